"""Telegram's chats: who is in them, what was written, and what a bot is told of it."""

from dataclasses import dataclass, field
from typing import Any, Literal

from simulator.telegram_files import TelegramFiles
from simulator.telegram_text import typed_entities
from simulator.world import CitizenMessage, MediaFile, Person, World

FIRST_USER_ID = 5_000_000_000  # beyond 32 bits, as today's accounts are
SUPERGROUP = -1_000_000_000_000
MEDIA_KINDS = ("voice", "video", "audio", "video_note", "animation", "document")


@dataclass
class Chat:
    """One chat; `messages` holds the Message objects of both sides by message_id."""

    chat_id: int
    kind: Literal["private", "group", "supergroup"]
    title: str
    citizen: str = ""
    blocked: bool = False
    migrated_to: int = 0
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)

    @property
    def is_private(self) -> bool:
        """Say whether this is a chat with one citizen."""
        return self.kind == "private"


class Chats:
    """All chats of one bot."""

    def __init__(self, world: World, files: TelegramFiles) -> None:
        self._world = world
        self._files = files
        self.by_id: dict[int, Chat] = {}
        self._groups: dict[str, Chat] = {}

    def private(self, person: Person) -> Chat:
        """Return the chat with this citizen, opened at the first call."""
        user_id = user_id_of(person)
        if user_id not in self.by_id:
            chat = Chat(user_id, "private", person.name, person.key)
            self.by_id[user_id] = chat
        return self.by_id[user_id]

    def group(self, key: str) -> tuple[Chat, bool]:
        """Return the group of this key, and whether it was made just now."""
        if key in self._groups:
            return self._groups[key], False
        chat = Chat(-4_000_000 - self._world.next_number("telegram.group"), "group", key)
        return self._add_group(key, chat), True

    def upgrade(self, key: str) -> tuple[Chat, Chat]:
        """Turn a group into a supergroup with a new id; returns the old and the new chat."""
        old, _is_new = self.group(key)
        number = SUPERGROUP - self._world.next_number("telegram.supergroup", 2_000_000)
        new = Chat(number, "supergroup", old.title)
        old.migrated_to = new.chat_id
        return old, self._add_group(key, new)

    def post(self, chat: Chat, author: dict[str, Any] | None, **content: Any) -> dict[str, Any]:
        """Put a message into a chat and return the Message object."""
        message: dict[str, Any] = {
            "message_id": self._next_message_id(chat),
            **({"from": author} if author else {}),
            "chat": self.describe(chat),
            "date": int(self._world.now().timestamp()),
            **content,
        }
        chat.messages[message["message_id"]] = message
        return message

    def describe(self, chat: Chat) -> dict[str, Any]:
        """Return the Chat object."""
        if not chat.is_private:
            return {"id": chat.chat_id, "title": chat.title, "type": chat.kind}
        user = user_of(self._world.person(chat.citizen))
        shown = ("first_name", "last_name", "username")
        names = {key: value for key, value in user.items() if key in shown}
        return {"id": chat.chat_id, **names, "type": "private"}

    def quoted(self, chat: Chat, message_id: int) -> dict[str, Any]:
        """Return a message as it stands inside a reply to it; KeyError if there is none."""
        message = dict(chat.messages[message_id])
        message.pop("reply_to_message", None)
        return message

    def contents(self, message: CitizenMessage) -> list[tuple[str, dict[str, Any]]]:
        """Return the kind and the fields of each Message that this doing of a citizen makes."""
        if message.photos:
            return self._photos(message)
        for kind in MEDIA_KINDS:
            media = getattr(message, kind)
            if media is not None:
                return [(kind, self._media(kind, media) | _caption(message.text))]
        if message.location is not None:
            return [self._place(message)]
        if message.sticker:
            return [("sticker", self._sticker())]
        if message.contact:
            contact = {"phone_number": message.contact, "first_name": "Kontak"}
            return [("contact", {"contact": contact})]
        if message.poll:
            return [("poll", self._poll(message.poll))]
        if not message.text:
            raise ValueError("an empty message cannot be sent on Telegram")
        return [("text", {"text": message.text, **_entities("entities", message.text)})]

    def _add_group(self, key: str, chat: Chat) -> Chat:
        self._groups[key] = chat
        self.by_id[chat.chat_id] = chat
        return chat

    def _next_message_id(self, chat: Chat) -> int:
        # Private chats and basic groups share one series of a bot; each supergroup has its own.
        own = str(chat.chat_id) if chat.kind == "supergroup" else "shared"
        return self._world.next_number(f"telegram.message.{own}")

    def _photos(self, message: CitizenMessage) -> list[tuple[str, dict[str, Any]]]:
        album = {}
        if len(message.photos) > 1:
            number = self._world.next_number("telegram.album", 13_000_000_000_000_001)
            album = {"media_group_id": str(number)}
        captions = [_caption(message.text), *({} for _photo in message.photos[1:])]
        return [
            ("image", {**album, "photo": self._files.keep_photo(photo), **caption})
            for photo, caption in zip(message.photos, captions, strict=True)
        ]

    def _media(self, kind: str, media: MediaFile) -> dict[str, Any]:
        described = self._files.keep(kind, media) | _shape(kind)
        if kind != "video_note":
            described["mime_type"] = media.mime_type
        if media.file_name and kind in ("document", "animation", "video", "audio"):
            described["file_name"] = media.file_name
        fields = {kind: described}
        if kind == "animation":
            # "For backward compatibility, when this field is set, the document field will also be"
            fields["document"] = described
        return fields

    def _place(self, message: CitizenMessage) -> tuple[str, dict[str, Any]]:
        location = message.location
        if location is None:
            raise ValueError("there is no location")
        point = {"latitude": location.latitude, "longitude": location.longitude}
        if not location.name:
            return "location", {"location": point}
        venue = {"location": point, "title": location.name, "address": location.address}
        return "location", {"venue": venue, "location": point}

    def _sticker(self) -> dict[str, Any]:
        kept = self._files.keep("sticker", MediaFile(b"RIFF\x00\x00\x00\x00WEBP", "image/webp"))
        flags = {"is_animated": False, "is_video": False, "width": 512, "height": 512}
        return {"sticker": {**kept, **flags, "type": "regular", "emoji": "👍"}}

    def _poll(self, poll: tuple[str, ...]) -> dict[str, Any]:
        question, *options = poll
        return {
            "poll": {
                "id": str(self._world.next_number("telegram.poll", 5_300_000_000_000_001)),
                "question": question,
                "options": [
                    {"persistent_id": str(n), "text": option, "voter_count": 0}
                    for n, option in enumerate(options)
                ],
                "total_voter_count": 0,
                "is_closed": False,
                "is_anonymous": True,
                "type": "regular",
                "allows_multiple_answers": False,
                "allows_revoting": True,
                "members_only": False,
            }
        }


def user_id_of(person: Person) -> int:
    """Return a citizen's Telegram user id."""
    return FIRST_USER_ID + person.number * 7919


def user_of(person: Person) -> dict[str, Any]:
    """Return the User object; every fourth citizen has no username, as many have none."""
    first, _space, last = person.name.partition(" ")
    user: dict[str, Any] = {"id": user_id_of(person), "is_bot": False, "first_name": first}
    if last:
        user["last_name"] = last
    if person.number % 4:
        user["username"] = person.username
    return {**user, "language_code": "id"}


def _caption(text: str) -> dict[str, Any]:
    return {"caption": text, **_entities("caption_entities", text)} if text else {}


def _entities(field_name: str, text: str) -> dict[str, Any]:
    entities = typed_entities(text)
    return {field_name: entities} if entities else {}


def _shape(kind: str) -> dict[str, Any]:
    match kind:
        case "video" | "animation":
            return {"width": 640, "height": 360, "duration": 7}
        case "video_note":
            return {"length": 240, "duration": 7}
        case "voice" | "audio":
            return {"duration": 7}
        case _:
            return {}
