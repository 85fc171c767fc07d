"""`muara similar` answers each line and survives those that are none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from muara.commands import similar

HOLE = "Jalan Diponegoro depan pasar kota berlubang parah"
SAME_HOLE = "jl. diponegoro dkt pasar kota lobangnya gede bgt pak"


def run(*arguments: str, lines: str | bytes = "") -> Result:
    app = typer.Typer()
    app.callback()(lambda: None)
    similar.register(app)
    return CliRunner().invoke(app, ["similar", *arguments], input=lines)


def answers(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def pair(one: dict[str, Any], other: dict[str, Any]) -> str:
    return json.dumps({"a": one, "b": other}) + "\n"


def test_each_pair_gets_a_line_in_order() -> None:
    lines = pair({"text": HOLE, "sender": "1"}, {"text": SAME_HOLE, "sender": "2"})
    lines += "\n" + pair({"text": HOLE, "sender": "1"}, {"text": SAME_HOLE, "sender": "1"})
    lines += pair({"text": "jl mawar no 3 got mampet"}, {"text": "jl mawar no 4 got mampet"})
    result = run(lines=lines)

    found = answers(result)
    assert [answer["outcome"] for answer in found] == ["same_incident", "repeat", "new"]
    assert [answer["same"] for answer in found] == [True, True, False]
    assert list(found[0]) == ["same", "score", "why", "outcome"]
    assert "another house" in found[2]["why"]
    assert result.exit_code == 0


def test_complaints_to_two_governments_are_never_the_same() -> None:
    lines = pair({"text": HOLE, "jurisdiction": "35.22"}, {"text": HOLE, "jurisdiction": "35.17"})
    assert answers(run(lines=lines))[0]["why"] == ["another jurisdiction"]


def test_the_days_of_two_accidents_tell_them_apart() -> None:
    words = "kecelakaan di jl ahmad yani km 12 tadi malam"
    one = {"text": words, "sent_at": "2026-11-21T08:00:00+07:00"}
    other = {"text": words, "sent_at": "2026-11-25T08:00"}
    assert "another day" in answers(run(lines=pair(one, other)))[0]["why"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("nonsense", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"a": {"text": "x"}}', '"b" is not a JSON object'),
        ('{"a": {"text": 5}, "b": {"text": "x"}}', "not a text"),
        ('{"a": {}, "b": {"text": "x"}}', "not a text"),
        ('{"a": {"text": "x", "sent_at": "kemarin"}, "b": {"text": "x"}}', "not a time"),
        ('{"a": {"text": "x", "latitude": 91}, "b": {"text": "x"}}', "not a number of degrees"),
        ('{"a": {"text": "x", "longitude": NaN}, "b": {"text": "x"}}', "not a number of degrees"),
    ],
)
def test_a_line_that_is_no_pair_is_told_so_and_the_next_one_is_read(line: str, why: str) -> None:
    result = run(lines=line + "\n" + pair({"text": HOLE}, {"text": SAME_HOLE}))

    first, second = answers(result)
    assert first["error"].startswith("Line 1: ")
    assert why in first["error"]
    assert second["same"] is True
    assert result.exit_code == 1


def test_bytes_that_are_no_text_are_an_error_too() -> None:
    assert "not JSON" in answers(run(lines=b"\xff\xfe\n"))[0]["error"]


def test_lone_surrogates_are_read() -> None:
    assert run(lines=pair({"text": "\ud800"}, {"text": "\udfff jl mawar"})).exit_code == 0


def test_a_file_is_read_as_well_and_a_missing_one_is_told(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(pair({"text": HOLE}, {"text": SAME_HOLE}))
    assert answers(run(str(file)))[0]["same"] is True

    missing = run(str(tmp_path / "none.jsonl"))
    assert missing.exit_code == 2
    assert "cannot be read" in missing.output
