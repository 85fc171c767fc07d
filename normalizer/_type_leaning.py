"""What the words of a message say about its type, as learnt from authored messages.

Phrases speak for a type where somebody has listed them; here each word, known or not, leans by its
letters (`_word_pieces`), away from "complaint". The weights are fitted by
`python -m scripts.fit_type`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from normalizer._type_words import Type
from normalizer._word_pieces import SURE, LearntOfTwo, within_sure


class Leaning(NamedTuple):
    """Log-odds of a wish and of a question against a complaint."""

    aspiration: float
    information_request: float


LEARNT: Final = LearntOfTwo("type_weights.txt", Leaning, ("aspiration", "information_request"))


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
