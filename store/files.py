"""What is shown of citizens' files: masks, transcripts, and what was released to agencies.

Scope comes first. A change here counts as one of the complaint: it is read anew for search.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, select, update

from store.case_models import picture_masks, releases, transcripts
from store.casework.deed import require_any
from store.changes import raise_versions, write_history
from store.errors import Conflict, NotPossible
from store.queries import attachment
from store.rights import Right
from store.scope import Scope

TURNS = (0, 90, 180, 270)
MOST_REGIONS = 60
Region = tuple[float, float, float, float]
"""Left, top, width and height as shares of the upright picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What is known of one file beside its content."""

    mask: Row[Any] | None = None
    transcript: Row[Any] | None = None
    released_because: str | None = None
    """The code of the reason, where agencies may see it as it is."""
    released_id: int | None = None
    """Of that release, to end it by."""


def facts_of(
    _scope: Scope, connection: Connection, attachment_ids: Sequence[int]
) -> Mapping[int, FileFacts]:
    """By file; of files that the caller has found within reach."""
    if not attachment_ids:
        return {}
    masks = _by_file(connection, picture_masks, attachment_ids)
    typed = _by_file(connection, transcripts, attachment_ids)
    released = connection.execute(
        select(releases.c.attachment_id, releases.c.reason, releases.c.id).where(
            releases.c.attachment_id.in_(attachment_ids), releases.c.ended_at.is_(None)
        )
    )
    shown = {row.attachment_id: row for row in released}
    return {
        one: FileFacts(
            mask=masks.get(one),
            transcript=typed.get(one),
            released_because=shown[one].reason if one in shown else None,
            released_id=shown[one].id if one in shown else None,
        )
        for one in attachment_ids
    }


def _by_file(
    connection: Connection, table: Table, attachment_ids: Sequence[int]
) -> dict[int, Row[Any]]:
    rows = connection.execute(select(table).where(table.c.attachment_id.in_(attachment_ids)))
    return {row.attachment_id: row for row in rows}


def may_see_originals(scope: Scope) -> bool:
    """Whoever decides what others see; an agency never without a release."""
    decides = scope.may(Right.MODERATE) or scope.may(Right.RELEASE)
    return scope.agencies is None and decides


def mask_picture(
    scope: Scope,
    connection: Connection,
    attachment_id: int,
    regions: Sequence[Region],
    turned: int,
    now: datetime,
    *,
    version: int = 0,
) -> None:
    """Hide parts of a picture from all who see it unreleased, and turn it upright.

    `version` is the mask's as the operator saw it, 0 without one; `Conflict` on another.
    """
    scope.require(Right.MODERATE)
    if turned not in TURNS or len(regions) > MOST_REGIONS:
        raise NotPossible("A picture is turned by quarters and has a bounded number of masks.")
    if not all(_is_within(region) for region in regions):
        raise NotPossible("A mask lies within the picture.")
    values = {
        "regions": [list(region) for region in regions],
        "turned": turned,
        "masked_by": scope.actor,
        "masked_at": now,
    }
    _write(scope, connection, picture_masks, attachment_id, values, version)
    _note(scope, connection, "picture_masked", attachment_id, now, regions=len(regions))


def _is_within(region: Region) -> bool:
    left, top, width, height = region
    return (
        0 <= left < 1 and 0 <= top < 1 and 0 < width <= 1.0001 - left and 0 < height <= 1.0001 - top
    )


def write_transcript(
    scope: Scope,
    connection: Connection,
    attachment_id: int,
    sealed: bytes,
    redacted_text: str,
    now: datetime,
    *,
    version: int = 0,
) -> None:
    """Keep what a voice note says, `sealed` under the reporter's key, and redacted for search."""
    require_any(scope, (Right.VERIFY, Right.MODERATE))
    values = {
        "sealed": sealed,
        "redacted_text": redacted_text,
        "typed_by": scope.actor,
        "typed_at": now,
    }
    _write(scope, connection, transcripts, attachment_id, values, version)
    _note(scope, connection, "voice_transcribed", attachment_id, now)


def _write(
    scope: Scope,
    connection: Connection,
    table: Table,
    attachment_id: int,
    values: dict[str, Any],
    version: int,
) -> None:
    attachment(scope, connection, attachment_id)  # within reach, or `NotFound`
    known = _by_file(connection, table, [attachment_id]).get(attachment_id)
    if (known.version if known is not None else 0) != version:
        raise Conflict("Somebody has changed it meanwhile.")
    if known is None:
        connection.execute(insert(table).values(attachment_id=attachment_id, version=1, **values))
        return
    changed = connection.execute(
        update(table)
        .where(table.c.attachment_id == attachment_id, table.c.version == version)
        .values(version=version + 1, **values)
    )
    if changed.rowcount == 0:
        raise Conflict("Somebody has changed it meanwhile.")


def _note(
    scope: Scope,
    connection: Connection,
    event: str,
    attachment_id: int,
    now: datetime,
    **details: Any,
) -> None:
    complaint_id = attachment(scope, connection, attachment_id).complaint_id
    raise_versions(scope, connection, [complaint_id])
    write_history(
        scope,
        connection,
        event,
        now,
        complaint_id=complaint_id,
        attachment=attachment_id,
        **details,
    )
