"""A message as the search for a time sees it: words, their clauses, and the clock."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import compress, count
from typing import Literal, TypeVar

from normalizer import _incident_words as w
from normalizer._value_type import value_type
from normalizer.text import Reading
from normalizer.words import Fact

_T = TypeVar("_T")

Granularity = Literal["minute", "hour", "part_of_day", "day", "week", "month", "year"]

_NEVER = datetime.max.replace(tzinfo=UTC)

_DIGIT_BY_LETTER = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")
_MIXED = re.compile(r"\d+|[^\W\d_]+")
_LONGEST_MIXED = 40
_ENDS_CLAUSE = frozenset(",;!?\n:")


def _is_mixed(word: str) -> bool:
    """Whether digits and letters are glued together, as in "21nov" and "3hr"."""
    if word.isalpha() or word.isdecimal() or len(word) > _LONGEST_MIXED:
        return False
    return _DIGIT_BY_LETTER.search(word) is not None


_IS_MIXED = Fact(_is_mixed)


@value_type()
class Mention:
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


class Scan:
    """The words of a message, in which digits and letters stand apart ("21nov", "3hr")."""

    def __init__(self, reading: Reading, now: datetime | None) -> None:
        self.reading = reading
        self.text = reading.text
        self.lower = reading.lower
        self.is_timeless = now is None
        self.now = now or _NEVER
        self.today = self.now.date()
        self._parts = {
            place: list(_MIXED.finditer(reading.lower, *reading.word_spans[place]))
            for place in compress(count(), _IS_MIXED.of(reading))
        }
        self.words = self.with_parts(reading.words, re.Match.group)
        self.spans = self.with_parts(reading.word_spans, re.Match.span)
        self.size = len(self.words)

    def with_parts(
        self, of_words: Sequence[_T], of_part: Callable[[re.Match[str]], _T]
    ) -> Sequence[_T]:
        """What there is for each word of the message, and for each part where one was parted."""
        if not self._parts:
            return of_words
        result: list[_T] = []
        done = 0
        for place, parts in self._parts.items():
            result += of_words[done:place]
            result += map(of_part, parts)
            done = place + 1
        return result + list(of_words[done:])

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
        if not 0 <= i < self.size - 1:
            return False
        gap = self.lower[self.spans[i][1] : self.spans[i + 1][0]]
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

    # --- small readings, each gives where it ends, or `i` itself when nothing is there ---------

    def past_marker(self, i: int) -> int:
        """After "lalu", "yang lalu", "kemarin" …"""
        j = i + 1 if self.word(i) in w.THAT else i
        if self.word(j) == "ka" and self.word(j + 1) == "tukang":
            j += 1
        return j + 1 if self.word(j) in w.PAST and self.joined(i - 1) else i

    def past_range(self, i: int) -> int:
        """After "sampai", "s/d", "dan" …"""
        j = i
        while j < i + 3 and (
            self.word(j) in w.RANGE or (self.word(j) == "d" and self.word(j - 1) == "s")
        ):
            j += 1
        return j

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
            unit = w.NUMBERS.get(self.word(i + 2), 0)
            return (value * 10 + unit, i + 3) if 0 < unit < 10 else (value * 10, i + 2)
        return value, i + 1

    def days_ago(self, days: int) -> date | None:
        """The day `days` before the day of sending."""
        try:
            return self.today - timedelta(days=days)
        except OverflowError:
            return None


# --- the time of day ----------------------------------------------------------------------------


@value_type()
class Clock:
    start: int
    end: int
    time: time
    part: str
    has_minutes: bool


def read_clock(scan: Scan, i: int, part: str = "") -> Clock | None:
    """ "jam 7", "pukul 19.30", "jam setengah 8 malam" at `i`; `part` where none is said."""
    half = scan.word(i + 1) in w.HALF
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
    return Clock(i, end, time(_hour(hour, part), minute), part, has_minutes)


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
