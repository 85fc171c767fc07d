"""The timetable on screen: what runs when, how it went, and a button for "now"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection, Row

from muara.jobs import Job
from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.visit import Jobs, SeesChannels, Visit, doing
from store import overview, timetable
from store.errors import NotFound
from store.rights import Right

router = APIRouter(route_class=LateRoute)
Runs = Annotated[Visit, Depends(doing(Right.RETRY))]

_INSTALLATION = "all"
_RUNS_ON_A_PAGE = 50
_NOTES = ("wished",)
_HAND_MADE = ("sync",)
"""Runs of commands, which stand in the history without being on the timetable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimetableLine:
    """A job of an account: when it runs, and how its newest run went. Seconds."""

    job: str
    account: str
    seconds: float
    is_when_needed: bool
    """It begins when there is work, and not at each of its moments."""
    last: Row[Any] | None
    took: float | None
    next_at: datetime
    wished_at: datetime | None


@router.get("/timetable")
def show_timetable(visit: SeesChannels, jobs: Jobs, note: str = "") -> Response:
    """Every job within reach."""
    with visit.application.store.read() as connection:
        return page(
            visit,
            connection,
            "timetable.html",
            lines=_lines(visit, connection, jobs),
            installation=_INSTALLATION,
            note=note if note in _NOTES else None,
        )


@router.get("/timetable/{job}/{account}")
def show_runs(
    visit: SeesChannels, jobs: Jobs, job: str, account: str, before: int | None = None
) -> Response:
    """The history of one job, newest first, a page at a time."""
    _require_reach(visit, jobs, job, account)
    with visit.application.store.read() as connection:
        runs = overview.runs_of(
            visit.scope, connection, job, account, before=before, limit=_RUNS_ON_A_PAGE + 1
        )
        return page(
            visit,
            connection,
            "timetable_runs.html",
            job=job,
            account=account,
            installation=_INSTALLATION,
            runs=[(run, took(run)) for run in runs[:_RUNS_ON_A_PAGE]],
            older=runs[_RUNS_ON_A_PAGE - 1].id if len(runs) > _RUNS_ON_A_PAGE else None,
            is_newest=before is None,
        )


@router.post("/timetable/{job}/{account}/run")
def run_now(visit: Runs, jobs: Jobs, job: str, account: str) -> Response:
    """Have it run as soon as whoever leads the timetable sees the wish."""
    visit.scope.require(Right.READ_CHANNELS)
    if not any((one.name, one.account) == (job, account) for one in _within(visit, jobs)):
        raise NotFound("There is no such job.")
    with visit.application.store.write() as connection:
        now = visit.application.clock.now()
        timetable.wish_run(visit.scope, connection, job, account, now)
    return RedirectResponse("/timetable?note=wished", 303)


def took(run: Row[Any] | None) -> float | None:
    """How many seconds a run took; None while it runs and for what never ran."""
    if run is None or run.started_at is None or run.finished_at is None:
        return None
    return float((run.finished_at - run.started_at).total_seconds())


def _lines(visit: Visit, connection: Connection, jobs: Sequence[Job]) -> list[TimetableLine]:
    newest = {(r.job, r.account): r for r in overview.latest_runs(visit.scope, connection)}
    wishes = {(w.job, w.account): w.wished_at for w in timetable.wishes(connection)}
    now = visit.application.clock.now()
    lines = []
    for job in _within(visit, jobs):
        last = newest.get((job.name, job.account))
        lines.append(
            TimetableLine(
                job=job.name,
                account=job.account,
                seconds=job.seconds,
                is_when_needed=job.skips_slots,
                last=last,
                took=took(last),
                next_at=job.next_slot(now),
                wished_at=wishes.get((job.name, job.account)),
            )
        )
    return lines


def _within(visit: Visit, jobs: Sequence[Job]) -> list[Job]:
    """The jobs of channels within reach, and those of the whole installation."""
    application = visit.application
    others = {*application.channels, *application.jurisdiction_of()} - set(visit.channels)
    return [job for job in jobs if job.account not in others]


def _require_reach(visit: Visit, jobs: Sequence[Job], job: str, account: str) -> None:
    known = {(one.name, one.account) for one in _within(visit, jobs)}
    by_hand = {(name, channel) for name in _HAND_MADE for channel in visit.channels}
    if (job, account) not in known | by_hand:
        raise NotFound("There is no such job.")
