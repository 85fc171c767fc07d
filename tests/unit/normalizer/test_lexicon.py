"""The lexicon finds words, phrases and pairs, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muara.seed import rows_of, seed_entries, seed_lexicon
from normalizer.lexicon import Label, Lexicon, Term, compile_lexicon
from normalizer.text import read

_LAMPS, _LIGHTS, _WATER = "Lamps", "Traffic lights", "Water"


@pytest.fixture
def lexicon() -> Lexicon:
    return compile_lexicon(
        [
            Label("agency", _LAMPS, aliases=("Dishub", "PUPR")),
            Label("agency", _LIGHTS, aliases=("Dinas Lampu Merah", "PUPR")),
            Label("agency", _WATER, aliases=("PDAM",)),
            Label("topic", "Transport"),
        ],
        [
            Term("agency", _LAMPS, "lampu", 2.5),
            Term("agency", _LIGHTS, "lampu merah", 4.0),
            Term("agency", _WATER, "air + mati", 4.0),
            Term("agency", _WATER, "saluran", 1.0),
            Term("topic", "Transport", "merah", 1.0),
        ],
        {"mati": ("padam", "pejah"), "air": ("banyu",)},
    )


def points(lexicon: Lexicon, text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for _, votes in lexicon.matches(read(text).words):
        for number, weight in votes:
            name = lexicon.labels[number].name
            found[name] = found.get(name, 0.0) + weight
    return found


def test_a_word_speaks_for_its_label(lexicon: Lexicon) -> None:
    assert points(lexicon, "Min, LAMPU di gang kami") == {_LAMPS: 2.5}


@pytest.mark.parametrize("written", ["lampunya", "lampune", "lampuku", "lampu2"])
def test_endings_do_not_hide_a_word(lexicon: Lexicon, written: str) -> None:
    assert points(lexicon, written) == {_LAMPS: 2.5}


@pytest.mark.parametrize("written", ["salurann", "salran", "saluarn"])
def test_a_slip_in_a_long_word_does_not_hide_it(lexicon: Lexicon, written: str) -> None:
    found = points(lexicon, written)
    assert found == ({_WATER: 1.0} if written != "salurann" else {})


def test_a_phrase_overrules_what_its_words_say_for_others(lexicon: Lexicon) -> None:
    assert points(lexicon, "lampu merah") == {_LIGHTS: 4.0, "Transport": 1.0}


def test_two_words_of_a_pair_may_stand_apart_and_be_dialect(lexicon: Lexicon) -> None:
    assert points(lexicon, "banyu neng omahku wis telung dina pejah") == {_WATER: 4.0}
    assert points(lexicon, "banyu neng omahku") == {}


def test_of_two_phrases_with_the_same_beginning_the_longer_one_is_found() -> None:
    lexicon = compile_lexicon(
        [Label("agency", _LAMPS), Label("agency", _LIGHTS)],
        [
            Term("agency", _LAMPS, "lampu merah", 1.0),
            Term("agency", _LIGHTS, "lampu merah besar", 2.0),
        ],
    )
    assert points(lexicon, "lampu merah besar") == {_LIGHTS: 2.0}
    assert points(lexicon, "lampu merah kecil") == {_LAMPS: 1.0}


def test_a_way_of_writing_a_word_may_say_more_than_the_word() -> None:
    lexicon = compile_lexicon(
        [Label("agency", _LAMPS), Label("agency", _LIGHTS)],
        [
            Term("agency", _LAMPS, "petugas", 1.0),
            Term("agency", _LIGHTS, "oknum", 4.0),
            Term("agency", _LAMPS, "petugas + lampu", 2.0),
        ],
        {"petugas": ("oknum", "pegawai")},
    )
    assert points(lexicon, "pegawainya") == {_LAMPS: 1.0}
    assert points(lexicon, "oknumnya") == {_LAMPS: 1.0, _LIGHTS: 4.0}
    assert points(lexicon, "oknum itu merusak lampu") == {_LAMPS: 3.0, _LIGHTS: 4.0}


def test_a_row_with_an_ending_does_not_hide_the_word_from_other_rows() -> None:
    lexicon = compile_lexicon(
        [Label("agency", _LAMPS)],
        [Term("agency", _LAMPS, "lampu", 2.0), Term("agency", _LAMPS, "lampunya + gang", 1.0)],
    )
    assert points(lexicon, "lampunya") == {_LAMPS: 2.0}
    assert points(lexicon, "gang tanpa lampu") == {_LAMPS: 3.0}


@pytest.mark.parametrize("text", ["sudah tiga kali", "berapa kali lagi", "siang bolong"])
def test_a_figure_of_speech_speaks_for_nothing(text: str) -> None:
    assert points(seed_lexicon(), text) == {}


def test_a_repeated_word_counts_once(lexicon: Lexicon) -> None:
    assert points(lexicon, "lampu lampu lampu lampu") == {_LAMPS: 2.5}


def test_a_word_that_tells_a_place_counts_a_little(lexicon: Lexicon) -> None:
    assert points(lexicon, "depan lampu")[_LAMPS] == pytest.approx(0.75)


def test_a_place_that_is_also_the_matter_counts_in_full(lexicon: Lexicon) -> None:
    assert points(lexicon, "lampu depan lampu") == {_LAMPS: 2.5}


def test_rows_of_unknown_labels_and_empty_terms_are_passed_over() -> None:
    lexicon = compile_lexicon(
        [Label("topic", "Known")],
        [Term("topic", "Unknown", "kata", 1.0), Term("topic", "Known", "!!", 1.0)],
    )
    assert lexicon.matches(["kata"]) == []


def test_a_lexicon_without_rows_finds_nothing() -> None:
    assert Lexicon().matches(["jalan"]) == []
    assert Lexicon().named("agency", "Dishub") == ()


@pytest.mark.parametrize(
    ("called", "names"),
    [
        ("dishub", {"Dinas Perhubungan"}),
        ("DINAS PERHUBUNGAN", {"Dinas Perhubungan"}),
        ("Dinas Perhubungan Kabupaten Contoh", {"Dinas Perhubungan"}),
        ("Disdukcapil", {"Dinas Kependudukan dan Pencatatan Sipil"}),
        ("Perumda Air Minum", {"Perumda Air Minum (PDAM)"}),
        ("BPJS Kesehatan", {"BPJS Kesehatan"}),
        ("Satpol-PP", {"Satuan Polisi Pamong Praja"}),
        ("DP2KBP3A", {"Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana"}),
        ("Disdikpora", {"Dinas Pendidikan"}),
        ("Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak", {"Dinas Sosial"}),
        ("Kantor Urusan yang Tak Ada", set()),
        ("", set()),
    ],
)
def test_agencies_are_found_by_any_of_their_names(called: str, names: set[str]) -> None:
    assert {label.name for label in seed_lexicon().named("agency", called)} == names


def test_a_shared_name_means_several_agencies() -> None:
    found = {label.code for label in seed_lexicon().named("agency", "Dinas PUPR")}
    assert found == {"roads", "water_resources", "housing"}


def test_every_label_of_the_seed_has_words_and_a_code_of_its_own() -> None:
    rows = rows_of(seed_entries())
    spoken = {(term.axis, term.label) for term in rows.terms}
    silent = {(label.axis, label.name) for label in rows.labels} - spoken
    assert silent <= {("topic", "Topik Lainnya")}
    codes = [(label.axis, label.code) for label in rows.labels]
    assert len(codes) == len(set(codes))


def test_no_spelling_in_the_seed_is_said_of_two_words() -> None:
    forms = [form for entry in seed_entries()["variant"] for form in entry["forms"]]
    twice = {form for form in forms if forms.count(form) > 1}
    assert twice == set()


@given(st.text())
def test_any_text_can_be_walked(text: str) -> None:
    words = read(text).words
    for positions, votes in seed_lexicon().matches(words):
        assert all(0 <= position < len(words) for position in positions)
        assert votes is not None


def test_each_term_is_found_once_in_a_text_of_any_length() -> None:
    lexicon = seed_lexicon()
    text = "depan sekolah lampu merah jalan rusak air mati dana desa "
    once, often = lexicon.matches(read(text).words), lexicon.matches(read(text * 20_000).words)
    # Where the text repeats itself, new neighbours may meet; no more than once.
    assert len(often) <= 2 * len(once)
