"""A demo that is started again."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import update

from muara.app import Application, open_application, prepare_store
from muara.demo import connect_at_once, connect_those_that_ask_back, leave_in_peace
from muara.schedule import all_jobs
from store import timetable
from store.models import OutboxState, outbox
from tests.desk import Desk, message
from tests.installation import settings_for


def looks_at_the_page(application: Application) -> bool:
    jobs = all_jobs(application)
    return any(j.has_work() for j in jobs if (j.name, j.account) == ("self_check", "page"))


def test_a_platform_is_asked_how_it_is_only_once_it_knows_where_to_send(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    settings = settings_for(tmp_path, migrated_sqlite_url)
    prepare_store(settings)
    with open_application(settings) as application:
        assert looks_at_the_page(application)
        connect_at_once(application)
        assert not looks_at_the_page(application)

        connect_those_that_ask_back(application)
        assert looks_at_the_page(application)
        with application.store.read() as connection:
            wished = [(wish.job, wish.account) for wish in timetable.wishes(connection)]
        assert wished == [("self_check", "page")]


def test_what_the_citizens_of_an_earlier_demo_were_to_be_told_is_no_dead_letter_of_the_next(
    desk: Desk,
) -> None:
    states = (OutboxState.DUE, OutboxState.FAILED, OutboxState.SENDING, OutboxState.SENT)
    for number in range(1, 5):
        desk.take(message(str(number), f"warga-{number}"))
    with desk.store.write() as connection:
        for reply in desk.replies:
            state = states[reply.id % len(states)]
            until = desk.clock.now() if state is OutboxState.SENDING else None
            changed = update(outbox).where(outbox.c.id == reply.id)
            connection.execute(changed.values(state=state, claimed_until=until))
    before = desk.replies

    leave_in_peace(desk.store, ["chat"], desk.clock.now())
    assert [row.id for row in desk.replies] == [row.id for row in before]
    assert {row.state for row in desk.replies} == {"sent", "dropped"}
    desk.wait(hours=1)
    assert not desk.go_on()
    assert "reply_dropped" in desk.events
