"""One complaint: what was said, seen and done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Row

from channels.base import HidesComments
from muara.web.case import DONE, case_of, spoken
from muara.web.conversation import Conversation, ConversationReader, Version
from muara.web.elsewhere import elsewhere_of
from muara.web.formats import first_words, place_words, redacted_words
from muara.web.forms import NotSeen, trouble_of, version_in
from muara.web.judging import judging, proposal_for
from muara.web.lapor_panel import lapor_panel
from muara.web.lapor_report import Said
from muara.web.late_route import LateRoute
from muara.web.looking import note_opening
from muara.web.publishing import publishing_panel
from muara.web.same import answered_like, twins_of
from muara.web.screen import channel_look, page
from muara.web.sights import keep_transcript, sights_of, tracking_id_of, transcripts_of
from muara.web.timing import clocks_of, window_of
from muara.web.together import canned_for, holding_of
from muara.web.visit import Posting, SignedIn, Visit, doing
from normalizer.courtesies import without_address, without_courtesies
from normalizer.text import without_web_addresses
from store import changes, overview, queries, sending
from store.errors import Conflict, NotFound, NotPossible
from store.rights import Right
from store.tracking import read_tracking_id

router = APIRouter(route_class=LateRoute)
Moderates = Annotated[Visit, Depends(doing(Right.MODERATE))]
Retries = Annotated[Visit, Depends(doing(Right.RETRY))]
_TITLE_LENGTH = 80
_FOLDED = 20
"""Of so many merged complaints the conversation stands below; the others are linked."""


@router.get("/complaints/{tracking_id}")
def show_complaint(visit: SignedIn, tracking_id: str, done: str = "", deed: str = "") -> Response:
    """Everything about one complaint but the name of who wrote."""
    known = read_tracking_id(tracking_id)
    if known is None:
        raise NotFound("There is no complaint with this number.")
    if known != tracking_id:
        return RedirectResponse(f"/complaints/{known}", 303)
    is_speaking = done in ("take_over", "say")
    return complaint_page(
        visit, known, done=done if done in DONE else "", deed="say" if is_speaking else deed
    )


def complaint_page(
    visit: Visit,
    tracking_id: str,
    *,
    status: int = 200,
    done: str = "",
    trouble: str = "",
    deed: str = "",
    typed: Mapping[str, str] | None = None,
) -> Response:
    """The page of one complaint; `done` and `trouble` say what came of a `deed`.

    What was `typed` into the deed's form stands in it again.
    """
    application = visit.application
    with application.store.read() as connection:
        complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
        reader = ConversationReader(visit.scope, connection, application.store.keyring)
        conversation = reader.of_complaint(complaint.id)
        look = channel_look(application, complaint.channel)
        zone = visit.zone_of(complaint.jurisdiction)
        versions = conversation.newest_versions
        proposal = proposal_for(visit, connection, conversation, complaint.jurisdiction)
        history = queries.history_of(visit.scope, connection, complaint.id)
        sights = sights_of(visit, connection, complaint.id, conversation)
        case = case_of(visit, connection, complaint, {deed: typed} if typed is not None else {})
        shown = page(
            visit,
            connection,
            "complaint.html",
            status=status,
            done=done,
            trouble=trouble,
            deed=deed,
            complaint=complaint,
            turns=spoken(conversation, case, reader.beside(complaint)),
            last_said_at=_last_said(conversation, complaint),
            exposed=[v for v in versions if v.is_exposed],
            sights=sights,
            hiding=_hiding(visit, complaint, history),
            case=case,
            holding=holding_of(visit, connection, complaint, None),
            clocks=clocks_of(visit, connection, complaint),
            window=window_of(visit, connection, complaint),
            canned=canned_for(visit, connection, complaint),
            title=complaint.title or prefilled_title(versions, transcripts_of(sights)),
            merged=[
                (other, said.turns, sights_of(visit, connection, other.id, said))
                for other in case.followers[:_FOLDED]
                for said in [reader.of_complaint(other.id)]
            ],
            is_paused=queries.conversation(
                visit.scope, connection, complaint.conversation_id
            ).replies_paused,
            history=history,
            places=[(location, place_words(location)) for location in conversation.locations],
            look_of=look,
            zone_of=zone,
            twins=twins_of(visit, connection, complaint),
            answered=answered_like(visit, connection, complaint),
            **judging(visit, connection, complaint, proposal),
            lapor=lapor_panel(visit, connection, Said(complaint, conversation, sights)),
            elsewhere=elsewhere_of(visit, connection, complaint),
            publishing=publishing_panel(visit, connection, complaint, conversation),
        )
    for read in (complaint, *case.followers[:_FOLDED]):
        note_opening(visit, read.id, read.seal)
    return shown


def _last_said(conversation: Conversation, complaint: Row[Any]) -> datetime:
    """When the citizen spoke last, as far as the reader may know."""
    said = [version.at for version in conversation.all_versions]
    last: datetime = max(said, default=complaint.last_message_at)
    return last


@dataclass(frozen=True, slots=True)
class Hiding:
    """Whether this operator can hide public comments there, and which are hidden by now."""

    is_possible: bool
    hidden: frozenset[int]


def _hiding(visit: Visit, complaint: Row[Any], history: Sequence[Row[Any]]) -> Hiding:
    channel = visit.application.channels.get(complaint.channel)
    can_hide = channel is not None and isinstance(channel.adapter, HidesComments)
    return Hiding(
        is_possible=can_hide and visit.may(Right.MODERATE),
        hidden=frozenset(
            line.details["item"] for line in history if line.event == "comment_hidden"
        ),
    )


def prefilled_title(versions: Sequence[Version], transcripts: Sequence[str] = ()) -> str:
    """A title to begin with: the first words of the matter, redacted, cut between words."""
    texts = [without_address(one.text, one.addressed_as) for one in versions if one.text]
    said = "\n".join(redacted_words(text, "id") for text in (*texts, *transcripts))
    matter = without_courtesies(without_web_addresses(said)).strip()
    return first_words(matter or said, _TITLE_LENGTH)


@router.post("/complaints/{tracking_id}/replies/{outbox_id}/retry")
def retry_reply(
    visit: Retries, tracking_id: str, outbox_id: int, version: Annotated[str, Form()] = ""
) -> Response:
    """Send a reply of this complaint once more; `version` is the newest attempt that was seen."""
    application = visit.application
    try:
        with application.store.write() as connection:
            complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
            replies = queries.replies_to(visit.scope, connection, complaint.id)
            if outbox_id not in [row.id for row in replies]:
                raise NotFound("There is no such reply.")
            now, seen = application.clock.now(), version_in(version)
            sending.retry(visit.scope, connection, outbox_id, now, seen=seen)
    except NotSeen:
        return complaint_page(visit, tracking_id, status=409, trouble="not_seen")
    except Conflict:  # somebody was faster, or it was sent meanwhile
        return complaint_page(visit, tracking_id, status=409, trouble="reply_changed")
    return RedirectResponse(f"/complaints/{tracking_id}?done=retry", 303)


@router.post("/media/{attachment_id}/transcript")
def write_transcript(
    visit: Posting,
    attachment_id: int,
    version: Annotated[str, Form()] = "",
    text: Annotated[str, Form()] = "",
) -> Response:
    """Keep what a voice note says; `version` is the transcript's that was looked at."""
    with visit.application.store.read() as connection:
        file = queries.attachment(visit.scope, connection, attachment_id)
        tracking_id = tracking_id_of(visit, connection, file)
    try:
        keep_transcript(visit, attachment_id, text, version_in(version))
    except (NotPossible, NotSeen, Conflict) as error:
        word = trouble_of(error, {NotSeen: "not_seen", Conflict: "transcript_changed"})
        form = f"transcript-{attachment_id}"
        return complaint_page(
            visit, tracking_id, status=409, trouble=word, deed=form, typed={"text": text}
        )
    return RedirectResponse(f"/complaints/{tracking_id}?done=transcript", 303)


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
