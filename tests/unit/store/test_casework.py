"""What operators do with a complaint, and what its state does not allow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import Connection, Row, func, insert, select, update

from store import agencies, casereading, lists, people, similar, today
from store.case_models import FollowUpKind, actions, assignments, follow_ups
from store.case_models import agencies as agencies_table
from store.casework import (
    answering,
    assigning,
    by_reporter,
    ending,
    merging,
    reach,
    undoing,
    verifying,
)
from store.casework.answering import NewFollowUp
from store.casework.deed import Act, Deed
from store.casework.onlookers import Onlookers, onlookers_of
from store.casework.verifying import Verification
from store.errors import Conflict, NotConfirmed, NotFound, NotPermitted, NotPossible
from store.models import ComplaintStatus, complaints, incident_links, items, operators
from store.rights import ROLE_RIGHTS, ROLES, Right
from store.scope import REPORTER, SYSTEM, Scope
from tests.desk import SCOPE, START, Desk, message
from tests.people import add_person

OFFICER = replace(SCOPE, actor="operator:1", rights=ROLE_RIGHTS["officer"], operator_id=1)
SUPERVISOR = replace(SCOPE, actor="operator:2", rights=ROLE_RIGHTS["supervisor"], operator_id=2)
HEAD = replace(SCOPE, actor="operator:3", rights=ROLE_RIGHTS["agency_head"], operator_id=3)
LIAISON = replace(SCOPE, actor="operator:4", rights=ROLE_RIGHTS["liaison_officer"], operator_id=4)
WORDS = b"sealed words"
VERIFIED = Verification(
    title="Lampu jalan mati", classification="complaint", is_oversight=False, is_secret=False
)
_numbers = count()


@dataclass
class Office:
    """A desk with complaints on it, and two agencies to hand them to."""

    desk: Desk

    def __post_init__(self) -> None:
        with self.desk.store.write() as connection:
            found = (("roads", "Dinas Jalan Contoh"), ("lights", "Dinas Lampu Contoh"))
            agencies.sow_agencies(connection, "CTH", found)
            agencies.sow_agencies(connection, "UJI", [("far", "Dinas Jauh Contoh")])
            self.lights, self.roads = (
                row.id for row in agencies.agencies_of(SCOPE, connection, "CTH")
            )
            for name in ("satu", "dua", "tiga"):  # nobody signs in here: no slow hash
                values = {"username": name, "password_hash": "none", "role": "officer"}
                more = {"jurisdictions": [], "more_rights": [], "protects_children": False}
                when = {"created_at": self.desk.clock.now(), "is_active": True}
                connection.execute(insert(operators).values(**values, **more, **when))
        self.at_roads = replace(LIAISON, agencies=frozenset({self.roads}))
        self.at_lights = replace(LIAISON, agencies=frozenset({self.lights}))
        self.head_of_roads = replace(HEAD, agencies=frozenset({self.roads}))

    def complaint(self, **fields: Any) -> int:
        number = next(_numbers)
        self.desk.take(message(f"c{number}", f"warga-{number}", **fields))
        return int(self.desk.complaints[-1].id)

    def deed(self, key: str | None = None, version: int | None = None) -> Deed:
        return Deed(key=key or f"deed-{next(_numbers)}", now=self.desk.clock.now(), version=version)

    def do(self, function: Callable[..., Any], complaint_id: int, *rest: Any, **more: Any) -> Any:
        """One deed in a transaction of its own; by the officer unless `by` says otherwise."""
        scope: Scope = more.pop("by", OFFICER)
        deed = more.pop("deed", None) or self.deed()
        with self.desk.store.write() as connection:
            return function(scope, connection, complaint_id, deed, *rest, **more)

    def verified(self, **fields: Any) -> int:
        made = self.complaint(**fields)
        self.do(verifying.verify, made, VERIFIED)
        return made

    def assigned(self, *agency_ids: int) -> int:
        made = self.verified()
        self.do(assigning.assign, made, agency_ids or (self.roads,))
        return made

    def assignment(self, complaint_id: int, agency_id: int | None = None) -> Row[Any]:
        rows = self.desk.rows(assignments, assignments.c.complaint_id == complaint_id)
        return next(r for r in rows if agency_id is None or r.agency_id == agency_id)

    def look(self, complaint_id: int) -> Row[Any]:
        return self.desk.rows(complaints, complaints.c.id == complaint_id)[0]

    def answer(self, complaint_id: int, agency_id: int | None = None, **more: Any) -> Any:
        held = self.assignment(complaint_id, agency_id).id
        new = NewFollowUp(
            kind=FollowUpKind.SUBSTANTIVE_ANSWER,
            sealed=WORDS,
            assignment_id=held,
            outbox_key="news",
            needs_approval=more.pop("needs_approval", False),
        )
        by = self.at_roads if agency_id in (None, self.roads) else self.at_lights
        return self.do(answering.follow_up, complaint_id, new, by=more.pop("by", by), **more)

    def last_event(self) -> str:
        return self.desk.events[-1]


@pytest.fixture
def office(desk: Desk) -> Office:
    return Office(desk)


def put(office: Office, complaint_id: int, **values: Any) -> None:
    with office.desk.store.write() as connection:
        connection.execute(
            update(complaints).where(complaints.c.id == complaint_id).values(**values)
        )


# --- the way of a complaint ---------------------------------------------------------------------


def test_a_report_is_verified_assigned_answered_and_closed(office: Office) -> None:
    made = office.complaint()
    office.do(verifying.verify, made, VERIFIED)
    office.do(assigning.assign, made, [office.roads])
    assert office.look(made).status == "assigned"
    office.do(assigning.accept, made, office.assignment(made).id, by=office.at_roads)
    assert office.look(made).status == "in_progress"
    office.answer(made)
    row = office.look(made)
    assert (row.status, row.is_open, row.resolved_at) == (
        "resolved",
        False,
        office.desk.clock.now(),
    )
    office.do(ending.close, made, reason="confirmed", by=REPORTER)
    assert (office.look(made).status, office.look(made).reason) == ("closed", "confirmed")
    assert office.desk.events[-5:] == [
        "complaint_verified",
        "complaint_assigned",
        "assignment_accepted",
        "answered_in_substance",
        "complaint_closed",
    ]


def test_it_is_resolved_when_all_of_its_agencies_have_answered(office: Office) -> None:
    made = office.assigned(office.roads, office.lights)
    office.answer(made, office.roads)
    assert office.look(made).status != "resolved"
    office.answer(made, office.lights)
    assert office.look(made).status == "resolved"


def test_nothing_is_assigned_before_it_is_verified(office: Office) -> None:
    made = office.complaint()
    with pytest.raises(NotPossible, match="Verify it first"):
        office.do(assigning.assign, made, [office.roads])


def test_an_agency_of_another_government_cannot_be_chosen(office: Office) -> None:
    made = office.verified()
    with office.desk.store.read() as connection:
        (far,) = (row.id for row in agencies.agencies_of(SCOPE, connection, "UJI"))
    with pytest.raises(NotPossible, match="not one of this government's"):
        office.do(assigning.assign, made, [office.roads, far])


def test_what_every_agency_returns_waits_for_an_officer_again(office: Office) -> None:
    made = office.assigned(office.roads, office.lights)
    office.do(
        assigning.give_back,
        made,
        office.assignment(made, office.roads).id,
        reason="not_ours",
        by=office.at_roads,
    )
    assert office.look(made).status == "assigned"
    office.do(assigning.give_back, made, office.assignment(made, office.lights).id, reason="wrong")
    assert office.look(made).status == "new"
    assert office.desk.events[-2:] == ["assignment_returned", "assignment_withdrawn"]


def test_a_question_holds_it_and_the_answer_lets_it_go_on(office: Office) -> None:
    made = office.assigned()
    office.do(verifying.hold, made, sealed=WORDS, outbox_key="q", most=2)
    row = office.look(made)
    assert (row.status, row.status_before, row.is_open) == ("on_hold", "assigned", True)
    with office.desk.store.read() as connection:
        assert verifying.answered_holds(SCOPE, connection) == []
    put(office, made, last_message_at=office.desk.clock.now() + timedelta(minutes=1))
    with office.desk.store.read() as connection:
        (waiting,) = verifying.answered_holds(SCOPE, connection)
    assert waiting.id == made
    office.do(verifying.resume, made)
    assert (office.look(made).status, office.look(made).held_at) == ("assigned", None)


def test_a_citizen_is_asked_only_so_often(office: Office) -> None:
    made = office.verified()
    for _ in range(2):
        office.do(verifying.hold, made, sealed=WORDS, outbox_key=None, most=2)
        office.do(verifying.resume, made)
    with pytest.raises(NotPossible, match="asked 2 times"):
        office.do(verifying.hold, made, sealed=WORDS, outbox_key=None, most=2)


def test_what_is_reopened_goes_back_to_the_agency_that_answered(office: Office) -> None:
    made = office.assigned()
    office.answer(made)
    office.do(ending.reopen, made, reason="not_done")
    row = office.look(made)
    assert (row.status, row.is_open, row.reopened_count) == ("in_progress", True, 1)
    assert office.assignment(made).state == "accepted"


def test_what_is_reopened_never_goes_back_to_an_excluded_agency(office: Office) -> None:
    excluded_first, excluded_later = office.assigned(office.roads, office.lights), office.assigned()
    office.do(reach.exclude, excluded_first, agency_id=office.roads)
    assert office.look(excluded_first).status == "assigned"
    office.answer(excluded_first, office.lights)
    office.answer(excluded_later)
    office.do(reach.exclude, excluded_later, agency_id=office.roads)
    assert office.look(excluded_later).status == "resolved"
    for made, status in ((excluded_first, "in_progress"), (excluded_later, "new")):
        office.do(ending.reopen, made, reason="not_done")
        assert office.look(made).status == status
        assert office.assignment(made, office.roads).state == "withdrawn"


# The deeds that each state allows, by hand; everything else must be refused.
ALLOWED = {
    "new": {"verify", "hold", "hand_over", "archive", "assign", "answer"},
    "on_hold": {"verify", "resume", "hand_over", "archive", "assign", "answer"},
    "assigned": {"verify", "hold", "hand_over", "archive", "assign", "answer"},
    "in_progress": {"verify", "hold", "hand_over", "archive", "assign", "answer"},
    "resolved": {"close", "reopen"},
    "closed": {"reopen"},
    "handed_over": {"reopen"},
    "archived": {"reopen"},
}
own_answer = NewFollowUp(kind=FollowUpKind.SUBSTANTIVE_ANSWER, sealed=WORDS)
DEEDS: dict[str, Callable[[Office, int], None]] = {
    "verify": lambda o, c: o.do(verifying.verify, c, VERIFIED),
    "hold": lambda o, c: o.do(verifying.hold, c, sealed=WORDS, outbox_key=None, most=2),
    "resume": lambda o, c: o.do(verifying.resume, c),
    "hand_over": lambda o, c: o.do(ending.hand_over, c, to="Provinsi Contoh", reason="not_ours"),
    "archive": lambda o, c: o.do(ending.archive, c, reason="unclear"),
    "assign": lambda o, c: o.do(assigning.assign, c, [o.roads]),
    "answer": lambda o, c: o.do(answering.follow_up, c, own_answer),
    "close": lambda o, c: o.do(ending.close, c, reason="by_officer"),
    "reopen": lambda o, c: o.do(ending.reopen, c, reason="not_done"),
}


@pytest.mark.parametrize("status", ComplaintStatus)
def test_a_state_allows_its_own_deeds_and_no_others(
    office: Office, status: ComplaintStatus
) -> None:
    done = set()
    for name, deed in DEEDS.items():
        made = office.verified()
        put(office, made, status=status)
        try:
            deed(office, made)
            done.add(name)
        except NotPossible:
            assert office.look(made).status == status
    assert done == ALLOWED[status]


# --- who may ------------------------------------------------------------------------------------

MAY = {
    "verify": {"officer", "supervisor"},
    "assign": {"officer", "supervisor"},
    "archive": {"officer", "supervisor"},
    "answer": {"officer", "supervisor"},
}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_does_what_is_its_own(office: Office, role: str) -> None:
    scope = replace(SCOPE, actor="operator:1", rights=ROLE_RIGHTS[role], operator_id=1)
    done = set()
    for name in MAY:
        made = office.verified()
        before = office.look(made)
        try:
            with office.desk.store.write() as connection:
                _as(office, name, scope, connection, made)
            done.add(name)
        except (NotPermitted, NotFound):
            assert office.look(made) == before
    # Liaison officers answer too, but only for an assignment of their own agency.
    assert done - {"answer"} == {name for name, roles in MAY.items() if role in roles} - {"answer"}


def _as(office: Office, name: str, scope: Scope, connection: Connection, made: int) -> None:
    deed = office.deed()
    if name == "verify":
        verifying.verify(scope, connection, made, deed, VERIFIED)
    elif name == "assign":
        assigning.assign(scope, connection, made, deed, [office.roads])
    elif name == "archive":
        ending.archive(scope, connection, made, deed, reason="unclear")
    elif scope.may(Right.ANSWER) and scope.may(Right.VERIFY):
        answering.follow_up(scope, connection, made, deed, own_answer)


def test_an_agency_sees_and_answers_only_what_is_assigned_to_it(office: Office) -> None:
    made = office.assigned(office.roads)
    with pytest.raises(NotFound):
        office.do(assigning.accept, made, office.assignment(made).id, by=office.at_lights)
    both = office.assigned(office.roads, office.lights)
    foreign = office.assignment(both, office.roads).id
    with pytest.raises(NotFound):
        office.do(assigning.accept, both, foreign, by=office.at_lights)


def test_an_agency_no_longer_sees_what_it_has_returned(office: Office) -> None:
    made = office.assigned()
    held = office.assignment(made).id
    office.do(assigning.give_back, made, held, reason="not_ours", by=office.at_roads)
    with pytest.raises(NotFound):
        office.do(answering.note, made, WORDS, by=office.at_roads)


def test_an_answer_waits_for_somebody_else_to_approve_it(office: Office) -> None:
    made = office.assigned()
    waiting = office.answer(made, needs_approval=True)
    assert office.look(made).status == "assigned"
    writer = replace(office.head_of_roads, actor=office.at_roads.actor)
    with pytest.raises(NotPermitted, match="Somebody else"):
        office.do(answering.approve, made, waiting, outbox_key="k", most_holds=2, by=writer)
    office.do(
        answering.approve, made, waiting, outbox_key="k", most_holds=2, by=office.head_of_roads
    )
    assert office.look(made).status == "resolved"
    with pytest.raises((Conflict, NotPossible)):
        office.do(
            answering.approve, made, waiting, outbox_key="k", most_holds=2, by=office.head_of_roads
        )


def test_nobody_answers_again_while_an_answer_waits_for_approval(office: Office) -> None:
    made = office.assigned(office.roads, office.lights)
    waiting = office.answer(made, needs_approval=True, deed=office.deed("first"))
    for needs_approval in (True, False):
        with pytest.raises(NotPossible, match="waits for approval"):
            office.answer(made, needs_approval=needs_approval)
    assert office.answer(made, needs_approval=True, deed=office.deed("first")) is None
    assert office.answer(made, office.lights, needs_approval=True), "the other agency's is its own"
    office.do(answering.reject, made, waiting, reason="incomplete", by=office.head_of_roads)
    assert office.answer(made, needs_approval=True), "it was sent back"


def test_a_question_that_needs_approval_holds_nothing_before(office: Office) -> None:
    made = office.assigned()
    held = office.assignment(made).id
    asking = {"sealed": WORDS, "outbox_key": "q", "most": 1, "approval_for": held}
    for _ in range(2):
        office.do(verifying.hold, made, **asking, by=office.at_roads)
    row = office.look(made)
    assert (row.status, row.hold_count) == ("assigned", 0)
    first, second = office.desk.rows(follow_ups, follow_ups.c.complaint_id == made)
    assert (first.state, first.outbox_key) == ("waiting", None)
    approve = {"outbox_key": "q", "most_holds": 1, "by": office.head_of_roads}
    office.do(answering.approve, made, first.id, **approve)
    row = office.look(made)
    assert (row.status, row.status_before, row.hold_count) == ("on_hold", "assigned", 1)
    with pytest.raises(NotPossible):  # they are being asked
        office.do(answering.approve, made, second.id, **approve)
    office.do(verifying.resume, made)
    with pytest.raises(NotPossible, match="asked 1 times"):
        office.do(answering.approve, made, second.id, **approve)


def test_a_rejected_answer_changes_nothing_but_its_own_state(office: Office) -> None:
    made = office.assigned()
    waiting = office.answer(made, needs_approval=True)
    office.do(answering.reject, made, waiting, reason="incomplete", by=office.head_of_roads)
    assert office.look(made).status == "assigned"
    (row,) = office.desk.rows(follow_ups, follow_ups.c.id == waiting)
    assert (row.state, row.reason) == ("rejected", "incomplete")


# --- once, and against somebody else's change ---------------------------------------------------


def test_the_second_of_two_clicks_changes_nothing(office: Office) -> None:
    made = office.verified()
    deed = office.deed("same")
    office.do(assigning.assign, made, [office.roads], deed=deed)
    before = office.look(made)
    office.do(assigning.assign, made, [office.roads], deed=deed)
    assert office.look(made) == before
    assert office.desk.events.count("complaint_assigned") == 1


def test_a_key_that_was_used_for_something_else_is_refused(office: Office) -> None:
    made, other = office.verified(), office.verified()
    deed = office.deed("used")
    office.do(assigning.assign, made, [office.roads], deed=deed)
    with pytest.raises(Conflict):
        office.do(answering.note, made, WORDS, deed=deed)
    with pytest.raises(Conflict):
        office.do(assigning.assign, other, [office.roads], deed=deed)
    assert office.desk.rows(follow_ups) == []
    assert office.look(other).status == "new"


def test_a_key_counts_once_for_what_its_form_said_and_for_nothing_else(office: Office) -> None:
    made = office.verified()
    said, otherwise = (replace(office.deed("form"), content=one) for one in ("aa", "bb"))
    for _ in range(2):
        office.do(assigning.assign, made, [office.roads], deed=said)
    with pytest.raises(Conflict):
        office.do(assigning.assign, made, [office.lights], deed=otherwise)
    assert len(office.desk.rows(assignments)) == 1
    office.do(undoing.undo, made, "form")
    assert office.look(made).status == "new"


def test_whoever_looked_at_an_older_version_is_told_so(office: Office) -> None:
    made = office.complaint()
    seen = office.look(made).version
    office.do(verifying.verify, made, VERIFIED, deed=office.deed(version=seen))
    with pytest.raises(Conflict):
        office.do(ending.archive, made, reason="unclear", deed=office.deed(version=seen))


# --- the same incident --------------------------------------------------------------------------


def test_a_merged_report_is_handled_with_its_leader_and_can_be_split_again(office: Office) -> None:
    leader, other = office.assigned(), office.assigned()
    office.do(merging.merge, other, leader)
    row = office.look(other)
    assert (row.merged_into, row.is_open) == (leader, False)
    assert office.assignment(other).state == "withdrawn"
    with office.desk.store.read() as connection:
        assert [r.id for r in merging.merged_with(OFFICER, connection, leader)] == [other]
        states = connection.execute(select(incident_links.c.state)).scalars().all()
    assert states == ["confirmed"]
    with pytest.raises(NotPossible, match="split it first"):
        office.do(assigning.assign, other, [office.roads])
    office.do(merging.split, other)
    row = office.look(other)
    assert (row.merged_into, row.is_open, row.status) == (None, True, "new")


@pytest.mark.parametrize("is_undone", [True, False])
@pytest.mark.parametrize("was_proposed", [True, False])
def test_two_that_are_handled_by_themselves_again_are_said_to_be_one_no_longer(
    office: Office, was_proposed: bool, is_undone: bool
) -> None:
    leader, other = office.verified(), office.verified()
    if was_proposed:
        with office.desk.store.write() as connection:
            now = office.desk.clock.now() - timedelta(minutes=1)
            similar.propose_same(SYSTEM, connection, other, leader, score=0.9, why=(), now=now)
    office.do(merging.merge, other, leader, deed=office.deed("merging"))
    office.do(*((undoing.undo, other, "merging") if is_undone else (merging.split, other)))
    found = [(row.state, row.decided_by) for row in office.desk.rows(incident_links)]
    assert found == ([("proposed", None)] if was_proposed else [])


@pytest.mark.parametrize("of", ["itself", "a_follower", "a_leader", "something_ended"])
def test_merging_never_makes_a_chain_or_a_circle(office: Office, of: str) -> None:
    one, two, three = office.verified(), office.verified(), office.verified()
    if of == "itself":
        pair = (one, one)
    elif of == "a_follower":
        office.do(merging.merge, two, three)
        pair = (one, two)
    elif of == "a_leader":
        office.do(merging.merge, two, one)
        pair = (one, three)
    else:
        office.do(ending.archive, two, reason="unclear")
        pair = (one, two)
    with pytest.raises(NotPossible):
        office.do(merging.merge, *pair)


def test_of_those_that_a_forgotten_reporter_led_the_first_leads_on(office: Office) -> None:
    led, ended = office.verified(), office.verified()
    first, second, third = office.assigned(), office.verified(), office.verified()
    for follower, leader in ((first, led), (second, led), (third, ended)):
        office.do(merging.merge, follower, leader)
    put(office, ended, status="archived", is_open=False)
    with office.desk.store.write() as connection:
        for leader in (led, ended):
            theirs = office.look(leader).reporter_id
            now = office.desk.clock.now()
            cases = people.open_cases_of(SCOPE, connection, [theirs]).get(theirs, [])
            led_by_them = [case.id for case in cases]
            leads = merging.go_on_without(SCOPE, connection, led_by_them, now)
            assert list(leads) == ([first] if leader == led else [])
    row = office.look(first)
    assert (row.merged_into, row.status, row.is_open) == (None, "new", True)
    assert [office.look(one).merged_into for one in (second, third)] == [first, ended]


# --- taking back --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["hand_over", "archive", "assign"])
def test_a_deed_is_taken_back_with_everything_that_it_changed(office: Office, name: str) -> None:
    made = office.verified() if name == "assign" else office.assigned()
    before = office.look(made)
    states = [row.state for row in office.desk.rows(assignments)]
    deed = office.deed("to-undo")
    extra: dict[str, Any] = {"reason": "unclear"}
    if name == "hand_over":
        office.do(ending.hand_over, made, to="Provinsi Contoh", deed=deed, **extra)
    elif name == "archive":
        office.do(ending.archive, made, deed=deed, **extra)
    else:
        office.do(assigning.assign, made, [office.roads], deed=deed)
    assert office.do(undoing.undo, made, "to-undo") == name
    after = office.look(made)
    same = ("status", "is_open", "reason", "handed_over_to", "closed_at")
    assert [getattr(after, c) for c in same] == [getattr(before, c) for c in same]
    if name != "assign":
        assert [row.state for row in office.desk.rows(assignments)] == states
    else:
        assert [row.state for row in office.desk.rows(assignments)] == ["withdrawn"]
    assert office.last_event() == "deed_undone"


@pytest.mark.parametrize("ends", ["accepted", "returned"])
def test_an_agency_that_is_assigned_anew_by_mistake_keeps_its_earlier_moments(
    office: Office, ends: str
) -> None:
    made = office.assigned()
    office.desk.wait(hours=1)
    office.do(assigning.accept, made, office.assignment(made).id, by=office.at_roads)
    office.desk.wait(hours=1)
    if ends == "accepted":  # answered, and begun again
        office.answer(made)
        office.do(ending.reopen, made, reason="not_done")
    else:
        held = office.assignment(made).id
        office.do(assigning.give_back, made, held, by=office.at_roads, reason="not_ours")
    before = office.assignment(made)._asdict() | {"version": 0}
    office.desk.wait(hours=1)
    office.do(assigning.assign, made, [office.roads], deed=office.deed("by mistake"))
    assert office.assignment(made).accepted_at is None
    office.do(undoing.undo, made, "by mistake")
    assert office.assignment(made).state == ends
    assert office.assignment(made)._asdict() | {"version": 0} == before


@pytest.mark.parametrize("act", [ending.archive, ending.hand_over])
def test_a_wish_to_withdraw_survives_an_end_that_is_taken_back(
    office: Office, act: Callable[..., None]
) -> None:
    made, asked_at = office.assigned(), office.desk.clock.now()
    with office.desk.store.write() as connection:
        by_reporter.withdraw(connection, made, office.deed())
    more = {"to": "Provinsi Contoh"} if act is ending.hand_over else {}
    office.do(act, made, deed=office.deed(f"{made}-end"), reason="unclear", **more)
    assert office.look(made).withdrawal_asked_at is None
    office.do(undoing.undo, made, f"{made}-end")
    assert office.look(made).withdrawal_asked_at == asked_at


def test_closing_is_taken_back_and_the_agency_has_still_answered(office: Office) -> None:
    made = office.assigned()
    office.answer(made)
    put(office, made, untold=None)
    office.do(ending.close, made, reason="by_officer", deed=office.deed("closing"))
    office.do(undoing.undo, made, "closing")
    assert office.look(made).status == "resolved"
    assert office.assignment(made).state == "answered"


def test_only_the_newest_deed_is_taken_back_and_only_once(office: Office) -> None:
    made = office.verified()
    office.do(assigning.assign, made, [office.roads], deed=office.deed("first"))
    office.do(assigning.accept, made, office.assignment(made).id, by=office.at_roads)
    with pytest.raises(NotPossible, match="Something was done after it"):
        office.do(undoing.undo, made, "first")
    with pytest.raises(NotFound):
        office.do(undoing.undo, made, "never")


# --- who may see it -----------------------------------------------------------------------------


def seen_by(office: Office, scope: Scope) -> set[int]:
    from store.queries import visible

    with office.desk.store.read() as connection:
        return set(connection.execute(select(complaints.c.id).where(visible(scope))).scalars())


def test_sealed_reports_are_there_for_named_people_only(office: Office) -> None:
    made = office.complaint()
    put(office, made, seal="oversight", is_secret=True)
    assert made not in seen_by(office, OFFICER)
    assert made in seen_by(office, SUPERVISOR)
    office.do(reach.name_operator, made, 1, by=SUPERVISOR)
    assert made in seen_by(office, OFFICER)
    other = office.complaint()
    put(office, other, seal="oversight")
    office.do(reach.unseal, other, reason="no_oversight", by=SUPERVISOR)
    assert other in seen_by(office, OFFICER)


def test_the_words_of_children_are_there_for_those_who_protect_them(office: Office) -> None:
    made = office.complaint()
    put(office, made, seal="minor", is_secret=True)
    assert made not in seen_by(office, OFFICER)
    assert made in seen_by(office, replace(OFFICER, protects_children=True))


def test_an_officer_who_finds_oversight_content_goes_on_seeing_it(office: Office) -> None:
    made = office.complaint()
    office.do(verifying.verify, made, replace(VERIFIED, is_oversight=True))
    row = office.look(made)
    assert (row.seal, row.is_secret) == ("oversight", True)
    assert made in seen_by(office, OFFICER)
    assert made not in seen_by(office, replace(OFFICER, actor="operator:3", operator_id=3))


def test_whoever_is_excluded_sees_nothing_of_it(office: Office) -> None:
    made = office.assigned(office.roads, office.lights)
    office.do(reach.exclude, made, operator_id=3)
    office.do(reach.exclude, made, agency_id=office.roads)
    assert made not in seen_by(office, replace(OFFICER, actor="operator:3", operator_id=3))
    assert made not in seen_by(office, replace(SUPERVISOR, operator_id=3))
    assert made not in seen_by(office, office.at_roads)
    assert made in seen_by(office, office.at_lights)
    assert office.assignment(made, office.roads).state == "withdrawn"
    with pytest.raises(NotPossible, match="excluded"):
        office.do(assigning.assign, made, [office.roads])


def test_an_exclusion_ends_for_a_reason_and_only_for_the_one_whom_it_was_about(
    office: Office,
) -> None:
    made = office.assigned(office.roads, office.lights)
    person = replace(OFFICER, actor="operator:3", operator_id=3)
    office.do(reach.exclude, made, operator_id=3)
    office.do(reach.exclude, made, agency_id=office.lights)
    with pytest.raises(NotPossible, match="already"):
        office.do(reach.exclude, made, operator_id=3)
    with office.desk.store.read() as connection:
        first, second = casereading.exclusions_of(OFFICER, connection, made)
    for reason, number, by, error in (
        ("they are nice", first.id, OFFICER, NotPossible),
        ("mistake", 999, OFFICER, NotPossible),
        ("mistake", first.id, person, NotFound),
        ("mistake", first.id, office.at_roads, NotPermitted),
    ):
        with pytest.raises(error):
            office.do(reach.end_exclusion, made, number, reason=reason, by=by)
    office.do(reach.end_exclusion, made, first.id, reason="not_about_them")
    assert made in seen_by(office, person)
    assert made not in seen_by(office, office.at_lights)
    assert office.look(made).has_exclusions
    office.do(reach.end_exclusion, made, second.id, reason="cleared")
    assert not office.look(made).has_exclusions
    assert made not in seen_by(office, office.at_lights), "it has to be assigned anew"
    assert office.last_event() == "exclusion_ended"


def onlookers(office: Office, complaint_id: int) -> Onlookers:
    with office.desk.store.read() as connection:
        row = office.look(complaint_id)
        return onlookers_of(SUPERVISOR, connection, row, office.desk.clock.now())


def test_access_to_a_sealed_report_is_given_listed_and_taken_away(office: Office) -> None:
    made = office.complaint()
    with pytest.raises(NotPossible, match="not sealed"):
        office.do(reach.name_operator, made, 1, by=SUPERVISOR)
    put(office, made, seal="oversight", is_secret=True)
    with office.desk.store.write() as connection:
        put_role = update(operators).where(operators.c.id == 2)
        connection.execute(put_role.values(role="supervisor"))
    before = onlookers(office, made)
    assert [one.id for one in before.by_role] == [2]
    assert (list(before.named), [one.id for one in before.others]) == ([], [1, 3])
    for whom, by, error in (
        (1, replace(OFFICER, protects_children=True), NotPermitted),
        (2, SUPERVISOR, NotPossible),
        (99, SUPERVISOR, NotPossible),
    ):
        with pytest.raises(error):
            office.do(reach.name_operator, made, whom, by=by)
    office.do(reach.name_operator, made, 1, by=SUPERVISOR)
    (named,) = onlookers(office, made).named
    assert (named.account.id, named.given_by) == (1, "operator:2")
    assert made in seen_by(office, OFFICER)
    with pytest.raises(NotPermitted):
        office.do(reach.take_access_away, made, 1)
    office.do(reach.take_access_away, made, 1, by=SUPERVISOR)
    assert made not in seen_by(office, OFFICER)
    assert office.last_event() == "seal_closed_to"
    for whom in (1, 2):  # not named any more, and oneself
        with pytest.raises(NotPossible):
            office.do(reach.take_access_away, made, whom, by=SUPERVISOR)


@pytest.mark.parametrize(
    ("kind", "more"),
    [("minor", {"protects_children": True}), ("oversight", {"more_rights": ["see_sealed"]})],
)
def test_those_of_an_agency_who_see_its_sealed_reports_stand_among_those_who_see_it(
    office: Office, kind: str, more: dict[str, Any]
) -> None:
    there = {"role": "liaison_officer", "agency_id": office.roads, **more}
    protector = add_person(office.desk.store, "pelindung", **there)
    add_person(office.desk.store, "lampu", **(there | {"agency_id": office.lights}))
    add_person(office.desk.store, "jalan", "liaison_officer", agency_id=office.roads)
    made = office.assigned(office.roads)
    put(office, made, seal=kind, is_secret=True)

    assert [one.id for one in onlookers(office, made).by_role] == [protector.id]
    assert {one.id for one in onlookers(office, made).others} == {1, 2, 3}
    office.do(reach.exclude, made, agency_id=office.roads, by=SUPERVISOR)
    assert onlookers(office, made).by_role == []


def test_how_a_sealed_report_was_answered_is_no_model_for_another(office: Office) -> None:
    made, alike = office.complaint(), office.assigned(office.roads)
    office.answer(alike)
    with office.desk.store.write() as connection:
        for one in (made, alike):
            similar.remember_keys(
                SYSTEM, connection, office.desk.store.keyring, "CTH", one, ["lampu"], START
            )

    def models() -> list[int]:
        with office.desk.store.read() as connection:
            found = similar.answered_like(SUPERVISOR, connection, made, START)
            return [row.id for row in found]

    assert models() == [alike]
    put(office, alike, seal="oversight", is_secret=True)
    assert alike in seen_by(office, SUPERVISOR)
    assert models() == []


def test_whoever_is_excluded_is_neither_named_nor_to_be_named(office: Office) -> None:
    made = office.complaint()
    put(office, made, seal="oversight", is_secret=True)
    office.do(reach.name_operator, made, 1, by=SUPERVISOR)
    office.do(reach.exclude, made, operator_id=1, by=SUPERVISOR)
    assert 1 not in [one.id for group in onlookers(office, made)[::2] for one in group]
    assert not onlookers(office, made).named
    with pytest.raises(NotPossible):
        office.do(reach.name_operator, made, 1, by=SUPERVISOR)


def test_a_release_is_of_one_thing_once_until_it_ends(office: Office) -> None:
    made = office.assigned()

    def shown() -> list[int]:
        with office.desk.store.read() as connection:
            rows = casereading.released_to_agencies(office.at_roads, connection, made)
            return [row.item_id for row in rows]

    for given in ({"reason": "curious", "item_id": 1}, {"reason": "asked_for"}):
        with pytest.raises(NotPossible):
            office.do(reach.release, made, **given)
    office.do(reach.release, made, reason="asked_for", item_id=1)
    with pytest.raises(NotPossible, match="already"):
        office.do(reach.release, made, reason="asked_for", item_id=1)
    assert shown() == [1]
    with pytest.raises(NotPermitted):
        office.do(reach.end_release, made, 1, by=office.at_roads)
    office.do(reach.end_release, made, 1)
    assert (shown(), office.last_event()) == ([], "release_ended")
    with pytest.raises(NotPossible):
        office.do(reach.end_release, made, 1)


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("officer", {"plain", "secret"}),
        ("supervisor", {"plain", "secret", "sealed", "minor"}),
        ("data_protection_officer", {"plain", "secret"}),
        ("auditor", {"plain"}),
        ("coordinator", set()),
        ("technician", set()),
        ("liaison_officer", {"assigned"}),
        ("agency_head", {"assigned"}),
    ],
)
def test_a_role_sees_what_is_its_own(office: Office, role: str, sees: set[str]) -> None:
    made = {name: office.verified() for name in ("plain", "secret", "sealed", "minor")}
    put(office, made["secret"], is_secret=True)
    put(office, made["sealed"], is_secret=True, seal="oversight")
    put(office, made["minor"], is_secret=True, seal="minor")
    made["assigned"] = office.assigned()
    put(office, made["assigned"], is_secret=True)
    scope = replace(SCOPE, rights=ROLE_RIGHTS[role], operator_id=3)
    if role in ("liaison_officer", "agency_head"):
        scope = replace(scope, agencies=frozenset({office.roads}))
    elif "secret" in sees:
        sees = sees | {"assigned"}
    assert {name for name, each in made.items() if each in seen_by(office, scope)} == sees


# --- what is written beside it ------------------------------------------------------------------


def test_notes_are_for_officers_and_answers_for_all(office: Office) -> None:
    made = office.assigned()
    office.do(answering.note, made, WORDS)
    office.answer(made)
    with office.desk.store.read() as connection:
        by_officer = casereading.follow_ups_of(OFFICER, connection, made)
        by_agency = casereading.follow_ups_of(office.at_roads, connection, made)
    assert [row.kind for row in by_officer] == ["note", "substantive_answer"]
    assert [row.kind for row in by_agency] == ["substantive_answer"]


def test_a_tag_that_stood_there_before_outlives_the_deed_that_is_taken_back(
    office: Office,
) -> None:
    without, tagged = office.verified(), office.verified()
    office.do(reach.set_tag, tagged, "Banjir")
    for made in (without, tagged):
        office.do(reach.set_tag, made, "banjir", deed=office.deed(f"tag-{made}"))
        office.do(reach.undo_tag, made, f"tag-{made}")
    with office.desk.store.read() as connection:
        left = [casereading.tags_of(OFFICER, connection, made) for made in (without, tagged)]
    assert left == [[], ["banjir"]]
    with pytest.raises(NotFound):
        office.do(reach.undo_tag, tagged, f"tag-{without}")


def test_each_deed_leaves_one_line_and_one_key(office: Office) -> None:
    made = office.verified()
    before = len(office.desk.events)
    office.do(reach.set_tag, made, " Banjir  Besar ")
    office.do(reach.set_emergency, made, is_emergency=True)
    office.do(reach.release, made, reason="needed_on_site", item_id=1)
    assert len(office.desk.events) == before + 3
    with office.desk.store.read() as connection:
        assert casereading.tags_of(OFFICER, connection, made) == ["banjir besar"]
        names = connection.execute(
            select(actions.c.name, func.count()).group_by(actions.c.name)
        ).all()
    assert dict(list(names)) == {
        Act.VERIFY: 1,
        Act.TAG: 1,
        Act.EMERGENCY: 1,
        Act.RELEASE: 1,
    }


# --- a second look before a report goes to whom it is about


@pytest.mark.parametrize(
    ("text", "place_code", "agency", "is_concerned"),
    [
        ("Kantor Desa Contoh tutup terus", None, "village", True),
        ("kantor  desa CONTOH tutup terus", None, "village", True),
        ("Kantor Desa Contoh tutup terus", None, "district", True),
        ("Kantor Desa Contoh tutup terus", None, "regency", True),
        ("Kantor Desa Contoh tutup terus", None, "roads", False),
        ("Petugas Desa Lain tidak ada", None, "elsewhere", True),
        ("Petugas Desa Lain tidak ada", None, "district", True),
        ("Petugas Desa Lain tidak ada", None, "village", False),
        ("Kantor Desa Contohan tutup terus", None, "village", False),
        ("Jalan rusak", "35.22.01.2003", "elsewhere", True),
        ("Jalan rusak", "35.22.01.2003", "district", True),
        ("Jalan rusak", "35.22.01.2002", "elsewhere", False),
        ("Dinas Jalan Contoh lambat sekali", None, "roads", True),
        ("Petugas RSC kasar", None, "hospital", True),
        ("Jalan di depan RSC berlubang", None, "hospital", False),
        ("Rumah sakit contoh penuh terus", None, "hospital", True),
        ("Rumah sakit penuh terus", None, "hospital", False),
    ],
)
def test_a_report_about_a_unit_goes_to_it_or_its_superior_only_when_confirmed(
    office: Office, text: str, place_code: str | None, agency: str, is_concerned: bool
) -> None:
    chosen = {"roads": office.roads, **add_units(office)}[agency]
    made = office.complaint(text=text)
    office.do(verifying.verify, made, replace(VERIFIED, place_code=place_code))
    if is_concerned:
        with pytest.raises(NotConfirmed):
            office.do(assigning.assign, made, [office.lights, chosen])
        assert office.desk.rows(assignments) == []
        office.do(assigning.assign, made, [office.lights, chosen], is_confirmed=True)
    else:
        office.do(assigning.assign, made, [office.lights, chosen])
    assert office.look(made).status == ComplaintStatus.ASSIGNED


UNITS = {
    "regency": ("Pemerintah Kabupaten Contoh", "35.22"),
    "district": ("Kecamatan Contoh Utara", "35.22.01"),
    "village": ("Kantor Desa Contoh", None),
    "elsewhere": ("Desa Lain", "35.22.01.2003"),
    "hospital": ("Rumah Sakit Contoh (RSC)", None),
}
"""Names and areas. One village is below its district as its child, the other by its code only."""


def add_units(office: Office) -> dict[str, int]:
    """Offices of villages with those above them, and a unit that nothing is known of."""
    row = {"jurisdiction": "CTH", "contact": {}, "is_active": True, "version": 1}
    found: dict[str, int] = {}
    with office.desk.store.write() as connection:
        for code, (name, area) in UNITS.items():
            parent = found["district"] if code == "village" else None
            values = {"code": code, "name": name, "area_code": area, "parent_id": parent} | row
            added = insert(agencies_table).values(**values).returning(agencies_table.c.id)
            found[code] = connection.execute(added).scalar_one()
    return found


@pytest.mark.parametrize(
    ("reason", "is_allowed"), [("personal_information", True), ("danger", True), ("rude", False)]
)
def test_a_comment_is_hidden_for_personal_data_or_danger_only(
    office: Office, reason: str, is_allowed: bool
) -> None:
    made = office.complaint()
    deed = office.deed()
    if not is_allowed:
        with pytest.raises(NotPossible):
            office.do(reach.note_hidden, made, 1, reason=reason, deed=deed)
        return
    assert office.do(reach.note_hidden, made, 1, reason=reason, deed=deed)
    assert not office.do(reach.note_hidden, made, 1, reason=reason, deed=deed), "once is enough"
    assert office.desk.events.count("comment_hidden") == 1
    with pytest.raises(NotPermitted):
        office.do(reach.note_hidden, made, 1, reason=reason, by=office.at_roads)


# --- an agency's day ------------------------------------------------------------------------------


def day_of(office: Office, by: Scope | None = None) -> today.Day:
    with office.desk.store.read() as connection:
        since = office.desk.clock.now() - timedelta(hours=8)
        return today.day_of(by or office.at_roads, connection, since)


def ids(rows: Sequence[Row[Any]]) -> list[int]:
    return [row.id for row in rows]


def set_due(office: Office, complaint_id: int, days: int | None) -> None:
    due_at = None if days is None else office.desk.clock.now() + timedelta(days=days)
    put = update(complaints).where(complaints.c.id == complaint_id).values(due_at=due_at)
    with office.desk.store.write() as connection:
        connection.execute(put)


def test_an_agencys_day_begins_with_what_expires_first(office: Office) -> None:
    without, late, soon = (office.assigned() for _ in range(3))
    for made, days in ((without, None), (late, 9), (soon, 1)):
        set_due(office, made, days)
    office.assigned(office.lights)
    found = day_of(office)
    assert ids(found.to_do) == [soon, late, without]
    assert (found.in_work, found.waiting, found.done) == ([], [], 0)
    assert day_of(office, replace(LIAISON, agencies=frozenset())).to_do == ()
    with pytest.raises(NotPermitted):
        day_of(office, replace(office.at_roads, rights=ROLE_RIGHTS["auditor"]))


def test_what_was_in_hand_today_is_done_with_until_somebody_else_acts(office: Office) -> None:
    accepted, asked, answered = (office.assigned() for _ in range(3))
    office.do(assigning.accept, accepted, office.assignment(accepted).id, by=office.at_roads)
    more = {"sealed": WORDS, "outbox_key": "q", "most": 2}
    office.do(verifying.hold, asked, by=office.at_roads, **more)
    office.answer(answered)
    found = day_of(office)
    assert (ids(found.to_do), ids(found.in_work), found.done) == ([], [accepted, asked], 3)

    office.do(verifying.resume, asked)
    found = day_of(office)
    assert (ids(found.to_do), ids(found.in_work), found.done) == ([asked], [accepted], 2)
    of_colleague = replace(office.at_roads, actor="operator:5", operator_id=5)
    assert ids(day_of(office, of_colleague).to_do) == [accepted, asked]
    office.do(answering.note, accepted, WORDS)
    assert ids(day_of(office).to_do) == [asked], "a note moves nothing"
    office.desk.wait(hours=9)
    assert ids(day_of(office).to_do) == [accepted, asked]


def test_what_waits_for_approval_is_not_to_do_until_it_comes_back(office: Office) -> None:
    made = office.assigned()
    waiting = office.answer(made, needs_approval=True)
    found = day_of(office)
    assert (ids(found.to_do), ids(found.waiting), found.done) == ([], [made], 1)
    office.do(answering.reject, made, waiting, reason="incomplete", by=office.head_of_roads)
    found = day_of(office)
    assert (ids(found.to_do), ids(found.waiting), found.done) == ([made], [], 0)


def test_an_answer_whose_assignment_has_ended_is_only_sent_back(office: Office) -> None:
    made = office.assigned()
    waiting = office.answer(made, needs_approval=True)
    office.do(assigning.give_back, made, office.assignment(made).id, reason="mistake")
    with pytest.raises(NotPossible):
        office.do(answering.approve, made, waiting, outbox_key="k", most_holds=2, by=SUPERVISOR)
    office.do(answering.reject, made, waiting, reason="wrong", by=SUPERVISOR)
    assert office.assignment(made).state == "withdrawn"


def test_answers_wait_in_the_order_of_their_deadlines(office: Office) -> None:
    late, soon = office.assigned(), office.assigned()
    for made, days in ((late, 9), (soon, 1)):
        office.answer(made, needs_approval=True)
        set_due(office, made, days)
    elsewhere = office.assigned(office.lights)
    office.answer(elsewhere, office.lights, needs_approval=True)
    set_due(office, elsewhere, 5)
    with office.desk.store.read() as connection:
        for scope, expected in (
            (office.head_of_roads, [soon, late]),
            (SUPERVISOR, [soon, elsewhere, late]),
        ):
            rows = casereading.waiting_for_approval(scope, connection)
            assert [row.complaint_id for row in rows] == expected
            assert casereading.waiting_count(scope, connection, 10) == len(expected)
        assert casereading.waiting_count(SUPERVISOR, connection, 2) == 2
        assert {row.agency_name for row in rows} == {"Dinas Jalan Contoh", "Dinas Lampu Contoh"}


def test_who_is_excluded_is_read_by_whoever_is_not(office: Office) -> None:
    made = office.verified()
    office.do(reach.exclude, made, agency_id=office.roads)
    with office.desk.store.read() as connection:
        (row,) = casereading.exclusions_of(OFFICER, connection, made)
        assert (row.agency_id, row.agency_name) == (office.roads, "Dinas Lampu Contoh")
        with pytest.raises(NotPermitted):
            casereading.exclusions_of(office.at_lights, connection, made)


# --- what reporters ask for -----------------------------------------------------------------------


def asked_to_withdraw(office: Office, **columns: Any) -> int:
    made = office.assigned()
    with office.desk.store.write() as connection:
        by_reporter.withdraw(connection, made, office.deed())
        if columns:
            own = update(complaints).where(complaints.c.id == made)
            connection.execute(own.values(**columns))
    return made


def test_a_withdrawal_that_is_accepted_ends_the_case(office: Office) -> None:
    made = asked_to_withdraw(office)
    office.do(ending.accept_withdrawal, made)
    row = office.look(made)
    assert (row.status, row.reason, row.withdrawal_asked_at) == ("archived", "withdrawn", None)
    assert office.assignment(made).state == "withdrawn"
    with pytest.raises(NotPossible):
        office.do(ending.decline_withdrawal, made, reason="public_interest")


def test_a_withdrawal_that_is_declined_leaves_the_case_as_it_was(office: Office) -> None:
    made = asked_to_withdraw(office)
    office.do(ending.decline_withdrawal, made, reason="public_interest")
    row = office.look(made)
    assert (row.status, row.withdrawal_asked_at) == ("assigned", None)
    assert office.desk.events[-1] == "withdrawal_declined"
    with pytest.raises(Conflict):
        office.do(ending.accept_withdrawal, made)


@pytest.mark.parametrize("columns", [{"is_oversight": True}, {"seal": "unsealed"}])
def test_of_a_delicate_report_the_supervisor_decides(
    office: Office, columns: dict[str, Any]
) -> None:
    made = asked_to_withdraw(office, **columns)
    with pytest.raises(NotPermitted):
        office.do(ending.accept_withdrawal, made)
    with pytest.raises(NotPermitted):
        office.do(ending.decline_withdrawal, made, reason="public_interest")
    office.do(ending.accept_withdrawal, made, by=SUPERVISOR)
    assert office.look(made).status == "archived"


def test_archiving_for_another_reason_answers_the_wish_too(office: Office) -> None:
    made = asked_to_withdraw(office)
    office.do(ending.archive, made, reason="unclear")
    assert office.look(made).withdrawal_asked_at is None


def test_a_number_that_anybody_can_read_is_listed_until_the_comment_is_hidden(
    office: Office,
) -> None:
    hour = lists.Hour(now=office.desk.clock.now(), day_ends_at=office.desk.clock.now())
    made = office.complaint()
    comment_id = office.desk.stored[-1].id
    with office.desk.store.write() as connection:
        own = update(items).where(items.c.id == comment_id)
        connection.execute(own.values(is_exposed=True))
        assert lists.counts(OFFICER, connection, hour, ["exposed"]) == {"exposed": 1}
    office.do(reach.note_hidden, made, comment_id, reason="personal_information")
    with office.desk.store.read() as connection:
        assert lists.counts(OFFICER, connection, hour, ["exposed"]) == {"exposed": 0}
