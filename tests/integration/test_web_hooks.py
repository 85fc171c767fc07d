"""The webhook door and what machines ask, over real HTTP."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from sqlalchemy import insert, select, text

from muara.settings import IntakeSettings, MetricsSettings
from muara.web.metrics import NAMES
from store import equation
from store.models import items, runs
from store.scope import SYSTEM
from tests.installation import PAGE_ID, Installation, running, settings_for, signed


@pytest.fixture
def installation(tmp_path: Path, migrated_url: str) -> Iterator[Installation]:
    """On both engines."""
    with running(settings_for(tmp_path, migrated_url)) as opened:
        yield opened


@pytest.fixture
def small(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Installation]:
    """On SQLite, with the least body limit and a token for metrics."""
    settings = settings_for(
        tmp_path,
        migrated_sqlite_url,
        intake=IntakeSettings(body_limit_kib=16),
        metrics=MetricsSettings(token="an-invented-metrics-token"),
    )
    with running(settings) as opened:
        yield opened


def counts(installation: Installation) -> dict[str, int]:
    with installation.application.store.read() as connection:
        totals = equation.day_totals(SYSTEM, connection)
    assert all(total.is_balanced for total in totals)
    found: dict[str, int] = {"received": sum(total.received for total in totals)}
    for total in totals:
        for outcome, count in total.outcomes.items():
            found[outcome] = found.get(outcome, 0) + count
    return found


def post(installation: Installation, path: str, body: bytes, **headers: str) -> httpx.Response:
    return httpx.post(f"{installation.url}{path}", content=body, headers=headers, timeout=10)


def test_a_genuine_webhook_is_answered_200_once_it_is_in_the_ledger(
    installation: Installation,
) -> None:
    body = installation.citizens.telegram(1, text="Lampu jalan mati di Jalan Contoh")
    answer = post(installation, "/hooks/telegram", body, **signed("telegram", body))
    assert (answer.status_code, answer.content) == (200, b"")
    assert counts(installation)["pending"] == 1


def test_a_repeat_is_answered_200_and_changes_nothing(installation: Installation) -> None:
    body = installation.citizens.telegram(1, text="Lampu jalan mati di Jalan Contoh")
    for _ in range(2):
        installation.receive("telegram", body)
    found = counts(installation)
    assert (found["received"], found["stored"], found["duplicate"]) == (2, 1, 1)


def test_a_forgery_is_answered_403_and_quarantined(installation: Installation) -> None:
    body = installation.citizens.comment(1, "Jalan rusak")
    answer = post(installation, "/hooks/page", body, **{"x-hub-signature-256": "sha256=00"})
    assert answer.status_code == 403
    assert counts(installation)["quarantined"] == 1


def test_an_entry_of_another_page_is_ignored_comments_and_messages_alike(
    installation: Installation,
) -> None:
    """One app has one webhook: it brings what is written to the Pages of other governments too."""
    citizens = installation.citizens
    comment = citizens.comment(1, "Air keruh")
    written = {"sender": {"id": "7000000000000001"}, "recipient": {"id": PAGE_ID}, "timestamp": 1}
    message = citizens.messenger(written | {"message": {"mid": "m_1", "text": "Lampu mati"}})
    pressed = citizens.messenger(written | {"postback": {"mid": "m_2", "payload": "LAPOR"}})
    elsewhere = [
        body.replace(PAGE_ID.encode(), b"100000000000099") for body in (comment, message, pressed)
    ]

    installation.receive("page", *elsewhere)
    assert counts(installation)["ignored"] == 3
    with installation.application.store.read() as connection:
        assert set(connection.scalars(select(items.c.reason))) == {"other_page"}

    installation.receive("page", comment, message, pressed)
    found = counts(installation)
    assert (found["received"], found["ignored"], found["stored"]) == (6, 3, 3)


def test_a_set_up_challenge_is_answered_as_text(installation: Installation) -> None:
    query = {
        "hub.mode": "subscribe",
        "hub.verify_token": "an-invented-verify-token",
        "hub.challenge": "<b>12345</b>",
    }
    answer = httpx.get(f"{installation.url}/hooks/page", params=query)
    assert (answer.status_code, answer.text) == (200, "<b>12345</b>")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_look_at_the_address_is_answered_without_a_body_where_only_the_head_is_wanted(
    installation: Installation,
) -> None:
    assert httpx.get(f"{installation.url}/hooks/telegram").text == "Muara listens here."
    answer = httpx.head(f"{installation.url}/hooks/telegram")
    assert (answer.status_code, answer.content) == (200, b"")


def test_a_message_that_comes_by_get_is_refused_and_seen(installation: Installation) -> None:
    answer = httpx.get(f"{installation.url}/hooks/telegram", params={"Body": "Jalan rusak"})
    assert answer.status_code == 403
    assert counts(installation)["quarantined"] == 1


@pytest.mark.parametrize("path", ["/hooks/nobody", "/hooks/", "/hooks/telegram/else", "/hooks/x"])
def test_an_unknown_or_unconfigured_channel_is_answered_404(
    installation: Installation, path: str
) -> None:
    assert post(installation, path, b"{}").status_code == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_another_method_is_answered_405_with_those_that_are_allowed(
    installation: Installation, method: str
) -> None:
    answer = httpx.request(method, f"{installation.url}/hooks/telegram")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, POST")
    assert httpx.get(f"{installation.url}/hooks/page/deletion").status_code == 405


def test_a_body_over_the_limit_is_answered_413_and_not_kept(small: Installation) -> None:
    whole = post(small, "/hooks/telegram", b"x" * (16 * 1024 + 1))
    in_pieces = httpx.post(
        f"{small.url}/hooks/telegram", content=(b"x" * 1024 for _ in range(17)), timeout=10
    )
    largest = post(small, "/hooks/telegram", b"x" * (16 * 1024))
    assert [whole.status_code, in_pieces.status_code, largest.status_code] == [413, 413, 403]
    assert counts(small)["received"] == 1


def test_a_body_that_is_declared_over_the_limit_is_not_waited_for(small: Installation) -> None:
    address = urlsplit(small.url)
    request = f"POST /hooks/telegram HTTP/1.1\r\nhost: {address.netloc}\r\n"
    with socket.create_connection((address.hostname, address.port), timeout=20) as connection:
        connection.sendall(f"{request}content-length: 99999999\r\n\r\n".encode())
        assert connection.recv(12) == b"HTTP/1.1 413"


def test_what_cannot_be_kept_is_answered_503_so_that_the_platform_repeats_it(
    installation: Installation,
) -> None:
    body = installation.citizens.telegram(1, text="Lampu jalan mati")
    with installation.application.store.write() as connection:
        connection.execute(text("ALTER TABLE delivery RENAME TO delivery_away"))
    refused = post(installation, "/hooks/telegram", body, **signed("telegram", body))
    assert refused.status_code == 503
    assert "retry-after" in refused.headers
    with installation.application.store.write() as connection:
        connection.execute(text("ALTER TABLE delivery_away RENAME TO delivery"))
    assert post(
        installation, "/hooks/telegram", body, **signed("telegram", body)
    ).status_code == 200  # fmt: skip
    assert counts(installation)["received"] == 1


def test_many_requests_at_once_are_all_answered_and_all_kept(installation: Installation) -> None:
    import anyio

    bodies = [
        installation.citizens.telegram(number % 7, text=f"Laporan {number}") for number in range(40)
    ]

    async def send_all() -> list[int]:
        statuses: list[int] = []
        async with httpx.AsyncClient(timeout=20) as client, anyio.create_task_group() as group:

            async def send(body: bytes) -> None:
                address = f"{installation.url}/hooks/telegram"
                answer = await client.post(address, content=body, headers=signed("telegram", body))
                statuses.append(answer.status_code)

            for body in bodies:
                group.start_soon(send, body)
        return statuses

    assert anyio.run(send_all) == [200] * 40
    assert counts(installation)["received"] == 40


def test_the_process_is_alive_and_ready(installation: Installation) -> None:
    assert httpx.get(f"{installation.url}/healthz").json() == {"status": "ok"}
    ready = httpx.get(f"{installation.url}/readyz")
    assert (ready.status_code, ready.json()["status"]) == (200, "ready")


def test_a_store_with_outstanding_migrations_is_not_ready(installation: Installation) -> None:
    with installation.application.store.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    answer = httpx.get(f"{installation.url}/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, "outstanding")
    assert httpx.get(f"{installation.url}/healthz").status_code == 200


def test_metrics_tell_what_came_today_and_what_waits(installation: Installation) -> None:
    installation.receive("telegram", installation.citizens.telegram(1, text="Jalan rusak"))
    body = installation.citizens.telegram(2, text="Sampah menumpuk")
    post(installation, "/hooks/telegram", body, **signed("telegram", body))
    note_self_check(installation, {"findings": 0, "posts_read": 12, "posts_cap": 100})
    lines = httpx.get(f"{installation.url}/metrics").text.splitlines()
    assert 'muara_platform_usage{channel="telegram"} 12.0' in lines
    assert 'muara_platform_cap{channel="telegram"} 100.0' in lines
    assert 'muara_received_today{channel="telegram"} 2.0' in lines
    assert 'muara_items_today{channel="telegram",outcome="stored"} 1.0' in lines
    assert 'muara_items_today{channel="page",outcome="stored"} 0.0' in lines
    assert 'muara_pending{what="delivery"} 1.0' in lines
    assert 'muara_outbox{state="due"} 1.0' in lines


def note_self_check(installation: Installation, counts: dict[str, int]) -> None:
    """A channel has looked at itself, and was told these figures."""
    now = installation.clock.now()
    row = {"job": "self_check", "account": "telegram", "outcome": "done", "counts": counts}
    with installation.application.store.write() as connection:
        connection.execute(insert(runs).values(scheduled_for=now, finished_at=now, **row))


def test_every_metric_is_explained_to_the_technician(installation: Installation) -> None:
    shown = httpx.get(f"{installation.url}/metrics").text
    names = {line.split()[2] for line in shown.splitlines() if line.startswith("# TYPE")}
    assert names == set(NAMES)
    page = (Path(__file__).parents[2] / "docs" / "operating.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}`" not in page] == []


def test_metrics_are_for_this_machine_or_for_whoever_has_the_token(
    installation: Installation, small: Installation
) -> None:
    through_a_proxy = {"x-forwarded-for": "192.0.2.7"}
    handed_on = httpx.get(f"{installation.url}/metrics", headers=through_a_proxy)
    assert handed_on.status_code == 403
    assert httpx.get(f"{small.url}/metrics").status_code == 403
    token = {"authorization": "Bearer an-invented-metrics-token"} | through_a_proxy
    assert httpx.get(f"{small.url}/metrics", headers=token).status_code == 200


def test_metas_deletion_callback_becomes_a_request_that_its_page_tells_of(
    installation: Installation,
) -> None:
    answer = post(installation, "/hooks/page/deletion", b"signed_request=forged.forged")
    assert answer.status_code == 403
    assert json.loads(httpx.get(f"{installation.url}/healthz").text) == {"status": "ok"}
