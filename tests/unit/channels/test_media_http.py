"""Files are fetched only from where the platform keeps them, with real HTTP on loopback.

Other hosts are played by a transport that takes their place, because none is reachable from here.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import Any

import httpx
import pytest

from channels.errors import ChannelError, PermanentFailure, TemporaryFailure
from channels.media_http import Network, hosts_under, open_url, retry_after

PICTURE = bytes(range(256)) * 300
VENDOR = hosts_under("vendor.example")


class Server:
    """A file server whose answers are told by path; remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, Mapping[str, str], bytes]] = {}
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        self.drip: float = 0
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                status, headers, body = server.answers.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in headers:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with contextlib.suppress(ConnectionError):  # the client may hang up, and should
                    for start in range(0, len(body), 4096):
                        time.sleep(server.drip)
                        self.wfile.write(body[start : start + 4096])

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,))
        self._thread.start()

    def close(self) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


class PlayedNetwork(Network):
    """Names with made-up addresses, and one function that answers for all hosts."""

    def __init__(
        self,
        answer: Callable[[httpx.Request], httpx.Response],
        addresses: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.requests: list[httpx.Request] = []
        self._answer = answer
        self._addresses = addresses or {}

    def resolve(self, host: str, port: int) -> Sequence[str]:
        return self._addresses.get(host, ["93.184.215.14"])

    def transport(self) -> httpx.BaseTransport:
        return httpx.MockTransport(self._remembered)

    def _remembered(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self._answer(request)


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


def fetch(url: str, own: str = "https://api.vendor.example", **changed: Any) -> bytes:
    with open_url(url, **{"allowed_hosts": VENDOR, "own": own, **changed}) as stream:
        return stream.read()


def redirect_to(*hops: str) -> Callable[[httpx.Request], httpx.Response]:
    """Each request is redirected to the next hop; after the last one there is a file."""
    rest = list(hops)

    def answer(_request: httpx.Request) -> httpx.Response:
        if rest:
            return httpx.Response(307, headers={"location": rest.pop(0)})
        return httpx.Response(200, stream=httpx.ByteStream(b"file"))

    return answer


def test_a_file_on_our_own_api_url_is_streamed_with_credentials(server: Server) -> None:
    server.answers["/a"] = (200, {}, PICTURE)
    with open_url(
        f"{server.url}/a", allowed_hosts=VENDOR, own=server.url, auth=("sid", "token")
    ) as stream:
        assert stream.read(10) == PICTURE[:10]
        assert stream.read() == PICTURE[10:]
    assert server.asked[0][1]["authorization"] == "Basic c2lkOnRva2Vu"


def test_credentials_are_not_carried_to_the_target_of_a_redirect(server: Server) -> None:
    server.answers["/a"] = (307, {"Location": "/cdn/b?signed=1"}, b"")
    server.answers["/cdn/b?signed=1"] = (200, {}, b"file")
    assert fetch(f"{server.url}/a", server.url, headers={"Authorization": "Bearer t"}) == b"file"
    assert ["authorization" in headers for _, headers in server.asked] == [True, False]


def test_credentials_go_to_the_vendor_and_to_no_other_allowed_host() -> None:
    for url, is_sent in (
        ("https://api.vendor.example/a", True),
        ("https://cdn.vendor.example/a", False),
    ):
        network = PlayedNetwork(redirect_to())
        fetch(url, auth=("sid", "token"), network=network)
        assert ("authorization" in network.requests[0].headers) is is_sent


def test_credentials_are_not_sent_to_another_port_of_the_vendor() -> None:
    network = PlayedNetwork(redirect_to())
    fetch("https://api.vendor.example:8443/a", auth=("sid", "token"), network=network)
    assert "authorization" not in network.requests[0].headers


def test_the_checked_address_is_the_one_that_is_connected_to() -> None:
    network = PlayedNetwork(redirect_to(), {"cdn.vendor.example": ["93.184.215.99"]})
    fetch("https://cdn.vendor.example/a", network=network)
    request = network.requests[0]
    assert request.url.host == "93.184.215.99"
    assert request.headers["host"] == "cdn.vendor.example"
    assert request.extensions["sni_hostname"] == "cdn.vendor.example"


def test_the_next_address_is_tried_when_one_cannot_be_connected_to() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.host == "93.184.215.1":
            raise httpx.ConnectError("refused")
        return httpx.Response(200, stream=httpx.ByteStream(b"file"))

    network = PlayedNetwork(answer, {"cdn.vendor.example": ["93.184.215.1", "93.184.215.2"]})
    assert fetch("https://cdn.vendor.example/a", network=network) == b"file"


@pytest.mark.parametrize(
    "url",
    [
        "http://cdn.vendor.example/a",
        "https://evil.example/a",
        "https://vendor.example.evil.example/a",
        "https://notvendor.example/a",
        "https://user:secret@cdn.vendor.example/a",
        "https://cdn.vendor.example@evil.example/a",
        "ftp://cdn.vendor.example/a",
        "file:///etc/passwd",
        "",
        "//cdn.vendor.example/a",
        "https://[::1/a",
        "https://cdn.vendor.example:99999999/a",
        "\x00",
    ],
)
def test_an_address_that_is_not_the_platforms_is_refused_before_any_request(url: str) -> None:
    network = PlayedNetwork(redirect_to())
    with pytest.raises(PermanentFailure):
        fetch(url, network=network)
    assert network.requests == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.5",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse, nothing listens
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_a_private_address_behind_an_allowed_name_is_refused(address: str) -> None:
    network = PlayedNetwork(redirect_to(), {"cdn.vendor.example": ["93.184.215.14", address]})
    with pytest.raises(PermanentFailure, match="private"):
        fetch("https://cdn.vendor.example/a", network=network)
    assert network.requests == []


def test_loopback_is_refused_also_over_https_unless_it_is_our_own_api_url() -> None:
    with pytest.raises(PermanentFailure, match="private"):
        fetch("https://localhost/a", allowed_hosts=lambda host: True)


def test_every_hop_is_checked_anew() -> None:
    for bad in ("http://cdn.vendor.example/b", "https://evil.example/b", "file:///etc/passwd"):
        network = PlayedNetwork(redirect_to("https://cdn.vendor.example/ok", bad))
        with pytest.raises(PermanentFailure):
            fetch("https://api.vendor.example/a", network=network)
        assert len(network.requests) == 2


def test_a_redirect_to_a_private_address_is_refused() -> None:
    network = PlayedNetwork(
        redirect_to("https://inside.vendor.example/b"), {"inside.vendor.example": ["10.1.2.3"]}
    )
    with pytest.raises(PermanentFailure, match="private"):
        fetch("https://api.vendor.example/a", network=network)


def test_a_redirect_from_our_own_api_url_to_another_port_is_refused(server: Server) -> None:
    server.answers["/a"] = (302, {"Location": "http://127.0.0.1:1/b"}, b"")
    with pytest.raises(PermanentFailure):
        fetch(f"{server.url}/a", server.url)


def test_three_redirects_are_followed_and_a_fourth_is_not(server: Server) -> None:
    for number in range(5):
        server.answers[f"/{number}"] = (302, {"Location": f"/{number + 1}"}, b"")
    server.answers["/5"] = (200, {}, b"file")
    assert fetch(f"{server.url}/2", server.url) == b"file"
    with pytest.raises(PermanentFailure, match="more than 3"):
        fetch(f"{server.url}/1", server.url)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (404, PermanentFailure),
        (410, PermanentFailure),
        (401, PermanentFailure),
        (403, PermanentFailure),
        (204, PermanentFailure),
        (400, PermanentFailure),
        (429, TemporaryFailure),
        (500, TemporaryFailure),
        (503, TemporaryFailure),
        (408, TemporaryFailure),
    ],
)
def test_a_status_says_whether_to_try_again(
    server: Server, status: int, kind: type[ChannelError]
) -> None:
    server.answers["/a"] = (status, {}, b"")
    with pytest.raises(kind) as caught:
        fetch(f"{server.url}/a", server.url)
    assert type(caught.value) is kind
    assert caught.value.code == str(status)


def test_a_platform_may_say_that_a_missing_file_will_come(server: Server) -> None:
    with pytest.raises(TemporaryFailure):
        fetch(f"{server.url}/a", server.url, gone=(410,))


def test_a_rate_limit_says_when_to_come_back(server: Server) -> None:
    server.answers["/a"] = (429, {"Retry-After": "17"}, b"")
    with pytest.raises(TemporaryFailure) as caught:
        fetch(f"{server.url}/a", server.url)
    assert caught.value.retry_after == 17


def test_retry_after_is_read_in_both_of_its_forms_and_nonsense_is_none() -> None:
    assert retry_after({"retry-after": "2.5"}) == 2.5
    assert retry_after({"retry-after": "Thu, 01 Jan 1970 00:00:00 GMT"}) == 0
    assert retry_after({}) is None
    for odd in ("soon", "-", "1_000", "²", "nan", "9" * 999 + "x"):
        assert retry_after({"retry-after": odd}) is None


def test_an_encoded_answer_is_refused_because_it_could_unfold_without_bounds(
    server: Server,
) -> None:
    server.answers["/a"] = (200, {"Content-Encoding": "gzip"}, b"x")
    with pytest.raises(PermanentFailure):
        fetch(f"{server.url}/a", server.url)


def test_a_file_that_breaks_off_is_a_temporary_failure(server: Server) -> None:
    server.answers["/a"] = (200, {"Content-Length": "100"}, b"half")
    with pytest.raises(TemporaryFailure):
        fetch(f"{server.url}/a", server.url)


def test_a_file_that_drips_is_given_up(server: Server) -> None:
    server.answers["/a"] = (200, {}, PICTURE)
    server.drip = 0.05
    began = time.monotonic()
    with pytest.raises(TemporaryFailure):
        fetch(f"{server.url}/a", server.url, total_seconds=0.2)
    assert time.monotonic() - began < 5


def test_a_server_that_is_not_there_is_a_temporary_failure(server: Server) -> None:
    server.close()
    with pytest.raises(TemporaryFailure):
        fetch(f"{server.url}/a", server.url)


def test_failures_tell_neither_address_nor_credentials(server: Server) -> None:
    with pytest.raises(ChannelError) as caught:
        fetch(f"{server.url}/secret-path", server.url, auth=("sid", "secret-token"))
    told = f"{caught.value!r} {caught.value}"
    assert "secret" not in told
    assert PurePosixPath(server.url).name not in told
