"""What the normalizer proposes for plain texts, a JSON object for each: behind `muara normalize
text` and `muara evaluate`. No database and no configuration."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from muara.common_knowledge import seed_knowledge
from normalizer.gazetteer import AREAS, load_gazetteer
from normalizer.knowledge import Knowledge
from normalizer.model import LinearModel
from normalizer.place import Place
from normalizer.suggestions import Asked, Circumstances, Suggestions, suggest_each

# Kemendagri's provinces by time zone; what is not named here is on western time.
_CENTRAL = frozenset(["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"])
_EASTERN = frozenset(["81", "82", "91", "92", "93", "94", "95", "96"])


class TextReader:
    """Understands texts of any government; `model` is a learned one, if any."""

    def __init__(
        self, jurisdiction: str = "", model: LinearModel | None = None, areas: Path = AREAS
    ) -> None:
        self._default = jurisdiction
        self._base = seed_knowledge(load_gazetteer(areas, jurisdiction), model)
        self._known: dict[str, Knowledge] = {}

    def understand(self, line: Mapping[str, Any]) -> dict[str, Any]:
        """The proposals for `{"text", "sent_at"?, "jurisdiction"?}`; ValueError for others."""
        return as_json(next(suggest_each([self.asked(line)])))

    def asked(self, line: Mapping[str, Any]) -> Asked:
        """What such a line asks; ValueError for others."""
        text = line.get("text")
        if not isinstance(text, str):
            raise ValueError("text is missing")
        knowledge = self._knowledge(str(line.get("jurisdiction") or self._default))
        sent_at = _moment(line.get("sent_at"), knowledge.zone)
        return Asked(text, knowledge, Circumstances(sent_at=sent_at))

    def _knowledge(self, area: str) -> Knowledge:
        known = self._known.get(area)
        if known is None:
            known = replace(self._base, jurisdiction=area, zone=zone_of_area(area))
            self._known[area] = known
        return known


def understand_lines(
    groups: Iterable[Sequence[str]], reader: TextReader
) -> Iterator[dict[str, Any]]:
    """One answer for each line that is not empty, in order; `{"error"}` for a wrong one.

    Lines of one group are understood together, and before the next group is asked for.
    """
    number = 0
    for group in groups:
        asked = [
            _asked(line, n, reader) for n, line in enumerate(group, number + 1) if line.strip()
        ]
        number += len(group)
        found = suggest_each(one for one in asked if isinstance(one, Asked))
        for one in asked:
            yield as_json(next(found)) if isinstance(one, Asked) else one


def _asked(line: str, number: int, reader: TextReader) -> Asked | dict[str, Any]:
    """What a line asks, or what is wrong with it."""
    try:
        given = json.loads(line)
        if not isinstance(given, dict):
            raise ValueError("not a JSON object")
        return reader.asked(given)
    except (ValueError, RecursionError) as error:
        what = "not JSON" if isinstance(error, json.JSONDecodeError) else str(error)
        return {"error": f"Line {number}: {what}."}


def as_json(found: Suggestions) -> dict[str, Any]:
    """The proposals as `muara normalize text` prints them."""
    return {
        "language": found.language,
        "is_report": found.verdict.is_report,
        "kind": found.verdict.kind,
        "type": found.classification.type,
        "signs": [sign.kind for sign in found.signs],
        "redactions": [{"type": r.type, "start": r.start, "end": r.end} for r in found.redactions],
        "hints": [{"kind": h.kind, "start": h.start, "end": h.end} for h in found.hints],
        "place": _place(found.place),
        "incident_date": found.incident.date.isoformat() if found.incident else None,
        "incident": _incident(found),
        "urgency": {
            "level": found.urgency.level,
            "reason": found.urgency.reason,
            "is_emergency": found.urgency.is_emergency,
        },
        "topics": _proposals(found.topics),
        "agencies": _proposals(found.agencies),
        "aspect": found.aspect.name if found.aspect else None,
        "reasons": _reasons(found),
    }


def zone_of_area(code: str) -> ZoneInfo:
    """The time zone of the province that a Kemendagri code lies in; western without one."""
    province = code[:2]
    if province in _CENTRAL:
        return ZoneInfo("Asia/Makassar")
    return ZoneInfo("Asia/Jayapura" if province in _EASTERN else "Asia/Jakarta")


def _moment(written: object, zone: ZoneInfo) -> datetime | None:
    """A moment as written; without a zone it is the jurisdiction's clock."""
    if not written:
        return None
    if not isinstance(written, str):
        raise ValueError("sent_at is not a time")
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise ValueError("sent_at is not a time") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _place(place: Place | None) -> dict[str, Any] | None:
    """The place where an area or a point is known; a street alone is no place on the map."""
    if place is None or (place.code is None and place.latitude is None):
        return None
    return {
        "code": place.code,
        "province": place.province,
        "regency": place.regency,
        "district": place.district,
        "village": place.village,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "confidence": place.confidence,
        "street": place.street,
        "detail": list(place.detail),
        "landmark": place.landmark,
    }


def _incident(found: Suggestions) -> dict[str, Any] | None:
    incident = found.incident
    if incident is None:
        return None
    return {
        "date": incident.date.isoformat(),
        "time": incident.time.isoformat("minutes") if incident.time else None,
        "until": incident.until.isoformat() if incident.until else None,
        "granularity": incident.granularity,
    }


def _proposals(suggestions: Sequence[Any]) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "confidence": one.confidence, "because": list(one.because)}
        for one in suggestions
    ]


def _reasons(found: Suggestions) -> list[str]:
    """Why, step by step: for a person to read."""
    steps: list[tuple[str, Sequence[str]]] = [
        ("is_report", (found.verdict.reason,)),
        ("type", found.classification.because),
        *((sign.kind, sign.because) for sign in found.signs),
        ("urgency", (found.urgency.reason,)),
        ("place", found.place.because if found.place else ()),
        ("incident", (found.incident.because,) if found.incident else ()),
    ]
    return [f"{step}: {', '.join(because)}" for step, because in steps if because]
