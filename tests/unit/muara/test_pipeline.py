"""From a delivery to a complaint, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import select, update

from channels.base import Source, Surface
from forwarder.base import Facet
from muara.channel_rules import Identities
from muara.dialogue_state import Policy
from muara.web.conversation import ConversationReader
from store import people
from store.models import (
    OutboxState,
    attachments,
    conversations,
    deliveries,
    items,
    outbox,
    reporter_addresses,
    reporters,
)
from store.scope import SYSTEM
from store.session import Store
from tests.desk import START, Desk, comment, deletion, edited_post, message, rules

PHOTO = {"kind": "image", "reference": "photo-1", "mime_type": "image/jpeg", "size": 5000}
PLACE = {"latitude": -7.15, "longitude": 111.88}
LATER = (START + timedelta(minutes=1)).isoformat()
MUCH_LATER = (START + timedelta(hours=25)).isoformat()


def on_the_page(desk: Desk) -> list[str | None]:
    """What the only complaint says, with every version in its order."""
    (complaint,) = desk.complaints
    with desk.store.read() as connection:
        reader = ConversationReader(SYSTEM, connection, desk.store.keyring)
        found = reader.of_complaint(complaint.id).all_versions
    return [version.text for version in found]


def test_a_first_message_opens_a_complaint_and_the_receipt_waits(desk: Desk) -> None:
    desk.take(message(text="Jalan berlubang, hubungi 0811-0000-1234."))

    (complaint,) = desk.complaints
    (reply,) = desk.replies
    assert (complaint.status, complaint.is_gathering, complaint.is_anonymous) == ("new", True, True)
    assert complaint.summary == "Jalan berlubang, hubungi [phone]."
    assert complaint.tracking_id.startswith("CTH-")
    assert (reply.state, reply.destination, reply.complaint_id) == (
        "due",
        "channel:chat",
        complaint.id,
    )
    assert (reply.purpose, reply.due_at) == ("greeting", START)
    assert complaint.settles_at == START + timedelta(seconds=60)
    assert desk.events == ["complaint_opened"]
    assert desk.go_on() == {}
    assert desk.totals() == {"received": 1, "stored": 1}


def test_the_record_keeps_all_that_was_said_sealed(desk: Desk) -> None:
    desk.take(message("7", text="Hubungi 0811-0000-1234", attachments=[PHOTO], location=PLACE))

    (item,) = desk.stored
    record = desk.record(item)
    assert (record.external_id, record.original_text) == ("7", "Hubungi 0811-0000-1234")
    assert record.attachments[0].reference == "photo-1"
    assert record.location is not None
    assert item.redacted_text == "Hubungi [phone]"
    (attachment,) = desk.rows(attachments)
    assert (attachment.kind, attachment.state, attachment.size) == ("image", "pending", 5000)
    assert desk.complaints[0].has_location


def test_a_place_without_a_point_is_kept_and_is_not_on_any_map(desk: Desk) -> None:
    desk.take(message("7", location={"name": "Bojonegoro", "address": "Bojonegoro, Jawa Timur"}))

    (item,) = desk.stored
    location = desk.record(item).location
    assert location is not None
    assert (location.name, location.latitude, location.point) == ("Bojonegoro", None, None)
    assert not desk.complaints[0].has_location


def test_where_the_platform_gives_no_time_words_are_read_against_that_of_receipt(
    desk: Desk,
) -> None:
    desk.take(message(text="Sampah menumpuk di Pasar Kliwon sejak kemarin", sent_at=None))

    (item,) = desk.stored
    record = desk.record(item)
    assert record.sent_at is None
    assert record.suggestions is not None
    assert record.suggestions.incident is not None
    yesterday = START.date() - timedelta(days=1)
    assert record.suggestions.incident.date == yesterday
    assert Facet.DATE in Facet(desk.complaints[0].known)


def test_further_messages_join_within_the_window_and_open_anew_after_it(desk: Desk) -> None:
    desk.take(message("1"))
    desk.take(message("2", sent_at=LATER))
    after = (START + timedelta(hours=25, minutes=2)).isoformat()
    desk.take(message("3", text="Sampah menumpuk di pasar", sent_at=after))

    first, second = desk.complaints
    assert (first.message_count, second.message_count) == (2, 1)


def test_messages_of_one_delivery_join_one_complaint_in_the_order_they_were_said(
    desk: Desk,
) -> None:
    desk.take(
        message("2", text="di depan pasar", sent_at=LATER),
        message("1", text="Pohon tumbang"),
        message("3", text="sejak tadi malam", sent_at=(START + timedelta(minutes=2)).isoformat()),
    )

    (complaint,) = desk.complaints
    assert desk.texts(complaint.id) == [
        "Pohon tumbang",
        "di depan pasar",
        "sejak tadi malam",
    ]
    assert complaint.message_count == 3
    assert [reply.purpose for reply in desk.replies] == ["greeting"]


def test_each_further_piece_postpones_the_receipt_but_not_forever(desk: Desk) -> None:
    desk.take(message("1"))
    for number in range(2, 20):
        desk.wait(seconds=50)
        desk.take(message(str(number), sent_at=desk.clock.now().isoformat()))

    (complaint,) = desk.complaints
    assert complaint.message_count == 19
    assert complaint.settles_at == START + timedelta(minutes=10)


def test_a_repeated_webhook_is_a_duplicate_that_refers_to_the_stored_one(desk: Desk) -> None:
    for _ in range(3):
        desk.take(message("1"))
    desk.take(message("1"), message("1"))

    (stored,) = desk.stored
    repeats = desk.rows(items, items.c.outcome == "duplicate")
    assert {row.duplicate_of for row in repeats} == {stored.id}
    assert all(row.sealed is None for row in repeats)
    assert desk.totals() == {"received": 5, "stored": 1, "duplicate": 4}
    assert desk.complaints[0].message_count == 1


def test_repeats_within_one_delivery_are_found_too(desk: Desk) -> None:
    desk.take(message("1"), message("1"), message("2", sent_at=LATER), message("1"))

    assert desk.totals() == {"received": 4, "stored": 2, "duplicate": 2}
    assert len(desk.complaints) == 1


def test_a_richer_repeat_completes_the_stored_message(desk: Desk) -> None:
    listed = message("1", sent_at=None)
    listed["sender"] = {"addresses": ["chat:warga-1"]}
    desk.take(listed, source=Source.POLL)
    desk.take(message("1", location=PLACE, attachments=[PHOTO], content="image"))

    (item,) = desk.stored
    record = desk.record(item)
    assert record.sender.name == "Warga Contoh"
    assert record.location is not None
    assert (item.content, record.sent_at) == ("image", START)
    assert desk.complaints[0].attachment_count == 1
    assert len(desk.rows(attachments)) == 1
    assert "message_enriched" in desk.events
    assert desk.totals() == {"received": 2, "stored": 1, "duplicate": 1}


def test_a_richer_repeat_in_the_same_delivery_completes_it_too(desk: Desk) -> None:
    desk.take(message("1"), message("1", location=PLACE, attachments=[PHOTO]))

    assert desk.complaints[0].has_location
    assert len(desk.rows(attachments)) == 1


def test_the_pictures_of_a_post_that_come_one_by_one_are_all_kept(desk: Desk) -> None:
    def post(picture: str) -> dict[str, Any]:
        file = PHOTO | {"reference": f"https://files.example/{picture}"}
        return message("1", surface="post", attachments=[file])

    desk.take(post("1.jpg?signed=a"))
    desk.take(post("2.jpg?signed=a"))
    desk.take(post("2.jpg?signed=b"))

    (item,) = desk.stored
    references = [file.reference for file in desk.record(item).attachments]
    assert references == [f"https://files.example/{n}.jpg?signed=a" for n in (1, 2)]
    assert [row.position for row in desk.rows(attachments)] == [0, 1]
    assert desk.totals() == {"received": 3, "stored": 1, "duplicate": 2}


def test_a_poorer_repeat_takes_nothing_away(desk: Desk) -> None:
    desk.take(message("1", location=PLACE, attachments=[PHOTO]))
    desk.take(message("1", text=None, sent_at=None))

    record = desk.record(desk.stored[0])
    assert record.location is not None
    assert record.text == "Lampu jalan di depan balai desa mati."
    assert len(record.attachments) == 1


def test_an_edit_becomes_a_version_of_the_same_message(desk: Desk) -> None:
    desk.take(message("1", text="Jalan rusk"))
    desk.take(message("1", text="Jalan rusak", event="edited", revision="e1"))

    original, edit = desk.stored
    assert (original.version, edit.version) == (1, 2)
    assert edit.complaint_id == original.complaint_id
    assert desk.complaints[0].message_count == 1
    assert desk.events[-1] == "message_edited"


def test_edits_of_one_second_with_other_words_are_versions_of_their_own(desk: Desk) -> None:
    edit = {"event": "edited", "revision": "1795226400"}
    desk.take(message("1", text="Jalan rusk"))
    desk.take(message("1", text="Jalan rusak di RT 1", **edit))
    desk.take(message("1", text="Jalan rusak di RT 12", **edit))
    desk.take(message("1", text="Jalan rusak di RT 1", **edit))
    desk.take(message("1", text="Jalan rusak di RT 12", **edit), source=Source.POLL)

    assert [(row.version, row.redacted_text) for row in desk.stored] == [
        (1, "Jalan rusk"),
        (2, "Jalan rusak di RT 1"),
        (3, "Jalan rusak di RT 12"),
    ]
    revisions = [desk.record(row).revision for row in desk.stored]
    assert len(set(revisions)) == 3
    assert revisions[1] == "1795226400"
    assert desk.totals() == {"received": 5, "stored": 3, "duplicate": 2}


def test_edits_of_one_second_may_come_in_one_delivery_and_by_another_way(desk: Desk) -> None:
    edit = {"event": "edited", "revision": "1795226400"}
    desk.take(message("1", text="Jalan rusak di RT 1", **edit), source=Source.POLL)
    desk.take(
        message("1", text="Jalan rusak di RT 12", **edit),
        message("1", text="Jalan rusak di RT 12", **edit),
        message("1", text=None, **edit),
    )

    assert [(row.version, row.redacted_text) for row in desk.stored] == [
        (1, "Jalan rusak di RT 1"),
        (2, "Jalan rusak di RT 12"),
    ]
    assert desk.totals() == {"received": 4, "stored": 2, "duplicate": 2}


def test_words_from_before_an_edit_that_come_after_it_are_the_older_version(desk: Desk) -> None:
    desk.take(message("1", text="Jalan rusak di RT 2", event="edited", revision="e1"))
    for _ in range(2):
        desk.take(message("1", text="Jalan rusk"))

    assert on_the_page(desk) == ["Jalan rusk", "Jalan rusak di RT 2"]
    assert desk.totals() == {"received": 3, "stored": 2, "duplicate": 1}


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_edits_stand_in_the_order_of_their_times_whichever_came_first(
    sqlite_desk: Desk, order: tuple[int, ...]
) -> None:
    desk = Desk(sqlite_desk.store, [rules(revisions_grow=True)])
    texts = ["Jalan rusk", "Jalan rusak", "Jalan rusak di RT 1", "Jalan rusak di RT 12"]
    edits = [
        {"event": "edited", "revision": str(999 + number)} if number else {} for number in range(4)
    ]
    for number in order:
        desk.take(message("1", text=texts[number], **edits[number]))

    assert on_the_page(desk) == texts


def test_edits_of_one_delivery_find_their_order_too(open_store: Store) -> None:
    desk = Desk(open_store, [rules(revisions_grow=True)])
    desk.take(
        *(
            message("1", text=f"Jalan rusak {revision}", event="edited", revision=revision)
            for revision in ("1002", "1000", "1001")
        ),
        message("1", text="Jalan rusk"),
    )

    assert on_the_page(desk) == ["Jalan rusk", *(f"Jalan rusak {n}" for n in (1000, 1001, 1002))]


def test_the_summary_follows_an_edit_of_the_message_that_it_was_made_of(desk: Desk) -> None:
    desk.take(message("1", text="Lampu jalan padam di Desa Kapas"), message("2", text="Tolong ya"))
    edit = {"event": "edited", "sent_at": LATER}
    desk.take(message("1", text="Lampu jalan padam di\n Kapas RT 1", revision="e1", **edit))
    desk.take(message("2", text="Tolong segera diganti", revision="e2", **edit))

    assert desk.complaints[0].summary == "Lampu jalan padam di Kapas RT 1"


def test_the_summary_follows_an_edit_without_the_name_to_which_it_is_said(desk: Desk) -> None:
    named = {"addressed_as": "Kabupaten Contoh"}
    desk.take(message("1", text="Kabupaten Contoh lampu padam di Kapas", **named))
    edit = {"event": "edited", "sent_at": LATER}
    newer = "Kabupaten Contoh lampu padam di Kapas RT 1"
    desk.take(message("1", text=newer, revision="e1", **edit, **named))

    assert desk.complaints[0].summary == "lampu padam di Kapas RT 1"

    desk.take(message("1", text="Lampu padam di Kapas RT 12", revision="e2", **edit))

    assert desk.complaints[0].summary == "Lampu padam di Kapas RT 12"


def test_the_summary_is_the_newest_words_of_a_message_in_whatever_order_they_came(
    desk: Desk,
) -> None:
    newest = {"event": "edited", "revision": "e2", "sent_at": MUCH_LATER}
    desk.take(message("1", text="Jalan rusak RT 2", **newest))
    desk.take(message("1", text="Jalan rusak"))
    older = {"event": "edited", "revision": "e1", "sent_at": LATER}
    desk.take(message("1", text="Jalan rusak RT 1", **older))

    assert desk.complaints[0].summary == "Jalan rusak RT 2"


def test_an_edit_or_deletion_before_its_original_waits_for_it(desk: Desk) -> None:
    desk.take(message("1", text="Jalan rusak", event="edited", revision="e1"))
    desk.take(comment("9", event="deleted", revision="deleted", text=None))
    desk.take(message("1", text="Jalan rusk"))

    versions = [row for row in desk.stored if row.complaint_id is not None]
    assert len(versions) == 2
    assert len(desk.complaints) == 1
    deletion = next(row for row in desk.stored if row.event == "deleted")
    assert (deletion.complaint_id, deletion.reason) == (None, "awaiting_original")


def test_an_early_deletion_joins_its_original_even_within_one_delivery(desk: Desk) -> None:
    desk.take(
        message("1", event="deleted", revision="deleted", text=None),
        message("1", sent_at=LATER),
    )

    (complaint,) = desk.complaints
    assert {row.complaint_id for row in desk.stored} == {complaint.id}
    assert desk.totals() == {"received": 2, "stored": 2}


def test_a_deletion_without_a_name_belongs_to_the_author_of_the_original(desk: Desk) -> None:
    desk.take(message("1"))
    gone = message("1", event="deleted", revision="deleted", text=None)
    gone["sender"] = {}
    desk.take(gone)

    assert len({row.reporter_id for row in desk.stored}) == 1
    assert desk.events[-1] == "message_deleted"


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("named", ["100", "101", "102"])
def test_a_deletion_finds_its_message_by_any_id_of_an_edit_history(
    sqlite_desk: Desk, named: str, order: tuple[int, ...]
) -> None:
    desk = Desk(sqlite_desk.store, [rules(edits_have_ids=True)])
    told = [edited_post("100"), edited_post("100", "101", "102"), deletion(named)]
    for number in order:
        desk.take(told[number])

    (complaint,) = desk.complaints
    assert [row.complaint_id for row in desk.stored] == [complaint.id] * 3
    assert len({row.message_hash for row in desk.stored}) == 1


def test_names_and_deletions_of_one_delivery_find_each_other(open_store: Store) -> None:
    desk = Desk(open_store, [rules(edits_have_ids=True)])
    desk.take(deletion("101"), edited_post("100", "101"), edited_post("100"))

    (complaint,) = desk.complaints
    assert [row.complaint_id for row in desk.stored] == [complaint.id] * 3


def test_what_was_told_of_an_edit_before_its_history_is_known_joins_it(open_store: Store) -> None:
    desk = Desk(open_store, [rules(edits_have_ids=True)])
    desk.take(deletion("101"))
    desk.take(edited_post("100"))
    desk.take(edited_post("100", "101"))

    (complaint,) = desk.complaints
    assert [row.complaint_id for row in desk.stored] == [complaint.id] * 3


def test_a_message_that_is_deleted_by_each_of_its_ids_is_deleted_once(open_store: Store) -> None:
    desk = Desk(open_store, [rules(edits_have_ids=True)])
    desk.take(edited_post("100", "101"))
    desk.take(deletion("100"))
    desk.take(deletion("101"))

    assert desk.events.count("message_deleted") == 1
    assert desk.totals() == {"received": 3, "stored": 2, "duplicate": 1}


@pytest.mark.parametrize("named", ["100", "101"])
def test_an_answer_to_any_edit_of_a_message_belongs_to_its_complaint(
    open_store: Store, named: str
) -> None:
    desk = Desk(open_store, [rules(edits_have_ids=True)])
    desk.take(edited_post("100"))
    desk.take(edited_post("100", "101"))
    desk.take(message("200", text="Masih gelap", sent_at=MUCH_LATER, in_reply_to=named))

    (complaint,) = desk.complaints
    assert desk.texts(complaint.id)[-1] == "Masih gelap"


def test_changed_words_in_a_polled_message_are_an_edit_found_by_content(
    open_store: Store,
) -> None:
    desk = Desk(open_store, [rules("page", polls_show_edits=True)])
    desk.take(comment("1", text="Jalan rusk"), channel="page", source=Source.POLL)
    desk.take(comment("1", text="Jalan rusak"), channel="page", source=Source.POLL)
    desk.take(comment("1", text="Jalan rusak"), channel="page", source=Source.POLL)

    original, edit = desk.stored
    assert (original.event, edit.event) == ("created", "edited")
    assert edit.identity_hash != original.identity_hash
    assert desk.totals() == {"received": 3, "stored": 2, "duplicate": 1}


def test_first_words_that_come_after_a_poll_showed_the_edit_are_kept_as_the_older_version(
    open_store: Store,
) -> None:
    desk = Desk(open_store, [rules("page", polls_show_edits=True)])
    edited = comment("1", text="Jalan rusak")
    desk.take(edited, channel="page", source=Source.POLL)
    for _ in range(2):
        desk.take(comment("1", text="Jalan rusk"), channel="page")
    desk.take(edited, channel="page", source=Source.POLL)
    desk.take(comment("1", text="Jalan rusak", event="edited", revision="of-now"), channel="page")

    polled, first = desk.stored
    assert (polled.version, first.version) == (1, 0)
    assert first.redacted_text == "Jalan rusk"
    assert desk.totals() == {"received": 5, "stored": 2, "duplicate": 3}


def test_a_poll_that_shows_an_edit_whose_original_is_still_to_come_brings_nothing_new(
    open_store: Store,
) -> None:
    desk = Desk(open_store, [rules("page", polls_show_edits=True)])
    desk.take(comment("1", text="Jalan rusak", event="edited", revision="of-now"), channel="page")
    desk.take(comment("1", text="Jalan rusak"), channel="page", source=Source.POLL)
    desk.take(comment("1", text="Jalan rusk"), channel="page")

    assert [row.redacted_text for row in desk.stored] == ["Jalan rusak", "Jalan rusk"]
    assert desk.totals() == {"received": 3, "stored": 2, "duplicate": 1}


def test_first_words_that_a_poll_brought_after_an_edit_are_not_stored_twice(
    open_store: Store,
) -> None:
    desk = Desk(open_store, [rules("page", polls_show_edits=True)])
    desk.take(comment("1", text="Jalan rusak", event="edited", revision="of-now"), channel="page")
    desk.take(comment("1", text="Jalan rusk"), channel="page", source=Source.POLL)  # a slow answer
    for _ in range(2):
        desk.take(comment("1", text="Jalan rusk"), channel="page")

    assert sorted(row.redacted_text for row in desk.stored) == ["Jalan rusak", "Jalan rusk"]
    assert desk.totals() == {"received": 4, "stored": 2, "duplicate": 2}


def test_the_pieces_of_an_album_are_one_group_in_one_complaint_in_order(desk: Desk) -> None:
    pieces = [
        message(
            str(number),
            text=f"foto {number}" if number != 2 else None,
            content="image",
            group_id="album-1",
            attachments=[PHOTO | {"reference": f"photo-{number}"}],
        )
        for number in (1, 2, 3, 4)
    ]
    desk.take(*pieces[:2])
    desk.take(pieces[2])
    desk.take(pieces[3])

    (complaint,) = desk.complaints
    assert desk.texts(complaint.id) == ["foto 1", None, "foto 3", "foto 4"]
    assert complaint.attachment_count == 4
    assert len({row.group_hash for row in desk.stored}) == 1
    assert len(desk.replies) == 1


def test_an_album_stays_together_even_when_its_pieces_come_days_apart(desk: Desk) -> None:
    desk.take(message("1", group_id="album-1", content="image", attachments=[PHOTO]))
    desk.take(
        message("2", group_id="album-1", content="image", attachments=[PHOTO], sent_at=MUCH_LATER)
    )

    assert len(desk.complaints) == 1


def test_quoting_an_old_complaint_joins_it(desk: Desk) -> None:
    desk.take(message("1"))
    desk.take(message("2", sent_at=MUCH_LATER, in_reply_to="1"))

    assert len(desk.complaints) == 1


def test_quoting_somebody_elses_message_joins_nothing(desk: Desk) -> None:
    desk.take(comment("1", "warga-1"), channel="page")
    desk.pipeline = Desk(desk.store, [rules("page", policy=Policy(public_replies="auto"))]).pipeline
    desk.take(comment("2", "warga-1"), channel="page")
    desk.take(comment("3", "warga-2", in_reply_to="2"), channel="page")

    assert len({row.reporter_id for row in desk.complaints}) == 2


@pytest.mark.parametrize(
    "said",
    [
        {"content": "command", "text": "/start"},
        {"content": "sticker", "text": None},
        {"choice": {"id": "yes", "title": "Ya"}, "text": None},
    ],
)
def test_commands_buttons_and_lone_stickers_never_open_a_complaint(
    desk: Desk, said: dict[str, Any]
) -> None:
    desk.take(message("1", **said))

    assert desk.complaints == []
    assert desk.totals() == {"received": 1, "stored": 1}


def test_public_messages_are_kept_unsorted_and_nothing_is_said(desk: Desk) -> None:
    desk.take(comment("1"), channel="page")

    assert desk.complaints == []
    assert desk.replies == []
    (item,) = desk.stored
    assert item.is_unsorted


def test_with_auto_a_comment_opens_a_complaint_and_is_answered_twice(open_store: Store) -> None:
    policy = Policy(public_replies="auto", answers_in_private_on=frozenset({Surface.COMMENT}))
    desk = Desk(open_store, [rules("page", policy=policy)])
    desk.take(comment("1"), channel="page")

    assert sorted(reply.purpose for reply in desk.replies) == [
        "private_acknowledgement",
        "public_acknowledgement",
    ]


def test_a_greeting_in_public_waits_to_be_sorted_and_what_follows_is_the_report(
    open_store: Store,
) -> None:
    desk = Desk(open_store, [rules("page", policy=Policy(public_replies="auto"))])
    desk.take(comment("1", text="Nuwun sewu, badhe lapor"), channel="page")
    desk.take(comment("2", text="Lampu jalan di Jl. Melati mati"), channel="page")

    assert [item.is_unsorted for item in desk.stored] == [True, False]
    assert len(desk.complaints) == 1


def test_the_same_author_is_answered_in_public_once_per_post(open_store: Store) -> None:
    desk = Desk(open_store, [rules("page", policy=Policy(public_replies="auto"))])
    desk.take(comment("1"), channel="page")
    desk.take(comment("2", sent_at=MUCH_LATER), channel="page")

    assert len(desk.complaints) == 2
    assert len(desk.replies) == 1
    assert desk.events[-1] == "reply_suppressed"


def test_a_thread_is_not_flooded_with_public_replies(open_store: Store) -> None:
    policy = Policy(public_replies="auto")
    desk = Desk(open_store, [rules("page", policy=policy, public_replies_per_hour=3)])
    desk.take(*(comment(str(n), f"warga-{n}") for n in range(5)), channel="page")

    assert len(desk.complaints) == 5
    assert len(desk.replies) == 3


def test_messages_of_groups_are_counted_and_left_alone_unless_groups_are_followed(
    open_store: Store,
) -> None:
    followed = rules("follows", groups="mentions", bot_username="aduan_bot")
    desk = Desk(open_store, [rules(), followed])
    said = {"surface": "group", "conversation_id": "group-1"}
    desk.take(message("1", **said))
    desk.take(message("1", **said), channel="follows")
    desk.take(message("2", text="Tolong @Aduan_Bot, banjir", **said), channel="follows")

    assert desk.totals() == {"received": 3, "ignored": 2, "stored": 1}


def test_a_person_in_two_jurisdictions_is_two_reporters(desk: Desk) -> None:
    desk.take(message("1"))
    desk.take(message("2"), channel="page")
    desk.take(message("3"), channel="elsewhere")

    assert [row.jurisdiction for row in desk.rows(reporters)] == ["CTH", "UJI"]
    assert {row.jurisdiction for row in desk.complaints} == {"CTH", "UJI"}


def test_a_person_is_known_again_by_any_address(desk: Desk) -> None:
    by_phone, by_both, by_id = message("1"), message("2"), message("3")
    by_phone["sender"] = {"addresses": ["phone:1"]}
    by_both["sender"] = {"addresses": ["user:1", "phone:1"]}
    by_id["sender"] = {"addresses": ["user:1"]}
    desk.take(by_phone)
    desk.take(by_both, by_id)

    assert len(desk.rows(reporters)) == 1
    with desk.store.read() as connection:
        assert len(connection.execute(reporter_addresses.select()).all()) == 2


def test_an_address_that_a_platform_names_twice_is_one(desk: Desk) -> None:
    twice = message("1")
    twice["sender"] = {"addresses": ["user:1", "user:1"]}
    desk.take(twice)

    assert desk.totals() == {"received": 1, "stored": 1}


def test_two_reporters_who_turn_out_to_be_one_are_left_as_they_are(desk: Desk) -> None:
    by_phone, by_id, by_both = message("1"), message("2"), message("3")
    by_phone["sender"] = {"addresses": ["phone:1"]}
    by_id["sender"] = {"addresses": ["user:1"]}
    by_both["sender"] = {"addresses": ["user:1", "phone:1"]}
    desk.take(by_phone)
    desk.take(by_id)
    desk.take(by_both)

    first, second = desk.rows(reporters)
    assert [row.reporter_id for row in desk.stored] == [first.id, second.id, second.id]


def test_somebody_without_any_address_is_a_new_reporter_each_time(desk: Desk) -> None:
    nameless = message("1"), message("2")
    for each in nameless:
        each["sender"] = {}
    desk.take(*nameless)

    assert len(desk.rows(reporters)) == 2
    assert len(desk.complaints) == 2


def test_ids_that_are_unique_per_chat_do_not_collide(open_store: Store) -> None:
    desk = Desk(open_store, [rules(ids_are_per_conversation=True)])
    desk.take(message("1", "warga-1"), message("1", "warga-2"))

    assert desk.totals() == {"received": 2, "stored": 2}


def test_receipts_and_ignored_ones_are_counted(desk: Desk) -> None:
    desk.take(
        {"receipt": {"status": "delivered", "external_id": "r1"}},
        {"ignored": "own_message"},
        message("1"),
    )

    assert desk.totals() == {"received": 3, "receipt": 1, "ignored": 1, "stored": 1}


def _sent(desk: Desk, conversation: str, external: bytes, at: datetime) -> None:
    """What the bot says there is sent, and the platform calls it by an id."""
    place = select(conversations.c.id).where(
        conversations.c.conversation_hash
        == Identities(desk.store.keyring, desk.channels["chat"]).conversation(conversation)
    )
    with desk.store.write() as connection:
        connection.execute(
            update(outbox)
            .where(outbox.c.conversation_id == place.scalar_subquery())
            .values(state=OutboxState.SENT, external_hash=external, sent_at=at)
        )


def test_a_read_receipt_with_a_watermark_alone_makes_the_answer_told(desk: Desk) -> None:
    desk.take(message("1", "warga-1"), message("2", "warga-2"))
    _sent(desk, "with-warga-1", b"1" * 16, START)
    _sent(desk, "with-warga-2", b"2" * 16, START)
    told = {"conversation_id": "with-warga-1", "status": "read"}
    desk.take({"receipt": told | {"at": (START - timedelta(minutes=1)).isoformat()}})
    assert [row.delivery_status for row in desk.replies] == [None, None]

    desk.take({"receipt": told | {"at": START.isoformat()}})
    assert [row.delivery_status for row in desk.replies] == ["read", None]


def test_a_receipt_without_a_time_of_its_own_tells_of_nothing(desk: Desk) -> None:
    desk.take(message("1"))
    _sent(desk, "with-warga-1", b"1" * 16, START)
    desk.take({"receipt": {"conversation_id": "with-warga-1", "status": "read"}})

    assert desk.replies[0].delivery_status is None


def test_a_citizen_who_blocks_us_is_noted_until_they_come_back(desk: Desk) -> None:
    desk.take(message("1"))
    desk.take({"receipt": {"status": "blocked", "conversation_id": "with-warga-1"}})
    blocked = desk.rows(conversations)[0].blocked_at
    desk.take({"receipt": {"status": "unblocked", "conversation_id": "with-warga-1"}})

    assert blocked == START
    assert desk.rows(conversations)[0].blocked_at is None


def test_who_writes_again_has_unblocked_us_whatever_else_is_told_late(desk: Desk) -> None:
    desk.take(message("1"))
    told = {"status": "blocked", "conversation_id": "with-warga-1", "at": START.isoformat()}
    desk.take({"receipt": told})
    assert desk.rows(conversations)[0].blocked_at == START
    desk.wait(minutes=5)
    desk.take(message("2", sent_at=desk.clock.now().isoformat()))
    assert desk.rows(conversations)[0].blocked_at is None
    desk.take({"receipt": told | {"error_code": "again"}})
    assert desk.rows(conversations)[0].blocked_at is None


def _told(desk: Desk, status: str, minute: int) -> datetime | None:
    """The platform says so of this minute; since when they count as having blocked us."""
    at = (START + timedelta(minutes=minute)).isoformat()
    said = {"status": status, "conversation_id": "with-warga-1", "at": at}
    desk.take({"receipt": said})
    found: datetime | None = desk.rows(conversations)[0].blocked_at
    return found


def test_a_late_word_that_they_had_blocked_us_does_not_close_a_chat_that_was_opened_since(
    desk: Desk,
) -> None:
    desk.take(message("1"))
    assert _told(desk, "unblocked", minute=6) is None
    assert _told(desk, "blocked", minute=5) is None
    assert _told(desk, "blocked", minute=7) == START + timedelta(minutes=7)


def test_a_late_word_that_they_had_let_us_in_does_not_open_a_chat_that_was_closed_since(
    desk: Desk,
) -> None:
    desk.take(message("1"))
    closed = _told(desk, "blocked", minute=7)
    assert closed == START + timedelta(minutes=7)
    assert _told(desk, "unblocked", minute=6) == closed
    assert _told(desk, "blocked", minute=5) == closed
    assert _told(desk, "unblocked", minute=8) is None


def test_what_cannot_be_read_is_kept_whole_or_in_pieces(desk: Desk) -> None:
    desk.take(body=b"{broken")
    desk.take({"unreadable": "odd"}, message("1"))

    assert desk.totals() == {"received": 3, "unreadable": 2, "stored": 1}
    assert [row.state for row in desk.rows(deliveries)] == ["unreadable", "parsed"]


def test_a_delivery_of_a_channel_that_is_gone_is_kept(desk: Desk) -> None:
    desk.take(message("1"), channel="removed")

    (delivery,) = desk.rows(deliveries)
    assert (delivery.state, delivery.reason) == ("unreadable", "channel_not_configured")
    assert delivery.sealed is not None


def test_an_empty_delivery_counts_as_one_ignored(desk: Desk) -> None:
    desk.take()

    assert desk.totals() == {"received": 1, "ignored": 1}


def test_a_poisonous_message_is_set_apart_and_stops_nothing(desk: Desk) -> None:
    poison = message("9", "warga-9", sent_at=datetime.min.replace(tzinfo=UTC).isoformat())
    desk.deliver(*(message(str(n), f"warga-{n}") for n in range(4)))
    desk.deliver(poison)
    desk.deliver(*(message(str(n), f"warga-{n}") for n in range(4, 8)))
    desk.pipeline.drain()

    assert desk.totals() == {"received": 9, "stored": 8, "unreadable": 1}
    (set_apart,) = desk.rows(items, items.c.outcome == "unreadable")
    assert set_apart.reason == "processing_failed"
    assert set_apart.sealed is not None


def test_a_request_whose_bytes_are_damaged_is_set_apart_and_stops_nothing(desk: Desk) -> None:
    for number in range(3):
        desk.deliver(message(str(number), f"warga-{number}"))
    damaged = desk.rows(deliveries)[1].id
    with desk.store.write() as connection:
        connection.execute(
            deliveries.update().where(deliveries.c.id == damaged).values(sealed=b"?")
        )
    desk.pipeline.drain()

    assert desk.totals() == {"received": 3, "stored": 2, "unreadable": 1}
    (set_apart,) = desk.rows(deliveries, deliveries.c.state == "unreadable")
    assert (set_apart.id, set_apart.reason) == (damaged, "processing_failed")
    assert set_apart.sealed == b"?"


def test_a_message_whose_bytes_are_damaged_is_set_apart_and_stops_nothing(desk: Desk) -> None:
    desk.deliver(*(message(str(n), f"warga-{n}") for n in range(3)))
    with desk.store.write() as connection:
        desk.pipeline.parse_delivery(connection, desk.rows(deliveries)[0])
        connection.execute(items.update().where(items.c.id == 1).values(sealed=b"?"))
    desk.pipeline.drain()

    assert desk.totals() == {"received": 3, "stored": 2, "unreadable": 1}
    assert [row.sealed for row in desk.rows(items, items.c.outcome == "unreadable")] == [b"?"]


def test_a_citizen_after_a_poisonous_message_of_theirs_is_heard(desk: Desk) -> None:
    poison = message("1", sent_at=datetime.min.replace(tzinfo=UTC).isoformat())
    desk.take(poison, message("2"))

    assert desk.totals() == {"received": 2, "stored": 1, "unreadable": 1}


def test_a_file_may_be_of_any_declared_size(desk: Desk) -> None:
    desk.take(message("1", attachments=[PHOTO | {"size": 4 * 1024**3}]))

    assert desk.rows(attachments)[0].size == 4 * 1024**3


def test_an_erased_person_who_writes_again_is_somebody_new(desk: Desk) -> None:
    desk.take(message("1"))
    (complaint,) = desk.complaints
    with desk.store.write() as connection:
        people.erase_reporter(SYSTEM, connection, complaint.reporter_id, START, "asked")
    desk.take(message("2", sent_at=LATER))
    desk.take(message("1"))

    assert len({row.reporter_id for row in desk.complaints}) == 2
    assert desk.totals() == {"received": 3, "stored": 2, "duplicate": 1}
    assert desk.stored[0].sealed is None


def test_an_erased_persons_deletion_without_a_name_is_still_taken(desk: Desk) -> None:
    desk.take(message("1"))
    with desk.store.write() as connection:
        people.erase_reporter(SYSTEM, connection, desk.complaints[0].reporter_id, START, "asked")
    gone = message("1", event="deleted", revision="deleted", text=None)
    gone["sender"] = {}
    desk.take(gone)

    assert desk.totals() == {"received": 2, "stored": 2}


def test_an_edit_of_an_old_complaint_does_not_draw_later_messages_to_it(desk: Desk) -> None:
    desk.take(message("1"))
    desk.take(message("2", text="Sampah menumpuk di pasar", sent_at=MUCH_LATER))
    after = (START + timedelta(hours=25, minutes=1)).isoformat()
    desk.take(
        message("1", text="Lampu mati", event="edited", revision="e1"),
        message("3", sent_at=after),
    )

    assert [row.message_count for row in desk.complaints] == [1, 2]


def test_danger_told_in_public_is_registered_without_a_word(desk: Desk) -> None:
    desk.take(comment("1", text="Tolong rumah tetangga saya kebakaran"), channel="page")
    desk.take(comment("2", "warga-2", text="Drainase tersumbat"), channel="page")

    (complaint,) = desk.complaints
    assert complaint.is_emergency
    assert desk.replies == []
    assert [row.is_unsorted for row in desk.stored] == [False, True]
