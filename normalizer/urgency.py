"""How urgent is it? Danger to life or limb by recall first; fears, denials and sayings guarded."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from normalizer.classification import Classification, classify
from normalizer.phrasebook import Found, Phrasebook
from normalizer.text import Reading
from normalizer.urgency_words import DANGERS, GUARDS, LASTING

Level = Literal["high", "medium", "low"]

_PHRASES: Final = Phrasebook({**DANGERS, **GUARDS})

# How many words before a danger a denial or a fear still reaches it, and how far around it a date.
_DENIAL_REACH: Final = 3
_FEAR_REACH: Final = 4
_DATE_REACH: Final = 8

# Happens here every rainy season or on every bend: one of these words alone is not an event.
_OFTEN_REPEATED: Final = frozenset(
    {"flood", "accident", "landslide", "violence", "fire", "tree", "electrocution", "open_hole"}
)


@dataclass(frozen=True, slots=True)
class Urgency:
    """The suggested level and why; `is_emergency`: somebody should come at once."""

    level: Level
    reason: str
    is_emergency: bool


def judge(reading: Reading, classification: Classification | None = None) -> Urgency:
    """How urgent a message is. Never raises, whatever the text is.

    `classification` spares the work of classifying again where that is done already.
    """
    found = _by_meaning(_PHRASES.find(reading.words))
    dangers = [phrase for danger in DANGERS for phrase in found.get(danger, ())]
    if dangers:
        present = _present(dangers, found)
        if present:
            return _high(present)
    return _without_danger(found, dangers, classification or classify(reading))


def _high(present: Sequence[Found]) -> Urgency:
    acute = [danger for danger in present if danger.meaning not in LASTING]
    shown = (acute or present)[0]
    return Urgency("high", f"{shown.meaning}: {shown.said}", is_emergency=bool(acute))


def _without_danger(
    found: Mapping[str, Sequence[Found]], dangers: Sequence[Found], classification: Classification
) -> Urgency:
    serious = found.get("serious", ())
    if "thanks" in found and ("over" in found or not _complains(found, classification)):
        return Urgency("low", f"thanks: {found['thanks'][0].said}", is_emergency=False)
    if classification.type != "complaint":
        return Urgency("low", classification.type, is_emergency=False)
    nuisance = found.get("nuisance", ())
    if nuisance and len(nuisance) > len(serious):
        return Urgency("low", f"nuisance: {nuisance[0].said}", is_emergency=False)
    if dangers:
        return Urgency("medium", f"no danger now: {dangers[0].said}", is_emergency=False)
    if serious:
        return Urgency("medium", f"disruption: {serious[0].said}", is_emergency=False)
    if classification.because:
        return Urgency("medium", classification.because[0], is_emergency=False)
    return Urgency("low", "nothing urgent said", is_emergency=False)


def _complains(found: Mapping[str, Sequence[Found]], classification: Classification) -> bool:
    reasons = [r for r in classification.because if not r.startswith("problem")]
    return bool(reasons) and classification.type == "complaint"


def _present(
    dangers: Sequence[Found], found: Mapping[str, Sequence[Found]]
) -> list[Found]:
    """The dangers that are neither denied, feared, repeated, long ago, over nor a saying."""
    harmless = {p for phrase in found.get("harmless", ()) for p in range(phrase.start, phrase.end)}
    if "over" in found and ("now" not in found or "thanks" in found):
        return []
    present = [danger for danger in dangers if harmless.isdisjoint(range(danger.start, danger.end))]
    present = [danger for danger in present if not _is_only_said(danger, found)]
    if "now" not in found and ("repeated" in found or "left" in found):
        present = [danger for danger in present if danger.meaning not in _OFTEN_REPEATED]
    return present


def _is_only_said(danger: Found, found: Mapping[str, Sequence[Found]]) -> bool:
    """Whether the words around a danger deny it, fear it or put it into the past."""
    return (
        _stands_before(danger, found.get("denying", ()), _DENIAL_REACH)
        or _stands_before(danger, found.get("feared", ()), _FEAR_REACH)
        or ("now" not in found and _stands_near(danger, found.get("long_ago", ()), _DATE_REACH))
    )


def _stands_before(danger: Found, phrases: Sequence[Found], reach: int) -> bool:
    place = bisect_left(phrases, danger.start, key=lambda phrase: phrase.start)
    return place > 0 and danger.start - phrases[place - 1].end < reach


def _stands_near(danger: Found, phrases: Sequence[Found], reach: int) -> bool:
    place = bisect_left(phrases, danger.start, key=lambda phrase: phrase.start)
    return any(
        danger.start - reach <= phrase.start <= danger.end + reach
        for phrase in phrases[max(0, place - 1) : place + 1]
    )


def _by_meaning(found: Iterable[Found]) -> dict[str, list[Found]]:
    by_meaning: dict[str, list[Found]] = defaultdict(list)
    for phrase in found:
        by_meaning[phrase.meaning].append(phrase)
    return by_meaning
