"""How far each channel has come on its way to the citizens, and what the next step is."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from muara.words import keys, say


class Rung(StrEnum):
    NOT_CONFIGURED = "not_configured"
    TEST = "test"
    """It can be tried by ourselves; strangers do not get through yet."""
    REVIEW = "review"
    """What is left to do is the platform's: a review, an approval."""
    LIVE = "live"


RUNGS = tuple(Rung)
# What a channel's own check says of rights and reviews that the platform has to grant.
_GRANTED: Mapping[str, frozenset[str]] = {
    "facebook": frozenset({"permissions"}),
    "instagram": frozenset({"permissions"}),
    "twitter": frozenset({"access_level"}),
    "whatsapp": frozenset({"sender"}),
}
_OWN_DOORS = ("web", "manual", "open311", "muara")
"""No platform stands between them and whoever comes in."""
_SUBJECT = re.compile(r"(?:^|(?<=[.!?] ))([a-z_]+): ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a channel stands. `missing`: variables, or the sentences of its own check."""

    name: str
    kind: str
    rung: Rung
    missing: Sequence[str] = ()

    @property
    def step(self) -> int:
        """1 to 4."""
        return RUNGS.index(self.rung) + 1

    def rung_words(self, language: str) -> str:
        return say(language, f"ladder.rung.{self.rung}")

    def next_words(self, language: str) -> str:
        """What to click or write next."""
        own = f"ladder.next.{self.kind}.{self.rung}"
        key = own if own in keys(language) else f"ladder.next.any.{self.rung}"
        return say(language, key, name=self.name)


def not_configured(name: str, kind: str, variables: Sequence[str]) -> Standing:
    return Standing(name=name, kind=kind, rung=Rung.NOT_CONFIGURED, missing=variables)


def standing(
    name: str,
    kind: str,
    *,
    wrong: Mapping[str, str] | None,
    needs_address: bool = False,
) -> Standing:
    """Where a configured channel stands by what its check found wrong: sentences by subject.

    None: it was not checked yet. `needs_address`: it takes webhooks, and `public_url` has no https.
    """
    if kind in _OWN_DOORS:
        return Standing(name=name, kind=kind, rung=Rung.LIVE)
    rung = _rung(kind, None if wrong is None else wrong.keys(), needs_address)
    missing = [f"{subject}: {sentence}" for subject, sentence in (wrong or {}).items()]
    if needs_address:
        missing.insert(0, "public_url: https")
    return Standing(name=name, kind=kind, rung=rung, missing=missing)


def _rung(kind: str, wrong: Collection[str] | None, needs_address: bool) -> Rung:
    if wrong is None or needs_address:
        return Rung.TEST
    if set(wrong) - _GRANTED.get(kind, frozenset()):
        return Rung.TEST
    return Rung.REVIEW if wrong else Rung.LIVE


def wrong_by_subject(reason: str) -> dict[str, str]:
    """The sentences of a kept check, `subject: sentence subject: sentence`, by subject."""
    found = _SUBJECT.split(reason)
    return {
        subject: sentence.strip()
        for subject, sentence in zip(found[1::2], found[2::2], strict=False)
    }
