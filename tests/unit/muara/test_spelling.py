"""A number as it is read out."""

from __future__ import annotations

import pytest

from muara.spelling import spelled


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("id", [("7", "tujuh"), ("K", "Kilo"), ("0", "nol"), ("X", "X-ray")]),
        ("en", [("7", "seven"), ("K", "Kilo"), ("0", "zero"), ("X", "X-ray")]),
    ],
)
def test_every_letter_and_digit_has_a_word(language: str, expected: list[tuple[str, str]]) -> None:
    assert spelled("CTH-7K0X", language)[1] == expected
