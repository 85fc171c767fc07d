"""Signed-in browsers. A cookie holds a session's token, the store only its SHA-256.

Each step of signing in has a session of its own: what the password alone opens is good for the
second factor and nothing else.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from store import deputies
from store.accounts import Account, account_of, end_sessions_of, row_of
from store.changes import write_history
from store.errors import NotFound
from store.models import operator_sessions, operators
from store.rights import Right
from store.scope import Scope

SESSION_LASTS = timedelta(hours=12)
STEP_LASTS = timedelta(minutes=10)
"""Between the password and the second factor."""
SIGNED_IN = "signed_in"
SECURED = "secured"
"""Signed in where a second factor was asked for: none of ours is due in this session."""
SECOND_FACTOR = "second_factor"
_OPEN = (SIGNED_IN, SECURED)
_SEEN_EVERY = timedelta(minutes=1)
_DEVICE_LENGTH = 80
_HANDLE_LENGTH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A signed-in browser."""

    account: Account
    language: str | None
    expires_at: datetime
    last_seen_at: datetime
    device: str
    handle: str
    """Names the session in lists and forms; opens nothing."""
    is_secured: bool = False
    """A second factor was asked for elsewhere: the account's own is not due here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """One session in a list."""

    handle: str
    created_at: datetime
    last_seen_at: datetime
    device: str


def start_session(
    scope: Scope,
    connection: Connection,
    account: Account,
    now: datetime,
    language: str | None,
    *,
    device: str = "",
    method: str = "password",
    is_secured: bool = False,
) -> str:
    """Sign an operator in for 12 hours; returns the token for their cookie, kept nowhere else.

    `method` says in the history how they proved who they are: `password`, `second_factor`,
    `recovery_code` or `oidc`; `is_secured` that a second factor was asked for elsewhere.
    """
    stage = SECURED if is_secured else SIGNED_IN
    token = _insert(connection, account.id, now, language, device, stage, SESSION_LASTS)
    write_history(
        scope, connection, "operator_signed_in", now, operator_id=account.id, method=method
    )
    return token


def start_step(
    connection: Connection, account: Account, now: datetime, language: str | None, device: str = ""
) -> str:
    """A session in which only the second factor can be given; returns its token."""
    return _insert(connection, account.id, now, language, device, SECOND_FACTOR, STEP_LASTS)


def _insert(
    connection: Connection,
    operator_id: int,
    now: datetime,
    language: str | None,
    device: str,
    stage: str,
    lasts: timedelta,
) -> str:
    connection.execute(delete(operator_sessions).where(operator_sessions.c.expires_at <= now))
    token = secrets.token_urlsafe(32)
    connection.execute(
        insert(operator_sessions).values(
            token_hash=_token_hash(token),
            operator_id=operator_id,
            created_at=now,
            expires_at=now + lasts,
            last_seen_at=now,
            language=language,
            device=device[:_DEVICE_LENGTH],
            stage=stage,
        )
    )
    return token


def find_session(
    connection: Connection, token: str, now: datetime, idle: timedelta | None = None
) -> Session | None:
    """The session behind a cookie; None when it is unknown, over, or its operator may not.

    It is over too when nothing was done in it for longer than `idle`.
    """
    row = _find(connection, token, now, _OPEN)
    if row is None or (idle is not None and now - row.last_seen_at > idle):
        return None
    acting = deputies.representations(connection, row.id, now) if row.stands_in else ()
    account = replace(account_of(row), represents=acting)
    if row.stage == SECURED:
        account = replace(account, second_factor_due_at=None)
    return _session(row, account)


def find_step(connection: Connection, token: str, now: datetime) -> Session | None:
    """The session behind the cookie of somebody whose second factor is still to come."""
    row = _find(connection, token, now, (SECOND_FACTOR,))
    return None if row is None else _session(row, account_of(row))


def _find(
    connection: Connection, token: str, now: datetime, stages: Sequence[str]
) -> Row[Any] | None:
    asked = {"token_hash": _token_hash(token), "now": now, "stages": stages}
    return connection.execute(_FOUND, asked).one_or_none()


_OWN = operator_sessions.c
_FOUND = (
    select(
        operators,
        _OWN.language,
        _OWN.expires_at,
        _OWN.last_seen_at,
        _OWN.device,
        _OWN.token_hash,
        _OWN.stage,
        deputies.stands_in(operators.c.id, bindparam("now", type_=_OWN.expires_at.type)).label(
            "stands_in"
        ),
    )
    .join(operators, operators.c.id == _OWN.operator_id)
    .where(
        _OWN.token_hash == bindparam("token_hash"),
        _OWN.expires_at > bindparam("now", type_=_OWN.expires_at.type),
        _OWN.stage.in_(bindparam("stages", expanding=True)),
        operators.c.is_active,
    )
)


def _session(row: Row[Any], account: Account) -> Session:
    return Session(
        account=account,
        language=row.language,
        expires_at=row.expires_at,
        last_seen_at=row.last_seen_at,
        device=row.device,
        handle=_handle(row.token_hash),
        is_secured=row.stage == SECURED,
    )


def is_to_be_noted(session: Session, now: datetime) -> bool:
    """Whether it is time to write that somebody is still there: once a minute is enough."""
    return now - session.last_seen_at >= _SEEN_EVERY


def note_seen(connection: Connection, token: str, now: datetime) -> None:
    """Somebody does something in this session."""
    connection.execute(
        update(operator_sessions)
        .where(operator_sessions.c.token_hash == _token_hash(token))
        .values(last_seen_at=now)
    )


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


def renew_session(connection: Connection, session: Session, now: datetime) -> str:
    """A new token for whoever just proved who they are anew; all their other sessions end."""
    end_sessions_of(connection, session.account.id)
    return _insert(
        connection,
        session.account.id,
        now,
        session.language,
        session.device,
        SECURED if session.is_secured else SIGNED_IN,
        max(session.expires_at - now, timedelta(0)),
    )


def sessions_of(
    scope: Scope, connection: Connection, operator_id: int, now: datetime
) -> list[SessionLine]:
    """Where somebody is signed in, the latest used first: one's own, or a colleague's."""
    _require_own_or_administered(scope, connection, operator_id)
    rows = connection.execute(
        select(operator_sessions)
        .where(
            operator_sessions.c.operator_id == operator_id,
            operator_sessions.c.expires_at > now,
            operator_sessions.c.stage.in_(_OPEN),
        )
        .order_by(operator_sessions.c.last_seen_at.desc())
    )
    return [
        SessionLine(
            handle=_handle(row.token_hash),
            created_at=row.created_at,
            last_seen_at=row.last_seen_at,
            device=row.device,
        )
        for row in rows
    ]


def end_session_of(
    scope: Scope, connection: Connection, operator_id: int, handle: str, now: datetime
) -> None:
    """End one session in the list; `NotFound` when it is over already."""
    _require_own_or_administered(scope, connection, operator_id)
    hashes = connection.scalars(
        select(operator_sessions.c.token_hash).where(operator_sessions.c.operator_id == operator_id)
    )
    meant = next((one for one in hashes if _handle(one) == handle), None)
    if meant is None:
        raise NotFound("This session is over already.")
    connection.execute(delete(operator_sessions).where(operator_sessions.c.token_hash == meant))
    write_history(scope, connection, "operator_session_ended", now, operator_id=operator_id)


def end_all_of(scope: Scope, connection: Connection, operator_id: int, now: datetime) -> None:
    """Sign somebody out everywhere: oneself, or a colleague."""
    _require_own_or_administered(scope, connection, operator_id)
    end_sessions_of(connection, operator_id)
    write_history(scope, connection, "operator_sessions_ended", now, operator_id=operator_id)


def _require_own_or_administered(scope: Scope, connection: Connection, operator_id: int) -> None:
    if scope.operator_id != operator_id:
        scope.require(Right.ADMINISTER_OPERATORS)
        row_of(scope, connection, operator_id)


def _handle(token_hash: bytes) -> str:
    return token_hash.hex()[:_HANDLE_LENGTH]


def _token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
