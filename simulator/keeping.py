"""Keeps what the platforms know in a file, from one run of the simulator to the next."""

import hashlib
import pickle
from pathlib import Path
from typing import Any

from simulator.world import World

_OF_A_RUN = ("settings", "public_url", "_clock", "journal", "faults", "webhooks", "listeners")
"""What each run has anew, whatever its world was before."""


def keep(world: World, path: Path) -> None:
    """Write down people, chats, posts and numbers; deliveries that are under way are not kept."""
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("wb") as file:
        file.write(_code_of_simulator())
        _Writer(file, world).dump(
            {name: value for name, value in vars(world).items() if name not in _OF_A_RUN}
        )
    unfinished.chmod(0o600)
    unfinished.replace(path)


def take_up(world: World, path: Path) -> bool:
    """Let a new world go on from what was kept there; False where that is nothing, or was written
    by other code than this.

    The file is gone afterwards: numbers that are given from now on must never be given again.
    """
    if not path.exists():
        return False
    with path.open("rb") as file:
        path.unlink()
        code = _code_of_simulator()
        if file.read(len(code)) != code:
            return False
        vars(world).update(_Reader(file, world).load())
    return True


def _code_of_simulator() -> bytes:
    """Changes with each change of what would be read."""
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.digest()


class _Writer(pickle.Pickler):
    """Leaves out the world itself and what belongs to a run; they are only named."""

    def __init__(self, file: Any, world: World) -> None:
        super().__init__(file)
        self._names = {id(getattr(world, name)): name for name in _OF_A_RUN}
        self._names[id(world)] = "world"

    def persistent_id(self, one: Any) -> str | None:
        return None if isinstance(one, str) else self._names.get(id(one))


class _Reader(pickle.Unpickler):
    """Puts the new world and its own parts where these were named."""

    def __init__(self, file: Any, world: World) -> None:
        super().__init__(file)
        self._world = world

    def persistent_load(self, name: str) -> Any:
        return self._world if name == "world" else getattr(self._world, name)
