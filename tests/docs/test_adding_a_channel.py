"""The guide is true: the channel that it builds keeps every promise, and nothing is edited."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "adding-a-channel.md"
NEEDED = ("channels", "normalizer", "store", "forwarder", "muara", "simulator", "tests", "docs")
BLOCK = re.compile(r"^In `(?P<path>[^`]+)`:\n\n```\w+\n(?P<content>.*?)^```$", re.MULTILINE | re.S)


def files_of_the_guide() -> dict[str, str]:
    """What the guide says to write, by path; a Python file comes in several blocks."""
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for found in BLOCK.finditer(GUIDE.read_text(encoding="utf-8")):
        blocks[found["path"]].append(found["content"])
    return {path: joined(contents) for path, contents in blocks.items()}


def joined(blocks: list[str]) -> str:
    """Blocks of one file, with two empty lines between them, one inside of a class."""
    text = blocks[0]
    for block in blocks[1:]:
        text += ("\n" if block.startswith(" ") else "\n\n") + block
    return text


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of this tree with the guide's files in it."""
    ignored = shutil.ignore_patterns("__pycache__", "vendor")
    for folder in NEEDED:
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path, content in files_of_the_guide().items():
        file = tmp_path / path
        assert not file.exists(), f"{path} would be edited, not added"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return tmp_path


def run(tree: Path, *command: str) -> str:
    """What a Python module says, which must succeed."""
    finished = subprocess.run(
        [sys.executable, "-m", *command], cwd=tree, capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


def test_the_channel_of_the_guide_passes_the_contract_and_its_own_tests(tree: Path) -> None:
    tests = (
        "tests/contract",
        "tests/docs/test_channel_docs.py",
        "tests/integration/test_bulletin.py",
    )
    passed = run(tree, "pytest", "-q", "-p", "no:cacheprovider", *tests, "-k", "bulletin")
    count = re.search(r"(\d+) passed", passed)
    assert count is not None
    assert int(count[1]) > len(files_of_the_guide()) * 3, "the copy was not what was tested"


def test_the_code_of_the_guide_is_clean(tree: Path) -> None:
    files = [path for path in files_of_the_guide() if path.endswith(".py")]
    run(tree, "ruff", "check", "--no-cache", *files)
    run(tree, "ruff", "format", "--check", "--no-cache", *files)
