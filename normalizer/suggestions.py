"""What the normalizer proposes about one message: every step's result, with its reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final, TypeVar

from normalizer import classification, language, privacy, report, signs, topic, urgency
from normalizer._value_type import value_type
from normalizer.classification import Classification
from normalizer.incident import Incident, find_incident
from normalizer.knowledge import Knowledge
from normalizer.place import Place, find_place
from normalizer.privacy import Hint, Redaction
from normalizer.report import Verdict
from normalizer.signs import Sign
from normalizer.text import Reading, read
from normalizer.topic import TopicSuggestion
from normalizer.urgency import Urgency


@value_type(kw_only=True)
class Suggestions:
    """Proposals that a person may take or leave; none of them is a verdict.

    `language` gives each language's share of the words. `redactions` and `hints` stand in code
    points of the original text. `topics` and `agencies` are the likeliest three, best first.
    """

    language: dict[str, float]
    verdict: Verdict
    classification: Classification
    signs: tuple[Sign, ...] = ()
    urgency: Urgency
    topics: tuple[TopicSuggestion, ...] = ()
    agencies: tuple[TopicSuggestion, ...] = ()
    aspect: TopicSuggestion | None = None
    place: Place | None = None
    incident: Incident | None = None
    redactions: tuple[Redaction, ...] = ()
    hints: tuple[Hint, ...] = ()


@value_type(kw_only=True)
class Circumstances:
    """What is known of a message beside its words: how and when it came, and with what."""

    surface: str = "direct"
    content: str = "text"
    has_attachment: bool = False
    is_reply: bool = False
    sent_at: datetime | None = None
    point: tuple[float, float] | None = None
    place_name: str | None = None
    """Of a place that the platform names without a point."""


@value_type()
class Asked:
    """A message of which all proposals are wanted, as the citizen wrote it."""

    text: str | None
    knowledge: Knowledge
    circumstances: Circumstances


def suggest(
    reading: Reading, knowledge: Knowledge, circumstances: Circumstances | None = None
) -> Suggestions:
    """All proposals for one message. Never raises, whatever the text is."""
    return _step_by_step([(reading, knowledge, circumstances or Circumstances())])[0]


def suggest_each(asked: Iterable[Asked]) -> Iterator[Suggestions]:
    """All proposals for each of several messages, in their order: the same as for one at a time.

    Some are understood together, which is a tenth quicker: what a step needs stays near the
    processor from message to message.
    """
    for some in _near_each_other(asked):
        readings = [(read(one.text), one.knowledge, one.circumstances) for one in some]
        yield from _step_by_step(readings)


# More messages or longer ones do not stay near the processor together.
_MOST_TOGETHER: Final = 16
_LONGEST_TOGETHER: Final = 20_000


def _near_each_other(asked: Iterable[Asked]) -> Iterator[list[Asked]]:
    some: list[Asked] = []
    length = 0
    for one in asked:
        length += len(one.text or "")
        if some and (len(some) >= _MOST_TOGETHER or length > _LONGEST_TOGETHER):
            yield some
            some, length = [], len(one.text or "")
        some.append(one)
    if some:
        yield some


def _place(reading: Reading, known: Knowledge, given: Circumstances) -> Place | None:
    """What the words say; where they name no area, what the place's name says beside them."""
    look = partial(
        find_place,
        gazetteer=known.gazetteer,
        jurisdiction=known.jurisdiction,
        nicknames=known.nicknames,
    )
    said = look(reading, point=given.point)
    if given.place_name is None or (said is not None and said.code is not None):
        return said
    named = look(read(given.place_name))
    if said is None or named is None:
        return named or said
    return replace(
        named,
        latitude=said.latitude,
        longitude=said.longitude,
        street=said.street or named.street,
        detail=said.detail or named.detail,
        landmark=said.landmark or named.landmark,
        because=(*said.because, *named.because),
    )


def _step_by_step(
    messages: Sequence[tuple[Reading, Knowledge, Circumstances]],
) -> list[Suggestions]:
    """What each step finds in all messages, before the next step begins."""
    readings = [reading for reading, _, _ in messages]
    classified = [classification.classify(reading) for reading in readings]
    found_signs = [signs.find_signs(reading) for reading in readings]
    urgencies = [urgency.judge(reading) for reading in readings]
    about = [topic.suggest(reading, known.lexicon, known.model) for reading, known, _ in messages]
    languages = [language.shares(reading) for reading in readings]
    verdicts = [
        report.judge(
            reading,
            surface=given.surface,
            content=given.content,
            has_attachment=given.has_attachment,
            is_reply=given.is_reply,
        )
        for reading, _, given in messages
    ]
    places = [_place(*each) for each in messages]
    incidents = [
        find_incident(reading, given.sent_at, known.zone) for reading, known, given in messages
    ]
    redactions = [privacy.find_personal(reading) for reading in readings]
    hints = [privacy.find_hints(reading) for reading in readings]
    private = [
        _private_words(readings[n], (*redactions[n], *hints[n])) for n in range(len(messages))
    ]
    return [
        Suggestions(
            language=languages[n],
            verdict=verdicts[n],
            classification=_discreet(classified[n], private[n]),
            signs=tuple([_discreet(sign, private[n]) for sign in found_signs[n]]),
            urgency=urgency.without_words(_unless_no_report(urgencies[n], verdicts[n]), private[n]),
            topics=about[n].topics,
            agencies=about[n].agencies,
            aspect=about[n].aspect,
            place=places[n],
            incident=incidents[n],
            redactions=redactions[n],
            hints=hints[n],
        )
        for n in range(len(messages))
    ]


def _unless_no_report(judged: Urgency, verdict: Verdict) -> Urgency:
    """A greeting, an advert or a joke can wait, unless a danger is named after all. Whoever says
    "here, too" speaks of a report."""
    if verdict.is_report or verdict.kind == "me_too" or judged.level != "medium":
        return judged
    return Urgency("low", f"no report: {verdict.kind}", is_emergency=False)


_Reasoned = TypeVar("_Reasoned", Classification, Sign)


def _discreet(proposed: _Reasoned, private: Collection[str]) -> _Reasoned:
    """The same without the `private` words in its reasons."""
    if not private:
        return proposed
    because = tuple([urgency.reason_without(reason, private) for reason in proposed.because])
    return replace(proposed, because=because)


def _private_words(reading: Reading, passages: Iterable[Redaction | Hint]) -> frozenset[str]:
    """The words of passages that tell who somebody is."""
    said = (read(reading.original[passage.start : passage.end]) for passage in passages)
    return frozenset(word for each in said for word in each.words)
