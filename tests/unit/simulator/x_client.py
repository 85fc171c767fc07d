"""Clients for the tests of the simulated X: the unmodified tweepy, and plain requests."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
import tweepy

from simulator.server import RunningSimulator
from simulator.settings import XAccount
from simulator.world import CitizenMessage

ACCOUNT = XAccount()


class RewritingSession(requests.Session):
    """Sends what tweepy addresses to api.twitter.com to the simulator, signatures included."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.trust_env = False
        self._base = urlsplit(base_url)

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        """Rewrite the host after tweepy has signed the request."""
        parts = urlsplit(str(request.url))
        path = f"/x{parts.path}"
        rewritten = (self._base.scheme, self._base.netloc, path, parts.query, "")
        request.url = urlunsplit(rewritten)
        return super().send(request, **{"timeout": 10, **options})


def tweepy_client(simulator: RunningSimulator, **changes: str) -> tweepy.Client:
    """Return a client with the account's credentials, of which `changes` spoils some."""
    credentials = {
        "bearer_token": ACCOUNT.bearer_token,
        "consumer_key": ACCOUNT.consumer_key,
        "consumer_secret": ACCOUNT.consumer_secret,
        "access_token": ACCOUNT.access_token,
        "access_token_secret": ACCOUNT.access_token_secret,
    }
    client = tweepy.Client(**(credentials | changes))
    client.session.close()
    client.session = RewritingSession(simulator.url)
    return client


def get(
    simulator: RunningSimulator, path: str, *, token: str = ACCOUNT.bearer_token, **parameters: str
) -> requests.Response:
    """Ask the simulated API with an app-only token."""
    return requests.get(
        f"{simulator.url}/x/2{path}",
        params=parameters,
        headers={"Authorization": f"Bearer {token}"},
        timeout=10,
    )


def write(simulator: RunningSimulator, **message: Any) -> str:
    """Let a citizen do something on X; returns the first id made, or an empty text."""
    values = {"citizen": "warga-1", "surface": "mention", **message}

    async def act() -> list[str]:
        return simulator.world.x.write(CitizenMessage(**values))

    return "".join(simulator.call(act())[:1])
