"""Whether a complaint is sealed: then only named people know of it."""

from __future__ import annotations

from sqlalchemy import or_

from store.models import complaints

UNSEALED = "unsealed"
"""The value of `complaint.seal` once a named operator has opened it to others."""
IS_UNSEALED = or_(complaints.c.seal.is_(None), complaints.c.seal == UNSEALED)
"""The condition that more than named people know of a complaint."""


def is_sealed(seal: str | None) -> bool:
    """Whether only named people know of a complaint with this seal."""
    return seal not in (None, UNSEALED)
