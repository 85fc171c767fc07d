"""Channels are read over real HTTP: how far back, what was deleted, what stands in the history."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from channels.errors import ChannelError
from muara.app import Application, open_application, prepare_store
from muara.clock import FixedClock
from muara.jobs import LEASE, Report, RunContext
from muara.schedule import all_jobs
from simulator.server import RunningSimulator
from store import queries, timetable
from store.models import complaints
from store.scope import SYSTEM
from tests.simulated import (
    LATER_SECRETS,
    SECRETS,
    People,
    settings_of,
    simulated_people,
    write_config,
)


@pytest.fixture
def people() -> Iterator[People]:
    with RunningSimulator() as simulator, simulated_people(simulator) as everybody:
        everybody.configure("x", rate_limits=False)
        yield everybody


@contextmanager
def opened(folder: Path, people: People, database_url: str) -> Iterator[Application]:
    config = write_config(folder, people.url, database_url)
    settings = settings_of(config, SECRETS | LATER_SECRETS)
    prepare_store(settings)
    with open_application(settings, FixedClock(datetime.now(UTC))) as application:
        yield application


def run(application: Application, name: str, account: str) -> Report:
    """Run one job of the timetable now, and settle what it brought."""
    (job,) = [one for one in all_jobs(application) if (one.name, one.account) == (name, account)]
    with application.store.write() as connection:
        fence = timetable.take_lease(connection, LEASE, "this test", timedelta(minutes=5))
    assert fence is not None
    report = job.work(RunContext(fence, time.monotonic() + 60, threading.Event()))
    application.pipeline.drain()
    return report


def words(application: Application) -> list[str]:
    """What each complaint begins with, without the name of our account."""
    with application.store.read() as connection:
        found = connection.execute(select(complaints).order_by(complaints.c.id.desc())).all()
    return [row.summary.removeprefix("@kabupatenuji ") for row in found]


def events(application: Application) -> list[str]:
    """The words of the history of the only complaint."""
    with application.store.read() as connection:
        found = connection.execute(select(complaints)).one()
        return [row.event for row in queries.history_of(SYSTEM, connection, found.id)]


@pytest.mark.parametrize("channel", ["whatsapp", "facebook", "x"])
def test_a_channel_connected_today_does_not_bring_up_the_past(
    tmp_path: Path, people: People, migrated_sqlite_url: str, channel: str
) -> None:
    surface = "comment" if channel == "facebook" else "mention" if channel == "x" else "direct"
    people.write(channel, text="Laporan tahun lalu", surface=surface)
    people.let_time_pass(timedelta(days=3))
    people.write(channel, "warga-2", text="Laporan hari ini", surface=surface)
    with opened(tmp_path, people, migrated_sqlite_url) as application:
        clock = application.clock
        assert isinstance(clock, FixedClock)
        clock.move(timedelta(days=3))

        run(application, "poll", channel)

        assert words(application) == ["Laporan hari ini"]


def test_a_post_that_its_author_deleted_is_noticed_by_the_daily_look(
    tmp_path: Path, people: People, migrated_url: str
) -> None:
    with opened(tmp_path, people, migrated_url) as application:
        (post,) = people.write("x", text="Jalan rusak", surface="mention")
        run(application, "poll", "x")
        assert run(application, "look_up", "x").reason == "idle"

        people.write("x", delete=post)
        assert run(application, "look_up", "x").counts["new"] == 1
        assert events(application) == ["complaint_opened", "message_deleted"]

        asked = len(people.journal("api_called"))
        assert run(application, "look_up", "x").reason == "idle"
        assert len(people.journal("api_called")) == asked


@pytest.mark.parametrize(("channel", "surface"), [("youtube", "comment"), ("x", "mention")])
def test_a_comment_that_was_edited_before_the_first_poll_is_asked_after_and_its_deletion_noticed(
    tmp_path: Path, people: People, migrated_url: str, channel: str, surface: str
) -> None:
    with opened(tmp_path, people, migrated_url) as application:
        (comment,) = people.write(channel, text="Jalan rusak", surface=surface)
        for words in ("Jalan rusak berat", "Jalan rusak berat, tolong"):
            people.let_time_pass(timedelta(seconds=30))
            people.write(channel, text=words, surface=surface, edit_of=comment)
            run(application, "poll", channel)
        assert [one for _, one in application.open_public_ids(channel, 9, None)] == [comment]

        people.write(channel, delete=comment)
        assert run(application, "look_up", channel).counts["new"] == 1
        assert events(application)[-1] == "message_deleted"
        assert application.open_public_ids(channel, 9, None) == []


def test_however_many_are_open_each_has_its_turn_in_the_daily_look(
    tmp_path: Path, people: People, migrated_url: str
) -> None:
    with opened(tmp_path, people, migrated_url) as application:
        posts = [
            people.write("x", f"warga-{n}", text=f"Jalan {n} rusak", surface="mention")[0]
            for n in range(3)
        ]
        run(application, "poll", "x")
        people.write("x", "warga-0", delete=posts[0])
        found = []
        for _ in range(3):
            poller = application.poller("x")
            looked = poller.look_up_in_turn(partial(application.open_public_ids, "x"), most=2)
            found.append(looked["new"])
            application.pipeline.drain()

        assert found == [0, 1, 0]
        assert len(application.open_public_ids("x", 9, None)) == 2


def test_a_stream_in_trouble_stands_in_the_history_while_its_sisters_go_on(
    tmp_path: Path, people: People, migrated_sqlite_url: str
) -> None:
    with opened(tmp_path, people, migrated_sqlite_url) as application:
        people.write("x", text="Jalan rusak", surface="mention")
        people.misbehave("x", "server_error", "*dm*")

        report = run(application, "poll", "x")

        assert report.counts["new"] == 1
        assert report.has_failed
        assert report.reason is not None
        assert report.reason.startswith("messages: ")
        assert "Jalan rusak" not in report.reason


def test_spent_credits_are_told_in_our_words(
    tmp_path: Path, people: People, migrated_sqlite_url: str
) -> None:
    with opened(tmp_path, people, migrated_sqlite_url) as application:
        people.configure("x", credits=0)

        with pytest.raises(ChannelError, match="credits"):
            run(application, "poll", "x")


def test_two_installations_that_read_one_channel_give_way_to_each_other(
    tmp_path: Path, people: People, migrated_postgres_url: str
) -> None:
    for number in range(6):
        people.write("x", f"warga-{number}", text=f"Jalan {number}", surface="mention")
    with (
        opened(tmp_path, people, migrated_postgres_url) as first,
        opened(tmp_path, people, migrated_postgres_url) as second,
    ):
        failures: list[Exception] = []

        def poll(application: Application) -> None:
            try:
                for _ in range(3):
                    application.poller("x").poll()
            except Exception as error:  # told to the main thread
                failures.append(error)

        threads = [threading.Thread(target=poll, args=[each]) for each in (first, second)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        first.pipeline.drain()

        assert failures == []
        assert sorted(words(first)) == [f"Jalan {number}" for number in range(6)]
