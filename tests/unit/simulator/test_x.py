"""X API v2 as the simulator plays it: what tweepy gets, and what a wrong client is refused."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests
import tweepy

from simulator.faults import FaultRule
from simulator.journal import read_journal
from simulator.server import RunningSimulator
from simulator.world import Location, MediaFile
from simulator.x_limits import CALLS_PER_WINDOW
from tests.unit.simulator.x_client import ACCOUNT, get, tweepy_client, write

OWN = ACCOUNT.own_user_id
MENTIONS = f"/users/{OWN}/mentions"


@pytest.fixture
def simulator() -> Iterator[RunningSimulator]:
    with RunningSimulator() as running:
        yield running


@pytest.fixture
def client(simulator: RunningSimulator) -> Iterator[tweepy.Client]:
    made = tweepy_client(simulator)
    yield made
    made.session.close()


def switch(simulator: RunningSimulator, **changes: Any) -> requests.Response:
    return requests.post(f"{simulator.url}/_simulator/x", json=changes, timeout=10)


def signature() -> Any:
    """The OAuth 1.0a signer of requests for the account's own credentials."""
    return tweepy.OAuth1UserHandler(
        ACCOUNT.consumer_key,
        ACCOUNT.consumer_secret,
        ACCOUNT.access_token,
        ACCOUNT.access_token_secret,
    ).apply_auth()


def test_tweepy_learns_who_it_is(client: tweepy.Client) -> None:
    me = client.get_me().data
    assert (str(me.id), me.username) == (OWN, ACCOUNT.username)


def test_a_mention_is_listed_with_author_photo_and_place(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    post_id = write(
        simulator,
        text="lampu mati & gelap",
        photos=(MediaFile(b"jpeg", "image/jpeg"),),
        location=Location(-7.15, 111.88, "Pasar", "Pasar, Dander"),
    )
    answer = client.get_users_mentions(
        OWN,
        expansions=["author_id", "attachments.media_keys", "geo.place_id"],
        tweet_fields=["author_id", "created_at", "geo", "attachments"],
        media_fields=["url"],
        place_fields=["full_name"],
    )
    [post] = answer.data
    assert str(post.id) == post_id
    assert post.text.startswith(f"@{ACCOUNT.username} lampu mati &amp; gelap https://t.co/")
    assert answer.includes["users"][0].id == post.author_id
    assert answer.includes["places"][0].full_name == "Pasar, Dander"
    media = requests.get(answer.includes["media"][0].url, timeout=10)
    assert media.content == b"jpeg"


def test_only_the_fields_that_are_asked_for_are_shown(simulator: RunningSimulator) -> None:
    write(simulator, text="halo")
    [plain] = get(simulator, MENTIONS).json()["data"]
    assert set(plain) == {"id", "text", "edit_history_tweet_ids"}
    answer = get(simulator, MENTIONS, **{"tweet.fields": "author_id"}).json()
    assert set(answer["data"][0]) == {"id", "text", "edit_history_tweet_ids", "author_id"}
    assert "includes" not in answer


def test_an_empty_page_has_no_data(simulator: RunningSimulator, client: tweepy.Client) -> None:
    assert get(simulator, MENTIONS).json() == {"meta": {"result_count": 0}}
    assert client.get_users_mentions(OWN).data is None


def test_pages_run_from_newest_to_oldest_until_the_token_ends(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    written = [write(simulator, text=f"laporan {number}") for number in range(12)]
    pages = list(tweepy.Paginator(client.get_users_mentions, OWN, max_results=5))
    seen = [str(post.id) for page in pages for post in page.data]
    assert seen == written[::-1]
    assert [page.meta["result_count"] for page in pages] == [5, 5, 2]


def test_since_id_until_id_and_times_bound_the_list(simulator: RunningSimulator) -> None:
    first, second, third = [write(simulator, text=text) for text in ("satu", "dua", "tiga")]

    def ids(**parameters: str) -> list[str]:
        body = get(simulator, MENTIONS, **parameters).json()
        return [post["id"] for post in body.get("data", [])]

    assert ids(since_id=first) == [third, second]
    assert ids(until_id=third) == [second, first]
    assert ids(start_time="2099-01-01T00:00:00Z") == []
    assert ids(end_time="2099-01-01T00:00:00Z") == [third, second, first]


def test_an_edit_is_a_new_id_that_remembers_the_first(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    first = write(simulator, text="jln rusak")
    second = write(simulator, text="jalan rusak", edit_of=first)
    [post] = client.get_users_mentions(OWN).data
    assert str(post.id) == second
    assert [str(id) for id in post.edit_history_tweet_ids] == [first, second]


def test_a_sixth_edit_and_an_edit_after_an_hour_are_refused(simulator: RunningSimulator) -> None:
    first = write(simulator, text="versi 0")
    for number in range(5):
        write(simulator, text=f"versi {number + 1}", edit_of=first)
    with pytest.raises(ValueError, match="five times"):
        write(simulator, text="versi 6", edit_of=first)
    late = write(simulator, text="lain")
    simulator.world.advance(3601)
    with pytest.raises(ValueError, match="one hour"):
        write(simulator, text="lain lagi", edit_of=late)


def test_a_deleted_post_is_a_partial_error_beside_the_others(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    kept, gone = write(simulator, text="tetap"), write(simulator, text="hapus")
    write(simulator, delete=gone)
    answer = client.get_tweets([kept, gone])
    assert [str(post.id) for post in answer.data] == [kept]
    assert answer.errors[0]["resource_id"] == gone
    assert len(client.get_users_mentions(OWN).data) == 1


def test_a_reply_brings_its_parent_and_a_repost_its_original(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    parent = write(simulator, text="banjir")
    write(simulator, citizen="warga-2", text="di sini juga", surface="comment", post_id=parent)
    write(simulator, citizen="warga-3", forwarded=True, reply_to=parent)
    answer = client.get_users_mentions(
        OWN, expansions=["referenced_tweets.id"], tweet_fields=["referenced_tweets"]
    )
    repost, reply, _ = answer.data
    assert repost.text.startswith("RT @")
    assert (reply.referenced_tweets[0].type, str(reply.referenced_tweets[0].id)) == (
        "replied_to",
        parent,
    )
    assert [str(post.id) for post in answer.includes["tweets"]] == [parent]


def test_a_long_post_is_cut_and_its_words_stand_in_the_note(simulator: RunningSimulator) -> None:
    write(simulator, text="jalan berlubang " * 30)
    [post] = get(simulator, MENTIONS, **{"tweet.fields": "note_tweet"}).json()["data"]
    assert post["text"].endswith("…")
    assert post["note_tweet"]["text"].count("berlubang") == 30


def test_the_author_of_a_mention_is_answered_once_per_wording(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    post_id = write(simulator, text="halo")
    reply = client.create_tweet(text="Terima kasih, kami catat.", in_reply_to_tweet_id=post_id)
    phone = simulator.world.phone("x", "warga-1")
    assert (phone[-1].external_id, phone[-1].in_reply_to) == (reply.data["id"], post_id)
    with pytest.raises(tweepy.Forbidden, match="duplicate content"):
        client.create_tweet(text="Terima kasih, kami catat.", in_reply_to_tweet_id=post_id)


def test_a_stranger_who_did_not_mention_us_cannot_be_answered(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    post_id = write(simulator, text="cuaca panas", surface="post")
    with pytest.raises(tweepy.Forbidden, match="not been mentioned"):
        client.create_tweet(text="halo", in_reply_to_tweet_id=post_id)


@pytest.mark.parametrize(
    ("text", "error"),
    [("a" * 281, tweepy.Forbidden), ("火" * 141, tweepy.Forbidden), (" ", tweepy.BadRequest)],
)
def test_too_long_and_empty_replies_are_refused(
    simulator: RunningSimulator, client: tweepy.Client, text: str, error: type[Exception]
) -> None:
    post_id = write(simulator, text="halo")
    with pytest.raises(error):
        client.create_tweet(text=text, in_reply_to_tweet_id=post_id)


def test_a_reply_to_a_deleted_post_is_refused(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    post_id = write(simulator, text="halo")
    write(simulator, delete=post_id)
    with pytest.raises(tweepy.Forbidden, match="deleted or not visible"):
        client.create_tweet(text="halo", in_reply_to_tweet_id=post_id)


def test_direct_messages_are_listed_and_answered(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    message_id = write(simulator, text="rahasia", surface="direct")
    events = client.get_direct_message_events(
        dm_event_fields=["sender_id", "created_at", "dm_conversation_id"],
        expansions=["sender_id"],
        user_auth=True,
    )
    [event] = events.data
    assert (str(event.id), event.text) == (message_id, "rahasia")
    sent = client.create_direct_message(participant_id=event.sender_id, text="diterima")
    assert simulator.world.phone("x", "warga-1")[-1].external_id == sent.data["dm_event_id"]
    both = client.get_direct_message_events(participant_id=event.sender_id, user_auth=True)
    assert [item.text for item in both.data] == ["diterima", "rahasia"]


def test_someone_who_never_wrote_directly_cannot_be_written_to(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    write(simulator, text="halo")
    author = simulator.world.x.timeline.mentions[0].author_id
    with pytest.raises(tweepy.Forbidden, match="permission to DM"):
        client.create_direct_message(participant_id=author, text="halo")
    write(simulator, action="accept_dms")
    client.create_direct_message(participant_id=author, text="halo")


def test_direct_messages_older_than_thirty_days_are_no_longer_listed(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    write(simulator, text="lama", surface="direct")
    simulator.world.advance(31 * 86400)
    assert client.get_direct_message_events(user_auth=True).data is None


@pytest.mark.parametrize(
    "spoiled", ["consumer_key", "consumer_secret", "access_token", "access_token_secret"]
)
def test_wrong_oauth_credentials_are_unauthorized(
    simulator: RunningSimulator, spoiled: str
) -> None:
    client = tweepy_client(simulator, **{spoiled: "wrong"})
    with pytest.raises(tweepy.Unauthorized):
        client.get_me()
    client.session.close()


def test_a_signature_over_the_simulators_own_address_is_taken_and_a_tampered_one_is_not(
    simulator: RunningSimulator,
) -> None:
    url = f"{simulator.url}/x/2/users/me"
    assert requests.get(url, auth=signature(), timeout=10).ok
    signed = requests.Request("GET", url, auth=signature()).prepare()
    signed.url = f"{url}?user.fields=protected"
    with requests.Session() as session:
        assert session.send(signed, timeout=10).status_code == 401


def test_a_wrong_bearer_token_is_unauthorized(simulator: RunningSimulator) -> None:
    answer = get(simulator, MENTIONS, token="wrong")
    assert answer.status_code == 401
    assert answer.json()["title"] == "Unauthorized"


@pytest.mark.parametrize("path", ["/users/me", "/dm_events"])
def test_an_app_only_token_is_refused_where_a_user_is_needed(
    simulator: RunningSimulator, path: str
) -> None:
    answer = get(simulator, path)
    assert answer.status_code == 403
    assert answer.json()["title"] == "Unsupported Authentication"


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("max_results", "4"),
        ("max_results", "101"),
        ("since_id", "abc"),
        ("pagination_token", "nonsense"),
        ("start_time", "yesterday"),
        ("tweet.fields", "colour"),
        ("expansions", "author"),
        ("post.fields", "author_id"),
        ("page", "2"),
    ],
)
def test_wrong_parameters_are_refused_with_the_parameter_named(
    simulator: RunningSimulator, parameter: str, value: str
) -> None:
    answer = get(simulator, MENTIONS, **{parameter: value})
    assert answer.status_code == 400
    assert parameter in answer.json()["errors"][0]["parameters"]


@pytest.mark.parametrize("ids", ["", "abc", ",".join(["1"] * 101)])
def test_a_look_up_takes_one_to_a_hundred_numbers(simulator: RunningSimulator, ids: str) -> None:
    assert get(simulator, "/tweets", ids=ids).status_code == 400


def test_an_unknown_account_is_an_error_with_status_200(simulator: RunningSimulator) -> None:
    answer = get(simulator, "/users/999/mentions")
    assert answer.status_code == 200
    assert answer.json()["errors"][0]["title"] == "Not Found Error"


def test_the_call_beyond_the_window_is_refused_until_the_window_passes(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    for _ in range(CALLS_PER_WINDOW["get_dm_events"]):
        client.get_direct_message_events(user_auth=True)
    with pytest.raises(tweepy.TooManyRequests) as refused:
        client.get_direct_message_events(user_auth=True)
    assert refused.value.response.headers["x-rate-limit-remaining"] == "0"
    simulator.world.advance(61)
    client.get_direct_message_events(user_auth=True)


def test_a_scripted_rate_limit_may_leave_out_the_reset(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    simulator.world.faults.add(FaultRule("x", "rate_limited_bare", "get_mentions", count=1))
    with pytest.raises(tweepy.TooManyRequests) as refused:
        client.get_users_mentions(OWN)
    assert "x-rate-limit-reset" not in refused.value.response.headers
    client.get_users_mentions(OWN)


def test_used_up_credits_answer_402(simulator: RunningSimulator, client: tweepy.Client) -> None:
    write(simulator, text="halo")
    assert switch(simulator, credits=0.001).json()["credits"] == 0.001
    client.get_users_mentions(OWN)
    with pytest.raises(tweepy.HTTPException) as refused:
        client.get_users_mentions(OWN)
    assert refused.value.response.status_code == 402
    assert refused.value.response.json()["title"] == "CreditsDepleted"


def test_a_post_with_a_link_costs_much_more(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    post_id = write(simulator, text="halo")
    client.create_tweet(text="lihat https://contoh.example/a", in_reply_to_tweet_id=post_id)
    assert simulator.world.x.status()["spent_dollars"] == 0.2


def test_the_newer_spelling_is_understood_and_answered_when_switched_on(
    simulator: RunningSimulator,
) -> None:
    parent = write(simulator, text="banjir")
    write(simulator, text="juga", surface="comment", post_id=parent)
    switch(simulator, renamed_fields=True)
    body = get(
        simulator,
        MENTIONS,
        expansions="referenced_posts.id",
        **{"post.fields": "referenced_posts"},
    ).json()
    assert body["data"][0]["referenced_posts"] == [{"type": "replied_to", "id": parent}]
    assert body["includes"]["posts"][0]["edit_history_post_ids"] == [parent]


def test_an_unknown_field_of_a_post_is_refused(client: tweepy.Client) -> None:
    with pytest.raises(tweepy.BadRequest) as refused:
        client.request("POST", "/2/tweets", json={"text": "a", "colour": "b"}, user_auth=True)
    assert "additional properties" in refused.value.response.text


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/2/tweets", {}),
        ("/2/tweets", {"text": "halo", "reply": {}}),
        ("/2/tweets", {"text": "halo", "reply": {"in_reply_to_tweet_id": "1", "colour": "red"}}),
        ("/2/dm_conversations/with/4000000001/messages", {"text": "a" * 10_001}),
        ("/2/dm_conversations/with/4000000001/messages", {"text": ""}),
        ("/2/dm_conversations/with/4000000001/messages", {"words": "halo"}),
    ],
)
def test_a_malformed_write_is_refused(
    simulator: RunningSimulator, client: tweepy.Client, path: str, body: dict[str, Any]
) -> None:
    write(simulator, text="halo", surface="direct")
    with pytest.raises(tweepy.BadRequest):
        client.request("POST", path, json=body, user_auth=True)


def test_an_app_only_token_cannot_write(client: tweepy.Client) -> None:
    with pytest.raises(tweepy.Forbidden, match="Application-Only"):
        client.request("POST", "/2/tweets", json={"text": "halo"})


@pytest.mark.parametrize("body", [b"text=halo", b"[]"])
def test_a_body_that_is_no_json_object_is_refused(
    simulator: RunningSimulator, client: tweepy.Client, body: bytes
) -> None:
    answer = client.session.post(
        "https://api.twitter.com/2/tweets",
        data=body,
        headers={"Content-Type": "application/json"},
        auth=signature(),
    )
    assert answer.status_code == 400


def test_a_nobody_cannot_be_written_to(client: tweepy.Client) -> None:
    with pytest.raises(tweepy.Forbidden, match="permission to DM"):
        client.create_direct_message(participant_id="12", text="halo")


def test_wrong_event_types_are_refused(client: tweepy.Client) -> None:
    with pytest.raises(tweepy.BadRequest, match="event_types"):
        client.get_direct_message_events(event_types="Message", user_auth=True)


def test_the_same_words_may_be_posted_again_after_a_day(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    client.create_tweet(text="Layanan buka.")
    simulator.world.advance(86_401)
    client.create_tweet(text="Layanan buka.")


@pytest.mark.parametrize(
    "change",
    [
        {"voice": MediaFile(b"a", "audio/ogg")},
        {"surface": "direct", "location": Location(-7.1, 111.8)},
        {"surface": "group"},
        {"photos": (MediaFile(b"a", "image/jpeg"),) * 5},
        {"surface": "comment", "post_id": "12"},
        {"forwarded": True},
        {"action": "dance"},
    ],
)
def test_citizens_cannot_do_what_x_does_not_have(
    simulator: RunningSimulator, change: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match=r"X|post"):
        write(simulator, text="halo", **change)


def test_a_downloaded_file_may_be_oversized_on_order(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    write(simulator, text="foto", photos=(MediaFile(b"jpeg", "image/jpeg"),))
    asked = {"expansions": "attachments.media_keys", "media.fields": "url"}
    url = get(simulator, MENTIONS, **asked).json()["includes"]["media"][0]["url"]
    simulator.world.faults.add(FaultRule("x", "oversized_media", "media", count=1))
    assert len(requests.get(url, timeout=30).content) > 25 * 1024 * 1024
    assert requests.get(f"{url}.gone", timeout=10).status_code == 404


def test_the_journal_holds_what_was_written_served_and_answered(
    simulator: RunningSimulator, client: tweepy.Client
) -> None:
    first = write(simulator, text="jln rusak")
    write(simulator, text="jalan rusak", edit_of=first)
    client.get_users_mentions(OWN)
    client.create_tweet(text="dicatat", in_reply_to_tweet_id=first)
    events = [line for line in read_journal(simulator.journal_path) if line["platform"] == "x"]
    wrote, edited = [line for line in events if line["event"] == "citizen_wrote"]
    assert (wrote["external_id"], edited["external_id"], edited["kind"]) == (first, first, "edit")
    [served] = [line for line in events if line["event"] == "poll_served"]
    assert served["external_ids"] == [first]
    [replied] = [line for line in events if line["event"] == "reply_received"]
    assert (replied["in_reply_to"], replied["citizen"]) == (first, "warga-1")


def test_an_address_that_fails_the_challenge_is_refused(simulator: RunningSimulator) -> None:
    with pytest.raises(ValueError, match="challenge"):
        simulator.call(simulator.world.x.set_webhook("http://127.0.0.1:1/"))
