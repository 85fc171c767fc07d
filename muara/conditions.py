"""In what condition each channel is: what goes wrong with a platform, classified by its own error
codes, kept as rows and told to technicians once, and once more when it is over.

The words of a cause and of its remedy stand in the catalogue: `cause.<word>`, `remedy.<word>`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import StrEnum

from channels.base import Finding
from channels.errors import ChannelError, TemporaryFailure
from muara.alarms import note_finding
from muara.app import Application
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


class Cause(StrEnum):
    """What is wrong with a channel."""

    NONE = "none"
    TOKEN_EXPIRED = "token_expired"  # noqa: S105 - a word, no secret
    TOKEN_REFUSED = "token_refused"  # noqa: S105
    TOKEN_ENDS_SOON = "token_ends_soon"  # noqa: S105
    PERMISSION_MISSING = "permission_missing"
    CREDIT_SPENT = "credit_spent"
    CREDIT_LOW = "credit_low"
    CAP_SPENT = "cap_spent"
    CAP_LOW = "cap_low"
    BUDGET_SPENT = "budget_spent"
    RATE_LIMITED = "rate_limited"
    BLOCKED = "blocked"
    ACCOUNT_INACTIVE = "account_inactive"
    SENDER_OFFLINE = "sender_offline"
    WEBHOOK_ELSEWHERE = "webhook_elsewhere"
    READ_ELSEWHERE = "read_elsewhere"
    CLOCK_WRONG = "clock_wrong"
    UNREACHABLE = "unreachable"
    OTHER = "other"
    # What `muara.gaps` finds; the words are those of `Gap`.
    MISSED = "missed"
    UNSETTLED = "unsettled"
    SILENT = "silent"
    UNREAD = "unread"
    UNDELIVERED = "undelivered"


# --- classifying ------------------------------------------------------------------------------

_GRAPH: Mapping[str, Cause] = {
    "190/463": Cause.TOKEN_EXPIRED,
    "190": Cause.TOKEN_REFUSED,
    "102": Cause.TOKEN_REFUSED,
    "104": Cause.TOKEN_REFUSED,
    "10": Cause.PERMISSION_MISSING,
    "4": Cause.RATE_LIMITED,
    "17": Cause.RATE_LIMITED,
    "32": Cause.RATE_LIMITED,
    "341": Cause.RATE_LIMITED,
    "613": Cause.RATE_LIMITED,
    "368": Cause.BLOCKED,
}
_TWILIO: Mapping[str, Cause] = {
    "20003": Cause.TOKEN_REFUSED,
    "20005": Cause.ACCOUNT_INACTIVE,
    "20429": Cause.RATE_LIMITED,
    "14107": Cause.RATE_LIMITED,
    "63018": Cause.RATE_LIMITED,
    "63038": Cause.RATE_LIMITED,
    "63007": Cause.SENDER_OFFLINE,
    "21606": Cause.SENDER_OFFLINE,
    "21408": Cause.PERMISSION_MISSING,
}
_TELEGRAM: Mapping[str, Cause] = {
    "404": Cause.TOKEN_REFUSED,
    "409": Cause.READ_ELSEWHERE,
}
_TWITTER: Mapping[str, Cause] = {
    "cap": Cause.CAP_SPENT,
}
_YOUTUBE: Mapping[str, Cause] = {
    "quota": Cause.BUDGET_SPENT,
    "quotaExceeded": Cause.BUDGET_SPENT,
    "dailyLimitExceeded": Cause.BUDGET_SPENT,
    "rateLimitExceeded": Cause.RATE_LIMITED,
    "userRateLimitExceeded": Cause.RATE_LIMITED,
    "API_KEY_INVALID": Cause.TOKEN_REFUSED,
    "keyInvalid": Cause.TOKEN_REFUSED,
    "authError": Cause.TOKEN_REFUSED,
    "invalid_grant": Cause.TOKEN_REFUSED,
    "invalid_client": Cause.TOKEN_REFUSED,
    "insufficientPermissions": Cause.PERMISSION_MISSING,
    "ACCESS_TOKEN_SCOPE_INSUFFICIENT": Cause.PERMISSION_MISSING,
    "SERVICE_DISABLED": Cause.PERMISSION_MISSING,
    "accessNotConfigured": Cause.PERMISSION_MISSING,
}
_BY_KIND: Mapping[str, Mapping[str, Cause]] = {
    "facebook": _GRAPH,
    "instagram": _GRAPH,
    "whatsapp": _TWILIO,
    "telegram": _TELEGRAM,
    "twitter": _TWITTER,
    "youtube": _YOUTUBE,
}
# What HTTP itself says, on every platform.
_BY_STATUS: Mapping[str, Cause] = {
    "401": Cause.TOKEN_REFUSED,
    "402": Cause.CREDIT_SPENT,
    "403": Cause.PERMISSION_MISSING,
    "429": Cause.RATE_LIMITED,
    "budget": Cause.BUDGET_SPENT,
}
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
_PASSING = frozenset({Cause.RATE_LIMITED, Cause.BUDGET_SPENT, Cause.UNREACHABLE, Cause.CREDIT_LOW})


def classify(kind: str, code: str | None) -> Cause | None:
    """What a platform's own error code means; None for one that says nothing of the kind."""
    if not code:
        return None
    known = _BY_KIND.get(kind, {})
    found = known.get(code) or known.get(code.partition("/")[0])
    if found is None and known is _GRAPH:
        found = _graph_range(code)
    return found or _BY_STATUS.get(code)


def _graph_range(code: str) -> Cause | None:
    head = code.partition("/")[0]
    if re.fullmatch(r"2\d\d", head):
        # With a subcode it is about one citizen, who has blocked us, say.
        return None if "/" in code else Cause.PERMISSION_MISSING
    return Cause.RATE_LIMITED if re.fullmatch(r"800(0\d|1[0-4])", head) else None


def of_error(kind: str, error: ChannelError) -> NewCondition:
    """What a failed reading says about a channel."""
    cause = classify(kind, error.code)
    if cause is None:
        cause = Cause.UNREACHABLE if isinstance(error, TemporaryFailure) else Cause.OTHER
    level = "warning" if cause in _PASSING else "error"
    return NewCondition(subject=READING, level=level, cause=cause, code=error.code)


_STOPS_SENDING = frozenset(
    {
        Cause.TOKEN_EXPIRED,
        Cause.TOKEN_REFUSED,
        Cause.CREDIT_SPENT,
        Cause.ACCOUNT_INACTIVE,
        Cause.SENDER_OFFLINE,
        Cause.BLOCKED,
    }
)
"""What keeps everybody from being answered: most refusals are about one citizen only."""


def of_attempt(kind: str, outcome: str, error: str | None) -> NewCondition | None:
    """What the newest attempt to send says about a channel; None where it says nothing."""
    if outcome == "sent":
        return NewCondition(subject=SENDING, level="ok", cause=Cause.NONE)
    code = re.search(r"\(([^()]+)\)$", error or "")
    cause = classify(kind, code[1]) if code else None
    if code is None or cause not in _STOPS_SENDING:
        return None
    return NewCondition(subject=SENDING, level="error", cause=cause, code=code[1])


def of_finding(kind: str, finding: Finding) -> NewCondition:
    """What a line of a self-check says about a channel."""
    if finding.level == "ok":
        return NewCondition(subject=finding.subject, level="ok", cause=Cause.NONE)
    cause = classify(kind, finding.code)
    if cause is None and finding.subject == "token":
        ends = finding.level == "warning"
        cause = Cause.TOKEN_ENDS_SOON if ends else Cause.TOKEN_REFUSED
    cause = cause or _BY_SUBJECT.get(finding.subject, Cause.OTHER)
    return NewCondition(
        subject=finding.subject, level=finding.level, cause=cause, code=finding.code
    )


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
