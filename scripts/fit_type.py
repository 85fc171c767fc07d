"""Fits the weights with which the words of a message lean towards a wish or a question.

Run by hand, `python -m scripts.fit_type`, after the authored messages have grown; it writes the
file that `normalizer._type_leaning` reads. What phrases and words then weigh together is fitted on
messages of authors who knew neither, each judged by words that the others taught.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from normalizer._type_leaning import LEARNT, Leaning
from normalizer._type_words import Type
from normalizer.classification import heard
from normalizer.text import read
from scripts.fit_words import Row, Words, fit, rows

_LABELS: Sequence[Type] = ("aspiration", "information_request")

Labelled = tuple[str, Type]
"""A text and its type."""


def main() -> None:
    """Fit, and write the file."""
    known = [_labelled(row) for row in rows("phrases_seen") if "type" in row]

    def teach(authored: Sequence[Labelled]) -> Words[Type]:
        return Words([*known, *authored], "complaint", _LABELS, is_balanced=True)

    fit(LEARNT.file_name, authored(), _labelled, teach, _heard)


def _heard(text: str, words: Words[Type]) -> Mapping[str, float]:
    return heard(read(text), Leaning(*words.leaning(text)))


def authored() -> Iterator[Row]:
    """Reports of authors who knew no phrase: what is none has no type."""
    return (row for row in rows("authored_seen") if row.get("type"))


def _labelled(row: Row) -> Labelled:
    return row["text"], row["type"]


if __name__ == "__main__":
    main()
