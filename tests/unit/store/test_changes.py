"""Changes to complaints and reporters: each leaves its line in the history, none happens twice."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select

from store import changes, media, people, queries
from store.batch import batched, write_now
from store.errors import Conflict, NotFound
from store.models import (
    attachments,
    deliveries,
    erasure_requests,
    histories,
    items,
    outbox,
    reporter_addresses,
    reporters,
)
from store.scope import SYSTEM, Scope
from tests.desk import SCOPE, START, Desk, comment, message

OFFICER = Scope(actor="operator:7", jurisdictions=frozenset({"CTH"}), channels=SCOPE.channels)
ELSEWHERE = Scope(actor="operator:8", jurisdictions=frozenset({"UJI"}), channels=SCOPE.channels)
PHOTO = {"kind": "image", "reference": "photo-1"}


def test_erasing_a_person_leaves_nothing_of_them_that_can_be_read(desk: Desk) -> None:
    desk.take(message("1", text="Rumah saya di Jalan Contoh 7"))
    reporter_id = desk.complaints[0].reporter_id
    with desk.store.write() as connection:
        people.erase_reporter(OFFICER, connection, reporter_id, START, "asked")

    assert desk.complaints[0].summary == ""
    assert [(row.sealed, row.redacted_text) for row in desk.stored] == [(None, None)]
    assert [row.sealed for row in desk.replies] == [None]
    assert [row.sealed for row in desk.rows(deliveries)] == [None]
    assert [(row.wrapped_key, row.erased_at) for row in desk.rows(reporters)] == [(None, START)]
    with desk.store.read() as connection:
        assert connection.execute(reporter_addresses.select()).all() == []
    last = desk.rows(histories)[-1]
    assert (last.event, last.actor) == ("reporter_erased", "operator:7")
    assert desk.totals() == {"received": 1, "stored": 1}


def test_erasing_one_person_takes_nothing_from_others(desk: Desk) -> None:
    desk.take(message("1", "warga-1"), message("2", "warga-2"))
    with desk.store.write() as connection:
        people.erase_reporter(SYSTEM, connection, desk.complaints[0].reporter_id, START, "asked")

    assert desk.record(desk.stored[1]).text is not None
    assert desk.complaints[1].summary != ""


def test_a_person_is_not_erased_while_messages_beside_theirs_still_wait(desk: Desk) -> None:
    desk.take(message("1"))
    desk.deliver(message("2"), message("3", "warga-2"))
    with desk.store.write() as connection:
        for row in connection.execute(
            select(deliveries).where(deliveries.c.state == "pending")
        ).all():
            desk.pipeline.parse_delivery(connection, row)
        waiting = items.c.outcome == "pending"
        theirs = connection.execute(select(items.c.id).where(waiting).order_by(items.c.id)).first()
        assert theirs is not None
        stored = items.update().where(items.c.id == theirs.id)
        connection.execute(stored.values(reporter_id=1, outcome="stored"))

    with pytest.raises(Conflict), desk.store.write() as connection:
        people.erase_reporter(SYSTEM, connection, 1, START, "asked")


def test_a_repeated_wish_to_be_forgotten_keeps_its_code(desk: Desk) -> None:
    codes = []
    for code in ("first", "second"):
        with desk.store.write() as connection:
            codes.append(
                people.request_erasure(
                    SYSTEM,
                    connection,
                    channel="page",
                    address_hash=b"x" * 16,
                    code=code,
                    now=START,
                )
            )

    assert codes == ["first", "first"]
    assert [row.state for row in desk.rows(erasure_requests)] == ["open"]
    assert desk.events == ["erasure_requested"]


def test_gathering_ends_once_and_says_so_once(desk: Desk) -> None:
    desk.take(message("1"))
    for _ in range(2):
        with desk.store.write() as connection:
            changes.end_gathering(SYSTEM, connection, desk.complaints[0].id, START)

    assert not desk.complaints[0].is_gathering
    assert desk.events == ["complaint_opened", "gathering_ended"]


def test_messages_of_one_batch_and_of_several_make_the_same_complaint(desk: Desk) -> None:
    desk.take(message("1"))
    chance = random.Random(27)  # noqa: S311 - no secret
    for _ in range(40):
        told = [_piece(chance) for _ in range(chance.randint(2, 4))]
        gathering = {
            "is_gathering": chance.random() < 0.8,
            "settles_at": START + timedelta(minutes=chance.choice([5, 30])),
            "settles_latest": chance.choice([None, START + timedelta(minutes=20)]),
        }
        with desk.store.write() as connection, batched(connection):
            at_once = _opened(desk, connection, told[0], gathering)
            _add(connection, at_once, told[1:])
            one_by_one = _opened(desk, connection, told[0], gathering)
            write_now(connection)
            _add(connection, one_by_one, told[1:])

        assert _what_it_is(desk, at_once) == _what_it_is(desk, one_by_one)


def _piece(chance: random.Random) -> changes.NewMessage:
    def is_so() -> bool:
        return chance.random() < 0.3

    return changes.NewMessage(
        item_id=1,
        at=START + timedelta(minutes=chance.randint(-9, 9)),
        summary=chance.choice(["", "p", "halo", "lampu mati", "x" * 24, "jalan rusak " * 20]),
        attachment_count=chance.randint(0, 2),
        has_location=is_so(),
        is_first_version=is_so(),
        urgency=chance.randint(0, 3),
        is_emergency=is_so(),
        is_report=is_so(),
        is_secret=is_so(),
        known=chance.randint(0, 15),
        settles_at=chance.choice([None, START + timedelta(minutes=chance.randint(0, 60))]),
        is_withheld=is_so(),
        signs=("minor",) if is_so() else ("threat",) if is_so() else (),
    )


def _opened(
    desk: Desk, connection: Connection, told: changes.NewMessage, gathering: dict[str, Any]
) -> int:
    opened = desk.complaints[0]
    complaint_id, _ = changes.open_complaint(
        SYSTEM,
        connection,
        told,
        jurisdiction="CTH",
        channel=opened.channel,
        surface=opened.surface,
        conversation_id=opened.conversation_id,
        reporter_id=opened.reporter_id,
        opened_at=START,
        now=START,
        **gathering,
    )
    return complaint_id


def _add(connection: Connection, complaint_id: int, told: list[changes.NewMessage]) -> None:
    for piece in told:
        changes.add_message(SYSTEM, connection, complaint_id, piece, START)


def _what_it_is(desk: Desk, complaint_id: int) -> dict[str, Any]:
    (found,) = (one for one in desk.complaints if one.id == complaint_id)
    own = {"id", "tracking_id"}
    return {name: value for name, value in found._mapping.items() if name not in own}


def _later(minutes: int) -> str:
    return (START + timedelta(minutes=minutes)).isoformat()


def test_an_unsorted_message_is_sorted_by_one_operator_only(desk: Desk) -> None:
    desk.take(comment("1"), channel="page")
    item_id = desk.stored[0].id
    with desk.store.write() as connection:
        changes.keep_aside(OFFICER, connection, item_id, "thanks", START)

    sort_again: list[Callable[..., object]] = [
        lambda c: changes.keep_aside(OFFICER, c, item_id, "thanks", START),
        lambda c: changes.take_unsorted(OFFICER, c, item_id),
    ]
    for sort in sort_again:
        with pytest.raises(Conflict), desk.store.write() as connection:
            sort(connection)
    assert desk.events == ["message_set_apart"]
    assert desk.stored[0].reason == "thanks"


def test_operators_elsewhere_can_sort_nothing_here(desk: Desk) -> None:
    desk.take(comment("1"), channel="page")
    item_id = desk.stored[0].id

    with pytest.raises(Conflict), desk.store.write() as connection:
        changes.keep_aside(ELSEWHERE, connection, item_id, "thanks", START)
    with pytest.raises(NotFound), desk.store.write() as connection:
        changes.take_unsorted(ELSEWHERE, connection, item_id)
    assert desk.stored[0].is_unsorted


def test_a_file_is_claimed_by_one_fetcher_and_comes_back_when_that_one_dies(desk: Desk) -> None:
    desk.take(message("1", attachments=[PHOTO]))
    lease = timedelta(minutes=5)

    def claim(after: timedelta) -> bool:
        with desk.store.write() as connection:
            return changes.claim_media(SYSTEM, connection, 1, START + after, lease)

    assert claim(timedelta()) is True
    assert claim(timedelta(minutes=1)) is False
    assert claim(timedelta(minutes=6)) is True
    assert desk.rows(attachments)[0].attempts == 2


def test_a_stored_file_is_not_fetched_again(desk: Desk) -> None:
    desk.take(message("1", attachments=[PHOTO]))
    with desk.store.write() as connection:
        media.note_fetched(SYSTEM, connection, 1, 0, {"state": "unavailable", "reason": "gone"})
        changes.retry_media(OFFICER, connection, 1, START)
    assert desk.rows(attachments)[0].state == "pending"

    with desk.store.write() as connection:
        media.note_fetched(SYSTEM, connection, 1, 0, {"state": "stored"})
    with pytest.raises(Conflict), desk.store.write() as connection:
        changes.retry_media(OFFICER, connection, 1, START)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (["sent", "delivered", "read"], "read"),
        (["delivered", "sent"], "delivered"),
        (["read", "delivered"], "read"),
        (["sent", "failed"], "failed"),
    ],
)
def test_receipts_that_overtake_each_other_never_lead_back(
    desk: Desk, said: list[str], kept: str
) -> None:
    desk.take(message("1"))
    with desk.store.write() as connection:
        connection.execute(outbox.update().values(external_hash=b"h" * 16))
        known = [
            changes.note_receipts(SYSTEM, connection, [(b"h" * 16, status)]) for status in said
        ]

    assert known == [1] * len(said)
    assert desk.replies[0].delivery_status == kept


def test_a_receipt_of_a_reply_we_never_sent_is_told_apart(desk: Desk) -> None:
    with desk.store.write() as connection:
        assert changes.note_receipts(SYSTEM, connection, [(b"?" * 16, "sent")]) == 0


def test_of_receipts_that_come_together_the_last_word_counts(desk: Desk) -> None:
    desk.take(message("1"))
    with desk.store.write() as connection:
        connection.execute(outbox.update().values(external_hash=b"h" * 16))
        told = [(b"h" * 16, "failed:63016"), (b"?" * 16, "read"), (b"h" * 16, "sent")]
        changes.note_receipts(SYSTEM, connection, told)

    assert (desk.replies[0].delivery_status, desk.replies[0].error_code) == ("failed", "63016")


def test_the_reply_window_opens_with_the_newest_direct_message(desk: Desk) -> None:
    desk.take(message("1", sent_at=_later(5)), message("2"))

    with desk.store.read() as connection:
        place = queries.conversation(SYSTEM, connection, desk.complaints[0].conversation_id)
    assert place.last_direct_at == START + timedelta(minutes=5)


def test_history_holds_facts_and_never_words(desk: Desk) -> None:
    desk.take(message("1", text="kata warga yang rahasia"))
    desk.take(message("1", text="kata lain", event="edited", revision="e"))

    assert "kata" not in str([row.details for row in desk.rows(histories)])
