"""Words as X counts, changes and links them.

https://docs.x.com/fundamentals/counting-characters
"""

from __future__ import annotations

import re
import unicodedata

from channels._twitter_objects import plain

# X turns a bare host name into a link too. These ends are the ones that an office would write.
LINK = re.compile(
    r"https?://|\bwww\.|\b[\w-]+\.(?:id|com|net|org|info|gov|edu|io|me|co|app|link|ly|xyz)\b",
    re.IGNORECASE,
)
LIGHT_CHARACTERS = (range(4352), range(8192, 8206), range(8208, 8224), range(8242, 8248))


def has_link(text: str) -> bool:
    """Whether X would make a link of some part of the text, and charge for it."""
    return LINK.search(text) is not None


def weighted_length(text: str) -> int:
    """Length as X counts it: two for a character outside the Latin and punctuation ranges; a
    composed emoji counts more here than at X."""
    composed = unicodedata.normalize("NFC", text)
    return sum(1 if any(ord(one) in light for light in LIGHT_CHARACTERS) else 2 for one in composed)


def comparable(text: object) -> str:
    """The words of a reply without what X adds: mentions in front, links, escapes, spaces."""
    words = plain(text) if isinstance(text, str) else ""
    bare = re.sub(r"https?://\S+", "", re.sub(r"^(?:\s*@\w+)+", "", words))
    return " ".join(unicodedata.normalize("NFC", bare).split())
