"""Walks the comments on a channel's videos, newest first, a few calls at a time.

YouTube lists threads by when they began, so each walk reads those that began within the look-back,
back to the time that the walk before has reached, and the rest of the answers where there are more
than came along.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from channels._youtube_comments import Around, listed, mapping, moment
from channels.errors import ChannelError, PermanentFailure

if TYPE_CHECKING:
    from channels._youtube_client import YouTubeClient

CALLS_PER_STEP = 10
MOST_COUNTED = 1000
GONE = frozenset({"commentNotFound", "videoNotFound"})
FORGOTTEN_PAGE = "invalidPageToken"


class Thread(BaseModel):
    """A thread whose answers are still to be read."""

    id: str
    video_id: str | None = None
    page: str | None = None


class Place(BaseModel):
    """How far the walks are; times are Unix seconds by YouTube's clock."""

    since: float = 0
    """What is older was read by an earlier walk."""
    newest: float = 0
    """Of the first step: a later one may come hours after it."""
    has_rested: bool = False
    page: str | None = None
    is_listed: bool = False
    threads: list[Thread] = []
    counts: dict[str, int] = {}
    """How many answers the long threads had when they were read last."""


def read_place(cursor: str | None) -> Place:
    """The place that a cursor names; one that cannot be read starts anew."""
    try:
        return Place.model_validate_json(cursor or "{}")
    except ValidationError:
        return Place()


class Walker:
    """Walks on from `place`; `items` hold what this step brought."""

    def __init__(
        self,
        client: YouTubeClient,
        channel_id: str,
        place: Place,
        *,
        overlap: float,
        look_back: float,
        spend: Callable[[], None],
    ) -> None:
        self._client = client
        self._channel_id = channel_id
        self._overlap = overlap
        self._look_back = look_back
        self._spend = spend
        self.place = place
        self.items: list[bytes] = []

    def step(self) -> bool:
        """Make a few calls; whether the walk has come to its end. `place` is sound after an error
        too."""
        place = self.place
        try:
            for _call in range(CALLS_PER_STEP):
                if self.place.threads:
                    self._read_answers(self.place.threads[0])
                elif not self.place.is_listed:
                    self._read_threads()
                if self.place.is_listed and not self.place.threads:
                    self._finish()
                    return True
            return False
        finally:
            place.has_rested = True

    def _finish(self) -> None:
        place = self.place
        kept = dict(list(place.counts.items())[-MOST_COUNTED:])
        self.place = Place(since=max(place.since, place.newest), counts=kept)

    def _floor(self) -> float:
        return self.place.since - self._overlap

    def _read_threads(self) -> None:
        place = self.place
        self._spend()
        try:
            answer = self._client.threads(self._channel_id, place.page)
        except PermanentFailure as error:
            if error.code != FORGOTTEN_PAGE or place.page is None:
                raise
            # What was stored is only repeated.
            self.place = Place(since=place.since, counts=place.counts)
            return
        found = [mapping(item) for item in listed(answer.get("items"))]
        for thread in found:
            self._take_thread(thread)
        token = answer.get("nextPageToken")
        began = [_time(_top(thread), "publishedAt") for thread in found]
        oldest = min((at for at in began if at is not None), default=None)
        is_past = oldest is not None and oldest < self._floor() - self._look_back
        is_circle = token == place.page
        place.page = token if isinstance(token, str) and not (is_past or is_circle) else None
        place.is_listed = place.page is None

    def _take_thread(self, thread: Mapping[str, Any]) -> None:
        snippet = mapping(thread.get("snippet"))
        video = snippet.get("videoId")
        around = Around(video_id=video if isinstance(video, str) else None, is_plain=True)
        answers = listed(mapping(thread.get("replies")).get("comments"))
        for comment in (_top(thread), *answers):
            self._take(comment, around)
        name, total = thread.get("id"), snippet.get("totalReplyCount")
        if not isinstance(name, str) or not isinstance(total, int) or total <= len(answers):
            return
        if self.place.counts.get(name) != total:
            self.place.counts[name] = total
            self.place.threads.append(Thread(id=name, video_id=around.video_id))

    def _read_answers(self, thread: Thread) -> None:
        self._spend()
        try:
            answer = self._client.answers(thread.id, thread.page)
        except ChannelError as error:
            if error.code not in GONE and error.code != FORGOTTEN_PAGE:
                raise
            self.place.counts.pop(thread.id, None)
            del self.place.threads[0]
            return
        around = Around(video_id=thread.video_id, is_plain=True)
        for comment in listed(answer.get("items")):
            self._take(comment, around)
        token = answer.get("nextPageToken")
        if isinstance(token, str) and token != thread.page:
            thread.page = token
        else:
            del self.place.threads[0]

    def _take(self, comment: object, around: Around) -> None:
        """Keep what was written or changed since; what has no time is kept always."""
        times = [_time(comment, name) for name in ("publishedAt", "updatedAt")]
        newest = max((at for at in times if at is not None), default=None)
        if newest is None or newest >= self._floor():
            self.items.append(around.fold(comment))
        if not self.place.has_rested:
            self.place.newest = max(self.place.newest, newest or 0)


def _top(thread: Mapping[str, Any]) -> object:
    return mapping(thread.get("snippet")).get("topLevelComment")


def _time(comment: object, name: str) -> float | None:
    at = moment(mapping(mapping(comment).get("snippet")).get(name))
    return at.timestamp() if at else None
