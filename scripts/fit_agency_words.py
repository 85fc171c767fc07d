"""Fits the words that often stand beside what an agency handles, for the seed of the lexicon.

Run by hand, `python -m scripts.fit_agency_words`, after the authored messages have grown; it writes
`muara/seed/associations.txt`. The subjects of the lexicon name what a matter is called; these are
the words around it ("velg", "blandar", "kuitansi"), which nobody lists. Messages labelled with an
agency teach them, and those written for other steps where the subjects alone are sure.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from muara.seed import ASSOCIATIONS_FILE, rows_of, seed_entries
from normalizer.informal_spellings import STANDARD_SPELLING
from normalizer.lexicon import Lexicon, compile_lexicon
from normalizer.text import read
from normalizer.topic import suggest
from scripts.empty_words import EMPTY_WORDS
from scripts.fit_words import ROOT, TEXTS, rows

# A lead of so many points makes an agency e times as likely, in the lexicon as here.
_POINTS = 2.0
# What the subjects say of a message counts so much of what is left to learn, for of these messages
# they know more than of a stranger's.
_SHARE_OF_SUBJECTS = 0.6
_MOST_POINTS = 16.0
_SURE = 0.8
_WEIGHT_OF_UNLABELLED = 0.4
# What a weight costs, and its square.
_COST, _COST_OF_SQUARE = 0.1, 0.3
_ROUNDS = 60
_SHORTEST, _FEWEST = 3, 2
# What stands in a larger share of the messages tells little and costs time in each.
_MOST_OFTEN = 0.012
# What is less, or for further agencies, changes little and costs time in every message.
_LEAST_POINTS = 0.7
_MOST_AGENCIES = 2


@dataclass(frozen=True, slots=True)
class Lesson:
    """A message, the agency's name, and how much it teaches."""

    text: str
    agency: str
    weight: float = 1.0


def main() -> None:
    """Fit, and write the file."""
    lexicon = terms_alone()
    lessons = [*labelled(lexicon), *agreed(lexicon)]
    lines = list(_lines(fitted(lessons, lexicon)))
    file = ROOT / "muara" / "seed" / ASSOCIATIONS_FILE
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} words of {len(lessons)} messages")


def terms_alone() -> Lexicon:
    """The seed's lexicon without any associations."""
    entries = seed_entries()
    rows = rows_of(entries)
    variants = {str(one["word"]): tuple(map(str, one["forms"])) for one in entries["variant"]}
    return compile_lexicon(rows.labels, rows.terms, variants)


def labelled(lexicon: Lexicon) -> Iterator[Lesson]:
    """The messages whose agency somebody wrote down."""
    names = {label.code: label.name for label in lexicon.labels_of("agency")}
    for line in (TEXTS / "agencies.txt").read_text(encoding="utf-8").splitlines():
        code, _, text = line.split("|", 2)
        yield Lesson(text, names[code])
    for name in ("agencies_seen", "urgency_seen"):
        for row in rows(name):
            if "agency" in row:
                yield Lesson(row["text"], _likeliest(row, lexicon))


def _likeliest(row: Mapping[str, Any], lexicon: Lexicon) -> str:
    """Of the agencies of that name ("Dinas PUPR") the one that the subjects favour."""
    points = lexicon.points_of(lexicon.matches(read(row["text"]).words))
    named = lexicon.named("agency", row["agency"])
    return max(named, key=lambda label: points[lexicon.number_of["agency", label.name]]).name


def agreed(lexicon: Lexicon) -> Iterator[Lesson]:
    """Reports written for other steps, where the subjects are sure."""
    for name in ("report_seen", "phrases_seen", "emergencies_seen"):
        for row in rows(name):
            best = suggest(read(row["text"]), lexicon).agencies
            if row.get("is_report") is not False and best and best[0].confidence >= _SURE:
                yield Lesson(row["text"], best[0].name, _WEIGHT_OF_UNLABELLED)


# --- the fit ------------------------------------------------------------------------------------


def fitted(lessons: Sequence[Lesson], lexicon: Lexicon) -> dict[str, dict[str, float]]:
    """For each word its points by code of agency: a softmax on what the subjects leave open.

    No weight is negative: a word of one agency speaks against no other.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import numpy
    from scipy.optimize import minimize
    from scipy.sparse import csr_array

    words = [_words(lesson.text) for lesson in lessons]
    counts = Counter(word for found in words for word in found)
    most = _MOST_OFTEN * len(lessons)
    kept = sorted(word for word in counts if _FEWEST <= counts[word] <= most)
    columns = {word: number for number, word in enumerate(kept)}
    agencies = {label.name: n for n, label in enumerate(lexicon.labels_of("agency"))}
    codes = {label.code: agencies[label.name] for label in lexicon.labels_of("agency")}
    entries = [(n, columns[w]) for n, found in enumerate(words) for w in found if w in columns]
    rows, places = zip(*entries, strict=True)
    table = csr_array((numpy.ones(len(rows)), (rows, places)), shape=(len(lessons), len(columns)))
    known = numpy.array([_subjects(lesson.text, lexicon) for lesson in lessons])
    known = numpy.minimum(known, _MOST_POINTS) * (_SHARE_OF_SUBJECTS / _POINTS)
    right = numpy.zeros(known.shape)
    right[range(len(lessons)), [agencies[lesson.agency] for lesson in lessons]] = 1.0
    weight = numpy.array([[lesson.weight] for lesson in lessons])
    count, shape = len(agencies), (len(columns), len(agencies))

    def loss(values: Any) -> tuple[float, Any]:
        bias, weights = values[:count], values[count:].reshape(shape)
        scores = known + table @ weights + bias
        scores -= scores.max(axis=1, keepdims=True)
        logs = scores - numpy.log(numpy.exp(scores).sum(axis=1, keepdims=True))
        slope = (numpy.exp(logs) - right) * weight
        cost = _COST * weights.sum() + _COST_OF_SQUARE / 2 * (weights * weights).sum()
        slopes = table.T @ slope + _COST + _COST_OF_SQUARE * weights
        total = cost + 0.01 * (bias * bias).sum() - (weight * right * logs).sum()
        return total, numpy.concatenate([slope.sum(axis=0) + 0.02 * bias, slopes.ravel()])

    start = numpy.zeros(count + shape[0] * shape[1])
    bounds = [(None, None)] * count + [(0.0, None)] * (shape[0] * shape[1])
    done = minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": _ROUNDS}
    )
    points = done.x[count:].reshape(shape) * _POINTS
    return {
        word: {code: float(points[place, number]) for code, number in codes.items()}
        for word, place in columns.items()
    }


def _words(text: str) -> set[str]:
    """The different words of a message that may tell something."""
    words = {STANDARD_SPELLING.get(word, word) for word in read(text).words}
    words -= EMPTY_WORDS
    return {word for word in words if word.isalpha() and len(word) >= _SHORTEST}


def _subjects(text: str, lexicon: Lexicon) -> list[float]:
    """The points of each agency by the subjects alone."""
    points = lexicon.points_of(lexicon.matches(read(text).words))
    start, end = lexicon.axes["agency"]
    return points[start:end]


def _lines(found: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """A line for each word, with the agencies that it speaks for, the strongest first."""
    for word, points in sorted(found.items()):
        strongest = sorted(points.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_AGENCIES]
        said = [f"{code}={value:.1f}" for code, value in strongest if value >= _LEAST_POINTS]
        if said:
            yield " ".join([word, *said])


if __name__ == "__main__":
    main()
