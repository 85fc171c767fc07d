"""What operators decide is kept beside what was suggested, and teaches."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from store import judgements
from store.casework import reach
from store.casework.deed import Deed
from store.errors import Conflict, NotFound
from store.judgements import NewJudgement
from store.models import histories
from store.scope import SYSTEM
from tests.desk import SCOPE, START, Desk, message

OFFICER = replace(SCOPE, actor="operator:7", jurisdictions=frozenset({"CTH"}))
JAKARTA = ZoneInfo("Asia/Jakarta")


def new(**changed: Any) -> NewJudgement:
    values: dict[str, Any] = {
        "classification": "complaint",
        "topic": "Perhubungan",
        "agency": "Dinas Perhubungan",
        "place_code": "35.22.15.1001",
        "urgency": "medium",
        "suggested": {"topic": ["Perhubungan"], "agency": ["Dinas Sosial", "Dinas Perhubungan"]},
    }
    return NewJudgement(**(values | changed))


def judge(desk: Desk, number: int = 0, **changed: Any) -> None:
    with desk.store.write() as connection:
        complaint_id = desk.complaints[number].id
        judgements.judge(OFFICER, connection, complaint_id, new(**changed), desk.clock.now())


def lessons(desk: Desk) -> list[tuple[str, str | None]]:
    with desk.store.read() as connection:
        return [(one.text, one.agency) for one in judgements.lessons(SYSTEM, connection, "CTH")]


def test_a_judgement_is_kept_with_its_author_and_in_the_history(desk: Desk) -> None:
    desk.take(message("1"))
    judge(desk)

    with desk.store.read() as connection:
        kept = judgements.judgement_of(OFFICER, connection, desk.complaints[0].id)
    assert kept is not None
    assert (kept.agency, kept.decided_by, kept.version) == ("Dinas Perhubungan", "operator:7", 1)
    assert desk.rows(histories)[-1].event == "complaint_judged"


def test_a_second_look_replaces_it_and_a_stale_one_is_refused(desk: Desk) -> None:
    desk.take(message("1"))
    judge(desk)
    judge(desk, agency="Dinas Sosial", version=1)

    with pytest.raises(Conflict):
        judge(desk, agency="Dinas Kesehatan", version=1)
    assert lessons(desk) == [("Lampu jalan di depan balai desa mati.", "Dinas Sosial")]


def test_nobody_judges_what_is_out_of_reach(desk: Desk) -> None:
    desk.take(message("1"))
    elsewhere = replace(OFFICER, jurisdictions=frozenset({"UJI"}))
    with desk.store.write() as connection:
        complaint_id = desk.complaints[0].id
        with pytest.raises(NotFound):
            judgements.judge(elsewhere, connection, complaint_id, new(), START)
        assert judgements.judgement_of(elsewhere, connection, complaint_id) is None


def test_lessons_hold_the_newest_wording_and_nothing_that_is_secret(desk: Desk) -> None:
    desk.take(message("1", text="Lampu mati, hubungi 0811-0000-1234"))
    desk.take(
        message("1", text="Lampu mati total", event="edited", revision="e1"),
        message("2", text="di RT 3"),
    )
    desk.take(message("3", "warga-2", text="Got mampet"))
    judge(desk)
    judge(desk, 1, agency="Dinas Lingkungan Hidup")
    assert lessons(desk) == [
        ("Lampu mati total\ndi RT 3", "Dinas Perhubungan"),
        ("Got mampet", "Dinas Lingkungan Hidup"),
    ]

    with desk.store.write() as connection:
        second = desk.complaints[1].id
        deed = Deed(key="hide", now=START)
        reach.set_secret(OFFICER, connection, second, deed, is_secret=True, reason="asked")
    assert [agency for _, agency in lessons(desk)] == ["Dinas Perhubungan"]


def test_how_often_a_suggestion_was_taken_is_counted_by_month_and_agency(desk: Desk) -> None:
    for number in range(3):
        desk.take(message(str(number), f"warga-{number}"))
    judge(desk, 0)
    desk.wait(days=20)
    judge(desk, 1, agency="Dinas Sosial")
    judge(desk, 2, agency="Dinas Kesehatan")

    with desk.store.read() as connection:
        found = judgements.suggestions_taken(OFFICER, connection, "agency", JAKARTA)
    counted = {key: (taken.judged, taken.first, taken.among_three) for key, taken in found.items()}
    assert counted == {
        ("2026-11", "Dinas Perhubungan"): (1, 0, 1),
        ("2026-12", "Dinas Sosial"): (1, 1, 1),
        ("2026-12", "Dinas Kesehatan"): (1, 0, 0),
    }


def test_a_local_name_is_learned_and_a_later_word_replaces_it(desk: Desk) -> None:
    with desk.store.write() as connection:
        for code in ("35.22.15.1001", "35.22.15.1002"):
            judgements.learn_nickname(
                OFFICER,
                connection,
                jurisdiction="CTH",
                name="  Alun-Alun  Lama ",
                code=code,
                point=None,
                now=START + timedelta(minutes=1),
            )
        (kept,) = judgements.nicknames_of(OFFICER, connection, "CTH")
    assert (kept.name, kept.code) == ("alun-alun lama", "35.22.15.1002")


def test_secrecy_is_decided_once_and_by_a_person(desk: Desk) -> None:
    desk.take(message("1"))
    complaint_id = desk.complaints[0].id

    def decide(key: str, *, is_secret: bool) -> None:
        deed = Deed(key=key, now=START)
        with desk.store.write() as connection:
            reach.set_secret(
                OFFICER, connection, complaint_id, deed, is_secret=is_secret, reason="asked"
            )

    decide("a", is_secret=True)
    decide("a", is_secret=True)
    with pytest.raises(Conflict):
        decide("b", is_secret=True)
    decide("c", is_secret=False)

    assert desk.events[-2:] == ["complaint_sealed", "complaint_unsealed"]
    assert not desk.complaints[0].is_secret
