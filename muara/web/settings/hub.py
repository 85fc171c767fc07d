"""One page for all settings of a government, each with the state that it is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from babel.numbers import format_decimal
from fastapi import APIRouter, Response
from sqlalchemy import Connection, Row

from muara.local_settings import number_states
from muara.national_days import national_days
from muara.seed import STRENGTHS
from muara.web.formats import day_words
from muara.web.late_route import LateRoute
from muara.web.settings.hours import week_in_force, weekly_hours
from muara.web.settings.office import Looks, Office
from muara.web.settings.templates import channel_templates
from muara.working_time import OffKind
from store import (
    agencies,
    canned_replies,
    clocks,
    emergency_numbers,
    judgements,
    knowledge,
    open311,
)
from store.knowledge import Entry

router = APIRouter(route_class=LateRoute)

_AUTUMN = 10
"""From this month on the decree about next year's joint leave is to be expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The state of one thing: the text `settings.state.<word>`, and whether a person must look."""

    page: str
    word: str
    blanks: dict[str, object] = field(default_factory=dict)
    is_alarm: bool = False

    def said_in(self, language: str) -> dict[str, object]:
        """The blanks with numbers as the language writes them; years stay as they are."""
        return {
            name: format_decimal(value, locale=language)
            if isinstance(value, int | float) and name != "year"
            else value
            for name, value in self.blanks.items()
        }


@router.get("/settings")
def show_hub(office: Looks) -> Response:
    """Everything that can be set, with its state."""
    with office.application.store.read() as connection:
        found: dict[str, list[State]] = {}
        for state in states_of(office, connection):
            found.setdefault(state.page, []).append(state)
        channels = [code for code in office.visit.channels.values() if code == office.code]
        return office.page(
            connection,
            "hub",
            states=found,
            channel_count=len(channels),
            government_count=len(office.choices),
        )


def states_of(office: Office, connection: Connection) -> list[State]:
    """The state of everything that a government sets for itself."""
    scope, code = office.scope, office.code
    entries = knowledge.lexicon(scope, connection, code)
    return [
        *_agencies(agencies.agencies_of(scope, connection, code, only_active=False)),
        *_lexicon(entries),
        State(
            page="places",
            word="places",
            blanks={"count": len(judgements.nicknames_of(scope, connection, code))},
        ),
        State(
            page="replies",
            word="replies",
            blanks={"count": len(canned_replies.replies_of(scope, connection, code))},
        ),
        *_templates(office),
        *_days(office, clocks.local_days_of(scope, connection, code)),
        *_hours(office, clocks.hours_of(scope, connection, code)),
        *_rules(office, clocks.rules_of(scope, connection, code)),
        State(
            page="open311",
            word="open311",
            blanks={
                "count": sum(
                    row.revoked_at is None
                    for row in open311.keys_of(scope, connection)
                    if row.jurisdiction in ("", code)
                )
            },
        ),
        *numbers(emergency_numbers.numbers_of(scope, connection, code), office.today),
    ]


def _agencies(rows: Iterable[Row[Any]]) -> Iterator[State]:
    active = [row.is_active for row in rows]
    yield State(
        page="agencies", word="agencies", blanks={"count": sum(active)}, is_alarm=not any(active)
    )
    if closed := len(active) - sum(active):
        yield State(page="agencies", word="agencies_closed", blanks={"count": closed})


def _lexicon(entries: Iterable[Entry]) -> Iterator[State]:
    topics = words = 0
    for entry in entries:
        topics += entry.axis == "topic"
        if entry.axis == "subject":
            words += sum(len(entry.content.get(strength, ())) for strength in STRENGTHS)
    yield State(page="lexicon", word="lexicon", blanks={"topics": topics, "words": words})


def _templates(office: Office) -> Iterator[State]:
    windowed = [one for one in channel_templates(office) if one.has_templates]
    missing = sum(len(one.missing) for one in windowed)
    if not windowed:
        yield State(page="templates", word="templates_unneeded")
    elif missing:
        yield State(
            page="templates", word="templates_missing", blanks={"count": missing}, is_alarm=True
        )
    else:
        yield State(page="templates", word="templates_complete")


def _days(office: Office, rows: Iterable[Row[Any]]) -> Iterator[State]:
    today = office.today
    own = sum(row.day >= today for row in rows)
    yield State(page="days", word="days", blanks={"count": own})
    following = national_days(today.year + 1).values()
    is_decided = any(off.kind == OffKind.JOINT_LEAVE for off in following)
    if today.month >= _AUTUMN and not is_decided:
        yield State(
            page="days", word="joint_leave_unknown", blanks={"year": today.year + 1}, is_alarm=True
        )


def _hours(office: Office, rows: Sequence[Row[Any]]) -> Iterator[State]:
    total = weekly_hours(week_in_force(rows, office.today))
    yield State(page="hours", word="hours", blanks={"count": round(total, 1)})
    yield from _coming(office, rows, "hours")


def _rules(office: Office, rows: Iterable[Row[Any]]) -> Iterator[State]:
    own = [row for row in rows if row.jurisdiction]
    holding = {(r.kind, r.classification) for r in own if r.effective_from <= office.today}
    word = "rules_own" if holding else "rules_common"
    yield State(page="rules", word=word, blanks={"count": len(holding)})
    yield from _coming(office, own, "rules")


def _coming(office: Office, rows: Iterable[Row[Any]], page: str) -> Iterator[State]:
    later = [r.effective_from for r in rows if r.jurisdiction and r.effective_from > office.today]
    if later:
        day = day_words(min(later), office.visit.language)
        yield State(page=page, word="coming", blanks={"day": day})


def numbers(rows: Iterable[Any], today: date) -> Iterator[State]:
    """What there is to know of a government's emergency numbers."""
    count = number_states(rows, today)
    if not any(count.values()):
        yield State(page="numbers", word="numbers_none", is_alarm=True)
        return
    yield State(page="numbers", word="numbers_confirmed", blanks={"count": count["confirmed"]})
    for word in ("unconfirmed", "stale"):
        if count[word]:
            yield State(
                page="numbers",
                word=f"numbers_{word}",
                blanks={"count": count[word]},
                is_alarm=True,
            )
