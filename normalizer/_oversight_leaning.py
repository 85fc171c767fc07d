"""What the words of a message say about misconduct in office, as learnt from authored messages.

Phrases find the wrongs that somebody has listed; here each word leans towards misconduct or away
from it by its letters (`_word_pieces`), and both are heard together. The weights are fitted by
`python -m scripts.fit_oversight`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from normalizer._word_pieces import Learnt, within_sure

LEARNT: Final = Learnt("oversight_weights.txt", float)
_SURELY: Final = frozenset(("graft", "demand"))


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
        "leaning towards": within_sure(leaning),
        "names office": float(names_an_office),
    }
