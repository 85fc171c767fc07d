"""The clocks of a complaint: counted as by hand, and moved by what happens and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muara.calendars import seed_hours
from muara.deadlines import Clock, Event, Happened, Kind, Rule, Rules, clocks, nearest
from muara.working_time import LocalDay, hours_from
from tests.clocks import OFFICE, RULES, WIB, at, one, written
from tests.unit.muara.counted_days import HOLDS, LOCAL_DAYS, RAMADAN, SIX_DAYS, STANDARD, ZONES

H = Happened
_FRIDAY = [["08:00", "11:30"], ["12:30", "15:30"]]
_DAY = [["08:00", "12:00"], ["12:30", "15:00"]]
FASTING = hours_from(
    date(2026, 2, 19), {day: _DAY for day in ("mon", "tue", "wed", "thu")} | {"fri": _FRIDAY}
)
SIX = hours_from(
    date(2019, 1, 1),
    {day: [["07:00", "14:00"]] for day in ("mon", "tue", "wed", "thu")}
    | {"fri": [["07:00", "11:00"]], "sat": [["07:00", "12:30"]]},
)
LOCAL = {
    date(2026, 10, 20): LocalDay("Hari Jadi Kabupaten Contoh"),
    date(2026, 5, 15): LocalDay("Cuti bersama tidak diambil", is_working_day=True),
    date(2026, 10, 24): LocalDay("Ganti hari", is_working_day=True),
}
CALENDARS = {
    "standard": (OFFICE, STANDARD),
    "six days": (replace(OFFICE, hours=(SIX,)), SIX_DAYS),
    "ramadan": (
        replace(
            OFFICE,
            hours=(seed_hours(), FASTING, replace(seed_hours(), effective_from=date(2026, 3, 21))),
        ),
        RAMADAN,
    ),
    "local days": (replace(OFFICE, local_days=LOCAL), LOCAL_DAYS),
}


def shown(moment: datetime | None, zone: ZoneInfo = WIB) -> str:
    assert moment is not None
    return f"{moment.astimezone(zone):%a %Y-%m-%d %H:%M}"


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def starting(task: str, at: datetime) -> list[Event]:
    """What happens so that the clock for a task starts at this moment."""
    classifications = {"information": "information_request"}
    match task:
        case "verify":
            return [Event(H.OPENED, at)]
        case "first_follow_up":
            return [Event(H.ASSIGNED, at, assignment_id=7)]
        case "hold":
            return [Event(H.HELD, at)]
        case "objection":
            return [Event(H.ANSWERED, at), Event(H.ANSWER_DELIVERED, at)]
        case _:
            return [Event(H.VERIFIED, at, classification=classifications.get(task, task))]


def states(found: Sequence[Clock]) -> dict[str, str]:
    """State by kind; with the assignment where there is one."""
    return {f"{c.kind} {c.assignment_id or ''}".strip(): str(c.state) for c in found}


# --- counted by hand ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "start", "task", "due"),
    [
        pytest.param(name, start, task, due, id=f"{name}: {start} {task}")
        for name, (_, table) in CALENDARS.items()
        for start, task, due, _ in rows(table)
    ],
)
def test_a_clock_is_due_when_a_person_would_say_so(
    name: str, start: str, task: str, due: str
) -> None:
    calendar = CALENDARS[name][0]
    (clock,) = clocks(starting(task, written(start)), RULES, calendar)
    assert shown(clock.due_at) == due
    assert clock.state == "running"


@pytest.mark.parametrize(
    "start", ["2026-11-20 07:29:59", "2026-11-20 15:59:59", "2026-11-21 03:15:00"]
)
def test_clocks_that_begin_in_one_second_differ_in_nothing_else(start: str) -> None:
    """`Pipeline.first_clocks` counts once for each second."""
    second = datetime.fromisoformat(start).replace(tzinfo=OFFICE.zone)
    late = second.replace(microsecond=999_999)
    (counted,) = clocks(starting("verify", second), RULES, OFFICE)
    (clock,) = clocks(starting("verify", late), RULES, OFFICE)
    assert clock == replace(counted, started_at=late)


@pytest.mark.parametrize(("moment", "zone", "due"), [row[:3] for row in rows(ZONES)])
def test_each_zone_counts_by_its_own_clocks(moment: str, zone: str, due: str) -> None:
    started = written(moment, ZoneInfo("UTC"))
    calendar = replace(OFFICE, zone=ZoneInfo(zone))
    (clock,) = clocks(starting("verify", started), RULES, calendar)
    assert shown(clock.due_at, ZoneInfo(zone)) == due


@pytest.mark.parametrize(("hold", "due"), [row[:2] for row in rows(HOLDS)])
def test_a_hold_moves_the_answer_by_its_working_time(hold: str, due: str) -> None:
    since, until = hold.split(" - ")
    events = starting("complaint", at("Mon 2026-09-07 10:00"))
    events += [Event(H.HELD, written(since)), Event(H.RESUMED, written(until))]
    assert shown(one(events, Kind.ANSWER).due_at) == due


def test_the_tables_are_as_long_as_promised_and_know_both_years() -> None:
    counted = [row for _, table in CALENDARS.values() for row in rows(table)]
    assert len(counted) >= 60
    assert {"2026", "2027"} <= {row[2].split()[1][:4] for row in counted}


# --- what happens -------------------------------------------------------------------------------

OPENED = Event(H.OPENED, at("Mon 2026-09-07 08:00"))
VERIFIED = Event(H.VERIFIED, at("Mon 2026-09-07 10:00"), classification="complaint")
TO_ROADS = Event(H.ASSIGNED, at("Mon 2026-09-07 10:30"), assignment_id=1)
TO_LAMPS = Event(H.ASSIGNED, at("Mon 2026-09-07 10:30"), assignment_id=2)
BEGUN = [OPENED, VERIFIED, TO_ROADS, TO_LAMPS]
ANSWERED = Event(H.ANSWERED, at("Tue 2026-09-15 09:00"), assignment_id=1)
DELIVERED = Event(H.ANSWER_DELIVERED, at("Tue 2026-09-15 09:01"))
SOON, LATER = at("Tue 2026-09-08 09:00"), at("Wed 2026-09-16 09:00")


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([OPENED], {"verify": "running"}),
        (
            BEGUN,
            {
                "verify": "met",
                "answer": "running",
                "first_follow_up 1": "running",
                "first_follow_up 2": "running",
            },
        ),
        (
            [*BEGUN, Event(H.FOLLOWED_UP, SOON, assignment_id=2)],
            {
                "verify": "met",
                "answer": "running",
                "first_follow_up 1": "running",
                "first_follow_up 2": "met",
            },
        ),
        (
            [*BEGUN, Event(H.ANSWERED_INITIALLY, SOON, assignment_id=1)],
            {
                "verify": "met",
                "answer": "running",
                "first_follow_up 1": "met",
                "first_follow_up 2": "running",
            },
        ),
        (
            [*BEGUN, Event(H.RETURNED, SOON, assignment_id=1)],
            {
                "verify": "met",
                "answer": "running",
                "first_follow_up 1": "ended",
                "first_follow_up 2": "running",
            },
        ),
        (
            [*BEGUN, ANSWERED],
            {
                "verify": "met",
                "answer": "met",
                "first_follow_up 1": "met",
                "first_follow_up 2": "ended",
            },
        ),
        ([OPENED, Event(H.HELD, SOON)], {"verify": "paused", "hold": "running"}),
        (
            [OPENED, Event(H.HELD, SOON), Event(H.REPORTER_ANSWERED, SOON + timedelta(hours=1))],
            {"verify": "running", "hold": "met"},
        ),
        (
            [OPENED, Event(H.HELD, SOON), Event(H.RESUMED, SOON + timedelta(hours=1))],
            {"verify": "running", "hold": "ended"},
        ),
        ([OPENED, Event(H.MERGED, SOON)], {"verify": "ended"}),
        ([OPENED, Event(H.HANDED_OVER, SOON)], {"verify": "ended"}),
        ([OPENED, Event(H.ARCHIVED, SOON)], {"verify": "ended"}),
        (
            [OPENED, VERIFIED, Event(H.ANSWERED, SOON), Event(H.CLOSED, SOON)],
            {"verify": "met", "answer": "met"},
        ),
    ],
    ids=lambda each: " ".join(e.what for e in each) if isinstance(each, list) else "",
)
def test_the_clocks_stand_as_the_events_say(events: list[Event], expected: dict[str, str]) -> None:
    assert states(clocks(events, RULES, OFFICE)) == expected


def test_the_objection_starts_with_the_receipt_and_not_with_the_answer() -> None:
    waiting = [OPENED, VERIFIED, ANSWERED]
    assert "objection" not in states(clocks(waiting, RULES, OFFICE))
    objection = one([*waiting, DELIVERED], Kind.OBJECTION)
    assert objection.started_at == DELIVERED.at
    assert shown(objection.due_at) == "Tue 2026-09-29 09:01"


def test_a_receipt_of_something_else_starts_nothing() -> None:
    assert states(clocks([OPENED, DELIVERED], RULES, OFFICE)) == {"verify": "running"}


def test_a_second_receipt_does_not_start_the_objection_again() -> None:
    again = replace(DELIVERED, at=LATER)
    found = clocks([OPENED, VERIFIED, ANSWERED, DELIVERED, again], RULES, OFFICE)
    assert [c.started_at for c in found if c.kind == Kind.OBJECTION] == [DELIVERED.at]


def test_a_better_answer_starts_the_objection_anew_when_it_arrives() -> None:
    better = [replace(ANSWERED, at=LATER), replace(DELIVERED, at=LATER + timedelta(minutes=1))]
    found = clocks([OPENED, VERIFIED, ANSWERED, DELIVERED, *better], RULES, OFFICE)
    objections = [c for c in found if c.kind == Kind.OBJECTION]
    assert [(str(c.state), c.started_at) for c in objections] == [
        ("ended", DELIVERED.at),
        ("running", better[1].at),
    ]


def test_whoever_answers_back_is_not_silent() -> None:
    spoke = Event(H.REPORTER_ANSWERED, LATER)
    objection = one([OPENED, VERIFIED, ANSWERED, DELIVERED, spoke], Kind.OBJECTION)
    assert (objection.state, objection.why["ended_by"]) == ("ended", "reporter_answered")


def test_silence_is_met_by_closing() -> None:
    closed = Event(H.CLOSED, at("Tue 2026-09-29 10:00"))
    objection = one([OPENED, VERIFIED, ANSWERED, DELIVERED, closed], Kind.OBJECTION)
    assert (objection.state, objection.met_at) == ("met", closed.at)


def test_reopening_gives_a_full_new_term() -> None:
    reopened = Event(H.REOPENED, at("Mon 2026-09-21 10:00"))
    found = clocks([OPENED, VERIFIED, ANSWERED, DELIVERED, reopened], RULES, OFFICE)
    answers = [c for c in found if c.kind == Kind.ANSWER]
    assert [str(c.state) for c in answers] == ["met", "running"]
    assert shown(answers[1].due_at) == "Fri 2026-10-09 10:00"
    assert one([OPENED, VERIFIED, ANSWERED, DELIVERED, reopened], Kind.OBJECTION).state == "ended"


def test_an_archived_report_that_nobody_verified_is_to_be_verified_when_reopened() -> None:
    events = [OPENED, Event(H.ARCHIVED, LATER), Event(H.REOPENED, LATER + timedelta(days=1))]
    assert [str(c.state) for c in clocks(events, RULES, OFFICE)] == ["ended", "running"]


def test_an_agency_that_gets_it_back_has_a_new_clock() -> None:
    back = Event(H.RETURNED, LATER, assignment_id=1)
    again = Event(H.ASSIGNED, LATER + timedelta(hours=1), assignment_id=1)
    found = clocks([*BEGUN, back, again], RULES, OFFICE)
    assert [str(c.state) for c in found if c.assignment_id == 1] == ["ended", "running"]


@pytest.mark.parametrize(
    ("asked_for", "due"),
    [
        ("Wed 2026-09-09 16:00", "Wed 2026-09-09 16:00"),
        ("Tue 2026-09-29 16:00", "Mon 2026-09-14 10:30"),
    ],
)
def test_an_officer_may_ask_for_a_follow_up_sooner_than_the_rules_and_not_later(
    asked_for: str, due: str
) -> None:
    asked = replace(TO_ROADS, asked_for=at(asked_for))
    roads, lamps = (
        c for c in clocks([*BEGUN[:2], asked, TO_LAMPS], RULES, OFFICE) if c.assignment_id
    )
    assert (shown(roads.due_at), shown(lamps.due_at)) == (due, "Mon 2026-09-14 10:30")
    assert roads.remind_at is not None
    assert roads.due_at is not None
    assert roads.started_at < roads.remind_at < roads.due_at
    anew = Event(H.ASSIGNED, SOON, assignment_id=1)
    again = next(c for c in clocks([*BEGUN, asked, anew], RULES, OFFICE) if c.assignment_id == 1)
    assert shown(again.due_at) == "Mon 2026-09-14 10:30", "assigned once more without a day"


def test_classifying_anew_takes_the_other_rule_from_the_same_start() -> None:
    oversight = Event(H.VERIFIED, LATER, classification="oversight")
    answer = one([OPENED, VERIFIED, oversight], Kind.ANSWER)
    assert (answer.started_at, answer.why["working_days"]) == (VERIFIED.at, 60)


def test_a_third_hold_stops_nothing() -> None:
    def hold(day: int) -> list[Event]:
        begun = datetime(2026, 9, day, 1, 0, tzinfo=UTC)  # 08:00 to 09:00 there
        return [Event(H.HELD, begun), Event(H.RESUMED, begun + timedelta(hours=1))]

    twice = [VERIFIED, *hold(8), *hold(9)]
    thrice = [*twice, Event(H.HELD, datetime(2026, 9, 10, 1, 0, tzinfo=UTC))]
    assert shown(one(twice, Kind.ANSWER).due_at) == "Fri 2026-09-25 13:30"
    assert one(thrice, Kind.ANSWER) == one(twice, Kind.ANSWER)


def test_a_deadline_that_was_missed_is_not_made_timely_by_a_question() -> None:
    held = Event(H.HELD, at("Thu 2026-09-10 08:01"))
    verify = one([OPENED, held], Kind.VERIFY)
    assert (verify.state, shown(verify.due_at)) == ("running", "Thu 2026-09-10 08:00")


def test_while_merged_a_complaint_has_no_clocks_and_splitting_gives_the_time_back() -> None:
    merged = Event(H.MERGED, at("Tue 2026-09-08 09:00"))
    split = Event(H.SPLIT, at("Tue 2026-09-08 11:00"))
    together = clocks([*BEGUN, merged], RULES, OFFICE)
    assert {str(c.state) for c in together} == {"met", "ended"}
    assert nearest(together) is None
    answer = one([*BEGUN, merged, split], Kind.ANSWER)
    assert (answer.state, shown(answer.due_at)) == ("running", "Fri 2026-09-25 13:30")


def test_an_assignment_that_ended_with_a_merging_has_no_clock_after_the_splitting() -> None:
    merged = Event(H.MERGED, at("Tue 2026-09-08 09:00"))
    split = Event(H.SPLIT, at("Tue 2026-09-08 11:00"))
    ended = one([*BEGUN, merged, split], Kind.FIRST_FOLLOW_UP)
    assert (ended.state, ended.why["ended_by"]) == ("ended", "merged")
    again = [*BEGUN, merged, split, Event(H.ASSIGNED, at("Wed 2026-09-30 09:00"), 1)]
    anew = clocks(again, RULES, OFFICE)[-1]
    assert (anew.kind, anew.state) == (Kind.FIRST_FOLLOW_UP, "running")
    assert shown(anew.due_at) == "Wed 2026-10-07 09:00"


def test_a_hold_and_a_merging_at_once_count_once() -> None:
    nine, eleven = at("Tue 2026-09-08 09:00"), at("Tue 2026-09-08 11:00")
    events = [
        VERIFIED,
        Event(H.HELD, nine),
        Event(H.MERGED, nine + timedelta(minutes=30)),
        Event(H.SPLIT, eleven - timedelta(minutes=30)),
        Event(H.RESUMED, eleven),
    ]
    assert shown(one(events, Kind.ANSWER).due_at) == "Fri 2026-09-25 13:30"


def test_what_was_undone_is_left_out_and_nothing_remains_of_it() -> None:
    archived = Event(H.ARCHIVED, LATER)
    assert clocks([*BEGUN, archived], RULES, OFFICE) != clocks(BEGUN, RULES, OFFICE)
    assert clocks(BEGUN[::-1], RULES, OFFICE)[0] == clocks(BEGUN, RULES, OFFICE)[0]


def test_the_nearest_clock_is_what_a_complaint_is_due_with() -> None:
    found = nearest(clocks(BEGUN, RULES, OFFICE))
    assert found is not None
    assert (found.kind, found.assignment_id) == (Kind.FIRST_FOLLOW_UP, 1)


def test_a_reminder_comes_when_a_quarter_of_the_working_time_is_left() -> None:
    # Three days of 7.5 hours: 5.625 hours before the end, which is 08:00 on Thursday:
    # half an hour of Thursday, Wednesday's afternoon, and 2:07:30 before its lunch.
    verify = one([OPENED], Kind.VERIFY)
    assert shown(verify.remind_at) == "Wed 2026-09-09 09:52"
    held = [OPENED, Event(H.HELD, at("Mon 2026-09-07 09:00"))]
    assert one(held, Kind.VERIFY).remind_at is None


# --- rules --------------------------------------------------------------------------------------


def rule(days: int, since: date, kind: str = "verify", **more: object) -> Rule:
    return Rule(kind=kind, working_days=days, effective_from=since, **more)  # type: ignore[arg-type]  # two flags


OLD, NEW = date(2019, 1, 1), date(2026, 9, 8)


@pytest.mark.parametrize(
    ("rules", "classification", "on", "days"),
    [
        ([rule(3, OLD), rule(2, NEW)], "", date(2026, 9, 7), 3),
        ([rule(3, OLD), rule(2, NEW)], "", date(2026, 9, 8), 2),
        ([rule(3, OLD, is_own=True), rule(2, NEW)], "", date(2026, 9, 8), 3),
        ([rule(3, OLD), rule(9, OLD, classification="aspiration")], "aspiration", NEW, 9),
        ([rule(3, OLD), rule(9, OLD, classification="aspiration")], "complaint", NEW, 3),
        ([rule(9, OLD, classification="a"), rule(4, OLD, is_own=True)], "a", NEW, 4),
        ([rule(3, NEW)], "", date(2026, 9, 7), None),
        ([rule(3, OLD, kind="hold")], "", NEW, None),
    ],
)
def test_the_rule_in_force_is_the_nearest_to_the_government_the_case_and_the_day(
    rules: list[Rule], classification: str, on: date, days: int | None
) -> None:
    found = Rules(tuple(rules)).in_force("verify", classification, on)
    assert (found.working_days if found else None) == days


def test_a_clock_keeps_the_rule_of_the_day_on_which_it_started() -> None:
    rules = Rules((rule(3, OLD), rule(2, NEW)))
    before = clocks([OPENED], rules, OFFICE)[0]
    after = clocks([replace(OPENED, at=at("Tue 2026-09-08 08:00"))], rules, OFFICE)[0]
    assert (before.why["working_days"], after.why["working_days"]) == (3, 2)


def test_the_day_of_a_rule_is_the_governments_and_not_that_of_utc() -> None:
    rules = Rules((rule(3, OLD), rule(2, NEW)))
    # 00:30 on 8 September there, still the 7th in UTC.
    (clock,) = clocks([Event(H.OPENED, at("Tue 2026-09-08 00:30"))], rules, OFFICE)
    assert clock.why["working_days"] == 2


def test_without_a_rule_there_is_no_clock() -> None:
    assert clocks([OPENED], Rules(()), OFFICE) == ()


# --- always -------------------------------------------------------------------------------------

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.integers(0, 700 * 24 * 3600).map(lambda n: NEW_YEAR + timedelta(seconds=n))
later_events = st.lists(
    st.tuples(st.sampled_from(list(Happened)), moments, st.sampled_from([None, 1, 2])), max_size=8
)


def made(drawn: Sequence[tuple[Happened, datetime, int | None]]) -> list[Event]:
    return [
        Event(what, moment, assignment, "aspiration" if what == H.VERIFIED else "")
        for what, moment, assignment in drawn
    ]


@given(later_events)
def test_whatever_happens_every_clock_is_in_one_sound_state(
    drawn: list[tuple[Happened, datetime, int | None]],
) -> None:
    found = clocks(made(drawn), RULES, OFFICE)
    for clock in found:
        assert (clock.due_at is None) == (clock.state == "paused")
        assert (clock.met_at is not None) == (clock.state == "met")
        assert (clock.remind_at is not None) == (clock.state == "running")
        assert ("ended_by" in clock.why) == (clock.state == "ended")
        assert clock.due_at is None or clock.due_at > clock.started_at
    running = [(c.kind, c.assignment_id) for c in found if c.state in ("running", "paused")]
    assert len(running) == len(set(running))


@given(later_events, moments)
def test_merging_stops_everything(
    drawn: list[tuple[Happened, datetime, int | None]], moment: datetime
) -> None:
    kept = [event for event in made(drawn) if event.what != H.SPLIT]
    found = clocks([*kept, Event(H.MERGED, moment)], RULES, OFFICE)
    assert {str(c.state) for c in found} <= {"met", "ended"}


@given(later_events, later_events)
def test_what_is_finished_stays_as_it_was(
    drawn: list[tuple[Happened, datetime, int | None]],
    more: list[tuple[Happened, datetime, int | None]],
) -> None:
    before = made(drawn)
    end = max([event.at for event in before], default=NEW_YEAR)
    # Splitting takes back that merging had ended something; that is what it is for.
    after = [replace(e, at=max(e.at, end)) for e in made(more) if e.what != H.SPLIT]
    finished = [c for c in clocks(before, RULES, OFFICE) if c.state in ("met", "ended")]
    now = clocks([*before, *after], RULES, OFFICE)
    by_merging = [c for c in finished if c.why.get("ended_by") == "merged"]
    assert [c for c in finished if c not in now and c not in by_merging] == []


@given(moments, st.integers(0, 12 * 3600), st.integers(0, 6 * 24 * 3600))
def test_a_pause_of_some_working_time_shifts_by_just_that(
    start: datetime, waits: int, lasts: int
) -> None:
    held = start + timedelta(seconds=waits)
    resumed = held + timedelta(seconds=lasts)
    verified = Event(H.VERIFIED, start, classification="complaint")
    plain = one([verified], Kind.ANSWER)
    paused = one([verified, Event(H.HELD, held), Event(H.RESUMED, resumed)], Kind.ANSWER)
    assert plain.due_at is not None
    assert paused.due_at is not None
    began = OFFICE.counted(start, 1).counted_from
    worked = OFFICE.worked(max(held, began), resumed)
    assert OFFICE.worked(plain.due_at, paused.due_at) == worked
    assert paused.due_at >= plain.due_at


@given(moments, st.integers(0, 40 * 3600), st.integers(0, 6 * 24 * 3600), st.integers(-2, 30))
def test_where_all_days_are_alike_a_day_off_never_makes_it_earlier_not_even_inside_a_pause(
    start: datetime, waits: int, lasts: int, off: int
) -> None:
    alike = hours_from(date(2019, 1, 1), {day: _DAY for day in ("mon", "tue", "wed", "thu", "fri")})
    calendar = replace(OFFICE, hours=(alike,))
    day = start.date() + timedelta(days=off)
    more = replace(calendar, local_days={day: LocalDay("Libur")})
    held = start + timedelta(seconds=waits)
    events = [
        Event(H.VERIFIED, start, classification="complaint"),
        Event(H.HELD, held),
        Event(H.RESUMED, held + timedelta(seconds=lasts)),
    ]
    before, after = (one(events, Kind.ANSWER, each).due_at for each in (calendar, more))
    assert before is not None
    assert after is not None
    assert after >= before
