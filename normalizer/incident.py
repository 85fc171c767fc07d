"""When it happened: the date of the incident that a message speaks of.

Every expression of time in the message is read against the moment of sending, in the zone of the
jurisdiction. What is no incident is put aside (deadlines, opening hours, papers, births, habits),
and of the rest the one that is bound most closely to the trouble is chosen.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from normalizer import _incident_words as w
from normalizer.text import Reading

Granularity = Literal["minute", "hour", "part_of_day", "day", "week", "month", "year"]

# The fields of `Incident` have the same names.
_Date: TypeAlias = date
_Time: TypeAlias = time

# What is further back is somebody's birthday or the year of a law.
_OLDEST_DAYS = 20 * 366
# A day without a year that lies so little ahead is an appointment, not last year's.
_APPOINTMENT_DAYS = 150
_NEVER = datetime.max.replace(tzinfo=UTC)
# Until four in the morning people are still awake: their "tonight" began on the day before.
_NIGHT_ENDS = 4

_HAS_DATE_DIGITS = re.compile(r"\d[a-z]|[a-z]\d|\d ?[-/.] ?\d")
_HAS_MIXED = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")
_MIXED = re.compile(r"\d+|[^\W\d_]+")
_ENDS_CLAUSE = frozenset(",;!?\n:")


@dataclass(frozen=True, slots=True)
class Incident:
    """When it happened, in the jurisdiction's zone.

    `until` is the last day of a span, or the day of sending for what still goes on ("sejak
    Senin"). `because` names the rule and the words of the message that spoke for it.
    """

    date: _Date
    time: _Time | None
    until: _Date | None
    granularity: Granularity
    because: str


def find_incident(reading: Reading, sent_at: datetime | None, zone: ZoneInfo) -> Incident | None:
    """The incident's date, None where the message tells none or only a vague past.

    `sent_at` is aware (naive is read as UTC). Without it only dates with a year are understood.
    """
    if w.TRIGGERS.isdisjoint(reading.vocabulary) and not _HAS_DATE_DIGITS.search(reading.lower):
        return None
    scan = _Scan(reading, _local(sent_at, zone))
    best = _choose(scan, scan.mentions())
    return None if best is None else _incident(scan, best)


def _local(sent_at: datetime | None, zone: ZoneInfo) -> datetime | None:
    if sent_at is None:
        return None
    if not 1970 <= sent_at.year < 9999:  # no clock at all; what follows cannot overflow
        return None
    aware = sent_at if sent_at.tzinfo else sent_at.replace(tzinfo=UTC)
    return aware.astimezone(zone)


@dataclass(frozen=True, slots=True)
class _Mention:
    """One expression of time: the words `start` up to `end`, and the day that they mean."""

    start: int
    end: int
    day: date
    granularity: Granularity
    kind: str
    weight: float
    part: str = ""
    time: time | None = None
    until: date | None = None


_Found = _Mention | None


class _Scan:
    """The words of a message, in which digits and letters stand apart ("21nov", "3hr")."""

    def __init__(self, reading: Reading, now: datetime | None) -> None:
        self.text = reading.text
        self.lower = reading.lower
        self.is_timeless = now is None
        self.now = now or _NEVER
        self.today = self.now.date()
        self.words: Sequence[str] = reading.words
        self.spans: Sequence[tuple[int, int]] = reading.word_spans
        if _HAS_MIXED.search(reading.lower):
            self._split()
        self.size = len(self.words)

    def _split(self) -> None:
        """Part "3hari" into 3 and hari, and "tgl18" into tgl and 18."""
        words, spans = [], []
        for word, span in zip(self.words, self.spans, strict=True):
            if word.isalpha() or word.isdecimal() or len(word) > 40:
                words.append(word)
                spans.append(span)
                continue
            for found in _MIXED.finditer(self.lower, *span):
                words.append(found.group())
                spans.append(found.span())
        self.words, self.spans = words, spans

    def word(self, i: int) -> str:
        """Word `i`, "" beyond both ends."""
        return self.words[i] if 0 <= i < self.size else ""

    def gap(self, i: int) -> str:
        """What stands between word `i` and the next one."""
        if not 0 <= i < self.size - 1:
            return "\n"
        return self.lower[self.spans[i][1] : self.spans[i + 1][0]]

    def joined(self, i: int) -> bool:
        """Word `i` and the next one stand in the same clause."""
        gap = self.gap(i)
        return gap == " " or (_ENDS_CLAUSE.isdisjoint(gap) and ". " not in gap)

    def number(self, i: int, longest: int = 3) -> int | None:
        """The number written in digits at `i`."""
        word = self.word(i)
        if 0 < len(word) <= longest and word.isascii() and word.isdecimal():
            return int(word)
        return None

    def quote(self, start: int, end: int) -> str:
        """The words `start` up to `end` as they were written."""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]].replace("\n", " ")[:60]

    def before(self, i: int, count: int) -> list[str]:
        """Up to `count` words before `i` within its clause, the nearest first."""
        found: list[str] = []
        while len(found) < count and i > 0 and self.joined(i - 1):
            i -= 1
            if self.words[i] in w.BUT:
                break
            found.append(self.words[i])
        return found

    def after(self, end: int, count: int) -> list[str]:
        """Up to `count` words from `end` on within the clause of the word before it."""
        found: list[str] = []
        while len(found) < count and end < self.size and self.joined(end - 1):
            if self.words[end] in w.BUT:
                break
            found.append(self.words[end])
            end += 1
        return found

    def mentions(self) -> Iterator[_Mention]:
        """Every expression of time, from left to right, none inside another."""
        end = 0
        for i, word in enumerate(self.words):
            handle = _HANDLERS.get(word)
            if handle is None and word[0] <= "9":
                handle = _number
            if handle is None or i < end:
                continue
            found = handle(self, i)
            if found and not (self.is_timeless and found.kind not in ("date", "month")):
                found = _with_clock(self, found)
                yield found
                end = found.end

    # --- small readings, each gives where it ends, or `i` itself when nothing is there ---------

    def past_marker(self, i: int) -> int:
        """After "lalu", "yang lalu", "kemarin" …"""
        j = i + 1 if self.word(i) in w.THAT else i
        return j + 1 if self.word(j) in w.PAST and self.joined(i - 1) else i

    def part(self, i: int) -> tuple[str, int]:
        """The part of the day that begins at `i` ("pagi", "habis maghrib"), and where it ends."""
        j = i
        while j < i + 3 and self.word(j) in w.AROUND_PRAYER:
            j += 1
        if self.word(j) == "dini" and self.word(j + 1) in w.DAY_WORDS:
            return "early", j + 2
        part = w.PARTS.get(self.word(j), "")
        # "habis sore" is none, "habis maghrib" is.
        if part and (j == i or self.word(j) in w.PRAYERS or part in ("early", "morning")):
            return part, j + 1
        return "", i

    def part_before(self, i: int) -> tuple[str, int]:
        """The part of the day that stands right before `i` ("pagi tadi"), and where it begins."""
        part = w.PARTS.get(self.word(i - 1), "")
        if not part or self.gap(i - 1).strip() or self.word(i - 2) in w.GREETINGS:
            return "", i
        if self.word(i - 2) in ("hari", "setiap", "tiap"):
            return "", i
        return part, i - 1

    def count(self, i: int) -> tuple[int | None, int]:
        """The number at `i` in digits or words, and where it ends."""
        digits = self.number(i)
        if digits is not None:
            return digits, i + 1
        value = w.NUMBERS.get(self.word(i))
        if value is None:
            return None, i
        if self.word(i + 1) in ("belas", "welas") and value < 10:
            return value + 10, i + 2
        if self.word(i + 1) in ("puluh", "puluhan") and value < 10:
            return value * 10, i + 2
        return value, i + 1

    def days_ago(self, days: int) -> date | None:
        """The day `days` before the day of sending."""
        try:
            return self.today - timedelta(days=days)
        except OverflowError:
            return None


def _with_clock(scan: _Scan, mention: _Mention) -> _Mention:
    """The mention with the clock time right behind it: "12 November 2026 pukul 13.00"."""
    if mention.granularity not in ("day", "part_of_day"):
        return mention
    i = mention.end
    while i < mention.end + 3 and scan.word(i) in _BEFORE_CLOCKS:
        i += 1
    if scan.word(i) not in w.CLOCK_CUES or scan.gap(i - 1).strip() not in ("", ",", "("):
        return mention
    clock = _read_clock(scan, i, mention.part)
    return mention if clock is None else replace(mention, end=clock.end)


_BEFORE_CLOCKS = frozenset(
    ("sekitar", "skitar", "pada", "di", "kurang", "lebih", "kira", "sekira", "sekitaran", "tepat")
)


# --- dates ------------------------------------------------------------------------------------


def _number(scan: _Scan, i: int) -> _Found:
    """A number may begin a date (21-11-2026, 21 November) or a span (3 hari lalu)."""
    return _written_date(scan, i) or _named_date(scan, i) or _span(scan, i)


def _written_date(scan: _Scan, i: int, *, cued: bool = False) -> _Found:
    """21-11-2026, 21/11/26, 21.11.2026, 2026-11-21, and 21/11 where something says it is a date."""
    separator = scan.gap(i).strip()
    if separator not in ("-", "/", ".") and not (cued and separator == ""):
        return None
    if not cued and i and scan.gap(i - 1) in ("-", "/", ".", "_") and not _is_cue(scan, i - 1):
        return None
    first, second = scan.number(i, 4), scan.number(i + 1, 2)
    if first is None or second is None:
        return None
    third = scan.number(i + 2, 4) if scan.gap(i + 1).strip() == separator else None
    if third is not None and scan.gap(i + 2) not in ("-", "/"):
        day = _from_numbers(scan, i, first, second, third)
        return None if day is None else _dated(scan, i, i + 3, day, "date", 3.5)
    if len(scan.word(i)) > 2 or not (cued or _cues_short_date(scan, i)):
        return None
    return _of_this_year(scan, i, i + 2, first, second)


def _is_cue(scan: _Scan, i: int) -> bool:
    return scan.word(i) in w.DATE_CUES or scan.word(i) in w.WEEKDAYS


def _from_numbers(scan: _Scan, i: int, first: int, second: int, third: int) -> date | None:
    if len(scan.word(i)) == 4:
        return _date(first, second, third)
    if len(scan.word(i)) > 2 or len(scan.word(i + 2)) not in (2, 4):
        return None
    year = third if len(scan.word(i + 2)) == 4 else 2000 + third
    if second > 12 >= first:
        first, second = second, first
    return _date(year, second, first)


def _cues_short_date(scan: _Scan, i: int) -> bool:
    if scan.word(i - 1) in w.NOT_DATES:
        return False
    if any(_is_cue(scan, j) for j in (i - 1, i - 2) if j >= 0):
        return True
    if scan.word(i - 1) in w.HAPPENED or scan.past_marker(i + 2) > i + 2:
        return True
    begins = i == 0 or not scan.joined(i - 1)
    return begins and scan.word(i + 2) in ("ada", "terjadi", "telah", "tadi", "jam", "pukul")


def _named_date(scan: _Scan, i: int) -> _Found:
    """21 November 2026, 21nov, the 21st of November, 18-20 November."""
    day = scan.number(i, 2)
    if day is None or not 1 <= day <= 31:
        return None
    j, until = i + 1, None
    last, after = _range_end(scan, j)
    if last is not None and scan.word(after) in w.MONTHS and last > day:
        until, j = last, after
    while scan.word(j) in ("st", "nd", "rd", "th", "of", "bulan", "bln") and j < i + 4:
        j += 1
    month = w.MONTHS.get(scan.word(j))
    if month is None or scan.gap(j - 1).strip() not in ("", "-", "/", ".", ","):
        return None
    if not w.STREETS.isdisjoint((scan.word(i - 1), scan.word(i - 2))):
        return None
    found = _with_year(scan, i, j + 1, day, month)
    if found is None or until is None:
        return found
    return replace(found, until=_date(found.day.year, found.day.month, until))


def _range_end(scan: _Scan, i: int) -> tuple[int | None, int]:
    """The 20 of "18-20", "18 s/d 20", "18 sampai 20" (`i` is the word after the 18)."""
    j = i
    while j < i + 3 and scan.word(j) in w.RANGE:
        j += 1
    if j == i and scan.gap(i - 1).strip() not in ("-", "–"):
        return None, i
    if scan.word(j) in w.DATE_CUES:
        j += 1
    return scan.number(j, 2), j + 1


def _with_year(scan: _Scan, i: int, j: int, day: int, month: int) -> _Found:
    """Day and month are read; `j` is where a year may stand."""
    year = scan.number(j, 4)
    short = scan.gap(j - 1).strip() in ("", "-", "/", ".", "'")
    if year is not None and short and (len(scan.word(j)) == 4 or _is_short_year(scan, j)):
        found = _date(year if len(scan.word(j)) == 4 else 2000 + year, month, day)
        return None if found is None else _dated(scan, i, j + 1, found, "date", 3.5)
    return _of_this_year(scan, i, j, day, month)


def _is_short_year(scan: _Scan, j: int) -> bool:
    if len(scan.word(j)) != 2 or scan.word(j + 1) in w.UNITS or scan.is_timeless:
        return False
    return abs(2000 + int(scan.word(j)) - scan.today.year) <= 6


def _of_this_year(scan: _Scan, i: int, j: int, day: int, month: int) -> _Found:
    """The most recent past one; None for what seems to lie ahead."""
    if scan.is_timeless:
        return None
    end = scan.past_marker(j)
    last_year = scan.word(j) in w.UNITS and w.UNITS[scan.word(j)] == "year"
    if last_year and scan.past_marker(j + 1) > j + 1:
        found = _date(scan.today.year - 1, month, day)
        return (
            None if found is None else _dated(scan, i, scan.past_marker(j + 1), found, "date", 3.5)
        )
    found = _date(scan.today.year, month, day)
    if found is None or found > scan.today:
        ahead = (found - scan.today).days if found else 999
        if ahead <= _APPOINTMENT_DAYS and end == j:
            return None
        found = _date(scan.today.year - 1, month, day)
    return None if found is None else _dated(scan, i, end, found, "date", 3.2)


def _dated(scan: _Scan, i: int, j: int, day: date, kind: str, weight: float) -> _Found:
    end = scan.past_marker(j)
    part, end = _part_around(scan, end)
    if not scan.is_timeless and not timedelta(0) <= scan.today - day < timedelta(_OLDEST_DAYS):
        return None
    granularity: Granularity = "part_of_day" if part else "day"
    return _Mention(i, end, day, granularity, kind, weight, part)


def _part_around(scan: _Scan, end: int) -> tuple[str, int]:
    """A part of the day that follows a date or a day's name."""
    if not scan.joined(end - 1):
        return "", end
    j = end + 1 if scan.word(end) in ("pas", "waktu", "di", "pada", "sekitar", "saat") else end
    part, after = scan.part(j)
    return (part, scan.past_marker(after)) if part else ("", end)


def _day_cue(scan: _Scan, i: int) -> _Found:
    """tgl 21, tanggal 21 bulan lalu, tgl 18-20 november."""
    j = i + 1
    day = scan.number(j, 2)
    if day is None:
        written = _written_date(scan, j, cued=True)
        return None if written is None else replace(written, start=i)
    found = _named_date(scan, j) or _written_date(scan, j, cued=True)
    if found is None and not scan.is_timeless and 1 <= day <= 31:
        found = _day_of_month(scan, j, day)
    return None if found is None else replace(found, start=i)


def _day_of_month(scan: _Scan, i: int, day: int) -> _Found:
    """A day without month: of the month that is named by its distance, else the last one."""
    j, until = i + 1, None
    last, after = _range_end(scan, j)
    if last is not None and day < last <= 31:
        until, j = last, after
    if scan.word(j) in w.MONTHS or scan.gap(j - 1) in ("/", "-"):
        return None  # a date that has been refused already
    months, end = _months_back(scan, j)
    if months is None:
        months = 0 if day <= scan.today.day else 1
        end = scan.past_marker(j)
        if months and end == j and _is_appointment(scan, i, j):
            return None
    first = _months_ago(scan.today.replace(day=1), months)
    found = first and _date(first.year, first.month, day)
    mention = None if found is None else _dated(scan, i, end, found, "date", 3.0)
    if mention is None or until is None:
        return mention
    return replace(mention, until=_date(mention.day.year, mention.day.month, until))


def _is_appointment(scan: _Scan, i: int, j: int) -> bool:
    around = (*scan.before(i, 6), *scan.after(j, 5))
    return not w.FUTURE.isdisjoint(around) or not w.UNTIL.isdisjoint(around[:3])


def _months_back(scan: _Scan, j: int) -> tuple[int | None, int]:
    """0 for "bulan ini", 1 for "bulan lalu", None where neither follows."""
    if w.UNITS.get(scan.word(j)) != "month":
        return None, j
    if scan.word(j + 1) in w.THIS:
        return 0, j + 2
    end = scan.past_marker(j + 1)
    return (1, end) if end > j + 1 else (None, j)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _months_ago(day: date, months: int) -> date | None:
    """The same day `months` earlier, or the last one of a shorter month."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _month(scan: _Scan, i: int) -> _Found:
    """November 21, 2026 · bulan Oktober · sejak Oktober · awal November · Oktober 2025."""
    month, day = w.MONTHS[scan.word(i)], scan.number(i + 1, 2)
    if not w.STREETS.isdisjoint((scan.word(i - 1), scan.word(i - 2))):
        return None
    english = scan.word(i) not in ("jan", "des") and day is not None and 1 <= day <= 31
    if english and day is not None and scan.word(i + 2) not in w.UNITS:
        j = i + 3 if scan.word(i + 2) in ("st", "nd", "rd", "th") else i + 2
        found = _with_year(scan, i, j, day, month)
        if found is not None:
            return found
    return _whole_month(scan, i, month)


def _whole_month(scan: _Scan, i: int, month: int) -> _Found:
    year, end = scan.number(i + 1, 4), i + 1
    cue = scan.word(i - 1)
    if year is not None and year > 99:
        end += 1
    elif scan.is_timeless or not (
        cue in ("bulan", "bln", "sasi", "wulan", "awal", "akhir", "pertengahan", "in", "pada")
        or cue in w.SINCE
        or scan.past_marker(end) > end
    ):
        return None
    else:
        ahead = (month - scan.today.month) * 30
        is_since = not w.SINCE.isdisjoint((cue, scan.word(i - 2)))
        is_past = is_since or scan.past_marker(end) > end
        if 0 < ahead <= _APPOINTMENT_DAYS and not is_past:
            return None
        year = scan.today.year if month <= scan.today.month else scan.today.year - 1
    if scan.past_marker(end) > end:
        end = scan.past_marker(end)
    start, day = _within_month(scan, i, year, month)
    if day is None or (not scan.is_timeless and not date.min < day <= scan.today):
        return None
    if not scan.is_timeless and (scan.today - day).days > _OLDEST_DAYS:
        return None
    return _Mention(start, end, day, "month", "month", 1.6)


def _within_month(scan: _Scan, i: int, year: int, month: int) -> tuple[int, date | None]:
    """The day that "awal", "pertengahan" or "akhir" before the month at `i` points to."""
    j = i
    while scan.word(j - 1) in ("bulan", "bln", "sasi", "wulan") and j > i - 2:
        j -= 1
    cue = scan.word(j - 1)
    if not 1 <= year <= 9999:
        return j, None
    day = {"pertengahan": 15, "tengah": 15, "akhir": monthrange(year, month)[1]}.get(cue, 1)
    return (j - 1 if cue in ("awal", "akhir", "pertengahan") else j), date(year, month, day)


# --- days of the week -------------------------------------------------------------------------


def _weekday(scan: _Scan, i: int) -> _Found:
    """senin kemarin, hari Jumat lalu, malam minggu, Senin minggu lalu, last monday."""
    word, number = scan.word(i), w.WEEKDAYS[scan.word(i)]
    end = i + 1
    if word == "jum":
        if scan.word(end) != "at":
            return None
        end += 1
    if word in w.SUNDAY_OR_WEEK and not _is_sunday(scan, i):
        return _week(scan, i)
    if scan.word(i - 1) in w.STREETS or _is_schedule(scan, i, end):
        return None
    is_eve = scan.word(i - 1) in w.NIGHT and scan.joined(i - 1)
    start = i - 1 if is_eve or scan.word(i - 1) in (*w.DAY_WORDS, "last") else i
    day, end = _named_day(scan, i, end, number)
    if day is None:
        return None
    part, end = ("evening", end) if is_eve else _part_around(scan, end)
    if is_eve:
        day -= timedelta(days=1)
    if day == scan.today and part and scan.now.hour < w.PART_STARTS[part]:
        day -= timedelta(days=7)
    granularity: Granularity = "part_of_day" if part else "day"
    return _Mention(start, end, day, granularity, "weekday", 2.7, part)


def _is_sunday(scan: _Scan, i: int) -> bool:
    before, after = scan.word(i - 1), scan.word(i + 1)
    if before in ("hari", "hr", "hri", "dina", "dino", "dinten", "poe") or before in w.NIGHT:
        return not (before in w.NIGHT and not scan.joined(i - 1))
    if after in w.PARTS and scan.joined(i):
        return True
    if after in w.DATE_CUES or (scan.number(i + 1, 2) and scan.word(i + 2) in w.MONTHS):
        return True
    if scan.number(i + 1, 2) and scan.gap(i + 1) in ("/", "-"):
        return True
    start = scan.spans[i][0]
    # A capital within a sentence that is not shouted: the day's name.
    is_name = scan.text[start].isupper() and not scan.text[start : start + 2].isupper()
    return None if is_name is None else i > 0 and scan.joined(i - 1) and after in w.PAST


def _is_schedule(scan: _Scan, i: int, end: int) -> bool:
    """Monday to Friday, Mondays and Thursdays, every Monday, next Monday."""
    near = scan.before(i, 3)
    if not w.EVERY.isdisjoint(near) or not w.FUTURE.isdisjoint(near[:2]):
        return True
    if near and near[0] in w.UNTIL:
        return True
    after = scan.after(end, 3)
    if after and (after[0] in w.FUTURE or (after[0] in w.THAT and "akan" in after[1:2])):
        return True
    j = end
    while j < end + 3 and scan.word(j) in w.RANGE:
        j += 1
    if scan.word(j) in ("hari", "hr"):
        j += 1
    is_range = j > end or scan.gap(end - 1).strip() in ("-", "–", "&")
    return (
        None
        if is_range is None
        else scan.word(j) in w.WEEKDAYS and scan.past_marker(j + 1) == j + 1
    )


def _named_day(scan: _Scan, i: int, end: int, number: int) -> tuple[date | None, int]:
    """The last such day; with a marker of the past never the day of sending itself."""
    weeks, after = _weeks_back(scan, end)
    if weeks:
        monday = scan.days_ago(scan.today.weekday() + 7 * weeks)
        return None if monday is None else monday + timedelta(days=number), after
    back = (scan.today.weekday() - number) % 7
    after = scan.past_marker(end)
    if back == 0 and (after > end or scan.word(i - 1) == "last"):
        back = 7
    if after == end and scan.word(end) in w.THIS:
        after += 1
    return scan.days_ago(back), after


def _weeks_back(scan: _Scan, i: int) -> tuple[int, int]:
    """1 for "minggu lalu", 2 for "dua minggu lalu" behind a day's name, else 0."""
    count, j = scan.count(i)
    if count is None:
        count = 1
    if w.UNITS.get(scan.word(j)) != "week" or not scan.joined(i - 1):
        return 0, i
    end = scan.past_marker(j + 1)
    return (min(count, 60), end) if end > j + 1 else (0, i)


def _week(scan: _Scan, i: int) -> _Found:
    """minggu lalu, pekan kemarin, last week."""
    return _unit(scan, i)


# --- today, yesterday, last night -------------------------------------------------------------


def _earlier(scan: _Scan, i: int) -> _Found:
    """tadi, tadi pagi, pagi tadi, tadi malam, tadi habis maghrib; jv mau esuk, su tadi isuk."""
    is_javanese = scan.word(i) in ("mau", "wau")
    part, end = scan.part(i + 1)
    start = i
    if not part or not scan.joined(i):
        part, start = scan.part_before(i)
        end = i + 1
        side = scan.word(i - 1)
    else:
        side = scan.word(end - 1)
    if is_javanese and not (part and side in w.JAVANESE_PARTS):
        return None
    if not part and scan.word(i + 1) in w.YESTERDAY:
        return None
    return _past_part(scan, start, end, part)


def _past_part(scan: _Scan, start: int, end: int, part: str) -> _Found:
    """The last such part of a day that has begun; "tadi malam" is the night before this day."""
    back = 0
    if part == "evening" or (part and scan.now.hour < w.PART_STARTS[part]):
        back = 1
    day = scan.days_ago(back)
    if day is None:
        return None
    granularity: Granularity = "part_of_day" if part else "day"
    kind = "last night" if part == "evening" else "earlier"
    return _Mention(start, end, day, granularity, kind, 2.4 if part else 1.9, part)


def _just(scan: _Scan, i: int) -> _Found:
    """baru saja, baru aja, just now."""
    if scan.word(i + 1) not in ("saja", "aja", "wae", "mawon", "now", "sj", "bae", "saja"):
        return None
    return _Mention(i, i + 2, scan.today, "day", "earlier", 1.9)


def _saturday_night(scan: _Scan, i: int) -> _Found:
    """ "malming": the night that leads to Sunday."""
    end = scan.past_marker(i + 1)
    back = (scan.today.weekday() - 5) % 7
    if back == 0 and (end > i + 1 or scan.now.hour < w.PART_STARTS["evening"]):
        back = 7
    day = scan.days_ago(back)
    return None if day is None else _Mention(i, end, day, "part_of_day", "weekday", 2.7, "evening")


def _last_night(scan: _Scan, i: int) -> _Found:
    day = scan.days_ago(1)
    return (
        None
        if day is None
        else _Mention(i, i + 1, day, "part_of_day", "last night", 2.5, "evening")
    )


def _yesterday(scan: _Scan, i: int) -> _Found:
    """kemarin, kemarin malam, malam kemarin, kemarin lusa; "kemarin-kemarin" is vague."""
    if (
        scan.word(i + 1) in w.YESTERDAY
        or scan.word(i + 1) == "2"
        or scan.word(i - 1) in w.YESTERDAY
    ):
        return None
    if scan.word(i - 1) in w.EVENTS_OF_THE_YEAR or scan.word(i - 1) in ("before", "sebelum"):
        return None
    back, end, start = 1, i + 1, i
    if scan.word(end) in ("lusa", "dulu", "dulunya", "dlu", "ingi"):
        back, end = 2, end + 1
    part, end = _part_around(scan, end)
    if not part:
        part, start = scan.part_before(i)
    day = scan.days_ago(back)
    granularity: Granularity = "part_of_day" if part else "day"
    return None if day is None else _Mention(start, end, day, granularity, "yesterday", 2.6, part)


def _before_yesterday(scan: _Scan, i: int) -> _Found:
    day = scan.days_ago(2)
    return None if day is None else _Mention(i, i + 1, day, "day", "yesterday", 2.6)


def _now(scan: _Scan, i: int) -> _Found:
    return _Mention(i, i + 1, scan.today, "day", "now", 0.8)


def _this(scan: _Scan, i: int) -> _Found:
    """hari ini, pagi ini, malam ini, dina iki, poe ieu, this morning, saat ini."""
    word, before = scan.word(i), scan.word(i - 1)
    if word == "today":
        return _Mention(i, i + 1, scan.today, "day", "today", 2.0)
    if word == "this":
        part, end = scan.part(i + 1)
        return _this_part(scan, i, end, part) if part else None
    if not scan.joined(i - 1):
        return None
    if before in w.DAY_WORDS:
        if scan.word(i + 1) in ("juga", "jg") or scan.count(i - 2)[0] is not None:
            return None
        return _Mention(i - 1, i + 1, scan.today, "day", "today", 2.0)
    if before in ("saat", "wektu", "moment", "detik"):
        return _Mention(i - 1, i + 1, scan.today, "day", "now", 0.8)
    part, start = scan.part_before(i)
    return _this_part(scan, start, i + 1, part) if part else None


def _this_part(scan: _Scan, start: int, end: int, part: str) -> _Found:
    day: date | None = scan.today
    if part == "evening" and scan.now.hour < _NIGHT_ENDS:
        day = scan.days_ago(1)
    elif scan.now.hour < w.PART_STARTS[part]:
        return None  # it lies ahead
    return None if day is None else _Mention(start, end, day, "part_of_day", "today", 2.2, part)


def _tonight(scan: _Scan, i: int) -> _Found:
    return _this_part(scan, i, i + 1, "evening")


# --- spans: three days ago, for two weeks, last month --------------------------------------------


def _span(scan: _Scan, i: int) -> _Found:
    """3 hari lalu, sudah dua minggu, telung dina kepungkur, for 3 days."""
    count, j = scan.count(i)
    if scan.gap(i).strip() in ("-", "–") and scan.number(j) is not None:
        count, j = scan.number(j), j + 1  # "2-3 hari": the longer
    unit = w.UNITS.get(scan.word(j))
    if count is None or unit is None or not scan.joined(j - 1):
        return None
    return _lasting(scan, i, j + 1, count, unit)


def _single(scan: _Scan, i: int) -> _Found:
    """seminggu yang lalu, sudah sebulan, saminggu katukang."""
    count, unit = w.SINGLE[scan.word(i)]
    return _lasting(scan, i, i + 1, count, unit)


def _lasting(scan: _Scan, i: int, j: int, count: int, unit: str) -> _Found:
    """A span from `i` to `j`: ago, or still going on, or nothing of the kind."""
    near, after = scan.before(i, 3), scan.after(j, 4)
    if not w.AGES.isdisjoint(near[:2]) or not w.EVERY.isdisjoint(near[:1]):
        return None
    if after and (after[0] in w.AHEAD_AFTER or after[0] in w.EVERY_AFTER):
        return None
    day, moment = _moved(scan, count, unit)
    if day is None:
        return None
    granularity = _granularity(unit)
    end = scan.past_marker(j)
    if end > j:
        weight, kind, until = 2.6, "ago", None
        if not w.SINCE.isdisjoint(near[:1]):
            until = scan.today
    else:
        weight, kind, until = _weight_of_lasting(near, after), "lasting", scan.today
        if not weight or (unit == "year" and _is_a_life(count, near, after)):
            return None
    return _Mention(i, end, day, granularity, kind, weight, time=moment, until=until)


def _is_a_life(years: int, near: list[str], after: list[str]) -> bool:
    """Somebody's age or time in a place, not how long the trouble has lasted."""
    return years >= 20 or not w.LIVED.isdisjoint((*near, *after))


def _weight_of_lasting(near: list[str], after: list[str]) -> float:
    if not w.LASTING.isdisjoint(near[:2]) or not w.LASTING_AFTER.isdisjoint(after[:1]):
        return 2.2
    if not w.TROUBLES.isdisjoint((*near[:2], *after[:2])):
        return 1.5
    return 0.0


def _moved(scan: _Scan, count: int, unit: str) -> tuple[date | None, time | None]:
    """The day `count` units before the moment of sending, with the time for hours."""
    if unit in ("month", "year"):
        return _months_ago(scan.today, count * (12 if unit == "year" else 1)), None
    if unit in ("day", "week"):
        return scan.days_ago(count * (7 if unit == "week" else 1)), None
    step = timedelta(hours=count) if unit == "hour" else timedelta(minutes=count)
    try:
        moment = scan.now - step
    except OverflowError:
        return None, None
    return moment.date(), moment.time().replace(second=0, microsecond=0)


def _granularity(unit: str) -> Granularity:
    units: dict[str, Granularity] = {
        "minute": "minute",
        "hour": "hour",
        "day": "day",
        "week": "week",
        "month": "month",
    }
    return units.get(unit, "year")


def _unit(scan: _Scan, i: int) -> _Found:
    """minggu lalu, bulan kemarin, tahun lalu, minggu ini, bulan Oktober, tahun 2023."""
    unit = w.UNITS[scan.word(i)]
    if unit in ("minute", "hour"):
        return _clock(scan, i) if scan.word(i) in w.CLOCK_CUES else None
    if unit == "day" or scan.before(i, 1)[:1] == ["malam"]:
        return None
    end = scan.past_marker(i + 1)
    if end > i + 1 and scan.joined(i):
        count = 1
        day, _ = _moved(scan, count, unit)
        start, day = _edge(scan, i, day, unit)
        return (
            None
            if day is None
            else _Mention(start, end, day, _granularity(unit), "last " + unit, 2.2)
        )
    if scan.word(i + 1) in w.THIS and unit in ("week", "month"):
        start, edge = _edge(scan, i, scan.today, unit)
        return (
            None
            if edge is None
            else _Mention(start, i + 2, edge, _granularity(unit), "this " + unit, 0.9)
        )
    if unit == "year":
        return _since_year(scan, i)
    return None


def _edge(scan: _Scan, i: int, day: date | None, unit: str) -> tuple[int, date | None]:
    """ "awal", "pertengahan" or "akhir" before a month."""
    cue = scan.word(i - 1)
    if day is None or unit != "month" or cue not in ("awal", "akhir", "pertengahan"):
        return i, day
    return i - 1, _within_month(scan, i, day.year, day.month)[1]


def _since_year(scan: _Scan, i: int) -> _Found:
    year = scan.number(i + 1, 4)
    since = w.SINCE.isdisjoint(scan.before(i, 1))
    if year is None or since or not scan.today.year - 20 < year <= scan.today.year:
        return None
    return _Mention(i, i + 2, date(year, 1, 1), "year", "year", 1.4, until=scan.today)


def _last(scan: _Scan, i: int) -> _Found:
    """last night, last week, last Monday, (for the) last 3 days."""
    following = scan.word(i + 1)
    if following == "night":
        found = _last_night(scan, i)
        return None if found is None else replace(found, end=i + 2)
    if following in ("week", "month", "year"):
        day, _ = _moved(scan, 1, following)
        return (
            None
            if day is None
            else _Mention(i, i + 2, day, _granularity(following), "last " + following, 2.2)
        )
    return None


# --- from what on: sejak pagi, since 8 o'clock ---------------------------------------------------


def _since(scan: _Scan, i: int) -> _Found:
    """sejak pagi, dari subuh, ti isuk; other expressions after "sejak" are read by themselves."""
    part, end = scan.part(i + 1)
    if not part or not scan.joined(i) or scan.word(i - 1) in w.EVERY:
        return None
    if scan.word(end) in (*w.EARLIER, *w.YESTERDAY, *w.THIS, *w.WEEKDAYS, *w.DATE_CUES):
        return None
    if scan.word(end) in w.RANGE or scan.word(end) == "hari":
        return None  # from morning to night: a habit
    day = scan.days_ago(1 if scan.now.hour < w.PART_STARTS[part] else 0)
    if part == "evening" and scan.now.hour < w.PART_STARTS[part]:
        day = scan.days_ago(1)
    return None if day is None else _Mention(i + 1, end, day, "part_of_day", "since", 1.8, part)


def _prayer(scan: _Scan, i: int) -> _Found:
    """habis maghrib, ba'da isya, pas subuh: the last one, where nothing else tells the day."""
    if scan.word(i - 1) not in w.AROUND_PRAYER and scan.word(i - 1) not in w.SINCE:
        return None
    part = w.PARTS[scan.word(i)]
    back = 1 if scan.now.hour < w.PART_STARTS[part] + (1 if part == "evening" else 0) else 0
    day = scan.days_ago(back)
    return None if day is None else _Mention(i - 1, i + 1, day, "part_of_day", "prayer", 1.0, part)


def _clock(scan: _Scan, i: int) -> _Found:
    """jam 2 siang, pukul 19.30: the last such moment, where nothing else tells the day."""
    clock = _read_clock(scan, i)
    if clock is None:
        return None
    near, after = scan.before(i, 5), scan.after(clock.end, 4)
    if not w.OPENING.isdisjoint((*near, *after)) or w.UNTIL & {*near[:1], *after[:1]}:
        return None
    if scan.gap(clock.end - 1).strip() in ("-", "–"):
        return None
    is_ahead = datetime.combine(scan.today, clock.time) > scan.now.replace(tzinfo=None)
    day = scan.days_ago(1 if is_ahead else 0)
    return (
        None
        if day is None
        else _Mention(i, clock.end, day, "hour", "clock", 1.0, clock.part, clock.time)
    )


# --- the time of day ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Clock:
    start: int
    end: int
    time: time
    part: str
    has_minutes: bool


def _read_clock(scan: _Scan, i: int, part: str = "") -> _Clock | None:
    """ "jam 7", "pukul 19.30", "jam setengah 8 malam" at `i`; `part` where none is said."""
    half = scan.word(i + 1) in ("setengah", "stgh", "stengah", "setengahan", "satengah")
    j = i + 2 if half else i + 1
    if scan.word(j) in ("sekitar", "skitar", "an", "kira"):
        j += 1
    hour = scan.number(j, 2)
    if hour is None:
        hour = w.NUMBERS.get(scan.word(j))
    if hour is None or hour > 24 or not scan.joined(i):
        return None
    end, minute = j + 1, scan.number(j + 1, 2)
    has_minutes = minute is not None and minute < 60 and scan.gap(j) in (".", ":", ".:", " . ")
    minute = minute if has_minutes and minute is not None else 0
    end += has_minutes
    if half:
        hour, minute, has_minutes = hour - 1, 30, True
    while scan.word(end) in ("an", "wib", "wita", "wit", "kurang", "lebih", "lewat"):
        end += 1
    said, after = scan.part(end)
    if said and scan.joined(end - 1):
        end, part = after, said
    elif scan.word(end) in ("pm", "am"):
        part, end = ("evening" if scan.word(end) == "pm" else "morning"), end + 1
    return _Clock(i, end, time(_hour(hour, part), minute), part, has_minutes)


def _hour(hour: int, part: str) -> int:
    """The hour of 24 that "jam `hour`" means in that part of the day."""
    is_late = (
        (part == "noon" and 1 <= hour <= 4)
        or (part == "afternoon" and 1 <= hour <= 7)
        or (part in ("evening", "dusk") and 5 <= hour <= 11)
    )
    if is_late:
        return hour + 12
    return 0 if hour == 24 or (hour == 12 and part in ("evening", "early")) else max(hour, 0)


def _clock_near(scan: _Scan, mention: _Mention) -> _Clock | None:
    """The clock time that belongs to `mention`: from two words before it to eight after."""
    for i in range(max(0, mention.start - 4), min(scan.size, mention.end + 8)):
        if scan.words[i] in w.CLOCK_CUES:
            clock = _read_clock(scan, i, mention.part)
            if clock is not None:
                return clock
    return None


# --- choosing -----------------------------------------------------------------------------------


def _choose(scan: _Scan, mentions: Iterable[_Mention]) -> _Mention | None:
    """The mention that is bound most closely to the trouble; the first of equal ones."""
    best, best_score = None, 0.0
    for mention in mentions:
        score = _score(scan, mention)
        if score > best_score:
            best, best_score = mention, score
    if best is not None and best.kind in _WEAK and not w.NOT_ONE_DAY.isdisjoint(scan.words):
        return None
    return best


_WEAK = frozenset(("now", "prayer", "clock", "this month", "this week"))
_FIRM = frozenset(("yesterday", "last night", "ago", "lasting", "earlier"))


def _score(scan: _Scan, mention: _Mention) -> float:
    """How well a mention serves as the incident's time; 0 or less for not at all."""
    near = scan.before(mention.start, 5)
    after = scan.after(mention.end, 5)
    if _is_ruled_out(mention, near, after):
        return 0.0
    score = mention.weight
    if not w.HAPPENED.isdisjoint(near) or not w.HAPPENED.isdisjoint(after[:4]):
        score += 3.0
    elif not w.TROUBLES.isdisjoint(near) or not w.TROUBLES.isdisjoint(after):
        score += 1.0
    if not w.SINCE.isdisjoint(near[:2]):
        score += 0.6
    return score - _weight_of_report(scan, mention, near, after)


def _is_ruled_out(mention: _Mention, near: list[str], after: list[str]) -> bool:
    if not w.UNTIL.isdisjoint(near[:2]) or not w.EVERY.isdisjoint(near[:2]):
        return True
    if after and after[0] in w.EVERY_AFTER and mention.kind != "date":
        return True
    is_dated = mention.kind in ("date", "month") and w.SINCE.isdisjoint(near[:2])
    if is_dated and not w.DOCUMENTS.isdisjoint(near[:4]):
        return True
    if mention.kind == "last year" and (
        after[:1] == ["juga"] or not w.EVENTS_OF_THE_YEAR.isdisjoint(near[:1])
    ):
        return True
    if mention.kind in _FIRM:
        return False
    if mention.kind == "weekday" and not w.TIMETABLES.isdisjoint((*near, *after)):
        return True
    return not w.FUTURE.isdisjoint((*near[:4], *after[:2]))


def _weight_of_report(scan: _Scan, mention: _Mention, near: list[str], after: list[str]) -> float:
    """What speaks against the day on which somebody reported, asked or was promised something."""
    report = next((n for n, word in enumerate(near[:3]) if word in w.REPORTS), None)
    if report is not None:
        earlier = scan.before(mention.start - report - 1, 3)
        if not w.INTENDS.isdisjoint(earlier):
            return 0.0
        is_own = near[report] in w.OWN_REPORTS
        is_told = not w.ALREADY.isdisjoint(earlier) or near[report].startswith("di")
        return 9.0 if is_own and is_told and not _tells_more(after) else 2.0
    if any(word in w.REPORTS for word in after[:3]):
        intends = not w.INTENDS.isdisjoint(after[:3]) or not w.INTENDS.isdisjoint(near[:2])
        return 0.0 if intends else 2.0
    return 0.0


def _tells_more(after: list[str]) -> bool:
    """What follows the date is the event itself: "lapor kemarin ada tawuran"."""
    return bool(after) and after[0] in ("ada", "terjadi", "telah", "bahwa", "soal")


def _incident(scan: _Scan, mention: _Mention) -> Incident | None:
    """The chosen mention with its time of day, on the day to which that time belongs."""
    day, moment, granularity = mention.day, mention.time, mention.granularity
    clock = None
    if moment is None and granularity in ("day", "part_of_day"):
        clock = _clock_near(scan, mention)
    if clock is not None:
        moment = clock.time
        granularity = "minute" if clock.has_minutes else "hour"
        day = _day_at(scan, mention, clock)
        if mention.kind in ("earlier", "today") and not (mention.part or clock.part):
            day, moment = _latest(scan, day, moment)
    return Incident(day, moment, _until(scan, mention, day), granularity, _because(scan, mention))


def _day_at(scan: _Scan, mention: _Mention, clock: _Clock) -> date:
    """The small hours of "last night" are this morning's; what lies ahead was a day earlier."""
    # Twelve at night ends the evening that people speak of.
    small_hours = time(0) < clock.time < time(_NIGHT_ENDS + 1)
    if mention.kind in ("last night", "yesterday") and mention.part == "evening" and small_hours:
        following = mention.day + timedelta(days=1)
        return following if following <= scan.today else mention.day
    if mention.kind == "earlier" and (mention.part or clock.part) and mention.day == scan.today:
        is_ahead = datetime.combine(mention.day, clock.time) > scan.now.replace(tzinfo=None)
        return mention.day - timedelta(days=1) if is_ahead else mention.day
    return mention.day


def _latest(scan: _Scan, day: date, moment: time) -> tuple[date, time]:
    """ "tadi jam 7" said at 20:30 is 19:00; said at six, it was yesterday evening."""
    now = scan.now.replace(tzinfo=None)
    if moment.hour >= 12:
        is_ahead = datetime.combine(day, moment) > now
        return (day - timedelta(days=1) if is_ahead else day), moment
    late = moment.replace(hour=moment.hour + 12)
    if datetime.combine(day, late) <= now:
        return day, late
    if datetime.combine(day, moment) <= now:
        return day, moment
    return day - timedelta(days=1), late


def _until(scan: _Scan, mention: _Mention, day: date) -> date | None:
    if mention.until is not None:
        return mention.until if mention.until > day else None
    lasts = not w.SINCE.isdisjoint(scan.before(mention.start, 2)) or mention.kind == "since"
    return scan.today if lasts and not scan.is_timeless and scan.today > day else None


def _because(scan: _Scan, mention: _Mention) -> str:
    return f"{mention.kind}: {scan.quote(mention.start, mention.end)}"


_Handler = Callable[[_Scan, int], _Found]


def _handlers() -> dict[str, _Handler]:
    """Which function reads the expression that may begin with a word; the later ones win."""
    found: dict[str, _Handler] = {}
    groups: tuple[tuple[Iterable[str], _Handler], ...] = (
        (w.SINCE, _since),
        (w.PRAYERS, _prayer),
        (w.CLOCK_CUES, _clock),
        (w.UNITS, _unit),
        (w.NUMBERS, _span),
        (w.SINGLE, _single),
        (w.MONTHS, _month),
        (w.THIS, _this),
        (w.WEEKDAYS, _weekday),
        (w.EARLIER, _earlier),
        (w.NOW, _now),
        (w.LAST_NIGHT, _last_night),
        (w.YESTERDAY, _yesterday),
        (w.BEFORE_YESTERDAY, _before_yesterday),
        (w.DATE_CUES, _day_cue),
        (("baru", "just", "br"), _just),
        (("malming", "mlming", "malmingan"), _saturday_night),
        (("last",), _last),
        (("tonight",), _tonight),
    )
    for words, handle in groups:
        found.update(dict.fromkeys(words, handle))
    return found


_HANDLERS = _handlers()
