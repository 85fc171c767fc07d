"""How Python looks for garbage in a process that understands messages.

Messages make many objects, and hardly any of them is garbage that has to be looked for: most go as
soon as nobody names them. Looking as often as Python does by itself is 16 of 420 µs of a message.
"""

from __future__ import annotations

import gc
from typing import Final

# Some megabytes at most.
_NEW_OBJECTS: Final = 20_000


def look_seldom() -> None:
    """From now on, and only in what is made from now on.

    Modules are here to stay, and so are the words and areas that governments know: a look through
    all of that holds every thread for a tenth of a second and more.
    """
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 10, 10)
    gc.enable()


def set_aside() -> None:
    """What is there now, too; what the last time was set aside and is not needed any more goes."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
