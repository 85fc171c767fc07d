"""Finds a channel type by its kind. A kind is a module name; it is imported only when asked for."""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import cache
from pathlib import Path

from channels.base import ChannelType

_FOLDER = Path(__file__).parent
_DECLARATION = re.compile(r"^CHANNEL\b", re.MULTILINE)


@cache
def kinds() -> tuple[str, ...]:
    """All kinds that are present, without importing any of them: the modules that declare CHANNEL.

    What adapters share stands in the same folder, and needs no list of what is none.
    """
    names = (module.name for module in pkgutil.iter_modules([str(_FOLDER)]))
    return tuple(sorted(name for name in names if name[0] != "_" and _is_kind(name)))


def _is_kind(name: str) -> bool:
    path = _FOLDER / f"{name}.py"
    return path.is_file() and _DECLARATION.search(path.read_text(encoding="utf-8")) is not None


def channel_type(kind: str) -> ChannelType:
    """The channel type of `kind`; `KeyError` naming the known ones when there is none."""
    if kind not in kinds():
        raise KeyError(f"There is no channel of kind {kind!r}; known are {', '.join(kinds())}.")
    declared = importlib.import_module(f"channels.{kind}").CHANNEL
    if not isinstance(declared, ChannelType):
        raise TypeError(f"channels/{kind}.py must declare CHANNEL = ChannelType(…).")
    return declared
