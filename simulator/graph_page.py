"""What stands on a Facebook Page: posts, comment trees, conversations and files, in memory."""

import hashlib
import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from simulator.settings import GraphAccount
from simulator.world import Location, MediaFile, Person, World

FIRST_CITIZEN_ID = 5_000_000_000_000_000
FILES_LAST = timedelta(days=14)
SUFFIXES = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "video/mp4": "mp4",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "application/pdf": "pdf",
}
AttachmentKind = Literal["image", "video", "audio", "file", "sticker"]


@dataclass
class FacebookUser:
    """A person or the Page itself; `is_hidden` leaves `from` out of what the API shows.

    `username` is that on Instagram.
    """

    id: str
    name: str
    citizen: str = ""
    username: str = ""
    is_hidden: bool = False
    has_blocked_us: bool = False


@dataclass
class StoredFile:
    """A file on the CDN."""

    key: str
    kind: AttachmentKind
    file: MediaFile

    @property
    def name(self) -> str:
        """The file's name on the CDN."""
        return f"{self.key}.{SUFFIXES.get(self.file.mime_type, 'bin')}"


@dataclass
class PagePost:
    """A post on the Page's feed, or one on a citizen's own wall that mentions the Page."""

    id: str
    number: int
    author: FacebookUser
    text: str
    created_at: datetime
    updated_at: datetime
    files: tuple[StoredFile, ...] = ()
    place: Location | None = None
    on_page: bool = True
    deleted: bool = False
    private_reply: str = ""


@dataclass
class Comment:
    """A comment on a post, or an answer to a comment (`parent`)."""

    id: str
    number: int
    post: PagePost
    author: FacebookUser
    text: str
    created_at: datetime
    parent: "Comment | None" = None
    file: StoredFile | None = None
    deleted: bool = False
    is_hidden: bool = False
    private_reply: str = ""

    @property
    def is_visible(self) -> bool:
        """Whether it and everything above it is still there."""
        if self.deleted or self.post.deleted:
            return False
        return self.parent is None or self.parent.is_visible


@dataclass
class Message:
    """One message of a Messenger conversation."""

    id: str
    number: int
    conversation: "Conversation"
    author: FacebookUser
    text: str
    created_at: datetime
    files: tuple[StoredFile, ...] = ()
    location: Location | None = None
    reply_to: str = ""
    edits: int = 0
    deleted: bool = False


@dataclass
class Conversation:
    """All messages between the Page and one person; `touched` orders conversations by change."""

    id: str
    person: FacebookUser
    touched: int
    updated_at: datetime
    messages: list[Message] = field(default_factory=list)
    last_from_person: datetime | None = None


class Inbox:
    """The conversations and files of one Page or account. Numbers grow with time and order
    everything."""

    _message_prefix = "m_"
    _first_number = 122_100_000_000_001

    def __init__(self, world: World, platform: str, secret: str, own: FacebookUser) -> None:
        self._world = world
        self._platform = platform
        self._secret = secret
        self.own = own
        self.users: dict[str, FacebookUser] = {own.id: own}
        self.conversations: dict[str, Conversation] = {}
        self.messages: dict[str, Message] = {}
        self.files: dict[str, StoredFile] = {}
        self.postbacks: set[str] = set()  # payloads of buttons that we sent in templates

    def conversation_with(self, user: FacebookUser) -> Conversation:
        """Return the conversation with a person, opened at the first call."""
        conversation_id = f"t_{user.id}"
        if conversation_id not in self.conversations:
            opened = Conversation(conversation_id, user, self._next_number(), self._world.now())
            self.conversations[conversation_id] = opened
        return self.conversations[conversation_id]

    def add_message(
        self,
        person: FacebookUser,
        author: FacebookUser,
        text: str,
        *,
        files: Sequence[StoredFile] = (),
        location: Location | None = None,
        reply_to: str = "",
    ) -> Message:
        """Add a message from or to a person; a person's message opens the 24-hour window."""
        conversation = self.conversation_with(person)
        number, now = self._next_number(), self._world.now()
        message_id = self._message_prefix + self._world.hex_id(40)
        message = Message(
            id=message_id,
            number=number,
            conversation=conversation,
            author=author,
            text=text,
            created_at=now,
            files=tuple(files),
            location=location,
            reply_to=reply_to,
        )
        conversation.messages.append(message)
        conversation.touched, conversation.updated_at = number, now
        if author is person:
            conversation.last_from_person = now
        self.messages[message.id] = message
        return message

    def add_file(self, kind: AttachmentKind, file: MediaFile) -> StoredFile:
        """Keep a file on the CDN."""
        stored = StoredFile(str(self._next_number()), kind, file)
        self.files[stored.name] = stored
        return stored

    def file_url(self, stored: StoredFile) -> str:
        """Return a signed address of a file, good for two weeks, asking for no token."""
        expiry = f"{int((self._world.now() + FILES_LAST).timestamp()):x}"
        seal = self._seal(stored.name, expiry)
        return f"{self._world.public_url}/{self._platform}-cdn/{stored.name}?oh={seal}&oe={expiry}"

    def is_signed(self, name: str, seal: str, expiry: str) -> bool:
        """Whether an address was signed by us and its time is not over."""
        if not hmac.compare_digest(seal, self._seal(name, expiry)):
            return False
        return int(expiry, 16) > self._world.now().timestamp()

    def _seal(self, name: str, expiry: str) -> str:
        text = f"{name}?{expiry}".encode()
        return hmac.new(self._secret.encode(), text, hashlib.sha256).hexdigest()[:32]

    def _next_number(self) -> int:
        return self._world.next_number(self._platform, self._first_number)


class FacebookPage(Inbox):
    """All state of one Page."""

    def __init__(self, world: World, account: GraphAccount) -> None:
        own = FacebookUser(account.page_id, account.page_name)
        super().__init__(world, "graph", account.app_secret, own)
        self.posts: dict[str, PagePost] = {}
        self.comments: dict[str, Comment] = {}
        self._comments_of: dict[str, list[Comment]] = {}
        welcome = "Sampaikan laporan Anda di kolom komentar atau lewat pesan."
        self._newest_own_post = self.add_post(self.own, welcome)

    def user_of(self, person: Person) -> FacebookUser:
        """Return the account of a citizen, opened at the first call."""
        user_id = str(FIRST_CITIZEN_ID + person.number)
        if user_id not in self.users:
            self.users[user_id] = FacebookUser(user_id, person.name, citizen=person.key)
        return self.users[user_id]

    def add_post(
        self,
        author: FacebookUser,
        text: str,
        *,
        files: Sequence[StoredFile] = (),
        place: Location | None = None,
        on_page: bool = True,
    ) -> PagePost:
        """Publish a post on the Page, or with `on_page` false on the author's own wall."""
        now, number = self._world.now(), self._next_number()
        wall = self.own.id if on_page else author.id
        post = PagePost(
            f"{wall}_{number}", number, author, text, now, now, tuple(files), place, on_page
        )
        self.posts[post.id] = post
        self._comments_of[post.id] = []
        if author is self.own:
            self._newest_own_post = post
        return post

    def add_comment(
        self,
        target: PagePost | Comment,
        author: FacebookUser,
        text: str,
        file: StoredFile | None = None,
    ) -> Comment:
        """Comment a post or answer a comment; answers to answers hang under the top comment."""
        post = target if isinstance(target, PagePost) else target.post
        parent = None if isinstance(target, PagePost) else target.parent or target
        number = self._next_number()
        comment = Comment(
            id=f"{post.id.partition('_')[2]}_{number}",
            number=number,
            post=post,
            author=author,
            text=text,
            created_at=self._world.now(),
            parent=parent,
            file=file,
        )
        post.updated_at = comment.created_at
        self.comments[comment.id] = comment
        self._comments_of[post.id].append(comment)
        return comment

    def comments_of(self, post: PagePost) -> Iterator[Comment]:
        """Yield all visible comments of a post with their answers, oldest first."""
        return (comment for comment in self._comments_of[post.id] if comment.is_visible)

    def newest_own_post(self) -> PagePost:
        """Return the Page's latest post."""
        return self._newest_own_post

    def visible_post(self, post_id: str) -> PagePost | None:
        """Return a post that is still there."""
        post = self.posts.get(post_id)
        return None if post is None or post.deleted else post

    def visible_comment(self, comment_id: str) -> Comment | None:
        """Return a comment that is still there; `post_comment` ids may carry the page before."""
        comment = self.comments.get(comment_id)
        return comment if comment is not None and comment.is_visible else None
