"""Guessing takes longer and longer, whichever process is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from muara.web.back_off import BackOff, of_password, of_second_factor
from store.account_models import sign_in_attempts
from store.attempts import Tried, pause_after
from store.session import Store

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
HERE = "192.0.2.7"
NONE = timedelta(0)
OWN = of_password("petugas", HERE)


def tried(store: Store, times: int, what: Sequence[Tried] = OWN, now: datetime = NOW) -> datetime:
    """So many attempts, each made as soon as it may be; the time of the last one."""
    back_off = BackOff(store)
    for _ in range(times):
        if wait := back_off.begin(what, now):
            now += wait
            assert back_off.begin(what, now) == NONE
    return now


@pytest.mark.parametrize(
    ("count", "seconds"), [(0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (8, 8), (15, 900), (400, 900)]
)
def test_the_pause_doubles_up_to_a_quarter_of_an_hour(count: int, seconds: int) -> None:
    assert pause_after(count, free=5) == timedelta(seconds=seconds)


def test_the_first_five_attempts_cost_no_time_and_time_that_passed_counts(
    open_store: Store,
) -> None:
    assert tried(open_store, 5) == NOW
    back_off = BackOff(open_store)
    assert back_off.begin(OWN, NOW) == timedelta(seconds=1)
    assert back_off.begin(OWN, NOW + timedelta(seconds=1)) == NONE
    assert back_off.begin(OWN, NOW + timedelta(seconds=1)) == timedelta(seconds=2)


def test_another_process_knows_and_another_name_does_not_wait(open_store: Store) -> None:
    tried(open_store, 5)
    other = Store(open_store.url.render_as_string(hide_password=False), open_store.keyring)
    assert BackOff(other).begin(of_password(" PETUGAS ", HERE), NOW) > NONE
    assert BackOff(other).begin(of_password("kepala", HERE), NOW) == NONE
    assert BackOff(other).begin(of_password("petugas", "192.0.2.8"), NOW) == NONE
    other.close()


def test_a_name_that_is_tried_from_many_places_waits_everywhere(open_store: Store) -> None:
    for number in range(30):
        tried(open_store, 1, of_password("petugas", f"192.0.2.{number}"))
    elsewhere = of_password("petugas", "198.51.100.1")
    assert BackOff(open_store).begin(elsewhere, NOW) == timedelta(seconds=1)


def test_success_is_a_clean_slate_but_for_the_address_that_many_share(open_store: Store) -> None:
    last = tried(open_store, 8)
    back_off = BackOff(open_store)
    back_off.note_success(OWN)
    assert back_off.begin(OWN, last) == NONE
    with open_store.read() as connection:
        counts = connection.scalars(select(sign_in_attempts.c.count)).all()
    assert sorted(counts) == [1, 1, 8]


def test_half_an_hour_of_quiet_forgets(open_store: Store) -> None:
    last = tried(open_store, 9, of_second_factor(7))
    later = last + timedelta(minutes=31)
    assert BackOff(open_store).begin(of_second_factor(7), later) == NONE
    with open_store.read() as connection:
        assert connection.execute(select(sign_in_attempts.c.count)).scalar_one() == 1


def test_no_name_and_no_address_is_kept_in_clear(open_store: Store) -> None:
    tried(open_store, 1)
    with open_store.read() as connection:
        kept = b"".join(connection.scalars(select(sign_in_attempts.c.key_hash)))
    assert b"petugas" not in kept
    assert HERE.encode() not in kept


def test_of_many_in_one_half_hour_so_many_as_are_free_are_taken(open_store: Store) -> None:
    back_off, report = BackOff(open_store), Tried("report", HERE, free=30)

    waits = [back_off.take_turn(report, NOW + timedelta(seconds=20 * n)) for n in range(60)]

    assert waits[:30] == [NONE] * 30
    assert waits[30:] == [timedelta(minutes=30, seconds=-20 * n) for n in range(30, 60)]
    assert back_off.take_turn(report, NOW + timedelta(minutes=30)) == NONE


def test_whoever_shares_an_address_all_day_is_never_over_what_is_free(open_store: Store) -> None:
    back_off, report = BackOff(open_store), Tried("report", HERE, free=3)

    waits = [back_off.take_turn(report, NOW + timedelta(minutes=10 * n)) for n in range(144)]

    assert set(waits) == {NONE}
