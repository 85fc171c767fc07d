"""Operators and their sessions."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from store import accounts
from store.errors import Conflict, NotFound, StoreError
from store.models import histories, operator_sessions, operators
from store.scope import SYSTEM
from store.sealing import Keyring
from store.session import Store
from tests.passwords import at_full_price

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
PASSWORD = "an-invented-password"


@pytest.fixture
def store(migrated_sqlite_url: str, keyring: Keyring) -> Iterator[Store]:
    """On SQLite: hashing takes its time, and only sessions differ between engines."""
    opened = Store(migrated_sqlite_url, keyring)
    yield opened
    opened.close()


def add(store: Store, username: str = "petugas", **changed: object) -> int:
    values = {"password": PASSWORD, "role": "officer", "jurisdictions": [], "now": NOW} | changed
    with store.write() as connection:
        return accounts.add_operator(SYSTEM, connection, username=username, **values)  # type: ignore[arg-type]  # mixed on purpose


def test_an_operator_signs_in_with_the_password_that_was_given(open_store: Store) -> None:
    added = add(open_store, " Petugas.Satu ", jurisdictions=["UJI", "CTH"])
    account = accounts.verify_password(open_store, "PETUGAS.SATU", PASSWORD)
    assert account is not None
    assert (account.id, account.username, account.role) == (added, "petugas.satu", "officer")
    assert account.jurisdictions == frozenset({"CTH", "UJI"})


@pytest.mark.parametrize(
    ("username", "password"),
    [("petugas", "another-password"), ("petugas", ""), ("nobody", PASSWORD), ("", "")],
)
def test_a_wrong_password_and_an_unknown_name_open_nothing(
    store: Store, username: str, password: str
) -> None:
    add(store)
    assert accounts.verify_password(store, username, password) is None


@pytest.fixture
def full_price() -> Iterator[None]:
    """Passwords are hashed as in the product."""
    with at_full_price():
        yield


@pytest.mark.usefixtures("full_price")
def test_an_unknown_name_takes_as_long_as_a_wrong_password(store: Store) -> None:
    add(store)
    accounts.verify_password(store, "nobody", PASSWORD)  # the first one makes a hash to use

    def seconds(username: str) -> float:
        started = time.perf_counter()
        accounts.verify_password(store, username, "another-password")
        return time.perf_counter() - started

    known, unknown = (min(seconds(name) for _ in range(3)) for name in ("petugas", "nobody"))
    assert unknown > known / 3


@pytest.mark.usefixtures("full_price")
def test_only_a_dear_argon2_hash_of_the_password_is_kept(store: Store) -> None:
    add(store)
    with store.read() as connection:
        kept = connection.execute(select(operators.c.password_hash)).scalar_one()
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert accounts.verify_password(store, "petugas", PASSWORD) is not None
    assert PASSWORD not in kept


@pytest.mark.parametrize(
    "mistake",
    [
        {"password": "elevenchars"},
        {"password": "x" * 1025},
        {"role": "king"},
        {"username": "a"},
        {"username": "with space"},
        {"username": "-dash"},
    ],
)
def test_what_will_not_do_as_an_account_is_refused(
    store: Store, mistake: dict[str, object]
) -> None:
    with pytest.raises(StoreError):
        add(store, **({"username": "petugas"} | mistake))  # type: ignore[arg-type]  # mixed on purpose


def test_a_name_is_given_once(store: Store) -> None:
    add(store)
    with pytest.raises(Conflict):
        add(store, "PETUGAS")


def test_the_history_says_who_was_added_and_by_whom(store: Store) -> None:
    added = add(store)
    with store.read() as connection:
        line = connection.execute(select(histories)).one()
    assert (line.event, line.actor) == ("operator_added", "system")
    assert line.details == {"operator_id": added, "role": "officer"}


def signed_in(store: Store) -> str:
    account = accounts.verify_password(store, "petugas", PASSWORD)
    assert account is not None
    with store.write() as connection:
        return accounts.start_session(SYSTEM, connection, account, NOW, "en")


def session(store: Store, token: str, now: datetime = NOW) -> accounts.Session | None:
    with store.read() as connection:
        return accounts.find_session(connection, token, now)


def test_a_session_lasts_twelve_hours_and_not_a_moment_longer(open_store: Store) -> None:
    add(open_store)
    token = signed_in(open_store)
    found = session(open_store, token)
    assert found is not None
    assert (found.account.username, found.language) == ("petugas", "en")
    assert session(open_store, token, NOW + timedelta(hours=12, microseconds=-1)) is not None
    assert session(open_store, token, NOW + timedelta(hours=12)) is None
    assert session(open_store, token + "x") is None


def test_the_store_keeps_no_token_and_drops_sessions_that_are_over(open_store: Store) -> None:
    add(open_store)
    token = signed_in(open_store)
    with open_store.write() as connection:
        kept = connection.execute(select(operator_sessions.c.token_hash)).scalars().all()
        assert all(token.encode() not in one for one in kept)
        account = accounts.all_operators(SYSTEM, connection)[0]
        later = NOW + timedelta(hours=13)
        accounts.start_session(SYSTEM, connection, account, later, None)
        assert len(connection.execute(select(operator_sessions)).all()) == 1


def test_signing_out_ends_that_session_alone(store: Store) -> None:
    add(store)
    first, second = signed_in(store), signed_in(store)
    with store.write() as connection:
        accounts.end_session(connection, first)
        accounts.end_session(connection, first)
    assert session(store, first) is None
    assert session(store, second) is not None


def test_a_new_password_ends_all_sessions_and_the_old_one_opens_nothing(store: Store) -> None:
    add(store)
    token = signed_in(store)
    with store.write() as connection:
        accounts.set_password(SYSTEM, connection, "petugas", "another-invented-one", NOW)
    assert session(store, token) is None
    assert accounts.verify_password(store, "petugas", PASSWORD) is None
    assert accounts.verify_password(store, "petugas", "another-invented-one") is not None


def test_who_is_deactivated_is_out_at_once_and_stays_in_the_list(store: Store) -> None:
    add(store)
    token = signed_in(store)
    with store.write() as connection:
        accounts.deactivate(SYSTEM, connection, "petugas", NOW)
    assert session(store, token) is None
    assert accounts.verify_password(store, "petugas", PASSWORD) is None
    with store.read() as connection:
        assert [a.is_active for a in accounts.all_operators(SYSTEM, connection)] == [False]


def test_strangers_cannot_be_changed(store: Store) -> None:
    with store.write() as connection:
        with pytest.raises(NotFound):
            accounts.deactivate(SYSTEM, connection, "nobody", NOW)
        with pytest.raises(NotFound):
            accounts.set_password(SYSTEM, connection, "nobody", PASSWORD, NOW)


def test_made_passwords_are_long_enough_and_never_the_same() -> None:
    made = {accounts.new_password() for _ in range(50)}
    assert len(made) == 50
    assert all(len(one) >= accounts.SHORTEST_PASSWORD for one in made)
