"""Points that a text spells out: coordinates, map links and Plus Codes.

Only points in and around Indonesia are taken: other pairs of numbers are prices and sizes. Short
links (maps.app.goo.gl) hide their point behind a request, which is not made here: they are named
as unresolved.
"""

from __future__ import annotations

import re
from itertools import islice

from normalizer._value_type import value_type
from normalizer.text import Reading

# The country and some sea around it, in degrees.
_SOUTH, _NORTH, _WEST, _EAST = -11.5, 6.5, 94.5, 141.5
# Points in one text beyond this many are not looked at.
_MOST_CANDIDATES = 20

_NUMBER = r"([-+−–]?\s?\d{1,3}[.,]\d{1,18})"
_WHOLE_NUMBER = r"([-+]?\d{1,3}(?:\.\d{1,18})?)"
_BETWEEN = r"(?:%2c|,|%20|\+|\s){1,3}"

# In links: the marker of a dropped pin first, since "@" is only where the map was looked at.
_PIN = re.compile(rf"!3d{_WHOLE_NUMBER}!4d{_WHOLE_NUMBER}")
_PARAMETER = re.compile(
    r"(?:[?&;](?:q|query|ll|sll|daddr|saddr|destination|origin|center|markers|cbll|viewpoint|navigate"
    rf"|to|coordinate|pin|loc)=(?:loc:|ll\.)?|geo:|/(?:dir|search|place)//?)"
    rf"{_WHOLE_NUMBER}{_BETWEEN}{_WHOLE_NUMBER}"
)
_LOOKED_AT = re.compile(rf"@{_WHOLE_NUMBER},{_WHOLE_NUMBER}")
_HASH = re.compile(rf"#map=\d{{1,2}}(?:\.\d+)?/{_WHOLE_NUMBER}/{_WHOLE_NUMBER}")
_TWO_PARAMETERS = re.compile(
    rf"[?&](?:m?lat|latitude)={_WHOLE_NUMBER}[^\s=]{{0,20}}?(?:lon|lng|long|longitude)={_WHOLE_NUMBER}"
)
_SHORT_LINK = re.compile(
    r"(?:maps\.app\.goo\.gl|goo\.gl/maps|g\.co/kgs|waze\.com/ul/h|osm\.org/go|maps\.apple/p"
    r"|g\.page|share\.google)[/\w-]{0,80}"
)

# In words: "-7.15, 111.88", "lat -7,15 long 111,88", "7°09'03.5\"S 111°52'54.7\"E".
_PLAIN = re.compile(
    r"(?<![\d.,])([-+−–]?\s?\d{1,3}[.,]\d{3,18})\s{0,3}[,;/|]?\s{0,3}([-+−–]?\d{1,3}[.,]\d{3,18})(?![\d])"
)
_NAMED = re.compile(
    rf"\b(?:lat|latitude|lintang|ltg)\b[^\w\n+−–-]{{0,4}}{_NUMBER}[^\w\n+−–-]{{0,4}}(?:dan\s|ls\W{{1,3}})?"
    rf"(?:lon|lng|long|longitude|longtitude|longitud|bujur)\b[^\w\n+−–-]{{0,4}}{_NUMBER}"
)
_ANGLE = (
    r"(\d{1,3})\s?[°ºd]\s?"
    r"(?:(\d{1,2}(?:[.,]\d{1,8})?)\s?['′’`]\s?)?"
    r"(?:(\d{1,2}(?:[.,]\d{1,8})?)\s?(?:\"|″|”|''|’’)\s?)?"
)
_DECIMAL_ANGLE = r"(\d{1,3}[.,]\d{1,18})\s?[°º]\s?"
_DEGREES_AFTER = re.compile(rf"{_ANGLE}(ls|lu|s|n)\b[\s,;/]{{0,4}}{_ANGLE}(?:bt|e|t)\b")
_DEGREES_BEFORE = re.compile(
    rf"\b(ls|lu|s|n)[\s:]{{0,3}}{_ANGLE}[\s,;/]{{0,4}}(?:bt|e)[\s:]{{0,3}}{_ANGLE}"
)
_DECIMAL_DEGREES = re.compile(
    rf"{_DECIMAL_ANGLE}(ls|lu|s|n)\b[\s,;/]{{0,4}}{_DECIMAL_ANGLE}(?:bt|e|t)\b"
)
_LETTERED = re.compile(
    r"(\d{1,2}[.,]\d{1,18})\s?(ls|lu|s|n)\b[\s,;/]{0,4}(\d{2,3}[.,]\d{1,18})\s?(?:bt|e)\b"
)

_PLUS_ALPHABET = "23456789cfghjmpqrvwx"
_PLUS_CODE = re.compile(
    rf"(?<![\w+])([{_PLUS_ALPHABET}]{{4}}|[{_PLUS_ALPHABET}]{{6}}|[{_PLUS_ALPHABET}]{{8}})"
    rf"\+([{_PLUS_ALPHABET}]{{2,7}})(?![\w+])"
)


@value_type()
class Point:
    """A point in degrees (WGS 84) and what it was read from."""

    latitude: float
    longitude: float
    source: str


@value_type()
class Points:
    """What a text says about points: the best one, and what could not be resolved."""

    point: Point | None = None
    unresolved: tuple[str, ...] = ()


_NONE = Points()


def find_points(reading: Reading, centre: tuple[float, float] | None = None) -> Points:
    """The point that a message spells out, linear in its length.

    `centre` (latitude, longitude) is where short Plus Codes are completed; without it they stay
    unresolved.
    """
    lower = reading.lower
    if not _may_hold_a_point(reading, lower):
        return _NONE
    unresolved: list[str] = []
    point = _in_links(lower, unresolved) or _in_words(lower)
    if "+" in lower and point is None:
        point = _plus_code(lower, centre, unresolved)
    return Points(point, tuple(unresolved))


_DECIMALS = re.compile(r"\d[.,]\d\d")
_FEWEST_DIGITS = 3


def _may_hold_a_point(reading: Reading, lower: str) -> bool:
    return (
        "+" in lower
        or "°" in lower
        or "º" in lower
        or "://" in lower
        or "goo.gl" in lower
        or (reading.digits >= _FEWEST_DIGITS and _DECIMALS.search(lower) is not None)
    )


def _in_links(lower: str, unresolved: list[str]) -> Point | None:
    if "/" not in lower and "geo:" not in lower:
        return None
    for pattern, source in (
        (_PIN, "map link"),
        (_PARAMETER, "map link"),
        (_TWO_PARAMETERS, "map link"),
        (_HASH, "map link"),
        (_LOOKED_AT, "map link"),
    ):
        point = _first(pattern, lower, source)
        if point is not None:
            return point
    if _SHORT_LINK.search(lower):
        unresolved.append("short map link")
    return None


def _in_words(lower: str) -> Point | None:
    point = _first(_NAMED, lower, "coordinates")
    if point is not None:
        return point
    for found in _some(_PLAIN, lower):
        # "7.500, 111.000" is a pair of prices.
        if _THOUSANDS.fullmatch(found[1]) or _THOUSANDS.fullmatch(found[2]):
            continue
        point = _inside(_number(found[1]), _number(found[2]), "coordinates")
        if point is not None:
            return point
    for found in _some(_LETTERED, lower):
        point = _inside(_signed(_number(found[1]), found[2]), _number(found[3]), "coordinates")
        if point is not None:
            return point
    if "°" in lower or "º" in lower:
        return _degrees(lower)
    return None


def _degrees(lower: str) -> Point | None:
    for found in _some(_DECIMAL_DEGREES, lower):
        latitude = _signed(_number(found[1]), found[2])
        if point := _inside(latitude, _number(found[3]), "coordinates"):
            return point
    for found in _some(_DEGREES_AFTER, lower):
        latitude = _signed(_angle(found, 1), found[4])
        if point := _inside(latitude, _angle(found, 5), "coordinates"):
            return point
    for found in _some(_DEGREES_BEFORE, lower):
        latitude = _signed(_angle(found, 2), found[1])
        if point := _inside(latitude, _angle(found, 5), "coordinates"):
            return point
    return None


_THOUSANDS = re.compile(r"\d{1,3}[.,]\d00")


def _some(pattern: re.Pattern[str], lower: str) -> list[re.Match[str]]:
    return list(islice(pattern.finditer(lower), _MOST_CANDIDATES))


def _first(pattern: re.Pattern[str], lower: str, source: str) -> Point | None:
    for found in _some(pattern, lower):
        point = _inside(_number(found[1]), _number(found[2]), source)
        if point is not None:
            return point
    return None


def _number(digits: str) -> float:
    plain = digits.replace(",", ".").replace("−", "-").replace("–", "-")
    return float("".join(plain.split()))


def _angle(found: re.Match[str], group: int) -> float:
    parts = (found[group], found[group + 1] or "0", found[group + 2] or "0")
    degrees, minutes, seconds = (_number(part) for part in parts)
    return degrees + minutes / 60 + seconds / 3600


def _signed(latitude: float, hemisphere: str) -> float:
    return -latitude if hemisphere in ("s", "ls") else latitude


def _inside(latitude: float, longitude: float, source: str) -> Point | None:
    """The point when it lies in Indonesia; swapped pairs and a lost minus are put right."""
    if _WEST <= latitude <= _EAST:
        latitude, longitude = longitude, latitude
    if _NORTH < latitude <= -_SOUTH:
        latitude = -latitude
    if _SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST:
        return Point(round(latitude, 7), round(longitude, 7), source)
    return None


def _plus_code(
    lower: str, centre: tuple[float, float] | None, unresolved: list[str]
) -> Point | None:
    for found in _some(_PLUS_CODE, lower):
        start, end = found[1], found[2]
        if not any(letter.isalpha() for letter in start + end):
            continue
        if len(start) < 8 and centre is None:
            unresolved.append("short Plus Code")
            continue
        point = _inside(*_decoded(start, end, centre or (0.0, 0.0)), "Plus Code")
        if point is not None:
            return point
    return None


def _decoded(start: str, end: str, centre: tuple[float, float]) -> tuple[float, float]:
    """The middle of a Plus Code's cell; a short one is the nearest such cell to `centre`."""
    missing = 8 - len(start)
    prefix = _encoded(*centre)[:missing] if missing else ""
    latitude, longitude = _middle(prefix + start + end)
    if missing:
        # The cell repeats once in each cell of the size that the missing digits stand for.
        period = 20.0 ** (2 - missing // 2)
        latitude += period * round((centre[0] - latitude) / period)
        longitude += period * round((centre[1] - longitude) / period)
    return latitude, longitude


def _encoded(latitude: float, longitude: float) -> str:
    digits = ""
    size = 20.0
    south, west = latitude + 90, longitude + 180
    for _ in range(4):
        row, column = int(south // size), int(west // size)
        digits += _PLUS_ALPHABET[min(row, 19)] + _PLUS_ALPHABET[min(column, 19)]
        south, west, size = south % size, west % size, size / 20
    return digits


def _middle(code: str) -> tuple[float, float]:
    """Pairs of digits narrow a square by 20; behind the tenth, one digit narrows it by 5 x 4."""
    latitude, longitude, size = -90.0, -180.0, 20.0
    for row, column in zip(code[0:10:2], code[1:10:2], strict=False):
        latitude += _PLUS_ALPHABET.index(row) * size
        longitude += _PLUS_ALPHABET.index(column) * size
        size /= 20
    height = width = size * 20
    for digit in code[10:]:
        height, width = height / 5, width / 4
        row_number, column_number = divmod(_PLUS_ALPHABET.index(digit), 4)
        latitude += row_number * height
        longitude += column_number * width
    return latitude + height / 2, longitude + width / 2
