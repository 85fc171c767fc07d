"""Findings and alarms in words: what it is about, what is wrong, and what to do.

A code's words are `finding.<code>` and `finding.<code>.remedy`; what goes wrong with a channel has
`cause.<code>` and `remedy.<code>`, which its own page shows too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from muara.words import keys, say
from store.alarm_models import AlarmWord


def subject_words(subject: str, language: str) -> str:
    """What a subject is called, like "Kanal facebook"."""
    kind, _, name = subject.partition(":")
    key = f"subject.{kind}"
    if key not in keys(language):
        return subject
    if kind == "job":
        name = _job_words(name, language)
    elif ":" in name:
        channel, _, part = name.partition(":")
        name = f"{channel} ({_part_words(part, language)})"
    return say(language, key, name=name).strip()


def _part_words(part: str, language: str) -> str:
    """What of a channel, such as its token."""
    key = f"condition.{part}"
    return say(language, key) if key in keys(language) else part.replace("_", " ").replace(":", " ")


def _job_words(name: str, language: str) -> str:
    job, _, account = name.partition(":")
    key = f"job.{job}"
    word = say(language, key) if key in keys(language) else job.replace("_", " ")
    return word if account in ("", "all") else f"{word} ({account})"


def finding_words(code: str, facts: Mapping[str, Any], language: str) -> str:
    """What was found: one sentence."""
    own = _filled(f"finding.{code}", facts, language) or _filled(f"cause.{code}", facts, language)
    return own or str(facts.get("said") or code)


def remedy_words(code: str, facts: Mapping[str, Any], language: str) -> str:
    """What to do about it; empty where nothing is to be done."""
    own = _filled(f"finding.{code}.remedy", facts, language)
    return own or _filled(f"remedy.{code}", facts, language)


def _filled(key: str, facts: Mapping[str, Any], language: str) -> str:
    if key not in keys(language):
        return ""
    return say(language, key).format_map(_Known(facts))


class _Known(dict[str, Any]):
    """A fact that an older row lacks leaves a gap and breaks nothing."""

    def __missing__(self, _key: str) -> str:
        return "?"


@dataclass(frozen=True, slots=True)
class AlarmTold:
    """An alarm as it is told."""

    subject: str
    code: str
    facts: Mapping[str, Any]
    has_ended: bool

    def text(self, language: str) -> str:
        """What is wrong and what to do, or that it is well again: one to three lines."""
        about = subject_words(self.subject, language)
        if self.has_ended:
            return say(language, "alarm.told.ended", subject=about)
        lines = [f"{about}: {finding_words(self.code, self.facts, language)}"]
        remedy = remedy_words(self.code, self.facts, language)
        return "\n".join([*lines, remedy] if remedy else lines)

    def title(self, language: str) -> str:
        """The first words of a message about this alone."""
        key = "alarm.title.ended" if self.has_ended else "alarm.title.raised"
        return say(language, key, subject=subject_words(self.subject, language))


def told_of(alarm: Row[Any]) -> AlarmTold:
    """A row of the book of alarms, to be told."""
    has_ended = alarm.ended_at is not None and alarm.told == AlarmWord.ENDED
    return AlarmTold(alarm.subject, alarm.code, alarm.details, has_ended)
