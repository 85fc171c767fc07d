"""What several messages of one story propose together: pure, like every step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from normalizer._type_words import Type
from normalizer.incident import Incident
from normalizer.place import Place
from normalizer.report import Kind
from normalizer.signs import Sign
from normalizer.suggestions import Suggestions
from normalizer.topic import TopicSuggestion
from normalizer.urgency import Urgency

_SUGGESTIONS = 3
_LEVELS = ("low", "medium", "high")

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is proposed about a complaint, of all that was said about it."""

    type: Type | None = None
    topics: tuple[TopicSuggestion, ...] = ()
    agencies: tuple[TopicSuggestion, ...] = ()
    aspect: TopicSuggestion | None = None
    place: Place | None = None
    incident: Incident | None = None
    urgency: Urgency | None = None
    signs: tuple[Sign, ...] = ()
    looks_like: Kind | None = None
    """What it looks like instead, when no message of it looks like a report or an emergency."""


def propose(said: Sequence[Suggestions]) -> Proposal:
    """The proposal for a story; `said` are its messages' suggestions in the order of saying."""
    telling = [one for one in said if _tells(one)] or list(said)
    if not telling:
        return Proposal()
    types = [one.classification for one in telling]
    return Proposal(
        type=max(types, key=lambda each: each.confidence).type,
        topics=_together(one.topics for one in telling),
        agencies=_together(one.agencies for one in telling),
        aspect=_surest([one.aspect for one in telling if one.aspect]),
        place=_most_exact([one.place for one in said if one.place]),
        incident=_first([one.incident for one in said if one.incident]),
        urgency=max((one.urgency for one in telling), key=_weight),
        signs=tuple({sign.kind: sign for one in said for sign in one.signs}.values()),
        looks_like=_no_report(said),
    )


def _tells(said: Suggestions) -> bool:
    """Whether it tells of the matter. An emergency does, also where its wording is that of talk."""
    return said.verdict.is_report or said.urgency.is_emergency


def _weight(urgency: Urgency) -> tuple[int, bool]:
    return _LEVELS.index(urgency.level), urgency.is_emergency


def _no_report(said: Sequence[Suggestions]) -> Kind | None:
    if any(map(_tells, said)):
        return None
    return said[0].verdict.kind


def _together(lists: Iterable[Sequence[TopicSuggestion]]) -> tuple[TopicSuggestion, ...]:
    """What one message is sure of counts; that another says nothing of it does not weaken it."""
    found: dict[str, TopicSuggestion] = {}
    for suggestion in (each for suggestions in lists for each in suggestions):
        known = found.get(suggestion.name)
        if known is None or suggestion.confidence > known.confidence:
            found[suggestion.name] = suggestion
    best = sorted(found.values(), key=lambda each: -each.confidence)
    return tuple(best[:_SUGGESTIONS])


def _surest(found: Sequence[TopicSuggestion]) -> TopicSuggestion | None:
    return max(found, key=lambda each: each.confidence, default=None)


def _most_exact(places: Sequence[Place]) -> Place | None:
    return max(places, key=lambda place: (len(place.code or ""), place.confidence), default=None)


def _first(found: Sequence[_T]) -> _T | None:
    return found[0] if found else None
