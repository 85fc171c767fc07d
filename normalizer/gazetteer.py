"""The names and Kemendagri codes of Indonesia's areas, with one government's own area first.

The lists come from the npm package `idn-area-data` (data under the ODbL) and are put beside this
module by `scripts/install.py`. Where they are missing the gazetteer is empty: no area is known,
and nothing fails.

A code names its level by its length: "35" a province, "35.22" a regency, "35.22.15" a district,
"35.22.15.2003" a village. A `Scope` is the part of the country under one code, ready to be searched
by spelling: exact, by sound (`folded`) and by edit distance (`nearest`). The villages of the whole
country are indexed only when something asks for one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import compress, count
from operator import ne
from pathlib import Path

from normalizer._common_words import COMMON_WORDS, FUNCTION_WORDS

PROVINCE, REGENCY, DISTRICT, VILLAGE = range(4)

_LEVEL_OF_LENGTH = {2: PROVINCE, 5: REGENCY, 8: DISTRICT, 13: VILLAGE}
_LENGTH_OF_LEVEL = {level: length for length, level in _LEVEL_OF_LENGTH.items()}
# Where `scripts/install.py` puts the lists.
AREAS = Path(__file__).parent / "areas"
_FILES = ("provinces.csv", "regencies.csv", "districts.csv", "villages.csv")

_GLUED_CUES = {VILLAGE: ("desa", "ds", "kel", "kelurahan"), DISTRICT: ("kec", "kecamatan")}

Codes = tuple[str, ...]
_Index = Mapping[str, Codes]

_NOT_IN_KEYS = re.compile(r"[\W_]+")
_IN_BRACKETS = re.compile(r"\s*[(/].*")
_REGENCY_TITLE = re.compile(r"^(?:kabupaten|kota)(?: administrasi)? ")
# How one name is spelt in several ways: the Dutch-time, Javanese and chat spellings of a sound.
_SOUNDS = re.compile(r"oe|dj|tj|dh|th|kh|sy|v|([a-z])\1+|(?<=[aiueo])h(?=[aiueo])")
_ONE_SOUND = {
    **{"oe": "u", "dj": "j", "tj": "c", "dh": "d", "th": "t", "kh": "k", "sy": "s"},
    **{"v": "f", "h": ""},
}


def key(name: str) -> str:
    """`name` as it is looked up: lower case, letters and digits only."""
    return _NOT_IN_KEYS.sub("", name.lower())


@lru_cache(maxsize=4_096)  # of messages; all names of a government are read once
def folded(spelling: str) -> str:
    """A key by sound: "soemberredjo", "sumberrejo" and "sumberejo" are one."""
    return _SOUNDS.sub(_one_sound, spelling)


def _one_sound(found: re.Match[str]) -> str:
    return found[1] or _ONE_SOUND.get(found[0], found[0])


def level_of(code: str) -> int | None:
    """PROVINCE … VILLAGE by the form of the code, None for what has no such form."""
    return _LEVEL_OF_LENGTH.get(len(code))


def parent(code: str, level: int) -> str:
    """The area of that level which `code` lies in (itself where it is of that level or above)."""
    return code[: _LENGTH_OF_LEVEL[level]]


def common_part(codes: Sequence[str]) -> str:
    """The code of the smallest area that holds all of `codes`, "" where they share no province."""
    for length in (13, 8, 5, 2):
        parts = {code[:length] for code in codes}
        if len(parts) == 1 and len(part := parts.pop()) == length:
            return part
    return ""


def regency_kind(code: str) -> str:
    """What a regency is called before its name: "kab" or "kota"."""
    return "kota" if code[3:5] >= "71" else "kab"


@dataclass(frozen=True, slots=True)
class Nickname:
    """A name that only people there use ("alun-alun"), with what it stands for.

    `code` may be "" and the point (degrees, WGS 84) None where unknown. A nickname for the
    jurisdiction itself gives its centre, by which short Plus Codes are completed.
    """

    name: str
    code: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Scope:
    """The areas under one code, which may be searched by how somebody wrote a name."""

    code: str
    names: Mapping[str, str]

    @cached_property
    def exact(self) -> tuple[_Index, _Index, _Index, _Index]:
        """By level: key -> codes. Regencies are found with and without "kota" or "kabupaten"."""
        indexes: tuple[defaultdict[str, list[str]], ...] = tuple(
            defaultdict(list) for _ in range(4)
        )
        for code, name in self.names.items():
            level = _LEVEL_OF_LENGTH[len(code)]
            for spelling in _spellings(name, level):
                indexes[level][spelling].append(code)
        first, second, third, fourth = (_frozen(index) for index in indexes)
        return first, second, third, fourth

    @cached_property
    def by_sound(self) -> tuple[_Index, _Index, _Index, _Index]:
        """By level: key by sound -> codes."""
        first, second, third, fourth = (_by_sound(index) for index in self.exact)
        return first, second, third, fourth

    @cached_property
    def first_words(self) -> frozenset[str]:
        """What a name in here may begin with: first words and whole keys, in lower case."""
        first = {word for index in self.exact for word in index}
        first.update(_first_word(name) for name in self.names.values())
        return frozenset(first - {""})

    @cached_property
    def telling_words(self) -> frozenset[str]:
        """Those of `first_words` at which a name may start that is not made of everyday words."""
        several = {
            _first_word(name)
            for name in self.names.values()
            if " " in name and not COMMON_WORDS.issuperset(name.lower().split())
        }
        return self.first_words - COMMON_WORDS | several

    @cached_property
    def glued(self) -> Mapping[str, tuple[int, Codes]]:
        """Names with their cue in one word, as in hashtags: "desapacul", "kecdander"."""
        return {
            cue + spelling: (level, codes)
            for level, cues in _GLUED_CUES.items()
            for spelling, codes in self.exact[level].items()
            for cue in cues
            if len(spelling) >= 4 and cue + spelling not in COMMON_WORDS
        }

    @cached_property
    def halves(self) -> frozenset[str]:
        """Beginnings of long names of one word, which many write in two: "Pudak Payung"."""
        names = (key(name) for name in self._lower_names() if " " not in name)
        halves = {name[:end] for name in names if len(name) > 7 for end in range(3, len(name) - 2)}
        return frozenset(halves - FUNCTION_WORDS)

    @cached_property
    def district_words(self) -> frozenset[str]:
        """What the name of a district may begin with, everyday words too."""
        names = [name for code, name in self.names.items() if level_of(code) == DISTRICT]
        return frozenset((*map(_first_word, names), *map(key, names)))

    @cached_property
    def everyday_words(self) -> frozenset[str]:
        """With which everyday words a village begins that is told by its district behind it."""
        return self.first_words & (COMMON_WORDS - FUNCTION_WORDS)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The words at which something without a cue may start."""
        return self.telling_words.union(self.glued, self.halves, self.everyday_words)

    def _lower_names(self) -> Iterable[str]:
        """The names of districts and villages."""
        return (name for code, name in self.names.items() if level_of(code) in (DISTRICT, VILLAGE))

    @cached_property
    def by_first_word(self) -> tuple[_Index, _Index, _Index, _Index]:
        """By level: the first word of names that have several -> codes."""
        indexes: tuple[defaultdict[str, list[str]], ...] = tuple(
            defaultdict(list) for _ in range(4)
        )
        for code, name in self.names.items():
            if " " in name and len(word := _first_word(name)) >= 4:
                indexes[_LEVEL_OF_LENGTH[len(code)]][word].append(code)
        first, second, third, fourth = (_frozen(index) for index in indexes)
        return first, second, third, fourth

    @cached_property
    def _buckets(self) -> Mapping[tuple[int, str, int], tuple[str, ...]]:
        """Keys by sound of one level, first letter and length."""
        buckets: defaultdict[tuple[int, str, int], list[str]] = defaultdict(list)
        for level, index in enumerate(self.by_sound):
            for sound in index:
                if sound:
                    buckets[level, sound[0], len(sound)].append(sound)
        return {place: tuple(sounds) for place, sounds in buckets.items()}

    def nearest(self, spelling: str, level: int) -> tuple[Codes, int]:
        """Codes of the names nearest to a misspelt key, with the edit distance; none: `((), 0)`.

        One letter may be wrong in names of 5 or more, two in names of 8 or more, as slips go: the
        first letter is right, and the consonants all but stay (see `_is_a_slip`).
        """
        limit = 2 if len(spelling) >= 8 else 1
        if len(spelling) < 5:
            return (), 0
        best: list[str] = []
        for sound in {spelling, folded(spelling)}:
            letters = set(sound)
            for length in range(len(sound) - limit, len(sound) + limit + 1):
                for name in self._buckets.get((level, sound[0], length), ()):
                    # One edit makes a difference of two letters at most: most names end here.
                    if len(letters.symmetric_difference(name)) > 2 * limit:
                        continue
                    distance = edit_distance(sound, name, limit)
                    if distance > limit or not _is_a_slip(sound, name, distance):
                        continue
                    if distance < limit:
                        limit, best = distance, []
                    best.append(name)
        names = dict.fromkeys(best)
        codes = tuple(code for name in sorted(names) for code in self.by_sound[level][name])
        return codes, limit if codes else 0


@dataclass(frozen=True)
class Gazetteer:
    """All areas of the country; empty by default. Made by `load_gazetteer` or `parse_gazetteer`.

    `jurisdiction` is the code of the government that it was loaded for ("" for none).
    """

    jurisdiction: str = ""
    provinces: Mapping[str, str] = field(default_factory=dict)
    regencies: Mapping[str, str] = field(default_factory=dict)
    districts: Mapping[str, str] = field(default_factory=dict)
    village_lines: str = ""
    _scopes: dict[str, Scope] = field(default_factory=dict, repr=False, compare=False)
    _beginnings: dict[tuple[str | None, frozenset[str]], frozenset[str]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def scope(self, code: str) -> Scope:
        """The areas at and under `code` (province, regency or district); empty for unknown ones."""
        known = self._scopes.get(code)
        if known is None:
            known = Scope(code, self._names_under(code))
            # Only codes that exist are kept, so that strange ones cannot fill the memory.
            if known.names:
                self._scopes[code] = known
        return known

    def beginnings(self, scope: Scope, cues: frozenset[str]) -> frozenset[str]:
        """`cues`, and words at which an area of `scope` or any regency may start without one.

        In one set, since one look at each word then finds either.
        """
        # All codes that do not exist are alike: strange ones cannot fill the memory.
        asked = scope.code if scope.names else None, cues
        known = self._beginnings.get(asked)
        if known is None:
            known = scope.beginnings.union(self.regency_first_words, cues)
            self._beginnings[asked] = known
        return known

    @cached_property
    def upper(self) -> Scope:
        """Provinces, regencies and districts of the whole country."""
        return Scope("", {**self.provinces, **self.regencies, **self.districts})

    @cached_property
    def villages(self) -> Mapping[str, str]:
        """Key -> codes (separated by a space) of all villages of the country."""
        index: dict[str, str] = {}
        for line in self.village_lines.splitlines():
            code, _, name = line.partition(",")
            spelling = key(name)
            known = index.get(spelling)
            index[spelling] = code if known is None else f"{known} {code}"
        return index

    @cached_property
    def regency_first_words(self) -> frozenset[str]:
        """What the name of a regency or province may begin with, but for everyday words."""
        indexes = self.upper.exact
        first = {_first_word(_REGENCY_TITLE.sub("", n.lower())) for n in self.regencies.values()}
        first.update(_first_word(name) for name in self.provinces.values())
        first.update(indexes[PROVINCE], indexes[REGENCY])
        return frozenset(first - COMMON_WORDS - {""})

    def name_of(self, code: str) -> str | None:
        """The proper name of an area, None for an unknown code."""
        level = level_of(code)
        if level == VILLAGE:
            return self.scope(parent(code, REGENCY)).names.get(code)
        upper = (self.provinces, self.regencies, self.districts)
        return None if level is None else upper[level].get(code)

    def _names_under(self, code: str) -> dict[str, str]:
        if level_of(code) not in (PROVINCE, REGENCY, DISTRICT):
            return {}
        names = {
            area: name
            for areas in (self.provinces, self.regencies, self.districts)
            for area, name in areas.items()
            if area == code or area.startswith(f"{code}.")
        }
        for line in self._village_block(code).splitlines():
            village, _, name = line.partition(",")
            names[village] = _proper(name)
        return names

    def _village_block(self, code: str) -> str:
        """The lines of one area's villages: they stand together, since the list is sorted."""
        start = self.village_lines.find(f"\n{code}.") + 1
        last = self.village_lines.rfind(f"\n{code}.") + 1
        if not start:
            return ""
        end = self.village_lines.find("\n", last)
        return self.village_lines[start : end if end >= 0 else None]


EMPTY = Gazetteer()


def load_gazetteer(folder: Path, jurisdiction: str = "") -> Gazetteer:
    """The gazetteer from the lists in `folder`; empty where they are missing or unreadable.

    The areas of `jurisdiction` (a code, e.g. "35.22") are made ready at once.
    """
    try:
        lists = [(folder / name).read_text(encoding="utf-8") for name in _FILES]
    except (OSError, UnicodeDecodeError):
        return Gazetteer(jurisdiction=jurisdiction)
    return parse_gazetteer(lists[0], lists[1], lists[2], lists[3], jurisdiction)


def parse_gazetteer(
    provinces: str, regencies: str, districts: str, villages: str, jurisdiction: str = ""
) -> Gazetteer:
    """The gazetteer from four lists in CSV: `code,name` and for the others `code,parent,name`."""
    gazetteer = Gazetteer(
        jurisdiction=jurisdiction,
        provinces={code: _proper(name) for code, name in _rows(provinces)},
        regencies={code: _proper(name) for code, name in _rows(regencies)},
        districts={code: _proper(name) for code, name in _rows(districts)},
        village_lines="\n" + "\n".join(f"{code},{name}" for code, name in sorted(_rows(villages))),
    )
    scope = gazetteer.scope(jurisdiction)
    # What the first message would otherwise wait for.
    _ = scope.by_sound, scope.by_first_word, scope.beginnings, gazetteer.regency_first_words
    return gazetteer


def _rows(lines: str) -> Iterable[tuple[str, str]]:
    """Code and name of each row but the heading; rows of another form are passed over."""
    for line in lines.splitlines():
        code, comma, rest = line.partition(",")
        if comma and code[:1].isdigit() and len(code) in _LEVEL_OF_LENGTH:
            yield code, rest.rpartition(",")[2].strip().strip('"')


def _proper(name: str) -> str:
    """A name with capitals as names have them: "KOTA BATU" -> "Kota Batu"."""
    if name.isupper():
        name = name.lower()
    words = ("DKI" if word == "dki" else word[:1].upper() + word[1:] for word in name.split())
    return " ".join(words).replace('"', "'")


def _first_word(name: str) -> str:
    return name.lower().split(" ", 1)[0].strip("'.-(")


def _spellings(name: str, level: int) -> list[str]:
    """The keys under which a name is found."""
    spellings = [key(name)]
    if "(" in name or "/" in name:
        spellings.append(key(_IN_BRACKETS.sub("", name)))
    if level == REGENCY:
        spellings.append(key(_REGENCY_TITLE.sub("", name.lower())))
    return list(dict.fromkeys(spelling for spelling in spellings if spelling))


def _frozen(index: Mapping[str, list[str]]) -> _Index:
    return {spelling: tuple(codes) for spelling, codes in index.items()}


def _by_sound(index: _Index) -> _Index:
    sounds: defaultdict[str, list[str]] = defaultdict(list)
    for spelling, codes in index.items():
        sounds[folded(spelling)].extend(codes)
    return _frozen(sounds)


_VOWELS = re.compile("[aiueo]")
# Indonesian words made of others ("kebodohan", "mengantuk") come near to names too easily.
_DERIVED = re.compile(r"(?:ke|pe|pem|pen|peng|me|di|ber|ter)[a-z]+(?:an|i|nya)|me[mn][a-z]+")


def _is_a_slip(written: str, name: str, distance: int) -> bool:
    """Whether a difference looks like a slip of hand or ear, and not like another word.

    "kapal" is not the village of Kapas, nor "kematian" Kepatihan: a short name keeps its
    consonants (but m for n), a long one changes one of them at most.
    """
    one, other = _VOWELS.sub("", written), _VOWELS.sub("", name)
    if one == other:
        return True
    if distance == 2:
        return not _DERIVED.fullmatch(written) and edit_distance(one, other, 1) <= 1
    if len(written) >= 7 or len(one) != len(other) or sorted(one) == sorted(other):
        return True
    return one.replace("m", "n") == other.replace("m", "n")


def _same_at_the_start(one: str, other: str) -> int:
    """How many letters two words have in common before the first that differs."""
    differs = map(ne, one, other)
    return next(compress(count(), differs), min(len(one), len(other)))


def edit_distance(one: str, other: str, limit: int) -> int:
    """Letters to add, drop, change or swap between two words; `limit` + 1 for any more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    # Words that are nearly the same have most letters in common at both ends.
    same = _same_at_the_start(one, other)
    one, other = one[same:], other[same:]
    if same := _same_at_the_start(one[::-1], other[::-1]):
        one, other = one[:-same], other[:-same]
    if not one or not other:
        return min(len(one) + len(other), limit + 1)
    before: list[int] = []
    previous = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, facing in enumerate(other, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, previous = previous, row
    return min(previous[-1], limit + 1)
