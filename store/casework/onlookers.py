"""Who sees a sealed report: those who see all of its kind, and those who were named for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from store.accounts import Account
from store.case_models import exclusions, seal_accesses
from store.deputies import operators_now
from store.queries import is_visible
from store.rights import Right
from store.scope import SYSTEM, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody who sees a sealed report because a person said so."""

    account: Account
    given_by: str
    given_at: datetime


class Onlookers(NamedTuple):
    """Everybody who sees a sealed report, and the `others` who would if they were named."""

    by_role: Sequence[Account]
    named: Sequence[Named]
    others: Sequence[Account]


def onlookers_of(
    scope: Scope, connection: Connection, complaint: Row[Any], now: datetime
) -> Onlookers:
    """Who sees a complaint that the caller has found within reach; `NotPermitted` without the
    right to unseal. Whoever is excluded from it is in none of the lists."""
    scope.require(Right.UNSEAL)
    excluded = _excluded_from(connection, complaint.id)
    everybody = operators_now(SYSTEM, connection, now)
    known = {one.id: one for one in everybody if one.id not in excluded}
    named = [
        Named(account=known[row.operator_id], given_by=row.given_by, given_at=row.given_at)
        for row in _named_for(connection, complaint.id)
        if row.operator_id in known
    ]
    ids = {one.account.id for one in named}
    unnamed = [one for one in known.values() if one.id not in ids and one.is_active]
    could = [one for one in unnamed if _is_fit(one, complaint)]
    return Onlookers(
        by_role=[
            one
            for one in unnamed
            if _sees_all(one, complaint)
            and (one in could or _has_it_in_hand(connection, one, complaint))
        ],
        named=named,
        others=[one for one in could if not _sees_all(one, complaint)],
    )


def _named_for(connection: Connection, complaint_id: int) -> Sequence[Row[Any]]:
    query = select(seal_accesses).where(seal_accesses.c.complaint_id == complaint_id)
    return connection.execute(query.order_by(seal_accesses.c.given_at)).all()


def _excluded_from(connection: Connection, complaint_id: int) -> set[int | None]:
    query = select(exclusions.c.operator_id).where(exclusions.c.complaint_id == complaint_id)
    return set(connection.execute(query).scalars())


def _is_fit(account: Account, complaint: Row[Any]) -> bool:
    """What it takes beside the seal. Agencies see what is assigned to them: nobody there is named.

    A sealed report is secret, and stays so for those who see no secret ones.
    """
    within = account.governments
    return (
        account.agencies is None
        and account.rights >= {Right.READ_REPORTS, Right.SEE_SECRET}
        and (within is None or complaint.jurisdiction in within)
    )


def _has_it_in_hand(connection: Connection, account: Account, complaint: Row[Any]) -> bool:
    """Whether it is assigned to an agency of somebody who is not excluded with it."""
    is_at_agency = account.agencies is not None
    return is_at_agency and is_visible(account.scope({}), connection, complaint.id)


def _sees_all(account: Account, complaint: Row[Any]) -> bool:
    protects = complaint.seal == "minor" and account.protects_children
    return protects or Right.SEE_SEALED in account.rights
