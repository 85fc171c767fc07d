"""Who asks: what every query and every change is limited to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Integer, bindparam, false, true

from store.errors import NotFound, NotPermitted
from store.rights import ALL_RIGHTS, Right

_MYSELF = bindparam("myself", type_=Integer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The caller's reach.

    `jurisdictions` None means all of this installation; likewise `agencies`, which are ids: with
    some, only what is assigned to one of them is within reach. `rights` say what may be done there.
    `protects_children` opens sealed reports by minors. `operator_id` is who acts, where it is a
    person: named operators see sealed reports, excluded ones never do. `channels` maps every
    channel's name to its jurisdiction. `actor` stands in the history: `system`, `reporter`,
    `operator:<id>` or `command_line:<user>`.
    """

    actor: str = "system"
    jurisdictions: frozenset[str] | None = None
    agencies: frozenset[int] | None = None
    rights: frozenset[Right] = ALL_RIGHTS
    protects_children: bool = False
    operator_id: int | None = None
    channels: Mapping[str, str] = field(default_factory=dict, hash=False)
    acting_for: tuple[int, ...] = ()
    """The operators whose deputy the caller is just now; the history names them beside the actor,
    who stays the person."""
    is_pattern: bool = False
    """It stands for everybody of the same reach, see `pattern`."""

    @property
    def pattern(self) -> Scope:
        """The same reach without the person: what statements are kept by, see `store.prepared`."""
        nobody = None if self.operator_id is None else 0
        return replace(self, actor="", operator_id=nobody, acting_for=(), is_pattern=True)

    @property
    def me(self) -> int | BindParameter[int] | None:
        """`operator_id` for a statement: in a pattern the parameter that `values` fills."""
        return _MYSELF if self.is_pattern and self.operator_id is not None else self.operator_id

    @property
    def values(self) -> dict[str, int | None]:
        """What a statement that was made for the pattern needs to know of the person."""
        return {"myself": self.operator_id}

    @property
    def is_person(self) -> bool:
        """Somebody acts, and not the application by itself: what they do is audited."""
        return self.actor not in ("system", "reporter")

    def may(self, right: Right) -> bool:
        """Whether the caller has this right."""
        return right in self.rights

    def require(self, right: Right) -> None:
        """Raise `NotPermitted` unless the caller has this right."""
        if right not in self.rights:
            raise NotPermitted(f"This needs the right {right.value}.")

    def require_jurisdiction(self, code: str) -> None:
        """Raise `NotFound` unless this government is within reach."""
        if self.jurisdictions is not None and code not in self.jurisdictions:
            raise NotFound("There is no such government.")

    def without(self, *rights: Right) -> Scope:
        """The same caller with fewer rights."""
        return replace(self, rights=self.rights - set(rights))

    def allows_jurisdiction(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        """The condition that a row's jurisdiction is within reach."""
        if self.jurisdictions is None:
            return true()
        return column.in_(sorted(self.jurisdictions)) if self.jurisdictions else false()

    def allows_channel(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        """The condition that a row's channel belongs to a jurisdiction within reach."""
        if self.jurisdictions is None:
            return true()
        names = sorted(n for n, j in self.channels.items() if j in self.jurisdictions)
        return column.in_(names) if names else false()


def is_same_person(scope: Scope, actor: str) -> bool:
    """Whether the caller is who stands in the history as `actor`, in whichever role they act.

    Nobody approves their own work: a deputy neither what they wrote themselves.
    """
    return scope.actor == actor


SYSTEM = Scope()
"""The application itself: workers and jobs, which act on every jurisdiction."""
REPORTER = Scope(actor="reporter")
"""The application, carrying out what a reporter wants of their own complaint."""
