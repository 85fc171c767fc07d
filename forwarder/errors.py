"""What can go wrong with a destination, grouped by what to do next.

ForwardError
├── TemporaryFailure    try again later
│   ├── AccessDenied    nothing gets through until somebody mends the access
│   ├── Redirected      its address has moved, or is being worked on: nothing gets through
│   └── NotYet          this one cannot go yet, and the destination is well
├── AnswerLost          it may have arrived: look it up before it is repeated
├── Refused             the destination said no to this: its own words are shown to an operator
│   ├── NotThere        they do not have what was asked for
│   └── InCircles       governments hand it to each other: people above them must decide whose it is
├── Moot                nothing of it is left to say: it is dropped, and what follows goes on
└── PermanentFailure    repeating is useless
    └── Withheld        it may not leave any more
"""


class ForwardError(Exception):
    """A destination did not take what we sent."""


class TemporaryFailure(ForwardError):
    """The destination cannot take it now; `retry_after` is in seconds."""

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class AccessDenied(TemporaryFailure):
    """The destination does not let us in: the message names the setting to look at."""


class Redirected(TemporaryFailure):
    """The destination sends us elsewhere, where nothing of ours may go: the message names the
    host."""


class NotYet(TemporaryFailure):
    """This one cannot go yet, for a reason of its own: the destination has no trouble."""


class AnswerLost(ForwardError):
    """The call was made, and nobody knows what became of it."""


class Refused(ForwardError):
    """The destination refused this; the message holds its own words."""


class NotThere(Refused):
    """The destination does not have what was asked for, or has it no more."""


class InCircles(Refused):
    """The complaint has been with too many governments, or with this one before."""


class Moot(ForwardError):
    """Nothing of it is left to say."""


class PermanentFailure(ForwardError):
    """Repeating the same call cannot succeed."""


class Withheld(PermanentFailure):
    """It may not leave any more."""
