"""Signed-in browsers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from store import sessions
from store.errors import NotFound, NotPermitted
from store.models import operator_sessions
from store.scope import SYSTEM
from store.session import Store
from tests.people import NOW, account, add_person, scope_of


def signed_in(store: Store, device: str = "") -> str:
    with store.write() as connection:
        found = account(connection, "petugas")
        return sessions.start_session(SYSTEM, connection, found, NOW, "en", device=device)


def session(store: Store, token: str, **later: float) -> sessions.Session | None:
    with store.read() as connection:
        return sessions.find_session(
            connection, token, NOW + timedelta(**later), timedelta(minutes=60)
        )


def test_a_session_lasts_twelve_hours_and_not_a_moment_longer(open_store: Store) -> None:
    add_person(open_store, "petugas")
    token = signed_in(open_store)
    found = session(open_store, token)
    assert found is not None
    assert (found.account.username, found.language) == ("petugas", "en")
    with open_store.read() as connection:
        for later, is_there in (
            (timedelta(hours=12, microseconds=-1), True),
            (timedelta(hours=12), False),
        ):
            known = sessions.find_session(connection, token, NOW + later)
            assert (known is not None) is is_there
    assert session(open_store, token + "x") is None


def test_a_session_in_which_nothing_is_done_is_over_after_its_hour(open_store: Store) -> None:
    add_person(open_store, "petugas")
    token = signed_in(open_store)
    assert session(open_store, token, minutes=60) is not None
    assert session(open_store, token, minutes=61) is None
    with open_store.write() as connection:
        sessions.note_seen(connection, token, NOW + timedelta(minutes=59))
    assert session(open_store, token, minutes=118) is not None


def test_that_somebody_is_there_is_noted_once_a_minute(open_store: Store) -> None:
    add_person(open_store, "petugas")
    found = session(open_store, signed_in(open_store))
    assert found is not None
    assert not sessions.is_to_be_noted(found, NOW + timedelta(seconds=59))
    assert sessions.is_to_be_noted(found, NOW + timedelta(seconds=60))


def test_the_store_keeps_no_token_and_drops_sessions_that_are_over(open_store: Store) -> None:
    add_person(open_store, "petugas")
    token = signed_in(open_store)
    with open_store.write() as connection:
        kept = connection.execute(select(operator_sessions.c.token_hash)).scalars().all()
        assert all(token.encode() not in one for one in kept)
        later = NOW + timedelta(hours=13)
        found = account(connection, "petugas")
        sessions.start_session(SYSTEM, connection, found, later, None)
        assert len(connection.execute(select(operator_sessions)).all()) == 1


def test_signing_out_ends_that_session_alone(open_store: Store) -> None:
    add_person(open_store, "petugas")
    first, second = signed_in(open_store), signed_in(open_store)
    with open_store.write() as connection:
        sessions.end_session(connection, first)
        sessions.end_session(connection, first)
    assert session(open_store, first) is None
    assert session(open_store, second) is not None


def test_the_step_between_password_and_code_opens_nothing_else(open_store: Store) -> None:
    add_person(open_store, "petugas")
    with open_store.write() as connection:
        token = sessions.start_step(connection, account(connection, "petugas"), NOW, None)
        assert sessions.find_session(connection, token, NOW) is None
        assert sessions.find_step(connection, token, NOW) is not None
        late = NOW + sessions.STEP_LASTS
        assert sessions.find_step(connection, token, late) is None
    assert signed_in(open_store)
    with open_store.read() as connection:
        assert sessions.find_step(connection, signed_in(open_store), NOW) is None


def test_renewing_gives_another_token_for_the_same_time_and_ends_the_others(
    open_store: Store,
) -> None:
    add_person(open_store, "petugas")
    old, other = signed_in(open_store, "Firefox"), signed_in(open_store)
    later = NOW + timedelta(minutes=30)
    with open_store.write() as connection:
        known = sessions.find_session(connection, old, later)
        assert known is not None
        new = sessions.renew_session(connection, known, later)
        found = sessions.find_session(connection, new, later)
    assert found is not None
    assert (found.expires_at, found.device) == (NOW + sessions.SESSION_LASTS, "Firefox")
    assert session(open_store, old) is None
    assert session(open_store, other) is None


def test_sessions_are_ended_by_their_owner_or_an_administrator(open_store: Store) -> None:
    own = add_person(open_store, "petugas")
    chief, other = (
        add_person(open_store, "teknisi", "technician"),
        add_person(open_store, "orang-lain", "auditor"),
    )
    signed_in(open_store, "Firefox")
    signed_in(open_store, "Chrome")
    with open_store.write() as connection:
        with pytest.raises(NotPermitted):
            sessions.sessions_of(scope_of(other), connection, own.id, NOW)
        lines = sessions.sessions_of(scope_of(own), connection, own.id, NOW)
        assert {line.device for line in lines} == {"Firefox", "Chrome"}
        with pytest.raises(NotPermitted):
            sessions.end_session_of(scope_of(other), connection, own.id, lines[0].handle, NOW)
        sessions.end_session_of(scope_of(own), connection, own.id, lines[0].handle, NOW)
        with pytest.raises(NotFound):
            sessions.end_session_of(scope_of(own), connection, own.id, lines[0].handle, NOW)
        sessions.end_session_of(scope_of(chief), connection, own.id, lines[1].handle, NOW)
        assert sessions.sessions_of(scope_of(own), connection, own.id, NOW) == []
