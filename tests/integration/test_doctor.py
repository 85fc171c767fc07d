"""The doctor at a whole installation: the page, the command, the way in, and a full disk."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from secrets import token_hex

import httpx
import pytest
from sqlalchemy import event

from channels.web import WebSettings
from muara import samples
from muara.app import Application
from muara.doctor.outside import probe_way_in
from muara.doctor.round import go_round, inside
from muara.room import Room
from muara.schedule import all_jobs
from store import alarms, equation, timetable
from store.scope import SYSTEM
from tests import command_line
from tests.installation import Installation, running, settings_for, signed
from tests.integration.web_visitor import Visitor


@pytest.fixture
def town(tmp_path: Path, migrated_url: str) -> Iterator[Installation]:
    """On both databases; its public address is its own."""
    with running(settings_for(tmp_path, migrated_url)) as opened:
        application = opened.application
        at_home = {"public_url": opened.url}
        application.settings = application.settings.model_copy(update=at_home)
        yield opened


def found_in(town: Installation) -> dict[str, str]:
    """By subject: what is found inside."""
    application = town.application
    findings = go_round(application, inside(all_jobs(application)))
    return {finding.subject: finding.code for finding in findings}


def received(town: Installation) -> int:
    with town.application.store.read() as connection:
        totals = equation.day_totals(SYSTEM, connection)
    assert all(total.is_balanced for total in totals)
    return sum(total.received for total in totals)


def test_the_page_says_what_is_wrong_since_when_and_what_to_do(town: Installation) -> None:
    town.add_operator("teknisi", "technician")
    with Visitor(town) as technician:
        technician.sign_in("teknisi")
        text = technician.text("/doctor")
        assert "Kunci utama" in text
        assert "keys.second_copy_confirmed: true" in text
        assert "Tidak ada proses yang menjalankan jadwal" in text
        assert "X_BEARER_TOKEN" in text
        assert "Pintu masuk dari luar" not in text, "that asks the network"
        looked = technician.submit("/doctor", "/doctor")
        assert "Contoh kiriman bertanda tangan sampai" in looked.text
        assert received(town) == 0, "a sample never becomes a report"
        town.clock.move(timedelta(minutes=30))
        text = technician.text("/doctor")
        assert "Sejak" in text
        menu = technician.text("/channels")
        assert "Kesehatan sistem" in menu
        with town.application.store.write() as connection:
            for row in alarms.open_alarms(SYSTEM, connection):
                alarms.end(SYSTEM, connection, row.subject, town.clock.now())
        assert "Belum pernah ada gangguan" not in technician.text("/doctor")


def test_somebody_of_one_government_does_not_read_of_the_channels_of_another(
    town: Installation,
) -> None:
    town.add_operator("uji", "technician", ["UJI"])
    with Visitor(town) as technician:
        technician.sign_in("uji")
        text = technician.text("/doctor")
    assert "Kanal telegram-uji" in text
    assert "Kanal page" not in text
    assert "X_BEARER_TOKEN" not in text


def test_the_way_in_is_tried_with_a_signed_sample(town: Installation) -> None:
    (found, *_) = probe_way_in(town.application)
    assert (found.code, found.level) == ("way_in_open", "ok")
    url = f"{town.url}/hooks/{samples.NAME}?{samples.QUERY}"
    assert httpx.post(url, content=b"{}").status_code == 403
    assert httpx.get(url).status_code == 404
    assert received(town) == 0

    application = town.application
    elsewhere = {"public_url": f"{town.url}/other"}
    application.settings = application.settings.model_copy(update=elsewhere)
    (found,) = probe_way_in(application)
    assert (found.code, found.level) == ("way_in_elsewhere", "failing")
    nowhere = {"public_url": "http://127.0.0.1:9"}
    application.settings = application.settings.model_copy(update=nowhere)
    (found,) = probe_way_in(application)
    assert found.code == "way_in_closed"


def test_jobs_that_fail_again_and_again_or_come_late_are_found(town: Installation) -> None:
    now = town.clock.now()
    store = town.application.store
    with store.write() as connection:
        timetable.take_lease(connection, "scheduler", "somebody", timedelta(minutes=10))
        for minutes, job, outcome in (
            (40, "clocks", "done"),
            *((3 - n, "compare", "failed") for n in range(3)),
            (1, "cases", "failed"),
        ):
            run = timetable.start_run(
                connection,
                job=job,
                account="all",
                scheduled_for=now - timedelta(minutes=minutes),
                fence=1,
                now=now,
            )
            assert run is not None
            timetable.finish_run(
                connection, run, outcome=outcome, now=now, counts={}, reason="It broke."
            )
    found = found_in(town)
    assert found["scheduler"] == "has_leader"
    assert found["job:clocks:all"] == "job_late"
    assert found["job:compare:all"] == "job_failing"
    assert found["job:cases:all"] == "job_well", "once may be chance"
    assert found["job:learn:all"] == "job_new"


def test_a_probe_that_breaks_hides_no_other(town: Installation) -> None:
    def broken(_application: object) -> list[object]:
        raise ValueError("with a secret")

    findings = go_round(town.application, [broken, *inside([])])  # type: ignore[list-item]
    found = {finding.subject: finding for finding in findings}
    assert found["probe:broken"].code == "probe_broke"
    assert "secret" not in str(found["probe:broken"].facts)
    assert "database" in found


# --- a full disk --------------------------------------------------------------------------------


def test_with_less_room_than_the_reserve_nothing_is_taken_in_and_nothing_is_lost(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    channels = {"web": WebSettings(kind="web", jurisdiction="CTH")}
    settings = settings_for(tmp_path, migrated_sqlite_url)
    settings = settings.model_copy(update={"channels": settings.channels | channels})
    with running(settings) as town:
        application = town.application
        room, full = application.room, Room(tmp_path, 10**18)
        body = town.citizens.telegram(1, text="Lampu jalan mati di Jalan Contoh")

        def send() -> int:
            url = f"{town.url}/hooks/telegram"
            return httpx.post(url, content=body, headers=signed("telegram", body)).status_code

        _exchange(room, full)
        assert send() == 503
        (found, *_) = probe_way_in(_at_home(town))
        assert found.code == "way_in_refuses"
        with Visitor(town) as citizen:
            said = {"government": "CTH", "text": "Jalan berlubang di depan balai desa"}
            refused = citizen.submit("/lapor", "/lapor", **said)
            assert refused.status_code == 503
            assert "Jalan berlubang di depan balai desa" in refused.text
            assert "belum dapat disimpan" in refused.text
        assert received(town) == 0

        _exchange(room, Room(tmp_path, 0))
        assert send() == 200
        application.pipeline.drain()
        assert received(town) == 1


def _exchange(room: Room, other: Room) -> None:
    room._reserve, room._looked_at = other._reserve, other._looked_at


def _at_home(town: Installation) -> Application:
    application = town.application
    application.settings = application.settings.model_copy(update={"public_url": town.url})
    return application


def test_a_database_that_is_full_in_the_middle_of_it_refuses_and_loses_nothing(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    with running(settings_for(tmp_path, migrated_sqlite_url)) as town:
        engine = town.application.store.engine
        most = [0]

        def limit(connection: sqlite3.Connection, _record: object) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {most[0] or pages + 8}")

        event.listen(engine, "connect", limit)
        engine.dispose()
        answers = []
        bodies = [town.citizens.telegram(n, text=token_hex(1500)) for n in range(40)]
        url = f"{town.url}/hooks/telegram"
        with httpx.Client() as http:
            for body in bodies:
                headers = signed("telegram", body)
                answers.append(http.post(url, content=body, headers=headers).status_code)
            assert set(answers) == {200, 503}
            assert received(town) == answers.count(200)

            most[0] = 10**9
            engine.dispose()
            for body, answer in zip(bodies, answers, strict=True):
                if answer == 503:
                    headers = signed("telegram", body)
                    assert http.post(url, content=body, headers=headers).status_code == 200
        town.application.pipeline.drain()
        assert received(town) == len(bodies)


# --- the command --------------------------------------------------------------------------------


def test_the_command_ends_with_what_a_monitor_understands(
    tmp_path: Path, database_url: str
) -> None:
    made = command_line.Installation(tmp_path, database_url)
    made.add_telegram("telegram")
    unmade = made.muara("doctor", "--inside")
    assert unmade.returncode == 2
    assert "muara migrate" in unmade.stdout

    assert made.muara("migrate").returncode == 0
    looked = made.muara("doctor", "--inside", "--json")
    said = json.loads(looked.stdout)
    assert (looked.returncode, said["state"]) == (2, "failing")
    codes = {one["subject"]: one["code"] for one in said["findings"]}
    assert codes["scheduler"] == "no_leader"
    assert codes["channel:telegram"] == "channel_unchecked"
    assert all(one["words"] for one in said["findings"])
    assert all(one["remedy"] for one in said["findings"] if one["state"] == "failing")

    told = made.muara("doctor", "--inside", "--language", "id")
    assert "Tidak ada proses yang menjalankan jadwal" in told.stdout
    assert "A" * 35 not in told.stdout + looked.stdout, "no token is shown"


def test_a_configuration_that_is_wrong_is_a_finding(tmp_path: Path) -> None:
    made = command_line.Installation(tmp_path, "mysql://nowhere")
    looked = made.muara("doctor", "--json")
    assert looked.returncode == 2
    (found,) = json.loads(looked.stdout)["findings"]
    assert found["code"] == "configuration"
    assert "store.url" in found["words"]
