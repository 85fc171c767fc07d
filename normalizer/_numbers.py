"""Personal numbers written in digits: NIK and KK, other ids, phones, accounts and cards.

A number is read as a run of blocks: digits, with letters that stand for some of them (O, I, l,
S, B), between short separators. What a run means is decided block by block, by its form and by the
words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from normalizer._number_cues import cue_before, owner_follows, shelter

Found = tuple[str, int, int]

_TAIL = r"\d(?:(?:[oil]{0,6}|[sb]{0,2})\d)*(?:[oil]{1,5}(?![a-z]))?"
# The first block does not begin with a letter for zero, unless an 8 follows: "o811".
_FIRST = rf"(?:(?<![a-z])(?:o(?=8)|[il](?=[1-9])))?{_TAIL}"
_NEXT = rf"(?:[oil]{{1,4}}(?=\d))?{_TAIL}|o{{2,5}}(?![a-z])"
# Anything but letters and digits, on one line; the NUL stands for a digit of something else.
_SEPARATOR = r"(?:[^\w\n\x00]|_){1,5}"
_RUN = re.compile(rf"{_FIRST}(?:{_SEPARATOR}(?:{_NEXT}))*")
# Between two numbers rather than within one.
_NEW_NUMBER = re.compile(r"[+&]|[,;:?!)] | \(")
_PIECE = re.compile(r"[\doilsb]+")
# Digits that may go on in the next lines, and what stands between two lines.
_LINES = re.compile(r"\d+(?:[ .-]{0,2}\n[ -]?\d+|[ .-]{1,2}\d+)*")
_LINE_ENDS = re.compile(r"[ .-]*(?:\n|\Z)")
_MOST_LINES = 6
_MOBILE = re.compile(r"(?:08|628)\d{8,11}")
_NO_DIGITS = re.compile(r"\D+")
_AS_DIGITS = str.maketrans("oilsb", "01158")

FEWEST_DIGITS = 5  # nothing personal is shorter


class Block(NamedTuple):
    digits: str
    start: int
    end: int


def find_numbers(lower: str) -> Iterator[Found]:
    """The personal numbers in `lower`, not overlapping, in order."""
    sheltered = shelter(lower)
    if "\n" in sheltered:
        sheltered = _LINES.sub(_in_one_line, sheltered)
    before = 0
    for run in _RUN.finditer(sheltered):
        blocks = [_block(piece) for piece in _PIECE.finditer(sheltered, *run.span())]
        if len(blocks) > 1 or len(blocks[0].digits) >= FEWEST_DIGITS:
            yield from _in_run(sheltered, blocks, before)
        before = run.end()


def _in_one_line(found: re.Match[str]) -> str:
    """The digits of `found` with spaces for the line breaks inside a number that a cue announces;
    all others stay: one number on each line is a list."""
    written = found[0]
    if "\n" not in written:
        return written
    label_ends = found.start()
    while found.string[label_ends - 1 : label_ends].isspace():
        label_ends -= 1
    cue = cue_before(found.string, label_ends, 0)
    for line_end in islice(_LINE_ENDS.finditer(written), _MOST_LINES):
        end = line_end.start()
        if _is_announced(_NO_DIGITS.sub("", written[:end]), cue):
            return written[:end].replace("\n", " ") + written[end:]
    return written


def _is_announced(digits: str, cue: str) -> bool:
    if cue == "nik":
        return len(digits) == 16 and is_nik(digits)
    return cue in ("phone", "call") and _MOBILE.fullmatch(digits) is not None


def _block(piece: re.Match[str]) -> Block:
    """The digits of `piece`; letters at its end that make it too long for a phone are words."""
    written = piece[0]
    if len(written) > 13 and len(written) != 16:
        written = written.rstrip("oilsb")
    return Block(written.translate(_AS_DIGITS), piece.start(), piece.start() + len(written))


def _in_run(lower: str, blocks: list[Block], before: int) -> Iterator[Found]:
    cue = cue_before(lower, blocks[0].start, before)
    i = 0
    while i < len(blocks):
        kind, count = _at(lower, blocks[i : i + 20], cue)
        if count:
            if kind == "phone":
                count += _other_ending(lower, blocks, i + count)
            start, end = blocks[i].start, blocks[i + count - 1].end
            if cue == "passport":
                start -= _letters_before(lower, blocks[i:])
            yield kind, *with_brackets(lower, start, end)
            # The cue goes on to speak for the next of a list ("hp 0811…, 0812…").
            i += count
        else:
            i += 1


def with_brackets(lower: str, start: int, end: int) -> tuple[int, int]:
    """The number at `start` to `end` with the plus and the brackets that belong to it."""
    if lower[start - 1 : start] == "+":
        start -= 1
    inside = lower[start:end]
    if inside.count(")") > inside.count("(") and lower[start - 1 : start] == "(":
        start -= 1
    if inside.count("(") > inside.count(")") and lower[end : end + 1] == ")":
        end += 1
    if lower[start - 1 : start] == "(" and lower[end : end + 1] == ")" and "(" in inside:
        return start - 1, end + 1
    return start, end


def _at(lower: str, blocks: list[Block], cue: str) -> tuple[str, int]:
    """What begins with the first of `blocks` and how many of them it takes; ("", 0) if nothing."""
    if cue in _FEWEST_OF_ACCOUNT and (count := _account(lower, blocks, _FEWEST_OF_ACCOUNT[cue])):
        return "account", count
    if cue in ("identity", "passport") and (count := _identity(lower, blocks)):
        return "identity", count
    if cue == "passport" and 6 <= len(blocks[0].digits) <= 8 and _letters_before(lower, blocks):
        return "identity", 1
    if cue == "nik" and (count := _of_length(lower, blocks, 16)):
        return "nik", count
    if count := _phone(lower, blocks, cue):
        return "phone", count
    if count := _of_length(lower, blocks, 16):
        kind = _sixteen(blocks[:count], cue)
        return kind, count if kind else 0
    if (count := _of_length(lower, blocks, 18)) and _is_nip(_joined(blocks[:count])):
        return "identity", count
    if cue == "card" and (count := _grouped(lower, blocks, 13, 19)):
        return "card", count
    if cue not in ("other", "beside") and (count := _owned_account(lower, blocks)):
        return "account", count
    return "", 0


def _joined(blocks: list[Block]) -> str:
    return "".join(block.digits for block in blocks)


def _grouped(lower: str, blocks: list[Block], fewest: int, most: int) -> int:
    """How many blocks, one full or several small ones, make `fewest` to `most` digits."""
    count, total = 1, len(blocks[0].digits)
    while total < most and count < len(blocks) and len(blocks[0].digits) < fewest:
        gap = _gap(lower, blocks, count)
        if len(gap) > 3 or "/" in gap or _NEW_NUMBER.search(gap):
            break
        total += len(blocks[count].digits)
        count += 1
    return count if fewest <= total <= most else 0


def _of_length(lower: str, blocks: list[Block], length: int) -> int:
    """How many blocks make exactly `length` digits, where the number then ends."""
    total = count = 0
    while count < len(blocks) and total < length:
        total += len(blocks[count].digits)
        count += 1
    if total != length:
        return 0
    goes_on = (
        1 < count < len(blocks)
        and len(blocks[count].digits) == len(blocks[count - 1].digits)
        and _gap(lower, blocks, count) == _gap(lower, blocks, count - 1)
    )
    return 0 if goes_on else count


def _gap(lower: str, blocks: list[Block], i: int) -> str:
    """What stands between block `i` and the one before it."""
    return lower[blocks[i - 1].end : blocks[i].start]


# --- sixteen digits and their kin ---------------------------------------------------------------

# The first two digits that a province can have, Aceh to Papua.
_PROVINCES = frozenset(
    str(code)
    for codes in (
        *((range(11, 20), (21,), range(31, 37), range(51, 54))),
        *((range(61, 66), range(71, 77), (81, 82), range(91, 98))),
    )
    for code in codes
)


def _sixteen(blocks: list[Block], cue: str) -> str:
    """The kind of a number of 16 digits. In doubt it is a NIK: better masked than leaked."""
    digits = _joined(blocks)
    if cue == "card":
        return "card"
    if is_nik(digits):
        return "nik"
    if cue in ("other", "beside", "weak"):
        return ""
    if cue != "nik" and digits[0] in "3456" and has_luhn(digits):
        return "card"
    return "nik" if len(blocks) == 1 or cue == "nik" else ""


def is_nik(digits: str) -> bool:
    """16 digits with a province's code and a date of birth (day + 40 for women)."""
    if digits[:2] not in _PROVINCES or digits[2:4] == "00":
        return False
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    return _is_date(2000 + year, month, day - 40 if day > 40 else day)


def _identity(lower: str, blocks: list[Block]) -> int:
    """How many blocks the number takes that a cue ("NIP", "BPJS") has announced."""
    count = _grouped(lower, blocks, 9, 18)
    digits = _joined(blocks[:count])
    return 0 if digits.startswith("08") and len(digits) <= 13 else count


_LETTERS = re.compile(r"(?<![a-z])[a-z]{1,2} ?\Z")


def _letters_before(lower: str, blocks: list[Block]) -> int:
    """The length of what a passport's number begins with: "C 1234567"."""
    start = blocks[0].start
    found = _LETTERS.search(lower, max(0, start - 3), start)
    return len(found[0]) if found is not None else 0


def _is_nip(digits: str) -> bool:
    """18 digits: date of birth, month of appointment, sex (1, 2), serial number."""
    born, appointed = digits[:8], digits[8:14]
    return (
        born[:2] in ("19", "20")
        and appointed[:2] in ("19", "20")
        and digits[14] in "12"
        and _is_date(int(born[:4]), int(born[4:6]), int(born[6:]))
        and _is_date(int(appointed[:4]), int(appointed[4:]), 1)
    )


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def has_luhn(digits: str) -> bool:
    """Whether the last of `digits` is the check digit of the others, as on bank cards."""
    total = 0
    for i, digit in enumerate(map(int, reversed(digits))):
        doubled = digit * 2 if i % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


# --- accounts -----------------------------------------------------------------------------------


# "rek 12345678" is an account, "BRI 12345678" may be anything.
_FEWEST_OF_ACCOUNT = {"account": 8, "bank": 10}


def _account(lower: str, blocks: list[Block], fewest: int) -> int:
    """How many blocks the bank account takes that a cue has announced."""
    count = _grouped(lower, blocks, fewest, 16) or int(16 < len(blocks[0].digits) < 20)
    digits = _joined(blocks[:count])
    is_amount = digits.endswith("00000") or (digits.endswith("000") and len(digits) <= 8)
    is_mobile = digits.startswith("08") and len(digits) > 10
    return 0 if is_amount or is_mobile or _is_day(digits) else count


def _owned_account(lower: str, blocks: list[Block]) -> int:
    """How many blocks an account takes whose bank or owner comes right behind it."""
    count = _grouped(lower, blocks, 10, 16)
    return count if count and owner_follows(lower, blocks[count - 1].end) else 0


def _is_day(digits: str) -> bool:
    """Whether it is a date as files have it: 20261121."""
    return (
        len(digits) == 8
        and digits[:2] in ("19", "20")
        and _is_date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    )


# --- phones -------------------------------------------------------------------------------------

_AREA = re.compile("0(?:21|22|24|31|61|2[3-9][1-9]|3[2-8][1-9]|[4-7][0-9][1-9]|9[0-8][1-9])")
_SHORT = ("1500", "14")


def _phone(lower: str, blocks: list[Block], cue: str) -> int:
    """How many blocks a phone number takes; 0 where none begins."""
    digits = _joined(blocks)[:18]
    plus = lower[blocks[0].start - 1 : blocks[0].start] == "+"
    if cue == "other" and not plus:
        return 0
    if digits.startswith("08"):
        return _span(lower, blocks, 9, 13)
    if digits.startswith(("0062", "062")):
        return _span(lower, blocks, 12, 16)
    if digits.startswith("62") and (plus or _is_whole_prefix(blocks)):
        if plus or digits[2:3] == "8" or digits[2:4] == "08":
            return _span(lower, blocks, 10, 15 if digits[2:3] == "0" else 14)
    elif plus and digits[0] != "0":
        return _span(lower, blocks, 9, 15)
    if cue == "beside":
        return 0
    if (area := _AREA.match(digits)) and _is_landline(blocks, area[0], cue):
        return _span(lower, blocks, 9, 12)
    return _without_zero(lower, blocks, digits, cue) if cue in ("phone", "call") else 0


def _without_zero(lower: str, blocks: list[Block], digits: str, cue: str) -> int:
    """How many blocks a number takes that only its cue tells to be a phone."""
    before = lower[max(0, blocks[0].start - 3) : blocks[0].start]
    if any(map(str.isdigit, before)) and not _NEW_NUMBER.search(before):
        return 0
    if digits[0] == "8" and digits[1:2] in tuple("1235789") and not digits.endswith("00000"):
        return _span(lower, blocks, 9, 12)
    return int(cue == "phone" and _is_local(lower, blocks))


def _is_local(lower: str, blocks: list[Block]) -> bool:
    """Whether the first block is a number without its area, alone or the first of a list."""
    digits = blocks[0].digits
    is_alone = len(blocks) == 1 or _NEW_NUMBER.search(_gap(lower, blocks, 1)) is not None
    is_other = digits.endswith("000") or digits.startswith(_SHORT) or _is_day(digits)
    return is_alone and 6 <= len(digits) <= 8 and digits[0] != "0" and not is_other


def _is_whole_prefix(blocks: list[Block]) -> bool:
    """Whether a number without plus may begin with 62 here: "62 811", "62811 0000", "62811…"."""
    length = len(blocks[0].digits)
    return length == 2 or 10 <= length <= 14 or (5 <= length <= 6 and len(blocks) > 1)


def _is_landline(blocks: list[Block], area: str, cue: str) -> bool:
    first = blocks[0].digits
    if cue == "office":
        return False
    if first == area and len(blocks) > 1:
        return 5 <= len(_joined(blocks[1:4])) <= 16 and len(blocks[1].digits) >= 2
    return 9 <= len(first) <= 11 and cue != "weak"


def _span(lower: str, blocks: list[Block], fewest: int, most: int) -> int:
    """How many blocks make a number of `fewest` to `most` digits, with a sense for where it"
    " ends."""
    total = count = 0
    for i, block in enumerate(blocks):
        if total + len(block.digits) > most or (total >= fewest and _is_next(lower, blocks, i)):
            break
        total += len(block.digits)
        count = i + 1
    if total < fewest or _written_digits(lower, blocks[:count]) < 5:
        return 0
    return count


def _is_next(lower: str, blocks: list[Block], i: int) -> bool:
    """Whether block `i`, after a number that could end here, belongs to something else."""
    block, gap = blocks[i].digits, _gap(lower, blocks, i)
    if _NEW_NUMBER.search(gap) or block.startswith(("08", "62")):
        return True
    total = sum(len(b.digits) for b in blocks[:i])
    in_full_blocks = total >= 3 * i
    return total >= 11 and in_full_blocks and (len(block) <= 2 or len(block) >= 5 or " " in gap)


def _other_ending(lower: str, blocks: list[Block], i: int) -> int:
    """1 if block `i` is the last digits of a second number: "0811 0000 6345 / 6346"."""
    if i >= len(blocks) or _gap(lower, blocks, i).strip() != "/":
        return 0
    digits = blocks[i].digits
    is_last = i + 1 == len(blocks) or _NEW_NUMBER.search(_gap(lower, blocks, i + 1)) is not None
    length, before = len(digits), len(blocks[i - 1].digits)
    return int(is_last and (2 <= length <= min(before, 4) or length == before <= 8))


def _written_digits(lower: str, blocks: list[Block]) -> int:
    return sum(c.isdigit() for block in blocks for c in lower[block.start : block.end])
