"""The expressions of time that a message may hold, each with the day that it means.

Each function reads the expression that begins at a word, or gives None where there is none.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from normalizer import _incident_words as w
from normalizer._incident_scan import Granularity, Mention, Scan, read_clock
from normalizer.words import Fact, answered

# What is further back is somebody's birthday or the year of a law.
_OLDEST_DAYS = 20 * 366
# A day without a year that lies so little ahead is an appointment, not last year's.
_APPOINTMENT_DAYS = 150
# Until four in the morning people are still awake: their "tonight" began on the day before.
NIGHT_ENDS = 4

_Found = Mention | None


def mentions(scan: Scan) -> Iterator[Mention]:
    """Every expression of time, from left to right, none inside another."""
    end = 0
    handlers = scan.with_parts(_HANDLER.of(scan.reading), lambda part: _handler(part[0]))
    for i, handle in answered(handlers):
        if i < end:
            continue
        found = handle(scan, i)
        if found and not (scan.is_timeless and found.kind not in ("date", "month")):
            found = _with_clock(scan, found)
            yield found
            end = found.end


def _with_clock(scan: Scan, mention: Mention) -> Mention:
    """The mention with the clock time right behind it: "12 November 2026 pukul 13.00"."""
    if mention.granularity not in ("day", "part_of_day"):
        return mention
    i = mention.end
    while i < mention.end + 3 and scan.word(i) in _BEFORE_CLOCKS:
        i += 1
    if scan.word(i) not in w.CLOCK_CUES or scan.gap(i - 1).strip() not in ("", ",", "("):
        return mention
    clock = read_clock(scan, i, mention.part)
    return mention if clock is None else replace(mention, end=clock.end)


_BEFORE_CLOCKS = frozenset(
    ("sekitar", "skitar", "pada", "di", "kurang", "lebih", "kira", "sekira", "sekitaran", "tepat")
)


# --- dates ------------------------------------------------------------------------------------


def _number(scan: Scan, i: int) -> _Found:
    """A number may begin a date (21-11-2026, 21 November) or a span (3 hari lalu)."""
    if scan.gap(i) == " " and _BEHIND_NUMBERS.isdisjoint(scan.words[i + 1 : i + _AHEAD]):
        return None
    return _written_date(scan, i) or _named_date(scan, i) or _span(scan, i)


def _written_date(scan: Scan, i: int, *, cued: bool = False) -> _Found:
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


def _is_cue(scan: Scan, i: int) -> bool:
    return scan.word(i) in w.DATE_CUES or scan.word(i) in w.WEEKDAYS


def _from_numbers(scan: Scan, i: int, first: int, second: int, third: int) -> date | None:
    if len(scan.word(i)) == 4:
        return _date(first, second, third)
    if len(scan.word(i)) > 2 or len(scan.word(i + 2)) not in (2, 4):
        return None
    year = third if len(scan.word(i + 2)) == 4 else 2000 + third
    if second > 12 >= first:
        first, second = second, first
    return _date(year, second, first)


def _cues_short_date(scan: Scan, i: int) -> bool:
    if scan.word(i - 1) in w.NOT_DATES:
        return False
    if any(_is_cue(scan, j) for j in (i - 1, i - 2) if j >= 0):
        return True
    if scan.word(i - 1) in w.HAPPENED or scan.past_marker(i + 2) > i + 2:
        return True
    if scan.word(i + 2) in w.PARTS and scan.joined(i + 1):
        return scan.word(i - 1) not in w.CLOCK_CUES and not _is_choice_of_nights(scan, i)
    begins = i == 0 or not scan.joined(i - 1)
    return begins and scan.word(i + 2) in ("ada", "terjadi", "telah", "tadi", "jam", "pukul")


def _is_choice_of_nights(scan: Scan, i: int) -> bool:
    """ "2/3 malam" are two nights or three."""
    first, second = scan.number(i), scan.number(i + 1)
    return scan.word(i + 2) in w.NIGHT and first is not None and second == first + 1


_FURTHEST_MONTH = 6  # words behind the day: "18 s d tgl 20 November"
_WITHIN_DATES = frozenset(("", "-", "/", ".", ","))  # between day and month
# Behind a space one of these follows, or the number says no time; how far they are looked for.
_BEHIND_NUMBERS = frozenset((*w.MONTHS, *w.UNITS))
_AHEAD = 1 + _FURTHEST_MONTH


def _named_date(scan: Scan, i: int) -> _Found:
    """21 November 2026, 21nov, the 21st of November, 18-20 November, tiga November."""
    day, j = scan.count(i)
    if day is None or not 1 <= day <= 31:
        return None
    if w.MONTHS.keys().isdisjoint(scan.words[i + 1 : i + 1 + _FURTHEST_MONTH]):
        return None
    until = None
    last, after = _range_end(scan, j)
    if last is not None and scan.word(after) in w.MONTHS and last > day:
        until, j = last, after
    while scan.word(j) in ("st", "nd", "rd", "th", "of", "bulan", "bln") and j < i + 6:
        j += 1
    month = w.MONTHS.get(scan.word(j))
    if month is None or scan.gap(j - 1).strip() not in _WITHIN_DATES:
        return None
    if not w.STREETS.isdisjoint((scan.word(i - 1), scan.word(i - 2))):
        return None
    found = _with_year(scan, i, j + 1, day, month)
    if found is None or until is None:
        return found
    return replace(found, until=_date(found.day.year, found.day.month, until))


def _range_end(scan: Scan, i: int) -> tuple[int | None, int]:
    """The 20 of "18-20", "18 s/d 20", "18 sampai 20" (`i` is the word after the 18)."""
    j = scan.past_range(i)
    if j == i and scan.gap(i - 1).strip() not in ("-", "–"):
        return None, i
    if scan.word(j) in w.DATE_CUES:
        j += 1
    return scan.number(j, 2), j + 1


def _with_year(scan: Scan, i: int, j: int, day: int, month: int) -> _Found:
    """Day and month are read; `j` is where a year may stand."""
    year = scan.number(j, 4)
    short = scan.gap(j - 1).strip() in ("", "-", "/", ".", "'")
    if year is not None and short and (len(scan.word(j)) == 4 or _is_short_year(scan, j)):
        found = _date(year if len(scan.word(j)) == 4 else 2000 + year, month, day)
        return None if found is None else _dated(scan, i, j + 1, found, "date", 3.5)
    return _of_this_year(scan, i, j, day, month)


def _is_short_year(scan: Scan, j: int) -> bool:
    if len(scan.word(j)) != 2 or scan.word(j + 1) in w.UNITS or scan.is_timeless:
        return False
    return abs(2000 + int(scan.word(j)) - scan.today.year) <= 6


def _of_this_year(scan: Scan, i: int, j: int, day: int, month: int) -> _Found:
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


def _dated(scan: Scan, i: int, j: int, day: date, kind: str, weight: float) -> _Found:
    end = scan.past_marker(j)
    part, end = _part_around(scan, end)
    if not scan.is_timeless and not timedelta(0) <= scan.today - day < timedelta(_OLDEST_DAYS):
        return None
    granularity: Granularity = "part_of_day" if part else "day"
    return Mention(i, end, day, granularity, kind, weight, part)


def _part_around(scan: Scan, end: int) -> tuple[str, int]:
    """A part of the day that follows a date or a day's name."""
    if not scan.joined(end - 1):
        return "", end
    j = end + 1 if scan.word(end) in ("pas", "waktu", "di", "pada", "sekitar", "saat") else end
    part, after = scan.part(j)
    return (part, scan.past_marker(after)) if part else ("", end)


def _day_cue(scan: Scan, i: int) -> _Found:
    """tgl 21, tanggal 21 bulan lalu, tgl 18-20 november, tanggal lima kemarin."""
    j = i + 1
    day, end = scan.count(j)
    if day is None:
        written = _written_date(scan, j, cued=True)
        return None if written is None else replace(written, start=i)
    found = _named_date(scan, j) or _written_date(scan, j, cued=True)
    if found is None and not scan.is_timeless and 1 <= day <= 31:
        found = _day_of_month(scan, j, end, day)
    return None if found is None else replace(found, start=i)


def _day_of_month(scan: Scan, i: int, j: int, day: int) -> _Found:
    """A day without month (`i` to `j`): of the month named by its distance, else the last one."""
    until = None
    last, after = _range_end(scan, j)
    if last is not None and day < last <= 31:
        until, j = last, after
    named = j + 1 if scan.word(j) in ("bulan", "bln") else j
    if scan.word(named) in w.MONTHS or scan.gap(j - 1) in ("/", "-"):
        return None  # a date that has been refused already
    months, end = _months_back(scan, j)
    if months is not None:
        found = _day_in_month(scan, day, months)
    elif (end := scan.past_marker(j)) == j and _is_appointment(scan, i, day, j):
        return None
    else:
        found = _last_such_day(scan, day)
    mention = None if found is None else _dated(scan, i, end, found, "date", 3.0)
    if mention is None or until is None:
        return mention
    return replace(mention, until=_date(mention.day.year, mention.day.month, until))


def _last_such_day(scan: Scan, day: int) -> date | None:
    """This month's, or that of the last month which had one: not each has a 31st."""
    first = 0 if day <= scan.today.day else 1
    months = (_day_in_month(scan, day, months) for months in range(first, first + 2))
    return next(filter(None, months), None)


def _day_in_month(scan: Scan, day: int, months: int) -> date | None:
    """The `day` of the month so many `months` ago."""
    first = _months_ago(scan.today.replace(day=1), months)
    return first and _date(first.year, first.month, day)


def _is_appointment(scan: Scan, i: int, day: int, j: int) -> bool:
    """Whether a day (`i` to `j`) that this month has not seen yet is still to come."""
    if day <= scan.today.day:
        return False
    around = (*scan.before(i, 6), *scan.after(j, 5))
    return not w.FUTURE.isdisjoint(around) or not w.UNTIL.isdisjoint(around[:3])


def _months_back(scan: Scan, j: int) -> tuple[int | None, int]:
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


def _month(scan: Scan, i: int) -> _Found:
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


def _whole_month(scan: Scan, i: int, month: int) -> _Found:
    if _has_a_day(scan, i):
        return None
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
    return Mention(start, end, day, "month", "month", 1.6)


def _has_a_day(scan: Scan, i: int) -> bool:
    """Whether a day belongs to the month at `i`, which was refused: to come, or never to be."""
    j = i - 2 if scan.word(i - 1) in ("bulan", "bln") else i - 1
    is_bound = scan.gap(i - 1).strip() in _WITHIN_DATES and scan.word(j - 1) not in w.NOT_DATES
    return is_bound and 1 <= (scan.number(j, 2) or 0) <= 31


def _within_month(scan: Scan, i: int, year: int, month: int) -> tuple[int, date | None]:
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


def _weekday(scan: Scan, i: int) -> _Found:
    """senin kemarin, hari Jumat lalu, malam minggu, Senin minggu lalu, last monday."""
    word, number = scan.word(i), w.WEEKDAYS[scan.word(i)]
    end = i + 1
    if word == "jum":
        if scan.word(end) != "at":
            return None
        end += 1
    if word in w.SUNDAY_OR_WEEK and not _is_sunday(scan, i):
        return _week(scan, i)
    if scan.word(i - 1) in w.STREETS or _is_schedule(scan, i, end) or _is_a_thousand(scan, i):
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
    return Mention(start, end, day, granularity, "weekday", 2.7, part)


def _is_sunday(scan: Scan, i: int) -> bool:
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
    return is_name and i > 0 and scan.joined(i - 1) and after in w.PAST


def _is_schedule(scan: Scan, i: int, end: int) -> bool:
    """Monday to Friday, Mondays and Thursdays, every Monday, next Monday."""
    near = scan.before(i, 3)
    if not w.EVERY.isdisjoint(near) or not w.FUTURE.isdisjoint(near[:2]):
        return True
    if near and near[0] in w.UNTIL:
        return True
    if not w.WHENEVER.isdisjoint(near[:2]):
        return True
    if len(near) > 1 and near[0] in ("dan", "jeung") and near[1] in w.WEEKDAYS:
        return True
    after = scan.after(end, 3)
    if after and (after[0] in w.FUTURE or (after[0] in w.THAT and "akan" in after[1:2])):
        return True
    j = scan.past_range(end)
    if scan.word(j) in ("hari", "hr"):
        j += 1
    is_range = j > end or scan.gap(end - 1).strip() in ("-", "–", "&")
    return is_range and scan.word(j) in w.WEEKDAYS and scan.past_marker(j + 1) == j + 1


def _is_a_thousand(scan: Scan, i: int) -> bool:
    """ "10 rebu": Sundanese for a thousand, and a spelling of Wednesday."""
    return scan.word(i) == "rebu" and scan.count(i - 1)[0] is not None and scan.joined(i - 1)


def _named_day(scan: Scan, i: int, end: int, number: int) -> tuple[date | None, int]:
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


def _weeks_back(scan: Scan, i: int) -> tuple[int, int]:
    """1 for "minggu lalu", 2 for "dua minggu lalu" behind a day's name, else 0."""
    count, j = scan.count(i)
    if count is None:
        count = 1
    if w.UNITS.get(scan.word(j)) != "week" or not scan.joined(i - 1):
        return 0, i
    end = scan.past_marker(j + 1)
    return (min(count, 60), end) if end > j + 1 else (0, i)


def _week(scan: Scan, i: int) -> _Found:
    """minggu lalu, pekan kemarin, last week."""
    return _unit(scan, i)


# --- today, yesterday, last night -------------------------------------------------------------


def _earlier(scan: Scan, i: int) -> _Found:
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


def _past_part(scan: Scan, start: int, end: int, part: str) -> _Found:
    """The last such part of a day that has begun; "tadi malam" is the night before this day."""
    back = 0
    if part == "evening" or (part and scan.now.hour < w.PART_STARTS[part]):
        back = 1
    day = scan.days_ago(back)
    if day is None:
        return None
    granularity: Granularity = "part_of_day" if part else "day"
    kind = "last night" if part == "evening" else "earlier"
    return Mention(start, end, day, granularity, kind, 2.4 if part else 1.9, part)


def _just(scan: Scan, i: int) -> _Found:
    """baru saja, baru aja, just now."""
    if scan.word(i + 1) not in ("saja", "aja", "wae", "mawon", "now", "sj", "bae", "saja"):
        return None
    return Mention(i, i + 2, scan.today, "day", "earlier", 1.9)


def _saturday_night(scan: Scan, i: int) -> _Found:
    """ "malming": the night that leads to Sunday."""
    end = scan.past_marker(i + 1)
    back = (scan.today.weekday() - 5) % 7
    if back == 0 and (end > i + 1 or scan.now.hour < w.PART_STARTS["evening"]):
        back = 7
    day = scan.days_ago(back)
    return None if day is None else Mention(i, end, day, "part_of_day", "weekday", 2.7, "evening")


def _last_night(scan: Scan, i: int) -> _Found:
    day = scan.days_ago(1)
    return (
        None if day is None else Mention(i, i + 1, day, "part_of_day", "last night", 2.5, "evening")
    )


def _yesterday(scan: Scan, i: int) -> _Found:
    """kemarin, kemarin malam, malam kemarin, kemarin lusa; "kemarin-kemarin" is vague."""
    if (
        scan.word(i + 1) in w.YESTERDAY
        or scan.word(i + 1) == "2"
        or scan.word(i - 1) in w.YESTERDAY
    ):
        return None
    before = scan.word(i - 1)
    if any(before in words for words in (w.MOVING_FEASTS, w.EVENTS_OF_THE_YEAR, w.MONTHS)):
        return None
    if before in _BEFORE:
        is_the_day = scan.word(i - 2) in ("day", "sehari")
        return _days_back(scan, i - 2, i + 1, 2) if is_the_day else None
    if scan.joined(i) and scan.word(i + 1) in ("lusa", "dulu", "dulunya", "dlu", "ingi"):
        return _days_back(scan, i, i + 2, 2)
    return _days_back(scan, i, i + 1, 1)


_BEFORE = frozenset(("before", "sebelum"))


def _days_back(scan: Scan, start: int, end: int, days: int) -> _Found:
    """Words from `start` to `end` that mean the day so many `days` ago, and its part beside."""
    part, end = _part_around(scan, end)
    if not part:
        part, start = scan.part_before(start)
    day = scan.days_ago(days)
    granularity: Granularity = "part_of_day" if part else "day"
    return None if day is None else Mention(start, end, day, granularity, "yesterday", 2.6, part)


def _feast(scan: Scan, i: int) -> _Found:
    """natal kemarin, tahun baru lalu, malam natal kemarin; without such a word it may be ahead."""
    month, day = w.FEASTS[scan.word(i)]
    start = i
    if scan.word(i) == "baru":
        if w.UNITS.get(scan.word(i - 1)) != "year":
            return _just(scan, i)
        start = i - 1
    if scan.past_marker(i + 1) == i + 1:
        return None
    found = _of_this_year(scan, start, i + 1, day, month)
    if found is None or scan.word(start - 1) not in w.NIGHT:
        return found
    eve = found.day - timedelta(days=1)
    return replace(found, start=start - 1, day=eve, granularity="part_of_day", part="evening")


def _before_yesterday(scan: Scan, i: int) -> _Found:
    """mangkukna, winginane, lusa kemarin, lusa lalu; "lusa" alone lies ahead."""
    end = scan.past_marker(i + 1)
    return None if scan.word(i) == "lusa" and end == i + 1 else _days_back(scan, i, end, 2)


def _now(scan: Scan, i: int) -> _Found:
    return Mention(i, i + 1, scan.today, "day", "now", 0.8)


def _this(scan: Scan, i: int) -> _Found:
    """hari ini, pagi ini, malam ini, dina iki, poe ieu, this morning, saat ini."""
    word, before = scan.word(i), scan.word(i - 1)
    if word == "today":
        return Mention(i, i + 1, scan.today, "day", "today", 2.0)
    if word == "this":
        part, end = scan.part(i + 1)
        return _this_part(scan, i, end, part) if part else None
    if not scan.joined(i - 1):
        return None
    if before in w.DAY_WORDS:
        if scan.word(i + 1) in ("juga", "jg") or scan.count(i - 2)[0] is not None:
            return None
        return Mention(i - 1, i + 1, scan.today, "day", "today", 2.0)
    if before in ("saat", "wektu", "moment", "detik"):
        return Mention(i - 1, i + 1, scan.today, "day", "now", 0.8)
    part, start = scan.part_before(i)
    return _this_part(scan, start, i + 1, part) if part else None


def _this_part(scan: Scan, start: int, end: int, part: str) -> _Found:
    day: date | None = scan.today
    if part == "evening" and scan.now.hour < NIGHT_ENDS:
        day = scan.days_ago(1)
    elif scan.now.hour < w.PART_STARTS[part]:
        return None  # it lies ahead
    return None if day is None else Mention(start, end, day, "part_of_day", "today", 2.2, part)


def _tonight(scan: Scan, i: int) -> _Found:
    return _this_part(scan, i, i + 1, "evening")


# --- spans: three days ago, for two weeks, last month --------------------------------------------


def _span(scan: Scan, i: int) -> _Found:
    """3 hari lalu, sudah dua minggu, telung dina kepungkur, for 3 days."""
    if scan.gap(i - 1) in (",", ".", "/") and scan.number(i - 1) is not None:
        return None  # the end of "1,5 bulan"
    if scan.word(i - 1) in w.NOT_DATES or scan.word(i - 1) in w.DATE_CUES:
        return None  # "no 24 jam 7": a house, and a time; "tgl 31 bulan lalu": there was none
    count, j = scan.count(i)
    if scan.gap(i).strip() in ("-", "–") and scan.number(j) is not None:
        count, j = scan.number(j), j + 1  # "2-3 hari": the longer
    unit = w.UNITS.get(scan.word(j))
    if count is None or unit is None or not scan.joined(j - 1):
        return None
    return _lasting(scan, i, j + 1, count, unit)


def _spelled(scan: Scan, i: int) -> _Found:
    """tiga hari lalu, tiga maret lalu; "sepuluh November" alone is a street or a school."""
    found = None if len(scan.word(i)) < 3 else _named_date(scan, i)
    return found if found and scan.words[found.end - 1] in w.PAST else _span(scan, i)


def _single(scan: Scan, i: int) -> _Found:
    """seminggu yang lalu, sudah sebulan, saminggu katukang."""
    count, unit = w.SINGLE[scan.word(i)]
    return _lasting(scan, i, i + 1, count, unit)


def _lasting(scan: Scan, i: int, j: int, count: int, unit: str) -> _Found:
    """A span from `i` to `j`: ago, or still going on, or nothing of the kind."""
    near, after = scan.before(i, 3), scan.after(j, 4)
    if not w.AGES.isdisjoint(near[:2]) or not w.EVERY.isdisjoint(near[:1]):
        return None
    if unit in ("month", "year") and _is_an_age(near, after):
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
        if _is_planned(near) or ((count, unit) == (24, "hour") and _is_always_open(near, after)):
            return None
        if not weight or (unit == "year" and _is_a_life(count, near, after)):
            return None
    return Mention(i, end, day, granularity, kind, weight, time=moment, until=until)


def _is_an_age(near: list[str], after: list[str]) -> bool:
    """ "Anak 7 tahun digigit anjing", "umur budak tos dua bulan"; not "anak saya 2 tahun tidak
    sekolah"."""
    if not w.AGE.isdisjoint(near):
        return True
    who = [word for word in near[:2] if word not in w.WHOSE]
    return bool(who) and who[0] in w.PERSONS and w.NOT_DONE.isdisjoint(after[:1])


def _is_a_life(years: int, near: list[str], after: list[str]) -> bool:
    """Somebody's age or time in a place, not how long the trouble has lasted."""
    return years >= 20 or not w.LIVED.isdisjoint((*near, *after))


def _is_planned(near: list[str]) -> bool:
    """How long a work is to take: "proyek jalan 30 hari" ("jalan" is the road here)."""
    return not w.WORKS.isdisjoint(near) and _LASTING_WORK.isdisjoint(near)


_LASTING_WORK = w.LASTING - {"jalan"}


def _is_always_open(near: list[str], after: list[str]) -> bool:
    """ "puskesmas 24 jam kok tutup": what a place promises, unless a trouble stands before it."""
    if not near or not w.LASTING_AFTER.isdisjoint(after[:1]):
        return False
    return w.LASTING.isdisjoint(near) and w.TROUBLES.isdisjoint(near)


def _weight_of_lasting(near: list[str], after: list[str]) -> float:
    if not w.LASTING.isdisjoint(near[:2]) or not w.LASTING_AFTER.isdisjoint(after[:1]):
        return 2.2
    if not w.TROUBLES.isdisjoint((*near[:2], *after[:2])):
        return 1.5
    return 0.0


def _moved(scan: Scan, count: int, unit: str) -> tuple[date | None, time | None]:
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


def _unit(scan: Scan, i: int) -> _Found:
    """minggu lalu, bulan kemarin, tahun lalu, minggu ini, bulan Oktober, tahun 2023."""
    unit = w.UNITS[scan.word(i)]
    if scan.word(i - 1) in w.HALF and unit in _HALVES and scan.count(i - 2)[0] is None:
        return _lasting(scan, i - 1, i + 1, *_HALVES[unit])
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
            else Mention(start, end, day, _granularity(unit), "last " + unit, 2.2)
        )
    if scan.word(i + 1) in w.THIS and unit in ("week", "month"):
        start, edge = _edge(scan, i, scan.today, unit)
        return (
            None
            if edge is None
            else Mention(start, i + 2, edge, _granularity(unit), "this " + unit, 0.9)
        )
    if unit == "year" and (found := _since_year(scan, i)):
        return found
    return _since_edge(scan, i, unit)


_HALVES = {"hour": (30, "minute"), "month": (2, "week"), "year": (6, "month")}


def _edge(scan: Scan, i: int, day: date | None, unit: str) -> tuple[int, date | None]:
    """ "awal", "pertengahan" or "akhir" before a week or month; no day where that lies ahead."""
    cue = scan.word(i - 1)
    if day is None or cue not in _EDGES or unit == "year":
        return i, day
    if unit == "month":
        edge = _within_month(scan, i, day.year, day.month)[1]
    else:
        edge = day + timedelta(days=_EDGES[cue] - day.weekday())
    return i - 1, edge if edge is not None and edge <= scan.today else None


_EDGES = {"awal": 0, "pertengahan": 2, "akhir": 5}  # the day of the week, Monday is 0


def _since_edge(scan: Scan, i: int, unit: str) -> _Found:
    """sejak awal bulan, dari pertengahan bulan, sejak awal tahun: the last that has been."""
    cue = scan.word(i - 1)
    is_told = cue in _EDGES and scan.word(i - 2) in w.SINCE and scan.number(i + 1, 4) is None
    if not is_told or unit not in ("month", "year"):
        return None
    month, apart = (scan.today.month, 1) if unit == "month" else (_MONTH_OF_EDGE[cue], 12)
    first = date(scan.today.year, month, 1)
    for start in (first, _months_ago(first, apart)):
        day = start and _within_month(scan, i, start.year, start.month)[1]
        if day and day <= scan.today:
            return Mention(i - 1, i + 1, day, "month", "since", 1.6)
    return None


_MONTH_OF_EDGE = {"awal": 1, "pertengahan": 6, "akhir": 12}


def _since_year(scan: Scan, i: int) -> _Found:
    year = scan.number(i + 1, 4)
    since = w.SINCE.isdisjoint(scan.before(i, 1))
    if year is None or since or not scan.today.year - 20 < year <= scan.today.year:
        return None
    return Mention(i, i + 2, date(year, 1, 1), "year", "year", 1.4, until=scan.today)


def _last(scan: Scan, i: int) -> _Found:
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
            else Mention(i, i + 2, day, _granularity(following), "last " + following, 2.2)
        )
    return None


# --- from what on: sejak pagi, since 8 o'clock ---------------------------------------------------


def _since(scan: Scan, i: int) -> _Found:
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
    return None if day is None else Mention(i + 1, end, day, "part_of_day", "since", 1.8, part)


def _prayer(scan: Scan, i: int) -> _Found:
    """habis maghrib, ba'da isya, pas subuh: the last one, where nothing else tells the day."""
    if scan.word(i - 1) not in w.AROUND_PRAYER and scan.word(i - 1) not in w.SINCE:
        return None
    part = w.PARTS[scan.word(i)]
    back = 1 if scan.now.hour < w.PART_STARTS[part] + (1 if part == "evening" else 0) else 0
    day = scan.days_ago(back)
    return None if day is None else Mention(i - 1, i + 1, day, "part_of_day", "prayer", 1.0, part)


def _clock(scan: Scan, i: int) -> _Found:
    """jam 2 siang, pukul 19.30: the last such moment, where nothing else tells the day."""
    clock = read_clock(scan, i)
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
        else Mention(i, clock.end, day, "hour", "clock", 1.0, clock.part, clock.time)
    )


# --- which of them begins with which word -------------------------------------------------------


_Handler = Callable[[Scan, int], _Found]


def _handlers() -> dict[str, _Handler]:
    """Which function reads the expression that may begin with a word; the later ones win."""
    found: dict[str, _Handler] = {}
    groups: tuple[tuple[Iterable[str], _Handler], ...] = (
        (w.SINCE, _since),
        (w.PRAYERS, _prayer),
        (w.CLOCK_CUES, _clock),
        (w.UNITS, _unit),
        (w.NUMBERS, _spelled),
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
        (("just", "br"), _just),
        (w.FEASTS, _feast),
        (("malming", "mlming", "malmingan"), _saturday_night),
        (("last",), _last),
        (("tonight",), _tonight),
    )
    for words, handle in groups:
        found.update(dict.fromkeys(words, handle))
    return found


_HANDLERS = _handlers()


def _handler(word: str) -> _Handler | None:
    handler = _HANDLERS.get(word)
    return _number if handler is None and word[0] <= "9" else handler


_HANDLER = Fact(_handler)
