"""The operators' pages over real HTTP: what they show, what they hide, what their buttons do."""

from __future__ import annotations

import io
import re
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import insert, update

from muara.web.ledger import OUTCOMES
from store import equation, people, queries
from store.forwarding_models import forwardings
from store.media import DAMAGED
from store.models import attachments
from store.scope import SYSTEM
from tests import town
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor, readable

PERSONAL = ("0811-0000-1234", "Warga", "Karangan", "warga_karangan", "1001", "9000000000000003")


def settle(opened: Installation) -> None:
    """Fill an installation with a morning and with people who sign in."""
    town.morning(opened)
    opened.add_operator("petugas")
    opened.add_operator("petugas.cth", jurisdictions=["CTH"])
    opened.add_operator("petugas.uji", jurisdictions=["UJI"])
    opened.add_operator("auditor", role="auditor")


@pytest.fixture(scope="module")
def shared(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> Iterator[Installation]:
    """For tests that only look."""
    folder = tmp_path_factory.mktemp("installation")
    shutil.copyfile(sqlite_template, folder / "muara.db")
    with running(settings_for(folder, f"sqlite:///{folder / 'muara.db'}")) as opened:
        settle(opened)
        yield opened


@pytest.fixture(scope="module")
def visitor(shared: Installation) -> Iterator[Visitor]:
    """An officer of the whole installation, who only looks."""
    with Visitor(shared) as opened:
        opened.sign_in("petugas")
        yield opened


@pytest.fixture(scope="module")
def neighbour(shared: Installation) -> Iterator[Visitor]:
    """An officer of the other regency."""
    with Visitor(shared) as opened:
        opened.sign_in("petugas.uji")
        yield opened


@pytest.fixture
def installation(tmp_path: Path, shared: Installation) -> Iterator[Installation]:
    """A copy of the shared one, for tests that change something."""
    of_shared = shared.application.settings.store
    copy = tmp_path / "muara.db"
    with (
        sqlite3.connect(of_shared.url.removeprefix("sqlite:///")) as before,
        sqlite3.connect(copy) as after,
    ):
        before.backup(after)
    shutil.copytree(of_shared.objects, tmp_path / "media")
    written = shared.citizens.latest
    with running(
        settings_for(tmp_path, f"sqlite:///{copy}"), shared.clock.now(), written
    ) as opened:
        yield opened


@pytest.fixture
def either(tmp_path: Path, migrated_url: str) -> Iterator[Installation]:
    """The same on both engines."""
    with running(settings_for(tmp_path, migrated_url)) as opened:
        settle(opened)
        yield opened


@pytest.fixture
def officer(installation: Installation) -> Iterator[Visitor]:
    with Visitor(installation) as opened:
        opened.sign_in("petugas.cth")
        yield opened


def lamp(visitor: Visitor) -> str:
    """The complaint about the street lamp: the oldest of all."""
    return visitor.complaints()[-1]


def media(visitor: Visitor, tracking_id: str) -> list[str]:
    html = visitor.get(f"/complaints/{tracking_id}").text
    return list(dict.fromkeys(re.findall(r"/media/\d+", html)))


# --- the queue


def test_the_queue_shows_complaints_newest_first_with_what_they_hold(visitor: Visitor) -> None:
    shown = visitor.text("/?list=all")
    assert shown.index(town.ELSEWHERE) < shown.index("Surat warga") < shown.index("Lampu jalan")
    assert "lokasi" in shown
    assert "2 lampiran" in shown
    assert "4 pesan" in shown
    assert len(visitor.complaints()) == 5


def test_the_queue_can_be_narrowed_to_a_channel_and_a_status(visitor: Visitor) -> None:
    assert len(visitor.complaints("/?channel=telegram-uji")) == 1
    assert len(visitor.complaints("/?status=new&channel=telegram")) == 4
    assert "Tidak ada yang cocok" in visitor.text("/?status=closed")
    assert len(visitor.complaints("/?list=gathering")) == 5


def test_older_pages_continue_where_the_last_one_ended(installation: Installation) -> None:
    bodies = [installation.citizens.telegram(100 + n, text=f"Laporan ke-{n}") for n in range(60)]
    installation.receive("telegram", *bodies)
    with Visitor(installation) as officer:
        officer.sign_in("petugas.cth")
        first = officer.complaints("/")
        older = re.search(r'href="(/\?before=[^"]+)"', officer.get("/").text)
        assert older
        second = officer.complaints(older[1].replace("&amp;", "&"))
    assert len(first) == 50
    assert len(second) == 14
    assert not set(first) & set(second)


def test_the_queue_says_how_many_have_come_since(installation: Installation) -> None:
    with Visitor(installation) as officer:
        officer.sign_in("petugas.cth")
        news = re.search(r'hx-get="([^"]+)"', officer.get("/").text)
        assert news
        assert officer.text(news[1]) == ""
        installation.clock.move(timedelta(minutes=1))
        installation.receive("telegram", installation.citizens.telegram(90, text="Jalan rusak"))
        installation.receive("telegram-uji", installation.citizens.telegram(91, text="Got mampet"))
        assert officer.text(news[1]) == "1 laporan baru, tampilkan"


def test_an_empty_queue_explains_itself(tmp_path: Path, migrated_sqlite_url: str) -> None:
    settings = settings_for(tmp_path, migrated_sqlite_url)
    with running(settings) as installation, Visitor(installation) as officer:
        installation.add_operator("petugas")
        officer.sign_in("petugas")
        assert "Belum ada laporan" in officer.text("/")
        for path in ("/unsorted", "/ledger", "/outbox", "/channels"):
            assert officer.get(path).status_code == 200


# --- one complaint


def test_a_complaint_is_shown_as_it_was_said_with_its_older_versions(visitor: Visitor) -> None:
    shown = visitor.text(f"/complaints/{lamp(visitor)}")
    assert town.LAMP_EDITED in shown
    assert "Diedit 1x" in shown
    assert "sudah tiga malam. Hubungi nomor telepon disembunyikan ." in shown
    assert shown.index("Diedit 1x") < shown.index(town.CAPTION)
    assert "09.00" in shown
    assert "21 Nov 2026, 09.00 WIB" in shown
    assert "-7.15021, 111.88172" in shown
    assert "Menunggu, dikirim sekitar pukul 09.00" in shown


def test_no_page_names_whoever_wrote_or_shows_their_numbers(visitor: Visitor) -> None:
    paths = ["/", "/unsorted", "/ledger", "/outbox", "/channels"]
    paths += [f"/complaints/{tracking_id}" for tracking_id in visitor.complaints()]
    for path in paths:
        html = visitor.get(path).text
        assert [one for one in PERSONAL if one in readable(html)] == []
        assert "0811" not in html


def test_a_number_is_read_as_people_write_it(visitor: Visitor) -> None:
    known = lamp(visitor)
    written = known.lower().replace("-", "%20")
    answer = visitor.get(f"/complaints/{written}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/complaints/{known}")
    assert visitor.get("/complaints/CTH-0000-0000").status_code == 404
    assert visitor.get("/complaints/anything").status_code == 404


def test_a_deleted_message_leaves_a_tombstone(installation: Installation) -> None:
    now = int(installation.clock.now().timestamp()) * 1000
    event = {
        "sender": {"id": "8000000000000001"},
        "recipient": {"id": "100000000000042"},
        "timestamp": now,
    }
    said = {"mid": "m_1", "text": town.DELETED}
    gone = {"mid": "m_1", "is_deleted": True}
    for message in (said, gone):
        installation.receive("page", installation.citizens.messenger(event | {"message": message}))
    with Visitor(installation) as officer:
        officer.sign_in("petugas")
        shown = officer.text(f"/complaints/{officer.complaints('/?channel=page')[0]}")
    assert "Dihapus oleh pelapor pada 21 Nov 2026" in shown
    assert shown.index("Dihapus oleh pelapor") < shown.index(town.DELETED)


def test_of_an_erased_reporter_nothing_is_left_to_read(installation: Installation) -> None:
    with Visitor(installation) as officer:
        officer.sign_in("petugas.cth")
        tracking_id = lamp(officer)
        files = media(officer, tracking_id)
        assert files
        assert all(officer.get(f"{file}/thumbnail").status_code == 200 for file in files)
        town.erase_author(installation, tracking_id)
        shown = officer.text(f"/complaints/{tracking_id}")
        assert "Isi sudah dihapus atas permintaan pelapor." in shown
        assert "Lampu" not in shown
        assert "-7.15021" not in shown
        for file in files:
            assert officer.get(file).status_code == 404
            assert officer.get(f"{file}/thumbnail").status_code == 404


# --- scope


def test_an_operator_of_another_regency_finds_nothing_and_cannot_tell_that_it_exists(
    visitor: Visitor, neighbour: Visitor
) -> None:
    tracking_id = lamp(visitor)
    foreign, missing = (
        neighbour.get(f"/complaints/{one}") for one in (tracking_id, "CTH-0000-0000")
    )
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert readable(foreign.text) == readable(missing.text)
    assert len(neighbour.complaints()) == 1
    assert "Semua sudah dipilah" in neighbour.text("/unsorted")
    assert "Facebook" not in neighbour.text("/ledger")
    assert "Facebook" not in neighbour.text("/channels")
    for file in media(visitor, tracking_id):
        assert neighbour.get(file).status_code == 404
        assert neighbour.get(f"{file}/thumbnail").status_code == 404
    for path in ("/ledger/telegram/2026-11-21/stored", "/ledger/page/2026-11-21/quarantined"):
        assert neighbour.get(path).status_code == 404


def test_an_operator_of_another_regency_changes_nothing(either: Installation) -> None:
    town.outbox_trouble(either)
    with Visitor(either) as neighbour:
        neighbour.sign_in("petugas.uji")
        actions = [
            "/unsorted/{}/report",
            "/unsorted/{}/apart",
            "/outbox/{}/retry",
            "/media/{}/retry",
        ]
        for action in actions:
            for row in range(1, 5):
                answer = neighbour.submit("/", action.format(row))
                assert answer.status_code == 404, action.format(row)
        assert neighbour.submit("/", "/outbox/1/drop", reason="x").status_code == 404


def test_a_secret_report_is_hidden_from_roles_that_do_not_see_secrets(
    installation: Installation,
) -> None:
    with Visitor(installation) as officer, Visitor(installation) as auditor:
        officer.sign_in("petugas")
        auditor.sign_in("auditor")
        tracking_id = lamp(officer)
        town.make_secret(installation, tracking_id)
        assert tracking_id in officer.complaints()
        assert tracking_id not in auditor.complaints()
        assert auditor.get(f"/complaints/{tracking_id}").status_code == 404
        for file in media(officer, tracking_id):
            assert auditor.get(file).status_code == 404


def test_an_auditor_reads_everything_and_decides_nothing(shared: Installation) -> None:
    with Visitor(shared) as auditor:
        auditor.sign_in("auditor")
        assert "Bukan laporan" not in readable(auditor.get("/unsorted").text)
        assert auditor.submit("/", "/unsorted/6/report").status_code == 403


# --- files


def test_pictures_are_made_anew_without_position_and_camera(visitor: Visitor) -> None:
    first = media(visitor, lamp(visitor))[0]
    for path, longest in ((first, 960), (f"{first}/thumbnail", 320)):
        answer = visitor.get(path)
        assert answer.headers["content-type"] == "image/jpeg"
        assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
        shown = Image.open(io.BytesIO(answer.content))
        assert max(shown.size) == longest
        assert dict(shown.getexif()) == {}
        assert b"Invented" not in answer.content


def test_a_document_is_only_ever_downloaded(visitor: Visitor) -> None:
    letter = next(one for one in visitor.complaints() if "Surat warga" in of(visitor, one))
    answer = visitor.get(media(visitor, letter)[0])
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "surat" not in answer.headers["content-disposition"]
    assert visitor.get(f"{media(visitor, letter)[0]}/thumbnail").status_code == 404


def of(visitor: Visitor, tracking_id: str) -> str:
    return visitor.text(f"/complaints/{tracking_id}")


def test_sound_is_played_in_parts_so_that_players_can_seek(visitor: Visitor) -> None:
    html = next(
        page
        for one in visitor.complaints()
        if "<audio" in (page := visitor.get(f"/complaints/{one}").text)
    )
    found = re.search(r'<audio[^>]*src="([^"]+)"', html)
    assert found
    whole = visitor.get(found[1])
    assert whole.headers["accept-ranges"] == "bytes"
    part = visitor.http.get(found[1], headers={"range": "bytes=4-9"})
    assert (part.status_code, part.content) == (206, whole.content[4:10])
    assert part.headers["content-range"] == f"bytes 4-9/{len(whole.content)}"
    tail = visitor.http.get(found[1], headers={"range": "bytes=-3"})
    assert tail.content == whole.content[-3:]
    assert visitor.http.get(found[1], headers={"range": "bytes=99999-"}).status_code == 416


def test_a_file_that_could_not_be_had_says_so_and_can_be_fetched_again(
    installation: Installation,
) -> None:
    with Visitor(installation) as officer:
        officer.sign_in("petugas.cth")
        video = next(one for one in officer.complaints() if "Video banjir" in of(officer, one))
        page = officer.get(f"/complaints/{video}").text
        assert "tidak bisa diambil dari platform" in readable(page)
        retry = re.search(r'action="(/media/(\d+)/retry)"', page)
        assert retry
        with installation.application.store.write() as connection:
            lost = update(attachments).where(attachments.c.id == int(retry[2]))
            connection.execute(lost.values(reason=DAMAGED))
        assert "rusak di cadangan yang dipulihkan" in of(officer, video)
        answer = officer.submit(f"/complaints/{video}", retry[1])
        assert answer.headers["location"] == f"/complaints/{video}"
        assert "sedang diambil" in of(officer, video)


# --- sorting


def unsorted(visitor: Visitor) -> list[str]:
    return re.findall(r'action="/unsorted/(\d+)/report"', visitor.get("/unsorted").text)


def test_a_comment_that_is_called_a_report_becomes_a_complaint_and_is_answered(
    either: Installation,
) -> None:
    with Visitor(either) as officer:
        officer.sign_in("petugas.cth")
        check_that_a_report_is_opened(officer)


def check_that_a_report_is_opened(officer: Visitor) -> None:
    waiting = unsorted(officer)
    assert len(waiting) == 3
    answer = officer.submit("/unsorted", f"/unsorted/{waiting[0]}/report")
    note = officer.text(answer.headers["location"])
    assert "Menjadi laporan" in note
    assert unsorted(officer) == waiting[1:]
    tracking_id = officer.complaints("/?channel=page")[0]
    shown = of(officer, tracking_id)
    assert town.WATER in shown
    assert "terbuka untuk umum" in shown
    assert "Dinyatakan sebagai laporan (oleh petugas)" in shown
    assert tracking_id in note


def test_a_second_click_says_that_it_was_sorted_before_and_opens_nothing(
    officer: Visitor,
) -> None:
    first = unsorted(officer)[0]
    for action, words in (("report", "Menjadi laporan"), ("report", "Sudah dipilah orang lain")):
        answer = officer.submit("/unsorted", f"/unsorted/{first}/{action}")
        assert words in officer.text(answer.headers["location"])
    answer = officer.submit("/unsorted", f"/unsorted/{first}/apart")
    assert "note=sorted_before" in answer.headers["location"]
    assert len(officer.complaints("/?channel=page")) == 1


def test_public_answers_in_a_thread_are_paused_and_resumed_by_a_person(officer: Visitor) -> None:
    officer.submit("/unsorted", f"/unsorted/{unsorted(officer)[0]}/report")
    tracking_id = officer.complaints("/?channel=page")[0]
    page = f"/complaints/{tracking_id}"
    assert "Jeda balasan publik" in of(officer, tracking_id)
    officer.submit(page, f"{page}/public-replies", pause="true")
    shown = of(officer, tracking_id)
    assert "dijeda" in shown
    assert "Balasan publik dijeda (oleh petugas)" in shown
    officer.submit(page, f"{page}/public-replies", pause="false")
    assert "Jeda balasan publik" in of(officer, tracking_id)


def test_what_is_no_report_is_kept_and_not_asked_again(officer: Visitor) -> None:
    first = unsorted(officer)[1]
    answer = officer.submit("/unsorted", f"/unsorted/{first}/apart")
    assert "Disimpan sebagai bukan laporan" in officer.text(answer.headers["location"])
    assert first not in unsorted(officer)
    assert officer.complaints("/?channel=page") == []


def test_an_edited_comment_waits_once_and_is_sorted_as_a_whole(
    installation: Installation, officer: Visitor
) -> None:
    comment = installation.citizens.comment(7, "Tulisan pertama", post=5510)
    identity = {"comment_id": f"5510_{installation.citizens.latest}"}
    installation.receive("page", comment)
    edit = installation.citizens.comment(7, "Tulisan kedua", post=5510, verb="edited", **identity)
    installation.receive("page", edit)
    waiting = unsorted(officer)
    assert len(waiting) == 4
    assert "Tulisan kedua" in officer.text("/unsorted")
    assert "Tulisan pertama" not in officer.text("/unsorted")
    officer.submit("/unsorted", f"/unsorted/{waiting[-1]}/report")
    assert len(unsorted(officer)) == 3
    shown = of(officer, officer.complaints("/?channel=page")[0])
    assert shown.index("Tulisan kedua") < shown.index("Tulisan pertama")
    assert "Diedit 1x" in shown


def test_with_scripts_only_the_sorted_message_is_swapped(officer: Visitor) -> None:
    first = unsorted(officer)[0]
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', officer.get("/unsorted").text)
    assert token
    answer = officer.http.post(
        f"/unsorted/{first}/report", data={"csrf": token[1]}, headers={"hx-request": "true"}
    )
    assert answer.status_code == 200
    assert answer.text.startswith(f'<li class="card sorted" id="item-{first}">')
    assert "Menjadi laporan" in readable(answer.text)


# --- ledger, outbox, channels


def test_the_ledger_on_screen_is_the_ledger_of_the_store(
    shared: Installation, visitor: Visitor
) -> None:
    html = visitor.get("/ledger").text
    rows = re.findall(r"<tr>\s*<th scope=\"row\">.*?</tr>", html, re.DOTALL)
    shown = [[int(n) for n in re.findall(r">(\d+)<", row)] for row in rows]
    with shared.application.store.read() as connection:
        lines = equation.day_totals(SYSTEM, connection)
    assert shown == [[line.received, *(line.outcomes[o] for o in OUTCOMES)] for line in lines]
    assert all(received == sum(outcomes) for received, *outcomes in shown)
    assert "Semua baris cocok" in readable(html)


def test_behind_each_number_stand_its_rows_and_never_what_they_say(visitor: Visitor) -> None:
    links = re.findall(r'href="(/ledger/[^"?]+)"', visitor.get("/ledger").text)
    assert len(links) >= 4
    for link in links:
        shown = visitor.text(link)
        assert "Lampu" not in shown
        assert "PDAM" not in shown
    stored = visitor.text("/ledger/telegram/2026-11-21/stored")
    assert lamp(visitor) in stored
    assert "signature_missing" in visitor.text("/ledger/page/2026-11-21/quarantined")
    assert visitor.get("/ledger/telegram/2026-11-21/nothing").status_code == 404
    assert visitor.get("/ledger/telegram/yesterday/stored").status_code == 400


def test_what_was_not_sent_is_retried_or_dropped_by_a_person(
    installation: Installation, officer: Visitor
) -> None:
    town.outbox_trouble(installation)
    shown = officer.text("/outbox")
    for words in ("Tidak terkirim", "Diragukan", "Gagal, akan dicoba lagi"):
        assert words in shown
    assert "Menunggu gilirannya: 1." in shown
    assert "Sapaan bot" in shown
    assert "jawaban penyedia tidak sampai" in shown, "in words, as on the report's page"
    forms = re.findall(
        r'action="(/outbox/\d+/retry)">.*?name="version" value="(\d+)"', officer.get("/outbox").text
    )
    assert len(forms) == 3

    def said(action: str, **sent: str) -> str:
        return officer.text(officer.submit("/outbox", action, **sent).headers["location"])

    action, seen = forms[0]
    assert "tidak menyebut keadaan" in said(action)
    assert "Akan dikirim lagi" in said(action, version=seen)
    assert "tidak ada yang dilakukan" in said(action, version=seen)
    action, seen = forms[1]
    drop = action.replace("retry", "drop")
    assert "Tulis alasannya dulu" in said(drop, version=seen, reason=" ")
    assert "sudah berubah" in said(drop, version=str(int(seen) + 1), reason="Sudah ditelepon")
    assert "Tidak akan dikirim" in said(drop, version=seen, reason="Sudah ditelepon")
    assert len(re.findall(r"/outbox/\d+/retry", officer.get("/outbox").text)) == 1


def test_the_channels_tell_what_is_set_up_and_when_something_came(visitor: Visitor) -> None:
    shown = visitor.text("/channels")
    assert "Belum disiapkan" in shown
    assert "X_BEARER_TOKEN" in shown
    assert "http://127.0.0.1:8080/hooks/telegram" in shown
    assert "Webhook terakhir 4 mnt" in shown
    for secret in ("an-invented", "7100000001"):
        assert secret not in visitor.get("/channels").text


# --- and everything in English, on both engines


def test_every_page_is_there_in_both_languages(either: Installation) -> None:
    town.outbox_trouble(either)
    with Visitor(either) as officer:
        officer.sign_in("petugas")
        paths = ["/", "/?status=new", "/unsorted", "/ledger", "/outbox", "/channels"]
        paths += ["/ledger/telegram/2026-11-21/stored", f"/complaints/{lamp(officer)}"]
        for language in ("id", "en"):
            officer.submit("/", "/language", language=language)
            for path in paths:
                answer = officer.get(path)
                assert answer.status_code == 200, path
                assert f'<html lang="{language}">' in answer.text


def test_the_page_of_an_erasure_request_tells_its_state_and_nothing_else(
    installation: Installation,
) -> None:

    with installation.application.store.write() as connection:
        people.request_erasure(
            SYSTEM,
            connection,
            channel="page",
            address_hash=b"invented",
            code="abc123",
            now=installation.clock.now(),
        )
    with Visitor(installation) as stranger:
        assert "menunggu keputusan petugas" in stranger.text("/privacy/deletion/abc123")
        unknown = [stranger.get(f"/privacy/deletion/{code}") for code in ("abc124", "x" * 300)]
    assert [answer.status_code for answer in unknown] == [404, 404]
    assert unknown[0].text == unknown[1].text


def let_lapor_have(installation: Installation, tracking_id: str, number: str) -> None:
    """An officer has taken the report there."""
    store, now = installation.application.store, installation.clock.now()
    with store.write() as connection:
        row = queries.complaint_by_tracking_id(SYSTEM, connection, tracking_id)
        there = {"destination": "lapor", "state": "linked", "foreign_id": number}
        moments = {"forwarded_at": now, "at": now, "by": "operator:1", "is_secret": False}
        connection.execute(insert(forwardings).values(complaint_id=row.id, **there, **moments))


def test_a_wish_to_be_forgotten_is_granted_with_a_reason_and_only_knowingly(
    either: Installation,
) -> None:
    with Visitor(either) as officer, Visitor(either) as neighbour:
        officer.sign_in("petugas.cth")
        neighbour.sign_in("petugas.uji")
        tracking_id = lamp(officer)
        town.ask_to_be_forgotten(either, tracking_id, "code01")
        let_lapor_have(either, tracking_id, "7654321")
        shown = officer.text("/erasures")
        assert "Orang ini pernah menulis kepada kami." in shown
        held = (
            shown.partition("Salinan laporannya ada di:")[2].replace(" :", ":").replace(" ,", ",")
        )
        assert f"SP4N-LAPOR!: {tracking_id}, nomor di sana 7654321" in held
        assert "beri tahu sendiri" in shown
        assert "dan tidak diberi tahu otomatis" not in shown
        assert "Tidak ada permintaan" in neighbour.text("/erasures")
        refused = neighbour.submit("/", "/erasures/code01/grant", reason="x", understood="true")
        assert refused.headers["location"].endswith("decided_before")
        unaware = officer.submit("/erasures", "/erasures/code01/grant", reason="Diminta")
        assert unaware.headers["location"].endswith("reason_missing")
        names = {"reason": "Diminta 0811-0000-1234", "understood": "true"}
        naming = officer.submit("/erasures", "/erasures/code01/grant", **names)
        assert "Alasan memuat nama, nomor" in officer.text(naming.headers["location"])
        assert "Lampu" in of(officer, tracking_id)
        granted = officer.submit(
            "/erasures", "/erasures/code01/grant", reason="Diminta", understood="true"
        )
        after = officer.text(granted.headers["location"])
        assert "Datanya sudah dihapus." in after
        assert "7654321" in after.partition("dan tidak diberi tahu otomatis")[2]
        assert "7654321" not in neighbour.text("/erasures")
        assert "sudah dihapus (1)" in after
        there = {"chosen": f"{tracking_id}~lapor", "how": "letter"}
        foreign = neighbour.submit("/", "/erasures/told", **there)
        assert foreign.headers["location"].endswith("told_before")
        ticked = officer.submit("/erasures", "/erasures/told", **there)
        told = officer.text(ticked.headers["location"])
        assert "Dicatat: sudah diberi tahu." in told
        assert "7654321" not in told
        assert officer.submit("/", "/erasures/told", **there).headers["location"] == (
            "/erasures?note=told_before"
        )
        assert "Lampu" not in of(officer, tracking_id)
        assert "sudah selesai" in officer.text("/privacy/deletion/code01")


def test_a_wish_to_be_forgotten_can_be_refused_with_a_reason(installation: Installation) -> None:
    with Visitor(installation) as officer:
        officer.sign_in("petugas.cth")
        town.ask_to_be_forgotten(installation, lamp(officer), "code02")
        answer = officer.submit(
            "/erasures", "/erasures/code02/refuse", reason="Masih ditangani", ground="case_open"
        )
        assert "ditutup tanpa menghapus" in officer.text(answer.headers["location"])
        assert "Lampu" in of(officer, lamp(officer))
        assert "belum bisa dihapus" in officer.text("/privacy/deletion/code02")
