"""The doctor's own webhook: signed like a platform's, taken by the same door, kept nowhere.

Who signs it knows the master key, and so does who answers: a foreign server behind the public
address is found out, as is a proxy that changes bodies, query strings or headers on their way.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from store.sealing import Keyring

NAME = "_sample"
"""Its place in `/hooks/…`; no channel may have such a name."""
TAKEN = "sample_taken_at"
"""The store's setting that taking a sample writes: so it shows that the store takes writes."""
SIGNATURE = "x-muara-signature"
_GOOD_FOR = timedelta(minutes=5)
# What proxies like to change: signs that are escaped, a repeated key, a line of spaces.
QUERY = "a=1&b=%C3%A9&a=2"
_PADDING = " \r\n\té—✓"


def new_sample(now: datetime) -> bytes:
    """A body that no other is equal to."""
    said = {"sample": secrets.token_hex(16), "at": now.isoformat(), "padding": _PADDING}
    return json.dumps(said, ensure_ascii=False).encode()


def signed(keyring: Keyring, body: bytes, query: str = QUERY) -> dict[str, str]:
    """The headers with which `body` is sent."""
    return {"content-type": "application/json", SIGNATURE: _signature(keyring, "sent", body, query)}


def is_genuine(
    keyring: Keyring, headers: Mapping[str, str], body: bytes, query: str, now: datetime
) -> bool:
    """It was signed under our master key less than five minutes ago, and nothing was changed."""
    wanted = _signature(keyring, "sent", body, query)
    if not hmac.compare_digest(wanted.encode(), headers.get(SIGNATURE, "").encode()):
        return False
    try:
        sent_at = datetime.fromisoformat(json.loads(body)["at"]).astimezone(UTC)
    except (ValueError, KeyError, TypeError):
        return False
    return abs(now - sent_at) <= _GOOD_FOR


def answer_to(keyring: Keyring, body: bytes) -> bytes:
    """What only another process of this installation can answer to `body`."""
    return _signature(keyring, "taken", body, "").encode()


def is_our_answer(keyring: Keyring, body: bytes, answer: bytes) -> bool:
    """Whether `answer` came from a process with our master key."""
    return hmac.compare_digest(answer_to(keyring, body), answer)


def _signature(keyring: Keyring, way: str, body: bytes, query: str) -> str:
    return keyring.hash("sample", way, query, body.decode("utf-8", "replace")).hex()
