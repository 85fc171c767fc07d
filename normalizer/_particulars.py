"""What sets two complaints at one place apart: which thing, which service, whose it is.

Read for matching only, in raw words: synonyms make one of what is told apart here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from normalizer import _duplicate_words as d
from normalizer._whereabouts import NOT_NAMES, fold, is_slip
from normalizer.text import Reading


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is particular of one complaint.

    `things` are (kind, thing) of `UNLIKE`, `aspects` what is wrong or has happened, by the names of
    `ASPECTS`, `owners` whose paper, aid, bill or belonging it is ("saya", "ibu"), `persons` whose
    house or business ("darto"), `named` who says their own or their child's name ("tarmuji").
    """

    things: frozenset[tuple[str, str]]
    aspects: frozenset[str]
    owners: frozenset[str]
    persons: frozenset[str]
    named: frozenset[str]


def particulars(reading: Reading, telling: Collection[str]) -> Particulars:
    """The particulars of a message, whose canonical words are `telling`."""
    words, vocabulary = reading.words, reading.vocabulary
    said = vocabulary | {"pintu_air"} if "pintu_air" in telling else vocabulary  # no door
    owners: set[str] = set()
    for own, mine in (_PAPERS, *(own for matter, own in _IN.items() if matter in telling)):
        if not own.isdisjoint(vocabulary):
            owners.update(_owner(words, i) for i, word in enumerate(words) if word in own)
        if not mine.isdisjoint(vocabulary):
            owners.add("saya")
    if not _PAPERS[0].isdisjoint(vocabulary):
        owners.update(_kin(words))
    persons: set[str] = set()
    if not d.HOLDINGS.isdisjoint(vocabulary):
        persons.update(_person(words, i) for i, word in enumerate(words) if word in d.HOLDINGS)
    return Particulars(
        things=_things_of(said, telling),
        aspects=_aspects(reading, telling),
        owners=frozenset(owners - {""}),
        persons=frozenset(persons - {""}),
        named=_named(words) if owners else frozenset(),
    )


def _things_of(said: Set[str], telling: Collection[str]) -> frozenset[tuple[str, str]]:
    found = {thing for word in said & _THINGS.keys() for thing in _THINGS[word]}
    return frozenset(thing for thing in found if d.ONLY_WITH.get(thing[0], "") in ("", *telling))


def are_other_things(one: Particulars, other: Particulars) -> bool:
    """Both tell a thing of one kind, and no thing of it is told by both."""
    kinds = {kind for kind, _ in one.things} & {kind for kind, _ in other.things}
    return not kinds <= {kind for kind, _ in one.things & other.things}


def are_other_persons(one: Particulars, other: Particulars) -> bool:
    """The mother's card here, the father's there; one's house here and another's there."""
    if one.owners and other.owners and one.owners.isdisjoint(other.owners):
        return True
    if not (one.persons and other.persons) or one.persons & other.persons:
        return False
    return not any(is_slip(a, b) for a in one.persons for b in other.persons)


def are_other_aspects(one: Particulars, other: Particulars) -> bool:
    """What one tells to be wrong or to have happened is nothing that the other one tells."""
    ours, theirs = one.aspects, other.aspects
    if ours & theirs:
        return False
    if not (ours and theirs):
        return not d.OUTRAGES.isdisjoint(ours | theirs)
    return not any(frozenset((a, b)) in _ASPECT_KIN for a in ours for b in theirs)


def _aspects(reading: Reading, telling: Collection[str]) -> frozenset[str]:
    """What is wrong or has happened; what is only feared has not happened."""
    vocabulary = reading.vocabulary
    said = set(telling)
    told = {word for word in vocabulary & _ASPECTS.keys() if _is_of_its_things(word, said)}
    meant = {word for word in said & _MEANT.keys() if _is_of_its_things(word, said)}
    if not told and not meant:
        return frozenset()
    feared = _feared(reading.words, told) if not d.FEARED.isdisjoint(vocabulary) else set()
    found = {aspect for word in told - feared for aspect in _ASPECTS[word]}
    meant.difference_update(d.SYNONYMS.get(word, word) for word in feared)
    found.update(aspect for word in meant for aspect in _MEANT[word])
    if any("fall" in _ASPECTS[word] for word in feared):
        found.add("leaning")
    if "drowned" in found and d.PEOPLE.isdisjoint(vocabulary):
        found = found - {"drowned"} | {"flood"}  # a crossing or a carcass
    return frozenset(found)


def _is_of_its_things(word: str, said: Set[str]) -> bool:
    """Whether what a word tells is told of something that it can be told of."""
    things = d.ONLY_OF.get(d.SYNONYMS.get(word, word)) or d.ONLY_OF.get(word)
    return things is None or not things.isdisjoint(said)


def _feared(words: Sequence[str], told: Collection[str]) -> set[str]:
    """The dangers among what is told that are nowhere said to have happened."""
    dangers = {word for word in told if not d.DANGERS.isdisjoint(_ASPECTS[word])}
    happened = {
        word
        for i, word in enumerate(words)
        if word in dangers and d.FEARED.isdisjoint(words[max(0, i - 2) : i])
    }
    return dangers - happened


def _owner(words: Sequence[str], i: int) -> str:
    """Of "KTP ibu saya" the "ibu", of "tagihan PDAM saya" the "saya"; "" for no owner."""
    kin = ""
    for word in words[i + 1 : i + 5]:
        if word in d.ME:
            return kin or "saya"
        if word in d.KINDRED:
            kin = d.KINDRED[word]
        elif kin or not (word in d.PAPER_ADJUNCTS or word.isdecimal()):
            return ""
    return ""


def _kin(words: Sequence[str]) -> set[str]:
    """Of "ibu mertua saya" the "ibu", of "anak sulung sy" the "anak": whose papers are told of.

    At the beginning somebody is greeted so: "Bapak, saya …".
    """
    return {
        d.KINDRED[word]
        for i, word in enumerate(words)
        if word in d.KINDRED
        and (word not in d.PERSON_TITLES or (i > 2 and len(word) > 3))
        and not d.ME.isdisjoint(words[i + 1 : i + 3])
    }


def _named(words: Sequence[str]) -> frozenset[str]:
    """Of "Saya Tarmuji" and "anak saya Rafka" the names."""
    following = (after for word, after in pairwise(words) if word in d.BEFORE_OWN_NAMES)
    return frozenset(fold(word) for word in following if word.isalpha() and word not in NOT_NAMES)


def _person(words: Sequence[str], i: int) -> str:
    """Of "menimpa rumah Pak Darto" the "darto"; who lives near is only a landmark."""
    if i and words[i - 1] in d.BESIDE:
        return ""
    title, name = (*words[i + 1 : i + 3], "", "")[:2]
    return fold(name) if title in d.PERSON_TITLES and name and name not in NOT_NAMES else ""


def _things() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in d.UNLIKE.strip().splitlines():
        kind, things = line.split(": ")
        for names in things.split(" | "):
            for name in names.split():
                found[name] = (*found.get(name, ()), (kind, names.split()[0]))
    return found


_THINGS = _things()


def _aspect_words() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The aspects of words as they are written, and of canonical ones."""
    told: dict[str, tuple[str, ...]] = {}
    meant: dict[str, tuple[str, ...]] = {}
    for line in d.ASPECTS.strip().splitlines():
        aspect, said = line.split(": ")
        starred = {word[1:] for word in said.split() if word[0] == "*"}
        synonyms = {word for word, canonical in d.SYNONYMS.items() if canonical in starred}
        for word in synonyms.union(word for word in said.split() if word[0] != "*"):
            told[word] = (*told.get(word, ()), aspect)
        for word in starred:
            meant[word] = (*meant.get(word, ()), aspect)
    return told, meant


_ASPECTS, _MEANT = _aspect_words()
_ASPECT_KIN = frozenset(
    frozenset((one, other))
    for one, others in (line.split(": ") for line in d.ASPECT_KIN.strip().splitlines())
    for other in others.split()
)


def _with_mine(own: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Words, and how they say "mine" themselves: "ktpku"."""
    return own, frozenset(f"{word}ku" for word in own)


_PAPERS = _with_mine(d.OWN_PAPERS)
_IN = {matter: _with_mine(own) for matter, own in d.OWN_IN.items()}
