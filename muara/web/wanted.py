"""What a visitor wants to see of the queue, as it stands in the address and in saved views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from store.lists import LISTS, PRIVACIES, URGENCIES, Narrowing, Place
from store.models import ComplaintStatus

ON_A_PAGE = 50
"""So many reports stand on one page of a list."""
_LONGEST = 100
_CLOSED = (
    ComplaintStatus.RESOLVED,
    ComplaintStatus.CLOSED,
    ComplaintStatus.HANDED_OVER,
    ComplaintStatus.ARCHIVED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A list, words to look for and filters; the empty string means any."""

    list: str = ""
    q: str = ""
    channel: str = ""
    status: str = ""
    agency: str = ""
    topic: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    urgency: str = ""
    privacy: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Wanted:
        """What an address or a saved view says; what makes no sense is as if it were not there."""
        known = {
            name: " ".join(given.get(name, "").split())[:_LONGEST] for name in NAMES if name != "q"
        }
        wanted = cls(q=given.get("q", "").lstrip()[:_LONGEST], **known)
        return replace(
            wanted,
            list=wanted.list if wanted.list in LISTS else "",
            status=wanted.status if wanted.status in list(ComplaintStatus) else "",
            agency=wanted.agency if wanted.agency.isdecimal() else "",
            urgency=wanted.urgency if wanted.urgency in URGENCIES else "",
            privacy=wanted.privacy if wanted.privacy in PRIVACIES else "",
            since=wanted.since if read_day(wanted.since) else "",
            until=wanted.until if read_day(wanted.until) else "",
        )

    @property
    def code(self) -> str:
        """The list; without one all when looking for words or what has ended, else what is open."""
        if self.list:
            return self.list
        return "all" if self.q or self.status in _CLOSED else "open"

    @property
    def filters(self) -> dict[str, str]:
        """What narrows the list, by name; without the list itself and the words."""
        return {name: value for name, value in self.given.items() if name not in ("list", "q")}

    @property
    def given(self) -> dict[str, str]:
        """Everything that was said, by name."""
        return {name: value for name in NAMES if (value := getattr(self, name))}

    def address(self, **more: str) -> str:
        """The page that shows this; `more` is added to it."""
        query = urlencode({**self.given, **more})
        return f"/?{query}" if query else "/"

    def address_from(self, before: str) -> str:
        """The page of this that goes on at the place `before`; the first where it is none."""
        return self.address(before=before) if read_place(before) else self.address()

    def without(self, name: str) -> str:
        """The page that shows this without one of its filters."""
        return replace(self, **{name: ""}).address()

    def narrowing(self, zone: ZoneInfo) -> Narrowing:
        """The filters for the store; days are days in `zone`, and both are included."""
        since, until = read_day(self.since), read_day(self.until)
        return Narrowing(
            channel=self.channel or None,
            status=self.status or None,
            agency=int(self.agency) if self.agency else None,
            topic=self.topic or None,
            place=self.place or None,
            since=midnight(since, zone) if since else None,
            until=midnight(until + timedelta(days=1), zone) if until else None,
            urgency=self.urgency or None,
            privacy=self.privacy or None,
        )


NAMES = tuple(one.name for one in fields(Wanted))


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The moment in which `day` begins."""
    return datetime.combine(day, time(), zone)


def place_key(place: Place) -> str:
    """Where a page ended, for an address."""
    moment, row_id = place
    return f"{moment.isoformat() if moment else ''}~{row_id}"


def read_place(written: str) -> Place | None:
    """What `place_key` wrote; None when it is missing or was tampered with."""
    moment, mark, row_id = written.partition("~")
    if not mark or not row_id.isdecimal() or len(row_id) > 18:
        return None
    if not moment:
        return None, int(row_id)
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (found, int(row_id)) if found.tzinfo else None


def read_day(written: str) -> date | None:
    """A day as addresses have it; None for what is none, and in the first and last year that there
    is: the midnights of those are none in every zone."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if MINYEAR < day.year < MAXYEAR else None
