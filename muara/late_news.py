"""Late is told too: what citizens hear of the clocks of their complaint."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from muara.answer_watch import DONE_CHOICES
from muara.app import Application
from muara.clockwork import Delay
from muara.deadlines import Kind
from muara.news import Line, is_sensitive
from muara.words import line
from store import agencies, queries
from store.casework.deed import ACTIVE
from store.scope import SYSTEM


class LateNews:
    """Puts it into the outbox, in the transaction of the sweep that found the delay."""

    def __init__(self, application: Application) -> None:
        self._teller = application.teller()
        self._zones = {name: channel.zone for name, channel in application.channels.items()}
        self._clock = application.clock

    def tell(
        self, connection: Connection, clock: Row[Any], delay: Delay, next_by: datetime | None
    ) -> None:
        """Tell the citizen of one clock; once of each, and of the Ombudsman once at all: whoever
        knows of that hears on the promised day that it is still so."""
        complaint = queries.complaint(SYSTEM, connection, clock.complaint_id)
        now = self._clock.now()
        if delay is Delay.LONG and not _knows_of_ombudsman(connection, complaint.id):
            self._teller.tell_of_ombudsman(SYSTEM, connection, complaint, now)
            return
        of_clock = f"{clock.complaint_id}:{clock.kind}:{clock.assignment_id}"
        key = f"{delay}:{of_clock}:{clock.due_at.isoformat()}"
        day = "" if next_by is None else self._teller.day(connection, complaint, next_by)
        if delay is Delay.CLOSING:
            warning = Line(
                purpose="closing_soon", key=key, words={"day": day}, choices=DONE_CHOICES
            )
            self._teller.tell(SYSTEM, connection, complaint, warning, now)
            return
        named = "" if is_sensitive(complaint) else self._late_agencies(connection, clock)
        language = self._teller.language_of(connection, complaint)
        words = {
            "agency": named,
            "limit": self._limit(connection, complaint, clock.due_at, now),
            "next": line(language, "news.next_by", day=day) if day else "",
        }
        text = f"news.{'late' if delay is Delay.MISSED else 'still_late'}"
        news = Line(
            purpose="overdue",
            key=key,
            words=words,
            text=text if named else f"{text}.office",
        )
        self._teller.tell(SYSTEM, connection, complaint, news, now)

    def _late_agencies(self, connection: Connection, clock: Row[Any]) -> str:
        """Whose answer is missing; empty while it is ours."""
        if clock.kind == Kind.VERIFY:
            return ""
        held = agencies.assignments_of(SYSTEM, connection, clock.complaint_id)
        return ", ".join(
            row.agency_name
            for row in held
            if row.state in ACTIVE and clock.agency_id in (None, row.agency_id)
        )

    def _limit(
        self, connection: Connection, complaint: Row[Any], due_at: datetime, now: datetime
    ) -> str:
        zone = self._zones.get(complaint.channel)
        is_today = due_at.astimezone(zone).date() == now.astimezone(zone).date()
        if is_today:
            return line(self._teller.language_of(connection, complaint), "today")
        return self._teller.day(connection, complaint, due_at)


def _knows_of_ombudsman(connection: Connection, complaint_id: int) -> bool:
    told = queries.replies_to(SYSTEM, connection, complaint_id)
    return any(row.purpose == "ombudsman" for row in told)
