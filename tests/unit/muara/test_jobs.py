"""The timetable on both databases: every slot at most once, and a reason for each that did not."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Row, insert, select, update

from channels.base import Finding
from channels.errors import TemporaryFailure
from muara.app import Application, open_application
from muara.clock import Clock, FixedClock
from muara.job_names import INTERVALS
from muara.jobs import LEASE, Job, Report, RunContext, Timetable
from muara.schedule import all_jobs
from muara.settings import ScheduleSettings
from store import timetable
from store.models import leases, runs
from store.scope import Scope
from store.session import database_now
from tests.installation import START, settings_for

pytestmark = pytest.mark.both_engines

LONG = ScheduleSettings(lease_seconds=60)
SHORT = ScheduleSettings(lease_seconds=2, job_timeout_seconds=0.5)


@contextmanager
def opened(
    folder: Path, url: str, clock: Clock | None = None, schedule: ScheduleSettings = LONG
) -> Iterator[Application]:
    settings = settings_for(folder, url, schedule=schedule)
    with open_application(settings, clock) as application:
        yield application


@contextmanager
def running(application: Application, *jobs: Job) -> Iterator[Timetable]:
    table = Timetable(application, jobs)
    table.start()
    try:
        yield table
    finally:
        table.stop()


def job(
    name: str = "work",
    seconds: float = 3600,
    work: Callable[[RunContext], Report] = lambda context: Report({"done": 1}),
    **more: Any,
) -> Job:
    return Job(name=name, account="all", seconds=seconds, work=work, **more)


def history(application: Application, name: str = "work") -> Sequence[Row[Any]]:
    """The runs of a job, by their slot."""
    with application.store.read() as connection:
        query = select(runs).where(runs.c.job == name).order_by(runs.c.scheduled_for)
        return connection.execute(query).all()


def outcomes(application: Application, name: str = "work") -> list[tuple[str, str | None]]:
    return [(row.outcome, row.reason) for row in history(application, name)]


def wait_until(is_true: Callable[[], bool], seconds: float = 15.0) -> None:
    until = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < until, "it did not come to that in time"
        time.sleep(0.02)


def has_ended(application: Application, name: str = "work") -> bool:
    return any(outcome != "running" for outcome, _ in outcomes(application, name))


def test_a_slot_runs_once_and_its_counts_are_kept(tmp_path: Path, migrated_url: str) -> None:
    with opened(tmp_path, migrated_url, FixedClock(START)) as application:
        for _ in range(2):
            with running(application, job()):
                wait_until(lambda: has_ended(application))
                time.sleep(0.1)

        (run,) = history(application)
        assert (run.outcome, run.reason, run.counts) == ("done", None, {"done": 1})
        assert run.scheduled_for == START
        assert run.started_at == run.finished_at == START


def test_what_a_run_came_to_stands_in_its_history(tmp_path: Path, migrated_url: str) -> None:
    def fail(_context: RunContext) -> Report:
        raise TemporaryFailure("The platform is busy.")

    def break_down(_context: RunContext) -> Report:
        raise KeyError("62811-0000-0001")

    told = Finding(level="error", subject="comments", message="The token has expired.")
    problem = (f"{told.subject}: {told.message}",)
    jobs = [
        job("fails", work=fail),
        job("breaks", work=break_down),
        job("idles", work=lambda context: Report({"new": 0})),
        job("half", work=lambda context: Report({"new": 3}, problem, has_failed=True)),
        job("warns", work=lambda context: Report({"new": 0}, problem)),
        job("works"),
    ]
    with opened(tmp_path, migrated_url, FixedClock(START)) as application:
        with running(application, *jobs):
            wait_until(lambda: all(has_ended(application, one.name) for one in jobs))

        found = {one.name: outcomes(application, one.name)[0] for one in jobs}
        assert found == {
            "fails": ("failed", "The platform is busy."),
            "breaks": ("failed", "KeyError"),
            "idles": ("done", "idle"),
            "half": ("failed", "comments: The token has expired."),
            "warns": ("done", "comments: The token has expired."),
            "works": ("done", None),
        }
        assert history(application, "half")[0].counts == {"new": 3}


def test_the_log_tells_the_same_trouble_once_and_what_changes_at_once(
    tmp_path: Path, migrated_sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    sentences = iter(["busy", "busy", "busy", "away", "away", "", "away"])

    def fail(_context: RunContext) -> Report:
        if sentence := next(sentences, ""):
            raise TemporaryFailure(sentence)
        return Report({"new": 0})

    with opened(tmp_path, migrated_sqlite_url) as application:
        with running(application, job(seconds=0.1, work=fail)):
            wait_until(lambda: outcomes(application).count(("failed", "away")) == 3)

        assert outcomes(application).count(("failed", "busy")) == 3
    told: list[Any] = [line.msg for line in caplog.records if line.name == "muara.jobs"]
    found = [event["error"] for event in told if event["event"] == "job_failed"]
    assert found == ["busy", "away", "away"]


def test_slots_that_nobody_led_are_one_line_with_their_number(
    tmp_path: Path, migrated_url: str
) -> None:
    clock = FixedClock(START)
    with opened(tmp_path, migrated_url, clock) as application:
        with running(application, job()):
            wait_until(lambda: has_ended(application))
        clock.move(timedelta(hours=4))
        with running(application, job()):
            wait_until(lambda: len(history(application)) == 3)
            wait_until(lambda: history(application)[-1].outcome == "done")

        first, missed, last = history(application)
        assert (missed.outcome, missed.reason) == ("missed", "no_leader")
        assert missed.counts == {"slots": 3}
        assert missed.scheduled_for == first.scheduled_for + timedelta(hours=1)
        assert last.scheduled_for == START + timedelta(hours=4)


def test_a_slot_that_its_predecessor_held_up_is_recorded(tmp_path: Path, migrated_url: str) -> None:
    def dawdle(_context: RunContext) -> Report:
        time.sleep(1.1)
        return Report({"done": 1})

    with (
        opened(tmp_path, migrated_url) as application,
        running(application, job(seconds=0.5, work=dawdle)),
    ):
        reason = ("missed", "previous_run_still_running")
        wait_until(lambda: reason in outcomes(application))


def test_a_run_that_takes_too_long_is_closed_and_others_go_on(
    tmp_path: Path, migrated_url: str
) -> None:
    released = threading.Event()
    was_told = threading.Event()

    def hang(context: RunContext) -> Report:
        while not context.is_over():
            time.sleep(0.02)
        was_told.set()
        released.wait(10)
        return Report({"done": 1})

    jobs = job("hangs", work=hang), job("ticks", seconds=0.5)
    with opened(tmp_path, migrated_url, schedule=SHORT) as application, running(application, *jobs):
        wait_until(lambda: has_ended(application, "hangs"))
        so_far = len(history(application, "ticks"))
        wait_until(lambda: len(history(application, "ticks")) > so_far)
        assert was_told.is_set()
        released.set()
        time.sleep(0.1)

        assert outcomes(application, "hangs") == [("timed_out", "took longer than 0.5 seconds")]


def test_whoever_loses_the_lease_in_the_middle_of_a_run_can_write_no_more(
    tmp_path: Path, migrated_url: str
) -> None:
    written: list[str] = []
    with opened(tmp_path, migrated_url, schedule=ScheduleSettings(lease_seconds=2)) as application:

        def be_overtaken(context: RunContext) -> Report:
            with application.store.write() as connection:
                connection.execute(
                    update(leases)
                    .where(leases.c.name == LEASE)
                    .values(
                        holder="another",
                        fence=leases.c.fence + 1,
                        expires_at=database_now(connection) + timedelta(minutes=1),
                    )
                )
            with application.store.write() as connection:
                context.guard(connection)
                written.append("too late")
            return Report({"done": 1})

        with running(application, job(work=be_overtaken)) as table:
            wait_until(lambda: has_ended(application))
            wait_until(lambda: table.leadership.fence is None)

        assert outcomes(application) == [("abandoned", "leader_changed")]
        assert written == []


def test_a_new_leader_closes_what_a_dead_one_left_running(
    tmp_path: Path, migrated_url: str
) -> None:
    left = {
        "job": "poll",
        "account": "chat",
        "scheduled_for": START - timedelta(minutes=1),
        "started_at": START,
        "fence": 0,
        "outcome": "running",
        "counts": {},
    }
    with opened(tmp_path, migrated_url, FixedClock(START)) as application:
        with application.store.write() as connection:
            connection.execute(insert(runs), left)
        with running(application, job()):
            wait_until(lambda: has_ended(application, "poll"))

        assert outcomes(application, "poll") == [("abandoned", "leader_changed")]


def test_a_stop_waits_for_what_is_at_hand(tmp_path: Path, migrated_url: str) -> None:
    began = threading.Event()

    def finish_at_hand(context: RunContext) -> Report:
        began.set()
        while not context.is_over():
            time.sleep(0.02)
        return Report({"done": 1})

    with opened(tmp_path, migrated_url, FixedClock(START)) as application:
        with running(application, job(work=finish_at_hand)):
            assert began.wait(10)

        assert outcomes(application) == [("done", None)]
        with application.store.read() as connection:
            assert connection.execute(select(leases.c.holder)).scalar_one() == ""


def test_nobody_waits_until_a_clock_that_was_set_back_catches_up(
    tmp_path: Path, migrated_url: str
) -> None:
    clock = FixedClock(START)
    with opened(tmp_path, migrated_url, clock) as application:
        with running(application, job(seconds=60)):
            wait_until(lambda: has_ended(application))
        clock.move(-timedelta(hours=3))
        with running(application, job(seconds=60)):
            wait_until(lambda: len(history(application)) == 2)

        assert [row.scheduled_for for row in history(application)] == [
            START - timedelta(hours=3),
            START,
        ]


def test_two_schedulers_share_every_slot_and_one_follows_the_other(
    tmp_path: Path, migrated_postgres_url: str
) -> None:
    ran: list[tuple[int, float]] = []
    schedule = ScheduleSettings(lease_seconds=2)
    with (
        opened(tmp_path, migrated_postgres_url, schedule=schedule) as first,
        opened(tmp_path, migrated_postgres_url, schedule=schedule) as second,
    ):

        def by(number: int) -> Job:
            def note(_context: RunContext) -> Report:
                ran.append((number, time.monotonic()))
                return Report({"done": 1})

            return job(seconds=0.25, work=note)

        tables = Timetable(first, [by(1)]), Timetable(second, [by(2)])
        for table in tables:
            table.start()
        wait_until(lambda: len(ran) >= 6)
        leader = ran[0][0]
        assert {number for number, _ in ran} == {leader}
        tables[leader - 1].stop()
        stopped_at, before = time.monotonic(), len(ran)
        wait_until(lambda: len(ran) >= before + 6)
        tables[2 - leader].stop()

        found = history(first)
        assert {number for number, at in ran if at > stopped_at} == {3 - leader}
        assert ran[before][1] - stopped_at < 2.5
        assert len([row for row in found if row.outcome == "done"]) == len(ran)
        assert len({row.scheduled_for for row in found}) == len(found)
        assert {row.outcome for row in found} <= {"done", "missed"}


def wish(application: Application, name: str = "work") -> None:
    by = Scope(actor="operator:1")
    with application.store.write() as connection:
        timetable.wish_run(by, connection, name, "all", application.clock.now())


def test_a_run_that_somebody_wishes_begins_at_once_and_once(
    tmp_path: Path, migrated_url: str
) -> None:
    with (
        opened(tmp_path, migrated_url, FixedClock(START)) as application,
        running(application, job()),
    ):
        wait_until(lambda: has_ended(application))
        for _ in range(2):
            wish(application)
        wait_until(lambda: len(history(application)) == 2)
        time.sleep(1.2)

        assert outcomes(application) == [("done", None)] * 2
        with application.store.read() as connection:
            assert timetable.wishes(connection) == []


def test_a_wish_waits_for_whoever_leads(tmp_path: Path, migrated_sqlite_url: str) -> None:
    with opened(tmp_path, migrated_sqlite_url, FixedClock(START)) as application:
        wish(application)
        assert history(application) == []
        with running(application, job(is_tick=True, has_work=lambda: False)):
            wait_until(lambda: has_ended(application))

        assert outcomes(application) == [("done", None)]


def test_a_wished_run_and_one_by_the_timetable_are_never_under_way_together(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    under_way: list[int] = []
    most: list[int] = []

    def work(_context: RunContext) -> Report:
        under_way.append(1)
        most.append(len(under_way))
        time.sleep(1.5)
        under_way.pop()
        return Report({"done": 1})

    with opened(tmp_path, migrated_sqlite_url) as application, running(application, job(work=work)):
        wait_until(lambda: bool(under_way))
        wish(application)
        wait_until(lambda: len(most) == 2)

    assert most == [1, 1]


def test_an_occasional_job_leaves_no_gap_in_its_history(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    clock = FixedClock(START)
    with opened(tmp_path, migrated_sqlite_url, clock) as application:
        for _ in range(2):
            with running(application, job(is_occasional=True)):
                wait_until(lambda: has_ended(application))
                wait_until(lambda: all(row.outcome == "done" for row in history(application)))
                time.sleep(0.1)
            clock.move(timedelta(hours=5))

        assert outcomes(application) == [("done", None)] * 2


def test_intervals_are_tuned_by_the_name_of_the_job(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    schedule = ScheduleSettings(intervals={"reconcile": 900, "learn": 7200})
    with opened(tmp_path, migrated_sqlite_url, schedule=schedule) as application:
        seconds = {one.id: one.seconds for one in all_jobs(application)}

    assert (seconds["reconcile:page"], seconds["learn:all"]) == (900, 7200)
    assert seconds["retention:all"] == 21_600


def test_an_interval_of_a_job_that_there_is_not_is_a_mistake() -> None:
    with pytest.raises(ValueError, match=r"has no job 'reconcil'.*reconcile"):
        ScheduleSettings(intervals={"reconcil": 900})


def test_ticks_without_work_write_nothing(tmp_path: Path, migrated_sqlite_url: str) -> None:
    with opened(tmp_path, migrated_sqlite_url) as application:
        ticks = [one for one in all_jobs(application) if one.is_tick]
        assert {one.name for one in ticks} == {
            "alarms",
            "alerts",
            "gathering",
            "imports",
            "index",
            "media",
            "notices",
            "outbox",
        }
        with running(application, *ticks) as table:
            wait_until(lambda: table.leadership.fence is not None)
            with application.store.engine.connect() as witness:
                # What is written when a term begins comes to an end; ticks come every second.
                wait_until(lambda: changes_within(witness, 0.5) == 0)
                assert changes_within(witness, 2.2) == 0


def changes_within(witness: Connection, seconds: float) -> int:
    """How often others have written to an SQLite store in so many seconds."""
    version = "PRAGMA data_version"
    before: int = witness.exec_driver_sql(version).scalar_one()
    time.sleep(seconds)
    now: int = witness.exec_driver_sql(version).scalar_one()
    return now - before


def test_every_channel_has_jobs_of_its_own_and_names_are_unique(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    with opened(tmp_path, migrated_sqlite_url) as application:
        jobs = all_jobs(application)

    assert len({one.id for one in jobs}) == len(jobs)
    of_page = {one.name for one in jobs if one.account == "page"}
    assert of_page == {"reconcile", "watch", "outbox", "media", "self_check"}
    assert {one.name for one in jobs} <= set(INTERVALS)
    assert {one.name for one in jobs if one.account == "all"} == {
        "gathering",
        "alerts",
        "draw_apart",
        "cases",
        "clocks",
        "index",
        "compare",
        "imports",
        "learn",
        "retention",
        "orphans",
        "seal_audit",
        "notices",
        "digests",
        "doctor",
        "doctor_outside",
        "alarms",
    }


@pytest.mark.parametrize("seconds", [1.0, 7.0, 90.0, 86400.0])
def test_a_slot_is_the_latest_moment_that_is_not_ahead(seconds: float) -> None:
    line = job(seconds=seconds)
    slot = line.slot(START)

    assert slot <= START < slot + timedelta(seconds=seconds)
    assert line.slot(slot) == slot
    assert line.slot(slot - timedelta(microseconds=1)) == slot - timedelta(seconds=seconds)
