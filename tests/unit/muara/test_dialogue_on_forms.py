"""What is filled in on our pages: a report unless it looks otherwise, then by one press more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from channels.base import Content, Form, RawMessage, Surface
from forwarder.base import Join, Keep, Open, Turn, Wish
from muara.dialogue import decide
from muara.dialogue_state import Case, DialogueState, Policy
from muara.memory import memory_of
from normalizer.normalize import normalize
from tests.desk import START

HOLE = "Jalan Diponegoro depan pasar berlubang besar, kemarin ada motor jatuh"
FIRE = "Kebakaran di rumah warga Dusun Karang, api besar, tolong!"
STATE = DialogueState(policy=Policy(acknowledges=False), now=START, said_at=START, item_id=7)


def said(text: str | None, state: DialogueState = STATE, **form: Any) -> Turn:
    return decided(text, state, Form(**form))


def decided(text: str | None, state: DialogueState, form: Form | None) -> Turn:
    raw = RawMessage(
        kind="web",
        external_id="k",
        conversation_id="k",
        surface=Surface.DIRECT,
        content=Content.TEXT,
        text=text,
        form=form,
    )
    return decide(state, normalize(raw, "web"))


@pytest.mark.parametrize(
    ("text", "form", "decision"),
    [
        (HOLE, {}, Open()),
        (HOLE, {"is_secret": True}, Open()),
        ("ANJING JALAN RUSAK TERUS KAPAN DIPERBAIKI", {}, Open()),
        ("rahasia", {}, Keep("no_report_chatter")),
        ("Halo", {}, Keep("no_report_courtesy")),
        ("terima kasih", {}, Keep("no_report_courtesy")),
        (HOLE, {"suspect": "honeypot"}, Keep("no_report_honeypot")),
        (HOLE, {"suspect": "too_many"}, Keep("no_report_too_many")),
        (FIRE, {"suspect": "honeypot"}, Open()),
    ],
)
def test_what_becomes_of_a_form(text: str, form: dict[str, Any], decision: object) -> None:
    turn = said(text, **form)

    assert turn.decision == decision
    assert turn.replies == (), "nobody is answered on a page"


def test_what_was_set_apart_is_a_report_when_its_sender_says_so() -> None:
    apart = said("Halo")
    assert apart.memory is not None
    known = replace(STATE, memory=memory_of(apart.memory), item_id=8)

    turn = said(None, known, is_report=True)

    assert [(deed.wish, deed.item_id) for deed in turn.deeds] == [(Wish.OPEN, 7)]
    assert turn.replies == ()


@pytest.mark.parametrize("is_objection", [True, False])
def test_words_on_a_report_join_it_whatever_they_are(is_objection: bool) -> None:
    case = Case(id=3, tracking_id="CTH-1", status="resolved", last_message_at=START)
    state = replace(STATE, quoted_complaint=3, cases=(case,))

    for text in ("Halo", "selesai", "batal", FIRE, "Lampu lain juga mati"):
        turn = said(text, state, about="CTH-1", is_objection=is_objection)
        assert turn.decision == Join(3)
        assert [deed.wish for deed in turn.deeds] == [Wish.OBJECT] * is_objection


@pytest.mark.parametrize("status", ["assigned", "handed_over"])
def test_words_on_the_page_of_a_report_name_it_as_a_quote_in_a_chat_does(status: str) -> None:
    case = Case(id=3, tracking_id="CTH-1", status=status, last_message_at=START, is_new_here=False)
    quoting = replace(STATE, quoted_complaint=3, cases=(case,))
    text = "Lubangnya sudah dua, di sebelah timur"

    on_the_page = decided(text, quoting, Form(about="CTH-1")).decision
    quoted = decided(text, quoting, None).decision
    without = decided(text, replace(quoting, quoted_complaint=None), None).decision

    assert on_the_page == quoted == Join(3)
    assert without == Join(3, is_withheld=True), "it may be about something else"
