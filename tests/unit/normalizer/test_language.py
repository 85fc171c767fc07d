"""The languages of a message are told apart, and mixtures are shares."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.language import LANGUAGES, shares
from normalizer.text import read
from tests.proportion import grows_in_proportion

FIXTURES = Path(__file__).parents[2] / "fixtures" / "normalizer"
HALVES = ("language_seen", "language_held_out")


def labelled(half: str) -> list[tuple[str, str]]:
    lines = (FIXTURES / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["text"], row["language"]) for row in map(json.loads, lines)]


def main_language(text: str) -> str | None:
    return next(iter(shares(read(text))), None)


def right(rows: Iterable[tuple[str, str]]) -> dict[str, float]:
    """The share of texts whose main language is found, per language."""
    found: dict[str, list[bool]] = {}
    for text, language in rows:
        found.setdefault(language, []).append(main_language(text) == language)
    return {language: sum(answers) / len(answers) for language, answers in found.items()}


@pytest.mark.parametrize("half", HALVES)
def test_whole_texts_are_told_apart(
    half: str, record_property: Callable[[str, object], None]
) -> None:
    quality = right(labelled(half))
    record_property("right", quality)
    assert quality["id"] >= 0.97
    assert quality["jv"] >= 0.93
    assert quality["su"] >= 0.93
    assert quality["en"] >= 0.98


@pytest.mark.parametrize("half", HALVES)
def test_six_words_are_enough(half: str, record_property: Callable[[str, object], None]) -> None:
    quality = right((" ".join(text.split()[:6]), language) for text, language in labelled(half))
    record_property("right", quality)
    assert min(quality.values()) >= 0.85


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("dalan ndek ngarep omahku bolong, tulung didandani", "jv"),
        ("jalanan di depan rumah gue ancur banget nih", "id"),
        ("Jalan di depan rumah saya rosak teruk, sila baiki dengan segera", "id"),
        ("DALANE AJUR PAK, KAPAN DIDANDANI", "jv"),
        ("jalanna ruksak pisan euy", "su"),
        ("no water since yesterday", "en"),
        ("sampéyan dhéwé sing ngerti, dudu aku", "jv"),
        ("𝗍𝗈𝗅𝗈𝗇𝗀 jalan rusak di desa kami pak", "id"),
        ("ꦱꦸꦒꦼꦁꦫꦮꦸꦃ", "jv"),
        ("ᮝᮤᮜᮥᮏᮨᮀ", "su"),
    ],
)
def test_the_main_language_comes_first(text: str, language: str) -> None:
    assert main_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("jalane", "jv"),
        ("jalanna", "su"),
        ("jalannya", "id"),
        ("kantore", "jv"),
        ("kantorna", "su"),
        ("kantornya", "id"),
        ("dilaporkeun", "su"),
        ("dipunlaporaken", "jv"),
    ],
)
def test_an_ending_tells_whose_word_it_is(text: str, language: str) -> None:
    assert main_language(text) == language


def test_a_mixed_message_has_a_share_of_each() -> None:
    mixed = shares(read("Mohon maaf pak, jalan ini belum diperbaiki. Iki piye to kok ora ndang"))
    assert set(mixed) == {"id", "jv"}
    assert mixed["id"] >= 0.3
    assert mixed["jv"] >= 0.3


@pytest.mark.parametrize(
    "text", ["", "   ", "😀👍", "12345 67", "B 1234", "שלום עולם", "\x00", "x"]
)
def test_without_words_there_is_no_language(text: str) -> None:
    assert shares(read(text)) == {}


@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_gives_shares_that_add_up_to_one(text: str) -> None:
    found = shares(read(text))
    assert set(found) <= set(LANGUAGES)
    assert not found or round(sum(found.values()), 9) == 1
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert all(value == round(value, 2) > 0 for value in found.values())


@pytest.mark.parametrize("piece", ["a", "ng", "jalan ", "di", "2", "é", "\ud800", "ꦱꦸ", "nya"])
def test_four_times_the_text_takes_four_times_the_time(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        reading = read(piece * (size // len(piece)))
        _ = reading.words, reading.vocabulary  # read once for all steps
        return lambda: shares(reading)

    assert grows_in_proportion(work, 15_000)
