"""One complaint: what was said, seen and done."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse

from muara.web.case import DONE, case_of
from muara.web.conversation import ConversationReader
from muara.web.judging import judging, proposal_for
from muara.web.lapor_copy import lapor_block, place_words
from muara.web.looking import note_opening
from muara.web.same import twins_of
from muara.web.screen import channel_look, page
from muara.web.visit import SignedIn, Visit, doing
from store import changes, overview, queries
from store.errors import NotFound
from store.models import MediaState
from store.rights import Right
from store.tracking import read_tracking_id

router = APIRouter()
Moderates = Annotated[Visit, Depends(doing(Right.MODERATE))]


@router.get("/complaints/{tracking_id}")
def show_complaint(visit: SignedIn, tracking_id: str, done: str = "") -> Response:
    """Everything about one complaint but the name of who wrote."""
    known = read_tracking_id(tracking_id)
    if known is None:
        raise NotFound("There is no complaint with this number.")
    if known != tracking_id:
        return RedirectResponse(f"/complaints/{known}", 303)
    return complaint_page(visit, known, done=done if done in DONE else "")


def complaint_page(
    visit: Visit,
    tracking_id: str,
    *,
    status: int = 200,
    done: str = "",
    trouble: str = "",
    why: str = "",
    deed: str = "",
) -> Response:
    """The page of one complaint; `done` and `trouble` say what came of a `deed`."""
    application = visit.application
    with application.store.read() as connection:
        complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
        reader = ConversationReader(visit.scope, connection, application.store.keyring)
        conversation = reader.of_complaint(complaint.id)
        look = channel_look(application, complaint.channel)
        zone = visit.zone_of(complaint.jurisdiction)
        versions = conversation.newest_versions
        proposal = proposal_for(visit, connection, conversation, complaint.jurisdiction)
        shown = page(
            visit,
            connection,
            "complaint.html",
            status=status,
            done=done,
            trouble=trouble,
            why=why,
            deed=deed,
            complaint=complaint,
            conversation=conversation,
            case=case_of(visit, connection, complaint),
            is_paused=queries.conversation(
                visit.scope, connection, complaint.conversation_id
            ).replies_paused,
            history=queries.history_of(visit.scope, connection, complaint.id),
            pictures=[
                file
                for version in versions
                for file in version.attachments
                if file.state == MediaState.STORED and file.kind == "image"
            ],
            places=[(location, place_words(location)) for location in conversation.locations],
            look_of=look,
            zone_of=zone,
            twins=twins_of(visit, connection, complaint),
            **judging(visit, connection, complaint, proposal),
            lapor=lapor_block(complaint, conversation, look, zone, application.settings.public_url),
        )
    note_opening(visit, complaint)
    return shown


@router.post("/complaints/{tracking_id}/public-replies")
def pause_public_replies(
    visit: Moderates,
    tracking_id: str,
    pause: Annotated[bool, Form()] = True,
) -> Response:
    """Stop or resume our own public answers in the thread that the complaint stands in."""
    application = visit.application
    with application.store.write() as connection:
        complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
        now = application.clock.now()
        changes.pause_public_replies(visit.scope, connection, complaint.id, now, is_paused=pause)
    return RedirectResponse(f"/complaints/{tracking_id}", 303)


@router.post("/media/{attachment_id}/retry")
def retry_media(visit: Moderates, attachment_id: int) -> Response:
    """Fetch a file once more, and go back to its complaint."""
    application = visit.application
    with application.store.write() as connection:
        file = queries.attachment(visit.scope, connection, attachment_id)
        now = application.clock.now()
        changes.retry_media(visit.scope, connection, attachment_id, now)
        if file.complaint_id is None:
            return RedirectResponse("/unsorted", 303)
        tracking_id = overview.tracking_ids(visit.scope, connection, [file.complaint_id])
    return RedirectResponse(f"/complaints/{tracking_id[file.complaint_id]}", 303)
