"""Pulls a Page's posts, comments and conversations, newest first, a few calls at a time.

Graph has no list of all new comments: each walk goes through the recent posts (or conversations)
and then through what stands below them, back to the time that the walk before has reached.

https://developers.facebook.com/docs/graph-api/results
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

from channels._facebook_answers import Around
from channels._facebook_reading import folded, moment, optional_fields
from channels.base import Finding
from channels.errors import ChannelError, PermanentFailure, TemporaryFailure
from channels.meta_protocol import GONE_CODES, next_page

if TYPE_CHECKING:
    from channels.meta_client import GraphClient

CALLS_PER_STEP = 10
MAX_PAGES = 2000
"""A list that is longer is taken for an endless one."""

POST_FIELDS = (
    "id,message,from,created_time,permalink_url,is_hidden,place,"
    "attachments{media_type,type,media,url,unshimmed_url,target,title,subattachments}"
)
COMMENT_FIELDS = "id,message,from,created_time,parent,attachment,permalink_url,is_hidden"
MESSAGE_FIELDS = "id,message,from,to,created_time,attachments,sticker,shares"


@dataclass(frozen=True, slots=True)
class Stream:
    """What is walked: a list under the Page, and for each of its elements what is below it."""

    name: str
    item: str
    listed: str
    list_arguments: Mapping[str, str | int]
    list_time: str = "created_time"
    below: str = ""
    below_arguments: Mapping[str, str | int] = field(default_factory=dict)
    looks_back: bool = False
    """The listed ones say when they began, not when something below them changed."""


FEED = Stream(
    name="feed",
    item="post",
    listed="feed",
    list_arguments={"fields": POST_FIELDS, "limit": 25},
)
COMMENTS = Stream(
    name="comments",
    item="comment",
    listed="feed",
    list_arguments={"fields": "id,created_time", "limit": 100},
    below="comments",
    below_arguments={
        "fields": COMMENT_FIELDS,
        "filter": "stream",
        "order": "reverse_chronological",
        "limit": 50,
    },
    looks_back=True,
)
CONVERSATIONS = Stream(
    name="conversations",
    item="message",
    listed="conversations",
    list_arguments={"fields": "id,updated_time", "platform": "messenger", "limit": 50},
    list_time="updated_time",
    below="messages",
    below_arguments={"fields": MESSAGE_FIELDS, "limit": 25},
)
STREAMS = (FEED, COMMENTS, CONVERSATIONS)


class Branch(BaseModel):
    """One post or conversation that is still to be read, back to `floor` (Unix seconds)."""

    id: str
    floor: float
    after: str | None = None
    trail: list[str] = []
    """The cursors that led here, shortened."""


class Walk(BaseModel):
    """How far one stream is. Times are Unix seconds by the platform's clock."""

    model_config = ConfigDict(validate_assignment=True)

    since: float = 0
    """What is older was read by an earlier walk."""
    newest: float = 0
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
        page_id: str,
        stream: Stream,
        walk: Walk,
        *,
        overlap: timedelta,
        look_back: timedelta,
    ) -> None:
        self._graph = graph
        self._page_id = page_id
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
        for _call in range(CALLS_PER_STEP):
            if self.walk.branches:
                self._read_branch(self.walk.branches[0])
            elif not self.walk.is_listed:
                self._read_list()
            if self.walk.is_listed and not self.walk.branches:
                self._finish()
                return

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
            self._page_id, stream.listed, **stream.list_arguments, after=walk.after or ""
        )
        listed = _content(answer)
        times = [_time(item, stream.list_time) for item in listed]
        if stream.below:
            walk.branches = self._branches(listed, times)
        else:
            self._take(listed, times, self._floor(), post_id=None)
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
        stream = self._stream
        try:
            answer = self._graph.read(
                branch.id, stream.below, **stream.below_arguments, after=branch.after or ""
            )
        except ChannelError as error:
            self._skip(branch, error)
            return
        found = _content(answer)
        times = [_time(item) for item in found]
        self._take(found, times, branch.floor, post_id=branch.id)
        branch.after = self._onward(answer, branch.trail)
        if branch.after is None or is_past(times, branch.floor):
            self.walk.branches = self.walk.branches[1:]
            self.walk.failed.pop(branch.id, None)

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
        post_id: str | None,
    ) -> None:
        """Keep what is not older than `floor`; what has no time is kept always."""
        stream = self._stream
        around = Around(
            stream=stream.item,
            page_id=self._page_id,
            post_id=post_id if stream.item == "comment" else None,
        )
        for item, at in zip(found, times, strict=True):
            if at is None or at >= floor:
                self.items.append(folded(around.fold(item)))
        self.walk.newest = max(self.walk.newest, *(at for at in times if at is not None), 0)

    def _onward(self, answer: Mapping[str, Any], trail: list[str]) -> str | None:
        """The next page's cursor, unless it leads in a circle."""
        after = next_page(answer)
        if after is None:
            return None
        mark = hashlib.sha256(after.encode("utf-8", "replace")).hexdigest()[:8]
        if mark in trail or len(trail) >= MAX_PAGES:
            text = "Facebook's pages led in a circle; the rest was left out."
            self.findings.append(_finding(self._stream, "warning", text))
            return None
        trail.append(mark)
        return after


def is_past(times: Sequence[float | None], floor: float) -> bool:
    """Whether a page is sorted newest first and ends before `floor`: then so do all after it."""
    known = [at for at in times if at is not None]
    return len(known) > 1 and known[0] > known[-1] and known[-1] < floor


def failed_stream(stream: Stream, error: ChannelError) -> Finding:
    """What to tell the operator of a stream that could not be walked on."""
    return _finding(stream, "error", str(error), error.code)


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
        raise TemporaryFailure("Facebook gave an answer of an unexpected form.")
    return content


def _time(item: object, name: str = "created_time") -> float | None:
    at = moment(optional_fields(item).get(name))
    return at.timestamp() if at else None
