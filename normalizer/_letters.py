"""Letters in costume and the plain ones beneath: styled alphabets, odd spaces, dashes, quotes."""

from __future__ import annotations

import unicodedata

# Exchanged one for one, so that every offset stays: spaces of all widths, dashes, quotes.
SAME_LENGTH = {
    **dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    **dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0x2043, 0xFE58, 0xFE63, 0xFF0D], "-"),
    **dict.fromkeys([0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x02BC, 0xFF07], "'"),
    **dict.fromkeys([0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xFF02], '"'),
}

# Sundanese and Javanese are written with marks and without them: "naék", "naek".
_WITH_MARKS = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ"
WITHOUT_MARKS = {ord(letter): unicodedata.normalize("NFD", letter)[0] for letter in _WITH_MARKS}

# Small capitals have no compatibility form in Unicode. The letters above q and x have none at all.
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))


def plain_letter(styled: str) -> str:
    """The plain form of a styled letter, digit or run of negative squared letters."""
    return "".join(map(_plain, styled))


def _plain(letter: str) -> str:
    code = ord(letter)
    if letter in _SMALL_CAPITALS:
        return _SMALL_CAPITALS[letter]
    for first, last in ((0x1F150, 0x1F169), (0x1F170, 0x1F189), (0x1F1E6, 0x1F1FF)):
        if first <= code <= last:
            return chr(ord("A") + code - first)
    digit = unicodedata.digit(letter, None)
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", letter)
    # "⒜" and "🄐" are one letter, "⑴" has given its digit already.
    return plain[1] if len(plain) == 3 and plain[0] == "(" else plain
