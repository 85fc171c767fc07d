"""What can go wrong with the store.

StoreError
├── UnknownKey       the store was sealed under another master key
├── Erased           the person's key is destroyed: the content is gone for good
├── NotFound         no such row, or not in the caller's scope (deliberately the same)
└── Conflict         somebody else changed it first
"""


class StoreError(Exception):
    """The store cannot do what was asked; the first sentence says why."""


class UnknownKey(StoreError):
    """The store was sealed under another master key than the one configured."""


class Erased(StoreError):
    """The key that sealed this content has been destroyed."""


class NotFound(StoreError):
    """There is no such row within the caller's scope."""


class Conflict(StoreError):
    """The row is no longer in the state that the caller saw."""


class LeaseLost(Conflict):
    """Another holder has taken the lease: whatever was meant to be written must not be."""
