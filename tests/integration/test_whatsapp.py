"""WhatsApp through the unmodified twilio SDK, against the simulator over real HTTP."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import httpx
import pytest

from channels.base import (
    Attachment,
    ChannelContext,
    Choice,
    Content,
    DeliveryReceipt,
    MessageRef,
    Parsed,
    RawMessage,
    Source,
    Template,
    WebhookRequest,
)
from channels.errors import (
    AnswerLost,
    ChannelError,
    PermanentFailure,
    RejectedRequest,
    TemporaryFailure,
)
from channels.whatsapp import CHANNEL, WhatsApp, WhatsAppSettings
from simulator.server import RunningSimulator
from simulator.settings import SimulatorSettings, TwilioAccount
from tests.unit.simulator.conftest import Catcher, Caught, Phone

ACCOUNT = TwilioAccount()
OURS = f"whatsapp:{ACCOUNT.number}"
REPORT_TEMPLATE = "HX00000000000000000000000000000001"
WIB = timezone(timedelta(hours=7))


@pytest.fixture
def simulator() -> Iterator[RunningSimulator]:
    with RunningSimulator(SimulatorSettings(speed_up=50)) as running:
        yield running


@pytest.fixture
def phone(simulator: RunningSimulator) -> Iterator[Phone]:
    with httpx.Client(timeout=10) as http:
        yield Phone(simulator, http)


@pytest.fixture
def catcher() -> Iterator[Catcher]:
    with Catcher() as catching:
        yield catching


@pytest.fixture
def adapter(simulator: RunningSimulator, catcher: Catcher) -> Iterator[WhatsApp]:
    with closing(opened(f"{simulator.url}/twilio", catcher.url)) as whatsapp:
        yield whatsapp


def opened(api_url: str, webhook_url: str = "", **changed: Any) -> WhatsApp:
    values = {
        "kind": "whatsapp",
        "jurisdiction": "uji",
        "account_sid": ACCOUNT.account_sid,
        "auth_token": ACCOUNT.auth_token,
        "number": ACCOUNT.number,
        "api_url": api_url,
        **changed,
    }
    settings = WhatsAppSettings.model_validate(values)
    return WhatsApp(settings, ChannelContext(webhook_url=webhook_url))


def request_of(caught: Caught, url: str) -> WebhookRequest:
    return WebhookRequest(method="POST", url=url, headers=caught.headers, body=caught.body)


def received(caught: Caught, adapter: WhatsApp, url: str) -> Parsed:
    """What a webhook says, once the adapter has accepted its signature."""
    adapter.verify(request_of(caught, url))
    (item,) = CHANNEL.parse(caught.body, caught.headers, Source.WEBHOOK, adapter.own_ids)
    return item


def message_in(caught: Caught, adapter: WhatsApp, url: str) -> RawMessage:
    item = received(caught, adapter, url)
    assert isinstance(item, RawMessage)
    return item


def sweep(adapter: WhatsApp, cursor: str | None = None) -> tuple[list[Parsed], str | None]:
    """Everything from `cursor` to the end of the sweep, and where the next one starts."""
    found: list[Parsed] = []
    for _ in range(50):
        page = adapter.fetch(cursor)
        cursor = page.cursor
        for item in page.items:
            found += CHANNEL.parse(item, {}, Source.POLL, adapter.own_ids)
        if not page.more:
            return found, cursor
    raise AssertionError("the sweep does not end")


def written(phone: Phone, adapter: WhatsApp, **message: Any) -> MessageRef:
    """A citizen writes, so that the window is open; the reference for an answer."""
    (sid,) = phone.write("twilio", **({"text": "Jalan rusak"} | message))
    raw = next(m for m in sweep(adapter)[0] if isinstance(m, RawMessage) and m.external_id == sid)
    return MessageRef(
        conversation_id=raw.conversation_id,
        external_id=raw.external_id,
        address=raw.sender.addresses[0],
    )


def replies(phone: Phone) -> list[str]:
    return [line["external_id"] for line in phone.journal("reply_received")]


def test_a_signed_webhook_is_accepted_and_read(
    simulator: RunningSimulator, adapter: WhatsApp, phone: Phone, catcher: Catcher
) -> None:
    phone.control("POST", "webhooks", {"twilio": catcher.url})
    (sid,) = phone.write("twilio", text="Lampu jalan mati", location=None)
    message = message_in(catcher.wait_for(1)[0], adapter, catcher.url)
    assert (message.external_id, message.text) == (sid, "Lampu jalan mati")
    assert message.account_id == OURS
    assert message.sender.name


def test_a_webhook_for_another_address_or_account_is_rejected(
    simulator: RunningSimulator, adapter: WhatsApp, phone: Phone, catcher: Catcher
) -> None:
    phone.control("POST", "webhooks", {"twilio": catcher.url})
    phone.write("twilio", text="Lampu jalan mati")
    request = request_of(catcher.wait_for(1)[0], catcher.url)
    api_url = f"{simulator.url}/twilio"
    for other in (opened(api_url, "http://127.0.0.1/x"), opened(api_url, auth_token="other")):
        with closing(other), pytest.raises(RejectedRequest):
            other.verify(request)


def test_a_webhook_signed_with_a_shared_key_is_accepted_during_its_rotation(
    simulator: RunningSimulator, phone: Phone, catcher: Catcher
) -> None:
    phone.control("POST", "webhooks", {"twilio": catcher.url})
    phone.control("POST", "twilio", {"shared_key": "old-invented-key"})
    phone.write("twilio", text="Lampu jalan mati")
    caught = catcher.wait_for(1)[0]
    keys = {"shared_key": "new-invented-key", "shared_key_previous": "old-invented-key"}
    with closing(opened(simulator.url, catcher.url, **keys)) as rotating:
        assert message_in(caught, rotating, catcher.url).text == "Lampu jalan mati"
    with (
        closing(opened(simulator.url, catcher.url)) as without,
        pytest.raises(RejectedRequest, match="set shared_key"),
    ):
        without.verify(request_of(caught, catcher.url))


def test_what_a_citizen_can_send_arrives_by_webhook_with_its_kind(
    adapter: WhatsApp, phone: Phone, catcher: Catcher
) -> None:
    phone.control("POST", "webhooks", {"twilio": catcher.url})
    place = {"latitude": -7.15, "longitude": 111.88, "name": "Pasar", "address": "Jalan Contoh 1"}
    sent: list[tuple[dict[str, Any], Content]] = [
        ({"photo": True}, Content.IMAGE),
        ({"voice": True}, Content.AUDIO),
        ({"video": True}, Content.VIDEO),
        ({"document": True}, Content.DOCUMENT),
        ({"sticker": True}, Content.STICKER),
        ({"contact": "+628110000777"}, Content.CONTACT),
        ({"location": place}, Content.LOCATION),
    ]
    for number, (fields, content) in enumerate(sent, start=1):
        phone.write("twilio", **fields)
        message = message_in(catcher.wait_for(number)[-1], adapter, catcher.url)
        assert message.content is content


def test_a_sender_without_phone_number_is_answered_at_the_opaque_address(
    adapter: WhatsApp, phone: Phone, catcher: Catcher
) -> None:
    phone.control("POST", "webhooks", {"twilio": catcher.url})
    for number in range(1, 9):
        phone.write("twilio", citizen=f"warga-{number}", text="Banjir")
    found = [message_in(c, adapter, catcher.url) for c in catcher.wait_for(8)]
    opaque = next(m for m in found if m.sender.phone is None)
    assert opaque.sender.addresses[0].startswith("whatsapp-user:ID.")
    assert adapter.reply(MessageRef(conversation_id=opaque.conversation_id), "Kami cek") in replies(
        phone
    )


def test_polling_finds_what_no_webhook_brought(adapter: WhatsApp, phone: Phone) -> None:
    sids = [phone.write("twilio", text=f"Laporan {n}")[0] for n in range(3)]
    found, cursor = sweep(adapter)
    assert {m.external_id for m in found if isinstance(m, RawMessage)} == set(sids)
    assert all(isinstance(m, RawMessage) and m.sent_at is not None for m in found)
    assert "began" not in json.loads(cursor or "")


def test_a_sweep_goes_through_all_pages_and_the_next_overlaps_it(
    adapter: WhatsApp, phone: Phone
) -> None:
    sids = {phone.write("twilio", text=f"Laporan {n}")[0] for n in range(203)}
    first = adapter.fetch(None)
    assert (len(first.items), first.more) == (100, True)
    found, cursor = sweep(adapter)
    assert {m.external_id for m in found if isinstance(m, RawMessage)} == sids
    again, _ = sweep(adapter, cursor)
    assert {m.external_id for m in again if isinstance(m, RawMessage)} == sids


def test_a_message_that_comes_during_a_sweep_is_found_by_the_next(
    adapter: WhatsApp, phone: Phone
) -> None:
    for number in range(101):
        phone.write("twilio", text=f"Laporan {number}")
    page = adapter.fetch(None)
    (late,) = phone.write("twilio", text="Terlambat")
    while page.more:
        page = adapter.fetch(page.cursor)
    again, _ = sweep(adapter, page.cursor)
    assert late in {m.external_id for m in again if isinstance(m, RawMessage)}


def test_a_page_that_twilio_forgot_is_read_again_from_the_top_once(
    adapter: WhatsApp, phone: Phone
) -> None:
    sids = {phone.write("twilio", text=f"Laporan {n}")[0] for n in range(101)}
    cursor = json.loads(adapter.fetch(None).cursor or "")
    forgotten = json.dumps({**cursor, "page": cursor["page"].replace("PageToken=PA", "PageToken=")})
    found, _ = sweep(adapter, forgotten)
    assert {m.external_id for m in found if isinstance(m, RawMessage)} == sids
    twice = json.dumps({**json.loads(forgotten), "restarted": True})
    with pytest.raises(PermanentFailure):
        adapter.fetch(twice)


def test_polled_pictures_have_the_type_and_address_that_webhooks_give(
    adapter: WhatsApp, phone: Phone, catcher: Catcher
) -> None:
    phone.control("POST", "webhooks", {"twilio": catcher.url})
    phone.write("twilio", photo=True, text="Lubang")
    by_webhook = message_in(catcher.wait_for(1)[0], adapter, catcher.url)
    (polled,) = sweep(adapter)[0]
    assert isinstance(polled, RawMessage)
    assert polled.attachments == by_webhook.attachments
    assert (polled.content, polled.text) == (by_webhook.content, by_webhook.text)
    assert polled.conversation_id == by_webhook.conversation_id


def test_the_media_of_an_overlap_are_asked_for_only_once(adapter: WhatsApp, phone: Phone) -> None:
    phone.write("twilio", photo=True)
    _, cursor = sweep(adapter)
    sweep(adapter, cursor)
    calls = [c for c in phone.journal("api_called") if c.get("operation") == "media.list"]
    assert len(calls) == 1


def test_a_picture_whose_media_list_fails_can_still_be_opened_later(
    adapter: WhatsApp, phone: Phone
) -> None:
    phone.write("twilio", photo=True, text="Lubang")
    phone.misbehave("twilio", "server_error", "media.list")
    (message,) = sweep(adapter)[0]
    assert isinstance(message, RawMessage)
    (attachment,) = message.attachments
    assert attachment.reference.startswith("/")
    with adapter.open_media(attachment) as stream:
        assert stream.read(3) == b"\xff\xd8\xff"
    with pytest.raises(PermanentFailure):
        adapter.open_media(replace(attachment, reference=attachment.reference[:-1] + "7"))


def test_a_cursor_from_a_local_time_reaches_back_to_it(adapter: WhatsApp, phone: Phone) -> None:
    phone.write("twilio", text="Laporan")
    now = datetime.now(UTC)
    found, _ = sweep(adapter, adapter.cursor_since(now.astimezone(WIB)))
    assert len(found) == 1
    later, _ = sweep(adapter, adapter.cursor_since(now + timedelta(hours=1)))
    assert later == []


def test_the_window_of_a_sweep_is_written_in_utc(adapter: WhatsApp) -> None:
    cursor = adapter.cursor_since(datetime(2026, 1, 5, 16, 0, tzinfo=WIB))
    assert json.loads(cursor) == {"after": "2026-01-05T08:30:00Z"}


@pytest.mark.parametrize("fault", ["server_error", "html", "drop_answer", "rate_limited_bare"])
def test_a_poll_that_fails_is_temporary_and_can_be_repeated(
    adapter: WhatsApp, phone: Phone, fault: str
) -> None:
    phone.write("twilio", text="Laporan")
    phone.misbehave("twilio", fault, "messages.list", status=200)
    with pytest.raises(TemporaryFailure) as caught:
        adapter.fetch(None)
    assert not isinstance(caught.value, AnswerLost)
    assert len(sweep(adapter)[0]) == 1


def test_a_rate_limit_says_when_to_come_back(adapter: WhatsApp, phone: Phone) -> None:
    phone.misbehave("twilio", "rate_limited", seconds=7)
    with pytest.raises(TemporaryFailure) as caught:
        adapter.fetch(None)
    assert (caught.value.retry_after, caught.value.code) == (7, "20429")


def test_a_token_that_no_longer_holds_is_permanent_and_names_the_setting(
    adapter: WhatsApp, phone: Phone
) -> None:
    phone.misbehave("twilio", "expired_token")
    with pytest.raises(PermanentFailure, match="auth_token") as caught:
        adapter.fetch(None)
    assert caught.value.code == "20003"


def test_a_reply_reaches_the_citizen_and_its_receipts_reach_us(
    adapter: WhatsApp, phone: Phone, catcher: Catcher
) -> None:
    to = written(phone, adapter)
    sid = adapter.reply(to, "Terima kasih, laporan kami terima.")
    assert replies(phone) == [sid]
    receipts = [received(c, adapter, catcher.url) for c in catcher.wait_for(3)]
    assert [r.status for r in receipts if isinstance(r, DeliveryReceipt)] == [
        "sent",
        "delivered",
        "read",
    ]
    assert {r.external_id for r in receipts if isinstance(r, DeliveryReceipt)} == {sid}


CHOICES = [Choice(id="muara:skip:", title="Lewati"), Choice(id="muara:no:", title="Tidak tahu")]


def test_without_a_template_for_them_choices_are_words_only(
    adapter: WhatsApp, phone: Phone
) -> None:
    adapter.reply(written(phone, adapter), "Di mana?", choices=CHOICES, asks_location=True)
    assert phone.lines("twilio")[-1]["text"] == "Di mana?"
    assert phone.lines("twilio")[-1]["buttons"] == []


@pytest.mark.parametrize(
    ("text", "choices", "titles"),
    [
        ("Di mana?", CHOICES, ["Lewati", "Tidak tahu"]),
        ("Di mana?", [Choice(id="x", title="Kabupaten Contoh Selatan")], ["Kabupaten Contoh…"]),
        ("Di mana?", CHOICES * 2, []),
        ("Yang mana?\n1. Ini", CHOICES, []),
        ("Panjang " * 200, CHOICES, []),
    ],
)
def test_with_a_template_choices_are_quick_replies_where_it_can_hold_them(
    simulator: RunningSimulator,
    phone: Phone,
    text: str,
    choices: Sequence[Choice],
    titles: Sequence[str],
) -> None:
    sids = {buttons: sid for sid, buttons in ACCOUNT.quick_replies.items()}
    with closing(opened(f"{simulator.url}/twilio", quick_replies=sids)) as adapter:
        to = written(phone, adapter)
        sid = adapter.reply(to, text.strip(), choices=choices)
        assert adapter.find(to, text.strip(), datetime.now(UTC) - timedelta(minutes=1)) == sid
    line = phone.lines("twilio")[-1]
    assert line["text"] == text.strip()
    assert [button["title"] for button in line["buttons"]] == titles


def test_a_quick_reply_that_is_pressed_comes_back_as_its_choice(
    adapter: WhatsApp, phone: Phone, catcher: Catcher
) -> None:
    phone.control("POST", "webhooks", {"twilio": catcher.url})
    phone.write("twilio", text="Lewati", button="muara:skip:")
    message = message_in(catcher.wait_for(1)[0], adapter, catcher.url)
    assert message.choice == CHOICES[0]


def test_free_text_outside_the_window_fails_by_receipt_and_a_template_goes_through(
    adapter: WhatsApp, phone: Phone, catcher: Catcher
) -> None:
    to = written(phone, adapter)
    phone.control("POST", "clock", {"advance": 25 * 3600})
    sid = adapter.reply(to, "Laporan selesai")
    failed = received(catcher.wait_for(1)[0], adapter, catcher.url)
    assert isinstance(failed, DeliveryReceipt)
    assert (failed.external_id, failed.status, failed.error_code) == (sid, "failed", "63016")
    variables = {"1": "BJN-0000-0000", "2": "selesai"}
    template = Template(id=REPORT_TEMPLATE, variables=variables)
    assert adapter.reply(to, "", template=template) in replies(phone)


@pytest.mark.parametrize(
    ("text", "template", "code"),
    [
        ("x" * 1601, None, "21617"),
        ("", Template(id="HX0"), "21655"),
        ("", Template(id=REPORT_TEMPLATE), "21656"),
    ],
)
def test_what_twilio_refuses_is_permanent_with_its_code(
    adapter: WhatsApp, phone: Phone, text: str, template: Template | None, code: str
) -> None:
    to = written(phone, adapter)
    with pytest.raises(PermanentFailure) as caught:
        adapter.reply(to, text, template=template)
    assert caught.value.code == code


def test_a_citizen_who_opted_out_is_not_reached(adapter: WhatsApp, phone: Phone) -> None:
    to = written(phone, adapter)
    phone.write("twilio", action="opt_out")
    with pytest.raises(PermanentFailure, match="no more messages"):
        adapter.reply(to, "Terima kasih")


@pytest.mark.parametrize(
    ("fault", "was_sent"), [("drop_answer", True), ("server_error", False), ("html", False)]
)
def test_a_reply_whose_answer_is_lost_is_not_repeated_but_looked_for(
    adapter: WhatsApp, phone: Phone, fault: str, was_sent: bool
) -> None:
    to = written(phone, adapter)
    began = datetime.now(UTC)
    phone.misbehave("twilio", fault, "messages.create")
    with pytest.raises(AnswerLost):
        adapter.reply(to, "Terima kasih,\n laporan BJN-0000 kami terima.")
    found = adapter.find(to, "Terima kasih,\nlaporan BJN-0000 kami terima. ", began)
    assert replies(phone) == ([found] if was_sent else [])


def test_a_reply_is_found_only_by_its_own_words_address_and_time(
    adapter: WhatsApp, phone: Phone
) -> None:
    to = written(phone, adapter)
    other = written(phone, adapter, citizen="warga-2")
    began = datetime.now(UTC)
    sid = adapter.reply(to, "Terima kasih")
    assert adapter.find(to, "Terima kasih", began) == sid
    assert adapter.find(to, "Jalan rusak", began) is None
    assert adapter.find(other, "Terima kasih", began) is None
    assert adapter.find(to, "Terima kasih", began + timedelta(hours=1)) is None


def test_a_rate_limit_on_sending_is_temporary_and_nothing_was_sent(
    adapter: WhatsApp, phone: Phone
) -> None:
    to = written(phone, adapter)
    phone.misbehave("twilio", "rate_limited", "messages.create", seconds=3)
    with pytest.raises(TemporaryFailure) as caught:
        adapter.reply(to, "Terima kasih")
    assert not isinstance(caught.value, AnswerLost)
    assert caught.value.retry_after == 3
    assert replies(phone) == []


def test_a_server_that_cannot_be_connected_to_has_sent_nothing() -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
        with closing(opened(f"http://127.0.0.1:{port}")) as adapter:
            with pytest.raises(TemporaryFailure) as caught:
                adapter.reply(MessageRef(conversation_id="whatsapp:+6281100001234"), "Halo")
            assert not isinstance(caught.value, AnswerLost)


def test_with_a_messaging_service_replies_leave_from_it(
    simulator: RunningSimulator, phone: Phone
) -> None:
    service = "MG00000000000000000000000000000001"
    phone.control("POST", "twilio", {"messaging_service_sid": service})
    api_url = f"{simulator.url}/twilio"
    with closing(opened(api_url, messaging_service_sid=service)) as adapter:
        sid = adapter.reply(written(phone, adapter), "Terima kasih")
    assert replies(phone) == [sid]


def test_a_picture_is_fetched_through_the_redirect_to_the_file_store(
    adapter: WhatsApp, phone: Phone, catcher: Catcher
) -> None:
    phone.control("POST", "webhooks", {"twilio": catcher.url})
    phone.write("twilio", photo=True)
    message = message_in(catcher.wait_for(1)[0], adapter, catcher.url)
    with adapter.open_media(message.attachments[0]) as stream:
        content = stream.read()
    assert content.startswith(b"\xff\xd8\xff")
    assert [served["size"] for served in phone.journal("media_served")] == [len(content)]


def test_a_file_that_is_not_there_yet_may_be_asked_for_again(
    simulator: RunningSimulator, adapter: WhatsApp
) -> None:
    path = f"/twilio/2010-04-01/Accounts/{ACCOUNT.account_sid}/Messages/SM1/Media/ME1"
    with (
        pytest.raises(TemporaryFailure),
        adapter.open_media(Attachment(kind="image", reference=simulator.url + path)),
    ):
        pass


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/2010-04-01/x",
        "https://api.twilio.com.evil.example/x",
        "https://169.254.169.254/latest",
        "http://api.twilio.com/x",
    ],
)
def test_a_forged_media_address_gets_neither_a_request_nor_our_credentials(
    adapter: WhatsApp, url: str
) -> None:
    with (
        pytest.raises(PermanentFailure),
        adapter.open_media(Attachment(kind="image", reference=url)),
    ):
        pass


def test_connecting_gives_our_address_to_the_number_and_may_be_repeated(
    adapter: WhatsApp, phone: Phone, catcher: Catcher
) -> None:
    for _ in range(2):
        assert [f.level for f in adapter.connect()] == ["ok"]
    updates = [c for c in phone.journal("api_called") if c.get("operation") == "senders.update"]
    assert len(updates) == 1
    phone.write("twilio", text="Lampu jalan mati")
    assert message_in(catcher.wait_for(1)[0], adapter, catcher.url).text == "Lampu jalan mati"


def test_connecting_without_a_public_address_says_so(simulator: RunningSimulator) -> None:
    with closing(opened(f"{simulator.url}/twilio")) as adapter:
        assert [(f.level, f.subject) for f in adapter.connect()] == [("error", "public_url")]


def test_the_self_check_is_in_order_once_connected(adapter: WhatsApp) -> None:
    def levels() -> dict[str, str]:
        return {finding.subject: finding.level for finding in adapter.check()}

    in_order = {"account": "ok", "public_url": "warning", "balance": "ok", "sender": "ok"}
    elsewhere = {name: level for name, level in in_order.items() if name != "sender"}
    assert levels() == {**elsewhere, "webhook": "error"}
    adapter.connect()
    assert levels() == in_order


def test_the_self_check_finds_wrong_credentials_and_unknown_numbers(
    simulator: RunningSimulator,
) -> None:
    api_url, url = f"{simulator.url}/twilio", "https://muara.example/hooks/wa"
    with closing(opened(api_url, url, auth_token="wrong")) as adapter:
        (account, public_url) = adapter.check()
        assert (account.level, public_url.level) == ("error", "ok")
        assert "auth_token" in account.message
    with closing(opened(api_url, url, number="+628110000099")) as adapter:
        assert [f.level for f in adapter.check() if f.subject == "sender"] == ["error"]
        assert [f.level for f in adapter.connect()] == ["error"]


def test_the_self_check_of_senders_that_cannot_be_read_says_what_to_do(
    adapter: WhatsApp, phone: Phone
) -> None:
    for check in (adapter.check, adapter.connect):
        phone.misbehave("twilio", "html", "senders.list", status=200)
        finding = check()[-1]
        assert (finding.level, finding.subject) == ("warning", "sender")
        assert "console" in finding.message


def test_no_failure_tells_a_number_a_word_or_a_token(
    adapter: WhatsApp, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    to = written(phone, adapter)
    caplog.set_level("INFO")
    told = ""
    for fault in ("drop_answer", "server_error", "html", "rate_limited", "expired_token"):
        phone.misbehave("twilio", fault, "messages.create")
        with pytest.raises(ChannelError) as caught:
            adapter.reply(to, "kata rahasia")
        told += f"{caught.value!r} {caught.value}"
    told += "".join(r.getMessage() for r in caplog.records if not r.name.startswith("httpx"))
    private = ("kata rahasia", to.conversation_id, ACCOUNT.auth_token, ACCOUNT.account_sid)
    assert [word for word in private if word in told] == []
