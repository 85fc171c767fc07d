"""Replies that an outage has left, over real HTTP: looked at together, then sent or given up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from store import queries, sending
from store.models import OutboxState, outbox
from store.scope import SYSTEM
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor, readable

MANY = 12


@pytest.fixture
def town(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Installation]:
    """The platform was away: of twelve replies eleven are dead, and of one nobody knows."""
    with running(settings_for(tmp_path, migrated_sqlite_url)) as opened:
        opened.add_operator("petugas")
        opened.add_operator("auditor", "auditor")
        for person in range(1, MANY + 1):
            opened.receive("telegram", opened.citizens.telegram(person, text="Lampu jalan mati"))
        now = opened.clock.now()
        with opened.application.store.write() as connection:
            rows = queries.outbox_rows(SYSTEM, connection, states=[OutboxState.DUE])
            assert len(rows) == MANY
            for row in rows[1:]:
                sending.note_dead(SYSTEM, connection, row, now, error="window_closed")
            sending.note_uncertain(
                SYSTEM, connection, rows[0].id, now, error="answer_lost", look_at=now
            )
        yield opened


@pytest.fixture
def officer(town: Installation) -> Iterator[Visitor]:
    with Visitor(town) as visitor:
        visitor.sign_in("petugas")
        yield visitor


def states(town: Installation) -> list[str]:
    with town.application.store.read() as connection:
        return list(connection.execute(select(outbox.c.state).order_by(outbox.c.id)).scalars())


def ticked(html: str) -> list[str]:
    return re.findall(r'name="chosen" value="([^"]+)" checked', html)


def do(officer: Visitor, deed: str, chosen: list[str], **more: str) -> httpx.Response:
    return officer.submit("/outbox", "/outbox/several", deed=deed, chosen=chosen, **more)


def test_what_an_outage_left_is_sent_again_with_one_look_and_once(
    town: Installation, officer: Visitor
) -> None:
    assert "/outbox/several?deed=retry" in officer.get("/outbox").text
    shown = officer.get("/outbox/several?deed=retry").text
    assert "1 di antaranya diragukan" in readable(shown)
    assert states(town).count("dead") == MANY - 1, "looking does nothing"
    chosen = ticked(shown)
    assert len(chosen) == MANY
    done = readable(do(officer, "retry", chosen).text)
    assert f"{MANY} balasan akan dikirim lagi" in done
    assert states(town) == ["due"] * MANY
    twice = readable(do(officer, "retry", chosen).text)
    assert "akan dikirim lagi" not in twice
    assert f"Keadaannya sudah berubah, jadi dibiarkan: {MANY}" in twice


def test_what_somebody_has_tried_since_is_left_alone_and_named(
    town: Installation, officer: Visitor
) -> None:
    chosen = ticked(officer.get("/outbox/several?deed=retry&state=dead").text)
    assert len(chosen) == MANY - 1, "only what was narrowed down to"
    other, _, attempt = chosen[0].partition("~")
    tried = [f"{other}~{int(attempt) + 1}", *chosen[1:]]
    answer = readable(do(officer, "retry", tried).text)
    assert f"{MANY - 2} balasan akan dikirim lagi" in answer
    assert "dibiarkan: 1" in answer
    assert sorted(states(town))[:2] == ["dead", "due"]


def test_several_are_given_up_for_a_reason_that_stands_in_each_history(
    town: Installation, officer: Visitor
) -> None:
    chosen = ticked(officer.get("/outbox/several?deed=drop").text)[:3]
    refused = do(officer, "drop", chosen, reason=" ")
    assert "Tulis alasannya dulu" in readable(refused.text)
    assert ticked(refused.text) == chosen, "what was ticked stays so"
    for wrong, why in (([], "Centang sedikitnya satu"), (["1"], "tidak menyebut keadaan")):
        refused = do(officer, "drop", wrong, reason="sudah ditelepon")
        assert (refused.status_code, why in readable(refused.text)) == (400, True)
        assert 'value="sudah ditelepon"' in refused.text
    assert "dropped" not in states(town)
    answer = readable(do(officer, "drop", chosen, reason="sudah ditelepon").text)
    assert "3 balasan tidak akan dikirim" in answer
    assert states(town).count("dropped") == 3
    with town.application.store.read() as connection:
        last = queries.history_of(SYSTEM, connection, 1)[-1]
    assert (last.event, last.details["reason"]) == ("reply_dropped", "sudah ditelepon")


def test_whoever_only_looks_is_offered_nothing_and_others_rows_are_not_there(
    town: Installation, officer: Visitor
) -> None:
    chosen = ticked(officer.get("/outbox/several?deed=retry").text)
    assert do(officer, "retry", [*chosen, "999~0"]).status_code == 404
    assert "due" not in states(town), "nothing is done when one is out of reach"
    with Visitor(town) as auditor:
        auditor.sign_in("auditor")
        assert "/outbox/several" not in auditor.get("/outbox").text
        assert auditor.get("/outbox/several?deed=retry").status_code == 403
        assert do(auditor, "retry", chosen).status_code == 403
    assert officer.get("/outbox/several?deed=burn").status_code == 404
