"""Has the files of deploy/ judged by the programs that will read them: `make check-deploy`.

Each program that this machine has is asked; each that it has not is named as not run. Nothing is
started, and no network is used.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

DEPLOY = Path(__file__).parents[1] / "deploy"
_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """A program, the Debian package that has it, and how it is asked about files in a folder.

    `is_silent`: it says nothing of what is in order, and a word of it is a fault even where it
    ends well.
    """

    program: str
    package: str
    files: Sequence[str]
    command: Callable[[Path], Sequence[str]]
    is_silent: bool = True

    @property
    def is_here(self) -> bool:
        command = self.program.split()
        if shutil.which(command[0]) is None:
            return False
        if len(command) == 1:
            return True
        asked = subprocess.run([*command, "version"], capture_output=True, check=False)
        return asked.returncode == 0


def judges() -> Sequence[Judge]:
    return (
        Judge(
            program="systemd-analyze",
            package="systemd",
            files=("muara@.service", "muara-backup.service", "muara-backup.timer"),
            command=_units,
        ),
        Judge(
            program="caddy",
            package="caddy",
            files=("Caddyfile",),
            command=lambda folder: ["caddy", "validate", "--config", f"{folder / 'Caddyfile'}"],
            is_silent=False,
        ),
        Judge(program="nginx", package="nginx-light", files=("nginx.conf",), command=_site),
        Judge(
            program="promtool",
            package="prometheus",
            files=("prometheus-rules.yaml",),
            command=lambda folder: [
                "promtool",
                "check",
                "rules",
                f"{folder / 'prometheus-rules.yaml'}",
            ],
            is_silent=False,
        ),
        Judge(
            program="docker compose",
            package="docker-compose-plugin, of Docker's own archive",
            files=("compose.yaml",),
            command=_services,
        ),
    )


def _units(folder: Path) -> Sequence[str]:
    """Our program is not at its place here: another stands for it. A template needs a name."""
    written = []
    for name in ("muara@.service", "muara-backup.service"):
        path = folder / name.replace("@", "@all")
        text = (folder / name).read_text(encoding="utf-8")
        path.write_text(re.sub(r"/opt/muara/\.venv/bin/muara", "/bin/true", text), encoding="utf-8")
        written.append(str(path))
    return ["systemd-analyze", "verify", "--man=no", *written, f"{folder / 'muara-backup.timer'}"]


def _site(folder: Path) -> Sequence[str]:
    """A site is a part of a configuration; with a certificate that is made for the moment."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    make = ["openssl", "req", "-x509", "-nodes", "-newkey", "rsa:2048", "-days", "1"]
    make += ["-subj", "/CN=aduan.example.id", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(make, check=True, capture_output=True, timeout=_SECONDS)
    site = (folder / "nginx.conf").read_text(encoding="utf-8")
    site = re.sub(r"(ssl_certificate\s+)\S+;", rf"\g<1>{certificate};", site)
    site = re.sub(r"(ssl_certificate_key\s+)\S+;", rf"\g<1>{key};", site)
    whole = folder / "whole.conf"
    own = f"pid {folder / 'nginx.pid'}; error_log stderr; events {{}}\n"
    whole.write_text(f"{own}http {{ access_log off;\n{site}\n}}\n", encoding="utf-8")
    return ["nginx", "-t", "-q", "-c", str(whole)]


def _services(folder: Path) -> Sequence[str]:
    (folder / ".env").write_text("POSTGRES_PASSWORD=invented\n", encoding="utf-8")
    (folder.parent / "secrets.env").touch()
    return ["docker", "compose", "-f", f"{folder / 'compose.yaml'}", "config", "--quiet"]


def ask(judge: Judge) -> str:
    """What it says against the files; empty when it finds them in order."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "deploy")
        shutil.copytree(DEPLOY, folder)
        asked = subprocess.run(
            judge.command(folder),
            capture_output=True,
            check=False,
            cwd=folder,
            text=True,
            timeout=_SECONDS,
        )
    words = (asked.stderr or asked.stdout).strip()
    if asked.returncode == 0 and not (judge.is_silent and words):
        return ""
    return words or f"It ended with {asked.returncode}."


def main() -> int:
    """1 when a program finds fault with a file."""
    is_bad = False
    for judge in judges():
        names = ", ".join(judge.files)
        if not judge.is_here:
            print(f"not run  {names}: {judge.program} is missing (package {judge.package})")
            continue
        said = ask(judge)
        is_bad |= bool(said)
        print(f"{'FAILED ' if said else 'in order'} {names}, says {judge.program}")
        if said:
            print(said)
    print("not run  Containerfile: only a build reads it (see its first lines)")
    return 1 if is_bad else 0


if __name__ == "__main__":
    sys.exit(main())
