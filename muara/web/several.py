"""Several replies or calls that did not arrive, as after an outage: looked at first, then sent
again or given up.

Each is its own transaction and is compared with what was looked at, which is another one as soon as
it is done: whoever presses twice sends each of them once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, Form, Response
from sqlalchemy import Row

from muara.web.forms import NotSeen, number_in, version_in
from muara.web.screen import page
from muara.web.visit import Visit, reading
from store.errors import Conflict, NotFound
from store.rights import Right

MOST = 200
_REASON_LENGTH = 200
SeesRetries = Annotated[Visit, Depends(reading(Right.RETRY))]
Words = Annotated[str, Form()]
Chosen = Annotated[list[str] | None, Form()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Of the rows those of one destination, in one state; empty: of all."""

    to: str = ""
    state: str = ""

    def has(self, row: Row[Any]) -> bool:
        """Whether a row belongs to it."""
        return self.to in ("", row.destination) and self.state in ("", row.state)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is to be done, to which rows, and why."""

    deed: str
    """`retry` or `drop`."""
    seen: Mapping[int, int] = field(default_factory=dict)
    """The version of each row that was looked at, the oldest row first."""
    reason: str = ""
    trouble: str = ""
    """Why nothing is done yet; empty when nothing is missing."""

    @property
    def shown(self) -> dict[str, Any]:
        """What a preview shows of it: all are ticked where it cannot be told which were."""
        ticked: Collection[int] | None = self.seen if self.trouble not in ("", "not_seen") else None
        return {
            "deed": self.deed,
            "ticked": ticked,
            "reason": self.reason,
            "trouble": self.trouble,
            "status": 400 if self.trouble else 200,
            "most": MOST,
        }


def look(deed: str) -> Choice:
    """Nobody has chosen yet. `NotFound` for what cannot be done to several."""
    if deed not in ("retry", "drop"):
        raise NotFound("That cannot be done to several at once.")
    return Choice(deed=deed)


def choice_in(deed: str, chosen: Sequence[str] | None, reason: str) -> Choice:
    """What a preview's form says; each choice names a row and the version that was looked at."""
    why = reason_in(reason)
    try:
        seen = dict(sorted(map(_row_and_version, chosen or []))[:MOST])
    except NotSeen:
        return Choice(deed=look(deed).deed, reason=why, trouble="not_seen")
    trouble = "" if seen else "nothing_chosen"
    if seen and deed == "drop" and not why:
        trouble = "reason_missing"
    return Choice(deed=look(deed).deed, seen=seen, reason=why, trouble=trouble)


def _row_and_version(choice: str) -> tuple[int, int]:
    written, _, version = choice.partition("~")
    row = number_in(written)
    if row is None:
        raise NotSeen
    return row, version_in(version)


def do_to_each(choice: Choice, act: Callable[[int, int], None]) -> list[int]:
    """Do it to the oldest first; the rows that have become another one meanwhile and are left."""
    left = []
    for row, version in choice.seen.items():
        try:
            act(row, version)
        except Conflict:
            left.append(row)
    return left


def done_page(
    visit: Visit, pages: Mapping[str, Any], choice: Choice, left: Sequence[Row[Any]]
) -> Response:
    """What became of them. `pages` is whose rows they are: `section`, the `family` of their texts,
    the template `rows_from` which it is told what a row is, and the `home` that is led back to."""
    with visit.application.store.read() as connection:
        return page(
            visit,
            connection,
            "several_done.html",
            **pages,
            deed=choice.deed,
            done=len(choice.seen) - len(left),
            left=left,
        )


def reason_in(written: str) -> str:
    """Why something is not sent, as the history keeps it."""
    return " ".join(written.split())[:_REASON_LENGTH]
