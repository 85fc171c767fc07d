"""What a government sets for itself goes out as a file and comes back, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import yaml

from muara import calendars
from muara.knowledge import seed_agencies, sow
from muara.seed import read_yaml
from muara.settings_file import SECTIONS, Mistaken, Taken, take, written
from store import agencies, clocks, emergency_numbers, knowledge
from store.agencies import sow_agencies
from store.scope import Scope
from store.sealing import Keyring
from store.session import Store
from tests.desk import START

SCOPE = Scope(actor="command_line:teknisi")
TODAY = date(2026, 11, 21)
SET: dict[str, list[dict[str, Any]]] = {
    "agencies": [
        {
            "code": "clinic",
            "name": "Puskesmas Contoh",
            "parent": "health",
            "area_code": "35.22.15",
            "is_active": False,
            "contact": {"phone": "0811-0000-1111", "opening_hours": "Senin–Jumat"},
        }
    ],
    "nicknames": [
        {"name": "alun-alun", "place_code": "35.22.15", "latitude": -7.15, "longitude": 111.88},
        {"name": "gapura", "place_code": "35.22.15"},
    ],
    "canned_replies": [
        {
            "language": "id",
            "title": "Selesai",
            "purpose": "answer",
            "topic": "Perhubungan",
            "body": "Laporan {tracking_id}\nselesai.",
            "is_active": True,
        }
    ],
    "deadline_rules": [
        {
            "kind": "answer",
            "classification": "complaint",
            "working_days": 10,
            "effective_from": date(2027, 1, 1),
        },
        {"kind": "verify", "working_days": 2, "effective_from": date(2027, 1, 1)},
    ],
    "working_hours": [{"effective_from": date(2027, 2, 1), "week": {"mon": [["08:00", "14:00"]]}}],
    "holidays": [
        {"day": date(2026, 12, 7), "name": "Hari jadi", "is_working_day": False},
        {"day": date(2026, 12, 25), "name": "Piket", "is_working_day": True},
    ],
    "emergency_numbers": [
        {"kind": "fire", "label": "Damkar", "number": "113", "confirmed_on": date(2026, 11, 1)},
        {"kind": "general", "label": "Pusat", "number": "0811-0000-0112"},
    ],
}


# In C where PyYAML was built with it: seven times as fast.
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@pytest.fixture
def sown(open_store: Store) -> Store:
    with open_store.write() as connection:
        sow(connection, START)
        calendars.sow(connection)
        for code in ("CTH", "UJI"):
            sow_agencies(connection, code, seed_agencies())
    return open_store


@pytest.fixture
def migrated_sqlite_store(migrated_sqlite_url: str, keyring: Keyring) -> Iterator[Store]:
    store = Store(migrated_sqlite_url, keyring)
    yield store
    store.close()


def taken(store: Store, given: dict[str, Any], jurisdiction: str = "CTH") -> Taken:
    # Through YAML, as a person's file goes.
    text = yaml.dump(given, Dumper=DUMPER, allow_unicode=True, sort_keys=False)
    with store.write() as connection:
        return take(SCOPE, connection, jurisdiction, read_yaml(text), START, TODAY)


def out(store: Store, jurisdiction: str = "CTH") -> dict[str, list[Any]]:
    with store.read() as connection:
        return written(SCOPE, connection, jurisdiction)


def test_everything_goes_out_comes_back_and_moves_to_another_government(sown: Store) -> None:
    assert taken(sown, SET) == (11, 11)
    found = out(sown)
    for section in SECTIONS:
        assert all(row in found[section] for row in SET[section]), section
    again = taken(sown, found)
    assert again.changed == 0
    assert again.entries > 250

    moved = taken(sown, found, "UJI")
    assert moved.changed == 11
    assert out(sown, "UJI") == found


def test_only_what_differs_is_written(sown: Store) -> None:
    taken(sown, SET)
    found = out(sown)
    found["emergency_numbers"][0]["label"] = "Pemadam"
    found["holidays"][0]["name"] = "Libur"
    found["canned_replies"][0]["body"] = "Lain."
    assert taken(sown, found).changed == 3
    with sown.read() as connection:
        row = emergency_numbers.numbers_of(SCOPE, connection, "CTH")[0]
        days = clocks.local_days_of(SCOPE, connection, "CTH")
    assert (row.label, row.confirmed_on) == ("Pemadam", date(2026, 11, 1))
    assert row.confirmed_by == "command_line:teknisi"
    assert [day.name for day in days] == ["Libur", "Piket"]


@pytest.mark.parametrize("section", ["agency", "agencies"])
def test_a_name_changed_in_one_place_is_changed_in_both(sown: Store, section: str) -> None:
    found = out(sown)
    for row in found[section]:
        if row["code"] == "transport":
            row["name"] = "Dishub Contoh"
    assert taken(sown, found).changed == 1
    with sown.read() as connection:
        names = {row.code: row.name for row in agencies.agencies_of(SCOPE, connection, "CTH")}
        assert names["transport"] == "Dishub Contoh"
        former = knowledge.former_names(SCOPE, connection, "CTH")
    assert former == {"Dinas Perhubungan": "Dishub Contoh"}
    assert taken(sown, found).changed == 0


WRONG: dict[str, list[Any]] = {
    "agencies": [
        {"code": "a_b", "name": ""},
        {"name": "Pasar", "parent": "nowhere"},
        {"code": "power_company", "name": "Dinas Listrik"},
        {"code": "health", "name": "Dua"},
    ],
    "agency": [{"code": "health", "name": "Satu"}],
    "nicknames": [{"name": "x"}],
    "canned_replies": [{"title": "x", "language": "id", "purpose": "answer", "body": "{x}"}],
    "deadline_rules": [{"kind": "verify", "working_days": 0, "effective_from": TODAY}],
    "working_hours": [
        {"week": {}},
        {"effective_from": TODAY, "week": {"mon": [["9", "8"]]}},
    ],
    "holidays": [{"day": "x", "name": "y"}, SET["holidays"][0]],
    "emergency_numbers": [
        {"kind": "fire"},
        {"kind": "fire", "number": "113", "label": "x", "confirmed_on": date(2027, 1, 1)},
    ],
}
MISTAKES = [
    "agencies: health has two new names.",
    "agencies 1: name: This is needed.",
    "agencies 2: parent: Choose one of those that there are.",
    "agencies 3: code: This code is taken.",
    "nicknames 1: place_code: Give an area code or a point.",
    "canned_replies 1: body: The blank “x” is not known.",
    "deadline_rules 1: working_days: Write a number from 1 to 365.",
    "working_hours 1: effective_from must be a date, and week the times of its days.",
    "working_hours 2: mon: '9' is no time; write it like 07:30.",
    "holidays 1: day: This is no date. Write it like 2026-11-21.",
    "emergency_numbers 1: label: This is needed.",
    "emergency_numbers 1: number: This is needed.",
    "emergency_numbers 2: confirmed_on lies ahead.",
]


def test_every_mistake_names_its_place_and_nothing_is_taken(sown: Store) -> None:
    before = out(sown)
    with pytest.raises(Mistaken) as raised:
        taken(sown, WRONG)
    assert sorted(raised.value.mistakes) == sorted(MISTAKES)
    assert out(sown) == before


@pytest.mark.parametrize(
    ("given", "mistake"),
    [
        ({"colours": []}, "There is no axis 'colours'."),
        ({"holidays": {}}, "holidays: must be a list."),
        ({"holidays": ["x"]}, "holidays 1: must be a mapping."),
        ({"agency": [{"code": "x"}]}, "agency 1: name is missing."),
    ],
)
def test_a_file_of_another_shape_is_not_looked_into(
    migrated_sqlite_store: Store, given: dict[str, Any], mistake: str
) -> None:
    with pytest.raises(Mistaken) as raised:
        taken(migrated_sqlite_store, given)
    assert raised.value.mistakes == (mistake,)
