"""Writes the hashed lock files, and tells without a network whether they are fresh.

Each lock's first line carries a fingerprint of the dependency lists that it was compiled from.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_FINGERPRINT = re.compile(r"# compiled from dependencies with fingerprint ([0-9a-f]{64})\n")
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?: ; ([^\\]*?))? *\\?$", re.MULTILINE)
_HASHED_PIN = re.compile(r"^[A-Za-z0-9._-]+==[^\\\n]+\\\n    --hash=sha256:", re.MULTILINE)


@dataclass(frozen=True)
class Lock:
    """A lock file and the requirements that it answers."""

    path: Path
    requirements: tuple[str, ...]
    binaries_only: bool = False

    @property
    def fingerprint(self) -> str:
        """Changes when a requirement does, not when their order does."""
        return hashlib.sha256("\n".join(sorted(self.requirements)).encode()).hexdigest()


def locks(root: Path = ROOT) -> tuple[Lock, ...]:
    """The locks in the order in which they are compiled: the later ones keep to the first."""
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    product = (*project["dependencies"], *extras["build"])
    return (
        Lock(root / "requirements.lock", product),
        Lock(root / "requirements-dev.lock", (*product, *extras["dev"])),
        Lock(root / "requirements-node.lock", tuple(extras["node"])),
        Lock(root / "requirements-postgres.lock", tuple(extras["postgres"]), binaries_only=True),
    )


def mistakes(root: Path = ROOT) -> list[str]:
    """What is wrong with the committed locks, one sentence each; empty when nothing is."""
    found = [mistake for lock in locks(root) for mistake in _mistakes_of(lock)]
    product, development = (set(_pins(lock.path.read_text())) for lock in locks(root)[:2])
    found += [
        f"requirements.lock and requirements-dev.lock differ in {name}; run `make lock`."
        for name, _version, _marker in sorted(product - development)
    ]
    if '"resolved"' in (root / "package-lock.json").read_text():
        found.append("package-lock.json names a host; see .npmrc.")
    return found


def _mistakes_of(lock: Lock) -> Iterator[str]:
    text = lock.path.read_text() if lock.path.exists() else ""
    header = _FINGERPRINT.match(text)
    if header is None or header[1] != lock.fingerprint:
        yield f"{lock.path.name} is older than pyproject.toml; run `make lock`."
    if "://" in text:
        yield f"{lock.path.name} names a host; a lock must work with any mirror."
    if len(_pins(text)) != len(_HASHED_PIN.findall(text)):
        yield f"{lock.path.name} has a pin without a hash."


def _pins(text: str) -> list[tuple[str, str, str]]:
    """Name, version and marker of each pin."""
    return _PIN.findall(text)


def write() -> None:
    """Compiles every lock; pins that still fit are kept, so that only what must change does."""
    for lock in locks():
        # uv reads the pins to keep from the file that it is about to write
        _compile(lock)
        header = f"# compiled from dependencies with fingerprint {lock.fingerprint}\n"
        lock.path.write_text(header + _FINGERPRINT.sub("", lock.path.read_text()))


def _compile(lock: Lock) -> None:
    options = ["--universal", "--python-version=3.11", "--generate-hashes", "--quiet"]
    options += ["--no-header", "--no-annotate", f"--output-file={lock.path}"]
    if lock.binaries_only:
        options += ["--no-deps"]
    if lock.path.name != "requirements.lock":
        options += [f"--constraint={ROOT / 'requirements.lock'}"]
    subprocess.run(
        [sys.executable, "-m", "uv", "pip", "compile", *options, "-"],
        input="\n".join(lock.requirements),
        text=True,
        check=True,
    )


def main(arguments: Sequence[str]) -> int:
    """`write` compiles the locks; `check` prints what is wrong with them and answers 1 for that."""
    if arguments == ["write"]:
        write()
    found = mistakes()
    for mistake in found:
        print(mistake, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
