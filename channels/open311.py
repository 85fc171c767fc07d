"""What other apps file at `/open311/v2/requests`, by the GeoReport v2 standard.

The standard   https://wiki.open311.org/GeoReport_v2/

There is no webhook: the application alone, once it has checked the app's key, writes deliveries in
this dialect, one JSON object each, see `Filed`. What we have to say is read by the app, so that a
reply is nothing but a note that it can be read there. Pictures are fetched from the address that
the app named, from public hosts alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Annotated, Any, BinaryIO

from pydantic import BaseModel, ConfigDict, Field

from channels.base import (
    Attachment,
    ChannelContext,
    ChannelSettings,
    ChannelType,
    Content,
    FetchesMedia,
    Form,
    Parsed,
    RawMessage,
    ReplyRules,
    Sender,
    SendsReplies,
    Source,
    Surface,
)
from channels.media_http import Network, hosts_under, open_url
from channels.typed import (
    Id,
    ReadByThemselves,
    Words,
    joined,
    place_and_day,
    point,
    read_one,
)

KIND = "open311"
LONGEST_DESCRIPTION = 4000
"""Characters; by the standard."""
LONGEST_URL = 2000
_NOWHERE = "https://open311.invalid"
"""No host has this name: no address of a picture is trusted without being looked at."""


class Open311Settings(ChannelSettings):
    """One government's service by the Open311 standard. Declared, it is on; filing needs keys."""

    jurisdiction_id: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z0-9._-]{1,80}$",
        description="The name that other apps know the government by, usually its domain; without "
        "one it is its code here.",
    )
    contact: str = Field(
        default="", description="Whom app makers write to; stands in the discovery document."
    )
    key_service: str = Field(
        default="", description="How app makers get a key; stands in the discovery document."
    )
    reads_per_minute: int = Field(
        default=120, ge=1, description="Requests for reading from one address, or with one key."
    )
    coordinate_decimals: int = Field(
        default=3,
        ge=0,
        le=6,
        description="Decimals of published coordinates: 3 is some 110 metres, 5 about one.",
    )
    answers_by_token: bool = Field(
        default=False,
        description="Answer a filed report by a token at once, instead of waiting for its number.",
    )
    media_hosts: tuple[str, ...] = Field(
        default=(),
        description="Hosts, with those below them, from which pictures are fetched; empty means "
        "every public one.",
    )


# --- what the application writes -----------------------------------------------------------------


class Filed(BaseModel):
    """One report, or further words on one, as an app filed it.

    `external_id` is the token that we gave it. `addresses` say who wrote, as far as the app tells:
    the report's own, and the account or device within the app. Place, day and the service that was
    chosen join the words: whoever reads those finds them.
    """

    model_config = ConfigDict(frozen=True)

    external_id: Id
    conversation_id: Id
    addresses: Annotated[tuple[str, ...], Field(min_length=1)]
    text: Words = None
    service: Words = None
    place: Words = None
    incident_date: date | None = None
    latitude: Annotated[float | None, Field(ge=-90, le=90, allow_inf_nan=False)] = None
    longitude: Annotated[float | None, Field(ge=-180, le=180, allow_inf_nan=False)] = None
    media_url: Annotated[str | None, Field(pattern=r"^https://[!-~]+$", max_length=LONGEST_URL)] = (
        None
    )
    name: Words = None
    phone: Annotated[str | None, Field(pattern=r"^\+[1-9]\d{6,14}$")] = None
    email: Words = None
    is_secret: bool = False
    about: Words = None

    @property
    def files(self) -> tuple[()]:
        """Nothing is uploaded here."""
        return ()

    def body(self) -> bytes:
        """The delivery's body."""
        return self.model_dump_json(exclude_defaults=True).encode()

    def likeness(self) -> bytes:
        """The same for the same report."""
        return self.body()


# --- parsing -------------------------------------------------------------------------------------


def parse(
    body: bytes,
    headers: Mapping[str, str],
    source: Source,
    own_ids: frozenset[str] = frozenset(),
) -> Sequence[Parsed]:
    """The one message in a delivery."""
    del headers, source, own_ids
    return read_one(body, Filed, _message)


def _message(filed: Filed) -> RawMessage:
    lines = [*_chosen(filed), *place_and_day(filed.place, filed.incident_date)]
    text = joined(filed.text, lines)
    location = point(filed.latitude, filed.longitude)
    if text is None and location is None and filed.media_url is None:
        raise ValueError("nothing was said")
    return RawMessage(
        kind=KIND,
        external_id=filed.external_id,
        conversation_id=filed.conversation_id,
        surface=Surface.DIRECT,
        content=_content(text, filed),
        sender=Sender(name=filed.name, phone=filed.phone, addresses=filed.addresses),
        text=text,
        attachments=_attachments(filed),
        location=location,
        form=Form(is_secret=filed.is_secret, email=filed.email, about=filed.about),
    )


def _chosen(filed: Filed) -> list[str]:
    return [f"Kategori: {filed.service}"] if filed.service else []


def _attachments(filed: Filed) -> tuple[Attachment, ...]:
    if filed.media_url is None:
        return ()
    return (Attachment(kind="image", reference=filed.media_url),)


def _content(text: str | None, filed: Filed) -> Content:
    if text is not None:
        return Content.TEXT
    return Content.IMAGE if filed.media_url else Content.LOCATION


# --- the adapter ---------------------------------------------------------------------------------


class Open311(ReadByThemselves):
    """What is filed comes by our own pages; pictures are fetched from where the app put them."""

    def __init__(
        self, settings: Open311Settings, context: ChannelContext, network: Network | None = None
    ) -> None:
        """`network` stands in the place of the internet, for tests."""
        del context
        self._network = network or Network()
        hosts = settings.media_hosts
        self._allowed = hosts_under(*hosts) if hosts else _any_host

    def open_media(self, attachment: Attachment) -> AbstractContextManager[BinaryIO]:
        """The picture at the address that the app named; private addresses are refused."""
        return open_url(
            attachment.reference, allowed_hosts=self._allowed, own=_NOWHERE, network=self._network
        )


def _any_host(_host: str) -> bool:
    """Whether it is a public one is asked of its address."""
    return True


def _open(settings: Any, context: ChannelContext) -> object:
    return Open311(settings, context)


CHANNEL = ChannelType(
    label="Open311",
    settings=Open311Settings,
    open=_open,
    parse=parse,
    rules=ReplyRules(max_length=20_000),
    signs_body=False,
    polls_show_edits=True,
    is_form=True,
    capabilities=(SendsReplies, FetchesMedia),
)
