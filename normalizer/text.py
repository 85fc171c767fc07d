"""Text as it is kept (`clean`) and as the steps read it (`read`); the original is never changed.

A citizen's words are kept in NFC without control characters. Understanding them needs more repair
than that: styled letters, zero-width signs, entities and mojibake stand in the way. That repair
happens on a shadow copy, the `Reading`, which knows for each of its code points where it stands in
the original.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

# C0 and C1 controls but tab and newline. Zero-width joiners, direction marks and the tags inside
# flags are left alone: emoji, Arabic and Javanese script need them.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_LINE_ENDS = re.compile("\r\n?|\x85")
# Half of a surrogate pair is not a character: it can be neither encoded nor stored.
_SURROGATES = re.compile("[\ud800-\udfff]")

_WORD = re.compile(r"[^\W_]+")
# Three times the same letter or more is a voice, not a spelling.
_ELONGATED = re.compile(r"([^\W\d_])\1{2,}")


def clean(text: str | None) -> str | None:
    """`text` in NFC with unix line ends, without NUL, other controls and lone surrogates.

    None and the empty text give None.
    """
    if text is None:
        return None
    if text.isascii() and text.isprintable():
        return text or None
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    text = unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", text))
    return text or None


@dataclass(frozen=True)
class Reading:
    """One message, ready to be understood; made by `read` and shared by all steps.

    `text` is the repaired shadow of `original`, with the capitals as written, and `lower` the same
    in lower case: both have the same length, and all offsets that steps work with are code points
    in them. `origins` gives for each of these code points its `(start, end)` in `original`; None
    where the shadow is the original.
    """

    original: str
    text: str
    lower: str
    origins: tuple[tuple[int, int], ...] | None = None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Runs of letters and digits in lower case, elongations shortened to one letter."""
        words = _WORD.findall(self.lower)
        if _ELONGATED.search(self.lower):
            words = [_ELONGATED.sub(r"\1", word) for word in words]
        return tuple(words)

    @cached_property
    def word_spans(self) -> tuple[tuple[int, int], ...]:
        """Where each of `words` stands in `text`."""
        return tuple(found.span() for found in _WORD.finditer(self.lower))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The distinct `words`."""
        return frozenset(self.words)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` (not empty) stands in `original`, in code points."""
        if self.origins is None:
            return start, end
        return self.origins[start][0], self.origins[end - 1][1]


def read(text: str | None) -> Reading:
    """The reading of a citizen's words. Never raises, whatever they are."""
    original = text or ""
    return Reading(original=original, text=original, lower=_lower(original))


def _lower(text: str) -> str:
    """Lower case with as many code points as before."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)
