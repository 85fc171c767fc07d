"""The same again: candidates for a complaint, and which complaints tell of one incident.

A complaint is remembered under a few keys. Candidates are the newest complaints under the same
keys, so many per key and no more: what it costs does not grow with the archive, and a text that
went viral does not slow anybody down. Links are proposed, then confirmed or rejected by an
operator, and can be undone; nothing is ever merged away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    text,
    union_all,
    update,
)

from store.batch import insert_later, new_id, write_now
from store.case_models import FollowUpKind, FollowUpState, follow_ups
from store.casework.deed import Act, Case, Deed, take
from store.casework.merging import hold
from store.changes import raise_versions, write_history
from store.errors import Conflict, NotFound
from store.models import (
    ComplaintStatus,
    LinkState,
    complaint_keys,
    complaints,
    incident_links,
    tying,
)
from store.parts import is_without
from store.prepared import COMPLAINT
from store.queries import visible
from store.rights import Right
from store.scope import Scope
from store.sealing import Keyring
from store.seals import IS_UNSEALED
from store.session import insert_new

NEWEST_PER_KEY = 40
_KEY_BYTES = 8
_UNIQUE = ("key_hash", "at", "complaint_id")
# Of so many that are alike the answered ones are looked for.
_MOST_ALIKE = 200


# --- what is to be compared -------------------------------------------------------------------


def uncompared(_scope: Scope, connection: Connection, limit: int) -> Sequence[Row[Any]]:
    """Complaints that have been told and were not compared with others, oldest first, locked."""
    return connection.execute(
        select(complaints)
        # A literal, so that both databases see that the partial index fits.
        .where(text("complaint.compared_at IS NULL"), complaints.c.is_gathering.is_(False))
        .order_by(complaints.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True, key_share=True)
    ).all()


def note_compared(_scope: Scope, connection: Connection, complaint_id: int, now: datetime) -> None:
    """From now on the complaint counts as compared."""
    connection.execute(
        update(complaints).where(complaints.c.id == complaint_id).values(compared_at=now)
    )


# --- candidates -------------------------------------------------------------------------------


def remember_keys(
    _scope: Scope,
    connection: Connection,
    keyring: Keyring,
    jurisdiction: str,
    complaint_id: int,
    keys: Sequence[str],
    at: datetime,
) -> None:
    """Let a complaint be found under `keys`; the same keys at the same time are kept once."""
    for key_hash in _hashes(keyring, jurisdiction, keys):
        values = {"key_hash": key_hash, "at": at, "complaint_id": complaint_id}
        insert_later(connection, complaint_keys, values, unique=_UNIQUE)


def nominate(
    scope: Scope,
    connection: Connection,
    keyring: Keyring,
    jurisdiction: str,
    keys: Sequence[str],
    since: datetime,
    *,
    besides: int | None = None,
    limit: int = 20,
) -> list[tuple[int, int]]:
    """Complaints said since `since` that share keys: (id, number of shared keys), most first.

    Of each key only the `NEWEST_PER_KEY` newest complaints are looked at; among equals the newer
    one comes first. `besides` is left out, as is what the caller may not see.
    """
    hashes = _hashes(keyring, jurisdiction, keys)
    if not hashes:
        return []
    write_now(connection)  # earlier complaints of this very batch
    shared = _sharing(connection, hashes, since)
    shared.pop(besides or 0, None)
    best = sorted(shared.items(), key=lambda each: (-each[1], -each[0]))[: 2 * limit]
    allowed = _visible_of(scope, connection, [complaint_id for complaint_id, _ in best])
    return [each for each in best if each[0] in allowed][:limit]


def answered_like(
    scope: Scope, connection: Connection, complaint_id: int, since: datetime, limit: int = 3
) -> Sequence[Any]:
    """Answered complaints since `since` that share keys with this one, the most alike first.

    Only what the caller may see, and nothing of sealed ones, whose words are not to be taken over
    into another report's answer. Rows: tracking_id, title, rating, resolved_at, reporter_id and
    `sealed`, the newest answer in substance.
    """
    mine = connection.execute(_KEYS_OF, {"complaint_id": complaint_id})
    hashes = sorted(set(mine.scalars()))
    if not hashes:
        return []
    shared = _sharing(connection, hashes, since)
    shared.pop(complaint_id, None)
    alike = [one for one, _ in shared.most_common(_MOST_ALIKE)]
    answers = follow_ups.alias()
    newest = (
        select(func.max(answers.c.id))
        .where(
            answers.c.complaint_id == complaints.c.id,
            answers.c.kind == FollowUpKind.SUBSTANTIVE_ANSWER,
            answers.c.state.in_((FollowUpState.TOLD, FollowUpState.KEPT)),
        )
        .scalar_subquery()
    )
    table = complaints.c
    rows = connection.execute(
        select(
            table.id,
            table.tracking_id,
            table.title,
            table.rating,
            table.resolved_at,
            table.reporter_id,
            follow_ups.c.sealed,
        )
        .select_from(complaints)
        .join(follow_ups, follow_ups.c.id == newest)
        .where(
            table.id.in_(alike),
            table.status.in_((ComplaintStatus.RESOLVED, ComplaintStatus.CLOSED)),
            follow_ups.c.sealed.is_not(None),
            IS_UNSEALED,
            visible(scope),
        )
    ).all()
    return sorted(rows, key=lambda row: (-shared[row.id], -row.id))[:limit]


_KEYS_OF = select(complaint_keys.c.key_hash).where(complaint_keys.c.complaint_id == COMPLAINT)


def _sharing(connection: Connection, hashes: Sequence[bytes], since: datetime) -> Counter[int]:
    """By complaint, how many of these keys it shares."""
    values: dict[str, Any] = {f"p_key_{n}": key_hash for n, key_hash in enumerate(hashes)}
    rows = connection.execute(_newest_of(len(hashes)), values | {"p_since": since})
    # A complaint whose messages repeat a key counts it once.
    return Counter(complaint_id for _, complaint_id in {(row[0], row[1]) for row in rows})


@cache
def _newest_of(count: int) -> Any:
    """The statement that reads the newest complaints of `count` keys, in one go."""
    return union_all(*(_newest_of_key(n) for n in range(count)))


def _newest_of_key(n: int) -> Select[Any]:
    table = complaint_keys.c
    newest = (
        select(table.key_hash, table.complaint_id)
        .where(table.key_hash == bindparam(f"p_key_{n}"), table.at >= bindparam("p_since"))
        .order_by(table.at.desc(), table.complaint_id.desc())
        .limit(NEWEST_PER_KEY)
        .subquery()
    )
    return select(newest.c.key_hash, newest.c.complaint_id)


def _visible_of(scope: Scope, connection: Connection, ids: Sequence[int]) -> set[int]:
    if not ids:
        return set()
    rows = connection.execute(
        select(complaints.c.id).where(complaints.c.id.in_(ids), visible(scope))
    )
    return set(rows.scalars())


def _hashes(keyring: Keyring, jurisdiction: str, keys: Sequence[str]) -> list[bytes]:
    """Blind indexes of the keys: the words themselves do not stand in the table."""
    return [keyring.hash("similar", jurisdiction, key)[:_KEY_BYTES] for key in dict.fromkeys(keys)]


def forget_keys(_scope: Scope, connection: Connection, before: datetime, limit: int = 5000) -> int:
    """Drop keys of complaints said before `before`, at most those of `limit` complaints.

    How many keys were dropped; 0 means that none is left.
    """
    old = (
        select(complaints.c.id)
        .where(complaints.c.last_message_at < before)
        .where(exists().where(complaint_keys.c.complaint_id == complaints.c.id))
        .limit(limit)
    )
    gone = delete(complaint_keys).where(complaint_keys.c.complaint_id.in_(old))
    return connection.execute(gone).rowcount


def forget_reporter(_scope: Scope, connection: Connection, reporter_id: int) -> None:
    """Drop what would still be found by an erased person's words."""
    theirs = select(complaints.c.id).where(complaints.c.reporter_id == reporter_id)
    connection.execute(delete(complaint_keys).where(complaint_keys.c.complaint_id.in_(theirs)))
    connection.execute(
        update(incident_links)
        .where(
            or_(
                incident_links.c.complaint_id.in_(theirs),
                incident_links.c.leader_id.in_(theirs),
            )
        )
        .values(why=[])
    )


# --- one incident -----------------------------------------------------------------------------

Decide = Callable[[Scope, Connection, int, Deed, int], None]
"""What an operator who looks at a complaint says of a link of it, or of another one."""


def propose_same(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    other_id: int,
    *,
    score: float,
    why: Sequence[str],
    now: datetime,
) -> int | None:
    """Propose that two complaints tell of the same incident: the link's id.

    None when the pair was proposed before, whatever was decided. `NotFound` when either is out of
    scope, `Conflict` when they are one and the same or belong to two governments.
    """
    leader_id, later_id = sorted((complaint_id, other_id))
    write_now(connection)  # the complaint may be new in this very batch
    _check_pair(scope, connection, leader_id, later_id)
    known = select(incident_links.c.id).where(
        incident_links.c.complaint_id == later_id, incident_links.c.leader_id == leader_id
    )
    if connection.execute(known).first() is not None:
        return None
    link_id = new_id(connection, incident_links)
    values = {
        "id": link_id,
        "complaint_id": later_id,
        "leader_id": leader_id,
        "state": LinkState.PROPOSED,
        "score": score,
        "why": list(why),
        "proposed_at": now,
    }
    if not insert_new(connection, incident_links, values, ("complaint_id", "leader_id")):
        return None  # another worker was first
    write_history(
        scope,
        connection,
        "same_incident_proposed",
        now,
        complaint_id=later_id,
        link_id=link_id,
        leader_id=leader_id,
        score=score,
    )
    return link_id


def _check_pair(scope: Scope, connection: Connection, one: int, other: int) -> None:
    if one == other:
        raise Conflict("A complaint cannot be linked with itself.")
    rows = connection.execute(
        select(complaints.c.jurisdiction).where(complaints.c.id.in_((one, other)), visible(scope))
    ).all()
    if len(rows) != 2:
        raise NotFound("There is no such complaint.")
    if rows[0].jurisdiction != rows[1].jurisdiction:
        raise Conflict("The complaints belong to two governments.")


def confirm_same(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, link_id: int
) -> None:
    """An operator who looks at one of the two says that it is the same incident; `Conflict` when
    that is decided already."""
    _decide(scope, connection, complaint_id, deed, link_id, LinkState.CONFIRMED)


def reject_same(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, link_id: int
) -> None:
    """An operator says that these are two; the pair is not proposed again."""
    _decide(scope, connection, complaint_id, deed, link_id, LinkState.REJECTED)


def say_not_the_same(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, other_id: int
) -> None:
    """Two complaints tell of two incidents, whether anybody proposed the pair or not."""
    leader_id, later_id = sorted((complaint_id, other_id))
    propose_same(scope, connection, later_id, leader_id, score=0.0, why=(), now=deed.now)
    found = select(incident_links.c.id).where(tying(later_id, leader_id))
    link_id = connection.execute(found).scalars().first()
    if link_id is not None:
        reject_same(scope, connection, complaint_id, deed, link_id)


def _decide(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    link_id: int,
    state: LinkState,
) -> None:
    link = _link(scope, connection, complaint_id, link_id)
    case = take(scope, connection, complaint_id, deed, Act.COMPARE, Right.MERGE)
    if case is None:
        return
    changed = connection.execute(
        update(incident_links)
        .where(incident_links.c.id == link_id, incident_links.c.state == LinkState.PROPOSED)
        .values(state=state, decided_by=scope.actor, decided_at=deed.now)
    )
    if changed.rowcount == 0:
        raise Conflict("Somebody else has decided on this link already.")
    _write_decision(case, f"same_incident_{state}", link)


def undo_same(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, link_id: int
) -> None:
    """Take a decision back: the link is a proposal again; `Conflict` when it is one already."""
    link = _link(scope, connection, complaint_id, link_id)
    case = take(scope, connection, complaint_id, deed, Act.COMPARE, Right.MERGE)
    if case is None:
        return
    changed = connection.execute(
        update(incident_links)
        .where(incident_links.c.id == link_id, incident_links.c.state != LinkState.PROPOSED)
        .values(state=LinkState.PROPOSED, decided_by=None, decided_at=None)
    )
    if changed.rowcount == 0:
        raise Conflict("There is no decision to take back.")
    _write_decision(case, "same_incident_undone", link)


def _write_decision(case: Case, event: str, link: Row[Any]) -> None:
    """Whoever looks at either of the two sees something else from now on."""
    raise_versions(case.scope, case.connection, (link.complaint_id, link.leader_id))
    case.tell(event, link_id=link.id, leader_id=link.leader_id)


def _link(scope: Scope, connection: Connection, complaint_id: int, link_id: int) -> Row[Any]:
    """A link of this complaint, with both of its complaints locked."""
    scope.require(Right.MERGE)
    table = incident_links.c
    row = connection.execute(
        select(incident_links).where(
            table.id == link_id,
            or_(table.complaint_id == complaint_id, table.leader_id == complaint_id),
            _both_visible(scope),
        )
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such link.")
    hold(connection, row.complaint_id, row.leader_id)
    return row


def _both_visible(scope: Scope) -> ColumnElement[bool]:
    """The condition that both complaints of a link are within the caller's reach."""
    seen = select(complaints.c.id).where(visible(scope))
    table = incident_links.c
    return and_(
        exists(seen.where(complaints.c.id == table.complaint_id).correlate(incident_links)),
        exists(seen.where(complaints.c.id == table.leader_id).correlate(incident_links)),
    )


def links_of(scope: Scope, connection: Connection, complaint_id: int) -> Sequence[Row[Any]]:
    """The links of a complaint in either direction, the best proposals first."""
    if is_without(connection, incident_links, complaint_id):
        return []
    table = incident_links.c
    return connection.execute(
        select(incident_links)
        .where(
            or_(table.complaint_id == complaint_id, table.leader_id == complaint_id),
            _both_visible(scope),
        )
        .order_by(table.score.desc(), table.id)
    ).all()
