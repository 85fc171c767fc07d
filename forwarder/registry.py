"""Finds a destination type by its kind. A kind is a module name, imported only when asked for."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from forwarder.destination import DestinationType

_NOT_KINDS = frozenset(
    {
        "base",
        "central",
        "conformance",
        "courier",
        "destination",
        "errors",
        "export",
        "facets",
        "http_calls",
        "json_lines",
        "outbox",
        "registry",
        "retry",
        "signing",
        "telling",
    }
)


@cache
def kinds() -> tuple[str, ...]:
    """All kinds that are present, without importing any of them."""
    modules = pkgutil.iter_modules([str(Path(__file__).parent)])
    return tuple(sorted(m.name for m in modules if m.name not in _NOT_KINDS and m.name[0] != "_"))


def destination_type(kind: str) -> DestinationType:
    """The type of `kind`; `KeyError` naming the known ones when there is none."""
    if kind not in kinds():
        raise KeyError(f"There is no destination of kind {kind!r}; known are {', '.join(kinds())}.")
    declared = importlib.import_module(f"forwarder.{kind}").DESTINATION
    if not isinstance(declared, DestinationType):
        raise TypeError(f"forwarder/{kind}.py must declare DESTINATION = DestinationType(…).")
    return declared
