"""Who wrote a complaint, for those who may know and say why; and the caller on the line."""

from __future__ import annotations

import tempfile
from typing import Annotated, Any, BinaryIO, cast

from fastapi import APIRouter, Depends, Form, Response
from sqlalchemy import Row

from muara import identity
from muara.own_copy import write_copy
from muara.web.late_route import LateRoute
from muara.web.screen import handed_out, page
from muara.web.visit import Visit, doing, reading
from store import queries
from store.errors import Erased, NotFound, NotPossible
from store.rights import Right
from store.tracking import read_tracking_id

router = APIRouter(route_class=LateRoute)
Reveals = Annotated[Visit, Depends(doing(Right.REVEAL_IDENTITY))]
Copies = Annotated[Visit, Depends(doing(Right.COPY_PERSON))]
SeesLookUp = Annotated[Visit, Depends(reading(Right.LOOK_UP_PERSON))]
LooksUp = Annotated[Visit, Depends(doing(Right.LOOK_UP_PERSON))]

_WORDS_LENGTH = 300
_WRITTEN_LENGTH = 100


@router.post("/complaints/{tracking_id}/identity")
def show_identity(
    visit: Reveals,
    tracking_id: str,
    reason: Annotated[str, Form()] = "",
    words: Annotated[str, Form()] = "",
) -> Response:
    """Name, handle, number and addresses of the reporter, in this answer only."""
    store, scope = visit.application.store, visit.scope
    known = read_tracking_id(tracking_id)
    said = " ".join(words.split())[:_WORDS_LENGTH]
    with store.read() as connection:
        complaint = queries.complaint_by_tracking_id(scope, connection, known or "")
    found, trouble = None, None
    if reason in identity.REASONS and said:
        now = visit.application.clock.now()
        try:
            found = identity.reveal(store, scope, complaint.id, now, reason=reason, words=said)
        except NotPossible:
            trouble = "reason_personal"
    else:
        trouble = "reason_missing"
    with store.read() as connection:
        return page(
            visit,
            connection,
            "identity.html",
            status=400 if trouble else 200,
            complaint=complaint,
            identity=found,
            trouble=trouble,
            refused={"reason": reason, "words": said} if trouble else None,
        )


@router.post("/complaints/{tracking_id}/copy")
def take_copy(visit: Copies, tracking_id: str, words: Annotated[str, Form()] = "") -> Response:
    """All that is kept about the reporter, as a zip for them; recorded as every export."""
    application, scope = visit.application, visit.scope
    with application.store.read() as connection:
        known = read_tracking_id(tracking_id) or ""
        complaint = queries.complaint_by_tracking_id(scope, connection, known)
    said = " ".join(words.split())[:_WORDS_LENGTH]
    file = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115 - closed when it was sent
    try:
        write_copy(application, scope, complaint.id, file, said)
    except BaseException as error:
        file.close()
        if not isinstance(error, (NotPossible, Erased)):
            raise
        trouble = "erased" if isinstance(error, Erased) else "reason_personal"
        return _no_copy(visit, complaint, trouble if said else "no_reason", said)
    name = f"{complaint.tracking_id}-{application.clock.now():%Y%m%d-%H%M}.zip"
    return handed_out(file, "application/zip", name)


def _no_copy(visit: Visit, complaint: Row[Any], trouble: str, said: str) -> Response:
    with visit.application.store.read() as connection:
        return page(
            visit,
            connection,
            "own_copy.html",
            status=400,
            complaint=complaint,
            trouble=trouble,
            refused={"words": said},
        )


@router.get("/look-up")
def show_look_up(visit: SeesLookUp) -> Response:
    """The form for the caller on the line."""
    with visit.application.store.read() as connection:
        return page(visit, connection, "look_up.html", found=None, is_readable=True)


@router.post("/look-up")
def look_up(visit: LooksUp, who: Annotated[str, Form()] = "") -> Response:
    """Their complaints within reach. Answered at once, so that no address holds a number."""
    application = visit.application
    written = who.strip()[:_WRITTEN_LENGTH]
    is_readable = True
    try:
        found = identity.look_up(
            application.store,
            visit.scope,
            list(application.settings.jurisdictions),
            written,
            application.clock.now(),
        )
    except NotFound:
        found, is_readable = [], False
    with application.store.read() as connection:
        return page(
            visit,
            connection,
            "look_up.html",
            status=200 if is_readable else 400,
            found=found,
            is_readable=is_readable,
        )
