"""Days that somebody wrote into an address of the queue or the audit trail."""

from __future__ import annotations

from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest

from muara.web.wanted import Wanted, read_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-21", date(2026, 11, 21)),
        ("9998-12-31", date(9998, 12, 31)),
        ("9999-12-31", None),
        ("0001-01-01", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_day_has_a_midnight_everywhere_or_is_none(written: str, day: date | None) -> None:
    assert read_day(written) == day
    narrowed = Wanted.read({"since": written, "until": written}).narrowing(
        ZoneInfo("Asia/Jayapura")
    )
    ends = [moment.astimezone(UTC) for moment in (narrowed.since, narrowed.until) if moment]
    assert len(ends) == (2 if day else 0)
