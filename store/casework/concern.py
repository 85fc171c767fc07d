"""Whether a complaint is about the very office that it would be handed to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from store.case_models import agencies
from store.models import Outcome, items


def concerned_agencies(
    connection: Connection, complaint: Row[Any], agency_ids: Collection[int]
) -> set[int]:
    """Of these agencies, the villages and units that the complaint is about, and their superiors.

    It is about one in whose area it happened (the same code) or that it names.
    """
    table = agencies.c
    units = connection.execute(
        select(table.id, table.name, table.parent_id, table.area_code).where(
            table.jurisdiction == complaint.jurisdiction,
            table.is_active,
            or_(table.area_code.is_not(None), table.parent_id.is_not(None)),
        )
    ).all()
    if not units:
        return set()
    words = _words(connection, complaint.id)
    about = {unit.id: unit.parent_id for unit in units if _is_about(unit, complaint, words)}
    return set(agency_ids) & (about.keys() | set(about.values()))


def _is_about(unit: Any, complaint: Row[Any], words: str) -> bool:
    is_there = unit.area_code is not None and unit.area_code == complaint.place_code
    return is_there or re.search(rf"\b{re.escape(unit.name.casefold())}\b", words) is not None


def _words(connection: Connection, complaint_id: int) -> str:
    said: Iterable[str | None] = connection.execute(
        select(items.c.redacted_text).where(
            items.c.complaint_id == complaint_id, items.c.outcome == Outcome.STORED
        )
    ).scalars()
    return " ".join(" ".join(text.casefold().split()) for text in said if text)
