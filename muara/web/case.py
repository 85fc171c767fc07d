"""What a complaint's page shows of its handling, and what it offers to do."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import Connection, Row

from muara.casework import open_words
from muara.drafting import drafts_of
from muara.governments import governments
from muara.web.conversation import Conversation, OurReply, Turn
from muara.web.visit import Visit
from store import accounts, agencies, alerts, casereading, overview, queries
from store.accounts import Account
from store.casework import ending, merging, reach, undoing
from store.casework.deed import Act, is_possible
from store.casework.onlookers import Onlookers, onlookers_of
from store.changes import SEALS
from store.errors import Erased
from store.rights import Right
from store.scope import SYSTEM
from store.sealing import Sealer

DONE = frozenset(
    {
        "verify", "assign", "give_back", "accept", "hold", "resume", "hand_over", "archive",
        "answer", "approve", "reject", "note", "say", "take_over", "let_go", "close", "reopen",
        "merge", "split", "undo", "unseal", "exclude", "tag", "emergency", "draft", "retry",
        "merge_in", "same", "not_the_same", "same_undone", "release", "transcript", "mask",
        "hide_comment",
        "accept_withdrawal", "decline_withdrawal", "let_through", "take_out", "acknowledge",
        "end_release", "end_exclusion", "name", "end_name",
        "lapor_wanted", "lapor_status", "forward", "publish", "unpublish", "secrecy",
    }
)  # fmt: skip
"""The deeds after which the page says that they were done."""

_RIGHTS: Mapping[Act, Sequence[Right]] = {
    Act.VERIFY: (Right.VERIFY,),
    Act.HOLD: (Right.VERIFY, Right.ANSWER),
    Act.RESUME: (Right.VERIFY, Right.ANSWER),
    Act.HAND_OVER: (Right.VERIFY,),
    Act.ARCHIVE: (Right.VERIFY,),
    Act.ASSIGN: (Right.ASSIGN,),
    Act.ACCEPT: (Right.ANSWER,),
    Act.ANSWER: (Right.ANSWER,),
    Act.APPROVE: (Right.APPROVE,),
    Act.CLOSE: (Right.CLOSE,),
    Act.REOPEN: (Right.CLOSE, Right.VERIFY),
    Act.MERGE: (Right.MERGE,),
    Act.SPLIT: (Right.MERGE,),
    Act.NOTE: (Right.NOTE,),
    Act.TAG: (Right.VERIFY, Right.NOTE),
    Act.SAY: (Right.TAKE_OVER,),
    Act.UNSEAL: (Right.UNSEAL,),
    Act.EXCLUDE: (Right.VERIFY, Right.UNSEAL),
    Act.RELEASE: (Right.RELEASE,),
    Act.PUBLISH: (Right.PUBLISH,),
    Act.UNPUBLISH: (Right.PUBLISH,),
    Act.EMERGENCY: (Right.VERIFY, Right.ANSWER),
    Act.LET_THROUGH: (Right.RELEASE, Right.ASSIGN),
    Act.TAKE_OUT: (Right.RELEASE, Right.ASSIGN),
    Act.ACKNOWLEDGE: (Right.VERIFY, Right.ANSWER),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A follow-up, answer, question or note with its words; None once they were erased."""

    row: Row[Any]
    words: Mapping[str, str] | None
    by: str
    files: Sequence[Row[Any]]
    side: Literal["within"] = "within"
    """In a conversation: between colleagues, or not told yet."""

    @property
    def at(self) -> datetime:
        return cast(datetime, self.row.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """An assignment with its note."""

    row: Row[Any]
    note: str | None
    is_active: bool
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Who must not know of a complaint, and who sees a sealed one; for those who decide that."""

    exclusions: Sequence[Row[Any]] = ()
    colleagues: Sequence[Account] = ()
    """Who can be excluded beside agencies."""
    onlookers: Onlookers | None = None
    """None where nothing is sealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The handling of one complaint as one operator sees it."""

    possible: frozenset[str]
    """The deeds that state and rights allow."""
    assignments: Sequence[Handed]
    said: Sequence[Said]
    tags: Sequence[str]
    agencies: Sequence[Row[Any]]
    followers: Sequence[Row[Any]]
    leader: str | None
    undoable: Row[Any] | None
    held_until: Any
    person_wanted_at: datetime | None
    """Since when the citizen wants a person to answer."""
    alerts: Sequence[Row[Any]]
    """Those that nobody looks after."""
    may_decide_withdrawal: bool
    names: Mapping[str, str]
    """Names of colleagues by the actor that stands in the history."""
    typed: Mapping[str, Mapping[str, str]]
    """What was typed before, by form: drafts, and what was just refused."""
    saved_at: Mapping[str, datetime]
    """When each draft was saved."""
    reach: Reach
    governments: Sequence[str] = ()
    """The connected ones that it may be handed over to, by their names."""

    @property
    def new_key(self) -> str:
        """For one form: sent twice, it counts once."""
        return secrets.token_urlsafe(12)

    @property
    def own_assignments(self) -> list[Handed]:
        """Those that this operator may act for."""
        return [each for each in self.assignments if each.is_active and each.is_own]


def case_of(
    visit: Visit,
    connection: Connection,
    complaint: Row[Any],
    refused: Mapping[str, Mapping[str, str]],
) -> Case:
    """Everything about the handling that this operator may see; `refused` as it was typed."""
    scope = visit.scope
    sealer = sealer_of(visit, connection, complaint)
    names = accounts.names(scope, connection)
    rows = casereading.follow_ups_of(scope, connection, complaint.id)
    files: dict[int, list[Row[Any]]] = {}
    for file in casereading.files_of(scope, connection, [row.id for row in rows]):
        files.setdefault(file.follow_up_id, []).append(file)
    handed = agencies.assignments_of(scope, connection, complaint.id)
    leader = complaint.merged_into
    place = queries.answering_place(scope, connection, complaint.id)
    drafts = drafts_of(scope, connection, complaint.id, sealer)
    possible = frozenset(
        str(act)
        for act, rights in _RIGHTS.items()
        if is_possible(complaint, act) and any(scope.may(right) for right in rights)
    )
    if complaint.is_emergency and not reach.may_call_off(scope, connection, complaint.id):
        possible -= {Act.EMERGENCY}
    return Case(
        possible=possible,
        assignments=[
            Handed(
                row=row,
                note=(words_of(sealer, row.sealed_note) or {}).get("text"),
                is_active=row.state in ("open", "accepted"),
                is_own=scope.agencies is None or row.agency_id in scope.agencies,
            )
            for row in handed
        ],
        said=[
            Said(
                row=row,
                words=words_of(sealer, row.sealed),
                by=names.get(row.by, ""),
                files=files.get(row.id, []),
            )
            for row in rows
        ],
        tags=casereading.tags_of(scope, connection, complaint.id),
        agencies=agencies.agencies_of(scope, connection, complaint.jurisdiction),
        followers=merging.merged_with(scope, connection, complaint.id),
        leader=overview.tracking_ids(scope, connection, [leader]).get(leader) if leader else None,
        undoable=undoing.undoable(scope, connection, complaint.id),
        held_until=place.held_until,
        person_wanted_at=place.person_wanted_at if scope.agencies is None else None,
        alerts=[
            row
            for row in alerts.alerts_of(scope, connection, complaint.id)
            if row.acknowledged_at is None
        ],
        may_decide_withdrawal=scope.may(Right.VERIFY)
        and is_possible(complaint, Act.ACCEPT_WITHDRAWAL)
        and (scope.may(Right.UNSEAL) or not ending.is_delicate(complaint)),
        names=names,
        typed={form: draft.words for form, draft in drafts.items()} | dict(refused),
        saved_at={form: draft.saved_at for form, draft in drafts.items()},
        reach=_reach(visit, connection, complaint, possible),
        governments=[
            one.settings.label
            for one in governments(visit.application, complaint.jurisdiction)
            if Act.HAND_OVER in possible
        ],
    )


def _reach(
    visit: Visit, connection: Connection, complaint: Row[Any], possible: frozenset[str]
) -> Reach:
    if Act.EXCLUDE not in possible:
        return Reach()
    scope, now = visit.scope, visit.application.clock.now()
    is_shown = Act.UNSEAL in possible and complaint.seal in SEALS
    return Reach(
        exclusions=casereading.exclusions_of(scope, connection, complaint.id),
        colleagues=[
            one
            for one in accounts.all_operators(SYSTEM, connection)
            if one.is_active and one.id != scope.operator_id and one.serves(complaint.jurisdiction)
        ],
        onlookers=onlookers_of(scope, connection, complaint, now) if is_shown else None,
    )


def spoken(
    conversation: Conversation, case: Case, beside: Sequence[Turn | OurReply] = ()
) -> list[Turn | OurReply | Said]:
    """Both sides with what was written between colleagues, and what was said to the bot `beside`
    it, in the order of time.

    What was told to the citizen is in the conversation already, as the citizen reads it.
    """
    told = {turn.row.idempotency_key for turn in conversation.turns if turn.side == "ours"}
    within = [one for one in case.said if one.row.outbox_key not in told]
    return sorted([*conversation.turns, *beside, *within], key=lambda turn: turn.at)


def sealer_of(visit: Visit, connection: Connection, complaint: Row[Any]) -> Sealer | None:
    """The key of a complaint's reporter; None once they were forgotten."""
    keyring = visit.application.store.keyring
    try:
        return queries.reporter_sealer(visit.scope, connection, keyring, complaint.reporter_id)
    except Erased:
        return None


def words_of(sealer: Sealer | None, sealed: bytes | None) -> Mapping[str, str] | None:
    """What a follow-up or a note says; None where nothing is left to read."""
    if sealer is None or sealed is None:
        return None
    return open_words(sealer, sealed)
