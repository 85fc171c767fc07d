"""What becomes of a message: pure decisions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.base import Content, Event, Surface
from forwarder.base import Decision, Join, Keep, Open
from muara.dialogue import (
    Case,
    DialogueState,
    Policy,
    decide,
    is_addressed,
    public_acknowledgements,
)
from normalizer.record import Record, RecordChoice
from tests.desk import START

maybe_id = st.none() | st.integers(1, 9)
policies = st.builds(
    Policy,
    public_replies=st.sampled_from(["off", "approved", "auto"]),
    answers_comments_in_private=st.booleans(),
    language=st.sampled_from(["id", "en", "xx"]),
)
states = st.builds(
    DialogueState,
    policy=policies,
    now=st.just(START),
    has_other_versions=st.booleans(),
    version_complaint=maybe_id,
    is_version_unsorted=st.booleans(),
    quoted_complaint=maybe_id,
    group_complaint=maybe_id,
    latest_complaint=maybe_id,
    latest_message_at=st.none()
    | st.integers(-72, 72).map(lambda hours: START + timedelta(hours=hours)),
)
records = st.builds(
    Record,
    channel=st.just("chat"),
    kind=st.just("chat"),
    external_id=st.text(max_size=5),
    event=st.sampled_from(Event),
    surface=st.sampled_from(Surface),
    content=st.sampled_from(Content),
    conversation_id=st.just("c"),
    text=st.none() | st.text(max_size=10),
    choice=st.none() | st.just(RecordChoice(id="yes")),
)


def record(**changed: Any) -> Record:
    values: dict[str, Any] = {
        "channel": "chat",
        "kind": "chat",
        "external_id": "1",
        "surface": Surface.DIRECT,
        "content": Content.TEXT,
        "conversation_id": "c",
        "text": "Jalan rusak",
    }
    return Record(**(values | changed))


def decided(said: Record, policy: Policy | None = None, **known: Any) -> Decision:
    return decide(DialogueState(policy=policy or Policy(), now=START, **known), said)


def purposes(decision: Decision) -> list[str]:
    assert isinstance(decision, Open)
    return [reply.purpose for reply in decision.replies]


@given(states, records)
def test_every_message_in_every_state_gets_one_decision(state: DialogueState, said: Record) -> None:
    assert isinstance(decide(state, said), (Open, Join, Ask, Keep))


@given(states, records)
def test_the_same_message_in_the_same_state_gets_the_same_decision(
    state: DialogueState, said: Record
) -> None:
    assert decide(state, said) == decide(state, said)


@given(states, records)
def test_public_words_never_carry_the_tracking_id(state: DialogueState, said: Record) -> None:
    decision = decide(state, said)
    replies = decision.replies if isinstance(decision, Open) else ()
    assert not any("{tracking_id}" in reply.text for reply in replies if not reply.is_private)


@given(states, records)
def test_nothing_is_opened_by_a_deletion_a_command_a_button_or_a_lone_sticker(
    state: DialogueState, said: Record
) -> None:
    if isinstance(decide(state, said), Open):
        assert said.event is not Event.DELETED
        assert said.content not in (Content.COMMAND, Content.STICKER)
        assert said.choice is None


@given(states, records)
def test_joined_complaints_are_ones_that_the_state_names(
    state: DialogueState, said: Record
) -> None:
    decision = decide(state, said)
    if isinstance(decision, Join):
        assert decision.complaint_id in {
            state.version_complaint,
            state.group_complaint,
            state.quoted_complaint,
            state.latest_complaint,
        }


def test_a_direct_message_opens_a_complaint_with_one_private_acknowledgement() -> None:
    decision = decided(record())
    assert purposes(decision) == ["acknowledgement"]
    assert isinstance(decision, Open)
    assert "{tracking_id}" in decision.replies[0].text


@pytest.mark.parametrize(
    ("hours", "joins"), [(0, True), (23.9, True), (24, True), (24.1, False), (100, False)]
)
def test_a_message_joins_within_the_window_of_the_last_one(hours: float, joins: bool) -> None:
    last = START - timedelta(hours=hours)
    decision = decided(record(), latest_complaint=5, latest_message_at=last)
    assert isinstance(decision, Join) == joins


def test_its_album_comes_before_what_it_quotes_and_that_before_what_is_recent() -> None:
    known: dict[str, Any] = {"latest_complaint": 3, "latest_message_at": START}
    assert decided(record(), **known) == Join(3)
    assert decided(record(), quoted_complaint=2, **known) == Join(2)
    assert decided(record(), group_complaint=1, quoted_complaint=2, **known) == Join(1)


def test_an_edit_or_deletion_goes_where_its_message_is() -> None:
    for event in (Event.EDITED, Event.DELETED):
        decision = decided(record(event=event), version_complaint=4, latest_complaint=5)
        assert decision == Join(4)


def test_an_edit_of_an_unsorted_message_waits_with_it() -> None:
    said = record(event=Event.EDITED, surface=Surface.COMMENT)
    decision = decided(said, has_other_versions=True, is_version_unsorted=True)
    assert decision == Keep("unsorted", is_unsorted=True)


def test_a_sticker_within_a_story_belongs_to_it() -> None:
    decision = decided(record(content=Content.STICKER), latest_complaint=5, latest_message_at=START)
    assert decision == Join(5)


@pytest.mark.parametrize("policy", ["off", "approved"])
@pytest.mark.parametrize("surface", [s for s in Surface if s is not Surface.DIRECT])
def test_public_surfaces_are_quiet_unless_told_otherwise(policy: Any, surface: Surface) -> None:
    decision = decided(record(surface=surface), Policy(public_replies=policy))
    assert decision == Keep("unsorted", is_unsorted=True)


def test_auto_answers_a_comment_openly_and_where_possible_in_private() -> None:
    comment = record(surface=Surface.COMMENT)
    mention = record(surface=Surface.MENTION)
    openly = Policy(public_replies="auto")
    both = Policy(public_replies="auto", answers_comments_in_private=True)
    assert purposes(decided(comment, openly)) == ["public_acknowledgement"]
    assert purposes(decided(comment, both)) == [
        "public_acknowledgement",
        "private_acknowledgement",
    ]
    assert purposes(decided(mention, both)) == ["public_acknowledgement"]


def test_off_says_nothing_in_public_even_to_an_approved_report() -> None:
    assert public_acknowledgements(Policy(public_replies="off"), record()) == ()


def test_public_words_vary_because_platforms_refuse_the_same_words_twice() -> None:
    policy = Policy(public_replies="auto")
    said = {public_acknowledgements(policy, record(external_id=str(n)))[0].text for n in range(30)}
    assert len(said) > 1


@pytest.mark.parametrize(
    ("text", "content", "addressed"),
    [
        ("Tolong @Aduan_Bot ada banjir", Content.TEXT, True),
        ("ada banjir", Content.TEXT, False),
        ("/lapor banjir", Content.COMMAND, True),
        (None, Content.IMAGE, False),
    ],
)
def test_in_a_group_only_what_is_addressed_to_the_bot_counts(
    text: str | None, content: Content, addressed: bool
) -> None:
    said = record(text=text, content=content, surface=Surface.GROUP)
    assert is_addressed(said.content, said.text, "aduan_bot") == addressed


def test_a_bot_without_a_name_is_addressed_by_commands_only() -> None:
    assert not is_addressed(Content.TEXT, "@ halo", "")
