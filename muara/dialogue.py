"""The bot: what to do with a message. Pure: a function of what is known and what was said.

`decide` answers a message, `next_step` the silence after it. Both are total: every message gets a
decision, whatever it is. In public the bot says nothing but what `Policy.public_replies` allows.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Literal, Protocol

from channels.base import Content, Event, Surface
from forwarder.base import (
    ALL_FACETS,
    Decision,
    Deed,
    Facet,
    Join,
    Keep,
    Open,
    Reply,
    Turn,
    Wish,
)
from forwarder.facets import known_of
from muara.memory import Memory, memory_of
from muara.wishes import Heard, Word, button, read_code, read_word
from muara.words import line
from normalizer.record import Record, RecordForm

# A press of a button or a command is an answer or a wish, never a complaint by itself.
_NEVER_OPENS = frozenset({Content.COMMAND, Content.STICKER})
_COURTESY = frozenset({"greeting", "thanks", "test", "empty"})
_SET_APART = frozenset({"spam", "advert", "opinion", "chatter"})
_SURE = 0.8
"""From this confidence on, what looks like no report opens no case."""
_ENGLISH = 0.8
_ENGLISH_WORDS = 4

PUBLIC_VARIANTS = 3
GREETED_AGAIN_AFTER = timedelta(days=90)
NUDGED_AGAIN_AFTER = timedelta(days=1)
PROVED_FOR = timedelta(minutes=10)
MOST_CHOICES = 5
Emergency = Literal["general", "violence", "self_harm"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the technician configured for the channel that the message came through."""

    join_window: timedelta = timedelta(hours=24)
    public_replies: Literal["off", "approved", "auto"] = "approved"
    answers_comments_in_private: bool = False
    acknowledges: bool = True
    """Somebody can be told: the platform takes replies."""
    language: str = "id"
    government: str = ""
    privacy_url: str = ""
    """Empty where the platform allows no links."""
    has_buttons: bool = False
    questions: int = 3
    """The bot asks at most so many."""
    answer_within: timedelta = timedelta(minutes=10)
    """So long it waits for an answer."""
    says_check_anytime: bool = False
    """News may not reach them later: the receipt says that they can ask."""
    ombudsman: str = ""
    """How the Ombudsman's office is reached, where it was configured."""
    lines_per_minute: int = 8
    lines_per_day: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A complaint of the reporter, as far as a next message may be about it."""

    id: int
    tracking_id: str
    status: str = "new"
    summary: str = ""
    last_message_at: datetime
    is_gathering: bool = False
    awaiting: Facet | None = None
    """The question of the bot that is open."""
    is_secret: bool = False
    is_merged: bool = False
    is_emergency: bool = False
    is_rated: bool = False
    reason: str | None = None
    is_new_here: bool = True
    """No agency has it yet."""
    status_words: str = ""
    """What "cek" says of it, where that was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueState:
    """What the store knows about the message's surroundings.

    `other_versions`: the same message was stored before in another version, which belongs to
    `version_complaint`, or waits unsorted. `cases` are the reporter's in this conversation, the
    latest last; `is_asked` says that all of theirs were loaded, with words on their status.
    `numbers` are whom to call in danger, by kind of emergency. `resembled` is the open case that
    the message's words are most like. `item_id` is the message's own.
    """

    policy: Policy
    now: datetime
    has_other_versions: bool = False
    version_complaint: int | None = None
    is_version_unsorted: bool = False
    quoted_complaint: int | None = None
    group_complaint: int | None = None
    cases: tuple[Case, ...] = ()
    memory: Memory = field(default_factory=Memory)
    is_held: bool = False
    """An operator speaks in the bot's stead."""
    numbers: str = ""
    item_id: int = 0
    is_code_right: bool = False
    person_hours: str = ""
    """When officers are at work, in words of the citizen's language."""

    @property
    def language(self) -> str:
        return self.memory.language or self.policy.language

    def case(self, complaint_id: int | None) -> Case | None:
        return next((case for case in self.cases if case.id == complaint_id), None)


class _Answer(Protocol):
    def __call__(self, state: DialogueState, heard: Heard) -> Turn | None: ...


def needs_all_cases(memory: Memory, record: Record) -> bool:
    """Whether `decide` has to know of all the reporter's complaints, older ones too."""
    if record.event is not Event.CREATED or record.surface is not Surface.DIRECT:
        return False
    heard = read_word(record)
    return memory.proving is not None or (heard is not None and heard.word in _OF_ALL_CASES)


_OF_ALL_CASES = frozenset(
    {Word.STATUS, Word.WITHDRAW, Word.MY_DATA, Word.ERASE, Word.KEEP_SECRET, Word.SHOW_NAME}
    | {Word.HIDE_NAME, Word.THREATENED, Word.NOT_YET}
)


def decide(state: DialogueState, record: Record) -> Turn:
    """What to do with `record`. Total: every message gets a decision."""
    if state.version_complaint is not None:
        return Turn(decision=Join(state.version_complaint))
    if record.event is Event.DELETED:
        reason = "deleted" if state.has_other_versions else "awaiting_original"
        return Turn(decision=Keep(reason))
    if state.is_version_unsorted:
        return Turn(decision=Keep("unsorted", is_unsorted=True))
    if record.entry is not None:  # an operator heard it, and has called it a report
        related = _related(state)
        return Turn(decision=Open() if related is None else Join(related.id))
    if record.form is not None:
        return _decide_on_form(state, record.form, record)
    if record.surface is not Surface.DIRECT:
        return Turn(decision=_decide_in_public(state, record))
    return _quietened(state, record, _decide_in_private(_with_language(state, record), record))


def _decide_in_public(state: DialogueState, record: Record) -> Decision:
    if record.choice is not None or record.content is Content.COMMAND:
        return Keep("command")
    related = state.group_complaint or state.quoted_complaint or _recent_id(state)
    if related is not None:
        return Join(related)
    if record.content in _NEVER_OPENS:
        return Keep("courtesy")
    if state.policy.public_replies == "auto":
        return Open(public_acknowledgements(state.policy, record))
    return Keep("unsorted", is_unsorted=True)


# --- by a form of ours --------------------------------------------------------------------------


def _decide_on_form(state: DialogueState, form: RecordForm, record: Record) -> Turn:
    """Filled in as a report, it is one unless it looks otherwise; the page says what became of it.

    What is set apart becomes a report when the citizen says so there.
    """
    related = _related(state)
    if related is not None:
        objection = Deed(wish=Wish.OBJECT, complaint_id=related.id)
        return Turn(decision=Join(related.id), deeds=(objection,) if form.is_objection else ())
    if form.is_report:
        return _begin_report(state, Heard(Word.REPORT))
    found = record.suggestions
    if found is not None and found.urgency.is_emergency:
        return Turn(decision=Open())
    reason = form.suspect or _looks_otherwise(record)
    if reason is None:
        return Turn(decision=Open())
    memory = replace(state.memory, chosen_item=state.item_id, choosing=())
    return Turn(decision=Keep(f"no_report_{reason}"), memory=memory.as_json())


def _looks_otherwise(record: Record) -> str | None:
    """What kind of no report it seems to be; None for a report."""
    found = record.suggestions
    if found is None or not (_is_courtesy(record) or _is_no_report(record)):
        return None
    return found.verdict.kind


# --- in private: what is it? ------------------------------------------------------------------


def _decide_in_private(state: DialogueState, record: Record) -> Turn:
    """The first rule that fits decides."""
    rules = (_proof, _choice_of_case, _wish, _danger, _story)
    return next(turn for rule in rules if (turn := rule(state, record)) is not None)


def _story(state: DialogueState, record: Record) -> Turn:
    """Something to be kept: a piece of a complaint, a courtesy, or a complaint of its own."""
    if record.content in _NEVER_OPENS or record.choice is not None:
        return _courtesy(state, "command" if record.choice is not None else "courtesy")
    related = None if state.memory.is_new_wanted else _related(state)
    if related is not None and not _is_courtesy(record):
        return _join(state, record, related)
    if related is not None and (related.awaiting is not None or _is_quoted(state)):
        return _join(state, record, related)
    if _is_courtesy(record):
        return _courtesy(state, "courtesy")
    if _is_follow_up(record) and (turn := _which_case(state, record)) is not None:
        return turn
    if _is_no_report(record) and not state.memory.is_new_wanted:
        return _set_apart(state, record)
    return _open(state)


def _is_courtesy(record: Record) -> bool:
    found = record.suggestions
    is_bare = not record.attachments and record.location is None
    if found is None or not is_bare:
        return False
    heard = read_word(record)
    if heard is not None and heard.word in (Word.YES, Word.NOT_YET, Word.FINISH, Word.SKIP):
        return True
    return not found.verdict.is_report and found.verdict.kind in _COURTESY


def _is_no_report(record: Record) -> bool:
    found = record.suggestions
    if found is None or record.attachments or record.location is not None:
        return False
    verdict = found.verdict
    is_said = not verdict.is_report and verdict.kind in _SET_APART
    return is_said and verdict.confidence >= _SURE and not found.signs


def _is_follow_up(record: Record) -> bool:
    """It says too little to be a report of its own, and is no advertisement either."""
    found = record.suggestions
    if found is None or record.attachments:
        return False
    return not found.verdict.is_report and found.verdict.kind in ("chatter", "me_too", "opinion")


def _is_quoted(state: DialogueState) -> bool:
    return state.quoted_complaint is not None or state.group_complaint is not None


def _related(state: DialogueState) -> Case | None:
    """The complaint that a message belongs to by where and when it was said."""
    named = state.group_complaint or state.quoted_complaint
    if named is not None:
        return state.case(named) or Case(id=named, tracking_id="", last_message_at=state.now)
    asked = [case for case in state.cases if case.status == "on_hold"]
    if asked:
        return asked[-1]
    recent = _recent_id(state)
    return None if recent is None else state.case(recent)


def _recent_id(state: DialogueState) -> int | None:
    latest = max(state.cases, key=lambda case: (case.last_message_at, case.id), default=None)
    if latest is None or state.now - latest.last_message_at > state.policy.join_window:
        return None
    return latest.id


def _join(state: DialogueState, record: Record, case: Case) -> Turn:
    """Further words on a complaint; once an agency has it, an officer lets them through unless the
    citizen quoted it or was asked."""
    is_sure = _is_quoted(state) or case.status == "on_hold" or case.is_new_here
    answered = case.awaiting if _answers(record, case.awaiting) else None
    return Turn(decision=Join(case.id, is_withheld=not is_sure), answered=answered)


def _answers(record: Record, awaiting: Facet | None) -> bool:
    """Words after a question answer it, unless they are another piece of the story: a picture
    without words, or a sticker."""
    if awaiting is None:
        return False
    if awaiting is Facet.PLACE and record.location is not None:
        return True
    return bool(record.text) or (awaiting is Facet.MATTER and bool(record.attachments))


def _open(state: DialogueState) -> Turn:
    replies, memory = _greeting(state)
    memory = replace(memory, is_new_wanted=False)
    return Turn(decision=Open(), replies=replies, memory=memory.as_json())


def _greeting(state: DialogueState) -> tuple[tuple[Reply, ...], Memory]:
    """Once in a long while: who is speaking, and who reads what is said."""
    memory = state.memory
    greeted = memory.greeted_at
    if greeted is not None and state.now - greeted < GREETED_AGAIN_AFTER:
        return (), memory
    key = "greeting" if state.policy.privacy_url else "greeting_without_link"
    text = line(
        state.language,
        key,
        government=state.policy.government,
        privacy=state.policy.privacy_url,
    )
    return (_now("greeting", text),), replace(memory, greeted_at=state.now)


def _courtesy(state: DialogueState, reason: str) -> Turn:
    """Thanks, a greeting, a sticker: neither opens a case nor reopens one."""
    replies, memory = _greeting(state)
    return Turn(decision=Keep(reason), replies=replies, memory=_changed(state, memory))


def _set_apart(state: DialogueState, record: Record) -> Turn:
    """It looks like no report: kept with the reason, and said once a day in case it is one."""
    found = record.suggestions
    kind = found.verdict.kind if found is not None else "chatter"
    memory = replace(state.memory, chosen_item=state.item_id, choosing=())
    nudged = memory.nudged_at
    replies: tuple[Reply, ...] = ()
    if nudged is None or state.now - nudged >= NUDGED_AGAIN_AFTER:
        replies = (_now("not_a_report", line(state.language, "not_a_report")),)
        memory = replace(memory, nudged_at=state.now)
    return Turn(decision=Keep(f"no_report_{kind}"), replies=replies, memory=memory.as_json())


# --- in private: which complaint? -------------------------------------------------------------


def _which_case(state: DialogueState, record: Record) -> Turn | None:
    """A word on an older complaint: to the only open one, else the citizen says to which."""
    open_cases = [case for case in state.cases if case.status not in ("closed", "archived")]
    if not open_cases or _is_no_report(record):
        return None
    if len(open_cases) == 1:
        return _join(state, record, open_cases[0])
    offered = tuple(reversed(open_cases))[:MOST_CHOICES]
    text = line(state.language, "which_case", cases=_listed(offered))
    choices = tuple(
        (button(Word.NUMBER, str(n)), case.tracking_id) for n, case in _counted(offered)
    )
    memory = replace(
        state.memory, choosing=tuple(case.id for case in offered), chosen_item=state.item_id
    )
    reply = replace(_now("which_case", text), choices=choices)
    return Turn(decision=Keep("which_case"), replies=(reply,), memory=memory.as_json())


def _choice_of_case(state: DialogueState, record: Record) -> Turn | None:
    """The number that was asked for."""
    offered = state.memory.choosing
    heard = read_word(record)
    if not offered or heard is None or heard.word not in (Word.NUMBER, Word.RATING):
        return None
    position = int(heard.argument) - 1
    if position >= len(offered):
        return None
    memory = replace(state.memory, choosing=(), chosen_item=None)
    deed = Deed(wish=Wish.ATTACH, complaint_id=offered[position], item_id=state.memory.chosen_item)
    text = line(state.language, "added_to_case")
    return Turn(
        decision=Keep("command"),
        replies=(_now("added_to_case", text),),
        deeds=(deed,),
        memory=memory.as_json(),
    )


def _counted(cases: tuple[Case, ...]) -> list[tuple[int, Case]]:
    return list(enumerate(cases, start=1))


def _listed(cases: tuple[Case, ...]) -> str:
    return "\n".join(f"{n}. {case.tracking_id}{_gist(case)}" for n, case in _counted(cases))


def _gist(case: Case) -> str:
    """Of a secret report not a word."""
    return f": {case.summary[:40]}" if case.summary and not case.is_secret else ""


# --- in private: words that steer the bot -----------------------------------------------------


def _wish(state: DialogueState, record: Record) -> Turn | None:
    heard = read_word(record)
    if heard is None:
        return None
    for case in reversed(state.cases):
        if (turn := _on_open_question(state, heard, case)) is not None:
            return turn
    answer = _ANSWERS.get(heard.word)
    return None if answer is None else answer(state, heard)


def _on_open_question(state: DialogueState, heard: Heard, case: Case) -> Turn | None:
    """What a short word means while something of this case is open."""
    word = heard.word
    if case.is_gathering:
        return _while_gathering(case, word)
    if case.status == "resolved" and not case.is_merged:
        return _after_the_answer(state, heard, case)
    if case.status == "closed" and not case.is_rated and word in (Word.RATING, Word.NUMBER):
        return _rated(state, heard, case)
    return None


def _while_gathering(case: Case, word: Word) -> Turn | None:
    if word is Word.FINISH:
        return _done(Deed(wish=Wish.FINISH, complaint_id=case.id))
    if case.awaiting is not None and word in (Word.SKIP, Word.NOT_YET):
        return _done(Deed(wish=Wish.SKIP, complaint_id=case.id))
    return None


def _after_the_answer(state: DialogueState, heard: Heard, case: Case) -> Turn | None:
    if heard.word in (Word.YES, Word.FINISH):
        deed = Deed(wish=Wish.CONFIRM, complaint_id=case.id)
        asked = _ask_rating(state)
        return Turn(decision=Keep("command"), replies=(asked,), deeds=(deed,))
    if heard.word is Word.NOT_YET:
        deed = Deed(wish=Wish.OBJECT, complaint_id=case.id)
        text = line(state.language, "objection", tracking_id=case.tracking_id)
        return Turn(decision=Join(case.id), replies=(_now("objection", text),), deeds=(deed,))
    if heard.word in (Word.RATING, Word.NUMBER):
        return _rated(state, heard, case)
    return None


def _ask_rating(state: DialogueState) -> Reply:
    labels = ("very_satisfied", "satisfied", "fairly_satisfied", "not_satisfied")
    choices = tuple(
        (button(Word.RATING, rating), line(state.language, f"rating.{label}"))
        for label, rating in zip(labels, ("5", "4", "3", "1"), strict=True)
    )
    return replace(_now("rating", line(state.language, "ask_rating")), choices=choices)


def _rated(state: DialogueState, heard: Heard, case: Case) -> Turn | None:
    rating = int(heard.argument or 0)
    if not 1 <= rating <= 5:
        return None
    deeds = [Deed(wish=Wish.RATE, complaint_id=case.id, rating=rating)]
    if case.status == "resolved":
        deeds.append(Deed(wish=Wish.CONFIRM, complaint_id=case.id))
    text = line(state.language, "thanks_for_rating")
    replies = (_now("thanks_for_rating", text),)
    return Turn(decision=Keep("command"), replies=replies, deeds=tuple(deeds))


def _done(deed: Deed) -> Turn:
    return Turn(decision=Keep("command"), deeds=(deed,))


def _say_status(state: DialogueState, heard: Heard) -> Turn:
    named = [case for case in state.cases if case.tracking_id == heard.argument]
    shown = named if heard.argument else list(reversed(state.cases))[:3]
    if not shown:
        return _answer(state, "no_case")
    text = "\n\n".join(case.status_words or case.tracking_id for case in shown)
    return Turn(decision=Keep("command"), replies=(_now("status", text),))


def _help(state: DialogueState, heard: Heard) -> Turn:
    del heard
    replies, memory = _greeting(state)
    return Turn(
        decision=Keep("command"),
        replies=(*replies, _now("help", line(state.language, "help"))),
        memory=_changed(state, memory),
    )


def _begin_report(state: DialogueState, heard: Heard) -> Turn:
    """LAPOR: what was set apart is a report after all, else the next message is one."""
    del heard
    if state.memory.chosen_item is not None and not state.memory.choosing:
        memory = replace(state.memory, chosen_item=None, nudged_at=state.now)
        deed = Deed(wish=Wish.ATTACH, complaint_id=0, item_id=state.memory.chosen_item)
        return Turn(decision=Keep("command"), deeds=(deed,), memory=memory.as_json())
    memory = replace(state.memory, is_new_wanted=True)
    replies, memory = _greeting(replace(state, memory=memory))
    said = replies or (_now("listening", line(state.language, "listening")),)
    return Turn(decision=Keep("command"), replies=said, memory=memory.as_json())


def _person(state: DialogueState, heard: Heard) -> Turn:
    del heard
    text = line(state.language, "person_wanted", hours=state.person_hours).replace("  ", " ")
    reply = _now("person_wanted", text)
    return Turn(decision=Keep("command"), replies=(reply,), wants_person=True)


def _choose_language(state: DialogueState, heard: Heard) -> Turn:
    if not heard.argument:
        choices = tuple(
            (button(Word.LANGUAGE, code), line(code, "language_name"))
            for code in ("id", "en", "jv")
        )
        reply = replace(_now("language", line(state.language, "ask_language")), choices=choices)
        return Turn(decision=Keep("command"), replies=(reply,))
    memory = replace(state.memory, language=heard.argument)
    reply = _now("language", line(heard.argument, "language_chosen"))
    return Turn(decision=Keep("command"), replies=(reply,), memory=memory.as_json())


def _about_latest(wish: Wish, key: str) -> _Answer:
    def answer(state: DialogueState, heard: Heard) -> Turn:
        case = _meant(state, heard)
        if case is None:
            return _answer(state, "no_case")
        text = line(state.language, key, tracking_id=case.tracking_id)
        deed = Deed(wish=wish, complaint_id=case.id)
        return Turn(decision=Keep("command"), replies=(_now(key, text),), deeds=(deed,))

    return answer


def _meant(state: DialogueState, heard: Heard) -> Case | None:
    """The complaint that was named, quoted, or spoken of last."""
    if heard.argument:
        return next((c for c in state.cases if c.tracking_id == heard.argument), None)
    if state.quoted_complaint is not None:
        return state.case(state.quoted_complaint)
    return state.cases[-1] if state.cases else None


def _withdraw(state: DialogueState, heard: Heard) -> Turn:
    case = _meant(state, heard)
    if case is None or case.status in ("closed", "archived", "handed_over", "resolved"):
        return _answer(state, "no_case")
    is_simple = case.status == "new" and not case.is_secret
    key = "withdrawn" if is_simple else "withdrawal_asked"
    text = line(state.language, key, tracking_id=case.tracking_id)
    deed = Deed(wish=Wish.WITHDRAW, complaint_id=case.id)
    return Turn(decision=Keep("command"), replies=(_now(key, text),), deeds=(deed,))


def _threatened(state: DialogueState, heard: Heard) -> Turn | None:
    """Secret at once; without a case it is one."""
    case = _meant(state, heard)
    if case is None:
        return None
    deed = Deed(wish=Wish.THREATENED, complaint_id=case.id)
    reply = _now("threat_noted", line(state.language, "threat_noted"))
    return Turn(decision=Join(case.id), replies=(reply,), deeds=(deed,))


def _ask_proof(of: str) -> _Answer:
    def answer(state: DialogueState, heard: Heard) -> Turn:
        del heard
        if not state.cases:
            return _answer(state, "no_case")
        memory = replace(state.memory, proving=of, proved_at=state.now)
        reply = _now("ask_code", line(state.language, "ask_code"))
        return Turn(decision=Keep("command"), replies=(reply,), memory=memory.as_json())

    return answer


def _proof(state: DialogueState, record: Record) -> Turn | None:
    """The check code after "data saya" or "hapus data saya": phones are shared."""
    of, since = state.memory.proving, state.memory.proved_at
    if of is None or since is None or state.now - since > PROVED_FOR:
        return None
    if read_code(record) is None:
        return None
    memory = replace(state.memory, proving=None, proved_at=None)
    if not state.is_code_right:
        reply = _now("wrong_code", line(state.language, "wrong_code"))
        return Turn(decision=Keep("command"), replies=(reply,), memory=memory.as_json())
    latest = state.cases[-1]
    if of == "erase":
        deed = Deed(wish=Wish.ERASE, complaint_id=latest.id)
        reply = _now("erasure_asked", line(state.language, "erasure_asked"))
        return Turn(
            decision=Keep("command"), replies=(reply,), deeds=(deed,), memory=memory.as_json()
        )
    listed = "\n".join(f"- {case.tracking_id}{_gist(case)}" for case in reversed(state.cases))
    reply = _now("my_data", line(state.language, "my_data", cases=listed))
    return Turn(decision=Keep("command"), replies=(reply,), memory=memory.as_json())


def _answer(state: DialogueState, key: str) -> Turn:
    return Turn(decision=Keep("command"), replies=(_now(key, line(state.language, key)),))


_ANSWERS: Mapping[Word, _Answer] = {
    Word.STATUS: _say_status,
    Word.HELP: _help,
    Word.REPORT: _begin_report,
    Word.PERSON: _person,
    Word.LANGUAGE: _choose_language,
    Word.WITHDRAW: _withdraw,
    Word.THREATENED: _threatened,
    Word.KEEP_SECRET: _about_latest(Wish.KEEP_SECRET, "kept_secret"),
    Word.HIDE_NAME: _about_latest(Wish.HIDE_NAME, "name_hidden"),
    Word.SHOW_NAME: _about_latest(Wish.SHOW_NAME, "name_shown"),
    Word.MY_DATA: _ask_proof("data"),
    Word.ERASE: _ask_proof("erase"),
}


# --- in private: danger -----------------------------------------------------------------------


def _danger(state: DialogueState, record: Record) -> Turn | None:
    """Somebody should come at once: whom to call is said before anything else."""
    found = record.suggestions
    if found is None or not found.urgency.is_emergency or record.content is Content.COMMAND:
        return None
    turn = _story(state, record)
    if isinstance(turn.decision, Keep):
        turn = Turn(decision=Open())
    # Who we are can wait: it is said with the next message.
    memory = memory_of(turn.memory) if turn.memory is not None else state.memory
    memory = replace(memory, greeted_at=state.memory.greeted_at)
    turn = replace(turn, replies=(), memory=_changed(state, memory))
    case = state.case(turn.decision.complaint_id) if isinstance(turn.decision, Join) else None
    if case is not None and case.is_emergency:
        return turn
    key = f"emergency.{emergency_of(found.urgency.reason)}"
    reply = _now("emergency", line(state.language, key, numbers=state.numbers))
    return replace(turn, replies=(reply,))


def emergency_of(reason: str) -> Emergency:
    """Which of the three texts fits: what a neighbour may read on the screen differs."""
    meaning = reason.partition(":")[0]
    if "self" in meaning or "suicid" in meaning:
        return "self_harm"
    return "violence" if meaning in ("violence", "abuse", "child") else "general"


# --- what is common ---------------------------------------------------------------------------


def _now(purpose: str, text: str) -> Reply:
    return Reply(purpose=purpose, text=text, waits=False)


def _changed(state: DialogueState, memory: Memory) -> Mapping[str, Any] | None:
    return None if memory == state.memory else memory.as_json()


def _with_language(state: DialogueState, record: Record) -> DialogueState:
    """Whoever begins in English is answered in English; other languages are chosen."""
    found = record.suggestions
    if state.memory.language is not None or found is None or state.memory.greeted_at is not None:
        return state
    is_english = found.language.get("en", 0) >= _ENGLISH
    if not is_english or len((record.text or "").split()) < _ENGLISH_WORDS:
        return state
    return replace(state, memory=replace(state.memory, language="en"))


def _quietened(state: DialogueState, record: Record, turn: Turn) -> Turn:
    """Nothing is said where an operator speaks, nobody can be told, or too much was said; what was
    heard is kept all the same."""
    if not turn.replies:
        return turn
    if state.is_held or not state.policy.acknowledges:
        return replace(turn, replies=())
    before = memory_of(turn.memory) if turn.memory is not None else state.memory
    memory = before.at(state.now)
    is_over = (
        memory.minute_lines + len(turn.replies) > state.policy.lines_per_minute
        or memory.day_lines + len(turn.replies) > state.policy.lines_per_day
    )
    if not is_over or any(reply.purpose == "emergency" for reply in turn.replies):
        said = memory.said(state.now, len(turn.replies))
        return replace(turn, memory=said.as_json())
    said_so = () if memory.is_muted else (_now("muted", line(state.language, "muted")),)
    memory = replace(memory, is_muted=True).said(state.now, len(said_so))
    return replace(turn, replies=said_so, memory=memory.as_json())


def is_addressed(content: Content, text: str | None, bot_username: str) -> bool:
    """In a group: the message is a command or names the bot."""
    if content is Content.COMMAND:
        return True
    return bool(bot_username) and f"@{bot_username.lower()}" in (text or "").lower()


# --- in public --------------------------------------------------------------------------------


def public_acknowledgements(policy: Policy, record: Record) -> tuple[Reply, ...]:
    """How a public report is acknowledged: openly without the number, and in private with it."""
    if policy.public_replies == "off":
        return ()
    private = policy.answers_comments_in_private and record.surface is Surface.COMMENT
    in_public = "public_acknowledgement_private_follows" if private else "public_acknowledgement"
    replies = [
        Reply(
            purpose="public_acknowledgement",
            text=line(policy.language, f"{in_public}_{_variant(record)}"),
            is_private=False,
        )
    ]
    if private:
        text = _private_acknowledgement(policy, record)
        replies.append(Reply(purpose="private_acknowledgement", text=text))
    return tuple(replies)


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


def _variant(record: Record) -> int:
    """One of several wordings: platforms refuse the same words twice as spam."""
    return zlib.crc32(record.external_id.encode("utf-8", "replace")) % PUBLIC_VARIANTS + 1


# --- when the citizen has fallen silent -------------------------------------------------------


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
    is_secret: bool = False
    is_emergency: bool = False
    is_public: bool = False
    is_held: bool = False
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
    is_told_enough = story.is_awaiting or not policy.acknowledges or story.is_public
    if not is_told_enough and not story.is_held and not story.is_emergency:
        left = [facet for facet in Facet if facet in missing and facet not in story.asked]
        if left and len([f for f in Facet if f in story.asked]) < policy.questions:
            return Question(left[0], _question(story.language, left[0], policy))
    is_incomplete = bool(missing & (Facet.MATTER | Facet.PLACE))
    if not policy.acknowledges or story.is_public:
        return Finish(None, is_incomplete)
    return Finish(_receipt(story, missing if is_incomplete else Facet(0), policy), is_incomplete)


def _question(language: str, facet: Facet, policy: Policy) -> Reply:
    name = (facet.name or "").lower()
    asks_location = facet is Facet.PLACE
    key = (
        f"question.{name}_with_button"
        if asks_location and policy.has_buttons
        else f"question.{name}"
    )
    return Reply(
        purpose="bot_question",
        text=line(language, key),
        waits=False,
        choices=((button(Word.SKIP), line(language, "button.skip")),),
        asks_location=asks_location,
    )


def _receipt(story: Story, missing: Facet, policy: Policy) -> Reply:
    """The one receipt: what was understood, the number, the code, and what comes next."""
    say = partial(line, story.language)
    parts = [say("receipt", tracking_id=story.tracking_id, code=story.check_code)]
    if story.summary and not story.is_secret:
        parts.append(say("receipt.summary", summary=story.summary))
    if missing:
        names = [say(f"facet.{(facet.name or '').lower()}") for facet in Facet if facet in missing]
        parts.append(say("receipt.missing", facets=", ".join(names)))
    if story.verified_by:
        parts.append(say("receipt.next", day=story.verified_by))
    else:
        parts.append(say("receipt.next_without_day"))
    if policy.says_check_anytime:
        parts.append(say("receipt.check_anytime"))
    parts.append(say("receipt.secret" if story.is_secret else "receipt.privacy"))
    return Reply(purpose="acknowledgement", text="\n".join(parts), waits=False)
