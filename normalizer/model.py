"""A linear model over words and pairs of neighbouring words, predicted without numpy.

It is fitted elsewhere (`muara learn`); here it is a frozen value, a file of compressed JSON, and a
sparse dot product. A feature keeps only the weights that matter, so that a message costs some
hundred multiplications.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import exp, log, sqrt
from pathlib import Path
from typing import Any

FORMAT = 1
# Longer numbers are phones, identities and tickets: no word of a subject, and nobody's business.
_MOST_DIGITS = 3

# Weight by number of label.
_Row = Mapping[int, float]
# Inverse document frequency and weights.
Feature = tuple[float, _Row]


class UnreadableModel(ValueError):
    """The file is no model, or one of a newer form."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A feature found in a message: its name, its value there, and its weights."""

    name: str
    value: float
    weights: _Row


@dataclass(frozen=True, slots=True)
class LinearModel:
    """What was learnt of one axis from `examples` decisions.

    `hints` weigh what the lexicon says (points by name of label), so that the model can learn which
    of its own labels the lexicon means. `scale` turns scores into log-probabilities; `seed_share`
    is how much the lexicon's own log-probabilities count beside them.
    """

    labels: tuple[str, ...]
    intercepts: tuple[float, ...]
    features: Mapping[str, Feature] = field(repr=False)
    hints: Mapping[str, _Row] = field(default_factory=dict, repr=False)
    scale: float = 1.0
    seed_share: float = 1.0
    examples: int = 0

    def log_probabilities(
        self, words: Sequence[str], hints: Mapping[str, float]
    ) -> tuple[list[float], list[Evidence]]:
        """One log-probability per label, and the features of `words` that spoke."""
        evidence = self._evidence(words)
        scores = list(self.intercepts)
        for found in evidence:
            value = found.value
            for number, weight in found.weights.items():
                scores[number] += value * weight
        for name, value in hints.items():
            for number, weight in self.hints.get(name, {}).items():
                scores[number] += value * weight
        return _log_softmax(scores, self.scale), evidence

    def _evidence(self, words: Sequence[str]) -> list[Evidence]:
        """The known features with their TF-IDF values, of length 1 together."""
        known, values, square = self.features, [], 0.0
        for name, count in Counter(feature_names(words)).items():
            if name in known:
                idf, weights = known[name]
                value = idf if count == 1 else idf * (1.0 + log(count))
                square += value * value
                values.append((name, value, weights))
        if not values:
            return []
        norm = 1.0 / sqrt(square)
        return [Evidence(name, value * norm, weights) for name, value, weights in values]


def _log_softmax(scores: list[float], scale: float) -> list[float]:
    highest = max(scores)
    total = log(sum([exp((score - highest) * scale) for score in scores]))
    return [(score - highest) * scale - total for score in scores]


def feature_names(words: Sequence[str]) -> list[str]:
    """The features of a text: its words and its pairs of neighbours, without long numbers."""
    kept = [word for word in words if len(word) > 1 and not _is_number(word)]
    return kept + [f"{left} {right}" for left, right in pairwise(kept)]


def _is_number(word: str) -> bool:
    return not word.isalpha() and sum(map(str.isdigit, word)) > _MOST_DIGITS


def to_bytes(model: LinearModel) -> bytes:
    """The model's file: gzip'd JSON; the same model gives the same bytes."""
    content = {
        "format": FORMAT,
        "labels": model.labels,
        "intercepts": [round(value, 5) for value in model.intercepts],
        "scale": round(model.scale, 5),
        "examples": model.examples,
        "seed_share": model.seed_share,
        "hints": {name: _packed(row) for name, row in model.hints.items()},
        "features": {
            name: [round(idf, 4), *_packed(row)] for name, (idf, row) in model.features.items()
        },
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode("utf-8", "replace"), mtime=0)


def _packed(row: _Row) -> tuple[list[int], list[float]]:
    return list(row), [round(weight, 4) for weight in row.values()]


def from_bytes(content: bytes) -> LinearModel:
    """The model in such a file; `UnreadableModel` when it is none."""
    try:
        return _model(json.loads(gzip.decompress(content)))
    except UnreadableModel:
        raise
    except (OSError, EOFError, ValueError, KeyError, TypeError, IndexError) as error:
        raise UnreadableModel(f"This is not a model: {type(error).__name__}.") from error


def _model(content: dict[str, Any]) -> LinearModel:
    if content["format"] != FORMAT:
        raise UnreadableModel(f"The model has form {content['format']}; known is {FORMAT}.")
    labels = tuple(map(str, content["labels"]))
    intercepts = tuple(map(float, content["intercepts"]))
    if not labels or len(intercepts) != len(labels):
        raise UnreadableModel("The model does not have one intercept for each label.")
    features = {
        name: (float(idf), _unpacked(numbers, weights, len(labels)))
        for name, (idf, numbers, weights) in content["features"].items()
    }
    hints = {name: _unpacked(*row, len(labels)) for name, row in content["hints"].items()}
    return LinearModel(
        labels=labels,
        intercepts=intercepts,
        features=features,
        hints=hints,
        scale=float(content["scale"]),
        seed_share=float(content["seed_share"]),
        examples=int(content["examples"]),
    )


def _unpacked(numbers: Sequence[int], weights: Sequence[float], labels: int) -> _Row:
    row = dict(zip(map(int, numbers), map(float, weights), strict=True))
    if any(not 0 <= number < labels for number in row):
        raise UnreadableModel("The model has a weight for a label that it does not have.")
    return row


def load(path: Path) -> LinearModel:
    """The model in the file at `path`; `OSError` or `UnreadableModel` when there is none."""
    return from_bytes(path.read_bytes())


def save(model: LinearModel, path: Path) -> None:
    """Write the model so that a reader sees the whole file or none."""
    partial = path.with_name(path.name + ".partial")
    partial.write_bytes(to_bytes(model))
    partial.replace(path)
