"""Word lists as people like to read them: groups under a comment, words between spaces."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of `text`; from # to the end of a line is a comment."""
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].split())
