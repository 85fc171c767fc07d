"""Operators: who may sign in, and what they may be made."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from store import accounts, sessions
from store.accounts import Profile, Unfit
from store.errors import Conflict, NotFound, NotPermitted, NotPossible, StoreError
from store.models import histories, operators
from store.rights import Right
from store.scope import SYSTEM
from store.sealing import Keyring
from store.session import Store
from tests.passwords import at_full_price
from tests.people import account, add_person, scope_of

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
    with store.write() as connection:
        found = account(connection, "petugas")
        return sessions.start_session(SYSTEM, connection, found, NOW, "en")


def session(store: Store, token: str, now: datetime = NOW) -> sessions.Session | None:
    with store.read() as connection:
        return sessions.find_session(connection, token, now)


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


# --- administering ------------------------------------------------------------------------------


def test_a_profile_is_changed_by_a_colleague_and_the_history_says_what(store: Store) -> None:
    chief, clerk = add_person(store, "teknisi", "technician"), add_person(store, "petugas")
    wanted = Profile(
        role="supervisor",
        jurisdictions=["CTH"],
        more_rights=[Right.REVEAL_IDENTITY],
        display_name="  Siti   Karangan ",
    )
    with store.write() as connection:
        accounts.change_profile(scope_of(chief), connection, clerk.id, wanted, NOW)
        found = account(connection, "petugas")
        line = connection.execute(select(histories)).one()
    assert (found.role, found.name) == ("supervisor", "Siti Karangan")
    assert found.jurisdictions == frozenset({"CTH"})
    assert Right.REVEAL_IDENTITY in found.rights
    assert (line.event, line.actor) == ("operator_changed", f"operator:{chief.id}")
    assert line.details["changed"] == ["display_name", "jurisdictions", "more_rights", "role"]
    assert "Karangan" not in str(line.details)


def test_nobody_changes_their_own_role_and_only_administrators_others(store: Store) -> None:
    chief, clerk = add_person(store, "teknisi", "technician"), add_person(store, "petugas")
    for caller, target in ((chief, chief), (clerk, chief)):
        profile = Profile(role="supervisor")
        with store.write() as connection, pytest.raises(NotPermitted):
            accounts.change_profile(scope_of(caller), connection, target.id, profile, NOW)


def test_an_administrator_of_one_government_reaches_no_other(store: Store) -> None:
    chief = add_person(store, "teknisi", "technician", jurisdictions=["CTH"])
    own = add_person(store, "petugas", jurisdictions=["CTH"])
    for name, codes in (("lain", ["UJI"]), ("dua", ["CTH", "UJI"]), ("semua", [])):
        other = add_person(store, name, jurisdictions=codes)
        profile = Profile(role="officer", jurisdictions=["CTH"])
        with store.write() as connection, pytest.raises(NotFound):
            accounts.change_profile(scope_of(chief), connection, other.id, profile, NOW)
    with store.write() as connection:
        found = accounts.all_operators(scope_of(chief), connection)
        assert [one.username for one in found] == ["petugas", "teknisi"]
        for codes in ([], ["UJI"], ["CTH", "UJI"]):
            profile = Profile(role="officer", jurisdictions=codes)
            with pytest.raises(Unfit):
                accounts.change_profile(scope_of(chief), connection, own.id, profile, NOW)


def test_the_last_administrator_stays_one(store: Store) -> None:
    add_person(store, "teknisi", "technician")
    elsewhere = add_person(store, "teknisi-uji", "technician", jurisdictions=["UJI"])
    with store.write() as connection:
        with pytest.raises(NotPossible):
            accounts.deactivate(SYSTEM, connection, "teknisi", NOW)
        chief = account(connection, "teknisi")
        with pytest.raises(NotPossible):
            accounts.change_profile(SYSTEM, connection, chief.id, Profile(role="officer"), NOW)
        accounts.deactivate(SYSTEM, connection, elsewhere.username, NOW)
    add_person(store, "petugas", more_rights=[Right.ADMINISTER_OPERATORS.value])
    with store.write() as connection:
        accounts.deactivate(SYSTEM, connection, "teknisi", NOW)


def test_an_address_is_sealed_found_again_and_given_once(open_store: Store) -> None:
    store, address = open_store, "siti@contoh.example"
    chief, clerk = add_person(store, "teknisi", "technician"), add_person(store, "petugas")
    scope = scope_of(chief)
    with store.write() as connection:
        accounts.set_email(scope, store, connection, clerk.id, f" {address} ", NOW)
        row = connection.execute(select(operators).where(operators.c.id == clerk.id)).one()
        assert address.encode() not in row.sealed_email + row.email_hash
        assert accounts.email_of(store, connection, clerk.id) == address
        for written in (address.upper(), "PETUGAS"):
            found = accounts.by_name_or_email(store, connection, written)
            assert found is not None
            assert found.id == clerk.id
    other = add_person(store, "kepala")
    with store.write() as connection:
        with pytest.raises(Conflict):
            accounts.set_email(scope, store, connection, other.id, address, NOW)
        with pytest.raises(Unfit):
            accounts.set_email(scope, store, connection, other.id, "siti@contoh", NOW)
        accounts.set_email(scope, store, connection, clerk.id, "", NOW)
        assert accounts.email_of(store, connection, clerk.id) is None
        lines = connection.scalars(select(histories.c.details)).all()
    assert address not in str(lines)


def test_a_provider_names_only_who_is_there_and_binds_its_subject(open_store: Store) -> None:
    store = open_store
    chief, clerk = add_person(store, "teknisi", "technician"), add_person(store, "petugas")

    def named_by(subject: str, email: str | None) -> int | None:
        with store.write() as connection:
            found = accounts.by_subject(
                SYSTEM,
                store,
                connection,
                issuer="https://sso.example",
                subject=subject,
                email=email,
                now=NOW,
            )
        return found.id if found else None

    assert named_by("s-1", "siti@contoh.example") is None
    with store.write() as connection:
        accounts.set_email(scope_of(chief), store, connection, clerk.id, "siti@contoh.example", NOW)
    assert named_by("s-1", None) is None
    assert named_by("s-1", "SITI@contoh.example") == clerk.id
    assert named_by("s-1", None) == clerk.id
    assert named_by("s-2", "siti@contoh.example") is None
    with store.write() as connection:
        accounts.deactivate(SYSTEM, connection, "petugas", NOW)
    assert named_by("s-1", "siti@contoh.example") is None
