"""What went to a destination, under which number, and what is never taken there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from store import forwardings, lists
from store.case_models import claims, exclusions
from store.casework import ending, undoing
from store.casework.deed import Deed
from store.errors import Conflict, NotFound, NotPermitted, NotPossible
from store.forwarding_models import LAPOR, ForwardingState
from store.forwarding_models import forwardings as table
from store.models import complaints, histories
from store.queries import history_of
from store.rights import ROLE_RIGHTS, Right
from store.scope import SYSTEM, Scope
from store.session import Store
from tests.archive import NOW, add_complaint, add_first_rows, assign

OFFICER = Scope(
    actor="operator:1",
    rights=ROLE_RIGHTS["officer"],
    operator_id=1,
    jurisdictions=frozenset({"CTH"}),
)
LIAISON = Scope(rights=ROLE_RIGHTS["liaison_officer"], agencies=frozenset({1}), operator_id=2)
HOUR = lists.Hour(now=NOW, day_ends_at=NOW)


class Office:
    """Three complaints, the third handled with the second; deeds with keys that never repeat."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._count = 0

    def deed(self) -> Deed:
        self._count += 1
        return Deed(key=f"deed-{self._count}", now=NOW)

    def do(
        self, act: Any, complaint_id: int, *given: Any, scope: Scope = OFFICER, **more: Any
    ) -> Any:
        with self.store.write() as connection:
            return act(scope, connection, complaint_id, self.deed(), LAPOR, *given, **more)

    def want(self, *complaint_ids: int) -> None:
        for one in complaint_ids:
            self.do(forwardings.want, one)

    def link(
        self, complaint_id: int, number: str = "1234567", *, is_secret: bool = False
    ) -> list[int]:
        return list(self.do(forwardings.link, complaint_id, number, is_secret=is_secret))

    def status(
        self,
        complaint_id: int,
        status: str,
        note: bytes | None = None,
        version: int | None = None,
    ) -> bool:
        with self.store.write() as connection:
            return forwardings.note_status(
                OFFICER,
                connection,
                complaint_id,
                LAPOR,
                status,
                NOW,
                sealed_note=note,
                version=version,
            )

    def version(self, complaint_id: int) -> int:
        with self.store.read() as connection:
            own = select(complaints.c.version).where(complaints.c.id == complaint_id)
            return int(connection.execute(own).scalar_one())

    def change(self, complaint_id: int, **columns: Any) -> None:
        with self.store.write() as connection:
            row = complaints.c.id == complaint_id
            connection.execute(update(complaints).where(row).values(**columns))

    def row(self, complaint_id: int) -> Any:
        with self.store.read() as connection:
            return forwardings.forwarding_of(SYSTEM, connection, complaint_id, LAPOR)

    def listed(self, scope: Scope = OFFICER) -> list[int]:
        with self.store.read() as connection:
            page = lists.page_of(scope, connection, "not_in_lapor", HOUR)
            assert lists.counts(scope, connection, HOUR, ["not_in_lapor"]) == {
                "not_in_lapor": len(page.rows)
            }
        return sorted(row.id for row in page.rows)

    def history(self, complaint_id: int) -> list[tuple[str, Mapping[str, Any]]]:
        with self.store.read() as connection:
            rows = connection.execute(
                select(histories)
                .where(histories.c.complaint_id == complaint_id)
                .order_by(histories.c.id)
            )
            return [(row.event, row.details) for row in rows]


@pytest.fixture
def office(open_store: Store) -> Office:
    with open_store.write() as connection:
        add_first_rows(connection)
        for number in (1, 2, 3):
            add_complaint(connection, number, verified_at=NOW)
        third = complaints.c.id == 3
        connection.execute(update(complaints).where(third).values(merged_into=2, is_open=False))
    return Office(open_store)


# --- what is to go


def test_what_is_wanted_there_stands_in_the_list_until_its_number_is_known(office: Office) -> None:
    office.want(1, 2)
    assert office.listed() == [1, 2]
    assert office.link(1) == [1]
    assert office.listed() == [2]
    assert [event for event, _ in office.history(1)] == ["forwarding_wanted", "forwarded_to"]


@pytest.mark.parametrize(
    "columns",
    [
        {"seal": "oversight"},
        {"status": "archived"},
        {"status": "handed_over"},
        {"merged_into": 2},
    ],
    ids=["sealed", "archived", "handed over", "handled with another"],
)
def test_what_is_not_to_go_any_more_is_not_in_the_list(
    office: Office, columns: dict[str, Any]
) -> None:
    office.want(1)
    office.change(1, **columns)
    assert office.listed(replace(OFFICER, rights=OFFICER.rights | {Right.SEE_SEALED})) == []


def test_what_was_unsealed_may_go(office: Office) -> None:
    office.want(1)
    office.change(1, seal="unsealed")
    assert office.listed() == [1]


def test_the_next_one_is_the_oldest_that_no_colleague_has_in_hand(office: Office) -> None:
    office.want(2, 1)
    with office.store.write() as connection:
        first = forwardings.next_waiting(OFFICER, connection, LAPOR, NOW)
        assert first is not None
        assert first.id == 1
        claim = {"complaint_id": 1, "operator_id": 2, "claimed_at": NOW}
        connection.execute(claims.insert().values(**claim, expires_at=HOUR.now.replace(year=2027)))
        other = forwardings.next_waiting(OFFICER, connection, LAPOR, NOW)
        assert other is not None
        assert other.id == 2
        assert forwardings.next_waiting(OFFICER, connection, LAPOR, NOW, after=2) is None


def test_to_say_it_twice_changes_nothing(office: Office) -> None:
    office.want(1)
    office.want(1)
    assert [event for event, _ in office.history(1)] == ["forwarding_wanted"]


@pytest.mark.parametrize(
    ("state", "reason"), [("withheld", "answered_by_us"), ("refused", "not_theirs")]
)
def test_what_was_put_aside_leaves_the_list_and_can_be_wanted_again(
    office: Office, state: str, reason: str
) -> None:
    office.want(1)
    assert office.do(forwardings.put_aside, 1, ForwardingState(state), reason=reason)
    assert office.listed() == []
    assert (office.row(1).state, office.row(1).reason) == (state, reason)
    office.want(1)
    assert office.listed() == [1]
    assert office.row(1).reason is None


@pytest.mark.parametrize(("state", "reason"), [("withheld", ""), ("linked", "why")])
def test_it_is_put_aside_for_a_reason_only(office: Office, state: str, reason: str) -> None:
    with pytest.raises(NotPossible):
        office.do(forwardings.put_aside, 1, ForwardingState(state), reason=reason)


def test_what_nobody_has_verified_does_not_go(office: Office) -> None:
    office.change(1, verified_at=None)
    with pytest.raises(NotPossible):
        office.want(1)
    with pytest.raises(NotPossible):
        office.link(1)


# --- numbers


def test_what_is_handled_with_a_report_is_there_under_the_same_number(office: Office) -> None:
    assert office.link(2) == [2, 3]
    assert office.row(3).foreign_id == "1234567"
    with office.store.read() as connection:
        found = forwardings.linked_to(OFFICER, connection, LAPOR, "1234567")
    assert [row.id for row in found] == [2, 3]


def test_what_joins_it_later_follows(office: Office) -> None:
    office.link(2)
    office.change(1, merged_into=2)
    with office.store.write() as connection:
        assert forwardings.link_followers(OFFICER, connection, 2, LAPOR, NOW) == [1]
        assert forwardings.link_followers(OFFICER, connection, 2, LAPOR, NOW) == []
        assert forwardings.link_followers(OFFICER, connection, 1, LAPOR, NOW) == []


def test_many_of_ours_may_be_one_of_theirs(office: Office) -> None:
    assert office.link(1) == [1]
    assert office.link(2) == [2, 3]


def test_the_same_number_again_is_no_news_and_another_one_corrects_it(office: Office) -> None:
    office.link(1)
    assert office.link(1) == []
    assert office.link(1, "7654321") == [1]
    assert office.row(1).foreign_id == "7654321"
    assert office.history(1)[-1][1]["before"] == "1234567"


def test_a_form_that_is_sent_twice_counts_once(office: Office) -> None:
    deed = office.deed()
    with office.store.write() as connection:
        first = forwardings.link(OFFICER, connection, 1, deed, LAPOR, "1234567", is_secret=False)
        again = forwardings.link(OFFICER, connection, 1, deed, LAPOR, "1234567", is_secret=False)
    assert (list(first), list(again)) == ([1], [])
    assert len(office.history(1)) == 1


def test_a_secret_report_goes_as_a_secret_one_only(office: Office) -> None:
    office.change(1, is_secret=True)
    with pytest.raises(NotPossible):
        office.link(1)
    assert office.row(1) is None
    assert office.link(1, is_secret=True) == [1]
    assert office.row(1).is_secret


def test_a_sealed_report_never_goes_nor_does_one_that_is_handled_with_another(
    office: Office,
) -> None:
    office.change(1, seal="oversight")
    office.change(3, seal="minor")
    supervisor = replace(OFFICER, rights=ROLE_RIGHTS["supervisor"])
    for act, given in ((forwardings.want, {}), (forwardings.link, {"is_secret": True})):
        with pytest.raises(NotPossible):
            office.do(act, 1, *(["1234567"] if given else []), scope=supervisor, **given)
    assert office.link(2) == [2]
    assert office.row(3) is None


# --- what is heard from there


def test_whoever_looked_before_something_went_or_was_heard_is_told_so(office: Office) -> None:
    seen = office.version(1)
    office.want(1)
    office.do(forwardings.put_aside, 1, ForwardingState.WITHHELD, reason="no_use_there")
    office.link(1)
    assert office.status(1, "assigned", version=office.version(1))
    assert office.version(1) == seen + 4
    assert not office.status(1, "assigned", version=seen), "that is known, whoever says it"
    with pytest.raises(Conflict):
        office.status(1, "closed", version=seen)
    late = Deed(key="late", now=NOW, version=seen)
    with office.store.write() as connection, pytest.raises(Conflict):
        forwardings.link(OFFICER, connection, 1, late, LAPOR, "7654321", is_secret=False)
    assert (office.row(1).foreign_id, office.row(1).foreign_status) == ("1234567", "assigned")


def test_a_status_is_noted_once(office: Office) -> None:
    office.link(1)
    assert office.status(1, "assigned")
    assert not office.status(1, "assigned")
    assert office.status(1, "resolved")
    changed = [details for event, details in office.history(1) if event == "foreign_status_changed"]
    assert [(one["before"], one["status"]) for one in changed] == [
        (None, "assigned"),
        ("assigned", "resolved"),
    ]


def test_words_of_theirs_are_news_and_never_stand_in_the_history(office: Office) -> None:
    office.link(1)
    office.status(1, "resolved")
    assert office.status(1, "resolved", b"sealed words")
    assert office.row(1).sealed_note == b"sealed words"
    assert "sealed words" not in str(office.history(1))


def test_what_has_ended_there_is_asked_for_since_it_was_last_heard_of(office: Office) -> None:
    office.link(1)
    office.link(2, "7654321")
    office.status(1, "closed")

    def asked(**after: float) -> list[str]:
        with office.store.read() as connection:
            rows = forwardings.to_be_pulled(
                SYSTEM, connection, LAPOR, ended_since=NOW + timedelta(**after)
            )
        return [row.foreign_id for row in rows]

    assert asked() == ["1234567", "7654321"]
    assert asked(days=1) == ["7654321"]
    with office.store.write() as connection:
        forwardings.expect_news(SYSTEM, connection, 1, LAPOR, NOW + timedelta(days=2))
    assert asked(days=1) == ["1234567", "7654321"]


def test_nothing_is_heard_of_what_is_not_there(office: Office) -> None:
    office.want(1)
    with pytest.raises(NotFound):
        office.status(1, "assigned")


def test_a_batch_takes_what_is_to_go_and_nothing_twice(office: Office) -> None:
    office.want(1, 2)
    with office.store.write() as connection:
        assert forwardings.mark_sent(OFFICER, connection, [1, 2, 3], LAPOR, NOW) == 2
        assert forwardings.mark_sent(OFFICER, connection, [1, 2, 3], LAPOR, NOW) == 0
    with office.store.read() as connection:
        sent = forwardings.given_away(OFFICER, connection, LAPOR)
    assert [row.id for row in sent] == [1, 2]
    assert office.listed() == []


def test_what_was_done_before_can_still_be_undone(office: Office) -> None:
    deed = office.deed()
    with office.store.write() as connection:
        ending.archive(OFFICER, connection, 1, deed, reason="spam")
    office.link(1)
    with office.store.write() as connection:
        assert undoing.undoable(OFFICER, connection, 1) is not None
        assert undoing.undo(OFFICER, connection, 1, office.deed(), deed.key) == "archive"


# --- who


def test_an_agency_sees_nothing_of_it_and_does_nothing(office: Office) -> None:
    with office.store.write() as connection:
        assign(connection, 1, 1)
    office.want(1)
    office.link(1)
    with office.store.read() as connection:
        assert forwardings.forwarding_of(LIAISON, connection, 1, LAPOR) is None
        assert history_of(LIAISON, connection, 1) == []
        with pytest.raises(NotPermitted):
            forwardings.next_waiting(LIAISON, connection, LAPOR, NOW)
    with pytest.raises(NotPermitted):
        office.do(forwardings.link, 1, "7654321", is_secret=False, scope=LIAISON)


def test_out_of_reach_there_is_nothing(office: Office) -> None:
    office.want(1)
    with office.store.write() as connection:
        barred = {"complaint_id": 1, "operator_id": 1, "excluded_by": "x", "excluded_at": NOW}
        connection.execute(exclusions.insert().values(**barred))
        connection.execute(
            update(complaints).where(complaints.c.id == 1).values(has_exclusions=True)
        )
    elsewhere = replace(OFFICER, jurisdictions=frozenset({"UJI"}))
    for scope in (OFFICER, elsewhere):
        assert office.listed(scope) == []
        with pytest.raises(NotFound):
            office.do(forwardings.link, 1, "1234567", is_secret=False, scope=scope)
        with office.store.write() as connection:
            assert forwardings.mark_sent(scope, connection, [1], LAPOR, NOW) == 0


def test_a_row_is_one_of_a_complaint_and_a_destination(office: Office) -> None:
    office.want(1)
    office.link(1)
    with office.store.read() as connection:
        assert len(connection.execute(select(table)).all()) == 1
