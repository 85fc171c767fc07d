"""Carries what is due to one destination, in order for each complaint, and clears up doubts.

Each attempt is committed before its call. Calls of different complaints go side by side; what came
of a whole handful is written in one transaction. Of a new complaint whose answer was lost it is
looked up whether they have it; where they know repeated calls by their key any call is repeated;
else it waits for a person.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Connection, Row

from forwarder.destination import (
    Action,
    Announces,
    Arrived,
    Attaches,
    Creates,
    Dispatch,
    Finds,
    Updates,
)
from forwarder.errors import (
    AccessDenied,
    AnswerLost,
    ForwardError,
    Moot,
    NotYet,
    PermanentFailure,
    Redirected,
    TemporaryFailure,
    Withheld,
)
from forwarder.retry import RetryRules
from normalizer.privacy import redact
from store import dispatching
from store.dispatch_models import DispatchState
from store.dispatching import Outcome
from store.scope import SYSTEM
from store.session import Store

_LEASE = timedelta(minutes=5)
_LOOK_AFTER = timedelta(seconds=20)
_AT_ONCE = 64
_SIDE_BY_SIDE = 8
_LONGEST_ERROR = 500
_RETRY = RetryRules()
_GIVEN_UP = (DispatchState.DEAD, DispatchState.DROPPED)
NOT_THERE_ANY_MORE = "withheld"
"""Why a dispatch is dead whose complaint may not leave any more."""


class Clock(Protocol):
    def now(self) -> datetime: ...


class Builder(Protocol):
    """Puts together what goes: `muara.routing` has the one that there is."""

    def build(
        self, connection: Connection, rows: Sequence[Row[Any]]
    ) -> Mapping[int, Dispatch | None]:
        """By id of the row; None for what may not leave any more. What has nothing left to say is
        not among them."""

    def arrived(self, connection: Connection, row: Row[Any], arrived: Arrived) -> None:
        """Keep the number of theirs; what was just noted stands in this transaction, too."""

    def refused(self, connection: Connection, row: Row[Any], why: Exception) -> None:
        """They, or we, gave up on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """One configured destination, opened."""

    name: str
    adapter: object
    repeats_safely: bool
    give_up_after: timedelta


@dataclass(frozen=True, slots=True)
class _Tried:
    """A row, and what its call came to: an error, or their answer."""

    row: Row[Any]
    result: Arrived | Exception


class Courier:
    """Sends to one destination. Any number may run side by side."""

    def __init__(
        self,
        store: Store,
        addressee: Addressee,
        builder: Builder,
        clock: Clock,
        *,
        retry: RetryRules = _RETRY,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._store = store
        self._to = addressee
        self._builder = builder
        self._clock = clock
        self._retry = retry
        self._jitter = jitter

    def has_work(self) -> bool:
        """Whether something is due there, and it may be tried now."""
        now = self._clock.now()
        with self._store.read() as connection:
            state = dispatching.states(SYSTEM, connection).get(self._to.name)
            if state is not None and _rests(state, now):
                return False
            return dispatching.has_due(
                SYSTEM, connection, self._to.name, now, clears_up=self._clears_up
            )

    def send_due(self, is_stopped: Callable[[], bool] = lambda: False) -> Counter[str]:
        """Send everything that is due; counts by outcome.

        Ends early when the destination is paused, or fails too often to go on.
        """
        done: Counter[str] = Counter()
        with ThreadPoolExecutor(_SIDE_BY_SIDE, thread_name_prefix=self._to.name) as pool:
            while not is_stopped():
                limit = self._limit()
                if limit == 0:
                    break
                self._abandon_expired(done)
                self._resolve_uncertain(pool, done)
                rows = self._claim(limit)
                if not rows:
                    break
                self._settle(self._try(pool, rows), done)
        return done

    def _limit(self) -> int:
        """How many may be tried now: none while it rests, one to see whether it works again."""
        now = self._clock.now()
        with self._store.write() as connection:
            state = dispatching.state_of(SYSTEM, connection, self._to.name)
        if _rests(state, now):
            return 0
        return 1 if state.broken_since is not None else _AT_ONCE

    def _claim(self, limit: int) -> Sequence[Row[Any]]:
        with self._store.write() as connection:
            return dispatching.claim(
                SYSTEM,
                connection,
                self._to.name,
                now=self._clock.now(),
                lease=_LEASE,
                limit=limit,
            )

    # -- calling

    def _try(self, pool: ThreadPoolExecutor, rows: Sequence[Row[Any]]) -> list[_Tried]:
        with self._store.read() as connection:
            built = self._builder.build(connection, rows)
        withheld = [_Tried(row, _stays(row, built)) for row in rows if built.get(row.id) is None]
        pairs = [(row, dispatch) for row in rows if (dispatch := built.get(row.id)) is not None]
        adapter = self._to.adapter
        if isinstance(adapter, Announces):
            size = adapter.most_at_once
            groups = [pairs[start : start + size] for start in range(0, len(pairs), size)]
            told = pool.map(lambda group: self._announce(adapter, group), groups)
            return withheld + [one for group in told for one in group]
        return withheld + list(pool.map(lambda pair: _Tried(pair[0], self._call(pair[1])), pairs))

    def _announce(
        self, adapter: Announces, pairs: Sequence[tuple[Row[Any], Dispatch]]
    ) -> list[_Tried]:
        """All in one call; when they refuse it, singly, so that one does not hold up the others."""
        if not pairs:
            return []
        try:
            adapter.announce([dispatch for _, dispatch in pairs])
        except (TemporaryFailure, AnswerLost) as error:
            return [_Tried(row, error) for row, _ in pairs]
        except Exception as error:
            if len(pairs) == 1:
                return [_Tried(pairs[0][0], error)]
            return [tried for pair in pairs for tried in self._announce(adapter, [pair])]
        return [_Tried(row, Arrived()) for row, _ in pairs]

    def _call(self, dispatch: Dispatch) -> Arrived | Exception:
        """Never raises: what one call runs into must not stop the others."""
        adapter = self._to.adapter
        try:
            if dispatch.action is Action.CREATE and isinstance(adapter, Creates):
                return adapter.create(dispatch)
            if dispatch.action is Action.UPDATE and isinstance(adapter, Updates):
                adapter.update(dispatch)
            elif dispatch.action is Action.ATTACH and isinstance(adapter, Attaches):
                adapter.attach(dispatch)
            else:
                return PermanentFailure(f"It cannot {dispatch.action} anything.")
        except Exception as error:
            return error
        return Arrived()

    # -- what became of it

    def _settle(self, tried: Sequence[_Tried], done: Counter[str]) -> None:
        now = self._clock.now()
        outcomes = [self._outcome(one, now) for one in tried]
        with self._store.write() as connection:
            dispatching.settle(SYSTEM, connection, outcomes)
            for one, outcome in zip(tried, outcomes, strict=True):
                done[outcome.state] += 1
                if isinstance(one.result, Arrived):
                    self._builder.arrived(connection, one.row, one.result)
                elif outcome.state in _GIVEN_UP:
                    self._builder.refused(connection, one.row, one.result)
            self._note_health(connection, tried, now)

    def _outcome(self, one: _Tried, now: datetime) -> Outcome:
        row, result = one.row, one.result
        if isinstance(result, Arrived | Moot):
            return _done_with(row, result, now)
        error = describe(result)
        if isinstance(result, AnswerLost):
            # Later where it is lost again and again, since it is repeated when it is not found.
            pause = self._retry.pause(row.attempts, self._jitter()) if row.attempts else _LOOK_AFTER
            return Outcome(
                dispatch_id=row.id,
                state=DispatchState.UNCERTAIN,
                due_at=now + pause,
                error=error,
                is_uncertain=True,
            )
        if not isinstance(result, TemporaryFailure) or self._is_late(row, now):
            return Outcome(dispatch_id=row.id, state=DispatchState.DEAD, due_at=now, error=error)
        pause = self._retry.pause(row.attempts + 1, self._jitter())
        if result.retry_after is not None:
            pause = max(pause, timedelta(seconds=result.retry_after))
        return Outcome(
            dispatch_id=row.id, state=DispatchState.FAILED, due_at=now + pause, error=error
        )

    def _is_late(self, row: Row[Any], now: datetime) -> bool:
        return bool(now - row.created_at > self._to.give_up_after)

    def _note_health(self, connection: Connection, tried: Sequence[_Tried], now: datetime) -> None:
        """Whether the destination itself is well: what it refuses says that it is."""
        asked = [one.result for one in tried if not _is_our_own(one.result)]
        troubles = [each for each in asked if isinstance(each, TemporaryFailure | AnswerLost)]
        answered = [
            each
            for each in asked
            if isinstance(each, Arrived | ForwardError)
            and not isinstance(each, TemporaryFailure | AnswerLost)
        ]
        if answered:
            dispatching.note_arrivals(SYSTEM, connection, self._to.name, now)
        elif troubles:
            waits = [each.retry_after for each in troubles if isinstance(each, TemporaryFailure)]
            longest = max((wait for wait in waits if wait is not None), default=None)
            dispatching.note_failures(
                SYSTEM,
                connection,
                self._to.name,
                now,
                count=1,
                error=describe(troubles[-1]),
                is_shut=any(isinstance(each, AccessDenied | Redirected) for each in troubles),
                retry_after=None if longest is None else timedelta(seconds=longest),
                jitter=self._jitter(),
            )

    # -- what is unsure

    @property
    def _clears_up(self) -> tuple[Action, ...]:
        """The calls of which it can be found out whether they arrived, or that may be repeated; the
        others wait for a person."""
        if self._to.repeats_safely:
            return tuple(Action)
        return (Action.CREATE,) if isinstance(self._to.adapter, Finds) else ()

    def _abandon_expired(self, done: Counter[str]) -> None:
        now = self._clock.now()
        with self._store.write() as connection:
            count = dispatching.abandon_expired(
                SYSTEM, connection, self._to.name, now, now + _LOOK_AFTER
            )
        if count:
            done["abandoned"] += count

    def _resolve_uncertain(self, pool: ThreadPoolExecutor, done: Counter[str]) -> None:
        """Find out whether it arrived; repeat it when not, or where that is safe."""
        if not self._clears_up:
            return
        with self._store.write() as connection:
            rows = dispatching.claim_uncertain(
                SYSTEM,
                connection,
                self._to.name,
                actions=self._clears_up,
                now=self._clock.now(),
                lease=_LEASE,
                limit=_AT_ONCE,
            )
        if not rows:
            return
        with self._store.read() as connection:
            built = self._builder.build(connection, rows)
        found = list(pool.map(lambda row: self._look_up(row, built), rows))
        now = self._clock.now()
        with self._store.write() as connection:
            for row, answer in zip(rows, found, strict=True):
                outcome = self._resolved(row, answer, now)
                dispatching.settle(SYSTEM, connection, [outcome])
                if isinstance(answer, Arrived):
                    self._builder.arrived(connection, row, answer)
                elif outcome.state is DispatchState.DEAD:
                    self._builder.refused(connection, row, AnswerLost("Nobody knows of it."))
                done["found" if isinstance(answer, Arrived) else "looked_up"] += 1

    def _look_up(
        self, row: Row[Any], built: Mapping[int, Dispatch | None]
    ) -> Arrived | Exception | None:
        """What they say; None where it is not there, or may be repeated without asking."""
        dispatch = built.get(row.id)
        if dispatch is None:
            return _stays(row, built)
        # That they have a complaint says nothing of what was told of it later.
        if dispatch.action is not Action.CREATE or not isinstance(self._to.adapter, Finds):
            return None
        try:
            return self._to.adapter.find(dispatch)
        except Exception as error:
            return error

    def _resolved(
        self, row: Row[Any], answer: Arrived | Exception | None, now: datetime
    ) -> Outcome:
        """Sent, to be repeated, given up, or asked again after a while."""
        if isinstance(answer, Arrived | Moot):
            return _done_with(row, answer, now)
        state, due_at = DispatchState.UNCERTAIN, now
        if self._is_late(row, now):
            state = DispatchState.DEAD
        elif answer is None:
            state = DispatchState.DUE
        else:
            due_at += self._retry.pause(max(row.attempts, 1), self._jitter())
        return Outcome(dispatch_id=row.id, state=state, due_at=due_at, error=row.last_error)


def _done_with(row: Row[Any], result: Arrived | Moot, now: datetime) -> Outcome:
    if isinstance(result, Moot):
        return Outcome(dispatch_id=row.id, state=DispatchState.DROPPED, due_at=now)
    return Outcome(dispatch_id=row.id, state=DispatchState.SENT, due_at=now, sent_at=now)


def _stays(row: Row[Any], built: Mapping[int, Dispatch | None]) -> ForwardError:
    """Why nothing is sent of what was not built."""
    return Withheld(NOT_THERE_ANY_MORE) if row.id in built else Moot("Nothing is left.")


def _is_our_own(result: Arrived | Exception) -> bool:
    """Whether it says nothing of the destination, which was not asked."""
    return isinstance(result, Moot | NotYet | Withheld)


def _rests(state: Row[Any], now: datetime) -> bool:
    """Whether somebody paused it, or it is left alone for a while."""
    is_broken = state.broken_since is not None and state.try_at is not None
    return state.paused_at is not None or (is_broken and state.try_at > now)


def describe(error: Exception) -> str:
    """A failure in one line that may be kept and shown: personal numbers in it are masked."""
    if not isinstance(error, ForwardError):
        return f"broke:{type(error).__name__}"
    return (redact(str(error)) or "")[:_LONGEST_ERROR]
