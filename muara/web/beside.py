"""Two complaints side by side: the same incident or not, and which of them leads."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import Connection, Row

from muara.web.case import Case, Said, case_of, spoken
from muara.web.conversation import ConversationReader, OurReply, Turn
from muara.web.formats import place_words
from muara.web.late_route import LateRoute
from muara.web.looking import note_opening
from muara.web.screen import page
from muara.web.sights import Sight, sights_of
from muara.web.visit import SignedIn, Visit
from store import queries, similar
from store.errors import NotFound

router = APIRouter(route_class=LateRoute)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two complaints."""

    complaint: Row[Any]
    case: Case
    turns: Sequence[Turn | OurReply | Said]
    places: Sequence[str]
    sights: Mapping[int, Sight]
    new_key: str


@router.get("/complaints/{tracking_id}/beside/{other_id}")
def show_beside(visit: SignedIn, tracking_id: str, other_id: str) -> Response:
    """Both conversations with places and times, and what to decide about them."""
    if tracking_id == other_id:
        raise NotFound("One complaint stands beside another one.")
    with visit.application.store.read() as connection:
        left, right = (_side(visit, connection, number) for number in (tracking_id, other_id))
        links = similar.links_of(visit.scope, connection, left.complaint.id)
        pair = {left.complaint.id, right.complaint.id}
        link = next((one for one in links if {one.complaint_id, one.leader_id} == pair), None)
        shown = page(
            visit,
            connection,
            "beside.html",
            sides=[left, right],
            link=link,
            hiding=None,
            zone_of=visit.zone_of(left.complaint.jurisdiction),
        )
    for side in (left, right):
        note_opening(visit, side.complaint.id, side.complaint.seal)
    return shown


def _side(visit: Visit, connection: Connection, tracking_id: str) -> Side:
    complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
    reader = ConversationReader(visit.scope, connection, visit.application.store.keyring)
    conversation = reader.of_complaint(complaint.id)
    case = case_of(visit, connection, complaint, {})
    return Side(
        complaint=complaint,
        case=case,
        turns=spoken(conversation, case),
        places=[place_words(location) for location in conversation.locations],
        sights=sights_of(visit, connection, complaint.id, conversation),
        new_key=secrets.token_urlsafe(12),
    )
