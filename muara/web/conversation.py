"""What was said about a complaint, by both sides, as a screen shows it: redacted and in order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Row

from forwarder.base import RECORD, open_reply
from muara.wishes import Word, read_plainly
from normalizer.record import Record, RecordLocation
from normalizer.suggestions import Suggestions
from store import casereading, queries
from store.errors import Erased
from store.files import may_see_originals
from store.models import OutboxState, attachments
from store.parts import is_without
from store.scope import Scope
from store.sealing import Keyring, Sealer
from store.tracking import check_code

_STILL_TO_COME = (OutboxState.DUE, OutboxState.SENDING, OutboxState.FAILED)
_WORTH_SAYING = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One wording of a message. `came_late` is when it reached us, where that was much later."""

    text: str | None
    """Redacted, for everybody."""
    is_redacted: bool
    """Its own words say more."""
    release: Row[Any] | None
    """Why agencies may read its own words, where they may."""
    original: str | None
    """These words, for the agencies and for those who decide what agencies see."""
    at: datetime
    came_late: datetime | None
    is_recovered: bool
    """No webhook had brought it: a re-read found it, or the platform's own repeat."""
    content: str
    attachments: Sequence[Row[Any]]
    location: RecordLocation | None
    is_forwarded: bool
    addressed_as: str | None
    """Our account's name, where the words begin with it."""
    is_erased: bool
    item_id: int
    is_comment: bool
    is_withheld: bool
    is_exposed: bool
    suggestions: Suggestions | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message in its newest wording, the older ones, and when it was taken back."""

    newest: Version
    older: Sequence[Version]
    deleted_at: datetime | None

    @property
    def versions(self) -> list[Version]:
        """Every wording, the newest last."""
        return [*self.older, self.newest]


@dataclass(slots=True, kw_only=True)
class Turn:
    """What a citizen said in one go: a message, or the pieces of an album."""

    at: datetime
    group_hash: bytes | None
    messages: list[Message] = field(default_factory=list)
    side: Literal["theirs"] = "theirs"
    answers: str | None = None
    """The question of the bot that it answers."""
    is_beside: bool = False
    """Said to the bot, and belongs to no complaint: a greeting, a word that steers it."""

    @property
    def is_album(self) -> bool:
        """Its pictures are to be seen side by side."""
        return len(self.messages) > 1

    @property
    def files(self) -> list[Row[Any]]:
        """The files of all its messages, without those that were taken back."""
        kept = [message.newest for message in self.messages if message.deleted_at is None]
        return [file for version in kept for file in version.attachments]


@dataclass(frozen=True, slots=True, kw_only=True)
class OurReply:
    """What we said or mean to say, and how far it came."""

    at: datetime
    row: Row[Any]
    text: str | None
    is_public: bool
    side: Literal["ours"] = "ours"
    is_beside: bool = False
    """Said by the bot, and belongs to no complaint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Both sides in the order in which they spoke."""

    turns: Sequence[Turn | OurReply]

    @property
    def newest_versions(self) -> list[Version]:
        """What the citizen's messages say now, without those that were taken back."""
        return [
            message.newest
            for turn in self.turns
            if isinstance(turn, Turn)
            for message in turn.messages
            if message.deleted_at is None
        ]

    @property
    def all_messages(self) -> list[Message]:
        """The citizen's messages, taken back ones too."""
        turns = (turn for turn in self.turns if isinstance(turn, Turn))
        return [message for turn in turns for message in turn.messages]

    @property
    def all_versions(self) -> list[Version]:
        """Every wording of these."""
        return [version for message in self.all_messages for version in message.versions]

    @property
    def locations(self) -> list[RecordLocation]:
        """The places that the citizen sent."""
        return [v.location for v in self.newest_versions if v.location is not None]


# These say the same to everybody; others may name complaints that the reader must not know of.
_SAID_TO_ALL = frozenset(
    {
        "greeting",
        "help",
        "language",
        "listening",
        "message",
        "muted",
        "no_case",
        "not_a_report",
        "person_wanted",
    }
)
_HARMLESS = frozenset({Word.LANGUAGE, Word.RATING, Word.NUMBER})
_MAY_PROVE = re.compile(r"\W*(?:kode\W+(?:cek\W+)?|code\W+)?[0-9A-Za-z]{6}\W*$", re.IGNORECASE)
"""It may be a check code."""


def _all_of(message: Message) -> list[Version]:
    return [*message.older, message.newest]


class ConversationReader:
    """Opens what a screen may show of sealed messages; never who wrote them."""

    def __init__(self, scope: Scope, connection: Connection, keyring: Keyring) -> None:
        self._scope = scope
        self._connection = connection
        self._keyring = keyring
        self._sealers: dict[int, Sealer | None] = {}
        self._sees_released = scope.agencies is not None or may_see_originals(scope)

    def of_complaint(self, complaint_id: int) -> Conversation:
        """Everything said about a complaint within the scope."""
        rows = queries.messages_of(self._scope, self._connection, complaint_id)
        replies = queries.replies_to(self._scope, self._connection, complaint_id)
        released = {
            row.item_id: row
            for row in casereading.released_to_agencies(self._scope, self._connection, complaint_id)
        }
        has_files = not is_without(self._connection, attachments, complaint_id)
        turns = self._turns(rows, released, with_files=has_files)
        answers = queries.answers_to_bot(self._scope, self._connection, complaint_id)
        for turn in turns:
            said = [version.item_id for message in turn.messages for version in _all_of(message)]
            turn.answers = next((answers[one] for one in said if one in answers), None)
        hidden = self._check_code(complaint_id) if replies else ""
        spoken: list[Turn | OurReply] = [*turns, *(self._reply(row, hidden) for row in replies)]
        return Conversation(turns=sorted(spoken, key=lambda turn: turn.at))

    def _check_code(self, complaint_id: int) -> str:
        complaint = queries.complaint(self._scope, self._connection, complaint_id)
        return check_code(self._keyring, complaint.tracking_id)

    def beside(self, complaint: Row[Any]) -> list[Turn | OurReply]:
        """What its citizen said to the bot meanwhile, and the bot to them, about no complaint.

        Nothing for agencies. What names other complaints, or proves who somebody is, is not told.
        """
        rows = queries.said_beside(self._scope, self._connection, complaint)
        turns = [turn for turn in self._turns(rows, {}, with_files=False) if self._is_plain(turn)]
        replies = queries.replied_beside(self._scope, self._connection, complaint)
        ours = [self._beside_reply(row) for row in replies]
        for turn in turns:
            turn.is_beside = True
        return [*turns, *ours]

    def _is_plain(self, turn: Turn) -> bool:
        for message in turn.messages:
            for version in _all_of(message):
                words = (version.text or "").strip()
                heard = read_plainly(words)
                if heard is None and version.content == "text" and _MAY_PROVE.match(words):
                    return False
                if heard is not None and heard.argument and heard.word not in _HARMLESS:
                    return False
        return True

    def _beside_reply(self, row: Row[Any]) -> OurReply:
        reply = self._reply(row)
        is_told = row.purpose in _SAID_TO_ALL
        return replace(reply, text=reply.text if is_told else None, is_beside=True)

    def _turns(
        self,
        rows: Sequence[Row[Any]],
        released: Mapping[int, Row[Any]],
        *,
        with_files: bool = True,
    ) -> list[Turn]:
        files = self._attachments(rows) if with_files else {}
        versions: dict[bytes, list[Row[Any]]] = {}
        for row in rows:
            versions.setdefault(row.message_hash, []).append(row)
        turns: list[Turn] = []
        for of_message in versions.values():
            group = of_message[0].group_hash
            if not (turns and group is not None and turns[-1].group_hash == group):
                first = of_message[0]
                # In its second it stands before what we said then, whichever its place there is.
                turns.append(Turn(at=first.sent_at or first.ordered_at, group_hash=group))
            turns[-1].messages.append(self._message(of_message, files, released))
        return turns

    def _attachments(self, rows: Sequence[Row[Any]]) -> Mapping[int, list[Row[Any]]]:
        found: dict[int, list[Row[Any]]] = defaultdict(list)
        ids = [row.id for row in rows]
        for row in queries.attachments_of(self._scope, self._connection, ids):
            found[row.item_id].append(row)
        return found

    def _message(
        self,
        rows: Sequence[Row[Any]],
        files: Mapping[int, list[Row[Any]]],
        released: Mapping[int, Row[Any]],
    ) -> Message:
        in_order = sorted(rows, key=lambda row: (row.version, row.id))
        deletion = next((row for row in in_order if row.event == "deleted"), None)
        if deletion is not None:  # what was taken back is not shown in full any more
            released = {}
        said = [self._version(r, files, released) for r in in_order if r.event != "deleted"]
        if not said and deletion is not None:  # only its deletion ever reached us
            said = [self._version(deletion, files, released)]
        return Message(
            newest=said[-1],
            older=said[:-1],
            deleted_at=deletion.ordered_at if deletion is not None else None,
        )

    def _version(
        self,
        row: Row[Any],
        files: Mapping[int, list[Row[Any]]],
        released: Mapping[int, Row[Any]],
    ) -> Version:
        record = self._record(row)
        release = released.get(row.id)
        is_shown = release is not None and self._sees_released
        is_late = row.received_at - row.ordered_at > _WORTH_SAYING
        return Version(
            text=row.redacted_text,
            is_redacted=record is not None and record.text != row.redacted_text,
            release=release,
            original=record.text if record is not None and is_shown else None,
            at=row.ordered_at,
            came_late=row.received_at if is_late else None,
            is_recovered=getattr(row, "is_recovered", False),
            content=row.content,
            attachments=files.get(row.id, []),
            location=record.location if record else None,
            is_forwarded=bool(record and record.is_forwarded),
            addressed_as=record.addressed_as if record else None,
            is_erased=record is None,
            item_id=row.id,
            is_comment=row.surface == "comment",
            is_withheld=row.is_withheld,
            is_exposed=row.is_exposed,
            suggestions=record.suggestions if record else None,
        )

    def _record(self, row: Row[Any]) -> Record | None:
        """The sealed record, None when its author was erased."""
        sealer = self._sealer(row.reporter_id)
        if sealer is None or row.sealed is None:
            return None
        return Record.model_validate_json(sealer.open(row.sealed, RECORD))

    def _sealer(self, reporter_id: int) -> Sealer | None:
        if reporter_id not in self._sealers:
            try:
                self._sealers[reporter_id] = queries.reporter_sealer(
                    self._scope, self._connection, self._keyring, reporter_id
                )
            except Erased:
                self._sealers[reporter_id] = None
        return self._sealers[reporter_id]

    def _reply(self, row: Row[Any], hidden: str = "") -> OurReply:
        """What we said, without the check code, by which one could pass for the citizen."""
        sealer = self._sealer(row.reporter_id) if row.reporter_id is not None else None
        text = None
        if sealer is not None and row.sealed is not None:
            text = str(open_reply(sealer, row.sealed)["text"])
            text = text.replace(hidden, "•" * len(hidden)) if hidden else text
        return OurReply(
            at=row.sent_at or (row.due_at if row.state in _STILL_TO_COME else row.created_at),
            row=row,
            text=text,
            is_public=row.purpose.startswith("public"),
        )
