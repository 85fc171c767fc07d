"""When officers are at work, in a citizen's words. Pure."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_date

from muara.words import line
from muara.working_time import Calendar


def hours_in_words(calendar: Calendar, now: datetime, language: str) -> str:
    """Until when somebody is at work today, or from when on again: on which day, at what time."""
    begins, ends = calendar.shift(now)
    local, until = calendar.local(begins), calendar.local(ends)
    if calendar.is_working(now):
        return line(language, "hours.open", until=f"{until:%H.%M}")
    day = format_date(local, "EEEE, d MMMM", locale=language)
    return line(language, "hours.closed", day=day, time=f"{local:%H.%M}", until=f"{until:%H.%M}")
