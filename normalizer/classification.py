"""Is it a complaint, a wish for the future or a question? The types of SP4N-LAPOR."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from math import exp
from typing import Final, NamedTuple

from normalizer._phrases import phrases_of_type
from normalizer._type_leaning import LEARNT, Leaning, features
from normalizer._type_words import TYPES, Type
from normalizer._value_type import value_type
from normalizer._word_pieces import FEW_WORDS
from normalizer.informal_spellings import STANDARD_SPELLING
from normalizer.phrasebook import Found
from normalizer.text import Reading

# How much the first phrase of a group speaks for its type; each further one half of the one before.
_WEIGHTS: Final = {
    "problem": 1.15,
    "neglect": 1.9,
    "danger": 1.3,
    "everywhere": 0.8,
    "repair": 1.9,
    "feeling": 1.4,
    "reproach": 1.3,
    "proposal": 3.0,
    "new": 2.2,
    "hope": 1.4,
    "purpose": 0.4,
    "how": 2.6,
    "ask": 1.8,
    "fact": 1.9,
}
_TYPE_OF: Final[dict[str, Type]] = {
    group: kind for kind, groups in TYPES.items() for group in groups
}
# Most messages complain, and those that say nothing clear are treated as if they did.
_HEAD_START: Final = 0.7
_QUESTION_MARK: Final = 0.8
# "BPJS bisa dipakai di luar kota gak": a no at the end asks.
_NO: Final = ("tidak", "belum")
_CLOSING_NO: Final = frozenset(
    [word for word in (*STANDARD_SPELLING, *_NO) if STANDARD_SPELLING.get(word, word) in _NO]
)
_ASKED_AT_THE_END: Final = 1.4
_REASONS: Final = 5


@value_type()
class Classification:
    """The suggested type, how sure that is (0 to 1), and the phrases that spoke for it."""

    type: Type
    confidence: float
    because: tuple[str, ...]


def classify(reading: Reading) -> Classification:
    """The type of a message; a complaint with low confidence where nothing speaks for any type.

    What phrases say and where the words lean are heard together. `because` holds reasons such as
    "proposal: usul", or the words that lean towards the type where no phrase speaks for it. Never
    raises, whatever the text is.
    """
    said, scores, ruled = _by_phrases(reading)
    if not reading.words or (ruled.type == "complaint" and _reproaches(reading, said)):
        return ruled
    wish, question = LEARNT.together(features(scores, LEARNT.leaning(reading)))
    chosen = _chosen({"complaint": 0.0, "aspiration": wish, "information_request": question}, said)
    if chosen.because or not (words := LEARNT.telling_words(reading, chosen.type)):
        return chosen
    return replace(chosen, because=(f"leaning: {', '.join(words)}",))


def by_phrases(reading: Reading) -> Classification:
    """The type of a message as far as its phrases tell."""
    return _by_phrases(reading).classification


def heard(reading: Reading, leaning: Leaning) -> Mapping[str, float]:
    """What is heard together of a message: what its phrases say and where its words lean to."""
    return features(_by_phrases(reading).scores, leaning)


class _Ruled(NamedTuple):
    """The phrases of each group, how much they speak for each type, and what follows."""

    said: Mapping[str, Collection[str]]
    scores: Mapping[Type, float]
    classification: Classification


def _by_phrases(reading: Reading) -> _Ruled:
    ruled: _Ruled | None = reading.shared.get("type")
    if ruled is None:
        said = _by_group(_without_mock_questions(phrases_of_type(reading)))
        scores = _scores(reading, said)
        ruled = reading.shared["type"] = _Ruled(said, scores, _chosen(scores, said))
    return ruled


def _scores(reading: Reading, said: Mapping[str, Collection[str]]) -> dict[Type, float]:
    scores: dict[Type, float] = {
        "complaint": _HEAD_START,
        "aspiration": 0.0,
        "information_request": _asks(reading),
    }
    for group, phrases in said.items():
        scores[_TYPE_OF[group]] += _WEIGHTS[group] * (2 - 0.5 ** (len(phrases) - 1))
    return scores


def _chosen(scores: Mapping[Type, float], said: Mapping[str, Iterable[str]]) -> Classification:
    best = max(scores, key=scores.__getitem__)
    return Classification(best, _confidence(scores, best), _because(said, best))


def _reproaches(reading: Reading, said: Mapping[str, Collection[str]]) -> bool:
    """A question that is none: its words lean as those of questions do."""
    return "reproach" in said or ("everywhere" in said and len(reading.words) <= FEW_WORDS)


def _asks(reading: Reading) -> float:
    """What the form of the message says for a question."""
    asks = _QUESTION_MARK if "?" in reading.said else 0.0
    if reading.words and reading.words[-1] in _CLOSING_NO:
        asks += _ASKED_AT_THE_END
    return asks


def _without_mock_questions(found: Sequence[Found]) -> Sequence[Found]:
    """Without questions and wishes inside a phrase that is none: "everywhere" is not "where"."""
    taken = {
        place
        for phrase in found
        if phrase.meaning == "everywhere"
        for place in range(phrase.start, phrase.end)
    }
    if not taken:
        return found
    return [
        phrase
        for phrase in found
        if _TYPE_OF[phrase.meaning] == "complaint"
        or taken.isdisjoint(range(phrase.start, phrase.end))
    ]


def _by_group(found: Iterable[Found]) -> dict[str, dict[str, None]]:
    """The distinct phrases of each group, each word of the message taken once per group."""
    said: dict[str, dict[str, None]] = defaultdict(dict)
    reached: dict[str, int] = defaultdict(int)
    for phrase in sorted(found, key=lambda phrase: (phrase.start, -phrase.end)):
        if phrase.start >= reached[phrase.meaning]:
            reached[phrase.meaning] = phrase.end
            said[phrase.meaning][phrase.said] = None
    return said


def _confidence(scores: Mapping[Type, float], best: Type) -> float:
    total = sum(exp(score) for score in scores.values())
    return round(exp(scores[best]) / total, 3)


def _because(said: Mapping[str, Iterable[str]], best: Type) -> tuple[str, ...]:
    reasons = [
        f"{group}: {phrase}"
        for group, phrases in said.items()
        if _TYPE_OF[group] == best
        for phrase in phrases
    ]
    return tuple(reasons[:_REASONS])
