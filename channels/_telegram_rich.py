"""Reads rich messages, in which headings, lists, tables and files stand as blocks.

Messages: https://core.telegram.org/bots/api#richmessage
Blocks: https://core.telegram.org/bots/api#richblock
Text in them: https://core.telegram.org/bots/api#richtext
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_BELOW = ("blocks", "items", "cells")
_WORDS = ("label", "summary", "text", "expression", "caption", "credit")


def blocks_of(rich: object) -> Iterator[Mapping[str, Any]]:
    """All blocks of a rich message in reading order, each before those that stand in it."""
    if isinstance(rich, list):
        for piece in rich:
            yield from blocks_of(piece)
    elif isinstance(rich, dict):
        yield rich
        for key in _BELOW:
            yield from blocks_of(rich.get(key))


def rich_in_words(rich: object) -> str | None:
    """The words of a rich message without its form, those of each block on a line of their own."""
    lines = [" ".join(_block(block)) for block in blocks_of(rich)]
    return "\n".join(line for line in lines if line) or None


def _block(block: Mapping[str, Any]) -> Iterator[str]:
    for key in _WORDS:
        if words := _words(block.get(key)):
            yield words


def _words(text: object) -> str:
    """A text is a string, a list of texts, or an object around one."""
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(_words(piece) for piece in text)
    if not isinstance(text, dict):
        return ""
    return _words(text.get("text") or text.get("alternative_text") or text.get("expression"))
