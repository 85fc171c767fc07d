"""Complaints that may tell of the same incident: side by side, for an operator to decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection, Row

from muara.web.visit import Visit, doing
from store import queries, similar
from store.rights import Right
from store.scope import Scope

router = APIRouter()
Merges = Annotated[Visit, Depends(doing(Right.MERGE))]

_SHOWN = 10
_Decide = Callable[[Scope, Connection, int, datetime], None]
_DECISIONS: dict[str, _Decide] = {
    "confirm": similar.confirm_same,
    "reject": similar.reject_same,
    "undo": similar.undo_same,
}


@dataclass(frozen=True, slots=True)
class Twin:
    """Another complaint, and the link to it."""

    complaint: Row[Any]
    link: Row[Any]


def twins_of(visit: Visit, connection: Connection, complaint: Row[Any]) -> Sequence[Twin]:
    """The likeliest others, confirmed ones first; those that were rejected last."""
    links = similar.links_of(visit.scope, connection, complaint.id)
    order = ["confirmed", "proposed", "rejected"]
    best = sorted(links, key=lambda link: (order.index(link.state), -link.score))[:_SHOWN]
    return [
        Twin(
            queries.complaint(
                visit.scope,
                connection,
                link.leader_id if link.complaint_id == complaint.id else link.complaint_id,
            ),
            link,
        )
        for link in best
    ]


@router.post("/complaints/{tracking_id}/same/{link_id}/{decision}")
def decide(
    visit: Merges,
    tracking_id: str,
    link_id: int,
    decision: str,
) -> Response:
    """Confirm that it is the same incident, say that it is not, or take that back."""
    application = visit.application
    act = _DECISIONS.get(decision)
    if act is not None:
        with application.store.write() as connection:
            queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
            act(visit.scope, connection, link_id, application.clock.now())
    return RedirectResponse(f"/complaints/{tracking_id}#same", 303)
