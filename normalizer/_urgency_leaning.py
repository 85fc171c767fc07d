"""What the words of a message say about its urgency, as learnt from authored messages.

Rules find a danger that somebody has listed; here each word, known or not, leans towards a level by
its letters (`_word_pieces`). The weights are fitted by `python -m scripts.fit_urgency` and kept in
`urgency_weights.txt`, so that reading a message is a sum over its words. All levels are told by
their distance from "medium".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, NamedTuple

from normalizer._word_pieces import (
    BIAS,
    HEARD,
    MOST_WORDS,
    SURE,
    learnt_whole,
    read_weights,
    said_together,
    weight_of,
)
from normalizer.text import Reading
from normalizer.words import Fact

WEIGHTS_FILE: Final = "urgency_weights.txt"
# Log-odds of "high" and of "low" against "medium", as the two parts of one number: so a message is
# one sum over its words, made in C.
_Leaning = complex


class Leaning(NamedTuple):
    """Log-odds of "high" and of "low" against "medium"."""

    high: float
    low: float


def leaning_of(reading: Reading) -> Leaning:
    """How far the words of a message lean from "medium"."""
    leaning = _weights()[BIAS] + said_together(_SAID.of(reading), reading.words, 0j)
    return Leaning(leaning.real, leaning.imag)


def features(ruled: str, leaning: Leaning, *, is_named: bool, is_guarded: bool) -> dict[str, float]:
    """What is heard together, by the name under which its weights are kept.

    `is_named` says that a danger is named at all, be it feared or over, `is_guarded` that one is
    told as news or as over.
    """
    high, low = (max(-SURE, min(SURE, each)) for each in leaning)
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
    leaning = weights[HEARD] + sum([weights[name] * value for name, value in said.items()])
    return Leaning(leaning.real, leaning.imag)


def telling_words(reading: Reading, level: str, count: int = 3) -> list[str]:
    """The words that lean most towards `level`, the strongest first."""
    towards = _TOWARDS[level]
    said = dict(zip(reading.words, _SAID.of(reading), strict=False))
    leaning = ((towards(each), word) for word, each in said.items())
    strongest = sorted([each for each in leaning if each[0] > 0.0], reverse=True)
    return learnt_whole((word for _, word in strongest), _weights(), count)


_TOWARDS: Final[Mapping[str, Callable[[complex], float]]] = {
    "high": lambda said: said.real - max(said.imag, 0.0),
    "medium": lambda said: -max(said.real, said.imag),
    "low": lambda said: said.imag - max(said.real, 0.0),
}


@cache
def _weights() -> dict[str, _Leaning]:
    """Read at the first message."""
    return {piece: complex(*weights) for piece, weights in read_weights(WEIGHTS_FILE)}


_SAID = Fact(lambda word: weight_of(word, _weights(), 0j), most=MOST_WORDS, tells_apart=True)
