"""What a government knows, as rows: the lexicon that it edits and the models fitted for it.

Scope comes first. Entries without a jurisdiction are everybody's; a government's own entry of the
same axis and code takes its place.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, true, update

from store.bulk import insert_rows
from store.changes import write_history
from store.errors import Conflict, NotFound
from store.marks import mark_of
from store.models import histories, learned_models, lexicon_entries, nicknames
from store.rights import Right
from store.scope import Scope
from store.session import insert_new, set_setting, setting, upsert
from store.snapshot import known_in, read_once

_T = TypeVar("_T")
SEED = "seed"
_SEED_SETTING = "lexicon_seed"
_STATE = "lexicon_state"
_UNIQUE = ("jurisdiction", "axis", "code")


class Entry(NamedTuple):
    """One row of the lexicon: `content` has the fields of its axis."""

    axis: str
    code: str
    content: Mapping[str, Any]


def is_sown(connection: Connection, seed: str) -> bool:
    """Whether everybody's entries are those of the seed of this name, and changes are noted."""
    is_noted = setting(connection, _STATE) is not None
    return is_noted and setting(connection, _SEED_SETTING) == seed


def sow(connection: Connection, entries: Sequence[Entry], seed: str, at: datetime) -> None:
    """Bring everybody's entries up to the seed of this name; what a person edited stays."""
    table = lexicon_entries.c
    own = connection.execute(
        select(table.jurisdiction, table.axis, table.code).where(table.changed_by != SEED)
    ).all()
    edited = {(row.axis, row.code) for row in own if not row.jurisdiction}
    connection.execute(
        delete(lexicon_entries).where(
            lexicon_entries.c.jurisdiction == "", lexicon_entries.c.changed_by == SEED
        )
    )
    rows = [
        {
            "jurisdiction": "",
            "axis": entry.axis,
            "code": entry.code,
            "content": dict(entry.content),
            "changed_at": at,
            "changed_by": SEED,
        }
        for entry in entries
        if (entry.axis, entry.code) not in edited
    ]
    insert_rows(connection, lexicon_entries, rows)
    set_setting(connection, _SEED_SETTING, seed)
    if own:
        _note_change(connection)
    else:
        set_setting(connection, _STATE, hashlib.sha256(json.dumps(entries).encode()).hexdigest())


def lexicon_state(connection: Connection) -> str | None:
    """A word that is the same in two stores only where all entries are; None before any seed.

    It is so in all that hold the same seed and nothing else.
    """
    return setting(connection, _STATE)


class ByState(Generic[_T]):
    """What was made of governments' lexicons, for all stores of this process: each change makes a
    state that no other content has. `most` are kept."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[tuple[str, str], _T] = {}

    def of(
        self, connection: Connection, jurisdiction: str, make: Callable[[Connection, str], _T]
    ) -> _T:
        """Made anew only after a change, by whichever process."""
        state = lexicon_state(connection)
        if state is None:
            return make(connection, jurisdiction)
        key = state, jurisdiction
        made = self._made.get(key)
        if made is None:
            made = make(connection, jurisdiction)
            if len(self._made) >= self._most:
                self._made.clear()
            self._made[key] = made
        return made


def lexicon(
    _scope: Scope, connection: Connection, jurisdiction: str, axis: str | None = None
) -> list[Entry]:
    """The entries that hold for a government, in the order in which they were written."""
    wanted = true() if axis is None else lexicon_entries.c.axis == axis
    rows = connection.execute(
        select(
            lexicon_entries.c.axis,
            lexicon_entries.c.code,
            lexicon_entries.c.content,
            lexicon_entries.c.jurisdiction,
        )
        .where(lexicon_entries.c.jurisdiction.in_(("", jurisdiction)), wanted)
        .order_by(lexicon_entries.c.id)
    ).all()
    found: dict[tuple[str, str], Entry] = {}
    for row in rows:
        key = (row.axis, row.code)
        if row.jurisdiction or key not in found:
            found[key] = Entry(row.axis, row.code, row.content)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Names:
    """What pages need of a lexicon, in its order; `former` leads to the present names."""

    topics: tuple[str, ...]
    agencies: tuple[str, ...]
    former: Mapping[str, str]


_NAMES = ByState[_Names](100)


def label_names(scope: Scope, connection: Connection, jurisdiction: str) -> dict[str, list[str]]:
    """The names of topics and agencies to choose from, by axis, in the order of the lexicon."""
    names = _names(scope, connection, jurisdiction)
    return {"topic": list(names.topics), "agency": list(names.agencies)}


@read_once
def _names(scope: Scope, connection: Connection, jurisdiction: str) -> _Names:
    """Read anew only after a change, by whichever process. What a transaction that writes may have
    changed itself is neither taken from there nor kept."""
    if known_in(connection) is None:
        return _read_names(scope, connection, jurisdiction)
    return _NAMES.of(connection, jurisdiction, partial(_read_names, scope))


def _read_names(scope: Scope, connection: Connection, jurisdiction: str) -> _Names:
    entries = lexicon(scope, connection, jurisdiction)
    topics = [str(entry.content["name"]) for entry in entries if entry.axis == "topic"]
    agencies = [entry for entry in entries if entry.axis == "agency"]
    present = [str(entry.content["name"]) for entry in agencies]
    former: dict[str, str] = {}
    for entry, name in zip(agencies, present, strict=True):
        former |= dict.fromkeys(map(str, entry.content.get("former", ())), name)
    return _Names(
        tuple(topics),
        tuple(present),
        {before: name for before, name in former.items() if before not in present},
    )


def _note_change(connection: Connection) -> None:
    set_setting(connection, _STATE, secrets.token_hex(8))


def write_entries(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    entries: Sequence[Entry],
    now: datetime,
) -> None:
    """A government's own entries, added or in place of those of the same axis and code."""
    scope.require(Right.ADMINISTER)
    put_entries(scope, connection, jurisdiction, entries, now)
    write_history(
        scope, connection, "lexicon_changed", now, jurisdiction=jurisdiction, entries=len(entries)
    )


def put_entries(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    entries: Sequence[Entry],
    now: datetime,
) -> None:
    """The same without a line of history: for a change that writes its own."""
    scope.require_jurisdiction(jurisdiction)
    for entry in entries:
        values = _values(scope, jurisdiction, entry, now)
        changes = {name: value for name, value in values.items() if name not in _UNIQUE}
        upsert(connection, lexicon_entries, values, _UNIQUE, changes)
    _note_change(connection)


def _values(scope: Scope, jurisdiction: str, entry: Entry, now: datetime) -> dict[str, Any]:
    return {
        "jurisdiction": jurisdiction,
        "axis": entry.axis,
        "code": entry.code,
        "content": dict(entry.content),
        "changed_at": now,
        "changed_by": scope.actor,
    }


def entry_of(
    scope: Scope, connection: Connection, jurisdiction: str, axis: str, code: str
) -> Entry | None:
    """The entry of this axis and code that holds for a government, if there is one."""
    found = _entry_row(scope, connection, jurisdiction, axis, code)
    return None if found is None else Entry(axis, code, found.content)


def change_entry(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    entry: Entry,
    now: datetime,
    seen: str,
) -> None:
    """A government's own wording of one entry; `Conflict` unless what holds is what was seen.

    `seen` is the mark of the entry, `marks.NEW` where there should be none.
    """
    scope.require(Right.ADMINISTER)
    known = _entry_row(scope, connection, jurisdiction, entry.axis, entry.code, is_locked=True)
    held = None if known is None else Entry(entry.axis, entry.code, known.content)
    if mark_of(held) != seen:
        raise Conflict("Somebody else has changed these words meanwhile.")
    if known is None or not known.jurisdiction:
        values = _values(scope, jurisdiction, entry, now)
        if not insert_new(connection, lexicon_entries, values, _UNIQUE):
            raise Conflict("Somebody else has just written words of their own.")
        _note_change(connection)
    else:
        put_entries(scope, connection, jurisdiction, [entry], now)
    write_history(
        scope,
        connection,
        "lexicon_changed",
        now,
        jurisdiction=jurisdiction,
        axis=entry.axis,
        code=entry.code,
    )


def _entry_row(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    axis: str,
    code: str,
    *,
    is_locked: bool = False,
) -> Row[Any] | None:
    """The government's own row, else everybody's."""
    scope.require_jurisdiction(jurisdiction)
    table = lexicon_entries.c
    query = (
        select(lexicon_entries)
        .where(table.jurisdiction.in_(("", jurisdiction)), table.axis == axis, table.code == code)
        .order_by(table.jurisdiction.desc())
        .limit(1)
    )
    return connection.execute(query.with_for_update() if is_locked else query).one_or_none()


def former_names(scope: Scope, connection: Connection, jurisdiction: str) -> dict[str, str]:
    """Names that agencies of a government had before they were renamed, and their present names.

    What was suggested or decided earlier may still use the former ones.
    """
    return dict(_names(scope, connection, jurisdiction).former)


def state_of(connection: Connection, jurisdiction: str) -> str:
    """A word that changes whenever anything that this government knows has changed."""
    mine = lexicon_entries.c.jurisdiction.in_(("", jurisdiction))
    entries = connection.execute(
        select(func.count(), func.max(lexicon_entries.c.changed_at)).where(mine)
    ).one()
    names = connection.execute(
        select(func.count(), func.max(nicknames.c.added_at)).where(
            nicknames.c.jurisdiction == jurisdiction
        )
    ).one()
    model = connection.execute(_current_id(jurisdiction)).scalar_one_or_none()
    return "/".join(str(part) for part in (*entries, *names, model))


# --- models ------------------------------------------------------------------------------------


def _current_id(jurisdiction: str) -> Any:
    return select(learned_models.c.id).where(
        learned_models.c.jurisdiction == jurisdiction, learned_models.c.is_current
    )


def current_model(_scope: Scope, connection: Connection, jurisdiction: str) -> Row[Any] | None:
    """The model in use, with its content."""
    return connection.execute(
        select(learned_models).where(
            learned_models.c.jurisdiction == jurisdiction, learned_models.c.is_current
        )
    ).one_or_none()


def models(_scope: Scope, connection: Connection, jurisdiction: str) -> Sequence[Row[Any]]:
    """Every model of a government, newest first, without its content."""
    table = learned_models.c
    columns: list[Any] = [
        table.id,
        table.made_at,
        table.decisions,
        table.is_accepted,
        table.is_current,
        table.report,
    ]
    return connection.execute(
        select(*columns).where(table.jurisdiction == jurisdiction).order_by(table.id.desc())
    ).all()


def add_model(
    scope: Scope,
    connection: Connection,
    *,
    jurisdiction: str,
    decisions: int,
    report: Mapping[str, Any],
    content: bytes,
    is_accepted: bool,
    now: datetime,
) -> int:
    """Keep a fitted model and, when it was accepted, put it to use; its number."""
    model_id: int = connection.execute(
        insert(learned_models)
        .values(
            jurisdiction=jurisdiction,
            made_at=now,
            decisions=decisions,
            is_accepted=is_accepted,
            is_current=False,
            report=dict(report),
            content=content,
        )
        .returning(learned_models.c.id)
    ).scalar_one()
    if is_accepted:
        use_model(scope, connection, jurisdiction, model_id, now)
    return model_id


def use_model(
    scope: Scope, connection: Connection, jurisdiction: str, model_id: int, now: datetime
) -> None:
    """Put the model with this number to use instead of the present one; 0 is the lexicon alone.

    `NotFound` where there is no such model.
    """
    mine = learned_models.c.jurisdiction == jurisdiction
    connection.execute(update(learned_models).where(mine).values(is_current=False))
    wanted = and_(mine, learned_models.c.id == model_id)
    changed = connection.execute(update(learned_models).where(wanted).values(is_current=True))
    if model_id and changed.rowcount == 0:
        raise NotFound(f"There is no model {model_id} for this government.")
    write_history(
        scope, connection, "model_used", now, jurisdiction=jurisdiction, model_id=model_id
    )


def used_models(_scope: Scope, connection: Connection, jurisdiction: str) -> list[int]:
    """What was put to use, newest first; going back is forgotten together with what it left.

    A jurisdiction's code stands in the history's details, so its few rows are looked through.
    """
    rows = connection.execute(
        select(histories.c.details)
        .where(histories.c.event == "model_used")
        .order_by(histories.c.id)
    )
    used: list[int] = []
    for (details,) in rows:
        if details.get("jurisdiction") != jurisdiction:
            continue
        number = int(details["model_id"])
        if number in used:
            del used[used.index(number) + 1 :]
        elif number:
            used.append(number)
        else:
            used.clear()
    return used[::-1]
