"""Handling several reports of one incident as one; and by themselves again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, select, update

from store.case_models import (
    AssignmentState,
)
from store.casework.assigning import (
    end_assignments,
)
from store.casework.deed import HANDLED, OPEN, Act, Case, Deed, take
from store.changes import write_history
from store.errors import NotFound, NotPossible, Why
from store.models import ComplaintStatus as Status
from store.models import LinkState, complaints, incident_links, reporters, tying
from store.parts import is_without
from store.queries import visible
from store.rights import Right
from store.scope import Scope
from store.session import upsert


def merge(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, leader_id: int
) -> None:
    """Handle this complaint with another one; its reporter is told when that is answered."""
    hold(connection, complaint_id, leader_id)
    case = take(scope, connection, complaint_id, deed, Act.MERGE, Right.MERGE)
    if case is None:
        return
    leader = connection.execute(
        select(complaints).where(complaints.c.id == leader_id, visible(scope))
    ).one_or_none()
    if leader is None:
        raise NotFound("There is no such complaint.")
    _check_merge(case, leader)
    withdrawn = end_assignments(case, AssignmentState.WITHDRAWN, "merged")
    case.remember("merged_into", assignments=withdrawn)
    _confirm_link(case, leader)
    case.change(merged_into=leader_id, is_open=False)
    case.tell("complaint_merged", into=leader_id)
    write_history(
        scope, connection, "complaint_joined", deed.now, complaint_id=leader_id, other=complaint_id
    )


def hold(connection: Connection, *both: int) -> None:
    """Lock both in one order: two who decide on one pair, each the other way round, would wait for
    each other."""
    connection.execute(
        select(complaints.c.id)
        .where(complaints.c.id.in_(both))
        .order_by(complaints.c.id)
        .with_for_update(key_share=True)
    )


def _check_merge(case: Case, leader: Row[Any]) -> None:
    if leader.id == case.id:
        raise NotPossible("A complaint cannot be merged with itself.", Why.SAME_REPORT)
    if leader.jurisdiction != case.row.jurisdiction:
        raise NotPossible("They belong to different governments.", Why.OTHER_GOVERNMENT)
    if leader.merged_into is not None:
        raise NotPossible(
            "The other one is handled with a third; choose that one.", Why.LEADER_FOLLOWS
        )
    if not may_lead(leader):
        raise NotPossible("The other one has ended.", Why.LEADER_ENDED)
    if leading_of(case.scope, case.connection, [case.id]):
        raise NotPossible(
            "Others are handled with this one; make it the leading one instead.", Why.LEADS_OTHERS
        )


def may_lead(row: Row[Any]) -> bool:
    """Whether another complaint can be handled with this one."""
    return row.merged_into is None and row.status in (*OPEN, Status.RESOLVED)


def leading_of(scope: Scope, connection: Connection, ids: Sequence[int]) -> frozenset[int]:
    """Those of these complaints with which others are handled, whoever may see the others."""
    del scope  # the caller sees these complaints
    leaders = select(complaints.c.merged_into).where(complaints.c.merged_into.in_(ids)).distinct()
    return frozenset(connection.execute(leaders).scalars())


def _confirm_link(case: Case, leader: Row[Any]) -> None:
    decided = {
        "state": LinkState.CONFIRMED,
        "decided_by": case.scope.actor,
        "decided_at": case.deed.now,
    }
    known = case.connection.execute(
        update(incident_links).where(tying(case.id, leader.id)).values(**decided)
    )
    if known.rowcount == 0:
        earlier, later = sorted((case.id, leader.id))
        pair = {"complaint_id": later, "leader_id": earlier}
        reason = {"score": 1.0, "why": [], "proposed_at": case.deed.now}
        # A worker may be proposing this pair right now.
        upsert(case.connection, incident_links, {**pair, **reason, **decided}, tuple(pair), decided)


def take_link_back(case: Case, leader_id: int) -> None:
    """That the two are one is said no longer: what was proposed before is a proposal again."""
    links = incident_links.c
    confirmed = and_(tying(case.id, leader_id), links.state == LinkState.CONFIRMED)
    was_proposed = links.proposed_at < links.decided_at
    case.connection.execute(delete(incident_links).where(confirmed, ~was_proposed))
    case.connection.execute(
        update(incident_links)
        .where(confirmed)
        .values(state=LinkState.PROPOSED, decided_by=None, decided_at=None)
    )


def split(scope: Scope, connection: Connection, complaint_id: int, deed: Deed) -> None:
    """Handle it by itself again."""
    case = take(scope, connection, complaint_id, deed, Act.SPLIT, Right.MERGE)
    if case is None:
        return
    if case.row.merged_into is None:
        raise NotPossible("It is not handled with another one.", Why.NOT_MERGED)
    is_open = case.row.status in OPEN
    case.change(merged_into=None, is_open=is_open, **_without_assignments(case.row))
    take_link_back(case, case.row.merged_into)
    case.tell("complaint_split", leader=case.row.merged_into)


def _without_assignments(row: Row[Any]) -> dict[str, Status]:
    """What it is once it is split: its assignments ended with the merge."""
    if row.status in HANDLED:
        return {"status": Status.NEW}
    return {"status_before": Status.NEW} if row.status == Status.ON_HOLD else {}


def go_on_without(
    scope: Scope, connection: Connection, leader_ids: Sequence[int], now: datetime
) -> Sequence[int]:
    """These lead no longer: of what is handled with each the first leads the others from now on,
    of somebody who was not forgotten, since under a key that is gone no answer could be kept.
    Those that lead now.
    """
    latest_first = connection.execute(
        select(complaints)
        .join(reporters, reporters.c.id == complaints.c.reporter_id)
        .where(complaints.c.merged_into.in_(leader_ids), reporters.c.wrapped_key.is_not(None))
        .order_by(complaints.c.id.desc())
    ).all()
    first = {row.merged_into: row for row in latest_first}
    for before, row in first.items():
        _lead_on(scope, connection, before, row, now)
    return [row.id for row in first.values()]


def _lead_on(
    scope: Scope, connection: Connection, before: int, row: Row[Any], now: datetime
) -> None:
    anew = complaints.c.version + 1
    connection.execute(
        update(complaints)
        .where(complaints.c.id == row.id)
        .values(merged_into=None, is_open=True, version=anew, **_without_assignments(row))
    )
    connection.execute(
        update(complaints)
        .where(complaints.c.merged_into == before)
        .values(merged_into=row.id, version=anew)
    )
    write_history(scope, connection, "complaint_split", now, complaint_id=row.id, leader=before)


def merged_with(scope: Scope, connection: Connection, leader_id: int) -> Sequence[Row[Any]]:
    """The complaints that are handled with this one, as far as they are visible."""
    if is_without(connection, complaints, leader_id):
        return []
    return connection.execute(
        select(complaints)
        .where(complaints.c.merged_into == leader_id, visible(scope))
        .order_by(complaints.c.id)
    ).all()
