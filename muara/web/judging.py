"""What an operator says of a complaint, with what was suggested before their eyes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row

from muara.web.conversation import Conversation, ConversationReader
from muara.web.visit import Visit
from normalizer.story import Proposal, propose
from store import agencies, judgements, knowledge, queries
from store.judgements import NewJudgement
from store.rights import Right
from store.seals import is_sealed

TYPES = ("complaint", "aspiration", "information_request")
URGENCIES = ("high", "medium", "low")
_LONGEST_NICKNAME = 60


def proposal_for(
    visit: Visit, connection: Connection, conversation: Conversation, jurisdiction: str
) -> Proposal:
    """What the messages of a conversation, as they read now, propose together.

    An agency that was renamed since they were read has its present name.
    """
    found = propose([v.suggestions for v in conversation.newest_versions if v.suggestions])
    present = knowledge.former_names(visit.scope, connection, jurisdiction)
    agencies = [replace(one, name=present.get(one.name, one.name)) for one in found.agencies]
    return replace(found, agencies=tuple(agencies))


def place_said(
    visit: Visit, connection: Connection, row: Row[Any], said: Conversation
) -> str | None:
    """The place in words: what the citizen said of it, and the area that it is in."""
    found = proposal_for(visit, connection, said, row.jurisdiction).place
    spoken = [found.street, *found.detail, found.landmark] if found is not None else []
    area = visit.place_name(row.jurisdiction, row.place_code or (found.code if found else None))
    around = [area] if area else [found.village, found.district] if found is not None else []
    return ", ".join(dict.fromkeys(word for word in (*spoken, *around) if word)) or None


def judging(
    visit: Visit, connection: Connection, complaint: Row[Any], proposal: Proposal
) -> dict[str, Any]:
    """What the panel of the complaint's page needs."""
    judged = judgements.judgement_of(visit.scope, connection, complaint.id)
    labels = knowledge.label_names(visit.scope, connection, complaint.jurisdiction)
    return {
        "proposal": proposal,
        "judged": judged,
        "types": TYPES,
        "urgencies": URGENCIES,
        "topic_names": labels["topic"],
        "agency_names": labels["agency"],
    }


def judgement_from(
    visit: Visit,
    *,
    tracking_id: str,
    classification: str,
    topic: str,
    agency_id: int | None,
    urgency: str,
    place_code: str,
    nickname: str,
) -> NewJudgement:
    """What the form says in the words that teach, beside what was suggested.

    A local name that goes with a place is learned on the way, unless the report is secret.
    """
    application = visit.application
    visit.scope.require(Right.VERIFY)
    with application.store.read() as connection:
        complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
        reader = ConversationReader(visit.scope, connection, application.store.keyring)
        conversation = reader.of_complaint(complaint.id)
        proposal = proposal_for(visit, connection, conversation, complaint.jurisdiction)
        known = judgements.judgement_of(visit.scope, connection, complaint.id)
        agency = agencies.agency(visit.scope, connection, agency_id).name if agency_id else None
    if nickname.strip() and place_code.strip():
        _learn(visit, tracking_id, nickname, place_code.strip(), _point(proposal))
    return NewJudgement(
        classification=classification if classification in TYPES else TYPES[0],
        topic=topic or None,
        agency=agency,
        place_code=place_code.strip() or None,
        urgency=urgency if urgency in URGENCIES else "medium",
        suggested=_suggested(proposal),
        version=known.version if known else 0,
    )


def _learn(
    visit: Visit, tracking_id: str, nickname: str, code: str, point: tuple[float, float] | None
) -> None:
    application = visit.application
    with application.store.write() as connection:
        complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
        # What one of few may read must not come back to everybody as a learned word.
        if complaint.is_secret or is_sealed(complaint.seal):
            return
        judgements.learn_nickname(
            visit.scope,
            connection,
            jurisdiction=complaint.jurisdiction,
            name=nickname[:_LONGEST_NICKNAME],
            code=code,
            point=point,
            now=application.clock.now(),
        )


def _suggested(proposal: Proposal) -> dict[str, list[str]]:
    """What was proposed, best first, by the judgement's own names."""
    place = proposal.place
    return {
        "classification": [proposal.type] if proposal.type else [],
        "topic": [each.name for each in proposal.topics],
        "agency": [each.name for each in proposal.agencies],
        "place_code": [place.code] if place and place.code else [],
        "urgency": [proposal.urgency.level] if proposal.urgency else [],
    }


def _point(proposal: Proposal) -> tuple[float, float] | None:
    place = proposal.place
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude
