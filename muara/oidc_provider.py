"""The identity provider at the other end: asked where things are, and its answers are proved."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from muara.oidc import Attempt, Identity, NotProven, ProviderUnreachable
from muara.settings import OidcSettings

_TIMEOUT_SECONDS = 10
_KEPT_FOR = timedelta(hours=1)
_LEEWAY_SECONDS = 60
# Signed by a key of the provider's; never `none`, nor a secret that we could forge with.
_ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
_SECRETS_TAKEN = "token_endpoint_auth_methods_supported"
_WAYS = ("client_secret_basic", "client_secret_post")


@dataclass(frozen=True, slots=True)
class _Known:
    """What the provider says of itself, and the keys that it signs with."""

    metadata: Mapping[str, Any]
    keys: KeySet
    read_at: datetime


class OidcProvider:
    """A provider that is asked over the network, and remembered for an hour."""

    def __init__(self, settings: OidcSettings, return_address: str) -> None:
        self._settings = settings
        self._issuer = settings.issuer or ""
        self._return_address = return_address
        self._lock = threading.Lock()
        self._known: _Known | None = None

    def address(self, attempt: Attempt, now: datetime) -> str:
        """See `muara.oidc.Provider`."""
        known = self._provider(now)
        where = self._endpoint(known, "authorization_endpoint")
        with self._session(known) as session:
            address, _ = session.create_authorization_url(
                where,
                state=attempt.state,
                nonce=attempt.nonce,
                code_verifier=attempt.verifier,
            )
        return str(address)

    def identify(self, attempt: Attempt, code: str, now: datetime) -> Identity:
        """See `muara.oidc.Provider`."""
        known = self._provider(now)
        try:
            with self._session(known) as session:
                token = session.fetch_token(
                    self._endpoint(known, "token_endpoint"),
                    code=code,
                    code_verifier=attempt.verifier,
                )
                claims = self._claims(token, attempt, now)
                email = _verified_email(claims)
                if email is None and known.metadata.get("userinfo_endpoint"):
                    email = self._asked_email(session, known, str(claims["sub"]))
        except (AuthlibBaseError, JoseError, KeyError, ValueError) as error:
            raise NotProven(f"The answer proves nothing ({type(error).__name__}).") from error
        except requests.RequestException as error:
            raise _unreachable(error) from error
        return Identity(self._issuer, str(claims["sub"]), email)

    def _claims(self, token: Mapping[str, Any], attempt: Attempt, now: datetime) -> CodeIDToken:
        signed = str(token["id_token"])
        try:
            decoded = jwt.decode(signed, self._provider(now).keys, algorithms=_ALGORITHMS)
        except (JoseError, ValueError):  # a key that we do not know: they are changed now and then
            decoded = jwt.decode(signed, self._read(now).keys, algorithms=_ALGORITHMS)
        client = self._settings.client_id
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            options={
                # As it writes itself: with or without a slash at the end.
                "iss": {"essential": True, "value": self._provider(now).metadata["issuer"]},
                "aud": {"essential": True, "value": client},
                "nonce": {"essential": True, "value": attempt.nonce},
            },
            params={"nonce": attempt.nonce, "client_id": client},
        )
        claims.validate(now=int(now.timestamp()), leeway=_LEEWAY_SECONDS)
        return claims

    def _asked_email(self, session: OAuth2Session, known: _Known, subject: str) -> str | None:
        answer = session.get(known.metadata["userinfo_endpoint"], timeout=_TIMEOUT_SECONDS)
        answer.raise_for_status()
        told = answer.json()
        return _verified_email(told) if told.get("sub") == subject else None

    def _session(self, known: _Known) -> OAuth2Session:
        secret = self._settings.client_secret
        # Without a word about it the standard means `client_secret_basic`.
        taken = known.metadata.get(_SECRETS_TAKEN) or ["client_secret_basic"]
        way = next((one for one in _WAYS if one in taken), _WAYS[0]) if secret else "none"
        session = OAuth2Session(
            self._settings.client_id,
            secret.get_secret_value() if secret else None,
            scope=" ".join(self._settings.scopes),
            redirect_uri=self._return_address,
            code_challenge_method="S256",
            token_endpoint_auth_method=way,
            default_timeout=_TIMEOUT_SECONDS,
        )
        session.trust_env = False
        return session

    def _provider(self, now: datetime) -> _Known:
        with self._lock:
            known = self._known
        if known is None or now - known.read_at > _KEPT_FOR:
            known = self._read(now)
        return known

    def _read(self, now: datetime) -> _Known:
        try:
            metadata = _get(f"{self._issuer}/.well-known/openid-configuration")
            if str(metadata.get("issuer", "")).rstrip("/") != self._issuer:
                raise ProviderUnreachable(
                    "The provider names itself otherwise: look at sign_in.oidc.issuer."
                )
            keys = KeySet.import_key_set(_get(str(metadata["jwks_uri"])))  # type: ignore[arg-type]  # judged by the import itself
        except (requests.RequestException, JoseError, KeyError, ValueError) as error:
            raise _unreachable(error) from error
        known = _Known(metadata, keys, now)
        with self._lock:
            self._known = known
        return known

    def _endpoint(self, known: _Known, name: str) -> str:
        address = known.metadata.get(name)
        if not isinstance(address, str):
            raise ProviderUnreachable(f"The provider names no {name}.")
        return address


def _verified_email(claims: Mapping[str, Any]) -> str | None:
    # Microsoft's Entra ID has another word for it, and tells it only where it was set up to.
    said = claims.get("email_verified", claims.get("xms_edov"))
    is_verified = said is True or str(said).lower() in ("true", "1")
    email = claims.get("email")
    return email if is_verified and isinstance(email, str) else None


def _get(address: str) -> dict[str, Any]:
    with requests.Session() as session:
        session.trust_env = False
        answer = session.get(address, timeout=_TIMEOUT_SECONDS)
    answer.raise_for_status()
    found = answer.json()
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found


def _unreachable(error: Exception) -> ProviderUnreachable:
    return ProviderUnreachable(f"The identity provider cannot be used ({type(error).__name__}).")
