"""The clocks of a complaint as its page shows them: how long is left, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from muara.explaining import explain
from muara.web.visit import Visit
from store import agencies, clocks, queries

_SOON = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockView:
    """One clock: its row, whose it is where it is an agency's, and a sentence for each step."""

    row: Row[Any]
    agency: str | None
    why: Sequence[str]
    urgency: str
    """`over`, `soon`, `later`, or `still` when it is not running."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyWindow:
    """Until when the platform lets us write freely; None when the citizen never wrote directly."""

    ends_at: datetime | None
    is_open: bool
    has_template: bool


def clocks_of(visit: Visit, connection: Connection, complaint: Row[Any]) -> list[ClockView]:
    """Running ones first, the nearest on top; agencies see the complaint's own and theirs."""
    scope, now = visit.scope, visit.application.clock.now()
    zone = visit.zone_of(complaint.jurisdiction)
    handed = agencies.assignments_of(scope, connection, complaint.id)
    names = {row.id: row.agency_name for row in handed}
    rows = [
        row
        for row in clocks.deadlines_of(scope, connection, complaint.id)
        if row.assignment_id is None or row.assignment_id in names
    ]
    views = [
        ClockView(
            row=row,
            agency=names.get(row.assignment_id),
            why=explain(row.kind, row.why, row.started_at, row.due_at, zone, visit.language),
            urgency=_urgency(row, now),
        )
        for row in rows
    ]
    return sorted(views, key=lambda view: (view.urgency == "still", view.row.due_at or now))


def _urgency(row: Row[Any], now: datetime) -> str:
    if row.state != "running" or row.due_at is None:
        return "still"
    if row.due_at <= now:
        return "over"
    return "soon" if row.due_at - now <= _SOON else "later"


def window_of(visit: Visit, connection: Connection, complaint: Row[Any]) -> ReplyWindow | None:
    """The channel's window for free replies; None where the platform sets none, and in public."""
    channel = visit.application.channels.get(complaint.channel)
    if channel is None or complaint.surface != "direct" or channel.type.rules.window is None:
        return None
    place = queries.conversation(visit.scope, connection, complaint.conversation_id)
    last = place.last_direct_at
    ends_at = last + channel.type.rules.window if last is not None else None
    return ReplyWindow(
        ends_at=ends_at,
        is_open=ends_at is not None and ends_at > visit.application.clock.now(),
        has_template=channel.type.rules.has_templates and bool(channel.settings.templates),
    )
