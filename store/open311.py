"""Open311: keys of apps, what they filed, and the reports that everybody or they may read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    case,
    false,
    func,
    insert,
    or_,
    select,
    update,
)

from store.case_models import agencies, assignments
from store.changes import write_history
from store.errors import NotFound, NotPossible
from store.models import complaints, histories, reporters
from store.open311_models import open311_filings, open311_keys, published_reports
from store.publications import FIT, PLAIN
from store.rights import Right
from store.scope import Scope

KEY_RIGHTS = ("file", "read")
"""What a key may do: file reports and add to them; read what was filed with it."""
MOST_ROWS = 1000
_NOTED_EVERY = timedelta(hours=1)
_IN_HAND = ("open", "accepted", "answered")
_OPEN = ("new", "on_hold", "assigned", "in_progress")
_LONGEST_NAME = 60

# --- keys -----------------------------------------------------------------------------------------


def add_key(
    scope: Scope,
    connection: Connection,
    *,
    name: str,
    key_hash: bytes,
    jurisdiction: str,
    rights: Sequence[str],
    reports_per_half_hour: int,
    now: datetime,
) -> int:
    """Let an app in. `NotPossible` for a name that is taken, or a key that may do nothing."""
    scope.require(Right.ADMINISTER)
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise NotPossible(f"A name has 1 to {_LONGEST_NAME} characters.")
    chosen = [right for right in KEY_RIGHTS if right in rights]
    if not chosen or set(rights) - set(KEY_RIGHTS):
        raise NotPossible(f"A key may do one or both of: {', '.join(KEY_RIGHTS)}.")
    if reports_per_half_hour < 1:
        raise NotPossible("A key files at least one report in half an hour.")
    taken = select(open311_keys.c.id).where(open311_keys.c.name == name)
    if connection.execute(taken).first() is not None:
        raise NotPossible("There is a key of this name; names are not used again.")
    row = connection.execute(
        insert(open311_keys)
        .values(
            name=name,
            jurisdiction=jurisdiction,
            key_hash=key_hash,
            rights=" ".join(chosen),
            reports_per_half_hour=reports_per_half_hour,
            created_by=scope.actor,
            created_at=now,
        )
        .returning(open311_keys.c.id)
    ).one()
    write_history(scope, connection, "open311_key_added", now, open311_key=row.id)
    return int(row.id)


def keys_of(scope: Scope, connection: Connection) -> Sequence[Row[Any]]:
    """All keys within reach, with how many reports each has filed; revoked ones last."""
    scope.require(Right.ADMINISTER)
    filed = (
        select(func.count())
        .where(open311_filings.c.key_id == open311_keys.c.id)
        .scalar_subquery()
        .label("filed")
    )
    query: Select[Any] = (
        select(*open311_keys.c, filed)
        .where(_within(scope))
        .order_by(open311_keys.c.revoked_at.is_not(None), open311_keys.c.name)
    )
    return connection.execute(query).all()


def revoke_key(scope: Scope, connection: Connection, key_id: int, now: datetime) -> None:
    """Let the app in no longer; what it filed stays.

    `NotFound` out of reach, `NotPossible` a second time.
    """
    scope.require(Right.ADMINISTER)
    row = connection.execute(
        select(open311_keys).where(open311_keys.c.id == key_id, _within(scope))
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such key.")
    if row.revoked_at is not None:
        raise NotPossible("This key was revoked before.")
    connection.execute(
        update(open311_keys)
        .where(open311_keys.c.id == key_id)
        .values(revoked_at=now, revoked_by=scope.actor)
    )
    write_history(scope, connection, "open311_key_revoked", now, open311_key=key_id)


def _within(scope: Scope) -> ColumnElement[bool]:
    """A key of all governments is to be seen and revoked by whoever administers all of them."""
    return scope.allows_jurisdiction(open311_keys.c.jurisdiction)


def key_by_hash(_scope: Scope, connection: Connection, key_hash: bytes) -> Row[Any] | None:
    """The key that somebody holds, None for an unknown or revoked one."""
    query = select(open311_keys).where(
        open311_keys.c.key_hash == key_hash, open311_keys.c.revoked_at.is_(None)
    )
    return connection.execute(query).one_or_none()


def is_use_to_be_noted(key: Row[Any], now: datetime) -> bool:
    """Once an hour is enough to see which keys are in use."""
    return key.used_at is None or key.used_at <= now - _NOTED_EVERY


def note_use(_scope: Scope, connection: Connection, key_id: int, now: datetime) -> None:
    """Somebody came with this key."""
    connection.execute(update(open311_keys).where(open311_keys.c.id == key_id).values(used_at=now))


# --- what apps filed ------------------------------------------------------------------------------


def filings_since(_scope: Scope, connection: Connection, key_id: int, since: datetime) -> int:
    """How many reports were filed with a key."""
    query = select(func.count()).where(
        open311_filings.c.key_id == key_id, open311_filings.c.filed_at > since
    )
    return connection.execute(query).scalar_one()


def filing_by_external(
    _scope: Scope, connection: Connection, key_id: int, external_hash: bytes
) -> Row[Any] | None:
    """What an app filed under an id of its own."""
    query = select(open311_filings).where(
        open311_filings.c.key_id == key_id, open311_filings.c.external_hash == external_hash
    )
    return connection.execute(query).one_or_none()


def filing_by_token(_scope: Scope, connection: Connection, token: str) -> Row[Any] | None:
    query = select(open311_filings).where(open311_filings.c.token == token)
    return connection.execute(query).one_or_none()


def filing_of(
    _scope: Scope, connection: Connection, key_id: int, complaint_id: int
) -> Row[Any] | None:
    """The filing by which a complaint came, where it came by this key."""
    query = select(open311_filings).where(
        open311_filings.c.key_id == key_id, open311_filings.c.complaint_id == complaint_id
    )
    return connection.execute(query.limit(1)).one_or_none()


def unsettled_filings(
    _scope: Scope, connection: Connection, key_id: int, limit: int
) -> Sequence[Row[Any]]:
    """What of a key's filings is not known to be a complaint yet, the newest first."""
    query = (
        select(open311_filings)
        .where(open311_filings.c.key_id == key_id, open311_filings.c.complaint_id.is_(None))
        .order_by(open311_filings.c.filed_at.desc())
        .limit(limit)
    )
    return connection.execute(query).all()


def note_complaint(_scope: Scope, connection: Connection, token: str, complaint_id: int) -> None:
    """The report that was filed under `token` is this complaint."""
    connection.execute(
        update(open311_filings)
        .where(open311_filings.c.token == token)
        .values(complaint_id=complaint_id)
    )


def moved_since(
    _scope: Scope,
    connection: Connection,
    key_id: int,
    start: datetime,
    end: datetime,
    limit: int,
    *,
    after: Row[Any] | None = None,
) -> Sequence[Row[Any]]:
    """The complaints filed with a key in which something happened between two moments, with its
    first moment `at`: in that order, beginning after the row `after`.

    What is handled together with another complaint moves with it.
    """
    first = (
        select(func.min(histories.c.at))
        .where(
            histories.c.complaint_id.in_((complaints.c.id, complaints.c.merged_into)),
            histories.c.at >= start,
            histories.c.at <= end,
        )
        .scalar_subquery()
    )
    moved = (
        select(complaints.c.id, complaints.c.tracking_id, first.label("at"))
        .join(open311_filings, open311_filings.c.complaint_id == complaints.c.id)
        .where(open311_filings.c.key_id == key_id)
        .subquery()
    )
    query = select(moved).where(moved.c.at.is_not(None)).order_by(moved.c.at, moved.c.id)
    if after is not None:
        is_later = and_(moved.c.at == after.at, moved.c.id > after.id)
        query = query.where(or_(moved.c.at > after.at, is_later))
    return connection.execute(query.limit(limit)).all()


# --- what may be read -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which reports are asked for. Empty means any; `start` and `end` bound when they came in.

    `topics` are names; `unknown_topic` are reports whose topic is none of `all_topics`.
    `service_codes` are what an app chose, for reports whose topic nobody has decided.
    """

    jurisdictions: Sequence[str]
    key_id: int | None = None
    """Also what was filed with this key."""
    only_own: bool = False
    tracking_ids: Sequence[str] = ()
    topics: Sequence[str] = ()
    service_codes: Sequence[str] = ()
    unknown_topic: bool = False
    all_topics: Sequence[str] = field(default_factory=tuple)
    start: datetime | None = None
    end: datetime | None = None
    statuses: Sequence[str] = ()
    """`open`, `closed`."""
    limit: int = MOST_ROWS
    offset: int = 0


def readable_reports(_scope: Scope, connection: Connection, wanted: Wanted) -> Sequence[Row[Any]]:
    """The reports that everybody, or the holder of the key, may read; the newest first.

    Words and point are there for what is public alone.
    """
    leader = complaints.alias("leader")
    own = (
        and_(
            open311_filings.c.complaint_id == complaints.c.id,
            open311_filings.c.key_id == wanted.key_id,
        )
        if wanted.key_id is not None
        else false()
    )
    is_public = and_(
        published_reports.c.complaint_id.is_not(None),
        FIT,
        reporters.c.erased_at.is_(None),
        reporters.c.locked_at.is_(None),
    )
    status = case(
        (complaints.c.merged_into.is_not(None), leader.c.status), else_=complaints.c.status
    )

    def public(column: Any) -> Any:
        return case((is_public, column), else_=None).label(column.name)

    query: Select[Any] = (
        select(
            complaints.c.id,
            complaints.c.tracking_id,
            complaints.c.jurisdiction,
            complaints.c.topic,
            complaints.c.place_code,
            complaints.c.opened_at,
            complaints.c.reason,
            complaints.c.merged_into,
            complaints.c.due_at,
            complaints.c.due_kind,
            complaints.c.is_open,
            complaints.c.is_secret,
            complaints.c.seal,
            complaints.c.is_oversight,
            complaints.c.has_exclusions,
            complaints.c.verified_at,
            complaints.c.held_at,
            complaints.c.resolved_at,
            complaints.c.closed_at,
            leader.c.resolved_at.label("leader_resolved_at"),
            leader.c.closed_at.label("leader_closed_at"),
            status.label("status"),
            open311_filings.c.service_code,
            public(published_reports.c.title),
            public(published_reports.c.text),
            public(published_reports.c.latitude),
            public(published_reports.c.longitude),
            public(published_reports.c.published_at),
        )
        .select_from(complaints)
        .join(reporters, reporters.c.id == complaints.c.reporter_id)
        .outerjoin(published_reports, published_reports.c.complaint_id == complaints.c.id)
        .outerjoin(open311_filings, own)
        .outerjoin(leader, leader.c.id == complaints.c.merged_into)
        .where(
            complaints.c.jurisdiction.in_(wanted.jurisdictions),
            _reach(wanted, is_public),
            *_conditions(wanted, status),
        )
        .order_by(complaints.c.opened_at.desc(), complaints.c.id.desc())
        .limit(min(wanted.limit, MOST_ROWS))
        .offset(wanted.offset)
    )
    return connection.execute(query).all()


def _reach(wanted: Wanted, is_public: ColumnElement[bool]) -> ColumnElement[bool]:
    is_own = open311_filings.c.complaint_id.is_not(None)
    if wanted.only_own:
        return is_own
    # Told twice, so that the few that are public are found by their own index.
    ids = select(published_reports.c.complaint_id).where(
        published_reports.c.jurisdiction.in_(wanted.jurisdictions)
    )
    if wanted.start is not None:
        ids = ids.where(published_reports.c.opened_at >= wanted.start)
    if wanted.end is not None:
        ids = ids.where(published_reports.c.opened_at <= wanted.end)
    found = and_(complaints.c.id.in_(ids), is_public)
    if wanted.key_id is None:
        return found
    mine = select(open311_filings.c.complaint_id).where(
        open311_filings.c.key_id == wanted.key_id, open311_filings.c.complaint_id.is_not(None)
    )
    return or_(found, complaints.c.id.in_(mine))


def _conditions(wanted: Wanted, status: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    if wanted.tracking_ids:  # whoever names reports asks for nothing else
        return [complaints.c.tracking_id.in_(wanted.tracking_ids)]
    found: list[ColumnElement[bool]] = []
    if wanted.start is not None:
        found.append(complaints.c.opened_at >= wanted.start)
    if wanted.end is not None:
        found.append(complaints.c.opened_at <= wanted.end)
    if wanted.topics or wanted.unknown_topic:
        chosen = open311_filings.c.service_code
        # What officers found out about a delicate report is nothing for an app.
        topic = case((PLAIN, complaints.c.topic), else_=None)
        is_undecided = topic.is_(None)
        ways = [
            topic.in_(wanted.topics),
            and_(is_undecided, chosen.in_(wanted.service_codes)),
        ]
        if wanted.unknown_topic:
            ways += [
                and_(is_undecided, chosen.is_(None)),
                topic.not_in(wanted.all_topics),
            ]
        found.append(or_(*ways))
    if wanted.statuses and set(wanted.statuses) != {"open", "closed"}:
        is_open = status.in_(_OPEN)
        found.append(is_open if "open" in wanted.statuses else ~is_open)
    return found


def agencies_in_hand(
    _scope: Scope, connection: Connection, complaint_ids: Sequence[int]
) -> Sequence[Row[Any]]:
    """Which agencies have these complaints, or have answered them; and since when."""
    query: Select[Any] = (
        select(
            assignments.c.complaint_id,
            agencies.c.name,
            assignments.c.assigned_at,
            assignments.c.accepted_at,
            assignments.c.first_follow_up_at,
            assignments.c.answered_at,
        )
        .join(agencies, agencies.c.id == assignments.c.agency_id)
        .where(assignments.c.complaint_id.in_(complaint_ids), assignments.c.state.in_(_IN_HAND))
        .order_by(assignments.c.id)
    )
    return connection.execute(query).all()
