"""Every write about complaints and their reporters, by a name that a clerk would understand.

One change is one transaction of the caller's with at least one row of history. The caller's scope
comes first.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Boolean,
    Connection,
    Row,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    update,
)

from store import audit, ledger
from store.announcing import announce
from store.batch import insert_later, new_id, update_later, waiting_row, write_now
from store.case_models import releases
from store.completeness import MATTER_FACET, lacks_needed, still_incomplete
from store.errors import Conflict, NotFound
from store.models import (
    ComplaintStatus,
    MediaState,
    OutboxState,
    Outcome,
    attachments,
    complaints,
    conversations,
    histories,
    items,
    outbox,
)
from store.publications import withdraw, withdraw_unfit
from store.rights import Right
from store.scope import Scope
from store.tracking import new_tracking_id

GREETING_LENGTH = 24
"""Fewer characters than this say hardly what a complaint is about."""
SUMMARY_LENGTH = 140
SEALS = ("oversight", "minor")
ACKNOWLEDGEMENTS = ("acknowledgement", "public_acknowledgement", "private_acknowledgement")


def raise_versions(
    _scope: Scope, connection: Connection, complaint_ids: Collection[int | None]
) -> None:
    """Whoever looks at these complaints sees something else from now on."""
    connection.execute(
        update(complaints)
        .where(complaints.c.id.in_(complaint_ids))
        .values(version=complaints.c.version + 1)
    )


def write_history(
    scope: Scope,
    connection: Connection,
    event: str,
    at: datetime,
    *,
    complaint_id: int | None = None,
    item_id: int | None = None,
    **details: Any,
) -> None:
    """One line of history; `details` hold facts and codes, never a citizen's words.

    What a person did stands in the audit trail too; what the application did by itself does not.
    Of a deputy they also say for whom: `acting_for`, ids of operators.
    """
    if scope.acting_for:
        details["acting_for"] = list(scope.acting_for)
    values = {
        "at": at,
        "event": event,
        "actor": scope.actor,
        "complaint_id": complaint_id,
        "item_id": item_id,
        "details": details,
    }
    insert_later(connection, histories, values)
    if complaint_id is not None:
        announce(connection, event, complaint_id, at, details)
    if scope.is_person:
        audit.note(
            scope,
            connection,
            event,
            at,
            complaint_id=complaint_id,
            item_id=item_id,
            **details,
        )


# --- complaints -------------------------------------------------------------------------------

WITHHELD = "message_withheld"
"""The history's word for a message that agencies do not know of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """What a stored message adds to a complaint."""

    item_id: int
    at: datetime
    """When it was said: orders the conversation."""
    summary: str = ""
    attachment_count: int = 0
    has_location: bool = False
    event: str = "created"
    is_first_version: bool = True
    """None of its versions stands in the complaint yet, so that it counts as one more message."""
    urgency: int = 0
    """0 unknown, 1 low, 2 medium, 3 high."""
    is_emergency: bool = False
    is_report: bool = True
    is_secret: bool = False
    """The reporter asked for it, whatever the words say."""
    known: int = 0
    """What it says of what an agency needs, as bits: `forwarder.base.Facet`."""
    settles_at: datetime | None = None
    """When the bot may have its next word, if the complaint is still being gathered."""
    is_withheld: bool = False
    """Agencies do not see it yet: nothing that they do see may tell of it."""
    signs: Sequence[str] = ()
    """`oversight`, `minor`, `threat`: each makes the whole complaint secret on arrival."""

    @property
    def seal(self) -> str | None:
        """Oversight content and the words of children are sealed too: few people know of them."""
        return next((sign for sign in SEALS if sign in self.signs), None)


def open_complaint(
    scope: Scope,
    connection: Connection,
    message: NewMessage,
    *,
    jurisdiction: str,
    channel: str,
    surface: str,
    conversation_id: int,
    reporter_id: int,
    opened_at: datetime,
    now: datetime,
    origin: str | None = None,
    is_gathering: bool = True,
    settles_at: datetime | None = None,
    settles_latest: datetime | None = None,
) -> tuple[int, str]:
    """A new complaint with its first message: its id and tracking id.

    `origin` says how it came where an operator entered it; such a story is told at once, so that
    nothing `is_gathering` any more. Else the bot waits until `settles_at` for further pieces, each
    of which puts that off, up to `settles_latest`.
    """
    values = {
        "jurisdiction": jurisdiction,
        "channel": channel,
        "surface": surface,
        "conversation_id": conversation_id,
        "reporter_id": reporter_id,
        "status": ComplaintStatus.NEW,
        "is_gathering": is_gathering,
        "is_anonymous": True,
        "is_secret": message.is_secret or bool(message.signs),
        "is_report": message.is_report,
        "urgency": message.urgency,
        "is_emergency": message.is_emergency,
        "summary": message.summary[:SUMMARY_LENGTH],
        "message_count": 1,
        "attachment_count": message.attachment_count,
        "has_location": message.has_location,
        "opened_at": opened_at,
        "last_message_at": message.at,
        "seal": message.seal,
        "has_exclusions": False,
        "is_oversight": False,
        "hold_count": 0,
        "reopened_count": 0,
        "is_open": True,
        "origin": origin,
        "settles_at": settles_at if is_gathering else None,
        "settles_latest": settles_latest if is_gathering else None,
        "known": message.known,
        "asked": 0,
        "due_at": None,
        "due_kind": None,
        "is_incomplete": False,
        "words_version": 0,
        "version": 1,
    }
    complaint_id = new_id(connection, complaints)
    # Two equal random ids are all but impossible; the database would refuse the second.
    tracking_id = new_tracking_id(jurisdiction)
    values |= {"id": complaint_id, "tracking_id": tracking_id}
    insert_later(connection, complaints, values, rank=2, is_amended=True)
    write_history(
        scope,
        connection,
        "complaint_opened",
        now,
        complaint_id=complaint_id,
        item_id=message.item_id,
    )
    _note_signs(scope, connection, complaint_id, message, now)
    return complaint_id, tracking_id


def _note_signs(
    scope: Scope, connection: Connection, complaint_id: int, message: NewMessage, now: datetime
) -> None:
    if message.signs:
        write_history(
            scope,
            connection,
            "sealed_on_arrival",
            now,
            complaint_id=complaint_id,
            item_id=message.item_id,
            signs=list(message.signs),
        )


def add_message(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    message: NewMessage,
    now: datetime,
) -> None:
    """Add a message, an edit or a deletion to a complaint.

    One that is withheld changes neither its counts nor its first words, see `count_in`.
    """
    added = _what_it_adds(message)
    opened = waiting_row(connection, complaints, complaint_id)
    if opened is None:
        update_later(connection, _ADD_MESSAGE, {"p_id": complaint_id, **added})
    else:
        # Opened in this very batch: written once, not written and changed for each message.
        opened.update(_added_to(opened, **added))
    if message.event == "deleted":  # its words may be those that everybody reads
        end_publication(scope, connection, complaint_id, now)
        _end_releases(scope, connection, complaint_id, message.item_id, now)
    elif message.is_secret or message.signs or message.seal:
        withdraw_unfit(connection, complaint_id)
    _note_signs(scope, connection, complaint_id, message, now)
    event = {"created": "message_added", "edited": "message_edited"}.get(
        message.event, "message_deleted"
    )
    facts: dict[str, Any] = {"item_id": message.item_id}
    if message.is_withheld:
        facts |= {"is_deletion": True} if event == "message_deleted" else {}
        event = WITHHELD
    write_history(scope, connection, event, now, complaint_id=complaint_id, **facts)


def end_publication(scope: Scope, connection: Connection, complaint_id: int, now: datetime) -> None:
    """Nobody reads it any more; where it was public the history says so, which tells listeners."""
    if withdraw(connection, complaint_id):
        write_history(scope, connection, "report_unpublished", now, complaint_id=complaint_id)


def _end_releases(
    scope: Scope, connection: Connection, complaint_id: int, item_id: int, now: datetime
) -> None:
    """Agencies see no longer what was released to them of a message that was taken back."""
    write_now(connection)  # its versions may stand in this very batch
    message = select(items.c.message_hash).where(items.c.id == item_id).scalar_subquery()
    versions = select(items.c.id).where(items.c.message_hash == message)
    files = select(attachments.c.id).where(attachments.c.item_id.in_(versions))
    ended = connection.execute(
        update(releases)
        .where(
            releases.c.complaint_id == complaint_id,
            releases.c.ended_at.is_(None),
            or_(releases.c.item_id.in_(versions), releases.c.attachment_id.in_(files)),
        )
        .values(ended_at=now)
        .returning(releases.c.item_id, releases.c.attachment_id)
    ).all()
    for row in ended:
        write_history(
            scope,
            connection,
            "release_ended",
            now,
            complaint_id=complaint_id,
            item=row.item_id,
            attachment=row.attachment_id,
        )


def _what_it_adds(message: NewMessage) -> dict[str, Any]:
    """The parameters of `_ADD_MESSAGE`, but for the complaint's id.

    Whoever takes a message back has not spoken again.
    """
    is_seen = not message.is_withheld
    return {
        "p_at": None if message.event == "deleted" else message.at,
        "p_summary": message.summary[:SUMMARY_LENGTH] if is_seen else "",
        "p_messages": int(message.is_first_version and is_seen),
        "p_attachments": message.attachment_count if is_seen else 0,
        "p_has_location": message.has_location and is_seen,
        "p_urgency": message.urgency if is_seen else 0,
        "p_is_emergency": message.is_emergency,
        "p_is_report": message.is_report,
        "p_is_secret": message.is_secret or bool(message.signs),
        "p_seal": message.seal,
        "p_known": message.known,
        "p_settles_at": message.settles_at,
    }


def _added_to(
    row: Mapping[str, Any],
    *,
    p_at: datetime | None,
    p_summary: str,
    p_messages: int,
    p_attachments: int,
    p_has_location: bool,
    p_urgency: int,
    p_is_emergency: bool,
    p_is_report: bool,
    p_is_secret: bool,
    p_seal: str | None,
    p_known: int,
    p_settles_at: datetime | None,
) -> dict[str, Any]:
    """What `_ADD_MESSAGE` sets, of a row that the database does not have yet."""
    summary, known = row["summary"], row["known"] | p_known
    tells_matter = bool(p_known & MATTER_FACET and p_summary)
    is_longer = len(summary) < min(GREETING_LENGTH, len(p_summary))
    says_more = not row["known"] & MATTER_FACET and (tells_matter or is_longer)
    gives_way = not summary or (row["is_gathering"] and says_more)
    return {
        "last_message_at": max(row["last_message_at"], p_at or row["last_message_at"]),
        "summary": p_summary if gives_way else summary,
        "message_count": row["message_count"] + p_messages,
        "attachment_count": row["attachment_count"] + p_attachments,
        "has_location": row["has_location"] or p_has_location,
        "urgency": max(row["urgency"], p_urgency),
        "is_emergency": row["is_emergency"] or p_is_emergency,
        "is_report": row["is_report"] or p_is_report,
        "is_secret": row["is_secret"] or p_is_secret,
        "known": known,
        "is_incomplete": row["is_incomplete"] and lacks_needed(known),
        "settles_at": _put_off(row["settles_at"], row["settles_latest"], p_settles_at),
        "seal": row["seal"] or p_seal,
        "version": row["version"] + 1,
    }


def _put_off(
    settles_at: datetime | None, latest: datetime | None, until: datetime | None
) -> datetime | None:
    if settles_at is None or until is None or settles_at > until:
        return settles_at
    return until if latest is None else min(latest, until)


_SUMMARY = bindparam("p_summary", type_=complaints.c.summary.type)
_URGENCY = bindparam("p_urgency", type_=complaints.c.urgency.type)
_KNOWN = bindparam("p_known", type_=complaints.c.known.type)
# Many begin with "p", "tes" or a greeting, and say in the next message what it is about.
# "Lampu mati" says it, and what answers "where?" is longer.
_SAYS_MORE = and_(
    complaints.c.is_gathering,
    complaints.c.known.bitwise_and(MATTER_FACET) == 0,
    or_(
        and_(_KNOWN.bitwise_and(MATTER_FACET) != 0, _SUMMARY != ""),
        and_(
            func.length(complaints.c.summary) < GREETING_LENGTH,
            func.length(_SUMMARY) > func.length(complaints.c.summary),
        ),
    ),
)
_AT = bindparam("p_at", type_=complaints.c.last_message_at.type)
_SEAL = bindparam("p_seal", type_=complaints.c.seal.type)
_SETTLES = bindparam("p_settles_at", type_=complaints.c.settles_at.type)
_ADD_MESSAGE = (
    update(complaints)
    .where(complaints.c.id == bindparam("p_id"))
    .values(
        last_message_at=case(
            (complaints.c.last_message_at < _AT, _AT),
            else_=complaints.c.last_message_at,
        ),
        summary=case(
            (or_(complaints.c.summary == "", _SAYS_MORE), _SUMMARY), else_=complaints.c.summary
        ),
        message_count=complaints.c.message_count + bindparam("p_messages"),
        attachment_count=complaints.c.attachment_count + bindparam("p_attachments"),
        has_location=or_(complaints.c.has_location, bindparam("p_has_location", type_=Boolean)),
        urgency=case((complaints.c.urgency < _URGENCY, _URGENCY), else_=complaints.c.urgency),
        is_emergency=or_(complaints.c.is_emergency, bindparam("p_is_emergency", type_=Boolean)),
        is_report=or_(complaints.c.is_report, bindparam("p_is_report", type_=Boolean)),
        is_secret=or_(complaints.c.is_secret, bindparam("p_is_secret", type_=Boolean)),
        known=complaints.c.known.bitwise_or(_KNOWN),
        is_incomplete=still_incomplete(_KNOWN),
        # The bot waits for the next piece of the story, though not for ever, and not less than it
        # has given for an answer.
        settles_at=case(
            (or_(complaints.c.settles_at.is_(None), _SETTLES.is_(None)), complaints.c.settles_at),
            (complaints.c.settles_at > _SETTLES, complaints.c.settles_at),
            (complaints.c.settles_latest < _SETTLES, complaints.c.settles_latest),
            else_=_SETTLES,
        ),
        # Whoever unsealed it has decided: later words do not take it out of an officer's hands.
        seal=func.coalesce(complaints.c.seal, _SEAL),
        version=complaints.c.version + 1,
    )
)


def count_in(
    _scope: Scope,
    connection: Connection,
    complaint_id: int,
    *,
    messages: int,
    attachments: int,
    has_location: bool,
) -> None:
    """Messages that agencies may see from now on count like others."""
    connection.execute(
        update(complaints)
        .where(complaints.c.id == complaint_id)
        .values(
            message_count=complaints.c.message_count + messages,
            attachment_count=complaints.c.attachment_count + attachments,
            has_location=True if has_location else complaints.c.has_location,
        )
    )


def adopt_versions(
    scope: Scope, connection: Connection, message_hash: bytes, complaint_id: int, now: datetime
) -> None:
    """Edits and deletions that came before their original now belong to its complaint."""
    write_now(connection)  # they may stand in this very batch
    adopted = connection.execute(
        update(items)
        .where(
            items.c.message_hash == message_hash,
            items.c.outcome == Outcome.STORED,
            items.c.complaint_id.is_(None),
        )
        .values(complaint_id=complaint_id, reason=None, is_unsorted=False)
    )
    if adopted.rowcount:
        write_history(
            scope,
            connection,
            "earlier_versions_joined",
            now,
            complaint_id=complaint_id,
            count=adopted.rowcount,
        )


def told_versions(
    _scope: Scope, connection: Connection, message_hash: bytes, complaint_id: int
) -> Sequence[Row[Any]]:
    """The versions of a message with words that its complaint shows, the newest last."""
    versions = connection.execute(
        select(items).where(
            items.c.message_hash == message_hash,
            items.c.complaint_id == complaint_id,
            items.c.outcome == Outcome.STORED,
            items.c.event != "deleted",
            items.c.is_withheld.is_(False),
        )
    ).all()
    return sorted(versions, key=lambda row: (row.event == "edited", row.ordered_at, row.version))


def follow_newest_words(
    _scope: Scope, connection: Connection, complaint_id: int, told: Sequence[str]
) -> None:
    """A summary that is one of what the versions of a message told becomes the last of these."""
    lines = [line[:SUMMARY_LENGTH] for line in told]
    connection.execute(
        update(complaints)
        .where(complaints.c.id == complaint_id, complaints.c.summary.in_(sorted({*lines} - {""})))
        .values(summary=lines[-1])
    )


def end_exposure(_scope: Scope, connection: Connection, message_hash: bytes) -> None:
    """Nobody can read these versions any more: edited, deleted, or hidden."""
    connection.execute(
        update(items)
        .where(items.c.message_hash == message_hash, items.c.is_exposed)
        .values(is_exposed=False)
    )


def end_gathering(scope: Scope, connection: Connection, complaint_id: int, now: datetime) -> None:
    """The citizen has finished: the complaint is no longer being gathered."""
    changed = connection.execute(
        update(complaints)
        .where(complaints.c.id == complaint_id, complaints.c.is_gathering)
        .values(is_gathering=False, version=complaints.c.version + 1)
    )
    if changed.rowcount:
        write_history(scope, connection, "gathering_ended", now, complaint_id=complaint_id)


def keep_aside(
    scope: Scope, connection: Connection, item_id: int, reason: str, now: datetime
) -> None:
    """An operator says that an unsorted message is not a report."""
    changed = connection.execute(
        update(items)
        .where(items.c.id == item_id, items.c.is_unsorted, scope.allows_channel(items.c.channel))
        .values(is_unsorted=False, reason=reason)
    )
    if changed.rowcount == 0:
        raise Conflict("Somebody else has sorted this message already.")
    write_history(scope, connection, "message_set_apart", now, item_id=item_id, reason=reason)


def take_unsorted(scope: Scope, connection: Connection, item_id: int) -> Any:
    """Lock an unsorted message that an operator calls a report; `Conflict` when it is taken."""
    scope.require(Right.SORT)
    row = connection.execute(
        select(items)
        .where(items.c.id == item_id, scope.allows_channel(items.c.channel))
        .with_for_update()
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such message.")
    if not row.is_unsorted:
        raise Conflict("Somebody else has sorted this message already.")
    return row


def assign_message(
    scope: Scope, connection: Connection, item_id: int, complaint_id: int, now: datetime
) -> None:
    """Put an unsorted message into the complaint that was opened for it."""
    connection.execute(
        update(items)
        .where(items.c.id == item_id)
        .values(complaint_id=complaint_id, is_unsorted=False, reason=None)
    )
    write_history(
        scope,
        connection,
        "message_taken_as_report",
        now,
        complaint_id=complaint_id,
        item_id=item_id,
    )


# --- attachments ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAttachment:
    """A file that is to be fetched; `object_name` where an operator's upload already lies."""

    kind: str
    mime_type: str | None = None
    size: int | None = None
    object_name: str | None = None


def add_attachments(
    _scope: Scope,
    connection: Connection,
    item_id: int,
    found: Sequence[NewAttachment],
    now: datetime,
    *,
    first: int = 0,
) -> None:
    """Files of a stored message that are to be fetched; positions start at `first`."""
    if not found:
        return
    rows = [
        {
            "item_id": item_id,
            "position": position,
            "kind": one.kind,
            "state": MediaState.PENDING,
            "attempts": 0,
            "due_at": now,
            "mime_type": one.mime_type,
            "size": one.size,
            "object_name": one.object_name,
        }
        for position, one in enumerate(found, start=first)
    ]
    for row in rows:
        insert_later(connection, attachments, row)


def claim_media(
    _scope: Scope, connection: Connection, attachment_id: int, now: datetime, lease: timedelta
) -> bool:
    """Hold a pending file for `lease` and count the attempt; False when another holds it."""
    changed = connection.execute(
        update(attachments)
        .where(
            attachments.c.id == attachment_id,
            attachments.c.state == MediaState.PENDING,
            attachments.c.due_at <= now,
        )
        .values(due_at=now + lease, attempts=attachments.c.attempts + 1)
    )
    return changed.rowcount == 1


def retry_media(scope: Scope, connection: Connection, attachment_id: int, now: datetime) -> None:
    """An operator wants an attachment to be fetched once more."""
    scope.require(Right.MODERATE)
    changed = connection.execute(
        update(attachments)
        .where(attachments.c.id == attachment_id, attachments.c.state != MediaState.STORED)
        .values(state=MediaState.PENDING, attempts=0, due_at=now, reason=None)
    )
    if changed.rowcount == 0:
        raise Conflict("The file is stored already.")
    write_history(scope, connection, "media_retried", now, attachment_id=attachment_id)


# --- conversations and replies ----------------------------------------------------------------


def note_direct_message(
    _scope: Scope, connection: Connection, conversation_id: int, at: datetime
) -> None:
    """The citizen wrote to us in private: opens the platform's reply window anew."""
    # Messages of one conversation come in order of saying.
    values = {"p_id": conversation_id, "p_at": at}
    update_later(connection, _NOTE_DIRECT, values, last_of="p_id")


_NOTE_DIRECT = (
    update(conversations)
    .where(conversations.c.id == bindparam("p_id"))
    .where(
        or_(
            conversations.c.last_direct_at.is_(None),
            conversations.c.last_direct_at < bindparam("p_at"),
        )
    )
    .values(
        last_direct_at=bindparam("p_at"),
        # Who writes has unblocked us, whether the platform told so or not.
        blocked_at=case(
            (conversations.c.blocked_at < bindparam("p_at"), None), else_=conversations.c.blocked_at
        ),
    )
)


def note_reachable(
    _scope: Scope,
    connection: Connection,
    channel: str,
    conversation_hash: bytes,
    at: datetime,
    *,
    is_blocked: bool,
) -> None:
    """At this platform time the citizen blocked us, or let us in again.

    What is told late, after they have written or the opposite was told, changes nothing.
    """
    place = conversations.c
    change = update(conversations).where(
        place.channel == channel,
        place.conversation_hash == conversation_hash,
        or_(place.blocked_at.is_(None), place.blocked_at <= at),
    )
    if is_blocked:
        change = change.where(
            or_(place.last_direct_at.is_(None), place.last_direct_at <= at),
            or_(place.unblocked_at.is_(None), place.unblocked_at <= at),
        ).values(blocked_at=at)
    else:
        change = change.where(or_(place.unblocked_at.is_(None), place.unblocked_at < at)).values(
            blocked_at=None, unblocked_at=at
        )
    connection.execute(change)


def enrich_message(
    scope: Scope,
    connection: Connection,
    item_id: int,
    complaint_id: int | None,
    values: Mapping[str, Any],
    now: datetime,
    *,
    has_location: bool,
    new_attachments: int,
    is_secret: bool,
) -> None:
    """A repeat told more than the stored message: put that in."""
    connection.execute(update(items).where(items.c.id == item_id).values(**values))
    if complaint_id is None:
        return
    table = complaints.c
    connection.execute(
        update(complaints)
        .where(table.id == complaint_id)
        .values(
            has_location=True if has_location else table.has_location,
            attachment_count=table.attachment_count + new_attachments,
            is_secret=True if is_secret else table.is_secret,
            version=table.version + 1,
        )
    )
    if is_secret:
        withdraw_unfit(connection, complaint_id)
    write_history(
        scope, connection, "message_enriched", now, complaint_id=complaint_id, item_id=item_id
    )


def pause_public_replies(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    now: datetime,
    *,
    is_paused: bool,
) -> None:
    """Say nothing more of our own accord in the public thread of a complaint, or again do so."""
    scope.require(Right.MODERATE)
    thread = select(complaints.c.conversation_id).where(
        complaints.c.id == complaint_id, scope.allows_jurisdiction(complaints.c.jurisdiction)
    )
    changed = connection.execute(
        update(conversations)
        .where(
            conversations.c.id == thread.scalar_subquery(),
            conversations.c.replies_paused.is_(not is_paused),
        )
        .values(replies_paused=is_paused)
    )
    if changed.rowcount:
        event = "public_replies_paused" if is_paused else "public_replies_resumed"
        write_history(scope, connection, event, now, complaint_id=complaint_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReply:
    """A row for the outbox; `sealed` is where it goes and what it says."""

    idempotency_key: str
    destination: str
    purpose: str
    sealed: bytes
    due_at: datetime
    latest_at: datetime
    complaint_id: int | None
    reporter_id: int
    conversation_id: int
    waits_for: str | None = None
    """Why it cannot be told before the citizen's next message; None when it can."""


def queue_reply(_scope: Scope, connection: Connection, reply: NewReply, now: datetime) -> None:
    """Put a reply into the outbox, unless the same one is there already."""
    insert_later(
        connection,
        outbox,
        {
            "idempotency_key": reply.idempotency_key,
            "destination": reply.destination,
            "purpose": reply.purpose,
            "complaint_id": reply.complaint_id,
            "reporter_id": reply.reporter_id,
            "conversation_id": reply.conversation_id,
            "state": OutboxState.DUE if reply.waits_for is None else OutboxState.WAITING,
            "last_error": reply.waits_for,
            "created_at": now,
            "due_at": reply.due_at,
            "latest_at": reply.latest_at,
            "attempts": 0,
            "repeats": 0,
            "sealed": reply.sealed,
        },
        unique=("idempotency_key",),
    )


def drop_reply(_scope: Scope, connection: Connection, idempotency_key: str) -> None:
    """What has not been sent yet is not said any more."""
    write_now(connection)  # it may stand in this very batch
    connection.execute(
        update(outbox)
        .where(outbox.c.idempotency_key == idempotency_key, outbox.c.state == OutboxState.DUE)
        .values(state=OutboxState.DROPPED)
    )


def postpone_acknowledgements(
    _scope: Scope, connection: Connection, complaint_id: int, due_at: datetime
) -> None:
    """Another piece came: wait until `due_at`, but never beyond the reply's latest time."""
    values = {"p_complaint": complaint_id, "p_due": due_at}
    update_later(connection, _POSTPONE, values, last_of="p_complaint")


_DUE = bindparam("p_due", type_=outbox.c.due_at.type)
_POSTPONE = (
    update(outbox)
    .where(
        outbox.c.complaint_id == bindparam("p_complaint"),
        # Not IN: a statement that is executed many times cannot expand a list.
        or_(*(outbox.c.purpose == purpose for purpose in ACKNOWLEDGEMENTS)),
        outbox.c.state == OutboxState.DUE.value,
        outbox.c.attempts == 0,
    )
    .values(
        due_at=case(
            (outbox.c.latest_at < _DUE, outbox.c.latest_at),
            else_=_DUE,
        )
    )
)


WINDOW_CLOSED = "window_closed"
"""Too long since the citizen's last message: they have to write first."""
WINDOW_CLOSED_AGAIN = "window_closed_again"

_RECEIPTS = {"sent": 1, "delivered": 2, "read": 3, "failed": 4}


def note_receipts(scope: Scope, connection: Connection, told: Sequence[tuple[bytes, str]]) -> int:
    """What platforms say became of our replies; how many of these we know (yet).

    Each is the reply's external hash and a `status` or `status:error_code`. Replies are held in one
    order, so that workers who are told of the same ones never wait for each other crosswise. What
    failed with `WINDOW_CLOSED` was not sent, and is to be sent in another way.
    """
    if not told:
        return 0
    hold_replies(scope, connection, [external_hash for external_hash, _ in told])
    known: Sequence[Any] = connection.execute(
        select(*_TAKEN_BACK, outbox.c.external_hash, outbox.c.delivery_status)
        .where(outbox.c.external_hash.in_({external_hash for external_hash, _ in told}))
        .order_by(outbox.c.id)
        .with_for_update(key_share=True)
    ).all()
    for row in known:
        words = [word for external_hash, word in told if external_hash == row.external_hash]
        status, _, code = max(words, key=_receipt_rank).partition(":")
        if (status, code) == ("failed", WINDOW_CLOSED):
            _take_back(connection, row)
        # Receipts overtake each other: a late "sent" must not hide "delivered".
        elif _receipt_rank(status) > _receipt_rank(row.delivery_status or ""):
            connection.execute(
                update(outbox)
                .where(outbox.c.id == row.id)
                .values(delivery_status=status, error_code=code or None)
            )
    return len(known)


_TAKEN_BACK = (
    outbox.c.id,
    outbox.c.state,
    outbox.c.repeats,
    outbox.c.purpose,
    outbox.c.complaint_id,
    outbox.c.sent_at,
)


def _take_back(connection: Connection, row: Row[Any]) -> None:
    """Nothing was sent after all. Tried once more in another way, then it waits."""
    if row.state == OutboxState.SENT:
        connection.execute(
            update(outbox)
            .where(outbox.c.id == row.id)
            .values(
                state=OutboxState.DUE,
                sent_at=None,
                external_hash=None,
                delivery_status=None,
                last_error=WINDOW_CLOSED if row.repeats == 0 else WINDOW_CLOSED_AGAIN,
                repeats=outbox.c.repeats + 1,
            )
        )
        if row.purpose.endswith("acknowledgement"):
            connection.execute(
                update(complaints)
                .where(
                    complaints.c.id == row.complaint_id, complaints.c.acknowledged_at == row.sent_at
                )
                .values(acknowledged_at=None)
            )
    elif row.state == OutboxState.WAITING:  # what was sent instead has not arrived either
        connection.execute(
            update(outbox)
            .where(outbox.c.id == row.id)
            .values(external_hash=None, last_error=WINDOW_CLOSED)
        )


def hold_replies(_scope: Scope, connection: Connection, external_hashes: Sequence[bytes]) -> None:
    """Until this transaction ends, nobody else tells anything of these replies.

    A receipt may come in the very moment in which we note that its reply was sent, and under which
    id: whoever is second must see what the first has written, or the receipt would never count.
    On SQLite writers take turns anyway.
    """
    ledger.hold(connection, external_hashes)


def _receipt_rank(word: str) -> int:
    return _RECEIPTS.get(word.partition(":")[0], 0)
