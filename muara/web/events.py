"""The live stream of the queue: what is new and how many each list holds, by server-sent events.

One task per process looks once a second whether anything has changed, and asks for each open page
only what its operator may see. It ends with the session, with the process, and when the browser
hangs up. Browsers that cannot keep a stream open ask `/news` instead.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import anyio.to_thread
from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection, func, select
from sse_starlette import EventSourceResponse, ServerSentEvent

from muara.app import Application
from muara.log import get_logger
from muara.web.late_route import LateRoute
from muara.web.queue import NEWS_AT_MOST
from muara.web.screen import bounded, list_counts
from muara.web.visit import SignedIn, Visit
from muara.words import say
from store import lists, sessions
from store.models import histories

log = get_logger(__name__)
router = APIRouter(route_class=LateRoute)

MOST_STREAMS = 500
_MOST_OF_SESSION = 12
_LOOK_SECONDS = 1.0
_SESSION_SECONDS = 5.0
_COUNTS_SECONDS = 10.0
_HEARTBEAT_SECONDS = 15
_SEND_SECONDS = 10.0
_WAITING_AT_MOST = 4
_ENDED = ServerSentEvent(event="ended", data="")


@dataclass(eq=False, slots=True)
class _Listener:
    """One open page. `after` is the id of the newest complaint when it was loaded."""

    visit: Visit
    after: int
    events: asyncio.Queue[ServerSentEvent] = field(
        default_factory=lambda: asyncio.Queue(_WAITING_AT_MOST)
    )
    seen: int = -1
    """The change up to which this page has been told."""
    told: str = ""
    counts: dict[str, str] = field(default_factory=dict)
    counted_at: float = 0.0
    checked_at: float = field(default_factory=time.monotonic)


class Changes:
    """Watches the store for all open pages of this process, while there are any."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._listeners: set[_Listener] = set()
        self._task: asyncio.Task[None] | None = None
        self._is_closed = False

    def has_room_for(self, visit: Visit) -> bool:
        """Whether another stream may be opened: pages that get none ask now and then instead."""
        own = sum(one.visit.token == visit.token for one in self._listeners)
        return not self._is_closed and own < _MOST_OF_SESSION and self.count < MOST_STREAMS

    @property
    def count(self) -> int:
        """How many streams are open."""
        return len(self._listeners)

    def close(self) -> None:
        """End all streams, for good; called from the event loop."""
        self._is_closed = True
        for listener in list(self._listeners):
            _put(listener, _ENDED)

    async def listen(self, visit: Visit, after: int) -> AsyncIterator[ServerSentEvent]:
        """The events of one page, until its session, the process or the connection ends."""
        listener = _Listener(visit, after)
        self._listeners.add(listener)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._watch())
        try:
            while True:
                event = await listener.events.get()
                yield event
                if event is _ENDED:
                    return
        finally:
            self._listeners.discard(listener)

    async def _watch(self) -> None:
        while self._listeners and not self._is_closed:
            try:
                found = await anyio.to_thread.run_sync(self._look, list(self._listeners))
            except Exception as error:
                # The database is away, say: the pages wait, and hear of it when it is back.
                log.warning("events_failed", error=type(error).__name__)
                found = []
            for listener, event in found:
                _put(listener, event)
            await asyncio.sleep(_LOOK_SECONDS)

    def _look(self, listeners: Sequence[_Listener]) -> list[tuple[_Listener, ServerSentEvent]]:
        """What is to be told to whom; runs outside the event loop."""
        moment = time.monotonic()
        found = []
        with self._application.store.read() as connection:
            newest = connection.execute(select(func.max(histories.c.id))).scalar_one() or 0
            for listener in listeners:
                if not self._is_signed_in(connection, listener, moment):
                    found.append((listener, _ENDED))
                elif (event := _event(connection, listener, newest, moment)) is not None:
                    found.append((listener, event))
        return found

    def _is_signed_in(self, connection: Connection, listener: _Listener, moment: float) -> bool:
        """Asked every few seconds; rights that were given or taken count from then on."""
        if moment - listener.checked_at < _SESSION_SECONDS:
            return True
        listener.checked_at = moment
        now = self._application.clock.now()
        idle = timedelta(minutes=self._application.settings.sign_in.idle_minutes)
        session = sessions.find_session(connection, listener.visit.token, now, idle)
        if session is None:
            return False
        listener.visit = replace(listener.visit, session=session)
        return True


def _event(
    connection: Connection, listener: _Listener, newest: int, moment: float
) -> ServerSentEvent | None:
    """What has changed for this page, None when nothing has."""
    is_counting_due = moment - listener.counted_at >= _COUNTS_SECONDS
    if newest == listener.seen and not is_counting_due:
        return None
    visit = listener.visit
    listener.seen = newest
    count = lists.newer_count(visit.scope, connection, listener.after, NEWS_AT_MOST + 1)
    if is_counting_due:
        listener.counted_at = moment
        numbers = list_counts(visit, connection)
        listener.counts = {code: bounded(n, visit.language) for code, n in numbers.items()}
    told = json.dumps({"new": count, "line": _line(visit, count), "counts": listener.counts})
    if told == listener.told:
        return None
    listener.told = told
    return ServerSentEvent(event="queue", data=told)


def _line(visit: Visit, count: int) -> str:
    if count == 0:
        return ""
    if count > NEWS_AT_MOST:
        return say(visit.language, "queue.many_new", count=NEWS_AT_MOST)
    return say(visit.language, "queue.new", count=count)


def _put(listener: _Listener, event: ServerSentEvent) -> None:
    """The newest matters: a page that does not keep up is not told what is past."""
    while listener.events.full():
        listener.events.get_nowait()
    listener.events.put_nowait(event)


@router.get("/events")
def show_events(request: Request, visit: SignedIn, after: int = 0) -> Response:
    """The stream for a page of the queue that was loaded when `after` was the newest complaint."""
    changes: Changes = request.app.state.changes
    if not changes.has_room_for(visit):
        return Response(status_code=503, headers={"retry-after": "60"})
    arguments: dict[str, Any] = {"ping": _HEARTBEAT_SECONDS, "send_timeout": _SEND_SECONDS}
    return EventSourceResponse(changes.listen(visit, after), sep="\n", **arguments)
