"""Each kind of destination has a page that names all its settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from forwarder.destination import DestinationSettings
from forwarder.registry import destination_type, kinds

PAGES = Path(__file__).parents[2] / "docs" / "destinations"


@pytest.mark.parametrize("kind", kinds())
def test_each_kind_has_a_page_with_all_its_settings(kind: str) -> None:
    page = (PAGES / f"{kind}.md").read_text(encoding="utf-8")
    own = set(destination_type(kind).settings.model_fields) - set(DestinationSettings.model_fields)

    assert {name for name in own if f"`{name}`" not in page} == set()
