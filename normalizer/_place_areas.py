"""Which area a message means, given all that it names.

A village is looked for in the district that was named, else in the regency that was named, else in
the jurisdiction, and in the whole country last. What several areas share is certain; the rest is
not claimed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from normalizer import _place_words as cue
from normalizer._common_words import FUNCTION_WORDS
from normalizer._place_walk import (
    CHAIN_GAP,
    LONGEST_NAME,
    MOST_CANDIDATES,
    NAME_GAP,
    PLAIN_WORDS,
    TRIGGERS,
    Found,
    Mention,
    Walk,
)
from normalizer._value_type import value_type
from normalizer.gazetteer import (
    DISTRICT,
    PROVINCE,
    REGENCY,
    VILLAGE,
    Codes,
    Gazetteer,
    Nickname,
    Scope,
    common_part,
    level_of,
    parent,
    regency_kind,
)

_MOST_GUESSES = 6


@value_type()
class Area:
    code: str
    confidence: float
    because: tuple[str, ...]


@dataclass(slots=True)
class Areas:
    """Brings the areas of a message together."""

    walk: Walk
    gazetteer: Gazetteer
    jurisdiction: str
    nickname: Nickname | None
    guesses: int = 0
    is_regency_told: bool = False  # with a cue, so that it may contradict

    def resolve(self) -> Area | None:
        mentions = sorted(
            (mention for mention in self.walk.mentions if mention.role < 3),
            key=lambda mention: (mention.role, not mention.is_cued, mention.start),
        )
        if not mentions:
            return self._of_nickname()
        by_level = [[m for m in mentions if m.level == level] for level in range(4)]
        provinces = self._codes(by_level[PROVINCE])
        regencies = self._regencies(by_level[REGENCY], provinces)
        self.is_regency_told = any(m.is_cued and m.role == 0 for m in by_level[REGENCY])
        districts = self._districts(by_level[DISTRICT], regencies)
        area = self._village(by_level[VILLAGE], by_level[DISTRICT], districts, regencies, provinces)
        if area is None or not by_level[VILLAGE]:
            area = self._village_before(by_level[DISTRICT]) or area
        area = area or self._of_district(by_level[DISTRICT], districts, regencies)
        area = area or self._district_before(by_level[REGENCY])
        nickname = self._of_nickname()
        if nickname and (area is None or nickname.code.startswith(area.code)):
            return nickname
        return area or self._of_upper(by_level, regencies, provinces)

    def _codes(self, mentions: Iterable[Mention]) -> Codes:
        return tuple(dict.fromkeys(code for mention in mentions for code in mention.codes))

    def _is_ours(self, code: str) -> bool:
        return bool(self.jurisdiction) and (
            code.startswith(self.jurisdiction) or self.jurisdiction.startswith(code)
        )

    def _regencies(self, mentions: Sequence[Mention], provinces: Codes) -> Codes:
        """The regencies that were named, ours first; of two with one name the one that fits."""
        named: list[str] = []
        for mention in mentions:
            codes = mention.codes
            if mention.kind:
                kind = tuple(code for code in codes if regency_kind(code) == mention.kind)
                codes = kind or codes
            codes = _narrowed(codes, self._is_ours)
            if provinces:
                codes = _narrowed(codes, lambda c: c[:2] in provinces)
            named.extend(codes)
        return tuple(dict.fromkeys(sorted(named, key=lambda code: not self._is_ours(code))))

    def _districts(self, mentions: Sequence[Mention], regencies: Codes) -> Codes:
        """The districts that were named with a cue, in the regencies that were named or in ours."""
        named: list[str] = []
        for mention in mentions:
            if not mention.is_cued:
                continue
            if not mention.codes or self._is_elsewhere(mention.codes, regencies):
                self._look_for_district(mention, regencies)
            named.extend(mention.codes)
        return tuple(dict.fromkeys(named))[:MOST_CANDIDATES]

    def _is_elsewhere(self, codes: Codes, regencies: Codes) -> bool:
        return bool(regencies) and not any(code.startswith(regencies) for code in codes)

    def _look_for_district(self, mention: Mention, regencies: Codes) -> None:
        """Fills a mention: in the regencies that were named, in ours by guess, in the country."""
        scopes = [self.gazetteer.scope(code) for code in regencies[:3]]
        if self.jurisdiction:
            scopes.append(self.walk.scope)
        for scope in scopes:
            if self._fill(mention, scope):
                return
        if mention.codes:
            return
        found = self.walk.name_at(mention.start, self.gazetteer.upper, DISTRICT)
        if found and found[2] == 1 and self.walk.may_be_named(mention.start, found[0]):
            mention.end, mention.codes, mention.quality = found

    def _fill(self, mention: Mention, scope: Scope, worst: float = 0.0) -> bool:
        """Looks for a mention's name in a scope, by letter, by sound and by guess.

        What is found worse than `worst` is not taken.
        """
        found = self.walk.name_at(mention.start, scope, mention.level)
        if found and not self.walk.is_meant(mention.start, found):
            found = None
        if found is None and self.guesses < _MOST_GUESSES:
            self.guesses += 1
            found = self.walk.guess_at(mention.start, scope, mention.level)
        if found is None or found[2] < worst:
            return False
        mention.end, mention.codes, mention.quality = found
        return True

    # -- villages --

    def _village(
        self,
        mentions: Sequence[Mention],
        district_mentions: Sequence[Mention],
        districts: Codes,
        regencies: Codes,
        provinces: Codes,
    ) -> Area | None:
        candidates = [m for m in mentions if m.is_cued][:8] or mentions[:3]
        hints = self._codes(m for m in district_mentions if not m.is_cued)
        best: Area | None = None
        for mention in candidates:
            if not self._look_for_village(mention, districts, regencies, hints):
                continue
            area = self._judge(mention, districts, regencies, provinces, hints)
            if area and (best is None or _rank(area, mention) > _rank(best, None)):
                best = area
            if best and level_of(best.code) == VILLAGE:
                break
        return best

    def _look_for_village(
        self, mention: Mention, districts: Codes, regencies: Codes, hints: Codes
    ) -> bool:
        """Where a village of that name is: in what was named, in ours, or in the country."""
        if not mention.is_cued:
            return bool(mention.codes)
        known = (mention.end, mention.codes, mention.quality)
        worst = 0.85 if mention.quality == 1 else 0.0
        if mention.quality == 1 and any(code.startswith(districts) for code in mention.codes):
            return True
        if self._fill_from_all(mention, districts[:_MOST_GUESSES], worst):
            return True
        foreign = [code for code in regencies if not self._is_ours(code)]
        if len(foreign) == len(regencies):
            for regency in foreign[:3]:
                if self._fill(mention, self.gazetteer.scope(regency), mention.quality):
                    return True
        mention.end, mention.codes, mention.quality = known
        if mention.codes:
            return True
        return (
            bool(self.jurisdiction and self._fill(mention, self.walk.scope))
            or self._fill_from_hints(mention, hints, foreign)
            # Where a government is known, an unknown name is more likely one of its hamlets.
            or (not self.jurisdiction and self._fill_from_country(mention))
        )

    def _fill_from_all(self, mention: Mention, areas: Codes, worst: float) -> bool:
        """The best spelling in any of these areas; in all that have it equally well."""
        best: Found | None = None
        for area in areas:
            if not self._fill(mention, self.gazetteer.scope(area), worst):
                continue
            found = (mention.end, mention.codes, mention.quality)
            if best is None or found[2] > best[2]:
                best = found
            elif found[2] == best[2]:
                best = (best[0], (*best[1], *found[1]), best[2])
        if best:
            mention.end, mention.codes, mention.quality = best
        return best is not None

    def _fill_from_hints(self, mention: Mention, hints: Codes, foreign: Sequence[str]) -> bool:
        areas = [*hints, *foreign][:4]
        return any(self._fill(mention, self.gazetteer.scope(area)) for area in areas)

    def _fill_from_country(self, mention: Mention) -> bool:
        """An exact name that no everyday word is part of, wherever it is."""
        joined, found = "", None
        for end in range(
            mention.start + 1, min(mention.start + LONGEST_NAME, len(self.walk.words)) + 1
        ):
            if end > mention.start + 1 and not NAME_GAP.fullmatch(self.walk.gap(end - 1)):
                break
            joined += self.walk.words[end - 1]
            if len(joined) > 40:
                break
            if codes := self.gazetteer.villages.get(joined):
                found = (end, tuple(codes.split()))
        if found is None or self.walk.is_everyday(mention.start, found[0]):
            return False
        named = self._named_behind(*found)
        if not named and not self.walk.stands_apart(mention.start, found[0]):
            return False
        mention.end, mention.codes = found
        mention.quality = 1.0 if named else 0.8
        return True

    def _judge(
        self,
        mention: Mention,
        districts: Codes,
        regencies: Codes,
        provinces: Codes,
        hints: Codes,
    ) -> Area | None:
        """The village of a mention, or what is certain of it, given what else was named."""
        codes, confidence = mention.codes, mention.certainty * mention.quality
        because = [f"village {'cue' if mention.is_cued else 'name'}: {self.walk.said(mention)}"]
        if mention.quality < 1:
            because.append("spelling differs")
        if len(codes) > 1:
            hints = (*hints, *self._named_behind(mention.end, codes))
        contradictions = 0
        told = (
            (districts, 0.07, "district"),
            (regencies, 0.03, "regency"),
            (hints, 0.04, "district"),
            (provinces, 0.01, "province"),
        )
        for areas, gain, name in told:
            if not areas:
                continue
            inside = tuple(code for code in codes if code.startswith(areas))
            if inside:
                confidence += gain if mention.is_cued else 2 * gain
                codes = inside
                because.append(f"same {name}")
            elif areas is not hints and (areas is not regencies or self.is_regency_told):
                confidence *= 0.6
                because.append(f"{name} contradicts")
                contradictions += 1
            if not inside and areas is districts and len(codes) > 1:
                return None
        if districts and contradictions and (contradictions > 1 or mention.quality < 1):
            return None  # a hamlet of the district that was named, rather
        codes = self._of_kind(codes, mention.kind)
        if len(codes) == 1:
            if "." in codes[0] and mention.role:
                confidence *= 0.9
            return Area(codes[0], min(confidence, 0.98), tuple(because))
        return self._ambiguous(mention, codes, confidence, because)

    def _of_kind(self, codes: Codes, kind: str) -> Codes:
        """Of villages with one name those called so: a kelurahan's number starts with 1.

        "Desa" says less: in towns people call their kelurahan so, too.
        """
        if kind != "kelurahan" or len(codes) < 2:
            return codes
        return _narrowed(codes, lambda code: code[9:10] == "1")

    def _named_behind(self, end: int, codes: Codes) -> Codes:
        """The districts and regencies of candidates whose names follow without a cue."""
        if end >= len(self.walk.words) or not CHAIN_GAP.fullmatch(self.walk.gap(end)):
            return ()
        parents = {
            parent(code, level) for code in codes[:MOST_CANDIDATES] for level in (DISTRICT, REGENCY)
        }
        names = {area: self.gazetteer.name_of(area) or "" for area in sorted(parents)}
        small = Scope("", names)
        found: list[str] = []
        for level in (DISTRICT, REGENCY):
            named = self.walk.name_at(end, small, level)
            if named:
                found.extend(named[1])
        return tuple(found)

    def _ambiguous(
        self, mention: Mention, codes: Codes, confidence: float, because: list[str]
    ) -> Area | None:
        ours = tuple(code for code in codes if self._is_ours(code))
        codes = ours or codes
        shared = common_part(codes)
        if not shared:
            return None
        because.append("several of that name: " + " ".join(codes[:6]))
        level = level_of(shared)
        if level == PROVINCE and not self.jurisdiction and not mention.is_cued:
            return None
        return Area(shared, min(confidence, 0.5 if level == DISTRICT else 0.4), tuple(because))

    def _village_before(self, mentions: Sequence[Mention]) -> Area | None:
        """The village named without a cue right before its district: "Ngraho, kec. Ngraho"."""
        for mention in mentions:
            before = mention.cue_at
            if not mention.is_cued or before < 1 or not mention.codes:
                continue
            gap = self.walk.gap(before)
            if not CHAIN_GAP.fullmatch(gap):
                continue
            scopes = (self.gazetteer.scope(code) for code in mention.codes[:_MOST_GUESSES])
            areas = [self._name_ending_at(before, scope, "," in gap) for scope in scopes]
            found = [area for area in areas if area]
            if len(found) == 1:
                return found[0]
        return None

    def _name_ending_at(self, end: int, scope: Scope, may_guess: bool) -> Area | None:
        words = self.walk.words
        for start in range(max(0, end - 3), end):
            if end - start == 1 and words[start] in PLAIN_WORDS:
                continue
            before = words[start - 1] if start else ""
            if before in TRIGGERS or any(word in FUNCTION_WORDS for word in words[start:end]):
                continue
            found = self.walk.name_at(start, scope, VILLAGE)
            may_guess = may_guess or before in cue.PLACE_PREPOSITIONS
            if found is None and may_guess and start == end - 1:
                found = self.walk.guess_at(start, scope, VILLAGE)
            if found and found[0] == end and len(found[1]) == 1 and found[2] >= 0.85:
                because = (f"village before its district: {self.walk.shown(start, end)}",)
                return Area(found[1][0], 0.9 * found[2], because)
        return None

    # -- larger areas --

    def _of_district(
        self, mentions: Sequence[Mention], districts: Codes, regencies: Codes
    ) -> Area | None:
        for mention in mentions:
            codes = mention.codes
            if regencies:
                codes = _narrowed(codes, lambda code: code.startswith(regencies))
            if self.jurisdiction and not regencies:
                codes = _narrowed(codes, self._is_ours)
            if not codes:
                continue
            confidence = mention.certainty * mention.quality
            because = [
                f"district {'cue' if mention.is_cued else 'name'}: {self.walk.said(mention)}"
            ]
            if regencies:
                agrees = all(code.startswith(regencies) for code in codes)
                confidence = confidence + 0.06 if agrees else confidence * 0.6
                because.append("same regency" if agrees else "regency contradicts")
            if len(codes) > 1:
                if not mention.is_cued:
                    continue
                because.append("several of that name: " + " ".join(codes[:6]))
                confidence = min(confidence, 0.4)
            shared = common_part(codes)
            if shared:
                return Area(shared, min(confidence, 0.97), tuple(because))
        return None

    def _district_before(self, regencies: Sequence[Mention]) -> Area | None:
        """The district named right before its regency, ours or not: "di Babat Lamongan"."""
        for mention in regencies:
            end = mention.start
            if mention.is_cued or mention.role or not end:
                continue
            if self.walk.gap(end).strip() not in ("", ",", "("):
                continue
            found = {
                code
                for regency in mention.codes
                for start in range(max(0, end - 3), end)
                for code in self._district_at(start, end, regency)
            }
            if len(found) == 1:
                because = (f"district before its regency: {self.walk.shown(end - 1, end + 1)}",)
                return Area(found.pop(), 0.8, because)
        return None

    def _district_at(self, start: int, end: int, regency: str) -> Codes:
        """The districts of a regency named exactly from `start` to `end`, where a place may be."""
        before = self.walk.words[start - 1] if start else ""
        if before and before not in cue.PLACE_PREPOSITIONS:
            return ()
        found = self.walk.name_at(start, self.gazetteer.scope(regency), DISTRICT)
        is_it = found and found[0] == end and found[2] == 1
        return found[1] if found and is_it and not self.walk.is_everyday(start, end) else ()

    def _of_nickname(self) -> Area | None:
        if self.nickname is None or level_of(self.nickname.code) is None:
            return None
        return Area(self.nickname.code, 0.75, (f"local name: {self.nickname.name}",))

    def _of_upper(
        self, by_level: Sequence[Sequence[Mention]], regencies: Codes, provinces: Codes
    ) -> Area | None:
        for mention in by_level[REGENCY]:
            codes = tuple(code for code in regencies if code in mention.codes)
            is_ours = any(self._is_ours(code) for code in codes)
            if self.jurisdiction and not is_ours and not (mention.is_cued and mention.role < 1):
                continue
            shared = common_part(codes)
            if not shared:
                continue
            because = (
                f"regency {'cue' if mention.is_cued else 'name'}: {self.walk.said(mention)}",
            )
            confidence = mention.certainty * mention.quality * (1 if len(codes) == 1 else 0.6)
            return Area(shared, confidence, because)
        for mention in by_level[PROVINCE]:
            if mention.codes and (mention.is_cued or not self.jurisdiction):
                because = (f"province: {self.walk.said(mention)}",)
                return Area(mention.codes[0], mention.certainty * 0.8, because)
        return None


def _rank(area: Area, mention: Mention | None) -> tuple[int, float]:
    return len(area.code), area.confidence - (0.1 * mention.role if mention else 0)


def _narrowed(codes: Codes, fits: Callable[[str], bool]) -> Codes:
    """Those that fit, or all where none does."""
    return tuple(code for code in codes if fits(code)) or codes
