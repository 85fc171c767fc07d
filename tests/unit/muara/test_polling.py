"""A channel is read: rows and cursor together, nothing twice, nothing lost, on both databases."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection

from channels.base import Finding, LookedUp, Page
from channels.errors import PermanentFailure, TemporaryFailure
from muara.polling import Poller, read_cursor
from store import timetable
from store.errors import Conflict, LeaseLost
from store.models import cursors, deliveries
from tests.desk import START, Desk, message

ZONE = ZoneInfo("Asia/Jakarta")


@dataclass
class Platform:
    """Keeps messages in order and lists them from a place on, two at a time."""

    said: list[dict[str, Any]] = field(default_factory=list)
    first: Callable[[], None] = lambda: None
    findings: Sequence[Finding] = ()
    asked: list[str | None] = field(default_factory=list)
    page: int = 2

    def fetch(self, cursor: str | None) -> Page:
        self.asked.append(cursor)
        begin = int(cursor or 0)
        found = self.said[begin : begin + self.page]
        self.first()
        return Page(
            items=[json.dumps(one).encode() for one in found],
            cursor=str(begin + len(found)),
            more=begin + len(found) < len(self.said),
            findings=self.findings,
        )


class Archive(Platform):
    """A platform that keeps everything for years; it has 100 messages an hour."""

    def cursor_since(self, since: datetime) -> str:
        hours = (START - since) / timedelta(hours=1)
        return str(max(len(self.said) - int(100 * hours), 0))


def poller(desk: Desk, platform: Platform, **more: Any) -> Poller:
    return Poller(desk.store, desk.channels["chat"], platform, desk.clock, ZONE, **more)


def said(*numbers: int) -> list[dict[str, Any]]:
    return [message(str(number), f"warga-{number}") for number in numbers]


def place(desk: Desk) -> tuple[str | None, int]:
    with desk.store.read() as connection:
        return read_cursor(desk.store, connection, "chat")


def once() -> Callable[[], bool]:
    """True the first time, False ever after."""
    turns = iter([True])
    return lambda: next(turns, False)


def test_a_poll_reads_to_the_end_and_the_next_one_goes_on_there(desk: Desk) -> None:
    platform = Platform(said(1, 2, 3))

    assert poller(desk, platform).poll() == {"fetched": 3, "new": 3, "already_known": 0}
    assert place(desk) == ("3", 2)
    platform.said += said(4)
    assert poller(desk, platform).poll() == {"fetched": 1, "new": 1, "already_known": 0}

    desk.pipeline.drain()
    assert desk.totals() == {"received": 4, "stored": 4}
    assert platform.asked == [None, "2", "3"]


def test_a_poll_that_brings_nothing_writes_nothing(desk: Desk) -> None:
    platform = Platform(said(1))
    poller(desk, platform).poll()

    def forbid(_connection: Connection) -> None:
        raise AssertionError("nothing is to be written")

    assert poller(desk, platform, guard=forbid).poll()["fetched"] == 0


def test_what_still_waits_to_be_parsed_is_not_taken_again(desk: Desk) -> None:
    platform = Archive(said(1, 2, 3))
    poller(desk, platform).poll()

    again = poller(desk, platform).reconcile(START - timedelta(hours=1))
    assert again == {"fetched": 3, "new": 0, "already_known": 3}
    assert len(desk.rows(deliveries)) == 3


def test_rows_and_cursor_are_kept_together_or_not_at_all(desk: Desk) -> None:
    platform = Platform(said(1, 2, 3, 4))
    turns = iter([False, True])

    def lose_the_second(_connection: Connection) -> None:
        if next(turns):
            raise LeaseLost("Another leads.")

    with pytest.raises(LeaseLost):
        poller(desk, platform, guard=lose_the_second).poll()
    assert place(desk) == ("2", 1)
    assert len(desk.rows(deliveries)) == 2

    poller(desk, platform).poll()
    desk.pipeline.drain()
    assert desk.totals() == {"received": 4, "stored": 4}


def test_a_platform_that_breaks_off_loses_nothing(desk: Desk) -> None:
    platform = Platform(said(1, 2, 3, 4))
    turns = iter([False, True])

    def break_off() -> None:
        if next(turns, False):
            raise TemporaryFailure("The platform is busy.")

    platform.first = break_off
    with pytest.raises(TemporaryFailure):
        poller(desk, platform).poll()

    assert place(desk) == ("2", 1)
    poller(desk, platform).poll()
    assert len(desk.rows(deliveries)) == 4


def test_of_two_pollers_at_once_the_second_goes_on_behind_the_first(desk: Desk) -> None:
    platform, is_first = Platform(said(1, 2, 3)), once()

    def come_between() -> None:
        if is_first():
            poller(desk, platform).poll()

    platform.first = come_between
    counts = poller(desk, platform).poll()

    assert counts["new"] == 0
    assert len(desk.rows(deliveries)) == 3
    assert place(desk) == ("3", 2)


def test_a_poller_that_is_overtaken_again_and_again_says_so(desk: Desk) -> None:
    platform = Platform(said(1), page=1)

    def come_between() -> None:
        platform.said += said(len(platform.said) + 1)
        with desk.store.write() as connection:
            position, version = read_cursor(desk.store, connection, "chat")
            onward = str(int(position or 0) + 1)
            timetable.move_cursor(connection, "chat", onward, version=version, now=START)

    platform.first = come_between

    with pytest.raises(Conflict, match="Another poller reads this channel"):
        poller(desk, platform).poll()


def test_what_is_known_already_is_counted_and_writes_no_row(desk: Desk) -> None:
    platform = Archive(said(1, 2, 3))
    poller(desk, platform).poll()
    desk.pipeline.drain()
    platform.said += said(4)

    counts = poller(desk, platform).reconcile(START - timedelta(hours=1))

    assert counts == {"fetched": 4, "new": 1, "already_known": 3, "recovered": 1}
    assert [row.is_recovered for row in desk.rows(deliveries)] == [False, False, False, True]
    desk.pipeline.drain()
    assert desk.totals() == {"received": 4, "stored": 4}


def test_a_re_read_of_what_is_known_does_not_even_wait_for_its_turn_to_write(desk: Desk) -> None:
    platform = Archive(said(1, 2, 3))
    poller(desk, platform).poll()

    def forbid(_connection: Connection) -> None:
        raise AssertionError("nothing is to be written")

    counts = poller(desk, platform, guard=forbid).reconcile(START - timedelta(hours=1))
    assert counts == {"fetched": 3, "new": 0, "already_known": 3}


def test_beside_webhooks_a_poll_recovers_what_they_missed(desk: Desk) -> None:
    platform = Platform(said(1))
    beside = {"has_webhooks": True, "webhook_delay": timedelta(minutes=2)}
    assert "recovered" not in poller(desk, platform, **beside).poll()

    platform.said += said(2)
    desk.wait(minutes=2)
    late = message("3", "warga-3", sent_at=(START + timedelta(minutes=1)).isoformat())
    platform.said += [late, {"ignored": "own_post"}]
    counts = poller(desk, platform, **beside).poll()

    assert counts == {"fetched": 3, "new": 3, "already_known": 0, "recovered": 1}
    assert [row.is_recovered for row in desk.rows(deliveries)] == [False, True, False, False]


def test_where_there_are_only_polls_nothing_was_missed(desk: Desk) -> None:
    platform = Platform(said(1))
    poller(desk, platform).poll()
    platform.said += said(2)

    poller(desk, platform).poll()

    assert not any(row.is_recovered for row in desk.rows(deliveries))


def test_a_backfill_goes_on_where_it_was_killed(desk: Desk) -> None:
    platform = Archive(said(*range(1, 8)))
    since = START - timedelta(hours=1)
    turns = iter([False, False, True])
    first = poller(desk, platform).backfill(since, lambda: next(turns))
    assert (first.done["fetched"], first.is_finished) == (4, False)

    second = poller(desk, platform).backfill(since)

    assert second.is_finished
    assert second.done == {"fetched": 7, "new": 7, "already_known": 0, "recovered": 7}
    assert platform.asked == ["0", "2", "4", "6"]
    desk.pipeline.drain()
    assert desk.totals() == {"received": 7, "stored": 7}
    assert desk_cursors(desk) == []
    assert poller(desk, platform).backfill(since).done["already_known"] == 7


def test_a_backfill_does_not_move_the_place_of_polls(desk: Desk) -> None:
    platform = Archive(said(1, 2, 3))
    poller(desk, platform).poll()
    before = place(desk)

    poller(desk, platform).backfill(START - timedelta(hours=1), lambda: False)

    assert place(desk) == before


def test_a_backfill_with_a_stream_in_trouble_is_not_finished(desk: Desk) -> None:
    trouble = Finding(level="warning", subject="messages", message="The platform is busy.")
    platform = Archive(said(1, 2), findings=[trouble])
    since = START - timedelta(hours=1)

    assert not poller(desk, platform).backfill(since).is_finished
    platform.findings = ()
    assert poller(desk, platform).backfill(since).is_finished


def test_a_polled_edit_with_other_words_than_the_one_of_the_same_second_is_new(desk: Desk) -> None:
    edit = {"event": "edited", "revision": "2026-11-21T02:00:00+00:00"}
    platform = Platform([message("1", text="Jalan rusak di RT 1", **edit)])
    poller(desk, platform).poll()
    desk.pipeline.drain()
    platform.said.append(message("1", text="Jalan rusak di RT 12", **edit))

    assert poller(desk, platform).poll()["new"] == 1
    desk.pipeline.drain()
    # The same ones in other bytes: only what they say tells that they are known.
    platform.said += [one | {"is_forwarded": False} for one in platform.said]
    assert poller(desk, platform).poll() == {"fetched": 2, "new": 0, "already_known": 2}


def test_the_same_item_twice_on_a_page_is_one(desk: Desk) -> None:
    counts = poller(desk, Platform(said(1, 1))).poll()

    assert counts == {"fetched": 2, "new": 1, "already_known": 1}


def test_items_without_a_message_are_known_by_their_bytes(desk: Desk) -> None:
    platform = Archive([{"ignored": "own_post"}, {"unreadable": "strange"}])
    poller(desk, platform).poll()
    desk.pipeline.drain()

    assert poller(desk, platform).reconcile(START - timedelta(hours=1))["new"] == 0
    assert desk.totals() == {"received": 2, "ignored": 1, "unreadable": 1}


def test_a_receipt_that_a_webhook_brought_is_known_and_a_later_one_is_not(desk: Desk) -> None:
    told = {"external_id": "reply-1", "status": "delivered"}
    desk.deliver({"receipt": told})
    desk.pipeline.drain()
    platform = Platform([{"receipt": told}, {"receipt": told | {"status": "read"}}])

    assert poller(desk, platform).poll() == {"fetched": 2, "new": 1, "already_known": 1}
    desk.pipeline.drain()
    assert desk.totals() == {"received": 2, "receipt": 2}


def test_the_first_poll_does_not_bring_up_the_complaints_of_years(desk: Desk) -> None:
    platform = Archive(said(*range(1, 501)), page=100)

    counts = poller(desk, platform, look_back=timedelta(hours=2)).poll()

    assert counts["fetched"] == 200
    assert place(desk)[0] == "500"


def test_streams_in_trouble_are_told_once(desk: Desk) -> None:
    trouble = Finding(level="error", subject="comments", message="The token has expired.")
    reader = poller(desk, Platform(said(1, 2, 3, 4), findings=[trouble]))

    counts = reader.poll()

    assert (counts["new"], counts["findings"]) == (4, 1)
    assert reader.findings == [trouble]


def test_a_poll_ends_at_its_next_page_when_it_is_told_to(desk: Desk) -> None:
    platform = Platform(said(*range(1, 9)))

    assert poller(desk, platform).poll(lambda: True)["fetched"] == 2
    assert place(desk) == ("2", 1)


def test_a_cursor_is_kept_sealed_because_ids_stand_in_it(desk: Desk) -> None:
    poller(desk, Platform(said(1, 2, 3))).poll()

    (row,) = desk_cursors(desk)
    assert row.position.startswith("sealed:")
    assert place(desk) == ("3", 2)


def test_a_cursor_that_stands_still_ends_the_poll(desk: Desk) -> None:
    class Stuck(Platform):
        def fetch(self, cursor: str | None) -> Page:
            self.asked.append(cursor)
            return Page(items=[], cursor="here", more=True)

    platform = Stuck()
    poller(desk, platform).poll()

    assert platform.asked == [None, "here"]
    assert [row.version for row in desk_cursors(desk)] == [1]


def desk_cursors(desk: Desk) -> Sequence[Any]:
    with desk.store.read() as connection:
        return connection.execute(cursors.select()).all()


def test_what_the_platform_says_was_deleted_is_kept_as_its_deletion(desk: Desk) -> None:
    class Memory(Platform):
        def look_up(self, external_ids: Sequence[str]) -> Sequence[bytes]:
            gone = message("1", "warga-1", event="deleted", revision="deleted", text=None)
            there = message("2", "warga-2", text="Masih ada.")
            assert external_ids == ["1", "2"]
            return [json.dumps(one).encode() for one in (gone, there)]

    platform = Memory(said(1, 2))
    poller(desk, platform).poll()
    desk.pipeline.drain()

    for new in (1, 0):
        assert poller(desk, platform).look_up(["1", "2"])["new"] == new
        desk.pipeline.drain()
    assert "message_deleted" in desk.events
    assert desk.totals() == {"received": 3, "stored": 3}


def test_the_look_in_turn_goes_on_behind_the_last_message_that_was_asked_after(desk: Desk) -> None:
    asked: list[Sequence[str]] = []

    class Frugal(Platform):
        """Its budget covers one message a day."""

        def look_up(self, external_ids: Sequence[str]) -> Sequence[bytes]:
            asked.append(external_ids)
            return LookedUp([], asked=1)

    def ids(most: int, before: int | None) -> Sequence[tuple[int, str]]:
        return [(one, f"post-{one}") for one in (3, 2, 1) if before is None or one < before][:most]

    for _ in range(4):
        poller(desk, Frugal()).look_up_in_turn(ids, most=2)
    assert asked == [["post-3", "post-2"], ["post-2", "post-1"], ["post-1"], ["post-3", "post-2"]]


def test_a_platform_that_keeps_nothing_cannot_be_read_again(desk: Desk) -> None:
    with pytest.raises(PermanentFailure, match="keeps nothing to re-read"):
        poller(desk, Platform()).reconcile(START)
