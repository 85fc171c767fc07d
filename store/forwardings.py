"""Taking complaints to destinations outside, and hearing from there.

A row says of one complaint and one destination how far it came. What is sealed never leaves; what
is handled with another complaint goes as one with it, under the same number. One change is one
transaction of the caller's with a line of history for each complaint that it concerns.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    delete,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from store.case_models import claims
from store.casework.deed import Act, Case, Deed, take
from store.changes import raise_versions, write_history
from store.errors import Conflict, NotFound, NotPossible
from store.forwarding_models import ForwardingState, forwardings
from store.models import ComplaintStatus, complaints
from store.parts import is_without
from store.queries import visible
from store.rights import Right
from store.scope import Scope
from store.seals import IS_UNSEALED, is_sealed

IN_CIRCLES = "in_circles"
"""The reason of what governments hand to each other."""
_PUT_ASIDE = (ForwardingState.REFUSED, ForwardingState.WITHHELD)
# A literal lets both databases see that the partial index fits.
_IS_WAITING: ColumnElement[bool] = literal_column("forwarding.state = 'waiting'")


# --- reading ------------------------------------------------------------------------------------


def is_to_be_forwarded(destination: str) -> ColumnElement[bool]:
    """The condition that an officer is still to take a complaint there.

    What is sealed, has ended without being ours, or is handled with another one is not.
    """
    waiting = select(forwardings.c.complaint_id).where(
        forwardings.c.destination == destination, _IS_WAITING
    )
    return and_(
        complaints.c.id.in_(waiting),
        complaints.c.merged_into.is_(None),
        IS_UNSEALED,
        complaints.c.status.not_in((ComplaintStatus.ARCHIVED, ComplaintStatus.HANDED_OVER)),
    )


def next_waiting(
    scope: Scope, connection: Connection, destination: str, now: datetime, *, after: int = 0
) -> Row[Any] | None:
    """The oldest complaint behind the id `after` that is to be taken there.

    None when there is none, or none that nobody else has in hand.
    """
    scope.require(Right.VERIFY)
    with_others = exists().where(
        claims.c.complaint_id == complaints.c.id,
        claims.c.operator_id != (scope.operator_id or 0),
        claims.c.expires_at > now,
    )
    query = select(complaints).where(
        is_to_be_forwarded(destination), complaints.c.id > after, visible(scope), ~with_others
    )
    return connection.execute(query.order_by(complaints.c.id).limit(1)).one_or_none()


def to_be_forwarded(
    scope: Scope, connection: Connection, destination: str, *, after: int = 0, limit: int = 200
) -> Sequence[Row[Any]]:
    """The complaints behind the id `after` that are to be taken there, oldest first."""
    scope.require(Right.VERIFY)
    query = select(complaints).where(
        is_to_be_forwarded(destination), complaints.c.id > after, visible(scope)
    )
    return connection.execute(query.order_by(complaints.c.id).limit(limit)).all()


def given_away(
    scope: Scope, connection: Connection, destination: str, *, limit: int = 5_000
) -> Sequence[Row[Any]]:
    """The complaints that went there in a batch and have no number yet, oldest first."""
    scope.require(Right.VERIFY)
    query = (
        select(complaints, forwardings.c.forwarded_at)
        .join(forwardings, forwardings.c.complaint_id == complaints.c.id)
        .where(
            forwardings.c.destination == destination,
            forwardings.c.state == ForwardingState.SENT,
            visible(scope),
        )
    )
    return connection.execute(query.order_by(complaints.c.id).limit(limit)).all()


def forwarding_of(
    scope: Scope, connection: Connection, complaint_id: int, destination: str
) -> Row[Any] | None:
    """How far a complaint came there; None when it was never meant to go. Not for agencies."""
    if scope.agencies is not None or is_without(connection, forwardings, complaint_id):
        return None
    return connection.execute(
        select(forwardings)
        .join(complaints, complaints.c.id == forwardings.c.complaint_id)
        .where(
            forwardings.c.complaint_id == complaint_id,
            forwardings.c.destination == destination,
            visible(scope),
        )
    ).one_or_none()


def linked_to(
    scope: Scope, connection: Connection, destination: str, foreign_id: str
) -> Sequence[Row[Any]]:
    """The complaints within reach that are there under one number, oldest first."""
    query = (
        select(complaints)
        .join(forwardings, forwardings.c.complaint_id == complaints.c.id)
        .where(
            forwardings.c.destination == destination,
            forwardings.c.foreign_id == foreign_id,
            forwardings.c.state == ForwardingState.LINKED,
            visible(scope),
        )
    )
    return connection.execute(query.order_by(complaints.c.id)).all()


# --- changing -----------------------------------------------------------------------------------


def want(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, destination: str
) -> bool:
    """Say that a complaint is to be taken there; False when that is said already.

    `NotPossible` for what is sealed or unverified, and for what is there.
    """
    case = take(scope, connection, complaint_id, deed, Act.FORWARD, Right.VERIFY)
    if case is None:
        return False
    _check_may_leave(case)
    known = _row_of(connection, complaint_id, destination)
    if known is not None and known.state == ForwardingState.WAITING:
        return False
    if known is not None and known.state == ForwardingState.LINKED:
        raise NotPossible("It is there already.")
    _write(
        scope,
        connection,
        complaint_id,
        destination,
        known,
        deed.now,
        state=ForwardingState.WAITING,
        reason=None,
    )
    case.change()
    case.tell("forwarding_wanted", destination=destination)
    return True


def put_aside(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    destination: str,
    state: ForwardingState,
    *,
    reason: str,
) -> bool:
    """It does not go there: we keep it (`withheld`), or they did not take it (`refused`).

    False when this very deed was done before. `NotPossible` for what is there.
    """
    if state not in _PUT_ASIDE or not reason:
        raise NotPossible("Say whether it was refused or is withheld, and why.")
    case = take(scope, connection, complaint_id, deed, Act.FORWARD, Right.VERIFY)
    if case is None:
        return False
    known = _row_of(connection, complaint_id, destination)
    if known is not None and known.state == ForwardingState.LINKED:
        raise NotPossible("It is there already.")
    _write(
        scope, connection, complaint_id, destination, known, deed.now, state=state, reason=reason
    )
    case.change()
    case.tell(f"forwarding_{state}", destination=destination, reason=reason)
    return True


def link(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    destination: str,
    foreign_id: str,
    *,
    is_secret: bool,
) -> Sequence[int]:
    """It is there under this number, and with it all that are handled with it.

    The ids of the complaints for which that is new: none when this very deed was done before, or
    when the number is known. Another number than before corrects it. `is_secret` says that it went
    there as a secret one: without that a secret report does not go. `NotPossible` for what is
    sealed or unverified.
    """
    case = take(scope, connection, complaint_id, deed, Act.FORWARD, Right.VERIFY)
    if case is None:
        return []
    _check_may_leave(case)
    if case.row.is_secret and not is_secret:
        raise NotPossible("A secret report goes only as a secret one.")
    known = _row_of(connection, complaint_id, destination)
    fresh = [complaint_id] if _is_new(known, foreign_id) else []
    if fresh:
        _write(
            scope,
            connection,
            complaint_id,
            destination,
            known,
            deed.now,
            is_secret=is_secret,
            **_linked(foreign_id),
        )
    told = {"destination": destination, "foreign_id": foreign_id, "is_secret": is_secret}
    corrected = known.foreign_id if known is not None and known.foreign_id else None
    case.change()
    case.tell("forwarded_to", **told, **({"before": corrected} if corrected else {}))
    return [*fresh, *link_followers(scope, connection, complaint_id, destination, deed.now)]


def note_arrived(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    destination: str,
    foreign_id: str | None,
    now: datetime,
    *,
    is_secret: bool,
    url: str | None = None,
) -> Sequence[int]:
    """A system outside has taken it, under its number where it gives one.

    The ids of the complaints for which that is new: with it come those that are handled with it.
    """
    known = _row_of(connection, complaint_id, destination)
    if foreign_id is None:
        if known is not None and known.state == ForwardingState.LINKED:
            return []
        state: dict[str, Any] = {"state": ForwardingState.SENT, "forwarded_at": now, "reason": None}
        _write(scope, connection, complaint_id, destination, known, now, **state)
        return []
    if not _is_new(known, foreign_id):
        return []
    values = _linked(foreign_id) | {"is_secret": is_secret, "foreign_url": url}
    _write(scope, connection, complaint_id, destination, known, now, **values)
    write_history(
        scope,
        connection,
        "forwarded_to",
        now,
        complaint_id=complaint_id,
        destination=destination,
        foreign_id=foreign_id,
        is_secret=is_secret,
    )
    return [complaint_id, *link_followers(scope, connection, complaint_id, destination, now)]


def note_on_its_way(
    scope: Scope, connection: Connection, complaint_id: int, destination: str, now: datetime
) -> None:
    """It is queued for a system outside."""
    known = _row_of(connection, complaint_id, destination)
    if known is None or known.state in _PUT_ASIDE:
        values = {"state": ForwardingState.WAITING, "reason": None}
        _write(scope, connection, complaint_id, destination, known, now, **values)


def note_not_taken(
    scope: Scope, connection: Connection, complaint_id: int, destination: str, now: datetime
) -> None:
    """A system outside did not take it; its own words stand with the dispatch."""
    known = _row_of(connection, complaint_id, destination)
    if known is not None and known.state == ForwardingState.LINKED:
        return
    values = {"state": ForwardingState.REFUSED, "reason": "refused_there"}
    _write(scope, connection, complaint_id, destination, known, now, **values)
    write_history(
        scope,
        connection,
        "forwarding_refused",
        now,
        complaint_id=complaint_id,
        destination=destination,
        reason="refused_there",
    )


def note_dispute(
    scope: Scope, connection: Connection, complaint_id: int, destination: str, now: datetime
) -> None:
    """Between us and that government it goes in circles; what is there stays as it is."""
    known = _row_of(connection, complaint_id, destination)
    state = ForwardingState.REFUSED
    if known is not None and known.state == ForwardingState.LINKED:
        state = ForwardingState.LINKED
    values = {"state": state, "reason": IN_CIRCLES}
    _write(scope, connection, complaint_id, destination, known, now, **values)


def disputes(_scope: Scope, connection: Connection, destination: str, jurisdiction: str) -> int:
    """How many complaints of ours go in circles with that government."""
    query = (
        select(func.count())
        .select_from(forwardings.join(complaints, complaints.c.id == forwardings.c.complaint_id))
        .where(
            forwardings.c.destination == destination,
            forwardings.c.reason == IN_CIRCLES,
            complaints.c.jurisdiction == jurisdiction,
        )
    )
    return int(connection.execute(query).scalar_one())


def is_with_government(
    _scope: Scope, connection: Connection, complaint_id: int, destinations: Collection[str]
) -> bool:
    """Whether a complaint was handed to one of these."""
    query = select(forwardings.c.id).where(
        forwardings.c.complaint_id == complaint_id,
        forwardings.c.destination.in_(destinations),
        forwardings.c.state == ForwardingState.LINKED,
    )
    return connection.execute(query.limit(1)).first() is not None


def forget_waiting(
    _scope: Scope, connection: Connection, complaint_id: int, destination: str
) -> None:
    """It was to go there, and is not any more: nothing of it is there."""
    connection.execute(
        delete(forwardings).where(
            forwardings.c.complaint_id == complaint_id,
            forwardings.c.destination == destination,
            forwardings.c.state == ForwardingState.WAITING,
        )
    )


def foreign_ids(
    _scope: Scope, connection: Connection, destination: str, complaint_ids: Sequence[int]
) -> dict[int, str]:
    """Their number of each of these complaints that is there; of one handled with another, that."""
    rows = connection.execute(
        select(forwardings.c.complaint_id, forwardings.c.foreign_id).where(
            forwardings.c.complaint_id.in_(complaint_ids),
            forwardings.c.destination == destination,
            forwardings.c.state == ForwardingState.LINKED,
        )
    )
    return {row.complaint_id: row.foreign_id for row in rows}


def of_complaint(scope: Scope, connection: Connection, complaint_id: int) -> Sequence[Row[Any]]:
    """How far a complaint came at each destination, in the order in which it went. Not for
    agencies."""
    if scope.agencies is not None:
        return []
    return connection.execute(
        select(forwardings)
        .join(complaints, complaints.c.id == forwardings.c.complaint_id)
        .where(forwardings.c.complaint_id == complaint_id, visible(scope))
        .order_by(forwardings.c.id)
    ).all()


def to_be_pulled(
    _scope: Scope,
    connection: Connection,
    destination: str,
    *,
    ended_since: datetime,
    after: int = 0,
    limit: int = 50,
) -> Sequence[Row[Any]]:
    """What is there and not finished there, or of which was last heard since `ended_since`: `id`,
    `foreign_id`, one row for each of their numbers, behind the id `after`."""
    lowest = func.min(forwardings.c.id).label("id")
    found: Sequence[Any] = connection.execute(
        select(lowest, forwardings.c.foreign_id)
        .where(
            forwardings.c.destination == destination,
            forwardings.c.state == ForwardingState.LINKED,
            or_(
                forwardings.c.foreign_status.is_(None),
                forwardings.c.foreign_status.not_in(_ENDED_THERE),
                forwardings.c.at >= ended_since,
            ),
        )
        .group_by(forwardings.c.foreign_id)
        .having(lowest > after)
        .order_by(lowest)
        .limit(limit)
    ).all()
    return found


def expect_news(
    scope: Scope, connection: Connection, complaint_id: int, destination: str, now: datetime
) -> None:
    """It was handed over again: where it had ended there, it is asked for anew."""
    connection.execute(
        update(forwardings)
        .where(
            forwardings.c.complaint_id == complaint_id,
            forwardings.c.destination == destination,
            forwardings.c.state == ForwardingState.LINKED,
        )
        .values(by=scope.actor, at=now)
    )


_ENDED_THERE = (ComplaintStatus.CLOSED, ComplaintStatus.ARCHIVED)


def _is_new(known: Row[Any] | None, foreign_id: str) -> bool:
    return known is None or known.state != ForwardingState.LINKED or known.foreign_id != foreign_id


def _linked(foreign_id: str) -> dict[str, Any]:
    return {"state": ForwardingState.LINKED, "foreign_id": foreign_id, "reason": None}


def link_followers(
    scope: Scope, connection: Connection, complaint_id: int, destination: str, now: datetime
) -> Sequence[int]:
    """What is handled with this one by now is there under its number, too; sealed ones are not.

    The ids of those for which that is new, whoever may see them; none when it is not there itself.
    """
    scope.require(Right.VERIFY)
    leading = _row_of(connection, complaint_id, destination)
    if leading is None or leading.state != ForwardingState.LINKED:
        return []
    followers = connection.execute(
        select(complaints).where(complaints.c.merged_into == complaint_id).order_by(complaints.c.id)
    ).all()
    fresh = []
    for other in followers:
        known = _row_of(connection, other.id, destination)
        if is_sealed(other.seal) or not _is_new(known, leading.foreign_id):
            continue
        values = _linked(leading.foreign_id) | {"is_secret": leading.is_secret}
        _write(scope, connection, other.id, destination, known, now, **values)
        write_history(
            scope,
            connection,
            "forwarded_to",
            now,
            complaint_id=other.id,
            destination=destination,
            foreign_id=leading.foreign_id,
            leader=complaint_id,
        )
        fresh.append(int(other.id))
    return fresh


def note_status(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    destination: str,
    status: str,
    now: datetime,
    *,
    sealed_note: bytes | None = None,
    version: int | None = None,
) -> bool:
    """They say how far they are, perhaps with an answer; False when that is known.

    With `sealed_note`, the new words of theirs, it always counts as news. `NotFound` for what is
    not there; `Conflict` for news of somebody who saw another `version` of the complaint.
    """
    scope.require(Right.VERIFY)
    seen = connection.execute(
        select(complaints.c.version)
        .where(complaints.c.id == complaint_id, visible(scope))
        # Before the row of the destination, as every deed does.
        .with_for_update(of=complaints, key_share=True)
    ).scalar_one_or_none()
    known = connection.execute(
        select(forwardings)
        .join(complaints, complaints.c.id == forwardings.c.complaint_id)
        .where(
            forwardings.c.complaint_id == complaint_id,
            forwardings.c.destination == destination,
            forwardings.c.state == ForwardingState.LINKED,
            visible(scope),
        )
        .with_for_update(of=forwardings)
    ).one_or_none()
    if known is None:
        raise NotFound("There is nothing of it there.")
    if known.foreign_status == status and sealed_note is None:
        return False
    if version is not None and version != seen:
        raise Conflict("Somebody has changed this complaint meanwhile.")
    values: dict[str, Any] = {"foreign_status": status, "by": scope.actor, "at": now}
    if known.foreign_status != status:
        values["foreign_status_at"] = now
    if sealed_note is not None:
        values["sealed_note"] = sealed_note
    connection.execute(update(forwardings).where(forwardings.c.id == known.id).values(**values))
    raise_versions(scope, connection, [complaint_id])
    write_history(
        scope,
        connection,
        "foreign_status_changed",
        now,
        complaint_id=complaint_id,
        destination=destination,
        foreign_id=known.foreign_id,
        before=known.foreign_status,
        status=status,
        has_answer=sealed_note is not None,
    )
    return True


def mark_sent(
    scope: Scope,
    connection: Connection,
    complaint_ids: Collection[int],
    destination: str,
    now: datetime,
) -> int:
    """These went there in a batch; how many of them were still to go."""
    scope.require(Right.VERIFY)
    within = select(complaints.c.id).where(
        complaints.c.id.in_(sorted(complaint_ids)),
        is_to_be_forwarded(destination),
        visible(scope),
    )
    found = list(connection.execute(within).scalars())
    connection.execute(
        update(forwardings)
        .where(
            forwardings.c.complaint_id.in_(found),
            forwardings.c.destination == destination,
            forwardings.c.state == ForwardingState.WAITING,
        )
        .values(state=ForwardingState.SENT, forwarded_at=now, by=scope.actor, at=now)
    )
    for complaint_id in found:
        write_history(
            scope,
            connection,
            "forwarding_sent",
            now,
            complaint_id=complaint_id,
            destination=destination,
        )
    return len(found)


def _check_may_leave(case: Case) -> None:
    if is_sealed(case.row.seal):
        raise NotPossible("A sealed report does not leave.")
    if case.row.verified_at is None:
        raise NotPossible("Nobody has verified it yet.")


def _row_of(connection: Connection, complaint_id: int, destination: str) -> Row[Any] | None:
    return connection.execute(
        select(forwardings)
        .where(forwardings.c.complaint_id == complaint_id, forwardings.c.destination == destination)
        .with_for_update()
    ).one_or_none()


def _write(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    destination: str,
    known: Row[Any] | None,
    now: datetime,
    **values: Any,
) -> None:
    """The row of a complaint as it is from now on."""
    values |= {"by": scope.actor, "at": now}
    if values["state"] == ForwardingState.LINKED:
        earlier = known.forwarded_at if known is not None else None
        values["forwarded_at"] = earlier or now
    if known is not None:
        row = forwardings.c.id == known.id
        connection.execute(update(forwardings).where(row).values(**values))
        return
    given = {"complaint_id": complaint_id, "destination": destination, "is_secret": False}
    connection.execute(insert(forwardings).values(**(given | values)))
