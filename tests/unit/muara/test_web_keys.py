"""What an operator makes of the keys: read back as written, told apart, each with words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muara.web.keys import DESTINATIONS, SHORTCUTS, Keyboard, UnfitKeys
from muara.words import LANGUAGES, keys

DOCS = Path(__file__).parents[3] / "docs" / "console.md"
NAMES = [each.name for each in SHORTCUTS]
ONE = st.characters(codec="utf-8", categories=["L", "N", "P", "S"]).filter(
    lambda key: len(key.lower()) == 1
)


def test_no_two_keys_of_the_table_are_the_same() -> None:
    assert len({each.key for each in SHORTCUTS}) == len(SHORTCUTS)
    assert len({each.key for each in DESTINATIONS}) == len(DESTINATIONS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_words(language: str) -> None:
    wanted = {f"keys.{name}" for name in NAMES} | {f"keys.place.{one.place}" for one in SHORTCUTS}
    assert wanted | {one.words for one in DESTINATIONS} <= keys(language)


def test_the_documentation_lists_the_keys() -> None:
    listed = re.findall(r"^\| `(.)` \| (\w+) \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == [(each.key, each.place) for each in SHORTCUTS]


@given(
    st.lists(ONE, min_size=len(NAMES), max_size=len(NAMES), unique_by=lambda key: key.lower()),
    st.booleans(),
)
def test_what_is_chosen_is_read_back(chosen: list[str], is_on: bool) -> None:
    keyboard = Keyboard.chosen(dict(zip(NAMES, chosen, strict=True)), is_on)
    assert Keyboard.read(keyboard.written) == keyboard
    assert keyboard.written.isascii()


@given(st.text(max_size=60))
def test_any_cookie_is_read(cookie: str) -> None:
    read = Keyboard.read(cookie)
    assert set(read.keys) == set(NAMES)
    used = [key for key in read.keys.values() if key]
    assert len(used) == len(set(used))


UNFIT = [
    ({"verify": "a"}, "twice", ["a"]),
    ({"verify": "A"}, "twice", ["a"]),
    ({"verify": "vv"}, "not_one", ["vv"]),
    ({"verify": "\x07"}, "not_one", ["\x07"]),
]


@pytest.mark.parametrize(("given_keys", "reason", "which"), UNFIT)
def test_keys_that_cannot_be_told_apart_are_refused(
    given_keys: dict[str, str], reason: str, which: list[str]
) -> None:
    with pytest.raises(UnfitKeys) as refused:
        Keyboard.chosen(given_keys, is_on=True)
    assert (refused.value.reason, refused.value.keys) == (reason, which)


def test_an_emptied_key_is_free_for_another() -> None:
    keyboard = Keyboard.chosen({"verify": "", "archive": "v"}, is_on=True)
    assert keyboard.keys["verify"] == ""
    assert keyboard.keys["archive"] == "v"
