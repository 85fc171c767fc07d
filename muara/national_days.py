"""The nation's days off, as the PyPI package `holidays` knows them.

Its category `public` are the national holidays, its `government` the joint leave (*cuti bersama*)
that the three ministers decree each autumn for the coming year. See docs/deadlines.md for what it
does not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from muara.working_time import DayOff, OffKind

_LANGUAGES = {"id": "id", "en": "en_US"}
_CATEGORIES = {OffKind.JOINT_LEAVE: "government", OffKind.HOLIDAY: "public"}


@cache
def national_days(year: int) -> Mapping[date, DayOff]:
    """The days off of a year by their date, with Indonesian names. Slow at its first use."""
    return {
        day: DayOff(name, kind)
        for kind in _CATEGORIES
        for day, name in _names(year, kind, "id").items()
    }


def national_name(day: date, language: str) -> str | None:
    """What the nation's day off is called in a language; None when it is none."""
    found = national_days(day.year).get(day)
    return _names(day.year, found.kind, language).get(day) if found else None


@cache
def _names(year: int, kind: OffKind, language: str) -> Mapping[date, str]:
    # Half a second of imports, which commands that count no days should not wait for.
    from holidays import country_holidays

    found = country_holidays(
        "ID", years=year, categories=(_CATEGORIES[kind],), language=_LANGUAGES[language]
    )
    return dict(found.items())
