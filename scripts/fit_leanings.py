"""Fits the words' leanings on the authored messages: python -m scripts.fit_leanings.

A linear model over stems and their beginnings (`normalizer/_leanings.py`), rounded to tenths: all
sets that say of their messages whether they are reports. What is called held out teaches nothing.
"""

from __future__ import annotations

import json
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from normalizer import _leanings
from normalizer.text import read

_ROOT = Path(__file__).parents[1]
_FIXTURES = _ROOT / "tests" / "fixtures" / "normalizer"
# A beginning says less than the whole stem; a stem that one message has says little of others.
_SHARE_OF_BEGINNINGS = 0.7
_FEWEST_MESSAGES = 2
_LEAST_WEIGHT = 2

_HEAD = '''"""What words weigh for {subject}, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = {enough}
'''

Row = Mapping[str, object]


def main() -> None:
    """Fit, and write the module."""
    _write("report", of_reports(), _leanings.SILENT_OF_REPORTS)


def of_reports() -> dict[str, bool]:
    """The messages that teach, each with whether it is a report."""
    labelled = [*_rows("report_seen"), *_rows("leanings_seen"), *_rows("authored_seen")]
    messages = {str(row["text"]): bool(row["is_report"]) for row in labelled}
    for row in _rows("agencies_seen"):
        messages.setdefault(str(row["text"]), True)
    return messages


def _rows(name: str) -> Iterator[Row]:
    for line in (_FIXTURES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _write(subject: str, messages: Mapping[str, bool], silent: frozenset[str]) -> None:
    stems, beginnings, intercept = _fitted(messages, silent)
    parts = [
        _HEAD.format(subject=subject, enough=-intercept),
        _table("STEMS", stems),
        _table("BEGINNINGS", beginnings),
    ]
    written = _ROOT / "normalizer" / f"_{subject}_weights.py"
    written.write_text("\n".join(parts), encoding="utf-8")
    print(f"{subject}: {len(messages)} messages, {len(stems)} stems, {len(beginnings)} beginnings")


def _features(text: str, silent: frozenset[str]) -> dict[str, float]:
    words = read(text).words[: _leanings.WORDS_OF_A_REPORT]
    stems = Counter(_leanings.stem(word) for word in words if word not in silent)
    features = {f"stem {root}": float(times) for root, times in stems.items()}
    for root, times in stems.items():
        name = f"beginning {_leanings.beginning(root)}"
        features[name] = features.get(name, 0.0) + _SHARE_OF_BEGINNINGS * times
    return features


def _fitted(
    messages: Mapping[str, bool], silent: frozenset[str]
) -> tuple[dict[str, int], dict[str, int], int]:
    """The weights of stems and of beginnings and the intercept, all in tenths."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = [_features(text, silent) for text in messages]
    often = Counter(name for row in rows for name in row)
    rows = [{n: v for n, v in row.items() if often[n] >= _FEWEST_MESSAGES} for row in rows]
    columns = DictVectorizer()
    model = LogisticRegression(max_iter=3_000, class_weight="balanced")
    model.fit(columns.fit_transform(rows), list(messages.values()))
    stems, beginnings = {}, {}
    for name, weight in zip(columns.feature_names_, model.coef_[0], strict=True):
        kind, _, word = name.partition(" ")
        if kind == "stem" and abs(tenths := round(10 * weight)) >= _LEAST_WEIGHT:
            stems[word] = tenths
        elif kind != "stem":
            tenths = round(10 * _SHARE_OF_BEGINNINGS * weight)
            if abs(tenths) >= _LEAST_WEIGHT:
                beginnings[word] = tenths
    return stems, beginnings, round(10 * float(model.intercept_[0]))


def _table(name: str, weights: Mapping[str, int]) -> str:
    """The table as a literal: for each weight its words, heaviest first."""
    by_weight = defaultdict(list)
    for word, weight in weights.items():
        by_weight[weight].append(word)
    lines = [f"{name}: Final[Mapping[int, str]] = {{"]
    for weight in sorted(by_weight, reverse=True):
        words = textwrap.wrap(" ".join(sorted(by_weight[weight])), 96, break_on_hyphens=False)
        lines.append(f'    {weight}: """')
        lines += [f"    {line}" for line in words]
        lines.append('    """,')
    return "\n".join([*lines, "}\n"])


if __name__ == "__main__":
    main()
