"""Proves that a webhook is Twilio's, as `twilio.request_validator` does, with three more promises:
odd headers never raise, repeated parameters count, and a rejection says which setting to look at.

https://www.twilio.com/docs/usage/webhooks/webhooks-security
https://www.twilio.com/docs/usage/webhooks/webhook-shared-keys
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable, Sequence
from itertools import chain
from urllib.parse import parse_qs, urlsplit

from channels._whatsapp_messages import form_pairs
from channels.base import WebhookRequest
from channels.errors import RejectedRequest

SIGNATURE = "x-twilio-signature"
SIGNATURE_SETTINGS = "x-twilio-webhooks-signature-settings"
_HASHES = {"HMAC_SHA1": hashlib.sha1, "HMAC_SHA256": hashlib.sha256}


def verify(
    request: WebhookRequest, url: str, auth_token: str, shared_keys: Sequence[str] = ()
) -> None:
    """Raise `RejectedRequest` unless the request to `url` is signed by one of the secrets."""
    if request.method != "POST":
        raise RejectedRequest("Twilio calls with the wrong method; set it to HTTP POST there.")
    given = request.headers.get(SIGNATURE, "")
    if not given:
        raise RejectedRequest(
            "The request has no signature; Twilio signs with auth_token (or shared_key)."
        )
    secrets, algorithm = _signers(request.headers.get(SIGNATURE_SETTINGS), auth_token, shared_keys)
    pairs, body_holds = _signed_content(request, url)
    content = "".join(chain.from_iterable(pairs))
    for form in _with_and_without_port(url):
        message = (form + content).encode("utf-8", "replace")
        if body_holds and _is_signature(given, message, secrets, algorithm):
            return
    raise RejectedRequest(
        "The signature is not Twilio's for this request; look at auth_token (or shared_key) "
        "and at the channel's public URL, which must be the one given to Twilio."
    )


def _signers(
    announced: str | None, auth_token: str, shared_keys: Sequence[str]
) -> tuple[Sequence[str], str]:
    """The secrets that may have signed, and how: a SharedKey is announced by a header of its own,
    `key=…,algorithm=…`."""
    if not announced:
        return (auth_token,), "HMAC_SHA1"
    parts = (part.partition("=") for part in announced.split(","))
    named = {name.strip(): value.strip() for name, _, value in parts}
    algorithm = named.get("algorithm", "").upper() or "HMAC_SHA1"
    if not shared_keys:
        raise RejectedRequest("The request is signed with a SharedKey; set shared_key.")
    if algorithm not in _HASHES:
        raise RejectedRequest(
            "The request is signed by an algorithm not known here; look at the SharedKey's setting."
        )
    return shared_keys, algorithm


def _signed_content(request: WebhookRequest, url: str) -> tuple[Iterable[tuple[str, str]], bool]:
    """The pairs that follow the address, and whether the body matches the hash in the query."""
    digest = parse_qs(urlsplit(url).query).get("bodySHA256") if "?" in url else None
    if digest is not None and not _is_form(request):
        actual = hashlib.sha256(request.body).hexdigest()
        return (), hmac.compare_digest(actual.encode(), digest[0].encode("utf-8", "replace"))
    return sorted(set(form_pairs(request.body))), True


def _is_form(request: WebhookRequest) -> bool:
    return "form" in request.headers.get("content-type", "").lower()


def _with_and_without_port(url: str) -> Iterable[str]:
    """Twilio signs sometimes with the port, sometimes without: both forms of the address."""
    yield url
    parts = urlsplit(url)
    host, _, port = parts.netloc.rpartition(":")
    if port.isdecimal() and host:
        yield parts._replace(netloc=host).geturl()
    else:
        usual = 443 if parts.scheme == "https" else 80
        yield parts._replace(netloc=f"{parts.netloc}:{usual}").geturl()


def _is_signature(given: str, message: bytes, secrets: Sequence[str], algorithm: str) -> bool:
    """Compared in constant time, and as bytes: headers may hold anything."""
    claimed = given.encode("utf-8", "replace")
    macs = [hmac.new(secret.encode(), message, _HASHES[algorithm]) for secret in secrets]
    return any([hmac.compare_digest(base64.b64encode(mac.digest()), claimed) for mac in macs])
