"""Phrases with a meaning, found in the words of a message whatever the spelling.

A phrase is written as words. `a|b` stands for either, where `b_c` is two words; `..` stands for up
to three words of any kind and `...` for up to eight: "mohon|tolong .. diperbaiki|dicek_lagi".
`*gigit` stands for every form of a verb (`inflection`). Phrases are separated by commas or line
ends; after a `|` or a gap the line goes on in the next. Spellings of chat, common suffixes and
single slips of the finger in long words are forgiven, so a list names each word once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import compress
from sys import intern
from typing import Final, NamedTuple, cast

from normalizer._common_words import COMMON_WORDS
from normalizer._phrase_nodes import GAPS, Choices, Node, made
from normalizer.inflection import forms
from normalizer.informal_spellings import STANDARD_SPELLING, WORDS_OF_THEIR_OWN
from normalizer.words import Remembered, answered

_CONTINUED_CHOICE: Final = re.compile(r"\|\s+")
_CONTINUED_GAP: Final = re.compile(r"\.\.\n\s*")
_VERB: Final = re.compile(r"\*([a-z]+)")
_WRITTEN: Final = re.compile(r"(?<![*a-z])[a-z]+")
_DIGITS: Final = "0123456789"
_SUFFIXES: Final = ("nya", "kah", "lah", "pun", "ne", "na", "ku", "mu", "é", "e", "2", "i", "in")
# What is longer may be a number of a person.
_LONGEST_AMOUNT: Final = 4
_SHORTEST_STEM: Final = 4
_SHORTEST_FORGIVEN: Final = 7
_LONGEST_WORD: Final = 32

Entry = tuple[str, Node | None]
_NO_ENTRY: Final[Entry] = ("", None)


class Found(NamedTuple):
    """A phrase that stands in the message, from word `start` to before word `end`.

    `said` are the words of the message that matched, without those that a gap let pass.
    """

    meaning: str
    start: int
    end: int
    said: str


# What `Found(...)` makes, without a call into Python: forty are made for every message.
_found = cast("Callable[[tuple[str, int, int, str]], Found]", partial(tuple.__new__, Found))


class Phrasebook:
    """Finds the phrases of several meanings in one walk; linear in the number of words."""

    def __init__(self, phrases: Mapping[str, Mapping[str, str]]) -> None:
        """`phrases` gives by chapter for each meaning its phrases, in this module's notation."""
        blocks = [block for meanings in phrases.values() for block in meanings.values()]
        written = [
            (places, (chapter, meaning))
            for chapter, meanings in phrases.items()
            for meaning, block in meanings.items()
            for places in _phrases(block)
        ]
        named = {place for places, _ in written for place in places}
        choices = {place: _choices(place) for place in sorted(named)}
        self._known = _words(choices.values())
        self._root, self._one_for = made(written, choices, self._known_with_a_suffix())
        self._slips = self._spellings_with_a_slip(_never_written(blocks))
        self._entries = Remembered(self.entry)

    def find(self, words: Sequence[str]) -> dict[str, list[Found]]:
        """All phrases in `words` (lower case) by chapter and where they start; they may overlap."""
        return self.find_among(words, self._entries.of(words))

    def find_among(self, words: Sequence[str], entries: Sequence[Entry]) -> dict[str, list[Found]]:
        """The same where the `entry` of each word is known already."""
        found: dict[str, list[Found]] = defaultdict(list)
        if not entries:
            return found
        known, beginnings = zip(*entries, strict=True)
        for start, node in answered(beginnings):
            end = start + 1
            if node.meanings:
                said = words[start]
                for chapter, meaning in node.meanings:
                    found[chapter].append(_found((meaning, start, end, said)))
            if node.ahead and not node.ahead.isdisjoint(known[end : end + node.reach]):
                _follow(node, start, known, words, found)
        return found

    def entry(self, word: str) -> Entry:
        """What the phrases have for `word`, and those that begin with it, if any.

        The first is a word with the same meaning, "" where no phrase has one. All words that none
        has share one object.
        """
        spelling = self._one_for.get(self._spelled(word), "")
        return (spelling, self._root.words.get(spelling)) if spelling else _NO_ENTRY

    def _spelled(self, word: str) -> str:
        if len(word) > _LONGEST_WORD:
            return ""
        for candidate in _without_suffixes(word):
            standard = STANDARD_SPELLING.get(candidate, candidate)
            if standard in self._known:
                return standard
        if len(word) >= _SHORTEST_FORGIVEN - 1 and not _is_spelled_right(word):
            return self._slips.get(word, "") or self._without_one_letter(word)
        return ""

    def _known_with_a_suffix(self) -> dict[str, list[str]]:
        """For each word the known words that are it with a suffix: "korban" has "korbannya".

        Twice the word is another one: "dimana2" is everywhere, not where.
        """
        longer: dict[str, list[str]] = {}
        for word in sorted(self._known):
            for stem in _without_suffixes(word):
                if stem != word and stem in self._known and not word.endswith("2"):
                    longer.setdefault(stem, []).append(word)
        return longer

    def _without_one_letter(self, word: str) -> str:
        """The known word that `word` is with one letter too many."""
        if len(word) <= _SHORTEST_FORGIVEN:
            return ""
        for place in range(1, len(word)):
            shorter = word[:place] + word[place + 1 :]
            if shorter in self._known:
                return shorter
        return ""

    def _spellings_with_a_slip(self, unwritten: frozenset[str]) -> dict[str, str]:
        """Long words with a letter forgotten or two letters exchanged.

        Only words that stand in the lists: a slip of a form that nobody says is a word of its own.
        """
        return {
            slip: word
            for word in sorted(self._known - unwritten)
            if len(word) >= _SHORTEST_FORGIVEN
            for slip in _slips(word)
            if slip not in self._known
        }


def _follow(
    first: Node,
    start: int,
    known: Sequence[str],
    words: Sequence[str],
    found: dict[str, list[Found]],
) -> None:
    """Add the phrases of more than one word that begin at `start`."""
    # A node, the word after it, and the words said so far. Phrases are short and gaps bounded,
    # so the number of paths is bounded too. Each path goes on in some way (`ahead`).
    paths = [(first, start + 1, words[start])]
    while paths:
        node, after, said = paths.pop()
        next_word = known[after]
        ways = [(node.words[next_word], after)] if next_word in node.words else []
        for reach, behind in node.behind_gaps:
            near = known[after : after + reach]
            # Most words are unknown here, and passed over in C.
            for place, word in compress(enumerate(near, after), near):
                if word in behind:
                    ways.append((behind[word], place))
        for following, place in ways:
            end, told = place + 1, f"{said} {words[place]}"
            for chapter, meaning in following.meanings:
                found[chapter].append(_found((meaning, start, end, told)))
            if following.ahead and not following.ahead.isdisjoint(
                known[end : end + following.reach]
            ):
                paths.append((following, end, told))


def _is_spelled_right(word: str) -> bool:
    """Whether a word is one of its own: lighting ("penerangan") is no attack ("penyerangan")."""
    return word in WORDS_OF_THEIR_OWN or any(
        stem in COMMON_WORDS or stem in STANDARD_SPELLING
        for candidate in _without_suffixes(word)
        for stem in (candidate, candidate.removeprefix("di"))
    )


def _never_written(blocks: Collection[str]) -> frozenset[str]:
    """Forms of verbs that no list spells out."""
    roots = {root for block in blocks for root in _VERB.findall(block)}
    written = {word for block in blocks for word in _WRITTEN.findall(block)}
    return frozenset(form for root in roots for form in forms(root)) - written


def _phrases(block: str) -> Iterator[list[str]]:
    """The phrases of a block, each as what is written for its places."""
    joined = _CONTINUED_GAP.sub(".. ", _CONTINUED_CHOICE.sub("|", block))
    for phrase in joined.replace("\n", ",").split(","):
        if places := phrase.split():
            yield places


def _choices(place: str) -> list[tuple[str, ...]]:
    """The words of each choice in a place, spelled the standard way."""
    return [
        tuple([intern(STANDARD_SPELLING.get(word, word)) for word in said.split("_")])
        for choice in place.split("|")
        for said in (forms(choice[1:]) if choice.startswith("*") else (choice,))
    ]


def _words(places: Iterable[Choices]) -> set[str]:
    words = {word for choices in places for choice in choices for word in choice}
    return words.difference(GAPS)


def _without_suffixes(word: str) -> Iterator[str]:
    """`word`, without the number before it ("50rb"), and without each suffix that it may have."""
    yield word
    unit = word.lstrip(_DIGITS)
    if unit and 0 < len(word) - len(unit) <= _LONGEST_AMOUNT:
        yield unit
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            stem = word[: -len(suffix)]
            yield stem
            if stem.endswith("2"):
                yield stem[:-1]


def _slips(word: str) -> Iterator[str]:
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]
        yield word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
