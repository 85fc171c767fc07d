"""What stands on a YouTube channel: its videos and the comments on them, in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from simulator.settings import YouTubeAccount
from simulator.world import Person, World


@dataclass
class YouTubeUser:
    """Somebody with a channel of their own; `is_hidden` leaves its id out of what is shown."""

    id: str
    handle: str
    citizen: str = ""
    is_hidden: bool = False


@dataclass
class Video:
    """A video of the channel."""

    id: str
    title: str
    comments_disabled: bool = False
    threads: "list[VideoComment]" = field(default_factory=list)


@dataclass
class VideoComment:
    """A comment on a video, or an answer to one (`parent`)."""

    id: str
    number: int
    video: Video
    author: YouTubeUser
    text: str
    published_at: datetime
    updated_at: datetime
    parent: "VideoComment | None" = None
    deleted: bool = False
    answers: "list[VideoComment]" = field(default_factory=list)

    @property
    def is_visible(self) -> bool:
        """Whether it and what it stands below is still there."""
        return not self.deleted and (self.parent is None or not self.parent.deleted)

    def visible_answers(self) -> "Iterator[VideoComment]":
        """Yield the answers that are still there, oldest first."""
        return (answer for answer in self.answers if answer.is_visible)


class Videos:
    """All state of one channel; numbers grow with time."""

    def __init__(self, world: World, account: YouTubeAccount) -> None:
        self._world = world
        self.own = YouTubeUser(account.channel_id, "@kabupatenuji")
        self.title = account.title
        self.users: dict[str, YouTubeUser] = {self.own.id: self.own}
        self.videos: dict[str, Video] = {}
        self.comments: dict[str, VideoComment] = {}
        self.add_video("Musrenbang Kabupaten Uji")

    def add_video(self, title: str) -> Video:
        """Publish a video."""
        number = self._world.next_number("youtube.video")
        video = Video(f"vid{number:08d}", title)
        self.videos[video.id] = video
        return video

    def newest(self) -> Video:
        """Return the channel's latest video."""
        return list(self.videos.values())[-1]

    def user_of(self, person: Person) -> YouTubeUser:
        """Return the channel of a citizen, opened at the first call."""
        user_id = f"UCwarga{person.number:017d}"
        if user_id not in self.users:
            self.users[user_id] = YouTubeUser(user_id, f"@{person.username}", person.key)
        return self.users[user_id]

    def add_comment(
        self, target: Video | VideoComment, author: YouTubeUser, text: str
    ) -> VideoComment:
        """Comment a video or answer a comment; an answer's id begins with that of its thread."""
        number, now = self._world.next_number("youtube.comment"), self._world.now()
        parent = None if isinstance(target, Video) else target.parent or target
        own = f"Ugx{number:023d}"
        comment = VideoComment(
            id=f"{parent.id}.{own}" if parent else own,
            number=number,
            video=target if isinstance(target, Video) else target.video,
            author=author,
            text=text,
            published_at=now,
            updated_at=now,
            parent=parent,
        )
        (parent.answers if parent else comment.video.threads).append(comment)
        self.comments[comment.id] = comment
        return comment

    def visible_comment(self, comment_id: str) -> VideoComment | None:
        """Return a comment that is still there."""
        comment = self.comments.get(comment_id)
        return comment if comment is not None and comment.is_visible else None

    def threads(self) -> list[VideoComment]:
        """Return the visible top-level comments on all videos, newest first."""
        found = [one for video in self.videos.values() for one in video.threads if one.is_visible]
        return sorted(found, key=lambda comment: comment.number, reverse=True)
