"""Does a danger call for somebody at once? Damage that waits is urgent, but no emergency."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from normalizer._alarm_words import SOMEBODY
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
_OVER_BY_TOMORROW: Final = frozenset({"violence", "fire", "drowning", "accident", "animal"})
# "Kalau lapor saya dibunuh": no blow has fallen.
_ONLY_THREATENED: Final = frozenset({"violence", "fire"})
# Who asks for help with these asks for no repair.
_HARDLY_REPAIRED: Final = frozenset({"suicide", "abuse", "missing_person", "medical", "violence"})
# One word for these ("sesak", "membunuh") needs somebody whom it befalls.
_TO_SOMEBODY: Final = frozenset({"medical", "violence", "abuse", "drowning"})
_WHO: Final = frozenset({"yang", "yg", "sing", "nu", "anu"})
_THERE_IS: Final = frozenset({"ada", "aya", "ana", "ono", "onok", "enek"})
_ENOUGH: Final = 1
# In how many words around the dangers the message tells of the same.
_REACH: Final = 25
_FEAR_REACH: Final = 4
# How many words before and after what befalls somebody that person is named.
_WHO_BEFORE: Final = 7
_WHO_AFTER: Final = 4


def calls_for_help(
    dangers: Sequence[Found],
    found: Mapping[str, Sequence[Found]],
    alarms: Sequence[Found],
    groups: Collection[str],
    words: Sequence[str],
) -> bool:
    """Whether dangers that are neither denied nor lasting call for somebody at once.

    `found` are the phrases of the whole message by meaning, `alarms` those of alarm; `groups` are
    those of its phrases of type ("repair", "how" …), `words` all its words.
    """
    meanings = {danger.meaning for danger in dangers}
    near = _near(dangers, found, alarms)
    harm = 0 if meanings & _HARM_ITSELF else _harm(near, found, words)
    if meanings <= _TO_SOMEBODY and _befalls_nobody(dangers, near, found, words):
        return False
    speaks_for = (
        _begins_with(meanings) + harm + ("now" in near) + min(2, len(near.get("called", ())))
    )
    return speaks_for - _speaks_against(meanings, harm, near, groups) >= _ENOUGH


def happens_now(alarms: Iterable[Found]) -> bool:
    """Whether nothing says that it lasts or might only be."""
    return not any(alarm.meaning in ("lasting", "if") for alarm in alarms)


_Near = Mapping[str, Collection[int]]
"""For each meaning of the phrases of alarm the words with which they begin."""


def _near(
    dangers: Sequence[Found], found: Mapping[str, Sequence[Found]], alarms: Iterable[Found]
) -> _Near:
    """What is said near the dangers, and not only feared: "takut kesetrum" tells of no shock."""
    starts = [danger.start for danger in dangers]
    first, last = min(starts) - _REACH, max(starts) + _REACH
    feared = {
        place
        for fear in found.get("feared", ())
        for place in range(fear.end, fear.end + _FEAR_REACH)
    }
    near: dict[str, set[int]] = {}
    for meaning, start, _, _ in alarms:
        if first <= start <= last and start not in feared:
            near.setdefault(meaning, set()).add(start)
    return near


def _begins_with(meanings: Collection[str]) -> int:
    if not _HARM_ITSELF.isdisjoint(meanings):
        return 2
    return 0 if _MOSTLY_HARM.isdisjoint(meanings) else 1


def _befalls_nobody(
    dangers: Iterable[Found],
    near: _Near,
    found: Mapping[str, Sequence[Found]],
    words: Sequence[str],
) -> bool:
    return (
        near.keys().isdisjoint(("now", "called"))
        and all(danger.end - danger.start == 1 for danger in dangers)
        and not _people(found, words)
    )


def _harm(near: _Near, found: Mapping[str, Sequence[Found]], words: Sequence[str]) -> int:
    """How much says that people are hurt, caught or near, or that the danger is at work."""
    return (
        min(2, _befallen(near, found, words))
        + ("hurt" in near)
        + min(2, len(near.get("at work", ())))
        + ("exposed" in near)
        + ("blocks" in near)
    )


def _befallen(near: _Near, found: Mapping[str, Sequence[Found]], words: Sequence[str]) -> int:
    """How often something befalls a person who is named close to it."""
    caught = {helpless.start for helpless in found.get("trace: helpless", ())}.union(
        near.get("caught", ())
    )
    if not caught:
        return 0
    people = _people(found, words)
    return sum(
        not people.isdisjoint(range(place - _WHO_BEFORE, place))
        or not people.isdisjoint(range(place + 1, place + 1 + _WHO_AFTER))
        for place in caught
    )


def _people(found: Mapping[str, Sequence[Found]], words: Sequence[str]) -> set[int]:
    """The words that name somebody; "ada yang" does, too."""
    people = {person.start for person in found.get("trace: person", ())}
    people.update(
        place
        for place, word in enumerate(words)
        if word in SOMEBODY or (word in _WHO and words[place - 1] in _THERE_IS)
    )
    return people


def _speaks_against(
    meanings: Collection[str], harm: int, near: _Near, groups: Collection[str]
) -> int:
    """How much says that it lasts, is over, or is a matter of repair, money or asking."""
    against = min(2, len(near.get("matters", ())))
    if "lasting" in near and _NEVER_OLD.isdisjoint(meanings):
        against += 2
    is_harm = not _HARM_ITSELF.isdisjoint(meanings)
    if "yesterday" in near:
        against += 2 if _OVER_BY_TOMORROW.issuperset(meanings) else not is_harm
    if "if" in near:
        against += 2 if _ONLY_THREATENED.issuperset(meanings) else not is_harm
    if "repair" in groups:
        against += 1 if harm or not _HARDLY_REPAIRED.isdisjoint(meanings) else 2
    against += ("hope" in groups) + 2 * ("proposal" in groups)
    if "how" in groups and "suicide" not in meanings:
        against += 2
    return against
