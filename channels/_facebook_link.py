"""Addresses of posts and comments on Facebook, as far as they carry the ids that Graph uses.

A post's id is `<owner>_<number>`, a comment's `<number of its post>_<own number>`. Addresses with
Facebook's opaque post ids (`pfbid…`) name no number: only their comments can be told, where the
comment's own id carries the post's.
"""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import SplitResult, parse_qs, urlsplit

from channels.base import LinkedMessage, Surface

_NUMBER = re.compile(r"[0-9]{1,25}")
_ENCODED = re.compile(r"comment:([0-9]{1,25})_([0-9]{1,25})")
_WITH_ID = frozenset({"permalink.php", "story.php"})
_KINDS = frozenset({"posts", "permalink", "videos", "photos", "reel"})
# Whose it is stands nowhere in these: only a comment can be told by number.
_WITHOUT_OWNER = {"photo": "fbid", "photo.php": "fbid", "watch": "v", "reel": None}


def read_link(url: str, own_ids: frozenset[str] = frozenset()) -> LinkedMessage | None:
    """The post or comment that an address leads to; None where it does not say by number.

    `own_ids` is our Page: an address with a Page's name instead of its number is taken for ours,
    and so is a comment whose address does not say whose post it is under.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    if host != "facebook.com" and not host.endswith(".facebook.com"):
        return None
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    owner, number = _post(parts, query, own_ids)
    comment = query.get("reply_comment_id") or query.get("comment_id")
    if comment:
        return _comment(comment, owner or _page(own_ids), number)
    if owner is None or number is None:
        return None
    post = f"{owner}_{number}"
    return LinkedMessage(external_id=post, conversation_id=post, surface=Surface.POST)


def _post(
    parts: SplitResult, query: dict[str, str], own_ids: frozenset[str]
) -> tuple[str | None, str | None]:
    """Whose post it is and its number."""
    steps = [step for step in parts.path.split("/") if step]
    if steps and steps[0] in _WITH_ID:
        return _numeral(query.get("id")), _numeral(query.get("story_fbid"))
    if steps and steps[0] in _WITHOUT_OWNER:
        name = _WITHOUT_OWNER[steps[0]]
        return None, _numeral(query.get(name) if name else steps[-1])
    at = next((n for n, step in enumerate(steps) if step in _KINDS and n), None)
    if at is None:
        return None, None
    owner = _numeral(steps[at - 1]) or _page(own_ids)
    rest = [step for step in steps[at + 1 :] if _NUMBER.fullmatch(step)]
    return owner, rest[-1] if rest else None


def _page(own_ids: frozenset[str]) -> str | None:
    return min(own_ids) if len(own_ids) == 1 else None


def _comment(written: str, owner: str | None, post: str | None) -> LinkedMessage | None:
    decoded = _ENCODED.fullmatch(_decoded(written))
    if decoded:
        post, number = decoded[1], decoded[2]
    else:
        number = _numeral(written) or ""
    if post is None or not number:
        return None
    thread = f"{owner}_{post}" if owner else post
    return LinkedMessage(
        external_id=f"{post}_{number}",
        conversation_id=thread,
        surface=Surface.COMMENT,
        in_reply_to=thread,
    )


def _decoded(written: str) -> str:
    """Facebook writes some ids as base64 of `comment:<post>_<number>`."""
    try:
        return base64.b64decode(written + "=" * (-len(written) % 4), validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""


def _numeral(value: str | None) -> str | None:
    return value if value and _NUMBER.fullmatch(value) else None
