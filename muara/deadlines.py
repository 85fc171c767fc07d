"""The clocks of a complaint: a pure function from what happened, the rules and the calendar.

Nothing here knows what time it is: whether a running clock has run out is a comparison of its
`due_at` with the present. How days are counted is told in docs/deadlines.md and docs/adr/0014.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from muara.working_time import Calendar, Count
from store.case_models import DeadlineState

MOST_HOLDS = 2
"""Further holds stop no clock: a question must not put a case off for ever."""


class Kind(StrEnum):
    """What a clock is for."""

    VERIFY = "verify"
    FIRST_FOLLOW_UP = "first_follow_up"
    """One for each assignment."""
    ANSWER = "answer"
    HOLD = "hold"
    """The citizen was asked; the clocks of the government stand still meanwhile."""
    OBJECTION = "objection"
    """The citizen may object to the answer; when it runs out in silence, the case is closed."""


class Happened(StrEnum):
    """What moves clocks."""

    OPENED = "opened"
    VERIFIED = "verified"
    """With its classification. A later one classifies anew."""
    HELD = "held"
    RESUMED = "resumed"
    ASSIGNED = "assigned"
    """To the event's assignment."""
    RETURNED = "returned"
    """The assignment was given back or withdrawn."""
    FOLLOWED_UP = "followed_up"
    ANSWERED_INITIALLY = "answered_initially"
    ANSWERED = "answered"
    """Substantively, so that the complaint counts as resolved."""
    ANSWER_DELIVERED = "answer_delivered"
    """The platform's receipt: the citizen has the substantive answer."""
    REPORTER_ANSWERED = "reporter_answered"
    """The question of a hold, or our answer, with anything but silence."""
    REPORTER_SPOKE = "reporter_spoke"
    """Words that nobody has passed on yet: they answer no question, but they are no silence."""
    REOPENED = "reopened"
    MERGED = "merged"
    SPLIT = "split"
    HANDED_OVER = "handed_over"
    ARCHIVED = "archived"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a complaint. What was undone is left out of the list."""

    what: Happened
    at: datetime
    assignment_id: int | None = None
    classification: str = ""
    """Of VERIFIED: `complaint`, `oversight`, `aspiration` or `information_request`."""
    asked_for: datetime | None = None
    """Of ASSIGNED: by when the officer wants it followed up; the rule holds where it is earlier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How many working days something may take, from a day on."""

    kind: str
    classification: str = ""
    """Empty: for all."""
    working_days: int
    effective_from: date
    is_own: bool = False
    """Of this very government; else for all that have no rule of their own."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules that a government may come under."""

    rules: tuple[Rule, ...]
    remind_share: float = 0.25
    """A clock reminds when no more than this share of its working time is left."""

    def in_force(self, kind: str, classification: str, on: date) -> Rule | None:
        """The rule for a clock that starts on this day: the government's own before the common,
        the one for the classification before that for all, and the latest of those."""
        fitting = [
            rule
            for rule in self.rules
            if rule.kind == kind
            and rule.classification in ("", classification)
            and rule.effective_from <= on
        ]
        return max(fitting, key=_precedence, default=None)


def _precedence(rule: Rule) -> tuple[bool, bool, date]:
    return rule.is_own, bool(rule.classification), rule.effective_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One clock as it stands after all that happened."""

    kind: str
    state: str
    """A `DeadlineState`."""
    assignment_id: int | None
    started_at: datetime
    due_at: datetime | None
    """None while paused."""
    met_at: datetime | None
    remind_at: datetime | None
    """None unless it is running."""
    why: dict[str, Any]
    """JSON, see `muara.explaining`."""


def clocks(events: Iterable[Event], rules: Rules, calendar: Calendar) -> tuple[Clock, ...]:
    """Every clock of a complaint, in the order in which they started.

    `events` may come in any order; of two at the same moment the first given counts first. A clock
    for which no rule is in force is left out.
    """
    course = _Course()
    for event in sorted(events, key=lambda event: event.at):
        course.follow(event)
    made = (_clock(run, course, rules, calendar) for run in course.runs)
    return tuple(clock for clock in made if clock is not None)


def nearest(clocks: Sequence[Clock]) -> Clock | None:
    """The running clock that is due first."""
    running = [clock for clock in clocks if clock.state == DeadlineState.RUNNING]
    return min(running, key=lambda clock: clock.due_at or clock.started_at, default=None)


# --- what happened, as clocks that started and finished -----------------------------------------


@dataclass(slots=True)
class _Run:
    kind: Kind
    started_at: datetime
    assignment_id: int | None
    classification: str
    finished_at: datetime | None = None
    state: DeadlineState = DeadlineState.RUNNING
    ended_by: Happened | None = None
    asked_for: datetime | None = None


@dataclass(slots=True)
class _Pause:
    reason: Happened
    since: datetime
    until: datetime | None = None


@dataclass(slots=True)
class _Course:
    """Follows the events one after the other."""

    runs: list[_Run] = field(default_factory=list)
    pauses: list[_Pause] = field(default_factory=list)
    classification: str = ""
    holds: int = 0
    is_answered: bool = False
    may_be_silent: bool = False
    """Answered, and neither the receipt nor a word has come since."""

    def follow(self, event: Event) -> None:
        at = event.at
        match event.what:
            case Happened.OPENED:
                self._start(Kind.VERIFY, at)
            case Happened.VERIFIED:
                self._verify(at, event.classification)
            case Happened.HELD:
                self._hold(at)
            case Happened.RESUMED:
                self._resume(event, DeadlineState.ENDED)
            case Happened.REPORTER_ANSWERED:
                self._resume(event, DeadlineState.MET)
                self._speak(event)
            case Happened.REPORTER_SPOKE:
                self._speak(event)
            case Happened.ASSIGNED:
                self._assign(event)
            case Happened.RETURNED:
                self._end(event, Kind.FIRST_FOLLOW_UP, event.assignment_id)
            case Happened.FOLLOWED_UP | Happened.ANSWERED_INITIALLY:
                self._meet(at, Kind.FIRST_FOLLOW_UP, event.assignment_id)
            case Happened.ANSWERED:
                self._answer(event)
            case Happened.ANSWER_DELIVERED:
                self._deliver(at)
            case Happened.REOPENED:
                self._reopen(event)
            case Happened.MERGED:
                self._end_follow_ups(event)
                self._pause(event.what, at)
            case Happened.SPLIT:
                self._go_on(Happened.MERGED, at)
            case Happened.CLOSED:
                self._meet(at, Kind.OBJECTION)
                self._end_all(event)
            case Happened.HANDED_OVER | Happened.ARCHIVED:
                self._end_all(event)

    def _verify(self, at: datetime, classification: str) -> None:
        self._meet(at, Kind.VERIFY)
        self.classification = classification or self.classification or "complaint"
        answer = self._running(Kind.ANSWER)
        if answer is not None:
            answer.classification = self.classification
        elif not self.is_answered:
            self._start(Kind.ANSWER, at)

    def _hold(self, at: datetime) -> None:
        if self._open_pause(Happened.HELD) is not None:
            return
        self.holds += 1
        if self.holds <= MOST_HOLDS:
            self._pause(Happened.HELD, at)
            self._start(Kind.HOLD, at)

    def _assign(self, event: Event) -> None:
        self._start(Kind.FIRST_FOLLOW_UP, event.at, event.assignment_id)
        run = self._running(Kind.FIRST_FOLLOW_UP, event.assignment_id)
        if run is not None:
            run.asked_for = event.asked_for

    def _resume(self, event: Event, state: DeadlineState) -> None:
        self._go_on(Happened.HELD, event.at)
        self._finish(self._running(Kind.HOLD), event.at, state, event.what)

    def _answer(self, event: Event) -> None:
        """An answer also ends what was to come before it."""
        self._resume(event, DeadlineState.ENDED)
        self._end(event, Kind.OBJECTION)
        self._meet(event.at, Kind.VERIFY)
        self._meet(event.at, Kind.ANSWER)
        self._meet(event.at, Kind.FIRST_FOLLOW_UP, event.assignment_id)
        self._end_follow_ups(event)
        self.is_answered = self.may_be_silent = True

    def _deliver(self, at: datetime) -> None:
        if self.is_answered and self.may_be_silent:
            self.may_be_silent = False
            self._start(Kind.OBJECTION, at)

    def _speak(self, event: Event) -> None:
        """A word after the answer, before its receipt too: an officer looks at it."""
        self.may_be_silent = False
        self._end(event, Kind.OBJECTION)

    def _reopen(self, event: Event) -> None:
        self._end(event, Kind.OBJECTION)
        self.is_answered = False
        self._start(Kind.ANSWER if self.classification else Kind.VERIFY, event.at)

    # -- starting and finishing

    def _running(self, kind: Kind, assignment_id: int | None = None) -> _Run | None:
        for run in reversed(self.runs):
            if run.kind == kind and run.assignment_id == assignment_id:
                return run if run.finished_at is None else None
        return None

    def _start(self, kind: Kind, at: datetime, assignment_id: int | None = None) -> None:
        if self._running(kind, assignment_id) is None:
            classification = self.classification if kind == Kind.ANSWER else ""
            self.runs.append(_Run(kind, at, assignment_id, classification))

    def _meet(self, at: datetime, kind: Kind, assignment_id: int | None = None) -> None:
        self._finish(self._running(kind, assignment_id), at, DeadlineState.MET, None)

    def _end(self, event: Event, kind: Kind, assignment_id: int | None = None) -> None:
        run = self._running(kind, assignment_id)
        self._finish(run, event.at, DeadlineState.ENDED, event.what)

    def _end_follow_ups(self, event: Event) -> None:
        """Of all assignments: they were answered by another, or ended with a merging."""
        for run in self.runs:
            if run.kind == Kind.FIRST_FOLLOW_UP:
                self._finish(run, event.at, DeadlineState.ENDED, event.what)

    def _end_all(self, event: Event) -> None:
        for run in self.runs:
            self._finish(run, event.at, DeadlineState.ENDED, event.what)
        self._go_on(Happened.HELD, event.at)
        self.is_answered = False  # a receipt that comes later starts nothing

    def _finish(
        self, run: _Run | None, at: datetime, state: DeadlineState, by: Happened | None
    ) -> None:
        if run is not None and run.finished_at is None:
            run.finished_at, run.state = at, state
            run.ended_by = by if state == DeadlineState.ENDED else None

    # -- pauses

    def _open_pause(self, reason: Happened) -> _Pause | None:
        return next((p for p in self.pauses if p.reason == reason and p.until is None), None)

    def _pause(self, reason: Happened, at: datetime) -> None:
        if self._open_pause(reason) is None:
            self.pauses.append(_Pause(reason, at))

    def _go_on(self, reason: Happened, at: datetime) -> None:
        pause = self._open_pause(reason)
        if pause is not None:
            pause.until = at


# --- from a run to a clock ----------------------------------------------------------------------


def _clock(run: _Run, course: _Course, rules: Rules, calendar: Calendar) -> Clock | None:
    rule = rules.in_force(run.kind, run.classification, calendar.local(run.started_at).date())
    if rule is None:
        return None
    count = _counted(run, rule, calendar)
    state, finished_at, ended_by = _how_it_stands(run, course)
    shift = _Shift(count.due_at, count.counted_from, calendar)
    for pause in course.pauses:
        if run.kind != Kind.HOLD or pause.reason != Happened.HELD:
            shift.add(pause, finished_at)
    if state == DeadlineState.RUNNING and shift.is_open:
        state = DeadlineState.PAUSED
    due_at = shift.due_at
    left = round(count.seconds * rules.remind_share)
    remind_at = calendar.moved(due_at, -left) if state == DeadlineState.RUNNING else None
    return Clock(
        kind=run.kind,
        state=state,
        assignment_id=run.assignment_id,
        started_at=run.started_at,
        due_at=None if state == DeadlineState.PAUSED else due_at,
        met_at=finished_at if state == DeadlineState.MET else None,
        remind_at=remind_at,
        why=_why(run, rule, count, shift, ended_by),
    )


def _counted(run: _Run, rule: Rule, calendar: Calendar) -> Count:
    count = calendar.counted(run.started_at, rule.working_days)
    asked_for = run.asked_for
    if asked_for is None or asked_for >= count.due_at:
        return count
    seconds = calendar.worked(count.counted_from, asked_for)
    return count._replace(wished_at=asked_for, due_at=asked_for, seconds=seconds)


def _how_it_stands(
    run: _Run, course: _Course
) -> tuple[DeadlineState, datetime | None, Happened | None]:
    """A clock of a merged complaint has ended with the merging, unless it is split again."""
    merged = next(
        (p for p in course.pauses if p.reason == Happened.MERGED and p.until is None), None
    )
    if run.finished_at is None and merged is not None:
        return DeadlineState.ENDED, max(merged.since, run.started_at), Happened.MERGED
    return run.state, run.finished_at, run.ended_by


@dataclass(slots=True)
class _Shift:
    """Moves a due time by the working time of pauses, which come in the order of their start."""

    due_at: datetime
    counted_until: datetime
    """Up to here pauses have been counted: two at once count once."""
    calendar: Calendar
    is_open: bool = False
    told: list[dict[str, Any]] = field(default_factory=list)

    def add(self, pause: _Pause, finished_at: datetime | None) -> None:
        since = max(pause.since, self.counted_until)
        until = pause.until or finished_at
        if until is not None and finished_at is not None:
            until = min(until, finished_at)
        # What was late already is not made timely by a question or a merging.
        if since >= self.due_at or (until is not None and until <= since):
            return
        told: dict[str, Any] = {"reason": pause.reason.value, "since": since.isoformat()}
        if until is None:
            self.is_open = True
        else:
            seconds = self.calendar.worked(since, until)
            self.due_at = self.calendar.moved(self.due_at, seconds)
            self.counted_until = until
            told |= {"until": until.isoformat(), "seconds": seconds}
        self.told.append(told)


def _why(
    run: _Run, rule: Rule, count: Count, shift: _Shift, ended_by: Happened | None
) -> dict[str, Any]:
    off = shift.calendar.days_off(run.started_at, shift.due_at)
    why: dict[str, Any] = {
        "working_days": rule.working_days,
        "classification": rule.classification,
        "effective_from": rule.effective_from.isoformat(),
        "counted_from": count.counted_from.isoformat(),
        "rest_days": off.rest_days,
        "days_off": [[day.isoformat(), name.name, name.kind.value] for day, name in off.named],
    }
    if count.wished_at != count.due_at:
        why["wished_at"] = count.wished_at.isoformat()
    if run.asked_for is not None:
        why["asked_for"] = run.asked_for.isoformat()
    if shift.told:
        why["pauses"] = shift.told
        why["due_before_pauses"] = count.due_at.isoformat()
    if off.undecided:
        why["undecided_years"] = list(off.undecided)
    if ended_by is not None:
        why["ended_by"] = ended_by.value
    return why
