"""How Twilio signs webhooks.

https://www.twilio.com/docs/usage/webhooks/webhooks-security
"""

import base64
import hmac
from collections.abc import Mapping

from simulator.settings import TwilioAccount


def sign(url: str, parameters: Mapping[str, str], account: TwilioAccount) -> dict[str, str]:
    """Return the signature headers of a form webhook to this URL, exactly as it is configured."""
    signed = url + "".join(name + parameters[name] for name in sorted(parameters))
    if not account.shared_key:
        return {"x-twilio-signature": _mac(account.auth_token, signed, "sha1")}
    return {
        "x-twilio-signature": _mac(account.shared_key, signed, "sha256"),
        "x-twilio-webhooks-signature-settings": (
            f"key={account.shared_key_id},algorithm=HMAC_SHA256"
        ),
    }


def _mac(key: str, signed: str, algorithm: str) -> str:
    return base64.b64encode(hmac.digest(key.encode(), signed.encode(), algorithm)).decode()
