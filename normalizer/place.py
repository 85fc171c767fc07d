"""Where a message says that something is: an area with its code, a point, a street, a landmark.

One walk over the words collects what was said (`_place_walk`), then the areas are brought together
(`_place_areas`): a village is looked for in the district that was named, else in the regency that
was named, else in the jurisdiction, and in the whole country last. Names that are everyday words
name nothing without a cue such as "desa"; a name that several areas bear gives the area that holds
them all. Not knowing is a good answer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from normalizer._map_links import Points, find_points
from normalizer._place_areas import Area, Areas
from normalizer._place_walk import Walk
from normalizer._value_type import value_type
from normalizer.gazetteer import (
    DISTRICT,
    PROVINCE,
    REGENCY,
    VILLAGE,
    Gazetteer,
    Nickname,
    level_of,
    parent,
)
from normalizer.text import Reading

_NO_NAMES: Mapping[str, Nickname] = {}
# Places in a text where one nickname is looked at.
_MOST_CANDIDATES = 120


@value_type()
class Place:
    """What is known of where; everything but the confidence may be missing.

    `code` is the Kemendagri code of the smallest area that is certain, the four names are those of
    the areas it lies in. Latitude and longitude are degrees (WGS 84), `confidence` is 0 to 1.
    `detail` holds parts of an address as "kind value" ("gang 3", "rt 2", "no 12"). `because` gives
    the reasons, each a short phrase with the words that spoke for it.
    """

    code: str | None = None
    province: str | None = None
    regency: str | None = None
    district: str | None = None
    village: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    confidence: float = 0.0
    street: str | None = None
    detail: tuple[str, ...] = ()
    landmark: str | None = None
    because: tuple[str, ...] = ()


def find_place(
    reading: Reading,
    gazetteer: Gazetteer,
    *,
    jurisdiction: str = "",
    point: tuple[float, float] | None = None,
    nicknames: Mapping[str, Nickname] = _NO_NAMES,
) -> Place | None:
    """Where the message says that it is, None where it says nothing about that.

    `jurisdiction` is a code ("35.22", "" for none): its names come first. `point` is a location
    (latitude, longitude in degrees) that was sent along. The keys of `nicknames` are in lower case.
    """
    points = find_points(reading, _centre(jurisdiction, nicknames))
    walk = Walk(reading, gazetteer, gazetteer.scope(jurisdiction))
    walk.go()
    nickname = _nickname(reading.lower, nicknames) if nicknames else None
    area = None
    if walk.mentions or nickname is not None:
        area = Areas(walk, gazetteer, jurisdiction, nickname).resolve()
    return _place(walk, gazetteer, area, points, point, nickname)


def _centre(jurisdiction: str, nicknames: Mapping[str, Nickname]) -> tuple[float, float] | None:
    for nickname in nicknames.values() if jurisdiction else ():
        if (
            nickname.code == jurisdiction
            and nickname.latitude is not None
            and nickname.longitude is not None
        ):
            return nickname.latitude, nickname.longitude
    return None


def _nickname(lower: str, nicknames: Mapping[str, Nickname]) -> Nickname | None:
    """The longest nickname that stands in the text as words of its own."""
    found = [name for name in nicknames if name and name in lower and _stands_alone(name, lower)]
    return nicknames[max(found, key=len)] if found else None


def _stands_alone(name: str, lower: str) -> bool:
    start = lower.find(name)
    for _ in range(_MOST_CANDIDATES):
        end = start + len(name)
        if not lower[start - 1 : start].isalnum() and not lower[end : end + 1].isalnum():
            return True
        start = lower.find(name, end)
        if start < 0:
            return False
    return False


def _place(
    walk: Walk,
    gazetteer: Gazetteer,
    area: Area | None,
    points: Points,
    sent: tuple[float, float] | None,
    nickname: Nickname | None,
) -> Place | None:
    because = list(area.because) if area else []
    confidence = area.confidence if area else 0.0
    latitude: float | None = None
    longitude: float | None = None
    if sent is not None and _is_point(sent):
        latitude, longitude = sent
        because.append("location sent")
        confidence = max(confidence, 0.9)
    elif points.point is not None:
        latitude, longitude = points.point.latitude, points.point.longitude
        because.append(f"{points.point.source} in the text")
        confidence = max(confidence, 0.85)
    elif nickname is not None and nickname.latitude is not None:
        latitude, longitude = nickname.latitude, nickname.longitude
        if not area:
            because.append(f"local name: {nickname.name}")
            confidence = 0.7
    because.extend(f"{link} not resolved" for link in dict.fromkeys(points.unresolved))
    if walk.street:
        because.append(f"street: {walk.street}")
    if walk.landmark:
        because.append(f"landmark: {walk.landmark}")
    details = tuple(walk.details)
    if not because and not details:
        return None
    names: list[str | None] = [None] * 4
    if area:
        for level in range((level_of(area.code) or 0) + 1):
            names[level] = gazetteer.name_of(parent(area.code, level))
    return Place(
        code=area.code if area else None,
        province=names[PROVINCE],
        regency=names[REGENCY],
        district=names[DISTRICT],
        village=names[VILLAGE],
        latitude=latitude,
        longitude=longitude,
        confidence=round(confidence or 0.3, 2),
        street=walk.street,
        detail=details,
        landmark=walk.landmark,
        because=tuple(because),
    )


def _is_point(point: tuple[float, float]) -> bool:
    latitude, longitude = point
    return (
        math.isfinite(latitude)
        and math.isfinite(longitude)
        and abs(latitude) <= 90
        and abs(longitude) <= 180
        and (latitude, longitude) != (0.0, 0.0)
    )
