"""Instagram's adapter with the real SDK against the simulated Graph API."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from channels.base import (
    Attachment,
    Choice,
    Content,
    DeliveryReceipt,
    Event,
    Ignored,
    MessageRef,
    Parsed,
    RawMessage,
    SentTo,
    Source,
    Surface,
    Template,
)
from channels.errors import (
    AnswerLost,
    ChannelError,
    PermanentFailure,
    TemporaryFailure,
    WindowClosed,
)
from channels.instagram import CHANNEL, Instagram
from simulator.graph_events import message_event
from simulator.instagram_events import comment_value
from tests.integration.facebook_platform import (
    CLOSED_PORT,
    Platform,
    door,
    reference,
    running_platform,
    walked,
)
from tests.integration.instagram_platform import ACCOUNT, OWN_IDS, ids, messages, opened

TEXT = "Laporan Anda kami terima dengan nomor CTH-7K4M-92QX."


@pytest.fixture
def platform() -> Iterator[Platform]:
    with running_platform("instagram") as running:
        yield running


@pytest.fixture
def instagram(platform: Platform) -> Iterator[Instagram]:
    with opened(platform) as adapter:
        yield adapter


def only(instagram: Instagram) -> RawMessage:
    (found,) = messages(walked(instagram))
    return found


# --- polling ---------------------------------------------------------------------------------


def test_a_walk_finds_comments_answers_and_messages(
    platform: Platform, instagram: Instagram
) -> None:
    comment = platform.write(surface="comment", text="Air keruh")
    answer = platform.write("budi", surface="comment", text="sama", reply_to=comment)
    message = platform.write("budi", text="Lampu mati", photo=True)
    found = {each.external_id: each for each in messages(walked(instagram))}
    assert set(found) == {comment, answer, message}
    assert found[comment].surface is Surface.COMMENT
    assert found[answer].in_reply_to == comment
    assert found[message].content is Content.IMAGE
    assert found[message].account_id == ACCOUNT.account_id


def test_what_a_walk_finds_is_the_same_as_what_webhooks_bring(
    platform: Platform, instagram: Instagram
) -> None:
    comment = platform.write(surface="comment", text="Air keruh")
    platform.write("budi", surface="comment", text="benar", reply_to=comment)
    platform.write("budi", text="Lampu mati", photo=True)
    profile = platform.running.world.instagram.profile
    entry = {
        "id": ACCOUNT.account_id,
        "time": int(platform.running.world.now().timestamp()),
        "messaging": [message_event(profile, each) for each in profile.messages.values()],
        "changes": [
            {"field": "comments", "value": comment_value(each)}
            for each in profile.comments.values()
        ],
    }
    body = json.dumps({"object": "instagram", "entry": [entry]}).encode()
    pushed = [m for m in CHANNEL.parse(body, {}, Source.WEBHOOK) if isinstance(m, RawMessage)]
    polled = messages(walked(instagram))
    assert {sameness(each) for each in pushed} == {sameness(each) for each in polled}


def sameness(message: RawMessage) -> tuple[object, ...]:
    """What must not depend on how a message came. Of a comment webhooks do not tell the time."""
    return (
        message.external_id,
        message.conversation_id,
        message.surface,
        message.content,
        message.in_reply_to,
        message.text,
        message.sender.addresses,
        message.account_id,
        len(message.attachments),
    )


def test_a_new_answer_below_an_old_comment_is_found(platform: Platform) -> None:
    old = platform.write(surface="comment", text="lama")
    others = {platform.write(surface="comment", text=f"{number}") for number in range(3)}
    platform.advance(2 * 3600)
    platform.write(surface="comment", text="tengah")
    with opened(platform, overlap_minutes=10) as adapter:
        first = walked(adapter)
        answer = platform.write("budi", surface="comment", text="masih", reply_to=old)
        second = walked(adapter, first.cursor)
    assert ids(second) >= {old, answer}
    assert ids(second).isdisjoint(others)


def test_more_answers_than_come_along_are_read_too(
    platform: Platform, instagram: Instagram
) -> None:
    comment = platform.write(surface="comment", text="Air keruh")
    wanted = {comment} | {
        platform.write(f"warga{n % 7}", surface="comment", text=f"{n}", reply_to=comment)
        for n in range(120)
    }
    found = [each.external_id for each in messages(walked(instagram))]
    assert set(found) == wanted


def test_a_second_walk_reads_only_what_the_overlap_covers(platform: Platform) -> None:
    old = platform.write(surface="comment", text="lama")
    platform.advance(3 * 3600)
    middle = platform.write(surface="comment", text="tengah")
    with opened(platform, overlap_minutes=30) as adapter:
        first = walked(adapter)
        new = platform.write(text="baru")
        second = walked(adapter, first.cursor)
    assert old in ids(first)
    assert ids(second) == {middle, new}


def test_a_cursor_by_time_reads_everything_since_then(
    platform: Platform, instagram: Instagram
) -> None:
    platform.write(surface="comment", text="lama")
    platform.advance(5 * 3600)
    since = platform.running.world.now()
    late = {platform.write(surface="comment", text="baru"), platform.write(text="baru")}
    assert ids(walked(instagram, instagram.cursor_since(since))) == late
    assert len(ids(walked(instagram, instagram.cursor_since(since - timedelta(hours=6))))) == 3


def test_a_comment_whose_author_is_hidden_is_found(
    platform: Platform, instagram: Instagram
) -> None:
    platform.act("hide_author")
    comment = platform.write(surface="comment", text="Tolong")
    found = only(instagram)
    assert (found.external_id, found.sender.id, found.sender.username) == (comment, None, None)


def test_our_own_comments_and_messages_are_none_of_a_citizens(
    platform: Platform, instagram: Instagram
) -> None:
    wanted = {platform.write(surface="comment", text="Air keruh"), platform.write(text="Halo")}
    for found in messages(walked(instagram)):
        instagram.reply(reference(found), TEXT)
    assert ids(walked(instagram)) == wanted


def test_a_stream_in_trouble_does_not_stop_its_sister(
    platform: Platform, instagram: Instagram
) -> None:
    comment = platform.write(surface="comment", text="Air keruh")
    message = platform.write(text="Lampu mati")
    platform.misbehave("rate_limited", "get_conversations", seconds=120)
    first = walked(instagram)
    assert ids(first) == {comment}
    assert [(f.level, f.subject) for f in first.findings] == [("error", "conversations")]
    platform.behave()
    assert message in ids(walked(instagram, first.cursor))


def test_a_dead_token_is_permanent_and_a_slow_platform_temporary(
    platform: Platform, instagram: Instagram
) -> None:
    platform.misbehave("expired_token")
    with pytest.raises(PermanentFailure) as caught:
        instagram.fetch(None)
    assert caught.value.code == "190/463"
    platform.behave()
    platform.misbehave("rate_limited", seconds=120)
    with pytest.raises(TemporaryFailure) as slowed:
        instagram.fetch(None)
    assert slowed.value.retry_after == 120


def test_an_address_where_nobody_listens_is_temporary() -> None:
    with opened(CLOSED_PORT) as adapter, pytest.raises(TemporaryFailure):
        adapter.fetch(None)


# --- looking up ------------------------------------------------------------------------------


def test_a_mention_is_looked_up_for_its_words(platform: Platform, instagram: Instagram) -> None:
    medium = platform.write(surface="mention", text="jalan rusak", album=2)
    comment = platform.write("budi", surface="comment", text="@kabupaten.uji lihat", post_id=medium)
    caption, words = messages(list(instagram.look_up([medium, comment])))
    assert (caption.external_id, caption.surface) == (medium, Surface.MENTION)
    assert "jalan rusak" in (caption.text or "")
    assert [file.kind for file in caption.attachments] == ["image", "image"]
    assert (words.external_id, words.conversation_id) == (comment, medium)
    assert (words.text, words.surface) == ("@kabupaten.uji lihat", Surface.MENTION)


def test_what_is_deleted_comes_back_as_its_deletion(
    platform: Platform, instagram: Instagram
) -> None:
    kept = platform.write(surface="comment", text="Air keruh")
    gone = platform.write(surface="comment", text="salah")
    platform.write(delete=gone)
    found = messages(list(instagram.look_up([kept, gone])))
    assert [(each.external_id, each.event) for each in found] == [
        (kept, Event.CREATED),
        (gone, Event.DELETED),
    ]


def test_a_look_up_that_fails_deletes_nothing(platform: Platform, instagram: Instagram) -> None:
    comment = platform.write(surface="comment", text="Air keruh")
    platform.configure(scopes=[])
    platform.misbehave("server_error", "get_object")
    with pytest.raises(TemporaryFailure):
        instagram.look_up([comment])


def test_a_mention_that_graph_cannot_show_does_not_keep_the_next_one_from_its_words(
    platform: Platform, instagram: Instagram
) -> None:
    first, second = (platform.write(surface="mention", text=f"jalan {n} rusak") for n in (1, 2))
    platform.misbehave("server_error", "get_object", count=1)
    found = instagram.look_up([first, second])
    assert [message.external_id for message in messages(list(found))] == [second]
    assert (found.asked, [finding.code for finding in found.findings]) == (2, ["2"])


@pytest.mark.parametrize("trouble", ["rate_limited", "expired_token", "html"])
def test_a_look_up_ends_where_graph_would_refuse_the_next_one_too(
    platform: Platform, instagram: Instagram, trouble: str
) -> None:
    comments = [platform.write(surface="comment", text=f"jalan {n} rusak") for n in (1, 2)]
    platform.misbehave(trouble, "get_object", count=1)
    with pytest.raises(ChannelError):
        instagram.look_up(comments)


# --- the door --------------------------------------------------------------------------------


def wait_for(bodies: list[bytes], count: int = 1) -> list[bytes]:
    for _ in range(100):
        if len(bodies) >= count:
            return bodies
        time.sleep(0.05)
    raise AssertionError("no webhook came")


def read(bodies: list[bytes]) -> list[Parsed]:
    return [found for body in bodies for found in CHANNEL.parse(body, {}, Source.WEBHOOK, OWN_IDS)]


def test_the_platforms_signed_batches_are_accepted_and_read_whole(
    platform: Platform, instagram: Instagram
) -> None:
    with door(instagram) as (url, bodies):
        assert platform.set_webhook(url) == 200
        instagram.connect()
        platform.configure(batch_size=3)
        made = {
            platform.write(text="Lampu mati"),
            platform.write("budi", surface="comment", text="Air keruh"),
            platform.write("budi", surface="mention", text="Tolong"),
        }
        found = read(wait_for(bodies))
    assert {each.external_id for each in found if isinstance(each, RawMessage)} == made


def test_edits_and_unsent_messages_are_versions_of_their_message(
    platform: Platform, instagram: Instagram
) -> None:
    with door(instagram) as (url, bodies):
        assert platform.set_webhook(url) == 200
        platform.configure(batch_size=3)
        message = platform.write(text="Lampu mati")
        platform.write(edit_of=message, text="Lampu mati sejak Senin")
        platform.write(delete=message)
        found = read(wait_for(bodies))
    assert [(m.external_id, m.event) for m in found if isinstance(m, RawMessage)] == [
        (message, Event.CREATED),
        (message, Event.EDITED),
        (message, Event.DELETED),
    ]


def test_our_reply_comes_back_as_an_echo_and_its_being_read(
    platform: Platform, instagram: Instagram
) -> None:
    platform.write(text="Lampu mati")
    to = reference(only(instagram))
    with door(instagram) as (url, bodies):
        assert platform.set_webhook(url) == 200
        sent = instagram.reply(to, TEXT)
        body = {"platform": "instagram", "citizen": "sekar", "action": "read"}
        assert platform._control.post("/messages", json=body).status_code == 200
        found = read(wait_for(bodies, 2))
    # Two webhooks, which Meta does not promise to bring in order.
    (receipt,) = (each for each in found if isinstance(each, DeliveryReceipt))
    assert [each for each in found if each is not receipt] == [Ignored("echo")]
    assert (receipt.status, receipt.external_id) == ("read", sent)


def test_a_door_with_another_verify_token_does_not_shake_hands(platform: Platform) -> None:
    with opened(platform, verify_token="another") as adapter, door(adapter) as (url, _):
        assert platform.set_webhook(url) == 400


# --- replying --------------------------------------------------------------------------------


def test_a_comment_is_answered_in_public_below_it(platform: Platform, instagram: Instagram) -> None:
    comment = platform.write(surface="comment", text="Air keruh")
    sent = instagram.reply(reference(only(instagram)), TEXT)
    (line,) = platform.replies()
    assert (line["external_id"], line["in_reply_to"], line["surface"]) == (sent, comment, "comment")


def test_a_mention_elsewhere_is_answered_below_it(platform: Platform, instagram: Instagram) -> None:
    medium = platform.write(surface="mention", text="jalan rusak")
    comment = platform.write("budi", surface="comment", text="@kabupaten.uji lihat", post_id=medium)
    for found in messages(list(instagram.look_up([medium, comment]))):
        instagram.reply(reference(found), TEXT)
        with pytest.raises(PermanentFailure):
            instagram.reply(reference(found), TEXT, private=True)
    assert [line["in_reply_to"] for line in platform.replies()] == [medium, comment]


def test_a_comment_has_one_private_answer_which_tells_who_reads_it(
    platform: Platform, instagram: Instagram
) -> None:
    platform.write(surface="comment", text="Air keruh")
    found = only(instagram)
    sent = instagram.reply(reference(found), TEXT, private=True)
    assert isinstance(sent, SentTo)
    assert sent.address == found.sender.addresses[0]
    with pytest.raises(PermanentFailure) as caught:
        instagram.reply(reference(found), TEXT, private=True)
    assert caught.value.code == "10900"


def test_after_seven_days_a_comment_has_no_private_answer(
    platform: Platform, instagram: Instagram
) -> None:
    platform.write(surface="comment", text="Air keruh")
    to = reference(only(instagram))
    platform.advance(7 * 86400 + 60)
    with pytest.raises(PermanentFailure):
        instagram.reply(to, TEXT, private=True)


def test_a_message_is_answered_directly_with_quick_replies(
    platform: Platform, instagram: Instagram
) -> None:
    platform.write(text="Lampu mati")
    choices = [Choice(id="rate:5", title="5"), Choice(id="rate:4", title="4")]
    sent = instagram.reply(reference(only(instagram)), TEXT, choices=choices)
    line = platform.phone()[-1]
    assert (line["external_id"], line["text"]) == (sent, TEXT)
    assert [button["payload"] for button in line["buttons"]] == ["rate:5", "rate:4"]


def test_after_twenty_four_hours_only_what_a_person_wrote_is_sent(
    platform: Platform, instagram: Instagram
) -> None:
    platform.write(text="Lampu mati")
    to = reference(only(instagram))
    platform.advance(86400 + 60)
    with pytest.raises(WindowClosed) as caught:
        instagram.reply(to, TEXT)
    assert caught.value.code == "10/2534022"
    assert instagram.reply(to, TEXT, is_by_person=True)


def test_a_citizen_who_blocked_us_cannot_be_reached(
    platform: Platform, instagram: Instagram
) -> None:
    platform.write(text="Lampu mati")
    to = reference(only(instagram))
    platform.act("block")
    with pytest.raises(PermanentFailure) as caught:
        instagram.reply(to, TEXT)
    assert (caught.value.code or "").startswith("551")


@pytest.mark.parametrize(
    ("surface", "text"),
    [
        (Surface.COMMENT, "a" * 301),
        (Surface.COMMENT, "https://a.example https://b.example"),
        (Surface.COMMENT, "#a #b #c #d #e"),
        (Surface.COMMENT, "TERIMA KASIH"),
        (Surface.DIRECT, "🙏" * 251),
    ],
)
def test_what_instagram_would_refuse_is_not_sent(
    instagram: Instagram, platform: Platform, surface: Surface, text: str
) -> None:
    to = MessageRef(conversation_id="1", external_id="2", surface=surface)
    with pytest.raises(PermanentFailure):
        instagram.reply(to, text)
    assert platform.calls("send_message") + platform.calls("create_reply") == []


def test_there_are_no_templates(instagram: Instagram) -> None:
    with pytest.raises(PermanentFailure):
        instagram.reply(MessageRef(conversation_id="1"), TEXT, template=Template(id="t"))


def test_a_lost_answer_is_told_and_the_reply_found(
    platform: Platform, instagram: Instagram
) -> None:
    platform.write(surface="comment", text="Air keruh")
    platform.write("budi", text="Lampu mati")
    since = platform.running.world.now()
    platform.misbehave("drop_answer", "send_message")
    platform.misbehave("drop_answer", "create_reply")
    for found in messages(walked(instagram)):
        to = reference(found)
        assert instagram.find(to, TEXT, since) is None
        with pytest.raises(AnswerLost):
            instagram.reply(to, TEXT)
        assert instagram.find(to, TEXT, since) == platform.replies()[-1]["external_id"]


def test_a_private_answer_whose_answer_was_lost_is_found(
    platform: Platform, instagram: Instagram
) -> None:
    platform.write(surface="comment", text="Air keruh")
    to, since = reference(only(instagram)), platform.running.world.now()
    platform.misbehave("drop_answer", "send_message")
    with pytest.raises(AnswerLost):
        instagram.reply(to, TEXT, private=True)
    assert instagram.find(to, TEXT, since) == platform.replies()[-1]["external_id"]


def test_a_comment_is_hidden_from_others(platform: Platform, instagram: Instagram) -> None:
    comment = platform.write(surface="comment", text="Nomor saya 0811-0000-1234")
    to = reference(only(instagram))
    for _ in range(2):  # the second time changes nothing
        instagram.hide_comment(to)
    assert platform.running.world.instagram.profile.comments[comment].is_hidden
    with pytest.raises(PermanentFailure):
        instagram.hide_comment(MessageRef(conversation_id="1", external_id="2"))


# --- files and checks ------------------------------------------------------------------------


def test_a_photo_is_fetched_without_a_token(platform: Platform, instagram: Instagram) -> None:
    platform.write(photo=True)
    (file,) = only(instagram).attachments
    with instagram.open_media(file) as stream:
        assert stream.read(2) == b"\xff\xd8"
    platform.advance(15 * 86400)
    with pytest.raises(PermanentFailure), instagram.open_media(file) as stream:
        stream.read()


def test_a_file_elsewhere_is_not_fetched(instagram: Instagram) -> None:
    file = Attachment(kind="image", reference="https://files.example/x.jpg")
    with pytest.raises(PermanentFailure), instagram.open_media(file) as stream:
        stream.read()


def test_check_is_content_with_an_account_that_is_connected(
    platform: Platform, instagram: Instagram
) -> None:
    assert {finding.level for finding in instagram.connect()} == {"ok"}
    found = instagram.check()
    assert {finding.level for finding in found} == {"ok"}
    assert {finding.subject for finding in found} == {"token", "permissions", "account", "webhook"}


def test_check_names_what_is_wrong(platform: Platform) -> None:
    platform.configure(scopes=["instagram_basic", "pages_manage_metadata"], token_expires_in=86400)
    with opened(platform, account_id="1", username="") as adapter:
        found = {finding.subject: finding for finding in adapter.check()}
    assert "instagram_manage_messages" in found["permissions"].message
    assert found["token"].level == "warning"
    assert "account_id" in found["account"].message
