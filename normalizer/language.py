"""Which languages a message is written in, as a share of its words.

Each word speaks for the languages in whose lists it stands; a stem of any of them with an ending of
one speaks for that one ("jalanna" is Sundanese, "jalane" Javanese); other words speak softly,
through their letter triples. What share of each language explains the words best is then found by
a few rounds of expectation and maximization, so that words which languages share go to the one
that the rest of the message is written in.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from normalizer._language_words import CONTENT, FUNCTION, SHARED
from normalizer._word_lists import listed
from normalizer.text import Reading
from normalizer.words import Fact

LANGUAGES = ("id", "jv", "su", "en")
_FROM_LAST = (3, 2, 1, 0)

# The first words tell the language of a long text.
_WORDS_READ = 2_000
_LETTERS_READ = 24
_ROUNDS = 5

# How common each language is before a word is read, and how many words that knowledge is worth.
_PRIOR = (0.46, 0.19, 0.17, 0.18)
_PRIOR_WORDS = 0.7

# What remains of a word's likelihood in languages that do not list it: Indonesian is borrowed from
# everywhere, English sometimes, Javanese and Sundanese words rarely stray.
_BORROWED = {
    "id": (1.0, 0.12, 0.12, 0.004),
    "jv": (0.04, 1.0, 0.012, 0.002),
    "su": (0.02, 0.012, 1.0, 0.002),
    "en": (0.08, 0.02, 0.02, 1.0),
}
_FUNCTION_WEIGHT = 1.5
_CONTENT_WEIGHT = 1.0
_GUESS_WEIGHT = 0.5

# Parts of addresses on the web and laughter: no language's words.
_NO_LANGUAGE = listed("""
    https http www com net org html php xn co ly bit id ig fb yt pdf jpg jpeg png mp3 mp4
    x rp km cm mm kg gb mb wkwk wkwkwk wkwkwkwk haha hahaha hehe hihi huhu hmm
""")


@dataclass(frozen=True, slots=True, eq=False)
class _Evidence:
    """What a word says: its likelihood in each of `LANGUAGES`, and how loudly it says it.

    `odds` is where in `_ODDS` stand the likelihoods in all but Indonesian, in units of that. Made
    by `_evidence_of` only, so that words which say the same have the same one.
    """

    likelihood: tuple[float, ...]
    weight: float
    odds: int


# Each once, so that words are put together by a number.
_ODDS: list[tuple[float, ...]] = []
# One object for each number in them: some hundreds stay near the processor.
_NUMBERS: dict[float, float] = {}


@cache
def _evidence_of(likelihood: tuple[float, ...], weight: float) -> _Evidence:
    first, *others = likelihood
    odds = tuple([_NUMBERS.setdefault(other / first, other / first) for other in others])
    if odds not in _ODDS:
        _ODDS.append(odds)
    return _Evidence(likelihood, weight, _ODDS.index(odds))


def shares(reading: Reading) -> dict[str, float]:
    """The share of each of `LANGUAGES` in the words, largest first, rounded to add up to 1.00.

    Malay counts as Indonesian. Languages without a share are left out; a text without words (only
    numbers, emoji or foreign script) gives {}. Other languages written in Latin letters are not
    known and fall to the one that they look like.
    """
    amounts: dict[int, float] = {}
    for evidence in filter(None, _EVIDENCE.of(reading)):
        odds = evidence.odds
        if odds in amounts:
            amounts[odds] += evidence.weight
        else:
            amounts[odds] = evidence.weight
    return _rounded(_explain(amounts)) if amounts else {}


def _explain(amounts: Mapping[int, float]) -> list[float]:
    """The mixture of languages that makes the words most likely, given the prior.

    `amounts` says how much was said by words of the same odds (`_ODDS`).
    """
    pieces = [(*_ODDS[odds], amount) for odds, amount in amounts.items()]
    total = _PRIOR_WORDS + sum(amounts.values())
    a, b, c, d = _PRIOR
    _, b_prior, c_prior, d_prior = (_PRIOR_WORDS * share for share in _PRIOR)
    for _ in range(_ROUNDS):
        # What was said for each language but Indonesian, in units of its share.
        x = y = z = 0.0
        for q, r, s, amount in pieces:
            scale = amount / (a + b * q + c * r + d * s)
            x += q * scale
            y += r * scale
            z += s * scale
        b = (b_prior + b * x) / total
        c = (c_prior + c * y) / total
        d = (d_prior + d * z) / total
        a = 1.0 - b - c - d
    return [a, b, c, d]


def _rounded(mixture: list[float]) -> dict[str, float]:
    """Hundredths that add up to 1; what is lost in rounding goes to the largest."""
    hundredths = [int(share * 100 + 0.5) if share >= 0.03 else 0 for share in mixture]
    hundredths[mixture.index(max(mixture))] += 100 - sum(hundredths)
    # Of equal ones the first of `LANGUAGES` comes first.
    ordered = sorted(zip(hundredths, _FROM_LAST, LANGUAGES, strict=True), reverse=True)
    return {code: amount / 100 for amount, _, code in ordered if amount}


# --- one word --------------------------------------------------------------------------------


def _evidence(word: str) -> _Evidence | None:
    """What `word` (lower case) says about the language; None where it says nothing."""
    if not word.isascii():
        return _evidence_beyond_ascii(word)
    if word.isalpha():
        return _evidence_of_letters(word)
    # "jalan2nya" is "jalan-jalannya"; other words with digits are numbers, codes and plates.
    stem, two, ending = word.partition("2")
    if two and len(stem) > 2 and stem.isalpha() and (not ending or ending.isalpha()):
        return _evidence_of_letters(stem + ending)
    return None


_EVIDENCE = Fact(_evidence, _WORDS_READ, tells_apart=True)


def _evidence_beyond_ascii(word: str) -> _Evidence | None:
    if "\ua980" <= word[0] <= "\ua9df":
        return _LISTED_ONLY["jv"]
    if "\u1b80" <= word[0] <= "\u1bbf":
        return _LISTED_ONLY["su"]
    plain = "".join(
        c
        for c in unicodedata.normalize("NFKD", word[:_LETTERS_READ])
        if not unicodedata.combining(c)
    )
    return _evidence(plain) if plain.isascii() and plain else None


def _evidence_of_letters(word: str) -> _Evidence | None:
    if word in _NO_LANGUAGE:
        return None
    listed = _LISTED.get(word)
    if listed is not None:
        return listed
    if len(word) == 1:
        return None
    return _evidence_of_form(word) or _guess(word[:_LETTERS_READ])


def _evidence_of_form(word: str) -> _Evidence | None:
    """A known stem with an ending (and prefix) that belongs to one language."""
    for ending, languages in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word[: -len(ending)]
            if _is_stem(stem) or _is_stem(_without_prefix(stem)):
                return languages
    stem = _without_prefix(word)
    if stem != word:
        listed = _LISTED.get(stem)
        if listed is not None and listed.weight < _FUNCTION_WEIGHT and len(stem) > 3:
            return listed
    return None


def _is_stem(stem: str) -> bool:
    listed = _LISTED.get(stem)
    return listed is not None and listed.likelihood[3] < 1 and len(stem) > 2


def _without_prefix(word: str) -> str:
    for prefix in (
        "di",
        "dipun",
        "ka",
        "ke",
        "ter",
        "ber",
        "nge",
        "nga",
        "ng",
        "ny",
        "pa",
        "se",
        "sa",
    ):
        if word.startswith(prefix) and len(word) - len(prefix) > 3:
            stem = word[len(prefix) :]
            if stem in _LISTED:
                return stem
    return word


# --- tables, made once -----------------------------------------------------------------------


def _listed_in(languages: frozenset[str], weight: float) -> _Evidence:
    likelihood = tuple(
        max(_BORROWED[language][i] for language in languages) for i in range(len(LANGUAGES))
    )
    return _evidence_of(likelihood, weight)


def _all_listed() -> dict[str, _Evidence]:
    """What each listed word says; the same for all words that stand in the same lists."""
    where: dict[str, set[str]] = {}
    for lists in (FUNCTION, CONTENT):
        for language, words in lists.items():
            for word in words:
                where.setdefault(word, set()).add(language)
    function = frozenset().union(*FUNCTION.values())
    listed = {
        word: _listed_in(
            frozenset(languages), _FUNCTION_WEIGHT if word in function else _CONTENT_WEIGHT
        )
        for word, languages in where.items()
    }
    for word in SHARED:
        english = listed[word].likelihood[3] if word in listed else 0.01
        listed[word] = _evidence_of((1.0, 0.75, 0.75, english), _CONTENT_WEIGHT)
    return listed


_LISTED = _all_listed()
_LISTED_ONLY = {code: _listed_in(frozenset([code]), _CONTENT_WEIGHT) for code in LANGUAGES}

_PREFIXES = ("dipun", "di", "ka", "ke", "ter", "ber", "nge", "nga", "ng", "ny", "pa", "se", "sa")

# The first that fits counts. -e and -ne are also heard in the Indonesian of Java.
_SUNDANESE = _evidence_of((0.02, 0.01, 1.0, 0.001), _CONTENT_WEIGHT)
_JAVANESE = _evidence_of((0.05, 1.0, 0.01, 0.001), _CONTENT_WEIGHT)
_INDONESIAN = _evidence_of((1.0, 0.15, 0.12, 0.002), _CONTENT_WEIGHT)
_ENDINGS = (
    *((ending, _SUNDANESE) for ending in ("eunana", "keunana", "keun", "eun", "nana")),
    *((ending, _JAVANESE) for ending in ("ipun", "aken", "akno", "okno", "ekno", "ake")),
    *((ending, _INDONESIAN) for ending in ("nya", "lah", "kah")),
    *((ending, _JAVANESE) for ending in ("ane", "ene", "one", "kke", "kne", "kno", "ne")),
    ("na", _SUNDANESE),
    *((ending, _INDONESIAN) for ending in ("kan", "kanku", "kanmu", "in", "mu")),
    *((end, _evidence_of((1.0, 0.5, 0.5, 0.002), _CONTENT_WEIGHT)) for end in ("an", "i", "ku")),
    *((end, _evidence_of((0.12, 1.0, 0.03, 0.002), _CONTENT_WEIGHT)) for end in ("e", "en", "no")),
)


def _triples(word: str) -> list[str]:
    framed = f"^{word}$"
    return [framed[i : i + 3] for i in range(len(framed) - 2)]


@cache
def _triple_scores() -> Mapping[str, tuple[float, ...]]:
    """For each letter triple its log probability in each language, learnt from the lists above."""
    counts: list[Counter[str]] = []
    for language in LANGUAGES:
        words = FUNCTION[language] | CONTENT[language]
        if language != "en":
            words |= SHARED
        counts.append(Counter(triple for word in words for triple in _triples(word)))
    totals = [counter.total() for counter in counts]
    known = frozenset().union(*counts)

    @cache  # most triples are as rare as many others: they share their scores
    def scores(*often: int) -> tuple[float, ...]:
        return tuple(
            math.log((count + 0.3) / (total + 0.3 * len(known)))
            for count, total in zip(often, totals, strict=True)
        )

    return {triple: scores(*(counter[triple] for counter in counts)) for triple in known}


_UNKNOWN_TRIPLE = (0.0, 0.0, 0.0, 0.0)
# Neighbouring triples overlap, and names follow no language's spelling: they are half believed.
_TRIPLE_TRUST = 0.5


def _guess(word: str) -> _Evidence:
    """What the spelling of an unknown word says, in five steps, so that few answers differ."""
    known = _triple_scores()
    scores = [0.0, 0.0, 0.0, 0.0]
    for triple in _triples(word):
        for i, score in enumerate(known.get(triple, _UNKNOWN_TRIPLE)):
            scores[i] += score
    best = max(scores)
    likelihood = tuple(
        2.0 ** max(-6, round((score - best) * _TRIPLE_TRUST / math.log(2))) for score in scores
    )
    return _evidence_of(likelihood, _GUESS_WEIGHT)
