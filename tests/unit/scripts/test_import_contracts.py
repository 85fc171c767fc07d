"""The arrows that import-linter guards with contract types of our own."""

from __future__ import annotations

from typing import cast

import pytest
from grimp import ImportGraph

from scripts.import_contracts import FamiliesContract, OwnersContract


def _wrong(*imports: tuple[str, str]) -> list[str]:
    graph = ImportGraph()
    for module in ["channels", "channels.base", "channels.post", "channels.post_box"]:
        graph.add_module(module)
    graph.add_module("postal", is_squashed=True)
    graph.add_module("channels.box_reading")
    for importer, imported in imports:
        graph.add_module(importer)
        graph.add_import(importer=importer, imported=imported)
    common = {"package": "channels"}
    families = FamiliesContract(
        name="families",
        session_options={},
        contract_options={**common, "shared": ["base", "box_*"]},
    )
    owners = OwnersContract(
        name="owners",
        session_options={},
        contract_options={**common, "owners": ["postal: post post_office"]},
    )
    lines = []
    for contract in (families, owners):
        lines += cast(list[str], contract.check(graph, verbose=False).metadata["wrong"])
    return lines


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("channels.post", "channels.base"),
        ("channels._post_words", "channels.post"),
        ("channels._post_words", "channels.box_reading"),
        ("channels._post_words", "postal"),
        ("channels._post_box_words", "channels.post_box"),
        ("channels.post_office", "postal"),
        ("muara.intake", "channels.post"),
    ],
)
def test_a_family_imports_itself_what_is_shared_and_its_sdk(importer: str, imported: str) -> None:
    assert _wrong((importer, imported)) == []


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("channels.post", "channels.post_box"),
        ("channels._post_box_words", "channels.post"),
        ("channels.base", "channels.post"),
        ("channels.post_box", "postal"),
        ("muara.intake", "postal"),
    ],
)
def test_importing_a_stranger_or_his_sdk_breaks_a_contract(importer: str, imported: str) -> None:
    [line] = _wrong((importer, imported))
    assert line.startswith(f"{importer} imports {imported}")
