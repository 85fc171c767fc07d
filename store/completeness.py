"""Whether a complaint says enough for an agency to act on: what is wrong, and where."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_

from store.models import complaints

MATTER_FACET = 1
NEEDED_FACETS = 3
"""Bits of `Complaint.known`, see `forwarder.base.Facet`."""


def lacks_needed(facets: int) -> bool:
    """Whether one of those that an agency needs is not among these."""
    return facets & NEEDED_FACETS != NEEDED_FACETS


def still_incomplete(facets: Any) -> ColumnElement[bool]:
    """The value of `is_incomplete` once these are known too: late words still fill what lacked."""
    known = complaints.c.known.bitwise_or(facets)
    lacks = known.bitwise_and(NEEDED_FACETS) != NEEDED_FACETS
    return and_(complaints.c.is_incomplete, lacks)
