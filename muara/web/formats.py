"""How times, ages, sizes and points are written on screens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup, escape

from muara.words import say
from normalizer.courtesies import without_courtesies
from normalizer.record import RecordLocation

_PLACEHOLDER = re.compile(r"\[(email|nik|identity|phone|plate|account|card)\]")


def full_moment(moment: datetime, zone: ZoneInfo, language: str) -> str:
    """Day, minute and zone, like `21 Nov 2026, 09.00 WIB`."""
    local = moment.astimezone(zone)
    return f"{day_words(local.date(), language)}, {clock_words(moment, zone, language)} {local:%Z}"


def clock_words(moment: datetime, zone: ZoneInfo, language: str) -> str:
    """The minute of the day, like `09.00`."""
    return f"{moment.astimezone(zone):{'%H.%M' if language == 'id' else '%H:%M'}}"


@lru_cache(4096)
def day_words(day: date, language: str, width: str = "medium") -> str:
    """A day, like `21 Nov 2026`; `long` spells the month out and `full` adds the weekday."""
    pattern = {"medium": "d MMM y", "long": "d MMMM y", "full": "EEEE, d MMMM y"}[width]
    return format_date(day, pattern, locale=language)


@lru_cache(256)
def month_words(day: date, language: str) -> str:
    """The month of a day, like `November 2026`."""
    return format_date(day, "MMMM y", locale=language)


def age_words(moment: datetime, now: datetime, language: str) -> str:
    """How long ago, in the largest unit that fits: `3 jam`."""
    age = max(now - moment, timedelta(0))
    minutes = int(age.total_seconds() // 60)
    if minutes < 1:
        return say(language, "age.now")
    for unit, length in (("days", 1440), ("hours", 60)):
        if minutes >= length:
            return say(language, f"age.{unit}", count=minutes // length)
    return say(language, "age.minutes", count=minutes)


def left_words(due: datetime, now: datetime, language: str) -> str:
    """How long is left, in the two largest units: `2 hari 3 jam lagi`; or how long over."""
    minutes = int(abs(due - now).total_seconds() // 60)
    days, hours = minutes // 1440, minutes % 1440 // 60
    if days:
        pieces = [("days", days), ("hours", hours)]
    elif hours:
        pieces = [("hours", hours), ("minutes", minutes % 60)]
    else:
        pieces = [("minutes", max(minutes, 1))]
    length = " ".join(say(language, f"age.{unit}", count=n) for unit, n in pieces if n)
    return say(language, "left.over" if due <= now else "left.still", length=length)


def short_moment(moment: datetime, zone: ZoneInfo, language: str) -> str:
    """Weekday, day and minute, like `Selasa 24 Nov, 10.00`."""
    local = moment.astimezone(zone)
    day = format_date(local.date(), "EEEE d MMM", locale=language)
    return f"{day}, {clock_words(moment, zone, language)}"


@lru_cache(maxsize=4096)
def size_words(size: int, language: str) -> str:
    """Bytes in kB or MB, like `1,4 MB`."""
    if size < 1_000_000:
        return f"{max(size // 1000, 1)} kB"
    return f"{format_decimal(round(size / 1_000_000, 1), locale=language)} MB"


def limit_words(size: int, language: str) -> str:
    """The largest size that is taken, as settings say it and never more: 25 MiB are `25 MB`."""
    tenths = size * 10 // (1024 * 1024)
    return f"{format_decimal(tenths / 10, locale=language)} MB"


@lru_cache(maxsize=4096)
def count_words(count: int, language: str) -> str:
    """A number with its thousands set apart."""
    return str(format_decimal(count, locale=language))


@lru_cache(maxsize=4096)
def decimal_words(number: float, language: str) -> str:
    """A number to one decimal, like `2,5`."""
    return str(format_decimal(round(number, 1), locale=language))


@lru_cache(maxsize=4096)
def percent(share: float, language: str) -> str:
    """A share of one in whole percent."""
    return str(format_percent(share, locale=language))


def said(because: Iterable[str]) -> list[str]:
    """Of reasons such as `village cue: desa Contoh` what the citizen said; of bare words all.

    What stands before the colon is a word of the code, and a person needs only the evidence.
    """
    return [words for reason in because if (words := reason.rpartition(": ")[2].strip())]


_MET = re.compile(r"\(([^()]*)\)")


def said_of_verdict(reason: str) -> list[str]:
    """The same of `problem (rusak, berlubang); topic (pasar)`: the words in brackets, each once."""
    words = (word.strip() for met in _MET.findall(reason) for word in met.split(","))
    return list(dict.fromkeys(filter(None, words)))


def alike_words(why: Iterable[str], language: str) -> list[str]:
    """What speaks for one incident, or against it, in words; of names and places these."""
    return list(dict.fromkeys(_alike(one, language) for one in why))


def _alike(one: str, language: str) -> str:
    kind, _, name = one.partition(" ")
    if one in _ALIKE:
        return say(language, f"alike.{_ALIKE[one]}")
    if one.startswith("words alike "):
        share = percent(float(one.rpartition(" ")[2]), language)
        return say(language, "alike.words", share=share)
    if one.endswith(" m apart"):
        return say(language, "alike.apart", metres=kind)
    if kind == "about":
        return say(language, "alike.matter")
    if kind == "another" or one.startswith("same words, "):
        return say(language, "alike.differs")
    return say(language, "alike.both", what=name)


_ALIKE = {
    "same sender": "sender",
    "same village": "village",
    "photos alike": "photos",
    "far apart": "far",
}


def dollar_words(amount: float, language: str) -> str:
    """US dollars to the tenth of a cent, which is what reading one post may cost: `US$ 1,264`."""
    return f"US$ {format_decimal(amount, format='#,##0.00#', locale=language)}"


def point_words(latitude: float, longitude: float) -> str:
    """Degrees with five decimals, which is about a metre: `-7.15020, 111.88170`."""
    return f"{latitude:.5f}, {longitude:.5f}"


def redacted_markup(text: str, language: str) -> Markup:
    """Redacted text as HTML, in which each placeholder is set apart and says what it hides."""
    pieces = _PLACEHOLDER.split(text)
    marked = Markup()
    for index, piece in enumerate(pieces):
        is_placeholder = index % 2 == 1
        marked += _redacted_mark(piece, language) if is_placeholder else escape(piece)
    return marked


def gist_markup(text: str, language: str) -> Markup:
    """What a report begins with, marked like `redacted_markup`: its matter, not its greeting."""
    return redacted_markup(without_courtesies(text), language)


def redacted_words(text: str, language: str) -> str:
    """Redacted text as plain text, whose placeholders say in words what they hide."""
    return _PLACEHOLDER.sub(lambda found: f"[{say(language, f'redacted.{found[1]}')}]", text)


def _redacted_mark(name: str, language: str) -> Markup:
    return Markup('<span class="redacted">{}</span>').format(say(language, f"redacted.{name}"))


def place_words(location: RecordLocation) -> str:
    """The words that came with a point, and its degrees; without one the words alone."""
    point = point_words(*location.point) if location.point else ""
    words = [part for part in (location.name, location.address) if part]
    named = ", ".join(dict.fromkeys(words))
    return f"{named} ({point})" if named and point else named or point


def first_words(text: str, length: int) -> str:
    """The beginning of `text` on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(",.;:") + "…"
