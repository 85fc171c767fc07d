"""One complaint over real HTTP: what each may see of its files, what survives, what is refused."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image
from sqlalchemy import insert, update

from muara.comparing import Comparer
from muara.web.sights import regions_from
from store import agencies, changes, people, queries, sending
from store.case_models import agencies as agency_table
from store.errors import NotPossible
from store.models import OutboxState, complaints, operators
from store.scope import SYSTEM
from tests import town as invented
from tests.desk import end_stories
from tests.installation import PAGE_ID, Installation, running, settings_for
from tests.integration.web_visitor import Visitor, readable

HOLE = "Jalan Diponegoro depan pasar kota berlubang besar, kemarin ada motor jatuh"
VERIFIED = {
    "title": "Lubang besar di jalan",
    "classification": "complaint",
    "privacy": "open",
    "urgency": "medium",
}
SPOKEN = "Nomor saya 0811-0000-7777, jembatannya retak"


@pytest.fixture
def town(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Installation]:
    with running(settings_for(tmp_path, migrated_sqlite_url)) as opened:
        opened.add_operator("petugas")
        opened.add_operator("petugas.dua")
        opened.add_operator("opd", role="liaison_officer")
        yield opened


@pytest.fixture
def officer(town: Installation) -> Iterator[Visitor]:
    with Visitor(town) as visitor:
        visitor.sign_in("petugas")
        yield visitor


@pytest.fixture
def liaison(town: Installation) -> Iterator[Visitor]:
    """Works at the Dinas Perhubungan."""
    with town.application.store.write() as connection:
        connection.execute(
            update(operators)
            .where(operators.c.username == "opd")
            .values(agency_id=transport(town), jurisdictions=["CTH"])
        )
    with Visitor(town) as visitor:
        visitor.sign_in("opd")
        yield visitor


def transport(town: Installation) -> int:
    with town.application.store.read() as connection:
        found = agencies.agencies_of(SYSTEM, connection, "CTH")
    return next(int(row.id) for row in found if row.name == "Dinas Perhubungan")


def told(town: Installation, officer: Visitor, person: int = 1, **message: object) -> str:
    """A complaint that somebody has told: its tracking id."""
    town.receive("telegram", town.citizens.telegram(person, **message))
    return officer.complaints()[0]


def with_files(town: Installation, officer: Visitor) -> tuple[str, int, int]:
    """A complaint with a photo and a voice, handed to an agency: its id and theirs."""
    voice = {"file_id": "voice", "file_unique_id": "u", "duration": 4, "mime_type": "audio/ogg"}
    number = told(town, officer, text="Jembatan retak di Desa Contoh")
    told(town, officer, photo=invented.photo("bright"))
    told(town, officer, voice=voice)
    town.fetch_media({"bright": invented.picture("white"), "voice": b"OggS\0\2" + bytes(2000)})
    html = officer.get(f"/complaints/{number}").text
    picture, sound = (
        int(re.findall(p, html)[0])
        for p in (r"/media/(\d+)/thumb", r'o controls[^>]*src="/media/(\d+)"')
    )
    verified = officer.deed(
        number, "verify", **VERIFIED, agency=str(transport(town)), then="assign"
    )
    assert verified.status_code == 303
    return number, picture, sound


def colour_at(content: bytes, x: float, y: float) -> str:
    image = Image.open(io.BytesIO(content)).convert("L")
    value = image.tobytes()[int(y * image.height) * image.width + int(x * image.width)]
    return "dark" if value < 60 else "light"


def take_back(town: Installation, number: str, *file_ids: int) -> None:
    """Their author deletes the messages to which these files belong."""
    now = town.clock.now()
    with town.application.store.write() as connection:
        complaint = queries.complaint_by_tracking_id(SYSTEM, connection, number)
        for file_id in file_ids:
            item_id = queries.attachment(SYSTEM, connection, file_id).item_id
            gone = changes.NewMessage(item_id=item_id, at=now, event="deleted")
            changes.add_message(SYSTEM, connection, complaint.id, gone, now)


# --- files


def test_an_agency_sees_masked_photos_and_typed_voices_until_they_are_released(
    town: Installation, officer: Visitor, liaison: Visitor
) -> None:
    number, picture, sound = with_files(town, officer)
    page = f"/complaints/{number}"
    masked = officer.submit(
        page,
        f"/media/{picture}/mask",
        left="0",
        top="0",
        width="10",
        height="20",
        turned="0",
        version="0",
    )
    assert masked.status_code == 303
    typed = officer.submit(page, f"/media/{sound}/transcript", text=SPOKEN, version="0")
    assert typed.status_code == 303

    assert "0811-0000-7777" in officer.text(page), "who typed it sees it"
    shown = liaison.text(page)
    assert "jembatannya retak" in shown
    assert "0811-0000-7777" not in shown
    assert "tidak dibuka untuk instansi" in shown
    assert liaison.get(f"/media/{sound}").status_code == 404
    assert liaison.get(f"/media/{picture}?original=true").status_code == 403
    for visitor in (officer, liaison):
        for size in ("", "/thumbnail"):
            content = visitor.get(f"/media/{picture}{size}").content
            assert (colour_at(content, 0.05, 0.1), colour_at(content, 0.15, 0.1)) == (
                "dark",
                "light",
            )
    original = officer.get(f"/media/{picture}?original=true").content
    assert colour_at(original, 0.05, 0.1) == "light"
    assert not Image.open(io.BytesIO(original)).getexif(), "position and camera stay behind"

    for file in (picture, sound):
        form = {"key": f"release-{file}", "file": str(file), "reason": "needed_on_site"}
        released = officer.insist(number, "release", **form)
        assert released.status_code == 303
    assert "Dibuka untuk instansi: diperlukan di lapangan" in liaison.text(page)
    assert liaison.get(f"/media/{sound}").status_code == 200
    assert colour_at(liaison.get(f"/media/{picture}").content, 0.05, 0.1) == "light"

    take_back(town, number, picture, sound)
    assert liaison.get(f"/media/{sound}").status_code == 404
    assert liaison.get(f"/media/{picture}?original=true").status_code == 403
    assert colour_at(liaison.get(f"/media/{picture}").content, 0.05, 0.1) == "dark"


def test_neither_words_nor_files_that_were_taken_back_are_released(
    town: Installation, officer: Visitor
) -> None:
    voice = "https://cdn.invalid/voice"
    link = {"type": "audio", "payload": {"url": voice}}
    said = {"mid": "m_voice", "text": "Tiangnya miring, telepon 0811-0000-5555"}
    town.receive("page", by_messenger(town, said | {"attachments": [link]}))
    number = officer.complaints()[0]
    town.fetch_media({voice: b"OggS\0\2" + bytes(2000)})
    page = f"/complaints/{number}"
    offered = re.findall(r'name="(item|file)" value="(\d+)"', officer.get(page).text)
    assert {name for name, _ in offered} == {"item", "file"}
    town.receive("page", by_messenger(town, {"mid": "m_voice", "is_deleted": True}))
    assert "deeds/release" not in officer.get(page).text
    for name, value in offered:
        form = {"key": f"late-{name}", name: value, "reason": "asked_for"}
        assert officer.insist(number, "release", **form).status_code == 409


def by_messenger(town: Installation, message: dict[str, Any]) -> bytes:
    """The signed webhook of one event of a Messenger conversation."""
    event = {
        "sender": {"id": "8000000000000001"},
        "recipient": {"id": "100000000000042"},
        "timestamp": int(town.clock.now().timestamp()) * 1000,
        "message": message,
    }
    return town.citizens.messenger(event)


def test_a_number_to_merge_with_is_read_as_people_write_it(
    town: Installation, officer: Visitor
) -> None:
    leader, other = (told(town, officer, person=one, text=HOLE) for one in (1, 2))
    wrong = officer.deed(other, "merge", leader="CTH-0000")
    assert (wrong.status_code, "tidak dikenal" in wrong.text) == (409, True)
    written = leader.lower().replace("-", " ")
    assert officer.deed(other, "merge", leader=written).status_code == 303


def test_what_two_type_of_one_recording_is_lost_to_neither(
    town: Installation, officer: Visitor, liaison: Visitor
) -> None:
    number, _, sound = with_files(town, officer)
    page, action = f"/complaints/{number}", f"/media/{sound}/transcript"
    officer.submit(page, action, text=SPOKEN, version="0")
    for seen, why in (
        ({"version": "0"}, "Orang lain baru saja menulis"),
        ({}, "tidak menyebut keadaan"),
    ):
        late = officer.submit(page, action, text="Jembatannya retak", **seen)
        assert (late.status_code, why in readable(late.text)) == (409, True)
        assert ">Jembatannya retak</textarea>" in late.text
        assert 'name="version" value="1"' in late.text, "and can be saved now"


def test_a_file_is_released_for_a_reason_and_of_its_own_complaint_only(
    town: Installation, officer: Visitor, liaison: Visitor
) -> None:
    number, _, sound = with_files(town, officer)
    other = told(town, officer, person=2, text=HOLE)
    form = {"key": "k", "file": str(sound), "reason": "asked_for"}
    page = f"/complaints/{number}"
    without = form | {"reason": ""}
    assert officer.insist(number, "release", **without).status_code == 409
    assert officer.insist(other, "release", **form).status_code == 404
    assert liaison.insist(number, "release", **form).status_code == 403
    written = liaison.submit(page, f"/media/{sound}/transcript", text="x", version="0")
    assert written.status_code == 403


def test_one_messages_own_words_are_released_to_its_agency_and_to_nobody_else(
    town: Installation, officer: Visitor, liaison: Visitor
) -> None:
    number = told(town, officer, text="Tiangnya miring, telepon saya 0811-0000-5555")
    told(town, officer, text="Atau telepon istri saya 0811-0000-6666")
    officer.deed(number, "verify", **VERIFIED, agency=str(transport(town)), then="assign")
    town.add_operator("auditor", role="auditor")
    page = f"/complaints/{number}"
    items = re.findall(r'name="item" value="(\d+)"', officer.get(page).text)
    assert len(items) == 2, "offered where something is hidden"
    form = {"key": "k", "item": items[0], "reason": "needed_on_site"}
    wrong = told(town, officer, person=2, text=HOLE)
    assert officer.insist(wrong, "release", **form).status_code == 404
    assert liaison.insist(number, "release", **form).status_code == 403
    without = form | {"reason": ""}
    assert officer.insist(number, "release", **without).status_code == 409
    for visitor in (officer, liaison):
        assert "0811-0000" not in visitor.get(page).text
    assert "0811-0000" not in liaison.get("/today").text

    assert officer.insist(number, "release", **form).status_code == 303
    with Visitor(town) as auditor:
        auditor.sign_in("auditor")
        for visitor, where, sees in (
            (liaison, page, True),
            (liaison, "/today", True),
            (officer, page, True),
            (auditor, page, False),
        ):
            shown = visitor.get(where).text
            assert ("0811-0000-5555" in shown) is sees, where
            assert "0811-0000-6666" not in shown, "only the one message"
    assert "Isi asli dibuka untuk instansi: diperlukan di lapangan" in liaison.text(page)
    (release,) = re.findall(r'name="release" value="(\d+)"', officer.get(page).text)
    ending = {"key": "e", "release": release}
    assert liaison.insist(number, "release/end", **ending).status_code == 403
    assert officer.insist(number, "release/end", **ending).status_code == 303
    for where in (page, "/today"):
        assert "0811-0000" not in liaison.get(where).text


def test_words_that_were_taken_back_are_released_no_longer(
    town: Installation, officer: Visitor, liaison: Visitor
) -> None:
    said = "Air PDAM di Desa Contoh keruh, 0811-0000-1234"
    comment = "5501_77"
    town.receive("page", town.citizens.comment(3, said, comment_id=comment))
    (item,) = re.findall(r'action="/unsorted/(\d+)/report"', officer.get("/unsorted").text)
    officer.submit("/unsorted", f"/unsorted/{item}/report")
    number = officer.complaints()[0]
    page = f"/complaints/{number}"
    officer.deed(number, "verify", **VERIFIED, agency=str(transport(town)), then="assign")
    form = {"key": "k", "item": item, "reason": "asked_for"}
    assert officer.insist(number, "release", **form).status_code == 303
    assert "0811-0000-1234" in liaison.get(page).text
    town.receive("page", town.citizens.comment(3, "", comment_id=comment, verb="remove"))
    assert "0811-0000-1234" not in liaison.get(page).text
    again = form | {"key": "again"}
    assert officer.insist(number, "release", **again).status_code == 409


# --- who may see it


def test_a_sealed_report_is_opened_to_one_more_colleague_and_closed_again(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer, text=HOLE)
    page = f"/complaints/{number}"
    town.add_operator("pengawas", role="supervisor")
    with Visitor(town) as supervisor:
        supervisor.sign_in("pengawas")
        assert "Yang melihat" not in supervisor.text(page)
        seal(town, number)
        assert officer.get(page).status_code == 404
        assert "Yang melihat laporan bersegel ini: 1" in supervisor.text(page)
        who = operator_in(supervisor.get(page).text, "petugas")
        assert supervisor.deed(number, "name", operator=who).status_code == 303
        assert "Yang melihat laporan bersegel ini: 2" in supervisor.text(page)
        assert "Yang melihat" not in officer.text(page), "who it is open to is theirs to know"
        assert supervisor.deed(number, "name/end", operator=who).status_code == 303
        assert officer.get(page).status_code == 404
        shown = supervisor.text(page)
    assert "Segel dibuka untuk satu orang" in shown
    assert "Akses satu orang ke laporan bersegel dicabut" in shown


def test_who_is_excluded_is_listed_and_let_in_again(town: Installation, officer: Visitor) -> None:
    number = told(town, officer, text=HOLE)
    page = f"/complaints/{number}"
    with Visitor(town) as colleague:
        colleague.sign_in("petugas.dua")
        who = operator_in(officer.get(page).text, "petugas.dua")
        excluded = officer.deed(number, "exclude", operator=who)
        assert excluded.status_code == 303
        assert officer.deed(number, "exclude", agency=str(transport(town))).status_code == 303
        assert colleague.get(page).status_code == 404
        shown = officer.text(page)
        assert "petugas.dua dikecualikan oleh petugas" in shown
        assert "Dinas Perhubungan dikecualikan oleh petugas" in shown
        (one, _) = re.findall(r'name="exclusion" value="(\d+)"', officer.get(page).text)
        form = {"key": "e", "exclusion": one}
        without = officer.insist(number, "exclude/end", **form)
        assert without.status_code == 409
        form |= {"reason": "mistake"}
        assert officer.insist(number, "exclude/end", **form).status_code == 303
        assert colleague.get(page).status_code == 200
    assert "petugas.dua dikecualikan" not in officer.text(page)
    assert "Satu pengecualian diakhiri" in officer.text(page)


def seal(town: Installation, number: str) -> None:
    with town.application.store.write() as connection:
        of_number = update(complaints).where(complaints.c.tracking_id == number)
        connection.execute(of_number.values(seal="oversight", is_secret=True))


def operator_in(html: str, name: str) -> str:
    """The id behind a colleague's name in a list to choose from."""
    found = re.search(rf'<option value="(\d+)">{re.escape(name)} \(', html)
    assert found, f"{name} is not offered"
    return found[1]


# --- masks


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ((["10"], ["20"], ["30"], ["40"]), [(0.1, 0.2, 0.3, 0.4)]),
        ((["10", ""], ["20", ""], ["30", ""], ["40", ""]), [(0.1, 0.2, 0.3, 0.4)]),
        ((["10,5"], ["0"], ["5"], ["5"]), [(0.105, 0.0, 0.05, 0.05)]),
        ((["90"], ["90"], ["30"], ["30"]), [(0.9, 0.9, 0.1, 0.1)]),
        ((["-10"], ["0"], ["30"], ["30"]), [(0.0, 0.0, 0.2, 0.3)]),
        ((["100"], ["0"], ["30"], ["30"]), []),
        (([], [], [], []), []),
    ],
)
def test_masks_are_read_in_percent_and_cut_at_the_edges(
    columns: tuple[list[str], ...], expected: list[tuple[float, ...]]
) -> None:
    found = regions_from(*columns)
    assert [tuple(round(share, 6) for share in one) for one in found] == expected


def test_a_mask_that_is_no_number_is_refused() -> None:
    with pytest.raises(NotPossible):
        regions_from(["a"], ["1"], ["1"], ["1"])


@pytest.mark.parametrize("version", ["0", ""])
def test_a_mask_that_somebody_changed_meanwhile_keeps_what_was_chosen(
    town: Installation, officer: Visitor, version: str
) -> None:
    number, picture, _ = with_files(town, officer)
    address, page = f"/media/{picture}/mask", f"/complaints/{number}"
    chosen = {"left": "11", "top": "12", "width": "13", "height": "14", "turned": "90"}
    assert officer.submit(page, address, **chosen, version="0").status_code == 303

    other = chosen | {"left": "21.5"}
    refused = officer.submit(page, address, **other, version=version)

    assert refused.status_code == 409
    assert 'value="21.5"' in refused.text
    assert 'value="11.0"' in refused.text, "what is hidden already stays so"
    assert 'name="version" value="1"' in refused.text
    assert 'role="alert"' in refused.text
    assert officer.submit(page, address, **other, version="1").status_code == 303


def test_choosing_a_language_after_a_refused_deed_leads_back_to_the_reports_page(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer, text=HOLE)
    refused = officer.deed(number, "archive", reason="no such reason")
    assert refused.status_code == 409
    [back] = re.findall(r'name="next" value="([^"]*)"', refused.text)
    assert back == f"/complaints/{number}"
    answer = officer.submit(back, "/language", language="en", next=back)
    assert officer.get(answer.headers["location"]).status_code == 200


# --- drafts and claims


def test_a_draft_is_sealed_private_and_gone_with_its_reporter(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer, text=HOLE)
    page = f"/complaints/{number}"
    kept = officer.submit(page, f"{page}/drafts/note", text="Pak Contoh sering melapor")
    assert kept.status_code == 303
    assert "Pak Contoh sering melapor" in officer.text(page)
    assert "Anda memegangnya" in officer.text(page)
    with Visitor(town) as colleague:
        colleague.sign_in("petugas.dua")
        shown = colleague.text(page)
    assert "Pak Contoh" not in shown
    assert "petugas sedang memegangnya" in shown
    assert b"Pak Contoh" not in Path(town.application.settings.store.url[10:]).read_bytes()
    with town.application.store.write() as connection:
        found = queries.complaint_by_tracking_id(SYSTEM, connection, number)
        people.erase_reporter(SYSTEM, connection, found.reporter_id, town.clock.now(), "asked")
    assert "Pak Contoh" not in officer.text(page)


def test_a_draft_leaves_the_warning_that_somebody_has_changed_the_report(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer, text=HOLE)
    path = f"/complaints/{number}"
    [opened] = set(re.findall(r'name="version" value="(\d+)"', officer.get(path).text))
    officer.http.headers["hx-request"] = "true"
    kept = officer.submit(path, f"{path}/drafts/note", text="x", version=opened)
    assert "berubah sejak Anda membukanya" not in readable(kept.text)
    with Visitor(town) as colleague:
        colleague.sign_in("petugas.dua")
        colleague.deed(number, "verify", **VERIFIED)
    kept = officer.submit(path, f"{path}/drafts/note", text="xy", version=opened)
    assert "berubah sejak Anda membukanya" in readable(kept.text)


def test_a_draft_is_bounded_and_of_a_known_form(town: Installation, officer: Visitor) -> None:
    page = f"/complaints/{told(town, officer, text=HOLE)}"
    assert officer.submit(page, f"{page}/drafts/note", text="x" * 20_000).status_code == 409
    assert officer.submit(page, f"{page}/drafts/merge", text="x").status_code == 409
    assert officer.http.post(f"{page}/drafts/note", data={"text": "x"}).status_code == 403


def test_a_draft_sent_after_the_session_has_ended_is_refused(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer, text=HOLE)
    officer.http.cookies.clear()
    path = f"/complaints/{number}/drafts/note"
    answer = officer.http.post(path, data={"text": "x"}, headers={"hx-request": "true"})
    where = f"/sign-in?next=%2Fcomplaints%2F{number}"
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, where)


def test_a_page_that_asks_only_who_holds_it_is_signed_out_after_idle_minutes(
    town: Installation, officer: Visitor
) -> None:
    path = f"/complaints/{told(town, officer, text=HOLE)}/holder"
    for _ in range(6):
        town.clock.move(timedelta(minutes=10))
        assert officer.get(path).status_code == 200
    town.clock.move(timedelta(minutes=1))
    assert officer.get(path).status_code == 303


# --- clocks, replies, answers


def test_the_page_says_how_long_is_left_and_why(town: Installation, officer: Visitor) -> None:
    number = told(town, officer, text=HOLE)
    shown = officer.text(f"/complaints/{number}")
    assert re.search(r"Verifikasi \d hari \d+ jam lagi", shown)
    assert "mengapa Kamis 26 Nov" in shown
    assert "tidak dihitung" in shown or "hari kerja" in shown
    town.clock.move(timedelta(days=8))
    officer.sign_in("petugas")
    assert re.search(r"Verifikasi lewat \d hari", officer.text(f"/complaints/{number}"))


def test_the_reply_window_of_the_platform_is_counted_down(
    town: Installation, officer: Visitor
) -> None:
    event = {
        "sender": {"id": "9000000000000007"},
        "recipient": {"id": PAGE_ID},
        "timestamp": int(town.clock.now().timestamp() * 1000),
        "message": {"mid": "m_1", "text": HOLE},
    }
    town.receive("page", town.citizens.messenger(event))
    page = f"/complaints/{officer.complaints()[0]}"
    assert "Jendela balasan: 1 hari lagi, sampai Minggu 22 Nov, 09.00" in officer.text(page)
    town.clock.move(timedelta(hours=25))
    officer.sign_in("petugas")
    assert "Jendela balasan tertutup: pesan baru terkirim bila" in officer.text(page)


def test_a_reply_is_sent_again_from_its_own_complaint_only(
    town: Installation, officer: Visitor
) -> None:
    first, second = told(town, officer, text=HOLE), told(town, officer, person=2, text=HOLE)
    with town.application.store.write() as connection:
        (row, *_) = queries.outbox_rows(SYSTEM, connection, states=[OutboxState.DUE])
        sending.note_dead(SYSTEM, connection, row, town.clock.now(), error="blocked_by_citizen")
    assert "pelapor memblokir kita" in officer.text(f"/complaints/{first}")
    form = r'/replies/\d+/retry"><input[^>]*><input type="hidden" name="version" value="(\d+)"'
    seen = re.search(form, officer.get(f"/complaints/{first}").text)
    assert seen

    def send(number: str, **version: str) -> httpx.Response:
        return officer.submit("/", f"/complaints/{number}/replies/{row.id}/retry", **version)

    assert send(second, version=seen[1]).status_code == 404
    assert "tidak menyebut keadaan" in readable(send(first).text)
    sent = send(first, version=seen[1])
    assert sent.headers["location"] == f"/complaints/{first}?done=retry"
    assert "pelapor memblokir kita" not in officer.text(f"/complaints/{first}")
    twice = send(first, version=seen[1])
    assert (twice.status_code, "tidak ada yang dilakukan" in readable(twice.text)) == (409, True)


def test_what_is_verified_and_waits_for_its_agency_says_so(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer, text=HOLE)
    pages, words = ("/", f"/complaints/{number}"), "Terverifikasi, Belum Disposisi"
    assert [words in officer.text(page) for page in pages] == [False, False]
    officer.deed(number, "verify", **VERIFIED)
    assert [words in officer.text(page) for page in pages] == [True, True]
    officer.deed(number, "assign", agency=str(transport(town)))
    assert [words in officer.text(page) for page in pages] == [False, False]


def test_the_page_says_to_whom_a_report_went_and_what_was_taken_back(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer, text=HOLE)
    agency = str(transport(town))
    sent = officer.deed(number, "verify", **VERIFIED, then="assign", agency=agency)
    shown = officer.get(sent.headers["location"]).text
    assert "Verifikasi tersimpan, didisposisikan ke Dinas Perhubungan." in shown
    (key,) = re.findall(r'name="of" value="([^"]+)"', shown)[:1]
    undone = officer.deed(number, "undo", of=key)
    assert "Disposisi dibatalkan; verifikasinya tetap." in officer.text(undone.headers["location"])
    sent = officer.deed(number, "assign", agency=agency)
    assert "Didisposisikan ke Dinas Perhubungan." in officer.text(sent.headers["location"])


REFUSED = [
    ("assign", {}, "Verifikasi dulu"),
    ("merge", {"leader": "itself"}, "tidak dapat digabung dengan dirinya sendiri"),
    ("split", {}, "tidak sedang digabung"),
    ("archive", {}, "Pilih alasannya"),
    ("hold", {"question": " "}, "Tulis sesuatu dulu"),
    ("answer", {"text": "Selesai", "what": "Tambal"}, "apa yang dilakukan, kapan, dan oleh siapa"),
    ("resume", {}, "Status laporan ini tidak mengizinkannya"),
]


@pytest.mark.parametrize(("deed", "sent", "why"), REFUSED, ids=[each[0] for each in REFUSED])
def test_a_refusal_says_why(
    town: Installation, officer: Visitor, deed: str, sent: dict[str, str], why: str
) -> None:
    number = told(town, officer, text=HOLE)
    filled = {name: number if given == "itself" else given for name, given in sent.items()}
    refused = officer.insist(number, deed, key="k", **filled)
    assert refused.status_code == 409
    assert why in readable(refused.text)


@pytest.mark.parametrize("version", ["", "x", None])
def test_a_form_that_does_not_say_what_was_looked_at_is_refused_with_what_to_do(
    town: Installation, officer: Visitor, version: str | None
) -> None:
    number = told(town, officer, text=HOLE)
    page = f"/complaints/{number}"
    seen = {} if version is None else {"version": version}
    for deed, sent in (("note", {"text": "Dicek"}), ("secrecy", {"is_secret": "true"})):
        refused = officer.submit(page, f"{page}/deeds/{deed}", key="k", **sent, **seen)
        assert refused.status_code == 409
        assert "tidak menyebut keadaan laporan yang Anda lihat" in readable(refused.text)
    noted = officer.submit(page, f"{page}/deeds/note", key="k", text="Dicek", **seen)
    assert ">Dicek</textarea>" in noted.text, "what was typed is kept"
    assert "Dicek" not in officer.text(page)


def test_a_report_is_made_secret_once_and_of_what_was_looked_at_only(
    town: Installation, officer: Visitor
) -> None:
    town.add_operator("pengawas", role="supervisor")
    number = told(town, officer, text=HOLE)
    page = f"/complaints/{number}"
    with Visitor(town) as supervisor:
        supervisor.sign_in("pengawas")
        form = re.search(
            r'deeds/secrecy".*?name="key" value="([^"]+)".*?name="version" value="(\d+)"',
            supervisor.get(page).text,
        )
        assert form, "the form carries both"
        assert officer.deed(number, "emergency").status_code == 303
        hide = {"is_secret": "true", "reason": "diminta"}
        stale = supervisor.submit(
            page, f"{page}/deeds/secrecy", key=form[1], version=form[2], **hide
        )
        assert stale.status_code == 409
        for _ in range(2):
            done = supervisor.insist(number, "secrecy", key=form[1], **hide)
            assert done.status_code == 303
        assert "Kerahasiaan laporan diubah." in supervisor.text(done.headers["location"])


def test_a_form_sent_again_counts_once_and_other_words_under_its_key_are_not_lost(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer, text=HOLE)
    page = f"/complaints/{number}"
    for text, status in (("Sudah dicek", 303), ("Sudah dicek", 303), ("Besok lagi", 409)):
        answered = officer.insist(number, "note", key="same", text=text)
        assert answered.status_code == status
    assert ">Besok lagi</textarea>" in answered.text
    assert officer.text(page).count("Sudah dicek") == 1


def test_a_third_question_is_refused_with_the_reason(town: Installation, officer: Visitor) -> None:
    number = told(town, officer, text=HOLE)
    for _ in range(2):
        assert officer.deed(number, "hold", question="Di mana?").status_code == 303
        assert officer.deed(number, "resume").status_code == 303
    refused = officer.deed(number, "hold", question="Di mana?")
    assert "sudah ditanya sebanyak yang diperbolehkan" in readable(refused.text)


def test_an_officers_deadline_is_checked_and_shown(town: Installation, officer: Visitor) -> None:
    number = told(town, officer, text=HOLE)
    officer.deed(number, "verify", **VERIFIED)
    agency, today = str(transport(town)), town.clock.now().date()
    for wrong in ("kapan-kapan", (today - timedelta(days=1)).isoformat()):
        refused = officer.deed(number, "assign", agency=agency, due_on=wrong, note="Segera")
        assert refused.status_code == 409
        assert "Segera" in refused.text
    day = next(d for n in range(1, 4) if (d := today + timedelta(days=n)).weekday() < 5)
    sent = officer.deed(number, "assign", agency=agency, due_on=day.isoformat())
    assert sent.status_code == 303
    page = officer.text(f"/complaints/{number}")
    assert "diminta ditindaklanjuti paling lambat" in page
    assert "Petugas memintanya paling lambat" in page


def test_assigning_without_an_agency_keeps_nothing_and_says_so_beside_the_list(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer, text=HOLE)
    refused = officer.deed(number, "verify", **VERIFIED, agency="", then="assign")
    assert refused.status_code == 409
    assert "Belum ada yang disimpan: pilih instansinya" in readable(refused.text)
    field = re.search(r'<select name="agency"[^>]*aria-describedby="([^"]+)"[^>]*>', refused.text)
    assert field
    assert f'id="{field[1]}"' in refused.text
    assert f'value="{VERIFIED["title"]}"' in refused.text, "what was typed is kept"
    assert "Belum Terverifikasi" in officer.text(f"/complaints/{number}")
    assert officer.deed(number, "verify", **VERIFIED, agency="", then="").status_code == 303


def test_verifying_and_assigning_at_once_takes_the_officers_deadline_too(
    town: Installation, officer: Visitor
) -> None:
    number = told(town, officer, text=HOLE)
    today = town.clock.now().date()
    at_once = VERIFIED | {"agency": str(transport(town)), "then": "assign"}
    yesterday = (today - timedelta(days=1)).isoformat()
    refused = officer.deed(number, "verify", **at_once, due_on=yesterday)
    assert refused.status_code == 409
    folded = re.search(r'<details class="more" open>(<summary>.*?</summary>)', refused.text)
    assert folded
    assert "tenggat" in folded[1], "the line that it is folded into names it"
    assert f'name="due_on" value="{yesterday}"' in refused.text, "what was typed stands there still"
    day = next(d for n in range(1, 4) if (d := today + timedelta(days=n)).weekday() < 5)
    assert officer.deed(number, "verify", **at_once, due_on=day.isoformat()).status_code == 303
    assert "diminta ditindaklanjuti paling lambat" in officer.text(f"/complaints/{number}")


def test_what_was_alike_is_shown_with_its_redacted_answer(
    town: Installation, officer: Visitor
) -> None:
    first = told(town, officer, text=HOLE)
    assert officer.deed(first, "verify", **VERIFIED).status_code == 303
    answer = {"text": "Sudah ditambal, hubungi 0811-0000-9999.", "kind": "substantive_answer"}
    done = {"what": "Tambal", "when": "kemarin", "who": "Regu jalan"}
    assert officer.deed(first, "answer", **answer, **done).status_code == 303
    second = told(town, officer, person=2, text=HOLE)
    end_stories(town.application.store, town.clock.now())
    Comparer(town.application.store, town.clock.now).compare_new()
    alike = officer.text(f"/complaints/{second}").partition("Serupa dan sudah dijawab")[2]
    assert "Lubang besar di jalan" in alike
    assert "Sudah ditambal, hubungi" in alike
    assert "0811-0000-9999" not in alike


def test_a_report_about_a_unit_is_assigned_to_it_only_when_confirmed(
    town: Installation, officer: Visitor
) -> None:
    with town.application.store.write() as connection:
        village = connection.execute(
            insert(agency_table)
            .values(
                jurisdiction="CTH",
                code="desa",
                name="Kantor Desa Contoh",
                area_code="35.22.15.2003",
                contact={},
                is_active=True,
                version=1,
            )
            .returning(agency_table.c.id)
        ).scalar_one()
    number = told(town, officer, text="Lampu di depan Kantor Desa Contoh mati")
    chosen = VERIFIED | {"agency": str(village), "then": "assign"}
    refused = officer.deed(number, "verify", **chosen)
    assert refused.status_code == 409
    assert "tampaknya mengenai instansi itu sendiri" in readable(refused.text)
    assert 'value="Lubang besar di jalan"' in refused.text, "what was typed stands there still"
    assert officer.deed(number, "verify", **chosen, confirmed="true").status_code == 303


def test_a_title_is_proposed_from_the_redacted_words(town: Installation, officer: Visitor) -> None:
    words = "Hubungi 0811-0000-1234: lampu jalan di depan balai desa mati sejak minggu lalu sekali"
    html = officer.get(f"/complaints/{told(town, officer, text=words)}").text
    (title,) = re.findall(r'name="title"[^>]*value="([^"]*)"', html)
    assert "0811" not in title
    assert len(title) <= 81
    assert title.endswith("…")


def test_several_are_merged_at_once_or_none(town: Installation, officer: Visitor) -> None:
    numbers = [told(town, officer, person=p, text=HOLE) for p in range(1, 5)]
    leader, *others = numbers
    page = f"/complaints/{leader}"
    unknown = [*others, "CTH-XXXX-XXXX"]
    assert officer.insist(leader, "merge-in", key="k1", follower=unknown).status_code == 404
    assert "Digabung:" not in officer.text(page)
    for _ in range(2):  # the second click changes nothing
        assert officer.insist(leader, "merge-in", key="k1", follower=others).status_code == 303
    assert officer.text(page).count("Digabung:") == 3


def test_the_page_weighs_less_than_200_kb(town: Installation, officer: Visitor) -> None:
    number = told(town, officer, text=HOLE)
    told(town, officer, location=invented.POINT)
    html = officer.get(f"/complaints/{number}").text
    assert "data-map" in html, "the map is fetched by itself, when one gets near it"
    parts = re.findall(r'(?:src|href)="(/static/[^"#]+)"', html)
    weight = len(html.encode()) + sum(len(officer.get(part).content) for part in set(parts))
    assert weight < 200_000
    assert "style=" not in html
    assert not re.search(r"<script(?! src)", html)


# --- hiding a comment


def test_a_comment_is_hidden_for_two_reasons_only_and_where_the_platform_can(
    town: Installation, officer: Visitor
) -> None:
    direct = told(town, officer, text=HOLE)
    assert "Sembunyikan dari umum" not in officer.text(f"/complaints/{direct}")
    town.receive("page", town.citizens.comment(3, "Air PDAM di Desa Contoh keruh, 0811-0000-1234"))
    unsorted = officer.get("/unsorted").text
    (item,) = re.findall(r'action="/unsorted/(\d+)/report"', unsorted)
    officer.submit("/unsorted", f"/unsorted/{item}/report")
    number = officer.complaints()[0]
    page = f"/complaints/{number}"
    assert "Sembunyikan dari umum" in officer.text(page)
    form = {"key": "k", "item": item}
    for reason in ("", "rude", "danger"):  # for the last the platform cannot be reached here
        refused = officer.insist(number, "hide-comment", **form, reason=reason)
        assert refused.status_code == 409
    assert "Disembunyikan dari umum" not in officer.text(page)
    wrong = officer.insist(direct, "hide-comment", **form, reason="danger")
    assert wrong.status_code == 404, "it is another complaint's"
