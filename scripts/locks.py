"""Writes the hashed lock files, and tells without a network whether they are fresh.

Each lock's first line carries a fingerprint of the dependency lists that it was compiled from.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_FINGERPRINT = re.compile(r"# compiled from dependencies with fingerprint ([0-9a-f]{64})\n")
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?: ; ([^\\]*?))? *\\?$", re.MULTILINE)


@dataclass(frozen=True)
class Lock:
    """A lock file and the requirements that it answers."""

    file: str
    requirements: tuple[str, ...]
    binaries_only: bool = False

    @property
    def path(self) -> Path:
        """Where the lock stands."""
        return ROOT / self.file

    @property
    def fingerprint(self) -> str:
        """Changes when a requirement does, not when their order does."""
        return hashlib.sha256("\n".join(sorted(self.requirements)).encode()).hexdigest()


def locks() -> tuple[Lock, ...]:
    """The locks in the order in which they are compiled: the later ones keep to the first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    product = (*project["dependencies"], *extras["build"])
    return (
        Lock("requirements.lock", product),
        Lock("requirements-dev.lock", (*product, *extras["dev"])),
        Lock("requirements-node.lock", tuple(extras["node"])),
        Lock("requirements-postgres.lock", tuple(extras["postgres"]), binaries_only=True),
    )


def mistakes() -> list[str]:
    """What is wrong with the committed locks, one sentence each; empty when nothing is."""
    found: list[str] = []
    for lock in locks():
        text = lock.path.read_text() if lock.path.exists() else ""
        header = _FINGERPRINT.match(text)
        if header is None or header[1] != lock.fingerprint:
            found.append(f"{lock.file} is older than pyproject.toml; run `make lock`.")
        if "://" in text:
            found.append(f"{lock.file} names a host; a lock must work with any mirror.")
        pins = len(_PIN.findall(text))
        if len(re.findall(r"\\\n(?!    --hash=sha256:)", text)) or pins == 0:
            found.append(f"{lock.file} has a pin without a hash.")
    product, development = (set(_pins(lock)) for lock in locks()[:2])
    found += [
        f"{' '.join(pin)} of requirements.lock differs in requirements-dev.lock; run `make lock`."
        for pin in sorted(product - development)
    ]
    if '"resolved"' in (ROOT / "package-lock.json").read_text():
        found.append("package-lock.json names a host; see .npmrc.")
    return found


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
    if lock.file != "requirements.lock":
        options += [f"--constraint={ROOT / 'requirements.lock'}"]
    subprocess.run(
        [sys.executable, "-m", "uv", "pip", "compile", *options, "-"],
        input="\n".join(lock.requirements),
        text=True,
        check=True,
    )


def _pins(lock: Lock) -> list[tuple[str, str, str]]:
    return _PIN.findall(lock.path.read_text())


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
