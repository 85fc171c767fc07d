"""One case of an agency as the page Hari ini shows it: what to know, and what was begun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from muara.deadlines import MOST_HOLDS
from muara.drafting import CannedReply, answers_in
from muara.web.case import sealer_of, words_of
from muara.web.conversation import Conversation, ConversationReader, Version
from muara.web.formats import place_words
from muara.web.judging import place_said
from muara.web.queue import Expiry, expiry_of
from muara.web.together import canned_for
from muara.web.visit import Visit
from muara.words import say
from normalizer.record import RecordLocation
from store import casereading, lists
from store.case_models import FollowUpKind, FollowUpState
from store.casework.deed import Act, is_possible
from store.models import MediaState
from store.sealing import Sealer


@dataclass(frozen=True, slots=True, kw_only=True)
class InHand:
    """A complaint with the officer's note and the citizen's words, pictures and places."""

    row: Row[Any]
    """Of `store.today`: a complaint and its assignment."""
    note: str | None
    texts: Sequence[tuple[str, bool]]
    """What the citizen said, and whether something is hidden in it: else it was released."""
    pictures: Sequence[int]
    """Ids of attachments."""
    other_files: int
    place: str | None
    places: Sequence[tuple[RecordLocation, str]]
    starts: Sequence[CannedReply]
    """What an answer can begin with, in the citizen's language; of its topic first."""
    start: str
    """The words with which it begins: of the topic, else a sentence that always fits."""
    expiry: Expiry | None
    sent_back: SentBack | None
    may_accept: bool
    may_ask: bool
    may_answer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack:
    """An answer that was not approved: why, and what it said."""

    follow_up_id: int
    reason: str | None
    words: Mapping[str, str]


def in_hand(visit: Visit, connection: Connection, row: Row[Any]) -> InHand:
    """What is shown of a row of `store.today`."""
    scope, keyring = visit.scope, visit.application.store.keyring
    said = ConversationReader(scope, connection, keyring).of_complaint(row.id)
    sealer = sealer_of(visit, connection, row)
    files = [file for version in said.newest_versions for file in version.attachments]
    pictures = [f.id for f in files if f.state == MediaState.STORED and f.kind == "image"]
    now = visit.application.clock.now()
    language = _language_of(said)
    starts = answers_in(canned_for(visit, connection, row), language)
    clock = lists.nearest_clocks(scope, connection, [row.id]).get(row.id)
    return InHand(
        row=row,
        note=(words_of(sealer, row.sealed_note) or {}).get("text"),
        texts=[_words_of(version) for version in said.newest_versions if version.text],
        pictures=pictures,
        other_files=len(files) - len(pictures),
        place=place_said(visit, connection, row, said),
        places=[(location, place_words(location)) for location in said.locations],
        starts=starts,
        start=next((one.text for one in starts if one.is_of_topic), say(language, "today.canned")),
        expiry=expiry_of(visit, row, clock, now),
        sent_back=_sent_back(visit, connection, row, sealer),
        may_accept=row.assignment_state == "open" and is_possible(row, Act.ACCEPT),
        may_ask=row.hold_count < MOST_HOLDS and is_possible(row, Act.HOLD),
        may_answer=is_possible(row, Act.ANSWER),
    )


def _language_of(said: Conversation) -> str:
    """English where the citizen writes mostly that, else Indonesian."""
    shares: Counter[str] = Counter()
    for version in said.newest_versions:
        shares.update(version.suggestions.language if version.suggestions is not None else {})
    return "en" if shares["en"] > shares.total() / 2 else "id"


def _words_of(version: Version) -> tuple[str, bool]:
    if version.original is not None:
        return version.original, False
    return version.text or "", True


def _sent_back(
    visit: Visit, connection: Connection, row: Row[Any], sealer: Sealer | None
) -> SentBack | None:
    """The agency's newest answer, where it came back unapproved."""
    said = [
        each
        for each in casereading.follow_ups_of(visit.scope, connection, row.id)
        if each.assignment_id == row.assignment_id and each.kind == FollowUpKind.SUBSTANTIVE_ANSWER
    ]
    if not said or said[-1].state != FollowUpState.REJECTED:
        return None
    words = words_of(sealer, said[-1].sealed) or {}
    return SentBack(follow_up_id=said[-1].id, reason=said[-1].reason, words=words)
