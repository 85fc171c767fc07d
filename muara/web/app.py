"""The web application: webhooks go straight to the door, everything else to the pages."""

from __future__ import annotations

from collections.abc import Sequence

from muara.app import Application
from muara.jobs import Job
from muara.web.asgi import Receive, Scope, Send
from muara.web.events import Changes
from muara.web.hooks import PREFIX, Hooks
from muara.web.pages import build_pages


def build_app(application: Application, jobs: Sequence[Job]) -> WebApplication:
    """The ASGI app of one process; `jobs` are the timetable of the installation."""
    return WebApplication(application, jobs)


class WebApplication:
    """Webhooks and pages; its shutdown waits for what the door is still writing."""

    def __init__(self, application: Application, jobs: Sequence[Job]) -> None:
        self._intake = application.intake()
        self._hooks = Hooks(self._intake, application.settings.intake.body_limit_kib * 1024)
        self._changes = Changes(application)
        self._pages = build_pages(application, self._changes, jobs)

    def end_streams(self) -> None:
        """Let go of the open pages' streams: a server that shuts down waits for them."""
        self._changes.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            is_hook = scope["path"].startswith(PREFIX)
            await (self._hooks if is_hook else self._pages)(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                self._intake.close()
                await send({"type": "lifespan.shutdown.complete"})
                return
            await send({"type": "lifespan.startup.complete"})
