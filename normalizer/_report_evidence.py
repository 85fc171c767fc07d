"""What the words of a message speak for: its evidence, under the names of `MEANINGS`.

Single words, pairs of words, and three things that take a number: prices, addresses ("rt 3") and
how long something has lasted ("sudah 2 minggu").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import compress, count, pairwise

from normalizer._report_words import EVERYDAY, MEANINGS, PAIRS
from normalizer._word_lists import listed
from normalizer.text import Reading
from normalizer.words import Fact

# Beyond this, a text has said what it is about.
WORDS_READ = 1_000

# The distinct words of each meaning.
Found = dict[str, list[str]]

# Small numbers in words, as in "telung sasi" and "dua minggu".
NUMBERS = listed("""
    satu dua tiga empat lima enam tujuh delapan sepuluh hitungan beberapa siji rong telung patang
    limang sa opat two three four several
""")
_PARDON = frozenset(["sewu", "kulo", "kula", "nyuwun"])
_ADDRESSED = listed("rt rw km gang gg blok")

_BEGIN_PAIRS = _ADDRESSED.union(first for first, _ in PAIRS)
_MAY_BEGIN_PAIR = Fact(_BEGIN_PAIRS.__contains__, WORDS_READ)
_UNITS = listed("""
    jam hari minggu bulan bln tahun thn pekan dina sasi taun wulan poe hr mgg th days weeks months
    years seminggu sebulan setahun sehari berhari berminggu berbulan bertahun
""")
_WHOLE_UNITS = listed("seminggu sebulan setahun berhari berminggu berbulan bertahun seharian")
_ALL_UNITS = _UNITS | _WHOLE_UNITS
_LASTING = listed("""
    sudah sdh udah udh dah dh telah hampir wis wes uwis sampun mpun geus atos selama sejak lebih
    for already almost
""")


def evidence(reading: Reading) -> Found:
    """The distinct words (and pairs) of each meaning, in the order of the message."""
    words = reading.words[:WORDS_READ]
    found: Found = {}
    all_meanings = _MEANINGS.of(reading)
    said = dict(compress(zip(words, all_meanings, strict=True), all_meanings))
    if spaced := _joined_letters(words):
        said.setdefault(spaced, meanings_of(spaced))
    for word, meanings in said.items():
        for meaning in meanings:
            found.setdefault(meaning, []).append(word)
    pairs = list(compress(pairwise(words), _MAY_BEGIN_PAIR.of(reading)))
    for pair in dict.fromkeys(filter(PAIRS.__contains__, pairs)):
        found.setdefault(PAIRS[pair], []).append(" ".join(pair))
    if addresses := [pair for pair in pairs if pair[0] in _ADDRESSED and pair[1].isdigit()]:
        cues = [cue for cue, _ in dict.fromkeys(addresses)]
        found["address"] = [*found.get("address", ()), *cues]
    # "Nuwun sewu" begs pardon.
    if found.get("thanks") == ["nuwun"] and not _PARDON.isdisjoint(words):
        del found["thanks"]
    # So does "mohon maaf", and asks for nothing.
    if found.get("ask") == ["mohon"] and "maaf" in reading.vocabulary:
        del found["ask"]
    if not _UNITS.isdisjoint(reading.vocabulary):
        lasting = list(_durations(words))
        if lasting:
            found["duration"] = lasting
    return found


def _durations(words: tuple[str, ...]) -> Iterable[str]:
    """The units of "sudah 3 minggu", "wis telung sasi": how long a thing has lasted."""
    for at in compress(count(), map(_ALL_UNITS.__contains__, words)):
        word = words[at]
        if word in _UNITS and at > 1 and words[at - 2] in _LASTING:
            number = words[at - 1]
            if number.isdigit() or number in NUMBERS:
                yield word
        elif word in _WHOLE_UNITS and at and words[at - 1] in _LASTING:
            yield word


def _joined_letters(words: tuple[str, ...]) -> str:
    """The word that was written with a space after each letter, "" where none was."""
    letters = [word for word in words if len(word) == 1]
    return "".join(letters[:24]) if len(letters) >= 4 else ""


def meanings_of(word: str) -> tuple[str, ...]:
    """What `word` speaks for; its stem, where the word itself is not listed."""
    return _MEANINGS.of_word(word)


def _meanings(word: str) -> tuple[str, ...]:
    meanings = _LISTED.get(word)
    if meanings is not None:
        return meanings
    if not word.isalpha():
        return _meanings_with_digits(word)
    for stem in _stems(word[:30]):
        if stem in _LISTED:
            return tuple(meaning for meaning in _LISTED[stem] if meaning in _INFLECTED)
    return ()


# One object for each answer: a hundred stay near the processor, thousands do not.
_ALIKE: dict[tuple[str, ...], tuple[str, ...]] = {}


def _meanings_once(word: str) -> tuple[str, ...]:
    meanings = _meanings(word)
    return _ALIKE.setdefault(meanings, meanings)


_MEANINGS = Fact(_meanings_once, WORDS_READ, tells_apart=True)


def _meanings_with_digits(word: str) -> tuple[str, ...]:
    digits = word.rstrip("abcdefghijklmnopqrstuvwxyz")
    unit = word[len(digits) :]
    if digits.isdigit():
        if unit in ("rb", "ribu", "k", "jt", "juta"):
            return ("price",)
        return ("contact",) if not unit and word.startswith(("08", "628")) else ()
    letters = word.rstrip("0123456789")
    if letters in _LISTED and letters.isalpha():
        return _LISTED[letters]
    stem, _, ending = word.partition("2")
    if stem in _LISTED and len(stem) > 2 and (not ending or ending.isalpha()):
        return _LISTED[stem]
    # "sl0t g4c0r": digits for letters hide a word from filters, and so give it away.
    plain = word.translate(_DIGITS_AS_LETTERS).rstrip("0123456789")
    for candidate in (plain, plain[:-1], plain[:-2]):
        if candidate in MEANINGS["spam"]:
            return ("spam",)
    return ()


def _stems(word: str) -> Iterable[str]:
    """The word without endings, without prefixes, and without both."""
    bare = [
        word[: -len(ending)]
        for ending in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= 3
    ]
    yield from bare
    for candidate in (word, *bare):
        for prefix in _PREFIXES:
            if candidate.startswith(prefix) and len(candidate) - len(prefix) >= 4:
                yield candidate[len(prefix) :]


@lru_cache(maxsize=4_096)
def is_everyday(word: str) -> bool:
    return word in EVERYDAY or not EVERYDAY.isdisjoint(_stems(word[:30]))


def _all_listed() -> dict[str, tuple[str, ...]]:
    listed: dict[str, tuple[str, ...]] = {}
    for meaning, words in MEANINGS.items():
        if meaning not in ("filler", "acknowledgement", "me_too", "test"):
            for word in words:
                listed[word] = (*listed.get(word, ()), meaning)
    return listed


_LISTED = _all_listed()
_DIGITS_AS_LETTERS = str.maketrans("0134578", "oieastb")
_ENDINGS = (
    *("nya", "lah", "kah", "keun", "kan", "an", "i", "in", "ku", "mu", "pun", "eun", "ana", "na"),
    *("ipun", "ane", "ne", "e", "ake", "no", "s", "ing", "ed"),
)
_PREFIXES = (
    "di",
    "ke",
    "ka",
    "ter",
    "ber",
    "me",
    "mem",
    "men",
    "meng",
    "pe",
    "se",
    "sa",
    "nge",
    "ng",
)
# Meanings that survive endings; a slogan, a test and a greeting are not inflected.
_INFLECTED = listed("""
    problem trouble topic official road surroundings ask follow_up information proposal
    promotion wares
""")
