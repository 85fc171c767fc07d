"""Words as their letters: whole, and in runs of three to five, by which unknown words are weighed.

What is learnt of messages are weights of such pieces (`_type_leaning`, `_urgency_leaning`,
`_oversight_leaning`); a word that nobody has listed leans where words with its letters did:
"ngguling" where "guling" and "keguling" stood. The weights are kept in text files, a line for each
piece.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.resources import files
from itertools import islice
from sys import intern
from typing import Final, Generic, TypeVar

from normalizer.informal_spellings import STANDARD_SPELLING
from normalizer.text import Reading
from normalizer.words import Fact

Number = TypeVar("Number", float, complex)
Both = TypeVar("Both")

# Names with a space, which no piece has.
BIAS: Final = "of all"
HEARD: Final = "heard together"
# The weights are whole numbers of this unit.
UNIT: Final = 0.01
# Beyond this the words are sure.
SURE: Final = 8.0
# In so few words the phrases are believed more.
FEW_WORDS: Final = 9
# Words that are read: a longer message tells the same again.
MOST_WORDS: Final = 120
# "di", "ke" and the like stand in every message.
_SHORTEST_WORD: Final = 3
# In more words than this the same one again says nothing new.
MANY_WORDS: Final = 60
_SIZES: Final = (3, 4, 5)
_LONGEST_WORD: Final = 30
# A word shares what it says among its pieces, and a message among its words, but not fully: long
# ones do say more.
_PIECES_POWER: Final = 0.4
_WORDS_POWER: Final = 0.4
# Of a shorter message the words say no more than those of one of this length.
_FEWEST_WORDS: Final = 10


def read_weights(file_name: str) -> Iterator[tuple[str, Sequence[float]]]:
    """The pieces of a file in this package, each with its weights."""
    # Line by line, and one object for the same piece in several files: to hold a file as a whole
    # for a moment would cost the process 10 MB for good.
    with files("normalizer").joinpath(file_name).open(encoding="utf-8") as lines:
        for line in lines:
            piece, *weights = line.split("\t")
            yield intern(piece), [int(weight) * UNIT for weight in weights]


def pieces(word: str) -> list[str]:
    """The word in its standard spelling, marked as whole, and its runs of three to five letters.

    None of a number or of a word of one or two letters.
    """
    if len(word) < _SHORTEST_WORD or word.isdigit():
        return []
    entire = whole(word)
    marked = f"^{entire.removeprefix('=')}$"
    runs = [
        marked[start : start + size] for size in _SIZES for start in range(len(marked) - size + 1)
    ]
    return [entire, *dict.fromkeys(runs)]


def whole(word: str) -> str:
    """The piece that is the whole word, in its standard spelling."""
    return f"={STANDARD_SPELLING.get(word, word)[:_LONGEST_WORD]}"


def weight_of_piece(count: int) -> float:
    """How much each of `count` pieces of a word counts."""
    return float(count**-_PIECES_POWER)


def weight_of_word(count: int) -> float:
    """How much each of `count` words of a message counts."""
    return float(max(count, _FEWEST_WORDS) ** -_WORDS_POWER)


def words_of(reading: Reading) -> Sequence[str]:
    """The words that are weighed; each once where there are many."""
    words = reading.words[:MOST_WORDS]
    return words if len(words) <= MANY_WORDS else list(dict.fromkeys(words))


class Learnt(Generic[Number]):
    """What one file of weights says of messages; it is read at the first of them.

    All are log-odds against one label, which the absence of all others tells. `number` makes what a
    line holds one number, so that a message is one sum over its words, made in C: of two labels the
    parts of a complex one.
    """

    def __init__(self, file_name: str, number: Callable[..., Number]) -> None:
        self.file_name: Final = file_name
        self._number: Callable[..., Number] = number
        self._nothing: Number = number(0)
        self._said: Fact[Number] = Fact(self._of_word, most=MOST_WORDS, tells_apart=True)

    def leaning(self, reading: Reading) -> Number:
        """How far the words of a message lean."""
        said: Collection[Number] = self._said.of(reading)
        if len(said) > MANY_WORDS:
            said = self._by_word(reading).values()
        return self._weights[BIAS] + sum(said, self._nothing) * weight_of_word(len(said))

    def together(self, features: Mapping[str, float]) -> Number:
        """How far all that was heard of a message leans, rules and words together."""
        weights = self._weights
        said = [weights[name] * value for name, value in features.items()]
        return sum(said, weights[HEARD])

    def telling_words(
        self, reading: Reading, towards: Callable[[Number], float], count: int
    ) -> list[str]:
        """The words that lean most towards something, the strongest first.

        Only such as were learnt whole: of those that lean by their letters alone one may be a name.
        """
        leaning = {word: towards(said) for word, said in self._by_word(reading).items()}
        strongest = sorted(
            (word for word in leaning if leaning[word] > 0.0),
            key=leaning.__getitem__,
            reverse=True,
        )
        return list(islice((word for word in strongest if whole(word) in self._weights), count))

    def _by_word(self, reading: Reading) -> dict[str, Number]:
        return dict(zip(reading.words, self._said.of(reading), strict=False))

    def _of_word(self, word: str) -> Number:
        """What one word says: its pieces' weights together."""
        found, weights = pieces(word), self._weights
        if not found:
            return self._nothing
        said = sum([weights[piece] for piece in found if piece in weights], self._nothing)
        return said * weight_of_piece(len(found))

    @cached_property
    def _weights(self) -> dict[str, Number]:
        alike: dict[Number, Number] = {}
        read = ((piece, self._number(*each)) for piece, each in read_weights(self.file_name))
        return {piece: alike.setdefault(weight, weight) for piece, weight in read}


class LearntOfTwo(Generic[Both]):
    """What a file of weights says of two `labels` beside a third; `both` holds their log-odds."""

    def __init__(
        self, file_name: str, both: Callable[[float, float], Both], labels: tuple[str, str]
    ) -> None:
        self._learnt = Learnt(file_name, complex)
        self.file_name: Final = file_name
        self._both = both
        self._labels = labels

    def leaning(self, reading: Reading) -> Both:
        """How far the words of a message lean towards each of both."""
        return self._apart(self._learnt.leaning(reading))

    def together(self, features: Mapping[str, float]) -> Both:
        """How far all that was heard of a message leans towards each of both."""
        return self._apart(self._learnt.together(features))

    def telling_words(self, reading: Reading, label: str, count: int = 3) -> list[str]:
        """The words that lean most towards one of the three labels, the strongest first."""
        number = self._labels.index(label) if label in self._labels else None
        return self._learnt.telling_words(reading, _TOWARDS[number], count)

    def _apart(self, of_both: complex) -> Both:
        return self._both(of_both.real, of_both.imag)


# By the number of the label; None is the third.
_TOWARDS: Final[Mapping[int | None, Callable[[complex], float]]] = {
    0: lambda said: said.real - max(said.imag, 0.0),
    1: lambda said: said.imag - max(said.real, 0.0),
    None: lambda said: -max(said.real, said.imag),
}


def within_sure(leaning: float) -> float:
    """Beyond `SURE` nothing more is said."""
    return max(-SURE, min(SURE, leaning))
