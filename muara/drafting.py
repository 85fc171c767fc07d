"""What operators have begun to write, kept sealed under the reporter's key; and replies at hand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from muara.app import Application
from muara.words import say
from store import canned, queries
from store.casework import claims, drafts
from store.errors import NotPossible
from store.scope import Scope
from store.sealing import Sealer

DRAFT = b"draft.words"
LONGEST_DRAFT = 16_000
"""Characters of all fields together."""
_BLANK = re.compile(r"\{(tracking_id|agency|title)\}")


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of one form as somebody left them."""

    words: Mapping[str, str]
    saved_at: datetime


def keep_draft(
    application: Application, scope: Scope, tracking_id: str, form: str, words: Mapping[str, str]
) -> None:
    """Keep what was typed; whoever types has the complaint in hand, unless somebody else has."""
    if sum(map(len, words.values())) > LONGEST_DRAFT:
        raise NotPossible(f"A draft has at most {LONGEST_DRAFT} characters.")
    now = application.clock.now()
    with application.store.write() as connection:
        complaint = queries.complaint_by_tracking_id(scope, connection, tracking_id)
        claims.claim(scope, connection, complaint.id, now)
        sealer = queries.reporter_sealer(
            scope, connection, application.store.keyring, complaint.reporter_id
        )
        sealed = sealer.seal(json.dumps(dict(words)).encode(), DRAFT)
        drafts.keep_draft(scope, connection, complaint.id, form, sealed, now)


def drop_draft(application: Application, scope: Scope, tracking_id: str, form: str) -> None:
    """Throw away what was begun in one form."""
    with application.store.write() as connection:
        complaint = queries.complaint_by_tracking_id(scope, connection, tracking_id)
        claims.require_hands(scope)
        drafts.drop_draft(scope, connection, complaint.id, form)


def drafts_of(
    scope: Scope, connection: Connection, complaint_id: int, sealer: Sealer | None
) -> dict[str, Draft]:
    """The operator's own drafts by form; none once the reporter was erased (`sealer` None)."""
    if sealer is None:
        return {}
    found = drafts.drafts_of(scope, connection, complaint_id).items()
    return {
        form: Draft(json.loads(sealer.open(sealed, DRAFT)), saved_at)
        for form, (sealed, saved_at) in found
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class CannedReply:
    """Words to begin an answer with, their blanks filled."""

    id: int
    title: str
    purpose: str
    language: str
    is_of_topic: bool
    text: str


def canned_replies(
    scope: Scope, connection: Connection, complaint: Row[Any], agency: str
) -> Sequence[CannedReply]:
    """What suits this complaint: of its topic and of none, its own topic's first."""
    blanks = {
        "tracking_id": complaint.tracking_id,
        "agency": agency or say("id", "canned.agency"),
        "title": complaint.title or complaint.tracking_id,
    }
    rows = canned.canned_replies_of(scope, connection, complaint.jurisdiction)
    suited = [row for row in rows if row.topic in (None, complaint.topic)]
    return [
        CannedReply(
            id=row.id,
            title=row.title,
            purpose=row.purpose,
            language=row.language,
            is_of_topic=row.topic is not None,
            text=_BLANK.sub(lambda found: blanks[found[1]], row.body),
        )
        for row in sorted(suited, key=lambda row: row.topic is None)
    ]


def answers_in(replies: Sequence[CannedReply], language: str) -> list[CannedReply]:
    """What an answer in this language can begin with, the complaint's own topic's first."""
    return [one for one in replies if (one.purpose, one.language) == ("answer", language)]


def insert_reply(words: Mapping[str, str], replies: Sequence[CannedReply]) -> dict[str, str]:
    """The fields with the reply that was chosen in `canned` below what stands in `text` already."""
    chosen = next((one for one in replies if str(one.id) == words.get("canned")), None)
    filled = {name: value for name, value in words.items() if name != "canned"}
    if chosen is not None:
        field = "question" if "question" in filled else "text"
        before = filled.get(field, "").rstrip()
        filled[field] = f"{before}\n{chosen.text}" if before else chosen.text
    return filled
