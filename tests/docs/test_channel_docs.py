"""Every channel has a page whose table says what it understands, with a proof for each row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from channels.base import ChannelSettings
from channels.registry import channel_type, kinds
from tests.contract.fixtures import cases

ROOT = Path(__file__).parents[2]
HEADER = "| What | Proof | Where |"
ROW = re.compile(r"\|(?P<what>[^|]+)\|(?P<proof>[^|]+)\|\s*`(?P<where>[^`|]+)`\s*\|")
CAPABILITY = "capability: "

every_kind = pytest.mark.parametrize("kind", kinds())


@dataclass(frozen=True)
class Row:
    """One line of a page's table of proofs."""

    what: str
    proof: str
    where: str


def page_of(kind: str) -> str:
    return (ROOT / "docs" / "channels" / f"{kind}.md").read_text(encoding="utf-8")


def lines_of_tables(kind: str) -> list[str]:
    """The lines below each header of a table of proofs, without its ruler."""
    lines, inside = [], False
    for line in page_of(kind).splitlines():
        if line.strip() == HEADER:
            inside = True
        elif not line.startswith("|"):
            inside = False
        elif inside and set(line) - set("|-: "):
            lines.append(line)
    return lines


def rows(kind: str) -> list[Row]:
    found = (ROW.fullmatch(line.strip()) for line in lines_of_tables(kind))
    return [Row(*(part.strip() for part in match.groups())) for match in found if match]


def is_test(where: str) -> bool:
    """Whether a test such as `tests/unit/test_x.py::test_name` is there."""
    path, _, name = where.partition("::")
    function = name.rpartition("::")[2].partition("[")[0]
    file = ROOT / path
    pattern = rf"^\s*(async )?def {re.escape(function)}\("
    return (
        function.startswith("test_")
        and file.is_file()
        and re.search(pattern, file.read_text(encoding="utf-8"), re.MULTILINE) is not None
    )


@every_kind
def test_the_page_has_a_table_of_proofs_that_can_be_read(kind: str) -> None:
    lines = lines_of_tables(kind)
    assert lines, f"docs/channels/{kind}.md has no table with the header {HEADER}"
    assert [line for line in lines if not ROW.fullmatch(line.strip())] == []


@every_kind
def test_every_row_names_a_proof_that_exists(kind: str) -> None:
    names = {case.name for case in cases(kind)}
    missing = [
        row
        for row in rows(kind)
        if not (row.proof == "fixture" and row.where in names)
        and not (row.proof == "test" and is_test(row.where))
    ]
    assert missing == []


@every_kind
def test_every_fixture_stands_in_the_table(kind: str) -> None:
    shown = {row.where for row in rows(kind) if row.proof == "fixture"}
    assert {case.name for case in cases(kind)} - shown == set()


@every_kind
def test_every_declared_capability_is_run_by_a_test(kind: str) -> None:
    declared = {protocol.__name__ for protocol in channel_type(kind).capabilities}
    proven = {
        row.what.removeprefix(CAPABILITY)
        for row in rows(kind)
        if row.proof == "test" and row.what.startswith(CAPABILITY)
    }
    assert declared - proven == set()
    assert proven - declared == set()


@every_kind
def test_every_setting_of_the_channel_is_documented(kind: str) -> None:
    own = set(channel_type(kind).settings.model_fields) - set(ChannelSettings.model_fields)
    page = page_of(kind)
    assert {name for name in own if f"`{name}`" not in page} == set()
