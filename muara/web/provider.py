"""To the identity provider and back."""

from __future__ import annotations

import secrets
from urllib.parse import quote, unquote

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from muara.app import Application
from muara.log import get_logger
from muara.oidc import Attempt, NotProven, Provider, ProviderUnreachable
from muara.web import back_off
from muara.web.back_off import BackOff
from muara.web.guest import own_path, place_of, set_cookie
from muara.web.late_route import LateRoute
from muara.web.sign_in import let_in
from store import accounts
from store.errors import NotFound

log = get_logger(__name__)
router = APIRouter(route_class=LateRoute)

_ATTEMPT_COOKIE = "muara_provider"
_LASTS_SECONDS = 600


@router.get("/sign-in/oidc")
def go(request: Request, next: str = "/") -> Response:
    """Lead to the provider; a link, since a form may not lead to another site."""
    application: Application = request.app.state.application
    provider = _provider(request)
    attempt = Attempt(secrets.token_urlsafe(32))
    try:
        where = provider.address(attempt, application.clock.now())
    except ProviderUnreachable as error:
        log.error("provider_unreachable", reason=str(error))
        return _not_in("provider_trouble", next)
    answer = RedirectResponse(where, 303)
    kept = f"{attempt.secret}|{own_path(next)}"
    set_cookie(request, answer, _ATTEMPT_COOKIE, quote(kept, safe="|"), _LASTS_SECONDS)
    return answer


@router.get("/sign-in/oidc/return")
def come_back(request: Request, code: str = "", state: str = "") -> Response:
    """Sign in whom the provider names, where it is an operator; never a new one."""
    answer = _judge(request, code, state)
    answer.delete_cookie(_ATTEMPT_COOKIE)
    return answer


def _judge(request: Request, code: str, state: str) -> Response:
    application: Application = request.app.state.application
    slowed: BackOff = request.app.state.back_off
    provider, now = _provider(request), application.clock.now()
    secret, _, kept = request.cookies.get(_ATTEMPT_COOKIE, "").partition("|")
    next = unquote(kept)
    attempt = Attempt(secret)
    if not (secret and code and attempt.is_state(state)):
        return _not_in("lost", next)
    tried = back_off.of_provider(place_of(request))
    if slowed.begin(tried, now):
        return _not_in("provider_trouble", next)
    try:
        identity = provider.identify(attempt, code, now)
    except NotProven as error:
        log.warning("provider_refused", reason=str(error))
        return _not_in("lost", next)
    except ProviderUnreachable as error:
        log.error("provider_unreachable", reason=str(error))
        return _not_in("provider_trouble", next)
    with application.store.write() as connection:
        account = accounts.by_subject(
            application.scope("system"),
            application.store,
            connection,
            issuer=identity.issuer,
            subject=identity.subject,
            email=identity.email,
            now=now,
        )
    if account is None:
        log.warning("provider_named_no_operator")
        return _not_in("no_operator", next)
    slowed.note_success(tried)
    is_enough = application.settings.sign_in.oidc.has_second_factor
    return let_in(request, account, own_path(next), method="oidc", is_enough=is_enough)


def _not_in(trouble: str, next: str) -> Response:
    """To our own page, which says why, and leads on to what was wanted."""
    wanted = own_path(next)
    onward = "" if wanted == "/" else f"&next={quote(wanted)}"
    return RedirectResponse(f"/sign-in?trouble={trouble}{onward}", 303)


def _provider(request: Request) -> Provider:
    provider: Provider | None = request.app.state.provider
    if provider is None:
        raise NotFound("Signing in through a provider is off.")
    return provider
