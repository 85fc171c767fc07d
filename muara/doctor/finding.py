"""What a probe found out about one subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from muara.app import Application

Level = Literal["off", "ok", "warning", "failing"]
"""off: not set up, and nobody is missing it; warning: look within days; failing: look now."""
RANKS: Mapping[Level, int] = {"failing": 0, "warning": 1, "ok": 2, "off": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The state of one subject.

    `subject` is a word, or several joined by colons such as `job:poll:x`; at most one finding of a
    round is about it. `code` names the words, `finding.<code>` and `finding.<code>.remedy`
    in the catalogue, which `facts` fill in: numbers, codes, our own sentences, never a secret and
    nothing that a citizen wrote. Where there are no such words, the fact `said` is shown.
    """

    subject: str
    code: str
    level: Level
    facts: Mapping[str, str | int | float] = field(default_factory=dict)

    @property
    def is_bad(self) -> bool:
        return self.level in ("warning", "failing")


class Probe(Protocol):
    """Looks at one part of the installation. May raise: then that is what was found."""

    def __call__(self, application: Application, /) -> Sequence[Finding]: ...


def ok(subject: str, code: str, **facts: str | int | float) -> Finding:
    return Finding(subject=subject, code=code, level="ok", facts=facts)


def warning(subject: str, code: str, **facts: str | int | float) -> Finding:
    return Finding(subject=subject, code=code, level="warning", facts=facts)


def failing(subject: str, code: str, **facts: str | int | float) -> Finding:
    return Finding(subject=subject, code=code, level="failing", facts=facts)
