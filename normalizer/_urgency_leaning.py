"""What the words of a message say about its urgency, as learnt from authored messages.

Rules find a danger that somebody has listed; here each word, known or not, leans towards a level by
its letters (`_word_pieces`), away from "medium". The weights are fitted by
`python -m scripts.fit_urgency`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from normalizer._word_pieces import LearntOfTwo, within_sure
from normalizer.text import Reading

LEARNT: Final = LearntOfTwo("urgency_weights.txt")
_LABELS: Final[Mapping[str, int | None]] = {"high": 0, "low": 1, "medium": None}


class Leaning(NamedTuple):
    """Log-odds of "high" and of "low" against "medium"."""

    high: float
    low: float


def leaning_of(reading: Reading) -> Leaning:
    """How far the words of a message lean from "medium"."""
    return Leaning(*LEARNT.leanings(reading))


def features(ruled: str, leaning: Leaning, *, is_named: bool, is_guarded: bool) -> dict[str, float]:
    """What is heard together, by the name under which its weights are kept.

    `is_named` says that a danger is named at all, be it feared or over, `is_guarded` that one is
    told as news or as over.
    """
    return {
        "ruled high": float(ruled == "high"),
        "ruled low": float(ruled == "low"),
        "leaning high": within_sure(leaning.high),
        "leaning low": within_sure(leaning.low),
        "named danger": float(is_named),
        "guarded danger": float(is_guarded),
    }


def heard_together(said: Mapping[str, float]) -> Leaning:
    """How far all `features` together lean from "medium"."""
    return Leaning(*LEARNT.leanings_together(said))


def telling_words(reading: Reading, level: str, count: int = 3) -> list[str]:
    """The words that lean most towards `level`, the strongest first."""
    return LEARNT.words_towards(reading, _LABELS[level], count)
