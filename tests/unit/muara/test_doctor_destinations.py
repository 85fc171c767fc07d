"""What the doctor says of a destination that is paused, broken, refuses or lets things wait."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from muara.doctor.destinations import _state
from muara.doctor.words import finding_words
from muara.words import keys
from tests.people import NOW

WELL: dict[str, Any] = {"paused_at": None, "broken_since": None, "last_error": None}
BROKEN = WELL | {"broken_since": NOW - timedelta(hours=2), "last_error": "It is busy (503)."}
PAUSED = WELL | {"paused_at": NOW}


@pytest.mark.parametrize(
    ("row", "waits", "dead", "code", "level"),
    [
        (None, None, 0, "destination_well", "ok"),
        (WELL, timedelta(hours=1), 0, "destination_well", "ok"),
        (WELL, timedelta(hours=30), 0, "destination_stuck", "failing"),
        (WELL, timedelta(hours=30), 2, "destination_dead", "failing"),
        (
            BROKEN,
            None,
            2,
            "destination_broken",
            "failing",
        ),
        (PAUSED, timedelta(hours=30), 2, "destination_paused", "warning"),
    ],
)
def test_a_destination_is_judged_by_what_a_person_has_to_do(
    row: dict[str, Any] | None, waits: timedelta | None, dead: int, code: str, level: str
) -> None:
    to: Any = SimpleNamespace(name="x", settings=SimpleNamespace(stuck_after_hours=24))
    kept: Any = None if row is None else SimpleNamespace(**row)
    found = _state(to, kept, None if waits is None else NOW - waits, dead, NOW)
    assert (found.subject, found.code, found.level) == ("destination:x", code, level)
    assert f"finding.{code}" in keys("id")
    assert not found.is_bad or f"finding.{code}.remedy" in keys("id")


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_wrong_with_a_destination_is_told_as_its_last_call_ended(language: str) -> None:
    to: Any = SimpleNamespace(name="x", settings=SimpleNamespace(stuck_after_hours=24))
    kept: Any = SimpleNamespace(**BROKEN)
    found = _state(to, kept, None, 0, NOW)
    assert "It is busy (503)." in finding_words(found.code, found.facts, language)
