"""Fits the weights with which the words of a message lean towards misconduct in office.

Run by hand, `python -m scripts.fit_oversight`, after the authored messages have grown; it writes
the file that `normalizer._oversight_leaning` reads. What is labelled teaches as labelled; of the
other sets those messages teach as ordinary in which no phrase of oversight stands. What phrases and
words then weigh together is fitted on messages of authors who knew neither, each judged by words
that the others taught.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from normalizer._oversight_leaning import LEARNT
from normalizer.signs import heard, told_of_misconduct
from normalizer.text import read
from scripts.fit_words import Row, Words, fit, rows

_ORDINARY = ("report_seen", "agencies_seen", "emergencies_seen", "similar_seen", "incident_seen",
             "language_seen")  # fmt: skip

Labelled = tuple[str, bool]
"""A text, and whether it tells of misconduct."""


def main() -> None:
    """Fit, and write the file."""
    known = earlier()

    def teach(authored: Sequence[Labelled]) -> Words[bool]:
        return Words([*known, *authored], False, (True,), is_balanced=False)

    fit(LEARNT.file_name, authored(), _labelled, teach, _heard)


def _heard(text: str, words: Words[bool]) -> Mapping[str, float]:
    return heard(read(text), words.leaning(text)[0])


def earlier() -> list[Labelled]:
    """Messages by which the phrases were made."""
    messages = {str(row["text"]): bool(row["oversight"]) for row in rows("leanings_seen")}
    for row in rows("phrases_seen"):
        messages.setdefault(str(row["text"]), "oversight" in str(row["signs"]))
    for text in (text for name in _ORDINARY for row in rows(name) for text in _texts(row)):
        if text not in messages and not told_of_misconduct(read(text)):
            messages[text] = False
    return list(messages.items())


def authored() -> Iterator[Row]:
    """Messages of authors who knew no phrase."""
    return (row for row in rows("authored_seen") if "oversight" in row)


def _labelled(row: Row) -> Labelled:
    return row["text"], row["oversight"]


def _texts(row: object) -> Iterable[str]:
    """Each text of a row, however deep."""
    if isinstance(row, dict):
        if isinstance(text := row.get("text"), str):
            yield text
        for part in row.values():
            yield from _texts(part)


if __name__ == "__main__":
    main()
