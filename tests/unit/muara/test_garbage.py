"""Python looks for garbage seldom while a command runs, and as usual in a server."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from muara import garbage
from tests.command_line import run_command


def test_a_command_looks_seldom_and_a_server_as_usual(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[tuple[int, int, int]] = []
    monkeypatch.setattr(gc, "set_threshold", lambda *numbers: chosen.append(numbers))
    assert run_command(tmp_path, "--help").returncode == 0
    garbage.look_as_usual()
    command, server = chosen[0], chosen[-1]
    assert server == garbage._USUAL
    assert command[0] > 100 * server[0] > 0
