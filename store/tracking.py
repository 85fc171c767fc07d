"""Tracking ids: `CTH-7K4M-92QX`. They identify a complaint; they never authorise anything."""

from __future__ import annotations

import hmac
import re
import secrets

from store.sealing import Keyring

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O and U: read aloud and by hand
_RANDOM_CHARACTERS = 7
CODE_CHARACTERS = 6
_LOOKALIKES = str.maketrans("OIL", "011")


def new_tracking_id(prefix: str) -> str:
    """A random tracking id of the jurisdiction `prefix`, ending in an ISO 7064 check character."""
    from stdnum.iso7064 import mod_37_36  # brings pydoc, which only the first complaint need load

    while True:
        # There are 32 characters, so that each is as likely as any other.
        body = "".join(_ALPHABET[one % 32] for one in secrets.token_bytes(_RANDOM_CHARACTERS))
        check = mod_37_36.calc_check_digit(prefix + body)
        if check in _ALPHABET:  # the standard also has the letters that are mistaken for digits
            return _written(prefix, body + check)


def read_tracking_id(written: str) -> str | None:
    """The tracking id that somebody wrote in any case, with spaces or without dashes, or None."""
    from stdnum.iso7064 import mod_37_36

    letters = re.sub(r"[^0-9A-Z]", "", written.upper())
    prefix, code = letters[: -_RANDOM_CHARACTERS - 1], letters[-_RANDOM_CHARACTERS - 1 :]
    if not prefix:
        return None
    code = code.translate(_LOOKALIKES)
    return _written(prefix, code) if mod_37_36.is_valid(prefix + code) else None


def check_code(keyring: Keyring, tracking_id: str) -> str:
    """What proves that somebody is the reporter, together with the number: six characters.

    Told in private only. Derived from the store's key, so that it stands nowhere.
    """
    derived = int.from_bytes(keyring.hash("check code", tracking_id))
    letters = []
    for _ in range(CODE_CHARACTERS):
        derived, position = divmod(derived, len(_ALPHABET))
        letters.append(_ALPHABET[position])
    return "".join(letters)


def is_check_code(keyring: Keyring, tracking_id: str, written: str) -> bool:
    """Whether `written` is the complaint's check code, in any case and with spaces; takes as long
    for a wrong one."""
    letters = re.sub(r"[^0-9A-Z]", "", written.upper()).translate(_LOOKALIKES)
    return hmac.compare_digest(letters.encode(), check_code(keyring, tracking_id).encode())


def _written(prefix: str, code: str) -> str:
    return f"{prefix}-{code[:4]}-{code[4:]}"
