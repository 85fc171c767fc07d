"""The harness itself: what it reports is what it measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from twilio.request_validator import RequestValidator

from channels._whatsapp_messages import form_pairs
from tests.benchmarks import console, intake
from tests.benchmarks.console import compared
from tests.benchmarks.disks import Disk
from tests.benchmarks.figures import figure, write
from tests.benchmarks.messages import AUTH_TOKEN, HOOK, signed_forms


def test_a_ratio_compares_rounds_not_medians(tmp_path: Path) -> None:
    found = figure("x", [1.0, 20.0, 300.0], "s", "y", [1.0, 10.0, 1000.0], p99_ms=2.5)
    write(tmp_path / "latest.json", [found])
    assert json.loads((tmp_path / "latest.json").read_text()) == [
        {
            "name": "x",
            "value": 20.0,
            "unit": "s",
            "p99_ms": 2.5,
            "reference": "y",
            "reference_value": 10.0,
            "ratio": 1.0,
        }
    ]


def test_the_messages_are_signed_as_twilio_signs_them() -> None:
    validator = RequestValidator(AUTH_TOKEN)
    for signature, body in signed_forms(5):
        assert validator.validate(HOOK, dict(form_pairs(body)), signature)


def test_pages_with_other_lines_than_the_small_stores_are_marked() -> None:
    assert compared([50, 50], [50, 50]) == "50 lines"
    assert compared([8, 50], [8, 50]) == "8 to 50 lines"
    assert compared([50, 8], [8, 50]) == "UNFAIR: 8 to 50 lines beside 8 to 50"
    assert compared([0, 0], [50, 50]) == "UNFAIR: 0 lines beside 50"


@pytest.mark.benchmark
def test_a_small_archive_fills_the_same_pages(tmp_path: Path) -> None:
    found = console.measure(tmp_path, 2 * console.SMALL, rounds=1, looks=20)
    assert [one.name for one in found if "UNFAIR" in one.reference] == []
    empty = {one.name for one in found if "list" in one.name and " 50 lines" not in one.reference}
    assert empty == set()


@pytest.mark.benchmark
def test_what_was_acknowledged_is_counted_in_the_store(tmp_path: Path) -> None:
    names = {one.name for one in intake.measure(Disk(tmp_path), rounds=1, seconds=1)}
    assert {"intake_1", "intake_16", "intake_64", "intake_64_busy", "load_generator"} <= names
