"""What a government knows, as rows."""

from __future__ import annotations

import pytest

from store import knowledge
from store.errors import NotFound
from store.knowledge import Entry
from store.scope import SYSTEM
from store.session import Store
from tests.desk import START

ROADS = Entry("agency", "roads", {"code": "roads", "name": "Dinas PU"})
LAMPS = Entry("agency", "lamps", {"code": "lamps", "name": "Dinas Perhubungan"})
TOPIC = Entry("topic", "works", {"code": "works", "name": "Pekerjaan Umum"})


def names(store: Store, jurisdiction: str = "CTH") -> list[str]:
    with store.read() as connection:
        return knowledge.label_names(SYSTEM, connection, jurisdiction)["agency"]


def test_a_seed_is_sown_once_and_replaced_by_the_next(open_store: Store) -> None:
    with open_store.write() as connection:
        assert not knowledge.is_sown(connection, "one")
        knowledge.sow(connection, [ROADS, LAMPS, TOPIC], "one", START)
        assert knowledge.is_sown(connection, "one")
        knowledge.sow(connection, [ROADS, TOPIC], "two", START)

    assert names(open_store) == ["Dinas PU"]


def test_stores_with_the_same_seed_and_nothing_else_say_that_they_know_the_same(
    open_store: Store,
) -> None:
    states = []
    with open_store.write() as connection:
        for entries in ([ROADS, LAMPS], [ROADS, TOPIC], [ROADS, LAMPS]):
            knowledge.sow(connection, entries, "one", START)
            states.append(knowledge.lexicon_state(connection))
        knowledge.write_entries(SYSTEM, connection, "CTH", [LAMPS], START)
        states.append(knowledge.lexicon_state(connection))
        knowledge.sow(connection, [ROADS, LAMPS], "one", START)
        states.append(knowledge.lexicon_state(connection))

    assert states[0] == states[2]
    assert len(set(states)) == 4


def test_a_governments_own_entry_takes_the_place_of_everybodys(open_store: Store) -> None:
    own = Entry("agency", "roads", {"code": "roads", "name": "DPUPR Contoh"})
    with open_store.write() as connection:
        knowledge.sow(connection, [ROADS, LAMPS], "one", START)
        before = knowledge.state_of(connection, "CTH")
        knowledge.write_entries(SYSTEM, connection, "CTH", [own], START)
        assert knowledge.state_of(connection, "CTH") != before

    assert sorted(names(open_store)) == ["DPUPR Contoh", "Dinas Perhubungan"]
    assert names(open_store, "UJI") == ["Dinas PU", "Dinas Perhubungan"]


def test_the_model_in_use_is_the_one_that_was_put_to_use_last(open_store: Store) -> None:
    def add(*, accepted: bool) -> int:
        with open_store.write() as connection:
            return knowledge.add_model(
                SYSTEM,
                connection,
                jurisdiction="CTH",
                decisions=100,
                report={},
                content=b"model",
                is_accepted=accepted,
                now=START,
            )

    def current() -> int | None:
        with open_store.read() as connection:
            found = knowledge.current_model(SYSTEM, connection, "CTH")
        return found.id if found else None

    first = add(accepted=True)
    second = add(accepted=True)
    refused = add(accepted=False)
    assert current() == second

    with open_store.write() as connection:
        assert knowledge.used_models(SYSTEM, connection, "CTH") == [second, first]
        knowledge.use_model(SYSTEM, connection, "CTH", first, START)
        assert knowledge.used_models(SYSTEM, connection, "CTH") == [first]
    assert current() == first

    with open_store.write() as connection, pytest.raises(NotFound):
        knowledge.use_model(SYSTEM, connection, "CTH", refused + 100, START)
    with open_store.write() as connection:
        knowledge.use_model(SYSTEM, connection, "CTH", 0, START)
    assert current() is None


def test_another_governments_models_are_none_of_ours(open_store: Store) -> None:
    with open_store.write() as connection:
        number = knowledge.add_model(
            SYSTEM,
            connection,
            jurisdiction="UJI",
            decisions=100,
            report={},
            content=b"model",
            is_accepted=True,
            now=START,
        )
        assert knowledge.models(SYSTEM, connection, "CTH") == []
        with pytest.raises(NotFound):
            knowledge.use_model(SYSTEM, connection, "CTH", number, START)
