"""Where databases lie: on the real disk, or in memory with every fsync lasting 1 ms."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_SHIM = Path(__file__).with_name("fixed_fsync.c")
_MEMORY = Path("/dev/shm")  # noqa: S108 - the point is that it is a tmpfs


@dataclass(frozen=True, slots=True)
class Disk:
    """A folder for databases; `suffix` ends the names of figures, `environ` is for servers."""

    folder: Path
    suffix: str = ""
    environ: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def real_disk(place: Path) -> Iterator[Disk]:
    """An empty folder under `place`, removed at the end."""
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place, prefix="disk-") as folder:
        yield Disk(Path(folder))


@contextmanager
def fixed_disk() -> Iterator[Disk | None]:
    """The same in memory with fsync fixed at 1 ms; None, and a line why, where it cannot be."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not _MEMORY.is_dir():
        lacking = "no C compiler" if compiler is None else f"no {_MEMORY}"
        print(f"Skipped: fsync fixed at 1 ms ({lacking} here).")
        yield None
        return
    with tempfile.TemporaryDirectory(dir=_MEMORY, prefix="muara-bench-") as folder:
        library = Path(folder, "fixed_fsync.so")
        options = ["-O2", "-shared", "-fPIC", "-o"]
        subprocess.run([compiler, *options, str(library), str(_SHIM)], check=True)
        yield Disk(Path(folder), "_fsync_1ms", {"LD_PRELOAD": str(library)})
