"""Where nothing can listen, and which setting to look at."""

from __future__ import annotations

import errno
import os
import socket

import pytest

from muara.serve import cannot_listen


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (errno.EADDRINUSE, "Port 80 on 192.0.2.1 is taken: stop what uses it"),
        (errno.EACCES, "Port 80 is for root alone: choose one above 1023 in listen.port."),
        (errno.EADDRNOTAVAIL, "192.0.2.1 is no address of this machine: look at listen.host."),
        (errno.ENOBUFS, "Nothing can listen on port 80 of 192.0.2.1 (No buffer space available)"),
    ],
)
def test_why_nothing_can_listen_is_said_as_it_is(error: int, told: str) -> None:
    assert told in cannot_listen(OSError(error, os.strerror(error)), "192.0.2.1", 80)


def test_a_name_that_nobody_knows_is_no_address_of_this_machine() -> None:
    error = socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    assert "listen.host" in cannot_listen(error, "aduan.invalid", 80)
