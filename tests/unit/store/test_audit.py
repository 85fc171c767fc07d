"""The audit trail: every deed of a person is in it, and its chain shows whoever tampers with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from store import audit, changes
from store.audit import AuditFilter, Break
from store.audit_models import audit_seals, audits
from store.casework import reach
from store.casework.deed import Deed
from store.errors import NotPermitted
from store.models import complaints
from store.rights import ROLE_RIGHTS, Right
from store.scope import SYSTEM, Scope
from tests.desk import SCOPE, START, Desk, message
from tests.people import add_person

OFFICER = replace(SCOPE, actor="operator:7", operator_id=7, jurisdictions=frozenset({"CTH"}))
AUDITOR = replace(OFFICER, actor="operator:9", operator_id=9, rights=ROLE_RIGHTS["auditor"])
SUPERVISOR = replace(AUDITOR, rights=ROLE_RIGHTS["supervisor"])
BRIBE = "Pak kades minta uang 500 ribu untuk tanda tangan surat tanah, padahal gratis"


def trail(desk: Desk) -> Sequence[Row[Any]]:
    return desk.rows(audits)


def note(desk: Desk, *actions: str, scope: Scope = OFFICER, **details: Any) -> None:
    with desk.store.write() as connection:
        for action in actions:
            audit.note(scope, connection, action, desk.clock.now(), **details)


def seal(desk: Desk) -> int:
    desk.wait(minutes=1)
    with desk.store.write() as connection:
        return audit.seal(SYSTEM, connection, desk.clock.now())


def chains(desk: Desk) -> list[audit.Chain]:
    with desk.store.read() as connection:
        return audit.verify(SYSTEM, connection)


def seen(desk: Desk, scope: Scope, **wanted: Any) -> list[str]:
    with desk.store.read() as connection:
        return [r.action for r in audit.rows(scope, connection, AuditFilter(**wanted))]


# --- what stands in it --------------------------------------------------------------------------


def test_what_citizens_send_is_not_audited_at_all(desk: Desk) -> None:
    desk.take(message("1"), message("2", "warga-2"), message("3", text="Tambahan: di RT 03"))

    assert len(desk.events) > 2
    assert trail(desk) == []


def test_every_change_of_a_person_is_audited_in_its_transaction(desk: Desk) -> None:
    desk.take(message("1"))
    found = desk.complaints[0]
    with desk.store.write() as connection:
        deed = Deed(key="hide", now=START)
        reach.set_secret(
            OFFICER, connection, found.id, deed, is_secret=True, reason="minta Bu Contoh"
        )
    with suppress(NotKept), desk.store.write() as connection:
        changes.end_gathering(OFFICER, connection, found.id, START)
        raise NotKept

    (row,) = trail(desk)
    assert (row.jurisdiction, row.actor, row.action) == ("CTH", "operator:7", "complaint_sealed")
    assert (row.subject_kind, row.subject_id, row.complaint_id) == ("complaint", found.id, found.id)
    assert row.at == START
    assert row.details == {}, "an operator's own words stay in the complaint's history"


def test_a_change_to_a_file_is_hidden_with_its_complaint(desk: Desk) -> None:
    desk.take(message("1", attachments=[{"kind": "image", "reference": "photo-1"}]))
    with desk.store.write() as connection:
        changes.retry_media(OFFICER, connection, 1, START)

    (row,) = trail(desk)
    assert (row.subject_kind, row.subject_id) == ("attachment", 1)
    assert row.complaint_id == desk.complaints[0].id


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("out_of_authority", "out_of_authority"),
        ("CTH", "CTH"),
        ("CTH-7K4M-92QX", "CTH-7K4M-92QX"),
        ("35.22.15.1001", "35.22.15.1001"),
        ("2026-11-21", "2026-11-21"),
        ("2026-11-21T02:00:00Z", "2026-11-21T02:00:00Z"),
        ("a" * 64, "a" * 64),
        (3, 3),
        (True, True),
        (["oversight", "Budi Contoh"], ["oversight"]),
        ({"of": "topic", "said": "Bu Contoh menelepon"}, {"of": "topic"}),
        ("Budi", None),
        ("kata petugas sendiri", None),
        ("0811-0000-1234", None),
        ("081100001234", None),
        ("0811.0000.1234", None),
        ("warga@contoh.example", None),
        (None, None),
    ],
)
def test_only_codes_and_numbers_are_kept(value: object, kept: object) -> None:
    assert audit._codes({"it": value}) == ({} if kept is None else {"it": kept})


@pytest.mark.parametrize(
    ("scope", "jurisdiction"),
    [
        (OFFICER, "CTH"),
        (replace(OFFICER, jurisdictions=None, channels={"chat": "CTH"}), "CTH"),
        (replace(OFFICER, jurisdictions=None), ""),
        (replace(OFFICER, jurisdictions=frozenset({"CTH", "UJI"})), ""),
        (Scope(actor="command_line:teknisi"), ""),
    ],
)
def test_a_deed_about_no_complaint_belongs_to_the_one_government_that_it_can_be_about(
    desk: Desk, scope: Scope, jurisdiction: str
) -> None:
    note(desk, "operator_signed_in", scope=scope)
    assert [row.jurisdiction for row in trail(desk)] == [jurisdiction]


@pytest.mark.parametrize(
    ("governments", "jurisdiction"), [(["UJI"], "UJI"), (["CTH", "UJI"], ""), ([], "")]
)
def test_a_deed_about_a_person_belongs_to_their_only_government(
    desk: Desk, governments: list[str], jurisdiction: str
) -> None:
    person = add_person(desk.store, "petugas", jurisdictions=governments)
    note(desk, "operator_signed_in", scope=SYSTEM, operator_id=person.id)
    assert [row.jurisdiction for row in trail(desk)] == [jurisdiction]


# --- who sees it ----------------------------------------------------------------------------------


def test_a_row_about_a_sealed_report_is_there_only_for_who_may_see_the_report(desk: Desk) -> None:
    desk.take(message("1"), message("2", "warga-2", text=BRIBE))
    plain, sealed = desk.complaints
    assert sealed.seal == "oversight"
    note(desk, "file_opened", complaint_id=plain.id)
    note(desk, "sealed_report_opened", scope=SUPERVISOR, complaint_id=sealed.id)

    assert seen(desk, SUPERVISOR) == ["sealed_report_opened", "file_opened"]
    assert seen(desk, AUDITOR) == ["file_opened"]
    assert seen(desk, AUDITOR, complaint_id=sealed.id) == []
    assert seen(desk, replace(AUDITOR, jurisdictions=frozenset({"UJI"}))) == []
    with desk.store.read() as connection, pytest.raises(NotPermitted):
        audit.rows(OFFICER.without(Right.READ_AUDIT), connection, AuditFilter())


def test_the_trail_is_narrowed_and_read_in_pages(desk: Desk) -> None:
    desk.take(message("1"))
    note(desk, "one", "two", "three")
    desk.wait(hours=1)
    note(desk, "two", scope=AUDITOR, complaint_id=desk.complaints[0].id)

    assert seen(desk, AUDITOR, actor="operator:9") == ["two"]
    assert seen(desk, AUDITOR, action="two") == ["two", "two"]
    assert seen(desk, AUDITOR, complaint_id=desk.complaints[0].id) == ["two"]
    assert seen(desk, AUDITOR, since=START + timedelta(minutes=1)) == ["two"]
    assert seen(desk, AUDITOR, until=START + timedelta(minutes=1)) == ["three", "two", "one"]
    with desk.store.read() as connection:
        first = audit.rows(AUDITOR, connection, AuditFilter(), limit=3)
        rest = audit.rows(AUDITOR, connection, AuditFilter(), limit=3, before=first[-1].id)
        assert audit.actions(AUDITOR, connection) == ["one", "three", "two"]
        recent = audit.recent_count(AUDITOR, connection, "two", START, most=5)
    assert [row.action for row in (*first, *rest)] == ["two", "three", "two", "one"]
    assert recent == 1


# --- the chain ------------------------------------------------------------------------------------


@pytest.fixture
def sealed(desk: Desk) -> Desk:
    """A desk with two chains: three links of three rows each, and one of one row."""
    for _ in range(3):
        note(desk, "one", "two", "three", count=3)
        seal(desk)
    note(desk, "elsewhere", scope=replace(OFFICER, jurisdictions=frozenset({"UJI"})))
    seal(desk)
    note(desk, "tail")
    return desk


def test_an_untouched_chain_holds_and_tells_its_tail(sealed: Desk) -> None:
    cth, uji = chains(sealed)
    assert (cth.jurisdiction, cth.links, cth.sealed, cth.unsealed) == ("CTH", 3, 9, 1)
    assert (uji.jurisdiction, uji.links, uji.sealed, uji.unsealed) == ("UJI", 1, 1, 0)
    assert (cth.broken, uji.broken) == (None, None)
    with sealed.store.read() as connection:
        assert audit.has_link(SYSTEM, connection, cth.head)
        assert not audit.has_link(SYSTEM, connection, bytes(32))


def test_nothing_new_makes_no_link(sealed: Desk) -> None:
    assert seal(sealed) == 1
    assert seal(sealed) == 0
    assert [chain.links for chain in chains(sealed)] == [4, 1]


def test_more_rows_than_a_link_takes_wait_for_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "MOST_IN_A_SEAL", 2)
    monkeypatch.setattr(audit, "_PAGE", 3)
    note(desk, *("deed" for _ in range(5)))
    assert [seal(desk) for _ in range(4)] == [2, 2, 1, 0]
    assert [(c.links, c.sealed, c.broken) for c in chains(desk)] == [(3, 5, None)]


def _values(connection: Connection, number: int) -> dict[str, Any]:
    found = connection.execute(select(audits).where(audits.c.id == number)).one()
    return dict(found._mapping)


def change_a_row(connection: Connection) -> None:
    connection.execute(update(audits).where(audits.c.id == 5).values(actor="operator:8"))


def change_details(connection: Connection) -> None:
    connection.execute(update(audits).where(audits.c.id == 5).values(details={"count": 4}))


def change_a_time(connection: Connection) -> None:
    moved = START + timedelta(microseconds=1)
    connection.execute(update(audits).where(audits.c.id == 5).values(at=moved))


def remove_a_row(connection: Connection) -> None:
    connection.execute(delete(audits).where(audits.c.id == 5))


def insert_a_row(connection: Connection) -> None:
    connection.execute(insert(audits).values(_values(connection, 5) | {"id": 999}))


def reorder_rows(connection: Connection) -> None:
    first, second = _values(connection, 4), _values(connection, 5)
    for old, new in ((first, second), (second, first)):
        changed = {name: new[name] for name in ("action", "at", "details")}
        connection.execute(update(audits).where(audits.c.id == old["id"]).values(changed))


def swap_ids(connection: Connection) -> None:
    for old, new in ((4, 9999), (5, 4), (9999, 5)):
        connection.execute(update(audits).where(audits.c.id == old).values(id=new))


def move_a_row_to_another_link(connection: Connection) -> None:
    connection.execute(update(audits).where(audits.c.id == 5).values(seal_number=3))


def take_a_row_out_of_its_link(connection: Connection) -> None:
    connection.execute(update(audits).where(audits.c.id == 5).values(seal_number=None))


def give_a_row_to_another_government(connection: Connection) -> None:
    connection.execute(update(audits).where(audits.c.id == 5).values(jurisdiction="UJI"))


def remove_a_link(connection: Connection) -> None:
    connection.execute(delete(audit_seals).where(audit_seals.c.id == 2))


def remove_a_link_and_its_rows(connection: Connection) -> None:
    remove_a_link(connection)
    connection.execute(delete(audits).where(audits.c.seal_number == 2))


def remove_the_last_link(connection: Connection) -> None:
    connection.execute(delete(audit_seals).where(audit_seals.c.id == 3))


def date_a_link_back(connection: Connection) -> None:
    connection.execute(update(audit_seals).where(audit_seals.c.id == 2).values(sealed_at=START))


def make_a_link_anew(connection: Connection) -> None:
    """Somebody who knows how: a row is changed and its link's hash made to fit."""
    change_a_row(connection)
    link = connection.execute(select(audit_seals).where(audit_seals.c.id == 2)).one()
    rows = connection.execute(
        select(audits)
        .where(audits.c.seal_number == 2, audits.c.jurisdiction == "CTH")
        .order_by(audits.c.id)
    ).all()
    forged = audit._hash(link._asdict(), rows)
    connection.execute(update(audit_seals).where(audit_seals.c.id == 2).values(hash=forged))


TAMPERING: Sequence[tuple[Callable[[Connection], None], Break, int]] = (
    (change_a_row, Break.CHANGED, 2),
    (change_details, Break.CHANGED, 2),
    (change_a_time, Break.CHANGED, 2),
    (remove_a_row, Break.ROWS, 2),
    (insert_a_row, Break.ROWS, 2),
    (reorder_rows, Break.CHANGED, 2),
    (swap_ids, Break.CHANGED, 2),
    (move_a_row_to_another_link, Break.ROWS, 2),
    (take_a_row_out_of_its_link, Break.ROWS, 2),
    (give_a_row_to_another_government, Break.ROWS, 2),
    (remove_a_link, Break.LINK, 2),
    (remove_a_link_and_its_rows, Break.ORDER, 3),
    (remove_the_last_link, Break.LINK, 3),
    (date_a_link_back, Break.CHANGED, 2),
    (make_a_link_anew, Break.ORDER, 3),
)


class NotKept(Exception):
    """Ends a transaction of which nothing is to stay."""


def found_after(desk: Desk, tamper: Callable[[Connection], None]) -> list[audit.Chain]:
    """What `verify` finds in the transaction that tampers, which is rolled back."""
    found: list[audit.Chain] = []
    with suppress(NotKept), desk.store.write() as connection:
        tamper(connection)
        found = audit.verify(SYSTEM, connection)
        raise NotKept
    return found


def test_whatever_is_tampered_with_is_found_at_its_first_link(sealed: Desk) -> None:
    found = {each: found_after(sealed, each) for each, _, _ in TAMPERING}

    of_cth = [(each, cth.broken, cth.broken_at) for each, (cth, _) in found.items()]
    assert of_cth == list(TAMPERING)
    elsewhere = {each for each, (_, uji) in found.items() if uji.broken}
    assert elsewhere == {give_a_row_to_another_government}
    assert [chain.broken for chain in chains(sealed)] == [None, None]


def test_whoever_makes_the_whole_end_anew_is_betrayed_by_a_hash_noted_elsewhere(
    sealed: Desk,
) -> None:
    noted = chains(sealed)[0].head
    with sealed.store.write() as connection:
        remove_the_last_link(connection)
        connection.execute(delete(audits).where(audits.c.seal_number == 3))
        connection.execute(update(complaints).values(version=2))
    seal(sealed)

    assert chains(sealed)[0].broken is None, "a chain alone cannot tell"
    with sealed.store.read() as connection:
        assert not audit.has_link(SYSTEM, connection, noted)
        assert connection.execute(select(func.count()).select_from(audits)).scalar_one() == 8
