"""Who wrote: opened for those who may, looked up by what a caller says, forgotten with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from muara import identity
from muara.contacts import addresses_meant, contacts_meant, contacts_of, handle_of, phone_of
from store import audit, people
from store.audit import AuditFilter
from store.audit_models import audits, reporter_contacts
from store.errors import NotFound, NotPermitted, NotPossible, TooOften
from store.identities import LOOK_UPS
from store.models import histories
from store.rights import Right
from store.scope import SYSTEM, Scope
from tests.desk import SCOPE, Desk, message

OFFICER = replace(SCOPE, actor="operator:7", operator_id=7, jurisdictions=frozenset({"CTH"}))
ELSEWHERE = replace(OFFICER, actor="operator:8", jurisdictions=frozenset({"UJI"}))
SENDER = {
    "id": "warga-1",
    "name": "Warga Contoh",
    "username": "Warga_Contoh",
    "phone": "+6281100001234",
    "addresses": ["chat:warga-1"],
}


def look_up(desk: Desk, written: str, scope: Scope = OFFICER) -> list[int]:
    now = desk.clock.now()
    found = identity.look_up(desk.store, scope, ["CTH", "UJI"], written, now)
    return [row.id for row in found]


def reveal(
    desk: Desk, scope: Scope = OFFICER, words: str = "alamat kurang jelas"
) -> identity.Identity | None:
    return identity.reveal(
        desk.store,
        scope,
        desk.complaints[0].id,
        desk.clock.now(),
        reason="contact",
        words=words,
    )


def test_a_revealed_identity_is_what_all_messages_say_and_is_noted(desk: Desk) -> None:
    desk.take(
        message("1") | {"sender": SENDER | {"phone": None}}, message("2") | {"sender": SENDER}
    )
    found = reveal(desk)

    assert found is not None
    assert (found.names, found.usernames) == (["Warga Contoh"], ["Warga_Contoh"])
    assert (found.phones, found.addresses) == (["+6281100001234"], ["chat:warga-1"])
    assert "Warga" not in repr(found)
    (row,) = desk.rows(audits)
    assert (row.action, row.details) == ("identity_revealed", {"reason": "contact"})
    assert desk.rows(histories)[-1].details["words"] == "alamat kurang jelas"


def test_nobody_learns_who_wrote_without_the_right_or_out_of_reach(desk: Desk) -> None:
    desk.take(message("1") | {"sender": SENDER})
    with pytest.raises(NotPermitted):
        reveal(desk, OFFICER.without(Right.REVEAL_IDENTITY))
    with pytest.raises(NotFound):
        reveal(desk, ELSEWHERE)
    assert desk.rows(audits) == []


@pytest.mark.parametrize("words", ["tanya warga contoh", "akun Warga_Contoh", "0811-0000-1234"])
def test_nobody_is_revealed_for_a_reason_that_says_who_it_is(desk: Desk, words: str) -> None:
    desk.take(message("1") | {"sender": SENDER})
    with pytest.raises(NotPossible):
        reveal(desk, words=words)
    assert "identity_revealed" not in [row.action for row in desk.rows(audits)]
    assert words not in str(desk.rows(histories))


def test_who_is_forgotten_can_be_neither_revealed_nor_looked_up(desk: Desk) -> None:
    desk.take(message("1") | {"sender": SENDER})
    assert look_up(desk, "0811-0000-1234") == [desk.complaints[0].id]
    with desk.store.write() as connection:
        reporter_id = desk.complaints[0].reporter_id
        people.erase_reporter(SYSTEM, connection, reporter_id, desk.clock.now(), "asked")

    assert reveal(desk) is None
    assert look_up(desk, "0811-0000-1234") == []
    with desk.store.read() as connection:
        assert connection.execute(reporter_contacts.select()).all() == []


def test_when_a_person_is_erased_the_reason_for_which_they_were_revealed_is_gone(
    desk: Desk,
) -> None:
    desk.take(message("1") | {"sender": SENDER})
    reveal(desk)
    assert _reasons_shown(desk) == ["alamat kurang jelas"]
    with desk.store.write() as connection:
        reporter_id = desk.complaints[0].reporter_id
        people.erase_reporter(SYSTEM, connection, reporter_id, desk.clock.now(), "asked")

    assert _reasons_shown(desk) == []
    (line,) = [row for row in desk.rows(histories) if row.event == "identity_revealed"]
    assert line.details == {"reason": "contact"}


def _reasons_shown(desk: Desk) -> list[str]:
    """What the audit page shows of why identities were revealed."""
    with desk.store.read() as connection:
        rows = audit.rows(SYSTEM, connection, AuditFilter(action="identity_revealed"))
        return list(audit.reasons_of(SYSTEM, connection, rows).values())


def test_a_number_that_is_shared_later_finds_the_same_person(desk: Desk) -> None:
    desk.take(message("1") | {"sender": SENDER | {"phone": None, "username": None}})
    assert look_up(desk, "0811-0000-1234") == []
    card = {"name": "Warga Contoh", "phone": "+6281100001234"}
    desk.take(message("2", content="contact", contact=card) | {"sender": SENDER})

    assert look_up(desk, "0811-0000-1234") == [desk.complaints[0].id]
    assert look_up(desk, "0811-0000-1234", ELSEWHERE) == []


def test_look_ups_are_bounded_for_each_operator(desk: Desk) -> None:
    for _ in range(LOOK_UPS):
        look_up(desk, "0811-0000-1234")
    with pytest.raises(TooOften):
        look_up(desk, "0811-0000-1234")
    assert look_up(desk, "0811-0000-1234", ELSEWHERE) == []
    desk.wait(minutes=11)
    assert look_up(desk, "0811-0000-1234") == []
    assert not any("811" in str(row.details) for row in desk.rows(audits))


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0811-0000-1234", "+6281100001234"),
        ("+62 811 0000 1234", "+6281100001234"),
        ("62 811 0000 1234", "+6281100001234"),
        ("(0811) 0000.1234", "+6281100001234"),
        ("+6281100001234", "+6281100001234"),
        ("@warga", None),
        ("", None),
        ("12", None),
    ],
)
def test_a_number_has_one_spelling(written: str, number: str | None) -> None:
    assert phone_of(written) == number


@pytest.mark.parametrize(
    ("written", "handle"),
    [
        ("@Warga_Contoh", "warga_contoh"),
        ("https://t.me/Warga_Contoh", "warga_contoh"),
        ("x.com/warga.contoh/", "warga.contoh"),
        ("dua kata", None),
        ("", None),
    ],
)
def test_a_handle_has_one_spelling(written: str, handle: str | None) -> None:
    assert handle_of(written) == handle


@pytest.mark.parametrize(
    ("written", "addresses", "contacts"),
    [
        ("@warga", [], ["handle:warga"]),
        ("0811-0000-1234", ["whatsapp:+6281100001234"], ["phone:+6281100001234"]),
        ("7100000001", ["telegram:7100000001"], []),
        ("?!", [], []),
    ],
)
def test_what_a_caller_says_may_mean_several_addresses(
    written: str, addresses: Sequence[str], contacts: Sequence[str]
) -> None:
    assert set(addresses) <= set(addresses_meant(written))
    assert bool(addresses) == bool(addresses_meant(written))
    assert set(contacts) <= set(contacts_meant(written))


def test_a_reporter_is_found_under_number_and_handle() -> None:
    assert contacts_of("+6281100001234", "Warga") == ["phone:+6281100001234", "handle:warga"]
    assert contacts_of(None, None) == []
