"""Wrappers around the product: they all fit it now, and a misfit is told at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from tests.storm.product import ROOT
from tests.storm.wrapping import MisfitError, Wrapping, change


def _refuse(misfit: MisfitError) -> NoReturn:
    raise misfit


wrap = Wrapping(_refuse).wrap


class Door:
    """Some part of the product."""

    limit = 3

    def open(self, who: str, *, at: int) -> str:
        return f"{who} at {at // self.limit}"


def _fresh() -> type[Door]:
    return type("Door", (Door,), {"open": Door.open, "limit": 3})


def test_the_launcher_fits_the_product_with_all_defects_planted(tmp_path: Path) -> None:
    program = (
        "from pathlib import Path; from tests.storm.launch import Launcher, Defect;"
        f"launcher = Launcher(Path({str(tmp_path)!r}), 'all1');"
        "[launcher.plant(defect) for defect in Defect]; launcher.watch()"
    )
    command = [sys.executable, "-c", program]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


def test_a_wrapper_is_given_the_original_and_all_that_is_said_to_it() -> None:
    door = _fresh()
    wrap(door, "open", lambda original, *given, at: original(*given, at=at + 3) + "!")
    assert door().open("Siti", at=3) == "Siti at 2!"


def test_what_the_product_raises_stays_its_own() -> None:
    door = _fresh()
    wrap(door, "open", lambda original, self, who, *, at: original(self, who, at=at))
    door.limit = 0
    with pytest.raises(ZeroDivisionError):
        door().open("Siti", at=3)


@pytest.mark.parametrize(
    "around",
    [
        lambda original, self, *, at: original(self, "Siti", at=at),
        lambda original, self, who, where, *, at: original(self, who, at=at),
        lambda original, self, who: original(self, who, at=1),
        lambda original, self, who, *, at, by: original(self, who, at=at),
    ],
)
def test_a_wrapper_that_takes_something_else_is_refused_before_any_call(around: Any) -> None:
    with pytest.raises(MisfitError, match=r"Door.open\(self, who"):
        wrap(_fresh(), "open", around)


@pytest.mark.parametrize(
    "around",
    [
        lambda original, *given, at: original(*given[:-1], at=at),
        lambda original, *given, at: original(*given),
        lambda original, *given, at: given[7],
    ],
)
def test_a_wrapper_that_fails_by_itself_is_given_up_at_its_first_call(around: Any) -> None:
    door = _fresh()
    wrap(door, "open", around)
    with pytest.raises(MisfitError, match=r"Door.open: "):
        door().open("Siti", at=3)


def test_what_is_not_there_is_neither_wrapped_nor_changed() -> None:
    with pytest.raises(MisfitError, match="no shut"):
        wrap(_fresh(), "shut", lambda original: original())
    with pytest.raises(MisfitError, match="no size"):
        change(SimpleNamespace(__name__="door"), "size", 3)
