"""What the system understands of a raw body: parsed and normalized, without configuration.

Behind `muara normalize`. Imports no database and no settings, so that it starts at once and can be
tried on any machine.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from channels.base import (
    DeliveryReceipt,
    Ignored,
    Parse,
    Parsed,
    RawMessage,
    Source,
    Unreadable,
)
from channels.registry import channel_type
from forwarder.json_lines import json_line
from normalizer.normalize import normalize

_FORM = {"content-type": "application/x-www-form-urlencoded"}
_JSON = {"content-type": "application/json"}


@dataclass(frozen=True, slots=True)
class Understood:
    """One item of a body.

    `outcome` is message, receipt, ignored or unreadable; `reason` is None for messages and the
    status for receipts; `record` is the Record in its JSON form, for messages only.
    """

    outcome: str
    reason: str | None
    record: dict[str, Any] | None = None

    def as_json(self, file: str) -> str:
        """One line of JSON in pure UTF-8, whatever `file` is called."""
        line = {
            "file": file,
            "outcome": self.outcome,
            "reason": self.reason,
            "record": self.record,
        }
        # A file name that is not UTF-8 comes as lone surrogates, which JSON can only escape.
        return json_line(line).encode("utf-8", "backslashreplace").decode("utf-8")


def understand(
    kind: str,
    body: bytes,
    source: Source | None = None,
    own_ids: frozenset[str] = frozenset(),
) -> Iterator[Understood]:
    """Every item that a channel of `kind` finds in `body`; never yields nothing.

    No body makes it raise; an unknown `kind` is a KeyError. `body` is a webhook's body, an answer
    of the platform or one item of it, or several of these, a line each; `source` is guessed from
    the shape when None. The same message met again is ignored as `repeated`.
    """
    channel = channel_type(kind)
    met: set[tuple[str, str, str]] = set()
    for one in _bodies(_as_sent(body)):
        for item in _parsed(channel.parse, one, source, own_ids):
            if isinstance(item, RawMessage):
                identity = (item.conversation_id, item.external_id, item.revision)
                if identity in met:
                    item = Ignored("repeated")
                met.add(identity)
            yield _understood(item, kind)


def _parsed(
    parse: Parse, body: bytes, source: Source | None, own_ids: frozenset[str]
) -> Sequence[Parsed]:
    headers = _JSON if _is_json(body) else _FORM
    try:
        return parse(body, headers, source or guess_source(body), own_ids) or [Ignored("empty")]
    except Exception as error:  # noqa: BLE001, RUF100 - parse must not raise; a technician sees why
        return [Unreadable(f"parser_failed_{type(error).__name__}")]


def guess_source(body: bytes) -> Source:
    """Whether `body` looks like what a platform sends by itself, or like an answer to a question.

    Webhooks: forms, single updates, envelopes of events. Anything else in JSON is an answer, and
    so is a page of HTML, which comes where an answer was to come.
    """
    if body.lstrip().startswith(b"<"):
        return Source.POLL
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return Source.WEBHOOK
    return Source.WEBHOOK if _is_pushed(value) else Source.POLL


def _is_pushed(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    if any(key in value for key in ("update_id", "entry", "params", "raw_body", "for_user_id")):
        return True
    # Form parameters are in capitals (MessageSid, From); the same message in an answer is not.
    if any(key[:1].isupper() for key in value):
        return True
    if "messaging" in value or "changes" in value or {"field", "value"} <= value.keys():
        return True  # one entry or one change of a Graph webhook
    data = value.get("data")
    return (
        isinstance(data, dict)
        and "event_type" in data
        and bool({"payload", "filter"} & data.keys())
    )


def _as_sent(body: bytes) -> bytes:
    """`body` without what editors and shells add to a file: a byte order mark, a last line end."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        body = body.decode("utf-16", "replace").encode()
    body = body.removeprefix(codecs.BOM_UTF8)
    return body if _is_json(body) else body.rstrip(b"\r\n")


def _bodies(content: bytes) -> Sequence[bytes]:
    """The bodies in a file: one, or one in each line. No form holds a line end, and JSON of several
    lines is whole only with all of them."""
    lines = [line for line in content.splitlines() if line.strip()]
    if len(lines) < 2:
        return [content]
    if _is_json(content):
        return lines if not _is_whole(content) and _is_whole(lines[0]) else [content]
    return lines if all(b"=" in line for line in lines) else [content]


def _is_whole(text: bytes) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_json(body: bytes) -> bool:
    return body.lstrip()[:1] in (b"{", b"[")


def _understood(item: Parsed, kind: str) -> Understood:
    if isinstance(item, DeliveryReceipt):
        return Understood("receipt", item.status)
    if isinstance(item, Ignored):
        return Understood("ignored", item.reason)
    if isinstance(item, Unreadable):
        return Understood("unreadable", item.reason)
    return _message(item, kind)


def _message(raw: RawMessage, kind: str) -> Understood:
    try:
        record: Mapping[str, Any] = normalize(raw, channel=kind).model_dump(mode="json")
    except ValueError:
        return Understood("unreadable", "not_storable")
    return Understood("message", None, dict(record))
