"""Personal numbers spelled in words: "nol delapan satu satu …", also mixed with digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, count

from normalizer._number_cues import cue_before
from normalizer._numbers import Found, is_nik, with_brackets
from normalizer.text import Reading
from normalizer.words import Fact

# Indonesian, Javanese, Sundanese, English, and how they are shortened.
_WORDS_OF_DIGITS = {
    "0": "nol nul kosong zero enol null oh o",
    "1": "satu siji setunggal one hiji situ",
    "2": "dua loro kalih two duwa rua",
    "3": "tiga telu tigo three tilu tlu",
    "4": "empat papat pat four opat ampat sekawan",
    "5": "lima limo five gangsal",
    "6": "enam nem enem six genep anam",
    "7": "tujuh pitu seven tuju",
    "8": "delapan lapan wolu eight dalapan wolung dlapan",
    "9": "sembilan songo sanga nine salapan smbilan",
    "10": "sepuluh",
    "11": "sebelas sewelas",
}
DIGIT_WORDS = {word: digit for digit, words in _WORDS_OF_DIGITS.items() for word in words.split()}
_SEPARATORS = frozenset(("strip", "setrip", "dash", "spasi", "min", "minus", "titik", "garis"))
# "double nol", "triple satu"; "empat kali nol" counts in the other order.
_REPEATS = {"double": 2, "dobel": 2, "dabel": 2, "triple": 3, "tripel": 3}
_KNOWN = frozenset((*DIGIT_WORDS, *_SEPARATORS, *_REPEATS, "kali", "belas"))
# Words written as one: "noldelapansatu".
_LONG_WORDS = "|".join(sorted((w for w in DIGIT_WORDS if len(w) > 2), key=len, reverse=True))
_GLUED = re.compile(rf"\d{{0,4}}(?:(?:{_LONG_WORDS})\d{{0,13}}){{1,20}}")
_IN_GLUED = re.compile(rf"{_LONG_WORDS}|\d")
_LONGEST_GLUED = 140
# Each phone has an 8, and a number that mixes words and digits one of these: "0lapan11".
_GLUED_SIGNS = ("lapan", "wolu", "nol8", "kosong8")
_FEWEST_DIGITS = 8  # nothing personal is shorter

Place = tuple[int, int]


def find_spelled_numbers(reading: Reading) -> Iterator[Found]:
    """Phone numbers and NIKs of which at least a word or a separator is spelled out."""
    if reading.vocabulary.isdisjoint(_KNOWN) and not any(
        [sign in reading.lower for sign in _GLUED_SIGNS]
    ):
        return
    words, spans = reading.words, reading.word_spans
    end = 0
    for start in compress(count(), _BEGINS.of(reading)):
        if start < end:
            continue
        end = start + 1
        while end < len(words) and _goes_on(reading, end):
            end += 1
        while words[end - 1] in _SEPARATORS:  # "-7.25, 112.76 titik lubang" ends with its digits
            end -= 1
        if end > start + 1 or len(words[start]) >= _FEWEST_DIGITS:
            yield from _in_sequence(reading.lower, words[start:end], spans[start:end])


def _digits_of(word: str) -> str:
    """The digits that `word` stands for, "" where it is none."""
    if word in DIGIT_WORDS:
        return DIGIT_WORDS[word]
    if word.isascii() and word.isdigit():
        return word if len(word) <= 6 else ""
    if 4 < len(word) < _LONGEST_GLUED and _GLUED.fullmatch(word):
        return "".join(DIGIT_WORDS.get(piece, piece) for piece in _IN_GLUED.findall(word))
    return ""


# Whether a number may begin with a word.
_BEGINS = Fact(lambda word: word in _REPEATS or _digits_of(word) != "")


def _goes_on(reading: Reading, i: int) -> bool:
    """Whether word `i` belongs to the number that the word before it belongs to."""
    gap = reading.lower[reading.word_spans[i - 1][1] : reading.word_spans[i][0]]
    word = reading.words[i]
    return len(gap) <= 3 and "\n" not in gap and (word in _KNOWN or _digits_of(word) != "")


def _in_sequence(lower: str, words: tuple[str, ...], spans: tuple[Place, ...]) -> Iterator[Found]:
    spelled = sum(not word.isdigit() for word in words)
    if not spelled:
        return
    pieces = _pieces(words, spans)
    number = "".join(digits for digits, _ in pieces)
    cue = cue_before(lower, spans[0][0], 0) if len(number) >= _FEWEST_DIGITS else ""
    if (found := _kind_and_first(number, spelled, cue)) is None:
        return
    kind, first = found
    skipped = 0
    for digits, (start, _) in pieces:
        if skipped == first:
            yield kind, *with_brackets(lower, start, pieces[-1][1][1])
            return
        skipped += len(digits)


def _pieces(words: tuple[str, ...], spans: tuple[Place, ...]) -> list[tuple[str, Place]]:
    """The digits of each word that stands for some, and its place."""
    pieces: list[tuple[str, Place]] = []
    repeat, since = 1, -1
    for word, span in zip(words, spans, strict=True):
        if word in _REPEATS:
            repeat, since = _REPEATS[word], span[0]
        elif word == "kali" and pieces and pieces[-1][0] in tuple("23456789"):
            digits, (since, _) = pieces.pop()
            repeat = int(digits)
        elif word == "belas" and pieces:
            digits, (start, _) = pieces.pop()
            pieces.append(("1" + digits[-1], (start, span[1])))
        elif digits := _digits_of(word):
            start = since if repeat > 1 else span[0]
            pieces.append((digits * repeat, (start, span[1])))
            repeat = 1
    return pieces


def _kind_and_first(number: str, spelled: int, cue: str) -> tuple[str, int] | None:
    """What `number` is and with which of its digits it begins; it runs to the end."""
    if len(number) == 16 and (is_nik(number) or spelled >= 8):
        return "nik", 0
    if cue in ("account", "bank") and len(number) <= 16:
        return "account", 0
    for prefix, fewest, most in (("08", 9, 14), ("628", 11, 15)):
        first = number.find(prefix)
        if 0 <= first <= 3 and fewest <= len(number) - first <= most:
            return "phone", first
    if cue == "phone" and number[0] == "8" and len(number) <= 12:
        return "phone", 0
    return None
