"""What a citizen says after agencies have the case: they learn nothing of it before an officer lets
it through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import update

from channels.base import Event
from forwarder.export import ExportRequest, export
from muara.chronicle import events_of
from muara.deadlines import Happened
from muara.indexing import Indexer
from muara.web.conversation import ConversationReader, Turn
from store import agencies, lists, overview, queries
from store.casework import assigning, reach, verifying
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.errors import Conflict, NotPermitted
from store.lists import Hour
from store.models import ComplaintStatus, attachments, complaints, items
from store.rights import ROLE_RIGHTS
from store.scope import Scope
from store.words import asked
from tests.desk import SCOPE, Desk
from tests.talk import Talk, talking_desk

OFFICER = replace(SCOPE, actor="operator:1", rights=ROLE_RIGHTS["officer"], operator_id=1)
AUDITOR = replace(OFFICER, rights=ROLE_RIGHTS["auditor"])
LATER = "Ini soal lain: pohon trembesi tumbang di dekat sekolah"


@dataclass
class Case:
    """A complaint with an agency, whose citizen has written again."""

    desk: Desk
    talk: Talk
    number: int
    agency: Scope

    @property
    def row(self) -> Any:
        return self.desk.rows(complaints)[0]

    @property
    def later(self) -> Any:
        return self.desk.rows(items, items.c.is_withheld)[-1]

    def deed(self, key: str) -> Deed:
        return Deed(key=key, now=self.desk.clock.now())

    def let_through(self, key: str = "let", by: Scope = OFFICER) -> None:
        with self.desk.store.write() as connection:
            reach.let_through(by, connection, self.number, self.deed(key), self.later.id)


@pytest.fixture
def case(desk: Desk) -> Case:
    talk = Talk(talking_desk(desk))
    talk.say("Lampu jalan di depan balai desa Karang mati sejak kemarin malam")
    talk.say("selesai")
    number = int(desk.complaints[0].id)
    with desk.store.write() as connection:
        agencies.sow_agencies(connection, "CTH", [("lights", "Dinas Lampu Contoh")])
        (office,) = agencies.agencies_of(SCOPE, connection, "CTH")
        words = Verification(
            title="Lampu mati", classification="complaint", is_oversight=False, is_secret=False
        )
        now = desk.clock.now()
        verifying.verify(OFFICER, connection, number, Deed(key="verify", now=now), words)
        assigning.assign(OFFICER, connection, number, Deed(key="assign", now=now), [office.id])
    agency = replace(
        OFFICER, rights=ROLE_RIGHTS["liaison_officer"], agencies=frozenset({office.id})
    )
    desk.wait(hours=1)
    photo = {"kind": "image", "reference": "foto-2", "mime_type": "image/jpeg"}
    talk.say(LATER, content="image", attachments=[photo])
    return Case(desk, talk, number, agency)


def texts(case: Case, scope: Scope) -> list[str | None]:
    with case.desk.store.read() as connection:
        return [row.redacted_text for row in queries.messages_of(scope, connection, case.number)]


def test_officers_read_it_and_agencies_do_not(case: Case) -> None:
    assert LATER in texts(case, OFFICER)
    assert LATER not in texts(case, case.agency)


def test_its_file_is_not_there_for_agencies(case: Case) -> None:
    file = case.desk.rows(attachments)[-1]
    with case.desk.store.read() as connection:
        assert queries.attachment(OFFICER, connection, file.id).id == file.id
        assert queries.attachments_of(case.agency, connection, [case.later.id]) == []
        assert overview.first_pictures(case.agency, connection, [case.number]) == {}
        newest = queries.newest_message(case.agency, connection, case.number)
    assert newest is not None
    assert newest.id != case.later.id


def test_neither_counts_nor_first_words_nor_history_tell_of_it(case: Case) -> None:
    assert (case.row.message_count, case.row.attachment_count) == (1, 0)
    assert "pohon" not in case.row.summary
    with case.desk.store.read() as connection:
        told = [r.event for r in queries.history_of(case.agency, connection, case.number)]
        known = [r.event for r in queries.history_of(OFFICER, connection, case.number)]
    assert "message_withheld" not in told
    assert "message_withheld" in known


def test_search_does_not_find_it_and_no_export_holds_it(case: Case) -> None:
    Indexer(case.desk.store, lambda _government, _code: None).read_changed()
    hour = Hour(now=case.desk.clock.now(), day_ends_at=case.desk.clock.now() + timedelta(hours=9))
    words = asked("trembesi")
    assert words is not None
    with case.desk.store.read() as connection:
        assert lists.found(case.agency, connection, words, "all", hour).rows == []
    file = BytesIO()
    request = ExportRequest(kind="messages", format="jsonl")
    export(case.desk.store, case.agency, request, file, kinds={}, now=case.desk.clock.now)
    assert b"trembesi" not in file.getvalue()
    assert b"Karang" in file.getvalue()


def test_what_its_author_took_back_is_decided_by_nobody(case: Case) -> None:
    case.talk.say_again(3, None, "deleted")
    assert withheld_count(case) == 0
    assert LATER not in texts(case, case.agency)


def withheld_count(case: Case) -> int:
    now = case.desk.clock.now()
    hour = Hour(now=now, day_ends_at=now + timedelta(hours=9))
    with case.desk.store.read() as connection:
        return lists.counts(OFFICER, connection, hour, ["withheld"])["withheld"]


def test_an_edit_of_it_stays_out_of_sight_too(case: Case) -> None:
    later = case.desk.record(case.later)
    sent = case.desk.clock.now().isoformat()
    said = {"external_id": later.external_id, "event": Event.EDITED, "revision": "2"}
    from tests.desk import message

    case.desk.take(message(sender="warga-1", text=f"{LATER} sekali", sent_at=sent, **said))
    assert all("trembesi" not in (text or "") for text in texts(case, case.agency))
    assert f"{LATER} sekali" in texts(case, OFFICER)


def test_it_answers_no_question_and_taking_it_back_is_no_word_at_all(case: Case) -> None:
    heard_at = case.row.last_message_at
    case.desk.wait(hours=1)
    case.talk.say_again(3, None, "deleted")
    assert case.later.event == "deleted"
    assert case.row.last_message_at == heard_at
    with case.desk.store.read() as connection:
        found = [event.what for event in events_of(connection, case.number)]
    assert found.count(Happened.REPORTER_SPOKE) == 1
    assert Happened.REPORTER_ANSWERED not in found[found.index(Happened.ASSIGNED) :]


def test_officers_find_it_in_a_list_until_it_is_let_through(case: Case) -> None:
    assert withheld_count(case) == 1
    case.let_through()
    assert withheld_count(case) == 0
    assert LATER in texts(case, case.agency)
    assert (case.row.message_count, case.row.attachment_count) == (2, 1)
    assert case.desk.events[-1] == "message_let_through"


def test_it_is_let_through_once_and_by_those_who_may(case: Case) -> None:
    with pytest.raises(NotPermitted):
        case.let_through("theirs", by=AUDITOR)
    item_id = case.later.id
    case.let_through("mine")
    with case.desk.store.write() as connection, pytest.raises(Conflict):
        reach.let_through(OFFICER, connection, case.number, case.deed("late"), item_id)


def test_an_officer_sees_the_mark_beside_it(case: Case) -> None:
    def marks(scope: Scope) -> list[bool]:
        with case.desk.store.read() as connection:
            reader = ConversationReader(scope, connection, case.desk.store.keyring)
            return [one.is_withheld for one in reader.of_complaint(case.number).newest_versions]

    assert marks(OFFICER) == [False, True]
    assert marks(case.agency) == [False]


def test_what_was_said_to_the_bot_meanwhile_is_shown_to_officers_and_names_no_other_case(
    case: Case,
) -> None:
    case.talk.say("terima kasih")
    case.talk.say("bantuan")
    case.talk.say("cek")
    case.talk.say(f"cek {case.row.tracking_id}")
    case.talk.say("data saya")
    case.talk.say("ABC234")

    def beside(scope: Scope) -> tuple[list[str | None], list[tuple[str, bool]]]:
        with case.desk.store.read() as connection:
            reader = ConversationReader(scope, connection, case.desk.store.keyring)
            found = reader.beside(case.row)
        theirs = [
            message.newest.text
            for one in found
            if isinstance(one, Turn)
            for message in one.messages
        ]
        ours = [
            (one.row.purpose, one.text is not None) for one in found if not isinstance(one, Turn)
        ]
        return theirs, ours

    theirs, ours = beside(OFFICER)
    assert theirs == ["selesai", "terima kasih", "bantuan", "cek", "data saya"]
    assert ("help", True) in ours
    assert ("status", False) in ours
    assert beside(case.agency) == ([], [])


def test_a_closed_conversation_of_somebody_else_is_never_shown(case: Case) -> None:
    stranger = Talk(case.desk, citizen="warga-2")
    stranger.say("terima kasih")
    with case.desk.store.write() as connection:
        connection.execute(
            update(complaints).values(status=ComplaintStatus.CLOSED, closed_at=case.row.opened_at)
        )
    with case.desk.store.read() as connection:
        reader = ConversationReader(OFFICER, connection, case.desk.store.keyring)
        texts_beside = [
            message.newest.text
            for one in reader.beside(case.row)
            if isinstance(one, Turn)
            for message in one.messages
        ]
    assert texts_beside == ["selesai"]
