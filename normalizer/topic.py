"""What a report is about, who handles it, and in what respect a service fell short.

The lexicon knows from the first day; a model fitted on the government's own decisions knows better
after some hundreds of them. Both give suggestions, never verdicts: a person decides, and the
decision teaches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp, log
from typing import NamedTuple

from normalizer._value_type import value_type
from normalizer.lexicon import Lexicon, Match
from normalizer.model import Evidence, Head, LinearModel
from normalizer.text import Reading

# Suggestions per axis, in the order of the fields of `Suggestions`.
_COUNTS = {"topic": 3, "agency": 3, "aspect": 1}
_WORDS_SHOWN = 4
# A lead of so many points makes a label e times as likely. `_NONE` points stand for "none of
# these", so that one weak word convinces nobody. Both were fitted on authored texts, on the
# careful side: strangers write less plainly.
_POINTS = 2.0
_NONE = 3.0
# More points than this make nothing surer for a model.
_MOST_POINTS = 16.0
# Points that differ by less, by the order in which they were added, may give the same share.
_ALIKE = 1e-9
# A suggestion below this is noise; an aspect stands alone and must be surer. The third agency is
# often right where the first one seems sure.
_LEAST = {"topic": 0.02, "agency": 0.005, "aspect": 0.3}
# In more words than this many matters are touched upon, and points add up for each. The likeliest
# label is then no surer than so much and its part of all points.
_LONG = 30
_LEAST_CEILING = 0.25
# What comes behind so many words tells the same again, or something else.
_MOST_WORDS = 2_000


@value_type()
class TopicSuggestion:
    """A proposed label. `confidence` (0-1) is how often such a proposal is right.

    `because` are words of the message that spoke for it, the strongest first.
    """

    name: str
    confidence: float
    because: tuple[str, ...]


class Suggestions(NamedTuple):
    """At most three topics and three agencies, the likeliest first, and the aspect of service."""

    topics: tuple[TopicSuggestion, ...] = ()
    agencies: tuple[TopicSuggestion, ...] = ()
    aspect: TopicSuggestion | None = None


def suggest(reading: Reading, lexicon: Lexicon, model: LinearModel | None = None) -> Suggestions:
    """What `lexicon` and `model` propose; nothing where no word speaks for anything.

    Labels are named as the lexicon does; those that only the model knows, as decisions did.
    """
    words = reading.words[:_MOST_WORDS]
    matches, points = lexicon.matches_and_points(words)
    if model is None:
        return _without_model(matches, points, lexicon, words)
    scores, evidence = model.scores(words, hints(points, lexicon))
    is_long = len(words) > _LONG
    chosen = {
        axis: _best(blended_shares(axis, points, lexicon, model, scores, _LEAST[axis]), count)
        if axis in model.heads
        else [
            (name, round(share, 3))
            for share, name, _ in _likeliest(axis, points, lexicon, is_long=is_long)
        ]
        for axis, count in _COUNTS.items()
    }
    spoke = _spoke(chosen, lexicon, matches, words, model, evidence)
    topics, agencies, aspects = (
        tuple([TopicSuggestion(name, share, _strongest(spoke[axis, name])) for name, share in best])
        for axis, best in chosen.items()
    )
    return Suggestions(topics, agencies, aspects[0] if aspects else None)


def _without_model(
    matches: Sequence[Match], points: Sequence[float], lexicon: Lexicon, words: Sequence[str]
) -> Suggestions:
    """What the lexicon proposes by itself."""
    is_long = len(words) > _LONG
    likely = [_likeliest(axis, points, lexicon, is_long=is_long) for axis in _COUNTS]
    spoke: dict[int, dict[str, float]] = {number: {} for best in likely for _, _, number in best}
    _note(matches, words, spoke)
    if not all(spoke.values()):
        unexplained = {number: found for number, found in spoke.items() if not found}
        _note(lexicon.associations(words), words, unexplained)
    topics, agencies, aspects = [
        tuple(
            [
                TopicSuggestion(name, round(share, 3), _strongest(spoke[number]))
                for share, name, number in best
            ]
        )
        for best in likely
    ]
    return Suggestions(topics, agencies, aspects[0] if aspects else None)


def _likeliest(
    axis: str, points: Sequence[float], lexicon: Lexicon, *, is_long: bool = False
) -> list[tuple[float, str, int]]:
    """Share, name and number of the likeliest labels of `axis`, the likeliest first."""
    start, end = lexicon.axes.get(axis, (0, 0))
    of_axis = points[start:end]
    said = sorted(filter(None, of_axis), reverse=True)
    if not said:
        return []
    count, highest = _COUNTS[axis], said[0]
    odds = [exp((value - highest) / _POINTS) for value in said]
    unit = 1.0 / (sum(odds) + exp(min((_NONE - highest) / _POINTS, 50.0)))
    ceiling = _LEAST_CEILING + highest / sum(said) if is_long else 1.0
    # What has less is not among them.
    least = said[:count][-1] - _ALIKE
    names, lowest = lexicon.names, _LEAST[axis]
    likely: list[tuple[float, str, int]] = []
    before, place = 0.0, -1
    for value, odd in zip(said, odds, strict=True):
        share = min(odd * unit, ceiling)
        if value < least or share < lowest:
            break
        # Of labels with equal points the next one.
        place = of_axis.index(value, place + 1 if value == before else 0)
        before = value
        likely.append((share, names[start + place], start + place))
    return sorted(likely, reverse=True)[:count]


def _best(shares: Mapping[str, float], count: int) -> list[tuple[str, float]]:
    likely = sorted([(share, name) for name, share in shares.items()], reverse=True)
    return [(name, round(share, 3)) for share, name in likely[:count]]


def hints(points: Sequence[float], lexicon: Lexicon) -> dict[str, float]:
    """What the lexicon says, as a model hears it: 0 to 1 by axis and name of label."""
    said = zip(lexicon.keys, points, strict=True)
    return {key: min(value / _MOST_POINTS, 1.0) for key, value in said if value}


def blended_shares(
    axis: str,
    points: Sequence[float],
    lexicon: Lexicon,
    model: LinearModel | None,
    scores: Sequence[float],
    least: float = 0.0,
) -> dict[str, float]:
    """The probability of each label of `axis`; what is missing to 1 belongs to none of them.

    Labels with less than `least` are left out.
    The log-probabilities of model and lexicon are added, the latter with the share that proved
    best. A label that no decision ever had counts as if one more decision had had it.
    """
    start, end = lexicon.axes.get(axis, (0, 0))
    names = lexicon.names
    said = zip(names[start:end], points[start:end], strict=True)
    seed = {name: value / _POINTS for name, value in said if value}
    head = None if model is None else model.heads.get(axis)
    if head is None:
        return _shares(seed, least, none=_NONE / _POINTS) if seed else {}
    first, scale, share = head.start, head.scale, head.seed_share
    values = [score * scale for score in scores[first : first + len(head.labels)]]
    logs = dict(zip(head.labels, values, strict=True))
    rarest: float | None = None
    for name, value in _renamed(seed, head.names).items():
        if name in logs:
            logs[name] += share * value
            continue
        if rarest is None:
            rarest = _log_total(values) - log(head.examples + len(names))
        logs[name] = rarest + share * value
    return _shares(logs, least, doubt=head.doubt)


def _renamed(seed: Mapping[str, float], names: Mapping[str, str]) -> dict[str, float]:
    """The lexicon's labels as decisions name them; of several that are one there, the strongest."""
    renamed: dict[str, float] = {}
    for name, value in seed.items():
        theirs = names.get(name, name)
        renamed[theirs] = max(value, renamed.get(theirs, 0.0))
    return renamed


def _shares(
    logs: Mapping[str, float], least: float, *, none: float | None = None, doubt: float = 0.0
) -> dict[str, float]:
    """Shares of these labels; `none` is the log of "none of these", `doubt` is spread evenly."""
    highest = max(logs.values())
    odds = [exp(value - highest) for value in logs.values()]
    total = sum(odds) + (0.0 if none is None else exp(min(none - highest, 50.0)))
    unit, even = (1.0 - doubt) / total, doubt / len(odds)
    return {
        name: share
        for name, value in zip(logs, odds, strict=True)
        if (share := value * unit + even) >= least
    }


def _log_total(logs: Sequence[float]) -> float:
    highest = max(logs)
    return highest + log(sum([exp(value - highest) for value in logs]))


def _spoke(
    chosen: Mapping[str, Sequence[tuple[str, float]]],
    lexicon: Lexicon,
    matches: Sequence[Match],
    words: Sequence[str],
    model: LinearModel,
    evidence: Sequence[Evidence],
) -> dict[tuple[str, str], dict[str, float]]:
    """For each chosen label the message's own words that spoke for it, with their weight."""
    spoke: dict[tuple[str, str], dict[str, float]] = {}
    # Number of a label in the lexicon, in the model -> what was found for it, and its unit.
    wanted: dict[int, tuple[dict[str, float], float]] = {}
    learnt: dict[int, tuple[dict[str, float], float]] = {}
    for axis, best in chosen.items():
        found_for: dict[str, dict[str, float]] = {name: {} for name, _ in best}
        for name, found in found_for.items():
            spoke[axis, name] = found
        head = model.heads.get(axis)
        unit = (1.0 if head is None else head.seed_share) / _POINTS
        for ours, theirs in _standing_behind(found_for, head):
            if (number := lexicon.number_of.get((axis, ours))) is not None:
                wanted[number] = found_for[theirs], unit
        if head is not None:
            for name, found in found_for.items():
                if name in head.labels:
                    learnt[head.start + head.labels.index(name)] = found, head.scale
    for feature, value, row in evidence:
        for number, weight in row.items():
            if number in learnt and weight > 0.0:
                found, unit = learnt[number]
                found[feature] = value * weight * unit
    _add_terms(matches, words, wanted)
    unexplained = {number: said for number, said in wanted.items() if not said[0]}
    if unexplained:
        _add_terms(lexicon.associations(words), words, unexplained)
    return spoke


def _add_terms(
    matches: Iterable[Match],
    words: Sequence[str],
    wanted: Mapping[int, tuple[dict[str, float], float]],
) -> None:
    """Add what `matches` say for the labels that are wanted, each in its unit."""
    noted: dict[int, dict[str, float]] = {number: {} for number in wanted}
    _note(matches, words, noted)
    for number, terms in noted.items():
        found, unit = wanted[number]
        for term, weight in terms.items():
            found[term] = found.get(term, 0.0) + weight * unit


def _note(
    matches: Iterable[Match], words: Sequence[str], spoke: Mapping[int, dict[str, float]]
) -> None:
    """Note the words of `matches` for the labels, by their number, that they speak for."""
    for positions, votes in matches:
        term = ""
        for number, weight in votes:
            if number in spoke:
                if not term:
                    # Most terms are a word; a list would take longer.
                    term = words[positions[0]]
                    if len(positions) > 1:
                        term = " ".join([words[position] for position in positions])
                found = spoke[number]
                found[term] = found.get(term, 0.0) + weight


def _standing_behind(names: Iterable[str], head: Head | None) -> list[tuple[str, str]]:
    """The lexicon's names behind suggested ones, which may be named as decisions do."""
    if head is None:
        return [(name, name) for name in names]
    wanted = set(names)
    pairs = [pair for pair in head.names.items() if pair[1] in wanted]
    wanted.difference_update([theirs for _, theirs in pairs])
    return pairs + [(name, name) for name in wanted]


def _strongest(spoke: Mapping[str, float]) -> tuple[str, ...]:
    if len(spoke) < 2:
        return tuple(spoke)
    return tuple(sorted(spoke, key=spoke.__getitem__, reverse=True)[:_WORDS_SHOWN])
