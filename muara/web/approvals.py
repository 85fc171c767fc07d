"""Answers of agencies that somebody else lets go, or sends back with a reason."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection, Row

from muara.casework import Casework
from muara.web.case import sealer_of, words_of
from muara.web.forms import NotSeen, Press, trouble_of
from muara.web.late_route import LateRoute
from muara.web.looking import note_opening
from muara.web.queue import Expiry, expiry_of
from muara.web.screen import page
from muara.web.visit import Visit, doing, reading
from store import accounts, casereading, lists
from store.errors import Conflict, Erased, NotPossible, Why
from store.rights import Right
from store.scope import is_same_person

router = APIRouter(route_class=LateRoute)
Reading = Annotated[Visit, Depends(reading(Right.APPROVE))]
Approving = Annotated[Visit, Depends(doing(Right.APPROVE))]

REASONS = ("incomplete", "wording", "wrong")
_DONE = ("approve", "reject")
_TROUBLES = {
    NotPossible: "not_possible",
    NotSeen: "not_seen",
    Conflict: "conflict",
    Erased: "erased",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An answer that waits: its words (None once erased), pictures, author, and until when."""

    row: Row[Any]
    words: Mapping[str, str] | None
    files: Sequence[Row[Any]]
    by: str
    is_own: bool
    expiry: Expiry | None
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent(Press):
    """One form of the page."""

    tracking_id: str


async def _sent(
    visit: Approving,
    tracking_id: Annotated[str, Form(max_length=32)],
    key: Annotated[str, Form(max_length=64)],
    version: Annotated[str, Form()] = "",
) -> Sent:
    return Sent(visit=visit, tracking_id=tracking_id, key=key, version=version)


Deciding = Annotated[Sent, Depends(_sent)]


@router.get("/approvals")
def show_approvals(visit: Reading, done: str = "") -> Response:
    """What waits within reach, what expires first before the others."""
    return _page(visit, done=done if done in _DONE else "")


@router.post("/approvals/{follow_up_id}/approve")
def approve(sent: Deciding, follow_up_id: int) -> Response:
    """Let it go to the citizen."""
    try:
        casework = Casework(sent.visit.application)
        casework.approve(sent.visit.scope, sent.tracking_id, sent.deed, follow_up_id)
    except (NotPossible, NotSeen, Conflict, Erased) as error:
        return _page(sent.visit, status=409, trouble=trouble_of(error, _TROUBLES))
    return RedirectResponse("/approvals?done=approve", 303)


@router.post("/approvals/{follow_up_id}/reject")
def reject(sent: Deciding, follow_up_id: int, reason: Annotated[str, Form()] = "") -> Response:
    """Send it back to whoever wrote it."""
    try:
        if reason not in REASONS:
            raise NotPossible("Choose a reason.", Why.NO_REASON)
        casework = Casework(sent.visit.application)
        casework.reject(sent.visit.scope, sent.tracking_id, sent.deed, follow_up_id, reason=reason)
    except (NotPossible, NotSeen, Conflict, Erased) as error:
        return _page(sent.visit, status=409, trouble=trouble_of(error, _TROUBLES))
    return RedirectResponse("/approvals?done=reject", 303)


def _page(visit: Visit, *, status: int = 200, done: str = "", trouble: str = "") -> Response:
    with visit.application.store.read() as connection:
        waiting = _waiting(visit, connection)
        shown = page(
            visit,
            connection,
            "approvals.html",
            status=status,
            waiting=waiting,
            done=done,
            trouble=trouble,
            reasons=REASONS,
        )
    for complaint_id, seal in {(one.row.complaint_id, one.row.seal) for one in waiting}:
        note_opening(visit, complaint_id, seal)
    return shown


def _waiting(visit: Visit, connection: Connection) -> list[Waiting]:
    scope = visit.scope
    rows = casereading.waiting_for_approval(scope, connection)
    names = accounts.names(scope, connection)
    files: dict[int, list[Row[Any]]] = {}
    for file in casereading.files_of(scope, connection, [row.id for row in rows]):
        files.setdefault(file.follow_up_id, []).append(file)
    clocks = lists.nearest_clocks(scope, connection, [row.complaint_id for row in rows])
    now = visit.application.clock.now()
    return [
        Waiting(
            row=row,
            words=words_of(sealer_of(visit, connection, row), row.sealed),
            files=files.get(row.id, ()),
            by=names.get(row.by, ""),
            is_own=is_same_person(scope, row.by),
            expiry=expiry_of(visit, row, clocks.get(row.complaint_id), now),
            key=secrets.token_urlsafe(12),
        )
        for row in rows
    ]
