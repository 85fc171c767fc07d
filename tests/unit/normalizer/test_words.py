"""Facts about words: asked once, kept within bounds, and the same however a message is read."""

from __future__ import annotations

from collections import Counter

import pytest

from normalizer import words
from normalizer.text import read
from normalizer.words import MOST_TOGETHER, Fact, Remembered


def test_a_word_is_asked_about_once_whatever_message_it_stands_in() -> None:
    asked: Counter[str] = Counter()

    def length(word: str) -> int:
        asked[word] += 1
        return len(word)

    fact = Fact(length)
    assert list(fact.of(read("lampu mati, lampu lagi"))) == [5, 4, 5, 4]
    assert list(fact.of(read("LAMPU!"))) == [5]
    assert asked == {"lampu": 1, "mati": 1, "lagi": 1}


def test_facts_are_about_words_without_elongations() -> None:
    fact = Fact(str.upper)
    assert list(fact.of(read("tolooong paaak"))) == ["TOLONG", "PAK"]


def test_a_step_that_is_imported_later_is_answered_too() -> None:
    reading = read("air keruh sekali")
    assert reading.words == ("air", "keruh", "sekali")
    assert list(Fact(len).of(reading)) == [3, 5, 6]


def test_every_word_of_a_long_message_has_its_answer_and_no_more_than_the_step_reads() -> None:
    numbers = [f"kata{number}" for number in range(MOST_TOGETHER + 50)]
    reading = read(" ".join(numbers))
    answers = [number.upper() for number in numbers]
    assert list(Fact(str.upper).of(reading)) == answers
    assert list(Fact(str.upper, most=7).of(reading)) == answers[:7]


def test_a_message_without_words_has_no_answers() -> None:
    assert list(Fact(len).of(read("?!"))) == []


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_MOST_WORDS", 100)
    remembered = Remembered(len)
    for number in range(1_000):
        assert remembered[f"kata{number}"] == len(f"kata{number}")
        assert len(remembered) <= 100
    assert remembered["a" * 5_000] == 5_000
    assert "a" * 5_000 not in remembered
