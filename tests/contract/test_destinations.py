"""Every kind of destination keeps every promise of `forwarder/destination.py`, over real HTTP."""

from __future__ import annotations

import importlib
import inspect
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import SecretStr

from forwarder.destination import (
    Action,
    Announces,
    Attaches,
    CaseCopy,
    Closes,
    CopiedFile,
    Creates,
    DestinationContext,
    Dispatch,
    Finds,
    PullsStatus,
    Shows,
    Updates,
)
from forwarder.errors import (
    AccessDenied,
    AnswerLost,
    ForwardError,
    PermanentFailure,
    Refused,
    TemporaryFailure,
)
from forwarder.registry import destination_type, kinds
from store.models import ComplaintStatus
from tests.answering import Answer, Answering, answering

NOW = datetime(2026, 11, 27, 2, tzinfo=UTC)
SECRET = "whsec_" + "bXVhcmEtdWppLWNvYmEtMTIzNA=="
TOKEN = "an-invented-token"
COPY = CaseCopy(
    tracking_id="CTH-7K4M-92QX",
    jurisdiction="CTH",
    government="Kabupaten Contoh",
    status="new",
    opened_at=NOW,
    changed_at=NOW,
    title="Jalan berlubang",
    texts=("Lubang besar di depan pasar.",),
)

# How each kind is set up for a system at `url`. A kind without a row here fails below.
SETTINGS: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "cloudevents": lambda url: {"url": url, "secret": SecretStr(SECRET)},
    "http_template": lambda url: {
        "create": {
            "url": f"{url}/cases",
            "headers": {
                "Authorization": "Bearer {{ tokens.main }}",
                "Idempotency-Key": "{{ key }}",
            },
            "body": '{"number": {{ complaint.tracking_id | tojson }}}',
        },
        "status": {"url": f"{url}/cases/{{{{ foreign_id }}}}", "method": "GET"},
        "tokens": {"main": TOKEN},
        "knows_key": True,
    },
    "muara": lambda url: {
        "url": url,
        "code": "TGA",
        "label": "Kabupaten Tetangga",
        "secret": SecretStr(SECRET),
        "jurisdictions": ("CTH",),
    },
    "open311": lambda url: {
        "url": url,
        "api_key": SecretStr(TOKEN),
        "other_service": "LAIN",
        "updates": True,
        "find_by": "external_id",
    },
}
NOT_CALLED = {"files", "lapor"}
"""A job writes to the one, and people carry reports to the other."""
CALLED = sorted(SETTINGS)
ANSWERS: Mapping[str, tuple[Answer, type[ForwardError], type[ForwardError]]] = {
    "429": (Answer(429, headers={"Retry-After": "7"}), TemporaryFailure, TemporaryFailure),
    "503": (Answer(503, headers={"Retry-After": "7"}), TemporaryFailure, TemporaryFailure),
    "401": (Answer(401), AccessDenied, AccessDenied),
    "400": (Answer(400, b"judul kosong"), Refused, Refused),
    "302": (Answer(302, headers={"Location": "/"}), PermanentFailure, PermanentFailure),
    "500": (Answer(500), AnswerLost, TemporaryFailure),
    "reset": (Answer(0), AnswerLost, TemporaryFailure),
}
"""What a call that is answered so raises: one that changes something there, one that only reads."""
every_called_kind = pytest.mark.parametrize("kind", CALLED)


@pytest.fixture(scope="module")
def other_side() -> Iterator[Answering]:
    with answering() as found:
        yield found


@contextmanager
def opened(kind: str, url: str) -> Iterator[Any]:
    declared = destination_type(kind)
    settings = declared.settings.model_validate({"kind": kind, **SETTINGS[kind](url)})
    adapter = declared.open(settings, DestinationContext(name=kind, now=lambda: NOW))
    with closing(adapter) if isinstance(adapter, Closes) else _left_open(adapter):
        yield adapter


@contextmanager
def _left_open(adapter: object) -> Iterator[object]:
    yield adapter


def dispatch(action: Action = Action.CREATE, key: str = "k-1") -> Dispatch:
    file = CopiedFile(id=1, name="foto.jpg", mime_type="image/jpeg")
    return Dispatch(
        key=key,
        action=action,
        copy=COPY,
        event="complaint_verified",
        at=NOW,
        foreign_id=None if action is Action.CREATE else "A-1",
        file=file if action is Action.ATTACH else None,
        open_file=lambda _file: b"\xff\xd8\xff",
    )


def writing_calls(adapter: object) -> dict[str, Callable[[], object]]:
    """What changes something there, by the capability's name."""
    calls: dict[str, Callable[[], object]] = {}
    if isinstance(adapter, Creates):
        calls["create"] = lambda: adapter.create(dispatch())
    if isinstance(adapter, Updates):
        calls["update"] = lambda: adapter.update(dispatch(Action.UPDATE))
    if isinstance(adapter, Attaches):
        calls["attach"] = lambda: adapter.attach(dispatch(Action.ATTACH))
    if isinstance(adapter, Announces):
        calls["announce"] = lambda: adapter.announce([dispatch(Action.ANNOUNCE)])
    return calls


def reading_calls(adapter: object) -> dict[str, Callable[[], object]]:
    """What only asks."""
    calls: dict[str, Callable[[], object]] = {}
    if isinstance(adapter, Finds):
        calls["find"] = lambda: adapter.find(dispatch())
    if isinstance(adapter, PullsStatus):
        calls["pull"] = lambda: adapter.pull(["A-1"])
    return calls


def test_each_kind_has_its_row() -> None:
    assert set(kinds()) == set(SETTINGS) | NOT_CALLED


@every_called_kind
def test_what_is_called_creates_or_announces(kind: str, other_side: Answering) -> None:
    with opened(kind, other_side.url) as adapter:
        assert isinstance(adapter, Creates) != isinstance(adapter, Announces)


@pytest.mark.parametrize("word", ANSWERS)
@every_called_kind
def test_each_answer_has_one_meaning(kind: str, word: str, other_side: Answering) -> None:
    answer, on_writing, on_reading = ANSWERS[word]
    other_side.say(answer)
    with opened(kind, other_side.url) as adapter:
        for calls, meaning in (
            (writing_calls(adapter), on_writing),
            (reading_calls(adapter), on_reading),
        ):
            for name, call in calls.items():
                before = len(other_side.calls)
                with pytest.raises(ForwardError) as caught:
                    call()
                assert type(caught.value) is meaning, (name, caught.value)
                assert len(other_side.calls) > before, f"{name} called nobody"
                if isinstance(caught.value, TemporaryFailure) and word in ("429", "503"):
                    assert caught.value.retry_after == 7, name


@every_called_kind
def test_where_nobody_listens_it_is_tried_again_later(kind: str) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # held, and nobody listens
        with opened(kind, f"http://127.0.0.1:{held.getsockname()[1]}") as adapter:
            for call in (*writing_calls(adapter).values(), *reading_calls(adapter).values()):
                with pytest.raises(TemporaryFailure):
                    call()


@every_called_kind
def test_an_answer_that_says_nothing_is_no_arrival(kind: str, other_side: Answering) -> None:
    other_side.say(Answer(200, b"<html>Sibuk</html>", {"Content-Type": "text/html"}))
    with opened(kind, other_side.url) as adapter:
        if isinstance(adapter, Creates):
            with pytest.raises(AnswerLost):
                adapter.create(dispatch())
        for call in reading_calls(adapter).values():
            with pytest.raises(TemporaryFailure):
                call()


@every_called_kind
def test_a_repeated_call_says_the_same_key_where_they_know_it(
    kind: str, other_side: Answering
) -> None:
    declared = destination_type(kind)
    other_side.say(Answer(500))
    with opened(kind, other_side.url) as adapter:
        call = next(iter(writing_calls(adapter).values()))
        before = len(other_side.calls)
        for _ in range(2):
            with pytest.raises(AnswerLost):
                call()
    first, second = other_side.calls[before:]
    knows_key = declared.repeats_safely or SETTINGS[kind]("").get("knows_key", False)
    keys = [
        {name: one.headers.get(name) for name in ("webhook-id", "idempotency-key")}
        for one in (first, second)
    ]
    assert keys[0] == keys[1]
    assert any(keys[0].values()) == knows_key


@every_called_kind
def test_what_is_shown_holds_no_secret(kind: str, other_side: Answering) -> None:
    with opened(kind, other_side.url) as adapter:
        assert isinstance(adapter, Shows)
        before = len(other_side.calls)
        shown = adapter.show(dispatch())
        assert len(other_side.calls) == before
    assert COPY.tracking_id in shown
    for secret in (TOKEN, SECRET, SECRET.removeprefix("whsec_")):
        assert secret not in shown


@pytest.mark.parametrize("kind", kinds())
def test_foreign_words_mean_statuses_of_ours(kind: str) -> None:
    tables = {
        name: table
        for name, table in inspect.getmembers(importlib.import_module(f"forwarder.{kind}"))
        if name in ("STATUS_OF", "STATUS_WORDS") and isinstance(table, Mapping)
    }
    ours = {str(status) for status in ComplaintStatus}
    for name, table in tables.items():
        # STATUS_WORDS says our statuses in their words, STATUS_OF the other way round.
        assert set(table if name == "STATUS_WORDS" else table.values()) <= ours, name
