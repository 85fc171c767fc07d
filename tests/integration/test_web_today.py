"""Hari ini over real HTTP: what an agency has to do, one case at a time, and who lets it out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image
from sqlalchemy import Row, Table, select, update

from muara.casework import Casework
from muara.erasure import erase
from muara.following import follow
from store import media, queries
from store.audit_models import audits
from store.case_models import follow_ups, work_files
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.models import complaints
from store.scope import SYSTEM
from tests import town as towns
from tests.agency_desk import (
    OFFICER,
    add_colleague,
    agency_of,
    demand_approval,
    hand_report,
    letters,
    row_of,
)
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor, readable

DONE = {
    "what": "Lampu diganti",
    "when": "2026-11-23",
    "who": "Regu Lampu Contoh",
    "text": "Terima kasih, lampunya sudah menyala lagi.",
}
_HIDDEN = re.compile(r'type="hidden" name="(\w+)" value="([^"]*)"')


@pytest.fixture
def town(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Installation]:
    with running(settings_for(tmp_path, migrated_sqlite_url)) as opened:
        opened.clock.move(timedelta(days=2))  # a Monday
        ours, theirs = agency_of(opened), agency_of(opened, 1)
        for name, role, agency in (
            ("opd", "liaison_officer", ours),
            ("rekan", "liaison_officer", ours),
            ("kepala", "agency_head", ours),
            ("opd-lain", "liaison_officer", theirs),
            ("kepala-lain", "agency_head", theirs),
        ):
            add_colleague(opened, name, role, agency)
        for name, role in (
            ("petugas", "officer"),
            ("pengawas", "supervisor"),
            ("teknisi", "technician"),
            ("bupati", "coordinator"),
            ("pemeriksa", "auditor"),
        ):
            opened.add_operator(name, role)
        yield opened


def signed_in(town: Installation, name: str) -> Visitor:
    visitor = Visitor(town)
    visitor.sign_in(name)
    return visitor


def form_of(visitor: Visitor, action: str, path: str = "/today") -> dict[str, str]:
    """The hidden fields of one form."""
    page = visitor.get(path).text
    found = re.search(rf'action="{re.escape(action)}".*?</form>', page, re.DOTALL)
    assert found, readable(page)
    return dict(_HIDDEN.findall(found[0]))


def send(
    visitor: Visitor, form: dict[str, str], *pictures: bytes, path: str = "/today/answer"
) -> httpx.Response:
    parts: list[Any] = [(name, (None, value)) for name, value in form.items()]
    parts += [("pictures", ("IMG_0001.jpg", each, "image/jpeg")) for each in pictures]
    return visitor.http.post(path, files=parts)


def answer(visitor: Visitor, number: str, *pictures: bytes, **changed: str) -> httpx.Response:
    form = form_of(visitor, "/today/answer", f"/today/{number}")
    return send(visitor, form | DONE | changed, *pictures)


def rows(town: Installation, table: Table) -> Sequence[Row[Any]]:
    with town.application.store.read() as connection:
        return connection.execute(select(table).order_by(table.c.id)).all()


def lying(town: Installation) -> set[str]:
    place = Path(town.application.settings.store.objects)
    return {str(path.relative_to(place)) for path in place.glob("*/*")}


# --- where one begins ----------------------------------------------------------------------------


HOMES = {
    "opd": ("/today", 200, 403),
    "kepala": ("/today", 200, 200),
    "petugas": ("/", 303, 403),
    "pengawas": ("/", 303, 200),
    "pemeriksa": ("/", 403, 403),
    "teknisi": ("/channels", 403, 403),
    "bupati": ("/figures", 403, 403),
}
"""Where each begins, and how the pages of the day and of approvals answer them."""


def test_everybody_begins_where_their_work_is(town: Installation) -> None:
    found: dict[str, tuple[str, int, int]] = {}
    for name in HOMES:
        with Visitor(town) as visitor:
            home = visitor.sign_in(name).headers["location"]
            assert visitor.get("/sign-in").headers["location"] == home
            pages = [visitor.get(path).status_code for path in ("/today", "/approvals")]
            found[name] = (home, pages[0], pages[1])
    assert found == HOMES
    with Visitor(town) as liaison:
        wanted = liaison.sign_in("opd", next="/self").headers["location"]
        assert wanted == "/self", "who wanted another page gets there"


# --- one case after the other --------------------------------------------------------------------


def test_a_case_shows_what_is_needed_on_the_way(town: Installation) -> None:
    ours = agency_of(town)
    town.receive("telegram", town.citizens.telegram(1, location=towns.POINT))
    number = hand_report(
        town, 1, "Lampu jalan mati", ours, note="Tolong sebelum Rabu", text=towns.LAMP
    )
    with signed_in(town, "opd") as liaison:
        page = liaison.get("/today").text
    said = readable(page)
    assert "1 dari 1" in said
    assert "Lampu jalan mati" in said
    assert "Dusun Karang Tengah mati sudah tiga malam" in said
    assert "0811" not in said
    assert "Tolong sebelum Rabu" in said
    assert "hari lagi" in said
    assert "geo:-7.15021,111.88172" in page
    assert 'capture="environment"' in page
    assert f'value="{town.clock.now().date().isoformat()}"' in page
    assert number in said


def test_the_day_goes_on_with_the_next_case_and_ends(town: Installation) -> None:
    ours = agency_of(town)
    first = hand_report(town, 1, "Lampu satu", ours)
    town.clock.move(timedelta(days=1))
    second = hand_report(town, 2, "Lampu dua", ours)
    third = hand_report(town, 3, "Lampu tiga", ours)
    with signed_in(town, "opd") as liaison:
        assert first in liaison.text("/today")
        assert "2 dari 3" in liaison.text(f"/today?at={second}"), "put off, it stays to do"

        accepted = send(liaison, form_of(liaison, "/today/accept"), path="/today/accept")
        assert accepted.headers["location"] == f"/today?at={second}&done=accept"
        said = liaison.text(accepted.headers["location"])
        assert "Tercatat: sedang dikerjakan" in said
        assert "2 dari 3" in said
        assert "Sedang dikerjakan atau menunggu pelapor Lampu satu" in said

        form = form_of(liaison, "/today/ask") | {"question": "Tiang nomor berapa?"}
        form["tracking_id"] = second
        assert send(liaison, form, path="/today/ask").status_code == 303
        assert "3 dari 3" in liaison.text("/today")
        assert answer(liaison, third).headers["location"] == "/today?done=answer"
        said = liaison.text("/today")
        assert "Selesai untuk hari ini" in said
        assert "Laporan yang Anda urus hari ini: 3" in said

        town.clock.move(timedelta(minutes=2))
        town.receive("telegram", town.citizens.telegram(2, text="Tiang nomor 7"))
        Casework(town.application).resume_answered()
        said = liaison.text("/today")
        assert "3 dari 3" in said, "its citizen has answered: it is back"
        assert "Tiang nomor 7" in said
    town.clock.move(timedelta(days=1))
    with signed_in(town, "opd") as liaison:
        assert "1 dari 2" in liaison.text("/today"), "and tomorrow so is what is in work"
    assert "Tiang nomor berapa?" in letters(town, second, "question")[0]
    (told,) = letters(town, third)
    assert "lampunya sudah menyala lagi" in told
    assert "23 November 2026" in told
    assert "Regu Lampu Contoh" in told


def test_a_case_that_is_not_theirs_goes_back(town: Installation) -> None:
    number = hand_report(town, 1, "Jalan rusak", agency_of(town))
    with signed_in(town, "opd") as liaison:
        form = form_of(liaison, "/today/return")
        refused = send(liaison, form | {"reason": "nonsense"}, path="/today/return")
        assert refused.status_code == 409
        gone = send(liaison, form | {"reason": "not_ours"}, path="/today/return")
        assert gone.headers["location"] == "/today?done=give_back"
        assert "Selesai untuk hari ini" in liaison.text("/today")
        assert liaison.get(f"/today/{number}").status_code == 404
    assert row_of(town, number).status == "new"


# --- rights --------------------------------------------------------------------------------------


REACH = {
    "opd-lain": 404,
    "kepala-lain": 404,
    "pemeriksa": 403,
    "teknisi": 403,
    "bupati": 403,
    "opd": 303,
}
FORMS = ("accept", "ask", "answer", "return")


def csrf_of(visitor: Visitor) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', visitor.get("/self").text)
    assert found
    return found[1]


def test_only_its_own_agency_does_something_with_a_case(town: Installation) -> None:
    ours = agency_of(town)
    numbers = {form: hand_report(town, n, form, ours) for n, form in enumerate(FORMS)}
    more = DONE | {"question": "Di mana?", "reason": "not_ours"}
    with signed_in(town, "opd") as liaison:
        forms = {
            form: form_of(liaison, f"/today/{form}", f"/today/{number}") | more
            for form, number in numbers.items()
        }
    before = {form: row_of(town, number).version for form, number in numbers.items()}
    for name, status in REACH.items():
        with signed_in(town, name) as visitor:
            token = csrf_of(visitor)
            for form, fields in forms.items():
                foreign = send(visitor, fields, path=f"/today/{form}")
                sent = send(visitor, fields | {"csrf": token}, path=f"/today/{form}")
                assert (foreign.status_code, sent.status_code) == (403, status), (name, form)
                is_changed = row_of(town, numbers[form]).version > before[form]
                assert is_changed == (name == "opd"), (name, form)
                if name != "opd":
                    seen = visitor.get(f"/today/{numbers[form]}").status_code
                    assert seen == status, (name, form)


def test_a_picture_is_shown_to_those_who_may_see_the_answer(town: Installation) -> None:
    demand_approval(town, agency_of(town))
    number = hand_report(town, 1, "Lampu mati", agency_of(town))
    with signed_in(town, "opd") as liaison:
        answer(liaison, number, towns.picture("navy"))
    (file,) = rows(town, work_files)
    for name, status in {
        "opd": 200,
        "kepala": 200,
        "pengawas": 200,
        "petugas": 200,
        "opd-lain": 404,
        "teknisi": 404,
        "bupati": 404,
    }.items():
        with signed_in(town, name) as visitor:
            for path in (f"/work-files/{file.id}", f"/work-files/{file.id}/thumbnail"):
                assert visitor.get(path).status_code == status, (name, path)
    with Visitor(town) as nobody:
        assert nobody.get(f"/work-files/{file.id}").status_code == 303


# --- pictures ------------------------------------------------------------------------------------


def test_a_picture_that_was_lost_with_its_backup_says_so(town: Installation) -> None:
    demand_approval(town, agency_of(town))
    number = hand_report(town, 1, "Lampu mati", agency_of(town))
    with signed_in(town, "opd") as liaison:
        answer(liaison, number, towns.picture("navy"), towns.picture("red"))
    lost, kept = rows(town, work_files)
    store, now = town.application.store, town.clock.now()
    town.application.objects.delete(lost.object_name)
    with store.write() as connection:
        media.give_up(SYSTEM, connection, [lost.object_name], now)
        assert media.known_objects(SYSTEM, connection, "") == {kept.object_name}
    for name, page in (("kepala", "/approvals"), ("petugas", f"/complaints/{number}")):
        with signed_in(town, name) as visitor:
            shown = visitor.get(page).text
            assert "Foto: rusak di cadangan yang dipulihkan" in readable(shown), page
            assert f"/work-files/{lost.id}" not in shown, page
            assert f"/work-files/{kept.id}" in shown, page
            assert visitor.get(f"/work-files/{lost.id}").status_code == 404
    with store.read() as connection:
        case = row_of(town, number)
        history = queries.history_of(SYSTEM, connection, case.id)
    (told,) = [line for line in history if line.event == "media_given_up"]
    assert told.details == {"work_file_id": lost.id}
    with signed_in(town, "kepala") as head:
        decide(head, "approve")
    found = follow(town.application, number)
    assert found is not None
    assert [photo for moment in found.moments for photo in moment.photos] == [kept.id]
    erase(town.application, SYSTEM, case.reporter_id, "asked")
    assert lying(town) == set()


def test_a_picture_loses_its_position_and_is_sealed_for_the_citizen(town: Installation) -> None:
    number = hand_report(town, 1, "Lampu mati", agency_of(town))
    with signed_in(town, "opd") as liaison:
        assert answer(liaison, number, towns.picture("navy")).status_code == 303
        (file,) = rows(town, work_files)
        shown = liaison.get(f"/work-files/{file.id}")
        assert shown.headers["content-type"] == file.mime_type == "image/jpeg"
        picture = Image.open(io.BytesIO(shown.content))
        assert picture.size == (960, 720)
        assert dict(picture.getexif()) == {}
        assert shown.headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert lying(town) == {file.object_name}
        sealed = (Path(town.application.settings.store.objects) / file.object_name).read_bytes()
        assert b"JFIF" not in sealed

        erase(town.application, SYSTEM, row_of(town, number).reporter_id, "asked")
        assert liaison.get(f"/work-files/{file.id}").status_code == 404
    assert lying(town) == set()
    assert rows(town, work_files) == []


UNFIT = {
    "no picture": [b"no picture"],
    "too many": [towns.picture("navy")] * 5,
    "a drawing": [b"<svg xmlns='http://www.w3.org/2000/svg'/>"],
}
INCOMPLETE = ({"what": " "}, {"when": "besok"}, {"when": "2026-12-24"}, {"text": ""})


def test_what_will_not_do_is_refused_with_what_was_typed(town: Installation) -> None:
    number = hand_report(town, 1, "Lampu mati", agency_of(town))
    with signed_in(town, "opd") as liaison:
        for name, pictures in UNFIT.items():
            refused = answer(liaison, number, *pictures, what="Kabel disambung")
            assert refused.status_code == 422, name
            assert "Foto tidak dapat dipakai" in readable(refused.text)
            assert "Kabel disambung" in readable(refused.text)
            assert 'name="next" value="/today">' in refused.text, "the way back of the language"
        for changed in INCOMPLETE:
            refused = answer(liaison, number, towns.picture("navy"), **changed)
            assert refused.status_code == 409, changed
    assert (rows(town, work_files), letters(town, number), lying(town)) == ([], [], set())


def test_an_answer_sent_twice_or_late_is_one(town: Installation) -> None:
    number = hand_report(town, 1, "Lampu mati", agency_of(town))
    with signed_in(town, "opd") as liaison:
        form = form_of(liaison, "/today/answer") | DONE
        picture = towns.picture("navy")
        with ThreadPoolExecutor(4) as thumbs:
            sent = list(thumbs.map(lambda _: send(liaison, form, picture), range(4)))
        assert {each.status_code for each in sent} == {303}
        town.clock.move(timedelta(minutes=10))
        again = liaison.http.post("/today/answer", data=form, headers={"hx-request": "true"})
        assert (again.status_code, again.headers["hx-redirect"]) == (204, "/today?done=answer")
    assert len(letters(town, number)) == 1
    (file,) = rows(town, work_files)
    assert lying(town) == {file.object_name}, "the copies of the other clicks are gone"


def test_a_colleague_who_was_faster_is_told_of(town: Installation) -> None:
    number = hand_report(town, 1, "Lampu mati", agency_of(town))
    with signed_in(town, "opd") as one, signed_in(town, "rekan") as other:
        late = form_of(one, "/today/answer") | DONE
        assert answer(other, number).status_code == 303
        refused = send(one, late, towns.picture("navy"))
    assert refused.status_code == 409
    assert "Tidak ada yang menunggu" in readable(refused.text)
    assert len(letters(town, number)) == 1
    assert lying(town) == set()


def test_what_was_written_about_an_older_version_is_shown_again_and_counts_once_looked_at(
    town: Installation,
) -> None:
    number = hand_report(town, 1, "Lampu mati", agency_of(town))
    typed = DONE | {"question": "Di mana?", "reason": "not_ours"}
    with signed_in(town, "opd") as liaison:
        forms = {name: form_of(liaison, f"/today/{name}") | typed for name in FORMS}
        verify_anew(town, number, "Lampu mati di pasar")
        for name, form in forms.items():
            for version in ({}, {"version": ""}):
                refused = send(liaison, form | version, path=f"/today/{name}")
                assert refused.status_code == 409, name
                assert "Orang lain baru saja mengubah laporan ini" in readable(refused.text)
                assert "Lampu mati di pasar" in readable(refused.text)
        assert row_of(town, number).status == "assigned"
        refused = send(liaison, forms["answer"], towns.picture("navy"))
        assert "Regu Lampu Contoh" in refused.text, "what was typed is kept"
        assert lying(town) == set()
        shown = re.search(r'action="/today/answer".*?</form>', refused.text, re.DOTALL)
        assert shown
        again = dict(_HIDDEN.findall(shown[0]))
        assert again["key"] == forms["answer"]["key"]
        assert send(liaison, again | DONE).status_code == 303
    assert len(letters(town, number)) == 1


def verify_anew(town: Installation, number: str, title: str) -> None:
    """An officer says anew what it is about."""
    said = Verification(
        title=title, classification="complaint", is_oversight=False, is_secret=False
    )
    deed = Deed(key=f"anew-{number}", now=town.clock.now())
    Casework(town.application).verify(OFFICER, number, deed, said)


# --- approval ------------------------------------------------------------------------------------


def decide(visitor: Visitor, deed: str, **more: str) -> httpx.Response:
    (waiting,) = re.findall(rf'action="(/approvals/\d+/{deed})"', visitor.get("/approvals").text)
    form = form_of(visitor, waiting, "/approvals")
    return visitor.http.post(waiting, data=form | more)


def test_an_answer_waits_is_sent_back_mended_and_let_go(town: Installation) -> None:
    demand_approval(town, agency_of(town))
    number = hand_report(town, 1, "Lampu mati", agency_of(town))
    with signed_in(town, "opd") as liaison, signed_in(town, "kepala") as head:
        assert "menunggu persetujuan kepala" in liaison.text("/today")
        answer(liaison, number, towns.picture("navy"))
        said = liaison.text("/today")
        assert "Jawaban menunggu persetujuan kepala Lampu mati" in said
        assert letters(town, number) == []
        assert row_of(town, number).is_open, "the clock runs on"

        said = head.text("/approvals")
        assert "ditulis opd" in said
        assert "lampunya sudah menyala lagi" in said
        assert "Lampu diganti" in said
        assert "hari lagi" in said
        assert "/work-files/" in head.get("/approvals").text
        assert decide(head, "reject", reason="").status_code == 409
        assert decide(head, "reject", reason="incomplete").status_code == 303
        assert "Tidak ada jawaban yang menunggu" in head.text("/approvals")

        said = liaison.text("/today")
        assert "Dikembalikan kepala: jawaban belum lengkap" in said
        assert "Lampu diganti" in said
        answer(liaison, number, what="Lampu dan kabel diganti")
        assert decide(head, "approve").headers["location"] == "/approvals?done=approve"
    (told,) = letters(town, number)
    assert "Lampu dan kabel diganti" in told
    assert row_of(town, number).status == "resolved"


def test_an_answer_to_a_sealed_report_read_on_the_page_of_approvals_stands_in_the_trail(
    town: Installation,
) -> None:
    demand_approval(town, agency_of(town))
    plain, sealed = (
        hand_report(town, person, title, agency_of(town))
        for person, title in ((1, "Lampu mati"), (2, "Lampu redup"))
    )
    with signed_in(town, "opd") as liaison, signed_in(town, "pengawas") as supervisor:
        for number in (plain, sealed):
            answer(liaison, number)
        with town.application.store.write() as connection:
            this_one = update(complaints).where(complaints.c.tracking_id == sealed)
            connection.execute(this_one.values(seal="oversight", is_secret=True))
        assert sealed in supervisor.text("/approvals")
    (opened,) = [row for row in rows(town, audits) if row.action == "sealed_report_opened"]
    assert opened.complaint_id == row_of(town, sealed).id


def test_of_two_who_answer_at_once_the_second_is_refused_while_the_first_waits(
    town: Installation,
) -> None:
    demand_approval(town, agency_of(town))
    hand_report(town, 1, "Lampu mati", agency_of(town))
    with signed_in(town, "opd") as one, signed_in(town, "rekan") as other:
        forms = [form_of(each, "/today/answer") | DONE for each in (one, other)]
        assert send(one, forms[0]).status_code == 303
        assert send(other, forms[1], towns.picture("navy")).status_code == 409
    assert len(rows(town, follow_ups)) == 1
    assert lying(town) == set()


def test_nobody_approves_their_own_answer(town: Installation) -> None:
    demand_approval(town, agency_of(town))
    number = hand_report(town, 1, "Lampu mati", agency_of(town))
    with signed_in(town, "kepala") as head:
        answer(head, number)
        assert "orang lain yang menyetujui" in head.text("/approvals")
        (waiting,) = rows(town, follow_ups)
        version = str(row_of(town, number).version)
        form = {"csrf": csrf_of(head), "tracking_id": number, "key": "k", "version": version}
        own = head.http.post(f"/approvals/{waiting.id}/approve", data=form)
        assert own.status_code == 403
    with signed_in(town, "kepala-lain") as stranger:
        assert number not in stranger.text("/approvals")
        found = stranger.http.post(
            f"/approvals/{waiting.id}/approve",
            data=form | {"csrf": csrf_of(stranger)},
        )
        assert found.status_code == 404
    assert letters(town, number) == []
    with signed_in(town, "pengawas") as supervisor:
        assert decide(supervisor, "approve").status_code == 303
    assert len(letters(town, number)) == 1


def test_the_form_of_the_complaints_page_waits_for_approval_too(town: Installation) -> None:
    demand_approval(town, agency_of(town))
    number = hand_report(town, 1, "Lampu mati", agency_of(town))
    with signed_in(town, "opd") as liaison:
        fields = form_of(liaison, "/today/answer")
        said = {"kind": "substantive_answer", "assignment": fields["assignment"]} | DONE
        assert liaison.deed(number, "answer", **said).status_code == 303
    assert letters(town, number) == []
    with signed_in(town, "kepala") as head:
        assert decide(head, "approve").status_code == 303
    assert len(letters(town, number)) == 1


# --- what an answer begins with


STARTS = [
    ("Sampah menumpuk di pasar", "Lingkungan Hidup dan Kehutanan", "sudah diangkut petugas"),
    ("Sampah menumpuk di pasar", None, "Laporan Anda sudah kami tangani"),
    ("Rubbish is piling up at the market and nobody comes to take it away", None, "Thank you for"),
]


@pytest.mark.parametrize(("words", "topic", "start"), STARTS)
def test_an_answer_begins_with_the_governments_words_for_the_topic_and_language(
    town: Installation, words: str, topic: str | None, start: str
) -> None:
    number = hand_report(town, 1, words, agency_of(town))
    with town.application.store.write() as connection:
        of_number = update(complaints).where(complaints.c.tracking_id == number)
        connection.execute(of_number.values(topic=topic))
    with signed_in(town, "opd") as liaison:
        html = liaison.get("/today").text
    (text,) = re.findall(r'<textarea name="text"[^>]*>([^<]*)<', html)
    assert start in text
    starts = re.findall(r'<option value="([^"]+)">[^<]*<', html.partition("data-start")[2])
    assert len(starts) >= 4, "and others can be chosen"
