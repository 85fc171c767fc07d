"""People as Facebook names them: by one id in Messenger, by another where they write in public."""

from __future__ import annotations

from channels.base import Sender
from channels.meta_reading import objects, optional_identifier, sender, words

KIND = "facebook"


def page_scoped(person: str | None, name: object = None) -> Sender:
    """Somebody in Messenger, whose id holds for this Page only."""
    return sender(KIND, person, name)


def public_author(person: str | None, name: object = None) -> Sender:
    """The author of a comment or post; Messenger knows the same person by another id."""
    return sender(f"{KIND}-user", person, name)


def addressed_as(text: str | None, tags: object, own: frozenset[str]) -> str | None:
    """The Page's name where `text` begins with it and it is a tag, not the citizen's own word.

    https://developers.facebook.com/docs/graph-api/reference/comment (`message_tags`)
    """
    for tag in objects(tags):
        name = words(tag.get("name"))
        if name and optional_identifier(tag.get("id")) in own and (text or "").startswith(name):
            return name
    return None
