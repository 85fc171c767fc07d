"""Facebook's adapter with the real SDK against the simulated Graph API: replies and media."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from channels.base import Attachment, Choice, MessageRef, RawMessage, SentTo, Surface, Template
from channels.errors import AnswerLost, PermanentFailure, TemporaryFailure, WindowClosed
from channels.facebook import Facebook
from tests.integration.facebook_platform import (
    CLOSED_PORT,
    Platform,
    messages,
    opened,
    reference,
    running_platform,
    walked,
)

TEXT = "Laporan Anda kami terima dengan nomor CTH-7K4M-92QX."


@pytest.fixture
def platform() -> Iterator[Platform]:
    with running_platform() as running:
        yield running


@pytest.fixture
def page(platform: Platform) -> Iterator[Facebook]:
    with opened(platform) as adapter:
        yield adapter


def only(page: Facebook) -> RawMessage:
    (found,) = messages(walked(page))
    return found


# --- hiding ----------------------------------------------------------------------------------


def test_a_comment_is_hidden_from_others(platform: Platform, page: Facebook) -> None:
    comment = platform.write(surface="comment", text="Nomor saya 0811-0000-1234")
    to = reference(only(page))
    for _ in range(2):  # the second time changes nothing
        page.hide_comment(to)
    hidden = platform.calls("change_comment")
    assert len(hidden) == 2
    shown = page._graph.read(comment, fields="is_hidden")
    assert shown["is_hidden"] is True


def test_what_is_no_comment_cannot_be_hidden(platform: Platform, page: Facebook) -> None:
    platform.write(text="Lampu mati")
    with pytest.raises(PermanentFailure):
        page.hide_comment(reference(only(page)))
    assert platform.calls("change_comment") == []


def test_a_comment_that_is_gone_is_not_hidden(platform: Platform, page: Facebook) -> None:
    platform.write(surface="comment", text="Air keruh")
    to = replace(reference(only(page)), external_id="5501_999999")
    with pytest.raises(PermanentFailure):
        page.hide_comment(to)


def test_a_lost_answer_may_be_asked_again(platform: Platform, page: Facebook) -> None:
    platform.write(surface="comment", text="Air keruh")
    to = reference(only(page))
    platform.misbehave("drop_answer", "change_comment")
    with pytest.raises(TemporaryFailure):
        page.hide_comment(to)
    platform.behave()
    page.hide_comment(to)


# --- sending ---------------------------------------------------------------------------------


def test_a_message_is_answered_in_messenger(platform: Platform, page: Facebook) -> None:
    platform.write(text="Lampu mati")
    sent = page.reply(reference(only(page)), TEXT)
    (received,) = platform.replies()
    assert received["external_id"] == sent
    assert (received["text"], received["surface"]) == (TEXT, "direct")


def test_choices_are_quick_replies_below_a_message(platform: Platform, page: Facebook) -> None:
    platform.write(text="Lampu mati")
    long = "Tidak puas sama sekali dengan ini"
    choices = [Choice(id=f"rate:{n}", title=f"{n} {long}") for n in range(15)]
    page.reply(reference(only(page)), "Puas?", choices=choices, asks_location=True)
    buttons = platform.phone()[-1]["buttons"]
    assert len(buttons) == 13
    assert buttons[2] == {"title": "2 Tidak puas sama…", "payload": "rate:2"}


@pytest.mark.parametrize("private", [False, True])
def test_an_answer_to_a_comment_has_no_quick_replies(
    platform: Platform, page: Facebook, private: bool
) -> None:
    platform.write(surface="comment", text="Air keruh")
    choices = [Choice(id="skip", title="Lewati")]
    page.reply(reference(only(page)), TEXT, private=private, choices=choices)
    assert platform.phone()[-1]["buttons"] == []


def test_a_comment_is_answered_in_public_below_it(platform: Platform, page: Facebook) -> None:
    comment = platform.write(surface="comment", text="Air keruh")
    sent = page.reply(reference(only(page)), TEXT)
    (received,) = platform.replies()
    assert (received["external_id"], received["in_reply_to"]) == (sent, comment)
    assert received["surface"] == "comment"


def test_a_post_is_answered_in_public_below_it(platform: Platform, page: Facebook) -> None:
    post = platform.write(surface="post", text="Jalan rusak")
    page.reply(reference(only(page)), TEXT)
    (received,) = platform.replies()
    assert (received["in_reply_to"], received["surface"]) == (post, "comment")


@pytest.mark.parametrize("surface", ["comment", "post"])
def test_a_public_message_has_one_private_answer(
    platform: Platform, page: Facebook, surface: str
) -> None:
    platform.write(surface=surface, text="Air keruh")
    to = reference(only(page))
    sent = page.reply(to, TEXT, private=True)
    (received,) = platform.replies()
    assert (received["external_id"], received["surface"]) == (sent, "direct")
    with pytest.raises(PermanentFailure) as caught:
        page.reply(to, TEXT, private=True)
    assert caught.value.code == "10900"


def test_a_review_that_cannot_be_answered_in_private_waits_for_its_author(
    page: Facebook,
) -> None:
    review = MessageRef(conversation_id="6801", external_id="6801", surface=Surface.POST)
    with pytest.raises(WindowClosed) as caught:
        page.reply(review, TEXT, private=True)
    assert caught.value.code == "100/33"


def test_a_post_is_answered_by_nobody_whose_token_has_ended(
    platform: Platform, page: Facebook
) -> None:
    platform.write(surface="post", text="Air keruh")
    to = reference(only(page))
    platform.misbehave("expired_token")
    with pytest.raises(PermanentFailure) as caught:
        page.reply(to, TEXT, private=True)
    assert not isinstance(caught.value, WindowClosed)


def test_after_seven_days_a_comment_has_no_private_answer(
    platform: Platform, page: Facebook
) -> None:
    platform.write(surface="comment", text="Air keruh")
    to = reference(only(page))
    platform.advance(timedelta(days=7, hours=1).total_seconds())
    with pytest.raises(PermanentFailure):
        page.reply(to, TEXT, private=True)


def test_after_twenty_four_hours_messenger_is_closed(platform: Platform, page: Facebook) -> None:
    platform.write(text="Lampu mati")
    to = reference(only(page))
    platform.advance(timedelta(hours=25).total_seconds())
    with pytest.raises(WindowClosed) as caught:
        page.reply(to, TEXT)
    assert caught.value.code == "10/2018278"
    assert "24 hours" in str(caught.value)


def test_what_a_person_wrote_is_taken_for_a_week(platform: Platform, page: Facebook) -> None:
    platform.write(text="Lampu mati")
    to = reference(only(page))
    platform.advance(timedelta(days=6).total_seconds())
    assert page.reply(to, TEXT, is_by_person=True)
    platform.advance(timedelta(days=2).total_seconds())
    with pytest.raises(WindowClosed):
        page.reply(to, TEXT, is_by_person=True)


def test_the_private_answer_to_a_comment_tells_who_its_author_is_in_messenger(
    platform: Platform, page: Facebook
) -> None:
    platform.write(surface="comment", text="Air keruh")
    sent = page.reply(reference(only(page)), TEXT, private=True)
    assert isinstance(sent, SentTo)
    platform.write(text="Di RT 03")
    (said,) = [raw for raw in messages(walked(page)) if raw.surface is Surface.DIRECT]
    assert said.sender.addresses == (sent.address,)


def test_a_citizen_who_blocked_us_cannot_be_reached(platform: Platform, page: Facebook) -> None:
    platform.write(text="Lampu mati")
    to = reference(only(page))
    platform.act("block")
    with pytest.raises(PermanentFailure) as caught:
        page.reply(to, TEXT)
    assert caught.value.code == "551/1545041"


def test_a_comment_that_is_gone_cannot_be_answered(platform: Platform, page: Facebook) -> None:
    comment = platform.write(surface="comment", text="Air keruh")
    to = reference(only(page))
    platform.write(delete=comment)
    with pytest.raises(PermanentFailure) as caught:
        page.reply(to, TEXT)
    assert caught.value.code == "100/33"


def test_what_facebook_cannot_take_is_not_sent(platform: Platform, page: Facebook) -> None:
    to = MessageRef(conversation_id="5", external_id="m_1")
    public = replace(to, surface=Surface.COMMENT, external_id="5_6")
    refused: list[Callable[[], str]] = [
        lambda: page.reply(to, "x" * 2001),
        lambda: page.reply(public, "x" * 2001, private=True),
        lambda: page.reply(public, "x" * 8001),
        lambda: page.reply(to, "x", template=Template(id="1")),
        lambda: page.reply(replace(public, surface=Surface.MENTION), "x", private=True),
        lambda: page.reply(replace(public, external_id="../me"), "x"),
    ]
    for send in refused:
        with pytest.raises(PermanentFailure):
            send()
    assert platform.journal("api_called") == []


def test_a_rate_limit_says_when_to_come_back(platform: Platform, page: Facebook) -> None:
    platform.write(text="Lampu mati")
    to = reference(only(page))
    platform.misbehave("rate_limited", "send_message", seconds=60)
    with pytest.raises(TemporaryFailure) as caught:
        page.reply(to, TEXT)
    assert not isinstance(caught.value, AnswerLost)
    assert (caught.value.retry_after, caught.value.code) == (60, "80001")


@pytest.mark.parametrize("kind", ["drop_answer", "html", "server_error"])
@pytest.mark.parametrize("surface", ["direct", "comment"])
def test_a_lost_answer_is_said_to_be_lost_and_sent_no_second_time(
    platform: Platform, page: Facebook, kind: str, surface: str
) -> None:
    platform.write(surface=surface, text="Lampu mati")
    to = reference(only(page))
    platform.misbehave(kind)
    with pytest.raises(AnswerLost):
        page.reply(to, TEXT)
    operation = "send_message" if surface == "direct" else "create_comment"
    assert len(platform.calls(operation)) == 1
    assert len(platform.replies()) == (1 if kind == "drop_answer" else 0)


def test_what_could_not_be_sent_at_all_is_temporary_and_not_lost() -> None:
    with opened(CLOSED_PORT) as page, pytest.raises(TemporaryFailure) as caught:
        page.reply(MessageRef(conversation_id="5", address="facebook:5"), TEXT)
    assert not isinstance(caught.value, AnswerLost)


def test_a_failure_tells_neither_token_nor_words_nor_ids(
    platform: Platform, page: Facebook
) -> None:
    platform.write(text="Lampu mati")
    to = reference(only(page))
    platform.misbehave("drop_answer", "send_message")
    with pytest.raises(AnswerLost) as caught:
        page.reply(to, TEXT)
    told = f"{caught.value}{caught.value.__cause__}"
    assert to.conversation_id not in told
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


# --- finding ---------------------------------------------------------------------------------


@pytest.mark.parametrize("surface", ["direct", "comment", "post"])
def test_a_reply_whose_answer_was_lost_is_found(
    platform: Platform, page: Facebook, surface: str
) -> None:
    platform.write(surface=surface, text="Lampu mati")
    to = reference(only(page))
    since = platform.running.world.now()
    assert page.find(to, TEXT, since) is None
    platform.misbehave("drop_answer", count=1)
    with pytest.raises(AnswerLost):
        page.reply(to, TEXT)
    (received,) = platform.replies()
    assert page.find(to, TEXT, since) == received["external_id"]
    assert page.find(to, "other words", since) is None
    assert page.find(to, TEXT, since + timedelta(hours=1)) is None


def test_a_private_answer_whose_answer_was_lost_is_found(
    platform: Platform, page: Facebook
) -> None:
    platform.write(surface="comment", text="Air keruh")
    to = reference(only(page))
    since = platform.running.world.now()
    platform.misbehave("drop_answer", count=1)
    with pytest.raises(AnswerLost):
        page.reply(to, TEXT, private=True)
    (received,) = platform.replies()
    assert page.find(to, TEXT, since) == received["external_id"]


def test_a_lost_private_answer_is_found_behind_a_crowd_of_newer_conversations(
    platform: Platform, page: Facebook
) -> None:
    platform.write(surface="comment", text="Air keruh")
    to = reference(only(page))
    since = platform.running.world.now()
    sent = page.reply(to, TEXT, private=True)
    for number in range(30):
        platform.write(f"warga-{number}", text="selamat pagi")
    assert page.find(to, TEXT, since) == sent


@pytest.mark.parametrize("has_name", [True, False])
def test_a_lost_private_answer_is_found_on_a_page_where_thousands_write(
    platform: Platform, page: Facebook, has_name: bool
) -> None:
    if not has_name:
        platform.act("hide_author")
    platform.write(surface="comment", text="Air keruh")
    to = reference(only(page))
    assert bool(to.address) is has_name
    since = platform.running.world.now()
    sent = page.reply(to, TEXT, private=True)
    for number in range(120):  # four pages of conversations are looked through, and no more
        platform.write(f"warga-{number}", text="selamat pagi")
    assert page.find(to, TEXT, since) == sent


def test_an_answer_to_an_answer_is_found_beside_it(platform: Platform, page: Facebook) -> None:
    comment = platform.write(surface="comment", text="Air keruh")
    below = platform.write("budi", surface="comment", text="sama", reply_to=comment)
    to = next(reference(each) for each in messages(walked(page)) if each.external_id == below)
    since = platform.running.world.now()
    sent = page.reply(to, TEXT)
    assert page.find(to, TEXT, since) == sent


def test_a_citizens_own_words_are_not_taken_for_our_reply(
    platform: Platform, page: Facebook
) -> None:
    platform.write(text=TEXT)
    to = reference(only(page))
    assert page.find(to, TEXT, platform.running.world.now() - timedelta(hours=1)) is None


# --- media -----------------------------------------------------------------------------------


def test_a_photo_is_fetched_without_a_token(platform: Platform, page: Facebook) -> None:
    platform.write(surface="comment", text="Air keruh", photo=True)
    (attachment,) = only(page).attachments
    with page.open_media(attachment) as stream:
        assert stream.read(3) == b"\xff\xd8\xff"


def test_a_photo_whose_address_is_worn_out_is_gone(platform: Platform, page: Facebook) -> None:
    platform.write(text="ini", photo=True)
    (attachment,) = only(page).attachments
    platform.advance(timedelta(days=15).total_seconds())
    with pytest.raises(PermanentFailure), page.open_media(attachment):
        pass


def test_a_file_elsewhere_is_not_fetched(platform: Platform, page: Facebook) -> None:
    for url in ("https://berita.example/foto.jpg", f"{platform.running.url[:-1]}9/graph-cdn/x", ""):
        with (
            pytest.raises(PermanentFailure),
            page.open_media(Attachment(kind="image", reference=url)),
        ):
            pass


def test_a_file_server_in_trouble_is_temporary(platform: Platform, page: Facebook) -> None:
    platform.write(text="ini", photo=True)
    (attachment,) = only(page).attachments
    platform.misbehave("server_error", "media")
    with pytest.raises(TemporaryFailure), page.open_media(attachment):
        pass
