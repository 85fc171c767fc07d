"""Numbers and handles in one spelling, so that a caller's reports are found by what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from channels.registry import kinds

_E164 = re.compile(r"\+[1-9]\d{6,14}")
_HANDLE = re.compile(r"[a-z0-9_.]{2,64}")
_EMAIL = re.compile(r"[^@\s]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_PLATFORM_ID = re.compile(r"\d{4,20}")
_NUMBER_SCHEMES = ("whatsapp", "sms", "phone", "tel")


def phone_of(written: str) -> str | None:
    """A number in E.164, such as +62811…, from the way in which people write it in Indonesia."""
    if _E164.fullmatch(written):
        return written
    import phonenumbers  # long to import, and numbers come from most platforms in E.164

    try:
        number = phonenumbers.parse(written, "ID")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def handle_of(written: str) -> str | None:
    """A handle in small letters, from @name or an address like t.me/name."""
    last = written.strip().rstrip("/").rpartition("/")[2].lstrip("@").lower()
    return last if _HANDLE.fullmatch(last) else None


def email_of(written: str) -> str | None:
    """An e-mail address in small letters, None for what is none."""
    plain = written.strip().lower()
    return plain if _EMAIL.fullmatch(plain) else None


def contacts_of(phone: str | None, username: str | None, email: str | None = None) -> list[str]:
    """Under which contacts somebody with these is found."""
    found = {
        "phone": phone_of(phone) if phone else None,
        "handle": handle_of(username) if username else None,
        "email": email_of(email) if email else None,
    }
    return [f"{scheme}:{value}" for scheme, value in found.items() if value]


def addresses_meant(written: str) -> Sequence[str]:
    """The addresses on platforms that a number may be: `whatsapp:+62…`, `telegram:123…`."""
    number = phone_of(written)
    found = [f"{scheme}:{number}" for scheme in _NUMBER_SCHEMES] if number else []
    if _PLATFORM_ID.fullmatch(written.strip()):
        schemes = (*kinds(), *(f"{kind}-user" for kind in kinds()))
        found += [f"{scheme}:{written.strip()}" for scheme in schemes]
    return found


def contacts_meant(written: str) -> Sequence[str]:
    """The contacts that a caller's words may be: their number, e-mail or handle."""
    if "@" in written.strip().lstrip("@"):
        return contacts_of(None, None, written)
    return contacts_of(written, None if phone_of(written) else written)
