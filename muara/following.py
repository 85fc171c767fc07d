"""What a citizen may know of their complaint at `/lacak`: a stage by the number alone, the story of
it with the check code, and what they can do then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row

from channels.base import Surface
from channels.web import Told
from forwarder.base import RECORD, open_reply
from muara.app import Application
from muara.casework import open_words
from muara.chronicle import without_undone
from muara.deadlines import Kind
from muara.news import is_refusal, is_sensitive
from normalizer.courtesies import without_courtesies
from normalizer.record import Record
from store import agencies, casereading, queries, sending
from store.case_models import FollowUpKind, FollowUpState
from store.casework import by_reporter
from store.casework.deed import Deed
from store.errors import Erased, NotFound, NotPossible
from store.models import ComplaintStatus as Status
from store.scope import SYSTEM
from store.sealing import Sealer
from store.tracking import is_check_code

Stage = Literal["received", "in_progress", "finished"]
_STAGES: Mapping[Status, Stage] = {
    Status.NEW: "received",
    Status.ON_HOLD: "received",
    Status.ASSIGNED: "in_progress",
    Status.IN_PROGRESS: "in_progress",
    Status.RESOLVED: "finished",
    Status.CLOSED: "finished",
    Status.HANDED_OVER: "finished",
    Status.ARCHIVED: "finished",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing that happened: `kind` names its words, `values` fill them.

    `words` are what somebody said to the citizen, under `text` and, of answers, `what`, `when` and
    `who`. `reason` is a code.
    """

    at: datetime
    kind: str
    values: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    reason: str | None = None
    photos: Sequence[int] = ()
    """Of the work that was done, by their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A complaint as its reporter sees it."""

    tracking_id: str
    jurisdiction: str
    summary: str
    """What they told begins so, redacted; empty of a secret one, whoever holds the phone."""
    stage: Stage
    status: str
    moments: Sequence[Moment]
    due_at: datetime | None
    """By when they hear more; None where that day is over: the news of the delay names the next."""
    rating: int | None
    is_secret: bool
    may_answer: bool
    """It was answered: does that settle it?"""
    may_rate: bool
    is_asked: bool
    """An officer waits for an answer of theirs."""
    may_turn_to_ombudsman: bool


def stage_of(application: Application, tracking_id: str) -> Stage | None:
    """How far a complaint is; None for one that nobody may hear of, and for none at all."""
    with application.store.read() as connection:
        row = _find(connection, tracking_id)
        if row is None or row.is_secret or row.seal is not None:
            return None
        return _STAGES[_status(connection, row)]


def is_reporter(application: Application, tracking_id: str, code: str) -> bool:
    """Whether somebody knows the check code of a complaint that there is."""
    is_right = is_check_code(application.store.keyring, tracking_id, code)
    with application.store.read() as connection:  # asked in any case, so that it takes as long
        is_there = _find(connection, tracking_id) is not None
    return is_right and is_there


def follow(application: Application, tracking_id: str) -> Followed | None:
    """A complaint's story for its reporter; None when it is gone, or they were forgotten."""
    now = application.clock.now()
    with application.store.read() as connection:
        row = _find(connection, tracking_id)
        sealer = _sealer(application, connection, row) if row is not None else None
        if row is None or sealer is None:
            return None
        moments = [
            Moment(at=row.opened_at, kind="received"),
            *_happened(connection, row),
            *_said(connection, row, sealer),
            *_in_the_outbox(connection, row, sealer, now),
            *_said_of_leader(application, connection, row),
        ]
        status = _status(connection, row)
    is_own = row.merged_into is None
    is_secret = row.is_secret or row.seal is not None
    return Followed(
        tracking_id=row.tracking_id,
        jurisdiction=row.jurisdiction,
        summary="" if is_secret else without_courtesies(row.summary or ""),
        stage=_STAGES[status],
        status=status,
        moments=sorted(moments, key=lambda moment: moment.at),
        due_at=row.due_at if _is_to_come(row, now) else None,
        rating=row.rating,
        is_secret=is_secret,
        may_answer=is_own and row.status == Status.RESOLVED,
        may_rate=is_own and row.status == Status.CLOSED,
        is_asked=row.status == Status.ON_HOLD,
        may_turn_to_ombudsman=_may_turn_to_ombudsman(row),
    )


_OWN_CLOCKS = frozenset({Kind.VERIFY, Kind.FIRST_FOLLOW_UP, Kind.ANSWER})
"""Of these the government itself has to keep the day."""


def _is_to_come(row: Row[Any], now: datetime) -> bool:
    is_ours = bool(row.is_open) and row.due_kind in _OWN_CLOCKS
    return bool(is_ours and row.due_at is not None and row.due_at > now)


def _may_turn_to_ombudsman(row: Row[Any]) -> bool:
    """It was refused, or has been objected to more than once."""
    is_refused = row.status == Status.ARCHIVED and is_refusal(row.reason or "")
    return is_refused or row.reopened_count >= by_reporter.OBJECTIONS_FOR_SUPERVISOR


def _find(connection: Connection, tracking_id: str) -> Row[Any] | None:
    try:
        return queries.complaint_by_tracking_id(SYSTEM, connection, tracking_id)
    except NotFound:
        return None


def _status(connection: Connection, row: Row[Any]) -> Status:
    """Of what is handled with another one, that one's: it alone goes on."""
    if row.merged_into is not None:
        row = queries.complaint(SYSTEM, connection, row.merged_into)
    return Status(row.status)


def _sealer(application: Application, connection: Connection, row: Row[Any]) -> Sealer | None:
    try:
        return queries.reporter_sealer(
            SYSTEM, connection, application.store.keyring, row.reporter_id
        )
    except Erased:
        return None


# --- the story ------------------------------------------------------------------------------------

_KINDS: Mapping[str, str] = {
    "complaint_verified": "verified",
    "complaint_assigned": "assigned",
    "assignment_accepted": "accepted",
    "complaint_handed_over": "handed_over",
    "complaint_archived": "archived",
    "complaint_closed": "closed",
    "complaint_reopened": "reopened",
    "complaint_rated": "rated",
    "complaint_withdrawn": "withdrawn",
    "withdrawal_asked": "withdrawal_asked",
    "secrecy_chosen": "secret",
    "message_added": "added",
}
"""What of a complaint's history its reporter is told, and as what."""
_SAID: Mapping[FollowUpKind, str] = {
    FollowUpKind.QUESTION: "question",
    FollowUpKind.MESSAGE: "message",
    FollowUpKind.FOLLOW_UP: "progress",
    FollowUpKind.INITIAL_ANSWER: "progress",
    FollowUpKind.SUBSTANTIVE_ANSWER: "answer",
}
_NEWS: Mapping[str, str] = {
    "closing_soon": "warning",
    "erasure_refused": "erasure_refused",
    "foreign_answer": "foreign_answer",
    "foreign_status": "foreign_status",
    "forwarded": "forwarded",
    "hide_comment": "comment_hidden",
    "merge": "merged",
    "ombudsman": "warning",
    "overdue": "warning",
    "withdrawal_declined": "withdrawal_declined",
}
"""Purposes of news that neither the history nor a follow-up tells, and as what they are told."""


def _happened(connection: Connection, row: Row[Any]) -> Iterator[Moment]:
    history = queries.history_of(SYSTEM, connection, row.id)
    for line in without_undone(history):
        kind = _KINDS.get(line.event)
        if kind is not None:
            yield Moment(
                at=line.at,
                kind=kind,
                values=_values(connection, row, line),
                reason=line.details.get("reason"),
            )


def _values(connection: Connection, row: Row[Any], line: Row[Any]) -> dict[str, str]:
    """Of what is delicate neither who has it, nor who gets it, is said where others may look."""
    details = line.details
    ids = details.get("agencies") or ([details["agency"]] if details.get("agency") else [])
    is_plain = not is_sensitive(row)
    return {
        "agency": ", ".join(_agency(connection, one) for one in ids if is_plain),
        "to": str(details.get("to") or "") if is_plain else "",
        "rating": str(details.get("rating") or ""),
    }


def _agency(connection: Connection, agency_id: int) -> str:
    return str(agencies.agency(SYSTEM, connection, agency_id).name)


def _said(
    connection: Connection,
    row: Row[Any],
    sealer: Sealer,
    kinds: Sequence[FollowUpKind] = tuple(_SAID),
) -> Iterator[Moment]:
    """What the citizen was told, in the words in which it was said."""
    for one in casereading.follow_ups_of(SYSTEM, connection, row.id):
        kind = FollowUpKind(one.kind)
        if one.state == FollowUpState.TOLD and kind in kinds and one.sealed is not None:
            files = casereading.files_of(SYSTEM, connection, [one.id])
            yield Moment(
                at=one.approved_at or one.at,
                kind=_SAID[kind],
                words=open_words(sealer, one.sealed),
                photos=[
                    file.id
                    for file in files
                    if file.object_name and file.mime_type.startswith("image/")
                ],
            )


def _in_the_outbox(
    connection: Connection, row: Row[Any], sealer: Sealer, now: datetime
) -> Iterator[Moment]:
    """News that is kept there alone, in the words in which it was told."""
    for one in sending.said_of(SYSTEM, connection, row.id, tuple(_NEWS), now):
        content = open_reply(sealer, one.sealed)
        if content["private"] or content["to"]["surface"] == Surface.DIRECT:
            words = {"text": content["text"]}
            yield Moment(at=one.created_at, kind=_NEWS[one.purpose], words=words)


def _said_of_leader(
    application: Application, connection: Connection, row: Row[Any]
) -> Iterator[Moment]:
    """What was answered to the complaint that this one is handled with: it was told here too, not
    before they were one, and of what is delicate without its words."""
    if row.merged_into is None:
        return
    leader = queries.complaint(SYSTEM, connection, row.merged_into)
    sealer = _sealer(application, connection, leader)
    if sealer is None:
        return
    is_hidden = is_sensitive(leader) or is_sensitive(row)
    joined_at = _joined_at(connection, row)
    for answer in _said(connection, leader, sealer, (FollowUpKind.SUBSTANTIVE_ANSWER,)):
        at = max(answer.at, joined_at)
        yield Moment(at=at, kind="answered") if is_hidden else replace(answer, at=at)


def _joined_at(connection: Connection, row: Row[Any]) -> datetime:
    """Since when it is handled with others."""
    history = without_undone(queries.history_of(SYSTEM, connection, row.id))
    merged = [line.at for line in history if line.event == "complaint_merged"]
    found: datetime = max(merged, default=row.opened_at)
    return found


def ids_of(story: Followed) -> list[str]:
    """Of its moments, in their order; the same whenever the story is told."""
    found: list[str] = []
    for place, moment in enumerate(story.moments):
        alike = sum(one.at == moment.at for one in story.moments[:place])
        said = f"{story.tracking_id} {moment.at.isoformat()} {moment.kind} {alike}"
        found.append(hashlib.sha256(said.encode()).hexdigest()[:20])
    return found


# --- what the reporter does -----------------------------------------------------------------------


def rate(application: Application, tracking_id: str, key: str, rating: int) -> bool:
    """How content they are; what was answered is settled by that. False when it is too late."""

    def do(connection: Connection, row: Row[Any]) -> None:
        now = application.clock.now()
        by_reporter.rate(connection, row.id, Deed(key=f"rate:{key}", now=now), rating)
        if row.status == Status.RESOLVED:
            by_reporter.confirm(connection, row.id, Deed(key=f"confirm:{key}", now=now))

    return _done(application, tracking_id, do)


def _done(
    application: Application, tracking_id: str, do: Callable[[Connection, Row[Any]], None]
) -> bool:
    try:
        with application.store.write() as connection:
            row = queries.complaint_by_tracking_id(SYSTEM, connection, tracking_id)
            do(connection, row)
            if row.channel in application.pipeline.channels:
                application.pipeline.recount(connection, row.id, row.channel)
    except (NotFound, NotPossible):
        return False
    return True


def addresses_of(
    application: Application, connection: Connection, complaint_id: int
) -> tuple[str, ...]:
    """By which the reporter is known, as their newest message says; none where that is gone, or
    they were forgotten."""
    newest = queries.newest_message(SYSTEM, connection, complaint_id)
    sealer = _sealer(application, connection, newest) if newest is not None else None
    if newest is None or sealer is None:
        return ()
    return Record.model_validate_json(sealer.open(newest.sealed, RECORD)).sender.addresses


def further_words(
    application: Application,
    tracking_id: str,
    key: str,
    text: str,
    *,
    is_objection: bool = False,
) -> Told | None:
    """Words of the reporter on their complaint, to be taken by the web channel; None when the
    reporter was forgotten meanwhile."""
    with application.store.read() as connection:
        row = _find(connection, tracking_id)
        if row is None or _sealer(application, connection, row) is None:
            return None
        addresses = addresses_of(application, connection, row.id)
    if not addresses:  # without one their words would be a stranger's
        return None
    return Told(
        external_id=f"{tracking_id}.{key}",
        conversation_id=f"about:{tracking_id}",
        text=text,
        about=tracking_id,
        addresses=addresses,
        is_objection=is_objection,
    )
