"""Queries for lists of keys, on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select

from store.keyed import KeyedQuery
from store.models import store_settings
from store.session import Store

_NAMES = KeyedQuery(
    lambda among: (
        select(store_settings.c.name)
        .where(among(store_settings.c.name, "p_names"), among(store_settings.c.value, "p_values"))
        .order_by(store_settings.c.name)
    )
)


@pytest.mark.parametrize(
    ("names", "values", "found"),
    [
        (["a", "c"], ["x"], ["a", "c"]),
        (["a", "b"], ["x", "y"], ["a", "b"]),
        (["b"], ["x"], []),
        ([], ["x"], []),
        (["?"] * 300, ["x"], []),
    ],
)
def test_rows_are_found_whose_values_are_in_the_lists(
    open_store: Store, names: list[str], values: list[str], found: list[str]
) -> None:
    with open_store.write() as connection:
        rows = [{"name": n, "value": v} for n, v in (("a", "x"), ("b", "y"), ("c", "x"))]
        connection.execute(insert(store_settings), rows)
        lists = {"p_names": names, "p_values": values}

        assert _NAMES.execute(connection, lists).scalars().all() == found
