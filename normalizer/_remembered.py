"""What is found out about single words, and kept: messages are written in few words, again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

_T = TypeVar("_T")

_MOST_WORDS = 50_000
# What is longer is no word that comes again.
_LONGEST_WORD = 40


class Remembered(dict[str, _T]):
    """The answers of a function to words: `remembered[word]` asks it at the first time only.

    Bounded: when it is full, all is forgotten and asked anew, and long words are never kept. A
    known word costs one look into a dict, without any call.
    """

    def __init__(self, ask: Callable[[str], _T], most: int = _MOST_WORDS) -> None:
        super().__init__()
        self._ask = ask
        self._most = most

    def __missing__(self, word: str) -> _T:
        answer = self._ask(word)
        if len(word) <= _LONGEST_WORD:
            if len(self) >= self._most:
                self.clear()
            self[word] = answer
        return answer

    def of(self, words: Iterable[str]) -> list[_T]:
        """The answer to each of `words`, in their order."""
        return list(map(self.__getitem__, words))
