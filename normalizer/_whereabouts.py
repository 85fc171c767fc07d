"""The details of a place that tell two complaints apart: street, gang, number, RT, block, landmark.

A light reading of cue words for matching only; it looks nothing up and knows no gazetteer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from normalizer import _duplicate_words as d
from normalizer._ordinary_words import FILLERS, ORDINARY
from normalizer.gazetteer import edit_distance
from normalizer.text import Reading


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_GLUED = re.compile(r"(rt|rw|km|gg|gang|blok|blk|no)(\d{1,4}[a-z]?)")
_HOUSE = re.compile(r"\d{1,4}[a-z]?")
_BLOCK = re.compile(r"[a-z]{1,2}\d{0,3}")
_BLOCK_NUMBER = re.compile(r"\d{1,3}[a-z]?")  # behind its cue only: blok 14B
# "Jalan Mastrip dipakai jualan": a verb behind a name, not a part of it.
_PASSIVE = re.compile(r"di(?!po|pa?ti|eng|no|wan|ng)[a-z]{3,}")
_DOUBLED = re.compile(r"([a-z])\1")
_SPELLINGS = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("dh", "d"), ("th", "t"), ("kh", "k"))
# Ordinary words that are names behind "jl".
_STREET_NAMES = _set(
    "pemuda pelajar rakyat bangsa mahasiswa pahlawan merdeka masjid pasar stasiun sekolah veteran "
    "kesehatan sungai kartini teratai taman mangga buaya ular macan kelinci delima soko"
)
_GANG_NAMES = _STREET_NAMES | _set("buntu langgar mesjid musholla mushola sekolahan makam kuburan")
# "Jalan sekolah" is the way to school, "jalan pemuda" a street.
_SURE_STREET_NAMES = _set("pemuda pahlawan merdeka veteran kartini teratai mahasiswa mangga soko")
NOT_NAMES = (
    d.STOP_WORDS
    | d.COMMON
    | frozenset(d.SYNONYMS)
    | frozenset(ORDINARY)
    | FILLERS
    | d.STREET_CUES
    | d.GANG_CUES
    | d.VILLAGE_CUES
    | d.HAMLET_CUES
    | d.DISTRICT_CUES
    | d.ESTATE_CUES
    | frozenset(d.LANDMARK_CUES)
    | d.COUNTED
    | d.PREPOSITIONS
    | d.MONTHS
)
_CUES = (
    d.STREET_CUES
    | d.GANG_CUES
    | d.VILLAGE_CUES
    | d.HAMLET_CUES
    | d.DISTRICT_CUES
    | d.ESTATE_CUES
    | d.PREPOSITIONS
    | frozenset(d.LANDMARK_CUES)
)
# Before names rather than parts of them: SD Negeri Balen, Haji Muhi, Kota Blitar.
NO_PART_OF_NAMES = (
    _CUES
    | (d.TITLES - _set("sultan pangeran"))
    | _set("negeri inpres swasta haji hajah kota kabupaten kab provinsi prov")
)
_BOUND_NAMES = NO_PART_OF_NAMES | d.KINDS_BEFORE_NAMES
_NO_PART_AT_ALL = _BOUND_NAMES | NOT_NAMES
_NO_HOUSE = _set(
    "hp wa telp tiket laporan rekening antrian antrean nik plat polisi surat pelanggan meter id kk "
    "sk urut kontak telepon pengaduan resi"
)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Names and numbers of places by kind.

    The kinds: "street", "route" (a road from one place to another), "gang", "house", "rt", "rw",
    "block", "block name", "km", "hamlet", "hamlet number", "village", "district", "estate", "only"
    (what a jurisdiction has one of), "name" (behind "di" and the like), or a kind of landmark.
    `capitalized` are the names that capital letters bound.
    """

    details: Mapping[str, frozenset[str]]
    capitalized: frozenset[str] = frozenset()

    @property
    def cued(self) -> frozenset[str]:
        """The words of all names that a cue announces."""
        return frozenset(word for _, name in _names(self) for word in name.split())

    def of(self, kind: str) -> frozenset[str]:
        """The names of one kind."""
        return self.details.get(kind, frozenset())


def fold(word: str) -> str:
    """`word` without the differences between old, Javanese and hasty spellings."""
    for old, new in _SPELLINGS:
        if old in word:
            word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", word)


def whereabouts(reading: Reading) -> Whereabouts:
    """The details of place in a message, each in folded lower case."""
    walk = _Walk(reading)
    for i, word in enumerate(walk.words):
        take = _TAKERS.get(word)
        if take is not None:
            take(walk, i)
        elif word[-1].isdecimal() and walk.found.get("estate") and _BLOCK.fullmatch(word):
            walk.note("block", word)  # Perum Bukit Permai E7
        elif word[-1].isdecimal() and (glued := _GLUED.fullmatch(word)):
            walk.note(_GLUED_KINDS[glued.group(1)], glued.group(2).lstrip("0"))
            if glued.group(1) == "rt":
                walk.note("rw", walk.slashed(i))
    details = {kind: frozenset(names) for kind, names in walk.found.items()}
    return Whereabouts(details, frozenset(_capitalized(walk)))


def _capitalized(walk: _Walk) -> list[str]:
    """Runs of capitalized words, from the first that is no ordinary word: Duren Tiga.

    Where all words are capitalized, no ordinary word belongs to one.
    """
    capitalized = walk.capitalized()
    if not capitalized:
        return []
    apart = _BOUND_NAMES if walk.tells_names_by_capitals else _NO_PART_AT_ALL
    found: list[list[str]] = []
    begun: list[list[str]] = []
    last = -2
    for i in capitalized:
        word = walk.words[i]
        if word in apart:
            continue
        if found and last == i - 1 and walk.gap(last) in (" ", "-"):
            found[-1].append(fold(word))
        elif word in NOT_NAMES or len(word) < 3:
            continue
        elif len(found) == _MOST_NAMES:
            break
        else:
            found.append([fold(word)])
            if i == 0 or not _ENDS.isdisjoint(walk.gap(i - 1)):
                begun.append(found[-1])
        last = i
    # The first word of a sentence may be any: "Terpal Karang Jaya".
    runs = (*found, *(words[1:] for words in begun))
    return [" ".join(words[:_MOST_WORDS]) for words in runs if words]


# Stop words that are names where they are capitalized: Sukadana Tengah, Pasar Pagi, Gang Salam.
_WHOLE_NAMES = _set("tengah pagi sore salam baru lama")
_ENDS = frozenset(".!?:\n")
_MOST_NAMES = 20
_MOST_WORDS = 4
# The small words that headings leave small.
_SMALL_WORDS = _set("dan dari yang untuk dengan pada dalam oleh atau karena")

_GLUED_KINDS = {
    "rt": "rt",
    "rw": "rw",
    "km": "km",
    "gg": "gang",
    "gang": "gang",
    "blok": "block",
    "blk": "block",
    "no": "house",
}


class _Walk:
    """Goes through the words of a message and notes what it finds."""

    def __init__(self, reading: Reading) -> None:
        self.words = reading.words
        self._spans = reading.word_spans
        self._lower = reading.lower
        self._text = reading.text
        self.found: dict[str, set[str]] = defaultdict(set)

    def note(self, kind: str, name: str) -> None:
        if name:
            self.found[kind].add(name)

    def word(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def gap(self, i: int) -> str:
        """What stands between word `i` and the next; a line end beyond the last."""
        if not 0 <= i < len(self.words) - 1:
            return "\n"
        return self._lower[self._spans[i][1] : self._spans[i + 1][0]]

    def capitalized(self) -> list[int]:
        """Where the capitalized words stand."""
        text = self._text
        begins = [i for i, (start, _) in enumerate(self._spans) if text[start].isupper()]
        return [i for i in begins if self.is_capitalized(i)]

    def is_capitalized(self, i: int) -> bool:
        """Written Thus, not THUS; there is no word behind the last."""
        if i >= len(self._spans):
            return False
        start, end = self._spans[i]
        return self._text[start].isupper() and self._text[start + 1 : end].islower()

    @cached_property
    def tells_names_by_capitals(self) -> bool:
        """Some word is small, as in no heading and nothing that is shouted."""
        return any(
            len(word) > 2
            and word not in _SMALL_WORDS
            and self._text[start:end].isalpha()
            and self._text[start].islower()
            for word, (start, end) in zip(self.words, self._spans, strict=True)
        )

    def joined(self, i: int) -> bool:
        """Word `i` and the next one may belong to one name."""
        return self.gap(i) in (" ", ".", ". ", "-", "'", " '", ":", ": ", '"', ' "')

    def _goes_on(self, i: int) -> bool:
        """A name goes on behind its word `i`; a sentence ends there, but for "Moh. Yamin"."""
        return self.joined(i) and not (self.gap(i) == ". " and len(self.word(i)) > 4)

    def digits(self, i: int, longest: int = 4) -> str:
        """The number at `i` without leading zeros, also a Roman one; "" for none."""
        word = self.word(i)
        if word.isascii() and word.isdecimal() and len(word) <= longest:
            return "" if self._is_counted(i) else (word.lstrip("0") or "0")
        return d.ROMAN.get(word, "") if len(word) > 1 else ""

    def _is_counted(self, i: int) -> bool:
        return self.gap(i) == " " and self.words[i + 1] in d.COUNTED

    def slashed(self, i: int) -> str:
        """The RW of "rt 03/02", where `i` is the 03."""
        number = self.word(i + 1)
        return number.lstrip("0") if self.gap(i) == "/" and number.isdecimal() else ""

    def name(self, i: int, limit: int, allowed: frozenset[str] = frozenset()) -> str:
        """Up to `limit` words of a name that begins at `i`, and a number behind or before it.

        `allowed`: ordinary words that are names here; all but the openers are whole ones.
        """
        found: list[str] = []
        number = ""
        is_capitalized = False
        j = i
        while len(found) < limit and (j == i or self._goes_on(j - 1)):
            word = self.word(j)
            digits = self.digits(j)
            if digits:
                number = number or digits
                if found:
                    break
            elif word in allowed:
                found.append(fold(d.ALIASES.get(word, word)))
                if word not in d.LANDMARK_OPENERS and word not in d.ESTATE_HEADS:
                    j += 1
                    break
            elif self._is_name(word) and not ((found or number) and _PASSIVE.match(word)):
                if self._is_small(j) and (is_capitalized or (number and not self._is_small(i - 1))):
                    break
                is_capitalized = self.is_capitalized(j)
                found.append(fold(d.ALIASES.get(word, word)))
            elif self._is_capitalized_part(j) and (is_capitalized or self._begins_name(j)):
                found.append(fold(word))
            else:
                break
            j += 1
        if found and self.joined(j - 1) and self.word(j) in d.DIRECTIONS:
            found.append(self.word(j))  # Ledok Kulon is not Ledok Wetan
            j += 1
        if not number and found and self.joined(j - 1):
            number = self.digits(j) or d.ROMAN.get(self.word(j), "")
        return " ".join((*found, number)) if number else " ".join(found)

    def _begins_name(self, i: int) -> bool:
        """An ordinary word before a capitalized name: Simpang Sumur Pecung."""
        following = self.word(i + 1)
        return self._goes_on(i) and self._is_name(following) and self.is_capitalized(i + 1)

    def ordinary_name(self, i: int) -> str:
        """A capitalized ordinary word that is a name behind its cue: Gang Buntu, Pasar Beras."""
        return fold(self.word(i)) if self._is_capitalized_part(i) else ""

    def _is_capitalized_part(self, i: int) -> bool:
        """An ordinary word that belongs to the name before it: Kampung Pasir Angin."""
        word = self.word(i)
        return (
            word.isalpha()
            and (word not in d.STOP_WORDS or word in _WHOLE_NAMES)
            and word not in NO_PART_OF_NAMES
            and self.is_capitalized(i)
            and self.tells_names_by_capitals
        )

    def _is_small(self, i: int) -> bool:
        """No part of a capitalized name: Desa Kuncen ambrol, SMPN 5 menarik iuran."""
        return self.gap(i - 1) != "'" and not self._text[self._spans[i][0]].isupper()

    @staticmethod
    def _is_name(word: str) -> bool:
        if word in NOT_NAMES or not word.isalpha() or not 2 <= len(word) <= 40:
            return False
        return not (word.endswith("nya") and len(word) > 5)  # "SMAN 2 atapnya bocor"


_Taker = Callable[[_Walk, int], None]


def _street(walk: _Walk, i: int) -> None:
    """Jl. Diponegoro 3, jalan raya Kapas, jln Jend Sudirman, Jl 17 Agustus."""
    is_abbreviated = walk.words[i] in ("jl", "jln")
    j = i + 1
    while j < i + 4 and walk.word(j) in d.TITLES and walk.joined(j - 1):
        j += 1
    if not walk.joined(j - 1):
        return
    if walk.word(j).isdecimal() and walk.word(j + 1) in d.MONTHS:
        walk.note("street", f"{walk.word(j)}{walk.word(j + 1)}")
        return
    _route(walk, j)
    name = walk.name(j, 3, _STREET_NAMES if is_abbreviated else _SURE_STREET_NAMES)
    if not name and (is_abbreviated or walk.word(i - 1) in d.PREPOSITIONS):
        name = walk.ordinary_name(j)
    if not name[:1].isdecimal():
        walk.note("street", name)


def _ring_road(walk: _Walk, i: int) -> None:
    """Jalan Lingkar Selatan, ring road selatan."""
    j = i + 1
    if walk.words[i] == "ring":
        if walk.word(j) != "road":
            return
        j += 1
    side = walk.word(j)
    walk.note("street", f"lingkar {d.SIDES.get(side, side)}" if side in d.DIRECTIONS else "lingkar")


def _route(walk: _Walk, i: int) -> None:
    """Jalan Kapas - Dander, jalan Kapas menuju Dander: the road between two places."""
    start = walk.name(i, 1)
    j = i + 1
    if walk.word(j) in ("ke", "menuju", "arah", "sampai", "tembus"):
        j += 1
    elif walk.gap(i).strip() not in ("-", "–", "—", "/"):
        return
    end = walk.name(j, 1)
    if start and end:
        walk.note("route", " ".join(sorted((start, end))))


def _stretch(walk: _Walk, i: int) -> None:
    """Ruas Cepu - Randublatung."""
    _route(walk, i + 1)


def _gang(walk: _Walk, i: int) -> None:
    number = _plain(walk.word(i + 1))
    if number:
        walk.note("gang", number)
    elif walk.joined(i):
        name = walk.name(i + 1, 2, _GANG_NAMES) or walk.ordinary_name(i + 1)
        walk.note("gang", name)


def _named(kind: str, limit: int) -> _Taker:
    def take(walk: _Walk, i: int) -> None:
        if walk.joined(i):
            name = walk.name(i + 1, limit, d.VILLAGE_NAMES) or walk.ordinary_name(i + 1)
            if not name[:1].isdecimal():
                walk.note(kind, name)

    return take


def _estate(walk: _Walk, i: int) -> None:
    """Perum Griya Asri, and Griya Asri alone."""
    if walk.word(i - 1) in d.ESTATE_CUES or not walk.joined(i):
        return
    is_part = walk.words[i] in d.ESTATE_HEADS and walk.word(i + 1) not in d.ESTATE_HEADS
    name = walk.name(i if is_part else i + 1, 3, d.ESTATE_HEADS)
    if not name[:1].isdecimal() and name not in d.ESTATE_HEADS:
        walk.note("estate", name)


def _flyover(walk: _Walk, i: int) -> None:
    """The "jembatan layang" is no bridge over a river."""
    if walk.word(i - 1) == "jembatan":
        walk.note("only", "flyover")


def _landmark(walk: _Walk, i: int) -> None:
    """SDN 3 Kapas, masjid Al Falah; a nameless one is noted by its kind alone."""
    if walk.word(i - 1) in d.ESTATE_CUES:
        return  # Perum Taman Indah is no park
    kind = d.LANDMARK_CUES[walk.words[i]]
    first = i + 2 if _stands_before_a_name(walk, kind, i + 1) else i + 1
    allowed = _NAMES_OF.get(kind, _ARTICLES)
    limit = 3 if kind in _SCHOOLS else 2
    name = walk.name(first, limit, allowed) if walk.joined(first - 1) else ""
    if not name and kind in _NAMES_OF and walk.joined(first - 1):
        name = walk.ordinary_name(first)
    walk.note(kind, name or "?")
    _only(walk, i)


def _stands_before_a_name(walk: _Walk, kind: str, i: int) -> bool:
    """SD Negeri 2, and Taman Kota Wijayakusuma, but not the "taman kota" alone."""
    word = walk.word(i)
    if word in _BEFORE_NAMES:
        return True
    return kind == "park" and word == "kota" and walk.joined(i) and walk.is_capitalized(i + 1)


def _only(walk: _Walk, i: int) -> None:
    """The hospital, the registry: what a jurisdiction has one of."""
    walk.note("only", d.ONLY_ONES.get(walk.words[i], ""))


def _square(walk: _Walk, i: int) -> None:
    """The alun-alun, of which a town has one."""
    _only(walk, i)
    if walk.word(i + 1) == "alun":
        walk.note("square", walk.name(i + 2, 1) or "alun")


# SD Negeri 2 is SDN 2, a factory's PT is no name.
_BEFORE_NAMES = _set("dr h hj kh prof negeri pt cv ud st santo santa")
_ARTICLES = _set("al an nurul baitul at as ar kota")
# Kinds of which many have an ordinary word for a name: "pasar baru", "kantor pos".
_NAMES_OF = dict.fromkeys(
    ("market", "terminal", "station", "mosque", "office", "park", "factory"), d.LANDMARK_NAMES
)
_NAMES_OF["crossing"] = _set("lima enam tujuh") | d.ESTATE_HEADS  # every town has a "simpang tiga"
# Of these a name is longer: TK Dharma Wanita Karangjati 2.
_SCHOOLS = frozenset(("kindergarten", "primary school", "junior school", "senior school"))


def _rt(walk: _Walk, i: int) -> None:
    """RT 03, RT 03/02, RT/RW 03/02."""
    if walk.word(i + 1) == "rw":
        walk.note("rt", _plain(walk.word(i + 2)))
        walk.note("rw", _plain(walk.word(i + 3)))
        return
    walk.note("rt", _plain(walk.word(i + 1)))
    rw = walk.slashed(i + 1)
    walk.note("rw", rw)
    _loose(walk, i + 2 if rw else i + 1)


def _rw(walk: _Walk, i: int) -> None:
    if walk.word(i - 1) != "rt":
        walk.note("rw", _plain(walk.word(i + 1)))
        _loose(walk, i + 1)


def _plain(word: str) -> str:
    """A short number without leading zeros, in digits or words, else ""."""
    if word.isdecimal() and len(word) <= 3:
        return word.lstrip("0")
    return d.ROMAN.get(word) or d.NUMBERS.get(word, "")


def _house(walk: _Walk, i: int) -> None:
    if walk.word(i + 1) in ("tiang", "rumah", "rmh", "pju", "kios", "lapak", "kamar"):
        i += 1
    number = d.NUMBERS.get(walk.word(i + 1)) or walk.word(i + 1)
    if walk.word(i - 1) not in _NO_HOUSE and _HOUSE.fullmatch(number) and walk.joined(i):
        walk.note("house", number.lstrip("0"))


def _block(walk: _Walk, i: int) -> None:
    name = walk.word(i + 1)
    if not walk.joined(i):
        return
    if _BLOCK_NUMBER.fullmatch(name):
        walk.note("block", name.lstrip("0"))
        return
    if not _BLOCK.fullmatch(name):
        name = walk.name(i + 1, 1, _STREET_NAMES) or walk.ordinary_name(i + 1)
        walk.note("block name", name)
        return
    following = walk.word(i + 2)
    if name.isalpha() and following.isdecimal() and walk.gap(i + 1) in ("-", "/", " ", "."):
        name += following.lstrip("0")
    walk.note("block", name)


def _kilometre(walk: _Walk, i: int) -> None:
    """KM 12, km 12,5; a "5 km" is a length."""
    whole, part = walk.word(i + 1), walk.word(i + 2)
    is_length = walk.word(i - 1).isdecimal() and part in d.COUNTED  # "rusak 5 km 2 bulan"
    if is_length or not (whole.isascii() and whole.isdecimal() and len(whole) <= 4):
        return
    is_split = walk.gap(i + 1) in (",", ".", "+") and part.isdecimal() and len(part) <= 3
    walk.note("km", f"{whole}.{part}" if is_split else whole)


PARTS = {
    "gedung": "building",
    "loket": "counter",
    "lantai": "floor",
    "lt": "floor",
    "peron": "platform",
    "koridor": "route number",
    "kor": "route number",
    "trayek": "route number",
    "rute": "route number",
    "kelas": "class",
    "ruang": "room",
    "kamar": "room",
}


_COUNTED_PARTS = _set("class floor")  # kelas V, not V among U and W


def _part(walk: _Walk, i: int) -> None:
    """Gedung C, loket 3, lantai dua."""
    kind, name = PARTS[walk.words[i]], walk.word(i + 1)
    if len(name) != 1 or not name.isalpha() or kind in _COUNTED_PARTS:
        name = _plain(name)
    if walk.joined(i):
        walk.note(kind, name)


def _hamlet(walk: _Walk, i: int) -> None:
    """Dusun Krajan; dusun 5 Tanjung Sari, Dusun IV, lingkungan III: its number alone tells it."""
    _NAMED_HAMLET(walk, i)
    if walk.joined(i) and (number := walk.digits(i + 1) or d.ROMAN.get(walk.word(i + 1), "")):
        walk.note("hamlet number", number)


def _pole(walk: _Walk, i: int) -> None:
    """Tiang KB-112, tiang nomor 7."""
    numbers = (walk.word(j) for j in range(i + 1, i + 4))
    number = next((word for word in numbers if word.isdecimal()), "")
    if number and walk.joined(i):
        walk.note("pole", number)


def _loose(walk: _Walk, i: int) -> None:
    """An unknown word behind "di": most likely a name."""
    if walk.joined(i):
        name = walk.name(i + 1, 2)
        if len(name) >= 4 and not name[:1].isdecimal():
            walk.note("name", name)


_NAMED_HAMLET = _named("hamlet", 2)


def _takers() -> dict[str, _Taker]:
    """What each cue word announces; the later ones win."""
    found: dict[str, _Taker] = dict.fromkeys(d.PREPOSITIONS, _loose)
    found.update(dict.fromkeys(d.ONLY_ONES, _only))
    found.update(dict.fromkeys(d.LANDMARK_CUES, _landmark))
    found.update(dict.fromkeys(d.STREET_CUES, _street))
    found.update(dict.fromkeys(d.GANG_CUES, _gang))
    found.update(dict.fromkeys(d.VILLAGE_CUES, _named("village", 2)))
    found.update(dict.fromkeys(d.HAMLET_CUES, _hamlet))
    found.update(dict.fromkeys(d.DISTRICT_CUES, _named("district", 2)))
    found.update(dict.fromkeys(d.ESTATE_CUES, _estate))
    found.update(dict.fromkeys(PARTS, _part))
    found["tiang"] = _pole
    found["alun"] = _square
    found["ruas"] = _stretch
    found["layang"] = _flyover
    found.update(dict.fromkeys(("lingkar", "ringroad", "ring"), _ring_road))
    found.update({"rt": _rt, "rw": _rw, "km": _kilometre})
    found.update(dict.fromkeys(("no", "nomor", "nomer", "nmr"), _house))
    found.update(dict.fromkeys(("blok", "blk", "block"), _block))
    return found


_TAKERS = _takers()


# --- comparing ----------------------------------------------------------------------------------

# Numbers and names that must agree wherever both messages tell them.
DECISIVE = (
    *("route", "house", "block", "gang", "street", "rt", "rw", "km", "hamlet number", "pole"),
    *("hamlet", "village", "estate", "district"),
)
_LANDMARKS = tuple(dict.fromkeys(d.LANDMARK_CUES.values()))
_FINE = {
    "route": 0.8,
    "house": 0.5,
    "block": 0.6,
    "block name": 0.5,
    "gang": 0.6,
    "street": 0.75,
    "rt": 0.3,
    "rw": 0.15,
    "km": 0.6,
    "village": 0.5,
    "hamlet": 0.55,
    "hamlet number": 0.15,
    "pole": 0.6,
    "only": 0.6,
    "square": 0.75,
    "estate": 0.7,
    "district": 0.25,
    "river": 0.35,
    "name": 0.6,
    **dict.fromkeys(PARTS.values(), 0.1),
}


def conflicts(one: Whereabouts, other: Whereabouts) -> list[str]:
    """The kinds of which both tell and nothing fits, e.g. ["street"]; each is a veto."""
    found = []
    for kind in one.details.keys() & other.details.keys():
        if kind in ("name", "only") or _fits(kind, one.of(kind), other.of(kind)):
            continue
        if kind not in _NUMBERED and _is_named_elsewhere(kind, one, other):
            continue
        found.append(kind)
    return sorted(found, key=_rank)


def are_surely_others(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Every name of one has another number, or another ordinary word, than each of the other.

    SDN 1 and SDN 2, Pasar Lama and Pasar Baru; of two plain names one may be misread.
    """
    return all(_is_surely_another(a, b) for a in ours for b in theirs)


def _is_surely_another(a: str, b: str) -> bool:
    letters_a, digits_a = _parts(a)
    letters_b, digits_b = _parts(b)
    if digits_a and digits_b and digits_a != digits_b:
        return letters_a <= letters_b or letters_b <= letters_a
    first_a, first_b = a.split()[0], b.split()[0]
    return first_a != first_b and {first_a, first_b} <= d.LANDMARK_NAMES


_PLAIN_NUMBERS = ("house", "block", "rt", "rw", "hamlet number", "pole")
NUMBERS = frozenset((*_PLAIN_NUMBERS, "km", *PARTS.values()))
_NUMBERED = NUMBERS | {"route", "gang"}


def _is_named_elsewhere(kind: str, one: Whereabouts, other: Whereabouts) -> bool:
    """A name of one kind stands under another kind on the other side."""
    kinds = ("name", "hamlet", "village", "district", "estate", "street")
    ours = {name for k in kinds for name in one.of(k)}
    theirs = {name for k in kinds for name in other.of(k)}
    return any(_is_named(a, b) for a in one.of(kind) for b in theirs) or any(
        _is_named(a, b) for a in other.of(kind) for b in ours
    )


def _is_named(a: str, b: str) -> bool:
    """One name, and not merely the town behind it: Simpang Dolog Ciputat, Ciputat."""
    return same_name(a, b) and (a[0] == b[0] or b.split()[0] not in a.split()[1:])


def _rank(kind: str) -> tuple[int, str]:
    return (DECISIVE.index(kind) if kind in DECISIVE else len(DECISIVE)), kind


Agreement = tuple[str, str, float]
"""(kind, name, weight); a weight near 1 settles the place alone."""


def agreements(one: Whereabouts, other: Whereabouts) -> list[Agreement]:
    """What both messages name."""
    found = []
    for kind in one.details.keys() & other.details.keys():
        for name in one.of(kind):
            if name != "?" and any(
                same_name(name, there) or (kind != "street" and _same_head(name, there))
                for there in other.of(kind)
            ):
                found.append((kind, name, _FINE.get(kind, 0.65)))
    return found + _across(one, other, {name for _, name, _ in found})


def _across(one: Whereabouts, other: Whereabouts, known: set[str]) -> list[Agreement]:
    """The same name under different cues: "di Sumberejo" and "desa Sumberejo"."""
    theirs = {name for _, name in _names(other)}
    return [
        (kind, name, min(0.55, _FINE.get(kind, 0.55)))
        for kind, name in _names(one)
        if name not in known and len(name) > 3 and any(same_name(name, t) for t in theirs)
    ]


def _names(one: Whereabouts) -> list[tuple[str, str]]:
    """(kind, name) of all that bears a name."""
    return [(kind, name) for kind in _ACROSS & one.details.keys() for name in one.details[kind]]


_ACROSS = frozenset(("name", "hamlet", "village", "district", "estate", "street", *_LANDMARKS))


def _fits(kind: str, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    if "?" in ours or "?" in theirs:
        return True
    if kind == "km":
        return any(abs(_kilometres(a) - _kilometres(b)) <= 0.5 for a in ours for b in theirs)
    if kind == "route":
        return any(all(map(same_name, a.split(), b.split())) for a in ours for b in theirs)
    if kind in _PLAIN_NUMBERS:
        return any(_same_number(kind, a, b) for a in ours for b in theirs)
    if kind not in ("street", "estate") and any(_same_head(a, b) for a in ours for b in theirs):
        return True
    return any(same_name(a, b) for a in ours for b in theirs)


def _same_head(a: str, b: str) -> bool:
    """Two names that share the first word and go on with what may be no part of them.

    "Desa Kolong papan lapuk" and "desa kolong kayunya" are one, "Sumber Agung" and "Sumber Rejo"
    are two.
    """
    words_a, words_b = a.split(), b.split()
    head = words_a[0]
    if head != words_b[0] or len(head) < 4 or head in d.GENERIC_HEADS or head in d.LANDMARK_OPENERS:
        return False
    seconds = {*words_a[1:2], *words_b[1:2]}
    if len(seconds) == 2 and seconds <= d.LANDMARK_NAMES:
        return False  # Kebayoran Lama, Kebayoran Baru
    rest = {*words_a[1:], *words_b[1:]}
    return d.DIRECTIONS.isdisjoint(rest) and not any(word.isdecimal() for word in rest)


def _kilometres(written: str) -> float:
    return float(written)


def _same_number(kind: str, a: str, b: str) -> bool:
    # "blok C" and "blok C3" may be one place, "C2" and "C3" are not, nor "AA" and "AB".
    return a == b or (kind == "block" and (_is_block_of(a, b) or _is_block_of(b, a)))


def _is_block_of(row: str, house: str) -> bool:
    return row.isalpha() and house.startswith(row) and house[len(row) :].isdecimal()


def same_name(a: str, b: str) -> bool:
    """Two names that may be one: a part of the other, or a slip of the pen apart."""
    if a == b:
        return True
    letters_a, digits_a = _parts(a)
    letters_b, digits_b = _parts(b)
    if digits_a and digits_b and digits_a != digits_b:
        return False
    if not letters_a or not letters_b:
        return bool(digits_a) and digits_a == digits_b
    if letters_a <= letters_b or letters_b <= letters_a:
        return True
    plain_a, plain_b = _plain_name(a), _plain_name(b)
    if plain_a == plain_b or is_slip(plain_a, plain_b):
        return True
    return _begins_with(a, plain_b) or _begins_with(b, plain_a)


def are_other_names(a: str, b: str) -> bool:
    """Two full names that share a word: Duren Sawit, Duren Tiga; Pilang, Tanjung Pilang.

    A name is shortened from its end, but for a title, and the town behind it is left out.
    """
    words_a, words_b = a.split(), b.split()
    if words_a[0] == words_b[0]:
        seconds = words_a[1:2] + words_b[1:2]
        return len(seconds) == 2 and d.TOWNS.isdisjoint(seconds) and not _is_alike(*seconds)
    firsts = {words_a[0], words_b[0]}
    return firsts.isdisjoint(d.LEFT_OUT_HEADS) and not _is_alike(words_a[0], words_b[0])


def _is_alike(a: str, b: str) -> bool:
    return a == b or is_slip(a, b)


def _parts(name: str) -> tuple[set[str], str]:
    words = name.split()
    return {word for word in words if not word.isdecimal()}, next(
        (word for word in words if word.isdecimal()), ""
    )


def _plain_name(name: str) -> str:
    return "".join(word for word in name.split() if not word.isdecimal())


def _begins_with(name: str, plain: str) -> bool:
    """The first words of `name` are the other one, written as one or in two: Tanjungpandan."""
    words = [word for word in name.split() if not word.isdecimal()]
    return any("".join(words[:count]) == plain for count in range(1, len(words)))


def is_slip(a: str, b: str) -> bool:
    """One letter wrong, lost, added or swapped; two in long names. Never the first letter."""
    longest = max(len(a), len(b))
    allowed = 0 if longest < 5 else 1 if longest < 9 else 2
    if not allowed or a[0] != b[0] or abs(len(a) - len(b)) > allowed or longest > 40:
        return False
    distance = edit_distance(a, b, allowed)
    # "Tambakaji" and "Tambakarjo" end otherwise, as villages with one beginning do.
    return distance <= allowed and (distance < 2 or a[-2:] == b[-2:])


def is_shortened(short: str, long: str) -> bool:
    """What is left of a word when some of its vowels are: "pntai" of "pantai"."""
    if not 3 < len(short) < len(long) or short[0] != long[0]:
        return False
    rest = iter(long)
    for letter in short:
        for passed in rest:
            if passed == letter:
                break
            if passed not in _VOWELS:
                return False
        else:
            return False
    return all(letter in _VOWELS for letter in rest)


_VOWELS = frozenset("aeiou")
