"""What forms bring that no page of ours sends."""

from __future__ import annotations

import pytest

from muara.web.forms import number_in


@pytest.mark.parametrize(
    ("field", "number"),
    [("7", 7), ("9" * 18, 10**18 - 1), ("9" * 19, None), ("²", None), ("-1", None), ("", None)],
)
def test_an_id_is_of_plain_digits_and_fits_into_the_database(
    field: str, number: int | None
) -> None:
    assert number_in(field) == number
