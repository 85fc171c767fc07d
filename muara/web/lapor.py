"""Entering reports into SP4N-LAPOR!: field by field to be copied, then the number to be pasted.

Nothing can be copied before anonymous, and of a secret report secret, is said to be ticked there.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection, Row

from forwarder import lapor
from muara.forwarding import LONGEST_ANSWER, REASONS, Forwarding
from muara.lapor_pictures import name_of, packed, zipped
from muara.web.complaint import complaint_page
from muara.web.forms import NotSeen, Press, trouble_of
from muara.web.lapor_report import cut_fields, opened, photos_of, report_of, said_of
from muara.web.late_route import LateRoute
from muara.web.media_files import SANDBOX
from muara.web.screen import STATIC_FOLDER, hour_of, page
from muara.web.visit import Visit, doing, reading
from store import forwardings, lists, overview, queries
from store.casework import claims
from store.casework.deed import Deed
from store.errors import Conflict, NotFound, NotPossible
from store.rights import Right
from store.seals import is_sealed
from store.tracking import read_tracking_id

router = APIRouter(route_class=LateRoute)
Reading = Annotated[Visit, Depends(reading(Right.VERIFY))]
Doing = Annotated[Visit, Depends(doing(Right.VERIFY))]
Words = Annotated[str, Form()]
_DONE = ("linked", "put_aside", "wanted", "status")
_MOST_PASTED = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Copyable:
    """One field of LAPOR's form, and the key that copies it."""

    name: str
    key: str
    value: str
    is_long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """What the officer says to have ticked at LAPOR."""

    anonymous: bool = False
    secret: bool = False

    def are_enough(self, complaint: Row[Any]) -> bool:
        """Whether the text may be copied now."""
        return self.anonymous and (self.secret or not complaint.is_secret)


@router.get("/lapor-entry")
def show_next(visit: Reading, after: str = "", done: str = "", number: str = "") -> Response:
    """The oldest report that is to go, and that nobody else has in hand; it is taken in hand."""
    application = visit.application
    now = application.clock.now()
    with application.store.write() as connection:
        start = _id_of(visit, connection, after)
        found = forwardings.next_waiting(visit.scope, connection, lapor.NAME, now, after=start)
        if found is not None:
            claims.claim(visit.scope, connection, found.id, now)
    shown: dict[str, Any] = {
        "done": done if done in _DONE else "",
        "number": number if lapor.is_number(number) else "",
    }
    if found is None:
        with application.store.read() as connection:
            return page(visit, connection, "lapor_empty.html", is_again=bool(start), **shown)
    return _entry(visit, found.tracking_id, Ticks(), after=after, **shown)


def _id_of(visit: Visit, connection: Connection, tracking_id: str) -> int:
    """Of a report that was passed over; 0 for none."""
    known = read_tracking_id(tracking_id) if tracking_id else None
    if known is None:
        return 0
    return int(queries.complaint_by_tracking_id(visit.scope, connection, known).id)


@router.get("/lapor-entry/{tracking_id}")
def show_entry(
    visit: Reading,
    tracking_id: str,
    anonymous: bool = False,
    secret: bool = False,
    after: str = "",
) -> Response:
    """One report; what can be copied stands there once what it needs is ticked."""
    ticks = Ticks(anonymous=anonymous, secret=secret)
    with visit.application.store.read() as connection:
        complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
        leader = complaint.merged_into
        leaders = overview.tracking_ids(visit.scope, connection, [leader]) if leader else {}
    if leader in leaders:
        return RedirectResponse(f"/lapor-entry/{leaders[leader]}", 303)
    return _entry(visit, tracking_id, ticks, after=after)


def _entry(
    visit: Visit, tracking_id: str, ticks: Ticks, *, status: int = 200, **shown: Any
) -> Response:
    settings = visit.application.settings.lapor
    with visit.application.store.read() as connection:
        complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
        _check_may_leave(complaint)
        said = said_of(visit, connection, complaint)
        is_open = ticks.are_enough(complaint)
        report = report_of(visit, connection, said)
        fields = lapor.fields_of(report, settings.categories)
        counts = lists.counts(visit.scope, connection, hour_of(visit), ["not_in_lapor"])
        values = {
            "after": "", "done": "", "number": "", "trouble": "", "pasted": "", "reason": "",
        } | shown  # fmt: skip
        return page(
            visit,
            connection,
            "lapor_entry.html",
            status=status,
            complaint=complaint,
            ticks=ticks,
            is_open=is_open,
            fields=_copyables(complaint, fields, ticks) if is_open else (),
            cut=cut_fields(visit, fields) if is_open else "",
            alike=report.alike_count,
            photos=len(photos_of(visit, connection, said)),
            known=forwardings.forwarding_of(visit.scope, connection, complaint.id, lapor.NAME),
            left=counts["not_in_lapor"],
            reasons=[reason for known in REASONS.values() for reason in known],
            form_url=settings.form_url,
            has_bookmarklet=bool(settings.selectors),
            key=secrets.token_urlsafe(12),
            limit=lapor.PICTURES_BYTES,
            **values,
        )


def _check_may_leave(complaint: Row[Any]) -> None:
    if is_sealed(complaint.seal) or complaint.verified_at is None:
        raise NotPossible("A sealed or unverified report does not leave.")


def _copyables(complaint: Row[Any], fields: dict[str, str], ticks: Ticks) -> list[Copyable]:
    everything = {**fields, "anonymous": True, "secret": ticks.secret}
    found = [
        Copyable(name=one.name, key=one.key, value=fields[one.name], is_long=one.name == "text")
        for one in lapor.FIELDS
    ]
    return [
        *found,
        Copyable(name="tracking_id", key=lapor.REFERENCE_KEY, value=complaint.tracking_id),
        Copyable(
            name="everything",
            key=lapor.EVERYTHING_KEY,
            value=json.dumps(everything, ensure_ascii=False),
        ),
    ]


# --- photos -------------------------------------------------------------------------------------


@router.get("/lapor-entry/{tracking_id}/photos.zip")
def download_photos(visit: Reading, tracking_id: str) -> Response:
    """All photos in one file that LAPOR takes; 404 without any."""
    files = _photos(visit, tracking_id)
    name = f'attachment; filename="{tracking_id}.zip"'
    headers = SANDBOX | {"content-disposition": name}
    return Response(zipped(files, tracking_id), media_type="application/zip", headers=headers)


@router.get("/lapor-entry/{tracking_id}/photos/{number}")
def download_photo(visit: Reading, tracking_id: str, number: int) -> Response:
    """One of them, as a JPEG; they are numbered from 1."""
    files = _photos(visit, tracking_id)
    if not 1 <= number <= len(files):
        raise NotFound("There is no such photo.")
    name = f'attachment; filename="{name_of(tracking_id, number)}"'
    headers = SANDBOX | {"content-disposition": name}
    return Response(files[number - 1], media_type="image/jpeg", headers=headers)


def _photos(visit: Visit, tracking_id: str) -> Sequence[bytes]:
    with visit.application.store.read() as connection:
        complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
        _check_may_leave(complaint)
        photos = photos_of(visit, connection, said_of(visit, connection, complaint))
    files = packed(opened(visit, photos))
    if not files:
        raise NotFound("There are no photos.")
    return files


# --- what is done with it -----------------------------------------------------------------------


async def _press(
    visit: Doing, key: Annotated[str, Form(max_length=64)], version: Words = ""
) -> Press:
    return Press(visit=visit, key=key, version=version)


Presses = Annotated[Press, Depends(_press)]
_TROUBLES = {NotPossible: "not_possible", NotSeen: "not_seen", Conflict: "conflict"}


def _onward(visit: Visit, tracking_id: str, after: str, **said: str) -> Response:
    """To the next one; this one is in nobody's hands any more."""
    with visit.application.store.write() as connection:
        complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
        claims.release_claim(visit.scope, connection, complaint.id)
    given = {name: value for name, value in {"after": after, **said}.items() if value}
    return RedirectResponse(f"/lapor-entry?{urlencode(given)}", 303)


@router.post("/lapor-entry/{tracking_id}/link")
def link(
    press: Presses,
    tracking_id: str,
    pasted: Words = "",
    anonymous: Annotated[bool, Form()] = False,
    secret: Annotated[bool, Form()] = False,
    after: Words = "",
) -> Response:
    """Keep the number that LAPOR gave, tell the reporter, and go on to the next report."""
    visit = press.visit
    ticks = Ticks(anonymous=anonymous, secret=secret)
    number = lapor.read_number(pasted[:_MOST_PASTED])
    again: dict[str, Any] = {"pasted": pasted[:_MOST_PASTED], "after": after}
    if number is None:
        return _entry(visit, tracking_id, ticks, status=422, trouble="no_number", **again)
    if not anonymous:
        return _entry(visit, tracking_id, ticks, status=422, trouble="not_ticked", **again)
    forwarding = Forwarding(visit.application)
    try:
        forwarding.link(visit.scope, tracking_id, press.deed, number, is_secret=secret)
    except (NotPossible, NotSeen, Conflict) as error:
        trouble = _TROUBLES[type(error)]
        return _entry(visit, tracking_id, ticks, status=409, trouble=trouble, **again)
    return _onward(visit, tracking_id, after, done="linked", number=number)


@router.post("/lapor-entry/{tracking_id}/put-aside")
def put_aside(press: Presses, tracking_id: str, reason: Words = "", after: Words = "") -> Response:
    """It does not go there, or was not taken there; on to the next report."""
    visit = press.visit
    try:
        Forwarding(visit.application).put_aside(visit.scope, tracking_id, press.deed, reason)
    except (NotPossible, NotSeen, Conflict) as error:
        trouble = (_TROUBLES | {NotPossible: "reason"})[type(error)]
        again = {"after": after, "reason": reason}
        return _entry(visit, tracking_id, Ticks(), status=409, trouble=trouble, **again)
    return _onward(visit, tracking_id, after, done="put_aside")


@router.post("/lapor-entry/{tracking_id}/want")
def want(press: Presses, tracking_id: str) -> Response:
    """It is to go there after all."""
    visit = press.visit
    try:
        Forwarding(visit.application).want(visit.scope, tracking_id, press.deed)
    except (NotPossible, NotSeen, Conflict) as error:
        return complaint_page(visit, tracking_id, status=409, trouble=trouble_of(error, _TROUBLES))
    return RedirectResponse(f"/complaints/{tracking_id}?done=lapor_wanted", 303)


@router.post("/lapor-entry/{tracking_id}/status")
def note_status(
    press: Presses, tracking_id: str, status: Words = "", answer: Words = ""
) -> Response:
    """What LAPOR says of it; all who reported the same are told, too."""
    visit = press.visit
    try:
        _note_status(visit, tracking_id, press.deed, status, answer)
    except (NotPossible, NotSeen, Conflict) as error:
        return complaint_page(
            visit,
            tracking_id,
            status=409,
            trouble=trouble_of(error, _TROUBLES),
            deed="lapor_status",
            typed={"status": status, "answer": answer[:LONGEST_ANSWER]},
        )
    return RedirectResponse(f"/complaints/{tracking_id}?done=lapor_status", 303)


def _note_status(visit: Visit, tracking_id: str, deed: Deed, status: str, answer: str) -> None:
    with visit.application.store.read() as connection:
        complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
        known = forwardings.forwarding_of(visit.scope, connection, complaint.id, lapor.NAME)
    if known is None or known.foreign_id is None:
        raise NotFound("It is not at SP4N-LAPOR!.")
    forwarding = Forwarding(visit.application)
    forwarding.note_status_of_all(
        visit.scope, known.foreign_id, deed, status or None, answer, looked_at=tracking_id
    )


@router.get("/lapor-bookmarklet")
def show_bookmarklet(visit: Reading) -> Response:
    """The script that fills in LAPOR's form from what key 9 copied, to be dragged to bookmarks."""
    settings = visit.application.settings.lapor
    with visit.application.store.read() as connection:
        return page(
            visit,
            connection,
            "lapor_bookmarklet.html",
            script=_bookmark(settings.selectors) if settings.selectors else "",
            fields=sorted(lapor.FILLED),
        )


def _bookmark(selectors: Mapping[str, str]) -> str:
    """A `javascript:` address that fills in the fields that `selectors` find; it never sends."""
    script = (STATIC_FOLDER / "lapor_fill.js").read_text(encoding="utf-8")
    filled = script.replace('"SELECTORS"', json.dumps(dict(selectors)), 1)
    return f"javascript:{quote(filled, safe='')}"
