"""What a government sets for itself, read from what people wrote: forms of the console and files.

Every reader takes fields as text and gives what the store keeps, or raises `Invalid` with what is
wrong of each field. No reader looks at a store: what is known there comes in as a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from string import Formatter
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection

from muara import seed
from muara.deadlines import Kind
from muara.national_days import national_name
from muara.working_time import DAYS, hours_from
from normalizer.gazetteer import Gazetteer, level_of
from store import knowledge
from store.agencies import NewAgency, agencies_of, lineage
from store.canned_replies import NewReply
from store.emergency_numbers import NumberKind
from store.scope import Scope

PLACEHOLDERS = ("tracking_id", "agency", "title")
PURPOSES = ("answer", "question", "archive", "hand_over")
LANGUAGES = ("id", "en")
CLASSIFICATIONS = ("complaint", "aspiration", "information_request", "oversight")
CONTACT = ("address", "phone", "email", "website", "opening_hours")
NUMBER_STALE_MONTHS = 6
"""A number that nobody made sure of for so long may lead a person in danger nowhere."""
MOST_DAYS = 365
FIRST_YEAR, LAST_YEAR = 2000, 2100
"""No calendar counts days beyond these."""
SPANS = ("morning", "afternoon")

_LONGEST = {
    "name": 120, "title": 80, "body": 1500, "label": 60, "address": 200, "website": 200,
    "opening_hours": 120, "word": 60,
}  # fmt: skip
_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")
_AREA = re.compile(r"\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_SEPARATORS = re.compile(r"[\s().-]")
_SHORT_NUMBER = re.compile(r"1\d{2,4}")
_NO_DAY = date.max
_WORD_BREAKS = re.compile(r"[,;\n]")

Fields = Mapping[str, str]
"""What stands in a form, by the name of its field."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field: the text `fault.<word>` of the catalogues, and its blanks."""

    word: str
    blanks: Mapping[str, object] = field(default_factory=dict)


class Invalid(Exception):
    """What somebody wrote cannot be kept; `faults` say why, by field."""

    def __init__(self, faults: Mapping[str, Fault]) -> None:
        super().__init__(", ".join(f"{name}: {fault.word}" for name, fault in faults.items()))
        self.faults = dict(faults)


class _Reading:
    """Reads one form and gathers its faults, so that all are told at once."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        self.faults: dict[str, Fault] = {}

    def blame(self, name: str, word: str, /, **blanks: object) -> None:
        self.faults.setdefault(name, Fault(word, blanks))

    def line(self, name: str, *, is_required: bool = False) -> str:
        """One line of text, its blanks made single."""
        text = " ".join(self._fields.get(name, "").split())
        longest = _LONGEST.get(name)
        if is_required and not text:
            self.blame(name, "missing")
        elif longest is not None and len(text) > longest:
            self.blame(name, "too_long", most=longest)
        return text

    def choice(self, name: str, known: Collection[str], *, is_required: bool = True) -> str:
        text = self._fields.get(name, "").strip()
        if not text and is_required:
            self.blame(name, "missing")
        elif text and text not in known:
            self.blame(name, "unknown_choice")
        return text

    def tick(self, name: str) -> bool:
        return self._fields.get(name, "") == "true"

    def number(self, name: str, least: int, most: int) -> int:
        text = self.line(name, is_required=True)
        if not text:
            return least
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            self.blame(name, "not_between", least=least, most=most)
            return least
        return int(text)

    def day(self, name: str) -> date:
        text = self.line(name, is_required=True)
        try:
            day = date.fromisoformat(text) if text else _NO_DAY
        except ValueError:
            self.blame(name, "no_date")
            return _NO_DAY
        if text and not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.blame(name, "year_not_between", least=FIRST_YEAR, most=LAST_YEAR)
            return _NO_DAY
        return day

    def finish(self) -> None:
        """Raise `Invalid` if anything is wrong."""
        if self.faults:
            raise Invalid(self.faults)


# --- agencies -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAgencies:
    """What there is already: by id the code, the name and the parent; and what suggestions know."""

    codes: Mapping[int, str] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    parents: Mapping[int, int | None] = field(default_factory=dict)
    lexicon: Mapping[str, str] = field(default_factory=dict)
    """Names by code; some are of agencies outside the government, without a row of their own."""
    area: str = ""
    """The Kemendagri code of the government, which those of its offices begin with."""
    area_name: Callable[[str], str | None] = lambda code: code


def known_agencies(
    scope: Scope, connection: Connection, jurisdiction: str, **area: Any
) -> KnownAgencies:
    """What forms about agencies of a government are judged by, from the store.

    `area` are the fields about the government's area.
    """
    rows = agencies_of(scope, connection, jurisdiction, only_active=False)
    entries = knowledge.lexicon(scope, connection, jurisdiction, "agency")
    return KnownAgencies(
        codes={row.id: row.code for row in rows},
        names={row.id: row.name for row in rows},
        parents={row.id: row.parent_id for row in rows},
        lexicon={entry.code: str(entry.content["name"]) for entry in entries},
        **area,
    )


def read_agency(fields: Fields, known: KnownAgencies, agency_id: int | None = None) -> NewAgency:
    """An agency; `agency_id` is the one that is changed, whose code stays.

    Fields: name, code, parent (an id), area_code, is_active, needs_approval and those of `CONTACT`.
    """
    reading = _Reading(fields)
    name = reading.line("name", is_required=True)
    suggested = {other.casefold(): key for key, other in known.lexicon.items()}.get(name.casefold())
    others = [other.casefold() for key, other in known.names.items() if key != agency_id]
    if name.casefold() in others:
        reading.blame("name", "name_taken")
    if agency_id is None:
        # Under the code by which it is suggested already, if it is.
        code = suggested or reading.line("code") or code_from(name)
        if name and not _CODE.fullmatch(code):
            reading.blame("code", "no_code")
        elif code in known.codes.values() or (code in known.lexicon and code != suggested):
            reading.blame("code", "code_taken")
    else:
        code = known.codes[agency_id]
        if suggested not in (None, code):
            reading.blame("name", "name_taken")
    parent = reading.line("parent")
    parent_id = int(parent) if parent.isascii() and parent.isdigit() else None
    if parent and parent_id not in known.codes:
        reading.blame("parent", "unknown_choice")
    elif parent_id is not None and agency_id in lineage(known.parents, parent_id):
        reading.blame("parent", "own_parent")
    found = NewAgency(
        code=code,
        name=name,
        parent_id=parent_id,
        area_code=_area(reading, known),
        contact=_contact(reading),
        is_active=reading.tick("is_active"),
        needs_approval=reading.tick("needs_approval"),
    )
    reading.finish()
    return found


def code_from(name: str) -> str:
    """A code made of a name: `Dinas Pasar Rakyat` is `dinas_pasar_rakyat`."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:40].rstrip("_")


def _area(reading: _Reading, known: KnownAgencies) -> str | None:
    code = reading.line("area_code")
    if not code:
        return None
    if not _AREA.fullmatch(code):
        reading.blame("area_code", "no_area_code")
    elif known.area and not code.startswith(known.area):
        reading.blame("area_code", "other_area", area=known.area)
    elif known.area_name(code) is None:
        reading.blame("area_code", "unknown_area")
    return code


def _contact(reading: _Reading) -> dict[str, str]:
    said = {name: reading.line(name) for name in CONTACT}
    if said["phone"] and not is_phone(said["phone"]):
        reading.blame("phone", "no_phone")
    if said["email"] and not _EMAIL.fullmatch(said["email"]):
        reading.blame("email", "no_email")
    if said["website"]:
        parts = urlsplit(said["website"])
        if parts.scheme not in ("http", "https") or not parts.hostname:
            reading.blame("website", "no_website")
    return {name: text for name, text in said.items() if text}


def is_phone(text: str) -> bool:
    """A short number of Indonesia such as 112, or one that could be dialled from there."""
    digits = _SEPARATORS.sub("", text)
    if _SHORT_NUMBER.fullmatch(digits):
        return True
    import phonenumbers  # long to import, and rarely is a number set

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(digits, "ID"))
    except phonenumbers.NumberParseException:
        return False


# --- words of the lexicon -----------------------------------------------------------------------


def read_words(fields: Fields, strength: str) -> list[str]:
    """The words of one strength: separated by commas or lines, each once and in order."""
    given = _WORD_BREAKS.split(fields.get(strength, ""))
    return list(dict.fromkeys(word for each in given if (word := " ".join(each.split()))))


def read_subject(
    fields: Fields, content: Mapping[str, Any], topics: Collection[str], agencies: Collection[str]
) -> dict[str, Any]:
    """A subject of the lexicon with these words; `content` is what it was, empty for a new one.

    Fields: those of `seed.STRENGTHS`; of a new one also subject, topic and agency (codes).
    """
    reading = _Reading(fields)
    changed: dict[str, Any] = dict(content)
    if not content:
        name = reading.line("subject", is_required=True)
        changed = {
            "subject": code_from(name),
            "topic": reading.choice("topic", topics),
            "agency": reading.choice("agency", agencies),
        }
        if name and not _CODE.fullmatch(changed["subject"]):
            reading.blame("subject", "no_code")
    seen: dict[str, str] = {}
    for strength in seed.STRENGTHS:
        words = read_words(fields, strength)
        for word in words:
            _check_word(reading, strength, word, seen)
        changed.pop(strength, None)
        if words:
            changed[strength] = words
    reading.finish()
    return changed


def read_aliases(fields: Fields, content: Mapping[str, Any]) -> dict[str, Any]:
    """A topic or agency of the lexicon with these other names (field `aliases`)."""
    reading = _Reading(fields)
    words = read_words(fields, "aliases")
    seen: dict[str, str] = {}
    for word in words:
        _check_word(reading, "aliases", word, seen)
    reading.finish()
    return {**content, "aliases": words}


def _check_word(reading: _Reading, name: str, word: str, seen: dict[str, str]) -> None:
    if len(word) > _LONGEST["word"]:
        reading.blame(name, "word_too_long", word=word[:20], most=_LONGEST["word"])
    elif not any(letter.isalnum() for letter in word):
        reading.blame(name, "no_word", word=word)
    elif word.count("+") > 1:
        reading.blame(name, "two_words_at_most", word=word)
    elif seen.setdefault(word.casefold(), name) != name:
        reading.blame(name, "word_twice", word=word)


# --- nicknames of places ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNickname:
    """What people call a place: an area's code, a point in degrees, or both."""

    name: str
    code: str | None
    point: tuple[float, float] | None


def read_nickname(
    fields: Fields, taken: Collection[str], area_name: Callable[[str], str | None]
) -> NewNickname:
    """Fields: name, place_code, point (`latitude, longitude`). `taken` are names in lower case."""
    reading = _Reading(fields)
    name = reading.line("name", is_required=True)
    code = reading.line("place_code")
    point = _point(reading)
    if name.lower() in taken:
        reading.blame("name", "name_taken")
    if code and not _AREA.fullmatch(code):
        reading.blame("place_code", "no_area_code")
    elif code and area_name(code) is None:
        reading.blame("place_code", "unknown_area")
    elif not code and not fields.get("point", "").strip():
        reading.blame("place_code", "no_place")
    reading.finish()
    return NewNickname(name=name, code=code or None, point=point)


def _point(reading: _Reading) -> tuple[float, float] | None:
    text = reading.line("point")
    if not text:
        return None
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError:
        reading.blame("point", "no_point")
        return None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        reading.blame("point", "no_point")
        return None
    return latitude, longitude


def area_names(gazetteer: Gazetteer) -> Callable[[str], str | None]:
    """What areas are called; without any list every well-formed code passes."""
    if not gazetteer.provinces:
        return lambda code: code if level_of(code) is not None else None
    return gazetteer.name_of


# --- canned replies -----------------------------------------------------------------------------


def read_reply(
    fields: Fields, topics: Collection[str], taken: Collection[tuple[str, str]]
) -> NewReply:
    """Fields: language, title, purpose, topic (a name), body, is_active.

    `taken` are language and title of the others.
    """
    reading = _Reading(fields)
    language = reading.choice("language", LANGUAGES)
    title = reading.line("title", is_required=True)
    if (language, title) in taken:
        reading.blame("title", "name_taken")
    body = "\n".join(line.rstrip() for line in fields.get("body", "").strip().splitlines())
    _check_body(reading, body)
    found = NewReply(
        language=language,
        title=title,
        purpose=reading.choice("purpose", PURPOSES),
        topic=reading.choice("topic", topics, is_required=False) or None,
        body=body,
        is_active=reading.tick("is_active"),
    )
    reading.finish()
    return found


def _check_body(reading: _Reading, body: str) -> None:
    if not body:
        reading.blame("body", "missing")
        return
    if len(body) > _LONGEST["body"]:
        reading.blame("body", "too_long", most=_LONGEST["body"])
    try:
        for _, name, form, conversion in Formatter().parse(body):
            if name is not None and (name not in PLACEHOLDERS or form or conversion):
                reading.blame("body", "unknown_placeholder", name=name)
    except ValueError:
        reading.blame("body", "open_brace")


def filled(body: str, values: Mapping[str, str]) -> str:
    """A canned reply with its blanks filled; what is not known stays as it is."""
    given = {name: values.get(name) or f"{{{name}}}" for name in PLACEHOLDERS}
    return body.format(**given)


# --- days, hours and rules ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDay:
    """What a government says of a day."""

    day: date
    name: str
    is_working_day: bool


def read_day(
    fields: Fields,
    taken: Collection[date],
    is_worked: Callable[[date], bool],
    is_national: Callable[[date], str | None] = lambda day: national_name(day, "id"),
) -> NewDay:
    """Fields: day, name, kind (`off` or `worked`).

    What the day is without this word: `is_worked`, and `is_national` gives the name of a day off.
    """
    reading = _Reading(fields)
    day = reading.day("day")
    name = reading.line("name", is_required=True)
    kind = reading.choice("kind", ("off", "worked"))
    if day != _NO_DAY:
        if day in taken:
            reading.blame("day", "day_taken")
        elif kind == "worked" and is_worked(day):
            reading.blame("day", "worked_anyway")
        elif kind == "off" and (national := is_national(day)) is not None:
            reading.blame("day", "off_anyway", name=national)
    reading.finish()
    return NewDay(day=day, name=name, is_working_day=kind == "worked")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRule:
    """How many working days something may take, from a day on."""

    kind: str
    classification: str
    working_days: int
    effective_from: date


def read_rule(
    fields: Fields, earliest: date, taken: Collection[tuple[str, str, date]] = ()
) -> NewRule:
    """Fields: rule (`kind` or `kind:classification`), working_days, effective_from."""
    reading = _Reading(fields)
    kind, _, classification = reading.choice("rule", RULES).partition(":")
    days = reading.number("working_days", 1, MOST_DAYS)
    since = _since(reading, earliest)
    if (kind, classification, since) in taken:
        reading.blame("effective_from", "rule_taken")
    reading.finish()
    return NewRule(
        kind=kind, classification=classification, working_days=days, effective_from=since
    )


RULES = tuple(
    name
    for kind in Kind
    for name in (
        [f"{kind}:{one}" for one in CLASSIFICATIONS] if kind == Kind.ANSWER else [str(kind)]
    )
)
"""What deadlines there are to set, in the order in which they come up."""


def _since(reading: _Reading, earliest: date) -> date:
    since = reading.day("effective_from")
    if since < earliest:
        reading.blame("effective_from", "in_the_past")
    return since


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHours:
    """A week's hours, from a day on: pairs of local times by `mon` … `sun`."""

    effective_from: date
    week: Mapping[str, list[list[str]]]


def read_hours(fields: Fields, earliest: date, taken: Collection[date] = ()) -> NewHours:
    """Fields: effective_from, and per day `mon_morning_from`, `mon_morning_to`, `…_afternoon_…`.

    A day's fault stands under its own name (`mon`); that nobody works at all under `week`.
    """
    reading = _Reading(fields)
    since = _since(reading, earliest)
    if since in taken:
        reading.blame("effective_from", "hours_taken")
    week = {}
    for day in DAYS:
        pairs = [
            (reading.line(f"{day}_{span}_from"), reading.line(f"{day}_{span}_to")) for span in SPANS
        ]
        if any(bool(begin) != bool(end) for begin, end in pairs):
            reading.blame(day, "half_a_span")
        elif spans := [list(pair) for pair in pairs if all(pair)]:
            week[day] = spans
            _check_spans(reading, day, spans)
    if not week and not reading.faults.keys() & set(DAYS):
        reading.blame("week", "nobody_works")
    reading.finish()
    return NewHours(effective_from=since, week=week)


def _check_spans(reading: _Reading, day: str, spans: Sequence[Sequence[str]]) -> None:
    try:
        hours_from(date.min, {day: spans})
    except ValueError:
        reading.blame(day, "times_out_of_order")


def hours_fields(week: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, str]:
    """A week as the fields of its form; of more than two spans a day the first and the last."""
    found: dict[str, str] = {}
    for day, spans in week.items():
        ends = [spans[0], spans[-1]] if len(spans) > 1 else list(spans)
        if len(ends) == 1 and ends[0][0] >= "12:00":
            ends.insert(0, ["", ""])
        for span, (begin, end) in zip(SPANS, ends, strict=False):
            found |= {f"{day}_{span}_from": begin, f"{day}_{span}_to": end}
    return found


# --- emergency numbers --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNumber:
    """Whom a citizen in danger should call."""

    kind: str
    label: str
    number: str
    is_confirmed: bool
    """Whoever writes it has made sure of it just now."""


def read_number(fields: Fields) -> NewNumber:
    """Fields: kind, label, number, is_confirmed."""
    reading = _Reading(fields)
    number = reading.line("number", is_required=True)
    if number and not is_phone(number):
        reading.blame("number", "no_phone")
    found = NewNumber(
        kind=reading.choice("kind", list(NumberKind)),
        label=reading.line("label", is_required=True),
        number=number,
        is_confirmed=reading.tick("is_confirmed"),
    )
    reading.finish()
    return found


def number_state(confirmed_on: date | None, today: date) -> str:
    """`unconfirmed`, `stale` once half a year has gone by, else `confirmed`."""
    if confirmed_on is None:
        return "unconfirmed"
    months = (today.year - confirmed_on.year) * 12 + today.month - confirmed_on.month
    is_whole = today.day > confirmed_on.day
    return "stale" if months + is_whole > NUMBER_STALE_MONTHS else "confirmed"


def number_states(rows: Iterable[Any], today: date) -> dict[str, int]:
    """How many numbers there are in each state."""
    found = {"confirmed": 0, "stale": 0, "unconfirmed": 0}
    for row in rows:
        found[number_state(row.confirmed_on, today)] += 1
    return found
