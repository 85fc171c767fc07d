"""Facebook without a network: door, deletion callback, cursors, settings and what parsing hides."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from pydantic import ValidationError

from channels.base import (
    ChannelContext,
    DeliveryReceipt,
    Event,
    Ignored,
    Parsed,
    RawMessage,
    Source,
    Unreadable,
    WebhookRequest,
    content_revision,
)
from channels.errors import RejectedRequest
from channels.facebook import Facebook, FacebookSettings, parse
from channels.meta_poll import is_past
from channels.meta_protocol import next_page, signature_holds, signed_request

SECRET = "rahasia-aplikasi-uji"
VERIFY = "kata-uji"
PAGE = "100000000000042"
VALUES: dict[str, Any] = {
    "kind": "facebook",
    "jurisdiction": "uji",
    "page_id": PAGE,
    "app_id": "600000000000007",
    "app_secret": SECRET,
    "page_token": "token-halaman-uji",
    "verify_token": VERIFY,
}


@pytest.fixture
def page() -> Facebook:
    return Facebook(FacebookSettings.model_validate(VALUES), ChannelContext())


def request(method: str, body: bytes = b"", **query: str) -> WebhookRequest:
    named = {f"hub.{name}": value for name, value in query.items()}
    return WebhookRequest(
        method=method, url="https://lapor.example/hooks/page", headers={}, body=body, query=named
    )


# --- the door --------------------------------------------------------------------------------


def test_the_challenge_is_repeated_to_who_knows_the_verify_token(page: Facebook) -> None:
    asked = request("GET", mode="subscribe", verify_token=VERIFY, challenge="1158201444")
    page.verify(asked)
    answer = page.handshake(asked)
    assert answer is not None
    assert (answer.status, answer.body) == (200, b"1158201444")


@pytest.mark.parametrize("token", ["", "wrong", "kata-uj\u00ef", VERIFY + "x"])
def test_the_challenge_is_not_repeated_to_anybody_else(page: Facebook, token: str) -> None:
    asked = request("GET", mode="subscribe", verify_token=token, challenge="1")
    for refuse in (page.verify, page.handshake):
        with pytest.raises(RejectedRequest, match="verify_token"):
            refuse(asked)


def test_other_requests_are_no_handshake(page: Facebook) -> None:
    assert page.handshake(request("GET")) is None
    assert page.handshake(request("POST", mode="subscribe", verify_token=VERIFY)) is None


def test_only_the_signature_over_these_very_bytes_holds() -> None:
    body = '{"text":"é"}'.encode()
    made = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    assert signature_holds(SECRET, body, f"sha256={made}")
    for header in ("", "sha256=", made, f"sha1={made}", f"sha256={made[:-1]}é", "\udcff"):
        assert not signature_holds(SECRET, body, header)
    assert not signature_holds(SECRET, body + b" ", f"sha256={made}")


# --- the deletion callback -------------------------------------------------------------------


def encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def signed(content: object, secret: str = SECRET) -> str:
    payload = encoded(json.dumps(content).encode())
    signature = hmac.new(secret.encode(), payload.encode(), hashlib.sha256).digest()
    return f"{encoded(signature)}.{payload}"


PERSON = {"algorithm": "HMAC-SHA256", "issued_at": 1767582000, "user_id": "9000000000000001"}


def test_a_wish_to_be_forgotten_names_the_person(page: Facebook) -> None:
    body = urlencode({"signed_request": signed(PERSON)}).encode()
    assert page.deletion(request("POST", body)) == "facebook-user:9000000000000001"


def test_the_answer_tells_where_to_follow_the_wish(page: Facebook) -> None:
    answer = page.deletion_answer("https://lapor.example/privacy/deletion/ab12", "ab12")
    assert answer.content_type == "application/json"
    assert json.loads(answer.body) == {
        "url": "https://lapor.example/privacy/deletion/ab12",
        "confirmation_code": "ab12",
    }


@pytest.mark.parametrize(
    "value",
    [
        "",
        ".",
        "a",
        "a.b.c",
        "é.☃",
        signed(PERSON, "another secret"),
        signed(PERSON)[:-4],
        signed({**PERSON, "algorithm": "none"}),
        signed({"algorithm": "HMAC-SHA256"}),
        signed([1]),
        signed({**PERSON, "user_id": {}}),
    ],
)
def test_a_wish_that_meta_did_not_sign_is_rejected(page: Facebook, value: str) -> None:
    body = urlencode({"signed_request": value}).encode()
    with pytest.raises(RejectedRequest):
        page.deletion(request("POST", body))


def test_a_wish_without_a_signed_request_is_rejected(page: Facebook) -> None:
    for body in (b"", b"\xff\xfe", b'{"signed_request":"x"}'):
        with pytest.raises(RejectedRequest):
            page.deletion(request("POST", body))


def test_a_signed_request_shows_its_content() -> None:
    assert signed_request(SECRET, signed(PERSON)) == PERSON


# --- settings --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        {"page_id": "kabupatencontoh"},
        {"app_id": ""},
        {"graph_version": "25"},
        {"api_url": "graph.facebook.com"},
        {"look_back_days": 0},
    ],
)
def test_a_wrong_setting_is_refused_without_showing_secrets(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        FacebookSettings.model_validate({**VALUES, **wrong})
    assert SECRET not in str(caught.value)


# --- paging ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paging", "expected"),
    [
        (None, None),
        ([], None),
        ({"cursors": {"after": "B"}}, None),
        ({"cursors": {"after": "B"}, "next": "https://graph.example/x?after=B"}, "B"),
        ({"next": "https://graph.example/x?limit=5&after=QVFI%3D&pretty=0"}, "QVFI="),
        (
            {"next": "https://graph.example/x?until=5&__paging_token=enc"},
            "?until=5&__paging_token=enc",
        ),
        ({"next": "https://graph.example/x?offset=25&access_token=t&limit=25"}, "?offset=25"),
        ({"next": "https://graph.example/x"}, None),
        ({"cursors": {"after": 5}, "next": "https://graph.example/x"}, None),
    ],
)
def test_the_next_page_is_there_only_where_graph_says_so(
    paging: object, expected: str | None
) -> None:
    assert next_page({"data": [], "paging": paging}) == expected


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([], False),
        ([5.0], False),
        ([20.0, 15.0], False),
        ([20.0, None, 5.0], True),
        ([5.0, 20.0], False),
        ([5.0, 5.0], False),
        ([None, None], False),
    ],
)
def test_a_page_ends_a_walk_only_if_it_is_sorted_newest_first(
    times: list[float | None], expected: bool
) -> None:
    assert is_past(times, 10) is expected


def test_a_cursor_since_a_time_holds_for_every_stream(page: Facebook) -> None:
    cursor = json.loads(page.cursor_since(datetime(2026, 1, 5, 3, tzinfo=UTC)))
    assert {name: walk["since"] for name, walk in cursor["streams"].items()} == {
        "feed": 1767582000,
        "comments": 1767582000,
        "conversations": 1767582000,
    }


# --- what the fixtures do not show -----------------------------------------------------------


def read(content: object, source: Source = Source.WEBHOOK, *own: str) -> list[Parsed]:
    return list(parse(json.dumps(content).encode(), {}, source, frozenset(own)))


def notice(section: str, piece: object) -> dict[str, Any]:
    return {"object": "page", "entry": [{"id": PAGE, "time": 1767582000, section: [piece]}]}


def event(**what: object) -> dict[str, Any]:
    return notice("messaging", {"sender": {"id": "7"}, "timestamp": 1767582000123, **what})


@pytest.mark.parametrize("content", [None, {}, [], {"data": []}, {"entry": []}])
def test_an_answer_without_content_is_one_ignored(content: object) -> None:
    for source in Source:
        assert read(content, source) == [Ignored("empty")]


@pytest.mark.parametrize("content", [1, "text", True, {"entry": 5}, {"data": 5}])
def test_an_answer_of_another_form_is_unreadable_and_kept_whole(content: object) -> None:
    (found,) = read(content)
    assert isinstance(found, Unreadable)
    assert json.loads(found.fragment) == content


def test_a_postback_without_any_time_is_kept_as_unreadable() -> None:
    piece = {"sender": {"id": "7"}, "postback": {"payload": "X"}}
    (found,) = read({"object": "page", "entry": [{"id": PAGE, "messaging": [piece]}]})
    assert isinstance(found, Unreadable)


def test_numbers_are_ids_too() -> None:
    (found,) = read(notice("messaging", {"sender": {"id": 7}, "message": {"mid": "m_1"}}))
    assert isinstance(found, RawMessage)
    assert found.conversation_id == "7"


@pytest.mark.parametrize("mids", [{"a": 1}, "m_1", [None], [{}]])
def test_a_receipt_of_another_form_is_unreadable(mids: object) -> None:
    (found,) = read(event(delivery={"mids": mids, "watermark": 1}))
    assert isinstance(found, Unreadable)


def test_a_receipt_may_name_one_message() -> None:
    (found,) = read(event(read={"mid": "m_1", "watermark": 1767582000000}))
    assert isinstance(found, DeliveryReceipt)
    assert (found.status, found.external_id) == ("read", "m_1")


@pytest.mark.parametrize("key", ["message_deletion", "message_unsend"])
def test_other_words_for_taking_a_message_back_are_understood(key: str) -> None:
    (found,) = read(event(**{key: {"mid": "m_1"}}))
    assert isinstance(found, RawMessage)
    assert (found.event, found.revision, found.text) == (Event.DELETED, "deleted", None)


@pytest.mark.parametrize("section", ["message_edit", "message_unsend", "postback"])
def test_what_the_page_itself_did_is_no_message(section: str) -> None:
    piece = {"sender": {"id": PAGE}, "timestamp": 1, section: {"mid": "m_1", "text": "x"}}
    assert read(notice("messaging", piece)) == [Ignored("own_message")]


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (1767582000, "2026-01-05T03:00:00+00:00"),
        ("1767582000", "2026-01-05T03:00:00+00:00"),
        ("2026-01-05T10:00:00+0700", "2026-01-05T03:00:00+00:00"),
        ("2026-01-05T03:00:00", "2026-01-05T03:00:00+00:00"),
        ("yesterday", None),
        (-5, None),
        (10**30, None),
        (True, None),
        ({}, None),
    ],
)
def test_times_come_in_several_forms_and_an_absurd_one_is_none(
    time: object, expected: str | None
) -> None:
    content = {"id": "5501_7701", "message": "x", "created_time": time}
    (found,) = read(content, Source.POLL)
    assert isinstance(found, RawMessage)
    assert (found.sent_at.isoformat() if found.sent_at else None) == expected


def test_two_edits_with_the_same_words_are_one_however_their_photo_is_signed() -> None:
    def edit(photo: str) -> Parsed:
        value = {
            "item": "comment",
            "verb": "edited",
            "comment_id": "5_6",
            "post_id": f"{PAGE}_5",
            "message": "Air keruh",
            "photo": photo,
        }
        (found,) = read(notice("changes", {"field": "feed", "value": value}))
        return found

    first, second = edit("https://a.fbcdn.net/1.jpg?oe=1"), edit("https://a.fbcdn.net/1.jpg?oe=2")
    assert isinstance(first, RawMessage)
    assert isinstance(second, RawMessage)
    assert first.revision == second.revision == content_revision("Air keruh")


def test_a_pages_own_post_is_known_by_its_id_where_nobody_said_who_we_are() -> None:
    own = {"id": f"{PAGE}_5", "message": "x", "from": {"id": PAGE}, "story": "s"}
    assert read(own, Source.POLL) == [Ignored("own_message")]
    tagged = {"id": "9_5", "message": "x", "from": {"id": "9"}, "story": "s"}
    (found,) = read(tagged, Source.POLL, PAGE)
    assert isinstance(found, RawMessage)


def test_a_bare_comment_stands_below_the_post_that_its_id_names() -> None:
    comment = {"id": "5501_7701", "message": "x", "parent": {"id": "5501_7700"}}
    (found,) = read(comment, Source.POLL, PAGE)
    assert isinstance(found, RawMessage)
    assert found.conversation_id == f"{PAGE}_5501"
    (unknown,) = read(comment, Source.POLL)
    assert isinstance(unknown, RawMessage)
    assert unknown.conversation_id == "5501"


def test_pieces_of_a_notice_are_understood_alone() -> None:
    said = {"sender": {"id": "7"}, "recipient": {"id": PAGE}, "message": {"mid": "m_1"}}
    comment = {"item": "comment", "comment_id": "5_6", "post_id": f"{PAGE}_5", "verb": "add"}
    for piece, name in (
        (said, "m_1"),
        ({"id": PAGE, "time": 1, "messaging": [said]}, "m_1"),
        ({"field": "feed", "value": comment}, "5_6"),
    ):
        (found,) = read(piece)
        assert isinstance(found, RawMessage)
        assert found.external_id == name


def test_objects_that_were_asked_for_by_id_are_found() -> None:
    first, second = ({"id": f"5_{n}", "message": "x", "parent": {"id": "5_1"}} for n in (6, 7))
    found = read({"5_6": first, "5_7": second}, Source.POLL)
    assert [each.external_id for each in found if isinstance(each, RawMessage)] == ["5_6", "5_7"]


def test_everything_nested_in_a_page_is_found() -> None:
    message = {"id": "m_1", "message": "x", "from": {"id": "7"}}
    content = {
        "id": PAGE,
        "feed": {"data": [{"id": f"{PAGE}_1", "message": "x", "from": {"id": "9"}, "story": ""}]},
        "conversations": {"data": [{"id": "t_1", "messages": {"data": [message]}}]},
    }
    found = read(content, Source.POLL, PAGE)
    assert [each.external_id for each in found if isinstance(each, RawMessage)] == [
        f"{PAGE}_1",
        "m_1",
    ]


def test_deep_nesting_is_unreadable() -> None:
    body = b'{"object":"page","entry":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    (found,) = parse(body, {}, Source.WEBHOOK)
    assert found == Unreadable("unreadable_body", body)
