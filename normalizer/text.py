"""Text as it is kept and read: NFC, without control characters; the original is never changed."""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls but tab and newline. Zero-width joiners, direction marks and the tags inside
# flags are left alone: emoji, Arabic and Javanese script need them.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_LINE_ENDS = re.compile("\r\n?|\x85")
# Half of a surrogate pair is not a character: it can be neither encoded nor stored.
_SURROGATES = re.compile("[\ud800-\udfff]")


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
