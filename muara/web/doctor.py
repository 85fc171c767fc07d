"""The doctor's page: what is wrong, since when, and what to do; what is well; and what was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response
from sqlalchemy import Connection, Row

from muara.alarms import AlarmBook
from muara.demo_store import is_demo
from muara.doctor.finding import RANKS, Finding, Level
from muara.doctor.round import OUTSIDE, go_round, inside
from muara.doctor.words import finding_words, remedy_words, subject_words
from muara.ladder import Standing, not_configured, standing, wrong_by_subject
from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.visit import Jobs, SeesChannels, Visit, doing
from store import alarms, overview
from store.rights import Right

router = APIRouter(route_class=LateRoute)
Looks = Annotated[Visit, Depends(doing(Right.READ_CHANNELS))]

_PAST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding or an alarm in the visitor's words; `since` None: it has only just been found."""

    subject: str
    level: Level
    words: str
    remedy: str
    since: datetime | None = None
    until: datetime | None = None


@router.get("/doctor")
def show_doctor(visit: SeesChannels, jobs: Jobs) -> Response:
    """What a look around finds now; of what asks the network, what the last hourly look found."""
    return _show(visit, go_round(visit.application, inside(jobs)))


@router.post("/doctor")
def look(visit: Looks, jobs: Jobs) -> Response:
    """Look at everything now, also from outside; alarms follow what was found."""
    probes = chain(inside(jobs), OUTSIDE)
    findings = go_round(visit.application, probes)
    AlarmBook(visit.application).note(findings)
    return _show(visit, findings, is_whole=True)


def _show(visit: Visit, findings: Sequence[Finding], *, is_whole: bool = False) -> Response:
    within = [finding for finding in findings if _may_see(visit, finding.subject)]
    with visit.application.store.read() as connection:
        told = _with_alarms(visit, connection, within)
        past = [
            row
            for row in alarms.past_alarms(visit.scope, connection, _PAST)
            if _may_see(visit, row.subject)
        ]
        return page(
            visit,
            connection,
            "doctor.html",
            bad=[one for one in told if one.level in ("failing", "warning")],
            well=[one for one in told if one.level == "ok"],
            off=[one for one in told if one.level == "off"],
            past=[_of_alarm(visit, row) for row in past],
            is_whole=is_whole,
            standings=_standings(visit, connection),
            is_demo=is_demo(visit.application.settings.store.url),
        )


def _standings(visit: Visit, connection: Connection) -> Sequence[Standing]:
    """How far each channel within reach is, by its last daily check; the furthest first."""
    settings = visit.application.settings
    checks = {
        run.account: run
        for run in overview.latest_runs(visit.scope, connection)
        if run.job == "self_check" and run.outcome in ("done", "failed")
    }
    has_https = settings.public_url.startswith("https://")
    found = [
        not_configured(name, one.kind, one.variables)
        for name, one in settings.not_configured.items()
    ]
    for name, channel in settings.channels.items():
        check = checks.get(name)
        wrong = None if check is None else wrong_by_subject(check.reason or "")
        if check is not None and check.outcome == "done":
            wrong = {}
        needs = channel.mode != "poll" and not has_https
        found.append(standing(name, channel.kind, wrong=wrong, needs_address=needs))
    own = [one for one in found if one.name in visit.channels]
    return sorted(own, key=lambda one: (-one.step, one.name))


def _may_see(visit: Visit, subject: str) -> bool:
    """Channels of other governments are theirs; everything else concerns all."""
    names = subject.split(":")[1:]
    theirs = set(visit.application.jurisdiction_of()) - set(visit.channels)
    return not theirs.intersection(names)


def _with_alarms(
    visit: Visit, connection: Connection, findings: Sequence[Finding]
) -> Sequence[Told]:
    """All findings, and the open alarms that no probe of this round spoke of."""
    rows = {row.subject: row for row in alarms.open_alarms(visit.scope, connection)}
    told = [_of_finding(visit, one, rows) for one in findings]
    spoken_of = {finding.subject for finding in findings}
    silent = (row for subject, row in rows.items() if subject not in spoken_of)
    told += [_of_alarm(visit, row) for row in silent if _may_see(visit, row.subject)]
    return sorted(told, key=lambda one: RANKS[one.level])


def _of_finding(visit: Visit, finding: Finding, rows: Mapping[str, Row[Any]]) -> Told:
    row = rows.get(finding.subject)
    language = visit.language
    return Told(
        subject=subject_words(finding.subject, language),
        level=finding.level,
        words=finding_words(finding.code, finding.facts, language),
        remedy=remedy_words(finding.code, finding.facts, language),
        since=row.raised_at if row is not None and finding.is_bad else None,
    )


def _of_alarm(visit: Visit, row: Row[Any]) -> Told:
    language = visit.language
    return Told(
        subject=subject_words(row.subject, language),
        level=row.level,
        words=finding_words(row.code, row.details, language),
        remedy=remedy_words(row.code, row.details, language),
        since=row.raised_at,
        until=row.ended_at,
    )
