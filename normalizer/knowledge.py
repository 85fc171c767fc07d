"""What a government knows and the normalizer uses: a frozen, versioned value."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

_JAKARTA = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything beside the message itself that `normalize` may look at; loaded by `muara`.

    `jurisdiction` is the Kemendagri code of the government ("35.22"), "" where none is known.
    The default is empty: nothing beyond what the message itself says is understood.
    """

    version: str = "default"
    jurisdiction: str = ""
    zone: ZoneInfo = _JAKARTA


DEFAULT = Knowledge()
