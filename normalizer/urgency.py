"""How urgent is it? Danger to life or limb by recall first; fears, denials and sayings guarded."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final, Literal

from normalizer._alarm import calls_for_help, happens_now
from normalizer._phrases import DANGER, phrases_by_meaning, phrases_of_alarm, phrases_of_type
from normalizer._report_evidence import WORDS_READ
from normalizer._settled_thanks import wrong_since
from normalizer._urgency_leaning import LEARNT, Leaning, features
from normalizer._urgency_words import DANGERS, LASTING
from normalizer._value_type import value_type
from normalizer._word_lists import listed
from normalizer._word_pieces import FEW_WORDS
from normalizer.classification import Classification, by_phrases
from normalizer.informal_spellings import STANDARD_SPELLING
from normalizer.phrasebook import Found
from normalizer.text import Reading

Level = Literal["high", "medium", "low"]

_START: Final = attrgetter("start")

# Without one of these no danger is guarded.
_GUARDING: Final = frozenset(
    {"harmless", "left", "long_ago", "repeated", "over", "denying", "feared", "told", "thanks"}
)
# How many words before a danger a denial or a fear still reaches it, and how far around it a date.
_DENIAL_REACH: Final = 3
_FEAR_REACH: Final = 4
_TOLD_REACH: Final = 3
_OVER_REACH: Final = 8
_DATE_REACH: Final = 8

# Happens here every rainy season or on every bend: said to be usual, it is no event of today.
_OFTEN_REPEATED: Final = frozenset(
    {"flood", "accident", "landslide", "violence", "fire", "tree", "electrocution", "rescue"}
)
# Once it has been lying about for weeks it is a matter of repair.
_ENDS_BY_ITSELF: Final = frozenset(
    {"flood", "accident", "landslide", "collapse", "fire", "tree", "violence", "poisoning"}
)
_GOES_ON: Final = frozenset({"abuse"})
_AT_PRESENT: Final = frozenset({"sekarang", "kini"})
_SINCE: Final = frozenset({"sejak", "semenjak", "wiwit", "saprak", "since"})
# Also the matter of questions and wishes: "where is the shelter for the flood?".
_ASKED_ABOUT: Final = (_ENDS_BY_ITSELF - {"violence"}) | {"animal", "outbreak", "open_hole", "gas"}
# Whom to send hangs on it: "mau bunuh diri" is said with the words of violence, too.
_SHOWN_FIRST: Final = {meaning: order for order, meaning in enumerate(DANGERS)} | {"suicide": -1}
_SURELY_NO_COMPLAINT: Final = 0.65
# What traces of danger weigh together where no phrase of danger stands, for each of at most two
# words of a kind. Fitted once on the authored messages and rounded.
_TRACE_WEIGHTS: Final = {
    "person": 1.6,
    "body": 2.1,
    "hazard": 1.7,
    "helpless": 2.0,
    "called_for": 0.9,
}
_NAMES_OF_DANGER: Final = frozenset(
    (DANGER, "trace: body", "trace: hazard", "threat: threat", "minor: harm")
)
# Who is turned away may be ill, or have the wrong papers: only of somebody who is spoken of.
_SOMEBODY_HELPLESS: Final = frozenset(("trace: helpless", "trace: person"))
_AT_WORK: Final = frozenset(("at work", "caught"))
_FALLEN: Final = listed("""
    tumbang roboh ambruk rubuh rebah rungkad patah sempal jatuh fell fallen collapsed
""")
_SAID_ONCE: Final = frozenset({"person", "called_for"})
_TELLING: Final = ("body", "hazard", "helpless")
# The same as phrases are filed.
_TRACE_OF: Final = {f"trace: {kind}": kind for kind in _TRACE_WEIGHTS}
_NAMES_OF_TELLING: Final = frozenset(f"trace: {kind}" for kind in _TELLING)
_NAMES_OF_SAID_ONCE: Final = frozenset(f"trace: {kind}" for kind in _SAID_ONCE)
_ENOUGH_OF_TWO: Final = 2.9
_ENOUGH_OF_ONE: Final = 5.0
# Two kinds that weigh this much tell of somebody in danger now.
_STRONG: Final = 4.4
# In a long message words come together by chance.
_WORDS_WEIGHED: Final = 60
_CLAUSE_ENDS: Final = frozenset(",.;!?\n")
_BEGINNING_ANEW: Final = listed("""
    tapi tp tetapi namun nanging ning tapina cuma sayangnya padahal pdhl but however
    ada aya ana ono onok enek there tolong tulung mohon please sekarang skrg saiki ayeuna now
""")
_THANKED_FOR: Final = ("done", "told", "helped")
# What is repaired, out or gone down ends what can be; whoever is safe or found ends all.
_REPAIRABLE: Final = ("electrocution", "tree", "open_hole", "landslide", "collapse", "gas")
_ENDED_BY: Final[Mapping[str, Sequence[str]]] = {
    **dict.fromkeys(("padam", "dipadamkan", "memadamkan"), ("fire",)),
    "surut": ("flood",),
    **dict.fromkeys(("diperbaiki", "ditutup", "tutup", "dibersihkan", "dipotong"), _REPAIRABLE),
}
_AT_THE_START: Final = 4
_LONGEST_CLOSING: Final = 8
_TOO_SHORT_TO_COMPLAIN: Final = 3
# What "high" is given in advance, as log-odds: to miss a danger is worse than to look at a report
# too soon. Chosen where each author's messages were judged by what the others had taught.
_EAGER_FOR_HIGH: Final = 1.3
# In few words the rules are to be believed: where they found a danger, and where none is named.
_TRUST_IN_RULES: Final = 2.5
_LEANS: Final[Mapping[Level, str]] = {
    "high": "danger",
    "medium": "disruption",
    "low": "can wait",
}


@value_type()
class Urgency:
    """The suggested level and why; `is_emergency`: somebody should come at once."""

    level: Level
    reason: str
    is_emergency: bool


def judge(reading: Reading) -> Urgency:
    """How urgent a message is. Never raises, whatever the text is.

    The rules decide whether it is an emergency. About the level they and what was learnt of words
    are heard together.
    """
    urgency: Urgency | None = reading.shared.get("urgency")
    if urgency is None:
        urgency = reading.shared["urgency"] = _judged(reading)
    return urgency


def _judged(reading: Reading) -> Urgency:
    ruled = judge_by_rules(reading)
    if ruled.is_emergency or not reading.words:
        return ruled
    level = _heard_together(reading, ruled.level)
    if level == ruled.level:
        return ruled
    words = ", ".join(LEARNT.telling_words(reading, level))
    return Urgency(level, _reason(_LEANS[level], words), is_emergency=False)


def without_words(urgency: Urgency, private: Collection[str]) -> Urgency:
    """The same, none of the `private` words (lower case) in its reason: lists show it to many."""
    reason = reason_without(urgency.reason, private)
    return urgency if reason == urgency.reason else replace(urgency, reason=reason)


def reason_without(reason: str, private: Collection[str]) -> str:
    """A reason such as "fire: kobong, omah" without the `private` words (lower case) in it."""
    if not private:
        return reason
    meaning, _, said = reason.partition(": ")
    parts = [
        " ".join(word for word in part.split() if word.lower() not in private)
        for part in said.split(", ")
    ]
    return _reason(meaning, ", ".join(filter(None, parts)))


def _reason(meaning: str, said: str) -> str:
    return f"{meaning}: {said}" if said else meaning


def _names_a_danger(reading: Reading) -> bool:
    """Whether a danger, even a feared one, a threat or somebody harmed is named at all.

    Without one the words that lean are but those which stand in such messages, too.
    """
    found = phrases_by_meaning(reading)
    return (
        not _NAMES_OF_DANGER.isdisjoint(found)
        or found.keys() >= _SOMEBODY_HELPLESS
        or any(phrase.meaning in _AT_WORK for phrase in phrases_of_alarm(reading))
    )


def _heard_together(reading: Reading, ruled: Level) -> Level:
    """The level that the rules and what was learnt of the words say together."""
    said = heard(reading, ruled, LEARNT.leaning(reading))
    high, low = LEARNT.together(said)
    high += _EAGER_FOR_HIGH
    if len(reading.words) <= FEW_WORDS:
        high += _TRUST_IN_RULES if ruled == "high" else 0.0
        high = high if said["named danger"] else -math.inf
    if high > 0.0 and high > low:
        return "high"
    return "low" if low > 0.0 else "medium"


def heard(reading: Reading, ruled: str, leaning: Leaning) -> Mapping[str, float]:
    """What is heard together of a message: the rules' level and where its words lean to."""
    found = phrases_by_meaning(reading)
    return features(
        ruled,
        leaning,
        is_named=_names_a_danger(reading),
        is_guarded=DANGER in found and ("told" in found or "over" in found),
    )


def judge_by_rules(reading: Reading) -> Urgency:
    """What phrases and traces say alone."""
    found = phrases_by_meaning(reading)
    dangers = found.get(DANGER, ())
    present = _present(reading, dangers, found) if dangers else []
    if present and _can_be_asked_about(present, found):
        present = _unless_asked_about(present, by_phrases(reading))
    if present:
        return _high(reading, present, found)
    classification = by_phrases(reading)
    if not dangers and (traces := _traces(found)) and classification.type == "complaint":
        is_emergency = traces.are_strong and happens_now(phrases_of_alarm(reading))
        return Urgency("high", f"danger: {', '.join(traces.words)}", is_emergency)
    return _without_danger(reading, found, dangers, classification)


def _high(
    reading: Reading, present: Sequence[Found], found: Mapping[str, Sequence[Found]]
) -> Urgency:
    alarms = phrases_of_alarm(reading)
    acute = [
        danger
        for danger in present
        if danger.meaning not in LASTING or _blocks_a_road(danger, alarms)
    ]
    shown = min(acute or present, key=lambda danger: _SHOWN_FIRST[danger.meaning])
    is_emergency = bool(acute) and calls_for_help(
        acute,
        found,
        alarms,
        {phrase.meaning for phrase in phrases_of_type(reading)},
        reading.words,
    )
    return Urgency("high", f"{shown.meaning}: {shown.said}", is_emergency)


def _blocks_a_road(danger: Found, alarms: Iterable[Found]) -> bool:
    """Whether it is a fallen tree, and a road is said to be closed; a leaning one closes none."""
    is_fallen = danger.meaning == "tree" and not _FALLEN.isdisjoint(danger.said.split())
    return is_fallen and any(alarm.meaning == "blocks" for alarm in alarms)


@value_type()
class _Traces:
    words: tuple[str, ...]
    are_strong: bool


def _traces(found: Mapping[str, Sequence[Found]]) -> _Traces | None:
    """The words that together speak of danger, where they weigh enough."""
    if _NAMES_OF_TELLING.isdisjoint(found) or _NAMES_OF_SAID_ONCE.isdisjoint(found):
        return None
    said: dict[str, list[str]] = {}
    for name, kind in _TRACE_OF.items():
        phrases = found.get(name, ())
        words = [phrase.said for phrase in phrases if phrase.start < _WORDS_WEIGHED]
        said[kind] = list(dict.fromkeys(words))[: 1 if kind in _SAID_ONCE else 2]
    telling = tuple(word for kind in _TELLING for word in said[kind])
    kinds = sum(bool(said[kind]) for kind in _TELLING)
    if not kinds or not any(said[kind] for kind in _SAID_ONCE):
        return None
    weight = sum(_TRACE_WEIGHTS[kind] * len(words) for kind, words in said.items())
    if weight < (_ENOUGH_OF_ONE if kinds == 1 else _ENOUGH_OF_TWO):
        return None
    is_clear = kinds > 1 or len(said["helpless"]) > 1
    return _Traces(telling, are_strong=is_clear and weight >= _STRONG)


def _without_danger(
    reading: Reading,
    found: Mapping[str, Sequence[Found]],
    dangers: Sequence[Found],
    classification: Classification,
) -> Urgency:
    is_done = "over" in found or "done" in found
    if (
        "thanks" in found
        and (is_done or not (_complains(classification) or _only_closes(found["thanks"], reading)))
        and not wrong_since(reading.words[:WORDS_READ])
    ):
        return Urgency("low", f"thanks: {found['thanks'][0].said}", is_emergency=False)
    if classification.type != "complaint":
        return Urgency("low", classification.type, is_emergency=False)
    serious = found.get("serious", ())
    nuisance = found.get("nuisance", ())
    if len(nuisance) > len(serious):
        return Urgency("low", f"nuisance: {nuisance[0].said}", is_emergency=False)
    if dangers:
        return Urgency("medium", f"no danger now: {dangers[0].said}", is_emergency=False)
    if serious:
        return Urgency("medium", f"disruption: {serious[0].said}", is_emergency=False)
    if classification.because:
        return Urgency("medium", classification.because[0], is_emergency=False)
    if len(reading.words) > _TOO_SHORT_TO_COMPLAIN:
        return Urgency("medium", "nothing says that it can wait", is_emergency=False)
    return Urgency("low", "nothing urgent said", is_emergency=False)


def _only_closes(thanks: Sequence[Found], reading: Reading) -> bool:
    """Whether thanks are but how a message ends: "jalan rusak parah. Demikian, terima kasih"."""
    behind = len(reading.words) - thanks[0].end
    return thanks[0].start >= _AT_THE_START and behind <= _LONGEST_CLOSING


def _complains(classification: Classification) -> bool:
    """Whether more than a word for trouble says so: thanks name the trouble that is over."""
    return classification.type == "complaint" and any(
        not reason.startswith(("problem", "danger")) for reason in classification.because
    )


def _can_be_asked_about(present: Sequence[Found], found: Mapping[str, Sequence[Found]]) -> bool:
    return "now" not in found and all(danger.meaning in _ASKED_ABOUT for danger in present)


def _unless_asked_about(present: list[Found], classification: Classification) -> list[Found]:
    is_other = classification.type != "complaint"
    return [] if is_other and classification.confidence >= _SURELY_NO_COMPLAINT else present


def _present(
    reading: Reading, dangers: Sequence[Found], found: Mapping[str, Sequence[Found]]
) -> list[Found]:
    """The dangers that are neither denied, feared, usual, long ago, over nor a saying."""
    if _GUARDING.isdisjoint(found):
        return list(dangers)
    taken = _places(found.get("harmless", ()))
    left = _places(found.get("left", ()))
    past = left | _places(found.get("long_ago", ())) | _places(found.get("repeated", ()))
    is_now = any(past.isdisjoint(_span(now)) for now in _still_now(found))
    ended = (
        _ended(reading, dangers, found, is_now=is_now) if not is_now or "thanks" in found else ()
    )
    return [
        danger
        for danger in dangers
        if (not taken or taken.isdisjoint(_span(danger)))
        and danger not in ended
        and not _is_only_said(reading, danger, found)
        and (
            is_now
            or not (
                _is_usual(danger, found)
                or (left and danger.meaning in _ENDS_BY_ITSELF)
                or _stands_near(danger, _long_ago(reading, danger, found), _DATE_REACH)
            )
        )
    ]


def _still_now(found: Mapping[str, Sequence[Found]]) -> Sequence[Found]:
    """What tells that something goes on; up to "now it is over" nothing does."""
    nows, overs = found.get("now", ()), found.get("over", ())
    if not overs:
        return nows
    begins = {over.start for over in overs}
    closing = (
        now.end
        for now in nows
        if now.end in begins and STANDARD_SPELLING.get(now.said, now.said) in _AT_PRESENT
    )
    over_by = max(closing, default=0)
    return [now for now in nows if now.start >= over_by]


def _long_ago(
    reading: Reading, danger: Found, found: Mapping[str, Sequence[Found]]
) -> Sequence[Found]:
    """What tells that a danger is long ago; abuse goes on that was so "since last year"."""
    phrases = found.get("long_ago", ())
    if danger.meaning not in _GOES_ON:
        return phrases
    return [
        phrase
        for phrase in phrases
        if _SINCE.isdisjoint(reading.words[max(0, phrase.start - 1) : phrase.end])
    ]


def _ended(
    reading: Reading,
    dangers: Sequence[Found],
    found: Mapping[str, Sequence[Found]],
    *,
    is_now: bool,
) -> frozenset[Found]:
    """The dangers of clauses that tell them as over, or as what somebody is thanked for.

    Unless something happens now, what is over ends what was told before it, too: of the same
    meaning where it names one.
    """
    denying = found.get("denying", ())
    overs = [
        over
        for over in found.get("over", ())
        if not _stands_before(reading, over.start, denying, _DENIAL_REACH)
    ]
    thanked_for = _THANKED_FOR if "thanks" in found else ()
    ending = [*overs, *(phrase for name in thanked_for for phrase in found.get(name, ()))]
    if not ending:
        return frozenset()
    starts = _clause_starts(reading, min(phrase.start for phrase in ending))
    clause_of = {danger: bisect_right(starts, danger.start) for danger in dangers}
    said = _places(overs)
    named: dict[int, set[str]] = {}
    for danger, clause in clause_of.items():
        if said.isdisjoint(_span(danger)):
            named.setdefault(clause, set()).add(danger.meaning)
    until: dict[str, int] = {}
    for over in () if is_now else overs:
        ends = _ENDED_BY.get(over.said.split()[-1], DANGERS)
        for meaning in named.get(bisect_right(starts, over.start), ends):
            until[meaning] = over.start
    quiet = {bisect_right(starts, phrase.start) for phrase in ending}
    return frozenset(
        danger
        for danger, clause in clause_of.items()
        if clause in quiet or danger.start < until.get(danger.meaning, 0)
    )


def _clause_starts(reading: Reading, first_ending: int) -> list[int]:
    """The words that begin a clause; behind an ending so do a "but", a plea and "there is"."""
    spans, lower = reading.word_spans, reading.lower
    return [
        place
        for place, word in enumerate(reading.words)
        if (word in _BEGINNING_ANEW and place > first_ending)
        or (place and not _CLAUSE_ENDS.isdisjoint(lower[spans[place - 1][1] : spans[place][0]]))
    ]


def _is_usual(danger: Found, found: Mapping[str, Sequence[Found]]) -> bool:
    return danger.meaning in _OFTEN_REPEATED and "repeated" in found


def _span(phrase: Found) -> range:
    return range(phrase.start, phrase.end)


def _places(phrases: Iterable[Found]) -> set[int]:
    return {place for phrase in phrases for place in _span(phrase)}


def _is_only_said(reading: Reading, danger: Found, found: Mapping[str, Sequence[Found]]) -> bool:
    """Whether the words before a danger deny it, fear it, or tell of it as of no event."""
    denying = found.get("denying")
    feared = _outside_whenever(found)
    return (
        (
            denying is not None
            and (
                _stands_before(reading, danger.start, denying, _DENIAL_REACH)
                or _is_denied_at_the_end(danger, denying)
            )
        )
        or ("over" in found and _is_over_at_once(reading, danger, found))
        or (bool(feared) and _stands_before(reading, danger.end - 1, feared, _FEAR_REACH))
        or ("told" in found and _stands_before(reading, danger.start, found["told"], _TOLD_REACH))
    )


def _outside_whenever(found: Mapping[str, Sequence[Found]]) -> Sequence[Found]:
    """What is feared, without the "if" of "if he is drunk": that is when it happens."""
    whenever = _places(found.get("whenever", ()))
    feared = found.get("feared", ())
    return [fear for fear in feared if fear.start not in whenever] if whenever else feared


def _is_over_at_once(reading: Reading, danger: Found, found: Mapping[str, Sequence[Found]]) -> bool:
    """Whether it is said at once that it is over: "kecelakaan kemarin sudah ditangani".

    So it is by a clause that begins with it: "kebakaran di gudang, sudah padam"; not by one of
    something else: "kebakaran di gudang, lampu sudah padam".
    """
    overs = found["over"]
    place = bisect_left(overs, danger.end, key=_START)
    if place == len(overs) or overs[place].start - danger.end > _OVER_REACH:
        return False
    spans, over = reading.word_spans, overs[place].start
    said = reading.lower[spans[danger.end - 1][1] : spans[over - 1][1]]
    before = reading.lower[spans[over - 1][1] : spans[over][0]]
    if not _CLAUSE_ENDS.isdisjoint(said):
        return False
    is_near = over - danger.end <= _TOLD_REACH or not _CLAUSE_ENDS.isdisjoint(before)
    return is_near and not _stands_before(reading, over, found.get("denying", ()), _DENIAL_REACH)


def _is_denied_at_the_end(danger: Found, denying: Sequence[Found]) -> bool:
    """Whether a "not" that is none of its own words stands before its last: "biar gak kecebur"."""
    place = bisect_left(denying, danger.end - 2, key=_START)
    return (
        danger.start < danger.end - 2
        and place < len(denying)
        and denying[place].start == danger.end - 2
        and denying[place].said not in danger.said.split()
    )


def _stands_before(reading: Reading, word: int, phrases: Sequence[Found], reach: int) -> bool:
    """Whether one of `phrases` ends less than `reach` words before `word`, in the same clause."""
    place = bisect_left(phrases, word, key=_START)
    if place == 0:
        return False
    end = phrases[place - 1].end
    if end > word or word - end >= reach:
        return False
    spans = reading.word_spans
    return _CLAUSE_ENDS.isdisjoint(reading.lower[spans[end - 1][1] : spans[word][0]])


def _stands_near(danger: Found, phrases: Sequence[Found], reach: int) -> bool:
    place = bisect_left(phrases, danger.start, key=_START)
    return any(
        danger.start - reach <= phrase.start <= danger.end + reach
        for phrase in phrases[max(0, place - 1) : place + 1]
    )
