"""The sums of money that a message names: 150rb, Rp150.000, "seratus lima puluh ribu" are one.

Read for matching only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizer.text import Reading

_UNITS = {
    name: unit
    for names, unit in (("ribu rb rbu rebu ewu k", 1_000), ("juta jt yuta", 1_000_000))
    for name in names.split()
}
_ONES = {
    name: number
    for number, names in enumerate(
        (
            "satu siji hiji",
            "dua loro rong",
            "tiga telu telung tilu",
            "empat papat patang opat",
            "lima limo limang",
            "enam nem genep",
            "tujuh pitu pitung",
            "delapan wolu wolung",
            "sembilan songo sangang salapan",
        ),
        start=1,
    )
    for name in names.split()
}
_WHOLE = {"sepuluh": 10, "sapuluh": 10, "seratus": 100, "satus": 100, "saratus": 100, "selawe": 25}
_TIMES = {"belas": 1, "puluh": 10, "ratus": 100}
_SELF = {"seribu": 1_000, "sewu": 1_000, "sarebu": 1_000, "sejuta": 1_000_000}
_CUES = frozenset((*_UNITS, *_SELF, "rp", "000"))
_GLUED = re.compile(rf"(?:rp)?(\d{{1,4}})({'|'.join(_UNITS)})")
_LAST = frozenset(unit[-1] for unit in _UNITS)
_DIGITS = re.compile(r"(?:rp)?(\d{1,9})")
_LEAST = 1_000
# Words with which a sum in words begins.
_FIRST = frozenset((*_ONES, *_WHOLE, *_SELF))


def sums(reading: Reading) -> frozenset[int]:
    """The sums of a thousand rupiah and more that a message names."""
    words = reading.words
    numbers = [word for word in reading.vocabulary if word[0] <= "9" or word[:2] == "rp"]
    if _CUES.isdisjoint(reading.vocabulary) and not any(map(_is_sum, numbers)):
        return frozenset()
    begins = _FIRST.union(numbers)
    found: set[int] = set()
    end = 0
    for i, word in enumerate(words):
        if i >= end and word in begins:
            amount, end = _sum_at(words, i)
            if amount >= _LEAST:
                found.add(amount)
    return frozenset(found)


def _is_sum(word: str) -> bool:
    """250rb, rp250."""
    if word[0] == "r":
        return _DIGITS.fullmatch(word) is not None
    return word[0] <= "9" and word[-1] in _LAST and _GLUED.fullmatch(word) is not None


def _sum_at(words: Sequence[str], i: int) -> tuple[int, int]:
    """The sum that begins at `i`, 0 for none, and where to read on."""
    word = words[i]
    if glued := _GLUED.fullmatch(word):
        return int(glued[1]) * _UNITS[glued[2]], i + 1
    if word in _SELF:
        return _SELF[word], i + 1
    is_price = word.startswith("rp")
    if word == "rp":
        i += 1
        word = words[i] if i < len(words) else ""
    if digits := _DIGITS.fullmatch(word):
        return _in_digits(words, digits[1], i + 1, is_price=is_price)
    return _in_words(words, i)


def _in_digits(words: Sequence[str], first: str, i: int, *, is_price: bool) -> tuple[int, int]:
    """Of "150.000" or "150 ribu", of which `first` is the 150; a bare number is none."""
    number = first
    while i < len(words) and len(number) < 10 and len(words[i]) == 3 and words[i].isdecimal():
        number += words[i]
        i += 1
    if i < len(words) and words[i] in _UNITS:
        return int(number) * _UNITS[words[i]], i + 1
    return (int(number) if is_price or number != first else 0), i


def _in_words(words: Sequence[str], i: int) -> tuple[int, int]:
    """Of "seratus lima puluh ribu"."""
    start, total, last = i, 0, 0
    for i in range(start, min(start + 8, len(words))):
        word = words[i]
        if word in _UNITS:
            return (total + last) * _UNITS[word], i + 1
        if word in _WHOLE:
            total, last = total + _WHOLE[word], 0
        elif word in _ONES:
            last = _ONES[word]
        elif word in _TIMES and last:
            total, last = total + (10 + last if word == "belas" else last * _TIMES[word]), 0
        else:
            break
    return 0, max(i, start + 1)
