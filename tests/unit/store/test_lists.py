"""Each list holds what its name says, in the order of what expires, for whoever may know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from store import lists, views
from store.case_models import claims, exclusions, seal_accesses
from store.errors import Conflict, NotFound, NotPossible
from store.lists import LISTS, Hour, Narrowing
from store.models import complaints, conversations
from store.rights import ROLE_RIGHTS, Right
from store.scope import SYSTEM, Scope
from store.session import Store
from tests.archive import NOW, add_clock, add_complaint, add_first_rows, assign

HOUR = Hour(
    now=NOW, day_ends_at=NOW + timedelta(hours=14), windows={"whatsapp": timedelta(hours=24)}
)
OFFICER = Scope(rights=ROLE_RIGHTS["officer"], operator_id=1)
SUPERVISOR = Scope(rights=ROLE_RIGHTS["supervisor"], operator_id=2)
LIAISON = Scope(rights=ROLE_RIGHTS["liaison_officer"], agencies=frozenset({1}), operator_id=2)

# What each complaint is like, and the lists that it stands in beside "all".
COMPLAINTS: Mapping[str, tuple[dict[str, Any], set[str]]] = {
    "plain": ({}, {"open", "new"}),
    "emergency": ({"is_emergency": True}, {"open", "new", "emergency"}),
    "overdue": ({"due_at": NOW - timedelta(minutes=1)}, {"open", "new", "overdue"}),
    "due now": ({"due_at": NOW}, {"open", "new", "due_today"}),
    "due tonight": ({"due_at": NOW + timedelta(hours=13)}, {"open", "new", "due_today"}),
    "due at midnight": ({"due_at": HOUR.day_ends_at}, {"open", "new"}),
    "verified, with no agency yet": ({"verified_at": NOW}, {"open", "new"}),
    "asked": ({"status": "on_hold"}, {"open", "on_hold"}),
    "assigned": ({"status": "assigned"}, {"open", "assigned"}),
    "in progress": ({"status": "in_progress"}, {"open", "assigned"}),
    "no report": ({"is_report": False}, {"open", "no_report"}),
    "being told": ({"is_gathering": True}, {"open", "new", "gathering"}),
    "answered": ({"status": "resolved", "is_open": False}, set()),
    "not arrived": (
        {"status": "resolved", "is_open": False, "untold": "undelivered"},
        {"untold"},
    ),
    "no way back": (
        {"status": "closed", "is_open": False, "untold": "unreachable"},
        {"unreachable"},
    ),
    "late but closed": (
        {"status": "closed", "is_open": False, "due_at": NOW - timedelta(days=1)},
        set(),
    ),
    "sealed": ({"seal": "oversight", "is_secret": True}, {"open", "new", "sealed"}),
    "unsealed": ({"seal": "unsealed"}, {"open", "new"}),
    "closed emergency": (
        {"status": "closed", "is_open": False, "is_emergency": True, "is_report": False},
        set(),
    ),
}
NAMES = list(COMPLAINTS)


@pytest.fixture
def store(open_store: Store) -> Store:
    with open_store.write() as connection:
        add_first_rows(connection)
    return open_store


@pytest.fixture
def full(store: Store) -> Store:
    """With one complaint of each kind."""
    with store.write() as connection:
        for number, (columns, _) in enumerate(COMPLAINTS.values(), start=1):
            add_complaint(connection, number, **columns)
    return store


def shown(store: Store, code: str, scope: Scope = SUPERVISOR, **wanted: Any) -> list[int]:
    """The ids on the first page of a list."""
    with store.read() as connection:
        page = lists.page_of(scope, connection, code, HOUR, narrowing=Narrowing(**wanted), limit=50)
    return [row.id for row in page.rows]


def counted(store: Store, scope: Scope = SUPERVISOR) -> dict[str, int]:
    with store.read() as connection:
        return lists.counts(scope, connection, HOUR)


def test_each_list_holds_what_its_name_says_and_counts_as_much(full: Store) -> None:
    numbers = counted(full)
    for code in LISTS:
        held = {NAMES[number - 1] for number in shown(full, code)}
        meant = {name for name, (_, codes) in COMPLAINTS.items() if code in codes | {"all"}}
        if code not in ("mine", "window_closing"):
            assert held == meant, code
            assert numbers.get(code, len(meant)) == len(meant), code


def test_a_seal_hides_a_report_from_lists_and_counts(full: Store) -> None:
    sealed = NAMES.index("sealed") + 1
    for code in LISTS:
        assert sealed not in shown(full, code, OFFICER)
    assert counted(full, OFFICER)["sealed"] == 0
    assert counted(full, OFFICER)["new"] == counted(full)["new"] - 1
    with full.write() as connection:
        connection.execute(
            insert(seal_accesses).values(
                complaint_id=sealed, operator_id=1, given_by="operator:2", given_at=NOW
            )
        )
    assert shown(full, "sealed", OFFICER) == [sealed]
    assert counted(full, OFFICER)["sealed"] == 1


def test_whoever_is_excluded_sees_neither_line_nor_count(full: Store) -> None:
    before = counted(full, OFFICER)["new"]
    with full.write() as connection:
        first = update(complaints).where(complaints.c.id == 1)
        connection.execute(first.values(has_exclusions=True))
        connection.execute(
            insert(exclusions).values(
                complaint_id=1, operator_id=1, excluded_by="operator:2", excluded_at=NOW
            )
        )
    assert 1 not in shown(full, "new", OFFICER)
    assert counted(full, OFFICER)["new"] == before - 1
    assert 1 in shown(full, "new", SUPERVISOR)


def test_an_agency_sees_what_is_assigned_to_it_and_nothing_else(full: Store) -> None:
    first, second = NAMES.index("assigned") + 1, NAMES.index("in progress") + 1
    with full.write() as connection:
        assign(connection, first, 1)
        assign(connection, second, 2)
        assign(connection, 1, 1, state="returned")
    for code in LISTS:
        assert set(shown(full, code, LIAISON)) <= {first}
    assert shown(full, "mine", LIAISON) == [first]
    assert counted(full, LIAISON)["open"] == 1
    assert "untold" not in counted(full, LIAISON)
    with full.read() as connection:
        seen = lists.agency_counts(LIAISON, connection)
        assert [(row.name, row.waiting) for row in seen] == [("Dinas 1", 1)]
        everybody = lists.agency_counts(OFFICER, connection)
        assert [(row.name, row.waiting) for row in everybody] == [("Dinas 1", 1), ("Dinas 2", 1)]
        rows = lists.page_of(OFFICER, connection, "assigned", HOUR).rows
        beside = lists.beside(OFFICER, connection, rows, NOW)
    assert beside.agencies == {first: ["Dinas 1"], second: ["Dinas 2"]}


def test_an_agency_is_late_by_its_own_clocks_and_not_by_those_of_another(store: Store) -> None:
    over, tonight, later = (NOW + timedelta(hours=hours) for hours in (-1, 5, 50))
    clocks = {1: (over, later), 2: (later, over), 3: (over, tonight), 4: (tonight, over)}
    with store.write() as connection:
        for number, (others, own) in clocks.items():
            add_complaint(connection, number, status="assigned", due_at=min(others, own))
            for agency_id, due_at in ((2, others), (1, own)):
                held = assign(connection, number, agency_id)
                add_clock(connection, number, "first_follow_up", due_at, assignment_id=held)
        add_complaint(connection, 5, status="assigned", due_at=over)
        add_clock(connection, 5, "answer", over)
        assign(connection, 5, 1)
    assert set(shown(store, "overdue", LIAISON)) == {2, 4, 5}
    assert shown(store, "due_today", LIAISON) == [3]
    assert [counted(store, LIAISON)[code] for code in ("overdue", "due_today")] == [3, 1]
    assert [counted(store)[code] for code in ("overdue", "due_today")] == [5, 0]
    with store.read() as connection:
        rows = lists.page_of(LIAISON, connection, "open", HOUR).rows
        reasons = lists.beside(LIAISON, connection, rows, NOW).reasons
        first = lists.beside(OFFICER, connection, rows, NOW).reasons
    assert {number: row.due_at for number, row in reasons.items()} == {
        1: later, 2: over, 3: tonight, 4: over, 5: over
    }  # fmt: skip
    assert {row.due_at for row in first.values()} == {over}


def test_without_the_right_to_read_there_is_nothing(full: Store) -> None:
    technician = Scope(rights=ROLE_RIGHTS["technician"], operator_id=1)
    assert [shown(full, code, technician) for code in LISTS] == [[] for _ in LISTS]
    assert set(counted(full, technician).values()) == {0}


def test_mine_is_what_i_have_in_hand_while_the_claim_lasts(full: Store) -> None:
    with full.write() as connection:
        for complaint_id, operator_id, minutes in ((1, 1, 5), (2, 1, -5), (3, 2, 5)):
            connection.execute(
                insert(claims).values(
                    complaint_id=complaint_id,
                    operator_id=operator_id,
                    claimed_at=NOW,
                    expires_at=NOW + timedelta(minutes=minutes),
                )
            )
    assert shown(full, "mine", OFFICER) == [1]
    with full.read() as connection:
        rows = lists.page_of(OFFICER, connection, "open", HOUR).rows
        holders = lists.beside(OFFICER, connection, rows, NOW).holders
    assert {key: row.username for key, row in holders.items()} == {1: "petugas-1", 3: "petugas-2"}


def test_a_reply_window_closes_in_the_six_hours_before_it_is_closed(store: Store) -> None:
    with store.write() as connection:
        add_complaint(connection, 1)
        add_complaint(connection, 2, surface="comment")
        add_complaint(connection, 3, is_open=False, status="closed")
        add_complaint(connection, 4, conversation_id=2)
        add_complaint(connection, 5, status="on_hold")
    for hours_ago, ids in ((1, []), (17.9, []), (18, [1]), (23.9, [1]), (24, []), (25, [])):
        with store.write() as connection:
            said_at = NOW - timedelta(hours=hours_ago)
            connection.execute(
                update(conversations).where(conversations.c.id == 1).values(last_direct_at=said_at)
            )
        assert shown(store, "window_closing") == ids, hours_ago


# --- order and pages


def test_what_expires_first_comes_first_then_the_newest(store: Store) -> None:
    hours = {1: None, 2: 5, 3: None, 4: -2, 5: 1, 6: 5}
    with store.write() as connection:
        for number, left in hours.items():
            due_at = None if left is None else NOW + timedelta(hours=left)
            add_complaint(connection, number, due_at=due_at)
    assert shown(store, "open") == [4, 5, 2, 6, 3, 1]
    assert shown(store, "all") == [6, 5, 4, 3, 2, 1]


def test_pages_follow_each_other_without_gaps_or_repeats(store: Store) -> None:
    with store.write() as connection:
        for number in range(1, 25):
            # Many are due, or were opened, in the same moment.
            due_at = None if number % 3 == 0 else NOW + timedelta(hours=number % 4)
            opened_at = NOW - timedelta(hours=number % 5)
            add_complaint(connection, number, due_at=due_at, opened_at=opened_at)
    for code in ("open", "all"):
        whole = shown(store, code, SYSTEM)
        assert len(set(whole)) == 24
        for limit in (1, 3, 7, 24, 25):
            assert by_pages(store, code, limit) == whole, (code, limit)


def by_pages(store: Store, code: str, limit: int) -> list[int]:
    """The ids of a list, page by page."""
    seen: list[int] = []
    after = None
    with store.read() as connection:
        while True:
            page = lists.page_of(SYSTEM, connection, code, HOUR, after=after, limit=limit)
            seen += [row.id for row in page.rows]
            if page.after is None:
                return seen
            assert len(page.rows) == limit
            after = page.after


def test_a_count_stops_at_a_thousand(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "COUNTED_AT_MOST", 3)
    with store.write() as connection:
        for number in range(1, 6):
            add_complaint(connection, number)
    assert counted(store)["new"] == 3


def test_what_came_since_is_counted_within_reach(full: Store) -> None:
    with full.read() as connection:
        assert lists.newest_id(OFFICER, connection) == len(NAMES)
        assert lists.newer_count(SUPERVISOR, connection, 16) == 3
        assert lists.newer_count(OFFICER, connection, 16) == 2
        assert lists.newer_count(SUPERVISOR, connection, 0, most=4) == 4
        nobody = replace(SUPERVISOR, jurisdictions=frozenset())
        assert lists.newer_count(nobody, connection, 0) == 0


# --- filters


FILTERED: list[tuple[dict[str, Any], list[int]]] = [
    ({}, [5, 4, 3, 2, 1]),
    ({"channel": "page"}, [2]),
    ({"status": "closed"}, [3]),
    ({"agency": 1}, [1]),
    ({"topic": "Jalan"}, [4, 1]),
    ({"place": "35.22"}, [3, 2, 1]),
    ({"place": "35.22.01"}, [2, 1]),
    ({"place": "35.22.0"}, []),
    ({"place": "%"}, []),
    ({"urgency": "emergency"}, [5]),
    ({"urgency": "high"}, [4]),
    ({"privacy": "secret"}, [5]),
    ({"privacy": "named"}, [4]),
    ({"privacy": "anonymous"}, [3, 2, 1]),
    ({"since": NOW - timedelta(days=3)}, [5, 4, 3]),
    ({"until": NOW - timedelta(days=3)}, [2, 1]),
    ({"topic": "Jalan", "place": "35.22.01", "agency": 1}, [1]),
    ({"topic": "Jalan", "channel": "page"}, []),
]


def test_filters_narrow_and_go_together(store: Store) -> None:
    columns: list[dict[str, Any]] = [
        {"topic": "Jalan", "place_code": "35.22.01.2001"},
        {"channel": "page", "place_code": "35.22.01"},
        {"status": "closed", "is_open": False, "place_code": "35.22.10"},
        {"topic": "Jalan", "urgency": 3, "is_anonymous": False, "place_code": "35.23.01"},
        {"is_emergency": True, "is_secret": True},
    ]
    with store.write() as connection:
        for number, one in enumerate(columns, start=1):
            opened_at = NOW - timedelta(days=6 - number)
            add_complaint(connection, number, opened_at=opened_at, **one)
        assign(connection, 1, 1)
        assign(connection, 2, 2)
        assign(connection, 4, 1, state="withdrawn")
    for wanted, ids in FILTERED:
        assert shown(store, "all", SYSTEM, **wanted) == ids, wanted


# --- saved views


def test_a_view_is_kept_replaced_renamed_and_forgotten_by_its_owner_alone(store: Store) -> None:
    with store.write() as connection:
        views.save_view(OFFICER, connection, "  Jalan   rusak ", {"topic": "Jalan"})
        views.save_view(OFFICER, connection, "Jalan rusak", {"topic": "Jalan", "list": "new"})
        views.save_view(OFFICER, connection, "air", {"topic": "Air"})
        mine = views.views_of(OFFICER, connection)
        assert [(one.name, one.query) for one in mine] == [
            ("air", {"topic": "Air"}),
            ("Jalan rusak", {"topic": "Jalan", "list": "new"}),
        ]
        assert views.views_of(SUPERVISOR, connection) == []
        with pytest.raises(NotFound):
            views.rename_view(SUPERVISOR, connection, mine[0].id, "milik saya")
        with pytest.raises(NotFound):
            views.delete_view(SUPERVISOR, connection, mine[0].id)
        views.rename_view(OFFICER, connection, mine[0].id, "PDAM")
        views.delete_view(OFFICER, connection, mine[1].id)
        assert [one.name for one in views.views_of(OFFICER, connection)] == ["PDAM"]


def test_a_view_needs_a_name_of_its_own(store: Store) -> None:
    with store.write() as connection:
        views.save_view(OFFICER, connection, "satu", {})
        views.save_view(OFFICER, connection, "dua", {})
        second = views.views_of(OFFICER, connection)[0].id
        with pytest.raises(NotPossible):
            views.save_view(OFFICER, connection, "  ", {})
    with pytest.raises(Conflict), store.write() as connection:
        views.rename_view(OFFICER, connection, second, "satu")
    with store.write() as connection:
        for number in range(views.MOST_VIEWS - 2):
            views.save_view(OFFICER, connection, f"lagi {number}", {})
        with pytest.raises(NotPossible):
            views.save_view(OFFICER, connection, "terlalu banyak", {})


def test_only_those_with_the_right_are_shown_an_empty_sealed_list() -> None:
    assert {code for code, one in LISTS.items() if one.right is Right.SEE_SEALED} == {"sealed"}
