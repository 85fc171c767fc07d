"""When it happened: the date of the incident that a message speaks of.

Every expression of time in the message is read against the moment of sending, in the zone of the
jurisdiction. What is no incident is put aside (deadlines, opening hours, papers, births, habits),
and of the rest the one that is bound most closely to the trouble is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import dropwhile
from typing import TypeAlias
from zoneinfo import ZoneInfo

from normalizer import _incident_words as w
from normalizer._incident_readers import NIGHT_ENDS, mentions
from normalizer._incident_scan import Clock, Granularity, Mention, Scan, read_clock
from normalizer._value_type import value_type
from normalizer.text import Reading

# The fields of `Incident` have the same names.
_Date: TypeAlias = date
_Time: TypeAlias = time

_HAS_DATE_DIGITS = re.compile(r"\d[a-z]|[a-z]\d|\d ?[-/.] ?\d")


@value_type()
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
    if w.TRIGGERS.isdisjoint(reading.vocabulary) and not (
        reading.digits and _HAS_DATE_DIGITS.search(reading.lower)
    ):
        return None
    scan = Scan(reading, _local(sent_at, zone))
    best = _choose(scan, mentions(scan))
    return None if best is None else _incident(scan, best)


def _local(sent_at: datetime | None, zone: ZoneInfo) -> datetime | None:
    if sent_at is None:
        return None
    if not 1970 <= sent_at.year < 9999:  # no clock at all; what follows cannot overflow
        return None
    aware = sent_at if sent_at.tzinfo else sent_at.replace(tzinfo=UTC)
    return aware.astimezone(zone)


def _clock_near(scan: Scan, mention: Mention) -> Clock | None:
    """The clock time that belongs to `mention`: from two words before it to eight after."""
    for i in range(max(0, mention.start - 4), min(scan.size, mention.end + 8)):
        if scan.words[i] in w.CLOCK_CUES:
            clock = read_clock(scan, i, mention.part)
            if clock is not None:
                return clock
    return None


# --- choosing -----------------------------------------------------------------------------------


def _choose(scan: Scan, found: Iterable[Mention]) -> Mention | None:
    """The mention that is bound most closely to the trouble; the first of equal ones."""
    best, best_score, past = None, 0.0, None
    for mention in found:
        score = _score(scan, mention)
        if score > 0.0 and mention.kind in _PAST:
            past = past or mention
        if score > best_score:
            best, best_score = mention, score
    if past is not None and best is not None and _lasted_then(scan, best):
        best = past
    if best is not None and best.kind in _WEAK and not w.NOT_ONE_DAY.isdisjoint(scan.words):
        return None
    return best


def _lasted_then(scan: Scan, mention: Mention) -> bool:
    """Whether it says how long something took, not since when: "minggu lalu antri, 2 hari"."""
    return mention.kind == "lasting" and w.LASTING.isdisjoint(scan.before(mention.start, 2))


_PAST = frozenset(("last week", "last month", "last year"))
_WEAK = frozenset(("now", "prayer", "clock", "this month", "this week"))
_FIRM = frozenset(("yesterday", "last night", "ago", "lasting", "earlier"))


_LABELS = frozenset((word, "kejadian") for word in ("tanggal", "tgl", "hari", "waktu"))
"""As forms write it: "Tanggal kejadian: 19 November 2026"."""


def _score(scan: Scan, mention: Mention) -> float:
    """How well a mention serves as the incident's time; 0 or less for not at all."""
    near = scan.before(mention.start, 5)
    after = scan.after(_end_of_list(scan, mention), 5)
    if _is_ruled_out(mention, near, after):
        return 0.0
    score = mention.weight
    if not w.HAPPENED.isdisjoint(near) or not w.HAPPENED.isdisjoint(after[:4]):
        score += 3.0
    elif not w.TROUBLES.isdisjoint(near) or not w.TROUBLES.isdisjoint(after):
        score += 1.0
    if not w.SINCE.isdisjoint(near[:2]):
        score += 0.6
    if tuple(scan.words[max(0, mention.start - 2) : mention.start]) in _LABELS:
        score += 3.0
    return score - _weight_of_report(scan, mention, near, after)


def _end_of_list(scan: Scan, mention: Mention) -> int:
    """Where the next date ends, if one follows `mention` with "dan": the first one counts."""
    end = mention.end
    if mention.kind != "date" or scan.word(end) != "dan":
        return end
    last = end + _LONGEST_DATE
    while end < last and (scan.word(end) in w.IN_LISTS_OF_DATES or scan.number(end, 4) is not None):
        end += 1
    return end


_LONGEST_DATE = 7  # words: "dan hari jumat tanggal 6 maret 2026"


def _is_ruled_out(mention: Mention, near: list[str], after: list[str]) -> bool:
    if not w.UNTIL.isdisjoint(near[:2]) or not w.EVERY.isdisjoint(near[:2]):
        return True
    if after and after[0] in w.EVERY_AFTER and mention.kind not in ("date", "ago"):
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


def _weight_of_report(scan: Scan, mention: Mention, near: list[str], after: list[str]) -> float:
    """What speaks against the day on which somebody reported, asked or was promised something."""
    if _is_of_a_report(mention, near, after) or _was_reported_then(after):
        return 9.0
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


def _is_of_a_report(mention: Mention, near: list[str], after: list[str]) -> bool:
    """ "laporan saya kemarin", "surat tanggal 2": the date of what was written. With neither
    owner nor date ("laporan tadi malam ada maling") it is this report."""
    words = list(dropwhile(w.MY.__contains__, near))
    if w.EARLIER_REPORTS.isdisjoint(words[:1]) or not w.INTENDS.isdisjoint(words[1:2]):
        return False
    is_told = len(words) < len(near) or mention.kind in ("date", "ago")
    return is_told and not _tells_more(after)


def _was_reported_then(after: list[str]) -> bool:
    """ "kemarin sudah saya laporkan", "minggu lalu kami sudah chat"."""
    report = next((n for n, word in enumerate(after[:4]) if word in w.OWN_REPORTS), 0)
    return not w.SURELY.isdisjoint(after[:report])


def _tells_more(after: list[str]) -> bool:
    """What follows the date is the event itself: "lapor kemarin ada tawuran"."""
    return bool(after) and after[0] in ("ada", "terjadi", "telah", "bahwa", "soal")


def _incident(scan: Scan, mention: Mention) -> Incident | None:
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


def _day_at(scan: Scan, mention: Mention, clock: Clock) -> date:
    """The small hours of "last night" are this morning's; what lies ahead was a day earlier."""
    # Twelve at night ends the evening that people speak of.
    small_hours = time(0) < clock.time < time(NIGHT_ENDS + 1)
    if mention.kind in ("last night", "yesterday") and mention.part == "evening" and small_hours:
        following = mention.day + timedelta(days=1)
        return following if following <= scan.today else mention.day
    if mention.kind == "earlier" and (mention.part or clock.part) and mention.day == scan.today:
        is_ahead = datetime.combine(mention.day, clock.time) > scan.now.replace(tzinfo=None)
        return mention.day - timedelta(days=1) if is_ahead else mention.day
    return mention.day


def _latest(scan: Scan, day: date, moment: time) -> tuple[date, time]:
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


def _until(scan: Scan, mention: Mention, day: date) -> date | None:
    if mention.until is not None:
        return mention.until if mention.until > day else None
    lasts = not w.SINCE.isdisjoint(scan.before(mention.start, 2)) or mention.kind == "since"
    return scan.today if lasts and not scan.is_timeless and scan.today > day else None


def _because(scan: Scan, mention: Mention) -> str:
    return f"{mention.kind}: {scan.quote(mention.start, mention.end)}"
