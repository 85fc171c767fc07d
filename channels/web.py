"""What citizens fill in on our own pages, `/lapor` and `/lacak`.

There is no vendor and no webhook: the application alone writes deliveries in this dialect, one JSON
object each, see `Told`. Whatever else reaches `parse` is unreadable. What we have to say is read on
the pages, so that a reply is nothing but a note that it stands there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from channels.base import (
    ChannelContext,
    ChannelSettings,
    ChannelType,
    Content,
    Form,
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
    joined,
    place_and_day,
    point,
    read_one,
)

KIND = "web"


class WebSettings(ChannelSettings):
    """Needs no account anywhere: declared, it is on."""

    most_photos: int = Field(
        default=4, ge=0, le=10, description="Photos that one report may bring; 0 takes none."
    )
    photo_mb: float = Field(
        default=8,
        gt=0,
        le=25,
        description="Largest photo that is taken, in MB; at most media.max_mb.",
    )
    reports_per_half_hour: int = Field(
        default=30,
        ge=1,
        description="Reports from one address; what goes beyond is kept apart until its sender "
        "says that it is a report.",
    )


# --- what the application writes -----------------------------------------------------------------


class ToldFile(TypedFile):
    """A photo that lies in the object store; nothing else may be named."""

    reference: Annotated[str, Field(pattern=rf"^{UPLOAD.pattern}$")]


class Told(BaseModel):
    """One report, or further words on one, as a citizen filled it in.

    `external_id` is the form's own random key, which nobody else knows; the same form sent again is
    the same message. `place` and `incident_date` join the words: whoever reads those finds them.
    `phone` and `email` say how the person can be reached, never who they are. `addresses` are those
    of the complaint's reporter, for whoever proved to be that.
    """

    model_config = ConfigDict(frozen=True)

    external_id: Id
    conversation_id: Id
    text: Words = None
    place: Words = None
    incident_date: date | None = None
    latitude: Annotated[float | None, Field(ge=-90, le=90, allow_inf_nan=False)] = None
    longitude: Annotated[float | None, Field(ge=-180, le=180, allow_inf_nan=False)] = None
    phone: Annotated[str | None, Field(pattern=r"^\+[1-9]\d{6,14}$")] = None
    email: Words = None
    is_secret: bool = False
    suspect: Annotated[str | None, Field(pattern=r"^[a-z_]{1,40}$")] = None
    about: Words = None
    addresses: tuple[str, ...] = ()
    is_objection: bool = False
    is_report: bool = False
    files: tuple[ToldFile, ...] = ()

    def body(self) -> bytes:
        """The delivery's body."""
        return self.model_dump_json(exclude_defaults=True).encode()

    def likeness(self) -> bytes:
        """The same for the same report, wherever its photos lie."""
        alike = [f.model_copy(update={"reference": ""}) for f in self.files]
        return self.model_copy(update={"files": tuple(alike), "suspect": None}).body()


# --- parsing -------------------------------------------------------------------------------------


def parse(
    body: bytes,
    headers: Mapping[str, str],
    source: Source,
    own_ids: frozenset[str] = frozenset(),
) -> Sequence[Parsed]:
    """The one message in a delivery."""
    del headers, source, own_ids
    return read_one(body, Told, _message)


def _message(told: Told) -> RawMessage:
    text = joined(told.text, place_and_day(told.place, told.incident_date))
    location = point(told.latitude, told.longitude)
    if text is None and location is None and not told.files and not told.is_report:
        raise ValueError("nothing was said")
    return RawMessage(
        kind=KIND,
        external_id=told.external_id,
        conversation_id=told.conversation_id,
        surface=Surface.DIRECT,
        content=_content(told, text),
        sender=Sender(
            phone=told.phone, addresses=told.addresses or (f"web:{told.conversation_id}",)
        ),
        text=text,
        attachments=tuple(file.attachment() for file in told.files),
        location=location,
        form=Form(
            is_secret=told.is_secret,
            suspect=told.suspect,
            email=told.email,
            about=told.about,
            is_objection=told.is_objection,
            is_report=told.is_report,
        ),
    )


def _content(told: Told, text: str | None) -> Content:
    if told.is_report:
        return Content.COMMAND
    if text is not None:
        return Content.TEXT
    return Content(told.files[0].kind) if told.files else Content.LOCATION


class Web(ReadByThemselves):
    """Nothing is fetched from anywhere; what we say is put up where its reader comes for it."""

    def __init__(self, settings: WebSettings, context: ChannelContext) -> None:
        del settings, context


def _open(settings: Any, context: ChannelContext) -> object:
    return Web(settings, context)


CHANNEL = ChannelType(
    label="Web",
    settings=WebSettings,
    open=_open,
    parse=parse,
    rules=ReplyRules(max_length=20_000),
    signs_body=False,
    polls_show_edits=True,
    is_form=True,
    capabilities=(SendsReplies,),
)
