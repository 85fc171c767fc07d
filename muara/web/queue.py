"""The queue: complaints, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Response
from sqlalchemy import Row

from muara.web.screen import fragment, moment_key, page, read_moment_key
from muara.web.visit import SignedIn
from store import overview, queries
from store.models import ComplaintStatus
from store.queries import QueueFilter

router = APIRouter()

_ON_A_PAGE = 50
_NEWS_AT_MOST = 99


@dataclass(frozen=True, slots=True)
class Line:
    """One complaint in the list."""

    complaint: Row[Any]
    picture: int | None


@router.get("/")
def show_queue(
    visit: SignedIn,
    status: str = "",
    channel: str = "",
    gathering: bool = False,
    before: str = "",
) -> Response:
    """A page of the queue; `before` continues where the last one ended."""
    wanted = QueueFilter(
        status=status if status in list(ComplaintStatus) else None,
        channel=channel or None,
        is_gathering=True if gathering else None,
    )
    with visit.application.store.read() as connection:
        found = queries.newest_complaints(
            visit.scope,
            connection,
            wanted,
            before=read_moment_key(before),
            limit=_ON_A_PAGE + 1,
        )
        shown = found[:_ON_A_PAGE]
        pictures = overview.first_pictures(visit.scope, connection, [c.id for c in shown])
        return page(
            visit,
            connection,
            "queue.html",
            lines=[Line(c, pictures.get(c.id)) for c in shown],
            wanted=wanted,
            channels=sorted(visit.channels),
            is_first=not before,
            newest=moment_key(shown[0].opened_at, shown[0].id) if shown else "",
            older=_older(wanted, shown) if len(found) > _ON_A_PAGE else None,
        )


@router.get("/news")
def show_news(visit: SignedIn, after: str = "") -> Response:
    """How many complaints have come since `after`: a line for the top of the queue, or nothing."""
    since = read_moment_key(after)
    count = 0
    if since is not None:
        with visit.application.store.read() as connection:
            most = _NEWS_AT_MOST + 1
            count = overview.newer_count(visit.scope, connection, since, most)
    return fragment(visit, "_news.html", count=count, most=_NEWS_AT_MOST, newest=after)


def _older(wanted: QueueFilter, shown: Sequence[Row[Any]]) -> str:
    last = shown[-1]
    given = {
        "status": wanted.status,
        "channel": wanted.channel,
        "gathering": "true" if wanted.is_gathering else None,
        "before": moment_key(last.opened_at, last.id),
    }
    return "/?" + urlencode({name: value for name, value in given.items() if value})
