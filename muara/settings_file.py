"""What a government sets for itself, as one file: written out, edited, and taken in again.

Sections of the file are the axes of the lexicon (`topic`, `agency`, `subject`, `aspect`,
`variant`) and the rows that the console's settings show. Taking a file in adds and changes; what
it leaves out stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection

from muara import local_settings as local
from muara import seed
from muara.knowledge import by_axis
from muara.local_settings import Invalid
from muara.words import say
from muara.working_time import hours_from
from store import agencies, canned_replies, clocks, emergency_numbers, judgements, knowledge
from store.agencies import NewAgency
from store.errors import Conflict, NotPossible
from store.knowledge import Entry
from store.scope import Scope

AXES = ("subject", "topic", "agency", "aspect", "variant")
SECTIONS = (
    "agencies",
    "nicknames",
    "canned_replies",
    "deadline_rules",
    "working_hours",
    "holidays",
    "emergency_numbers",
)

Given = Mapping[str, Sequence[Mapping[str, Any]]]
_Row = Mapping[str, Any]


class Mistaken(Exception):
    """A file cannot be taken; `mistakes` are sentences, each naming its place in the file."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = tuple(mistakes)


class Taken(NamedTuple):
    """How many entries of a file were new or changed, of how many."""

    changed: int
    entries: int


# --- out ----------------------------------------------------------------------------------------


def written(scope: Scope, connection: Connection, jurisdiction: str) -> dict[str, list[Any]]:
    """Everything that holds for a government, by section, ready for YAML or JSON."""
    entries = by_axis(knowledge.lexicon(scope, connection, jurisdiction))
    return {
        **{axis: list(entries.get(axis, ())) for axis in AXES},
        "agencies": _agencies(scope, connection, jurisdiction),
        "nicknames": [
            _without_none(
                name=row.name,
                place_code=row.code,
                latitude=row.latitude,
                longitude=row.longitude,
            )
            for row in judgements.nicknames_of(scope, connection, jurisdiction)
        ],
        "canned_replies": [
            _reply(row)
            for row in canned_replies.replies_of(
                scope, connection, jurisdiction, only_active=False
            )
        ],
        "deadline_rules": [
            {"kind": kind, **_without_none(classification=classification or None),
             "working_days": days, "effective_from": since}
            for (kind, classification, since), days in _rules(scope, connection, jurisdiction)
        ],
        "working_hours": [
            {"effective_from": row.effective_from, "week": row.week}
            for row in clocks.hours_of(scope, connection, jurisdiction)
        ],
        "holidays": [
            {"day": row.day, "name": row.name, "is_working_day": row.is_working_day}
            for row in clocks.local_days_of(scope, connection, jurisdiction)
        ],
        "emergency_numbers": [
            _number(row)
            for row in emergency_numbers.numbers_of(scope, connection, jurisdiction)
        ],
    }  # fmt: skip


def _agencies(scope: Scope, connection: Connection, jurisdiction: str) -> list[dict[str, Any]]:
    rows = agencies.agencies_of(scope, connection, jurisdiction, only_active=False)
    codes = {row.id: row.code for row in rows}
    return [
        _without_none(
            code=row.code,
            name=row.name,
            parent=codes.get(row.parent_id),
            area_code=row.area_code,
            is_active=row.is_active,
            needs_approval=row.needs_approval or None,
            contact=dict(row.contact) or None,
        )
        for row, _ in agencies.in_order(rows)
    ]


def _reply(row: Any) -> dict[str, Any]:
    return _without_none(
        language=row.language,
        title=row.title,
        purpose=row.purpose,
        topic=row.topic,
        body=row.body,
        is_active=row.is_active,
    )


def _number(row: Any) -> dict[str, Any]:
    return _without_none(
        kind=row.kind, label=row.label, number=row.number, confirmed_on=row.confirmed_on
    )


def _rules(
    scope: Scope, connection: Connection, jurisdiction: str
) -> list[tuple[tuple[str, str, date], int]]:
    """Every rule that a government may come under: its own before the common of the same day."""
    rows = clocks.rules_of(scope, connection, jurisdiction)
    found: dict[tuple[str, str, date], int] = {}
    for row in sorted(rows, key=lambda row: bool(row.jurisdiction)):
        found[row.kind, row.classification, row.effective_from] = row.working_days
    return sorted(found.items())


def _without_none(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


# --- in -----------------------------------------------------------------------------------------


def take(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    given: Mapping[str, Any],
    now: datetime,
    today: date,
    **area: Any,
) -> Taken:
    """Write what differs. `Mistaken` when anything is wrong: the caller rolls back then.

    `area` is how agencies' areas are judged, see `local_settings.KnownAgencies`.
    """
    mistakes = _shape(given)
    if mistakes:
        raise Mistaken(mistakes)
    taking = _Taking(scope, connection, jurisdiction, given, now, today, area)
    taking.run()
    if taking.mistakes:
        raise Mistaken(taking.mistakes)
    return Taken(taking.changed, sum(len(entries) for entries in given.values()))


def _shape(given: Mapping[str, Any]) -> list[str]:
    lexicon = {name: value for name, value in given.items() if name not in SECTIONS}
    found = seed.mistakes(lexicon)
    for name in SECTIONS:
        entries = given.get(name, [])
        if not isinstance(entries, list):
            found.append(f"{name}: must be a list.")
            continue
        found += [
            f"{name} {number}: must be a mapping."
            for number, entry in enumerate(entries, start=1)
            if not isinstance(entry, dict)
        ]
    return found


@dataclass
class _Taking:
    """Takes one file in, section after section, and gathers what is wrong."""

    scope: Scope
    connection: Connection
    jurisdiction: str
    given: Given
    now: datetime
    today: date
    area: Mapping[str, Any]
    changed: int = 0
    mistakes: list[str] = field(default_factory=list)

    @property
    def at(self) -> tuple[Scope, Connection, str]:
        return self.scope, self.connection, self.jurisdiction

    def run(self) -> None:
        self._rename()
        self._each("agencies", self._agency)
        self._lexicon()
        self._each("nicknames", self._nickname)
        self._each("canned_replies", self._canned_reply)
        self._each("deadline_rules", self._deadline_rule)
        self._each("working_hours", self._working_hours)
        self._each("holidays", self._holiday)
        self._each("emergency_numbers", self._emergency_number)

    def _each(self, section: str, take_one: Callable[[_Row], bool]) -> None:
        for number, row in enumerate(self.given.get(section, ()), start=1):
            try:
                self.changed += take_one(row)
            except Invalid as wrong:
                for name, fault in wrong.faults.items():
                    words = say("en", f"fault.{fault.word}", **fault.blanks)
                    self.mistakes.append(f"{section} {number}: {name}: {words}")
            except (Conflict, NotPossible, ValueError) as error:
                self.mistakes.append(f"{section} {number}: {error}")

    # -- agencies and the lexicon

    def _rename(self) -> None:
        """An agency's name stands twice in the file; changed in one place it changes in both."""
        suggested = {str(e["code"]): str(e["name"]) for e in self.given.get("agency", ())}
        offices = {str(e.get("code")): e for e in self.given.get("agencies", ())}
        former = knowledge.former_names(*self.at)
        for row in agencies.agencies_of(*self.at, only_active=False):
            names = {suggested.get(row.code), offices.get(row.code, {}).get("name")} - {None}
            if row.name in names:  # a file that was edited in one place may come a second time
                names = {name for name in names if former.get(str(name), name) != row.name}
            if len(names) > 1:
                self.mistakes.append(f"agencies: {row.code} has two new names.")
            elif names:
                self._call(row, str(names.pop()))

    def _call(self, row: Any, name: str) -> None:
        new = NewAgency(
            code=row.code,
            name=name,
            parent_id=row.parent_id,
            area_code=row.area_code,
            contact=row.contact,
            is_active=row.is_active,
            needs_approval=row.needs_approval,
        )
        agencies.change_agency(self.scope, self.connection, row.id, new, self.now)
        self.changed += 1

    def _agency(self, row: _Row) -> bool:
        known = local.known_agencies(*self.at, **self.area)
        ids = {code: key for key, code in known.codes.items()}
        code = str(row.get("code", ""))
        stored = ids.get(code)
        parent = row.get("parent")
        name = known.names[stored] if stored is not None else row.get("name", "")
        fields = _texts({**row, **(row.get("contact") or {}), "name": name})
        fields["parent"] = str(ids.get(str(parent), "?")) if parent else ""
        fields.setdefault("is_active", "true")
        new = local.read_agency(fields, known, stored)
        if stored is None:
            agencies.add_agency(*self.at, new, self.now)
            return True
        held = agencies.agency(self.scope, self.connection, stored)
        if _of_agency(held) == _of_agency(new):
            return False
        agencies.change_agency(self.scope, self.connection, stored, new, self.now)
        return True

    def _lexicon(self) -> None:
        known = {(e.axis, e.code): e.content for e in knowledge.lexicon(*self.at)}
        names = {row.code: row.name for row in agencies.agencies_of(*self.at, only_active=False)}
        changed = []
        for axis in AXES:
            for given in self.given.get(axis, ()):
                content = dict(given)
                code = seed.code_of(axis, content)
                held = known.get((axis, code), {})
                if axis == "agency":
                    content["name"] = names.get(code, content["name"])
                    if "former" in held:
                        content.setdefault("former", held["former"])
                if held != content:
                    changed.append(Entry(axis, code, content))
        if changed:
            knowledge.write_entries(*self.at, changed, self.now)
        self.changed += len(changed)

    # -- the others

    def _nickname(self, row: _Row) -> bool:
        fields = _texts(row)
        if "latitude" in row and "longitude" in row:
            fields["point"] = f"{row['latitude']}, {row['longitude']}"
        new = local.read_nickname(fields, (), self.area.get("area_name", lambda code: code))
        known = {
            held.name: (held.code, held.latitude, held.longitude)
            for held in judgements.nicknames_of(*self.at)
        }
        if known.get(new.name.lower()) == (new.code, *(new.point or (None, None))):
            return False
        judgements.learn_nickname(
            self.scope,
            self.connection,
            jurisdiction=self.jurisdiction,
            name=new.name,
            code=new.code,
            point=new.point,
            now=self.now,
        )
        return True

    def _canned_reply(self, row: _Row) -> bool:
        topics = knowledge.label_names(*self.at)["topic"]
        fields = {"is_active": "true", **_texts(row)}
        new = local.read_reply(fields, topics, ())
        known = {
            (held.language, held.title): held
            for held in canned_replies.replies_of(*self.at, only_active=False)
        }
        held = known.get((new.language, new.title))
        if held is None:
            canned_replies.add_reply(*self.at, new, self.now)
        elif all(getattr(held, name) == getattr(new, name) for name in new.__slots__):
            return False
        else:
            canned_replies.change_reply(self.scope, self.connection, held.id, new, self.now)
        return True

    def _deadline_rule(self, row: _Row) -> bool:
        fields = _texts(row)
        kind, classification = fields.get("kind", ""), fields.get("classification", "")
        fields["rule"] = f"{kind}:{classification}" if classification else kind
        new = local.read_rule(fields, date.min)
        key = (new.kind, new.classification, new.effective_from)
        if dict(_rules(*self.at)).get(key) == new.working_days:
            return False
        clocks.change_rule(
            *self.at,
            kind=new.kind,
            classification=new.classification,
            working_days=new.working_days,
            effective_from=new.effective_from,
            now=self.now,
        )
        return True

    def _working_hours(self, row: _Row) -> bool:
        since, week = row.get("effective_from"), row.get("week")
        if type(since) is not date or not isinstance(week, dict):
            raise ValueError("effective_from must be a date, and week the times of its days.")
        hours_from(since, week)
        held = {h.effective_from: h.week for h in clocks.hours_of(*self.at)}
        if held.get(since) == week:
            return False
        clocks.change_hours(*self.at, effective_from=since, week=week, now=self.now)
        return True

    def _holiday(self, row: _Row) -> bool:
        fields = _texts(row)
        fields["kind"] = "worked" if row.get("is_working_day") else "off"
        # Every day may be written down here: the nation's days may differ by the next release.
        new = local.read_day(fields, (), lambda day: False, is_national=lambda day: None)
        held = {
            day.day: (day.name, bool(day.is_working_day)) for day in clocks.local_days_of(*self.at)
        }
        if held.get(new.day) == (new.name, new.is_working_day):
            return False
        clocks.change_day(
            *self.at,
            day=new.day,
            name=new.name,
            is_working_day=new.is_working_day,
            now=self.now,
        )
        return True

    def _emergency_number(self, row: _Row) -> bool:
        new = local.read_number(_texts(row))
        confirmed_on = row.get("confirmed_on")
        if confirmed_on is not None and type(confirmed_on) is not date:
            raise ValueError("confirmed_on must be a date.")
        if confirmed_on is not None and confirmed_on > self.today:
            raise ValueError("confirmed_on lies ahead.")
        held = {
            number.kind: (number.label, number.number, number.confirmed_on)
            for number in emergency_numbers.numbers_of(*self.at)
        }
        if held.get(new.kind) == (new.label, new.number, confirmed_on):
            return False
        emergency_numbers.change_number(
            *self.at,
            kind=new.kind,
            label=new.label,
            number=new.number,
            confirmed_on=confirmed_on,
            now=self.now,
        )
        return True


def _of_agency(row: Any) -> tuple[Any, ...]:
    ticks = bool(row.is_active), bool(row.needs_approval)
    return row.name, row.parent_id, row.area_code, dict(row.contact), ticks


def _texts(row: _Row) -> dict[str, str]:
    """A row of the file as the fields of a form; what is no single value is left out."""
    found = {}
    for name, value in row.items():
        if isinstance(value, bool):
            found[name] = "true" if value else ""
        elif isinstance(value, str | int | float | date):
            found[name] = str(value)
    return found
