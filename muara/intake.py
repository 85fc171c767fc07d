"""The webhook door: verify, hand over to the group commit, answer. It parses nothing else.

A request is answered only after the transaction that holds its bytes has been committed. Many
requests share one transaction: what arrives while a commit runs goes into the next one.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from urllib.parse import parse_qsl
from zoneinfo import ZoneInfo

from channels.base import (
    AcceptsDeletions,
    AnswersHandshake,
    AnswersWebhooks,
    ReceivesWebhooks,
    WebhookAnswer,
    WebhookRequest,
)
from channels.errors import RejectedRequest
from muara import samples
from muara.clock import Clock
from muara.log import get_logger
from muara.pipeline import pack
from muara.room import Room
from muara.tracing import OFF, Tracing
from store import ledger, people
from store.scope import SYSTEM
from store.session import Store, set_setting

log = get_logger(__name__)

# What `parse` may need to know of a request; nothing that authenticates it.
_KEPT_HEADERS = ("content-type",)
_MAX_BATCH = 512


class GroupCommit:
    """Writes deliveries of many requests in one transaction, without a timer."""

    def __init__(
        self, store: Store, limit: ledger.QuarantineLimit, stored: Callable[[], None]
    ) -> None:
        self._store = store
        self._limit = limit
        self._stored = stored
        self._waiting: list[tuple[ledger.NewDelivery, asyncio.Future[None]]] = []
        self._running = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="group-commit")

    async def write(self, delivery: ledger.NewDelivery) -> None:
        """Return once `delivery` is durable; raises what the database raised."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        self._waiting.append((delivery, done))
        if not self._running:
            self._running = True
            self._next(loop)
        await done

    def _next(self, loop: asyncio.AbstractEventLoop) -> None:
        batch, self._waiting = self._waiting[:_MAX_BATCH], self._waiting[_MAX_BATCH:]
        deliveries = [delivery for delivery, _ in batch]
        committed = loop.run_in_executor(self._thread, self._commit, deliveries)
        committed.add_done_callback(lambda result: self._answer(loop, batch, result))

    def _answer(
        self,
        loop: asyncio.AbstractEventLoop,
        batch: Sequence[tuple[ledger.NewDelivery, asyncio.Future[None]]],
        result: asyncio.Future[None],
    ) -> None:
        error = result.exception()
        for _, done in batch:
            if done.cancelled():  # the platform hung up; what it sent is stored all the same
                continue
            if error is None:
                done.set_result(None)
            else:
                done.set_exception(error)
        if self._waiting:
            self._next(loop)
        else:
            self._running = False
        if error is None:
            self._stored()

    def _commit(self, batch: Sequence[ledger.NewDelivery]) -> None:
        with self._store.write(urgent=True) as connection:
            ledger.receive(self._store, connection, batch, self._limit)

    def close(self) -> None:
        self._thread.shutdown(wait=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorChannel:
    """A configured channel as the door sees it."""

    name: str
    adapter: object
    zone: ZoneInfo
    webhook_url: str
    jurisdiction: str


class Intake:
    """Takes webhook requests of all channels; knows no web framework."""

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, DoorChannel],
        clock: Clock,
        limit: ledger.QuarantineLimit,
        *,
        public_url: str,
        room: Room,
        tracing: Tracing = OFF,
        stored: Callable[[], None] = lambda: None,
    ) -> None:
        self._store = store
        self._channels = channels
        # Asked once, not with every request: a protocol's isinstance() is slow.
        self._verifiers = {
            name: door.adapter
            for name, door in channels.items()
            if isinstance(door.adapter, ReceivesWebhooks)
        }
        self._answerers = {
            name: door.adapter
            for name, door in channels.items()
            if isinstance(door.adapter, AnswersWebhooks)
        }
        self._clock = clock
        self._public_url = public_url
        self._room = room
        self._tracing = tracing
        self._commit = GroupCommit(store, limit, stored)

    def knows(self, channel: str) -> bool:
        """There is such a channel and it takes webhooks."""
        return channel in self._verifiers

    async def receive(
        self, channel: str, method: str, headers: Mapping[str, str], body: bytes, query: str
    ) -> WebhookAnswer:
        """Verify and keep one request: 200 once it is durable, 403 when it is not genuine.

        `NoRoom` when the disk is nearly full: what is not answered with 200 is sent again.
        """
        door = self._channels[channel]
        request = WebhookRequest(
            method=method,
            url=door.webhook_url + (f"?{query}" if query else ""),
            headers=headers,
            body=body,
            query=_parse_query(query),
        )
        if method == "GET" and not _may_be_message(door, request):
            return _handshake(door, request)
        self._room.require()
        began = self._tracing.now()
        reason = self._rejection(channel, request)
        delivery = self._delivery(door, request, reason)
        await self._commit.write(delivery)
        if reason is not None:
            log.warning("request_quarantined", channel=channel, reason=reason)
            return WebhookAnswer(body=b"signature not accepted", status=403)
        self._tracing.note(channel, delivery.received_at, began)
        answerer = self._answerers.get(channel)
        return WebhookAnswer() if answerer is None else answerer.webhook_answer(request)

    async def take_sample(
        self, headers: Mapping[str, str], body: bytes, query: str
    ) -> WebhookAnswer:
        """The doctor's own request: 200 with a signed answer where a real one would be kept.

        It goes every step of a webhook's way but the last, so that it never becomes a complaint.
        """
        now = self._clock.now()
        if not samples.is_genuine(self._store.keyring, headers, body, query, now):
            return WebhookAnswer(body=b"signature not accepted", status=403)
        self._room.require()
        await asyncio.to_thread(self._touch)
        return WebhookAnswer(body=samples.answer_to(self._store.keyring, body), status=200)

    def _touch(self) -> None:
        with self._store.write(urgent=True) as connection:
            set_setting(connection, samples.TAKEN, self._clock.now().isoformat())

    async def receive_deletion(
        self, channel: str, headers: Mapping[str, str], body: bytes
    ) -> WebhookAnswer:
        """A platform passes on somebody's wish to be forgotten: an operator will decide."""
        door = self._channels[channel]
        if not isinstance(door.adapter, AcceptsDeletions):
            return WebhookAnswer(status=404)
        request = WebhookRequest(
            method="POST", url=f"{door.webhook_url}/deletion", headers=headers, body=body
        )
        try:
            address = door.adapter.deletion(request)
        except RejectedRequest:
            log.warning("request_quarantined", channel=channel, reason="deletion_not_signed")
            return WebhookAnswer(body=b"signature not accepted", status=403)
        code = await asyncio.to_thread(self._request_erasure, door, address)
        status_url = f"{self._public_url}/privacy/deletion/{code}"
        return door.adapter.deletion_answer(status_url, code)

    def _request_erasure(self, door: DoorChannel, address: str) -> str:
        address_hash = self._store.keyring.hash("address", door.jurisdiction, address)
        with self._store.write() as connection:
            return people.request_erasure(
                SYSTEM,
                connection,
                channel=door.name,
                address_hash=address_hash,
                code=secrets.token_hex(6),
                now=self._clock.now(),
            )

    def _rejection(self, channel: str, request: WebhookRequest) -> str | None:
        """Why the request is not trusted, or None."""
        verifier = self._verifiers.get(channel)
        if verifier is None:
            return "webhooks_not_supported"
        try:
            verifier.verify(request)
        except RejectedRequest as error:
            return error.code or "signature_not_accepted"
        except Exception as error:
            # A verifier that stumbles over a forgery must not let it in, nor lose a real message.
            log.error("verify_failed", channel=channel, error=type(error).__name__)
            return "verify_failed"
        return None

    def _delivery(
        self, door: DoorChannel, request: WebhookRequest, reason: str | None
    ) -> ledger.NewDelivery:
        kept = tuple(
            (name, request.headers[name]) for name in _KEPT_HEADERS if name in request.headers
        )
        now = self._clock.now()
        return ledger.NewDelivery(
            channel=door.name,
            source="webhook",
            received_at=now,
            day=local_day(now, door.zone),
            content=_packed_head(kept) + request.body,
            quarantine_reason=reason,
        )

    def close(self) -> None:
        self._commit.close()


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The day that `moment` falls on in the jurisdiction: what the ledger counts by."""
    return moment.astimezone(zone).date()


@lru_cache(64)
def _packed_head(headers: tuple[tuple[str, str], ...]) -> bytes:
    """What `pack` puts before the body: the same for most requests."""
    return pack(b"", dict(headers))


def _may_be_message(door: DoorChannel, request: WebhookRequest) -> bool:
    """A platform that was told to use GET brings messages so: they are refused where one sees it,
    and not answered like a look at an empty address."""
    return bool(request.query) and not isinstance(door.adapter, AnswersHandshake)


def _handshake(door: DoorChannel, request: WebhookRequest) -> WebhookAnswer:
    answer = None
    if isinstance(door.adapter, AnswersHandshake):
        try:
            answer = door.adapter.handshake(request)
        except RejectedRequest:
            return WebhookAnswer(body=b"verify token not accepted", status=403)
    return answer or WebhookAnswer(body=b"Muara listens here.", status=200)


def _parse_query(query: str) -> dict[str, str]:
    return dict(parse_qsl(query, keep_blank_values=True)) if query else {}
