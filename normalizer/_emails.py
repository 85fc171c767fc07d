"""E-mail addresses: as they are, and hidden behind "[at]", " at ", "(dot)", "titik" and spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer._numbers import Found
from normalizer.text import Reading
from normalizer.words import Fact

_PROVIDERS = "gmail|gmai|gmial|yahoo|ymail|hotmail|outlook|icloud|rocketmail|live|protonmail|email"
_ENDINGS = (
    "com|kom|net|org|id|co|go|ac|sch|or|desa|my|web|biz|info|me|io|xyz|edu|gov|mil|store|online"
)

_PLAIN = re.compile(
    r"[\w.+%-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,24}(?![a-z0-9])"
)
_AT = (
    rf"(?: ?@ ?|\n@(?=(?:{_PROVIDERS})\b)| ?[\[({{<] ?(?:at|et|a|@) ?[\])}}>] ?"
    r"|[ _-](?:at|et|a[. -]t)[ _-])"
)
_DOT = r"(?: ?[.,] ?| ?[\[({<] ?(?:dot|titik|\.) ?[\])}>] ?|[ _-](?:dot|titik|d\.o\.t)[ _-])"
_HIDDEN = re.compile(
    rf"[#*!](?:{_PROVIDERS})\.(?:{_ENDINGS})(?![a-z0-9])|{_AT}(?:"
    # a provider that all know needs no ending ("warga@gmail", "warga et gmail com")
    rf"(?:{_PROVIDERS})(?:(?:{_DOT}|"
    rf" )(?:{_ENDINGS})(?:{_DOT}(?:{_ENDINGS}))?)?(?![a-z0-9.]*[a-z0-9])"
    rf"|[a-z0-9-]{{2,63}}(?:{_DOT}[a-z0-9-]{{2,63}}){{0,3}}{_DOT}(?:{_ENDINGS})(?![a-z0-9])"
    # letter by letter: "@ g m a i l . c o m"
    r"|(?:[a-z0-9-] ){2,30}\.(?: [a-z0-9.](?![a-z0-9])){2,20}"
    r")"
)
_LOCAL = re.compile(
    r"(?:(?<!\S)[a-z0-9._](?: [a-z0-9._]){2,40}"
    r"|[\w+%-][\w.+%-]{0,63}(?:(?: ?[\[({<](?:dot|titik)[\])}>] ?| (?:dot|titik) )"
    r"[\w.+%-]{1,64})*)\Z"
)
# Where the sign is a word, all between "email" and it is the address: "email saya siti contoh at".
_NAMED = re.compile(
    r"(?<![a-z])e-?mail(?:ku|nya)?[ :=]{1,3}"
    r"(?:(?:saya|sy|aku|kami|nya|adalah|di|ke)[ :]{1,2}){0,2}+((?:[\w.+%-]{1,64} ){0,3})\Z"
)
# Without one of these there is no address: a look that costs next to nothing.
_SIGNS = (
    *("@", "gmai", "mail", "yahoo", "outlook", "icloud", " at ", "[at", "(at", "-at-", "_at_"),
    *("{at", "<at", "[ at", "( at", "(et", "[et", " et ", "(a)", "[a]", " a t ", " a-t ", "-a-t-"),
)
# Nor without one of these: a look at the words, which costs less still.
_SIGN_WORDS = frozenset(["at", "et", "t"])
_PROVIDER_SIGNS = ("gmai", "mail", "yahoo", "outlook", "icloud")
_MAY_BE_A_SIGN = Fact(
    lambda word: word in _SIGN_WORDS or any(sign in word for sign in _PROVIDER_SIGNS)
)
_SIGN_MARKS = ("@", "(", "[", "{", "<")
_LONGEST_LOCAL = 100


def find_emails(reading: Reading) -> Iterator[Found]:
    """The e-mail addresses in a message, in order of their kind; they may overlap."""
    lower = reading.lower
    if not any(_MAY_BE_A_SIGN.of(reading)) and not any([mark in lower for mark in _SIGN_MARKS]):
        return
    if not any([sign in lower for sign in _SIGNS]):
        return
    if "@" in lower:
        for found in _PLAIN.finditer(lower):
            yield "email", *found.span()
    for found in _HIDDEN.finditer(lower):
        first = max(0, found.start() - _LONGEST_LOCAL)
        before = lower[first : found.start()]
        if local := _LOCAL.search(before):
            named = None if "@" in found[0] else _NAMED.search(before[: local.start()])
            yield "email", first + (named.start(1) if named else local.start()), found.end()
