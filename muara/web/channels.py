"""The channels: which are set up, what came through them last, and how their jobs ran."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import Connection, Row

from muara.web.late_route import LateRoute
from muara.web.screen import ChannelLook, channel_look, page
from muara.web.visit import SeesChannels, Visit
from muara.words import keys, say
from store import conditions, overview, timetable

router = APIRouter(route_class=LateRoute)

_LOOK_BACK = timedelta(days=30)
_RUNS = 40
_INSTALLATION = "all"
"""The account of jobs that serve every channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelState:
    """What there is to know about one channel. Money in US dollars, today (UTC)."""

    look: ChannelLook
    jurisdiction: str
    mode: str | None
    """None: not configured; `missing` names the environment variables that would do it."""
    missing: Sequence[str]
    webhook_url: str
    last_webhook: datetime | None
    last_poll: datetime | None
    cursor_at: datetime | None
    spent: float
    budget: float | None
    runs: Sequence[Row[Any]]
    conditions: Sequence[ConditionWords]
    """What is out of order, errors first, and what is in order again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionWords:
    """One condition in the visitor's language: what is wrong and what to do."""

    row: Row[Any]
    what: str
    remedy: str


@router.get("/channels")
def show_channels(visit: SeesChannels, account: str = "") -> Response:
    """All channels within reach, and the timetable's newest runs."""
    own = [name for name in visit.channels if name in visit.application.settings.channels]
    wanted = [account] if account in (*own, _INSTALLATION) else [*own, _INSTALLATION]
    with visit.application.store.read() as connection:
        return page(
            visit,
            connection,
            "channels.html",
            states=_states(visit, connection),
            runs=overview.recent_runs(visit.scope, connection, wanted, _RUNS),
            account=account if account in wanted else "",
            installation=_INSTALLATION,
            own=own,
        )


def _states(visit: Visit, connection: Connection) -> list[ChannelState]:
    application = visit.application
    now = application.clock.now()
    names = list(visit.channels)
    since = (now - _LOOK_BACK).date()
    received = overview.last_received(visit.scope, connection, names, since)
    cursors = overview.cursors_moved_at(visit.scope, connection)
    runs = overview.latest_runs(visit.scope, connection)
    found = conditions.of_channels(visit.scope, connection)
    states = []
    for name, jurisdiction in visit.channels.items():
        settings = application.settings.channels.get(name)
        left_out = application.settings.not_configured.get(name)
        if settings is None and left_out is None:
            continue  # what operators enter by hand: there is nothing to set up
        states.append(
            ChannelState(
                look=channel_look(application, name),
                jurisdiction=application.settings.jurisdictions[jurisdiction].name,
                mode=settings.mode if settings else None,
                missing=left_out.variables if left_out else (),
                webhook_url=application.settings.webhook_url(name),
                last_webhook=received.get((name, "webhook")),
                last_poll=received.get((name, "poll")),
                cursor_at=cursors.get(name),
                spent=timetable.spent(connection, name, now.date()),
                budget=getattr(settings, "daily_budget_usd", None),
                runs=[run for run in runs if run.account == name],
                conditions=[
                    _in_words(visit.language, settings.kind, row)
                    for row in found
                    if settings is not None and row.channel == name and row.level != "ok"
                ],
            )
        )
    return sorted(states, key=lambda state: state.mode is None)


def _in_words(language: str, kind: str, row: Row[Any]) -> ConditionWords:
    """The remedy for this kind of channel, where there is one of its own."""
    own = f"remedy.{row.cause}.{kind}"
    remedy = own if own in keys(language) else f"remedy.{row.cause}"
    facts = {"count": 0, "hours": 0} | dict(row.facts or {})
    what = say(language, f"cause.{row.cause}.facts", **facts) if row.facts else ""
    return ConditionWords(
        row=row,
        what=what or say(language, f"cause.{row.cause}"),
        remedy=say(language, remedy),
    )
