"""Canned replies: words that are often needed, with blanks that are filled in."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import Connection, Row

from muara.local_settings import (
    LANGUAGES,
    PLACEHOLDERS,
    PURPOSES,
    Fields,
    filled,
    read_reply,
)
from muara.web.late_route import LateRoute
from muara.web.settings.office import NO_TROUBLE, Changes, Looks, Office, Trouble
from muara.words import say
from store import canned_replies, knowledge
from store.canned_replies import NewReply
from store.errors import NotFound
from store.marks import mark_of

router = APIRouter(route_class=LateRoute)


@router.get("/settings/replies")
def show_replies(office: Looks) -> Response:
    """All canned replies with how they read."""
    with office.application.store.read() as connection:
        rows = canned_replies.replies_of(office.scope, connection, office.code, only_active=False)
        return office.page(
            connection,
            "replies",
            replies=[(row, filled(row.body, _example(row.language))) for row in rows],
        )


@router.get("/settings/replies/new")
def show_new(office: Looks) -> Response:
    """An empty form."""
    return _form(office, None)


@router.get("/settings/replies/{reply_id}")
def show_reply(office: Looks, reply_id: int) -> Response:
    """One reply's form."""
    return _form(office, reply_id)


@router.post("/settings/replies")
def add(office: Changes) -> Response:
    """A further reply, or how it would read."""
    return _save(office, None)


@router.post("/settings/replies/{reply_id}")
def change(office: Changes, reply_id: int) -> Response:
    """Other words, or out of use."""
    return _save(office, reply_id)


def _save(office: Office, reply_id: int | None) -> Response:
    read: list[NewReply] = []

    def write(connection: Connection) -> None:
        new = _read(office, connection, reply_id)
        read.append(new)
        if office.is_preview:
            return
        if reply_id is None:
            canned_replies.add_reply(office.scope, connection, office.code, new, office.now)
        else:
            canned_replies.change_reply(
                office.scope, connection, reply_id, new, office.now, office.seen
            )

    trouble = office.attempt(write)
    if trouble is None and office.is_preview:
        (new,) = read
        trouble = Trouble(preview=filled(new.body, _example(new.language)))
    if trouble is not None:
        return _form(office, reply_id, trouble)
    return office.back("/replies", "added" if reply_id is None else "changed")


def _read(office: Office, connection: Connection, reply_id: int | None) -> NewReply:
    if reply_id is not None:
        _own(office, connection, reply_id)
    rows = canned_replies.replies_of(office.scope, connection, office.code, only_active=False)
    taken = [(row.language, row.title) for row in rows if row.id != reply_id]
    topics = knowledge.label_names(office.scope, connection, office.code)["topic"]
    return read_reply(office.fields, topics, taken)


def _form(office: Office, reply_id: int | None, trouble: Trouble = NO_TROUBLE) -> Response:
    with office.application.store.read() as connection:
        row = None if reply_id is None else _own(office, connection, reply_id)
        return office.page(
            connection,
            "reply",
            trouble=trouble,
            row=row,
            # A preview keeps the mark of what the form was made from.
            seen=office.seen if trouble.preview is not None else mark_of(row),
            values=office.fields or _fields_of(row),
            languages_of=LANGUAGES,
            purposes=PURPOSES,
            placeholders=PLACEHOLDERS,
            topics=knowledge.label_names(office.scope, connection, office.code)["topic"],
        )


def _own(office: Office, connection: Connection, reply_id: int) -> Row[Any]:
    row = canned_replies.reply(office.scope, connection, reply_id)
    if row.jurisdiction != office.code:
        raise NotFound("There is no such reply.")
    return row


def _fields_of(row: Row[Any] | None) -> Fields:
    if row is None:
        return {"language": LANGUAGES[0], "is_active": "true"}
    return {
        "language": row.language,
        "title": row.title,
        "purpose": row.purpose,
        "topic": row.topic or "",
        "body": row.body,
        "is_active": "true" if row.is_active else "",
    }


def _example(language: str) -> dict[str, str]:
    return {name: say(language, f"settings.replies.example.{name}") for name in PLACEHOLDERS}
