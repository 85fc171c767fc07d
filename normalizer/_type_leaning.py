"""What the words of a message say about its type, as learnt from authored messages.

Phrases speak for a type where somebody has listed them; here each word, known or not, leans by its
letters (`_word_pieces`), away from "complaint". The weights are fitted by
`python -m scripts.fit_type`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal, NamedTuple

from normalizer._word_pieces import SURE, Learnt
from normalizer.text import Reading

Type = Literal["complaint", "aspiration", "information_request"]
LEARNT: Final = Learnt("type_weights.txt", complex)


class Leaning(NamedTuple):
    """Log-odds of a wish and of a question against a complaint."""

    aspiration: float
    information_request: float


def leaning_of(reading: Reading) -> Leaning:
    """How far the words of a message lean from a complaint."""
    return _apart(LEARNT.leaning(reading))


def features(ruled: Mapping[Type, float], leaning: Leaning) -> dict[str, float]:
    """What is heard together, by the name under which its weights are kept.

    `ruled` is how much the phrases speak for each type.
    """
    wish, question = (max(-SURE, min(SURE, each)) for each in leaning)
    complaint = ruled["complaint"]
    return {
        "ruled complaint": min(complaint, SURE),
        "ruled wish": ruled["aspiration"],
        "ruled question": ruled["information_request"],
        "leaning wish": wish,
        "leaning question": question,
    }


def heard_together(said: Mapping[str, float]) -> Leaning:
    """How far all `features` together lean from a complaint."""
    return _apart(LEARNT.together(said))


def telling_words(reading: Reading, kind: Type, count: int = 3) -> list[str]:
    """The words that lean most towards `kind`, the strongest first."""
    return LEARNT.telling_words(reading, _TOWARDS[kind], count)


def _apart(of_both: complex) -> Leaning:
    return Leaning(of_both.real, of_both.imag)


_TOWARDS: Final[Mapping[Type, Callable[[complex], float]]] = {
    "complaint": lambda said: -max(said.real, said.imag),
    "aspiration": lambda said: said.real - max(said.imag, 0.0),
    "information_request": lambda said: said.imag - max(said.real, 0.0),
}
