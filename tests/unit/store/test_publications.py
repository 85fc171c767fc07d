"""What was released is withdrawn by itself, at once and for good, when it must not be public."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, update

from store import people
from store.casework import by_reporter, publishing, reach, verifying
from store.casework.deed import Deed
from store.casework.publishing import Publication
from store.casework.verifying import Verification
from store.errors import NotFound, NotPermitted, NotPossible
from store.models import complaints, histories, reporters
from store.open311 import Wanted, readable_reports
from store.rights import ROLE_RIGHTS, Right
from store.scope import SYSTEM
from tests.desk import START, Desk, message
from tests.people import add_person

SAID = Verification(
    title="Lampu jalan mati", classification="complaint", is_oversight=False, is_secret=False
)
RELEASED = Publication(title="Lampu jalan mati", text="Sudah tiga malam.", point=(-7.15, 111.88))
OFFICER = replace(SYSTEM, actor="operator:1", rights=ROLE_RIGHTS["officer"])
BRIBE = "Oknum pegawai minta uang 150 ribu biar KTP cepat jadi"


def verify(desk: Desk, key: str = "verify", **changed: Any) -> None:
    with desk.store.write() as connection:
        deed = Deed(key=key, now=START)
        verifying.verify(OFFICER, connection, only(desk), deed, replace(SAID, **changed))


def only(desk: Desk) -> int:
    return int(desk.complaints[0].id)


def publish(desk: Desk, key: str = "publish") -> None:
    with desk.store.write() as connection:
        publishing.publish(OFFICER, connection, only(desk), Deed(key=key, now=START), RELEASED)


def read(desk: Desk, **narrowed: Any) -> list[Any]:
    with desk.store.read() as connection:
        wanted = Wanted(**({"jurisdictions": ["CTH"]} | narrowed))
        return list(readable_reports(SYSTEM, connection, wanted))


@pytest.fixture
def public(desk: Desk) -> Desk:
    """One report that everybody may read."""
    desk.take(message("1"))
    verify(desk)
    publish(desk)
    return desk


def test_everybody_reads_exactly_what_was_released(public: Desk) -> None:
    (row,) = read(public)
    assert (row.title, row.text) == ("Lampu jalan mati", "Sudah tiga malam.")
    assert (row.latitude, row.longitude) == (-7.15, 111.88)
    public.take(message("2", text="Nomor saya 0811-0000-0042"))
    (row,) = read(public)
    assert row.text == "Sudah tiga malam."
    assert read(public, jurisdictions=["UJI"]) == []


def test_releasing_needs_its_own_right_and_stands_in_the_history(public: Desk) -> None:
    weak = OFFICER.without(Right.PUBLISH)
    with public.store.write() as connection, pytest.raises(NotPermitted):
        publishing.unpublish(weak, connection, only(public), Deed(key="u", now=START))
    with public.store.write() as connection:
        publishing.unpublish(OFFICER, connection, only(public), Deed(key="u", now=START))
        again = Deed(key="u2", now=START)
        with pytest.raises(NotPossible):
            publishing.unpublish(OFFICER, connection, only(public), again)
    assert read(public) == []
    with public.store.read() as connection:
        events = list(connection.execute(select(histories.c.event)).scalars())
    assert {"report_published", "report_unpublished"} <= set(events)


def _make_secret(desk: Desk) -> None:
    with desk.store.write() as connection:
        deed = Deed(key="hide", now=START)
        reach.set_secret(OFFICER, connection, only(desk), deed, is_secret=True, reason="wish")


def _wish_secrecy(desk: Desk) -> None:
    with desk.store.write() as connection:
        by_reporter.keep_secret(connection, only(desk), Deed(key="wish", now=START))


def _verify_as_secret(desk: Desk) -> None:
    verify(desk, "again", is_secret=True)


def _verify_as_oversight(desk: Desk) -> None:
    verify(desk, "again", is_oversight=True)


def _tell_of_a_bribe(desk: Desk) -> None:
    desk.take(message("2", text=BRIBE))


def _exclude_somebody(desk: Desk) -> None:
    other = add_person(desk.store, "lain", "officer")
    with desk.store.write() as connection:
        deed = Deed(key="exclude", now=START)
        reach.exclude(OFFICER, connection, only(desk), deed, operator_id=other.id)


def _take_words_back(desk: Desk) -> None:
    desk.take(message("1", event="deleted", revision="deleted", text=None))


def _take_report_back(desk: Desk) -> None:
    with desk.store.write() as connection:
        by_reporter.withdraw(connection, only(desk), Deed(key="back", now=START))


def _ask_to_take_report_back(desk: Desk) -> None:
    with desk.store.write() as connection:
        connection.execute(update(complaints).values(status="assigned"))
    _take_report_back(desk)


@pytest.mark.parametrize(
    "happens",
    [
        _make_secret,
        _wish_secrecy,
        _verify_as_secret,
        _verify_as_oversight,
        _tell_of_a_bribe,
        _exclude_somebody,
        _take_words_back,
        _take_report_back,
        _ask_to_take_report_back,
    ],
)
def test_what_becomes_delicate_is_withdrawn_and_does_not_come_back(
    public: Desk, happens: Callable[[Desk], None]
) -> None:
    happens(public)
    assert read(public) == []
    is_hidden = public.complaints[0].is_secret or public.complaints[0].seal is not None
    assert is_hidden or "report_unpublished" in public.events, "who was told of it hears that"
    with public.store.write() as connection:  # as if all of it were taken back
        connection.execute(
            update(complaints).values(
                is_secret=False, seal=None, is_oversight=False, has_exclusions=False
            )
        )
    assert read(public) == []


@pytest.mark.parametrize(
    "values",
    [
        {"is_secret": True},
        {"seal": "minor"},
        {"seal": "unsealed"},
        {"seal": "threat"},
        {"is_oversight": True},
        {"has_exclusions": True},
        {"is_report": False},
        {"verified_at": None},
    ],
)
def test_nothing_delicate_is_read_or_released_however_it_came_to_be(
    public: Desk, values: dict[str, Any]
) -> None:
    with public.store.write() as connection:
        connection.execute(update(complaints).values(**values))
    assert read(public) == []
    assert read(public, tracking_ids=[public.complaints[0].tracking_id]) == []
    with pytest.raises((NotPossible, NotFound)):  # of what is sealed the officer does not know
        publish(public, "again")


def test_whoever_wants_to_be_forgotten_is_read_no_more_and_then_nothing_is_left(
    public: Desk,
) -> None:
    with public.store.write() as connection:
        connection.execute(update(reporters).values(locked_at=START))
    assert read(public) == []
    with public.store.write() as connection:
        connection.execute(update(reporters).values(locked_at=None))
    assert len(read(public)) == 1
    with public.store.write() as connection:
        reporter_id = connection.execute(select(reporters.c.id)).scalar_one()
        people.erase_reporter(SYSTEM, connection, reporter_id, START, "wish")
        assert publishing.publication_of(connection, only(public)) is None
    assert read(public) == []
    assert public.events.count("report_unpublished") == 1
