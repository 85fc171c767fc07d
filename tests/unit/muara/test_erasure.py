"""Who is forgotten because nothing of theirs is needed any more, and who is not."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from muara.erasure import due_people, erase, grant_request, refuse_request
from muara.jobs import Job, RunContext
from muara.schedule import all_jobs
from muara.settings import RetentionSettings
from store import people
from store.audit_models import audits
from store.casework import ending, merging
from store.errors import NotPossible
from store.models import histories, items, reporter_addresses, reporters
from store.scope import SYSTEM, Scope
from tests.caseworking import OFFICER, SAID, Town, open_town

DAYS = 365


@pytest.fixture
def town(tmp_path: Path, migrated_url: str) -> Iterator[Town]:
    with open_town(
        tmp_path, migrated_url, retention=RetentionSettings(reporter_days=DAYS)
    ) as opened:
        yield opened


def act(town: Town, deed: Any, number: str, **how: Any) -> None:
    with town.application.store.write() as connection:
        deed(SYSTEM, connection, town.row(number).id, town.deed(), **how)


def archived(town: Town, person: int) -> str:
    """A report that has come to its end."""
    number = town.tell(person)
    act(town, ending.archive, number, reason="unclear")
    return number


def forget_old(town: Town, *, days: int = DAYS + 1) -> dict[str, int]:
    """The daily job, so many days later."""
    town.clock.move(timedelta(days=days))
    (job,) = [one for one in all_jobs(town.application) if one.name == "forget"]
    assert isinstance(job, Job)
    return dict(job.work(RunContext(0, time.monotonic() + 60, threading.Event())).counts)


def kept(town: Town, *numbers: str) -> list[bool]:
    """Whether the reporter of each is still known."""
    with town.application.store.read() as connection:
        keys = {
            row.id: row.wrapped_key is not None for row in connection.execute(select(reporters))
        }
    return [keys[town.row(number).reporter_id] for number in numbers]


def test_whoever_has_nothing_but_old_ended_reports_is_forgotten_and_the_run_says_so(
    town: Town,
) -> None:
    first, second = archived(town, 1), archived(town, 2)
    assert forget_old(town, days=DAYS - 1) == {}
    assert kept(town, first, second) == [True, True]
    assert forget_old(town, days=2) == {"forgotten": 2}
    assert kept(town, first, second) == [False, False]
    with town.application.store.read() as connection:
        told = connection.execute(
            select(histories.c.details).where(histories.c.event == "reporter_erased")
        ).scalars()
        assert [one["reason"] for one in told] == ["retention"] * 2
        (line,) = connection.execute(select(audits)).all()
    assert (line.action, line.jurisdiction, line.details["reporters"]) == (
        "reporters_forgotten",
        "CTH",
        2,
    )
    assert forget_old(town, days=1) == {}


def test_nobody_is_forgotten_who_has_a_report_that_is_open_or_may_be_objected_to(
    town: Town,
) -> None:
    ended = archived(town, 1)
    town.clock.move(timedelta(days=3))  # otherwise it would belong to the first
    town.tell(1, text="Lampu mati di depan pasar")
    answered = town.answered(person=2)
    assert forget_old(town) == {}
    assert kept(town, ended, answered) == [True, True]


def test_what_is_handled_with_another_report_ends_with_it(town: Town) -> None:
    leading, follows = town.tell(1), town.tell(2)
    for number in (leading, follows):
        town.casework.verify(OFFICER, number, town.deed(), SAID)
    act(town, merging.merge, follows, leader_id=town.row(leading).id)
    assert forget_old(town) == {}
    act(town, ending.archive, leading, reason="unclear")
    assert forget_old(town) == {"forgotten": 2}


def test_nobody_is_forgotten_whose_wish_or_message_waits_for_somebody_to_decide(
    town: Town,
) -> None:
    asks, is_unsorted, neither = (archived(town, person) for person in (1, 2, 3))
    with town.application.store.write() as connection:
        people.request_own_erasure(
            SYSTEM, connection, town.row(asks).reporter_id, "telegram", "c0de", town.clock.now()
        )
        theirs = items.c.reporter_id == town.row(is_unsorted).reporter_id
        connection.execute(update(items).where(theirs).values(is_unsorted=True))
    assert forget_old(town) == {"forgotten": 1}
    assert kept(town, asks, is_unsorted, neither) == [True, True, False]


def test_whoever_wrote_lately_is_kept_with_all_that_ended_before(town: Town) -> None:
    number = archived(town, 1)
    town.clock.move(timedelta(days=DAYS - 10))
    archived(town, 1)
    assert forget_old(town, days=20) == {}
    assert kept(town, number) == [True]


def test_whose_former_messages_are_known_by_another_contact_goes_with_them_or_stays(
    town: Town,
) -> None:
    """A platform said later that what stood without an author is this person's."""
    theirs, nameless = archived(town, 1), town.tell(2)
    with town.application.store.write() as connection:
        address = connection.execute(
            select(reporter_addresses.c.address_hash).where(
                reporter_addresses.c.reporter_id == town.row(theirs).reporter_id
            )
        ).scalar_one()
        people.add_contacts(SYSTEM, connection, town.row(nameless).reporter_id, [address])
    assert forget_old(town) == {}
    act(town, ending.archive, nameless, reason="unclear")
    assert forget_old(town) == {"forgotten": 1}
    assert kept(town, theirs, nameless) == [False, False]


def test_without_a_period_nobody_is_forgotten(tmp_path: Path, migrated_sqlite_url: str) -> None:
    with open_town(tmp_path, migrated_sqlite_url) as town:
        assert "forget" not in {job.name for job in all_jobs(town.application)}


def test_who_is_due_is_told_with_since_when_and_nobody_is_forgotten(town: Town) -> None:
    number = archived(town, 1)
    since = town.clock.now()
    town.clock.move(timedelta(days=DAYS + 1))
    before = town.clock.now() - timedelta(days=DAYS)
    (due,) = due_people(town.application, before)
    assert (due.jurisdiction, due.since) == ("CTH", since)
    assert kept(town, number) == [True]


@pytest.mark.parametrize(
    "reason", ["asked by 0811-0000-1234", "NIK 3522011505900001", "letter of siti@contoh.example"]
)
def test_a_reason_that_says_who_it_was_is_refused_and_nobody_is_forgotten(
    town: Town, reason: str
) -> None:
    number = town.tell()
    reporter, now = town.row(number).reporter_id, town.clock.now()
    with town.application.store.write() as connection:
        people.request_own_erasure(SYSTEM, connection, reporter, "telegram", "c0de", now)
    with pytest.raises(NotPossible, match="number or address"):
        erase(town.application, SYSTEM, reporter, reason)
    with pytest.raises(NotPossible, match="number or address"):
        grant_request(town.application, SYSTEM, "c0de", reason)
    with pytest.raises(NotPossible, match="number or address"):
        refuse_request(town.application, SYSTEM, "c0de", "case_open", words=reason)
    assert kept(town, number) == [True]
    refuse_request(
        town.application, SYSTEM, "c0de", "case_open", words=f"letter 45/X/2026, case {number}"
    )


@pytest.mark.parametrize(
    "reason", ["asked by WARGA  Karangan at the counter", "letter of @Warga_Karangan."]
)
def test_a_reason_that_holds_the_reporters_own_name_is_refused_and_only_that_is_noted(
    town: Town, reason: str
) -> None:
    number = town.tell()
    by_hand = Scope(actor="command_line:dpo")
    with pytest.raises(NotPossible, match="a name of the reporter"):
        erase(town.application, by_hand, town.row(number).reporter_id, reason)
    assert kept(town, number) == [True]
    with town.application.store.read() as connection:
        (noted,) = connection.execute(select(audits)).all()
    assert (noted.action, noted.subject_id, noted.details) == (
        *("reason_names_reporter", town.row(number).reporter_id),
        {},
    )
    erase(town.application, by_hand, town.row(number).reporter_id, "a citizen of Karangan, warga")
    assert kept(town, number) == [False]
