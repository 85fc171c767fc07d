"""Whoever waits to be forgotten: nobody learns who they are until that is decided."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select, update

from forwarder.export import ExportRequest, export, locked_count
from store import identities, overview, people
from store.case_models import exclusions
from store.errors import Locked
from store.models import complaints, reporter_addresses, reporters
from store.rights import ALL_RIGHTS, ROLE_RIGHTS
from store.scope import SYSTEM
from tests.desk import SCOPE, Desk, message
from tests.people import add_person

OPERATOR = replace(SCOPE, actor="operator:1", rights=ALL_RIGHTS, operator_id=None)


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """Of two citizens, the first has asked to be forgotten."""
    desk.take(message("1", "warga-1"))
    desk.take(message("2", "warga-2", text="Jalan di depan pasar berlubang."))
    first = desk.complaints[0].reporter_id
    with desk.store.write() as connection:
        people.request_own_erasure(SYSTEM, connection, first, "chat", "c0de", desk.clock.now())
    return desk


def reveal(desk: Desk, number: int) -> Any:
    complaint_id = desk.complaints[number - 1].id
    with desk.store.write() as connection:
        return identities.reveal(
            OPERATOR, connection, complaint_id, desk.clock.now(), reason="contact", words="perlu"
        )


def look_up(desk: Desk, number: int) -> Any:
    reporter_id = desk.complaints[number - 1].reporter_id
    (address,) = (row.address_hash for row in _addresses(desk) if row.reporter_id == reporter_id)
    with desk.store.write() as connection:
        return identities.look_up(
            OPERATOR, connection, desk.clock.now(), address_hashes=[address], contact_hashes=[]
        )


def _addresses(desk: Desk) -> Any:
    with desk.store.read() as connection:
        return connection.execute(reporter_addresses.select()).all()


def exported(desk: Desk) -> list[dict[str, Any]]:
    file = BytesIO()
    request = ExportRequest(kind="messages", format="jsonl", is_identified=True, reason="test")
    export(desk.store, SYSTEM, request, file, kinds={}, now=desk.clock.now)
    return [json.loads(line) for line in file.getvalue().splitlines()]


def test_nobody_reveals_or_looks_up_whoever_waits_to_be_forgotten(asked: Desk) -> None:
    for do in (reveal, look_up):
        with pytest.raises(Locked, match="asked to be forgotten"):
            do(asked, 1)
    second = asked.complaints[1].reporter_id
    assert [row.reporter_id for row in reveal(asked, 2)] == [second]
    assert [row.reporter_id for row in look_up(asked, 2)] == [second]


def test_an_export_with_names_leaves_theirs_out_and_says_so(asked: Desk) -> None:
    first, second = exported(asked)
    assert (first["sender"], first["original_text"]) == (None, None)
    assert "Warga Contoh" not in json.dumps(first)
    assert second["sender"]["id"] == "warga-2"
    request = ExportRequest(kind="messages", format="jsonl", is_identified=True, reason="test")
    assert locked_count(asked.store, SYSTEM, request) == 1
    plain = ExportRequest(kind="messages", format="jsonl")
    assert locked_count(asked.store, SYSTEM, plain) == 0


def test_a_decision_ends_the_lock(asked: Desk) -> None:
    first = asked.complaints[0].reporter_id
    with asked.store.write() as connection:
        people.unlock(SYSTEM, connection, first)
    assert [row.reporter_id for row in reveal(asked, 1)] == [first]


def test_the_request_shows_since_when_and_the_open_cases_within_reach(asked: Desk) -> None:
    first = asked.complaints[0].reporter_id
    elsewhere = replace(OPERATOR, jurisdictions=frozenset({"UJI"}))
    with asked.store.read() as connection:
        (request,) = people.open_erasure_requests(OPERATOR, connection)
        cases = people.open_cases_of(OPERATOR, connection, [first])
        assert people.open_cases_of(elsewhere, connection, [first]) == {}
    assert (request.reporter_id, request.locked_at) == (first, asked.clock.now())
    assert [case.reporter_id for case in cases[first]] == [first]
    (locked, free) = asked.rows(reporters)
    assert locked.locked_at is not None
    assert free.locked_at is None


def test_of_whoever_is_erased_along_with_the_asker_a_sealed_open_report_counts_too(
    asked: Desk,
) -> None:
    def seen_by(role: str) -> list[str]:
        scope = replace(OPERATOR, rights=ROLE_RIGHTS[role], operator_id=1_000)
        with asked.store.read() as connection:
            return [one.code for one in people.open_erasure_requests(scope, connection)]

    first, second = (one.reporter_id for one in asked.complaints)
    addresses = [row.address_hash for row in _addresses(asked) if row.reporter_id == first]
    with asked.store.write() as connection:
        theirs = complaints.c.reporter_id == second
        connection.execute(update(complaints).where(theirs).values(seal="oversight"))
    assert seen_by("officer") == ["c0de"]
    with asked.store.write() as connection:
        people.add_contacts(SYSTEM, connection, second, addresses)
        assert people.also_found_by(SYSTEM, connection, first) == [second]
    assert seen_by("officer") == []
    assert seen_by("supervisor") == ["c0de"]


def test_of_whoever_has_a_sealed_open_report_only_who_may_unseal_finds_the_wish(
    asked: Desk,
) -> None:
    def seen_by(role: str, operator_id: int = 1_000) -> list[str]:
        scope = replace(OPERATOR, rights=ROLE_RIGHTS[role], operator_id=operator_id)
        with asked.store.read() as connection:
            found = people.open_erasure_requests(scope, connection)
            assert connection.scalar(select(overview.erasure_column(scope))) == len(found)
            return [request.code for request in found]

    def seal(**values: Any) -> None:
        first = complaints.c.id == asked.complaints[0].id
        with asked.store.write() as connection:
            connection.execute(update(complaints).where(first).values(**values))

    assert seen_by("officer") == ["c0de"]
    assert seen_by("supervisor") == []
    seal(seal="oversight")
    assert seen_by("officer") == seen_by("data_protection_officer") == []
    assert seen_by("supervisor") == ["c0de"]
    stranger = add_person(asked.store, "inspektorat-2", "supervisor")
    with asked.store.write() as connection:
        values = {"complaint_id": asked.complaints[0].id, "operator_id": stranger.id}
        values |= {"excluded_by": "operator:1", "excluded_at": asked.clock.now()}
        connection.execute(exclusions.insert().values(**values))
    assert seen_by("supervisor", operator_id=stranger.id) == []
    seal(is_open=False)
    assert seen_by("officer") == ["c0de"]
