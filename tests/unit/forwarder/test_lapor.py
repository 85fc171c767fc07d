"""SP4N-LAPOR!'s fields, words and numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forwarder import lapor
from forwarder.lapor import ForeignAnswer, Report, Unclear
from muara.seed import seed_lexicon
from store.casework.verifying import CLASSIFICATIONS
from store.models import ComplaintStatus

REPORT = Report(
    tracking_id="CTH-7K4M-92QX",
    title="Lampu jalan mati",
    texts=["Lampu jalan mati tiga malam.", "Ini fotonya"],
    incident_on=date(2026, 11, 19),
    reported_on=date(2026, 11, 21),
    places=["Dusun Karang Tengah", "Dusun Karang Tengah", "-7.15021, 111.88172"],
    government="Pemerintah Kabupaten Contoh",
    topic="Perhubungan",
    classification="complaint",
    is_secret=False,
)


# --- words


@pytest.mark.parametrize("status", ComplaintStatus)
def test_every_status_of_ours_has_a_word_of_theirs_that_leads_back(status: str) -> None:
    assert lapor.read_status(lapor.STATUS_WORDS[status]) == status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("TERDISPOSISI SELESAI", "resolved"),
        ("  terdisposisi -  sedang diproses ", "in_progress"),
        ("Bukan wewenang, diteruskan", "handed_over"),
        ("Diarsipkan", "archived"),
        ("Sedang Ditindaklanjuti", "in_progress"),
        ("sudah beres", None),
        ("", None),
    ],
)
def test_their_words_are_read_whatever_their_case_and_marks(words: str, status: str | None) -> None:
    assert lapor.read_status(words) == status


@pytest.mark.parametrize("classification", CLASSIFICATIONS)
def test_every_classification_has_a_word_of_theirs(classification: str) -> None:
    assert lapor.CLASSIFICATION_WORDS[classification]


def test_every_topic_that_we_begin_with_has_a_category_of_theirs() -> None:
    names = {label.name for label in seed_lexicon().labels_of("topic")}
    assert names == lapor.CATEGORIES | {lapor.OTHER_CATEGORY}


@pytest.mark.parametrize(
    ("topic", "changed", "category"),
    [
        ("Perhubungan", {}, "Perhubungan"),
        ("Perhubungan", {"Perhubungan": "Penerangan Jalan"}, "Penerangan Jalan"),
        ("Wisata air", {}, "Topik Lainnya"),
        ("Wisata air", {"Wisata air": "Ekonomi dan Keuangan"}, "Ekonomi dan Keuangan"),
        (None, {}, "Topik Lainnya"),
    ],
)
def test_a_topic_leads_to_the_category_that_the_table_says(
    topic: str | None, changed: dict[str, str], category: str
) -> None:
    assert lapor.category_of(topic, changed) == category


# --- numbers


@pytest.mark.parametrize(
    ("pasted", "number"),
    [
        ("1234567", "1234567"),
        (" #1234567 \n", "1234567"),
        ("12345678", "12345678"),
        ("1.234.567", "1234567"),
        ("https://www.lapor.go.id/laporan/detil/1234567", "1234567"),
        ("https://www.lapor.go.id/laporan/1234567/lampu-jalan-mati-3-malam", "1234567"),
        ("https://www.lapor.go.id/laporan/detil/lampu-jalan-mati-1234567", "1234567"),
        ("https://admin.lapor.go.id/report?id=7654321&tab=2", "7654321"),
        ("Laporan Anda telah diterima dengan nomor 1234567.", "1234567"),
        ("Tracking ID: 1234567 pada 21112026", "1234567"),
        ("http://www.lapor.go.id.contoh.test/laporan/1234567", None),
        ("https://contoh.test/1234567", None),
        ("https://www.lapor.go.id/", None),
        ("1234", None),
        ("1234567890123", None),
        ("1234567 7654321", None),
        ("CTH-7K4M-92QX", None),
        ("١٢٣٤٥٦٧", None),
        ("", None),
    ],
)
def test_a_number_is_read_from_what_was_pasted(pasted: str, number: str | None) -> None:
    assert lapor.read_number(pasted) == number


@given(st.text(max_size=80))
def test_whatever_is_pasted_gives_a_number_or_nothing(pasted: str) -> None:
    number = lapor.read_number(pasted)
    assert number is None or lapor.is_number(number)


# --- the form


def test_a_report_fills_every_field() -> None:
    assert lapor.fields_of(REPORT, {}) == {
        "title": "Lampu jalan mati",
        "text": "Lampu jalan mati tiga malam.\n\nIni fotonya",
        "incident_on": "19/11/2026",
        "place": "Dusun Karang Tengah; -7.15021, 111.88172",
        "agency": "Pemerintah Kabupaten Contoh",
        "category": "Perhubungan",
        "classification": "Pengaduan",
    }


def test_what_others_said_of_the_same_goes_along() -> None:
    several = replace(REPORT, alike=["Di sini juga gelap"], alike_count=2)
    assert lapor.fields_of(several, {})["text"].endswith(
        "Laporan yang sama kami terima dari 2 warga lain.\n\nDi sini juga gelap"
    )


def test_without_a_title_the_first_words_stand_for_it() -> None:
    title = lapor.fields_of(replace(REPORT, title="", texts=["kata " * 100]), {})["title"]
    assert title.startswith("kata kata")
    assert title.endswith("kata…")


@given(st.text(max_size=400), st.integers(min_value=2, max_value=200))
@example(" 00", 2)
def test_what_is_cut_is_never_too_long(text: str, longest: int) -> None:
    cut = lapor.shortened(text, longest)
    assert len(cut) <= longest
    assert cut == text or cut.endswith("…")


def test_keys_are_one_digit_each_and_none_comes_twice() -> None:
    keys = [field.key for field in lapor.FIELDS] + [lapor.REFERENCE_KEY, lapor.EVERYTHING_KEY]
    assert sorted(keys) == list("123456789")


# --- files


def test_a_line_of_a_batch_has_all_columns_and_no_number_yet() -> None:
    row = lapor.row_of(replace(REPORT, is_secret=True), {})
    assert tuple(row) == lapor.COLUMNS
    assert (row["TrackingID"], row["Rahasia"], row["Anonim"]) == ("", "Ya", "Ya")
    assert row["TanggalLaporanMasuk"] == "2026-11-21"


def test_the_columns_of_an_answer_are_guessed_from_their_names() -> None:
    headers = ["No", "TrackingID", "Judul Laporan", "STATUS", "Nomor Muara", "Tindak Lanjut", "ID"]
    assert lapor.guess_answer_columns(headers) == {
        "TrackingID": "foreign_id",
        "Nomor Muara": "tracking_id",
        "Judul Laporan": "title",
        "STATUS": "status",
        "Tindak Lanjut": "answer",
    }


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            {"foreign_id": "1234567", "tracking_id": "CTH-7K4M-92QX", "status": "Selesai"},
            ForeignAnswer(foreign_id="1234567", tracking_id="CTH-7K4M-92QX", status="closed"),
        ),
        (
            {"foreign_id": "1234567", "title": "'=Lampu", "answer": " Sudah diperbaiki. "},
            ForeignAnswer(foreign_id="1234567", title="=Lampu", answer="Sudah diperbaiki."),
        ),
        ({"foreign_id": ""}, Unclear("no_number")),
        ({"foreign_id": "belum ada"}, Unclear("no_number")),
        ({"foreign_id": "1234567", "status": "beres"}, Unclear("status_unknown")),
    ],
)
def test_a_line_of_an_answer_says_what_can_be_used_or_why_not(
    cells: dict[str, str], said: ForeignAnswer | Unclear
) -> None:
    assert lapor.read_answer(cells) == said
