"""Who may see a report: seals, exclusions, releases; tags and emergencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, ScalarSelect, delete, func, insert, select, update

from store import alerts
from store.accounts import row_of
from store.agencies import agency
from store.case_models import (
    AssignmentState,
    actions,
    assignments,
    complaint_tags,
    exclusions,
    releases,
    seal_accesses,
)
from store.casereading import exclusions_of, released_to_agencies
from store.casework.assigning import settle_status
from store.casework.deed import ACTIVE, OPEN, Act, Case, Deed, take
from store.casework.onlookers import onlookers_of
from store.changes import SEALS, count_in, write_history
from store.concealing import put_out_of_sight
from store.errors import Conflict, NotFound, NotPossible, Why
from store.models import attachments, items
from store.publications import withdraw_unfit
from store.rights import Right
from store.scope import SYSTEM, Scope, is_same_person
from store.seals import UNSEALED, is_sealed
from store.session import insert_new


def seal_case(case: Case, kind: str) -> None:
    case.change(seal=kind)
    if case.scope.operator_id is not None:
        _name(case, case.scope.operator_id)
    put_out_of_sight(case.scope, case.connection, case.id, case.deed.now)
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


def _unname(case: Case, operator_id: int) -> bool:
    gone = case.connection.execute(
        delete(seal_accesses).where(
            seal_accesses.c.complaint_id == case.id, seal_accesses.c.operator_id == operator_id
        )
    )
    return gone.rowcount > 0


def unseal(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, *, reason: str
) -> None:
    """Let everybody who sees secret reports see this one: it is no oversight content after all."""
    case = take(scope, connection, complaint_id, deed, Act.UNSEAL, Right.UNSEAL)
    if case is None:
        return
    if not is_sealed(case.row.seal):
        raise NotPossible("This report is not sealed.", Why.NOT_SEALED)
    case.change(seal=UNSEALED, is_oversight=False)
    case.tell("complaint_unsealed_for_others", reason=reason)


def name_operator(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, operator_id: int
) -> None:
    """Let one more person see a sealed report: one of the others of `onlookers_of`.

    `NotPossible` for anybody else, and where nothing is sealed.
    """
    case = take(scope, connection, complaint_id, deed, Act.SEAL, Right.UNSEAL)
    if case is None:
        return
    if case.row.seal not in SEALS:
        raise NotPossible("This report is not sealed.", Why.NOT_SEALED)
    others = onlookers_of(scope, connection, case.row, deed.now).others
    if operator_id not in [one.id for one in others]:
        raise NotPossible("This person sees it already, or would not even then.", Why.ALREADY)
    _name(case, operator_id)
    case.change()
    case.tell("seal_opened_to", operator=operator_id)


def take_access_away(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, operator_id: int
) -> None:
    """Let a named person see a sealed report no longer; who sees all of them still does.

    What they had begun ends, as when it is sealed. `NotPossible` for oneself.
    """
    case = take(scope, connection, complaint_id, deed, Act.SEAL, Right.UNSEAL)
    if case is None:
        return
    if operator_id == scope.operator_id:
        raise NotPossible("Ask a colleague to take your access away.", Why.ONESELF)
    if not _unname(case, operator_id):
        raise NotPossible("This person was not named.", Why.ENDED)
    case.change()
    put_out_of_sight(scope, connection, complaint_id, deed.now)
    case.tell("seal_closed_to", operator=operator_id)


def exclude(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    *,
    operator_id: int | None = None,
    agency_id: int | None = None,
) -> None:
    """Hide a report from somebody whom it is about; from an agency, with all who work there, which
    also takes it from them.

    Who was named to see it in spite of its seal is so no longer. `NotFound` where there is no such
    person or agency.
    """
    case = take(scope, connection, complaint_id, deed, Act.EXCLUDE, Right.VERIFY, Right.UNSEAL)
    if case is None:
        return
    if (operator_id is None) == (agency_id is None):
        raise NotPossible("Exclude one person or one agency.")
    if operator_id is not None and operator_id == scope.operator_id:
        raise NotPossible("Ask a colleague to exclude you.", Why.ONESELF)
    if agency_id is not None:
        agency(scope, connection, agency_id)
    if operator_id is not None:
        row_of(SYSTEM, connection, operator_id)
    for row in exclusions_of(scope, connection, complaint_id):
        if (row.operator_id, row.agency_id) == (operator_id, agency_id):
            raise NotPossible("They are excluded already.", Why.ALREADY)
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
        _withdraw_from(case, agency_id)
    if operator_id is not None:
        _unname(case, operator_id)
    case.change(has_exclusions=True)
    put_out_of_sight(scope, connection, complaint_id, deed.now)
    case.tell("excluded", operator=operator_id, agency=agency_id)


def _withdraw_from(case: Case, agency_id: int) -> None:
    """Its assignment ends, whatever it has answered; what has ended already stays as it ended."""
    withdrawn = case.connection.execute(
        update(assignments)
        .where(
            assignments.c.complaint_id == case.id,
            assignments.c.agency_id == agency_id,
            assignments.c.state.in_((*ACTIVE, AssignmentState.ANSWERED)),
        )
        .values(state=AssignmentState.WITHDRAWN, ended_at=case.deed.now, reason="excluded")
    )
    if not withdrawn.rowcount:
        return
    is_resolved = settle_status(case) if case.row.status in OPEN else False
    write_history(
        case.scope,
        case.connection,
        "assignment_withdrawn",
        case.deed.now,
        complaint_id=case.id,
        agency=agency_id,
        reason="excluded",
        is_resolved=is_resolved,
    )


EXCLUSION_END_REASONS = ("mistake", "not_about_them", "cleared")


def end_exclusion(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    exclusion_id: int,
    *,
    reason: str,
) -> None:
    """Hide a report no longer from somebody: it is not about them, or no longer.

    An agency is not assigned to it again by that. `NotPossible` when it has ended already.
    """
    case = take(scope, connection, complaint_id, deed, Act.EXCLUDE, Right.VERIFY, Right.UNSEAL)
    if case is None:
        return
    if reason not in EXCLUSION_END_REASONS:
        raise NotPossible("Choose why they may see it again.", Why.NO_REASON)
    rows = exclusions_of(scope, connection, complaint_id)
    ended = next((row for row in rows if row.id == exclusion_id), None)
    if ended is None:
        raise NotPossible("This exclusion has ended.", Why.ENDED)
    connection.execute(delete(exclusions).where(exclusions.c.id == exclusion_id))
    case.change(has_exclusions=len(rows) > 1)
    case.tell("exclusion_ended", operator=ended.operator_id, agency=ended.agency_id, reason=reason)


RELEASE_REASONS = ("needed_on_site", "needed_as_proof", "asked_for")


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
    if reason not in RELEASE_REASONS:
        raise NotPossible("Choose why agencies need it.", Why.NO_REASON)
    if (item_id is None) == (attachment_id is None):
        raise NotPossible("Release one message or one file.")
    for shown in released_to_agencies(scope, connection, complaint_id):
        if (shown.item_id, shown.attachment_id) == (item_id, attachment_id):
            raise NotPossible("Agencies see it already.", Why.ALREADY)
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


def take_out(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, item_id: int
) -> Row[Any] | None:
    """A message that was withheld is about something else: it belongs to no complaint any more.

    The message, for whoever opens one; None when that was done before. `Conflict` when it is not
    withheld, or not any more.
    """
    case = take(scope, connection, complaint_id, deed, Act.TAKE_OUT, Right.RELEASE, Right.ASSIGN)
    if case is None:
        return None
    changed = connection.execute(
        update(items)
        .where(items.c.message_hash == _message_of(item_id, complaint_id), items.c.is_withheld)
        .values(is_withheld=False, complaint_id=None)
    )
    if not changed.rowcount:
        raise Conflict("Agencies see this message already.")
    case.change()
    case.tell("message_taken_out", item=item_id)
    return connection.execute(select(items).where(items.c.id == item_id)).one()


def _message_of(item_id: int, complaint_id: int) -> ScalarSelect[Any]:
    own = items.alias()
    query = select(own.c.message_hash).where(
        own.c.id == item_id, own.c.complaint_id == complaint_id
    )
    return query.scalar_subquery()


def _file_count(connection: Connection, item_ids: Sequence[int]) -> int:
    files = select(func.count()).where(attachments.c.item_id.in_(item_ids))
    return connection.execute(files).scalar_one()


def end_release(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, release_id: int
) -> None:
    """Show the agencies no longer what was released; what they have read stays read."""
    case = take(scope, connection, complaint_id, deed, Act.RELEASE, Right.RELEASE)
    if case is None:
        return
    shown = released_to_agencies(scope, connection, complaint_id)
    ended = next((row for row in shown if row.id == release_id), None)
    if ended is None:
        raise NotPossible("Agencies do not see it any more.", Why.ENDED)
    connection.execute(
        update(releases).where(releases.c.id == release_id).values(ended_at=deed.now)
    )
    case.change()
    case.tell("release_ended", item=ended.item_id, attachment=ended.attachment_id)


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
        raise NotPossible("A comment is hidden for personal data or danger only.", Why.WRONG_GROUND)
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
        raise NotPossible("A tag needs a word.", Why.NO_TAG)
    case = take(scope, connection, complaint_id, deed, Act.TAG, Right.VERIFY, Right.NOTE)
    if case is None:
        return
    if is_set:
        values = {"complaint_id": complaint_id, "tag": word}
        if insert_new(connection, complaint_tags, values, ("complaint_id", "tag")):
            case.remember(tag=word)
    else:
        _take_tag_away(case, word)
    case.tell("tag_set" if is_set else "tag_taken_away", tag=word)


def undo_tag(scope: Scope, connection: Connection, complaint_id: int, deed: Deed, key: str) -> None:
    """Take back the setting of a tag that `key` names; one that stood there before it stays."""
    case = take(scope, connection, complaint_id, deed, Act.TAG, Right.VERIFY, Right.NOTE)
    if case is None:
        return
    done = select(actions.c.before).where(
        actions.c.idempotency_key == key,
        actions.c.complaint_id == complaint_id,
        actions.c.name == Act.TAG,
    )
    before = connection.execute(done).scalar_one_or_none()
    if before is None:
        raise NotFound("There is nothing to undo.")
    if "tag" in before:
        _take_tag_away(case, before["tag"])
        case.tell("tag_taken_away", tag=before["tag"])


def _take_tag_away(case: Case, word: str) -> None:
    case.connection.execute(
        complaint_tags.delete().where(
            complaint_tags.c.complaint_id == case.id, complaint_tags.c.tag == word
        )
    )


def set_secret(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    deed: Deed,
    *,
    is_secret: bool,
    reason: str,
) -> None:
    """A person hides the whole complaint, or opens it again; `Conflict` when it is so already."""
    scope.require(Right.SEE_SECRET)
    case = take(scope, connection, complaint_id, deed, Act.SECRECY, Right.VERIFY)
    if case is None:
        return
    if case.row.is_secret == is_secret:
        raise Conflict("Somebody else has decided about the secrecy of this complaint already.")
    case.remember("is_secret")
    case.change(is_secret=is_secret)
    withdraw_unfit(connection, complaint_id)
    case.tell("complaint_sealed" if is_secret else "complaint_unsealed", reason=reason)


def set_emergency(
    scope: Scope, connection: Connection, complaint_id: int, deed: Deed, *, is_emergency: bool
) -> None:
    """A person says that somebody is in danger, or that nobody is.

    The first raises its alert, the second ends it; that of a threat waits on. `NotPermitted` for
    ending it without `may_call_off`.
    """
    case = take(scope, connection, complaint_id, deed, Act.EMERGENCY, Right.VERIFY, Right.ANSWER)
    if case is None:
        return
    if not is_emergency and not may_call_off(scope, connection, complaint_id):
        scope.require(Right.VERIFY)
    case.remember("is_emergency", is_declared=is_emergency)
    case.change(is_emergency=is_emergency)
    now, kind = deed.now, alerts.AlertKind.EMERGENCY
    if not is_emergency:
        alerts.end(scope, connection, complaint_id, now, (kind,))
    elif not case.row.is_emergency:
        alerts.raise_alert(scope, connection, complaint_id, kind, now, next_at=now)
    case.tell("emergency_declared" if is_emergency else "emergency_called_off")


def may_call_off(scope: Scope, connection: Connection, complaint_id: int) -> bool:
    """Whether the caller may end an emergency: who may verify, or who declared it."""
    if scope.may(Right.VERIFY):
        return True
    said = connection.execute(
        select(actions.c.actor, actions.c.before)
        .where(actions.c.complaint_id == complaint_id, actions.c.name == Act.EMERGENCY)
        .order_by(actions.c.id.desc())
    ).all()
    newest = next((row for row in said if _has_changed(row.before)), None)
    return (
        newest is not None and newest.before["is_declared"] and is_same_person(scope, newest.actor)
    )


def _has_changed(before: Mapping[str, Any]) -> bool:
    """Whether saying so made it one, or ended it; of an earlier release nothing is known."""
    return "is_declared" in before and before["is_declared"] != before["is_emergency"]


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
