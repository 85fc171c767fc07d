"""The journal is the oracle of the storms: it must be whole and in order whatever is killed."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from simulator.journal import Journal, read_journal

WRITE_UNTIL_KILLED = """
import itertools, pathlib, sys
from simulator.journal import Journal
journal = Journal(pathlib.Path(sys.argv[1]))
for number in itertools.count():
    journal.add("citizen_wrote", "telegram", external_id=str(number), text="x" * 500)
    if number == 200:
        sys.stdout.write("enough")
        sys.stdout.flush()
"""


def test_events_are_read_in_the_order_in_which_they_were_added(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "sub" / "journal.jsonl")
    journal.add("citizen_wrote", "x", external_id="1", text="jalan “rusak”\nparah")
    journal.add("api_called", "x", operation="mentions", status=200)
    first, second = read_journal(journal.path)
    assert (first["n"], second["n"]) == (1, 2)
    assert first["text"] == "jalan “rusak”\nparah"
    assert first["at"].endswith("+00:00")
    journal.close()


def test_threads_never_mix_their_lines(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")

    def write(name: str) -> None:
        for number in range(200):
            journal.add("poll_served", name, external_ids=[str(number)] * 50)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    events = list(read_journal(journal.path))
    assert [event["n"] for event in events] == list(range(1, 801))
    journal.close()


def test_a_killed_writer_leaves_whole_lines_only(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITE_UNTIL_KILLED, str(path)], stdout=subprocess.PIPE
    )
    assert writer.stdout is not None
    assert writer.stdout.read(6) == b"enough"
    writer.kill()
    writer.wait()
    writer.stdout.close()
    numbers = [int(event["external_id"]) for event in read_journal(path)]
    assert len(numbers) > 200
    assert numbers == list(range(len(numbers)))


def test_a_line_that_is_still_being_written_is_left_for_later(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(json.dumps({"n": 1}).encode() + b'\n{"n": 2')
    assert list(read_journal(path)) == [{"n": 1}]


def test_a_closed_journal_refuses_events(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    journal.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        journal.add("fault", "x")
