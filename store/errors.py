"""What can go wrong with the store.

StoreError
├── UnknownKey       the store was sealed under another master key
├── Erased           the person's key is destroyed: the content is gone for good
├── NotFound         no such row, or not in the caller's scope (deliberately the same)
├── NotPermitted     the caller lacks a right
├── NotPossible      the state it is in does not allow it
│   └── NotConfirmed  it is possible once somebody says that they mean it
├── TooOften         the caller has done this too often in a short time
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


class NotPermitted(StoreError):
    """The caller's scope lacks the right that this needs."""


class NotPossible(StoreError):
    """What was asked does not fit the state that the row is in, whoever asks."""


class Locked(StoreError):
    """The person waits to be forgotten: nobody learns who they are until that is decided."""


class TooOften(StoreError):
    """The caller has done this too often in a short time: wait a little."""


class NotConfirmed(NotPossible):
    """It may be a mistake: a person has to say that they mean it."""


class Conflict(StoreError):
    """The row is no longer in the state that the caller saw."""


class LeaseLost(Conflict):
    """Another holder has taken the lease: whatever was meant to be written must not be."""
