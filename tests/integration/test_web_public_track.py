"""`/lacak` without scripts: a stage by the number, the story with the code, nothing to guess."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select, update

from forwarder.base import STATUS_PURPOSES
from muara.answer_watch import AnswerWatch
from muara.casework import Answer, Casework
from muara.forwarding import Forwarding
from muara.news import Line
from muara.words import lines
from muara.work_pictures import answer_with_pictures
from store import agencies, queries
from store.case_models import FollowUpKind
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.models import complaints, items, outbox
from store.rights import ROLE_RIGHTS
from store.scope import SYSTEM
from store.tracking import check_code, new_tracking_id
from tests import town
from tests.citizens_pages import HOLE, Citizen, Slip, settings_with_pages, slip_in
from tests.installation import Installation, running
from tests.integration.web_visitor import readable

OFFICER = replace(SYSTEM, actor="operator:1", rights=ROLE_RIGHTS["officer"])
SAID = Verification(
    title="Jalan berlubang", classification="complaint", is_oversight=False, is_secret=False
)
ANSWER = Answer(
    kind=FollowUpKind.SUBSTANTIVE_ANSWER,
    text="Lubang sudah kami tambal.",
    what="Ditambal aspal",
    when="Jumat",
    who="Regu contoh",
)
_ID = re.compile(r"CTH-[0-9A-Z]{4}-[0-9A-Z]{4}")


@dataclass
class Place:
    """The installation, and an officer who works on what comes in."""

    opened: Installation
    numbers: count[int]

    def deed(self) -> Deed:
        return Deed(key=f"deed-{next(self.numbers)}", now=self.opened.clock.now())

    @property
    def casework(self) -> Casework:
        return Casework(self.opened.application)

    def assign(self, number: str) -> None:
        with self.opened.application.store.read() as connection:
            roads = agencies.agencies_of(SYSTEM, connection, "CTH")[0].id
        self.casework.verify(OFFICER, number, self.deed(), SAID, agency_ids=[roads])

    def answer(self, number: str) -> None:
        complaint_id = self.complaint(number).id
        with self.opened.application.store.read() as connection:
            held = agencies.assignments_of(SYSTEM, connection, complaint_id)[0].id
        said = replace(ANSWER, assignment_id=held)
        self.casework.answer(OFFICER, number, self.deed(), said)

    def complaint(self, number: str) -> Any:
        with self.opened.application.store.read() as connection:
            return queries.complaint_by_tracking_id(SYSTEM, connection, number)

    def messages(self, number: str) -> Sequence[Any]:
        with self.opened.application.store.read() as connection:
            return queries.messages_of(SYSTEM, connection, self.complaint(number).id)

    def news(self, number: str) -> dict[str, str]:
        """What the citizen is told about it, and what became of that."""
        about_it = outbox.c.complaint_id == self.complaint(number).id
        with self.opened.application.store.read() as connection:
            rows = connection.execute(select(outbox.c.purpose, outbox.c.state).where(about_it))
            return {row.purpose: row.state for row in rows}

    def let_tell(self) -> None:
        """What the timetable does each minute: send, look what became of answers, send again."""
        sender = self.opened.application.outbox("web")
        assert sender is not None
        sender.send_due()
        AnswerWatch(self.opened.application).look()
        sender.send_due()

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        """What the database is asked meanwhile."""
        engine = self.opened.application.store.engine
        asked: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
            asked.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        try:
            yield asked
        finally:
            event.remove(engine, "before_cursor_execute", note)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("tracking")
    shutil.copyfile(sqlite_template, folder / "muara.db")
    url = f"sqlite:///{folder / 'muara.db'}"
    with running(settings_with_pages(folder, url, reports_per_half_hour=500)) as opened:
        opened.add_operator("petugas", jurisdictions=["CTH"])
        yield Place(opened, count())


@pytest.fixture
def citizen(place: Place) -> Iterator[Citizen]:
    place.opened.clock.move(timedelta(hours=1))  # whatever was tried before is forgotten
    with Citizen(place.opened) as visitor:
        yield visitor


def stage_in(answer: httpx.Response) -> str:
    found = re.search(r'aria-current="step"[^>]*>(\w+)<', answer.text)
    assert found, readable(answer.text)
    return found[1]


def test_the_number_alone_tells_the_stage_and_nothing_else(place: Place, citizen: Citizen) -> None:
    slip = slip_in(citizen.report(place="Depan pasar kota"))
    seen = [stage_in(citizen.look(slip.number.lower().replace("-", " ")))]
    place.assign(slip.number)
    seen.append(stage_in(citizen.look(slip.number)))
    place.answer(slip.number)
    last = citizen.look(slip.number)

    assert [*seen, stage_in(last)] == ["Diterima", "Dikerjakan", "Selesai"]
    assert "tambal" not in last.text
    assert "pasar" not in last.text
    assert slip.code not in last.text


def test_what_is_handled_with_another_is_as_far_as_that_one(place: Place, citizen: Citizen) -> None:
    joined, leading = slip_in(citizen.report()), slip_in(citizen.report())
    place.assign(leading.number)
    place.casework.merge(OFFICER, joined.number, place.deed(), leading.number)
    seen = [stage_in(citizen.look(joined.number))]
    place.answer(leading.number)
    seen.append(stage_in(citizen.look(joined.number)))
    story = citizen.look(joined.number, joined.code)

    assert [*seen, stage_in(story)] == ["Dikerjakan", "Selesai", "Selesai"]
    assert "/lacak/keberatan" not in story.text, "that is for whoever reported the leading one"


def test_with_the_code_the_story_is_told_answered_rated_and_closed(
    place: Place, citizen: Citizen
) -> None:
    slip = slip_in(citizen.report())
    place.assign(slip.number)
    place.casework.hold(OFFICER, slip.number, place.deed(), "Di sebelah mana pasar?")
    story = readable(citizen.look(slip.number, slip.code.lower()).text)
    assert "Di sebelah mana pasar?" in story
    assert "Jawab pertanyaan petugas" in story

    told = citizen.do("/lacak/tambah", text="Di gerbang utara, dekat warung")
    assert "Keterangan Anda kami terima" in readable(told.text)
    assert [row.redacted_text for row in place.messages(slip.number)][-1].startswith("Di gerbang")
    place.casework.resume(OFFICER, slip.number, place.deed())
    place.answer(slip.number)

    story = readable(citizen.http.get("/lacak").text)
    for said in ("Diteruskan ke", "Lubang sudah kami tambal.", "Ditambal aspal", "Regu contoh"):
        assert said in story
    rated = citizen.do("/lacak/nilai", rating="4")
    row = place.complaint(slip.number)
    assert (row.rating, row.status, row.reason) == (4, "closed", "confirmed")
    assert "Anda memberi nilai 4" in readable(rated.text)
    citizen.do("/lacak/nilai", rating="5")
    assert place.complaint(slip.number).rating == 5


def test_with_the_code_one_reads_what_one_has_reported(place: Place, citizen: Citizen) -> None:
    told = slip_in(citizen.report("Halo min, lampu depan pasar mati, hubungi 0811-0000-5678"))
    assert "ampu depan pasar" not in citizen.look(told.number).text
    story = readable(citizen.look(told.number, told.code).text)
    assert "Lampu depan pasar mati, hubungi [nomor telepon disembunyikan]" in story
    citizen.do("/lacak/tutup")
    secret = slip_in(citizen.report("Lampu depan balai mati", is_secret="true"))
    assert "Lampu depan balai" not in citizen.look(secret.number, secret.code).text


def test_from_the_number_that_was_just_given_one_follows_it_without_typing(
    place: Place, citizen: Citizen
) -> None:
    slip = slip_in(citizen.report())
    known = citizen.hidden("/lapor/terkirim", "/lacak")
    assert (known["number"], known["code"]) == (slip.number, slip.code)
    story = citizen.http.post("/lacak", data=known)
    assert slip.code not in str(story.url)
    assert f"{slip.number} {HOLE}" in readable(story.text).replace("“", "").replace("”", "")


def test_an_objection_opens_the_report_again_with_the_citizens_words(
    place: Place, citizen: Citizen
) -> None:
    slip = slip_in(citizen.report())
    place.assign(slip.number)
    place.answer(slip.number)
    citizen.look(slip.number, slip.code)
    form = citizen.hidden("/lacak", "/lacak/keberatan") | {"text": "Tambalannya lepas lagi"}

    for _ in range(2):  # a second click
        answer = citizen.send("/lacak/keberatan", form, (town.picture("brown"),))

    row, messages = place.complaint(slip.number), place.messages(slip.number)
    assert (row.status, row.reopened_count) == ("in_progress", 1)
    assert [one.redacted_text for one in messages][-1] == "Tambalannya lepas lagi"
    assert len(messages) == 2
    assert row.attachment_count == 1
    assert "Laporan dibuka kembali" in readable(answer.text)
    late = citizen.send("/lacak/keberatan", form | {"key": "another-key-of-this-form"})
    assert "tidak dapat dilakukan lagi" in readable(late.text)


def test_whoever_reported_elsewhere_follows_and_adds_here_too(
    place: Place, citizen: Citizen
) -> None:
    opened = place.opened
    opened.receive("telegram", opened.citizens.telegram(7, text=HOLE))
    with opened.application.store.read() as connection:
        row = connection.execute(select(complaints).order_by(complaints.c.id.desc())).first()
    assert row is not None
    code = check_code(opened.application.store.keyring, row.tracking_id)
    citizen.look(row.tracking_id, code)

    opened.clock.move(timedelta(minutes=1))
    citizen.do("/lacak/tambah", text="Sekarang ada dua lubang", **{"is_secret": "true"})

    messages = place.messages(row.tracking_id)
    assert [one.channel for one in messages] == ["telegram", "web"]
    assert {one.reporter_id for one in messages} == {row.reporter_id}
    with opened.application.store.read() as connection:
        newest = queries.newest_message(SYSTEM, connection, row.id)
    assert newest is not None
    assert newest.channel == "telegram", "that is where they are answered"


def test_news_that_was_taken_back_is_not_told(place: Place, citizen: Citizen) -> None:
    slip = slip_in(citizen.report())
    deed = place.deed()
    place.casework.archive(OFFICER, slip.number, deed, reason="unclear")
    place.casework.undo(OFFICER, slip.number, place.deed(), deed.key)

    assert "Diarsipkan" not in readable(citizen.look(slip.number, slip.code).text)


def test_news_stands_there_at_once_and_counts_as_told(place: Place, citizen: Citizen) -> None:
    slip = slip_in(citizen.report())
    place.assign(slip.number)
    place.answer(slip.number)
    place.opened.clock.move(timedelta(minutes=1))

    place.let_tell()

    assert place.news(slip.number) == {"assign": "sent", "answer": "sent", "is_it_done": "sent"}
    assert place.complaint(slip.number).untold is None


def test_photos_of_the_work_are_shown_to_the_reporter_alone(place: Place, citizen: Citizen) -> None:
    slip = slip_in(citizen.report())
    place.assign(slip.number)
    picture = town.picture("green")
    answer_with_pictures(
        place.opened.application, OFFICER, slip.number, place.deed(), ANSWER, [picture]
    )

    found = re.search(r'src="(/lacak/foto/\d+)"', citizen.look(slip.number, slip.code).text)

    assert found
    own = citizen.http.get(found[1])
    assert (own.status_code, own.headers["content-type"]) == (200, "image/jpeg")
    assert b"Invented Camera" not in own.content
    with Citizen(place.opened) as other:
        assert other.http.get(found[1]).status_code == 404


# --- all that is told ---------------------------------------------------------------------------


def _answered(place: Place, number: str) -> None:
    place.assign(number)
    place.answer(number)


def _progressed(place: Place, number: str) -> None:
    said = Answer(kind=FollowUpKind.FOLLOW_UP, text="Aspal sudah dipesan.")
    place.assign(number)
    place.casework.answer(OFFICER, number, place.deed(), said)


def _closed(place: Place, number: str) -> None:
    _answered(place, number)
    place.opened.clock.move(timedelta(minutes=1))
    place.let_tell()
    place.casework.close(OFFICER, number, place.deed(), reason="confirmed")


def _reopened(place: Place, number: str) -> None:
    _closed(place, number)
    place.casework.reopen(OFFICER, number, place.deed(), reason="mistake")


def _merged(place: Place, number: str) -> None:
    with Citizen(place.opened) as another:
        leading = slip_in(another.report()).number
    place.casework.merge(OFFICER, number, place.deed(), leading)


def _forwarded(place: Place, number: str, answer: str | None = None) -> None:
    forwarding = Forwarding(place.opened.application)
    place.casework.verify(OFFICER, number, place.deed(), SAID)
    forwarding.link(OFFICER, number, place.deed(), "7654321", is_secret=False)
    if answer is not None:
        forwarding.note_status(OFFICER, number, place.deed(), "in_progress", answer)


def _refused_erasure(place: Place, number: str) -> None:
    row = place.complaint(number)
    with place.opened.application.store.write() as connection:
        place.casework.tell_refused_erasure(connection, row, place.deed(), "case_open")


def _line(purpose: str, **more: Any) -> Callable[[Place, str], None]:
    """What a sweep tells, or an officer to whoever wrote elsewhere as well."""

    def tell(place: Place, number: str) -> None:
        row, now = place.complaint(number), place.opened.clock.now()
        news = Line(purpose=purpose, key=f"{purpose}:{row.id}", **more)
        with place.opened.application.store.write() as connection:
            place.opened.application.teller().tell(SYSTEM, connection, row, news, now)

    return tell


_LATE = {"text": "news.late.office", "words": {"limit": "Senin", "next": ""}}
_TELLS: dict[str, tuple[Callable[[Place, str], None], str]] = {
    "answer": (_answered, "Lubang sudah kami tambal."),
    "archive": (
        lambda place, number: place.casework.archive(
            OFFICER, number, place.deed(), reason="unclear"
        ),
        "Diarsipkan",
    ),
    "assign": (lambda place, number: place.assign(number), "Diteruskan ke"),
    "close": (_closed, "Laporan ditutup"),
    "closing_soon": (_line("closing_soon", words={"day": "Senin"}), "kami tutup pada Senin"),
    "erasure_refused": (_refused_erasure, "belum bisa kami hapus"),
    "foreign_answer": (
        lambda place, number: _forwarded(place, number, "Sudah kami periksa."),
        "Sudah kami periksa.",
    ),
    "foreign_status": (lambda place, number: _forwarded(place, number, ""), "Kabar dari SP4N"),
    "forwarded": (_forwarded, "nomor 7654321"),
    "hand_over": (
        lambda place, number: place.casework.hand_over(
            OFFICER, number, place.deed(), to="Provinsi Contoh", reason="other_government"
        ),
        "diteruskan ke Provinsi Contoh",
    ),
    "is_it_done": (_answered, "Apakah masalahnya sudah selesai?"),
    "merge": (_merged, "Kami tangani bersama"),
    "message": (
        lambda place, number: place.casework.say(OFFICER, number, place.deed(), "Kami ke sana."),
        "Kami ke sana.",
    ),
    "ombudsman": (_line("ombudsman", words={}, is_refusal=True), "Ombudsman"),
    "overdue": (_line("overdue", **_LATE), "belum selesai kami tangani"),
    "progress": (_progressed, "Aspal sudah dipesan."),
    "question": (
        lambda place, number: place.casework.hold(OFFICER, number, place.deed(), "Di mana?"),
        "Di mana?",
    ),
    "reopen": (_reopened, "Laporan dibuka kembali"),
    "verify": (
        lambda place, number: place.casework.verify(OFFICER, number, place.deed(), SAID),
        "Petugas memeriksa laporan",
    ),
    "withdrawal_declined": (
        _line("withdrawal_declined", words={"reason": "public_interest"}),
        "tetap kami tangani",
    ),
}
"""How an officer or the timetable comes to tell something, and words of it on the page."""
_BY_OTHER_NAMES = {
    *("answered", "archived", "late", "merge_many", "message_first", "next_by", "still_late"),
    *("forwarded_elsewhere", "objected_again", "right_to_ombudsman", "right_to_ombudsman_at"),
    *(f"in_public_{number}" for number in (1, 2, 3)),
}
"""Texts of news that are variants or parts of others."""


@pytest.mark.parametrize("purpose", sorted(_TELLS))
def test_what_counts_as_told_stands_there(place: Place, citizen: Citizen, purpose: str) -> None:
    tell, words = _TELLS[purpose]
    slip = slip_in(citizen.report())
    before = readable(citizen.look(slip.number, slip.code).text)
    tell(place, slip.number)
    place.opened.clock.move(timedelta(minutes=3))
    place.let_tell()

    story = readable(citizen.http.get("/lacak").text)

    assert place.news(slip.number)[purpose] == "sent"
    assert words not in before
    assert words in story
    assert not re.search(r"\bbalas\b|pesan ini", story, re.IGNORECASE), "nobody chats here"


def test_every_kind_of_news_was_looked_for() -> None:
    texts = {key.split(".")[1] for key in lines("id") if key.startswith("news.")}
    on_comments_alone = {"hide_comment"}

    assert {*texts, *STATUS_PURPOSES} - _BY_OTHER_NAMES - on_comments_alone == _TELLS.keys()


def test_that_it_is_handled_with_another_is_not_told_while_that_can_be_taken_back(
    place: Place, citizen: Citizen
) -> None:
    slip = slip_in(citizen.report())
    _merged(place, slip.number)

    assert "Kami tangani bersama" not in readable(citizen.look(slip.number, slip.code).text)


def test_of_a_delicate_report_nobody_reads_who_has_it(place: Place, citizen: Citizen) -> None:
    slip = slip_in(citizen.report(is_secret="true"))
    with place.opened.application.store.read() as connection:
        roads = agencies.agencies_of(SYSTEM, connection, "CTH")[0]
    said = replace(SAID, is_secret=True)
    place.casework.verify(OFFICER, slip.number, place.deed(), said, agency_ids=[roads.id])

    story = readable(citizen.look(slip.number, slip.code).text)

    assert "Diteruskan ke instansi terkait" in story
    assert roads.name not in story


@pytest.mark.parametrize("hidden", ["leading", "joined"])
def test_of_a_delicate_report_whoever_reported_the_same_reads_only_that_it_was_answered(
    place: Place, citizen: Citizen, hidden: str
) -> None:
    joined, leading = slip_in(citizen.report()), slip_in(citizen.report())
    place.assign(leading.number)
    place.casework.merge(OFFICER, joined.number, place.deed(), leading.number)
    answer_with_pictures(
        place.opened.application,
        OFFICER,
        leading.number,
        place.deed(),
        ANSWER,
        [town.picture("green")],
    )
    number = {"leading": leading, "joined": joined}[hidden].number
    with place.opened.application.store.write() as connection:
        one = complaints.c.tracking_id == number
        connection.execute(update(complaints).where(one).values(is_secret=True))

    page = citizen.look(joined.number, joined.code).text

    assert "Laporan sudah dijawab" in readable(page)
    assert [word for word in (ANSWER.text, ANSWER.what, ANSWER.who) if word in page] == []
    assert "/lacak/foto/" not in page


def test_the_story_closes_by_itself_by_hand_and_is_nobody_elses(
    place: Place, citizen: Citizen
) -> None:
    slip = slip_in(citizen.report())
    citizen.look(slip.number, slip.code)
    assert slip.number in citizen.http.get("/lacak").text
    with Citizen(place.opened) as other:
        assert slip.number not in other.http.get("/lacak").text

    citizen.send("/lacak/tutup", citizen.hidden("/lacak", "/lacak/tutup"))
    assert slip.number not in citizen.http.get("/lacak").text
    citizen.look(slip.number, slip.code)
    place.opened.clock.move(timedelta(minutes=21))
    assert slip.number not in citizen.http.get("/lacak").text


def test_a_forged_pass_opens_nothing(place: Place, citizen: Citizen) -> None:
    slip = slip_in(citizen.report())
    citizen.look(slip.number, slip.code)
    cookie = next(one for one in citizen.http.cookies.jar if one.name == "muara_lacak")
    assert cookie.value is not None
    assert (cookie.path, cookie.has_nonstandard_attr("HttpOnly")) == ("/lacak", True)

    with Citizen(place.opened) as other:
        for forged in (cookie.value[:-2] + "xx", cookie.value.partition(".")[0], "e30"):
            other.http.cookies.set("muara_lacak", forged, path="/lacak")
            assert slip.number not in other.http.get("/lacak").text


def test_guessing_a_code_is_slow_and_says_until_when(place: Place, citizen: Citizen) -> None:
    slip = slip_in(citizen.report())

    answers = [citizen.look(slip.number, "000000") for _ in range(7)]
    right = citizen.look(slip.number, slip.code)

    assert [one.status_code for one in answers] == [403] * 5 + [429] * 2
    assert right.status_code == 429, "not even the right one, until the time is over"
    assert "Coba lagi sesudah 1 menit" in readable(right.text)
    assert int(right.headers["retry-after"]) >= 1
    place.opened.clock.move(timedelta(minutes=1))
    assert slip.number in citizen.look(slip.number, slip.code).text


def test_many_numbers_from_one_address_are_slow_for_half_an_hour(
    place: Place, citizen: Citizen
) -> None:
    hidden = citizen.hidden("/lacak", "/lacak")
    statuses = []
    for _ in range(62):
        form = hidden | {"number": new_tracking_id("CTH")}
        statuses.append(citizen.http.post("/lacak", data=form).status_code)

    assert statuses == [200] * 60 + [429] * 2
    place.opened.clock.move(timedelta(minutes=31))
    form = hidden | {"number": new_tracking_id("CTH")}
    assert [citizen.http.post("/lacak", data=form).status_code for _ in range(60)] == [200] * 60


def test_what_is_missing_is_said_and_what_was_typed_stays(place: Place, citizen: Citizen) -> None:
    slip = slip_in(citizen.report())
    assert citizen.look("CTH-1234").status_code == 422
    citizen.look(slip.number, slip.code)

    empty = citizen.do("/lacak/tambah", text=" ")
    long = citizen.do("/lacak/tambah", text="y" * 4001)

    assert (empty.status_code, long.status_code) == (422, 422)
    assert "y" * 4001 in long.text
    with Citizen(place.opened) as stranger:
        form = citizen.hidden("/lacak", "/lacak/tambah") | {"text": "Bukan saya"}
        stranger.send("/lacak/tambah", form)
    assert len(place.messages(slip.number)) == 1


# --- nothing to enumerate -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def hidden_ones(place: Place) -> list[Slip]:
    """Secret and sealed reports, which nobody may hear of."""
    with Citizen(place.opened) as citizen:
        secret = slip_in(citizen.report(is_secret="true"))
        sealed = slip_in(
            citizen.report("Pak kades minta uang 500 ribu untuk tanda tangan surat tanah")
        )
    assert place.complaint(sealed.number).seal == "oversight"
    return [secret, sealed]


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_unknown_and_hidden_numbers_get_the_same_bytes_by_the_same_steps(
    place: Place, hidden_ones: list[Slip], data: st.DataObject
) -> None:
    code = data.draw(st.sampled_from(["", "000000", "ABCDEF", "zzzzzz"]))
    hidden = data.draw(st.sampled_from(hidden_ones)).number
    unknown = new_tracking_id("CTH")
    place.opened.clock.move(timedelta(hours=1))

    found = []
    with Citizen(place.opened) as citizen:
        form = citizen.hidden("/lacak", "/lacak") | {"code": code}
        for number in (hidden, unknown):
            with place.statements() as asked:
                answer = citizen.http.post("/lacak", data=form | {"number": number})
            headers = {n: v for n, v in answer.headers.items() if n not in ("date", "set-cookie")}
            text = _ID.sub("CTH-????-????", answer.text)
            found.append((answer.status_code, headers, text, asked))

    assert found[0] == found[1]


def test_a_known_number_with_a_wrong_code_looks_like_an_unknown_one(
    place: Place, citizen: Citizen
) -> None:
    slip = slip_in(citizen.report())
    known = citizen.look(slip.number, "000000")
    unknown = citizen.look(new_tracking_id("CTH"), "000000")

    assert _ID.sub("", known.text) == _ID.sub("", unknown.text)
    assert known.status_code == unknown.status_code


def test_no_number_and_no_code_stands_in_an_address(place: Place, citizen: Citizen) -> None:
    seen: list[str] = []
    citizen.http.event_hooks["request"].append(lambda request: seen.append(str(request.url)))
    slip = slip_in(citizen.report())
    citizen.look(slip.number, slip.code)
    citizen.do("/lacak/tambah", text="Tambahan")

    assert seen
    assert [url for url in seen if slip.number in url or slip.code in url] == []
    with place.opened.application.store.read() as connection:
        channels = connection.execute(select(items.c.channel).distinct()).scalars().all()
    assert set(channels) <= {"web", "telegram"}
