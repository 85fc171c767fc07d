"""What a notice says: number, topic, deadline and link; never who wrote, never what they wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any

from babel.dates import format_datetime

from muara.doctor.words import AlarmTold
from muara.notices import Event
from muara.words import say
from store.notices import Counts

_LINES = 10
_ALERTS = (Event.THREAT, Event.ALERT_WAITING)
"""Whoever else sees the screen learns nothing, not even by the link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that somebody is told. What of a complaint is not to leave the house is None."""

    event: Event
    tracking_id: str | None = None
    topic: str | None = None
    due_at: datetime | None = None
    zone: tzinfo = UTC
    channel: str | None = None
    counts: Counts | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    """What else was told of it: of a dispute both governments, and how many there are."""
    is_sealed: bool = False
    alarm: AlarmTold | None = None


def message(lines: Sequence[Line], language: str, public_url: str) -> tuple[str, str]:
    """Title and body in plain text; many things are told in one message."""
    first = lines[0]
    if len(lines) == 1:
        title = _title(first, language)
    else:
        title = say(language, "notice.title.many", count=len(lines))
    shown = [_paragraph(line, language, public_url) for line in lines[:_LINES]]
    if len(lines) > _LINES:
        shown.append(say(language, "notice.more", count=len(lines) - _LINES, url=public_url))
    return title, "\n\n".join([*shown, say(language, "notice.foot", url=public_url)])


def _title(line: Line, language: str) -> str:
    if line.is_sealed and line.event not in _ALERTS:
        return say(language, "notice.title.sealed_arrived")
    return say(language, f"notice.title.{line.event}")


def _paragraph(line: Line, language: str, public_url: str) -> str:
    link = f"{public_url}/complaints/{line.tracking_id}" if line.tracking_id else public_url
    if line.event in _ALERTS:
        alerts = f"{public_url}/?list=alerts" if line.tracking_id else public_url
        return f"{say(language, f'notice.{line.event}')}\n{alerts}"
    if line.is_sealed:
        if "deadline" in line.details:
            return f"{say(language, 'notice.sealed_waits')}\n{public_url}/?list=sealed"
        return f"{say(language, 'notice.sealed_arrived')}\n{public_url}/?list=all"
    if line.event is Event.DIGEST and line.counts is not None:
        counts = line.counts
        return say(
            language,
            "notice.digest",
            new=counts.new,
            due_today=counts.due_today,
            overdue=counts.overdue,
            mine=counts.mine,
        )
    if line.event is Event.ALARM:
        return f"{line.alarm.text(language) if line.alarm else ''}\n{public_url}/doctor"
    if line.event is Event.IN_DISPUTE:
        number = f"{line.tracking_id}\n" if line.tracking_id else ""
        return f"{say(language, 'notice.in_dispute', **_parties(line))}\n{number}{link}"
    if line.event is Event.TEST:
        return say(language, "notice.test")
    if line.event is Event.PERSON_WANTED:
        told = say(language, "notice.person_wanted", channel=line.channel or "")
        return f"{told}\n{public_url}/persons"
    return f"{' · '.join(_facts(line, language))}\n{link}"


def _parties(line: Line) -> dict[str, Any]:
    """Who hands to whom, and how many reports."""
    return {name: line.details.get(name, "") for name in ("ours", "theirs", "count")}


def _facts(line: Line, language: str) -> list[str]:
    facts = [say(language, f"notice.{line.event}"), line.tracking_id or ""]
    if line.topic:
        facts.append(line.topic)
    if line.due_at is not None:
        local = line.due_at.astimezone(line.zone)
        pattern = "EEEE d MMMM, HH.mm" if language == "id" else "EEEE d MMMM, HH:mm"
        day = format_datetime(local, pattern, locale=language)
        facts.append(say(language, "notice.deadline", moment=f"{day} {local:%Z}"))
    return [fact for fact in facts if fact]
