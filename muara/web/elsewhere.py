"""What a complaint's page says of the systems outside that it went to, and may be sent to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from forwarder import lapor
from muara.forwarding import note_of
from muara.web.case import sealer_of
from muara.web.visit import Visit
from store import forwardings
from store.rights import Right
from store.seals import is_sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """One destination; `row` is None where the complaint was never meant to go."""

    name: str
    label: str
    row: Row[Any] | None
    answer: str | None
    may_send: bool


def elsewhere_of(visit: Visit, connection: Connection, complaint: Row[Any]) -> list[Elsewhere]:
    """The destinations that this complaint is at, or may be sent to. None of it for agencies."""
    called = [one for one in visit.application.destinations.values() if one.takes_cases]
    if not called or visit.scope.agencies is not None:
        return []
    rows = {
        row.destination: row
        for row in forwardings.of_complaint(visit.scope, connection, complaint.id)
        if row.destination != lapor.NAME
    }
    sealer = sealer_of(visit, connection, complaint) if rows else None
    may_leave = (
        visit.may(Right.VERIFY)
        and complaint.verified_at is not None
        and complaint.merged_into is None
        and not is_sealed(complaint.seal)
    )
    found = []
    for one in called:
        row = rows.get(one.name)
        goes = one.settings.may_have(complaint.jurisdiction, is_secret=complaint.is_secret)
        if row is None and not (goes and may_leave):
            continue
        is_open = row is None or row.state in ("refused", "withheld")
        found.append(
            Elsewhere(
                name=one.name,
                label=visit.destination_label(one.name),
                row=row,
                answer=note_of(sealer, row) if sealer is not None and row is not None else None,
                may_send=may_leave and goes and is_open,
            )
        )
    return found
