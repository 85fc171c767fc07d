"""Tracking ids: `CTH-7K4M-92QX`. They identify a complaint; they never authorise anything."""

from __future__ import annotations

import re
import secrets

from stdnum.iso7064 import mod_37_36

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O and U: read aloud and by hand
_RANDOM_CHARACTERS = 7
_LOOKALIKES = str.maketrans("OIL", "011")


def new_tracking_id(prefix: str) -> str:
    """A random tracking id of the jurisdiction `prefix`, ending in an ISO 7064 check character."""
    body = "".join(secrets.choice(_ALPHABET) for _ in range(_RANDOM_CHARACTERS))
    code = body + mod_37_36.calc_check_digit(prefix + body)
    return f"{prefix}-{code[:4]}-{code[4:]}"


def read_tracking_id(written: str) -> str | None:
    """The tracking id that somebody wrote in any case, with spaces or without dashes, or None."""
    letters = re.sub(r"[^0-9A-Z]", "", written.upper())
    prefix, code = letters[: -_RANDOM_CHARACTERS - 1], letters[-_RANDOM_CHARACTERS - 1 :]
    if not prefix:
        return None
    body, check = code[:-1].translate(_LOOKALIKES), code[-1]
    for candidate in (check, check.translate(_LOOKALIKES)):
        if mod_37_36.is_valid(prefix + body + candidate):
            code = body + candidate
            return f"{prefix}-{code[:4]}-{code[4:]}"
    return None
