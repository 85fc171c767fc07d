"""Tells a citizen something about their complaint, on the channel and thread they used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from channels.base import MessageRef, Surface
from forwarder.base import (
    ASKS_WHETHER_DONE,
    NO_ROUTE,
    NOT_PRIVATE,
    NOTICES,
    PUBLIC_NEWS,
    RECORD,
    in_thread,
    open_reply,
    seal_reply,
)
from normalizer.record import Record, answer_to
from store import changes, queries, sending
from store.errors import Erased
from store.models import ComplaintStatus
from store.scope import Scope
from store.sealing import Keyring, Sealer


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """How the reporter of a complaint can be reached: by their newest message in it."""

    to: MessageRef
    conversation_id: int
    username: str | None
    sealer: Sealer


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What to say. `text` is for the reporter alone, `public_text` for a thread that all read.

    `key` makes it one row of the outbox, however often it is written. `choices` are (id, words) of
    quick replies.
    """

    key: str
    purpose: str
    text: str
    due_at: datetime
    public_text: str | None = None
    """Says in public that there is news, and nothing else; None where that is not to be said."""
    may_write_in_private: bool = False
    """A public comment of theirs may still be answered once in private."""
    has_route: bool = True
    """The channel can send; else somebody has to reach them in another way."""
    choices: tuple[tuple[str, str], ...] = ()


def addressee_of(
    scope: Scope, connection: Connection, keyring: Keyring, complaint: Row[Any]
) -> Addressee | None:
    """Whom to tell, and where; None when nothing of theirs is left to answer.

    Raises `Erased` when the person was forgotten.
    """
    sealer = queries.reporter_sealer(scope, connection, keyring, complaint.reporter_id)
    newest = queries.newest_message(scope, connection, complaint.id)
    if newest is None:
        return None
    theirs = sealer
    if newest.reporter_id != complaint.reporter_id:  # a version that once named its own author
        theirs = queries.reporter_sealer(scope, connection, keyring, newest.reporter_id)
    record = Record.model_validate_json(theirs.open(newest.sealed, RECORD))
    return Addressee(
        to=answer_to(record),
        conversation_id=newest.conversation_id,
        username=record.sender.username,
        sealer=sealer,
    )


def tell(
    scope: Scope,
    connection: Connection,
    complaint: Row[Any],
    addressee: Addressee,
    news: News,
    now: datetime,
) -> None:
    """Put the news into the outbox, sealed under the reporter's key.

    Whoever can only be reached in public is told there that there is news; the news itself waits
    for their first private message.
    """
    is_direct = addressee.to.surface is Surface.DIRECT
    in_private = is_direct or news.may_write_in_private
    content: dict[str, Any] = {
        "to": asdict(addressee.to),
        "text": news.text,
        "private": in_private and not is_direct,
        "variables": {"1": complaint.tracking_id},
    }
    if news.choices:
        content["choices"] = [list(choice) for choice in news.choices]
    row = changes.NewReply(
        idempotency_key=news.key,
        destination=f"channel:{complaint.channel}",
        purpose=news.purpose,
        sealed=seal_reply(addressee.sealer, content),
        due_at=news.due_at,
        latest_at=news.due_at,
        complaint_id=complaint.id,
        reporter_id=complaint.reporter_id,
        conversation_id=addressee.conversation_id,
        waits_for=_obstacle(news, in_private=in_private),
    )
    changes.queue_reply(scope, connection, row, now)
    if in_private or news.public_text is None or not news.has_route:
        return
    content |= {
        "text": in_thread(news.public_text, addressee.to.surface, addressee.username),
        "choices": [],
    }
    in_public = replace(
        row,
        idempotency_key=f"{news.key}:public",
        purpose=PUBLIC_NEWS,
        sealed=seal_reply(addressee.sealer, content),
        waits_for=None,
    )
    changes.queue_reply(scope, connection, in_public, now)


def tell_what_waited(
    scope: Scope,
    connection: Connection,
    keyring: Keyring,
    waiting: Sequence[Row[Any]],
    to: MessageRef,
    conversation_id: int,
    now: datetime,
) -> int:
    """A citizen has written in private: say there what could not be told before, in its order.

    `waiting` are rows of `sending.waiting_for`. Of several notices about one complaint the last
    says it all; nobody is asked what they have answered, nor told what is past. How many are due
    now.
    """
    last_notice = {row.complaint_id: row.id for row in waiting if row.purpose in NOTICES}
    due = 0
    for row in waiting:
        is_old = row.purpose in NOTICES and row.id != last_notice[row.complaint_id]
        if is_old or not _still_holds(scope, connection, row):
            sending.supersede(scope, connection, row, now)
            continue
        try:
            sealer = queries.reporter_sealer(scope, connection, keyring, row.reporter_id)
        except Erased:
            continue
        content = open_reply(sealer, row.sealed)
        content |= {"to": asdict(to), "private": False}
        sending.let_go(
            scope,
            connection,
            row.id,
            now,
            conversation_id=conversation_id,
            sealed=seal_reply(sealer, content),
        )
        due += 1
    return due


_ON_THE_WAY = frozenset({"assign", "overdue", "reopen", "verify"})
"""Notices of what is to come, which a template may have told before the end."""


def _still_holds(scope: Scope, connection: Connection, row: Row[Any]) -> bool:
    """Whether an answer settles the matter is a question until they have said so; and of what has
    ended nobody reads that it goes on."""
    is_question = row.purpose in (ASKS_WHETHER_DONE, "closing_soon")
    if not is_question and row.purpose not in _ON_THE_WAY:
        return True
    status = queries.complaint(scope, connection, row.complaint_id).status
    return bool(
        status == ComplaintStatus.RESOLVED if is_question else status != ComplaintStatus.CLOSED
    )


def _obstacle(news: News, *, in_private: bool) -> str | None:
    if not news.has_route:
        return NO_ROUTE
    return None if in_private else NOT_PRIVATE
