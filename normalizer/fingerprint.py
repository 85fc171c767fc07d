"""What is compared of one complaint, and the keys under which it is found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise

from normalizer import _duplicate_words as d
from normalizer._canonical_words import CANONICAL, canonical_of, is_rare, skeleton, weight_of
from normalizer._particulars import Particulars, particulars
from normalizer._sums import sums
from normalizer._whereabouts import Whereabouts, whereabouts
from normalizer.report import judge
from normalizer.text import Reading, read
from normalizer.topic import TopicSuggestion

MOST_KEYS = 10
_PLACEHOLDER = re.compile(r"\[[a-z_]{2,30}\]")
# Whom it is addressed to: unlike reports to one office share it.
_ADDRESSED = re.compile(
    r"(?<![\w./])@\w[\w.]{1,40}"
    r"|(?<!\w)#(?:pemkab|pemkot|pemprov|pemda|pemdes|kabupaten|kab_|humas|diskominfo|dinas|bupati"
    r"|walikota|gubernur|polres|dishub|dinkes|satpolpp|laporpak|laporbup|laporgub)\w{2,40}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is compared of one complaint; made by `fingerprint`.

    `words` are the telling words in canonical form and the sums of money ("=50000"), `pairs`
    neighbours among them, `topics` what it is about, `wording` all words as they were read;
    `is_thanks` says that it thanks for what is settled, `is_again` that something happened again,
    `is_renewed` that it had been mended and is wrong once more, `asks_again` that the sender has
    told of it before, `says_another` that it is not what was told before; `numbered` are what may
    be names, with the numbers right behind them.
    `suggested` are the topics that the classification suggests, with their confidence.
    `place_code` is a Kemendagri code, the coordinates are degrees (WGS 84), `photo_hashes` 64-bit
    perceptual hashes.
    """

    words: frozenset[str]
    pairs: frozenset[str]
    topics: frozenset[str]
    places: Whereabouts
    particulars: Particulars
    wording: tuple[str, ...]
    is_thanks: bool = False
    is_again: bool = False
    is_renewed: bool = False
    asks_again: bool = False
    says_another: bool = False
    numbered: Mapping[str, set[str]] = field(default_factory=dict)
    suggested: Mapping[str, float] = field(default_factory=dict)
    place_code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    sent_at: datetime | None = None
    incident_date: date | None = None
    sender: str = ""
    photo_hashes: tuple[int, ...] = ()


def fingerprint(
    text: str | Reading | None,
    *,
    place_code: str = "",
    latitude: float | None = None,
    longitude: float | None = None,
    sent_at: datetime | None = None,
    incident_date: date | None = None,
    sender: str = "",
    photo_hashes: Iterable[int] = (),
    suggested: Iterable[TopicSuggestion] = (),
) -> Fingerprint:
    """The fingerprint of a message; `text` may be redacted: placeholders say nothing.

    Nor do links, handles of accounts, and hashtags that name an office. `suggested` are the topics
    that the classification suggests, where it was asked.
    """
    reading = text if isinstance(text, Reading) else read(_PLACEHOLDER.sub(" ", text or ""))
    reading = _without_addressed(reading)
    telling, beside = _telling(reading.words)
    amounts = sums(reading)
    if amounts and ("minta" in reading.vocabulary or "diminta" in telling):
        telling.append("pungli")  # who asks for a sum levies it
    return Fingerprint(
        words=frozenset((*telling, *(f"={amount}" for amount in amounts))),
        pairs=frozenset(f"{a} {b}" for a, b in pairwise(telling)),
        topics=_topics(set(telling) - beside, reading.vocabulary),
        places=whereabouts(reading),
        particulars=particulars(reading, telling),
        wording=reading.words,
        is_thanks=not d.THANKS.isdisjoint(reading.vocabulary) and judge(reading).kind == "thanks",
        is_again=not d.AGAIN.isdisjoint(reading.vocabulary) and _is_again(reading.words),
        is_renewed=not d.ANEW.isdisjoint(reading.vocabulary) and _is_renewed(reading.words),
        asks_again=_asks_again(reading.words),
        says_another=not d.ANOTHER.isdisjoint(reading.vocabulary) and _says_another(reading.words),
        numbered=_numbered_names(reading.words),
        suggested={topic.name: topic.confidence for topic in suggested},
        place_code=place_code,
        latitude=latitude,
        longitude=longitude,
        sent_at=sent_at,
        incident_date=incident_date,
        sender=sender,
        photo_hashes=tuple(photo_hashes),
    )


def _without_addressed(reading: Reading) -> Reading:
    written = reading.original
    if "@" not in written and "#" not in written:
        return reading
    said = _ADDRESSED.sub(" ", written)
    return reading if said == written else read(said)


def _is_again(words: Sequence[str]) -> bool:
    """Of "tabrakan lagi" and "ada lagi", not of "kapan jalan lagi"."""
    return any(
        word in d.AGAIN and (before in d.HAPPENED or canonical_of(before) in _HAPPENINGS)
        for before, word in pairwise(words)
    )


def _is_renewed(words: Sequence[str]) -> bool:
    """Of "sudah diperbaiki, sekarang bocor lagi" and "mampet lagi padahal sudah dikeruk"; not of
    "katanya diperbaiki, masih bocor" nor of "sudah dilaporkan, mati lagi"."""
    if not d.STILL.isdisjoint(words):
        return False
    has_relapsed = _has_relapsed(words)
    for i, word in enumerate(words):
        is_mended = word in d.MENDED
        if not (is_mended or (has_relapsed and _is_done(word))) or not _is_past(words, i):
            continue
        if has_relapsed or not d.ANEW.isdisjoint(words[i + 1 :]):
            return True
    return False


def _is_past(words: Sequence[str], i: int) -> bool:
    """It was so already, and not only years ago."""
    before, behind = words[max(0, i - 3) : i], words[i + 1 : i + 3]
    return not d.ALREADY.isdisjoint(before) and d.YEARS.isdisjoint(behind)


def _is_done(word: str) -> bool:
    """Somebody did something about it, and did not only report or look."""
    return _DEED.fullmatch(word) is not None and word not in d.NOT_MENDED


_DEED = re.compile(r"(?:di|me[nm]?|ny|ng)[a-z]{4,}")


def _has_relapsed(words: Sequence[str]) -> bool:
    """Of "bocor lagi" and "debunya kambuh", not of "sekali lagi" and "3 hari lagi"."""
    return any(
        word in d.RELAPSED and (word not in d.AGAIN or before not in d.MORE)
        for before, word in pairwise(words)
    )


def _asks_again(words: Sequence[str]) -> bool:
    """Of "tanya lagi soal KTP saya" and "yang saya adukan minggu lalu"."""
    return not d.ONCE_MORE.isdisjoint(words) or any(
        (before in d.ASKING and word in d.ASKED_AGAIN) or (before in d.ME and word in d.TOLD_BY_ME)
        for before, word in pairwise(words)
    )


def _says_another(words: Sequence[str]) -> bool:
    """Of "beda sama yang dekat jembatan" and "bukan yang utara", not of "bukan yang pertama"."""
    return any(
        word in d.ANOTHER
        and not d.THAN.isdisjoint(words[i + 1 : i + 3])
        and d.NOT_ANOTHER.isdisjoint((*words[max(0, i - 1) : i], *words[i + 1 : i + 4]))
        for i, word in enumerate(words)
    )


def _telling(words: Sequence[str]) -> tuple[list[str], set[str]]:
    """The words that say something, each in the form that stands for all of its kind.

    And those that only say beside what it is: behind the petrol station, near the railway.
    """
    found: list[str] = []
    beside: dict[str, bool] = {}
    last = ""
    for i, word in enumerate(words):
        if word[0] <= "9" and (last in _BEFORE_TIMES or _is_amount(word, words[i + 1 : i + 2])):
            last = word
            continue
        joined = "" if word == "kali" and last[:1].isdecimal() else d.JOINED.get((last, word))
        is_beside = last in _BESIDE
        last = word
        if joined is not None:
            if found and CANONICAL.get(words[i - 1]) != "":
                found.pop()
            if joined:
                found.append(joined)
                beside[joined] = False
        elif len(word) <= 40 and (canonical := canonical_of(word)):
            is_again = found[-1:] == [canonical]  # "dekat rel kereta" tells one place
            beside[canonical] = (is_beside or is_again) and beside.get(canonical, is_beside)
            found.append(canonical)
    return found, {word for word, is_place in beside.items() if is_place}


_HAPPENINGS = d.EVENTS | d.SPELLS | {"mati"}
_BESIDE = d.BESIDE - d.DIRECTIONS
_BEFORE_TIMES = frozenset(
    (
        "jam",
        "pukul",
        "pkl",
        "pk",
        "tgl",
        "tanggal",
        "tggl",
        "tahun",
        "thn",
        "rp",
        "sekitar",
        "selama",
    )
)
_AMOUNT = re.compile(r"\d+([a-z]+)")


def _is_amount(word: str, following: Sequence[str]) -> bool:
    """A number that counts something (3 hari, 50rb) and tells no place."""
    if word.isdecimal():
        return bool(following) and following[0] in d.COUNTED
    unit = _AMOUNT.fullmatch(word)
    return unit is not None and len(unit.group(1)) > 1 and unit.group(1) in d.COUNTED


_OF_ROADS = d.SETTINGS | {"collapse"}
_ROAD = frozenset(("jalan", "jl", "jln", "dalan", "dalane", "margi", "jlan", "jalanan", "road"))


def _topics(telling: Iterable[str], vocabulary: frozenset[str]) -> frozenset[str]:
    """What a message is about; weak words count where there is nothing stronger."""
    named = {word for word in telling if word in d.TOPICS}
    at_crossing = not vocabulary.isdisjoint(d.CROSSINGS)
    is_way = not named.isdisjoint(("trotoar", "jembatan")) or not _ROAD.isdisjoint(vocabulary)
    named.discard("macet_air" if named.isdisjoint(d.FLOWING) else "macet")
    if "lampu" in named and not is_way and at_crossing:
        named.add("lampu_merah")  # a lamp of the crossing may be either
    weak = d.WEAK_TOPICS if is_way or at_crossing else d.WEAK_TOPICS | {"lubang"}
    strong = {topic for word in named - weak for topic in d.TOPICS[word]}
    if strong <= d.SETTINGS:
        strong |= {topic for word in named - {"rusak"} for topic in d.TOPICS[word]}
    if not named.isdisjoint(("rusak", "ambrol", "licin")) and strong <= _OF_ROADS and is_way:
        strong.add("road")
    return frozenset(strong)


# --- keys ---------------------------------------------------------------------------------------


def keys(one: Fingerprint) -> tuple[str, ...]:
    """Under what a complaint is remembered and looked for: at most `MOST_KEYS`, best first.

    Names of places, then topics within a place, then the rarest words.
    """
    found = dict.fromkeys((*_place_keys(one), *_topic_keys(one), *_word_keys(one)))
    found.update(dict.fromkeys(_landmark_keys(one)))
    if not any(map(_names_something, found)):
        found.update(dict.fromkeys(f"t:{topic}" for topic in sorted(one.topics)[:3]))
    return tuple(found)[:MOST_KEYS]


def _names_something(key: str) -> bool:
    """A key of a name or a rare word, not of ordinary words or a kind of landmark."""
    return key[0] != "l" and " " not in key


def _place_keys(one: Fingerprint) -> list[str]:
    """One key per name, without its kind: others name the same place otherwise."""
    details = one.places.details
    kinds = sorted(_KEY_ORDER.keys() & details.keys(), key=_KEY_ORDER.__getitem__)
    names = {name: None for kind in kinds for name in sorted(details[kind]) if name != "?"}
    heads = [name.split()[0] for name in names]
    return [*_skeletons(head for head in heads if len(head) > 2)[:5], *_numbered(one)[:1]]


def _numbered(one: Fingerprint) -> list[str]:
    """SMAN 2: a landmark with no name but its number."""
    names = [(kind, name) for kind in landmarks(one) for name in one.places.of(kind)]
    return sorted(
        f"n:{kind}:{word}" for kind, name in names for word in name.split() if word.isdecimal()
    )


def _skeletons(words: Iterable[str]) -> list[str]:
    """Keys of names and rare words: their consonants, for vowels are what slips of the pen hit."""
    return list(dict.fromkeys(f"w:{skeleton(word)}" for word in words))


LANDMARK_KINDS = frozenset((*d.LANDMARK_CUES.values(), "square"))
_KEY_ORDER = {
    kind: n
    for n, kind in enumerate(
        (
            *("street", "estate", "hamlet", "village", "name"),
            *dict.fromkeys(d.LANDMARK_CUES.values()),
            *("only", "square"),
        )
    )
}


def _topic_keys(one: Fingerprint) -> list[str]:
    """What it is about within the village or the neighbourhood, or to the same person."""
    topics = sorted(one.topics)[:2]
    found = [f"c:{one.place_code}:{topic}" for topic in topics if one.place_code]
    if one.latitude is not None and one.longitude is not None:
        cell = f"{round(one.latitude, 2)}:{round(one.longitude, 2)}"
        found += [f"g:{cell}:{topic}" for topic in topics]
    if one.sender:
        found += [f"s:{one.sender}:{topic}" for topic in topics]
    return found


def _word_keys(one: Fingerprint) -> list[str]:
    """The rarest words; where all are common, the pair of the rarest two."""
    rare = sorted(word for word in one.words if is_rare(word))
    rare.sort(key=len, reverse=True)
    if rare:
        return _skeletons(rare[:8])
    telling = [word for word in one.words if word[0] != "="]
    telling.sort(key=lambda word: (-weight_of(word), word))
    return [f"w:{' '.join(sorted(telling[:3]))}"] if telling else []


def _landmark_keys(one: Fingerprint) -> list[str]:
    """What it is about at a landmark without a name of its own: a fire at the market."""
    kinds = sorted(landmarks(one))
    return [f"l:{kind}:{topic}" for kind in kinds[:2] for topic in sorted(one.topics)[:2]]


def landmarks(one: Fingerprint) -> frozenset[str]:
    return LANDMARK_KINDS & one.places.details.keys()


def _numbered_names(words: Sequence[str]) -> dict[str, set[str]]:
    """What may be names, with the numbers right behind them; of what is counted there is none."""
    found: dict[str, set[str]] = {}
    for name, number, unit in zip(words, words[1:], (*words[2:], ""), strict=False):
        is_number = number in d.ROMAN or (number.isdecimal() and len(number) < 3)
        if is_number and unit not in _UNITS and is_rare(canonical := canonical_of(name) or "="):
            found.setdefault(canonical, set()).add(d.ROMAN.get(number, number.lstrip("0")))
    return found


_UNITS = d.COUNTED | d.MONTHS
