"""What can go wrong with a platform, grouped by what to do next.

    ChannelError
    ├── RejectedRequest     the request is not the platform's: answer 403, keep it in quarantine
    ├── TemporaryFailure    try again later, not before `retry_after` seconds
    │   └── AnswerLost      as above, but the platform may have done the work: look before repeating
    └── PermanentFailure    repeating is useless: stop and show the operator
        └── WindowClosed    the citizen has to write first: keep it until they do

The first sentence of a message says what happened and, where one exists, names the setting to look
at. No message carries a citizen's words, a token or a platform id. A vendor's exception never
leaves its adapter.
"""


class ChannelError(Exception):
    """A platform did not do what was asked.

    `code` is the platform's own error code, where it gave one: operators look it up in the
    channel's page under `docs/channels/`.
    """

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.code = code


class RejectedRequest(ChannelError):
    """The request does not prove that it comes from the platform."""


class TemporaryFailure(ChannelError):
    """The platform cannot do it now. `retry_after` is in seconds, `None` when it did not say."""

    def __init__(
        self, message: str, *, retry_after: float | None = None, code: str | None = None
    ) -> None:
        super().__init__(message, code=code)
        self.retry_after = retry_after


class AnswerLost(TemporaryFailure):
    """The request went out and no usable answer came back: it may or may not have taken effect."""


class PermanentFailure(ChannelError):
    """The platform refuses this for good: repeating the same call cannot succeed."""


class WindowClosed(PermanentFailure):
    """The citizen's last message is too old for a free answer: it can be sent after their next."""
