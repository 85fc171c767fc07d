"""Signs that seal a report on arrival: oversight content, a child concerned, a threat.

By recall first: a false sign costs an operator a glance, a missed one may cost a citizen more.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from math import log
from typing import Final, Literal

from normalizer import _leanings
from normalizer._oversight_leaning import LEARNT, features
from normalizer._phrases import phrases_by_meaning
from normalizer._value_type import value_type
from normalizer._word_pieces import FEW_WORDS
from normalizer.phrasebook import Found
from normalizer.text import Reading
from normalizer.words import DIGITS, Fact, answered

SignKind = Literal["oversight", "minor", "threat"]

# An official and the misconduct stand in one breath, and so do a child and the harm.
_ONE_BREATH: Final = 12
_CHILD_AND_HARM: Final = 9
# "Pak lurah diam-diam jual …", "dijual sama pak lurah".
_DOER_TO_DEED: Final = 4
_DEED_TO_DOER: Final = 7
_WORDS_SHOWN: Final = 4
_REASONS: Final = 5
# What traces within a breath of an office, or of what the public pays for, weigh together; fitted
# once on the authored messages and rounded. The words of ordinary messages weigh against it.
_TRACE_WEIGHTS: Final = {
    "office": 3.4,
    "servant": 2.2,
    "public": 0.8,
    "money": 2.1,
    "asked": 1.0,
    "kin": 2.0,
    "own": 1.3,
    "hidden": 1.9,
    "contrast": 0.3,
    "condition": 1.3,
    "absent": 0.8,
    "lag": -1.3,
    "question": -1.8,
    "wish": -1.7,
    "praise": -1.0,
}
_TRACE_OF: Final = {f"oversight: {kind}": kind for kind in _TRACE_WEIGHTS}
_SPEAKING_FOR: Final = [
    (name, _TRACE_WEIGHTS[kind]) for name, kind in _TRACE_OF.items() if _TRACE_WEIGHTS[kind] > 0
]
_SUSPICIOUS: Final = 4.55
# In messages longer than `_SHORT` office and money come into one breath by chance: times the
# logarithm of how much longer they are, their traces must weigh more.
_SHORT: Final = 18
_MORE_OF_MANY: Final = 2.5
_SENTENCE_ENDS: Final = (". ", "! ", "? ", "\n")
_ABOUT: Final = ("office", "servant", "public")
_TELLING: Final = frozenset(("money", "asked", "kin", "own", "hidden", "condition", "absent"))
# Beyond so many offices a text has said whom it is about.
_ANCHORS_READ: Final = 50

# What misconduct is given in advance, as log-odds: to seal too little is worse than too much.
# Chosen where each author's messages were judged by what the others had taught.
_EAGER: Final = 2.9
# In few words the phrases are to be believed, and where there is none the words must lean further.
_EAGER_OF_FEW: Final = 1.5
# Adverts, news and talk of money and offices lean towards misconduct too, but not towards a report.
_NO_REPORT: Final = -0.5

_ADULT: Final = 18
# "umur 9 tahun", "usia 15 th", "9 yo": the number decides whether a child is meant.
_AGE: Final = re.compile(
    r"\b(?:umur|usia|berumur|berusia|yuswa|yuswo|aged?)[a-z]{0,3}(?: [a-z]{2,10})?"
    r" {1,3}(\d{1,2})\b(?! {0,2}%)"
    r"|\b(?:anak|bocah|arek|budak|siswi|siswa|putri|putra|adik|cucu|gadis|remaja)[a-z]{0,3}"
    r" (?:[a-z]{1,12} )?(\d{1,2}) ?(?:th|thn|tahun|taun)\b"
    r"|\b(\d{1,2}) {0,2}(?:years? old|yo\b|y/o)"
)
# `_AGE` finds nothing without a number close behind a word that begins so, or one like "9yo".
_BEGIN_AGES: Final = (
    *("umur", "usia", "berumur", "berusia", "yuswa", "yuswo", "age"),
    *("anak", "bocah", "arek", "budak", "siswi", "siswa", "putri", "putra", "adik", "cucu"),
    *("gadis", "remaja"),
)
_TELLS_AGE: Final = "age"
_BEFORE_AGE: Final = "before an age"
_WITHIN: Final = 2


def _tells_age(word: str) -> str | None:
    if "year" in word or word.lstrip("0123456789") == "yo":
        return _TELLS_AGE
    return _BEFORE_AGE if word.startswith(_BEGIN_AGES) else None


_OF_AGE: Final = Fact(_tells_age)


@value_type()
class Sign:
    """A sign found in a message, and the phrases that gave it."""

    kind: SignKind
    because: tuple[str, ...]


def find_signs(reading: Reading) -> tuple[Sign, ...]:
    """The signs in a message: at most one of each kind. Never raises, whatever the text is."""
    signs: tuple[Sign, ...] | None = reading.shared.get("signs")
    if signs is None:
        signs = reading.shared["signs"] = _looked_for(reading)
    return signs


def _looked_for(reading: Reading) -> tuple[Sign, ...]:
    found = phrases_by_meaning(reading)
    reasons: tuple[tuple[SignKind, list[str]], ...] = (
        ("oversight", _oversight(reading, found)),
        ("minor", [*_minor(found), *_ages(reading)]),
        ("threat", _threat(found)),
    )
    return tuple(
        Sign(kind, tuple(dict.fromkeys(because))[:_REASONS]) for kind, because in reasons if because
    )


# Without one of these there is no sign: to hold an office or to be a child says nothing alone.
_WRONGS: Final = frozenset(
    ("oversight: graft", "oversight: demand", "oversight: misconduct", "oversight: deed")
)
_SUSPECTED: Final = frozenset(f"oversight: {kind}" for kind in _TELLING)
# Where none of these is named, a child suffers at home or in the street.
_IN_OFFICE: Final = frozenset(
    f"oversight: {kind}" for kind in ("official", "office", "servant", "holder")
)
_HOLDING_OFFICE: Final = ("oversight: official", "oversight: office", "oversight: holder")
_OF_CHILDREN: Final = frozenset(("minor: child_writer", "minor: harm"))


def _oversight(reading: Reading, found: Mapping[str, Sequence[Found]]) -> list[str]:
    """What tells of misconduct, where phrases and the words together say that it is told."""
    is_private = _among_private_people(found)
    told = [] if is_private else _told_of(reading, found)
    are_few = len(reading.words) <= FEW_WORDS
    eager = _EAGER_OF_FEW if are_few else _EAGER
    if not told and "oversight: praise" in found:
        eager = 0.0  # who is praised is named, too
    is_said = LEARNT.together(_heard(told, found, LEARNT.leaning(reading))) > -eager
    if told:
        return told if is_said or are_few else []
    nobody = _IN_OFFICE.isdisjoint(found)
    if not is_said or (nobody and (_minor(found) or _ages(reading))):
        return []
    if is_private or _leanings.report(reading) < _NO_REPORT:
        return []
    telling = LEARNT.telling_words(reading, float, _WORDS_SHOWN)
    return [f"leaning: {', '.join(telling)}"]


def told_of_misconduct(reading: Reading) -> list[str]:
    """What phrases and traces alone tell of misconduct: "graft: suap", …."""
    found = phrases_by_meaning(reading)
    return [] if _among_private_people(found) else _told_of(reading, found)


def _told_of(reading: Reading, found: Mapping[str, Sequence[Found]]) -> list[str]:
    of = found.get
    denied = _outside(of("oversight: unless", ()), of("oversight: denied", ()))
    return _told(reading, found, (*of("oversight: honest", ()), *denied))


def heard(reading: Reading, leaning: float) -> Mapping[str, float]:
    """What is heard together of a message: what phrases tell and where its words lean to."""
    return _heard(told_of_misconduct(reading), phrases_by_meaning(reading), leaning)


def _heard(
    told: Sequence[str], found: Mapping[str, Sequence[Found]], leaning: float
) -> Mapping[str, float]:
    kinds = {each.partition(":")[0] for each in told}
    return features(kinds, leaning, names_an_office=not _IN_OFFICE.isdisjoint(found))


def _among_private_people(found: Mapping[str, Sequence[Found]]) -> bool:
    """Whether employers or fellow pupils are named, nobody in office but teachers, nothing of all.

    What these take or keep is for the labour office and the school.
    """
    if "oversight: private" not in found or "oversight: of_all" in found:
        return False
    beside = (*found.get("oversight: called", ()), *found.get("oversight: teacher", ()))
    return not any(_outside(beside, found.get(name, ())) for name in _HOLDING_OFFICE)


def _told(
    reading: Reading, found: Mapping[str, Sequence[Found]], innocent: Sequence[Found]
) -> list[str]:
    if _WRONGS.isdisjoint(found) and _SUSPECTED.isdisjoint(found):
        return []
    of = found.get
    is_short = len(reading.words) <= _SHORT
    said: list[str] = []
    if graft := of("oversight: graft"):
        said += [f"graft: {phrase.said}" for phrase in _outside(innocent, graft)]
    if demands := of("oversight: demand"):
        said += [f"demand: {phrase.said}" for phrase in _outside(innocent, demands)]
    called = of("oversight: called", ())
    if (wrongs := of("oversight: misconduct")) and (officials := of("oversight: official")):
        around = _near(_outside(called, officials), _outside(innocent, wrongs), _ONE_BREATH)
        said += [
            f"misconduct: {official.said}, {wrong.said}"
            for official, wrong in around
            if is_short or _in_one_sentence(reading, official, wrong)
        ]
    if (deeds := of("oversight: deed")) and (holders := of("oversight: holder")):
        doers = of("oversight: doer", ())
        done = _done(_outside(called, holders), doers, _outside(innocent, deeds))
        said += [f"deed: {holder.said}, {deed.said}" for holder, deed in done]
    enough = _SUSPICIOUS + _MORE_OF_MANY * log(max(_SHORT, len(reading.words)) / _SHORT)
    return said + _suspicion(found, innocent, enough)


def _suspicion(
    found: Mapping[str, Sequence[Found]], innocent: Sequence[Found], enough: float
) -> list[str]:
    """The traces of misconduct around an office or public goods, where they weigh `enough`."""
    if _SUSPECTED.isdisjoint(found):
        return []
    if sum([weight for name, weight in _SPEAKING_FOR if name in found]) < enough:
        return []
    traces = {kind: found[name] for name, kind in _TRACE_OF.items() if name in found}
    called, praise = found.get("oversight: called", ()), found.get("oversight: praise", ())
    if called or innocent or praise:
        for kind in ("office", "servant"):
            traces[kind] = _outside(called, traces.get(kind, ()))
        for kind in ("money", "own", "hidden", "condition", "kin"):
            traces[kind] = _outside(innocent, traces.get(kind, ()))
        # "Kasih" in "terima kasih" is nothing that anybody gave.
        traces["asked"] = _outside((*innocent, *praise), traces.get("asked", ()))
        if not _may_weigh_enough(traces, enough):
            return []
    starts = {kind: [phrase.start for phrase in phrases] for kind, phrases in traces.items()}
    for anchor in (phrase for kind in _ABOUT for phrase in traces.get(kind, ())[:_ANCHORS_READ]):
        seen = _within_a_breath(anchor.start, starts)
        if _TELLING.isdisjoint(seen):
            continue
        if sum([_TRACE_WEIGHTS[kind] for kind in seen]) >= enough:
            said = [traces[kind][n].said for kind, n in seen.items() if _TRACE_WEIGHTS[kind] > 0]
            return [f"suspicion: {', '.join(dict.fromkeys(said))}"]
    return []


def _may_weigh_enough(traces: Mapping[str, Sequence[Found]], enough: float) -> bool:
    """Whether traces, all in one breath and nothing ordinary beside them, would be suspicious."""
    weights = (_TRACE_WEIGHTS[kind] for kind, phrases in traces.items() if phrases)
    return any(traces.get(kind) for kind in _TELLING) and (
        sum(weight for weight in weights if weight > 0) >= enough
    )


def _within_a_breath(word: int, starts: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """Of each kind the number of its first trace in one breath with `word`, where there is one."""
    seen = {}
    for kind, places in starts.items():
        first = bisect_left(places, word - _ONE_BREATH)
        if first < len(places) and places[first] <= word + _ONE_BREATH:
            seen[kind] = first
    return seen


def _done(
    holders: Sequence[Found], doers: Sequence[Found], deeds: Sequence[Found]
) -> list[tuple[Found, Found]]:
    """Holders of an office with what they do, or with what is done "by" them."""
    if not holders or not deeds:
        return []
    marked = {doer.end for doer in doers}
    starts = [deed.start for deed in deeds]
    pairs = []
    for holder in holders:
        first = bisect_left(starts, holder.end)
        if first < len(deeds) and starts[first] - holder.end < _DOER_TO_DEED:
            pairs.append((holder, deeds[first]))
        last = bisect_left(starts, holder.start) - 1
        is_doer = not marked.isdisjoint((holder.start, holder.start - 1))
        if is_doer and last >= 0 and holder.start - starts[last] <= _DEED_TO_DOER:
            pairs.append((holder, deeds[last]))
    return pairs


def _minor(found: Mapping[str, Sequence[Found]]) -> list[str]:
    if _OF_CHILDREN.isdisjoint(found):
        return []
    children = _outside(found.get("minor: not_a_child", ()), found.get("minor: child", ()))
    harmed = _near(children, found.get("minor: harm", ()), _CHILD_AND_HARM)
    return [
        *(f"child writes: {phrase.said}" for phrase in found.get("minor: child_writer", ())),
        *(f"child harmed: {child.said}, {harm.said}" for child, harm in harmed),
    ]


def _ages(reading: Reading) -> list[str]:
    if not reading.digits or not _may_tell_age(reading):
        return []
    ages = (int(age[age.lastindex or 0]) for age in _AGE.finditer(reading.lower))
    return ["age under 18" for age in ages if age < _ADULT][:1]


def _may_tell_age(reading: Reading) -> bool:
    digits = DIGITS.of(reading)
    for place, told in answered(_OF_AGE.of(reading)):
        if told == _TELLS_AGE or any(digits[place + 1 : place + 1 + _WITHIN]):
            return True
    return "y/o" in reading.lower


def _threat(found: Mapping[str, Sequence[Found]]) -> list[str]:
    if "threat: threat" not in found:
        return []
    threats = _outside(found.get("threat: denied", ()), found.get("threat: threat", ()))
    return [f"threat: {phrase.said}" for phrase in threats]


def _in_one_sentence(reading: Reading, one: Found, other: Found) -> bool:
    first, last = sorted((one, other), key=lambda phrase: phrase.start)
    spans = reading.word_spans
    between = reading.lower[spans[first.start][1] : spans[last.start][0]]
    return not any(end in between for end in _SENTENCE_ENDS)


def _outside(innocent: Sequence[Found], phrases: Sequence[Found]) -> Sequence[Found]:
    """The phrases that share no word with an innocent one."""
    if not phrases or not innocent:
        return phrases
    taken = {place for phrase in innocent for place in range(phrase.start, phrase.end)}
    return [phrase for phrase in phrases if taken.isdisjoint(range(phrase.start, phrase.end))]


def _near(
    first: Sequence[Found], second: Sequence[Found], distance: int
) -> list[tuple[Found, Found]]:
    """For each of `second` the nearest of `first` within `distance` words; both are in order."""
    if not first or not second:
        return []
    starts = [phrase.start for phrase in first]
    pairs = []
    for phrase in second:
        place = bisect_left(starts, phrase.start)
        around = [
            other
            for other in first[max(0, place - 1) : place + 2]
            if abs(other.start - phrase.start) <= distance
        ]
        if around:
            pairs.append((min(around, key=lambda o: abs(o.start - phrase.start)), phrase))
    return pairs
