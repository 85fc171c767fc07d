"""What a complaint's page says of SP4N-LAPOR!, and what it offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from forwarder import lapor
from muara.forwarding import REASONS, note_of, uses_lapor
from muara.web.case import sealer_of
from muara.web.lapor_report import Said, block_of, cut_fields, report_of, with_merged
from muara.web.visit import Visit
from store import forwardings
from store.rights import Right
from store.seals import is_sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class LaporPanel:
    """How far a complaint came at LAPOR; `row` is None where it was never meant to go."""

    row: Row[Any] | None
    answer: str | None
    """What they answered last."""
    may_act: bool
    """Verify it is this operator's to do, and the report may leave."""
    may_enter: bool
    """It is verified, and goes by itself: what is handled with another one goes with that."""
    is_sealed: bool
    statuses: Sequence[str]
    reasons: Sequence[str]
    block: str
    """All fields as one text; empty where it may not be entered."""
    cut: str
    """Fields that are too long for LAPOR."""


def lapor_panel(visit: Visit, connection: Connection, said: Said) -> LaporPanel | None:
    """None for agencies, and where it neither is there nor is to go."""
    complaint = said.row
    if visit.scope.agencies is not None:
        return None
    row = forwardings.forwarding_of(visit.scope, connection, complaint.id, lapor.NAME)
    if row is None and not uses_lapor(visit.application.settings, complaint.jurisdiction):
        return None
    sealer = sealer_of(visit, connection, complaint) if row is not None else None
    sealed = is_sealed(complaint.seal)
    may_act = visit.may(Right.VERIFY) and not sealed
    may_enter = may_act and complaint.merged_into is None and complaint.verified_at is not None
    fields = _fields(visit, connection, said) if may_enter else {}
    return LaporPanel(
        row=row,
        answer=note_of(sealer, row) if sealer is not None and row is not None else None,
        may_act=may_act,
        may_enter=may_enter,
        is_sealed=sealed,
        statuses=tuple(lapor.STATUS_WORDS),
        reasons=tuple(reason for known in REASONS.values() for reason in known),
        block=block_of(visit, fields, complaint) if may_enter else "",
        cut=cut_fields(visit, fields),
    )


def _fields(visit: Visit, connection: Connection, said: Said) -> dict[str, str]:
    """The same as are copied one by one."""
    report = report_of(visit, connection, with_merged(visit, connection, said))
    return lapor.fields_of(report, visit.application.settings.lapor.categories)
