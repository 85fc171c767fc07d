"""Sends webhooks as the platforms do: signed, journalled, each with its own retry policy."""

import asyncio
import itertools
from collections import deque
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from simulator.faults import Faults
from simulator.journal import Journal
from simulator.posting import Poster, PostFailed


@dataclass(frozen=True)
class RetryPolicy:
    """Pauses in seconds before the second, third … attempt; `forever` repeats the last one."""

    pauses: tuple[float, ...] = ()
    forever: bool = False
    timeout: float = 10.0

    def pause_after(self, attempt: int) -> float | None:
        """Return the pause after attempt number `attempt` (from 1), None to give up."""
        if attempt <= len(self.pauses):
            return self.pauses[attempt - 1]
        return self.pauses[-1] if self.forever and self.pauses else None


@dataclass(frozen=True)
class Target:
    """Where one attempt goes; the headers carry content type and signature."""

    url: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Webhook:
    """One webhook and all its attempts.

    `target` is asked before every attempt, so that a URL, a secret or a signature may change
    between two; None gives up. Webhooks of one `lane` are sent one after the other, the next only
    after the former was answered 2xx or given up; without a lane they overtake each other.
    `answered` is called after each attempt with the status, or None and the reason: connect,
    timeout or broken; `taken` with the body of the answer that took it.
    `journal_fields` are journalled with every attempt.
    """

    platform: str
    body: bytes
    external_ids: Sequence[str]
    target: Callable[[], Target | None]
    policy: RetryPolicy
    lane: str | None = None
    answered: Callable[[int | None, str], None] = lambda _status, _error: None
    taken: Callable[[bytes], None] = lambda _body: None
    journal_fields: Mapping[str, object] = field(default_factory=dict)


class WebhookSender:
    """Delivers webhooks in the background of the running event loop."""

    def __init__(
        self, journal: Journal, faults: Faults, *, speed_up: float = 1.0, connections: int = 40
    ) -> None:
        self._journal = journal
        self._faults = faults
        self.speed_up = speed_up
        self._numbers = itertools.count(1)
        self._lanes: dict[tuple[str, str], deque[Webhook]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._poster = Poster()
        self._slots = asyncio.Semaphore(connections)

    @property
    def pending(self) -> int:
        """How many deliveries are under way or wait for their next attempt."""
        return len(self._tasks) + sum(max(len(lane) - 1, 0) for lane in self._lanes.values())

    def send(self, webhook: Webhook) -> None:
        """Hand over a webhook for delivery and return at once; call it on the event loop."""
        fault = self._faults.draw(webhook.platform, "webhook", {"duplicate", "reorder"})
        if fault is None:
            self._enqueue(webhook)
            return
        self._journal.add("fault", webhook.platform, operation="webhook", kind=fault.kind)
        if fault.kind == "duplicate":
            self._enqueue(webhook)
            self._enqueue(webhook)
        else:
            self.spawn(self._enqueue_later(webhook, fault.seconds))

    async def close(self) -> None:
        """Give up everything that is under way."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._lanes.clear()
        self._poster.close()

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something in the background until it ends or the sender is closed."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _enqueue_later(self, webhook: Webhook, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self._enqueue(webhook)

    def _enqueue(self, webhook: Webhook) -> None:
        if webhook.lane is None:
            self.spawn(self._deliver(webhook))
            return
        key = (webhook.platform, webhook.lane)
        lane = self._lanes.setdefault(key, deque())
        lane.append(webhook)
        if len(lane) == 1:
            self.spawn(self._drain(key, lane))

    async def _drain(self, key: tuple[str, str], lane: deque[Webhook]) -> None:
        while lane:
            await self._deliver(lane[0])
            lane.popleft()
        del self._lanes[key]

    async def _deliver(self, webhook: Webhook) -> None:
        number = next(self._numbers)
        for attempt in itertools.count(1):
            target = webhook.target()
            if target is None:
                return
            status, error = await self._attempt(webhook, target, number, attempt)
            webhook.answered(status, error)
            if status is not None and 200 <= status < 300:
                return
            pause = webhook.policy.pause_after(attempt)
            if pause is None:
                return
            await asyncio.sleep(pause / self.speed_up)

    async def _attempt(
        self, webhook: Webhook, target: Target, number: int, attempt: int
    ) -> tuple[int | None, str]:
        known: dict[str, object] = {
            **webhook.journal_fields,
            "webhook": number,
            "attempt": attempt,
            "external_ids": list(webhook.external_ids),
        }
        async with self._slots:
            self._journal.add("webhook_sent", webhook.platform, **known)
            status, error = await self._post(webhook, target)
        self._journal.add("webhook_answered", webhook.platform, **known, status=status, error=error)
        return status, error

    async def _post(self, webhook: Webhook, target: Target) -> tuple[int | None, str]:
        timeout = webhook.policy.timeout
        try:
            status, said = await self._poster.post(
                target.url, target.headers, webhook.body, timeout
            )
        except PostFailed as failure:
            return None, str(failure)
        if 200 <= status < 300:
            webhook.taken(said)
        return status, ""
