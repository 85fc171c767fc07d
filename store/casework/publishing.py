"""An operator releases a report to everybody, or takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, exists, select

from store.casework.deed import Act, Deed, take
from store.errors import NotPossible, Why
from store.models import complaints, reporters
from store.open311_models import published_reports
from store.publications import FIT, withdraw
from store.rights import Right
from store.scope import Scope
from store.session import upsert


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Exactly what everybody will read, beside status, topic and agency."""

    title: str
    text: str = ""
    point: tuple[float, float] | None = None
    """Latitude and longitude, rounded already."""


def publish(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, said: Publication
) -> None:
    """Let everybody read a report; done again it replaces what was released.

    `NotPossible` for what is secret, sealed, oversight content, about somebody who must not know of
    it, not verified, or of somebody who was or wants to be forgotten.
    """
    case = take(scope, connection, complaint_id, deed, Act.PUBLISH, Right.PUBLISH)
    if case is None:
        return
    if not may_be_public(connection, complaint_id):
        raise NotPossible("This report must not be public.", Why.NOT_PUBLIC)
    latitude, longitude = said.point or (None, None)
    values = {
        "title": said.title,
        "text": said.text,
        "latitude": latitude,
        "longitude": longitude,
        "published_by": scope.actor,
        "published_at": deed.now,
    }
    own = {
        "complaint_id": complaint_id,
        "jurisdiction": case.row.jurisdiction,
        "opened_at": case.row.opened_at,
    }
    upsert(connection, published_reports, own | values, ("complaint_id",), values)
    case.change()
    case.tell("report_published", with_text=bool(said.text), with_point=said.point is not None)


def unpublish(scope: Scope, connection: Connection, complaint_id: int, deed: Deed) -> None:
    """Let nobody read it any more; what was read stays read. `NotPossible` when nobody could."""
    case = take(scope, connection, complaint_id, deed, Act.UNPUBLISH, Right.PUBLISH)
    if case is None:
        return
    if not withdraw(connection, complaint_id):
        raise NotPossible("This report is not public.", Why.NOT_PUBLIC)
    case.change()
    case.tell("report_unpublished")


def may_be_public(connection: Connection, complaint_id: int) -> bool:
    """Whether a complaint is one that an operator may release."""
    query = select(
        exists().where(
            complaints.c.id == complaint_id,
            FIT,
            complaints.c.merged_into.is_(None),
            reporters.c.id == complaints.c.reporter_id,
            reporters.c.erased_at.is_(None),
            reporters.c.locked_at.is_(None),
        )
    )
    return bool(connection.execute(query).scalar_one())


def publication_of(connection: Connection, complaint_id: int) -> Row[Any] | None:
    """What everybody reads of a complaint; None for nothing."""
    query = select(published_reports).where(published_reports.c.complaint_id == complaint_id)
    return connection.execute(query).one_or_none()
