"""Pulls posts, comments and conversations through Graph, newest first, a few calls at a time.

Graph has no list of all new comments: each walk goes through the recent posts (or conversations)
and then through what stands below them, back to the time that the walk before has reached.

https://developers.facebook.com/docs/graph-api/results
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from channels.base import Finding, Page
from channels.errors import ChannelError, PermanentFailure, TemporaryFailure
from channels.meta_protocol import GONE_CODES, next_page
from channels.meta_reading import moment, objects, optional_fields

if TYPE_CHECKING:
    from channels.meta_client import GraphClient

CALLS_PER_STEP = 10
MAX_PAGES = 2000
"""A list that is longer is taken for an endless one."""

Fold = Callable[[object, str | None], bytes]
"""Makes of an item, and the id of what it was found below, a piece that can be parsed alone."""


@dataclass(frozen=True, slots=True)
class Stream:
    """What is walked: a list under `owner`, and for each of its elements what is below it.

    `nested` is what stands below that in turn and comes along in the same answer; where it is too
    long for that, it is read with `nested_arguments`.
    """

    name: str
    owner: str
    fold: Fold
    listed: str
    list_arguments: Mapping[str, str | int]
    list_time: str = "created_time"
    below: str = ""
    below_arguments: Mapping[str, str | int] = field(default_factory=dict)
    below_time: str = "created_time"
    nested: str = ""
    nested_arguments: Mapping[str, str | int] = field(default_factory=dict)
    looks_back: bool = False
    """The listed ones say when they began, not when something below them changed."""


class Branch(BaseModel):
    """One post or conversation that is still to be read, back to `floor` (Unix seconds); or the
    rest of what is nested in one of its elements, which is then `id`, and the post `above`."""

    id: str
    floor: float
    above: str | None = None
    after: str | None = None
    trail: list[str] = []
    """The cursors that led here, shortened."""


class Walk(BaseModel):
    """How far one stream is. Times are Unix seconds by the platform's clock."""

    model_config = ConfigDict(validate_assignment=True)

    since: float = 0
    """What is older was read by an earlier walk."""
    newest: float = 0
    """Of the first step."""
    has_rested: bool = False
    """A later step may come hours after the first, and tells nothing of what was written meanwhile
    below that which had been read."""
    after: str | None = None
    trail: list[str] = []
    is_listed: bool = False
    branches: list[Branch] = []
    is_done: bool = False
    """Waits for its sisters; the next round starts when all are done."""
    failed: dict[str, float] = Field(default_factory=dict)
    """Posts and conversations that could not be read, and back to when they are wanted."""


class Walker:
    """Walks one stream on; `items` and `findings` hold what this step brought."""

    def __init__(
        self,
        graph: GraphClient,
        stream: Stream,
        walk: Walk,
        *,
        overlap: timedelta,
        look_back: timedelta,
    ) -> None:
        self._graph = graph
        self._stream = stream
        self._overlap = overlap.total_seconds()
        self._look_back = look_back.total_seconds() if stream.looks_back else 0.0
        self.walk = walk
        self.items: list[bytes] = []
        self.findings: list[Finding] = []

    def step(self) -> None:
        """Make a few calls. `walk` is sound after an error too.

        Raises `TemporaryFailure` or `PermanentFailure` when the whole stream is in trouble.
        """
        walk = self.walk
        try:
            for _call in range(CALLS_PER_STEP):
                if walk.branches:
                    self._read_branch(walk.branches[0])
                elif not walk.is_listed:
                    self._read_list()
                if walk.is_listed and not walk.branches:
                    self._finish()
                    return
        finally:
            walk.has_rested = True

    def _floor(self) -> float:
        return self.walk.since - self._overlap

    def _finish(self) -> None:
        walk = self.walk
        since = max(walk.since, walk.newest)
        self.walk = Walk(since=since, failed=walk.failed, is_done=True)

    # -- the list

    def _read_list(self) -> None:
        walk, stream = self.walk, self._stream
        answer = self._graph.read(
            stream.owner, stream.listed, **stream.list_arguments, after=walk.after or ""
        )
        listed = _content(answer)
        times = [_time(item, stream.list_time) for item in listed]
        if stream.below:
            walk.branches = self._branches(listed, times)
        else:
            self._take(listed, times, self._floor(), above=None)
        walk.after = self._onward(answer, walk.trail)
        walk.is_listed = walk.after is None or is_past(times, self._floor() - self._look_back)

    def _branches(self, listed: Sequence[object], times: Sequence[float | None]) -> list[Branch]:
        """What to read below this page of the list, and once per walk what failed before."""
        oldest = self._floor() - self._look_back
        wanted = {} if self.walk.after else dict(self.walk.failed)
        for item, at in zip(listed, times, strict=True):
            name = optional_fields(item).get("id")
            if isinstance(name, str) and (at is None or at >= oldest):
                wanted.setdefault(name, self.walk.failed.get(name, self._floor()))
        return [Branch(id=name, floor=floor) for name, floor in wanted.items()]

    # -- what is below

    def _read_branch(self, branch: Branch) -> None:
        stream, is_nested = self._stream, branch.above is not None
        edge = stream.nested if is_nested else stream.below
        arguments = stream.nested_arguments if is_nested else stream.below_arguments
        try:
            answer = self._graph.read(branch.id, edge, **arguments, after=branch.after or "")
        except ChannelError as error:
            self._skip(branch, error)
            return
        found = _content(answer)
        times = [_time(item, stream.below_time) for item in found]
        self._take(found, times, branch.floor, above=branch.above or branch.id)
        branch.after = self._onward(answer, branch.trail)
        if branch.after is None or is_past(times, self._last_of_interest(branch)):
            self.walk.branches = self.walk.branches[1:]
            self.walk.failed.pop(branch.id, None)
        if not is_nested:
            self.walk.branches += self._unfinished(found, branch)

    def _last_of_interest(self, branch: Branch) -> float:
        """What is older is not read: nothing new can stand below it."""
        has_news_below = self._stream.nested and branch.above is None
        return branch.floor - (self._look_back if has_news_below else 0.0)

    def _unfinished(self, found: Sequence[object], branch: Branch) -> list[Branch]:
        """Elements of which so much is nested that it did not all come along."""
        return [
            Branch(id=name, floor=branch.floor, above=branch.id)
            for item in map(optional_fields, found)
            if next_page(optional_fields(item.get(self._stream.nested)))
            and isinstance(name := item.get("id"), str)
        ]

    def _skip(self, branch: Branch, error: ChannelError) -> None:
        """Go round one post or conversation in trouble; the second in a step is everybody's."""
        is_gone = error.code in GONE_CODES or (
            # Messenger shows the details of a conversation's latest messages only.
            branch.after is not None and isinstance(error, PermanentFailure)
        )
        if not is_gone and self.findings:
            raise error
        self.walk.branches = self.walk.branches[1:]
        self.walk.failed.pop(branch.id, None)
        if not is_gone:
            self.walk.failed[branch.id] = branch.floor
            text = f"One was skipped: {error}"
            self.findings.append(_finding(self._stream, "warning", text, error.code))

    # -- both

    def _take(
        self,
        found: Sequence[object],
        times: Sequence[float | None],
        floor: float,
        above: str | None,
    ) -> None:
        """Keep what is not older than `floor`, or holds what is not; without a time, always."""
        for item, at in zip(found, times, strict=True):
            newest = self._newest(item, at)
            if newest is None or newest >= floor:
                self.items.append(self._stream.fold(item, above))
            if not self.walk.has_rested:
                self.walk.newest = max(self.walk.newest, newest or 0)

    def _newest(self, item: object, at: float | None) -> float | None:
        nested = objects(optional_fields(item).get(self._stream.nested))
        times = [_time(each, self._stream.below_time) for each in nested]
        return max((time for time in (at, *times) if time is not None), default=None)

    def _onward(self, answer: Mapping[str, Any], trail: list[str]) -> str | None:
        """The next page's cursor, unless it leads in a circle."""
        after = next_page(answer)
        if after is None:
            return None
        mark = hashlib.sha256(after.encode("utf-8", "replace")).hexdigest()[:8]
        if mark in trail or len(trail) >= MAX_PAGES:
            text = "Meta's pages led in a circle; the rest was left out."
            self.findings.append(_finding(self._stream, "warning", text))
            return None
        trail.append(mark)
        return after


class Cursor(BaseModel):
    """What a fetch has reached, stream by stream."""

    streams: dict[str, Walk] = {}


def fetch_streams(
    graph: GraphClient,
    streams: Sequence[Stream],
    cursor: str | None,
    *,
    overlap: timedelta,
    look_back: timedelta,
) -> Page:
    """One step of each stream; a stream in trouble is told of in the findings.

    Raises when all of them are.
    """
    walks = {stream.name: Walk() for stream in streams} | _read_cursor(streams, cursor)
    items: list[bytes] = []
    findings: list[Finding] = []
    errors: list[ChannelError] = []
    for stream in streams:
        walk = walks[stream.name]
        if walk.is_done:
            continue
        walker = Walker(graph, stream, walk, overlap=overlap, look_back=look_back)
        try:
            walker.step()
        except ChannelError as error:
            errors.append(error)
            findings.append(_finding(stream, "error", str(error), error.code))
            walker.walk.is_done = True
        walks[stream.name] = walker.walk
        items += walker.items
        findings += walker.findings
    if len(errors) == len(streams) and not items:
        raise errors[0]
    more = not all(walk.is_done for walk in walks.values())
    if not more:
        for walk in walks.values():
            walk.is_done = False
    saved = Cursor(streams=walks).model_dump_json(exclude_defaults=True)
    return Page(items=items, cursor=saved, more=more, findings=findings)


def start_streams(streams: Sequence[Stream], since: datetime) -> str:
    """A cursor from which all streams are read again from `since` on."""
    walks = {stream.name: Walk(since=since.timestamp()) for stream in streams}
    return Cursor(streams=walks).model_dump_json(exclude_defaults=True)


def _read_cursor(streams: Sequence[Stream], cursor: str | None) -> dict[str, Walk]:
    """The streams' walks; what cannot be read starts anew, which costs calls but no message."""
    if cursor is None:
        return {}
    try:
        saved = Cursor.model_validate_json(cursor).streams
    except ValidationError:
        return {}
    return {stream.name: saved[stream.name] for stream in streams if stream.name in saved}


def is_past(times: Sequence[float | None], floor: float) -> bool:
    """Whether a page is sorted newest first and ends before `floor`: then so do all after it."""
    known = [at for at in times if at is not None]
    return len(known) > 1 and known[0] > known[-1] and known[-1] < floor


def _finding(stream: Stream, level: str, message: str, code: str | None = None) -> Finding:
    return Finding(
        level="error" if level == "error" else "warning",
        subject=stream.name,
        message=message,
        code=code,
    )


def _content(answer: Mapping[str, Any]) -> list[object]:
    content = answer.get("data")
    if not isinstance(content, list):
        raise TemporaryFailure("Meta gave an answer of an unexpected form.")
    return content


def _time(item: object, name: str = "created_time") -> float | None:
    at = moment(optional_fields(item).get(name))
    return at.timestamp() if at else None
