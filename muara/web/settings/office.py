"""One visit to the settings of one government: who changes what, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from fastapi import Depends, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection

from muara.app import Application
from muara.local_settings import Fault, Fields, Invalid
from muara.web.screen import page
from muara.web.visit import Visit, doing, reading
from store.errors import Conflict, NotFound
from store.rights import Right
from store.scope import Scope

T = TypeVar("T")
DONE = ("added", "changed", "taken_back", "confirmed")
"""What a page says was done, after its form was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why nothing was changed: faults by field, or somebody else was faster."""

    faults: Mapping[str, Fault] = field(default_factory=dict)
    is_stale: bool = False
    preview: Any = None
    """What was asked for instead of a change."""

    @property
    def status(self) -> int:
        if self.is_stale:
            return 409
        return 422 if self.faults else 200


NO_TROUBLE = Trouble()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The settings of the government `code`, visited by somebody who may change them.

    `fields` are those of the form that came, empty for a page.
    """

    visit: Visit
    code: str
    fields: Fields = field(default_factory=dict)
    done: str = ""

    @property
    def application(self) -> Application:
        return self.visit.application

    @property
    def scope(self) -> Scope:
        return self.visit.scope

    @property
    def now(self) -> datetime:
        return self.application.clock.now()

    @property
    def zone(self) -> ZoneInfo:
        return self.visit.zone_of(self.code)

    @property
    def today(self) -> date:
        """The day that the government has just now."""
        return self.now.astimezone(self.zone).date()

    @property
    def name(self) -> str:
        return self.application.settings.jurisdictions[self.code].name

    @property
    def choices(self) -> dict[str, str]:
        """The governments within reach: names by code."""
        return self.visit.governments

    @property
    def seen(self) -> str:
        """The mark of the row that the form was made from."""
        return self.fields.get("seen", "")

    @property
    def is_preview(self) -> bool:
        """The form asks what would be, and changes nothing."""
        return self.fields.get("then") == "preview"

    def link(self, path: str, **query: str) -> str:
        """A page of the settings, for the same government."""
        return f"/settings{path}?{urlencode({'government': self.code, **query})}"

    def page(
        self,
        connection: Connection,
        template: str,
        *,
        trouble: Trouble = NO_TROUBLE,
        **values: Any,
    ) -> Response:
        """A page about this government; with `trouble` it says why nothing was changed."""
        return page(
            self.visit,
            connection,
            f"settings/{template}.html",
            status=trouble.status,
            office=self,
            trouble=trouble,
            **values,
        )

    def attempt(self, change: Callable[[Connection], Any]) -> Trouble | None:
        """Make a change in one transaction; None when it was made."""
        try:
            with self.application.store.write() as connection:
                change(connection)
        except Invalid as wrong:
            return Trouble(faults=wrong.faults)
        except Conflict:
            return Trouble(is_stale=True)
        return None

    def attempt_new(
        self,
        read: Callable[[Connection], T],
        change: Callable[[Connection, T], None],
        preview: Callable[[T], object],
    ) -> Trouble | None:
        """Read what the form says and make it so; for a preview say only what it would mean."""
        said: list[T] = []

        def write(connection: Connection) -> None:
            said.append(read(connection))
            if not self.is_preview:
                change(connection, said[0])

        trouble = self.attempt(write)
        if trouble is None and self.is_preview:
            return Trouble(preview=preview(said[0]))
        return trouble

    def back(self, path: str, done: str, anchor: str = "") -> Response:
        """To a page that says what was done."""
        return RedirectResponse(self.link(path, done=done) + anchor, 303)


def _chosen(visit: Visit, wanted: str) -> str:
    known = visit.jurisdictions
    code = wanted or next(iter(known), "")
    if code not in known:
        raise NotFound("There is no such government.")
    return code


def _reading(
    visit: Annotated[Visit, Depends(reading(Right.ADMINISTER))],
    government: str = "",
    done: str = "",
) -> Office:
    return Office(visit=visit, code=_chosen(visit, government), done=done if done in DONE else "")


async def _fields(request: Request) -> dict[str, str]:
    form = await request.form()
    return {name: said for name, said in form.items() if isinstance(said, str)}


def _changing(
    visit: Annotated[Visit, Depends(doing(Right.ADMINISTER))],
    fields: Annotated[dict[str, str], Depends(_fields)],
) -> Office:
    return Office(visit=visit, code=_chosen(visit, fields.get("government", "")), fields=fields)


Looks = Annotated[Office, Depends(_reading)]
"""For pages: somebody who may administer, and the government that they chose."""
Changes = Annotated[Office, Depends(_changing)]
"""For forms: the same, with the fields of a form of this session's own."""
