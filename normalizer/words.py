"""What is known of single words, kept: citizens write in few words, again and again.

Each step says at import what it wants to know of every word (`Fact`). When a word is met for the
first time all steps are asked at once, and the answers are kept side by side; from then on one look
finds them all, whatever message the word stands in. A look is dear, since tables of all words lie
far from the processor: a table of its own for each step would cost more than what the steps do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, product
from typing import Any, Generic, Protocol, TypeVar

from normalizer._doubles import WORDS_AS_THEY_ARE, WORDS_WITH_DOUBLES

_T = TypeVar("_T")

# Three times the same letter or more is a voice, not a spelling.
_ELONGATED = re.compile(r"([^\W\d_])\1{2,}")
# The words of a message that are looked up together; of longer ones each step looks up the rest.
MOST_TOGETHER = 2_000
_MOST_WORDS = 50_000
# What is longer is no word that comes again.
_LONGEST_WORD = 40


class Remembered(dict[str, _T]):
    """The answers of a function to words: `remembered[word]` asks it at the first time only.

    Bounded: when it is full, all is forgotten and asked anew, and long words are never kept. A
    known word costs one look into a dict, without any call.
    """

    def __init__(self, ask: Callable[[str], _T]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> _T:
        answer = self._ask(word)
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = answer
        return answer

    def of(self, words: Iterable[str]) -> list[_T]:
        """The answer to each of `words`, in their order."""
        return list(map(self.__getitem__, words))


# What is asked of every word: what answers differently for each, and what answers alike for many.
_asked_apart: list[Callable[[str], Any]] = []
_asked_together: list[Callable[[str], Any]] = []
# Most words are alike in all that is asked together. They share one tuple of it: what stands close
# together stays near the processor.
_likenesses: dict[tuple[Any, ...], tuple[Any, ...]] = {}


def _ask_all(written: str) -> tuple[Any, ...]:
    word = shortened(written)
    together = tuple([ask(word) for ask in _asked_together])
    if len(_likenesses) >= _MOST_WORDS:
        _likenesses.clear()
    likeness = _likenesses.setdefault(together, together)
    return (word, *[ask(word) for ask in _asked_apart], likeness)


_known = Remembered(_ask_all)

_Answers = Sequence[Sequence[Any]]
Facts = tuple[_Answers, _Answers]
"""For each fact the answers for the words of a message: of facts that tell words apart, the first
of which are the words, shortened; and of those that many words share."""


def look_up(written: Sequence[str]) -> Facts:
    """What is known of the first `MOST_TOGETHER` words, as they are written; empty without any."""
    if not written:
        return (), ()
    *apart, likenesses = zip(*_known.of(written[:MOST_TOGETHER]), strict=True)
    return apart, tuple(zip(*likenesses, strict=True))


def spelled(written: Sequence[str], facts: Facts) -> tuple[str, ...]:
    """All these words without elongations; `facts` is what `look_up` said of them."""
    apart, _ = facts
    words: tuple[str, ...] = tuple(apart[0]) if apart else ()
    if len(written) > MOST_TOGETHER:
        words += tuple(map(shortened, written[MOST_TOGETHER:]))
    return words


def answered(answers: Sequence[_T | None]) -> Iterator[tuple[int, _T]]:
    """The answers that are there, each behind its place: what most words lack is passed over in C.

    That counts: the processor foresees where a loop of the interpreter goes, but not in which
    words.
    """
    there: Iterator[Any] = compress(enumerate(answers), answers)
    return there


class Read(Protocol):
    """A message that has been read: its words, and what `look_up` said of them."""

    @property
    def words(self) -> Sequence[str]: ...
    @property
    def facts(self) -> Facts: ...


class Fact(Generic[_T]):
    """Something that a step wants to know of words; made once, when the step is imported.

    `ask` answers for one word in lower case, by nothing but its letters; answers can be hashed.
    `most` is the number of words of a message that the step reads. What `tells_apart` has another
    answer for nearly each word.
    """

    def __init__(
        self, ask: Callable[[str], _T], most: int | None = None, *, tells_apart: bool = False
    ) -> None:
        asked = _asked_apart if tells_apart else _asked_together
        # Before the facts that tell words apart stand the words.
        self._number = len(asked) + tells_apart
        asked.append(ask)
        _known.clear()
        self._side = 0 if tells_apart else 1
        self._most = most
        self._all_known = MOST_TOGETHER if most is None else min(most, MOST_TOGETHER)
        self._alone = Remembered(ask)

    def of(self, reading: Read) -> Sequence[_T]:
        """The answers for the words of a message, in their order."""
        answers = reading.facts[self._side]
        if self._number < len(answers) and len(reading.words) <= self._all_known:
            known: Sequence[_T] = answers[self._number]
            return known
        return self.among(reading.words, reading.facts)

    def among(self, words: Sequence[str], facts: Facts) -> Sequence[_T]:
        """The same for words and what `look_up` said of them."""
        if self._number >= len(facts[self._side]):
            # There are no words, or the step was imported after they had been looked up.
            facts = look_up(words)
        answers = facts[self._side][self._number] if facts[self._side] else ()
        if self._most is not None:
            return answers[: self._most]
        if len(words) > MOST_TOGETHER:
            return [*answers, *self._alone.of(words[MOST_TOGETHER:])]
        return answers

    def of_word(self, word: str) -> _T:
        """The answer for one word, wherever it comes from."""
        return self._alone[word]


# How many digits a word has; no others than these ten are left in a reading.
DIGITS = Fact(lambda word: sum(map(word.count, "0123456789")))


# --- elongation ---------------------------------------------------------------------------------


def shortened(word: str) -> str:
    """`word` with each elongation as one letter, or as two where a known word has two there."""
    if word in WORDS_AS_THEY_ARE or not (runs := _ELONGATED.findall(word)):
        return word
    pieces = _ELONGATED.split(word)[::2]
    # More than four elongations in one word are noise: no spelling is looked for.
    for doubled in product((True, False), repeat=len(runs)) if len(runs) <= 4 else ():
        letters = [letter * (1 + twice) for letter, twice in zip(runs, doubled, strict=True)]
        if (spelling := _joined(pieces, letters)) in WORDS_WITH_DOUBLES:
            return spelling
    return _joined(pieces, runs)


def _joined(pieces: list[str], letters: list[str]) -> str:
    return "".join(piece + letter for piece, letter in zip(pieces, [*letters, ""], strict=True))
