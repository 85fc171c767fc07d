"""Our package names are generic; see docs/adr/0001-literal-top-level-packages.md."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "name", ["channels", "normalizer", "store", "forwarder", "muara", "simulator"]
)
def test_a_package_name_means_our_own_folder_and_no_stranger(name: str) -> None:
    package = importlib.import_module(name)
    assert list(package.__path__) == [str(_ROOT / name)]
