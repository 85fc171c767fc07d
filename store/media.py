"""Citizens' files as rows: which are to be fetched, how far each came, and whose lie where.

The bytes themselves are in `objects`. The caller's scope comes first.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, literal_column, select, update

from store import imports
from store.case_models import follow_ups, work_files
from store.changes import write_history
from store.models import MediaState, attachments, complaints, items
from store.scope import Scope

DAMAGED = "damaged"
"""Why a file is unavailable that was lost with its backup."""
# The literal lets both databases see that the partial index fits.
_IS_PENDING = attachments.c.state == literal_column("'pending'")


def due_files(
    scope: Scope, connection: Connection, now: datetime, limit: int, *, channel: str | None = None
) -> Sequence[int]:
    """Ids of files that are to be fetched now, the longest waiting first; of one channel or all."""
    # Not a join: from the few that are pending to their messages, never the other way round.
    of_channel = (
        select(items.c.channel).where(items.c.id == attachments.c.item_id).scalar_subquery()
    )
    query = (
        select(attachments.c.id)
        .where(_IS_PENDING, attachments.c.due_at <= now, scope.allows_channel(of_channel))
        .order_by(attachments.c.due_at)
        .limit(limit)
    )
    if channel is not None:
        query = query.where(of_channel == channel)
    return list(connection.execute(query).scalars())


def note_fetched(
    _scope: Scope,
    connection: Connection,
    attachment_id: int,
    attempt: int,
    values: Mapping[str, Any],
) -> bool:
    """Record how far attempt number `attempt` came.

    False, and nothing is written, when the file is no longer waited for: its reporter was erased
    meanwhile, say, or another attempt began.
    """
    changed = connection.execute(
        update(attachments)
        .where(
            attachments.c.id == attachment_id,
            attachments.c.state == MediaState.PENDING,
            attachments.c.attempts == attempt,
        )
        .values(**values)
    )
    return changed.rowcount == 1


def release_files(_scope: Scope, connection: Connection, reporter_id: int) -> list[str]:
    """Give up all files of an erased person's cases; the names of the objects to be deleted."""
    found = connection.execute(
        select(attachments.c.id, attachments.c.object_name)
        .join(items, items.c.id == attachments.c.item_id)
        .where(items.c.reporter_id == reporter_id)
        .with_for_update(of=attachments)
    ).all()
    for row in found:
        connection.execute(
            update(attachments)
            .where(attachments.c.id == row.id)
            .values(
                state=MediaState.UNAVAILABLE,
                reason="reporter_erased",
                object_name=None,
                mime_type=None,
                size=None,
                # Hashes would still tell whether somebody had sent a certain picture.
                sha256=None,
                photo_hash=None,
            )
        )
    names = [row.object_name for row in found if row.object_name is not None]
    return [*names, *_release_work_files(connection, reporter_id)]


def _release_work_files(connection: Connection, reporter_id: int) -> Sequence[str]:
    """What operators added to the person's cases is theirs too: it shows their street, say."""
    said = (
        select(follow_ups.c.id)
        .join(complaints, complaints.c.id == follow_ups.c.complaint_id)
        .where(complaints.c.reporter_id == reporter_id)
    )
    names = (
        connection.execute(
            delete(work_files)
            .where(work_files.c.follow_up_id.in_(said))
            .returning(work_files.c.object_name)
        )
        .scalars()
        .all()
    )
    return [name for name in names if name]


def give_up(scope: Scope, connection: Connection, names: Collection[str], now: datetime) -> None:
    """The objects with these names are lost: citizens' files say so, and may be fetched once more;
    those of agencies' work and imports say so too."""
    query = select(
        attachments.c.id, attachments.c.item_id, attachments.c.object_name, items.c.complaint_id
    ).join(items, items.c.id == attachments.c.item_id)
    with_object = connection.execute(query.where(attachments.c.object_name.is_not(None))).all()
    for row in with_object:
        if row.object_name not in names:
            continue
        connection.execute(
            update(attachments)
            .where(attachments.c.id == row.id)
            .values(state=MediaState.UNAVAILABLE, reason=DAMAGED, object_name=None)
        )
        write_history(
            scope,
            connection,
            "media_given_up",
            now,
            complaint_id=row.complaint_id,
            item_id=row.item_id,
            attachment_id=row.id,
        )
    _give_up_work_files(scope, connection, names, now)
    imports.give_up(scope, connection, names, DAMAGED, now)


def _give_up_work_files(
    scope: Scope, connection: Connection, names: Collection[str], now: datetime
) -> None:
    """Nobody but who took them has them once more: the row stays and says that there was one."""
    query = select(work_files.c.id, work_files.c.object_name, follow_ups.c.complaint_id).join(
        follow_ups, follow_ups.c.id == work_files.c.follow_up_id
    )
    for row in connection.execute(query.where(work_files.c.object_name != "")).all():
        if row.object_name not in names:
            continue
        connection.execute(
            update(work_files).where(work_files.c.id == row.id).values(object_name="")
        )
        write_history(
            scope,
            connection,
            "media_given_up",
            now,
            complaint_id=row.complaint_id,
            work_file_id=row.id,
        )


def known_objects(scope: Scope, connection: Connection, prefix: str) -> set[str]:
    """The names of all objects that belong to a file or an import, beginning with `prefix`."""
    of_files = {
        name
        for column in (attachments.c.object_name, work_files.c.object_name)
        for name in connection.execute(
            select(column).where(column.startswith(prefix, autoescape=True), column != "")
        ).scalars()
    }
    return of_files | imports.known_objects(scope, connection, prefix)
