"""Facebook's adapter against answers that only a script gives: circles, oddities, refusals."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from channels.base import Content, Ignored, MessageRef, RawMessage, Surface, Unreadable
from channels.errors import AnswerLost, ChannelError, PermanentFailure, TemporaryFailure
from channels.facebook import Facebook
from tests.integration.facebook_platform import ACCOUNT, ids, messages, opened, parsed, walked

PAGE = ACCOUNT.page_id
POST = f"{PAGE}_5501"
CITIZEN = {"id": "9000000000000001", "name": "Warga Contoh"}
COMMENT = MessageRef(conversation_id=POST, external_id="5501_7701", surface=Surface.COMMENT)
EMPTY: dict[str, Any] = {"data": []}

Call = tuple[str, dict[str, str], Mapping[str, str]]
Answer = tuple[int, Mapping[str, str], bytes]
Script = Callable[[str, dict[str, str]], object]


class ScriptedGraph:
    """Answers each path by a script; `calls` holds path, parameters and headers of each call."""

    def __init__(self, script: Script) -> None:
        self.calls: list[Call] = []
        self._script = script
        self.url = ""

    def answer(self, target: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        parts = urlsplit(target)
        parameters = dict(parse_qsl(parts.query) + parse_qsl(body.decode()))
        path = parts.path.removeprefix("/v25.0/")
        self.calls.append((path, parameters, headers))
        said = self._script(path, parameters)
        if isinstance(said, tuple):
            status, more, content = said
            return status, {"Content-Type": "text/html", **more}, content
        return 200, {"Content-Type": "text/javascript; charset=UTF-8"}, json.dumps(said).encode()


@contextmanager
def scripted(script: Script) -> Iterator[ScriptedGraph]:
    graph = ScriptedGraph(script)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, more, content = graph.answer(self.path, body, headers)
            self.send_response(status)
            for name, value in more.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_GET

        def log_message(self, format: str, *args: Any) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    graph.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield graph
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def page_with(script: Script) -> Iterator[tuple[Facebook, ScriptedGraph]]:
    with scripted(script) as graph, opened(graph.url) as page:
        yield page, graph


def comment(number: int, day: int) -> dict[str, Any]:
    time = f"2026-01-{day:02}T03:00:00+0000"
    return {"id": f"5501_{number}", "message": "Air keruh", "from": CITIZEN, "created_time": time}


def only_comments(page_of_comments: Script) -> Script:
    """A Page with one post, whose comments come by a script; everything else is empty."""

    def script(path: str, parameters: dict[str, str]) -> object:
        if path == f"{PAGE}/feed" and "message" not in parameters["fields"]:
            return {"data": [{"id": POST, "created_time": "2026-01-20T03:00:00+0000"}]}
        return page_of_comments(path, parameters) if path == f"{POST}/comments" else EMPTY

    return script


def after(cursor: str) -> dict[str, Any]:
    return {"cursors": {"after": cursor}, "next": f"https://graph.example/x?after={cursor}"}


# --- paging ----------------------------------------------------------------------------------


@pytest.mark.parametrize("length", [1, 2, 5])
def test_pages_that_lead_in_a_circle_end_with_a_finding(length: int) -> None:
    def circle(_path: str, parameters: dict[str, str]) -> object:
        at = int(parameters.get("after", "0"))
        return {"data": [comment(at, 20)], "paging": after(str((at + 1) % length))}

    with page_with(only_comments(circle)) as (page, graph):
        found = walked(page)
    assert len(graph.calls) < 12
    assert [(f.subject, f.level) for f in found.findings] == [("comments", "warning")]
    assert ids(found) == {f"5501_{number}" for number in range(length)}


def test_an_empty_page_in_the_middle_does_not_end_a_walk() -> None:
    pages: dict[str, object] = {
        "": {"data": [comment(1, 20)], "paging": after("A")},
        "A": {"data": [], "paging": after("B")},
        "B": {"data": [comment(2, 19)], "paging": {"cursors": {"after": "C"}}},
    }
    with page_with(only_comments(lambda _, asked: pages[asked.get("after", "")])) as (page, _):
        assert ids(walked(page)) == {"5501_1", "5501_2"}


def test_a_list_whose_pages_are_named_by_time_is_read_to_its_end() -> None:
    def by_time(_path: str, asked: dict[str, str]) -> object:
        if asked.get("__paging_token") == "enc_1" and asked["until"] == "1767582000":
            return {"data": [comment(2, 19)]}
        following = "https://graph.example/x?until=1767582000&__paging_token=enc_1&access_token=t"
        return {"data": [comment(1, 20)], "paging": {"next": following}}

    with page_with(only_comments(by_time)) as (page, _):
        assert ids(walked(page)) == {"5501_1", "5501_2"}


def test_a_list_in_the_other_order_is_read_to_its_end() -> None:
    pages: dict[str, object] = {
        "": {"data": [comment(1, 1), comment(2, 2)], "paging": after("A")},
        "A": {"data": [comment(3, 19), comment(4, 20)]},
    }
    with page_with(only_comments(lambda _, asked: pages[asked.get("after", "")])) as (page, _):
        first = walked(page)
        second = walked(page, first.cursor)
    assert ids(first) == {"5501_1", "5501_2", "5501_3", "5501_4"}
    assert ids(second) == {"5501_4"}


def test_a_sorted_list_is_left_where_the_last_walk_began() -> None:
    pages: dict[str, object] = {
        "": {"data": [comment(4, 20), comment(3, 19)], "paging": after("A")},
        "A": {"data": [comment(2, 2), comment(1, 1)]},
    }
    with page_with(only_comments(lambda _, asked: pages[asked.get("after", "")])) as (page, graph):
        cursor = walked(page).cursor
        graph.calls.clear()
        walked(page, cursor)
    assert [asked for _, asked, _ in graph.calls if "after" in asked] == []


def test_broken_items_of_a_page_are_kept_and_hurt_no_other() -> None:
    content = {"data": [None, comment(1, 20), {"id": 5, "message": []}, "x"]}
    with page_with(only_comments(lambda _, __: content)) as (page, _):
        found = walked(page)
    assert ids(found) == {"5501_1"}
    assert len([item for item in parsed(found) if isinstance(item, Unreadable)]) == 3


def test_a_conversation_whose_older_messages_cannot_be_read_is_done() -> None:
    message = {
        "id": "m_1",
        "message": "Lampu mati",
        "from": {"id": "7"},
        "created_time": "2026-01-20T03:00:00+0000",
    }

    def script(path: str, parameters: dict[str, str]) -> object:
        if path == f"{PAGE}/conversations":
            return {"data": [{"id": "t_1", "updated_time": "2026-01-20T03:00:00+0000"}]}
        if path == "t_1/messages" and "after" not in parameters:
            return {"data": [message], "paging": after("A")}
        return error_answer(100, 400) if path == "t_1/messages" else EMPTY

    with page_with(script) as (page, _):
        found = walked(page)
        assert ids(found) == {"m_1"}
        assert found.findings == []


def test_a_post_that_went_away_during_a_walk_is_passed_over() -> None:
    with page_with(only_comments(lambda _, __: error_answer(100, 400, 33))) as (page, _):
        found = walked(page)
    assert (found.items, found.findings) == ([], [])


def test_a_post_that_always_fails_does_not_keep_the_others_back() -> None:
    def script(path: str, parameters: dict[str, str]) -> object:
        if path == f"{PAGE}/feed" and "message" not in parameters["fields"]:
            return {"data": [{"id": f"{PAGE}_1"}, {"id": f"{PAGE}_2"}]}
        if path == f"{PAGE}_1/comments":
            return error_answer(1, 500)
        return {"data": [comment(1, 20)]} if path == f"{PAGE}_2/comments" else EMPTY

    with page_with(script) as (page, _):
        cursor = None
        for _walk in range(3):
            found = walked(page, cursor)
            assert ids(found) == {"5501_1"}
            assert [f.subject for f in found.findings] == ["comments"]
            cursor = found.cursor


# --- what is asked, and how ------------------------------------------------------------------


def test_the_token_travels_in_a_header_with_proof_and_never_in_a_url() -> None:
    def script(path: str, _parameters: dict[str, str]) -> object:
        return {"id": "5501_7799"} if path == "5501_7701/comments" else EMPTY

    with page_with(script) as (page, graph):
        walked(page)
        page.reply(COMMENT, "Terima kasih")
    for _path, parameters, headers in graph.calls:
        assert headers["authorization"] == f"Bearer {ACCOUNT.page_token}"
        assert len(parameters["appsecret_proof"]) == 64
        assert "access_token" not in parameters


def test_nested_values_are_sent_as_json_and_words_as_they_are() -> None:
    with page_with(lambda _, __: {"message_id": "m_9"}) as (page, graph):
        page.reply(MessageRef(conversation_id="7", address="facebook:8"), '{"halo"} é')
    ((path, parameters, _),) = graph.calls
    assert path == f"{PAGE}/messages"
    assert json.loads(parameters["recipient"]) == {"id": "8"}
    assert json.loads(parameters["message"]) == {"text": '{"halo"} é'}
    assert parameters["messaging_type"] == "RESPONSE"


def test_a_redirect_is_not_followed() -> None:
    with scripted(lambda _, __: EMPTY) as elsewhere:
        away = (302, {"Location": f"{elsewhere.url}/v25.0/x"}, b"")
        with (
            page_with(lambda _, __: away) as (page, _),
            pytest.raises(PermanentFailure, match="api_url"),
        ):
            page.fetch(None)
        assert elsewhere.calls == []


# --- refusals --------------------------------------------------------------------------------


def error_answer(code: int, status: int, subcode: int | None = None, **more: object) -> Answer:
    error = {"message": "m", "type": "OAuthException", "code": code, **more}
    if subcode is not None:
        error["error_subcode"] = subcode
    return status, {"Content-Type": "application/json"}, json.dumps({"error": error}).encode()


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        (error_answer(190, 400, 463), PermanentFailure, "190/463"),
        (error_answer(190, 400), PermanentFailure, "190"),
        (error_answer(10, 403), PermanentFailure, "10"),
        (error_answer(10, 400, 2018278), PermanentFailure, "10/2018278"),
        (error_answer(100, 400, 2018001), PermanentFailure, "100/2018001"),
        (error_answer(200, 403), PermanentFailure, "200"),
        (error_answer(299, 403), PermanentFailure, "299"),
        (error_answer(551, 400), PermanentFailure, "551"),
        (error_answer(99999, 400), PermanentFailure, "99999"),
        (error_answer(4, 403), TemporaryFailure, "4"),
        (error_answer(17, 400), TemporaryFailure, "17"),
        (error_answer(32, 400), TemporaryFailure, "32"),
        (error_answer(613, 400), TemporaryFailure, "613"),
        (error_answer(80001, 400), TemporaryFailure, "80001"),
        (error_answer(368, 400), TemporaryFailure, "368"),
        (error_answer(2, 400), TemporaryFailure, "2"),
        (error_answer(1200, 400), TemporaryFailure, "1200"),
        (error_answer(99999, 400, is_transient=True), TemporaryFailure, "99999"),
        (error_answer(2, 500), AnswerLost, "2"),
        (error_answer(99999, 503), AnswerLost, "99999"),
        (error_answer(190, 429), TemporaryFailure, "190"),
        (error_answer(190, 200), PermanentFailure, "190"),
        ((429, {"Retry-After": "30"}, b"slow down"), TemporaryFailure, "429"),
        ((404, {}, b"<html>"), PermanentFailure, "404"),
        ((502, {}, b"<html>"), AnswerLost, "502"),
        ((200, {}, b"<html>"), AnswerLost, "200"),
        ((200, {"Content-Type": "application/json"}, b'{"id":5}'), AnswerLost, None),
        ((200, {"Content-Type": "application/json"}, b"{}"), AnswerLost, None),
        ((400, {"Content-Type": "application/json"}, b'{"error":"odd"}'), PermanentFailure, "400"),
    ],
)
def test_a_refusal_says_by_its_class_what_to_do(
    answer: Answer, kind: type[ChannelError], code: str | None
) -> None:
    with page_with(lambda _, __: answer) as (page, graph), pytest.raises(ChannelError) as caught:
        page.reply(COMMENT, "Terima kasih")
    assert (type(caught.value), caught.value.code) == (kind, code)
    assert len(graph.calls) == 1


def test_when_to_come_back_is_read_from_either_header() -> None:
    usage = {"200": [{"type": "pages", "estimated_time_to_regain_access": 3}]}
    status, headers, body = error_answer(80001, 400)
    answers: list[Answer] = [
        (429, {"Retry-After": "30"}, b"slow down"),
        (status, {**headers, "X-Business-Use-Case-Usage": json.dumps(usage)}, body),
        (status, {**headers, "X-Business-Use-Case-Usage": "odd"}, body),
    ]
    waits = []
    remaining = iter(answers)
    with page_with(lambda _, __: next(remaining)) as (page, _):
        for _answer in answers:
            with pytest.raises(TemporaryFailure) as caught:
                page.reply(COMMENT, "Terima kasih")
            waits.append(caught.value.retry_after)
    assert waits == [30, 180, None]


# --- what comes back -------------------------------------------------------------------------


def test_a_post_with_album_and_place_comes_whole() -> None:
    photos = [
        {"type": "photo", "media": {"image": {"src": f"https://a.fbcdn.net/{n}.jpg"}}}
        for n in range(3)
    ]
    post = {
        "id": POST,
        "from": CITIZEN,
        "created_time": "2026-01-20T03:00:00+0000",
        "attachments": {"data": [{"type": "album", "subattachments": {"data": photos}}]},
        "place": {"name": "Pasar", "location": {"latitude": -7.2, "longitude": 111.9}},
    }

    def script(path: str, parameters: dict[str, str]) -> object:
        is_feed = path == f"{PAGE}/feed" and "message" in parameters["fields"]
        return {"data": [post]} if is_feed else EMPTY

    with page_with(script) as (page, _):
        (found,) = messages(walked(page))
    assert found.content is Content.IMAGE
    assert len(found.attachments) == 3
    assert found.location is not None


def test_our_own_comments_are_ignored_with_their_reason() -> None:
    own = {**comment(1, 20), "from": {"id": PAGE, "name": "Kabupaten Uji"}}
    with page_with(only_comments(lambda _, __: {"data": [own, comment(2, 20)]})) as (page, _):
        found = parsed(walked(page))
    assert found[0] == Ignored("own_message")
    assert isinstance(found[1], RawMessage)
