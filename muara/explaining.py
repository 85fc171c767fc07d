"""Why a clock is due when it is, in words, for the person who asks "why Tuesday 10:00?"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from muara.national_days import national_name
from muara.words import say
from muara.working_time import OffKind

_HOUR = 3600
_MOMENT = {"id": "EEEE, d MMMM y 'pukul' HH.mm", "en": "EEEE, d MMMM y 'at' HH:mm"}
_DAY = "EEEE, d MMMM y"


def explain(
    kind: str,
    why: Mapping[str, Any],
    started_at: datetime,
    due_at: datetime | None,
    zone: tzinfo,
    language: str,
) -> list[str]:
    """A sentence for every step of the counting, in its order.

    `why` is what `muara.deadlines.clocks` makes and the table `deadline` keeps; `due_at` is None
    while the clock stands still.
    """
    return list(_Explanation(why, zone, language).sentences(kind, started_at, due_at))


class _Explanation:
    def __init__(self, why: Mapping[str, Any], zone: tzinfo, language: str) -> None:
        self._why = why
        self._zone = zone
        self._language = language if language in _MOMENT else "id"

    def sentences(self, kind: str, started_at: datetime, due_at: datetime | None) -> Iterator[str]:
        why = self._why
        counted_from = datetime.fromisoformat(why["counted_from"])
        yield self._say(
            "why.rule",
            clock=say(self._language, f"clock.{kind}"),
            days=why["working_days"],
            since=self._day(date.fromisoformat(why["effective_from"])),
        )
        yield self._say("why.started", moment=self._moment(started_at))
        if counted_from.replace(microsecond=0) > started_at.replace(microsecond=0):
            yield self._say("why.outside_hours", moment=self._moment(counted_from))
        yield from self._left_out()
        if "asked_for" in why:
            asked_for = datetime.fromisoformat(why["asked_for"])
            yield self._say("why.asked_for", moment=self._moment(asked_for))
        if "wished_at" in why:
            wished = datetime.fromisoformat(why["wished_at"])
            yield self._say("why.wished", moment=self._moment(wished))
        yield from (self._pause(pause) for pause in why.get("pauses", ()))
        yield from self._end(due_at)

    def _left_out(self) -> Iterator[str]:
        if self._why["rest_days"]:
            yield self._say("why.rest_days", count=self._why["rest_days"])
        for day, name, kind in self._why["days_off"]:
            when = date.fromisoformat(day)
            yield self._say("why.day_off", day=self._day(when), name=self._name(when, name, kind))

    def _pause(self, pause: Mapping[str, Any]) -> str:
        since = self._moment(datetime.fromisoformat(pause["since"]))
        if "until" not in pause:
            return self._say(f"why.{pause['reason']}_now", since=since)
        hours = format_decimal(round(pause["seconds"] / _HOUR, 1), locale=self._language)
        until = self._moment(datetime.fromisoformat(pause["until"]))
        return self._say(f"why.{pause['reason']}", since=since, until=until, hours=hours)

    def _end(self, due_at: datetime | None) -> Iterator[str]:
        if "ended_by" in self._why:
            yield self._say(f"why.ended_by.{self._why['ended_by']}")
        elif due_at is not None:
            yield self._say("why.due", moment=self._moment(due_at))
        for year in self._why.get("undecided_years", ()):
            yield self._say("why.undecided", year=year)

    def _name(self, day: date, name: str, kind: str) -> str:
        if self._language == "id" or kind == OffKind.LOCAL:
            return name
        return national_name(day, self._language) or name

    def _say(self, key: str, **values: object) -> str:
        return say(self._language, key, **values)

    def _moment(self, at: datetime) -> str:
        local = at.astimezone(self._zone)
        words = format_datetime(local, _MOMENT[self._language], locale=self._language)
        return f"{words} {local:%Z}"

    def _day(self, day: date) -> str:
        return format_date(day, _DAY, locale=self._language)
