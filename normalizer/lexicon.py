"""The words that speak for topics, agencies and aspects of service.

A lexicon's rows are configuration that a government edits; here they are compiled into tables that
find all terms of a message in one walk over its words. A term is a word ("sampah"), a phrase of
neighbouring words ("lampu jalan"), or two words anywhere in the message ("air + mati").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from normalizer.informal_spellings import STANDARD_SPELLING
from normalizer.words import Remembered, answered

# What Indonesian, Javanese and Sundanese hang on a word without changing what it is about. The
# second row only on longer words, where it is seldom part of another word.
_ENDINGS = ("nya", "ny", "ku", "mu", "2", "2nya", "lah")
_LIGHT_ENDINGS = ("e", "ne", "na", "an", "kah", "pun")
_SHORTEST_WITH_LIGHT_ENDING = 4
_SHORTEST_WITH_TYPO = 7

# What stands right behind these tells where it is or what it was taken for, seldom what is wrong:
# "depan sekolah", "arah pasar", "dikira bakar sampah". Indonesian, Javanese, Sundanese, English.
_WHERE_WORDS = """
    dikira kirain dikirain disangka dikiranya
    depan dpn dekat dkt deket belakang blkg samping sebelah seberang sebrang sekitar seputar arah
    menuju selatan utara timur barat sepanjang antara perempatan pertigaan simpang
    ngarep ngarepe ngajeng ngajenge cedak cedhak cerak mburi mburine sanding sisih kulon lor kidul
    wetan payuneun hareupeun deukeut tukangeun gigireun palih near front behind beside
"""
_WHERE = frozenset(_WHERE_WORDS.split())
_SHARE_OF_PLACE = 0.3

# Words that many agencies have in their names.
_GENERIC_WORDS = """
    dinas badan kantor satuan kabupaten kab kota daerah provinsi prov pemerintah pt persero perum
    dan unit uptd opd instansi
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())

# Phrases in which a word of the lexicon means something else: "tiga kali" is no river and "siang
# bolong" no hole. They speak for nothing and keep their words from speaking.
_SILENT_PHRASES = """
    berapa kali; brp kali; beberapa kali; bbrp kali; berkali kali; ber kali kali; kali ini;
    kali lipat; pertama kali; kedua kali; ketiga kali; tiap kali; setiap kali; sekian kali;
    kali kali; banyak kali; ratusan kali; puluhan kali; kaping pindho; lain kali; kali aja;
    kali ya; kali saja; dua kali; tiga kali; empat kali; lima kali; enam kali; tujuh kali;
    sepuluh kali; pirang kali; 1 kali; 2 kali; 3 kali; 4 kali; 5 kali; 6 kali; 7 kali; 8 kali;
    9 kali; 10 kali; siang bolong; jalan keluar; jalan terus; jalan kaki;
    jalan tengah; jalan di tempat; berjalan lancar;
    sedang berjalan; air mata; rumah makan; makan hati; sakit hati; mati gaya; harga mati;
    mati rasa; setengah mati; mati matian; meja hijau; tutup mata; tutup telinga; buka mata;
    cuci tangan; lepas tangan; turun tangan; campur tangan; uluran tangan; tangan kanan;
    panjang tangan; kepala batu; besar kepala; naik darah; naik pitam; buah bibir; buah tangan;
    angin segar; angkat tangan; masuk akal; akal sehat; masuk angin; lampu hijau;
    kambing hitam; daftar hitam; surat kaleng; jam karet; pagi buta; buta huruf; main mata;
    main tangan; panas hati; sampah masyarakat; pasar malam; malam jumat; malam minggu;
    rakyat kecil; rakyat jelata
"""
_SILENT = tuple(phrase.strip() for phrase in _SILENT_PHRASES.split(";"))

# Words that are no terms must together give their agencies so many points to speak alone.
_ENOUGH_ALONE = 5.0

_WORD = re.compile(r"[^\W_]+")

# The number of a label, and how strongly a term speaks for it.
_Votes = tuple[tuple[int, float], ...]
# The positions of a term's words in the message, and what they speak for. A plain tuple: some
# twenty of them are made for every message.
Match = tuple[tuple[int, ...], _Votes]
# The words behind the first one, the phrase's name, and what it speaks for.
_Phrase = tuple[list[str], str, _Votes]
# Phrases by their second word, the longest first.
_Followers = Mapping[str, tuple[_Phrase, ...]]
# A word in its standard spelling -> the points that it gives agencies, by their code.
Associations = Mapping[str, Mapping[str, float]]
# Whether a term is a pair, and its words -> its weight by number of label.
_Weights = dict[tuple[bool, tuple[str, ...]], dict[int, float]]


# One object for the many words with which none begins.
_NO_PHRASES: _Followers = {}


@dataclass(frozen=True, slots=True)
class Label:
    """One answer of an axis: `name` is what people read, `aliases` are its other names."""

    axis: str
    name: str
    code: str = ""
    aliases: tuple[str, ...] = ()
    is_external: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """`words` speak for the label of this axis and name: with weight 4 strongly, 1 a little."""

    axis: str
    label: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Entry:
    """All that a lexicon knows of one way of writing a word: one look finds everything.

    `base` is the word that terms are made of. `votes` are what it speaks for by itself,
    `votes_of_place` the same where it tells a place. `phrases` begin with it by their second word;
    `is_second` where it may be that of others. `pairs` give the other words of pairs. A word that
    `tells_where` makes the next one a place; where it does only that, its base is "".
    `associations` is what it says of agencies without being a term. Words that say nothing have no
    entry.
    """

    base: str
    votes: _Votes = ()
    votes_of_place: _Votes = ()
    phrases: _Followers = field(default_factory=lambda: _NO_PHRASES)
    is_second: bool = False
    pairs: Sequence[tuple[str, _Votes]] = ()
    associations: _Votes = ()
    tells_where: bool = False


# Words of a message by their base, each with where it stands last.
_Standing = dict[str, tuple[int, _Entry]]


@dataclass(frozen=True, slots=True)
class _Terms:
    """All terms of a lexicon, by word; the keys are bases except for `bases` and `telling`."""

    # Every known way of writing a word -> the word that terms are made of.
    bases: Mapping[str, str] = field(default_factory=dict)
    single: Mapping[str, _Votes] = field(default_factory=dict)
    # Ways of writing a word which speak for more than the word does: "oknum" is no mere "petugas".
    telling: Mapping[str, _Votes] = field(default_factory=dict)
    # First word -> second word -> phrases, the longest first.
    phrases: Mapping[str, _Followers] = field(default_factory=dict)
    # All second words of phrases.
    seconds: frozenset[str] = frozenset()
    # One word of a pair -> the other one.
    pairs: Mapping[str, tuple[tuple[str, _Votes], ...]] = field(default_factory=dict)
    # A word in its standard spelling -> what it says without being a term.
    associations: Mapping[str, _Votes] = field(default_factory=dict)

    def entry_of(self, word: str) -> _Entry | None:
        base = self.bases.get(word)
        tells_where = word in _WHERE
        associations = self.associations.get(STANDARD_SPELLING.get(word, word), ())
        if base is None:
            if not tells_where and not associations:
                return None
            return _Entry("", associations=associations, tells_where=tells_where)
        votes = self.telling.get(word) or self.single.get(base, ())
        return _Entry(
            base,
            votes=votes,
            votes_of_place=_of_place(votes),
            phrases=self.phrases.get(base, _NO_PHRASES),
            is_second=base in self.seconds,
            pairs=self.pairs.get(base, ()),
            associations=associations,
            tells_where=tells_where,
        )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Labels of all axes with their terms compiled; made by `compile_lexicon`.

    One walk serves all axes, so their labels are numbered together, axis after axis.
    """

    labels: tuple[Label, ...] = ()
    # Axis -> the first number of its labels and the one behind the last.
    axes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    # (Axis, name) of a label -> its number.
    number_of: Mapping[tuple[str, str], int] = field(default_factory=dict, repr=False)
    # The name of each label by itself, and as "axis:name".
    names: tuple[str, ...] = field(default=(), repr=False)
    keys: tuple[str, ...] = field(default=(), repr=False)
    # What is known of a word, however it is written; None for words that say nothing.
    entries: Remembered[_Entry | None] = field(
        default_factory=lambda: Remembered(_Terms().entry_of), repr=False, compare=False
    )

    def labels_of(self, axis: str) -> tuple[Label, ...]:
        """The labels of this axis in the order of their numbers."""
        start, end = self.axes.get(axis, (0, 0))
        return self.labels[start:end]

    def named(self, axis: str, name: str) -> tuple[Label, ...]:
        """The labels of this axis that people call `name`; several where they share that name.

        Case, punctuation, "Dinas", "Kabupaten" and further words ("… Kabupaten Contoh") are
        passed over when nothing is called exactly so.
        """
        wanted = _bare(name)
        if not wanted:
            return ()
        kept = _telling(wanted)
        found: dict[int, list[Label]] = defaultdict(list)
        for label in self.labels_of(axis):
            found[max(_likeness(wanted, kept, own) for own in (label.name, *label.aliases))].append(
                label
            )
        best = max(found, default=0)
        return tuple(found[best]) if best else ()

    def matches(self, words: Sequence[str]) -> list[Match]:
        """All terms among the words of a reading, each once.

        A word inside a phrase does not count by itself. A word that tells a place ("depan sekolah")
        counts a little, and in no pair.
        """
        return _matches(self.entries.of(words))

    def matches_and_points(self, words: Sequence[str]) -> tuple[list[Match], list[float]]:
        """All terms, and the points of each label, by its number: of terms and of associations."""
        entries = self.entries.of(words)
        matches = _matches(entries)
        points = self.points_of(matches)
        _associate(points, entries, alone=not matches)
        return matches, points

    def points_of(self, matches: Iterable[Match]) -> list[float]:
        """The sum of the weights of all terms for each label, by its number."""
        points = [0.0] * len(self.labels)
        for _, votes in matches:
            for number, weight in votes:
                points[number] += weight
        return points

    def associations(self, words: Sequence[str]) -> list[Match]:
        """What each word says without being a term."""
        entries = answered(self.entries.of(words))
        return [((position,), entry.associations) for position, entry in entries]


def _associate(points: list[float], entries: Iterable[_Entry | None], *, alone: bool) -> None:
    """Add what words say that are no terms; `alone`, without any term, they must say much."""
    added = [0.0] * len(points) if alone else points
    for entry in filter(None, entries):
        for number, weight in entry.associations:
            added[number] += weight
    if alone and sum(added) >= _ENOUGH_ALONE:
        points[:] = added


def _matches(entries: Sequence[_Entry | None]) -> list[Match]:
    found, free, places = _walk(entries)
    for position, entry in free.values():
        if entry.votes:
            found.append(((position,), entry.votes))
        for other, votes in entry.pairs:
            if other in free:
                found.append(((position, free[other][0]), votes))
    for base, (position, entry) in places.items():
        votes = entry.votes_of_place
        if votes and base not in free:
            found.append(((position,), votes))
    return found


def _walk(entries: Sequence[_Entry | None]) -> tuple[list[Match], _Standing, _Standing]:
    """The phrases; the other known words; and those that tell a place."""
    found: dict[str, Match] = {}
    free: _Standing = {}
    places: _Standing = {}
    seen, place = 0, -1
    # Nothing stands behind the last word.
    behind = [*entries[1:], None]
    for position, entry in answered(entries):
        is_place = position == place
        if entry.tells_where:
            place = position + 1
        if position < seen or not entry.base:
            continue
        second = behind[position]
        if second is not None and second.is_second and second.base in entry.phrases:
            phrase = _phrase_at(position, entry.phrases[second.base], entries)
            if phrase is not None:
                rest, name, votes = phrase
                seen = position + 1 + len(rest)
                if votes and not (is_place and name in found):
                    said = _of_place(votes) if is_place else votes
                    found[name] = tuple(range(position, seen)), said
                continue
        (places if is_place else free)[entry.base] = position, entry
    return list(found.values()), free, places


def _phrase_at(
    position: int, phrases: Sequence[_Phrase], entries: Sequence[_Entry | None]
) -> _Phrase | None:
    """The longest of `phrases` that goes on behind `position` as the message does."""
    for phrase in phrases:
        rest = phrase[0]
        following = entries[position + 1 : position + 1 + len(rest)]
        if [entry.base if entry else "" for entry in following] == rest:
            return phrase
    return None


def _bare(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(name.lower()))


def _telling(words: Sequence[str]) -> frozenset[str]:
    """The words of a name without those that many names have."""
    return frozenset(words) - _GENERIC or frozenset(words)


def _likeness(wanted: tuple[str, ...], kept: frozenset[str], own: str) -> int:
    """How surely `own` is what is wanted: 0 not at all; a whole name before a part of one."""
    bare = _bare(own)
    if bare == wanted:
        return 1_000
    telling = _telling(bare)
    if telling == kept:
        return 900
    # A name of our own inside a longer one: "Dinas Perhubungan Kabupaten Contoh".
    return sum(map(len, telling)) if telling and telling < kept else 0


def _of_place(votes: _Votes) -> _Votes:
    return _one_of(tuple([_vote(number, weight * _SHARE_OF_PLACE) for number, weight in votes]))


def compile_lexicon(
    labels: Iterable[Label],
    terms: Iterable[Term],
    variants: Mapping[str, Sequence[str]] | None = None,
    associations: Associations | None = None,
) -> Lexicon:
    """The lexicon of these rows; `variants` gives for a word the other ways of writing it.

    `associations` give what words say of agencies, by code, without being terms.

    Terms of unknown labels and terms without a word are passed over: one wrong row of a government
    must not stop its messages. Of several weights of a term for a label the largest counts.
    """
    ordered = tuple(sorted(labels, key=lambda label: label.axis))
    numbers = {(label.axis, label.name): number for number, label in enumerate(ordered)}
    rows = tuple(terms)
    canonical = _canonical(variants or {}, rows)
    weights: _Weights = defaultdict(dict)
    for term in rows:
        key = _key(term.words, canonical)
        number = numbers.get((term.axis, term.label))
        if number is None or not key[1]:
            continue
        weights[key][number] = max(weights[key].get(number, 0.0), term.weight)
    forms = {words[0] for _, words in weights if len(words) == 1} & canonical.keys()
    silent = [_key(phrase, canonical)[1] for phrase in _SILENT] if weights else []
    vocabulary = {word for _, words in weights for word in words} - forms
    vocabulary.update([canonical[form] for form in forms], *silent)
    bases = _bases(vocabulary, canonical)
    phrases = _phrases(weights, ordered, silent)
    compiled = _Terms(
        bases=bases,
        single={w[0]: _votes(v) for (_, w), v in weights.items() if len(w) == 1},
        telling=_telling_forms(weights, forms, bases),
        phrases=phrases,
        seconds=frozenset().union(*phrases.values()),
        pairs=_pairs(weights),
        associations=_associated(associations or {}, ordered),
    )
    return Lexicon(
        labels=ordered,
        axes=_axes(ordered),
        number_of=numbers,
        names=tuple(label.name for label in ordered),
        keys=tuple(f"{label.axis}:{label.name}" for label in ordered),
        entries=Remembered(compiled.entry_of),
    )


def _associated(associations: Associations, labels: Sequence[Label]) -> dict[str, _Votes]:
    numbers = {label.code: n for n, label in enumerate(labels) if label.axis == "agency"}
    votes = {
        word: _votes({numbers[code]: value for code, value in points.items() if code in numbers})
        for word, points in associations.items()
    }
    return {word: said for word, said in votes.items() if said}


def _axes(ordered: Sequence[Label]) -> dict[str, tuple[int, int]]:
    axes: dict[str, tuple[int, int]] = {}
    for number, label in enumerate(ordered):
        start, _ = axes.get(label.axis, (number, number))
        axes[label.axis] = start, number + 1
    return axes


def _canonical(variants: Mapping[str, Sequence[str]], terms: Iterable[Term]) -> dict[str, str]:
    canonical = {form: base for base, forms in variants.items() for form in forms}
    # A word that is a base of its own is never read as another one.
    canonical = {form: base for form, base in canonical.items() if form not in variants}
    # Who wrote "sampahnya" into a row must not hide it from the rows about "sampah".
    written = {word for term in terms for word in _WORD.findall(term.words.lower())}
    for word in written:
        stem = word.removesuffix("nya")
        if stem != word and stem in written:
            canonical[word] = canonical.get(stem, stem)
    return canonical


def _key(words: str, canonical: Mapping[str, str]) -> tuple[bool, tuple[str, ...]]:
    """Whether the term is a pair, and its words; a word alone stays as it is written."""
    is_pair = "+" in words
    found = tuple(_WORD.findall(words.lower()))
    if len(found) > 1:
        found = tuple([canonical.get(word, word) for word in found])
    if is_pair:
        found = tuple(sorted(set(found)))
    return is_pair and len(found) > 1, found


def _bases(vocabulary: set[str], canonical: Mapping[str, str]) -> dict[str, str]:
    """Every form -> its base; a form that is itself a word of the lexicon stays that word."""
    # In order, since of two words that a spelling may stand for the first one has it.
    ordered = sorted(vocabulary)
    bases = {word: word for word in ordered}
    for form, base in canonical.items():
        if base in vocabulary:
            bases.setdefault(form, base)
    for word, base in list(bases.items()):
        for ending in _ENDINGS:
            bases.setdefault(word + ending, base)
        if len(word) >= _SHORTEST_WITH_LIGHT_ENDING:
            for ending in _LIGHT_ENDINGS:
                bases.setdefault(word + ending, base)
    for word in ordered:
        if len(word) >= _SHORTEST_WITH_TYPO:
            for typo in _typos(word):
                bases.setdefault(typo, word)
    return bases


def _typos(word: str) -> Iterable[str]:
    """One letter left out or two swapped, behind the first letter."""
    for i in range(1, len(word)):
        yield word[:i] + word[i + 1 :]
        yield word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :]


def _telling_forms(
    weights: _Weights, forms: Iterable[str], bases: Mapping[str, str]
) -> dict[str, _Votes]:
    """What such forms say, with their endings: all that their word says, and their own."""
    telling: dict[str, _Votes] = {}
    for form in forms:
        base = bases[form]
        total = dict(weights.get((False, (base,)), {}))
        for number, weight in weights[False, (form,)].items():
            total[number] = max(weight, total.get(number, 0.0))
        for ending in ("", *_ENDINGS, *_LIGHT_ENDINGS):
            if bases.get(form + ending) == base:
                telling.setdefault(form + ending, _votes(total))
    return telling


def _votes(weights: Mapping[int, float]) -> _Votes:
    return _one_of(tuple([_vote(number, weight) for number, weight in sorted(weights.items())]))


# One object for equal votes, and for equal numbers in them: some hundreds stay near the processor,
# ten thousands do not.


@lru_cache(maxsize=4_096)
def _one_of(votes: _Votes) -> _Votes:
    return votes


@lru_cache(maxsize=4_096)
def _vote(number: int, weight: float) -> tuple[int, float]:
    return number, _weight(weight)


@lru_cache(maxsize=1_024)
def _weight(weight: float) -> float:
    return weight


def _phrases(
    weights: _Weights, labels: Sequence[Label], silent: Iterable[tuple[str, ...]]
) -> dict[str, _Followers]:
    """Phrases by their first two words, the longest first; `silent` ones have no votes."""
    all_votes: dict[tuple[str, ...], _Votes] = {words: () for words in silent if len(words) > 1}
    for (is_pair, words), votes in weights.items():
        if not is_pair and len(words) > 1:
            all_votes[words] = _votes(_whole(words, votes, weights, labels))
    phrases: dict[str, dict[str, tuple[_Phrase, ...]]] = defaultdict(dict)
    for words, total in sorted(all_votes.items(), key=lambda item: -len(item[0])):
        phrase = list(words[1:]), " ".join(words), total
        followers = phrases[words[0]]
        followers[words[1]] = *followers.get(words[1], ()), phrase
    return dict(phrases)


def _whole(
    words: tuple[str, ...], votes: Mapping[int, float], weights: _Weights, labels: Sequence[Label]
) -> dict[int, float]:
    """What a phrase says as a whole.

    It carries what its words say by themselves for its own labels (two words side by side must not
    weigh less than apart) and on axes on which it is silent; what they say for other labels is
    overruled: a red light is no street lamp.
    """
    pair = weights.get((True, tuple(sorted(set(words)))), {})
    total = {number: max(weight, pair.get(number, 0.0)) for number, weight in votes.items()}
    own_axes = {labels[number].axis for number in votes}
    for word in set(words):
        for number, weight in weights.get((False, (word,)), {}).items():
            if number in votes or labels[number].axis not in own_axes:
                total[number] = total.get(number, 0.0) + weight
    return total


def _pairs(weights: _Weights) -> dict[str, tuple[tuple[str, _Votes], ...]]:
    """Pairs under that of their words which has fewer of them, so that few must be looked at."""
    all_pairs = [(words, votes) for (is_pair, words), votes in weights.items() if is_pair]
    crowd = Counter(word for words, _ in all_pairs for word in words)
    pairs: dict[str, list[tuple[str, _Votes]]] = defaultdict(list)
    for words, votes in all_pairs:
        rare, common = sorted(words, key=lambda word: (crowd[word], word))[:2]
        pairs[rare].append((common, _votes(votes)))
    return {word: tuple(others) for word, others in pairs.items()}
