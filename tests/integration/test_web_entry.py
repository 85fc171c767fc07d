"""Reports entered by hand over real HTTP: the number at once, nothing doubled, nothing lost."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Column, func, select

from channels.base import Source
from forwarder.base import RECORD
from muara import sorting
from muara.comparing import Comparer
from muara.importing import work_on_imports
from muara.pipeline import pack
from normalizer.record import Record
from store import ledger, queries
from store.models import attachments, complaints, histories, items, outbox
from store.scope import SYSTEM
from tests import town as towns
from tests.installation import START, Installation, running, settings_for
from tests.integration.web_visitor import Visitor, readable

HOLE = "Jalan Diponegoro depan pasar kota berlubang besar, kemarin ada motor jatuh"
BRIBE = "Pak kades minta uang 500 ribu untuk tanda tangan surat tanah, padahal gratis"
KEY = re.compile(r'name="key" value="([^"]+)"')
CSRF = re.compile(r'name="csrf" value="([0-9a-f]{64})"')
NUMBER = re.compile(r'class="read-out tracking">([A-Z0-9-]+)<')
File = tuple[str, tuple[str, bytes, str]]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("entry")
    shutil.copyfile(sqlite_template, folder / "muara.db")
    with running(settings_for(folder, f"sqlite:///{folder / 'muara.db'}")) as opened:
        opened.add_operator("petugas", jurisdictions=["CTH"])
        opened.add_operator("rekan", jurisdictions=["CTH"])
        opened.add_operator("pengawas", role="supervisor", jurisdictions=["CTH"])
        opened.add_operator("opd", role="liaison_officer")
        yield opened


@pytest.fixture
def officer(town: Installation) -> Iterator[Visitor]:
    with Visitor(town) as visitor:
        visitor.sign_in("petugas")
        yield visitor


def filled(visitor: Visitor, path: str = "/new") -> dict[str, str]:
    """The hidden fields of a fresh form."""
    page = visitor.http.get(path).text
    key, csrf = KEY.search(page), CSRF.search(page)
    assert key
    assert csrf
    return {"key": key[1], "csrf": csrf[1], "jurisdiction": "CTH"}


def send(
    visitor: Visitor,
    form: dict[str, str],
    path: str = "/new",
    files: Sequence[File] = (),
    **fields: Any,
) -> httpx.Response:
    given = {"origin": "telephone"} | form | fields
    parts: list[tuple[str, tuple[str | None, bytes | str, str]] | tuple[str, tuple[None, str]]]
    parts = [(name, (None, value)) for name, value in given.items()]
    return visitor.http.post(path, files=[*parts, *files], follow_redirects=True)


def number_in(answer: httpx.Response) -> str:
    assert answer.status_code == 200, answer.text
    found = NUMBER.search(answer.text)
    assert found, readable(answer.text)
    return found[1]


class Fresh:
    """What was written since the test began."""

    def __init__(self, town: Installation) -> None:
        self._store = town.application.store
        tables = (attachments, complaints, histories, items, outbox)
        with self._store.read() as connection:
            self._before = {
                table.name: connection.execute(select(func.max(table.c.id))).scalar() or 0
                for table in tables
            }

    def rows(self, *columns: Column[Any]) -> list[tuple[Any, ...]]:
        table = columns[0].table
        fresh = table.c.id > self._before[str(table)]
        query = select(*columns).where(fresh).order_by(table.c.id)
        with self._store.read() as connection:
            return [tuple(row) for row in connection.execute(query)]


@pytest.fixture
def fresh(town: Installation) -> Fresh:
    return Fresh(town)


def record_of(town: Installation, number: str) -> Record:
    with town.application.store.read() as connection:
        complaint = queries.complaint_by_tracking_id(SYSTEM, connection, number)
        row = queries.messages_of(SYSTEM, connection, complaint.id)[0]
        keyring = town.application.store.keyring
        sealer = queries.reporter_sealer(SYSTEM, connection, keyring, row.reporter_id)
    return Record.model_validate_json(sealer.open(row.sealed, RECORD))


def lying(town: Installation) -> set[str]:
    """The names of all objects in the object store."""
    place = Path(town.application.settings.store.objects)
    return {str(path.relative_to(place)) for path in place.glob("*/*")}


def test_a_call_becomes_a_complaint_with_everything_that_was_written_down(
    town: Installation, officer: Visitor, fresh: Fresh
) -> None:
    answer = send(
        officer,
        filled(officer),
        origin="radio",
        text=HOLE,
        place="RT 02 Dusun Karang",
        incident_date="2026-11-19",
        name="Warga Contoh",
        phone="0811-0000-1234",
        address="Jl. Contoh 7",
    )

    number = number_in(answer)
    said = readable(answer.text)
    assert "Charlie" in said
    assert "Tersimpan" in said
    record = record_of(town, number)
    assert record.entry is not None
    assert (record.entry.origin, record.entry.address) == ("radio", "Jl. Contoh 7")
    assert record.entry.entered_by.startswith("operator:")
    assert record.sender.phone == "+6281100001234"
    assert (
        record.text == f"{HOLE}\n\nTempat: RT 02 Dusun Karang\nTanggal kejadian: 19 November 2026"
    )
    assert record.suggestions is not None
    assert record.suggestions.incident is not None
    assert record.suggestions.incident.date.isoformat() == "2026-11-19"
    ((origin, gathers, secret),) = fresh.rows(
        complaints.c.origin, complaints.c.is_gathering, complaints.c.is_secret
    )
    assert (origin, gathers, secret) == ("radio", False, False)
    assert fresh.rows(outbox.c.id) == [], "nobody can be written to"
    events = dict(fresh.rows(histories.c.event, histories.c.actor))
    assert events["report_entered"] == record.entry.entered_by
    page = officer.text(f"/complaints/{number}")
    assert "Masuk lewat radio" in page
    assert "Dicatat oleh petugas" in page
    assert "0811" not in page


def test_a_double_click_is_one_report_and_a_correction_an_edit_of_it(
    town: Installation, officer: Visitor, fresh: Fresh
) -> None:
    form = filled(officer)
    with ThreadPoolExecutor(4) as clicks:
        numbers = set(clicks.map(lambda _: number_in(send(officer, form, text=HOLE)), range(4)))
    assert len(numbers) == 1
    assert number_in(send(officer, form, text=f"{HOLE}, dan lampunya mati")) in numbers

    ((complaint_id,),) = fresh.rows(complaints.c.id)
    with town.application.store.read() as connection:
        said = queries.messages_of(SYSTEM, connection, complaint_id)
    assert [row.redacted_text for row in said] == [HOLE, f"{HOLE}, dan lampunya mati"]


def test_two_calls_of_one_person_are_two_reports(
    town: Installation, officer: Visitor, fresh: Fresh
) -> None:
    for text in (HOLE, "Air PDAM keruh"):
        send(officer, filled(officer), text=text, phone="0811-0000-1234")
    assert len(fresh.rows(complaints.c.id)) == 2
    assert len({reporter for (reporter,) in fresh.rows(complaints.c.reporter_id)}) == 1


def test_a_photo_is_sealed_for_its_reporter(
    town: Installation, officer: Visitor, fresh: Fresh
) -> None:
    before_files = lying(town)
    photo = towns.picture("darkgreen")
    files = [
        ("files", ("foto.html", photo, "text/html")),
        ("files", ("surat.pdf", b"%PDF-1.7 x", "application/pdf")),
    ]
    form = filled(officer)
    number = number_in(send(officer, form, files=files, text=HOLE))
    assert number_in(send(officer, form, files=files, text=HOLE)) == number
    before = fresh.rows(attachments.c.state, attachments.c.object_name)
    assert [state for state, _ in before] == ["pending", "pending"]

    town.fetch_media({})

    after = fresh.rows(attachments.c.state, attachments.c.mime_type, attachments.c.kind)
    assert after == [("stored", "image/jpeg", "image"), ("stored", "application/pdf", "document")]
    assert (
        officer.get(f"/media/{fresh.rows(attachments.c.id)[0][0]}").headers["content-type"]
        == "image/jpeg"
    )
    kept = {str(name) for (name,) in fresh.rows(attachments.c.object_name)}
    assert lying(town) - before_files == kept, "first copies and those of the second click are gone"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": "  "}, "Tulis dulu apa yang disampaikan"),
        ({"text": HOLE, "incident_date": "2027-01-01"}, "Tanggal ini belum tiba"),
        ({"text": HOLE, "incident_date": "kemarin"}, "Tanggal tidak terbaca"),
        ({"text": "x" * 20_001}, "Terlalu panjang"),
    ],
)
def test_what_cannot_be_kept_is_shown_again_as_it_was_typed(
    town: Installation, officer: Visitor, fields: dict[str, Any], told: str, fresh: Fresh
) -> None:
    answer = send(officer, filled(officer), place="Dusun Karang", is_secret="1", **fields)
    assert answer.status_code == 422
    assert told in readable(answer.text)
    assert 'value="Dusun Karang"' in answer.text
    assert 'name="is_secret" value="1" checked' in answer.text
    assert fresh.rows(items.c.id) == []


def test_a_secret_or_sealed_report_is_secret_at_once_and_its_number_told(
    town: Installation, officer: Visitor, fresh: Fresh
) -> None:
    number_in(send(officer, filled(officer), text=HOLE, is_secret="1"))
    answer = send(officer, filled(officer), text=BRIBE)
    sealed = number_in(answer)
    assert "disegel" in readable(answer.text)
    assert officer.get(f"/complaints/{sealed}").status_code == 404
    assert [secret for (secret,) in fresh.rows(complaints.c.is_secret)] == [True, True]
    with Visitor(town) as supervisor:
        supervisor.sign_in("pengawas")
        assert supervisor.get(f"/complaints/{sealed}").status_code == 200


def test_only_those_who_may_enter_reports_see_the_pages_and_only_own_forms_count(
    town: Installation, officer: Visitor, fresh: Fresh
) -> None:
    form = filled(officer)
    assert send(officer, form | {"csrf": "0" * 64}, text=HOLE).status_code == 403
    with Visitor(town) as nobody:
        assert send(nobody, form, text=HOLE).url.path == "/sign-in"
    with Visitor(town) as liaison:
        liaison.sign_in("opd")
        for path in ("/new", "/new/social", "/imports", "/new/saved?number=x"):
            assert liaison.get(path).status_code == 403, path
        assert send(liaison, form, text=HOLE).status_code == 403
        assert "Laporan baru" not in liaison.text("/")
    assert send(officer, form | {"jurisdiction": "UJI"}, text=HOLE).status_code == 404
    assert fresh.rows(items.c.id) == []


def test_the_door_takes_nothing_for_the_channel_of_entries(town: Installation) -> None:
    answer = httpx.post(f"{town.url}/hooks/manual-cth", content=b"{}")
    assert answer.status_code == 404


def test_a_large_form_is_taken_only_where_files_belong(
    town: Installation, officer: Visitor
) -> None:
    large = [("files", ("a.bin", b"0" * 300_000, "application/octet-stream"))]
    assert number_in(send(officer, filled(officer), files=large, text=HOLE))
    assert send(officer, filled(officer), "/erasures", files=large).status_code == 413


def suggested(visitor: Visitor, text: str) -> str:
    form = filled(visitor) | {"text": text, "place": ""}
    answer = visitor.http.post("/new/suggestions", data=form)
    assert answer.status_code == 200
    return readable(answer.text)


def test_suggestions_and_visible_look_alikes_are_shown_while_one_types(
    town: Installation, officer: Visitor
) -> None:
    shown = number_in(send(officer, filled(officer), text=HOLE))
    hidden = number_in(send(officer, filled(officer), text=f"{HOLE}. {BRIBE}"))
    Comparer(town.application.store, town.clock.now).compare_new()

    said = suggested(
        officer, "jl. diponegoro dkt pasar kota lobangnya gede bgt, motor sampai jatuh"
    )
    assert "Dinas Pekerjaan Umum" in said
    assert "Indonesia" in said
    assert shown in said
    assert hidden not in said
    assert "Usulan muncul di sini" in suggested(officer, "halo")
    assert "akan disegel" in suggested(officer, BRIBE)


def test_a_number_that_was_entered_is_no_key_to_others(
    town: Installation, officer: Visitor
) -> None:
    form = filled(officer)
    number = number_in(send(officer, form, text=HOLE))
    with Visitor(town) as colleague:
        colleague.sign_in("rekan")
        again = send(colleague, form | {"csrf": filled(colleague)["csrf"]}, text=HOLE)
        assert number_in(again) != number, "a form's key counts for its own operator only"


# --- lists ----------------------------------------------------------------------------------------


def test_where_a_list_stands_in_its_file_can_be_chosen(
    town: Installation, officer: Visitor, fresh: Fresh
) -> None:
    rows = "Isi,Nama\nyang lama,A\nCatatan,Oleh\nLampu jalan mati sudah seminggu,Warga\n"
    csrf = CSRF.search(officer.get("/imports").text)
    assert csrf
    data = {"csrf": csrf[1], "jurisdiction": "CTH"}
    uploaded = officer.http.post("/imports", data=data, files={"file": ("rekap.csv", rows)})
    where = uploaded.headers["location"]
    assert 'name="header_row" value="1"' in officer.get(where).text

    assert ">Catatan</th>" in officer.get(f"{where}?header_row=3").text
    assert "Di sana tidak ada daftar" in readable(officer.get(f"{where}?header_row=9").text)
    nothing = officer.submit(where, f"{where}/start", header_row="3", go="import")
    told = officer.get(nothing.headers["location"]).text
    assert "Pilih kolom yang berisi laporan" in readable(told)
    assert ">Catatan</th>" in told
    form = {"header_row": "3", "go": "import", "column-0": "text"}
    assert officer.submit(where, f"{where}/start", **form).status_code == 303
    work_on_imports(town.application)
    town.application.pipeline.drain()
    assert len(fresh.rows(complaints.c.id)) == 1


# --- from social media ----------------------------------------------------------------------------

WATER = "Air PDAM di Desa Contoh keruh sudah seminggu"
COMMENT = "https://www.facebook.com/diskominfo/posts/5501?comment_id=7701"
POST = "https://x.com/warga_contoh/status/1900000000000000001?s=20"
REEL = "https://www.instagram.com/reel/Cabc_12/"


def seen(visitor: Visitor, link: str, text: str, **fields: Any) -> httpx.Response:
    form = filled(visitor, "/new/social")
    return send(visitor, form, "/new/social", link=link, text=text, **fields)


def polled_comment(town: Installation, text: str) -> None:
    """The Page's comments are read, and this one is among them."""
    told = {
        "id": "5501_7701",
        "message": text,
        "created_time": "2026-11-21T01:00:00+0000",
        "from": {"id": "9000000000000001", "name": "Warga Karangan"},
    }
    deliver(town, "page", Source.POLL, json.dumps(told).encode())


def deliver(town: Installation, channel: str, source: Source, body: bytes) -> None:
    application = town.application
    now = town.clock.now()
    with application.store.write() as connection:
        delivery = ledger.NewDelivery(
            channel=channel, source=source, received_at=now, day=now.date(), content=pack(body)
        )
        ledger.receive(application.store, connection, [delivery])
    application.pipeline.drain()


def test_a_comment_that_was_seen_is_not_doubled_when_the_page_is_read(
    town: Installation, officer: Visitor, fresh: Fresh
) -> None:
    number = number_in(seen(officer, COMMENT, WATER, username="@warga"))
    assert number_in(seen(officer, COMMENT, WATER)) == number

    polled_comment(town, WATER)
    assert [o for (o,) in fresh.rows(items.c.outcome)][-1] == "duplicate"
    record = record_of(town, number)
    assert record.sender.id == "9000000000000001", "what only the platform knows is added"
    assert record.entry is not None
    ((origin, channel, surface),) = fresh.rows(
        complaints.c.origin, complaints.c.channel, complaints.c.surface
    )
    assert (origin, channel, surface) == ("social_media", "page", "comment")

    polled_comment(town, f"{WATER}!!")
    assert len(fresh.rows(complaints.c.id)) == 1
    assert "message_edited" in [event for (event,) in fresh.rows(histories.c.event)]


@pytest.mark.parametrize(
    ("person", "post"),
    [
        (3, "x/posts/5502?"),
        (4, "photo/?fbid=5502&set=a.1&"),
        (5, "watch/?v=5502&"),
        (6, "reel/5502?"),
    ],
)
def test_a_comment_that_waits_to_be_sorted_is_taken_as_a_report(
    town: Installation, officer: Visitor, fresh: Fresh, person: int, post: str
) -> None:
    town.receive("page", town.citizens.comment(person, WATER, post=5502))
    assert fresh.rows(complaints.c.id) == []
    link = f"https://www.facebook.com/{post}comment_id={town.citizens.latest}"
    answer = seen(officer, link, "dilihat petugas: air keruh")
    assert "sudah kami terima" in readable(answer.text)
    assert number_in(answer)
    assert len(fresh.rows(complaints.c.id)) == 1
    assert [o for (o,) in fresh.rows(items.c.outcome)] == ["stored", "duplicate"]


def test_a_page_that_is_only_looked_at_makes_no_report_of_a_comment(
    town: Installation, officer: Visitor, fresh: Fresh
) -> None:
    town.receive("page", town.citizens.comment(3, WATER, post=5505))
    link = f"https://www.facebook.com/x/posts/5505?comment_id={town.citizens.latest}"
    answer = officer.http.get("/new/saved", params={"link": link, "jurisdiction": "CTH"})
    assert answer.status_code == 200
    assert fresh.rows(complaints.c.id) == []


def test_a_comment_that_was_set_apart_is_a_report_once_somebody_enters_it(
    town: Installation, officer: Visitor, fresh: Fresh
) -> None:
    town.receive("page", town.citizens.comment(3, WATER, post=5503))
    ((comment,),) = fresh.rows(items.c.id)
    sorting.set_apart(town.application, town.application.scope("operator:1"), comment)
    entered_once(town, officer, fresh, post=5503)


def test_a_sticker_is_a_report_once_somebody_enters_what_it_shows(
    town: Installation, officer: Visitor, fresh: Fresh
) -> None:
    sticker = "https://scontent.xx.fbcdn.net/t39.1997-6/1.png"
    town.receive("page", town.citizens.comment(3, "", post=5504, sticker=sticker))
    assert fresh.rows(items.c.reason) == [("courtesy",)]
    entered_once(town, officer, fresh, post=5504)


def entered_once(town: Installation, officer: Visitor, fresh: Fresh, post: int) -> None:
    link = f"https://www.facebook.com/x/posts/{post}?comment_id={town.citizens.latest}"
    number = number_in(seen(officer, link, WATER))
    assert number_in(seen(officer, link, WATER)) == number
    assert [o for (o,) in fresh.rows(items.c.outcome)] == ["stored", "duplicate"]
    assert len(fresh.rows(complaints.c.id)) == 1
    assert officer.get(f"/complaints/{number}").status_code == 200


def test_a_platform_that_no_channel_reads_is_known_by_its_address(
    town: Installation, officer: Visitor, fresh: Fresh
) -> None:
    numbers = {number_in(seen(officer, link, WATER)) for link in (REEL, f"{REEL}?igsh=x")}
    assert len(numbers) == 1
    assert len({number_in(seen(officer, POST, WATER)) for _ in range(2)}) == 1
    ((channel, _), _) = fresh.rows(complaints.c.channel, complaints.c.id)
    assert channel == "manual-cth"
    assert REEL in (record_of(town, numbers.pop()).text or "")


def test_the_address_of_what_was_seen_is_not_what_somebody_said(
    town: Installation, officer: Visitor
) -> None:
    link = "https://www.tiktok.com/@warga/video/7300000000000000001?is_from_webapp=1"
    said = "Pohon tumbang di depan kantor kecamatan Pacet"
    number = number_in(seen(officer, link, said))
    html = officer.get(f"/complaints/{number}").text
    assert re.findall(r'name="title"[^>]*value="([^"]*)"', html) == [said], "nor is it sealed"
    assert link in (record_of(town, number).text or "")


@pytest.mark.parametrize("link", [COMMENT, POST, REEL, ""])
def test_what_was_seen_and_waited_is_found_by_the_page_that_looks_again(
    officer: Visitor, link: str
) -> None:
    answer = seen(officer, link, f"{WATER}, juga hari ini")
    waited = answer.url.copy_remove_param("number").copy_remove_param("known")
    assert number_in(officer.http.get(waited)) == number_in(answer)


def test_a_day_has_come_when_it_has_where_the_report_goes(town: Installation) -> None:
    before = town.clock.now()
    town.clock.set(START.replace(hour=16, minute=30))  # half past midnight in UJI, not in CTH
    town.add_operator("dua", jurisdictions=["CTH", "UJI"])
    with Visitor(town) as visitor:
        visitor.sign_in("dua")
        assert 'max="2026-11-22"' in visitor.get("/new").text
        for code, status in (("UJI", 200), ("CTH", 422)):
            form = filled(visitor) | {"jurisdiction": code}
            answer = send(visitor, form, text=HOLE, incident_date="2026-11-22")
            assert answer.status_code == status
    town.clock.set(before)


@pytest.mark.parametrize("said_on", ["0001-01-01", "0026-11-20", "9999-12-31"])
def test_a_day_that_cannot_be_is_not_taken(officer: Visitor, fresh: Fresh, said_on: str) -> None:
    answer = seen(officer, POST, WATER, said_on=said_on)
    assert answer.status_code == 422
    assert "Tanggal" in readable(answer.text)
    assert fresh.rows(items.c.id) == []


@pytest.mark.parametrize("link", ["javascript:alert(1)", "facebook.com/x"])
def test_what_is_no_address_is_not_taken(
    town: Installation, officer: Visitor, fresh: Fresh, link: str
) -> None:
    answer = seen(officer, link, WATER)
    assert answer.status_code == 422
    assert "diawali https://" in readable(answer.text)
    assert fresh.rows(items.c.id) == []
