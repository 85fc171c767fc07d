"""The nodes in which `phrasebook` walks, made from its phrases without writing all of them out.

Written out they are 250,000 nodes, since a verb has ninety forms; but these go on alike nearly
everywhere. So words that stand in the same places of all phrases become one first, phrases that
end alike share their ends, and then there is a node for each set of phrases that some words may
have begun. What is left are 6,000, which stay near the processor.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import count
from typing import Final

# Chapter, and meaning within it.
Meaning = tuple[str, str]
# What may stand in a place of a phrase: each choice is some words, or a gap.
Choices = Sequence[tuple[str, ...]]
# The places of a phrase by name, and what it means.
Phrase = tuple[Sequence[str], Meaning]

GAPS: Final = {"..": 3, "...": 8}
_NOTHING: Final[frozenset[str]] = frozenset()


class Node:
    """What may follow after the words so far.

    `ahead` are all words with which it may go on, one of which must stand among the next `reach`
    words of a message: most phrases that begin are given up by one look at these. `behind_gaps`
    are what stands behind each gap, with the words that the gap lets pass and the one behind it.
    """

    __slots__ = ("ahead", "behind_gaps", "gaps", "meanings", "reach", "words")

    def __init__(self, meanings: tuple[Meaning, ...]) -> None:
        self.words: dict[str, Node] = {}
        self.gaps: dict[int, Node] = {}
        self.meanings = meanings
        self.ahead = _NOTHING
        self.reach = 0
        self.behind_gaps: tuple[tuple[int, dict[str, Node]], ...] = ()

    def add(self, word: str, following: Node) -> None:
        """Let `word`, or a gap, lead to `following`."""
        if word in GAPS:
            self.gaps[GAPS[word]] = following
        else:
            self.words[word] = following

    def content(self) -> Hashable:
        """The same for nodes that go on alike, where what follows is known to be one already."""
        words = tuple([(word, id(node)) for word, node in self.words.items()])
        return self.meanings, words, tuple([(width, id(node)) for width, node in self.gaps.items()])

    def keep_words(self, one_for: Mapping[str, str]) -> None:
        """Of words that are interchangeable keep the one that stands for them."""
        self.words = {w: n for w, n in self.words.items() if one_for[w] == w} or _NOWHERE

    def look_ahead(self) -> None:
        """Note `ahead`, `reach` and `behind_gaps`, once all words and gaps are there."""
        self.behind_gaps = tuple([(width + 1, node.words) for width, node in self.gaps.items()])
        self.ahead = frozenset().union(self.words, *[words for _, words in self.behind_gaps])
        self.reach = 1 + max(self.gaps, default=0)


# What all nodes share that go nowhere.
_NOWHERE: Final[dict[str, Node]] = {}
_NO_GAPS: Final[dict[int, Node]] = {}


class _Step:
    """Where a phrase is after some of its words: how it may go on; or, at its end, its meaning."""

    __slots__ = ("meaning", "ways")

    def __init__(self, meaning: Meaning | None = None) -> None:
        self.meaning = meaning
        # With each word or gap the steps behind it, as the keys of a dictionary: in order, once.
        self.ways: dict[str, dict[_Step, None]] = {}

    def lead(self, words: Iterable[str], following: _Step) -> _Step:
        """Let each of the words lead to `following`; gives this step."""
        for word in words:
            self.ways.setdefault(word, {})[following] = None
        return self


def made(
    phrases: Iterable[Phrase], places: Mapping[str, Choices], longer: Mapping[str, Sequence[str]]
) -> tuple[Node, dict[str, str]]:
    """The node at which all phrases begin; and for each word the one that stands for it there.

    `places` gives the choices of each place by its name. A word's `longer` ones go on as it does,
    wherever it stands.
    """
    one_for = _standing_alike(places.values(), longer)
    root, nodes = _woven(_beginnings(phrases, _told_by_few(places, longer, one_for)))
    going_on_alike = _going_on_alike(nodes)
    for node in nodes:
        node.keep_words(going_on_alike)
    # One object for what is equal: what is smaller stays nearer to the processor.
    looks: dict[frozenset[str], frozenset[str]] = {}
    told: dict[tuple[Meaning, ...], tuple[Meaning, ...]] = {}
    for node in nodes:
        node.look_ahead()
        node.ahead = looks.setdefault(node.ahead, node.ahead)
        node.meanings = told.setdefault(node.meanings, node.meanings)
    return root, {word: going_on_alike[one] for word, one in one_for.items()}


def _standing_alike(
    places: Iterable[Choices], longer: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """For each word one that stands wherever it does: the forms of most verbs are alike."""
    spots: dict[str, set[int]] = defaultdict(set)
    numbers = count()
    for choices in places:
        alone = next(numbers)
        for choice in choices:
            for word in choice:
                spots[word].add(alone if len(choice) == 1 else next(numbers))
    everywhere = {word: set(own) for word, own in spots.items() if word not in GAPS}
    for word, others in longer.items():
        for other in others:
            everywhere[other] |= spots[word]
    alike: dict[frozenset[int], str] = {}
    return {word: alike.setdefault(frozenset(own), word) for word, own in everywhere.items()}


# For each choice in a place, and each of its words, the words that stand for it.
_Told = Iterable[tuple[tuple[str, ...], ...]]


def _told_by_few(
    places: Mapping[str, Choices], longer: Mapping[str, Sequence[str]], one_for: Mapping[str, str]
) -> dict[str, _Told]:
    """The places, in which one stands for all words that are alike, and for none that is gone."""
    told = {gap: (gap,) for gap in GAPS} | {
        word: tuple(dict.fromkeys([one_for[each] for each in (word, *longer.get(word, ()))]))
        for word in one_for
    }
    return {
        name: dict.fromkeys([tuple([told[word] for word in choice]) for choice in choices])
        for name, choices in places.items()
    }


def _beginnings(phrases: Iterable[Phrase], places: Mapping[str, _Told]) -> tuple[_Step, ...]:
    """The steps with which the phrases begin; those that go on alike are one."""
    ends: dict[Meaning, _Step] = {}
    known: dict[tuple[str, _Step], _Step] = {}
    first: dict[_Step, None] = {}
    for names, meaning in phrases:
        step = ends.setdefault(meaning, _Step(meaning))
        for name in reversed(names):
            if (name, step) not in known:
                known[name, step] = _before(step, places[name])
            step = known[name, step]
        first[step] = None
    return tuple(first)


def _before(following: _Step, choices: _Told) -> _Step:
    step = _Step()
    for first, *others in choices:
        behind = following
        for words in reversed(others):
            behind = _Step().lead(words, behind)
        step.lead(first, behind)
    return step


def _woven(beginnings: tuple[_Step, ...]) -> tuple[Node, list[Node]]:
    """The node where any of the phrases may begin, and all nodes, no two of which go on alike."""
    by_steps: dict[tuple[_Step, ...], Node] = {}
    by_content: dict[Hashable, Node] = {}

    def node_of(steps: tuple[_Step, ...]) -> Node:
        if steps not in by_steps:
            node = Node(tuple(dict.fromkeys([s.meaning for s in steps if s.meaning])))
            for word, following in _ways(steps).items():
                node.add(word, node_of(tuple(following)))
            by_steps[steps] = by_content.setdefault(node.content(), node)
        return by_steps[steps]

    return node_of(beginnings), list(by_content.values())


def _ways(steps: Iterable[_Step]) -> dict[str, dict[_Step, None]]:
    """With each word or gap the steps to which it leads from any of `steps`."""
    ways: dict[str, dict[_Step, None]] = defaultdict(dict)
    for step in steps:
        for word, following in step.ways.items():
            ways[word].update(following)
    return ways


def _going_on_alike(nodes: Iterable[Node]) -> dict[str, str]:
    """For each word one that goes on everywhere as it does."""
    ways: dict[str, array[int]] = defaultdict(lambda: array("Q"))
    for node in nodes:
        for word, following in node.words.items():
            ways[word].extend((id(node), id(following)))
    alike: dict[bytes, str] = {}
    return {word: alike.setdefault(same.tobytes(), word) for word, same in ways.items()}
