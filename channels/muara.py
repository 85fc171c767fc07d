"""What another government's Muara hands over to us at `/muara/v1/`.

There is no webhook: the application alone, once it has checked the other's signature, writes
deliveries in this dialect, one JSON object each, see `Letter`. What we have to say is asked for by
the other, so that a reply is nothing but a note that it can be read there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from channels.base import (
    ChannelContext,
    ChannelSettings,
    ChannelType,
    Content,
    Form,
    HandOver,
    Parsed,
    RawMessage,
    ReplyRules,
    Sender,
    SendsReplies,
    Source,
    Surface,
)
from channels.typed import (
    UPLOAD,
    Id,
    ReadByThemselves,
    TypedFile,
    Words,
    in_words,
    joined,
    place_and_day,
    point,
    read_one,
)

KIND = "muara"
NUMBER = r"^[A-Z0-9]{2,5}(-[A-Z0-9]{1,12}){1,4}$"
"""A tracking id, also one of a test."""
MOST_NUMBERS = 10
Number = Annotated[str, Field(pattern=NUMBER, max_length=60)]


class MuaraSettings(ChannelSettings):
    """Needs no account: declared, it is on for the governments among `destinations`."""

    calls_per_minute: int = Field(
        default=300,
        ge=1,
        description="Calls of one government in a minute; more must come again later.",
    )
    photo_mb: float = Field(
        default=8,
        gt=0,
        le=25,
        description="Largest photo that is taken, in MB; at most media.max_mb.",
    )


# --- what the application writes -----------------------------------------------------------------


class Told(BaseModel):
    """What the reporter was told before, redacted."""

    model_config = ConfigDict(frozen=True)

    at: AwareDatetime
    by: Words = None
    text: Words = None


class Named(BaseModel):
    """Who wrote, where an agreement lets that go."""

    model_config = ConfigDict(frozen=True)

    name: Words = None
    phone: Annotated[str | None, Field(pattern=r"^\+[1-9]\d{6,14}$")] = None


class Case(BaseModel):
    """The complaint as it left the other government; what a later version adds is passed over."""

    model_config = ConfigDict(frozen=True)

    government: Annotated[str, Field(min_length=1, max_length=200)]
    status: str = ""
    is_secret: bool = False
    is_test: bool = False
    title: Words = None
    texts: tuple[Words, ...] = ()
    topic: Words = None
    place: Words = None
    latitude: Annotated[float | None, Field(ge=-90, le=90, allow_inf_nan=False)] = None
    longitude: Annotated[float | None, Field(ge=-180, le=180, allow_inf_nan=False)] = None
    incident_on: date | None = None
    follow_ups: tuple[Told, ...] = ()
    reporter: Named | None = None


class LetterFile(TypedFile):
    """A photo that lies in the object store; nothing else may be named."""

    reference: Annotated[str, Field(pattern=rf"^{UPLOAD.pattern}$")]


class Letter(BaseModel):
    """A complaint that is handed over, as it is by now, or one photo of it.

    `hops` are its numbers at all governments that have had it, the sender's last. `event` is the
    sender's word for what happened last, `at` when that was, in local time; `is_new` where it was
    not here before. With `file` and `file_id`, of which `about` is our number, the photo is all
    that is meant.
    """

    model_config = ConfigDict(frozen=True)

    hops: Annotated[tuple[Number, ...], Field(min_length=1, max_length=MOST_NUMBERS)]
    event: Annotated[str, Field(pattern=r"^[a-z_]{1,60}$")]
    at: AwareDatetime
    is_new: bool = True
    case: Case
    about: Id | None = None
    file_id: int | None = None
    file: LetterFile | None = None

    @property
    def number(self) -> str:
        """The complaint's number at the sender."""
        return self.hops[-1]

    @property
    def external_id(self) -> str:
        """Of the message that this becomes here."""
        return self.number if self.file_id is None else f"{self.number}/{self.file_id}"

    @property
    def files(self) -> tuple[LetterFile, ...]:
        return () if self.file is None else (self.file,)

    def body(self) -> bytes:
        """The delivery's body."""
        return self.model_dump_json(exclude_defaults=True).encode()

    def likeness(self) -> bytes:
        """The same for the same call, wherever its photo lies."""
        if self.file is None:
            return self.body()
        photo = self.file.model_copy(update={"reference": ""})
        return f"{self.external_id} {photo.model_dump_json()}".encode()


# --- parsing -------------------------------------------------------------------------------------


def parse(
    body: bytes,
    headers: Mapping[str, str],
    source: Source,
    own_ids: frozenset[str] = frozenset(),
) -> Sequence[Parsed]:
    """The one message in a delivery."""
    del headers, source, own_ids
    return read_one(body, Letter, _message)


def _message(letter: Letter) -> RawMessage:
    case = letter.case
    is_photo = letter.file is not None
    reporter = case.reporter or Named()
    return RawMessage(
        kind=KIND,
        external_id=letter.external_id,
        conversation_id=letter.number,
        surface=Surface.DIRECT,
        content=Content.TEXT if letter.file is None else Content(letter.file.kind),
        sender=Sender(
            name=reporter.name,
            phone=reporter.phone,
            addresses=(f"{KIND}:{letter.number}",),
        ),
        text=None if is_photo else _words(letter),
        attachments=tuple(file.attachment() for file in letter.files),
        location=None if is_photo else point(case.latitude, case.longitude),
        form=Form(
            is_secret=case.is_secret,
            about=letter.about if is_photo else None,
            handed_over=HandOver(government=case.government, hops=letter.hops),
        ),
    )


# --- the words that officers read ----------------------------------------------------------------

_WORDLESS = "Laporan tanpa kata-kata"
_STATUS_WORDS: Mapping[str, str] = {
    "new": "belum diperiksa",
    "on_hold": "menunggu keterangan pelapor",
    "assigned": "sudah diteruskan ke perangkat daerahnya",
    "in_progress": "sedang ditangani",
    "resolved": "sudah dijawab",
    "closed": "ditutup",
    "archived": "diarsipkan",
}
"""Where it stands at the sender; that it was handed over goes without saying."""
_EVENT_WORDS: Mapping[str, str] = {
    "complaint_archived": "mengarsipkannya",
    "complaint_closed": "menutupnya",
    "complaint_handed_over": "meneruskannya lagi",
    "complaint_reopened": "membukanya kembali",
    "complaint_withdrawn": "mencatat bahwa pelapor mencabutnya",
    "deed_undone": "menarik kembali penerusannya",
}
"""What the sender did last, where that concerns us."""


def _words(letter: Letter) -> str:
    """All that was said, with what was done below it."""
    case = letter.case
    texts = [text for text in case.texts if text]
    title = case.title if case.title and not any(case.title in text for text in texts) else None
    said = "\n\n".join(part for part in (title, *texts) if part) or _WORDLESS
    lines = place_and_day(case.place, case.incident_on)
    lines += [f"Topik: {case.topic}"] if case.topic else []
    parts = ("UJI COBA SAMBUNGAN" if case.is_test else None, joined(said, lines), _news(letter))
    return "\n\n".join(part for part in parts if part)


def _news(letter: Letter) -> str:
    """What was told to the reporter before, and where it stands at the sender."""
    case = letter.case
    lines = [
        f"{in_words(one.at.date())}, {one.by or case.government}: {one.text}"
        for one in case.follow_ups
        if one.text
    ]
    if lines:
        lines.insert(0, "Yang sudah disampaikan kepada pelapor:")
    if status := _STATUS_WORDS.get(case.status):
        lines.append(f"Status di {case.government}: {status}")
    happened = _EVENT_WORDS.get(letter.event)
    if happened and not letter.is_new:
        moment = f"{in_words(letter.at.date())}, {letter.at:%H.%M.%S}"
        lines.append(f"{case.government} {happened} ({moment})")
    return "\n".join(lines)


# --- the adapter ---------------------------------------------------------------------------------


class Muara(ReadByThemselves):
    """Nothing is fetched from anywhere; what we say is asked for by whoever handed it over."""

    def __init__(self, settings: MuaraSettings, context: ChannelContext) -> None:
        del settings, context


def _open(settings: Any, context: ChannelContext) -> object:
    return Muara(settings, context)


CHANNEL = ChannelType(
    label="Muara",
    settings=MuaraSettings,
    open=_open,
    parse=parse,
    rules=ReplyRules(max_length=20_000),
    signs_body=False,
    polls_show_edits=True,
    is_form=True,
    capabilities=(SendsReplies,),
)
