"""Several workers on one PostgreSQL store, and a door and a worker on one SQLite file."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from muara.intake import GroupCommit
from muara.pipeline import Pipeline, pack
from store import ledger, people, queries, sending
from store.models import (
    conversations,
    deliveries,
    items,
    outbox,
    reporter_addresses,
    reporters,
)
from store.scope import SYSTEM
from store.session import Store
from tests.desk import DAY, START, Desk, deletion, edited_post, message, rules

pytestmark = pytest.mark.both_engines

WORKERS = 4


def work_side_by_side(desk: Desk, rounds: int = 40) -> None:
    """Several workers until none of them finds anything."""
    failures: list[BaseException] = []

    def work() -> None:
        pipeline = Pipeline(desk.store, desk.channels, desk.clock, batch=4)
        try:
            with pipeline.going_on() as turn:
                for _ in range(rounds):
                    if turn().is_idle:
                        return
        except BaseException as error:
            failures.append(error)
            raise

    run_at_once([work] * WORKERS)
    assert failures == []
    desk.pipeline.drain()


def run_at_once(tasks: Sequence[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
        assert not thread.is_alive()


def at(second: int) -> str:
    return (START + timedelta(seconds=second)).isoformat()


def test_many_simultaneous_first_messages_of_one_sender_make_one_complaint(
    postgres_desk: Desk,
) -> None:
    desk = postgres_desk
    for number in range(24):
        desk.deliver(message(str(number), text=f"Jalan rusak {number:02}", sent_at=at(number)))

    work_side_by_side(desk)

    (complaint,) = desk.complaints
    assert complaint.message_count == 24
    assert desk.texts(complaint.id) == [f"Jalan rusak {number:02}" for number in range(24)]
    assert len(desk.replies) == 1
    assert desk.totals() == {"received": 24, "stored": 24}


def test_whoever_is_erased_while_a_worker_holds_their_key_leaves_no_words(
    postgres_desk: Desk,
) -> None:
    desk = postgres_desk
    desk.take(message("1"))
    reporter_id = desk.complaints[0].reporter_id

    def erase() -> None:
        with desk.store.write() as connection:
            people.erase_reporter(SYSTEM, connection, reporter_id, START, "asked")

    eraser = threading.Thread(target=erase)
    with desk.store.write() as connection:
        addresses = connection.execute(select(reporter_addresses.c.address_hash)).scalars().all()
        assert queries.reporters_of(SYSTEM, connection, addresses)
        eraser.start()
        eraser.join(timeout=0.5)
        assert eraser.is_alive()  # it waits for us, and so sees what we write
        connection.execute(update(items).values(redacted_text="said meanwhile"))
    eraser.join(timeout=10)

    assert [row.redacted_text for row in desk.stored] == [None]


def test_many_senders_are_each_heard_once_however_the_workers_interleave(
    postgres_desk: Desk,
) -> None:
    desk = postgres_desk
    said = [message(f"{n}", f"warga-{n % 12}", sent_at=at(n)) for n in range(60)]
    shuffled = sorted(said + said[::2], key=lambda each: int(each["external_id"]) * 37 % 61)
    for each in shuffled:
        desk.deliver(each)

    work_side_by_side(desk)

    assert len(desk.complaints) == 12
    assert sorted(row.message_count for row in desk.complaints) == [5] * 12
    assert len(desk.rows(reporters)) == 12
    assert len(desk.rows(conversations)) == 12
    assert desk.totals() == {"received": 90, "stored": 60, "duplicate": 30}


def test_one_person_met_in_several_places_at_once_is_one_reporter(postgres_desk: Desk) -> None:
    desk = postgres_desk
    for number in range(16):
        desk.deliver(message(str(number), conversation_id=f"place-{number}"))

    work_side_by_side(desk)

    assert len(desk.rows(reporters)) == 1
    assert len(desk.complaints) == 16


def test_an_album_that_several_workers_meet_is_one_complaint_in_order(postgres_desk: Desk) -> None:
    desk = postgres_desk
    for number in range(10):
        desk.deliver(
            message(str(number), text=f"{number}", group_id="album", sent_at=at(number)),
            message(f"other-{number}", "warga-2", sent_at=at(number)),
        )

    work_side_by_side(desk)

    album = next(row for row in desk.complaints if desk.texts(row.id)[0] == "0")
    assert desk.texts(album.id) == [str(number) for number in range(10)]


def test_workers_that_hear_of_the_same_replies_never_wait_for_each_other_crosswise(
    postgres_desk: Desk,
) -> None:
    desk = postgres_desk
    desk.take(message("1"), message("2", "warga-2"))
    hashes = [desk.pipeline.identities("chat").message("", name) for name in ("r1", "r2")]
    with desk.store.write() as connection:
        for row, external_hash in zip(desk.replies, hashes, strict=True):
            named = update(outbox).where(outbox.c.id == row.id)
            connection.execute(named.values(external_hash=external_hash))
    for name in ("r2", "r1"):
        desk.deliver({"receipt": {"status": "delivered", "external_id": name}})

    worker = threading.Thread(target=desk.pipeline.work)
    first, second = (select(outbox).where(outbox.c.external_hash == each) for each in hashes)
    with desk.store.write() as connection:
        connection.execute(first.with_for_update()).one()
        worker.start()
        worker.join(timeout=1)
        assert worker.is_alive()  # it waits for the first, and holds nothing that comes after it
        connection.execute(second.with_for_update(nowait=True)).one()
    worker.join(timeout=60)

    assert [row.delivery_status for row in desk.replies] == ["delivered"] * 2


def test_a_receipt_in_the_moment_in_which_its_reply_is_noted_as_sent_counts(
    postgres_desk: Desk,
) -> None:
    desk = postgres_desk
    desk.take(message("1"))
    (reply,) = desk.replies
    external_hash = desk.pipeline.identities("chat").message("", "r1")
    desk.deliver({"receipt": {"status": "failed", "external_id": "r1", "error_code": "63016"}})

    def note_sent() -> None:
        with desk.store.write() as connection:
            sending.note_sent(SYSTEM, connection, reply, external_hash, START)

    sender = threading.Thread(target=note_sent)
    with desk.store.write() as connection:
        desk.pipeline.parse_delivery(connection, desk.rows(deliveries)[1])
        sender.start()
        sender.join(timeout=1)  # neither sees yet what the other has written
    sender.join(timeout=60)

    (reply,) = desk.replies
    assert (reply.delivery_status, reply.error_code) == ("failed", "63016")


def test_an_edit_and_a_deletion_by_its_id_in_one_moment_find_each_other(
    postgres_desk: Desk,
) -> None:
    desk = Desk(postgres_desk.store, [rules(edits_have_ids=True)])
    desk.take(edited_post("100"))
    desk.deliver(edited_post("100", "101"))
    desk.deliver(deletion("101", conversation_id="101"))
    edit = desk.rows(deliveries)[1]

    worker = threading.Thread(target=desk.pipeline.drain)
    with desk.store.write() as connection:
        assert ledger.claim_delivery(connection, edit.id) is not None
        desk.pipeline.parse_delivery(connection, edit)
        worker.start()
        worker.join(timeout=1)  # it does not see yet that 101 is the same message
    worker.join(timeout=60)
    desk.pipeline.drain()

    (complaint,) = desk.complaints
    assert [row.complaint_id for row in desk.stored] == [complaint.id] * 3
    assert desk.events.count("message_deleted") == 1


def test_versions_of_a_message_in_several_conversations_are_settled_one_after_the_other(
    postgres_desk: Desk,
) -> None:
    desk = Desk(postgres_desk.store, [rules(edits_have_ids=True)])
    desk.deliver(edited_post("100"))
    desk.deliver(deletion("100", conversation_id="100"))
    named = desk.pipeline.identities("chat").message("", "100")
    with desk.store.write() as connection:
        for each in desk.rows(deliveries):
            desk.pipeline.parse_delivery(connection, each)  # both wait to be settled

    worker = threading.Thread(target=desk.pipeline.drain)
    with desk.store.write() as connection:
        ledger.hold_messages(connection, [named])
        worker.start()
        worker.join(timeout=1)
        assert worker.is_alive()
    worker.join(timeout=60)

    assert desk.totals() == {"received": 2, "stored": 2}


def test_many_edits_and_deletions_find_each_other_however_the_workers_interleave(
    postgres_desk: Desk,
) -> None:
    desk = Desk(postgres_desk.store, [rules(edits_have_ids=True)])
    for number in range(100, 400, 10):
        first, later = str(number), str(number + 1)
        place = {"conversation_id": f"post-{number}"}
        desk.deliver(deletion(later, conversation_id=later))
        desk.deliver(edited_post(first, later, **place))
        desk.deliver(edited_post(first, **place))

    work_side_by_side(desk)

    assert len(desk.complaints) == 30
    assert [row for row in desk.stored if row.complaint_id is None] == []


def delivery(number: int, **fields: Any) -> ledger.NewDelivery:
    values: dict[str, Any] = {
        "channel": "chat",
        "source": "webhook",
        "received_at": START + timedelta(seconds=number),
        "day": DAY,
        "content": pack(b"[]"),
    }
    return ledger.NewDelivery(**(values | fields))


def test_the_door_writes_many_requests_in_few_transactions(open_store: Store) -> None:
    told = []
    committed = GroupCommit(open_store, ledger.QuarantineLimit(), lambda: told.append(1))

    async def knock() -> None:
        await asyncio.gather(*(committed.write(delivery(n)) for n in range(200)))

    asyncio.run(knock())
    committed.close()

    assert len(Desk(open_store).rows(deliveries)) == 200
    assert 1 <= len(told) <= 20


def test_a_request_is_durable_before_it_is_answered(open_store: Store) -> None:
    committed = GroupCommit(open_store, ledger.QuarantineLimit(), lambda: None)

    async def knock() -> list[int]:
        seen = []
        for number in range(5):
            await committed.write(delivery(number))
            seen.append(len(Desk(open_store).rows(deliveries)))
        return seen

    seen = asyncio.run(knock())
    committed.close()

    assert seen == [1, 2, 3, 4, 5]


def test_whoever_hangs_up_is_stored_all_the_same_and_others_are_answered(
    open_store: Store,
) -> None:
    committed = GroupCommit(open_store, ledger.QuarantineLimit(), lambda: None)

    async def knock() -> None:
        impatient = asyncio.create_task(committed.write(delivery(0)))
        patient = asyncio.create_task(committed.write(delivery(1)))
        await asyncio.sleep(0)
        impatient.cancel()
        await patient

    asyncio.run(knock())
    committed.close()

    assert len(Desk(open_store).rows(deliveries)) == 2


def test_a_failed_commit_reaches_every_request_in_it_and_the_door_goes_on(
    open_store: Store,
) -> None:
    committed = GroupCommit(open_store, ledger.QuarantineLimit(), lambda: None)
    wrong = delivery(0, channel=None)

    async def knock() -> Sequence[BaseException | None]:
        answers = await asyncio.gather(
            committed.write(wrong), committed.write(wrong), return_exceptions=True
        )
        await committed.write(delivery(1))
        return answers

    answers = asyncio.run(knock())
    committed.close()

    assert all(isinstance(answer, Exception) for answer in answers)
    assert len(Desk(open_store).rows(deliveries)) == 1


def test_the_door_and_a_busy_worker_share_one_store(open_store: Store) -> None:
    desk = Desk(open_store)
    committed = GroupCommit(open_store, ledger.QuarantineLimit(), lambda: None)
    for number in range(60):
        desk.deliver(message(f"old-{number}", f"warga-{number}"))

    def receive() -> None:
        async def knock() -> None:
            for number in range(40):
                await committed.write(delivery(number))

        asyncio.run(knock())

    def settle() -> None:
        desk.pipeline.drain()

    run_at_once([receive, settle])
    committed.close()
    desk.pipeline.drain()

    assert desk.totals() == {"received": 100, "stored": 60, "ignored": 40}
