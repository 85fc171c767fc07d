"""What a message says about places, collected in one walk over its words.

Areas behind a cue, names without one, streets, parts of an address, landmarks: each with what its
context says about it. Which area is meant is decided in `_place_areas`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress

from normalizer import _place_words as cue
from normalizer._common_words import COMMON_WORDS, FUNCTION_WORDS, THING_WORDS
from normalizer.gazetteer import (
    DISTRICT,
    PROVINCE,
    REGENCY,
    VILLAGE,
    Codes,
    Gazetteer,
    Scope,
    folded,
    key,
    level_of,
)
from normalizer.text import Reading

# What a message may make us do, so that the cost of any text stays linear in its length.
_MOST_MENTIONS = 40
MOST_CANDIDATES = 120  # of one name
_MOST_DETAILS = 8
_MOST_WORDS = 4_000

LONGEST_NAME = 5
NAME_GAP = re.compile(r"[ \t'’‘`´\"-]{0,3}")
_CUE_GAP = re.compile(r"[ \t.:;=,'\"(/\-]{0,4}\n?")
CHAIN_GAP = re.compile(r"[ \t.,;/\-()\n]{0,4}")
_PAIR_GAP = re.compile(r"[ \t,/\-(]{0,3}")
_NUMBER_GAP = re.compile(r"[ \t.:/\-]{0,3}")

# Where a name ends (word index), its codes, and how well the spelling fits.
Found = tuple[int, Codes, float]


@dataclass(slots=True)
class Mention:
    """A place in the text where an area is named, or a cue behind which one should be."""

    level: int
    start: int  # word index of the name
    end: int
    codes: Codes
    quality: float  # 1 as written, less for other spellings
    certainty: float  # how much the context speaks for a place at all
    is_cued: bool
    kind: str = ""
    role: int = 0  # 0 plain, 1 where somebody is from, 2 mentioned for comparison, 3 "not there"
    cue_at: int = -1  # word index of the cue, where the reason starts


@dataclass(slots=True)
class Walk:
    """One walk over the words of a message."""

    reading: Reading
    gazetteer: Gazetteer
    scope: Scope
    words: Sequence[str] = ()
    mentions: list[Mention] = field(default_factory=list)
    details: dict[str, None] = field(default_factory=dict)
    street: str | None = None
    landmark: str | None = None
    is_shouted: bool | None = None
    address_end: int = -9
    people: set[str] = field(default_factory=set)  # first words of their names
    position: int = 0  # words before it are used up

    def go(self) -> None:
        self.words = self.reading.words
        if len(self.words) > _MOST_WORDS:
            self.words = self.words[:_MOST_WORDS]
        names, regencies = self.scope.telling_words, self.gazetteer.regency_first_words
        glued = self.scope.glued
        beginnings = self.gazetteer.beginnings(self.scope, _CUES)
        may_start = map(beginnings.__contains__, self.words)
        for i, word in compress(enumerate(self.words), may_start):
            if i < self.position:
                continue
            if len(self.mentions) >= _MOST_MENTIONS:
                return
            if word in glued:
                self._take_glued(i, word)
            elif not self._take_cue(i, word) and (
                word in names
                or word in regencies
                or word in _ABBREVIATIONS
                or self._is_split_at(i)
                or word in self.scope.everyday_words
            ):
                self._take_bare_name(i)

    # -- words and what stands between them --

    def gap(self, i: int) -> str:
        """What stands between the words before and at `i`."""
        spans = self.reading.word_spans
        start, end = spans[i - 1][1], spans[i][0]
        return self.reading.lower[start : end if end - start < 9 else start + 9]

    def allows(self, gap: re.Pattern[str], i: int) -> bool:
        """Whether only what `gap` lets stand is there before word `i`; each gap may be a space."""
        between = self.gap(i)
        return between == " " or gap.fullmatch(between) is not None

    def shown(self, start: int, end: int) -> str:
        """Words as they were written, on one line."""
        spans = self.reading.word_spans
        return " ".join(self.reading.text[spans[start][0] : spans[end - 1][1]].split())

    def said(self, mention: Mention) -> str:
        """The words by which an area was named, with their cue."""
        return self.shown(mention.start if mention.cue_at < 0 else mention.cue_at, mention.end)

    def is_capitalised(self, i: int) -> bool:
        """Whether a capital says that this is a name: not at a sentence's start, not shouted."""
        start = self.reading.word_spans[i][0]
        text = self.reading.text
        if not text[start].isupper() or self._shouts():
            return False
        before = text[max(0, start - 4) : start].rstrip(" \t\"'(*_")
        return bool(before) and before[-1] not in ".!?\n:"

    def _starts_sentence(self, i: int) -> bool:
        return i == 0 or any(sign in self.gap(i) for sign in ".!?\n")

    def _shouts(self) -> bool:
        """Whether capitals mean nothing here: most words begin with one."""
        if self.is_shouted is None:
            text = self.reading.text
            starts = [text[start] for start, _ in self.reading.word_spans[:80]]
            letters = [letter for letter in starts if letter.isalpha()]
            capitals = sum(letter.isupper() for letter in letters)
            self.is_shouted = len(letters) > 3 and capitals > 0.6 * len(letters)
        return self.is_shouted

    def role(self, start: int) -> int:
        """What the words before a cue or name say about it."""
        for i in range(start - 1, max(-1, start - 4), -1):
            word = self.words[i]
            if word in cue.NOT:
                return 3
            if word in cue.FAR:
                return 2
            if word in cue.HOME:
                return 1
            if word not in cue.AREA_CUES and word not in FUNCTION_WORDS:
                return 0
            if i and any(sign in self.gap(i) for sign in ".,;!?\n"):
                return 0
        return 0

    def name_at(self, i: int, scope: Scope, level: int) -> Found | None:
        """The longest name of that level which is written from word `i` on, by letter or sound."""
        words = self.words[i : i + LONGEST_NAME]
        exact, joined, ends = scope.exact[level], "", 0
        for count, word in enumerate(words, 1):
            joined += word
            if joined in exact:
                ends = count
        while ends:
            if self._is_one_name(i, i + ends):
                return i + ends, exact["".join(words[:ends])], 1.0
            ends -= 1
            while ends and "".join(words[:ends]) not in exact:
                ends -= 1
        return self._sound_at(i, scope, level)

    def _sound_at(self, i: int, scope: Scope, level: int) -> Found | None:
        by_sound, joined = scope.by_sound[level], ""
        found: Found | None = None
        for end in range(i + 1, min(i + 3, len(self.words)) + 1):
            word = self.words[end - 1]
            joined += word
            if len(joined) > 30:
                break
            if len(joined) < 5 or (end > i + 1 and word in FUNCTION_WORDS):
                continue
            codes = by_sound.get(folded(joined))
            if codes and self._is_one_name(i, end):
                found = (end, codes, 0.93)
        return found

    def _is_one_name(self, start: int, end: int) -> bool:
        """Whether nothing but spaces, hyphens and apostrophes stands between words."""
        return end == start + 1 or all(self.allows(NAME_GAP, i) for i in range(start + 1, end))

    def guess_at(self, i: int, scope: Scope, level: int) -> Found | None:
        """The name that is nearest to a misspelt one, or the first word of longer names."""
        word = self.words[i]
        if word in COMMON_WORDS or word in TRIGGERS or not word.isalpha():
            return None
        if (codes := scope.by_first_word[level].get(word)) and self.stands_apart(i, i + 1):
            return i + 1, codes, 0.75
        best: Found | None = None
        lowest = 9
        joined = ""
        for end in range(i + 1, min(i + 3, len(self.words)) + 1):
            part = self.words[end - 1]
            if end > i + 1 and (part in TRIGGERS or not self.allows(NAME_GAP, end - 1)):
                break
            joined += part
            if len(joined) > 30:
                break
            if joined in self.gazetteer.upper.exact[REGENCY]:
                continue
            codes, distance = scope.nearest(joined, level)
            if distance >= lowest or not codes:
                continue
            if part in FUNCTION_WORDS and not self._begins_all(word, codes, scope):
                continue
            if part in COMMON_WORDS and (distance > 1 or len(joined) < 10):
                continue
            best, lowest = (end, codes, 0.85 if distance < 2 else 0.7), distance
        return best

    def _begins_all(self, word: str, codes: Codes, scope: Scope) -> bool:
        """Whether all these names begin with a word: "Ngumpak dalam" is Ngumpakdalem."""
        names = (key(scope.names[code]) for code in codes)
        return len(word) >= 5 and bool(codes) and all(name.startswith(word) for name in names)

    def is_everyday(self, start: int, end: int) -> bool:
        return all(word in COMMON_WORDS or word.isdigit() for word in self.words[start:end])

    # -- cues --

    def _take_cue(self, i: int, word: str) -> bool:
        level = cue.AREA_CUES.get(word)
        if level is not None:
            return self._take_area(i, word, level)
        if word in _ADDRESS_WORDS:
            return self._take_address(i, word)
        if word in cue.FACILITIES or word in cue.SECOND_WORDS:
            self._take_landmark(i)
            return self._take_facility_name(i, word)
        return False

    def _take_area(self, i: int, word: str, level: int) -> bool:
        start = self._behind_cue(i)
        if start is None:
            return False
        if word in ("kec", "kecamatan") and self.words[start] == "kota":
            return self._take_town_district(start)
        scope = self.gazetteer.upper if level <= REGENCY else self.scope
        found = self.name_at(start, scope, level)
        role = self.role(i)
        if found and not self.is_meant(start, found):
            return False
        if found is None:
            if level <= REGENCY:
                # "kab bjn", "prov jatim"
                return self._take_abbreviation(start, role, is_cued=True)
            if self.words[start] in FUNCTION_WORDS and not self._is_between_areas(start, start + 1):
                return False
            # To be looked for where the larger areas are that the message names.
            found = (start + 1, (), 0.0)
        end, codes, quality = found
        kind = cue.KINDS.get(word, "")
        mention = Mention(level, start, end, codes, quality, 0.9, True, kind, role, i)
        self.mentions.append(mention)
        if codes or self.words[start] not in TRIGGERS:
            self.position = end
        return True

    def _take_glued(self, i: int, word: str) -> None:
        """ "#DesaPacul", "kecdander": cue and name in one word."""
        level, codes = self.scope.glued[word]
        mention = Mention(level, i, i + 1, codes, 0.95, 0.9, True, "", self.role(i))
        self.mentions.append(mention)
        self.position = i + 1

    def _behind_cue(self, i: int) -> int | None:
        """Where the name starts that belongs to the cue at `i`."""
        start = i + 1
        if start >= len(self.words) or not self.allows(_CUE_GAP, start):
            return None
        if self.words[start] in cue.FILLERS and self._is_named_at(start + 1):
            return start + 1
        return start

    def _is_named_at(self, i: int) -> bool:
        """Whether a name may stand behind "desa kami", where mostly none does."""
        if i >= len(self.words) or not self.allows(_CUE_GAP, i):
            return False
        word = self.words[i]
        if word not in COMMON_WORDS:
            return word in self.scope.first_words or len(word) > 5
        found = self.name_at(i, self.scope, VILLAGE) if word in self.scope.first_words else None
        return found is not None and found[2] == 1 and found[0] > i + 1

    def is_meant(self, start: int, found: Found) -> bool:
        """Whether a name behind a cue is one; an everyday word only as the name is written."""
        end, _, quality = found
        if quality < 1 and self.is_everyday(start, end):
            return False
        return self.may_be_named(start, end)

    def may_be_named(self, start: int, end: int) -> bool:
        """Whether a name behind a cue is meant as one, where it is made of everyday words."""
        if not self.is_everyday(start, end):
            return True
        if all(word in FUNCTION_WORDS for word in self.words[start:end]):
            return self._is_between_areas(start, end)
        if end > start + 1 or self.words[start] in THING_WORDS:
            return True
        return self.stands_apart(start, end) or self._is_between_areas(start, end)

    def _is_between_areas(self, start: int, end: int) -> bool:
        """Whether larger areas stand right around: "desa Sudah kec. Malo" is a village indeed."""
        if end < len(self.words):
            level = cue.AREA_CUES.get(self.words[end])
            if level in (DISTRICT, REGENCY) and self.allows(CHAIN_GAP, end):
                return True
            codes = self.scope.exact[VILLAGE].get("".join(self.words[start:end]), ())
            if codes and self._own_district(end, codes):
                return True
        last = self.mentions[-1] if self.mentions else None
        return (
            last is not None
            and last.level == DISTRICT
            and last.is_cued
            and last.end == start - 1
            and any(
                code.startswith(last.codes)
                for code in self.scope.exact[VILLAGE].get("".join(self.words[start:end]), ())
            )
        )

    def stands_apart(self, start: int, end: int) -> bool:
        """Whether a capital or what follows shows that words are a name."""
        if self.is_capitalised(start) or end >= len(self.words):
            return True
        after, word = self.gap(end), self.words[end]
        return (
            any(sign in after for sign in ",.;/()\n")
            or word in _CLOSING
            or word in self.gazetteer.regency_first_words
        )

    def _take_town_district(self, start: int) -> bool:
        """ "Kecamatan Kota" is the district that bears the name of its regency."""
        regency = _REGENCY_TITLE.sub("", (self.scope.names.get(self.scope.code) or "").lower())
        codes = self.scope.exact[DISTRICT].get(regency.replace(" ", ""), ())
        if level_of(self.scope.code) != REGENCY or not codes:
            return False
        following = (
            self.name_at(start + 1, self.scope, REGENCY) if start + 1 < len(self.words) else None
        )
        end = following[0] if following else start + 1
        mention = Mention(DISTRICT, start, end, codes, 0.93, 0.9, True, cue_at=start - 1)
        self.mentions.append(mention)
        self.position = end
        return True

    def _take_abbreviation(self, i: int, role: int, *, is_cued: bool) -> bool:
        code = cue.REGENCIES.get(self.words[i]) or cue.PROVINCES.get(self.words[i])
        level = level_of(code) if code else None
        if code is None or level is None or not self.gazetteer.name_of(code):
            return False
        certainty = 0.9 if is_cued else 0.6
        mention = Mention(level, i, i + 1, (code,), 0.95, certainty, is_cued, "", role)
        self.mentions.append(mention)
        self.position = i + 1
        return True

    # -- names without a cue --

    def _take_bare_name(self, i: int) -> bool:
        before = self.words[i - 1] if i else ""
        if before in cue.BUSINESSES:
            return False
        if before in cue.TITLES and before not in cue.PLACE_PREPOSITIONS:
            self.people.add(self.words[i])
            return False
        if self._take_pair(i):
            return True
        found = self._bare_name(i)
        if found is None:
            return self.words[i] in _ABBREVIATIONS and self._take_abbreviation(
                i, self.role(i), is_cued=False
            )
        level, end, codes, quality = found
        told = cue.ENGLISH.get(self.words[end]) if end < len(self.words) else None
        named = self.name_at(i, self.scope, told) if told is not None else None
        if told is not None and named and named[0] == end:
            # "Pacul village"
            level, codes, quality = told, named[1], named[2]
        else:
            told = None
        if told is not None:
            certainty = 0.9
        elif level <= REGENCY:
            certainty = self._certainty_of_upper(i, end, codes)
        else:
            certainty = self._certainty_of_lower(i, end)
        if not certainty:
            return False
        is_cued = told is not None
        mention = Mention(level, i, end, codes, quality, certainty, is_cued, "", self.role(i))
        self.mentions.append(mention)
        self.position = end
        return True

    def _take_pair(self, i: int) -> bool:
        """A village and its own district right beside each other: "Mangli Kaliwates banjir"."""
        behind = self.words[i + 1 : i + 1 + LONGEST_NAME]
        if not self.scope.district_words.isdisjoint(behind) and self._take_village_first(i):
            return True
        return self.words[i] in self.scope.district_words and self._take_district_first(i)

    def _take_village_first(self, i: int) -> bool:
        found = self.name_at(i, self.scope, VILLAGE)
        if found is None or not (district := self._own_district(found[0], found[1])):
            return False
        end, _, quality = found
        if self.is_everyday(i, end) and (quality < 1 or not self._may_name(i, end)):
            return False
        return self._note_pair((i, found), (end, district))

    def _take_district_first(self, i: int) -> bool:
        found = self.name_at(i, self.scope, DISTRICT)
        if found is None or found[2] < 1 or self.is_everyday(i, found[0]):
            return False
        end = found[0]
        if end == len(self.words) or not self.allows(_PAIR_GAP, end):
            return False
        village = self.name_at(end, self.scope, VILLAGE)
        if village is None or village[2] < 1 or self.is_everyday(end, village[0]):
            return False
        return self._note_pair((end, village), (i, found))

    def _note_pair(self, village: tuple[int, Found], district: tuple[int, Found]) -> bool:
        """Whether the village lies in the district; both are noted then."""
        (at, (end, codes, quality)), (district_at, found) = village, district
        inside = tuple(code for code in codes if code.startswith(found[1]))
        if not inside:
            return False
        role = self.role(min(at, district_at))
        self.mentions.append(Mention(VILLAGE, at, end, inside, quality, 0.75, False, "", role))
        self.mentions.append(Mention(DISTRICT, district_at, *found, 0.75, False, "", role))
        self.position = max(end, found[0])
        return True

    def _own_district(self, i: int, villages: Codes) -> Found | None:
        """The district named right at `i`, where one of these villages lies in it."""
        if i == len(self.words) or not self.allows(_PAIR_GAP, i):
            return None
        found = self.name_at(i, self.scope, DISTRICT)
        if found is None or found[2] < 1:
            return None
        return found if any(code.startswith(found[1]) for code in villages) else None

    def _may_name(self, i: int, end: int) -> bool:
        """Whether everyday words may be a name here: no lost "kunci" is, nor "di pojok"."""
        word = self.words[i]
        if word in TRIGGERS:
            return False
        if self._starts_sentence(i) or self.is_capitalised(i):
            return True
        return (word in THING_WORDS or end > i + 1) and self._is_placed(i)

    def _is_split_at(self, i: int) -> bool:
        """Whether a name of one word is written in two here: "Condong Catur"."""
        if self.words[i] not in self.scope.halves or i + 1 == len(self.words):
            return False
        joined = self.words[i] + self.words[i + 1]
        return any(joined in self.scope.exact[level] for level in (DISTRICT, VILLAGE))

    def _is_capitalised_name(self, i: int, end: int) -> bool:
        """Everyday words that make a name with their capitals: "Padang Sari", no "kampung baru"."""
        if self._is_split_at(i):
            return self.is_capitalised(i + 1)
        return end > i + 1 and all(map(self.is_capitalised, range(i, end)))

    def _bare_name(self, i: int) -> tuple[int, int, Codes, float] | None:
        """Level, end, codes and quality of the longest name here; of equals the largest area."""
        best: tuple[int, int, Codes, float] | None = None
        for level, scope in self._levels_of(self.words[i]):
            found = self.name_at(i, scope, level)
            if found is None or (found[2] < 1 and level <= REGENCY):
                continue
            # One letter more or less makes an everyday word a name too easily.
            if found[2] < 1 and found[0] - i == 1 and len(self.words[i]) < 7:
                continue
            if best is None or found[0] > best[1] or self._fits_better(i, found, best):
                best = (level, *found)
        if best is None or (
            self.is_everyday(i, best[1]) and not self._is_capitalised_name(i, best[1])
        ):
            return None
        return best

    def _fits_better(self, i: int, found: Found, best: tuple[int, int, Codes, float]) -> bool:
        """Whether a name as long is written better, or ours is meant and no area elsewhere."""
        level, end, codes, quality = best
        own = self.scope.code
        is_foreign = level == REGENCY and not any(code.startswith(own) for code in codes)
        is_as_good = bool(own) and is_foreign and found[2] == quality and not self.role(i)
        return found[0] == end and (found[2] > quality or is_as_good)

    def _levels_of(self, word: str) -> list[tuple[int, Scope]]:
        """Where names that begin with a word may be found."""
        upper = self.gazetteer.upper
        levels = []
        if word in self.gazetteer.regency_first_words:
            levels = [(PROVINCE, upper), (REGENCY, upper)]
        if word in self.scope.first_words or word in self.scope.halves:
            levels += [(DISTRICT, self.scope), (VILLAGE, self.scope)]
        return levels

    def _certainty_of_upper(self, i: int, end: int, codes: Codes) -> float:
        if self.words[i] in cue.ORDINARY_REGENCIES and end == i + 1:
            return 0.6 if self._is_placed(i) and self.is_capitalised(i) else 0.0
        is_own = any(code.startswith(self.scope.code) for code in codes if self.scope.code)
        if is_own or self._follows_mention(i) or self._is_placed(i) or self.is_capitalised(i):
            return 0.75
        return 0.5

    def _certainty_of_lower(self, i: int, end: int) -> float:
        if self._follows_mention(i):
            return 0.75
        if i and self.words[i - 1] in cue.STREETS:
            return 0.0
        if len(self.words[i]) < 4 and end == i + 1:
            return 0.0
        if self._is_placed(i):
            return 0.7 if self.is_capitalised(i) else 0.6
        if self._is_somebody(i, end) or self._is_a_thing(i, end):
            return 0.0
        if self.is_capitalised(i):
            return 0.5
        letters = sum(map(len, self.words[i:end]))
        is_telling = letters >= 7 if self._starts_sentence(i) else letters >= 10 and end > i + 1
        return 0.45 if is_telling else 0.0

    def _is_somebody(self, i: int, end: int) -> bool:
        """ "Sekar nama anak saya", and "Sekar Ayu" later on."""
        if self.words[end : end + 1] and self.words[end] in cue.NAMING:
            self.people.add(self.words[i])
        return self.words[i] in self.people

    def _is_a_thing(self, i: int, end: int) -> bool:
        """ "Gondang dan kendang dicuri", but neither "Gondang dan Sekar" nor "dan sekitarnya"."""
        if not self._starts_sentence(i) or self.words[end : end + 1] != ("dan",):
            return False
        other = self.words[end + 1 : end + 3]
        return cue.AROUND.isdisjoint(other) and self.scope.telling_words.isdisjoint(other[:1])

    def _is_placed(self, i: int) -> bool:
        return (
            i > 0
            and self.words[i - 1] in cue.PLACE_PREPOSITIONS
            and self.gap(i).strip() in ("", ".", ":")
        )

    def _follows_mention(self, i: int) -> bool:
        """Whether this stands right behind another area: "Ds. Mojoranu, Dander, Bojonegoro"."""
        if i == self.address_end:
            return self.allows(CHAIN_GAP, i)
        if not self.mentions or self.mentions[-1].end != i:
            return False
        last = self.mentions[-1]
        return (last.is_cued or last.certainty >= 0.6) and self.allows(CHAIN_GAP, i)

    # -- streets, gangs, numbers --

    def _take_address(self, i: int, word: str) -> bool:
        if word in cue.STREETS:
            return self._take_street(i)
        glued = cue.GLUED.get(word)
        if glued:
            self._add_detail(glued[0], glued[1])
            self.position = self.address_end = i + 1
            if glued[0] == "rt":
                self._take_rw_behind_slash(i + 1)
            return True
        if i + 1 >= len(self.words) or not self.allows(_NUMBER_GAP, i + 1):
            return False
        if word in cue.RT_RW:
            return self._take_number(i, word, most_digits=3)
        if word in cue.KILOMETRES:
            return self._take_number(i, "km", most_digits=3)
        if word in cue.NUMBERS:
            is_address = i == self.address_end or (
                i == self.position and bool(self.details or self.street)
            )
            return is_address and self._take_number(i, "no", most_digits=4)
        if word in cue.BLOCKS:
            return self._take_block(i)
        return self._take_named_detail(i, word)

    def _take_number(self, i: int, kind: str, most_digits: int) -> bool:
        value = self.words[i + 1]
        digits = value.rstrip("abcdefgh")
        if not digits.isdecimal() or len(digits) > most_digits or len(value) - len(digits) > 1:
            return False
        self._add_detail(kind, (digits.lstrip("0") or "0") + value[len(digits) :])
        self.position = self.address_end = i + 2
        if kind == "rt":
            self._take_rw_behind_slash(i + 2)
        return True

    def _take_rw_behind_slash(self, i: int) -> None:
        if i < len(self.words) and "/" in self.gap(i):
            value = self.words[i]
            if value.isdecimal() and len(value) <= 3:
                self._add_detail("rw", value.lstrip("0") or "0")
                self.position = self.address_end = i + 1

    def _take_block(self, i: int) -> bool:
        value = self.words[i + 1]
        if len(value) > 4 or value in COMMON_WORDS:
            return False
        end = i + 2
        if value.isalpha() and len(value) <= 2 and end < len(self.words):
            number = self.words[end]
            if number.isdecimal() and len(number) <= 3 and len(self.gap(end)) <= 2:
                value, end = f"{value}{number}", end + 1
        self._add_detail("blok", value)
        self.position = self.address_end = end
        return True

    def _take_named_detail(self, i: int, word: str) -> bool:
        kind = "gang" if word in cue.GANGS else "dusun" if word in cue.HAMLETS else "perumahan"
        if word in self.scope.first_words and self._take_bare_name(i):
            return True  # "Dukuh Pakis" is a district of Surabaya
        start = i + 1
        if kind == "perumahan":
            # "Perumahan Griya Kapas Asri"
            while start < min(i + 4, len(self.words)) and self.words[start] in _ESTATE_WORDS:
                start += 1
        most = 1 if kind == "gang" else 2 if kind == "dusun" else 3
        end = self._end_of_name(start, most, allows_number=kind == "gang")
        if kind == "perumahan" and start > i + 2:
            end = start  # "Griya Asri" is a name, and what follows is where it is
        elif end == start:
            return False
        if kind == "perumahan" and end < len(self.words) and self.words[end] in cue.ESTATE_ENDS:
            end += 1
        name = " ".join(self.words[i + 1 : end])
        self._add_detail(kind, name.lstrip("0") or "0")
        self.position = end
        self.address_end = end
        return True

    def _add_detail(self, kind: str, value: str) -> None:
        if len(self.details) < _MOST_DETAILS:
            self.details.setdefault(f"{kind} {value}")

    def _end_of_name(self, start: int, most: int, *, allows_number: bool = False) -> int:
        """Where a proper name ends that starts at word `start`; `start` itself where none does."""
        for i in range(start, min(start + most, len(self.words))):
            word = self.words[i]
            gap = self.gap(i) if i else ""
            if (
                i > start
                and not NAME_GAP.fullmatch(gap)
                and not (gap.startswith(".") and len(self.words[i - 1]) <= 3 and len(gap) <= 2)
            ):
                return i
            is_first = i == start
            if word.isdecimal() or word in _ROMAN:
                if is_first and allows_number and len(word) <= 3:
                    return i + 1
                return i
            if word in cue.STREET_NAMES and not (word in TRIGGERS and not self.is_capitalised(i)):
                continue
            if word in TRIGGERS or word in COMMON_WORDS or word in cue.POSITIONS:
                return i
            if not is_first and word in self.gazetteer.regency_first_words:
                # "Jl. Diponegoro Bojonegoro" is Diponegoro in Bojonegoro.
                return i
        return min(start + most, len(self.words))

    def _take_street(self, i: int) -> bool:
        start = i + 1
        if start < len(self.words) and self.words[start] in cue.STREET_KINDS:
            start += 1
        if start >= len(self.words) or not self.allows(_CUE_GAP, start):
            return False
        is_sure = self.words[i + 1] == "raya" or self.words[i] in ("jl", "jln", "jlan")
        end = self._end_of_name(start, 4, allows_number=is_sure)
        if end == start:
            return False
        word = self.words[start]
        is_known = word in cue.STREET_NAMES or word in self.scope.telling_words
        if not is_sure and not is_known and not self.is_capitalised(start):
            return self._is_numbered(end) and self._set_street(i, end)
        if word.isdecimal() and end < len(self.words) and self.words[end].isalpha():
            end += 1  # "Jl. 17 Agustus"
        return self._set_street(i, end)

    def _is_numbered(self, end: int) -> bool:
        return end < len(self.words) and (
            self.words[end] in cue.NUMBERS or self.words[end] in cue.RT_RW
        )

    def _set_street(self, i: int, end: int) -> bool:
        if self.street is None:
            self.street = self.shown(i, end)
        if self._is_house_number(end):
            self._add_detail("no", self.words[end].lstrip("0") or "0")
            end += 1
        self.position = end
        self.address_end = end
        return True

    def _is_house_number(self, i: int) -> bool:
        """Whether a number right behind a street is one: "Jl. Veteran 25, …"."""
        if i >= len(self.words) or self.gap(i).strip():
            return False
        ends = i + 1 == len(self.words) or bool(self.gap(i + 1).strip())
        return ends and self.words[i].isdecimal() and len(self.words[i]) <= 3

    # -- landmarks --

    def _take_landmark(self, i: int) -> None:
        if self.landmark is not None:
            return
        word = self.words[i]
        end = i + 1
        if word in cue.SECOND_WORDS:
            if end < len(self.words) and self.words[end] in cue.SECOND_WORDS[word]:
                end += 1
            elif word not in cue.FACILITIES:
                return
        start = i
        before = self.words[i - 1] if i else ""
        if before in cue.POSITIONS:
            start = i - 1
        named = self._end_of_landmark(end)
        if start == i and named == end and end < i + 2:
            return
        if start < i or word in cue.CROSSINGS or self._is_proper(end, named):
            self.landmark = self.shown(start, named)

    def _end_of_landmark(self, end: int) -> int:
        """Where a landmark's name ends: numbers, capitals, known names and one other word."""
        plain = False
        for i in range(end, min(end + 4, len(self.words))):
            word = self.words[i]
            if not self.allows(NAME_GAP, i):
                return i
            if (word.isdecimal() and len(word) <= 3) or word in _ROMAN:
                continue
            if word in cue.QUALIFIERS and not (plain and word in COMMON_WORDS):
                continue
            if word in cue.FACILITIES and i == end:
                continue
            if word in cue.SECOND_WORDS.get(self.words[i - 1], ()) and word not in cue.AREA_CUES:
                continue
            if word in COMMON_WORDS or word in TRIGGERS or word.endswith("nya"):
                return i
            if not self.is_capitalised(i) and word not in self.scope.first_words:
                if plain:
                    return i
                plain = True
        return min(end + 4, len(self.words))

    def _is_proper(self, start: int, end: int) -> bool:
        return any(
            self.words[i].isdecimal()
            or self.is_capitalised(i)
            or self.words[i] in self.scope.first_words
            for i in range(start, end)
        )

    def _take_facility_name(self, i: int, word: str) -> bool:
        """The area that a facility is named after: "Puskesmas Dander", "SMPN 1 Kapas"."""
        if word in cue.BUSINESSES:
            return False
        start = i + 1
        if start < len(self.words) and self.words[start] in cue.SECOND_WORDS.get(word, ()):
            if self.words[start] in cue.AREA_CUES:
                return False
            start += 1
        if (
            start < len(self.words)
            and self.words[start].isdecimal()
            and len(self.words[start]) <= 3
        ):
            start += 1
        if start >= len(self.words) or self.words[start] not in self.scope.first_words:
            return False
        if not self.allows(NAME_GAP, start):
            return False
        found = self._bare_name(start)
        district = self.name_at(start, self.scope, DISTRICT)
        if found is None:
            # "SMPN 1 Kapas" is in a district called like cotton.
            if district is None or district[2] < 1 or word not in cue.NAMED_FACILITIES:
                return False
            found = (DISTRICT, *district)
        level, end, codes, quality = found
        prefers_district = level == VILLAGE or word in cue.DISTRICT_FACILITIES
        if district and district[0] == end and prefers_district:
            level, codes, quality = DISTRICT, district[1], district[2]
        if quality < 1 and level != DISTRICT:
            return False
        mention = Mention(level, start, end, codes, quality, 0.6, False, "", self.role(i), i)
        self.mentions.append(mention)
        self.position = end
        return True


_REGENCY_TITLE = re.compile(r"^(?:kabupaten|kota)(?: administrasi)? ")
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"})
# Everyday words that are no things: "baru", "mati".
PLAIN_WORDS = COMMON_WORDS - THING_WORDS
_ESTATE_WORDS = cue.ESTATES | cue.ESTATE_ENDS
_ADDRESS_WORDS = (
    cue.STREETS
    | cue.GANGS
    | cue.NUMBERS
    | cue.BLOCKS
    | cue.ESTATES
    | cue.HAMLETS
    | cue.KILOMETRES
    | cue.RT_RW
    | frozenset(cue.GLUED)
)
_ABBREVIATIONS = frozenset(cue.REGENCIES) | frozenset(cue.PROVINCES)
TRIGGERS = frozenset(cue.AREA_CUES) | _ADDRESS_WORDS | cue.FACILITIES | frozenset(cue.SECOND_WORDS)
_CUES = TRIGGERS | _ABBREVIATIONS
# What may follow a name right away and so says that the name has ended.
_CLOSING = frozenset(cue.AREA_CUES) | _ADDRESS_WORDS | {"di"}
