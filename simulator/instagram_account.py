"""What stands on an Instagram account: its posts, those that mention it, comments and messages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from simulator.graph_page import FacebookUser, Inbox, StoredFile
from simulator.pictures import draw_photo
from simulator.settings import InstagramAccount
from simulator.world import MediaFile, Person, World

FIRST_CITIZEN_ID = 7_000_000_000_000_000
PERSONAL_USERNAME_LENGTH = 30


@dataclass
class Medium:
    """A post, of our account or, where it mentions us, of a citizen."""

    id: str
    number: int
    author: FacebookUser
    caption: str
    created_at: datetime
    files: tuple[StoredFile, ...]
    deleted: bool = False
    comments: "list[InstagramComment]" = field(default_factory=list)


@dataclass
class InstagramComment:
    """A comment on a post, or an answer to a comment (`parent`)."""

    id: str
    number: int
    medium: Medium
    author: FacebookUser
    text: str
    created_at: datetime
    parent: "InstagramComment | None" = None
    deleted: bool = False
    is_hidden: bool = False
    private_reply: str = ""

    @property
    def is_visible(self) -> bool:
        """Whether it and everything above it is still there."""
        if self.deleted or self.medium.deleted:
            return False
        return self.parent is None or self.parent.is_visible


class Profile(Inbox):
    """All state of one account."""

    _message_prefix = "aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlE"
    _first_number = 17_900_000_000_000_001

    def __init__(self, world: World, account: InstagramAccount) -> None:
        own = FacebookUser(account.account_id, account.page_name, username=account.username)
        super().__init__(world, "instagram", account.app_secret, own)
        self.media: dict[str, Medium] = {}
        self.comments: dict[str, InstagramComment] = {}
        picture = MediaFile(draw_photo("field", "", 1), "image/jpeg")
        welcome = "Sampaikan laporan Anda di kolom komentar atau lewat pesan."
        self._newest = self.add_medium(own, welcome, [self.add_file("image", picture)])

    def user_of(self, person: Person) -> FacebookUser:
        """Return the account of a citizen, opened at the first call."""
        user_id = str(FIRST_CITIZEN_ID + person.number)
        if user_id not in self.users:
            name = person.username[:PERSONAL_USERNAME_LENGTH]
            user = FacebookUser(user_id, person.name, citizen=person.key, username=name)
            self.users[user_id] = user
        return self.users[user_id]

    def add_medium(self, author: FacebookUser, caption: str, files: Sequence[StoredFile]) -> Medium:
        """Publish a post; every one has a picture or video."""
        number = self._next_number()
        medium = Medium(str(number), number, author, caption, self._world.now(), tuple(files))
        self.media[medium.id] = medium
        if author is self.own:
            self._newest = medium
        return medium

    def add_comment(
        self, target: Medium | InstagramComment, author: FacebookUser, text: str
    ) -> InstagramComment:
        """Comment a post or answer a comment; answers to answers hang under the top comment."""
        medium = target if isinstance(target, Medium) else target.medium
        number = self._next_number()
        comment = InstagramComment(
            id=str(number),
            number=number,
            medium=medium,
            author=author,
            text=text,
            created_at=self._world.now(),
            parent=None if isinstance(target, Medium) else target.parent or target,
        )
        self.comments[comment.id] = comment
        medium.comments.append(comment)
        return comment

    def newest_medium(self) -> Medium:
        """Return our account's latest post."""
        return self._newest

    def visible_medium(self, medium_id: str) -> Medium | None:
        """Return a post that is still there."""
        medium = self.media.get(medium_id)
        return None if medium is None or medium.deleted else medium

    def visible_comment(self, comment_id: str) -> InstagramComment | None:
        """Return a comment that is still there."""
        comment = self.comments.get(comment_id)
        return comment if comment is not None and comment.is_visible else None

    def own_comment(self, comment_id: str) -> InstagramComment | None:
        """Return a comment on a post of our account: no other can be read or changed."""
        comment = self.visible_comment(comment_id)
        return comment if comment is not None and comment.medium.author is self.own else None

    def answers_to(self, comment: InstagramComment) -> Iterator[InstagramComment]:
        """Yield the visible answers to a comment, oldest first."""
        below = comment.medium.comments
        return (item for item in below if item.parent is comment and item.is_visible)

    def mentions_us(self, text: str) -> bool:
        """Whether words name our account."""
        return f"@{self.own.username}" in text.lower()
