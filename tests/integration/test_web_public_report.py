"""`/lapor` without scripts: one report each, a number at once, nothing that was typed lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from channels.base import Source
from forwarder.base import RECORD
from forwarder.files import FilesSettings
from muara.identity import look_up, reveal
from muara.settings import RetentionSettings
from muara.web.public_report import LONGEST_TEXT
from normalizer.record import Record
from store import emergency_numbers, judgements, queries
from store.models import Outcome, attachments, complaints, deliveries, items, outbox
from store.scope import SYSTEM
from tests import town
from tests.citizens_pages import HOLE, Citizen, settings_with_pages, slip_in
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor, readable

FIRE = "Kebakaran di rumah warga Dusun Karang, api besar, tolong!"


@pytest.fixture(scope="module")
def installation(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("pages")
    shutil.copyfile(sqlite_template, folder / "muara.db")
    url = f"sqlite:///{folder / 'muara.db'}"
    settings = settings_with_pages(folder, url, reports_per_half_hour=500)
    keep = RetentionSettings(reporter_days=1825)
    with running(settings.model_copy(update={"retention": keep})) as opened:
        yield opened


@pytest.fixture
def citizen(installation: Installation) -> Iterator[Citizen]:
    with Citizen(installation) as visitor:
        yield visitor


def count(opened: Installation, table: Any = complaints) -> int:
    with opened.application.store.read() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def newest_item(opened: Installation) -> Any:
    with opened.application.store.read() as connection:
        return connection.execute(select(items).order_by(items.c.id.desc()).limit(1)).one()


def complaint_of(opened: Installation, number: str) -> Any:
    with opened.application.store.read() as connection:
        return queries.complaint_by_tracking_id(SYSTEM, connection, number)


def record_of(opened: Installation, number: str) -> Record:
    with opened.application.store.read() as connection:
        complaint = queries.complaint_by_tracking_id(SYSTEM, connection, number)
        row = queries.messages_of(SYSTEM, connection, complaint.id)[0]
        keyring = opened.application.store.keyring
        sealer = queries.reporter_sealer(SYSTEM, connection, keyring, row.reporter_id)
    return Record.model_validate_json(sealer.open(row.sealed, RECORD))


def test_a_report_is_a_delivery_a_record_and_a_complaint_with_number_and_code(
    installation: Installation, citizen: Citizen
) -> None:
    answer = citizen.report(
        photos=(town.picture("navy"),),
        place="Depan pasar kota",
        incident_date="2026-11-20",
        latitude="-7.150210",
        longitude="111.881720",
    )

    slip = slip_in(answer)
    complaint, record = (
        complaint_of(installation, slip.number),
        record_of(installation, slip.number),
    )
    assert (complaint.channel, complaint.surface, complaint.is_secret) == ("web", "direct", False)
    assert complaint.attachment_count == 1
    assert record.text is not None
    assert "Tempat: Depan pasar kota" in record.text
    assert "20 November 2026" in record.text
    assert record.location is not None
    with installation.application.store.read() as connection:
        delivery = connection.execute(
            select(deliveries).order_by(deliveries.c.id.desc()).limit(1)
        ).one()
    assert (delivery.channel, delivery.source, delivery.state) == ("web", Source.WEBHOOK, "parsed")
    assert "Kamis, 26 November 2026" in readable(answer.text)
    assert count(installation, outbox) == 0, "the bot says nothing on a page"


def test_a_second_click_and_a_reload_are_the_same_report(
    installation: Installation, citizen: Citizen
) -> None:
    before = count(installation)
    form = citizen.hidden("/lapor") | {"text": HOLE}
    with ThreadPoolExecutor(2) as threads:
        both = list(threads.map(lambda _: citizen.send("/lapor", form), range(2)))
    again = citizen.send("/lapor", form)
    reloaded = citizen.http.get("/lapor/terkirim")

    slips = {slip_in(one) for one in (*both, again, reloaded)}
    assert len(slips) == 1
    assert count(installation) == before + 1


def test_the_same_form_with_other_words_corrects_the_report(
    installation: Installation, citizen: Citizen
) -> None:
    before = count(installation)
    form = citizen.hidden("/lapor")
    first = slip_in(citizen.send("/lapor", form | {"text": HOLE}))
    second = slip_in(citizen.send("/lapor", form | {"text": f"{HOLE}, dekat masjid"}))

    assert first == second
    assert count(installation) == before + 1
    assert newest_item(installation).event == "edited"


def test_a_secret_report_is_secret_from_its_first_moment(
    installation: Installation, citizen: Citizen
) -> None:
    answer = citizen.report(is_secret="true")

    assert complaint_of(installation, slip_in(answer).number).is_secret
    assert "dirahasiakan" in readable(answer.text)


def test_a_contact_is_sealed_found_by_it_and_never_in_the_text(
    installation: Installation, citizen: Citizen
) -> None:
    store, now = installation.application.store, installation.clock.now()
    by_phone = slip_in(citizen.report(contact="0811-0000-7788")).number
    by_mail = slip_in(citizen.report(contact="Warga.Karangan@contoh.example")).number
    by = replace(SYSTEM, actor="operator:1")

    for number, written in (
        (by_phone, "0811 0000 7788"),
        (by_mail, "warga.karangan@CONTOH.example"),
    ):
        row = complaint_of(installation, number)
        found = look_up(store, by, ["CTH"], written, now)
        assert [one.tracking_id for one in found] == [number]
        assert "7788" not in row.summary
        shown = reveal(store, by, row.id, now, reason="contact", words="Perlu bertanya")
        assert shown is not None
        said = [*shown.phones, *shown.addresses]
        assert "+6281100007788" in said or "warga.karangan@contoh.example" in said
        assert "7788" not in (record_of(installation, number).text or "")


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"text": "  "}, "Tulis apa yang terjadi"),
        ({"text": "x" * 10_001}, "terlalu panjang"),
        ({"incident_date": "kemarin"}, "Tanggalnya tidak terbaca"),
        ({"incident_date": "0026-11-20"}, "Tanggalnya tidak terbaca"),
        ({"incident_date": "2026-11-22"}, "belum lewat"),
        ({"contact": "12"}, "tidak lengkap"),
        ({"contact": "3316011203040005"}, "tidak lengkap"),
        ({"contact": "62 811 0000 1234 123"}, "tidak lengkap"),
        ({"contact": "warga@"}, "tidak lengkap"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(
    installation: Installation, citizen: Citizen, fields: dict[str, str], fault: str
) -> None:
    before = count(installation, deliveries)
    typed = {
        "text": "Jembatan Karang putus",
        "place": "RT 02 <Karang>",
        "contact": "0811-0000-1234",
        "incident_date": "2026-11-20",
        "is_secret": "true",
    } | fields

    answer = citizen.report(photos=() if "text" in fields else (town.picture("red"),), **typed)

    assert answer.status_code == 422
    assert fault in readable(answer.text)
    assert 'aria-invalid="true"' in answer.text
    assert "RT 02 &lt;Karang&gt;" in answer.text
    assert typed["contact"] in answer.text
    assert typed["text"].strip() in answer.text
    assert 'name="is_secret" value="true" aria-describedby="hint-secret" checked' in answer.text
    assert ("foto-0.jpg" in answer.text) == ("text" not in fields), "photos are noted"
    assert count(installation, deliveries) == before


def test_photos_are_bounded_in_number_size_and_kind(
    installation: Installation, citizen: Citizen
) -> None:
    red = town.picture("red")
    many = citizen.report(photos=(red,) * 5)
    large = citizen.report(photos=(red + bytes(9 * 1024 * 1024),))
    other = citizen.report(photos=(b"MZ" + bytes(200),))
    dozens = citizen.report(photos=(red,) * 40)

    assert [one.status_code for one in (many, large, other, dozens)] == [422] * 4
    for one in (many, dozens):
        assert "terlalu banyak" in readable(one.text)
        assert HOLE in one.text, "what was typed is not lost"
    assert "terlalu besar" in readable(large.text)
    assert "bukan foto" in readable(other.text)


def test_the_end_of_a_line_is_one_letter_as_the_browser_counts(citizen: Citizen) -> None:
    lines = "\r\n".join([HOLE] + ["dan gelap"] * 990)
    assert len(lines) > LONGEST_TEXT > len(lines.replace("\r", ""))

    slip_in(citizen.report(lines))


def test_an_uploaded_photo_is_sealed_for_its_reporter_and_shown_without_its_position(
    installation: Installation, citizen: Citizen
) -> None:
    slip = slip_in(citizen.report(photos=(town.picture("teal"),)))
    installation.fetch_media({})

    with installation.application.store.read() as connection:
        own = queries.messages_of(SYSTEM, connection, complaint_of(installation, slip.number).id)
        (file,) = connection.execute(
            select(attachments).where(attachments.c.item_id == own[0].id)
        ).all()
    assert (file.state, file.mime_type) == ("stored", "image/jpeg")


def test_what_fills_in_the_trap_is_kept_apart_and_its_sender_can_go_on(
    installation: Installation, citizen: Citizen
) -> None:
    before = count(installation)
    answer = citizen.report(homepage="https://spam.example")

    kept = newest_item(installation)
    assert (kept.outcome, kept.reason) == (Outcome.STORED, "no_report_honeypot")
    assert count(installation) == before
    assert answer.status_code == 200
    assert "robot" not in readable(answer.text).lower()

    insisted = citizen.send("/lapor/laporan", citizen.hidden("/lapor/terkirim", "/lapor/laporan"))

    assert complaint_of(installation, slip_in(insisted).number).channel == "web"
    assert count(installation) == before + 1


def test_an_officer_sees_what_was_set_apart_and_why(
    installation: Installation, citizen: Citizen
) -> None:
    installation.add_operator("petugas", jurisdictions=["CTH"])
    citizen.report("Trotoar depan pasar Karang pecah-pecah", homepage="x")

    with Visitor(installation) as officer:
        officer.sign_in("petugas")
        shown = officer.text("/set-apart")

    assert "Trotoar depan pasar Karang pecah-pecah" in shown
    assert "Mengisi kolom jebakan" in shown


def test_a_greeting_is_no_report_until_its_sender_says_so(
    installation: Installation, citizen: Citizen
) -> None:
    assert "belum kami catat" in readable(citizen.report("Halo").text)
    assert newest_item(installation).reason.startswith("no_report_")

    form = citizen.hidden("/lapor/terkirim", "/lapor/laporan")
    slips = {slip_in(citizen.send("/lapor/laporan", form)) for _ in range(2)}

    assert len(slips) == 1


def test_danger_is_never_set_apart_and_says_whom_to_call(
    installation: Installation, citizen: Citizen
) -> None:
    with installation.application.store.write() as connection:
        emergency_numbers.change_number(
            SYSTEM,
            connection,
            "CTH",
            kind="general",
            label="Panggilan darurat",
            number="112",
            confirmed_on=date(2026, 11, 1),
            now=installation.clock.now(),
        )

    answer = citizen.report(FIRE, homepage="https://spam.example")

    slip = slip_in(answer)
    assert complaint_of(installation, slip.number).is_emergency
    assert 'href="tel:112"' in answer.text
    assert answer.text.index("tel:112") < answer.text.index(slip.number)
    assert 'href="tel:112"' in citizen.http.get("/lapor").text


def test_a_form_that_another_page_sends_is_not_taken_but_not_lost(
    installation: Installation, citizen: Citizen
) -> None:
    before = count(installation, deliveries)
    with Citizen(installation) as stranger:
        form = citizen.hidden("/lapor") | {"text": "Jembatan Karang putus"}
        answer = stranger.send("/lapor", form)

    assert answer.status_code == 422
    assert "sekali lagi" in readable(answer.text)
    assert "Jembatan Karang putus" in answer.text
    assert count(installation, deliveries) == before


def test_the_number_is_shown_to_the_browser_that_sent_it_until_it_lets_go(
    installation: Installation, citizen: Citizen
) -> None:
    slip = slip_in(citizen.report())

    with Citizen(installation) as other:
        assert slip.number not in other.http.get("/lapor/terkirim").text
    citizen.send("/lapor/tutup", citizen.hidden("/lapor/terkirim", "/lapor/tutup"))
    assert slip.number not in citizen.http.get("/lapor/terkirim").text


def test_pages_speak_the_browsers_language_and_the_chosen_one(installation: Installation) -> None:
    accepted = {"accept-language": "en-GB,en;q=0.9,id;q=0.5"}
    with Citizen(installation, **accepted) as english:
        assert "What happened?" in english.http.get("/lapor").text
        back = english.http.get("/bahasa/id?to=/lapor")
        elsewhere = english.http.get("/bahasa/en?to=//elsewhere.example/lapor")
        for odd in ("http:elsewhere.example/lapor", "https:elsewhere.example/lacak"):
            led = english.http.get(f"/bahasa/en?to={odd}", follow_redirects=False)
            assert led.headers["location"] == "/lapor"

    assert "Apa yang terjadi?" in back.text
    assert str(elsewhere.url).startswith(installation.url)


def test_pages_carry_a_strict_policy_and_only_necessary_cookies(
    installation: Installation, citizen: Citizen
) -> None:
    for path in ("/lapor", "/lacak", "/privasi"):
        answer = citizen.http.get(path)
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert " style=" not in answer.text
        assert "<style" not in answer.text
        assert "http://" not in answer.text.replace(installation.url, "")
    assert "geolocation=(self)" in citizen.http.get("/lapor").headers["permissions-policy"]
    assert [cookie.name for cookie in citizen.http.cookies.jar] == ["muara_visitor"]


def test_the_notice_tells_what_the_configuration_says(citizen: Citizen) -> None:
    text = readable(citizen.http.get("/privasi").text)

    for said in ("Kabupaten Contoh", "pdp@contoh.example", "30 hari", "90 hari", "Telegram"):
        assert said in text
    assert "1825 hari setelah semua laporan Anda berakhir" in text.replace(".", "")


def test_the_door_takes_nothing_for_the_channel_of_pages(citizen: Citizen) -> None:
    assert citizen.http.post("/hooks/web", content=b"{}").status_code == 404


def test_many_reports_of_one_address_are_set_apart_before_anybody_has_to_wait(
    tmp_path: Path, sqlite_template: Path
) -> None:
    shutil.copyfile(sqlite_template, tmp_path / "muara.db")
    url = f"sqlite:///{tmp_path / 'muara.db'}"
    settings = settings_with_pages(tmp_path, url, reports_per_half_hour=1)
    with running(settings) as opened, Citizen(opened) as citizen:
        first = citizen.report()
        others = [citizen.report(f"{HOLE} {n}") for n in range(12)]

        slip_in(first)
        assert [one.status_code for one in others] == [200] * 10 + [429] * 2
        assert newest_item(opened).reason == "no_report_too_many"
        assert f"{HOLE} 11" in others[-1].text, "what was typed is not lost"
        assert int(others[-1].headers["retry-after"]) >= 1
        insisted = citizen.send(
            "/lapor/laporan", citizen.hidden("/lapor/terkirim", "/lapor/laporan")
        )
        slip_in(insisted)


def test_what_is_usual_is_counted_in_each_half_hour(tmp_path: Path, sqlite_template: Path) -> None:
    shutil.copyfile(sqlite_template, tmp_path / "muara.db")
    url = f"sqlite:///{tmp_path / 'muara.db'}"
    settings = settings_with_pages(tmp_path, url, reports_per_half_hour=3)
    with running(settings) as opened, Citizen(opened) as citizen:
        for number in range(12):  # three in each half hour, all day
            slip_in(citizen.report(f"{HOLE} {number}"))
            opened.clock.move(timedelta(minutes=10))


def test_pages_have_the_looks_of_their_government(tmp_path: Path, sqlite_template: Path) -> None:
    shutil.copyfile(sqlite_template, tmp_path / "muara.db")
    logo = tmp_path / "lambang.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    look = {
        "colour": "#7a1f3d",
        "logo": str(logo),
        "map_tiles": "https://peta.contoh.example/{z}/{x}/{y}.png",
        "map_credit": "Dinas <Contoh>",
    }
    plain = settings_with_pages(tmp_path, f"sqlite:///{tmp_path / 'muara.db'}")
    contoh = plain.jurisdictions["CTH"].model_copy(update=look)
    settings = plain.model_copy(update={"jurisdictions": {"CTH": contoh}})
    with running(settings) as opened, Citizen(opened) as citizen:
        with opened.application.store.write() as connection:
            judgements.learn_nickname(
                SYSTEM,
                connection,
                jurisdiction="CTH",
                name="Alun-alun",
                code=None,
                point=(-7.15, 111.88),
                now=opened.clock.now(),
            )
        page = citizen.http.get("/lapor")
        colours = citizen.http.get("/tampilan/CTH.css")
        picture = citizen.http.get("/tampilan/CTH/logo")

    assert "--band:#7a1f3d" in colours.text
    assert picture.headers["content-type"] == "image/svg+xml"
    assert "sandbox" in picture.headers["content-security-policy"]
    assert (
        "img-src 'self' data: https://peta.contoh.example"
        in (page.headers["content-security-policy"])
    )
    assert "[[-7.15, 111.88, &#34;alun-alun&#34;]]" in page.text
    assert 'data-credit="Dinas &lt;Contoh&gt;"' in page.text


def test_several_governments_are_chosen_from_and_none_takes_nothing(
    tmp_path: Path, sqlite_template: Path
) -> None:
    shutil.copyfile(sqlite_template, tmp_path / "muara.db")
    province = FilesSettings(
        kind="files", place=str(tmp_path / "out"), label="Arsip Provinsi", jurisdictions=("UJI",)
    )
    settings = settings_for(
        tmp_path, f"sqlite:///{tmp_path / 'muara.db'}", destinations={"province": province}
    )
    with running(settings) as opened, Citizen(opened) as citizen:
        assert citizen.http.get("/lapor").status_code == 404
        chooser = readable(citizen.http.get("/privasi").text)
        assert "Kabupaten Contoh" in chooser
        assert "Kabupaten Uji" in chooser
        of_one, of_another = (citizen.http.get(f"/privasi/{code}") for code in ("uji", "cth"))
        assert "sistem lain: Arsip Provinsi." in readable(of_one.text)
        assert "Arsip Provinsi" not in of_another.text
