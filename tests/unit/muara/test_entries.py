"""Entries by hand in the pipeline, on both databases: beside what platforms say of the same."""

from __future__ import annotations

from typing import Any

import pytest

from channels import manual
from channels.base import Source
from channels.manual import Written
from muara.dialogue_state import Policy
from store.models import complaints, histories, items
from store.session import Store
from tests.desk import Desk, comment, rules

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


def test_the_platforms_own_words_are_a_newer_version_of_what_was_copied(desk: Desk) -> None:
    entry(desk)
    desk.take(comment("1", text=f"{WORDS}, tolong"), channel="page", source=Source.POLL)
    desk.take(comment("1", text="sudah jernih"), channel="page", source=Source.POLL)
    ((complaint),) = desk.complaints
    assert desk.outcomes == ["stored", "stored", "stored"]
    assert desk.texts(complaint.id) == [WORDS, f"{WORDS}, tolong", "sudah jernih"]


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


def test_who_entered_it_stands_in_the_history_with_short_facts_only(desk: Desk) -> None:
    entry(desk, "manual-cth", earlier={"status": "Selesai", "agency": "x" * 61})
    desk.pipeline.drain()
    rows = {row.event: row for row in desk.rows(histories)}
    assert rows["complaint_opened"].actor == "operator:7"
    assert rows["report_entered"].details == {"origin": "social_media", "status": "Selesai"}
