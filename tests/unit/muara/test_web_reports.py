"""What citizens fill in goes the way of every message, on both engines."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from channels.web import Told, parse
from muara.dialogue import Policy
from muara.gathering import Gathering
from store.models import Outcome, complaints, items, reporters
from store.session import Store
from tests.desk import Desk, message, rules

HOLE = "Jalan Diponegoro depan pasar berlubang besar, kemarin ada motor jatuh"


@pytest.fixture
def pages(open_store: Store) -> Desk:
    """A desk with a chat, and pages of its own."""
    web = rules(
        "web",
        kind="web",
        parse=parse,
        policy=Policy(acknowledges=False),
        polls_show_edits=True,
        is_form=True,
        settle=timedelta(),
    )
    return Desk(open_store, [web, rules()])


def fill_in(desk: Desk, key: str = "k1", **said: Any) -> None:
    values = {"external_id": key, "conversation_id": key, "text": HOLE} | said
    desk.deliver(channel="web", body=Told.model_validate(values).body())
    desk.pipeline.drain()
    Gathering(desk.store, desk.channels, desk.clock).go_on()


def test_a_form_is_a_whole_story_at_once_and_nobody_is_answered(pages: Desk) -> None:
    fill_in(pages, place="Balai desa Karang")

    (row,) = pages.complaints
    assert (row.is_gathering, row.settles_at, row.is_secret) == (False, None, False)
    assert pages.replies == []
    assert pages.totals() == {"received": 1, "stored": 1}


def test_secrecy_and_the_same_form_with_other_words(pages: Desk) -> None:
    fill_in(pages)
    fill_in(pages, is_secret=True, text=f"{HOLE}, dekat masjid")
    fill_in(pages, is_secret=True, text=f"{HOLE}, dekat masjid")

    (row,) = pages.complaints
    assert row.is_secret
    assert [item.event for item in pages.stored] == ["created", "edited"]


def test_the_same_words_sent_again_with_a_wish_for_secrecy_are_kept_secret(pages: Desk) -> None:
    fill_in(pages)
    fill_in(pages, is_secret=True, email="warga@contoh.example")
    fill_in(pages, is_secret=True, email="warga@contoh.example")

    (row,) = pages.complaints
    assert row.is_secret
    assert [item.event for item in pages.stored] == ["created", "edited"]
    form = pages.record(pages.stored[-1]).form
    assert form is not None
    assert form.email == "warga@contoh.example"


def test_a_correction_back_to_earlier_words_is_the_last_word(pages: Desk) -> None:
    said = [HOLE, f"{HOLE}, dekat masjid", HOLE, f"{HOLE}, dekat masjid", HOLE, HOLE]
    for text in said:
        fill_in(pages, text=text)

    (row,) = pages.complaints
    assert pages.texts(row.id) == said[:-1]
    assert pages.totals() == {"received": 6, "stored": 5, "duplicate": 1}


def test_forms_that_came_together_correct_each_other_all_the_same(pages: Desk) -> None:
    for text in (HOLE, f"{HOLE}, dekat masjid", HOLE):
        said = Told(external_id="k1", conversation_id="k1", text=text)
        pages.deliver(channel="web", body=said.body())
    pages.pipeline.drain()

    (row,) = pages.complaints
    assert pages.texts(row.id)[-1] == HOLE
    assert len(pages.stored) == 3


def test_what_was_set_apart_opens_once_its_sender_insists(pages: Desk) -> None:
    fill_in(pages, suspect="honeypot")
    assert pages.complaints == []
    assert [item.reason for item in pages.stored] == ["no_report_honeypot"]

    for _ in range(2):
        fill_in(pages, "k1.report", conversation_id="k1", text=None, is_report=True)

    (row,) = pages.complaints
    first = pages.rows(items, items.c.complaint_id == row.id)[0]
    assert (first.outcome, first.reason) == (Outcome.STORED, None)
    assert not pages.rows(complaints, complaints.c.is_gathering)


def test_each_form_is_a_report_of_its_own_and_of_a_reporter_of_its_own(pages: Desk) -> None:
    fill_in(pages, "k1", phone="+6281100001234")
    fill_in(pages, "k2", phone="+6281100001234")

    assert len(pages.complaints) == 2
    assert len(pages.rows(reporters)) == 2, "a number that anybody may type is no identity"


def test_further_words_join_whatever_channel_the_report_came_by(pages: Desk) -> None:
    pages.take(message("1"))
    (row,) = pages.complaints
    pages.wait(days=3)

    fill_in(pages, "f1", about=row.tracking_id, addresses=["chat:warga-1"], text="Masih mati")
    fill_in(pages, "f2", about=row.tracking_id, addresses=["chat:orang-lain"], text=HOLE)

    own, strangers = pages.complaints
    assert pages.texts(own.id)[-1] == "Masih mati"
    assert pages.texts(strangers.id) == [HOLE], "kept, but not put to somebody else's report"
