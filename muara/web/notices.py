"""What an operator wants to hear of outside the console, and how: their own page."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection

from muara.notice_routes import SERVICES, NotAllowed, check_email, check_service
from muara.notice_sending import queue_test
from muara.notices import CHOOSABLE, events_for
from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.visit import Posting, SignedIn, Visit
from muara.words import LANGUAGES
from store import notices
from store.errors import StoreError
from store.notice_models import NoticeRoute

router = APIRouter(route_class=LateRoute)

_NOTES = ("kept", "not_allowed", "test_queued", "no_route")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_LATEST = 10


@router.get("/self/notices")
def show_choice(visit: SignedIn, note: str = "") -> Response:
    """The choice as it is, and what became of the latest notices. No address of a service is shown
    again: it holds a secret."""
    application = visit.application
    with application.store.read() as connection:
        choice = notices.choice_of(visit.scope, connection, visit.account.id)
        return page(
            visit,
            connection,
            "notices.html",
            choice=choice,
            email=_email(visit, connection),
            offered=events_for(visit.account),
            services=SERVICES,
            has_mail=bool(application.settings.mail.host),
            digest_at=application.settings.notices.digest_at,
            latest=notices.latest_of(visit.scope, connection, visit.account.id, _LATEST),
            note=note if note in _NOTES else None,
        )


def _email(visit: Visit, connection: Connection) -> str:
    """The address that notices go to, where it is an e-mail address."""
    choice = notices.choice_of(visit.scope, connection, visit.account.id)
    if choice is None or choice.route != NoticeRoute.EMAIL or choice.sealed_address is None:
        return ""
    try:
        sealer = visit.application.store.sealer(connection, notices.KEY)
        return sealer.open(choice.sealed_address, notices.ADDRESS_CONTEXT).decode()
    except StoreError:  # another master key's: it has to be entered again
        return ""


@router.post("/self/notices")
def keep_choice(
    visit: Posting,
    route: Annotated[str, Form()] = NoticeRoute.NONE,
    email: Annotated[str, Form()] = "",
    service: Annotated[str, Form()] = "",
    events: Annotated[list[str] | None, Form()] = None,
    quiet_from: Annotated[str, Form()] = "",
    quiet_until: Annotated[str, Form()] = "",
    wants_digest: Annotated[bool, Form()] = False,
    language: Annotated[str, Form()] = LANGUAGES[0],
) -> Response:
    """Keep it. An empty address of a service keeps the one that is there."""
    try:
        address = _address(route, email, service)
    except NotAllowed:
        return RedirectResponse("/self/notices?note=not_allowed", 303)
    store, now = visit.application.store, visit.application.clock.now()
    is_quiet = bool(_TIME.fullmatch(quiet_from) and _TIME.fullmatch(quiet_until))
    wanted = set(events or ())
    with store.write() as connection:
        before = notices.choice_of(visit.scope, connection, visit.account.id)
        sealed = None
        if address:
            sealer = store.sealer(connection, notices.KEY, now)
            sealed = sealer.seal(address.encode(), notices.ADDRESS_CONTEXT)
        elif route == NoticeRoute.SERVICE and before and before.route == route:
            sealed = before.sealed_address
        if route != NoticeRoute.NONE and sealed is None:
            return RedirectResponse("/self/notices?note=not_allowed", 303)
        choice = notices.Choice(
            route=route,
            sealed_address=sealed,
            language=language if language in LANGUAGES else LANGUAGES[0],
            events=[event for event in CHOOSABLE if event in wanted],
            quiet_from=quiet_from if is_quiet else None,
            quiet_until=quiet_until if is_quiet else None,
            wants_digest=wants_digest,
        )
        notices.set_choice(visit.scope, connection, visit.account.id, choice, now)
    return RedirectResponse("/self/notices?note=kept", 303)


def _address(route: str, email: str, service: str) -> str | None:
    """The address of the chosen route; None where none was given."""
    if route == NoticeRoute.EMAIL:
        return check_email(email)
    if route == NoticeRoute.SERVICE:
        return check_service(service) if service.strip() else None
    if route != NoticeRoute.NONE:
        raise NotAllowed("There is no such route.")
    return None


@router.post("/self/notices/test")
def send_test(visit: Posting) -> Response:
    """Send one message, to see whether the route works."""
    with visit.application.store.read() as connection:
        choice = notices.choice_of(visit.scope, connection, visit.account.id)
    if choice is None or choice.route == NoticeRoute.NONE:
        return RedirectResponse("/self/notices?note=no_route", 303)
    queue_test(visit.application, visit.account.id)
    return RedirectResponse("/self/notices?note=test_queued", 303)
