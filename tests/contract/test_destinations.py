"""Every kind of destination keeps every promise of `forwarder/destination.py`, over real HTTP."""

from __future__ import annotations

import inspect
import json
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

import forwarder.destination
from forwarder.conformance import try_out
from forwarder.destination import (
    Action,
    Arrived,
    CaseCopy,
    CopiedFile,
    DestinationContext,
    DestinationType,
    Dispatch,
)
from forwarder.errors import (
    AccessDenied,
    AnswerLost,
    ForwardError,
    Redirected,
    Refused,
    TemporaryFailure,
)
from forwarder.registry import destination_type, kinds
from store.models import ComplaintStatus
from tests.contract.destinations import NAME, ROWS, Opened, Row, opened
from tests.receiving import Call

NOW = datetime(2026, 11, 27, 2, tzinfo=UTC)
NASTY = 'Jalan "rusak" \\ {{ 7 * 7 }} {% raw %} & <b> ☃ 100%'
PHOTO = b"\xff\xd8 a photo"
COPY = CaseCopy(
    tracking_id="CTH-7K4M-92QX",
    jurisdiction="CTH",
    government="Kabupaten Contoh",
    status="assigned",
    opened_at=NOW,
    changed_at=NOW,
    title="Jalan rusak",
    texts=(NASTY,),
    topic="Pekerjaan Umum",
    place="Depan pasar",
    latitude=-7.15,
    longitude=111.88,
)
BARE = COPY.model_copy(
    update={"title": None, "texts": (), "topic": None, "place": None, "latitude": None}
)
PROTOCOLS = {
    name: value
    for name, value in inspect.getmembers(forwarder.destination, inspect.isclass)
    if getattr(value, "_is_runtime_protocol", False)
}
FILE = CopiedFile(id=1, name="photo-1.jpg", mime_type="image/jpeg")
CALLS: dict[str, Callable[[Any, Dispatch], Any]] = {
    "Creates": lambda adapter, dispatch: adapter.create(dispatch),
    "Updates": lambda adapter, dispatch: adapter.update(dispatch),
    "Attaches": lambda adapter, dispatch: adapter.attach(dispatch),
    "Announces": lambda adapter, dispatch: adapter.announce([dispatch]),
    "Finds": lambda adapter, dispatch: adapter.find(dispatch),
    "PullsStatus": lambda adapter, dispatch: adapter.pull([dispatch.foreign_id]),
}
ACTIONS = {
    "Creates": Action.CREATE,
    "Updates": Action.UPDATE,
    "Attaches": Action.ATTACH,
    "Announces": Action.ANNOUNCE,
}
READS = frozenset({"Finds", "PullsStatus"})
FAULTS: Sequence[tuple[str, type[ForwardError], type[ForwardError]]] = (
    ("503", TemporaryFailure, TemporaryFailure),
    ("429", TemporaryFailure, TemporaryFailure),
    ("401", AccessDenied, AccessDenied),
    ("400", Refused, Refused),
    ("302", Redirected, Redirected),
    ("500_after", AnswerLost, TemporaryFailure),
    ("reset", AnswerLost, TemporaryFailure),
)
"""What goes wrong there, what it is for a call that changes something, and for one that reads."""

every_kind = pytest.mark.parametrize("kind", kinds())
every_row = pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for row in ROWS])
CALLED = [
    pytest.param(row, name, id=f"{row.id}-{name}")
    for row in ROWS
    if not row.calls_as_another
    for name in CALLS
    if name in row.capabilities
]
every_call = pytest.mark.parametrize(("row", "name"), CALLED)
every_change = pytest.mark.parametrize(
    ("row", "name"), [call for call in CALLED if call.values[1] not in READS]
)


@pytest.fixture
def there(row: Row, tmp_path: Path) -> Iterator[Opened]:
    with opened(row, tmp_path) as found:
        yield found


def dispatch(name: str, foreign_id: str | None = None, **changed: Any) -> Dispatch:
    """What is given to a capability."""
    values: dict[str, Any] = {
        "key": f"{NAME}:CTH-7K4M-92QX:{name}",
        "action": ACTIONS.get(name, Action.CREATE),
        "copy": COPY,
        "event": "complaint_verified",
        "at": NOW,
        "foreign_id": foreign_id,
    }
    if name == "Attaches":
        values |= {"file": FILE, "open_file": lambda _file: PHOTO}
    return Dispatch(**(values | changed))


def number_there(there: Opened) -> str | None:
    """Theirs, of a case that they have now; None where they have no cases."""
    if "Creates" not in there.row.capabilities:
        return None
    arrived: Arrived = there.adapter.create(dispatch("Creates"))
    return arrived.foreign_id


@every_kind
def test_a_kind_declares_itself_describes_its_settings_and_has_a_row(kind: str) -> None:
    declared = destination_type(kind)
    fields = declared.settings.model_fields
    assert isinstance(declared, DestinationType)
    assert declared.label
    assert set(declared.secrets) <= set(fields)
    assert [name for name, field in fields.items() if not field.description] == []
    assert kind in {row.kind for row in ROWS}, "add a row to tests/contract/destinations.py"


def test_there_is_a_way_to_try_every_capability() -> None:
    assert set(CALLS) | {"Checks", "Closes", "Shows"} == set(PROTOCOLS)


@every_row
def test_an_opened_destination_honours_exactly_what_its_settings_say(there: Opened) -> None:
    honoured = {name for name, one in PROTOCOLS.items() if isinstance(there.adapter, one)}
    assert honoured == there.row.capabilities
    assert there.receiver.calls == [], "to be opened is no reason to call"
    if destination_type(there.row.kind).is_served_by_people:
        assert honoured == set()
    assert ("Announces" in honoured) <= ("Creates" not in honoured)


@every_row
def test_secrets_show_in_no_repr(there: Opened) -> None:
    shown = repr(there.adapter) + repr(there.settings) + str(there.settings)
    assert [secret for secret in there.secrets if secret in shown] == []


@every_row
def test_the_conformance_kit_finds_all_as_agreed(there: Opened) -> None:
    repeats = destination_type(there.row.kind).repeats_safely or there.row.able == "all"
    found = list(try_out(there.adapter, NOW, repeats_safely=repeats))

    assert [one for one in found if one.level != "ok"] == []
    tried = {one.subject for one in found}
    steps = {"Creates": "create", "Updates": "update", "Attaches": "attach", "Finds": "find"}
    steps |= {"Announces": "announce", "PullsStatus": "pull"}
    assert {step for name, step in steps.items() if name in there.row.capabilities} <= tried


@every_row
def test_a_check_changes_nothing_there(there: Opened) -> None:
    if "Checks" in there.row.capabilities:
        assert {one.level for one in there.adapter.check()} == {"ok"}
    asks_at = there.row.asks_at
    changes = [call for call in there.receiver.calls if call.method != "GET"]
    assert [call for call in changes if not asks_at or not call.path.endswith(asks_at)] == []


@every_call
def test_a_call_does_there_what_the_contract_says(there: Opened, row: Row, name: str) -> None:
    sent = dispatch(name, number_there(there))
    answer = CALLS[name](there.adapter, sent)
    call = there.receiver.done[-1]
    mark = COPY.tracking_id if row.by_our_number else sent.foreign_id or ""

    match name:
        case "Creates":
            assert answer.foreign_id == sent.foreign_id, "the same key is the same case"
            assert NASTY in words_of(call)
        case "Announces":
            assert sent.key in words_of(call)
            assert NASTY in words_of(call)
        case "Updates":
            assert mark in words_of(call)
            assert sent.key in words_of(call) or row.by_our_number
        case "Attaches":
            assert PHOTO in call.body or b64encode(PHOTO) in call.body
            assert mark in call.path or mark in words_of(call)
        case "Finds":
            assert answer.foreign_id == sent.foreign_id
            stranger = COPY.model_copy(update={"tracking_id": "CTH-0000-0000"})
            assert there.adapter.find(replace(sent, copy=stranger)) is None
        case "PullsStatus":
            (status,) = answer
            assert status.foreign_id == sent.foreign_id
            assert status.status in set(ComplaintStatus)
            assert there.adapter.pull([]) == []


@every_call
def test_what_goes_wrong_is_named_by_what_to_do_next(there: Opened, row: Row, name: str) -> None:
    sent = dispatch(name, number_there(there))
    for fault, when_changing, when_reading in FAULTS:
        there.receiver.always, before = fault, len(there.receiver.calls)
        with pytest.raises(ForwardError) as caught:
            CALLS[name](there.adapter, sent)
        assert type(caught.value) is (when_reading if name in READS else when_changing), fault
        assert len(there.receiver.calls) == before + 1, "one call, and no redirect is followed"
        said = str(caught.value)
        assert [secret for secret in there.secrets if secret in said] == []
        assert fault != "401" or f"destinations.{NAME}." in said
        assert fault != "400" or "judul kosong" in said


@every_call
def test_what_cannot_be_reached_is_tried_later(tmp_path: Path, row: Row, name: str) -> None:
    with opened(row, tmp_path) as there:
        sent = dispatch(name, number_there(there))
    again: Any = destination_type(row.kind).open(there.settings, DestinationContext(name=NAME))
    with closing(again), pytest.raises(TemporaryFailure):
        CALLS[name](again, sent)


@every_change
def test_what_is_shown_is_what_goes_without_secrets(there: Opened, row: Row, name: str) -> None:
    sent = dispatch(name, number_there(there))
    before = len(there.receiver.calls)
    shown = there.adapter.show(sent)
    assert len(there.receiver.calls) == before, "to be shown is not to be sent"
    assert [secret for secret in there.secrets if secret in shown] == []

    CALLS[name](there.adapter, sent)
    call = there.receiver.calls[-1]
    assert shown.startswith(f"{call.method} {there.receiver.url}{call.path}\n")
    body = shown.rpartition("\n\n")[2]
    if name == "Attaches":
        assert FILE.name in body
        assert FILE.name.encode() in call.body
    else:
        masked = [secret.encode() for secret in there.secrets]
        assert fields_of(body.encode(), call) == fields_of(call.body, call, hides=masked)


@every_change
def test_what_is_not_let_through_is_missed_by_nobody(there: Opened, row: Row, name: str) -> None:
    sent = dispatch(name, number_there(there), copy=BARE)
    before = len(there.receiver.done)
    CALLS[name](there.adapter, sent)
    assert len(there.receiver.done) == before + 1


def fields_of(body: bytes, call: Call, hides: Sequence[bytes] = ()) -> Any:
    """A body's values; those to be hidden as asterisks, and asterisks without a count."""
    for secret in hides:
        body = body.replace(secret, b"***")
    if "json" in call.headers["content-type"]:
        return json.loads(body)
    return parse_qs(body.decode())


def words_of(call: Call) -> str:
    """Everything that a call says, decoded."""
    if "json" in call.headers["content-type"]:
        return "\n".join(_texts(json.loads(call.body)))
    return "\n".join(text for texts in parse_qs(call.body.decode()).values() for text in texts)


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [str(value)]
