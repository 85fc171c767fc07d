"""What the platforms know outlasts the simulator: who was met in one run is known in the next."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from simulator.keeping import keep, take_up
from simulator.settings import PLATFORMS, SimulatorSettings
from simulator.world import CitizenMessage, Surface, World
from tests.ports import free_port

ROOT = Path(__file__).parents[3]
TOKEN = SimulatorSettings().telegram.token


def lived_in(folder: Path) -> World:
    """Somebody has written on each platform."""
    world = World(folder / "first.jsonl")

    async def write() -> None:
        for name in PLATFORMS:
            surface: Surface = "comment" if name == "youtube" else "direct"
            world.platform(name).write(
                CitizenMessage(citizen="warga", text="Halo", surface=surface)
            )

    asyncio.run(write())
    return world


def test_people_chats_and_numbers_go_on_in_a_world_that_is_otherwise_new(tmp_path: Path) -> None:
    before, path = lived_in(tmp_path), tmp_path / "kept"
    keep(before, path)
    later = World(tmp_path / "second.jsonl", SimulatorSettings(seed=2, earlier_runs=1))
    assert take_up(later, path)

    assert later.people() == before.people()
    counts = [before.platform(name).status() for name in PLATFORMS]
    assert [later.platform(name).status() for name in PLATFORMS] == counts
    assert later.next_number("person") == before.next_number("person")
    assert later.next_number("new series") > 1, "of nothing that was kept"
    assert later.settings.seed == 2
    assert later.telegram.world is later
    assert later.journal.path.name == "second.jsonl"


def test_what_was_kept_is_taken_up_once_so_that_no_number_comes_twice(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    assert not take_up(World(tmp_path / "journal.jsonl"), path)
    keep(lived_in(tmp_path), path)
    assert path.stat().st_mode & 0o077 == 0
    assert [take_up(World(tmp_path / "journal.jsonl"), path) for _ in range(2)] == [True, False]


def test_what_other_code_has_kept_is_left(tmp_path: Path) -> None:
    path, world = tmp_path / "kept", World(tmp_path / "journal.jsonl")
    keep(lived_in(tmp_path), path)
    path.write_bytes(bytes(32) + path.read_bytes()[32:])
    assert not take_up(world, path)
    assert world.people() == ()


@contextmanager
def running(folder: Path, port: int) -> Iterator[httpx.Client]:
    """The simulator as a process, until it is asked to end."""
    command = [sys.executable, "-m", "simulator", "--port", str(port)]
    command += ["--journal", str(folder / "journal.jsonl"), "--keep", str(folder / "kept")]
    with (
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client,
    ):
        assert process.stdout is not None
        try:
            assert b"ready" in process.stdout.readline()
            yield client
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0


def test_whoever_wrote_in_one_run_can_be_answered_in_the_next(tmp_path: Path) -> None:
    port = free_port()
    wish = {"platform": "telegram", "citizen": "warga", "text": "Halo"}
    with running(tmp_path, port) as client:
        client.post("/_simulator/messages", json=wish).raise_for_status()
        (update,) = client.post(f"/telegram/bot{TOKEN}/getUpdates").json()["result"]
    said = {"chat_id": update["message"]["chat"]["id"], "text": "Sudah kami perbaiki."}
    with running(tmp_path, port) as client:
        answer = client.post(f"/telegram/bot{TOKEN}/sendMessage", json=said)
        assert answer.json()["ok"], answer.text
        lines = client.get("/_simulator/phones/telegram/warga").json()["lines"]
    assert [line["text"] for line in lines] == ["Halo", "Sudah kami perbaiki."]
