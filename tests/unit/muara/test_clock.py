"""The clock: aware, UTC, and movable where a test wants it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from muara.clock import FixedClock, SystemClock

WIB = timezone(timedelta(hours=7))
NOON_IN_JAKARTA = datetime(2026, 3, 2, 12, tzinfo=WIB)


def test_the_system_clock_is_aware_and_in_utc() -> None:
    before = datetime.now(UTC)

    now = SystemClock().now()

    assert now.tzinfo is UTC
    assert before <= now <= datetime.now(UTC)


def test_a_fixed_clock_stands_still_in_utc_until_it_is_moved() -> None:
    clock = FixedClock(NOON_IN_JAKARTA)

    assert clock.now() == clock.now() == NOON_IN_JAKARTA
    assert clock.now().tzinfo is UTC

    clock.move(timedelta(hours=1))
    assert clock.now() == NOON_IN_JAKARTA + timedelta(hours=1)

    clock.set(NOON_IN_JAKARTA)
    assert clock.now() == NOON_IN_JAKARTA


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        FixedClock(datetime(2026, 3, 2))  # noqa: DTZ001 - the naive time is what is tested
