"""Which way a message leans by its words alone: towards misconduct in office, towards a report.

What no phrase tells, many small words may: each leans a little, and the leanings are added up. The
weights are fitted on the authored messages (`scripts/fit_leanings.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import log
from operator import sub
from typing import Final

from normalizer._empty_words import EMPTY_WORDS
from normalizer._misconduct_weights import BEGINNINGS, ENOUGH, STEMS
from normalizer._report_weights import BEGINNINGS as REPORT_BEGINNINGS
from normalizer._report_weights import ENOUGH as ENOUGH_OF_A_REPORT
from normalizer._report_weights import STEMS as REPORT_STEMS
from normalizer._report_words import MEANINGS, PAIRS
from normalizer._word_lists import listed
from normalizer.informal_spellings import STANDARD_SPELLING
from normalizer.phrasebook import Found
from normalizer.text import Reading
from normalizer.words import Fact

# In longer messages the words of other sentences would drown what one of them tells.
_BREATH: Final = 18
# So much more (in tenths) must one breath of a message of e breaths weigh: the more are read, the
# likelier one of them leans by chance, and the more so where nobody in office is named.
_MORE_OF_MANY: Final = 16
_MORE_OF_NOBODY: Final = 45
# By then a message has said whether it is a report.
WORDS_OF_A_REPORT: Final = 60
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


def misconduct(
    reading: Reading, innocent: Sequence[Found], *, names_an_office: bool = True
) -> list[str]:
    """The words that lean enough towards misconduct, strongest first; [] where they do not.

    Words of `innocent` phrases count nothing. A long message that names no office must lean more.
    """
    weights = _without(innocent, _MISCONDUCT.of(reading))
    most = _most(weights)
    more = _MORE_OF_MANY if names_an_office else _MORE_OF_NOBODY
    if most <= ENOUGH or most <= ENOUGH + more * log(max(1.0, len(weights) / _BREATH)):
        return []
    start = _heaviest(weights)
    breath = weights[start : start + _BREATH]
    said = dict(zip(reading.words[start : start + _BREATH], breath, strict=True))
    telling = [word for word in said if said[word] > 0 and word.isalpha()]
    return sorted(telling, key=said.__getitem__, reverse=True)[:_SAID]


def report(reading: Reading) -> float:
    """How far the words lean towards a report (above 0) or something else: log-odds.

    The breath that leans most counts: greetings and good wishes around a report unmake none.
    """
    return (_most(_REPORT.of(reading)) - ENOUGH_OF_A_REPORT) / 10


def _most(weights: Sequence[int]) -> int:
    """The weight of the breath that weighs most."""
    return sum(weights) if len(weights) <= _BREATH else max(_breaths(weights))


def _heaviest(weights: Sequence[int]) -> int:
    """Where that breath begins."""
    if len(weights) <= _BREATH:
        return 0
    breaths = list(_breaths(weights))
    return breaths.index(max(breaths))


def _breaths(weights: Sequence[int]) -> Iterator[int]:
    """The weight of each breath of a longer message."""
    sums = (0, *accumulate(weights))
    return map(sub, sums[_BREATH:], sums)


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


_ALIKE: Final[dict[int, int]] = {}


def _weigher(stems: Mapping[int, str], beginnings: Mapping[int, str]) -> Callable[[str], int]:
    """What a word weighs, by its stem and the beginning of that, in tenths."""
    by_stem, by_beginning = _by_word(stems), _by_word(beginnings)

    def weight(word: str) -> int:
        root = stem(word)
        weight = by_stem.get(root, 0) + by_beginning.get(beginning(root), 0)
        # One object for each number: Python itself keeps only those from -5 on.
        return _ALIKE.setdefault(weight, weight)

    return weight


def _by_word(words_by_weight: Mapping[int, str]) -> dict[str, int]:
    return {word: weight for weight, words in words_by_weight.items() for word in words.split()}


_weight_of_misconduct: Final = _weigher(STEMS, BEGINNINGS)
_MISCONDUCT: Final = Fact(
    lambda word: 0 if word in EMPTY_WORDS else _weight_of_misconduct(word), tells_apart=True
)
_weight_for_a_report: Final = _weigher(REPORT_STEMS, REPORT_BEGINNINGS)
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
_REPORT: Final = Fact(
    lambda word: 0 if word in SILENT_OF_REPORTS else _weight_for_a_report(word),
    WORDS_OF_A_REPORT,
    tells_apart=True,
)
