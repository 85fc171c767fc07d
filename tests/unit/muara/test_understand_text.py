"""Plain texts in, proposals out: a JSON object for each line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from muara.cli import app
from muara.understand_text import TextReader, understand_lines, zone_of_area
from tests.simulated import ROOT

HOLE = "Jalan di desa Sumberrejo kec Sumberejo rusak, kemarin malam ada yang jatuh"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> TextReader:
    """Without the lists of areas: a machine that was not set up must not fail."""
    return TextReader("35.22", areas=tmp_path_factory.mktemp("none"))


def test_every_field_of_an_answer_is_there(reader: TextReader) -> None:
    (answer,) = understand_lines([[json.dumps({"text": HOLE, "id": 7})]], reader)

    assert {
        "language",
        "is_report",
        "type",
        "redactions",
        "place",
        "incident_date",
        "urgency",
        "topics",
        "agencies",
        "reasons",
    } <= answer.keys()
    assert answer["place"] is None
    assert answer["incident_date"] is None  # nobody said when it was sent


def test_yesterday_is_counted_from_the_moment_of_sending(reader: TextReader) -> None:
    line = {"text": HOLE, "sent_at": "2026-11-21T18:30:00Z"}  # 01:30 on the 22nd there
    assert reader.understand(line)["incident_date"] == "2026-11-21"


def test_lines_are_answered_in_order_and_a_wrong_one_stops_nothing(reader: TextReader) -> None:
    lines = [
        "nonsense",
        "",
        '{"text": "banjir"}',
        "[]",
        '{"text": 3}',
        '{"text": "x", "sent_at": 5}',
        '{"text": "x", "sent_at": "soon"}',
    ]
    groups = [lines[:3], lines[3:]]
    found = [answer.get("error", "ok") for answer in understand_lines(groups, reader)]

    assert found == [
        "Line 1: not JSON.",
        "ok",
        "Line 4: not a JSON object.",
        "Line 5: text is missing.",
        "Line 6: sent_at is not a time.",
        "Line 7: sent_at is not a time.",
    ]


@pytest.mark.parametrize(
    ("code", "zone"),
    [("35.22", "Asia/Jakarta"), ("64.74", "Asia/Makassar"), ("91", "Asia/Jayapura"), ("", None)],
)
def test_a_government_has_the_time_of_its_province(code: str, zone: str | None) -> None:
    assert str(zone_of_area(code)) == (zone or "Asia/Jakarta")


def test_the_command_prints_a_line_for_each_text(tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text('{"text": "lampu mati"}\nno\n', encoding="utf-8")
    models = str(tmp_path / "models")
    run = CliRunner().invoke(app, ["normalize", "text", "--models", models, str(texts)])

    first, second = map(json.loads, run.stdout.splitlines())
    assert first["is_report"] is True
    assert second == {"error": "Line 2: not JSON."}
    assert run.exit_code == 1


def test_texts_may_come_from_standard_input(tmp_path: Path) -> None:
    arguments = ["normalize", "text", "--models", str(tmp_path), "--jurisdiction", "35.22"]
    run = CliRunner().invoke(app, arguments, input='{"text": "selamat pagi"}\n')

    assert run.exit_code == 0
    assert json.loads(run.stdout)["kind"] == "greeting"


def test_a_program_may_wait_for_the_answer_to_each_line(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from muara.cli import run; run()", "normalize", "text"]
    command += ["--models", str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=ROOT) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for text, kind in (("selamat pagi", "greeting"), ("lampu jalan mati", "report")):
            running.stdin.write(json.dumps({"text": text}).encode() + b"\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["kind"] == kind
        running.stdin.write(b'{"text": "banjir"}')  # and no line end
        running.stdin.close()
        assert json.loads(running.stdout.read())["is_report"] is True


def test_lines_longer_than_what_is_read_at_once_are_whole(tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    long = json.dumps({"text": "jalan rusak " * 20_000})
    texts.write_text(f"\ufeff{long}\n{long}\n\n" + '{"text": "x"}\n' * 9, encoding="utf-8")
    run = CliRunner().invoke(app, ["normalize", "text", "--models", str(tmp_path), str(texts)])

    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.exit_code == 0
    assert [answer["is_report"] for answer in answers] == [True, True] + 9 * [False]


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.jsonl")
    run = CliRunner().invoke(app, ["normalize", "text", "--models", str(tmp_path), missing])

    assert run.exit_code == 2
    assert "cannot be read" in run.stderr
