"""Looks through Graph's lists for a reply of ours whose answer was lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from channels.meta_poll import is_past
from channels.meta_protocol import next_page
from channels.meta_reading import moment, objects, optional_fields

if TYPE_CHECKING:
    from channels.meta_client import GraphClient

_MAX_PAGES = 4
# Their clock and ours differ a little.
_CLOCK_DIFFERENCE = timedelta(minutes=1)

ReadPage = Callable[[str], Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The reply that is looked for: ours, with these words, not written before `since`.

    `own` are the ids and names that our account has where it writes.
    """

    own: frozenset[str]
    text: str
    since: datetime

    def is_before(self, time: object) -> bool:
        """Whether this platform time is too early."""
        at = moment(time)
        return at is not None and at < self.since - _CLOCK_DIFFERENCE

    def is_met_by(self, item: Mapping[str, Any]) -> bool:
        """Whether a comment or message is it; Meta may have changed the white space."""
        author = optional_fields(item.get("from"))
        names = {str(author.get("id")), str(author.get("username")), str(item.get("username"))}
        return (
            not names.isdisjoint(self.own)
            and str(item.get("message") or item.get("text") or "").split() == self.text.split()
            and not self.is_before(_time(item))
        )


def search(wanted: Wanted, read: ReadPage) -> str | None:
    """The id of the reply among the newest pages of a list, or None."""
    after = ""
    for _page in range(_MAX_PAGES):
        answer = read(after)
        items = objects(answer)
        for item in items:
            if wanted.is_met_by(item):
                return str(item["id"])
        times = [at.timestamp() if (at := moment(_time(item))) else None for item in items]
        after = next_page(answer) or ""
        if not after or is_past(times, wanted.since.timestamp()):
            return None
    return None


def find_message(
    graph: GraphClient, wanted: Wanted, page_id: str, platform: str, person: str = ""
) -> str | None:
    """The id of our direct message on `platform` (messenger or instagram), to this person or,
    without one, to anybody."""
    for conversation in _conversations(graph, wanted, page_id, platform, person):
        found = search(wanted, messages_of(graph, conversation))
        if found is not None:
            return found
    return None


def messages_of(graph: GraphClient, conversation: str) -> ReadPage:
    """Pages of a conversation's messages, the latest first."""
    return lambda after: graph.read(
        conversation,
        "messages",
        fields="id,message,from,created_time",
        limit=25,
        after=after,
    )


def _conversations(
    graph: GraphClient, wanted: Wanted, page_id: str, platform: str, person: str
) -> Iterator[str]:
    """Those in which something was said since, the latest first."""
    after = ""
    for _page in range(_MAX_PAGES):
        answer = graph.read(
            page_id,
            "conversations",
            fields="id,updated_time",
            platform=platform,
            user_id=person,
            limit=25,
            after=after,
        )
        for conversation in objects(answer):
            if wanted.is_before(conversation.get("updated_time")):
                return
            if isinstance(name := conversation.get("id"), str):
                yield name
        after = next_page(answer) or ""
        if not after:
            return


def _time(item: Mapping[str, Any]) -> object:
    return item.get("created_time") or item.get("timestamp")
