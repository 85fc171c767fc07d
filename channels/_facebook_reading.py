"""People as Facebook names them: by one id in Messenger, by another where they write in public."""

from __future__ import annotations

from channels.base import Sender
from channels.meta_reading import sender

KIND = "facebook"


def page_scoped(person: str | None, name: object = None) -> Sender:
    """Somebody in Messenger, whose id holds for this Page only."""
    return sender(KIND, person, name)


def public_author(person: str | None, name: object = None) -> Sender:
    """The author of a comment or post; Messenger knows the same person by another id."""
    return sender(f"{KIND}-user", person, name)
