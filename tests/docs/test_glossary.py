"""The glossary gives the words that people read on the screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from channels.manual import ORIGINS
from store.rights import ROLES

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "muara" / "locale" / "id" / "LC_MESSAGES" / "muara.po"
PREFIXES = {
    "Statuses of a complaint": "status",
    "Outcomes of what was received": "outcome",
    "States of what is to leave": "outbox",
    "States of a picture or file": "media",
    "Origins of what was entered by hand": "origin",
    "Roles of operators": "role",
}


def table(heading: str) -> dict[str, str]:
    """The screen word of each code word below this heading."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    section = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", section, re.MULTILINE))


def words_on_screen() -> dict[str, str]:
    catalogue = CATALOGUE.read_text(encoding="utf-8")
    return dict(re.findall(r'^msgid "([^"]+)"\nmsgstr "([^"]*)"', catalogue, re.MULTILINE))


@pytest.mark.parametrize("heading", PREFIXES)
def test_the_words_of_a_table_are_those_on_the_screen(heading: str) -> None:
    found = table(heading)
    assert found
    on_screen = words_on_screen()
    assert found == {word: on_screen.get(f"{PREFIXES[heading]}.{word}") for word in found}


def test_the_glossary_lists_the_origins_of_the_code() -> None:
    assert set(table("Origins of what was entered by hand")) == set(ORIGINS)


def test_the_glossary_lists_the_roles_of_the_code() -> None:
    assert set(table("Roles of operators")) == set(ROLES)
