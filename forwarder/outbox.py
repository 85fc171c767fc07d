"""Sends what is due to citizens, decides when to retry and when a person must look.

Promise: exactly once where no answer was lost; otherwise at least once, and at most once more for
each visible `uncertain` attempt.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Connection, Row
from sqlalchemy.exc import SQLAlchemyError

from channels.base import (
    Choice,
    FindsReplies,
    MessageRef,
    ReplyRules,
    SendsReplies,
    SentTo,
    Surface,
    Template,
)
from channels.errors import (
    AnswerLost,
    ChannelError,
    PermanentFailure,
    TemporaryFailure,
    WindowClosed,
)
from forwarder.base import (
    BY_PERSON,
    NOT_PRIVATE,
    ONLY_CALLED,
    PRIVATE_ACKNOWLEDGEMENT,
    PUBLIC_ACKNOWLEDGEMENT,
    WITHOUT_PRIVATE,
    open_reply,
    seal_reply,
)
from forwarder.retry import RetryRules
from store import people, queries, sending
from store.changes import WINDOW_CLOSED, WINDOW_CLOSED_AGAIN
from store.errors import Erased
from store.scope import SYSTEM
from store.sealing import Sealer
from store.session import Store

_LEASE = timedelta(seconds=90)
_LOOK_AFTER = timedelta(seconds=20)
_LOOK_BACK = timedelta(minutes=5)
_SOON = timedelta(minutes=1)
_LOST = ("failed", "uncertain")
_GOT_THROUGH = ("sent", "found")
_RETRY = RetryRules()
_BATCH = 10
# How `_describe` ends when a platform refuses to say the same twice.
_HAS_THESE_WORDS = "(duplicate)"
_BROKE = "unexpected_error"


class Clock(Protocol):
    def now(self) -> datetime: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyChannel:
    """A channel as the outbox sees it."""

    name: str
    adapter: SendsReplies
    rules: ReplyRules
    message_hash: Callable[[str, str], bytes]
    """(conversation id, external id) -> the blind index under which our reply is found again."""
    templates: dict[str, str] = field(default_factory=dict)
    address_hash: Callable[[str], bytes] | None = None
    """address -> the blind index under which a reporter is found."""
    answers_nobody: Callable[[str | None], bool] = lambda code: False
    """Whether the platform's error code says that no reply can go there, until that is mended."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """A sealed row, opened."""

    to: MessageRef
    text: str
    is_private_answer: bool
    variables: dict[str, str]
    choices: tuple[Choice, ...] = ()
    asks_location: bool = False

    @property
    def has_buttons(self) -> bool:
        return bool(self.choices) or self.asks_location

    def without_buttons(self) -> _Letter:
        return replace(self, choices=(), asks_location=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """How something may be said now. `seen` is when the citizen last wrote in private."""

    seen: datetime | None = None
    refused: str | None = None
    """Why it may not be said at all."""
    is_closed: bool = False
    """Not before the citizen's next message."""
    template: Template | None = None
    is_by_person: bool = False

    @property
    def is_free(self) -> bool:
        return self.template is None and not self.is_by_person


class Outbox:
    """Sends the replies of one channel. Any number may run side by side."""

    def __init__(
        self,
        store: Store,
        channel: ReplyChannel,
        clock: Clock,
        retry: RetryRules = _RETRY,
        *,
        given_up: Callable[[Connection, Row[Any]], None] = lambda connection, row: None,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """`given_up` is called in the transaction in which a reply is given up: people hear of it
        whatever ends the process then."""
        self._store = store
        self._channel = channel
        self._clock = clock
        self._retry = retry
        self._given_up = given_up
        self._jitter = jitter
        self._destination = f"channel:{channel.name}"

    def send_due(self, is_stopped: Callable[[], bool] = lambda: False) -> Counter[str]:
        """Send everything that is due and clear up what is uncertain; counts by outcome."""
        done: Counter[str] = Counter()
        self._abandon_expired(done)
        self._resolve_uncertain(done)
        while not is_stopped():
            with self._store.write() as connection:
                rows = sending.claim_due(
                    SYSTEM,
                    connection,
                    self._destination,
                    now=self._clock.now(),
                    lease=_LEASE,
                    limit=_BATCH,
                )
            for row in rows:
                done[self._apart(self._send, row)] += 1
            if not rows:  # what follows on one of them was left for the next time
                break
        return done

    def _abandon_expired(self, done: Counter[str]) -> None:
        with self._store.write() as connection:
            count = sending.abandon_expired(
                SYSTEM, connection, self._destination, self._clock.now(), _LOOK_AFTER
            )
        if count:
            done["abandoned"] += count

    def _apart(self, deal_with: Callable[[Row[Any]], str], row: Row[Any]) -> str:
        """A reply over which our own code stumbles must not hold up the others for good."""
        try:
            return deal_with(row)
        except SQLAlchemyError:
            raise  # the database's trouble, not this reply's
        except Exception as error:
            return self._give_up(row, f"{_BROKE}:{type(error).__name__}")

    # -- sending

    def _send(self, row: Row[Any]) -> str:
        """Send one claimed row and record what became of it."""
        try:
            letter = self._open(row)
        except Erased:
            return self._give_up(row, "reporter_erased")
        way = self._way(row, letter)
        if way.refused is not None:
            return self._give_up(row, way.refused)
        if way.is_closed:
            return self._note_waiting(row, way, WINDOW_CLOSED)
        try:
            external_id = self._hand_over(letter, way, row.idempotency_key)
        except AnswerLost as error:
            return self._note_uncertain(row, error)
        except TemporaryFailure as error:
            return self._note_failed(row, error)
        except WindowClosed:
            if letter.is_private_answer:  # of what was said in public: there is no other way
                return self._note_waiting(row, way, NOT_PRIVATE)
            return self._try_another_way(row, way)
        except ChannelError as error:
            if self._channel.answers_nobody(error.code):
                return self._hold_up(row, error)
            return self._give_up(row, _describe(error))
        external_hash = self._channel.message_hash(letter.to.conversation_id, external_id)
        if way.template is not None and row.purpose in ONLY_CALLED:
            # The template told that there is news; the words themselves are still to be said.
            return self._note_waiting(row, way, "template_sent", external_hash)
        with self._store.write() as connection:
            sending.note_sent(SYSTEM, connection, row, external_hash, self._clock.now())
            sending.drop_overtaken_greeting(SYSTEM, connection, row, self._clock.now())
            if isinstance(external_id, SentTo) and self._channel.address_hash is not None:
                known = self._channel.address_hash(external_id.address)
                people.know_also(SYSTEM, connection, row.reporter_id, known)
            if not self._can_look_up:
                again = self._clock.now() + _SOON
                sending.bring_forward(SYSTEM, connection, self._destination, again)
        return "sent"

    def _hand_over(self, letter: _Letter, way: _Way, key: str) -> str:
        """Give it to the platform; its id there. Buttons that are refused must not cost the words:
        they are sent without."""
        try:
            return self._channel.adapter.reply(
                letter.to,
                letter.text,
                private=letter.is_private_answer,
                template=way.template,
                key=key,
                choices=letter.choices,
                asks_location=letter.asks_location,
                is_by_person=way.is_by_person,
            )
        except WindowClosed:
            raise
        except PermanentFailure as error:
            if not letter.has_buttons or self._channel.answers_nobody(error.code):
                raise
        return self._hand_over(letter.without_buttons(), way, key)

    def _way(self, row: Row[Any], letter: _Letter) -> _Way:
        """How the platform lets us say it at this moment. Only the citizen's own messages open its
        window: what we send never does."""
        with self._store.read() as connection:
            place = queries.conversation(SYSTEM, connection, row.conversation_id)
        if place.blocked_at is not None:
            return _Way(refused="blocked_by_citizen")
        rules, seen = self._channel.rules, place.last_direct_at
        if letter.to.surface is not Surface.DIRECT or rules.window is None:
            return _Way()
        silent = None if seen is None else self._clock.now() - seen
        # The platform's word counts more than our clock.
        is_denied = row.last_error in (WINDOW_CLOSED, WINDOW_CLOSED_AGAIN)
        if silent is not None and silent < rules.window and not is_denied:
            return _Way(seen=seen)
        if row.last_error == WINDOW_CLOSED_AGAIN:
            return _Way(seen=seen, is_closed=True)
        longer = rules.human_agent_window
        if longer and silent is not None and silent < longer and row.purpose in BY_PERSON:
            return _Way(seen=seen, is_by_person=True)
        template_id = self._channel.templates.get(row.purpose)
        if template_id is None:
            return _Way(seen=seen, is_closed=True)
        return _Way(seen=seen, template=Template(id=template_id, variables=letter.variables))

    def _try_another_way(self, row: Row[Any], way: _Way) -> str:
        """The platform says that the window is over, whatever our clock says."""
        if not way.is_free:
            return self._note_waiting(row, way, WINDOW_CLOSED)
        now = self._clock.now()
        with self._store.write() as connection:
            sending.note_failed(SYSTEM, connection, row.id, now, error=WINDOW_CLOSED, again=now)
        return "failed"

    def _note_waiting(
        self, row: Row[Any], way: _Way, reason: str, external_hash: bytes | None = None
    ) -> str:
        now = self._clock.now()
        with self._store.write() as connection:
            waits = sending.note_waiting(
                SYSTEM,
                connection,
                row,
                now,
                reason=reason,
                seen=way.seen,
                external_hash=external_hash,
            )
            if waits and reason == NOT_PRIVATE:
                self._announce_no_more(connection, row)
        return "waiting" if waits else "failed"

    def _open(self, row: Row[Any]) -> _Letter:
        with self._store.read() as connection:
            _, content = self._unseal(connection, row)
        to = content["to"]
        return _Letter(
            to=MessageRef(**(to | {"surface": Surface(to["surface"])})),
            text=content["text"],
            is_private_answer=content["private"],
            variables=content.get("variables", {}),
            choices=tuple(Choice(id=id, title=title) for id, title in content.get("choices", [])),
            asks_location=bool(content.get("asks_location")),
        )

    def _unseal(self, connection: Connection, row: Row[Any]) -> tuple[Sealer, dict[str, Any]]:
        """The reporter's key and what a row says. `Erased` when either is gone."""
        sealer = queries.reporter_sealer(SYSTEM, connection, self._store.keyring, row.reporter_id)
        if row.sealed is None:
            raise Erased("The reply was erased.")
        return sealer, open_reply(sealer, row.sealed)

    # -- what became of it

    def _note_failed(self, row: Row[Any], error: ChannelError) -> str:
        """Try again later; not for ever, and less often where others get through."""
        now = self._clock.now()
        attempt = row.attempts + 1
        if self._is_tried_enough(row, attempt, now):
            return self._give_up(row, _describe(error))
        again = now + self._pause(attempt, error)
        with self._store.write() as connection:
            sending.note_failed(
                SYSTEM, connection, row.id, now, error=_describe(error), again=again
            )
        return "failed"

    def _pause(self, attempt: int, error: ChannelError) -> timedelta:
        """Before it is tried again; at least as long as the platform wants."""
        pause = self._retry.pause(attempt, self._jitter())
        if isinstance(error, TemporaryFailure) and error.retry_after is not None:
            return max(pause, timedelta(seconds=error.retry_after))
        return pause

    def _is_tried_enough(self, row: Row[Any], attempt: int, now: datetime) -> bool:
        """While the channel lets nothing through, attempts say nothing of this reply."""
        with self._store.read() as connection:
            first = sending.failing_since(SYSTEM, connection, row.id)
            if now - first.started_at > self._retry.give_up_after:
                return True
            return attempt >= self._retry.max_attempts and sending.others_got_through(
                SYSTEM,
                connection,
                self._destination,
                since=first,
                before=now - self._retry.longest_pause,
            )

    def _hold_up(self, row: Row[Any], error: ChannelError) -> str:
        """It can go to nobody: the others are not tried in vain before this one is again."""
        outcome = self._note_failed(row, error)
        with self._store.write() as connection:
            sending.put_off(SYSTEM, connection, self._destination, behind=row.id)
        return outcome

    def _note_uncertain(self, row: Row[Any], error: AnswerLost) -> str:
        """Look it up soon; later where the answer is lost again and again, since it is repeated
        when it is not found, or cannot be looked up."""
        now = self._clock.now()
        if not self._can_look_up:
            pause = self._blind_pause(row, error)
        else:
            pause = self._pause(row.attempts, error) if row.attempts else _LOOK_AFTER
        with self._store.write() as connection:
            sending.note_uncertain(
                SYSTEM,
                connection,
                row.id,
                now,
                error=_describe(error),
                look_at=now + pause,
            )
        return "uncertain"

    @property
    def _can_look_up(self) -> bool:
        return isinstance(self._channel.adapter, FindsReplies)

    def _blind_pause(self, row: Row[Any], error: AnswerLost) -> timedelta:
        left = self._retry.blind_pauses[row.repeats :]
        if not left:
            return _LOOK_AFTER
        return max(left[0] * (0.5 + self._jitter()), timedelta(seconds=error.retry_after or 0))

    def _give_up(self, row: Row[Any], error: str) -> str:
        with self._store.write() as connection:
            sending.note_dead(SYSTEM, connection, row, self._clock.now(), error=error)
            self._given_up(connection, row)
            self._announce_no_more(connection, row)
        return "dead"

    def _announce_no_more(self, connection: Connection, row: Row[Any]) -> None:
        """What is still to be said in public does not promise the private answer that was `row`."""
        if row.purpose != PRIVATE_ACKNOWLEDGEMENT:
            return
        beside = sending.unsent(SYSTEM, connection, row.complaint_id, [PUBLIC_ACKNOWLEDGEMENT])
        for public in beside:
            try:
                sealer, content = self._unseal(connection, public)
            except Erased:
                continue  # nothing will be said
            alone = content.pop(WITHOUT_PRIVATE, content["text"])
            sealed = seal_reply(sealer, content | {"text": alone})
            sending.reword(SYSTEM, connection, public.id, sealed)

    # -- uncertain rows

    def _resolve_uncertain(self, done: Counter[str]) -> None:
        with self._store.write() as connection:
            rows = sending.claim_uncertain(
                SYSTEM,
                connection,
                self._destination,
                now=self._clock.now(),
                lease=_LEASE,
                limit=_BATCH,
            )
        for row in rows:
            done[self._apart(self._resolve, row)] += 1

    def _resolve(self, row: Row[Any]) -> str:
        """Find out whether it was sent; repeat it when not, or a few times when nobody can tell."""
        try:
            letter = self._open(row)
        except Erased:
            return self._give_up(row, "reporter_erased")
        now = self._clock.now()
        if not isinstance(self._channel.adapter, FindsReplies):
            return self._repeat_blindly(row, now)
        try:
            found = self._channel.adapter.find(letter.to, letter.text, row.created_at - _LOOK_BACK)
        except ChannelError:
            pause = self._retry.pause(row.attempts, self._jitter())
            with self._store.write() as connection:
                sending.look_again_later(SYSTEM, connection, row.id, now + pause)
            return "unknown"
        external_hash = self._external_hash(row, letter, found)
        if external_hash is None and self._is_tried_enough(row, row.attempts, now):
            return self._give_up(row, row.last_error or "uncertain")
        other_words = self._other_words(row) if external_hash is None else None
        with self._store.write() as connection:
            if external_hash is None:
                sending.repeat_uncertain(
                    SYSTEM, connection, row, now, was_looked_up=True, sealed=other_words
                )
                return "repeated"
            sending.note_sent(SYSTEM, connection, row, external_hash, now, was_found=True)
        return "found"

    def _external_hash(self, row: Row[Any], letter: _Letter, found: str | None) -> bytes | None:
        """The reply that was found, unless it is, or may be, another one of ours that has the same
        words: what cannot be told apart is rather said twice than to nobody."""
        if found is None:
            return None
        external_hash = self._channel.message_hash(letter.to.conversation_id, found)
        with self._store.read() as connection:
            if sending.is_sent_as(SYSTEM, connection, external_hash, other_than=row.id):
                return None
            others = sending.unresolved_beside(SYSTEM, connection, row)
        return None if any(self._says(other, letter.text) for other in others) else external_hash

    def _says(self, row: Row[Any], text: str) -> bool:
        try:
            return self._open(row).text == text
        except Erased:
            return False

    def _other_words(self, row: Row[Any]) -> bytes | None:
        """The reply with a number behind it, where another reply of ours has just these words."""
        if not (row.last_error or "").endswith(_HAS_THESE_WORDS):
            return None
        with self._store.read() as connection:
            sealer, content = self._unseal(connection, row)
        return seal_reply(sealer, content | {"text": f"{content['text']} ({row.repeats + 2})"})

    def _repeat_blindly(self, row: Row[Any], now: datetime) -> str:
        """Each repeat may be a copy. One that has none left is given up once others get through, or
        after too long."""
        left = len(self._retry.blind_pauses) - row.repeats
        with self._store.read() as connection:
            first = sending.failing_since(SYSTEM, connection, row.id)
            beside = sending.newest_beside(SYSTEM, connection, row)
        if left > 1 or (left == 1 and not self._is_kept(first, beside, now)):
            with self._store.write() as connection:
                sending.repeat_uncertain(SYSTEM, connection, row, now, was_looked_up=False)
            return "repeated"
        others_get_through = beside is not None and beside.outcome in _GOT_THROUGH
        if (left < 1 and others_get_through) or now - first.started_at > self._retry.give_up_after:
            return self._give_up(row, "uncertain_each_time")
        later = now + self._retry.longest_pause * (0.5 + self._jitter())
        with self._store.write() as connection:
            sending.look_again_later(SYSTEM, connection, row.id, later)
        return "unknown"

    def _is_kept(self, first: Row[Any], beside: Row[Any] | None, now: datetime) -> bool:
        """Whether the last copy is not to be used up yet: within an hour, or while the answer of
        another one was lost lately."""
        is_early: bool = now - first.started_at < self._retry.longest_pause
        if is_early or beside is None or beside.outcome not in _LOST:
            return is_early
        return bool(now - beside.started_at < self._retry.blind_pauses[-1])


def _describe(error: ChannelError) -> str:
    """Our own words for a platform's refusal, with its code: safe to show and to log."""
    return f"{error} ({error.code})" if error.code else str(error)
