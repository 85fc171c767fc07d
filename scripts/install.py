"""Fills `.venv`, the front-end files and the area names from the locks; run by `scripts/bootstrap`.

Each step leaves a stamp with the hash of what it was made from, so that a second run does nothing.
Only the standard library is imported: this runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENDOR = ROOT / "muara" / "web" / "static" / "vendor"
AREAS = ROOT / "normalizer" / "areas"

_OLDEST_NODE = 20
# What browsers get, under the names that the templates use; licences travel with the code.
_FRONT_END_FILES = {
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
    "htmx.org/LICENSE": "htmx/LICENSE",
    "leaflet/dist/leaflet.js": "leaflet/leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet/leaflet.css",
    "leaflet/dist/images": "leaflet/images",
    "leaflet/LICENSE": "leaflet/LICENSE",
}
# What the normalizer knows places by; the data's licence (ODbL) travels with it.
_AREA_FILES = ("provinces.csv", "regencies.csv", "districts.csv", "villages.csv", "LICENSE.md")


class SetupError(Exception):
    """What stopped the set-up, in one sentence that says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Sets up to run the product; with the argument `dev`, also to test and check it."""
    started = time.monotonic()
    try:
        done = _install(for_development="dev" in arguments)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    if done:
        print(f"Ready after {time.monotonic() - started:.0f} s", flush=True)
    return 0


def _install(for_development: bool) -> bool:
    done = [packages("requirements.lock", "Installing Muara's dependencies")]
    done.append(_project())
    done.append(_front_end())
    if for_development:
        done.append(packages("requirements-dev.lock", "Installing the tools for tests and checks"))
    return any(done)


def packages(lock: str, title: str) -> bool:
    """Whether a lock had to be installed into `.venv`; raises SetupError where it cannot be."""

    def install() -> None:
        _pip("install", "--no-deps", "--require-hashes", "-r", str(ROOT / lock))

    return _once(lock, title, [ROOT / lock], install)


def _project() -> bool:
    def install() -> None:
        # compat: a plain path entry, which type checkers and import-linter understand too
        _pip(
            *("install", "--no-deps", "--no-build-isolation"),
            *("--config-settings", "editable_mode=compat", "--editable", str(ROOT)),
        )

    return _once("project", "Installing Muara itself", [ROOT / "pyproject.toml"], install)


def _front_end() -> bool:
    def install() -> None:
        _run("npm ci", [*_npm(), "ci", "--loglevel=error"])
        shutil.rmtree(VENDOR, ignore_errors=True)
        for source, target in _FRONT_END_FILES.items():
            _copy(ROOT / "node_modules" / source, VENDOR / target)
        shutil.rmtree(AREAS, ignore_errors=True)
        for name in _AREA_FILES:
            _copy(ROOT / "node_modules" / "idn-area-data" / "data" / name, AREAS / name)

    sources = [ROOT / "package-lock.json", ROOT / "package.json", Path(__file__)]
    results = [ROOT / "node_modules", VENDOR, AREAS]
    title = "Fetching front-end packages and the names of areas"
    return _once("front-end", title, sources, install, results)


def _npm() -> list[str]:
    """The machine's npm when its node is young enough, else the one that a PyPI package brings."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major_version(node) >= _OLDEST_NODE:
        return [npm]
    lock = "requirements-node.lock"
    packages(lock, f"Installing Node.js into .venv (none of version {_OLDEST_NODE}+ found here)")
    return [str(VENV / "bin" / "npm")]


def _major_version(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)\.", answer.stdout)
    return int(found[1]) if found else 0


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def _once(
    name: str,
    title: str,
    sources: Iterable[Path],
    act: Callable[[], None],
    results: Iterable[Path] = (),
) -> bool:
    """Acts unless that was done from the same sources and all results still exist."""
    stamp = VENV / ".stamps" / name
    state = hashlib.sha256(sys.version.encode())
    for source in sources:
        state.update(source.read_bytes())
    if (
        stamp.is_file()
        and stamp.read_text() == state.hexdigest()
        and all(result.exists() for result in results)
    ):
        return False
    print(f"{title} …", flush=True)
    act()
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(state.hexdigest())
    return True


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check"]
    _run(f"pip {arguments[0]}", [*command, *arguments])


def _run(name: str, command: Sequence[str]) -> None:
    environment = {**os.environ, "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # what is worth reading goes to stderr
        check=False,
    )
    if ended.returncode:
        raise SetupError(
            f"`{name}` failed: see its message above; "
            "is the network (or your package mirror) reachable?"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
