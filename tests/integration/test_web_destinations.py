"""The pages on systems outside: how they do, what went, exactly what, and what people decide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import update

from muara.alarms import AlarmBook
from muara.doctor.destinations import probe_destinations
from muara.routing import Router, courier_of
from muara.settings import AlarmSettings
from store.alarms import SETTLES_AFTER
from store.models import complaints
from tests.installation import Installation, running, settings_for
from tests.integration.test_web_lapor import told
from tests.integration.web_visitor import Visitor, readable
from tests.receiving import FINDABLE, InventedSettings, Receiver, receiving
from tests.unit.muara.test_alarms import Listener, listening

NAME = "agensi"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def listener() -> Iterator[Listener]:
    """A technician's service, which hears of alarms."""
    with listening() as listener:
        yield listener


@pytest.fixture
def town(
    tmp_path: Path, migrated_sqlite_url: str, receiver: Receiver, listener: Listener
) -> Iterator[Installation]:
    from forwarder.destination import DestinationContext
    from muara.app import Destination
    from store import announcing

    alarms = AlarmSettings(routes=(SecretStr(f"json://127.0.0.1:{listener.port}/"),))
    with running(settings_for(tmp_path, migrated_sqlite_url, alarms=alarms)) as opened:
        application = opened.application
        settings = InventedSettings(kind="invented", label="Dinas Contoh", url=receiver.url)
        context = DestinationContext(name=NAME, now=opened.clock.now)
        adapter = FINDABLE.open(settings, context)
        application.destinations[NAME] = Destination(NAME, settings, FINDABLE, adapter)
        announcing.switch_on(application.store)
        opened.add_operator("petugas")
        opened.add_operator("teknisi", role="technician")
        yield opened


def go(town: Installation) -> None:
    to = town.application.destinations[NAME]
    Router(town.application).route()
    courier_of(town.application, to).send_due()


def test_an_officer_sees_where_a_report_is_and_what_went(
    town: Installation, receiver: Receiver
) -> None:
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        number = told(town, officer)
        go(town)

        page = officer.get(f"/complaints/{number}").text
        assert "Dinas Contoh" in page
        assert "A-1" in page
        assert "Diteruskan: Dinas Contoh" in page

        listed = officer.get(f"/destinations/{NAME}").text
        assert number in listed
        assert "sampai" in listed
        said = officer.get("/dispatches/1").text
        assert "Lampu" in said or "berlubang" in said


def test_whoever_may_not_read_reports_sees_how_it_does_but_no_words(
    town: Installation, receiver: Receiver
) -> None:
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        told(town, officer)
        receiver.always = "400"
        go(town)
    with Visitor(town) as technician:
        technician.sign_in("teknisi")
        page = technician.get("/destinations").text
        assert "Tidak diterima" in page
        assert "judul kosong" in technician.get(f"/destinations/{NAME}?show=troubled").text
        assert "berlubang" not in technician.get("/dispatches/1").text


def test_a_name_that_goes_along_is_not_shown_there(town: Installation, receiver: Receiver) -> None:
    to = town.application.destinations[NAME]
    fields = {"fields": ("title", "reporter"), "agreement": "PKS 1/2026"}
    town.application.destinations[NAME] = replace(
        to, settings=to.settings.model_copy(update=fields)
    )
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        told(town, officer)
        with town.application.store.write() as connection:
            connection.execute(update(complaints).values(is_anonymous=False))
        go(town)
        case = receiver.done[0].json["case"]
        page = officer.get("/dispatches/1").text
        assert case["reporter"]["name"] not in page
        assert "(Nama disembunyikan)" in page
        assert case["title"] in page, "the rest is as it went"


def seen_of(officer: Visitor, listed: str) -> str:
    found = re.search(
        r'/dispatches/1/again".*?name="version" value="(\d+)"', officer.get(listed).text
    )
    assert found
    return found[1]


def test_people_pause_resume_send_again_and_drop(town: Installation, receiver: Receiver) -> None:
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        told(town, officer)
        receiver.always = "400"
        go(town)
        receiver.always = ""
        listed = f"/destinations/{NAME}"
        seen = seen_of(officer, listed)
        town.clock.move(timedelta(minutes=1))
        again = officer.submit(listed, "/dispatches/1/again", version=seen)
        assert again.headers["location"].endswith("note=sent_again")
        go(town)
        assert len(receiver.cases) == 1
        listed_so = officer.submit(
            listed, "/dispatches/1/again", version=seen, show="troubled", before="9"
        )
        assert listed_so.headers["location"] == (
            f"/destinations/{NAME}?show=troubled&before=9&note=changed_before"
        )
        for sent, note in (({"version": seen}, "changed_before"), ({}, "not_seen")):
            twice = officer.submit(listed, "/dispatches/1/again", **sent)
            assert twice.headers["location"].endswith(f"note={note}")
        go(town)
        assert len(receiver.done) == 1, "what was pressed twice goes once"

        officer.submit("/destinations", f"/destinations/{NAME}/pause")
        assert "Dijeda" in officer.get("/destinations").text
        officer.submit("/destinations", f"/destinations/{NAME}/resume")
        assert "Lancar" in officer.get("/destinations").text
        seen = seen_of(officer, listed)
        dropped = officer.submit(listed, "/dispatches/1/drop", version=seen, reason="sudah di sana")
        assert dropped.headers["location"].endswith("note=changed_before"), "it has arrived"


def test_what_an_outage_left_is_sent_again_with_one_look_and_once(
    town: Installation, receiver: Receiver
) -> None:
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        for person in (1, 2, 3):
            told(town, officer, person)
        receiver.always = "400"
        go(town)
        receiver.always = ""
        preview = f"/destinations/{NAME}/several"
        assert f"{preview}?deed=retry" in officer.get(f"/destinations/{NAME}").text
        chosen = re.findall(r'name="chosen" value="([^"]+)" checked', officer.get(preview).text)
        assert len(chosen) == 3

        def do(deed: str, **more: str | list[str]) -> str:
            sent: dict[str, str | list[str]] = {"deed": deed, "chosen": chosen}
            return readable(officer.submit(preview, preview, **(sent | more)).text)

        assert "Tulis alasannya dulu" in do("drop")
        assert "1 kiriman tidak akan dikirim" in do("drop", chosen=chosen[:1], reason="uji")
        town.clock.move(timedelta(minutes=1))
        assert "2 kiriman akan dikirim lagi" in do("retry", chosen=chosen[1:])
        again = do("retry", chosen=chosen[1:])
        assert "akan dikirim lagi" not in again
        assert "dibiarkan: 2" in again
        go(town)
        assert len(receiver.cases) == 2
        elsewhere = officer.submit(preview, "/destinations/nowhere/several", deed="retry")
        assert elsewhere.status_code == 404


def test_what_has_not_arrived_for_too_long_is_told_of_once_and_so_is_its_end(
    town: Installation, receiver: Receiver, listener: Listener
) -> None:
    book = AlarmBook(town.application)

    def look(*, then: timedelta) -> dict[str, int]:
        book.note(probe_destinations(town.application))
        town.clock.move(then)
        return book.tell()

    with Visitor(town) as officer:
        officer.sign_in("petugas")
        told(town, officer)
        receiver.always = "503"
        go(town)
        assert "Lancar" in officer.get("/destinations").text
        town.clock.move(timedelta(hours=23))
        assert look(then=timedelta(hours=2)) == {}
        assert look(then=timedelta(minutes=5)) == {"told": 1, "sent": 1}
        assert look(then=timedelta(minutes=5)) == {}, "once"

        officer.sign_in("petugas")  # a day later everybody has to, again
        waits = "Yang terlama menunggu sejak 25 jam"
        assert waits in listener.heard[0]["message"]
        assert waits in officer.get("/doctor").text
        for page in ("/destinations", f"/destinations/{NAME}"):
            assert "Tertahan: yang terlama sudah terlalu lama menunggu" in officer.get(page).text

        receiver.always = ""
        go(town)
        assert look(then=SETTLES_AFTER) == {"told": 1, "sent": 1}
        assert listener.titles[-1].endswith("sudah pulih")
        assert waits not in officer.get("/destinations").text
        assert "Lancar" in officer.get(f"/destinations/{NAME}").text


def test_of_what_is_sealed_by_now_nothing_is_shown(town: Installation, receiver: Receiver) -> None:
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        number = told(town, officer)
        receiver.always = "400"
        go(town)
        assert number in officer.get(f"/destinations/{NAME}").text
        with town.application.store.write() as connection:
            connection.execute(update(complaints).values(seal="oversight", is_secret=True))

        assert number not in officer.get(f"/destinations/{NAME}").text
        assert officer.get("/dispatches/1").status_code == 404
        assert officer.submit("/destinations", "/dispatches/1/again").status_code == 404
        assert "show=troubled" not in officer.get("/destinations").text, "nor is it counted"
