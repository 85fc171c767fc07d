"""Everything that the simulator knows: clock, ids, citizens, phones and the platforms."""

import hashlib
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from simulator.faults import Faults
from simulator.journal import Journal
from simulator.settings import SimulatorSettings
from simulator.webhooks import WebhookSender

if TYPE_CHECKING:
    from simulator.graph import Graph
    from simulator.instagram import Instagram
    from simulator.telegram import Telegram
    from simulator.twilio import Twilio
    from simulator.x import X
    from simulator.youtube import YouTube

Surface = Literal["direct", "comment", "mention", "post", "group"]
WrittenKind = Literal["message", "edit", "deletion"]
_PEOPLE_PER_RUN = 1_000
_NUMBERS_PER_RUN = 1_000_000
SYLLABLES = ("ra", "nu", "wa", "ti", "ken", "da", "lo", "mi", "sa", "pu", "yo", "bi", "har", "gi")


@dataclass(frozen=True)
class Person:
    """An invented citizen; `number` is the small whole number that platform ids are made of."""

    key: str
    number: int
    name: str
    username: str
    phone: str


@dataclass(frozen=True)
class Location:
    """A point that a citizen shares, in degrees."""

    latitude: float
    longitude: float
    name: str = ""
    address: str = ""


@dataclass(frozen=True)
class MediaFile:
    """A file that a citizen sends."""

    content: bytes
    mime_type: str
    file_name: str = ""


@dataclass(frozen=True, kw_only=True)
class CitizenMessage:
    """What a citizen does on a phone: write, edit or delete; every platform takes this shape.

    `citizen` is the key of a `Person`. `edit_of` and `delete` are external ids of own messages.
    Several `photos` are one album. `post_id` names the post of a comment, `reply_to` the message,
    comment or post that is quoted or answered. `button` is the payload of a pressed button.
    `group` is the key of a group chat. `poll` is a question followed by its options. `action` is
    anything else that a platform's own module names, such as `block` on Telegram.
    """

    citizen: str
    text: str = ""
    surface: Surface = "direct"
    photos: tuple[MediaFile, ...] = ()
    voice: MediaFile | None = None
    video: MediaFile | None = None
    audio: MediaFile | None = None
    video_note: MediaFile | None = None
    animation: MediaFile | None = None
    document: MediaFile | None = None
    poll: tuple[str, ...] = ()
    sticker: bool = False
    location: Location | None = None
    contact: str = ""
    button: str = ""
    reply_to: str = ""
    post_id: str = ""
    group: str = ""
    forwarded: bool = False
    edit_of: str = ""
    delete: str = ""
    action: str = ""


@dataclass
class PhoneLine:
    """One line of a conversation as the citizen sees it; `sent` is from the citizen.

    Each of the `buttons` has a `title` and, where pressing it tells the platform more than these
    words, a `payload`; or it `sends` the `words` or the `place` as the citizen's own message.
    """

    sent: bool
    external_id: str
    text: str
    at: datetime
    surface: Surface
    kind: str = "text"
    in_reply_to: str = ""
    edited: bool = False
    deleted: bool = False
    buttons: list[dict[str, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the line for the phone page; the time is RFC 3339 in UTC."""
        return {**self.__dict__, "at": self.at.isoformat(), "buttons": list(self.buttons)}


class Platform(Protocol):
    """What the control API asks of every platform."""

    def write(self, message: CitizenMessage) -> list[str]:
        """Do what the citizen does; returns the external ids made, ValueError if impossible."""
        ...

    async def set_webhook(self, url: str | None) -> None:
        """Send webhooks to this URL from now on; None stops them."""
        ...

    def status(self) -> dict[str, Any]:
        """Return counts for people: pending updates, messages, webhook."""
        ...

    def configure(self, changes: dict[str, Any]) -> None:
        """Set switches of this platform at run time; ValueError for an unknown one."""
        ...


class World:
    """All state, in memory; used only on the event loop of the server that serves it.

    The platforms are the attributes `telegram`, `twilio`, `graph`, `x`, `instagram` and `youtube`,
    each made by its module's class of the same name with this world as only argument.
    """

    telegram: "Telegram"
    twilio: "Twilio"
    graph: "Graph"
    x: "X"
    instagram: "Instagram"
    youtube: "YouTube"

    def __init__(
        self,
        journal_path: Path,
        settings: SimulatorSettings | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(tz=UTC),
    ) -> None:
        self.settings = settings or SimulatorSettings()
        self._clock = clock
        self._offset = timedelta()
        self.journal = Journal(journal_path, self.now)
        self.random = random.Random(self.settings.seed)  # noqa: S311 - runs must be repeatable
        self.faults = Faults(self.settings.seed)
        self.webhooks = WebhookSender(self.journal, self.faults, speed_up=self.settings.speed_up)
        self.public_url = self.settings.public_url
        self._counters: dict[str, int] = {}
        self._people: dict[str, Person] = {}
        self._phones: dict[tuple[str, str], list[PhoneLine]] = {}
        self.listeners: list[Listener] = []
        """They are told of every reply on a phone: platform, citizen and line."""
        self._platforms = _open_platforms(self)

    def now(self) -> datetime:
        """Return the simulated time, aware UTC."""
        return self._clock() + self._offset

    def advance(self, seconds: float) -> None:
        """Move the simulated time forward, to see windows and limits pass."""
        self._offset += timedelta(seconds=seconds)

    def next_number(self, series: str, start: int = 1) -> int:
        """Return the next whole number of a named series."""
        if series not in self._counters:
            passed = _PEOPLE_PER_RUN if series == "person" else _NUMBERS_PER_RUN
            self._counters[series] = start - 1 + self.settings.earlier_runs * passed
        self._counters[series] += 1
        return self._counters[series]

    def hex_id(self, digits: int = 32) -> str:
        """Return a random id of hexadecimal digits; repeatable with the seed."""
        return f"{self.random.getrandbits(4 * digits):0{digits}x}"

    def platform(self, name: str) -> Platform:
        """Return a platform by its name; ValueError for an unknown one."""
        if name not in self._platforms:
            raise ValueError(f"unknown platform {name!r}, known are {', '.join(self._platforms)}")
        return self._platforms[name]

    def person(self, key: str) -> Person:
        """Return the citizen of this key, invented at the first call, the same ever after."""
        if key not in self._people:
            number = self.next_number("person")
            self._people[key] = _invent_person(key, number, self.settings.seed)
        return self._people[key]

    def people(self) -> Sequence[Person]:
        """Return all citizens that were met so far."""
        return tuple(self._people.values())

    def phone(self, platform: str, citizen: str) -> list[PhoneLine]:
        """Return the conversation as this citizen sees it, oldest first."""
        return self._phones.setdefault((platform, citizen), [])

    def note_written(
        self,
        platform: str,
        citizen: str,
        external_id: str,
        *,
        conversation: str,
        text: str,
        surface: Surface,
        kind: WrittenKind = "message",
        content: str = "text",
        sender: str = "",
        quoted: str = "",
        **more: Any,
    ) -> None:
        """Journal what a citizen wrote, edited or deleted, and show it on the citizen's phone.

        `sender` is the platform's id of the author, `content` what it is (text, image, location …),
        `quoted` the id of the line that it answers, for the phone.
        """
        self.journal.add(
            "citizen_wrote",
            platform,
            external_id=external_id,
            conversation=conversation,
            sender=sender,
            citizen=citizen,
            text=text,
            surface=surface,
            kind=kind,
            content=content,
            **more,
        )
        lines = self.phone(platform, citizen)
        if kind == "message":
            lines.append(PhoneLine(True, external_id, text, self.now(), surface, content, quoted))
            return
        for line in lines:
            if line.sent and line.external_id == external_id:
                line.text, line.edited = (text, True) if kind == "edit" else ("", line.edited)
                line.deleted = kind == "deletion"

    def note_reply(
        self,
        platform: str,
        citizen: str,
        external_id: str,
        *,
        to: str,
        text: str,
        surface: Surface,
        in_reply_to: str = "",
        buttons: Sequence[Mapping[str, str]] = (),
        **more: Any,
    ) -> None:
        """Journal a reply of the product, and show it on the phone of the citizen it is for."""
        self.journal.add(
            "reply_received",
            platform,
            external_id=external_id,
            to=to,
            citizen=citizen,
            text=text,
            surface=surface,
            in_reply_to=in_reply_to,
            **more,
        )
        line = PhoneLine(False, external_id, text, self.now(), surface, "text", in_reply_to)
        line.buttons.extend(dict(button) for button in buttons)
        self.phone(platform, citizen).append(line)
        for listener in self.listeners:
            listener(platform, citizen, line)


Listener = Callable[[str, str, PhoneLine], None]


def _open_platforms(world: World) -> dict[str, Platform]:
    # Imported here because the platforms' modules themselves need this one.
    from simulator.graph import Graph
    from simulator.instagram import Instagram
    from simulator.telegram import Telegram
    from simulator.twilio import Twilio
    from simulator.x import X
    from simulator.youtube import YouTube

    world.telegram, world.twilio = Telegram(world), Twilio(world)
    world.graph, world.x = Graph(world), X(world)
    world.instagram, world.youtube = Instagram(world), YouTube(world)
    return {
        "telegram": world.telegram,
        "twilio": world.twilio,
        "graph": world.graph,
        "x": world.x,
        "instagram": world.instagram,
        "youtube": world.youtube,
    }


def _invent_person(key: str, number: int, seed: int) -> Person:
    digest = hashlib.sha256(f"{seed}/{key}".encode()).digest()
    given = "".join(SYLLABLES[byte % len(SYLLABLES)] for byte in digest[:3]).capitalize()
    family = "".join(SYLLABLES[byte % len(SYLLABLES)] for byte in digest[3:7]).capitalize()
    return Person(
        key=key,
        number=number,
        name=f"{given} {family}",
        username=f"{given.lower()}_{family.lower()}{number}",
        phone=f"+62811000{number:05d}",
    )
