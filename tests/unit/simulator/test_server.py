"""The simulator stands alone: an oracle that shared code with the product would prove nothing."""

import ast
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx
import pytest

from simulator.server import RunningSimulator
from tests.unit.simulator.conftest import Phone

PRODUCT = {"channels", "normalizer", "store", "forwarder", "muara"}
SDKS = {"telegram", "twilio", "tweepy", "facebook"}


def imported_by(source: Path) -> set[str]:
    """Return the top-level packages that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {name.partition(".")[0] for name in names}


def test_the_simulator_imports_neither_the_product_nor_any_sdk() -> None:
    modules = list((Path(__file__).parents[3] / "simulator").glob("*.py"))
    assert len(modules) > 10
    guilty = {module.name for module in modules if imported_by(module) & (PRODUCT | SDKS)}
    assert guilty == set()


def test_a_dropped_answer_cuts_the_connection_without_a_byte(
    simulator: RunningSimulator, http: httpx.Client, phone: Phone
) -> None:
    phone.misbehave("telegram", "drop_answer")
    token = simulator.world.settings.telegram.token
    url = f"{simulator.url}/telegram/bot{token}/getMe"
    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
        http.get(url)
    assert http.get(url).status_code == 200


def test_work_can_be_done_on_the_servers_own_loop(simulator: RunningSimulator) -> None:
    async def meet() -> str:
        return simulator.world.person("warga-9").key

    assert simulator.call(meet()) == "warga-9"


def test_every_answer_tells_the_time_at_the_platforms(
    simulator: RunningSimulator, http: httpx.Client
) -> None:
    http.post(f"{simulator.url}/_simulator/clock", json={"advance": 7200})
    answer = http.head(f"{simulator.url}/telegram")
    told = parsedate_to_datetime(answer.headers["date"])
    assert abs(simulator.world.now() - told) < timedelta(seconds=5)
    assert len(answer.headers.get_list("date")) == 1
