"""Systems described in the configuration: words stay values, and answers are understood."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from pydantic import ValidationError

from forwarder.destination import (
    Action,
    CaseCopy,
    DestinationContext,
    Dispatch,
)
from forwarder.errors import AnswerLost, NotThere, PermanentFailure
from forwarder.http_template import HttpTemplate, HttpTemplateSettings, open_template
from tests.receiving import Receiver, receiving

NOW = datetime(2026, 11, 27, 2, tzinfo=UTC)
BODY = (
    '{"tracking_id": {{ complaint.tracking_id | tojson }}, '
    '"text": {{ complaint.texts[0] | tojson }}}'
)
NASTY = 'Jalan "rusak" \\ {{ 7 * 7 }} {% raw %} </script>\n'


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver
        while _opened:
            _opened.pop().close()


_opened: list[HttpTemplate] = []


def opened(receiver: Receiver, **changed: Any) -> Any:
    create = {
        "url": f"{receiver.url}/cases",
        "headers": {"Authorization": "Bearer {{ tokens.main }}", "Idempotency-Key": "{{ key }}"},
        "body": BODY,
    }
    values = {"kind": "http_template", "create": create, "tokens": {"main": "an-invented-token"}}
    settings = HttpTemplateSettings.model_validate(values | changed)
    system = open_template(settings, DestinationContext(name="simpel"))
    _opened.append(system)
    return system


def dispatch(text: str = "Jalan rusak", **changed: Any) -> Dispatch:
    copy = CaseCopy(
        tracking_id="CTH-7K4M-92QX",
        jurisdiction="CTH",
        government="Kabupaten Contoh",
        status="new",
        opened_at=NOW,
        changed_at=NOW,
        texts=(text,),
    )
    values: dict[str, Any] = {
        "key": "k-1",
        "action": Action.CREATE,
        "copy": copy,
        "event": "complaint_verified",
    }
    return Dispatch(**(values | {"event": "complaint_verified", "at": NOW} | changed))


def test_a_citizens_words_are_values_and_never_templates(receiver: Receiver) -> None:
    arrived = opened(receiver).create(dispatch(NASTY))

    (call,) = receiver.done
    assert call.json["text"] == NASTY
    assert call.headers["authorization"] == "Bearer an-invented-token"
    assert call.headers["idempotency-key"] == "k-1"
    assert arrived.foreign_id == "A-1"


@pytest.mark.parametrize(
    "body", ['{"text": {{ complaint.texts[0] }}}', "{{ complaint.nothing.such }}"]
)
def test_a_template_that_makes_no_json_sends_nothing(receiver: Receiver, body: str) -> None:
    create = {"url": f"{receiver.url}/cases", "body": body}
    with pytest.raises(PermanentFailure, match=r"destinations\.simpel"):
        opened(receiver, create=create).create(dispatch())
    assert receiver.calls == []


@pytest.mark.parametrize(
    "url", ["https://{{ complaint.title }}/x", "ftp://contoh.example", "{{ url }}", "https:///x"]
)
def test_no_template_chooses_where_words_go(receiver: Receiver, url: str) -> None:
    with pytest.raises(ValidationError, match="fixed host"):
        opened(receiver, create={"url": url})


@pytest.mark.parametrize(
    "body",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ complaint.__init__.__globals__ }}",
        "{{ complaint.texts.append('x') }}",
    ],
)
def test_a_template_reaches_nothing_but_its_values(receiver: Receiver, body: str) -> None:
    create = {"url": f"{receiver.url}/cases", "body": body, "content_type": "text/plain"}
    with pytest.raises(PermanentFailure):
        opened(receiver, create=create).create(dispatch())
    assert receiver.calls == []


def test_an_answer_without_their_number_is_one_that_was_lost(receiver: Receiver) -> None:
    with pytest.raises(AnswerLost):
        opened(receiver, foreign_id="data.ticket.0.number").create(dispatch())


def test_their_words_for_a_status_are_ours_by_the_table(receiver: Receiver) -> None:
    find = {"method": "GET", "url": f"{receiver.url}/cases/CTH-7K4M-92QX"}
    status = {
        "method": "GET",
        "url": f"{receiver.url}/statuses?id={{{{ foreign_id | urlencode }}}}",
    }
    more = {
        "status_path": "0.status",
        "answer_path": "0.answer",
        "status_words": {"in_progress": "in_progress"},
    }
    system = opened(receiver, find=find, status=status, **more)
    assert system.find(dispatch()) is None
    system.create(dispatch())
    assert system.find(dispatch()).foreign_id == "A-1"
    receiver.answer = "Sedang kami kerjakan."
    (said,) = system.pull(["A-1"])
    assert (said.status, said.answer) == ("in_progress", "Sedang kami kerjakan.")
    receiver.status = "entah"
    assert system.pull(["A-1"]) == []
    with pytest.raises(ValidationError, match="no status of ours"):
        opened(receiver, status_words={"x": "beres"})


def test_a_case_that_is_gone_there_keeps_no_other_from_being_asked_for() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/A-1"):
            return httpx.Response(404, text="no such ticket")
        return httpx.Response(200, json={"status": "selesai"})

    status = {"method": "GET", "url": "https://simpel.example/{{ foreign_id }}"}
    values = {
        "kind": "http_template",
        "create": {"url": "https://simpel.example/cases"},
        "status": status,
        "status_words": {"selesai": "resolved"},
    }
    settings = HttpTemplateSettings.model_validate(values)
    context = DestinationContext(name="simpel", transport=httpx.MockTransport(answer))
    system: Any = open_template(settings, context)
    assert [said.foreign_id for said in system.pull(["A-1", "A-2"])] == ["A-2"]
    assert system.pull(["A-1"]) == []
    with pytest.raises(NotThere):  # the address is wrong, say
        system.pull(["x/A-1", "y/A-1"])
