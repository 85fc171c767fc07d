"""What time it is at a platform, by the Date header that every web server sends.

https://www.rfc-editor.org/rfc/rfc9110#name-date
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_SECONDS = 5.0


def platform_time(url: str) -> datetime | None:
    """The platform's time (aware, UTC), to the second; None when it does not say."""
    import httpx  # half of its import is TLS, which nobody needs before the first check

    try:
        answer = httpx.head(url, timeout=_SECONDS, follow_redirects=False, trust_env=False)
        said = parsedate_to_datetime(answer.headers["date"])
    except (httpx.HTTPError, httpx.InvalidURL, KeyError, TypeError, ValueError):
        return None
    return said.replace(tzinfo=UTC) if said.tzinfo is None else said.astimezone(UTC)
