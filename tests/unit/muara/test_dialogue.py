"""What becomes of a message: pure decisions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.base import Content, Event, Surface
from forwarder.base import Decision, Facet, Join, Keep, Open, Turn
from muara.dialogue import decide, is_addressed
from muara.dialogue_state import Case, DialogueState, Policy
from muara.memory import Memory
from muara.receipts import public_acknowledgements
from normalizer.record import Record, RecordChoice
from store.models import ComplaintStatus
from tests.desk import START

maybe_id = st.none() | st.integers(1, 9)
moments = st.integers(-72, 72).map(lambda hours: START + timedelta(hours=hours))
cases = st.builds(
    Case,
    id=st.integers(1, 9),
    tracking_id=st.just("CTH-0000-0000"),
    status=st.sampled_from([status.value for status in ComplaintStatus]),
    summary=st.just("Jalan rusak"),
    last_message_at=moments,
    is_gathering=st.booleans(),
    awaiting=st.none() | st.sampled_from(Facet),
    is_secret=st.booleans(),
    is_merged=st.booleans(),
    is_emergency=st.booleans(),
    is_rated=st.booleans(),
)
memories = st.builds(
    Memory,
    language=st.sampled_from([None, "id", "en"]),
    greeted_at=st.none() | moments,
    choosing=st.lists(st.integers(1, 9), max_size=5).map(tuple),
    chosen_item=maybe_id,
    proving=st.sampled_from([None, "data", "erase", "status"]),
    proved_at=st.none() | moments,
    set_apart=st.lists(st.tuples(st.integers(1, 9), moments), max_size=3).map(tuple),
    new_wanted_at=st.none() | moments,
    asked_at=st.none() | moments,
    nudged_at=st.none() | moments,
    returned_at=st.none() | moments,
)
WORDS = ("2", "puas", "cek", "batal", "rahasia", "belum", "ya", "LAPOR", "data saya", "K7M2QX", "p")
policies = st.builds(
    Policy,
    public_replies=st.sampled_from(["off", "approved", "auto"]),
    answers_in_private_on=st.frozensets(st.sampled_from(Surface)),
    language=st.sampled_from(["id", "en", "xx"]),
)
states = st.builds(
    DialogueState,
    policy=policies,
    now=st.just(START),
    said_at=moments,
    heard_at=st.none() | moments,
    has_other_versions=st.booleans(),
    version_complaint=maybe_id,
    is_version_unsorted=st.booleans(),
    quoted_complaint=maybe_id,
    group_complaint=maybe_id,
    cases=st.lists(cases, max_size=3, unique_by=lambda case: case.id).map(tuple),
    memory=memories,
    is_held=st.booleans(),
    is_code_right=st.booleans(),
    item_id=st.integers(1, 9),
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
    text=st.none() | st.text(max_size=10) | st.sampled_from(WORDS),
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


def turn(said: Record, policy: Policy | None = None, **known: Any) -> Turn:
    values: dict[str, Any] = {"now": START, "said_at": START}
    return decide(DialogueState(policy=policy or Policy(), **(values | known)), said)


def decided(said: Record, policy: Policy | None = None, **known: Any) -> Decision:
    return turn(said, policy, **known).decision


def case(number: int = 5, hours: float = 0, **known: Any) -> Case:
    last = START - timedelta(hours=hours)
    return Case(id=number, tracking_id=f"CTH-000{number}", last_message_at=last, **known)


def purposes(decision: Decision) -> list[str]:
    assert isinstance(decision, Open)
    return [reply.purpose for reply in decision.replies]


@given(states, records)
def test_every_message_in_every_state_gets_one_decision(state: DialogueState, said: Record) -> None:
    assert isinstance(decide(state, said).decision, (Open, Join, Keep))


@given(states, records)
def test_the_same_message_in_the_same_state_gets_the_same_decision(
    state: DialogueState, said: Record
) -> None:
    assert decide(state, said) == decide(state, said)


@given(states, records)
def test_public_words_never_carry_the_tracking_id(state: DialogueState, said: Record) -> None:
    decision = decide(state, said).decision
    replies = decision.replies if isinstance(decision, Open) else ()
    assert not any("{tracking_id}" in reply.text for reply in replies if not reply.is_private)


@given(states, records)
def test_nothing_is_opened_by_a_deletion_a_command_a_button_or_a_lone_sticker(
    state: DialogueState, said: Record
) -> None:
    if isinstance(decide(state, said).decision, Open):
        assert said.event is not Event.DELETED
        is_threat = "threat_noted" in [reply.purpose for reply in decide(state, said).replies]
        is_told = len((said.text or "").split()) > 1 or is_threat
        assert said.content not in (Content.COMMAND, Content.STICKER) or is_told
        assert said.choice is None


@given(states, records)
def test_joined_complaints_are_ones_that_the_state_names(
    state: DialogueState, said: Record
) -> None:
    decision = decide(state, said).decision
    if isinstance(decision, Join):
        assert decision.complaint_id in {
            state.version_complaint,
            state.group_complaint,
            state.quoted_complaint,
            *(case.id for case in state.cases),
        }


@given(states, records)
def test_of_the_bots_lines_one_at_most_is_a_question(state: DialogueState, said: Record) -> None:
    asking = {"which_case", "ask_code", "language", "rating", "bot_question", "not_a_report"}
    assert len([r for r in decide(state, said).replies if r.purpose in asking]) <= 1


@given(states, records)
def test_the_bot_is_silent_where_an_operator_speaks_and_in_public(
    state: DialogueState, said: Record
) -> None:
    if state.is_held or said.surface is not Surface.DIRECT:
        said_there = {reply.purpose for reply in decide(state, said).replies}
        assert said_there <= {"threat_noted"}, "whom to call in danger would be said, too"


def test_a_direct_message_opens_a_complaint_with_one_greeting() -> None:
    found = turn(record())
    assert purposes(found.decision) == []
    assert [reply.purpose for reply in found.replies] == ["greeting"]
    assert not found.replies[0].waits


@pytest.mark.parametrize(
    ("hours", "joins"), [(0, True), (23.9, True), (24, True), (24.1, False), (100, False)]
)
def test_a_message_joins_within_the_window_of_the_last_one(hours: float, joins: bool) -> None:
    decision = decided(record(), cases=(case(hours=hours),))
    assert isinstance(decision, Join) == joins


def test_its_album_comes_before_what_it_quotes_and_that_before_what_is_recent() -> None:
    known: dict[str, Any] = {"cases": (case(3),)}
    assert decided(record(), **known) == Join(3)
    assert decided(record(), quoted_complaint=2, **known) == Join(2)
    assert decided(record(), group_complaint=1, quoted_complaint=2, **known) == Join(1)


def test_an_edit_or_deletion_goes_where_its_message_is() -> None:
    for event in (Event.EDITED, Event.DELETED):
        decision = decided(record(event=event), version_complaint=4, cases=(case(5),))
        assert decision == Join(4)


def test_an_edit_of_an_unsorted_message_waits_with_it() -> None:
    said = record(event=Event.EDITED, surface=Surface.COMMENT)
    decision = decided(said, has_other_versions=True, is_version_unsorted=True)
    assert decision == Keep("unsorted", is_unsorted=True)


def test_a_sticker_is_a_courtesy_even_within_a_story() -> None:
    decision = decided(record(content=Content.STICKER), cases=(case(5),))
    assert decision == Keep("courtesy")


@pytest.mark.parametrize("policy", ["off", "approved"])
@pytest.mark.parametrize("surface", [s for s in Surface if s is not Surface.DIRECT])
def test_public_surfaces_are_quiet_unless_told_otherwise(policy: Any, surface: Surface) -> None:
    decision = decided(record(surface=surface), Policy(public_replies=policy))
    assert decision == Keep("unsorted", is_unsorted=True)


@pytest.mark.parametrize("surface", [Surface.COMMENT, Surface.POST])
def test_auto_answers_openly_and_where_the_platform_allows_it_in_private(surface: Surface) -> None:
    said = record(surface=surface)
    mention = record(surface=Surface.MENTION)
    openly = Policy(public_replies="auto")
    both = Policy(public_replies="auto", answers_in_private_on=frozenset({surface}))
    assert purposes(decided(said, openly)) == ["public_acknowledgement"]
    assert purposes(decided(said, both)) == [
        "private_acknowledgement",
        "public_acknowledgement",
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
        ("/lapor@Aduan_Bot\nbanjir", Content.COMMAND, True),
        ("/lapor@cuaca_bot banjir", Content.COMMAND, False),
        (None, Content.COMMAND, True),
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
    assert is_addressed(Content.COMMAND, "/lapor@aduan_bot banjir", "")
