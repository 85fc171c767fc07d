"""What the normalizer proposes about one message: every step's result, with its reason."""

from __future__ import annotations

from datetime import datetime

from normalizer import classification, language, privacy, report, signs, topic, urgency
from normalizer._value_type import value_type
from normalizer.classification import Classification
from normalizer.incident import Incident, find_incident
from normalizer.knowledge import Knowledge
from normalizer.place import Place, find_place
from normalizer.privacy import Hint, Redaction
from normalizer.report import Verdict
from normalizer.signs import Sign
from normalizer.text import Reading
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


def suggest(
    reading: Reading, knowledge: Knowledge, circumstances: Circumstances | None = None
) -> Suggestions:
    """All proposals for one message. Never raises, whatever the text is."""
    given = circumstances or Circumstances()
    classified = classification.classify(reading)
    about = topic.suggest(reading, knowledge.lexicon, knowledge.model)
    return Suggestions(
        language=language.shares(reading),
        verdict=report.judge(
            reading,
            surface=given.surface,
            content=given.content,
            has_attachment=given.has_attachment,
            is_reply=given.is_reply,
        ),
        classification=classified,
        signs=signs.find_signs(reading),
        urgency=urgency.judge(reading, classified),
        topics=about.topics,
        agencies=about.agencies,
        aspect=about.aspect,
        place=find_place(
            reading,
            knowledge.gazetteer,
            jurisdiction=knowledge.jurisdiction,
            point=given.point,
            nicknames=knowledge.nicknames,
        ),
        incident=find_incident(reading, given.sent_at, knowledge.zone),
        redactions=privacy.find_personal(reading),
        hints=privacy.find_hints(reading),
    )
