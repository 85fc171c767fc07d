"""httpx, without its own command, for which it loads rich and pygments: 4 MB."""

from __future__ import annotations

from muara.hiding import hidden

with hidden("rich", "pygments"):
    import httpx

__all__ = ["httpx"]
