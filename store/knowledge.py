"""What a government knows, as rows: the lexicon that it edits and the models fitted for it.

Scope comes first. Entries without a jurisdiction are everybody's; a government's own entry of the
same axis and code takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update

from store.bulk import insert_rows
from store.changes import write_history
from store.errors import NotFound
from store.models import histories, learned_models, lexicon_entries, nicknames
from store.scope import Scope
from store.session import set_setting, setting, upsert

SEED = "seed"
_SEED_SETTING = "lexicon_seed"


class Entry(NamedTuple):
    """One row of the lexicon: `content` has the fields of its axis."""

    axis: str
    code: str
    content: Mapping[str, Any]


def is_sown(connection: Connection, seed: str) -> bool:
    """Whether everybody's entries are those of the seed of this name."""
    return setting(connection, _SEED_SETTING) == seed


def sow(connection: Connection, entries: Sequence[Entry], seed: str, at: datetime) -> None:
    """Bring everybody's entries up to the seed of this name; what a person edited stays."""
    found = connection.execute(
        select(lexicon_entries.c.axis, lexicon_entries.c.code).where(
            lexicon_entries.c.jurisdiction == "", lexicon_entries.c.changed_by != SEED
        )
    )
    edited = {(row.axis, row.code) for row in found}
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


def lexicon(_scope: Scope, connection: Connection, jurisdiction: str) -> list[Entry]:
    """The entries that hold for a government, in the order in which they were written."""
    rows = connection.execute(
        select(
            lexicon_entries.c.axis,
            lexicon_entries.c.code,
            lexicon_entries.c.content,
            lexicon_entries.c.jurisdiction,
        )
        .where(lexicon_entries.c.jurisdiction.in_(("", jurisdiction)))
        .order_by(lexicon_entries.c.id)
    ).all()
    found: dict[tuple[str, str], Entry] = {}
    for row in rows:
        key = (row.axis, row.code)
        if row.jurisdiction or key not in found:
            found[key] = Entry(row.axis, row.code, row.content)
    return list(found.values())


def label_names(scope: Scope, connection: Connection, jurisdiction: str) -> dict[str, list[str]]:
    """The names of topics and agencies to choose from, by axis, in the order of the lexicon."""
    found: dict[str, list[str]] = {"topic": [], "agency": []}
    for entry in lexicon(scope, connection, jurisdiction):
        if entry.axis in found:
            found[entry.axis].append(str(entry.content["name"]))
    return found


def write_entries(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    entries: Sequence[Entry],
    now: datetime,
) -> None:
    """A government's own entries, added or in place of those of the same axis and code."""
    for entry in entries:
        changes = {
            "content": dict(entry.content),
            "changed_at": now,
            "changed_by": scope.actor,
        }
        values = {"jurisdiction": jurisdiction, "axis": entry.axis, "code": entry.code, **changes}
        upsert(connection, lexicon_entries, values, ("jurisdiction", "axis", "code"), changes)
    write_history(
        scope, connection, "lexicon_changed", now, jurisdiction=jurisdiction, entries=len(entries)
    )


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
