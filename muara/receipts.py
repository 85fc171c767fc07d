"""What the bot says when a citizen has fallen silent: the next question, or the one receipt. Pure.

And how a public report is acknowledged.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import partial

from forwarder.base import (
    ALL_FACETS,
    PRIVATE_ACKNOWLEDGEMENT,
    PUBLIC_ACKNOWLEDGEMENT,
    Facet,
    Reply,
)
from forwarder.facets import known_of
from muara.bot_lines import at_once
from muara.dialogue_state import Policy
from muara.wishes import Word, button
from muara.words import line
from normalizer.courtesies import without_courtesies
from normalizer.record import Record

NEEDED = Facet.MATTER | Facet.PLACE
"""Without these a complaint is incomplete."""
PUBLIC_VARIANTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A complaint whose citizen has been silent for a while.

    `summary` is redacted; `verified_by` is the day until which an officer has to look at it, in
    words of the citizen's language.
    """

    tracking_id: str
    check_code: str
    language: str
    known: Facet
    asked: Facet
    is_awaiting: bool = False
    """The bot's last question was not answered."""
    summary: str = ""
    has_recording: bool = False
    """An officer has to listen to it."""
    is_secret: bool = False
    is_emergency: bool = False
    is_public: bool = False
    is_muted: bool = False
    """So much was said to this citizen today that nothing is asked any more."""
    verified_by: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """The bot's next word is a question."""

    facet: Facet
    reply: Reply


@dataclass(frozen=True, slots=True)
class Finish:
    """The story is told; `receipt` is None where nothing is to be said."""

    receipt: Reply | None
    is_incomplete: bool


def next_step(story: Story, policy: Policy) -> Question | Finish:
    """What the bot does when the settle time of a complaint is over."""
    missing = ALL_FACETS & ~story.known
    is_silent = not policy.acknowledges or story.is_public
    if not (is_silent or story.is_awaiting or story.is_emergency or story.is_muted):
        left = [facet for facet in Facet if facet in missing and facet not in story.asked]
        if left and len([f for f in Facet if f in story.asked]) < policy.questions:
            return Question(left[0], _question(story.language, left[0], policy))
    is_incomplete = bool(missing & NEEDED)
    if is_silent:
        return Finish(None, is_incomplete)
    return Finish(_receipt(story, policy, missing if is_incomplete else Facet(0)), is_incomplete)


def _question(language: str, facet: Facet, policy: Policy) -> Reply:
    name = (facet.name or "").lower()
    asks_location = facet is Facet.PLACE
    key = (
        f"question.{name}_with_button"
        if asks_location and policy.has_location_button
        else f"question.{name}"
    )
    return Reply(
        purpose="bot_question",
        text=line(language, key),
        waits=False,
        choices=((button(Word.SKIP), line(language, "button.skip")),),
        asks_location=asks_location,
    )


def _receipt(story: Story, policy: Policy, missing: Facet) -> Reply:
    """The one receipt: what was understood, the number, the code, and what comes next."""
    say = partial(line, story.language)
    parts = [say("receipt", tracking_id=story.tracking_id, code=story.check_code)]
    if not policy.is_surge:
        if story.summary and not story.is_secret:
            parts.append(say("receipt.summary", summary=without_courtesies(story.summary)))
        if story.has_recording:
            parts.append(say("receipt.recording"))
        if missing:
            names = [
                say(f"facet.{(facet.name or '').lower()}") for facet in Facet if facet in missing
            ]
            parts.append(say("receipt.missing", facets=", ".join(names)))
    if story.verified_by:
        parts.append(say("receipt.next", day=story.verified_by))
    else:
        parts.append(say("receipt.next_without_day"))
    if policy.says_check_anytime:
        parts.append(say("receipt.check_anytime"))
    if story.is_secret or not policy.is_surge:
        parts.append(say("receipt.secret" if story.is_secret else "receipt.privacy"))
    return at_once("acknowledgement", "\n".join(parts))


# --- in public --------------------------------------------------------------------------------


def public_acknowledgements(policy: Policy, record: Record) -> tuple[Reply, ...]:
    """How a public report is acknowledged: openly without the number, and in private with it.

    In private first: what is said openly promises no number that the platform does not let through.
    """
    if policy.public_replies == "off":
        return ()
    variant = public_variant(record.external_id)
    alone = line(policy.language, f"public_acknowledgement_{variant}")
    if record.surface not in policy.answers_in_private_on:
        return (Reply(purpose=PUBLIC_ACKNOWLEDGEMENT, text=alone, is_private=False),)
    in_private = Reply(
        purpose=PRIVATE_ACKNOWLEDGEMENT, text=_private_acknowledgement(policy, record)
    )
    in_public = Reply(
        purpose=PUBLIC_ACKNOWLEDGEMENT,
        text=line(policy.language, f"public_acknowledgement_private_follows_{variant}"),
        is_private=False,
        without_private=alone,
    )
    return in_private, in_public


def _private_acknowledgement(policy: Policy, record: Record) -> str:
    """The one private answer that a platform allows: the number, what is missing most, and how to
    go on."""
    missing = ALL_FACETS & ~known_of(record)
    asked = next((facet for facet in Facet if facet in missing), None)
    parts = [line(policy.language, "private_acknowledgement")]
    if asked is not None:
        parts.append(line(policy.language, f"private_acknowledgement.{(asked.name or '').lower()}"))
    parts.append(line(policy.language, "private_acknowledgement.go_on"))
    return "\n".join(parts)


def public_variant(of: str) -> int:
    """One of several wordings, the same for the same: platforms refuse the same words twice as
    spam."""
    return zlib.crc32(of.encode("utf-8", "replace")) % PUBLIC_VARIANTS + 1
