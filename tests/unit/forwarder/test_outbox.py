"""Replies to citizens: sent once, tried again, looked up, given up; on both databases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from channels.base import Choice, FindsReplies, MessageRef, ReplyRules, Surface, Template
from channels.errors import (
    AnswerLost,
    ChannelError,
    PermanentFailure,
    TemporaryFailure,
    WindowClosed,
)
from forwarder.base import STATUS_PURPOSES
from forwarder.outbox import Outbox, ReplyChannel
from forwarder.retry import RetryRules
from muara.dialogue_state import Policy
from muara.gathering import Gathering
from muara.words import line
from store import people, queries, sending
from store.errors import Conflict
from store.models import complaints, conversations, outbox, outbox_attempts
from store.scope import SYSTEM, Scope
from store.sealing import Keyring
from store.session import Store
from tests.desk import START, Desk, comment, message, rules

OPERATOR = Scope(actor="operator:7")


class Platform:
    """Takes replies, and fails as it is told: one error per call, None takes the reply."""

    def __init__(self, *errors: Exception | None) -> None:
        self.errors = list(errors)
        self.said: list[tuple[MessageRef, str]] = []
        self.templates: list[Template | None] = []
        self.keys: list[str] = []
        self.buttons: list[tuple[list[str | None], bool]] = []
        self.tagged: list[bool] = []
        self.during: Callable[[], object] = lambda: None

    def reply(
        self,
        to: MessageRef,
        text: str,
        *,
        private: bool = False,
        template: Template | None = None,
        key: str = "",
        choices: Sequence[Choice] = (),
        asks_location: bool = False,
        is_by_person: bool = False,
    ) -> str:
        del private
        self.during()
        self.buttons.append(([choice.title for choice in choices], asks_location))
        self.keys.append(key)
        self.tagged.append(is_by_person)
        error = self.errors.pop(0) if self.errors else None
        if error is not None:
            raise error
        self.said.append((to, text))
        self.templates.append(template)
        return f"reply-{len(self.said)}"


class ReadablePlatform(Platform):
    """The same, and tells whether it has a reply."""

    found: str | None = None
    cannot_tell = False

    def find(self, to: MessageRef, text: str, since: datetime) -> str | None:
        del to, text, since
        if self.cannot_tell:
            raise TemporaryFailure("The platform is away.")
        return self.found


def sender(desk: Desk, platform: Platform, **limits: Any) -> Outbox:
    channel = ReplyChannel(
        name="chat",
        adapter=platform,
        rules=ReplyRules(max_length=4_000, **limits),
        message_hash=desk.pipeline.identities("chat").message,
        answers_nobody=lambda code: code == "401",
        templates={"acknowledgement": "template-1"} if limits.get("has_templates") else {},
    )
    return Outbox(desk.store, channel, desk.clock, RetryRules(), jitter=lambda: 0.5)


def due(desk: Desk) -> None:
    desk.take(message("1"))
    desk.wait(seconds=61)


def erase(desk: Desk) -> None:
    with desk.store.write() as connection:
        people.erase_reporter(SYSTEM, connection, 1, START, "asked")


def receipted(desk: Desk) -> None:
    """One complaint whose receipt is due, and nothing else: the greeting was said before."""
    desk.channels["chat"] = rules(policy=Policy(questions=0))
    due(desk)
    with desk.store.write() as connection:
        connection.execute(delete(outbox))
    desk.go_on()


def attempts(desk: Desk) -> list[str | None]:
    return [row.outcome for row in desk.rows(outbox_attempts)]


def test_a_due_reply_is_sent_once_to_the_right_place_with_the_number(desk: Desk) -> None:
    platform = Platform()
    receipted(desk)
    for _ in range(2):
        sender(desk, platform).send_due()

    ((to, text),) = platform.said
    (complaint,) = desk.complaints
    assert (to.conversation_id, to.external_id, to.address) == (
        "with-warga-1",
        "1",
        "chat:warga-1",
    )
    assert complaint.tracking_id in text
    assert complaint.acknowledged_at == desk.clock.now()
    assert (desk.replies[0].state, attempts(desk)) == ("sent", ["sent"])
    assert desk.events[-1] == "reply_sent"


def test_nothing_is_sent_before_it_is_due(desk: Desk) -> None:
    platform = Platform()
    desk.channels["chat"] = rules(policy=Policy(public_replies="auto"))
    desk.take(comment("1"))
    desk.wait(seconds=59)
    sender(desk, platform).send_due()

    assert platform.said == []


def test_many_due_replies_are_all_sent(desk: Desk) -> None:
    platform = Platform()
    desk.take(*(message(str(n), f"warga-{n}") for n in range(23)))
    desk.wait(seconds=61)

    assert sender(desk, platform).send_due() == {"sent": 23}


def test_after_a_temporary_failure_it_is_tried_again_with_growing_pauses(desk: Desk) -> None:
    platform = Platform(*[TemporaryFailure("The platform is away.")] * 3)
    due(desk)
    pauses = []
    for _ in range(3):
        sender(desk, platform).send_due()
        pauses.append((desk.replies[0].due_at - desk.clock.now()).total_seconds())
        desk.clock.set(desk.replies[0].due_at)
    sender(desk, platform).send_due()

    assert pauses == [30, 60, 120]
    assert len(platform.said) == 1
    assert len(set(platform.keys)) == 1
    assert attempts(desk) == ["failed", "failed", "failed", "sent"]


def test_what_follows_waits_for_a_greeting_that_is_about_to_be_tried_again(desk: Desk) -> None:
    desk.channels["chat"] = rules(policy=Policy(questions=0))
    platform = Platform(AWAY, AWAY)
    desk.take(message("1"))
    for _ in range(10):
        sender(desk, platform).send_due()
        desk.wait(seconds=20)
        desk.go_on()

    assert [row.purpose for row in desk.replies] == ["greeting", "acknowledgement"]
    assert [row.state for row in desk.replies] == ["sent", "sent"]
    (_, first), (_, last) = platform.said
    assert (desk.complaints[0].tracking_id in first, "CTH-" in last) == (False, True)


def test_a_greeting_that_waits_long_is_overtaken_and_not_said_any_more(desk: Desk) -> None:
    desk.channels["chat"] = rules(policy=Policy(questions=0))
    platform = Platform(TemporaryFailure("Slow down.", retry_after=900))
    desk.take(message("1"))
    for _ in range(60):
        sender(desk, platform).send_due()
        desk.wait(seconds=20)
        desk.go_on()

    states = {row.purpose: row.state for row in desk.replies}
    assert states == {"greeting": "dropped", "acknowledgement": "sent"}
    assert "reply_dropped" in desk.events


def test_what_is_due_together_is_said_in_its_order_and_not_past_what_fails(desk: Desk) -> None:
    desk.channels["chat"] = rules(policy=Policy(questions=0))
    platform = Platform(AWAY)
    receipted(desk)
    purpose(desk, "progress")
    desk.take(message("2", text="CEK", sent_at=desk.clock.now().isoformat()))
    assert sender(desk, platform).send_due() == {"failed": 1}
    assert platform.said == []

    desk.wait(seconds=30)
    assert sender(desk, platform).send_due() == {"sent": 2}


def test_a_reply_that_fails_holds_up_nobody_else(desk: Desk) -> None:
    platform = Platform(AWAY)
    desk.take(message("1"), message("2", "warga-2"))

    assert sender(desk, platform).send_due() == {"failed": 1, "sent": 1}


def test_whom_to_call_in_danger_waits_for_no_greeting(desk: Desk) -> None:
    platform = Platform(AWAY)
    desk.take(message("1", text="Selamat pagi"))
    sender(desk, platform).send_due()
    writes(desk, "Tolong, kebakaran di pasar, ada orang terjebak")
    sender(desk, platform).send_due()

    assert [row.state for row in desk.replies if row.purpose == "emergency"] == ["sent"]


def test_the_platforms_own_pause_is_kept(desk: Desk) -> None:
    platform = Platform(TemporaryFailure("Slow down.", retry_after=900))
    due(desk)
    sender(desk, platform).send_due()

    assert desk.replies[0].due_at == desk.clock.now() + timedelta(seconds=900)


AWAY = TemporaryFailure("The platform is away.")
NO_TOKEN = PermanentFailure("The platform does not accept our token.", code="401")


@pytest.mark.parametrize("trouble", [AWAY, NO_TOKEN])
def test_a_platform_that_answers_nobody_for_two_days_costs_no_reply(
    desk: Desk, trouble: ChannelError
) -> None:
    platform = Platform(*[trouble] * 24)
    desk.take(message("1"))
    desk.wait(days=5)  # it waited for something else before: that counts for nothing
    for _ in range(24):
        sender(desk, platform).send_due()
        assert desk.replies[0].state == "failed"
        desk.wait(hours=2)
    sender(desk, platform).send_due()
    assert (desk.replies[0].state, len(platform.said)) == ("sent", 1)


@pytest.mark.parametrize("trouble", [AWAY, NO_TOKEN])
def test_after_three_days_of_failures_a_person_must_look(desk: Desk, trouble: ChannelError) -> None:
    platform = Platform(*[trouble] * 40)
    due(desk)
    for _ in range(38):
        sender(desk, platform).send_due()
        desk.wait(hours=2)
    (reply,) = desk.replies
    assert (reply.state, "platform" in str(reply.last_error)) == ("dead", True)
    assert len(platform.keys) == 38  # 36 in three days, and the one that was too late
    assert desk.events[-1] == "reply_failed"


def test_a_reply_that_fails_on_while_others_get_through_is_given_up_sooner(desk: Desk) -> None:
    due(desk)
    for _ in range(4):
        sender(desk, Platform(AWAY)).send_due()
        desk.wait(hours=1)
    desk.take(message("2", "warga-2"))
    desk.wait(seconds=61)
    sender(desk, Platform(AWAY)).send_due()
    assert sorted(row.state for row in desk.replies) == ["failed", "sent"]
    for _ in range(3):
        desk.wait(hours=2)
        sender(desk, Platform(AWAY)).send_due()
    assert sorted(row.state for row in desk.replies) == ["dead", "sent"]
    assert len(attempts(desk)) == RetryRules().max_attempts + 1


def test_a_platform_that_answers_nobody_is_not_asked_for_each_reply(desk: Desk) -> None:
    for person in range(30):
        desk.take(message(f"m-{person}", f"warga-{person}"))
    desk.wait(seconds=61)
    platform = Platform(*[NO_TOKEN] * 200)
    for _ in range(10):
        sender(desk, platform).send_due()
        desk.wait(seconds=2)
    assert len(platform.keys) <= 10
    platform.errors.clear()
    desk.wait(hours=2)
    sender(desk, platform).send_due()
    assert [row.state for row in desk.replies] == ["sent"] * 30


def test_a_refusal_is_final_and_names_the_platforms_code(desk: Desk) -> None:
    due(desk)
    platform = Platform(PermanentFailure("The citizen is unavailable.", code="551"))
    sender(desk, platform).send_due()

    assert desk.replies[0].state == "dead"
    assert desk.replies[0].last_error == "The citizen is unavailable. (551)"


def test_a_reply_that_failed_holds_up_neither_others_nor_intake(desk: Desk) -> None:
    platform = Platform(PermanentFailure("No."))
    desk.take(message("1"), message("2", "warga-2"))
    desk.wait(seconds=61)
    sender(desk, platform).send_due()
    desk.take(message("3", "warga-3"))

    assert [row.state for row in desk.replies] == ["dead", "sent", "due"]


def test_a_reply_over_which_our_own_code_stumbles_is_set_apart(desk: Desk) -> None:
    platform = Platform(KeyError("a mistake of ours"))
    desk.take(message("1"), message("2", "warga-2"))
    desk.wait(seconds=61)
    done = sender(desk, platform).send_due()

    assert [row.state for row in desk.replies] == ["dead", "sent"]
    assert desk.replies[0].last_error == "unexpected_error:KeyError"
    assert done == {"dead": 1, "sent": 1}


def test_a_lost_reply_that_cannot_be_looked_up_for_a_mistake_of_ours_is_set_apart(
    desk: Desk,
) -> None:
    platform = ReadablePlatform(AnswerLost("The connection broke."))
    due(desk)
    sender(desk, platform).send_due()
    with desk.store.write() as connection:
        connection.execute(update(outbox).values(sealed=b"no letter"))
    desk.take(message("2", "warga-2"))
    desk.wait(seconds=61)
    sender(desk, platform).send_due()

    assert [row.state for row in desk.replies] == ["dead", "sent"]


def test_a_lost_answer_is_looked_up_and_found(desk: Desk) -> None:
    platform = ReadablePlatform(AnswerLost("The answer was lost."))
    platform.found = "reply-77"
    receipted(desk)
    sender(desk, platform).send_due()
    assert desk.replies[0].state == "uncertain"
    desk.wait(seconds=30)
    sender(desk, platform).send_due()

    assert (desk.replies[0].state, platform.said) == ("sent", [])
    assert desk.complaints[0].acknowledged_at is not None


def test_a_lost_answer_that_is_not_found_is_repeated(desk: Desk) -> None:
    platform = ReadablePlatform(AnswerLost("The answer was lost."))
    assert isinstance(platform, FindsReplies)
    due(desk)
    sender(desk, platform).send_due()
    desk.wait(seconds=30)
    sender(desk, platform).send_due()

    assert (desk.replies[0].state, len(platform.said)) == ("sent", 1)
    assert "reply_repeated" in desk.events


def test_while_the_platform_cannot_tell_nothing_is_repeated(desk: Desk) -> None:
    platform = ReadablePlatform(AnswerLost("The answer was lost."))
    platform.cannot_tell = True
    due(desk)
    for _ in range(4):
        sender(desk, platform).send_due()
        desk.wait(minutes=5)

    assert (desk.replies[0].state, platform.said) == ("uncertain", [])


def test_where_nobody_can_tell_it_is_repeated_a_few_times_and_in_the_end_a_person_must_look(
    desk: Desk,
) -> None:
    platform = Platform(*[LOST] * 99)
    due(desk)
    copies = []
    for minutes in [5] * 14 * 12 + [60] * 57:
        sender(desk, platform).send_due()
        copies.append(len(platform.keys))
        desk.wait(minutes=minutes)
    assert desk.replies[0].state == "uncertain", "nothing else got through either"
    for _ in range(3):
        desk.wait(hours=1)
        sender(desk, platform).send_due()

    (reply,) = desk.replies
    assert (reply.state, reply.last_error) == ("dead", "uncertain_each_time")
    assert [copies.index(count) * 5 for count in (1, 2, 3, 4)] == [0, 5, 65, 13 * 60 + 5]
    assert copies[-1] == 4


def test_a_platform_that_loses_all_answers_for_ten_minutes_costs_no_reply_although_nobody_can_tell(
    desk: Desk,
) -> None:
    platform = Platform(*[LOST] * 2)
    due(desk)
    for wait in (40, 3_600):
        sender(desk, platform).send_due()
        assert desk.replies[0].state == "uncertain"
        desk.wait(seconds=5)
        sender(desk, platform).send_due()
        assert desk.replies[0].state == "uncertain", "it is not repeated at once"
        desk.wait(seconds=wait)
    sender(desk, platform).send_due()
    assert (desk.replies[0].state, len(platform.said)) == ("sent", 1)


def lose(desk: Desk, *minutes: int) -> None:
    """The answer to what is due is lost, each time after so many minutes."""
    for wait in minutes:
        desk.wait(minutes=wait)
        sender(desk, Platform(*[LOST] * 9)).send_due()


def get_through(desk: Desk, person: str) -> None:
    """Somebody else writes, and reads a reply."""
    desk.take(message(person, person))
    desk.wait(seconds=61)
    sender(desk, Platform()).send_due()


def states(desk: Desk) -> list[str]:
    return [row.state for row in desk.replies]


def test_what_waits_for_half_a_day_is_repeated_soon_after_another_got_through(desk: Desk) -> None:
    due(desk)
    lose(desk, 0, 1, 62)
    desk.wait(minutes=20)
    get_through(desk, "warga-2")
    assert states(desk) == ["uncertain", "sent"]
    desk.wait(minutes=1)
    sender(desk, Platform()).send_due()
    assert states(desk) == ["sent", "sent"]


def test_the_last_copy_is_kept_while_the_answers_of_others_are_lost_too(desk: Desk) -> None:
    platform = Platform(*[LOST] * 99)
    box = sender(desk, platform)
    for hour in range(30):
        if hour % 5 == 0:
            desk.take(message(f"m-{hour}", f"warga-{hour}"))
        for _ in range(6):
            desk.wait(minutes=10)
            box.send_due()
    assert states(desk) == ["uncertain"] * 6
    assert len(platform.keys) == 6 * 3, "of each the last one is left"

    get_through(desk, "warga-99")
    for _ in range(2):
        desk.wait(minutes=1)
        sender(desk, Platform()).send_due()
    assert states(desk) == ["sent"] * 7


def test_where_nobody_else_writes_the_last_copy_is_used_after_half_a_day_all_the_same(
    desk: Desk,
) -> None:
    due(desk)
    lose(desk, 0, 1, 62)
    desk.take(message("2", "warga-2"))
    lose(desk, 2, 1, 62, *[60] * 9)
    assert attempts(desk) == ["uncertain"] * 6
    lose(desk, *[60] * 9)
    assert attempts(desk) == ["uncertain"] * 8
    assert states(desk) == ["uncertain"] * 2, "nothing got through, so nothing is given up"

    get_through(desk, "warga-3")
    lose(desk, 2)
    assert states(desk) == ["dead", "dead", "sent"], "four copies, and no more"


def test_where_answers_are_lost_now_and_then_the_last_copy_is_not_used_up_within_minutes(
    desk: Desk,
) -> None:
    due(desk)
    lose(desk, 0, 1)
    get_through(desk, "warga-2")
    lose(desk, 1)
    get_through(desk, "warga-3")
    lose(desk, 2, 10)
    assert len([1 for outcome in attempts(desk) if outcome == "uncertain"]) == 3
    get_through(desk, "warga-4")
    desk.wait(hours=1)
    sender(desk, Platform()).send_due()
    assert states(desk) == ["sent"] * 4


def test_a_sender_that_died_in_the_middle_leaves_an_uncertain_row(desk: Desk) -> None:
    platform = ReadablePlatform(KeyboardInterrupt())  # type: ignore[arg-type]  # like a kill
    due(desk)
    with pytest.raises(KeyboardInterrupt):
        sender(desk, platform).send_due()
    assert desk.replies[0].state == "sending"

    sender(desk, platform).send_due()
    assert desk.replies[0].state == "sending"
    desk.wait(seconds=120)
    sender(desk, platform).send_due()
    assert desk.replies[0].state == "uncertain"
    assert attempts(desk) == ["uncertain"]


def test_two_senders_at_once_send_it_once(desk: Desk) -> None:
    platform, other = Platform(), Platform()
    due(desk)
    platform.during = lambda: sender(desk, other).send_due()
    sender(desk, platform).send_due()

    assert (len(platform.said), len(other.said)) == (1, 0)


DAY = {"window": timedelta(hours=24)}


def purpose(desk: Desk, name: str) -> None:
    """The reply is news of this kind."""
    with desk.store.write() as connection:
        connection.execute(update(outbox).values(purpose=name))


def how(desk: Desk) -> tuple[str, str | None]:
    return desk.replies[0].state, desk.replies[0].last_error


def writes(desk: Desk, said: str = "CEK") -> None:
    """The citizen writes again, now."""
    desk.take(message(f"m-{desk.clock.now()}", text=said, sent_at=desk.clock.now().isoformat()))


def test_outside_the_window_a_notice_goes_by_template_or_waits_for_their_next_message(
    desk: Desk,
) -> None:
    platform = Platform()
    receipted(desk)
    desk.wait(hours=30)
    sender(desk, platform, **DAY).send_due()
    assert (how(desk), platform.said) == (("waiting", "window_closed"), [])
    assert desk.events[-1] == "reply_waits"

    with desk.store.write() as connection:
        sending.let_go(
            OPERATOR,
            connection,
            desk.replies[0].id,
            desk.clock.now(),
            conversation_id=desk.replies[0].conversation_id,
            sealed=desk.replies[0].sealed,
        )
    sender(desk, platform, **DAY, has_templates=True).send_due()
    (template,) = platform.templates
    assert template is not None
    assert template.variables == {"1": desk.complaints[0].tracking_id}
    assert how(desk) == ("sent", None)


def test_what_waits_is_said_in_the_window_that_their_next_message_opens(desk: Desk) -> None:
    platform = Platform()
    receipted(desk)
    purpose(desk, "answer")
    desk.wait(hours=25)
    sender(desk, platform, **DAY).send_due()
    assert how(desk) == ("waiting", "window_closed")
    sender(desk, platform, **DAY).send_due()
    assert how(desk) == ("waiting", "window_closed")

    desk.wait(hours=1)
    writes(desk)
    assert how(desk) == ("due", None)
    sender(desk, platform, **DAY).send_due()
    (to, text), *_ = platform.said
    assert desk.complaints[0].tracking_id in text
    assert to.external_id != "1"  # it answers what they have just written
    assert how(desk) == ("sent", None)


def test_a_template_only_calls_where_somebody_has_written_an_answer(desk: Desk) -> None:
    platform = Platform()
    receipted(desk)
    purpose(desk, "answer")
    desk.wait(hours=30)
    outgoing = sender(desk, platform, **DAY, has_templates=True)
    outgoing._channel.templates["answer"] = "template-2"
    outgoing.send_due()
    outgoing.send_due()
    assert [template and template.id for template in platform.templates] == ["template-2"]
    assert how(desk) == ("waiting", "template_sent")

    receipt = {"status": "delivered", "external_id": "reply-1", "conversation_id": "with-warga-1"}
    desk.take({"receipt": receipt})
    assert desk.replies[0].delivery_status == "delivered"
    writes(desk)
    outgoing.send_due()
    assert platform.templates[1] is None
    assert how(desk) == ("sent", None)
    assert desk.replies[0].delivery_status is None  # of the answer nothing is known yet


PROMISING = [name for name in STATUS_PURPOSES if " untuk " in line("id", f"template.{name}")]


@pytest.mark.parametrize("name", PROMISING)
def test_whoever_answers_a_template_that_asks_for_it_reads_the_words(desk: Desk, name: str) -> None:
    platform = Platform()
    receipted(desk)
    purpose(desk, name)
    desk.wait(hours=30)
    outgoing = sender(desk, platform, **DAY)
    outgoing._channel.templates[name] = "template-2"
    outgoing.send_due()
    assert how(desk) == ("waiting", "template_sent")

    writes(desk)
    outgoing.send_due()
    assert [template and template.id for template in platform.templates[:2]] == ["template-2", None]
    assert desk.complaints[0].tracking_id in platform.said[1][1]
    assert how(desk) == ("sent", None)


@pytest.mark.parametrize("name", sorted(set(STATUS_PURPOSES) - set(PROMISING)))
def test_after_a_template_that_says_it_all_nothing_follows(desk: Desk, name: str) -> None:
    platform = Platform()
    receipted(desk)
    purpose(desk, name)
    desk.wait(hours=30)
    outgoing = sender(desk, platform, **DAY)
    outgoing._channel.templates[name] = "template-2"
    outgoing.send_due()
    assert how(desk) == ("sent", None)


@pytest.mark.parametrize(
    ("name", "hours", "tagged", "state"),
    [
        ("answer", 23, [False], "sent"),
        ("answer", 25, [True], "sent"),
        ("question", 7 * 24 - 1, [True], "sent"),
        ("message", 25, [True], "sent"),
        ("progress", 25, [True], "sent"),
        ("answer", 7 * 24, [], "waiting"),
        ("assign", 23, [False], "sent"),
        ("assign", 25, [], "waiting"),
        ("overdue", 25, [], "waiting"),
        ("closing_soon", 25, [], "waiting"),
        ("is_it_done", 25, [], "waiting"),
        ("acknowledgement", 25, [], "waiting"),
    ],
)
def test_the_longer_window_is_for_nothing_but_what_an_operator_wrote(
    desk: Desk, name: str, hours: float, tagged: list[bool], state: str
) -> None:
    platform = Platform()
    receipted(desk)
    purpose(desk, name)
    desk.clock.set(START + timedelta(hours=hours))
    sender(desk, platform, **DAY, human_agent_window=timedelta(days=7)).send_due()
    assert (platform.tagged, desk.replies[0].state) == (tagged, state)


def test_the_platforms_word_on_the_window_counts_more_than_our_clock(desk: Desk) -> None:
    closed = WindowClosed("The window is over.", code="10/2018278")
    platform = Platform(closed)
    receipted(desk)
    for _ in range(2):
        sender(desk, platform, **DAY).send_due()
    assert (how(desk), platform.said) == (("waiting", "window_closed"), [])

    writes(desk)
    sender(desk, platform, **DAY).send_due()
    assert how(desk) == ("sent", None)


def test_where_the_longer_window_is_over_too_it_waits(desk: Desk) -> None:
    closed = WindowClosed("The window is over.", code="10/2018278")
    platform = Platform(closed, closed)
    receipted(desk)
    purpose(desk, "answer")
    for _ in range(3):
        sender(desk, platform, **DAY, human_agent_window=timedelta(days=7)).send_due()
    assert (platform.tagged, how(desk)) == ([False, True], ("waiting", "window_closed"))


@pytest.mark.parametrize("comes_early", [False, True])
def test_what_a_receipt_says_was_outside_the_window_was_not_sent(
    desk: Desk, comes_early: bool
) -> None:
    strict = ReplyRules(max_length=4_000, window_errors=frozenset({"63016"}))
    platform = Platform()
    receipted(desk)
    desk.channels["chat"] = replace(desk.channels["chat"], reply_rules=strict)
    receipt = {"status": "failed", "external_id": "reply-1", "conversation_id": "with-warga-1"}
    late = {"receipt": receipt | {"error_code": "63016"}}
    if comes_early:
        platform.during = lambda: desk.take(late)
    sender(desk, platform, **DAY).send_due()
    if not comes_early:
        assert desk.complaints[0].acknowledged_at is not None
        desk.take(late)
        assert how(desk) == ("due", "window_closed")
    sender(desk, platform, **DAY).send_due()
    assert how(desk) == ("waiting", "window_closed")
    assert (desk.replies[0].sent_at, desk.complaints[0].acknowledged_at) == (None, None)
    assert len(platform.said) == 1


def test_a_window_that_two_receipts_deny_is_not_tried_a_third_time(desk: Desk) -> None:
    strict = ReplyRules(max_length=4_000, window_errors=frozenset({"63016"}))
    platform = Platform()
    receipted(desk)
    desk.channels["chat"] = replace(desk.channels["chat"], reply_rules=strict)
    for number in (1, 2):
        sender(desk, platform, **DAY, has_templates=True).send_due()
        receipt = {"status": "failed", "external_id": f"reply-{number}", "error_code": "63016"}
        desk.take({"receipt": receipt | {"conversation_id": "with-warga-1"}})
    sender(desk, platform, **DAY, has_templates=True).send_due()
    assert how(desk) == ("waiting", "window_closed")
    assert [template is not None for template in platform.templates] == [False, True]


def test_whoever_wrote_while_we_noted_that_they_must_is_told_at_once(desk: Desk) -> None:
    platform = Platform(WindowClosed("The window is over."))
    receipted(desk)
    purpose(desk, "answer")
    desk.wait(hours=25)
    platform.during = lambda: writes(desk)
    for _ in range(2):
        sender(desk, platform, **DAY, human_agent_window=timedelta(days=7)).send_due()
        platform.during = lambda: None
    assert platform.tagged == [True, False, False]  # the last is the answer to CEK
    assert how(desk) == ("sent", None)


def commented(store: Store) -> Desk:
    """A comment that is to be answered in private and openly: both are due."""
    policy = Policy(public_replies="auto", answers_in_private_on=frozenset({Surface.COMMENT}))
    desk = Desk(store, [rules(policy=policy)])
    desk.take(comment("1"))
    desk.wait(seconds=61)
    return desk


def test_what_is_said_openly_follows_the_private_answer_and_announces_it(open_store: Store) -> None:
    desk, platform = commented(open_store), Platform()
    for _ in range(2):
        sender(desk, platform).send_due()

    private, public = [text for _, text in platform.said]
    assert desk.complaints[0].tracking_id in private
    assert "pesan pribadi" in public


@pytest.mark.parametrize(
    ("refusal", "state"),
    [
        (WindowClosed("This cannot be answered in private."), ("waiting", "not_private")),
        (PermanentFailure("No."), ("dead", "No.")),
    ],
)
def test_a_refused_private_answer_is_not_announced_openly(
    open_store: Store, refusal: Exception, state: tuple[str, str]
) -> None:
    desk, platform = commented(open_store), Platform(refusal)
    for _ in range(3):
        sender(desk, platform).send_due()

    private = [row for row in desk.replies if row.purpose == "private_acknowledgement"]
    assert [(row.state, row.last_error) for row in private] == [state]
    assert len(platform.said) == 1
    assert "pesan pribadi" not in platform.said[0][1]
    assert "petugas" in platform.said[0][1]


def test_a_private_answer_that_waits_for_their_message_is_no_failure(open_store: Store) -> None:
    desk = commented(open_store)
    sender(desk, Platform(WindowClosed("This cannot be answered in private."))).send_due()

    assert "reply_failed" not in desk.events


def test_a_private_answer_that_may_have_arrived_is_announced(open_store: Store) -> None:
    desk, platform = commented(open_store), Platform(AnswerLost("The answer was lost."))
    sender(desk, platform).send_due()
    sender(desk, platform).send_due()

    assert ["pesan pribadi" in text for _, text in platform.said] == [True]


def test_whoever_was_erased_meanwhile_is_told_nothing_openly(open_store: Store) -> None:
    desk, platform = commented(open_store), Platform(PermanentFailure("No."))
    platform.during = lambda: erase(desk)
    for _ in range(2):
        sender(desk, platform).send_due()

    assert platform.said == []


def test_who_blocked_us_is_left_in_peace(desk: Desk) -> None:
    platform = Platform()
    due(desk)
    with desk.store.write() as connection:
        connection.execute(update(conversations).values(blocked_at=START))
    sender(desk, platform).send_due()

    assert (desk.replies[0].last_error, platform.said) == ("blocked_by_citizen", [])


def test_nothing_is_sent_to_whoever_was_erased(desk: Desk) -> None:
    platform = Platform()
    due(desk)
    erase(desk)
    sender(desk, platform).send_due()

    assert (desk.replies[0].state, platform.said) == ("dropped", [])


def test_an_early_receipt_is_applied_once_we_know_our_replys_id(desk: Desk) -> None:
    platform = Platform()
    receipt = {"status": "delivered", "external_id": "reply-1", "conversation_id": "with-warga-1"}
    due(desk)
    platform.during = lambda: desk.take({"receipt": receipt})
    sender(desk, platform).send_due()

    assert desk.replies[0].delivery_status == "delivered"


def test_what_was_said_is_sealed(desk: Desk) -> None:
    due(desk)

    assert desk.complaints[0].tracking_id.encode() not in desk.replies[0].sealed


def test_an_operator_can_retry_the_dead_and_drop_what_waits(desk: Desk) -> None:
    due(desk)
    sender(desk, Platform(PermanentFailure("No."))).send_due()
    with desk.store.write() as connection:
        sending.retry(OPERATOR, connection, 1, desk.clock.now())
    assert desk.replies[0].state == "due"
    with desk.store.write() as connection:
        sending.drop(OPERATOR, connection, 1, desk.clock.now(), "told by phone")

    platform = Platform()
    sender(desk, platform).send_due()
    assert (desk.replies[0].state, platform.said) == ("dropped", [])
    with desk.store.read() as connection:
        history = queries.history_of(SYSTEM, connection, desk.complaints[0].id)
    assert [row.event for row in history[-2:]] == ["reply_retried", "reply_dropped"]
    assert history[-1].details["reason"] == "told by phone"


@pytest.mark.parametrize("state", ["due", "sending", "sent", "dropped"])
def test_only_what_failed_can_be_retried(desk: Desk, state: str) -> None:
    due(desk)
    set_state(desk.store, state)

    with pytest.raises(Conflict):
        decide(desk, lambda c: sending.retry(OPERATOR, c, 1, START))


def test_what_was_tried_since_somebody_looked_is_neither_retried_nor_dropped(desk: Desk) -> None:
    due(desk)

    def refuse() -> int:
        sender(desk, Platform(PermanentFailure("No."))).send_due()
        with desk.store.read() as connection:
            (row,) = queries.replies_to(SYSTEM, connection, desk.complaints[0].id)
        return int(row.attempted)

    seen = refuse()
    decide(desk, lambda c: sending.retry(OPERATOR, c, 1, START, seen=seen))
    assert refuse() > seen
    for change in (
        lambda c: sending.retry(OPERATOR, c, 1, START, seen=seen),
        lambda c: sending.drop(OPERATOR, c, 1, START, "no", seen=seen),
    ):
        with pytest.raises(Conflict):
            decide(desk, change)
    assert desk.replies[0].state == "dead"


@pytest.mark.parametrize("state", ["sending", "sent", "dropped"])
def test_what_is_under_way_or_over_cannot_be_dropped(desk: Desk, state: str) -> None:
    due(desk)
    set_state(desk.store, state)

    with pytest.raises(Conflict):
        decide(desk, lambda c: sending.drop(OPERATOR, c, 1, START, "no"))


def set_state(store: Store, state: str) -> None:
    with store.write() as connection:
        connection.execute(update(outbox).values(state=state))


def decide(desk: Desk, change: Callable[[Connection], None]) -> None:
    with desk.store.write() as connection:
        change(connection)


def test_words_that_another_reply_has_used_up_are_sent_with_a_number_behind(desk: Desk) -> None:
    platform = ReadablePlatform(AnswerLost("It has these words.", code="duplicate"))
    due(desk)
    box = sender(desk, platform)
    box.send_due()
    desk.wait(seconds=21)
    box.send_due()

    ((_, text),) = platform.said
    assert text.endswith("(2)")
    assert (desk.replies[0].state, attempts(desk)) == ("sent", ["uncertain", "sent"])


LOST = AnswerLost("The platform has a fault.", code="503")


def test_a_platform_that_refuses_every_new_message_but_answers_look_ups_loses_no_reply(
    desk: Desk,
) -> None:
    platform = ReadablePlatform(*[LOST] * 200)
    desk.take(message("1", "warga-1"), message("2", "warga-2"))
    desk.wait(seconds=61)
    box = sender(desk, platform)
    for _ in range(130):
        box.send_due()
        desk.wait(minutes=1)
    assert platform.said == []
    assert len(platform.keys) <= 24, "nor is it asked all the time"

    platform.errors.clear()
    desk.wait(hours=1)
    box.send_due()
    assert [row.state for row in desk.replies] == ["sent", "sent"]


def test_a_reply_that_is_never_found_while_others_get_through_is_given_up(desk: Desk) -> None:
    due(desk)
    box = sender(desk, ReadablePlatform(*[LOST] * 20))
    box.send_due()
    desk.take(message("2", "warga-2"))
    desk.wait(seconds=19)
    sender(desk, ReadablePlatform()).send_due()
    for _ in range(12):
        box.send_due()
        desk.wait(hours=2)

    assert [row.state for row in desk.replies] == ["dead", "sent"]
    assert len(attempts(desk)) == RetryRules().max_attempts + 1


def test_a_reply_that_is_not_found_for_three_days_is_given_up(desk: Desk) -> None:
    due(desk)
    box = sender(desk, ReadablePlatform(*[LOST] * 60))
    for _ in range(38):
        box.send_due()
        desk.wait(hours=2)

    assert desk.replies[0].state == "dead"


def test_while_a_worker_holds_the_complaint_its_reply_is_left_for_the_next_time(
    migrated_postgres_url: str, keyring: Keyring
) -> None:
    store = Store(migrated_postgres_url, keyring)
    desk = Desk(store)
    due(desk)
    platform = Platform()
    with store.write() as worker:
        worker.execute(update(complaints).values(is_gathering=True))
        assert sender(desk, platform).send_due() == {}
    assert sender(desk, platform).send_due() == {"sent": 1}
    store.close()


def test_another_reply_of_the_same_words_is_not_taken_for_the_lost_one(desk: Desk) -> None:
    platform = ReadablePlatform(None, AnswerLost("The answer was lost."))
    desk.take(message("1", "warga-1"), message("2", "warga-2"))
    desk.wait(seconds=61)
    box = sender(desk, platform)
    box.send_due()
    desk.wait(seconds=21)
    platform.found = "reply-1"
    box.send_due()

    assert len(platform.said) == 2
    assert [row.state for row in desk.replies] == ["sent", "sent"]


def test_of_two_lost_replies_with_the_same_words_neither_is_taken_for_the_other(
    desk: Desk,
) -> None:
    receipted(desk)
    with desk.store.write() as connection:
        row = connection.execute(select(outbox)).one()._asdict()
        twin = row | {"id": row["id"] + 1, "idempotency_key": "of-somebody-else"}
        connection.execute(insert(outbox).values(**twin))
    platform = ReadablePlatform(*[AnswerLost("The answer was lost.")] * 2)
    box = sender(desk, platform)
    box.send_due()
    desk.wait(seconds=21)
    platform.found = "reply-of-one-of-them"
    box.send_due()

    assert {row.state for row in desk.replies} == {"sent"}
    assert platform.said, "nobody knows whose it was: it is said once more"


# --- buttons -----------------------------------------------------------------------------------


def test_quick_replies_and_the_wish_for_a_place_reach_the_platform(desk: Desk) -> None:
    platform = Platform()
    desk.take(message("1", text="bahasa"))
    sender(desk, platform).send_due()
    desk.take(message("2", "warga-2", text="Lampu jalan mati sejak kemarin"))
    desk.wait(seconds=61)
    Gathering(desk.store, desk.channels, desk.clock).go_on()
    sender(desk, platform).send_due()

    (languages, asks_location), *_, last = platform.buttons
    assert (languages[:2], asks_location) == (["Bahasa Indonesia", "English"], False)
    assert last == (["Lewati"], True)


def test_words_whose_buttons_are_refused_are_sent_without(desk: Desk) -> None:
    platform = Platform(PermanentFailure("The platform does not take such buttons.", code="400"))
    desk.take(message("1", text="bahasa"))
    sender(desk, platform).send_due()

    assert [bool(titles) for titles, _ in platform.buttons] == [True, False]
    assert len(set(platform.keys)) == 1
    assert len(platform.said) == 1
    assert (desk.replies[0].state, attempts(desk)) == ("sent", ["sent"])


def test_what_is_refused_with_and_without_buttons_is_given_up(desk: Desk) -> None:
    refused = PermanentFailure("The citizen has blocked us.", code="403")
    platform = Platform(refused, refused)
    desk.take(message("1", text="bahasa"))
    sender(desk, platform).send_due()

    assert len(platform.buttons) == 2
    assert (desk.replies[0].state, desk.replies[0].last_error) == ("dead", f"{refused} (403)")


def test_buttons_whose_answer_was_lost_are_not_sent_again_at_once(desk: Desk) -> None:
    platform = Platform(AnswerLost("The connection broke."))
    desk.take(message("1", text="bahasa"))
    sender(desk, platform).send_due()

    assert (len(platform.buttons), desk.replies[0].state) == (1, "uncertain")
