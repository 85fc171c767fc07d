"""Which way a message leans by its words alone: towards a report, or towards something else.

What no phrase tells, many small words may: each leans a little, and the leanings are added up. The
weights are fitted on the authored messages (`scripts/fit_leanings.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import sub
from typing import Final

from normalizer._report_weights import BEGINNINGS, ENOUGH, STEMS
from normalizer._report_words import MEANINGS, PAIRS
from normalizer._word_lists import listed
from normalizer.informal_spellings import STANDARD_SPELLING
from normalizer.text import Reading
from normalizer.words import Fact

# In longer messages the words of other sentences would drown what one of them tells.
_BREATH: Final = 18
# By then a message has said whether it is a report.
WORDS_OF_A_REPORT: Final = 60
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


def report(reading: Reading) -> float:
    """How far the words lean towards a report (above 0) or something else: log-odds.

    The breath that leans most counts: greetings and good wishes around a report unmake none.
    """
    return (_most(_REPORT.of(reading)) - ENOUGH) / 10


def _most(weights: Sequence[int]) -> int:
    """The weight of the breath that weighs most."""
    return sum(weights) if len(weights) <= _BREATH else max(_breaths(weights))


def _breaths(weights: Sequence[int]) -> Iterator[int]:
    """The weight of each breath of a longer message."""
    sums = (0, *accumulate(weights))
    return map(sub, sums[_BREATH:], sums)


def _first(affixes: Iterable[str], word: str, stands: Callable[[str], bool]) -> str:
    """The first of `affixes` that stands in `word` and leaves enough of it; "" where none does."""
    longest = len(word) - _SHORTEST_STEM
    return next((affix for affix in affixes if len(affix) <= longest and stands(affix)), "")


def _by_word(words_by_weight: Mapping[int, str]) -> dict[str, int]:
    return {word: weight for weight, words in words_by_weight.items() for word in words.split()}


_BY_STEM: Final = _by_word(STEMS)
_BY_BEGINNING: Final = _by_word(BEGINNINGS)
_ALIKE: Final[dict[int, int]] = {}


def _weight(word: str) -> int:
    """What a word weighs for a report, by its stem and the beginning of that, in tenths."""
    if word in SILENT_OF_REPORTS:
        return 0
    root = stem(word)
    weight = _BY_STEM.get(root, 0) + _BY_BEGINNING.get(beginning(root), 0)
    # One object for each number: Python itself keeps only those from -5 on.
    return _ALIKE.setdefault(weight, weight)


# Neither anger nor courtesy speaks against a report.
_COURTESIES: Final = ("greeting", "thanks")
_LETTERS: Final = listed("""
    semoga mugi selalu sehat sukses hormat terhormat perhatian perhatiannya maaf mengganggu ganggu
    waktu waktunya perkenalkan yth bapak ibu wassalam demikian kurang berkenan kiranya dimaklumi
""")
SILENT_OF_REPORTS: Final = MEANINGS["swear"].union(
    *(MEANINGS[courtesy] for courtesy in _COURTESIES),
    *(pair for pair, meaning in PAIRS.items() if meaning in _COURTESIES),
    _LETTERS,
)
_REPORT: Final = Fact(_weight, WORDS_OF_A_REPORT, tells_apart=True)
