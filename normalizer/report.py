"""Is a message a report (a complaint, a wish, a question to an office), or something else?

Words and pairs of words speak for a report or for something else; each kind of evidence has a
weight, and repetition adds less and less. Anger, swear words, capitals, thanks and greetings never
speak against a report. What is not a report is named and given a reason: nothing is dropped.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import Literal

from normalizer import _leanings, urgency
from normalizer._news_form import news_marks
from normalizer._other_forms import Form, other_form
from normalizer._report_evidence import WORDS_READ, Found, evidence, is_everyday
from normalizer._report_words import MEANINGS
from normalizer._settled_thanks import is_settled, wrong_since
from normalizer._value_type import value_type
from normalizer._word_lists import listed
from normalizer.signs import find_signs
from normalizer.text import Reading

Kind = Literal[
    "report",
    "greeting",
    "thanks",
    "spam",
    "advert",
    "opinion",
    "test",
    "me_too",
    "chatter",
    "empty",
]


@value_type()
class Verdict:
    """Whether a message is a report, with what it is and why; a suggestion, never a refusal.

    `confidence` is between 0.5 and 1 and means "that `is_report` is right". `reason` names the
    kinds of evidence that decided and the words behind them, never numbers or names.
    """

    is_report: bool
    kind: Kind
    confidence: float
    reason: str


# So much must speak for a report, on balance; less where nothing at all speaks against one.
_ENOUGH = 1.6
_ENOUGH_UNOPPOSED = 1.3
# What a thing counts that is public only sometimes: rice, a shop, the office.
_EVERYDAY_SHARE = 0.6
# So many marks of news outweigh whatever the news is about.
_NEWS_FORM = 3
# What a picture adds to the words, and what words lack that name no public matter.
_SHOWN = 0.6
_NO_MATTER = frozenset(["trouble", "surroundings", "ask", "grievance", "swear", "question"])
_OWN_MATTER = frozenset(["problem", "trouble", "topic", "follow_up"])
_COMPLAINT = frozenset(["problem", "ask", "proposal"])
# Somebody speaks or is spoken to; a news report has neither.
_VOICE = listed("""
    ya sih nih dong deh lho loh ga gak nggak
    saya sy aku ku kami kita gue gua gw kulo kula abdi urang kuring i my our we me please tolong tlg
    mohon mhn tulung min admin pak bapak bu ibu mas mbak kak bang kang
""")

# Whoever sells does not speak like this.
_COMPLAINERS = listed("""
    tolong tlg tulung mohon mhn min admin pak bapak bu lapor melaporkan laporan saya sy aku kulo
    abdi kok koq masa padahal ilegal meresahkan ganggu mengganggu dirazia razia ditertibkan
    sembarangan trotoar warga oknum calo pungli wajib potong dipotong kalau
""")
_PLEAS = frozenset(
    ["tolong", "tlg", "tulung", "mohon", "mhn", "dimohon", "minta", "nyuwun", "please", "segera"]
)
# Newspapers write "minta" and "segera" of others.
_PLEAS_TO_US = _PLEAS - {"minta", "segera", "dimohon"}

# How much the first word of a meaning counts, each further one, and all of them at most.
_FOR = {
    "problem": (2.0, 0.6, 3.8),
    "trouble": (1.0, 0.4, 1.8),
    "topic": (1.4, 0.5, 2.6),
    "official": (0.4, 0.2, 0.8),
    "road": (0.7, 0.2, 0.9),
    "surroundings": (0.4, 0.2, 1.0),
    "ask": (0.8, 0.3, 1.4),
    "grievance": (0.4, 0.25, 1.1),
    "swear": (0.5, 0.0, 0.5),
    "follow_up": (1.4, 0.5, 2.4),
    "information": (0.9, 0.3, 1.4),
    "question": (0.4, 0.1, 0.6),
    "proposal": (1.1, 0.3, 1.4),
    "address": (0.7, 0.2, 0.9),
    "duration": (0.8, 0.2, 1.0),
}
_AGAINST = {
    "spam": (1.3, 1.2, 6.0),
    "promotion": (0.7, 1.0, 6.0),
    "news": (1.1, 0.9, 4.0),
    "politics": (1.3, 0.6, 3.0),
    "praise": (0.9, 0.5, 2.4),
    "wisdom": (0.6, 0.6, 2.4),
    "wishes": (1.4, 1.0, 5.0),
    "chain": (0.9, 0.9, 3.0),
    "personal": (1.0, 0.6, 3.0),
    "laughter": (0.8, 0.0, 0.8),
    "thanks": (0.6, 0.0, 0.6),
}
# One word of these alone may stray into a complaint or a question.
_STRAY = ("spam", "news", "politics")
_REPROACH = listed("kok koq masa masak mosok padahal pdhl ga gak gk blm percuma")
_HOW_TO_REACH = frozenset(["price", "contact"])
# What a price or a contact adds to an advert or spam; a ware, beside an offer and alone.
_HOW_TO_BUY = 0.8
_WARES_OFFERED = 0.7
_WARES_NAMED = 0.3
# How much the log-odds of all words together count beside the evidence, for a report and against
# one: a citizen who is passed over is worse than talk that is looked at.
_LEANING = 0.8
_MOST_LEANING = 3.0
_LEAST_LEANING = 0.5
# Suspected misconduct in office, which words of trade and of private life may tell.
_MISCONDUCT = 2.0
_NOBODY_COMPLAINS = frozenset(["spam", "news", "politics"])
# Who campaigns in office is told of in the words of politics.
_PARTY = frozenset(["politics"])
# Where money is demanded or given, an institution that acts is no headline.
_GRAFT = ("demand: ", "graft: ")
_DEMANDING = listed("minta mintak mintain dimintai njaluk nyuwun menta nagih malak nodong narik")
# Whoever can be reached somewhere sells nothing by that.
_OF_TRADE = ("promotion", "wares", "spam", "contact")
_OWN = listed("saya sy aku ku kami kita kulo kula abdi gue gua gw nomorku nomerku my our")
_REACHING = listed("""
    wa whatsapp wasap telp tlp telpon telepon hp nomor nomer nmr no kontak hubungi dihubungi sms
    istri suami bojo
""")
# Danger is told in these of others, or prayed for.
_NO_CALLS = ("news", "wishes", "chain")
# Whoever sells begins with it; whoever complains begins with something else.
_OPENED = 1.3
_SELLERS_OPENINGS = listed("""
    jual dijual jasa sewa disewakan rental open menerima terima sedia tersedia ready promo obral
    pasang kavling kontrakan kost kos loker lowongan dibutuhkan dicari travel kredit bimbel kursus
    les catering katering service servis butuh cari selling rent rumah tanah ruko pelatihan dibuka
""")
# A seller names the trouble that the wares cure; it then counts less.
_ENOUGH_OFFERS = 2
_CURED_SHARE = 0.4
# Whoever names what is wrong may joke, praise in scorn and philosophize.
_SOFT = ("praise", "wisdom", "personal", "laughter", "thanks")
# What is wrong in one's own day ("kejebak macet, telat kerja") stays private talk.
_SOFT_IN_PRIVATE = ("praise", "wisdom", "thanks")
_PUBLIC = frozenset(["official", "ask", "follow_up", "information", "proposal", "swear"])
_CALLS = frozenset(["ask", "follow_up", "information", "proposal", "swear", "address", "duration"])
_MANY_PRIVATE = 2
_ASKED_OR_BLAMED = frozenset(
    ["question", "information", "grievance", "problem", "trouble", "follow_up"]
)
_MATTER = frozenset(["topic", "official", "road", "follow_up"])
_ORDER = frozenset(["pesan", "pesen", "order", "minat", "ready", "cukup", "mulai", "nego"])

_KIND: dict[str, Kind] = {
    "spam": "spam",
    "promotion": "advert",
    "news": "opinion",
    "politics": "opinion",
    "praise": "opinion",
    "wisdom": "opinion",
    "wishes": "chatter",
    "chain": "chatter",
    "personal": "chatter",
    "laughter": "chatter",
    "thanks": "thanks",
}

_KIND_OF_FORM: dict[Form, Kind] = {
    "lost and found": "chatter",
    "verse or jest": "chatter",
    "homework": "chatter",
    "chain letter": "chatter",
    "invitation": "chatter",
    "private trade": "chatter",
    "offer": "advert",
    "test": "test",
}

# A message all of whose words stand in one of these has nothing of its own to say.
_SMALL_TALK: tuple[tuple[Kind, str], ...] = (
    ("test", "test"),
    ("thanks", "thanks"),
    ("greeting", "greeting"),
    ("chatter", "acknowledgement"),
)

_TESTED = listed("tes test testing tests ngetes ngetest dites mengetes ujicoba")
_UNTESTED = frozenset(["problem", "trouble", "topic", "follow_up", "information", "ask"])


def judge(
    reading: Reading,
    *,
    surface: str = "direct",
    content: str = "text",
    has_attachment: bool = False,
    is_reply: bool = False,
) -> Verdict:
    """Whether the message is a report, by its words; see `Verdict`.

    `surface` and `content` are those of the record. `is_reply` says that it answers another
    message: there, and under posts, "sama min" joins somebody else's report. Pictures and
    recordings without words are taken for reports where the message was sent to us alone.
    """
    words = reading.words[:WORDS_READ]
    if not words:
        return _wordless(reading, surface, content, has_attachment)
    found = evidence(reading)
    small_talk = _small_talk(words, found, in_answer=is_reply or surface == "comment")
    if small_talk is not None:
        return small_talk
    return _weighed(reading, found, has_attachment)


def _wordless(reading: Reading, surface: str, content: str, has_attachment: bool) -> Verdict:
    if surface == "direct" and content != "sticker" and (has_attachment or content == "location"):
        return Verdict(True, "report", 0.55, f"{content} without words, sent to us alone")
    if reading.said != reading.lower:
        return Verdict(False, "chatter", 0.7, "only an address of the web")
    return Verdict(False, "empty", 0.9, "no words")


# --- messages without a matter of their own --------------------------------------------------


def _small_talk(words: tuple[str, ...], found: Found, *, in_answer: bool) -> Verdict | None:
    """The verdict on a message that only greets, thanks, tests, agrees or joins in."""
    if len(words) > 25:
        return None
    distinct = frozenset(words)
    joins = distinct & MEANINGS["me_too"]
    if joins and _only(distinct, "me_too") and (in_answer or "me_too" in found):
        return Verdict(False, "me_too", 0.9, _because("joins another report", joins))
    if in_answer and "me_too" in found and len(words) <= 8 and _OWN_MATTER.isdisjoint(found):
        return Verdict(False, "me_too", 0.75, _because("joins another report", found["me_too"]))
    for kind, meaning in _SMALL_TALK:
        said = distinct & MEANINGS[meaning] or distinct.intersection(found.get(meaning, ()))
        if said and _only(distinct, meaning, "greeting"):
            return Verdict(False, kind, 0.95, _because(f"only {meaning}", said))
    tested = distinct & _TESTED
    if tested and len(words) <= 10 and _UNTESTED.isdisjoint(found):
        return Verdict(False, "test", 0.75, _because("test", tested))
    if all(word.isdigit() for word in words):
        return Verdict(False, "chatter", 0.7, "only numbers")
    if distinct <= MEANINGS["filler"] | MEANINGS["acknowledgement"] | MEANINGS["greeting"]:
        return Verdict(False, "chatter", 0.8, "nothing said yet")
    return None


def _only(distinct: frozenset[str], *meanings: str) -> bool:
    """Whether each word has one of the meanings or none of its own."""
    allowed = MEANINGS["filler"].union(*(MEANINGS[meaning] for meaning in meanings))
    return all(word in allowed or word.isdigit() for word in distinct)


# --- evidence --------------------------------------------------------------------------------


def _weighed(reading: Reading, found: Found, has_attachment: bool) -> Verdict:
    if _gives_own_number(reading, found):
        found = {
            name: left
            for name, said in found.items()
            if name not in _OF_TRADE and (left := [word for word in said if word not in _REACHING])
        }
    asked = "?" in reading.said or _asks_in_earnest(found)
    if not asked and is_settled(reading.words[:WORDS_READ], found):
        if alarm := _emergency(reading, found):
            return alarm
        said = found.get("thanks", ()) or found.get("praise", ())
        return Verdict(False, "thanks", 0.8, _because("thanks for what is settled", said))
    if "thanks" in found and (wrong := wrong_since(reading.words[:WORDS_READ])):
        found = {**found, "follow_up": [*found.get("follow_up", ()), *wrong]}
    if form := other_form(reading):
        if alarm := _emergency(reading, found):
            return alarm
        return Verdict(False, _KIND_OF_FORM[form.name], 0.75, _because(form.name, [form.said]))
    if _is_news(reading, found):
        return Verdict(False, "opinion", 0.85, _because("form of news", found.get("news", ())))
    in_favour = {name: _amount(found, name, _FOR) for name in _FOR if name in found}
    if "problem" in in_favour and _offers_a_cure(reading, found):
        in_favour["problem"] *= _CURED_SHARE
    against = _against(reading, found, scorned="problem" in found or len(in_favour) >= 4)
    balance = _balance(in_favour, against, has_attachment)
    # Beyond this, no leaning could turn it.
    if balance < _LEAST_LEANING:
        leaning = _leaning(reading, found)
        balance += leaning
        if leaning > 0:
            in_favour["wording"] = leaning
    if balance < 0 and (said := _misconduct(reading, found, against)):
        balance = max(balance + _MISCONDUCT, 0.0 if _demands(reading) else -math.inf)
        in_favour["misconduct"] = _MISCONDUCT
        found = {**found, "misconduct": said}
    confidence = round(1 / (1 + math.exp(-1.1 * abs(balance))), 2)
    if balance >= 0:
        return Verdict(True, "report", confidence, _reason(in_favour, found))
    if alarm := _emergency(reading, found):
        return alarm
    if against:
        kind = _KIND[max(against, key=against.__getitem__)]
        return Verdict(False, kind, confidence, _reason(against, found))
    if "thanks" not in found and (danger := _danger(reading)):
        return Verdict(True, "report", 0.55, danger)
    return _unremarkable(found, confidence)


def _balance(
    in_favour: Mapping[str, float], against: Mapping[str, float], has_attachment: bool
) -> float:
    """What speaks for a report and what against it, as far as it is more than enough."""
    balance = sum(in_favour.values()) - sum(against.values())
    balance -= _ENOUGH if against else _ENOUGH_UNOPPOSED
    if has_attachment:
        balance += _SHOWN
    return balance - _SHOWN if _NO_MATTER.issuperset(in_favour) else balance


def _leaning(reading: Reading, found: Found) -> float:
    """What all words together add; little against a report, nothing against who calls on us."""
    leaning = max(-_LEAST_LEANING, min(_MOST_LEANING, _LEANING * _leanings.report(reading)))
    return leaning if _CALLS.isdisjoint(found) else max(0.0, leaning)


def _emergency(reading: Reading, found: Found) -> Verdict | None:
    """The verdict on what nobody would call a report, though somebody should come at once."""
    if not found.keys().isdisjoint(_NO_CALLS):
        return None
    judged = urgency.judge(reading)
    return Verdict(True, "report", 0.6, judged.reason) if judged.is_emergency else None


def _danger(reading: Reading) -> str:
    """The danger that is told in a message of which nothing else speaks, "" where none is."""
    judged = urgency.judge(reading)
    is_told = judged.level == "high" and not judged.reason.startswith("danger: ")
    return judged.reason if is_told else ""


def _gives_own_number(reading: Reading, found: Found) -> bool:
    """Whether what sounds of trade only tells where the writer can be reached."""
    if "price" in found or (
        _OWN.isdisjoint(reading.vocabulary) and reading.words[0] not in _REACHING
    ):
        return False
    said = [word for name in _OF_TRADE for word in found.get(name, ())]
    return bool(said) and all(word in _REACHING or _has_digit(word) for word in said)


def _demands(reading: Reading) -> bool:
    """Whether money is asked for under the table, which no headline weighs up."""
    return not _DEMANDING.isdisjoint(reading.vocabulary) and _tells_of_graft(reading)


def _misconduct(reading: Reading, found: Found, against: Mapping[str, float]) -> list[str]:
    """What makes the message suspected misconduct in office, asked only where little else speaks.

    Such complaints are told in the words of trade and of private life: "petugas lapas jual kamar".
    Beside a word of spam, news or politics more than one word must tell of it: all talk of graft.
    """
    strays = _NOBODY_COMPLAINS.intersection(against)
    campaigns = strays == _PARTY and _tells_of_graft(reading)
    if strays and not campaigns and not _is_one_stray(strays, reading, found):
        return []
    signs = [sign for sign in find_signs(reading) if sign.kind == "oversight"]
    said = [because.partition(": ")[2] for sign in signs for because in sign.because]
    return said if not strays or any(" " in words for words in said) else []


def _is_one_stray(strays: Collection[str], reading: Reading, found: Found) -> bool:
    """Whether no more than one word is that of spam, news or politics, and no newspaper's."""
    if sum(len(found.get(name, ())) for name in strays) > 1:
        return False
    return "news" not in strays or _is_spoken(reading, found) or _demands(reading)


def _against(reading: Reading, found: Found, *, scorned: bool) -> dict[str, float]:
    """What speaks against a report, and how much; little for soft words where praise is scorn."""
    against = {name: _amount(found, name, _AGAINST) for name in _AGAINST if name in found}
    promotion = _promotion(reading, found)
    if promotion:
        against["promotion"] = promotion
    if "spam" in against and "promotion" not in found:
        against["spam"] += _HOW_TO_BUY * (("price" in found) + ("contact" in found))
    if _is_spoken(reading, found) and _HOW_TO_REACH.isdisjoint(found):
        for name in _STRAY:
            if len(found.get(name, ())) == 1:
                against[name] *= 0.5
    if _is_headline(reading, found):
        doubtful = "news" not in found and not _COMPLAINT.isdisjoint(found)
        against["news"] = against.get("news", 0.0) + _headline_weight(reading, doubtful)
    strays = len(found.get("news", ())) == 1 and "problem" in found
    if "news" in against and not strays and not _is_spoken(reading, found):
        against["news"] += 1.2
    if scorned and not against.keys().isdisjoint(_SOFT):
        is_private = not _is_public(found) or _is_told_among_friends(found)
        soft = _SOFT_IN_PRIVATE if is_private else _SOFT
        against.update({name: 0.3 * against[name] for name in soft if name in against})
    return against


def _is_spoken(reading: Reading, found: Found) -> bool:
    """Whether somebody asks, reproaches, or speaks of themselves or to somebody."""
    if "?" in reading.said or not _VOICE.isdisjoint(reading.vocabulary):
        return True
    return not _REPROACH.isdisjoint(found.get("grievance", ()))


def _promotion(reading: Reading, found: Found) -> float:
    """How much the message is an advert: an offer, its wares, a price and whom to ask."""
    amount = _amount(found, "promotion", _AGAINST) if "promotion" in found else 0.0
    terms = ("price" in found) + ("contact" in found)
    if "promotion" in found:
        amount += _HOW_TO_BUY * terms
    if "wares" in found:
        weight = _WARES_OFFERED if "promotion" in found or terms else _WARES_NAMED
        amount += min(2.8, weight * len(found["wares"]))
    if "problem" in found:
        return amount
    if amount and reading.words[0] in _SELLERS_OPENINGS and not _is_spoken(reading, found):
        amount += _OPENED
    if terms == 2:
        return amount + 1.5
    if "price" in found and not _ORDER.isdisjoint(reading.vocabulary):
        return amount + 1.2
    return amount * (0.5 if _is_question_of_trade(reading, found) else 1.0)


def _offers_a_cure(reading: Reading, found: Found) -> bool:
    """Whether a trouble is named by a seller, who asks for nothing: "pompa rusak? kami siap"."""
    offers = len(found.get("promotion", ())) + ("contact" in found)
    return (
        "official" not in found
        and offers >= _ENOUGH_OFFERS
        and _COMPLAINERS.isdisjoint(reading.vocabulary)
    )


def _is_question_of_trade(reading: Reading, found: Found) -> bool:
    """Whether somebody who trades asks or complains; whoever offers gives a price or a contact."""
    if "price" in found or "contact" in found or _MATTER.isdisjoint(found):
        return False
    if len(found.get("promotion", ())) > 1 and "?" not in reading.said:
        return False
    return not _ASKED_OR_BLAMED.isdisjoint(found)


def _is_public(found: Found) -> bool:
    return not _PUBLIC.isdisjoint(found) or not all(map(is_everyday, found.get("topic", ())))


def _is_told_among_friends(found: Found) -> bool:
    """Whether private words prevail, or are laughed at, and nobody in office is called upon."""
    private = found.get("personal", ())
    if private and "laughter" in found:
        return True
    return len(private) >= _MANY_PRIVATE and _CALLS.isdisjoint(found)


def _unremarkable(found: Found, confidence: float) -> Verdict:
    """The verdict where little speaks for a report and nothing for anything else."""
    if "thanks" in found:
        return Verdict(False, "thanks", confidence, _because("thanks", found["thanks"]))
    if "greeting" in found and len(found) < 3:
        return Verdict(False, "greeting", confidence, _because("greeting", found["greeting"]))
    is_public = "topic" in found or "problem" in found
    reason = "worded like talk" if is_public else "no public matter named"
    return Verdict(False, "chatter", confidence, reason)


def _amount(found: Found, name: str, weights: dict[str, tuple[float, float, float]]) -> float:
    first, further, most = weights[name]
    if name == "topic" and all(map(is_everyday, found[name])):
        first *= _EVERYDAY_SHARE
    amount = first + further * (len(found[name]) - 1)
    return amount if amount < most else most


def _asks_in_earnest(found: Found) -> bool:
    """Whether somebody is asked to act; "diperbaiki" alone also tells what was done."""
    return not _PLEAS.isdisjoint(found.get("ask", ()))


def _is_news(reading: Reading, found: Found) -> bool:
    """Whether the form alone says that this is news, whatever it tells."""
    if not _PLEAS_TO_US.isdisjoint(found.get("ask", ())):
        return False
    marks = news_marks(reading)
    has_form = marks >= _NEWS_FORM or (marks > 0 and _is_headline(reading, found))
    return has_form and not _tells_of_graft(reading)


def _tells_of_graft(reading: Reading) -> bool:
    return any(
        because.startswith(_GRAFT) for sign in find_signs(reading) for because in sign.because
    )


def _headline_weight(reading: Reading, doubtful: bool) -> float:
    """What a headline adds for news; less where it tells of one trouble without consequence."""
    if not doubtful:
        return 2.6
    return 1.2 if "," in reading.text else 0.6


def _is_headline(reading: Reading, found: Found) -> bool:
    """Whether Most Words Begin With A Capital, as in a headline, and nobody is asked."""
    if _asks_in_earnest(found) or "follow_up" in found or "?" in reading.said:
        return False
    written = reading.text[:300].split()
    capitals = [word for word in written if word[0].isupper()]
    most = 0.7 * len(written)
    if len(written) < 6 or len(capitals) < most:
        return False
    return sum(not word.isupper() for word in capitals) >= most


def _reason(amounts: dict[str, float], found: Found) -> str:
    """The three strongest kinds of evidence, with their words."""
    strongest = sorted(amounts, key=amounts.__getitem__, reverse=True)[:3]
    return "; ".join(_because(name, found.get(name, ())) for name in strongest)


def _because(name: str, words: Iterable[str]) -> str:
    said = sorted(words) if isinstance(words, frozenset) else words
    quoted = ", ".join([word for word in islice(said, 4) if word.isalpha() or not _has_digit(word)])
    return f"{name} ({quoted})" if quoted else name


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))
