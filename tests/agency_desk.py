"""An agency of an installation under test: its people, its cases, and what it answered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import select, update

from forwarder.base import open_reply
from muara.casework import Casework
from store import agencies, queries
from store.case_models import agencies as agency_table
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.models import complaints, operators
from store.rights import ROLE_RIGHTS
from store.scope import SYSTEM
from tests.installation import Installation

OFFICER = replace(SYSTEM, actor="operator:9999", rights=ROLE_RIGHTS["officer"])


def agency_of(town: Installation, position: int = 0) -> int:
    """One of the agencies of the first government, by name."""
    with town.application.store.read() as connection:
        return int(agencies.agencies_of(SYSTEM, connection, "CTH")[position].id)


def add_colleague(town: Installation, username: str, role: str, agency_id: int) -> int:
    """Somebody who works for an agency; their id."""
    added = town.add_operator(username, role)
    with town.application.store.write() as connection:
        put = update(operators).where(operators.c.id == added)
        connection.execute(put.values(agency_id=agency_id))
    return added


def demand_approval(town: Installation, agency_id: int) -> None:
    """What this agency answers waits for somebody else's yes from now on."""
    with town.application.store.write() as connection:
        put = update(agency_table).where(agency_table.c.id == agency_id)
        connection.execute(put.values(needs_approval=True))


def hand_report(
    town: Installation, person: int, title: str, agency_id: int, *, note: str = "", **message: Any
) -> str:
    """A citizen reports on Telegram, an officer verifies it and hands it on; its number."""
    town.receive(
        "telegram", town.citizens.telegram(person, **({"text": f"Jalan rusak: {title}"} | message))
    )
    newest = select(complaints.c.tracking_id).order_by(complaints.c.id.desc()).limit(1)
    with town.application.store.read() as connection:
        number = str(connection.execute(newest).scalar_one())
    verified = Verification(
        title=title, classification="complaint", is_oversight=False, is_secret=False
    )
    now, casework = town.clock.now(), Casework(town.application)
    casework.verify(OFFICER, number, Deed(key=f"verify-{number}", now=now), verified)
    deed = Deed(key=f"assign-{number}", now=now)
    casework.assign(OFFICER, number, deed, [agency_id], note=note)
    return number


def row_of(town: Installation, number: str) -> Any:
    """The complaint as it stands now."""
    with town.application.store.read() as connection:
        return queries.complaint_by_tracking_id(SYSTEM, connection, number)


def letters(town: Installation, number: str, purpose: str = "answer") -> list[str]:
    """What the citizen is told of this kind, as it lies in the outbox."""
    store = town.application.store
    complaint = row_of(town, number)
    with store.read() as connection:
        rows = queries.replies_to(SYSTEM, connection, complaint.id)
        sealer = queries.reporter_sealer(SYSTEM, connection, store.keyring, complaint.reporter_id)
    wanted = [row for row in rows if row.purpose == purpose]
    return [str(open_reply(sealer, row.sealed)["text"]) for row in wanted]
