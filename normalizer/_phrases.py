"""The phrases of type, signs and urgency in one book: a message is walked once for all three."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from normalizer._alarm_words import ALARMS
from normalizer._sign_words import MINORS, OVERSIGHT, THREATS
from normalizer._type_words import TYPES
from normalizer._urgency_words import DANGERS, GUARDS
from normalizer.phrasebook import Found, Phrasebook
from normalizer.text import Reading
from normalizer.words import Fact

_SIGNS: Final = {"oversight": OVERSIGHT, "minor": MINORS, "threat": THREATS}
_TYPE: Final = "type"
DANGER: Final = "danger"
_ALARM: Final = "alarm"


@cache
def _book() -> Phrasebook:
    """Made at the first message, so that a process which reads none is spared it.

    The phrases of type are one chapter, since they are weighed together, and so are the dangers. Of
    the others each meaning is one, so that what is found needs no sorting.
    """
    # "minor: child" is the group "child" of `MINORS`.
    signs = {
        f"{kind}: {group}": said
        for kind, groups in _SIGNS.items()
        for group, said in groups.items()
    }
    types = {group: said for groups in TYPES.values() for group, said in groups.items()}
    others = {meaning: {meaning: said} for meaning, said in {**signs, **GUARDS}.items()}
    return Phrasebook({_TYPE: types, DANGER: DANGERS, **others})


def phrases_of_type(reading: Reading) -> Sequence[Found]:
    """The phrases that speak for a type, by where they start."""
    return _found(reading).get(_TYPE, ())


def phrases_by_meaning(reading: Reading) -> Mapping[str, Sequence[Found]]:
    """The phrases of signs and urgency by meaning, all dangers as one, each by where they start."""
    return _found(reading)


@cache
def _alarm_book() -> Phrasebook:
    """A book of its own, since only messages with a danger are read for it: few are."""
    return Phrasebook({_ALARM: ALARMS})


def phrases_of_alarm(reading: Reading) -> Sequence[Found]:
    """What tells an emergency from damage, by where it starts."""
    return _alarm_book().find_among(reading.words, _IN_ALARMS.of(reading)).get(_ALARM, ())


_IN_ALARMS = Fact(lambda word: _alarm_book().entry(word), tells_apart=True)
_ENTRIES = Fact(lambda word: _book().entry(word), tells_apart=True)


def _found(reading: Reading) -> Mapping[str, Sequence[Found]]:
    found: Mapping[str, Sequence[Found]] | None = reading.shared.get("phrases")
    if found is None:
        found = _book().find_among(reading.words, _ENTRIES.of(reading))
        reading.shared["phrases"] = found
    return found
