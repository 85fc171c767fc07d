"""Looks for an answer of ours below a comment whose answer was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from channels.meta_find import ReadPage, Wanted, search

if TYPE_CHECKING:
    from channels.meta_client import GraphClient


def find_comment(graph: GraphClient, wanted: Wanted, comment: str, media: str) -> str | None:
    """The id of our answer to `comment`: below it or, where that is itself an answer, below the
    comment that both stand under, else None."""
    above = graph.read(comment, fields="id,parent_id").get("parent_id")
    target = above if isinstance(above, str) else comment
    edge = "comments" if target == media else "replies"
    return search(wanted, _below(graph, target, edge))


def _below(graph: GraphClient, target: str, edge: str) -> ReadPage:
    return lambda after: graph.read(
        target, edge, fields="id,text,from,username,timestamp", limit=50, after=after
    )
