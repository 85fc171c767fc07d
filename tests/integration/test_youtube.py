"""YouTube's adapter with Google's client against the simulated YouTube Data API."""

from __future__ import annotations

import http.server
import logging
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from channels.base import (
    ChannelContext,
    Event,
    Ignored,
    MemoryMeter,
    MessageRef,
    RawMessage,
    Source,
    Surface,
    Template,
)
from channels.errors import AnswerLost, ChannelError, PermanentFailure, TemporaryFailure
from channels.youtube import CHANNEL, YouTube, YouTubeSettings
from simulator.faults import FaultKind, FaultRule
from simulator.journal import read_journal
from simulator.server import RunningSimulator
from simulator.world import CitizenMessage

TEXT = "Laporan Anda kami terima dengan nomor CTH-7K4M-92QX."


@pytest.fixture
def sim() -> Iterator[RunningSimulator]:
    with RunningSimulator() as running:
        yield running


@pytest.fixture
def youtube(sim: RunningSimulator) -> Iterator[YouTube]:
    with opened(sim) as adapter:
        yield adapter


@contextmanager
def opened(
    sim: RunningSimulator | None, meter: MemoryMeter | None = None, **changed: Any
) -> Iterator[YouTube]:
    values: dict[str, Any] = {"kind": "youtube", "jurisdiction": "uji", "channel_id": "UCx"}
    context = ChannelContext()
    if sim is not None:
        account = sim.world.settings.youtube
        values |= {
            "channel_id": account.channel_id,
            "api_key": account.api_key,
            "client_id": account.client_id,
            "client_secret": account.client_secret,
            "refresh_token": account.refresh_token,
            "api_url": f"{sim.url}/youtube",
            "token_url": f"{sim.url}/youtube/token",
        }
        context = ChannelContext(now=sim.world.now, meter=meter or MemoryMeter())
    settings = YouTubeSettings.model_validate(values | changed)
    with closing(YouTube(settings, context)) as adapter:
        yield adapter


def write(sim: RunningSimulator, text: str = "", **more: Any) -> str:
    values = {"citizen": "ani", "surface": "comment", "text": text, **more}

    async def work() -> list[str]:
        return sim.world.youtube.write(CitizenMessage(**values))

    return "".join(sim.call(work())[:1])


def misbehave(sim: RunningSimulator, kind: FaultKind, operation: str, **more: Any) -> None:
    rule = replace(FaultRule("youtube", kind, operation, count=1), **more)

    async def work() -> None:
        sim.world.faults.add(rule)

    sim.call(work())


def calls(sim: RunningSimulator, operation: str) -> int:
    lines = [line for line in read_journal(sim.journal_path) if line["event"] == "api_called"]
    return sum(line["operation"] == operation for line in lines)


def read(adapter: YouTube, items: Any) -> list[RawMessage]:
    parsed = [
        one for item in items for one in CHANNEL.parse(item, {}, Source.POLL, adapter.own_ids)
    ]
    return [one for one in parsed if isinstance(one, RawMessage)]


def walked(adapter: YouTube, cursor: str | None = None) -> tuple[list[RawMessage], str | None]:
    """All steps of a walk."""
    found: list[RawMessage] = []
    for _ in range(50):
        page = adapter.fetch(cursor)
        found += read(adapter, page.items)
        cursor = page.cursor
        if not page.more:
            return found, cursor
    raise AssertionError("the walk does not end")


def ids(found: list[RawMessage]) -> set[str]:
    return {message.external_id for message in found}


def reference(message: RawMessage) -> MessageRef:
    return MessageRef(
        conversation_id=message.conversation_id,
        external_id=message.external_id,
        surface=message.surface,
    )


# --- polling ---------------------------------------------------------------------------------


def test_a_walk_finds_comments_and_their_answers(sim: RunningSimulator, youtube: YouTube) -> None:
    comment = write(sim, "Jembatan <b>rusak</b> & berbahaya\nsekali")
    answer = write(sim, "betul", citizen="budi", reply_to=comment)
    found = {each.external_id: each for each in walked(youtube)[0]}
    assert set(found) == {comment, answer}
    assert found[comment].text == "Jembatan <b>rusak</b> & berbahaya\nsekali"
    assert found[comment].surface is Surface.COMMENT
    assert found[answer].in_reply_to == comment
    assert found[answer].conversation_id == sim.world.youtube.videos.newest().id


def test_more_answers_than_come_along_are_read_once_until_there_are_others(
    sim: RunningSimulator, youtube: YouTube
) -> None:
    comment = write(sim, "Air keruh")
    wanted = {comment} | {write(sim, f"{n}", reply_to=comment) for n in range(120)}
    found, cursor = walked(youtube)
    assert ids(found) == wanted
    read_before = calls(sim, "list_comments")
    _, cursor = walked(youtube, cursor)
    assert calls(sim, "list_comments") == read_before
    new = write(sim, "masih", reply_to=comment)
    assert new in ids(walked(youtube, cursor)[0])


def test_many_threads_come_over_several_pages_each_once(
    sim: RunningSimulator, youtube: YouTube
) -> None:
    wanted = [write(sim, f"{n}", citizen=f"warga{n % 7}") for n in range(230)]
    found = [each.external_id for each in walked(youtube)[0]]
    assert sorted(found) == sorted(wanted)


def test_a_second_walk_reads_only_what_the_overlap_covers(sim: RunningSimulator) -> None:
    old = write(sim, "lama")
    sim.world.advance(3 * 3600)
    middle = write(sim, "tengah")
    with opened(sim, overlap_minutes=30) as youtube:
        first, cursor = walked(youtube)
        new = write(sim, "baru", reply_to=old)
        second, _ = walked(youtube, cursor)
    assert ids(first) == {old, middle}
    assert ids(second) == {middle, new}


def test_an_edit_comes_as_a_revision_of_the_same_comment(
    sim: RunningSimulator, youtube: YouTube
) -> None:
    comment = write(sim, "Air keruh")
    _, cursor = walked(youtube)
    sim.world.advance(2 * 3600)
    write(sim, "Air keruh sejak Senin", edit_of=comment)
    ((found,), _) = walked(youtube, cursor)
    assert (found.external_id, found.event) == (comment, Event.EDITED)
    assert (found.text, bool(found.revision)) == ("Air keruh sejak Senin", True)


def test_a_cursor_by_time_reads_everything_since_then(
    sim: RunningSimulator, youtube: YouTube
) -> None:
    write(sim, "lama")
    sim.world.advance(5 * 3600)
    since = sim.world.now()
    late = write(sim, "baru")
    assert ids(walked(youtube, youtube.cursor_since(since))[0]) == {late}
    assert len(walked(youtube, youtube.cursor_since(since - timedelta(hours=6)))[0]) == 2


def test_our_own_answers_are_no_messages(sim: RunningSimulator, youtube: YouTube) -> None:
    comment = write(sim, "Air keruh")
    ((found,), _) = walked(youtube)
    youtube.reply(reference(found), TEXT)
    assert ids(walked(youtube)[0]) == {comment}


def test_a_comment_whose_author_is_hidden_is_found(sim: RunningSimulator, youtube: YouTube) -> None:
    write(sim, action="hide_author")
    comment = write(sim, "Tolong")
    ((found,), _) = walked(youtube)
    assert (found.external_id, found.sender.id, found.sender.addresses) == (comment, None, ())


def test_a_walk_that_is_cut_short_keeps_what_it_has_and_goes_on_where_it_stopped(
    sim: RunningSimulator, youtube: YouTube
) -> None:
    wanted = {write(sim, f"{n}") for n in range(150)}
    async_fault = FaultRule("youtube", "server_error", "list_threads")

    async def fail_later() -> None:
        sim.world.faults.add(replace(async_fault, kind="slow", seconds=0.0, count=1))
        sim.world.faults.add(async_fault)

    sim.call(fail_later())
    page = youtube.fetch(None)
    assert [finding.level for finding in page.findings] == ["warning"]
    assert not page.more

    async def behave() -> None:
        sim.world.faults.clear()

    sim.call(behave())
    rest, _ = walked(youtube, page.cursor)
    assert ids(read(youtube, page.items)) | ids(rest) == wanted


def test_a_page_that_youtube_has_forgotten_only_starts_the_walk_anew(
    sim: RunningSimulator, youtube: YouTube
) -> None:
    comment = write(sim, "Air keruh")
    found, _ = walked(youtube, '{"page": "forgotten"}')
    assert ids(found) == {comment}
    assert ids(walked(youtube, "not a cursor")[0]) == {comment}


def test_a_thread_that_went_away_meanwhile_stops_no_other(
    sim: RunningSimulator, youtube: YouTube
) -> None:
    comment = write(sim, "Air keruh")
    found, _ = walked(youtube, '{"threads": [{"id": "gone"}]}')
    assert ids(found) == {comment}


@pytest.mark.parametrize("kind", ["server_error", "html", "drop_answer", "rate_limited"])
def test_passing_trouble_is_temporary(
    sim: RunningSimulator, youtube: YouTube, kind: FaultKind
) -> None:
    misbehave(sim, kind, "list_threads")
    with pytest.raises(TemporaryFailure):
        youtube.fetch(None)


def test_an_address_where_nobody_listens_is_temporary() -> None:
    with (
        opened(None, api_key="x", api_url="http://127.0.0.1:9") as youtube,
        pytest.raises(TemporaryFailure, match="api_url"),
    ):
        youtube.fetch(None)


@pytest.mark.parametrize(
    ("changed", "word"), [({"api_key": "wrong"}, "api_key"), ({"channel_id": "UCx"}, "channel_id")]
)
def test_what_is_wrong_in_the_settings_is_named(
    sim: RunningSimulator, changed: dict[str, Any], word: str
) -> None:
    with opened(sim, **changed) as youtube, pytest.raises(PermanentFailure, match=word):
        youtube.fetch(None)


def test_without_a_key_the_owner_reads(sim: RunningSimulator) -> None:
    comment = write(sim, "Air keruh")
    with opened(sim, api_key=None) as youtube:
        assert ids(walked(youtube)[0]) == {comment}


# --- the quota -------------------------------------------------------------------------------


def test_our_own_budget_ends_polling_but_keeps_some_replies(sim: RunningSimulator) -> None:
    write(sim, "Air keruh")
    meter = MemoryMeter()
    meter.spend(200)
    with opened(sim, meter, daily_quota_units=402) as youtube:
        ((found,), _) = walked(youtube)
        walked(youtube)
        with pytest.raises(TemporaryFailure) as caught:
            youtube.fetch(None)
        assert caught.value.code == "quota"
        assert 0 < (caught.value.retry_after or 0) <= 86_400
        for number in range(4):
            youtube.reply(reference(found), f"{TEXT} {number}")
        with pytest.raises(TemporaryFailure):
            youtube.reply(reference(found), TEXT)


def test_the_budget_counts_as_youtube_counts(sim: RunningSimulator) -> None:
    meter = MemoryMeter()
    comment = write(sim, "Air keruh")
    for number in range(7):
        write(sim, f"{number}", reply_to=comment)
    with opened(sim, meter) as youtube:
        found, _ = walked(youtube)
        youtube.reply(reference(found[0]), TEXT)
        youtube.look_up([comment])
    account = sim.world.settings.youtube
    assert meter.spent_today() == account.units - sim.world.youtube.units


def test_a_quota_that_is_used_up_rests_until_midnight_in_california(
    sim: RunningSimulator, youtube: YouTube
) -> None:
    sim.world.youtube.configure({"units": 0})
    with pytest.raises(TemporaryFailure) as caught:
        youtube.fetch(None)
    assert caught.value.code == "quotaExceeded"
    sim.world.advance((caught.value.retry_after or 0) + 1)
    walked(youtube)


# --- looking up ------------------------------------------------------------------------------


def test_what_is_deleted_comes_back_as_its_deletion(
    sim: RunningSimulator, youtube: YouTube
) -> None:
    kept, gone = write(sim, "Air keruh"), write(sim, "salah")
    write(sim, delete=gone)
    others = [write(sim, f"{number}") for number in range(60)]
    found = read(youtube, youtube.look_up([kept, gone, *others]))
    assert [one.external_id for one in found if one.event is Event.DELETED] == [gone]
    assert len(found) == 62
    assert calls(sim, "list_comments") == 2


def test_a_look_up_ends_where_the_quota_ends(sim: RunningSimulator) -> None:
    comments = [write(sim, f"{number}") for number in range(60)]
    with opened(sim, MemoryMeter(), daily_quota_units=2) as youtube:
        found = youtube.look_up(comments)
    assert (len(found), found.asked) == (50, 50)


def test_a_look_up_that_fails_deletes_nothing(sim: RunningSimulator, youtube: YouTube) -> None:
    comment = write(sim, "Air keruh")
    misbehave(sim, "html", "list_comments")
    with pytest.raises(ChannelError):
        youtube.look_up([comment])


# --- replying --------------------------------------------------------------------------------


def test_a_comment_and_an_answer_are_answered_in_their_thread(
    sim: RunningSimulator, youtube: YouTube
) -> None:
    comment = write(sim, "Air keruh")
    write(sim, "betul", reply_to=comment)
    sent = [youtube.reply(reference(each), TEXT) for each in walked(youtube)[0]]
    lines = [line for line in read_journal(sim.journal_path) if line["event"] == "reply_received"]
    assert [line["external_id"] for line in lines] == sent
    assert {line["in_reply_to"] for line in lines} == {comment}


def test_the_access_token_is_used_again_until_it_ends_and_renewed_where_it_was_revoked(
    sim: RunningSimulator, youtube: YouTube
) -> None:
    write(sim, "Air keruh")
    ((found,), _) = walked(youtube)
    for number in range(2):
        youtube.reply(reference(found), f"{TEXT} {number}")
    assert calls(sim, "token") == 1
    sim.world.advance(3600)
    youtube.reply(reference(found), TEXT)
    assert calls(sim, "token") == 2
    sim.world.youtube.tokens.clear()
    youtube.reply(reference(found), f"{TEXT} lagi")
    assert calls(sim, "token") == 3


def test_a_revoked_consent_is_permanent_and_reading_goes_on(
    sim: RunningSimulator, youtube: YouTube
) -> None:
    write(sim, "Air keruh")
    sim.world.youtube.configure({"is_revoked": True})
    ((found,), _) = walked(youtube)
    with pytest.raises(PermanentFailure) as caught:
        youtube.reply(reference(found), TEXT)
    assert caught.value.code == "invalid_grant"
    assert "refresh_token" in str(caught.value)


def test_a_channel_that_is_only_read_says_so(sim: RunningSimulator) -> None:
    to = MessageRef(conversation_id="v", external_id="c", surface=Surface.COMMENT)
    with (
        opened(sim, refresh_token=None) as youtube,
        pytest.raises(PermanentFailure, match="refresh_token"),
    ):
        youtube.reply(to, TEXT)


@pytest.mark.parametrize(
    "wrong",
    [
        {"private": True},
        {"template": Template(id="t")},
        {"text": "a" * 10_001},
        {"to": MessageRef(conversation_id="v", surface=Surface.COMMENT)},
        {"to": MessageRef(conversation_id="v", external_id="c", surface=Surface.DIRECT)},
    ],
)
def test_what_youtube_does_not_have_is_not_tried(
    sim: RunningSimulator, youtube: YouTube, wrong: dict[str, Any]
) -> None:
    to = MessageRef(conversation_id="v", external_id="c", surface=Surface.COMMENT)
    with pytest.raises(PermanentFailure):
        youtube.reply(**{"to": to, "text": TEXT, **wrong})
    assert calls(sim, "insert_comment") == 0


def test_a_comment_that_is_gone_or_closed_is_not_answered(
    sim: RunningSimulator, youtube: YouTube
) -> None:
    gone, closed = write(sim, "salah"), write(sim, "Air keruh")
    found = {each.external_id: each for each in walked(youtube)[0]}
    write(sim, delete=gone)
    sim.world.youtube.configure({"comments_disabled": True})
    for name, code in ((gone, "parentCommentNotFound"), (closed, "commentsDisabled")):
        with pytest.raises(PermanentFailure) as caught:
            youtube.reply(reference(found[name]), TEXT)
        assert caught.value.code == code


@pytest.mark.parametrize("kind", ["drop_answer", "server_error"])
def test_a_lost_answer_is_told_and_found_if_it_was_sent(
    sim: RunningSimulator, youtube: YouTube, kind: FaultKind
) -> None:
    write(sim, "Air keruh")
    ((found,), _) = walked(youtube)
    since = sim.world.now()
    misbehave(sim, kind, "insert_comment")
    with pytest.raises(AnswerLost):
        youtube.reply(reference(found), TEXT)
    was_sent = kind == "drop_answer"
    assert (youtube.find(reference(found), TEXT, since) is not None) == was_sent
    assert youtube.find(reference(found), TEXT, since + timedelta(hours=1)) is None


# --- the self-check --------------------------------------------------------------------------


def test_the_self_check_of_a_sound_account_is_all_ok(youtube: YouTube) -> None:
    found = {finding.subject: finding.level for finding in youtube.check()}
    assert found == {"channel": "ok", "owner": "ok", "quota": "ok"}


def test_the_self_check_says_what_is_wrong(sim: RunningSimulator) -> None:
    meter = MemoryMeter()
    meter.spend(8_000)
    with opened(sim, meter, channel_id="UCother") as youtube:
        found = {finding.subject: finding for finding in youtube.check()}
    levels = {subject: finding.level for subject, finding in found.items()}
    assert levels == {"channel": "error", "owner": "error", "quota": "warning"}
    assert "channel_id" in found["channel"].message
    with opened(sim, refresh_token=None) as youtube:
        found = {finding.subject: finding for finding in youtube.check()}
    assert (found["owner"].level, found["channel"].level) == ("warning", "ok")


# --- the wrapped client ----------------------------------------------------------------------


def test_keys_travel_in_headers_and_never_in_addresses_or_logs(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    asked: list[tuple[str, str | None]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers["X-Goog-Api-Key"]))
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:9/stolen")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *arguments: Any) -> None:
            """Stay quiet."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}"
    with (
        opened(None, api_key="rahasia-kunci", api_url=url) as youtube,
        pytest.raises(PermanentFailure, match="api_url"),
    ):
        youtube.fetch(None)
    server.shutdown()
    server.server_close()
    thread.join()
    ((path, key),) = asked
    assert key == "rahasia-kunci"
    assert "rahasia" not in path
    assert "rahasia" not in caplog.text


def test_our_own_answer_is_ignored_by_its_channel(youtube: YouTube) -> None:
    own = min(youtube.own_ids)
    comment = {"id": "c", "snippet": {"textDisplay": "x", "authorChannelId": {"value": own}}}
    body = b'{"comment": ' + str(comment).replace("'", '"').encode() + b"}"
    assert CHANNEL.parse(body, {}, Source.POLL, youtube.own_ids) == [Ignored("own_message")]
