"""A small identity provider (OpenID Connect) over real HTTP, with the mistakes of a bad one.

It keeps to the code flow with PKCE: a code is good once, for the client, return address and
verifier that it was made for. Whoever comes is signed in at once as `person`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from muara.clock import Clock

CLIENT_ID = "muara-of-the-tests"
CLIENT_SECRET = "an-invented-client-secret"


@dataclass
class IdentityProvider:
    """What the provider knows; `slips` are mistakes by name that its next token makes."""

    clock: Clock
    url: str = ""
    person: dict[str, Any] = field(default_factory=dict)
    told_by_userinfo: dict[str, Any] = field(default_factory=dict)
    slips: dict[str, Any] = field(default_factory=dict)
    takes_secrets: str | None = None  # the one way in which it takes them, where it says so
    asked: list[dict[str, str]] = field(default_factory=list)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)
    _key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "first"}))
    _other: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "first"}))

    def change_keys(self) -> None:
        """Sign with a new key from now on, as providers do now and then."""
        self._key = RSAKey.generate_key(2048, {"kid": "second"})

    def discovery(self) -> dict[str, Any]:
        taken = self.takes_secrets
        said = {} if taken is None else {"token_endpoint_auth_methods_supported": [taken]}
        return said | {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "userinfo_endpoint": f"{self.url}/userinfo",
        }

    def keys(self) -> dict[str, Any]:
        return {"keys": [self._key.as_dict(private=False)]}

    def userinfo(self) -> dict[str, Any]:
        return self.told_by_userinfo

    def authorize(self, query: dict[str, str]) -> str:
        """Where the browser goes next."""
        self.asked.append(query)
        code = hashlib.sha256(json.dumps([len(self.asked), query]).encode()).hexdigest()
        self._codes[code] = query
        back = urlencode({"code": code, "state": query["state"]})
        return f"{query['redirect_uri']}?{back}"

    def token(self, form: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """Tokens for a code, or None where anything about it is wrong."""
        made_for = self._codes.pop(form.get("code", ""), None)
        if made_for is None or not self._is_ours(form, authorization):
            return None
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if made_for["code_challenge_method"] != "S256" or challenge != made_for["code_challenge"]:
            return None
        if form.get("redirect_uri") != made_for["redirect_uri"]:
            return None
        return {
            "access_token": "an-invented-access-token",
            "token_type": "Bearer",
            "expires_in": 300,
            "id_token": self._id_token(made_for["nonce"]),
        }

    def _is_ours(self, form: dict[str, str], authorization: str) -> bool:
        if self.takes_secrets == "client_secret_post":
            return (form.get("client_id"), form.get("client_secret")) == (CLIENT_ID, CLIENT_SECRET)
        basic = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        return authorization == f"Basic {basic}"

    def _id_token(self, nonce: str) -> str:
        now = int(self.clock.now().timestamp())
        claims = {
            "iss": self.url,
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            **self.person,
        }
        slips = dict(self.slips)
        key = self._other if slips.pop("key", None) else self._key
        if slips.pop("unsigned", None):
            empty = [{"alg": "none"}, {**claims, **slips}]
            parts = (base64.urlsafe_b64encode(json.dumps(one).encode()) for one in empty)
            return b".".join((*(part.rstrip(b"=") for part in parts), b"")).decode()
        header = {"alg": "RS256", "kid": key.kid}
        return jwt.encode(header, claims | slips, key)


@contextmanager
def running_provider(clock: Clock) -> Iterator[IdentityProvider]:
    """A provider on a free port of this machine."""
    provider = IdentityProvider(clock)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            if parts.path == "/authorize":
                self.send_response(302)
                self.send_header("location", provider.authorize(query))
                self.end_headers()
                return
            pages = {
                "/.well-known/openid-configuration": provider.discovery,
                "/keys": provider.keys,
                "/userinfo": provider.userinfo,
            }
            self._answer(pages[parts.path]() if parts.path in pages else None)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self._answer(provider.token(form, self.headers.get("authorization", "")))

        def _answer(self, found: dict[str, Any] | None) -> None:
            content = json.dumps(found or {"error": "invalid_grant"}).encode()
            self.send_response(200 if found is not None else 400)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
