"""Cleaning takes what no screen can show, and nothing else."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.text import clean

any_text = st.text(st.characters(codec=None), max_size=200)


@given(any_text)
def test_any_text_is_cleaned_and_what_is_clean_stays(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(any_text)
def test_clean_text_can_be_encoded_stored_and_shown(text: str) -> None:
    cleaned = clean(text) or ""
    cleaned.encode("utf-8")
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [c for c in cleaned if unicodedata.category(c) == "Cc" and c not in "\t\n"]


@given(st.text("abc é\u0301ꦗꦮ🙏👩‍👩‍👧\n\t", max_size=80))
def test_nothing_that_can_be_shown_is_lost(text: str) -> None:
    assert (clean(text) or "") == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (None, None),
        ("", None),
        ("\x00\x07", None),
        ("a\x00b", "ab"),
        ("satu\r\ndua\rtiga\x85empat", "satu\ndua\ntiga\nempat"),
        ("e\u0301", "é"),
        ("\ud83d", "\ufffd"),
        ("👩‍👩‍👧 ꦗꦮ", "👩‍👩‍👧 ꦗꦮ"),
        ("  dua spasi  ", "  dua spasi  "),
    ],
)
def test_examples(text: str | None, cleaned: str | None) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize("piece", ["a", "\r", "\x00", "é", "e\u0301", "\ud800", "\x85\r\n"])
def test_a_very_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    started = time.perf_counter()
    clean(piece * 300_000)
    assert time.perf_counter() - started < 5
