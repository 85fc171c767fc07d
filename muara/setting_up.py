"""Fills in `config.yaml` and a Caddyfile from a few answers; comments and everything else stay."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from muara.config import load_settings
from muara.config_file import ConfigurationError
from muara.settings import Settings

SHIPPED = Path(__file__).resolve().parent.parent
_CODE = re.compile(r"^  ([A-Z0-9]{2,5}):")
_INVENTED = "An invented regency: put your own in its place."
_SITE = re.compile(r"\{\$MUARA_SITE:[^}]*\}")
_UPSTREAM = re.compile(r"\{\$MUARA_UPSTREAM:[^}]*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What only the people who set it up can know."""

    code: str
    name: str
    area_code: str
    timezone: str
    public_url: str


def filled_in(template: str, answers: Answers) -> str:
    """The text of a configuration with the first government and the address filled in."""
    former = next(filter(None, map(_CODE.match, _section(template, "jurisdictions"))), None)
    if former is None:
        raise ConfigurationError("There is no government under `jurisdictions` to fill in.")
    lines = list(_lines(template.splitlines(), former[1], answers))
    return "\n".join(lines) + "\n"


def _section(text: str, key: str) -> Iterator[str]:
    """The lines below a key of the first level."""
    inside = False
    for line in text.splitlines():
        if line and not line.startswith((" ", "#")):
            inside = line.startswith(f"{key}:")
        elif inside:
            yield line


def _lines(lines: list[str], former: str, answers: Answers) -> Iterator[str]:
    own = {
        "name": json.dumps(answers.name, ensure_ascii=False),
        "timezone": answers.timezone,
        "area_code": json.dumps(answers.area_code),
    }
    section = government = ""
    for line in lines:
        if line and not line.startswith((" ", "#")):
            section = line.partition(":")[0]
        if found := _CODE.match(line):
            government = found[1] if section == "jurisdictions" else ""
        key = line.strip().partition(":")[0]
        if section == "public_url" and line.startswith("public_url:"):
            yield f"public_url: ${{MUARA_PUBLIC_URL:-{answers.public_url}}}"
        elif government == former and line.startswith(f"  {former}:"):
            yield f"  {answers.code}:"
        elif government == former and line.startswith("    ") and key in own:
            yield f"    {key}: {own[key]}"
        elif section == "channels" and line.strip() == f"jurisdiction: {former}":
            yield line.replace(former, answers.code)
        elif _INVENTED not in line:
            yield line


def write_configuration(
    path: Path, answers: Answers, environ: Mapping[str, str]
) -> tuple[Settings, Path | None]:
    """Write the configuration at `path`: the file there, or else the shipped one, filled in.

    What stood there is kept beside, and its path returned. `ConfigurationError`, with nothing
    written, where the answers do not make a valid configuration.
    """
    source = path if path.exists() else SHIPPED / "config.yaml"
    before = source.read_text(encoding="utf-8")
    beginning = path.with_name(f"{path.name}.unfinished")
    beginning.write_text(filled_in(before, answers), encoding="utf-8")
    try:
        settings = load_settings(beginning, environ)
        kept = keep_copy(path) if path.exists() else None
        os.replace(beginning, path)
    except ConfigurationError as error:
        raise ConfigurationError(str(error).replace(beginning.name, path.name)) from error
    finally:
        beginning.unlink(missing_ok=True)
    return settings, kept


def keep_copy(path: Path) -> Path:
    """A copy of what stands at `path`, under a name that is still free."""
    number = 1
    while (kept := path.with_name(f"{path.name}.before-{number}")).exists():
        number += 1
    kept.write_bytes(path.read_bytes())
    return kept


def caddyfile(settings: Settings) -> str:
    """A site for Caddy in front of this installation; empty where its address is not https."""
    parts = urlsplit(settings.public_url)
    if parts.scheme != "https" or parts.hostname is None:
        return ""
    shipped = (SHIPPED / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    site = parts.hostname if parts.port is None else f"{parts.hostname}:{parts.port}"
    listen = settings.listen
    host = "127.0.0.1" if listen.host in ("0.0.0.0", "::") else listen.host  # noqa: S104
    return _UPSTREAM.sub(f"{host}:{listen.port}", _SITE.sub(site, shipped))
