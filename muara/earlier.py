"""Whether words are about a complaint that was told before. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from forwarder.base import Facet
from forwarder.facets import known_of
from muara.dialogue_state import Case
from normalizer.duplicate import similarity
from normalizer.fingerprint import fingerprint
from normalizer.record import Record

_NAMES_MATTER = frozenset({"topic", "official", "road", "information", "proposal"})
"""Without such evidence somebody speaks of what was reported before: "kok masih rusak"."""
_FEW_WORDS = 12


def resembled(record: Record, cases: Sequence[Case]) -> Case | None:
    """The case that tells of the same: other words about the same hole."""
    if not cases or not record.redacted_text:
        return None
    said = fingerprint(record.redacted_text, sender="reporter")
    found = [
        (similarity(said, fingerprint(case.summary, sender="reporter")), case)
        for case in cases
        if case.summary
    ]
    alike = [(alike.score, case.id, case) for alike, case in found if alike.same]
    return max(alike)[2] if alike else None


def speaks_of_earlier(record: Record) -> bool:
    """It says too little to be a report of its own, or asks what became of one."""
    found = record.suggestions
    if found is None or found.urgency.is_emergency or found.signs:
        return False
    verdict = found.verdict
    if not verdict.is_report:
        return verdict.kind in ("chatter", "me_too", "opinion")
    kinds = {reason.split(" (", 1)[0] for reason in verdict.reason.split("; ")}
    is_short = len((record.text or "").split()) <= _FEW_WORDS
    return is_short and kinds.isdisjoint(_NAMES_MATTER) and Facet.PLACE not in known_of(record)
