"""Ends the wait for a citizen who has fallen silent: the bot asks what is missing, or gives the
receipt. A job of the timetable; any number may run side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from channels.base import Surface
from forwarder.base import Facet, Reply, seal_reply
from forwarder.central import quick_replies
from forwarder.telling import Addressee, addressee_of
from muara.channel_rules import ChannelRules
from muara.clock import Clock
from muara.memory import Memory, memory_of
from muara.receipts import Finish, Question, Story, next_step
from muara.reporter_cases import day_in_words
from store import changes, dialogues
from store.errors import Erased
from store.scope import SYSTEM
from store.session import Store
from store.tracking import check_code

_BATCH = 50


class Gathering:
    """Looks after complaints whose stories are being told."""

    def __init__(self, store: Store, channels: Mapping[str, ChannelRules], clock: Clock) -> None:
        self._store = store
        self._channels = channels
        self._clock = clock

    def has_work(self) -> bool:
        with self._store.read() as connection:
            return dialogues.is_story_settled(SYSTEM, connection, self._clock.now())

    def go_on(self, is_over: Callable[[], bool] = lambda: False) -> Counter[str]:
        """Say the next word wherever it is the bot's turn; counts `asked`, `told` and `put_off`."""
        done: Counter[str] = Counter()
        while not is_over():
            with self._store.write() as connection:
                settled = dialogues.settled_stories(SYSTEM, connection, self._clock.now(), _BATCH)
                memories = dialogues.conversations_of(
                    SYSTEM, connection, list({row.conversation_id for row in settled})
                )
                recorded = dialogues.with_recording(SYSTEM, connection, [r.id for r in settled])
                is_surge = dialogues.is_surge(SYSTEM, connection)
                for row in settled:
                    memory = memory_of(memories[row.conversation_id].memory)
                    step = self._go_on(connection, row, memory, row.id in recorded, is_surge)
                    done[step] += 1
            if len(settled) < _BATCH:
                break
        return done

    def _go_on(
        self,
        connection: Connection,
        row: Row[Any],
        memory: Memory,
        has_recording: bool,
        is_surge: bool,
    ) -> str:
        now = self._clock.now()
        rules = self._channels.get(row.channel)
        addressee = self._addressee(connection, row) if rules is not None else None
        if rules is None or addressee is None:  # nobody is left to be told
            dialogues.note_told(SYSTEM, connection, row.id, now, is_incomplete=False)
            return "told"
        story = replace(self._story(row, rules, memory, now), has_recording=has_recording)
        match next_step(story, replace(rules.policy, is_surge=is_surge)):
            case Question() if memory.is_asking(now):  # one question at a time
                dialogues.put_off(SYSTEM, connection, row.id, now + rules.settle)
                return "put_off"
            case Question(facet, reply):
                self._say(connection, row, addressee, reply, now, of=facet)
                dialogues.note_question(
                    SYSTEM,
                    connection,
                    row.id,
                    now,
                    facet=int(facet),
                    name=(facet.name or "").lower(),
                    silent_until=now + rules.policy.answer_within,
                )
                return "asked"
            case Finish(receipt, is_incomplete):
                if receipt is not None:
                    self._say(connection, row, addressee, receipt, now)
                dialogues.note_told(SYSTEM, connection, row.id, now, is_incomplete=is_incomplete)
        return "told"

    def _addressee(self, connection: Connection, row: Row[Any]) -> Addressee | None:
        try:
            return addressee_of(SYSTEM, connection, self._store.keyring, row)
        except Erased:
            return None

    def _story(self, row: Row[Any], rules: ChannelRules, memory: Memory, now: datetime) -> Story:
        language = memory.language or rules.policy.language
        is_to_come = row.due_at is not None and row.due_at > now
        is_first_clock = is_to_come and row.due_kind == "verify"
        return Story(
            tracking_id=row.tracking_id,
            check_code=check_code(self._store.keyring, row.tracking_id),
            language=language,
            known=Facet(row.known),
            asked=Facet(row.asked),
            is_awaiting=row.awaiting is not None,
            summary=row.summary,
            is_secret=row.is_secret or row.seal is not None,
            is_emergency=row.is_emergency,
            is_public=row.surface != Surface.DIRECT,
            is_muted=memory.at(now).is_muted,
            verified_by=day_in_words(row.due_at, rules.zone, language) if is_first_clock else "",
        )

    def _say(
        self,
        connection: Connection,
        row: Row[Any],
        addressee: Addressee,
        reply: Reply,
        now: datetime,
        *,
        of: Facet | None = None,
    ) -> None:
        content = {
            "to": asdict(addressee.to),
            "text": reply.text,
            "private": False,
            "variables": {"1": row.tracking_id},
        } | quick_replies(reply)
        key = f"{reply.purpose}:{row.id}" + (f":{of.name}".lower() if of is not None else "")
        changes.queue_reply(
            SYSTEM,
            connection,
            changes.NewReply(
                idempotency_key=key,
                destination=f"channel:{row.channel}",
                purpose=reply.purpose,
                sealed=seal_reply(addressee.sealer, content),
                due_at=now,
                latest_at=now,
                complaint_id=row.id,
                reporter_id=row.reporter_id,
                conversation_id=row.conversation_id,
            ),
            now,
        )
