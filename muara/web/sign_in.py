"""Signing in and out, and the language of the screens."""

from __future__ import annotations

import math
import secrets
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from muara.app import Application
from muara.log import get_logger
from muara.web.back_off import BackOff
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
from store import accounts
from store.scope import Scope

log = get_logger(__name__)
router = APIRouter()

_VISITOR_COOKIE = "muara_visitor"
_YEAR = 365 * 24 * 3600


@router.get("/sign-in")
def show_sign_in(request: Request, next: str = "/", language: str = "") -> Response:
    """The form; whoever is signed in already is led on."""
    if language in LANGUAGES:
        answer: Response = RedirectResponse(f"/sign-in?next={_own_path(next)}", 303)
        _set_cookie(request, answer, LANGUAGE_COOKIE, language, _YEAR)
        return answer
    if find_visit(request) is not None:
        return RedirectResponse(_own_path(next), 303)
    return _form(request, next)


@router.post("/sign-in")
def sign_in(
    request: Request,
    username: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    csrf: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Start a session; the answer tells nobody whether a name exists."""
    check_csrf(request.cookies.get(_VISITOR_COOKIE, ""), csrf)
    application: Application = request.app.state.application
    back_off: BackOff = request.app.state.back_off
    now = application.clock.now()
    address = request.client.host if request.client else ""
    wait = back_off.wait(username, address, now)
    if wait:
        seconds = math.ceil(wait.total_seconds())
        return _form(request, next, "sign_in.wait", username, status=429, seconds=seconds)
    # Counted before the slow check, so that attempts side by side count too.
    back_off.note_failure(username, address, now)
    account = accounts.verify_password(application.store, username, password)
    if account is None:
        log.warning("sign_in_refused")
        return _form(request, next, "sign_in.refused", username, status=401)
    back_off.note_success(username, address)
    with application.store.write() as connection:
        token = accounts.start_session(
            Scope(actor=f"operator:{account.id}"), connection, account, now, language_of(request)
        )
    answer = RedirectResponse(_own_path(next), 303)
    lasts = int(accounts.SESSION_LASTS.total_seconds())
    _set_cookie(request, answer, SESSION_COOKIE, token, lasts)
    answer.delete_cookie(_VISITOR_COOKIE)
    return answer


@router.post("/sign-out")
def sign_out(visit: Posting) -> Response:
    """End the session, in the store too."""
    with visit.application.store.write() as connection:
        accounts.end_session(connection, visit.token)
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
    answer = RedirectResponse(_own_path(next), 303)
    if language in LANGUAGES:
        with visit.application.store.write() as connection:
            accounts.set_language(connection, visit.token, language)
        _set_cookie(request, answer, LANGUAGE_COOKIE, language, _YEAR)
    return answer


def _form(
    request: Request,
    next: str,
    trouble: str | None = None,
    username: str = "",
    *,
    status: int = 200,
    seconds: int = 0,
) -> HTMLResponse:
    visitor = request.cookies.get(_VISITOR_COOKIE) or secrets.token_urlsafe(24)
    answer = public_page(
        request,
        "sign_in.html",
        status=status,
        form_token=visitor,
        next=_own_path(next),
        trouble=trouble,
        username=username[:64],
        seconds=seconds,
    )
    if seconds:
        answer.headers["retry-after"] = str(seconds)
    _set_cookie(request, answer, _VISITOR_COOKIE, visitor, None)
    return answer


def _own_path(path: str) -> str:
    """`path` when it leads to a page of ours, else the first page."""
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_ours else "/"


def _set_cookie(
    request: Request, answer: Response, name: str, value: str, seconds: int | None
) -> None:
    application: Application = request.app.state.application
    answer.set_cookie(
        name,
        value,
        max_age=seconds,
        httponly=True,
        samesite="lax",
        secure=application.settings.public_url.startswith("https://"),
    )
