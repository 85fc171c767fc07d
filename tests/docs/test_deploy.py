"""The files of deploy/ name what there is: commands, metrics, paths."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from muara.cli import app
from muara.web.metrics import NAMES

DEPLOY = Path(__file__).parents[2] / "deploy"
COMMANDS = set(getattr(typer.main.get_command(app), "commands", {}))


def read(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def expressions() -> dict[str, str]:
    """By alert or panel: what it asks of Prometheus."""
    rules = yaml.safe_load(read("prometheus-rules.yaml"))["groups"][0]["rules"]
    panels = json.loads(read("grafana-dashboard.json"))["panels"]
    asked = {rule["alert"]: rule["expr"] for rule in rules}
    asked |= {
        f"{panel['title']} {target['refId']}": target["expr"]
        for panel in panels
        for target in panel["targets"]
    }
    return asked


@pytest.mark.parametrize(("name", "expression"), expressions().items())
def test_every_metric_that_is_asked_for_is_there(name: str, expression: str) -> None:
    asked = set(re.findall(r"muara_[a-z_]+", expression))
    assert asked <= set(NAMES), name
    assert asked or "up{" in expression
    assert expression.count("(") == expression.count(")")


def test_every_metric_stands_on_the_dashboard() -> None:
    shown = read("grafana-dashboard.json")
    assert [name for name in NAMES if name not in shown] == []


def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(read("compose.yaml"))["services"]
    return found


def test_the_services_run_commands_that_there_are() -> None:
    ours = {name: each for name, each in services().items() if each["image"] == "muara"}
    assert {"migrate", "web", "worker", "scheduler", "backup", "doctor"} <= set(ours)
    assert all(each["command"][0] == "muara" for each in ours.values())
    assert {each["command"][1] for each in ours.values()} <= COMMANDS
    volumes = yaml.safe_load(read("compose.yaml"))["volumes"]
    named = {v.partition(":")[0] for each in services().values() for v in each.get("volumes", ())}
    assert {name for name in named if not name.startswith(".")} == set(volumes)


@pytest.mark.parametrize("unit", sorted(each.name for each in DEPLOY.glob("*.service")))
def test_units_run_commands_that_there_are(unit: str) -> None:
    started = re.findall(r"^Exec\w+=\S+/muara (\w+)", read(unit), re.MULTILINE)
    assert started
    assert set(started) <= COMMANDS


def test_nothing_but_the_service_itself_decides_whether_it_starts() -> None:
    unit = read("muara@.service")
    assert "RestartPreventExitStatus=2" in unit
    assert "ExecStartPre" not in unit, "its exit restarts the unit for ever"


def test_the_service_behind_the_proxy_believes_whom_it_names() -> None:
    upstream = services()["proxy"]["environment"]["MUARA_UPSTREAM"].partition(":")[0]
    behind = services()[upstream]
    assert behind["environment"]["FORWARDED_ALLOW_IPS"] == "*"
    assert "ports" not in behind, "nobody else may reach it then"
    common = services()["worker"]["environment"]
    assert common.items() <= behind["environment"].items()


def test_the_image_has_the_folder_that_backups_are_written_to() -> None:
    (place,) = (v.split(":")[1] for v in services()["backup"]["volumes"] if "backups" in v)
    assert place in read("Containerfile")


@pytest.mark.parametrize("site", ["Caddyfile", "nginx.conf"])
def test_a_web_server_in_front_keeps_inner_doors_closed(site: str) -> None:
    written = read(site)
    assert "/metrics" in written
    assert "/readyz" in written
    assert "404" in written


def test_no_secret_stands_in_a_file() -> None:
    pattern = re.compile(r"(?i)(?:password|master_key|token)\s*[:=]\s*(\w+)")
    for file in DEPLOY.iterdir():
        assert pattern.findall(file.read_text(encoding="utf-8")) == [], file.name
