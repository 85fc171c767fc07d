"""Operators for tests, without the tenth of a second that hashing each one's password takes."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, insert

from store.accounts import Account, account_of, named
from store.models import operators
from store.passwords import hash_password
from store.scope import Scope
from store.session import Store

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
PASSWORD = "an-invented-password"


@cache
def _hashed() -> str:
    return hash_password(PASSWORD)


def add_person(store: Store, username: str, role: str = "officer", **changed: Any) -> Account:
    """An active operator with `PASSWORD`, put straight into the table."""
    values = {
        "username": username,
        "password_hash": _hashed(),
        "role": role,
        "jurisdictions": [],
        "created_at": NOW,
        "is_active": True,
        "more_rights": [],
        "protects_children": False,
        "display_name": "",
    }
    with store.write() as connection:
        connection.execute(insert(operators).values(**(values | changed)))
        return account(connection, username)


def account(connection: Connection, username: str) -> Account:
    """The operator as the table has them now."""
    return account_of(named(connection, username))


def scope_of(account: Account) -> Scope:
    """What somebody reaches where channels do not matter."""
    return account.scope({})
