"""Reports on their way to SP4N-LAPOR!, over real HTTP: what is copied, what leaves, who is told."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select, update

from forwarder.base import open_reply
from forwarder.lapor import COLUMNS, LaporSettings
from muara.settings import Jurisdiction
from store import accounts, deputies, files, queries
from store.forwarding_models import forwardings
from store.models import complaints, histories
from store.scope import SYSTEM
from tests import town as invented
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor, readable

LAPOR = LaporSettings(
    kind="lapor",
    form_url="https://lapor.example/form",
    categories={"Perhubungan": "Penerangan Jalan"},
    selectors={"title": "#judul", "anonymous": "#anonim"},
)
HOLE = "Jalan Diponegoro depan pasar berlubang besar sejak kemarin. Hubungi 0811-0000-1234."
VERIFIED = {
    "title": "Lubang besar di jalan",
    "classification": "complaint",
    "privacy": "open",
    "urgency": "medium",
    "topic": "Perhubungan",
}


@pytest.fixture
def town(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Installation]:
    changed: dict[str, Any] = {
        "destinations": {"lapor": LAPOR},
        "jurisdictions": {
            "CTH": Jurisdiction(name="Kabupaten Contoh"),
            "UJI": Jurisdiction(name="Kabupaten Uji", uses_lapor=False),
        },
    }
    with running(settings_for(tmp_path, migrated_sqlite_url, **changed)) as opened:
        opened.add_operator("petugas")
        opened.add_operator("inspektorat", role="supervisor")
        yield opened


@pytest.fixture
def officer(town: Installation) -> Iterator[Visitor]:
    with Visitor(town) as visitor:
        visitor.sign_in("petugas")
        yield visitor


def told(
    town: Installation, officer: Visitor, person: int = 1, channel: str = "telegram", **said: Any
) -> str:
    """A citizen tells something, and an officer verifies it: the tracking id."""
    privacy = said.pop("privacy", "open")
    town.receive(channel, town.citizens.telegram(person, **({"text": HOLE} | said)))
    number = officer.complaints()[0]
    assert officer.deed(number, "verify", **(VERIFIED | {"privacy": privacy})).status_code == 303
    return number


def test_a_deputy_sees_what_the_government_of_the_represented_needs(town: Installation) -> None:
    town.add_operator("inspektorat-uji", "supervisor", ["UJI"])
    with Visitor(town) as visitor:
        visitor.sign_in("inspektorat-uji")
        assert 'href="/lapor-entry"' not in visitor.get("/").text
        with town.application.store.write() as connection:
            ids = {one.username: one.id for one in accounts.all_operators(SYSTEM, connection)}
            now = town.clock.now()
            deputies.appoint(
                SYSTEM,
                connection,
                operator_id=ids["inspektorat-uji"],
                represents_id=ids["inspektorat"],
                starts_at=now,
                ends_at=now + timedelta(days=1),
                now=now,
            )
        assert 'href="/lapor-entry"' in visitor.get("/").text


def link(officer: Visitor, number: str, pasted: str = "1234567", **more: str) -> Any:
    page = f"/lapor-entry/{number}"
    sent = form_of(officer, page) | {"pasted": pasted, "anonymous": "true"} | more
    return officer.submit(page, f"{page}/link", **sent)


def form_of(officer: Visitor, page: str) -> dict[str, str]:
    """The key and the version that the forms of a page carry."""
    found = re.search(
        r'name="key" value="([^"]+)"><input type="hidden" name="version" value="(\d+)"',
        officer.get(page).text,
    )
    assert found
    return {"key": found[1], "version": found[2]}


def say_status(officer: Visitor, number: str, **said: str) -> Any:
    page = f"/complaints/{number}"
    return officer.submit(page, f"/lapor-entry/{number}/status", **(form_of(officer, page) | said))


def letters(town: Installation, number: str) -> list[tuple[str, str]]:
    """(purpose, text) of what was told about LAPOR."""
    store = town.application.store
    with store.read() as connection:
        row = queries.complaint_by_tracking_id(SYSTEM, connection, number)
        sealer = queries.reporter_sealer(SYSTEM, connection, store.keyring, row.reporter_id)
        replies = queries.replies_to(SYSTEM, connection, row.id)
    found = [(one.purpose, open_reply(sealer, one.sealed)["text"]) for one in replies]
    return [one for one in found if one[0].startswith("for")]


def state(town: Installation, number: str) -> tuple[str, str | None, str | None]:
    with town.application.store.read() as connection:
        row = connection.execute(
            select(forwardings)
            .join(complaints, complaints.c.id == forwardings.c.complaint_id)
            .where(complaints.c.tracking_id == number)
        ).one()
    return row.state, row.foreign_id, row.foreign_status


def fields(page: str) -> dict[str, str]:
    """What can be copied."""
    found = re.findall(r'id="field-(\w+)" value="([^"]*)"', page)
    found += re.findall(r'<textarea id="field-(\w+)"[^>]*>([^<]*)<', page)
    return {name: unescape(value) for name, value in found}


# --- copying


def test_nothing_can_be_copied_before_anonymous_is_ticked(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer)
    closed = officer.get(f"/lapor-entry/{number}")
    assert fields(closed.text) == {}
    assert "berlubang besar" not in closed.text
    opened = officer.get(f"/lapor-entry/{number}?anonymous=true").text
    assert fields(opened) | {"everything": ""} == {
        "title": "Lubang besar di jalan",
        "text": HOLE.replace("0811-0000-1234", "[nomor telepon disembunyikan]"),
        "incident_on": "20/11/2026",
        "place": fields(opened)["place"],
        "agency": "Pemerintah Kabupaten Contoh",
        "category": "Penerangan Jalan",
        "classification": "Pengaduan",
        "tracking_id": number,
        "everything": "",
    }
    assert json.loads(fields(opened)["everything"])["anonymous"] is True
    assert "Warga" not in opened.split("<main")[1]


def test_a_reports_page_offers_all_fields_as_one_text(town: Installation, officer: Visitor) -> None:
    number = told(town, officer)
    page = f"/complaints/{number}"
    assert "Salin untuk LAPOR" in officer.get(page).text
    one_by_one = fields(officer.get(f"/lapor-entry/{number}?anonymous=true").text)
    block = fields(officer.get(page).text)["block"]
    for name in ("title", "text", "incident_on", "agency", "category", "classification"):
        assert one_by_one[name] in block
    assert "Judul:\nLubang besar di jalan\n\n" in block
    assert "Anonim:\nCentang\n\nRahasia:\nTidak perlu dicentang\n\n" in block
    assert (number in block, "0811" in block, "Warga" in block) == (True, False, False)

    link(officer, number)
    assert fields(officer.get(page).text)["block"] == block


def test_whoever_may_not_enter_a_report_finds_no_text_to_copy(
    town: Installation, officer: Visitor
) -> None:
    first, second = told(town, officer, 1), told(town, officer, 2)
    officer.deed(second, "merge", leader=first)
    town.receive("telegram", town.citizens.telegram(3, text=HOLE))
    unverified = officer.complaints()[0]
    assert unverified not in (first, second)
    for number in (second, unverified):
        assert "field-block" not in officer.get(f"/complaints/{number}").text
    town.add_operator("auditor", "auditor")
    with Visitor(town) as auditor:
        auditor.sign_in("auditor")
        assert "field-block" not in auditor.get(f"/complaints/{first}").text


def test_a_secret_report_opens_only_when_secret_is_ticked_too(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer, privacy="secret")
    assert fields(officer.get(f"/lapor-entry/{number}?anonymous=true").text) == {}
    opened = officer.get(f"/lapor-entry/{number}?anonymous=true&secret=true").text
    assert json.loads(fields(opened)["everything"])["secret"] is True
    refused = link(officer, number)
    assert refused.status_code == 409
    assert state(town, number)[0] == "waiting"
    assert link(officer, number, secret="true").status_code == 303
    assert state(town, number)[0] == "linked"


def test_what_voices_say_goes_along_redacted(town: Installation, officer: Visitor) -> None:
    voice = {"file_id": "voice", "file_unique_id": "u", "duration": 4, "mime_type": "audio/ogg"}
    number = told(town, officer, text=HOLE)
    town.receive("telegram", town.citizens.telegram(1, voice=voice))
    town.fetch_media({"voice": b"OggS\0\2" + bytes(2000)})
    page = officer.get(f"/complaints/{number}").text
    file = re.search(r"/media/(\d+)/transcript", page)
    assert file
    officer.submit(
        f"/complaints/{number}",
        f"/media/{file[1]}/transcript",
        text="Nomor saya 0811-0000-7777, jembatannya retak",
        version="0",
    )
    text = fields(officer.get(f"/lapor-entry/{number}?anonymous=true").text)["text"]
    assert "jembatannya retak" in text
    assert "7777" not in text


def test_merged_reports_go_as_one_and_secret_ones_say_nothing(
    town: Installation, officer: Visitor
) -> None:
    first = told(town, officer, 1)
    second = told(town, officer, 2, text="Jalan depan pasar juga rusak di tempat saya, parah")
    third = told(town, officer, 3, text="Saya takut menulis ini, jalan pasar", privacy="secret")
    for one in (second, third):
        assert officer.deed(one, "merge", leader=first).status_code == 303
    page = officer.get(f"/lapor-entry/{first}?anonymous=true").text
    text = fields(page)["text"]
    assert "Laporan yang sama kami terima dari 1 warga lain." in text
    assert "juga rusak di tempat saya" in text
    assert "takut menulis" not in page
    assert officer.get(f"/lapor-entry/{second}").headers["location"] == f"/lapor-entry/{first}"
    link(officer, first)
    for one in (first, second, third):
        assert state(town, one) == ("linked", "1234567", None)
        assert [purpose for purpose, _ in letters(town, one)] == ["forwarded"]


# --- photos


def test_photos_leave_masked_small_and_without_position(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer, photo=invented.photo("dark"), caption=HOLE)
    town.fetch_media({"dark": invented.picture("white")})
    with town.application.store.write() as connection:
        now = town.clock.now()
        hidden = [(0.0, 0.0, 0.1, 0.1)]
        files.mask_picture(SYSTEM, connection, 1, hidden, 0, now, version=0)
    content = officer.get(f"/lapor-entry/{number}/photos.zip").content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == [f"{number}-1.jpg"]
        photo = archive.read(f"{number}-1.jpg")
    shown = Image.open(io.BytesIO(photo))
    assert not shown.getexif()
    assert max(shown.convert("L").crop((18, 18, 22, 22)).tobytes()) < 20
    assert officer.get(f"/lapor-entry/{number}/photos/1").content == photo
    assert officer.get(f"/lapor-entry/{number}/photos/2").status_code == 404


# --- the number


def test_the_number_is_kept_told_and_the_next_report_comes(
    town: Installation, officer: Visitor
) -> None:
    first, second = told(town, officer, 1), told(town, officer, 2)
    assert first in officer.text("/lapor-entry")
    answer = link(officer, first, "https://www.lapor.go.id/laporan/detil/1234567")
    assert answer.headers["location"] == "/lapor-entry?done=linked&number=1234567"
    shown = officer.text(answer.headers["location"])
    assert "Tersimpan dengan nomor LAPOR 1234567" in shown
    assert second in shown
    assert letters(town, first) == [
        (
            "forwarded",
            f"Laporan {first} sudah diteruskan ke SP4N-LAPOR!, nomor 1234567. Simpan nomor ini "
            "bila Anda ingin melihatnya di lapor.go.id. Kabar berikutnya tetap kami kirim lewat "
            "pesan ini.",
        )
    ]
    assert "1234567" in officer.text(f"/complaints/{first}")
    link(officer, second, "7654321")
    assert "Semua sudah di LAPOR" in officer.text("/lapor-entry")


@pytest.mark.parametrize(
    ("pasted", "sent"), [("belum ada", {}), ("1234567", {"anonymous": "false"})]
)
def test_without_a_number_or_the_tick_nothing_is_kept(
    town: Installation, officer: Visitor, pasted: str, sent: dict[str, str]
) -> None:
    number = told(town, officer)
    assert link(officer, number, pasted, **sent).status_code == 422
    assert state(town, number)[0] == "waiting"
    assert letters(town, number) == []


def test_a_skipped_report_comes_again_and_one_in_a_colleagues_hands_does_not(
    town: Installation, officer: Visitor
) -> None:
    first, second = told(town, officer, 1), told(town, officer, 2)
    assert second in officer.text(f"/lapor-entry?after={first}")
    with Visitor(town) as colleague:
        colleague.sign_in("inspektorat")
        assert first in colleague.text("/lapor-entry")
        assert "Semua sudah di LAPOR" in colleague.text(f"/lapor-entry?after={first}")
    assert second in officer.text("/lapor-entry")
    town.clock.move(timedelta(minutes=11))
    assert first in officer.text("/lapor-entry")


def test_what_need_not_go_is_taken_off_the_list_for_a_reason(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer)
    page = f"/lapor-entry/{number}"
    nothing = officer.submit(page, f"{page}/put-aside", **form_of(officer, page), reason="")
    assert nothing.status_code == 409
    aside = form_of(officer, page) | {"reason": "there_already"}
    officer.submit(page, f"{page}/put-aside", **aside)
    assert state(town, number)[0] == "withheld"
    assert number not in officer.text("/?list=not_in_lapor")
    shown = f"/complaints/{number}"
    officer.submit(shown, f"{page}/want", **form_of(officer, shown))
    assert number in officer.complaints("/?list=not_in_lapor")


def test_a_sealed_report_never_goes(town: Installation, officer: Visitor) -> None:
    text = "Oknum pegawai minta uang 150 ribu biar KTP cepat jadi"
    town.receive("telegram", town.citizens.telegram(1, text=text))
    with town.application.store.read() as connection:
        number = str(connection.execute(select(complaints.c.tracking_id)).scalar_one())
    with Visitor(town) as supervisor:
        supervisor.sign_in("inspektorat")
        supervisor.deed(number, "verify", **VERIFIED)
        assert "Laporan tersegel tidak keluar" in supervisor.text(f"/complaints/{number}")
        assert supervisor.get(f"/lapor-entry/{number}").status_code == 409
        assert supervisor.get(f"/lapor-entry/{number}/photos.zip").status_code == 409
    assert officer.get(f"/lapor-entry/{number}").status_code == 404


def test_a_number_of_lapor_leads_to_its_report(town: Installation, officer: Visitor) -> None:
    first, second = told(town, officer, 1), told(town, officer, 2)
    link(officer, first)
    assert officer.get("/?q=1234567").headers["location"] == f"/complaints/{first}"
    link(officer, second)
    assert officer.get("/?q=1234567").status_code == 200


def test_what_is_not_verified_cannot_be_entered(town: Installation, officer: Visitor) -> None:
    town.receive("telegram", town.citizens.telegram(1, text=HOLE))
    (number,) = officer.complaints()
    assert "Verifikasi dulu" in officer.text(f"/complaints/{number}")
    assert officer.get(f"/lapor-entry/{number}").status_code == 409


def test_where_lapor_is_not_used_nothing_is_to_go(town: Installation, officer: Visitor) -> None:
    number = told(town, officer, channel="telegram-uji")
    with town.application.store.read() as connection:
        assert connection.execute(select(forwardings)).all() == []
    assert 'id="lapor"' not in officer.get(f"/complaints/{number}").text


def test_a_page_of_yesterday_replaces_no_number_and_keeps_what_was_pasted(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer)
    page = f"/lapor-entry/{number}"
    yesterday = form_of(officer, page) | {"anonymous": "true"}
    assert link(officer, number, "1234567").status_code == 303
    seen = [yesterday, {"key": "other", "anonymous": "true"}]
    for sent, why in zip(seen, ("Orang lain baru saja", "tidak menyebut keadaan"), strict=True):
        refused = officer.submit(page, f"{page}/link", pasted="7654321", **sent)
        assert refused.status_code == 409
        assert why in readable(refused.text)
        assert 'value="7654321"' in refused.text
        aside = officer.submit(page, f"{page}/put-aside", reason="no_use_there", **sent)
        assert (aside.status_code, why in readable(aside.text)) == (409, True)
        wanted = officer.submit(page, f"{page}/want", **sent)
        assert (wanted.status_code, why in readable(wanted.text)) == (409, True)
    assert state(town, number)[:2] == ("linked", "1234567")
    corrected = form_of(officer, page) | {"anonymous": "true", "pasted": "7654321"}
    for _ in range(2):
        assert officer.submit(page, f"{page}/link", **corrected).status_code == 303
    assert [purpose for purpose, _ in letters(town, number)] == ["forwarded", "forwarded"]


# --- news


def test_a_status_of_yesterday_replaces_none_of_today_and_its_words_stay(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer)
    link(officer, number)
    page, action = f"/complaints/{number}", f"/lapor-entry/{number}/status"
    yesterday = form_of(officer, page)
    said = {"status": "in_progress", "answer": "Dinas sedang mengecek"}
    today = form_of(officer, page) | {"status": "closed"}
    for _ in range(2):
        assert officer.submit(page, action, **today).status_code == 303
    seen = [yesterday, {"key": "other"}]
    for sent, why in zip(seen, ("Orang lain baru saja", "tidak menyebut keadaan"), strict=True):
        refused = officer.submit(page, action, **sent, **said)
        assert (refused.status_code, why in readable(refused.text)) == (409, True)
        assert ">Dinas sedang mengecek</textarea>" in refused.text
    assert state(town, number)[2] == "closed"


def test_a_status_and_an_answer_reach_everybody_under_that_number(
    town: Installation, officer: Visitor
) -> None:
    first, second = told(town, officer, 1), told(town, officer, 2)
    for one in (first, second):
        link(officer, one)
    say_status(officer, first, status="assigned")
    say_status(officer, first, status="assigned")  # nothing new
    say_status(officer, first, status="resolved", answer="Sudah ditambal Selasa.")
    for one in (first, second):
        purposes = [purpose for purpose, _ in letters(town, one)]
        assert purposes == ["forwarded", "foreign_status", "foreign_answer"]
        assert "Sudah ditambal Selasa." in letters(town, one)[-1][1]
        shown = officer.text(f"/complaints/{one}")
        assert "Terdisposisi Selesai" in shown
        assert "Sudah ditambal Selasa." in shown
    with town.application.store.read() as connection:
        told_in_history = str(connection.execute(select(histories.c.details)).scalars().all())
    assert "ditambal" not in told_in_history


def test_what_was_merged_after_it_went_follows_with_the_next_news(
    town: Installation, officer: Visitor
) -> None:
    first, second = told(town, officer, 1), told(town, officer, 2)
    link(officer, first)
    assert officer.deed(second, "merge", leader=first).status_code == 303
    say_status(officer, first, status="in_progress")
    assert state(town, second) == ("linked", "1234567", "in_progress")
    assert [purpose for purpose, _ in letters(town, second)] == ["forwarded", "foreign_status"]


def test_what_is_sealed_later_is_told_nothing_more(town: Installation, officer: Visitor) -> None:
    first, second = told(town, officer, 1), told(town, officer, 2)
    for one in (first, second):
        link(officer, one)
    with town.application.store.write() as connection:
        own = complaints.c.tracking_id == second
        connection.execute(update(complaints).where(own).values(seal="minor"))
    with Visitor(town) as supervisor:
        supervisor.sign_in("inspektorat")
        say_status(supervisor, first, status="resolved")
    assert [purpose for purpose, _ in letters(town, first)] == ["forwarded", "foreign_status"]
    assert [purpose for purpose, _ in letters(town, second)] == ["forwarded"]


def test_of_a_secret_report_only_the_status_is_told(town: Installation, officer: Visitor) -> None:
    number = told(town, officer, privacy="secret")
    link(officer, number, secret="true")
    say_status(officer, number, status="resolved", answer="Lubang di jalan itu sudah ditambal.")
    assert "Lubang di jalan" not in str(letters(town, number))
    assert [purpose for purpose, _ in letters(town, number)] == ["forwarded", "foreign_status"]


# --- files


def test_a_batch_holds_what_was_ticked_and_is_recorded(
    town: Installation, officer: Visitor
) -> None:
    first = told(town, officer, 1, text="=1+1 jalan berlubang di depan pasar kota Contoh")
    second = told(town, officer, 2, privacy="secret")
    page = officer.get("/lapor-batches").text
    assert re.search(rf'value="{first}" checked', page)
    assert not re.search(rf'value="{second}" checked', page)
    answer = officer.submit("/lapor-batches", "/lapor-batches/export", format="csv", chosen=[first])
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert tuple(rows[0]) == COLUMNS
    assert [row["NomorMuara"] for row in rows] == [first]
    assert rows[0]["IsiLaporan"].startswith("'=1+1")
    assert rows[0]["Kategori"] == "Penerangan Jalan"
    assert state(town, first)[0] == "sent"
    assert state(town, second)[0] == "waiting"
    with town.application.store.read() as connection:
        made = connection.execute(
            select(histories.c.details).where(histories.c.event == "export_made")
        ).scalar_one()
    assert (made["kind"], made["rows"], made["complaints"]) == ("lapor", 1, [first])
    officer.submit("/lapor-batches", "/lapor-batches/back", key="k", chosen=[first])
    assert state(town, first)[0] == "waiting"


def test_a_workbook_can_be_had_too_and_nothing_chosen_gives_none(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer)
    empty = officer.submit("/lapor-batches", "/lapor-batches/export", format="xlsx")
    assert empty.status_code == 422
    answer = officer.submit(
        "/lapor-batches", "/lapor-batches/export", format="xlsx", chosen=[number]
    )
    assert answer.content.startswith(b"PK")


def test_the_bookmark_holds_the_selectors_and_never_sends(officer: Visitor) -> None:
    page = unescape(officer.get("/lapor-bookmarklet").text)
    assert "javascript:" in page
    assert "%23judul" in page
    assert ".submit(" not in page
    assert "requestSubmit" not in page


def test_whoever_asked_to_be_forgotten_leaves_nothing_to_copy(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer)
    link(officer, number)
    officer.submit(
        f"/complaints/{number}",
        f"/lapor-entry/{number}/status",
        key="1",
        status="resolved",
        answer="Sudah.",
    )
    invented.erase_author(town, number)
    with town.application.store.read() as connection:
        assert connection.execute(select(forwardings.c.sealed_note)).scalar_one() is None
    assert "berlubang" not in officer.get(f"/lapor-entry/{number}?anonymous=true").text
    assert officer.get(f"/complaints/{number}").status_code == 200
