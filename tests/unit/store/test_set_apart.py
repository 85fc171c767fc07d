"""What was set apart as no report: who sees it, who takes it back, and how wrong it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from store import set_apart
from store.errors import Conflict, NotFound, NotPermitted
from store.models import APART_REASONS, items
from store.rights import ROLE_RIGHTS
from store.scope import SYSTEM
from tests.desk import DAY, SCOPE, Desk, message

OFFICER = replace(SCOPE, actor="operator:1", rights=ROLE_RIGHTS["officer"], operator_id=1)
AUDITOR = replace(OFFICER, rights=ROLE_RIGHTS["auditor"])
ELSEWHERE = replace(OFFICER, jurisdictions=frozenset({"UJI"}))


def put_apart(desk: Desk, number: int, reason: str = "no_report_spam", **fields: Any) -> int:
    """A message that the bot kept as no report."""
    desk.take(message(f"m{number}", f"warga-{number}", text="Jual pulsa murah", **fields))
    item = desk.stored[-1]
    with desk.store.write() as connection:
        values = {"reason": reason, "complaint_id": None}
        connection.execute(update(items).where(items.c.id == item.id).values(**values))
    return int(item.id)


def judge(desk: Desk, item_id: int, *, is_report: bool, by: Any = OFFICER) -> None:
    with desk.store.write() as connection:
        item = set_apart.take(by, connection, item_id)
        set_apart.judge(by, connection, item, desk.clock.now(), is_report=is_report)


@pytest.mark.parametrize("reason", APART_REASONS)
def test_whatever_was_set_apart_is_listed_newest_first(desk: Desk, reason: str) -> None:
    first, second = (put_apart(desk, number, reason) for number in (1, 2))
    with desk.store.read() as connection:
        listed = set_apart.messages(OFFICER, connection, with_decided=True)
        older = set_apart.messages(OFFICER, connection, with_decided=True, before=second)
    assert [row.id for row in listed] == [second, first]
    assert [row.id for row in older] == [first]


def test_greetings_and_commands_are_not_listed(desk: Desk) -> None:
    put_apart(desk, 1, "courtesy")
    put_apart(desk, 2, "command")
    with desk.store.read() as connection:
        assert set_apart.messages(OFFICER, connection, with_decided=True) == []
        assert set_apart.count(OFFICER, connection, 9) == 0


def test_only_those_who_sort_see_what_was_set_apart_in_their_government(desk: Desk) -> None:
    item_id = put_apart(desk, 1)
    for scope in (AUDITOR, ELSEWHERE):
        with desk.store.read() as connection:
            assert set_apart.messages(scope, connection) == []
            assert set_apart.count(scope, connection, 9) == 0
            assert set_apart.drawn(scope, connection) == []
    with pytest.raises(NotPermitted):
        judge(desk, item_id, is_report=False, by=AUDITOR)
    with pytest.raises(NotFound):
        judge(desk, item_id, is_report=False, by=ELSEWHERE)


def test_what_a_person_has_left_apart_is_shown_on_request_only(desk: Desk) -> None:
    item_id = put_apart(desk, 1)
    judge(desk, item_id, is_report=False)
    with desk.store.read() as connection:
        assert set_apart.messages(OFFICER, connection) == []
        assert set_apart.count(OFFICER, connection, 9) == 0
        (shown,) = set_apart.messages(OFFICER, connection, with_decided=True)
    assert shown.id == item_id
    assert desk.events[-1] == "message_left_apart"


def test_what_belongs_to_a_complaint_cannot_be_taken_back_again(desk: Desk) -> None:
    desk.take(message("1"))
    with pytest.raises(Conflict):
        judge(desk, desk.stored[0].id, is_report=True)


def test_the_error_counts_only_what_was_drawn_and_looked_at(desk: Desk) -> None:
    drawn = [put_apart(desk, number) for number in range(4)]
    by_itself = put_apart(desk, 9)
    with desk.store.write() as connection:
        rows = set_apart.set_apart_on(SYSTEM, connection, ["chat"], DAY)
        assert [row.id for row in rows] == [*drawn, by_itself]
        set_apart.draw(SYSTEM, connection, rows[:4], DAY, desk.clock.now())
        assert set_apart.was_drawn(SYSTEM, connection, ["chat"], DAY)
        assert not set_apart.was_drawn(SYSTEM, connection, ["page"], DAY)
        assert not set_apart.was_drawn(SYSTEM, connection, ["chat"], DAY - timedelta(days=1))
    judge(desk, drawn[0], is_report=True)
    judge(desk, drawn[1], is_report=False)
    judge(desk, by_itself, is_report=True)
    with desk.store.read() as connection:
        (found,) = set_apart.errors(OFFICER, connection, DAY)
        assert (found.channel, found.checked, found.reversed) == ("chat", 2, 1)
        assert len(set_apart.drawn(OFFICER, connection)) == 2
        assert set_apart.errors(AUDITOR, connection, DAY) == []
        assert set_apart.errors(ELSEWHERE, connection, DAY) == []


def test_a_citizen_who_says_that_it_is_a_report_has_reversed_it(desk: Desk) -> None:
    item_id = put_apart(desk, 1)
    desk.take(message("2", "warga-9"))
    with desk.store.write() as connection:
        rows = set_apart.set_apart_on(SYSTEM, connection, ["chat"], DAY)
        set_apart.draw(SYSTEM, connection, rows, DAY, desk.clock.now())
        case = desk.complaints[0].id
        values = {"complaint_id": case, "reason": None}
        connection.execute(update(items).where(items.c.id == item_id).values(**values))
        (found,) = set_apart.errors(OFFICER, connection, DAY)
        assert (found.checked, found.reversed) == (1, 1)
        assert set_apart.drawn(OFFICER, connection) == []
