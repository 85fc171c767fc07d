"""Instagram as the simulator plays it: what facebook-sdk gets, and who is refused."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from typing import Any

import facebook
import pytest
import requests

from simulator.server import RunningSimulator
from simulator.settings import InstagramAccount
from simulator.world import CitizenMessage, Location
from tests.unit.simulator.graph_client import Callback, SimulatedSession, callback

ACCOUNT = InstagramAccount()
PAGE, OWN = ACCOUNT.page_id, ACCOUNT.account_id
DAY = 86400


@pytest.fixture
def simulator() -> Iterator[RunningSimulator]:
    with RunningSimulator() as running:
        yield running


class InstagramSession(SimulatedSession):
    """Sends what the SDK addresses to graph.facebook.com to the account's own address."""

    def request(self, method: Any, url: Any, *args: Any, **options: Any) -> requests.Response:
        path = str(url).removeprefix("https://graph.facebook.com/")
        return super().request(method, f"{self._base_url}/instagram/{path}", *args, **options)


@pytest.fixture
def graph(simulator: RunningSimulator) -> Iterator[Any]:
    session = InstagramSession(simulator.url)
    made = facebook.GraphAPI(ACCOUNT.page_token, session=session)
    made.version = "v25.0"
    yield made
    session.close()


def write(simulator: RunningSimulator, **message: Any) -> str:
    async def act() -> list[str]:
        return simulator.world.instagram.write(CitizenMessage(**{"citizen": "warga-1", **message}))

    return "".join(simulator.call(act())[:1])


def call(
    simulator: RunningSimulator, method: str, path: str, *, body: Any = None, **parameters: str
) -> requests.Response:
    headers = {"Authorization": f"Bearer {ACCOUNT.page_token}"}
    url = f"{simulator.url}/instagram/v25.0/{path}"
    return requests.request(method, url, params=parameters, json=body, headers=headers, timeout=10)


def refused(answer: requests.Response) -> tuple[int, int | None, str]:
    error = answer.json()["error"]
    return error["code"], error.get("error_subcode"), error["message"]


def send(simulator: RunningSimulator, recipient: dict[str, str], text: str, **more: Any) -> Any:
    body = {"recipient": recipient, "message": {"text": text}, **more}
    return call(simulator, "POST", f"{PAGE}/messages", body=body)


def person_of(simulator: RunningSimulator, message_id: str) -> str:
    return simulator.world.instagram.profile.messages[message_id].author.id


def test_the_sdk_finds_the_account_its_posts_and_their_comments(
    simulator: RunningSimulator, graph: Any
) -> None:
    comment = write(simulator, surface="comment", text="lampu mati")
    answer = write(simulator, surface="comment", text="betul", reply_to=comment)
    page = graph.get_object(PAGE, fields="instagram_business_account{id,username}")
    assert page["instagram_business_account"] == {"id": OWN, "username": ACCOUNT.username}
    [medium] = graph.get_connections(OWN, "media", fields="id,timestamp")["data"]
    fields = "id,text,username,from,media{id},replies{id,parent_id}"
    [shown] = graph.get_connections(medium["id"], "comments", fields=fields)["data"]
    assert (shown["id"], shown["text"]) == (comment, "lampu mati")
    assert shown["media"] == {"id": medium["id"]}
    assert shown["replies"]["data"] == [{"id": answer, "parent_id": comment}]


def test_comments_come_newest_first_over_pages_of_fifty_at_most(
    simulator: RunningSimulator, graph: Any
) -> None:
    made = [write(simulator, surface="comment", text=f"{n}") for n in range(5)]
    medium = simulator.world.instagram.profile.newest_medium().id
    first = graph.get_connections(medium, "comments", limit=3)
    after = first["paging"]["cursors"]["after"]
    second = graph.get_connections(medium, "comments", limit=3, after=after)
    assert [one["id"] for one in first["data"] + second["data"]] == made[::-1]
    assert refused(call(simulator, "GET", f"{medium}/comments", limit="51"))[0] == 100


def test_messages_are_listed_for_the_platform_instagram_only(
    simulator: RunningSimulator, graph: Any
) -> None:
    message = write(simulator, text="lampu mati")
    assert graph.get_connections(PAGE, "conversations")["data"] == []
    [talk] = graph.get_connections(PAGE, "conversations", platform="instagram")["data"]
    [said] = graph.get_connections(talk["id"], "messages", fields="id,message,from")["data"]
    assert (said["id"], said["message"]) == (message, "lampu mati")
    assert refused(call(simulator, "GET", f"{PAGE}/conversations", platform="whatsapp"))[0] == 100


def test_a_mention_is_shown_by_its_id_and_to_nobody_otherwise(
    simulator: RunningSimulator, graph: Any
) -> None:
    medium = write(simulator, surface="mention", text="jalan rusak")
    comment = write(simulator, surface="comment", text="@kabupaten.uji lihat ini", post_id=medium)
    asked = f"mentioned_media.media_id({medium}){{caption,username}}"
    assert "jalan rusak" in graph.get_object(OWN, fields=asked)["mentioned_media"]["caption"]
    asked = f"mentioned_comment.comment_id({comment}){{text,media}}"
    shown = graph.get_object(OWN, fields=asked)["mentioned_comment"]
    assert (shown["text"], shown["media"]) == ("@kabupaten.uji lihat ini", {"id": medium})
    for node in (medium, comment):
        assert refused(call(simulator, "GET", node))[:2] == (100, 33)
    wrong = "mentioned_comment.comment_id(123){text}"
    assert refused(call(simulator, "GET", OWN, fields=wrong))[0] == 100
    assert refused(call(simulator, "GET", OWN, fields="mentioned_comment{text}"))[0] == 100


@pytest.mark.parametrize(
    "text", ["", "a" * 301, "#a #b #c #d #e", "http://a.id http://b.id", "TERIMA KASIH"]
)
def test_a_comment_that_breaks_instagrams_rules_is_refused(
    simulator: RunningSimulator, text: str
) -> None:
    comment = write(simulator, surface="comment", text="lampu mati")
    assert refused(call(simulator, "POST", f"{comment}/replies", message=text))[0] == 100
    assert call(simulator, "POST", f"{comment}/replies", message="Kami catat.").ok


def test_what_is_hidden_or_stands_elsewhere_is_not_answered(simulator: RunningSimulator) -> None:
    comment = write(simulator, surface="comment", text="lampu mati")
    assert refused(call(simulator, "POST", comment, hide="perhaps"))[0] == 100
    assert call(simulator, "POST", comment, hide="true").json() == {"success": True}
    assert refused(call(simulator, "POST", f"{comment}/replies", message="Baik"))[0] == 100
    medium = write(simulator, surface="mention", text="jalan rusak")
    for edge in ("comments", "replies"):
        answer = call(simulator, "POST", f"{medium}/{edge}", message="Baik")
        assert refused(answer)[:2] == (100, 33)
    assert refused(call(simulator, "POST", f"{OWN}/mentions", message="Baik"))[0] == 100
    assert call(simulator, "POST", f"{OWN}/mentions", media_id=medium, message="Baik").ok


def test_a_message_of_more_than_a_thousand_bytes_is_refused(simulator: RunningSimulator) -> None:
    person = person_of(simulator, write(simulator, text="halo"))
    code, _, words = refused(send(simulator, {"id": person}, "é" * 501))
    assert (code, "1000" in words) == (100, True)
    assert send(simulator, {"id": person}, "é" * 500).ok


def test_after_twenty_four_hours_only_a_human_agent_may_write_for_seven_days(
    simulator: RunningSimulator,
) -> None:
    person = person_of(simulator, write(simulator, text="halo"))
    simulator.world.advance(DAY + 60)
    assert refused(send(simulator, {"id": person}, "Baik"))[:2] == (10, 2534022)
    tagged = {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
    assert send(simulator, {"id": person}, "Baik", **tagged).ok
    simulator.world.advance(6 * DAY)
    assert refused(send(simulator, {"id": person}, "Baik", **tagged))[:2] == (10, 2534022)


def test_a_comment_is_answered_in_private_once_and_within_seven_days(
    simulator: RunningSimulator,
) -> None:
    comment = write(simulator, surface="comment", text="lampu mati")
    sent = send(simulator, {"comment_id": comment}, "Baik").json()
    assert sent["recipient_id"] == simulator.world.instagram.profile.comments[comment].author.id
    assert refused(send(simulator, {"comment_id": comment}, "Lagi"))[0] == 10900
    old = write(simulator, surface="comment", text="lampu mati")
    simulator.world.advance(7 * DAY + 60)
    assert refused(send(simulator, {"comment_id": old}, "Baik"))[:2] == (10, 2534022)


def test_a_stranger_and_one_who_blocked_us_cannot_be_written_to(
    simulator: RunningSimulator,
) -> None:
    person = person_of(simulator, write(simulator, text="halo"))
    assert refused(send(simulator, {"id": "1"}, "Baik"))[:2] == (100, 2018001)
    write(simulator, action="block")
    assert refused(send(simulator, {"id": person}, "Baik"))[0] == 551


def test_each_permission_opens_its_own_calls(simulator: RunningSimulator) -> None:
    comment = write(simulator, surface="comment", text="lampu mati")
    simulator.world.instagram.scopes = {"instagram_basic"}
    assert call(simulator, "GET", f"{OWN}/media").ok
    for method, path in (("POST", f"{comment}/replies"), ("GET", f"{PAGE}/conversations")):
        assert (
            refused(call(simulator, method, path, platform="instagram", message="Baik"))[0] == 200
        )


def test_what_the_account_cannot_do_is_refused(simulator: RunningSimulator) -> None:
    assert refused(call(simulator, "GET", f"{OWN}/feed"))[0] == 2500
    assert refused(call(simulator, "GET", "1"))[:2] == (100, 33)
    assert refused(call(simulator, "POST", f"{PAGE}/mentions", message="x", media_id="1"))[0] == 100
    assert refused(call(simulator, "GET", OWN, fields="feed"))[0] == 100


@pytest.mark.parametrize(
    "message",
    [
        {"surface": "post", "text": "x"},
        {"location": Location(latitude=-7.1, longitude=111.9)},
        {"surface": "comment", "edit_of": "1", "text": "x"},
        {"action": "dance"},
    ],
)
def test_citizens_do_only_what_instagram_has(
    simulator: RunningSimulator, message: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match=r"Instagram|no such"):
        write(simulator, **message)


# --- webhooks --------------------------------------------------------------------------------


@pytest.fixture
def receiver(simulator: RunningSimulator) -> Iterator[Callback]:
    with callback() as served:
        simulator.call(simulator.world.instagram.set_webhook(served.url))
        yield served


def test_every_delivery_is_signed_and_names_the_account(
    simulator: RunningSimulator, receiver: Callback
) -> None:
    write(simulator, text="lampu mati")
    [body] = receiver.wait_for(1)
    assert (body["object"], body["entry"][0]["id"]) == ("instagram", OWN)
    headers, raw = receiver.requests[0]
    seal = hmac.new(ACCOUNT.app_secret.encode(), raw, hashlib.sha256).hexdigest()
    assert headers["X-Hub-Signature-256"] == f"sha256={seal}"


def test_a_mention_is_told_without_its_words(
    simulator: RunningSimulator, receiver: Callback
) -> None:
    medium = write(simulator, surface="mention", text="jalan rusak")
    [body] = receiver.wait_for(1)
    [change] = body["entry"][0]["changes"]
    assert change == {"field": "mentions", "value": {"media_id": medium}}


def test_a_deleted_comment_is_told_to_nobody_and_an_unsent_message_is(
    simulator: RunningSimulator, receiver: Callback
) -> None:
    comment = write(simulator, surface="comment", text="lampu mati")
    write(simulator, delete=comment)
    message = write(simulator, text="halo")
    write(simulator, delete=message)
    bodies = receiver.wait_for(3)
    events = [body["entry"][0] for body in bodies]
    assert sum("changes" in entry for entry in events) == 1
    assert any('"is_deleted": true' in json.dumps(entry) for entry in events)


def test_nothing_comes_once_the_app_has_left_the_page(
    simulator: RunningSimulator, receiver: Callback
) -> None:
    assert call(simulator, "DELETE", f"{PAGE}/subscribed_apps").ok
    assert call(simulator, "GET", f"{PAGE}/subscribed_apps").json() == {"data": []}
    write(simulator, text="tidak terdengar")
    wrong = call(simulator, "POST", f"{PAGE}/subscribed_apps", subscribed_fields="comments")
    assert refused(wrong)[0] == 100
    assert call(simulator, "POST", f"{PAGE}/subscribed_apps", subscribed_fields="feed").ok
    heard = write(simulator, text="terdengar")
    [body] = receiver.wait_for(1)
    assert body["entry"][0]["messaging"][0]["message"]["mid"] == heard
