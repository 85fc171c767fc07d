"""Scores what is understood against a labelled file, on every field that the file has.

A government measures on its own reports: each line holds a text and the right answers to any of the
fields that `muara normalize text` gives.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forwarder.json_lines import json_line
from muara.learning import macro_f1, summary
from normalizer.lexicon import Lexicon

Line = Mapping[str, Any]
Understand = Callable[[dict[str, Any]], Mapping[str, Any]]

# Field -> the key under which a labelled file may also have it.
_PLAIN = {
    "language": "language",
    "is_report": "is_report",
    "type": "type",
    "urgency": "urgency",
    "incident_date": "incident_date",
}
_NAMED = {"topics": ("topic", "topics"), "agencies": ("agency", "agencies")}
_AXIS = {"topics": "topic", "agencies": "agency"}
_NOTHING = "(none)"


class UnreadableLine(ValueError):
    """A line of the labelled file is no JSON object with a text."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Measures by field: shares between 0 and 1, and always a "count".

    `kinds` gives for each label of a field how often it was the answer and how often it was hit.
    """

    lines: int
    fields: Mapping[str, Mapping[str, float]]
    kinds: Mapping[str, Mapping[str, Mapping[str, float]]]

    def as_json(self) -> str:
        """One JSON object."""
        content = {"lines": self.lines, "fields": self.fields, "kinds": self.kinds}
        return json_line(content)


def read_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The labelled lines; `UnreadableLine` names one that is none."""
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            line = json.loads(text)
        except ValueError as error:
            raise UnreadableLine(f"Line {number} is no JSON.") from error
        if not isinstance(line, dict) or not isinstance(line.get("text"), str):
            raise UnreadableLine(f"Line {number} is no object with a text.")
        yield line


def evaluate(
    lines: Iterable[dict[str, Any]], understand: Understand, lexicon: Lexicon
) -> Evaluation:
    """Compare `understand` of each line, which sees no labels, with the labels of the line."""
    pairs = [(line, understand(_unlabelled(line))) for line in lines]
    fields: dict[str, Mapping[str, float]] = {}
    kinds: dict[str, Mapping[str, Mapping[str, float]]] = {}
    for field, key in _PLAIN.items():
        judged = [
            (_plain(field, line[key]), _plain(field, found.get(field)))
            for line, found in pairs
            if key in line
        ]
        if judged:
            fields[field], kinds[field] = _plain_measures(judged), _kinds(judged)
    for field, keys in _NAMED.items():
        ranked = list(_ranked(field, keys, pairs, lexicon))
        if ranked:
            fields[field] = _ranked_measures(ranked)
            kinds[field] = _kinds([(a, best[0][0] if best else _NOTHING) for a, best in ranked])
    if places := [
        (_code(line["place"]), _code(f.get("place"))) for line, f in pairs if "place" in line
    ]:
        fields["place"] = _place_measures(places)
    if spans := [
        (line["redactions"], f.get("redactions")) for line, f in pairs if "redactions" in line
    ]:
        fields["redactions"], kinds["redactions"] = _span_measures(spans)
    return Evaluation(len(pairs), fields, kinds)


def _unlabelled(line: Line) -> dict[str, Any]:
    return {key: line[key] for key in ("text", "sent_at", "jurisdiction") if key in line}


def _plain(field: str, value: Any) -> str:
    """An answer as one word, whether it is told bare or in an object."""
    if isinstance(value, Mapping):
        if field == "language":  # the largest share
            value = max(value, key=lambda code: value[code], default=None)
        else:
            value = value.get("level", value.get("value"))
    return _NOTHING if value is None else str(value).lower()


def _plain_measures(judged: Sequence[tuple[str, str]]) -> dict[str, float]:
    return {
        "count": len(judged),
        "accuracy": _share(answer == found for answer, found in judged),
        "macro_f1": macro_f1(judged),
    }


def _kinds(judged: Sequence[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """Precision and recall of each label."""
    answers, given = Counter(a for a, _ in judged), Counter(f for _, f in judged)
    right = Counter(a for a, f in judged if a == f)
    return {
        label: {
            "count": answers[label],
            "precision": _ratio(right[label], given[label]),
            "recall": _ratio(right[label], answers[label]),
        }
        for label in sorted(answers)
    }


_Ranked = tuple[str, list[tuple[str, float]]]


def _ranked(
    field: str, keys: Sequence[str], pairs: Sequence[tuple[Line, Line]], lexicon: Lexicon
) -> Iterator[_Ranked]:
    """The right name and the suggestions; one that is another name of it is called by it."""
    resolved: dict[str, set[str]] = {}

    def meant(name: str) -> set[str]:
        if name not in resolved:
            labels = lexicon.named(_AXIS[field], name)
            resolved[name] = {name.lower(), *(label.name.lower() for label in labels)}
        return resolved[name]

    for line, found in pairs:
        answers = _names(next((line[key] for key in keys if line.get(key)), None))
        if not answers:
            continue
        right = set().union(*map(meant, answers))
        best = [(str(s["name"]), float(s.get("confidence", 0.0))) for s in found.get(field) or ()]
        yield answers[0], [(answers[0] if meant(n) & right else n, share) for n, share in best]


def _names(value: Any) -> list[str]:
    """One name or several, bare or in objects."""
    if isinstance(value, (str, Mapping)):
        value = [value]
    names = [v.get("name") if isinstance(v, Mapping) else v for v in value or ()]
    return [str(name) for name in names if name]


def _ranked_measures(ranked: Sequence[_Ranked]) -> dict[str, float]:
    score = summary(ranked)
    return {
        "count": score.count,
        "accuracy": score.accuracy,
        "macro_f1": score.macro_f1,
        "top_3": score.top_3,
        "coverage_at_0.6": score.confident,
        "accuracy_at_0.6": score.confident_accuracy,
        "calibration_error": score.calibration_error,
    }


def _code(value: Any) -> str | None:
    """A place's code, told bare or in an object."""
    code = value.get("code") if isinstance(value, Mapping) else value
    return str(code) if code else None


def _place_measures(judged: Sequence[tuple[str | None, str | None]]) -> dict[str, float]:
    """`precision` of the answers that were given, `recall` of the places that there were."""
    answered = [answer == found for answer, found in judged if found is not None]
    there = [answer == found for answer, found in judged if answer is not None]
    return {
        "count": len(judged),
        "accuracy": _share(answer == found for answer, found in judged),
        "answered": len(answered) / len(judged),
        "precision": _share(answered),
        "recall": _share(there),
    }


def _span_measures(
    judged: Sequence[tuple[Any, Any]],
) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """Spans that agree in type and both ends; `covered` is the share whose every sign is hidden."""
    expected: Counter[str] = Counter()
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    covered: defaultdict[str, int] = defaultdict(int)
    for answers, found in judged:
        wanted, spans = _spans(answers), _spans(found)
        hidden = {position for _, start, end in spans for position in range(start, end)}
        expected.update(kind for kind, _, _ in wanted)
        given.update(kind for kind, _, _ in spans)
        right.update(kind for kind, _, _ in wanted & spans)
        for kind, start, end in wanted:
            covered[kind] += hidden.issuperset(range(start, end))
    total = sum(expected.values())
    measures = {
        "count": total,
        "precision": _ratio(sum(right.values()), sum(given.values())),
        "recall": _ratio(sum(right.values()), total),
        "covered": _ratio(sum(covered.values()), total),
    }
    kinds = {
        kind: {
            "count": expected[kind],
            "precision": _ratio(right[kind], given[kind]),
            "recall": _ratio(right[kind], expected[kind]),
            "covered": _ratio(covered[kind], expected[kind]),
        }
        for kind in sorted(expected | given)
    }
    return measures, kinds


def _spans(value: Any) -> set[tuple[str, int, int]]:
    return {(str(s["type"]), int(s["start"]), int(s["end"])) for s in value or ()}


def _share(right: Iterable[bool]) -> float:
    judged = list(right)
    return _ratio(sum(judged), len(judged))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def table(evaluation: Evaluation) -> list[tuple[str, ...]]:
    """Rows of cells for people: one per field, with the measures that it has."""
    rows: list[tuple[str, ...]] = [("FIELD", "COUNT", "MEASURES")]
    for field, measures in evaluation.fields.items():
        told = "  ".join(
            f"{name} {value:.3f}" for name, value in measures.items() if name != "count"
        )
        rows.append((field, str(int(measures["count"])), told))
    return rows


def kind_table(evaluation: Evaluation, field: str) -> list[tuple[str, ...]]:
    """Rows of cells: each label of the field with its measures, the most frequent first."""
    kinds = sorted(evaluation.kinds.get(field, {}).items(), key=lambda item: -item[1]["count"])
    rows: list[tuple[str, ...]] = [(field.upper(), "COUNT", "MEASURES")]
    for label, measures in kinds:
        told = "  ".join(
            f"{name} {value:.3f}" for name, value in measures.items() if name != "count"
        )
        rows.append((label, str(int(measures["count"])), told))
    return rows
