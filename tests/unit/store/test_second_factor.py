"""Codes of an authenticator app, the codes that stand in for them, and how they are taken away."""

from __future__ import annotations

from datetime import datetime, timedelta

import pyotp
import pytest
from sqlalchemy import select

from store import second_factor, sessions
from store.account_models import recovery_codes, second_factors
from store.accounts import Account
from store.errors import Conflict, NotFound, NotPermitted, NotPossible
from store.models import histories
from store.scope import SYSTEM
from store.session import Store
from tests.people import NOW, account, add_person, scope_of

STEP = timedelta(seconds=30)


def set_up(store: Store, person: Account, now: datetime = NOW) -> tuple[pyotp.TOTP, list[str]]:
    """The person's app, and their recovery codes."""
    with store.write() as connection:
        app = pyotp.TOTP(second_factor.begin(store, connection, person.id, now))
        codes = second_factor.confirm(
            scope_of(person), store, connection, person.id, app.at(now), now
        )
    assert codes is not None
    return app, codes


def takes(store: Store, person: Account, code: str, now: datetime) -> bool:
    with store.write() as connection:
        return second_factor.is_right_code(store, connection, person.id, code, now)


def test_the_first_code_confirms_it_and_a_wrong_one_does_not(open_store: Store) -> None:
    store, person = open_store, add_person(open_store, "petugas")
    with store.write() as connection:
        secret = second_factor.begin(store, connection, person.id, NOW)
        assert second_factor.begin(store, connection, person.id, NOW) == secret
        sealed = connection.scalars(select(second_factors.c.sealed_secret)).one()
        assert secret.encode() not in sealed
        assert not second_factor.is_set_up(connection, person.id)
        scope = scope_of(person)
        wrong = second_factor.confirm(scope, store, connection, person.id, "000000", NOW)
        assert wrong is None
        code = f" {pyotp.TOTP(secret).at(NOW)[:3]} {pyotp.TOTP(secret).at(NOW)[3:]} "
        codes = second_factor.confirm(scope, store, connection, person.id, code, NOW)
        assert codes is not None
        assert len(set(codes)) == second_factor.RECOVERY_CODES
        assert second_factor.is_set_up(connection, person.id)
        with pytest.raises(NotPossible):
            second_factor.begin(store, connection, person.id, NOW)
        with pytest.raises(NotFound):
            second_factor.pending_secret(store, connection, person.id)


@pytest.mark.parametrize(
    ("drift", "is_taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_clock_may_be_a_step_off(open_store: Store, drift: int, is_taken: bool) -> None:
    person = add_person(open_store, "petugas")
    app, _ = set_up(open_store, person)
    later = NOW + timedelta(minutes=10)
    assert takes(open_store, person, app.at(later + drift * STEP), later) is is_taken


def test_a_code_opens_once_and_no_earlier_one_after_it(open_store: Store) -> None:
    person = add_person(open_store, "petugas")
    app, _ = set_up(open_store, person)
    assert not takes(open_store, person, app.at(NOW), NOW)  # it was taken when it was set up
    later = NOW + timedelta(minutes=10)
    assert takes(open_store, person, app.at(later), later)
    assert not takes(open_store, person, app.at(later), later)
    assert not takes(open_store, person, app.at(later - STEP), later)
    assert takes(open_store, person, app.at(later + STEP), later)


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "１２３４５６", "0000000"])
def test_nonsense_opens_nothing(open_store: Store, code: str) -> None:
    person = add_person(open_store, "petugas")
    set_up(open_store, person)
    assert not takes(open_store, person, code, NOW + timedelta(minutes=10))


def test_another_persons_code_opens_nothing(open_store: Store) -> None:
    one, other = add_person(open_store, "satu"), add_person(open_store, "dua")
    (app, codes), _ = set_up(open_store, one), set_up(open_store, other)
    later = NOW + timedelta(minutes=10)
    assert not takes(open_store, other, app.at(later), later)
    with open_store.write() as connection:
        used = second_factor.use_recovery_code(
            SYSTEM, open_store, connection, other.id, codes[0], NOW
        )
    assert not used


def test_each_recovery_code_opens_once_and_is_kept_as_a_hash(open_store: Store) -> None:
    person = add_person(open_store, "petugas")
    _, codes = set_up(open_store, person)
    with open_store.write() as connection:
        hashes = connection.scalars(select(recovery_codes.c.code_hash)).all()
        assert not any(code.replace("-", "").encode() in b"".join(hashes) for code in codes)
        for code, is_good in ((codes[0].upper(), True), (codes[0], False), (codes[9], True)):
            used = second_factor.use_recovery_code(
                SYSTEM, open_store, connection, person.id, code, NOW
            )
            assert used is is_good
        assert second_factor.unused_recovery_codes(connection, person.id) == 8
        fresh = second_factor.renew_recovery_codes(
            scope_of(person), open_store, connection, person.id, NOW
        )
        assert not second_factor.use_recovery_code(
            SYSTEM, open_store, connection, person.id, codes[1], NOW
        )
        assert second_factor.use_recovery_code(
            SYSTEM, open_store, connection, person.id, fresh[1], NOW
        )


def test_two_persons_take_a_second_factor_away_and_neither_is_its_owner(
    open_store: Store,
) -> None:
    store = open_store
    owner = add_person(store, "teknisi", "technician")
    one, two = (add_person(store, name, "technician") for name in ("satu", "dua"))
    clerk = add_person(store, "petugas")
    set_up(store, owner)
    with store.write() as connection:
        token = sessions.start_session(SYSTEM, connection, owner, NOW, None)
        for nobody in (owner, clerk):
            with pytest.raises(NotPermitted):
                second_factor.ask_removal(scope_of(nobody), connection, owner.id, NOW)
        with pytest.raises(NotFound):
            second_factor.confirm_removal(scope_of(two), connection, owner.id, NOW)
        second_factor.ask_removal(scope_of(one), connection, owner.id, NOW)
        with pytest.raises(Conflict):
            second_factor.ask_removal(scope_of(two), connection, owner.id, NOW)
        for nobody in (owner, clerk, one):
            with pytest.raises(NotPermitted):
                second_factor.confirm_removal(scope_of(nobody), connection, owner.id, NOW)
        assert second_factor.is_set_up(connection, owner.id)
        second_factor.confirm_removal(scope_of(two), connection, owner.id, NOW)
        assert not second_factor.is_set_up(connection, owner.id)
        assert second_factor.unused_recovery_codes(connection, owner.id) == 0
        assert sessions.find_session(connection, token, NOW) is None
        assert account(connection, "teknisi").second_factor_due_at == NOW
        told = connection.execute(select(histories.c.event, histories.c.actor)).all()
    assert ("second_factor_removal_asked", f"operator:{one.id}") in told
    assert ("second_factor_removed", f"operator:{two.id}") in told


def test_the_owner_may_say_that_they_did_not_ask(open_store: Store) -> None:
    owner = add_person(open_store, "petugas")
    one, two = (add_person(open_store, name, "technician") for name in ("satu", "dua"))
    set_up(open_store, owner)
    with open_store.write() as connection:
        second_factor.ask_removal(scope_of(one), connection, owner.id, NOW)
        second_factor.withdraw_removal(scope_of(owner), connection, owner.id, NOW)
        with pytest.raises(NotFound):
            second_factor.confirm_removal(scope_of(two), connection, owner.id, NOW)
        second_factor.ask_removal(scope_of(two), connection, owner.id, NOW)
