"""Looks for a reply of ours whose answer was lost: below comments, and in Messenger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from channels.errors import PermanentFailure
from channels.meta_find import ReadPage, Wanted, find_message, messages_of, search
from channels.meta_reading import optional_fields

if TYPE_CHECKING:
    from channels.meta_client import GraphClient

PLATFORM = "messenger"


def find_comment(graph: GraphClient, wanted: Wanted, target: str) -> str | None:
    """The id of our comment below the post or comment `target`, or None."""
    for thread in _threads(graph, target):
        found = search(wanted, _comments_below(graph, thread))
        if found is not None:
            return found
    return None


def find_private_answer(
    graph: GraphClient, wanted: Wanted, page_id: str, comment: str, author: str
) -> str | None:
    """The id of our private answer to a comment: where Facebook says that it stands, else in what
    was said with its author, else with anybody, for the author's name may be kept from us."""
    place = _private_conversation(graph, comment)
    found = search(wanted, messages_of(graph, place)) if place else None
    if found is None and author:
        found = find_message(graph, wanted, page_id, PLATFORM, author)
    return found or find_message(graph, wanted, page_id, PLATFORM)


def _private_conversation(graph: GraphClient, comment: str) -> str | None:
    """The conversation that the private answer to a comment began; None before there is one."""
    try:
        answer = graph.read(comment, fields="private_reply_conversation")
    except PermanentFailure:
        # A post has no such field, and what was deleted has none any more.
        return None
    name = optional_fields(answer.get("private_reply_conversation")).get("id")
    return name if isinstance(name, str) else None


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
