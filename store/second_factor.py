"""The second factor: codes of an authenticator app (TOTP, RFC 6238), and what stands in for them.

Secrets are sealed; a code is taken once, and a step of 30 seconds early or late is forgiven.
Nobody takes a second factor away alone: one person asks, another confirms, and neither is its own.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pyotp
from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from store.account_models import recovery_codes, second_factor_requests, second_factors
from store.accounts import (
    OPERATORS_KEY,
    end_sessions_of,
    require_colleague,
    row_of,
)
from store.changes import write_history
from store.errors import Conflict, NotFound, NotPermitted, NotPossible
from store.models import operators
from store.passwords import new_code, plain_code
from store.rights import Right
from store.scope import Scope, is_same_person
from store.session import Store, insert_new

RECOVERY_CODES = 10
_STEP_SECONDS = 30
_DRIFT = (0, -1, 1)


def is_set_up(connection: Connection, operator_id: int) -> bool:
    """Whether somebody is asked for a second factor when they sign in."""
    return _confirmed(connection, operator_id) is not None


def all_set_up(scope: Scope, connection: Connection) -> frozenset[int]:
    """The operators who are asked for a second factor."""
    scope.require(Right.ADMINISTER_OPERATORS)
    found = connection.scalars(
        select(second_factors.c.operator_id).where(second_factors.c.confirmed_at.is_not(None))
    )
    return frozenset(found)


# --- setting it up ------------------------------------------------------------------------------


def begin(store: Store, connection: Connection, operator_id: int, now: datetime) -> str:
    """The secret for somebody's app, in base32; the same until a first code confirms it.

    `NotPossible` when a second factor is set up: it is replaced by two persons only.
    """
    known = _row(connection, operator_id)
    if known is not None and known.confirmed_at is not None:
        raise NotPossible("The second factor is set up already.")
    if known is not None:
        return _secret(store, connection, known)
    secret = pyotp.random_base32()
    sealer = store.sealer(connection, OPERATORS_KEY, now)
    values = {
        "operator_id": operator_id,
        "sealed_secret": sealer.seal(secret.encode(), _context(operator_id)),
        "started_at": now,
        "confirmed_at": None,
        "last_step": None,
    }
    if not insert_new(connection, second_factors, values, unique=("operator_id",)):
        raise Conflict("The second factor is being set up in another window.")
    return secret


def pending_secret(store: Store, connection: Connection, operator_id: int) -> str:
    """The secret that waits for its first code; `NotFound` when none does."""
    known = _row(connection, operator_id)
    if known is None or known.confirmed_at is not None:
        raise NotFound("No second factor is being set up.")
    return _secret(store, connection, known)


def confirm(
    scope: Scope, store: Store, connection: Connection, operator_id: int, code: str, now: datetime
) -> list[str] | None:
    """Take the first code of the caller's own app: fresh recovery codes, or None if it is wrong."""
    if scope.operator_id != operator_id:
        raise NotPermitted("A second factor is set up by its owner.")
    known = _row(connection, operator_id)
    if known is None or known.confirmed_at is not None:
        raise NotPossible("No second factor is being set up.")
    step = _matching_step(_secret(store, connection, known), code, now)
    if step is None:
        return None
    connection.execute(
        update(second_factors)
        .where(second_factors.c.operator_id == operator_id)
        .values(confirmed_at=now, last_step=step)
    )
    _require_no_more(connection, operator_id)
    write_history(scope, connection, "second_factor_set_up", now, operator_id=operator_id)
    return _make_recovery_codes(store, connection, operator_id, now)


def require_from(connection: Connection, operator_id: int, due_at: datetime) -> None:
    """Somebody must set up a second factor by then; an earlier date that was set stays."""
    connection.execute(
        update(operators)
        .where(operators.c.id == operator_id, operators.c.second_factor_due_at.is_(None))
        .values(second_factor_due_at=due_at)
    )


def _require_no_more(connection: Connection, operator_id: int) -> None:
    connection.execute(
        update(operators).where(operators.c.id == operator_id).values(second_factor_due_at=None)
    )


# --- using it -----------------------------------------------------------------------------------


def is_right_code(
    store: Store, connection: Connection, operator_id: int, code: str, now: datetime
) -> bool:
    """Whether this is the app's code; it is taken then, and opens nothing a second time."""
    known = _confirmed(connection, operator_id)
    if known is None:
        return False
    step = _matching_step(_secret(store, connection, known), code, now)
    if step is None:
        return False
    taken = connection.execute(
        update(second_factors)
        .where(
            second_factors.c.operator_id == operator_id,
            or_(second_factors.c.last_step.is_(None), second_factors.c.last_step < step),
        )
        .values(last_step=step)
    )
    return taken.rowcount == 1


def _matching_step(secret: str, code: str, now: datetime) -> int | None:
    """The step whose code this is, at most one away from `now`; None when there is none."""
    digits = "".join(code.split())
    present = int(now.timestamp()) // _STEP_SECONDS
    totp = pyotp.TOTP(secret, interval=_STEP_SECONDS)
    for drift in _DRIFT:
        expected = totp.at((present + drift) * _STEP_SECONDS)
        if hmac.compare_digest(expected.encode(), digits.encode()):
            return present + drift
    return None


def use_recovery_code(
    scope: Scope, store: Store, connection: Connection, operator_id: int, code: str, now: datetime
) -> bool:
    """Whether this is one of somebody's recovery codes that was not used; it is used up then."""
    used = connection.execute(
        update(recovery_codes)
        .where(
            recovery_codes.c.code_hash == _code_hash(store, operator_id, code),
            recovery_codes.c.operator_id == operator_id,
            recovery_codes.c.used_at.is_(None),
        )
        .values(used_at=now)
    )
    if used.rowcount != 1:
        return False
    left = unused_recovery_codes(connection, operator_id)
    write_history(scope, connection, "recovery_code_used", now, operator_id=operator_id, left=left)
    return True


def unused_recovery_codes(connection: Connection, operator_id: int) -> int:
    """How many recovery codes somebody has left."""
    return connection.execute(
        select(func.count())
        .select_from(recovery_codes)
        .where(recovery_codes.c.operator_id == operator_id, recovery_codes.c.used_at.is_(None))
    ).scalar_one()


def renew_recovery_codes(
    scope: Scope, store: Store, connection: Connection, operator_id: int, now: datetime
) -> list[str]:
    """The caller's ten new recovery codes, to be shown once; the earlier ones open nothing."""
    if scope.operator_id != operator_id or not is_set_up(connection, operator_id):
        raise NotPermitted("Recovery codes are made by whoever has set up a second factor.")
    write_history(scope, connection, "recovery_codes_renewed", now, operator_id=operator_id)
    return _make_recovery_codes(store, connection, operator_id, now)


def _make_recovery_codes(
    store: Store, connection: Connection, operator_id: int, now: datetime
) -> list[str]:
    connection.execute(delete(recovery_codes).where(recovery_codes.c.operator_id == operator_id))
    codes = [new_code(groups=2) for _ in range(RECOVERY_CODES)]
    rows = [
        {
            "code_hash": _code_hash(store, operator_id, code),
            "operator_id": operator_id,
            "made_at": now,
        }
        for code in codes
    ]
    connection.execute(insert(recovery_codes), rows)
    return codes


def _code_hash(store: Store, operator_id: int, code: str) -> bytes:
    return store.keyring.hash("recovery code", str(operator_id), plain_code(code))


# --- taking it away -----------------------------------------------------------------------------


def open_request(connection: Connection, operator_id: int) -> Row[Any] | None:
    """The request to take away somebody's second factor that waits for a second person."""
    return connection.execute(
        select(second_factor_requests).where(
            second_factor_requests.c.operator_id == operator_id,
            second_factor_requests.c.state == "open",
        )
    ).one_or_none()


def open_requests(scope: Scope, connection: Connection) -> Sequence[Row[Any]]:
    """All that wait, oldest first."""
    scope.require(Right.ADMINISTER_OPERATORS)
    return connection.execute(
        select(second_factor_requests)
        .where(second_factor_requests.c.state == "open")
        .order_by(second_factor_requests.c.id)
    ).all()


def ask_removal(scope: Scope, connection: Connection, operator_id: int, now: datetime) -> None:
    """The first of two persons asks; nothing changes before another confirms.

    `NotPossible` when there is no second factor, `Conflict` when somebody has asked already.
    """
    require_colleague(scope, connection, operator_id)
    if not is_set_up(connection, operator_id):
        raise NotPossible("This operator has no second factor.")
    if open_request(connection, operator_id) is not None:
        raise Conflict("Somebody has asked for this already.")
    connection.execute(
        insert(second_factor_requests).values(
            operator_id=operator_id, state="open", asked_by=scope.actor, asked_at=now
        )
    )
    write_history(scope, connection, "second_factor_removal_asked", now, operator_id=operator_id)


def confirm_removal(scope: Scope, connection: Connection, operator_id: int, now: datetime) -> None:
    """The second person confirms: the factor and its codes are gone, and the sessions with them.

    The operator must set up a new one at their next sign-in. `NotPermitted` for whoever asked and
    for the operator, `NotFound` when nobody asked.
    """
    require_colleague(scope, connection, operator_id)
    asked = open_request(connection, operator_id)
    if asked is None:
        raise NotFound("Nobody has asked for this.")
    if is_same_person(scope, asked.asked_by):
        raise NotPermitted("Two persons are needed: somebody else must confirm.")
    _decide(scope, connection, asked, "confirmed", now)
    forget(connection, operator_id)
    require_from(connection, operator_id, now)
    end_sessions_of(connection, operator_id)
    write_history(scope, connection, "second_factor_removed", now, operator_id=operator_id)


def withdraw_removal(scope: Scope, connection: Connection, operator_id: int, now: datetime) -> None:
    """The request was a mistake; the operator themselves may say so too."""
    if scope.operator_id != operator_id:
        scope.require(Right.ADMINISTER_OPERATORS)
    row_of(scope, connection, operator_id)
    asked = open_request(connection, operator_id)
    if asked is None:
        raise NotFound("Nobody has asked for this.")
    _decide(scope, connection, asked, "withdrawn", now)
    write_history(
        scope, connection, "second_factor_removal_withdrawn", now, operator_id=operator_id
    )


def _decide(
    scope: Scope, connection: Connection, asked: Row[Any], state: str, now: datetime
) -> None:
    decided = connection.execute(
        update(second_factor_requests)
        .where(second_factor_requests.c.id == asked.id, second_factor_requests.c.state == "open")
        .values(state=state, decided_by=scope.actor, decided_at=now)
    )
    if decided.rowcount != 1:
        raise Conflict("Somebody has decided this already.")


def forget(connection: Connection, operator_id: int) -> None:
    """Drop the secret and the recovery codes."""
    for table in (second_factors, recovery_codes):
        connection.execute(delete(table).where(table.c.operator_id == operator_id))


# --- rows ---------------------------------------------------------------------------------------


def _row(connection: Connection, operator_id: int) -> Row[Any] | None:
    return connection.execute(
        select(second_factors).where(second_factors.c.operator_id == operator_id)
    ).one_or_none()


def _confirmed(connection: Connection, operator_id: int) -> Row[Any] | None:
    row = _row(connection, operator_id)
    return row if row is not None and row.confirmed_at is not None else None


def _secret(store: Store, connection: Connection, row: Row[Any]) -> str:
    sealer = store.sealer(connection, OPERATORS_KEY)
    return sealer.open(row.sealed_secret, _context(row.operator_id)).decode()


def _context(operator_id: int) -> bytes:
    return f"second_factor.sealed_secret:{operator_id}".encode()
