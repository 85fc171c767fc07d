"""What the words of a message say about its urgency, as learnt from authored messages.

Rules find a danger that somebody has listed; here each word, known or not, leans towards a level by
its letters: "ngguling" leans where "guling" and "keguling" did. The weights are fitted by
`python -m scripts.fit_urgency` and kept in `urgency_weights.txt`, so that reading a message is a
sum over its words. All levels are told by their distance from "medium".
"""

from __future__ import annotations

from collections.abc import Sequence
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
# Words that are read: a longer message tells the same again.
_MOST_WORDS: Final = 120
# "di", "ke" and the like stand in every message.
_SHORTEST_WORD: Final = 3
_SIZES: Final = (3, 4, 5)
_LONGEST_WORD: Final = 30
# A word shares what it says among its pieces, and a message among its words, but not fully: long
# ones do say more.
_PIECES_POWER: Final = 0.4
_WORDS_POWER: Final = 0.4
# Of a shorter message the words say no more than those of one of this length.
_FEWEST_WORDS: Final = 4

_Weights = dict[str, tuple[float, float]]


class Leaning(NamedTuple):
    """Log-odds of "high" and of "low" against "medium"."""

    high: float
    low: float


def pieces(word: str) -> list[str]:
    """The word in its standard spelling, marked as whole, and its runs of three to five letters."""
    word = STANDARD_SPELLING.get(word, word)[:_LONGEST_WORD]
    marked = f"^{word}$"
    runs = [
        marked[start : start + size]
        for size in _SIZES
        for start in range(len(marked) - size + 1)
    ]
    return [f"={word}", *dict.fromkeys(runs)]


def weight_of_piece(count: int) -> float:
    """How much each of `count` pieces of a word counts."""
    return float(count**-_PIECES_POWER)


def weight_of_word(count: int) -> float:
    """How much each of `count` different words of a message counts."""
    return float(max(count, _FEWEST_WORDS) ** -_WORDS_POWER)


def words_of(reading: Reading) -> list[str]:
    """The different words that are weighed: no numbers and none of one or two letters."""
    return list(filter(_is_weighed, dict.fromkeys(reading.words[:_MOST_WORDS])))


def _is_weighed(word: str) -> bool:
    return len(word) >= _SHORTEST_WORD and not word.isdigit()


def leaning_of(reading: Reading) -> Leaning:
    """How far the words of a message lean from "medium"."""
    high, low, count = 0.0, 0.0, 0
    for said in dict(zip(reading.words, _SAID.of(reading), strict=False)).values():
        if said is not None:
            high += said[0]
            low += said[1]
            count += 1
    share = weight_of_word(count)
    bias = _weights()[BIAS]
    return Leaning(bias[0] + high * share, bias[1] + low * share)


def telling_words(reading: Reading, level: str, count: int = 3) -> list[str]:
    """The words that lean most towards `level`, the strongest first."""
    leant = {word: _towards(level, _SAID.of_word(word)) for word in words_of(reading)}
    strongest = sorted(leant, key=leant.__getitem__, reverse=True)[:count]
    return [word for word in strongest if leant[word] > 0.0]


def _towards(level: str, said: Sequence[float] | None) -> float:
    if said is None:
        return 0.0
    high, low = said
    return {"high": high - max(low, 0.0), "low": low - max(high, 0.0)}.get(level, -max(high, low))


@cache
def _weights() -> _Weights:
    """Read at the first message."""
    lines = files("normalizer").joinpath(WEIGHTS_FILE).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return {piece: (int(high) * UNIT, int(low) * UNIT) for piece, high, low in rows}


def _said(word: str) -> tuple[float, float] | None:
    """What one word says: its pieces' weights together; None where it is not weighed."""
    if not _is_weighed(word):
        return None
    found = pieces(word)
    weights = [weight for piece in found if (weight := _weights().get(piece))]
    share = weight_of_piece(len(found))
    return sum(high for high, _ in weights) * share, sum(low for _, low in weights) * share


_SAID = Fact(_said, most=_MOST_WORDS)
