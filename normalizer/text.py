"""Text as it is kept (`clean`) and as the steps read it (`read`); the original is never changed.

A citizen's words are kept in NFC without control characters. Understanding them needs more repair
than that: styled letters, zero-width signs, entities and mojibake stand in the way. That repair
happens on a shadow copy, the `Reading`, which knows for each of its code points where it stands in
the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import field
from html import unescape
from itertools import accumulate
from typing import Any

from normalizer._letters import SAME_LENGTH, WITHOUT_MARKS, plain_letter
from normalizer._value_type import value_type
from normalizer.words import DIGITS, Facts, look_up, spelled

# C0 and C1 controls but tab and newline. Zero-width joiners, direction marks and the tags inside
# flags are left alone: emoji, Arabic and Javanese script need them.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_LINE_ENDS = re.compile("\r\n?|\x85")
# Half of a surrogate pair is not a character: it can be neither encoded nor stored.
_SURROGATES = re.compile("[\ud800-\udfff]")

# Split a text in lower case into what stands before, between and behind its words, and the words.
_WORDS_AND_GAPS = re.compile(r"([^\W_]+)")
_ASCII_WORDS_AND_GAPS = re.compile(r"([a-z0-9]+)")  # the same where all is ASCII, and quicker

# Addresses of the web, with the label under which the form for posts adds one; not those that dial:
# they are a telephone number, which says how to reach whoever sells.
_ADDRESS = re.compile(
    r"(?:^tautan: )?(?<![\w.@/-])(?!(?:https?://)?(?:www\.)?(?:wa\.me|api\.whatsapp)\b)"
    r"(?:https?://|www\.|(?:[a-z0-9-]{1,63}\.){1,4}(?:com|net|org|id|ly|me|be|gl|io|co|watch)/)\S*",
    re.IGNORECASE | re.MULTILINE,
)


def clean(text: str | None) -> str | None:
    """`text` in NFC with unix line ends, without NUL, other controls and lone surrogates.

    None and the empty text give None.
    """
    if text is None:
        return None
    if _is_plain(text):
        return text or None
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    text = unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", text))
    return text or None


def without_web_addresses(text: str) -> str:
    """`text` with spaces where addresses of the web stand: what they spell, nobody has said."""
    if "/" not in text and "www." not in text:
        return text
    return _ADDRESS.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _is_plain(text: str) -> bool:
    """Whether there is nothing but ASCII, without any control but the ends of lines."""
    return text.isascii() and text.replace("\n", " ").isprintable()


@value_type(eq=False)
class Reading:
    """One message, ready to be understood; made by `read`, shared by all steps, never changed.

    `text` is the repaired shadow of `original`, with the capitals as written, and `lower` the same
    in lower case and without the marks of Latin letters ("naék" is "naek"): both have the same
    length, and all offsets that steps work with are code points in them. `said` is `lower` with
    spaces where addresses of the web stand. `origins` gives for each of these code points its
    `(start, end)` in `original`; None where each stands at its own place.

    `words` are runs of letters and digits of what is said, elongations ("tolooong") shortened,
    `vocabulary` the distinct ones, and `word_spans` where each stands in `text`. `facts` is what is
    known of the first of them, for `Fact.of`; `digits` is how many digits `text` has.
    `shared` is what one step has found and others need.
    """

    original: str
    text: str
    lower: str
    said: str
    origins: tuple[tuple[int, int], ...] | None
    words: tuple[str, ...]
    word_spans: tuple[tuple[int, int], ...]
    vocabulary: frozenset[str]
    facts: Facts
    digits: int
    shared: dict[str, Any] = field(default_factory=dict)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` (not empty) stands in `original`, in code points."""
        if self.origins is None:
            return start, end
        return self.origins[start][0], self.origins[end - 1][1]


def read(text: str | None) -> Reading:
    """The reading of a citizen's words. Never raises, whatever they are."""
    original = text or ""
    draft = _Draft(original)
    if _needs_repair(original):
        _repair(draft)
    if not draft.text.isascii():
        draft.text = _LOOKALIKES.sub(lambda found: SAME_LENGTH[ord(found[0])], draft.text)
    lower = _lower(draft.text)
    said = without_web_addresses(lower)
    pattern = _ASCII_WORDS_AND_GAPS if said.isascii() else _WORDS_AND_GAPS
    # What stands before the first word, the word, what follows it …
    pieces = pattern.split(said)
    written = pieces[1::2]
    ends = list(accumulate(map(len, pieces)))
    facts = look_up(written)
    words = spelled(written, facts)
    return Reading(
        original=original,
        text=draft.text,
        lower=lower,
        said=said,
        origins=None if draft.spans is None else tuple(draft.spans),
        words=words,
        word_spans=tuple(zip(ends[::2], ends[1::2], strict=False)),
        vocabulary=frozenset(words),
        facts=facts,
        digits=sum(DIGITS.among(words, facts)) if said == lower else sum(map(str.isdigit, lower)),
    )


def _lower(text: str) -> str:
    """Lower case without the marks of Latin letters, with as many code points as before."""
    lower = text.lower()
    if text.isascii():
        return lower
    if len(lower) != len(text):
        lower = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return lower.translate(WITHOUT_MARKS)


# --- repair -------------------------------------------------------------------------------------


class _Draft:
    """A text under repair; `spans` is where each code point comes from, None while all stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[tuple[int, int]] | None = None

    def rewrite(
        self, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str | None]
    ) -> bool:
        """Replace what `pattern` finds, where `replacement` has an answer; whether any had."""
        text, spans = self.text, self.spans
        pieces: list[str] = []
        new_spans: list[tuple[int, int]] = []
        done = 0
        for found in pattern.finditer(text):
            new = replacement(found)
            if new is None or new == found[0]:
                continue
            if spans is None:
                spans = [(i, i + 1) for i in range(len(text))]
            start, end = found.span()
            pieces += (text[done:start], new)
            new_spans += spans[done:start]
            new_spans += [(spans[start][0], spans[end - 1][1])] * len(new)
            done = end
        if spans is None or not done:
            return False
        self.text = "".join((*pieces, text[done:]))
        self.spans = new_spans + spans[done:]
        return True


_ESCAPED = re.compile(
    # Double-encoded entities ("&amp;#39;") are one find. Without a semicolon only the two that
    # cannot be a URL's parameter.
    r"&(?:amp;){0,3}(?:\#[0-9]{1,7};|\#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,30};|nbsp|quot)"
    # "ada\tidak" is a slash that slipped, "C:\temp" a path.
    r"|(?<![:\\])\\{1,2}(?:r\\{1,2}n|[rn]|t(?!idak|dk|ak\b)|u[0-9a-fA-F]{4}(?:\\{1,2}u[dD][c-fC-F][0-9a-fA-F]{2})?)"
)
# What the bytes 80 to BF of UTF-8 look like when they are read as Windows-1252.
_CP1252 = {0x80 + i: c for i, c in enumerate("€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ")}
_BYTES = {c: bytes([i]) for i, c in _CP1252.items()} | {chr(i): bytes([i]) for i in range(256)}
_TAIL = "[" + "".join(_CP1252.values()) + "\x80-\xbf]"
# Only leads that Indonesian text can have lost: Latin, Arabic and Cyrillic letters (two bytes),
# punctuation, variation selectors and Javanese (three), emoji (four). "kafé…”" is none of them.
_MOJIBAKE = re.compile(
    f"[ÂÃÄÅÐÑØÙ]{_TAIL}|[âïê]{_TAIL}{{2}}|ð{_TAIL}{{3}}|â€(?!{_TAIL})|ðŸ{_TAIL}?(?!{_TAIL})"
)
_BROKEN = {"â€": '"'}  # the closing quote, whose last byte is a control and gets lost

# Signs without width; joiners, selectors and tags stay where an emoji or a script needs them, that
# is, after a sign beyond the Latin letters.
_JOINERS = "\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f"
_WIDTHLESS = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e001f\U000e0080-\U000e0fff"
)
_LOOSE_JOINER = re.compile(f"(?<![\u0300-\U0010ffff])[{_JOINERS}]+")
_INVISIBLE = re.compile(
    f"[0-9#*]\ufe0f?\u20e3|[{_WIDTHLESS}]+|{_LOOSE_JOINER.pattern}"
    "|\r\n?|[\x0b\x0c\x85\u2028\u2029]|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+|[\ud800-\udfff]"
)
_LINE_BREAKS = frozenset("\r\n\x0b\x0c\x85\u2028\u2029")
_STYLED = re.compile(
    "[²³¹\u02b0-\u02b8\u1d00-\u1dbf\u0262\u026a\u0274\u0280\u028f\u0299\u029c\u029f\ua730\ua731"
    "\u2070-\u209c\u2100-\u2121\u2123-\u2138\u213a-\u214f\u2160-\u217f\u2460-\u24ff\u2776-\u2793"
    "\ufb00-\ufb06\ufb50-\ufdef\ufe70-\ufefc\uff01-\uffdc\uffe0-\uffe6"
    "\U0001d400-\U0001d7ff\U0001f100-\U0001f169\U0001fbf0-\U0001fbf9]"
    # Negative squared letters are emoji when alone, regional indicators flags when in pairs.
    "|[\U0001f170-\U0001f189]{2,}"
    "|(?<![\U0001f1e6-\U0001f1ff])[\U0001f1e6-\U0001f1ff](?![\U0001f1e6-\U0001f1ff])"
    r"|(?![0-9])\d"
)
# A letter and the marks on it.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"
)
_MARKED = re.compile(f"[^{_MARKS}]?[{_MARKS}]+")
_LEFT_OVER = re.compile("[\u0300-\u036f\u20d0-\u20df\u20e1-\u20f0]+")
# What may need repair: asked of the distinct letters of a text, since that is quicker.
_ODD = re.compile(
    _STYLED.pattern.partition("]")[0]
    + f"{_WIDTHLESS}{_MARKS}ÂÃÄÅÐÑØÙâïêð\u2028\u2029\x80-\x9f\ud800-\udfff"
    + "\U0001f170-\U0001f189\U0001f1e6-\U0001f1ff]"
    + r"|(?![0-9])\d"
)
_LOOKALIKES = re.compile("[" + "".join(map(chr, SAME_LENGTH)) + "]")
_NOT_ASCII = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")


def _needs_repair(text: str) -> bool:
    if ("&" in text or "\\" in text) and _ESCAPED.search(text):
        return True
    if text.isascii():
        return not _is_plain(text) and _CONTROLS.search(text) is not None
    if not unicodedata.is_normalized("NFC", text) or _CONTROLS.search(text):
        return True
    return _ODD.search("".join(set(text))) is not None or _LOOSE_JOINER.search(text) is not None


def _repair(draft: _Draft) -> None:
    draft.rewrite(_ESCAPED, _unescaped)
    if not draft.text.isascii():
        # Twice-broken text needs two turns.
        _ = draft.rewrite(_MOJIBAKE, _mended) and draft.rewrite(_MOJIBAKE, _mended)
    draft.rewrite(_INVISIBLE, _visible)
    if draft.text.isascii():
        return
    draft.rewrite(_STYLED, lambda found: plain_letter(found[0]))
    draft.rewrite(_MARKED, lambda found: _LEFT_OVER.sub("", _nfc(found[0])))
    if not unicodedata.is_normalized("NFC", draft.text):
        draft.rewrite(_NOT_ASCII, lambda found: _nfc(found[0]))


def _unescaped(found: re.Match[str]) -> str | None:
    sign = found[0]
    if sign[0] == "&":
        for _ in range(4):
            sign = unescape(sign)
        return sign if sign != found[0] and len(sign) <= 2 else None
    codes = re.findall("u([0-9a-fA-F]{4})", sign)
    if not codes:
        return "\t" if sign[-1] == "t" else "\n"
    units = b"".join(int(code, 16).to_bytes(2, "big") for code in codes)
    return units.decode("utf-16-be", "replace")


def _mended(found: re.Match[str]) -> str | None:
    broken = found[0]
    if broken in _BROKEN:
        return _BROKEN[broken]
    try:
        return b"".join(_BYTES[c] for c in broken).decode("utf-8")
    except UnicodeDecodeError:
        # An emoji whose last byte got lost; anything else is what the citizen wrote.
        return "\ufffd" if broken.startswith("ðŸ") else None


def _visible(found: re.Match[str]) -> str:
    sign = found[0]
    if sign[-1] == "\u20e3":
        return sign[0]
    if sign[0] in _LINE_BREAKS:
        return "\n"
    return "\ufffd" if "\ud800" <= sign <= "\udfff" else ""


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
