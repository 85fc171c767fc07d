"""`muara similar`: whether two complaints are about the same."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO
from zoneinfo import ZoneInfo

import typer

from forwarder.json_lines import json_line

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from normalizer.fingerprint import Fingerprint
    from normalizer.lexicon import Lexicon

_STANDARD_INPUT = Path("-")
_ZONE = ZoneInfo("Asia/Jakarta")


def register(app: typer.Typer) -> None:
    """Add `similar` to `app`."""
    app.command()(similar)


def similar(
    file: Annotated[
        Path, typer.Argument(help="JSON lines; - is standard input.", metavar="[FILE]")
    ] = _STANDARD_INPUT,
) -> None:
    """Say of each pair of complaints whether both are about the same, one JSON line per line.

    Each line in is {"a": {"text", "sent_at"?, "jurisdiction"?, "sender"?, "latitude"?,
    "longitude"?}, "b": {…}}, each line out {"same", "score", "why", "outcome"}; outcome is repeat,
    same_incident or new. A line that cannot be read gives {"error"}, and the next one is read.
    Needs no network, no database and no configuration.
    """
    all_read = True
    with _opened(file) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                answer = _compare(line)
            except _UnreadableError as error:
                all_read = False
                answer = {"error": f"Line {number}: {error}"}
            typer.echo(json_line(answer).encode("utf-8", "replace"))
    if not all_read:
        raise typer.Exit(1)


class _UnreadableError(Exception):
    """A line is no pair of complaints; the message says why."""


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    if file == _STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        opened = file.open("rb")
    except OSError as error:
        typer.echo(f"{file} cannot be read: {error.strerror}.", err=True)
        raise typer.Exit(2) from error
    with opened:
        yield opened


def _compare(line: bytes) -> dict[str, Any]:
    from normalizer.duplicate import similarity

    one, other = sides(_mapping(_parsed(line), "The line"))
    if one.jurisdiction and other.jurisdiction and one.jurisdiction != other.jurisdiction:
        why = ["another jurisdiction"]
        return {"same": False, "score": 0.0, "why": why, "outcome": "new"}
    found = similarity(one.fingerprint, other.fingerprint)
    return {
        "same": found.same,
        "score": found.score,
        "why": list(found.why),
        "outcome": found.outcome,
    }


def sides(pair: Mapping[str, Any]) -> tuple[_Side, _Side]:
    """Both complaints of a pair."""
    one, other = (_side(_mapping(pair.get(name), f'"{name}"'), name) for name in ("a", "b"))
    return one, other


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _UnreadableError("this is not JSON.") from error


def _mapping(found: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise _UnreadableError(f"{name} is not a JSON object.")
    return found


class _Side:
    """One of the two complaints."""

    def __init__(self, jurisdiction: str, fingerprint: Fingerprint) -> None:
        self.jurisdiction = jurisdiction
        self.fingerprint = fingerprint


def _side(given: Mapping[str, Any], name: str) -> _Side:
    from normalizer.fingerprint import fingerprint
    from normalizer.incident import find_incident
    from normalizer.text import read
    from normalizer.topic import suggest

    reading = read(_text(given, "text", name, is_needed=True))
    sent_at = _moment(given, name)
    incident = find_incident(reading, sent_at, _ZONE)
    found = fingerprint(
        reading,
        latitude=_degrees(given, "latitude", 90, name),
        longitude=_degrees(given, "longitude", 180, name),
        sent_at=sent_at,
        incident_date=None if incident is None else incident.date,
        sender=_text(given, "sender", name),
        suggested=suggest(reading, _lexicon()).topics,
    )
    return _Side(_text(given, "jurisdiction", name), found)


@cache
def _lexicon() -> Lexicon:
    from muara.seed import seed_lexicon

    return seed_lexicon()


def _text(given: Mapping[str, Any], key: str, name: str, *, is_needed: bool = False) -> str:
    found = given.get(key)
    if found is None and not is_needed:
        return ""
    if not isinstance(found, str):
        raise _UnreadableError(f'"{key}" of "{name}" is not a text.')
    return found


def _moment(given: Mapping[str, Any], name: str) -> datetime | None:
    """An aware time; one without an offset is local."""
    written = _text(given, "sent_at", name)
    if not written:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise _UnreadableError(f'"sent_at" of "{name}" is not a time in ISO 8601.') from error
    return moment if moment.tzinfo else moment.replace(tzinfo=_ZONE)


def _degrees(given: Mapping[str, Any], key: str, most: int, name: str) -> float | None:
    found = given.get(key)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float) or not abs(found) <= most:
        raise _UnreadableError(f'"{key}" of "{name}" is not a number of degrees.')
    return float(found)
