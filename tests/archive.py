"""Complaints put into a store as they are, without anybody having said anything."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert

from store.case_models import agencies, assignments, deadlines
from store.models import complaints, conversations, operators, reporters

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
"""Tuesday, ten in the morning in Jakarta."""
CHANNEL, JURISDICTION = "whatsapp", "CTH"


def complaint_row(number: int, **changed: Any) -> dict[str, Any]:
    """The row of a new complaint, opened the day before `NOW`; larger numbers are newer."""
    opened_at = NOW - timedelta(days=1) + timedelta(seconds=number)
    return {
        "id": number,
        "tracking_id": f"CTH-{number:08d}",
        "jurisdiction": JURISDICTION,
        "channel": CHANNEL,
        "surface": "direct",
        "conversation_id": 1,
        "reporter_id": 1,
        "status": "new",
        "is_gathering": False,
        "is_anonymous": True,
        "is_secret": False,
        "is_report": True,
        "urgency": 0,
        "is_emergency": False,
        "summary": "",
        "message_count": 1,
        "attachment_count": 0,
        "has_location": False,
        "opened_at": opened_at,
        "last_message_at": opened_at,
        "seal": None,
        "has_exclusions": False,
        "is_oversight": False,
        "topic": None,
        "place_code": None,
        "hold_count": 0,
        "reopened_count": 0,
        "is_open": True,
        "known": 0,
        "asked": 0,
        "is_incomplete": False,
        "due_at": None,
        "untold": None,
        "words_version": 0,
        "version": 1,
    } | changed


def add_first_rows(connection: Connection) -> None:
    """What complaints refer to: a conversation, a reporter, two agencies and two operators."""
    for number in (1, 2):
        thread = {"id": number, "channel": CHANNEL, "conversation_hash": b"%d" % number}
        connection.execute(insert(conversations).values(**thread, replies_paused=False))
        who = {"id": number, "jurisdiction": JURISDICTION, "created_at": NOW}
        connection.execute(insert(reporters).values(**who))
        office = {"id": number, "jurisdiction": JURISDICTION, "code": f"opd-{number}"}
        connection.execute(
            insert(agencies).values(
                **office, name=f"Dinas {number}", contact={}, is_active=True, version=1
            )
        )
        person = {"id": number, "username": f"petugas-{number}", "password_hash": "none"}
        connection.execute(
            insert(operators).values(
                **person,
                role="officer",
                jurisdictions=[],
                created_at=NOW,
                is_active=True,
                more_rights=[],
                protects_children=False,
            )
        )


def add_complaint(connection: Connection, number: int, **changed: Any) -> int:
    """Insert `complaint_row`; its id."""
    connection.execute(insert(complaints), [complaint_row(number, **changed)])
    return number


def assign(connection: Connection, complaint_id: int, agency_id: int, state: str = "open") -> int:
    """Put a complaint before an agency; the assignment's id."""
    added = connection.execute(
        insert(assignments)
        .values(
            complaint_id=complaint_id,
            agency_id=agency_id,
            state=state,
            assigned_by="operator:1",
            assigned_at=NOW,
            version=1,
        )
        .returning(assignments.c.id)
    )
    return int(added.scalar_one())


def add_clock(
    connection: Connection, complaint_id: int, kind: str, due_at: datetime, **more: Any
) -> None:
    """Let a clock of the complaint run, or with `assignment_id` one of that assignment."""
    values = {"state": "running", "started_at": NOW - timedelta(days=1), "why": {}} | more
    connection.execute(
        insert(deadlines).values(complaint_id=complaint_id, kind=kind, due_at=due_at, **values)
    )
