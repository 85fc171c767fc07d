"""What the words of a message say about its urgency, as learnt from authored messages.

Rules find a danger that somebody has listed; here each word, known or not, leans towards a level by
its letters (`_word_pieces`), away from "medium". The weights are fitted by
`python -m scripts.fit_urgency`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from normalizer._word_pieces import LearntOfTwo, within_sure


class Leaning(NamedTuple):
    """Log-odds of "high" and of "low" against "medium"."""

    high: float
    low: float


LEARNT: Final = LearntOfTwo("urgency_weights.txt", Leaning, ("high", "low"))


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
