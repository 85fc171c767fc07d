"""Facebook's adapter with the real SDK against the simulated Graph API: polling and the door."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from channels.base import (
    Content,
    DeliveryReceipt,
    Event,
    Ignored,
    RawMessage,
    Source,
    Surface,
)
from channels.errors import PermanentFailure, TemporaryFailure
from channels.facebook import CHANNEL
from channels.meta_check import subscribe
from simulator.graph_events import comment_value, message_event, post_value
from tests.integration.facebook_platform import (
    ACCOUNT,
    CLOSED_PORT,
    Platform,
    door,
    ids,
    messages,
    opened,
    reference,
    running_platform,
    walked,
)


@pytest.fixture
def platform() -> Iterator[Platform]:
    with running_platform() as running:
        yield running


# --- polling ---------------------------------------------------------------------------------


def test_a_walk_finds_posts_comments_answers_and_messages(platform: Platform) -> None:
    post = platform.write(surface="post", text="Jembatan Desa Contoh berlubang")
    comment = platform.write(surface="comment", text="Air keruh", photo=True)
    answer = platform.write("budi", surface="comment", text="sama", reply_to=comment)
    message = platform.write("budi", text="Lampu mati")
    with opened(platform) as page:
        found = {each.external_id: each for each in messages(walked(page))}
    assert set(found) == {post, comment, answer, message}
    assert found[post].surface is Surface.POST
    assert found[comment].surface is Surface.COMMENT
    assert found[comment].content is Content.IMAGE
    assert found[answer].in_reply_to == comment
    assert found[message].surface is Surface.DIRECT
    assert found[message].account_id == ACCOUNT.page_id


def test_what_a_walk_finds_is_the_same_as_what_webhooks_bring(platform: Platform) -> None:
    platform.write(surface="post", text="Jalan rusak", photo=True)
    comment = platform.write(surface="comment", text="Air keruh", photo=True)
    platform.write("budi", surface="comment", text="benar", reply_to=comment)
    platform.write("budi", text="Lampu mati", photo=True)
    platform.write("budi", location={"latitude": -7.15, "longitude": 111.88, "name": "Pasar"})
    pushed = {each.external_id: each for each in from_webhooks(platform)}
    with opened(platform) as page:
        polled = {each.external_id: each for each in messages(walked(page))}
    assert set(pushed) == set(polled)
    for name, message in pushed.items():
        assert sameness(polled[name]) == sameness(message)


def from_webhooks(platform: Platform) -> list[RawMessage]:
    """What the simulator would push for everything that stands on the Page now."""
    page = platform.running.world.graph.page
    people = [post for post in page.posts.values() if post.author is not page.own]
    entry = {
        "id": ACCOUNT.page_id,
        "time": 1767582000,
        "messaging": [message_event(page, each) for each in page.messages.values()],
        "changes": [
            {"field": "feed", "value": value}
            for value in (
                *(post_value(page, post, "add") for post in people),
                *(comment_value(page, each, "add") for each in page.comments.values()),
            )
        ],
    }
    body = json.dumps({"object": "page", "entry": [entry]}).encode()
    found = CHANNEL.parse(body, {}, Source.WEBHOOK, frozenset({ACCOUNT.page_id}))
    return [each for each in found if isinstance(each, RawMessage)]


def sameness(message: RawMessage) -> tuple[object, ...]:
    """What must not depend on how a message came; times in whole seconds."""
    return (
        message.external_id,
        message.conversation_id,
        message.surface,
        message.content,
        message.in_reply_to,
        message.text,
        message.location,
        message.sender.addresses,
        message.sent_at and message.sent_at.replace(microsecond=0),
        [attachment.kind for attachment in message.attachments],
    )


def test_a_comment_whose_author_is_hidden_is_found(platform: Platform) -> None:
    platform.act("hide_author")
    comment = platform.write(surface="comment", text="Tolong")
    with opened(platform) as page:
        (found,) = messages(walked(page))
    assert found.external_id == comment
    assert found.sender.id is None


def test_our_own_posts_and_comments_are_no_messages(platform: Platform) -> None:
    comment = platform.write(surface="comment", text="Air keruh")
    with opened(platform) as page:
        (found,) = messages(walked(page))
        page.reply(reference(found), "Terima kasih, kami catat.")
        assert ids(walked(page)) == {comment}


def test_a_second_walk_reads_only_what_the_overlap_covers(platform: Platform) -> None:
    old = platform.write(surface="comment", text="lama")
    old_message = platform.write(text="lama")
    platform.advance(3 * 3600)
    middle = platform.write(surface="comment", text="tengah")
    with opened(platform, overlap_minutes=30) as page:
        first = walked(page)
        assert ids(first) == {old, old_message, middle}
        new = platform.write(surface="comment", text="baru")
        new_message = platform.write(text="baru")
        second = walked(page, first.cursor)
    assert ids(second) >= {middle, new, new_message}
    assert old not in ids(second)


def test_what_is_written_while_a_walk_rests_is_found_by_the_next(platform: Platform) -> None:
    posts = [platform.write(surface="post", text=f"Laporan {n}") for n in range(14)]
    with opened(platform) as page:
        begun = page.fetch(None)
        assert begun.more, "there is more than one step reads"
        platform.advance(4 * 3600)
        meanwhile = platform.write(surface="comment", text="sementara itu", reply_to=posts[-1])
        platform.advance(3 * 3600)
        platform.write(surface="comment", text="terakhir", reply_to=posts[0])
        rest = walked(page, begun.cursor)
        found = ids(begun) | ids(rest) | ids(walked(page, rest.cursor))
    assert meanwhile in found


def test_connecting_leaves_what_another_channel_of_the_app_hears(platform: Platform) -> None:
    with opened(platform) as page:
        page.connect()
        fewer = subscribe(page._graph, ACCOUNT.page_id, ACCOUNT.app_id, ("feed",))
        assert [finding.level for finding in fewer] == ["ok"]
        levels = {finding.level for finding in page.check() if finding.subject == "webhook"}
    assert levels == {"ok"}


def test_a_cursor_by_time_reads_everything_since_then_with_overlap(platform: Platform) -> None:
    platform.write(surface="comment", text="lama")
    platform.advance(5 * 3600)
    since = platform.running.world.now()
    late = platform.write(surface="comment", text="baru")
    post = platform.write(surface="post", text="baru")
    message = platform.write(text="baru")
    with opened(platform) as page:
        found = walked(page, page.cursor_since(since))
        everything = walked(page, page.cursor_since(since - timedelta(hours=6)))
    assert ids(found) == {late, post, message}
    assert len(ids(everything)) == 4


def test_comments_of_posts_older_than_the_look_back_are_left_to_webhooks(
    platform: Platform,
) -> None:
    old_post = platform.write(surface="post", text="lama")
    platform.advance(10 * 86400)
    platform.write("budi", surface="comment", text="baru", post_id=old_post)
    new_post = platform.write(surface="post", text="baru")
    since = platform.running.world.now()
    seen = platform.write("budi", surface="comment", text="terlihat", post_id=new_post)
    with opened(platform, look_back_days=7) as page:
        assert ids(walked(page, page.cursor_since(since))) == {new_post, seen}


def test_an_edited_comment_is_found_with_its_new_words(platform: Platform) -> None:
    comment = platform.write(surface="comment", text="Air keruh")
    with opened(platform) as page:
        first = walked(page)
        platform.write(edit_of=comment, text="Air keruh sejak Senin")
        (found,) = messages(walked(page, first.cursor))
    assert (found.external_id, found.text) == (comment, "Air keruh sejak Senin")


def test_many_comments_come_over_several_pages_each_once(platform: Platform) -> None:
    wanted = {platform.write(f"warga{n % 7}", surface="comment", text=f"{n}") for n in range(120)}
    with opened(platform) as page:
        found = [each.external_id for each in messages(walked(page))]
    assert sorted(found) == sorted(wanted)


def test_a_stream_in_trouble_does_not_stop_its_sisters(platform: Platform) -> None:
    post = platform.write(surface="post", text="Jalan rusak")
    comment = platform.write(surface="comment", text="Air keruh")
    message = platform.write(text="Lampu mati")
    with opened(platform) as page:
        platform.misbehave("rate_limited", "get_conversations", seconds=120)
        first = walked(page)
        assert ids(first) == {post, comment}
        assert [(f.level, f.subject) for f in first.findings] == [("error", "conversations")]
        platform.behave()
        second = walked(page, first.cursor)
    assert message in ids(second)
    assert second.findings == []


def test_a_conversation_in_trouble_is_read_by_the_next_walk(platform: Platform) -> None:
    missed = platform.write("budi", text="pertama")
    seen = platform.write("sekar", text="kedua")
    with opened(platform, overlap_minutes=0) as page:
        # The newest conversation is read first.
        platform.misbehave("server_error", "get_messages", count=1)
        first = walked(page)
        assert len(ids(first)) == 1
        assert [(f.level, f.subject) for f in first.findings] == [("warning", "conversations")]
        second = walked(page, first.cursor)
    assert ids(first) | ids(second) == {missed, seen}


def test_a_cut_off_step_loses_nothing(platform: Platform) -> None:
    wanted = {
        *(platform.write(f"warga{n}", surface="comment", text=f"{n}") for n in range(30)),
        *(platform.write(f"warga{n}", text=f"{n}") for n in range(30)),
    }
    platform.misbehave("drop_answer", probability=0.2)
    platform.misbehave("html", probability=0.1)
    cursor, found = None, set()
    with opened(platform) as page:
        for step in range(60):
            if step == 40:
                platform.behave()
            try:
                fetched = page.fetch(cursor)
            except TemporaryFailure:
                continue
            found |= ids(fetched)
            cursor = fetched.cursor
    assert found == wanted


def test_a_stream_that_is_done_waits_for_its_sisters(platform: Platform) -> None:
    for number in range(150):
        platform.write(f"warga{number % 5}", surface="comment", text=f"{number}")
    platform.write(text="Lampu mati")
    for number in range(20):
        platform.write(f"warga{number}", text=f"{number}")
    with opened(platform) as page:
        walked(page)
        assert len(platform.calls("get_conversations")) == 1
        assert len(platform.calls("get_feed")) == 2


def test_trouble_with_everything_is_raised(platform: Platform) -> None:
    with opened(platform) as page:
        platform.misbehave("expired_token")
        with pytest.raises(PermanentFailure) as caught:
            page.fetch(None)
        assert caught.value.code == "190/463"
        platform.behave()
        platform.misbehave("rate_limited", seconds=120)
        with pytest.raises(TemporaryFailure) as slowed:
            page.fetch(None)
    assert slowed.value.retry_after == 120


@pytest.mark.parametrize("kind", ["rate_limited_bare", "server_error", "html", "drop_answer"])
def test_passing_trouble_is_temporary(platform: Platform, kind: str) -> None:
    with opened(platform) as page:
        platform.misbehave(kind)
        with pytest.raises(TemporaryFailure):
            page.fetch(None)


def test_an_address_where_nobody_listens_is_temporary() -> None:
    with opened(CLOSED_PORT) as page, pytest.raises(TemporaryFailure) as caught:
        page.fetch(None)
    assert "api_url" in str(caught.value)


def test_a_page_without_token_proof_would_be_refused_and_ours_is_not(platform: Platform) -> None:
    platform.configure(requires_proof=True)
    message = platform.write(text="Lampu mati")
    with opened(platform) as page:
        assert ids(walked(page)) == {message}


def test_a_spoiled_cursor_starts_anew(platform: Platform) -> None:
    message = platform.write(text="Lampu mati")
    with opened(platform) as page:
        assert ids(walked(page, "not a cursor")) == {message}


# --- the door --------------------------------------------------------------------------------


def test_the_platforms_signed_batches_are_accepted_and_read_whole(platform: Platform) -> None:
    with opened(platform) as page, door(page) as (url, bodies):
        assert platform.set_webhook(url) == 200
        page.connect()
        platform.configure(batch_size=3)
        made = {
            platform.write(text="Lampu mati", sticker=True),
            platform.write("budi", surface="comment", text="Air keruh"),
            platform.write("budi", surface="mention", text="Tolong"),
        }
        (body,) = wait_for(bodies)
    found = CHANNEL.parse(body, {}, Source.WEBHOOK, frozenset({ACCOUNT.page_id}))
    assert {each.external_id for each in found if isinstance(each, RawMessage)} == made


def test_edits_and_deletions_come_as_versions_of_their_message(platform: Platform) -> None:
    with opened(platform) as page, door(page) as (url, bodies):
        assert platform.set_webhook(url) == 200
        page.connect()
        platform.configure(batch_size=5)
        message = platform.write(text="Lampu mati")
        platform.write(edit_of=message, text="Lampu mati sejak Senin")
        platform.write(delete=message)
        comment = platform.write(surface="comment", text="Air keruh")
        platform.write(delete=comment)
        (body,) = wait_for(bodies)
    found = CHANNEL.parse(body, {}, Source.WEBHOOK, frozenset({ACCOUNT.page_id}))
    assert [(m.external_id, m.event) for m in found if isinstance(m, RawMessage)] == [
        (message, Event.CREATED),
        (message, Event.EDITED),
        (message, Event.DELETED),
        (comment, Event.CREATED),
        (comment, Event.DELETED),
    ]


def test_our_reply_comes_back_as_an_echo_and_its_receipts(platform: Platform) -> None:
    platform.write(text="Lampu mati")
    with opened(platform) as page, door(page) as (url, bodies):
        (message,) = messages(walked(page))
        assert platform.set_webhook(url) == 200
        page.connect()
        platform.configure(batch_size=3)
        sent = page.reply(reference(message), "Kami catat.")
        (body,) = wait_for(bodies)
    echo, delivered, read = CHANNEL.parse(body, {}, Source.WEBHOOK, frozenset({ACCOUNT.page_id}))
    assert echo == Ignored("echo")
    assert isinstance(delivered, DeliveryReceipt)
    assert (delivered.status, delivered.external_id) == ("delivered", sent)
    assert isinstance(read, DeliveryReceipt)
    assert (read.status, read.conversation_id) == ("read", message.conversation_id)


def test_a_door_with_another_verify_token_does_not_shake_hands(platform: Platform) -> None:
    with opened(platform, verify_token="another") as page, door(page) as (url, _):
        assert platform.set_webhook(url) == 400


def wait_for(bodies: list[bytes]) -> list[bytes]:
    """What has come through the door, once something has."""
    deadline = time.monotonic() + 10
    while not bodies:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return bodies


# --- self-check and connecting ---------------------------------------------------------------


def test_check_is_content_with_a_page_that_is_connected(platform: Platform) -> None:
    with opened(platform) as page:
        assert [finding.level for finding in page.connect()] == ["ok"]
        assert [finding.level for finding in page.connect()] == ["ok"]
        found = {finding.subject: finding.level for finding in page.check()}
    assert found == {"token": "ok", "permissions": "ok", "page": "ok", "webhook": "ok"}


def test_check_tells_of_a_page_that_is_not_connected(platform: Platform) -> None:
    with opened(platform) as page:
        assert ("webhook", "error") in {(f.subject, f.level) for f in page.check()}


def test_check_tells_of_events_that_are_not_subscribed(platform: Platform) -> None:
    with opened(platform) as page:
        page.connect()
        platform.running.world.graph.subscription.fields.discard("feed")
        found = [f for f in page.check() if f.subject == "webhook"]
    assert [(f.level, "feed" in f.message) for f in found] == [("warning", True)]


def test_check_warns_before_the_token_expires(platform: Platform) -> None:
    platform.configure(token_expires_in=5 * 86400 + 60)
    with opened(platform) as page:
        (found,) = (f for f in page.check() if f.subject == "token")
    assert found.level == "warning"
    assert " 5 more days" in found.message


def test_check_tells_of_an_expired_token_and_goes_on(platform: Platform) -> None:
    platform.configure(token_expires_in=0)
    with opened(platform) as page:
        found = {finding.subject: finding.level for finding in page.check()}
    assert found == {"token": "error", "page": "error", "webhook": "error"}


def test_check_names_the_permissions_that_are_missing(platform: Platform) -> None:
    platform.configure(scopes=["pages_messaging", "pages_manage_metadata"])
    with opened(platform) as page:
        (found,) = (f for f in page.check() if f.subject == "permissions")
    assert found.level == "error"
    assert "pages_read_user_content" in found.message


def test_check_tells_of_another_apps_token_and_of_another_page(platform: Platform) -> None:
    with opened(platform, app_id="1") as page:
        assert ("token", "error") in {(f.subject, f.level) for f in page.check()}
    with opened(platform, page_id="2") as page:
        found = {(f.subject, f.level) for f in page.check()}
    assert {("token", "error"), ("page", "error")} <= found
