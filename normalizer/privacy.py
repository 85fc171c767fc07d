"""Personal numbers and addresses become typed placeholders in what leaves the house."""

from __future__ import annotations

import re

# Each alternative is anchored on digits and free of nested repetition: linear time on any input.
_EMAIL = re.compile(r"[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,4}")
_SIXTEEN_DIGITS = re.compile(r"(?<!\d)\d(?:[ .-]?\d){15}(?!\d)")
_PHONE = re.compile(r"(?<![\d+])(?:\+?62|0)[ .()-]{0,2}\d(?:[ .()-]{0,2}\d){6,12}(?!\d)")

_STEPS = ((_EMAIL, "[email]"), (_SIXTEEN_DIGITS, "[nik]"), (_PHONE, "[phone]"))


def redact(text: str | None) -> str | None:
    """`text` with e-mail addresses, 16-digit numbers (NIK, KK) and phone numbers replaced."""
    if text is None:
        return None
    for pattern, placeholder in _STEPS:
        text = pattern.sub(placeholder, text)
    return text
