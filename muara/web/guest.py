"""Forms for whoever is not signed in yet: their token, their cookies, where they may be led."""

from __future__ import annotations

import secrets
from ipaddress import IPv6Address, ip_address
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from muara.app import Application
from muara.web.screen import public_page
from muara.web.visit import check_csrf

VISITOR_COOKIE = "muara_visitor"
_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


def guest_page(
    request: Request,
    template: str,
    *,
    status: int = 200,
    seconds: int = 0,
    **values: Any,
) -> HTMLResponse:
    """A page with a form for a stranger; `seconds` is how long they must wait, if they must."""
    visitor = request.cookies.get(VISITOR_COOKIE) or secrets.token_urlsafe(24)
    answer = public_page(
        request,
        template,
        status=status,
        form_token=visitor,
        seconds=seconds,
        wait_minutes=-(-seconds // 60),
        **values,
    )
    if seconds:
        answer.headers["retry-after"] = str(seconds)
    set_cookie(request, answer, VISITOR_COOKIE, visitor, None)
    return answer


def check_guest_form(request: Request, given: str) -> None:
    """Raise `Forged` unless the form was made for this browser."""
    check_csrf(request.cookies.get(VISITOR_COOKIE, ""), given)


def own_path(path: str) -> str:
    """`path` when it leads to a page of ours, else the first page."""
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_ours else "/"


def set_cookie(
    request: Request, answer: Response, name: str, value: str, seconds: int | None
) -> None:
    """A cookie for the server alone, sent over https only where we are reached so."""
    application: Application = request.app.state.application
    answer.set_cookie(
        name,
        value,
        max_age=seconds,
        httponly=True,
        samesite="lax",
        secure=application.settings.public_url.startswith("https://"),
    )


def address_of(request: Request) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else ""


def place_of(request: Request) -> str:
    """Where a request comes from: an address, of the newer kind the line that it belongs to."""
    address = address_of(request)
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address) or found.ipv4_mapped is not None:
        return address
    return found.exploded[:19]


def device_of(request: Request) -> str:
    """Browser, system and address in a few words, for the list of one's sessions."""
    said = request.headers.get("user-agent", "")
    words = [
        next((word for sign, word in table if sign in said), "") for table in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(word for word in (*words, address_of(request)) if word)
