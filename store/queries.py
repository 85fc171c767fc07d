"""Every read, by a name that a clerk would understand. The caller's scope comes first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    exists,
    false,
    func,
    not_,
    or_,
    select,
    text,
    true,
)

from store.case_models import assignments, exclusions, seal_accesses
from store.errors import Erased, NotFound
from store.keyed import KeyedQuery
from store.models import (
    Outcome,
    attachments,
    complaints,
    conversations,
    deliveries,
    histories,
    items,
    outbox,
    outbox_attempts,
    reporter_addresses,
    reporters,
    runs,
)
from store.prepared import COMPLAINT, prepared, some
from store.rights import Right
from store.scope import Scope
from store.sealing import Keyring, Sealer
from store.seals import IS_UNSEALED
from store.snapshot import keep, read_once

# --- what the dialogue needs to know ----------------------------------------------------------


def quoted_complaint(
    _scope: Scope, connection: Connection, quoted_hash: bytes, reporter_id: int
) -> int | None:
    """The reporter's own complaint to which the quoted message (theirs or ours) belongs.

    Somebody else's complaint never counts: a stranger's answer is not the reporter's word.
    """
    theirs = (
        select(complaints.c.id)
        .join(items, items.c.complaint_id == complaints.c.id)
        .where(items.c.message_hash == quoted_hash, items.c.outcome == Outcome.STORED)
    )
    ours = (
        select(complaints.c.id)
        .join(outbox, outbox.c.complaint_id == complaints.c.id)
        .where(outbox.c.external_hash == quoted_hash)
    )
    for query in (theirs, ours):
        own = query.where(complaints.c.reporter_id == reporter_id).limit(1)
        found: int | None = connection.execute(own).scalar_one_or_none()
        if found is not None:
            return found
    return None


def group_complaint(_scope: Scope, connection: Connection, group_hash: bytes) -> int | None:
    """The complaint that other pieces of the same album belong to."""
    found: int | None = connection.execute(
        select(items.c.complaint_id)
        .where(items.c.group_hash == group_hash, items.c.complaint_id.is_not(None))
        .limit(1)
    ).scalar_one_or_none()
    return found


@dataclass(frozen=True, slots=True)
class KnownReporter:
    """A reporter found by an address, with the wrapped key."""

    id: int
    wrapped_key: bytes | None
    opened: Sealer | None = None
    """The same key, where it is at hand."""

    def sealer(self, keyring: Keyring) -> Sealer:
        """The reporter's key; `Erased` when it was destroyed."""
        if self.wrapped_key is None:
            raise Erased("The reporter's data were erased.")
        return self.opened or keyring.unwrap(self.wrapped_key)


def reporters_of(
    _scope: Scope, connection: Connection, address_hashes: Sequence[bytes]
) -> dict[bytes, KnownReporter]:
    """The reporters behind these addresses, as far as they are known.

    In a transaction that writes, nobody can erase them before it ends.
    """
    if not address_hashes:
        return {}
    rows = _REPORTERS_OF.execute(connection, {"p_addresses": address_hashes})
    return {row[0]: KnownReporter(row[1], row[2]) for row in rows}


_REPORTERS_OF = KeyedQuery(
    lambda among: (
        select(
            reporter_addresses.c.address_hash,
            reporter_addresses.c.reporter_id,
            reporters.c.wrapped_key,
        )
        .join(reporters, reporters.c.id == reporter_addresses.c.reporter_id)
        .where(among(reporter_addresses.c.address_hash, "p_addresses"))
        # The lock that a row referring to the reporter takes anyway, only earlier.
        .with_for_update(read=True, key_share=True, of=reporters)
    )
)


def reporter(_scope: Scope, connection: Connection, reporter_id: int) -> KnownReporter:
    """The reporter with this id, likewise; without a key once they were erased."""
    wrapped = connection.execute(_REPORTER, {"reporter_id": reporter_id}).scalar_one_or_none()
    return KnownReporter(reporter_id, wrapped)


_REPORTER = (
    select(reporters.c.wrapped_key)
    .where(reporters.c.id == bindparam("reporter_id"))
    .with_for_update(read=True, key_share=True)
)


@read_once
def reporter_sealer(
    _scope: Scope, connection: Connection, keyring: Keyring, reporter_id: int
) -> Sealer:
    """The key of a reporter; `Erased` when it was destroyed at their wish or by retention."""
    wrapped = connection.execute(_WRAPPED_KEY, {"reporter_id": reporter_id}).scalar_one_or_none()
    if wrapped is None:
        raise Erased("The reporter's data were erased.")
    return keyring.unwrap(wrapped)


_WRAPPED_KEY = select(reporters.c.wrapped_key).where(reporters.c.id == bindparam("reporter_id"))

# --- the queue --------------------------------------------------------------------------------


def visible(scope: Scope) -> ColumnElement[bool]:
    """The condition that a complaint is within the caller's reach.

    Sealed reports are there for named people only, excluded operators see nothing, and with
    agencies in the scope only what is assigned to one of them, secret or not, is there.
    """
    return _visible(
        scope.jurisdictions,
        scope.agencies,
        scope.rights,
        scope.protects_children,
        scope.operator_id,
        scope.is_pattern,
    )


def out_of_sight(scope: Scope) -> ColumnElement[bool]:
    """The condition that a complaint of the caller's governments is not within their reach: for
    telling them that there is something, and nothing of what. Never of what they are excluded
    from."""
    conditions = [scope.allows_jurisdiction(complaints.c.jurisdiction), not_(visible(scope))]
    if scope.operator_id is not None:
        conditions.append(complaints.c.id.not_in(_closed_to(scope)))
    return and_(*conditions)


def is_visible(scope: Scope, connection: Connection, complaint_id: int) -> bool:
    """Whether a complaint is within the caller's reach."""
    query = select(complaints.c.id).where(complaints.c.id == complaint_id, visible(scope))
    return connection.execute(query).first() is not None


@lru_cache(maxsize=1024)
def _visible(
    jurisdictions: frozenset[str] | None,
    agencies: frozenset[int] | None,
    rights: frozenset[Right],
    protects_children: bool,
    operator_id: int | None,
    is_pattern: bool,
) -> ColumnElement[bool]:
    """Made once for each reach: pages ask for it some twenty times."""
    scope = Scope(
        jurisdictions=jurisdictions,
        agencies=agencies,
        rights=rights,
        protects_children=protects_children,
        operator_id=operator_id,
        is_pattern=is_pattern,
    )
    if not scope.may(Right.READ_REPORTS):
        return false()
    conditions = [scope.allows_jurisdiction(complaints.c.jurisdiction)]
    if not scope.may(Right.SEE_SEALED):
        conditions.append(_is_unsealed_for(scope))
    if scope.agencies is not None:
        conditions.append(_is_assigned_to(scope.agencies))
    elif not scope.may(Right.SEE_SECRET):
        conditions.append(complaints.c.is_secret.is_(False))
    if scope.operator_id is not None:
        # Not of each complaint: a list of few ids is made once, and lists are counted in an index.
        conditions.append(complaints.c.id.not_in(_closed_to(scope)))
    return and_(*conditions)


def counted(scope: Scope) -> ColumnElement[bool]:
    """The condition that a complaint is in the figures of somebody who may read them.

    As `visible`, but also for those who read no reports: what is hidden from somebody does not
    stand in their figures either.
    """
    if not scope.may(Right.READ_FIGURES):
        return false()
    return visible(replace(scope, rights=scope.rights | {Right.READ_REPORTS}))


def carried(scope: Scope) -> ColumnElement[bool]:
    """The condition that somebody may know of a complaint that it goes to systems outside.

    As `visible`, but also for those who look after channels and read no reports.
    """
    if not scope.may(Right.READ_CHANNELS):
        return visible(scope)
    return visible(replace(scope, rights=scope.rights | {Right.READ_REPORTS}))


# Under other names: the query that is narrowed may be about these very tables.


def _is_unsealed_for(scope: Scope) -> ColumnElement[bool]:
    ways = [IS_UNSEALED]
    if scope.protects_children:
        ways.append(complaints.c.seal == "minor")
    if scope.operator_id is not None:
        access = seal_accesses.alias()
        named = exists().where(
            access.c.complaint_id == complaints.c.id,
            access.c.operator_id == scope.me,
        )
        ways.append(named)
    return or_(*ways)


def _is_assigned_to(agencies: frozenset[int]) -> ColumnElement[bool]:
    given = assignments.alias()
    return exists().where(
        given.c.complaint_id == complaints.c.id,
        given.c.agency_id.in_(sorted(agencies)),
        given.c.state.in_(("open", "accepted", "answered")),
    )


def _closed_to(scope: Scope) -> Select[Any]:
    excluded = exclusions.alias()
    them = [excluded.c.operator_id == scope.me]
    if scope.agencies:
        them.append(excluded.c.agency_id.in_(sorted(scope.agencies)))
    return select(excluded.c.complaint_id).where(or_(*them))


def let_through(scope: Scope) -> ColumnElement[bool]:
    """The condition that a message of a visible complaint may be seen: agencies wait for an officer
    to let through what was said since they have the case, and perhaps of something else."""
    return true() if scope.agencies is None else items.c.is_withheld.is_(False)


def said_within_reach(scope: Scope) -> ColumnElement[bool]:
    """The condition that a message, outer-joined with its complaint, is within the caller's reach.

    What belongs to no complaint is for those who sort such messages.
    """
    in_complaint = and_(items.c.complaint_id.is_not(None), visible(scope), let_through(scope))
    alone = items.c.complaint_id.is_(None) if scope.may(Right.SORT) else false()
    return and_(scope.allows_channel(items.c.channel), or_(alone, in_complaint))


def complaint_by_tracking_id(scope: Scope, connection: Connection, tracking_id: str) -> Row[Any]:
    """One complaint; `NotFound` when there is none or it is out of scope."""
    row = _by_tracking_id(scope, connection, tracking_id=tracking_id).one_or_none()
    if row is None:
        raise NotFound("There is no complaint with this number.")
    keep(complaint, scope, connection, row, row.id)
    return row


@prepared
def _by_tracking_id(scope: Scope) -> Select[Any]:
    return select(complaints).where(
        complaints.c.tracking_id == bindparam("tracking_id"), visible(scope)
    )


@read_once
def complaint(scope: Scope, connection: Connection, complaint_id: int) -> Row[Any]:
    """One complaint by its number; `NotFound` when there is none or it is out of scope."""
    row = _by_id(scope, connection, complaint_id=complaint_id).one_or_none()
    if row is None:
        raise NotFound("There is no such complaint.")
    return row


@prepared
def _by_id(scope: Scope) -> Select[Any]:
    return select(complaints).where(complaints.c.id == COMPLAINT, visible(scope))


def complaint_of_reporter(
    scope: Scope, connection: Connection, tracking_id: str, reporter_id: int
) -> int | None:
    """The id of a reporter's own complaint by its number; None when it is not theirs."""
    found: int | None = connection.execute(
        select(complaints.c.id).where(
            complaints.c.tracking_id == tracking_id,
            complaints.c.reporter_id == reporter_id,
            visible(scope),
        )
    ).scalar_one_or_none()
    return found


def messages_of(scope: Scope, connection: Connection, complaint_id: int) -> Sequence[Row[Any]]:
    """The stored messages of a complaint in the order they were said, every version.

    `is_recovered` says that no webhook had brought it in its time.
    """
    return _messages_of(scope, connection, complaint_id=complaint_id).all()


@prepared
def _messages_of(scope: Scope) -> Select[Any]:
    return (
        select(items, deliveries.c.is_recovered)
        .join(complaints, complaints.c.id == items.c.complaint_id)
        .join(deliveries, deliveries.c.id == items.c.delivery_id)
        .where(
            items.c.complaint_id == COMPLAINT,
            items.c.outcome == Outcome.STORED,
            visible(scope),
            let_through(scope),
        )
        .order_by(items.c.ordered_at, items.c.id)
    )


_BESIDE = ("courtesy", "command", "which_case")
_MOST_BESIDE = 200
_LEAD = timedelta(hours=1)
_TAIL = timedelta(days=1)
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)


def said_beside(scope: Scope, connection: Connection, complaint: Row[Any]) -> Sequence[Row[Any]]:
    """What the complaint's own reporter said to the bot in its conversation meanwhile, and belongs
    to no complaint, in the order of saying; the complaint is known to be within reach.

    Nothing for agencies, and in private conversations only.
    """
    if scope.agencies is not None or complaint.surface != "direct":
        return []
    return connection.execute(_SAID_BESIDE, _meanwhile(complaint)).all()[::-1]


_OF_REPORTER = {name: bindparam(name, type_=Integer) for name in ("conversation_id", "reporter_id")}
_SINCE, _UNTIL = (bindparam(name, type_=complaints.c.opened_at.type) for name in ("since", "until"))
_SAID_BESIDE = (
    select(items)
    .where(
        *(items.c[name] == value for name, value in _OF_REPORTER.items()),
        items.c.complaint_id.is_(None),
        items.c.outcome == Outcome.STORED,
        items.c.reason.in_(_BESIDE),
        items.c.ordered_at >= _SINCE,
        items.c.ordered_at <= _UNTIL,
    )
    .order_by(items.c.ordered_at.desc(), items.c.id.desc())
    .limit(_MOST_BESIDE)
)


def _meanwhile(complaint: Row[Any]) -> dict[str, Any]:
    """Whose, where, and from when until when what was said may stand beside a complaint."""
    ended = complaint.closed_at
    return {
        "conversation_id": complaint.conversation_id,
        "reporter_id": complaint.reporter_id,
        "since": complaint.opened_at - _LEAD,
        "until": _NEVER if ended is None else ended + _TAIL,
    }


def replied_beside(scope: Scope, connection: Connection, complaint: Row[Any]) -> Sequence[Row[Any]]:
    """What we said there to the same reporter meanwhile about no complaint, oldest first."""
    if scope.agencies is not None or complaint.surface != "direct":
        return []
    return connection.execute(_REPLIED_BESIDE, _meanwhile(complaint)).all()[::-1]


_REPLIED_BESIDE = (
    select(outbox)
    .where(
        *(outbox.c[name] == value for name, value in _OF_REPORTER.items()),
        outbox.c.complaint_id.is_(None),
        outbox.c.created_at >= _SINCE,
        outbox.c.created_at <= _UNTIL,
    )
    .order_by(outbox.c.id.desc())
    .limit(_MOST_BESIDE)
)


def answers_to_bot(scope: Scope, connection: Connection, complaint_id: int) -> dict[int, str]:
    """By message: the question of the bot that it answers: `place`, `date` or `matter`."""
    return {
        line.item_id: str(line.details.get("question", ""))
        for line in lines_of(scope, connection, complaint_id)
        if line.event == "question_answered" and line.item_id
    }


def newest_message(scope: Scope, connection: Connection, complaint_id: int) -> Row[Any] | None:
    """The newest message of a complaint that came by the complaint's own channel and can still be
    opened, since there it is answered; None when there is none."""
    return _newest_message(scope, connection, complaint_id=complaint_id).one_or_none()


@prepared
def _newest_message(scope: Scope) -> Select[Any]:
    return _newest(scope, *items.c)


def _newest(scope: Scope, *columns: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*columns)
        .join(complaints, complaints.c.id == items.c.complaint_id)
        .where(
            items.c.complaint_id == COMPLAINT,
            items.c.outcome == Outcome.STORED,
            items.c.channel == complaints.c.channel,
            items.c.event != "deleted",
            items.c.sealed.is_not(None),
            visible(scope),
            let_through(scope),
        )
        .order_by(items.c.ordered_at.desc(), items.c.id.desc())
        .limit(1)
    )


def answering_place(scope: Scope, connection: Connection, complaint_id: int) -> Row[Any]:
    """The conversation in which a complaint's reporter is answered: that of their newest message,
    which may be private where the complaint began in public; else the complaint's."""
    return _answering_place(scope, connection, complaint_id=complaint_id).one()


@prepared
def _answering_place(scope: Scope) -> Select[Any]:
    newest = _newest(scope, items.c.conversation_id).correlate(None).scalar_subquery()
    began = select(complaints.c.conversation_id).where(complaints.c.id == COMPLAINT)
    return select(conversations).where(
        conversations.c.id == func.coalesce(newest, began.scalar_subquery())
    )


def attachments_of(
    scope: Scope, connection: Connection, item_ids: Sequence[int]
) -> Sequence[Row[Any]]:
    """The attachments of messages, in their order."""
    if not item_ids:
        return []
    return _attachments_of(scope, connection, item_ids=list(item_ids)).all()


@prepared
def _attachments_of(scope: Scope) -> Select[Any]:
    return (
        select(attachments)
        .join(items, items.c.id == attachments.c.item_id)
        .outerjoin(complaints, complaints.c.id == items.c.complaint_id)
        .where(attachments.c.item_id.in_(some("item_ids")), said_within_reach(scope))
        .order_by(attachments.c.item_id, attachments.c.position)
    )


def history_of(scope: Scope, connection: Connection, complaint_id: int) -> Sequence[Row[Any]]:
    """What happened to a complaint, oldest first; agencies know nothing of what is withheld."""
    hidden = () if scope.agencies is None else (*_OF_WITHHELD, *_OF_OFFICERS)
    lines = lines_of(scope, connection, complaint_id)
    told = [line for line in lines if line.event not in hidden]
    return naming_nothing_hidden(scope, connection, told)


@read_once
def lines_of(scope: Scope, connection: Connection, complaint_id: int) -> Sequence[Row[Any]]:
    """All lines of a complaint's history, oldest first: not all of it is for agencies, nor for
    those who may not know of other complaints. See `history_of`."""
    return _lines_of(scope, connection, complaint_id=complaint_id).all()


@prepared
def _lines_of(scope: Scope) -> Select[Any]:
    return (
        select(histories)
        .join(complaints, complaints.c.id == histories.c.complaint_id)
        .where(histories.c.complaint_id == COMPLAINT, visible(scope))
        .order_by(histories.c.id)
    )


_OF_WITHHELD = ("message_withheld", "message_let_through", "message_taken_out")
_OF_OFFICERS = (
    "foreign_status_changed",
    "forwarded_to",
    "forwarding_refused",
    "forwarding_sent",
    "forwarding_wanted",
    "forwarding_withheld",
)
"""What agencies are not told: taking reports to other systems is the officers' business."""


_OTHERS = ("leader_id", "leader", "into", "other")


def naming_nothing_hidden(
    scope: Scope, connection: Connection, lines: Sequence[Row[Any]]
) -> Sequence[Row[Any]]:
    """Of lines with `details`, those that tell of no other complaint out of the caller's reach.

    That a report was merged with a sealed one, or may be the same, says that there is one.
    """
    named = {id(line): _others_of(line.details) for line in lines}
    others = frozenset[int]().union(*named.values())
    if not others:
        return lines
    seen = select(complaints.c.id).where(complaints.c.id.in_(sorted(others)), visible(scope))
    hidden = others - set(connection.execute(seen).scalars())
    return [line for line in lines if not named[id(line)] & hidden]


def _others_of(details: Mapping[str, Any] | None) -> frozenset[int]:
    given = details or {}
    return frozenset(given[name] for name in _OTHERS if isinstance(given.get(name), int))


ATTEMPTED: ColumnElement[int] = (
    select(func.coalesce(func.max(outbox_attempts.c.id), 0))
    .where(outbox_attempts.c.outbox_id == outbox.c.id)
    .correlate(outbox)
    .scalar_subquery()
)
"""The newest attempt at a row of the outbox: another one once it was tried again."""


def replies_to(scope: Scope, connection: Connection, complaint_id: int) -> Sequence[Row[Any]]:
    """What we said or mean to say about a complaint, with `ATTEMPTED`, oldest first."""
    return _replies_to(scope, connection, complaint_id=complaint_id).all()


@prepared
def _replies_to(scope: Scope) -> Select[Any]:
    return (
        select(outbox, ATTEMPTED.label("attempted"))
        .join(complaints, complaints.c.id == outbox.c.complaint_id)
        .where(outbox.c.complaint_id == COMPLAINT, visible(scope))
        .order_by(outbox.c.id)
    )


# --- media and replies ------------------------------------------------------------------------


def attachment(scope: Scope, connection: Connection, attachment_id: int) -> Row[Any]:
    """One attachment with the message it belongs to; `NotFound` out of scope."""
    row = connection.execute(
        select(
            attachments,
            items.c.reporter_id,
            items.c.channel,
            items.c.complaint_id,
            complaints.c.seal,
            items.c.sealed.label("sealed_record"),
        )
        .join(items, items.c.id == attachments.c.item_id)
        .outerjoin(complaints, complaints.c.id == items.c.complaint_id)
        .where(
            attachments.c.id == attachment_id,
            said_within_reach(scope),
        )
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such attachment.")
    return row


def is_outbox_due(_scope: Scope, connection: Connection, destination: str, now: datetime) -> bool:
    """Something of this destination is due, or was left behind by a sender that died."""
    found = connection.execute(
        select(outbox.c.id)
        .where(
            outbox.c.destination == destination,
            # A literal, so that both databases see that the partial index fits.
            text("outbox.state IN ('due', 'failed', 'sending', 'uncertain')"),
            func.coalesce(outbox.c.claimed_until, outbox.c.due_at) <= now,
        )
        .limit(1)
    )
    return found.first() is not None


def open_public_messages(
    _scope: Scope, connection: Connection, channel: str, limit: int, *, before: int | None = None
) -> Sequence[Any]:
    """The newest public messages of a channel in open complaints: id, reporter_id, sealed.

    Each by the oldest version that we have, which may be an edit. Of those older than the message
    `before`, where it is given. Without those that are known to be deleted: asking after them again
    would cost money.
    """
    earlier, later = items.alias(), items.alias()
    is_known = exists().where(
        earlier.c.message_hash == items.c.message_hash,
        earlier.c.complaint_id == items.c.complaint_id,
        earlier.c.outcome == Outcome.STORED,
        earlier.c.event != "deleted",
        earlier.c.id < items.c.id,
    )
    was_deleted = exists().where(
        later.c.message_hash == items.c.message_hash,
        later.c.outcome == Outcome.STORED,
        later.c.event == "deleted",
    )
    return connection.execute(
        select(items.c.id, items.c.reporter_id, items.c.sealed)
        .join(complaints, complaints.c.id == items.c.complaint_id)
        .where(
            items.c.channel == channel,
            items.c.outcome == Outcome.STORED,
            items.c.surface != "direct",
            items.c.event != "deleted",
            items.c.sealed.is_not(None),
            complaints.c.status.not_in(("closed", "archived")),
            ~is_known,
            ~was_deleted,
            true() if before is None else items.c.id < before,
        )
        .order_by(items.c.id.desc())
        .limit(limit)
    ).all()


def empty_mentions(
    _scope: Scope, connection: Connection, channel: str, since: datetime, limit: int
) -> Sequence[Any]:
    """The newest mentions of a channel since that day that hold nothing that we know of, and of
    which no later version came: id, reporter_id, sealed."""
    later = items.alias()
    has_changed = exists().where(
        later.c.message_hash == items.c.message_hash,
        later.c.outcome == Outcome.STORED,
        later.c.id > items.c.id,
    )
    return connection.execute(
        select(items.c.id, items.c.reporter_id, items.c.sealed)
        .where(
            items.c.channel == channel,
            items.c.outcome == Outcome.STORED,
            items.c.surface == "mention",
            items.c.event == "created",
            items.c.content == "other",
            items.c.day >= since.date(),
            items.c.sealed.is_not(None),
            ~has_changed,
        )
        .order_by(items.c.id.desc())
        .limit(limit)
    ).all()


def outbox_rows(
    scope: Scope, connection: Connection, *, states: Sequence[str], limit: int = 200
) -> Sequence[Row[Any]]:
    """Rows of the outbox in these states, oldest first."""
    return connection.execute(
        select(outbox)
        .outerjoin(complaints, complaints.c.id == outbox.c.complaint_id)
        .where(
            outbox.c.state.in_(states),
            or_(outbox.c.complaint_id.is_(None), visible(scope)),
        )
        .order_by(outbox.c.id)
        .limit(limit)
    ).all()


def outbox_counts(_scope: Scope, connection: Connection) -> dict[str, int]:
    """How many outbox rows there are by state."""
    query = select(outbox.c.state, func.count()).group_by(outbox.c.state)
    return {state: count for state, count in connection.execute(query)}


_IN_PUBLIC = ("public_acknowledgement", "public_news")


def hushed(
    scope: Scope, connection: Connection, conversation_id: int, per_hour: int, now: datetime
) -> str | None:
    """Why nothing is said in public there now, or None: a thread must not be flooded by us."""
    if conversation(scope, connection, conversation_id).replies_paused:
        return "paused"
    said = public_replies_since(scope, connection, conversation_id, now)
    return "too_many_this_hour" if said >= per_hour else None


def public_replies_since(
    _scope: Scope, connection: Connection, conversation_id: int, now: datetime
) -> int:
    """How many public replies were caused in this thread in the last hour."""
    return connection.execute(
        select(func.count()).where(
            outbox.c.conversation_id == conversation_id,
            outbox.c.purpose.in_(_IN_PUBLIC),
            outbox.c.created_at > now - timedelta(hours=1),
        )
    ).scalar_one()


def has_public_reply(
    _scope: Scope, connection: Connection, conversation_id: int, reporter_id: int
) -> bool:
    """This author has been answered in public in this thread before."""
    found = connection.execute(
        select(outbox.c.id)
        .where(
            outbox.c.conversation_id == conversation_id,
            outbox.c.purpose.in_(_IN_PUBLIC),
            outbox.c.reporter_id == reporter_id,
        )
        .limit(1)
    )
    return found.first() is not None


@read_once
def conversation(scope: Scope, connection: Connection, conversation_id: int) -> Row[Any]:
    """One conversation's row; `NotFound` when there is none."""
    row = _conversation(scope, connection, conversation_id=conversation_id).one_or_none()
    if row is None:
        raise NotFound("There is no such conversation.")
    return row


@prepared
def _conversation(_scope: Scope) -> Select[Any]:
    return select(conversations).where(conversations.c.id == bindparam("conversation_id"))


def recent_runs(
    scope: Scope, connection: Connection, *, account: str | None = None, limit: int = 50
) -> Sequence[Row[Any]]:
    """The newest runs of the timetable, of one channel or of everything."""
    del scope  # the timetable holds nothing about citizens
    query = select(runs).order_by(runs.c.id.desc()).limit(limit)
    if account is not None:
        query = query.where(runs.c.account == account)
    return connection.execute(query).all()
