"""What goes wrong with a platform is classified by its code, kept once, and told at both ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from channels.base import Finding
from channels.errors import ChannelError, PermanentFailure, TemporaryFailure
from muara.app import Application, open_application
from muara.causes import Cause, classify
from muara.clock import FixedClock
from muara.conditions import Conditions, of_attempt, of_error, of_finding
from muara.words import LANGUAGES, keys
from store.sync_models import channel_conditions
from tests.installation import START, settings_for


@pytest.mark.parametrize(
    ("kind", "code", "cause"),
    [
        ("facebook", "190/463", Cause.TOKEN_EXPIRED),
        ("facebook", "190", Cause.TOKEN_REFUSED),
        ("facebook", "190/460", Cause.TOKEN_REFUSED),
        ("facebook", "102", Cause.TOKEN_REFUSED),
        ("facebook", "10", Cause.PERMISSION_MISSING),
        ("facebook", "200", Cause.PERMISSION_MISSING),
        ("facebook", "299", Cause.PERMISSION_MISSING),
        ("facebook", "200/1545041", None),
        ("facebook", "4", Cause.RATE_LIMITED),
        ("facebook", "80001", Cause.RATE_LIMITED),
        ("facebook", "80015", None),
        ("facebook", "368", Cause.BLOCKED),
        ("facebook", "100", None),
        ("telegram", "401", Cause.TOKEN_REFUSED),
        ("telegram", "404", Cause.TOKEN_REFUSED),
        ("telegram", "409", Cause.READ_ELSEWHERE),
        ("telegram", "429", Cause.RATE_LIMITED),
        ("twitter", "401", Cause.TOKEN_REFUSED),
        ("twitter", "402", Cause.CREDIT_SPENT),
        ("twitter", "403", Cause.PERMISSION_MISSING),
        ("twitter", "budget", Cause.BUDGET_SPENT),
        ("twitter", "cap", Cause.CAP_SPENT),
        ("whatsapp", "20003", Cause.TOKEN_REFUSED),
        ("whatsapp", "20429", Cause.RATE_LIMITED),
        ("whatsapp", "20005", Cause.ACCOUNT_INACTIVE),
        ("whatsapp", "500", None),
        ("youtube", "403", Cause.PERMISSION_MISSING),
        ("anything", None, None),
    ],
)
def test_a_platforms_code_tells_the_cause(kind: str, code: str | None, cause: Cause | None) -> None:
    assert classify(kind, code) == cause


@pytest.mark.parametrize(
    ("error", "level", "cause"),
    [
        (TemporaryFailure("Busy."), "warning", Cause.UNREACHABLE),
        (TemporaryFailure("Slow down.", code="429"), "warning", Cause.RATE_LIMITED),
        (TemporaryFailure("No credit.", code="402"), "error", Cause.CREDIT_SPENT),
        (PermanentFailure("No.", code="401"), "error", Cause.TOKEN_REFUSED),
        (PermanentFailure("No.", code="9999"), "error", Cause.OTHER),
    ],
)
def test_what_passes_by_itself_is_a_warning_and_the_rest_needs_a_person(
    error: ChannelError, level: str, cause: Cause
) -> None:
    found = of_error("twitter", error)
    assert (found.level, found.cause) == (level, cause)


def finding(level: Any, subject: str, code: str | None = None) -> Finding:
    return Finding(level=level, subject=subject, message="As it is.", code=code)


@pytest.mark.parametrize(
    ("found", "cause"),
    [
        (finding("warning", "token"), Cause.TOKEN_ENDS_SOON),
        (finding("error", "token"), Cause.TOKEN_REFUSED),
        (finding("error", "token", "190/463"), Cause.TOKEN_EXPIRED),
        (finding("error", "permissions"), Cause.PERMISSION_MISSING),
        (finding("error", "webhook"), Cause.WEBHOOK_ELSEWHERE),
        (finding("warning", "balance"), Cause.CREDIT_LOW),
        (finding("warning", "usage"), Cause.CAP_LOW),
        (finding("warning", "clock"), Cause.CLOCK_WRONG),
        (finding("error", "something"), Cause.OTHER),
        (finding("ok", "token", "190"), Cause.NONE),
        # Where it could not be asked, nothing is known of what it is about.
        (Finding.of_failure("webhook", TemporaryFailure("No answer.")), Cause.UNREACHABLE),
        (Finding.of_failure("token", TemporaryFailure("No answer.")), Cause.UNREACHABLE),
        (Finding.of_failure("sender", PermanentFailure("No."), "warning"), Cause.OTHER),
        (Finding.of_failure("token", PermanentFailure("No.")), Cause.TOKEN_REFUSED),
        (Finding.of_failure("sender", PermanentFailure("No.", code="190")), Cause.TOKEN_REFUSED),
    ],
)
def test_a_line_of_a_self_check_tells_the_cause(found: Finding, cause: Cause) -> None:
    assert of_finding("facebook", found).cause == cause


@pytest.mark.parametrize(
    ("kind", "outcome", "error", "follows"),
    [
        ("whatsapp", "sent", None, ("ok", Cause.NONE)),
        ("whatsapp", "dead", "Twilio refuses. (20003)", ("error", Cause.TOKEN_REFUSED)),
        ("facebook", "dead", "It has expired. (190/463)", ("error", Cause.TOKEN_EXPIRED)),
        ("twitter", "failed", "Used up. (402)", ("error", Cause.CREDIT_SPENT)),
        ("telegram", "dead", "The citizen has blocked the bot. (403)", None),
        ("whatsapp", "failed", "Twilio asks us to slow down. (20429)", None),
        ("whatsapp", "uncertain", None, None),
    ],
)
def test_only_what_keeps_everybody_from_being_answered_stops_sending(
    kind: str, outcome: str, error: str | None, follows: tuple[str, Cause] | None
) -> None:
    found = of_attempt(kind, outcome, error)
    assert (None if found is None else (found.level, found.cause)) == follows


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_words_and_a_remedy_in_both_languages(cause: Cause) -> None:
    for language in LANGUAGES:
        assert {f"cause.{cause}", f"remedy.{cause}"} <= keys(language)


# --- kept once, told at both ends -------------------------------------------------------------


class Book:
    """The conditions of an installation whose clock the test moves; `told` instead of notices."""

    def __init__(self, application: Application, clock: FixedClock, told: list[Any]) -> None:
        self.application = application
        self.clock = clock
        self.told = told

    def fail(self, error: ChannelError) -> None:
        # Anew each time, as after a restart: nothing is remembered outside of the store.
        Conditions(self.application).failed("telegram", error)

    def read(self) -> None:
        Conditions(self.application).read("telegram")

    def rows(self) -> list[tuple[str, str, Any]]:
        with self.application.store.read() as connection:
            found = connection.execute(select(channel_conditions)).all()
        return [(row.level, row.cause, row.since) for row in found]


@pytest.fixture
def book(tmp_path: Path, migrated_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    told: list[Any] = []

    def note(_application: Application, subject: str, is_on: bool, words: str) -> None:
        told.append((subject, is_on, words))

    monkeypatch.setattr("muara.conditions.raise_alarm", note)
    clock = FixedClock(START)
    with open_application(settings_for(tmp_path, migrated_url), clock) as application:
        yield Book(application, clock, told)


REVOKED = PermanentFailure("Telegram does not know the bot.", code="401")
AWAY = TemporaryFailure("Telegram cannot be reached.")


def test_what_is_in_order_and_always_was_has_no_row(book: Book) -> None:
    book.read()
    assert book.rows() == []


def test_trouble_is_told_when_it_begins_and_when_it_ends_and_never_between(book: Book) -> None:
    for _ in range(3):
        book.fail(REVOKED)
        book.clock.move(timedelta(hours=2))
    assert book.told == [("telegram:reading", True, "cause.token_refused")]
    assert book.rows() == [("error", "token_refused", START)]

    for _ in range(2):
        book.read()
    assert book.told[1:] == [("telegram:reading", False, "cause.token_refused")]
    assert book.rows() == [("ok", "none", START + timedelta(hours=6))]

    book.fail(REVOKED)
    assert len(book.told) == 3


def test_a_passing_trouble_is_told_once_it_has_lasted_an_hour(book: Book) -> None:
    for _ in range(4):
        book.fail(AWAY)
        book.clock.move(timedelta(minutes=19))
    assert book.told == []
    assert book.rows() == [("warning", "unreachable", START)]

    for _ in range(3):
        book.fail(AWAY)
    assert book.told == [("telegram:reading", True, "cause.unreachable")]
    book.read()
    assert book.told[1:] == [("telegram:reading", False, "cause.unreachable")]


def test_a_passing_trouble_that_passes_is_told_to_nobody(book: Book) -> None:
    book.fail(AWAY)
    book.read()
    assert book.told == []


def test_another_trouble_in_the_place_of_one_is_told_too(book: Book) -> None:
    book.fail(REVOKED)
    book.fail(PermanentFailure("Another polls.", code="409"))
    assert [words for _, _, words in book.told] == ["cause.token_refused", "cause.read_elsewhere"]


def check(book: Book, *findings: Finding) -> None:
    Conditions(book.application).checked("telegram", findings)


def test_what_a_self_check_no_longer_speaks_of_is_in_order_again(book: Book) -> None:
    check(book, finding("ok", "token"), finding("error", "access_level"))
    check(book, finding("error", "token"))
    assert len(book.told) == 2  # the second look ended at the token

    check(book, finding("ok", "token"))

    assert [is_on for _, is_on, _ in book.told] == [True, True, False, False]
    assert {level for level, _, _ in book.rows()} == {"ok"}


def test_of_several_findings_on_one_subject_the_worst_counts(book: Book) -> None:
    check(book, finding("ok", "sender"), finding("error", "sender"), finding("warning", "backlog"))
    assert [(level, cause) for level, cause, _ in book.rows()] == [("error", "sender_offline")]
