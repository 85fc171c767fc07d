"""Whoever has told much may still name, prove and protect what they told first; on both."""

from __future__ import annotations

import pytest

from store.tracking import check_code
from tests.desk import Desk
from tests.talk import Talk, talking_desk

MANY = 11


@pytest.fixture
def talk(desk: Desk) -> Talk:
    """Somebody who has told of more than the bot looks at."""
    talk = Talk(talking_desk(desk, questions=0))
    for number in range(MANY):
        talk.say(f"LAPOR jalan di depan pasar {number} rusak sejak kemarin")
        desk.go_on()
        desk.wait(hours=25)
    assert len(talk.cases) == MANY
    talk.new_lines()
    return talk


def test_the_oldest_report_is_known_by_its_number(talk: Talk) -> None:
    number = talk.cases[0].tracking_id
    (said,) = talk.say(f"CEK {number}")
    assert (said.purpose, number in said.text) == ("status", True)
    (said,) = talk.say(f"rahasia {number}")
    assert (said.purpose, talk.cases[0].is_secret) == ("kept_secret", True)
    assert [case.is_secret for case in talk.cases[1:]] == [False] * (MANY - 1)


def test_the_oldest_report_is_known_where_it_is_quoted(talk: Talk) -> None:
    first = f"{talk.citizen}-1"
    talk.say("tampilkan nama", in_reply_to=first)
    assert [case.is_anonymous for case in talk.cases] == [False] + [True] * (MANY - 1)


def test_the_check_code_of_the_oldest_report_proves_who_they_are(talk: Talk) -> None:
    code = check_code(talk.desk.store.keyring, talk.cases[0].tracking_id)
    talk.say("data saya")
    assert [line.purpose for line in talk.say(code)] == ["my_data"]


def test_somebody_elses_number_is_none_of_theirs(talk: Talk) -> None:
    stranger = Talk(talk.desk, citizen="warga-2")
    stranger.say("Sampah menumpuk di pasar sejak kemarin")
    (said,) = stranger.say(f"CEK {talk.cases[0].tracking_id}")
    assert talk.cases[0].tracking_id not in said.text
