"""Ports of this machine for what a test starts later."""

from __future__ import annotations

import contextlib
import random
import socket


def free_port() -> int:
    """A port on which nobody listens, below those that the system gives to connections.

    Until its owner takes it, and while that one is dead, no connection of anybody's takes it.
    """
    while True:
        port = random.randrange(20_000, 32_000)  # noqa: S311 - any will do
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
