"""Forms with files: read only for somebody who is signed in, bounded, and checked to be ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fastapi import Request
from starlette.datastructures import UploadFile

from muara.entering import MOST_FILES, NewFile
from muara.web.visit import Visit, check_csrf
from store.casework.deed import Deed
from store.errors import NotPossible, Why

_MOST_FIELDS = 80
_MOST_DIGITS = 18  # of what 64 bits hold


@dataclass(slots=True)
class Sent:
    """What a form brought: its fields, as written, and its files."""

    fields: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    files: list[NewFile] = field(default_factory=list)

    def word(self, name: str, longest: int = 200) -> str | None:
        """A field on one line, without blanks around it; None when it is empty."""
        return " ".join(self.fields.get(name, "").split())[:longest] or None


async def read_form(request: Request, visit: Visit, most_fields: int = _MOST_FIELDS) -> Sent:
    """The form in a request of `visit`; `Forged` unless the session's own page made it.

    The shield has bounded the whole; that the visitor is signed in was checked before a byte of the
    body was read.
    """
    sent = Sent()
    async with request.form(max_files=MOST_FILES, max_fields=most_fields) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                content = await value.read()
                if content:
                    sent.files.append(NewFile(content, value.filename, value.content_type))
            else:
                written = value.replace("\0", "")  # no database keeps it
                sent.fields[name] = written
                sent.lists.setdefault(name, []).append(written)
    check_csrf(visit.token, sent.fields.get("csrf", ""))
    return sent


def content_hash(visit: Visit, typed: Mapping[str, str]) -> str:
    """Tells what a form says from something else under the same key, and nothing besides."""
    said = (word for each in sorted(typed.items()) for word in each)
    return visit.application.store.keyring.hash("form", *said).hex()


def own_key(visit: Visit, key: str) -> str:
    """The key of a deed: the operator is part of it, so nobody can use up another's."""
    return f"{visit.account.id}:{key}"


class NotSeen(Exception):
    """The form does not say which version of a complaint its sender looked at."""


def version_in(field: str) -> int:
    """The version that a form names, else `NotSeen`."""
    version = number_in(field)
    if version is None:
        raise NotSeen
    return version


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What makes a form one deed: its key, and the version of the report that was looked at."""

    visit: Visit
    key: str
    version: str

    @property
    def deed(self) -> Deed:
        """`NotSeen` where the form does not say which version of the report was looked at."""
        return Deed(
            key=own_key(self.visit, self.key),
            now=self.visit.application.clock.now(),
            version=version_in(self.version),
        )


def day_in(field: str) -> date | None:
    """The day that a form names, None where it names none; `NotPossible` where there is no such."""
    try:
        return date.fromisoformat(field) if field else None
    except ValueError as error:
        raise NotPossible("There is no such day.", Why.NO_DAY) from error


def trouble_of(error: Exception, words: Mapping[type[Exception], str]) -> str:
    """What `case.trouble` says of a refusal: why, where it tells, else by its kind."""
    return _why(error) or words[type(error)]


def told_why(error: Exception) -> str | None:
    """The key of the words that say why something was refused; None where the refusal tells not."""
    why = _why(error)
    return f"case.trouble.{why}" if why else None


def _why(error: Exception) -> Why | None:
    return error.why if isinstance(error, NotPossible) else None


def number_in(field: str) -> int | None:
    """The id that a form names; None where it cannot be one."""
    is_id = field.isascii() and field.isdigit() and len(field) <= _MOST_DIGITS
    return int(field) if is_id else None
