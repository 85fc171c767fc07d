"""The X adapter's pure parts: settings, reading, places in streams, money, words."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from channels._twitter_budget import Budget
from channels._twitter_payload import fold
from channels._twitter_streams import PAGES_PER_FETCH, Position, read_cursor, walk, write_cursor
from channels._twitter_text import comparable, has_link, weighted_length
from channels._twitter_usage import usage_finding
from channels.base import (
    ChannelContext,
    Location,
    MemoryMeter,
    RawMessage,
    Source,
    Unreadable,
    WebhookRequest,
)
from channels.errors import RejectedRequest, TemporaryFailure
from channels.twitter import CHANNEL, Twitter, TwitterSettings

SECRETS = {name: "100-invented" for name in CHANNEL.secrets}


def settings(**changed: Any) -> TwitterSettings:
    return TwitterSettings.model_validate({"kind": "twitter", "jurisdiction": "uji", **changed})


# --- what X has counted ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "level", "code", "counts"),
    [
        ({"project_usage": "79", "project_cap": "100"}, "ok", None, (79, 100)),
        ({"project_usage": 0, "project_cap": 2_000_000}, "ok", None, (0, 2_000_000)),
        ({"project_usage": "80", "project_cap": "100"}, "warning", None, (80, 100)),
        ({"project_usage": "101", "project_cap": "100"}, "error", "cap", (101, 100)),
        ({"project_usage": "5"}, "warning", None, None),
        ({"project_usage": "5", "project_cap": "0"}, "warning", None, None),
        ({"project_usage": "-5", "project_cap": "many"}, "warning", None, None),
        ({"project_usage": True, "project_cap": "9" * 400}, "warning", None, None),
        (None, "warning", None, None),
    ],
)
def test_what_x_counted_is_told_from_eighty_percent_on(
    data: Any, level: str, code: str | None, counts: tuple[int, int] | None
) -> None:
    said = usage_finding({"data": data})
    assert (said.subject, said.level, said.code) == ("usage", level, code)
    assert tuple(said.counts.values()) == (counts or ())


# --- settings --------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["poll", "webhook", "both"])
def test_polling_and_webhooks_are_offered(mode: str) -> None:
    assert settings(mode=mode).mode == mode


def test_the_answer_to_a_challenge_is_its_seal_by_the_consumer_secret() -> None:
    with closing(Twitter(settings(**SECRETS), ChannelContext())) as x:
        challenge = WebhookRequest(method="GET", url="", headers={}, query={"crc_token": "uji"})
        answer = x.handshake(challenge)
        other = x.handshake(WebhookRequest(method="GET", url="", headers={}))
        with pytest.raises(RejectedRequest):
            x.verify(WebhookRequest(method="GET", url="", headers={}))
    digest = hmac.new(SECRETS["consumer_secret"].encode(), b"uji", hashlib.sha256).digest()
    assert answer is not None
    assert json.loads(answer.body) == {
        "response_token": f"sha256={base64.b64encode(digest).decode()}"
    }
    assert other is None


def test_a_polled_account_has_nothing_to_connect() -> None:
    with closing(Twitter(settings(**SECRETS), ChannelContext())) as x:
        assert [finding.level for finding in x.connect()] == ["ok"]


def test_the_account_is_known_from_its_token_unless_it_is_set() -> None:
    assert settings(**SECRETS).own_id == "100"
    assert settings(**SECRETS, user_id="200").own_id == "200"
    assert settings().own_id == ""


def test_a_token_that_names_no_account_needs_the_account_to_be_set() -> None:
    with pytest.raises(ValidationError, match="user_id is missing"):
        settings(access_token="invented")


# --- reading ---------------------------------------------------------------------------------

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "text", "author_id", "sender_id", "geo", "attachments", "media_keys", "type"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(found=st.lists(json_values, min_size=1, max_size=4), users=json_values, media=json_values)
def test_an_item_alone_says_the_same_as_in_its_page(
    found: list[Any], users: Any, media: Any
) -> None:
    includes = {"users": users, "media": media}
    page = json.dumps({"data": found, "includes": includes}).encode()
    alone = [
        one for entry in found for one in CHANNEL.parse(fold(entry, includes), {}, Source.POLL)
    ]
    assert repr(alone) == repr(list(CHANNEL.parse(page, {}, Source.POLL)))


@given(found=json_values)
def test_an_unreadable_fragment_reproduces_itself(found: Any) -> None:
    for one in CHANNEL.parse(fold(found, {}), {}, Source.POLL):
        if isinstance(one, Unreadable):
            assert list(CHANNEL.parse(one.fragment, {}, Source.POLL)) == [one]


def test_an_activity_of_the_subscribed_account_is_ours_when_no_id_is_given() -> None:
    payload = {"id": "5", "text": "Kantor buka", "author_id": "100"}
    event = {"event_type": "post.create", "filter": {"user_id": "100"}, "payload": payload}
    body = json.dumps({"data": event}).encode()
    assert not isinstance(CHANNEL.parse(body, {}, Source.WEBHOOK)[0], RawMessage)
    told = CHANNEL.parse(body, {}, Source.WEBHOOK, frozenset({"200"}))
    assert isinstance(told[0], RawMessage)


@pytest.mark.parametrize("id", ["5", 5, 12345678901234567890])
def test_numbers_are_understood_as_ids(id: object) -> None:
    body = json.dumps({"data": {"id": id, "text": "jalan rusak"}}).encode()
    message = CHANNEL.parse(body, {}, Source.POLL)[0]
    assert isinstance(message, RawMessage)
    assert message.external_id == str(id)


# --- places in streams -----------------------------------------------------------------------


def test_an_edit_tells_by_which_ids_the_post_may_be_named() -> None:
    edited = {"id": "103", "text": "ralat", "edit_history_tweet_ids": ["101", "102", "103"]}
    (found,) = CHANNEL.parse(json.dumps({"data": [edited]}).encode(), {}, Source.POLL)

    assert isinstance(found, RawMessage)
    assert (found.external_id, found.other_ids) == ("101", ("102", "103"))


REGENCY = {"id": "p1", "name": "Bojonegoro", "full_name": "Bojonegoro, Jawa Timur"}
BOX = {"type": "Feature", "bbox": [111.4, -7.6, 112.2, -6.9], "properties": {}}


@pytest.mark.parametrize(
    "answer",
    [
        {
            "data": [{"id": "5", "text": "got meluap", "geo": {"place_id": "p1"}}],
            "includes": {"places": [REGENCY]},
        },
        {
            "data": [{"id": "5", "text": "got meluap", "geo": {"place_id": "p1"}}],
            "includes": {"places": [{**REGENCY, "geo": BOX}]},
        },
        {
            "for_user_id": "9",
            "tweet_create_events": [{"id_str": "5", "text": "got meluap", "place": REGENCY}],
        },
    ],
)
def test_a_tagged_place_keeps_its_name_and_pretends_no_point(answer: dict[str, Any]) -> None:
    (found,) = CHANNEL.parse(json.dumps(answer).encode(), {}, Source.WEBHOOK)

    assert isinstance(found, RawMessage)
    assert found.location == Location(name="Bojonegoro", address="Bojonegoro, Jawa Timur")


def post(number: int) -> dict[str, str]:
    moment = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(minutes=number)
    return {"id": str(number), "text": "laporan", "created_at": moment.isoformat()}


def never(entry: Mapping[str, Any]) -> bool:
    return False


def test_a_place_never_goes_back() -> None:
    place = Position().moved([post(12), post(9)], None)
    assert place.since == "12"
    assert place.moved([post(10)], None) == place
    assert place.moved([], None) == place


def test_a_walk_of_many_pages_is_taken_in_steps() -> None:
    total = PAGES_PER_FETCH + 3

    def read(position: Position) -> dict[str, Any]:
        number = int(position.page or total)
        following = {"next_token": str(number - 1)} if number > 1 else {}
        return {"data": [post(number)], "meta": following}

    first = walk(Position(), read, never)
    assert (first.more, len(first.items), first.position.since) == (True, PAGES_PER_FETCH, None)
    second = walk(first.position, read, never)
    assert (second.more, len(second.items)) == (False, 3)
    assert second.position == Position(since=str(total), at=post(total)["created_at"])


def test_places_survive_being_written_and_read() -> None:
    places = {"mentions": Position(since="5", page="next"), "messages": Position()}
    assert read_cursor(write_cursor(places)) == places


# --- money -----------------------------------------------------------------------------------


def test_midnight_in_utc_opens_the_next_budget() -> None:
    late = datetime(2026, 3, 3, 6, 59, 30, tzinfo=UTC).astimezone()
    meter = MemoryMeter()
    budget = Budget(0.01, ChannelContext(now=lambda: late, meter=meter))
    assert budget.affordable(0.001, 100, 5) == 10
    budget.pay_for_reading(0.001, ["1", "2", "2", "1"])
    assert budget.affordable(0.001, 100, 5) == 8
    budget.pay(0.005)
    with pytest.raises(TemporaryFailure) as caught:
        budget.affordable(0.001, 100, 5)
    assert caught.value.retry_after == 17 * 3600 + 30
    assert budget.affordable(0, 100, 5) == 100


# --- words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "length"),
    [("Baik.", 5), ("é", 1), ("e\N{COMBINING ACUTE ACCENT}", 1), ("“Baik” – ya…", 13), ("日", 2)],
)
def test_characters_count_as_x_counts_them(text: str, length: int) -> None:
    assert weighted_length(text) == length


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Terima kasih.Kami teruskan ke dinas", False),
        ("pukul 08.00-14.00, Rp 1.500.000", False),
        ("di RT.02/RW.05 Ds. Uji", False),
        ("buka UJI.GO.ID", True),
        ("http://uji", True),
        ("surel ke lapor@uji.go.id", True),
    ],
)
def test_a_link_is_what_x_would_make_one(text: str, linked: bool) -> None:
    assert has_link(text) is linked


def test_what_x_changes_in_a_reply_does_not_count_as_a_difference() -> None:
    sent = "Baik & terima kasih,  <dicatat>"
    shown = (
        "@siti_warga_uji @budi_warga_uji Baik &amp; terima kasih, &lt;dicatat&gt; https://t.co/a"
    )
    assert comparable(shown) == comparable(sent)
    assert comparable("Baik") != comparable(sent)
    assert comparable(None) == ""
