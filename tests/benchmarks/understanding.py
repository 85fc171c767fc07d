"""How fast the normalizer proposes, how soon it starts, and what it holds."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from muara import garbage
from muara.understand_text import TextReader, understand_lines
from tests.benchmarks.figures import Figure, figure

_ROOT = Path(__file__).parents[2]
_TEXTS = _ROOT / "tests" / "fixtures" / "normalizer"
_FILES = ("phrases_seen.jsonl", "report_seen.jsonl")
_LENGTH = 300
_READ_TOGETHER = 150
_ROUNDS = 5
_AREA = "35.22"
_SENT_AT = datetime(2026, 11, 21, 3, 15, tzinfo=UTC).isoformat()
# Not by getrusage: what a child of a large process reports there is its parent's.
_MOST_MEMORY = "print(int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0]) / 1024)"
_ANSWER_ONE = (
    "from muara.understand_text import TextReader; "
    f"TextReader({_AREA!r}).understand({{'text': 'jalan rusak di desa Contoh kec. Dander'}}); "
    + _MOST_MEMORY
)
_BARE = _MOST_MEMORY


def measure(count: int) -> list[Figure]:
    """The whole of what is proposed about each message, beside one prediction by scikit-learn."""
    texts = messages(count)
    lines = [json.dumps(line) for line in texts]
    mine, theirs, both = [], [], []
    reference = _reference(texts)
    _understand(lines[:200])  # what is loaded at the first message
    garbage.look_seldom()  # as the command does
    for _ in range(_ROUNDS):
        mine.append(count / _seconds(lambda: _understand(lines)))
        theirs.append(count / _seconds(lambda: reference(texts)))
        both.append(_two_processes(lines))
    starts, imports, held, bare = [], [], [], []
    for _ in range(_ROUNDS):
        seconds, megabytes = _process(_ANSWER_ONE)
        starts.append(seconds)
        held.append(megabytes)
        seconds, megabytes = _process(_BARE)
        bare.append(megabytes)
        imports.append(seconds)
    return [
        figure("normalizer", mine, "messages/s", "one label by scikit-learn", theirs),
        figure("normalizer_two_processes", both, "messages/s", "one process", mine),
        figure("normalizer_start", starts, "s", "bare Python", imports),
        figure("normalizer_memory", held, "MB", "bare Python", bare),
    ]


def messages(count: int) -> list[dict[str, Any]]:
    """Lines of 300 characters in the mean, put together from authored messages."""
    texts = [
        json.loads(line)["text"]
        for name in _FILES
        for line in (_TEXTS / name).read_text(encoding="utf-8").splitlines()
    ]
    chance = random.Random(1)  # noqa: S311 - the same messages each time
    found = []
    for _ in range(count):
        text = chance.choice(texts)
        while len(text) < chance.randint(_LENGTH * 11 // 20, _LENGTH * 3 // 2):
            text += "\n" + chance.choice(texts)
        found.append({"text": text, "sent_at": _SENT_AT})
    return found


@cache
def _reader() -> TextReader:
    return TextReader(_AREA)


def _understand(lines: Sequence[str]) -> None:
    """As `muara normalize text` does: what is read of a file at once is understood together."""
    groups = (lines[at : at + _READ_TOGETHER] for at in range(0, len(lines), _READ_TOGETHER))
    for _answer in understand_lines(groups, _reader()):
        pass


def _two_processes(lines: Sequence[str]) -> float:
    """Messages a second by two processes, which have loaded what they need."""
    half = len(lines) // 2
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(_understand, [lines[:50], lines[:50]]))
        seconds = _seconds(lambda: list(pool.map(_understand, [lines[:half], lines[half:]])))
    return len(lines) / seconds


def _reference(lines: Sequence[dict[str, Any]]) -> Callable[[Sequence[dict[str, Any]]], None]:
    """Predicts one of twenty labels for each message by itself."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    texts = [line["text"] for line in lines[:1_000]]
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression(max_iter=20))
    model.fit(texts, [number % 20 for number in range(len(texts))])

    def predict(given: Sequence[dict[str, Any]]) -> None:
        for line in given:
            model.predict([line["text"]])

    return predict


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _process(program: str) -> tuple[float, float]:
    """Seconds from start to end of a process, and the most megabytes that it held."""
    started = time.perf_counter()
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
    return time.perf_counter() - started, float(done.stdout)
