"""One process of the product: web, worker and scheduler, together or apart."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from muara import garbage
from muara.app import Application
from muara.config import ConfigurationError, Settings
from muara.jobs import Job, Timetable
from muara.log import get_logger
from muara.pipeline import Pipeline
from muara.schedule import all_jobs
from muara.turns import Worked
from store.running import locking, serving, serving_file

if TYPE_CHECKING:
    from muara.web.server import Server

log = get_logger(__name__)

Role = Literal["all", "web", "worker", "scheduler"]
_IDLE_SECONDS = 0.2
_AFTER_FAILURE_SECONDS = 1.0
_GRACE_SECONDS = 10
# <malloc.h>: the option, and how many heaps the threads share.
_M_ARENA_MAX, _ARENAS = -8, 2


class Worker:
    """A thread that parses and settles whatever waits."""

    def __init__(self, pipeline: Pipeline, work_waits: threading.Event) -> None:
        self._pipeline = pipeline
        self._work_waits = work_waits
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Finish the transaction at hand, then end."""
        self._stopped.set()
        self._work_waits.set()
        self._thread.join(timeout=_GRACE_SECONDS)

    def _run(self) -> None:
        with self._pipeline.going_on() as turn:
            self._take_turns(turn)

    def _take_turns(self, turn: Callable[[], Worked]) -> None:
        while not self._stopped.is_set():
            self._work_waits.clear()
            try:
                is_idle = turn().is_idle
            except Exception as error:
                # The database is away, say: what was received is safe there, so try again.
                log.error("worker_failed", error=type(error).__name__)
                self._stopped.wait(_AFTER_FAILURE_SECONDS)
                continue
            if is_idle:
                self._work_waits.wait(_IDLE_SECONDS)


def serve(
    application: Application,
    role: Role = "all",
    *,
    ready: Callable[[str], None] = lambda url: None,
) -> None:
    """Run until SIGINT or SIGTERM, then finish what is at hand.

    `ready` is called with our own address once connections are taken, or with "" without web.
    """
    _check_role(application.settings, role)
    _share_heaps()
    if role in ("all", "web"):
        # 25 MB that a worker does without; here, so that it is set aside with all the rest.
        import_module("muara.web.app")
    with ExitStack() as stack:
        if application.store.is_sqlite:
            stack.enter_context(only_process(application.settings))
        else:
            stack.enter_context(serving(application.store))
        application.store.start_checkpoints()
        if role in ("all", "worker"):
            worker = Worker(application.pipeline, application.work_waits)
            worker.start()
            stack.callback(worker.stop)
        jobs = all_jobs(application) if role != "worker" else []
        if role in ("all", "scheduler"):
            scheduler = Timetable(application, jobs)
            scheduler.start()
            stack.callback(scheduler.stop)
        keep_out_of_sight(application)
        log.info("started", role=role, channels=len(application.channels))
        if role in ("all", "web"):
            serve_web(application, jobs, ready)
        else:
            ready("")
            _wait_for_signal()
        log.info("stopping", role=role)


def keep_out_of_sight(application: Application) -> None:
    """Look for garbage from now on, and not in what governments know, once that is loaded."""
    application.knowledge.loaded = garbage.set_aside
    garbage.look_seldom()


def _share_heaps() -> None:
    """With a heap for each thread, as glibc likes it, memory goes on growing for hours."""
    # Other C libraries have no such option, and do not need it.
    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _ARENAS)


def _check_role(settings: Settings, role: Role) -> None:
    if role != "all" and settings.store.url.startswith("sqlite"):
        raise ConfigurationError(
            "An SQLite store has one process: use --role all, or a PostgreSQL store.url."
        )


@contextmanager
def only_process(settings: Settings) -> Iterator[None]:
    """Refuse to start beside another `serve` or `demo` on the same SQLite store."""
    path = serving_file(settings.store.url.partition("sqlite:///")[2])
    with locking(path) as is_ours:
        if not is_ours:
            raise ConfigurationError(
                "Another `muara serve` or `muara demo` runs on this store: stop it first."
            )
        yield


def serve_web(
    application: Application,
    jobs: Sequence[Job],
    ready: Callable[[str], None] = lambda url: None,
) -> None:
    """The web part alone, until SIGINT or SIGTERM; `ready` as for `serve`. Pages show `jobs`."""
    import uvicorn

    from muara.web.app import build_app
    from muara.web.server import Server

    listen = application.settings.listen
    web = build_app(application, jobs)
    config = uvicorn.Config(
        web,
        loop="uvloop",
        http="httptools",
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    listener = _listen(listen.host, listen.port)
    host, port = listener.getsockname()[:2]
    server = Server(config, ready=lambda: ready(f"http://{host}:{port}"), ending=web.end_streams)
    # uvicorn takes signals only once it runs, and raises them again once it has shut down: none
    # must be lost before, and the callers' clean-up must still run after.
    with _signals_end(server):
        server.run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise ConfigurationError(cannot_listen(error, host, port)) from error
    listener.listen(2048)
    listener.setblocking(False)
    return listener


def cannot_listen(error: OSError, host: str, port: int) -> str:
    """Why nothing can listen there, and the setting to look at."""
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is taken: stop what uses it, or change listen.port."
    if error.errno == errno.EACCES:
        return f"Port {port} is for root alone: choose one above 1023 in listen.port."
    if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
        return f"{host} is no address of this machine: look at listen.host."
    return f"Nothing can listen on port {port} of {host} ({error.strerror}): look at listen."


@contextmanager
def _signals_end(server: Server) -> Iterator[None]:
    """SIGINT and SIGTERM tell the server to end, whenever they come."""
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, server.handle_exit) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _wait_for_signal() -> None:
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    while not stopped.wait(1.0):
        continue
