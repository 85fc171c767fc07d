"""The keyboard: one table of keys, and what an operator has made of it.

Keys of one character can be changed, taken away one by one and turned off all together (WCAG
2.1.4); whatever a key does, a control on the page does too. The choice stands in a cookie of the
browser, one for each operator, and so outlives the session.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote, unquote

from muara.web.visit import Visit
from store.rights import Right

_OFF = "off"


class Place(StrEnum):
    """Where a key does something."""

    EVERYWHERE = "everywhere"
    QUEUE = "queue"
    COMPLAINT = "complaint"
    BOTH = "both"
    """In the queue, about the report that has the focus, and on a report's page."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What one key does; `name` finds its words and what the browser does."""

    name: str
    key: str
    place: Place


@dataclass(frozen=True, slots=True)
class Destination:
    """A page that the key `go` and then `key` lead to; `words` is the key of its name."""

    key: str
    href: str
    words: str
    right: Right


SHORTCUTS = (
    Shortcut("help", "?", Place.EVERYWHERE),
    Shortcut("search", "/", Place.EVERYWHERE),
    Shortcut("go", "g", Place.EVERYWHERE),
    Shortcut("down", "j", Place.QUEUE),
    Shortcut("up", "k", Place.QUEUE),
    Shortcut("open", "o", Place.QUEUE),
    Shortcut("select", "s", Place.QUEUE),
    Shortcut("verify", "v", Place.BOTH),
    Shortcut("assign", "a", Place.BOTH),
    Shortcut("answer", "r", Place.BOTH),
    Shortcut("hand_over", "h", Place.BOTH),
    Shortcut("archive", "x", Place.BOTH),
    Shortcut("claim", "c", Place.COMPLAINT),
    Shortcut("take", "t", Place.COMPLAINT),
    Shortcut("public", "1", Place.COMPLAINT),
    Shortcut("secret", "2", Place.COMPLAINT),
    Shortcut("next", "n", Place.COMPLAINT),
    Shortcut("previous", "p", Place.COMPLAINT),
    Shortcut("undo", "u", Place.COMPLAINT),
)
"""Every key of one character; no two are the same, whatever the page."""

DESTINATIONS = (
    Destination("q", "/", "list.open", Right.READ_REPORTS),
    Destination("n", "/?list=new", "list.new", Right.READ_REPORTS),
    Destination("m", "/?list=mine", "list.mine", Right.READ_REPORTS),
    Destination("a", "/?list=all", "list.all", Right.READ_REPORTS),
    Destination("e", "/new", "nav.new", Right.INTAKE),
    Destination("p", "/lapor-entry", "nav.lapor", Right.VERIFY),
    Destination("u", "/unsorted", "nav.unsorted", Right.SORT),
    Destination("d", "/set-apart", "nav.set_apart", Right.SORT),
    Destination("w", "/persons", "nav.persons", Right.TAKE_OVER),
    Destination("o", "/outbox", "nav.outbox", Right.READ_CHANNELS),
    Destination("l", "/ledger", "nav.ledger", Right.READ_CHANNELS),
    Destination("c", "/channels", "nav.channels", Right.READ_CHANNELS),
    Destination("h", "/doctor", "nav.doctor", Right.READ_CHANNELS),
    Destination("f", "/figures", "nav.figures", Right.READ_FIGURES),
    Destination("s", "/suggestions", "nav.suggestions", Right.READ_FIGURES),
)


class UnfitKeys(Exception):
    """Keys that cannot be told apart or typed: `reason` is `twice` or `not_one`, `keys` which."""

    def __init__(self, reason: str, keys: list[str]) -> None:
        super().__init__(f"These keys cannot be used ({reason}): {' '.join(keys)}")
        self.reason = reason
        self.keys = keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyboard:
    """One operator's keys by the name of the shortcut; the empty string for none."""

    is_on: bool = True
    keys: Mapping[str, str] = field(
        default_factory=lambda: {each.name: each.key for each in SHORTCUTS}
    )

    @classmethod
    def read(cls, cookie: str) -> Keyboard:
        """What `written` wrote; what makes no sense is as if it were not there."""
        parts = cookie.split("&")
        changed = dict(part.split(":", 1) for part in parts if ":" in part)
        try:
            return cls.chosen(
                {name: unquote(key) for name, key in changed.items()}, _OFF not in parts
            )
        except UnfitKeys:
            return cls(is_on=_OFF not in parts)

    @classmethod
    def chosen(cls, given: Mapping[str, str], is_on: bool) -> Keyboard:
        """The keys that somebody typed; those that are not `given` stay. `UnfitKeys`."""
        keyboard = cls.typed(given, is_on)
        used = [key for key in keyboard.keys.values() if key]
        if long := [key for key in used if len(key) != 1 or not key.isprintable()]:
            raise UnfitKeys("not_one", long)
        if twice := sorted({key for key in used if used.count(key) > 1}):
            raise UnfitKeys("twice", twice)
        return keyboard

    @classmethod
    def typed(cls, given: Mapping[str, str], is_on: bool) -> Keyboard:
        """The same without a look at whether they can be used."""
        keys = {each.name: given.get(each.name, each.key).strip().lower() for each in SHORTCUTS}
        return cls(is_on=is_on, keys=keys)

    @property
    def written(self) -> str:
        """For a cookie: only what differs from the table."""
        changed = [
            f"{each.name}:{quote(self.keys[each.name], safe='')}"
            for each in SHORTCUTS
            if self.keys[each.name] != each.key
        ]
        return "&".join([*([] if self.is_on else [_OFF]), *changed])


def keyboard_of(visit: Visit) -> Keyboard:
    """The keys of whoever looks at a page."""
    return Keyboard.read(visit.kept_keys)
