"""What an operator sees before a report is released to everybody, and what is public of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from channels.open311 import LONGEST_DESCRIPTION
from muara import open311
from muara.app import Application
from muara.open311 import Teller
from muara.web.conversation import Conversation, ConversationReader
from muara.web.formats import redacted_words
from muara.web.visit import Visit
from normalizer.privacy import redact
from store import agencies, queries
from store.casework.publishing import Publication, may_be_public, publication_of
from store.errors import NotPossible
from store.rights import Right

Point = tuple[float, float]
LONGEST_TEXT = LONGEST_DESCRIPTION - 200
"""The gist stands above it, within what the standard allows for both."""


class Personal(NotPossible):
    """The words still say who somebody is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishingPanel:
    """`public` is what everybody reads now, None for nothing; the rest is what they would read."""

    public: Row[Any] | None
    title: str
    text: str
    point: Point | None
    service: str
    address: str
    agencies: Sequence[str]
    status: str
    may_act: bool
    may_be_public: bool
    longest: int = LONGEST_TEXT


def publishing_panel(
    visit: Visit, connection: Connection, complaint: Row[Any], conversation: Conversation
) -> PublishingPanel | None:
    """None for agencies, and where the government has no Open311 service."""
    application = visit.application
    door = open311.doors(application).get(complaint.jurisdiction)
    if door is None or visit.scope.agencies is not None:
        return None
    public = publication_of(connection, complaint.id)
    teller = Teller(application)
    handed = agencies.assignments_of(visit.scope, connection, complaint.id)
    held = [row.agency_name for row in handed if row.state in ("open", "accepted", "answered")]
    return PublishingPanel(
        public=public,
        title=complaint.title or "",
        text=said_in(conversation),
        point=point_of(application, complaint.jurisdiction, conversation),
        service=teller.service_of_topic(complaint.jurisdiction, complaint.topic).name,
        address=teller.address(complaint.jurisdiction, complaint.place_code),
        agencies=list(dict.fromkeys(held)),
        status=open311.status_of(complaint.status),
        may_act=visit.may(Right.PUBLISH),
        may_be_public=may_be_public(connection, complaint.id),
    )


def said_in(conversation: Conversation) -> str:
    """What the citizen said, redacted, for the operator to shorten; not what was withheld."""
    versions = [v for v in conversation.newest_versions if not v.is_withheld]
    texts = [redacted_words(version.text, "id") for version in versions if version.text]
    return plain("\n\n".join(texts))[:LONGEST_TEXT]


def point_of(
    application: Application, jurisdiction: str, conversation: Conversation
) -> Point | None:
    """The first point that was sent, rounded as the government wants it."""
    door = open311.doors(application).get(jurisdiction)
    points = [location.point for location in conversation.locations if location.point]
    if door is None or not points:
        return None
    decimals = open311.settings_of(door).coordinate_decimals
    latitude, longitude = points[0]
    return round(latitude, decimals), round(longitude, decimals)


def publication(visit: Visit, tracking_id: str, text: str, *, with_point: bool) -> Publication:
    """Exactly what would be public.

    `NotPossible` where the government has no service, `Personal` where the words say who it is.
    """
    application = visit.application
    with application.store.read() as connection:
        complaint = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
        visit.scope.require(Right.PUBLISH)
        if complaint.jurisdiction not in open311.doors(application):
            raise NotPossible("This government publishes no reports.")
        reader = ConversationReader(visit.scope, connection, application.store.keyring)
        conversation = reader.of_complaint(complaint.id)
        point = point_of(application, complaint.jurisdiction, conversation)
    title = complaint.title or ""
    if not (is_impersonal(title) and is_impersonal(text)):
        raise Personal("A number, an address or another trace of somebody is in it.")
    return Publication(title=title, text=text, point=point if with_point else None)


def plain(text: str) -> str:
    """Words as they will be public: without blanks around them, lines ended in one way."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()


def is_impersonal(text: str) -> bool:
    """Nothing in it would be hidden from others, and it is not too long."""
    return len(text) <= LONGEST_TEXT and redact(text) == text
