"""What operators enter themselves: calls, letters, visits, posts seen elsewhere, old lists.

There is no vendor and no webhook: the application alone writes deliveries in this dialect, one JSON
object each, see `Written`. Whatever else reaches `parse` is unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from channels._manual_links import read_link
from channels.base import (
    Attachment,
    ChannelContext,
    ChannelSettings,
    ChannelType,
    Content,
    Entry,
    Ignored,
    Parsed,
    RawMessage,
    ReplyRules,
    Sender,
    Source,
    Surface,
    Unreadable,
)

KIND = "manual"
ORIGINS = (
    "telephone",
    "radio",
    "walk_in",
    "letter",
    "village_visit",
    "social_media",
    "import",
    "whatsapp_export",
    "other",
)
"""How a report reached the operator; the first of them is the commonest."""
_REGION = "ID"
_UPLOAD = re.compile(r"upload:([0-9]{4}-[0-9]{2}-[0-9]{2}):([0-9a-f]{2}/[0-9a-f]{32})")
_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
    *("Agustus", "September", "Oktober", "November", "Desember"),
)


class ManualSettings(ChannelSettings):
    """Nothing but the government: each has one such channel, also where config.yaml names none."""


# --- what the application writes -----------------------------------------------------------------


def _storable(text: str) -> str:
    """Half of a surrogate pair can be neither encoded nor stored, and NUL not in PostgreSQL."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def _or_none(text: str | None) -> str | None:
    return _storable(text).strip() or None if text is not None else None


Words = Annotated[str | None, AfterValidator(_or_none)]
Id = Annotated[str, Field(min_length=1), AfterValidator(_storable)]


class WrittenFile(BaseModel):
    """A file that lies in the object store; `reference` as `upload_reference` makes it."""

    model_config = ConfigDict(frozen=True)

    reference: str
    kind: Literal["image", "video", "audio", "document", "sticker", "other"]
    sha256: str
    mime_type: str | None = None
    size: int | None = None
    file_name: Words = None


class Written(BaseModel):
    """One report as an operator entered it, or one row or message of a file that they imported.

    `kind`, `external_id`, `conversation_id` and `surface` are a platform's own where the report was
    seen there. `place`, `incident_date` and `link` join the words: whoever reads those finds them.
    `addresses` are further keys by which the person may be known again.
    """

    model_config = ConfigDict(frozen=True)

    external_id: Id
    conversation_id: Id
    origin: str
    entered_by: str
    kind: str = KIND
    surface: Surface = Surface.DIRECT
    text: Words = None
    link: Words = None
    place: Words = None
    incident_date: date | None = None
    sent_at: AwareDatetime | None = None
    name: Words = None
    username: Words = None
    phone: Words = None
    address: Words = None
    addresses: tuple[str, ...] = ()
    in_reply_to: str | None = None
    is_secret: bool = False
    is_whole: bool = True
    files: tuple[WrittenFile, ...] = ()
    earlier: dict[str, str] = Field(default_factory=dict)

    def body(self) -> bytes:
        """The delivery's body."""
        return self.model_dump_json(exclude_defaults=True).encode()

    def likeness(self) -> bytes:
        """The same for the same report: where its files lie, and who entered it, is left out."""
        alike = self.model_copy(
            update={
                "entered_by": "",
                "files": tuple(f.model_copy(update={"reference": ""}) for f in self.files),
            }
        )
        return alike.body()


class Fault(BaseModel):
    """A row that could not be read: why, and its cells as they stand in the file."""

    model_config = ConfigDict(frozen=True)

    fault: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
    source: str = ""
    row: dict[str, str] = Field(default_factory=dict)

    def body(self) -> bytes:
        """The delivery's body, and its likeness."""
        return self.model_dump_json().encode()


def upload_reference(day: date, object_name: str) -> str:
    """How a message refers to a file that was sealed under the key of `day`."""
    return f"upload:{day.isoformat()}:{object_name}"


def read_upload_reference(reference: str) -> tuple[date, str] | None:
    """Day and name in the object store that `upload_reference` wrote, None for others."""
    found = _UPLOAD.fullmatch(reference)
    if found is None:
        return None
    try:
        return date.fromisoformat(found[1]), found[2]
    except ValueError:
        return None


# --- parsing -------------------------------------------------------------------------------------


def parse(
    body: bytes,
    headers: Mapping[str, str],
    source: Source,
    own_ids: frozenset[str] = frozenset(),
) -> Sequence[Parsed]:
    """The one report in a delivery."""
    del headers, source, own_ids
    if not body.strip():
        return [Ignored("empty")]
    try:
        return [Unreadable(Fault.model_validate_json(body).fault, body)]
    except ValidationError:
        pass
    try:
        return [_message(Written.model_validate_json(body))]
    except (ValueError, OverflowError):
        return [Unreadable("not_understood", body)]


def _message(written: Written) -> RawMessage:
    text = _whole_text(written)
    if text is None and not written.files:
        raise ValueError("nothing was said")
    phone = international(written.phone)
    own = (f"phone:{phone}",) if phone else ()
    return RawMessage(
        kind=written.kind,
        external_id=written.external_id,
        conversation_id=written.conversation_id,
        surface=written.surface,
        content=_content(written, text),
        sender=Sender(
            name=written.name,
            username=written.username,
            phone=phone,
            addresses=(*written.addresses, *own),
        ),
        sent_at=written.sent_at.astimezone(UTC) if written.sent_at else None,
        text=text,
        attachments=tuple(map(_attachment, written.files)),
        in_reply_to=written.in_reply_to,
        entry=Entry(
            origin=written.origin,
            entered_by=written.entered_by,
            is_secret=written.is_secret,
            is_whole=written.is_whole,
            phone=written.phone,
            address=written.address,
            earlier=tuple(written.earlier.items()),
        ),
    )


def _whole_text(written: Written) -> str | None:
    """What was said; place, day and link, as the operator added them, have a line each."""
    more = []
    if written.place:
        more.append(f"Tempat: {written.place}")
    if written.incident_date:
        day = written.incident_date
        more.append(f"Tanggal kejadian: {day.day} {_MONTHS[day.month - 1]} {day.year}")
    if written.link:
        more.append(f"Tautan: {written.link}")
    if not more:
        return written.text
    return "\n\n".join(part for part in (written.text, "\n".join(more)) if part)


def _content(written: Written, text: str | None) -> Content:
    if text is None and written.files:
        return Content(written.files[0].kind)
    return Content.TEXT


def _attachment(file: WrittenFile) -> Attachment:
    return Attachment(
        kind=file.kind,
        reference=file.reference,
        mime_type=file.mime_type,
        size=file.size,
        file_name=file.file_name,
    )


def international(phone: str | None) -> str | None:
    """An Indonesian or international number as E.164, None for what is no possible number."""
    if not phone:
        return None
    import phonenumbers  # long to import, and most messages have no number to read

    try:
        number = phonenumbers.parse(phone, _REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


class Manual:
    """Nothing is fetched from anywhere and nobody can be written to."""

    def __init__(self, settings: ManualSettings, context: ChannelContext) -> None:
        del settings, context


def _open(settings: Any, context: ChannelContext) -> object:
    return Manual(settings, context)


CHANNEL = ChannelType(
    label="Manual",
    settings=ManualSettings,
    open=_open,
    parse=parse,
    rules=ReplyRules(max_length=1000),
    signs_body=False,
    polls_show_edits=True,
    read_link=read_link,
)
