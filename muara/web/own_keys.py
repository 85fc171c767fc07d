"""The page of one's own keys: change them, take some away, turn them off."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from muara.web.guest import set_cookie
from muara.web.keys import SHORTCUTS, Keyboard, UnfitKeys, keyboard_of
from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.visit import KEYS_COOKIE, Posting, SignedIn, Visit

router = APIRouter(route_class=LateRoute)

_YEAR = 365 * 24 * 3600


@router.get("/self/keys")
def show_keys(visit: SignedIn, note: str = "") -> Response:
    """All keys, to change or turn off."""
    return _page(visit, keyboard_of(visit), note="saved" if note == "saved" else "")


@router.post("/self/keys")
def set_keys(
    request: Request,
    visit: Posting,
    key: Annotated[list[str] | None, Form()] = None,
    is_on: Annotated[bool, Form()] = False,
) -> Response:
    """Keep the keys, typed in the order of the table, for this operator in this browser."""
    typed = {each.name: one for each, one in zip(SHORTCUTS, key or [], strict=False)}
    try:
        keyboard = Keyboard.chosen(typed, is_on)
    except UnfitKeys as error:
        return _page(visit, Keyboard.typed(typed, is_on), trouble=error, status=400)
    return _kept(request, visit, keyboard)


@router.post("/self/keys/reset")
def reset_keys(request: Request, visit: Posting) -> Response:
    """The keys of the table again; whether they are on stays."""
    return _kept(request, visit, Keyboard(is_on=keyboard_of(visit).is_on))


def _kept(request: Request, visit: Visit, keyboard: Keyboard) -> Response:
    answer = RedirectResponse("/self/keys?note=saved", 303)
    name = f"{KEYS_COOKIE}_{visit.account.id}"
    set_cookie(request, answer, name, keyboard.written, _YEAR)
    return answer


def _page(
    visit: Visit,
    chosen: Keyboard,
    *,
    note: str = "",
    trouble: UnfitKeys | None = None,
    status: int = 200,
) -> Response:
    with visit.application.store.read() as connection:
        return page(
            visit,
            connection,
            "keys.html",
            status=status,
            chosen=chosen,
            note=note,
            trouble=trouble,
        )
