"""The same again: how alike two complaints are, each told by its fingerprint.

The same words at another house are another complaint; other words about the same hole are the same
one. So what happened, where and when are judged apart, and a street, gang or house number on which
both messages differ is a veto.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from normalizer import _duplicate_words as d
from normalizer._canonical_words import CUES, ENDINGS, PLACES, canonical_of, is_rare, weight_of
from normalizer._particulars import are_other_aspects, are_other_persons, are_other_things
from normalizer._whereabouts import (
    NO_PART_OF_NAMES,
    NOT_NAMES,
    NUMBERS,
    Agreement,
    agreements,
    are_other_names,
    are_surely_others,
    conflicts,
    fold,
    is_shortened,
    is_slip,
)
from normalizer.fingerprint import LANDMARK_KINDS, Fingerprint, landmarks

Outcome = Literal["repeat", "same_incident", "new"]
SAME_SCORE = 0.5
# Two photos of one scene, re-encoded or scaled, differ in so many of 64 bits at most.
PHOTO_DISTANCE = 10
_FAR_METRES = 1_000
_WINDOW = timedelta(days=30)
_EVENT_WINDOW = timedelta(days=3)
# What is done names no place, however rare.
_VERB = re.compile(r"di(?!po|pa?ti|eng|no|wan|ng)[a-z]{4,}|[a-z]{4,}(?:kan|nya)$")


@dataclass(frozen=True, slots=True)
class Similarity:
    """Whether two complaints are about the same, with a score of 0 to 1 and what spoke for it.

    `outcome`: "repeat" by the same sender, "same_incident" told by another (an operator confirms
    it), or "new". `why` are short phrases such as "street mawar" or "another house".
    """

    same: bool
    score: float
    why: tuple[str, ...]
    outcome: Outcome


# --- similarity ---------------------------------------------------------------------------------


def similarity(
    one: Fingerprint, other: Fingerprint, frequencies: Mapping[str, float] | None = None
) -> Similarity:
    """How alike two complaints are; symmetric but for the order of `why`.

    `frequencies`: the share (0 to 1) of complaints that a canonical word stands in, from the
    government's own archive; without it an authored guess is used.
    """
    agreed = agreements(one.places, other.places)
    place, text, where = _alike(one, other, agreed, frequencies)
    veto = _veto(one, other, agreed)
    if veto and (_is_told_anew(one, other) or _either_asks_again(one, other)):
        veto = [each for each in veto if not _may_be_misread(each, one, other)]
    if veto and not _are_misread(veto, one, other, place):
        return Similarity(False, round(min(0.3, 0.3 * text), 3), tuple(veto), "new")
    score, why = _combined(one, other, text, place)
    same = score >= SAME_SCORE
    by_whom: Outcome = "repeat" if _is_one_sender(one, other) else "same_incident"
    return Similarity(same, round(score, 3), (*where, *why), by_whom if same else "new")


def measured(one: Fingerprint, other: Fingerprint) -> Mapping[str, float] | None:
    """The likenesses of two complaints that `WEIGHTS` are for; None where a veto is."""
    agreed = agreements(one.places, other.places)
    if _veto(one, other, agreed):
        return None
    place, text, _ = _alike(one, other, agreed, None)
    return _likenesses(one, other, text, place)


def _alike(
    one: Fingerprint,
    other: Fingerprint,
    agreed: Sequence[Agreement],
    frequencies: Mapping[str, float] | None,
) -> tuple[float, float, list[str]]:
    """How alike place and words are, both 0 to 1, and what says so of the place."""
    place, where, names = _place(one, other, agreed)
    text = _cosine(one, other, frequencies, names | PLACES if agreed else names)
    return place, text, where


def _either_asks_again(one: Fingerprint, other: Fingerprint) -> bool:
    """One goes back to what its sender has told before: likely to the other."""
    return one.asks_again or other.asks_again


def _is_one_sender(one: Fingerprint, other: Fingerprint) -> bool:
    """Both senders are known, and the same."""
    return bool(one.sender) and one.sender == other.sender


def _combined(
    one: Fingerprint, other: Fingerprint, text: float, place: float
) -> tuple[float, list[str]]:
    """The score: what was found alike, weighed as strangers' pairs taught."""
    why = [f"words alike {text:.2f}"]
    why += [f"about {name}" for name in sorted(one.topics & other.topics)[:2]]
    said = _likenesses(one, other, text, place)
    weight = _BIAS + sum(WEIGHTS[name] * value for name, value in said.items())
    score = _nearness_in_time(one, other) / (1 + math.exp(-weight))
    if _is_one_sender(one, other):
        why.append("same sender")
        score = max(score, said["borne"])
    if _photos_alike(one, other):
        why.append("photos alike")
        score = max(score, min(1.0, said["borne"] + 0.55))
    return score, why


def _likenesses(
    one: Fingerprint, other: Fingerprint, text: float, place: float
) -> dict[str, float]:
    """What is weighed of two complaints that nothing tells apart, by its name in `WEIGHTS`.

    How alike the words are, how sure the place and the matter, how much both bear each other up,
    how much of the wording is the same, how many telling words are shared and how many the shorter
    one has, the time between, and that no place is shared. Wording that is copied speaks against:
    witnesses do not write the same, but reports of one kind of trouble at two places do.
    """
    matter = _matter(one, other)
    return {
        "text": text,
        "place": place,
        "matter": matter,
        "borne": _borne_up(one, other, text, place, matter),
        "copied": _copied(one, other),
        "shared": min(sum(word[0] != "#" for word in one.words & other.words), 12) / 6,
        "shorter": min(len(one.words), len(other.words), 12) / 6,
        "days": min(_apart(one, other) / timedelta(days=5), 1.0),
        "placeless": float(place == 0),
    }


# Fitted by `python -m scripts.fit_similar` on the pairs that nothing tells apart, and rounded: on
# 760 authored ones. More came later, and weights fitted on all of them judged strangers' no better.
_BIAS = -2.94
WEIGHTS = {
    "text": 1.45,
    "place": 0.60,
    "matter": 0.81,
    "borne": 3.77,
    "copied": -2.20,
    "shared": 1.25,
    "shorter": 1.21,
    "days": -2.39,
    "placeless": -2.19,
}


def _borne_up(
    one: Fingerprint, other: Fingerprint, text: float, place: float, matter: float
) -> float:
    """Alike words and place bear each other up, neither is enough alone; 0 to 1."""
    alike = max(min(1.0, text / 0.5), 0.5 * matter)
    score = 0.45 * alike + 0.5 * place + 0.14 * matter
    if place == 0:
        score = _without_place(one, other, text, matter)
    elif matter == 0 and _is_one_clear(one, other):
        score -= 0.05
    if 0 < place < 0.35 and text < 0.55 and not _passes(one, other):
        score = min(score, 0.45)
    if text == 0 and matter <= 0.1:
        score = min(score, 0.45)  # one hospital, and nothing else
    if _is_one_sender(one, other):
        score += 0.12
    return max(0.0, min(1.0, score * _nearness_in_time(one, other)))


def _is_one_clear(one: Fingerprint, other: Fingerprint) -> bool:
    """One tells a matter, the other nothing known."""
    return bool(one.topics - d.SETTINGS) != bool(other.topics - d.SETTINGS)


def _passes(one: Fingerprint, other: Fingerprint) -> bool:
    """Both tell of what a district does not have at many places at once."""
    return all(not (d.EVENTS | d.SPELLS).isdisjoint(words) for words in (one.words, other.words))


def _without_place(one: Fingerprint, other: Fingerprint, text: float, matter: float) -> float:
    """Nothing tells where: only copies, or the same person about the same matter again."""
    shared = one.words & other.words
    if text >= 0.8 and len(shared) >= 5:
        return 0.35 + 0.35 * text
    if _is_one_sender(one, other) and matter >= 1 and _is_silent_on_place(one, other):
        return 0.45
    return min(0.42, 0.5 * text)


def _is_silent_on_place(one: Fingerprint, other: Fingerprint) -> bool:
    """One of both names no place: who wrote the other one needs not say it again."""
    named = [any(set(names) - {"?"} for names in x.places.details.values()) for x in (one, other)]
    return not all(named) and _apart(one, other) <= _WINDOW / 2


def _matter(one: Fingerprint, other: Fingerprint) -> float:
    """How surely both are about the same matter, 0 to 1; a setting alone tells little."""
    shared = one.topics & other.topics
    if not shared:
        both_tell = one.particulars.aspects & other.particulars.aspects
        return 0.35 if both_tell and _are_related(*_plain_matters(one, other)) else 0.0
    if shared <= d.SETTINGS:
        return 0.1 if one.topics - d.SETTINGS or other.topics - d.SETTINGS else 0.35
    both = one.words & other.words
    named = any(
        not d.TOPICS[word].isdisjoint(shared - d.SETTINGS)
        for word in both
        if word in d.TOPICS and word not in d.WEAK_TOPICS
    )
    return 1.0 if named else 0.75


def _veto(one: Fingerprint, other: Fingerprint, agreed: Sequence[Agreement]) -> list[str]:
    """What makes two complaints different whatever else they share."""
    found = [
        f"another {kind}"
        for kind in conflicts(one.places, other.places)
        if not (_is_misread(kind, one, other) or _is_misread(kind, other, one))
    ]
    if _metres(one, other) > _FAR_METRES:
        found.append("far apart")
    if _codes_differ(one.place_code, other.place_code):
        found.append("another village")
    if _is_local(agreed) and _names_differ(one, other):
        found.append("another name")
    if _full_names_differ(one, other):
        found.append("another full name")
    if _sureness(agreed) < 0.5 and _is_elsewhere(one, other, agreed):
        found.append("same words, another name")
    if _offices_differ(one, other):
        found.append("another office")
    if _landmarks_differ(one, other, closely=_sureness(agreed) > 0.6):
        found.append("another landmark")
    if _numbers_differ(one, other):
        found.append("same words, another number")
    if _numbered_names_differ(one, other):
        found.append("another number")
    if _sides_differ(one, other):
        found.append("another side")
    if _topics_differ(one, other) or _is_copy_but_for_a_word(one, other):
        found.append("another matter")
    if are_other_aspects(one.particulars, other.particulars):
        found.append("another aspect")
    if are_other_persons(one.particulars, other.particulars) or _is_each_ones_own(one, other):
        found.append("another person")
    if _days_differ(one, other):
        found.append("another day")
    if one.says_another != other.says_another and not _is_one_sender(one, other):
        found.append("says that it is another")
    if one.is_thanks != other.is_thanks and not _is_one_sender(one, other):
        found.append("settled for one")
    return found


# What is read of words alone; a street, a number or a village is a name behind a cue.
_NAMES_MISREAD = frozenset(
    f"another {kind}" for kind in ("full name", "landmark", *LANDMARK_KINDS)
) | {"same words, another name"}
_MAY_BE_MISREAD = _NAMES_MISREAD | {"another matter", "another aspect"}


def _may_be_misread(veto: str, one: Fingerprint, other: Fingerprint) -> bool:
    """Not where a number or a word such as "old" tells two landmarks apart."""
    if veto not in _MAY_BE_MISREAD:
        return False
    kind = veto.removeprefix("another ")
    ours, theirs = one.places.of(kind), other.places.of(kind)
    return kind not in LANDMARK_KINDS or not are_surely_others(ours, theirs)


def _is_told_anew(one: Fingerprint, other: Fingerprint) -> bool:
    """Two who tell in words of their own, and yet share many telling ones, a rare one among them.

    Copies of one text share them all: there it counts what is told otherwise. Names of one place
    alone tell nothing of what happened there.
    """
    shared = one.words & other.words
    if len(shared) < 5 or len(shared) < 0.4 * min(len(one.words), len(other.words)):
        return False
    names = one.places.cued | other.places.cued | _capitalized(one) | _capitalized(other) | CUES
    if all(map(_tells_where, shared - names)):
        return False
    return _copied(one, other) <= 0.5 and any(map(is_rare, shared))


def _tells_where(word: str) -> bool:
    """A number, or what stands at such a place: a stall of the market."""
    return word[0] == "#" or (word in d.TOPICS and d.TOPICS[word] <= d.SETTINGS)


def _are_misread(veto: Collection[str], one: Fingerprint, other: Fingerprint, place: float) -> bool:
    """Read of words alone, where two tell of one sure place in words of their own.

    In texts that nobody here had seen 18 of 19 such pairs with other names were the same, and 11
    of 14 with another matter, but the same topics suggested.
    """
    if place < 0.65 or not all(_may_be_misread(each, one, other) for each in veto):
        return False
    copied = _copied(one, other)
    if _NAMES_MISREAD.issuperset(veto):
        return place >= 0.7 and copied < 0.35
    is_matter = set(veto) == {"another matter"}
    if set(veto) == {"another aspect"}:
        is_matter = bool(one.topics & other.topics - d.SETTINGS)
    return is_matter and copied < 0.25 and _likeness_of_suggested(one, other) >= 0.6


def _likeness_of_suggested(one: Fingerprint, other: Fingerprint) -> float:
    """The cosine of the topics that are suggested for both; 0 where none are."""
    ours, theirs = one.suggested, other.suggested
    dot = sum(share * theirs.get(name, 0.0) for name, share in ours.items())
    return dot / (math.hypot(*ours.values()) * math.hypot(*theirs.values())) if dot else 0.0


def _copied(one: Fingerprint, other: Fingerprint) -> float:
    """The share of all words, as they are written, that stand in both."""
    ours, theirs = set(one.wording), set(other.wording)
    return len(ours & theirs) / max(1, len(ours | theirs))


def _is_misread(kind: str, here: Fingerprint, there: Fingerprint) -> bool:
    """What is called so here is named there too, but not behind its cue: "puskesmas sepi"."""
    named = {word for name in here.places.of(kind) for word in name.split()}
    return kind in LANDMARK_KINDS and all(map(is_rare, named)) and named <= there.words


def _is_local(agreed: Sequence[Agreement]) -> bool:
    """Agreed only on what every village has: a Gang Kenanga, an RT 2."""
    return bool(agreed) and all(kind in NUMBERS or kind == "gang" for kind, _, _ in agreed)


def _is_each_ones_own(one: Fingerprint, other: Fingerprint) -> bool:
    """Two senders' identity cards, bills or stolen things.

    Where one sender alone is known, as when an officer types a report in, it may be the same; and
    where both say one name, it is.
    """
    named = one.particulars.named & other.particulars.named
    if named & (_capitalized(one) | _capitalized(other)):
        return False
    if bool(one.sender) != bool(other.sender) or _is_one_sender(one, other):
        return False
    if _either_asks_again(one, other):
        return False
    return bool(one.particulars.owners & other.particulars.owners)


def _codes_differ(one: str, other: str) -> bool:
    """Neither code lies within the other."""
    return bool(one and other) and not (one.startswith(other) or other.startswith(one))


def _topics_differ(one: Fingerprint, other: Fingerprint) -> bool:
    """Both tell a matter, and no other one; two matters at one school are two complaints."""
    if any(_are_rivals(one.words & kind, other.words & kind) for kind in d.RIVALS):
        return True
    if _are_rivals(one.topics & d.SUPPLIES, other.topics & d.SUPPLIES):
        return one.topics & other.topics <= d.MANNERS
    is_hit = not d.CAUSES.isdisjoint(one.topics & other.topics)
    if not is_hit and are_other_things(one.particulars, other.particulars):
        return True
    told = ((one.topics - less, other.topics - less) for less in _LEFT_OUT)
    apart = [(ours, theirs) for ours, theirs in told if _are_rivals(ours, theirs)]
    if not all(_are_related(*both) for both in apart):
        return True
    if not apart or one.topics & other.topics:
        return False
    # A tree and a hole in one street: related only where they share more than the street's name.
    if one.particulars.aspects & other.particulars.aspects:
        return False
    shared = one.words & other.words - CUES
    return not any(word in d.SYNONYMS or word in d.COMMON or word[0] == "=" for word in shared)


# What is done to a thing, and where, tells little beside the thing: all are compared, and the rest.
_LEFT_OUT = (d.SETTINGS | d.MANNERS, d.SETTINGS, d.MANNERS)


def _are_related(ours: Iterable[str], theirs: frozenset[str]) -> bool:
    """Of two of these matters one report tends to name the other's cause or effect."""
    return any(frozenset((a, b)) in d.RELATED for a in ours for b in theirs)


def _plain_matters(one: Fingerprint, other: Fingerprint) -> tuple[frozenset[str], frozenset[str]]:
    """What each is about, but for where and how it is."""
    return one.topics - _LEFT_OUT[0], other.topics - _LEFT_OUT[0]


def _is_copy_but_for_a_word(one: Fingerprint, other: Fingerprint) -> bool:
    """Told in the same words and order but for a word or two: a truck of waste, one of cane.

    Two witnesses hardly ever write the same; where all those words are known synonyms (gelap,
    mati), or tell how much and how long, they may.
    """
    shortest, longest = sorted((len(one.wording), len(other.wording)))
    if len(one.words & other.words) < 3 or longest > _MOST_COPIED:
        return False
    matched = SequenceMatcher(None, one.wording, other.wording, autojunk=False)
    copied = sum(block.size for block in matched.get_matching_blocks())
    if copied < _COPIED * shortest:
        return False
    changes = [
        (one.wording[a:b], other.wording[c:e])
        for kind, a, b, c, e in matched.get_opcodes()
        if kind != "equal" and max(b - a, e - c) <= 3
    ]
    known = _SYNONYMS if shortest <= _SHORT else _SYNONYMS | d.COMMON
    shared = one.words & other.words
    if copied > _COPIED * longest and any(_tells_a_side(*change) for change in changes):
        return True
    return any(_tell_otherwise(*change, shared, known) for change in changes)


# Longer ones are not aligned word by word; of shorter ones so much must be copied.
_MOST_COPIED = 80
_COPIED = 0.7
_SHORT = 15
_SYNONYMS = frozenset(d.SYNONYMS)


def _tell_otherwise(
    ours: Sequence[str], theirs: Sequence[str], shared: frozenset[str], known: frozenset[str]
) -> bool:
    """Both say what the other one nowhere says; two `known` words may be the same.

    `shared` are the canonical words of both messages.
    """
    if _are_rivals(d.MONTHS.intersection(ours), d.MONTHS.intersection(theirs)):
        return True
    ours, theirs = _unadorned(ours), _unadorned(theirs)
    a, b = (set(map(canonical_of, side)) - shared - {""} for side in (ours, theirs))
    if not d.DEGREES.isdisjoint(a | b) or a | b <= known or "".join(ours) == "".join(theirs):
        return False
    a, b = ({word for word in side if word.isalpha()} for side in (a, b))
    return bool(a and b) and not _any_slip(a, b) and not _any_abbreviation(a, b)


def _any_abbreviation(ours: Collection[str], theirs: Collection[str]) -> bool:
    """A word of one is how a word of the other begins: "gol" of "golongan"."""
    return any(
        min(len(a), len(b)) > 2 and (a.startswith(b) or b.startswith(a))
        for a in ours
        for b in theirs
    )


def _unadorned(words: Sequence[str]) -> list[str]:
    """Without what stands before names: SD Negeri, Haji, Kampung."""
    return [d.ALIASES.get(word, word) for word in words if word not in NO_PART_OF_NAMES]


def _tells_a_side(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Bekasi Timur here, Bekasi there."""
    told = (*ours, *theirs)
    return len(told) == 1 and told[0] in d.DIRECTIONS


def _are_rivals(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _days_differ(one: Fingerprint, other: Fingerprint) -> bool:
    """An accident of another day is another accident, a flood of another week another flood."""
    both = (one.words, other.words)
    if _is_copy_of_another_day(one, other) or _was_settled_between(one, other):
        return True
    if all(map(_passes_at_once, both)):
        dates, apart = 1, 2 * _EVENT_WINDOW
    elif all(not d.SPELLS.isdisjoint(words) for words in both):
        dates, apart = 5, 5 * _EVENT_WINDOW
    else:
        return False
    if _has_happened_again(one, other):
        return True
    if one.incident_date and other.incident_date:
        return abs((one.incident_date - other.incident_date).days) > dates
    return _apart(one, other) > apart


def _passes_at_once(words: frozenset[str]) -> bool:
    """What happens and is over; a building that falls does so once, a tree is another each time."""
    events = words & d.EVENTS
    return bool(events) and (events != {"tumbang"} or "pohon" in words)


def _is_copy_of_another_day(one: Fingerprint, other: Fingerprint) -> bool:
    """Nearly the same words, each on its own day, of what happened on that day.

    What has been so since then may be told in the same words for days.
    """
    if not (one.incident_date and other.incident_date) or _copied(one, other) < 0.6:
        return False
    if any(d.MOMENTS.isdisjoint(x.wording) for x in (one, other)):
        return False
    if not d.LASTING.isdisjoint(one.wording + other.wording):
        return False
    if _is_one_sender(one, other):
        return False
    return abs((one.incident_date - other.incident_date).days) > 1


def _was_settled_between(one: Fingerprint, other: Fingerprint) -> bool:
    """Whoever tells later that it had been mended, and is wrong once more, tells something new."""
    if not (one.sent_at and other.sent_at) or one.is_renewed == other.is_renewed:
        return False
    return one.sent_at != other.sent_at and (one.sent_at < other.sent_at) == other.is_renewed


def _has_happened_again(one: Fingerprint, other: Fingerprint) -> bool:
    """Who tells a day later that it happened again tells of something new."""
    if not (one.sent_at and other.sent_at) or one.is_again == other.is_again:
        return False
    is_later = _apart(one, other) > timedelta(days=1)
    return is_later and (one.sent_at < other.sent_at) == other.is_again


def _offices_differ(one: Fingerprint, other: Fingerprint) -> bool:
    """The queue at the registry is not the one at the tax office."""
    is_service = not d.AT_THE_OFFICE.isdisjoint(one.topics & other.topics)
    return is_service and _are_rivals(one.places.of("only"), other.places.of("only"))


def _is_elsewhere(one: Fingerprint, other: Fingerprint, agreed: Sequence[Agreement]) -> bool:
    """Nearly the same words, but for a name or a number on either side."""
    shared = one.words & other.words
    ours, theirs = one.words - shared, other.words - shared
    if not ours or not theirs or len(shared) < 2 * max(len(ours), len(theirs)):
        return _sureness(agreed) < 0.5 and _names_differ(one, other)
    names_a, names_b = _names(ours, one), _names(theirs, other)
    return bool(names_a and names_b) and not _any_slip(names_a, names_b)


def _landmarks_differ(one: Fingerprint, other: Fingerprint, *, closely: bool) -> bool:
    """Much the same words, yet at the graveyard here and at the playing field there.

    `closely`: in one street the landmark must be all that differs, for one hole has many of them.
    """
    ours, theirs = landmarks(one) - landmarks(other), landmarks(other) - landmarks(one)
    if not (ours and theirs):
        return False
    lone = max(len(one.words - other.words), len(other.words - one.words))
    alike = len(one.words & other.words)
    if not closely:
        return alike >= 1.5 * lone
    return alike > lone == 1 or (alike > 2 and (one.words ^ other.words) <= _told_by(one, other))


def _told_by(one: Fingerprint, other: Fingerprint) -> frozenset[str]:
    """The words of the landmarks themselves: "kantor" and "pos" of a post office."""
    names = {
        n for each in (one, other) for kind in landmarks(each) for n in each.places.details[kind]
    }
    return CUES | frozenset(word for name in names for word in name.split())


def _numbers_differ(one: Fingerprint, other: Fingerprint) -> bool:
    """All but the same words, yet pole 112 here and pole 121 there."""
    ours, theirs = one.words - other.words, other.words - one.words
    if len(one.words & other.words) < 2 * max(len(ours), len(theirs)):
        return False
    return any(w[0] == "#" for w in ours) and any(w[0] == "#" for w in theirs)


def _numbered_names_differ(one: Fingerprint, other: Fingerprint) -> bool:
    """Graha Permai 1 and Graha Permai 2, Residence I and Residence III."""
    return _any_apart(one.numbered, other.numbered)


def _any_apart(ours: Mapping[str, set[str]], theirs: Mapping[str, set[str]]) -> bool:
    """Of some name that both tell, nothing is told by both."""
    return any(ours[name].isdisjoint(theirs[name]) for name in ours.keys() & theirs.keys())


def _sides_differ(one: Fingerprint, other: Fingerprint) -> bool:
    """Ledok Kulon and Ledok Wetan are two places, and so are north and south of the market."""
    if _any_apart(_sides(one), _sides(other)):
        return True
    ours, theirs = _around(one), _around(other)
    return any(
        d.OPPOSITES.get(side) in theirs[name] and side not in theirs[name]
        for name in ours.keys() & theirs.keys()
        for side in ours[name]
    )


def _sides(one: Fingerprint) -> dict[str, set[str]]:
    """Of which places which side: "Ledok Kulon"."""
    pairs = (pair.split(" ", 1) for pair in one.pairs)
    return _by_name((name, side) for name, side in pairs if is_rare(name))


def _around(one: Fingerprint) -> dict[str, set[str]]:
    """On which sides of what: "utara pasar"."""
    pairs = (pair.split(" ", 1) for pair in one.pairs)
    return _by_name((name, side) for side, name in pairs if name not in d.DIRECTIONS)


def _by_name(told: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, side in told:
        if side in d.DIRECTIONS:
            found.setdefault(name, set()).add(d.SIDES.get(side, side))
    return found


def _names_differ(one: Fingerprint, other: Fingerprint) -> bool:
    """Both say "di" and a name, and no name of one stands anywhere in the other."""
    ours, theirs = one.places.of("name"), other.places.of("name")
    if not ours or not theirs:
        return False
    in_ours = {word for name in ours for word in name.split()}
    in_theirs = {word for name in theirs for word in name.split()}
    return not (in_ours & other.words or in_theirs & one.words or _any_slip(in_ours, in_theirs))


def _full_names_differ(one: Fingerprint, other: Fingerprint) -> bool:
    """All names that they share are but halves: Kebon Jeruk, Kebon Nanas."""
    ours, theirs = one.places.capitalized, other.places.capitalized
    if not (ours and theirs):
        return False
    shared = [word for word in one.words & other.words if is_rare(word)]
    pairs = [
        [(a, b) for a in ours if word in a.split() for b in theirs if word in b.split()]
        for word in shared
    ]
    told = [both for both in pairs if both]
    return bool(told) and all(
        are_other_names(a, b) and not (_is_rest_told(a, b, other) or _is_rest_told(b, a, one))
        for both in told
        for a, b in both
    )


def _in_one(there: Fingerprint) -> str:
    """All that is told, without the spaces."""
    return fold("".join(there.wording))


def _is_rest_told(name: str, short: str, there: Fingerprint) -> bool:
    """What `name` has beside `short` is told there, though not as one: "gajahmada"."""
    written = _in_one(there)
    rest = set(name.split()) - set(short.split())
    return bool(rest) and all(word in written for word in rest)


def _names(words: Iterable[str], one: Fingerprint) -> set[str]:
    """Those among the `words` of a message that may be names, and numbers."""
    names = {w for w in words if w[0] == "#" or not (w in NOT_NAMES or w[-1].isdecimal())}
    capitalized = _capitalized(one)
    if not capitalized:
        return names
    cued = one.places.cued
    return {name for name in names if name[0] == "#" or name in capitalized or name in cued}


def _capitalized(one: Fingerprint) -> set[str]:
    """The words of all names that are written with capitals; none where no name is."""
    return {word for name in one.places.capitalized for word in name.split()}


def _any_slip(names: set[str], others: set[str]) -> bool:
    return any(a[0] != "#" and b[0] != "#" and is_slip(a, b) for a in names for b in others)


def _cosine(
    one: Fingerprint,
    other: Fingerprint,
    frequencies: Mapping[str, float] | None,
    names: frozenset[str],
) -> float:
    """The idf-weighted cosine of words and pairs, without `names`, which count as the place."""
    ours, theirs = _vector(one, frequencies, names), _vector(other, frequencies, names)
    if not ours or not theirs:
        return 0.0
    dot = sum(weight * theirs.get(term, 0.0) for term, weight in ours.items())
    for a, b in (*_slips(one, other), *_inflected(one, other)):
        dot += ours.get(a, 0.0) * theirs.get(b, 0.0)
    size_a, size_b = (sum(weight * weight for weight in x.values()) for x in (ours, theirs))
    # A short complaint that lies within a long one is the same as far as it goes.
    within = dot / max(_LEAST_SIZE, min(size_a, size_b))
    return min(1.0, max(dot / math.sqrt(size_a * size_b), 0.7 * within))


# Of two words of which one is shared, little can be said.
_LEAST_SIZE = 5.0


def _in_two_words(one: Fingerprint, other: Fingerprint) -> frozenset[str]:
    """Rare words of either that the other one writes in two: "kaliketek" and "kali ketek"."""
    ours, theirs = one.words - other.words, other.words - one.words
    return _written_apart(ours, other) | _written_apart(theirs, one)


def _written_apart(words: frozenset[str], there: Fingerprint) -> frozenset[str]:
    long = [word for word in words if len(word) > 7 and is_rare(word)]
    written = _in_one(there) if long else ""
    return frozenset(word for word in long if word in written)


def _slips(one: Fingerprint, other: Fingerprint) -> list[tuple[str, str]]:
    """Rare words of both that differ by a slip of the pen."""
    ours = sorted(filter(is_rare, one.words - other.words))[:12]
    theirs = sorted(filter(is_rare, other.words - one.words))[:12]
    return [
        (a, b)
        for a in ours
        for b in theirs
        if is_slip(a, b) or is_shortened(a, b) or is_shortened(b, a)
    ]


def _inflected(one: Fingerprint, other: Fingerprint) -> list[tuple[str, str]]:
    """Unlisted words of both that are forms of one: "memecat" and "dipecat"."""
    ours, theirs = _by_root(one.words - other.words), _by_root(other.words - one.words)
    return [(ours[root], theirs[root]) for root in ours.keys() & theirs.keys()]


def _by_root(words: Iterable[str]) -> dict[str, str]:
    return {_root(word): word for word in sorted(filter(is_rare, words))}


@lru_cache(maxsize=50_000)
def _root(word: str) -> str:
    """What the forms of a verb share: without affixes, and without the sound that "me-" melts."""
    prefix = next((p for p in _PREFIXES if word.startswith(p) and len(word) - len(p) > 3), "")
    bare = word.removeprefix(prefix)
    bare = next((bare[: -len(e)] for e in ENDINGS if bare.endswith(e) and len(bare) > 5), bare)
    return bare[1:] if bare[0] in "kpst" and len(bare) > 4 else bare


_PREFIXES = ("meng", "meny", "mem", "men", "me", "di", "ber", "ter", "ng", "ny")


def _vector(
    one: Fingerprint, frequencies: Mapping[str, float] | None, names: frozenset[str]
) -> dict[str, float]:
    weights = {word: weight_of(word, frequencies) for word in one.words if word not in names}
    for pair in one.pairs:
        first, second = pair.split(" ", 1)
        if first in weights and second in weights:
            weights[pair] = 0.4 * min(weights[first], weights[second])
    return weights


# --- place and time -----------------------------------------------------------------------------


def _place(
    one: Fingerprint, other: Fingerprint, agreed: Sequence[Agreement]
) -> tuple[float, list[str], frozenset[str]]:
    """How surely both happened at one place (0 to 1), what says so, and the words of its names."""
    doubt = 1 - _sureness(agreed)
    if any(kind == "district" for kind, _, _ in agreed) and not d.AT_THE_OFFICE.isdisjoint(
        one.topics & other.topics
    ):
        doubt = min(doubt, 0.4)
    why = [f"{kind} {name}" for kind, name, _ in agreed]
    names = {word for _, name, _ in agreed for word in name.split()}
    if agreed and all(kind in NUMBERS for kind, _, _ in agreed) and _only_numbers(one, other):
        doubt = max(doubt, 0.8)  # every village has an RT 3
    metres = _metres(one, other)
    near = 0.95 if metres <= 60 else 0.8 if metres <= 200 else 0.4 if metres <= 500 else 0.0
    if metres >= 0 and near:
        doubt *= 1 - near
        why.append(f"{metres:.0f} m apart")
    if one.place_code.count(".") == 3 and one.place_code == other.place_code:
        doubt *= 0.65
        why.append("same village")
    if (shared := _shared_rare(one, other)) and doubt == 1.0:
        cued = one.places.cued | other.places.cued
        doubt *= 0.55 if cued.isdisjoint(shared) else 0.5
        doubt *= 0.55 if len(shared) > 1 else 1.0
        why += [f"word {word}" for word in shared[:2]]
        # Without anything else they are as well the words of what happened.
        names.update(shared[:1])
    return 1 - doubt, why[:5], frozenset(names)


def _only_numbers(one: Fingerprint, other: Fingerprint) -> bool:
    """Both have words that may be names, and share none."""
    if _shared_rare(one, other):
        return False
    return all(any(map(is_rare, x.words)) for x in (one, other))


def _sureness(agreed: Sequence[Agreement]) -> float:
    """How surely names and numbers behind cue words tell the same place."""
    return 1 - math.prod(1 - weight for _, _, weight in agreed)


def _shared_rare(one: Fingerprint, other: Fingerprint) -> list[str]:
    shared = sorted(w for w in one.words & other.words if is_rare(w) and not _VERB.match(w))
    shared = _written_as_names(shared, one, other)
    slips = (a for a, _ in _slips(one, other))
    named = _named_there(one, other) | _named_there(other, one)
    return [*shared, *slips, *sorted(_in_two_words(one, other)), *sorted(named)]


def _written_as_names(words: list[str], one: Fingerprint, other: Fingerprint) -> list[str]:
    """Without what somebody who writes names with capitals writes small and behind no cue."""
    capitalized = _capitalized(one) | _capitalized(other)
    if not words or not capitalized:
        return words
    names = capitalized | one.places.cued | other.places.cued
    return [word for word in words if not names.isdisjoint((word, *word.split("_")))]


def _named_there(here: Fingerprint, there: Fingerprint) -> set[str]:
    """Names behind a cue here that are taken for other words there: Desa Sarangan, "sarang"."""
    names = {name for name in here.places.cued if len(name) > 2 and name not in NOT_NAMES}
    names = {name for name in names if name not in here.words or not is_rare(name)}
    return names & set(map(fold, there.wording)) if names else names


def _metres(one: Fingerprint, other: Fingerprint) -> float:
    """The distance of both points; -1 where one is unknown."""
    if one.latitude is None or one.longitude is None:
        return -1.0
    if other.latitude is None or other.longitude is None:
        return -1.0
    north = (one.latitude - other.latitude) * 111_320
    east = (one.longitude - other.longitude) * 111_320 * math.cos(math.radians(one.latitude))
    return math.hypot(north, east)


def _apart(one: Fingerprint, other: Fingerprint) -> timedelta:
    if one.sent_at is None or other.sent_at is None:
        return timedelta(0)
    if (one.sent_at.tzinfo is None) != (other.sent_at.tzinfo is None):
        return timedelta(0)
    return abs(one.sent_at - other.sent_at)


def _nearness_in_time(one: Fingerprint, other: Fingerprint) -> float:
    """1 within the window, then less: half after thrice as long."""
    apart = _apart(one, other)
    return 1.0 if apart <= _WINDOW else max(0.0, 1.25 - apart / _WINDOW / 4)


def _photos_alike(one: Fingerprint, other: Fingerprint) -> bool:
    return any(
        (a ^ b).bit_count() <= PHOTO_DISTANCE for a in one.photo_hashes for b in other.photo_hashes
    )
