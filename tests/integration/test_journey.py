"""The whole way on a real process: citizens write on four platforms and are answered on each."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from simulator.server import RunningSimulator
from store import equation
from store.models import attachments, complaints, items, outbox, runs
from store.scope import SYSTEM
from store.sealing import Keyring
from store.session import Store
from tests.ports import free_port
from tests.simulated import (
    SECRETS,
    People,
    is_serving,
    log_lines,
    process,
    simulated_people,
    stop,
    wait_for,
    write_config,
)

CHANNELS = ("whatsapp", "telegram", "facebook", "x")
MESSAGES = 8
PLACE = {"latitude": -7.1502, "longitude": 111.8817}
WEBHOOKS = {"whatsapp": "webhook", "facebook": "webhook"}


@pytest.fixture
def people() -> Iterator[tuple[People, RunningSimulator]]:
    with RunningSimulator() as simulator, simulated_people(simulator) as everybody:
        everybody.configure("x", rate_limits=False)
        yield everybody, simulator


def write_everywhere(people: People) -> None:
    """One story per channel: words, a photo, and a place where the platform has one."""
    people.write("whatsapp", text="Jalan di depan pasar berlubang dalam.")
    people.write("whatsapp", photo=True)
    people.write("whatsapp", location=PLACE)
    people.write("telegram", text="Lampu jalan mati sejak Senin.")
    people.write("telegram", photo=True)
    people.write("telegram", location=PLACE)
    people.write("facebook", text="Sampah menumpuk di tepi kali.", photo=True)
    people.write("x", text="Air PDAM keruh dua hari ini.", surface="mention", photo=True)


def is_settled(store: Store) -> bool:
    """All four stand in the queue, whole and with their receipts, and nothing waits to be sent."""
    with store.read() as connection:
        cases = connection.execute(select(complaints)).all()
        kept = connection.execute(select(items.c.id).where(items.c.outcome == "stored")).all()
        media = list(connection.execute(select(attachments.c.state)).scalars())
        replies = list(connection.execute(select(outbox.c.state)).scalars())
    return (
        {case.channel for case in cases} == set(CHANNELS)
        and all(case.acknowledged_at is not None for case in cases)
        and len(kept) == MESSAGES
        and len(media) >= 4
        and set(media) == {"stored"}
        and len(replies) >= 4
        and set(replies) == {"sent"}
    )


def in_queue(store: Store) -> dict[str, Any]:
    with store.read() as connection:
        newest_first = select(complaints).order_by(complaints.c.id.desc())
        return {row.channel: row for row in connection.execute(newest_first)}


def test_citizens_of_four_platforms_are_heard_and_answered_by_one_process(
    tmp_path: Path, people: tuple[People, RunningSimulator], sqlite_url: str
) -> None:
    everybody, simulator = people
    port = free_port()
    config = write_config(
        tmp_path,
        simulator.url,
        sqlite_url,
        port=port,
        modes=WEBHOOKS,
        dialogue={"settle_seconds": 1, "questions": 0},
    )
    log = tmp_path / "serve.log"
    with process(["serve", "--config", str(config)], log, **SECRETS) as product:
        assert wait_for(lambda: is_serving(port)), log.read_text()
        address = f"http://127.0.0.1:{port}/hooks"
        everybody.point_webhooks({name: f"{address}/{name}" for name in WEBHOOKS})
        write_everywhere(everybody)
        store = Store(sqlite_url, Keyring(bytes(range(32))))
        assert wait_for(lambda: is_settled(store)), log.read_text()[-3000:]
        began = time.monotonic()
        assert stop(product, signal.SIGTERM) == 0
        assert time.monotonic() - began < 15

    queue = in_queue(store)
    assert {name: row.attachment_count for name, row in queue.items()} == dict.fromkeys(CHANNELS, 1)
    assert queue["whatsapp"].has_location
    assert queue["telegram"].has_location
    for channel in CHANNELS:
        told = [line["text"] for line in everybody.phone(channel) if not line["sent"]]
        assert told, f"nobody answered on {channel}"
        is_public = queue[channel].surface != "direct"
        assert any(queue[channel].tracking_id in text for text in told) != is_public
    with store.read() as connection:
        lines = equation.day_totals(SYSTEM, connection)
        assert all(line.is_balanced for line in lines)
        assert sum(line.outcomes["pending"] for line in lines) == 0
        kept = connection.execute(select(items.c.id).where(items.c.outcome == "stored")).all()
        left = connection.execute(select(runs.c.job).where(runs.c.outcome == "running")).all()
    assert len(kept) == MESSAGES
    assert left == []
    # The self-check rightly tells that nobody has run `muara connect`.
    errors = [line for line in log_lines(log) if line["level"] == "error"]
    assert {line["event"] for line in errors} <= {
        "alarm_raised",
        "channel_finding",
        "channel_in_trouble",
    }
    troubles = [line["cause"] for line in errors if line["event"] == "channel_in_trouble"]
    assert set(troubles) <= {"webhook_elsewhere"}
    store.close()
