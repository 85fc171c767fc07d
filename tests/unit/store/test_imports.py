"""Files on their way in, on both databases: who may, how far they came, what is let go."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from store import imports
from store.errors import Conflict, NotFound, NotPermitted, NotPossible
from store.rights import Right
from store.scope import SYSTEM, Scope
from tests.desk import DAY, START, Desk, desk

__all__ = ["desk"]

SCOPE = Scope(actor="operator:1", jurisdictions=frozenset({"CTH"}))
ELSEWHERE = Scope(actor="operator:2", jurisdictions=frozenset({"UJI"}))
MINUTE = timedelta(minutes=1)


def add(desk: Desk, scope: Scope = SCOPE, **changed: Any) -> int:
    values: dict[str, Any] = {
        "jurisdiction": "CTH",
        "channel": "manual-cth",
        "kind": "csv",
        "day": DAY,
        "sealed_name": b"sealed",
        "object_name": "ab/cd",
        "now": START,
    }
    with desk.store.write() as connection:
        return imports.add_batch(scope, connection, **(values | changed))


def start(desk: Desk, batch_id: int, scope: Scope = SCOPE, *, is_trial: bool = False) -> None:
    with desk.store.write() as connection:
        imports.start(scope, connection, batch_id, b"choices", START, is_trial=is_trial)


def claim(desk: Desk, now: Any = START) -> Any:
    with desk.store.write() as connection:
        return imports.claim_batch(SYSTEM, connection, now, MINUTE)


def test_only_those_within_reach_and_with_the_right_know_of_a_file(desk: Desk) -> None:
    batch_id = add(desk)
    nobody = SCOPE.without(Right.INTAKE)
    with pytest.raises(NotPermitted):
        add(desk, nobody)
    with pytest.raises(NotFound):
        add(desk, ELSEWHERE)
    with desk.store.read() as connection:
        assert imports.batch(SCOPE, connection, batch_id).state == "uploaded"
        assert [row.id for row in imports.batches(SCOPE, connection)] == [batch_id]
        assert imports.batches(ELSEWHERE, connection) == []
        assert imports.batches(SCOPE, connection, before=batch_id) == []
        for ask in (imports.batches, lambda s, c: imports.batch(s, c, batch_id)):
            with pytest.raises(NotPermitted):
                ask(nobody, connection)
    with pytest.raises(NotFound):
        start(desk, batch_id, ELSEWHERE)


def test_a_file_is_worked_on_by_one_and_taken_over_when_its_worker_is_gone(desk: Desk) -> None:
    batch_id = add(desk)
    assert claim(desk) is None
    start(desk, batch_id)
    with pytest.raises(NotPossible):
        start(desk, batch_id)
    with desk.store.read() as connection:
        assert imports.is_import_due(SYSTEM, connection, START)
    assert claim(desk).id == batch_id
    assert claim(desk) is None
    with desk.store.write() as connection:
        held = START + 2 * MINUTE
        imports.note_progress(SYSTEM, connection, batch_id, 100, {"rows": 100}, held)
    assert claim(desk, START + MINUTE * 1.5) is None
    again = claim(desk, START + MINUTE * 3)
    assert (again.position, again.counts) == (100, {"rows": 100})
    with desk.store.write() as connection:
        imports.release_batch(SYSTEM, connection, batch_id)
    assert claim(desk).id == batch_id


@pytest.mark.parametrize(
    ("is_trial", "reason", "state", "keeps_file"),
    [
        (True, None, "checked", True),
        (False, None, "done", False),
        (False, "too_many_rows", "failed", False),
        (True, "not_a_chat", "failed", False),
    ],
)
def test_what_a_file_ends_as(
    desk: Desk, is_trial: bool, reason: str | None, state: str, keeps_file: bool
) -> None:
    batch_id = add(desk)
    start(desk, batch_id, is_trial=is_trial)
    found = claim(desk)
    with desk.store.write() as connection:
        imports.finish(
            SYSTEM,
            connection,
            found,
            counts={"rows": 2},
            faults_name="ef/01",
            reason=reason,
            now=START,
        )
        row = imports.batch(SCOPE, connection, batch_id)
        lying = imports.known_objects(SYSTEM, connection, "")
    assert (row.state, row.reason, row.object_name is not None) == (state, reason, keeps_file)
    assert lying == ({"ab/cd", "ef/01"} if keeps_file else {"ef/01"})
    assert f"import_{state}" in desk.events


def test_a_file_that_was_given_up_takes_no_more_rows(desk: Desk) -> None:
    batch_id = add(desk)
    start(desk, batch_id)
    claim(desk)
    with desk.store.write() as connection:
        imports.cancel(SCOPE, connection, batch_id, START)
    with desk.store.write() as connection, pytest.raises(Conflict):
        imports.note_progress(SYSTEM, connection, batch_id, 1, {}, START)


def test_a_file_that_a_restored_backup_lacks_says_so_and_cannot_be_started(desk: Desk) -> None:
    lost, running, whole = (add(desk, object_name=name) for name in ("ab/1", "ab/2", "ab/3"))
    start(desk, running)
    done = add(desk, object_name="ab/4")
    start(desk, done)
    with desk.store.write() as connection:
        found = imports.batch(SCOPE, connection, done)
        imports.finish(
            SYSTEM,
            connection,
            found,
            counts={"rows": 2},
            faults_name="ab/5",
            reason=None,
            now=START,
        )
        imports.give_up(SYSTEM, connection, {"ab/1", "ab/2", "ab/5"}, "damaged", START)
    with desk.store.read() as connection:
        rows = {row.id: row for row in imports.batches(SCOPE, connection)}
    assert [(rows[n].state, rows[n].reason) for n in (lost, running)] == [("failed", "damaged")] * 2
    assert (rows[whole].state, rows[whole].object_name) == ("uploaded", "ab/3")
    assert (rows[done].state, rows[done].faults_name) == ("done", None)
    assert claim(desk) is None
    with pytest.raises(NotPossible):
        start(desk, lost)
    assert desk.events.count("import_failed") == 2


def test_a_file_that_nobody_imports_is_let_go_a_day_after_it_was_looked_through(
    desk: Desk,
) -> None:
    day = timedelta(days=1)
    looked_at, uploaded, running = add(desk), add(desk), add(desk)
    start(desk, looked_at, is_trial=True)
    with desk.store.write() as connection:
        found = imports.claim_batch(SYSTEM, connection, START, MINUTE)
        assert found is not None
        imports.finish(
            SYSTEM,
            connection,
            found,
            counts={"failed": 1},
            faults_name="ef/01",
            reason=None,
            now=START + 2 * MINUTE,
        )
    start(desk, running)
    with desk.store.write() as connection:
        now = START + day
        assert imports.let_go_unused(SYSTEM, connection, now - day, now) == 0
        assert imports.let_go_unused(SYSTEM, connection, now + MINUTE - day, now) == 1
        assert imports.let_go_unused(SYSTEM, connection, now + day, now) == 1
        gone = [imports.batch(SCOPE, connection, one) for one in (looked_at, uploaded)]
        kept = imports.batch(SCOPE, connection, running)
    assert [(row.state, row.reason) for row in gone] == [("failed", "not_run")] * 2
    assert [(row.object_name, row.faults_name) for row in gone] == [(None, None)] * 2
    assert kept.object_name == "ab/cd"
    with pytest.raises(NotPossible):
        start(desk, looked_at)


def test_columns_are_remembered_per_government(desk: Desk) -> None:
    for field in ("text", "place"):
        with desk.store.write() as connection:
            imports.remember_columns(SCOPE, connection, "CTH", "s", {"Isi": field}, START)
    with desk.store.read() as connection:
        assert imports.column_mapping(SCOPE, connection, "CTH", "s") == {"Isi": "place"}
        assert imports.column_mapping(SCOPE, connection, "CTH", "t") == {}
        assert imports.column_mapping(ELSEWHERE, connection, "CTH", "s") == {}
