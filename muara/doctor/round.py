"""A doctor's round: every probe in its turn, whatever becomes of the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from muara.app import Application
from muara.doctor.channels import probe_channels
from muara.doctor.destinations import probe_destinations
from muara.doctor.finding import RANKS, Finding, Probe, failing
from muara.doctor.ground import (
    probe_backup,
    probe_database,
    probe_disks,
    probe_key,
    probe_listeners,
)
from muara.doctor.outside import probe_certificate, probe_way_in
from muara.doctor.work import probe_backlog, probe_jobs
from muara.jobs import Job
from muara.log import get_logger

log = get_logger(__name__)


def inside(jobs: Sequence[Job]) -> Sequence[Probe]:
    """What is quickly looked at: database, disks, key, jobs, channels. Whoever has something new to
    look at adds a probe here."""
    return (
        probe_database,
        probe_disks,
        probe_key,
        probe_backup,
        probe_listeners,
        partial(probe_jobs, jobs),
        probe_backlog,
        probe_channels,
        probe_destinations,
    )


OUTSIDE: Sequence[Probe] = (probe_certificate, probe_way_in)
"""What asks the network, and may take seconds."""


def go_round(application: Application, probes: Iterable[Probe]) -> Sequence[Finding]:
    """What all probes find, the worst first. Never raises: a broken probe is a finding."""
    found: dict[str, Finding] = {}
    for probe in probes:
        for finding in _look(application, probe):
            found[finding.subject] = finding
    return sorted(found.values(), key=lambda one: (RANKS[one.level], one.subject))


def _look(application: Application, probe: Probe) -> Sequence[Finding]:
    name = getattr(probe, "__name__", "") or getattr(getattr(probe, "func", None), "__name__", "")
    try:
        return probe(application)
    except SQLAlchemyError as error:
        return [failing("database", "database_unreachable", said=type(error).__name__)]
    except Exception as error:
        # One broken probe must not hide what the others find.
        log.exception("probe_broke", probe=name)
        return [failing(f"probe:{name}", "probe_broke", said=type(error).__name__)]
