"""What stands on X: accounts, posts with their edits, direct messages and media, in memory."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Literal

from simulator.settings import XAccount
from simulator.world import Location, MediaFile, Person, World
from simulator.x_objects import DirectMessage, Post, ReferenceKind, XMedia, XPlace, XUser

FIRST_CITIZEN_ID = 4_000_000_000
SNOWFLAKE_EPOCH_MILLISECONDS = 1288834974657
EDITABLE_FOR = timedelta(hours=1)
MOST_VERSIONS = 6
USERNAME_LENGTH = 15
REPEAT_WINDOW = timedelta(hours=24)
MediaKind = Literal["photo", "video", "animated_gif"]
KEY_PREFIXES: dict[MediaKind, int] = {"photo": 3, "video": 7, "animated_gif": 16}


class Timeline:
    """All state of X; ids are snowflakes, so that a greater id is a later one."""

    def __init__(self, world: World, account: XAccount) -> None:
        self._world = world
        self._last_id = 0
        self._wrote_to_us: set[str] = set()
        self._said: dict[str, datetime] = {}
        self.users: dict[str, XUser] = {}
        self.accounts: dict[str, XUser] = {}
        self.posts: dict[str, Post] = {}
        self.mentions: list[Post] = []
        self.messages: list[DirectMessage] = []
        self.media: dict[str, XMedia] = {}
        self.places: dict[str, XPlace] = {}
        started = world.now() - timedelta(days=900)
        self.own = XUser(account.own_user_id, account.name, account.username, started)
        self._add_user(self.own)

    def user_of(self, person: Person) -> XUser:
        """Return the account of a citizen, opened at the first call."""
        user_id = str(FIRST_CITIZEN_ID + person.number)
        if user_id not in self.users:
            opened = self._world.now() - timedelta(days=400)
            name = _short_username(person)
            self._add_user(XUser(user_id, person.name, name, opened, citizen=person.key))
        return self.users[user_id]

    def add_post(
        self,
        author: XUser,
        text: str,
        *,
        references: Sequence[tuple[ReferenceKind, str]] = (),
        media: Sequence[XMedia] = (),
        place: XPlace | None = None,
    ) -> Post:
        """Publish a post; a reply joins the conversation of the post that it answers."""
        post_id = self._snowflake()
        answered = self._answered(references)
        post = Post(
            id=post_id,
            author_id=author.id,
            text=text,
            created_at=self._world.now(),
            conversation_id=answered.conversation_id if answered else post_id,
            references=tuple(references),
            in_reply_to_user_id=answered.author_id if answered else "",
            media=tuple(media),
            place=place,
            history=[post_id],
        )
        self._publish(post)
        return post

    def edit_post(self, post: Post, text: str) -> Post:
        """Publish a new version under a new id; ValueError after an hour or five edits."""
        newest = self.posts[post.history[-1]]
        if self._world.now() - self.posts[post.history[0]].created_at > EDITABLE_FOR:
            raise ValueError("X lets a post be edited for one hour")
        if len(post.history) >= MOST_VERSIONS:
            raise ValueError("X lets a post be edited five times")
        version = Post(**{**newest.__dict__, "id": self._snowflake(), "text": text})
        version.created_at = self._world.now()
        version.history.append(version.id)
        self._publish(version)
        return version

    def delete_post(self, post: Post) -> None:
        """Take all versions of a post away."""
        for version_id in post.history:
            self.posts[version_id].deleted = True
        self.mentions = [item for item in self.mentions if not item.deleted]

    def visible_post(self, post_id: str) -> Post | None:
        """Return a version of a post that is still there."""
        post = self.posts.get(post_id)
        return None if post is None or post.deleted else post

    def posts_of(self, user_id: str) -> Iterator[Post]:
        """Yield the newest versions of an account's posts, oldest first."""
        for post in self.posts.values():
            if post.author_id == user_id and post.is_newest and not post.deleted:
                yield post

    def add_message(
        self, sender: XUser, receiver: XUser, text: str, media: Sequence[XMedia] = ()
    ) -> DirectMessage:
        """Send a direct message between an account and another."""
        message = DirectMessage(
            id=self._snowflake(),
            sender_id=sender.id,
            other_id=receiver.id if sender is self.own else sender.id,
            conversation_id="-".join(sorted((sender.id, receiver.id), key=int)),
            text=text,
            created_at=self._world.now(),
            media=tuple(media),
        )
        self.messages.append(message)
        self._wrote_to_us.add(sender.id)
        return message

    def may_message(self, user: XUser) -> bool:
        """Whether this account may be written to: it wrote first, or takes everyone's messages."""
        return user.accepts_dms or user.id in self._wrote_to_us

    def is_repeated(self, text: str) -> bool:
        """Whether our account has posted these words in the last 24 hours.

        X does not say how far back it looks; a day keeps clients from relying on less.
        """
        said = self._said.get(text)
        return said is not None and self._world.now() - said < REPEAT_WINDOW

    def may_reply_to(self, post: Post) -> bool:
        """Whether we may answer: its author mentioned us, quoted us, or answers our post."""
        if post.author_id == self.own.id or post.mentions(self.own.username):
            return True
        engaged = (self.posts.get(target) for _, target in post.references)
        return any(target is not None and target.author_id == self.own.id for target in engaged)

    def add_media(self, kind: MediaKind, file: MediaFile) -> XMedia:
        """Keep a photo, or a video or animation (both are MP4 files on X)."""
        key = f"{KEY_PREFIXES[kind]}_{self._snowflake()}"
        media = XMedia(key, kind, file.content, file.mime_type)
        self.media[f"{key}.{'jpg' if kind == 'photo' else 'mp4'}"] = media
        return media

    def add_place(self, location: Location) -> XPlace:
        """Return a small place around a point."""
        name = location.name or f"{location.latitude:.4f}, {location.longitude:.4f}"
        west, south = location.longitude - 0.001, location.latitude - 0.001
        box = (west, south, location.longitude + 0.001, location.latitude + 0.001)
        place = XPlace(self._world.hex_id(16), name, location.address or name, box)
        self.places[place.id] = place
        return place

    def _add_user(self, user: XUser) -> None:
        self.users[user.id] = user
        self.accounts[user.username.lower()] = user

    def _answered(self, references: Sequence[tuple[ReferenceKind, str]]) -> Post | None:
        for kind, post_id in references:
            if kind == "replied_to":
                return self.posts.get(post_id)
        return None

    def _publish(self, post: Post) -> None:
        self.posts[post.id] = post
        if post.author_id == self.own.id:
            self._said[post.text] = post.created_at
        if len(post.history) > 1:
            self.mentions = [item for item in self.mentions if item.id not in post.history]
        if post.mentions(self.own.username):
            self.mentions.append(post)

    def _snowflake(self) -> str:
        milliseconds = int(self._world.now().timestamp() * 1000) - SNOWFLAKE_EPOCH_MILLISECONDS
        self._last_id = max(milliseconds << 22, self._last_id + 1)
        return str(self._last_id)


def _short_username(person: Person) -> str:
    """X allows 15 characters; the number at the end keeps a shortened name unique."""
    number = str(person.number)
    stem = person.username.removesuffix(number)
    return stem[: USERNAME_LENGTH - len(number)] + number


def within(moment: datetime, start: datetime | None, end: datetime | None) -> bool:
    """Whether a moment lies in a window of which either side may be open."""
    return (start is None or moment >= start) and (end is None or moment < end)
