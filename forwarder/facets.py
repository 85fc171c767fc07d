"""What a message says of what an agency needs to know."""

from __future__ import annotations

import re

from channels.base import Content
from forwarder.base import Facet
from normalizer.record import Record

_SPEAKS_FOR_ITSELF = frozenset({Content.AUDIO, Content.VIDEO, Content.DOCUMENT})
"""An officer hears or reads it: the bot does not ask what is wrong."""
_SURE_ENOUGH = 0.5
_AT_A_PLACE = re.compile(
    r"\b(?:di|ing|nang|neng|at|near|behind|beside|in front of|next to|opposite)(?: the)?"
    r" (?:pasar|terminal|stasiun|alun[- ]alun|pelabuhan|pendopo|puskesmas|rsud|balai desa"
    r"|kantor (?:desa|kelurahan|kecamatan|camat|bupati|dinas \w+|pos)"
    r"|(?:sd|smp|sma|smk|mi|mts)n? ?\w+|perempatan \w+|pertigaan \w+|jembatan \w+"
    r"|market|station|school|mosque|hospital|town hall|village hall|bus stop)\b"
    r"|\bkantor (?:desa|kelurahan|kecamatan) \w+"
)
"""Where one in the neighbourhood would know where that is."""


def known_of(record: Record) -> Facet:
    """Which facets this message tells; a village, street or landmark is a place, a regency none."""
    known = Facet(0)
    if _tells_place(record):
        known |= Facet.PLACE
    found = record.suggestions
    if found is not None and found.incident is not None:
        known |= Facet.DATE
    if _tells_matter(record):
        known |= Facet.MATTER
    return known


def _tells_matter(record: Record) -> bool:
    if record.content in _SPEAKS_FOR_ITSELF:
        return True
    found = record.suggestions
    return bool(record.text) and found is not None and found.verdict.is_report


def _tells_place(record: Record) -> bool:
    if record.point is not None:
        return True
    if record.text and _AT_A_PLACE.search(record.text.lower()):
        return True
    place = record.suggestions.place if record.suggestions is not None else None
    if place is None:
        return False
    is_near = bool(place.street or place.landmark or place.latitude is not None)
    return is_near or (place.village is not None and place.confidence >= _SURE_ENOUGH)
