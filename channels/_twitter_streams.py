"""Walks the two streams that X is polled for, each from its own place in one cursor.

X lists newest first and page by page. A stream's place moves only when its walk has come to the
end; a walk that was cut short goes on where it stopped.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import Any

from channels._twitter_objects import identifier, instant, mapping
from channels._twitter_payload import entries, fold
from channels.errors import ChannelError

PAGES_PER_FETCH = 10


@dataclass(frozen=True, slots=True)
class Position:
    """How far a stream was read: the newest id and time (RFC 3339) of all finished walks, and of a
    walk under way the token of its next page and the newest that it has met."""

    since: str | None = None
    at: str | None = None
    page: str | None = None
    newest: str | None = None
    newest_at: str | None = None

    def moved(self, met: Sequence[Mapping[str, Any]], next_page: str | None) -> Position:
        """After a page with these entries; `next_page` None ends the walk."""
        newest = max((self.newest, *(identifier(one.get("id")) for one in met)), key=number)
        times: list[Any] = [self.newest_at, *(one.get("created_at") for one in met)]
        read = [time for time in times if instant(time)]
        newest_at: str | None = max(read, key=_time, default=None)
        if next_page:
            return replace(self, page=next_page, newest=newest, newest_at=newest_at)
        return Position(
            since=max(self.since, newest, key=number),
            at=max((time for time in (self.at, newest_at) if time), key=_time, default=None),
        )

    def restarted(self) -> Position:
        """The same place without the walk that was under way."""
        return Position(since=self.since, at=self.at)


@dataclass(frozen=True, slots=True)
class Walk:
    """What one fetch brought of one stream: items oldest first, and the failure that ended it."""

    items: Sequence[bytes]
    position: Position
    failure: ChannelError | None = None

    @property
    def more(self) -> bool:
        """Whether another fetch at once would bring more of this stream."""
        return self.failure is None and self.position.page is not None


def walk(
    position: Position,
    read: Callable[[Position], Mapping[str, Any]],
    is_known: Callable[[Mapping[str, Any]], bool],
) -> Walk:
    """Read pages until the stream ends, until `is_known` holds for an entry, or until ten."""
    items: list[bytes] = []
    for _ in range(PAGES_PER_FETCH):
        try:
            answer = read(position)
        except ChannelError as error:
            if position.page and error.code == "400":
                # X forgets where a page begins after some time; what was stored is only repeated.
                position = position.restarted()
                continue
            return Walk(items[::-1], position, error)
        found = entries(answer)
        includes = mapping(answer.get("includes"))
        new = [entry for entry in found if not is_known(mapping(entry))]
        items += [fold(entry, includes) for entry in new]
        token = identifier(mapping(answer.get("meta")).get("next_token"))
        ends = len(new) < len(found) or token == position.page
        position = position.moved([mapping(entry) for entry in found], None if ends else token)
        if position.page is None:
            break
    return Walk(items[::-1], position)


def number(value: str | None) -> tuple[int, str]:
    """Ids in the order in which X made them."""
    return (len(value), value) if value else (0, "")


def read_cursor(cursor: str | None) -> Mapping[str, Position]:
    """The places of all streams; one that cannot be read counts as not yet begun."""
    try:
        found = mapping(json.loads(cursor or "{}"))
    except ValueError:
        return {}
    return {name: _position(mapping(place)) for name, place in found.items()}


def write_cursor(positions: Mapping[str, Position]) -> str:
    """The places of all streams as JSON, one entry per stream."""
    return json.dumps(
        {name: _set_fields(place) for name, place in positions.items()}, sort_keys=True
    )


def _position(place: Mapping[str, Any]) -> Position:
    known = {field.name for field in fields(Position)}
    return Position(**{k: v for k, v in place.items() if k in known and isinstance(v, str)})


def _set_fields(place: Position) -> dict[str, str]:
    return {name: value for name, value in asdict(place).items() if value is not None}


def _time(value: str) -> datetime:
    found = instant(value)
    if found is None:
        raise ValueError("not a time")
    return found
