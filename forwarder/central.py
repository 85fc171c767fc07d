"""The first destination: our own store. Applies a decision to it; safe to repeat."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row

from channels.base import Surface
from channels.typed import read_upload_reference
from forwarder.base import (
    ALL_FACETS,
    RECORD,
    WITHOUT_PRIVATE,
    Join,
    Keep,
    Open,
    Reply,
    Turn,
    Wish,
    in_thread,
    seal_reply,
)
from forwarder.base import Deed as Wanted
from forwarder.facets import known_of
from normalizer.courtesies import without_address
from normalizer.record import Record, answer_to
from store import changes, concealing, dialogues, people, queries
from store.batch import write_now
from store.casework import by_reporter
from store.casework.deed import Deed
from store.errors import NotFound, NotPossible
from store.ledger import Settled, settle
from store.models import Outcome
from store.scope import REPORTER, Scope
from store.sealing import Sealer
from store.words import in_one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A message on its way into the store, with everything that its decision needs.

    `item` is its ledger row. `version` counts the versions of the same message from 1.
    """

    item: Row[Any]
    record: Record
    jurisdiction: str
    reporter_id: int
    sealer: Sealer
    settle: timedelta
    settle_at_most: timedelta = timedelta(minutes=10)
    """So long at most the bot waits for further pieces of a story."""
    public_replies_per_hour: int
    zone: ZoneInfo
    now: datetime
    version: int = 1
    has_other_versions: bool = False
    is_first_version: bool = True
    """None of the others stands in a complaint."""
    identity_hash: bytes
    """Differs from the ledger row's where the message turned out to be an edit."""
    knowledge_version: str
    is_called_report: bool = False
    """A person says that it is one, whatever it looks like."""


def apply(connection: Connection, scope: Scope, turn: Turn, incoming: Incoming) -> int | None:
    """Carry out `turn` in the caller's transaction; the id of the complaint, if any.

    Complaint, history, outbox rows and the item's outcome are written together, so that a crash
    leaves all of them or none.
    """
    complaint_id: int | None = None
    reason: str | None = None
    tracking_id = ""
    if incoming.record.entry is not None:
        scope = replace(scope, actor=incoming.record.entry.entered_by)
    match turn.decision:
        case Open(replies):
            complaint_id, tracking_id = _open(connection, scope, incoming, replies)
        case Join(complaint_id):
            _join(connection, scope, complaint_id, incoming, turn)
        case Keep(reason):
            pass
    for reply in turn.replies:
        queue_reply(connection, scope, incoming, reply, complaint_id, tracking_id)
    if incoming.version > 1 and incoming.record.surface is not Surface.DIRECT:
        write_now(connection)  # those versions may stand in this very batch
        changes.end_exposure(scope, connection, incoming.item.message_hash)
    _settle_stored(connection, incoming, complaint_id, reason, turn)
    _add_attachments(connection, scope, incoming)
    if complaint_id is not None and incoming.has_other_versions:
        write_now(connection)  # those versions may stand in this very batch
        _adopt_versions(connection, scope, incoming, complaint_id)
    _remember(connection, scope, incoming, turn)
    return complaint_id


def _remember(connection: Connection, scope: Scope, incoming: Incoming, turn: Turn) -> None:
    conversation_id = incoming.item.conversation_id
    if incoming.record.surface is not Surface.DIRECT or conversation_id is None:
        return
    changes.note_direct_message(scope, connection, conversation_id, _said_at(incoming.item))
    if turn.memory is not None:
        dialogues.remember(scope, connection, conversation_id, turn.memory)
    if turn.wants_person:
        by_reporter.want_person(connection, conversation_id, incoming.now)


def _said_at(item: Row[Any]) -> datetime:
    """As the platform told, which also tells what else happened in the same second."""
    said_at: datetime = item.sent_at or item.ordered_at
    return said_at


def do(connection: Connection, scope: Scope, wanted: Wanted, incoming: Incoming) -> int | None:
    """Carry out what the reporter wants of a complaint of theirs; the complaint's id.

    None when it is not possible any more: somebody was faster.
    """
    write_now(connection)  # what this batch has done before must be there
    deed = Deed(key=f"item:{incoming.item.id}:{wanted.wish}", now=incoming.now)
    try:
        return _do(connection, scope, wanted, deed, incoming)
    except (NotPossible, NotFound):
        return None


def _do(
    connection: Connection, scope: Scope, wanted: Wanted, deed: Deed, incoming: Incoming
) -> int | None:
    number = wanted.complaint_id
    match wanted.wish:
        case Wish.FINISH:
            by_reporter.finish(connection, number, deed.now, facets=int(ALL_FACETS))
        case Wish.SKIP:
            by_reporter.skip(connection, number, deed.now)
        case Wish.RATE:
            by_reporter.rate(connection, number, deed, wanted.rating or 0)
        case Wish.CONFIRM:
            by_reporter.confirm(connection, number, deed)
        case Wish.OBJECT:
            by_reporter.object_to(connection, number, deed)
        case Wish.WITHDRAW:
            by_reporter.withdraw(connection, number, deed)
        case Wish.KEEP_SECRET | Wish.THREATENED:
            is_threatened = wanted.wish is Wish.THREATENED
            by_reporter.keep_secret(connection, number, deed, is_threatened=is_threatened)
        case Wish.SHOW_NAME | Wish.HIDE_NAME:
            is_shown = wanted.wish is Wish.SHOW_NAME
            by_reporter.show_name(connection, number, deed, is_shown=is_shown)
        case Wish.ERASE:
            people.request_own_erasure(
                REPORTER,
                connection,
                incoming.reporter_id,
                incoming.item.channel,
                secrets.token_hex(6),
                deed.now,
            )
        case Wish.SPEAK_FOR_ANOTHER:
            by_reporter.speak_for_another(connection, number, deed.now)
        case Wish.ATTACH | Wish.OPEN:
            return _take_kept(connection, scope, wanted, incoming)
    return number


def _take_kept(
    connection: Connection, scope: Scope, wanted: Wanted, incoming: Incoming
) -> int | None:
    """An earlier message of theirs that was kept belongs to a complaint, or opens one."""
    item = dialogues.kept_message(
        scope, connection, wanted.item_id, incoming.reporter_id, incoming.item.conversation_id
    )
    if item is None:
        return None
    record = Record.model_validate_json(incoming.sealer.open(item.sealed, RECORD))
    is_known = dialogues.has_version(scope, connection, item.message_hash, wanted.complaint_id)
    earlier = replace(
        incoming,
        item=item,
        record=record,
        is_called_report=True,
        is_first_version=not is_known,
    )
    # What we were about to ask of it has been answered.
    changes.drop_reply(scope, connection, f"not_a_report:item-{item.id}")
    if wanted.wish is Wish.OPEN:
        return open_for_stored(connection, scope, earlier, ())
    _join(connection, scope, wanted.complaint_id, earlier, Turn(decision=Join(0)))
    changes.assign_message(scope, connection, item.id, wanted.complaint_id, incoming.now)
    return wanted.complaint_id


def enrich(
    connection: Connection,
    scope: Scope,
    item: Row[Any],
    sealer: Sealer,
    stored: Record,
    richer: Record,
    now: datetime,
) -> None:
    """Replace a stored record by one that knows more of the same message."""
    values: dict[str, Any] = {
        "sealed": sealer.seal(richer.model_dump_json().encode(), RECORD),
        "redacted_text": richer.redacted_text,
        "sent_at": richer.sent_at,
        "ordered_at": item.ordered_at if item.sent_at else richer.sent_at or item.ordered_at,
        "content": richer.content,
    }
    known = len(stored.attachments)
    changes.enrich_message(
        scope,
        connection,
        item.id,
        item.complaint_id,
        values,
        now,
        has_location=richer.point is not None,
        new_attachments=len(richer.attachments) - known,
        is_secret=_asks_for_secrecy(richer),
    )
    changes.add_attachments(
        scope, connection, item.id, _attachments(richer)[known:], now, first=known
    )


def open_for_stored(
    connection: Connection, scope: Scope, incoming: Incoming, replies: tuple[Reply, ...]
) -> int:
    """An operator calls a kept public message a report: open a complaint for it."""
    complaint_id, _ = _open(connection, scope, incoming, replies)
    write_now(connection)  # the message refers to it
    changes.assign_message(scope, connection, incoming.item.id, complaint_id, incoming.now)
    if incoming.item.message_hash is not None:
        _adopt_versions(connection, scope, incoming, complaint_id)
    return complaint_id


def _open(
    connection: Connection, scope: Scope, incoming: Incoming, replies: tuple[Reply, ...]
) -> tuple[int, str]:
    entry = incoming.record.entry
    complaint_id, tracking_id = changes.open_complaint(
        scope,
        connection,
        _new_message(incoming),
        jurisdiction=incoming.jurisdiction,
        channel=incoming.item.channel,
        surface=incoming.record.surface,
        conversation_id=incoming.item.conversation_id,
        reporter_id=incoming.reporter_id,
        opened_at=incoming.item.received_at,
        now=incoming.now,
        origin=entry.origin if entry else None,
        is_gathering=entry is None or not entry.is_whole,
        settles_at=incoming.now + incoming.settle,
        settles_latest=incoming.now + incoming.settle_at_most,
    )
    _note_entry(connection, scope, incoming, complaint_id)
    _note_hand_over(connection, scope, incoming, complaint_id)
    for reply in replies:
        suppressed = None if reply.is_private else _suppression(connection, scope, incoming)
        if suppressed is None:
            queue_reply(connection, scope, incoming, reply, complaint_id, tracking_id)
        else:
            changes.write_history(
                scope,
                connection,
                "reply_suppressed",
                incoming.now,
                complaint_id=complaint_id,
                purpose=reply.purpose,
                reason=suppressed,
            )
    return complaint_id, tracking_id


_LONGEST_FACT = 60


def _note_entry(
    connection: Connection, scope: Scope, incoming: Incoming, complaint_id: int
) -> None:
    """That it was entered by hand, and what an older application knew of it: short facts only."""
    entry = incoming.record.entry
    if entry is None:
        return
    changes.write_history(
        scope,
        connection,
        "report_entered",
        incoming.now,
        complaint_id=complaint_id,
        item_id=incoming.item.id,
        origin=entry.origin,
        **{name: value for name, value in entry.earlier if len(value) <= _LONGEST_FACT},
    )


def _note_hand_over(
    connection: Connection, scope: Scope, incoming: Incoming, complaint_id: int
) -> None:
    """Which government handed it over, and its number there."""
    form = incoming.record.form
    if form is None or form.handed_over is None:
        return
    changes.write_history(
        scope,
        connection,
        "handed_over_to_us",
        incoming.now,
        complaint_id=complaint_id,
        item_id=incoming.item.id,
        government=form.handed_over.government,
        number=form.handed_over.hops[-1],
    )


def _suppression(connection: Connection, scope: Scope, incoming: Incoming) -> str | None:
    """Why nothing is said in public here, or None."""
    conversation_id = incoming.item.conversation_id
    write_now(connection)  # replies that this batch has caused count too
    if queries.has_public_reply(scope, connection, conversation_id, incoming.reporter_id):
        return "author_answered_before"
    most = incoming.public_replies_per_hour
    return queries.hushed(scope, connection, conversation_id, most, incoming.now)


def queue_reply(
    connection: Connection,
    scope: Scope,
    incoming: Incoming,
    reply: Reply,
    complaint_id: int | None,
    tracking_id: str,
) -> None:
    """Write a reply to this message into the outbox, sealed under the reporter's key."""
    record = incoming.record
    local = incoming.item.ordered_at.astimezone(incoming.zone)

    def filled(text: str) -> str:
        text = text.replace("{tracking_id}", tracking_id).replace("{time}", f"{local:%H.%M.%S}")
        return text if reply.is_private else in_thread(text, record.surface, record.sender.username)

    content: dict[str, Any] = {
        "to": asdict(answer_to(record)),
        "text": filled(reply.text),
        "private": reply.is_private and record.surface is not Surface.DIRECT,
        "variables": {"1": tracking_id},
    }
    if reply.without_private is not None:
        content[WITHOUT_PRIVATE] = filled(reply.without_private)
    content |= quick_replies(reply)
    changes.queue_reply(
        scope,
        connection,
        changes.NewReply(
            idempotency_key=_key(reply, complaint_id, incoming),
            destination=f"channel:{incoming.item.channel}",
            purpose=reply.purpose,
            sealed=seal_reply(incoming.sealer, content),
            due_at=incoming.now + incoming.settle if reply.waits else incoming.now,
            latest_at=incoming.now + incoming.settle_at_most,
            complaint_id=complaint_id,
            reporter_id=incoming.reporter_id,
            conversation_id=incoming.item.conversation_id,
        ),
        incoming.now,
    )


def quick_replies(reply: Reply) -> dict[str, Any]:
    """What of a reply is for platforms that have buttons, as it stands in an outbox row."""
    found: dict[str, Any] = {}
    if reply.choices:
        found["choices"] = [list(choice) for choice in reply.choices]
    if reply.asks_location:
        found["asks_location"] = True
    return found


def _key(reply: Reply, complaint_id: int | None, incoming: Incoming) -> str:
    """A complaint is acknowledged once, and warned of danger once; else each message has its own
    answer."""
    is_of_complaint = reply.waits or reply.purpose == "emergency"
    if complaint_id is not None and is_of_complaint:
        return f"{reply.purpose}:{complaint_id}"
    return f"{reply.purpose}:item-{incoming.item.id}"


_ANSWER_SETTLES_IN = 6
"""After an answer to its question the bot goes on in this part of the time."""


def _join(
    connection: Connection, scope: Scope, complaint_id: int, incoming: Incoming, turn: Turn
) -> None:
    is_withheld = isinstance(turn.decision, Join) and turn.decision.is_withheld
    message = _new_message(incoming, is_withheld=is_withheld)
    changes.add_message(scope, connection, complaint_id, message, incoming.now)
    if message.seal is not None:
        concealing.put_out_of_sight(scope, connection, complaint_id, incoming.now)
    if turn.answered is not None:
        write_now(connection)
        dialogues.note_answered(
            scope,
            connection,
            complaint_id,
            incoming.now,
            facet=int(turn.answered),
            name=(turn.answered.name or "").lower(),
            item_id=incoming.item.id,
            settles_at=incoming.now + incoming.settle / _ANSWER_SETTLES_IN,
        )
    if incoming.record.event == "created":
        due_at = incoming.now + incoming.settle
        changes.postpone_acknowledgements(scope, connection, complaint_id, due_at)


URGENCIES = {"low": 1, "medium": 2, "high": 3}
"""How complaints are ordered by urgency; 0 is unknown."""


def _new_message(incoming: Incoming, *, is_withheld: bool = False) -> changes.NewMessage:
    record = incoming.record
    found = record.suggestions
    # A photo or a place without words says nothing about whether it is a report.
    says_something = bool(record.text or record.attachments or record.location)
    return changes.NewMessage(
        item_id=incoming.item.id,
        at=_said_at(incoming.item),
        summary=summary_of(record),
        attachment_count=len(record.attachments) if record.event == "created" else 0,
        has_location=record.point is not None,
        event=record.event,
        is_first_version=incoming.is_first_version,
        urgency=URGENCIES[found.urgency.level] if found and record.text else 0,
        is_emergency=found is not None and found.urgency.is_emergency,
        is_report=incoming.is_called_report
        or (says_something and (found is None or found.verdict.is_report)),
        signs=tuple(sign.kind for sign in found.signs) if found else (),
        is_secret=_asks_for_secrecy(record),
        known=int(known_of(record)),
        settles_at=incoming.now + incoming.settle if record.event == "created" else None,
        is_withheld=is_withheld,
    )


def summary_of(record: Record) -> str:
    """What a message says, redacted, in one line; whom it is said to is left out."""
    told = without_address(record.redacted_text or "", record.addressed_as)
    return in_one_line(told)


def _adopt_versions(
    connection: Connection, scope: Scope, incoming: Incoming, complaint_id: int
) -> None:
    """What came before its original belongs to its complaint, whose summary says the newest
    words."""
    message_hash = incoming.item.message_hash
    changes.adopt_versions(scope, connection, message_hash, complaint_id, incoming.now)
    versions = changes.told_versions(scope, connection, message_hash, complaint_id)
    if len(versions) > 1:
        told = [_told_by(row, incoming) for row in versions]
        changes.follow_newest_words(scope, connection, complaint_id, told)


def _told_by(version: Row[Any], incoming: Incoming) -> str:
    """What a stored version says, in one line; of another author's only its words are known."""
    if version.sealed is None or version.reporter_id != incoming.reporter_id:
        return in_one_line(version.redacted_text)
    opened = incoming.sealer.open(version.sealed, RECORD)
    return summary_of(Record.model_validate_json(opened))


def _asks_for_secrecy(record: Record) -> bool:
    return any(part.is_secret for part in (record.entry, record.form) if part is not None)


def _settle_stored(
    connection: Connection,
    incoming: Incoming,
    complaint_id: int | None,
    reason: str | None,
    turn: Turn,
) -> None:
    record = incoming.record
    decision = turn.decision
    settle(
        connection,
        incoming.item.id,
        Settled(
            outcome=Outcome.STORED,
            processed_at=incoming.now,
            reason=reason,
            complaint_id=complaint_id,
            reporter_id=incoming.reporter_id,
            is_unsorted=isinstance(decision, Keep) and decision.is_unsorted,
            is_withheld=isinstance(decision, Join) and decision.is_withheld,
            is_exposed=_is_exposed(record),
            sealed=incoming.sealer.seal(record.model_dump_json().encode(), RECORD),
            redacted_text=record.redacted_text,
            schema_version=record.schema_version,
            knowledge_version=incoming.knowledge_version,
            version=incoming.version,
            event=record.event,
            identity_hash=incoming.identity_hash,
        ),
    )


def _is_exposed(record: Record) -> bool:
    """Anybody can read somebody's number there."""
    found = record.suggestions
    is_open = record.surface is not Surface.DIRECT and record.event != "deleted"
    return is_open and found is not None and any(one.type in _NUMBERS for one in found.redactions)


_NUMBERS = frozenset({"nik", "identity", "phone", "email", "account", "card"})
"""What may harm its owner where anybody reads it; a plate is to be seen on the street anyway."""


def _add_attachments(connection: Connection, scope: Scope, incoming: Incoming) -> None:
    found = _attachments(incoming.record)
    changes.add_attachments(scope, connection, incoming.item.id, found, incoming.now)


def _attachments(record: Record) -> list[changes.NewAttachment]:
    return [
        changes.NewAttachment(
            kind=a.kind,
            mime_type=a.mime_type,
            size=a.size,
            object_name=_uploaded(record, a.reference),
        )
        for a in record.attachments
    ]


def _uploaded(record: Record, reference: str) -> str | None:
    """Where the file lies until it is sealed for its reporter, when it was uploaded to us."""
    found = read_upload_reference(reference) if record.has_uploads else None
    return found[1] if found else None
