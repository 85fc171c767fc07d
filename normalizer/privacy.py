"""Personal numbers and addresses become typed placeholders in what leaves the house.

`find_personal` finds what is masked: a NIK or KK, other official numbers of a person, phones,
e-mail addresses, plates, bank accounts and cards. `find_hints` flags softly what
is not masked. Masking too much hurts less than a leak, but dates, amounts, ticket numbers and
places must stay readable: a clerk needs them.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence

from normalizer._emails import find_emails
from normalizer._numbers import FEWEST_DIGITS, Found, find_numbers
from normalizer._plates import find_plates, find_spelled_plates
from normalizer._self_naming import Hint, HintKind, find_hints
from normalizer._spelled_numbers import find_spelled_numbers
from normalizer._value_type import value_type
from normalizer.text import Reading, read

__all__ = [
    "KINDS",
    "Hint",
    "HintKind",
    "Redaction",
    "find_hints",
    "find_personal",
    "redact",
    "with_placeholders",
]

KINDS = ("nik", "identity", "phone", "email", "plate", "account", "card")


@value_type()
class Redaction:
    """A passage that does not leave the house: `original[start:end]`, in code points.

    `type` is one of `KINDS`: "nik" (NIK and KK), "identity" (NIP, NPWP, BPJS, passport …), "phone",
    "email", "plate", "account" or "card".
    """

    type: str
    start: int
    end: int


def find_personal(reading: Reading) -> tuple[Redaction, ...]:
    """The personal numbers and addresses in a message, in order, not overlapping."""
    return tuple(
        Redaction(kind, *reading.original_span(start, end))
        for kind, start, end in _disjoint(_all_found(reading))
    )


def _all_found(reading: Reading) -> Iterable[Found]:
    """What each way of looking finds; where two overlap, the earlier way is believed."""
    lower = reading.lower
    yield from find_emails(reading)
    # Before the digits alone: "nol 811 …" is more than what stands behind its word.
    yield from find_spelled_numbers(reading)
    yield from find_spelled_plates(reading)
    if reading.digits >= FEWEST_DIGITS:
        yield from find_numbers(lower)
    if reading.digits:
        yield from find_plates(reading.text, lower)


def _disjoint(found: Iterable[Found]) -> list[Found]:
    """`found` in order of place, without those that overlap an earlier found one."""
    kept: list[Found] = []
    for candidate in found:
        place = bisect(kept, candidate[1], key=_start)
        after_the_one_before = place == 0 or kept[place - 1][2] <= candidate[1]
        if after_the_one_before and (place == len(kept) or candidate[2] <= kept[place][1]):
            kept.insert(place, candidate)
    return kept


def _start(found: Found) -> int:
    return found[1]


def with_placeholders(text: str, redactions: Sequence[Redaction]) -> str:
    """`text` with each of `redactions` (in order, as `find_personal` gives them) as "[type]"."""
    pieces: list[str] = []
    done = 0
    for redaction in redactions:
        pieces += (text[done : redaction.start], f"[{redaction.type}]")
        done = redaction.end
    return "".join((*pieces, text[done:]))


def redact(text: str | None) -> str | None:
    """`text` with placeholders for all that is personal; what is redacted already stays.

    What stands around a placeholder may read differently afterwards, so it is looked at again,
    until nothing is found (in practice once more).
    """
    if text is None:
        return None
    for _ in range(_MOST_ROUNDS):
        found = find_personal(read(text))
        if not found:
            break
        text = with_placeholders(text, found)
    return text


_MOST_ROUNDS = 8
