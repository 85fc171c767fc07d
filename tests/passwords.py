"""Passwords at a price for tests: with the product's argon2 each check takes a tenth of a second.

Only in this process: what a test starts pays in full, and so does a test inside `at_full_price`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pwdlib.hashers.argon2 import Argon2Hasher

from store import passwords

_FULL_PRICE = Argon2Hasher.__init__.__defaults__ or ()
_ROUNDS, _KIB, _LANES = 1, 8, 1


def make_cheap() -> None:
    """Take the least that argon2 allows for what nobody says otherwise about."""
    _set_price((_ROUNDS, _KIB, _LANES, *_FULL_PRICE[3:]))


@contextmanager
def at_full_price() -> Iterator[None]:
    """What is hashed inside this block costs as much as it does in the product."""
    _set_price(_FULL_PRICE)
    try:
        yield
    finally:
        make_cheap()


def _set_price(defaults: tuple[object, ...]) -> None:
    Argon2Hasher.__init__.__defaults__ = defaults
    passwords._hasher.cache_clear()
    passwords._hash_of_nobody.cache_clear()  # strangers must cost what acquaintances do
