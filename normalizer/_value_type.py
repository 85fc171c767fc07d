"""Values of which dozens are made for every message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True)
def value_type(*, kw_only: bool = False, eq: bool = True) -> Callable[[type[_T]], type[_T]]:
    """A dataclass that is never changed, which mypy watches over and nobody at run time.

    One that is frozen at run time too takes three times as long to make: some 10 µs a message.
    """
    return dataclass(slots=True, kw_only=kw_only, eq=eq, unsafe_hash=eq)
