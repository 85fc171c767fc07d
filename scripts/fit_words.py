"""Logistic regressions on the letters of words, and what the scripts that fit them share."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from normalizer._word_pieces import (
    BIAS,
    HEARD,
    UNIT,
    pieces,
    weight_of_piece,
    weight_of_word,
    words_of,
)
from normalizer.text import read

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "tests" / "fixtures" / "normalizer"

_STRENGTH = 4.0
# A piece must occur in so many messages, and so many of the heaviest are kept.
_FEWEST = 3
_MOST = 30_000

Label = TypeVar("Label", bound=Hashable)
Row = Mapping[str, Any]


def rows(name: str) -> Iterator[Row]:
    """The messages of one of the authored sets."""
    for line in (TEXTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def fit(
    file_name: str,
    messages: Iterable[Row],
    labelled: Callable[[Row], tuple[str, Label]],
    teach: Callable[[Sequence[tuple[str, Label]]], Words[Label]],
    hear: Callable[[str, Words[Label]], Mapping[str, float]],
) -> None:
    """Fit the words, and what rules and words weigh together: a file of the normalizer.

    `messages` are those of authors who knew no rule: all teach the words that are kept. What is
    heard of each author's is fitted where the words were taught by all others'.
    """
    kept = list(messages)
    heard: list[tuple[Mapping[str, float], Label]] = []
    for batch in dict.fromkeys(row["batch"] for row in kept):
        words = teach([labelled(row) for row in kept if row["batch"] != batch])
        theirs = (labelled(row) for row in kept if row["batch"] == batch)
        heard += [(hear(text, words), label) for text, label in theirs]
    words = teach([*map(labelled, kept)])
    lines = [*words.lines(), *Hearing(heard, words.against, words.labels).lines()]
    (ROOT / "normalizer" / file_name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} weights")


class _Fitted(Generic[Label]):
    """The weights of labels beside one of them, `against`, which is told by all others' absence."""

    _model: Any

    def __init__(self, against: Label, labels: Sequence[Label]) -> None:
        self.against = against
        self.labels = labels

    @cached_property
    def _weights(self) -> tuple[list[Any], list[float]]:
        """For each label the weights of all names, and the bias."""
        classes = list(self._model.classes_)
        of, bias = list(self._model.coef_), list(self._model.intercept_)
        if len(classes) == 2:  # scikit-learn keeps those of the second alone
            of, bias = [0.0 * of[0], of[0]], [0.0, bias[0]]
        beside = classes.index(self.against)
        places = [classes.index(label) for label in self.labels]
        return [of[n] - of[beside] for n in places], [bias[n] - bias[beside] for n in places]


class Words(_Fitted[Label]):
    """What pieces of words weigh for each of `labels` beside `against`."""

    def __init__(
        self,
        taught: Sequence[tuple[str, Label]],
        against: Label,
        labels: Sequence[Label],
        *,
        is_balanced: bool,
    ) -> None:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from sklearn.feature_extraction.text import CountVectorizer
        from sklearn.linear_model import LogisticRegression

        super().__init__(against, labels)
        counted = CountVectorizer(analyzer=_all_pieces, min_df=_FEWEST, binary=True)
        counted.fit([text for text, _ in taught])
        self._columns = {str(piece): int(number) for piece, number in counted.vocabulary_.items()}
        self._model = LogisticRegression(
            C=_STRENGTH, max_iter=1_000, class_weight="balanced" if is_balanced else None
        )
        self._model.fit(self._table([text for text, _ in taught]), [label for _, label in taught])

    def leaning(self, text: str) -> list[float]:
        """The log-odds of each label beside `against`."""
        weights, biases = self._weights
        row = self._table([text])
        return [float((row @ w)[0] + b) for w, b in zip(weights, biases, strict=True)]

    def lines(self) -> Iterator[str]:
        """The file's lines: a piece and its weights; the heaviest pieces alone."""
        weights, biases = self._weights
        yield _line(BIAS, biases)
        of = {piece: [float(w[n]) for w in weights] for piece, n in self._columns.items()}
        heaviest = sorted(of, key=lambda piece: -max(map(abs, of[piece])))[:_MOST]
        yield from (_line(piece, of[piece]) for piece in sorted(heaviest))

    def _table(self, texts: Sequence[str]) -> Any:
        from scipy.sparse import csr_array

        entries = [
            (weight, row, self._columns[piece])
            for row, text in enumerate(texts)
            for piece, weight in _weighed(text)
            if piece in self._columns
        ]
        weights, numbers, columns = zip(*entries, strict=True) if entries else ((), (), ())
        return csr_array((weights, (numbers, columns)), shape=(len(texts), len(self._columns)))


class Hearing(_Fitted[Label]):
    """What rules and words weigh together."""

    def __init__(
        self,
        heard: Sequence[tuple[Mapping[str, float], Label]],
        against: Label,
        labels: Sequence[Label],
    ) -> None:
        from sklearn.linear_model import LogisticRegression

        super().__init__(against, labels)
        self._names = list(heard[0][0])
        self._model = LogisticRegression(max_iter=5_000)
        self._model.fit([list(said.values()) for said, _ in heard], [label for _, label in heard])

    def lines(self) -> Iterator[str]:
        """The file's lines: a feature and its weights."""
        weights, biases = self._weights
        yield _line(HEARD, biases)
        yield from (
            _line(name, [float(w[n]) for w in weights]) for n, name in enumerate(self._names)
        )


def _all_pieces(text: str) -> list[str]:
    return [piece for piece, _ in _weighed(text)]


def _weighed(text: str) -> list[tuple[str, float]]:
    """The pieces of all words of a text, with what each counts."""
    words = [pieces(word) for word in words_of(read(text))]
    share = weight_of_word(len(words))
    return [(piece, share * weight_of_piece(len(word))) for word in words for piece in word]


def _line(name: str, weights: Sequence[float]) -> str:
    return "\t".join((name, *(str(round(weight / UNIT)) for weight in weights)))
