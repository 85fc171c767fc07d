"""A decision becomes rows of the central store: all of them or none."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from channels.base import Content, RawMessage, Surface
from forwarder import central
from forwarder.base import Decision, Facet, Join, Keep, Open, Reply, Turn, open_reply
from normalizer.normalize import normalize
from store import changes, dialogues, ledger, people, queries
from store.models import attachments, conversations, items
from store.scope import SYSTEM, Scope
from tests.desk import START, Desk, comment, message, parse

OFFICER = Scope(actor="operator:7")
PRIVATE = Reply(purpose="acknowledgement", text="Nomor laporan: {tracking_id}")
PUBLIC = Reply(purpose="public_acknowledgement", text="Terima kasih.", is_private=False)
PHOTO = {"kind": "image", "reference": "photo-1"}


def waiting(desk: Desk, said: dict[str, Any], channel: str = "chat") -> None:
    """One parsed item that nobody has settled."""
    desk.deliver(said, channel=channel)
    with desk.store.write() as connection:
        for row in ledger.pending_deliveries(connection, 1):
            desk.pipeline.parse_delivery(connection, row)


def incoming(desk: Desk, connection: Connection, said: dict[str, Any]) -> central.Incoming:
    item = connection.execute(
        items.select().where(items.c.outcome == "pending").order_by(items.c.id.desc())
    ).first()
    assert item is not None
    rules = desk.channels[item.channel]
    (raw,) = parse(json.dumps(said).encode(), {}, item.source)
    reporter_id, sealer = people.find_or_add_reporter(
        SYSTEM,
        connection,
        desk.store.keyring,
        jurisdiction=rules.jurisdiction,
        address_hashes=[b"a" * 16],
        now=START,
        known=queries.reporters_of(SYSTEM, connection, [b"a" * 16]),
    )
    return central.Incoming(
        item=item,
        record=normalize(raw, item.channel),  # type: ignore[arg-type]  # it is a message
        jurisdiction=rules.jurisdiction,
        reporter_id=reporter_id,
        sealer=sealer,
        settle=rules.settle,
        public_replies_per_hour=2,
        zone=rules.zone,
        now=START,
        identity_hash=item.identity_hash,
        knowledge_version="default",
    )


def apply(
    desk: Desk,
    decision: Decision,
    said: dict[str, Any],
    channel: str = "chat",
    **turn: Any,
) -> int | None:
    waiting(desk, said, channel)
    with desk.store.write() as connection:
        found = incoming(desk, connection, said)
        return central.apply(connection, SYSTEM, Turn(decision=decision, **turn), found)


def test_open_writes_complaint_reply_files_and_history(desk: Desk) -> None:
    complaint_id = apply(desk, Open((PRIVATE,)), message("1", attachments=[PHOTO]))

    (complaint,) = desk.complaints
    assert complaint.id == complaint_id
    assert (complaint.message_count, complaint.attachment_count) == (1, 1)
    assert desk.stored[0].complaint_id == complaint_id
    assert len(desk.replies) == len(desk.rows(attachments)) == 1
    assert desk.events == ["complaint_opened"]


def test_open_without_replies_says_nothing(desk: Desk) -> None:
    apply(desk, Open(), message("1"))
    assert desk.replies == []


def test_join_adds_to_the_complaint_and_postpones_its_acknowledgement(desk: Desk) -> None:
    complaint_id = apply(desk, Open((PRIVATE,)), message("1"))
    assert complaint_id is not None
    later = (START + timedelta(minutes=3)).isoformat()
    assert apply(desk, Join(complaint_id), message("2", sent_at=later)) == complaint_id

    (complaint,) = desk.complaints
    assert complaint.message_count == 2
    assert complaint.last_message_at == START + timedelta(minutes=3)
    assert desk.events == ["complaint_opened", "message_added"]


def test_keep_stores_the_message_without_a_complaint(desk: Desk) -> None:
    assert apply(desk, Keep("courtesy"), message("1")) is None
    assert apply(desk, Keep("unsorted", is_unsorted=True), comment("2"), "page") is None

    assert [(row.reason, row.is_unsorted) for row in desk.stored] == [
        ("courtesy", False),
        ("unsorted", True),
    ]
    assert desk.complaints == []


def test_what_is_said_in_return_waits_for_nothing_and_belongs_to_no_complaint(desk: Desk) -> None:
    answer = Reply(purpose="help", text="Tulis saja laporan Anda.", waits=False)
    assert apply(desk, Keep("command"), message("1"), replies=(answer,)) is None

    (reply,) = desk.replies
    assert (reply.purpose, reply.complaint_id, reply.due_at) == ("help", None, START)
    assert desk.complaints == []


def test_an_answer_to_the_bots_question_is_known_and_hurries_it(desk: Desk) -> None:
    complaint_id = apply(desk, Open(), message("1", text="Pohon tumbang"))
    assert complaint_id is not None
    with desk.store.write() as connection:
        dialogues.note_question(
            SYSTEM,
            connection,
            complaint_id,
            START,
            facet=int(Facet.PLACE),
            name="place",
            silent_until=START + timedelta(minutes=10),
        )
    assert desk.complaints[0].awaiting == "place"
    apply(desk, Join(complaint_id), message("2", text="dekat sini"), answered=Facet.PLACE)

    (complaint,) = desk.complaints
    assert (complaint.awaiting, Facet.PLACE in Facet(complaint.known)) == (None, True)
    assert complaint.settles_at == START + timedelta(seconds=10)
    assert desk.events[-2:] == ["message_added", "question_answered"]


def test_what_the_bot_remembers_stands_with_the_conversation(desk: Desk) -> None:
    apply(desk, Open(), message("1"), memory={"language": "en"}, wants_person=True)

    (place,) = desk.rows(conversations)
    assert (place.memory, place.person_wanted_at) == ({"language": "en"}, START)


def test_a_transaction_that_fails_leaves_nothing_at_all(desk: Desk) -> None:
    said = message("1", attachments=[PHOTO])
    waiting(desk, said)

    def fail() -> None:
        with desk.store.write() as connection:
            turn = Turn(decision=Open((PRIVATE,)))
            central.apply(connection, SYSTEM, turn, incoming(desk, connection, said))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (desk.complaints, desk.replies, desk.stored, desk.events) == ([], [], [], [])
    assert desk.outcomes == ["pending"]


def letters(desk: Desk) -> list[dict[str, Any]]:
    found = []
    for row in desk.replies:
        with desk.store.read() as connection:
            sealer = queries.reporter_sealer(
                SYSTEM, connection, desk.store.keyring, row.reporter_id
            )
        found.append(open_reply(sealer, row.sealed))
    return found


def test_a_private_reply_carries_the_number_and_knows_where_to_go(desk: Desk) -> None:
    apply(desk, Open((PRIVATE,)), message("7"))

    (letter,) = letters(desk)
    tracking_id = desk.complaints[0].tracking_id
    assert letter["text"] == f"Nomor laporan: {tracking_id}"
    assert letter["variables"] == {"1": tracking_id}
    assert letter["private"] is False, "a direct message is answered where it was said"
    assert letter["to"] == {
        "conversation_id": "with-warga-1",
        "external_id": "7",
        "surface": "direct",
        "address": "chat:warga-1",
    }


def test_a_comment_is_answered_openly_and_in_private(desk: Desk) -> None:
    private = Reply(purpose="private_acknowledgement", text="{tracking_id}")
    apply(desk, Open((PUBLIC, private)), comment("1"), "page")

    openly, in_private = letters(desk)
    assert (openly["private"], in_private["private"]) == (False, True)
    assert desk.complaints[0].tracking_id not in openly["text"]


def test_a_paused_thread_gets_no_public_reply_but_a_private_one(desk: Desk) -> None:
    apply(desk, Open((PUBLIC,)), comment("1"), "page")
    with desk.store.write() as connection:
        connection.exec_driver_sql("UPDATE conversation SET replies_paused = TRUE")
    apply(desk, Open((PUBLIC, PRIVATE)), comment("2", "warga-2"), "page")

    assert [row.purpose for row in desk.replies] == ["public_acknowledgement", "acknowledgement"]
    assert desk.events[-1] == "reply_suppressed"


def test_an_operator_turns_a_kept_comment_into_a_complaint_once(desk: Desk) -> None:
    said = comment("1", text="Drainase tersumbat")
    waiting(desk, said, "page")
    with desk.store.write() as connection:
        arriving = incoming(desk, connection, said)
        turn = Turn(decision=Keep("unsorted", is_unsorted=True))
        central.apply(connection, SYSTEM, turn, arriving)
    with desk.store.write() as connection:
        changes.take_unsorted(OFFICER, connection, arriving.item.id)
        complaint_id = central.open_for_stored(connection, OFFICER, arriving, (PUBLIC,))

    (item,) = desk.stored
    assert (item.complaint_id, item.is_unsorted, item.reason) == (complaint_id, False, None)
    assert desk.complaints[0].summary == "Drainase tersumbat"
    assert desk.events == ["complaint_opened", "message_taken_as_report"]
    assert len(desk.replies) == 1


def test_a_greeting_gives_way_to_what_the_complaint_is_about(desk: Desk) -> None:
    complaint_id = apply(desk, Open(), message("1", text="p"))
    assert complaint_id is not None
    apply(desk, Join(complaint_id), message("2", text="halo admin"))
    apply(desk, Join(complaint_id), message("3", text="Lampu jalan di depan pasar mati"))
    apply(desk, Join(complaint_id), message("4", text="sudah tiga minggu, tolong segera diganti"))
    assert desk.complaints[0].summary == "Lampu jalan di depan pasar mati"


def test_a_long_greeting_gives_way_too(desk: Desk) -> None:
    greeting = "Assalamualaikum warahmatullahi wabarakatuh"
    complaint_id = apply(desk, Open(), message("1", text=greeting))
    assert complaint_id is not None
    apply(desk, Join(complaint_id), message("2", text="Lampu jalan mati"))
    assert desk.complaints[0].summary == "Lampu jalan mati"


def test_a_short_report_does_not_give_way_to_a_longer_answer(desk: Desk) -> None:
    complaint_id = apply(desk, Open(), message("1", text="Lampu jalan mati"))
    assert complaint_id is not None
    apply(desk, Join(complaint_id), message("2", text="di depan balai desa, sebelah masjid"))
    apply(desk, Join(complaint_id), message("3", text="kapan diperbaiki ya pak?"))
    assert desk.complaints[0].summary == "Lampu jalan mati"


def test_thanks_after_the_acknowledgement_are_not_what_a_complaint_is_about(desk: Desk) -> None:
    complaint_id = apply(desk, Open(), message("1", text="Banjir di RT 3"))
    assert complaint_id is not None
    with desk.store.write() as connection:
        changes.end_gathering(SYSTEM, connection, complaint_id, START)
    apply(desk, Join(complaint_id), message("2", text="Terima kasih banyak atas bantuannya"))
    assert desk.complaints[0].summary == "Banjir di RT 3"


def test_the_summary_is_the_first_words_that_were_said(desk: Desk) -> None:
    complaint_id = apply(desk, Open(), message("1", text=None, attachments=[PHOTO]))
    assert complaint_id is not None
    apply(desk, Join(complaint_id), message("2", text="Jalan\n rusak " + "x" * 300))
    apply(desk, Join(complaint_id), message("3", text="kata lain"))

    assert desk.complaints[0].summary.startswith("Jalan rusak xxx")
    assert len(desk.complaints[0].summary) == changes.SUMMARY_LENGTH


def test_whom_a_message_is_said_to_is_no_part_of_its_summary() -> None:
    said = RawMessage(
        kind="facebook",
        external_id="1",
        conversation_id="1",
        surface=Surface.COMMENT,
        content=Content.TEXT,
        text="Kabupaten Uji\nlampu jalan mati",
        addressed_as="Kabupaten Uji",
    )
    record = normalize(said, "page")
    assert central.summary_of(record) == "lampu jalan mati"
    assert record.text == said.text
