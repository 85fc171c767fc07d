"""Signals that come while a process starts: none is lost, and none strikes in the middle."""

from __future__ import annotations

import contextlib
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from starlette.applications import Starlette

from muara.demo import StopWish
from muara.serve import _signals_end
from muara.web.server import Server


@contextmanager
def handled_by(handler: Callable[..., None]) -> Iterator[None]:
    before = signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def test_ctrl_c_is_heeded_after_the_step_that_would_have_swallowed_it() -> None:
    stop = StopWish()
    with handled_by(stop.note):
        stop.heed()
        with contextlib.suppress(BaseException):  # as some libraries do
            signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        stop.heed()


def test_who_presses_ctrl_c_twice_does_not_wait_for_the_end_of_a_step() -> None:
    stop = StopWish()
    with handled_by(stop.note):
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_before_the_web_server_runs_ends_it(number: signal.Signals) -> None:
    server = Server(uvicorn.Config(Starlette(), log_config=None))
    before = signal.getsignal(number)
    with socket.create_server(("127.0.0.1", 0)) as listener, _signals_end(server):
        signal.raise_signal(number)
        server.run(sockets=[listener])
    assert signal.getsignal(number) is before
