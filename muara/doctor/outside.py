"""How the installation looks from outside: certificate, the way in, and the time of day."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from muara import samples
from muara.app import Application
from muara.doctor.finding import Finding, failing, ok, warning
from muara.http_library import httpx

_SECONDS = 10.0
_WARN_DAYS, _FAIL_DAYS = 21, 5
_SKEW_SECONDS = 120.0

Connect = Callable[[str, int], datetime]


def probe_certificate(application: Application) -> Sequence[Finding]:
    """How long the certificate of the public address is good; nothing for plain HTTP."""
    return certificate_findings(
        application.settings.public_url, application.clock.now(), ends_at=certificate_ends_at
    )


def certificate_findings(public_url: str, now: datetime, *, ends_at: Connect) -> Sequence[Finding]:
    """The same for `public_url` at `now`; `ends_at` asks the server."""
    parts = urlsplit(public_url)
    if parts.scheme != "https" or parts.hostname is None:
        return []
    try:
        left = ends_at(parts.hostname, parts.port or 443) - now
    except ssl.SSLCertVerificationError as error:
        return [failing("certificate", "certificate_refused", said=error.verify_message)]
    except (OSError, ValueError) as error:
        return [failing("certificate", "certificate_unseen", said=type(error).__name__)]
    days = left // timedelta(days=1)
    if days < _WARN_DAYS:
        level = failing if days < _FAIL_DAYS else warning
        return [level("certificate", "certificate_ends", days=days)]
    return [ok("certificate", "certificate_well", days=days)]


def certificate_ends_at(host: str, port: int) -> datetime:
    """When the certificate ends that a server shows; `OSError` where it shows none we trust."""
    context = ssl.create_default_context()
    with (
        socket.create_connection((host, port), timeout=_SECONDS) as plain,
        context.wrap_socket(plain, server_hostname=host) as secured,
    ):
        shown = secured.getpeercert() or {}
    seconds = ssl.cert_time_to_seconds(str(shown["notAfter"]))
    return datetime.fromtimestamp(seconds, UTC)


def probe_way_in(application: Application) -> Sequence[Finding]:
    """Send ourselves a signed sample through the public address, and see that we took it."""
    keyring = application.store.keyring
    body = samples.new_sample(application.clock.now())
    url = f"{application.settings.public_url}/hooks/{samples.NAME}?{samples.QUERY}"
    try:
        answer = httpx.post(
            url, content=body, headers=samples.signed(keyring, body), timeout=_SECONDS
        )
    except httpx.HTTPError as error:
        return [failing("way_in", "way_in_closed", said=type(error).__name__)]
    if answer.status_code == 200 and samples.is_our_answer(keyring, body, answer.content):
        return [ok("way_in", "way_in_open"), *_clock(application, answer)]
    return [_not_taken(answer)]


def _not_taken(answer: httpx.Response) -> Finding:
    codes = {503: "way_in_refuses", 403: "way_in_changes"}
    code = codes.get(answer.status_code, "way_in_elsewhere")
    return failing("way_in", code, status=answer.status_code)


def _clock(application: Application, answer: httpx.Response) -> Sequence[Finding]:
    """What the web server in front says of the time; our own door says nothing."""
    written = answer.headers.get("date")
    if written is None:
        return []
    try:
        skew = abs((parsedate_to_datetime(written) - application.clock.now()).total_seconds())
    except (ValueError, TypeError):
        return []
    if skew > _SKEW_SECONDS:
        return [failing("clock:web", "clock_skewed", seconds=round(skew))]
    return [ok("clock:web", "clock_well")]
