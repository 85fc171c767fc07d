"""Suggestions on the pages over real HTTP: shown with reasons, decided by people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from muara.comparing import Comparer
from store import agencies, judgements, queries
from store.scope import SYSTEM
from tests.desk import end_stories
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor, readable

HOLE = "Jalan Diponegoro depan pasar kota berlubang besar, kemarin ada motor jatuh"
SAME = "jl. diponegoro dkt pasar kota lobangnya gede bgt, motor sampai jatuh"
BRIBE = "Pak kades minta uang 500 ribu untuk tanda tangan surat tanah, padahal gratis"
ROADS = "Dinas Pekerjaan Umum Bina Marga dan Penataan Ruang"


@pytest.fixture
def town(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Installation]:
    with running(settings_for(tmp_path, migrated_sqlite_url)) as opened:
        for name, role in (
            ("petugas", "officer"),
            ("opd", "liaison_officer"),
            ("lihat", "auditor"),
        ):
            opened.add_operator(name, role=role)
        yield opened


def tell(town: Installation, *texts: str) -> list[str]:
    """Each told by somebody else; the tracking ids, newest first."""
    for person, text in enumerate(texts, start=1):
        town.receive("telegram", town.citizens.telegram(person, text=text))
    end_stories(town.application.store, town.clock.now())
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        return officer.complaints()


def decision(**changed: str) -> dict[str, str]:
    return {
        "title": "Lubang di Jalan Diponegoro",
        "classification": "complaint",
        "privacy": "open",
        "urgency": "medium",
        "topic": "Perhubungan",
        "place_code": "35.22.15.1001",
    } | changed


def agency_id(town: Installation, name: str) -> str:
    with town.application.store.read() as connection:
        found = agencies.agencies_of(SYSTEM, connection, "CTH")
    return next(str(row.id) for row in found if row.name == name)


def judged(town: Installation, tracking_id: str) -> tuple[str | None, str | None] | None:
    with town.application.store.read() as connection:
        complaint = queries.complaint_by_tracking_id(SYSTEM, connection, tracking_id)
        found = judgements.judgement_of(SYSTEM, connection, complaint.id)
    return None if found is None else (found.agency, found.place_code)


def test_a_complaint_shows_what_is_suggested_and_why(town: Installation) -> None:
    (number,) = tell(town, HOLE)
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        page = officer.text(f"/complaints/{number}")

    assert "Dasar usulan" in page
    assert ROADS in page
    assert "berlubang" in page
    assert "Sedang" in page


def test_a_verification_is_kept_and_the_local_name_learned(town: Installation) -> None:
    (number,) = tell(town, HOLE)
    path = f"/complaints/{number}"
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        sent = decision(nickname="Pasar Kota", agency=agency_id(town, ROADS))
        assert officer.deed(number, "verify", **sent).status_code == 303
        assert "Ubah verifikasi" in officer.text(path)
        taken = officer.text("/suggestions").replace("\u00a0", "")
        assert "100%" in taken.replace(" ", "")
        assert "November 2026" in taken
        old = officer.deed(number, "verify", **sent, version="1")
        assert old.status_code == 409
        assert "Orang lain baru saja mengubah" in readable(old.text)

    assert judged(town, number) == (ROADS, "35.22.15.1001")
    with town.application.store.read() as connection:
        (name,) = judgements.nicknames_of(SYSTEM, connection, "CTH")
    assert (name.name, name.code) == ("pasar kota", "35.22.15.1001")


def test_privacy_must_be_chosen(town: Installation) -> None:
    (number,) = tell(town, HOLE)
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        assert officer.deed(number, "verify", **decision(privacy="")).status_code == 409
    assert judged(town, number) is None


def test_who_only_reads_decides_nothing(town: Installation) -> None:
    (number,) = tell(town, HOLE)
    path = f"/complaints/{number}"
    with Visitor(town) as auditor:
        auditor.sign_in("lihat")
        assert "deeds/" not in auditor.get(path).text
        sent = decision(key="of-my-own", version="1")
        answer = auditor.submit(path, f"{path}/deeds/verify", **sent)
    assert answer.status_code == 403
    assert judged(town, number) is None


def test_a_second_click_counts_once(town: Installation) -> None:
    (number,) = tell(town, HOLE)
    path = f"/complaints/{number}"
    sent = decision(key="clicked-twice", agency=agency_id(town, ROADS), then="assign")
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        for _ in range(2):
            assert officer.insist(number, "verify", **sent).status_code == 303
        assert officer.text(path).count("Didisposisikan") == 1


def test_what_was_sealed_on_arrival_is_there_for_the_supervisor_alone(town: Installation) -> None:
    town.add_operator("pengawas", role="supervisor")
    town.receive("telegram", town.citizens.telegram(1, text=BRIBE))
    with Visitor(town) as officer, Visitor(town) as supervisor:
        officer.sign_in("petugas")
        supervisor.sign_in("pengawas")
        (number,) = supervisor.complaints()
        path = f"/complaints/{number}"
        assert officer.complaints() == []
        assert officer.get(path).status_code == 404
        assert "Tampak berkadar pengawasan" in supervisor.text(path)
        opened = supervisor.deed(number, "unseal", reason="bukan oknum")
        assert opened.status_code == 303
        assert officer.get(path).status_code == 200


def test_the_same_incident_is_confirmed_and_taken_back(town: Installation) -> None:
    later, first = tell(town, HOLE, SAME)
    Comparer(town.application.store, town.clock.now).compare_new()
    path = f"/complaints/{later}"
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        assert first in officer.text(path)
        assert "Diusulkan" in officer.text(path)

        def decide(decision: str, sent: dict[str, str]) -> int:
            return officer.submit(path, f"{path}/same/1/{decision}", **sent).status_code

        before = forms(officer.get(path).text, "same/1/confirm")
        assert [decide("confirm", before) for _ in range(2)] == [303, 303]
        assert "Dicatat sebagai kejadian yang sama" in officer.text(f"{path}?done=same")
        assert decide("confirm", before | {"key": "later"}) == 409
        assert decide("confirm", {"key": "blind"}) == 409
        for decision in ("undo", "reject"):
            sent = forms(officer.get(path).text, f"same/1/{decision}")
            assert decide(decision, sent) == 303
        assert "Bukan kejadian yang sama" in officer.text(f"/complaints/{first}")


def forms(html: str, action: str) -> dict[str, str]:
    """The key and the version that a form carries."""
    found = re.search(rf'{action}">.*?</form>', html)
    assert found, action
    return dict(re.findall(r'name="(key|version)" value="([^"]*)"', found[0]))


def test_no_decisions_yet_is_said_in_words(town: Installation) -> None:
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        for field in ("agency", "topic", "classification", "urgency", "place_code", "nonsense"):
            assert "Belum ada keputusan" in officer.text(f"/suggestions?of={field}")
