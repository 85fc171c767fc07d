"""Does the citizen have the answer? Only then are they asked whether it settles the matter, and
only then may silence mean consent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from channels.base import Surface
from forwarder.base import ASKS_WHETHER_DONE
from muara.app import Application
from muara.casework import Casework
from muara.chronicle import recount
from muara.news import Line
from muara.wishes import Word
from store import casereading, queries
from store.casework import answering
from store.errors import NotPossible
from store.models import ComplaintStatus, OutboxState
from store.scope import SYSTEM

_ARRIVED = ("delivered", "read")
_NO_WAY = ("blocked_by_citizen", "window_closed", "reporter_erased")
_PAGE = 200
_ENDED = (OutboxState.DEAD, OutboxState.DROPPED)
DONE_CHOICES = ((Word.FINISH, "button.done"), (Word.NOT_YET, "button.not_yet"))


class AnswerWatch:
    """Looks after substantive answers until the citizen has them."""

    def __init__(self, application: Application) -> None:
        self._application = application

    def look(self, is_over: Callable[[], bool] = lambda: False) -> Counter[str]:
        """Note what became of answers on their way: `told`, `undelivered`, `unreachable`; `closed`
        is what nobody can be told of any more.

        Where the platform tells of deliveries the answer counts from then, else from the moment in
        which it was accepted.
        """
        done: Counter[str] = Counter()
        for row in self._untold(is_over):
            if is_over():
                break
            if row.is_forgotten and self._close(row):
                done["closed"] += 1
                continue
            state = self._state(row)
            if state != row.untold:
                self._note(row, state, self._application.clock.now())
                done[state or "told"] += 1
        return done

    def _untold(self, is_over: Callable[[], bool]) -> Iterator[Any]:
        """All of them: some wait for a citizen's word for months, and hold up nobody."""
        after = 0
        while not is_over():
            with self._application.store.read() as connection:
                page = casereading.untold_answers(SYSTEM, connection, after=after, limit=_PAGE)
            yield from page
            if len(page) < _PAGE:
                break
            after = page[-1].id

    def _close(self, row: Row[Any]) -> bool:
        """Whoever was forgotten objects to nothing; False where they had spoken before that."""
        now, casework = self._application.clock.now(), Casework(self._application)
        try:
            with self._application.store.write() as connection:
                casework.close_after_silence(SYSTEM, connection, row.id, now)
        except NotPossible:
            return False
        return True

    def _state(self, row: Row[Any]) -> str | None:
        """What `complaint.untold` ought to be."""
        if row.state == OutboxState.SENT:
            if row.delivery_status == "failed":
                return "undelivered"
            has_it = row.delivery_status in _ARRIVED or not self._gives_receipts(row)
            return None if has_it else "waiting"
        if row.state == OutboxState.WAITING:
            return "unreachable"
        if row.state in _ENDED:
            return "unreachable" if row.last_error in _NO_WAY else "undelivered"
        return "waiting"

    def _gives_receipts(self, row: Row[Any]) -> bool:
        channel = self._application.channels.get(row.channel)
        # Whoever told it below a post and writes in private since then is answered there.
        surface = Surface.DIRECT if row.is_elsewhere else row.surface
        if channel is None:
            return False
        rules = channel.type.rules
        is_silent = channel.settings.mode == "poll" and not rules.has_polled_receipts
        return surface in rules.receipts_on and not is_silent

    def _note(self, row: Row[Any], state: str | None, now: datetime) -> None:
        timing = self._application.calendars.of(row.jurisdiction)
        with self._application.store.write() as connection:
            answering.note_told(SYSTEM, connection, row.id, now, untold=state)
            if state is None:
                recount(connection, row.id, timing)
                self._ask(connection, row.id, now)

    def _ask(self, connection: Connection, complaint_id: int, now: datetime) -> None:
        """Whether it is done; a message of its own, as the platforms do not allow such a question
        everywhere where an answer is allowed."""
        complaint = queries.complaint(SYSTEM, connection, complaint_id)
        if complaint.merged_into is not None or complaint.status != ComplaintStatus.RESOLVED:
            return
        question = Line(
            purpose=ASKS_WHETHER_DONE,
            key=f"{ASKS_WHETHER_DONE}:{complaint_id}:{complaint.resolved_at.isoformat()}",
            words={},
            choices=DONE_CHOICES,
        )
        self._application.teller().tell(SYSTEM, connection, complaint, question, now)
