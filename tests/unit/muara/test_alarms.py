"""Technicians hear of what is wrong, at configured addresses too, once for all processes."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from pydantic import SecretStr

from muara.alarms import AlarmBook
from muara.app import Application, open_application, prepare_store
from muara.clock import FixedClock
from muara.doctor.finding import Finding, failing, ok, warning
from muara.doctor.words import finding_words, remedy_words, subject_words
from muara.settings import AlarmSettings, MailSettings
from muara.words import keys
from store import alarms
from store.scope import SYSTEM
from tests.installation import START, settings_for
from tests.mail_server import MailServer, mail_server

FULL = failing("disk", "disk_full", free_mb=12, reserve_mb=200)


class Listener:
    """A service that Apprise posts JSON to; `refuses` answers with 500."""

    def __init__(self) -> None:
        self.heard: list[dict[str, str]] = []
        self.refuses = False
        self.port = 0

    @property
    def titles(self) -> list[str]:
        return [said["title"] for said in self.heard]


@contextmanager
def listening() -> Iterator[Listener]:
    listener = Listener()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            if not listener.refuses:
                listener.heard.append(json.loads(body))
            self.send_response(500 if listener.refuses else 200)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield listener
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as opened:
        yield opened


@pytest.fixture
def post() -> Iterator[MailServer]:
    with mail_server() as opened:
        yield opened


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(START)


@pytest.fixture
def application(
    tmp_path: Path, migrated_url: str, listener: Listener, post: MailServer, clock: FixedClock
) -> Iterator[Application]:
    """On both databases, with a service and an e-mail address that hear of alarms."""
    routes = (f"json://127.0.0.1:{listener.port}/alarms", "teknisi@contoh.example")
    settings = settings_for(
        tmp_path,
        migrated_url,
        alarms=AlarmSettings(routes=tuple(map(SecretStr, routes))),
        mail=MailSettings(
            host="127.0.0.1", port=post.port, security="none", sender="muara@contoh.example"
        ),
    )
    prepare_store(settings)
    with open_application(settings, clock) as opened:
        yield opened


def test_an_alarm_reaches_the_configured_addresses_once_and_so_does_its_end(
    application: Application, listener: Listener, post: MailServer, clock: FixedClock
) -> None:
    book, beside = AlarmBook(application), AlarmBook(application)
    assert book.has_work() is False
    for each in (book, beside, book):
        each.note([FULL])
    assert beside.has_work() is True
    assert beside.tell() == {"told": 1, "sent": 2}
    assert book.tell() == {}
    assert listener.titles == ["Muara: Ruang simpan bermasalah"]
    (mail,) = post.texts
    assert "Tinggal 12 MB, di bawah cadangan 200 MB" in mail
    assert "/doctor" in mail

    clock.move(timedelta(hours=24))
    book.note([FULL])
    assert book.tell() == {"told": 1, "sent": 2}
    book.note([ok("disk", "disk_well", free_mb=900)])
    clock.move(alarms.SETTLES_AFTER)
    assert book.tell() == {"told": 1, "sent": 2}
    assert listener.titles[1:] == [
        "Muara: Ruang simpan bermasalah",
        "Muara: Ruang simpan sudah pulih",
    ]
    assert book.has_work() is False


def test_an_address_that_does_not_answer_is_tried_again_later_and_given_up_in_the_end(
    application: Application, listener: Listener, clock: FixedClock
) -> None:
    book = AlarmBook(application)
    listener.refuses = True
    book.note([FULL])
    assert book.tell() == {"told": 1, "sent": 1, "postponed": 1}
    assert book.tell() == {}
    clock.move(timedelta(minutes=1))
    listener.refuses = False
    assert book.tell() == {"sent": 1}

    listener.refuses = True
    book.note([warning("key", "key_single")])
    told = book.tell()
    for _ in range(12):
        clock.move(timedelta(hours=1))
        told |= book.tell()
    assert "dead" not in told, "what is called may be away for a night"
    for _ in range(11):
        clock.move(timedelta(hours=1))
        told |= book.tell()
    assert told["dead"] == 1
    assert book.has_work() is False


def test_what_is_well_writes_nothing(application: Application) -> None:
    book = AlarmBook(application)
    book.note([ok("disk", "disk_well", free_mb=900), ok("key", "key_well")])
    with application.store.read() as connection:
        assert alarms.past_alarms(SYSTEM, connection, 9) == []
        assert alarms.open_alarms(SYSTEM, connection) == []


def test_an_address_taken_from_the_configuration_hears_no_more(
    application: Application, clock: FixedClock, listener: Listener
) -> None:
    listener.refuses = True
    book = AlarmBook(application)
    book.note([FULL])
    book.tell()
    clock.move(timedelta(hours=1))
    silent = application.settings.model_copy(update={"alarms": AlarmSettings()})
    application.settings = silent
    assert AlarmBook(application).tell() == {"dropped": 1}


def test_the_addresses_stand_in_no_log_and_no_row(
    application: Application, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    listener.refuses = True
    book = AlarmBook(application)
    book.note([FULL])
    book.tell()
    logged = " ".join(record.getMessage() for record in caplog.records)
    assert "alarm_not_sent" in logged
    assert str(listener.port) not in logged
    with application.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT route FROM alarm_message").scalars().all()
    assert not any("json" in route or "@" in route for route in rows)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_finding_is_told_in_words_whatever_it_knows(language: str) -> None:
    assert "12" in finding_words("disk_full", {"free_mb": 12, "reserve_mb": 1}, language)
    assert "?" in finding_words("disk_full", {}, language), "a row of an older version"
    assert finding_words("of_another_module", {"said": "It broke."}, language) == "It broke."
    assert remedy_words("of_another_module", {}, language) == ""
    assert subject_words("whatever:x", language) == "whatever:x"
    assert "(x)" in subject_words("job:poll:x", language)


def test_every_remedy_belongs_to_a_finding() -> None:
    codes = {key for key in keys("en") if key.startswith("finding.")}
    remedies = {key for key in codes if key.endswith(".remedy")}
    assert len(remedies) > 20
    assert {key.removesuffix(".remedy") for key in remedies} <= codes


def test_only_what_is_wrong_is_bad() -> None:
    levels = {"off": False, "ok": False, "warning": True, "failing": True}
    found = {
        level: Finding(subject="x", code="y", level=level).is_bad  # type: ignore[arg-type]
        for level in levels
    }
    assert found == levels
