"""What people read, in their language: gettext catalogues under `muara/locale`, keyed by a name.

`muara.po` holds what operators read, `citizen.po` what citizens do: one file adds a language for
citizens. Where a language speaks otherwise of one than of several, `msgid_plural` names the value
that is counted, and `msgstr[0]` is said of one; Indonesian has one form for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

LANGUAGES = ("id", "en")
"""What the console speaks."""
_LOCALE = Path(__file__).parent / "locale"
CITIZEN_LANGUAGES = tuple(
    language
    for language in ("id", "en", "jv")
    if (_LOCALE / language / "LC_MESSAGES" / "citizen.po").exists()
)
"""What citizens can be told in; the first is spoken where another lacks a text."""


def say(language: str, key: str, **values: object) -> str:
    """The text `key` for operators in `language`; `KeyError` when no catalogue has it.

    Placeholders are filled only when values are given, so that `{tracking_id}` can be filled later.
    """
    known = language if language in LANGUAGES else "id"
    text = _catalogue(known, "muara")[key]
    return _filled(text, _of_one(known, "muara").get(key), values)


@cache
def keys(language: str) -> frozenset[str]:
    """All names that the operators' catalogue of `language` translates."""
    return frozenset(_catalogue(language, "muara"))


def line(language: str, key: str, **values: object) -> str:
    """The text `key` for citizens in `language`, filled as `say` fills.

    Indonesian where that language has no catalogue or lacks the text.
    """
    known = CITIZEN_LANGUAGES[0]
    texts = _catalogue(language, "citizen") if language in CITIZEN_LANGUAGES else {}
    if key not in texts:
        return _filled(_catalogue(known, "citizen")[key], None, values)
    return _filled(texts[key], _of_one(language, "citizen").get(key), values)


def lines(language: str) -> dict[str, str]:
    """All texts for citizens in `language`, by name."""
    return dict(_catalogue(language, "citizen"))


def _filled(text: str, of_one: _OfOne | None, values: Mapping[str, object]) -> str:
    if not values:
        return text
    is_one = of_one is not None and str(values.get(of_one.counted)) == "1"
    return (of_one.text if of_one is not None and is_one else text).format(**values)


class _OfOne(NamedTuple):
    """What is said where the value `counted` is one."""

    counted: str
    text: str


@cache
def _catalogue(language: str, domain: str) -> dict[str, str]:
    """The texts by name; of several where a language tells that apart."""
    return {
        _name(one): one.string[-1] if one.pluralizable else str(one.string)
        for one in _messages(language, domain)
    }


@cache
def _of_one(language: str, domain: str) -> dict[str, _OfOne]:
    return {
        _name(one): _OfOne(one.id[1], one.string[0])
        for one in _messages(language, domain)
        if one.pluralizable
    }


def _name(message: Message) -> str:
    return message.id[0] if message.pluralizable else str(message.id)


@cache
def _messages(language: str, domain: str) -> list[Message]:
    path = _LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        return [one for one in read_po(file, locale=language) if one.id and one.string]
