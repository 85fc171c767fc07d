"""What can go wrong with a destination, grouped by what to do next.

ForwardError
├── TemporaryFailure    try again later
├── Refused             the destination said no: its own words are shown to an operator
└── PermanentFailure    repeating is useless
"""


class ForwardError(Exception):
    """A destination did not take what we sent."""


class TemporaryFailure(ForwardError):
    """The destination cannot take it now; `retry_after` is in seconds."""

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Refused(ForwardError):
    """The destination refused this; the message holds its own words."""


class PermanentFailure(ForwardError):
    """Repeating the same call cannot succeed."""
