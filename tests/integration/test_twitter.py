"""The X adapter and the unmodified tweepy against the simulator, over real HTTP."""

from __future__ import annotations

import http.server
import json
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from channels.base import (
    Attachment,
    ChannelContext,
    Event,
    Finding,
    Ignored,
    MemoryMeter,
    MessageRef,
    Page,
    RawMessage,
    Source,
    Surface,
)
from channels.errors import AnswerLost, ChannelError, PermanentFailure, TemporaryFailure
from channels.twitter import CHANNEL, Twitter, TwitterSettings
from simulator.faults import FaultKind, FaultRule
from simulator.pictures import draw_photo
from simulator.server import RunningSimulator
from simulator.world import CitizenMessage, Location, MediaFile
from tests.integration.facebook_platform import door

PHOTO = draw_photo("road", "uji", 1, width=320)
VIDEO = b"\x00\x00\x00\x18ftypmp42" + bytes(64)


@pytest.fixture
def sim() -> Iterator[RunningSimulator]:
    with RunningSimulator() as running:
        running.world.x.limits.enforced = False
        yield running


@pytest.fixture
def meter() -> MemoryMeter:
    return MemoryMeter()


@pytest.fixture
def x(sim: RunningSimulator, meter: MemoryMeter) -> Iterator[Twitter]:
    with opened(sim, meter) as adapter:
        yield adapter


@contextmanager
def opened(
    sim: RunningSimulator, meter: MemoryMeter | None = None, **changed: Any
) -> Iterator[Twitter]:
    account = sim.world.settings.x
    values: dict[str, Any] = {
        "kind": "twitter",
        "jurisdiction": "uji",
        "api_url": f"{sim.url}/x",
        "bearer_token": account.bearer_token,
        "consumer_key": account.consumer_key,
        "consumer_secret": account.consumer_secret,
        "access_token": account.access_token,
        "access_token_secret": account.access_token_secret,
    }
    settings = TwitterSettings.model_validate(values | changed)
    context = ChannelContext(now=sim.world.now, meter=meter or MemoryMeter())
    with closing(Twitter(settings, context)) as adapter:
        yield adapter


def write(sim: RunningSimulator, text: str = "", **more: Any) -> str:
    """A citizen does something on X; returns the id of what was made, if anything was."""
    message = CitizenMessage(**{"citizen": "ani", "surface": "mention", "text": text, **more})

    async def work() -> list[str]:
        return sim.world.x.write(message)

    return "".join(sim.call(work())[:1])


def misbehave(sim: RunningSimulator, kind: FaultKind, operation: str, **more: Any) -> None:
    rule = replace(FaultRule("x", kind, operation, count=1), **more)

    async def work() -> None:
        sim.world.faults.add(rule)

    sim.call(work())


def found(adapter: Twitter, page: Page) -> list[RawMessage]:
    """The messages among a page's items; each item is read alone."""
    parsed = [
        one for item in page.items for one in CHANNEL.parse(item, {}, Source.POLL, adapter.own_ids)
    ]
    return [one for one in parsed if isinstance(one, RawMessage)]


def everything(adapter: Twitter, cursor: str | None = None) -> tuple[list[RawMessage], str | None]:
    """Fetch until nothing more comes."""
    messages: list[RawMessage] = []
    for _ in range(50):
        page = adapter.fetch(cursor)
        assert page.findings == []
        messages += found(adapter, page)
        cursor = page.cursor
        if not page.more:
            return messages, cursor
    raise AssertionError("fetch never comes to an end")


def to(message: RawMessage) -> MessageRef:
    return MessageRef(
        conversation_id=message.conversation_id,
        external_id=message.external_id,
        surface=message.surface,
        address=message.sender.addresses[0],
    )


def only(adapter: Twitter) -> RawMessage:
    messages, _ = everything(adapter)
    assert len(messages) == 1
    return messages[0]


def ago(sim: RunningSimulator) -> datetime:
    return sim.world.now() - timedelta(minutes=1)


# --- polling ---------------------------------------------------------------------------------


def test_a_poll_brings_mentions_and_direct_messages_oldest_first(
    sim: RunningSimulator, x: Twitter
) -> None:
    first = write(sim, "jalan rusak")
    second = write(sim, "lampu mati", citizen="budi")
    direct = write(sim, "KTP saya belum jadi", surface="direct")
    messages, _ = everything(x)
    assert [one.external_id for one in messages] == [first, second, direct]
    assert [one.surface for one in messages] == [Surface.MENTION, Surface.MENTION, Surface.DIRECT]
    assert sim.world.settings.x.own_user_id in messages[2].conversation_id.split("-")


def test_every_item_carries_its_author_media_and_place(sim: RunningSimulator, x: Twitter) -> None:
    place = Location(-7.15, 111.88, "Pasar Uji", "Jalan Melati 1, Uji")
    photo = MediaFile(PHOTO, "image/jpeg")
    write(sim, "banjir", photos=(photo, photo), location=place)
    message = only(x)
    assert message.sender.name == sim.world.person("ani").name
    assert [one.kind for one in message.attachments] == ["image", "image"]
    assert message.location is not None
    assert (message.location.latitude, message.location.longitude) == (None, None)
    assert (message.location.name, message.location.address) == ("Pasar Uji", "Jalan Melati 1, Uji")


def test_all_pages_are_read_before_the_cursor_moves(sim: RunningSimulator, x: Twitter) -> None:
    ids = [write(sim, f"laporan {number}") for number in range(205)]
    messages, cursor = everything(x)
    assert [one.external_id for one in messages] == ids
    later = write(sim, "laporan terakhir")
    messages, _ = everything(x, cursor)
    assert messages[-1].external_id == later


def test_a_walk_that_is_cut_short_keeps_what_it_has_and_goes_on_where_it_stopped(
    sim: RunningSimulator, x: Twitter
) -> None:
    ids = [write(sim, f"laporan {number}") for number in range(150)]
    sim.world.x.limits.credits = 0.1  # covers one page of 100 mentions
    page = x.fetch(None)
    assert [one.subject for one in page.findings] == ["mentions", "messages"]
    assert not page.more
    place = json.loads(page.cursor or "")["mentions"]
    assert "since" not in place
    assert place["page"]
    sim.world.x.limits.credits = None
    rest, cursor = everything(x, page.cursor)
    assert [one.external_id for one in rest + found(x, page)] == ids
    assert json.loads(cursor or "")["mentions"]["since"] == ids[-1]


def test_a_page_token_that_x_has_forgotten_only_starts_the_walk_anew(
    sim: RunningSimulator, x: Twitter
) -> None:
    written = write(sim, "jalan rusak")
    messages, _ = everything(x, json.dumps({"mentions": {"page": "forgotten"}}))
    assert [one.external_id for one in messages] == [written]


def test_a_mention_that_x_lists_late_is_found_in_the_look_back(
    sim: RunningSimulator, x: Twitter
) -> None:
    late = write(sim, "banjir")
    timeline = sim.world.x.timeline
    hidden = timeline.mentions.pop()
    write(sim, "lampu mati")
    messages, cursor = everything(x)
    assert late not in [one.external_id for one in messages]
    timeline.mentions.insert(0, hidden)
    messages, _ = everything(x, cursor)
    assert late in [one.external_id for one in messages]


def test_direct_messages_are_paged_back_to_the_last_seen(sim: RunningSimulator, x: Twitter) -> None:
    old = [write(sim, f"pesan {number}", surface="direct") for number in range(44)]
    sim.world.advance(3600)
    old.append(write(sim, "pesan terakhir", surface="direct"))
    messages, cursor = everything(x)
    assert [one.external_id for one in messages] == old
    sim.world.advance(3600)
    new = [write(sim, f"lanjutan {number}", surface="direct") for number in range(25)]
    spent = sim.world.x.limits.spent
    messages, _ = everything(x, cursor)
    assert [one.external_id for one in messages] == [old[-1], *new]
    assert sim.world.x.limits.spent - spent == pytest.approx(2 * 20 * 0.010)


def test_our_own_messages_and_reposts_come_but_are_ignored(
    sim: RunningSimulator, x: Twitter
) -> None:
    mention = write(sim, "jalan rusak")
    write(sim, citizen="budi", reply_to=mention, forwarded=True)
    write(sim, "halo", surface="direct")
    message = everything(x)[0][-1]
    x.reply(to(message), "Baik, kami catat.")
    items = x.fetch(None).items
    parsed = [one for item in items for one in CHANNEL.parse(item, {}, Source.POLL, x.own_ids)]
    reasons = [one.reason for one in parsed if isinstance(one, Ignored)]
    assert sorted(reasons) == ["own_message", "retweet"]


def test_replies_and_quotes_name_their_parent(sim: RunningSimulator, x: Twitter) -> None:
    first = write(sim, "jalan rusak")
    reply = write(sim, "betul", citizen="budi", surface="comment", post_id=first)
    own = sim.world.settings.x.username
    quote = write(sim, f"lihat @{own}", citizen="cici", surface="post", post_id=first)
    messages, _ = everything(x)
    assert {one.external_id: one.in_reply_to for one in messages} == {
        first: None,
        reply: first,
        quote: first,
    }
    assert messages[1].conversation_id == first


def test_an_edit_comes_as_a_revision_of_the_same_message(sim: RunningSimulator, x: Twitter) -> None:
    original = write(sim, "jalan rusak")
    _, cursor = everything(x)
    version = write(sim, "jalan rusak di Jalan Mawar", edit_of=original)
    messages, _ = everything(x, cursor)
    edited = [one for one in messages if one.event is Event.EDITED]
    assert [(one.external_id, one.revision) for one in edited] == [(original, version)]


def test_both_spellings_of_the_renamed_fields_are_understood(
    sim: RunningSimulator, x: Twitter
) -> None:
    first = write(sim, "jalan rusak")
    write(sim, "betul " + "sekali " * 60, citizen="budi", surface="comment", post_id=first)
    version = write(sim, "jalan rusak parah", edit_of=first)
    old_spelling, _ = everything(x)
    sim.world.x.renamed_fields = True
    with opened(sim) as other:
        new_spelling, _ = everything(other)
    assert new_spelling == old_spelling
    assert {one.revision for one in new_spelling} == {"", version}
    assert max(len(one.text or "") for one in new_spelling) > 400


def test_a_cursor_since_reads_again_from_that_time(sim: RunningSimulator, x: Twitter) -> None:
    write(sim, "lama")
    write(sim, "lama sekali", surface="direct")
    sim.world.advance(7200)
    since = sim.world.now()
    sim.world.advance(60)
    ids = [write(sim, "baru"), write(sim, "baru juga", surface="direct")]
    messages, _ = everything(x, x.cursor_since(since))
    assert [one.external_id for one in messages] == ids


def test_an_unreadable_cursor_starts_from_the_beginning(sim: RunningSimulator, x: Twitter) -> None:
    written = write(sim, "jalan rusak")
    for cursor in ("", "not json", "[]", '{"mentions": 5}', '{"mentions": {"since": 5, "x": {}}}'):
        messages, _ = everything(x, cursor)
        assert [one.external_id for one in messages] == [written]


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"])
def test_a_time_that_cannot_be_does_not_end_a_stream(
    sim: RunningSimulator, x: Twitter, at: str
) -> None:
    ids = [write(sim, "jalan rusak"), write(sim, "KTP", surface="direct")]
    cursor = json.dumps({"mentions": {"at": at}, "messages": {"at": at}})
    messages, _ = everything(x, cursor)
    assert [one.external_id for one in messages] == ids


# --- trouble ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("failing", "other"), [("get_mentions", "messages"), ("get_dm_events", "mentions")]
)
@pytest.mark.parametrize("kind", ["server_error", "html", "expired_token", "drop_answer"])
def test_a_failing_stream_does_not_stop_its_sister(
    sim: RunningSimulator, x: Twitter, failing: str, other: str, kind: FaultKind
) -> None:
    written = {
        "mentions": write(sim, "jalan rusak"),
        "messages": write(sim, "KTP", surface="direct"),
    }
    misbehave(sim, kind, failing)
    page = x.fetch(None)
    assert [one.external_id for one in found(x, page)] == [written[other]]
    assert [(one.level, one.subject) for one in page.findings] == [
        (
            "error" if kind == "expired_token" else "warning",
            next(name for name in written if name != other),
        )
    ]
    messages, _ = everything(x, page.cursor)
    assert set(written.values()) <= {one.external_id for one in messages + found(x, page)}


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [("server_error", 502, "503"), ("html", 502, "502"), ("html", 200, "html")],
)
def test_both_streams_failing_alike_is_one_temporary_failure(
    sim: RunningSimulator, x: Twitter, kind: FaultKind, status: int, code: str
) -> None:
    misbehave(sim, kind, "get_*", count=2, status=status)
    with pytest.raises(TemporaryFailure) as caught:
        x.fetch(None)
    assert caught.value.code == code
    assert not isinstance(caught.value, AnswerLost)


def test_keys_that_x_no_longer_accepts_are_permanent(sim: RunningSimulator, x: Twitter) -> None:
    misbehave(sim, "expired_token", "get_*", count=2)
    with pytest.raises(PermanentFailure) as caught:
        x.fetch(None)
    assert caught.value.code == "401"
    assert "bearer_token" in str(caught.value)


def test_a_rate_limit_says_when_to_come_back(sim: RunningSimulator, x: Twitter) -> None:
    misbehave(sim, "rate_limited", "get_*", count=2, seconds=120)
    with pytest.raises(TemporaryFailure) as caught:
        x.fetch(None)
    assert caught.value.code == "429"
    assert caught.value.retry_after == pytest.approx(121, abs=2)


def test_a_rate_limit_without_a_time_waits_a_quarter_of_an_hour(
    sim: RunningSimulator, x: Twitter
) -> None:
    misbehave(sim, "rate_limited_bare", "get_*", count=2)
    with pytest.raises(TemporaryFailure) as caught:
        x.fetch(None)
    assert caught.value.retry_after == 900


def test_used_up_credits_rest_for_hours(sim: RunningSimulator, x: Twitter) -> None:
    sim.world.x.limits.credits = 0
    with pytest.raises(TemporaryFailure) as caught:
        x.fetch(None)
    assert caught.value.code == "402"
    assert (caught.value.retry_after or 0) >= 3600


def test_nobody_listening_is_temporary_for_reading_and_for_writing(sim: RunningSimulator) -> None:
    ref = MessageRef(conversation_id="1-2", surface=Surface.DIRECT, address="twitter:2")
    with opened(sim, api_url="http://127.0.0.1:9") as lonely:
        with pytest.raises(TemporaryFailure):
            lonely.fetch(None)
        with pytest.raises(TemporaryFailure) as caught:
            lonely.reply(ref, "Baik.")
    assert not isinstance(caught.value, AnswerLost)


def test_no_token_and_no_word_of_a_citizen_is_logged(
    sim: RunningSimulator, x: Twitter, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    write(sim, "jalan Melati rusak", surface="direct")
    x.reply(to(only(x)), "Baik, kami catat.")
    account = sim.world.settings.x
    secrets = (account.bearer_token, account.access_token, account.consumer_key)
    for private in (*secrets, "Melati", "kami catat"):
        assert private not in caplog.text


# --- money -----------------------------------------------------------------------------------


def test_the_budget_is_never_exceeded_and_then_ends_polling_until_the_next_day(
    sim: RunningSimulator, meter: MemoryMeter
) -> None:
    ids = [write(sim, f"laporan {number}") for number in range(40)]
    prices = {"message_read": 0.001}
    with opened(sim, meter, daily_budget_usd=0.03, prices=prices) as frugal:
        page = frugal.fetch(None)
        assert [one.subject for one in page.findings] == ["mentions", "messages"]
        assert "daily_budget_usd" in page.findings[0].message
        with pytest.raises(TemporaryFailure) as caught:
            frugal.fetch(page.cursor)
    assert caught.value.code == "budget"
    now = sim.world.now().astimezone(UTC)
    midnight = datetime(now.year, now.month, now.day, tzinfo=UTC) + timedelta(days=1)
    left = (midnight - now).total_seconds()
    assert caught.value.retry_after == pytest.approx(left, abs=5)
    assert meter.spent_today() <= 0.03
    assert [one.external_id for one in found(frugal, page)] == ids[10:]


def test_what_was_read_once_costs_nothing_more_that_day(
    sim: RunningSimulator, x: Twitter, meter: MemoryMeter
) -> None:
    write(sim, "jalan rusak")
    write(sim, "KTP", surface="direct")
    cursor = x.fetch(None).cursor
    assert meter.spent_today() == pytest.approx(0.011)
    x.fetch(cursor)
    assert meter.spent_today() == pytest.approx(0.011)
    sim.world.advance(86_400)
    x.fetch(cursor)
    assert meter.spent_today() == pytest.approx(0.022)


def test_replies_cost_and_stay_inside_the_budget(sim: RunningSimulator, meter: MemoryMeter) -> None:
    write(sim, "jalan rusak")
    with opened(sim, meter, daily_budget_usd=0.02) as frugal:
        page = frugal.fetch(None)
        mention = found(frugal, page)[0]
        frugal.reply(to(mention), "Baik, kami catat.")
        with pytest.raises(TemporaryFailure) as caught:
            frugal.reply(to(mention), "Sudah kami teruskan.")
    assert caught.value.code == "budget"
    assert meter.spent_today() == pytest.approx(0.016)


# --- look-up ---------------------------------------------------------------------------------


def test_a_look_up_finds_deletions(sim: RunningSimulator, x: Twitter) -> None:
    ids = [write(sim, f"laporan {number}") for number in range(130)]
    for gone in (ids[3], ids[120]):
        write(sim, delete=gone)
    items = x.look_up(ids)
    parsed = [one for item in items for one in CHANNEL.parse(item, {}, Source.POLL, x.own_ids)]
    deleted = [one for one in parsed if isinstance(one, RawMessage) and one.revision == "deleted"]
    assert [(one.external_id, one.event) for one in deleted] == [
        (ids[3], Event.DELETED),
        (ids[120], Event.DELETED),
    ]
    assert len(parsed) == len(ids)


def test_a_look_up_ends_where_the_budget_ends(sim: RunningSimulator, meter: MemoryMeter) -> None:
    ids = [write(sim, f"laporan {number}") for number in range(20)]
    with opened(sim, meter, daily_budget_usd=0.05) as frugal:
        found = frugal.look_up(ids)
        assert (len(found), found.asked) == (10, 10)
        with pytest.raises(TemporaryFailure) as caught:
            frugal.look_up(ids)
    assert caught.value.code == "budget"


def test_a_look_up_that_fails_says_so_and_deletes_nothing(
    sim: RunningSimulator, x: Twitter
) -> None:
    written = write(sim, "jalan rusak")
    for kind in ("server_error", "html", "rate_limited", "drop_answer"):
        misbehave(sim, kind, "get_tweets")
        with pytest.raises(TemporaryFailure):
            x.look_up([written])


# --- replies ---------------------------------------------------------------------------------


def test_a_mention_is_answered_in_public_under_its_post(sim: RunningSimulator, x: Twitter) -> None:
    mention = write(sim, "jalan rusak")
    reply_id = x.reply(to(only(x)), "Terima kasih, laporan kami terima.")
    line = sim.world.phone("x", "ani")[-1]
    assert (line.external_id, line.in_reply_to) == (reply_id, mention)
    assert line.surface == "mention"


def test_a_direct_message_is_answered_directly(sim: RunningSimulator, x: Twitter) -> None:
    write(sim, "KTP saya", surface="direct")
    reply_id = x.reply(to(only(x)), "Nomor laporan Anda BJN-7K4M-92QX.")
    line = sim.world.phone("x", "ani")[-1]
    assert (line.external_id, line.surface) == (reply_id, "direct")


def test_a_private_answer_to_a_mention_is_a_direct_message(
    sim: RunningSimulator, x: Twitter
) -> None:
    write(sim, "jalan rusak")
    mention = only(x)
    with pytest.raises(PermanentFailure):
        x.reply(to(mention), "Nomor laporan Anda …", private=True)
    write(sim, action="accept_dms")
    reply_id = x.reply(to(mention), "Nomor laporan Anda …", private=True)
    assert sim.world.phone("x", "ani")[-1].surface == "direct"
    assert x.find(to(mention), "Nomor laporan Anda …", ago(sim)) == reply_id


@pytest.mark.parametrize(
    "text",
    ["lihat https://uji.example/1", "buka www.uji.go.id", "buka lapor.go.id ya", "uji.id/a"],
)
def test_a_public_reply_with_a_link_is_refused_before_it_costs(
    sim: RunningSimulator, x: Twitter, text: str
) -> None:
    write(sim, "jalan rusak")
    with pytest.raises(PermanentFailure, match="link"):
        x.reply(to(only(x)), text)
    assert len(sim.world.phone("x", "ani")) == 1


def test_a_public_reply_that_is_too_long_for_x_is_refused(
    sim: RunningSimulator, x: Twitter
) -> None:
    write(sim, "jalan rusak")
    mention = to(only(x))
    x.reply(mention, "a" * 280)
    with pytest.raises(PermanentFailure, match="280"):
        x.reply(mention, "\N{WHITE HEAVY CHECK MARK}" * 141)


def test_a_reply_to_a_deleted_post_is_permanent(sim: RunningSimulator, x: Twitter) -> None:
    mention = write(sim, "jalan rusak")
    ref = to(only(x))
    write(sim, delete=mention)
    with pytest.raises(PermanentFailure) as caught:
        x.reply(ref, "Baik.")
    assert caught.value.code == "403"


@pytest.mark.parametrize("surface", ["mention", "direct"])
@pytest.mark.parametrize("kind", ["drop_answer", "server_error", "html"])
def test_a_lost_answer_to_a_reply_is_told_and_found_if_it_was_sent(
    sim: RunningSimulator, x: Twitter, surface: str, kind: FaultKind
) -> None:
    write(sim, "jalan rusak & gelap", surface=surface)
    ref, since = to(only(x)), sim.world.now()
    misbehave(sim, kind, "create_*")
    with pytest.raises(AnswerLost):
        x.reply(ref, "Baik & terima kasih.")
    lines = [one for one in sim.world.phone("x", "ani") if not one.sent]
    expected = lines[0].external_id if kind == "drop_answer" else None
    assert x.find(ref, "Baik & terima kasih.", since) == expected
    assert x.find(ref, "Lain sama sekali.", since) is None


def test_a_repeat_after_a_lost_answer_is_recognised_as_perhaps_sent(
    sim: RunningSimulator, x: Twitter, meter: MemoryMeter
) -> None:
    write(sim, "jalan rusak")
    ref, since = to(only(x)), sim.world.now()
    sent = x.reply(ref, "Baik.")
    spent = meter.spent_today()
    with pytest.raises(AnswerLost) as caught:
        x.reply(ref, "Baik.")
    assert caught.value.code == "duplicate"
    assert meter.spent_today() == spent
    assert x.find(ref, "Baik.", since) == sent


def test_a_reply_is_looked_for_on_later_pages_but_not_before_its_time(
    sim: RunningSimulator, x: Twitter
) -> None:
    write(sim, "jalan rusak")
    ref, since = to(only(x)), sim.world.now()
    sent = x.reply(ref, "Baik.")
    for number in range(110):
        x.reply(ref, f"Kabar ke-{number}.")
    assert x.find(ref, "Baik.", since) == sent
    sim.world.advance(3600)
    assert x.find(ref, "Baik.", sim.world.now()) is None


def test_a_rate_limited_reply_is_temporary_and_was_not_sent(
    sim: RunningSimulator, x: Twitter
) -> None:
    write(sim, "jalan rusak")
    ref = to(only(x))
    misbehave(sim, "rate_limited", "create_tweet", seconds=30)
    with pytest.raises(TemporaryFailure) as caught:
        x.reply(ref, "Baik.")
    assert not isinstance(caught.value, AnswerLost)
    assert caught.value.retry_after == pytest.approx(31, abs=2)


def test_an_answer_to_nobody_in_particular_is_refused(x: Twitter) -> None:
    with pytest.raises(PermanentFailure):
        x.reply(MessageRef(conversation_id="1", surface=Surface.MENTION), "Baik.")
    with pytest.raises(PermanentFailure):
        x.reply(MessageRef(conversation_id="1", surface=Surface.DIRECT), "Baik.")


# --- media -----------------------------------------------------------------------------------


def test_photos_and_videos_are_fetched(sim: RunningSimulator, x: Twitter) -> None:
    write(sim, "banjir", photos=(MediaFile(PHOTO, "image/jpeg"),))
    write(sim, "banjir", video=MediaFile(VIDEO, "video/mp4"), surface="direct")
    messages, _ = everything(x)
    for message, content in zip(messages, (PHOTO, VIDEO), strict=True):
        with x.open_media(message.attachments[0]) as stream:
            assert stream.read() == content


@pytest.mark.parametrize(
    "reference",
    [
        "3_2028000000000000001",
        "https://example.org/a.jpg",
        "http://127.0.0.1:1/a.jpg",
        "file:///a",
        "https://[",
    ],
)
def test_files_elsewhere_are_not_fetched(x: Twitter, reference: str) -> None:
    attachment = Attachment(kind="image", reference=reference)
    with pytest.raises(PermanentFailure), x.open_media(attachment):
        pass


def test_a_file_that_is_gone_is_permanent(sim: RunningSimulator, x: Twitter) -> None:
    attachment = Attachment(kind="image", reference=f"{sim.url}/x-media/3_1.jpg")
    with pytest.raises(PermanentFailure), x.open_media(attachment):
        pass


# --- answers that the simulator does not give ------------------------------------------------


Answer = tuple[int, dict[str, str], Any]


class Script(http.server.ThreadingHTTPServer):
    """Answers every request with the next of `answers` (status, headers, body), and notes it."""

    def __init__(self, *answers: Answer) -> None:
        super().__init__(("127.0.0.1", 0), ScriptHandler)
        self.answers = list(answers)
        self.requests: list[tuple[str, str]] = []
        self.url = f"http://127.0.0.1:{self.server_port}"


class ScriptHandler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        script = self.server
        assert isinstance(script, Script)
        self.rfile.read(int(self.headers.get("content-length", 0)))
        script.requests.append((self.path, self.headers.get("authorization", "")))
        status, headers, body = script.answers.pop(0)
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {**headers, "content-length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    do_POST = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def scripted(*answers: Answer) -> Iterator[tuple[Twitter, Script]]:
    """An adapter whose X gives these answers in turn."""
    with Script(*answers) as script:
        thread = threading.Thread(target=script.serve_forever, args=(0.01,))
        thread.start()
        values = {"kind": "twitter", "jurisdiction": "uji", "api_url": script.url}
        secrets = dict.fromkeys(CHANNEL.secrets, "invented")
        settings = TwitterSettings.model_validate({**values, **secrets, "user_id": "100"})
        try:
            with closing(Twitter(settings, ChannelContext())) as adapter:
                yield adapter, script
        finally:
            script.shutdown()
            thread.join()


MENTION = MessageRef(
    conversation_id="5", external_id="5", surface=Surface.MENTION, address="twitter:7"
)
EMPTY: Answer = (200, {}, {"meta": {"result_count": 0}})


def reply_failure(status: int, headers: dict[str, str], body: Any) -> ChannelError:
    """What a reply raises when X answers so."""
    with scripted((status, headers, body)) as (adapter, _), pytest.raises(ChannelError) as caught:
        adapter.reply(MENTION, "Baik.")
    return caught.value


def test_a_redirect_is_not_followed_and_no_key_goes_with_it() -> None:
    elsewhere: dict[str, str] = {"location": "http://127.0.0.1:1/2/tweets"}
    answer: Answer = (307, elsewhere, {})
    with (
        scripted(answer, answer) as (adapter, script),
        pytest.raises(PermanentFailure, match="api_url"),
    ):
        adapter.fetch(None)
    assert len(script.requests) == 2


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b"<html>", b'{"data":', b"[" * 100_000])
def test_an_answer_that_is_no_object_is_temporary_or_for_a_reply_lost(body: bytes) -> None:
    answer: Answer = (200, {}, body)
    with (
        scripted(answer, answer) as (adapter, _),
        pytest.raises(TemporaryFailure) as caught,
    ):
        adapter.fetch(None)
    assert not isinstance(caught.value, AnswerLost)
    assert isinstance(reply_failure(201, {}, body), AnswerLost)


@pytest.mark.parametrize("body", [{}, {"data": None}, {"data": {"id": 5}}, {"data": [1]}])
def test_a_reply_whose_id_is_not_told_counts_as_lost(body: Any) -> None:
    assert isinstance(reply_failure(201, {}, body), AnswerLost)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"x-rate-limit-reset": "soon"}, 900),
        ({"x-rate-limit-reset": "nan"}, 900),
        ({"x-rate-limit-reset": "1"}, 1),
        ({"x-rate-limit-reset": "99999999999"}, 86_400),
        (
            {
                "x-rate-limit-reset": "1",
                "x-user-limit-24hour-remaining": "0",
                "x-user-limit-24hour-reset": "99999999999",
            },
            86_400,
        ),
    ],
)
def test_a_strange_rate_limit_is_still_a_rate_limit(
    headers: dict[str, str], seconds: float
) -> None:
    failure = reply_failure(429, headers, b"")
    assert isinstance(failure, TemporaryFailure)
    assert not isinstance(failure, AnswerLost)
    assert failure.retry_after == seconds


@pytest.mark.parametrize(
    ("status", "body", "word"),
    [
        (401, {"title": "Unauthorized"}, "access_token"),
        (403, {"type": "https://api.x.com/2/problems/oauth1-permissions"}, "console"),
        (403, {"type": "https://api.x.com/2/problems/client-forbidden"}, "project"),
        (403, {"detail": "… because you have not been mentioned …"}, "mentioned"),
        (403, b"not json", "not allow"),
        (404, {}, "404"),
        (400, {"detail": "Could not find tweet with id: [5]."}, "400"),
    ],
)
def test_a_refused_reply_is_permanent_and_says_what_to_do(
    status: int, body: Any, word: str
) -> None:
    failure = reply_failure(status, {}, body)
    assert isinstance(failure, PermanentFailure)
    assert word in str(failure)
    assert "5" not in str(failure)
    assert failure.code == str(status)


def test_hidden_posts_and_empty_answers_are_no_deletions_but_missing_ones_are() -> None:
    problems = "https://api.x.com/2/problems"
    errors = [
        {"resource_id": "1", "type": f"{problems}/not-authorized-for-resource"},
        {"value": "2", "type": f"{problems}/resource-not-found"},
        None,
    ]
    edited = {"id": "4", "text": "ralat", "edit_history_tweet_ids": ["3", "4"]}
    answer = {"data": [edited], "errors": errors}
    with scripted((200, {}, answer), (200, {}, {})) as (adapter, _):
        items = adapter.look_up(["1", "2", "3", "9"])
        assert adapter.look_up(["1"]) == ()
    parsed = [one for item in items for one in CHANNEL.parse(item, {}, Source.POLL)]
    told = [(one.external_id, one.revision) for one in parsed if isinstance(one, RawMessage)]
    assert told == [("3", "4"), ("2", "deleted"), ("9", "deleted")]


def test_a_list_that_never_ends_is_left_after_a_repeated_token() -> None:
    post = {"id": "5", "text": "@uji jalan rusak", "author_id": "7"}
    endless: Answer = (200, {}, {"data": [post], "meta": {"next_token": "same"}})
    with scripted(endless, endless, EMPTY) as (adapter, script):
        page = adapter.fetch(None)
    assert not page.more
    assert len(script.requests) == 3


def test_partial_errors_beside_data_do_not_hide_the_data() -> None:
    post = {"id": "5", "text": "@uji jalan rusak", "author_id": "7"}
    answer = {"data": [post, None], "errors": [{"title": "Not Found Error"}], "meta": {}}
    with scripted((200, {}, answer), EMPTY) as (adapter, _):
        page = adapter.fetch(None)
    assert json.loads(page.cursor or "")["mentions"] == {"since": "5"}
    assert page.items == [
        b'{"data":[null]}',
        json.dumps({"data": [post]}, separators=(",", ":")).encode(),
    ]


def test_without_times_the_newest_id_is_where_the_next_poll_begins() -> None:
    post = {"id": "5", "text": "@uji jalan rusak", "author_id": "7"}
    event = {"id": "6", "text": "halo", "sender_id": "7", "dm_conversation_id": "7-100"}
    with scripted(
        (200, {}, {"data": [post]}),
        (200, {}, {"data": [event]}),
        EMPTY,
        (200, {}, {"data": [event]}),
    ) as (adapter, script):
        page = adapter.fetch(adapter.fetch(None).cursor)
    assert "since_id=5" in script.requests[2][0]
    assert page.items == []


def test_the_self_check_sees_that_the_token_may_not_use_direct_messages() -> None:
    level = {"x-access-level": "read-write"}
    me = (200, level, {"data": {"id": "100"}})
    with scripted(me, EMPTY, EMPTY) as (adapter, _):
        said = {one.subject: one.level for one in adapter.check()}
    assert said["access_level"] == "error"


# --- self-check ------------------------------------------------------------------------------


def test_the_self_check_of_a_sound_account_is_all_ok(sim: RunningSimulator, x: Twitter) -> None:
    write(sim, "jalan rusak")
    findings = x.check()
    assert {one.level for one in findings} == {"ok"}
    assert [one.subject for one in findings] == [
        "account",
        "mentions",
        "messages",
        "usage",
        "budget",
    ]


def test_the_self_check_names_the_setting_that_is_wrong(sim: RunningSimulator) -> None:
    write(sim, "jalan rusak")
    wrong: dict[str, Any] = {
        "user_id": "4000000001",
        "bearer_token": "wrong",
        "daily_budget_usd": 0.02,
    }
    with opened(sim, **wrong) as adapter:
        said = {one.subject: (one.level, one.message) for one in adapter.check()}
    assert said["account"][0] == "error"
    assert "user_id" in said["account"][1]
    assert said["mentions"][0] == "error"
    assert "bearer_token" in said["mentions"][1]
    assert said["messages"][0] == "ok"
    assert said["budget"][0] == "ok"


def test_the_self_check_warns_of_little_money_and_few_calls(sim: RunningSimulator) -> None:
    write(sim, "KTP", surface="direct")
    sim.world.x.limits.enforced = True
    with opened(sim, daily_budget_usd=0.021) as adapter:
        for _ in range(14):
            adapter.fetch(None)
        said = {one.subject: one.level for one in adapter.check()}
        assert said["rate_limit"] == "warning"
        assert said["budget"] == "warning"


def test_the_self_check_tells_trouble_at_x_apart_from_wrong_settings(
    sim: RunningSimulator, x: Twitter
) -> None:
    misbehave(sim, "server_error", "get_me")
    said = {one.subject: one.level for one in x.check()}
    assert said["account"] == "warning"


def usage(adapter: Twitter) -> Finding:
    (found,) = [one for one in adapter.check() if one.subject == "usage"]
    return found


def test_the_self_check_tells_what_x_has_counted_this_month(
    sim: RunningSimulator, x: Twitter
) -> None:
    write(sim, "jalan rusak")
    x.fetch(None)
    sim.world.x.limits.posts_cap = 100
    said = usage(x)
    assert (said.level, said.counts["posts_cap"]) == ("ok", 100)
    assert said.counts["posts_read"] == sim.world.x.limits.posts_read > 0
    assert "cap_reset_day 10" in said.message

    sim.world.x.limits.posts_read = 100
    said = usage(x)
    assert (said.level, said.code) == ("error", "cap")


@pytest.mark.parametrize(
    ("fault", "level", "code"),
    [
        ("server_error", "warning", "503"),
        ("rate_limited", "warning", "429"),
        ("expired_token", "error", "401"),
    ],
)
def test_a_usage_that_x_does_not_tell_stops_nothing(
    sim: RunningSimulator, x: Twitter, fault: FaultKind, level: str, code: str
) -> None:
    misbehave(sim, fault, "get_usage")
    said = {one.subject: one for one in x.check()}
    assert (said["usage"].level, said["usage"].code, said["usage"].counts) == (level, code, {})
    working = ("account", "mentions", "messages", "budget")
    assert {said[subject].level for subject in working} == {"ok"}


# --- webhooks --------------------------------------------------------------------------------


@contextmanager
def connected(sim: RunningSimulator, **changed: Any) -> Iterator[tuple[Twitter, list[bytes]]]:
    """An adapter whose webhook X knows, and the bodies that come through its door."""
    with opened(sim, mode="both", **changed) as adapter, door(adapter) as (url, bodies):
        adapter._webhook_url = url
        levels = {finding.level for finding in adapter.connect()}
        assert levels <= {"ok", "warning"}, "a port in the address is told, and let through here"
        yield adapter, bodies


def pushed(adapter: Twitter, bodies: list[bytes], count: int) -> list[RawMessage]:
    for _ in range(100):
        if len(bodies) >= count:
            break
        time.sleep(0.05)
    parsed = [
        one for body in bodies for one in CHANNEL.parse(body, {}, Source.WEBHOOK, adapter.own_ids)
    ]
    return [one for one in parsed if isinstance(one, RawMessage)]


def test_what_webhooks_bring_has_the_same_identity_as_what_polls_bring(
    sim: RunningSimulator,
) -> None:
    with connected(sim) as (adapter, bodies):
        mention = write(sim, "got meluap", photos=(MediaFile(PHOTO, "image/jpeg"),))
        write(sim, "got meluap sejak Senin", edit_of=mention)
        write(sim, "selamat pagi", surface="direct")
        told = pushed(adapter, bodies, 3)
        polled, _ = everything(adapter)
    told_ids = {(one.external_id, one.revision, one.conversation_id) for one in told}
    assert len(told_ids) == 3
    assert {(one.external_id, one.revision, one.conversation_id) for one in polled} <= told_ids
    assert {one.sender.addresses for one in told} == {one.sender.addresses for one in polled}


def test_connecting_twice_registers_one_webhook_with_both_events(sim: RunningSimulator) -> None:
    with connected(sim) as (adapter, _):
        assert [finding.level for finding in adapter.connect()][-1] == "ok"
        findings = {finding.subject: finding.level for finding in adapter.check()}
    assert findings["webhook"] == "ok"
    activity = sim.world.x.activity
    assert len(activity.webhooks) == 1
    events = sorted(one["event_type"] for one in activity.subscriptions)
    assert events == ["dm.received", "post.mention.create"]


def test_a_webhook_that_x_holds_for_invalid_is_proven_again(sim: RunningSimulator) -> None:
    with connected(sim) as (adapter, _):
        (webhook,) = sim.world.x.activity.webhooks.values()
        webhook.valid = False
        (found,) = [one for one in adapter.check() if one.subject == "webhook"]
        assert (found.level, "invalid" in found.message) == ("error", True)
        adapter.connect()
        assert webhook.valid


def test_a_door_with_another_secret_fails_the_challenge(sim: RunningSimulator) -> None:
    with opened(sim, mode="webhook", consumer_secret="another") as x, door(x) as (url, _):
        x._webhook_url = url
        assert [finding.level for finding in x.connect()][-1] == "error"
    assert sim.world.x.activity.webhooks == {}


def test_the_self_check_says_what_x_does_not_send(sim: RunningSimulator) -> None:
    with opened(sim, mode="both") as adapter:
        (unknown,) = [one for one in adapter.check() if one.subject == "webhook"]
        assert (unknown.level, "connect" in unknown.message) == ("error", True)
    with connected(sim) as (adapter, _):
        sim.world.x.activity.subscriptions.pop()
        (missing,) = [one for one in adapter.check() if one.subject == "webhook"]
    assert "dm.received" in missing.message


def test_trouble_at_x_is_told_by_connect_and_not_raised(sim: RunningSimulator) -> None:
    misbehave(sim, "server_error", "list_webhooks")
    with opened(sim, mode="both") as adapter:
        assert [finding.level for finding in adapter.connect()][-1] == "error"
