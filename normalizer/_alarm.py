"""Does a danger call for somebody at once? Damage that waits is urgent, but no emergency."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from normalizer.phrasebook import Found

# What these tell is harm to a person, or fire.
_HARM_ITSELF: Final = frozenset(
    {"suicide", "missing_person", "abuse", "drowning", "medical", "fire", "violence"}
)
# Somebody is mostly harmed by these; by all others only if it is said.
_MOSTLY_HARM: Final = frozenset({"accident", "rescue", "gas", "animal", "poisoning"})
# They go on until somebody helps, however long it has been.
_NEVER_OLD: Final = frozenset({"suicide", "abuse"})
# The lost and the sick are as urgent a day later; of these it is known then how they ended.
_OVER_BY_TOMORROW: Final = frozenset({"violence", "fire"})
# Who asks for help with these asks for no repair.
_HARDLY_REPAIRED: Final = frozenset({"suicide", "abuse", "missing_person", "medical", "violence"})
_ENOUGH: Final = 1
# In how many words around the dangers the message tells of the same.
_REACH: Final = 25
_FEAR_REACH: Final = 4
# How many words before and after what befalls somebody that person is named.
_WHO_BEFORE: Final = 7
_WHO_AFTER: Final = 4


def calls_for_help(
    dangers: Sequence[Found], found: Mapping[str, Sequence[Found]], groups: Collection[str]
) -> bool:
    """Whether dangers that are neither denied nor lasting call for somebody at once.

    `found` are the phrases of the whole message by meaning; `groups` are those of its phrases of
    type ("repair", "how" …).
    """
    meanings = {danger.meaning for danger in dangers}
    near = _Nearby(dangers, found)
    harm = 0 if meanings & _HARM_ITSELF else _harm(near)
    speaks_for = _begins_with(meanings) + harm + near.count("now", 1) + near.count("called", 2)
    return speaks_for - _speaks_against(meanings, harm, near, groups) >= _ENOUGH


class _Nearby:
    """What is said near the dangers of a message, and not only feared."""

    __slots__ = ("_feared", "_first", "_found", "_last")

    def __init__(self, dangers: Iterable[Found], found: Mapping[str, Sequence[Found]]) -> None:
        self._found = found
        self._first = min(danger.start for danger in dangers) - _REACH
        self._last = max(danger.end for danger in dangers) + _REACH
        # "Takut ada yang kesetrum" tells of no shock.
        self._feared = {
            place
            for fear in found.get("feared", ())
            for place in range(fear.end, fear.end + _FEAR_REACH)
        }

    def places(self, kind: str) -> set[int]:
        """The words with which something of a kind begins."""
        return {
            phrase.start
            for phrase in self._found.get(kind, ())
            if self._first <= phrase.start <= self._last
        } - self._feared

    def count(self, kind: str, most: int) -> int:
        """At how many places something speaks for or against an alarm, up to `most`."""
        return min(most, len(self.places(f"alarm: {kind}")))


def _begins_with(meanings: Collection[str]) -> int:
    if not _HARM_ITSELF.isdisjoint(meanings):
        return 2
    return 0 if _MOSTLY_HARM.isdisjoint(meanings) else 1


def _harm(near: _Nearby) -> int:
    """How much says that people are hurt, caught or near, or that the danger is at work."""
    return (
        min(2, _befallen(near))
        + near.count("hurt", 1)
        + near.count("at work", 2)
        + near.count("exposed", 1)
    )


def _befallen(near: _Nearby) -> int:
    """How often something befalls a person who is named close to it."""
    people = near.places("trace: person") | near.places("alarm: somebody")
    return sum(
        not people.isdisjoint(range(place - _WHO_BEFORE, place))
        or not people.isdisjoint(range(place + 1, place + 1 + _WHO_AFTER))
        for place in near.places("alarm: caught")
    )


def _speaks_against(
    meanings: Collection[str], harm: int, near: _Nearby, groups: Collection[str]
) -> int:
    """How much says that it lasts, is over, or is a matter of repair, money or asking."""
    against = near.count("matters", 2)
    if _NEVER_OLD.isdisjoint(meanings):
        against += 2 * near.count("lasting", 1) + bool(near.places("long_ago"))
    is_not_now = near.count("yesterday", 1) or near.count("if", 1)
    if _HARM_ITSELF.isdisjoint(meanings):
        against += is_not_now
    elif _OVER_BY_TOMORROW.issuperset(meanings):
        against += 2 * is_not_now
    if "repair" in groups:
        against += 1 if harm or not _HARDLY_REPAIRED.isdisjoint(meanings) else 2
    if "how" in groups and "suicide" not in meanings:
        against += 2
    return against
