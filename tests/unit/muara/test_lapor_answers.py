"""Answer files of SP4N-LAPOR!: numbers and statuses come home once, and faults are listed."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select, update

from muara.app import open_application, prepare_store
from muara.clock import FixedClock
from muara.forwarding import LONGEST_ANSWER, Forwarding
from muara.importing import Choices, add_upload, content_of, start_upload, work_on_imports
from muara.lapor_answers import AnswerImporter
from store import forwardings, imports, queries
from store.casework.verifying import Verification
from store.errors import NotPermitted
from store.forwarding_models import LAPOR
from store.forwarding_models import forwardings as table
from store.import_models import ImportPurpose, ImportState
from store.models import complaints
from store.rights import Right
from store.scope import SYSTEM
from tests.caseworking import OFFICER, Town
from tests.installation import START, Citizens, settings_for

HEADERS = ("TrackingID", "JudulLaporan", "Status", "NomorMuara", "TindakLanjut")
MAPPING = dict(
    zip(HEADERS, ("foreign_id", "title", "status", "tracking_id", "answer"), strict=True)
)


class LaporDesk(Town):
    """A government's desk with verified reports, and files that come back."""

    def verified(self, person: int = 1, title: str = "Jalan berlubang", **said: Any) -> str:
        number = self.tell(person)
        words = Verification(
            title=title,
            classification="complaint",
            is_oversight=False,
            is_secret=bool(said.get("is_secret")),
        )
        self.casework.verify(OFFICER, number, self.deed(), words)
        return number

    def send(self, *numbers: str) -> None:
        with self.application.store.write() as connection:
            ids = [
                queries.complaint_by_tracking_id(SYSTEM, connection, number).id
                for number in numbers
            ]
            forwardings.mark_sent(OFFICER, connection, ids, LAPOR, self.clock.now())

    def bring(self, *rows: tuple[str, ...], is_trial: bool = False) -> dict[str, int]:
        importer = self.importer()
        counts = importer.run(io.BytesIO(csv_of(*rows)), is_trial=is_trial)
        return dict(counts or {})

    def importer(self) -> AnswerImporter:
        return AnswerImporter(self.application, "CTH", "csv", MAPPING, "operator:1")

    def faults(self, *rows: tuple[str, ...]) -> list[str]:
        output = io.BytesIO()
        self.importer().write_faults(io.BytesIO(csv_of(*rows)), output)
        return output.getvalue().decode().splitlines()[1:]

    def known(self, number: str) -> tuple[str, str | None, str | None]:
        with self.application.store.read() as connection:
            row = connection.execute(
                select(table)
                .join(complaints, complaints.c.id == table.c.complaint_id)
                .where(complaints.c.tracking_id == number)
            ).one()
        return row.state, row.foreign_id, row.foreign_status


def csv_of(*rows: tuple[str, ...]) -> bytes:
    return "\n".join(";".join(row) for row in (HEADERS, *rows)).encode()


@pytest.fixture
def desk(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[LaporDesk]:
    settings = settings_for(tmp_path, migrated_sqlite_url)
    prepare_store(settings)
    clock = FixedClock(START + timedelta(days=2))
    with open_application(settings, clock) as application:
        yield LaporDesk(application, clock, Citizens(clock))


def test_a_row_links_its_report_and_the_citizen_hears_of_it(desk: LaporDesk) -> None:
    number = desk.verified()
    desk.send(number)
    row = ("1234567", "", "Terdisposisi Belum Ditindaklanjuti", number, "")
    assert desk.bring(row, is_trial=True) == {"rows": 1, "new": 1}
    assert desk.known(number) == ("sent", None, None)
    assert desk.bring(row) == {"rows": 1, "new": 1}
    assert desk.known(number) == ("linked", "1234567", "assigned")
    told = [purpose for purpose, _, _ in desk.letters(number) if purpose.startswith("for")]
    assert told == ["forwarded", "foreign_status"]


def test_a_file_may_be_brought_twice(desk: LaporDesk) -> None:
    number = desk.verified()
    desk.send(number)
    row = ("1234567", "", "Selesai", number, "Sudah ditambal.")
    desk.bring(row)
    before = desk.letters(number)
    assert desk.bring(row) == {"rows": 1, "already_known": 1}
    assert desk.letters(number) == before


def test_a_trial_counts_rows_about_one_report_as_the_import_does(desk: LaporDesk) -> None:
    number, other = desk.verified(1), desk.verified(2, "Lampu mati")
    desk.send(number, other)
    rows = (
        ("1234567", "", "Terdisposisi Sedang Diproses", number, ""),
        ("1234567", "", "Terdisposisi Sedang Diproses", number, ""),
        ("1234567", "", "Selesai", "", "Sudah ditambal."),
        ("1234567", "", "Selesai", number, "Sudah ditambal."),
        ("1234567", "", "Terdisposisi Sedang Diproses", number, ""),
        ("1234567", "", "", number, ""),
        ("7654321", "Lampu mati", "", "", ""),
        ("7654321", "Lampu mati", "", "", ""),
        ("7654322", "Lampu mati", "", "", ""),
    )
    counts = {"rows": 9, "new": 4, "already_known": 4, "failed": 1}
    assert desk.bring(*rows, is_trial=True) == counts
    assert desk.bring(*rows) == counts


def test_later_news_find_the_report_by_their_number(desk: LaporDesk) -> None:
    number = desk.verified()
    Forwarding(desk.application).link(OFFICER, number, desk.deed(), "1234567", is_secret=False)
    desk.bring(("1234567", "", "Terdisposisi Selesai", "", "Sudah ditambal."))
    assert desk.known(number) == ("linked", "1234567", "resolved")
    assert "Sudah ditambal." in desk.letters(number)[-1][1]


def test_a_number_that_is_corrected_back_is_told_again(desk: LaporDesk) -> None:
    number = desk.verified()
    forwarding = Forwarding(desk.application)
    for foreign_id in ("1234567", "7654321", "1234567", "1234567"):
        forwarding.link(OFFICER, number, desk.deed(), foreign_id, is_secret=False)
    told = [text for purpose, text, _ in desk.letters(number) if purpose == "forwarded"]
    assert ["1234567" in text for text in told] == [True, False, True]


def test_a_title_finds_the_only_one_that_went_in_a_batch(desk: LaporDesk) -> None:
    first, second = desk.verified(1, "Lampu jalan mati"), desk.verified(2, "Jalan berlubang")
    desk.send(first, second)
    desk.bring(("1234567", "LAMPU  jalan mati", "", "", ""))
    assert desk.known(first)[:2] == ("linked", "1234567")
    assert desk.known(second)[0] == "sent"


def test_what_cannot_be_used_is_listed_with_the_reason(desk: LaporDesk) -> None:
    waiting, secret = desk.verified(1), desk.verified(2, is_secret=True)
    alike = [desk.verified(person, "Sama") for person in (3, 4)]
    desk.send(*alike)
    sealed = desk.verified(5)
    with desk.application.store.write() as connection:
        own = complaints.c.tracking_id == sealed
        connection.execute(update(complaints).where(own).values(seal="oversight"))
    rows = [
        ("belum", "", "", waiting, ""),
        ("1234567", "", "beres", waiting, ""),
        ("1234567", "", "", "CTH-0000-0000", ""),
        ("1234567", "Tidak ada", "", "", ""),
        ("1234567", "Sama", "", "", ""),
        ("1234567", "", "", secret, ""),
        ("1234567", "", "", sealed, ""),
        ("1234567", "", "", waiting, "a" * (LONGEST_ANSWER + 1)),
    ]
    assert desk.bring(*rows) == {"rows": 8, "failed": 8}
    assert [line.split(",")[1] for line in desk.faults(*rows)] == [
        "tidak ada nomor LAPOR",
        "status tidak dikenal",
        "laporan ini tidak ada di sini",
        "laporan ini tidak ada di sini",
        "judulnya cocok dengan beberapa laporan",
        "laporan rahasia atau tersegel tanpa izin",
        "laporan rahasia atau tersegel tanpa izin",
        "jawaban terlalu panjang",
    ]


def test_what_nobody_has_verified_fails_in_the_trial_too_and_is_listed(desk: LaporDesk) -> None:
    row = ("1234567", "", "Selesai", desk.tell(), "")
    for is_trial in (True, False):
        assert desk.bring(row, is_trial=is_trial) == {"rows": 1, "failed": 1}
    assert [line.split(",")[1] for line in desk.faults(row)] == ["laporan ini belum diverifikasi"]


def test_a_secret_report_that_was_ticked_for_a_batch_is_linked(desk: LaporDesk) -> None:
    number = desk.verified(is_secret=True)
    desk.send(number)
    desk.bring(("1234567", "", "Selesai", number, "Sudah ditambal."))
    assert desk.known(number)[0] == "linked"
    assert "ditambal" not in str(desk.letters(number))


@pytest.mark.parametrize("hidden", [{"is_secret": True}, {"seal": "oversight"}])
def test_of_a_number_that_stands_for_a_hidden_report_nobody_is_told_the_answer(
    desk: LaporDesk, hidden: dict[str, Any]
) -> None:
    leading, follower = desk.verified(1), desk.verified(2)
    desk.casework.merge(OFFICER, follower, desk.deed(), leading)
    forwarding = Forwarding(desk.application)
    forwarding.link(OFFICER, leading, desk.deed(), "1234567", is_secret=True)
    with desk.application.store.write() as connection:
        own = complaints.c.tracking_id == leading
        connection.execute(update(complaints).where(own).values(**hidden))

    reach = OFFICER.without(Right.SEE_SECRET)
    said = "Bendahara sudah kami periksa."
    assert forwarding.note_status_of_all(reach, "1234567", desk.deed(), "closed", said) == 1
    told = desk.letters(follower)
    assert told[-1][0] == "foreign_status"
    assert "Bendahara" not in str(told)


def test_another_governments_report_is_not_there(desk: LaporDesk) -> None:
    number = desk.verified()
    with desk.application.store.write() as connection:
        connection.execute(update(complaints).values(jurisdiction="UJI"))
    assert desk.bring(("1234567", "", "", number, "")) == {"rows": 1, "failed": 1}


def test_a_workbook_goes_the_way_of_every_import(desk: LaporDesk) -> None:
    number = desk.verified()
    desk.send(number)
    book = Workbook()
    assert book.active is not None
    book.active.append(HEADERS)
    book.active.append((1234567, "", "Selesai", number, ""))
    book.active.append(("tanpa nomor", "", "", "", ""))
    file = io.BytesIO()
    book.save(file)
    application = desk.application
    answers = ImportPurpose.LAPOR_ANSWERS
    batch = add_upload(application, OFFICER, "CTH", "jawaban.xlsx", file.getvalue(), answers)
    start_upload(application, OFFICER, batch, Choices(mapping=MAPPING), is_trial=True)
    assert work_on_imports(application) == Counter(rows=2, new=1, failed=1)
    assert desk.known(number)[0] == "sent"
    start_upload(application, OFFICER, batch, Choices(mapping=MAPPING), is_trial=False)
    work_on_imports(application)
    assert desk.known(number) == ("linked", "1234567", "closed")
    with application.store.read() as connection:
        found = imports.batch(OFFICER, connection, batch)
    assert found.state == ImportState.DONE
    assert b"tidak ada nomor LAPOR" in content_of(application, found, found.faults_name)


def test_answers_are_brought_by_who_decides_about_reports(desk: LaporDesk) -> None:
    with pytest.raises(NotPermitted):
        add_upload(
            desk.application,
            OFFICER.without(Right.VERIFY),
            "CTH",
            "jawaban.csv",
            csv_of(),
            ImportPurpose.LAPOR_ANSWERS,
        )
