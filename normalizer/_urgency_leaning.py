"""What the words of a message say about its urgency, as learnt from authored messages.

Rules find a danger that somebody has listed; here each word, known or not, leans towards a level by
its letters: "ngguling" leans where "guling" and "keguling" did. The weights are fitted by
`python -m scripts.fit_urgency` and kept in `urgency_weights.txt`, so that reading a message is a
sum over its words. All levels are told by their distance from "medium".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from normalizer.informal_spellings import STANDARD_SPELLING
from normalizer.text import Reading
from normalizer.words import Fact

WEIGHTS_FILE: Final = "urgency_weights.txt"
# The weights are whole numbers of this unit.
UNIT: Final = 0.01
BIAS: Final = "bias"
HEARD: Final = "heard together"
# Beyond this the words are sure.
_SURE: Final = 8.0
# Words that are read: a longer message tells the same again.
_MOST_WORDS: Final = 120
# "di", "ke" and the like stand in every message.
_SHORTEST_WORD: Final = 3
# In more words than this the same one again says nothing new.
_MANY_WORDS: Final = 60
_SIZES: Final = (3, 4, 5)
_LONGEST_WORD: Final = 30
# A word shares what it says among its pieces, and a message among its words, but not fully: long
# ones do say more.
_PIECES_POWER: Final = 0.4
_WORDS_POWER: Final = 0.4
# Of a shorter message the words say no more than those of one of this length.
_FEWEST_WORDS: Final = 10

# Log-odds of "high" and of "low" against "medium", as the two parts of one number: so a message is
# one sum over its words, made in C.
_Leaning = complex


class Leaning(NamedTuple):
    """Log-odds of "high" and of "low" against "medium"."""

    high: float
    low: float


def pieces(word: str) -> list[str]:
    """The word in its standard spelling, marked as whole, and its runs of three to five letters.

    None of a number or of a word of one or two letters.
    """
    if len(word) < _SHORTEST_WORD or word.isdigit():
        return []
    whole = _whole(word)
    marked = f"^{whole.removeprefix('=')}$"
    runs = [
        marked[start : start + size] for size in _SIZES for start in range(len(marked) - size + 1)
    ]
    return [whole, *dict.fromkeys(runs)]


def _whole(word: str) -> str:
    """The piece that is the whole word, in its standard spelling."""
    return f"={STANDARD_SPELLING.get(word, word)[:_LONGEST_WORD]}"


def weight_of_piece(count: int) -> float:
    """How much each of `count` pieces of a word counts."""
    return float(count**-_PIECES_POWER)


def weight_of_word(count: int) -> float:
    """How much each of `count` words of a message counts."""
    return float(max(count, _FEWEST_WORDS) ** -_WORDS_POWER)


def words_of(reading: Reading) -> Sequence[str]:
    """The words that are weighed; each once where there are many."""
    words = reading.words[:_MOST_WORDS]
    return words if len(words) <= _MANY_WORDS else list(dict.fromkeys(words))


def leaning_of(reading: Reading) -> Leaning:
    """How far the words of a message lean from "medium"."""
    said: Collection[complex] = _SAID.of(reading)
    if len(said) > _MANY_WORDS:
        said = dict(zip(reading.words, said, strict=False)).values()
    leaning = _weights()[BIAS] + sum(said) * weight_of_word(len(said))
    return Leaning(leaning.real, leaning.imag)


def features(ruled: str, leaning: Leaning, *, is_named: bool, is_guarded: bool) -> dict[str, float]:
    """What is heard together, by the name under which its weights are kept.

    `is_named` says that a danger is named at all, be it feared or over, `is_guarded` that one is
    told as news or as over.
    """
    high, low = (max(-_SURE, min(_SURE, each)) for each in leaning)
    return {
        "ruled high": float(ruled == "high"),
        "ruled low": float(ruled == "low"),
        "leaning high": high,
        "leaning low": low,
        "named danger": float(is_named),
        "guarded danger": float(is_guarded),
    }


def heard_together(said: Mapping[str, float]) -> Leaning:
    """How far all `features` together lean from "medium"."""
    weights = _weights()
    leaning = weights[HEARD] + sum(weights[name] * value for name, value in said.items())
    return Leaning(leaning.real, leaning.imag)


def telling_words(reading: Reading, level: str, count: int = 3) -> list[str]:
    """The words that lean most towards `level`, the strongest first.

    Only such as were learnt whole: of the others, which lean by their letters, one may be a name.
    """
    towards, weights = _TOWARDS[level], _weights()
    said = {
        word: leaning
        for word, each in zip(reading.words, _SAID.of(reading), strict=False)
        if (leaning := towards(each)) > 0.0 and _whole(word) in weights
    }
    return sorted(said, key=said.__getitem__, reverse=True)[:count]


_TOWARDS: Final[Mapping[str, Callable[[complex], float]]] = {
    "high": lambda said: said.real - max(said.imag, 0.0),
    "medium": lambda said: -max(said.real, said.imag),
    "low": lambda said: said.imag - max(said.real, 0.0),
}


@cache
def _weights() -> dict[str, _Leaning]:
    """Read at the first message."""
    lines = files("normalizer").joinpath(WEIGHTS_FILE).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return {piece: complex(int(high) * UNIT, int(low) * UNIT) for piece, high, low in rows}


def _said(word: str) -> _Leaning:
    """What one word says: its pieces' weights together."""
    found = pieces(word)
    if not found:
        return 0j
    weights = _weights()
    said = sum([weights[piece] for piece in found if piece in weights])
    return said * weight_of_piece(len(found))


_SAID = Fact(_said, most=_MOST_WORDS, tells_apart=True)
