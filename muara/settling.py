"""Settles messages: each is a repeat, or one turn of the dialogue carried out in the store.

A batch is one transaction: what the store knows of its messages is read at once, and what later
ones must know of earlier ones is remembered, since most writes wait until the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row

from channels.base import (
    Entry,
    Event,
    Form,
    RawMessage,
    Source,
    Surface,
    content_revision,
)
from channels.typed import without_lines
from forwarder import central
from forwarder.base import NEW_CASE, RECORD, Deed, Facet, Join, Keep, Open, Turn, Wish
from forwarder.facets import known_of
from forwarder.telling import tell_what_waited
from muara import notices
from muara.channel_rules import ChannelRules, Identities
from muara.dialogue import decide
from muara.dialogue_state import Case, DialogueState, EmergencyNumber
from muara.memory import Memory, memory_of
from muara.news import Teller
from muara.objecting import look_at_objection
from muara.reading import RAW, Told
from muara.reporter_cases import case_of, status_words, time_in_words
from muara.steering import named_number, needs_all_cases, wants_person
from muara.turns import Worked
from muara.wishes import read_code
from normalizer.normalize import normalize, raw_message
from normalizer.record import Record, answer_to
from normalizer.text import clean
from store import (
    alerts,
    changes,
    dialogues,
    emergency_numbers,
    ledger,
    people,
    queries,
    sending,
)
from store.alerts import AlertKind
from store.batch import write_now
from store.clocks import start_deadlines
from store.models import Outcome
from store.queries import KnownReporter
from store.scope import SYSTEM
from store.sealing import Sealer
from store.tracking import is_check_code

if TYPE_CHECKING:
    from muara.pipeline import Pipeline

Filled = TypeVar("Filled", Entry, Form)
"""What stands beside the words of what was typed in."""


class Batch:
    """Items settled in one transaction: what the store knows of them is read at once."""

    def __init__(
        self,
        pipeline: Pipeline,
        connection: Connection,
        waiting: Sequence[Row[Any]],
        done: Worked,
        told: Mapping[int, Told] = MappingProxyType({}),
    ) -> None:
        self._pipeline = pipeline
        self._store = pipeline.store
        self._connection = connection
        self._done = done
        self._now = pipeline.clock.now()
        self._told = {i.id: told.get(i.id) or Told(self._open(i)) for i in waiting}
        self._addresses = {i.id: self._ids(i).addresses(self._told[i.id].raw) for i in waiting}
        self._versions = ledger.versions(connection, [i.message_hash for i in waiting])
        self._reporters = queries.reporters_of(
            SYSTEM, connection, [one for found in self._addresses.values() for one in found]
        )
        self._look_at_cases(waiting)
        self._places = self._conversations(waiting)
        self._untold = self._held_news(waiting)

    def _open(self, item: Row[Any]) -> RawMessage:
        return RAW.validate_json(ledger.waiting_content(self._store, self._connection, item))

    def _look_at_cases(self, waiting: Sequence[Row[Any]]) -> None:
        self._cases = self._cases_at_hand(waiting)
        self._public_cases = self._told_in_public(waiting)

    def _cases_at_hand(self, waiting: Sequence[Row[Any]]) -> dict[tuple[int, int], list[Case]]:
        """Of each reporter in each conversation, the latest last."""
        if not waiting:
            return {}
        window = max(self._rules(item).policy.join_window for item in waiting)
        found: dict[tuple[int, int], list[Case]] = {}
        for row in dialogues.cases_at_hand(
            SYSTEM,
            self._connection,
            list({item.conversation_id for item in waiting}),
            list({known.id for known in self._reporters.values()}),
            min(item.ordered_at for item in waiting) - window,
        ):
            found.setdefault((row.conversation_id, row.reporter_id), []).append(
                case_of(row, row.conversation_id)
            )
        return found

    def _told_in_public(self, waiting: Sequence[Row[Any]]) -> dict[int, list[Case]]:
        """Of reporters who may answer in private below our one private answer to public words."""
        able = [item for item in waiting if self._rules(item).policy.answers_in_private_on]
        if not any(self._told[item.id].raw.surface is Surface.DIRECT for item in able):
            return {}
        since = min(i.ordered_at - self._rules(i).policy.join_window for i in able)
        reporter_ids = list({known.id for known in self._reporters.values()})
        found: dict[int, list[Case]] = {}
        for row in dialogues.public_cases(SYSTEM, self._connection, reporter_ids, since):
            found.setdefault(row.reporter_id, []).append(case_of(row, row.conversation_id))
        return found

    def _conversations(self, waiting: Sequence[Row[Any]]) -> dict[int, _Place]:
        ids = list({item.conversation_id for item in waiting})
        rows = dialogues.conversations_of(SYSTEM, self._connection, ids)
        return {
            number: _Place(memory_of(row.memory), row.held_until, row.last_direct_at)
            for number, row in rows.items()
        }

    def _waiting_news(self, waiting: Sequence[Row[Any]]) -> list[Row[Any]]:
        """What could not be told before these citizens' next message."""
        if all(self._told[item.id].raw.surface is not Surface.DIRECT for item in waiting):
            return []
        conversation_ids = list({item.conversation_id for item in waiting})
        reporter_ids = list({known.id for known in self._reporters.values()})
        return list(sending.waiting_for(SYSTEM, self._connection, conversation_ids, reporter_ids))

    def _held_news(self, waiting: Sequence[Row[Any]]) -> list[Row[Any]]:
        """The same, once all that this batch may change is held: at once, and so in one order."""
        news = self._waiting_news(waiting)
        told_of = {row.complaint_id for row in news if row.complaint_id is not None}
        known = self._known_complaints()
        if dialogues.hold_cases(SYSTEM, self._connection, known | told_of) and known:
            self._look_at_cases(waiting)  # an officer may have acted before they were held
        return self._waiting_news(waiting) if news else []  # it may be sent meanwhile

    def _known_complaints(self) -> set[int]:
        """Those that messages of this batch may be about."""
        at_hand = (case.id for cases in self._cases.values() for case in cases)
        in_public = (case.id for cases in self._public_cases.values() for case in cases)
        edited = (v.complaint_id for found in self._versions.values() for v in found)
        return {*at_hand, *in_public, *(each for each in edited if each is not None)}

    def _rules(self, item: Row[Any]) -> ChannelRules:
        return self._pipeline.channels[item.channel]

    def _ids(self, item: Row[Any]) -> Identities:
        return Identities(self._store.keyring, self._rules(item))

    # -- one item

    def settle(self, item: Row[Any]) -> None:
        """Store one message and what follows from it, or drop it as a repeat."""
        known = self._versions[item.message_hash]
        raw, identity = self._told_apart(item, known)
        same = next((v for v in known if v.identity_hash == identity), None)
        same = same or self._polled_before(item, raw, known)
        if same is not None:
            self._settle_duplicate(item, raw, same)
            return
        incoming = self._incoming(item, raw, identity, known)
        turn = _kept_back(decide(self._state(incoming, known), incoming.record), known)
        is_opening = isinstance(turn.decision, Open)
        late = [deed for deed in turn.deeds if is_opening and deed.complaint_id == NEW_CASE]
        early = [deed for deed in turn.deeds if deed not in late]
        if not self._do(incoming, early, NEW_CASE):
            turn = replace(turn, replies=turn.otherwise or turn.replies)
        complaint_id = central.apply(self._connection, SYSTEM, turn, incoming)
        if complaint_id is not None and is_opening:
            self._start_clocks(item, complaint_id)
        self._remember(incoming, turn, complaint_id)
        if isinstance(turn.decision, Join):
            self._end_silence(incoming, turn.decision.complaint_id)
        self._tell(incoming.record, complaint_id, item.id)
        self._do(incoming, late, complaint_id or NEW_CASE)
        if turn.deeds:
            write_now(self._connection)
            self._read_again(item, incoming.reporter_id)
        if self._untold:
            self._tell_what_waited(incoming, complaint_id)
        if turn.wants_person:
            self._tell_of_person(incoming)

    def _tell_what_waited(self, incoming: central.Incoming, complaint_id: int | None) -> None:
        """Whoever writes in private can be told there, also what is of a comment of theirs."""
        record, item = incoming.record, incoming.item
        if record.surface is not Surface.DIRECT or record.event is not Event.CREATED:
            return
        if not self._rules(item).policy.has_route:  # an entry by hand opens no way to them
            return
        theirs = [
            row
            for row in self._untold
            if row.destination == f"channel:{item.channel}"
            and (
                row.conversation_id == item.conversation_id
                or row.reporter_id == incoming.reporter_id
                or (complaint_id is not None and row.complaint_id == complaint_id)
            )
        ]
        if not theirs:
            return
        self._untold = [row for row in self._untold if row not in theirs]
        tell_what_waited(
            SYSTEM,
            self._connection,
            self._store.keyring,
            theirs,
            answer_to(record),
            item.conversation_id,
            self._now,
        )

    def _start_clocks(self, item: Row[Any], complaint_id: int) -> None:
        found = self._pipeline.first_clocks(item.channel, item.received_at)
        start_deadlines(SYSTEM, self._connection, complaint_id, found)

    def _end_silence(self, incoming: central.Incoming, complaint_id: int) -> None:
        """A word after the answer ends the time to object."""
        cases = self._cases.get((incoming.item.conversation_id, incoming.reporter_id), [])
        if any(case.id == complaint_id and case.status == "resolved" for case in cases):
            self._pipeline.recount(self._connection, complaint_id, incoming.item.channel)

    def _do(self, incoming: central.Incoming, deeds: Sequence[Deed], new_case: int) -> bool:
        """What the reporter wants of complaints of theirs, with the clocks that this changes.

        False where something was not possible any more, unless a complaint was opened all the
        same. `new_case` is what this turn has opened.
        """
        item, is_all_done, has_opened = incoming.item, True, False
        for deed in deeds:
            wanted = replace(deed, complaint_id=deed.complaint_id or new_case)
            if wanted.wish is Wish.ATTACH and wanted.complaint_id == NEW_CASE:
                wanted = replace(wanted, wish=Wish.OPEN)  # what was to open it is gone
            complaint_id = central.do(self._connection, SYSTEM, wanted, incoming)
            if complaint_id is None:
                is_all_done = False
                continue
            if wanted.item_id is not None:
                self._note_taken(wanted.item_id, complaint_id)
            if wanted.wish is Wish.OPEN:
                new_case, has_opened = complaint_id, True
                self._start_clocks(item, complaint_id)
                self._done.complaints.append(complaint_id)
            elif wanted.wish in _MOVES_CLOCKS:
                self._pipeline.recount(self._connection, complaint_id, item.channel)
            self._tell_of_wish(wanted.wish, complaint_id, item.id)
            if wanted.wish is Wish.OBJECT:
                teller = Teller(self._store.keyring, self._pipeline.channels)
                look_at_objection(teller, self._connection, complaint_id, self._now)
        return is_all_done or has_opened

    def _note_taken(self, item_id: int, complaint_id: int) -> None:
        """A kept message stands in a complaint now: its edits in this very batch go there, too."""
        for known in self._versions.values():
            known[:] = [
                replace(v, complaint_id=complaint_id) if v.id == item_id else v for v in known
            ]

    def _tell_of_wish(self, wish: Wish, complaint_id: int, item_id: int) -> None:
        if wish is Wish.THREATENED:
            self._alert(notices.Event.THREAT, AlertKind.THREAT, complaint_id, item_id)

    def _read_again(self, item: Row[Any], reporter_id: int) -> None:
        """A deed changes more of a case than a message does."""
        place = (item.conversation_id, reporter_id)
        since = item.ordered_at - self._rules(item).policy.join_window
        rows = dialogues.cases_at_hand(
            SYSTEM, self._connection, [item.conversation_id], [reporter_id], since
        )
        self._cases[place] = [case_of(row, item.conversation_id) for row in rows]
        self._public_cases |= self._told_in_public([item])

    def _tell(self, record: Record, complaint_id: int | None, item_id: int) -> None:
        """Operators hear of emergencies, and that something was sealed on arrival."""
        found = record.suggestions
        if complaint_id is None or found is None:
            return
        if any(sign.kind in changes.SEALS for sign in found.signs):
            event = notices.Event.SEALED_ARRIVED
            notices.tell(SYSTEM, self._connection, event, complaint_id=complaint_id, now=self._now)
        if found.urgency.is_emergency:
            self._alert(notices.Event.EMERGENCY, AlertKind.EMERGENCY, complaint_id, item_id)

    def _alert(
        self, event: notices.Event, kind: AlertKind, complaint_id: int, item_id: int
    ) -> None:
        """Unless it waits already, people hear of it now, and others in turn until somebody looks
        after it, see `muara.alerting`."""
        connection, now = self._connection, self._now
        write_now(connection)  # the complaint may have been opened in this very batch
        if alerts.raise_alert(SYSTEM, connection, complaint_id, kind, now, next_at=now):
            notices.tell(
                SYSTEM,
                connection,
                event,
                complaint_id=complaint_id,
                occasion=f"item:{item_id}",
                now=now,
            )

    def _tell_of_person(self, incoming: central.Incoming) -> None:
        """Officers hear that a citizen wants to speak with one of them."""
        item = incoming.item
        cases = self._cases.get((item.conversation_id, incoming.reporter_id), [])
        channels = {item.channel: self._rules(item).jurisdiction}
        notices.tell(
            replace(SYSTEM, channels=channels),
            self._connection,
            notices.Event.PERSON_WANTED,
            complaint_id=cases[-1].id if cases else None,
            channel=item.channel,
            now=self._now,
        )

    def _told_apart(
        self, item: Row[Any], known: Sequence[ledger.Version]
    ) -> tuple[RawMessage, bytes]:
        """The message and its identity. Where polls show edits, a poll may have new words under
        the original's name, and the webhook with the first words may come after such a poll."""
        raw, rules = self._told[item.id].raw, self._rules(item)
        gone = next((v for v in known if v.event == Event.DELETED), None)
        if raw.event is Event.DELETED and gone is not None:  # told once by each of its ids
            return raw, gone.identity_hash
        is_entry = item.source == Source.ENTRY
        is_plain = raw.event is Event.CREATED and not raw.revision
        originals = [v for v in known if v.event != Event.DELETED]
        if not ((rules.polls_show_edits or is_entry) and is_plain and originals):
            return self._beside_its_like(item, raw, originals)
        told = [v for v in originals if v.source != Source.ENTRY]
        if is_entry and told:  # what an operator copied says no more than the platform itself
            return raw, told[-1].identity_hash
        if self._is_typed(item):
            return self._sent_again(item, raw, originals)
        is_polled = item.source == Source.POLL
        said = next((v for v in originals if v.content_hash == item.content_hash), None)
        if said is not None:
            # A poll may have brought the first words between an edit and their own webhook.
            is_the_same = is_polled or said.source == Source.POLL
            return raw, said.identity_hash if is_the_same else item.identity_hash
        if self._is_copied(raw, originals[-1]):
            return raw, originals[-1].identity_hash
        is_taken = any(v.identity_hash == item.identity_hash for v in originals)
        if not (is_polled or is_taken):
            return raw, item.identity_hash
        raw = replace(raw, event=Event.EDITED, revision=content_revision(raw.text))
        return raw, self._ids(item).version(raw)

    def _beside_its_like(
        self, item: Row[Any], raw: RawMessage, originals: Sequence[ledger.Version]
    ) -> tuple[RawMessage, bytes]:
        """Where a platform tells edits apart by the second, several may share one: other words are
        a revision of their own."""
        same = [v.content_hash for v in originals if v.identity_hash == item.identity_hash]
        is_known = not same or bool({item.content_hash, None} & set(same))
        if raw.event is not Event.EDITED or not raw.text or is_known:
            return raw, item.identity_hash
        raw = replace(raw, revision=f"{raw.revision}-{content_revision(raw.text)}")
        return raw, self._ids(item).version(raw)

    def _is_typed(self, item: Row[Any]) -> bool:
        """Into a form of ours or by a program, so that no platform tells it in any order."""
        return item.source == Source.ENTRY or self._rules(item).is_form

    def _sent_again(
        self, item: Row[Any], raw: RawMessage, originals: Sequence[ledger.Version]
    ) -> tuple[RawMessage, bytes]:
        """A form is whole: what differs from the one before corrects it, back to the first, too."""
        newest = originals[-1]
        if self._says_the_same(item, raw, newest):
            return raw, newest.identity_hash
        revision = content_revision(raw.text)
        edit = replace(raw, event=Event.EDITED, revision=revision)
        if any(v.identity_hash == self._ids(item).version(edit) for v in originals):
            edit = replace(edit, revision=content_revision(revision, [str(len(originals))]))
        return edit, self._ids(item).version(edit)

    def _says_the_same(self, item: Row[Any], raw: RawMessage, newest: ledger.Version) -> bool:
        stored = self._stored(newest)
        if stored is None:  # forgotten: nothing else is known of it
            return bool(newest.content_hash == item.content_hash)
        return _filled_in(enriched(raw, stored)) == _filled_in(stored)

    def _is_copied(self, raw: RawMessage, newest: ledger.Version) -> bool:
        """Whether the newest version is what an operator copied of these very words: a form breaks
        lines in its own way, and the place stands below."""
        if newest.source != Source.ENTRY:
            return False
        stored = self._stored(newest)
        return stored is not None and _words_alone(stored.text) == _words_alone(raw.text)

    def _stored(self, version: ledger.Version) -> RawMessage | None:
        """What a version says; None when its author was forgotten."""
        write_now(self._connection)  # it may stand in this very batch
        row = ledger.stored_item(self._connection, version.id)
        if row.reporter_id is None or row.sealed is None:
            return None
        sealer = self._known_reporter(row.reporter_id).sealer(self._store.keyring)
        return raw_message(Record.model_validate_json(sealer.open(row.sealed, RECORD)))

    def _polled_before(
        self, item: Row[Any], raw: RawMessage, known: Sequence[ledger.Version]
    ) -> ledger.Version | None:
        """The newest version, when a poll brought it and this edit says no more than it does."""
        is_edit = raw.event is Event.EDITED and not raw.attachments
        if not (known and is_edit and self._rules(item).polls_show_edits):
            return None
        newest = known[-1]
        is_same = newest.source == Source.POLL and newest.content_hash == item.content_hash
        return newest if is_same and newest.event != Event.DELETED else None

    def _settle_duplicate(self, item: Row[Any], raw: RawMessage, same: ledger.Version) -> None:
        """Drop a repeat, but keep what it says beyond the message that is stored."""
        self._enrich(item, raw, same)
        ledger.settle(
            self._connection,
            item.id,
            ledger.Settled(
                outcome=Outcome.DUPLICATE,
                processed_at=self._now,
                duplicate_of=same.id,
                event=item.event,
                identity_hash=item.identity_hash,
            ),
        )

    def _enrich(self, item: Row[Any], raw: RawMessage, same: ledger.Version) -> None:
        write_now(self._connection)  # the first of the two may stand in this very batch
        row = ledger.stored_item(self._connection, same.id)
        if row.reporter_id is None or row.sealed is None:
            return
        author = self._known_reporter(row.reporter_id)
        sealer = author.sealer(self._store.keyring)
        stored = Record.model_validate_json(sealer.open(row.sealed, RECORD))
        told = raw_message(stored)
        if raw.surface is Surface.POST and item.source == same.source == Source.WEBHOOK:
            raw = _with_earlier_pictures(told, raw)
        richer = self._pipeline.normalize(enriched(told, raw), item.channel, row.received_at)
        if richer != stored:
            self._note_named(item, raw, author)
            central.enrich(self._connection, SYSTEM, row, sealer, stored, richer, self._now)

    def _incoming(
        self,
        item: Row[Any],
        raw: RawMessage,
        identity: bytes,
        known: Sequence[ledger.Version],
    ) -> central.Incoming:
        rules = self._rules(item)
        reporter_id, sealer = self._reporter(item, raw, known)
        knowledge = self._pipeline.knowledge_of(item.channel)
        record = self._told[item.id].record_by(knowledge, raw)
        return central.Incoming(
            item=item,
            record=record or normalize(raw, item.channel, knowledge, received_at=item.received_at),
            jurisdiction=rules.jurisdiction,
            reporter_id=reporter_id,
            sealer=sealer,
            settle=rules.settle,
            public_replies_per_hour=rules.public_replies_per_hour,
            zone=rules.zone,
            now=self._now,
            version=self._place_among(item, raw, identity, known),
            has_other_versions=bool(known),
            is_first_version=not any(version.complaint_id for version in known),
            identity_hash=identity,
            knowledge_version=knowledge.version,
        )

    def _place_among(
        self, item: Row[Any], raw: RawMessage, identity: bytes, known: Sequence[ledger.Version]
    ) -> int:
        """Which version of its message it is: 0 for first words that come after what followed."""
        if self._is_late_original(item, identity, known):
            return 0
        later = self._later_edits(item, raw, known)
        if later:
            ledger.move_up(self._connection, [version.id for version in later], len(known) + 1)
        return len(known) + 1 - len(later)

    def _is_late_original(
        self, item: Row[Any], identity: bytes, known: Sequence[ledger.Version]
    ) -> bool:
        if self._told[item.id].raw.revision:
            return False
        if identity == item.identity_hash:
            return any(v.event == Event.EDITED for v in known)
        # A webhook that had to give way to a poll tells the words before the edit.
        return item.source != Source.POLL and any(
            v.identity_hash == item.identity_hash and v.source == Source.POLL for v in known
        )

    def _later_edits(
        self, item: Row[Any], raw: RawMessage, known: Sequence[ledger.Version]
    ) -> Sequence[ledger.Version]:
        """Of the known versions those that were made after this edit, and came before it."""
        number = _number_of(raw)
        if not self._rules(item).revisions_grow or number is None:
            return []
        later = len(known)
        while later and known[later - 1].event == Event.EDITED:
            stored = self._stored(known[later - 1])
            before = _number_of(stored) if stored is not None else None
            if before is None or before <= number:
                break
            later -= 1
        return known[later:]

    def _reporter(
        self, item: Row[Any], raw: RawMessage, known: Sequence[ledger.Version]
    ) -> tuple[int, Sealer]:
        """Who wrote it. All versions are of the author of the first, whoever they name: what stands
        in a complaint is sealed under one key. Whoever was forgotten speaks as somebody new."""
        author = self._author_of(known)
        if author is not None:
            self._note_named(item, raw, author)
            return author.id, author.sealer(self._store.keyring)
        addresses = self._addresses[item.id]
        is_new = not any(address in self._reporters for address in addresses)
        reporter_id, sealer = people.find_or_add_reporter(
            SYSTEM,
            self._connection,
            self._store.keyring,
            jurisdiction=self._rules(item).jurisdiction,
            address_hashes=addresses,
            now=self._now,
            known=self._reporters,
            contact_hashes=self._ids(item).contacts(raw) if is_new else (),
        )
        if not is_new and raw.contact is not None:  # they may have sent their own number
            people.add_contacts(
                SYSTEM, self._connection, reporter_id, self._ids(item).contacts(raw)
            )
        return reporter_id, sealer

    def _author_of(self, known: Sequence[ledger.Version]) -> KnownReporter | None:
        found = (self._known_reporter(v.reporter_id) for v in known if v.reporter_id is not None)
        return next((one for one in found if one.wrapped_key is not None), None)

    def _known_reporter(self, reporter_id: int) -> KnownReporter:
        at_hand = next((one for one in self._reporters.values() if one.id == reporter_id), None)
        if at_hand is not None:
            return at_hand
        write_now(self._connection)  # they may have come in this very batch
        return queries.reporter(SYSTEM, self._connection, reporter_id)

    def _note_named(self, item: Row[Any], raw: RawMessage, author: KnownReporter) -> None:
        """Whom a message names is its author. An address that is somebody else's stays theirs, but
        finds this one too, when they want to be forgotten."""
        contacts = self._ids(item).contacts(raw)
        for address in self._addresses[item.id]:
            owner = self._reporters.get(address)
            if owner is None:
                people.know_also(SYSTEM, self._connection, author.id, address)
                self._reporters[address] = author
            elif owner.id != author.id:
                contacts.append(address)
        people.add_contacts(SYSTEM, self._connection, author.id, contacts)

    def _state(self, incoming: central.Incoming, known: Sequence[ledger.Version]) -> DialogueState:
        item, record = incoming.item, incoming.record
        rules = self._rules(item)
        place = self._places.get(item.conversation_id) or _Place()
        language = place.memory.language or rules.policy.language
        quoted = self._quoted_complaint(incoming)
        cases = self._cases_here(item, incoming)
        if needs_all_cases(place.memory, record):
            cases = self._all_cases(incoming, quoted, language)
        is_asked = wants_person(record)
        return DialogueState(
            policy=self._pipeline.policy_of(rules),
            now=self._now,
            said_at=item.ordered_at,
            has_other_versions=bool(known),
            version_complaint=next((v.complaint_id for v in known if v.complaint_id), None),
            is_version_unsorted=any(v.is_unsorted for v in known),
            quoted_complaint=quoted,
            group_complaint=self._group_complaint(item),
            cases=tuple(cases),
            memory=place.memory,
            heard_at=place.heard_at,
            is_held=place.held_until is not None and place.held_until > self._now,
            numbers=self._numbers(rules.jurisdiction, record),
            item_id=item.id,
            is_code_right=self._is_code_right(place.memory, incoming),
            person_by=self._person_by(item, language) if is_asked else "",
            person_hours=self._pipeline.office_hours(item.channel, language) if is_asked else "",
        )

    def _person_by(self, item: Row[Any], language: str) -> str:
        """Until when somebody writes, in words; empty where no working hours are known."""
        due_at = self._pipeline.person_by(item.channel, self._now)
        return "" if due_at is None else time_in_words(due_at, self._rules(item).zone, language)

    def _cases_here(self, item: Row[Any], incoming: central.Incoming) -> list[Case]:
        """The reporter's in this conversation; in private also what they told in public."""
        cases = self._cases.setdefault((item.conversation_id, incoming.reporter_id), [])
        if incoming.record.surface is Surface.DIRECT:
            known = {case.id for case in cases}
            public = self._public_cases.pop(incoming.reporter_id, [])
            cases += [case for case in public if case.id not in known]
            cases.sort(key=lambda case: (case.last_message_at, case.id))
        return cases

    def _all_cases(
        self, incoming: central.Incoming, quoted: int | None, language: str
    ) -> list[Case]:
        """The reporter's complaints, wherever told, with the one that is named or quoted; the
        latest last, with words on where they stand."""
        write_now(self._connection)
        zone = self._rules(incoming.item).zone
        rows = dialogues.cases_of(
            SYSTEM,
            self._connection,
            incoming.reporter_id,
            number=named_number(incoming.record),
            complaint_id=quoted,
        )
        return [
            case_of(
                row,
                incoming.item.conversation_id,
                self._status_words(row, zone, language),
            )
            for row in sorted(rows, key=lambda row: (row.last_message_at, row.id))
        ]

    def _status_words(self, row: Row[Any], zone: ZoneInfo, language: str) -> str:
        leading = None
        if row.merged_into is not None:
            leading = queries.complaint(SYSTEM, self._connection, row.merged_into)
        working = dialogues.agencies_at_work(SYSTEM, self._connection, row.id)
        return status_words(row, working, zone, language, leading)

    def _numbers(self, jurisdiction: str, record: Record) -> list[EmergencyNumber]:
        """Whom to call, where the message tells of danger: only what a person has confirmed."""
        found = record.suggestions
        if found is None or not found.urgency.is_emergency:
            return []
        rows = emergency_numbers.numbers_of(SYSTEM, self._connection, jurisdiction)
        return [EmergencyNumber(r.kind, r.number, r.label) for r in rows if r.confirmed_on]

    def _is_code_right(self, memory: Memory, incoming: central.Incoming) -> bool:
        """Whether it is the code of a complaint of theirs, however old."""
        code = read_code(incoming.record) if memory.proving is not None else None
        if code is None:
            return False
        numbers = dialogues.numbers_of(SYSTEM, self._connection, incoming.reporter_id)
        return any([is_check_code(self._store.keyring, number, code) for number in numbers])

    def _quoted_complaint(self, incoming: central.Incoming) -> int | None:
        record = incoming.record
        if record.form is not None and record.form.about is not None:
            write_now(self._connection)
            return queries.complaint_of_reporter(
                SYSTEM, self._connection, record.form.about, incoming.reporter_id
            )
        if record.in_reply_to is None:
            return None
        write_now(self._connection)
        named = self._ids(incoming.item).message(record.conversation_id, record.in_reply_to)
        if self._rules(incoming.item).edits_have_ids:
            named = ledger.first_names(self._connection, [named])[named]
        return queries.quoted_complaint(SYSTEM, self._connection, named, incoming.reporter_id)

    def _group_complaint(self, item: Row[Any]) -> int | None:
        if item.group_hash is None:
            return None
        write_now(self._connection)
        return queries.group_complaint(SYSTEM, self._connection, item.group_hash)

    def _remember(self, incoming: central.Incoming, turn: Turn, complaint_id: int | None) -> None:
        """What later items of this batch must know; the store has it only at the end."""
        item, record, decision = incoming.item, incoming.record, turn.decision
        stored = ledger.Version(
            id=item.id,
            message_hash=item.message_hash,
            identity_hash=incoming.identity_hash,
            content_hash=item.content_hash,
            event=record.event,
            complaint_id=complaint_id,
            reporter_id=incoming.reporter_id,
            is_unsorted=isinstance(decision, Keep) and decision.is_unsorted,
            source=item.source,
            is_withheld=isinstance(decision, Join) and decision.is_withheld,
        )
        if record.surface is Surface.DIRECT:
            place = self._places.get(item.conversation_id) or _Place()
            memory = place.memory if turn.memory is None else memory_of(turn.memory)
            heard_at = max(place.heard_at or item.ordered_at, item.ordered_at)
            self._places[item.conversation_id] = _Place(memory, place.held_until, heard_at)
        known = self._versions[item.message_hash]
        if complaint_id is not None:
            known[:] = [replace(v, complaint_id=complaint_id, is_unsorted=False) for v in known]
            self._remember_case(incoming, turn, complaint_id)
            self._done.complaints.append(complaint_id)
        known.insert(max(incoming.version - 1, 0), stored)

    def _remember_case(self, incoming: central.Incoming, turn: Turn, complaint_id: int) -> None:
        item = incoming.item
        cases = self._cases.setdefault((item.conversation_id, incoming.reporter_id), [])
        before = next((case for case in cases if case.id == complaint_id), None)
        if before is None and not isinstance(turn.decision, Open):  # an older one was quoted
            write_now(self._connection)
            self._read_again(item, incoming.reporter_id)
            return
        found = before or _new_case(incoming, complaint_id)
        suggested = incoming.record.suggestions
        answered = turn.answered or Facet(0)
        changed = replace(
            found,
            # What is late, such as an edit of an old complaint, does not make that the latest.
            last_message_at=max(found.last_message_at, item.ordered_at),
            awaiting=None if answered else found.awaiting,
            missing=found.missing & ~answered & ~known_of(incoming.record),
            is_emergency=found.is_emergency
            or (suggested is not None and suggested.urgency.is_emergency),
        )
        cases[:] = [case for case in cases if case.id != complaint_id]
        cases.append(changed)
        cases.sort(key=lambda case: (case.last_message_at, case.id))


def _kept_back(turn: Turn, known: Sequence[ledger.Version]) -> Turn:
    """An edit of what agencies do not see yet is not seen either."""
    is_withheld = any(version.is_withheld for version in known)
    if not is_withheld or not isinstance(turn.decision, Join):
        return turn
    return replace(turn, decision=replace(turn.decision, is_withheld=True))


@dataclass(frozen=True, slots=True)
class _Place:
    """What is known of a conversation."""

    memory: Memory = field(default_factory=Memory)
    held_until: datetime | None = None
    heard_at: datetime | None = None


_MOVES_CLOCKS = frozenset({Wish.CONFIRM, Wish.OBJECT, Wish.WITHDRAW, Wish.ATTACH})


def _new_case(incoming: central.Incoming, complaint_id: int) -> Case:
    """A complaint that this batch has opened; its tracking id is not needed before the store has
    it."""
    entry = incoming.record.entry
    return Case(
        id=complaint_id,
        tracking_id="",
        last_message_at=incoming.item.ordered_at,
        is_gathering=entry is None or not entry.is_whole,
        is_public=incoming.record.surface is not Surface.DIRECT,
    )


def _number_of(edit: RawMessage) -> int | None:
    """The number with which the revision of an edit begins."""
    number = edit.revision.partition("-")[0]
    return int(number) if edit.event is Event.EDITED and number.isdecimal() else None


def _filled_in(raw: RawMessage) -> RawMessage:
    """What of a form counts: not where its files lie, who typed it in, whether it is suspect, and
    what another application has come to know of it since."""
    return replace(
        raw,
        event=Event.CREATED,
        revision="",
        sender=replace(raw.sender, addresses=tuple(sorted(raw.sender.addresses))),
        attachments=tuple(replace(one, reference="") for one in raw.attachments),
        entry=raw.entry and replace(raw.entry, entered_by="", earlier=()),
        form=raw.form and replace(raw.form, suspect=None),
    )


def _words_alone(text: str | None) -> list[str]:
    """Without what an operator put below them, wherever lines and blanks are."""
    return without_lines(clean(text) or "").split()


def enriched(stored: RawMessage, repeat: RawMessage) -> RawMessage:
    """`stored` with what only `repeat` knows; what both know stays as it was first told."""
    sender = replace(
        stored.sender,
        id=stored.sender.id or repeat.sender.id,
        name=stored.sender.name or repeat.sender.name,
        username=stored.sender.username or repeat.sender.username,
        phone=stored.sender.phone or repeat.sender.phone,
        addresses=_union(stored.sender.addresses, repeat.sender.addresses),
    )
    is_fuller = len(repeat.attachments) > len(stored.attachments)
    knows_content = stored.content in ("text", "other") and repeat.content not in ("text", "other")
    return replace(
        stored,
        sender=sender,
        content=repeat.content if knows_content else stored.content,
        sent_at=stored.sent_at or repeat.sent_at,
        text=stored.text or repeat.text,
        attachments=repeat.attachments if is_fuller else stored.attachments,
        location=stored.location or repeat.location,
        contact=stored.contact or repeat.contact,
        choice=stored.choice or repeat.choice,
        in_reply_to=stored.in_reply_to or repeat.in_reply_to,
        group_id=stored.group_id or repeat.group_id,
        entry=_with_secrecy(stored.entry, repeat.entry),
        form=_with_secrecy(stored.form, repeat.form),
        is_forwarded=stored.is_forwarded or repeat.is_forwarded,
        addressed_as=stored.addressed_as or repeat.addressed_as,
    )


def _with_earlier_pictures(stored: RawMessage, piece: RawMessage) -> RawMessage:
    """Facebook tells of each picture of a post by a webhook of its own, which names the post. The
    address of a picture may be signed anew."""
    known = {one.reference.partition("?")[0] for one in stored.attachments}
    new = [one for one in piece.attachments if one.reference.partition("?")[0] not in known]
    return replace(piece, attachments=(*stored.attachments, *new))


def _with_secrecy(stored: Filled | None, repeat: Filled | None) -> Filled | None:
    if stored is None or repeat is None or stored.is_secret:
        return stored or repeat
    return replace(stored, is_secret=repeat.is_secret)


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return first + tuple(one for one in second if one not in first)
