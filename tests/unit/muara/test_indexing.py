"""Whatever changed is found by its new words once the job of the timetable has looked at it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, insert, select, text, update

from muara.indexing import Indexer
from store import lists, people, search
from store.case_models import complaint_tags, complaint_words, transcripts
from store.lists import Hour
from store.models import attachments, complaints
from store.scope import SYSTEM
from store.words import asked
from tests.desk import START, Desk, message

HOUR = Hour(now=START, day_ends_at=START + timedelta(hours=12))
VOICE = {"kind": "voice", "reference": "voice-1"}


def index(desk: Desk) -> int:
    """Let the job run once; how many complaints it read."""
    indexer = Indexer(desk.store, lambda jurisdiction, code: {"35.22.01": "Ngraho"}.get(code))
    had_work = indexer.has_work()
    done = indexer.read_changed()["indexed"]
    assert had_work == bool(done)
    assert not indexer.has_work()
    return done


def find(desk: Desk, words: str) -> list[int]:
    wanted = asked(words)
    assert wanted is not None
    with desk.store.read() as connection:
        return [row.id for row in lists.found(SYSTEM, connection, wanted, "all", HOUR).rows]


def test_a_complaint_is_found_by_what_was_said_and_by_its_number(desk: Desk) -> None:
    desk.take(message("1", text="Lampu jalan mati, hubungi 0811-0000-1234"))
    desk.take(message("2", "warga-2", text="Sampah menumpuk"))
    assert index(desk) == 2
    first, second = desk.complaints
    assert find(desk, "lampu") == find(desk, "jalan mat") == [first.id]
    assert find(desk, "0811") == find(desk, "phone") == []
    for written in (second.tracking_id, second.tracking_id.replace("-", "").lower()[:8]):
        assert find(desk, written) == [second.id]


def test_only_what_changed_is_read_again(desk: Desk) -> None:
    desk.take(message("1", text="Lampu mati"))
    desk.take(message("2", "warga-2", text="Sampah"))
    index(desk)
    assert index(desk) == 0
    desk.take(message("3", text="Di Dusun Karang"))
    assert index(desk) == 1
    assert find(desk, "lampu karang") == [desk.complaints[0].id]


def test_an_edit_replaces_the_words_and_a_deletion_takes_them_away(desk: Desk) -> None:
    desk.take(message("1", text="Lampu mati di pasar"))
    desk.take(message("2", text="Jembatan roboh"))
    index(desk)
    desk.take(message("1", text="Trotoar rusak di pasar", event="edited", revision="e1"))
    desk.take(message("2", text=None, event="deleted", revision="deleted"))
    index(desk)
    assert find(desk, "lampu") == find(desk, "jembatan") == []
    assert find(desk, "trotoar pasar") == [desk.complaints[0].id]


def test_titles_places_tags_and_transcripts_are_found(desk: Desk) -> None:
    desk.take(message("1", text="ini", attachments=[VOICE]))
    (complaint,) = desk.complaints
    with desk.store.write() as connection:
        told = {"title": "Jembatan gantung", "place_code": "35.22.01"}
        connection.execute(update(complaints).values(**told, version=complaints.c.version + 1))
        connection.execute(insert(complaint_tags).values(complaint_id=complaint.id, tag="viral"))
        attachment_id = connection.execute(select(attachments.c.id)).scalar_one()
        connection.execute(
            insert(transcripts).values(
                attachment_id=attachment_id,
                redacted_text="anak-anak lewat sini",
                typed_by="operator:1",
                typed_at=START,
                version=1,
            )
        )
    index(desk)
    for words in ("gantung", "ngraho", "viral", "lewat"):
        assert find(desk, words) == [complaint.id], words


def test_an_erased_person_is_found_by_their_words_no_more_at_once(desk: Desk) -> None:
    desk.take(message("1", text="Lampu mati di pasar"))
    desk.take(message("2", "warga-2", text="Lampu mati di terminal"))
    index(desk)
    first, second = desk.complaints
    with desk.store.write() as connection:
        people.erase_reporter(SYSTEM, connection, first.reporter_id, START, "asked")
    assert find(desk, "lampu") == [second.id]
    index(desk)
    assert find(desk, "lampu") == [second.id]
    assert find(desk, first.tracking_id) == [first.id]
    with desk.store.read() as connection:
        kept = connection.execute(
            select(func.count()).where(
                complaint_words.c.complaint_id == first.id,
                text("CAST(words AS varchar) LIKE '%pasar%'"),
            )
        )
        assert kept.scalar_one() == 0


def test_what_was_there_before_is_read_in_batches_the_newest_first(desk: Desk) -> None:
    desk.take(*(message(str(n), f"warga-{n}", text=f"Laporan {n}") for n in range(5)))
    with desk.store.write() as connection:
        newest = [row.id for row in search.unread(SYSTEM, connection, 2)]
    assert newest == [5, 4]
    assert index(desk) == 5
