"""Signs what we send to systems that share a secret with us, and judges what they send.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import AfterValidator, SecretStr
from standardwebhooks import Webhook

HOLDS_FOR = timedelta(minutes=5)
"""So long before and after its moment, by our own clock, a signature counts."""
_ID, _MOMENT, _SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
_LONGEST_ID = 200


def _signing_secret(secret: SecretStr) -> SecretStr:
    try:
        Webhook(secret.get_secret_value())
    except Exception as error:
        raise ValueError(
            "is no secret of Standard Webhooks. "
            "Write whsec_ and base64, as `echo whsec_$(openssl rand -base64 24)` makes it."
        ) from error
    return secret


SigningSecret = Annotated[SecretStr, AfterValidator(_signing_secret)]
"""The field of a setting: whsec_ and base64."""


class Forged(Exception):
    """A call that does not prove where it comes from. `reason` is a snake_case word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def signature(secret: SecretStr, keys: Sequence[str], now: datetime, body: bytes) -> dict[str, str]:
    """The headers that sign `body`; the id is the same for the same `keys`."""
    digest = hashlib.sha256("\n".join(keys).encode()).hexdigest()
    message_id = f"msg_{digest[:32]}"
    return {
        _ID: message_id,
        _MOMENT: str(int(now.timestamp())),
        _SIGNATURE: _sign(secret, message_id, now, body),
    }


def check_signature(
    secret: SecretStr, headers: Mapping[str, str], now: datetime, body: bytes
) -> None:
    """Raise `Forged` unless `body` was signed with `secret`, about now. Names are lower case."""
    message_id, given = headers.get(_ID, ""), headers.get(_SIGNATURE, "")
    if not message_id or not given or len(message_id) > _LONGEST_ID:
        raise Forged("signature_missing")
    moment = _moment(headers.get(_MOMENT, ""))
    if moment is None or abs(now - moment) > HOLDS_FOR:
        raise Forged("signature_too_old")
    try:
        wanted = _sign(secret, message_id, moment, body).encode()
    except UnicodeDecodeError as error:  # nothing of ours looks like that
        raise Forged("signature_wrong") from error
    signatures = given.encode("utf-8", "replace").split()
    if not any([hmac.compare_digest(one, wanted) for one in signatures]):
        raise Forged("signature_wrong")


def _moment(written: str) -> datetime | None:
    if not (written.isascii() and written.isdigit() and len(written) <= 11):
        return None
    return datetime.fromtimestamp(int(written), UTC)


def _sign(secret: SecretStr, message_id: str, moment: datetime, body: bytes) -> str:
    signer = Webhook(secret.get_secret_value())
    return signer.sign(message_id, moment, body.decode())
