"""Whether a complaint is about the very office that it would be handed to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from store.case_models import agencies
from store.models import Outcome, items


def concerned_agencies(
    connection: Connection, complaint: Row[Any], agency_ids: Collection[int]
) -> set[int]:
    """Of these agencies, the villages and units that the complaint is about, and their superiors.

    It is about one in whose area it happened (the same code) or that it names. Above one are its
    parents, and the offices of the areas that its own lies in.
    """
    table = agencies.c
    units = connection.execute(
        select(table.id, table.name, table.parent_id, table.area_code).where(
            table.jurisdiction == complaint.jurisdiction, table.is_active
        )
    ).all()
    words = _words(connection, complaint)
    about = [unit for unit in units if _is_about(unit, complaint, words)]
    return set(agency_ids) & _with_superiors(about, units)


def _is_about(unit: Any, complaint: Row[Any], words: str) -> bool:
    if unit.area_code is not None and unit.area_code == complaint.place_code:
        return True
    return any(re.search(rf"(?<!\w){name}(?!\w)", words) for name in _names(unit.name))


def _names(name: str) -> list[str]:
    """How people write of it: by its name without what stands in brackets; by the short form that
    stands there only with whom it employs or how it serves, since dirty water "PDAM" is the water.
    """
    full = re.sub(r"\s*\(.*?\)", "", name)
    short = re.findall(r"\(([A-Z]{2,})\)", name)
    return [re.escape(full.casefold()), *(rf"(?:{_OF_ITS_OWN}) {one.casefold()}" for one in short)]


_OF_ITS_OWN = "petugas|pegawai|karyawan|staf|oknum|pejabat|kepala|direktur|dokter|perawat|pelayanan"


def _words(connection: Connection, complaint: Row[Any]) -> str:
    said: Iterable[str | None] = connection.execute(
        select(items.c.redacted_text).where(
            items.c.complaint_id == complaint.id, items.c.outcome == Outcome.STORED
        )
    ).scalars()
    return "\n".join(" ".join(text.casefold().split()) for text in (complaint.title, *said) if text)


def _with_superiors(units: Iterable[Any], every: Sequence[Any]) -> set[int]:
    found: set[int] = set()
    begun = list(units)
    while begun:
        unit = begun.pop()
        if unit.id not in found:
            found.add(unit.id)
            begun += (other for other in every if _is_above(other, unit))
    return found


def _is_above(other: Any, unit: Any) -> bool:
    if other.id == unit.parent_id:
        return True
    return bool(other.area_code) and (unit.area_code or "").startswith(f"{other.area_code}.")
