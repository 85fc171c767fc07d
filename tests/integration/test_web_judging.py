"""Suggestions on the pages over real HTTP: shown with reasons, decided by people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from muara.comparing import Comparer
from store import changes, judgements, queries
from store.scope import SYSTEM
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor

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
    with town.application.store.write() as connection:
        late = town.clock.now().replace(year=2030)
        changes.end_stale_gathering(SYSTEM, connection, late, late)
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        return officer.complaints()


def decision(**changed: str) -> dict[str, str]:
    return {
        "classification": "complaint",
        "urgency": "medium",
        "topic": "Perhubungan",
        "agency": ROADS,
        "place_code": "35.22.15.1001",
        "nickname": "",
        "version": "0",
    } | changed


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

    assert "Usulan dan keputusan" in page
    assert ROADS in page
    assert "berlubang" in page
    assert "Sedang" in page


def test_a_decision_is_kept_and_the_local_name_learned(town: Installation) -> None:
    (number,) = tell(town, HOLE)
    path = f"/complaints/{number}"
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        sent = decision(nickname="Pasar Kota")
        assert officer.submit(path, f"{path}/judgement", **sent).status_code == 303
        assert "Ubah keputusan" in officer.text(path)
        assert "100%" in officer.text("/suggestions").replace(" ", "")
        assert officer.submit(path, f"{path}/judgement", **sent).status_code == 409

    assert judged(town, number) == (ROADS, "35.22.15.1001")
    with town.application.store.read() as connection:
        (name,) = judgements.nicknames_of(SYSTEM, connection, "CTH")
    assert (name.name, name.code) == ("pasar kota", "35.22.15.1001")


def test_who_only_reads_decides_nothing(town: Installation) -> None:
    (number,) = tell(town, HOLE)
    path = f"/complaints/{number}"
    with Visitor(town) as auditor:
        auditor.sign_in("lihat")
        assert "judgement" not in auditor.get(path).text
        answer = auditor.submit(path, f"{path}/judgement", **decision())
    assert answer.status_code == 403
    assert judged(town, number) is None


def test_what_was_sealed_on_arrival_opens_only_by_who_may_see_it(town: Installation) -> None:
    (number,) = tell(town, BRIBE)
    path = f"/complaints/{number}"
    with Visitor(town) as liaison, Visitor(town) as officer:
        liaison.sign_in("opd")
        officer.sign_in("petugas")
        assert liaison.get(path).status_code == 404
        assert "Tampak berkadar pengawasan" in officer.text(path)
        opened = officer.submit(path, f"{path}/secrecy", is_secret="false", reason="bukan oknum")
        assert opened.status_code == 303
        assert liaison.get(path).status_code == 200
        refused = liaison.submit(path, f"{path}/secrecy", is_secret="true", reason="x")
    assert refused.status_code == 403


def test_the_same_incident_is_confirmed_and_taken_back(town: Installation) -> None:
    later, first = tell(town, HOLE, SAME)
    Comparer(town.application.store, town.clock.now).compare_new()
    path = f"/complaints/{later}"
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        assert first in officer.text(path)
        assert "Diusulkan" in officer.text(path)
        assert officer.submit(path, f"{path}/same/1/confirm").status_code == 303
        assert "Kejadian yang sama" in officer.text(path)
        assert officer.submit(path, f"{path}/same/1/confirm").status_code == 409
        officer.submit(path, f"{path}/same/1/undo")
        officer.submit(path, f"{path}/same/1/reject")
        assert "Bukan kejadian yang sama" in officer.text(f"/complaints/{first}")


def test_no_decisions_yet_is_said_in_words(town: Installation) -> None:
    with Visitor(town) as officer:
        officer.sign_in("petugas")
        for field in ("agency", "topic", "classification", "urgency", "place_code", "nonsense"):
            assert "Belum ada keputusan" in officer.text(f"/suggestions?of={field}")
