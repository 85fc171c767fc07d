"""Signing in and out, and the language of the screens."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from muara.app import Application
from muara.log import get_logger
from muara.web import back_off
from muara.web.back_off import BackOff
from muara.web.guest import (
    VISITOR_COOKIE,
    check_guest_form,
    device_of,
    guest_page,
    own_path,
    place_of,
    set_cookie,
)
from muara.web.landing import landing
from muara.web.late_route import LateRoute
from muara.web.screen import public_page
from muara.web.visit import (
    LANGUAGE_COOKIE,
    SESSION_COOKIE,
    Posting,
    check_csrf,
    find_visit,
    language_of,
)
from muara.words import LANGUAGES
from store import accounts, second_factor, sessions
from store.accounts import Account

log = get_logger(__name__)
router = APIRouter(route_class=LateRoute)

STEP_COOKIE = "muara_step"
_YEAR = 365 * 24 * 3600
_TROUBLES = ("lost", "no_operator", "provider_trouble")


@router.get("/sign-in")
def show_sign_in(
    request: Request, next: str = "/", language: str = "", trouble: str = "", done: str = ""
) -> Response:
    """The form; whoever is signed in already is led on."""
    if language in LANGUAGES:
        answer: Response = RedirectResponse(f"/sign-in?next={quote(own_path(next))}", 303)
        set_cookie(request, answer, LANGUAGE_COOKIE, language, _YEAR)
        return answer
    visit = find_visit(request)
    if visit is not None:
        return RedirectResponse(landing(visit.account, own_path(next)), 303)
    told = f"sign_in.{trouble}" if trouble in _TROUBLES else None
    return _form(request, next, told, is_reset=done == "reset")


@router.post("/sign-in")
def sign_in(
    request: Request,
    username: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    csrf: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Start a session; the answer tells nobody whether a name exists."""
    check_guest_form(request, csrf)
    application: Application = request.app.state.application
    slowed: BackOff = request.app.state.back_off
    tried = back_off.of_password(username, place_of(request))
    # Counted before the slow check, so that attempts side by side count too.
    wait = slowed.begin(tried, application.clock.now())
    if wait:
        return _form(request, next, "sign_in.wait", username, status=429, wait=wait)
    account = accounts.verify_password(application.store, username, password)
    if account is None:
        log.warning("sign_in_refused")
        return _form(request, next, "sign_in.refused", username, status=401)
    slowed.note_success(tried)
    return let_in(request, account, own_path(next), method="password")


def let_in(
    request: Request, account: Account, next: str, *, method: str, is_enough: bool = False
) -> Response:
    """Lead whoever proved who they are to the second factor, or in.

    `is_enough` says that a second factor was asked for elsewhere.
    """
    application: Application = request.app.state.application
    now, language = application.clock.now(), language_of(request)
    next = landing(account, next)
    with application.store.write() as connection:
        if not is_enough and second_factor.is_set_up(connection, account.id):
            token = sessions.start_step(connection, account, now, language, device_of(request))
            answer: Response = RedirectResponse(f"/sign-in/code?next={quote(next)}", 303)
            lasts = int(sessions.STEP_LASTS.total_seconds())
            set_cookie(request, answer, STEP_COOKIE, token, lasts)
            return answer
        rules = application.settings.sign_in
        is_due = not is_enough and account.second_factor_due_at is not None
        if not is_enough and account.role in rules.second_factor_roles:
            grace = timedelta(days=rules.second_factor_grace_days)
            second_factor.require_from(connection, account.id, now + grace)
            is_due = True
        token = sessions.start_session(
            account.scope(application.jurisdiction_of()),
            connection,
            account,
            now,
            language,
            device=device_of(request),
            method=method,
            is_secured=is_enough,
        )
    return signed_in(request, token, f"/self/second-factor?next={quote(next)}" if is_due else next)


@router.get("/sign-in/code")
def show_code(request: Request, next: str = "/") -> Response:
    """The second step; whoever has not done the first is led there."""
    if _step(request) is None:
        return RedirectResponse(f"/sign-in?next={quote(own_path(next))}", 303)
    return _code_form(request, next)


@router.post("/sign-in/code")
def give_code(
    request: Request,
    code: Annotated[str, Form()] = "",
    recovery: Annotated[str, Form()] = "",
    csrf: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Start the session, for a code of the app or one of the recovery codes."""
    application: Application = request.app.state.application
    slowed: BackOff = request.app.state.back_off
    step = _step(request)
    if step is None:
        return RedirectResponse(f"/sign-in?trouble=lost&next={quote(own_path(next))}", 303)
    token = request.cookies[STEP_COOKIE]
    check_csrf(token, csrf)
    account, now = step.account, application.clock.now()
    tried = back_off.of_second_factor(account.id)
    wait = slowed.begin(tried, now)
    if wait:
        return _code_form(request, next, "sign_in.wait", status=429, wait=wait)
    scope = account.scope(application.jurisdiction_of())
    with application.store.write() as connection:
        if recovery.strip():
            is_right = second_factor.use_recovery_code(
                scope, application.store, connection, account.id, recovery, now
            )
        else:
            is_right = second_factor.is_right_code(
                application.store, connection, account.id, code, now
            )
        if is_right:
            sessions.end_session(connection, token)
            method = "recovery_code" if recovery.strip() else "second_factor"
            token = sessions.start_session(
                scope,
                connection,
                account,
                now,
                step.language,
                device=device_of(request),
                method=method,
            )
    if not is_right:
        log.warning("second_factor_refused")
        return _code_form(request, next, "sign_in.code_refused", status=401)
    slowed.note_success(tried)
    where = "/self?note=recovery_used" if recovery.strip() else own_path(next)
    return signed_in(request, token, where)


def signed_in(request: Request, token: str, where: str) -> Response:
    """Lead on with the session's cookie."""
    answer = RedirectResponse(where, 303)
    set_session(request, answer, token)
    for name in (VISITOR_COOKIE, STEP_COOKIE):
        answer.delete_cookie(name)
    return answer


def set_session(request: Request, answer: Response, token: str) -> None:
    """Give the browser its session's cookie."""
    lasts = int(sessions.SESSION_LASTS.total_seconds())
    set_cookie(request, answer, SESSION_COOKIE, token, lasts)


@router.post("/sign-out")
def sign_out(visit: Posting) -> Response:
    """End the session, in the store too."""
    with visit.application.store.write() as connection:
        sessions.end_session(connection, visit.token)
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(SESSION_COOKIE)
    return answer


@router.post("/language")
def choose_language(
    request: Request,
    visit: Posting,
    language: Annotated[str, Form()],
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Speak another language from now on, here and at the next sign-in."""
    answer = RedirectResponse(own_path(next), 303)
    if language in LANGUAGES:
        with visit.application.store.write() as connection:
            sessions.set_language(connection, visit.token, language)
        set_cookie(request, answer, LANGUAGE_COOKIE, language, _YEAR)
    return answer


def _step(request: Request) -> sessions.Session | None:
    application: Application = request.app.state.application
    token = request.cookies.get(STEP_COOKIE)
    if not token:
        return None
    with application.store.read() as connection:
        return sessions.find_step(connection, token, application.clock.now())


def _code_form(
    request: Request,
    next: str,
    trouble: str | None = None,
    *,
    status: int = 200,
    wait: timedelta = timedelta(0),
) -> HTMLResponse:
    seconds = math.ceil(wait.total_seconds())
    answer = public_page(
        request,
        "sign_in_code.html",
        status=status,
        form_token=request.cookies.get(STEP_COOKIE, ""),
        next=own_path(next),
        trouble=trouble,
        seconds=seconds,
        wait_minutes=-(-seconds // 60),
    )
    if seconds:
        answer.headers["retry-after"] = str(seconds)
    return answer


def _form(
    request: Request,
    next: str,
    trouble: str | None = None,
    username: str = "",
    *,
    status: int = 200,
    wait: timedelta = timedelta(0),
    is_reset: bool = False,
) -> HTMLResponse:
    application: Application = request.app.state.application
    oidc = application.settings.sign_in.oidc
    return guest_page(
        request,
        "sign_in.html",
        status=status,
        next=own_path(next),
        trouble=trouble,
        username=username[:64],
        seconds=math.ceil(wait.total_seconds()),
        is_reset=is_reset,
        provider=oidc.label if oidc.issuer else None,
    )
