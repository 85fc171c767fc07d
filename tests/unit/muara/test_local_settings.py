"""What people write into the settings: what is taken, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from muara import local_settings as local
from muara.local_settings import Invalid, KnownAgencies
from muara.words import LANGUAGES, keys, say
from normalizer.gazetteer import EMPTY, parse_gazetteer
from tests.clocks import OFFICE

TODAY = date(2026, 11, 21)
KNOWN = KnownAgencies(
    codes={1: "health", 2: "clinic", 3: "roads"},
    names={1: "Dinas Kesehatan", 2: "Puskesmas Contoh", 3: "Dinas PU"},
    parents={1: None, 2: 1, 3: None},
    lexicon={
        "health": "Dinas Kesehatan",
        "clinic": "Puskesmas Contoh",
        "roads": "Dinas PU",
        "power_company": "PT PLN (Persero)",
    },
    area="35.22",
    area_name={"35.22.15": "Contoh", "35.22": "Kabupaten Contoh"}.get,
)


def faults(read: Callable[[], object]) -> dict[str, str]:
    """The word of each field's fault; empty when nothing is wrong."""
    try:
        read()
    except Invalid as wrong:
        for fault in wrong.faults.values():
            for language in LANGUAGES:
                assert "{" not in say(language, f"fault.{fault.word}", **fault.blanks).replace(
                    "{tracking_id}", ""
                )
        return {name: fault.word for name, fault in wrong.faults.items()}
    return {}


def test_every_fault_has_words() -> None:
    assert {key for key in keys("id") if key.startswith("fault.")} >= {"fault.missing"}


# --- agencies -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"name": "Dinas Pasar"}, {}),
        ({"name": "Kelurahan Contoh", "area_code": "35.22.15", "parent": "1"}, {}),
        ({"name": "PT PLN (Persero)"}, {}),
        ({}, {"name": "missing"}),
        ({"name": "  "}, {"name": "missing"}),
        ({"name": "x" * 121}, {"name": "too_long"}),
        ({"name": "dinas kesehatan"}, {"name": "name_taken", "code": "code_taken"}),
        ({"name": "Dinas Pasar", "code": "Pasar Kita"}, {"code": "no_code"}),
        ({"name": "1"}, {"code": "no_code"}),
        ({"name": "Dinas Pasar", "code": "roads"}, {"code": "code_taken"}),
        ({"name": "Dinas Listrik", "code": "power_company"}, {"code": "code_taken"}),
        ({"name": "Dinas Pasar", "parent": "9"}, {"parent": "unknown_choice"}),
        ({"name": "Dinas Pasar", "parent": "x"}, {"parent": "unknown_choice"}),
        ({"name": "Dinas Pasar", "area_code": "Contoh"}, {"area_code": "no_area_code"}),
        ({"name": "Dinas Pasar", "area_code": "35.23.01"}, {"area_code": "other_area"}),
        ({"name": "Dinas Pasar", "area_code": "35.22.99"}, {"area_code": "unknown_area"}),
        ({"name": "Dinas Pasar", "phone": "nol"}, {"phone": "no_phone"}),
        ({"name": "Dinas Pasar", "phone": "0811-0000-1234"}, {}),
        ({"name": "Dinas Pasar", "email": "pasar@"}, {"email": "no_email"}),
        ({"name": "Dinas Pasar", "email": "pasar@contoh.go.id"}, {}),
        ({"name": "Dinas Pasar", "website": "contoh.go.id"}, {"website": "no_website"}),
        ({"name": "Dinas Pasar", "website": "https://contoh.go.id"}, {}),
        (
            {"name": "", "email": "x", "area_code": "y"},
            {"name": "missing", "email": "no_email", "area_code": "no_area_code"},
        ),
    ],
)
def test_an_agency_is_taken_or_refused_field_by_field(
    fields: Mapping[str, str], expected: Mapping[str, str]
) -> None:
    assert faults(lambda: local.read_agency(fields, KNOWN)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"name": "Dinas Kesehatan"}, {}),
        ({"name": "Dinas Kesehatan dan KB"}, {}),
        ({"name": "Dinas PU"}, {"name": "name_taken"}),
        ({"name": "PT PLN (Persero)"}, {"name": "name_taken"}),
        ({"name": "Dinas Kesehatan", "parent": "1"}, {"parent": "own_parent"}),
        ({"name": "Dinas Kesehatan", "parent": "2"}, {"parent": "own_parent"}),
        ({"name": "Dinas Kesehatan", "parent": "3"}, {}),
    ],
)
def test_an_agency_that_changes_keeps_its_code_and_stands_under_no_agency_of_its_own(
    fields: Mapping[str, str], expected: Mapping[str, str]
) -> None:
    assert faults(lambda: local.read_agency(fields, KNOWN, 1)) == expected


def test_a_code_is_made_of_the_name_or_is_that_of_the_suggestions() -> None:
    assert local.read_agency({"name": "Dinas Pasar  Rakyat"}, KNOWN).code == "dinas_pasar_rakyat"
    assert local.read_agency({"name": "PT PLN (Persero)"}, KNOWN).code == "power_company"
    assert local.read_agency({"name": "Dinas Sehat", "code": "other"}, KNOWN, 1).code == "health"


def test_without_a_list_of_areas_every_well_formed_code_passes() -> None:
    assert local.area_names(EMPTY)("35.22.15") == "35.22.15"
    listed = parse_gazetteer("35,Jawa Timur\n", "35.22,Kabupaten Contoh\n", "", "")
    assert local.area_names(listed)("35.22.15") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("112", True),
        ("119", True),
        ("14045", True),
        ("0811-0000-1234", True),
        ("(0353) 881234", True),
        ("+62 811 0000 1234", True),
        ("99", False),
        ("12", False),
        ("telepon", False),
        ("", False),
        ("0811-0000-1234-5678-9012", False),
    ],
)
def test_a_number_that_can_be_dialled(text: str, expected: bool) -> None:
    assert local.is_phone(text) is expected


# --- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"strong": "pasar becek, los pasar"}, {}),
        ({"strong": "air + mati"}, {}),
        ({"strong": "a + b + c"}, {"strong": "two_words_at_most"}),
        ({"strong": "?!"}, {"strong": "no_word"}),
        ({"strong": "x" * 61}, {"strong": "word_too_long"}),
        ({"strong": "becek", "weak": "Becek"}, {"weak": "word_twice"}),
    ],
)
def test_words_of_a_subject(fields: Mapping[str, str], expected: Mapping[str, str]) -> None:
    known = {"subject": "market", "topic": "trade", "agency": "trade"}
    assert faults(lambda: local.read_subject(fields, known, [], [])) == expected


def test_a_subject_keeps_what_is_not_in_the_form() -> None:
    known = {"subject": "market", "topic": {"trade": 1.0}, "agency": "trade", "weak": ["los"]}
    changed = local.read_subject({"strong": "becek\nbecek, los  pasar,"}, known, [], [])
    assert changed == {
        "subject": "market",
        "topic": {"trade": 1.0},
        "agency": "trade",
        "strong": ["becek", "los pasar"],
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"subject": "Pasar becek", "topic": "trade", "agency": "trade"}, {}),
        ({}, {"subject": "missing", "topic": "missing", "agency": "missing"}),
        (
            {"subject": "?", "topic": "x", "agency": "trade"},
            {"subject": "no_code", "topic": "unknown_choice"},
        ),
    ],
)
def test_a_new_subject_names_its_topic_and_agency(
    fields: Mapping[str, str], expected: Mapping[str, str]
) -> None:
    assert faults(lambda: local.read_subject(fields, {}, ["trade"], ["trade"])) == expected


# --- places and replies -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"name": "Alun-alun", "place_code": "35.22.15"}, {}),
        ({"name": "Alun-alun", "point": "-7.15, 111.88"}, {}),
        ({"name": "Alun-alun"}, {"place_code": "no_place"}),
        ({"name": "Gapura", "place_code": "35.22.15"}, {"name": "name_taken"}),
        ({"name": "Alun-alun", "place_code": "3522"}, {"place_code": "no_area_code"}),
        ({"name": "Alun-alun", "place_code": "35.22.98"}, {"place_code": "unknown_area"}),
        ({"name": "Alun-alun", "point": "-7.15"}, {"point": "no_point"}),
        ({"name": "Alun-alun", "point": "111.88, -7.15"}, {"point": "no_point"}),
        ({"name": "Alun-alun", "point": "nan, nan"}, {"point": "no_point"}),
    ],
)
def test_a_nickname_stands_for_an_area_or_a_point(
    fields: Mapping[str, str], expected: Mapping[str, str]
) -> None:
    assert faults(lambda: local.read_nickname(fields, ["gapura"], KNOWN.area_name)) == expected


REPLY = {"language": "id", "title": "Selesai", "purpose": "answer", "body": "Sudah selesai."}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, {}),
        ({"body": "Laporan {tracking_id} oleh {agency}: {title}."}, {}),
        ({"body": ""}, {"body": "missing"}),
        ({"body": "x" * 1501}, {"body": "too_long"}),
        ({"body": "Halo {name}"}, {"body": "unknown_placeholder"}),
        ({"body": "Halo {}"}, {"body": "unknown_placeholder"}),
        ({"body": "Halo {title.__class__}"}, {"body": "unknown_placeholder"}),
        ({"body": "Halo {title!r}"}, {"body": "unknown_placeholder"}),
        ({"body": "Halo {title:>99999999}"}, {"body": "unknown_placeholder"}),
        ({"body": "Halo {title"}, {"body": "open_brace"}),
        ({"title": "Lama"}, {"title": "name_taken"}),
        ({"title": "Lama", "language": "en"}, {}),
        ({"language": "xx"}, {"language": "unknown_choice"}),
        ({"purpose": ""}, {"purpose": "missing"}),
        ({"topic": "Perhubungan"}, {}),
        ({"topic": "Lain"}, {"topic": "unknown_choice"}),
    ],
)
def test_a_canned_reply(changed: Mapping[str, str], expected: Mapping[str, str]) -> None:
    taken = [("id", "Lama")]
    assert (
        faults(lambda: local.read_reply({**REPLY, **changed}, ["Perhubungan"], taken)) == expected
    )


def test_blanks_are_filled_and_unknown_ones_stay() -> None:
    body = "{tracking_id} oleh {agency}"
    assert local.filled(body, {"tracking_id": "CTH-1", "agency": ""}) == "CTH-1 oleh {agency}"


# --- days, rules, hours -------------------------------------------------------------------------


def is_worked(day: date) -> bool:
    return day.weekday() < 5 and day not in OFFICE.national(day.year)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"day": "2026-12-07", "name": "Hari jadi", "kind": "off"}, {}),
        ({"day": "2026-12-25", "name": "Piket", "kind": "worked"}, {}),
        ({"day": "2026-12-05", "name": "Sabtu masuk", "kind": "worked"}, {}),
        ({"day": "2026-12-25", "name": "Natal", "kind": "off"}, {"day": "off_anyway"}),
        ({"day": "2026-12-07", "name": "Masuk", "kind": "worked"}, {"day": "worked_anyway"}),
        ({"day": "2026-12-08", "name": "Dua kali", "kind": "off"}, {"day": "day_taken"}),
        ({"day": "8 Desember", "name": "x", "kind": "off"}, {"day": "no_date"}),
        ({}, {"day": "missing", "name": "missing", "kind": "missing"}),
        ({"day": "2026-12-07", "name": "x", "kind": "half"}, {"kind": "unknown_choice"}),
    ],
)
def test_a_day(fields: Mapping[str, str], expected: Mapping[str, str]) -> None:
    assert faults(lambda: local.read_day(fields, [date(2026, 12, 8)], is_worked)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"rule": "verify", "working_days": "2", "effective_from": "2026-11-21"}, {}),
        ({"rule": "answer:oversight", "working_days": "60", "effective_from": "2027-01-01"}, {}),
        (
            {"rule": "answer", "working_days": "0", "effective_from": "2026-11-20"},
            {"rule": "unknown_choice", "working_days": "not_between",
             "effective_from": "in_the_past"},
        ),
        (
            {"rule": "verify", "working_days": "366", "effective_from": "2026-11-22"},
            {"working_days": "not_between", "effective_from": "rule_taken"},
        ),
        (
            {"rule": "verify", "working_days": "-1", "effective_from": "besok"},
            {"working_days": "not_between", "effective_from": "no_date"},
        ),
        ({}, {"rule": "missing", "working_days": "missing", "effective_from": "missing"}),
    ],
)  # fmt: skip
def test_a_rule(fields: Mapping[str, str], expected: Mapping[str, str]) -> None:
    taken = [("verify", "", date(2026, 11, 22))]
    assert faults(lambda: local.read_rule(fields, TODAY, taken)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"mon_morning_from": "08:00", "mon_morning_to": "12:00"}, {}),
        ({"mon_afternoon_from": "13:00", "mon_afternoon_to": "16:00"}, {}),
        ({}, {"week": "nobody_works"}),
        ({"mon_morning_from": "08:00"}, {"mon": "half_a_span"}),
        ({"tue_morning_from": "12:00", "tue_morning_to": "08:00"}, {"tue": "times_out_of_order"}),
        ({"tue_morning_from": "8 pagi", "tue_morning_to": "12"}, {"tue": "times_out_of_order"}),
        (
            {"wed_morning_from": "08:00", "wed_morning_to": "13:00",
             "wed_afternoon_from": "12:00", "wed_afternoon_to": "15:00"},
            {"wed": "times_out_of_order"},
        ),
        ({"effective_from": "2026-11-20"}, {"effective_from": "in_the_past",
                                            "week": "nobody_works"}),
        ({"effective_from": "2027-01-04", "mon_morning_from": "08:00",
          "mon_morning_to": "12:00"}, {"effective_from": "hours_taken"}),
    ],
)  # fmt: skip
def test_working_hours(fields: Mapping[str, str], expected: Mapping[str, str]) -> None:
    given = {"effective_from": "2027-01-01", **fields}
    assert faults(lambda: local.read_hours(given, TODAY, [date(2027, 1, 4)])) == expected


def test_a_week_goes_into_its_form_and_comes_back() -> None:
    week = {
        "mon": [["07:30", "12:00"], ["13:00", "16:00"]],
        "sat": [["08:00", "12:00"]],
        "sun": [["13:00", "15:00"]],
    }
    fields = {"effective_from": "2027-01-01", **local.hours_fields(week)}
    assert fields["sun_morning_from"] == ""
    assert dict(local.read_hours(fields, TODAY).week) == week


# --- numbers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "fire", "label": "Damkar", "number": "113"}, {}),
        ({"kind": "ghosts", "label": "Damkar", "number": "113"}, {"kind": "unknown_choice"}),
        ({"kind": "fire"}, {"label": "missing", "number": "missing"}),
        ({"kind": "fire", "label": "Damkar", "number": "x"}, {"number": "no_phone"}),
    ],
)
def test_a_number(fields: Mapping[str, str], expected: Mapping[str, str]) -> None:
    assert faults(lambda: local.read_number(fields)) == expected


@pytest.mark.parametrize(
    ("confirmed_on", "today", "expected"),
    [
        (None, "2026-11-21", "unconfirmed"),
        ("2026-11-21", "2026-11-21", "confirmed"),
        ("2026-05-21", "2026-11-21", "confirmed"),
        ("2026-05-21", "2026-11-22", "stale"),
        ("2026-05-31", "2026-11-30", "confirmed"),
        ("2026-05-31", "2026-12-01", "stale"),
        ("2025-08-31", "2026-02-28", "confirmed"),
        ("2025-08-31", "2026-03-01", "stale"),
    ],
)
def test_a_confirmation_lasts_six_months(
    confirmed_on: str | None, today: str, expected: str
) -> None:
    day = date.fromisoformat(confirmed_on) if confirmed_on else None
    assert local.number_state(day, date.fromisoformat(today)) == expected


def test_numbers_are_counted_by_state() -> None:
    rows: list[Any] = [SimpleNamespace(confirmed_on=day) for day in (None, TODAY, date(2020, 1, 1))]
    assert local.number_states(rows, TODAY) == {"confirmed": 1, "stale": 1, "unconfirmed": 1}
