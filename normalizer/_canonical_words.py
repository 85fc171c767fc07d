"""The form that stands for a word and all that mean the same, and how much such a word tells."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from normalizer import _duplicate_words as d
from normalizer._ordinary_words import FILLERS, ORDINARY
from normalizer._whereabouts import fold, is_shortened

ENDINGS = ("2", "nya", "kan", "ne", "na", "an", "in", "i", "e")
_BEGINNINGS = ("ber", "ter", "di", "ke", "meng", "mem", "men", "me", "pe", "ng", "ny", "n", "m")


def canonical_of(word: str) -> str:
    """The form that stands for a word; "" for one that says nothing."""
    canonical = CANONICAL.get(word)
    return _canonical(word) if canonical is None else canonical


# Where two agree on the place, the words for it say nothing of the matter.
PLACES = d.PLACES | frozenset(map(fold, d.ONLY_ONES))
CUES = frozenset(d.LANDMARK_CUES) | PLACES
_PRICE = re.compile(r"rp\d+")
_VOWELS = re.compile("[aeiouhy]+")


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """Its first letter and its consonants: vowels are what slips of the pen hit."""
    bare = word[0] + _VOWELS.sub("", word[1:])
    return bare if len(bare) > 2 else word


@lru_cache(maxsize=50_000)
def _canonical(word: str) -> str:
    """The form that stands for an unlisted word: without an affix where the rest is listed."""
    if _PRICE.fullmatch(word):
        return ""
    if word.isdecimal():
        is_price = len(word) == 4 and word.endswith("00")  # parkir 3000
        return "" if len(word) > 4 or is_price else "#" + word.lstrip("0")
    if len(word) < 3:
        return ""
    for stem in _stems(word):
        known = CANONICAL.get(stem)
        # "Kedewan" is a village, not something of the "dewan".
        if known is not None and len(stem) > 3 and (stem in d.SYNONYMS or stem != word[2:]):
            return known
    written_out = _written_out(word)
    if written_out:
        return CANONICAL[written_out]
    if word.endswith("nya") and len(word) > 6:
        word = word[:-3]
    return fold(word.rstrip("2"))


def _written_out(word: str) -> str:
    """The only listed word of which this one is what is left without some vowels: "bnjir"."""
    alike = _by_skeleton().get(skeleton(word), ())
    found = [known for known in alike if is_shortened(word, known)]
    meant = {CANONICAL[known] for known in found}
    return found[0] if len(meant) == 1 else ""


@cache
def _by_skeleton() -> Mapping[str, Sequence[str]]:
    """The listed words; made when the first one is looked for, not when the program starts."""
    found: dict[str, list[str]] = {}
    for known in CANONICAL:
        if len(known) > 4 and known.isalpha():
            found.setdefault(skeleton(known), []).append(known)
    return found


def _stems(word: str) -> list[str]:
    shorter = [word[: -len(e)] for e in ENDINGS if word.endswith(e) and len(word) - len(e) > 3]
    bare = [w[len(b) :] for b in _BEGINNINGS for w in (word, *shorter) if w.startswith(b)]
    return [*shorter, *(stem for stem in bare if len(stem) > 3)]


# "" for words that say nothing.
CANONICAL: dict[str, str] = {
    **{word: next((s for s in _stems(word) if s in d.COMMON), word) for word in d.COMMON},
    **ORDINARY,
    **dict.fromkeys(d.STOP_WORDS | FILLERS, ""),
    **d.SYNONYMS,
}


def is_rare(word: str) -> bool:
    """A word of letters, in canonical form, that no list has: most likely a name."""
    return word[0] not in "#=" and len(word) > 3 and word not in CANONICAL and word not in CUES


def weight_of(word: str, frequencies: Mapping[str, float] | None = None) -> float:
    """How much a word tells: 0.4 for ordinary ones to about 2 for names."""
    if frequencies is not None and (share := frequencies.get(word)):
        return max(0.2, min(2.5, -math.log10(share) * 0.7))
    if word[0] in "#=":
        return 0.5 if word[0] == "#" else 1.3
    if word in d.TOPICS:
        return 0.7 if word in d.WEAK_TOPICS else 1.3
    if word in d.COMMON:
        return 0.4
    return 0.9 if word in CANONICAL else 1.6
