"""The book of alarms: a row while something is wrong, told once, then daily, and at the end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from store import alarms
from store.alarm_models import AlarmLevel, AlarmWord, MessageState
from store.alarms import NewAlarm
from store.scope import SYSTEM
from store.session import Store
from tests.people import NOW

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


class Book:
    """A store's book of alarms, at a time that the test moves."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = NOW

    def raise_(self, subject: str = "disk", level: AlarmLevel = AlarmLevel.FAILING) -> bool:
        new = NewAlarm(subject=subject, code="disk_full", level=level, details={"free_mb": 3})
        with self.store.write() as connection:
            return alarms.raise_(SYSTEM, connection, new, self.now)

    def end(self, subject: str = "disk") -> bool:
        with self.store.write() as connection:
            return alarms.end(SYSTEM, connection, subject, self.now)

    def told(self) -> list[tuple[str, str]]:
        """What is taken to be told now: subject and word."""
        with self.store.write() as connection:
            taken = alarms.take_untold(SYSTEM, connection, self.now, DAY)
        return [(row.subject, row.told) for row in taken]

    def open(self) -> list[str]:
        with self.store.read() as connection:
            return [row.subject for row in alarms.open_alarms(SYSTEM, connection)]


@pytest.fixture
def book(open_store: Store) -> Book:
    return Book(open_store)


def test_an_alarm_is_one_row_however_often_it_is_raised(book: Book) -> None:
    assert [book.raise_(), book.raise_()] == [True, False]
    book.now += timedelta(hours=1)
    assert book.raise_() is False
    assert book.open() == ["disk"]
    assert book.told() == [("disk", AlarmWord.RAISED)]
    assert book.told() == []


def test_it_is_told_again_after_a_day_and_at_its_end(book: Book) -> None:
    book.raise_()
    assert book.told() == [("disk", "raised")]
    book.now += DAY - MINUTE
    assert book.told() == []
    book.now += MINUTE
    assert book.told() == [("disk", "raised")]
    assert book.end() is True
    assert book.end() is False
    assert book.told() == [], "it has not been well for long enough"
    book.now += alarms.SETTLES_AFTER
    assert book.told() == [("disk", "ended")]
    assert book.told() == []
    assert book.open() == []


def test_what_flutters_is_told_once(book: Book) -> None:
    book.raise_()
    book.told()
    for _ in range(5):
        book.now += MINUTE
        book.end()
        book.now += MINUTE
        assert book.raise_() is True
        assert book.told() == []
    with book.store.read() as connection:
        assert alarms.past_alarms(SYSTEM, connection, 10) == []


def test_what_comes_back_later_is_a_new_alarm(book: Book) -> None:
    book.raise_()
    book.told()
    book.end()
    book.now += timedelta(hours=1)
    assert book.told() == [("disk", "ended")]
    assert book.raise_() is True
    assert book.told() == [("disk", "raised")]
    with book.store.read() as connection:
        assert [row.subject for row in alarms.past_alarms(SYSTEM, connection, 10)] == ["disk"]


def test_what_ended_before_anybody_was_told_is_not_told(book: Book) -> None:
    book.raise_()
    book.end()
    book.now += timedelta(hours=1)
    assert book.told() == []


def test_what_gets_worse_is_told_again_at_once(book: Book) -> None:
    book.raise_(level=AlarmLevel.WARNING)
    assert book.told() == [("disk", "raised")]
    book.raise_(level=AlarmLevel.FAILING)
    assert book.told() == [("disk", "raised")]
    book.raise_(level=AlarmLevel.WARNING)
    assert book.told() == []


def test_what_got_worse_and_ended_before_that_was_told_is_told_to_be_well_again(
    book: Book,
) -> None:
    book.raise_(level=AlarmLevel.WARNING)
    assert book.told() == [("disk", "raised")]
    book.raise_(level=AlarmLevel.FAILING)
    book.end()
    assert book.told() == []
    book.now += alarms.SETTLES_AFTER
    assert book.told() == [("disk", "ended")]
    assert book.told() == []


def test_what_fails_comes_first_and_is_counted(book: Book) -> None:
    book.raise_("key", AlarmLevel.WARNING)
    book.now += MINUTE
    book.raise_("disk")
    assert book.open() == ["disk", "key"]
    with book.store.read() as connection:
        assert alarms.open_counts(SYSTEM, connection) == {"failing": 1, "warning": 1}


def test_what_nobody_sees_any_more_ends_and_is_forgotten_in_the_end(book: Book) -> None:
    book.raise_("channel:gone")
    book.raise_("disk")
    book.now += 3 * DAY
    book.raise_("disk")
    with book.store.write() as connection:
        assert alarms.end_unseen(SYSTEM, connection, book.now - DAY, book.now) == 1
    assert book.open() == ["disk"]
    with book.store.write() as connection:
        alarm = alarms.past_alarms(SYSTEM, connection, 1)[0]
        told = alarms.take_untold(SYSTEM, connection, book.now, DAY)[0]
        alarms.add_messages(SYSTEM, connection, told, ["a"], book.now)
        alarms.end(SYSTEM, connection, "disk", book.now)
    assert alarm.subject == "channel:gone"
    with book.store.write() as connection:
        assert alarms.forget(SYSTEM, connection, book.now + MINUTE) == 2
        assert alarms.past_alarms(SYSTEM, connection, 9) == []


def together(count: int, work: Callable[[], object]) -> list[object]:
    """What `count` threads get that start at one moment."""
    barrier, found = threading.Barrier(count), []

    def run() -> None:
        barrier.wait()
        found.append(work())

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_processes_side_by_side_raise_one_alarm_and_tell_it_once(book: Book) -> None:
    assert sorted(map(bool, together(4, book.raise_))) == [False, False, False, True]
    told = together(4, book.told)
    assert sorted(map(str, told)) == ["[('disk', 'raised')]", "[]", "[]", "[]"]


def test_a_message_is_sent_by_one_and_tried_again(book: Book) -> None:
    book.raise_()
    with book.store.write() as connection:
        alarm = alarms.take_untold(SYSTEM, connection, book.now, DAY)[0]
        alarms.add_messages(SYSTEM, connection, alarm, ["a", "b"], book.now)

    def claim() -> list[tuple[str, int]]:
        with book.store.write() as connection:
            rows = alarms.claim_messages(SYSTEM, connection, now=book.now, lease=MINUTE, limit=9)
        return [(row.route, row.attempts) for row in rows]

    assert claim() == [("a", 0), ("b", 0)]
    assert claim() == []
    book.now += 2 * MINUTE
    with book.store.write() as connection:
        assert alarms.is_message_due(SYSTEM, connection, book.now), "its sender died"
        (first, _) = alarms.claim_messages(SYSTEM, connection, now=book.now, lease=MINUTE, limit=9)
        alarms.settle_message(SYSTEM, connection, first.id, MessageState.SENT)
    book.now += 2 * MINUTE
    assert claim() == [("b", 2)]
