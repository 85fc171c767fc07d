"""One-time codes for a new password."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from store import accounts, resets, sessions
from store.account_models import reset_codes
from store.accounts import Account, WeakPassword
from store.errors import NotPermitted, NotPossible
from store.models import histories
from store.scope import SYSTEM
from store.session import Store
from tests.people import NOW, account, add_person, scope_of

FRESH = "lampu-jalan-mati-lagi"


def redeem(
    store: Store, person: Account | None, code: str, now: datetime = NOW, password: str = FRESH
) -> bool:
    with store.write() as connection:
        return resets.redeem(SYSTEM, store, connection, person, code, password, now)


def given(store: Store, giver: Account, person: Account) -> str:
    with store.write() as connection:
        return resets.give_code(scope_of(giver), store, connection, person.id, NOW)


def test_a_colleagues_code_gives_a_new_password_once(open_store: Store) -> None:
    chief, clerk = add_person(open_store, "teknisi", "technician"), add_person(open_store, "ani")
    with open_store.write() as connection:
        token = sessions.start_session(SYSTEM, connection, clerk, NOW, None)
    code = given(open_store, chief, clerk)
    assert not redeem(open_store, clerk, "aaaaa-bbbbb")
    assert not redeem(open_store, chief, code)
    assert not redeem(open_store, None, code)
    assert redeem(open_store, clerk, f" {code.upper().replace('-', ' ')} ")
    assert not redeem(open_store, clerk, code)
    assert accounts.verify_password(open_store, "ani", FRESH) is not None
    with open_store.read() as connection:
        assert sessions.find_session(connection, token, NOW) is None
        lines = connection.execute(select(histories.c.event, histories.c.details)).all()
    assert [line.event for line in lines[-2:]] == ["reset_code_given", "operator_password_reset"]
    assert code not in str(lines)


def test_a_code_is_kept_as_a_hash_and_the_latest_alone_is_good(open_store: Store) -> None:
    chief, clerk = add_person(open_store, "teknisi", "technician"), add_person(open_store, "ani")
    first, second = given(open_store, chief, clerk), given(open_store, chief, clerk)
    with open_store.read() as connection:
        kept = connection.scalars(select(reset_codes.c.code_hash)).one()
    assert second.replace("-", "").encode() not in kept
    assert not redeem(open_store, clerk, first)
    assert redeem(open_store, clerk, second)


def test_a_code_is_good_for_a_day_and_a_mailed_one_for_half_an_hour(open_store: Store) -> None:
    chief, clerk = add_person(open_store, "teknisi", "technician"), add_person(open_store, "ani")
    code = given(open_store, chief, clerk)
    assert not redeem(open_store, clerk, code, NOW + timedelta(hours=24))
    with open_store.write() as connection:
        mailed = resets.mail_code(SYSTEM, open_store, connection, clerk.id, NOW)
    assert not redeem(open_store, clerk, mailed, NOW + timedelta(minutes=30))
    assert redeem(open_store, clerk, mailed, NOW + timedelta(minutes=29))


def test_a_password_that_will_not_do_leaves_the_code_as_it_is(open_store: Store) -> None:
    chief, clerk = add_person(open_store, "teknisi", "technician"), add_person(open_store, "ani")
    code = given(open_store, chief, clerk)
    with pytest.raises(WeakPassword):
        redeem(open_store, clerk, code, password="password1234")
    assert redeem(open_store, clerk, code)


def test_nobody_gives_a_code_to_themselves_nor_without_the_right(open_store: Store) -> None:
    chief, clerk = add_person(open_store, "teknisi", "technician"), add_person(open_store, "ani")
    for giver, person in ((chief, chief), (clerk, chief), (clerk, clerk)):
        with pytest.raises(NotPermitted):
            given(open_store, giver, person)


def test_who_has_left_gets_no_code_and_uses_none(open_store: Store) -> None:
    chief, clerk = add_person(open_store, "teknisi", "technician"), add_person(open_store, "ani")
    code = given(open_store, chief, clerk)
    with open_store.write() as connection:
        accounts.deactivate(SYSTEM, connection, "ani", NOW)
        assert not account(connection, "ani").is_active
    assert not redeem(open_store, clerk, code)
    with pytest.raises(NotPossible):
        given(open_store, chief, clerk)
