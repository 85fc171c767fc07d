"""What could not be read comes back after a mend, and the ledger still adds up."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from channels.base import Parsed, Source
from muara import replay as replaying
from muara.pipeline import pack
from muara.replay import Replay
from store import ledger, timetable
from store.models import deliveries, histories, items
from store.scope import Scope
from store.session import Store
from tests.desk import DAY, START, Desk, message, parse, rules

OPERATOR = Scope(actor="command_line:operator")
POISON = datetime.min.replace(tzinfo=UTC).isoformat()
OLD = DAY - timedelta(days=40)


def mended(
    body: bytes, headers: Mapping[str, str], source: Source, own_ids: frozenset[str] = frozenset()
) -> Sequence[Parsed]:
    """The channel's reading after the mend: what was odd is two messages, what was broken one."""
    if body == b"{broken":
        return parse(json.dumps(message("b")).encode(), headers, source, own_ids)
    found = json.loads(body)
    if isinstance(found, dict) and found.get("unreadable") == "odd":
        two = [message("o1"), message("o2", "warga-2")]
        return parse(json.dumps(two).encode(), headers, source, own_ids)
    return parse(body, headers, source, own_ids)


def after_mend(store: Store) -> Desk:
    return Desk(store, [rules(parse=mended), rules("page")])


def replay(desk: Desk, *, is_trial: bool = False) -> Replay:
    return Replay(desk.store, desk.pipeline, desk.channels, desk.clock, OPERATOR, is_trial=is_trial)


def forge(desk: Desk, *found: dict[str, Any], body: bytes | None = None, bodies: int = 10) -> None:
    new = ledger.NewDelivery(
        channel="chat",
        source="webhook",
        received_at=desk.clock.now(),
        day=DAY,
        content=pack(json.dumps(found).encode() if body is None else body),
        quarantine_reason="signature_not_accepted",
    )
    with desk.store.write() as connection:
        ledger.receive(desk.store, connection, [new], ledger.QuarantineLimit(bodies=bodies))


def test_an_unreadable_delivery_becomes_what_is_in_it(desk: Desk) -> None:
    desk.take(body=b"{broken")
    assert desk.totals() == {"received": 1, "unreadable": 1}
    desk = after_mend(desk.store)

    assert replay(desk).mend() == Counter(tried=1, mended=1, pending=1)
    desk.pipeline.drain()
    assert desk.totals() == {"received": 1, "stored": 1}
    assert len(desk.complaints) == 1
    (delivery,) = desk.rows(deliveries)
    with desk.store.read() as connection:
        assert b"broken" in ledger.delivery_content(desk.store, connection, delivery)


def test_an_unreadable_piece_is_replaced_by_what_is_found_in_it(desk: Desk) -> None:
    desk.take(message("1"), {"unreadable": "odd"}, {"unreadable": "odder"})
    desk = after_mend(desk.store)

    done = replay(desk).mend()
    desk.pipeline.drain()
    assert (done["mended"], done["still_unreadable"]) == (1, 1)
    assert desk.totals() == {"received": 4, "stored": 3, "unreadable": 1}
    assert desk.rows(deliveries)[0].item_count == 4


def test_what_could_not_be_settled_is_settled_after_the_mend(desk: Desk) -> None:
    desk.take(message("1", sent_at=POISON), message("2", "warga-2"))
    assert desk.totals() == {"received": 2, "stored": 1, "unreadable": 1}

    done = replay(desk).mend()
    assert (done["mended"], done["pending"]) == (1, 1)
    assert desk.totals() == {"received": 2, "stored": 1, "pending": 1}


def test_without_a_mend_a_replay_changes_nothing(desk: Desk) -> None:
    desk.take(body=b"{broken")
    desk.take(message("1"), {"unreadable": "odder"})
    before = desk.rows(items), desk.rows(deliveries), desk.events

    assert replay(desk).mend() == Counter(tried=2, still_unreadable=2)
    assert (desk.rows(items), desk.rows(deliveries), desk.events) == before


def test_a_trial_tells_what_would_come_of_it_and_changes_nothing(desk: Desk) -> None:
    desk.take(body=b"{broken")
    desk.take(message("1"), {"unreadable": "odd"})
    desk = after_mend(desk.store)
    before = desk.rows(items), desk.rows(deliveries), desk.events

    done = replay(desk, is_trial=True).mend()
    assert (done["mended"], done["pending"]) == (2, 3)
    assert (desk.rows(items), desk.rows(deliveries), desk.events) == before


def test_a_replay_may_be_repeated(desk: Desk) -> None:
    desk.take(body=b"{broken")
    desk.take({"unreadable": "odd"}, message("1"))
    desk = after_mend(desk.store)
    for _ in range(3):
        replay(desk).mend()
        desk.pipeline.drain()

    assert desk.totals() == {"received": 4, "stored": 4}


def test_what_came_again_meanwhile_is_a_duplicate(desk: Desk) -> None:
    desk.take(body=b"{broken")
    desk.take(message("b"))
    desk = after_mend(desk.store)
    replay(desk).mend()
    desk.pipeline.drain()

    assert desk.totals() == {"received": 2, "stored": 1, "duplicate": 1}


def test_a_channel_that_came_back_is_read(desk: Desk) -> None:
    desk.take(message("1"), channel="removed")
    replay(desk).mend()
    assert desk.totals() == {"received": 1, "unreadable": 1}

    desk = Desk(desk.store, [rules("removed")])
    replay(desk).mend()
    desk.pipeline.drain()
    assert desk.totals() == {"received": 1, "stored": 1}


def test_only_the_wanted_channel_is_read_again(desk: Desk) -> None:
    desk.take(body=b"{broken")
    desk.take(body=b"{broken", channel="page")
    desk = after_mend(desk.store)

    assert replay(desk).mend("page") == Counter(tried=1, still_unreadable=1)
    assert replay(desk).mend("chat")["mended"] == 1


def test_a_replay_after_the_days_key_is_gone_still_works(desk: Desk) -> None:
    desk.take(body=b"{broken", day=OLD)
    desk.take({"unreadable": "odd"}, message("1", sent_at=POISON), day=OLD)
    with desk.store.write() as connection:
        timetable.destroy_keys(connection, "day", DAY, START)
    desk.store.forget_sealers()
    desk = after_mend(desk.store)
    done = replay(desk).mend()
    assert (done["mended"], done["pending"]) == (3, 4)

    with desk.store.write() as connection:
        assert timetable.destroy_keys(connection, "kept", DAY, START) == 0, "something waits"
    desk.pipeline.drain()
    assert desk.totals() == {"received": 4, "stored": 3, "unreadable": 1}
    assert [row.sealed for row in desk.rows(deliveries)] == [None, None]


def test_what_is_no_longer_kept_is_passed_over(desk: Desk) -> None:
    desk.take(body=b"{broken", day=OLD)
    desk.take({"unreadable": "odd"}, message("1"), day=OLD)
    with desk.store.write() as connection:
        timetable.destroy_keys(connection, "kept", DAY, START)
    desk.store.forget_sealers()

    assert replay(after_mend(desk.store)).mend() == Counter()


def test_quarantined_ones_are_never_read_by_a_mere_replay(desk: Desk) -> None:
    forge(desk, message("1"))

    assert replay(desk).mend() == Counter()
    assert desk.totals() == {"received": 1, "quarantined": 1}


def test_a_released_request_is_read_and_says_who_released_it(desk: Desk) -> None:
    forge(desk, message("1"), message("2", "warga-2"))
    forge(desk, message("3"))

    (first, _) = replay(desk).quarantined()
    assert replay(desk).release([first.id]) == Counter(tried=1, released=1, pending=2)
    desk.pipeline.drain()
    assert desk.totals() == {"received": 3, "quarantined": 1, "stored": 2}
    (line,) = [row for row in desk.rows(histories) if row.event == "delivery_released"]
    assert (line.actor, line.details["reason"], line.details["found"]) == (
        "command_line:operator",
        "signature_not_accepted",
        2,
    )


def test_a_released_request_that_cannot_be_read_is_unreadable_from_then_on(desk: Desk) -> None:
    forge(desk, body=b"{broken")
    assert replay(desk).release([1]) == Counter(tried=1, released=1, unreadable=1)
    assert desk.totals() == {"received": 1, "unreadable": 1}

    desk = after_mend(desk.store)
    replay(desk).mend()
    desk.pipeline.drain()
    assert desk.totals() == {"received": 1, "stored": 1}


@pytest.mark.parametrize("wrong", [99, 2])
def test_what_is_not_in_quarantine_or_only_counted_cannot_be_released(
    desk: Desk, wrong: int
) -> None:
    forge(desk, message("1"), bodies=1)
    forge(desk, message("2"), bodies=1)

    assert replay(desk).release([wrong]) == Counter(tried=1, not_found=1)
    assert desk.totals() == {"received": 2, "quarantined": 2}


def test_the_quarantine_is_listed_by_channel_and_reason(desk: Desk) -> None:
    forge(desk, message("1"))

    assert len(list(replay(desk).quarantined("chat", "signature_not_accepted"))) == 1
    assert list(replay(desk).quarantined("page")) == []
    assert list(replay(desk).quarantined(reason="other")) == []


def test_many_are_read_again_page_by_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "_BATCH", 20)
    for _ in range(3):
        desk.take(*({"unreadable": "odd"} for _ in range(15)), message("1"))
    told: list[int] = []

    done = replay(after_mend(desk.store)).mend(tell=told.append)
    assert done["mended"] == 45
    assert told[-1] == 45
    assert desk.totals()["received"] == 93
