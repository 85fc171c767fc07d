"""`muara demo` in a folder of its own: it tells where to look and ends without a trace."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from muara.demo_store import is_demo
from tests.command_line import run_command
from tests.simulated import ROOT, process, stop, wait_for

REAL = "7999999999:a-real-looking-token-that-is-not-to-be-used"
ALL = {"whatsapp", "telegram", "facebook", "instagram", "x", "youtube"}
WHERE = re.compile(
    r"Citizens report at +(?P<lapor>http://127\.0\.0\.1:\d+/lapor)\n"
    r" +The officers' queue +(?P<queue>http://127\.0\.0\.1:\d+)\n"
    r" +Sign in +petugas  /  (?P<password>\S+)\n"
    r" +A citizen's phone +(?P<simulator>http://127\.0\.0\.1:\d+)\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copyfile(ROOT / "config.yaml", tmp_path / "config.yaml")
    return tmp_path


def command(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run a `muara` command in the folder to its end: exit code and all that it printed."""
    ended = run_command(folder, *arguments)
    return ended.returncode, ended.stdout + ended.stderr


def told(log: Path) -> dict[str, str]:
    """What the demo printed: where to look and how to sign in."""
    found = WHERE.search(log.read_text(encoding="utf-8"))
    assert found is not None, log.read_text(encoding="utf-8")
    return found.groupdict()


def count(folder: Path, query: str) -> dict[str, int]:
    store = sqlite3.connect(f"file:{folder / 'var' / 'muara.db'}?mode=ro", uri=True, timeout=20)
    try:
        return dict(store.execute(query).fetchall())
    finally:
        store.close()


@contextmanager
def a_taken_port(number: int) -> Iterator[None]:
    """Something else uses this port of this machine."""
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):  # or has used it before we came
            taken.bind(("127.0.0.1", number))
            taken.listen()
        yield


def complaints(folder: Path) -> dict[str, int]:
    return count(folder, "SELECT channel, count(*) FROM complaint GROUP BY channel")


def processes_of(folder: Path) -> list[str]:
    """What still runs with this folder in its command line."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if str(folder) in line and str(os.getpid()) != entry.parent.name:
            found.append(line)
    return found


def test_a_demo_shows_all_channels_keeps_its_store_and_ends_without_a_trace(
    folder: Path,
) -> None:
    log = folder / "first.log"
    with process(["demo", "--rate", "300"], log, TELEGRAM_BOT_TOKEN=REAL) as demo:
        assert wait_for(lambda: "Ctrl-C" in log.read_text(encoding="utf-8")), log.read_text()
        first = told(log)
        overlay = folder / "var" / "demo.yaml"
        assert REAL not in overlay.read_text(encoding="utf-8")
        assert overlay.stat().st_mode & 0o077 == 0
        page = httpx.get(first["queue"], follow_redirects=True, trust_env=False)
        assert "Sampaikan laporan" in httpx.get(first["lapor"], trust_env=False, timeout=30).text
        assert page.is_success
        assert httpx.get(first["simulator"], trust_env=False).is_success
        assert wait_for(lambda: set(complaints(folder)) == ALL)
        assert wait_for(lambda: _is_shown(folder))
        assert wait_for(lambda: _is_connected(folder))
        assert len(processes_of(folder)) >= 1
        people = _met_by(first["simulator"])
        assert stop(demo, signal.SIGINT) == 0
    assert "Stopped." in log.read_text(encoding="utf-8")
    assert processes_of(folder) == []
    kept = complaints(folder)
    newest = count(folder, "SELECT 'newest', max(id) FROM complaint")["newest"]
    dead = (
        "SELECT last_error, count(*) FROM outbox"  # noqa: S608 - a number of our own
        f" WHERE state = 'dead' AND complaint_id <= {newest} GROUP BY last_error"
    )
    dead_before = count(folder, dead)

    code, ledger = command(folder, "ledger")
    assert (code, all(name in ledger for name in ALL)) == (0, True)
    code, words = command(folder, "serve")
    assert code == 2
    assert "belongs to the demo" in words

    log = folder / "second.log"
    with a_taken_port(8080), process(["demo", "--rate", "300"], log) as demo:
        assert wait_for(lambda: "Ctrl-C" in log.read_text(encoding="utf-8")), log.read_text()
        assert told(log)["password"] == first["password"]
        assert not told(log)["queue"].endswith(":8080")
        assert "Port 8080 is taken by another program" in log.read_text(encoding="utf-8")
        written = overlay.read_bytes()
        third = folder / "third.log"
        with process(["demo"], third) as beside:
            assert beside.wait(timeout=60) == 2
        assert "`muara demo` runs on this store: stop it first" in third.read_text("utf-8")
        assert overlay.read_bytes() == written
        assert "goes on" in log.read_text(encoding="utf-8")
        assert people <= _met_by(told(log)["simulator"]), "who wrote before can be answered"
        assert wait_for(lambda: all(complaints(folder)[name] > kept[name] for name in ALL))
        assert count(folder, dead) == dead_before, "those of the first run are left in peace"
        # A closed terminal ends it as well.
        assert stop(demo, signal.SIGHUP) == 0
    assert processes_of(folder) == []


def _met_by(simulator: str) -> set[str]:
    """The simulated citizens who have written so far."""
    answer = httpx.get(f"{simulator}/_simulator/people", trust_env=False).json()
    return {person["key"] for person in answer["people"]}


def _is_shown(folder: Path) -> bool:
    """Photos are here, places are known and citizens have their acknowledgements."""
    photos = count(folder, "SELECT state, count(*) FROM attachment GROUP BY state")
    places = count(folder, "SELECT 'yes', count(*) FROM complaint WHERE has_location")
    sent = count(folder, "SELECT destination, count(*) FROM outbox WHERE state='sent' GROUP BY 1")
    return bool(photos.get("stored")) and bool(places["yes"]) and len(sent) >= 3


def _is_connected(folder: Path) -> bool:
    """Meta has looked at the webhook, and sends there all that it can."""
    checked = count(
        folder, "SELECT account, count(*) FROM run WHERE job = 'self_check' GROUP BY account"
    )
    missed = count(
        folder,
        "SELECT channel, count(*) FROM channel_condition WHERE level <> 'ok'"
        " AND subject IN ('webhook', 'callback') GROUP BY channel",
    )
    return {"facebook", "instagram"} <= set(checked) and not missed


def test_a_real_store_is_left_alone(folder: Path) -> None:
    secrets = {"TELEGRAM_BOT_TOKEN": "7000000001:SIMULATED-bot-token-for-muara-demo0"}
    assert command(folder, "migrate")[0] == 0
    store = folder / "var" / "muara.db"
    before = store.read_bytes()

    log = folder / "demo.log"
    with process(["demo"], log, **secrets) as demo:
        assert demo.wait(timeout=60) == 2

    assert "is a real store: the demo does not touch it" in log.read_text(encoding="utf-8")
    assert store.read_bytes() == before
    assert not is_demo(f"sqlite:///{store}")


@pytest.mark.long
@pytest.mark.parametrize("begun", ["demo.yaml", "muara.db", "simulator.jsonl", "muara.db.serving"])
def test_a_demo_that_is_stopped_while_it_starts_can_be_started_again(
    folder: Path, begun: str
) -> None:
    log = folder / "early.log"
    with process(["demo", "--rate", "0"], log) as demo:
        assert wait_for(lambda: (folder / "var" / begun).exists())
        demo.send_signal(signal.SIGINT)
        assert demo.wait(timeout=60) == 0
    assert "Stopped." in log.read_text(encoding="utf-8")
    assert wait_for(lambda: processes_of(folder) == [], 20)
    store = folder / "var" / "muara.db"
    assert not store.exists() or is_demo(f"sqlite:///{store}")

    log = folder / "again.log"
    with process(["demo", "--rate", "0"], log) as demo:
        assert wait_for(lambda: "Ctrl-C" in log.read_text(encoding="utf-8")), log.read_text()
        assert stop(demo, signal.SIGINT) == 0
