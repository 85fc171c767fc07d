"""In what condition each channel is: what goes wrong with a platform, kept as rows and told to
technicians once, and once more when it is over."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from channels.base import Finding
from channels.errors import ChannelError, TemporaryFailure
from muara.alarms import note_finding
from muara.app import Application
from muara.causes import STOPS_SENDING, Cause, classify
from muara.doctor.finding import failing, ok
from muara.gaps import Gap, Verdict
from muara.log import get_logger
from store import conditions
from store.conditions import Change, NewCondition

log = get_logger(__name__)

READING = "reading"
"""The subject under which it is kept whether a channel can be read."""
SENDING = "sending"
"""The same of what is to be sent."""


# --- classifying ------------------------------------------------------------------------------

# What a self-check finds without that the platform refused anything.
_BY_SUBJECT: Mapping[str, Cause] = {
    "permissions": Cause.PERMISSION_MISSING,
    "access_level": Cause.PERMISSION_MISSING,
    "webhook": Cause.WEBHOOK_ELSEWHERE,
    "callback": Cause.WEBHOOK_ELSEWHERE,
    "account": Cause.ACCOUNT_INACTIVE,
    "sender": Cause.SENDER_OFFLINE,
    "balance": Cause.CREDIT_LOW,
    "usage": Cause.CAP_LOW,
    "budget": Cause.BUDGET_SPENT,
    "quota": Cause.BUDGET_SPENT,
    "rate_limit": Cause.RATE_LIMITED,
    "clock": Cause.CLOCK_WRONG,
}
_WATCHED_ELSEWHERE = frozenset({"deliveries", "backlog"})
"""The gap `undelivered` says the same, and knows when it is over."""
_LASTING: Mapping[str, timedelta] = {Cause.UNREACHABLE: timedelta(hours=1)}
"""What stands for so long is no passing trouble any more."""
PASSING = frozenset({Cause.RATE_LIMITED, Cause.BUDGET_SPENT, Cause.UNREACHABLE, Cause.CREDIT_LOW})


def of_error(kind: str, error: ChannelError) -> NewCondition:
    """What a failed reading says about a channel."""
    cause = classify(kind, error.code)
    if cause is None:
        cause = Cause.UNREACHABLE if isinstance(error, TemporaryFailure) else Cause.OTHER
    level = "warning" if cause in PASSING else "error"
    return NewCondition(subject=READING, level=level, cause=cause, code=error.code)


def of_attempt(kind: str, outcome: str, error: str | None) -> NewCondition | None:
    """What the newest attempt to send says about a channel; None where it says nothing."""
    if outcome == "sent":
        return NewCondition(subject=SENDING, level="ok", cause=Cause.NONE)
    code = re.search(r"\(([^()]+)\)$", error or "")
    cause = classify(kind, code[1]) if code else None
    if code is None or cause not in STOPS_SENDING:
        return None
    return NewCondition(subject=SENDING, level="error", cause=cause, code=code[1])


def of_finding(kind: str, finding: Finding) -> NewCondition:
    """What a line of a self-check says about a channel."""
    if finding.level == "ok":
        return NewCondition(subject=finding.subject, level="ok", cause=Cause.NONE)
    cause = classify(kind, finding.code) or _cause_without_code(finding)
    return NewCondition(
        subject=finding.subject, level=finding.level, cause=cause, code=finding.code
    )


def _cause_without_code(finding: Finding) -> Cause:
    if finding.failure == "passing":
        return Cause.UNREACHABLE
    if finding.subject == "token":
        return Cause.TOKEN_ENDS_SOON if finding.level == "warning" else Cause.TOKEN_REFUSED
    if finding.failure == "lasting":
        return Cause.OTHER
    return _BY_SUBJECT.get(finding.subject, Cause.OTHER)


def of_verdict(verdict: Verdict) -> NewCondition:
    """What a verdict on a gap says about a channel."""
    is_ok = verdict.level == "ok"
    return NewCondition(
        subject=f"gap:{verdict.gap}",
        level=verdict.level,
        cause=Cause.NONE if is_ok else Cause(verdict.gap),
        facts={} if is_ok else {"count": verdict.count, "hours": verdict.hours},
    )


# --- keeping and telling ----------------------------------------------------------------------


class Conditions:
    """Notes what is found about channels. What was noted before costs no write."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._store = application.store

    def note(self, channel: str, found: Sequence[NewCondition]) -> None:
        """Keep what was found now; what begins or ends is told to technicians."""
        now = self._application.clock.now()
        with self._store.read() as connection:
            news = conditions.differing(connection, channel, found, now)
        if not news:
            return
        with self._store.write() as connection:
            noted = [
                conditions.note(connection, channel, one, now, lasting=_LASTING.get(one.cause))
                for one in news
            ]
        for change in noted:
            if change is not None:
                _tell(self._application, channel, change)

    def failed(self, channel: str, error: ChannelError) -> None:
        """A channel could not be read."""
        kind = self._application.channels[channel].settings.kind
        self.note(channel, [of_error(kind, error)])

    def read(self, channel: str, findings: Sequence[Finding] = ()) -> None:
        """A channel was read; `findings` are its streams in trouble."""
        kind = self._application.channels[channel].settings.kind
        found = [of_finding(kind, finding) for finding in findings]
        worst = next((one for one in found if one.level == "error"), found[0] if found else None)
        if worst is None:
            self.note(channel, [NewCondition(subject=READING, level="ok", cause=Cause.NONE)])
            return
        cause = Cause.OTHER if worst.cause == Cause.ACCOUNT_INACTIVE else worst.cause
        reading = NewCondition(subject=READING, level=worst.level, cause=cause, code=worst.code)
        self.note(channel, [reading])

    def checked(self, channel: str, findings: Sequence[Finding]) -> None:
        """A channel has looked at itself. Of several findings on a subject the worst counts.

        What was out of order and is not spoken of any more is in order, unless something else is so
        wrong that the look may have ended there.
        """
        kind = self._application.channels[channel].settings.kind
        rank = {"error": 0, "warning": 1, "ok": 2}
        worst: dict[str, NewCondition] = {}
        for one in sorted((of_finding(kind, f) for f in findings), key=lambda f: rank[f.level]):
            if one.subject not in _WATCHED_ELSEWHERE:
                worst.setdefault(one.subject, one)
        if all(one.level != "error" for one in worst.values()):
            for subject in self._out_of_order(channel) - set(worst):
                worst[subject] = NewCondition(subject=subject, level="ok", cause=Cause.NONE)
        self.note(channel, list(worst.values()))

    def open_gaps(self, channel: str) -> frozenset[Gap]:
        """The gaps of a channel that stand open."""
        with self._store.read() as connection:
            levels = conditions.levels(connection, channel)
        return frozenset(gap for gap in Gap if levels.get(f"gap:{gap}") == "error")

    def is_in_trouble(self, channel: str) -> bool:
        """Whether something about a channel is out of order that a self-check would see mended."""
        with self._store.read() as connection:
            levels = conditions.levels(connection, channel)
        return any(
            level == "error" and not subject.startswith("gap:") for subject, level in levels.items()
        )

    def _out_of_order(self, channel: str) -> set[str]:
        """The subjects of self-checks that were out of order at the last look."""
        with self._store.read() as connection:
            levels = conditions.levels(connection, channel)
        others = {READING, SENDING}
        return {
            subject
            for subject, level in levels.items()
            if level != "ok" and subject not in others and not subject.startswith("gap:")
        }


def _tell(application: Application, channel: str, change: Change) -> None:
    found = change.found
    if change.has_begun:
        log.error(
            "channel_in_trouble", channel=channel, subject=found.subject, cause=str(found.cause)
        )
        raise_alarm(application, f"{channel}:{found.subject}", True, f"cause.{found.cause}")
    elif change.has_ended and change.before is not None:
        log.info("channel_recovered", channel=channel, subject=found.subject)
        words = f"cause.{change.before.cause}"
        raise_alarm(application, f"{channel}:{found.subject}", False, words)


def raise_alarm(application: Application, subject: str, is_on: bool, words: str) -> None:
    """Technicians hear that something about a channel is wrong, or is so no longer.

    `subject` is `<channel>:<what>`, `words` `cause.<word>`. Called when it begins and when it ends,
    never in between: while it lasts the doctor's round keeps the alarm.
    """
    about, cause = f"channel:{subject}", words.partition(".")[2]
    finding = failing(about, cause) if is_on else ok(about, cause)
    with application.store.write() as connection:
        note_finding(connection, finding, application.clock.now())
