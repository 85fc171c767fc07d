"""New reports by hand: while the caller is on the line, and of what was seen elsewhere."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from channels.manual import KIND, ORIGINS, Written
from muara.app import Channel
from muara.entering import FIRST_YEAR, Entered, Linked, enter, find_entered, read_link
from muara.spelling import spelled
from muara.suggesting_live import suggest_live
from muara.web.forms import Sent, read_form
from muara.web.late_route import LateRoute
from muara.web.screen import fragment, page
from muara.web.visit import Visit, doing, reading
from store import queries
from store.errors import NotFound
from store.rights import Right
from store.tracking import read_tracking_id

router = APIRouter(route_class=LateRoute)
Enters = Annotated[Visit, Depends(reading(Right.INTAKE))]
"""Of forms with files, too: their token is checked when they are read."""
Suggests = Annotated[Visit, Depends(doing(Right.INTAKE))]

LONGEST_TEXT = 20_000
_ENOUGH_TO_SUGGEST = 12
_OF_CALLS = tuple(o for o in ORIGINS if o not in ("social_media", "import", "whatsapp_export"))
_KEY_BYTES = 16


@router.get("/new")
def show_new(visit: Enters, origin: str = "") -> Response:
    """An empty form; `origin` is what the last one had."""
    return _form(visit, "new.html", {"origin": origin if origin in _OF_CALLS else _OF_CALLS[0]})


@router.post("/new")
async def save(request: Request, visit: Enters) -> Response:
    """Keep the report, and show its number; with what was typed again when it cannot be kept."""
    sent = await read_form(request, visit)
    return await run_in_threadpool(_save, visit, sent)


@router.get("/new/social")
def show_social(visit: Enters) -> Response:
    """An empty form for a post or comment that somebody saw."""
    return _form(visit, "new_social.html", {})


@router.post("/new/social")
async def save_social(request: Request, visit: Enters) -> Response:
    """Keep the post under its platform's own id, where the address tells one."""
    sent = await read_form(request, visit)
    return await run_in_threadpool(_save_social, visit, sent)


@router.post("/new/suggestions")
def show_suggestions(
    visit: Suggests,
    text: Annotated[str, Form()] = "",
    place: Annotated[str, Form()] = "",
    jurisdiction: Annotated[str, Form()] = "",
) -> Response:
    """What is understood so far, for the side of the form."""
    whole = "\n".join(part for part in (text[:LONGEST_TEXT], place[:200]) if part.strip())
    if len(whole.strip()) < _ENOUGH_TO_SUGGEST:
        return fragment(visit, "_live.html", found=None, alike=[])
    channel = _channel(visit, jurisdiction)
    found, alike = suggest_live(visit.application, visit.scope, channel, whole)
    return fragment(visit, "_live.html", found=found, alike=alike)


@router.get("/new/saved")
def show_saved(
    visit: Enters,
    number: str = "",
    entry: str = "",
    jurisdiction: str = "",
    origin: str = "",
    known: bool = False,
    link: str = "",
) -> Response:
    """The number of what was just entered, in large type, with the words to read it out.

    `entry` is the form's key, while there is no number yet, or `link` the address of what was seen.
    """
    again = f"/new?origin={origin}" if origin in _OF_CALLS else "/new/social"
    written = read_tracking_id(number)
    if written is None and (entry or link):
        found = _find(visit, _channel(visit, jurisdiction), entry, link)
        if found is not None:
            written, known = found.tracking_id, found.was_known
    return _saved(visit, Entered(tracking_id=written, was_known=known), again)


def _find(visit: Visit, channel: Channel, entry: str, link: str) -> Entered | None:
    """What became of a report that waited."""
    application, scope = visit.application, visit.scope
    if not link:
        return find_entered(application, scope, channel, entry)
    linked = read_link(application, channel.settings.jurisdiction, link)
    if linked is None:
        return find_entered(application, scope, channel, _key_of(link))
    ids = linked.message.external_id, linked.message.conversation_id
    return find_entered(application, scope, linked.channel, *ids)


def _lead_to_saved(found: Entered, **more: str) -> Response:
    told = {"number": found.tracking_id or "", "known": "true" if found.was_known else ""} | more
    query = urlencode({name: value for name, value in told.items() if value})
    return RedirectResponse(f"/new/saved?{query}", 303)


def _saved(visit: Visit, found: Entered, again: str) -> Response:
    with visit.application.store.read() as connection:
        return page(
            visit,
            connection,
            "saved.html",
            number=found.tracking_id,
            was_known=found.was_known,
            groups=spelled(found.tracking_id, visit.language) if found.tracking_id else [],
            is_visible=_is_visible(visit, connection, found.tracking_id),
            again=again,
        )


def _is_visible(visit: Visit, connection: Any, number: str | None) -> bool:
    """False for what was sealed on arrival: then only the number is told."""
    if number is None:
        return False
    try:
        queries.complaint_by_tracking_id(visit.scope, connection, number)
    except NotFound:
        return False
    return True


# --- saving ---------------------------------------------------------------------------------------


def _save(visit: Visit, sent: Sent) -> Response:
    faults = _faults(sent)
    origin = sent.word("origin") or ""
    if origin not in _OF_CALLS:
        faults["origin"] = "new.fault.origin"
    channel = _channel(visit, sent.word("jurisdiction") or "")
    day = _day(sent.word("incident_date"), visit, channel, faults)
    if faults:
        return _form(visit, "new.html", sent.fields, faults)
    key = _key(visit, sent)
    report = Written(
        external_id=key,
        conversation_id=key,
        origin=origin,
        entered_by=visit.scope.actor,
        text=sent.fields.get("text"),
        place=sent.word("place"),
        incident_date=day,
        name=sent.word("name"),
        phone=sent.word("phone", 40),
        address=sent.word("address"),
        is_secret="is_secret" in sent.fields,
    )
    found = enter(visit.application, visit.scope, channel, report, sent.files)
    code = channel.settings.jurisdiction
    return _lead_to_saved(found, entry=key, jurisdiction=code, origin=origin)


def _save_social(visit: Visit, sent: Sent) -> Response:
    faults = _faults(sent)
    link = sent.word("link", 2_000)
    if link is not None and not link.startswith(("https://", "http://")):
        faults["link"] = "new.fault.link"
    own = _channel(visit, sent.word("jurisdiction") or "")
    said_on = _day(sent.word("said_on"), visit, own, faults)
    if faults:
        return _form(visit, "new_social.html", sent.fields, faults)
    code = own.settings.jurisdiction
    linked = read_link(visit.application, code, link) if link else None
    channel = linked.channel if linked else own
    report = _seen(visit, sent, channel, linked, link, said_on)
    found = enter(visit.application, visit.scope, channel, report, sent.files)
    waits = {"link": link} if link else {"entry": report.external_id}
    return _lead_to_saved(found, jurisdiction=code, **waits)


def _seen(
    visit: Visit,
    sent: Sent,
    channel: Channel,
    linked: Linked | None,
    link: str | None,
    said_on: date | None,
) -> Written:
    """What was seen on a platform; by its own id where the address gave one."""
    key = _key_of(link) if link else _key(visit, sent)
    message = linked.message if linked else None
    is_adopted = channel.settings.kind != KIND
    zone = channel.zone
    values: dict[str, Any] = {
        "external_id": message.external_id if message else key,
        "conversation_id": message.conversation_id if message else key,
        "kind": channel.settings.kind,
        "origin": "social_media",
        "entered_by": visit.scope.actor,
        "text": sent.fields.get("text"),
        # The platform's own words are to be known again: nothing is put beside them.
        "link": None if is_adopted else link,
        "place": sent.word("place"),
        "name": sent.word("name"),
        "username": (sent.word("username") or "").removeprefix("@") or None,
        "sent_at": datetime(said_on.year, said_on.month, said_on.day, tzinfo=zone)
        if said_on
        else None,
        "is_secret": "is_secret" in sent.fields,
    }
    if message is not None:
        values |= {"surface": message.surface, "in_reply_to": message.in_reply_to}
    return Written(**values)


def _faults(sent: Sent) -> dict[str, str]:
    """What keeps a form from being saved: the field, and the name of the words that tell it."""
    text = sent.fields.get("text", "")
    if len(text) > LONGEST_TEXT:
        return {"text": "new.fault.long"}
    if not text.strip() and not sent.files:
        return {"text": "new.fault.empty"}
    return {}


def _day(
    written: str | None, visit: Visit, channel: Channel, faults: dict[str, str]
) -> date | None:
    """A day that has come already where the report goes; what is none goes to `faults`."""
    if written is None:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        faults["date"] = "new.fault.date"
        return None
    if day.year < FIRST_YEAR:
        faults["date"] = "new.fault.date"
    if day > visit.application.clock.now().astimezone(channel.zone).date():
        faults["date"] = "new.fault.future"
    return day


def _key(visit: Visit, sent: Sent) -> str:
    """The form's own key; nobody else's entries can be named by it."""
    given = sent.word("key", 64) or secrets.token_urlsafe(_KEY_BYTES)
    own = "".join(c for c in given if c.isalnum() or c in "-_")
    return f"{visit.account.id}.{own}"


def _key_of(link: str) -> str:
    """What is known by its address alone."""
    return f"link:{link}"


def _latest_today(visit: Visit) -> date:
    """The day that it is where it is latest, of the governments that the operator works for."""
    now = visit.application.clock.now()
    zones = [visit.zone, *map(visit.zone_of, visit.jurisdictions)]
    return max(now.astimezone(zone).date() for zone in zones)


def _channel(visit: Visit, jurisdiction: str) -> Channel:
    """The channel for entries of the chosen government, the operator's first one without choice."""
    application = visit.application
    within = visit.governments
    code = jurisdiction or next(iter(within), "")
    if code not in within:
        raise NotFound("There is no such government.")
    return application.entry_channel(code)


def _form(
    visit: Visit,
    template: str,
    values: Mapping[str, str],
    faults: Mapping[str, str] | None = None,
) -> Response:
    application = visit.application
    with application.store.read() as connection:
        return page(
            visit,
            connection,
            template,
            status=422 if faults else 200,
            key=values.get("key") or secrets.token_urlsafe(_KEY_BYTES),
            values=values,
            faults=faults or {},
            origins=_OF_CALLS,
            choices=visit.governments,
            today=_latest_today(visit).isoformat(),
            longest=LONGEST_TEXT,
            most_bytes=int(application.settings.media.max_mb * 1024 * 1024),
        )
