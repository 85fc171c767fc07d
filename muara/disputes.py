"""Complaints that governments hand to each other, so that nobody has them: people above are told,
once for each. Coordinators learn how many there are and between whom, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from muara import notices
from muara.app import Application, Channel, Destination
from store import deputies, forwardings
from store.casework.deed import Deed
from store.changes import write_history
from store.scope import SYSTEM, Scope


def note(
    application: Application,
    scope: Scope,
    connection: Connection,
    complaint: Row[Any],
    government: Destination,
    deed: Deed,
) -> None:
    """A hand-over between us and another government was refused: the line of history, and who hears
    of it. In the caller's transaction, which is to be committed before anything is refused."""
    forwardings.note_dispute(scope, connection, complaint.id, government.name, deed.now)
    write_history(
        scope,
        connection,
        "hand_over_disputed",
        deed.now,
        complaint_id=complaint.id,
        destination=government.name,
    )
    count = forwardings.disputes(scope, connection, government.name, complaint.jurisdiction)
    told = _Told(application, connection, government, f"dispute:{complaint.id}", deed.now)
    told.tell("supervisor", complaint.jurisdiction, count, complaint_id=complaint.id)
    told.tell("coordinator", complaint.jurisdiction, count, channel=complaint.channel)


def note_stranger(
    application: Application,
    scope: Scope,
    connection: Connection,
    channel: Channel,
    government: Destination,
    number: str,
    now: datetime,
) -> None:
    """The same of a complaint that they would hand to us, and that was never ours. `number` is
    theirs."""
    write_history(
        scope,
        connection,
        "hand_over_disputed",
        now,
        destination=government.name,
        foreign_id=number,
    )
    told = _Told(application, connection, government, f"dispute:{number}", now)
    told.tell("coordinator", channel.settings.jurisdiction, 1, channel=channel.name)


@dataclass(frozen=True, slots=True)
class _Told:
    """One dispute that people of ours hear of, with that government."""

    application: Application
    connection: Connection
    government: Destination
    occasion: str
    now: datetime

    def tell(self, role: str, jurisdiction: str, count: int, **of: Any) -> None:
        """All of a role; `count` is how many there are between us by now."""
        known = deputies.operators_now(SYSTEM, self.connection, self.now)
        ours = self.application.settings.jurisdictions[jurisdiction].name
        notices.tell(
            self.application.scope("system"),
            self.connection,
            notices.Event.IN_DISPUTE,
            operator_ids={one.id for one in known if one.acts_as((role,))},
            occasion=self.occasion,
            about={"ours": ours, "theirs": self.government.settings.label, "count": count},
            now=self.now,
            **of,
        )
