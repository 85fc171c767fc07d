"""A reporter's complaints as the dialogue sees them, and what "cek" says of each."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from sqlalchemy import Row

from channels.base import Surface
from forwarder.base import ALL_FACETS, Facet
from muara.dialogue_state import Case
from muara.receipts import NEEDED
from muara.words import line


def case_of(row: Row[Any], conversation_id: int, status_words: str = "") -> Case:
    """The complaint in a row of `store.dialogues`, seen from a conversation."""
    missing = ALL_FACETS & ~Facet(row.known) if row.is_incomplete else Facet(0)
    return Case(
        id=row.id,
        tracking_id=row.tracking_id,
        status=row.status,
        summary=row.summary,
        last_message_at=row.last_message_at,
        is_gathering=row.is_gathering,
        awaiting=Facet[row.awaiting.upper()] if row.awaiting else None,
        missing=missing & NEEDED,
        answered_at=row.resolved_at,
        is_secret=row.is_secret or row.seal is not None,
        is_oversight=row.is_oversight,
        is_public=row.surface != Surface.DIRECT,
        is_here=row.conversation_id == conversation_id,
        is_merged=row.merged_into is not None,
        leads_others=row.leads_others,
        is_emergency=row.is_emergency,
        is_rated=row.rating is not None,
        reason=row.reason,
        is_new_here=row.status == "new",
        status_words=status_words,
    )


def status_words(
    row: Row[Any],
    agencies: list[str],
    zone: ZoneInfo,
    language: str,
    leading: Row[Any] | None = None,
) -> str:
    """Where a complaint stands, in the citizen's words; nothing of what it is about.

    What is handled with another one, `leading`, is as far as that: neither who has it is said, nor
    until when.
    """
    is_told = leading is None and not _is_delicate(row)
    words = {
        "tracking_id": row.tracking_id,
        "agency": ", ".join(agencies if is_told else ()) or line(language, "status.agency"),
        "to": row.handed_over_to or "",
    }
    parts = [line(language, _status_line(row, leading, is_told=is_told), **words)]
    if row.due_at is not None and row.status in ("new", "assigned", "in_progress"):
        parts.append(line(language, "status.due", day=day_in_words(row.due_at, zone, language)))
    return "\n".join(parts)


def _status_line(row: Row[Any], leading: Row[Any] | None, *, is_told: bool) -> str:
    """Which words say it."""
    status = row.status if leading is None else leading.status
    if leading is not None and status == "on_hold":  # it is not they who were asked
        status = leading.status_before or "new"
    if status == "handed_over" and not is_told:
        return "status.handed_over.sensitive"
    is_answered = leading is not None and status == "resolved"
    return "status.answered" if is_answered else f"status.{status}"


def _is_delicate(row: Row[Any]) -> bool:
    """The name of who has it or gets it would tell too much."""
    return bool(row.is_secret or row.is_oversight or row.seal is not None)


def time_in_words(moment: datetime, zone: ZoneInfo, language: str) -> str:
    """`Selasa, 24 November pukul 10.30`."""
    clock = format(moment.astimezone(zone), _CLOCK.get(language, _CLOCK["id"]))
    return f"{day_in_words(moment, zone, language)} {clock}"


_CLOCK = {"id": "pukul %H.%M", "en": "at %H:%M", "jv": "tabuh %H.%M"}


def day_in_words(moment: datetime, zone: ZoneInfo, language: str) -> str:
    """`Selasa, 24 November`, in the citizen's language and the government's zone."""
    return format_date(moment.astimezone(zone), "EEEE, d MMMM", locale=language)
