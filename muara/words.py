"""What people read, in their language: gettext catalogues under `muara/locale`, keyed by a name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

LANGUAGES = ("id", "en")
_LOCALE = Path(__file__).parent / "locale"


def say(language: str, key: str, **values: object) -> str:
    """The text `key` in `language`; `KeyError` when no catalogue has it.

    Placeholders are filled only when values are given, so that `{tracking_id}` can be filled later.
    """
    text = _catalogue(language if language in LANGUAGES else "id")[key]
    return text.format(**values) if values else text


def keys(language: str) -> frozenset[str]:
    """All names that the catalogue of `language` translates."""
    return frozenset(_catalogue(language))


@cache
def _catalogue(language: str) -> dict[str, str]:
    path = _LOCALE / language / "LC_MESSAGES" / "muara.po"
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    return {str(m.id): str(m.string) for m in messages if m.id and m.string}
