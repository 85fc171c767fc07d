"""What the words of a message say about its type, as learnt from authored messages.

Phrases speak for a type where somebody has listed them; here each word, known or not, leans by its
letters (`_word_pieces`), away from "complaint". The weights are fitted by
`python -m scripts.fit_type`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from normalizer._word_pieces import SURE, LearntOfTwo, within_sure
from normalizer.text import Reading

Type = Literal["complaint", "aspiration", "information_request"]
LEARNT: Final = LearntOfTwo("type_weights.txt")
_LABELS: Final[Mapping[Type, int | None]] = {
    "aspiration": 0,
    "information_request": 1,
    "complaint": None,
}


class Leaning(NamedTuple):
    """Log-odds of a wish and of a question against a complaint."""

    aspiration: float
    information_request: float


def leaning_of(reading: Reading) -> Leaning:
    """How far the words of a message lean from a complaint."""
    return Leaning(*LEARNT.leanings(reading))


def features(ruled: Mapping[Type, float], leaning: Leaning) -> dict[str, float]:
    """What is heard together, by the name under which its weights are kept.

    `ruled` is how much the phrases speak for each type.
    """
    return {
        "ruled complaint": min(ruled["complaint"], SURE),
        "ruled wish": ruled["aspiration"],
        "ruled question": ruled["information_request"],
        "leaning wish": within_sure(leaning.aspiration),
        "leaning question": within_sure(leaning.information_request),
    }


def heard_together(said: Mapping[str, float]) -> Leaning:
    """How far all `features` together lean from a complaint."""
    return Leaning(*LEARNT.leanings_together(said))


def telling_words(reading: Reading, kind: Type, count: int = 3) -> list[str]:
    """The words that lean most towards `kind`, the strongest first."""
    return LEARNT.words_towards(reading, _LABELS[kind], count)
