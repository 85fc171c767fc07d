"""Guessing passwords takes longer and longer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from muara.web.back_off import BackOff

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
HERE = "192.0.2.7"


def failed(times: int, now: datetime = NOW) -> BackOff:
    back_off = BackOff()
    for _ in range(times):
        back_off.note_failure("petugas", HERE, now)
    return back_off


def test_the_first_five_mistakes_cost_no_time() -> None:
    assert failed(4).wait("petugas", HERE, NOW) == timedelta(0)
    assert failed(5).wait("petugas", HERE, NOW) == timedelta(seconds=1)


def test_the_wait_doubles_up_to_a_quarter_of_an_hour() -> None:
    waits = [failed(times).wait("petugas", HERE, NOW).total_seconds() for times in (6, 7, 8, 40)]
    assert waits == [2, 4, 8, 900]


def test_time_that_has_passed_counts() -> None:
    back_off = failed(8)
    assert back_off.wait("petugas", HERE, NOW + timedelta(seconds=5)) == timedelta(seconds=3)
    assert back_off.wait("petugas", HERE, NOW + timedelta(seconds=9)) == timedelta(0)


def test_another_name_and_another_address_do_not_wait() -> None:
    back_off = failed(20)
    assert back_off.wait("kepala", HERE, NOW) == timedelta(0)
    assert back_off.wait("petugas", "192.0.2.8", NOW) == timedelta(0)
    assert back_off.wait(" PETUGAS ", HERE, NOW) > timedelta(0)


def test_success_and_half_an_hour_of_quiet_are_a_clean_slate() -> None:
    back_off = failed(20)
    back_off.note_success("petugas", HERE)
    assert back_off.wait("petugas", HERE, NOW) == timedelta(0)
    later = NOW + timedelta(minutes=31)
    back_off = failed(20)
    back_off.note_failure("petugas", HERE, later)
    assert back_off.wait("petugas", HERE, later) == timedelta(0)


def test_a_flood_of_names_takes_no_more_memory_than_ten_thousand() -> None:
    back_off = BackOff()
    for number in range(10_050):
        back_off.note_failure(f"name{number}", HERE, NOW)
    assert len(back_off._failures) == 10_000
