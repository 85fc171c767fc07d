"""Working time: which hours are worked in a government's zone, and how to count along them. Pure.

Inside, a moment is a local (day, second of the day), the day as `date.toordinal()`. Everything is
counted in whole seconds of wall-clock time. Tables are made once per year and kept.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import NamedTuple

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_SECONDS = 86_400

Span = tuple[int, int]
"""From and until, in seconds of the day; the end is no longer worked."""
Week = tuple[tuple[Span, ...], ...]
"""The spans of Monday to Sunday, in order."""
_Moment = tuple[int, int]


class OffKind(StrEnum):
    """Why nobody works on a day on which the week has hours."""

    HOLIDAY = "holiday"
    JOINT_LEAVE = "joint_leave"
    LOCAL = "local"


class DayOff(NamedTuple):
    """A day that is not worked, with its Indonesian name."""

    name: str
    kind: OffKind


class LocalDay(NamedTuple):
    """What a government says of a day, whatever the nation says."""

    name: str
    is_working_day: bool = False


@dataclass(frozen=True, slots=True)
class Hours:
    """A week's hours, from a day on."""

    effective_from: date
    week: Week


def hours_from(effective_from: date, week: Mapping[str, Sequence[Sequence[str]]]) -> Hours:
    """Hours from pairs of local times by `mon` … `sun`, such as `[["07:30", "12:00"]]`.

    `ValueError` says what is wrong: an unknown day, a time that is none, spans out of order, or a
    week in which nobody works.
    """
    if unknown := sorted(week.keys() - set(DAYS)):
        raise ValueError(f"There is no day {unknown[0]!r}; days are {', '.join(DAYS)}.")
    spans = tuple(_spans(day, week.get(day, ())) for day in DAYS)
    if not any(spans):
        raise ValueError("Nobody works in this week.")
    return Hours(effective_from, spans)


def _spans(day: str, pairs: Sequence[Sequence[str]]) -> tuple[Span, ...]:
    if not all(len(pair) == 2 for pair in pairs):
        raise ValueError(f"{day}: write pairs of a beginning and an end.")
    times = [_seconds(day, text) for pair in pairs for text in pair]
    if any(later <= earlier for earlier, later in pairwise(times)):
        raise ValueError(f"{day}: each time must be later than the one before it.")
    return tuple(zip(times[::2], times[1::2], strict=True))


def _seconds(day: str, text: str) -> int:
    hours, _, minutes = text.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2):
        raise ValueError(f"{day}: {text!r} is no time; write it like 07:30.")
    seconds = int(hours) * 3600 + int(minutes) * 60
    if int(minutes) > 59 or seconds > _DAY_SECONDS:
        raise ValueError(f"{day}: {text!r} is no time of the day.")
    return seconds


class Count(NamedTuple):
    """What counting working days from a moment gives."""

    counted_from: datetime
    """The moment itself during work, else when work begins again."""
    due_at: datetime
    """The same time of the day, so many working days later. Where nobody is at work at that time
    of that day, the last moment of work before it on the same day; before work begins, then."""
    wished_at: datetime
    """The same, whether or not that time is worked."""
    seconds: int
    """Of work between the first two."""


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The days between two others that are not worked."""

    rest_days: int
    """On which the week has no hours, such as Sundays."""
    named: tuple[tuple[date, DayOff], ...]
    undecided: tuple[int, ...]
    """Years among them of which the nation's joint leave is not known yet."""


@dataclass(frozen=True, slots=True)
class _Year:
    """The tables of one year."""

    first: int
    spans: tuple[tuple[Span, ...], ...]
    working: tuple[int, ...]
    """The working days."""
    days_before: tuple[int, ...]
    """By day of the year and one more: how many working days lie before it."""
    seconds_before: tuple[int, ...]
    off: tuple[tuple[date, DayOff], ...]
    """Days that would be worked if they had no name."""
    off_days: tuple[int, ...]
    """The same days by their number."""
    knows_joint_leave: bool

    @property
    def total(self) -> int:
        return self.seconds_before[-1]


@dataclass(frozen=True)
class Calendar:
    """When a government works. `national` gives the nation's days off of a year.

    `hours` must not be empty; before the earliest the earliest holds too. Safe to share between
    threads.
    """

    zone: tzinfo
    hours: tuple[Hours, ...]
    local_days: Mapping[date, LocalDay] = field(default_factory=dict)
    national: Callable[[int], Mapping[date, DayOff]] = field(default=lambda year: {})
    _years: dict[int, _Year] = field(default_factory=dict, init=False, compare=False, repr=False)

    # -- asked and answered in aware times

    def local(self, at: datetime) -> datetime:
        """The moment on the government's own clocks."""
        return at.astimezone(self.zone)

    def is_working(self, at: datetime) -> bool:
        """Whether somebody is at work; the moment at which work ends counts as its end."""
        day, second = self._moment(at)
        return any(start <= second < end for start, end in self._spans_of(day))

    def counted(self, at: datetime, working_days: int) -> Count:
        """Where so many working days after `at` lead, see `Count`."""
        day, second = opening = self._opening(self._moment(at))
        last = self._following(day, working_days)
        due = self._clamped(last, second)
        due_at = self._time(due)
        return Count(
            counted_from=self._time(opening),
            wished_at=due_at if due == (last, second) else self._time((last, second)),
            due_at=due_at,
            seconds=self._between(opening, due),
        )

    def shift(self, at: datetime) -> tuple[datetime, datetime]:
        """From when on somebody is at work, at the earliest at `at`, and when that day ends."""
        day, second = self._opening(self._moment(at))
        return self._time((day, second)), self._time((day, self._spans_of(day)[-1][1]))

    def worked(self, since: datetime, until: datetime) -> int:
        """Seconds of work between two moments; 0 when `until` is not the later one."""
        return self._between(self._moment(since), self._moment(until)) if since < until else 0

    def moved(self, at: datetime, seconds: int) -> datetime:
        """The moment so many seconds of work later; with less than 0, earlier.

        Where work pauses exactly then: forwards when it stops, backwards when it begins again.
        """
        if not seconds:
            return at
        day, second = self._moment(at)
        year = date.fromordinal(day).year
        wanted = self._position(day, second) + seconds
        while wanted > self._year(year).total:
            wanted -= self._year(year).total
            year += 1
        while wanted < 0:
            year -= 1
            wanted += self._year(year).total
        return self._time(_found(self._year(year), wanted, is_forward=seconds > 0))

    def days_off(self, since: datetime, until: datetime) -> DaysOff:
        """The days that are not worked from the day of `since` to that of `until`, both with."""
        first, last = self._moment(since)[0], self._moment(until)[0]
        named: list[tuple[date, DayOff]] = []
        undecided = []
        worked = 0
        for number in range(date.fromordinal(first).year, date.fromordinal(last).year + 1):
            year = self._year(number)
            from_, to = max(first, year.first), min(last, year.first + len(year.spans) - 1)
            worked += year.days_before[to - year.first + 1] - year.days_before[from_ - year.first]
            named += year.off[bisect_left(year.off_days, from_) : bisect_right(year.off_days, to)]
            if not year.knows_joint_leave:
                undecided.append(number)
        return DaysOff(last - first + 1 - worked - len(named), tuple(named), tuple(undecided))

    # -- local moments

    def _moment(self, at: datetime) -> _Moment:
        local = at.astimezone(self.zone)
        return local.toordinal(), local.hour * 3600 + local.minute * 60 + local.second

    def _time(self, moment: _Moment) -> datetime:
        day, second = moment
        midnight = datetime.fromordinal(day)
        return (midnight + timedelta(seconds=second)).replace(tzinfo=self.zone).astimezone(UTC)

    def _opening(self, moment: _Moment) -> _Moment:
        day, second = moment
        for start, end in self._spans_of(day):
            if second < end:
                return day, max(second, start)
        following = self._following(day, 1)
        return following, self._spans_of(following)[0][0]

    def _clamped(self, day: int, second: int) -> _Moment:
        latest = None
        for start, end in self._spans_of(day):
            if second < start:
                return day, start if latest is None else latest
            if second <= end:
                return day, second
            latest = end
        return day, second if latest is None else latest

    def _following(self, day: int, working_days: int) -> int:
        """The so-manieth working day after `day`."""
        number = date.fromordinal(day).year
        year = self._year(number)
        index = year.days_before[day - year.first + 1] + working_days - 1
        while index >= len(year.working):
            index -= len(year.working)
            number += 1
            year = self._year(number)
        return year.working[index]

    def _position(self, day: int, second: int) -> int:
        """Seconds of work from the beginning of the year."""
        year = self._year(date.fromordinal(day).year)
        index = day - year.first
        within = 0
        for start, end in year.spans[index]:
            if second > start:
                within += (second if second < end else end) - start
        return year.seconds_before[index] + within

    # -- the tables

    def _between(self, since: _Moment, until: _Moment) -> int:
        position = self._position(*until) - self._position(*since)
        first, last = date.fromordinal(since[0]).year, date.fromordinal(until[0]).year
        if first == last:
            return position
        return position + sum(self._year(year).total for year in range(first, last))

    def _spans_of(self, day: int) -> tuple[Span, ...]:
        year = self._year(date.fromordinal(day).year)
        return year.spans[day - year.first]

    def _year(self, number: int) -> _Year:
        found = self._years.get(number)
        return found if found is not None else self._years.setdefault(number, self._made(number))

    def _made(self, number: int) -> _Year:
        first, end = date(number, 1, 1).toordinal(), date(number + 1, 1, 1).toordinal()
        national = self.national(number)
        days = [date.fromordinal(day) for day in range(first, end)]
        names = [self._off(day, national) for day in days]
        regular = [self._regular(day) for day in days]
        spans = tuple(() if name else usual for name, usual in zip(names, regular, strict=True))
        off = tuple(
            (day, name)
            for day, name, usual in zip(days, names, regular, strict=True)
            if name is not None and usual
        )
        seconds = [sum(stop - start for start, stop in each) for each in spans]
        return _Year(
            first=first,
            spans=spans,
            working=tuple(first + index for index, each in enumerate(spans) if each),
            days_before=tuple(accumulate((bool(each) for each in spans), initial=0)),
            seconds_before=tuple(accumulate(seconds, initial=0)),
            off=off,
            off_days=tuple(day.toordinal() for day, _ in off),
            knows_joint_leave=any(off.kind == OffKind.JOINT_LEAVE for off in national.values()),
        )

    def _off(self, day: date, national: Mapping[date, DayOff]) -> DayOff | None:
        local = self.local_days.get(day)
        if local is None:
            return national.get(day)
        return None if local.is_working_day else DayOff(local.name, OffKind.LOCAL)

    def _regular(self, day: date) -> tuple[Span, ...]:
        """The hours of the week; a working day declared on a day of rest has those of the day
        before it that has any."""
        week = self._week(day)
        found = week[day.weekday()]
        local = self.local_days.get(day)
        if found or local is None or not local.is_working_day:
            return found
        return next(each for back in range(1, 8) if (each := week[(day.weekday() - back) % 7]))

    def _week(self, day: date) -> Week:
        earliest = min(self.hours, key=lambda hours: hours.effective_from)
        holding = [hours for hours in self.hours if hours.effective_from <= day]
        return max(holding, key=lambda hours: hours.effective_from, default=earliest).week


def _found(year: _Year, wanted: int, *, is_forward: bool) -> _Moment:
    """Where `wanted` seconds of the year's work are done."""
    find = bisect_left if is_forward else bisect_right
    index = find(year.seconds_before, wanted) - 1
    rest = wanted - year.seconds_before[index]
    for start, end in year.spans[index]:
        if rest < end - start or (is_forward and rest == end - start):
            return year.first + index, start + rest
        rest -= end - start
    raise AssertionError("A day has less work than its table says.")
