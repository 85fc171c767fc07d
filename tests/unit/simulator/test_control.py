"""The control API, and the simulator as thread and as process."""

import base64
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from simulator.journal import read_journal
from simulator.server import RunningSimulator
from simulator.settings import SimulatorSettings
from tests.unit.simulator.conftest import Catcher, Phone, wait_until

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"platform": "fax", "citizen": "w"}, "unknown platform 'fax'"),
        ({"platform": "telegram", "text": "x"}, "citizen is required"),
        ({"platform": "telegram", "citizen": "w"}, "an empty message"),
        ({"platform": "telegram", "citizen": "w", "txt": "x"}, "unknown fields: txt"),
        ({"platform": "telegram", "citizen": "w", "photo": "%"}, "as base64"),
        ({"platform": "telegram", "citizen": "w", "photo": "AAAA"}, "only as photos"),
        ({"platform": "telegram", "citizen": "w", "edit_of": "9", "text": "x"}, "no message 9"),
        ({"platform": "telegram", "citizen": "w", "button": "ya"}, "no button 'ya'"),
        ({"platform": "telegram", "citizen": "w", "action": "fly"}, "no action 'fly'"),
        ({"platform": "twilio", "citizen": "w", "surface": "comment", "text": "x"}, "direct"),
        ({"platform": "twilio", "citizen": "w"}, "an empty message"),
    ],
)
def test_an_impossible_doing_is_refused_with_its_reason(
    simulator: RunningSimulator, http: httpx.Client, body: dict[str, Any], problem: str
) -> None:
    answer = http.post(f"{simulator.url}/_simulator/messages", json=body)
    assert answer.status_code == 400
    assert problem in answer.json()["error"]


def test_a_photo_of_ones_own_arrives_unchanged(simulator: RunningSimulator, phone: Phone) -> None:
    own = base64.b64encode(b"\xff\xd8 not really a photo").decode()
    (sid,) = phone.write("twilio", photo=f"data:image/jpeg;base64,{own}")
    (medium,) = simulator.world.twilio.log.get(sid).media
    assert medium.media.content == b"\xff\xd8 not really a photo"


def test_people_are_the_same_on_every_platform_and_with_every_seed_repeatable() -> None:
    def people(seed: int) -> list[dict[str, Any]]:
        with RunningSimulator(SimulatorSettings(seed=seed)) as simulator, httpx.Client() as http:
            phone = Phone(simulator, http)
            phone.write("telegram", "warga-1", text="a")
            phone.write("twilio", "warga-1", text="b")
            phone.write("twilio", "warga-2", text="c")
            found: list[dict[str, Any]] = phone.control("GET", "people")["people"]
            return found

    first = people(1)
    assert first == people(1)
    assert first != people(2)
    assert [person["key"] for person in first] == ["warga-1", "warga-2"]
    assert all(person["phone"].startswith("+62811000") for person in first)


def test_the_phone_shows_edits_and_deletions_in_place(phone: Phone) -> None:
    (first,) = phone.write("telegram", text="salah")
    (second,) = phone.write("telegram", text="hapus saya")
    phone.write("telegram", edit_of=first, text="benar")
    phone.write("telegram", delete=second)
    edited, deleted = phone.lines("telegram")
    assert (edited["text"], edited["edited"]) == ("benar", True)
    assert (deleted["text"], deleted["deleted"]) == ("", True)


def test_faults_can_be_read_and_taken_back(
    simulator: RunningSimulator, http: httpx.Client, phone: Phone
) -> None:
    phone.misbehave("telegram", "server_error", count=3)
    (rule,) = phone.control("GET", "faults")["rules"]
    assert (rule["kind"], rule["count"]) == ("server_error", 3)
    assert phone.control("DELETE", "faults")["rules"] == []
    wrong = http.post(f"{simulator.url}/_simulator/faults", json={"platform": "x", "kind": "odd"})
    assert wrong.status_code == 400


def test_the_clock_moves_for_everybody(phone: Phone) -> None:
    before = phone.control("GET", "status")["now"]
    after = phone.control("POST", "clock", {"advance": 86_400})["now"]
    assert after[:10] > before[:10]
    phone.write("telegram", text="besok")
    assert phone.lines("telegram")[0]["at"][:10] == after[:10]


def test_the_status_counts_what_waits(phone: Phone) -> None:
    phone.write("telegram", text="a")
    phone.write("twilio", text="b")
    status = phone.control("GET", "status")
    assert status["platforms"]["telegram"]["pending_update_count"] == 1
    assert status["platforms"]["twilio"]["messages"] == 1
    assert not status["citizens_running"]


def test_citizens_write_on_their_own_until_they_are_enough_or_stopped(phone: Phone) -> None:
    phone.control("POST", "citizens", {"rate_per_minute": 60_000, "until_count": 12})
    wait_until(lambda: not phone.control("GET", "status")["citizens_running"])
    assert len({event["platform"] for event in phone.journal("citizen_wrote")}) >= 2
    phone.control("POST", "citizens", {"rate_per_minute": 1})
    assert phone.control("GET", "status")["citizens_running"]
    phone.control("DELETE", "citizens")
    wait_until(lambda: not phone.control("GET", "status")["citizens_running"])


def test_unknown_settings_and_switches_are_refused(
    simulator: RunningSimulator, http: httpx.Client
) -> None:
    with pytest.raises(TypeError):
        SimulatorSettings.from_mapping({"telegram": {"tokn": "x"}})
    with pytest.raises(TypeError):
        SimulatorSettings.from_mapping({"fax": {}})
    for platform in ("telegram", "twilio"):
        answer = http.post(f"{simulator.url}/_simulator/{platform}", json={"colour": "red"})
        assert answer.status_code == 400


def test_the_process_prints_its_url_takes_settings_and_sends_webhooks(
    tmp_path: Path, catcher: Catcher, http: httpx.Client
) -> None:
    settings = tmp_path / "accounts.json"
    settings.write_text(json.dumps({"telegram": {"token": "1:abc"}, "twilio": {}}))
    journal = tmp_path / "journal.jsonl"
    command = [sys.executable, "-m", "simulator", "--port", "0", "--journal", str(journal)]
    command += ["--settings", str(settings), "--seed", "5", "--webhook", f"twilio={catcher.url}"]
    command += ["--citizens", "6000", "--messages", "3", "--until-input-ends"]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        assert http.get(f"{url}/telegram/bot1:abc/getMe").json()["ok"]
        body = {"platform": "twilio", "citizen": "warga-1", "text": "halo"}
        assert http.post(f"{url}/_simulator/messages", json=body).status_code == 200
        catcher.wait_for(1)
        process.stdin.close()
        assert process.wait(10) == 0
    finally:
        process.kill()
        process.wait(10)
        if process.stdout is not None:
            process.stdout.close()
    assert "webhook_sent" in [event["event"] for event in read_journal(journal)]


def test_a_stopped_simulator_frees_its_port_and_stops_its_webhooks(
    http: httpx.Client, tmp_path: Path
) -> None:
    with RunningSimulator(journal_path=tmp_path / "journal.jsonl") as simulator:
        phone = Phone(simulator, http)
        phone.control("POST", "webhooks", {"telegram": "http://127.0.0.1:9/"})
        phone.write("telegram", text="tak sampai")
        wait_until(lambda: bool(phone.journal("webhook_answered")))
        port = simulator.port
    with RunningSimulator(port=port) as again:
        assert again.port == port
