"""Both databases find the same complaints by the same words, and only what one may see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, text, update

from store import lists, search
from store.case_models import exclusions
from store.lists import Narrowing
from store.models import complaints
from store.rights import ROLE_RIGHTS
from store.scope import SYSTEM, Scope
from store.sealing import Keyring
from store.session import Store
from store.words import asked, kept_words, split
from tests.archive import NOW, add_complaint, add_first_rows, assign
from tests.unit.store.test_lists import HOUR, LIAISON, OFFICER, SUPERVISOR

_SHELF = 12
_WORDS = (
    "jalan",
    "jalanan",
    "lampu",
    "lam",
    "rusak",
    "35",
    "é",
    "Jalan",
    "ﬁlm",
    "[phone]",
    "'&|!",
)


def keep(store: Store, texts: Sequence[str]) -> None:
    """Let complaints 1, 2 … say these texts."""
    with store.write() as connection:
        read = [(n, 1, kept_words([said])) for n, said in enumerate(texts, start=1)]
        search.keep_words(SYSTEM, connection, read)


def find(store: Store, words: str, scope: Scope = SYSTEM, code: str = "all") -> list[int]:
    wanted = asked(words)
    assert wanted is not None
    with store.read() as connection:
        return [row.id for row in lists.found(scope, connection, wanted, code, HOUR).rows]


def pages(store: Store, words: str, limit: int, most: int = 10) -> list[list[int]]:
    """The pages of what is found, `most` of them."""
    wanted = asked(words)
    assert wanted is not None
    found: list[list[int]] = []
    before: int | None = None
    with store.read() as connection:
        while len(found) < most:
            page = lists.found(SYSTEM, connection, wanted, "all", HOUR, before=before, limit=limit)
            found.append([row.id for row in page.rows])
            if page.after is None:
                break
            before = page.after[1]
    return found


@pytest.fixture
def store(open_store: Store) -> Store:
    """With some complaints of whom nobody has said anything."""
    return filled(open_store)


def filled(store: Store) -> Store:
    with store.write() as connection:
        add_first_rows(connection)
        for number in range(1, _SHELF + 1):
            add_complaint(connection, number)
    return store


@pytest.fixture
def both(
    migrated_sqlite_url: str, migrated_postgres_url: str, keyring: Keyring
) -> Iterator[tuple[Store, Store]]:
    with ExitStack() as stack:
        urls = (migrated_sqlite_url, migrated_postgres_url)
        stores = [stack.enter_context(closing(Store(url, keyring))) for url in urls]
        yield filled(stores[0]), filled(stores[1])


def meant(texts: Sequence[str], words: str) -> list[int]:
    """What must be found, told without any database."""
    wanted = asked(words)
    assert wanted is not None
    found = []
    for number, said in enumerate(texts, start=1):
        known = set(kept_words([said]).split())
        begins = wanted.beginning is None or any(w.startswith(wanted.beginning) for w in known)
        if begins and set(wanted.words) <= known:
            found.append(number)
    return found[::-1]


_said = st.lists(st.sampled_from(_WORDS), max_size=6).map(" ".join) | st.text(max_size=30)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.lists(_said, min_size=1, max_size=_SHELF),
    questions=st.lists(_said.filter(lambda said: bool(split(said))), min_size=1, max_size=4),
)
def test_both_databases_find_the_same_rows(
    both: tuple[Store, Store], texts: list[str], questions: list[str]
) -> None:
    for store in both:
        keep(store, [*texts, *[""] * (_SHELF - len(texts))])
    for words in questions:
        # What was said is asked, too, so that something is found.
        for question in (words, f"{words} ", f"{texts[0]} {words}"):
            found = [find(store, question) for store in both]
            assert found == [meant(texts, question)] * 2, question


def test_what_was_found_comes_newest_first_and_page_by_page(store: Store) -> None:
    keep(store, ["air keruh"] * 7 + ["lampu"] * 5)
    assert find(store, "keruh air") == [7, 6, 5, 4, 3, 2, 1]
    assert pages(store, "air", 3) == [[7, 6, 5], [4, 3, 2], [1]]


def test_a_search_that_looked_at_enough_goes_on_from_there(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, ["air"] * _SHELF)
    monkeypatch.setattr(search, "_BITES", (2, 3))
    monkeypatch.setattr(search, "LOOKED_AT_AT_MOST", 6)
    monkeypatch.setattr(search.found, "__kwdefaults__", {"most": 6})
    wanted = asked("air")
    assert wanted is not None
    narrowing = Narrowing(topic="none has it")
    with store.read() as connection:
        page = lists.found(SYSTEM, connection, wanted, "all", HOUR, narrowing=narrowing)
        assert (page.rows, page.after) == ([], (None, 7))
        page = lists.found(SYSTEM, connection, wanted, "all", HOUR, narrowing=narrowing, before=7)
        assert (page.rows, page.after) == ([], (None, 1))
        page = lists.found(SYSTEM, connection, wanted, "all", HOUR, narrowing=narrowing, before=1)
        assert (page.rows, page.after) == ([], None)


@pytest.mark.parametrize("near", [0, 1, 3, _SHELF])
def test_near_and_far_are_one_row_of_complaints(
    both: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch, near: int
) -> None:
    monkeypatch.setattr(search, "_WALKED", near)
    monkeypatch.setattr(search, "_MAY_FILL_A_PAGE", 2)
    for store in both:
        keep(store, ["air", "lampu", "air lampu"] * (_SHELF // 3))
        assert find(store, "air ") == [12, 10, 9, 7, 6, 4, 3, 1]
        assert find(store, "air lampu ") == [12, 9, 6, 3]
        assert find(store, "air mati ") == []
        assert pages(store, "air ", 3) == [[12, 10, 9], [7, 6, 4], [3, 1]]


def test_what_fills_a_page_near_is_not_looked_for_far_away(
    both: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, postgresql = both
    monkeypatch.setattr(search, "_WALKED", 6)
    monkeypatch.setattr(search, "_MAY_FILL_A_PAGE", 4)
    keep(postgresql, ["air"] * _SHELF)
    monkeypatch.setattr(search, "_FAR", None)  # cannot be asked
    assert pages(postgresql, "air ", 5, most=1) == [[12, 11, 10, 9, 8]]


def test_search_finds_only_what_one_may_see(store: Store) -> None:
    keep(store, ["jalan rusak"] * 6)
    changed: dict[int, dict[str, Any]] = {
        1: {"seal": "oversight", "is_secret": True},
        2: {"is_secret": True},
        3: {"has_exclusions": True},
        4: {"jurisdiction": "UJI"},
        5: {"status": "closed", "is_open": False},
    }
    with store.write() as connection:
        for number, values in changed.items():
            connection.execute(update(complaints).where(complaints.c.id == number).values(**values))
        connection.execute(
            insert(exclusions).values(
                complaint_id=3, operator_id=1, excluded_by="operator:2", excluded_at=NOW
            )
        )
        assign(connection, 6, 1)
    cth = frozenset({"CTH"})
    auditor = Scope(rights=ROLE_RIGHTS["auditor"], jurisdictions=cth, operator_id=3)
    assert find(store, "jalan", SUPERVISOR) == [6, 5, 4, 3, 2, 1]
    assert find(store, "jalan", OFFICER) == [6, 5, 4, 2]
    assert find(store, "jalan", auditor) == [6, 5, 3]
    assert find(store, "jalan", LIAISON) == [6]
    assert find(store, "jalan", Scope(rights=frozenset())) == []
    assert find(store, "jalan", SUPERVISOR, "open") == [6, 4, 3, 2, 1]


def test_words_that_changed_are_found_and_the_old_ones_are_not(store: Store) -> None:
    keep(store, ["jalan rusak"])
    keep(store, ["lampu mati"])
    assert find(store, "jalan") == []
    assert find(store, "lampu") == [1]


def test_the_index_of_sqlite_agrees_with_the_words_beside_it(
    both: tuple[Store, Store],
) -> None:
    sqlite, _ = both
    keep(sqlite, ["jalan rusak", "lampu"])
    keep(sqlite, ["air", ""])
    with sqlite.write() as connection:
        check = "INSERT INTO complaint_index (complaint_index, rank) VALUES ('integrity-check', 1)"
        connection.execute(text(check))
