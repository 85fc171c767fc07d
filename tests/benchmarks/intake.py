"""How many signed webhooks a second become durable rows, beside the ceiling."""

from __future__ import annotations

import sqlite3
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.benchmarks.disks import Disk
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.installation import SECRETS, Installation, install
from tests.benchmarks.load import Generator, Load
from tests.benchmarks.messages import AUTH_TOKEN, HOOK, write_forms
from tests.benchmarks.servers import Server, free_port, running

_CONNECTIONS = (1, 16, 64)
_MESSAGES = 40_000
_NOTHING, _CEILING, _IDLE, _BUSY = "nothing", "ceiling", "idle", "busy"

_Start = Callable[[Sequence[str], int, str], Server]


class LostError(Exception):
    """Requests were acknowledged that are not in the store."""


@dataclass(slots=True)
class _Subject:
    """One server that is measured, and what was found so far by number of connections."""

    server: Server
    generator: Generator
    url: str
    count_rows: Callable[[], int] | None = None
    sent: int = 0
    loads: dict[int, list[Load]] = field(default_factory=lambda: defaultdict(list))

    def measure(self, connections: int, seconds: int) -> None:
        self.server.go_on()
        load = self.generator.run(self.url, connections, seconds, self.sent)
        self.server.hold()
        self.sent += load.requests
        self.loads[connections].append(load)

    def check(self) -> None:
        """Every request that was acknowledged is a row."""
        stored = self.sent if self.count_rows is None else self.count_rows()
        if stored < self.sent:
            raise LostError(f"{self.sent} were acknowledged at {self.url}, {stored} are stored.")


def measure(disk: Disk, rounds: int, seconds: int) -> list[Figure]:
    """Ceiling, idle and busy product take turns, in rounds of `seconds` each."""
    with _subjects(disk) as subjects:
        for number in range(rounds):
            names = sorted(subjects, reverse=bool(number % 2))
            for connections in _CONNECTIONS:
                for name in names:
                    if name != _NOTHING or connections == max(_CONNECTIONS):
                        subjects[name].measure(connections, seconds)
        for subject in subjects.values():
            subject.check()
        return _figures(subjects, disk.suffix)


@contextmanager
def _subjects(disk: Disk) -> Iterator[dict[str, _Subject]]:
    forms = disk.folder / "messages.tsv"
    write_forms(forms, _MESSAGES)
    generator = Generator(forms, _MESSAGES)
    with ExitStack() as stack:

        def start(command: Sequence[str], port: int, name: str) -> Server:
            log = disk.folder / f"{name}.log"
            return stack.enter_context(running(command, port, {**SECRETS, **disk.environ}, log))

        idle, busy = (install(disk.folder / name) for name in (_IDLE, _BUSY))
        subjects = {
            _NOTHING: _nothing(start, generator),
            _CEILING: _ceiling(start, generator, disk.folder / "ceiling.db"),
            _IDLE: _product(start(idle.serve_door, idle.port, _IDLE), generator, idle),
            _BUSY: _product(start(busy.serve, busy.port, _BUSY), generator, busy),
        }
        for subject in subjects.values():
            subject.measure(max(_CONNECTIONS), 1)  # caches fill, files grow
            subject.loads.clear()
        yield subjects


def _nothing(start: _Start, generator: Generator) -> _Subject:
    port = free_port()
    server = start([sys.executable, "-m", "tests.benchmarks.nothing", str(port)], port, _NOTHING)
    return _Subject(server, generator, server.url)


def _ceiling(start: _Start, generator: Generator, database: Path) -> _Subject:
    port = free_port()
    command = [sys.executable, "-m", "tests.benchmarks.ceiling", str(port), str(database)]
    server = start([*command, HOOK, AUTH_TOKEN], port, _CEILING)
    return _Subject(server, generator, server.url, lambda: _rows(database, "received"))


def _product(server: Server, generator: Generator, place: Installation) -> _Subject:
    return _Subject(server, generator, place.hook, lambda: _rows(place.database, "delivery"))


def _rows(database: Path, table: str) -> int:
    connection = sqlite3.connect(database)
    try:
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our own names
        return int(count)
    finally:
        connection.close()


def _figures(subjects: Mapping[str, _Subject], suffix: str) -> list[Figure]:
    ceiling = subjects[_CEILING].loads
    figures: list[Figure] = []
    for connections in _CONNECTIONS:
        for name, state in ((_IDLE, ""), (_BUSY, "_busy")):
            title = f"intake_{connections}{state}{suffix}"
            found = subjects[name].loads[connections]
            figures += _beside_the_ceiling(title, found, ceiling[connections])
    return [*figures, _of_the_generator(subjects, suffix)]


def _beside_the_ceiling(
    title: str, found: Sequence[Load], ceiling: Sequence[Load]
) -> Iterator[Figure]:
    yield figure(
        title,
        [load.rate for load in found],
        "requests/s",
        "ceiling",
        [load.rate for load in ceiling],
        p99_ms=median(load.p99_ms for load in found),
    )
    for part in ("p50", "p99"):
        yield figure(
            f"{title}_{part}",
            [getattr(load, f"{part}_ms") for load in found],
            "ms",
            f"ceiling's {part}",
            [getattr(load, f"{part}_ms") for load in ceiling],
        )


def _of_the_generator(subjects: Mapping[str, _Subject], suffix: str) -> Figure:
    """Its own ceiling must be at least twice the best figure, or it is what was measured."""
    most = max(_CONNECTIONS)
    best = max((_CEILING, _IDLE, _BUSY), key=lambda name: _rate(subjects[name].loads[most]))
    generator = subjects[_NOTHING].generator.name
    return figure(
        f"load_generator{suffix}",
        [load.rate for load in subjects[_NOTHING].loads[most]],
        f"requests/s ({generator})",
        f"best: {best} at {most}",
        [load.rate for load in subjects[best].loads[most]],
    )


def _rate(loads: Sequence[Load]) -> float:
    return median(load.rate for load in loads)
