"""Answers whoever decides about one message of a list that waits for decisions."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from muara.web.screen import fragment
from muara.web.visit import Visit
from store.errors import Conflict, Erased


def decided(
    request: Request,
    visit: Visit,
    family: str,
    item_id: int,
    decide: Callable[[], tuple[str, str]],
) -> Response:
    """What came of it, in place of the message where the page swaps pieces, else on a new page.

    `family` is the list, in its texts and, with dashes, in its address. `decide` gives the name of
    what was done, and the number of a complaint where there is one now.
    """
    try:
        note, tracking_id = decide()
    except Conflict:
        note, tracking_id = "sorted_before", ""
    except Erased:
        note, tracking_id = "erased", ""
    if "hx-request" in request.headers:
        return fragment(
            visit,
            "_sorted.html",
            note=note,
            tracking_id=tracking_id,
            item_id=item_id,
            family=family,
        )
    more = f"&tracking_id={tracking_id}" if tracking_id else ""
    return RedirectResponse(f"/{family.replace('_', '-')}?note={note}{more}", 303)
