"""Every job of the timetable by name, and how many seconds lie between two of its runs.

None: that follows from other settings. `schedule.intervals` in config.yaml may say otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86_400.0

INTERVALS: Mapping[str, float | None] = {
    # of each channel
    "poll": None,
    "reconcile": None,
    "watch": 5 * _MINUTE,
    "self_check": _HOUR,
    "look_up": _DAY,
    "mentions": _MINUTE,
    "outbox": 1.0,
    "media": 1.0,
    # of each destination
    "forward": 1.0,
    "pull": None,
    "export_files": _HOUR,
    # of the whole installation
    "route": 1.0,
    "gathering": 1.0,
    "cases": 15.0,
    "clocks": _MINUTE,
    "alerts": 1.0,
    "draw_apart": _HOUR,
    "index": 1.0,
    "compare": 10.0,
    "learn": _DAY,
    "imports": 1.0,
    "retention": _DAY / 4,
    "forget": _DAY,
    "orphans": _HOUR,
    "seal_audit": _MINUTE,
    "notices": 1.0,
    "digests": _MINUTE,
    "doctor": _MINUTE,
    "doctor_outside": _HOUR,
    "alarms": 1.0,
}
