"""Areas are found by how people write them, and missing lists are no failure."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.gazetteer import (
    DISTRICT,
    REGENCY,
    VILLAGE,
    Gazetteer,
    common_part,
    edit_distance,
    folded,
    key,
    level_of,
    load_gazetteer,
    parent,
    parse_gazetteer,
)
from tests.unit.normalizer import area_lists

small_words = st.text("abcde", max_size=8)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return area_lists.gazetteer()


def test_an_area_is_named_as_names_are_written(gazetteer: Gazetteer) -> None:
    assert gazetteer.name_of("35") == "Jawa Timur"
    assert gazetteer.name_of("35.22") == "Kabupaten Bojonegoro"
    assert gazetteer.name_of("35.22.15") == "Bojonegoro"
    assert gazetteer.name_of("35.22.15.1009") == "Ledok Kulon"


@pytest.mark.parametrize("code", ["", "3", "99", "35.99", "35.22.99", "35.22.15.9999", "desa"])
def test_an_unknown_code_has_no_name(gazetteer: Gazetteer, code: str) -> None:
    assert gazetteer.name_of(code) is None


def test_a_scope_holds_what_lies_in_it_and_nothing_else(gazetteer: Gazetteer) -> None:
    scope = gazetteer.scope("35.22")
    assert all(code.startswith("35.22") for code in scope.names)
    assert scope.exact[VILLAGE]["pacul"] == ("35.22.15.2002",)
    assert "sumbermulyo" not in scope.exact[VILLAGE]


def test_a_province_is_a_scope_too(gazetteer: Gazetteer) -> None:
    villages = gazetteer.scope("35").exact[VILLAGE]
    assert "pacul" in villages
    assert "sumbermulyo" in villages
    assert "dago" not in villages


def test_an_unknown_scope_is_empty_and_is_not_kept(gazetteer: Gazetteer) -> None:
    before = len(gazetteer._scopes)
    assert not gazetteer.scope("12.34").names
    assert not gazetteer.scope("").names
    assert len(gazetteer._scopes) == before


def test_the_whole_country_is_indexed_by_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.villages["dago"] == "32.73.02.1004"
    assert len(gazetteer.villages["sukorejo"].split()) == 3


def test_a_regency_is_found_with_and_without_its_title(gazetteer: Gazetteer) -> None:
    regencies = gazetteer.upper.exact[REGENCY]
    assert regencies["bandung"] == ("32.04", "32.73")
    assert regencies["kotabandung"] == ("32.73",)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("soemberredjo", "sumberrejo"),
        ("sumberejo", "sumberrejo"),
        ("boelaklo", "bulaklo"),
        ("tjampoeredjo", "campurejo"),
        ("ledhok", "ledok"),
    ],
)
def test_spellings_of_one_sound_are_one(written: str, name: str) -> None:
    assert folded(written) == folded(name)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ngumpakdalam", "35.22.06.2013"),  # another vowel
        ("mojornau", "35.22.06.2008"),  # swapped letters
        ("kedunbondo", "35.22.13.2020"),  # one letter lost
        ("teeng", "35.22.12.2008"),
        ("campoerejoo", "35.22.15.2015"),
    ],
)
def test_a_slip_is_forgiven(gazetteer: Gazetteer, written: str, code: str) -> None:
    assert gazetteer.scope("35.22").nearest(written, VILLAGE)[0] == (code,)


@pytest.mark.parametrize("word", ["pacu", "jejak", "kampus", "pembangunan", "x", ""])
def test_another_word_is_no_slip(gazetteer: Gazetteer, word: str) -> None:
    assert gazetteer.scope("35.22").nearest(word, VILLAGE) == ((), 0)


@given(small_words, small_words)
def test_the_distance_is_zero_for_equal_words_only_and_has_no_direction(a: str, b: str) -> None:
    assert (edit_distance(a, b, 9) == 0) == (a == b)
    assert edit_distance(a, b, 9) == edit_distance(b, a, 9)


@given(small_words, small_words, st.integers(0, 4))
def test_a_limit_only_cuts_the_distance(a: str, b: str, limit: int) -> None:
    assert edit_distance(a, b, limit) == min(edit_distance(a, b, 9), limit + 1)


def test_levels_are_told_by_the_form_of_a_code() -> None:
    assert [level_of(code) for code in ("35.22", "35.22.15", "35.2")] == [REGENCY, DISTRICT, None]
    assert parent("35.22.15.2003", REGENCY) == "35.22"
    assert parent("35.22", VILLAGE) == "35.22"


def test_what_areas_share_is_the_smallest_that_holds_all() -> None:
    assert common_part(["35.22.15.2003", "35.22.15.1001"]) == "35.22.15"
    assert common_part(["35.22.15.2003", "35.22"]) == "35.22"
    assert common_part(["35.22.15.2003"]) == "35.22.15.2003"
    assert common_part(["35.22", "64.74"]) == ""


def test_missing_lists_give_an_empty_gazetteer(tmp_path: Path) -> None:
    gazetteer = load_gazetteer(tmp_path / "nowhere", "35.22")
    assert gazetteer.jurisdiction == "35.22"
    assert gazetteer.name_of("35.22") is None
    assert not gazetteer.scope("35.22").names


def test_lists_are_read_from_a_folder(tmp_path: Path) -> None:
    for name in ("provinces", "regencies", "districts", "villages"):
        (tmp_path / f"{name}.csv").write_text(getattr(area_lists, name.upper()), encoding="utf-8")
    assert load_gazetteer(tmp_path, "35.22").name_of("35.22.17.2005") == "Sudah"


def test_a_list_that_is_no_text_is_a_missing_one(tmp_path: Path) -> None:
    for name in ("provinces", "regencies", "districts", "villages"):
        (tmp_path / f"{name}.csv").write_bytes(b"\xff\xfe\x00")
    assert load_gazetteer(tmp_path) == Gazetteer()


@given(st.text(max_size=200))
def test_any_list_can_be_read(lines: str) -> None:
    gazetteer = parse_gazetteer(lines, lines, lines, lines, "35.22")
    assert set(gazetteer.scope("35.22").names) <= {line.split(",")[0] for line in lines.split("\n")}


@given(st.text(max_size=40))
def test_a_key_is_lower_case_and_stays(name: str) -> None:
    assert key(key(name)) == key(name)
