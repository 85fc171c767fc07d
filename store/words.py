"""How texts are split into words for search: the same way for what is kept and for what is asked.

Neither database's own splitting is used, so that both find the same rows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_WORD = 32
SHORTEST_BEGINNING = 3
"""So many characters of a word that is still being typed say enough to look for it."""
_MOST_ASKED = 8
_MOST_KEPT = 4_000

_WORD = re.compile(r"[^\W_]+")
# What redaction put in a number's or a name's place is not what anybody said.
_PLACEHOLDER = re.compile(r"\[[a-z_]+\]")
_ELONGATED = re.compile(r"([^\W\d_])\1{2,}")


def in_one_line(text: str | None) -> str:
    """Words as they stand in a summary, before that is cut."""
    return " ".join((text or "").split())


def split(text: str) -> list[str]:
    """The words of a text in their order: small letters and digits, accents and voice taken off."""
    plain = text.lower()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", text).casefold()
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return [_ELONGATED.sub(r"\1", word)[:LONGEST_WORD] for word in _WORD.findall(plain)]


def kept_words(texts: Iterable[str]) -> str:
    """The distinct words of texts, in order and with a blank between them; NUL never is in them."""
    found: dict[str, None] = {}
    for text in texts:
        found.update(dict.fromkeys(split(_PLACEHOLDER.sub(" ", text))))
        if len(found) >= _MOST_KEPT:
            break
    return " ".join(sorted(found)[:_MOST_KEPT])


def compact(tracking_id: str) -> str:
    """A tracking id as one word, so that the first characters of it find it, too."""
    return "".join(split(tracking_id))


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for: all of these words, and one that begins like `beginning`."""

    words: tuple[str, ...]
    beginning: str | None = None

    def for_sqlite(self) -> str:
        """As an FTS5 query."""
        terms = [f'"{word}"' for word in self.words]
        return " AND ".join([*terms, *([f'"{self.beginning}" *'] if self.beginning else [])])

    def for_postgresql(self) -> str:
        """As the text of a tsquery."""
        terms = [f"'{word}'" for word in self.words]
        return " & ".join([*terms, *([f"'{self.beginning}':*"] if self.beginning else [])])


def asked(text: str) -> Asked | None:
    """What a search box's text asks for; None when there is no word in it.

    The last word may be unfinished, unless something stands behind it.
    """
    words = list(dict.fromkeys(split(text)))[:_MOST_ASKED]
    if not words:
        return None
    is_unfinished = text[-1:].isalnum() and len(words[-1]) >= SHORTEST_BEGINNING
    if is_unfinished:
        return Asked(tuple(words[:-1]), words[-1])
    return Asked(tuple(words))
