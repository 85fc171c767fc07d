"""What goes wrong with a platform, classified by its own error codes.

The words of a cause and of its remedy stand in the catalogue: `cause.<word>`, `remedy.<word>`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum


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


STOPS_SENDING = frozenset(
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


def refuses_token(kind: str, code: str | None) -> bool:
    """The platform lets us do nothing with the token that we have."""
    return classify(kind, code) in (Cause.TOKEN_EXPIRED, Cause.TOKEN_REFUSED)


def stops_sending(kind: str, code: str | None) -> bool:
    """The platform answers nobody until a person has mended it."""
    return classify(kind, code) in STOPS_SENDING
