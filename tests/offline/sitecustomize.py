"""Lets no Python process of the tests reach beyond this machine.

Imported by tests/conftest.py and, through PYTHONPATH, by every Python that a test starts. An audit
hook sees each connection and name look-up at the boundary to the operating system, whoever asks.
"""

from __future__ import annotations

import ipaddress
import sys
from collections.abc import Sequence


class OutsideConnectionError(RuntimeError):
    """A test tried to leave this machine; no OSError, so that no retry loop swallows it."""


def refuse_outside(event: str, arguments: Sequence[object]) -> None:
    """Raises where a socket is about to connect, send or resolve a name beyond this machine."""
    if event in {"socket.connect", "socket.sendto"}:
        target = arguments[1]
        # Everything but an internet address (Unix sockets, netlink) stays on this machine.
        if isinstance(target, tuple) and isinstance(target[0], str):
            _refuse(target[0])
    elif event == "socket.getaddrinfo":
        host = arguments[0]
        name = host.decode() if isinstance(host, bytes) else str(host or "localhost")
        if _address(name) is None:  # an address is "resolved" without asking anybody
            _refuse(name)


def _refuse(host: str) -> None:
    address = _address(host)
    if address is None:
        local = host == "localhost" or host.endswith(".localhost")
    else:
        local = address.is_loopback or address.is_unspecified
    if not local:
        message = f"A test tried to reach {host}; tests may talk to 127.0.0.1 only."
        raise OutsideConnectionError(message)


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


sys.addaudithook(refuse_outside)
