"""Files that are imported, by names that a clerk would understand. The caller's scope comes first.

What the rows say is not here: they are deliveries like any other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, literal_column, or_, select, update

from store.batch import new_id
from store.changes import write_history
from store.errors import Conflict, NotFound, NotPossible
from store.import_models import ImportPurpose, ImportState, column_mappings, import_batches
from store.rights import Right
from store.scope import Scope
from store.session import insert_new

# Literals let both databases see that the partial index fits.
_IS_WORKED_ON = literal_column("state").in_(
    (literal_column("'checking'"), literal_column("'running'"))
)
_CHOOSABLE = (ImportState.UPLOADED, ImportState.CHECKED)
NOT_RUN = "not_run"
"""Why a file is gone that nobody imported in time."""


def add_batch(
    scope: Scope,
    connection: Connection,
    *,
    jurisdiction: str,
    channel: str,
    kind: str,
    day: date,
    sealed_name: bytes,
    object_name: str,
    now: datetime,
    purpose: ImportPurpose = ImportPurpose.REPORTS,
) -> int:
    """A file that was uploaded; its id."""
    scope.require(Right.INTAKE)
    if scope.jurisdictions is not None and jurisdiction not in scope.jurisdictions:
        raise NotFound("There is no such government.")
    batch_id = new_id(connection, import_batches)
    connection.execute(
        import_batches.insert().values(
            id=batch_id,
            jurisdiction=jurisdiction,
            channel=channel,
            kind=kind,
            purpose=purpose,
            state=ImportState.UPLOADED,
            day=day,
            sealed_name=sealed_name,
            object_name=object_name,
            position=0,
            counts={},
            created_at=now,
            created_by=scope.actor,
        )
    )
    write_history(scope, connection, "import_uploaded", now, batch_id=batch_id, kind=kind)
    return batch_id


def batch(scope: Scope, connection: Connection, batch_id: int) -> Row[Any]:
    """One file; `NotFound` out of scope."""
    scope.require(Right.INTAKE)
    row = connection.execute(
        select(import_batches).where(import_batches.c.id == batch_id, _within(scope))
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such import.")
    return row


def batches(
    scope: Scope, connection: Connection, *, before: int | None = None, limit: int = 50
) -> Sequence[Row[Any]]:
    """Files within the scope, the newest first, those older than `before`."""
    scope.require(Right.INTAKE)
    query = select(import_batches).where(_within(scope))
    if before is not None:
        query = query.where(import_batches.c.id < before)
    return connection.execute(query.order_by(import_batches.c.id.desc()).limit(limit)).all()


def start(
    scope: Scope,
    connection: Connection,
    batch_id: int,
    sealed_choices: bytes,
    now: datetime,
    *,
    is_trial: bool,
) -> None:
    """Let a file be looked through (`is_trial`) or imported.

    `NotPossible` when that has begun or the file is gone.
    """
    found = batch(scope, connection, batch_id)
    state = ImportState.CHECKING if is_trial else ImportState.RUNNING
    changed = connection.execute(
        update(import_batches)
        .where(
            import_batches.c.id == found.id,
            import_batches.c.state.in_(_CHOOSABLE),
            import_batches.c.object_name.is_not(None),
        )
        .values(
            state=state,
            sealed_choices=sealed_choices,
            position=0,
            counts={},
            reason=None,
            held_until=None,
        )
    )
    if changed.rowcount == 0:
        raise NotPossible("This file is being imported, or was imported before.")
    event = "import_checked" if is_trial else "import_started"
    write_history(scope, connection, event, now, batch_id=batch_id)


def cancel(scope: Scope, connection: Connection, batch_id: int, now: datetime) -> None:
    """Give a file up; what was imported of it stays. `NotPossible` when it is done."""
    found = batch(scope, connection, batch_id)
    changed = connection.execute(
        update(import_batches)
        .where(
            import_batches.c.id == found.id,
            or_(import_batches.c.state.in_(_CHOOSABLE), _IS_WORKED_ON),
        )
        .values(state=ImportState.CANCELLED, object_name=None, finished_at=now)
    )
    if changed.rowcount == 0:
        raise NotPossible("This import has ended.")
    write_history(scope, connection, "import_cancelled", now, batch_id=batch_id)


# --- the worker's side ----------------------------------------------------------------------------


def is_import_due(_scope: Scope, connection: Connection, now: datetime) -> bool:
    """Whether a file waits to be worked on."""
    return connection.execute(_due(now).limit(1)).first() is not None


def claim_batch(
    _scope: Scope, connection: Connection, now: datetime, lease: timedelta
) -> Row[Any] | None:
    """The oldest file that waits to be worked on, held for `lease`; None when there is none."""
    row = connection.execute(
        _due(now).order_by(import_batches.c.id).limit(1).with_for_update(skip_locked=True)
    ).one_or_none()
    if row is not None:
        connection.execute(
            update(import_batches)
            .where(import_batches.c.id == row.id)
            .values(held_until=now + lease)
        )
    return row


def _due(now: datetime) -> Any:
    held_until = import_batches.c.held_until
    return select(import_batches).where(_IS_WORKED_ON, or_(held_until.is_(None), held_until < now))


def note_progress(
    _scope: Scope,
    connection: Connection,
    batch_id: int,
    position: int,
    counts: Mapping[str, int],
    held_until: datetime,
) -> None:
    """How far a file came, in the transaction that keeps its rows; `Conflict` when given up."""
    changed = connection.execute(
        update(import_batches)
        .where(import_batches.c.id == batch_id, _IS_WORKED_ON)
        .values(position=position, counts=dict(counts), held_until=held_until)
    )
    if changed.rowcount == 0:
        raise Conflict("Somebody has given this import up.")


def release_batch(_scope: Scope, connection: Connection, batch_id: int) -> None:
    """Stop in the middle: somebody else goes on."""
    connection.execute(
        update(import_batches).where(import_batches.c.id == batch_id).values(held_until=None)
    )


def finish(
    scope: Scope,
    connection: Connection,
    found: Row[Any],
    *,
    counts: Mapping[str, int],
    faults_name: str | None,
    reason: str | None,
    now: datetime,
) -> None:
    """A file is through: looked at, imported, or not to be read as a whole (`reason`).

    After an import the file itself is let go; what failed is kept beside it.
    """
    is_trial = found.state == ImportState.CHECKING
    state = ImportState.FAILED if reason else None
    state = state or (ImportState.CHECKED if is_trial else ImportState.DONE)
    values: dict[str, Any] = {
        "state": state,
        "reason": reason,
        "counts": dict(counts),
        "faults_name": faults_name,
        "held_until": None,
        "finished_at": now,
    }
    if state != ImportState.CHECKED:
        values["object_name"] = None
    connection.execute(
        update(import_batches)
        .where(import_batches.c.id == found.id, _IS_WORKED_ON)
        .values(**values)
    )
    write_history(
        scope,
        connection,
        f"import_{state}",
        now,
        batch_id=found.id,
        reason=reason,
        counts=dict(counts),
    )


def forget_old(scope: Scope, connection: Connection, before: datetime) -> int:
    """Let files go that were left lying, with the rows that failed; how many there were."""
    del scope
    changed = connection.execute(
        update(import_batches)
        .where(
            import_batches.c.created_at < before,
            or_(
                import_batches.c.object_name.is_not(None),
                import_batches.c.faults_name.is_not(None),
            ),
        )
        .values(object_name=None, faults_name=None, sealed_name=None, sealed_choices=None)
    )
    return changed.rowcount


def let_go_unused(scope: Scope, connection: Connection, before: datetime, now: datetime) -> int:
    """Let files go that nobody imported, last looked through before then; how many there were.

    They hold names and numbers of people of whom nothing else here tells, so that nobody who asks
    to be forgotten is found in them.
    """
    looked_at = func.coalesce(import_batches.c.finished_at, import_batches.c.created_at)
    unused = (
        import_batches.c.state.in_(_CHOOSABLE),
        import_batches.c.object_name.is_not(None),
        looked_at < before,
    )
    ids = connection.execute(select(import_batches.c.id).where(*unused)).scalars().all()
    gone = {"state": ImportState.FAILED, "reason": NOT_RUN, "finished_at": now}
    for batch_id in ids:
        connection.execute(
            update(import_batches)
            .where(import_batches.c.id == batch_id, *unused)
            .values(**gone, object_name=None, faults_name=None, sealed_choices=None)
        )
        write_history(
            scope, connection, "import_failed", now, batch_id=batch_id, reason=NOT_RUN, counts={}
        )
    return len(ids)


def give_up(
    scope: Scope, connection: Connection, names: Collection[str], reason: str, now: datetime
) -> None:
    """The objects with these names are lost: a file cannot be imported any more, and the rows that
    failed of one cannot be shown."""
    kept = connection.execute(
        select(
            import_batches.c.id, import_batches.c.object_name, import_batches.c.faults_name
        ).where(
            or_(
                import_batches.c.object_name.is_not(None), import_batches.c.faults_name.is_not(None)
            )
        )
    ).all()
    for row in kept:
        of_this = update(import_batches).where(import_batches.c.id == row.id)
        if row.faults_name in names:
            connection.execute(of_this.values(faults_name=None))
        if row.object_name in names:
            failed = {"state": ImportState.FAILED, "reason": reason, "object_name": None}
            connection.execute(of_this.values(**failed, held_until=None, finished_at=now))
            write_history(
                scope, connection, "import_failed", now, batch_id=row.id, reason=reason, counts={}
            )


def known_objects(_scope: Scope, connection: Connection, prefix: str) -> set[str]:
    """The names of all objects that belong to an import, as far as they begin with `prefix`."""
    found: set[str] = set()
    for column in (import_batches.c.object_name, import_batches.c.faults_name):
        query = select(column).where(column.startswith(prefix, autoescape=True))
        found.update(connection.execute(query).scalars())
    return found


# --- columns --------------------------------------------------------------------------------------


def column_mapping(
    scope: Scope, connection: Connection, jurisdiction: str, signature: str
) -> dict[str, str]:
    """The fields of headers as they were chosen the last time; empty the first time."""
    scope.require(Right.INTAKE)
    found = connection.execute(
        select(column_mappings.c.mapping).where(
            column_mappings.c.jurisdiction == jurisdiction,
            column_mappings.c.signature == signature,
            scope.allows_jurisdiction(column_mappings.c.jurisdiction),
        )
    ).scalar_one_or_none()
    return dict(found or {})


def remember_columns(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    signature: str,
    mapping: Mapping[str, str],
    now: datetime,
) -> None:
    """Read such columns likewise the next time."""
    scope.require(Right.INTAKE)
    values = {"mapping": dict(mapping), "changed_by": scope.actor, "changed_at": now}
    key = {"jurisdiction": jurisdiction, "signature": signature}
    if insert_new(connection, column_mappings, key | values, tuple(key)):
        return
    connection.execute(
        update(column_mappings)
        .where(*(column_mappings.c[name] == value for name, value in key.items()))
        .values(**values)
    )


def _within(scope: Scope) -> ColumnElement[bool]:
    return scope.allows_jurisdiction(import_batches.c.jurisdiction)
