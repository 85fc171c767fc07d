"""Colours of governments: whether words can be read on them, and what becomes of them by night."""

from __future__ import annotations

WHITE = "#ffffff"
LEAST_CONTRAST = 4.5
"""WCAG 2.2 AA, for words of ordinary size."""
_STEPS = 20


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours like `#0b6468`, 1 to 21, as WCAG 2.2 reckons it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lightened_for(colour: str, ground: str) -> str:
    """`colour`, mixed with as much white as words on the dark `ground` need."""
    mixed = (_mixed(colour, WHITE, step / _STEPS) for step in range(_STEPS + 1))
    return next(one for one in mixed if contrast(one, ground) >= LEAST_CONTRAST)


def softened(colour: str, ground: str, share: float) -> str:
    """`ground` with a tinge of `colour`: `share` of it, 0 to 1."""
    return _mixed(ground, colour, share)


def _mixed(one: str, other: str, share: float) -> str:
    parts = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
