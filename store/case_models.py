"""The tables of what operators do with complaints: agencies, assignments, answers, clocks, rights.

As in `models`: `sealed…` columns hold envelopes, times are aware UTC. Words that operators write
about a citizen's case are sealed under the reporter's key, so that erasing the person takes them
along; what stands in clear (titles, reasons' codes, canned replies) names nobody.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from store.columns import WORDS, Id, binary, primary_key, reference, table_of

# --- agencies and whom a case is with -----------------------------------------------------------


class Agency(SQLModel, table=True):
    """An office that complaints are assigned to; a tree by `parent_id`."""

    __tablename__ = "agency"
    __table_args__ = (UniqueConstraint("jurisdiction", "code"),)

    id: int | None = primary_key()
    jurisdiction: str
    code: str
    name: str
    """As suggestions and judgements name it."""
    parent_id: int | None = reference("agency.id", nullable=True)
    area_code: str | None = None
    """Of a village or district office: where it is in charge."""
    contact: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    is_active: bool = True
    needs_approval: bool = False
    """What it tells citizens waits until its head or a supervisor has approved it."""
    version: int = 1


class AssignmentState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    ANSWERED = "answered"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class Assignment(SQLModel, table=True):
    """A complaint handed to one agency, with a note and a deadline."""

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("complaint_id", "agency_id"),
        Index("ix_assignment_agency", "agency_id", "state", "complaint_id"),
        Index(
            "ix_assignment_waiting",
            "agency_id",
            "state",
            "complaint_id",
            sqlite_where=text("state IN ('open', 'accepted')"),
            postgresql_where=text("state IN ('open', 'accepted')"),
        ),
    )

    id: int | None = primary_key()
    complaint_id: int = reference("complaint.id")
    agency_id: int = reference("agency.id")
    state: str = AssignmentState.OPEN
    sealed_note: bytes | None = binary()
    assigned_by: str
    assigned_at: datetime
    due_at: datetime | None = None
    """What the officer asked for, sooner than by the rules; its clock stands in `deadline`."""
    accepted_at: datetime | None = None
    first_follow_up_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    reason: str | None = None
    """Why it was returned or withdrawn: a code."""
    version: int = 1


class FollowUpKind(StrEnum):
    FOLLOW_UP = "follow_up"
    INITIAL_ANSWER = "initial_answer"
    SUBSTANTIVE_ANSWER = "substantive_answer"
    QUESTION = "question"
    MESSAGE = "message"
    """An operator speaks in the bot's stead."""
    NOTE = "note"
    """Between operators; never told to the citizen."""


class FollowUpState(StrEnum):
    WAITING = "waiting"
    """For approval."""
    TOLD = "told"
    """Given to the outbox; what became of it stands there."""
    KEPT = "kept"
    """Notes, and follow-ups that nobody is told."""
    REJECTED = "rejected"
    UNDONE = "undone"


class FollowUp(SQLModel, table=True):
    """What an agency or officer did, asked or answered."""

    __tablename__ = "follow_up"
    __table_args__ = (
        Index("ix_follow_up_complaint", "complaint_id", "id"),
        Index(
            "ix_follow_up_waiting",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    id: int | None = primary_key()
    complaint_id: int = reference("complaint.id")
    assignment_id: int | None = reference("assignment.id", nullable=True)
    agency_id: int | None = reference("agency.id", nullable=True)
    kind: str
    state: str
    sealed: bytes | None = binary()
    """JSON under the reporter's key: `text`, and of substantive answers `what`, `when`, `who`."""
    by: str
    at: datetime
    approved_by: str | None = None
    approved_at: datetime | None = None
    reason: str | None = None
    """Why it was rejected: a code."""
    outbox_key: str | None = Field(default=None, index=True)
    """Idempotency key of the outbox row that tells the citizen."""


class WorkFile(SQLModel, table=True):
    """A picture or paper that an operator adds to a follow-up."""

    __tablename__ = "work_file"

    id: int | None = primary_key()
    follow_up_id: int = reference("follow_up.id", index=True)
    position: int
    mime_type: str
    size: int
    sha256: str
    object_name: str = Field(index=True)
    """Empty once the object was lost with its backup."""


class ComplaintTag(SQLModel, table=True):
    """A word by which officers find cases again."""

    __tablename__ = "complaint_tag"
    __table_args__ = (Index("ix_complaint_tag_tag", "tag", "complaint_id"),)

    complaint_id: int = Field(foreign_key="complaint.id", primary_key=True, sa_type=Id)
    tag: str = Field(primary_key=True)


class Action(SQLModel, table=True):
    """One deed of an operator: makes a repeated click harmless, and undoing possible."""

    __tablename__ = "operator_action"
    __table_args__ = (
        Index("ix_operator_action_complaint", "complaint_id", "id"),
        Index("ix_operator_action_actor", "actor", "at"),
    )

    id: int | None = primary_key()
    idempotency_key: str = Field(unique=True)
    complaint_id: int | None = reference("complaint.id", nullable=True)
    name: str
    actor: str
    at: datetime
    before: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What undoing restores: columns, ids and states; beside it a keyed hash of the form, never
    words."""
    undone_at: datetime | None = None


# --- working together ---------------------------------------------------------------------------


class Claim(SQLModel, table=True):
    """Who has a complaint in hand just now; it lapses by itself."""

    __tablename__ = "claim"

    complaint_id: int = Field(foreign_key="complaint.id", primary_key=True, sa_type=Id)
    operator_id: int = reference("operator.id", index=True)
    claimed_at: datetime
    expires_at: datetime


class Draft(SQLModel, table=True):
    """What somebody has begun to write in one form of a complaint's page."""

    __tablename__ = "draft"

    complaint_id: int = Field(foreign_key="complaint.id", primary_key=True, sa_type=Id)
    operator_id: int = Field(foreign_key="operator.id", primary_key=True, sa_type=Id)
    form: str = Field(primary_key=True)
    sealed: bytes | None = binary()
    saved_at: datetime


class SavedView(SQLModel, table=True):
    """A narrowed list that an operator keeps under a name."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("operator_id", "name"),)

    id: int | None = primary_key()
    operator_id: int = reference("operator.id")
    name: str
    query: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class CannedReply(SQLModel, table=True):
    """Words that are often needed, with placeholders in braces."""

    __tablename__ = "canned_reply"
    __table_args__ = (UniqueConstraint("jurisdiction", "language", "title"),)

    id: int | None = primary_key()
    jurisdiction: str
    language: str
    title: str
    purpose: str
    """`answer`, `question`, `archive` or `hand_over`."""
    topic: str | None = None
    body: str
    is_active: bool = True
    version: int = 1


# --- who may see what ---------------------------------------------------------------------------


class SealAccess(SQLModel, table=True):
    """A named operator who sees a sealed report."""

    __tablename__ = "seal_access"

    complaint_id: int = Field(foreign_key="complaint.id", primary_key=True, sa_type=Id)
    operator_id: int = Field(foreign_key="operator.id", primary_key=True, sa_type=Id)
    given_by: str
    given_at: datetime


class Exclusion(SQLModel, table=True):
    """An operator or agency that a report is about: they see neither text nor count."""

    __tablename__ = "exclusion"
    __table_args__ = (
        Index("ix_exclusion_complaint", "complaint_id"),
        Index("ix_exclusion_operator", "operator_id", "complaint_id"),
        Index("ix_exclusion_agency", "agency_id", "complaint_id"),
    )

    id: int | None = primary_key()
    complaint_id: int = reference("complaint.id")
    operator_id: int | None = reference("operator.id", nullable=True)
    agency_id: int | None = reference("agency.id", nullable=True)
    excluded_by: str
    excluded_at: datetime


class Release(SQLModel, table=True):
    """Something shown to agencies that they do not see otherwise, with the reason."""

    __tablename__ = "released"
    __table_args__ = (Index("ix_released_complaint", "complaint_id"),)

    id: int | None = primary_key()
    complaint_id: int = reference("complaint.id")
    item_id: int | None = reference("item.id", nullable=True)
    """The message whose original words are shown."""
    attachment_id: int | None = reference("attachment.id", nullable=True)
    """The voice or the unmasked picture."""
    reason: str
    released_by: str
    released_at: datetime
    ended_at: datetime | None = None


class Transcript(SQLModel, table=True):
    """What a voice note says, typed by an operator."""

    __tablename__ = "transcript"

    attachment_id: int = Field(foreign_key="attachment.id", primary_key=True, sa_type=Id)
    sealed: bytes | None = binary()
    redacted_text: str | None = None
    """This is searched and forwarded; the sound is not."""
    typed_by: str
    typed_at: datetime
    version: int = 1


class PictureMask(SQLModel, table=True):
    """What of a picture is hidden from all who see it unreleased, and how it is turned."""

    __tablename__ = "picture_mask"

    attachment_id: int = Field(foreign_key="attachment.id", primary_key=True, sa_type=Id)
    regions: list[list[float]] = Field(default_factory=list, sa_type=JSON)
    """[left, top, width, height] as shares of the upright picture."""
    turned: int = 0
    """Degrees clockwise: 0, 90, 180 or 270."""
    masked_by: str
    masked_at: datetime
    version: int = 1


# --- clocks -------------------------------------------------------------------------------------


class DeadlineState(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    ENDED = "ended"
    """It stopped without being met: merged, handed over, archived."""


class Deadline(SQLModel, table=True):
    """One clock of a complaint or of an assignment; swept by `due_at`, never a scheduler's job."""

    __tablename__ = "deadline"
    __table_args__ = (
        Index("ix_deadline_complaint", "complaint_id", "kind"),
        Index(
            "ix_deadline_running",
            "due_at",
            "id",
            sqlite_where=text("state = 'running'"),
            postgresql_where=text("state = 'running'"),
        ),
    )

    id: int | None = primary_key()
    complaint_id: int = reference("complaint.id")
    assignment_id: int | None = reference("assignment.id", nullable=True)
    kind: str
    """See `muara.deadlines.Kind`."""
    state: str = DeadlineState.RUNNING
    started_at: datetime
    due_at: datetime | None = None
    """None while paused."""
    met_at: datetime | None = None
    why: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """The rule, the days left out and the pauses: what explains itself on the screen."""
    reminded_at: datetime | None = None
    escalated_to: str | None = None
    """The last that was told: agency_head, supervisor, coordinator, reporter."""


class DeadlineRule(SQLModel, table=True):
    """How long something may take, from a day on."""

    __tablename__ = "deadline_rule"
    __table_args__ = (UniqueConstraint("jurisdiction", "kind", "classification", "effective_from"),)

    id: int | None = primary_key()
    jurisdiction: str = ""
    """Empty: for all governments that have no rule of their own."""
    kind: str
    classification: str = ""
    """Empty for all; `complaint`, `oversight`, `aspiration`, `information_request`."""
    working_days: int
    effective_from: date
    changed_by: str = "seed"


class WorkingHours(SQLModel, table=True):
    """When a government works, from a day on."""

    __tablename__ = "working_hours"
    __table_args__ = (UniqueConstraint("jurisdiction", "effective_from"),)

    id: int | None = primary_key()
    jurisdiction: str
    effective_from: date
    week: dict[str, list[list[str]]] = Field(default_factory=dict, sa_type=JSON)
    """By `mon` … `sun`: pairs of local times, e.g. [["07:30", "12:00"], ["13:00", "16:00"]]."""
    changed_by: str = "seed"


class Holiday(SQLModel, table=True):
    """A day off that the calendar does not know, or one that is worked all the same."""

    __tablename__ = "holiday"

    jurisdiction: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    name: str
    is_working_day: bool = False
    changed_by: str


class EmergencyNumber(SQLModel, table=True):
    """Whom a citizen in danger should call, confirmed by a person on a date."""

    __tablename__ = "emergency_number"
    __table_args__ = (UniqueConstraint("jurisdiction", "kind"),)

    id: int | None = primary_key()
    jurisdiction: str
    kind: str
    """`general`, `fire`, `medical`, `police`, `power`, `disaster`, `women_and_children`, …"""
    label: str
    number: str
    confirmed_on: date | None = None
    confirmed_by: str | None = None


class ComplaintWords(SQLModel, table=True):
    """What full-text search finds a complaint by: redacted words, ids and names of places."""

    __tablename__ = "complaint_words"

    complaint_id: int = Field(foreign_key="complaint.id", primary_key=True, sa_type=Id)
    words: str = Field(sa_type=WORDS)
    """Distinct words as `words.split` gives them, with a blank between each two."""


agencies = table_of(Agency)
assignments = table_of(Assignment)
follow_ups = table_of(FollowUp)
work_files = table_of(WorkFile)
complaint_tags = table_of(ComplaintTag)
actions = table_of(Action)
claims = table_of(Claim)
drafts = table_of(Draft)
saved_views = table_of(SavedView)
canned_replies = table_of(CannedReply)
seal_accesses = table_of(SealAccess)
exclusions = table_of(Exclusion)
releases = table_of(Release)
transcripts = table_of(Transcript)
picture_masks = table_of(PictureMask)
deadlines = table_of(Deadline)
deadline_rules = table_of(DeadlineRule)
working_hours = table_of(WorkingHours)
holidays = table_of(Holiday)
emergency_numbers = table_of(EmergencyNumber)
complaint_words = table_of(ComplaintWords)
