"""The Graph API as the simulator plays it: what facebook-sdk gets, and who is refused."""

import hashlib
import hmac
from collections.abc import Iterator
from typing import Any

import facebook
import pytest
import requests

from simulator.faults import FaultRule
from simulator.journal import read_journal
from simulator.server import RunningSimulator
from simulator.world import Location, MediaFile
from tests.unit.simulator.graph_client import ACCOUNT, PAGE, call, sdk, write

DAY = 86400


@pytest.fixture
def simulator() -> Iterator[RunningSimulator]:
    with RunningSimulator() as running:
        yield running


@pytest.fixture
def graph(simulator: RunningSimulator) -> Iterator[Any]:
    made = sdk(simulator)
    yield made
    made.session.close()


def error_of(answer: requests.Response) -> dict[str, Any]:
    error: dict[str, Any] = answer.json()["error"]
    return error


def own_post(simulator: RunningSimulator) -> str:
    return simulator.world.graph.page.newest_own_post().id


def recipient_of(simulator: RunningSimulator, message_id: str) -> str:
    return simulator.world.graph.page.messages[message_id].author.id


def test_the_sdk_learns_which_page_it_speaks_for(graph: Any) -> None:
    assert graph.get_object("me") == {"id": PAGE, "name": ACCOUNT.page_name}
    assert graph.get_object(PAGE, fields="name,fan_count")["fan_count"] > 0
    assert graph.get_version() == "25.0"


def test_the_sdk_reads_several_objects_at_once(simulator: RunningSimulator, graph: Any) -> None:
    comment = write(simulator, surface="comment", text="lampu mati")
    found = graph.get_objects([PAGE, comment])
    assert found[comment]["message"] == "lampu mati"


def test_the_sdk_examines_its_token(simulator: RunningSimulator, graph: Any) -> None:
    app_id, secret = ACCOUNT.app_id, ACCOUNT.app_secret
    examined = graph.debug_access_token(ACCOUNT.page_token, app_id, secret)["data"]
    assert (examined["is_valid"], examined["type"], examined["expires_at"]) == (True, "PAGE", 0)
    assert graph.debug_access_token("other", app_id, secret)["data"]["is_valid"] is False
    assert graph.get_app_access_token(app_id, secret) == f"{app_id}|{secret}"
    with pytest.raises(facebook.GraphAPIError, match="client secret"):
        graph.get_app_access_token(app_id, "wrong")


def test_comments_of_a_post_form_a_tree_of_two_levels(
    simulator: RunningSimulator, graph: Any
) -> None:
    post = own_post(simulator)
    top = write(simulator, surface="comment", text="jalan rusak", post_id=post)
    answer = write(simulator, surface="comment", text="betul", reply_to=top, citizen="warga-2")
    deeper = write(simulator, surface="comment", text="sama", reply_to=answer, citizen="warga-3")
    toplevel = graph.get_connections(post, "comments", fields="id,comment_count")["data"]
    assert toplevel == [{"id": top, "comment_count": 2}]
    stream = graph.get_connections(post, "comments", filter="stream", fields="parent{id},object")
    assert [item["id"] for item in stream["data"]] == [top, answer, deeper]
    assert stream["data"][2]["parent"] == {"id": top}
    assert [item["id"] for item in graph.get_connections(top, "comments")["data"]] == [
        answer,
        deeper,
    ]
    summary = graph.get_connections(post, "comments", summary="1")["summary"]
    assert summary["total_count"] == 3


def test_all_pages_of_comments_are_walked_by_cursors(
    simulator: RunningSimulator, graph: Any
) -> None:
    post = own_post(simulator)
    written = [write(simulator, surface="comment", text=f"no {number}") for number in range(7)]
    walked = [item["id"] for item in graph.get_all_connections(post, "comments", limit=3)]
    assert walked == written
    newest = graph.get_connections(post, "comments", order="reverse_chronological", limit=2)
    assert [item["id"] for item in newest["data"]] == written[:-3:-1]
    after = newest["paging"]["cursors"]["after"]
    older = graph.get_connections(
        post, "comments", order="reverse_chronological", limit=2, after=after
    )
    assert [item["id"] for item in older["data"]] == written[-3:-5:-1]
    back = requests.get(older["paging"]["previous"], timeout=10).json()
    assert [item["id"] for item in back["data"]] == written[:-3:-1]


def test_nested_fields_and_limits_are_honoured(simulator: RunningSimulator, graph: Any) -> None:
    write(simulator, surface="comment", text="satu")
    write(simulator, surface="comment", text="dua")
    feed = graph.get_connections(PAGE, "feed", fields="id,comments.limit(1){message,from{id}}")
    [post] = feed["data"]
    [comment] = post["comments"]["data"]
    assert set(comment) == {"id", "message", "from"}
    assert set(comment["from"]) == {"id"}
    following = requests.get(post["comments"]["paging"]["next"], timeout=10).json()
    assert [item["message"] for item in following["data"]] == ["dua"]


def test_a_visitors_post_with_photos_stands_in_the_feed(
    simulator: RunningSimulator, graph: Any
) -> None:
    photos = (MediaFile(b"one", "image/jpeg"), MediaFile(b"two", "image/jpeg"))
    place = Location(-7.15, 111.88, "Pasar")
    post_id = write(simulator, surface="post", text="banjir", photos=photos, location=place)
    fields = "message,from,attachments,place,created_time"
    [post] = graph.get_connections(PAGE, "visitor_posts", fields=fields)["data"]
    assert (post["id"], post["place"]["location"]["latitude"]) == (post_id, -7.15)
    [album] = post["attachments"]["data"]
    urls = [item["media"]["image"]["src"] for item in album["subattachments"]["data"]]
    assert [requests.get(url, timeout=10).content for url in urls] == [b"one", b"two"]


def test_the_feed_can_be_bounded_in_time(simulator: RunningSimulator, graph: Any) -> None:
    write(simulator, surface="post", text="lama")
    simulator.world.advance(DAY)
    recent = write(simulator, surface="post", text="baru")
    since = int(simulator.world.now().timestamp()) - 60
    feed = graph.get_connections(PAGE, "feed", since=since)["data"]
    assert [post["id"] for post in feed] == [recent]


def test_conversations_carry_messages_files_and_places(
    simulator: RunningSimulator, graph: Any
) -> None:
    write(simulator, text="selamat siang")
    write(simulator, photos=(MediaFile(b"jpeg", "image/jpeg"),))
    write(simulator, location=Location(-7.15, 111.88))
    write(simulator, sticker=True)
    [conversation] = graph.get_connections(PAGE, "conversations", platform="messenger")["data"]
    fields = "id,message,from,to,attachments,sticker,shares,created_time"
    messages = graph.get_connections(conversation["id"], "messages", fields=fields)["data"]
    sticker, place, photo, text = messages
    assert text["message"] == "selamat siang"
    assert text["to"]["data"][0]["id"] == PAGE
    image = photo["attachments"]["data"][0]["image_data"]["url"]
    assert requests.get(image, timeout=10).content == b"jpeg"
    assert "-7.15" in place["shares"]["data"][0]["link"]
    assert sticker["sticker"].startswith(simulator.url)


def test_only_the_twenty_newest_messages_can_be_read_one_by_one(
    simulator: RunningSimulator, graph: Any
) -> None:
    oldest = write(simulator, text="0")
    for number in range(20):
        newest = write(simulator, text=str(number + 1))
    assert graph.get_object(newest, fields="message")["message"] == "20"
    with pytest.raises(facebook.GraphAPIError, match="too old"):
        graph.get_object(oldest)


def test_an_author_who_hides_is_left_out(simulator: RunningSimulator, graph: Any) -> None:
    write(simulator, action="hide_author")
    comment = write(simulator, surface="comment", text="rahasia")
    assert "from" not in graph.get_object(comment, fields="from,message")


def test_a_comment_is_answered_in_public_and_the_citizen_sees_it(
    simulator: RunningSimulator, graph: Any
) -> None:
    comment = write(simulator, surface="comment", text="lampu mati")
    answer = graph.put_comment(comment, "Terima kasih, kami catat.")
    line = simulator.world.phone("graph", "warga-1")[-1]
    assert (line.external_id, line.in_reply_to, line.surface) == (answer["id"], comment, "comment")


def test_a_message_is_answered_inside_24_hours_only(
    simulator: RunningSimulator, graph: Any
) -> None:
    to = recipient_of(simulator, write(simulator, text="halo"))
    body = {"recipient": {"id": to}, "messaging_type": "RESPONSE", "message": {"text": "siap"}}
    sent = call(simulator, "POST", f"{PAGE}/messages", body=body).json()
    assert sent["recipient_id"] == to
    assert simulator.world.phone("graph", "warga-1")[-1].external_id == sent["message_id"]
    simulator.world.advance(DAY + 1)
    error = error_of(call(simulator, "POST", f"{PAGE}/messages", body=body))
    assert (error["code"], error["error_subcode"]) == (10, 2018278)
    tagged = {**body, "messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
    assert call(simulator, "POST", f"{PAGE}/messages", body=tagged).ok
    simulator.world.advance(7 * DAY)
    assert error_of(call(simulator, "POST", f"{PAGE}/messages", body=tagged))["code"] == 10


def test_the_sdk_sends_nested_values_as_json(simulator: RunningSimulator, graph: Any) -> None:
    to = recipient_of(simulator, write(simulator, text="halo"))
    sent = graph.put_object(
        PAGE,
        "messages",
        recipient=f'{{"id": "{to}"}}',
        messaging_type="RESPONSE",
        message='{"text": "siap", "quick_replies": [{"content_type": "text", "title": "Ya", '
        '"payload": "YES"}]}',
    )
    assert sent["recipient_id"] == to
    assert simulator.world.phone("graph", "warga-1")[-1].buttons == [
        {"title": "Ya", "payload": "YES"}
    ]


QUICK_REPLY = {"content_type": "text", "title": "b", "payload": "c"}


@pytest.mark.parametrize(
    ("change", "code", "subcode"),
    [
        ({"recipient": {}}, 100, None),
        ({"recipient": {"id": "12"}}, 100, 2018001),
        ({"messaging_type": None}, 100, None),
        ({"messaging_type": "MESSAGE_TAG"}, 100, None),
        ({"messaging_type": "MESSAGE_TAG", "tag": "ACCOUNT_UPDATE"}, 100, None),
        ({"tag": "HUMAN_AGENT"}, 100, None),
        ({"message": {"text": " "}}, 100, 2018034),
        ({"message": {"text": "a" * 2001}}, 100, None),
        ({"message": {"text": "a", "quick_replies": [QUICK_REPLY] * 14}}, 100, None),
        ({"message": {"text": "a", "quick_replies": [QUICK_REPLY | {"title": ""}]}}, 100, None),
        (
            {"message": {"text": "a", "quick_replies": [QUICK_REPLY | {"title": "b" * 21}]}},
            100,
            None,
        ),
        (
            {"message": {"text": "a", "quick_replies": [QUICK_REPLY | {"payload": "b" * 1001}]}},
            100,
            None,
        ),
        ({"message": {"text": "a", "quick_replies": [{"content_type": "location"}]}}, 100, None),
        ({"message": {"text": "a", "quick_replies": [{"title": "b", "payload": "c"}]}}, 100, None),
        ({"message": {"text": "a", "quick_replies": {"title": "b"}}}, 100, None),
        ({"sender_action": "dance"}, 100, None),
    ],
)
def test_a_wrong_message_is_refused(
    simulator: RunningSimulator, change: dict[str, Any], code: int, subcode: int | None
) -> None:
    to = recipient_of(simulator, write(simulator, text="halo"))
    body = {"recipient": {"id": to}, "messaging_type": "RESPONSE", "message": {"text": "siap"}}
    error = error_of(call(simulator, "POST", f"{PAGE}/messages", body={**body, **change}))
    assert (error["code"], error.get("error_subcode")) == (code, subcode)
    assert all(line.sent for line in simulator.world.phone("graph", "warga-1"))


@pytest.mark.parametrize(
    "payload",
    [
        {"template_type": "generic"},
        {"template_type": "button", "text": "", "buttons": [{"title": "Ya"}]},
        {"template_type": "button", "text": "a" * 641, "buttons": [{"title": "Ya"}]},
        {"template_type": "button", "text": "a", "buttons": []},
        {"template_type": "button", "text": "a", "buttons": [{"title": "Ya"}] * 4},
    ],
)
def test_a_wrong_template_is_refused(simulator: RunningSimulator, payload: dict[str, Any]) -> None:
    to = recipient_of(simulator, write(simulator, text="halo"))
    body = {
        "recipient": {"id": to},
        "messaging_type": "RESPONSE",
        "message": {"attachment": {"type": "template", "payload": payload}},
    }
    assert error_of(call(simulator, "POST", f"{PAGE}/messages", body=body))["code"] == 100


def test_malformed_bodies_and_foreign_pages_are_refused(simulator: RunningSimulator) -> None:
    url = f"{simulator.url}/graph/v25.0/{PAGE}/messages"
    headers = {
        "Authorization": f"Bearer {ACCOUNT.page_token}",
        "Content-Type": "application/json",
    }
    broken = requests.post(url, data=b"{", headers=headers, timeout=10)
    assert error_of(broken)["error_subcode"] == 1357046
    assert error_of(requests.post(url, data=b"[]", headers=headers, timeout=10))["code"] == 100
    foreign = call(simulator, "POST", "999/messages", body={"recipient": {"id": "1"}})
    assert error_of(foreign)["error_subcode"] == 33
    assert error_of(call(simulator, "POST", f"{PAGE}/colours"))["code"] == 2500
    assert error_of(call(simulator, "POST", f"{PAGE}/feed"))["code"] == 100


def test_one_persons_conversation_is_found_by_id(simulator: RunningSimulator, graph: Any) -> None:
    write(simulator, text="halo")
    to = recipient_of(simulator, write(simulator, text="hai", citizen="warga-2"))
    [found] = graph.get_connections(PAGE, "conversations", user_id=to)["data"]
    assert found["id"] == f"t_{to}"
    assert graph.get_connections(PAGE, "conversations", platform="instagram") == {"data": []}


def test_the_page_may_post_and_its_newest_post_takes_the_comments(
    simulator: RunningSimulator, graph: Any
) -> None:
    post = graph.put_object(PAGE, "feed", message="Jadwal air bersih")["id"]
    comment = write(simulator, surface="comment", text="terima kasih")
    assert graph.get_object(comment, fields="object")["object"]["id"] == post
    with pytest.raises(facebook.GraphAPIError, match="8000"):
        graph.put_comment(comment, "a" * 8001)


@pytest.mark.parametrize(
    "change",
    [
        {"contact": "0811-0000-0001"},
        {"surface": "group"},
        {"surface": "comment", "location": Location(-7.1, 111.8)},
        {"surface": "comment", "photos": (MediaFile(b"a", "image/jpeg"),) * 2},
        {"surface": "comment", "post_id": "1_2"},
        {"edit_of": "m_1"},
        {"delete": "1_2"},
        {"action": "dance"},
    ],
)
def test_citizens_cannot_do_what_facebook_does_not_have(
    simulator: RunningSimulator, change: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match=r"Page|comment|citizen"):
        write(simulator, text="halo", **change)


def test_someone_who_blocked_the_page_is_unavailable(simulator: RunningSimulator) -> None:
    to = recipient_of(simulator, write(simulator, text="halo"))
    write(simulator, action="block")
    body = {"recipient": {"id": to}, "messaging_type": "RESPONSE", "message": {"text": "siap"}}
    error = error_of(call(simulator, "POST", f"{PAGE}/messages", body=body))
    assert (error["code"], error["error_subcode"]) == (551, 1545041)


def test_a_comment_is_answered_privately_once_and_within_seven_days(
    simulator: RunningSimulator,
) -> None:
    comment = write(simulator, surface="comment", text="lampu mati")
    body = {"recipient": {"comment_id": comment}, "message": {"text": "nomor laporan …"}}
    sent = call(simulator, "POST", f"{PAGE}/messages", body=body).json()
    assert simulator.world.phone("graph", "warga-1")[-1].external_id == sent["message_id"]
    again = call(simulator, "POST", f"{PAGE}/messages", body=body)
    assert error_of(again)["code"] == 10900
    late = write(simulator, surface="comment", text="lagi")
    simulator.world.advance(7 * DAY + 1)
    body["recipient"] = {"comment_id": late}
    assert error_of(call(simulator, "POST", f"{PAGE}/messages", body=body))["code"] == 10
    own = call(simulator, "POST", f"{late}/comments", message="kami cek").json()["id"]
    body["recipient"] = {"comment_id": own}
    assert error_of(call(simulator, "POST", f"{PAGE}/messages", body=body))["code"] == 10902


def test_a_private_reply_names_a_visitors_post_as_a_post_and_only_one_on_the_page(
    simulator: RunningSimulator,
) -> None:
    post = write(simulator, surface="post", text="jalan rusak")
    comment = write(simulator, surface="comment", text="lampu mati")
    elsewhere = write(simulator, surface="mention", text="banjir")
    body: dict[str, Any] = {"message": {"text": "nomor laporan …"}}
    for name, target in (("comment_id", post), ("post_id", comment)):
        body["recipient"] = {name: target}
        assert error_of(call(simulator, "POST", f"{PAGE}/messages", body=body))["code"] == 100
    body["recipient"] = {"post_id": elsewhere}
    assert error_of(call(simulator, "POST", f"{PAGE}/messages", body=body))["code"] == 10902
    body["recipient"] = {"post_id": post}
    assert call(simulator, "POST", f"{PAGE}/messages", body=body).status_code == 200
    assert error_of(call(simulator, "POST", f"{PAGE}/messages", body=body))["code"] == 10900


def test_a_private_reply_alone_opens_no_window(simulator: RunningSimulator) -> None:
    comment = write(simulator, surface="comment", text="lampu mati")
    body: dict[str, Any] = {"recipient": {"comment_id": comment}, "message": {"text": "nomor …"}}
    to = call(simulator, "POST", f"{PAGE}/messages", body=body).json()["recipient_id"]
    body |= {"recipient": {"id": to}, "messaging_type": "RESPONSE"}
    assert error_of(call(simulator, "POST", f"{PAGE}/messages", body=body))["code"] == 10


def test_a_call_without_a_token_is_refused(simulator: RunningSimulator) -> None:
    error = error_of(call(simulator, "GET", "me", token=None))
    assert (error["code"], error["type"]) == (104, "OAuthException")


def test_a_wrong_and_an_expired_token_are_refused_differently(
    simulator: RunningSimulator,
) -> None:
    assert error_of(call(simulator, "GET", "me", token="wrong"))["code"] == 190
    simulator.world.graph.configure({"token_expires_in": 60})
    assert call(simulator, "GET", "me").ok
    simulator.world.advance(61)
    expired = error_of(call(simulator, "GET", "me"))
    assert (expired["code"], expired["error_subcode"]) == (190, 463)
    token = f"{ACCOUNT.app_id}|{ACCOUNT.app_secret}"
    asked = call(simulator, "GET", "debug_token", token=token, input_token=ACCOUNT.page_token)
    assert asked.json()["data"]["is_valid"] is False


def test_a_proof_must_be_right_and_may_be_required(simulator: RunningSimulator) -> None:
    secret = ACCOUNT.app_secret.encode()
    proof = hmac.new(secret, ACCOUNT.page_token.encode(), hashlib.sha256).hexdigest()
    assert call(simulator, "GET", "me", appsecret_proof=proof).ok
    assert error_of(call(simulator, "GET", "me", appsecret_proof="ab"))["code"] == 100
    simulator.world.graph.configure({"requires_proof": True})
    assert "require an appsecret_proof" in error_of(call(simulator, "GET", "me"))["message"]
    assert call(simulator, "GET", "me", appsecret_proof=proof).ok


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", f"{PAGE}/feed", "pages_read_user_content"),
        ("GET", f"{PAGE}/conversations", "pages_messaging"),
        ("POST", f"{PAGE}/messages", "pages_messaging"),
        ("POST", "1_2/comments", "pages_manage_engagement"),
        ("POST", f"{PAGE}/subscribed_apps", "pages_manage_metadata"),
    ],
)
def test_a_missing_permission_is_refused_by_name(
    simulator: RunningSimulator, method: str, path: str, scope: str
) -> None:
    simulator.world.graph.configure({"scopes": []})
    error = error_of(call(simulator, method, path))
    assert error["code"] == 200
    assert scope in error["message"]


@pytest.mark.parametrize(
    ("path", "parameters", "code"),
    [
        ("999", {}, 100),
        ("999/comments", {}, 100),
        ("t_999/messages", {}, 100),
        (f"{PAGE}/colours", {}, 2500),
        (f"{PAGE}/feed/more", {}, 2500),
        ("me", {"fields": "colour"}, 100),
        ("me", {"fields": "id,feed{colour}"}, 100),
        ("me", {"fields": "id,feed{"}, 2500),
        (f"{PAGE}/feed", {"limit": "101"}, 1),
        (f"{PAGE}/feed", {"limit": "many"}, 100),
        (f"{PAGE}/feed", {"after": "nonsense"}, 100),
        (f"{PAGE}/feed", {"since": "yesterday"}, 100),
        (f"{PAGE}/conversations", {"platform": "telegram"}, 100),
        ("debug_token", {}, 100),
        ("", {}, 100),
    ],
)
def test_wrong_reads_are_refused(
    simulator: RunningSimulator, path: str, parameters: dict[str, str], code: int
) -> None:
    assert error_of(call(simulator, "GET", path, **parameters))["code"] == code


@pytest.mark.parametrize("parameters", [{"filter": "all"}, {"order": "ranked"}])
def test_wrong_listings_of_comments_are_refused(
    simulator: RunningSimulator, parameters: dict[str, str]
) -> None:
    path = f"{own_post(simulator)}/comments"
    assert error_of(call(simulator, "GET", path, **parameters))["code"] == 100


def test_what_was_deleted_can_neither_be_read_nor_answered(simulator: RunningSimulator) -> None:
    comment = write(simulator, surface="comment", text="salah")
    write(simulator, delete=comment)
    assert error_of(call(simulator, "GET", comment))["error_subcode"] == 33
    answer = call(simulator, "POST", f"{comment}/comments", message="halo")
    assert error_of(answer)["error_subcode"] == 33


def test_an_empty_comment_and_a_foreign_edit_are_refused(simulator: RunningSimulator) -> None:
    comment = write(simulator, surface="comment", text="lampu mati")
    assert error_of(call(simulator, "POST", f"{comment}/comments"))["code"] == 100
    assert error_of(call(simulator, "POST", comment, message="lain"))["code"] == 200
    assert call(simulator, "POST", comment, is_hidden="true").json() == {"success": True}
    assert call(simulator, "DELETE", comment).json() == {"success": True}


def test_files_are_served_only_under_their_signed_address(simulator: RunningSimulator) -> None:
    comment = write(
        simulator, surface="comment", text="foto", photos=(MediaFile(b"jpeg", "image/jpeg"),)
    )
    attachment = call(simulator, "GET", comment, fields="attachment").json()["attachment"]
    url = attachment["media"]["image"]["src"]
    assert requests.get(url, timeout=10).content == b"jpeg"
    assert requests.get(url.partition("?")[0], timeout=10).status_code == 403
    assert requests.get(url.replace("oh=", "oh=a"), timeout=10).status_code == 403
    simulator.world.advance(15 * DAY)
    assert requests.get(url, timeout=10).status_code == 403


def test_scripted_rate_limits_come_with_and_without_a_hint(simulator: RunningSimulator) -> None:
    simulator.world.faults.add(FaultRule("graph", "rate_limited", count=1, seconds=90))
    simulator.world.faults.add(FaultRule("graph", "rate_limited_bare", count=1))
    hinted, bare = call(simulator, "GET", "me"), call(simulator, "GET", "me")
    assert error_of(hinted)["code"] == 80001
    assert "estimated_time_to_regain_access" in hinted.headers["X-Business-Use-Case-Usage"]
    assert error_of(bare)["code"] == 4
    assert call(simulator, "GET", "me").ok


def test_an_oversized_file_is_served_on_order(simulator: RunningSimulator) -> None:
    message = write(simulator, photos=(MediaFile(b"jpeg", "image/jpeg"),))
    shown = call(simulator, "GET", message, fields="attachments").json()
    simulator.world.faults.add(FaultRule("graph", "oversized_media", "media", count=1))
    url = shown["attachments"]["data"][0]["image_data"]["url"]
    assert len(requests.get(url, timeout=30).content) > 25 * 1024 * 1024


def test_the_journal_holds_the_truth_and_what_was_served(
    simulator: RunningSimulator, graph: Any
) -> None:
    message = write(simulator, text="halo")
    write(simulator, text="halo semua", edit_of=message)
    graph.get_connections(PAGE, "conversations", fields="messages{message}")
    events = [line for line in read_journal(simulator.journal_path) if line["platform"] == "graph"]
    wrote, edited = [line for line in events if line["event"] == "citizen_wrote"]
    assert (wrote["kind"], edited["kind"], edited["external_id"]) == ("message", "edit", message)
    [served] = [line for line in events if line["event"] == "poll_served"]
    assert served["external_ids"] == [message]
