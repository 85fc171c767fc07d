"""The guide is true: the destination that it builds keeps the contract, and nothing is edited."""

from __future__ import annotations

from pathlib import Path

from tests.guides import ROOT, code_of, follow, passed_in, run_in

GUIDE = ROOT / "docs" / "adding-a-destination.md"


def test_the_destination_of_the_guide_keeps_the_contract(tmp_path: Path) -> None:
    tree = follow(GUIDE, tmp_path)

    own = passed_in(tree, "tests/unit/forwarder/test_desk.py")
    page = passed_in(tree, "tests/docs/test_destination_docs.py", "-k", "desk")

    assert (own, page) == (6, 1)
    run_in(tree, "ruff", "check", "--no-cache", *code_of(GUIDE))
    run_in(tree, "ruff", "format", "--check", "--no-cache", *code_of(GUIDE))
