"""Over real HTTP: who may read the trail, who may know a reporter, and that both are noted."""

from __future__ import annotations

import hashlib
import io
import logging
import zipfile
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Row, select

from store import audit
from store.audit_models import audits
from store.identities import LOOK_UPS
from store.models import complaints, histories
from store.rights import Right
from tests.desk import end_stories
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor
from tests.town import photo, picture

HOLE = "Jalan Diponegoro depan pasar kota berlubang besar, kemarin ada motor jatuh"
BRIBE = "Pak kades minta uang 500 ribu untuk tanda tangan surat tanah, padahal gratis"
NUMBER = "+6281100001234"
SECRETS = (NUMBER, "081100001234", "warga_karangan", "Warga Karangan", "telegram:1001")


@pytest.fixture
def town(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Installation]:
    """With an officer, a supervisor, an auditor, and somebody who may know who wrote."""
    with running(settings_for(tmp_path, migrated_sqlite_url)) as opened:
        for name, role, more in (
            ("petugas", "officer", []),
            ("inspektorat", "supervisor", []),
            ("periksa", "auditor", []),
            ("khusus", "officer", [Right.REVEAL_IDENTITY]),
            ("lindung", "data_protection_officer", []),
        ):
            opened.add_operator(name, role, more_rights=more)
        yield opened


def tell(town: Installation, *texts: str, first: int = 1) -> list[str]:
    """Each told by somebody else; the tracking ids, oldest first."""
    for person, text in enumerate(texts, start=first):
        town.receive("telegram", town.citizens.telegram(person, text=text))
    end_stories(town.application.store, town.clock.now())
    with town.application.store.read() as connection:
        numbers = select(complaints.c.tracking_id).order_by(complaints.c.id)
        return list(connection.execute(numbers).scalars())


def share_number(town: Installation, person: int) -> None:
    """Somebody sends their own contact, as the platform's button does it."""
    contact = {"phone_number": NUMBER, "first_name": "Warga", "user_id": 1000 + person}
    town.receive("telegram", town.citizens.telegram(person, contact=contact))


def trail(town: Installation, action: str | None = None) -> Sequence[Row[Any]]:
    with town.application.store.read() as connection:
        rows = connection.execute(select(audits).order_by(audits.c.id)).all()
    return [row for row in rows if action in (None, row.action)]


def reveal(visitor: Visitor, number: str, **form: str) -> httpx.Response:
    sent = {"reason": "contact", "words": "alamat rumah kurang jelas"} | form
    return visitor.submit(f"/complaints/{number}", f"/complaints/{number}/identity", **sent)


def test_the_data_protection_officer_alone_takes_a_persons_copy_and_it_is_recorded(
    town: Installation,
) -> None:
    (number,) = tell(town, HOLE)
    share_number(town, 1)
    page, action = f"/complaints/{number}", f"/complaints/{number}/copy"
    with Visitor(town) as special, Visitor(town) as protector:
        special.sign_in("khusus")
        assert action not in special.get(page).text
        assert special.submit(page, action, words="diminta").status_code == 403
        protector.sign_in("lindung")
        assert protector.submit(page, action, words=" ").status_code == 400
        named = protector.submit(page, action, words="diminta Warga Karangan")
        assert (named.status_code, "Alasan memuat nama" in named.text) == (400, True)
        assert 'value="diminta Warga Karangan"' in named.text  # what was typed is mended, not lost
        assert '<details class="reveal" open>' in named.text
        assert trail(town, "export_made") == []
        taken = protector.submit(page, action, words="diminta di loket")
    assert taken.headers["content-type"] == "application/zip"
    assert taken.headers["cache-control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(taken.content)) as opened:
        assert HOLE in opened.read("messages.csv").decode()
        assert NUMBER in opened.read("contacts.csv").decode()
    (made,) = trail(town, "export_made")
    assert made.subject_kind == "reporter"
    assert made.details["sha256"] == hashlib.sha256(taken.content).hexdigest()
    assert made.details["rows"] > 0


def test_an_identity_is_revealed_to_whom_the_right_was_given_for_this_answer_only(
    town: Installation, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    (number,) = tell(town, HOLE)
    share_number(town, 1)
    with Visitor(town) as officer, Visitor(town) as special:
        officer.sign_in("petugas")
        assert "/identity" not in officer.get(f"/complaints/{number}").text
        assert reveal(officer, number).status_code == 403
        assert trail(town, "identity_revealed") == []

        special.sign_in("khusus")
        assert not any(one in special.get(f"/complaints/{number}").text for one in SECRETS)
        assert reveal(special, number, words=" ").status_code == 400
        assert reveal(special, number, reason="curiosity").status_code == 400
        named = reveal(special, number, words="untuk Warga Karangan")
        assert (named.status_code, 'value="untuk Warga Karangan"' in named.text) == (400, True)
        assert '<option value="contact" selected>' in named.text
        assert trail(town, "identity_revealed") == []

        answer = reveal(special, number)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        for shown in (NUMBER, "warga_karangan", "Warga Karangan", "telegram:1001"):
            assert shown in answer.text
        assert not any(one in special.get(f"/complaints/{number}").text for one in SECRETS)

    (row,) = trail(town, "identity_revealed")
    assert row.details == {"reason": "contact"}
    assert row.subject_kind == "complaint"
    with town.application.store.read() as connection:
        written = str(connection.execute(select(audits)).all())
        written += str(connection.execute(select(histories)).all())
    assert "alamat rumah kurang jelas" in written
    assert not any(one in written or one in caplog.text for one in SECRETS)


def test_supervisors_read_who_knows_which_reporter_and_why(town: Installation) -> None:
    (number,) = tell(town, HOLE)
    with Visitor(town) as special, Visitor(town) as supervisor, Visitor(town) as officer:
        special.sign_in("khusus")
        reveal(special, number)
        officer.sign_in("petugas")
        assert officer.get("/audit").status_code == 403
        supervisor.sign_in("inspektorat")
        page = supervisor.text("/audit?what=identity_revealed")
    for shown in ("khusus", number, "Pelapor harus dihubungi langsung", "alamat rumah kurang"):
        assert shown in page


def test_a_sealed_report_leaves_no_trace_for_who_may_not_see_it(town: Installation) -> None:
    plain, sealed = tell(town, HOLE, BRIBE)
    with Visitor(town) as supervisor, Visitor(town) as auditor, Visitor(town) as special:
        special.sign_in("khusus")
        assert special.http.post(f"/complaints/{sealed}/identity").status_code == 403
        assert reveal(special, plain).status_code == 200
        answer = special.submit("/look-up", f"/complaints/{sealed}/identity", reason="contact")
        assert answer.status_code == 404
        supervisor.sign_in("inspektorat")
        assert supervisor.get(f"/complaints/{plain}").status_code == 200
        assert supervisor.get(f"/complaints/{sealed}").status_code == 200

        (opened,) = trail(town, "sealed_report_opened")
        assert opened.subject_kind == "complaint"
        assert sealed in supervisor.text("/audit")
        auditor.sign_in("periksa")
        page = auditor.text("/audit")
        assert plain in page
        assert sealed not in page
        assert "Tidak ada catatan" in auditor.text(f"/audit?complaint={sealed}")
        file = auditor.submit("/audit", "/audit/export", format="jsonl")
        assert plain in file.text
        assert sealed not in file.text
        assert "sealed_report_opened" not in file.text


def test_a_sealed_report_that_is_read_beside_or_below_another_is_noted(town: Installation) -> None:
    plain, sealed = tell(town, HOLE, BRIBE)
    with Visitor(town) as supervisor:
        supervisor.sign_in("inspektorat")
        assert supervisor.get(f"/complaints/{plain}/beside/{sealed}").status_code == 200
        assert len(trail(town, "sealed_report_opened")) == 1
        assert supervisor.deed(sealed, "merge", leader=plain).status_code == 303
        looks = len(trail(town, "sealed_report_opened"))
        assert supervisor.get(f"/complaints/{plain}").status_code == 200
        assert len(trail(town, "sealed_report_opened")) == looks + 1


def test_a_picture_of_a_sealed_report_is_a_look_at_it_once_in_ten_minutes(
    town: Installation,
) -> None:
    town.receive("telegram", town.citizens.telegram(1, caption=BRIBE, photo=photo("bribe")))
    town.fetch_media({"bribe": picture("red")})
    (sealed,) = tell(town)
    with Visitor(town) as supervisor:
        supervisor.sign_in("inspektorat")
        assert sealed in supervisor.get("/").text
        assert "/media/" not in supervisor.get("/").text
        assert not trail(town, "sealed_report_opened")
        for path in ("/media/1/thumbnail", "/media/1", "/media/1/thumbnail"):
            assert supervisor.get(path).status_code == 200
        assert len(trail(town, "sealed_report_opened")) == 1
        town.clock.move(timedelta(minutes=11))
        for path in (f"/complaints/{sealed}", "/media/1/thumbnail", "/media/1"):
            assert supervisor.get(path).status_code == 200
    opened = trail(town, "sealed_report_opened")
    assert [row.subject_kind for row in opened] == ["complaint"] * 2


def test_the_trail_is_taken_out_narrowed_and_noted_with_its_checksum(town: Installation) -> None:
    (number,) = tell(town, HOLE)
    with Visitor(town) as special, Visitor(town) as auditor:
        special.sign_in("khusus")
        reveal(special, number)
        auditor.sign_in("periksa")
        assert auditor.http.post("/audit/export").status_code == 403
        file = auditor.submit("/audit", "/audit/export", format="csv", what="identity_revealed")

        unknown = auditor.submit("/audit", "/audit/export", format="pdf")

    assert unknown.status_code == 409
    assert file.headers["content-type"].startswith("text/csv")
    assert len(file.text.strip().splitlines()) == 2
    made = trail(town, "export_made")[-1]
    assert made.details["rows"] == 1
    assert made.details["sha256"] == hashlib.sha256(file.content).hexdigest()
    assert made.details["action_only"] == "identity_revealed"
    assert made.details["kind"] == "audit"


def test_long_trails_are_read_in_pages_and_by_day(town: Installation) -> None:
    with town.application.store.write() as connection:
        for number in range(60):
            scope = town.application.scope("operator:1")
            audit.note(scope, connection, f"deed_{number:02}", town.clock.now())
    with Visitor(town) as auditor:
        auditor.sign_in("periksa")
        first = auditor.get("/audit").text
        assert "deed 59" in first
        assert "deed 02" not in first.partition("<table")[2]
        older = first.partition('" rel="next"')[0].rpartition('href="')[2]
        assert "deed 02" in auditor.get(older).text.partition("<table")[2]
        assert "Tidak ada catatan" in auditor.text("/audit?until=2026-11-20")
        assert "Tidak ada catatan" not in auditor.text("/audit?since=2026-11-21&until=2026-11-21")
        assert "Tidak ada catatan" not in auditor.text("/audit?since=nonsense")


def test_the_caller_on_the_line_is_found_by_number_or_handle(town: Installation) -> None:
    plain, sealed = tell(town, HOLE, BRIBE)
    share_number(town, 1)
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        for who in ("0811-0000-1234", "+62 811 0000 1234", "@Warga_Karangan", "1001"):
            answer = officer.submit("/look-up", "/look-up", who=who)
            assert answer.status_code == 200
            assert plain in answer.text, who
            assert sealed not in answer.text, "of the same handle, and not for this officer"
            assert who not in answer.text.partition("</form>")[2]

    rows = trail(town, "person_looked_up")
    assert [row.details["found"] for row in rows] == [1, 1, 1, 1]
    assert not any(one in str(rows) for one in SECRETS)


def test_who_looks_up_without_end_must_rest_and_nobody_looks_up_without_the_right(
    town: Installation,
) -> None:
    with Visitor(town) as officer, Visitor(town) as auditor:
        auditor.sign_in("periksa")
        assert auditor.get("/look-up").status_code == 403
        assert auditor.submit("/audit", "/look-up", who="0811-0000-1234").status_code == 403
        officer.sign_in("petugas")
        assert officer.submit("/look-up", "/look-up", who="?!").status_code == 400
        assert "Tidak ada laporan" in officer.submit("/look-up", "/look-up", who="0811-0000-9").text
        scope = town.application.scope("operator:1")
        with town.application.store.write() as connection:
            for _ in range(LOOK_UPS - 1):
                audit.note(scope, connection, "person_looked_up", town.clock.now())
        assert officer.submit("/look-up", "/look-up", who="0811-0000-1234").status_code == 429
        town.clock.move(timedelta(minutes=11))
        assert officer.submit("/look-up", "/look-up", who="0811-0000-1234").status_code == 200


def test_a_file_as_it_came_is_noted_and_a_picture_made_anew_is_not(town: Installation) -> None:
    voice = {"file_id": "voice", "file_unique_id": "u-voice", "duration": 4}
    town.receive("telegram", town.citizens.telegram(1, voice=voice | {"mime_type": "audio/ogg"}))
    town.fetch_media({"voice": b"OggS\0\2" + bytes(2000)})
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        for part in ("bytes=100-200", "bytes=00-", "bytes=0-"):
            rest = officer.http.get("/media/1", headers={"range": part})
            assert rest.status_code == 206
            (row,) = trail(town, "original_opened")
        assert officer.get("/media/1").status_code == 200
        town.clock.move(timedelta(minutes=11))
        assert officer.get("/media/1").status_code == 200
    (row, _) = trail(town, "original_opened")
    assert (row.subject_kind, row.subject_id) == ("attachment", 1)
    assert row.complaint_id is not None
