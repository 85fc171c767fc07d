"""Keys of apps and what they filed, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from store import open311
from store.changes import write_history
from store.errors import NotFound, NotPermitted, NotPossible
from store.models import complaints
from store.open311 import Wanted, readable_reports
from store.open311_models import open311_filings
from store.scope import SYSTEM, Scope
from tests.desk import START, Desk, message

ADMINISTRATOR = replace(SYSTEM, actor="operator:1", jurisdictions=frozenset({"CTH"}))


def add(desk: Desk, name: str = "Aplikasi", scope: Scope = SYSTEM, **changed: Any) -> int:
    values: dict[str, Any] = {
        "name": name,
        "key_hash": desk.store.keyring.hash("open311_key", name),
        "jurisdiction": "CTH",
        "rights": ("file", "read"),
        "reports_per_half_hour": 10,
        "now": START,
    }
    with desk.store.write() as connection:
        return open311.add_key(scope, connection, **(values | changed))


def file(desk: Desk, key_id: int, token: str, **changed: Any) -> None:
    values = {
        "token": token,
        "key_id": key_id,
        "jurisdiction": "CTH",
        "service_code": "transport",
        "filed_at": START,
        "external_hash": None,
    }
    with desk.store.write() as connection:
        connection.execute(insert(open311_filings).values(**(values | changed)))


def test_a_key_is_found_until_it_is_revoked(desk: Desk) -> None:
    key_id = add(desk)
    given = desk.store.keyring.hash("open311_key", "Aplikasi")
    with desk.store.write() as connection:
        row = open311.key_by_hash(SYSTEM, connection, given)
        assert row is not None
        assert (row.id, row.rights) == (key_id, "file read")
        assert open311.is_use_to_be_noted(row, START)
        open311.note_use(SYSTEM, connection, key_id, START)
        row = open311.key_by_hash(SYSTEM, connection, given)
        assert row is not None
        assert not open311.is_use_to_be_noted(row, START + timedelta(minutes=59))
        assert open311.key_by_hash(SYSTEM, connection, b"another") is None
        open311.revoke_key(ADMINISTRATOR, connection, key_id, START)
        assert open311.key_by_hash(SYSTEM, connection, given) is None
        with pytest.raises(NotPossible):
            open311.revoke_key(ADMINISTRATOR, connection, key_id, START)


def test_keys_of_others_and_of_all_governments_are_out_of_an_administrators_reach(
    desk: Desk,
) -> None:
    own = add(desk)
    others = [add(desk, "Lain", jurisdiction="UJI"), add(desk, "Semua", jurisdiction="")]
    with desk.store.write() as connection:
        assert [row.id for row in open311.keys_of(ADMINISTRATOR, connection)] == [own]
        assert len(open311.keys_of(SYSTEM, connection)) == 3
        for key_id in others:
            with pytest.raises(NotFound):
                open311.revoke_key(ADMINISTRATOR, connection, key_id, START)
        with pytest.raises(NotPermitted):
            open311.keys_of(replace(ADMINISTRATOR, rights=frozenset()), connection)


@pytest.mark.parametrize(
    "changed",
    [
        {"name": " "},
        {"name": "a" * 61},
        {"rights": ()},
        {"rights": ("file", "erase")},
        {"reports_per_half_hour": 0},
        {"name": "Aplikasi"},
    ],
)
def test_a_key_that_makes_no_sense_is_not_made(desk: Desk, changed: dict[str, Any]) -> None:
    add(desk)
    with pytest.raises(NotPossible):
        add(desk, **({"name": "Lain", "key_hash": b"lain"} | changed))


def test_filings_are_counted_and_found_by_token_number_and_complaint(desk: Desk) -> None:
    key_id, other = add(desk), add(desk, "Lain")
    desk.take(message("1"))
    complaint_id = int(desk.complaints[0].id)
    file(desk, key_id, "t1", external_hash=b"7")
    file(desk, key_id, "t2", filed_at=START + timedelta(hours=1))
    file(desk, other, "t3", external_hash=b"7")
    with desk.store.write() as connection:
        assert open311.filings_since(SYSTEM, connection, key_id, START) == 1
        open311.note_complaint(SYSTEM, connection, "t1", complaint_id)
        found = open311.filing_by_external(SYSTEM, connection, key_id, b"7")
        assert found is not None
        assert found.token == "t1"
        assert open311.filing_by_token(SYSTEM, connection, "t9") is None
        assert open311.filing_of(SYSTEM, connection, other, complaint_id) is None
        assert open311.filing_of(SYSTEM, connection, key_id, complaint_id) is not None
        waiting = open311.unsettled_filings(SYSTEM, connection, key_id, 5)
        assert [row.token for row in waiting] == ["t2"]
        moved = open311.moved_since(SYSTEM, connection, key_id, START, START, 5)
        assert [row.id for row in moved] == [complaint_id]
        later = START + timedelta(seconds=1)
        assert not open311.moved_since(SYSTEM, connection, key_id, later, later, 5)


def test_what_moved_comes_in_the_order_in_which_it_moved(desk: Desk) -> None:
    key_id = add(desk)
    for n in range(3):
        desk.take(message(str(n), f"warga-{n}"))
        file(desk, key_id, f"t{n}")
    first, second, third = (int(row.id) for row in desk.complaints)
    with desk.store.write() as connection:
        for n, number in enumerate((first, second, third)):
            open311.note_complaint(SYSTEM, connection, f"t{n}", number)
        for minutes, number in ((1, third), (2, first), (3, third)):
            at = START + timedelta(minutes=minutes)
            write_history(SYSTEM, connection, "complaint_closed", at, complaint_id=number)
    since, until = START + timedelta(seconds=1), START + timedelta(days=1)
    with desk.store.read() as connection:
        moved = open311.moved_since(SYSTEM, connection, key_id, since, until, 1)
        assert [row.id for row in moved] == [third]
        moved = open311.moved_since(SYSTEM, connection, key_id, since, until, 5, after=moved[-1])
        assert [row.id for row in moved] == [first]


def test_what_is_handled_with_another_moves_with_it(desk: Desk) -> None:
    key_id = add(desk)
    for n in range(2):
        desk.take(message(str(n), f"warga-{n}"))
    leader, own = (int(row.id) for row in desk.complaints)
    file(desk, key_id, "t1", complaint_id=own)
    later = START + timedelta(minutes=1)
    with desk.store.write() as connection:
        merged = update(complaints).where(complaints.c.id == own).values(merged_into=leader)
        connection.execute(merged)
        write_history(SYSTEM, connection, "complaint_closed", later, complaint_id=leader)
        moved = open311.moved_since(SYSTEM, connection, key_id, later, later, 5)
    assert [row.id for row in moved] == [own]


def test_an_app_reads_its_own_without_the_words_and_nobody_else_does(desk: Desk) -> None:
    key_id, other = add(desk), add(desk, "Lain")
    desk.take(message("1"))
    file(desk, key_id, "t1", complaint_id=desk.complaints[0].id)

    def read(**narrowed: Any) -> list[Any]:
        with desk.store.read() as connection:
            return list(
                readable_reports(SYSTEM, connection, Wanted(jurisdictions=["CTH"], **narrowed))
            )

    (row,) = read(key_id=key_id)
    assert (row.title, row.text, row.latitude, row.service_code) == (None, None, None, "transport")
    assert len(read(key_id=key_id, only_own=True)) == 1
    assert len(read(key_id=key_id, topics=["Perhubungan"], service_codes=["transport"])) == 1
    assert read(key_id=key_id, topics=["Kesehatan"], service_codes=["health"]) == []
    assert read(key_id=key_id, statuses=["closed"]) == []
    assert read(key_id=other) == []
    assert read() == []
