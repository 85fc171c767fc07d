"""Runs the benchmarks, prints a table and writes `var/bench/latest.json`."""

from __future__ import annotations

import argparse
import os
import platform
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.benchmarks import (
    console,
    deadlines,
    footprint,
    forwarding,
    intake,
    pipeline,
    reconciling,
    similar,
    understanding,
)
from tests.benchmarks.disks import fixed_disk, real_disk
from tests.benchmarks.figures import Figure, table, write

_VAR = Path(__file__).parents[2] / "var" / "bench"


def main() -> int:
    """Every benchmark, or those that were named."""
    options = _options()
    # Told to stop, it still stops the servers that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    # Installed programs have their bytecode: to compile it at each start is no part of one.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.monotonic()
    figures: list[Figure] = []
    for name in options.only or _BENCHMARKS:
        print(f"{name} …", flush=True)
        figures += _BENCHMARKS[name](options)
    print(f"\nPython {platform.python_version()}, SQLite {sqlite3.sqlite_version}.", end=" ")
    print("Medians of rounds that took turns; ratio: the median of the rounds' own ratios.\n")
    print(table(figures))
    write(options.output, figures)
    print(f"\n{time.monotonic() - started:.0f} s; written to {options.output.name}.")
    return 0


def _intake(options: argparse.Namespace) -> list[Figure]:
    with real_disk(_VAR) as disk:
        return intake.measure(disk, options.rounds, options.seconds)


def _intake_fixed(options: argparse.Namespace) -> list[Figure]:
    with fixed_disk() as disk:
        return intake.measure(disk, options.rounds, options.seconds) if disk else []


def _pipeline(options: argparse.Namespace) -> list[Figure]:
    with real_disk(_VAR) as disk:
        return pipeline.measure(disk.folder, options.messages)


def _footprint(options: argparse.Namespace) -> list[Figure]:
    with real_disk(_VAR) as disk:
        return footprint.measure(disk.folder, 100_000 if options.long else options.messages)


def _normalizer(options: argparse.Namespace) -> list[Figure]:
    return understanding.measure(options.messages)


def _similar(options: argparse.Namespace) -> list[Figure]:
    with real_disk(_VAR) as disk:
        return similar.measure(disk.folder, 1_000_000 if options.long else 100_000)


def _reconcile(_options: argparse.Namespace) -> list[Figure]:
    with real_disk(_VAR) as disk:
        return reconciling.measure(disk.folder, 100_000)


def _forwarding(options: argparse.Namespace) -> list[Figure]:
    with real_disk(_VAR) as disk:
        return forwarding.measure(disk.folder, options.messages)


def _deadlines(_options: argparse.Namespace) -> list[Figure]:
    return deadlines.measure()


def _console(options: argparse.Namespace) -> list[Figure]:
    with real_disk(_VAR) as disk:
        count = options.complaints or (1_000_000 if options.long else 50_000)
        return console.measure(disk.folder, count)


_BENCHMARKS: Mapping[str, Callable[[argparse.Namespace], list[Figure]]] = {
    "intake": _intake,
    "intake_fsync_1ms": _intake_fixed,
    "pipeline": _pipeline,
    "footprint": _footprint,
    "normalizer": _normalizer,
    "similar": _similar,
    "reconcile": _reconcile,
    "forwarding": _forwarding,
    "deadlines": _deadlines,
    "console": _console,
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("only", nargs="*", metavar="NAME", help=f"of {', '.join(_BENCHMARKS)}")
    parser.add_argument("--rounds", type=int, default=5, help="turns of every server (5)")
    parser.add_argument("--seconds", type=int, default=1, help="length of a turn (1)")
    parser.add_argument("--messages", type=int, default=5000, help="for pipeline and memory (5000)")
    parser.add_argument("--complaints", type=int, metavar="N", help="for console: among so many")
    parser.add_argument(
        "--long",
        action="store_true",
        help="memory over 100,000 messages, similar and console among 1,000,000",
    )
    parser.add_argument("--output", type=Path, default=_VAR / "latest.json", metavar="PATH")
    options = parser.parse_args()
    if unknown := set(options.only) - set(_BENCHMARKS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    sys.exit(main())
