"""One-time codes with which somebody who forgot their password chooses a new one.

A colleague who administers operators gives one, never to themselves, or it goes to the operator's
own address. The second factor is asked for all the same at the next sign-in.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from store.account_models import reset_codes
from store.accounts import Account, account_of, replace_password, require_colleague, row_of
from store.changes import write_history
from store.errors import NotPossible
from store.passwords import new_code, plain_code
from store.scope import Scope
from store.session import Store, upsert

GIVEN_LASTS = timedelta(hours=24)
"""A colleague's code: it is carried over by hand."""
MAILED_LASTS = timedelta(minutes=30)


def give_code(
    scope: Scope, store: Store, connection: Connection, operator_id: int, now: datetime
) -> str:
    """A code for a colleague, to be told to nobody else; an earlier one opens nothing any more."""
    row = require_colleague(scope, connection, operator_id)
    if not row.is_active:
        raise NotPossible("This operator no longer signs in.")
    write_history(scope, connection, "reset_code_given", now, operator_id=operator_id)
    return _keep_code(store, connection, operator_id, scope.actor, now, GIVEN_LASTS)


def mail_code(
    scope: Scope, store: Store, connection: Connection, operator_id: int, now: datetime
) -> str:
    """A code that only the operator's own mailbox is told."""
    row_of(scope, connection, operator_id)
    write_history(scope, connection, "reset_code_mailed", now, operator_id=operator_id)
    return _keep_code(store, connection, operator_id, "mail", now, MAILED_LASTS)


def redeem(
    scope: Scope,
    store: Store,
    connection: Connection,
    account: Account | None,
    code: str,
    password: str,
    now: datetime,
    names: Sequence[str] = (),
) -> bool:
    """Give the account its new password if the code is right; it is used up then.

    False for a wrong, used or late code, and for nobody. `WeakPassword` leaves the code as it is.
    """
    if account is None:
        return False
    kept = connection.execute(
        select(reset_codes).where(
            reset_codes.c.operator_id == account.id, reset_codes.c.expires_at > now
        )
    ).one_or_none()
    row = row_of(scope, connection, account.id)
    hashed = _code_hash(store, account.id, code)
    if kept is None or not account_of(row).is_active:
        return False
    if not hmac.compare_digest(kept.code_hash, hashed):
        return False
    replace_password(scope, connection, row, password, now, "operator_password_reset", names)
    return True


def _keep_code(
    store: Store,
    connection: Connection,
    operator_id: int,
    given_by: str,
    now: datetime,
    lasts: timedelta,
) -> str:
    code = new_code(groups=2)
    values = {
        "code_hash": _code_hash(store, operator_id, code),
        "given_by": given_by,
        "given_at": now,
        "expires_at": now + lasts,
    }
    upsert(
        connection,
        reset_codes,
        {"operator_id": operator_id, **values},
        ("operator_id",),
        values,
    )
    return code


def _code_hash(store: Store, operator_id: int, code: str) -> bytes:
    return store.keyring.hash("reset code", str(operator_id), plain_code(code))
