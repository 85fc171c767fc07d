"""Queries and reports of other apps are read without a surprise, and every mistake is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muara.open311 import Service
from muara.web.open311_asked import LONGEST_SPAN, Refused, Search, read_report, read_search
from store.open311 import MOST_ROWS
from tests.open311_service import REPORT

T = TypeVar("T")
ZONE = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
SERVICES = [
    Service(code="public_works", name="Pekerjaan Umum"),
    Service(code="other", name="Lainnya"),
]
NAMES = st.sampled_from(
    ["service_request_id", "service_code", "start_date", "end_date", "status", "page", "page_size"]
)
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["open", "closed", "open,closed", "1", "1000", "1001", "0", "-1", "٣"]),
    st.datetimes().map(lambda moment: moment.isoformat() + "Z"),
    st.datetimes().map(lambda moment: moment.isoformat() + " 07:00"),
    st.dates().map(str),
)


def answered(ask: Callable[[], T]) -> T | Refused:
    """What was read, or the refusal; nothing else may happen."""
    try:
        return ask()
    except Refused as refused:
        return refused


def search(**params: str) -> Search:
    return read_search(list(params.items()), NOW, ZONE)


def mistakes(**params: str) -> list[tuple[int, str]]:
    with pytest.raises(Refused) as caught:
        search(**params)
    return [(one.code, one.description) for one in caught.value.mistakes]


def test_without_dates_it_is_the_last_ninety_days() -> None:
    found = search()
    assert (found.start, found.end) == (NOW - LONGEST_SPAN, NOW)
    assert (found.limit, found.offset) == (MOST_ROWS, 0)


def test_one_date_alone_opens_ninety_days_beside_it() -> None:
    first = datetime(2026, 1, 1, tzinfo=UTC)
    assert search(start_date="2026-01-01T00:00:00Z").end == first + LONGEST_SPAN
    assert search(end_date="2026-01-01T00:00:00Z").start == first - LONGEST_SPAN


def test_moments_have_the_zone_that_they_name_or_the_governments() -> None:
    seven = datetime(2026, 1, 1, 0, 0, tzinfo=UTC)
    for written in (
        "2026-01-01T07:00:00+07:00",
        "2026-01-01T07:00:00 07:00",
        "2026-01-01T07:00:00",
    ):
        assert search(start_date=written).start == seven


def test_more_than_ninety_days_at_once_are_refused() -> None:
    exact = search(start_date="2026-01-01T00:00:00Z", end_date="2026-04-01T00:00:00Z")
    assert exact.end is not None
    assert exact.start is not None
    assert exact.end - exact.start == LONGEST_SPAN
    ((code, said),) = mistakes(start_date="2026-01-01T00:00:00Z", end_date="2026-04-01T00:00:01Z")
    assert (code, "90 days" in said) == (400, True)


def test_ids_override_all_else_and_may_be_given_in_every_way() -> None:
    params = [
        ("service_request_id", "A, B"),
        ("service_request_id", "C,,A"),
        ("service_code", "nothing"),
        ("status", "open"),
    ]
    found = read_search(params, NOW, ZONE)
    assert found.ids == ("A", "B", "C")
    assert (found.service_codes, found.statuses, found.start) == ((), (), None)


def test_every_mistake_of_a_query_is_named_at_once() -> None:
    found = mistakes(status="new", page="0", page_size="1001", start_date="soon", end_date="x")
    assert [code for code, _ in found] == [400] * 5
    words = " ".join(said for _, said in found)
    assert all(name in words for name in ("status", "page ", "page_size", "start_date", "end_date"))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.tuples(NAMES, VALUES), max_size=8))
def test_any_query_is_answered_within_the_limits_or_refused(params: list[tuple[str, str]]) -> None:
    found = answered(lambda: read_search(params, NOW, ZONE))
    if isinstance(found, Refused):
        assert {one.code for one in found.mistakes} == {400}
        return
    assert 1 <= found.limit <= MOST_ROWS
    assert found.offset >= 0
    assert len(found.ids) <= MOST_ROWS
    assert set(found.statuses) <= {"open", "closed"}
    if found.ids:
        return
    assert found.start is not None
    assert found.end is not None
    assert timedelta() <= found.end - found.start <= LONGEST_SPAN


def report(**changed: str) -> Any:
    fields = {name: value for name, value in (REPORT | changed).items() if value}
    return read_report(fields, SERVICES, TODAY, ZONE)


def wrong(**changed: str) -> list[tuple[int, str]]:
    with pytest.raises(Refused) as caught:
        report(**changed)
    return [(one.code, one.description.partition(" ")[0]) for one in caught.value.mistakes]


def test_a_report_is_read_with_who_where_and_what() -> None:
    found = report(address_string="Depan  pasar kota", media_url="https://foto.example/a.jpg")
    assert (found.service_code, found.service_name) == ("public_works", "Pekerjaan Umum")
    assert (found.latitude, found.longitude, found.place) == (
        -7.15021,
        111.88172,
        "Depan pasar kota",
    )
    assert (found.name, found.phone) == ("Warga Karangan", "+6281100000042")
    assert (found.email, found.device_id) == ("warga@contoh.example", "gawai-1")
    assert (found.is_secret, found.media_url) == (False, "https://foto.example/a.jpg")


def test_attributes_say_the_day_the_privacy_and_the_apps_own_number() -> None:
    found = report(
        **{
            "attribute[incident_date]": "2026-11-20",
            "attribute[privacy]": "secret",
            "attribute[external_id]": " 42 ",
        }
    )
    assert (found.incident_date, found.is_secret, found.external_id) == (
        date(2026, 11, 20),
        True,
        "42",
    )


@pytest.mark.parametrize("where", [{"address_string": "Pasar"}, {"address_id": "17"}])
def test_any_of_the_three_kinds_of_place_will_do(where: dict[str, str]) -> None:
    assert report(lat="", long="", **where).place in ("Pasar", "17")


@pytest.mark.parametrize(
    ("changed", "code", "word"),
    [
        ({"service_code": ""}, 400, "service_code"),
        ({"service_code": "unknown"}, 404, "service_code"),
        ({"lat": "", "long": ""}, 400, "A"),
        ({"lat": "91", "address_string": "Pasar"}, 400, "lat"),
        ({"lat": "nan", "address_string": "Pasar"}, 400, "lat"),
        ({"long": "", "address_string": "Pasar"}, 400, "lat"),
        ({"description": "a" * 4001}, 400, "description"),
        ({"email": "nobody"}, 400, "email"),
        ({"phone": "12"}, 400, "phone"),
        ({"media_url": "http://foto.example/a.jpg"}, 400, "media_url"),
        ({"media_url": "upload:2026-11-21:ab/00112233445566778899aabbccddeeff"}, 400, "media_url"),
        ({"attribute[privacy]": "none"}, 400, "attribute[privacy]"),
        ({"attribute[incident_date]": "2026-11-22"}, 400, "attribute[incident_date]"),
        ({"attribute[incident_date]": "9999-12-31"}, 400, "attribute[incident_date]"),
        ({"attribute[external_id]": "4" * 201}, 400, "attribute[external_id]"),
    ],
)
def test_what_is_wrong_with_a_report_is_said(changed: dict[str, str], code: int, word: str) -> None:
    assert wrong(**changed) == [(code, word)]


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert len(wrong(service_code="", lat="", long="", email="x", phone="y")) == 4


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.dictionaries(
        st.sampled_from(
            [*REPORT, "address_string", "media_url", "attribute[privacy]", "attribute[x]"]
        ),
        st.text(max_size=60),
    )
)
def test_any_form_becomes_a_report_or_a_list_of_mistakes(fields: dict[str, str]) -> None:
    found = answered(lambda: read_report(fields, SERVICES, TODAY, ZONE))
    if isinstance(found, Refused):
        assert {one.code for one in found.mistakes} <= {400, 404}
        return
    assert found.service_code in ("public_works", "other")
    assert found.place or found.latitude is not None
