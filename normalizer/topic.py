"""What a report is about and who handles it: three suggestions each, with the words that spoke.

The lexicon knows from the first day; a model fitted on the government's own decisions knows better
after some hundreds of them. Both give suggestions, never verdicts: a person decides, and the
decision teaches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import exp, log
from operator import itemgetter

from normalizer.lexicon import Lexicon, Match
from normalizer.model import Evidence, LinearModel
from normalizer.text import Reading

_SUGGESTIONS = 3
_WORDS_SHOWN = 4
# A lead of so many points makes a label e times as likely. `_NONE` points stand for "none of
# these", so that one weak word convinces nobody. Both were fitted on authored texts.
_POINTS = 2.0
_NONE = 3.0
# More points than this make nothing surer.
_MOST_POINTS = 16.0
# A suggestion below this is noise.
_LEAST = 0.02
# Reports are longer than a message of this many words only by telling the same again, or by telling
# several things; their first words say what they are about.
_MOST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class TopicSuggestion:
    """A proposed topic, agency or aspect. `confidence`: how often such a proposal is right, 0-1."""

    name: str
    confidence: float
    because: tuple[str, ...]


def suggest(
    reading: Reading, lexicon: Lexicon, model: LinearModel | None = None
) -> tuple[TopicSuggestion, ...]:
    """At most three suggestions, the likeliest first; none where no word speaks for anything.

    Labels are named as the lexicon does; those that only the model knows, as decisions did.
    """
    matches = lexicon.matches(reading)
    points = _points(matches)
    if model is None:
        shares = _seed_shares(points, lexicon)
        evidence: list[Evidence] = []
    else:
        logs, evidence = model.log_probabilities(
            reading.words[:_MOST_WORDS], hints(points, lexicon)
        )
        shares = _blended_shares(points, lexicon, model, logs)
    best = nlargest(_SUGGESTIONS, shares.items(), key=itemgetter(1))
    return tuple(
        TopicSuggestion(name, round(share, 3), _because(name, lexicon, matches, model, evidence))
        for name, share in best
        if share >= _LEAST
    )


def aspect(reading: Reading, lexicon: Lexicon) -> TopicSuggestion | None:
    """In what respect the service fell short; None where no word tells."""
    found = suggest(reading, lexicon)
    return found[0] if found else None


def hints(points: Mapping[int, float], lexicon: Lexicon) -> dict[str, float]:
    """What the lexicon says, as a model hears it: 0 to 1 by name of label."""
    labels = lexicon.labels
    return {labels[number].name: min(value / _MOST_POINTS, 1.0) for number, value in points.items()}


def _points(matches: Sequence[Match]) -> dict[int, float]:
    points: dict[int, float] = {}
    for match in matches:
        for number, weight in match.votes:
            points[number] = points.get(number, 0.0) + weight
    return points


def _seed_shares(points: Mapping[int, float], lexicon: Lexicon) -> dict[str, float]:
    """The probability of each label that a word spoke for; the rest belongs to none of them."""
    if not points:
        return {}
    highest = max(points.values())
    odds = {number: exp((value - highest) / _POINTS) for number, value in points.items()}
    total = sum(odds.values()) + exp((_NONE - highest) / _POINTS)
    return {lexicon.labels[number].name: value / total for number, value in odds.items()}


def _blended_shares(
    points: Mapping[int, float], lexicon: Lexicon, model: LinearModel, logs: Sequence[float]
) -> dict[str, float]:
    """The probabilities of lexicon and model together: their logarithms are added.

    A label that no decision ever had is as likely as one in as many decisions.
    """
    unseen = -log(model.examples + len(lexicon.labels))
    scores = dict(zip(model.labels, logs, strict=True))
    for number, value in points.items():
        name = lexicon.labels[number].name
        scores[name] = scores.get(name, unseen) + model.seed_share * value / _POINTS
    highest = max(scores.values())
    odds = {name: exp(score - highest) for name, score in scores.items()}
    total = sum(odds.values())
    return {name: value / total for name, value in odds.items()}


def _because(
    name: str,
    lexicon: Lexicon,
    matches: Sequence[Match],
    model: LinearModel | None,
    evidence: Sequence[Evidence],
) -> tuple[str, ...]:
    """The message's own words that spoke most for the label, the strongest first."""
    spoke: dict[str, float] = {}
    seed_share = 1.0 if model is None else model.seed_share
    number = lexicon.number_of.get(name)
    if number is not None:
        for match in matches:
            for voted, weight in match.votes:
                if voted == number:
                    spoke[match.words] = weight * seed_share / _POINTS
    if model is not None and name in model.labels:
        number = model.labels.index(name)
        for found in evidence:
            added = found.value * found.weights.get(number, 0.0) * model.scale
            if added > 0.0:
                spoke[found.name] = spoke.get(found.name, 0.0) + added
    return tuple(nlargest(_WORDS_SHOWN, spoke, key=spoke.__getitem__))
