"""Graph's cursor paging: opaque cursors, limits, time bounds and ready-made links."""

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import urlencode

from simulator.graph_errors import invalid, refuse

Item = TypeVar("Item")
DEFAULT_LIMIT = 25
GREATEST_LIMIT = 100
CURSOR_PREFIX = b"QVFI"


@dataclass(frozen=True)
class Edge:
    """One connection of a node: its address, and the parameters of the request for it.

    `link_parameters` are repeated in the links to the next and previous page.
    """

    url: str
    parameters: Mapping[str, str]
    link_parameters: Mapping[str, str]


def page_of(
    items: Sequence[Item],
    edge: Edge,
    *,
    number: Callable[[Item], int],
    show: Callable[[Item], dict[str, Any]],
    newest_first: bool = True,
) -> dict[str, Any]:
    """Return one page `{data, paging}` of items; numbers order them and make the cursors."""
    limit = read_limit(edge.parameters.get("limit"))
    after = _read_cursor(edge.parameters.get("after"))
    before = _read_cursor(edge.parameters.get("before"))
    ordered = sorted(items, key=number, reverse=newest_first)
    sign = -1 if newest_first else 1
    rest = [item for item in ordered if after is None or sign * number(item) > sign * after]
    if before is not None:
        rest = [item for item in rest if sign * number(item) < sign * before][-limit:]
    page = rest[:limit]
    body: dict[str, Any] = {"data": [show(item) for item in page]}
    if page:
        first, last = _cursor(number(page[0])), _cursor(number(page[-1]))
        body["paging"] = {"cursors": {"before": first, "after": last}}
        if len(rest) > len(page):
            body["paging"]["next"] = _link(edge, limit, "after", last)
        if number(page[0]) != number(ordered[0]):
            body["paging"]["previous"] = _link(edge, limit, "before", first)
    return body


def read_limit(text: str | None) -> int:
    """Return the wanted size of a page; refuses nonsense, and more than Graph will compute."""
    if text is None:
        return DEFAULT_LIMIT
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise invalid("Param limit must be a positive integer")
    if int(text) > GREATEST_LIMIT:
        message = "Please reduce the amount of data you're asking for, then retry your request"
        raise refuse(1, message, status=500)
    return int(text)


def read_moment(name: str, text: str | None) -> datetime | None:
    """Return a bound given as seconds of the epoch or as an ISO date."""
    if text is None:
        return None
    try:
        if text.isdigit():
            return datetime.fromtimestamp(int(text), tz=UTC)
        moment = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        raise invalid(f"Param {name} must be a valid time") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _link(edge: Edge, limit: int, name: str, cursor: str) -> str:
    return f"{edge.url}?{urlencode({**edge.link_parameters, 'limit': limit, name: cursor})}"


def _cursor(number: int) -> str:
    return base64.urlsafe_b64encode(CURSOR_PREFIX + str(number).encode()).decode().rstrip("=")


def _read_cursor(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        decoded = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        if not decoded.startswith(CURSOR_PREFIX):
            raise ValueError("not one of our cursors")
        return int(decoded.removeprefix(CURSOR_PREFIX))
    except (ValueError, binascii.Error):
        raise invalid("Invalid cursor: it was not made by this endpoint") from None
