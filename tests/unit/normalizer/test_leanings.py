"""Which way a message leans by its words alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer import _leanings
from normalizer._empty_words import EMPTY_WORDS
from normalizer.informal_spellings import STANDARD_SPELLING
from normalizer.text import read
from tests.proportion import grows_in_proportion


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("dimintai", "minta"),
        ("mintakan", "minta"),
        ("amplopnya", "amplop"),
        ("50rb", "ribu"),
        ("2026", "0"),
        ("gak", "tidak"),
        ("di", "di"),
    ],
)
def test_a_stem_is_the_word_in_standard_spelling_without_its_affixes(word: str, stem: str) -> None:
    assert _leanings.stem(word) == stem


@given(st.text())
def test_a_stem_is_never_longer_than_what_it_stems_from(word: str) -> None:
    assert len(_leanings.stem(word)) <= max(1, len(word), len(STANDARD_SPELLING.get(word, "")))


@given(st.text())
def test_the_words_that_lean_stand_in_the_message(text: str) -> None:
    reading = read(text)
    assert set(_leanings.misconduct(reading, ())) <= set(reading.words)


def test_reasons_are_words_that_lean_and_never_numbers() -> None:
    text = "pak qwxyz minta 500 amplop jatah kades dana, hub 0811-0000-2211"
    said = _leanings.misconduct(read(text), ())
    assert "amplop" in said
    assert not {"qwxyz", "500"} & set(said)


def test_words_that_stand_in_every_message_weigh_nothing() -> None:
    assert (
        _leanings.misconduct(read("yang dia kalau pakai pulang, only the our for his " * 3), ())
        == []
    )
    assert not EMPTY_WORDS & set(_leanings.misconduct(read("yang minta amplop kalau kades"), ()))


def test_one_sentence_of_many_is_enough() -> None:
    told = "kades dan oknum pejabat dikasih amplop uang dana desa, ketua dapat jatah. "
    ordinary = "lampu jalan mati sejak kemarin, mohon diperbaiki. "
    assert _leanings.misconduct(read(ordinary * 10 + told + ordinary * 10), ())
    assert not _leanings.misconduct(read(ordinary * 20), ())


def test_the_cost_grows_with_the_words_and_no_faster() -> None:
    def work(size: int) -> Callable[[], object]:
        reading = read("amplop kades minta jatah " * (size // 25))
        return lambda: (_leanings.misconduct(reading, ()), _leanings.report(reading))

    assert grows_in_proportion(work, 25_000)
