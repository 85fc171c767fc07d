"""What is typed into pages and forms: the words, dates, places, numbers and files that the dialects
of `manual`, `web`, `open311` and `muara` have in common. No channel by itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from channels.base import (
    Attachment,
    Choice,
    Ignored,
    Location,
    MessageRef,
    Parsed,
    RawMessage,
    Template,
    Unreadable,
)

F = TypeVar("F", bound=BaseModel)

UPLOAD = re.compile(r"upload:([0-9]{4}-[0-9]{2}-[0-9]{2}):([0-9a-f]{2}/[0-9a-f]{32})")
"""How a message refers to a file of ours."""
_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
    *("Agustus", "September", "Oktober", "November", "Desember"),
)
_PLACE = "Tempat"
_DAY = "Tanggal kejadian"
_REGION = "ID"
_LONGEST_NUMBER = 16  # with its plus
_LINES = re.compile(rf"\n\n(?:(?:{_PLACE}|{_DAY}): .*(?:\n|\Z))+\Z")


def _storable(text: str) -> str:
    """Half of a surrogate pair can be neither encoded nor stored, and NUL not in PostgreSQL."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def _or_none(text: str | None) -> str | None:
    return _storable(text).strip() or None if text is not None else None


Words = Annotated[str | None, AfterValidator(_or_none)]
Id = Annotated[str, Field(min_length=1), AfterValidator(_storable)]


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
    found = str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    # An Indonesian number may have more digits than E.164 knows, a NIK for one.
    return found if len(found) <= _LONGEST_NUMBER else None


class TypedFile(BaseModel):
    """A file that lies in the object store; `reference` as `upload_reference` makes it."""

    model_config = ConfigDict(frozen=True)

    reference: str
    kind: Literal["image", "video", "audio", "document", "sticker", "other"]
    sha256: str
    mime_type: str | None = None
    size: int | None = None
    file_name: Words = None

    def attachment(self) -> Attachment:
        return Attachment(
            kind=self.kind,
            reference=self.reference,
            mime_type=self.mime_type,
            size=self.size,
            file_name=self.file_name,
        )


def place_and_day(place: str | None, day: date | None) -> list[str]:
    """Lines that join the words, so that whoever reads those finds them."""
    found = []
    if place:
        found.append(f"{_PLACE}: {place}")
    if day:
        found.append(f"{_DAY}: {in_words(day)}")
    return found


def in_words(day: date) -> str:
    """A day as it is written: `4 Januari 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def joined(text: str | None, lines: list[str]) -> str | None:
    """`text` with the lines below it; None where there is neither."""
    return "\n\n".join(part for part in (text, "\n".join(lines)) if part) or None


def without_lines(text: str) -> str:
    """What was said, without a place or day that `joined` has put below it."""
    return _LINES.sub("", text)


def read_one(body: bytes, form: type[F], message: Callable[[F], RawMessage]) -> Sequence[Parsed]:
    """The one message in a delivery that holds a filled-in `form`.

    `message` raises `ValueError` where nothing was said.
    """
    if not body.strip():
        return [Ignored("empty")]
    try:
        return [message(form.model_validate_json(body))]
    except (ValidationError, ValueError, OverflowError):
        return [Unreadable("not_understood", body)]


def point(latitude: float | None, longitude: float | None) -> Location | None:
    """A place on the map, where both degrees are given."""
    if latitude is None or longitude is None:
        return None
    return Location(latitude=latitude, longitude=longitude)


class ReadByThemselves:
    """A channel whose people come for what we say, on a page or by a call: a reply is nothing but
    a note of the id under which they find it."""

    def reply(
        self,
        to: MessageRef,
        text: str,
        *,
        private: bool = False,
        template: Template | None = None,
        key: str = "",
        choices: Sequence[Choice] = (),
        asks_location: bool = False,
        is_by_person: bool = False,
    ) -> str:
        """Under which id it stands; the same for the same `key`."""
        del private, template, choices, asks_location, is_by_person
        said = key or f"{to.conversation_id}\n{text}"
        return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


def upload_reference(day: date, object_name: str) -> str:
    """How a message refers to a file that was sealed under the key of `day`."""
    return f"upload:{day.isoformat()}:{object_name}"


def read_upload_reference(reference: str) -> tuple[date, str] | None:
    """Day and name in the object store that `upload_reference` wrote, None for others."""
    found = UPLOAD.fullmatch(reference)
    if found is None:
        return None
    try:
        return date.fromisoformat(found[1]), found[2]
    except ValueError:
        return None
