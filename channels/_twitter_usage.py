"""What X says of the posts that a project has read this month, and of how many it may.

https://docs.x.com/x-api/usage/introduction

Prepaid credit is told nowhere: only 402 says that it is used up.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from channels._twitter_objects import mapping
from channels.base import Finding

SUBJECT = "usage"
NEARLY = 0.8
"""A share of the cap from which on it is told."""
_LONGEST = 18


def usage_finding(answer: Mapping[str, Any]) -> Finding:
    """What the answer means: an error where nothing more may be read this month."""
    data = mapping(answer.get("data"))
    used, cap = _number(data.get("project_usage")), _number(data.get("project_cap"))
    if used is None or not cap:
        message = "X does not say how many posts the app's project has read."
        return Finding(level="warning", subject=SUBJECT, message=message)
    counts = {"posts_read": used, "posts_cap": cap}
    said = f"{used} of {cap} posts of this month are read.{_reset(data)}"
    if used >= cap:
        message = f"{said} X gives no more until then."
        return Finding(level="error", subject=SUBJECT, message=message, code="cap", counts=counts)
    level: Literal["ok", "warning"] = "warning" if used >= cap * NEARLY else "ok"
    return Finding(level=level, subject=SUBJECT, message=said, counts=counts)


def _reset(data: Mapping[str, Any]) -> str:
    # X's reference calls it the days that are left, and its answers look like a day of the month.
    day = _number(data.get("cap_reset_day"))
    return "" if day is None else f" The month's reset as X gives it: cap_reset_day {day}."


def _number(value: object) -> int | None:
    """X writes these as texts in some answers, and as numbers in others."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if value >= 0 else None
    is_count = isinstance(value, str) and value.isdecimal() and len(value) <= _LONGEST
    return int(str(value)) if is_count else None
