"""Who may see a report: seals, exclusions, releases; tags and emergencies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, ScalarSelect, func, insert, select, update

from store import alerts
from store.case_models import (
    AssignmentState,
    assignments,
    complaint_tags,
    exclusions,
    releases,
    seal_accesses,
)
from store.casework.deed import ACTIVE, Act, Case, Deed, take
from store.changes import count_in, write_history
from store.concealing import put_out_of_sight
from store.errors import Conflict, NotPossible
from store.models import attachments, items
from store.queries import UNSEALED
from store.rights import Right
from store.scope import Scope
from store.session import insert_new


def seal_case(case: Case, kind: str) -> None:
    case.change(seal=kind)
    if case.scope.operator_id is not None:
        _name(case, case.scope.operator_id)
    put_out_of_sight(case.scope, case.connection, case.id)
    write_history(
        case.scope,
        case.connection,
        "complaint_sealed_from_others",
        case.deed.now,
        complaint_id=case.id,
        kind=kind,
    )


def _name(case: Case, operator_id: int) -> None:
    insert_new(
        case.connection,
        seal_accesses,
        {
            "complaint_id": case.id,
            "operator_id": operator_id,
            "given_by": case.scope.actor,
            "given_at": case.deed.now,
        },
        ("complaint_id", "operator_id"),
    )


def unseal(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, *, reason: str
) -> None:
    """Let everybody who sees secret reports see this one: it is no oversight content after all."""
    case = take(scope, connection, complaint_id, deed, Act.UNSEAL, Right.UNSEAL)
    if case is None:
        return
    if case.row.seal in (None, UNSEALED):
        raise NotPossible("This report is not sealed.")
    case.change(seal=UNSEALED, is_oversight=False)
    case.tell("complaint_unsealed_for_others", reason=reason)


def name_operator(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, operator_id: int
) -> None:
    """Let one more person see a sealed report."""
    case = take(scope, connection, complaint_id, deed, Act.SEAL, Right.UNSEAL)
    if case is None:
        return
    _name(case, operator_id)
    case.tell("seal_opened_to", operator=operator_id)


def exclude(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    *,
    operator_id: int | None = None,
    agency_id: int | None = None,
) -> None:
    """Hide a report from somebody whom it is about; from an agency, with all who work there."""
    case = take(scope, connection, complaint_id, deed, Act.EXCLUDE, Right.VERIFY, Right.UNSEAL)
    if case is None:
        return
    if (operator_id is None) == (agency_id is None):
        raise NotPossible("Exclude one person or one agency.")
    if operator_id is not None and operator_id == scope.operator_id:
        raise NotPossible("Ask a colleague to exclude you.")
    connection.execute(
        insert(exclusions).values(
            complaint_id=complaint_id,
            operator_id=operator_id,
            agency_id=agency_id,
            excluded_by=scope.actor,
            excluded_at=deed.now,
        )
    )
    if agency_id is not None:
        connection.execute(
            update(assignments)
            .where(
                assignments.c.complaint_id == complaint_id,
                assignments.c.agency_id == agency_id,
                assignments.c.state.in_(ACTIVE),
            )
            .values(state=AssignmentState.WITHDRAWN, ended_at=deed.now, reason="excluded")
        )
    case.change(has_exclusions=True)
    put_out_of_sight(scope, connection, complaint_id)
    case.tell("excluded", operator=operator_id, agency=agency_id)


def release(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    *,
    reason: str,
    item_id: int | None = None,
    attachment_id: int | None = None,
) -> None:
    """Show the agencies of a complaint a message's original words, a voice or an unmasked photo."""
    case = take(scope, connection, complaint_id, deed, Act.RELEASE, Right.RELEASE)
    if case is None:
        return
    if not reason:
        raise NotPossible("A reason is needed.")
    connection.execute(
        insert(releases).values(
            complaint_id=complaint_id,
            item_id=item_id,
            attachment_id=attachment_id,
            reason=reason,
            released_by=scope.actor,
            released_at=deed.now,
        )
    )
    case.change()
    case.tell("released_to_agencies", item=item_id, attachment=attachment_id)


def let_through(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, item_id: int
) -> None:
    """Let agencies see a message that was withheld from them, in all its versions.

    `Conflict` when it is not withheld, or not any more.
    """
    case = take(scope, connection, complaint_id, deed, Act.LET_THROUGH, Right.RELEASE, Right.ASSIGN)
    if case is None:
        return
    changed = connection.execute(
        update(items)
        .where(items.c.message_hash == _message_of(item_id, complaint_id), items.c.is_withheld)
        .values(is_withheld=False)
        .returning(items.c.id, items.c.event, items.c.content)
    ).all()
    if not changed:
        raise Conflict("Agencies see this message already.")
    original = [row.id for row in changed if row.event == "created"]
    count_in(
        scope,
        connection,
        complaint_id,
        messages=len(original),
        attachments=_file_count(connection, original),
        has_location=any(row.content == "location" for row in changed),
    )
    case.change()
    case.tell("message_let_through", item=item_id)


def _message_of(item_id: int, complaint_id: int) -> ScalarSelect[Any]:
    own = items.alias()
    query = select(own.c.message_hash).where(
        own.c.id == item_id, own.c.complaint_id == complaint_id
    )
    return query.scalar_subquery()


def _file_count(connection: Connection, item_ids: Sequence[int]) -> int:
    files = select(func.count()).where(attachments.c.item_id.in_(item_ids))
    return connection.execute(files).scalar_one()


HIDING_REASONS = ("personal_information", "danger")
"""A comment is hidden for nothing else: criticism stays where it is."""


def note_hidden(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    item_id: int,
    *,
    reason: str,
) -> bool:
    """The platform has hidden a public comment, for this reason; False when it was noted before."""
    if reason not in HIDING_REASONS:
        raise NotPossible("A comment is hidden for personal data or danger only.")
    case = take(scope, connection, complaint_id, deed, Act.HIDE_COMMENT, Right.MODERATE)
    if case is None:
        return False
    connection.execute(
        update(items)
        .where(items.c.message_hash == _message_of(item_id, complaint_id), items.c.is_exposed)
        .values(is_exposed=False)
    )
    case.change()
    case.tell("comment_hidden", item=item_id, reason=reason)
    return True


def set_tag(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    tag: str,
    *,
    is_set: bool = True,
) -> None:
    """Put a word to a complaint, or take it away."""
    word = " ".join(tag.lower().split())[:40]
    if not word:
        raise NotPossible("A tag needs a word.")
    case = take(scope, connection, complaint_id, deed, Act.TAG, Right.VERIFY, Right.NOTE)
    if case is None:
        return
    if is_set:
        insert_new(
            connection,
            complaint_tags,
            {"complaint_id": complaint_id, "tag": word},
            ("complaint_id", "tag"),
        )
    else:
        connection.execute(
            complaint_tags.delete().where(
                complaint_tags.c.complaint_id == complaint_id, complaint_tags.c.tag == word
            )
        )
    case.tell("tag_set" if is_set else "tag_taken_away", tag=word)


def set_emergency(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, *, is_emergency: bool
) -> None:
    """A person says that somebody is in danger, or that nobody is."""
    case = take(scope, connection, complaint_id, deed, Act.EMERGENCY, Right.VERIFY, Right.ANSWER)
    if case is None:
        return
    case.change(is_emergency=is_emergency)
    if not is_emergency:
        alerts.end(scope, connection, complaint_id, deed.now)
    case.tell("emergency_declared" if is_emergency else "emergency_called_off")


def acknowledge(scope: Scope, connection: Connection, complaint_id: int, deed: Deed) -> None:
    """A person looks after whoever is in danger: nobody else is alerted.

    `Conflict` when somebody was faster.
    """
    case = take(scope, connection, complaint_id, deed, Act.ACKNOWLEDGE, Right.VERIFY, Right.ANSWER)
    if case is None:
        return
    if not alerts.end(scope, connection, complaint_id, deed.now):
        raise Conflict("Somebody looks after it already.")
    case.change()
    case.tell("emergency_acknowledged")
