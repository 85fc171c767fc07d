"""Loads a vendor's library as if others that it only would like to have were not installed.

Some libraries look for a second one to draw with in colours, or to offer a command of their own.
Muara uses neither, and what nobody uses is not held in memory either.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hidden(*names: str) -> Iterator[None]:
    """Let imports of `names` fail, where nobody has loaded them yet."""
    unloaded = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(unloaded))  # type: ignore[arg-type]  # None: no such module
    try:
        yield
    finally:
        for name in unloaded:
            del sys.modules[name]


@contextmanager
def no_guessing() -> Iterator[None]:
    """Let requests be loaded without what it guesses the encoding of texts with: 3 MB.

    Platforms say what they write in; where one does not, it is UTF-8.
    """
    with hidden("chardet", "charset_normalizer"), warnings.catch_warnings():
        # It tells of this at every start.
        warnings.filterwarnings("ignore", message="Unable to find acceptable character detection")
        yield
