"""Addresses of public posts on platforms that no channel reads: Instagram, YouTube, TikTok.

The id names a message within its platform; what the address carries beside it is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from urllib.parse import SplitResult, parse_qs, urlsplit

from channels.base import LinkedMessage, Surface

_CODE = re.compile(r"[A-Za-z0-9_-]{5,64}")
_NUMBER = re.compile(r"[0-9]{5,25}")


def read_link(url: str, own_ids: frozenset[str] = frozenset()) -> LinkedMessage | None:
    """The post or comment that an address leads to; None for any other address."""
    del own_ids
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    for domain, read in _PLATFORMS.items():
        if host == domain or host.endswith(f".{domain}"):
            return read(parts)
    return None


def _instagram(parts: SplitResult) -> LinkedMessage | None:
    steps = _steps(parts)
    kinds = [n for n, step in enumerate(steps[:-1]) if step in ("p", "reel", "reels", "tv")]
    if not kinds or not _CODE.fullmatch(steps[kinds[0] + 1]):
        return None
    post = f"instagram:{steps[kinds[0] + 1]}"
    rest = steps[kinds[0] + 2 :]
    if len(rest) > 1 and rest[0] == "c" and _NUMBER.fullmatch(rest[1]):
        return _comment(post, rest[1])
    return _post(post)


def _youtube(parts: SplitResult) -> LinkedMessage | None:
    query, steps = parse_qs(parts.query), _steps(parts)
    video = query.get("v", [""])[0]
    if (parts.hostname or "").lower().endswith("youtu.be"):
        video = steps[0] if steps else ""
    elif len(steps) > 1 and steps[0] in ("shorts", "live", "embed"):
        video = steps[1]
    if not _CODE.fullmatch(video):
        return None
    comment = query.get("lc", [""])[0]
    if re.fullmatch(r"[A-Za-z0-9_.-]{5,80}", comment):
        return _comment(f"youtube:{video}", comment)
    return _post(f"youtube:{video}")


def _tiktok(parts: SplitResult) -> LinkedMessage | None:
    steps = _steps(parts)
    for kind, number in pairwise(steps):
        if kind in ("video", "photo") and _NUMBER.fullmatch(number):
            return _post(f"tiktok:{number}")
    return None


def _steps(parts: SplitResult) -> list[str]:
    return [step for step in parts.path.split("/") if step]


def _post(post: str) -> LinkedMessage:
    return LinkedMessage(external_id=post, conversation_id=post, surface=Surface.POST)


def _comment(post: str, number: str) -> LinkedMessage:
    return LinkedMessage(
        external_id=f"{post}:{number}",
        conversation_id=post,
        surface=Surface.COMMENT,
        in_reply_to=post,
    )


_PLATFORMS: dict[str, Callable[[SplitResult], LinkedMessage | None]] = {
    "instagram.com": _instagram,
    "youtube.com": _youtube,
    "youtu.be": _youtube,
    "tiktok.com": _tiktok,
}
