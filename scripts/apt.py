"""Debian packages, where this user may install them without being asked."""

from __future__ import annotations

import os
import shutil
import subprocess


def offers(package: str) -> bool:
    """Whether `package` is in the package lists as they are, without asking the network."""
    if shutil.which("apt-cache") is None:
        return False
    asked = subprocess.run(["apt-cache", "show", package], capture_output=True, check=False)
    return asked.returncode == 0


def install(*packages: str) -> bool:
    """Installs `packages` by apt-get, in nobody's place; False where that is impossible."""
    prefix = _rights()
    if prefix is None or shutil.which("apt-get") is None:
        return False
    print(f"Installing {', '.join(packages)} with apt-get", flush=True)
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    command += ["-o", "DPkg::Lock::Timeout=120"]
    # Fresh containers come with empty package lists, and old lists name files that are gone.
    subprocess.run([*command, "update"], stdin=subprocess.DEVNULL, check=False)
    installed = subprocess.run(
        [*command, "-y", "--no-remove", "--no-install-recommends", "install", *packages],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return installed.returncode == 0


def _rights() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], stderr=subprocess.DEVNULL, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None
