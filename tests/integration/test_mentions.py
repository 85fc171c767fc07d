"""A mention of which a webhook tells the id alone becomes a report with its words."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from muara.app import Application
from muara.jobs import LEASE, Report, RunContext
from muara.schedule import all_jobs
from simulator.server import RunningSimulator
from store import timetable
from store.models import complaints
from tests.installation import running
from tests.simulated import (
    LATER_SECRETS,
    SECRETS,
    settings_of,
    simulated_people,
    wait_for,
    write_config,
)


def ask_for_words(application: Application) -> Report:
    """Run the job that completes mentions, and settle what it brought."""
    (job,) = [one for one in all_jobs(application) if one.name == "mentions"]
    with application.store.write() as connection:
        fence = timetable.take_lease(connection, LEASE, "this test", timedelta(minutes=5))
    assert fence is not None
    report = job.work(RunContext(fence, time.monotonic() + 60, threading.Event()))
    application.pipeline.drain()
    return report


def test_a_mention_that_a_webhook_only_names_is_asked_for_once_and_becomes_a_report(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    with RunningSimulator() as simulator, simulated_people(simulator) as people:
        modes = {"instagram": "webhook"}
        config = write_config(tmp_path, people.url, migrated_sqlite_url, modes=modes)
        settings = settings_of(config, SECRETS | LATER_SECRETS)
        with running(settings, datetime.now(UTC)) as installation:
            application = installation.application
            people.point_webhooks({"instagram": f"{installation.url}/hooks/instagram"})
            words = "Jembatan Desa Contoh patah, tolong segera diperbaiki"
            (mention,) = people.write("instagram", surface="mention", text=words)
            assert wait_for(lambda: bool(people.journal("webhook_answered")), 10)
            application.pipeline.drain()
            assert application.wordless_mention_ids("instagram") == [mention]
            report = ask_for_words(application)
            assert application.wordless_mention_ids("instagram") == []
            assert ask_for_words(application).counts.get("fetched", 0) == 0
            with application.store.read() as connection:
                (found,) = connection.execute(select(complaints)).all()
    assert report.counts["new"] == 1
    assert words in found.summary
