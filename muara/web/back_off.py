"""What signing in is counted against; the counting itself is shared by all processes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from store import attempts
from store.attempts import Tried
from store.session import Store


class BackOff:
    """Makes guessing slow, see `store.attempts`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, tried: Sequence[Tried], now: datetime) -> timedelta:
        """How long this attempt must wait; zero when it may be made now, and is counted."""
        with self._store.write() as connection:
            return attempts.begin_attempt(self._store, connection, tried, now)

    def take_turn(self, tried: Tried, now: datetime) -> timedelta:
        """How long until more is allowed; zero when this is a free one of the half hour."""
        with self._store.write() as connection:
            return attempts.take_turn(self._store, connection, tried, now)

    def note_success(self, tried: Sequence[Tried]) -> None:
        """The attempt was right."""
        with self._store.write() as connection:
            attempts.note_success(self._store, connection, tried)


def of_password(name: str, place: str) -> list[Tried]:
    """Guesses at one name from one place; at one name from many; at many names from one place.

    An office shares a place, see `guest.place_of`: many may mistype there before anybody waits.
    """
    plain = _plain(name)
    return [
        Tried("password", f"{plain} {place}", free=5),
        Tried("password", plain, free=30),
        Tried("address", place, free=100, is_shared=True),
    ]


def of_second_factor(operator_id: int) -> list[Tried]:
    """Guesses at a code of six digits, wherever they come from."""
    return [Tried("second_factor", str(operator_id), free=5)]


def of_reset(name: str, place: str) -> list[Tried]:
    """Guesses at a reset code."""
    return [
        Tried("reset", _plain(name), free=5),
        Tried("address", place, free=100, is_shared=True),
    ]


def of_letter(name: str, place: str) -> list[Tried]:
    """Asking for a letter: nobody's mailbox is to be filled."""
    return [
        Tried("letter", _plain(name), free=3),
        Tried("letter_address", place, free=20, is_shared=True),
    ]


def of_provider(place: str) -> list[Tried]:
    """Coming back from the identity provider."""
    return [Tried("provider", place, free=100, is_shared=True)]


def _plain(name: str) -> str:
    return name.strip().lower()[:128]
