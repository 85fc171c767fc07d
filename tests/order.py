"""The order of the tests: what takes longest begins first, on every worker of pytest-xdist.

`--dist worksteal` cuts the list into one share for each worker and evens out by the ends of the
shares. In the order of the folders one worker would have all journeys, and the others would wait
for it; the run would end with its longest tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, groupby, islice
from pathlib import Path
from typing import Protocol, TypeVar

_LONGEST = ("test_storm.py", "storm", "journeys", "integration")
"""Files and folders whose tests start processes and browsers; they matter most, too."""
_WAITING = frozenset(
    {
        "test_storm.py",
        "test_demo.py",
        "test_jobs.py",
        "test_lease.py",
        "test_tell_a_story_on_every_channel.py",
    }
)
"""Their tests wait more than they work: side by side they would leave the processors idle."""
_SHORTEST = frozenset({"contract", "channels", "normalizer"})
"""Many tests that share no fixture: they fill what is left of each share."""


class _Test(Protocol):
    @property
    def path(self) -> Path: ...


Some = TypeVar("Some", bound=_Test)


def in_order(tests: Sequence[Some], workers: int = 1) -> list[Some]:
    """The same tests, so that each of the workers' shares begins with some of the longest.

    One of them has all that wait. A file stays whole and in its own order, since its tests share
    fixtures; the shortest do not.
    """
    ranked = sorted(tests, key=lambda test: _rank(test.path))
    short = iter([test for test in ranked if _is_short(test.path)])
    long = [test for test in ranked if not _is_short(test.path)]
    shares: list[list[Some]] = [[] for _ in range(workers)]
    working = cycle(shares[1:] or shares)
    for path, those in groupby(long, key=lambda test: test.path):
        share = shares[0] if path.name in _WAITING else next(working)
        share.extend(those)
    for number, share in enumerate(shares):
        size = (len(tests) + number) // workers  # as worksteal cuts
        share.extend(islice(short, max(0, size - len(share))))
    return [test for share in shares for test in share] + list(short)


def _rank(path: Path) -> int:
    found = [number for number, name in enumerate(_LONGEST) if name in path.parts]
    return min(found, default=len(_LONGEST))


def _is_short(path: Path) -> bool:
    return not _SHORTEST.isdisjoint(path.parts)
