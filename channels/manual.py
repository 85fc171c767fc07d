"""What operators enter themselves: calls, letters, visits, posts seen elsewhere, old lists.

There is no vendor and no webhook: the application alone writes deliveries in this dialect, one JSON
object each, see `Written`. Whatever else reaches `parse` is unreadable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from channels._manual_links import read_link
from channels.base import (
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
from channels.typed import Id, TypedFile, Words, international, joined, place_and_day

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


class ManualSettings(ChannelSettings):
    """Nothing but the government: each has one such channel, also where config.yaml names none."""


# --- what the application writes -----------------------------------------------------------------


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
    files: tuple[TypedFile, ...] = ()
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
        attachments=tuple(file.attachment() for file in written.files),
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
    more = place_and_day(written.place, written.incident_date)
    if written.link:
        more.append(f"Tautan: {written.link}")
    return joined(written.text, more)


def _content(written: Written, text: str | None) -> Content:
    if text is None and written.files:
        return Content(written.files[0].kind)
    return Content.TEXT


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
