"""Taking complaints to SP4N-LAPOR!, with what follows from it: the citizen is told.

Officers type there, or hand in files; here it is kept under which number a complaint went, and what
was heard since. What is sealed does not leave, and nothing is told about it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row

from forwarder import lapor
from forwarder.destination import ForeignWords
from forwarder.lapor import shortened
from muara import governments
from muara.app import Application
from muara.casework import Casework
from muara.config import Settings
from muara.words import line
from normalizer.privacy import redact
from store import forwardings, queries
from store.casework.deed import Deed
from store.errors import Erased, NotFound, NotPossible
from store.forwarding_models import ForwardingState
from store.rights import Right
from store.scope import SYSTEM, Scope
from store.sealing import Sealer
from store.seals import is_sealed

NOTE = b"forwarding.note"
"""What the sealed words of a destination are bound to."""
REASONS: dict[ForwardingState, tuple[str, ...]] = {
    ForwardingState.WITHHELD: ("answered_by_us", "there_already", "no_use_there"),
    ForwardingState.REFUSED: ("unclear_there", "not_theirs"),
}
"""Why a report is not at LAPOR, by the state that it has then."""
LONGEST_ANSWER = 1_200
"""Together with what stands around it every platform takes it in one message."""


class Forwarding(Casework):
    """The deeds of officers about what is, or is not, at SP4N-LAPOR!."""

    def want(
        self, scope: Scope, tracking_id: str, deed: Deed, destination: str = lapor.NAME
    ) -> bool:
        """See `store.forwardings.want`. `NotPossible` where the government does not use LAPOR, and
        for a destination that may not have it; `InCircles` as for a hand-over."""
        with self._case(scope, tracking_id) as (connection, complaint):
            scope.require(Right.VERIFY)
            self._check_goes(complaint, destination)
            to = self._application.destinations.get(destination)
            if to is None or not self.is_refused(scope, connection, complaint, to, deed):
                return forwardings.want(scope, connection, complaint.id, deed, destination)
        raise governments.InCircles("It has been there before, or with too many.")

    def _check_goes(self, complaint: Row[Any], destination: str) -> None:
        if destination == lapor.NAME:
            if not self.uses_lapor(complaint.jurisdiction):
                raise NotPossible("This government does not use SP4N-LAPOR!.")
            return
        opened = self._application.destinations.get(destination)
        if opened is None or not opened.takes_cases:
            raise NotPossible("There is no such destination.")
        if not opened.settings.may_have(complaint.jurisdiction, is_secret=complaint.is_secret):
            raise NotPossible("It may not go there: look at the destination's settings.")

    def put_aside(self, scope: Scope, tracking_id: str, deed: Deed, reason: str) -> bool:
        """It does not go to LAPOR, or was not taken there; `reason` is one of `REASONS`."""
        state = next((state for state, known in REASONS.items() if reason in known), None)
        if state is None:
            raise NotPossible("Choose one of the reasons.")
        with self._case(scope, tracking_id) as (connection, complaint):
            return forwardings.put_aside(
                scope, connection, complaint.id, deed, lapor.NAME, state, reason=reason
            )

    def link(
        self, scope: Scope, tracking_id: str, deed: Deed, number: str, *, is_secret: bool
    ) -> int:
        """It is at LAPOR under this number; its reporter and all of the same are told.

        For how many complaints that is new. `is_secret` says that it was entered as a secret one.
        """
        if not lapor.is_number(number):
            raise NotPossible("This is no number of SP4N-LAPOR!.")
        with self._case(scope, tracking_id) as (connection, complaint):
            fresh = forwardings.link(
                scope, connection, complaint.id, deed, lapor.NAME, number, is_secret=is_secret
            )
            self._tell_number(connection, fresh, number, deed)
        return len(fresh)

    def arrived(
        self,
        connection: Connection,
        complaint_id: int,
        destination: str,
        foreign_id: str | None,
        *,
        url: str | None = None,
        tells: bool = False,
    ) -> None:
        """A system outside has taken a complaint; within the caller's transaction."""
        complaint = queries.complaint(SYSTEM, connection, complaint_id)
        deed = Deed(key=f"arrived:{destination}:{complaint_id}", now=self._application.clock.now())
        fresh = forwardings.note_arrived(
            SYSTEM,
            connection,
            complaint_id,
            destination,
            foreign_id,
            deed.now,
            is_secret=complaint.is_secret,
            url=url,
        )
        if tells and foreign_id is not None:
            self._tell_number(connection, fresh, foreign_id, deed, destination)

    def note_status(
        self,
        scope: Scope,
        tracking_id: str,
        deed: Deed,
        status: str | None,
        answer: str = "",
        *,
        told: Sequence[ForeignWords] = (),
        destination: str = lapor.NAME,
        tells: bool = True,
    ) -> bool:
        """What a destination says of a complaint; with `tells` its reporter hears of it. False when
        that is known.

        `status` is a key of `lapor.STATUS_WORDS`, None as it was. `told` is all that they told so
        far, where they say that: each is told here once, however many came together. `NotFound` for
        what is not there.
        """
        words = answer.strip()
        if status is not None and status not in lapor.STATUS_WORDS:
            raise NotPossible("Choose one of the statuses.")
        if len(words) > LONGEST_ANSWER:
            raise NotPossible(f"At most {LONGEST_ANSWER} characters.")
        with self._case(scope, tracking_id) as (connection, complaint):
            known = forwardings.forwarding_of(scope, connection, complaint.id, destination)
            if known is None or known.foreign_id is None:
                raise NotFound("It is not there.")
            now_there = status or known.foreign_status
            if now_there is None:
                raise NotPossible("Choose one of the statuses.")
            said = told or [ForeignWords(key="", text=words)]
            fresh, note = self._new_words(scope, connection, complaint, known, said)
            is_news = forwardings.note_status(
                scope,
                connection,
                complaint.id,
                destination,
                now_there,
                deed.now,
                sealed_note=note,
                version=deed.version,
            )
            if is_news and tells and not is_sealed(complaint.seal):
                for place, one in enumerate(fresh or [""]):
                    self._tell_status(
                        scope, connection, complaint, deed, known, now_there, one, place
                    )
        return is_news

    def note_status_of_all(
        self,
        scope: Scope,
        number: str,
        deed: Deed,
        status: str | None,
        answer: str = "",
        *,
        told: Sequence[ForeignWords] = (),
        destination: str = lapor.NAME,
        tells: bool = True,
        looked_at: str = "",
    ) -> int:
        """The same for all complaints within reach that are there under this number; first for the
        one that was `looked_at`, whose version the deed names."""
        with self._store.write() as connection:
            for row in forwardings.linked_to(scope, connection, destination, number):
                fresh = forwardings.link_followers(scope, connection, row.id, destination, deed.now)
                if tells:
                    self._tell_number(connection, fresh, number, deed, destination)
            found = forwardings.linked_to(scope, connection, destination, number)
        return sum(
            self.note_status(
                scope,
                row.tracking_id,
                deed if row.tracking_id == looked_at else replace(deed, version=None),
                status,
                answer,
                told=told,
                destination=destination,
                tells=tells,
            )
            for row in sorted(found, key=lambda row: row.tracking_id != looked_at)
        )

    def is_new_answer(
        self, connection: Connection, complaint: Row[Any], known: Row[Any] | None, answer: str
    ) -> bool:
        """Whether these words of theirs are not kept yet; never for somebody who was forgotten."""
        words = answer.strip()
        if not words:
            return False
        try:
            sealer = self._sealer(SYSTEM, connection, complaint)
        except Erased:
            return False
        return known is None or note_of(sealer, known) != words

    def uses_lapor(self, jurisdiction: str) -> bool:
        """Whether reports of a government go to SP4N-LAPOR!."""
        return uses_lapor(self._application.settings, jurisdiction)

    def _tell_number(
        self,
        connection: Connection,
        complaint_ids: Sequence[int],
        number: str,
        deed: Deed,
        destination: str = lapor.NAME,
    ) -> None:
        for complaint_id in complaint_ids:
            other = queries.complaint(SYSTEM, connection, complaint_id)
            key = f"forwarded:{destination}:{complaint_id}:{number}:{deed.key}"
            words = {"number": number, "destination": self.label_of(destination)}
            text = "news.forwarded" if destination == lapor.NAME else "news.forwarded_elsewhere"
            self._tell(SYSTEM, connection, other, deed, "forwarded", words, key, text=text)

    def label_of(self, destination: str) -> str:
        """What citizens and operators call a destination."""
        return label_of(self._application, destination)

    def _new_words(
        self,
        scope: Scope,
        connection: Connection,
        complaint: Row[Any],
        known: Row[Any],
        said: Sequence[ForeignWords],
    ) -> tuple[Sequence[str], bytes | None]:
        """What they had not told before, and what is to be kept of it, sealed; nothing where nobody
        is left to seal it for. Whoever joins others there later hears the last alone."""
        try:
            sealer = self._sealer(scope, connection, complaint)
        except Erased:
            return [], None
        kept = _kept(sealer, known)
        fresh = [one for one in _after(kept, said) if one.text]
        if not fresh:
            return [], None
        # Also of what is known by its words: by those alone it would be news the next time.
        heard = (one.key for one in said if one.key and one.text)
        keys = list(dict.fromkeys((*kept.get("keys", ()), *heard)))
        note = json.dumps({"text": fresh[-1].text, "keys": keys}).encode()
        is_late = complaint.merged_into is not None and not kept
        texts = [one.text for one in (fresh[-1:] if is_late else fresh)]
        return texts, sealer.seal(note, NOTE)

    def _tell_status(
        self,
        scope: Scope,
        connection: Connection,
        complaint: Row[Any],
        deed: Deed,
        known: Row[Any],
        status: str,
        answer: str,
        place: int,
    ) -> None:
        """Where a hidden report is there under the number only the status: the answer might say
        what that is about."""
        language = self._teller.language_of(connection, complaint)
        words = {
            "number": known.foreign_id,
            "destination": self.label_of(known.destination),
            "status": line(language, f"foreign_status.{status}"),
        }
        purpose = "foreign_status"
        if answer and not self._stands_for_hidden(connection, known):
            purpose, words["answer"] = "foreign_answer", answer
        key = f"{purpose}:{complaint.id}:{deed.key}"
        if "answer" in words:
            key = f"{key}:{place}"
        self._tell(scope, connection, complaint, deed, purpose, words, key)

    @staticmethod
    def _stands_for_hidden(connection: Connection, known: Row[Any]) -> bool:
        """Whether their number stands for a secret or sealed report, whoever may see it."""
        rows = forwardings.linked_to(SYSTEM, connection, known.destination, known.foreign_id)
        return any(row.is_secret or is_sealed(row.seal) for row in rows)


def uses_lapor(settings: Settings, jurisdiction: str) -> bool:
    """Whether reports of a government go to SP4N-LAPOR!."""
    found = settings.jurisdictions.get(jurisdiction)
    return found is not None and bool(found.uses_lapor)


def label_of(application: Application, destination: str) -> str:
    """What people call a destination: its own label, else that of its kind, else its name."""
    if destination == lapor.NAME:
        return lapor.DESTINATION.label
    opened = application.destinations.get(destination)
    return (opened.settings.label or opened.type.label) if opened else destination


def in_one_message(words: str) -> str:
    """Words of others as every platform takes them, redacted."""
    return shortened(redact(words) or "", LONGEST_ANSWER)


def note_of(sealer: Sealer, forwarding: Row[Any]) -> str | None:
    """What a destination answered last; None when it said nothing."""
    found: str | None = _kept(sealer, forwarding).get("text")
    return found


def _kept(sealer: Sealer, forwarding: Row[Any]) -> Mapping[str, Any]:
    """Under `text` what a destination answered last, under `keys` those of all that it told."""
    if forwarding.sealed_note is None:
        return {}
    found: dict[str, Any] = json.loads(sealer.open(forwarding.sealed_note, NOTE))
    return found


def _after(kept: Mapping[str, Any], said: Sequence[ForeignWords]) -> Sequence[ForeignWords]:
    """What is not kept by its key; what has none, or was kept without, by its words."""
    keys, last = kept.get("keys"), kept.get("text")
    if keys:
        return [one for one in said if one.key not in keys and (one.key or one.text != last)]
    known = [place for place, one in enumerate(said) if one.text == last]
    return said[known[-1] + 1 :] if known else said
