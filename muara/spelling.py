"""A tracking id as it is read out on the telephone: a word for each letter and digit."""

from __future__ import annotations

from muara.words import say

_LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (
            *("Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India"),
            *("Juliett", "Kilo", "Lima", "Mike", "November", "Oscar", "Papa", "Quebec", "Romeo"),
            *("Sierra", "Tango", "Uniform", "Victor", "Whiskey", "X-ray", "Yankee", "Zulu"),
        ),
        strict=True,
    )
)
"""The international spelling alphabet, which radio operators and police use in Indonesia too."""


def spelled(tracking_id: str, language: str) -> list[list[tuple[str, str]]]:
    """The groups between the dashes; in each the characters with their words."""
    return [
        [(character, _word(character, language)) for character in group]
        for group in tracking_id.split("-")
    ]


def _word(character: str, language: str) -> str:
    return _LETTERS.get(character) or say(language, f"spell.{character}")
