"""Finds a channel type by its kind. A kind is a module name; it is imported only when asked for."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from channels.base import ChannelType

_NOT_KINDS = frozenset(
    {"base", "errors", "registry", "media_http", "meta_client", "meta_protocol", "typed"}
)


@cache
def kinds() -> tuple[str, ...]:
    """All kinds that are present, without importing any of them."""
    modules = pkgutil.iter_modules([str(Path(__file__).parent)])
    return tuple(sorted(m.name for m in modules if m.name not in _NOT_KINDS and m.name[0] != "_"))


def channel_type(kind: str) -> ChannelType:
    """The channel type of `kind`; `KeyError` naming the known ones when there is none."""
    if kind not in kinds():
        raise KeyError(f"There is no channel of kind {kind!r}; known are {', '.join(kinds())}.")
    declared = importlib.import_module(f"channels.{kind}").CHANNEL
    if not isinstance(declared, ChannelType):
        raise TypeError(f"channels/{kind}.py must declare CHANNEL = ChannelType(…).")
    return declared
