"""What citizens hear of their complaint: every change once, and nothing that gives them away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from channels.base import ReplyRules
from channels.manual import Written
from channels.registry import channel_type, kinds
from channels.whatsapp import WhatsAppSettings
from forwarder.base import ALL_FACETS, BY_PERSON, NOTICES, STATUS_PURPOSES, Facet
from muara import answer_watch, sorting
from muara.answer_watch import AnswerWatch
from muara.casework import DECLINE_REASONS, TAKE_OVER_LASTS, Answer
from muara.check import look_around
from muara.config import Jurisdiction
from muara.dialogue_state import Policy
from muara.entering import enter
from muara.receipts import PUBLIC_VARIANTS, Finish, Story, next_step
from muara.reporter_cases import day_in_words
from muara.words import CITIZEN_LANGUAGES, line, lines
from store import agencies, overview, people, queries
from store.case_models import FollowUpKind
from store.casework import by_reporter
from store.casework.deed import Deed
from store.casework.ending import TOLD_OTHERWISE, accept_withdrawal
from store.errors import Conflict, NotPermitted, NotPossible
from store.lists import Hour, counts
from store.models import complaints, conversations, outbox
from store.rights import ROLE_RIGHTS
from store.scope import SYSTEM
from tests.caseworking import OFFICER, SAID, Town, employ, heard, open_town
from tests.clocks import WIB
from tests.installation import PAGE_ID, settings_for

SUPERVISOR = replace(SYSTEM, actor="operator:2", rights=ROLE_RIGHTS["supervisor"])
CONTACT = "Perwakilan contoh, 0811-0000-0137"


@pytest.fixture
def town(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Town]:
    governments = {"CTH": Jurisdiction(name="Kabupaten Contoh", ombudsman=CONTACT)}
    governments["UJI"] = Jurisdiction(name="Kabupaten Uji", timezone="Asia/Makassar")
    with open_town(tmp_path, migrated_sqlite_url, jurisdictions=governments) as town:
        yield town


def purposes(town: Town, number: str) -> list[str]:
    return [purpose for purpose, _, _ in town.letters(number)]


def latest(town: Town, number: str) -> str:
    return town.letters(number)[-1][1]


def verified(town: Town, **where: Any) -> str:
    number = town.tell(**where)
    town.casework.verify(OFFICER, number, town.deed(), SAID)
    return number


def choose_language(town: Town, language: str) -> None:
    with town.application.store.write() as connection:
        connection.execute(update(conversations).values(memory={"language": language}))


def make(town: Town, **values: Any) -> None:
    """Every complaint is like this."""
    with town.application.store.write() as connection:
        connection.execute(update(complaints).values(**values))


# --- every change, once -------------------------------------------------------------------------


def test_a_first_look_is_told_only_when_nothing_else_is(town: Town) -> None:
    alone = verified(town, person=1)
    assert purposes(town, alone) == ["verify"]
    (row,) = [row for row in town.rows(alone) if row.purpose == "verify"]
    assert row.due_at - town.clock.now() == timedelta(minutes=2)

    soon = verified(town, person=2)
    town.casework.assign(OFFICER, soon, town.deed(), [town.agency()])
    assert purposes(town, soon) == ["assign"]

    at_once = town.tell(person=3)
    deed = town.deed()
    town.casework.verify(OFFICER, at_once, deed, SAID, agency_ids=[town.agency()])
    assert purposes(town, at_once) == ["assign"]


def test_a_first_look_is_told_after_all_when_the_assignment_is_taken_back(town: Town) -> None:
    told = verified(town, person=1)
    town.clock.move(timedelta(minutes=5))
    with town.application.store.write() as connection:
        connection.execute(update(outbox).values(state="sent", sent_at=town.clock.now()))
    superseded, unsaid = verified(town, person=2), town.tell(person=3)
    for number in (told, superseded):
        deed = town.deed(f"{number}:assign")
        town.casework.assign(OFFICER, number, deed, [town.agency()])
    town.casework.verify(OFFICER, unsaid, town.deed(unsaid), SAID, agency_ids=[town.agency()])
    for number in (told, superseded, unsaid):
        town.casework.undo(OFFICER, number, town.deed(), f"{number}:assign")
        assert purposes(town, number) == ["verify"]
    (row,) = [row for row in town.rows(unsaid) if row.purpose == "verify"]
    assert row.due_at - town.clock.now() == timedelta(minutes=2)


def test_a_second_look_is_no_news(town: Town) -> None:
    number = verified(town)
    town.casework.verify(OFFICER, number, town.deed(), replace(SAID, title="Jalan rusak"))
    assert purposes(town, number) == ["verify"]


def follow_up(town: Town, number: str) -> None:
    said = Answer(kind=FollowUpKind.FOLLOW_UP, text="Aspal sudah dipesan.")
    town.casework.answer(OFFICER, number, town.deed(), said)


def hand_over(town: Town, number: str) -> None:
    deed = town.deed()
    town.casework.hand_over(OFFICER, number, deed, to="Dinas Provinsi", reason="other_government")


def close(town: Town, number: str) -> None:
    town.answer(number)
    town.deliver_answers()
    town.casework.close(OFFICER, number, town.deed(), reason="by_officer")


def reopen(town: Town, number: str) -> None:
    close(town, number)
    town.casework.reopen(OFFICER, number, town.deed(), reason="not_done")


def assign(town: Town, number: str) -> None:
    town.casework.assign(OFFICER, number, town.deed(), [town.agency()])


def archive(town: Town, number: str) -> None:
    town.casework.archive(OFFICER, number, town.deed(), reason="unclear")


def hold(town: Town, number: str) -> None:
    town.casework.hold(OFFICER, number, town.deed(), "Di RT berapa?")


def accept(town: Town, number: str) -> None:
    ask_to_withdraw(town, number)
    town.casework.accept_withdrawal(SUPERVISOR, number, town.deed())


def decline(town: Town, number: str) -> None:
    ask_to_withdraw(town, number)
    town.casework.decline_withdrawal(SUPERVISOR, number, town.deed(), reason=DECLINE_REASONS[0])


def ask_to_withdraw(town: Town, number: str) -> None:
    """An agency has it already, so that somebody decides."""
    assign(town, number)
    with town.application.store.write() as connection:
        by_reporter.withdraw(connection, town.row(number).id, town.deed())


TOLD: list[tuple[Callable[[Town, str], None], str, str]] = [
    (assign, "assign", "diteruskan ke"),
    (hold, "question", "Di RT berapa?"),
    (follow_up, "progress", "Aspal sudah dipesan."),
    (lambda town, number: town.answer(number), "answer", "Yang dilakukan: Ditambal"),
    (hand_over, "hand_over", "Dinas Provinsi"),
    (archive, "archive", "keterangannya belum cukup"),
    (close, "close", "sudah ditangani"),
    (reopen, "reopen", "kami buka kembali"),
    (accept, "archive", "kami cabut sesuai permintaan Anda"),
    (decline, "withdrawal_declined", "menyangkut kepentingan umum"),
]


def test_each_change_is_told_in_words_of_the_citizen(town: Town) -> None:
    for person, (do, purpose, words) in enumerate(TOLD, start=1):
        number = verified(town, person=person)
        do(town, number)
        told = town.letters(number)[-1]
        assert (told[0], told[2]) == (purpose, False)
        assert number in told[1]
        assert words in told[1]


def test_news_of_something_delicate_gives_nothing_away(town: Town) -> None:
    for person, (do, purpose, _) in enumerate(TOLD, start=1):
        number = verified(town, person=person)
        make(town, is_secret=True, is_oversight=True)
        do(town, number)
        told = town.letters(number)[-1]
        assert told[0] == purpose
        for telling in ("Jalan", "berlubang", "Dinas", "Regu contoh", "Inspektorat", "ANCAMAN"):
            assert telling not in told[1], told[1]


def test_the_citizen_is_told_in_the_language_that_they_chose(town: Town) -> None:
    number = town.tell()
    choose_language(town, "en")
    archive(town, number)
    assert f"about report {number}" in latest(town, number)
    assert line("en", "reason.unclear") in latest(town, number)


def test_a_language_without_these_words_is_told_in_indonesian(town: Town) -> None:
    number = town.tell()
    choose_language(town, "su")
    archive(town, number)
    assert line("id", "reason.unclear") in latest(town, number)


# --- taking it back -----------------------------------------------------------------------------


def test_a_supervisor_decides_whether_a_report_of_misconduct_is_taken_back(town: Town) -> None:
    number = verified(town)
    make(town, is_oversight=True)
    ask_to_withdraw(town, number)
    with pytest.raises(NotPermitted):
        town.casework.accept_withdrawal(OFFICER, number, town.deed())
    town.casework.accept_withdrawal(SUPERVISOR, number, town.deed())
    assert (town.row(number).status, town.row(number).reason) == ("archived", "withdrawn")
    # Whoever takes it back themselves was refused nothing.
    assert "Ombudsman" not in latest(town, number)


def test_nobody_takes_back_what_the_reporter_does_not(town: Town) -> None:
    number = verified(town)
    with town.application.store.write() as connection, pytest.raises(Conflict):
        accept_withdrawal(OFFICER, connection, town.row(number).id, town.deed())
    ask_to_withdraw(town, number)
    with pytest.raises(NotPossible):
        town.casework.decline_withdrawal(OFFICER, number, town.deed(), reason="whim")


# --- in public ----------------------------------------------------------------------------------


def commented(town: Town) -> str:
    """A comment that an officer took for a report; its one private answer holds the receipt."""
    town.tell(2)
    town.tell(channel="page", text="Jalan rusak parah di depan pasar")
    with town.application.store.read() as connection:
        (item,) = overview.unsorted_messages(SYSTEM, connection)
    return sorting.take_as_report(town.application, OFFICER, item.id)


def test_the_one_private_answer_to_a_comment_has_number_question_and_how_to_go_on(
    town: Town,
) -> None:
    number = commented(town)
    (row,) = [row for row in town.rows(number) if row.purpose == "private_acknowledgement"]
    text = town.text(row)
    assert number in text
    assert text.count("?") == 1
    assert "CEK" in text
    assert len(text) <= 640


def test_in_public_it_is_said_once_that_there_is_news_and_the_news_waits(town: Town) -> None:
    number = commented(town)
    town.casework.verify(OFFICER, number, town.deed(), SAID)
    follow_up(town, number)
    town.answer(number)
    told = town.letters(number)
    assert [purpose for purpose, _, _ in told] == ["progress", "public_news", "answer"]
    in_public = told[1][1]
    assert (number in in_public, "ditambal" in in_public.lower()) == (False, False)
    assert len(in_public) <= 280
    states = {row.purpose: (row.state, row.last_error) for row in town.rows(number)}
    assert states["answer"] == ("waiting", "not_private")
    AnswerWatch(town.application).look()
    town.clock.move(timedelta(days=90))
    town.sweep()
    assert (town.row(number).status, town.row(number).untold) == ("resolved", "unreachable")


def test_where_the_platform_lets_no_private_answer_through_news_is_told_of_in_public(
    town: Town,
) -> None:
    number = commented(town)
    refused = {"state": "waiting", "last_error": "not_private", "attempts": 1}
    with town.application.store.write() as connection:
        is_private = outbox.c.purpose == "private_acknowledgement"
        connection.execute(update(outbox).where(is_private).values(refused))
    town.casework.verify(OFFICER, number, town.deed(), SAID)
    follow_up(town, number)

    assert [purpose for purpose, _, _ in town.letters(number)] == ["progress", "public_news"]


def test_a_thread_bears_so_many_lines_an_hour_and_no_two_alike(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    settings = settings_for(tmp_path, migrated_sqlite_url)
    page = settings.channels["page"].model_copy(update={"public_replies_per_hour": 3})
    channels = settings.channels | {"page": page}
    with open_town(tmp_path, migrated_sqlite_url, channels=channels) as town:
        town.tell(9)
        for person in range(6):
            town.clock.move(timedelta(seconds=7))
            town.tell(person, channel="page", text="Jalan rusak parah di depan pasar")
        with town.application.store.read() as connection:
            found = overview.unsorted_messages(SYSTEM, connection)
        numbers = [sorting.take_as_report(town.application, OFFICER, one.id) for one in found]
        town.clock.move(timedelta(hours=2))
        for number in numbers:
            town.casework.verify(OFFICER, number, town.deed(), SAID)
            assign(town, number)
        said = [
            text
            for number in numbers
            for purpose, text, _ in town.letters(number)
            if purpose == "public_news"
        ]
        assert len(said) == len(set(said)) == 3
        assert [is_suppressed(town, number) for number in numbers].count(True) == 3
        # Those of whom nothing was said are told with the next news.
        town.clock.move(timedelta(hours=2))
        for number in numbers:
            follow_up(town, number)
        assert all("public_news" in purposes(town, number) for number in numbers)


def is_suppressed(town: Town, number: str) -> bool:
    """That nothing was said in public of its news stands in its history."""
    with town.application.store.read() as connection:
        rows = queries.history_of(SYSTEM, connection, town.row(number).id)
    of = [row.details["purpose"] for row in rows if row.event == "reply_suppressed"]
    return "public_news" in of


def test_an_author_is_called_once_for_all_that_they_told_in_a_thread(town: Town) -> None:
    first = commented(town)
    town.clock.move(timedelta(days=5))
    numbers = [first, commented(town)]
    town.clock.move(timedelta(hours=2))
    for number in numbers:
        town.casework.verify(OFFICER, number, town.deed(), SAID)
        assign(town, number)
    assert [purposes(town, number).count("public_news") for number in numbers] == [1, 0]


def test_where_nothing_is_said_in_public_the_news_only_waits(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    settings = settings_for(tmp_path, migrated_sqlite_url)
    silent = settings.channels["page"].model_copy(update={"public_replies": "off"})
    channels = settings.channels | {"page": silent}
    with open_town(tmp_path, migrated_sqlite_url, channels=channels) as town:
        number = commented(town)
        town.casework.verify(OFFICER, number, town.deed(), SAID)
        # Nothing was said to them yet: the answer may use the one private reply.
        town.answer(number)
        assert [(purpose, private) for purpose, _, private in town.letters(number)] == [
            ("answer", True)
        ]
        # The next time nothing is left but their own message.
        town.casework.close(OFFICER, number, town.deed(), reason=TOLD_OTHERWISE)
        assert town.rows(number)[-1].state == "waiting"


def test_whoever_goes_on_in_private_is_spoken_with_there_in_the_language_chosen_there(
    town: Town,
) -> None:
    number = commented(town)
    write_to_page(town, number, "Di RT 03 Desa Contoh, sejak hari Senin.")
    write_to_page(town, number, "english")
    town.casework.verify(OFFICER, number, town.deed(), SAID)
    town.casework.say(OFFICER, number, town.deed(), "We look at it today.")
    assert latest(town, number).startswith("Officer: ")
    with town.application.store.read() as connection:
        private = queries.answering_place(SYSTEM, connection, town.row(number).id)
        thread = queries.conversation(SYSTEM, connection, town.row(number).conversation_id)
    assert private.held_until == town.clock.now() + TAKE_OVER_LASTS
    assert (thread.held_until, thread.id == private.id) == (None, False)
    write_to_page(town, number, "bantuan")
    assert helped(town) == 0
    town.casework.take_over(OFFICER, number, town.deed(), is_taken=False)
    write_to_page(town, number, "bantuan!")
    assert helped(town) == 1


def helped(town: Town) -> int:
    """How often the bot has said what it understands."""
    with town.application.store.read() as connection:
        return len(connection.execute(select(outbox.c.id).where(outbox.c.purpose == "help")).all())


def write_to_page(town: Town, number: str, text: str) -> None:
    """The author of a comment writes to the page in private."""
    address = town.application.pipeline.identities("page").address("facebook:9000000000000077")
    with town.application.store.write() as connection:
        people.know_also(SYSTEM, connection, town.row(number).reporter_id, address)
    town.clock.move(timedelta(seconds=1))
    event = {
        "sender": {"id": "9000000000000077"},
        "recipient": {"id": PAGE_ID},
        "timestamp": int(town.clock.now().timestamp() * 1000),
        "message": {"mid": f"m_{text}", "text": text},
    }
    town.take("page", town.citizens.messenger(event))


def test_whoever_writes_in_private_is_told_there_what_waited_and_only_the_last_notice(
    town: Town,
) -> None:
    number = verified(town)
    follow_up(town, number)
    town.answer(number)
    town.casework.close(OFFICER, number, town.deed(), reason=TOLD_OTHERWISE)
    town.casework.reopen(OFFICER, number, town.deed(), reason="not_done")
    archive(town, number)
    with town.application.store.write() as connection:
        waits = {"state": "waiting", "last_error": "window_closed"}
        connection.execute(update(outbox).where(outbox.c.state == "due").values(waits))
    town.clock.move(timedelta(days=3))
    town.tell(text="CEK")
    rows = [row for row in town.rows(number) if row.state == "due"]
    assert [row.purpose for row in rows if row.purpose in BY_PERSON | NOTICES] == [
        "progress",
        "answer",
        "archive",
    ]
    assert {row.due_at for row in rows} == {town.clock.now()}


def test_nobody_reads_that_it_goes_on_when_it_has_ended(town: Town) -> None:
    number = verified(town)
    reopen(town, number)
    close(town, number)
    with town.application.store.write() as connection:
        by_template = {"reopen": ("waiting", "template_sent"), "close": ("sent", None)}
        for purpose, (state, why) in by_template.items():
            of_it = outbox.c.purpose == purpose
            connection.execute(update(outbox).where(of_it).values(state=state, last_error=why))
    town.clock.move(timedelta(days=3))
    town.tell(text="CEK")
    assert [row.state for row in town.rows(number) if row.purpose == "reopen"] == ["dropped"]


@pytest.mark.parametrize(("said", "status"), [("belum", "new"), ("5", "closed")])
def test_nobody_is_asked_what_they_have_just_answered(town: Town, said: str, status: str) -> None:
    number = town.answered()
    town.deliver_answers()
    with town.application.store.write() as connection:
        waits = {"state": "waiting", "last_error": "window_closed"}
        asks = outbox.c.purpose == "is_it_done"
        connection.execute(update(outbox).where(asks).values(waits))
    town.clock.move(timedelta(days=2))
    town.tell(text=said)
    (row,) = [row for row in town.rows(number) if row.purpose == "is_it_done"]
    assert (row.state, town.row(number).status) == ("dropped", status)


def test_the_list_holds_what_somebody_should_tell_in_another_way(town: Town) -> None:
    number = town.answered()
    for state, purpose, held in (
        ("sent", "answer", 0),
        ("waiting", "answer", 1),
        ("waiting", "close", 0),
        ("waiting", "archive", 1),
    ):
        with town.application.store.write() as connection:
            of_it = outbox.c.complaint_id == town.row(number).id
            connection.execute(update(outbox).where(of_it).values(state=state, purpose=purpose))
        now = town.clock.now()
        with town.application.store.read() as connection:
            found = counts(SYSTEM, connection, Hour(now=now, day_ends_at=now))
        assert found["unreachable"] == held, (state, purpose)


# --- late ---------------------------------------------------------------------------------------


def test_late_is_told_once_for_each_limit_with_the_day_of_the_next_news(town: Town) -> None:
    number = verified(town)
    assign(town, number)
    town.clock.move(timedelta(days=8))
    for _ in range(3):
        town.sweep()
    told = [text for purpose, text, _ in town.letters(number) if purpose == "overdue"]
    assert len(told) == 1
    assert "belum menjawab" in told[0]
    assert "sudah kami tegur" in told[0]
    assert re.search(r"Kabar berikutnya paling lambat \w+, \d+ \w+\.$", told[0])


def test_late_news_of_something_delicate_names_no_agency(town: Town) -> None:
    number = verified(town)
    assign(town, number)
    make(town, is_secret=True)
    town.clock.move(timedelta(days=8))
    town.sweep()
    (told,) = [text for purpose, text, _ in town.letters(number) if purpose == "overdue"]
    assert told.startswith(f"Laporan {number} belum selesai kami tangani")


def test_what_we_have_not_looked_at_in_time_is_told_too(town: Town) -> None:
    number = town.tell()
    town.clock.set(town.row(number).due_at)
    town.sweep()
    assert purposes(town, number) == ["overdue"]
    assert "sampai batas hari ini" in latest(town, number)


def test_a_long_delay_and_a_refusal_name_the_ombudsman_as_configured(town: Town) -> None:
    number = verified(town)
    assign(town, number)
    for _ in range(12):
        town.clock.move(timedelta(days=7))
        town.sweep()
        town.sweep()
    told = [text for purpose, text, _ in town.letters(number) if purpose == "ombudsman"]
    assert len(told) == 1  # of two clocks, and for good
    assert CONTACT in told[0]
    refused = verified(town, person=2)
    archive(town, refused)
    assert CONTACT in latest(town, refused)


def test_each_day_that_late_news_promises_brings_news(town: Town) -> None:
    number = verified(town)
    assign(town, number)
    town.clock.set(town.row(number).opened_at.replace(hour=10))  # work has ended by then
    told_on: list[str] = []
    for _ in range(90):
        for _ in range(3):
            town.sweep()
        day = day_in_words(town.clock.now(), WIB, "id")
        told_on += [day] * (len(town.letters(number)) - len(told_on))
        town.clock.move(timedelta(days=1))
    promised = [
        (position, found[1])
        for position, (_, text, _) in enumerate(town.letters(number))
        if (found := re.search(r"Kabar berikutnya paling lambat (\w+, \d+ \w+)\.", text))
    ]
    assert len(promised) == 4  # of two clocks
    assert all(day in told_on[position + 1 :] for position, day in promised)
    assert purposes(town, number).count("ombudsman") == 1


def test_without_a_contact_only_the_right_is_named(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    with open_town(tmp_path, migrated_sqlite_url) as town:
        number = verified(town)
        archive(town, number)
        assert latest(town, number).endswith(line("id", "news.right_to_ombudsman"))


# --- the end ------------------------------------------------------------------------------------


def test_whether_it_is_done_is_asked_when_the_citizen_has_the_answer(town: Town) -> None:
    number = town.answered()
    assert purposes(town, number) == ["answer"]
    town.deliver_answers()
    assert purposes(town, number) == ["answer", "is_it_done"]
    (row,) = [row for row in town.rows(number) if row.purpose == "is_it_done"]
    assert town.content(row)["choices"] == [
        ["muara:finish:", "Selesai"],
        ["muara:not_yet:", "Belum"],
    ]
    AnswerWatch(town.application).look()
    assert purposes(town, number) == ["answer", "is_it_done"]


def test_while_an_operator_speaks_the_bot_asks_nothing(town: Town) -> None:
    number = town.answered()
    town.casework.say(OFFICER, number, town.deed(), "Saya telepon Anda sebentar lagi.")
    town.deliver_answers()
    (row,) = [row for row in town.rows(number) if row.purpose == "is_it_done"]
    assert row.due_at == town.clock.now() + TAKE_OVER_LASTS


def test_the_first_words_of_an_operator_say_until_when_the_bot_is_silent_and_so_it_is(
    town: Town,
) -> None:
    number = verified(town)

    def say(text: str) -> bool:
        """Whether the hour is said with it."""
        town.casework.say(OFFICER, number, town.deed(), text)
        assert latest(town, number).startswith(f"Petugas: {text}")
        return "bot diam di sini sampai pukul" in latest(town, number)

    def held_until() -> datetime:
        with town.application.store.read() as connection:
            place = queries.answering_place(SYSTEM, connection, town.row(number).id)
        until: datetime | None = place.held_until
        assert until is not None
        return until

    town.casework.take_over(OFFICER, number, town.deed(), is_taken=True)
    town.clock.move(timedelta(minutes=5))
    assert say("Selamat pagi.")
    said = town.clock.now() + TAKE_OVER_LASTS
    assert held_until() == said
    town.clock.move(timedelta(minutes=30))
    assert not say("Petugas sudah berangkat.")
    assert held_until() == said
    town.clock.move(timedelta(hours=2))
    assert say("Petugas sudah tiba.")
    assert held_until() == town.clock.now() + TAKE_OVER_LASTS


def test_whoever_calls_again_has_not_heard_the_answer_by_that(town: Town) -> None:
    first = entered_by_hand(town, "1", "Lampu jalan mati di Desa Contoh.")
    town.casework.verify(OFFICER, first, town.deed(), SAID)
    town.answer(first)
    AnswerWatch(town.application).look()
    town.clock.move(timedelta(days=3))
    assert entered_by_hand(town, "2", "Air PDAM keruh sudah seminggu.") != first
    AnswerWatch(town.application).look()

    (row,) = [row for row in town.rows(first) if row.purpose == "answer"]
    assert (row.state, row.last_error) == ("waiting", "no_route")
    assert town.row(first).untold == "unreachable"


def entered_by_hand(town: Town, external_id: str, text: str) -> str:
    """A call of one and the same person; the report's number."""
    call = Written(
        external_id=external_id,
        conversation_id=external_id,
        origin="telephone",
        entered_by="operator:1",
        text=text,
        name="Warga Contoh",
        phone="0811-0000-0173",
    )
    channel = town.application.entry_channel("CTH")
    found = enter(town.application, OFFICER, channel, call)
    assert found.tracking_id is not None
    return found.tracking_id


def test_many_who_cannot_be_told_hold_up_nobody(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_watch, "_PAGE", 1)
    first, second = town.answered(person=1), town.answered(person=2)
    town.let_answer("dead", last_error="window_closed")
    AnswerWatch(town.application).look()
    third = town.answered(person=3)
    with town.application.store.write() as connection:
        of_third = outbox.c.complaint_id == town.row(third).id
        connection.execute(update(outbox).where(of_third).values(state="sent"))
    AnswerWatch(town.application).look()
    untold = [town.row(number).untold for number in (first, second, third)]
    assert untold == ["unreachable", "unreachable", None]


def test_belum_opens_it_again_and_the_second_time_is_the_supervisors(town: Town) -> None:
    supervisor = employ(town, "pengawas", "supervisor")
    number = town.answered()
    for count in (1, 2):
        town.deliver_answers()
        town.clock.move(timedelta(minutes=5))
        town.tell(text="belum")
        row = town.row(number)
        assert (row.status, row.reopened_count) == ("new", count)
        assert (("objected_again", supervisor) in heard(town)) == (count == 2)
        assert ("ombudsman" in purposes(town, number)) == (count == 2)
        town.clock.move(timedelta(minutes=5))
        town.answer(number)
    (told,) = [text for purpose, text, _ in town.letters(number) if purpose == "ombudsman"]
    assert "pengawas" in told
    assert CONTACT in told


def test_before_silence_closes_the_citizen_is_warned_and_no_rating_stays_none(town: Town) -> None:
    number = town.answered()
    town.deliver_answers()
    for _ in range(14):
        town.clock.move(timedelta(days=1))
        town.sweep()
        town.let_answer("sent", purpose="closing_soon", sent_at=town.clock.now())
    assert purposes(town, number)[1:] == ["is_it_done", "closing_soon", "close"]
    assert (town.row(number).status, town.row(number).rating) == ("closed", None)
    warning = town.letters(number)[2][1]
    assert re.search(r"kami tutup pada \w+, \d+ \w+", warning)


@pytest.mark.parametrize("is_secret", [False, True])
def test_whoever_reported_the_same_hears_once_that_it_is_solved(
    town: Town, is_secret: bool
) -> None:
    leader, other = town.tell(1), town.tell(2)
    town.casework.merge(OFFICER, other, town.deed(), leader)
    town.casework.verify(OFFICER, leader, town.deed(), SAID)
    make(town, is_secret=is_secret)
    for _ in range(2):
        deed = Deed(key="the same", now=town.clock.now())
        said = Answer(
            kind=FollowUpKind.SUBSTANTIVE_ANSWER,
            text="Sudah ditambal.",
            what="Ditambal",
            when="Selasa",
            who="Regu contoh",
        )
        town.casework.answer(OFFICER, leader, deed, said)
    town.deliver_answers()
    *earlier, (purpose, text, _) = town.letters(other)
    assert [said for said, _, _ in earlier] == ["merge"]
    assert (purpose, other in text, leader in text) == ("answer", True, False)
    assert ("ditambal" in text.lower()) != is_secret


def asked(town: Town, number: str, person: int = 1) -> str:
    """What the bot says on CEK of this number."""
    town.tell(person, text="CEK")
    with town.application.store.read() as connection:
        said = connection.execute(select(outbox).where(outbox.c.purpose == "status")).all()
    return next(part for part in town.text(said[-1]).split("\n\n") if number in part)


@pytest.mark.parametrize("is_secret", [False, True])
def test_where_a_secret_report_went_is_not_said_on_asking(town: Town, is_secret: bool) -> None:
    number = verified(town)
    make(town, is_secret=is_secret)
    hand_over(town, number)
    assert ("Dinas Provinsi" in asked(town, number)) != is_secret


@pytest.mark.parametrize("is_oversight", [False, True])
def test_who_has_a_report_of_misconduct_is_not_said_on_asking(
    town: Town, is_oversight: bool
) -> None:
    number = verified(town)
    assign(town, number)
    with town.application.store.read() as connection:
        name = agencies.agency(SYSTEM, connection, town.agency()).name
    make(town, is_oversight=is_oversight)
    assert (name in asked(town, number)) != is_oversight


def assign_and_hold(town: Town, number: str) -> None:
    assign(town, number)
    hold(town, number)


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (assign, "sudah diperiksa dan ada di instansi terkait, belum dijawab"),
        (assign_and_hold, "sudah diperiksa dan ada di instansi terkait, belum dijawab"),
        (hand_over, "diteruskan ke instansi yang berwenang"),
        (archive, "diarsipkan"),
        (Town.answer, "sudah dijawab."),
    ],
)
def test_a_merged_report_is_as_far_as_the_one_that_it_is_handled_with(
    town: Town, happens: Callable[[Town, str], None], said: str
) -> None:
    leader, other = verified(town, person=1), town.tell(2)
    town.casework.merge(OFFICER, other, town.deed(), leader)
    happens(town, leader)
    assert asked(town, other, person=2).split(": ", 1)[1].startswith(said)
    assert "SELESAI" not in asked(town, other, person=2)


# --- the words ----------------------------------------------------------------------------------

FORBIDDEN = re.compile(r"\b(segera|dijamin|pasti|100 ?%)", re.IGNORECASE)
FILLED = {
    "answer": "",
    "agency": "Dinas Pekerjaan Umum dan Penataan Ruang",
    "code": "AB12CD",
    "contact": CONTACT,
    "destination": "Pemerintah Kabupaten Contoh Tetangga",
    "count": "12",
    "day": "Selasa, 24 November",
    "facets": "tempat kejadian, tanggal kejadian",
    "number": "12345678",
    "limit": "Selasa, 24 November",
    "next": "Kabar berikutnya paling lambat Selasa, 24 November.",
    "status": "sedang diproses instansi terkait",
    "reason": "keterangannya belum cukup untuk ditindaklanjuti",
    "time": "10.00.00",
    "to": "Pemerintah Provinsi Contoh",
    "tracking_id": "CTH-7K4M-92QX",
}


def test_nothing_is_promised_that_nobody_can_keep() -> None:
    for language in CITIZEN_LANGUAGES:
        for key, text in lines(language).items():
            assert not FORBIDDEN.search(text), (language, key)


def rules_of_platforms() -> list[ReplyRules]:
    return [channel_type(kind).rules for kind in kinds()]


def test_news_is_short_enough_for_every_platform_and_for_a_cheap_phone() -> None:
    most = min(rules.direct_length or rules.max_length for rules in rules_of_platforms())
    public = min(rules.max_length for rules in rules_of_platforms())
    for language in CITIZEN_LANGUAGES:
        right = line(language, "news.right_to_ombudsman_at", **FILLED)
        for key in lines(language):
            if not key.startswith("news."):
                continue
            words = FILLED | dict.fromkeys(("text", "what", "when", "who", "question"), "")
            text = f"{line(language, key, **words)}\n{right}"
            assert len(text) <= min(most, 500), (language, key)
        for n in range(1, PUBLIC_VARIANTS + 1):
            in_public = line(language, f"news.in_public_{n}", time="09.12.33")
            assert len(in_public) <= public - 40  # the handle before it


def test_every_purpose_has_its_words() -> None:
    named = {"message", "overdue"}  # one is the operator's alone, the other has words by case
    for purpose in STATUS_PURPOSES:
        assert purpose in named or f"news.{purpose}" in lines("id"), purpose


# --- before going live --------------------------------------------------------------------------


def test_the_check_names_each_status_without_a_template(tmp_path: Path, sqlite_url: str) -> None:
    """Only where the platform has such: elsewhere nothing can be done about it."""
    chat = WhatsAppSettings(kind="whatsapp", jurisdiction="CTH", templates={"answer": "HX1"})
    known = settings_for(tmp_path, sqlite_url)
    settings = settings_for(tmp_path, sqlite_url, channels=known.channels | {"wa": chat})
    (found,) = [one for one in look_around(settings) if one.subject.startswith("templates")]
    assert (found.level, found.subject) == ("warning", "templates of wa")
    named = found.message.partition(":")[2]
    assert "assign" in named
    assert ", answer," not in named
    whole = chat.model_copy(update={"templates": dict.fromkeys(STATUS_PURPOSES, "HX1")})
    settings = settings_for(tmp_path, sqlite_url, channels={"wa": whole})
    (found,) = [one for one in look_around(settings) if one.subject.startswith("templates")]
    assert found.level == "ok"


def test_the_check_names_a_template_for_news_that_there_is_not(
    tmp_path: Path, sqlite_url: str
) -> None:
    all_of_it = dict.fromkeys((*STATUS_PURPOSES, "anser"), "HX1")
    chat = WhatsAppSettings(kind="whatsapp", jurisdiction="CTH", templates=all_of_it)
    settings = settings_for(tmp_path, sqlite_url, channels={"wa": chat})

    found = [one for one in look_around(settings) if one.subject == "templates of wa"]
    assert [one.level for one in found] == ["error", "ok"]
    assert "Did you mean 'answer'?" in found[0].message


def test_the_receipt_says_so() -> None:
    story = Story(
        tracking_id="CTH-7K4M-92QX",
        check_code="AB12CD",
        language="id",
        known=ALL_FACETS,
        asked=Facet(0),
    )
    for says in (True, False):
        step = next_step(story, Policy(says_check_anytime=says))
        assert isinstance(step, Finish)
        assert step.receipt is not None
        assert ("CEK kapan saja" in step.receipt.text) == says


def test_platforms_with_a_window_know_by_which_codes_they_close_it() -> None:
    for kind, codes in (("whatsapp", {"63016"}), ("facebook", {"10", "2018278"})):
        assert codes <= channel_type(kind).rules.window_errors
    tagged = [kind for kind in kinds() if channel_type(kind).rules.human_agent_window]
    assert tagged == ["facebook", "instagram"]


def test_where_the_answer_may_not_arrive_the_receipt_says_how_to_ask(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    chat = {"kind": "whatsapp", "jurisdiction": "CTH", "auth_token": "invented"}
    given = {
        "bare": WhatsAppSettings.model_validate(chat),
        "whole": WhatsAppSettings.model_validate(chat | {"templates": {"answer": "HX1"}}),
    }
    known = settings_for(tmp_path, migrated_sqlite_url)
    with open_town(tmp_path, migrated_sqlite_url, channels=known.channels | given) as town:
        says = {
            name: rules.policy.says_check_anytime
            for name, rules in town.application.pipeline.channels.items()
        }
    assert (says["bare"], says["whole"], says["page"], says["telegram"]) == (
        True,
        False,
        True,
        False,
    )
