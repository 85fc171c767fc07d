"""The settings' pages over real HTTP, without scripts: who may, what is kept, what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from store import agencies, clocks, emergency_numbers
from store.models import histories
from store.rights import ROLE_RIGHTS
from store.scope import SYSTEM
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor, readable

PAGES = (
    "",
    "/agencies",
    "/agencies/new",
    "/lexicon",
    "/lexicon/topic/transport",
    "/places",
    "/replies",
    "/replies/new",
    "/templates",
    "/days",
    "/hours",
    "/rules",
    "/numbers",
    "/governments",
)
SEEN = re.compile(r'name="seen" value="([0-9a-f]*)"')


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("installation")
    (folder / "muara.db").write_bytes(sqlite_template.read_bytes())
    with running(settings_for(folder, f"sqlite:///{folder / 'muara.db'}")) as opened:
        for role in ROLE_RIGHTS:
            opened.add_operator(role, role=role, jurisdictions=["CTH"])
        opened.add_operator("everywhere")
        yield opened


@pytest.fixture
def officer(town: Installation) -> Iterator[Visitor]:
    with Visitor(town) as visitor:
        visitor.sign_in("officer")
        yield visitor


def change(
    visitor: Visitor, path: str, page: str = "", seen: str | None = None, **fields: str
) -> httpx.Response:
    """Send a form of the settings with the mark that its page carries."""
    shown = visitor.get(f"/settings{page or path}").text
    found = SEEN.search(shown)
    mark = found[1] if found and seen is None else seen or ""
    sent = {"government": "CTH", "seen": mark} | fields
    return visitor.submit(f"/settings{page or path}", f"/settings{path}", **sent)


def agency_id(town: Installation, code: str) -> int:
    with town.application.store.read() as connection:
        rows = agencies.agencies_of(SYSTEM, connection, "CTH", only_active=False)
    found: int = next(row.id for row in rows if row.code == code)
    return found


def events(town: Installation) -> list[str]:
    with town.application.store.read() as connection:
        return list(
            connection.execute(select(histories.c.event).order_by(histories.c.id)).scalars()
        )


# --- who may ------------------------------------------------------------------------------------


def test_a_form_that_is_not_ours_changes_nothing(officer: Visitor) -> None:
    answer = officer.http.post("/settings/numbers", data={"kind": "fire", "number": "113"})
    assert answer.status_code == 403


def test_another_government_is_out_of_reach(town: Installation, officer: Visitor) -> None:
    assert officer.get("/settings?government=UJI").status_code == 404
    answer = change(
        officer, "/numbers", government="UJI", kind="fire", number="113", label="Damkar"
    )
    assert answer.status_code == 404
    foreign = officer.get(f"/settings/agencies/{agency_id(town, 'health') + 1000}")
    assert foreign.status_code == 404


def test_somebody_with_several_governments_chooses(town: Installation) -> None:
    with Visitor(town) as visitor:
        visitor.sign_in("everywhere")
        page = visitor.get("/settings?government=UJI").text
        assert 'href="/settings?government=CTH"' in page
        assert re.search(r'government=UJI" aria-current="true">Kabupaten Uji', page)
        with town.application.store.read() as connection:
            theirs = agencies.agencies_of(SYSTEM, connection, "UJI")[0].id
        assert visitor.get(f"/settings/agencies/{theirs}?government=CTH").status_code == 404
        assert visitor.get(f"/settings/agencies/{theirs}?government=UJI").status_code == 200


# --- agencies -----------------------------------------------------------------------------------


def test_an_agency_is_added_below_another_and_can_be_renamed(
    town: Installation, officer: Visitor
) -> None:
    health = agency_id(town, "health")
    answer = change(
        officer,
        "/agencies",
        page="/agencies/new",
        seen="",
        name="Puskesmas Karangan",
        parent=str(health),
        opening_hours="Senin–Jumat 07.30–14.00",
        phone="0811-0000-1111",
        is_active="true",
    )
    assert answer.status_code == 303, readable(answer.text)
    page = officer.get(f"{answer.headers['location']}").text
    assert "Sudah ditambahkan" in page
    assert re.search(r'data-depth="1"[^>]*>\s*<a [^>]*>Puskesmas Karangan</a>', page)
    assert "Senin–Jumat 07.30–14.00" in page

    made = agency_id(town, "puskesmas_karangan")
    path = f"/agencies/{made}"
    renamed = {"name": "Puskesmas Karangan Baru", "is_active": "true"}
    assert change(officer, path, **renamed).status_code == 303
    assert "Dahulu bernama: Puskesmas Karangan." in officer.text(f"/settings{path}")
    stale = change(officer, path, seen="0" * 12, **renamed)
    assert stale.status_code == 409
    assert "Orang lain baru saja mengubahnya" in readable(stale.text)
    assert events(town)[-2:] == ["agency_added", "agency_changed"]


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(officer: Visitor) -> None:
    answer = change(
        officer, "/agencies", page="/agencies/new", seen="", name="Dinas Kesehatan", email="salah"
    )
    assert answer.status_code == 422
    page = answer.text
    assert 'value="salah"' in page
    assert re.search(r'id="email"[^>]*aria-describedby="email-fault" aria-invalid="true"', page)
    assert re.search(r'id="name-fault">.*?Nama ini sudah ada\.', page, re.DOTALL)


# --- the lexicon --------------------------------------------------------------------------------


def test_a_new_word_is_suggested_by_at_once(officer: Visitor) -> None:
    sentence = "Gronjalan wuyungan di depan terminal"
    tried = change(officer, "/lexicon/try", page="/lexicon", sentence=sentence)
    assert "wuyungan</q>" not in tried.text
    path = "/lexicon/topic/transport"
    added = change(
        officer,
        f"{path}/subjects",
        page=path,
        seen="",
        is_new="true",
        subject="wuyungan",
        topic="transport",
        agency="transport",
        decisive="wuyungan",
    )
    assert added.status_code == 303, readable(added.text)
    tried = change(officer, "/lexicon/try", page="/lexicon", sentence=sentence)
    assert "<q>wuyungan</q>" in tried.text
    assert "Dinas Perhubungan" in tried.text
    again = change(
        officer, f"{path}/subjects", page=path, seen="", form="wuyungan", subject="wuyungan",
        weak="wuyungan",
    )  # fmt: skip
    assert again.status_code == 409


def test_a_piece_is_answered_to_a_page_that_asks_by_itself(officer: Visitor) -> None:
    officer.http.headers["hx-request"] = "true"
    piece = change(officer, "/lexicon/try", page="/lexicon", sentence="Lampu jalan mati").text
    assert "<html" not in piece
    assert "Dinas Perhubungan" in piece


# --- places, replies, days, hours, rules, numbers ----------------------------------------------


def test_a_nickname_is_added_and_removed(officer: Visitor) -> None:
    wrong = change(officer, "/places", name="Alun-alun", place_code="99")
    assert wrong.status_code == 422
    added = change(officer, "/places", name="Alun-alun", point="-7.15, 111.88")
    assert added.status_code == 303
    page = officer.get("/settings/places").text
    assert "alun-alun" in page
    forget = re.search(r'action="/settings(/places/\d+/forget)"', page)
    assert forget
    assert change(officer, forget[1], page="/places").status_code == 303
    assert "alun-alun</b>" not in officer.get("/settings/places").text


def test_a_canned_reply_is_previewed_kept_and_taken_out_of_use(officer: Visitor) -> None:
    reply = {
        "title": "Sudah diperbaiki",
        "purpose": "answer",
        "language": "id",
        "body": "Laporan {tracking_id} sudah ditangani {agency}.",
        "is_active": "true",
    }
    shown = change(officer, "/replies", page="/replies/new", then="preview", **reply)
    assert shown.status_code == 200
    assert "Laporan CTH-7K4M-92QX sudah ditangani Dinas Contoh." in readable(shown.text)
    assert "Sudah diperbaiki" not in officer.text("/settings/replies")
    assert change(officer, "/replies", page="/replies/new", **reply).status_code == 303
    page = officer.get("/settings/replies").text
    found = re.search(r'href="/settings(/replies/\d+)\?[^>]*>[^<]*Sudah diperbaiki', page)
    assert found
    ended = change(officer, found[1], **(reply | {"is_active": ""}))
    assert ended.status_code == 303
    assert "tidak aktif" in officer.text("/settings/replies")


def test_a_day_off_is_added_and_taken_back(town: Installation, officer: Visitor) -> None:
    day = {"day": "2026-12-07", "name": "Hari jadi", "kind": "off"}
    assert change(officer, "/days", **day).status_code == 303
    page = officer.text("/settings/days?year=2026")
    assert "Senin, 7 Desember 2026 Hari jadi Libur" in page
    assert "Hari Raya Natal" in page
    twice = change(officer, "/days", **day)
    assert twice.status_code == 422
    assert "sudah ada dalam daftar" in readable(twice.text)
    with town.application.store.read() as connection:
        assert [r.name for r in clocks.local_days_of(SYSTEM, connection, "CTH")] == ["Hari jadi"]
    shown = officer.get("/settings/days?year=2026").text
    mark = re.search(r'2026-12-07/forget.*?name="seen" value="(\w+)"', shown, re.DOTALL)
    assert mark
    assert change(officer, "/days/2026-12-07/forget", page="/days", seen=mark[1]).status_code == 303
    assert "Hari jadi" not in officer.text("/settings/days?year=2026")


def test_a_coming_rule_shows_what_it_would_mean(town: Installation, officer: Visitor) -> None:
    rule = {"rule": "verify", "working_days": "1", "effective_from": "2027-01-01"}
    shown = change(officer, "/rules", then="preview", **rule)
    assert "akan jatuh tempo" in readable(shown.text)
    assert change(officer, "/rules", **rule).status_code == 303
    page = officer.get("/settings/rules").text
    assert "mulai 1 Jan 2027" in readable(page)
    past = change(officer, "/rules", **(rule | {"effective_from": "2026-11-20"}))
    assert past.status_code == 422
    mark = re.search(r'rules/forget.*?name="seen" value="(\w+)"', page, re.DOTALL)
    assert mark
    gone = change(officer, "/rules/forget", page="/rules", seen=mark[1], **rule)
    assert gone.status_code == 303
    assert "mulai 1 Jan 2027" not in officer.text("/settings/rules")
    held = change(
        officer, "/rules/forget", page="/rules", **(rule | {"effective_from": "2019-01-01"})
    )
    assert held.status_code == 409


def test_coming_hours_leave_todays_as_they_are(town: Installation, officer: Visitor) -> None:
    hours = {"effective_from": "2027-02-01", "mon_morning_from": "08:00", "mon_morning_to": "12:00"}
    before = town.application.calendars.of("CTH").calendar.counted(town.clock.now(), 3)
    assert "akan jatuh tempo" in readable(change(officer, "/hours", then="preview", **hours).text)
    assert change(officer, "/hours", **hours).status_code == 303
    with town.application.store.read() as connection:
        after = town.application.calendars.read(connection, "CTH").calendar
    assert after.counted(town.clock.now(), 3) == before
    page = officer.text("/settings/hours")
    assert "mulai 1 Feb 2027" in page
    wrong = change(officer, "/hours", **(hours | {"mon_morning_to": "07:00"}))
    assert wrong.status_code == 422
    assert 'id="mon-fault"' in wrong.text


@pytest.mark.parametrize("far", ["0001-01-01", "9999-12-31", "2101-01-01"])
@pytest.mark.parametrize("then", ["", "preview"])
def test_a_day_that_no_calendar_reaches_is_refused_in_the_form(
    officer: Visitor, far: str, then: str
) -> None:
    day = {"day": far, "name": "Jauh", "kind": "off"}
    worked = day | {"kind": "worked"}
    rule = {"rule": "verify", "working_days": "365", "effective_from": far}
    hours = {"effective_from": far, "mon_morning_from": "08:00", "mon_morning_to": "12:00"}
    for path, form in (("/days", day), ("/days", worked), ("/rules", rule), ("/hours", hours)):
        answer = change(officer, path, then=then, **form)
        assert answer.status_code == 422
        assert "antara tahun 2000 dan 2100" in readable(answer.text)


def test_a_day_that_no_calendar_reaches_was_never_set(officer: Visitor) -> None:
    for far in ("0001-01-01", "9999-12-31"):
        gone = change(officer, f"/days/{far}/forget", page="/days")
        assert gone.status_code == 409
        for path in ("/rules", "/hours"):
            form = {"rule": "verify", "effective_from": far}
            gone = change(officer, f"{path}/forget", page=path, **form)
            assert gone.status_code in (404, 409)
        assert officer.get(f"/settings/days?year={far[:4]}").status_code == 200


def test_a_number_counts_once_somebody_has_confirmed_it(
    town: Installation, officer: Visitor
) -> None:
    assert "Belum ada nomor" in officer.text("/settings")
    entered = {"kind": "fire", "number": "0811-0000-0113", "label": "Damkar"}
    assert change(officer, "/numbers", seen="", **entered).status_code == 303
    assert "1 nomor belum dikonfirmasi" in officer.text("/settings")
    page = officer.get("/settings/numbers").text
    mark = re.search(r'fire/confirm.*?name="seen" value="(\w+)"', page, re.DOTALL)
    assert mark
    done = change(officer, "/numbers/fire/confirm", page="/numbers", seen=mark[1])
    assert done.status_code == 303
    assert "Dikonfirmasi 21 Nov 2026 oleh officer" in officer.text("/settings/numbers")
    assert "1 nomor dikonfirmasi" in officer.text("/settings")
    with town.application.store.read() as connection:
        (row,) = emergency_numbers.numbers_of(SYSTEM, connection, "CTH")
    assert row.confirmed_on.isoformat() == "2026-11-21"


def test_the_settings_read_in_english_too(officer: Visitor) -> None:
    officer.submit("/settings", "/language", language="en", next="/settings")
    for path in PAGES:
        page = officer.text(f"/settings{path}")
        assert "Pengaturan" not in page
    assert "Settings" in officer.text("/settings")
