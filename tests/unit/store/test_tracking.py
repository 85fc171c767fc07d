"""Tracking ids survive being read aloud, retyped and mistyped."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from store.tracking import new_tracking_id, read_tracking_id

prefixes = st.text("ABCDEFGHJKMNPQRSTVWXYZ0123456789", min_size=2, max_size=5)
ids = st.builds(new_tracking_id, prefixes)


def code_of(tracking_id: str) -> str:
    return tracking_id.partition("-")[2]


@given(ids)
def test_an_id_reads_as_itself(tracking_id: str) -> None:
    assert read_tracking_id(tracking_id) == tracking_id


@given(ids)
def test_case_spaces_and_missing_dashes_do_not_matter(tracking_id: str) -> None:
    for written in (
        tracking_id.lower(),
        tracking_id.replace("-", ""),
        tracking_id.replace("-", " "),
        f" {tracking_id.lower().replace('-', ' - ')}. ",
    ):
        assert read_tracking_id(written) == tracking_id


@given(ids)
def test_letters_that_look_like_digits_are_taken_for_them(tracking_id: str) -> None:
    prefix, _, code = tracking_id.partition("-")
    assert read_tracking_id(f"{prefix}-{code.replace('0', 'O').replace('1', 'l')}") == tracking_id


@given(ids, st.integers(0, 6), st.sampled_from("23456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_character_is_noticed(tracking_id: str, place: int, other: str) -> None:
    prefix, _, code = tracking_id.partition("-")
    plain = code.replace("-", "")
    assume(plain[place] != other)
    mistyped = plain[:place] + other + plain[place + 1 :]
    assert read_tracking_id(f"{prefix}-{mistyped}") is None


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_and_never_breaks(written: str) -> None:
    found = read_tracking_id(written)
    assert found is None or read_tracking_id(found) == found


@given(ids)
def test_the_code_has_no_letters_that_are_mistaken_for_others(tracking_id: str) -> None:
    body = code_of(tracking_id).replace("-", "")[:-1]
    assert len(body) == 7
    assert not set(body) & set("ILOU")


def test_ids_are_not_guessable_from_each_other() -> None:
    assert len({new_tracking_id("CTH") for _ in range(500)}) == 500
