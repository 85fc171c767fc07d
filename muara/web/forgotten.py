"""Choosing a new password with a one-time code, of a colleague's or out of one's own mailbox."""

from __future__ import annotations

import math
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Form, Request, Response
from fastapi.responses import RedirectResponse

from muara.app import Application
from muara.log import get_logger
from muara.mail import Letter, Mailer, MailNotSent
from muara.web import back_off
from muara.web.back_off import BackOff
from muara.web.guest import check_guest_form, guest_page, place_of
from muara.web.late_route import LateRoute
from muara.web.visit import language_of
from muara.words import say
from store import accounts, resets
from store.accounts import WeakPassword
from store.scope import SYSTEM

log = get_logger(__name__)
router = APIRouter(route_class=LateRoute)


@router.get("/sign-in/forgotten")
def show_ways(request: Request, sent: bool = False) -> Response:
    """What to do about a forgotten password."""
    return _ways(request, is_sent=sent)


@router.post("/sign-in/forgotten")
def send_code(
    request: Request,
    later: BackgroundTasks,
    name: Annotated[str, Form()] = "",
    csrf: Annotated[str, Form()] = "",
) -> Response:
    """Send a code to the operator's own address; the answer is the same for strangers.

    The letter goes out after the answer, so that its time tells nobody who exists either.
    """
    check_guest_form(request, csrf)
    application: Application = request.app.state.application
    slowed: BackOff = request.app.state.back_off
    wait = slowed.begin(back_off.of_letter(name, place_of(request)), application.clock.now())
    if wait:
        return _ways(request, status=429, seconds=math.ceil(wait.total_seconds()))
    if request.app.state.mailer is not None:
        later.add_task(
            _send, application, request.app.state.mailer, name[:254], language_of(request)
        )
    answer = RedirectResponse("/sign-in/forgotten?sent=true", 303)
    answer.background = later
    return answer


def _send(application: Application, mailer: Mailer, name: str, language: str) -> None:
    store, now = application.store, application.clock.now()
    with store.write() as connection:
        account = accounts.by_name_or_email(store, connection, name)
        address = accounts.email_of(store, connection, account.id) if account else None
        if account is None or address is None:
            return
        code = resets.mail_code(SYSTEM, store, connection, account.id, now)
    where = f"{application.settings.public_url}/sign-in/reset"
    text = say(language, "mail.reset.text", name=account.name, code=code, address=where)
    try:
        mailer.send(Letter(to=address, subject=say(language, "mail.reset.subject"), text=text))
    except MailNotSent as error:
        log.error("mail_not_sent", reason=str(error))


@router.get("/sign-in/reset")
def show_reset(request: Request, name: str = "") -> Response:
    """The form for the code and the new password."""
    return _reset_form(request, name)


@router.post("/sign-in/reset")
def reset(
    request: Request,
    username: Annotated[str, Form()] = "",
    code: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    repeated: Annotated[str, Form()] = "",
    csrf: Annotated[str, Form()] = "",
) -> Response:
    """Take the code; a wrong one and an unknown name are answered alike."""
    check_guest_form(request, csrf)
    application: Application = request.app.state.application
    slowed: BackOff = request.app.state.back_off
    store, now = application.store, application.clock.now()
    if password != repeated:
        return _reset_form(request, username, "password.not_repeated", status=400)
    tried = back_off.of_reset(username, place_of(request))
    wait = slowed.begin(tried, now)
    if wait:
        seconds = math.ceil(wait.total_seconds())
        return _reset_form(request, username, "sign_in.wait", status=429, seconds=seconds)
    governments = [one.name for one in application.settings.jurisdictions.values()]
    try:
        with store.write() as connection:
            account = accounts.by_name_or_email(store, connection, username)
            # Whoever redeems a code is the operator: it stands in the trail as theirs.
            scope = account.scope(application.jurisdiction_of()) if account else SYSTEM
            is_done = resets.redeem(
                scope, store, connection, account, code, password, now, governments
            )
    except WeakPassword as error:
        return _reset_form(request, username, f"password.{error.reason}", status=400)
    if not is_done:
        log.warning("reset_refused")
        return _reset_form(request, username, "reset.refused", status=401)
    slowed.note_success(tried)
    return RedirectResponse("/sign-in?done=reset", 303)


def _ways(
    request: Request, *, status: int = 200, seconds: int = 0, is_sent: bool = False
) -> Response:
    return guest_page(
        request,
        "forgotten.html",
        status=status,
        seconds=seconds,
        is_sent=is_sent,
        has_mail=request.app.state.mailer is not None,
    )


def _reset_form(
    request: Request,
    username: str,
    trouble: str | None = None,
    *,
    status: int = 200,
    seconds: int = 0,
) -> Response:
    return guest_page(
        request,
        "reset.html",
        status=status,
        seconds=seconds,
        username=username[:64],
        trouble=trouble,
        shortest=accounts.SHORTEST_PASSWORD,
    )
