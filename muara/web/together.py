"""Several people at one complaint: who has it in hand, and what each has begun to write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection, Row

from muara import drafting
from muara.web.late_route import LateRoute
from muara.web.screen import fragment
from muara.web.visit import Posting, SignedIn, Visit
from store import accounts, agencies, queries
from store.casework import claims
from store.casework.claims import HANDS, Holder
from store.scope import Scope

router = APIRouter(route_class=LateRoute)
_NOT_TYPED = frozenset({"confirmed", "csrf", "key", "version"})
_CLAIM = "/complaints/{tracking_id}/claim"


async def typed_fields(request: Request) -> dict[str, str]:
    """The fields of a form as they were filled in, without what makes it safe to send."""
    form = await request.form()
    return {
        name: value
        for name, value in form.items()
        if isinstance(value, str) and name not in _NOT_TYPED
    }


Typed = Annotated[dict[str, str], Depends(typed_fields)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who has a complaint in hand, as one operator is told."""

    holder: Holder | None
    is_mine: bool
    may_claim: bool
    taken_by: str | None = None
    """Who took it from this operator, while they have it."""
    taken_at: datetime | None = None
    has_changed: bool = False
    """Somebody has changed the complaint since this page was made."""


def holding_of(
    visit: Visit, connection: Connection, complaint: Row[Any], seen: int | None
) -> Holding:
    """`seen` is the version that the operator's page shows; None compares nothing."""
    scope, now = visit.scope, visit.application.clock.now()
    holder = claims.holder_of(scope, connection, complaint.id, now)
    taken = claims.taken_from(scope, connection, complaint.id, now)
    names = accounts.names(scope, connection) if taken else {}
    return Holding(
        holder=holder,
        is_mine=holder is not None and holder.operator_id == scope.operator_id,
        may_claim=any(scope.may(right) for right in HANDS),
        taken_by=names.get(taken.by, "?") if taken else None,
        taken_at=taken.at if taken else None,
        has_changed=seen is not None and seen != complaint.version,
    )


@router.get("/complaints/{tracking_id}/holder")
def show_holder(visit: SignedIn, tracking_id: str, seen: int | None = None) -> Response:
    """The line about who has it in hand, for a page that asks now and then."""
    return _holder_line(visit, tracking_id, seen)


def _holder_line(visit: Visit, tracking_id: str, seen: int | None = None) -> Response:
    with visit.application.store.read() as connection:
        complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
        holding = holding_of(visit, connection, complaint, seen)
        zone = visit.zone_of(complaint.jurisdiction)
    return fragment(visit, "_holder.html", complaint=complaint, holding=holding, zone_of=zone)


@router.post(_CLAIM)
def claim(request: Request, visit: Posting, tracking_id: str) -> Response:
    """Take it in hand; nothing changes while somebody else has it."""
    return _change_claim(request, visit, tracking_id, claims.claim)


@router.post(f"{_CLAIM}/take-over")
def take_over_claim(request: Request, visit: Posting, tracking_id: str) -> Response:
    """Take it from a colleague, who is told."""
    return _change_claim(request, visit, tracking_id, claims.take_over_claim)


@router.post(f"{_CLAIM}/release")
def release_claim(request: Request, visit: Posting, tracking_id: str) -> Response:
    """Lay it down."""

    def release(scope: Scope, connection: Connection, complaint_id: int, _now: datetime) -> None:
        claims.require_hands(scope)
        claims.release_claim(scope, connection, complaint_id)

    return _change_claim(request, visit, tracking_id, release)


def _change_claim(
    request: Request,
    visit: Visit,
    tracking_id: str,
    change: Callable[[Scope, Connection, int, datetime], object],
) -> Response:
    application = visit.application
    with application.store.write() as connection:
        complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
        change(visit.scope, connection, complaint.id, application.clock.now())
    if _is_quiet(request):
        return _holder_line(visit, tracking_id)
    return RedirectResponse(f"/complaints/{tracking_id}", 303)


@router.post("/complaints/{tracking_id}/drafts/{form}")
def keep_draft(
    request: Request,
    visit: Posting,
    tracking_id: str,
    form: str,
    typed: Typed,
    version: Annotated[int | None, Form()] = None,
) -> Response:
    """Keep what was typed so far; with a canned reply chosen, its words below that.

    The `version` that the page was made of tells whether somebody has changed it since.
    """
    words = _with_canned(visit, tracking_id, typed) if "canned" in typed else typed
    drafting.keep_draft(visit.application, visit.scope, tracking_id, form, words)
    if _is_quiet(request):
        return _holder_line(visit, tracking_id, version)
    return RedirectResponse(f"/complaints/{tracking_id}?done=draft&deed={form}#deed-{form}", 303)


@router.post("/complaints/{tracking_id}/drafts/{form}/drop")
def drop_draft(visit: Posting, tracking_id: str, form: str) -> Response:
    """Throw it away."""
    drafting.drop_draft(visit.application, visit.scope, tracking_id, form)
    return RedirectResponse(f"/complaints/{tracking_id}", 303)


def canned_for(
    visit: Visit, connection: Connection, complaint: Row[Any]
) -> list[drafting.CannedReply]:
    """Replies with this complaint's number, title and agencies filled in, own language first."""
    handed = agencies.assignments_of(visit.scope, connection, complaint.id)
    names = [row.agency_name for row in handed if row.state in ("open", "accepted", "answered")]
    found = drafting.canned_replies(visit.scope, connection, complaint, ", ".join(names))
    return sorted(found, key=lambda one: one.language != visit.language)


def _with_canned(visit: Visit, tracking_id: str, typed: Mapping[str, str]) -> dict[str, str]:
    with visit.application.store.read() as connection:
        complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
        return drafting.insert_reply(typed, canned_for(visit, connection, complaint))


def _is_quiet(request: Request) -> bool:
    """A script of the page asks: it wants a piece of it and no new page."""
    return "hx-request" in request.headers
