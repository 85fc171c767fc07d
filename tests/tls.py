"""TLS settings at a price for tests: httpx reads the list of authorities anew for every client.

That takes most of the time of a request on this machine, which needs no certificate at all.
"""

from __future__ import annotations

from functools import cache

from httpx._transports import default


def make_cheap() -> None:
    """Let clients that ask for the same settings share them, in this process."""
    make = default.create_ssl_context  # type: ignore[attr-defined]  # imported there, not exported
    default.create_ssl_context = cache(make)  # type: ignore[attr-defined]
