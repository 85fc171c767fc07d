"""Which way a message leans by its words alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer import _leanings, _oversight_leaning, _type_leaning, _urgency_leaning
from normalizer._oversight_leaning import LEARNT as OVERSIGHT
from normalizer._word_pieces import BIAS, HEARD, pieces, read_weights
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
    assert set(OVERSIGHT.telling_words(reading, abs, 9)) <= set(reading.words)


def test_reasons_are_words_that_lean_and_never_numbers() -> None:
    text = "pak qwxyz minta 500 amplop jatah kades dana, hub 0811-0000-2211"
    said = OVERSIGHT.telling_words(read(text), float, 4)
    assert "amplop" in said
    assert not {"qwxyz", "500"} & set(said)


def test_unknown_words_lean_as_those_with_their_letters_do() -> None:
    known, unknown = (OVERSIGHT.leaning(read(word)) for word in ("pungli", "dipunglikan"))
    nothing = OVERSIGHT.leaning(read("qwxyz"))
    assert known > unknown > nothing


def test_no_piece_of_a_word_has_the_name_of_what_is_heard_together() -> None:
    of_all = {BIAS, HEARD, *_oversight_leaning.features((), 0.0, names_an_office=True)}
    assert all(" " in name for name in of_all)
    assert not any(" " in piece for piece in pieces("biasanya"))
    assert "bias" in pieces("biasanya")


def test_weights_of_a_name_are_kept_once() -> None:
    for module in (_oversight_leaning, _type_leaning, _urgency_leaning):
        names = [name for name, _ in read_weights(module.LEARNT.file_name)]
        assert len(names) == len(set(names))


def test_the_cost_grows_with_the_words_and_no_faster() -> None:
    def work(size: int) -> Callable[[], object]:
        reading = read("amplop kades minta jatah " * (size // 25))
        return lambda: (OVERSIGHT.leaning(reading), _leanings.report(reading))

    assert grows_in_proportion(work, 25_000)
