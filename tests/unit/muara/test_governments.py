"""Governments hand complaints to each other: they arrive, are answered, and go in no circles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from pydantic import SecretStr
from sqlalchemy import select, update

from forwarder.conformance import try_out
from forwarder.muara import state_of
from forwarder.signing import Forged, check_signature
from muara.casework import Answer
from muara.forwarding import Forwarding
from muara.governments import InCircles, MayNotLeave, named
from muara.media import MediaFetcher, MediaLimits
from muara.routing import preview
from store import announcing, queries
from store.case_models import FollowUpKind
from store.dispatch_models import dispatches
from store.models import complaints, histories
from store.notice_models import notices
from store.scope import SYSTEM
from tests.caseworking import OFFICER, SAID, Town, employ
from tests.governments import NAMES, SECRET, Country, country, settings_of
from tests.installation import Shelf
from tests.town import photo, picture


@pytest.fixture
def land(tmp_path: Path, sqlite_template: Path) -> Iterator[Country]:
    with country(tmp_path, sqlite_template) as opened:
        for town in opened.towns.values():
            announcing.switch_on(town.application.store)
        yield opened


def words(town: Town, number: str) -> list[str]:
    """The words of a complaint's messages, the newest version of each."""
    with town.application.store.read() as connection:
        row = queries.complaint_by_tracking_id(SYSTEM, connection, number)
        rows = queries.messages_of(SYSTEM, connection, row.id)
    return list({one.message_hash: one.redacted_text or "" for one in rows}.values())


def told(town: Town, number: str) -> str:
    """All that the citizen was told, in one text."""
    return "\n".join(text for _, text, _ in town.letters(number))


def events(town: Town, number: str) -> list[str]:
    with town.application.store.read() as connection:
        row = queries.complaint_by_tracking_id(SYSTEM, connection, number)
        return [line.event for line in queries.history_of(SYSTEM, connection, row.id)]


def states(town: Town) -> list[tuple[str, str]]:
    with town.application.store.read() as connection:
        rows = connection.execute(select(dispatches.c.action, dispatches.c.state))
        return [(row.action, row.state) for row in rows]


def answer(town: Town, number: str, text: str) -> None:
    town.casework.verify(OFFICER, number, town.deed(), SAID)
    said = Answer(
        kind=FollowUpKind.SUBSTANTIVE_ANSWER, text=text, what="Ditambal", when="Rabu", who="Regu"
    )
    town.casework.answer(OFFICER, number, town.deed(), said)


def tell_of_progress(town: Town, number: str, text: str) -> None:
    said = Answer(kind=FollowUpKind.FOLLOW_UP, text=text)
    town.clock.move(timedelta(seconds=1))
    town.casework.answer(OFFICER, number, town.deed(), said)


def test_what_is_handed_over_arrives_with_its_words_and_is_answered(land: Country) -> None:
    here, there = land.towns["CTH"], land.towns["UJI"]
    number = land.begin(text="Jalan berlubang di depan pasar, hubungi 0811-0000-1234")
    land.hand_over("CTH", number, "UJI")
    land.go("CTH")

    (theirs,) = land.numbers("UJI")
    (said,) = words(there, theirs)
    assert "Jalan berlubang di depan pasar" in said
    assert "1234" not in said
    assert theirs.startswith("UJI-")
    assert "handed_over_to_us" in events(there, theirs)
    assert f"Kabupaten Uji, nomor {theirs}" in told(here, number)

    answer(there, theirs, "Lubang sudah ditambal.")
    land.go("CTH")
    assert "Lubang sudah ditambal." in told(here, number)
    assert here.row(number).status == "handed_over"


def test_the_third_governments_answer_flows_through_the_second(land: Country) -> None:
    number = land.begin()
    land.hand_over("CTH", number, "UJI")
    land.go()
    land.hand_over("UJI", land.numbers("UJI")[0], "COB")
    land.go("UJI", "CTH")
    assert f"diteruskan ke {NAMES['COB']}" in told(land.towns["CTH"], number)

    (last,) = land.numbers("COB")
    answer(land.towns["COB"], last, "Kami yang memperbaiki.")
    land.go("UJI", "CTH")
    assert "Kami yang memperbaiki." in told(land.towns["CTH"], number)


def test_the_preview_names_all_that_had_it_before(land: Country) -> None:
    number = land.begin()
    land.hand_over("CTH", number, "UJI")
    land.go()
    there, (theirs,) = land.towns["UJI"], land.numbers("UJI")
    to = named(there.application, "UJI", NAMES["COB"])
    assert to is not None
    with there.application.store.read() as connection:
        said = preview(there.application, connection, to, there.row(theirs))
    assert said is not None
    assert json.loads(said.partition("\n\n")[2])["hops"] == [number, theirs]


def test_what_a_system_says_that_they_took_it_to_comes_back_too(land: Country) -> None:
    here, there = land.towns["CTH"], land.towns["UJI"]
    number = land.begin()
    land.hand_over("CTH", number, "UJI")
    land.go()
    (theirs,) = land.numbers("UJI")
    there.casework.verify(OFFICER, theirs, there.deed(), SAID)
    forwarding = Forwarding(there.application)
    forwarding.link(OFFICER, theirs, there.deed(), "7654321", is_secret=False)
    land.go("CTH")
    assert "SP4N-LAPOR!, nomor 7654321" in told(here, number)

    forwarding.note_status(OFFICER, theirs, there.deed(), "resolved", "Sudah diperbaiki pusat.")
    land.go("CTH")
    assert "Sudah diperbaiki pusat." in told(here, number)


def test_all_that_was_told_there_between_two_looks_is_told_here_once(land: Country) -> None:
    here, there = land.towns["CTH"], land.towns["UJI"]
    number = land.begin()
    land.hand_over("CTH", number, "UJI")
    land.go()
    (theirs,) = land.numbers("UJI")
    there.casework.verify(OFFICER, theirs, there.deed(), SAID)
    said = ("Kami ke sana besok.", "Aspal dipesan.", "Kami ke sana besok.", "Lubang ditambal.")
    for words in said[:2]:
        tell_of_progress(there, theirs, words)
    land.go("CTH")
    for words in said[2:]:
        tell_of_progress(there, theirs, words)
    for _ in range(3):
        land.go("CTH")
    answers = [text for purpose, text, _ in here.letters(number) if purpose == "foreign_answer"]
    assert [text.splitlines()[-1] for text in answers] == list(said)


def test_whoever_joins_it_later_hears_the_last_of_it(land: Country) -> None:
    here, there = land.towns["CTH"], land.towns["UJI"]
    number = land.begin()
    Forwarding(here.application).want(OFFICER, number, here.deed(), "uji")
    land.go()
    (theirs,) = land.numbers("UJI")
    there.casework.verify(OFFICER, theirs, there.deed(), SAID)
    for words in ("Aspal dipesan.", "Lubang ditambal."):
        tell_of_progress(there, theirs, words)
    later = here.tell(person=2)
    here.casework.merge(OFFICER, later, here.deed(), number)
    for _ in range(3):
        land.go("CTH")
    assert "Aspal dipesan." in told(here, number)
    assert told(here, later).count("Lubang ditambal.") == 1
    assert "Aspal dipesan." not in told(here, later)


def test_an_older_version_there_tells_the_last_alone(land: Country) -> None:
    row = {"number": "UJI-1", "status": "resolved", "answer": "Sudah ditambal.", "told": ["?"]}
    for known in (row, {name: said for name, said in row.items() if name != "told"}):
        found = state_of(known)
        assert found is not None
        assert (found.answer, list(found.told)) == ("Sudah ditambal.", [])


def test_a_government_whose_name_is_typed_in_small_letters_is_the_same_one(land: Country) -> None:
    second = land.towns["UJI"]
    number = land.begin()
    land.hand_over("CTH", number, "UJI")
    land.go()
    (theirs,) = land.numbers("UJI")
    typed = NAMES["COB"].lower()
    second.casework.hand_over(OFFICER, theirs, second.deed(), to=typed, reason="other_government")
    land.go("UJI")
    assert second.row(theirs).handed_over_to == NAMES["COB"]

    answer(land.towns["COB"], land.numbers("COB")[0], "Kami yang memperbaiki.")
    land.go("UJI", "CTH")
    assert "Kami yang memperbaiki." in told(land.towns["CTH"], number)


def test_what_they_closed_is_asked_for_again_once_it_is_handed_over_again(land: Country) -> None:
    here, there = land.towns["CTH"], land.towns["UJI"]
    number = land.begin()
    land.hand_over("CTH", number, "UJI")
    land.go("CTH")
    (theirs,) = land.numbers("UJI")
    there.casework.archive(OFFICER, theirs, there.deed(), reason="already_handled")
    land.go("CTH")
    heard = told(here, number).count(theirs)
    land.go("CTH", days=70)
    here.casework.reopen(OFFICER, number, here.deed(), reason="mistake")
    land.hand_over("CTH", number, "UJI")
    land.go("CTH")
    assert told(here, number).count(theirs) == heard, "that it has ended is no news"

    there.casework.reopen(OFFICER, theirs, there.deed(), reason="mistake")
    answer(there, theirs, "Sekarang sudah ditambal.")
    land.go("CTH", days=1)
    assert "Sekarang sudah ditambal." in told(here, number)


async def refusing(_scope: Any, _receive: Any, send: Any) -> None:
    """A door that takes nothing."""
    await send({"type": "http.response.start", "status": 422, "headers": []})
    await send({"type": "http.response.body", "body": b'{"error": "not_understood"}'})


def refused(land: Country) -> str:
    """The number of what they refused when it was handed over, and may be handed over again."""
    here, number = land.towns["CTH"], land.begin()
    theirs, land.doors["UJI"] = land.doors["UJI"], cast(Any, refusing)
    land.connect("CTH", "UJI")
    land.hand_over("CTH", number, "UJI")
    land.go("CTH")
    assert states(here) == [("create", "dead")]
    land.doors["UJI"] = theirs
    land.connect("CTH", "UJI")
    here.casework.reopen(OFFICER, number, here.deed(), reason="mistake")
    return number


def test_what_they_refused_is_called_once_more_when_it_is_handed_over_again(land: Country) -> None:
    number = refused(land)
    land.hand_over("CTH", number, "UJI")
    for _ in range(2):
        land.go("CTH")
    assert len(land.numbers("UJI")) == 1
    assert {state for _, state in states(land.towns["CTH"])} == {"sent"}


def test_a_second_hand_over_that_is_taken_back_in_time_does_not_leave(land: Country) -> None:
    here, number = land.towns["CTH"], refused(land)
    land.hand_over("CTH", number, "UJI", key="again")
    land.go("CTH", seconds=3)
    here.casework.undo(OFFICER, number, here.deed(), "again")
    land.go("CTH", minutes=5)
    assert land.numbers("UJI") == []


def test_a_hand_over_that_is_taken_back_in_time_does_not_leave(land: Country) -> None:
    here = land.towns["CTH"]
    number = land.begin()
    land.hand_over("CTH", number, "UJI", key="first")
    land.go("CTH", seconds=3)
    here.casework.undo(OFFICER, number, here.deed(), "first")
    land.go("CTH", minutes=5)
    assert (land.numbers("UJI"), states(here)) == ([], [])

    land.hand_over("CTH", number, "UJI")
    land.go("CTH")
    assert len(land.numbers("UJI")) == 1, "it may be handed over again"


def test_one_that_is_taken_back_before_anybody_looked_does_not_leave(land: Country) -> None:
    here = land.towns["CTH"]
    number = land.begin()
    land.hand_over("CTH", number, "UJI", key="first")
    here.casework.undo(OFFICER, number, here.deed(), "first")
    land.hand_over("CTH", number, "COB")
    land.go("CTH")
    assert (land.numbers("UJI"), len(land.numbers("COB"))) == ([], 1)


def test_what_is_taken_back_later_is_told_there(land: Country) -> None:
    here, there = land.towns["CTH"], land.towns["UJI"]
    number = land.begin()
    land.hand_over("CTH", number, "UJI", key="first")
    land.go("CTH")
    here.casework.undo(OFFICER, number, here.deed(), "first")
    land.go("CTH")
    (said,) = words(there, land.numbers("UJI")[0])
    assert "Kabupaten Contoh menarik kembali penerusannya" in said

    land.hand_over("CTH", number, "UJI")
    land.go("CTH")
    (said,) = words(there, land.numbers("UJI")[0])
    assert "meneruskannya lagi" in said


def test_what_the_citizen_adds_goes_along_and_ends_the_wait_for_it(land: Country) -> None:
    here, there = land.towns["CTH"], land.towns["UJI"]
    number = land.begin()
    land.hand_over("CTH", number, "UJI")
    land.go()
    (theirs,) = land.numbers("UJI")
    there.casework.hold(OFFICER, theirs, there.deed(), "Di sebelah mana?")
    land.go("CTH")
    assert "Di sebelah mana?" in told(here, number)

    here.tell(text="Di sebelah timur jembatan")
    land.go("CTH")
    assert "timur jembatan" not in words(there, theirs)[0], "it may be about something else"
    with here.application.store.read() as connection:
        added = queries.messages_of(SYSTEM, connection, here.row(number).id)[-1]
    here.casework.let_through(OFFICER, number, here.deed(), added.id)
    land.go("CTH")
    assert "timur jembatan" in words(there, theirs)[0]
    assert there.casework.resume_answered() == 1


def test_photos_go_along(land: Country) -> None:
    here, there = land.towns["CTH"], land.towns["UJI"]
    number = land.begin(text=None, caption="Jalan rusak", photo=photo("foto"))
    application = here.application
    shelves = {name: Shelf({"foto": picture("red")}) for name in application.channels}
    MediaFetcher(
        application.store, application.objects, shelves, here.clock, MediaLimits()
    ).fetch_due()
    land.hand_over("CTH", number, "UJI")
    land.go("CTH")
    assert set(states(here)) == {("create", "sent"), ("attach", "sent")}
    assert there.row(land.numbers("UJI")[0]).attachment_count == 1


# --- what must stay -------------------------------------------------------------------------------


def test_what_is_secret_stays_unless_they_may_have_it(land: Country) -> None:
    here = land.towns["CTH"]
    number = here.tell()
    secret = {**{f: getattr(SAID, f) for f in SAID.__dataclass_fields__}, "is_secret": True}
    here.casework.verify(OFFICER, number, here.deed(), type(SAID)(**secret))
    with pytest.raises(MayNotLeave):
        land.hand_over("CTH", number, "UJI")
    assert here.row(number).status == "new"

    land.connect("CTH", "UJI", takes_secret=True)
    land.hand_over("CTH", number, "UJI")
    land.go("CTH")
    assert land.towns["UJI"].row(land.numbers("UJI")[0]).is_secret


def test_a_government_that_is_not_connected_is_only_noted(land: Country) -> None:
    here = land.towns["CTH"]
    number = land.begin()
    here.casework.hand_over(
        OFFICER, number, here.deed(), to="Provinsi Contoh", reason="other_government"
    )
    land.go()
    assert states(here) == []


# --- in circles -----------------------------------------------------------------------------------


def disputes(town: Town) -> dict[str, dict[str, Any]]:
    """What was told of disputes, by role; its details, with the complaint's id."""
    with town.application.store.read() as connection:
        rows = connection.execute(select(notices)).all()
    names = {1: "supervisor", 2: "coordinator"}
    return {
        names[row.operator_id]: row.details | {"complaint": row.complaint_id}
        for row in rows
        if row.event == "in_dispute"
    }


def employ_both(town: Town, code: str) -> None:
    assert employ(town, "penyelia", "supervisor", jurisdiction=code) == 1
    assert employ(town, "koordinator", "coordinator", jurisdiction=code) == 2


def test_what_comes_back_is_refused_and_people_above_are_told_once(land: Country) -> None:
    there = land.towns["UJI"]
    employ_both(there, "UJI")
    land.hand_over("CTH", land.begin(), "UJI")
    land.go()
    (theirs,) = land.numbers("UJI")
    for _ in range(2):
        with pytest.raises(InCircles):
            land.hand_over("UJI", theirs, "CTH")
    land.go()

    assert (there.row(theirs).status, len(land.numbers("CTH"))) == ("new", 1)
    assert events(there, theirs).count("hand_over_disputed") == 2
    facts = {"ours": "Kabupaten Uji", "theirs": "Kabupaten Contoh", "count": 1}
    heard = disputes(there)
    assert heard["supervisor"] == facts | {"complaint": there.row(theirs).id}
    assert heard["coordinator"] == facts | {"complaint": None, "channel": "muara"}


def test_a_third_hop_is_refused(land: Country) -> None:
    country_of_four = land.towns["COB"]
    land.hand_over("CTH", land.begin(), "UJI")
    land.go()
    land.hand_over("UJI", land.numbers("UJI")[0], "COB")
    land.go()
    land.connect("COB", "CTH", code="LAIN", label="Kabupaten Lain")
    with pytest.raises(InCircles):
        country_of_four.casework.hand_over(
            OFFICER,
            land.numbers("COB")[0],
            country_of_four.deed(),
            to="kabupaten  lain",
            reason="other_government",
        )


def test_an_older_version_that_sends_it_back_is_refused_at_the_door(
    land: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = land.towns["CTH"], land.towns["UJI"]
    employ_both(here, "CTH")
    employ_both(there, "UJI")
    number = land.begin()
    land.hand_over("CTH", number, "UJI")
    land.go()
    monkeypatch.setattr("muara.governments.goes_in_circles", lambda *_: False)
    monkeypatch.setattr("forwarder.muara.goes_in_circles", lambda *_: False)
    (theirs,) = land.numbers("UJI")
    land.hand_over("UJI", theirs, "CTH")
    land.go("UJI")

    assert len(land.numbers("CTH")) == 1
    assert ("create", "dead") in states(there)
    assert "hand_over_disputed" in events(here, number), "our own has come back"
    assert "hand_over_disputed" in events(there, theirs)
    assert set(disputes(here)) == set(disputes(there)) == {"supervisor", "coordinator"}


def test_at_the_door_of_a_stranger_too_many_hops_are_noted_without_a_complaint(
    land: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    employ_both(land.towns["CTH"], "CTH")
    monkeypatch.setattr("muara.governments.goes_in_circles", lambda *_: False)
    monkeypatch.setattr("forwarder.muara.goes_in_circles", lambda *_: False)
    monkeypatch.setattr("muara.taking_over.goes_in_circles", lambda *_: True)
    there = land.towns["UJI"]
    number = there.tell()
    land.hand_over("UJI", number, "CTH")
    land.go("UJI")

    assert land.numbers("CTH") == []
    with land.towns["CTH"].application.store.read() as connection:
        (line,) = connection.execute(
            select(histories).where(histories.c.event == "hand_over_disputed")
        )
    assert (line.complaint_id, line.details["foreign_id"]) == (None, number)
    assert set(disputes(land.towns["CTH"])) == {"coordinator"}


# --- the contract ---------------------------------------------------------------------------------


def test_the_conformance_kit_finds_all_as_agreed(land: Country) -> None:
    to = land.towns["CTH"].application.destinations["uji"]
    found = list(try_out(to.adapter, land.towns["CTH"].clock.now(), repeats_safely=True))
    assert {one.subject: one.message for one in found if one.level != "ok"} == {}
    steps = ["government", "create", "repeat", "update", "attach", "pull"]
    assert [one.subject for one in found] == steps


def test_they_hear_only_of_their_own(land: Country) -> None:
    number = land.begin()
    land.hand_over("CTH", number, "UJI")
    land.go()
    there = land.towns["UJI"]
    own = there.tell(text="Lampu jalan mati")
    (theirs,) = [one for one in land.numbers("UJI") if one != own]
    asked = [theirs, own, "UJI-0000-0000"]
    asking: dict[str, Any] = {
        code: land.towns[code].application.destinations["uji"].adapter for code in ("CTH", "COB")
    }
    assert [one.foreign_id for one in asking["CTH"].pull(asked)] == [theirs]
    assert asking["COB"].pull(asked) == []


def test_what_is_sealed_there_is_not_spoken_of(land: Country) -> None:
    land.hand_over("CTH", land.begin(), "UJI")
    land.go()
    (theirs,) = land.numbers("UJI")
    with land.towns["UJI"].application.store.write() as connection:
        connection.execute(update(complaints).values(seal="oversight"))
    adapter: Any = land.towns["CTH"].application.destinations["uji"].adapter
    assert adapter.pull([theirs]) == []


def test_what_is_secret_only_there_is_told_without_words(land: Country) -> None:
    there = land.towns["UJI"]
    land.hand_over("CTH", land.begin(), "UJI")
    land.go()
    (theirs,) = land.numbers("UJI")
    answer(there, theirs, "Sudah ditambal.")
    adapter: Any = land.towns["CTH"].application.destinations["uji"].adapter
    assert [one.answer for one in adapter.pull([theirs])] == [
        "Sudah ditambal.\nDitambal\nRabu\nRegu"
    ]
    with there.application.store.write() as connection:
        connection.execute(update(complaints).values(is_secret=True))
    assert [(one.status, one.answer) for one in adapter.pull([theirs])] == [("resolved", "")]


def test_of_a_secret_one_that_theirs_is_handled_with_only_that_it_was_answered(
    land: Country,
) -> None:
    there = land.towns["UJI"]
    land.hand_over("CTH", land.begin(), "UJI")
    land.go()
    (theirs,) = land.numbers("UJI")
    leading = there.tell(person=2)
    there.casework.merge(OFFICER, theirs, there.deed(), leading)
    answer(there, leading, "Sudah ditambal.")
    with there.application.store.write() as connection:
        secret = complaints.c.tracking_id == leading
        connection.execute(update(complaints).where(secret).values(is_secret=True))
    adapter: Any = land.towns["CTH"].application.destinations["uji"].adapter
    (found,) = adapter.pull([theirs])
    assert (found.status, found.answer) == ("resolved", "Laporan sudah dijawab")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"secret": "whsec_" + "b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcg=="}, "401"),
        ({"code": "LAIN"}, "403"),
    ],
)
def test_strangers_are_not_let_in(land: Country, changed: dict[str, str], words: str) -> None:
    adapter: Any = land.connect("CTH", "UJI", **changed).adapter
    (found,) = adapter.check()
    assert (found.level, words in found.message) == ("error", True)


def test_a_call_of_yesterday_is_not_taken_again(land: Country) -> None:
    adapter: Any = land.towns["CTH"].application.destinations["uji"].adapter
    land.towns["UJI"].clock.move(timedelta(minutes=6))
    (found,) = adapter.check()
    assert found.level == "error"


def test_addresses_without_encryption_are_refused_but_on_this_machine() -> None:
    with pytest.raises(ValueError, match="not encrypted"):
        settings_of("UJI", "http://aduan.uji.example")
    assert settings_of("UJI", "https://aduan.uji.example/").url == "https://aduan.uji.example"


# --- the door -------------------------------------------------------------------------------------

LETTER: dict[str, Any] = {
    "from": "CTH",
    "to": "UJI",
    "hops": ["CTH-7K4M-92QX"],
    "event": "complaint_handed_over",
    "at": "2026-11-23T09:00:00+07:00",
    "case": {"government": "Kabupaten Contoh", "texts": ["Jalan rusak parah"]},
}
PHOTO = {"id": 1, "name": "foto.jpg", "content": "YnVrYW4gZ2FtYmFy"}
TEST_CASE = {"government": "Kabupaten Contoh", "is_test": True}


REFUSED: list[tuple[str, Any, dict[str, str], int, str]] = [
    ("cases", LETTER, {"webhook-signature": ""}, 401, "signature_missing"),
    ("cases", LETTER, {"webhook-signature": "v1,AAAA v1,BBBB"}, 401, "signature_wrong"),
    ("cases", LETTER, {"webhook-timestamp": "1"}, 401, "signature_too_old"),
    ("cases", LETTER, {"muara-from": "COB"}, 422, "addressed_to_others"),
    ("cases", LETTER, {"muara-to": "CTH"}, 403, "unknown_government"),
    ("cases", LETTER | {"to": "COB"}, {}, 422, "addressed_to_others"),
    ("cases", LETTER | {"hops": ["COB-1111-2222"]}, {}, 422, "number_of_another"),
    (
        "cases",
        LETTER | {"hops": ["COB-1111-2222"], "case": TEST_CASE},
        {},
        422,
        "number_of_another",
    ),
    ("cases", LETTER | {"hops": []}, {}, 422, "not_understood"),
    ("cases", b"{", {}, 422, "not_understood"),
    ("files", LETTER | {"photo": PHOTO}, {}, 422, "no_such_complaint"),
    ("states", {"from": "CTH", "to": "UJI", "numbers": ["X"] * 51}, {}, 422, "not_understood"),
]
"""Path, body and headers of a call, and how it is answered."""


def test_the_door_takes_only_what_is_proved_and_as_agreed(land: Country) -> None:
    for path, said, headers, status, word in REFUSED:
        answer = land.call("UJI", path, said, **headers)
        assert (answer.status_code, answer.json()) == (status, {"error": word}), said
    assert land.numbers("UJI") == []


def test_bytes_that_are_no_text_are_not_taken() -> None:
    with pytest.raises(Forged, match="signature_wrong"):
        check_signature(
            SecretStr(SECRET),
            {"webhook-id": "m", "webhook-timestamp": "0", "webhook-signature": "v1,AAAA"},
            datetime.fromtimestamp(0, UTC),
            b"\xff\xfe",
        )


def test_what_is_no_picture_is_not_taken_as_one(land: Country) -> None:
    assert land.call("UJI", "cases", LETTER).status_code == 200
    answer = land.call("UJI", "files", LETTER | {"photo": PHOTO})
    assert (answer.status_code, answer.json()) == (422, {"error": "no_photo"})


def test_who_calls_too_often_comes_again_later(land: Country) -> None:
    asked = {"from": "CTH", "to": "UJI", "numbers": []}
    answers = [land.call("UJI", "states", asked) for _ in range(301)]
    assert {one.status_code for one in answers[:300]} == {200}
    assert answers[300].status_code == 429
    assert int(answers[300].headers["retry-after"]) > 0


def test_by_hand_nothing_goes_back_either(land: Country) -> None:
    there = land.towns["UJI"]
    land.hand_over("CTH", land.begin(), "UJI")
    land.go()
    (theirs,) = land.numbers("UJI")
    there.casework.verify(OFFICER, theirs, there.deed(), SAID)
    with pytest.raises(InCircles):
        Forwarding(there.application).want(OFFICER, theirs, there.deed(), "cth")
    assert "hand_over_disputed" in events(there, theirs)
