"""What the words of a message say about misconduct in office, as learnt from authored messages.

Phrases find the wrongs that somebody has listed; here each word leans towards misconduct or away
from it by its letters (`_word_pieces`), and both are heard together. The weights are fitted by
`python -m scripts.fit_oversight` and kept in `oversight_weights.txt`; all are log-odds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Final

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

WEIGHTS_FILE: Final = "oversight_weights.txt"
_SURELY: Final = frozenset(("graft", "demand"))


def leaning_of(reading: Reading) -> float:
    """How far the words of a message lean towards misconduct."""
    return _weights()[BIAS] + said_together(_SAID.of(reading), reading.words, 0.0)


def features(
    told: Collection[str], leaning: float, *, names_an_office: bool
) -> Mapping[str, float]:
    """What is heard together, by the name under which its weight is kept.

    `told` are the kinds of phrases and traces that tell of misconduct: "graft", "deed", ….
    """
    return {
        "told surely": float(not _SURELY.isdisjoint(told)),
        "told at all": float(bool(told)),
        "told in several ways": float(len(told) > 1),
        "leaning towards": max(-SURE, min(SURE, leaning)),
        "names office": float(names_an_office),
    }


def heard_together(said: Mapping[str, float]) -> float:
    """How far all `features` together lean towards misconduct."""
    weights = _weights()
    return weights[HEARD] + sum([weights[name] * value for name, value in said.items()])


def telling_words(reading: Reading, count: int = 4) -> list[str]:
    """The words that lean most towards misconduct, the strongest first."""
    said = dict(zip(reading.words, _SAID.of(reading), strict=False))
    leaning = [word for word in said if said[word] > 0.0]
    strongest = sorted(leaning, key=said.__getitem__, reverse=True)
    return learnt_whole(strongest, _weights(), count)


@cache
def _weights() -> dict[str, float]:
    """Read at the first message."""
    return {piece: weight for piece, (weight,) in read_weights(WEIGHTS_FILE)}


_SAID = Fact(lambda word: weight_of(word, _weights(), 0.0), most=MOST_WORDS, tells_apart=True)
