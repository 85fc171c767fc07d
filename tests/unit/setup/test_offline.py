"""The tests' own fence: nothing that runs in them leaves this machine."""

from __future__ import annotations

import socket
import subprocess
import sys

import httpx
import pytest

_REFUSAL = r"tests may talk to 127\.0\.0\.1 only"


def test_a_connection_that_leaves_this_machine_fails_the_test() -> None:
    with socket.socket() as outgoing, pytest.raises(RuntimeError, match=_REFUSAL):
        outgoing.connect(("192.0.2.1", 80))


def test_a_name_that_is_not_this_machine_is_not_even_looked_up() -> None:
    with pytest.raises(RuntimeError, match=_REFUSAL):
        httpx.get("http://office.invalid/")


def test_a_python_that_a_test_starts_cannot_leave_either() -> None:
    leave = "import socket; socket.socket().connect(('192.0.2.1', 80))"
    ended = subprocess.run(
        [sys.executable, "-c", leave], capture_output=True, text=True, check=False
    )
    assert ended.returncode != 0
    assert "tests may talk to 127.0.0.1 only" in ended.stderr
