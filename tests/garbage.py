"""Garbage at a price for tests: looking for it was a quarter of the suite's work.

A worker holds a million objects of modules and collected tests, which stay to its end. Python
looks through all of them again whenever enough new ones have been made.
"""

from __future__ import annotations

import gc

_YOUNG, _MIDDLE, _OLD = 50_000, 10, 10
"""Seldom, but a forgotten connection or file is still found close to the test that forgot it."""


def put_off() -> None:
    """Look for none while modules are imported and tests collected: there is none."""
    gc.disable()


def look_for_new() -> None:
    """From now on look at what is made from now on."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
    gc.enable()


def look_for_the_last() -> None:
    """At the end; what stays is set aside, as pytest will look ten times more."""
    gc.collect()
    gc.freeze()
