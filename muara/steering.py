"""Words that steer the bot, and what each means while something is open. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from channels.base import Event, Surface
from forwarder.base import NEW_CASE, Deed, Join, Keep, Open, Reply, Turn, Wish
from muara.bot_lines import answer, at_once, changed, gist, greeting
from muara.dialogue_state import Case, DialogueState
from muara.earlier import resembled, speaks_of_earlier
from muara.memory import Memory
from muara.wishes import (
    Heard,
    Word,
    answers_no,
    begins_with_no,
    button,
    is_bare_number,
    looks_like_code,
    read_code,
    read_word,
)
from muara.words import line
from normalizer.record import Record

SILENT_FOR_LONG = timedelta(days=90)
"""After that somebody else may have the number."""
PROVED_FOR = timedelta(minutes=10)
NEW_WANTED_FOR = timedelta(hours=24)
CHOOSING_FOR = timedelta(hours=24)
STATUS_SHOWN = 3
BAD_RATING = 2
"""So low a rating closes nothing: they are asked whether it is done at all."""
PROTECTING = frozenset({Word.KEEP_SECRET, Word.HIDE_NAME, Word.THREATENED})
"""Understood even where an operator speaks in the bot's stead."""
_OF_ALL_CASES = frozenset(
    {Word.STATUS, Word.WITHDRAW, Word.MY_DATA, Word.ERASE, Word.THREATENED, Word.NOT_YET}
    | {Word.KEEP_SECRET, Word.SHOW_NAME, Word.HIDE_NAME, Word.FINISH, Word.RATING, Word.NUMBER}
)
_OF_AN_ANSWER = frozenset({Word.FINISH, Word.NOT_YET, Word.RATING, Word.NUMBER})
"""What citizens say of an answer."""


_NAMES_ITS_CASE = frozenset({Word.YES, Word.FINISH, Word.NOT_YET, Word.SKIP})
"""Beside these stands a report's number or nothing; beside others also a rating or a language."""


class _Answer(Protocol):
    def __call__(self, state: DialogueState, heard: Heard) -> Turn | None: ...


def needs_all_cases(memory: Memory, record: Record) -> bool:
    """Whether `decide` has to know of all the reporter's complaints, older ones too."""
    if record.event is not Event.CREATED or record.surface is not Surface.DIRECT:
        return False
    if memory.proving is not None or record.in_reply_to is not None:
        return True
    heard = read_word(record)
    return heard is not None and heard.word in _OF_ALL_CASES


def named_number(record: Record) -> str:
    """The report's number beside a wish; empty without one."""
    heard = read_word(record)
    if heard is None or heard.word in (Word.RATING, Word.NUMBER):
        return ""
    return heard.argument if heard.word in _OF_ALL_CASES else ""


def wants_person(record: Record) -> bool:
    """Whether they ask for somebody to answer, who has to be promised for a time."""
    heard = read_word(record)
    return heard is not None and heard.word is Word.PERSON


def steer(state: DialogueState, record: Record) -> Turn | None:
    """What a whole message that is a wish leads to; None when it is something to be handled."""
    heard = read_word(record)
    if heard is None:
        return _objection_in_words(state, record)
    number = heard.argument if heard.word in _NAMES_ITS_CASE else ""
    for case in _in_question(state, number):
        if _is_part_of_story(case, heard, record):
            return None
        if (turn := _on_open_question(state, heard, case)) is not None:
            return turn
    found = _ANSWERS.get(heard.word)
    return None if found is None else found(state, heard)


def unanswered(state: DialogueState, record: Record) -> Case | None:
    """The case whose answer a short word is about, though there is none yet; None while a story is
    told or an officer has asked, since then the word belongs to that."""
    heard = read_word(record)
    if heard is None or heard.word not in _OF_AN_ANSWER:
        return None
    cases = _in_question(state, heard.argument if heard.word in _NAMES_ITS_CASE else "")
    if any(case.is_gathering or case.status == "on_hold" for case in cases):
        return None
    meant = next(iter(cases), None)
    is_waiting = meant is not None and meant.status != "closed" and meant in state.visible_cases
    return meant if is_waiting else None


def protect(state: DialogueState, record: Record) -> Turn | None:
    """The same while an operator speaks: only what protects the reporter is done."""
    heard = read_word(record)
    if heard is None or heard.word not in PROTECTING:
        return None
    return _ANSWERS[heard.word](state, heard)


# --- while something is open ------------------------------------------------------------------


def _in_question(state: DialogueState, number: str = "") -> list[Case]:
    """The named or quoted case alone; else the story that is being told, then what was answered
    last."""
    if number:
        return [case for case in state.cases if case.tracking_id == number]
    if state.named_complaint is not None:
        named = state.case(state.named_complaint)
        return [] if named is None else [named]
    return sorted(
        [case for case in state.cases if case.is_here and not _is_long_past(state, case)],
        key=lambda case: (case.is_gathering, case.answered_at or case.last_message_at, case.id),
        reverse=True,
    )


def _is_long_past(state: DialogueState, case: Case) -> bool:
    """It had ended before a long silence: whoever writes now was not asked about it."""
    if case.status != "closed" or case in state.visible_cases:
        return False
    return case.answered_at is None or state.said_at - case.answered_at > SILENT_FOR_LONG


def _is_part_of_story(case: Case, heard: Heard, record: Record) -> bool:
    """ "3" and "ya" answer what is being asked, or go on with what is being told."""
    is_short = heard.word is Word.YES or is_bare_number(record)
    if case.is_gathering:
        return is_short
    is_answer = heard.word in (Word.NOT_YET, Word.SKIP, Word.FINISH)
    return case.status == "on_hold" and record.choice is None and (is_short or is_answer)


def _on_open_question(state: DialogueState, heard: Heard, case: Case) -> Turn | None:
    """What a short word means while something of this case is open."""
    if case.is_gathering:
        return _while_gathering(case, heard.word)
    if case.status == "resolved" and not case.is_merged:
        return _after_the_answer(state, heard, case)
    if case.status == "closed" and heard.word is Word.NOT_YET:
        return _objection(state, case)
    if case.status == "closed" and not case.is_rated and heard.word in (Word.RATING, Word.NUMBER):
        return _rated(state, heard, case)
    return None


def _while_gathering(case: Case, word: Word) -> Turn | None:
    if word is Word.FINISH:
        return _done(Deed(wish=Wish.FINISH, complaint_id=case.id))
    if case.awaiting is not None and word in (Word.SKIP, Word.NOT_YET):
        return _done(Deed(wish=Wish.SKIP, complaint_id=case.id))
    return None


def _done(deed: Deed) -> Turn:
    return Turn(decision=Keep("command"), deeds=(deed,))


def _after_the_answer(state: DialogueState, heard: Heard, case: Case) -> Turn | None:
    if heard.word in (Word.YES, Word.FINISH):
        deed = Deed(wish=Wish.CONFIRM, complaint_id=case.id)
        return _turn(state, Keep("command"), _ask_rating(state), deed)
    if heard.word is Word.NOT_YET:
        return _objection(state, case)
    if heard.word in (Word.RATING, Word.NUMBER):
        return _rated(state, heard, case)
    return None


def _objection_in_words(state: DialogueState, record: Record) -> Turn | None:
    """ "Belum pak, masih bocor", or a report that quotes our answer: it is not done."""
    if not record.text or record.choice is not None:
        return None
    case = next(iter(_in_question(state)), None)
    if case is None or case.status != "resolved" or case.is_merged:
        return None
    found = record.suggestions
    if state.quoted_complaint == case.id:
        is_objection = begins_with_no(record) or (found is not None and found.verdict.is_report)
    else:
        is_objection = _denies(record, case)
    return _objection(state, case) if is_objection else None


def _denies(record: Record, case: Case) -> bool:
    """ "Belum pak, masih bocor" does; "Belum ada lampu jalan di Dusun Contoh" is a report."""
    found = record.suggestions
    if not begins_with_no(record) or (found is not None and found.urgency.is_emergency):
        return False
    return answers_no(record) or speaks_of_earlier(record) or resembled(record, [case]) is not None


def _objection(state: DialogueState, case: Case) -> Turn:
    deed = Deed(wish=Wish.OBJECT, complaint_id=case.id)
    text = line(state.language, "objection", tracking_id=case.tracking_id)
    return _turn(state, Join(case.id), at_once("objection", text), deed)


def _ask_rating(state: DialogueState) -> Reply:
    labels = ("very_satisfied", "satisfied", "fairly_satisfied", "not_satisfied")
    choices = tuple(
        (button(Word.RATING, rating), line(state.language, f"rating.{label}"))
        for label, rating in zip(labels, ("5", "4", "3", "1"), strict=True)
    )
    return replace(at_once("rating", line(state.language, "ask_rating")), choices=choices)


def _rated(state: DialogueState, heard: Heard, case: Case) -> Turn | None:
    rating = int(heard.argument or 0)
    if not 1 <= rating <= 5:
        return None
    deeds = [Deed(wish=Wish.RATE, complaint_id=case.id, rating=rating)]
    is_content = rating > BAD_RATING
    if case.status == "resolved" and is_content:
        deeds.append(Deed(wish=Wish.CONFIRM, complaint_id=case.id))
    is_asked = case.status == "resolved" and not is_content
    key = "rated_low" if is_asked else "thanks_for_rating"
    text = line(state.language, key)
    return _turn(state, Keep("command"), at_once("thanks_for_rating", text), *deeds)


def _turn(state: DialogueState, decision: Join | Keep | Open, reply: Reply, *deeds: Deed) -> Turn:
    """A deed, what is said of it, and what is said instead where somebody was faster."""
    too_late = at_once("too_late", line(state.language, "too_late"))
    return Turn(decision=decision, replies=(reply,), deeds=deeds, otherwise=(too_late,))


# --- in any state -----------------------------------------------------------------------------


def _say_status(state: DialogueState, heard: Heard) -> Turn:
    cases = state.visible_cases
    named = [case for case in state.cases if case.tracking_id == heard.argument]
    shown = named if heard.argument else list(reversed(cases))[:STATUS_SHOWN]
    if heard.argument and not named:
        return answer(state, "no_case")
    if any(case not in cases for case in shown) or (state.cases and not shown):
        return _asking_proof(state, "status")
    if not shown:
        return answer(state, "no_case")
    return _status_of(state, shown)


def _status_of(state: DialogueState, shown: list[Case]) -> Turn:
    text = "\n\n".join(case.status_words or case.tracking_id for case in shown)
    return Turn(decision=Keep("command"), replies=(at_once("status", text),))


def _help(state: DialogueState, heard: Heard) -> Turn:
    del heard
    replies, memory = greeting(state)
    return Turn(
        decision=Keep("command"),
        replies=(*replies, at_once("help", line(state.language, "help"))),
        memory=changed(state, memory),
    )


def _begin_report(state: DialogueState, heard: Heard) -> Turn:
    del heard
    return begin_report(state)


def begin_report(state: DialogueState) -> Turn:
    """LAPOR: what was set apart is a report after all, else the next message is one."""
    replies, memory = greeting(state)
    if state.memory.set_apart and is_fresh(state, state.memory.nudged_at, NEW_WANTED_FOR):
        first, *others = (item_id for item_id, _ in state.memory.set_apart)
        deeds = [Deed(wish=Wish.OPEN, complaint_id=NEW_CASE, item_id=first)]
        deeds += [Deed(wish=Wish.ATTACH, complaint_id=NEW_CASE, item_id=one) for one in others]
        memory = replace(memory, set_apart=(), choosing=(), chosen_item=None)
        taken = at_once("taken_as_report", line(state.language, "taken_as_report"))
        return Turn(
            decision=Keep("command"),
            replies=(*replies, taken),
            deeds=tuple(deeds),
            otherwise=(at_once("listening", line(state.language, "listening")),),
            memory=replace(memory, new_wanted_at=None).as_json(),
        )
    memory = replace(memory, new_wanted_at=state.now, set_apart=(), choosing=(), chosen_item=None)
    said = replies or (at_once("listening", line(state.language, "listening")),)
    return Turn(decision=Keep("command"), replies=said, memory=memory.as_json())


def _for_another(state: DialogueState, heard: Heard) -> Turn:
    """They report for somebody else: nothing is asked about themselves, and it is noted."""
    del heard
    told = next((case for case in reversed(state.cases) if case.is_gathering), None)
    if told is not None:
        deed = Deed(wish=Wish.SPEAK_FOR_ANOTHER, complaint_id=told.id)
        return Turn(decision=Join(told.id), deeds=(deed,))
    replies, memory = greeting(state)
    memory = replace(memory, new_wanted_at=state.now, is_for_another=True)
    said = at_once("listening", line(state.language, "listening"))
    return Turn(decision=Keep("command"), replies=(*replies, said), memory=memory.as_json())


def _person(state: DialogueState, heard: Heard) -> Turn:
    del heard
    key = "person_wanted_by" if state.person_by else "person_wanted"
    values = {"hours": state.person_hours} | ({"time": state.person_by} if state.person_by else {})
    text = line(state.language, key, **values).replace("  ", " ")
    reply = at_once("person_wanted", text)
    return Turn(decision=Keep("command"), replies=(reply,), wants_person=True)


def _choose_language(state: DialogueState, heard: Heard) -> Turn:
    offered = state.policy.languages
    if heard.argument not in offered:
        names = [(code, line(code, "language_name")) for code in offered]
        choices = tuple((button(Word.LANGUAGE, code), name) for code, name in names)
        text = line(state.language, "ask_language", languages=", ".join(n for _, n in names))
        reply = replace(at_once("language", text), choices=choices)
        return Turn(decision=Keep("command"), replies=(reply,))
    memory = replace(state.memory, language=heard.argument)
    reply = at_once("language", line(heard.argument, "language_chosen"))
    return Turn(decision=Keep("command"), replies=(reply,), memory=memory.as_json())


def _about_latest(wish: Wish, key: str) -> _Answer:
    def about(state: DialogueState, heard: Heard) -> Turn:
        case = _meant(state, heard)
        if case is None:
            return _none_meant(state, heard)
        said = f"{key}_in_public" if wish is Wish.KEEP_SECRET and case.is_public else key
        text = line(state.language, said, tracking_id=case.tracking_id)
        deed = Deed(wish=wish, complaint_id=case.id)
        return _turn(state, Keep("command"), at_once(key, text), deed)

    return about


def _meant(state: DialogueState, heard: Heard) -> Case | None:
    """The complaint that was named, quoted, or spoken of last: before a long silence only where
    the word protects it."""
    if heard.argument:
        return next((c for c in state.cases if c.tracking_id == heard.argument), None)
    if state.named_complaint is not None:
        return state.case(state.named_complaint)
    cases = state.cases if heard.word in PROTECTING else state.visible_cases
    here = [case for case in cases if case.is_here] or list(cases)
    return here[-1] if here else None


def _none_meant(state: DialogueState, heard: Heard) -> Turn:
    """There is none, or none without the check code."""
    is_hidden = bool(state.cases) and not state.visible_cases and not heard.argument
    return _asking_proof(state, "status") if is_hidden else answer(state, "no_case")


def _withdraw(state: DialogueState, heard: Heard) -> Turn:
    case = _meant(state, heard)
    if case is None:
        return _none_meant(state, heard)
    if case.is_ended or case.status == "resolved":
        return answer(state, "no_case")
    key = "withdrawn" if _ends_at_once(case) else "withdrawal_asked"
    text = line(state.language, key, tracking_id=case.tracking_id)
    deed = Deed(wish=Wish.WITHDRAW, complaint_id=case.id)
    return _turn(state, Keep("command"), at_once(key, text), deed)


def _ends_at_once(case: Case) -> bool:
    """Nobody has to decide, see `store.casework.by_reporter.withdraw`."""
    is_delicate = case.is_secret or case.is_oversight or case.is_emergency
    is_untouched = case.status == "new" or case.is_merged
    return is_untouched and not case.leads_others and not is_delicate


def _threatened(state: DialogueState, heard: Heard) -> Turn:
    """Secret at once; without a case it is one."""
    case = _meant(state, heard)
    reply = at_once("threat_noted", line(state.language, "threat_noted"))
    deed = Deed(wish=Wish.THREATENED, complaint_id=NEW_CASE if case is None else case.id)
    decision = Open() if case is None else Join(case.id)
    return Turn(decision=decision, replies=(reply,), deeds=(deed,))


def _ask_proof(of: str) -> _Answer:
    def ask(state: DialogueState, heard: Heard) -> Turn:
        del heard
        return _asking_proof(state, of) if state.cases else answer(state, "no_case")

    return ask


def _asking_proof(state: DialogueState, of: str) -> Turn:
    memory = replace(state.memory, proving=of, proved_at=state.now)
    return replace(answer(state, "ask_code"), memory=memory.as_json())


def prove(state: DialogueState, record: Record) -> Turn | None:
    """The check code after "data saya", "hapus data saya", or a long silence."""
    of = state.memory.proving
    if of is None or not is_fresh(state, state.memory.proved_at, PROVED_FOR):
        return None
    code = read_code(record)
    if code is None or not (state.is_code_right or looks_like_code(code)):
        return None
    memory = replace(state.memory, proving=None, proved_at=None)
    if not state.is_code_right or not state.cases:
        return replace(answer(state, "wrong_code"), memory=memory.as_json())
    memory = replace(memory, returned_at=None)
    newest_first = list(reversed(state.cases))
    if of == "erase":
        deed = Deed(wish=Wish.ERASE, complaint_id=newest_first[0].id)
        reply = at_once("erasure_asked", line(state.language, "erasure_asked"))
        turn = _turn(state, Keep("command"), reply, deed)
    elif of == "status":
        turn = _status_of(state, newest_first[:STATUS_SHOWN])
    else:
        cases = "\n".join(f"- {case.tracking_id}{gist(case)}" for case in newest_first)
        turn = answer(state, "my_data", cases=cases)
    return replace(turn, memory=memory.as_json())


def is_fresh(state: DialogueState, since: datetime | None, within: timedelta) -> bool:
    """Whether that was so short a time ago."""
    return since is not None and state.now - since <= within


_ANSWERS: Mapping[Word, _Answer] = {
    Word.STATUS: _say_status,
    Word.HELP: _help,
    Word.REPORT: _begin_report,
    Word.FOR_ANOTHER: _for_another,
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
