"""Which complaints tell of the same incident is looked for once each has been told."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from muara.comparing import Comparer
from store import people
from store.models import complaint_keys, incident_links
from store.scope import SYSTEM
from tests.desk import START, Desk, end_stories, message

HOLE = "Jalan Diponegoro depan pasar kota berlubang besar, ada motor jatuh"
SAME_HOLE = "jl. diponegoro dkt pasar kota lobangnya gede bgt, motor sampai jatuh"
ELSEWHERE = "Jalan Sudirman depan terminal berlubang besar, ada motor jatuh"


def tell(desk: Desk, *said: tuple[str, str]) -> None:
    """Each a (sender, text), told to the end."""
    for number, (sender, text) in enumerate(said):
        desk.take(message(f"{sender}-{number}", sender, text=text))
    end_stories(desk.store, START + timedelta(hours=1))


def compare(desk: Desk) -> dict[str, int]:
    return dict(Comparer(desk.store, desk.clock.now).compare_new())


def links(desk: Desk) -> list[tuple[int, int, str]]:
    return [(r.complaint_id, r.leader_id, r.state) for r in desk.rows(incident_links)]


def test_the_same_hole_told_by_two_is_proposed_once(desk: Desk) -> None:
    tell(desk, ("warga-1", HOLE), ("warga-2", SAME_HOLE))
    first, second = (row.id for row in desk.complaints)

    assert compare(desk) == {"compared": 2, "proposed": 1}
    assert links(desk) == [(second, first, "proposed")]
    assert compare(desk) == {}
    assert "same_incident_proposed" in desk.events


def test_the_same_words_at_another_place_are_another_incident(desk: Desk) -> None:
    tell(desk, ("warga-1", HOLE), ("warga-2", ELSEWHERE))

    assert compare(desk)["proposed"] == 0
    assert links(desk) == []


def test_what_is_still_being_told_waits(desk: Desk) -> None:
    desk.take(message("1", text=HOLE))

    assert compare(desk) == {}


def test_whoever_is_erased_leaves_no_key_and_no_reason_behind(desk: Desk) -> None:
    tell(desk, ("warga-1", HOLE), ("warga-2", SAME_HOLE))
    compare(desk)
    with desk.store.write() as connection:
        people.erase_reporter(SYSTEM, connection, desk.complaints[0].reporter_id, START, "asked")

    with desk.store.read() as connection:
        known = set(connection.execute(select(complaint_keys.c.complaint_id)).scalars())
    assert known == {desk.complaints[1].id}
    assert [row.why for row in desk.rows(incident_links)] == [[]]


def test_a_photo_alone_is_compared_without_words(desk: Desk) -> None:
    photo = {"kind": "image", "reference": "p"}
    tell(desk, ("warga-1", HOLE))
    desk.take(message("9", "warga-9", text=None, content="image", attachments=[photo]))
    end_stories(desk.store, START + timedelta(hours=2))

    assert compare(desk)["compared"] == 2
