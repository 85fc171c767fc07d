"""How the bot words what several of its rules say: the greeting, lists of cases, whom to call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from textwrap import shorten
from typing import Any, Literal

from forwarder.base import Keep, Reply, Turn
from muara.dialogue_state import Case, DialogueState, EmergencyNumber
from muara.memory import Memory
from muara.words import line
from normalizer.courtesies import without_courtesies

GREETED_AGAIN_AFTER = timedelta(days=90)
GREETING_LENGTH = 300
"""Characters that a greeting has at most, whatever the government is called."""
GIST_LENGTH = 40
MOST_NUMBERS = 3
Emergency = Literal["general", "violence", "self_harm"]


def at_once(purpose: str, text: str) -> Reply:
    """Something to say now."""
    return Reply(purpose=purpose, text=text, waits=False)


def answer(state: DialogueState, key: str, **values: object) -> Turn:
    """Nothing but this text, and the message is kept."""
    reply = at_once(key, line(state.language, key, **values))
    return Turn(decision=Keep("command"), replies=(reply,))


def changed(state: DialogueState, memory: Memory) -> Mapping[str, Any] | None:
    """What to remember, None when nothing has changed."""
    return None if memory == state.memory else memory.as_json()


def greeting(state: DialogueState) -> tuple[tuple[Reply, ...], Memory]:
    """Once in a long while: who is speaking, and who reads what is said."""
    memory = state.memory
    greeted = memory.greeted_at
    if greeted is not None and state.now - greeted < GREETED_AGAIN_AFTER:
        return (), memory
    return (at_once("greeting", _greeting(state)),), replace(memory, greeted_at=state.now)


def _greeting(state: DialogueState) -> str:
    policy = state.policy
    key = "greeting" if policy.privacy_url else "greeting_without_link"
    bare = line(state.language, key, government="", privacy=policy.privacy_url)
    room = max(0, GREETING_LENGTH - len(bare))
    name = policy.government
    if len(name) > room:
        name = name[: max(0, room - 1)].rstrip() + "…" if room > 1 else ""
    text = line(state.language, key, government=name, privacy=policy.privacy_url)
    return text.replace(" .", ".")


def listed(cases: Sequence[Case]) -> str:
    """`1. CTH-…: what it is about`, a line for each."""
    return "\n".join(f"{n}. {case.tracking_id}{gist(case)}" for n, case in enumerate(cases, 1))


def gist(case: Case) -> str:
    """Of a secret report not a word."""
    if not case.summary or case.is_secret:
        return ""
    words = shorten(without_courtesies(case.summary), GIST_LENGTH, placeholder="…")
    return f": {words}"


# --- danger -----------------------------------------------------------------------------------

_ABOUT_SELF_HARM = ("suicide", "self_harm")
_ABOUT_VIOLENCE = ("violence", "abuse")
_KINDS: Mapping[str, tuple[str, ...]] = {
    "fire": ("fire",),
    "gas": ("fire",),
    "flood": ("rescue", "disaster"),
    "landslide": ("rescue", "disaster"),
    "drowning": ("rescue",),
    "collapse": ("rescue", "disaster"),
    "electrocution": ("power", "medical"),
    "accident": ("medical", "police"),
    "medical": ("medical",),
    "refused_patient": ("medical",),
    "poisoning": ("medical",),
    "suicide": ("medical",),
    "violence": ("police", "women_and_children"),
    "abuse": ("women_and_children", "police"),
    "missing_person": ("police", "rescue"),
}


def emergency_line(state: DialogueState, meaning: str) -> Reply:
    """Whom to call at once. `meaning` is the danger's, as `normalizer.urgency` names it.

    What a neighbour may read on the screen differs: of violence nothing is named.
    """
    about = emergency_of(meaning)
    numbers = _whom_to_call(state, meaning, is_discreet=about != "general")
    key = f"emergency.{about}"
    return at_once("emergency", line(state.language, key, numbers=numbers))


def emergency_of(meaning: str) -> Emergency:
    """Which of the three texts fits."""
    if meaning in _ABOUT_SELF_HARM:
        return "self_harm"
    return "violence" if meaning in _ABOUT_VIOLENCE else "general"


def _whom_to_call(state: DialogueState, meaning: str, *, is_discreet: bool) -> str:
    """The confirmed numbers that fit best; where there are none, whom to go to in words."""
    wanted = (*_KINDS.get(meaning, ()), "general")
    fitting = [one for kind in wanted for one in state.numbers if one.kind == kind]
    found = fitting or list(state.numbers)
    if not found:
        return line(state.language, f"emergency.nearest_{emergency_of(meaning)}")
    return ", ".join(_number(one, is_discreet=is_discreet) for one in found[:MOST_NUMBERS])


def _number(one: EmergencyNumber, *, is_discreet: bool) -> str:
    return one.number if is_discreet else f"{one.number} ({one.label})"
