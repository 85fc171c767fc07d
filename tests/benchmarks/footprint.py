"""How soon the product takes connections, and how much memory it holds then and later."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.installation import FOUR_CHANNELS, SECRETS, Installation, install
from tests.benchmarks.load import Generator
from tests.benchmarks.messages import write_forms
from tests.benchmarks.servers import Server, free_port, running

_ROUNDS = 3
_SETTLED_SECONDS = 2.0
_DRAIN_SECONDS = 600.0
_WARM = 2_000
_CONNECTIONS = 16
_SDKS = "import twilio.rest, telegram, facebook, tweepy"


class NotDrainedError(Exception):
    """Messages waited longer than they may."""


def measure(folder: Path, messages: int) -> list[Figure]:
    """Starts take turns with their references; then one process gets `messages` messages."""
    installation = install(folder / "muara", FOUR_CHANNELS)
    log = folder / "server.log"
    starts, imports, held, bare = [], [], [], []
    for _ in range(_ROUNDS + 1):
        imports.append(_seconds_to_import())
        bare.append(_bare_mb(log))
        with running(installation.serve, installation.port, SECRETS, log) as server:
            starts.append(server.start_seconds)
            time.sleep(_SETTLED_SECONDS)
            held.append(server.resident_mb())
    # The first start made the store's tables, and compiled what was not compiled yet.
    figures = [
        figure("start", starts[1:], "s", "import of the SDKs", imports[1:]),
        figure("memory", held[1:], "MB", "bare FastAPI", bare[1:]),
    ]
    return [*figures, _growth(installation, log, messages)]


def _growth(installation: Installation, log: Path, messages: int) -> Figure:
    """Memory before and after `messages` messages, all of them taken to complaints."""
    forms = installation.config.with_name("messages.tsv")
    write_forms(forms, _WARM + messages)
    generator = Generator(forms, _WARM + messages)
    with running(installation.serve, installation.port, SECRETS, log) as server:
        sent = _send(installation, server, generator, 0, _WARM)
        before = server.resident_mb()
        sent = _send(installation, server, generator, sent, sent + messages)
        after = server.resident_mb()
    return figure(f"memory_after_{sent}_messages", [after], "MB", f"after {_WARM}", [before])


def _send(
    installation: Installation, server: Server, generator: Generator, sent: int, until: int
) -> int:
    """Send messages in short turns until there were `until`, each turn drained; how many then."""
    while sent < until:
        sent += generator.run(installation.hook, _CONNECTIONS, 1, sent).requests
        _await_drained(installation.database)
    return sent


def _await_drained(database: Path) -> None:
    until = time.monotonic() + _DRAIN_SECONDS
    query = (
        "SELECT EXISTS (SELECT 1 FROM delivery WHERE state = 'pending')"
        " OR EXISTS (SELECT 1 FROM item WHERE outcome = 'pending')"
    )
    with closing(sqlite3.connect(database)) as connection:
        while connection.execute(query).fetchone()[0]:
            if time.monotonic() > until:
                raise NotDrainedError(f"Messages still wait after {_DRAIN_SECONDS:g} s.")
            time.sleep(0.1)


def _seconds_to_import() -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", _SDKS], check=True)
    return time.perf_counter() - started


def _bare_mb(log: Path) -> float:
    port = free_port()
    command = [sys.executable, "-m", "tests.benchmarks.bare", str(port)]
    with running(command, port, {}, log) as server:
        time.sleep(_SETTLED_SECONDS / 4)
        return server.resident_mb()
