"""People as Instagram names them: by an id that holds for our account only, in comments as in
direct messages, and by a user name, which may change."""

from __future__ import annotations

from channels.base import Sender
from channels.meta_reading import JSONObject, optional_identifier, sender

KIND = "instagram"


def author_of(person: JSONObject) -> Sender:
    """Somebody, of whom anything may be missing. A name alone is no key: it can change hands."""
    return sender(
        KIND, optional_identifier(person.get("id")), person.get("name"), person.get("username")
    )


def is_ours(person: JSONObject, own: frozenset[str]) -> bool:
    """Whether our account wrote it, by one of its ids or by its user name."""
    named = (person.get("id"), person.get("username"), person.get("self_ig_scoped_id"))
    return any(isinstance(name, str | int) and str(name) in own for name in named)
