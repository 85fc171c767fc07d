"""How many complaints a second one worker carries to a receiver on this machine, each in a call of
its own and many in one, beside calls that are only made."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Connection, delete, func, insert, select, text

from forwarder.cloudevents import DESTINATION as CLOUD_EVENTS
from forwarder.destination import DestinationContext, DestinationType
from forwarder.http_template import DESTINATION as TEMPLATE
from muara.app import Application, Destination, open_application, prepare_store
from muara.clock import FixedClock
from muara.config import load_settings
from muara.routing import courier_of
from store.dispatch_models import dispatches
from store.models import complaints, conversations, reporters
from tests import archive
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.installation import SECRETS, install
from tests.benchmarks.servers import free_port, running

_ROUNDS = 3
_NAME = "receiver"
_SECRET = "whsec_" + "QSBzZWNyZXQgdGhhdCBub2JvZHkga25vd3Mh"
_NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
_BODY = (
    '{"title": {{ complaint.title | tojson }}, "texts": {{ complaint.texts | tojson }},'
    ' "number": {{ complaint.tracking_id | tojson }}}'
)


class NotCarriedError(Exception):
    """Something did not arrive: then it measured something else."""


def measure(folder: Path, count: int) -> list[Figure]:
    """`count` complaints, each a case of its own and with an event of its own."""
    installation = install(folder / "forwarding")
    settings = load_settings(installation.config, SECRETS)
    prepare_store(settings)
    with _receiver(folder) as url, open_application(settings, FixedClock(_NOW)) as application:
        _fill(application, count)
        create = {"url": url, "body": _BODY, "headers": {"Idempotency-Key": "{{ key }}"}}
        single = _opened(application, TEMPLATE, create=create, knows_key=True)
        told = _opened(application, CLOUD_EVENTS, url=url, secret=_SECRET)
        found: dict[str, list[float]] = {"single": [], "batches": [], "calls": []}
        for _ in range(_ROUNDS):
            found["single"].append(count / _carry(application, single, "create", count))
            found["batches"].append(count / _carry(application, told, "announce", count))
            found["calls"].append(count / _only_call(url, count))
        for destination in (single, told):
            destination.adapter.close()  # type: ignore[attr-defined]  # both of these can
    return [
        figure("forward_singly", found["single"], "complaints/s", "bare calls", found["calls"]),
        figure("forward_batches", found["batches"], "events/s", "bare calls", found["calls"]),
    ]


@contextmanager
def _receiver(folder: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "tests.benchmarks.taking", str(port)]
    with running(command, port, {}, folder / "receiver.log") as server:
        yield f"{server.url}/cases"


def _opened(application: Application, kind: DestinationType, **values: Any) -> Destination:
    settings = kind.settings.model_validate({"kind": "any"} | values)
    adapter = kind.open(settings, DestinationContext(name=_NAME, now=application.clock.now))
    return Destination(_NAME, settings, kind, adapter)


def _fill(application: Application, count: int) -> None:
    with application.store.write() as connection:
        place = {"id": 1, "channel": archive.CHANNEL, "conversation_hash": b"1"}
        connection.execute(insert(conversations).values(**place, replies_paused=False))
        who = {"id": 1, "jurisdiction": archive.JURISDICTION, "created_at": _NOW}
        connection.execute(insert(reporters).values(**who))
        rows = [
            archive.complaint_row(number, title="Jalan berlubang", verified_at=_NOW)
            for number in range(1, count + 1)
        ]
        connection.execute(insert(complaints), rows)
        connection.execute(text("ANALYZE"))


def _carry(application: Application, to: Destination, action: str, count: int) -> float:
    """Seconds until all have arrived."""
    with application.store.write() as connection:
        _queue(connection, action, count)
    courier = courier_of(application, to)
    started = time.perf_counter()
    done = courier.send_due()
    taken = time.perf_counter() - started
    if done != {"sent": count}:
        raise NotCarriedError(f"Of {count} complaints the courier says: {dict(done)}")
    return taken


def _queue(connection: Connection, action: str, count: int) -> None:
    connection.execute(delete(dispatches))
    row = {
        "destination": _NAME,
        "action": action,
        "event": "complaint_verified",
        "at": _NOW,
        "facts": {},
        "state": "due",
        "created_at": _NOW,
        "due_at": _NOW,
        "attempts": 0,
        "uncertain_attempts": 0,
    }
    connection.execute(
        insert(dispatches),
        [
            row | {"complaint_id": number, "idempotency_key": f"bench:{action}:{number}"}
            for number in range(1, count + 1)
        ],
    )
    if connection.execute(select(func.count()).select_from(dispatches)).scalar_one() != count:
        raise NotCarriedError("Not everything was queued.")


def _only_call(url: str, count: int) -> float:
    """Seconds for as many calls, one after the other, with nothing read and nothing kept."""
    body = {"title": "Jalan berlubang", "texts": ["x" * 200], "number": "CTH-00000001"}
    with httpx.Client(trust_env=False) as client:
        started = time.perf_counter()
        for _ in range(count):
            client.post(url, json=body).raise_for_status()
        return time.perf_counter() - started
