"""Addresses of posts on X: https://x.com/<name>/status/<id>, in all its spellings."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from channels.base import LinkedMessage, Surface

_HOSTS = frozenset({"x.com", "twitter.com"})
_POST = re.compile(r"/(?:[A-Za-z0-9_]+|i/web|i)/status(?:es)?/([0-9]{5,25})(?:/.*)?")


def read_link(url: str, own_ids: frozenset[str] = frozenset()) -> LinkedMessage | None:
    """The post that an address leads to; None for any other address."""
    del own_ids
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    found = _POST.fullmatch(parts.path)
    if found is None or parts.scheme not in ("http", "https"):
        return None
    if host.removeprefix("www.").removeprefix("mobile.").removeprefix("m.") not in _HOSTS:
        return None
    return LinkedMessage(external_id=found[1], conversation_id=found[1], surface=Surface.MENTION)
