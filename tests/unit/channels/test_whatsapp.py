"""WhatsApp's signatures, settings, cursors and failures, where the simulator cannot reach."""

from __future__ import annotations

import hashlib
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from twilio.request_validator import RequestValidator

from channels._whatsapp_messages import form_pairs
from channels._whatsapp_signature import verify
from channels.base import (
    ChannelContext,
    DeliveryReceipt,
    Ignored,
    MessageRef,
    Page,
    RawMessage,
    Source,
    Unreadable,
    WebhookRequest,
)
from channels.errors import (
    AnswerLost,
    PermanentFailure,
    RejectedRequest,
    TemporaryFailure,
    WindowClosed,
)
from channels.whatsapp import CHANNEL, WhatsApp, WhatsAppSettings

TOKEN = "invented-auth-token"
KEYS = ("invented-new-key", "invented-old-key")
URL = "https://muara.example/hooks/wa"
NUMBER = "+6281100009000"
CITIZEN = "whatsapp:+6281100001234"
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


class MultiDict(dict[str, list[str]]):
    """The form as a web framework would give it to Twilio's validator."""

    def getlist(self, name: str) -> list[str]:
        return self[name]


def request(body: bytes, headers: dict[str, str], url: str = URL) -> WebhookRequest:
    return WebhookRequest(method="POST", url=url, headers=headers, body=body)


def settings_with(**changed: Any) -> WhatsAppSettings:
    values = {"kind": "whatsapp", "jurisdiction": "uji", "account_sid": "AC1"}
    values |= {"auth_token": TOKEN, "number": NUMBER}
    return WhatsAppSettings.model_validate(values | changed)


def adapter(**changed: Any) -> WhatsApp:
    return WhatsApp(settings_with(**changed), ChannelContext(webhook_url=URL, now=lambda: NOW))


# The validator asks for text that UTF-8 can carry, as every form's values are.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
forms = st.lists(st.tuples(st.sampled_from(["Body", "From", "Tag", "To"]) | texts, texts))
addresses = st.sampled_from(
    [URL, "https://muara.example:443/hooks/wa", "http://muara.example:8080/h?a=1&b=%20", URL + "?x"]
)


@settings(deadline=None)
@given(pairs=forms, url=addresses, algorithm=st.sampled_from([None, "HMAC_SHA1", "HMAC_SHA256"]))
def test_what_twilios_own_validator_signs_is_accepted(
    pairs: list[tuple[str, str]], url: str, algorithm: str | None
) -> None:
    body = urlencode(pairs).encode()
    form = MultiDict()
    for name, value in form_pairs(body):
        form.setdefault(name, []).append(value)
    secret = TOKEN if algorithm is None else KEYS[1]
    signature = RequestValidator(secret).compute_signature(url, form, algorithm)
    headers = {"x-twilio-signature": signature, "content-type": "application/x-www-form-urlencoded"}
    if algorithm is not None:
        headers["x-twilio-webhooks-signature-settings"] = f"key=k1,algorithm={algorithm}"
    verify(request(body, headers), url, TOKEN, KEYS)
    with pytest.raises(RejectedRequest):
        verify(request(body + b"&Extra=1", headers), url, TOKEN, KEYS)


@settings(deadline=None)
@given(pairs=forms, given_url=addresses, signed_url=addresses)
def test_ports_are_treated_as_twilios_own_validator_treats_them(
    pairs: list[tuple[str, str]], given_url: str, signed_url: str
) -> None:
    form = MultiDict()
    for name, value in pairs:
        form.setdefault(name, []).append(value)
    validator = RequestValidator(TOKEN)
    signature = validator.compute_signature(signed_url, form)
    accepted = True
    try:
        headers = {"x-twilio-signature": signature, "content-type": "form"}
        verify(request(urlencode(pairs).encode(), headers), given_url, TOKEN)
    except RejectedRequest:
        accepted = False
    assert accepted == validator.validate(given_url, form, signature)


def test_a_json_body_counts_by_its_hash_in_the_signed_address() -> None:
    body = b'{"MessageSid": "SM1"}'
    url = f"{URL}?bodySHA256={hashlib.sha256(body).hexdigest()}"
    validator = RequestValidator(TOKEN)
    headers = {"x-twilio-signature": validator.compute_signature(url, {})}
    assert validator.validate(url, body.decode(), headers["x-twilio-signature"])
    adapter().verify(request(body, headers, url))
    with pytest.raises(RejectedRequest):
        adapter().verify(request(body + b" ", headers, url))
    with pytest.raises(RejectedRequest):
        adapter().verify(request(body, headers, URL))


def test_the_configured_address_is_what_must_have_been_signed() -> None:
    signature = RequestValidator(TOKEN).compute_signature(URL, {})
    headers = {"x-twilio-signature": signature}
    adapter().verify(request(b"", headers, "http://127.0.0.1:8080/hooks/wa"))
    unconfigured = WhatsApp(settings_with(), ChannelContext())
    unconfigured.verify(request(b"", headers, URL))
    with pytest.raises(RejectedRequest):
        unconfigured.verify(request(b"", headers, "http://127.0.0.1:8080/hooks/wa"))


@pytest.mark.parametrize(
    ("headers", "method", "told"),
    [
        ({}, "POST", "no signature"),
        ({"x-twilio-signature": ""}, "POST", "no signature"),
        ({"x-twilio-signature": "é☃\ud800"}, "POST", "public URL"),
        ({"x-twilio-signature": "x"}, "GET", "POST"),
        (
            {"x-twilio-signature": "x", "x-twilio-webhooks-signature-settings": "algorithm=MD5"},
            "POST",
            "algorithm",
        ),
        (
            {"x-twilio-signature": "x", "x-twilio-webhooks-signature-settings": ",=,é"},
            "POST",
            "public URL",
        ),
    ],
)
def test_a_rejection_says_what_to_look_at(headers: dict[str, str], method: str, told: str) -> None:
    opened = adapter(shared_key="invented")
    asked = WebhookRequest(method=method, url=URL, headers=headers, body=b"a=%ff")
    with pytest.raises(RejectedRequest, match=told):
        opened.verify(asked)


def test_numbers_may_be_written_as_people_write_them() -> None:
    opened = settings_with(
        number="whatsapp:+62 811-0000-9000",
        pool_numbers=["+62 (811) 00009001"],
        messaging_service_sid="MG1",
    )
    assert (opened.number, opened.pool_numbers) == (NUMBER, ("+6281100009001",))


@pytest.mark.parametrize("number", ["081100009000", "+0811", "bupati", "", "+62811٠٠٠٠٩٠٠٠"])
def test_a_number_that_is_not_international_is_a_mistake(number: str) -> None:
    with pytest.raises(ValidationError, match="international form"):
        settings_with(number=number)
    with pytest.raises(ValidationError, match="international form"):
        settings_with(pool_numbers=[number])


def test_a_pool_needs_the_messaging_service_that_answers_for_it() -> None:
    with pytest.raises(ValidationError, match="messaging_service_sid") as caught:
        settings_with(pool_numbers=["+6281100009001"], auth_token="secret-token")
    assert "secret-token" not in str(caught.value)


def test_our_numbers_are_our_own_ids() -> None:
    pool = {"pool_numbers": ["+6281100009001", NUMBER], "messaging_service_sid": "MG1"}
    assert adapter(**pool).own_ids == {NUMBER, "+6281100009001"}


def test_a_lone_surrogate_in_json_parameters_becomes_a_character() -> None:
    body = json.dumps({"MessageSid": "SM\ud83d", "From": CITIZEN, "Body": "a\ud83d"}).encode()
    (message,) = CHANNEL.parse(body, {}, Source.WEBHOOK)
    assert isinstance(message, RawMessage)
    assert (message.external_id, message.text) == ("SM?", "a?")


def test_a_page_that_cannot_be_read_as_a_whole_is_one_unreadable_item() -> None:
    for body in (b'{"messages": [', b"[" * 100_000, b"\xff\xfe{", b"9" * 5000, b"halo"):
        assert CHANNEL.parse(body, {}, Source.POLL) == [Unreadable("not_json", body)]


def test_our_own_messages_in_a_list_tell_what_became_of_them() -> None:
    own = {"sid": "SM1", "direction": "outbound-api", "from": NUMBER, "to": CITIZEN}
    kinds = {"queued": Ignored, "delivered": DeliveryReceipt, "failed": DeliveryReceipt}
    for status, kind in kinds.items():
        body = json.dumps({**own, "status": status}).encode()
        assert [type(item) for item in CHANNEL.parse(body, {}, Source.POLL)] == [kind]


class ScriptedTwilio:
    """Answers with what a test put down for a path, and remembers what it was asked."""

    def __init__(self) -> None:
        self.pages: list[Any] = []
        self.asked: list[dict[str, list[str]]] = []
        script = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                script.asked.append(parse_qs(urlsplit(self.path).query))
                body = json.dumps(script.pages.pop(0)).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,))
        self._thread.start()

    def close(self) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


@pytest.fixture
def twilio() -> Iterator[ScriptedTwilio]:
    with closing(ScriptedTwilio()) as scripted:
        yield scripted


@contextmanager
def polling(twilio: ScriptedTwilio, **changed: Any) -> Iterator[WhatsApp]:
    with closing(adapter(api_url=twilio.url, **changed)) as opened:
        yield opened


def fetch(twilio: ScriptedTwilio, cursor: str | None, page: Any, **changed: Any) -> Page:
    twilio.pages = [page]
    with polling(twilio, **changed) as opened:
        return opened.fetch(cursor)


NEXT = "/2010-04-01/Accounts/AC1/Messages.json?Page=1&PageToken=PA1"


LAST: dict[str, Any] = {"messages": [], "next_page_uri": None}


def test_a_sweep_reads_every_page_of_every_number_and_then_steps_back(
    twilio: ScriptedTwilio,
) -> None:
    pool = {"pool_numbers": ["+6281100009001"], "messaging_service_sid": "MG1"}
    pages = [fetch(twilio, None, {"messages": [], "next_page_uri": NEXT}, **pool)]
    while pages[-1].more:
        pages.append(fetch(twilio, pages[-1].cursor, LAST, **pool))
    assert [asked.get("To") or asked.get("From") for asked in twilio.asked] == [
        [f"whatsapp:{NUMBER}"],
        None,
        ["whatsapp:+6281100009001"],
        [f"whatsapp:{NUMBER}"],
        ["whatsapp:+6281100009001"],
    ]
    assert ["From" in asked for asked in twilio.asked] == [False, False, False, True, True]
    fetch(twilio, pages[-1].cursor, LAST, **pool)
    assert twilio.asked[-1]["DateSent>"] == ["2026-01-05T08:30:00Z"]


@pytest.mark.parametrize(
    ("mode", "after", "own_since"),
    [
        ("poll", "2026-01-05T08:00:00Z", "2025-12-29T09:00:00Z"),
        ("both", "2026-01-05T08:00:00Z", "2026-01-05T08:00:00Z"),
        ("both", "2025-01-05T08:00:00Z", "2025-12-29T09:00:00Z"),
    ],
)
def test_without_webhooks_it_is_asked_for_a_week_what_became_of_a_reply(
    twilio: ScriptedTwilio, mode: str, after: str, own_since: str
) -> None:
    received = fetch(twilio, json.dumps({"after": after}), LAST, mode=mode)
    fetch(twilio, received.cursor, LAST, mode=mode)
    assert [asked["DateSent>"] for asked in twilio.asked] == [[after], [own_since]]


def test_what_a_poll_finds_of_our_own_message_is_without_its_words(twilio: ScriptedTwilio) -> None:
    own = {"sid": "SM1", "direction": "outbound-api", "to": CITIZEN, "status": "read"}
    (item,) = fetch(twilio, None, {"messages": [own | {"body": "Kode Anda: 7K4M92"}]}).items
    assert json.loads(item) == own


@pytest.mark.parametrize("host", ["https://api.twilio.com", "http://proxy.example/twilio"])
def test_a_next_page_with_a_whole_address_is_asked_of_our_own_api_url(
    twilio: ScriptedTwilio, host: str
) -> None:
    first = fetch(twilio, None, {"messages": [], "next_page_uri": host + NEXT})
    second = fetch(twilio, first.cursor, LAST)
    assert twilio.asked[1:] == [{"Page": ["1"], "PageToken": ["PA1"]}]
    assert "page" not in json.loads(second.cursor or "")


def test_a_page_that_points_to_itself_ends_its_list(twilio: ScriptedTwilio) -> None:
    first = fetch(twilio, None, {"messages": [], "next_page_uri": NEXT})
    second = fetch(twilio, first.cursor, {"messages": [], "next_page_uri": NEXT})
    assert "page" not in json.loads(second.cursor or "")


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "{",
        "[]",
        '{"number": 9}',
        '{"number": -1}',
        '{"number": "0"}',
        '{"after": "yesterday"}',
        '{"page": "https://evil.example/"}',
        '{"page": 5}',
        '{"unknown": 1}',
    ],
)
def test_a_cursor_that_cannot_be_read_starts_anew_and_leaves_no_gap(
    twilio: ScriptedTwilio, cursor: str
) -> None:
    fetch(twilio, cursor, {"messages": []})
    (asked,) = twilio.asked
    assert asked["To"] == [f"whatsapp:{NUMBER}"]
    assert "DateSent>" not in asked


def test_broken_entries_of_a_page_stay_among_its_items(twilio: ScriptedTwilio) -> None:
    odd = [None, 5, {"num_media": "1"}, {"num_media": "1", "sid": "MM1", "subresource_uris": []}]
    page = fetch(twilio, None, {"messages": odd})
    assert [json.loads(item) for item in page.items] == odd


@pytest.mark.parametrize("answer", [[], {}, {"messages": None}, "halo"])
def test_an_answer_that_is_no_list_of_messages_is_temporary(
    twilio: ScriptedTwilio, answer: Any
) -> None:
    with pytest.raises(TemporaryFailure):
        fetch(twilio, None, answer)


def test_finding_a_reply_stops_after_some_pages(twilio: ScriptedTwilio) -> None:
    twilio.pages = [{"messages": [None, {}], "next_page_uri": NEXT}] * 20
    with polling(twilio) as opened:
        assert opened.find(MessageRef(conversation_id=CITIZEN), "Halo", NOW) is None
    assert len(twilio.asked) < 10


@contextmanager
def one_answer(answer: bytes) -> Iterator[str]:
    """A server that reads one request, gives these bytes and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join(5)


def test_closing_gives_back_the_connection_to_twilio() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        api_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        heard: list[bytes] = []

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.settimeout(5)
                connection.recv(65536)
                body = b'{"messages": []}'
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n" + body)
                heard.append(connection.recv(1))

        thread = threading.Thread(target=serve)
        thread.start()
        with closing(adapter(api_url=api_url)) as opened:
            opened.fetch(None)
            assert heard == []
        thread.join(6)
    assert heard == [b""]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{",
        b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n[]",
        b"HTTP/1.1 201 Created\r\nContent-Length: 6\r\n\r\n<html>",
        b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 6\r\n\r\n<html>",
        b"not http at all\r\n\r\n",
    ],
)
def test_an_answer_to_a_reply_that_cannot_be_read_may_hide_success(answer: bytes) -> None:
    with one_answer(answer) as url, closing(adapter(api_url=url)) as opened:
        with pytest.raises(AnswerLost) as caught:
            opened.reply(MessageRef(conversation_id=CITIZEN), "rahasia")
        assert "rahasia" not in str(caught.value)


@pytest.mark.parametrize(
    ("status", "body", "kind", "code"),
    [
        ("400 Bad", {"code": 63016}, WindowClosed, "63016"),
        ("400 Bad", {"code": 63018}, TemporaryFailure, "63018"),
        ("400 Bad", {"code": 99999}, PermanentFailure, "99999"),
        ("400 Bad", {}, PermanentFailure, "400"),
        ("403 No", {"code": 20003}, PermanentFailure, "20003"),
        ("307 Elsewhere", {}, TemporaryFailure, "307"),
        (
            "400 Bad",
            {"type": "t", "title": "Bad", "status": 400, "code": 63038},
            TemporaryFailure,
            "63038",
        ),
    ],
)
def test_the_code_of_a_refusal_says_what_to_do(
    status: str, body: dict[str, Any], kind: type[Exception], code: str
) -> None:
    content = json.dumps(body).encode()
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(content)}\r\n\r\n".encode()
    with one_answer(head + content) as url, closing(adapter(api_url=url)) as opened:
        with pytest.raises(kind) as caught:
            opened.reply(MessageRef(conversation_id=CITIZEN), "Halo")
        assert type(caught.value) is kind
        assert getattr(caught.value, "code", None) == code
