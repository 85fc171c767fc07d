"""Texts and questions are split into the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.words import LONGEST_WORD, Asked, asked, compact, kept_words, split


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jalan Rusak!", ["jalan", "rusak"]),
        ("RT.03/RW.02", ["rt", "03", "rw", "02"]),
        ("toloooong", ["tolong"]),
        ("1000 kali", ["1000", "kali"]),
        ("José, café", ["jose", "cafe"]),
        ("ＬＡＭＰＵ ﬁlm", ["lampu", "film"]),
        ("jalan_raya", ["jalan", "raya"]),
        ("jalan2", ["jalan2"]),
        ("المياه", ["المياه"]),
        ("a" * 40, ["a"]),
        ("ab" * 30, [("ab" * 30)[:LONGEST_WORD]]),
        ("\x00 🙏 …", []),
    ],
)
def test_a_text_is_its_words_in_small_letters(text: str, words: list[str]) -> None:
    assert split(text) == words


def test_what_redaction_put_in_is_nobodys_word() -> None:
    assert kept_words(["Hubungi [phone] ya", "ya"]) == "hubungi ya"


def test_a_tracking_id_is_found_by_its_beginning_without_dashes() -> None:
    assert compact("CTH-7K4M-92QX") == "cth7k4m92qx"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("lampu jal", Asked(("lampu",), "jal")),
        ("lampu ja", Asked(("lampu", "ja"))),
        ("lampu jalan ", Asked(("lampu", "jalan"))),
        ("lampu lampu", Asked((), "lampu")),
        ("jalan!", Asked(("jalan",))),
        ("  ", None),
        ("…", None),
    ],
)
def test_the_last_word_may_be_unfinished(text: str, wanted: Asked | None) -> None:
    assert asked(text) == wanted


@given(st.text())
def test_words_are_ready_for_both_databases_as_they_are(text: str) -> None:
    for word in split(text):
        assert word
        assert len(word) <= LONGEST_WORD
        assert all(character.isalnum() for character in word)
        assert split(word) == [word]
