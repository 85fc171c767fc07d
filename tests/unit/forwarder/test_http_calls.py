"""What an answer means to whoever called a destination; no network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from forwarder.destination import DestinationContext
from forwarder.errors import AnswerLost, Redirected, TemporaryFailure
from forwarder.http_calls import LONGEST_ANSWER, HttpCaller

NOW = datetime(2026, 11, 27, tzinfo=UTC)
A_DAY = timedelta(days=1).total_seconds()


@contextmanager
def caller_of(answer: httpx.Response, *, timeout_seconds: float = 20) -> Iterator[HttpCaller]:
    """Whoever is called answers this."""
    transport = httpx.MockTransport(lambda _request: answer)
    context = DestinationContext(name="agensi", now=lambda: NOW, transport=transport)
    caller = HttpCaller(context, timeout_seconds=timeout_seconds)
    yield caller
    caller.close()


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        (str(int(NOW.timestamp())), A_DAY),
        ("Fri, 27 Nov 2026 00:02:00 GMT", 120),
        ("Fri, 27 Nov 2116 00:00:00 GMT", A_DAY),
        ("soon", None),
    ],
)
def test_nobody_is_waited_for_longer_than_a_day(said: str, seconds: float | None) -> None:
    busy = httpx.Response(503, headers={"Retry-After": said})
    with caller_of(busy) as caller, pytest.raises(TemporaryFailure) as failed:
        caller.call("POST", "https://agensi.example")
    assert failed.value.retry_after == seconds


def test_what_was_taken_with_too_long_an_answer_may_have_arrived() -> None:
    answer = httpx.Response(200, content=b" " * (LONGEST_ANSWER + 1))
    with caller_of(answer) as caller, pytest.raises(AnswerLost):
        caller.call("POST", "https://agensi.example")


def test_an_answer_that_comes_by_drops_is_waited_for_no_longer_than_a_call_may_take() -> None:
    answer = httpx.Response(200, content=(b"." for _ in range(9)))
    with caller_of(answer, timeout_seconds=1e-9) as caller, pytest.raises(AnswerLost):
        caller.call("POST", "https://agensi.example")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("location", "host"),
    [
        ("https://user:pass@rumah.example:8443/masuk?token=rahasia#x", "to rumah.example "),
        ("/pemeliharaan?id=rahasia", "to agensi.example "),
        (None, "to nowhere "),
    ],
)
def test_a_redirect_is_told_by_its_host_alone(status: int, location: str | None, host: str) -> None:
    headers = {"Location": location} if location else {}
    answer = httpx.Response(status, headers=headers)
    with caller_of(answer) as caller, pytest.raises(Redirected, match=host) as failed:
        caller.call("POST", "https://agensi.example/requests")
    assert not any(word in str(failed.value) for word in ("rahasia", "pass", "masuk"))
