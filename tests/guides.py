"""The code of a guide under docs/, put into a copy of the tree and run there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
NEEDED = ("channels", "normalizer", "store", "forwarder", "muara", "simulator", "tests", "docs")
_BLOCK = re.compile(r"^In `(?P<path>[^`]+)`:\n\n```\w+\n(?P<content>.*?)^```$", re.MULTILINE | re.S)


def files_of(guide: Path) -> dict[str, str]:
    """What the guide says to write, by path; a Python file comes in several blocks."""
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for found in _BLOCK.finditer(guide.read_text(encoding="utf-8")):
        blocks[found["path"]].append(found["content"])
    return {path: _joined(contents) for path, contents in blocks.items()}


def _joined(blocks: list[str]) -> str:
    """Blocks of one file, with two empty lines between them, one inside of a class."""
    text = blocks[0]
    for block in blocks[1:]:
        text += ("\n" if block.startswith(" ") else "\n\n") + block
    return text


def follow(guide: Path, tree: Path) -> Path:
    """Make `tree` a copy of this tree with the guide's files in it; nothing may be edited."""
    ignored = shutil.ignore_patterns("__pycache__", "vendor")
    for folder in NEEDED:
        shutil.copytree(ROOT / folder, tree / folder, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tree)
    for path, content in files_of(guide).items():
        file = tree / path
        assert not file.exists(), f"{path} would be edited, not added"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return tree


def run_in(tree: Path, *command: str) -> str:
    """What a Python module says, which must succeed."""
    finished = subprocess.run(
        [sys.executable, "-m", *command], cwd=tree, capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


def code_of(guide: Path) -> list[str]:
    """The paths of the guide's Python files."""
    return [path for path in files_of(guide) if path.endswith(".py")]


def passed_in(tree: Path, *arguments: str) -> int:
    """How many tests passed there, of which none may fail."""
    said = run_in(tree, "pytest", "-q", "-p", "no:cacheprovider", *arguments)
    count = re.search(r"(\d+) passed", said)
    return int(count[1]) if count else 0
