"""Files in memory for the default suite: nothing that it writes waits for a disk.

The long tests write too much for that, and stay on the disk.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

_FOLDER = Path("/dev/shm")  # noqa: S108 - pytest and tests.postgres make folders of their own there
_ROOM_FOR_SERVER = 1 << 30
_ROOM_FOR_ALL = 4 << 30


def use(config: pytest.Config) -> None:
    """Let everything temporary, of this process and those it starts, be made in memory."""
    if _is_for(config, _ROOM_FOR_ALL) and not os.statvfs(_FOLDER).f_flag & os.ST_NOEXEC:
        os.environ["TMPDIR"] = tempfile.tempdir = str(_FOLDER)


def place_for_server(config: pytest.Config) -> Path | None:
    """Where a database server may keep its files; None where there is no memory for it."""
    return _FOLDER if _is_for(config, _ROOM_FOR_SERVER) else None


def _is_for(config: pytest.Config, room: int) -> bool:
    is_default = config.getoption("markexpr").startswith("not long")
    if not is_default or not os.access(_FOLDER, os.W_OK):
        return False
    return shutil.disk_usage(_FOLDER).free >= room
