"""Files become deliveries: nothing doubled, what fails is listed, and a killed run goes on."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import func, select

from muara.app import Application, open_application, prepare_store
from muara.clock import FixedClock
from muara.erasure import erase
from muara.importing import (
    Choices,
    Importer,
    add_upload,
    choices_of,
    content_of,
    import_file,
    kind_of,
    preview,
    start_upload,
    work_on_imports,
)
from muara.media import open_upload
from muara.tables import OLD_WORKBOOK, UnreadableFile
from store import imports, media
from store.errors import NotFound, NotPermitted, NotPossible
from store.models import attachments, complaints, deliveries, histories, items, reporters
from store.rights import Right
from store.scope import SYSTEM, Scope
from tests.installation import START, settings_for

HEADERS = ("No Aduan", "Tanggal", "Nama Pelapor", "No HP", "Isi Laporan", "Lokasi", "OPD", "Status")
SCOPE = Scope(actor="operator:1", jurisdictions=frozenset({"CTH"}))


def listed(count: int, bad: int = 0) -> bytes:
    """A list of `count` rows in CSV, of which the first `bad` have no words."""
    lines = [";".join(HEADERS)]
    for n in range(count):
        words = "" if n < bad else f"Lampu jalan nomor {n} di Dusun Karang mati"
        lines.append(
            f"A-{n};{1 + n % 28}/09/2025;Warga {n};0811-0000-{n:04};{words};RT {n % 9};PU;Selesai"
        )
    return "\r\n".join(lines).encode()


@pytest.fixture
def application(tmp_path: Path, sqlite_template: Path) -> Iterator[Application]:
    shutil.copyfile(sqlite_template, tmp_path / "muara.db")
    settings = settings_for(tmp_path, f"sqlite:///{tmp_path / 'muara.db'}")
    prepare_store(settings)
    with open_application(settings, FixedClock(START)) as opened:
        yield opened


def choices(file: bytes, **changed: object) -> Choices:
    mapping = preview("csv", io.BytesIO(file)).guessed
    return Choices(source="SITANGGAP", mapping=mapping, **changed)  # type: ignore[arg-type]


def count(application: Application, table: object) -> int:
    with application.store.read() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def outcomes(application: Application) -> dict[str, int]:
    application.pipeline.drain()
    with application.store.read() as connection:
        query = select(items.c.outcome, func.count()).group_by(items.c.outcome)
        found = {outcome: number for outcome, number in connection.execute(query)}
        unread = select(func.count()).where(deliveries.c.state == "unreadable")
        return found | {"unreadable": connection.execute(unread).scalar_one()}


def test_rows_become_complaints_with_what_the_older_application_knew(
    application: Application,
) -> None:
    file = listed(3)
    counts = import_file(
        application, SCOPE, "CTH", "csv", io.BytesIO(file), choices(file), is_trial=False
    )
    assert counts == {"rows": 3, "new": 3}
    application.pipeline.drain()
    with application.store.read() as connection:
        found = connection.execute(select(complaints)).all()
        details = connection.execute(
            select(histories.c.details).where(histories.c.event == "report_entered")
        ).scalars()
        sent = connection.execute(select(items.c.sent_at).order_by(items.c.id)).scalars().all()
        known = {"number": "A-0", "status": "Selesai", "agency": "PU", "origin": "import"}
        assert known in list(details)
    assert {row.origin for row in found} == {"import"}
    assert {row.channel for row in found} == {"manual-cth"}
    assert not any(row.is_gathering for row in found)
    assert sent[0] is not None
    assert sent[0].isoformat() == "2025-08-31T17:00:00+00:00"
    assert any("Tempat: RT 0" in row.summary for row in found)


def test_a_list_imported_twice_in_another_order_and_under_another_name_adds_nothing(
    application: Application,
) -> None:
    file = listed(5)
    lines = file.split(b"\r\n")
    turned = b"\n".join([lines[0], *reversed(lines[1:])])
    for content in (file, turned):
        counts = import_file(
            application, SCOPE, "CTH", "csv", io.BytesIO(content), choices(content), is_trial=False
        )
    assert counts == {"rows": 5, "already_known": 5}
    assert outcomes(application) == {"stored": 5, "unreadable": 0}


def test_a_row_that_says_more_the_next_time_is_an_edit_of_its_complaint(
    application: Application,
) -> None:
    for file in (listed(2), listed(2).replace(b"nomor 1", b"nomor 1 dan 2")):
        import_file(
            application, SCOPE, "CTH", "csv", io.BytesIO(file), choices(file), is_trial=False
        )
    assert outcomes(application) == {"stored": 3, "unreadable": 0}
    assert count(application, complaints) == 2


def test_rows_of_somebody_who_was_erased_do_not_bring_them_back(application: Application) -> None:
    file = listed(2)
    for _ in range(2):
        counts = import_file(
            application, SCOPE, "CTH", "csv", io.BytesIO(file), choices(file), is_trial=False
        )
        application.pipeline.drain()
        with application.store.read() as connection:
            first = connection.execute(select(complaints.c.reporter_id)).scalars().first()
        assert first is not None
        erase(application, SYSTEM, first, "asked")
    assert counts == {"rows": 2, "already_known": 2}
    assert count(application, complaints) == 2


def test_a_trial_keeps_nothing(application: Application) -> None:
    file = listed(5, bad=2)
    counts = import_file(
        application, SCOPE, "CTH", "csv", io.BytesIO(file), choices(file), is_trial=True
    )
    assert counts == {"rows": 5, "new": 3, "failed": 2}
    assert count(application, deliveries) == 0


def test_a_trial_says_what_the_import_will_say_and_afterwards_that_all_rows_are_known(
    application: Application,
) -> None:
    file = listed(150)
    file += b"\r\n" + file.split(b"\r\n")[1]  # the first row once more, far below

    def imported(*, is_trial: bool) -> dict[str, int]:
        chosen = choices(file)
        opened = io.BytesIO(file)
        return import_file(application, SCOPE, "CTH", "csv", opened, chosen, is_trial=is_trial)

    assert imported(is_trial=True) == {"rows": 151, "new": 150, "already_known": 1}
    assert imported(is_trial=False) == {"rows": 151, "new": 150, "already_known": 1}
    assert imported(is_trial=True) == {"rows": 151, "already_known": 151}


def test_nobody_imports_without_the_right(application: Application) -> None:
    nobody = SCOPE.without(Right.INTAKE)
    file = io.BytesIO(listed(1))
    with pytest.raises(NotPermitted):
        import_file(application, nobody, "CTH", "csv", file, Choices(), is_trial=False)
    with pytest.raises(NotPermitted):
        add_upload(application, nobody, "CTH", "a.csv", listed(1))
    batch_id = add_upload(application, SCOPE, "CTH", "a.csv", listed(1))
    elsewhere = Scope(jurisdictions=frozenset({"UJI"}))
    with application.store.read() as connection, pytest.raises(NotFound):
        imports.batch(elsewhere, connection, batch_id)
    with application.store.read() as connection, pytest.raises(NotPermitted):
        imports.batches(nobody, connection)


def test_an_upload_is_looked_through_imported_and_let_go(application: Application) -> None:
    file = listed(120, bad=7)
    batch_id = add_upload(application, SCOPE, "CTH", "daftar.csv", file)
    start_upload(application, SCOPE, batch_id, choices(file), is_trial=True)
    work_on_imports(application)
    with application.store.read() as connection:
        checked = imports.batch(SCOPE, connection, batch_id)
    assert (checked.state, checked.counts) == ("checked", {"rows": 120, "new": 113, "failed": 7})
    assert count(application, deliveries) == 0

    start_upload(application, SCOPE, batch_id, choices(file), is_trial=False)
    with pytest.raises(NotPossible):
        start_upload(application, SCOPE, batch_id, choices(file), is_trial=False)
    work_on_imports(application)
    with application.store.read() as connection:
        done = imports.batch(SCOPE, connection, batch_id)
        signature = preview("csv", io.BytesIO(file)).signature
        remembered = imports.column_mapping(SCOPE, connection, "CTH", signature)
        known = media.known_objects(SYSTEM, connection, "")
    assert (done.state, done.counts) == ("done", {"rows": 120, "new": 113, "failed": 7})
    assert done.object_name is None
    assert remembered == choices(file).mapping
    assert known == {done.faults_name}
    listed_faults = content_of(application, done, done.faults_name).decode()
    assert listed_faults.count("isi laporan kosong") == 7
    assert listed_faults.splitlines()[0].startswith("baris,alasan,No Aduan,Tanggal")
    assert listed_faults.splitlines()[1].startswith("2,isi laporan kosong,A-0,")
    assert outcomes(application) == {"stored": 113, "unreadable": 7}


def test_a_run_that_is_killed_goes_on_where_it_was(application: Application) -> None:
    file = listed(250, bad=3)
    batch_id = add_upload(application, SCOPE, "CTH", "daftar.csv", file)
    start_upload(application, SCOPE, batch_id, choices(file), is_trial=False)
    with application.store.write() as connection:
        claimed = imports.claim_batch(SYSTEM, connection, START, timedelta(seconds=60))
    assert claimed is not None
    with application.store.read() as connection:
        chosen = choices_of(application, connection, claimed)
    channel = application.channels["manual-cth"]
    importer = Importer(application, channel, "csv", chosen, "operator:1")
    steps = iter([False, True])
    stopped = importer.run(
        io.BytesIO(file),
        is_trial=False,
        note=lambda connection, position, done: imports.note_progress(
            SYSTEM, connection, batch_id, position, done, START
        ),
        is_over=lambda: next(steps),
    )
    assert stopped is None
    assert count(application, deliveries) == 200

    application.clock.move(timedelta(seconds=61))  # type: ignore[attr-defined]
    work_on_imports(application)
    with application.store.read() as connection:
        done = imports.batch(SCOPE, connection, batch_id)
    assert (done.state, done.counts) == ("done", {"rows": 250, "new": 247, "failed": 3})
    assert outcomes(application) == {"stored": 247, "unreadable": 3}


def test_a_file_that_is_given_up_stops_and_is_let_go(application: Application) -> None:
    batch_id = add_upload(application, SCOPE, "CTH", "daftar.csv", listed(3))
    start_upload(application, SCOPE, batch_id, choices(listed(3)), is_trial=False)
    with application.store.write() as connection:
        imports.cancel(SCOPE, connection, batch_id, START)
    assert work_on_imports(application) == {}
    with application.store.read() as connection:
        assert imports.batch(SCOPE, connection, batch_id).object_name is None
    with application.store.write() as connection, pytest.raises(NotPossible):
        imports.cancel(SCOPE, connection, batch_id, START)


def test_a_workbook_is_read_without_its_formulas(application: Application) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Uraian", "Tanggal", "No HP"])
    sheet.append(
        ["Jalan rusak di Dusun Karang", START.replace(tzinfo=None, year=2025), 81100001234]
    )
    sheet.append(['=HYPERLINK("http://contoh.example","x")', None, None])
    output = io.BytesIO()
    book.save(output)
    content = output.getvalue()
    batch_id = add_upload(application, SCOPE, "CTH", "daftar.xlsx", content)
    mapping = preview("xlsx", io.BytesIO(content)).guessed
    start_upload(application, SCOPE, batch_id, Choices(mapping=mapping), is_trial=False)
    work_on_imports(application)
    with application.store.read() as connection:
        done = imports.batch(SCOPE, connection, batch_id)
    assert done.counts == {"rows": 1, "new": 1}, "a formula that was never computed shows nothing"


def chat_zip(text: str, **files: bytes) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Chat WhatsApp dengan Aduan.txt", text)
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return output.getvalue()


CHAT = """21/09/25 08.30 - Pesan dan panggilan dienkripsi secara end-to-end.
21/09/25 08.30 - +62 811-0000-0001: Lampu jalan di Dusun Karang mati
sudah tiga malam
21/09/25 08.31 - +62 811-0000-0001: IMG-1.jpg (file terlampir)
ini fotonya
21/09/25 08.32 - Diskominfo: Terima kasih laporannya
21/09/25 09.00 - Budi: Jalan rusak
24/09/25 10.00 - +62 811-0000-0001: Air PDAM keruh
24/09/25 10.01 - Budi: IMG-2.jpg (file terlampir)
"""


def test_each_senders_story_of_a_chat_becomes_complaints(application: Application) -> None:
    content = chat_zip(CHAT, **{"IMG-1__jpg": b"\xff\xd8\xff\xe0 invented"})
    own = Choices(source="kantor", own=["Diskominfo"])
    for expected in (
        {"rows": 6, "new": 4, "passed_over": 2},
        {"rows": 6, "already_known": 4, "passed_over": 2},
    ):
        file = io.BytesIO(content)
        assert (
            import_file(application, SCOPE, "CTH", "whatsapp", file, own, is_trial=False)
            == expected
        )
    assert outcomes(application) == {"stored": 4, "unreadable": 0}
    with application.store.read() as connection:
        found = connection.execute(
            select(complaints.c.summary, complaints.c.message_count).order_by(complaints.c.id)
        ).all()
        (file_row,) = connection.execute(select(attachments)).all()
    assert sorted(tuple(row) for row in found) == [
        ("Air PDAM keruh", 1),
        ("Jalan rusak", 1),
        ("Lampu jalan di Dusun Karang mati sudah tiga malam", 2),
    ]
    assert count(application, reporters) == 2
    kept = open_upload(application.store, application.objects, START.date(), file_row.object_name)
    assert kept.startswith(b"\xff\xd8\xff")


def test_a_chat_on_its_way_in_is_sealed_and_forgotten_in_time(application: Application) -> None:
    batch_id = add_upload(application, SCOPE, "CTH", "chat.zip", chat_zip(CHAT))
    with application.store.write() as connection:
        assert imports.forget_old(SYSTEM, connection, START) == 0
        assert imports.forget_old(SYSTEM, connection, START.replace(year=2027)) == 1
        found = imports.batch(SCOPE, connection, batch_id)
    assert (found.object_name, found.sealed_name) == (None, None)
    stored = b"".join(
        path.read_bytes() for path in Path(application.settings.store.objects).glob("*/*")
    )
    assert b"PK" not in stored[:2]


def test_a_chat_whose_pictures_hold_any_bytes_is_a_chat() -> None:
    assert kind_of("chat.zip", chat_zip(CHAT, IMG__jpg=b"xl/workbook.xml" * 9)) == "whatsapp"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"isi\n" * 200_001, "too_many_rows"),
        ("a.zip", b"PK\x03\x04broken", "not_a_zip"),
        ("a.txt", b"only words", "not_a_chat"),
        ("a.xlsx", chat_zip("x"), "not_a_workbook"),
        ("a.xls", OLD_WORKBOOK + bytes(600), "not_a_workbook"),
        ("a.xlsx", OLD_WORKBOOK + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_what_cannot_be_imported_is_told_at_once(
    application: Application, name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        add_upload(application, SCOPE, "CTH", name, content)
    assert caught.value.reason == reason


def test_nothing_is_kept_of_a_list_with_too_many_rows(application: Application) -> None:
    file = listed(1) + b"\r\nx" * 200_000
    with pytest.raises(UnreadableFile):
        import_file(
            application, SCOPE, "CTH", "csv", io.BytesIO(file), choices(file), is_trial=False
        )
    assert count(application, deliveries) == 0
