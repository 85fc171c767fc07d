"""A citizen who talks with the bot over the real pipeline: what they write, and what they read."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from forwarder.base import open_reply
from muara.dialogue_state import Policy
from store import queries
from store.models import complaints, conversations, outbox
from store.scope import SYSTEM
from tests.desk import Desk, message, rules


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the bot, as it was put into the outbox."""

    purpose: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()
    asks_location: bool = False


@dataclass(slots=True)
class Talk:
    """One conversation in private; several citizens may talk at one desk."""

    desk: Desk
    citizen: str = "warga-1"
    channel: str = "chat"
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    _seen: int = 0
    """The outbox row up to which the bot's lines were looked at."""

    @property
    def conversation(self) -> str:
        return f"with-{self.citizen}"

    @property
    def conversation_id(self) -> int | None:
        """The store's number for it; None before anything was said."""
        known = self.desk.pipeline.identities(self.channel).conversation(self.conversation)
        rows = self.desk.rows(conversations, conversations.c.conversation_hash == known)
        return rows[0].id if rows else None

    def say(self, text: str | None = None, **fields: Any) -> list[Line]:
        """Write something now; what the bot says to it at once."""
        said = message(
            f"{self.citizen}-{next(self.numbers)}",
            self.citizen,
            text=text,
            sent_at=self.desk.clock.now().isoformat(),
            **fields,
        )
        self.desk.take(said, channel=self.channel)
        return self.new_lines()

    def say_again(self, number: int, text: str | None, event: str) -> list[Line]:
        """Edit or delete the message with this number; what the bot says to it at once."""
        revision = "deleted" if event == "deleted" else f"edit-{next(self.numbers)}"
        said = message(
            f"{self.citizen}-{number}",
            self.citizen,
            text=text,
            event=event,
            revision=revision,
            sent_at=self.desk.clock.now().isoformat(),
        )
        self.desk.take(said, channel=self.channel)
        return self.new_lines()

    def send_photo(self, text: str | None = None) -> list[Line]:
        photo = {"kind": "image", "reference": "foto-1", "mime_type": "image/jpeg"}
        return self.say(text, content="image", attachments=[photo])

    def send_place(self) -> list[Line]:
        return self.say(None, content="location", location={"latitude": -7.55, "longitude": 112.2})

    def press(self, line: Line, title: str) -> list[Line]:
        """Press the quick reply with this title."""
        found = next(choice for choice in line.choices if choice[1] == title)
        return self.say(None, content="other", choice={"id": found[0], "title": title})

    def wait(self, **by: float) -> list[Line]:
        """Let time pass in steps of a second at least, with the bot's turn after each."""
        until = self.desk.clock.now() + timedelta(**by)
        step = max(timedelta(seconds=1), timedelta(**by) / 10)
        while self.desk.clock.now() < until:
            self.desk.clock.move(min(step, until - self.desk.clock.now()))
            self.go_on()
        return self.new_lines()

    def go_on(self) -> None:
        """The bot's turn, where it has one."""
        self.desk.go_on()

    def settle(self) -> list[Line]:
        """A minute of silence, and what the bot says then."""
        return self.wait(seconds=61)

    def new_lines(self) -> list[Line]:
        """What the bot has said to this citizen since the last look."""
        new = self.lines(after=self._seen)
        here = self.desk.rows(outbox, outbox.c.conversation_id == self.conversation_id)
        self._seen = max((row.id for row in here), default=0)
        return new

    def lines(self, after: int = 0) -> list[Line]:
        """What the bot has said to this citizen in outbox rows after this one."""
        here = (
            outbox.c.conversation_id == self.conversation_id,
            outbox.c.state != "dropped",
            outbox.c.id > after,
        )
        with self.desk.store.read() as connection:
            found = []
            for row in self.desk.rows(outbox, *here):
                sealer = queries.reporter_sealer(
                    SYSTEM, connection, self.desk.store.keyring, row.reporter_id
                )
                content = open_reply(sealer, row.sealed)
                choices = tuple((c[0], c[1]) for c in content.get("choices", []))
                asks = bool(content.get("asks_location"))
                found.append(Line(row.purpose, content["text"], choices, asks))
        return found

    @property
    def cases(self) -> list[Row[Any]]:
        """What was told in this conversation, oldest first."""
        here = complaints.c.conversation_id == self.conversation_id
        return list(self.desk.rows(complaints, here))


def talking_desk(desk: Desk, **policy: Any) -> Desk:
    """The same desk with a bot that speaks for a government."""
    values: dict[str, Any] = {
        "government": "Kabupaten Contoh",
        "privacy_url": "https://contoh.go.id/privasi",
    }
    spoken = rules(policy=Policy(**(values | policy)))
    desk.channels["chat"] = spoken
    return desk
