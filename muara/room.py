"""How much room is left on the disk of the store, and whether that is enough to take things in."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from muara.demo_store import store_path
from muara.settings import Settings

MEGABYTE = 1024 * 1024
_LOOKED_AT_SECONDS = 1.0


class NoRoom(Exception):
    """Nothing is taken in: whoever sends it must keep it and send it again later."""


class Room:
    """The free bytes of the disk that `place` is on; looked at once a second at most.

    A store elsewhere (`place` None) has room until it says otherwise itself.
    """

    def __init__(self, place: Path | None, reserve: int) -> None:
        self._place = place
        self._reserve = reserve
        self._is_left = True
        self._looked_at = -_LOOKED_AT_SECONDS

    def require(self) -> None:
        """Raise `NoRoom` where less than the reserve is left."""
        if not self.is_left:
            raise NoRoom("The store's disk is full but for the reserve.")

    @property
    def is_left(self) -> bool:
        """More is free than the reserve, which is for finishing what was taken in."""
        now = time.monotonic()
        if self._place is not None and now - self._looked_at >= _LOOKED_AT_SECONDS:
            self._looked_at = now
            self._is_left = free_bytes(self._place) >= self._reserve
        return self._is_left


def room_of(settings: Settings) -> Room:
    """The room of the configured store."""
    path = store_path(settings.store.url)
    return Room(path.parent if path else None, int(settings.intake.reserve_mb * MEGABYTE))


def free_bytes(place: Path) -> int:
    """What a program that is not root may still write on the disk of `place`."""
    return shutil.disk_usage(place).free
