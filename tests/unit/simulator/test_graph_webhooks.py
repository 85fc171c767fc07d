"""The webhooks of the simulated Page: handshake, signature, shapes, batches and retries."""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from simulator.server import RunningSimulator
from simulator.settings import SimulatorSettings
from simulator.world import Location, MediaFile
from tests.unit.simulator.graph_client import ACCOUNT, PAGE, Callback, call, callback, write

APP_TOKEN = f"{ACCOUNT.app_id}|{ACCOUNT.app_secret}"


@pytest.fixture
def receiver() -> Iterator[Callback]:
    with callback() as served:
        yield served


@pytest.fixture
def simulator(receiver: Callback) -> Iterator[RunningSimulator]:
    account = replace(ACCOUNT, webhook_url=receiver.url)
    with RunningSimulator(SimulatorSettings(graph=account, speed_up=50)) as running:
        yield running


def test_every_delivery_is_signed_with_the_app_secret(
    simulator: RunningSimulator, receiver: Callback
) -> None:
    write(simulator, text="jalan rusak")
    receiver.wait_for(1)
    headers, body = receiver.requests[0]
    seal = hmac.new(ACCOUNT.app_secret.encode(), body, hashlib.sha256).hexdigest()
    assert headers["X-Hub-Signature-256"] == f"sha256={seal}"


def test_a_message_travels_in_messengers_shape(
    simulator: RunningSimulator, receiver: Callback
) -> None:
    quoted = write(simulator, text="jalan rusak")
    mid = write(
        simulator,
        text="fotonya",
        reply_to=quoted,
        photos=(MediaFile(b"a", "image/jpeg"), MediaFile(b"b", "image/jpeg")),
        location=Location(-7.15, 111.88),
    )
    bodies = receiver.wait_for(2)
    [event] = [
        event
        for body in bodies
        for event in body["entry"][0]["messaging"]
        if event["message"]["mid"] == mid
    ]
    assert event["recipient"] == {"id": PAGE}
    assert event["message"]["reply_to"] == {"mid": quoted}
    kinds = [attachment["type"] for attachment in event["message"]["attachments"]]
    assert kinds == ["image", "image", "location"]
    point = event["message"]["attachments"][2]["payload"]["coordinates"]
    assert point == {"lat": -7.15, "long": 111.88}


def test_edits_and_deletions_of_comments_are_told_with_their_verbs(
    simulator: RunningSimulator, receiver: Callback
) -> None:
    comment = write(simulator, surface="comment", text="lampu mti")
    receiver.wait_for(1)
    write(simulator, text="lampu mati", edit_of=comment)
    receiver.wait_for(2)
    write(simulator, delete=comment)
    values = [body["entry"][0]["changes"][0]["value"] for body in receiver.wait_for(3)]
    assert [value["verb"] for value in values] == ["add", "edited", "remove"]
    assert {value["comment_id"] for value in values} == {comment}
    assert values[1]["message"] == "lampu mati"
    assert "message" not in values[2]


def test_the_pages_own_comment_is_told_as_well(
    simulator: RunningSimulator, receiver: Callback
) -> None:
    comment = write(simulator, surface="comment", text="lampu mati")
    call(simulator, "POST", f"{comment}/comments", message="Kami catat.")
    values = [body["entry"][0]["changes"][0]["value"] for body in receiver.wait_for(2)]
    own = next(value for value in values if value["from"]["id"] == PAGE)
    assert own["parent_id"] == comment


def test_a_visitors_post_and_a_mention_are_told(
    simulator: RunningSimulator, receiver: Callback
) -> None:
    photo = (MediaFile(b"a", "image/jpeg"),)
    post = write(simulator, surface="post", text="banjir", photos=photo)
    receiver.wait_for(1)
    mention = write(simulator, surface="mention", text="tolong")
    changes = [body["entry"][0]["changes"][0] for body in receiver.wait_for(2)]
    assert [change["field"] for change in changes] == ["feed", "mention"]
    assert (changes[0]["value"]["item"], changes[0]["value"]["post_id"]) == ("photo", post)
    assert changes[1]["value"]["post_id"] == mention


def test_a_pressed_button_is_a_postback_or_a_quick_reply(
    simulator: RunningSimulator, receiver: Callback
) -> None:
    first = write(simulator, text="halo")
    to = simulator.world.graph.page.messages[first].author.id
    template = {
        "type": "template",
        "payload": {
            "template_type": "button",
            "text": "Benar laporan?",
            "buttons": [{"type": "postback", "title": "Ya", "payload": "YES"}],
        },
    }
    body: dict[str, Any] = {"recipient": {"id": to}, "messaging_type": "RESPONSE"}
    assert call(
        simulator, "POST", f"{PAGE}/messages", body={**body, "message": {"attachment": template}}
    ).ok
    write(simulator, text="Ya", button="YES")
    receiver.wait_for(2)
    write(simulator, text="Jalan", button="ROAD")
    events = [body["entry"][0]["messaging"][0] for body in receiver.wait_for(3)]
    assert events[1]["postback"]["payload"] == "YES"
    assert events[2]["message"]["quick_reply"] == {"payload": "ROAD"}


def test_echoes_and_receipts_come_to_those_who_subscribe(
    simulator: RunningSimulator, receiver: Callback
) -> None:
    fields = "messages,message_echoes,message_deliveries,message_reads"
    assert call(simulator, "POST", f"{PAGE}/subscribed_apps", subscribed_fields=fields).ok
    first = write(simulator, text="halo")
    receiver.wait_for(1)
    to = simulator.world.graph.page.messages[first].author.id
    body = {"recipient": {"id": to}, "messaging_type": "RESPONSE", "message": {"text": "siap"}}
    sent = call(simulator, "POST", f"{PAGE}/messages", body=body).json()
    events = [body["entry"][0]["messaging"][0] for body in receiver.wait_for(4)]
    echo = next(event["message"] for event in events if event.get("message", {}).get("is_echo"))
    assert echo["mid"] == sent["message_id"]
    assert any(event.get("delivery", {}).get("mids") == [echo["mid"]] for event in events)
    assert any("read" in event for event in events)


def test_several_events_may_travel_in_one_request(
    simulator: RunningSimulator, receiver: Callback
) -> None:
    simulator.world.graph.configure({"batch_size": 3})
    write(simulator, text="satu")
    write(simulator, surface="comment", text="dua")
    write(simulator, text="tiga", citizen="warga-2")
    [body] = receiver.wait_for(1)
    messaging, changes = body["entry"]
    assert (len(messaging["messaging"]), len(changes["changes"])) == (2, 1)


def test_a_refused_delivery_is_repeated_until_it_is_taken(
    simulator: RunningSimulator, receiver: Callback
) -> None:
    receiver.statuses = [500, 503]
    write(simulator, text="halo")
    bodies = receiver.wait_for(3)
    assert bodies[0] == bodies[1] == bodies[2]


def test_only_subscribed_fields_are_sent(simulator: RunningSimulator, receiver: Callback) -> None:
    call(simulator, "DELETE", f"{PAGE}/subscribed_apps")
    assert call(simulator, "GET", f"{PAGE}/subscribed_apps").json() == {"data": []}
    write(simulator, text="tidak terkirim")
    call(simulator, "POST", f"{PAGE}/subscribed_apps", subscribed_fields="feed")
    [app] = call(simulator, "GET", f"{PAGE}/subscribed_apps").json()["data"]
    assert app["subscribed_fields"] == ["feed"]
    write(simulator, text="tidak terkirim")
    comment = write(simulator, surface="comment", text="terkirim")
    [body] = receiver.wait_for(1)
    assert body["entry"][0]["changes"][0]["value"]["comment_id"] == comment


@pytest.mark.parametrize("parameters", [{}, {"subscribed_fields": "feed,colours"}])
def test_a_wrong_subscription_is_refused(
    simulator: RunningSimulator, parameters: dict[str, str]
) -> None:
    answer = call(simulator, "POST", f"{PAGE}/subscribed_apps", **parameters)
    assert answer.json()["error"]["code"] == 100


def test_a_callback_must_answer_the_challenge(simulator: RunningSimulator) -> None:
    with callback(verify_token="another") as stranger:
        with pytest.raises(ValueError, match="challenge"):
            simulator.call(simulator.world.graph.set_webhook(stranger.url))
        subscription = {
            "object": "page",
            "callback_url": stranger.url,
            "fields": "feed",
            "verify_token": ACCOUNT.verify_token,
        }
        path = f"{ACCOUNT.app_id}/subscriptions"
        refused = call(simulator, "POST", path, token=APP_TOKEN, **subscription)
        assert refused.json()["error"]["code"] == 2200
        subscription["verify_token"] = "another"
        taken = call(simulator, "POST", path, token=APP_TOKEN, **subscription)
        assert taken.json() == {"success": True}
        assert simulator.world.graph.subscription.url == stranger.url


def test_the_callback_is_set_only_with_the_apps_own_token(simulator: RunningSimulator) -> None:
    answer = call(simulator, "POST", f"{ACCOUNT.app_id}/subscriptions", object="page")
    assert answer.json()["error"]["code"] == 15


def test_the_app_is_told_where_its_webhooks_go_and_nobody_else(
    simulator: RunningSimulator,
) -> None:
    path = f"{ACCOUNT.app_id}/subscriptions"
    simulator.call(simulator.world.graph.set_webhook(None))
    assert call(simulator, "GET", path, token=APP_TOKEN).json() == {"data": []}
    with callback(verify_token=ACCOUNT.verify_token) as ours:
        simulator.call(simulator.world.graph.set_webhook(ours.url))
        (told,) = call(simulator, "GET", path, token=APP_TOKEN).json()["data"]
    assert (told["object"], told["callback_url"], told["active"]) == ("page", ours.url, True)
    assert call(simulator, "GET", path).json()["error"]["code"] == 15
