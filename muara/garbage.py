"""How often Python looks for garbage: seldom in a command, as usual in a server.

Looking goes through all that was made lately, and sometimes through all that there is. A command
imports for most of its time, which makes many objects and no garbage: looking for it was a fifth of
its work.
"""

from __future__ import annotations

import gc
from typing import Final

_USUAL: Final = gc.get_threshold()
_SELDOM: Final = 400_000
"""More than a command imports; so many new objects are some fifty megabytes."""


def look_seldom() -> None:
    """For a process that will soon be over."""
    gc.set_threshold(_SELDOM, *_USUAL[1:])


def look_as_usual() -> None:
    """For a process that is here to stay."""
    gc.set_threshold(*_USUAL)
