"""The one server that plays all platforms, and how to run it in a thread or a process."""

import asyncio
import contextlib
import socket
import tempfile
import threading
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from simulator import control, graph, instagram, phone, telegram, twilio, x, youtube
from simulator.faults import DROP_EXTENSION
from simulator.settings import SimulatorSettings
from simulator.world import World

START_SECONDS = 20
_LOOKS_PER_BEAT = 5
_LOOK_SECONDS = 0.02
Result = TypeVar("Result")


class DroppableProtocol(HttpToolsProtocol):
    """HTTP in which an application may cut the connection instead of answering."""

    def on_message_begin(self) -> None:
        """Offer the cutting of this connection to the application."""
        super().on_message_begin()
        self.scope["extensions"] = {DROP_EXTENSION: {"abort": self.transport.abort}}


class PromptServer(uvicorn.Server):
    """Ends as soon as it is asked to and nothing is under way; uvicorn takes a quarter second."""

    async def main_loop(self) -> None:
        """Beat ten times a second, as uvicorn does, and look in between."""
        beats = 0
        while not await self.on_tick(beats):
            beats += 1
            for _ in range(_LOOKS_PER_BEAT):
                if not self.should_exit:
                    await asyncio.sleep(_LOOK_SECONDS)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take nothing new, let what is under way end in time, and put the application away."""
        for listening in (*self.servers, *(sockets or ())):
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.config.timeout_graceful_shutdown):
                while self.server_state.connections or self.server_state.tasks:
                    await asyncio.sleep(_LOOK_SECONDS / 4)
        for task in self.server_state.tasks:
            task.cancel()
        await self.lifespan.shutdown()


class _Dated:
    """Every answer says what time it is at the platforms, by the world's own clock."""

    def __init__(self, app: ASGIApp, now: Callable[[], datetime]) -> None:
        self._app = app
        self._now = now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = format_datetime(self._now().astimezone(UTC), usegmt=True)
                message["headers"] = [*message.get("headers", ()), (b"date", said.encode())]
            await send(message)

        await self._app(scope, receive, dated if scope["type"] == "http" else send)


def build_app(world: World) -> Starlette:
    """Return the ASGI application that plays this world's platforms."""
    routes: list[BaseRoute] = []
    for module in (control, telegram, twilio, graph, x, instagram, youtube, phone):
        routes.extend(module.routes(world))

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await world.webhooks.close()

    app = Starlette(
        routes=routes, lifespan=lifespan, middleware=[Middleware(_Dated, now=world.now)]
    )
    app.state.world = world
    return app


def bind(port: int = 0, host: str = "127.0.0.1") -> socket.socket:
    """Return a listening socket; port 0 takes a free one."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(2048)
    return listener


def build_server(world: World) -> PromptServer:
    """Return an unstarted server on uvloop that can drop connections."""
    config = uvicorn.Config(
        build_app(world),
        http=DroppableProtocol,
        loop="uvloop",
        ws="none",
        log_level="warning",
        access_log=False,
        date_header=False,
        timeout_graceful_shutdown=1,
        timeout_keep_alive=30,
    )
    return PromptServer(config)


class RunningSimulator:
    """The simulator in a thread on a loopback port, as a context manager.

    Inside the block `url` (no trailing slash), `port`, `world` and `journal_path` are set. The
    world belongs to the server's event loop: from other threads use HTTP or `call`.
    """

    def __init__(
        self,
        settings: SimulatorSettings | None = None,
        *,
        journal_path: Path | None = None,
        port: int = 0,
    ) -> None:
        self._settings = settings or SimulatorSettings()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        if journal_path is None:
            self._folder = tempfile.TemporaryDirectory(prefix="simulator-")
            journal_path = Path(self._folder.name) / "journal.jsonl"
        self.journal_path = journal_path
        self._wanted_port = port
        self.port = 0
        self.url = ""
        self._loop: asyncio.AbstractEventLoop | None = None

    def __enter__(self) -> Self:
        listener = bind(self._wanted_port)
        self.port = listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.world = World(self.journal_path, replace(self._settings, public_url=self.url))
        self._server = build_server(self.world)
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(listener,), daemon=True)
        self._thread.start()
        if not self._started.wait(START_SECONDS):
            raise RuntimeError("the simulator did not start in time")
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._server.should_exit = True
        self._thread.join(START_SECONDS)
        self.world.journal.close()
        if self._folder is not None:
            self._folder.cleanup()

    def call(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run a coroutine on the server's event loop and return its result."""
        if self._loop is None:
            raise RuntimeError("the simulator is not running")
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def _run(self, listener: socket.socket) -> None:
        with asyncio.Runner(loop_factory=self._server.config.get_loop_factory()) as runner:
            runner.run(self._serve(listener))

    async def _serve(self, listener: socket.socket) -> None:
        self._loop = asyncio.get_running_loop()
        serving = asyncio.create_task(self._server.serve(sockets=[listener]))
        while not self._server.started and not serving.done():
            await asyncio.sleep(0.005)
        self._started.set()
        await serving
