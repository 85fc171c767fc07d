"""WhatsApp's exported chats, as Android and iOS write them in two languages."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.manual import Written
from muara.chats import ChatReader, Said, is_day_first, open_chat
from muara.tables import UnreadableFile

few = settings(max_examples=80, deadline=None)
NNBSP = "\u202f"
LRM = "\u200e"


def read(text: str | bytes) -> list[Said]:
    content = text if isinstance(text, bytes) else text.encode()
    with open_chat(io.BytesIO(content)) as chat:
        return list(chat.messages())


@pytest.mark.parametrize(
    "line",
    [
        "21/11/26 08.30 - Budi: Jalan rusak",
        "21/11/2026 08.30 - Budi: Jalan rusak",
        "21/11/26, 08:30 - Budi: Jalan rusak",
        f"11/21/26, 8:30{NNBSP}AM - Budi: Jalan rusak",
        "11/21/26, 8:30 a.m. - Budi: Jalan rusak",
        "[21/11/26 08.30.00] Budi: Jalan rusak",
        f"[21/11/26, 8:30:00{NNBSP}AM] Budi: Jalan rusak",
        f"{LRM}[21/11/2026, 08:30:00] Budi: {LRM}Jalan rusak",
        "2026-11-21, 08:30 - Budi: Jalan rusak",
        "21.11.26, 08:30 - Budi: Jalan rusak",
        f"21/11/26 08.30 - ~{NNBSP}Budi: Jalan rusak <Pesan ini diedit>",
    ],
)
def test_a_line_of_any_telephone_is_read(line: str) -> None:
    moment = datetime(2026, 11, 21, 8, 30)  # noqa: DTZ001 - the telephone's local time
    assert read(line) == [Said(1, moment, "Budi", "Jalan rusak")]


@pytest.mark.parametrize(
    ("hour", "expected"),
    [("12:05 AM", 0), ("12:05 PM", 12), ("1:05 PM", 13), ("11:05 pm", 23), ("11:05", 11)],
)
def test_twelve_hours_are_a_half_day(hour: str, expected: int) -> None:
    (said,) = read(f"21/11/26, {hour} - Budi: x")
    assert said.moment.hour == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["21/11/26"], True),
        (["11/21/26"], False),
        (["3/4/26", "4/4/26", "1/5/26"], True),
        (["3/4/26", "3/5/26", "4/1/26"], False),
        (["3/4/26"], True),
    ],
)
def test_the_order_of_day_and_month_is_found_out(days: list[str], expected: bool) -> None:
    assert is_day_first(days) is expected


@pytest.mark.parametrize(
    "line",
    [
        "21/11/26 08.30 - Pesan dan panggilan terenkripsi secara end-to-end.",
        "21/11/26, 08:30 - Messages and calls are end-to-end encrypted.",
        f"[21/11/26 08.30.00] Aduan: {LRM}Pesan dan panggilan dienkripsi secara end-to-end.",
        '21/11/26 08.30 - Budi mengubah subjek dari "A: b" ke "C"',
        "21/11/26 08.30 - Budi membuat grup",
        "21/11/26 08.30 - Budi: <Media tidak disertakan>",
        "21/11/26, 08:30 - Budi: <Media omitted>",
        f"[21/11/26 08.30.00] Budi: {LRM}gambar tidak disertakan",
        f"[21/11/26 08.30.00] Budi: {LRM}image omitted",
        "21/11/26 08.30 - Budi: Pesan ini telah dihapus",
        "21/11/26, 08:30 - Budi: This message was deleted",
        "21/11/26 08.30 - Anda: Anda menghapus pesan ini",
        "21/11/26 08.30 - Budi:",
    ],
)
def test_lines_in_which_nobody_says_anything_are_passed_over(line: str) -> None:
    assert read(f"{line}\n21/11/26 08.31 - Ani: halo") == [
        Said(2, datetime(2026, 11, 21, 8, 31), "Ani", "halo")  # noqa: DTZ001
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Bisnis ini membuang limbah ke kali",
        "Pak RT membuat grup untuk menagih pungutan liar",
        "warga bergabung menggunakan perahu karena banjir",
        "this business dumps its waste",
        "pesan di grup ini tidak dijawab",
    ],
)
def test_what_people_say_of_groups_and_businesses_is_a_message(words: str) -> None:
    assert [said.text for said in read(f"21/11/26 08.30 - Budi: {words}")] == [words]


def test_lines_that_continue_a_message_belong_to_it() -> None:
    (one, other) = read("21/11/26 08.30 - Budi: satu\ndua: tiga\n\n- empat\n21/11/26 08.31 - A: b")
    assert one.text == "satu\ndua: tiga\n\n- empat"
    assert (other.number, other.text) == (5, "b")


@pytest.mark.parametrize(
    ("said", "file", "text"),
    [
        (
            "IMG-20261121-WA0001.jpg (file terlampir)\nini fotonya",
            "IMG-20261121-WA0001.jpg",
            "ini fotonya",
        ),
        (f"{LRM}IMG-1.jpg (file attached)", "IMG-1.jpg", ""),
        (f"{LRM}<terlampir: 00000012-PHOTO-2026-11-21.jpg>", "00000012-PHOTO-2026-11-21.jpg", ""),
        (f"lihat {LRM}<attached: 1-AUDIO.opus>", "1-AUDIO.opus", "lihat"),
        ("<attached: ../../etc/passwd>", None, "<attached: ../../etc/passwd>"),
    ],
)
def test_files_are_named_by_the_message_that_brings_them(
    said: str, file: str | None, text: str
) -> None:
    (found,) = read(f"21/11/26 08.30 - Budi: {said}")
    assert (found.file, found.text) == (file, text)


def test_files_of_a_zip_are_given_and_bounded() -> None:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("_chat.txt", "[21/11/26 08.30.00] Budi: <terlampir: a.jpg>")
        archive.writestr("a.jpg", b"12345")
    with open_chat(output) as chat:
        assert chat.content("a.jpg", 5) == b"12345"
        assert chat.content("a.jpg", 4) is None
        assert chat.content("b.jpg", 5) is None
        assert chat.senders() == {"Budi": 1}


def reports(text: str) -> list[Written | None]:
    reader = ChatReader(
        own=["Diskominfo"], source="k", entered_by="operator:1", zone=ZoneInfo("Asia/Jakarta")
    )
    return [reader.read(said) for said in read(text)]


def test_a_number_is_a_whatsapp_address_and_a_name_stays_within_its_chat() -> None:
    by_number, by_name, ours = reports(
        "21/11/26 08.30 - +62 811-0000-0001: a\n21/11/26 08.30 - Budi: a\n"
        "21/11/26 08.31 - diskominfo: terima kasih"
    )
    assert by_number is not None
    assert by_name is not None
    assert ours is None
    assert by_number.addresses == ("whatsapp:+6281100000001",)
    assert (by_number.phone, by_number.name) == ("+6281100000001", None)
    assert by_name.addresses == ("chat:k:Budi",)
    assert by_name.sent_at is not None
    assert by_name.sent_at.isoformat() == "2026-11-21T01:30:00+00:00"


def test_the_same_words_twice_in_a_minute_are_two_messages_and_a_longer_export_the_same() -> None:
    chat = "21/11/26 08.30 - Budi: p\n21/11/26 08.30 - Budi: p\n"
    ids = [one.external_id for one in reports(chat) if one]
    assert len(set(ids)) == 2
    longer = [one.external_id for one in reports(chat + "21/11/26 08.31 - Budi: jalan") if one]
    assert longer[:2] == ids


def test_words_without_a_chat_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="not a chat"):
        read("only words")


@few
@given(content=st.binary(max_size=300))
def test_any_bytes_are_a_chat_or_refused(content: bytes) -> None:
    for head in (b"", b"21/11/26 08.30 - Budi: ", b"PK\x03\x04"):
        try:
            said = read(head + content)
        except UnreadableFile:
            continue
        assert all(one.sender and (one.text or one.file) for one in said)


WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=40)


@few
@given(
    said=st.lists(
        st.tuples(st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 20)), WORDS),  # noqa: DTZ001
        min_size=1,
        max_size=12,
    )
)
def test_what_a_telephone_writes_is_read_back(said: list[tuple[datetime, str]]) -> None:
    in_order = sorted(said, key=lambda one: one[0])
    wanted = [(m.replace(second=0, microsecond=0), f"laporan {w}".strip()) for m, w in in_order]
    lines = [f"{m.day}/{m.month}/{m:%y} {m:%H.%M} - Budi: {w}" for m, w in wanted]
    lines.append("31/12/26 08.30 - Budi: habis")  # so that the order of day and month is told
    found = read("\n".join(lines))[:-1]
    for one, (moment, words) in zip(found, wanted, strict=True):
        assert one.moment == moment
        assert one.text.split() == words.split() or one.file is not None
