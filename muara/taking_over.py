"""What other governments hand over to us: the ledger and the pipeline of all others, and what they
may ask then. `forwarder/muara.py` is the other side.

A government is known by its code and proves itself by its signature; it may file to those of ours
that its destination names, and hears of its own complaints alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from pydantic import Base64Bytes, BaseModel, ConfigDict, Field
from sqlalchemy import Connection, Row

from channels.base import Source
from channels.muara import KIND, Letter, LetterFile, MuaraSettings
from forwarder.destination import ForeignWords, code_of, goes_in_circles
from forwarder.signing import check_signature
from muara import disputes
from muara.app import Application, Channel, Destination
from muara.entering import NewFile, keep, kept_files, wait_for
from muara.filled_in import Received, what_became_of
from muara.following import Followed, Moment, follow, ids_of
from muara.forwarding import in_one_message, note_of
from muara.governments import form_of, governments, hops_in, settings_of
from muara.log import get_logger
from muara.media import media_type
from muara.news import is_sensitive
from muara.open311_filing import moment_words
from normalizer.record import RecordForm
from store import forwardings, queries
from store.casework.deed import Deed
from store.errors import Erased, NotFound
from store.models import ComplaintStatus
from store.scope import SYSTEM
from store.seals import is_sealed

log = get_logger(__name__)

MOST_NUMBERS = 50
_TEST = "TEST"
"""With this the numbers of tests begin, see `forwarder.conformance`."""
_SAID = frozenset(
    {
        *("question", "message", "progress", "answer", "answered", "handed_over", "archived"),
        *("forwarded", "foreign_status", "foreign_answer"),
    }
)
"""What of a story the reporter is told in words."""
_PARTS = ("text", "what", "when", "who")
_MOST_WORDS = 20
"""So many times the reporter may be told something between two questions of a government."""


class Circling(Exception):
    """It was here before, or with too many: it is not taken."""


class NotTaken(Exception):
    """What they send is not as agreed. `reason` is a snake_case word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


# --- who calls ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Another government, and the channel by which it files to one of ours."""

    application: Application
    government: Destination
    channel: Channel

    @property
    def code(self) -> str:
        """The government's code."""
        return settings_of(self.government).code

    @property
    def own_code(self) -> str:
        """That of ours which it calls."""
        return self.channel.settings.jurisdiction

    @property
    def now(self) -> datetime:
        return self.application.clock.now()

    def prove(self, headers: Mapping[str, str], body: bytes) -> None:
        """Raise `forwarder.signing.Forged` unless it is who it says. Names are lower case."""
        check_signature(settings_of(self.government).secret, headers, self.now, body)


def caller_of(application: Application, sender: str, receiver: str) -> Caller | None:
    """Who calls whom, by their codes; None for a government that may not file here. Nothing is
    proved by that yet."""
    government = next(
        (
            one
            for one in governments(application, receiver)
            if settings_of(one).code == sender and receiver in application.settings.jurisdictions
        ),
        None,
    )
    channel = door_of(application, receiver)
    if government is None or channel is None:
        return None
    return Caller(application=application, government=government, channel=channel)


def door_of(application: Application, jurisdiction: str) -> Channel | None:
    """The channel by which other governments file to one of ours."""
    return next(
        (
            channel
            for channel in application.channels.values()
            if channel.settings.kind == KIND and channel.settings.jurisdiction == jurisdiction
        ),
        None,
    )


def channel_settings(channel: Channel) -> MuaraSettings:
    """What the channel allows."""
    found = channel.settings
    assert isinstance(found, MuaraSettings)  # noqa: S101 - its kind says so
    return found


# --- what they send -------------------------------------------------------------------------------


class Addressed(BaseModel):
    """Who calls whom, within what is signed: nothing can be sent on to somebody else."""

    model_config = ConfigDict(frozen=True)

    sender: Annotated[str, Field(alias="from", max_length=10)]
    receiver: Annotated[str, Field(alias="to", max_length=10)]


class HandedOver(Addressed, Letter):
    """A complaint. What only we say of it is not read."""

    about: None = None
    file_id: None = None
    file: None = None


class SentFile(BaseModel):
    """A photo as it is sent."""

    model_config = ConfigDict(frozen=True)

    id: Annotated[int, Field(ge=1)]
    name: Annotated[str, Field(max_length=200)]
    content: Base64Bytes


class HandedPhoto(Addressed, Letter):
    """A photo of a complaint that was handed over before."""

    about: None = None
    file_id: None = None
    file: None = None
    sent: Annotated[SentFile, Field(alias="photo")]


class Asked(Addressed):
    """Which of theirs they ask for, by our numbers."""

    numbers: Annotated[
        tuple[Annotated[str, Field(max_length=60)], ...], Field(max_length=MOST_NUMBERS)
    ]


def require_addressed(caller: Caller, said: Addressed) -> None:
    """`NotTaken` where the letter names others than the call does."""
    if (said.sender, said.receiver) != (caller.code, caller.own_code):
        raise NotTaken("addressed_to_others")


def take(caller: Caller, said: HandedOver) -> str | None:
    """Keep a complaint, durably before anything else, and settle it before its turn: our number;
    None while it waits for that.

    The same again is the same complaint; with other words it is a newer version of it. `Circling`
    for what was here before, `NotTaken` for what is not theirs.
    """
    _require_own_number(caller, said)
    if _found(caller, said) is None:
        _require_straight(caller, said.hops)
    found = _settled(caller, _local(caller, said))
    return found.tracking_id if found is not None else None


def take_photo(caller: Caller, said: HandedPhoto) -> str | None:
    """Keep one photo of a complaint that is here; our number, None while it waits for its turn.

    `NotTaken` for what is no picture, is too large, or belongs to nothing of theirs.
    """
    _require_own_number(caller, said)
    known = _found(caller, said)
    if known is None or known.tracking_id is None:
        raise NotTaken("no_such_complaint")
    content = said.sent.content
    if len(content) > channel_settings(caller.channel).photo_mb * 1024 * 1024:
        raise NotTaken("photo_too_large")
    if not media_type(content, None).startswith("image/"):
        raise NotTaken("no_photo")
    files = [NewFile(content, said.sent.name)]
    (kept,) = kept_files(caller.application, caller.channel, files)
    more = {
        "about": known.tracking_id,
        "file_id": said.sent.id,
        "file": LetterFile.model_validate(kept),
    }
    found = _settled(caller, _local(caller, said).model_copy(update=more))
    return known.tracking_id if found is not None else None  # set apart, it is here all the same


def _require_own_number(caller: Caller, said: Letter) -> None:
    own = _TEST if said.case.is_test else caller.code
    if code_of(said.number) != own:
        raise NotTaken("number_of_another")


def _found(caller: Caller, said: Letter) -> Received | None:
    """What became of a complaint of theirs; None where it never came."""
    return what_became_of(caller.application, caller.channel, said.number, said.number)


def _require_straight(caller: Caller, hops: Sequence[str]) -> None:
    """`Circling`, once that is noted, for what governments hand to each other."""
    if not goes_in_circles(hops, caller.own_code):
        return
    application, now = caller.application, caller.now
    with application.store.write() as connection:
        own = _own_among(caller, connection, hops)
        if own is None:
            disputes.note_stranger(
                application, SYSTEM, connection, caller.channel, caller.government, hops[-1], now
            )
        else:
            deed = Deed(key=f"circling:{hops[-1]}", now=now)
            disputes.note(application, SYSTEM, connection, own, caller.government, deed)
    log.warning("hand_over_circles", destination=caller.government.name)
    raise Circling


def _own_among(caller: Caller, connection: Connection, hops: Sequence[str]) -> Row[Any] | None:
    """The complaint of ours that has come back: one that we handed to a government."""
    names = [one.name for one in governments(caller.application)]
    for number in hops:
        if code_of(number) != caller.own_code:
            continue
        try:
            row = queries.complaint_by_tracking_id(SYSTEM, connection, number)
        except NotFound:
            continue
        if forwardings.is_with_government(SYSTEM, connection, row.id, names):
            return row
    return None


def _local(caller: Caller, said: Letter) -> Letter:
    """The letter as it is kept: with the times of our government."""
    zone = caller.channel.zone
    told = tuple(
        one.model_copy(update={"at": one.at.astimezone(zone)}) for one in said.case.follow_ups
    )
    return Letter(
        hops=said.hops,
        event=said.event,
        at=said.at.astimezone(zone),
        is_new=said.is_new,
        case=said.case.model_copy(update={"follow_ups": told}),
    )


def _settled(caller: Caller, letter: Letter) -> Received | None:
    """Keep it, and settle it before its turn; None where that takes too long."""
    application, channel = caller.application, caller.channel
    content_hash = keep(application, channel, Source.WEBHOOK, letter)

    def look() -> Received | None:
        return what_became_of(application, channel, letter.number, letter.external_id)

    found = wait_for(application, channel, content_hash, look)
    if found is None:
        log.warning("hand_over_waits", channel=channel.name)
    return found


# --- what they are told ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far one of theirs is, and what its reporter was told, oldest first; redacted."""

    number: str
    status: str
    told: Sequence[ForeignWords]
    at: datetime

    @property
    def answer(self) -> str:
        """The last of it: all that an older version reads."""
        return self.told[-1].text if self.told else ""


def states(caller: Caller, numbers: Sequence[str]) -> list[State]:
    """Of those among `numbers` that this government handed over; nothing of what is sealed."""
    return [
        state for number in dict.fromkeys(numbers) if (state := _state(caller, number)) is not None
    ]


def _state(caller: Caller, number: str) -> State | None:
    application = caller.application
    with application.store.read() as connection:
        row = _own(caller, connection, number)
        if row is None:
            return None
        form = form_of(application, connection, row)
        onward = _onward(caller, connection, row)
    story = follow(application, number)
    if story is None or form is None or not _is_theirs(caller, form):
        return None
    status, at = story.status, max(moment.at for moment in story.moments)
    told = _told(caller, story)
    if onward is not None:
        there, note = onward
        status, at = there.foreign_status, there.at
        told += _untold(story, note)
    # What is secret only here might be told openly there.
    may_tell = form.is_secret or not is_sensitive(row)
    return State(number=number, status=status, told=told if may_tell else [], at=at)


def _own(caller: Caller, connection: Connection, number: str) -> Row[Any] | None:
    """A complaint that came by this door, and that others may still hear of."""
    try:
        row = queries.complaint_by_tracking_id(SYSTEM, connection, number)
    except NotFound:
        return None
    return None if row.channel != caller.channel.name or is_sealed(row.seal) else row


def _is_theirs(caller: Caller, form: RecordForm) -> bool:
    """Whether this government handed it over."""
    hops = hops_in(form)
    return bool(hops) and code_of(hops[-1]) in (caller.code, _TEST)


def _told(caller: Caller, story: Followed) -> list[ForeignWords]:
    """What the reporter was told in words, the newest of it."""
    language = caller.application.settings.jurisdictions[caller.own_code].language
    told = [
        ForeignWords(key=key, text=in_one_message(_words(language, moment)))
        for key, moment in zip(ids_of(story), story.moments, strict=True)
        if moment.kind in _SAID
    ]
    return told[-_MOST_WORDS:]


def _words(language: str, moment: Moment) -> str:
    said = [moment.words[part] for part in _PARTS if moment.words.get(part)]
    return "\n".join(said) or moment_words(language, moment)


def _untold(story: Followed, note: str) -> list[ForeignWords]:
    """What was answered there, where our reporter is not told such."""
    if not note or any(note in moment.words.get("text", "") for moment in story.moments):
        return []
    key = hashlib.sha256(note.encode()).hexdigest()[:20]
    return [ForeignWords(key=key, text=in_one_message(note))]


def _onward(caller: Caller, connection: Connection, row: Row[Any]) -> tuple[Row[Any], str] | None:
    """How far it is where we handed it over to, and what was answered there last; None until they
    have said something."""
    if row.status != ComplaintStatus.HANDED_OVER:
        return None
    application = caller.application
    labels = {one.name: one.settings.label for one in governments(application)}
    found = next(
        (
            one
            for one in forwardings.of_complaint(SYSTEM, connection, row.id)
            if labels.get(one.destination) == row.handed_over_to and one.foreign_status
        ),
        None,
    )
    if found is None:
        return None
    keyring = application.store.keyring
    try:
        sealer = queries.reporter_sealer(SYSTEM, connection, keyring, row.reporter_id)
    except Erased:
        return None
    return found, note_of(sealer, found) or ""
