"""Working time: on any calendar, whatever its hours, zone and holidays."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from muara.calendars import seed_hours
from muara.national_days import national_days, national_name
from muara.working_time import DAYS, Calendar, LocalDay, OffKind, hours_from

ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]
WIB = ZoneInfo("Asia/Jakarta")
OFFICE = Calendar(WIB, (seed_hours(),), {}, national_days)
FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@st.composite
def days_of_work(draw: st.DrawFn) -> list[list[str]]:
    """One to three spans of work, split as it comes."""
    count = draw(st.integers(1, 3))
    cuts = st.lists(
        st.integers(5 * 60, 22 * 60), min_size=2 * count, max_size=2 * count, unique=True
    )
    times = sorted(draw(cuts))
    return [[clock(start), clock(end)] for start, end in zip(times[::2], times[1::2], strict=True)]


weeks = st.dictionaries(st.sampled_from(DAYS), days_of_work(), min_size=1)
day = st.dates(date(2026, 1, 1), date(2027, 12, 31))
moments = st.integers(0, 730 * 24 * 3600).map(lambda n: FIRST + timedelta(seconds=n))
counts = st.integers(1, 60)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Weeks that change, any zone, holidays of the nation and of the place."""
    hours = [hours_from(date(2019, 1, 1), draw(weeks))]
    hours += [
        hours_from(since, draw(weeks)) for since in draw(st.lists(day, max_size=2, unique=True))
    ]
    local = draw(st.dictionaries(day, st.builds(LocalDay, st.just("Hari Contoh"), st.booleans())))
    return Calendar(ZoneInfo(draw(st.sampled_from(ZONES))), tuple(hours), local, national_days)


# --- the same, counted day by day ----------------------------------------------------------------


def spans_on(calendar: Calendar, on: date) -> list[tuple[time, time]]:
    """The hours of a day, asked minute by minute."""
    midnight = datetime.combine(on, time(), calendar.zone)
    worked = [calendar.is_working(midnight + timedelta(minutes=n)) for n in range(24 * 60)]
    edges = [n for n in range(24 * 60) if worked[n] != (n > 0 and worked[n - 1])]
    edges += [24 * 60] * (len(edges) % 2)
    times = [(midnight + timedelta(minutes=n)).time() for n in edges]
    return list(zip(times[::2], times[1::2], strict=True))


def counted_slowly(calendar: Calendar, start: datetime, days: int) -> datetime:
    local = start.astimezone(calendar.zone)
    on, at = local.date(), local.time()
    spans = spans_on(calendar, on)
    opening = next((max(at, begin) for begin, end in spans if at < end), None)
    while opening is None:
        on += timedelta(days=1)
        opening = next((begin for begin, _ in spans_on(calendar, on)), None)
    while days:
        on += timedelta(days=1)
        spans = spans_on(calendar, on)
        days -= bool(spans)
    begins = [begin for begin, _ in spans]
    last = bisect_right(begins, opening) - 1
    at = begins[0] if last < 0 else min(opening, spans[last][1])
    return datetime.combine(on, at, calendar.zone).astimezone(UTC)


@given(calendars(), moments, st.integers(1, 6))
def test_counting_by_tables_is_counting_day_by_day(
    calendar: Calendar, start: datetime, days: int
) -> None:
    assert calendar.counted(start, days).due_at == counted_slowly(calendar, start, days)


# --- always --------------------------------------------------------------------------------------


def is_within(calendar: Calendar, at: datetime) -> bool:
    """Whether somebody works then, or did until that moment."""
    return calendar.is_working(at) or calendar.is_working(at - timedelta(seconds=1))


@given(calendars(), moments, counts)
def test_nothing_is_due_on_a_day_off_or_outside_working_hours(
    calendar: Calendar, start: datetime, days: int
) -> None:
    count = calendar.counted(start, days)
    assert is_within(calendar, count.due_at)
    assert calendar.is_working(count.counted_from)
    assert calendar.days_off(count.due_at, count.due_at).rest_days == 0
    assert calendar.days_off(count.due_at, count.due_at).named == ()


@given(calendars(), moments, moments, counts)
def test_what_starts_later_is_not_due_earlier(
    calendar: Calendar, one: datetime, other: datetime, days: int
) -> None:
    earlier, later = sorted((one, other))
    assert calendar.counted(earlier, days).due_at <= calendar.counted(later, days).due_at


@given(calendars(), moments, counts)
def test_more_days_are_due_later(calendar: Calendar, start: datetime, days: int) -> None:
    assert calendar.counted(start, days).due_at < calendar.counted(start, days + 1).due_at


@given(calendars(), moments, counts, day)
def test_one_more_holiday_never_makes_it_earlier(
    calendar: Calendar, start: datetime, days: int, off: date
) -> None:
    more = replace(calendar, local_days={**calendar.local_days, off: LocalDay("Libur")})
    before, after = calendar.counted(start, days), more.counted(start, days)
    assert after.due_at >= before.due_at
    if off == before.due_at.astimezone(calendar.zone).date():
        assert after.due_at > before.due_at


@given(calendars(), moments, counts, st.sampled_from(ZONES))
def test_the_same_local_time_is_due_at_the_same_local_time_in_every_zone(
    calendar: Calendar, start: datetime, days: int, zone: str
) -> None:
    there = replace(calendar, zone=ZoneInfo(zone))
    local = start.astimezone(calendar.zone).replace(tzinfo=None)
    due = calendar.counted(start, days).due_at.astimezone(calendar.zone).replace(tzinfo=None)
    moved = there.counted(local.replace(tzinfo=there.zone), days).due_at
    assert moved.astimezone(there.zone).replace(tzinfo=None) == due


@given(calendars(), moments, st.integers(1, 400 * 3600))
def test_moving_on_is_working_for_so_long(
    calendar: Calendar, start: datetime, seconds: int
) -> None:
    later = calendar.moved(start, seconds)
    assert calendar.worked(start, later) == seconds
    assert is_within(calendar, later)
    earlier = calendar.moved(start, -seconds)
    assert calendar.worked(earlier, start) == seconds
    assert calendar.is_working(earlier)


@given(calendars(), st.lists(moments, min_size=3, max_size=3))
@example(OFFICE, [datetime(2026, 12, 31, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)] * 2)
def test_working_time_adds_up(calendar: Calendar, found: list[datetime]) -> None:
    found = sorted(found)
    parts = [calendar.worked(since, until) for since, until in pairwise(found)]
    assert sum(parts) == calendar.worked(found[0], found[-1])
    assert calendar.worked(found[-1], found[0]) == 0


@given(calendars(), moments, moments)
def test_every_day_is_worked_or_a_day_of_rest_or_has_a_name(
    calendar: Calendar, one: datetime, other: datetime
) -> None:
    since, until = sorted((one, other))
    off = calendar.days_off(since, until)
    first, last = (at.astimezone(calendar.zone).date() for at in (since, until))
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    noon = {on: datetime.combine(on, time(), calendar.zone) for on in days}
    worked = sum(calendar.worked(at, at + timedelta(days=1)) > 0 for at in noon.values())
    assert worked + off.rest_days + len(off.named) == len(days)
    assert all(first <= on <= last for on, _ in off.named)


# --- particulars ---------------------------------------------------------------------------------


def test_hours_hold_from_their_day_on_and_the_earliest_before_it_too() -> None:
    short = hours_from(date(2026, 2, 19), {day: [["08:00", "12:00"]] for day in DAYS[:5]})
    calendar = Calendar(WIB, (replace(seed_hours(), effective_from=date(2026, 1, 1)), short))

    def until_evening(on: date) -> float:
        midnight = datetime.combine(on, time(), WIB)
        return calendar.worked(midnight, midnight + timedelta(days=1)) / 3600

    assert until_evening(date(2026, 2, 18)) == 7.5
    assert until_evening(date(2026, 2, 19)) == 4
    assert until_evening(date(2025, 12, 31)) == 7.5


def test_a_year_whose_joint_leave_is_not_decreed_yet_is_named() -> None:
    start = datetime(2027, 12, 20, 3, 0, tzinfo=UTC)
    assert OFFICE.days_off(start, OFFICE.counted(start, 14).due_at).undecided == (2028,)
    assert OFFICE.days_off(start, OFFICE.counted(start, 3).due_at).undecided == ()


@pytest.mark.parametrize(
    ("week", "words"),
    [
        ({"monday": [["07:30", "12:00"]]}, "There is no day 'monday'"),
        ({"mon": []}, "Nobody works"),
        ({"mon": [["07:30"]]}, "mon: write pairs"),
        ({"mon": [["12:00", "07:30"]]}, "mon: each time must be later"),
        ({"mon": [["07:30", "12:00"], ["11:00", "13:00"]]}, "mon: each time must be later"),
        ({"mon": [["7.30", "12:00"]]}, "mon: '7.30' is no time"),
        ({"mon": [["07:60", "12:00"]]}, "mon: '07:60' is no time of the day"),
        ({"mon": [["07:30", "24:01"]]}, "mon: '24:01' is no time of the day"),
    ],
)
def test_a_week_that_cannot_be_is_refused_with_its_reason(
    week: Mapping[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        hours_from(date(2026, 1, 1), week)


# --- the nation's days ---------------------------------------------------------------------------


def off(year: int, kind: OffKind) -> set[str]:
    """The days of a kind, as `02-17`."""
    return {f"{on:%m-%d}" for on, day in national_days(year).items() if day.kind == kind}


HOLIDAYS: Sequence[tuple[int, str, str]] = [
    (
        2026,
        "01-01 01-16 02-17 03-19 03-21 03-22 04-03 04-05 05-01 05-14 05-27 05-31 06-01 06-16 08-17 "
        "08-25 12-25",
        "02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24",
    ),
    (
        2027,
        "01-01 01-05 02-06 03-08 03-10 03-11 03-26 03-28 05-01 05-06 05-17 05-20 06-01 06-06 08-15 "
        "08-17 12-25 12-26",
        "02-05 03-09 03-12 03-15 03-25 05-18 05-19 12-24",
    ),
]


@pytest.mark.parametrize(("year", "holidays", "leave"), HOLIDAYS)
def test_the_package_still_knows_the_days_that_the_tables_were_counted_with(
    year: int, holidays: str, leave: str
) -> None:
    assert off(year, OffKind.HOLIDAY) == set(holidays.split())
    assert off(year, OffKind.JOINT_LEAVE) == set(leave.split())


def test_days_off_have_names_in_both_languages() -> None:
    on = date(2026, 3, 18)
    assert national_name(on, "id") == "Cuti Bersama Hari Suci Nyepi"
    assert national_name(on, "en") == "Day of Silence Joint Holiday"
    assert national_name(date(2026, 3, 17), "id") is None
