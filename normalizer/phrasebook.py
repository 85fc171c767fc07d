"""Phrases with a meaning, found in the words of a message whatever the spelling.

A phrase is written as words. `a|b` stands for either, where `b_c` is two words; `..` stands for up
to three words of any kind and `...` for up to eight: "mohon|tolong .. diperbaiki|dicek_lagi".
`*gigit` stands for every form of a verb (`inflection`). Phrases are separated by commas or line
ends; after a `|` or a gap the line goes on in the next. Spellings of chat, common suffixes and
single slips of the finger in long words are forgiven, so a list names each word once.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import compress, count
from sys import intern
from typing import Final, NamedTuple, cast

from normalizer._common_words import COMMON_WORDS
from normalizer.inflection import forms
from normalizer.informal_spellings import STANDARD_SPELLING, WORDS_OF_THEIR_OWN
from normalizer.words import answered

_CONTINUED_CHOICE: Final = re.compile(r"\|\s+")
_CONTINUED_GAP: Final = re.compile(r"\.\.\n\s*")
_VERB: Final = re.compile(r"\*([a-z]+)")
_WRITTEN: Final = re.compile(r"(?<![*a-z])[a-z]+")
_DIGITS: Final = "0123456789"
_GAPS: Final = {"..": 3, "...": 8}
_SUFFIXES: Final = ("nya", "kah", "lah", "pun", "ne", "na", "ku", "mu", "é", "e", "2", "i", "in")
# What is longer may be a number of a person.
_LONGEST_AMOUNT: Final = 4
_SHORTEST_STEM: Final = 4
_SHORTEST_FORGIVEN: Final = 7
_LONGEST_WORD: Final = 32


# Chapter, and meaning within it.
_Meaning = tuple[str, str]


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

_NOTHING: Final[frozenset[str]] = frozenset()


class Node:
    """What may follow after the words so far.

    `ahead` are all words with which it may go on, one of which must stand among the next `reach`
    words of a message: most phrases that begin are given up by one look at these. `behind_gaps`
    are what stands behind each gap, with the words that the gap lets pass and the one behind it.
    """

    __slots__ = ("ahead", "behind_gaps", "gaps", "meanings", "reach", "words")

    def __init__(self) -> None:
        self.words: dict[str, Node] = {}
        self.gaps: dict[int, Node] = {}
        self.meanings: tuple[_Meaning, ...] = ()
        self.ahead = _NOTHING
        self.reach = 0
        self.behind_gaps: tuple[tuple[int, dict[str, Node]], ...] = ()

    def look_ahead(self) -> None:
        """Note `ahead`, `reach` and `behind_gaps`, once all words and gaps are there."""
        self.behind_gaps = tuple([(width + 1, node.words) for width, node in self.gaps.items()])
        self.ahead = frozenset().union(self.words, *[words for _, words in self.behind_gaps])
        self.reach = 1 + max(self.gaps, default=0)


# What all nodes share that go nowhere.
_NOWHERE: Final[dict[str, Node]] = {}
_NO_GAPS: Final[dict[int, Node]] = {}


def _merged(one: Node, other: Node) -> Node:
    """A new node that goes on as either does."""
    node = Node()
    node.meanings = tuple(dict.fromkeys(one.meanings + other.meanings))
    for word in one.words | other.words:
        ways = [side.words[word] for side in (one, other) if word in side.words]
        node.words[word] = ways[0] if len(ways) == 1 else _merged(*ways)
    for width in one.gaps | other.gaps:
        gaps = [side.gaps[width] for side in (one, other) if width in side.gaps]
        node.gaps[width] = gaps[0] if len(gaps) == 1 else _merged(*gaps)
    return node


def _folded(node: Node, known: dict[object, Node]) -> Node:
    """`node` in which all branches that go on alike are one and the same.

    Most of the 120,000 nodes are ends, and the forms of a verb all go on alike: what is left is a
    tenth, which stays near the processor.
    """
    for word, following in node.words.items():
        node.words[word] = _folded(following, known)
    for width, behind in node.gaps.items():
        node.gaps[width] = _folded(behind, known)
    words = tuple([(word, id(following)) for word, following in node.words.items()])
    gaps = tuple([(width, id(behind)) for width, behind in node.gaps.items()])
    same = known.setdefault((node.meanings, words, gaps), node)
    if same is node:
        node.words, node.gaps = node.words or _NOWHERE, node.gaps or _NO_GAPS
    return same


def _compressed(root: Node) -> tuple[Node, dict[str, str]]:
    """The nodes folded and ready to be walked; and for each word the one that stands for it.

    Of words that are interchangeable one stays in the nodes, which makes these small.
    """
    by_content: dict[object, Node] = {}
    root = _folded(root, by_content)
    nodes = list(by_content.values())
    del by_content  # which takes more room than all the rest
    one_for = _interchangeable(nodes)
    for node in nodes:
        node.words = {w: n for w, n in node.words.items() if one_for[w] == w} or _NOWHERE
    looks: dict[frozenset[str], frozenset[str]] = {}
    for node in nodes:
        node.look_ahead()
        node.ahead = looks.setdefault(node.ahead, node.ahead)
    return root, one_for


def _interchangeable(nodes: Iterable[Node]) -> dict[str, str]:
    """For each word one that goes on everywhere as it does: the forms of most verbs are alike."""
    ways: dict[str, array[int]] = defaultdict(lambda: array("Q"))
    for node in nodes:
        for word, following in node.words.items():
            ways[word].extend((id(node), id(following)))
    alike: dict[bytes, str] = {}
    return {word: alike.setdefault(same.tobytes(), word) for word, same in ways.items()}


class Phrasebook:
    """Finds the phrases of several meanings in one walk; linear in the number of words."""

    def __init__(self, phrases: Mapping[str, Mapping[str, str]]) -> None:
        """`phrases` gives by chapter for each meaning its phrases, in this module's notation."""
        self._root = Node()
        self._known: set[str] = set()
        # Forms of verbs that no list spells out.
        self._made = _made([block for meanings in phrases.values() for block in meanings.values()])
        for chapter, meanings in phrases.items():
            for meaning, block in meanings.items():
                for phrase in _phrases(block):
                    self._add(phrase, (chapter, meaning))
        self._root = self._accepting_suffixes(self._root, self._known_with_a_suffix())
        self._root, self._one_for = _compressed(self._root)
        self._slips = self._spellings_with_a_slip()

    def find(self, words: Sequence[str]) -> dict[str, list[Found]]:
        """All phrases in `words` (lower case) by chapter and where they start; they may overlap."""
        spellings = list(map(self.spelling, words))
        return self.find_among(words, spellings, list(map(self.beginning, words)))

    def find_among(
        self, words: Sequence[str], known: Sequence[str], beginnings: Sequence[Node | None]
    ) -> dict[str, list[Found]]:
        """The same where `spelling` and `beginning` of each word have been asked already."""
        found: dict[str, list[Found]] = defaultdict(list)
        for start, node in answered(beginnings):
            end = start + 1
            if node.meanings:
                said = words[start]
                for chapter, meaning in node.meanings:
                    found[chapter].append(_found((meaning, start, end, said)))
            if not node.ahead.isdisjoint(known[end : end + node.reach]):
                _follow(node, start, known, words, found)
        return found

    def spelling(self, word: str) -> str:
        """What the phrases have for `word`, "" where none has it: a word with the same meaning."""
        return self._one_for.get(self._spelled(word), "")

    def beginning(self, word: str) -> Node | None:
        """The phrases that begin with `word`, if any."""
        return self._root.words.get(self.spelling(word))

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

    def _add(self, phrase: list[list[tuple[str, ...]]], meaning: _Meaning) -> None:
        """Add a phrase, given as the choices of words in each of its places."""
        nodes = [self._root]
        for choices in phrase:
            nodes = [self._advance(node, words) for node in nodes for words in choices]
        for node in nodes:
            if meaning not in node.meanings:
                node.meanings += (meaning,)

    def _advance(self, node: Node, words: tuple[str, ...]) -> Node:
        for word in words:
            if word in _GAPS:
                node = node.gaps.setdefault(_GAPS[word], Node())
            else:
                # One object for a word wherever it stands: known by itself, without a look at
                # its letters.
                word = intern(word)
                self._known.add(word)
                node = node.words.setdefault(word, Node())
        return node

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

    def _accepting_suffixes(self, node: Node, longer: Mapping[str, Sequence[str]]) -> Node:
        """`node`, in which a known word with a suffix goes on as the word without it does too."""
        for word, following in list(node.words.items()):
            node.words[word] = self._accepting_suffixes(following, longer)
        for word, following in list(node.words.items()):
            for suffixed in longer.get(word, ()):
                beside = node.words.get(suffixed)
                node.words[suffixed] = following if beside is None else _merged(beside, following)
        for width, behind in node.gaps.items():
            node.gaps[width] = self._accepting_suffixes(behind, longer)
        return node

    def _without_one_letter(self, word: str) -> str:
        """The known word that `word` is with one letter too many."""
        if len(word) <= _SHORTEST_FORGIVEN:
            return ""
        for place in range(1, len(word)):
            shorter = word[:place] + word[place + 1 :]
            if shorter in self._known:
                return shorter
        return ""

    def _spellings_with_a_slip(self) -> dict[str, str]:
        """Long words with a letter forgotten or two letters exchanged.

        Only words that stand in the lists: a slip of a form that nobody says is a word of its own.
        """
        return {
            slip: word
            for word in sorted(self._known - self._made)
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
        following = node.words.get(known[after])
        ways = [] if following is None else [(following, after)]
        for reach, behind in node.behind_gaps:
            goes_on = map(behind.__contains__, known[after : after + reach])
            for place in compress(count(after), goes_on):
                ways.append((behind[known[place]], place))
        for following, place in ways:
            end, told = place + 1, f"{said} {words[place]}"
            for chapter, meaning in following.meanings:
                found[chapter].append(_found((meaning, start, end, told)))
            if not following.ahead.isdisjoint(known[end : end + following.reach]):
                paths.append((following, end, told))


def _is_spelled_right(word: str) -> bool:
    """Whether a word is one of its own: lighting ("penerangan") is no attack ("penyerangan")."""
    return word in WORDS_OF_THEIR_OWN or any(
        stem in COMMON_WORDS or stem in STANDARD_SPELLING
        for candidate in _without_suffixes(word)
        for stem in (candidate, candidate.removeprefix("di"))
    )


def _made(blocks: Collection[str]) -> frozenset[str]:
    roots = {root for block in blocks for root in _VERB.findall(block)}
    written = {word for block in blocks for word in _WRITTEN.findall(block)}
    return frozenset(form for root in roots for form in forms(root)) - written


def _phrases(block: str) -> Iterator[list[list[tuple[str, ...]]]]:
    """The phrases of a block: for each place the choices, spelled the standard way."""
    joined = _CONTINUED_GAP.sub(".. ", _CONTINUED_CHOICE.sub("|", block))
    for phrase in joined.replace("\n", ",").split(","):
        choices = [
            [tuple(STANDARD_SPELLING.get(w, w) for w in c.split("_")) for c in _choices(place)]
            for place in phrase.split()
        ]
        if choices:
            yield choices


def _choices(place: str) -> Iterator[str]:
    for choice in place.split("|"):
        if choice.startswith("*"):
            yield from forms(choice[1:])
        else:
            yield choice


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
