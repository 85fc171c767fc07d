"""What people read, in their language: gettext catalogues under `muara/locale`, keyed by a name.

`muara.po` holds what operators read, `citizen.po` what citizens do: one file adds a language for
citizens. Where a language speaks otherwise of one than of several, `msgid_plural` names the value
that is counted, and `msgstr[0]` is said of one; Indonesian has one form for all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

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
    return _catalogue(language if language in LANGUAGES else "id", "muara")[key].filled(values)


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
    return (texts.get(key) or _catalogue(known, "citizen")[key]).filled(values)


def lines(language: str) -> dict[str, str]:
    """All texts for citizens in `language`, by name."""
    return {key: text.words for key, text in _catalogue(language, "citizen").items()}


class _Text(NamedTuple):
    """What is said, and `of_one` where the value `counted` is one."""

    words: str
    counted: str = ""
    of_one: str = ""

    def filled(self, values: Mapping[str, object]) -> str:
        if not values:
            return self.words
        is_one = self.counted != "" and str(values.get(self.counted)) == "1"
        return (self.of_one if is_one else self.words).format(**values)


@cache
def _catalogue(language: str, domain: str) -> dict[str, _Text]:
    path = _LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    return dict(_read(one.id, one.string) for one in messages if one.id and one.string)


def _read(name: str | Sequence[str], text: str | Sequence[str]) -> tuple[str, _Text]:
    if isinstance(name, str):
        return name, _Text(str(text))
    return name[0], _Text(text[-1], counted=name[1], of_one=text[0])
