"""Whether work grows in proportion to what it is given, told apart from the machine's moods."""

from __future__ import annotations

import time
from collections.abc import Callable

_TRIES = 3
# Four times the input is four times the work, and sixteen times where it is quadratic.
_TIMES = 4
_ROOM = 2.5
_NOISE_SECONDS = 0.05


def grows_in_proportion(work: Callable[[int], Callable[[], object]], size: int) -> bool:
    """`work(n)` prepares a task of size n. The best of some tries counts: what disturbs a try
    makes it longer, and nothing makes quadratic work linear."""
    small, large = work(size), work(size * _TIMES)
    least = min(_seconds(small) for _ in range(_TRIES))
    most = _ROOM * _TIMES * least + _NOISE_SECONDS
    return any(_seconds(large) <= most for _ in range(_TRIES))


def _seconds(task: Callable[[], object]) -> float:
    """Processor time of this thread."""
    started = time.thread_time()
    task()
    return time.thread_time() - started
