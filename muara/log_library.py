"""structlog, without what it loads to draw tracebacks in colours, which nobody here is shown.

That is rich with all of pygments' names, and greenlets that we have none of: 6 MB and a tenth of
the time that a command needs until it says something.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_UNUSED = ("rich", "greenlet")


@contextmanager
def _hidden(names: tuple[str, ...]) -> Iterator[None]:
    """As if `names` were not installed, where nobody has loaded them yet."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None: there is no such module
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


with _hidden(_UNUSED):
    import structlog
    from structlog.stdlib import BoundLogger, ProcessorFormatter
    from structlog.types import EventDict, Processor, WrappedLogger

__all__ = [
    "BoundLogger",
    "EventDict",
    "Processor",
    "ProcessorFormatter",
    "WrappedLogger",
    "structlog",
]
