"""structlog, without what it loads for coloured tracebacks, which nobody here is shown.

That is rich with pygments' list of languages, and greenlets that we have none of: 6 MB.
"""

from __future__ import annotations

from muara.hiding import hidden

with hidden("rich", "greenlet"):
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
