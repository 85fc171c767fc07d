"""Who asks: what every query and every change is limited to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, false, true


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The caller's reach.

    `jurisdictions` None means all of this installation; likewise `agencies`. `sees_secret` is
    needed for complaints that are secret. `channels` maps every channel's name to its
    jurisdiction. `actor` stands in the history: `system`, `operator:<id>` or
    `command_line:<user>`.
    """

    actor: str = "system"
    jurisdictions: frozenset[str] | None = None
    agencies: frozenset[str] | None = None
    sees_secret: bool = True
    channels: Mapping[str, str] = field(default_factory=dict)

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


SYSTEM = Scope()
"""The application itself: workers and jobs, which act on every jurisdiction."""
