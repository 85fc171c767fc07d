"""What a benchmark found, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """A value beside its reference, both medians over rounds that took turns.

    `ratio` is the median of the rounds' own ratios: the machine's moods weigh least there.
    """

    name: str
    value: float
    unit: str
    p99_ms: float | None
    reference: str
    reference_value: float
    ratio: float


def figure(
    name: str,
    values: Sequence[float],
    unit: str,
    reference: str,
    reference_values: Sequence[float],
    *,
    p99_ms: float | None = None,
) -> Figure:
    """A figure from the values of each round, in the same order."""
    ratios = [value / other for value, other in zip(values, reference_values, strict=True)]
    return Figure(
        name=name,
        value=round(median(values), 3),
        unit=unit,
        p99_ms=None if p99_ms is None else round(p99_ms, 3),
        reference=reference,
        reference_value=round(median(reference_values), 3),
        ratio=round(median(ratios), 3),
    )


def table(figures: Sequence[Figure]) -> str:
    """The figures in columns."""
    rows = [("name", "value", "unit", "p99 ms", "reference", "its value", "ratio")]
    rows += [
        (
            one.name,
            _number(one.value),
            one.unit,
            "" if one.p99_ms is None else f"{one.p99_ms:.1f}",
            one.reference,
            _number(one.reference_value),
            f"{one.ratio:.2f}",
        )
        for one in figures
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    is_text = (True, False, True, False, True, False, False)
    return "\n".join(
        "  ".join(
            cell.ljust(width) if left else cell.rjust(width)
            for cell, width, left in zip(row, widths, is_text, strict=True)
        ).rstrip()
        for row in rows
    )


def write(path: Path, figures: Sequence[Figure]) -> None:
    """Write the figures to `path` as a JSON list."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(one) for one in figures], indent=2) + "\n", "utf-8")


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"
