"""One's own account: password, second factor, recovery codes, sessions, language."""

from __future__ import annotations

import io
import math
from dataclasses import replace
from typing import Annotated, Any

import pyotp
from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from muara.web import back_off
from muara.web.back_off import BackOff
from muara.web.guest import own_path, place_of
from muara.web.late_route import LateRoute
from muara.web.operators import appointed_days
from muara.web.screen import page
from muara.web.sign_in import set_session
from muara.web.visit import Posting, SignedIn, Visit
from store import accounts, deputies, second_factor, sessions
from store.accounts import WeakPassword
from store.errors import NotFound

router = APIRouter(route_class=LateRoute)

_NOTES = ("saved", "session_ended", "sessions_ended", "recovery_used", "withdrawn")
_FEW_CODES = 3


@router.get("/self")
def show_self(visit: SignedIn, note: str = "") -> Response:
    """Everything about one's own account."""
    return _page(visit, note=note if note in _NOTES else None)


@router.post("/self/name")
def set_name(visit: Posting, display_name: Annotated[str, Form()] = "") -> Response:
    """What colleagues call one."""
    now = visit.application.clock.now()
    with visit.application.store.write() as connection:
        accounts.set_display_name(visit.scope, connection, visit.account.id, display_name, now)
    return RedirectResponse("/self?note=saved", 303)


@router.post("/self/password")
def change_password(
    request: Request,
    visit: Posting,
    current: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    repeated: Annotated[str, Form()] = "",
) -> Response:
    """A new password: all other sessions end, and this one goes on under a new token."""
    application = visit.application
    trouble = _trouble_with(request, visit, current)
    if trouble is None and password != repeated:
        trouble = ("password.not_repeated", 0)
    if trouble is not None:
        return _page(visit, password_trouble=trouble, status=400)
    governments = [one.name for one in application.settings.jurisdictions.values()]
    now = application.clock.now()
    try:
        with application.store.write() as connection:
            accounts.change_own_password(visit.scope, connection, password, now, governments)
            token = sessions.renew_session(connection, visit.session, now)
    except WeakPassword as error:
        return _page(visit, password_trouble=(f"password.{error.reason}", 0), status=400)
    answer = RedirectResponse("/self?note=saved", 303)
    set_session(request, answer, token)
    return answer


def _trouble_with(request: Request, visit: Visit, password: str) -> tuple[str, int] | None:
    """Why the password that somebody gave again is not taken, and how long they must wait."""
    slowed: BackOff = request.app.state.back_off
    account = visit.account
    tried = back_off.of_password(account.username, place_of(request))
    wait = slowed.begin(tried, visit.application.clock.now())
    if wait:
        return "sign_in.wait", math.ceil(wait.total_seconds())
    if accounts.verify_password(visit.application.store, account.username, password) is None:
        return "password.current_wrong", 0
    slowed.note_success(tried)
    return None


# --- the second factor --------------------------------------------------------------------------


@router.get("/self/second-factor")
def show_second_factor(visit: SignedIn, next: str = "/") -> Response:
    """Setting it up; where a role needs it, this page comes first and says until when."""
    return _second_factor_page(visit, next)


@router.post("/self/second-factor/start")
def start(visit: Posting, next: Annotated[str, Form()] = "/") -> Response:
    """Make the secret that the picture holds."""
    store = visit.application.store
    with store.write() as connection:
        second_factor.begin(store, connection, visit.account.id, visit.application.clock.now())
    return _second_factor_page(visit, next)


@router.get("/self/second-factor/picture.svg")
def show_picture(visit: SignedIn) -> Response:
    """The secret as a QR code, only while it waits for its first code."""
    import segno  # its tables wait for the first operator who wants a code

    store = visit.application.store
    with store.read() as connection:
        secret = second_factor.pending_secret(store, connection, visit.account.id)
    picture = io.BytesIO()
    code = segno.make(_address(visit, secret), error="m", micro=False)
    code.save(picture, kind="svg", scale=5, border=4, dark="#000", light="#fff")
    return Response(picture.getvalue(), media_type="image/svg+xml")


def _address(visit: Visit, secret: str) -> str:
    """What authenticator apps read: https://github.com/google/google-authenticator/wiki/Key-Uri-Format"""
    names = [one.name for one in visit.application.settings.jurisdictions.values()]
    issuer = f"Muara {names[0]}".replace(":", " ")
    return pyotp.TOTP(secret).provisioning_uri(name=visit.account.username, issuer_name=issuer)


@router.post("/self/second-factor")
def confirm(
    request: Request,
    visit: Posting,
    code: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """The app's first code: the factor is set up, and the recovery codes are shown, once."""
    application, account = visit.application, visit.account
    slowed: BackOff = request.app.state.back_off
    now, tried = application.clock.now(), back_off.of_second_factor(account.id)
    wait = slowed.begin(tried, now)
    if wait:
        seconds = math.ceil(wait.total_seconds())
        return _second_factor_page(visit, next, ("sign_in.wait", seconds), status=429)
    with application.store.write() as connection:
        codes = second_factor.confirm(
            visit.scope, application.store, connection, account.id, code, now
        )
        token = sessions.renew_session(connection, visit.session, now) if codes else ""
    if codes is None:
        return _second_factor_page(visit, next, ("second_factor.wrong", 0), status=400)
    slowed.note_success(tried)
    # The forms of this page belong to the new session already.
    answer = _codes_page(replace(visit, token=token), codes, next)
    set_session(request, answer, token)
    return answer


@router.post("/self/recovery-codes")
def renew_codes(request: Request, visit: Posting, current: Annotated[str, Form()] = "") -> Response:
    """Ten new recovery codes, for the password; the earlier ones open nothing any more."""
    trouble = _trouble_with(request, visit, current)
    if trouble is not None:
        return _page(visit, codes_trouble=trouble, status=400)
    application = visit.application
    with application.store.write() as connection:
        codes = second_factor.renew_recovery_codes(
            visit.scope,
            application.store,
            connection,
            visit.account.id,
            application.clock.now(),
        )
    return _codes_page(visit, codes, "/self")


@router.post("/self/second-factor/keep")
def keep(visit: Posting) -> Response:
    """Somebody asked that one's second factor be taken away: it was not oneself."""
    now = visit.application.clock.now()
    with visit.application.store.write() as connection:
        second_factor.withdraw_removal(visit.scope, connection, visit.account.id, now)
    return RedirectResponse("/self?note=withdrawn", 303)


# --- sessions -----------------------------------------------------------------------------------


@router.post("/self/sessions/end-others")
def end_other_sessions(request: Request, visit: Posting) -> Response:
    """Sign out everywhere else."""
    now = visit.application.clock.now()
    with visit.application.store.write() as connection:
        token = sessions.renew_session(connection, visit.session, now)
    answer = RedirectResponse("/self?note=sessions_ended", 303)
    set_session(request, answer, token)
    return answer


@router.post("/self/sessions/{handle}/end")
def end_session(visit: Posting, handle: str) -> Response:
    """Sign out in one other place."""
    now = visit.application.clock.now()
    with visit.application.store.write() as connection:
        sessions.end_session_of(visit.scope, connection, visit.account.id, handle, now)
    return RedirectResponse("/self?note=session_ended", 303)


# --- pages --------------------------------------------------------------------------------------


def _page(
    visit: Visit,
    *,
    note: str | None = None,
    password_trouble: tuple[str, int] | None = None,
    codes_trouble: tuple[str, int] | None = None,
    status: int = 200,
) -> Response:
    application, account = visit.application, visit.account
    now = application.clock.now()
    with application.store.read() as connection:
        appointments = deputies.appointments_of(visit.scope, connection, account.id, now)
        ids = {each.operator_id for each in appointments}
        ids |= {each.represents_id for each in appointments}
        asked = second_factor.open_request(connection, account.id)
        actors = [f"operator:{one}" for one in sorted(ids)]
        return page(
            visit,
            connection,
            "self.html",
            status=status,
            note=note,
            password_trouble=_with_minutes(password_trouble),
            codes_trouble=_with_minutes(codes_trouble),
            shortest=accounts.SHORTEST_PASSWORD,
            has_second_factor=second_factor.is_set_up(connection, account.id),
            codes_left=second_factor.unused_recovery_codes(connection, account.id),
            few_codes=_FEW_CODES,
            is_removal_asked=asked is not None,
            sessions=sessions.sessions_of(visit.scope, connection, account.id, now),
            appointments=appointments,
            days=appointed_days(visit, connection, appointments),
            names=accounts.names_of(connection, actors),
        )


def _second_factor_page(
    visit: Visit,
    next: str,
    trouble: tuple[str, int] | None = None,
    *,
    status: int = 200,
) -> Response:
    store, due_at = visit.application.store, visit.account.second_factor_due_at
    with store.read() as connection:
        try:
            secret = second_factor.pending_secret(store, connection, visit.account.id)
        except NotFound:
            secret = ""
        return page(
            visit,
            connection,
            "second_factor.html",
            status=status,
            is_set_up=second_factor.is_set_up(connection, visit.account.id),
            secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
            address=_address(visit, secret) if secret else "",
            due_at=due_at,
            is_due=due_at is not None and due_at <= visit.application.clock.now(),
            next=own_path(next),
            trouble=_with_minutes(trouble),
        )


def _codes_page(visit: Visit, codes: list[str], next: str) -> Response:
    with visit.application.store.read() as connection:
        return page(visit, connection, "recovery_codes.html", codes=codes, next=own_path(next))


def _with_minutes(trouble: tuple[str, int] | None) -> dict[str, Any] | None:
    if trouble is None:
        return None
    key, seconds = trouble
    return {"key": key, "seconds": seconds, "wait_minutes": -(-seconds // 60)}
