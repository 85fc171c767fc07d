"""Personal numbers and addresses do not leave in what is shown, exported or forwarded."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.privacy import redact

digits = st.text("0123456789", min_size=7, max_size=10)


@pytest.mark.parametrize(
    "phone",
    [
        "081100001234",
        "0811-0000-1234",
        "0811 0000 1234",
        "+62811-0000-1234",
        "+62 811 0000 1234",
        "62811 0000 1234",
        "(0353) 100000".replace("(", "").replace(")", ""),
        "0811.0000.1234",
    ],
)
def test_phone_numbers_as_people_write_them_become_a_placeholder(phone: str) -> None:
    assert redact(f"Hubungi {phone}, terima kasih") == "Hubungi [phone], terima kasih"


@pytest.mark.parametrize("nik", ["9901014107900001", "9901 0141 0790 0001", "99.01.01.410790.0001"])
def test_sixteen_digits_become_a_placeholder(nik: str) -> None:
    assert redact(f"NIK {nik}.") == "NIK [nik]."


@pytest.mark.parametrize("email", ["warga.contoh@example.org", "a+b@mail.example.co.id"])
def test_e_mail_addresses_become_a_placeholder(email: str) -> None:
    assert redact(f"surat: {email}") == "surat: [email]"


@pytest.mark.parametrize(
    "harmless",
    [
        "Jalan Contoh nomor 12",
        "sejak 21-11-2026 pukul 08.30",
        "Rp 1.500.000 per bulan",
        "RT 03 RW 05",
        "sudah 3 hari, kode pos 62100",
        "nomor laporan 1234567",
        "@akun_contoh",
    ],
)
def test_other_numbers_and_words_stay(harmless: str) -> None:
    assert redact(harmless) == harmless


def test_nothing_stays_nothing() -> None:
    assert redact(None) is None
    assert redact("") == ""


@given(st.text(max_size=300))
def test_any_text_is_redacted_and_never_breaks(text: str) -> None:
    redacted = redact(text)
    assert redacted is not None
    assert redact(redacted) == redacted


@given(
    st.text(st.characters(exclude_categories=["Nd"], exclude_characters="+.()-@"), max_size=20),
    digits,
)
def test_a_mobile_number_never_survives_whatever_stands_around_it(around: str, number: str) -> None:
    redacted = redact(f"{around}08{number}{around}")
    assert redacted is not None
    assert f"08{number}" not in redacted


@pytest.mark.parametrize(
    "piece",
    ["0", "08", "0 ", "a@", "@a", "a@a.", "1234567890123456", "0-", "+62", "a.", "(0", "٣"],
)
def test_a_very_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    started = time.perf_counter()
    redact(piece * 60_000)
    assert time.perf_counter() - started < 5
