"""What happened to a complaint, as its clocks need it: read from the history, told in their words.

A deed that was taken back is as if it had never been.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from muara.calendars import Timing
from muara.deadlines import Event, Happened, clocks
from store import agencies, queries
from store import clocks as stored
from store.batch import write_now
from store.changes import WITHHELD
from store.scope import SYSTEM

_PLAIN: Mapping[str, Happened] = {
    "complaint_held": Happened.HELD,
    "complaint_resumed": Happened.RESUMED,
    "complaint_handed_over": Happened.HANDED_OVER,
    "complaint_archived": Happened.ARCHIVED,
    "complaint_withdrawn": Happened.ARCHIVED,
    "complaint_closed": Happened.CLOSED,
    "complaint_reopened": Happened.REOPENED,
    "complaint_merged": Happened.MERGED,
    "complaint_split": Happened.SPLIT,
    "answer_delivered": Happened.ANSWER_DELIVERED,
    "message_added": Happened.REPORTER_ANSWERED,
    "message_edited": Happened.REPORTER_ANSWERED,
}
_OF_AGENCY: Mapping[str, Happened] = {
    "assignment_returned": Happened.RETURNED,
    "assignment_withdrawn": Happened.RETURNED,
    "followed_up": Happened.FOLLOWED_UP,
    "answered_initially": Happened.ANSWERED_INITIALLY,
}
_UNDONE: Mapping[str, str] = {
    "archive": "complaint_archived",
    "assign": "complaint_assigned",
    "close": "complaint_closed",
    "hand_over": "complaint_handed_over",
    "merge": "complaint_merged",
}


def recount(connection: Connection, complaint_id: int, timing: Timing) -> None:
    """Set the clocks of a complaint by all that happened to it, in this transaction too."""
    write_now(connection)  # what happened in this very batch is history, too
    found = clocks(events_of(connection, complaint_id), timing.rules, timing.calendar)
    stored.replace_deadlines(SYSTEM, connection, complaint_id, found)


def events_of(connection: Connection, complaint_id: int) -> list[Event]:
    """What moves the clocks of a complaint, oldest first."""
    complaint = queries.complaint(SYSTEM, connection, complaint_id)
    handed = agencies.assignments_of(SYSTEM, connection, complaint_id)
    of_agency = {row.agency_id: row.id for row in handed}
    events = [Event(Happened.OPENED, complaint.opened_at)]
    for line in without_undone(queries.history_of(SYSTEM, connection, complaint_id)):
        events += _events(line, of_agency)
    return events


def without_undone(history: Sequence[Row[Any]]) -> list[Row[Any]]:
    """A complaint's history as if what was taken back had never been done."""
    kept: list[Row[Any]] = []
    for line in history:
        if line.event == "deed_undone":
            _drop_newest(kept, _UNDONE.get(line.details["deed"]))
        else:
            kept.append(line)
    return kept


def _drop_newest(lines: list[Row[Any]], event: str | None) -> None:
    for position in reversed(range(len(lines))):
        if lines[position].event == event:
            del lines[position]
            return


def _events(line: Row[Any], of_agency: Mapping[int, int]) -> list[Event]:
    details = line.details
    if line.event == "complaint_verified":
        kind = "oversight" if details["is_oversight"] else details["classification"]
        return [Event(Happened.VERIFIED, line.at, classification=kind)]
    if line.event == "complaint_assigned":
        ids = [of_agency[agency] for agency in details["agencies"] if agency in of_agency]
        due_at = details.get("due_at")
        asked_for = datetime.fromisoformat(due_at) if due_at else None
        return [
            Event(Happened.ASSIGNED, line.at, assignment_id=one, asked_for=asked_for) for one in ids
        ]
    if line.event == "answered_in_substance":
        what = Happened.ANSWERED if details["is_resolved"] else Happened.FOLLOWED_UP
        events = [Event(what, line.at)] if what is Happened.ANSWERED else []
        agency = details.get("agency")
        if agency in of_agency:
            events.insert(0, Event(Happened.FOLLOWED_UP, line.at, of_agency[agency]))
        return events
    if line.event in _OF_AGENCY:
        agency = details.get("agency")
        events = [Event(_OF_AGENCY[line.event], line.at, of_agency.get(agency))]
        if details.get("is_resolved"):  # the other agencies have answered
            events.append(Event(Happened.ANSWERED, line.at))
        return events
    if line.event == WITHHELD:
        is_word = not details.get("is_deletion")
        return [Event(Happened.REPORTER_SPOKE, line.at)] if is_word else []
    if line.event in _PLAIN:
        return [Event(_PLAIN[line.event], line.at)]
    return []
