"""An operator answers a citizen who wants a person, where there is no complaint to speak about."""

from __future__ import annotations

from dataclasses import asdict, replace

from channels.base import Surface
from forwarder.base import RECORD, seal_reply
from muara.app import Application
from muara.casework import TAKE_OVER_LASTS
from muara.memory import memory_of
from muara.words import line
from normalizer.record import Record, answer_to
from store import changes, persons, queries
from store.errors import NotFound, NotPossible
from store.scope import Scope


def speak(
    application: Application, scope: Scope, conversation_id: int, key: str, text: str
) -> None:
    """Write to the citizen; the bot is silent there for a while. `key` makes it count once.

    `NotFound` when nobody waits there any more, `NotPossible` for words that are none or too long,
    `Erased` when the citizen was forgotten.
    """
    words = text.strip()
    now = application.clock.now()
    with application.store.write() as connection:
        place = persons.take(scope, connection, conversation_id)
        item = persons.newest_message(scope, connection, conversation_id)
        channel = application.channels.get(place.channel)
        if item is None or channel is None:
            raise NotFound("There is nobody left to answer.")
        held_until = now + TAKE_OVER_LASTS
        zone = application.zone(channel.settings.jurisdiction)
        said = line(
            memory_of(place.memory).language or channel.rules.policy.language,
            "news.message_first",
            text=words,
            time=f"{held_until.astimezone(zone):%H.%M}",
        )
        rules = channel.type.rules
        most = (rules.direct_length or rules.max_length) - (len(said) - len(words))
        if not words or len(words) > most:
            raise NotPossible(f"Write 1 to {most} characters.")
        keyring = application.store.keyring
        sealer = queries.reporter_sealer(scope, connection, keyring, item.reporter_id)
        record = Record.model_validate_json(sealer.open(item.sealed, RECORD))
        to = replace(answer_to(record), surface=Surface.DIRECT)
        content = {"to": asdict(to), "text": said, "private": False, "variables": {}}
        new = changes.NewReply(
            idempotency_key=f"message:{scope.actor}:{key}",
            destination=f"channel:{place.channel}",
            purpose="message",
            sealed=seal_reply(sealer, content),
            due_at=now,
            latest_at=now,
            complaint_id=None,
            reporter_id=item.reporter_id,
            conversation_id=conversation_id,
        )
        changes.queue_reply(scope, connection, new, now)
        persons.note_spoken(scope, connection, conversation_id, now, held_until=held_until)
