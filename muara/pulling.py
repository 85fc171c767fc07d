"""Asks destinations what became of complaints there, and brings it home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from forwarder.destination import ForeignStatus, PullsStatus
from muara.app import Application, Destination
from muara.forwarding import Forwarding, in_one_message
from store import dispatching, forwardings
from store.casework.deed import Deed
from store.scope import SYSTEM

_AT_ONCE = 50
_ENDED = timedelta(days=2)
"""So long what has ended there is asked for each time, as it may be opened again."""
_ENDED_LONG_AGO = timedelta(days=60)
"""So long it is asked for once a day: many systems are asked by a call for each."""


class Puller:
    """Pulls from one destination."""

    def __init__(self, application: Application, to: Destination) -> None:
        self._application = application
        self._store = application.store
        self._to = to

    def pull(self, is_stopped: Callable[[], bool] = lambda: False) -> Counter[str]:
        """Ask for all that is there and not long finished; counts of `asked` and `news`.

        `ForwardError` when they do not answer; what was brought home until then stays.
        """
        done: Counter[str] = Counter()
        adapter = self._to.adapter
        if not isinstance(adapter, PullsStatus):
            return done
        after, ended_since = 0, self._ended_since()
        while not is_stopped():
            with self._store.read() as connection:
                rows = forwardings.to_be_pulled(
                    SYSTEM,
                    connection,
                    self._to.name,
                    ended_since=ended_since,
                    after=after,
                    limit=_AT_ONCE,
                )
            if not rows:
                break
            after = rows[-1].id
            done["asked"] += len(rows)
            for status in adapter.pull([row.foreign_id for row in rows]):
                done["news"] += self._note(status)
        with self._store.write() as connection:
            dispatching.note_pulled(
                SYSTEM, connection, self._to.name, self._application.clock.now()
            )
        return done

    def _ended_since(self) -> datetime:
        now = self._application.clock.now()
        with self._store.read() as connection:
            state = dispatching.states(SYSTEM, connection).get(self._to.name)
        before = state.pulled_at if state is not None else None
        is_first_of_day = before is None or before.date() < now.date()
        return now - (_ENDED_LONG_AGO if is_first_of_day else _ENDED)

    def _note(self, said: ForeignStatus) -> int:
        """Keep it for each of ours that is there under this number; how many that was news for."""
        now = self._application.clock.now()
        if said.number is not None:
            self._note_number(said.foreign_id, said.number)
        number = said.number or said.foreign_id
        return Forwarding(self._application).note_status_of_all(
            SYSTEM,
            number,
            Deed(key=f"pulled:{self._to.name}:{number}:{now.isoformat()}", now=now),
            said.status,
            in_one_message(said.answer),
            told=[replace(one, text=in_one_message(one.text)) for one in said.told],
            destination=self._to.name,
            tells=self._to.settings.tells_citizen,
        )

    def _note_number(self, token: str, number: str) -> None:
        """What was there under a token has a number by now."""
        with self._store.write() as connection:
            for row in forwardings.linked_to(SYSTEM, connection, self._to.name, token):
                Forwarding(self._application).arrived(
                    connection,
                    row.id,
                    self._to.name,
                    number,
                    tells=self._to.settings.tells_citizen,
                )
