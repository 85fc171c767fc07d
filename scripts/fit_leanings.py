"""Fits the words' leanings on the authored messages: python -m scripts.fit_leanings.

A linear model over stems and their beginnings (`normalizer/_leanings.py`), rounded to tenths: all
sets that say of their messages whether they are reports. What is called held out teaches nothing.
"""

from __future__ import annotations

import textwrap
from collections import Counter, defaultdict
from collections.abc import Mapping

from normalizer import _leanings
from normalizer.text import read
from scripts.fit_words import ROOT, rows

# A beginning says less than the whole stem; a stem that one message has says little of others.
_SHARE_OF_BEGINNINGS = 0.7
_FEWEST_MESSAGES = 2
_LEAST_WEIGHT = 2

_HEAD = '''"""What words weigh for report, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = {enough}
'''


def main() -> None:
    """Fit, and write the module."""
    messages = of_reports()
    stems, beginnings, intercept = _fitted(messages)
    parts = [
        _HEAD.format(enough=-intercept),
        _table("STEMS", stems),
        _table("BEGINNINGS", beginnings),
    ]
    written = ROOT / "normalizer" / "_report_weights.py"
    written.write_text("\n".join(parts), encoding="utf-8")
    print(f"{len(messages)} messages, {len(stems)} stems, {len(beginnings)} beginnings")


def of_reports() -> dict[str, bool]:
    """The messages that teach, each with whether it is a report."""
    labelled = [*rows("report_seen"), *rows("leanings_seen"), *rows("authored_seen")]
    messages = {str(row["text"]): bool(row["is_report"]) for row in labelled}
    for row in rows("agencies_seen"):
        messages.setdefault(str(row["text"]), True)
    return messages


def _features(text: str) -> dict[str, float]:
    words = read(text).words[: _leanings.WORDS_OF_A_REPORT]
    silent = _leanings.SILENT_OF_REPORTS
    stems = Counter(_leanings.stem(word) for word in words if word not in silent)
    features = {f"stem {root}": float(times) for root, times in stems.items()}
    for root, times in stems.items():
        name = f"beginning {_leanings.beginning(root)}"
        features[name] = features.get(name, 0.0) + _SHARE_OF_BEGINNINGS * times
    return features


def _fitted(messages: Mapping[str, bool]) -> tuple[dict[str, int], dict[str, int], int]:
    """The weights of stems and of beginnings and the intercept, all in tenths."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    said = [_features(text) for text in messages]
    often = Counter(name for each in said for name in each)
    said = [{n: v for n, v in each.items() if often[n] >= _FEWEST_MESSAGES} for each in said]
    columns = DictVectorizer()
    model = LogisticRegression(max_iter=3_000, class_weight="balanced")
    model.fit(columns.fit_transform(said), list(messages.values()))
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
