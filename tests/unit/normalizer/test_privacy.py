"""Personal numbers and addresses do not leave in what is shown, exported or forwarded."""

from __future__ import annotations

import json
import string
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.privacy import KINDS, Hint, find_hints, find_personal, redact, with_placeholders
from normalizer.text import read
from tests.proportion import grows_in_proportion

# What was looked at while the step was written, and what was looked at once, at the end.
_CASES = Path(__file__).parents[2] / "fixtures" / "normalizer"
SETS = ("seen", "held_out")


@dataclass(frozen=True)
class Case:
    group: str
    text: str
    spans: list[tuple[str, int, int]]


def cases(name: str, field: str, *groups: str) -> list[Case]:
    lines = (_CASES / f"{name}.jsonl").read_text("utf-8").splitlines()
    read_cases = [
        Case(row["group"], row["text"], [(s["type"], s["start"], s["end"]) for s in row[field]])
        for row in map(json.loads, lines)
    ]
    return [case for case in read_cases if case.group in groups]


def found_in(text: str) -> list[tuple[str, int, int]]:
    return [(r.type, r.start, r.end) for r in find_personal(read(text))]


def hinted_in(text: str) -> list[tuple[str, int, int]]:
    return [(h.kind, h.start, h.end) for h in find_hints(read(text))]


# --- what is found ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", SETS)
def test_every_plain_form_is_found(name: str) -> None:
    plain = cases(f"privacy_{name}", "redactions", "plain")
    assert len(plain) > 40
    assert [case for case in plain if found_in(case.text) != case.spans] == []


@pytest.mark.parametrize("name", SETS)
def test_nine_in_ten_hidden_forms_are_found(name: str) -> None:
    hidden = cases(f"privacy_{name}", "redactions", "hidden")
    missed = [case for case in hidden if found_in(case.text) != case.spans]
    assert len(hidden) >= 50
    assert len(missed) <= len(hidden) // 10, missed


@pytest.mark.parametrize("name", SETS)
def test_what_only_looks_personal_stays(name: str) -> None:
    traps = cases(f"privacy_{name}", "redactions", "trap")
    assert len(traps) > 90
    assert [case.text for case in traps if redact(case.text) != case.text] == []


def test_in_whole_messages_the_personal_is_found_and_nothing_else() -> None:
    messages = cases("privacy_seen", "redactions", "message")
    missed = [case for case in messages if found_in(case.text) != case.spans]
    assert len(messages) > 100
    assert missed == []


@pytest.mark.parametrize("name", SETS)
def test_who_wrote_is_flagged_where_they_say_it(name: str) -> None:
    hints = cases(f"hints_{name}", "hints", "hint")
    missed = [case for case in hints if hinted_in(case.text) != case.spans]
    assert len(hints) >= 35
    assert len(missed) <= len(hints) // 10, missed


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("hp 0811\n0000\n4321\n3 lampu mati", "hp [phone]\n3 lampu mati"),
        ("hp 0811 0000 4321\n12 orang", "hp [phone]\n12 orang"),
        ("wa 0811 0000 4321\n0812 0000 4321", "wa [phone]\n[phone]"),
        ("KK\n1234\n5678\n9012\n3456", "KK\n1234\n5678\n9012\n3456"),
        ("tagihan\n0811\n0000\n4321", "tagihan\n0811\n0000\n4321"),
    ],
)
def test_a_number_goes_on_in_the_next_line_only_behind_its_cue_and_to_its_end(
    text: str, kept: str
) -> None:
    assert redact(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("saldo kartu KKS 6013-0200-0000-8888 kosong", "saldo kartu KKS [card] kosong"),
        ("Kartu Keluarga Sejahtera 6013020000008888", "Kartu Keluarga Sejahtera [card]"),
        ("bayar ke VA 8881 0811 0000 4321 dulu", "bayar ke VA [account] dulu"),
        ("virtual account 70001081100004321", "virtual account [account]"),
        ("wa sy 0lapan1satu 0000 4321 ya", "wa sy [phone] ya"),
        ("nol8satusatu 0000 4321", "[phone]"),
        ("email rina titik contoh et surat titik kom ya", "email [email] ya"),
    ],
)
def test_cards_of_aid_virtual_accounts_and_what_is_half_spelled_are_masked(
    text: str, kept: str
) -> None:
    assert redact(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("hotline RSUD 0353-000881 sibuk", "hotline RSUD 0353-000881 sibuk"),
        ("kantor desa telp (0353) 000881 mati", "kantor desa telp (0353) 000881 mati"),
        ("hotline desa 0811 0000 4321", "hotline desa [phone]"),
        ("telp rumah saya (0353) 000881", "telp rumah saya [phone]"),
    ],
)
def test_the_landline_of_an_office_stays(text: str, kept: str) -> None:
    assert redact(text) == kept


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("saya Rini Contoh (0811 0000 4321) mau lapor", "Rini Contoh"),
        ("I am Anna Sample living in Kuta", "Anna Sample"),
        ("rorompok abdi di Jl Kenanga No. 3 banjir", "Jl Kenanga No. 3"),
    ],
)
def test_who_wrote_is_flagged_before_a_phone_in_english_and_sundanese(text: str, said: str) -> None:
    assert [text[hint.start : hint.end] for hint in find_hints(read(text))] == [said]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("di -7.152345, 111.881234 titik longsor", "di -7.152345, 111.881234 titik longsor"),
        ("koordinat -7.152345, 111.881234 min", "koordinat -7.152345, 111.881234 min"),
        ("nik 3522 0041 titik 0790 0001 titik", "nik [nik] titik"),
    ],
)
def test_a_word_between_digits_makes_one_number_of_them_and_one_behind_them_does_not(
    text: str, kept: str
) -> None:
    assert redact(text) == kept


def test_hints_are_not_masked() -> None:
    text = "Nama saya Siti Contoh, rumah saya di Jl Mawar no 12"
    assert redact(text) == text
    assert find_hints(read(text))[0] == Hint("name", 10, 21)


# --- placeholders -----------------------------------------------------------------------------


def test_placeholders_say_what_stood_there() -> None:
    text = (
        "NIK 3522004107900001, hp 0811-0000-1234, warga@example.org, S 1234 AB, rek BCA 1234567890"
    )
    assert redact(text) == "NIK [nik], hp [phone], [email], [plate], rek BCA [account]"


def test_offsets_count_code_points_of_the_original() -> None:
    text = "🙏 &amp; hp 0811\u200b0000\u200b1234 𝐲𝐚"
    redactions = find_personal(read(text))
    assert [text[r.start : r.end] for r in redactions] == ["0811\u200b0000\u200b1234"]
    assert with_placeholders(text, redactions) == "🙏 &amp; hp [phone] 𝐲𝐚"


def test_nothing_stays_nothing() -> None:
    assert redact(None) is None
    assert redact("") == ""
    assert find_personal(read(None)) == ()
    assert find_hints(read(None)) == ()


# --- whatever is written ----------------------------------------------------------------------

_FRAGMENTS = (
    "0811 08 62 +62 ( ) - . / , @ o l i 1234 16 nol delapan satu min at [at] gmail com titik rek"
    " bca nik kk hp wa.me/ S AB 2026 11 21 rp ribu saya nama istri pak rt di jl no rumah # é 8️⃣"
    " 𝟎 ²"
)
fragments = st.sampled_from(_FRAGMENTS.split())
any_text = st.one_of(
    st.text(st.characters(codec=None), max_size=200),
    st.lists(fragments, max_size=40).map(" ".join),
    st.lists(fragments, max_size=40).map("".join),
)


@given(any_text)
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    reading = read(text)
    for spans in (found_in(text), hinted_in(text)):
        assert all(0 <= start < end <= len(text) for _, start, end in spans)
        assert all(one[2] <= two[1] for one, two in pairwise(spans))
    assert {r.type for r in find_personal(reading)} <= set(KINDS)


@given(any_text)
def test_what_is_redacted_stays_as_it_is(text: str) -> None:
    redacted = redact(text)
    assert redacted is not None
    assert redact(redacted) == redacted


@given(any_text)
def test_what_was_not_found_is_left_in_place(text: str) -> None:
    redactions = find_personal(read(text))
    kept = with_placeholders(text, redactions)
    for redaction in reversed(redactions):
        assert text[redaction.end :] == kept[len(kept) - len(text) + redaction.end :]
        kept = kept[: len(kept) - len(text) + redaction.end].removesuffix(f"[{redaction.type}]")
        text = text[: redaction.start]
    assert kept == text


# Words that name another kind of number ("tracking") are not among them.
surroundings = st.one_of(
    st.sampled_from(["wa", "HP", "L", "o", "il", "abc", "no", "x: ", "rumah ", "(", "[", "<b>"]),
    st.text(
        st.characters(
            exclude_categories=["Nd", "Nl", "No"],
            exclude_characters=f"{string.ascii_letters}+.()-@&#",
        ),
        max_size=20,
    ),
)


# 080 begins no mobile number: 0800-1 and 0804-1 are free lines of offices, which stay.
@given(surroundings, st.from_regex(r"[1-9][0-9]{6,9}", fullmatch=True))
def test_a_mobile_number_never_survives_whatever_stands_around_it(around: str, number: str) -> None:
    redacted = redact(f"{around}08{number}{around}")
    assert redacted is not None
    assert f"08{number}" not in redacted


@given(
    st.sampled_from(["3522", "3171", "1271", "7371", "9471"]),
    st.dates(),
    st.booleans(),
    st.integers(0, 9999),
    st.sampled_from(["", " ", ".", "-"]),
)
def test_every_valid_nik_is_found_however_it_is_grouped(
    area: str, born: date, is_woman: bool, serial: int, separator: str
) -> None:
    day = born.day + 40 * is_woman
    nik = separator.join((f"{area}00", f"{day:02}{born:%m%y}", f"{serial:04}"))
    assert found_in(f"warga {nik} belum terdata") == [("nik", 6, 6 + len(nik))]


heavy = (
    "0|08|0 |a@|@a|a@a.|1234567890123456|0-|+62|a.|(0|٣|o|0o| at a| at gmail|s 1|rp 1|1.|1.000."
    "|satu |nol 8 |0811-0000-1234 |https://|rek 1234567890 |#1|wa |3522004107900001 |1/1/|km 1|l0"
    "|s1234ab |a titik |2026-|081234567,|a.b-c+|nama saya |saya |rumah saya di jl |saya istri pak "
    "|a-1 |noldelapan|nol|@gmail.|a dot |empat kali |08\n|hp 08\n1|1 -\n|a @ |email a a at |@ a b "
    "|plat l satu |saya A B |nama A |nomor kantor "
)


@pytest.mark.parametrize("piece", heavy.split("|"))
def test_the_time_grows_with_the_length_of_the_text(piece: str) -> None:
    def work(length: int) -> Callable[[], object]:
        reading = read(piece * (length // len(piece)))
        return lambda: (find_personal(reading), find_hints(reading))

    assert grows_in_proportion(work, 4_000)


@pytest.mark.parametrize(
    "text",
    ["wa nol 811 0000 1234", "hub nol811 0000 1234", "nol811-0000-1234", "nol81100001234"],
)
def test_a_number_whose_first_digit_is_a_word_is_masked_whole(text: str) -> None:
    assert redact(text) == text[: text.index("nol")] + "[phone]"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("wa o8.12.oo.11.oo.22 ya", "wa [phone] ya"),
        ("o8.22.33.oo.oo.11 hubungi", "[phone] hubungi"),
        ("nomor saya 08.11.oo.oo.12.34", "nomor saya [phone]"),
        ("0811 0000 (lima) (dua) (tiga) (enam) wa saya", "[phone] wa saya"),
        ("loket buka 08.00-10.00 orang antre", "loket buka 08.00-10.00 orang antre"),
        ("jam 08.00 oo sampai 10.00", "jam 08.00 oo sampai 10.00"),
    ],
)
def test_letters_for_zeros_between_dots_make_a_number_of_what_looks_like_a_time(
    text: str, kept: str
) -> None:
    assert redact(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("platnya B tujuh lapan sembilan XY ngebut", "platnya [plate] ngebut"),
        ("nopol AG enam enam dua satu kabur", "nopol [plate] kabur"),
        ("nopol s 9 3 2 1 y w parkir", "nopol [plate] parkir"),
        ("mobilnya l1O11gh di trotoar", "mobilnya [plate] di trotoar"),
        ("pelat besi L dua buah dicuri", "pelat besi L dua buah dicuri"),
        ("plat satu dua tiga", "plat satu dua tiga"),
    ],
)
def test_plates_in_number_words_and_letter_by_letter_are_masked(text: str, kept: str) -> None:
    assert redact(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("kartu flazz 6013000011112222 ketelan", "kartu flazz [card] ketelan"),
        ("saldo e-money 6013 0000 1111 2223 hilang", "saldo e-money [card] hilang"),
        ("nomor kartu 6013 0000 1111 2223 hilang", "nomor kartu [card] hilang"),
        ("gerbang e-toll 12 macet 2 jam", "gerbang e-toll 12 macet 2 jam"),
    ],
)
def test_cards_with_money_on_them_are_masked(text: str, kept: str) -> None:
    assert redact(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("telp kantor camat 0353-000881 mati", "telp kantor camat 0353-000881 mati"),
        ("Kantor samsat (0353) 000881 sibuk", "Kantor samsat (0353) 000881 sibuk"),
        ("nomor pustu 0321 000456 salah", "nomor pustu 0321 000456 salah"),
        ("telp kelurahan 0811-0000-1234", "telp kelurahan [phone]"),
        ("telp kantor saya 0353-000881", "telp kantor saya [phone]"),
        ("telepon kantor (0353) 000881", "telepon kantor [phone]"),
        ("saya di kantor camat, telp saya 0353 000881", "saya di kantor camat, telp saya [phone]"),
        ("nomor bu kepala puskesmas 0353-000881", "nomor bu kepala puskesmas [phone]"),
    ],
)
def test_the_line_of_a_named_office_stays_and_that_of_a_person_in_it_does_not(
    text: str, kept: str
) -> None:
    assert redact(text) == kept


@pytest.mark.parametrize(
    "text", ["senilai 081.200.000 rupiah mangkrak", "denda Rp 081.200.000 apa benar"]
)
def test_an_amount_that_begins_with_a_zero_is_no_phone(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Saya Rudi Contoh NIK 3522004107900001 minta dicek", ["Rudi Contoh"]),
        ("nama Wati Contoh, alamat sesuai KTP", ["Wati Contoh"]),
        ("aku Rina Misal mau ngadu", ["Rina Misal"]),
        ("sy bu Ratna Misal, sumur keruh", ["bu Ratna Misal"]),
        ("abdi Asep Misal, nomer HP menyusul", ["Asep Misal"]),
        ("aku ki Paijo, nomerku ganti", ["Paijo"]),
        ("nama Jalan Kenanga, alamat salah di peta", []),
        ("saya Bu RT, mau tanya", []),
        ("Saya Orang Kecil mau lapor", []),
        ("SAYA NAIK ANGKOT, SOPIRNYA NGEBUT", []),
        ("saya daftar nik online gagal", []),
        ("perkenalkan saya fresh graduate", []),
        ("absen fiktif, ttd doang terus pulang", []),
    ],
)
def test_a_name_is_flagged_before_papers_and_wishes_and_in_a_form(
    text: str, said: list[str]
) -> None:
    assert [text[hint.start : hint.end] for hint in find_hints(read(text))] == said
