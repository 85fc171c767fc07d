"""`--stop-after`: a run that lacks time is no failure, one that fails is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
_IN_BACKGROUND = ("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh")
_CONFTEST = """
from tests.time_budget import add_option as pytest_addoption, configure as pytest_configure
"""
_PASSES = """
import pytest, time

def test_a_quick_one(): pass

@pytest.fixture
def something_to_put_away():
    yield
    print("put away")

def test_b_slow_one(something_to_put_away): time.sleep(60)

def test_c_never_begun(): pass
"""
_SLEEPS_BADLY = """
def sleep():
    try:
        time.sleep(60)
    finally:
        raise RuntimeError("something else")
"""
_FAILS = _PASSES.replace("def test_a_quick_one(): pass", "def test_a_quick_one(): assert 0")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "conftest.py").write_text(_CONFTEST, encoding="ascii")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="ascii")
    return tmp_path


def run(folder: Path, tests: str, *arguments: str) -> tuple[int, str]:
    """As a script does it in its background: SIGINT is ignored by what it starts."""
    (folder / "test_some.py").write_text(tests, encoding="ascii")
    command = [sys.executable, "-m", "pytest", "-s", "-p", "no:cacheprovider", str(folder)]
    ended = subprocess.run(
        [*_IN_BACKGROUND, *command, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return ended.returncode, ended.stdout


def test_what_lacked_time_is_named_and_is_no_failure(folder: Path) -> None:
    code, words = run(folder, _PASSES, "--stop-after=1")
    assert code == 0, words
    assert "put away" in words
    assert "no time left for test_some.py::test_b_slow_one" in words
    assert "no time left for test_some.py::test_c_never_begun" in words
    assert "no time left for test_some.py::test_a_quick_one" not in words


def test_what_stumbles_over_the_end_is_no_failure_either(folder: Path) -> None:
    stumbles = _PASSES.replace("time.sleep(60)", "sleep()") + _SLEEPS_BADLY
    code, words = run(folder, stumbles, "--stop-after=1")
    assert code == 0, words
    assert "no time left for test_some.py::test_b_slow_one" in words


def test_what_failed_before_the_time_was_over_fails_the_run(folder: Path) -> None:
    code, words = run(folder, _FAILS, "--stop-after=1")
    assert code == 1, words
    assert "1 failed" in words


def test_a_run_that_ends_in_time_says_nothing_of_it(folder: Path) -> None:
    code, words = run(
        folder, _PASSES, "--stop-after=50", "--deselect=test_some.py::test_b_slow_one"
    )
    assert code == 0, words
    assert "no time left" not in words
