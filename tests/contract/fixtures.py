"""Reads `tests/fixtures/channels/<kind>/`: what a platform sent, and what we must make of it.

`settings.yaml` holds `settings` (the channel's, with invented secrets; `kind` and `jurisdiction`
may be left out), `context` (`webhook_url`) and `own_ids`.

`<case>.http` is a raw HTTP message with LF line ends: a request (source webhook; a POST carries a
valid signature) or an answer (`HTTP/1.1 200 OK`; source poll). The body goes to the end of file.

`<case>.expected.json` is a list of `{"outcome", "reason", "record"}`. Fields of `record` that have
their default may be left out. A receipt may add `"receipt": {"status", "external_id", …}`: the
fields of `DeliveryReceipt` to compare.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import yaml

from channels.base import (
    ChannelContext,
    DeliveryReceipt,
    Ignored,
    Parsed,
    RawMessage,
    Source,
    WebhookRequest,
)
from channels.registry import channel_type
from normalizer.normalize import normalize
from normalizer.record import Record

FOLDER = Path(__file__).parents[1] / "fixtures" / "channels"
CHANNEL_NAME = "fixture"


@dataclass(frozen=True)
class Account:
    """The invented account that a kind's fixtures were sent to."""

    kind: str
    settings: Mapping[str, Any]
    webhook_url: str
    own_ids: frozenset[str]

    def open(self, **changed: Any) -> object:
        """The adapter with these settings, some of them changed."""
        declared = channel_type(self.kind)
        settings = declared.settings.model_validate({**self.settings, **changed})
        return declared.open(settings, ChannelContext(webhook_url=self.webhook_url))


@dataclass(frozen=True)
class Case:
    """One HTTP message, and what we must make of it."""

    account: Account
    name: str
    source: Source
    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def expected(self) -> list[dict[str, Any]]:
        """The hand-written outcomes, completed."""
        path = FOLDER / self.kind / f"{self.name}.expected.json"
        return [completed(item) for item in json.loads(path.read_text(encoding="utf-8"))]

    @property
    def kind(self) -> str:
        return self.account.kind

    def parse(self, body: bytes | None = None, source: Source | None = None) -> list[Parsed]:
        """What the channel's parser finds in this body, or in another one in its place."""
        parse = channel_type(self.kind).parse
        own = self.account.own_ids
        sent = self.body if body is None else body
        return list(parse(sent, self.headers, source or self.source, own))

    def request(
        self, *, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> WebhookRequest:
        """The request as the application would hand it to the adapter."""
        public = urlsplit(self.account.webhook_url)
        return WebhookRequest(
            method=self.method,
            url=f"{public.scheme}://{public.netloc}{self.target}",
            headers=self.headers if headers is None else headers,
            body=self.body if body is None else body,
            query=dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True)),
        )


@cache
def account(kind: str) -> Account:
    """The account of a kind's fixtures."""
    content = yaml.safe_load((FOLDER / kind / "settings.yaml").read_text(encoding="utf-8"))
    return Account(
        kind=kind,
        settings={"kind": kind, "jurisdiction": "uji", **content["settings"]},
        webhook_url=content.get("context", {}).get("webhook_url", ""),
        own_ids=frozenset(content.get("own_ids", ())),
    )


@cache
def cases(kind: str) -> tuple[Case, ...]:
    """All cases of a kind, by name."""
    return tuple(_read(kind, path) for path in sorted((FOLDER / kind).glob("*.http")))


def outcomes(parsed: list[Parsed]) -> list[dict[str, Any]]:
    """Parsed items in the form of `<case>.expected.json`, records complete."""
    return [_outcome(item) for item in parsed]


def completed(expected: Mapping[str, Any]) -> dict[str, Any]:
    """A hand-written expectation with the defaults that it leaves out."""
    record = expected.get("record")
    if record is not None:
        named = {"channel": CHANNEL_NAME, **record}
        record = Record.model_validate(named).model_dump(mode="json")
    outcome = {"outcome": expected["outcome"], "reason": expected.get("reason"), "record": record}
    return outcome | {key: expected[key] for key in ("receipt",) if key in expected}


def _outcome(item: Parsed) -> dict[str, Any]:
    if isinstance(item, RawMessage):
        # What is proposed about the words is no matter of the platform: its steps have own tests.
        parsed = normalize(item, CHANNEL_NAME).model_copy(update={"suggestions": None})
        record = parsed.model_dump(mode="json")
        return {"outcome": "message", "reason": None, "record": record}
    if isinstance(item, DeliveryReceipt):
        receipt = asdict(item) | {"at": item.at and item.at.isoformat()}
        return {"outcome": "receipt", "reason": None, "record": None, "receipt": receipt}
    outcome = "ignored" if isinstance(item, Ignored) else "unreadable"
    return {"outcome": outcome, "reason": item.reason, "record": None}


def _read(kind: str, path: Path) -> Case:
    head, _, body = path.read_bytes().partition(b"\n\n")
    first, *lines = head.decode("latin-1").split("\n")
    pairs = (line.partition(":") for line in lines)
    is_answer = first.startswith("HTTP/")
    method, target = ("", "") if is_answer else first.split(" ")[:2]
    return Case(
        account=account(kind),
        name=path.stem,
        source=Source.POLL if is_answer else Source.WEBHOOK,
        method=method,
        target=target,
        headers={name.strip().lower(): value.strip() for name, _, value in pairs},
        body=body,
    )
