"""X's webhooks as the simulator plays them: who is refused, and what is delivered to whom."""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests
import tweepy

from simulator.server import RunningSimulator
from simulator.settings import XAccount
from simulator.world import CitizenMessage
from tests.unit.simulator.conftest import wait_until
from tests.unit.simulator.x_client import tweepy_client

ACCOUNT = XAccount()


@pytest.fixture
def simulator() -> Iterator[RunningSimulator]:
    with RunningSimulator() as running:
        yield running


@contextmanager
def receiver(secret: str = ACCOUNT.consumer_secret) -> Iterator[tuple[str, list[Any]]]:
    """A webhook that knows a secret; what it was sent, with the headers."""
    caught: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            token = dict(parse_qsl(urlsplit(self.path).query)).get("crc_token", "")
            self._answer(json.dumps({"response_token": seal(secret, token.encode())}).encode())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            caught.append((self.headers["x-twitter-webhooks-signature"], body))
            self._answer(b"")

        def _answer(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hooks/x", caught
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def seal(secret: str, content: bytes) -> str:
    digest = hmac.new(secret.encode(), content, hashlib.sha256).digest()
    return f"sha256={base64.b64encode(digest).decode()}"


def call(simulator: RunningSimulator, method: str, path: str, body: Any = None) -> Any:
    headers = {"Authorization": f"Bearer {ACCOUNT.bearer_token}"}
    url = f"{simulator.url}/x/2/{path}"
    return requests.request(method, url, json=body, headers=headers, timeout=10)


def subscription(event: str, webhook_id: str, **changed: Any) -> dict[str, Any]:
    wanted = {"event_type": event, "filter": {"user_id": ACCOUNT.own_user_id}}
    return {**wanted, "webhook_id": webhook_id, **changed}


def write(simulator: RunningSimulator, **message: Any) -> list[str]:
    async def act() -> list[str]:
        return simulator.world.x.write(CitizenMessage(citizen="warga-1", **message))

    return simulator.call(act())


def test_events_come_signed_to_a_webhook_that_passed_the_challenge(
    simulator: RunningSimulator,
) -> None:
    with receiver() as (url, caught):
        made = call(simulator, "POST", "webhooks", {"url": url}).json()["data"]
        assert made["valid"] is True
        wanted = subscription("post.mention.create", made["id"])
        assert call(simulator, "POST", "activity/subscriptions", wanted).ok
        [post] = write(simulator, surface="mention", text="lampu mati")
        write(simulator, text="tidak dilanggan")
        wait_until(lambda: bool(caught))
        [(signature, body)] = caught
    assert signature == seal(ACCOUNT.consumer_secret, body)
    event = json.loads(body)["data"]
    assert (event["event_type"], event["payload"]["id"]) == ("post.mention.create", post)
    assert event["filter"] == {"user_id": ACCOUNT.own_user_id}


def test_a_webhook_that_fails_the_challenge_is_not_registered(
    simulator: RunningSimulator,
) -> None:
    with receiver("another secret") as (url, _):
        refused = call(simulator, "POST", "webhooks", {"url": url})
    assert (refused.status_code, "CrcValidationFailed" in refused.text) == (400, True)
    assert call(simulator, "GET", "webhooks").json()["data"] == []


@pytest.mark.parametrize("url", ["", "http://lapor.example/x", "https://lapor.example:8443/x", 7])
def test_an_address_without_https_or_with_a_port_is_refused(
    simulator: RunningSimulator, url: object
) -> None:
    assert call(simulator, "POST", "webhooks", {"url": url}).status_code == 400


def test_an_address_is_registered_once_and_can_be_taken_away(simulator: RunningSimulator) -> None:
    with receiver() as (url, _):
        made = call(simulator, "POST", "webhooks", {"url": url}).json()["data"]
        again = call(simulator, "POST", "webhooks", {"url": url})
        assert "WebhookUrlAlreadyExists" in again.text
        assert call(simulator, "PUT", f"webhooks/{made['id']}").ok
        assert call(simulator, "DELETE", f"webhooks/{made['id']}").ok
    assert call(simulator, "DELETE", f"webhooks/{made['id']}").status_code == 404
    assert call(simulator, "PUT", "webhooks/1").status_code == 404


def test_private_events_are_for_the_account_itself(simulator: RunningSimulator) -> None:
    with receiver() as (url, caught):
        webhook_id = call(simulator, "POST", "webhooks", {"url": url}).json()["data"]["id"]
        wanted = subscription("dm.received", webhook_id)
        by_app = call(simulator, "POST", "activity/subscriptions", wanted)
        assert (by_app.status_code, "Unsupported Authentication" in by_app.text) == (403, True)
        client = tweepy_client(simulator)
        route = "/2/activity/subscriptions"
        others = {**wanted, "filter": {"user_id": "42"}}
        with pytest.raises(tweepy.Forbidden):
            client.request("POST", route, json=others, user_auth=True)
        assert client.request("POST", route, json=wanted, user_auth=True).ok
        [message] = write(simulator, text="selamat pagi")
        wait_until(lambda: bool(caught))
    [event] = json.loads(caught[0][1])["data"]["payload"]["direct_message_events"]
    assert event["id"] == message


@pytest.mark.parametrize(
    "changed",
    [
        {"event_type": "post.unknown"},
        {"filter": {}},
        {"filter": {"user_id": "kabupaten"}},
        {"webhook_id": "1"},
    ],
)
def test_a_wrong_subscription_is_refused(
    simulator: RunningSimulator, changed: dict[str, Any]
) -> None:
    with receiver() as (url, _):
        webhook_id = call(simulator, "POST", "webhooks", {"url": url}).json()["data"]["id"]
        wanted = subscription("post.mention.create", webhook_id)
        assert (
            call(simulator, "POST", "activity/subscriptions", wanted | changed).status_code == 400
        )
        assert call(simulator, "POST", "activity/subscriptions", wanted).ok
        twice = call(simulator, "POST", "activity/subscriptions", wanted)
        assert "DuplicateSubscription" in twice.text


def test_an_invalid_webhook_gets_nothing_until_it_is_proven_again(
    simulator: RunningSimulator,
) -> None:
    with receiver() as (url, caught):
        simulator.call(simulator.world.x.set_webhook(url))
        [webhook] = simulator.world.x.activity.webhooks.values()
        webhook.valid = False
        write(simulator, surface="mention", text="tidak terdengar")
        assert call(simulator, "PUT", f"webhooks/{webhook.id}").ok
        [heard] = write(simulator, surface="mention", text="terdengar")
        wait_until(lambda: bool(caught))
    [event] = [json.loads(body)["data"] for _, body in caught]
    assert event["payload"]["id"] == heard


def test_who_is_not_the_app_may_not_manage_webhooks(simulator: RunningSimulator) -> None:
    url = f"{simulator.url}/x/2/webhooks"
    assert requests.get(url, headers={"Authorization": "Bearer x"}, timeout=10).status_code == 401
