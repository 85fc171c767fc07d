"""What webhooks missed is found, what is wrong is told once, and so is its end: over real HTTP."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from sqlalchemy import select
from sse_starlette.sse import AppStatus

from channels.errors import ChannelError
from muara.app import Application, open_application, prepare_store
from muara.clock import FixedClock
from muara.config import load_settings
from muara.jobs import LEASE, Report, RunContext
from muara.schedule import all_jobs
from muara.web.app import build_app
from simulator.server import RunningSimulator
from simulator.settings import SimulatorSettings
from store import equation, timetable
from store import notices as kept
from store.alarm_models import alarms
from store.models import complaints, deliveries
from store.notice_models import NoticeRoute
from store.scope import SYSTEM
from store.sync_models import channel_conditions
from tests.installation import _Server
from tests.people import add_person
from tests.ports import free_port
from tests.simulated import (
    SECRETS,
    People,
    simulated_people,
    wait_for,
    write_config,
)

BOT_SECRET = "an-invented-webhook-secret"
SURFACE = {"x": "mention", "facebook": "comment"}


@dataclass
class Town:
    """An installation, its platforms, and a technician who wants to hear of trouble."""

    application: Application
    people: People
    clock: FixedClock

    def write(self, channel: str, text: str, citizen: str) -> None:
        surface = SURFACE.get(channel, "direct")
        self.people.write(channel, citizen, text=text, surface=surface)

    def wait(self, **by: float) -> None:
        """Time passes, here and at the platforms."""
        self.clock.move(timedelta(**by))
        self.people.let_time_pass(timedelta(**by))

    def run(self, name: str, account: str) -> Report:
        """One run of a job as the timetable would record it, and all that follows from it."""
        (job,) = [
            one for one in all_jobs(self.application) if (one.name, one.account) == (name, account)
        ]
        store, now = self.application.store, self.clock.now()
        with store.write() as connection:
            fence = timetable.take_lease(connection, LEASE, "this test", timedelta(minutes=5))
            assert fence is not None
            run_id = timetable.start_run(
                connection, job=name, account=account, scheduled_for=now, fence=fence, now=now
            )
        outcome, report, reason = "failed", Report({}), None
        try:
            report = job.work(RunContext(fence, time.monotonic() + 60, threading.Event()))
            outcome = "failed" if report.has_failed else "done"
        except ChannelError as error:
            reason = str(error)
        if run_id is not None:
            with store.write() as connection:
                timetable.finish_run(
                    connection,
                    run_id,
                    outcome=outcome,
                    now=now,
                    counts=report.counts,
                    reason=reason or report.reason,
                )
        self.application.pipeline.drain()
        return report

    def rows(self, query: Any) -> list[Any]:
        with self.application.store.read() as connection:
            return list(connection.execute(query))

    def words(self) -> list[str]:
        found = self.rows(select(complaints.c.summary).order_by(complaints.c.id))
        return sorted(row.summary.removeprefix("@kabupatenuji ") for row in found)

    def recovered(self) -> int:
        query = select(deliveries.c.id).where(deliveries.c.is_recovered)
        return len(self.rows(query))

    def conditions(self, channel: str) -> dict[str, tuple[str, str]]:
        """Level and cause by subject, of what is or was out of order."""
        rows = self.rows(select(channel_conditions).where(channel_conditions.c.channel == channel))
        return {row.subject: (row.level, row.cause) for row in rows}

    def told(self) -> list[tuple[str, bool]]:
        """What the technician was told of: the cause, and whether that it is over."""
        rows = self.rows(select(alarms).where(alarms.c.subject.like("channel:%")))
        began = [(row.raised_at, row.id, row.code, False) for row in rows]
        ended = [(row.ended_at, row.id, row.code, True) for row in rows if row.ended_at]
        return [(code, over) for _, _, code, over in sorted([*began, *ended])]


@pytest.fixture
def people() -> Iterator[People]:
    bot = replace(SimulatorSettings().telegram, webhook_secret=BOT_SECRET)
    settings = SimulatorSettings(speed_up=10, telegram=bot)
    with RunningSimulator(settings) as simulator, simulated_people(simulator) as everybody:
        everybody.configure("x", rate_limits=False)
        yield everybody


@contextmanager
def opened(
    folder: Path, people: People, url: str, port: int = 8080, **modes: str
) -> Iterator[Town]:
    config = write_config(folder, people.url, url, port=port, modes=modes)
    secrets = SECRETS | {"TELEGRAM_WEBHOOK_SECRET": BOT_SECRET}
    settings = load_settings(config, secrets)
    prepare_store(settings)
    clock = FixedClock(datetime.now(UTC))
    with open_application(settings, clock) as application:
        add_technician(application, clock.now())
        yield Town(application, people, clock)


def add_technician(application: Application, now: datetime) -> None:
    technician = add_person(application.store, "teknisi", "technician", created_at=now)
    choice = kept.Choice(
        route=NoticeRoute.EMAIL,
        sealed_address=None,
        language="id",
        events=[],
        quiet_from=None,
        quiet_until=None,
        wants_digest=False,
    )
    with application.store.write() as connection:
        kept.set_choice(SYSTEM, connection, technician.id, choice, now)


@contextmanager
def door(application: Application, port: int) -> Iterator[None]:
    """The web server on its port; platforms cannot reach us outside of the block."""
    AppStatus.should_exit = False
    web = build_app(application, all_jobs(application))
    server = _Server(uvicorn.Config(web, port=port, log_config=None, access_log=False))
    server.ending = web.end_streams
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert wait_for(lambda: server.started)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(timeout=10)


def hook(port: int, channel: str) -> str:
    return f"http://127.0.0.1:{port}/hooks/{channel}"


def arrives(town: Town, count: int) -> bool:
    """So many complaints there are in all, once what has come is settled."""

    def are_there() -> bool:
        town.application.pipeline.drain()
        return len(town.words()) >= count

    return wait_for(are_there)


@pytest.mark.parametrize("channel", ["whatsapp", "facebook"])
def test_what_webhooks_missed_for_an_hour_is_recovered_flagged_and_told(
    tmp_path: Path, people: People, migrated_sqlite_url: str, channel: str
) -> None:
    port = free_port()
    with (
        opened(tmp_path, people, migrated_sqlite_url, port, **{channel: "webhook"}) as town,
        door(town.application, port),
    ):
        people.point_webhooks({channel: hook(port, channel)})
        town.write(channel, "Lampu mati", "warga-1")
        assert arrives(town, 1)

        people.point_webhooks({channel: None})
        found = 0
        for number in range(2, 6):
            town.wait(minutes=10)
            town.write(channel, f"Jalan rusak {number}", f"warga-{number}")
            town.wait(minutes=5)
            found += town.run("reconcile", channel).counts["recovered"]
            town.run("watch", channel)

        expected = sorted(["Lampu mati", *(f"Jalan rusak {number}" for number in range(2, 6))])
        assert town.words() == expected
        assert found == town.recovered() == 4
        with town.application.store.read() as connection:
            lines = equation.day_totals(SYSTEM, connection)
        assert sum(line.recovered for line in lines) == 4
        assert all(line.is_balanced for line in lines)
        assert town.conditions(channel)["gap:missed"] == ("error", "missed")
        assert town.told() == [("missed", False)]

        people.point_webhooks({channel: hook(port, channel)})
        town.wait(minutes=10)
        town.write(channel, "Got mampet", "warga-9")
        assert arrives(town, 6)
        for _ in range(2):
            town.wait(minutes=15)
            assert "recovered" not in town.run("reconcile", channel).counts
            town.run("watch", channel)

        assert town.words() == sorted([*expected, "Got mampet"])
        assert town.told() == [("missed", False), ("missed", True)]


def test_what_telegram_repeats_after_an_hour_is_flagged_and_the_trouble_told(
    tmp_path: Path, people: People, migrated_sqlite_url: str
) -> None:
    port = free_port()
    with opened(tmp_path, people, migrated_sqlite_url, port, telegram="webhook") as town:
        with door(town.application, port):
            people.point_webhooks({"telegram": hook(port, "telegram")})
            town.write("telegram", "Lampu mati", "warga-1")
            assert arrives(town, 1)
        for number in range(2, 5):
            town.wait(minutes=20)
            town.write("telegram", f"Jalan rusak {number}", f"warga-{number}")

        def has_failed() -> bool:
            town.run("watch", "telegram")
            return "gap:undelivered" in town.conditions("telegram")

        assert wait_for(has_failed)
        assert town.run("reconcile", "telegram").counts["waiting"] == 3
        assert town.told() == [("undelivered", False)]

        town.wait(minutes=20)
        with door(town.application, port):
            assert arrives(town, 4)
            assert wait_for(lambda: not people.waiting_at_telegram())
            assert town.run("reconcile", "telegram").counts == {"recovered": 3}
            town.run("watch", "telegram")

        assert town.words() == ["Jalan rusak 2", "Jalan rusak 3", "Jalan rusak 4", "Lampu mati"]
        assert town.recovered() == 3
        assert town.told() == [("undelivered", False), ("undelivered", True)]


@pytest.mark.parametrize("channel", ["x", "telegram"])
def test_a_channel_that_is_only_polled_catches_up_after_an_hour_and_both_are_told(
    tmp_path: Path, people: People, migrated_sqlite_url: str, channel: str
) -> None:
    with opened(tmp_path, people, migrated_sqlite_url) as town:
        town.write(channel, "Lampu mati", "warga-1")
        town.run("poll", channel)
        people.misbehave(channel, "server_error")
        for number in range(2, 6):
            town.write(channel, f"Jalan rusak {number}", f"warga-{number}")
            town.run("poll", channel)
            assert town.told() == []
            town.wait(minutes=15)
        town.run("poll", channel)
        town.run("poll", channel)
        assert town.told() == [("unreachable", False)]

        people.behave()
        town.run("poll", channel)

        assert len(town.words()) == len(set(town.words())) == 5
        assert town.told() == [("unreachable", False), ("unreachable", True)]
        assert town.conditions(channel)["reading"] == ("ok", "none")


TROUBLES = {
    "facebook": ("token_expired", "190/463"),
    "telegram": ("token_refused", "401"),
    "whatsapp": ("token_refused", "20003"),
    "x": ("credit_spent", "402"),
}


def test_four_broken_accounts_are_classified_told_once_and_stop_nothing_that_comes_in(
    tmp_path: Path, people: People, migrated_sqlite_url: str
) -> None:
    port = free_port()
    pushed = ("facebook", "telegram", "whatsapp")
    with (
        opened(
            tmp_path, people, migrated_sqlite_url, port, **dict.fromkeys(pushed, "webhook")
        ) as town,
        door(town.application, port),
    ):
        people.point_webhooks({name: hook(port, name) for name in pushed})
        people.configure("facebook", token_expires_in=-60)
        people.misbehave("telegram", "expired_token")
        people.misbehave("whatsapp", "expired_token")
        people.configure("x", credits=0)

        for _ in range(3):
            town.wait(minutes=15)
            for name in TROUBLES:
                town.run("poll" if name == "x" else "reconcile", name)

        for name, (cause, _) in TROUBLES.items():
            assert town.conditions(name)["reading"] == ("error", cause)
        assert sorted(town.told()) == sorted((cause, False) for cause, _ in TROUBLES.values())
        codes = town.rows(select(channel_conditions.c.channel, channel_conditions.c.code))
        assert dict(map(tuple, codes)) == {name: code for name, (_, code) in TROUBLES.items()}

        for number, name in enumerate(pushed):
            town.write(name, f"Laporan dari {name}", f"warga-{number}")
        assert arrives(town, 3)
        assert town.words() == sorted(f"Laporan dari {name}" for name in pushed)
        town.wait(minutes=1)
        town.application.gathering().go_on(lambda: False)
        town.run("outbox", "whatsapp")
        town.run("watch", "whatsapp")
        assert town.conditions("whatsapp")["sending"] == ("error", "token_refused")

        people.behave()
        people.configure("facebook", token_expires_in=86_400 * 60)
        people.configure("x", credits=100)
        town.wait(minutes=1)
        for name in TROUBLES:
            town.run("poll" if name == "x" else "reconcile", name)
        town.run("watch", "whatsapp")
        assert {town.conditions(name)["reading"] for name in TROUBLES} == {("ok", "none")}
        assert town.conditions("whatsapp")["sending"] == ("ok", "none")
        # Each of the four, and that WhatsApp cannot be answered.
        assert sorted(over for _, over in town.told()) == [False] * 5 + [True] * 5


def test_the_daily_look_finds_the_same_and_notices_within_an_hour_that_it_is_mended(
    tmp_path: Path, people: People, migrated_sqlite_url: str
) -> None:
    with opened(tmp_path, people, migrated_sqlite_url) as town:
        (look,) = [
            one
            for one in all_jobs(town.application)
            if (one.name, one.account) == ("self_check", "facebook")
        ]
        assert look.has_work()
        people.configure("facebook", token_expires_in=-60)
        town.run("self_check", "facebook")
        assert town.conditions("facebook")["token"] == ("error", "token_expired")

        town.wait(hours=1)
        assert look.has_work()
        people.configure("facebook", token_expires_in=86_400 * 5)
        town.run("self_check", "facebook")

        assert town.conditions("facebook")["token"] == ("warning", "token_ends_soon")
        assert "clock" not in town.conditions("facebook")
        assert ("token_expired", True) in town.told()


def test_a_clock_that_is_off_is_told(
    tmp_path: Path, people: People, migrated_sqlite_url: str
) -> None:
    with opened(tmp_path, people, migrated_sqlite_url) as town:
        people.let_time_pass(timedelta(minutes=10))

        town.run("self_check", "telegram")

        assert town.conditions("telegram")["clock"] == ("error", "clock_wrong")
        assert ("clock_wrong", False) in town.told()


def test_a_page_whose_app_calls_another_address_is_noticed(
    tmp_path: Path, people: People, migrated_sqlite_url: str
) -> None:
    port = free_port()
    with opened(tmp_path, people, migrated_sqlite_url, port, facebook="webhook") as town:
        town.run("self_check", "facebook")
        assert town.conditions("facebook")["callback"] == ("error", "webhook_elsewhere")

        with door(town.application, port):
            people.point_webhooks({"facebook": hook(port, "facebook")})
            town.run("self_check", "facebook")
        assert town.conditions("facebook")["callback"] == ("ok", "none")


def test_a_channel_that_never_was_silent_at_this_hour_is_missed(
    tmp_path: Path, people: People, migrated_sqlite_url: str
) -> None:
    with opened(tmp_path, people, migrated_sqlite_url) as town:
        for _ in range(4):
            for number in range(8):
                town.write("telegram", f"Laporan {number}", f"warga-{number}")
            town.run("poll", "telegram")
            town.run("watch", "telegram")
            town.wait(weeks=1)
        assert town.told() == []
        town.wait(hours=2)

        town.run("watch", "telegram")
        town.run("watch", "telegram")

        assert ("silent", False) in town.told()
        town.write("telegram", "Halo", "warga-1")
        town.run("poll", "telegram")
        town.run("watch", "telegram")
        assert town.told().count(("silent", True)) == 1
        assert town.told().count(("silent", False)) == 1
