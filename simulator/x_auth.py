"""Who calls: bearer tokens and OAuth 1.0a signatures, checked as X checks them.

https://docs.x.com/fundamentals/authentication/oauth-1-0a/creating-a-signature
"""

import base64
import hashlib
import hmac
from typing import Literal
from urllib.parse import parse_qsl, quote, unquote

from starlette.requests import Request

from simulator.faults import Refusal
from simulator.settings import XAccount
from simulator.x_errors import refuse

Caller = Literal["app", "user"]
OFFICIAL_HOSTS = ("https://api.twitter.com", "https://api.x.com")
REQUIRED = (
    "oauth_consumer_key",
    "oauth_token",
    "oauth_nonce",
    "oauth_timestamp",
    "oauth_signature",
    "oauth_signature_method",
)


def authenticate(request: Request, account: XAccount) -> Caller:
    """Return whether an app-only or a user-context client calls; refuses all others with 401."""
    scheme, _, rest = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and hmac.compare_digest(rest, account.bearer_token):
        return "app"
    if scheme.lower() == "oauth" and _is_signed(request, _oauth_fields(rest), account):
        return "user"
    raise _unauthorized()


def _unauthorized() -> Refusal:
    return refuse(401, "Unauthorized", "Unauthorized")


def _oauth_fields(header: str) -> dict[str, str]:
    fields = {}
    for part in header.split(","):
        name, _, value = part.strip().partition("=")
        fields[name] = unquote(value.strip('"'))
    return fields


def _is_signed(request: Request, fields: dict[str, str], account: XAccount) -> bool:
    if any(not fields.get(name) for name in REQUIRED):
        return False
    if fields["oauth_consumer_key"] != account.consumer_key:
        return False
    if fields["oauth_token"] != account.access_token:
        return False
    return any(
        hmac.compare_digest(_signature(request, url, fields, account), fields["oauth_signature"])
        for url in _possible_urls(request)
    )


def _possible_urls(request: Request) -> list[str]:
    """The URLs that the client may have signed: ours, or X's own before a session rewrote it."""
    path = request.url.path
    own = f"{request.url.scheme}://{request.url.netloc}{path}"
    return [own, *(host + path.removeprefix("/x") for host in OFFICIAL_HOSTS)]


def _signature(request: Request, url: str, fields: dict[str, str], account: XAccount) -> str:
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    pairs += [(name, value) for name, value in fields.items() if name.startswith("oauth_")]
    encoded = sorted((_escape(k), _escape(v)) for k, v in pairs if k != "oauth_signature")
    parameters = "&".join(f"{name}={value}" for name, value in encoded)
    base = "&".join((request.method, _escape(url), _escape(parameters)))
    key = f"{_escape(account.consumer_secret)}&{_escape(account.access_token_secret)}"
    digest = hmac.new(key.encode(), base.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


def _escape(text: str) -> str:
    return quote(text, safe="-._~")
