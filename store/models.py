"""The tables. Statements are written against them in Core form, see `ledger`, `queries`, `changes`.

Columns named `sealed…` hold envelopes (see `sealing`); columns named `…_hash` hold keyed HMACs, so
that the platforms' own ids never stand in clear. All times are aware UTC.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Index,
    LargeBinary,
    UniqueConstraint,
    and_,
    or_,
    text,
)
from sqlmodel import Field, SQLModel

from store.columns import Id, binary, primary_key, reference, table_of


class DeliveryState(StrEnum):
    PENDING = "pending"
    PARSED = "parsed"
    UNREADABLE = "unreadable"
    QUARANTINED = "quarantined"


class Outcome(StrEnum):
    """What became of one thing that was received; the ledger's columns."""

    PENDING = "pending"
    STORED = "stored"
    RECEIPT = "receipt"
    DUPLICATE = "duplicate"
    IGNORED = "ignored"
    UNREADABLE = "unreadable"
    QUARANTINED = "quarantined"


class ComplaintStatus(StrEnum):
    NEW = "new"
    ON_HOLD = "on_hold"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    RESOLVED = "resolved"
    CLOSED = "closed"
    HANDED_OVER = "handed_over"
    ARCHIVED = "archived"


class OutboxState(StrEnum):
    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    WAITING = "waiting"
    """It cannot be told before the citizen's next message; `last_error` says why."""
    DEAD = "dead"
    DROPPED = "dropped"


class MediaState(StrEnum):
    PENDING = "pending"
    STORED = "stored"
    TOO_LARGE = "too_large"
    UNAVAILABLE = "unavailable"
    REFUSED = "refused"


class StoreSetting(SQLModel, table=True):
    """Facts about the store itself, e.g. the id of its master key or that it is a demo."""

    __tablename__ = "store_setting"

    name: str = Field(primary_key=True)
    value: str


class DataKey(SQLModel, table=True):
    """A wrapped key for what belongs to a day rather than to a person."""

    __tablename__ = "data_key"

    id: int | None = primary_key()
    purpose: str = Field(unique=True)
    """`day:2026-11-21` for deliveries, `kept:2026-11-21` for what could not be read."""
    wrapped: bytes | None = binary()
    created_at: datetime
    destroyed_at: datetime | None = None


class Delivery(SQLModel, table=True):
    """One HTTP request or polled item, committed before the platform is told that we have it."""

    __tablename__ = "delivery"
    __table_args__ = (
        Index(
            "ix_delivery_pending",
            "id",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
        Index("ix_delivery_channel_day_state", "channel", "day", "state"),
        Index(
            "ix_delivery_content_hash",
            "content_hash",
            sqlite_where=text("content_hash IS NOT NULL"),
            postgresql_where=text("content_hash IS NOT NULL"),
        ),
    )

    id: int | None = primary_key()
    channel: str
    source: str
    received_at: datetime
    day: date
    """The day in the jurisdiction's zone; what the ledger counts by."""
    state: str = DeliveryState.PENDING
    reason: str | None = None
    item_count: int | None = None
    """Written when parsed, apart from the items, so that a wrong sum can be noticed."""
    size: int = Field(default=0, sa_type=BigInteger)
    attempts: int = 0
    sealed: bytes | None = binary()
    """Headers and body; None after retention or beyond the quarantine's limit."""
    is_recovered: bool = False
    """Reconciliation found it: the webhook never came."""
    content_hash: bytes | None = binary()
    """Of polled items, so that a re-read does not take them again while they wait, nor count
    again those in which there is no message."""


class Conversation(SQLModel, table=True):
    """A thread on a platform; the unit that workers claim, so that one sender's messages queue."""

    __tablename__ = "conversation"
    __table_args__ = (
        UniqueConstraint("channel", "conversation_hash"),
        Index(
            "ix_conversation_direct",
            "channel",
            "last_direct_at",
            sqlite_where=text("last_direct_at IS NOT NULL"),
            postgresql_where=text("last_direct_at IS NOT NULL"),
        ),
        Index(
            "ix_conversation_person_wanted_at",
            "person_wanted_at",
            sqlite_where=text("person_wanted_at IS NOT NULL"),
            postgresql_where=text("person_wanted_at IS NOT NULL"),
        ),
    )

    id: int | None = primary_key()
    channel: str
    conversation_hash: bytes = binary(nullable=False)
    last_direct_at: datetime | None = None
    """Platform time of the citizen's last direct message: opens the reply window."""
    blocked_at: datetime | None = None
    """Platform time since which the citizen takes no messages from us."""
    unblocked_at: datetime | None = None
    """Platform time at which they were last told to take them again."""
    replies_paused: bool = False
    held_by: int | None = Field(default=None, sa_type=Id)
    """The operator who speaks in the bot's stead, until `held_until`."""
    held_until: datetime | None = None
    memory: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    """What the bot has to remember here, see `muara.memory`; never a citizen's words."""
    person_wanted_at: datetime | None = None
    """Since when the citizen waits for a person to answer."""


class Reporter(SQLModel, table=True):
    """A citizen within one jurisdiction, known only by hashed addresses and the key to the rest."""

    __tablename__ = "reporter"
    __table_args__ = (
        Index(
            "ix_reporter_erased",
            "erased_at",
            sqlite_where=text("erased_at IS NOT NULL"),
            postgresql_where=text("erased_at IS NOT NULL"),
        ),
    )

    id: int | None = primary_key()
    jurisdiction: str = Field(index=True)
    wrapped_key: bytes | None = binary()
    """None after erasure: nothing sealed under it can be read again."""
    created_at: datetime
    erased_at: datetime | None = None
    locked_at: datetime | None = None
    """Since when they wait to be forgotten: nobody learns who they are until that is decided."""


class ReporterAddress(SQLModel, table=True):
    """One address of a reporter, by its keyed hash over jurisdiction and address."""

    __tablename__ = "reporter_address"

    address_hash: bytes = Field(sa_type=LargeBinary, primary_key=True)
    reporter_id: int = reference("reporter.id", index=True)


class Complaint(SQLModel, table=True):
    """What the government is handling."""

    __tablename__ = "complaint"
    __table_args__ = (
        Index("ix_complaint_queue", "jurisdiction", "status", "opened_at", "id"),
        Index("ix_complaint_thread", "conversation_id", "reporter_id", "last_message_at"),
        Index(
            "ix_complaint_gathering",
            "last_message_at",
            sqlite_where=text("is_gathering"),
            postgresql_where=text("is_gathering"),
        ),
        Index(
            "ix_complaint_due",
            "due_at",
            "id",
            sqlite_where=text("is_open"),
            postgresql_where=text("is_open"),
        ),
        Index(
            "ix_complaint_status",
            "status",
            "due_at",
            "id",
            sqlite_where=text("is_open"),
            postgresql_where=text("is_open"),
        ),
        Index(
            "ix_complaint_assigned",
            "due_at",
            "id",
            sqlite_where=text("is_open AND status IN ('assigned', 'in_progress')"),
            postgresql_where=text("is_open AND status IN ('assigned', 'in_progress')"),
        ),
        Index(
            "ix_complaint_emergency",
            "due_at",
            "id",
            sqlite_where=text("is_open AND is_emergency"),
            postgresql_where=text("is_open AND is_emergency"),
        ),
        Index(
            "ix_complaint_no_report",
            "due_at",
            "id",
            sqlite_where=text("is_open AND NOT is_report"),
            postgresql_where=text("is_open AND NOT is_report"),
        ),
        Index(
            "ix_complaint_sealed",
            "opened_at",
            "id",
            sqlite_where=text("seal IS NOT NULL AND seal <> 'unsealed'"),
            postgresql_where=text("seal IS NOT NULL AND seal <> 'unsealed'"),
        ),
        Index(
            "ix_complaint_objected",
            "due_at",
            "id",
            sqlite_where=text("is_open AND reopened_count >= 2"),
            postgresql_where=text("is_open AND reopened_count >= 2"),
        ),
        Index("ix_complaint_opened", "opened_at", "id"),
        Index(
            "ix_complaint_unworded",
            "id",
            sqlite_where=text("words_version <> version"),
            postgresql_where=text("words_version <> version"),
        ),
        Index(
            "ix_complaint_merged",
            "merged_into",
            sqlite_where=text("merged_into IS NOT NULL"),
            postgresql_where=text("merged_into IS NOT NULL"),
        ),
        Index(
            "ix_complaint_untold",
            "untold",
            "opened_at",
            "id",
            sqlite_where=text("untold IS NOT NULL"),
            postgresql_where=text("untold IS NOT NULL"),
        ),
        Index(
            "ix_complaint_uncompared",
            "id",
            sqlite_where=text("compared_at IS NULL"),
            postgresql_where=text("compared_at IS NULL"),
        ),
        Index(
            "ix_complaint_settles_at",
            "settles_at",
            sqlite_where=text("settles_at IS NOT NULL"),
            postgresql_where=text("settles_at IS NOT NULL"),
        ),
        Index(
            "ix_complaint_incomplete",
            "due_at",
            "id",
            sqlite_where=text("is_open AND is_incomplete"),
            postgresql_where=text("is_open AND is_incomplete"),
        ),
        Index(
            "ix_complaint_withdrawal_asked_at",
            "withdrawal_asked_at",
            sqlite_where=text("withdrawal_asked_at IS NOT NULL"),
            postgresql_where=text("withdrawal_asked_at IS NOT NULL"),
        ),
    )

    id: int | None = primary_key()
    tracking_id: str = Field(unique=True)
    jurisdiction: str
    channel: str
    surface: str
    conversation_id: int = reference("conversation.id")
    reporter_id: int = reference("reporter.id", index=True)
    status: str = ComplaintStatus.NEW
    is_gathering: bool = True
    is_anonymous: bool = True
    is_secret: bool = False
    is_report: bool = True
    """False while nothing of what was said looks like a report."""
    urgency: int = 0
    """The most urgent that a message of it looked: 0 unknown, 1 low, 2 medium, 3 high."""
    is_emergency: bool = False
    summary: str = ""
    """The first redacted words, for lists."""
    message_count: int = 0
    attachment_count: int = 0
    has_location: bool = False
    opened_at: datetime
    last_message_at: datetime
    acknowledged_at: datetime | None = None
    compared_at: datetime | None = None
    """When it was looked for among other complaints; None while it is being told."""
    seal: str | None = None
    """`oversight`, `minor` or `threat`: only named people know of it until one of them unseals."""
    has_exclusions: bool = False
    """Somebody is named in it who must not know of it, see `case_models.Exclusion`."""
    title: str | None = None
    """The officer's gist, written at verification; names nobody."""
    classification: str | None = None
    """`complaint`, `aspiration` or `information_request`, once verified."""
    is_oversight: bool = False
    topic: str | None = None
    place_code: str | None = None
    verified_at: datetime | None = None
    verified_by: str | None = None
    status_before: str | None = None
    """The status that it returns to when a hold ends."""
    held_at: datetime | None = None
    """Since when it waits for the citizen."""
    hold_count: int = 0
    reason: str | None = None
    """Why it was archived, handed over or closed: a code."""
    handed_over_to: str | None = None
    merged_into: int | None = Field(default=None, sa_type=Id)
    """The complaint that it is handled with; its own clocks stand still meanwhile."""
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    reopened_count: int = 0
    rating: int | None = None
    """1 to 5 by the citizen; none is none."""
    is_open: bool = True
    """Somebody has something to do: neither resolved, ended nor merged."""
    due_at: datetime | None = None
    """What expires first: the nearest running deadline, or the platform's reply window."""
    due_kind: str | None = None
    untold: str | None = None
    """`waiting`, `undelivered` or `unreachable`: an answer that the citizen does not know yet."""
    origin: str | None = None
    """How it came when entered by hand: `telephone`, `walk_in`, `radio`, …"""
    settles_at: datetime | None = None
    """When the bot has its next word, unless the citizen goes on; only while it is gathered."""
    settles_latest: datetime | None = None
    """Beyond this `settles_at` is not put off by further pieces."""
    known: int = 0
    """What the messages say of what an agency needs, see `forwarder.base.Facet`."""
    asked: int = 0
    """What of that the bot has asked for."""
    awaiting: str | None = None
    """Which of its questions is open."""
    is_incomplete: bool = False
    """The citizen fell silent before everything was said."""
    withdrawal_asked_at: datetime | None = None
    """The reporter wants to take it back; an officer decides."""
    words_version: int = 0
    """The `version` whose words search finds: another one has yet to be read, see `search`."""
    version: int = 1


APART_REASONS = (
    "no_report_spam",
    "no_report_advert",
    "no_report_opinion",
    "no_report_chatter",
    "no_report_courtesy",
    "no_report_honeypot",
    "no_report_too_many",
    "which_case",
    "contact",
    "not_a_report",
)
"""Why a message was kept as no report; the last one by an operator."""
SET_APART = (
    "reason IN ('no_report_spam', 'no_report_advert', "
    "'no_report_opinion', 'no_report_chatter', 'no_report_courtesy', 'no_report_honeypot', "
    "'no_report_too_many', 'which_case', 'contact', 'not_a_report')"
)
"""The condition of such a message, in the words of its partial index."""


class Item(SQLModel, table=True):
    """One thing found in a delivery, and what became of it."""

    __tablename__ = "item"
    __table_args__ = (
        Index(
            "uq_item_stored_identity",
            "identity_hash",
            unique=True,
            sqlite_where=text("outcome = 'stored'"),
            postgresql_where=text("outcome = 'stored'"),
        ),
        Index(
            "ix_item_pending",
            "id",
            "conversation_id",
            sqlite_where=text("outcome = 'pending'"),
            postgresql_where=text("outcome = 'pending'"),
        ),
        Index("ix_item_channel_day_outcome", "channel", "day", "outcome"),
        Index("ix_item_conversation", "conversation_id", "id"),
        Index("ix_item_message_hash", "message_hash"),
        Index("ix_item_identity_hash", "identity_hash"),
        Index(
            "ix_item_group_hash",
            "group_hash",
            sqlite_where=text("group_hash IS NOT NULL"),
            postgresql_where=text("group_hash IS NOT NULL"),
        ),
        Index("ix_item_complaint", "complaint_id", "ordered_at", "id"),
        Index(
            "ix_item_unsorted",
            "channel",
            "id",
            sqlite_where=text("is_unsorted"),
            postgresql_where=text("is_unsorted"),
        ),
        Index(
            "ix_item_withheld",
            "complaint_id",
            sqlite_where=text("is_withheld"),
            postgresql_where=text("is_withheld"),
        ),
        Index(
            "ix_item_exposed",
            "complaint_id",
            sqlite_where=text("is_exposed"),
            postgresql_where=text("is_exposed"),
        ),
        Index(
            "ix_item_set_apart",
            "id",
            sqlite_where=text(SET_APART),
            postgresql_where=text(SET_APART),
        ),
    )

    id: int | None = primary_key()
    delivery_id: int = reference("delivery.id", index=True)
    channel: str
    day: date
    outcome: str
    reason: str | None = None
    received_at: datetime
    sent_at: datetime | None = None
    ordered_at: datetime
    """`sent_at` where the platform gives it, else `received_at`."""
    processed_at: datetime | None = None
    attempts: int = 0
    conversation_id: int | None = reference("conversation.id", nullable=True)
    identity_hash: bytes | None = binary()
    """Channel, conversation where ids are per chat, external id and revision."""
    message_hash: bytes | None = binary()
    """The same without the revision: ties edits and deletions to their original."""
    content_hash: bytes | None = binary()
    group_hash: bytes | None = binary()
    version: int = 1
    event: str | None = None
    surface: str | None = None
    content: str | None = None
    source: str | None = None
    reporter_id: int | None = reference("reporter.id", nullable=True, index=True)
    complaint_id: int | None = reference("complaint.id", nullable=True)
    duplicate_of: int | None = Field(default=None, sa_type=Id)
    is_unsorted: bool = False
    """Public, stored, and nobody has said yet whether it is a report."""
    is_withheld: bool = False
    """Said after agencies had it, and perhaps of something else: an officer lets them see it."""
    is_exposed: bool = False
    """Anybody can read a personal number in it, until it is hidden or taken back."""
    sealed: bytes | None = binary()
    """Pending: the RawMessage under the day's key. Stored: the Record under the reporter's."""
    redacted_text: str | None = None
    schema_version: str | None = None
    knowledge_version: str | None = None


class MessageName(SQLModel, table=True):
    """What else a message may be called, by its keyed hash: some platforms give each edit an id
    of its own."""

    __tablename__ = "message_name"

    name_hash: bytes = Field(sa_type=LargeBinary, primary_key=True)
    message_hash: bytes = Field(sa_type=LargeBinary)


class Attachment(SQLModel, table=True):
    """A file of a stored message, and how far we are with fetching it."""

    __tablename__ = "attachment"
    __table_args__ = (
        Index(
            "ix_attachment_pending",
            "due_at",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
        UniqueConstraint("item_id", "position"),
    )

    id: int | None = primary_key()
    item_id: int = reference("item.id")
    position: int
    kind: str
    state: str = MediaState.PENDING
    reason: str | None = None
    attempts: int = 0
    due_at: datetime
    mime_type: str | None = None
    """By content once stored, before that as the platform declared it."""
    size: int | None = Field(default=None, sa_type=BigInteger)
    sha256: str | None = None
    photo_hash: str | None = None
    """16 hex digits by what a picture shows; see `muara.pictures`."""
    object_name: str | None = None
    stored_at: datetime | None = None


class History(SQLModel, table=True):
    """What happened, when and by whom: one row per change. Never a citizen's words."""

    __tablename__ = "history"
    __table_args__ = (
        Index("ix_history_complaint", "complaint_id", "id"),
        Index(
            "ix_history_opened",
            "at",
            "complaint_id",
            sqlite_where=text("event = 'complaint_opened'"),
            postgresql_where=text("event = 'complaint_opened'"),
        ),
    )

    id: int | None = primary_key()
    at: datetime
    event: str
    actor: str
    """`system`, `operator:<id>`, or `command_line:<user of the machine>`."""
    complaint_id: int | None = reference("complaint.id", nullable=True)
    item_id: int | None = Field(default=None, sa_type=Id)
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Outbox(SQLModel, table=True):
    """Something that leaves us, written in the transaction that caused it."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_open",
            "destination",
            "due_at",
            "id",
            sqlite_where=text("state IN ('due', 'failed', 'sending', 'uncertain')"),
            postgresql_where=text("state IN ('due', 'failed', 'sending', 'uncertain')"),
        ),
        Index(
            "ix_outbox_troubled",
            "id",
            sqlite_where=text("state IN ('dead', 'uncertain', 'failed')"),
            postgresql_where=text("state IN ('dead', 'uncertain', 'failed')"),
        ),
        Index(
            "ix_outbox_waiting",
            "conversation_id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index("ix_outbox_complaint", "complaint_id"),
        Index("ix_outbox_external_hash", "external_hash"),
        Index("ix_outbox_thread", "conversation_id", "purpose", "created_at"),
    )

    id: int | None = primary_key()
    idempotency_key: str = Field(unique=True)
    destination: str
    """`channel:<name>` for replies to citizens."""
    purpose: str
    """`acknowledgement`, `public_acknowledgement`, `private_acknowledgement`, …"""
    complaint_id: int | None = reference("complaint.id", nullable=True)
    reporter_id: int | None = reference("reporter.id", nullable=True)
    conversation_id: int | None = reference("conversation.id", nullable=True)
    state: str = OutboxState.DUE
    created_at: datetime
    due_at: datetime
    latest_at: datetime
    """However many pieces follow, it is not put off beyond this."""
    claimed_until: datetime | None = None
    attempts: int = 0
    repeats: int = 0
    """How often it was repeated after an uncertain attempt."""
    sealed: bytes | None = binary()
    """Where it goes and what it says, under the reporter's key."""
    external_hash: bytes | None = binary()
    sent_at: datetime | None = None
    delivery_status: str | None = None
    error_code: str | None = None
    last_error: str | None = None


class OutboxAttempt(SQLModel, table=True):
    """One try, committed before the call, so that a crash leaves its trace."""

    __tablename__ = "outbox_attempt"

    id: int | None = primary_key()
    outbox_id: int = reference("outbox.id", index=True)
    started_at: datetime
    finished_at: datetime | None = None
    outcome: str | None = None
    error: str | None = None


class Lease(SQLModel, table=True):
    """Who leads; `fence` grows with every change of holder."""

    __tablename__ = "lease"

    name: str = Field(primary_key=True)
    holder: str
    fence: int
    expires_at: datetime


class Run(SQLModel, table=True):
    """One slot of the timetable: it ran, or why it did not."""

    __tablename__ = "run"
    __table_args__ = (
        UniqueConstraint("job", "account", "scheduled_for"),
        Index("ix_run_account_job", "account", "job", "id"),
    )

    id: int | None = primary_key()
    job: str
    account: str
    scheduled_for: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    fence: int = 0
    outcome: str = "running"
    """running, done, failed, timed_out, abandoned or missed."""
    reason: str | None = None
    counts: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Cursor(SQLModel, table=True):
    """Where polling of a channel stands; moved by compare-and-set on `version`."""

    __tablename__ = "cursor"

    channel: str = Field(primary_key=True)
    stream: str = Field(default="", primary_key=True)
    position: str
    version: int = 1
    moved_at: datetime


class Spending(SQLModel, table=True):
    """Money spent on a channel on a day (UTC), in US dollars."""

    __tablename__ = "spending"

    channel: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    dollars: float = 0.0


class ErasureRequest(SQLModel, table=True):
    """Somebody asked to be forgotten; an operator decides."""

    __tablename__ = "erasure_request"

    id: int | None = primary_key()
    code: str = Field(unique=True)
    channel: str
    address_hash: bytes = binary(nullable=False)
    requested_at: datetime
    state: str = "open"


class Judgement(SQLModel, table=True):
    """What an operator says that a complaint is about; what teaches the normalizer."""

    __tablename__ = "judgement"
    __table_args__ = (Index("ix_judgement_decided", "jurisdiction", "decided_at"),)

    complaint_id: int = Field(foreign_key="complaint.id", primary_key=True, sa_type=Id)
    jurisdiction: str
    classification: str
    topic: str | None = None
    agency: str | None = None
    place_code: str | None = None
    urgency: str
    suggested: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What was proposed when it was decided, by the same names: first choice and top three."""
    decided_by: str
    decided_at: datetime
    version: int = 1


class LearnedModel(SQLModel, table=True):
    """A model fitted on a government's own decisions; at most one of each is in use."""

    __tablename__ = "learned_model"
    __table_args__ = (Index("ix_learned_model_jurisdiction", "jurisdiction", "id"),)

    id: int | None = primary_key()
    jurisdiction: str
    made_at: datetime
    decisions: int
    is_accepted: bool
    is_current: bool = False
    report: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    content: bytes = binary(nullable=False)


class LexiconEntry(SQLModel, table=True):
    """A topic or agency with the words that speak for it; seeded once, then the government's."""

    __tablename__ = "lexicon_entry"
    __table_args__ = (UniqueConstraint("jurisdiction", "axis", "code"),)

    id: int | None = primary_key()
    jurisdiction: str = ""
    """Empty: for all governments that have no entry of their own."""
    axis: str
    """`topic`, `agency` or `aspect`."""
    code: str
    content: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    changed_at: datetime
    changed_by: str = "seed"


class Nickname(SQLModel, table=True):
    """What people call a place, learned from an operator's correction."""

    __tablename__ = "nickname"
    __table_args__ = (UniqueConstraint("jurisdiction", "name"),)

    id: int | None = primary_key()
    jurisdiction: str
    name: str
    """In lower case."""
    code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    added_by: str
    added_at: datetime


class Operator(SQLModel, table=True):
    """Somebody who signs in."""

    __tablename__ = "operator"

    id: int | None = primary_key()
    username: str = Field(unique=True)
    password_hash: str
    role: str
    jurisdictions: list[str] = Field(default_factory=list, sa_type=JSON)
    """Codes; empty means all that this installation serves."""
    created_at: datetime
    is_active: bool = True
    agency_id: int | None = Field(default=None, sa_type=Id)
    """Of liaison officers and agency heads: whose cases they see."""
    more_rights: list[str] = Field(default_factory=list, sa_type=JSON)
    """Rights beyond the role's, such as `reveal_identity`."""
    protects_children: bool = False
    display_name: str = ""
    """In clear: colleagues read it beside everything that the person does."""
    sealed_email: bytes | None = binary()
    email_hash: bytes | None = Field(
        default=None, sa_type=LargeBinary, nullable=True, unique=True, index=True
    )
    """Keyed, so that a reset or an identity provider finds the person without opening the rest."""
    subject_hash: bytes | None = Field(
        default=None, sa_type=LargeBinary, nullable=True, unique=True, index=True
    )
    """Of the identity provider's own word for the person, from the first sign-in there on."""
    second_factor_due_at: datetime | None = None
    """From when on nothing opens before a second factor is set up; None where none is asked for."""


class OperatorSession(SQLModel, table=True):
    """A signed-in browser; the cookie holds the token, this row only its hash."""

    __tablename__ = "operator_session"

    token_hash: bytes = Field(sa_type=LargeBinary, primary_key=True)
    operator_id: int = reference("operator.id", index=True)
    created_at: datetime
    expires_at: datetime
    language: str | None = None
    stage: str = "signed_in"
    """`second_factor` while only the password was right: opens nothing but the next step; `secured`
    where a second factor was asked for elsewhere."""
    last_seen_at: datetime
    """To the minute; what a page asks for by itself does not count."""
    device: str = ""
    """What the browser says it is, in a word or two, and the address it came from."""


class ComplaintKey(SQLModel, table=True):
    """A key under which similar complaints are looked for, see `store.similar`.

    `key_hash` is a keyed hash over jurisdiction and key. The primary key is the search order: the
    newest complaints of one key lie side by side.
    """

    __tablename__ = "complaint_key"
    __table_args__ = (
        Index("ix_complaint_key_complaint", "complaint_id"),
        {"sqlite_with_rowid": False},
    )

    key_hash: bytes = Field(sa_type=LargeBinary, primary_key=True)
    at: datetime = Field(primary_key=True)
    complaint_id: int = Field(foreign_key="complaint.id", primary_key=True, sa_type=Id)


class LinkState(StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class IncidentLink(SQLModel, table=True):
    """Two complaints that may be about the same incident; the earlier one leads."""

    __tablename__ = "incident_link"
    __table_args__ = (UniqueConstraint("complaint_id", "leader_id"),)

    id: int | None = primary_key()
    complaint_id: int = reference("complaint.id")
    leader_id: int = reference("complaint.id", index=True)
    state: str = LinkState.PROPOSED
    score: float
    why: list[str] = Field(default_factory=list, sa_type=JSON)
    """What spoke for it, with words of redacted text; emptied when either person is erased."""
    proposed_at: datetime
    decided_by: str | None = None
    decided_at: datetime | None = None


# The same tables for statements in Core form, whose columns a type checker understands.
store_settings = table_of(StoreSetting)
data_keys = table_of(DataKey)
deliveries = table_of(Delivery)
conversations = table_of(Conversation)
reporters = table_of(Reporter)
reporter_addresses = table_of(ReporterAddress)
complaints = table_of(Complaint)
items = table_of(Item)
message_names = table_of(MessageName)
attachments = table_of(Attachment)
histories = table_of(History)
outbox = table_of(Outbox)
outbox_attempts = table_of(OutboxAttempt)
leases = table_of(Lease)
runs = table_of(Run)
cursors = table_of(Cursor)
spendings = table_of(Spending)
erasure_requests = table_of(ErasureRequest)
judgements = table_of(Judgement)
learned_models = table_of(LearnedModel)
lexicon_entries = table_of(LexiconEntry)
nicknames = table_of(Nickname)
operators = table_of(Operator)
operator_sessions = table_of(OperatorSession)
complaint_keys = table_of(ComplaintKey)
incident_links = table_of(IncidentLink)


def tying(one: int, other: int) -> ColumnElement[bool]:
    """The condition that a link is between these two complaints, whichever leads."""
    links = incident_links.c
    return or_(
        and_(links.complaint_id == one, links.leader_id == other),
        and_(links.complaint_id == other, links.leader_id == one),
    )
