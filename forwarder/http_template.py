"""Any system with an HTTP interface, described in the configuration: calls as templates.

For a government that was given access to SP4N-LAPOR!, or an agency with an application of its own.
Templates run in Jinja2's sandbox and see nothing but the copy of a complaint; a citizen's words are
values in them, never templates. Values go into JSON by `tojson`, into addresses by `urlencode`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal

import httpx
from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

from forwarder.destination import (
    Action,
    Arrived,
    DestinationContext,
    DestinationSettings,
    DestinationType,
    Dispatch,
    Finding,
    ForeignStatus,
)
from forwarder.errors import AnswerLost, PermanentFailure, TemporaryFailure
from forwarder.http_calls import HttpCaller, asked_singly, json_of
from store.models import ComplaintStatus

_JSON = "application/json"
_HIDDEN = "********"
_FORM = "multipart/form-data"
_OUR_STATUSES = frozenset(ComplaintStatus)


def _environment() -> ImmutableSandboxedEnvironment:
    # What is made is JSON or an address, where HTML's escapes would be words of their own.
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


_TEMPLATES = _environment()


@cache
def _compiled(text: str) -> Template:
    return _TEMPLATES.from_string(text)


def _template(text: str) -> str:
    try:
        _compiled(text)
    except TemplateError as error:
        raise ValueError(
            f"is no template ({error}). See docs/destinations/http_template.md."
        ) from error
    return text


class Call(BaseModel):
    """One call, its parts as templates."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    method: Literal["GET", "POST", "PUT", "PATCH"] = Field(
        default="POST", description="Method of the call."
    )
    url: str = Field(description="Address, as a template.")
    headers: dict[str, str] = Field(
        default_factory=dict, description="Headers, as templates; secrets stand in these only."
    )
    body: str = Field(default="", description="Body, as a template.")
    content_type: str = Field(default=_JSON, description="What the body is.")
    file_field: str = Field(
        default="", description="Form field that a photo is sent in; the body is not used then."
    )

    @field_validator("url", "body")
    @classmethod
    def _is_template(cls, text: str) -> str:
        return _template(text)

    @field_validator("headers")
    @classmethod
    def _are_templates(cls, headers: dict[str, str]) -> dict[str, str]:
        return {name: _template(text) for name, text in headers.items()}

    @field_validator("url")
    @classmethod
    def _has_fixed_host(cls, url: str) -> str:
        host = url.partition("://")[2].partition("/")[0]
        if not url.startswith(("http://", "https://")) or not host or "{" in host:
            raise ValueError("has no fixed host. Write https:// and the host's name in full.")
        return url


class HttpTemplateSettings(DestinationSettings):
    """A system with an interface of its own."""

    create: Call = Field(description="The call that makes a complaint a case of theirs.")
    update: Call | None = Field(default=None, description="The call that tells what happened.")
    attach: Call | None = Field(default=None, description="The call that brings a photo.")
    find: Call | None = Field(
        default=None, description="The call that looks whether they have a complaint."
    )
    status: Call | None = Field(
        default=None, description="The call that asks how far a case of theirs is."
    )
    foreign_id: str = Field(
        default="id", description="Where in their answer the number stands, like data.ticket.id."
    )
    foreign_url: str = Field(
        default="", description="Where in their answer the address of the case stands."
    )
    status_path: str = Field(
        default="status", description="Where in the answer to `status` the word for it stands."
    )
    answer_path: str = Field(
        default="", description="Where in that answer their words for the citizen stand."
    )
    status_words: dict[str, str] = Field(
        default_factory=dict, description="Our status for each word of theirs."
    )
    knows_key: bool = Field(
        default=False,
        description="Whether they know a repeated call by its key, so that it may be repeated.",
    )
    tokens: dict[str, SecretStr] = Field(
        default_factory=dict, description="Secrets by name, for headers: {{ tokens.name }}."
    )

    @model_validator(mode="after")
    def _knows_our_words(self) -> HttpTemplateSettings:
        if unknown := sorted(set(self.status_words.values()) - _OUR_STATUSES):
            raise ValueError(
                f"maps to what is no status of ours: {', '.join(unknown)}. "
                f"Ours are {', '.join(sorted(_OUR_STATUSES))}."
            )
        return self


class HttpTemplate:
    """One such system. What more it can is added by what is configured."""

    def __init__(self, settings: HttpTemplateSettings, context: DestinationContext) -> None:
        self._settings = settings
        self._name = context.name
        self._caller = HttpCaller(
            context,
            timeout_seconds=settings.timeout_seconds,
            access=f"destinations.{context.name}.tokens",
        )

    def close(self) -> None:
        self._caller.close()

    def create(self, dispatch: Dispatch) -> Arrived:
        """Make it a case of theirs."""
        return self._arrived(self._do(self._settings.create, dispatch), reads=False)

    def show(self, dispatch: Dispatch) -> str:
        """The call that this dispatch makes, secrets masked; of a photo its name."""
        call = self._call_of(dispatch.action)
        values = self._values(dispatch, hides=True)
        url, headers = self._addressed(call, values)
        lines = [f"{call.method} {url}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if call.file_field and dispatch.file is not None:
            file = dispatch.file
            lines += [f"Content-Type: {_FORM}", "", f"{call.file_field}: {file.name}"]
        else:
            lines += [f"Content-Type: {call.content_type}", "", self._body(call, values)]
        return "\n".join(lines)

    def check(self) -> Sequence[Finding]:
        """A template cannot be asked without a case: `--send` makes one."""
        return [
            Finding(level="ok", subject="templates", message="They can be read; --send tries them.")
        ]

    # -- for what is added

    def _call_of(self, action: Action) -> Call:
        calls = {Action.UPDATE: self._settings.update, Action.ATTACH: self._settings.attach}
        return _given(calls.get(action, self._settings.create))

    def _do(self, call: Call, dispatch: Dispatch, *, reads: bool = False) -> httpx.Response:
        values = self._values(dispatch)
        url, headers = self._addressed(call, values)
        more: dict[str, Any] = {}
        if call.file_field and dispatch.file is not None:
            content = dispatch.open_file(dispatch.file)
            file = (dispatch.file.name, content, dispatch.file.mime_type)
            more["files"] = {call.file_field: file}
        elif call.method != "GET":
            more["content"] = self._body(call, values)
            headers["Content-Type"] = call.content_type
        return self._caller.call(call.method, url, reads=reads, headers=headers, **more)

    def _arrived(self, answer: httpx.Response, *, reads: bool) -> Arrived:
        said = json_of(answer, reads=reads)
        number = _at(said, self._settings.foreign_id)
        if number is None:
            sentence = f"Its answer has no {self._settings.foreign_id}."
            raise TemporaryFailure(sentence) if reads else AnswerLost(sentence)
        url = _at(said, self._settings.foreign_url) if self._settings.foreign_url else None
        return Arrived(foreign_id=str(number), url=str(url) if url else None)

    def _values(self, dispatch: Dispatch, *, hides: bool = False) -> dict[str, Any]:
        return {
            "complaint": dispatch.copy.model_dump(mode="json"),
            "event": dispatch.event,
            "at": dispatch.at.isoformat(),
            "facts": dict(dispatch.facts),
            "key": dispatch.key,
            "foreign_id": dispatch.foreign_id or "",
            "tokens": dict.fromkeys(self._settings.tokens, _HIDDEN) if hides else self._tokens(),
        }

    def _tokens(self) -> dict[str, str]:
        return {name: one.get_secret_value() for name, one in self._settings.tokens.items()}

    def _addressed(self, call: Call, values: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
        """Where a call goes, and its headers."""
        headers = {name: self._render(text, values) for name, text in call.headers.items()}
        return self._render(call.url, values), headers

    def _render(self, text: str, values: Mapping[str, Any]) -> str:
        try:
            return _compiled(text).render(values)
        except TemplateError as error:
            where = f"destinations.{self._name}"
            raise PermanentFailure(f"A template of {where} fails ({error}).") from error

    def _body(self, call: Call, values: Mapping[str, Any]) -> str:
        body = self._render(call.body, values)
        if call.content_type == _JSON and body:
            try:
                json.loads(body)
            except ValueError as error:
                where = f"destinations.{self._name}"
                sentence = f"The body that {where} makes is no JSON: use tojson."
                raise PermanentFailure(sentence) from error
        return body


class _Updating(HttpTemplate):
    def update(self, dispatch: Dispatch) -> None:
        self._do(_given(self._settings.update), dispatch)


class _Attaching(HttpTemplate):
    def attach(self, dispatch: Dispatch) -> None:
        self._do(_given(self._settings.attach), dispatch)


class _Finding(HttpTemplate):
    def find(self, dispatch: Dispatch) -> Arrived | None:
        answer = self._do(_given(self._settings.find), dispatch, reads=True)
        if _at(json_of(answer, reads=True), self._settings.foreign_id) is None:
            return None
        return self._arrived(answer, reads=True)


class _Pulling(HttpTemplate):
    def pull(self, foreign_ids: Sequence[str]) -> Sequence[ForeignStatus]:
        found = asked_singly(self._status_of, foreign_ids)
        return [status for status in found if status is not None]

    def _status_of(self, number: str) -> ForeignStatus | None:
        """None for a word that the table does not know: better none than a wrong one."""
        call = _given(self._settings.status)
        values = {"foreign_id": number, "tokens": self._tokens()}
        url, headers = self._addressed(call, values)
        more = {} if call.method == "GET" else {"content": self._body(call, values)}
        answer = self._caller.call(call.method, url, reads=True, headers=headers, **more)
        said = json_of(answer, reads=True)
        word = str(_at(said, self._settings.status_path) or "")
        status = self._settings.status_words.get(word)
        if status is None:
            return None
        path = self._settings.answer_path
        words = str(_at(said, path) or "") if path else ""
        return ForeignStatus(foreign_id=number, status=status, answer=words)


def _given(call: Call | None) -> Call:
    """`open_template` gives only capabilities whose call is configured."""
    if call is None:
        raise PermanentFailure("This call is not configured.")
    return call


def _at(said: Any, path: str) -> Any:
    """What stands at a path like `data.items.0.id`; None when nothing does."""
    for step in path.split("."):
        if isinstance(said, Mapping):
            said = said.get(step)
        elif isinstance(said, list) and step.isdigit() and int(step) < len(said):
            said = said[int(step)]
        else:
            return None
    return said


def open_template(settings: HttpTemplateSettings, context: DestinationContext) -> HttpTemplate:
    """The system with the capabilities that are configured."""
    added = [
        (settings.update, _Updating),
        (settings.attach, _Attaching),
        (settings.find, _Finding),
        (settings.status, _Pulling),
    ]
    bases = tuple(kind for call, kind in added if call is not None) or (HttpTemplate,)
    kind: type[HttpTemplate] = type("HttpTemplate", bases, {})
    return kind(settings, context)


DESTINATION = DestinationType(label="HTTP", settings=HttpTemplateSettings, open=open_template)
