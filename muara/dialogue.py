"""The bot: what to do with a message. Pure: a function of what is known and what was said.

Total: every message gets a decision, whatever it is. What steers the bot stands in `steering`, its
word after a silence in `receipts`. In public the bot says nothing but what `Policy.public_replies`
allows.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from channels.base import Content, Event, Surface
from forwarder.base import NEW_CASE, Decision, Deed, Facet, Join, Keep, Open, Reply, Turn, Wish
from forwarder.facets import known_of
from muara.bot_lines import at_once, changed, emergency_line, emergency_of, greeting, listed
from muara.dialogue_state import Case, DialogueState, Policy
from muara.earlier import resembled, speaks_of_earlier
from muara.memory import Memory, memory_of
from muara.receipts import public_acknowledgements
from muara.steering import (
    CHOOSING_FOR,
    NEW_WANTED_FOR,
    SILENT_FOR_LONG,
    begin_report,
    is_fresh,
    protect,
    prove,
    steer,
    unanswered,
)
from muara.wishes import Word, button, read_word, speaks_for_another
from muara.words import line
from normalizer.record import Record, RecordForm

__all__ = ["Case", "DialogueState", "Policy", "decide", "is_addressed"]

_COURTESY = frozenset({"greeting", "thanks", "test", "empty"})
_SET_APART = frozenset({"spam", "advert", "opinion", "chatter"})
_FOREIGN = frozenset({"spam", "advert"})
"""Never a piece of a story."""
_SURE = 0.8
"""From this confidence on, what looks like no report opens no case."""
_ENGLISH = 0.8
_ENGLISH_WORDS = 4
_ONLY_POLITE = "only acknowledgement"
_TIMES_OF_DAY = frozenset(
    ["pagi", "siang", "sore", "malam", "petang", "subuh", "dini", "esuk", "awan", "bengi"]
)
_ASKING = frozenset(
    [
        *("apa", "apakah", "berapa", "kapan", "kenapa", "mengapa", "bagaimana", "gimana", "gmn"),
        *("mana", "siapa", "kok", "piye", "kepiye", "geneya", "iraha", "kumaha", "naha"),
        *("when", "why", "how", "what", "who", "is", "are", "will"),
    ]
)
_OF_PICTURES = frozenset(
    [
        *(
            "ini",
            "nih",
            "iki",
            "niki",
            "ieu",
            "berikut",
            "itu",
            "ada",
            "saya",
            "sy",
            "kirim",
            "lihat",
        ),
        *("foto", "fotonya", "poto", "potonya", "photo", "gambar", "gambarnya", "pic", "pict"),
        *("video", "videonya", "vidio", "vidionya", "bukti", "buktinya", "dokumentasi", "lampiran"),
        *(
            "terlampir",
            "sbg",
            "sebagai",
            "untuk",
            "dan",
            "ya",
            "pak",
            "bu",
            "min",
            "kak",
            "mas",
            "mbak",
        ),
        *("here", "is", "the", "a", "this", "my", "picture", "evidence", "attached"),
    ]
)
"""What is said to go with a picture, and tells nothing else: "Ini fotonya, Pak"."""
_WORDS = re.compile(r"[^\W\d_]+")
_SHORT_WORDS = (Word.YES, Word.NOT_YET, Word.FINISH, Word.SKIP)

NUDGED_AGAIN_AFTER = timedelta(days=1)
STATUS_SAID_AGAIN_AFTER = timedelta(days=1)
STORY_AT_MOST = timedelta(minutes=10)
"""So long before its point a piece of a story may come."""
MOST_CHOICES = 5
SURGE_FACTOR = 3
_SAID_ALWAYS = frozenset({"emergency", "threat_noted"})


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
    stored = state.memory
    state = _with_return(_with_language(state, record))
    turn = _quietened(state, _decide_in_private(state, record))
    if turn.memory is None and state.memory is stored:
        return turn
    memory = state.memory if turn.memory is None else memory_of(turn.memory)
    return replace(turn, memory=None if memory == stored else memory.as_json())


def _decide_in_public(state: DialogueState, record: Record) -> Decision:
    if record.choice is not None or _is_bare_command(record):
        return Keep("command")
    related = state.named_complaint or _recent_id(state)
    if related is not None:
        return Join(related)
    if record.content is Content.STICKER:
        return Keep("courtesy")
    if state.policy.public_replies == "auto":
        if _is_courtesy(record):  # what follows tells what happened
            return Keep("courtesy", is_unsorted=True)
        return Open(public_acknowledgements(state.policy, record))
    if _is_told_danger(record):  # no word in public, but officers are called at once
        return Open()
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
    if form.handed_over is not None:  # an officer there has called it a report
        is_photo = form.about is not None  # of one that is not theirs any more
        return Turn(decision=Keep("no_complaint") if is_photo else Open())
    if form.is_report:
        return replace(begin_report(state), replies=(), otherwise=())
    found = record.suggestions
    if found is not None and found.urgency.is_emergency:
        return Turn(decision=Open())
    reason = form.suspect or _looks_otherwise(record)
    if reason is None:
        return Turn(decision=Open())
    memory = state.memory.putting_apart(state.item_id, state.said_at)
    memory = replace(memory, nudged_at=state.now)
    return Turn(decision=Keep(f"no_report_{reason}"), memory=memory.as_json())


def _looks_otherwise(record: Record) -> str | None:
    """What kind of no report it seems to be; None for a report."""
    found = record.suggestions
    if _is_courtesy(record):
        return "courtesy"
    return found.verdict.kind if found is not None and _is_no_report(record) else None


def _is_told_danger(record: Record) -> bool:
    found = record.suggestions
    return found is not None and found.urgency.is_emergency and found.verdict.is_report


def _is_bare_command(record: Record) -> bool:
    """ "/status", or "/lapor" alone; "/lapor banjir di Dusun Contoh" is a report."""
    return record.content is Content.COMMAND and len((record.text or "").split()) < 2


# --- in private: what is it? ------------------------------------------------------------------


def _decide_in_private(state: DialogueState, record: Record) -> Turn:
    """The first rule that fits decides."""
    if record.event is not Event.CREATED:  # whoever mends a typo wishes nothing
        rules = [_danger, _story]
    elif state.is_held:
        rules = [protect, _danger, _story]
    else:
        rules = [prove, _choice_of_case, steer, _danger, _too_early, _story]
    return next(turn for rule in rules if (turn := rule(state, record)) is not None)


def _too_early(state: DialogueState, record: Record) -> Turn | None:
    """SELESAI, BELUM or a rating before there is an answer: kept like other words, and once a day
    they read where the report stands."""
    case = unanswered(state, record)
    if case is None or not case.status_words:
        return None
    turn = _story(state, record)
    memory = memory_of(turn.memory) if turn.memory is not None else state.memory
    is_said = is_fresh(state, memory.status_said_at, STATUS_SAID_AGAIN_AFTER)
    if is_said or turn.replies or isinstance(turn.decision, Open):
        return turn
    memory = replace(memory, status_said_at=state.now)
    return replace(turn, replies=(at_once("status", case.status_words),), memory=memory.as_json())


def _story(state: DialogueState, record: Record) -> Turn:
    """Something to be kept: a piece of a complaint, a courtesy, or a complaint of its own."""
    if record.choice is not None or _is_bare_command(record):
        return _courtesy(state, "command")
    if record.content is Content.STICKER:
        return _courtesy(state, "courtesy")
    is_new = _is_new_wanted(state)
    related = None if is_new else _related(state)
    if related is not None and _belongs(state, record, related):
        return _join(state, record, related)
    if _is_courtesy(record):
        return _courtesy(state, "courtesy")
    if related is None and not is_new and (turn := _follow_up(state, record)) is not None:
        return turn
    if _is_card(record):
        return _put_apart(state)
    if _is_no_report(record) and not is_new:
        return _set_apart(state, record)
    return _open(state, record)


def _belongs(state: DialogueState, record: Record, case: Case) -> bool:
    """Whether what was said is a piece of this complaint, and no mere courtesy."""
    if not _is_courtesy(record):
        is_expected = case.is_gathering or case.status == "on_hold"
        return is_expected or _is_named(state) or not _is_foreign(record)
    if state.is_held or (_is_named(state) and bool(record.text)):
        return True  # the operator who speaks with them must read it
    heard = read_word(record)
    if case.status == "on_hold":
        return heard is not None and heard.word in _SHORT_WORDS
    return _answers(record, case)


def _is_named(state: DialogueState) -> bool:
    return state.named_complaint is not None


def _is_new_wanted(state: DialogueState) -> bool:
    return is_fresh(state, state.memory.new_wanted_at, NEW_WANTED_FOR)


def _is_bare(record: Record) -> bool:
    """Nothing but words. What has none was a place, a card or a file that this version of the
    message does not tell: the other version, by webhook, may come later."""
    is_more = record.attachments or record.location is not None or record.contact is not None
    return bool(record.text) and not is_more


def _is_courtesy(record: Record) -> bool:
    """Thanks, a greeting, "P", "ok": polite, and nothing to act on. An emergency never is."""
    found = record.suggestions
    if found is None or not _is_bare(record) or found.signs or found.urgency.is_emergency:
        return False
    heard = read_word(record)
    if heard is not None and heard.word in _SHORT_WORDS:
        return True
    verdict = found.verdict
    if verdict.is_report or known_of(record):
        return False
    return verdict.kind in _COURTESY or verdict.reason.startswith(_ONLY_POLITE)


def _is_card(record: Record) -> bool:
    """Somebody's number, or something that is not told: a piece of a story, and none by itself."""
    return not record.text and not record.attachments and record.location is None


def _is_no_report(record: Record) -> bool:
    """Surely none; anger and swear words never make it so."""
    found = record.suggestions
    if found is None or not _is_bare(record) or found.signs:
        return False
    verdict = found.verdict
    is_said = not verdict.is_report and verdict.kind in _SET_APART
    return is_said and verdict.confidence >= _SURE


def _is_foreign(record: Record) -> bool:
    found = record.suggestions
    return found is not None and found.verdict.kind in _FOREIGN and _is_no_report(record)


# --- in private: which complaint? -------------------------------------------------------------


def _related(state: DialogueState) -> Case | None:
    """The complaint that a message belongs to by where and when it was said."""
    named = state.named_complaint
    if named is not None:
        return state.case(named) or Case(id=named, tracking_id="", last_message_at=state.said_at)
    here = [case for case in state.cases if case.is_here]
    told = [case for case in here if case.is_gathering and _is_recent(state, case)]
    asked = [case for case in here if case.status == "on_hold"]
    if told or asked:
        return (told or asked)[-1]
    recent = _recent_id(state)
    return None if recent is None else state.case(recent)


def _recent_id(state: DialogueState) -> int | None:
    recent = [c for c in state.cases if c.is_here and _goes_on(c) and _is_recent(state, c)]
    latest = max(recent, key=lambda case: (case.last_message_at, case.id), default=None)
    return None if latest is None else latest.id


def _goes_on(case: Case) -> bool:
    """Whether further words may belong to it: what was taken back or closed has ended."""
    return case.status != "closed" and case.reason != "withdrawn"


def _is_recent(state: DialogueState, case: Case) -> bool:
    """What is late is near what was said at that time, not at ours."""
    return abs(state.said_at - case.last_message_at) <= state.policy.join_window


def _join(state: DialogueState, record: Record, case: Case, *, is_sure: bool = False) -> Turn:
    """Further words on a complaint; once an agency has it, an officer lets them through unless the
    citizen quoted it, was asked, or told the same again."""
    is_sure = is_sure or _is_named(state) or case.status == "on_hold" or case.is_new_here
    deeds = []
    if case.is_here and speaks_for_another(record):
        deeds.append(Deed(wish=Wish.SPEAK_FOR_ANOTHER, complaint_id=case.id))
    memory = state.memory
    pieces = _earlier_pieces(state)
    if pieces and case.is_gathering:
        deeds += [Deed(wish=Wish.ATTACH, complaint_id=case.id, item_id=item) for item in pieces]
        memory = replace(memory, set_apart=())
    answered = _answered(record, case)
    replies: tuple[Reply, ...] = ()
    if answered is not None and not case.is_gathering:
        replies = (_added(state, case),)
    return Turn(
        decision=Join(case.id, is_withheld=not is_sure),
        replies=replies,
        deeds=tuple(deeds),
        answered=answered,
        memory=changed(state, memory),
    )


def _added(state: DialogueState, case: Case | None) -> Reply:
    """By its number, unless the store has given none yet, or it is older than a long silence."""
    if case is None or not case.tracking_id or case not in state.visible_cases:
        return at_once("added_to_case", line(state.language, "added_to_case"))
    text = line(state.language, "added_to_case.named", tracking_id=case.tracking_id)
    return at_once("added_to_case", text)


def _answered(record: Record, case: Case) -> Facet | None:
    """The question that a message answers: the open one, or the only one that was left open."""
    if record.event is not Event.CREATED:
        return None
    if case.awaiting is not None:
        return case.awaiting if _answers(record, case) else None
    if case.is_gathering or len(list(case.missing)) != 1 or _is_courtesy(record):
        return None
    return case.missing if record.text and not _asks(record, case.missing) else None


def _answers(record: Record, case: Case) -> bool:
    """Words after a question answer it, unless they are another piece of the story: a picture
    without words or with "ini fotonya", a courtesy, or a question."""
    awaiting = case.awaiting
    if awaiting is None:
        return False
    if awaiting is Facet.PLACE and record.point is not None:
        return True
    if _is_courtesy(record):  # "malam", when it was asked since when
        said = (record.text or "").lower().split()
        return awaiting is Facet.DATE and not _TIMES_OF_DAY.isdisjoint(said)
    if awaiting is Facet.MATTER and record.attachments:
        return True
    if record.attachments and _OF_PICTURES.issuperset(_WORDS.findall((record.text or "").lower())):
        return False
    return bool(record.text) and not _asks(record, awaiting)


def _asks(record: Record, facet: Facet) -> bool:
    """Whether something is asked and `facet` not told: "kapan diperbaiki?" says not since when."""
    if facet in known_of(record):
        return False
    said = (record.text or "").lower().split()
    return bool(said) and (said[-1].endswith("?") or said[0] in _ASKING)


def _follow_up(state: DialogueState, record: Record) -> Turn | None:
    """Words on an older complaint: to the one they resemble, to the only open one, else the
    citizen says to which."""
    if not _is_bare(record) or _is_foreign(record):
        return None
    cases = [case for case in state.visible_cases if case.is_here and not case.is_ended]
    alike = resembled(record, cases)
    if alike is not None:
        return _join(state, record, alike, is_sure=True)
    if not cases or not speaks_of_earlier(record):
        return None
    if len(cases) == 1:
        return _join(state, record, cases[0])
    return _ask_which(state, tuple(reversed(cases))[:MOST_CHOICES])


def _ask_which(state: DialogueState, offered: tuple[Case, ...]) -> Turn:
    text = line(state.language, "which_case", cases=listed(offered))
    choices = tuple(
        (button(Word.NUMBER, str(n)), case.tracking_id) for n, case in enumerate(offered, 1)
    )
    memory = replace(
        state.memory,
        choosing=tuple(case.id for case in offered),
        chosen_item=state.item_id,
        asked_at=state.now,
    )
    reply = replace(at_once("which_case", text), choices=choices)
    return Turn(decision=Keep("which_case"), replies=(reply,), memory=memory.as_json())


def _choice_of_case(state: DialogueState, record: Record) -> Turn | None:
    """The number that was asked for; LAPOR makes what was said a report of its own."""
    memory, heard = state.memory, read_word(record)
    if not memory.choosing or heard is None or not is_fresh(state, memory.asked_at, CHOOSING_FOR):
        return None
    forgotten = replace(memory, choosing=(), chosen_item=None, asked_at=None).as_json()
    if heard.word is Word.REPORT:
        deed = Deed(wish=Wish.OPEN, complaint_id=NEW_CASE, item_id=memory.chosen_item)
        said = at_once("taken_as_report", line(state.language, "taken_as_report"))
    elif heard.word in (Word.NUMBER, Word.RATING) and int(heard.argument) <= len(memory.choosing):
        chosen = memory.choosing[int(heard.argument) - 1]
        deed = Deed(wish=Wish.ATTACH, complaint_id=chosen, item_id=memory.chosen_item)
        said = _added(state, state.case(chosen))
    else:
        return None
    return Turn(
        decision=Keep("command"),
        replies=(said,),
        deeds=(deed,),
        otherwise=(at_once("too_late", line(state.language, "too_late")),),
        memory=forgotten,
    )


# --- in private: a new one, or none -----------------------------------------------------------


def _open(state: DialogueState, record: Record) -> Turn:
    replies, memory = greeting(state)
    deeds = [
        Deed(wish=Wish.ATTACH, complaint_id=NEW_CASE, item_id=item)
        for item in _earlier_pieces(state)
    ]
    if state.memory.is_for_another or speaks_for_another(record):
        deeds.append(Deed(wish=Wish.SPEAK_FOR_ANOTHER, complaint_id=NEW_CASE))
    # Two stories at a time would mean two questions at a time.
    deeds += [
        Deed(wish=Wish.FINISH, complaint_id=case.id) for case in state.cases if case.is_gathering
    ]
    memory = replace(memory, new_wanted_at=None, is_for_another=False, set_apart=())
    return Turn(decision=Open(), replies=replies, deeds=tuple(deeds), memory=changed(state, memory))


def _earlier_pieces(state: DialogueState) -> list[int]:
    """What looked like no report, and was a piece of the story that begins now: "kemarin", "di
    depan pasar". What the platform brought late may have been said long after."""
    first, last = state.said_at - STORY_AT_MOST, state.said_at + state.policy.join_window
    return [item for item, said_at in state.memory.set_apart if first <= said_at <= last]


def _courtesy(state: DialogueState, reason: str) -> Turn:
    """Thanks, a greeting, a sticker: neither opens a case nor reopens one."""
    replies, memory = greeting(state)
    return Turn(decision=Keep(reason), replies=replies, memory=changed(state, memory))


def _put_apart(state: DialogueState) -> Turn:
    """Kept for the story that it may be a piece of."""
    replies, memory = greeting(state)
    memory = memory.putting_apart(state.item_id, state.said_at)
    return Turn(decision=Keep("contact"), replies=replies, memory=memory.as_json())


def _set_apart(state: DialogueState, record: Record) -> Turn:
    """It looks like no report: kept with the reason, and said once a day in case it is one.

    The line waits a while: the report may follow.
    """
    found = record.suggestions
    kind = found.verdict.kind if found is not None else "chatter"
    memory = state.memory
    if kind not in _FOREIGN or not memory.set_apart:
        memory = memory.putting_apart(state.item_id, state.said_at)
    replies: tuple[Reply, ...] = ()
    if not is_fresh(state, memory.nudged_at, NUDGED_AGAIN_AFTER):
        replies = (Reply(purpose="not_a_report", text=line(state.language, "not_a_report")),)
        memory = replace(memory, nudged_at=state.now)
    return Turn(decision=Keep(f"no_report_{kind}"), replies=replies, memory=memory.as_json())


# --- in private: danger -----------------------------------------------------------------------


def _danger(state: DialogueState, record: Record) -> Turn | None:
    """Somebody should come at once: whom to call is said before anything else."""
    found = record.suggestions
    if found is None or not found.urgency.is_emergency:
        return None
    turn = _story(state, record)
    joined = state.case(turn.decision.complaint_id) if isinstance(turn.decision, Join) else None
    is_of_it = joined is not None and (
        joined.is_gathering
        or joined.is_emergency
        or _is_named(state)
        or abs(state.said_at - joined.last_message_at) <= STORY_AT_MOST
    )
    if not is_of_it and not (isinstance(turn.decision, Join) and joined is None):
        turn, joined = _open(state, record), None
    meaning = found.urgency.reason.partition(":")[0]
    if emergency_of(meaning) != "general":  # nobody but who must know of it
        number = NEW_CASE if joined is None else joined.id
        deed = Deed(wish=Wish.KEEP_SECRET, complaint_id=number)
        is_new = isinstance(turn.decision, Open) or (joined is not None and not joined.is_secret)
        turn = replace(turn, deeds=(*turn.deeds, deed) if is_new else turn.deeds)
    # Who we are can wait: the receipt says it.
    memory = memory_of(turn.memory) if turn.memory is not None else state.memory
    memory = replace(memory, greeted_at=state.memory.greeted_at)
    turn = replace(turn, replies=(), memory=changed(state, memory))
    if joined is not None and joined.is_emergency:
        return turn
    return replace(turn, replies=(emergency_line(state, meaning),))


# --- what is common ---------------------------------------------------------------------------


def _with_language(state: DialogueState, record: Record) -> DialogueState:
    """Whoever begins in English is answered in English; other languages are chosen."""
    found = record.suggestions
    if state.memory.language is not None or found is None or state.memory.greeted_at is not None:
        return state
    is_english = found.language.get("en", 0) >= _ENGLISH
    if not is_english or len((record.text or "").split()) < _ENGLISH_WORDS:
        return state
    return replace(state, memory=replace(state.memory, language="en"))


def _with_return(state: DialogueState) -> DialogueState:
    """Somebody writes again after so long that it may be somebody else."""
    heard_at = state.heard_at
    if heard_at is None or state.said_at - heard_at <= SILENT_FOR_LONG:
        return state
    return replace(state, memory=replace(state.memory, returned_at=state.said_at))


def _quietened(state: DialogueState, turn: Turn) -> Turn:
    """Nothing is said where an operator speaks, nobody can be told, or too much was said; what was
    heard is kept all the same."""
    if not turn.replies and not turn.otherwise:
        return turn
    memory = memory_of(turn.memory) if turn.memory is not None else state.memory
    always = tuple(reply for reply in turn.replies if reply.purpose in _SAID_ALWAYS)
    if not turn.replies or not state.policy.acknowledges:
        return _saying(turn, (), memory)
    if state.is_held:  # in danger the numbers are said all the same
        return _saying(turn, always, memory)
    lines = len(turn.replies)
    counted, more = memory.at(state.now), SURGE_FACTOR if state.policy.is_surge else 1
    is_over = (
        counted.minute_lines + lines > state.policy.lines_per_minute * more
        or counted.day_lines + lines > state.policy.lines_per_day * more
    )
    if not is_over or always:
        return _saying(turn, turn.replies, memory.said(state.now, lines))
    said = () if counted.is_muted else (at_once("muted", line(state.language, "muted")),)
    return _saying(turn, said, replace(counted, is_muted=True).said(state.now, len(said)))


def _saying(turn: Turn, replies: tuple[Reply, ...], memory: Memory) -> Turn:
    """The same turn with these lines; where some are kept back, nothing is said in their stead."""
    otherwise = turn.otherwise if replies == turn.replies else ()
    return replace(turn, replies=replies, otherwise=otherwise, memory=memory.as_json())


def is_addressed(content: Content, text: str | None, bot_username: str) -> bool:
    """In a group: the message is a command, unless it is another bot's, or names the bot."""
    said, name = (text or "").lower(), bot_username.lower()
    is_named = bool(name) and f"@{name}" in said
    if content is Content.COMMAND:
        command = next(iter(said.split()), "")
        return is_named or not name or "@" not in command
    return is_named
