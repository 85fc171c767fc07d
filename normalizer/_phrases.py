"""The phrases of type, signs and urgency in one book: a message is walked once for all three."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, Literal

from normalizer._sign_words import MINORS, OVERSIGHT, THREATS
from normalizer._type_words import TYPES
from normalizer._urgency_words import DANGERS, GUARDS
from normalizer.phrasebook import Found, Phrasebook
from normalizer.text import Reading
from normalizer.words import Fact

Chapter = Literal["type", "signs", "urgency"]

_SIGNS: Final = {"oversight": OVERSIGHT, "minor": MINORS, "threat": THREATS}


@cache
def _book() -> Phrasebook:
    """Made at the first message, so that a process which reads none is spared it."""
    # "minor: child" is the group "child" of `MINORS`.
    signs = {
        f"{kind}: {group}": said
        for kind, groups in _SIGNS.items()
        for group, said in groups.items()
    }
    types = {group: said for groups in TYPES.values() for group, said in groups.items()}
    return Phrasebook({"type": types, "signs": signs, "urgency": {**DANGERS, **GUARDS}})


def phrases_of(chapter: Chapter, reading: Reading) -> Sequence[Found]:
    """The phrases of one chapter in a message, by where they start."""
    return _found(reading).get(chapter, ())


def phrases_by_meaning(chapter: Chapter, reading: Reading) -> dict[str, list[Found]]:
    """The same by meaning; asked for a meaning that is not there, the answer is an empty list."""
    by_meaning: dict[str, list[Found]] = defaultdict(list)
    for phrase in phrases_of(chapter, reading):
        by_meaning[phrase.meaning].append(phrase)
    return by_meaning


_SPELLING = Fact(lambda word: _book().spelling(word))
_BEGINNING = Fact(lambda word: _book().beginning(word))


@lru_cache(maxsize=4)
def _found(reading: Reading) -> Mapping[str, Sequence[Found]]:
    """Kept for the steps that follow on the same message."""
    return _book().find_among(reading.words, _SPELLING.of(reading), _BEGINNING.of(reading))
