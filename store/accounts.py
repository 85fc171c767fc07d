"""Operators: who may sign in, as what, and how they are reached.

How they prove who they are is in `passwords`, `second_factor` and `resets`; their signed-in
browsers are in `sessions`, whoever acts for them in `deputies`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, delete, select, update

from store.account_models import reset_codes
from store.case_models import agencies
from store.changes import write_history
from store.errors import Conflict, NotFound, NotPermitted, NotPossible, StoreError
from store.models import operator_sessions, operators
from store.passwords import (
    SHORTEST_PASSWORD,
    WeakPassword,
    hash_password,
    is_right_password,
    new_password,
)
from store.rights import AGENCY_ROLES, ROLE_RIGHTS, ROLES, Right
from store.scope import SYSTEM, Scope
from store.session import Store, insert_new
from store.snapshot import read_once

__all__ = [
    "ROLES",
    "SHORTEST_PASSWORD",
    "Account",
    "Profile",
    "Representation",
    "Unfit",
    "WeakPassword",
    "add_operator",
    "all_operators",
    "deactivate",
    "new_password",
    "operator",
    "set_password",
    "verify_password",
]

T = TypeVar("T")

OPERATORS_KEY = "operators"
"""The purpose of the data key that seals operators' addresses and second factors."""
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")
_EMAIL = re.compile(r"[^@\s<>,;:\"]{1,64}@[^@\s<>,;:\"]+\.[^@\s<>,;:\".]{2,63}")
_LONGEST_NAME = 100
_EMAIL_CONTEXT = b"operator.sealed_email"


class Unfit(StoreError):
    """What was said of an operator will not do; `reason` is `username`, `email`, `role`, `agency`
    or `governments`."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Representation:
    """Somebody acts for `operator_id` just now: that one's role, agency and governments."""

    deputy_id: int
    """Of the appointment, see `store.deputies`."""
    operator_id: int
    name: str
    role: str
    agency_id: int | None
    jurisdictions: frozenset[str] | None
    ends_at: datetime

    @property
    def rights(self) -> frozenset[Right]:
        """The role's alone: what was given to the person by name stays theirs."""
        return ROLE_RIGHTS[self.role]

    @property
    def agencies(self) -> frozenset[int] | None:
        return _agencies_of(self.role, self.agency_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may sign in. `jurisdictions` None means all of this installation."""

    id: int
    username: str
    role: str
    jurisdictions: frozenset[str] | None
    is_active: bool
    created_at: datetime
    agency_id: int | None = None
    more_rights: frozenset[Right] = frozenset()
    protects_children: bool = False
    display_name: str = ""
    has_email: bool = False
    second_factor_due_at: datetime | None = None
    represents: tuple[Representation, ...] = ()
    """For whom they act just now; filled for whoever is signed in and by
    `store.deputies.operators_now`, empty in other lists."""

    @property
    def name(self) -> str:
        """What colleagues call them."""
        return self.display_name or self.username

    @property
    def rights(self) -> frozenset[Right]:
        """The role's rights, those given by name, and those of the roles they stand in for."""
        own = ROLE_RIGHTS[self.role] | self.more_rights
        return own.union(*(each.rights for each in self.represents))

    @property
    def agencies(self) -> frozenset[int] | None:
        """The agencies whose cases they see; None means that it does not go by agency."""
        reach = _agencies_of(self.role, self.agency_id)
        for each in self.represents:
            reach = united(reach, each.agencies)
        return reach

    @property
    def governments(self) -> frozenset[str] | None:
        """The jurisdictions within reach, those of whom they stand in for included."""
        reach = self.jurisdictions
        for each in self.represents:
            reach = united(reach, each.jurisdictions)
        return reach

    def serves(self, jurisdiction: str | None) -> bool:
        """Whether this government is within reach; of none only who reaches all says so."""
        return self.governments is None or jurisdiction in self.governments

    def acts_as(self, roles: Collection[str], agency_id: int | None = None) -> bool:
        """Whether one of these roles is theirs, or that of somebody for whom they act just now; at
        this agency, where one is given."""
        hats = [(self.role, _agencies_of(self.role, self.agency_id))]
        hats += [(each.role, each.agencies) for each in self.represents]
        return any(
            role in roles and (agency_id is None or within is None or agency_id in within)
            for role, within in hats
        )

    def scope(self, channels: Mapping[str, str]) -> Scope:
        """What they reach; nothing is read or changed without it."""
        return Scope(
            actor=f"operator:{self.id}",
            jurisdictions=self.governments,
            agencies=self.agencies,
            rights=self.rights,
            protects_children=self.protects_children,
            operator_id=self.id,
            channels=channels,
            acting_for=tuple(each.operator_id for each in self.represents),
        )


def united(one: frozenset[T] | None, other: frozenset[T] | None) -> frozenset[T] | None:
    """Both reaches together, where None is everything."""
    return None if one is None or other is None else one | other


def _agencies_of(role: str, agency_id: int | None) -> frozenset[int] | None:
    if role not in AGENCY_ROLES:
        return None
    return frozenset() if agency_id is None else frozenset({agency_id})


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an administrator says of an operator."""

    role: str
    jurisdictions: Sequence[str] = ()
    """Without any: all that this installation serves."""
    agency_id: int | None = None
    """Needed by those who work in an agency; without one they see nothing."""
    more_rights: Sequence[Right] = ()
    protects_children: bool = False
    display_name: str = ""


# --- reading ------------------------------------------------------------------------------------


def all_operators(scope: Scope, connection: Connection) -> list[Account]:
    """Everyone within reach who has an account, by name."""
    rows = _everybody(SYSTEM, connection)
    return [account_of(row) for row in rows if is_within(scope, row)]


@read_once
def _everybody(_scope: Scope, connection: Connection) -> Sequence[Row[Any]]:
    return connection.execute(_EVERYBODY).all()


_EVERYBODY = select(operators).order_by(operators.c.username)


def operator(scope: Scope, connection: Connection, operator_id: int) -> Account:
    """One operator within reach; `NotFound` for others."""
    return account_of(row_of(scope, connection, operator_id))


def names_of(connection: Connection, actors: Sequence[str]) -> dict[str, str]:
    """What colleagues call the operators behind actors such as `operator:4`."""
    ids = [int(a.partition(":")[2]) for a in actors if re.fullmatch(r"operator:\d+", a)]
    rows = connection.execute(select(operators).where(operators.c.id.in_(ids)))
    return {f"operator:{row.id}": row.display_name or row.username for row in rows}


def email_of(store: Store, connection: Connection, operator_id: int) -> str | None:
    """Somebody's address, opened; None where there is none."""
    sealed = connection.execute(
        select(operators.c.sealed_email).where(operators.c.id == operator_id)
    ).scalar_one()
    if sealed is None:
        return None
    return store.sealer(connection, OPERATORS_KEY).open(sealed, _EMAIL_CONTEXT).decode()


def by_name_or_email(store: Store, connection: Connection, written: str) -> Account | None:
    """The active operator with this username or address."""
    name = written.strip().lower()
    same = operators.c.username == name
    if "@" in name:
        same = operators.c.email_hash == _email_hash(store, name)
    row = connection.execute(select(operators).where(same)).one_or_none()
    return account_of(row) if row is not None and row.is_active else None


def is_within(scope: Scope, row: Any) -> bool:
    """Whether an operator's governments are among those that the caller reaches."""
    if scope.jurisdictions is None:
        return True
    return bool(row.jurisdictions) and set(row.jurisdictions) <= scope.jurisdictions


def row_of(scope: Scope, connection: Connection, operator_id: int) -> Row[Any]:
    """The row of an operator within reach, or of the caller; `NotFound` for others."""
    row = connection.execute(select(operators).where(operators.c.id == operator_id)).one_or_none()
    if row is None or not (is_within(scope, row) or scope.operator_id == operator_id):
        raise NotFound("There is no such operator.")
    return row


def require_colleague(scope: Scope, connection: Connection, operator_id: int) -> Row[Any]:
    """The row of somebody whom the caller administers, never of the caller themselves."""
    scope.require(Right.ADMINISTER_OPERATORS)
    if scope.operator_id == operator_id:
        raise NotPermitted("Nobody does this for themselves: a colleague must.")
    return row_of(scope, connection, operator_id)


def account_of(row: Any) -> Account:
    """The account that a row of `operator` tells of."""
    return Account(
        id=row.id,
        username=row.username,
        role=row.role,
        jurisdictions=frozenset(row.jurisdictions) or None,
        is_active=row.is_active,
        created_at=row.created_at,
        agency_id=row.agency_id,
        more_rights=frozenset(Right(right) for right in row.more_rights),
        protects_children=row.protects_children,
        display_name=row.display_name,
        has_email=row.sealed_email is not None,
        second_factor_due_at=row.second_factor_due_at,
    )


def agencies_within(scope: Scope, connection: Connection) -> list[Row[Any]]:
    """The active agencies that operators within reach may work for, by government and name."""
    query = select(agencies).where(
        agencies.c.is_active, scope.allows_jurisdiction(agencies.c.jurisdiction)
    )
    ordered = query.order_by(agencies.c.jurisdiction, agencies.c.name)
    return list(connection.execute(ordered))


def agency_by_code(connection: Connection, code: str, jurisdictions: Sequence[str]) -> int:
    """The id of the only active agency with this code; `Unfit` when there is none, or several."""
    query = select(agencies.c.id).where(agencies.c.is_active, agencies.c.code == code)
    if jurisdictions:
        query = query.where(agencies.c.jurisdiction.in_(jurisdictions))
    found = connection.scalars(query).all()
    if len(found) != 1:
        raise Unfit("agency", f"There are {len(found)} agencies {code!r} in these governments.")
    return int(found[0])


# --- adding and changing ------------------------------------------------------------------------


def add_operator(
    scope: Scope,
    connection: Connection,
    *,
    username: str,
    password: str,
    role: str,
    jurisdictions: Sequence[str],
    now: datetime,
    agency_id: int | None = None,
    more_rights: Sequence[Right] = (),
    protects_children: bool = False,
    display_name: str = "",
) -> int:
    """A new operator's id. No `jurisdictions` means all that this installation serves.

    `Conflict` when the name is taken, `StoreError` when name, role, agency or password will not do.
    """
    profile = Profile(
        role=role,
        jurisdictions=jurisdictions,
        agency_id=agency_id,
        more_rights=more_rights,
        protects_children=protects_children,
        display_name=display_name,
    )
    scope.require(Right.ADMINISTER_OPERATORS)
    name = _checked_username(username)
    values = {
        "username": name,
        "password_hash": hash_password(password, (name, display_name)),
        "created_at": now,
        "is_active": True,
        **_checked_profile(scope, connection, profile),
    }
    if not insert_new(connection, operators, values, unique=("username",)):
        raise Conflict(f"There is an operator {name} already.")
    added = named(connection, name).id
    write_history(scope, connection, "operator_added", now, operator_id=added, role=role)
    return int(added)


def names(_scope: Scope, connection: Connection) -> dict[str, str]:
    """Names of all colleagues by what stands in the history: `operator:<id>`."""
    rows = _everybody(SYSTEM, connection)
    return {f"operator:{row.id}": row.display_name or row.username for row in rows}


def change_profile(
    scope: Scope, connection: Connection, operator_id: int, profile: Profile, now: datetime
) -> None:
    """Give a colleague another role, reach or name.

    `NotPermitted` for oneself, `NotPossible` when nobody would be left who administers.
    """
    row = require_colleague(scope, connection, operator_id)
    values = _checked_profile(scope, connection, profile)
    changed = {name: value for name, value in values.items() if value != getattr(row, name)}
    if not changed:
        return
    if Right.ADMINISTER_OPERATORS not in ROLE_RIGHTS[profile.role] | set(profile.more_rights):
        require_another_administrator(connection, row)
    connection.execute(update(operators).where(operators.c.id == row.id).values(**changed))
    # A name is no reference: that it changed is enough to know.
    told = {name: value for name, value in changed.items() if name != "display_name"}
    write_history(
        scope,
        connection,
        "operator_changed",
        now,
        operator_id=row.id,
        changed=sorted(changed),
        **told,
    )


def set_display_name(
    scope: Scope, connection: Connection, operator_id: int, name: str, now: datetime
) -> None:
    """What colleagues call somebody; everyone may say so of themselves."""
    if scope.operator_id != operator_id:
        scope.require(Right.ADMINISTER_OPERATORS)
    row = row_of(scope, connection, operator_id)
    chosen = _checked_display_name(name)
    if chosen != row.display_name:
        connection.execute(
            update(operators).where(operators.c.id == row.id).values(display_name=chosen)
        )
        _note_change(scope, connection, row.id, "display_name", now)


def set_email(
    scope: Scope,
    store: Store,
    connection: Connection,
    operator_id: int,
    email: str,
    now: datetime,
) -> None:
    """Where somebody is written to; empty for nowhere. Sealed: it opens the way to a reset.

    `Conflict` when another operator has it, `StoreError` when it is no address.
    """
    row = require_colleague(scope, connection, operator_id)
    address = email.strip()
    if address and not _EMAIL.fullmatch(address):
        raise Unfit("email", "This is not an e-mail address.")
    hashed = _email_hash(store, address) if address else None
    if hashed == row.email_hash:
        return
    taken = connection.execute(
        select(operators.c.id).where(operators.c.email_hash == hashed, operators.c.id != row.id)
    ).first()
    if hashed is not None and taken is not None:
        raise Conflict("Another operator has this address.")
    sealer = store.sealer(connection, OPERATORS_KEY, now)
    sealed = sealer.seal(address.encode(), _EMAIL_CONTEXT) if address else None
    connection.execute(
        update(operators)
        .where(operators.c.id == row.id)
        # Whoever the identity provider bound to the old address must be found anew.
        .values(sealed_email=sealed, email_hash=hashed, subject_hash=None)
    )
    connection.execute(delete(reset_codes).where(reset_codes.c.operator_id == row.id))
    _note_change(scope, connection, row.id, "email", now)


def _email_hash(store: Store, address: str) -> bytes:
    return store.keyring.hash("operator email", address.strip().lower())


def _note_change(
    scope: Scope, connection: Connection, operator_id: int, what: str, now: datetime
) -> None:
    write_history(
        scope, connection, "operator_changed", now, operator_id=operator_id, changed=[what]
    )


def _checked_profile(scope: Scope, connection: Connection, profile: Profile) -> dict[str, Any]:
    """The columns of a profile; `StoreError` when it does not hold together."""
    if profile.role not in ROLES:
        known = ", ".join(ROLES)
        raise Unfit("role", f"There is no role {profile.role!r}. Choose one of: {known}.")
    codes = sorted(set(profile.jurisdictions))
    if scope.jurisdictions is not None and not (codes and set(codes) <= scope.jurisdictions):
        raise Unfit("governments", "An operator's governments must be among your own.")
    if profile.agency_id is not None:
        _check_agency(connection, profile.agency_id, codes)
    return {
        "role": profile.role,
        "jurisdictions": codes,
        "agency_id": profile.agency_id if profile.role in AGENCY_ROLES else None,
        "more_rights": sorted(Right(right).value for right in profile.more_rights),
        "protects_children": profile.protects_children,
        "display_name": _checked_display_name(profile.display_name),
    }


def _check_agency(connection: Connection, agency_id: int, codes: Sequence[str]) -> None:
    home = connection.execute(
        select(agencies.c.jurisdiction).where(agencies.c.id == agency_id)
    ).scalar_one_or_none()
    if home is None or (codes and home not in codes):
        raise Unfit("agency", "There is no such agency in the operator's governments.")


def _checked_display_name(name: str) -> str:
    return " ".join(name.split())[:_LONGEST_NAME]


def _checked_username(username: str) -> str:
    name = username.strip().lower()
    if not _USERNAME.fullmatch(name):
        raise Unfit(
            "username",
            "A username has 2 to 64 small letters, digits, dots, dashes and underscores.",
        )
    return name


def named(connection: Connection, username: str) -> Row[Any]:
    """The row of the operator with this name; `NotFound` for strangers."""
    found = connection.execute(
        select(operators).where(operators.c.username == username.strip().lower())
    ).one_or_none()
    if found is None:
        raise NotFound(f"There is no operator {username}.")
    return found


# --- coming and going ---------------------------------------------------------------------------


def deactivate(scope: Scope, connection: Connection, username: str, now: datetime) -> None:
    """Nobody can sign in as this operator any more, at once; `NotFound` for strangers.

    `NotPossible` when nobody would be left who administers. Their open work stays where it is:
    `leaving.leave` hands it over.
    """
    scope.require(Right.ADMINISTER_OPERATORS)
    row = row_of(scope, connection, named(connection, username).id)
    require_another_administrator(connection, row)
    close_account(connection, row.id)
    write_history(scope, connection, "operator_deactivated", now, operator_id=row.id)


def close_account(connection: Connection, operator_id: int) -> None:
    """Nothing opens for this operator any more."""
    connection.execute(
        update(operators).where(operators.c.id == operator_id).values(is_active=False)
    )
    connection.execute(delete(reset_codes).where(reset_codes.c.operator_id == operator_id))
    end_sessions_of(connection, operator_id)


def reactivate(scope: Scope, connection: Connection, operator_id: int, now: datetime) -> None:
    """A colleague who left is back; they need a new password, see `resets.give_code`."""
    row = require_colleague(scope, connection, operator_id)
    if row.is_active:
        return
    unknown = hash_password(new_password())
    connection.execute(
        update(operators)
        .where(operators.c.id == row.id)
        .values(is_active=True, password_hash=unknown)
    )
    write_history(scope, connection, "operator_reactivated", now, operator_id=row.id)


def require_another_administrator(connection: Connection, row: Any) -> None:
    """`NotPossible` when, without this operator, nobody active administers where they do."""
    account = account_of(row)
    if not (row.is_active and Right.ADMINISTER_OPERATORS in account.rights):
        return
    others = connection.execute(
        select(operators).where(operators.c.is_active, operators.c.id != row.id)
    )
    if not any(_covers(account_of(other), account) for other in others):
        raise NotPossible("The last one who administers operators cannot go.")


def _covers(other: Account, account: Account) -> bool:
    if Right.ADMINISTER_OPERATORS not in other.rights:
        return False
    if other.jurisdictions is None or account.jurisdictions is None:
        return other.jurisdictions is None
    return account.jurisdictions <= other.jurisdictions


def end_sessions_of(connection: Connection, operator_id: int) -> None:
    """Sign an operator out everywhere."""
    connection.execute(
        delete(operator_sessions).where(operator_sessions.c.operator_id == operator_id)
    )


# --- passwords ----------------------------------------------------------------------------------


def set_password(
    scope: Scope, connection: Connection, username: str, password: str, now: datetime
) -> None:
    """Give an operator a new password and end all their sessions; `NotFound` for strangers."""
    scope.require(Right.ADMINISTER_OPERATORS)
    row = row_of(scope, connection, named(connection, username).id)
    replace_password(scope, connection, row, password, now, "operator_password_set")


def change_own_password(
    scope: Scope, connection: Connection, password: str, now: datetime, names: Sequence[str] = ()
) -> None:
    """The caller's own new password, once the old one was checked; ends all their sessions."""
    if scope.operator_id is None:
        raise NotPermitted("Only operators have a password of their own.")
    row = row_of(scope, connection, scope.operator_id)
    replace_password(scope, connection, row, password, now, "operator_password_changed", names)


def replace_password(
    scope: Scope,
    connection: Connection,
    row: Any,
    password: str,
    now: datetime,
    event: str,
    names: Sequence[str] = (),
) -> None:
    """Keep the new password, end all sessions and codes, and write `event` into the history."""
    chosen = hash_password(password, (row.username, row.display_name, *names))
    connection.execute(
        update(operators).where(operators.c.id == row.id).values(password_hash=chosen)
    )
    connection.execute(delete(reset_codes).where(reset_codes.c.operator_id == row.id))
    end_sessions_of(connection, row.id)
    write_history(scope, connection, event, now, operator_id=row.id)


def verify_password(store: Store, username: str, password: str) -> Account | None:
    """The active operator with this name and password, or None; as slow for strangers."""
    with store.read() as connection:
        row = connection.execute(
            select(operators).where(operators.c.username == username.strip().lower())
        ).one_or_none()
    is_right = is_right_password(password, row.password_hash if row is not None else None)
    if row is None or not is_right or not row.is_active:
        return None
    return account_of(row)


# --- identity providers -------------------------------------------------------------------------


def by_subject(
    scope: Scope,
    store: Store,
    connection: Connection,
    *,
    issuer: str,
    subject: str,
    email: str | None,
    now: datetime,
) -> Account | None:
    """The active operator whom an identity provider means; never a new one.

    `email` is an address that the provider has verified. Who was found by it is bound to the
    provider's `subject` from then on: another subject with the same address is nobody. The trail
    tells of it as the operator's own deed, with the channels of `scope`.
    """
    hashed = store.keyring.hash("operator subject", issuer, subject)
    row = connection.execute(
        select(operators).where(operators.c.subject_hash == hashed)
    ).one_or_none()
    if row is None and email:
        row = connection.execute(
            select(operators).where(
                operators.c.email_hash == _email_hash(store, email),
                operators.c.subject_hash.is_(None),
                operators.c.is_active,
            )
        ).one_or_none()
        if row is not None:
            connection.execute(
                update(operators).where(operators.c.id == row.id).values(subject_hash=hashed)
            )
            themselves = account_of(row).scope(scope.channels)
            write_history(themselves, connection, "operator_bound", now, operator_id=row.id)
    return account_of(row) if row is not None and row.is_active else None
