"""A linear model over words and pairs of neighbouring words, predicted without numpy.

It is fitted elsewhere (`muara learn`); here it is a frozen value, a file of compressed JSON, and a
sparse dot product. A feature keeps only the weights that matter, so that a message costs some
hundred multiplications for all axes together.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import log, sqrt
from pathlib import Path
from typing import Any

FORMAT = 1
# Longer numbers are phones, identities and tickets: no word of a subject, and nobody's business.
_MOST_DIGITS = 3

# Weight by number of label.
Row = Mapping[int, float]
# Inverse document frequency and weights.
Feature = tuple[float, Row]
# A feature found in a message: its name, its value there, its weights.
Evidence = tuple[str, float, Row]


class UnreadableModel(ValueError):
    """The file is no model, or one of another form."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a model answers on one axis: these labels, learnt from `examples` decisions.

    Labels are numbered from `start` and named as decisions name them; `names` tells the lexicon's
    name for one. `scale` turns scores into log-probabilities; `seed_share` is how much the
    lexicon's own log-probabilities count beside them. `doubt` is the share of decisions that
    nobody could foretell; it is spread over all labels.
    """

    labels: tuple[str, ...]
    start: int = 0
    scale: float = 1.0
    seed_share: float = 1.0
    examples: int = 0
    names: Mapping[str, str] = field(default_factory=dict)
    doubt: float = 0.0


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Heads by axis, which share one table of features.

    `hints` weigh what the lexicon says ("agency:Dinas Sosial"), so that the model can learn which
    of a government's labels the lexicon means.
    """

    heads: Mapping[str, Head]
    intercepts: tuple[float, ...]
    features: Mapping[str, Feature] = field(repr=False)
    hints: Mapping[str, Row] = field(default_factory=dict, repr=False)

    def scores(
        self, words: Sequence[str], hints: Mapping[str, float]
    ) -> tuple[list[float], list[Evidence]]:
        """One score per label of all heads, and the features of `words` that spoke."""
        evidence = self._evidence(words)
        scores = list(self.intercepts)
        for _, value, row in evidence:
            for number, weight in row.items():
                scores[number] += value * weight
        known = self.hints
        for name, value in hints.items():
            if name in known:
                for number, weight in known[name].items():
                    scores[number] += value * weight
        return scores, evidence

    def _evidence(self, words: Sequence[str]) -> list[Evidence]:
        """The known features that weigh, with TF-IDF values; all known ones have length 1."""
        known = self.features
        counts = Counter(filter(known.__contains__, feature_names(words)))
        values = [
            known[name][0] if count == 1 else known[name][0] * (1.0 + log(count))
            for name, count in counts.items()
        ]
        norm = 1.0 / (sqrt(sum([value * value for value in values])) or 1.0)
        return [
            (name, value * norm, row)
            for name, value in zip(counts, values, strict=True)
            if (row := known[name][1])
        ]


def renamed(model: LinearModel, axis: str, names: Mapping[str, str]) -> LinearModel:
    """The same model after labels of this axis got other names, by their former ones."""
    head = model.heads.get(axis)
    if head is None or not names:
        return model
    labels = tuple(names.get(label, label) for label in head.labels)
    if len(set(labels)) < len(labels):  # it has learnt both names: each keeps what it stands for
        return model
    theirs = {names.get(ours, ours): names.get(label, label) for ours, label in head.names.items()}
    hints = {f"{axis}:{former}": f"{axis}:{name}" for former, name in names.items()}
    return replace(
        model,
        heads={**model.heads, axis: replace(head, labels=labels, names=theirs)},
        hints={hints.get(name, name): row for name, row in model.hints.items()},
    )


def feature_names(words: Sequence[str]) -> list[str]:
    """The features of a text: its words and its pairs of neighbours, without long numbers."""
    kept = [word for word in words if word.isalpha() or not _is_number(word)]
    return [*kept, *map(" ".join, pairwise(kept))]


def _is_number(word: str) -> bool:
    return sum(map(str.isdigit, word)) > _MOST_DIGITS


def to_bytes(model: LinearModel) -> bytes:
    """The model's file: gzip'd JSON; the same model gives the same bytes."""
    content = {
        "format": FORMAT,
        "heads": {
            axis: {
                "labels": head.labels,
                "scale": head.scale,
                "seed_share": head.seed_share,
                "doubt": head.doubt,
                "examples": head.examples,
                "names": head.names,
            }
            for axis, head in model.heads.items()
        },
        "intercepts": model.intercepts,
        "hints": {name: _packed(row) for name, row in model.hints.items()},
        "features": {name: [idf, *_packed(row)] for name, (idf, row) in model.features.items()},
    }
    text = json.dumps(content, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=6, mtime=0)


def _packed(row: Row) -> tuple[list[int], list[float]]:
    return list(row), list(row.values())


def from_bytes(content: bytes) -> LinearModel:
    """The model in such a file; `UnreadableModel` when it is none."""
    try:
        return _model(json.loads(gzip.decompress(content)))
    except UnreadableModel:
        raise
    except (OSError, EOFError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise UnreadableModel(f"This is not a model ({type(error).__name__}).") from error


def _model(content: dict[str, Any]) -> LinearModel:
    if content["format"] != FORMAT:
        raise UnreadableModel(f"The model has form {content['format']}; this one reads {FORMAT}.")
    heads: dict[str, Head] = {}
    count = 0
    for axis, head in content["heads"].items():
        heads[axis] = Head(
            labels=tuple(map(str, head["labels"])),
            start=count,
            scale=float(head["scale"]),
            seed_share=float(head["seed_share"]),
            doubt=float(head.get("doubt", 0.0)),
            examples=int(head["examples"]),
            names={str(ours): str(theirs) for ours, theirs in head["names"].items()},
        )
        count += len(heads[axis].labels)
    intercepts = tuple(map(float, content["intercepts"]))
    if not count or len(intercepts) != count:
        raise UnreadableModel("The model does not have one intercept for each label.")
    return LinearModel(
        heads=heads,
        intercepts=intercepts,
        features={
            name: (float(idf), _unpacked(numbers, weights, count))
            for name, (idf, numbers, weights) in content["features"].items()
        },
        hints={
            name: _unpacked(numbers, weights, count)
            for name, (numbers, weights) in content["hints"].items()
        },
    )


def _unpacked(numbers: Sequence[int], weights: Sequence[float], labels: int) -> Row:
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
