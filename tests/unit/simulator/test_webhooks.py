"""Webhooks reach a real server, by each platform's own policy of coming again."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simulator.faults import FaultRule, Faults
from simulator.journal import Journal, read_journal
from simulator.webhooks import RetryPolicy, Target, Webhook, WebhookSender
from tests.ports import free_port
from tests.unit.simulator.conftest import Catcher


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal.jsonl")


def webhook(url: str | None, number: int, **more: Any) -> Webhook:
    """Return a webhook whose body is its number."""
    defaults: dict[str, Any] = {
        "platform": "graph",
        "body": json.dumps(number).encode(),
        "external_ids": [str(number)],
        "target": lambda: None if url is None else Target(url, {"content-type": "text/json"}),
        "policy": RetryPolicy(),
    }
    return Webhook(**{**defaults, **more})


def deliver(
    journal: Journal, hooks: list[Webhook], faults: Faults | None = None, speed_up: float = 100
) -> None:
    """Send webhooks and wait until nothing is under way."""

    async def send() -> None:
        sender = WebhookSender(journal, faults or Faults(1), speed_up=speed_up)
        for hook in hooks:
            sender.send(hook)
        while sender.pending:
            await asyncio.sleep(0.005)
        await sender.close()

    asyncio.run(send())


def numbers(catcher: Catcher) -> list[int]:
    return [json.loads(caught.body) for caught in catcher.caught]


def test_a_webhook_is_journalled_before_and_after_each_attempt(
    journal: Journal, catcher: Catcher
) -> None:
    catcher.statuses = [503]
    answers: list[tuple[int | None, str]] = []
    hook = webhook(
        f"{catcher.url}?a=1",
        1,
        policy=RetryPolicy(pauses=(0.1,)),
        answered=lambda status, error: answers.append((status, error)),
    )
    deliver(journal, [hook])
    events = [(line["event"], line["attempt"]) for line in read_journal(journal.path)]
    assert events == [
        ("webhook_sent", 1),
        ("webhook_answered", 1),
        ("webhook_sent", 2),
        ("webhook_answered", 2),
    ]
    assert answers == [(503, ""), (200, "")]
    assert {caught.path for caught in catcher.caught} == {"/hooks?a=1"}


def test_a_webhook_is_given_up_when_its_pauses_are_used_up(
    journal: Journal, catcher: Catcher
) -> None:
    catcher.statuses = [500] * 9
    deliver(journal, [webhook(catcher.url, 1, policy=RetryPolicy(pauses=(0.1, 0.1)))])
    assert numbers(catcher) == [1, 1, 1]


def test_a_policy_without_end_comes_again_until_it_is_taken(
    journal: Journal, catcher: Catcher
) -> None:
    catcher.statuses = [500] * 6
    deliver(journal, [webhook(catcher.url, 1, policy=RetryPolicy(pauses=(0.1,), forever=True))])
    assert len(catcher.caught) == 7


def test_webhooks_of_one_lane_wait_for_each_other_and_others_overtake(
    journal: Journal, catcher: Catcher
) -> None:
    catcher.statuses = [500]
    patient = RetryPolicy(pauses=(20,))
    first = [webhook(catcher.url, n, lane="chat-1", policy=patient) for n in (1, 2)]

    async def send() -> None:
        sender = WebhookSender(journal, Faults(1), speed_up=100)
        for hook in first:
            sender.send(hook)
        while not catcher.caught:
            await asyncio.sleep(0.005)
        sender.send(webhook(catcher.url, 3, lane="chat-2", policy=patient))
        while sender.pending:
            await asyncio.sleep(0.005)
        await sender.close()

    asyncio.run(send())
    assert numbers(catcher) == [1, 3, 1, 2]


def test_a_target_that_is_gone_ends_the_attempts(journal: Journal) -> None:
    deliver(journal, [webhook(None, 1)])
    assert list(read_journal(journal.path)) == []


def test_duplicates_and_late_ones_come_as_scripted(journal: Journal, catcher: Catcher) -> None:
    faults = Faults(1)
    faults.add(FaultRule("graph", "reorder", count=1, seconds=0.6))
    faults.add(FaultRule("graph", "duplicate", count=1))
    deliver(journal, [webhook(catcher.url, n, lane="one") for n in (1, 2, 3)], faults)
    assert numbers(catcher) == [2, 2, 3, 1]


def _refusing_port() -> str:
    return f"http://127.0.0.1:{free_port()}/"


async def _answer_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.close()


async def _answer_half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf")
    await writer.drain()
    writer.close()


async def _answer_nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"SMTP 220 hello\r\n\r\n")
    await writer.drain()
    writer.close()


async def _never_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()
    writer.close()


@pytest.mark.parametrize(
    ("serve", "reason", "timeout"),
    [
        (_answer_nothing, "broken", 20),
        (_answer_half, "broken", 20),
        (_answer_nonsense, "broken", 20),
        (_never_answer, "timeout", 0.2),
    ],
)
def test_a_connection_without_a_whole_answer_counts_as_failed(
    journal: Journal, serve: Callable[..., Any], reason: str, timeout: float
) -> None:
    failures: list[tuple[int | None, str]] = []

    async def send() -> None:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        sender = WebhookSender(journal, Faults(1))
        hook = webhook(
            f"http://127.0.0.1:{port}/",
            1,
            policy=RetryPolicy(timeout=timeout),
            answered=lambda status, error: failures.append((status, error)),
        )
        sender.send(hook)
        while sender.pending:
            await asyncio.sleep(0.005)
        await sender.close()
        server.close()
        await server.wait_closed()

    asyncio.run(send())
    assert failures == [(None, reason)]


def test_a_closed_door_counts_as_failed(journal: Journal) -> None:
    deliver(journal, [webhook(_refusing_port(), 1)])
    (_sent, answered) = read_journal(journal.path)
    assert (answered["status"], answered["error"]) == (None, "connect")
