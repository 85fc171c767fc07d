"""What operators may do: one table from roles to rights, and nothing of the kind anywhere else.

A right is asked for in two places only: a query or a change of the store requires it of its
`Scope`, and a page shows or hides a control by the same question.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Right(StrEnum):
    """One thing that somebody may or may not do."""

    READ_REPORTS = "read_reports"
    SEE_SECRET = "see_secret"  # noqa: S105 - a right, no password
    SEE_SEALED = "see_sealed"
    """Reports with suspected oversight content, before anybody else knows of them."""
    SORT = "sort"
    """Say of unsorted messages, and of what was set apart, whether they are reports."""
    VERIFY = "verify"
    """Verify, hold, hand over, archive; title, privacy and tags."""
    ASSIGN = "assign"
    ANSWER = "answer"
    """Accept, follow up, ask and answer; within the scope's agencies where it has any."""
    RETURN = "return"
    """Give an assignment back: not ours."""
    APPROVE = "approve"
    """Let an answer that somebody else wrote go to the citizen."""
    CLOSE = "close"
    MERGE = "merge"
    """Merge, split and link; confirm or reject "the same incident"."""
    NOTE = "note"
    MODERATE = "moderate"
    """Mask text and pictures, hide a public comment, pause public replies."""
    TAKE_OVER = "take_over"
    """Speak with a citizen in the bot's stead."""
    RELEASE = "release"
    """Show agencies what they do not see: the original, the voice, the unmasked photo."""
    PUBLISH = "publish"
    """Release a report to everybody, and take it back."""
    UNSEAL = "unseal"
    INTAKE = "intake"
    """Enter reports by hand and import them."""
    LOOK_UP_PERSON = "look_up_person"
    """Find the reports of the person on the line by their number or handle."""
    REVEAL_IDENTITY = "reveal_identity"
    """Of no role: given to named operators."""
    COPY_PERSON = "copy_person"
    """Take out all that is kept about a person, for them to have."""
    RETRY = "retry"
    """Send again what did not arrive, and replay what could not be read."""
    ERASE = "erase"
    EXPORT = "export"
    READ_FIGURES = "read_figures"
    READ_AUDIT = "read_audit"
    READ_CHANNELS = "read_channels"
    """The state of channels, jobs, ledger and outbox; without anybody's words."""
    ADMINISTER = "administer"
    """Agencies, topics, canned replies, calendars, rules, numbers."""
    ADMINISTER_OPERATORS = "administer_operators"


_R = Right
_ANSWERING = frozenset({_R.READ_REPORTS, _R.ANSWER, _R.RETURN, _R.NOTE})
_HANDLING = frozenset(
    {
        _R.READ_REPORTS,
        _R.SEE_SECRET,
        _R.SORT,
        _R.VERIFY,
        _R.ASSIGN,
        _R.ANSWER,
        _R.CLOSE,
        _R.MERGE,
        _R.NOTE,
        _R.MODERATE,
        _R.TAKE_OVER,
        _R.RELEASE,
        _R.PUBLISH,
        _R.READ_FIGURES,
        _R.EXPORT,
    }
)

ROLE_RIGHTS: Mapping[str, frozenset[Right]] = {
    "officer": _HANDLING
    | {_R.INTAKE, _R.LOOK_UP_PERSON, _R.RETRY, _R.READ_CHANNELS, _R.ERASE, _R.ADMINISTER},
    "liaison_officer": _ANSWERING,
    "agency_head": _ANSWERING | {_R.APPROVE, _R.READ_FIGURES},
    "supervisor": _HANDLING | {_R.SEE_SEALED, _R.UNSEAL, _R.APPROVE, _R.READ_AUDIT},
    "coordinator": frozenset({_R.READ_FIGURES}),
    "auditor": frozenset({_R.READ_REPORTS, _R.READ_FIGURES, _R.READ_AUDIT, _R.READ_CHANNELS}),
    "data_protection_officer": frozenset(
        {
            *(_R.READ_REPORTS, _R.SEE_SECRET, _R.ERASE, _R.COPY_PERSON),
            *(_R.READ_AUDIT, _R.READ_FIGURES, _R.EXPORT),
        }
    ),
    "technician": frozenset({_R.READ_CHANNELS, _R.RETRY, _R.ADMINISTER, _R.ADMINISTER_OPERATORS}),
}
ROLES = tuple(ROLE_RIGHTS)
AGENCY_ROLES = frozenset({"liaison_officer", "agency_head"})
"""They see what is assigned to their own agency, and nothing else."""
GIVEN_BY_NAME = (
    _R.REVEAL_IDENTITY,
    _R.LOOK_UP_PERSON,
    _R.SEE_SEALED,
    _R.UNSEAL,
    _R.RELEASE,
    _R.PUBLISH,
    _R.APPROVE,
    _R.EXPORT,
    _R.ERASE,
    _R.READ_AUDIT,
    _R.ADMINISTER,
    _R.ADMINISTER_OPERATORS,
)
"""What a page offers to give to a person beyond their role."""
ALL_RIGHTS = frozenset(Right)
