"""What reporters do about their own complaints, by a word to the bot or on their number's page.

Whoever calls has made sure that it is the reporter. Each is one change of the caller's transaction;
`Deed.key` makes a repetition harmless.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, update

from store.casework import ending
from store.casework.deed import Act, Case, Deed, take
from store.casework.merging import merged_with
from store.changes import end_publication, write_history
from store.errors import NotPossible
from store.models import ComplaintStatus as Status
from store.models import complaints, conversations
from store.publications import withdraw as withdraw_publication
from store.scope import REPORTER, SYSTEM

OBJECTIONS_FOR_SUPERVISOR = 2
"""From so many reopenings on, somebody else than before looks at it."""
RATINGS = range(1, 6)


def rate(connection: Connection, complaint_id: int, deed: Deed, rating: int) -> None:
    """How content the reporter is, 1 to 5; a later rating replaces an earlier one."""
    if rating not in RATINGS:
        raise NotPossible("A rating is a number from 1 to 5.")
    case = take(REPORTER, connection, complaint_id, deed, Act.RATE)
    if case is None:
        return
    case.change(rating=rating)
    case.tell("complaint_rated", rating=rating)


def confirm(connection: Connection, complaint_id: int, deed: Deed) -> None:
    """The answer settles it: close."""
    ending.close(REPORTER, connection, complaint_id, deed, reason="confirmed")


def object_to(connection: Connection, complaint_id: int, deed: Deed) -> None:
    """The answer does not settle it: with the agencies again."""
    ending.reopen(REPORTER, connection, complaint_id, deed, reason="not_done")


def withdraw(connection: Connection, complaint_id: int, deed: Deed) -> None:
    """Take it back. Once an agency has it, others are handled with it, or it is about misconduct or
    danger, an officer decides, since somebody may have been forced to. One that is handled with
    another leaves that to go on without it. In either case it is public no longer."""
    case = take(REPORTER, connection, complaint_id, deed, Act.TAKE_BACK)
    if case is None:
        return
    end_publication(REPORTER, connection, complaint_id, deed.now)
    leads_others = bool(merged_with(SYSTEM, connection, complaint_id))
    is_untouched = case.row.status == Status.NEW or case.row.merged_into is not None
    if is_untouched and not leads_others and not _is_delicate(case):
        case.set_status(
            Status.ARCHIVED,
            merged_into=None,
            reason="withdrawn",
            closed_at=deed.now,
            is_gathering=False,
            settles_at=None,
            settles_latest=None,
            awaiting=None,
        )
        case.tell("complaint_withdrawn")
    else:
        case.change(withdrawal_asked_at=deed.now)
        case.tell("withdrawal_asked")


def _is_delicate(case: Case) -> bool:
    row = case.row
    return bool(row.seal is not None or row.is_oversight or row.is_secret or row.is_emergency)


def keep_secret(
    connection: Connection, complaint_id: int, deed: Deed, *, is_threatened: bool = False
) -> None:
    """Hide the whole report from everybody who need not know it."""
    case = take(REPORTER, connection, complaint_id, deed, Act.CHOOSE_PRIVACY)
    if case is None:
        return
    case.change(is_secret=True, is_anonymous=True)
    withdraw_publication(connection, complaint_id)
    case.tell("reporter_threatened" if is_threatened else "secrecy_chosen")


def show_name(connection: Connection, complaint_id: int, deed: Deed, *, is_shown: bool) -> None:
    """Let agencies know the name, or hide it again."""
    case = take(REPORTER, connection, complaint_id, deed, Act.CHOOSE_PRIVACY)
    if case is None:
        return
    case.change(is_anonymous=not is_shown)
    case.tell("name_shown" if is_shown else "name_hidden")


def finish(connection: Connection, complaint_id: int, now: datetime, *, facets: int) -> None:
    """Nothing more is to come: the bot has its last word at once, as if it had asked for all
    `facets`."""
    changed = connection.execute(
        update(complaints)
        .where(complaints.c.id == complaint_id, complaints.c.settles_at.is_not(None))
        .values(settles_at=now, settles_latest=now, awaiting=None, asked=facets)
    )
    if changed.rowcount:
        write_history(REPORTER, connection, "story_finished", now, complaint_id=complaint_id)


def skip(connection: Connection, complaint_id: int, now: datetime) -> None:
    """The open question stays unanswered: on to what comes next."""
    changed = connection.execute(
        update(complaints)
        .where(complaints.c.id == complaint_id, complaints.c.awaiting.is_not(None))
        .values(settles_at=now, awaiting=None)
    )
    if changed.rowcount:
        write_history(REPORTER, connection, "question_skipped", now, complaint_id=complaint_id)


def speak_for_another(connection: Connection, complaint_id: int, now: datetime) -> None:
    """The report is about somebody else than the reporter."""
    write_history(REPORTER, connection, "reported_for_another", now, complaint_id=complaint_id)


def want_person(connection: Connection, conversation_id: int, now: datetime) -> None:
    """Somebody is to answer in the bot's stead; stays listed until a person has."""
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id, conversations.c.person_wanted_at.is_(None))
        .values(person_wanted_at=now)
    )
    write_history(REPORTER, connection, "person_wanted", now, conversation_id=conversation_id)
