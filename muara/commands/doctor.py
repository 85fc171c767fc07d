"""`muara doctor`: is all well, since when not, and what to do."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.options import DEFAULT_CONFIG, ConfigOption

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from muara.app import Application
    from muara.config import Settings
    from muara.doctor.finding import Finding

_MARKS = {
    "failing": ("✗", "red"),
    "warning": ("!", "yellow"),
    "ok": ("✓", "green"),
    "off": ("-", "white"),
}
_CODES = {"failing": 2, "warning": 1}


def register(app: typer.Typer) -> None:
    """Add `doctor` to `app`."""
    app.command()(doctor)


def doctor(
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")] = False,
    inside: Annotated[
        bool, typer.Option("--inside", help="Leave out what needs the network.")
    ] = False,
    language: Annotated[str, typer.Option(help="Language of the sentences: en or id.")] = "en",
) -> None:
    """Look at everything and say what is wrong, since when, and what to do about it.

    Exits with 0 when all is well, 1 when something should be looked at, 2 when something fails.
    """
    findings, since = _examine(config, inside)
    if as_json:
        typer.echo(json.dumps(_as_json(findings, since, language), ensure_ascii=False))
    else:
        print_findings(findings, since, language)
    raise typer.Exit(max((_CODES.get(finding.level, 0) for finding in findings), default=0))


def _examine(config: Path, inside_only: bool) -> tuple[Sequence[Finding], Mapping[str, datetime]]:
    """What is found, the worst first, and since when what is wrong is known."""
    from muara.commands.opening import prepared_settings
    from muara.config_file import ConfigurationError
    from muara.doctor.finding import failing

    try:
        settings = prepared_settings(config)
    except ConfigurationError as error:
        return [failing("configuration", "configuration", said=str(error))], {}
    return _examine_store(settings, inside_only)


def _examine_store(
    settings: Settings, inside_only: bool
) -> tuple[Sequence[Finding], Mapping[str, datetime]]:
    from sqlalchemy.exc import SQLAlchemyError

    from muara.app import open_application
    from muara.config_file import ConfigurationError
    from muara.doctor.finding import failing
    from muara.doctor.ground import settings_findings

    try:
        with open_application(settings) as application:
            return _round(application, inside_only)
    except ConfigurationError as error:
        why = failing("database", "configuration", said=str(error))
    except SQLAlchemyError as error:
        why = failing("database", "database_unreachable", said=type(error).__name__)
    return [why, *settings_findings(settings)], {}


def _round(
    application: Application, inside_only: bool
) -> tuple[Sequence[Finding], Mapping[str, datetime]]:
    from muara.doctor.finding import RANKS, Finding
    from muara.doctor.round import OUTSIDE, go_round, inside
    from muara.schedule import all_jobs
    from store import alarms
    from store.scope import SYSTEM

    probes = [*inside(all_jobs(application)), *([] if inside_only else OUTSIDE)]
    found = list(go_round(application, probes))
    with application.store.read() as connection:
        open_alarms = {row.subject: row for row in alarms.open_alarms(SYSTEM, connection)}
    known = {finding.subject for finding in found}
    found += [
        Finding(subject=row.subject, code=row.code, level=row.level, facts=row.details)
        for row in open_alarms.values()
        if row.subject not in known
    ]
    found.sort(key=lambda one: RANKS[one.level])
    bad = {finding.subject for finding in found if finding.is_bad}
    return found, {name: row.raised_at for name, row in open_alarms.items() if name in bad}


def _as_json(
    findings: Sequence[Finding], since: Mapping[str, datetime], language: str
) -> dict[str, object]:
    from muara.doctor.words import finding_words, remedy_words

    worst = next((one.level for one in findings if one.is_bad), "ok")
    return {
        "state": worst,
        "findings": [
            {
                "subject": one.subject,
                "state": one.level,
                "code": one.code,
                "facts": dict(one.facts),
                "since": since[one.subject].isoformat() if one.subject in since else None,
                "words": finding_words(one.code, one.facts, language),
                "remedy": remedy_words(one.code, one.facts, language),
            }
            for one in findings
        ],
    }


def print_findings(
    findings: Sequence[Finding], since: Mapping[str, datetime], language: str
) -> None:
    """A line for each finding; of what is wrong the remedy, and since when that is known."""
    from muara.doctor.words import finding_words, remedy_words, subject_words
    from muara.words import say

    marks = {
        level: f"{sign} {say(language, f'doctor.level.{level}')}"
        for level, (sign, _) in _MARKS.items()
    }
    width = max(map(len, marks.values()))
    indent = " " * (width + 2)
    for one in findings:
        mark = typer.style(marks[one.level].ljust(width), fg=_MARKS[one.level][1])
        words = finding_words(one.code, one.facts, language)
        typer.echo(f"{mark}  {subject_words(one.subject, language)}: {words}")
        remedy = remedy_words(one.code, one.facts, language)
        if one.is_bad and remedy:
            typer.echo(f"{indent}→ {remedy}")
        if one.subject in since:
            begun = f"{since[one.subject]:%Y-%m-%d %H:%M} UTC"
            typer.echo(f"{indent}{say(language, 'doctor.since')} {begun}")
