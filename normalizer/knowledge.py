"""What a government knows and the normalizer uses: a frozen, versioned value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The default is empty: nothing beyond what the message itself says is understood."""

    version: str = "default"


DEFAULT = Knowledge()
