"""Addresses of comments on YouTube: the video and the comment's own id stand in them."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from channels.base import LinkedMessage, Surface

_HOSTS = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com"})
_VIDEO = re.compile(r"[A-Za-z0-9_-]{6,20}")
_COMMENT = re.compile(r"[A-Za-z0-9_-]{10,60}(\.[A-Za-z0-9_-]{10,60})?")


def read_link(url: str, own_ids: frozenset[str] = frozenset()) -> LinkedMessage | None:
    """The comment that an address leads to: `…/watch?v=VIDEO&lc=COMMENT`; else None."""
    del own_ids
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or host not in _HOSTS:
        return None
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    steps = [step for step in parts.path.split("/") if step]
    short = steps[1] if len(steps) == 2 and steps[0] in ("shorts", "live") else ""
    video, comment = query.get("v", short), query.get("lc", "")
    if not (_VIDEO.fullmatch(video) and _COMMENT.fullmatch(comment)):
        return None
    above, dot, _ = comment.partition(".")
    return LinkedMessage(
        external_id=comment,
        conversation_id=video,
        surface=Surface.COMMENT,
        in_reply_to=above if dot else video,
    )
