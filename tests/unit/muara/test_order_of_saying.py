"""What Telegram dates with one and the same second stands in the order of its own numbers."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from channels import telegram
from forwarder.export import ExportRequest, export
from muara.web.conversation import ConversationReader, Turn
from store.models import conversations
from store.scope import SYSTEM, Scope
from store.session import Store
from tests.desk import SCOPE, START, Desk, rules

SECOND = int(START.timestamp())
OPERATOR = Scope(actor="command_line:operator", channels=SCOPE.channels)
WORDS = {
    51: "Jembatan di Desa Balen retak",
    52: "Dilihat dari utara",
    53: "Dilihat dari bawah",
    54: "Pagarnya lepas",
}


def update(number: int, **fields: Any) -> bytes:
    """A message of one citizen in their chat with the bot, said within this second."""
    person = {"id": 700, "is_bot": False, "first_name": "Warga"}
    message = {
        "message_id": number,
        "date": SECOND,
        "from": person,
        "chat": {"id": 700, "type": "private", "first_name": "Warga"},
    }
    return json.dumps({"update_id": 9000 + number, "message": message | fields}).encode()


def picture(number: int) -> bytes:
    photo = [{"file_id": f"foto-{number}", "width": 800, "height": 600}]
    return update(number, photo=photo, caption=WORDS[number], media_group_id="g1")


@pytest.fixture
def desk(open_store: Store) -> Desk:
    kind = telegram.CHANNEL
    return Desk(
        open_store,
        [
            rules(
                kind="telegram",
                parse=kind.parse,
                ids_are_per_conversation=kind.ids_are_per_conversation,
                ids_grow=kind.ids_grow,
                revisions_grow=kind.revisions_grow,
            )
        ],
    )


def on_the_page(desk: Desk) -> list[str | None]:
    (complaint,) = desk.complaints
    with desk.store.read() as connection:
        reader = ConversationReader(SYSTEM, connection, desk.store.keyring)
        turns = reader.of_complaint(complaint.id).turns
    return [
        version.text
        for turn in turns
        if isinstance(turn, Turn)
        for message in turn.messages
        for version in message.versions
    ]


def in_the_export(desk: Desk) -> list[str | None]:
    request = ExportRequest(kind="messages", format="jsonl")
    file = io.BytesIO()
    kinds = {"chat": "telegram"}
    export(desk.store, OPERATOR, request, file, kinds=kinds, now=desk.clock.now)
    return [json.loads(line)["redacted_text"] for line in file.getvalue().splitlines()]


def test_pieces_of_an_album_stand_in_order_whichever_came_first(desk: Desk) -> None:
    for number in (53, 51, 54, 52):
        desk.take(body=picture(number))

    (complaint,) = desk.complaints
    in_order = list(WORDS.values())
    assert desk.texts(complaint.id) == in_order
    assert on_the_page(desk) == in_order
    assert in_the_export(desk) == in_order
    assert {item.sent_at for item in desk.stored} == {START}


def test_other_pieces_of_one_second_stand_in_order_too(desk: Desk) -> None:
    for number in (53, 51, 52):
        desk.take(body=update(number, text=WORDS[number]))

    (complaint,) = desk.complaints
    assert desk.texts(complaint.id) == [WORDS[number] for number in (51, 52, 53)]


def test_what_is_told_once_more_keeps_its_place(desk: Desk) -> None:
    for number in (53, 51, 54, 52):
        desk.take(body=picture(number))
    with_reference = json.loads(picture(51))
    with_reference["message"]["reply_to_message"] = {"message_id": 40}
    desk.take(body=json.dumps(with_reference).encode())

    assert on_the_page(desk) == list(WORDS.values())


def test_edits_that_overtake_each_other_and_their_original_stand_in_order(desk: Desk) -> None:
    for seconds in (5, 3, 0, 4):
        told = json.loads(update(51, text=f"Air mati sejak {seconds} hari"))
        if seconds:
            message = told.pop("message")
            told["edited_message"] = message | {"edit_date": SECOND + seconds}
        desk.take(body=json.dumps(told).encode())

    assert on_the_page(desk) == [f"Air mati sejak {seconds} hari" for seconds in (0, 3, 4, 5)]


def test_whom_the_citizen_blocks_within_the_second_of_their_message_is_blocked(desk: Desk) -> None:
    desk.take(body=update(51, text=WORDS[51]))
    membership = {
        "chat": {"id": 700, "type": "private"},
        "from": {"id": 700, "is_bot": False, "first_name": "Warga"},
        "date": SECOND,
        "new_chat_member": {"status": "kicked"},
    }
    desk.take(body=json.dumps({"update_id": 9100, "my_chat_member": membership}).encode())

    (place,) = desk.rows(conversations)
    assert place.blocked_at == START


def test_a_block_that_comes_right_behind_the_first_message_counts(desk: Desk) -> None:
    desk.deliver(body=update(51, text=WORDS[51]))
    membership = {
        "chat": {"id": 700, "type": "private"},
        "date": SECOND,
        "new_chat_member": {"status": "kicked"},
    }
    desk.take(body=json.dumps({"update_id": 9100, "my_chat_member": membership}).encode())

    (place,) = desk.rows(conversations)
    assert place.blocked_at == START
