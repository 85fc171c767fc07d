"""What people read, in their language: gettext catalogues under `muara/locale`, keyed by a name.

`muara.po` holds what operators read, `citizen.po` what citizens do: one file adds a language for
citizens.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

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
    text = _catalogue(language if language in LANGUAGES else "id", "muara")[key]
    return text.format(**values) if values else text


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
    text = texts.get(key) or _catalogue(known, "citizen")[key]
    return text.format(**values) if values else text


def lines(language: str) -> dict[str, str]:
    """All texts for citizens in `language`, by name."""
    return dict(_catalogue(language, "citizen"))


@cache
def _catalogue(language: str, domain: str) -> dict[str, str]:
    path = _LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    return {str(m.id): str(m.string) for m in messages if m.id and m.string}
