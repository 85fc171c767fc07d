"""The tests' own fence: nothing that runs in them leaves this machine."""

from __future__ import annotations

import subprocess
import sys

import httpx
import pytest


@pytest.mark.parametrize("url", ["http://192.0.2.1/", "http://office.invalid/"])
def test_a_request_that_leaves_this_machine_fails_the_test(url: str) -> None:
    with pytest.raises(RuntimeError, match=r"tests may talk to 127\.0\.0\.1 only"):
        httpx.get(url)


def test_a_python_that_a_test_starts_cannot_leave_either() -> None:
    leave = "import socket; socket.create_connection(('192.0.2.1', 80))"
    ended = subprocess.run(
        [sys.executable, "-c", leave], capture_output=True, text=True, check=False
    )
    assert ended.returncode != 0
    assert "tests may talk to 127.0.0.1 only" in ended.stderr
