"""The lexicon that a new installation starts with: authored for a regency, then its own to edit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from normalizer.lexicon import Associations, Label, Lexicon, Term, compile_lexicon

WEIGHTS = {"decisive": 7.0, "strong": 4.0, "clear": 2.5, "weak": 1.0}
"""How strongly a word speaks, by the name under which an entry lists it."""
STRENGTHS = tuple(WEIGHTS)
# By what the entries of each axis are known, and what else they must have.
_CODES = {
    "topic": "code",
    "agency": "code",
    "aspect": "code",
    "subject": "subject",
    "variant": "word",
}
_REQUIRED = {
    "topic": ("name",),
    "agency": ("name",),
    "aspect": ("name",),
    "subject": ("topic", "agency"),
    "variant": ("forms",),
}
_FILES = ("topics", "agencies", "aspects", "subjects", "variants")
ASSOCIATIONS_FILE = "associations.txt"
# Who writes an agency's name wants that agency, or complains of it; either way it is concerned.
_NAME_WEIGHT = 4.0


Entries = Mapping[str, Sequence[Mapping[str, Any]]]
"""Contents by axis: topic, agency, aspect, subject and variant."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows as they are kept in a database and edited."""

    labels: tuple[Label, ...]
    terms: tuple[Term, ...]


def seed_entries() -> Entries:
    """The seed as rows of a database hold it: contents by axis."""
    variants = [{"word": word, "forms": list(forms)} for word, forms in _load("variants").items()]
    return {
        "topic": _load("topics"),
        "agency": _load("agencies"),
        "aspect": _load("aspects"),
        "subject": _load("subjects"),
        "variant": variants,
    }


def seed_replies() -> Iterator[dict[str, Any]]:
    """The canned replies that a government starts with, their topics by name; read when wanted."""
    topics = {entry["code"]: entry["name"] for entry in _load("topics")}
    for reply in _load("replies"):
        yield {**reply, "topic": topics[reply["topic"]] if "topic" in reply else None}


def code_of(axis: str, content: Mapping[str, Any]) -> str:
    """By what an entry is known within its axis."""
    return str(content[_CODES[axis]])


def read_yaml(text: str) -> Any:
    """What a file of entries says; raises `yaml.YAMLError` where it is none."""
    # The parser in C is seven times as fast, where PyYAML was built with it.
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


@cache
def seed_associations() -> Associations:
    """What words say of agencies beside which they often stand, in points by code.

    Fitted by `python -m scripts.fit_agency_words`; too many and too slight to be rows.
    """
    lines = files(__name__).joinpath(ASSOCIATIONS_FILE).read_text(encoding="utf-8").splitlines()
    found = {}
    for line in lines:
        word, *points = line.split()
        found[word] = {
            code: float(value) for code, _, value in (each.partition("=") for each in points)
        }
    return found


@cache
def seed_version() -> str:
    """Changes whenever the seed does."""
    digest = hashlib.sha256()
    for name in _FILES:
        digest.update(files(__name__).joinpath(f"{name}.yaml").read_bytes())
    return digest.hexdigest()[:16]


def lexicon_of(entries: Entries) -> Lexicon:
    """The lexicon that these entries make; one and the same for whoever has the same entries."""
    return _compiled(json.dumps(entries))


# Most governments of a province keep the seed as it is: compiled once, it is in memory once.
@lru_cache(maxsize=2)
def _compiled(written: str) -> Lexicon:
    entries: Entries = json.loads(written)
    rows = rows_of(entries)
    variants = {
        str(entry["word"]): tuple(map(str, entry["forms"])) for entry in entries.get("variant", ())
    }
    return compile_lexicon(rows.labels, rows.terms, variants, seed_associations())


@cache
def seed_lexicon() -> Lexicon:
    """The seed's, compiled once."""
    return lexicon_of(seed_entries())


def rows_of(entries: Entries) -> Rows:
    """Labels and terms of all axes. What names a label that there is not speaks for nothing."""
    topics, agencies = entries.get("topic", ()), entries.get("agency", ())
    aspects = entries.get("aspect", ())
    names = {
        "topic": {entry["code"]: entry["name"] for entry in topics},
        "agency": {entry["code"]: entry["name"] for entry in agencies},
    }
    labels = [_label("topic", entry) for entry in topics]
    labels += [_label("agency", entry) for entry in agencies]
    labels += [_label("aspect", entry) for entry in aspects]
    terms = [term for entry in aspects for term in _terms(entry, "aspect", entry["name"])]
    terms += [term for entry in agencies for term in _named(entry)]
    for subject in entries.get("subject", ()):
        for axis in names:
            terms += _spoken(subject, axis, names[axis])
    return Rows(tuple(labels), tuple(terms))


def mistakes(given: Mapping[str, Any]) -> list[str]:
    """What is wrong with entries that somebody edited, each in a sentence; empty when nothing is.

    Labels that are not among `given` may stand in the store: they are no mistake.
    """
    found = [f"There is no axis {axis!r}." for axis in given if axis not in _CODES]
    for axis in _CODES:
        entries = given.get(axis, [])
        if not isinstance(entries, list):
            found.append(f"{axis}: must be a list.")
            continue
        for number, entry in enumerate(entries, start=1):
            found += [f"{axis} {number}: {what}" for what in _mistakes_in(axis, entry)]
    return found


def _mistakes_in(axis: str, entry: object) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield "must be a mapping."
        return
    wanted = {_CODES[axis], *_REQUIRED[axis]}
    for name in sorted(wanted - entry.keys()):
        yield f"{name} is missing."
    for name in (*WEIGHTS, "aliases", "labels", "former", "forms"):
        if not isinstance(entry.get(name, []), list):
            yield f"{name} must be a list."


@cache
def _load(name: str) -> Any:
    return read_yaml(files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8"))


def _label(axis: str, entry: Mapping[str, Any]) -> Label:
    aliases = (*entry.get("aliases", ()), *entry.get("labels", ()), *entry.get("former", ()))
    return Label(
        axis=axis,
        name=entry["name"],
        code=entry["code"],
        aliases=tuple(map(str, aliases)),
        is_external=bool(entry.get("external")),
    )


def _spoken(subject: Mapping[str, Any], axis: str, names: Mapping[str, str]) -> Iterator[Term]:
    """The subject's terms for each label that it speaks for, with that label's share."""
    shares = subject[axis]
    if isinstance(shares, str):
        shares = {shares: 1.0}
    for code, share in shares.items():
        if code in names:
            yield from _terms(subject, axis, names[code], float(share))


def _terms(entry: Mapping[str, Any], axis: str, label: str, share: float = 1.0) -> Iterator[Term]:
    for strength, weight in WEIGHTS.items():
        for words in entry.get(strength, ()):
            yield Term(axis, label, str(words), round(weight * share, 3))


def _named(entry: Mapping[str, Any]) -> Iterator[Term]:
    """The agency's own names as terms."""
    # What stands under `labels` may mean something else in a message: "kecamatan" is in addresses.
    silent = {str(name).lower() for name in entry.get("labels", ())}
    for alias in (entry["name"], *entry.get("aliases", ()), *entry.get("former", ())):
        if str(alias).lower() not in silent:
            yield Term("agency", entry["name"], str(alias), _NAME_WEIGHT)
