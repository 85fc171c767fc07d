"""Why Tuesday, 13:30? In words, in both languages, from what the table keeps."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from muara.deadlines import Event, Happened, Kind, clocks
from muara.explaining import explain
from muara.words import LANGUAGES, keys
from tests.clocks import OFFICE, RULES, WIB, at, one

H = Happened
VERIFIED = Event(H.VERIFIED, at("Tue 2026-03-03 09:00"), classification="complaint")
HELD = Event(H.HELD, at("Wed 2026-03-04 09:00"))
RESUMED = Event(H.REPORTER_ANSWERED, at("Thu 2026-03-05 13:30"))


def said(kind: Kind, *events: Event, language: str = "en") -> list[str]:
    clock = one(list(events), kind)
    kept = json.loads(json.dumps(clock.why))
    return explain(kind, kept, clock.started_at, clock.due_at, WIB, language)


def test_every_step_of_the_counting_is_told_in_english() -> None:
    assert said(Kind.ANSWER, VERIFIED, HELD, RESUMED) == [
        "Answer. Working days allowed: 14 (rule since Tuesday, 1 January 2019).",
        "It started on Tuesday, 3 March 2026 at 09:00 WIB.",
        "Weekend days not counted: 8.",
        "Not counted: Wednesday, 18 March 2026, Day of Silence Joint Holiday.",
        "Not counted: Thursday, 19 March 2026, Day of Silence.",
        "Not counted: Friday, 20 March 2026, Eid al-Fitr Joint Holiday.",
        "Not counted: Monday, 23 March 2026, Eid al-Fitr Joint Holiday.",
        "Not counted: Tuesday, 24 March 2026, Eid al-Fitr Joint Holiday.",
        "It stood still while the reporter was asked, from Wednesday, 4 March 2026 at 09:00 WIB "
        "until Thursday, 5 March 2026 at 13:30 WIB. Working hours: 11.",
        "So it is due on Tuesday, 31 March 2026 at 13:30 WIB.",
    ]


def test_and_in_indonesian() -> None:
    assert said(Kind.VERIFY, Event(H.OPENED, at("Fri 2026-11-06 20:00")), language="id") == [
        "Verifikasi: 3 hari kerja (aturan sejak Selasa, 1 Januari 2019).",
        "Mulai Jumat, 6 November 2026 pukul 20.00 WIB.",
        "Saat itu di luar jam kerja, jadi dihitung sejak Senin, 9 November 2026 pukul 07.30 WIB.",
        "Tidak dihitung: 2 hari libur akhir pekan.",
        "Jadi tenggatnya Kamis, 12 November 2026 pukul 07.30 WIB.",
    ]


def test_a_time_of_day_that_nobody_works_is_told() -> None:
    lines = said(Kind.VERIFY, Event(H.OPENED, at("Tue 2026-11-03 11:45")))
    assert lines[-2].startswith("Friday, 6 November 2026 at 11:45 WIB is outside working hours")
    assert lines[-1] == "So it is due on Friday, 6 November 2026 at 11:30 WIB."


def test_an_officers_own_deadline_is_told() -> None:
    asked_for = at("Thu 2026-03-05 16:00")
    handed = Event(H.ASSIGNED, at("Tue 2026-03-03 09:00"), asked_for=asked_for)
    assert said(Kind.FIRST_FOLLOW_UP, handed)[-2:] == [
        "The officer asked for it by Thursday, 5 March 2026 at 16:00 WIB.",
        "So it is due on Thursday, 5 March 2026 at 16:00 WIB.",
    ]


def test_a_clock_that_stands_still_says_since_when_and_promises_nothing() -> None:
    lines = said(Kind.ANSWER, VERIFIED, HELD)
    assert lines[-1] == (
        "It has stood still since Wednesday, 4 March 2026 at 09:00 WIB, waiting for the reporter."
    )


def test_a_clock_that_ended_says_why() -> None:
    merged = Event(H.MERGED, at("Wed 2026-03-04 09:00"))
    assert said(Kind.ANSWER, VERIFIED, merged)[-1].endswith("merged with another.")


def test_a_year_without_a_decree_makes_it_provisional() -> None:
    verified = Event(H.VERIFIED, at("Mon 2027-12-20 10:00"), classification="complaint")
    assert said(Kind.ANSWER, verified)[-1].startswith("The joint leave of 2028 is not known yet")


MOMENT = datetime(2026, 9, 8, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", Happened)
def test_whatever_happened_there_are_words_for_it(what: Happened, language: str) -> None:
    begun = [
        Event(H.OPENED, MOMENT),
        Event(H.ASSIGNED, MOMENT, assignment_id=1),
        Event(H.HELD, MOMENT + timedelta(hours=1)),
    ]
    answered = [Event(H.ANSWERED, MOMENT), Event(H.ANSWER_DELIVERED, MOMENT)]
    for events in (begun, [*begun, *answered]):
        last = Event(what, MOMENT + timedelta(hours=2), 1, "complaint")
        for clock in clocks([*events, last], RULES, OFFICE):
            assert explain(clock.kind, clock.why, clock.started_at, clock.due_at, WIB, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_state_of_a_clock_has_a_label(language: str) -> None:
    states = ("running", "paused", "met", "ended")
    wanted = {f"clock.{kind}" for kind in Kind} | {f"clock_state.{state}" for state in states}
    assert wanted - keys(language) == set()
