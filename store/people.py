"""Every write about reporters: who they are, and that they are forgotten. Scope comes first."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Row,
    Select,
    and_,
    case,
    delete,
    exists,
    insert,
    or_,
    select,
    text,
    union,
    update,
)

from store import announcing, search, similar
from store.audit import IDENTITY_REVEALED
from store.audit_models import reporter_contacts
from store.batch import insert_later, new_id
from store.case_models import (
    assignments,
    drafts,
    follow_ups,
    picture_masks,
    transcripts,
    work_files,
)
from store.changes import end_publication, write_history
from store.dispatch_models import dispatches
from store.errors import Conflict, Locked, NotFound
from store.forwarding_models import forwardings
from store.models import (
    ErasureRequest,
    OutboxState,
    Outcome,
    attachments,
    complaints,
    conversations,
    deliveries,
    erasure_requests,
    histories,
    items,
    outbox,
    reporter_addresses,
    reporters,
)
from store.open311_models import open311_filings, published_reports
from store.queries import KnownReporter, visible
from store.rights import Right
from store.scope import Scope
from store.sealing import Keyring, Sealer
from store.seals import UNSEALED

ERASED = "reporter_erased"
"""The word for it in the history, and for systems outside that hold their reports."""


def find_or_add_reporter(
    scope: Scope,
    connection: Connection,
    keyring: Keyring,
    *,
    jurisdiction: str,
    address_hashes: Sequence[bytes],
    now: datetime,
    known: dict[bytes, KnownReporter],
    contact_hashes: Sequence[bytes] = (),
) -> tuple[int, Sealer]:
    """The reporter with one of these addresses, made when there is none; and their key.

    Addresses not seen before are added. Somebody without any address is a new reporter each time.
    `known` is what `queries.reporters_of` found for these addresses; additions are put into it.
    By `contact_hashes` a new reporter is looked up later; they never say who somebody is.
    """
    found = next((known[a] for a in address_hashes if a in known), None)
    if found is not None:
        unseen = [a for a in address_hashes if a not in known]
        _add_addresses(connection, found.id, unseen)
        known.update(dict.fromkeys(unseen, found))
        return found.id, found.sealer(keyring)
    sealer, wrapped = keyring.new_key()
    added = KnownReporter(new_id(connection, reporters), wrapped, sealer)
    values = {
        "id": added.id,
        "jurisdiction": jurisdiction,
        "wrapped_key": wrapped,
        "created_at": now,
    }
    insert_later(connection, reporters, values, rank=0)
    # When another worker has met the same person first, the address is refused and the caller's
    # transaction with it; the next try finds theirs.
    _add_addresses(connection, added.id, address_hashes)
    add_contacts(scope, connection, added.id, contact_hashes)
    known.update(dict.fromkeys(address_hashes, added))
    return added.id, sealer


def _add_addresses(connection: Connection, reporter_id: int, hashes: Sequence[bytes]) -> None:
    for address in hashes:
        values = {"address_hash": address, "reporter_id": reporter_id}
        insert_later(connection, reporter_addresses, values, rank=1)


def add_contacts(
    _scope: Scope, connection: Connection, reporter_id: int, contact_hashes: Sequence[bytes]
) -> None:
    """Numbers, handles and somebody else's addresses by which a reporter can be looked up; known
    ones change nothing."""
    for contact in contact_hashes:
        values = {"contact_hash": contact, "reporter_id": reporter_id}
        unique = ("contact_hash", "reporter_id")
        insert_later(connection, reporter_contacts, values, rank=1, unique=unique)


def know_also(_scope: Scope, connection: Connection, reporter_id: int, address_hash: bytes) -> None:
    """A reporter has this address too; one that is somebody's stays theirs."""
    values = {"address_hash": address_hash, "reporter_id": reporter_id}
    insert_later(connection, reporter_addresses, values, unique=("address_hash",))


def also_found_by(_scope: Scope, connection: Connection, reporter_id: int) -> Sequence[int]:
    """Other reporters of whose messages a platform has said later that they are this person's."""
    address, contact = reporter_addresses.c, reporter_contacts.c
    return (
        connection.execute(
            select(contact.reporter_id)
            .join(reporter_addresses, address.address_hash == contact.contact_hash)
            .where(address.reporter_id == reporter_id, contact.reporter_id != reporter_id)
            .distinct()
            .order_by(contact.reporter_id)
        )
        .scalars()
        .all()
    )


def erase_reporter(
    scope: Scope, connection: Connection, reporter_id: int, now: datetime, reason: str
) -> None:
    """Forget a person: their key, their words in clear, and the deliveries that carried them; what
    they asked for is closed as done.

    Sealed content of theirs can never be opened again. What others wrote in the same delivery is
    already in items of its own; deliveries with unsettled items are refused with `Conflict`.
    """
    # A worker that holds their key at this moment finishes first: what it writes goes, too.
    held = select(reporters.c.id).where(reporters.c.id == reporter_id).with_for_update()
    connection.execute(held)
    own, chats = _deliveries_of(connection, reporter_id), _chats_of(reporter_id)
    unsettled = (
        select(items.c.id)
        .where(
            # A literal, so that both databases see that the partial index fits.
            text("item.outcome = 'pending'"),
            or_(items.c.delivery_id.in_(own), items.c.conversation_id.in_(chats)),
        )
        .limit(1)
    )
    if connection.execute(unsettled).first() is not None:
        raise Conflict("Messages that came together with this person's are still being read.")
    connection.execute(update(deliveries).where(deliveries.c.id.in_(own)).values(sealed=None))
    _leave_chats(connection, chats)
    connection.execute(
        update(items)
        .where(items.c.reporter_id == reporter_id)
        .values(redacted_text=None, sealed=None)
    )
    _erase_casework(connection, reporter_id)
    _unpublish(scope, connection, reporter_id, now)
    _erase_first_words(connection, reporter_id)
    _erase_why_revealed(connection, reporter_id)
    _drop_replies(connection, reporter_id)
    _grant_requests(scope, connection, reporter_id, now, reason)
    _announce(connection, reporter_id, now)
    similar.forget_reporter(scope, connection, reporter_id)
    search.forget_reporter(scope, connection, reporter_id)
    connection.execute(
        delete(reporter_addresses).where(reporter_addresses.c.reporter_id == reporter_id)
    )
    connection.execute(
        delete(reporter_contacts).where(reporter_contacts.c.reporter_id == reporter_id)
    )
    connection.execute(
        update(reporters)
        .where(reporters.c.id == reporter_id)
        .values(wrapped_key=None, erased_at=now)
    )
    write_history(scope, connection, ERASED, now, reporter_id=reporter_id, reason=reason)


def _grant_requests(
    scope: Scope, connection: Connection, reporter_id: int, now: datetime, reason: str
) -> None:
    """What they asked for is done, whoever began it: without their addresses nobody knows whose
    wish it was."""
    addresses = select(reporter_addresses.c.address_hash).where(
        reporter_addresses.c.reporter_id == reporter_id
    )
    asked = select(erasure_requests.c.code).where(
        erasure_requests.c.state == "open",
        erasure_requests.c.address_hash.in_(addresses),
        scope.allows_channel(erasure_requests.c.channel),
    )
    for code in connection.execute(asked).scalars().all():
        close_erasure_request(scope, connection, code, "done", now, reason)


def _drop_replies(connection: Connection, reporter_id: int) -> None:
    """What was told is not known any more, and what was still to be told waits for nobody."""
    waits = outbox.c.state.in_((OutboxState.DUE, OutboxState.FAILED, OutboxState.WAITING))
    state = case((waits, OutboxState.DROPPED), else_=outbox.c.state)
    connection.execute(
        update(outbox).where(outbox.c.reporter_id == reporter_id).values(sealed=None, state=state)
    )


def _deliveries_of(connection: Connection, reporter_id: int) -> CompoundSelect[Any]:
    """What carried their words or their number: receipts name whom a message of ours reached."""
    said = select(items.c.message_hash).where(items.c.reporter_id == reporter_id)
    sent = select(outbox.c.external_hash).where(
        outbox.c.reporter_id == reporter_id, outbox.c.external_hash.is_not(None)
    )
    told = connection.execute(sent).scalars().all()  # once: the outbox is not found by reporter
    spoken = select(items.c.conversation_id).where(
        items.c.reporter_id == reporter_id, items.c.surface == "direct"
    )
    carried = select(items.c.delivery_id)
    is_receipt = items.c.outcome == Outcome.RECEIPT
    # By message, because a platform's repeats hold the same words and belong to nobody. Each way
    # has an index of its own, which an OR has not.
    return union(
        carried.where(items.c.message_hash.in_(said)),
        carried.where(items.c.message_hash.in_(told), is_receipt),
        carried.where(items.c.conversation_id.in_(spoken), is_receipt),
    )


def _chats_of(reporter_id: int) -> Select[Any]:
    """Conversations in which they alone speak to us."""
    other = items.alias()
    is_shared = exists().where(
        other.c.conversation_id == items.c.conversation_id, other.c.reporter_id != reporter_id
    )
    return (
        select(items.c.conversation_id)
        .where(items.c.reporter_id == reporter_id, items.c.surface == "direct", ~is_shared)
        .distinct()
    )


def _leave_chats(connection: Connection, chats: Select[Any]) -> None:
    """Whoever writes again begins a new conversation: by the old one it would show who had made
    the reports that nobody is to know the reporter of."""
    for conversation_id in connection.execute(chats).scalars().all():
        connection.execute(
            update(conversations)
            .where(conversations.c.id == conversation_id)
            .values(
                conversation_hash=secrets.token_bytes(32),
                memory=None,
                last_direct_at=None,
                person_wanted_at=None,
                held_by=None,
                held_until=None,
            )
        )


_QUOTED_WORDS = 4
"""So many of a report's own words at the start of a title are a quotation."""


def _erase_first_words(connection: Connection, reporter_id: int) -> None:
    """What lists show; and titles, where an officer took the citizen's words for one."""
    theirs = complaints.c.reporter_id == reporter_id
    query = select(complaints.c.id, complaints.c.title, complaints.c.summary).where(theirs)
    for row in connection.execute(query).all():
        is_theirs = row.title is not None and _quotes(row.title, row.summary)
        values = {"summary": "", "title": None if is_theirs else row.title}
        connection.execute(update(complaints).where(complaints.c.id == row.id).values(values))


def _quotes(title: str, summary: str) -> bool:
    """Whether a title begins with words of the summary: it leaves greetings out, and may go on."""
    first = title.casefold().rstrip("…").split()[:_QUOTED_WORDS]
    return " ".join(first) in " ".join(summary.casefold().split())


def _erase_why_revealed(connection: Connection, reporter_id: int) -> None:
    """What operators wrote when they learned who this is; that they did stays known."""
    query = (
        select(histories.c.id, histories.c.details)
        .join(complaints, complaints.c.id == histories.c.complaint_id)
        .where(complaints.c.reporter_id == reporter_id, histories.c.event == IDENTITY_REVEALED)
    )
    for row in connection.execute(query).all():
        kept = {name: value for name, value in row.details.items() if name != "words"}
        connection.execute(update(histories).where(histories.c.id == row.id).values(details=kept))


def _erase_casework(connection: Connection, reporter_id: int) -> None:
    """What operators wrote to and about a person: answers, notes, drafts, transcripts, papers."""
    cases = select(complaints.c.id).where(complaints.c.reporter_id == reporter_id)
    said = select(follow_ups.c.id).where(follow_ups.c.complaint_id.in_(cases))
    files = (
        select(attachments.c.id)
        .join(items, items.c.id == attachments.c.item_id)
        .where(items.c.reporter_id == reporter_id)
    )
    for statement in (
        update(follow_ups).where(follow_ups.c.complaint_id.in_(cases)).values(sealed=None),
        update(assignments).where(assignments.c.complaint_id.in_(cases)).values(sealed_note=None),
        update(forwardings).where(forwardings.c.complaint_id.in_(cases)).values(sealed_note=None),
        # A destination that refuses something may quote it.
        update(dispatches).where(dispatches.c.complaint_id.in_(cases)).values(last_error=None),
        delete(drafts).where(drafts.c.complaint_id.in_(cases)),
        update(open311_filings)
        .where(open311_filings.c.complaint_id.in_(cases))
        .values(external_hash=None),
        delete(work_files).where(work_files.c.follow_up_id.in_(said)),
        delete(picture_masks).where(picture_masks.c.attachment_id.in_(files)),
        update(transcripts)
        .where(transcripts.c.attachment_id.in_(files))
        .values(sealed=None, redacted_text=None),
    ):
        connection.execute(statement)


def _unpublish(scope: Scope, connection: Connection, reporter_id: int, now: datetime) -> None:
    """Nobody reads their reports any more; who was told of one hears that."""
    theirs = (
        select(complaints.c.id)
        .join(published_reports, published_reports.c.complaint_id == complaints.c.id)
        .where(complaints.c.reporter_id == reporter_id)
    )
    for complaint_id in connection.execute(theirs).scalars().all():
        end_publication(scope, connection, complaint_id, now)


def _announce(connection: Connection, reporter_id: int, now: datetime) -> None:
    """Whoever was told of a report of theirs hears that its author is forgotten."""
    theirs = select(complaints.c.id).where(complaints.c.reporter_id == reporter_id)
    for complaint_id in connection.execute(theirs.order_by(complaints.c.id)).scalars().all():
        announcing.announce(connection, ERASED, complaint_id, now, {})


def all_erased(_scope: Scope, connection: Connection) -> Sequence[Row[Any]]:
    """Everybody who was ever forgotten: `id` and `created_at`, by which they are told from whoever
    gets the number in a store that was brought back."""
    query: Select[Any] = select(reporters.c.id, reporters.c.created_at)
    known = query.where(reporters.c.erased_at.is_not(None)).order_by(reporters.c.id)
    return connection.execute(known).all()


def not_erased(
    _scope: Scope, connection: Connection, wanted: Mapping[int, datetime]
) -> Sequence[int]:
    """Those of these reporters, by id with when they were first met, whose key is there."""
    query: Select[Any] = select(reporters.c.id, reporters.c.created_at)
    with_key = query.where(reporters.c.wrapped_key.is_not(None)).order_by(reporters.c.id)
    return [row.id for row in connection.execute(with_key) if wanted.get(row.id) == row.created_at]


def request_erasure(
    scope: Scope,
    connection: Connection,
    *,
    channel: str,
    address_hash: bytes,
    code: str,
    now: datetime,
) -> str:
    """Note that a platform passed on somebody's wish to be forgotten; returns its code."""
    known: str | None = connection.execute(
        select(erasure_requests.c.code).where(
            erasure_requests.c.address_hash == address_hash, erasure_requests.c.state == "open"
        )
    ).scalar()
    if known is not None:
        return known
    request = ErasureRequest(
        code=code, channel=channel, address_hash=address_hash, requested_at=now
    )
    connection.execute(insert(erasure_requests).values(request.model_dump(exclude={"id"})))
    write_history(scope, connection, "erasure_requested", now, channel=channel, code=code)
    return code


def request_own_erasure(
    scope: Scope, connection: Connection, reporter_id: int, channel: str, code: str, now: datetime
) -> str | None:
    """Note that a reporter wants to be forgotten; its code, None for somebody without address.

    From then on nobody learns who they are, see `require_unlocked`.
    """
    address: bytes | None = connection.execute(
        select(reporter_addresses.c.address_hash)
        .where(reporter_addresses.c.reporter_id == reporter_id)
        .order_by(reporter_addresses.c.address_hash)
        .limit(1)
    ).scalar()
    if address is None:
        return None
    connection.execute(
        update(reporters)
        .where(reporters.c.id == reporter_id, reporters.c.locked_at.is_(None))
        .values(locked_at=now)
    )
    return request_erasure(
        scope, connection, channel=channel, address_hash=address, code=code, now=now
    )


def require_unlocked(_scope: Scope, connection: Connection, reporter_ids: Sequence[int]) -> None:
    """Raise `Locked` while one of these reporters waits to be forgotten."""
    found = connection.execute(
        select(reporters.c.id)
        .where(reporters.c.id.in_(reporter_ids), reporters.c.locked_at.is_not(None))
        .limit(1)
    )
    if found.first() is not None:
        raise Locked("This person has asked to be forgotten: first decide on /erasures.")


def unlock(_scope: Scope, connection: Connection, reporter_id: int) -> None:
    """They are not forgotten: whoever may know who they are may know it again."""
    connection.execute(
        update(reporters).where(reporters.c.id == reporter_id).values(locked_at=None)
    )


def may_decide(scope: Scope) -> ColumnElement[bool]:
    """The condition that the caller may decide on an open wish to be forgotten.

    Of whoever has an open sealed report only who may unseal decides, as when a report is taken
    back; and nobody decides about a case that they may not see.
    """
    is_sealed = complaints.c.seal.is_not(None) & (complaints.c.seal != UNSEALED)
    conditions = [
        erasure_requests.c.state == "open",
        scope.allows_channel(erasure_requests.c.channel),
        ~_has_open_case(~visible(scope)),
    ]
    if not scope.may(Right.UNSEAL):
        conditions.append(~_has_open_case(is_sealed))
    if not scope.may(Right.ERASE):
        conditions.append(_has_open_case(is_sealed))
    return and_(*conditions)


def _has_open_case(such: ColumnElement[bool]) -> ColumnElement[bool]:
    """Of whoever asks, or of somebody who is erased with them, see `also_found_by`."""
    # Under other names: the query that is narrowed may be about these very addresses.
    asked, address = reporter_addresses.alias(), reporter_addresses.alias()
    contact = reporter_contacts.alias()
    is_asking = asked.c.address_hash == erasure_requests.c.address_hash
    cases = select(complaints.c.id).where(is_asking, complaints.c.is_open, such)
    own = cases.join(asked, asked.c.reporter_id == complaints.c.reporter_id)
    along = (
        cases.join(contact, contact.c.reporter_id == complaints.c.reporter_id)
        .join(address, address.c.address_hash == contact.c.contact_hash)
        .join(asked, asked.c.reporter_id == address.c.reporter_id)
    )
    return or_(own.exists(), along.exists())


def open_erasure_requests(scope: Scope, connection: Connection) -> Sequence[Row[Any]]:
    """Wishes to be forgotten that the caller may decide on, oldest first, with the reporter's id.

    `reporter_id` is None when the platform's id matches nobody that we know; `locked_at` says since
    when nobody learns who they are.
    """
    return connection.execute(
        select(erasure_requests, reporter_addresses.c.reporter_id, reporters.c.locked_at)
        .outerjoin(
            reporter_addresses,
            reporter_addresses.c.address_hash == erasure_requests.c.address_hash,
        )
        .outerjoin(reporters, reporters.c.id == reporter_addresses.c.reporter_id)
        .where(may_decide(scope))
        .order_by(erasure_requests.c.id)
    ).all()


def open_cases_of(
    scope: Scope, connection: Connection, reporter_ids: Sequence[int]
) -> dict[int, list[Row[Any]]]:
    """By reporter: their complaints in which somebody still has something to do, within reach."""
    found: dict[int, list[Row[Any]]] = {}
    rows = connection.execute(
        select(complaints)
        .where(complaints.c.reporter_id.in_(reporter_ids), complaints.c.is_open, visible(scope))
        .order_by(complaints.c.id)
    )
    for row in rows:
        found.setdefault(row.reporter_id, []).append(row)
    return found


def newest_case_of(_scope: Scope, connection: Connection, reporter_id: int) -> Row[Any] | None:
    """The complaint by which a reporter can still be told something; None where there is none."""
    return connection.execute(
        select(complaints)
        .where(complaints.c.reporter_id == reporter_id)
        .order_by((complaints.c.surface == "direct").desc(), complaints.c.id.desc())
        .limit(1)
    ).one_or_none()


def close_erasure_request(
    scope: Scope, connection: Connection, code: str, state: str, now: datetime, reason: str
) -> None:
    """A person who may has decided: `done` or `refused`; `NotFound` when no open request has this
    code."""
    changed = connection.execute(
        update(erasure_requests)
        .where(
            erasure_requests.c.code == code,
            erasure_requests.c.state == "open",
            scope.allows_channel(erasure_requests.c.channel),
        )
        .values(state=state)
    )
    if changed.rowcount == 0:
        raise NotFound("There is no open erasure request with this code.")
    write_history(scope, connection, f"erasure_{state}", now, code=code, reason=reason)
