"""The contract between the central store and a system outside that complaints go to.

A destination is one module under `forwarder/` that declares `DESTINATION = DestinationType(…)` and
honours those of the capabilities below that the system has. What it is given is a `CaseCopy`: what
the configuration lets through, and nothing else. `docs/adding-a-destination.md` shows how to write
one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Literal, Protocol, Self, get_args, runtime_checkable
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, model_validator

from channels.base import Closes, Finding

__all__ = ["Closes", "Finding"]

SCHEMA_VERSION = 1
"""Of `CaseCopy`; it grows when a field changes its meaning or goes, not when one is added."""

FieldName = Literal[
    "title",
    "texts",
    "classification",
    "topic",
    "agencies",
    "place",
    "coordinates",
    "incident_on",
    "follow_ups",
    "attachments",
    "channel",
    "reporter",
]
FIELD_NAMES: tuple[FieldName, ...] = get_args(FieldName)
"""What of a complaint may be let through; its number, government, status and times always are."""
WITHOUT_IDENTITY: tuple[FieldName, ...] = tuple(name for name in FIELD_NAMES if name != "reporter")

EventName = Literal[
    "answered_in_substance",
    "answered_initially",
    "assignment_returned",
    "assignment_withdrawn",
    "comment_hidden",
    "complaint_archived",
    "complaint_assigned",
    "complaint_closed",
    "complaint_handed_over",
    "complaint_held",
    "complaint_merged",
    "complaint_opened",
    "complaint_rated",
    "complaint_reopened",
    "complaint_resumed",
    "complaint_split",
    "complaint_verified",
    "complaint_withdrawn",
    "deadline_missed",
    "deed_undone",
    "followed_up",
    "forwarding_wanted",
    "message_added",
    "message_deleted",
    "message_edited",
    "message_let_through",
    "report_published",
    "report_unpublished",
    "reporter_erased",
]
"""The words of the history for what may be told: those of `store.announcing.ANNOUNCED`."""


# --- what goes there ----------------------------------------------------------------------------


class _Copied(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CopiedFollowUp(_Copied):
    """What was done or answered, as the reporter was told it; redacted."""

    id: int
    at: datetime
    kind: str
    by: str | None = None
    """The agency's name; None for the officers of the government."""
    text: str


class CopiedFile(_Copied):
    """A photo of the reporter's: masked, without position. `Dispatch.open_file` gives its bytes."""

    id: int
    name: str
    mime_type: str


class CopiedReporter(_Copied):
    """Who wrote; only where the destination's agreement says so."""

    name: str | None = None
    phone: str | None = None


class CaseCopy(_Copied):
    """A complaint as it leaves us: redacted, and only the fields that are let through.

    Latitude and longitude are in degrees (WGS 84). `status` is ours; a destination has its own
    table of words. What is not let through, or not known, is None or empty.
    """

    schema_version: int = SCHEMA_VERSION
    tracking_id: str
    jurisdiction: str
    government: str
    status: str
    opened_at: datetime
    changed_at: datetime
    is_secret: bool = False
    title: str | None = None
    texts: tuple[str, ...] = ()
    """What was said, oldest first; then what was typed after voice notes."""
    alike_count: int = 0
    """So many others told of the same and are handled with it."""
    classification: str | None = None
    topic: str | None = None
    agencies: tuple[str, ...] = ()
    place: str | None = None
    area_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    incident_on: date | None = None
    channel: str | None = None
    """The kind of channel that it came by."""
    follow_ups: tuple[CopiedFollowUp, ...] = ()
    attachments: tuple[CopiedFile, ...] = ()
    reporter: CopiedReporter | None = None
    hops: tuple[str, ...] = ()
    """Its numbers at the governments that handed it over before us, the first first."""
    is_test: bool = False
    """Sent by a check: nobody is to act on it."""


MOST_HOPS = 2
"""So often a complaint may be handed from one government to the next."""


def goes_in_circles(hops: Sequence[str], to: str) -> bool:
    """Whether a hand-over would bring a complaint back, or on and on.

    `hops` are its numbers at all governments that have had it, the one that hands it over last;
    `to` is the code of the one that is to have it.
    """
    return to in map(code_of, hops) or len(hops) > MOST_HOPS


def code_of(number: str) -> str:
    """The code of the government that gave a complaint this number."""
    return number.partition("-")[0]


class Action(StrEnum):
    CREATE = "create"
    """It is new there."""
    UPDATE = "update"
    """Something happened to it here: `Dispatch.event` says what."""
    ATTACH = "attach"
    """A photo of it goes, too: `Dispatch.file`."""
    ANNOUNCE = "announce"
    """An event for whoever listens; it is no case of theirs."""


def _no_file(_file: CopiedFile) -> bytes:
    raise LookupError("This dispatch has no files.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """One call to one destination. `key` is the same whenever it is repeated.

    Those of one complaint go in order, each only when the one before has arrived.
    """

    key: str
    action: Action
    copy: CaseCopy
    event: str
    """The word of our history for what happened: `complaint_verified`, `followed_up`, …"""
    at: datetime
    """When it happened."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What else the event says: codes and numbers."""
    foreign_id: str | None = None
    """The number of theirs, once it is known."""
    file: CopiedFile | None = None
    open_file: Callable[[CopiedFile], bytes] = _no_file


# --- what comes back ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """They have it. `foreign_id` is their number; None where they give none, or not yet."""

    foreign_id: str | None = None
    url: str | None = None
    is_token: bool = False
    """It only stands for their number, which they give later: nobody is told of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignWords:
    """What they told once; `key` is the same whenever they are asked."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignStatus:
    """How far they say they are. `status` is one of ours, by the destination's table of words."""

    foreign_id: str
    status: str
    answer: str = ""
    told: Sequence[ForeignWords] = ()
    """All that they told so far, oldest first, where they say that; `answer` is the last of it."""
    at: datetime | None = None
    number: str | None = None
    """Their number, where `foreign_id` is a token that stood for it until now."""


# --- the capabilities ---------------------------------------------------------------------------


@runtime_checkable
class Creates(Protocol):
    def create(self, dispatch: Dispatch) -> Arrived:
        """Make it a case of theirs. Raises `ForwardError`; `AnswerLost` when nobody knows."""


@runtime_checkable
class Updates(Protocol):
    def update(self, dispatch: Dispatch) -> None:
        """Tell them what happened to a case that they have."""


@runtime_checkable
class Attaches(Protocol):
    def attach(self, dispatch: Dispatch) -> None:
        """Give them `dispatch.file` for a case that they have."""


@runtime_checkable
class Announces(Protocol):
    most_at_once: int
    """So many go in one call at most."""

    def announce(self, dispatches: Sequence[Dispatch]) -> None:
        """Tell whoever listens, all in one call. Nothing arrived when it raises `ForwardError`."""


@runtime_checkable
class Finds(Protocol):
    def find(self, dispatch: Dispatch) -> Arrived | None:
        """Whether they have this complaint: asked before it is made one of theirs once more, when
        the answer was lost."""


@runtime_checkable
class PullsStatus(Protocol):
    def pull(self, foreign_ids: Sequence[str]) -> Sequence[ForeignStatus]:
        """How far they are with these cases; those of which they say nothing are left out."""


@runtime_checkable
class Shows(Protocol):
    def show(self, dispatch: Dispatch) -> str:
        """Exactly what would go, for a person to read: secrets masked, nothing sent."""


@runtime_checkable
class Checks(Protocol):
    def check(self) -> Sequence[Finding]:
        """Whether the system is there and lets us in; changes nothing there."""


# --- settings ----------------------------------------------------------------------


def web_address(url: str) -> str:
    """A setting's address without a slash at its end; `ValueError` for what is none."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(
            "is not a web address. Write it like https://aduan.example.id, without ? and #."
        )
    return url.rstrip("/")


class DestinationSettings(BaseModel):
    """Settings that every destination has; each kind adds its own and its secrets."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, allow_inf_nan=False
    )

    kind: str = Field(description="Type of destination; the name of a module under forwarder/.")
    label: str = Field(default="", description="What people call it, in pages and messages.")
    jurisdictions: tuple[str, ...] = Field(
        default=(), description="The governments whose reports go there; none means all."
    )
    takes: Literal["verified", "assigned", "released", "by_hand"] = Field(
        default="verified",
        description="Which reports go by themselves: those that an officer has verified, those "
        "assigned to one of `agencies`, those released to everybody, or only those that an officer "
        "sends.",
    )
    agencies: tuple[str, ...] = Field(
        default=(), description="Codes of the agencies whose reports go, where takes is assigned."
    )
    fields: tuple[FieldName, ...] = Field(
        default=WITHOUT_IDENTITY, description="What of a report is let through."
    )
    events: tuple[EventName, ...] = Field(
        default=(),
        description="Words of the history that are told there, like complaint_assigned; none means "
        "all.",
    )
    agreement: str = Field(
        default="",
        description="Number or date of the agreement that lets identities through; without one "
        "`reporter` in fields is a mistake.",
    )
    takes_secret: bool = Field(
        default=False, description="Whether secret reports may go there; sealed ones never do."
    )
    tells_citizen: bool = Field(
        default=False, description="Whether the reporter hears of the number and status there."
    )
    pull_minutes: float = Field(
        default=15, gt=0, description="Minutes between two looks at what became of reports there."
    )
    timeout_seconds: float = Field(
        default=20, gt=0, le=300, description="Longest time that one call may take."
    )
    give_up_after_days: float = Field(
        default=14, gt=0, description="Days after which a report that does not arrive is set apart."
    )
    stuck_after_hours: float = Field(
        default=24, gt=0, description="Hours after which what has not arrived raises an alarm."
    )

    def may_have(self, jurisdiction: str, *, is_secret: bool) -> bool:
        """Whether a report of this government may go there, secret or not."""
        is_theirs = not self.jurisdictions or jurisdiction in self.jurisdictions
        return is_theirs and (self.takes_secret or not is_secret)

    @model_validator(mode="after")
    def _has_agreement(self) -> Self:
        if "reporter" in self.fields and not self.agreement:
            raise ValueError(
                "lets identities through without an agreement. "
                "Write its number under `agreement`, or take `reporter` out of `fields`."
            )
        if self.takes == "assigned" and not self.agencies:
            raise ValueError("takes reports of agencies, and names none. List them in `agencies`.")
        return self


# --- a kind of destination ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class DestinationContext:
    """What the application lends to a destination. `now` is the one clock (aware, UTC)."""

    name: str
    public_url: str = ""
    jurisdictions: tuple[str, ...] = ()
    """Codes of the governments served here."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    transport: Any = None
    """An `httpx` transport in the place of the network, for tests of the contract."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DestinationType:
    """What a module under `forwarder/` declares as `DESTINATION`."""

    label: str
    settings: type[DestinationSettings]
    open: Callable[[Any, DestinationContext], object]
    """`open(settings, context)` makes the destination, without opening a connection."""
    secrets: tuple[str, ...] = ()
    """Names of the settings without which it counts as not configured."""
    repeats_safely: bool = False
    """They know a repeated call by its key, so that one whose answer was lost may be repeated."""
    is_served_by_people: bool = False
    """Officers carry reports there: nothing is called."""
    is_government: bool = False
    """Another government: what is handed over to its label goes there."""
