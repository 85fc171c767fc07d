"""What goes to another Open311 system, and what its answers mean; no network."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forwarder.destination import (
    Action,
    Arrived,
    CaseCopy,
    DestinationContext,
    Dispatch,
    Finds,
    ForeignStatus,
    Updates,
)
from forwarder.errors import AnswerLost, NotYet
from forwarder.open311 import (
    LONGEST_DESCRIPTION,
    STATUS_OF,
    WORD_OF,
    Open311,
    Open311Settings,
    description_of,
    open_open311,
    read_rows,
    request_of,
)
from store.models import ComplaintStatus

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
URL = "https://kota.example/open311/v2"
KEY = "kunci-rahasia"
COPY = CaseCopy(
    tracking_id="CTH-7K4M-92QX",
    jurisdiction="CTH",
    government="Kabupaten Contoh",
    status="assigned",
    opened_at=NOW,
    changed_at=NOW,
    title="Jalan berlubang",
    texts=("Lubang besar di depan pasar.",),
    topic="Pekerjaan Umum",
    place="Depan pasar kota",
    latitude=-7.15021,
    longitude=111.88172,
    incident_on=date(2026, 11, 20),
)


def dispatch(**changed: Any) -> Dispatch:
    values: dict[str, Any] = {
        "key": "kota:CTH-7K4M-92QX:create:1",
        "action": Action.CREATE,
        "copy": COPY,
        "event": "complaint_verified",
        "at": NOW,
    }
    return Dispatch(**(values | changed))


def settings_of(**changed: Any) -> Open311Settings:
    values = {
        "kind": "open311",
        "url": URL,
        "api_key": KEY,
        "jurisdiction_id": "kota.example",
        "services": {"Pekerjaan Umum": "006"},
        "other_service": "000",
    }
    return Open311Settings.model_validate(values | changed)


class Answers:
    """Stands in the place of their server: one answer after the other, and what was asked."""

    def __init__(self, *answers: tuple[int, Any]) -> None:
        self._answers = list(answers)
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        status, body = self._answers.pop(0)
        content = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        return httpx.Response(status, content=content)

    def form(self, index: int = 0) -> dict[str, str]:
        found = parse_qs(self.asked[index].content.decode())
        return {name: values[0] for name, values in found.items()}


def opened(answers: Answers, **changed: Any) -> Open311:
    transport = httpx.MockTransport(answers)
    context = DestinationContext(name="kota", now=lambda: NOW, transport=transport)
    return open_open311(settings_of(**changed), context)


# --- what goes there ------------------------------------------------------------------------------


def test_a_complaint_becomes_a_request_with_service_place_and_our_number() -> None:
    assert request_of(settings_of(), COPY) == {
        "jurisdiction_id": "kota.example",
        "service_code": "006",
        "description": "Jalan berlubang\n\nLubang besar di depan pasar.\n\n[CTH-7K4M-92QX]",
        "address_string": "Depan pasar kota",
        "lat": "-7.150210",
        "long": "111.881720",
        "attribute[external_id]": "CTH-7K4M-92QX",
    }


def test_what_is_not_let_through_leaves_a_place_and_a_service_all_the_same() -> None:
    bare = COPY.model_copy(
        update={"title": None, "texts": (), "topic": None, "place": None, "latitude": None}
    )
    found = request_of(settings_of(attributes={}), bare)
    assert found == {
        "jurisdiction_id": "kota.example",
        "service_code": "000",
        "description": "[CTH-7K4M-92QX]",
        "address_string": "Kabupaten Contoh",
    }


def test_attributes_are_filled_in_as_configured() -> None:
    chosen = {"when": "incident_on", "privacy": "privacy", "kind": "classification"}
    found = request_of(settings_of(attributes=chosen), COPY)
    assert found["attribute[when]"] == "2026-11-20"
    assert found["attribute[privacy]"] == "open"
    assert "attribute[kind]" not in found


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=9000))
def test_no_description_is_longer_than_the_standard_allows_or_lacks_our_number(text: str) -> None:
    found = description_of(COPY.model_copy(update={"texts": (text,)}))
    assert len(found) <= LONGEST_DESCRIPTION
    assert found.endswith("[CTH-7K4M-92QX]")


# --- what they answer -----------------------------------------------------------------------------

FILED_JSON = [{"service_request_id": 293944, "service_notice": "", "account_id": None}]
FILED_XML = (
    '<?xml version="1.0" encoding="utf-8"?><service_requests><request>'
    "<service_request_id>293944</service_request_id><service_notice/><account_id/>"
    "</request></service_requests>"
)


@pytest.mark.parametrize(("form", "answer"), [("json", FILED_JSON), ("xml", FILED_XML)])
def test_their_number_is_read_in_both_formats(form: str, answer: Any) -> None:
    answers = Answers((201, answer))
    assert opened(answers, format=form).create(dispatch()) == Arrived(foreign_id="293944")
    assert str(answers.asked[0].url) == f"{URL}/requests.{form}"
    assert answers.form()["api_key"] == KEY
    assert answers.asked[0].headers["content-type"] == "application/x-www-form-urlencoded"


def test_a_token_stands_for_the_number_until_there_is_one() -> None:
    answers = Answers(
        (200, [{"token": "t-1"}]),
        (200, [{"token": "t-1", "service_request_id": ""}]),
        (200, [{"token": "t-1", "service_request_id": "77"}]),
        (200, [{"service_request_id": "77", "status": "closed", "status_notes": "Selesai"}]),
    )
    to = opened(answers)
    assert to.create(dispatch()) == Arrived(foreign_id="token:t-1", is_token=True)
    (status,) = to.pull(["token:t-1"])
    assert status == ForeignStatus(
        foreign_id="token:t-1", number="77", status="closed", answer="Selesai"
    )
    assert answers.asked[1].url.path.endswith("/tokens/t-1.json")


@pytest.mark.parametrize("body", ["<html>Terima kasih</html>", []])
def test_what_they_took_without_saying_a_number_is_lost(body: Any) -> None:
    with pytest.raises(AnswerLost):
        opened(Answers((201, body))).create(dispatch())


def test_statuses_are_pulled_fifty_at_once() -> None:
    rows = [{"service_request_id": str(n), "status": "open"} for n in range(60)]
    answers = Answers((200, rows[:50]), (200, rows[50:]))
    found = opened(answers).pull([str(n) for n in range(60)])
    assert [one.status for one in found] == ["assigned"] * 60
    assert len(answers.asked[0].url.params["service_request_id"].split(",")) == 50


def test_a_number_that_they_know_no_more_keeps_no_other_from_being_asked_for() -> None:
    known = [{"service_request_id": "2", "status": "closed"}]
    unknown = (404, [{"code": 404, "description": "service_request_id was not found"}])
    found = opened(Answers(unknown, unknown, (200, known))).pull(["1", "2"])
    assert [one.foreign_id for one in found] == ["2"]


def test_words_that_nobody_knows_and_strangers_numbers_are_passed_over() -> None:
    rows = [
        {"service_request_id": "1", "status": "pondering"},
        {"service_request_id": "2", "status": "closed"},
        {"service_request_id": "9", "status": "closed"},
    ]
    found = opened(Answers((200, rows))).pull(["1", "2"])
    assert [one.foreign_id for one in found] == ["2"]


def test_the_newest_update_counts_where_they_have_updates() -> None:
    updates = [
        {
            "service_request_id": "1",
            "status": "FIXED",
            "updated_datetime": "2026-11-20T23:00:00Z",
            "description": "Sudah ditambal",
        },
        {
            "service_request_id": "1",
            "status": "in_progress",
            "updated_datetime": "2026-11-21T05:30:00+07:00",
            "description": "Dikerjakan",
        },
    ]
    answers = Answers((200, [{"service_request_id": "1", "status": "open"}]), (200, updates))
    (status,) = opened(answers, updates=True).pull(["1"])
    assert (status.status, status.answer) == ("resolved", "Sudah ditambal")
    assert [one.text for one in status.told] == ["Dikerjakan", "Sudah ditambal"]
    assert answers.asked[1].url.params["start_date"] == "2026-11-14T02:00:00+00:00"


def an_update(place: int, **changed: str) -> dict[str, str]:
    return {
        "service_request_id": "1",
        "update_id": str(place),
        "status": "in_progress",
        "updated_datetime": (NOW - timedelta(days=2) + timedelta(minutes=place)).isoformat(),
        "description": f"Pekerjaan {place}",
    } | changed


def test_each_update_is_told_with_a_key_that_stays_whatever_is_told_with_it() -> None:
    early = [an_update(1, update_id=""), an_update(2, status="pondering"), an_update(3)]
    late = [an_update(4, description=""), an_update(5), *early]
    one = (200, [{"service_request_id": "1", "status": "open"}])
    to = opened(Answers(one, (200, early), one, (200, late)), updates=True)
    (before,), (after,) = to.pull(["1"]), to.pull(["1"])
    assert [each.text for each in after.told] == [f"Pekerjaan {n}" for n in (1, 2, 3, 5)]
    assert list(after.told[:3]) == list(before.told)
    assert len({each.key for each in after.told}) == 4


def test_updates_are_asked_for_on_and_on_where_their_list_is_cut_off() -> None:
    rows = [an_update(place) for place in range(1, 61)]
    answers = Answers((200, []), (200, rows[:50]), (200, rows[49:]))
    (status,) = opened(answers, updates=True).pull(["1"])
    assert [one.text for one in status.told] == [row["description"] for row in rows]
    asked_since = answers.asked[2].url.params["start_date"]
    assert asked_since == rows[49]["updated_datetime"]


def test_an_update_says_what_happened_under_its_own_id() -> None:
    answers = Answers((201, []))
    to = opened(answers, updates=True)
    assert isinstance(to, Updates)
    to.update(dispatch(action=Action.UPDATE, event="complaint_assigned", foreign_id="77"))
    form = answers.form()
    assert (form["service_request_id"], form["status"]) == ("77", "ACTION_SCHEDULED")
    assert (form["update_id"], form["description"]) == (dispatch().key, "complaint assigned")
    assert form["updated_datetime"] == "2026-11-21T02:00:00+00:00"


def test_an_update_waits_for_their_number_which_is_no_trouble_of_theirs() -> None:
    to = opened(Answers((200, [{"token": "t-1"}])), updates=True)
    assert isinstance(to, Updates)
    with pytest.raises(NotYet):
        to.update(dispatch(action=Action.UPDATE, foreign_id="token:t-1"))


def test_what_was_lost_is_looked_up_as_the_settings_say() -> None:
    by_id = Answers((200, [{"service_request_id": "77"}]), (200, []))
    to = opened(by_id, find_by="external_id")
    assert isinstance(to, Finds)
    assert to.find(dispatch()) == Arrived(foreign_id="77")
    assert to.find(dispatch()) is None
    assert by_id.asked[0].url.params["external_id"] == "CTH-7K4M-92QX"

    rows = [
        {"service_request_id": "76", "description": "Jalan lain\n\n[CTH-7K4M-92QZ]"},
        {"service_request_id": "77", "description": "Jalan berlubang\n\n[CTH-7K4M-92QX]"},
    ]
    to = opened(Answers((200, rows)), find_by="description")
    assert isinstance(to, Finds)
    assert to.find(dispatch()) == Arrived(foreign_id="77")


def test_the_check_names_services_that_they_do_not_have() -> None:
    rows = [{"service_code": "006"}]
    (found,) = opened(Answers((200, rows))).check()
    assert (found.level, "000" in found.message) == ("error", True)
    (found,) = opened(Answers((200, [*rows, {"service_code": "000"}]))).check()
    assert found.level == "ok"
    (found,) = opened(Answers((401, []))).check()
    assert (found.level, "destinations.kota.api_key" in found.message) == ("error", True)


def test_every_status_of_ours_has_a_word_of_theirs_and_comes_back_as_one() -> None:
    assert set(WORD_OF) == set(ComplaintStatus)
    assert set(STATUS_OF.values()) <= set(ComplaintStatus)
    assert {word.lower() for word in WORD_OF.values()} <= set(STATUS_OF)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"<a><b></a>",
        b'<!DOCTYPE x [<!ENTITY a "b">]><requests><request><x>&a;</x></request></requests>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><requests/>',
    ],
)
def test_broken_xml_and_entities_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="XML"):
        read_rows(content, "xml", "request")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.binary(max_size=200) | st.text(max_size=100).map(str.encode),
    st.sampled_from(["json", "xml"]),
)
def test_any_answer_is_rows_of_texts_or_a_mistake(content: bytes, form: str) -> None:
    try:
        rows = read_rows(content, form, "request")
    except ValueError:
        return
    assert all(isinstance(text, str) for row in rows for text in row.values())
