"""One deed on many reports over real HTTP: looked at first, done to each by itself, taken back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import update

from store import agencies, queries
from store.case_models import actions, complaint_tags
from store.models import complaints, outbox
from store.scope import SYSTEM
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor, readable

TEXTS = ("Lampu jalan mati di dusun", "Jalan berlubang depan pasar", "Sampah menumpuk di kali")


@pytest.fixture(scope="module")
def installation(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> Iterator[Installation]:
    """One for the file: each test has reports of its own."""
    folder = tmp_path_factory.mktemp("bulk")
    shutil.copyfile(sqlite_template, folder / "muara.db")
    with running(settings_for(folder, f"sqlite:///{folder / 'muara.db'}")) as opened:
        opened.add_operator("petugas")
        opened.add_operator("lihat", role="auditor")
        yield opened


@pytest.fixture(scope="module")
def officer(installation: Installation) -> Iterator[Visitor]:
    with Visitor(installation) as opened:
        opened.sign_in("petugas")
        yield opened


@pytest.fixture
def three(installation: Installation) -> list[str]:
    """New reports to one government, the newest first."""
    citizens = installation.citizens
    for words in TEXTS:
        installation.receive("telegram", citizens.telegram(citizens.latest + 1, text=words))
    return list(reversed(list(statuses(installation))[-3:]))


def preview(officer: Visitor, deed: str, chosen: list[str]) -> httpx.Response:
    return officer.submit("/", "/bulk/preview", deed=deed, chosen=chosen, address="/?list=new")


def fields(shown: httpx.Response) -> dict[str, str | list[str]]:
    """What the preview's form would send as it stands."""
    names = ("key", "deed", "address")
    found: dict[str, str | list[str]] = {
        name: match[1]
        for name in names
        if (match := re.search(rf'name="{name}" value="([^"]*)"', shown.text))
    }
    return found | {"chosen": re.findall(r'name="chosen" value="([^"]*)" checked', shown.text)}


def do(officer: Visitor, deed: str, chosen: list[str], **more: str) -> httpx.Response:
    return officer.submit("/", "/bulk", **(fields(preview(officer, deed, chosen)) | more))


def undo(officer: Visitor, done: httpx.Response) -> httpx.Response:
    form = done.text.partition('action="/bulk/undo"')[2].partition("</form>")[0]
    sent: dict[str, str | list[str]] = {
        name: value for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)
    }
    return officer.submit(
        "/", "/bulk/undo", **(sent | {"chosen": re.findall(r'"chosen" value="([^"]*)"', form)})
    )


def statuses(installation: Installation) -> dict[str, str]:
    with installation.application.store.read() as connection:
        rows = connection.execute(complaints.select().order_by(complaints.c.id))
        return {row.tracking_id: row.status for row in rows}


def status_of(installation: Installation, numbers: list[str]) -> set[str]:
    return {statuses(installation)[number] for number in numbers}


def agency(installation: Installation, name: str, jurisdiction: str = "CTH") -> str:
    with installation.application.store.read() as connection:
        found = agencies.agencies_of(SYSTEM, connection, jurisdiction)
    return next(str(row.id) for row in found if row.name == name)


def verify(officer: Visitor, number: str) -> None:
    sent = {"title": "Pendek", "classification": "complaint", "privacy": "open"}
    assert officer.deed(number, "verify", **sent).status_code == 303


DEEDS = [
    ("archive", {"reason": "already_handled"}, "archived", "diarsipkan"),
    ("hand_over", {"to": "Provinsi", "reason": "other_government"}, "handed_over", "diteruskan"),
    ("assign", {"agency": "Dinas Perhubungan"}, "assigned", "didisposisikan"),
    ("tag", {"tag": "Pasar"}, "new", "diberi label"),
]


@pytest.mark.parametrize(("deed", "more", "status", "words"), DEEDS, ids=[d[0] for d in DEEDS])
def test_a_deed_is_done_to_each_and_all_of_it_is_taken_back(
    installation: Installation,
    officer: Visitor,
    three: list[str],
    deed: str,
    more: dict[str, str],
    status: str,
    words: str,
) -> None:
    for number in three:
        verify(officer, number)
    if deed == "assign":
        more = {"agency": agency(installation, more["agency"])}
    shown = preview(officer, deed, three)
    assert "Yang akan dikerjakan: 3" in readable(shown.text)
    assert status_of(installation, three) == {"new"}

    sent = fields(shown) | more
    first = officer.submit("/", "/bulk", **sent)
    assert f"3 laporan {words}" in readable(first.text)
    assert status_of(installation, three) == {status}
    assert officer.submit("/", "/bulk", **sent).status_code == 200
    assert done_of(installation, deed) == 3
    assert len(waiting(installation, deed)) == (0 if deed == "tag" else 3)

    assert "3 laporan dikembalikan" in readable(undo(officer, first).text)
    assert status_of(installation, three) == {"new"}
    assert waiting(installation, deed) == []
    with installation.application.store.read() as connection:
        assert connection.execute(complaint_tags.select()).all() == []


def led(shown: httpx.Response) -> str:
    """The report that a preview of a merging proposes as the leading one."""
    (found,) = re.findall(r'name="leader" value="([^"]*)" required checked', shown.text)
    return str(found)


def merged(installation: Installation) -> dict[str, str]:
    """Which reports are merged into which."""
    with installation.application.store.read() as connection:
        rows = connection.execute(complaints.select()).all()
    numbers = {row.id: row.tracking_id for row in rows}
    return {row.tracking_id: numbers[row.merged_into] for row in rows if row.merged_into}


def test_reports_are_merged_into_the_oldest_and_all_of_it_is_taken_back(
    installation: Installation, officer: Visitor, three: list[str]
) -> None:
    flood, hole, lamp = three
    shown = preview(officer, "merge", three)
    assert "Yang menjadi satu: 3" in readable(shown.text)
    assert led(shown) == lamp

    sent = fields(shown) | {"leader": lamp}
    first = officer.submit("/", "/bulk", **sent)
    assert f"2 laporan digabungkan ke {lamp}" in readable(first.text)
    assert merged(installation) == {flood: lamp, hole: lamp}
    assert officer.submit("/", "/bulk", **sent).status_code == 200
    assert done_of(installation, "merge") == 2
    assert len(waiting(installation, "merge")) == 2

    assert "2 laporan dikembalikan" in readable(undo(officer, first).text)
    assert merged(installation) == {}
    assert waiting(installation, "merge") == []


def test_another_report_is_chosen_to_lead_and_what_leads_already_leads_on(
    installation: Installation, officer: Visitor, three: list[str]
) -> None:
    flood, hole, lamp = three
    do(officer, "merge", [flood, lamp], leader=flood)
    assert merged(installation) == {lamp: flood}

    shown = preview(officer, "merge", [flood, hole, lamp])
    assert led(shown) == flood
    assert "hanya bisa menjadi laporan utama" in readable(shown.text)
    assert "pisahkan dulu" in readable(shown.text)
    officer.submit("/", "/bulk", **(fields(shown) | {"leader": flood}))
    assert merged(installation).pop(hole) == flood


def test_only_reports_of_one_government_that_go_on_are_merged(
    installation: Installation, officer: Visitor, three: list[str]
) -> None:
    flood, hole, lamp = three
    words = installation.citizens.telegram(60, text="Pohon tumbang di kabupaten lain")
    installation.receive("telegram-uji", words)
    elsewhere = list(statuses(installation))[-1]
    assert officer.deed(hole, "archive", reason="spam").status_code == 303

    shown = readable(preview(officer, "merge", [lamp, hole, elsewhere, flood]).text)
    assert "Yang menjadi satu: 2" in shown
    for why in ("Milik pemerintah daerah lain", "Statusnya Arsip"):
        assert why in shown
    alone = readable(preview(officer, "merge", [lamp, hole]).text)
    assert "perlu sedikitnya dua laporan" in alone

    sent: dict[str, str | list[str]] = {"key": "k", "deed": "merge", "leader": elsewhere}
    sent["chosen"] = fields(preview(officer, "tag", [lamp]))["chosen"]
    crossed = officer.submit("/", "/bulk", **sent)
    assert "milik pemerintah daerah yang berbeda" in readable(crossed.text)
    unknown = officer.submit("/", "/bulk", **(sent | {"leader": "XX-0"}))
    assert "Laporan tidak ditemukan" in readable(unknown.text)
    assert lamp not in merged(installation)


def test_nothing_is_done_to_any_when_one_is_sent_without_the_version_that_was_looked_at(
    installation: Installation, officer: Visitor, three: list[str]
) -> None:
    flood, hole, _ = three
    sent = fields(preview(officer, "archive", [flood])) | {"reason": "spam"}
    for without in (hole, f"{hole}~", f"{hole}~x"):
        refused = officer.submit("/", "/bulk", **(sent | {"chosen": [*sent["chosen"], without]}))
        assert refused.status_code == 400
        assert "tidak menyebut keadaan laporan" in readable(refused.text)
        assert (
            fields(refused)["chosen"]
            == fields(preview(officer, "archive", [flood, hole]))["chosen"]
        )
    assert status_of(installation, three) == {"new"}


def test_labels_that_stood_there_before_stay_when_all_is_taken_back(
    installation: Installation, officer: Visitor, three: list[str]
) -> None:
    label = {"tag": "pasar"}
    do(officer, "tag", three[:1], **label)
    again = do(officer, "tag", three, **label)
    assert "3 laporan dikembalikan" in readable(undo(officer, again).text)
    with installation.application.store.read() as connection:
        (left,) = connection.execute(complaint_tags.select()).all()
        row = queries.complaint_by_tracking_id(SYSTEM, connection, three[0])
    assert (left.complaint_id, left.tag) == (row.id, "pasar")


def done_of(installation: Installation, deed: str) -> int:
    """How often a deed was done and not taken back."""
    with installation.application.store.read() as connection:
        rows = connection.execute(actions.select().where(actions.c.name == deed)).all()
    return len([row for row in rows if row.undone_at is None])


def waiting(installation: Installation, deed: str) -> list[str]:
    """What is to leave because of a deed, by key."""
    with installation.application.store.read() as connection:
        rows = connection.execute(outbox.select().where(outbox.c.state == "due")).all()
    return [row.idempotency_key for row in rows if f"{deed}:" in row.idempotency_key]


def test_what_cannot_be_done_is_said_before(
    installation: Installation, officer: Visitor, three: list[str]
) -> None:
    flood, hole, lamp = three
    words = installation.citizens.telegram(50, text="Jalan kabupaten lain")
    installation.receive("telegram-uji", words)
    elsewhere = list(statuses(installation))[-1]
    verify(officer, lamp)
    verify(officer, elsewhere)
    assert officer.deed(hole, "archive", reason="spam").status_code == 303

    shown = readable(preview(officer, "assign", [lamp, hole, flood, elsewhere, "XX-0"]).text)
    assert "Yang akan dikerjakan: 1" in shown
    assert "Yang tidak bisa: 3" in shown
    for why in ("Belum diverifikasi.", "Statusnya Arsip", "Milik pemerintah daerah lain"):
        assert why in shown
    assert "Tidak satu pun bisa" in readable(preview(officer, "archive", [hole]).text)
    assert "Belum ada laporan yang dipilih" in readable(preview(officer, "archive", []).text)


def test_what_fails_is_listed_and_the_others_are_done(
    installation: Installation, officer: Visitor, three: list[str]
) -> None:
    flood, hole, lamp = three
    sent = fields(preview(officer, "archive", [flood, hole, lamp])) | {"reason": "spam"}
    with installation.application.store.write() as connection:
        changed = update(complaints).where(complaints.c.tracking_id == hole)
        connection.execute(changed.values(version=complaints.c.version + 1))
    answer = readable(officer.submit("/", "/bulk", **sent).text)
    assert "2 laporan diarsipkan" in answer
    assert "Tidak berhasil: 1" in answer
    assert f"{hole} Orang lain baru saja mengubahnya" in answer
    assert statuses(installation)[hole] == "new"


LACKING = [
    ("archive", {}, "Pilih alasannya"),
    ("archive", {"reason": "made_up"}, "Pilih alasannya"),
    ("hand_over", {"reason": "other_government"}, "Tulis diteruskan ke mana"),
    ("hand_over", {"to": "Provinsi"}, "Pilih alasannya"),
    ("merge", {}, "Pilih laporan utamanya"),
    ("tag", {"tag": "  "}, "Tulis labelnya"),
]


@pytest.mark.parametrize(("deed", "more", "words"), LACKING)
def test_what_is_missing_is_asked_for(
    installation: Installation,
    officer: Visitor,
    three: list[str],
    deed: str,
    more: dict[str, str],
    words: str,
) -> None:
    answer = do(officer, deed, three, **more)
    assert answer.status_code == 400
    assert words in readable(answer.text)
    assert status_of(installation, three) == {"new"}


def test_only_who_may_is_offered_it_and_can_do_it(
    installation: Installation, officer: Visitor, three: list[str]
) -> None:
    with Visitor(installation) as auditor:
        auditor.sign_in("lihat")
        assert 'name="chosen"' not in auditor.get("/").text
        assert preview(auditor, "archive", three).status_code == 403
        sent: dict[str, str | list[str]] = {"key": "k", "deed": "archive", "reason": "spam"}
        assert auditor.submit("/", "/bulk", **sent, chosen=three).status_code == 403
        undone = auditor.submit("/", "/bulk/undo", key="k", deed="archive", chosen=three)
        assert undone.status_code == 403
    assert preview(officer, "publish", three).status_code == 409
    assert officer.http.post("/bulk", data={"key": "k", "deed": "archive"}).status_code == 403
    assert status_of(installation, three) == {"new"}


def test_keys_are_changed_turned_off_and_outlive_the_session(
    installation: Installation, officer: Visitor
) -> None:
    from muara.web.keys import SHORTCUTS

    keys = [each.key for each in SHORTCUTS]
    changed = ["w" if key == "v" else key for key in keys]
    assert 'data-shortcut="verify" data-key="v"' in officer.get("/").text
    assert officer.submit("/self/keys", "/self/keys", key=changed).status_code == 303
    page = officer.get("/").text
    assert 'data-shortcut="verify" data-key="w"' in page
    assert 'data-on="false"' in page

    officer.submit("/", "/sign-out")
    officer.sign_in("petugas")
    assert 'data-shortcut="verify" data-key="w"' in officer.get("/").text
    twice = officer.submit("/self/keys", "/self/keys", key=["a"] * len(keys), is_on="true")
    assert twice.status_code == 400
    assert "dipakai dua kali: a" in readable(twice.text)
    officer.submit("/", "/sign-out")
    officer.sign_in("lihat")
    assert 'data-shortcut="verify" data-key="v"' in officer.get("/").text
    officer.submit("/", "/sign-out")
    officer.sign_in("petugas")
    assert officer.submit("/self/keys", "/self/keys/reset").status_code == 303
    assert 'data-shortcut="verify" data-key="v"' in officer.get("/").text
