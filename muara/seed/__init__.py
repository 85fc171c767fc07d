"""The lexicon that a new installation starts with: authored for a regency, then its own to edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from normalizer.lexicon import Label, Lexicon, Term, compile_lexicon

_WEIGHTS = {"decisive": 7.0, "strong": 4.0, "clear": 2.5, "weak": 1.0}
# Who writes an agency's name wants that agency, or complains of it; either way it is concerned.
_NAME_WEIGHT = 4.0


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows as they are kept in a database and edited."""

    labels: tuple[Label, ...]
    terms: tuple[Term, ...]


def seed_rows() -> Rows:
    """The seed's labels and terms of all axes."""
    topics, agencies, aspects = _load("topics"), _load("agencies"), _load("aspects")
    names = {
        "topic": {entry["code"]: entry["name"] for entry in topics},
        "agency": {entry["code"]: entry["name"] for entry in agencies},
    }
    labels = [_label("topic", entry) for entry in topics]
    labels += [_label("agency", entry) for entry in agencies]
    labels += [_label("aspect", entry) for entry in aspects]
    terms = [term for entry in aspects for term in _terms(entry, "aspect", entry["name"])]
    terms += [term for entry in agencies for term in _named(entry)]
    for subject in _load("subjects"):
        for axis in names:
            terms += _spoken(subject, axis, names[axis])
    return Rows(tuple(labels), tuple(terms))


def seed_variants() -> dict[str, tuple[str, ...]]:
    """Ways of writing a word: word -> its other forms."""
    return {word: tuple(map(str, forms)) for word, forms in _load("variants").items()}


@cache
def seed_lexicon() -> Lexicon:
    """The seed, compiled once."""
    rows = seed_rows()
    return compile_lexicon(rows.labels, rows.terms, seed_variants())


@cache
def _load(name: str) -> Any:
    text = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    # The parser in C is seven times as fast, where PyYAML was built with it.
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def _label(axis: str, entry: dict[str, Any]) -> Label:
    aliases = (*entry.get("aliases", ()), *entry.get("labels", ()))
    return Label(
        axis=axis,
        name=entry["name"],
        code=entry["code"],
        aliases=tuple(map(str, aliases)),
        is_external=bool(entry.get("external")),
    )


def _spoken(subject: dict[str, Any], axis: str, names: dict[str, str]) -> Iterator[Term]:
    """The subject's terms for each label that it speaks for, with that label's share."""
    shares = subject[axis]
    if isinstance(shares, str):
        shares = {shares: 1.0}
    for code, share in shares.items():
        yield from _terms(subject, axis, names[code], float(share))


def _terms(entry: dict[str, Any], axis: str, label: str, share: float = 1.0) -> Iterator[Term]:
    for strength, weight in _WEIGHTS.items():
        for words in entry.get(strength, ()):
            yield Term(axis, label, str(words), round(weight * share, 3))


def _named(entry: dict[str, Any]) -> Iterator[Term]:
    """The agency's own names as terms."""
    # What stands under `labels` may mean something else in a message: "kecamatan" is in addresses.
    silent = {str(name).lower() for name in entry.get("labels", ())}
    for alias in (entry["name"], *entry.get("aliases", ())):
        if str(alias).lower() not in silent:
            yield Term("agency", entry["name"], str(alias), _NAME_WEIGHT)
