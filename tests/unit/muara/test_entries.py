"""Entries by hand in the pipeline, on both databases: beside what platforms say of the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, update

from channels import manual
from channels.base import Source
from channels.manual import Written
from forwarder.base import RECORD
from muara.dialogue_state import Policy
from muara.entering import enter
from muara.erasure import grant_request
from muara.pipeline import pack
from store import ledger, people, queries
from store.models import complaints, histories, items
from store.scope import SYSTEM
from store.session import Store
from tests.caseworking import OFFICER, SAID, Town, open_town
from tests.desk import Desk, comment, rules
from tests.installation import PAGE_ID

WORDS = "Air PDAM keruh sudah seminggu"


@pytest.fixture
def desk(open_store: Store) -> Desk:
    entries = rules(
        "manual-cth",
        kind="manual",
        parse=manual.parse,
        policy=Policy(acknowledges=False),
        polls_show_edits=True,
    )
    page = rules("page", polls_show_edits=True)
    return Desk(open_store, (entries, page, rules("x")))


def entry(desk: Desk, channel: str = "page", key: bytes | None = None, **changed: Any) -> None:
    values: dict[str, Any] = {
        "external_id": "1",
        "conversation_id": "post-1",
        "origin": "social_media",
        "entered_by": "operator:7",
        "text": WORDS,
        "surface": "comment",
    }
    written = Written(**(values | changed))
    desk.deliver(channel=channel, source=Source.ENTRY, body=written.body(), content_hash=key)


def test_one_that_somebody_waits_for_passes_the_others(desk: Desk) -> None:
    for n in range(5):
        desk.deliver(comment(f"c-{n}"), channel="page")
    entry(desk, "manual-cth", b"k" * 32, external_id="7.k", origin="telephone", surface="direct")

    desk.pipeline.hurry("manual-cth", b"k" * 32)
    desk.pipeline.hurry("manual-cth", b"k" * 32)

    ((complaint),) = desk.complaints
    assert (complaint.origin, complaint.is_gathering) == ("telephone", False)
    assert [row.channel for row in desk.rows(items)] == ["manual-cth"]
    assert desk.replies == []
    desk.pipeline.drain()
    assert desk.totals()["received"] == 6


@pytest.mark.parametrize("channel", ["page", "x"])
@pytest.mark.parametrize("source", [Source.POLL, Source.WEBHOOK])
def test_what_was_entered_is_no_second_report_when_the_platform_tells_it(
    desk: Desk, channel: str, source: Source
) -> None:
    entry(desk, channel)
    desk.take(comment("1", text=WORDS), channel=channel, source=source)
    assert len(desk.complaints) == 1
    assert desk.outcomes == ["stored", "duplicate"]
    (stored,) = desk.stored
    assert desk.record(stored).sender.id == "warga-1", "only the platform knows the author"
    assert desk.record(stored).entry is not None


def test_a_post_entered_by_the_id_of_its_edit_is_the_one_that_the_platform_told(
    open_store: Store,
) -> None:
    desk = Desk(open_store, [rules("page", edits_have_ids=True)])
    edit: dict[str, Any] = {"event": "edited", "revision": "2", "other_ids": ["2"]}
    desk.take(comment("1", text=WORDS, **edit), channel="page")
    entry(desk, external_id="2")
    desk.pipeline.drain()

    assert desk.outcomes == ["stored", "duplicate"]


@pytest.mark.parametrize("source", [Source.POLL, Source.WEBHOOK])
def test_the_platforms_own_words_are_a_newer_version_of_what_was_copied(
    desk: Desk, source: Source
) -> None:
    entry(desk)
    desk.take(comment("1", text=f"{WORDS}, tolong"), channel="page", source=source)
    desk.take(comment("1", text="sudah jernih"), channel="page", source=Source.POLL)
    ((complaint),) = desk.complaints
    assert desk.outcomes == ["stored", "stored", "stored"]
    assert desk.texts(complaint.id) == [WORDS, f"{WORDS}, tolong", "sudah jernih"]


@pytest.mark.parametrize("source", [Source.POLL, Source.WEBHOOK])
def test_a_post_entered_with_line_breaks_and_a_place_is_the_same_when_the_platform_brings_it(
    desk: Desk, source: Source
) -> None:
    entry(desk, text=f"{WORDS} \r\n\r\nTolong min", place="RT 3 Dusun Karang")
    told = f"{WORDS}\n\nTolong min"
    desk.take(comment("1", text=told), channel="page", source=source)
    assert desk.outcomes == ["stored", "duplicate"]
    (stored,) = desk.stored
    assert "Tempat: RT 3 Dusun Karang" in (desk.record(stored).text or "")
    desk.take(comment("1", text=f"{told}!"), channel="page", source=Source.POLL)
    assert [row.event for row in desk.stored] == ["created", "edited"]


def test_what_the_platform_told_first_is_not_changed_by_a_copy(desk: Desk) -> None:
    desk.take(comment("1", text=WORDS), channel="page")
    entry(desk, text="air keruh, kata warga")
    desk.pipeline.drain()
    assert desk.outcomes == ["stored", "duplicate"]
    assert [row.redacted_text for row in desk.stored] == [WORDS]


@pytest.mark.parametrize("channel", ["manual-cth", "x"])
def test_an_entry_with_other_words_corrects_the_first(desk: Desk, channel: str) -> None:
    for text in (WORDS, WORDS, f"{WORDS} di RT 3"):
        entry(desk, channel, text=text)
        desk.pipeline.drain()
    assert desk.outcomes == ["stored", "duplicate", "stored"]
    assert len(desk.rows(complaints)) == 1
    assert [row.event for row in desk.stored] == ["created", "edited"]


def test_secrecy_that_was_asked_for_holds(desk: Desk) -> None:
    entry(desk, "manual-cth", is_secret=True)
    desk.pipeline.drain()
    assert [row.is_secret for row in desk.complaints] == [True]


def test_secrecy_asked_for_what_the_platform_had_told_before_holds(desk: Desk) -> None:
    desk.take(comment("1", text=WORDS), channel="page")
    entry(desk, is_secret=True)
    desk.pipeline.drain()
    entry(desk, "page", external_id="2", text="Lampu mati")
    desk.take(comment("2", text="Lampu mati"), channel="page")
    entry(desk, "page", external_id="2", text="Lampu mati", is_secret=True)
    desk.pipeline.drain()
    (opened,) = desk.complaints
    assert opened.is_secret
    kept = desk.record(desk.stored[0]).entry
    assert kept is not None
    assert kept.is_secret


def test_a_report_entered_anew_with_its_first_words_has_them_in_the_end(town: Town) -> None:
    application = town.application
    channel = application.entry_channel("CTH")
    for text in (WORDS, "Air PDAM mati", WORDS, WORDS):
        report = Written(
            external_id="7.k",
            conversation_id="7.k",
            origin="telephone",
            entered_by="operator:7",
            text=text,
        )
        number = enter(application, OFFICER, channel, report).tracking_id
    assert number is not None
    with application.store.read() as connection:
        rows = queries.messages_of(SYSTEM, connection, town.row(number).id)
    assert [row.redacted_text for row in rows] == [WORDS, "Air PDAM mati", WORDS]


def test_who_entered_it_stands_in_the_history_with_short_facts_only(desk: Desk) -> None:
    entry(desk, "manual-cth", earlier={"status": "Selesai", "agency": "x" * 61})
    desk.pipeline.drain()
    rows = {row.event: row for row in desk.rows(histories)}
    assert rows["complaint_opened"].actor == "operator:7"
    assert rows["report_entered"].details == {"origin": "social_media", "status": "Selesai"}


def test_later_versions_are_of_the_first_ones_author_whoever_they_name(desk: Desk) -> None:
    entry(desk)
    desk.take(comment("1", text=f"{WORDS}, tolong"), channel="page", source=Source.POLL)
    desk.take(comment("2", text="Lampu jalan mati di RT 3"), channel="page")
    assert len({row.reporter_id for row in desk.stored}) == 1, "and what they write next is, too"


def test_an_edit_in_the_same_batch_is_of_the_author_of_what_was_entered(desk: Desk) -> None:
    entry(desk)
    desk.deliver(comment("1", text=f"{WORDS}, tolong"), channel="page", source=Source.POLL)
    desk.pipeline.drain()
    assert len({row.reporter_id for row in desk.stored}) == 1
    assert [row.event for row in desk.stored] == ["created", "edited"]


def test_somebody_elses_address_stays_theirs_when_a_version_names_it(desk: Desk) -> None:
    desk.take(comment("8"), channel="page")
    entry(desk)
    desk.take(comment("1", text=f"{WORDS}, tolong"), channel="page", source=Source.POLL)
    desk.take(comment("9", text="Lampu jalan mati"), channel="page")
    before, first, second, again = (row.reporter_id for row in desk.stored)
    assert (first, again) == (second, before)
    assert first != before


@pytest.fixture
def town(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Town]:
    with open_town(tmp_path, migrated_sqlite_url) as town:
        yield town


def told_otherwise(town: Town) -> str:
    """An officer copied a comment; then the Page tells it with other words and its author."""
    copy_comment(town, 1)
    return town.tell(channel="page", text=f"{WORDS}, tolong")


def copy_comment(town: Town, number: int) -> None:
    """An officer enters the comment that the Page will tell as its `number`th."""
    store, now = town.application.store, town.clock.now()
    written = Written(
        external_id=f"5501_{number}",
        conversation_id=f"{PAGE_ID}_5501",
        origin="social_media",
        entered_by="operator:7",
        text=WORDS,
        surface="comment",
    )
    delivery = ledger.NewDelivery(
        channel="page",
        source=Source.ENTRY,
        received_at=now,
        day=now.date(),
        content=pack(written.body()),
    )
    with store.write() as connection:
        ledger.receive(store, connection, [delivery])
    town.application.pipeline.drain()


def newest_item(town: Town) -> Row[Any]:
    with town.application.store.read() as connection:
        query = items.select().order_by(items.c.id.desc()).limit(1)
        return connection.execute(query).one()


def reseal(town: Town, item: Row[Any], **values: Any) -> None:
    with town.application.store.write() as connection:
        connection.execute(update(items).where(items.c.id == item.id).values(**values))


def test_an_entry_that_the_platform_tells_otherwise_is_worked_on_like_others(town: Town) -> None:
    number = told_otherwise(town)
    town.clock.move(timedelta(days=10))
    town.sweep()
    town.casework.verify(OFFICER, number, town.deed(), SAID)
    town.answer(number)
    told = [purpose for purpose, _, _ in town.letters(number)]
    assert "overdue" in told
    assert "answer" in told


def test_a_version_that_once_named_its_own_author_is_answered_too(town: Town) -> None:
    """Such rows were written before all versions had one author."""
    number = told_otherwise(town)
    item, store = newest_item(town), town.application.store
    with store.write() as connection:
        stranger, sealer = people.find_or_add_reporter(
            SYSTEM,
            connection,
            store.keyring,
            jurisdiction="CTH",
            address_hashes=(),
            now=town.clock.now(),
            known={},
        )
        theirs = queries.reporter_sealer(SYSTEM, connection, store.keyring, item.reporter_id)
    sealed = sealer.seal(theirs.open(item.sealed, RECORD), RECORD)
    reseal(town, item, reporter_id=stranger, sealed=sealed)

    town.casework.verify(OFFICER, number, town.deed(), SAID)
    town.answer(number)
    assert "answer" in [purpose for purpose, _, _ in town.letters(number)]


def test_one_that_does_not_open_does_not_end_the_sweep_of_the_others(town: Town) -> None:
    told_otherwise(town)
    item = newest_item(town)
    reseal(town, item, sealed=b"not an envelope of ours")
    other = town.tell(text="Jembatan di Karang putus")
    town.clock.move(timedelta(days=10))
    town.sweep()
    assert "overdue" in [purpose for purpose, _, _ in town.letters(other)]


@pytest.mark.parametrize("is_known", [False, True])
def test_whoevers_comment_was_entered_first_is_forgotten_at_their_platforms_wish(
    town: Town, is_known: bool
) -> None:
    copy_comment(town, 1 + is_known)
    if is_known:  # so that their address is of another reporter before it is told whose this is
        town.tell(channel="page", text="Lampu jalan mati")
    town.tell(channel="page", text=WORDS)
    application = town.application
    address = application.pipeline.identities("page").address("facebook-user:9000000000000001")
    with application.store.write() as connection:
        people.request_erasure(
            SYSTEM,
            connection,
            channel="page",
            address_hash=address,
            code="c0de",
            now=town.clock.now(),
        )
    assert grant_request(application, SYSTEM, "c0de", "their wish") is not None
    with application.store.read() as connection:
        left = connection.execute(items.select().where(items.c.redacted_text.is_not(None)))
        assert left.all() == []
