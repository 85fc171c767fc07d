"""Looks for a reply of ours whose answer was lost: below comments, and in Messenger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from channels._facebook_poll import is_past
from channels._facebook_reading import moment, objects, optional_fields
from channels.errors import PermanentFailure
from channels.meta_protocol import next_page

if TYPE_CHECKING:
    from channels.meta_client import GraphClient

_MAX_PAGES = 4
# Their clock and ours differ a little.
_CLOCK_DIFFERENCE = timedelta(minutes=1)

ReadPage = Callable[[str], Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The reply that is looked for: ours, with these words, not written before `since`."""

    page_id: str
    text: str
    since: datetime

    def is_before(self, time: object) -> bool:
        """Whether this platform time is too early."""
        at = moment(time)
        return at is not None and at < self.since - _CLOCK_DIFFERENCE

    def is_met_by(self, item: Mapping[str, Any]) -> bool:
        """Whether a comment or message is it; Facebook may have changed the white space."""
        author = optional_fields(item.get("from")).get("id")
        return (
            author == self.page_id
            and str(item.get("message") or "").split() == self.text.split()
            and not self.is_before(item.get("created_time"))
        )


def find_comment(graph: GraphClient, wanted: Wanted, target: str) -> str | None:
    """The id of our comment below the post or comment `target`, or None."""
    for thread in _threads(graph, target):
        found = _search(wanted, _comments_below(graph, thread))
        if found is not None:
            return found
    return None


def find_message(graph: GraphClient, wanted: Wanted, person: str = "") -> str | None:
    """The id of our Messenger message, to this person or, without one, to anybody."""
    for conversation in _conversations(graph, wanted, person):
        found = _search(wanted, _messages_of(graph, conversation))
        if found is not None:
            return found
    return None


def find_private_answer(
    graph: GraphClient, wanted: Wanted, comment: str, author: str
) -> str | None:
    """The id of our private answer to a comment: where Facebook says that it stands, else in what
    was said with its author, else with anybody, for the author's name may be kept from us."""
    place = _private_conversation(graph, comment)
    found = _search(wanted, _messages_of(graph, place)) if place else None
    if found is None and author:
        found = find_message(graph, wanted, author)
    return found or find_message(graph, wanted)


def _private_conversation(graph: GraphClient, comment: str) -> str | None:
    """The conversation that the private answer to a comment began; None before there is one."""
    try:
        answer = graph.read(comment, fields="private_reply_conversation")
    except PermanentFailure:
        # A post has no such field, and what was deleted has none any more.
        return None
    name = optional_fields(answer.get("private_reply_conversation")).get("id")
    return name if isinstance(name, str) else None


def _conversations(graph: GraphClient, wanted: Wanted, person: str) -> Iterator[str]:
    """Those in which something was said since, the latest first."""
    after = ""
    for _page in range(_MAX_PAGES):
        answer = graph.read(
            wanted.page_id,
            "conversations",
            fields="id,updated_time",
            platform="messenger",
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


def _threads(graph: GraphClient, target: str) -> Iterator[str]:
    """The target, then what it stands below: an answer to an answer becomes its sister."""
    yield target
    try:
        parent = graph.read(target, fields="parent").get("parent")
    except PermanentFailure:
        # A post has no such field.
        return
    above = optional_fields(parent).get("id")
    if isinstance(above, str):
        yield above


def _comments_below(graph: GraphClient, target: str) -> ReadPage:
    return lambda after: graph.read(
        target,
        "comments",
        fields="id,message,from,created_time",
        order="reverse_chronological",
        limit=100,
        after=after,
    )


def _messages_of(graph: GraphClient, conversation: str) -> ReadPage:
    return lambda after: graph.read(
        conversation,
        "messages",
        fields="id,message,from,created_time",
        limit=25,
        after=after,
    )


def _search(wanted: Wanted, read: ReadPage) -> str | None:
    after = ""
    for _page in range(_MAX_PAGES):
        answer = read(after)
        items = objects(answer)
        for item in items:
            if wanted.is_met_by(item):
                return str(item["id"])
        times = [at.timestamp() if (at := moment(i.get("created_time"))) else None for i in items]
        after = next_page(answer) or ""
        if not after or is_past(times, wanted.since.timestamp()):
            return None
    return None
