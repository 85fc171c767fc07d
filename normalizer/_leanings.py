"""Which way a message leans by its words alone: towards misconduct in office, or ordinary trouble.

What no phrase tells, many small words may: each leans a little, and what stands within a breath is
added up. The weights are fitted on the authored messages (`scripts/fit_leanings.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from operator import sub
from typing import Final

from normalizer._leaning_weights import BEGINNINGS, ENOUGH, STEMS
from normalizer.informal_spellings import STANDARD_SPELLING
from normalizer.phrasebook import Found
from normalizer.text import Reading
from normalizer.words import Fact

# In longer messages the words of other sentences would drown what one of them tells.
_BREATH: Final = 18
_SAID: Final = 4
_SHORTEST_STEM: Final = 4
_BEGINNING: Final = 5
_DIGITS: Final = "0123456789"
_ENDINGS: Final = ("nya", "kan", "lah", "ne", "na", "an", "i", "in", "e")
_PREFIXES: Final = (
    *("di", "mem", "meng", "men", "me", "nge", "ng", "ny", "ke", "ter", "ber", "pem", "peng", "pe"),
)


def stem(word: str) -> str:
    """`word` (lower case) in standard spelling, without one prefix and one suffix; "0" for digits.

    Rough on purpose: "dimintai" and "mintakan" become one, and now and then two words do.
    """
    unit = word.lstrip(_DIGITS)
    if not unit:
        return "0"
    word = STANDARD_SPELLING.get(unit, unit)
    word = word.removesuffix(_first(_ENDINGS, word, word.endswith))
    return word.removeprefix(_first(_PREFIXES, word, word.startswith))


def beginning(of_stem: str) -> str:
    """What inflected and misspelled forms of a stem have in common."""
    return of_stem[:_BEGINNING]


def leans(reading: Reading, innocent: Sequence[Found]) -> list[str]:
    """The words that make it lean enough towards misconduct, strongest first; [] where it does not.

    Words of `innocent` phrases count nothing.
    """
    weights = _without(innocent, _WEIGHT.of(reading))
    start = _heaviest(weights)
    breath = weights[start : start + _BREATH]
    if sum(breath) <= ENOUGH:
        return []
    said = dict(zip(reading.words[start : start + _BREATH], breath, strict=True))
    return sorted((word for word in said if word.isalpha()), key=said.__getitem__)[: -_SAID - 1 : -1]


def _heaviest(weights: Sequence[int]) -> int:
    """Where the breath begins whose words weigh most."""
    if len(weights) <= _BREATH:
        return 0
    sums = [0, *accumulate(weights)]
    breaths = list(map(sub, sums[_BREATH:], sums))
    return breaths.index(max(breaths))


def _without(innocent: Sequence[Found], weights: Sequence[int]) -> Sequence[int]:
    if not innocent:
        return weights
    kept = list(weights)
    for phrase in innocent:
        kept[phrase.start : phrase.end] = [0] * (phrase.end - phrase.start)
    return kept


def _first(affixes: Iterable[str], word: str, stands: Callable[[str], bool]) -> str:
    """The first of `affixes` that stands in `word` and leaves enough of it; "" where none does."""
    longest = len(word) - _SHORTEST_STEM
    return next((affix for affix in affixes if len(affix) <= longest and stands(affix)), "")


def _by_word(words_by_weight: Mapping[int, str]) -> dict[str, int]:
    return {word: weight for weight, words in words_by_weight.items() for word in words.split()}


_STEMS: Final = _by_word(STEMS)
_BY_BEGINNING: Final = _by_word(BEGINNINGS)


def _weight(word: str) -> int:
    root = stem(word)
    return _STEMS.get(root, 0) + _BY_BEGINNING.get(beginning(root), 0)


_WEIGHT: Final = Fact(_weight)
