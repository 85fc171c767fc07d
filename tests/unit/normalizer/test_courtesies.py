"""Lists and titles begin with the matter, whatever people say before it."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.courtesies import without_address, without_courtesies


@pytest.mark.parametrize(
    ("said", "matter"),
    [
        ("Saya mau mengadu. banyu pdam ora mili 2 dina", "Banyu pdam ora mili 2 dina"),
        ("@kabupatenuji Lapor: Ada yg buang sampah", "Ada yg buang sampah"),
        ("Min, wifi gratis mati", "Wifi gratis mati"),
        ("Mohon izin lapor. jembatan tinggal bambu", "Jembatan tinggal bambu"),
        ("Ijin tanya min, Galian pasir jalan lagi", "Galian pasir jalan lagi"),
        ("selamat pagi pak, jalan di depan pasar rusak", "Jalan di depan pasar rusak"),
        ("Assalamu'alaikum wr. wb. Saya ingin melaporkan bahwa air mati", "Air mati"),
        ("Lapor pak! lampu jalan mati", "Lampu jalan mati"),
        ("Hi, the street light is broken", "The street light is broken"),
        ("halo min mau tanya kapan KTP jadi", "Kapan KTP jadi"),
        ("mlm min\nMin, wifi gratis mati", "Wifi gratis mati"),
        ("jalan rusak, mohon diperbaiki", "Jalan rusak, mohon diperbaiki"),
        ("Nuwun sewu, badhe lapor. Margi ing Kapas risak", "Margi ing Kapas risak"),
        ("Nyuwun sewu kula badhe matur bilih toya mboten mili", "Toya mboten mili"),
        ("Kula nuwun, sugeng enjang. Arep lapor dalan rusak", "Dalan rusak"),
        ("Punten, bade lapor, jalan di Kapas ruksak", "Jalan di Kapas ruksak"),
        ("Wilujeng siang, abdi hoyong ngalaporkeun lampu pareum", "Lampu pareum"),
    ],
)
def test_what_comes_before_the_matter_is_left_out(said: str, matter: str) -> None:
    assert without_courtesies(said) == matter


@pytest.mark.parametrize(
    "said",
    [
        "Pak RT minta uang surat pindah",
        "Bu Lurah, sampah belum diangkut",
        "Malam ini jalan gelap sekali",
        "Admin kelurahan minta uang",
        "Saya mau lapor ke mana ya kalau jalan rusak",
        "Badhe lapor teng pundi nggih menawi margi risak",
        "Bade lapor ka mana nya upami jalan ruksak",
        "Badhe matur nuwun sanget lampu sampun murub",
        "Laporan saya kemarin belum dijawab",
        "Mohon lampu jalan diperbaiki",
        "Tolong! ada kebakaran di pasar",
        "Minyak goreng langka di pasar",
        "Min, rusak",
        "Selamat pagi",
        "",
    ],
)
def test_what_tells_of_the_matter_is_kept(said: str) -> None:
    assert without_courtesies(said) == said


_PIECES = [
    "lapor ",
    "pak ",
    "mau ",
    "halo ",
    "@a ",
    "assalamualaikum wr ",
    "selamat pagi ",
    "nuwun sewu ",
    "kula badhe ",
    "badhe matur ",
    " ",
    "-",
]


@pytest.mark.parametrize("piece", [*_PIECES, "lapor mau ", "laporan lapor "])
def test_the_time_grows_with_the_length_of_what_comes_before(piece: str) -> None:
    started = time.process_time()
    without_courtesies(piece * 20_000 + "x")
    assert time.process_time() - started < 5


@given(st.lists(st.sampled_from([*_PIECES, "jalan ", "rusak. ", "\n", ",", "ke "])).map("".join))
def test_nothing_but_the_beginning_goes(text: str) -> None:
    left = without_courtesies(text)
    assert re.sub(r"\s", "", text).lower().endswith(re.sub(r"\s", "", left).lower())


def test_the_name_of_our_account_is_left_out_where_the_words_begin_with_it() -> None:
    assert without_address("Kabupaten Uji, lampu mati", "Kabupaten Uji") == "lampu mati"
    assert without_address("Lampu Kabupaten Uji mati", "Kabupaten Uji") == (
        "Lampu Kabupaten Uji mati"
    )
    assert without_address("Kabupaten Uji", "Kabupaten Uji") == "Kabupaten Uji"
    assert without_address("Kabupaten Uji gelap", None) == "Kabupaten Uji gelap"
