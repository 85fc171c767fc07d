"""What operators do, with what follows from it: the citizen is told, clocks are set anew.

One method is one deed is one transaction: the change in the store, the news in the outbox and the
deadlines stand together or not at all. Words about a citizen's case are sealed under the reporter's
key before they are written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from channels.base import HidesComments, MessageRef, Surface
from channels.errors import ChannelError
from forwarder.base import RECORD
from muara import disputes, governments, notices
from muara.app import Application, Destination
from muara.chronicle import recount
from muara.deadlines import MOST_HOLDS, Kind
from muara.news import Line, check_length, is_refusal, is_sensitive
from normalizer.record import Record
from store import (
    agencies,
    casereading,
    dispatching,
    forwardings,
    judgements,
    queries,
    sending,
    similar,
)
from store.case_models import FollowUpKind
from store.casework import (
    answering,
    assigning,
    ending,
    merging,
    publishing,
    reach,
    undoing,
    verifying,
)
from store.casework.answering import NewFile, NewFollowUp
from store.casework.deed import ACTIVE, Act, Deed
from store.casework.publishing import Publication
from store.casework.verifying import Verification
from store.errors import Erased, NotFound, NotPossible, Why
from store.forwarding_models import LAPOR
from store.judgements import NewJudgement
from store.models import ComplaintStatus as Status
from store.rights import Right
from store.scope import SYSTEM, Scope
from store.sealing import Sealer
from store.seals import is_sealed
from store.tracking import read_tracking_id

WORDS = b"follow_up.words"
"""What sealed follow-ups and notes of assignments are bound to."""
UNDO_SECONDS = 10
TAKE_OVER_LASTS = timedelta(hours=2)
MANY_TOGETHER = 3
"""From so many reports of one incident on, their reporters hear how many there are."""
LONGEST_WORDS = 4000
ARCHIVE_REASONS = (
    "unclear",
    "no_reply",
    "already_handled",
    "no_public_service",
    "in_court",
    "spam",
)
DECLINE_REASONS = ("public_interest", "done_already")
"""Why a report is handled although its reporter wants to take it back."""
HAND_OVER_REASONS = ("other_government", "no_public_service")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an agency or officer says. Of a substantive answer: what was done, when and by whom."""

    kind: FollowUpKind
    text: str
    what: str = ""
    when: str = ""
    who: str = ""
    assignment_id: int | None = None
    tells_citizen: bool = True
    needs_approval: bool = False
    files: Sequence[NewFile] = field(default=())


class UnknownNumber(NotFound):
    """No complaint within reach has the number that somebody typed."""


class Casework:
    """The deeds of operators on complaints. Cheap to make: one per request will do."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._store = application.store
        self._teller = application.teller()

    # -- the first look

    def verify(
        self,
        scope: Scope,
        tracking_id: str,
        deed: Deed,
        said: Verification,
        judged: NewJudgement | None = None,
        agency_ids: Sequence[int] = (),
        *,
        due_on: date | None = None,
        is_confirmed: bool = False,
    ) -> None:
        """Keep what an officer says at the first look, and hand it on where agencies are named, as
        `assign` does.

        The citizen is told of the first look, unless they are told more at once. `judged` is the
        same in the words that teach the normalizer, beside what was suggested.
        """
        with self._case(scope, tracking_id) as (connection, complaint):
            if not verifying.verify(scope, connection, complaint.id, deed, said):
                return
            self._want_in_lapor(scope, connection, complaint.id, deed)
            if judged is not None:
                judgements.judge(scope, connection, complaint.id, judged, deed.now)
            if complaint.verified_at is None and not agency_ids:
                self._tell(scope, connection, complaint, deed, "verify", {})
            if agency_ids:
                onward = Deed(key=f"{deed.key}:assign", now=deed.now)
                self._assign(
                    scope,
                    connection,
                    complaint,
                    onward,
                    agency_ids,
                    due_at=self._asked_for(complaint, due_on, deed.now),
                    is_confirmed=is_confirmed,
                )

    def _want_in_lapor(
        self, scope: Scope, connection: Connection, complaint_id: int, deed: Deed
    ) -> None:
        """What is verified is to be taken there, where the government does so; sealed it stays."""
        complaint = queries.complaint(SYSTEM, connection, complaint_id)
        government = self._application.settings.jurisdictions.get(complaint.jurisdiction)
        if government is None or not government.uses_lapor or is_sealed(complaint.seal):
            return
        if forwardings.forwarding_of(SYSTEM, connection, complaint_id, LAPOR) is None:
            onward = Deed(key=f"{deed.key}:forward", now=deed.now)
            forwardings.want(scope, connection, complaint_id, onward, LAPOR)

    def hold(self, scope: Scope, tracking_id: str, deed: Deed, question: str) -> None:
        """Ask the citizen something; the clocks stand still until they answer.

        What an agency asks whose answers need approval is asked once somebody else has approved it.
        """
        words = _checked(question)
        with self._case(scope, tracking_id) as (connection, complaint):
            sealer = self._sealer(scope, connection, complaint)
            key = self._key("question", deed)
            approval = _asks_for_approval(scope, connection, complaint)
            verifying.hold(
                scope,
                connection,
                complaint.id,
                deed,
                sealed=_seal(sealer, {"text": words}),
                outbox_key=key,
                most=MOST_HOLDS,
                approval_for=approval.id if approval is not None else None,
            )
            if approval is None:
                self._tell(scope, connection, complaint, deed, "question", {"question": words}, key)
            else:
                waits = notices.Event.APPROVAL_WAITING
                self._notify(connection, complaint, deed, waits, approval.agency_id)

    def resume(self, scope: Scope, tracking_id: str, deed: Deed) -> None:
        """Wait no longer."""
        with self._case(scope, tracking_id) as (connection, complaint):
            verifying.resume(scope, connection, complaint.id, deed)

    def resume_answered(self) -> int:
        """End the holds whose citizens have spoken since; how many there were."""
        with self._store.read() as connection:
            found = verifying.answered_holds(SYSTEM, connection)
        for row in found:
            key = f"resume:{row.id}:{row.last_message_at.isoformat()}"
            deed = Deed(key=key, now=self._application.clock.now())
            with self._case(SYSTEM, row.tracking_id) as (connection, complaint):
                verifying.resume(SYSTEM, connection, complaint.id, deed)
                for agency in self._concerned(connection, complaint):
                    self._notify(
                        connection, complaint, deed, notices.Event.CITIZEN_ANSWERED, agency
                    )
        return len(found)

    def hand_over(
        self, scope: Scope, tracking_id: str, deed: Deed, *, to: str, reason: str
    ) -> None:
        """It is another government's; the citizen is told whose, and why.

        Where `to` is a connected one, however it is written, it goes there by itself.
        `MayNotLeave` for what may not, and `InCircles` for what was there before or with too many:
        people above them are told then.
        """
        with self._case(scope, tracking_id) as (connection, complaint):
            scope.require(Right.VERIFY)
            known = governments.named(self._application, complaint.jurisdiction, to)
            if known is not None:
                governments.require_may_go(known, complaint)
                to = known.settings.label
            if known is None or not self.is_refused(scope, connection, complaint, known, deed):
                name = known.name if known is not None else None
                ending.hand_over(
                    scope, connection, complaint.id, deed, to=to, reason=reason, destination=name
                )
                words = {"to": to, "reason": reason}
                self._tell(scope, connection, complaint, deed, "hand_over", words)
                self._tell_merged(
                    connection,
                    complaint,
                    deed,
                    "hand_over",
                    words,
                    without_words="news.hand_over.sensitive",
                )
                return
        raise governments.InCircles("It has been there before, or with too many.")

    def is_refused(
        self,
        scope: Scope,
        connection: Connection,
        complaint: Row[Any],
        to: Destination,
        deed: Deed,
    ) -> bool:
        """Whether a complaint would go in circles between governments; then that is noted, which
        the caller commits before anything is raised."""
        if not to.type.is_government:
            return False
        if not governments.would_circle(self._application, connection, complaint, to):
            return False
        disputes.note(self._application, scope, connection, complaint, to, deed)
        return True

    def archive(self, scope: Scope, tracking_id: str, deed: Deed, *, reason: str) -> None:
        """Nothing will be done about it; the citizen is told why."""
        with self._case(scope, tracking_id) as (connection, complaint):
            ending.archive(scope, connection, complaint.id, deed, reason=reason)
            words, is_refused = {"reason": reason}, is_refusal(reason)
            self._tell(scope, connection, complaint, deed, "archive", words, is_refusal=is_refused)
            self._tell_merged(
                connection,
                complaint,
                deed,
                "archive",
                words,
                without_words="news.archived",
                is_refusal=is_refused,
            )

    def accept_withdrawal(self, scope: Scope, tracking_id: str, deed: Deed) -> None:
        """The reporter takes it back, and so it ends; they are told. What others reported, and was
        handled with it, goes on without it."""
        with self._case(scope, tracking_id) as (connection, complaint):
            ending.accept_withdrawal(scope, connection, complaint.id, deed)
            timing = self._application.calendars.of(complaint.jurisdiction)
            for leading in merging.go_on_without(scope, connection, [complaint.id], deed.now):
                recount(connection, leading, timing)
            self._tell(scope, connection, complaint, deed, "archive", {}, text="withdrawn")

    def decline_withdrawal(
        self, scope: Scope, tracking_id: str, deed: Deed, *, reason: str
    ) -> None:
        """It goes on although the reporter wants to take it back; they are told why.

        `reason` is one of `DECLINE_REASONS`.
        """
        with self._case(scope, tracking_id) as (connection, complaint):
            ending.decline_withdrawal(scope, connection, complaint.id, deed, reason=reason)
            self._tell(
                scope, connection, complaint, deed, "withdrawal_declined", {"reason": reason}
            )

    # -- agencies

    def assign(
        self,
        scope: Scope,
        tracking_id: str,
        deed: Deed,
        agency_ids: Sequence[int],
        *,
        note: str = "",
        due_on: date | None = None,
        is_confirmed: bool = False,
    ) -> None:
        """Hand it to agencies; the citizen is told to which.

        `due_on` is the working day by whose end the officer wants it followed up, no later than by
        the rules. `NotConfirmed` where it is about one of them, unless `is_confirmed`.
        """
        with self._case(scope, tracking_id) as (connection, complaint):
            self._assign(
                scope,
                connection,
                complaint,
                deed,
                agency_ids,
                note,
                self._asked_for(complaint, due_on, deed.now),
                is_confirmed=is_confirmed,
            )

    def _assign(
        self,
        scope: Scope,
        connection: Connection,
        complaint: Row[Any],
        deed: Deed,
        agency_ids: Sequence[int],
        note: str = "",
        due_at: datetime | None = None,
        *,
        is_confirmed: bool = False,
    ) -> None:
        sealed = None
        if note.strip():
            sealed = _seal(self._sealer(scope, connection, complaint), {"text": _checked(note)})
        assigning.assign(
            scope,
            connection,
            complaint.id,
            deed,
            agency_ids,
            sealed_note=sealed,
            due_at=due_at,
            is_confirmed=is_confirmed,
        )
        names = [agencies.agency(scope, connection, one).name for one in agency_ids]
        self._tell(scope, connection, complaint, deed, "assign", {"agency": ", ".join(names)})
        for one in agency_ids:
            self._notify(connection, complaint, deed, notices.Event.ASSIGNED, one)

    def _asked_for(self, complaint: Row[Any], day: date | None, now: datetime) -> datetime | None:
        """When work ends on that day, or when the rules' own clock does on the same day."""
        if day is None:
            return None
        timing = self._application.calendars.of(complaint.jurisdiction)
        calendar, today = timing.calendar, timing.calendar.local(now).date()
        rule = timing.rules.in_force(Kind.FIRST_FOLLOW_UP, "", today)
        latest = calendar.counted(now, rule.working_days).due_at if rule is not None else None
        if day < today:
            raise NotPossible("That day is over.", Why.DAY_OVER)
        if latest is not None and day > calendar.local(latest).date():
            raise NotPossible("The rules want it followed up before that day.", Why.AFTER_RULES)
        _, ends_at = calendar.shift(datetime.combine(day, time(), calendar.zone))
        if ends_at <= now or calendar.local(ends_at).date() != day:
            raise NotPossible("Nobody is at work on that day any more.", Why.DAY_OFF)
        return ends_at if latest is None else min(ends_at, latest)

    def give_back(
        self, scope: Scope, tracking_id: str, deed: Deed, assignment_id: int, *, reason: str
    ) -> None:
        """An agency returns it, or an officer takes it from them."""
        with self._case(scope, tracking_id) as (connection, complaint):
            assigning.give_back(scope, connection, complaint.id, deed, assignment_id, reason=reason)

    def accept(self, scope: Scope, tracking_id: str, deed: Deed, assignment_id: int) -> None:
        """The agency has it in work."""
        with self._case(scope, tracking_id) as (connection, complaint):
            assigning.accept(scope, connection, complaint.id, deed, assignment_id)

    # -- saying something

    def answer(self, scope: Scope, tracking_id: str, deed: Deed, answer: Answer) -> bool:
        """Follow up or answer, and tell the citizen, and all who reported the same.

        An answer that needs approval, or whose agency's answers do, is told once somebody else has
        approved it. False when this very deed was done before.
        """
        content = self._content(answer)
        with self._case(scope, tracking_id) as (connection, complaint):
            sealer = self._sealer(scope, connection, complaint)
            needs_approval = answer.needs_approval or (
                answer.tells_citizen
                and _is_to_be_approved(scope, connection, complaint, answer.assignment_id)
            )
            is_told_now = answer.tells_citizen and not needs_approval
            key = self._key("answer", deed) if is_told_now else None
            new = NewFollowUp(
                kind=answer.kind,
                sealed=_seal(sealer, content),
                assignment_id=answer.assignment_id,
                outbox_key=key,
                needs_approval=needs_approval,
                files=answer.files,
            )
            done = answering.follow_up(scope, connection, complaint.id, deed, new)
            if done is not None and needs_approval:
                agency = casereading.follow_up(scope, connection, complaint.id, done).agency_id
                self._notify(connection, complaint, deed, notices.Event.APPROVAL_WAITING, agency)
            if done is not None and key is not None:
                self._tell_answer(scope, connection, complaint, deed, answer.kind, content, key)
        return done is not None

    def approve(self, scope: Scope, tracking_id: str, deed: Deed, follow_up_id: int) -> None:
        """Let a waiting answer or question go to the citizen."""
        with self._case(scope, tracking_id) as (connection, complaint):
            waiting = casereading.follow_up(scope, connection, complaint.id, follow_up_id)
            sealer = self._sealer(scope, connection, complaint)
            content = open_words(sealer, waiting.sealed)
            kind = FollowUpKind(waiting.kind)
            key = self._key("question" if kind is FollowUpKind.QUESTION else "answer", deed)
            answering.approve(
                scope,
                connection,
                complaint.id,
                deed,
                follow_up_id,
                outbox_key=key,
                most_holds=MOST_HOLDS,
            )
            if kind is FollowUpKind.QUESTION:
                asked = {"question": content["text"]}
                self._tell(scope, connection, complaint, deed, "question", asked, key)
            else:
                self._tell_answer(scope, connection, complaint, deed, kind, content, key)

    def reject(
        self, scope: Scope, tracking_id: str, deed: Deed, follow_up_id: int, *, reason: str
    ) -> None:
        """Send a waiting answer back."""
        with self._case(scope, tracking_id) as (connection, complaint):
            answering.reject(scope, connection, complaint.id, deed, follow_up_id, reason=reason)

    def note(self, scope: Scope, tracking_id: str, deed: Deed, text: str) -> None:
        """Something for colleagues only."""
        words = _checked(text)
        with self._case(scope, tracking_id) as (connection, complaint):
            sealer = self._sealer(scope, connection, complaint)
            answering.note(scope, connection, complaint.id, deed, _seal(sealer, {"text": words}))

    def say(self, scope: Scope, tracking_id: str, deed: Deed, text: str) -> None:
        """Write to the citizen in the bot's stead; the bot is silent for a while then."""
        words = _checked(text)
        with self._case(scope, tracking_id) as (connection, complaint):
            self._check_length(complaint, words)
            sealer = self._sealer(scope, connection, complaint)
            key = self._key("message", deed)
            held_until, is_said = self._silence(scope, connection, complaint, deed.now)
            answering.say(
                scope,
                connection,
                complaint.id,
                deed,
                sealed=_seal(sealer, {"text": words}),
                outbox_key=key,
                held_until=held_until,
            )
            said = {"text": words}
            if not is_said:
                said["time"] = self._clock_words(complaint, held_until)
            text = "news.message" if is_said else "news.message_first"
            self._tell(scope, connection, complaint, deed, "message", said, key, text=text)

    def _silence(
        self, scope: Scope, connection: Connection, complaint: Row[Any], now: datetime
    ) -> tuple[datetime, bool]:
        """Until when the bot is silent once somebody speaks, and whether the citizen knows: the
        first words name the hour, and later ones do not move it."""
        place = queries.answering_place(scope, connection, complaint.id)
        held_until: datetime | None = place.held_until
        if held_until is not None and held_until > now:
            since = held_until - TAKE_OVER_LASTS
            if sending.was_spoken_to(SYSTEM, connection, place.id, since):
                return held_until, True
        return now + TAKE_OVER_LASTS, False

    def _clock_words(self, complaint: Row[Any], moment: datetime) -> str:
        zone = self._application.zone(complaint.jurisdiction)
        return f"{moment.astimezone(zone):%H.%M}"

    def take_over(self, scope: Scope, tracking_id: str, deed: Deed, *, is_taken: bool) -> None:
        """Silence the bot in this conversation for a while, or let it speak again."""
        until = deed.now + TAKE_OVER_LASTS if is_taken else deed.now
        with self._case(scope, tracking_id) as (connection, complaint):
            answering.take_over(scope, connection, complaint.id, deed, until)

    # -- ending, merging, undoing

    def close(self, scope: Scope, tracking_id: str, deed: Deed, *, reason: str) -> None:
        """End a resolved complaint; the citizen is told."""
        with self._case(scope, tracking_id) as (connection, complaint):
            ending.close(scope, connection, complaint.id, deed, reason=reason)
            self._tell(scope, connection, complaint, deed, "close", {"reason": reason})

    def close_after_silence(
        self, scope: Scope, connection: Connection, complaint_id: int, now: datetime
    ) -> None:
        """The citizen has the answer and let the time to object pass, or was forgotten.

        In the caller's transaction. `NotPossible` when they have spoken after all.
        """
        complaint = queries.complaint(scope, connection, complaint_id)
        if complaint.resolved_at is None or complaint.last_message_at > complaint.resolved_at:
            raise NotPossible("The citizen has spoken since the answer.", Why.SPOKEN_SINCE)
        citizen = queries.reporter(scope, connection, complaint.reporter_id)
        if complaint.untold is not None and citizen.wrapped_key is not None:
            raise NotPossible("The citizen does not have the answer.", Why.UNTOLD)
        deed = Deed(key=f"silence:{complaint_id}:{complaint.resolved_at.isoformat()}", now=now)
        ending.close(scope, connection, complaint_id, deed, reason="silence")
        recount(connection, complaint_id, self._application.calendars.of(complaint.jurisdiction))
        self._tell(scope, connection, complaint, deed, "close", {"reason": "silence"})

    def reopen(self, scope: Scope, tracking_id: str, deed: Deed, *, reason: str) -> None:
        """Begin again; the citizen is told."""
        with self._case(scope, tracking_id) as (connection, complaint):
            ending.reopen(scope, connection, complaint.id, deed, reason=reason)
            self._tell(scope, connection, complaint, deed, "reopen", {})

    def merge(self, scope: Scope, tracking_id: str, deed: Deed, leader: str) -> None:
        """Handle it with another one, named by its tracking id as people write it.

        `UnknownNumber` where there is none within reach.
        """
        with self._case(scope, tracking_id) as (connection, complaint):
            leading = self._leading(scope, connection, leader)
            merging.merge(scope, connection, complaint.id, deed, leading.id)
            self._tell_of_others(scope, connection, complaint, leading, deed)
            self._tell_what_was_answered(connection, complaint, leading, deed)

    def _tell_of_others(
        self,
        scope: Scope,
        connection: Connection,
        complaint: Row[Any],
        leading: Row[Any],
        deed: Deed,
    ) -> None:
        """An operator has confirmed that others report the same; how many is said from three on,
        and nothing at all where one of the two is delicate."""
        if is_sensitive(complaint) or is_sensitive(leading):
            return
        count = len(merging.merged_with(SYSTEM, connection, leading.id)) + 1
        text = "news.merge_many" if count >= MANY_TOGETHER else "news.merge"
        words = {"count": str(count)}
        self._tell(scope, connection, complaint, deed, "merge", words, text=text)

    def _tell_what_was_answered(
        self, connection: Connection, complaint: Row[Any], leading: Row[Any], deed: Deed
    ) -> None:
        """What it is handled with was answered before: its newest answer is told here too."""
        told = casereading.told_answer(SYSTEM, connection, leading.id)
        if leading.status != Status.RESOLVED or told is None:
            return
        try:
            words = open_words(self._sealer(SYSTEM, connection, leading), told.sealed)
        except Erased:
            words = {}
        is_hidden = is_sensitive(complaint) or is_sensitive(leading) or not words
        self._tell(
            SYSTEM,
            connection,
            complaint,
            deed,
            "answer",
            words,
            f"{self._key('merge', deed)}:{complaint.id}",
            text="news.answered" if is_hidden else "",
            waits=True,
        )

    def merge_in(
        self, scope: Scope, tracking_id: str, deed: Deed, followers: Sequence[str]
    ) -> None:
        """Handle all of `followers` with this one, or none of them where one cannot be."""
        scope.require(Right.MERGE)
        if not followers:
            raise NotPossible("Choose at least one report.", Why.NO_REPORT)
        with self._case(scope, tracking_id) as (connection, leading):
            timing = self._application.calendars.of(leading.jurisdiction)
            for number in dict.fromkeys(followers):
                other = self._complaint(scope, connection, number)
                one = Deed(key=f"{deed.key}:{other.id}", now=deed.now)
                merging.merge(scope, connection, other.id, one, leading.id)
                self._tell_of_others(scope, connection, other, leading, one)
                self._tell_what_was_answered(connection, other, leading, one)
                recount(connection, other.id, timing)

    def judge_same(
        self, scope: Scope, tracking_id: str, deed: Deed, decide: similar.Decide, link_id: int
    ) -> None:
        """See the decisions of `store.similar`."""
        with self._case(scope, tracking_id) as (connection, complaint):
            decide(scope, connection, complaint.id, deed, link_id)

    def say_not_the_same(self, scope: Scope, tracking_id: str, deed: Deed, other: str) -> None:
        """See `store.similar.say_not_the_same`."""
        with self._case(scope, tracking_id) as (connection, complaint):
            other_id = self._complaint(scope, connection, other).id
            similar.say_not_the_same(scope, connection, complaint.id, deed, other_id)

    def split(self, scope: Scope, tracking_id: str, deed: Deed) -> None:
        """Handle it by itself again."""
        with self._case(scope, tracking_id) as (connection, complaint):
            merging.split(scope, connection, complaint.id, deed)

    def undo(self, scope: Scope, tracking_id: str, deed: Deed, key: str) -> None:
        """Take a deed back; what it would have told the citizen is dropped while it waits."""
        with self._case(scope, tracking_id) as (connection, complaint):
            name = undoing.undo(scope, connection, complaint.id, deed, key)
            if name is not None:
                self._drop_news(scope, connection, complaint, deed, f"{name}:{key}")
            if name is Act.HAND_OVER:
                self._take_back(connection, complaint)
            if name is Act.ASSIGN:
                self._tell_of_first_look(scope, connection, complaint, deed)

    def _tell_of_first_look(
        self, scope: Scope, connection: Connection, complaint: Row[Any], deed: Deed
    ) -> None:
        """To whom it was handed would have said that it was looked at: now that is told alone."""
        fresh = queries.complaint(SYSTEM, connection, complaint.id)
        told = sending.said_of(SYSTEM, connection, complaint.id, ("verify", "assign"), deed.now)
        if fresh.status == Status.NEW and not told:
            self._tell(scope, connection, complaint, deed, "verify", {})

    def _drop_news(
        self, scope: Scope, connection: Connection, complaint: Row[Any], deed: Deed, key: str
    ) -> None:
        """What a deed's news of this key would have said, to whoever reported the same as well."""
        for one in (complaint, *merging.merged_with(SYSTEM, connection, complaint.id)):
            for said in (key, f"{key}:{one.id}"):
                for row in (said, f"{said}:public"):
                    sending.drop_unsent(scope, connection, one.id, row, deed.now)

    def _take_back(self, connection: Connection, complaint: Row[Any]) -> None:
        """What has not left for another government yet does not leave."""
        for one in governments.governments(self._application):
            event = "complaint_handed_over"
            if dispatching.take_back(SYSTEM, connection, one.name, complaint.id, event):
                forwardings.forget_waiting(SYSTEM, connection, complaint.id, one.name)

    # -- who may see it

    def unseal(self, scope: Scope, tracking_id: str, deed: Deed, *, reason: str) -> None:
        """See `store.casework.reach.unseal`."""
        with self._case(scope, tracking_id) as (connection, complaint):
            reach.unseal(scope, connection, complaint.id, deed, reason=reason)

    def exclude(
        self,
        scope: Scope,
        tracking_id: str,
        deed: Deed,
        *,
        operator_id: int | None = None,
        agency_id: int | None = None,
    ) -> None:
        """See `store.casework.reach.exclude`."""
        with self._case(scope, tracking_id) as (connection, complaint):
            reach.exclude(
                scope,
                connection,
                complaint.id,
                deed,
                operator_id=operator_id,
                agency_id=agency_id,
            )

    def end_exclusion(
        self, scope: Scope, tracking_id: str, deed: Deed, exclusion_id: int, *, reason: str
    ) -> None:
        """See `store.casework.reach.end_exclusion`."""
        with self._case(scope, tracking_id) as (connection, complaint):
            reach.end_exclusion(scope, connection, complaint.id, deed, exclusion_id, reason=reason)

    def name_operator(self, scope: Scope, tracking_id: str, deed: Deed, operator_id: int) -> None:
        """See `store.casework.reach.name_operator`."""
        with self._case(scope, tracking_id) as (connection, complaint):
            reach.name_operator(scope, connection, complaint.id, deed, operator_id)

    def take_access_away(
        self, scope: Scope, tracking_id: str, deed: Deed, operator_id: int
    ) -> None:
        """See `store.casework.reach.take_access_away`."""
        with self._case(scope, tracking_id) as (connection, complaint):
            reach.take_access_away(scope, connection, complaint.id, deed, operator_id)

    def release_words(
        self, scope: Scope, tracking_id: str, deed: Deed, item_id: int, *, reason: str
    ) -> None:
        """Show the agencies what a message of this complaint says, with nothing hidden in it.

        `NotPossible` for what was taken back or erased.
        """
        with self._case(scope, tracking_id) as (connection, complaint):
            _require_still_said(scope, connection, complaint.id, item_id)
            reach.release(scope, connection, complaint.id, deed, reason=reason, item_id=item_id)

    def end_release(self, scope: Scope, tracking_id: str, deed: Deed, release_id: int) -> None:
        """See `store.casework.reach.end_release`."""
        with self._case(scope, tracking_id) as (connection, complaint):
            reach.end_release(scope, connection, complaint.id, deed, release_id)

    def release(
        self, scope: Scope, tracking_id: str, deed: Deed, attachment_id: int, *, reason: str
    ) -> None:
        """Show the agencies a voice, a film, a paper or an unmasked picture of this complaint.

        `NotPossible` for a file of what was taken back or erased.
        """
        with self._case(scope, tracking_id) as (connection, complaint):
            file = queries.attachment(scope, connection, attachment_id)
            if file.complaint_id != complaint.id:
                raise NotFound("There is no such file.")
            _require_still_said(scope, connection, complaint.id, file.item_id)
            reach.release(
                scope,
                connection,
                complaint.id,
                deed,
                reason=reason,
                attachment_id=attachment_id,
            )

    def publish(self, scope: Scope, tracking_id: str, deed: Deed, said: Publication) -> None:
        """See `store.casework.publishing.publish`."""
        with self._case(scope, tracking_id) as (connection, complaint):
            publishing.publish(scope, connection, complaint.id, deed, said)

    def unpublish(self, scope: Scope, tracking_id: str, deed: Deed) -> None:
        """See `store.casework.publishing.unpublish`."""
        with self._case(scope, tracking_id) as (connection, complaint):
            publishing.unpublish(scope, connection, complaint.id, deed)

    def let_through(self, scope: Scope, tracking_id: str, deed: Deed, item_id: int) -> None:
        """Show agencies what the citizen said after they had the case."""
        with self._case(scope, tracking_id) as (connection, complaint):
            reach.let_through(scope, connection, complaint.id, deed, item_id)

    def acknowledge(self, scope: Scope, tracking_id: str, deed: Deed) -> None:
        """See `store.casework.reach.acknowledge`."""
        with self._case(scope, tracking_id) as (connection, complaint):
            reach.acknowledge(scope, connection, complaint.id, deed)

    def hide_comment(
        self, scope: Scope, tracking_id: str, deed: Deed, item_id: int, *, reason: str
    ) -> None:
        """Hide a public comment from others, and tell its author; where the platform can.

        `NotPossible` for another reason than personal data or danger, for what is no comment, and
        when the platform refuses.
        """
        scope.require(Right.MODERATE)
        if reason not in reach.HIDING_REASONS:
            raise NotPossible(
                "A comment is hidden for personal data or danger only.", Why.WRONG_GROUND
            )
        adapter, comment = self._comment(scope, tracking_id, item_id)
        try:
            adapter.hide_comment(comment)
        except ChannelError as error:
            raise NotPossible("The platform did not hide it.", Why.CANNOT_HIDE) from error
        with self._case(scope, tracking_id) as (connection, complaint):
            if reach.note_hidden(scope, connection, complaint.id, deed, item_id, reason=reason):
                self._tell(scope, connection, complaint, deed, "hide_comment", {"reason": reason})

    def _comment(
        self, scope: Scope, tracking_id: str, item_id: int
    ) -> tuple[HidesComments, MessageRef]:
        """A comment of this complaint as its platform knows it, and who can hide it."""
        with self._store.read() as connection:
            complaint = self._complaint(scope, connection, tracking_id)
            rows = queries.messages_of(scope, connection, complaint.id)
            item = next((row for row in rows if row.id == item_id), None)
            channel = self._application.channels.get(complaint.channel)
            if item is None or item.sealed is None:
                raise NotFound("There is no such comment.")
            if channel is None or not isinstance(channel.adapter, HidesComments):
                raise NotPossible("This platform hides no comments for us.", Why.CANNOT_HIDE)
            sealer = queries.reporter_sealer(
                scope, connection, self._store.keyring, item.reporter_id
            )
        record = Record.model_validate_json(sealer.open(item.sealed, RECORD))
        if record.surface is not Surface.COMMENT:
            raise NotPossible("Only a public comment can be hidden.", Why.CANNOT_HIDE)
        return channel.adapter, MessageRef(
            conversation_id=record.conversation_id,
            external_id=record.external_id,
            surface=record.surface,
        )

    def set_tag(
        self, scope: Scope, tracking_id: str, deed: Deed, tag: str, *, is_set: bool
    ) -> None:
        """See `store.casework.reach.set_tag`."""
        with self._case(scope, tracking_id) as (connection, complaint):
            reach.set_tag(scope, connection, complaint.id, deed, tag, is_set=is_set)

    def undo_tag(self, scope: Scope, tracking_id: str, deed: Deed, key: str) -> None:
        """See `store.casework.reach.undo_tag`."""
        with self._case(scope, tracking_id) as (connection, complaint):
            reach.undo_tag(scope, connection, complaint.id, deed, key)

    def set_secret(
        self, scope: Scope, tracking_id: str, deed: Deed, *, is_secret: bool, reason: str
    ) -> None:
        """See `store.casework.reach.set_secret`."""
        with self._case(scope, tracking_id) as (connection, complaint):
            reach.set_secret(
                scope, connection, complaint.id, deed, is_secret=is_secret, reason=reason
            )

    def set_emergency(
        self, scope: Scope, tracking_id: str, deed: Deed, *, is_emergency: bool
    ) -> None:
        """See `store.casework.reach.set_emergency`."""
        with self._case(scope, tracking_id) as (connection, complaint):
            reach.set_emergency(scope, connection, complaint.id, deed, is_emergency=is_emergency)
            if is_emergency and not complaint.is_emergency:
                self._notify(connection, complaint, deed, notices.Event.EMERGENCY, None)

    def tell_refused_erasure(
        self, connection: Connection, complaint: Row[Any], deed: Deed, ground: str
    ) -> None:
        """Say to a citizen who wanted to be forgotten on what ground they are not."""
        words = {"reason": ground}
        self._tell(SYSTEM, connection, complaint, deed, "erasure_refused", words)

    # -- what all of them need

    @contextmanager
    def _case(self, scope: Scope, tracking_id: str) -> Iterator[tuple[Connection, Row[Any]]]:
        """One transaction with one complaint; at its end its clocks are set anew."""
        with self._store.read() as connection:
            jurisdiction = self._complaint(scope, connection, tracking_id).jurisdiction
        timing = self._application.calendars.of(jurisdiction)
        with self._store.write() as connection:
            complaint = self._complaint(scope, connection, tracking_id)
            yield connection, complaint
            recount(connection, complaint.id, timing)

    def _concerned(self, connection: Connection, complaint: Row[Any]) -> list[int | None]:
        """The agencies that have it, and the officers (None)."""
        handed = agencies.assignments_of(SYSTEM, connection, complaint.id)
        return [None, *(row.agency_id for row in handed if row.state in ACTIVE)]

    def _notify(
        self,
        connection: Connection,
        complaint: Row[Any],
        deed: Deed,
        event: notices.Event,
        agency: int | None,
    ) -> None:
        """Colleagues hear of it where they have chosen to."""
        notices.tell(
            self._application.scope("system"),
            connection,
            event,
            complaint_id=complaint.id,
            agency_id=agency,
            occasion=f"{event}:{deed.key}:{agency}",
            now=deed.now,
        )

    def _leading(self, scope: Scope, connection: Connection, written: str) -> Row[Any]:
        try:
            return self._complaint(scope, connection, read_tracking_id(written) or "")
        except NotFound as error:
            raise UnknownNumber("There is no such complaint to handle it with.") from error

    def _complaint(self, scope: Scope, connection: Connection, tracking_id: str) -> Row[Any]:
        return queries.complaint_by_tracking_id(scope, connection, tracking_id)

    def _sealer(self, scope: Scope, connection: Connection, complaint: Row[Any]) -> Sealer:
        return queries.reporter_sealer(
            scope, connection, self._store.keyring, complaint.reporter_id
        )

    def _key(self, purpose: str, deed: Deed) -> str:
        return f"{purpose}:{deed.key}"

    def _content(self, answer: Answer) -> dict[str, str]:
        content = {"text": _checked(answer.text)}
        if answer.kind is FollowUpKind.SUBSTANTIVE_ANSWER:
            parts = {"what": answer.what, "when": answer.when, "who": answer.who}
            if not all(part.strip() for part in parts.values()):
                raise NotPossible("Say what was done, when, and by whom.", Why.NO_FACTS)
            content |= {name: " ".join(part.split()) for name, part in parts.items()}
        return content

    def _check_length(self, complaint: Row[Any], words: str) -> None:
        channel = self._application.channels.get(complaint.channel)
        if channel is not None:
            check_length(channel.type.rules, words)

    def _tell_answer(
        self,
        scope: Scope,
        connection: Connection,
        complaint: Row[Any],
        deed: Deed,
        kind: FollowUpKind,
        content: dict[str, str],
        key: str,
    ) -> None:
        is_substantive = kind is FollowUpKind.SUBSTANTIVE_ANSWER
        purpose = "answer" if is_substantive else "progress"
        self._tell(scope, connection, complaint, deed, purpose, content, key)
        if is_substantive:
            self._tell_merged(
                connection, complaint, deed, purpose, content, key, without_words="news.answered"
            )

    def _tell_merged(
        self,
        connection: Connection,
        leading: Row[Any],
        deed: Deed,
        purpose: str,
        words: dict[str, str],
        key: str | None = None,
        *,
        without_words: str,
        is_refusal: bool = False,
    ) -> None:
        """Whoever reported the same is told too, wherever they are and whoever may see them.

        Where one of the two is delicate, by the text `without_words`.
        """
        for other in merging.merged_with(SYSTEM, connection, leading.id):
            is_hidden = is_sensitive(leading) or is_sensitive(other)
            self._tell(
                SYSTEM,
                connection,
                other,
                deed,
                purpose,
                words,
                f"{key or self._key(purpose, deed)}:{other.id}",
                text=without_words if is_hidden else "",
                is_refusal=is_refusal,
            )

    def _tell(
        self,
        scope: Scope,
        connection: Connection,
        complaint: Row[Any],
        deed: Deed,
        purpose: str,
        words: dict[str, str],
        key: str | None = None,
        *,
        text: str = "",
        is_refusal: bool = False,
        waits: bool = False,
    ) -> None:
        """Put the news into the outbox; what can be undone waits a little, or what `waits`."""
        news = Line(
            purpose=purpose,
            key=key or self._key(purpose, deed),
            words=words,
            pause=timedelta(seconds=UNDO_SECONDS if waits or purpose in undoing.UNDOABLE else 0),
            text=text,
            is_refusal=is_refusal,
        )
        # As it stands now: what was said of it a moment ago may have made it delicate.
        fresh = queries.complaint(SYSTEM, connection, complaint.id)
        self._teller.tell(scope, connection, fresh, news, deed.now)


def _require_still_said(
    scope: Scope, connection: Connection, complaint_id: int, item_id: int
) -> None:
    """`NotPossible` for a message that was taken back or erased; `NotFound` for another one."""
    rows = queries.messages_of(scope, connection, complaint_id)
    said = next((row for row in rows if row.id == item_id), None)
    if said is None:
        raise NotFound("There is no such message.")
    gone = (row.message_hash for row in rows if row.event == "deleted")
    if said.sealed is None or said.message_hash in gone:
        raise NotPossible("Nothing is left of what it said.", Why.NOTHING_LEFT)


def _is_to_be_approved(
    scope: Scope, connection: Connection, complaint: Row[Any], assignment_id: int | None
) -> bool:
    """Whether the agency that answers lets nothing out unapproved."""
    held = agencies.assignments_of(scope, connection, complaint.id)
    return any(row.needs_approval for row in held if row.id == assignment_id)


def _asks_for_approval(
    scope: Scope, connection: Connection, complaint: Row[Any]
) -> Row[Any] | None:
    """For which assignment somebody of an agency asks that lets nothing out unapproved."""
    if scope.agencies is None:
        return None
    held = agencies.assignments_of(scope, connection, complaint.id)
    return next((row for row in reversed(held) if row.needs_approval), None)


def open_words(sealer: Sealer, sealed: bytes | None) -> dict[str, str]:
    """What a follow-up or a note says; `Erased` when it was emptied."""
    if sealed is None:
        raise Erased("These words were erased.")
    found: dict[str, str] = json.loads(sealer.open(sealed, WORDS))
    return found


def _seal(sealer: Sealer, content: dict[str, str]) -> bytes:
    return sealer.seal(json.dumps(content).encode(), WORDS)


def _checked(text: str) -> str:
    words = text.strip()
    if not words:
        raise NotPossible("Write something first.", Why.NO_WORDS)
    if len(words) > LONGEST_WORDS:
        raise NotPossible(f"At most {LONGEST_WORDS} characters.", Why.TOO_LONG)
    return words
