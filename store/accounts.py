"""Operators: who may sign in, their passwords (argon2) and their sessions.

Passwords are kept only as argon2 hashes, session tokens only as SHA-256.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Connection, Row, delete, insert, select, update

from store.changes import write_history
from store.errors import Conflict, NotFound, StoreError
from store.models import operator_sessions, operators
from store.scope import Scope
from store.session import Store, insert_new

ROLES = (
    "officer",
    "liaison_officer",
    "agency_head",
    "supervisor",
    "coordinator",
    "auditor",
    "data_protection_officer",
    "technician",
)
SHORTEST_PASSWORD = 12
SESSION_LASTS = timedelta(hours=12)
_LONGEST_PASSWORD = 1024
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")
# Each check takes 64 MB for a tenth of a second: a flood of sign-ins must not take all memory.
_at_most_two_checks = threading.BoundedSemaphore(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may sign in. `jurisdictions` None means all of this installation."""

    id: int
    username: str
    role: str
    jurisdictions: frozenset[str] | None
    is_active: bool
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A signed-in browser."""

    account: Account
    language: str | None
    expires_at: datetime


# --- operators --------------------------------------------------------------------------------


def add_operator(
    scope: Scope,
    connection: Connection,
    *,
    username: str,
    password: str,
    role: str,
    jurisdictions: Sequence[str],
    now: datetime,
) -> int:
    """A new operator's id. No `jurisdictions` means all that this installation serves.

    `Conflict` when the name is taken, `StoreError` when name, role or password will not do.
    """
    if role not in ROLES:
        raise StoreError(f"There is no role {role!r}. Choose one of: {', '.join(ROLES)}.")
    values = {
        "username": _checked_username(username),
        "password_hash": _hash(password),
        "role": role,
        "jurisdictions": sorted(jurisdictions),
        "created_at": now,
        "is_active": True,
    }
    if not insert_new(connection, operators, values, unique=("username",)):
        raise Conflict(f"There is an operator {values['username']} already.")
    added = _row(connection, username).id
    write_history(scope, connection, "operator_added", now, operator_id=added, role=role)
    return int(added)


def all_operators(_scope: Scope, connection: Connection) -> list[Account]:
    """Everyone who has an account, by name."""
    rows = connection.execute(select(operators).order_by(operators.c.username))
    return [_account(row) for row in rows]


def set_password(
    scope: Scope, connection: Connection, username: str, password: str, now: datetime
) -> None:
    """Give an operator a new password and end all their sessions; `NotFound` for strangers."""
    row = _row(connection, username)
    connection.execute(
        update(operators).where(operators.c.id == row.id).values(password_hash=_hash(password))
    )
    _end_sessions_of(connection, row.id)
    write_history(scope, connection, "operator_password_set", now, operator_id=row.id)


def deactivate(scope: Scope, connection: Connection, username: str, now: datetime) -> None:
    """Nobody can sign in as this operator any more, at once; `NotFound` for strangers."""
    row = _row(connection, username)
    connection.execute(update(operators).where(operators.c.id == row.id).values(is_active=False))
    _end_sessions_of(connection, row.id)
    write_history(scope, connection, "operator_deactivated", now, operator_id=row.id)


def new_password() -> str:
    """A random password of 20 characters that can be read aloud."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    groups = ("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))
    return "-".join(groups)


def verify_password(store: Store, username: str, password: str) -> Account | None:
    """The active operator with this name and password, or None; as slow for strangers."""
    with store.read() as connection:
        row = connection.execute(
            select(operators).where(operators.c.username == username.strip().lower())
        ).one_or_none()
    with _at_most_two_checks:
        known_hash = row.password_hash if row is not None else _hash_of_nobody()
        is_right = _hasher().verify(password[:_LONGEST_PASSWORD], known_hash)
    if row is None or not is_right or not row.is_active:
        return None
    return _account(row)


def _checked_username(username: str) -> str:
    name = username.strip().lower()
    if not _USERNAME.fullmatch(name):
        raise StoreError(
            "A username has 2 to 64 small letters, digits, dots, dashes and underscores."
        )
    return name


def _hash(password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
        raise StoreError(f"A password needs at least {SHORTEST_PASSWORD} characters.")
    return _hasher().hash(password)


def _hasher() -> PasswordHash:
    return PasswordHash((Argon2Hasher(),))


@cache
def _hash_of_nobody() -> str:
    return _hasher().hash(secrets.token_urlsafe())


def _row(connection: Connection, username: str) -> Row[Any]:
    found = connection.execute(
        select(operators).where(operators.c.username == username.strip().lower())
    ).one_or_none()
    if found is None:
        raise NotFound(f"There is no operator {username}.")
    return found


def _account(row: Row[Any]) -> Account:
    return Account(
        id=row.id,
        username=row.username,
        role=row.role,
        jurisdictions=frozenset(row.jurisdictions) or None,
        is_active=row.is_active,
        created_at=row.created_at,
    )


# --- sessions ---------------------------------------------------------------------------------


def start_session(
    scope: Scope, connection: Connection, account: Account, now: datetime, language: str | None
) -> str:
    """Sign an operator in for 12 hours; returns the token for their cookie, kept nowhere else."""
    connection.execute(delete(operator_sessions).where(operator_sessions.c.expires_at <= now))
    token = secrets.token_urlsafe(32)
    connection.execute(
        insert(operator_sessions).values(
            token_hash=_token_hash(token),
            operator_id=account.id,
            created_at=now,
            expires_at=now + SESSION_LASTS,
            language=language,
        )
    )
    write_history(scope, connection, "operator_signed_in", now, operator_id=account.id)
    return token


def find_session(connection: Connection, token: str, now: datetime) -> Session | None:
    """The session behind a cookie; None when it is unknown, over, or its operator may not."""
    row = connection.execute(
        select(operators, operator_sessions.c.language, operator_sessions.c.expires_at)
        .join(operators, operators.c.id == operator_sessions.c.operator_id)
        .where(
            operator_sessions.c.token_hash == _token_hash(token),
            operator_sessions.c.expires_at > now,
            operators.c.is_active,
        )
    ).one_or_none()
    if row is None:
        return None
    return Session(account=_account(row), language=row.language, expires_at=row.expires_at)


def set_language(connection: Connection, token: str, language: str) -> None:
    """Remember the language of a session's screens."""
    connection.execute(
        update(operator_sessions)
        .where(operator_sessions.c.token_hash == _token_hash(token))
        .values(language=language)
    )


def end_session(connection: Connection, token: str) -> None:
    """Sign out; nothing happens when the session is over already."""
    connection.execute(
        delete(operator_sessions).where(operator_sessions.c.token_hash == _token_hash(token))
    )


def _end_sessions_of(connection: Connection, operator_id: int) -> None:
    connection.execute(
        delete(operator_sessions).where(operator_sessions.c.operator_id == operator_id)
    )


def _token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
