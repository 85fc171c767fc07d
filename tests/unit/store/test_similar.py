"""Candidates come from the same keys, government and time; links are decided by people."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any, get_type_hints

import pytest
from sqlalchemy import func, select, update

from store import people, similar
from store.batch import batched
from store.casework.deed import Deed
from store.errors import Conflict, NotFound
from store.models import complaint_keys, complaints, incident_links
from store.rights import Right
from store.scope import SYSTEM, Scope
from tests.desk import SCOPE, START, Desk, message

OFFICER = replace(SCOPE, actor="operator:7", jurisdictions=frozenset({"CTH"}))
ELSEWHERE = replace(SCOPE, actor="operator:8", jurisdictions=frozenset({"UJI"}))
LONG_AGO = START - timedelta(days=30)


@pytest.mark.parametrize(
    "function",
    [
        found
        for name, found in inspect.getmembers(similar, inspect.isfunction)
        if found.__module__ == similar.__name__ and not name.startswith("_")
    ],
    ids=lambda f: f.__name__,
)
def test_every_read_and_every_write_takes_the_callers_scope_first(
    function: Callable[..., Any],
) -> None:
    first = next(iter(inspect.signature(function).parameters.values()))
    assert get_type_hints(function)[first.name] is Scope


def opened(desk: Desk, count: int, channel: str = "chat") -> list[int]:
    """So many complaints of as many people."""
    before = len(desk.complaints)
    ids = range(before, before + count)
    desk.take(*(message(str(n), f"warga-{n}") for n in ids), channel=channel)
    return [row.id for row in desk.complaints[before:]]


def remember(
    desk: Desk, complaint_id: int, *keys: str, at: datetime = START, jurisdiction: str = "CTH"
) -> None:
    with desk.store.write() as connection:
        similar.remember_keys(
            SYSTEM, connection, desk.store.keyring, jurisdiction, complaint_id, keys, at
        )


def nominated(
    desk: Desk, *keys: str, scope: Scope = SYSTEM, since: datetime = LONG_AGO, **more: Any
) -> list[tuple[int, int]]:
    with desk.store.read() as connection:
        return similar.nominate(scope, connection, desk.store.keyring, "CTH", keys, since, **more)


def test_who_shares_most_keys_comes_first_and_the_newer_among_equals(desk: Desk) -> None:
    first, second, third, stranger = opened(desk, 4)
    remember(desk, first, "p:mawar", "w:lubang")
    remember(desk, second, "p:mawar", "w:lubang", "w:got")
    remember(desk, third, "p:mawar", "w:lubang")
    remember(desk, stranger, "p:melati")

    found = nominated(desk, "p:mawar", "w:lubang", "w:got", "w:sampah")
    assert found == [(second, 3), (third, 2), (first, 2)]
    assert nominated(desk, "p:mawar", besides=second, limit=1) == [(third, 1)]
    assert nominated(desk) == []


def test_what_is_too_old_or_of_another_government_is_no_candidate(desk: Desk) -> None:
    (first,) = opened(desk, 1)
    (other,) = opened(desk, 1, channel="elsewhere")
    remember(desk, first, "p:mawar", at=START - timedelta(days=40))
    remember(desk, other, "p:mawar", jurisdiction="UJI")

    assert nominated(desk, "p:mawar") == []
    assert nominated(desk, "p:mawar", since=START - timedelta(days=50)) == [(first, 1)]
    assert nominated(desk, "p:mawar", since=START - timedelta(days=50), scope=ELSEWHERE) == []


def test_secret_complaints_are_nominated_only_to_who_may_see_them(desk: Desk) -> None:
    (first,) = opened(desk, 1)
    remember(desk, first, "p:mawar")
    with desk.store.write() as connection:
        connection.execute(update(complaints).values(is_secret=True))

    assert nominated(desk, "p:mawar") == [(first, 1)]
    assert nominated(desk, "p:mawar", scope=SCOPE.without(Right.SEE_SECRET)) == []


def test_of_a_viral_text_only_the_newest_are_looked_at(desk: Desk) -> None:
    ids = opened(desk, similar.NEWEST_PER_KEY + 5)
    for n, complaint_id in enumerate(ids):
        remember(desk, complaint_id, "w:viral", at=START + timedelta(minutes=n))

    found = nominated(desk, "w:viral", limit=1000)
    assert [complaint_id for complaint_id, _ in found] == ids[: -similar.NEWEST_PER_KEY - 1 : -1]


def test_the_same_keys_are_remembered_once_and_follow_ups_count_once(desk: Desk) -> None:
    (first,) = opened(desk, 1)
    for _ in range(2):
        remember(desk, first, "p:mawar", "p:mawar")
    with desk.store.read() as connection:
        count = connection.execute(select(func.count()).select_from(complaint_keys)).scalar_one()
    assert count == 1

    remember(desk, first, "p:mawar", at=START + timedelta(hours=1))
    assert nominated(desk, "p:mawar") == [(first, 1)]


def test_what_a_batch_has_remembered_is_found_within_it(desk: Desk) -> None:
    (first,) = opened(desk, 1)
    keyring = desk.store.keyring
    with desk.store.write() as connection, batched(connection):
        similar.remember_keys(SYSTEM, connection, keyring, "CTH", first, ["p:mawar"], START)
        found = similar.nominate(SYSTEM, connection, keyring, "CTH", ["p:mawar"], LONG_AGO)
    assert found == [(first, 1)]


def test_the_words_of_keys_do_not_stand_in_the_table(desk: Desk) -> None:
    (first,) = opened(desk, 1)
    remember(desk, first, "p:mawar")
    with desk.store.read() as connection:
        (kept,) = connection.execute(select(complaint_keys.c.key_hash)).scalars()
    assert len(kept) == 8
    assert b"mawar" not in kept


def test_keys_of_old_complaints_are_dropped(desk: Desk) -> None:
    (first,) = opened(desk, 1)
    remember(desk, first, "p:mawar", "w:lubang")
    with desk.store.write() as connection:
        assert similar.forget_keys(SYSTEM, connection, START - timedelta(days=1)) == 0
        assert similar.forget_keys(SYSTEM, connection, START + timedelta(days=1)) == 2
        assert similar.forget_keys(SYSTEM, connection, START + timedelta(days=1)) == 0
    assert nominated(desk, "p:mawar") == []


def propose(
    desk: Desk, one: int, other: int, scope: Scope = OFFICER, why: Sequence[str] = ("street mawar",)
) -> int | None:
    with desk.store.write() as connection:
        return similar.propose_same(scope, connection, one, other, score=0.9, why=why, now=START)


def linked(desk: Desk, one: int, other: int) -> int:
    link_id = propose(desk, one, other)
    assert link_id is not None
    return link_id


def decide(
    desk: Desk,
    change: similar.Decide,
    link_id: int,
    scope: Scope = OFFICER,
    *,
    key: str | None = None,
    version: int | None = None,
) -> None:
    """Somebody who looks at the later of the two presses a button."""
    (link,) = (row for row in desk.rows(incident_links) if row.id == link_id)
    deed = Deed(key=key or str(next(_KEYS)), now=START, version=version)
    with desk.store.write() as connection:
        change(scope, connection, link.complaint_id, deed, link_id)


_KEYS = count()


def test_a_link_is_proposed_once_and_the_earlier_complaint_leads(desk: Desk) -> None:
    first, second = opened(desk, 2)
    assert propose(desk, first, second) is not None
    assert propose(desk, second, first) is None

    (link,) = desk.rows(incident_links)
    assert (link.complaint_id, link.leader_id, link.state) == (second, first, "proposed")
    assert link.why == ["street mawar"]
    assert desk.events[-1] == "same_incident_proposed"


def test_a_decision_is_taken_back_for_its_pair_alone(desk: Desk) -> None:
    first, second, third = opened(desk, 3)
    near, far = linked(desk, first, second), linked(desk, second, third)
    for link_id in (near, far):
        decide(desk, similar.confirm_same, link_id)
    decide(desk, similar.undo_same, near)
    assert [row.state for row in desk.rows(incident_links)] == ["proposed", "confirmed"]
    assert desk.events[-3:] == [
        "same_incident_confirmed",
        "same_incident_confirmed",
        "same_incident_undone",
    ]
    undone = desk.rows(incident_links)[0]
    assert (undone.state, undone.decided_by, undone.decided_at) == ("proposed", None, None)


def test_a_rejected_pair_is_not_proposed_again(desk: Desk) -> None:
    first, second = opened(desk, 2)
    decide(desk, similar.reject_same, linked(desk, first, second))

    assert propose(desk, first, second) is None
    (link,) = desk.rows(incident_links)
    assert (link.state, link.decided_by, link.decided_at) == ("rejected", "operator:7", START)


def test_one_operator_decides_and_the_other_is_told_so(desk: Desk) -> None:
    link_id = linked(desk, *opened(desk, 2))
    with pytest.raises(Conflict):
        decide(desk, similar.undo_same, link_id)
    decide(desk, similar.confirm_same, link_id)
    for change in (similar.confirm_same, similar.reject_same):
        with pytest.raises(Conflict):
            decide(desk, change, link_id)
    assert desk.events.count("same_incident_confirmed") == 1


def test_a_decision_counts_once_and_only_of_what_was_looked_at(desk: Desk) -> None:
    first, second = opened(desk, 2)
    link_id = linked(desk, first, second)

    def version() -> int:
        return next(int(row.version) for row in desk.complaints if row.id == second)

    seen = version()
    for _ in range(2):
        decide(desk, similar.confirm_same, link_id, key="pressed twice", version=seen)
    assert desk.events.count("same_incident_confirmed") == 1
    decide(desk, similar.undo_same, link_id, version=version())
    decide(desk, similar.confirm_same, link_id, version=version())
    with pytest.raises(Conflict):
        decide(desk, similar.undo_same, link_id, version=seen + 1)
    assert [row.state for row in desk.rows(incident_links)] == ["confirmed"]


def test_whoever_looks_at_either_of_the_two_sees_that_it_was_decided(desk: Desk) -> None:
    opened(desk, 2)
    before = [row.version for row in desk.complaints]
    decide(desk, similar.reject_same, linked(desk, *(row.id for row in desk.complaints)))
    assert [row.version for row in desk.complaints] == [version + 1 for version in before]


def test_a_link_is_decided_on_from_its_own_complaints_only(desk: Desk) -> None:
    first, second, third = opened(desk, 3)
    link_id = linked(desk, first, second)
    with desk.store.write() as connection, pytest.raises(NotFound):
        similar.confirm_same(OFFICER, connection, third, Deed(key="k", now=START), link_id)


def test_operators_elsewhere_can_link_and_decide_nothing_here(desk: Desk) -> None:
    first, second = opened(desk, 2)
    link_id = linked(desk, first, second)
    with pytest.raises(NotFound):
        propose(desk, first, second, scope=ELSEWHERE)
    for change in (similar.confirm_same, similar.reject_same, similar.undo_same):
        with pytest.raises(NotFound):
            decide(desk, change, link_id, ELSEWHERE)
    with desk.store.read() as connection:
        assert similar.links_of(ELSEWHERE, connection, first) == []
        assert [row.id for row in similar.links_of(OFFICER, connection, first)] == [link_id]


def test_only_two_complaints_of_one_government_can_be_linked(desk: Desk) -> None:
    (first,) = opened(desk, 1)
    (other,) = opened(desk, 1, channel="elsewhere")
    with pytest.raises(Conflict):
        propose(desk, first, other, scope=SYSTEM)
    with pytest.raises(Conflict):
        propose(desk, first, first)
    with pytest.raises(NotFound):
        propose(desk, first, 999)


def test_an_erased_person_is_no_longer_found_by_their_words(desk: Desk) -> None:
    first, second = opened(desk, 2)
    remember(desk, first, "p:mawar")
    remember(desk, second, "p:mawar")
    linked(desk, first, second)
    with desk.store.write() as connection:
        people.erase_reporter(SYSTEM, connection, desk.complaints[0].reporter_id, START, "asked")

    assert nominated(desk, "p:mawar") == [(second, 1)]
    assert [link.why for link in desk.rows(incident_links)] == [[]]
