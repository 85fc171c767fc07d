"""Which passwords will do, and how they are kept (argon2).

A password is refused when it is short, when it is among the common ones of leaked lists or easily
made from them, and when it is made of the person's own name. Nothing is asked of the network: the
lists come with zxcvbn, see docs/adr/0014.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterable
from functools import cache

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from store.errors import StoreError

SHORTEST_PASSWORD = 12
_LONGEST_PASSWORD = 1024
_JUDGED_LENGTH = 72
"""The estimate's work grows with the square; what is longer than this is strong or repeats."""
_SAFE_SCORE = 3
"""Of 0 to 4: beyond a hundred million guesses."""
_COMMON_HERE = (
    "admin aduan bismillah bupati camat contoh desa diskominfo dinas garuda inspektorat indonesia "
    "kabupaten kantor kecamatan kelurahan kominfo lapor laporan masuk merdeka muara operator "
    "pancasila pelayanan pemda pemkab pengaduan petugas provinsi rahasia sandi sayang selamat "
    "semangat sukses"
)
"""What offices here would think of first, and lists made elsewhere do not hold."""
# Each check takes 64 MB for a tenth of a second: a flood of sign-ins must not take all memory.
_at_most_two_checks = threading.BoundedSemaphore(2)


class WeakPassword(StoreError):
    """The password will not do; `reason` is `too_short`, `too_long`, `has_name` or `common`."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


def check_password(password: str, names: Iterable[str] = ()) -> None:
    """Raise `WeakPassword` unless `password` will do for a person with these names."""
    if len(password) < SHORTEST_PASSWORD:
        sentence = f"A password needs at least {SHORTEST_PASSWORD} characters."
        raise WeakPassword("too_short", sentence)
    if len(password) > _LONGEST_PASSWORD:
        sentence = f"A password has at most {_LONGEST_PASSWORD} characters."
        raise WeakPassword("too_long", sentence)
    words = [word for name in names for word in _words_of(name)]
    if any(word in password.lower() for word in words):
        raise WeakPassword("has_name", "A password must not contain the person's own name.")
    if _score(password, words) < _SAFE_SCORE:
        raise WeakPassword("common", "This password is common, or easily made from common ones.")


def _words_of(name: str) -> list[str]:
    """The words of a name that are long enough to be recognized in a password."""
    pieces = "".join(letter if letter.isalnum() else " " for letter in name.lower()).split()
    return [piece for piece in pieces if len(piece) >= 4]


def _score(password: str, words: Iterable[str]) -> int:
    from zxcvbn import zxcvbn  # its lists take a tenth of a second: only who sets passwords waits

    found = zxcvbn(password[:_JUDGED_LENGTH], user_inputs=[*_COMMON_HERE.split(), *words])
    return int(found["score"])


def hash_password(password: str, names: Iterable[str] = ()) -> str:
    """The argon2 hash of a password that will do; `WeakPassword` otherwise."""
    check_password(password, names)
    return _hasher().hash(password)


def is_right_password(password: str, known_hash: str | None) -> bool:
    """Whether the hash is of this password; as slow where there is none (None)."""
    with _at_most_two_checks:
        is_right = _hasher().verify(password[:_LONGEST_PASSWORD], known_hash or _hash_of_nobody())
    return is_right and known_hash is not None


def new_password() -> str:
    """A random password of 23 characters that can be read aloud."""
    return new_code(groups=4)


def new_code(*, groups: int) -> str:
    """Groups of five random letters and digits (25 bits each) without those that look alike."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(groups))


def plain_code(written: str) -> str:
    """A code as it was made, however its blanks, dashes and capitals were typed."""
    return "".join(letter for letter in written.lower() if letter.isalnum())


@cache
def _hasher() -> PasswordHash:
    return PasswordHash((Argon2Hasher(),))


@cache
def _hash_of_nobody() -> str:
    return _hasher().hash(secrets.token_urlsafe())
