"""Files for people and programs: complete, harmless, without identities unless for a reason."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tracemalloc
import zipfile
from datetime import timedelta
from typing import Any, cast
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, update

from channels.base import Sender
from forwarder._export_tables import Workbook, flatten, open_table
from forwarder.errors import PermanentFailure
from forwarder.export import COMPLAINT_COLUMNS, MESSAGE_COLUMNS, ExportRequest, count, export
from muara.dialogue_state import Policy
from store import people
from store.audit_models import audits
from store.exports import Period
from store.models import complaints, histories, items
from store.rights import Right
from store.scope import SYSTEM, Scope
from store.session import Store
from tests.desk import SCOPE, START, Desk, comment, message, rules

OPERATOR = Scope(actor="command_line:operator", channels=SCOPE.channels)
KINDS = {"chat": "chat", "page": "chat", "elsewhere": "chat"}
PHOTO = {"kind": "image", "reference": "photo-1"}
PLACE = {"latitude": -7.15, "longitude": 111.88, "name": "Balai desa", "address": "0811-0000-1234"}
FORMULAS = ("=1+1", "+62811", "-3", "@SUM(A1)", "\tx", "\rx", "＝1")


def export_bytes(desk: Desk, scope: Scope = OPERATOR, **wanted: Any) -> bytes:
    request = ExportRequest(**({"kind": "messages", "format": "jsonl"} | wanted))
    file = io.BytesIO()
    rows = export(desk.store, scope, request, file, kinds=KINDS, now=desk.clock.now)
    assert rows == count(desk.store, scope, request)
    return file.getvalue()


def lines(desk: Desk, scope: Scope = OPERATOR, **wanted: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export_bytes(desk, scope, **wanted).splitlines()]


def table(desk: Desk, **wanted: Any) -> list[dict[str, str]]:
    text = export_bytes(desk, **({"format": "csv"} | wanted)).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheet(content: bytes, number: int = 1) -> list[list[tuple[str, str]]]:
    """Rows of (type, text) of the cells of a workbook's sheet."""
    name = f"xl/worksheets/sheet{number}.xml"
    root = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(name))  # noqa: S314 - our own
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    return [
        [(cell.get("t", "n"), "".join(cell.itertext())) for cell in row]
        for row in root.iter(f"{space}row")
    ]


def test_a_message_leaves_with_all_its_columns(desk: Desk) -> None:
    desk.take(
        message(
            "7",
            conversation_id="ruang-7",
            text="Hubungi 0811-0000-1234",
            attachments=[PHOTO],
            location=PLACE,
            in_reply_to="6",
        )
    )

    (row,) = lines(desk)
    assert row == {
        "kind": "chat",
        "channel": "chat",
        "external_id": "7",
        "revision": "",
        "event": "created",
        "surface": "direct",
        "content": "text",
        "conversation_id": "ruang-7",
        "in_reply_to": "6",
        "sent_at": "2026-11-21T02:00:00Z",
        "received_at": "2026-11-21T02:00:00Z",
        "redacted_text": "Hubungi [phone]",
        "tracking_id": desk.complaints[0].tracking_id,
        "attachments": [{"kind": "image", "state": "pending"}],
        "location": {
            "latitude": -7.15,
            "longitude": 111.88,
            "name": "Balai desa",
            "address": "[phone]",
        },
    }


def test_what_elsewhere_ends_a_line_does_not_break_the_lines_of_an_export(desk: Desk) -> None:
    desk.take(message(text="Lampu\u2028mati\u2029sejak\u0085Senin"))

    (line,) = export_bytes(desk, is_identified=True, reason="Uji").decode().splitlines()
    assert json.loads(line)["original_text"] == "Lampu\u2028mati\u2029sejak\u0085Senin"


def test_a_table_has_one_cell_for_each_of_them(desk: Desk) -> None:
    desk.take(message("7", attachments=[PHOTO, PHOTO | {"kind": "video"}], location=PLACE))

    (row,) = table(desk)
    assert tuple(row) == MESSAGE_COLUMNS
    assert row["attachments_kind"] == "image video"
    assert row["attachments_state"] == "pending pending"
    assert (row["location_latitude"], row["location_name"]) == ("-7.15", "Balai desa")


def test_only_stored_messages_leave_each_version_once(desk: Desk) -> None:
    desk.take(message("1"), message("1"), {"ignored": "echo"})
    desk.take(message("1", text="Lampu", event="edited", revision="e1"))

    assert [(row["event"], row["revision"]) for row in lines(desk)] == [
        ("created", ""),
        ("edited", "e1"),
    ]


def test_without_a_reason_or_for_one_with_a_number_no_identity_leaves(desk: Desk) -> None:
    desk.take(message("1", text="Nama saya Warga Contoh, 0811-0000-1234"))
    plain = export_bytes(desk).decode()

    assert "0811" not in plain
    assert "sender" not in plain
    for reason in ("", "  ", "asked by 0811-0000-1234"):
        with pytest.raises(PermanentFailure, match="reason"):
            export_bytes(desk, is_identified=True, reason=reason)


def test_with_a_reason_sender_and_original_words_leave_and_it_is_recorded(desk: Desk) -> None:
    said = message("1", text="Hubungi 0811-0000-1234")
    said["sender"] |= {"phone": "+628110000001", "username": "warga"}
    desk.take(said)

    (row,) = lines(desk, is_identified=True, reason="permintaan inspektorat 12/2026")
    assert row["sender"] == {
        "id": "warga-1",
        "name": "Warga Contoh",
        "username": "warga",
        "phone": "+628110000001",
    }
    assert row["original_text"] == "Hubungi 0811-0000-1234"
    started, made = desk.rows(histories)[-2:]
    assert (started.event, made.event) == ("export_started", "export_made")
    assert made.actor == "command_line:operator"
    assert made.details["reason"] == "permintaan inspektorat 12/2026"
    assert made.details["rows"] == 1
    assert made.details["is_complete"] is True
    assert made.details["is_identified"] is True


@pytest.mark.parametrize("format_", ["jsonl", "csv", "xlsx"])
def test_the_audit_trail_tells_who_took_what_and_the_checksum_of_the_bytes(
    desk: Desk, format_: str
) -> None:
    desk.take(message("1"), message("2", "warga-2"))
    file = io.BytesIO()
    request = ExportRequest(kind="complaints", format=format_, period=Period(since=START))
    export(desk.store, OPERATOR, request, file, kinds=KINDS, now=desk.clock.now)

    started, made = desk.rows(audits)
    assert (started.action, made.action) == ("export_started", "export_made")
    assert made.actor == OPERATOR.actor
    assert made.details == {
        "kind": "complaints",
        "format": format_,
        "rows": 2,
        "sha256": hashlib.sha256(file.getvalue()).hexdigest(),
        "is_complete": True,
        "is_identified": False,
        "with_secret": False,
        "since": "2026-11-21T02:00:00Z",
    }


@pytest.mark.parametrize(
    ("sender", "thread"),
    [
        ({"phone": "+628110000001"}, "chat:+628110000001"),
        ({"id": "7000001"}, "7000001"),
        ({"name": "Warga Contoh"}, "chat:nomor aduan:Warga Contoh"),
    ],
)
def test_a_thread_that_names_its_citizen_leaves_as_a_stable_word(
    desk: Desk, sender: dict[str, str], thread: str
) -> None:
    for number in ("1", "2"):
        said = message(number, conversation_id=thread)
        said["sender"] |= sender
        desk.take(said)

    first, second = [row["conversation_id"] for row in lines(desk)]
    assert first == second
    assert thread[-6:] not in first
    (identified, _) = lines(desk, is_identified=True, reason="audit")
    assert identified["conversation_id"] == thread


def test_of_erased_people_only_the_skeleton_leaves(desk: Desk) -> None:
    desk.take(message("1"))
    with desk.store.write() as connection:
        people.erase_reporter(SYSTEM, connection, 1, START, "asked")

    (row,) = lines(desk, is_identified=True, reason="audit")
    assert (row["kind"], row["channel"], row["event"]) == ("chat", "chat", "created")
    gone = ("external_id", "conversation_id", "redacted_text", "sender", "original_text")
    assert [row[name] for name in gone] == [None] * 5


def test_secret_complaints_leave_only_when_asked_for_with_a_reason(desk: Desk) -> None:
    desk.take(message("1"), message("2", "warga-2"))
    with desk.store.write() as connection:
        connection.execute(update(complaints).where(complaints.c.id == 1).values(is_secret=True))

    assert [row["external_id"] for row in lines(desk)] == ["2"]
    assert len(lines(desk, kind="complaints")) == 1
    with pytest.raises(PermanentFailure, match="reason"):
        lines(desk, with_secret=True)
    assert len(lines(desk, with_secret=True, reason="audit")) == 2
    assert len(lines(desk, with_secret=True, reason="audit", kind="complaints")) == 2
    blind = Scope(actor="operator:7", channels=SCOPE.channels).without(Right.SEE_SECRET)
    assert len(lines(desk, blind, with_secret=True, reason="audit")) == 1


def test_one_jurisdictions_export_holds_nothing_of_another(desk: Desk) -> None:
    desk.take(message("1"))
    desk.take(message("2"), channel="elsewhere")
    desk.take(comment("3"), channel="page")
    scope = Scope(jurisdictions=frozenset({"CTH"}), channels=SCOPE.channels)

    assert [row["external_id"] for row in lines(desk, scope)] == ["1", "3"]
    assert len(lines(desk, scope, kind="complaints")) == 1


def test_a_period_is_by_the_time_of_receipt_and_ends_before_its_end(desk: Desk) -> None:
    for number in range(4):
        desk.take(message(str(number), f"warga-{number}"))
        desk.wait(hours=1)
    period = Period(since=START + timedelta(hours=1), until=START + timedelta(hours=3))

    assert [row["external_id"] for row in lines(desk, period=period)] == ["1", "2"]
    assert len(lines(desk, period=period, kind="complaints")) == 2


def test_a_complaint_leaves_with_its_newest_place(open_store: Store) -> None:
    desk = Desk(open_store, [rules(policy=Policy())])
    desk.take(message("1", location=PLACE))
    desk.take(message("2", location=PLACE | {"latitude": -7.2}, attachments=[PHOTO]))
    desk.take(message("3", "warga-2"))

    first, second = lines(desk, kind="complaints")
    assert tuple(first) == COMPLAINT_COLUMNS
    assert (first["latitude"], first["longitude"]) == (-7.2, 111.88)
    assert (first["message_count"], first["attachment_count"]) == (2, 1)
    assert first["opened_at"] == "2026-11-21T02:00:00Z"
    assert (first["is_secret"], first["acknowledged_at"]) == (False, None)
    assert (second["latitude"], second["longitude"]) == (None, None)


def test_complaints_hold_no_identities() -> None:
    with pytest.raises(PermanentFailure, match="messages"):
        ExportRequest(kind="complaints", format="csv", is_identified=True, reason="audit")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(PermanentFailure, match="jsonl, csv, xlsx"):
        ExportRequest(kind="messages", format="pdf")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_csv_begins_like_a_formula(formula: str) -> None:
    file = io.BytesIO()
    written = open_table("csv", file, "messages", ["text"])
    written.write({"text": formula})
    written.close()

    (_, (cell,)) = list(csv.reader(io.StringIO(file.getvalue().decode(), newline="")))
    assert cell == f"'{formula}"


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), min_size=1, max_size=5))
def test_any_words_survive_a_csv_as_one_cell_each(words: list[str]) -> None:
    file = io.BytesIO()
    written = open_table("csv", file, "messages", ["text", "end"])
    for each in words:
        written.write({"text": each, "end": 1.5})
    written.close()

    rows = list(csv.reader(io.StringIO(file.getvalue().decode(), newline="")))
    assert [row[0].removeprefix("'") for row in rows[1:]] == [
        each.removeprefix("'") for each in words
    ]
    assert all(row[1] == "1.5" for row in rows[1:])


@pytest.mark.parametrize(
    "text",
    [*FORMULAS, "https://example.org", "mailto:a@example.org", "12345", "<b>&</b>", "\x07x"],
)
def test_every_text_of_a_workbook_is_text(text: str) -> None:
    file = io.BytesIO()
    written = open_table("xlsx", file, "messages", ["text"])
    written.write({"text": text})
    written.close()

    content = file.getvalue()
    (_, ((kind, _),)) = sheet(content)
    assert kind == "inlineStr"
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert not any("rels" in name and "sheet" in name for name in names), "no links"


def test_text_that_looks_like_the_writers_own_markup_stays_text() -> None:
    file = io.BytesIO()
    written = open_table("xlsx", file, "messages", ["text"])
    written.write({"text": "<r></is></c><c><f>1+1</f></c><c><is></r>"})
    written.close()

    (_, ((kind, text),)) = sheet(file.getvalue())
    assert kind == "inlineStr"
    assert text.endswith("<r></is></c><c><f>1+1</f></c><c><is></r>")


def test_a_workbook_keeps_numbers_truths_and_gaps_and_cuts_what_no_cell_holds() -> None:
    file = io.BytesIO()
    written = open_table("xlsx", file, "complaints", ["a", "b", "c", "d"])
    written.write({"a": 1.5, "b": True, "c": None, "d": "x" * 40_000})
    written.close()

    _, row = sheet(file.getvalue())
    assert row[0] == ("n", "1.5")
    assert row[1] == ("b", "1")
    assert row[2][1].endswith("…")
    assert len(row[2][1]) < 32_767


def test_a_full_sheet_is_followed_by_another() -> None:
    file = io.BytesIO()
    written = Workbook(file, "messages", ["n"], rows_per_sheet=3)
    for number in range(7):
        written.write({"n": number})
    written.close()

    content = file.getvalue()
    assert [len(sheet(content, number)) for number in (1, 2, 3)] == [4, 4, 2]


def test_an_export_that_breaks_off_leaves_its_trace(desk: Desk) -> None:
    desk.take(message("1"))

    class FullDisk(io.BytesIO):
        def write(self, _content: Any) -> int:
            raise OSError(28, "No space left on device")

    request = ExportRequest(kind="messages", format="jsonl")
    with pytest.raises(OSError, match="space"):
        export(desk.store, OPERATOR, request, FullDisk(), kinds=KINDS, now=desk.clock.now)
    last = desk.rows(histories)[-1]
    assert (last.event, last.details["rows"]) == ("export_made", 0)
    assert last.details["is_complete"] is False


def test_nested_values_become_flat_cells() -> None:
    assert flatten({"a": 1, "b": {"c": 2}, "d": [{"e": "x"}, {"e": "y"}], "f": []}) == {
        "a": 1,
        "b_c": 2,
        "d_e": "x y",
    }


@pytest.mark.long
@pytest.mark.parametrize("format_", ["jsonl", "csv", "xlsx"])
def test_many_rows_need_little_memory(desk: Desk, format_: str) -> None:
    desk.take(message("1", text="Jalan rusak " * 20, attachments=[PHOTO]))
    multiply_stored_message(desk, 4_000)
    request = ExportRequest(kind="messages", format=format_)
    told: list[int] = []
    tracemalloc.start()
    rows = export(
        desk.store,
        OPERATOR,
        request,
        cast(io.BytesIO, Discarded()),
        kinds=KINDS,
        now=desk.clock.now,
        tell=told.append,
    )
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert rows == 4_001
    assert told[-1] == 4_001
    assert most < 12 * 1024 * 1024


class Discarded(io.BytesIO):
    """Takes what is written and keeps none of it."""

    def __init__(self) -> None:
        super().__init__()
        self._at = 0

    def write(self, content: Any) -> int:
        self._at += len(content)
        return len(content)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset if whence == 0 else self._at + offset
        return self._at

    def tell(self) -> int:
        return self._at


def multiply_stored_message(desk: Desk, times: int) -> None:
    row = dict(desk.stored[0]._mapping)
    copies = [
        {name: value for name, value in row.items() if name != "id"}
        | {"identity_hash": number.to_bytes(16, "big")}
        for number in range(times)
    ]
    with desk.store.write() as connection:
        connection.execute(insert(items), copies)


def test_senders_columns_are_the_fields_of_a_sender() -> None:
    wanted = ExportRequest(kind="messages", format="csv", is_identified=True, reason="audit")
    flat = [name.removeprefix("sender_") for name in wanted.columns if name.startswith("sender_")]
    assert set(flat) < set(Sender.__dataclass_fields__)
