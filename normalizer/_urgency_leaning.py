"""What the words of a message say about its urgency, as learnt from authored messages.

Rules find a danger that somebody has listed; here each word, known or not, leans towards a level by
its letters (`_word_pieces`), away from "medium". The weights are fitted by
`python -m scripts.fit_urgency`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from normalizer._word_pieces import SURE, Learnt
from normalizer.text import Reading

LEARNT: Final = Learnt("urgency_weights.txt", complex)


class Leaning(NamedTuple):
    """Log-odds of "high" and of "low" against "medium"."""

    high: float
    low: float


def leaning_of(reading: Reading) -> Leaning:
    """How far the words of a message lean from "medium"."""
    return _apart(LEARNT.leaning(reading))


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
    return _apart(LEARNT.together(said))


def telling_words(reading: Reading, level: str, count: int = 3) -> list[str]:
    """The words that lean most towards `level`, the strongest first."""
    return LEARNT.telling_words(reading, _TOWARDS[level], count)


def _apart(of_both: complex) -> Leaning:
    return Leaning(of_both.real, of_both.imag)


_TOWARDS: Final[Mapping[str, Callable[[complex], float]]] = {
    "high": lambda said: said.real - max(said.imag, 0.0),
    "medium": lambda said: -max(said.real, said.imag),
    "low": lambda said: said.imag - max(said.real, 0.0),
}
