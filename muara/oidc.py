"""Signing in through the government's own identity provider (OpenID Connect, code flow with PKCE).

The provider says who somebody is; whether they are an operator, and what they may, stays here.
https://openid.net/specs/openid-connect-core-1_0.html, RFC 7636
"""

from __future__ import annotations

import base64
import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from muara.settings import OidcSettings


class ProviderUnreachable(Exception):
    """The provider does not answer as it should: try later, or look at sign_in.oidc."""


class NotProven(Exception):
    """What came back does not prove who somebody is."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the provider means; `email` only where it says that the address was verified."""

    issuer: str
    subject: str
    email: str | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to the provider and back, all made of a secret that only this browser keeps.

    So nothing need be stored: who comes back without the cookie has neither state nor verifier.
    """

    secret: str

    @property
    def state(self) -> str:
        return self._derived("state")

    @property
    def nonce(self) -> str:
        return self._derived("nonce")

    @property
    def verifier(self) -> str:
        return self._derived("verifier")

    def is_state(self, given: str) -> bool:
        """Whether the answer belongs to this browser's own attempt."""
        return hmac.compare_digest(self.state.encode(), given.encode())

    def _derived(self, purpose: str) -> str:
        digest = hmac.digest(self.secret.encode(), f"muara oidc {purpose}".encode(), "sha256")
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class Provider(Protocol):
    """The configured identity provider. Safe to share between threads."""

    def address(self, attempt: Attempt, now: datetime) -> str:
        """Where to send the browser; `ProviderUnreachable` when the provider does not answer."""
        ...

    def identify(self, attempt: Attempt, code: str, now: datetime) -> Identity:
        """Whom the code that came back means.

        `NotProven` when code, signature, issuer, audience, nonce or time is wrong.
        """
        ...


def open_provider(settings: OidcSettings, public_url: str) -> Provider | None:
    """The configured provider; None where signing in through one is off."""
    if settings.issuer is None:
        return None
    from muara.oidc_provider import OidcProvider  # 5 MB, for governments that have one

    return OidcProvider(settings, f"{public_url}/sign-in/oidc/return")
