"""The guide is true: the channel that it builds keeps every promise, and nothing is edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guides import ROOT, code_of, files_of, follow, passed_in, run_in

GUIDE = ROOT / "docs" / "adding-a-channel.md"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return follow(GUIDE, tmp_path)


def test_the_channel_of_the_guide_passes_the_contract_and_its_own_tests(tree: Path) -> None:
    tests = (
        "tests/contract",
        "tests/docs/test_channel_docs.py",
        "tests/integration/test_bulletin.py",
    )
    passed = passed_in(tree, *tests, "-k", "bulletin")
    assert passed > len(files_of(GUIDE)) * 3, "the copy was not what was tested"


def test_the_code_of_the_guide_is_clean(tree: Path) -> None:
    run_in(tree, "ruff", "check", "--no-cache", *code_of(GUIDE))
    run_in(tree, "ruff", "format", "--check", "--no-cache", *code_of(GUIDE))
