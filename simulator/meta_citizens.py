"""What citizens do alike on a Facebook Page and on an Instagram account."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, ClassVar, Protocol

from simulator.graph_events import (
    Subscription,
    edit_event,
    file_kinds,
    message_event,
    postback_event,
    unsend_event,
)
from simulator.graph_page import FacebookUser, Inbox, Message, StoredFile
from simulator.pictures import draw_sticker
from simulator.world import CitizenMessage, Person, Surface, World, WrittenKind

MESSAGE_EDITABLE_FOR = timedelta(minutes=15)
MOST_EDITS = 5


class Said(Protocol):
    """A message, comment or post."""

    id: str
    author: FacebookUser
    deleted: bool


class MetaCitizens(ABC):
    """Acts for citizens: changes what stands there, journals the truth, sends the webhooks."""

    PLATFORM: ClassVar[str]
    PLACE: ClassVar[str]
    """What citizens write to, in a sentence: `a Facebook Page`."""
    LACKING: ClassVar[Sequence[str]]
    """What a `CitizenMessage` may hold and no message there does."""
    EDITS: ClassVar[str]
    """The webhooks' field of edited messages."""

    def __init__(self, world: World, inbox: Inbox, subscription: Subscription) -> None:
        self.world = world
        self._inbox = inbox
        self._subscription = subscription

    def write(self, message: CitizenMessage) -> list[str]:
        """Do what the citizen does and return the ids made; ValueError for the impossible."""
        author = self._user_of(self.world.person(message.citizen))
        if message.edit_of:
            return [self._edit(author, message)]
        if message.delete:
            return [self._delete(author, message.delete)]
        if message.action:
            self._act(author, message.action)
            return []
        for name in self.LACKING:
            if getattr(message, name):
                raise ValueError(f"{self.PLACE} gets no {name}")
        write = self._ways().get(message.surface)
        if write is None:
            raise ValueError(f"{self.PLACE} has no surface {message.surface}")
        return [write(author, message)]

    @abstractmethod
    def _user_of(self, person: Person) -> FacebookUser:
        """The account of a citizen."""

    @abstractmethod
    def _ways(self) -> Mapping[str, Callable[[FacebookUser, CitizenMessage], str]]:
        """How to write, by surface; each gives the id that it made."""

    @abstractmethod
    def _edit(self, author: FacebookUser, wish: CitizenMessage) -> str:
        """Change what was said."""

    @abstractmethod
    def _delete(self, author: FacebookUser, item_id: str) -> str:
        """Take back what was said."""

    @abstractmethod
    def _surface(self, item: Any) -> Surface: ...

    @abstractmethod
    def _conversation(self, item: Any) -> str: ...

    def _act(self, author: FacebookUser, action: str) -> None:
        """Block or unblock us, or hide one's name from what the API shows."""
        match action:
            case "block" | "unblock":
                author.has_blocked_us = action == "block"
            case "hide_author":
                author.is_hidden = True
            case _:
                raise ValueError(f"{self.PLACE} knows no {action} of citizens")

    # -- messages

    def _message(self, author: FacebookUser, wish: CitizenMessage) -> str:
        if author.has_blocked_us:
            raise ValueError("this citizen has blocked us")
        files = self._files(wish)
        message = self._inbox.add_message(
            author,
            author,
            wish.text,
            files=files,
            location=wish.location,
            # A pressed button does not tell below which message it stood.
            reply_to="" if wish.button else wish.reply_to,
        )
        content = "location" if wish.location else file_kinds(files)
        self._note(message, wish.text, content=content, quoted=wish.reply_to)
        self._announce(message, wish.button)
        return message.id

    def _announce(self, message: Message, button: str) -> None:
        if button in self._inbox.postbacks:
            event = postback_event(self._inbox, message, button)
            self._subscription.messaging("messaging_postbacks", event, message.id)
            return
        more = {"quick_reply": {"payload": button}} if button else {}
        event = message_event(self._inbox, message, **more)
        self._subscription.messaging("messages", event, message.id)

    def _edit_message(self, message: Message, text: str) -> None:
        now = self.world.now()
        if now - message.created_at > MESSAGE_EDITABLE_FOR or message.edits >= MOST_EDITS:
            raise ValueError("a message may be edited five times within 15 minutes")
        message.text, message.edits = text, message.edits + 1
        event = edit_event(self._inbox, message, now)
        self._subscription.messaging(self.EDITS, event, message.id)

    def _unsend(self, message: Message) -> None:
        message.text, message.files, message.location = "", (), None
        event = unsend_event(self._inbox, message, self.world.now())
        self._subscription.messaging("messages", event, message.id)

    # -- small steps

    def _is_theirs(self, item: Said, author: FacebookUser) -> bool:
        return item.author is author and not item.deleted

    def _no_such(self, item_id: str) -> ValueError:
        return ValueError(f"this citizen has no such message, comment or post: {item_id}")

    def _files(self, wish: CitizenMessage) -> list[StoredFile]:
        inbox = self._inbox
        files = [inbox.add_file("image", photo) for photo in wish.photos]
        if wish.video:
            files.append(inbox.add_file("video", wish.video))
        files += [inbox.add_file("audio", sound) for sound in (wish.voice, wish.audio) if sound]
        if wish.document:
            files.append(inbox.add_file("file", wish.document))
        if wish.sticker:
            files.append(inbox.add_file("sticker", draw_sticker()))
        return files

    def _note(
        self,
        item: Said,
        text: str,
        *,
        kind: WrittenKind = "message",
        content: str = "text",
        visible: bool = True,
        quoted: str = "",
    ) -> None:
        """Journal it; what is said elsewhere without naming us is not visible to us."""
        self.world.note_written(
            self.PLATFORM,
            item.author.citizen,
            item.id,
            conversation=self._conversation(item),
            text=text,
            surface=self._surface(item),
            kind=kind,
            content=content,
            sender=item.author.id,
            visible=visible,
            quoted=quoted,
        )
