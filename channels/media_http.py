"""Opens a file on a platform's server without being led astray by a forged or redirected address.

Every hop is checked anew: https (or the configured `api_url` itself), a host that the adapter
allows, and an address that is not private. Credentials go with the first request only, and only to
the vendor: what it redirects to are signed links, whose storage refuses a second proof.
"""

from __future__ import annotations

import base64
import functools
import io
import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, BinaryIO, cast

import httpx

from channels.errors import PermanentFailure, TemporaryFailure

if TYPE_CHECKING:
    from typing_extensions import Buffer

MAX_REDIRECTS = 3
CONNECT_SECONDS = 5.0
READ_SECONDS = 20.0
TOTAL_SECONDS = 120.0
"""A file that has not arrived by then is given up, however steadily it drips."""

REFUSED = "refused"
"""The code of a failure that is our own decision: the address leads where we do not go."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LAST_PORT = 65535
_SECONDS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

Origin = tuple[str, str, int | None]
Route = tuple[httpx.URL, dict[str, str]]


class Network:
    """How names are looked up and connections made; tests put a fake one in its place."""

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """All addresses of a host name, as text; raises `OSError` for an unknown one."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))

    def transport(self) -> httpx.BaseTransport:
        """A fresh transport; it is closed after one file."""
        return httpx.HTTPTransport(verify=_tls(), trust_env=False)


_INTERNET = Network()


def hosts_under(*domains: str) -> Callable[[str], bool]:
    """A predicate that holds for these domains and every host below them."""
    suffixes = tuple(f".{domain}" for domain in domains)
    return lambda host: host in domains or host.endswith(suffixes)


@contextmanager
def open_url(
    url: str,
    *,
    allowed_hosts: Callable[[str], bool],
    own: str,
    auth: tuple[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    auth_hosts: Callable[[str], bool] = lambda host: False,
    gone: Collection[int] = (404, 410),
    timeout: float = READ_SECONDS,
    total_seconds: float = TOTAL_SECONDS,
    network: Network = _INTERNET,
) -> Iterator[BinaryIO]:
    """Stream the bytes at `url`; the caller bounds the size.

    `own` is the configured `api_url`: its host and port are always allowed, also without TLS and
    on a private address. `auth` (basic) or `headers` carry the credentials; they go to `url` itself
    if that is on `own` or `auth_hosts` holds for its host, and to no redirect's target. `gone` are
    the statuses that mean there is nothing to fetch any more. `timeout` is per read, in seconds.

    Raises `PermanentFailure` for what is gone or not given to us (with the status as code) and for
    addresses that we do not go to (code `REFUSED`), else `TemporaryFailure`; reading from the
    stream may raise `TemporaryFailure` too.
    """
    own_origin = _origin(_parse(own))
    target = _parse(url)
    is_trusted = _origin(target) == own_origin or auth_hosts(target.host)
    credentials = _credentials(auth, headers) if is_trusted else {}
    clock = _Clock(timeout, time.monotonic() + total_seconds)
    with network.transport() as transport:
        for hop in range(MAX_REDIRECTS + 1):
            _check_hop(target, own_origin, allowed_hosts)
            routes = [(target, {})] if _origin(target) == own_origin else _routes(target, network)
            response = _get(transport, target, routes, {} if hop else credentials, clock)
            try:
                if response.status_code not in _REDIRECTS:
                    _check_answer(response, gone)
                    stream = _Stream(response.iter_raw(), clock)
                    yield cast(BinaryIO, io.BufferedReader(stream))
                    return
                target = _next_hop(target, response)
            finally:
                response.close()
    raise PermanentFailure(
        f"The file was redirected more than {MAX_REDIRECTS} times.", code=REFUSED
    )


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that a `Retry-After` header asks for (a number or an HTTP date), else None."""
    value = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(value):
        return float(value)
    try:
        return _seconds_until(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _seconds_until(http_date: str) -> float:
    when = parsedate_to_datetime(http_date)
    return max(0.0, (when.astimezone(UTC) - datetime.now(UTC)).total_seconds())


@functools.cache
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


def _parse(url: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise PermanentFailure(
            "The address of the file is not a valid URL.", code=REFUSED
        ) from error
    if (parsed.port or 0) > _LAST_PORT:
        raise PermanentFailure("The address of the file is not a valid URL.", code=REFUSED)
    return parsed


def _origin(url: httpx.URL) -> Origin:
    return url.scheme, url.host, url.port


def _credentials(
    auth: tuple[str, str] | None, headers: Mapping[str, str] | None
) -> Mapping[str, str]:
    if auth is None:
        return dict(headers or {})
    encoded = base64.b64encode(":".join(auth).encode()).decode("ascii")
    return {**(headers or {}), "Authorization": f"Basic {encoded}"}


def _check_hop(target: httpx.URL, own: Origin, allowed: Callable[[str], bool]) -> None:
    if _origin(target) == own and not target.userinfo:
        return
    if target.scheme != "https":
        raise PermanentFailure(
            "The file is not offered over https; it was not fetched.", code=REFUSED
        )
    if target.userinfo or not allowed(target.host):
        raise PermanentFailure(
            "The file is on a host that does not belong to the platform; it was not fetched.",
            code=REFUSED,
        )


def _get(
    transport: httpx.BaseTransport,
    target: httpx.URL,
    routes: Sequence[Route],
    credentials: Mapping[str, str],
    clock: _Clock,
) -> httpx.Response:
    """The answer's head, from the first of the checked addresses that can be connected to."""
    failure: httpx.TransportError | None = None
    for url, extensions in routes:
        # Host names the server, also where the URL holds its address. Encoded bodies are not asked
        # for: a small one could unfold into an enormous one.
        sent = {"Host": target.netloc.decode("ascii"), "Accept": "*/*"}
        sent |= {"Accept-Encoding": "identity", "Connection": "close", **credentials}
        request = httpx.Request(
            "GET", url, headers=sent, extensions={"timeout": clock.limits(), **extensions}
        )
        try:
            return transport.handle_request(request)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = error
        except httpx.TransportError as error:
            raise TemporaryFailure("The platform's file server did not answer.") from error
    raise TemporaryFailure("The platform's file server cannot be reached.") from failure


def _routes(target: httpx.URL, network: Network) -> Sequence[Route]:
    """URLs with the host replaced by its checked addresses, so that no second look-up can differ.

    `sni_hostname` keeps the certificate checked against the name.
    """
    try:
        addresses = network.resolve(target.host, target.port or 443)
    except (OSError, UnicodeError) as error:
        raise TemporaryFailure("The name of the platform's file server is unknown.") from error
    if not all(_is_public(address) for address in addresses):
        raise PermanentFailure(
            "The file is on a private address; it was not fetched.", code=REFUSED
        )
    sni = {"sni_hostname": target.host}
    return [(target.copy_with(host=address), sni) for address in addresses]


def _is_public(text: str) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            address = inner
    return address.is_global and not address.is_multicast


def _next_hop(target: httpx.URL, response: httpx.Response) -> httpx.URL:
    location = response.headers.get("location", "")
    if not location:
        raise TemporaryFailure("The platform's file server redirected to nowhere.")
    try:
        return _parse(str(target.join(location)))
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise PermanentFailure(
            "The file was redirected to an address that is none.", code=REFUSED
        ) from error


def _check_answer(response: httpx.Response, gone: Collection[int]) -> None:
    status = response.status_code
    if status == 200 and response.headers.get("content-encoding", "identity") == "identity":
        return
    code = str(status)
    if status in gone:
        raise PermanentFailure("The file is no longer on the platform.", code=code)
    if status == 429 or status >= 500:
        raise TemporaryFailure(
            "The platform's file server is busy or broken.",
            retry_after=retry_after(response.headers),
            code=code,
        )
    if status in (401, 403):
        raise PermanentFailure(
            "The platform refuses the file; look at the channel's credentials.", code=code
        )
    if status in (404, 408, 425):
        raise TemporaryFailure("The file is not there yet.", code=code)
    raise PermanentFailure("The platform's file server gave an answer of no use.", code=code)


@dataclass(frozen=True, slots=True)
class _Clock:
    """Seconds per read, and the monotonic time by which everything must have arrived."""

    per_read: float
    deadline: float

    def limits(self) -> dict[str, float | None]:
        wait = max(0.1, min(self.per_read, self.deadline - time.monotonic()))
        return httpx.Timeout(wait, connect=min(wait, CONNECT_SECONDS)).as_dict()

    def is_over(self) -> bool:
        return time.monotonic() > self.deadline


class _Stream(io.RawIOBase):
    """The body as a raw stream that ends in our errors."""

    def __init__(self, chunks: Iterator[bytes], clock: _Clock) -> None:
        super().__init__()
        self._chunks = chunks
        self._clock = clock
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        if not self._rest:
            self._rest = self._next_chunk()
        count = min(len(view), len(self._rest))
        view[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def _next_chunk(self) -> bytes:
        if self._clock.is_over():
            raise TemporaryFailure("The file arrived too slowly.")
        try:
            return next((chunk for chunk in self._chunks if chunk), b"")
        except httpx.TransportError as error:
            raise TemporaryFailure("The file broke off before its end.") from error
