"""TLS settings at a price for tests: each new client reads the list of all authorities anew.

That takes most of the time of a request or a letter on this machine, which needs no certificate at
all: no test reaches anybody whom an authority has vouched for.
"""

from __future__ import annotations

import os
import ssl
from functools import cache
from typing import Any

from httpx._transports import default

_load_default_certs = ssl.SSLContext.load_default_certs


def make_cheap() -> None:
    """Let clients of this process know no authority, and those of httpx share their settings."""
    ssl.SSLContext.load_default_certs = _load_what_a_test_names  # type: ignore[method-assign,assignment]
    make = default.create_ssl_context  # type: ignore[attr-defined]  # imported there, not exported
    default.create_ssl_context = cache(make)  # type: ignore[attr-defined]


def _load_what_a_test_names(context: ssl.SSLContext, *purpose: Any) -> None:
    if "SSL_CERT_FILE" in os.environ:
        _load_default_certs(context, *purpose)
