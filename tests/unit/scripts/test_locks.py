"""The locks are fresh, hashed, and name no host."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts import locks


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the locks and what they are made from, to be spoilt."""
    for name in [lock.path.name for lock in locks.locks()] + [
        "pyproject.toml",
        "package-lock.json",
    ]:
        shutil.copy(locks.ROOT / name, tmp_path)
    return tmp_path


def test_the_committed_locks_have_no_mistakes() -> None:
    assert locks.mistakes() == []


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "pyproject.toml",
            '    "alembic",',
            '    "alembic",\n    "attrs",',
            "requirements.lock is older than pyproject.toml; run `make lock`.",
        ),
        (
            "requirements.lock",
            "alembic==",
            "--extra-index-url https://mirror.invalid/\nalembic==",
            "requirements.lock names a host; a lock must work with any mirror.",
        ),
        (
            "requirements.lock",
            "alembic==",
            "left-pad==1.0.0\nalembic==",
            "requirements.lock has a pin without a hash.",
        ),
        (
            "requirements-dev.lock",
            "alembic==1",
            "alembic==0",
            "requirements.lock and requirements-dev.lock differ in alembic; run `make lock`.",
        ),
        (
            "package-lock.json",
            '"integrity"',
            '"resolved": "mirror.invalid", "integrity"',
            "package-lock.json names a host; see .npmrc.",
        ),
    ],
)
def test_a_spoilt_lock_is_named_in_one_sentence(
    tree: Path, file: str, old: str, new: str, sentence: str
) -> None:
    _change(tree / file, old, new)
    assert sentence in locks.mistakes(tree)
