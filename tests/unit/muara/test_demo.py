"""A demo that is started again."""

from __future__ import annotations

from sqlalchemy import update

from muara.demo import leave_in_peace
from store.models import OutboxState, outbox
from tests.desk import Desk, message


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
