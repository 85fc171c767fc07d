"""The words that speak for the labels of one axis: topics, agencies, or aspects of service.

A lexicon's rows are configuration that a government edits; here they are compiled into tables that
find all terms of a message in one walk over its words. A term is a word ("sampah"), a phrase of
neighbouring words ("lampu jalan"), or two words anywhere in the message ("air + mati").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from normalizer.text import Reading

# What Indonesian, Javanese and Sundanese hang on a word without changing what it is about. The
# second row only on longer words, where it is seldom part of another word.
_ENDINGS = ("nya", "ny", "ku", "mu", "2", "2nya", "lah")
_LIGHT_ENDINGS = ("e", "ne", "na", "an", "kah", "pun")
_SHORTEST_WITH_LIGHT_ENDING = 4
_SHORTEST_WITH_TYPO = 7

# What stands right behind these tells where it is, seldom what is wrong: "depan sekolah", "arah
# pasar". Indonesian, Javanese, Sundanese, English.
_WHERE = frozenset(
    "depan dpn dekat dkt deket belakang blkg samping sebelah seberang sebrang sekitar seputar arah "
    "menuju selatan utara timur barat sepanjang antara perempatan pertigaan simpang "
    "ngarep ngarepe ngajeng ngajenge cedak cedhak cerak mburi mburine sanding sisih kulon lor kidul "
    "wetan payuneun hareupeun deukeut tukangeun gigireun palih near front behind beside".split()
)
_SHARE_OF_PLACE = 0.3

_WORD = re.compile(r"[^\W_]+")

# The number of a label, and how strongly a term speaks for it.
_Votes = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """One answer of an axis: `name` is what people read, `aliases` are its other names."""

    name: str
    code: str = ""
    aliases: tuple[str, ...] = ()
    is_external: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """`words` speak for the label of this name with `weight`: 4 strongly, 1 a little."""

    label: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Match:
    """A term that was found: the message's own words, and the labels that they speak for."""

    words: str
    votes: _Votes


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The labels of one axis with their terms compiled; made by `compile_lexicon`."""

    labels: tuple[Label, ...] = ()
    # Every known way of writing a word -> the word that terms are made of.
    bases: Mapping[str, str] = field(default_factory=dict, repr=False)
    single: Mapping[str, _Votes] = field(default_factory=dict, repr=False)
    # First word of a phrase -> the words after it, longest first.
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], _Votes], ...]] = field(
        default_factory=dict, repr=False
    )
    # One word of a pair -> the other one.
    pairs: Mapping[str, tuple[tuple[str, _Votes], ...]] = field(default_factory=dict, repr=False)

    # Name of a label -> its number.
    number_of: Mapping[str, int] = field(default_factory=dict, repr=False)

    def matches(self, reading: Reading) -> list[Match]:
        """All terms of `reading`, each once; words inside a phrase do not count by themselves."""
        words = reading.words
        bases = list(map(self.bases.get, words))
        found, free = self._phrases_in(words, bases)
        single, pairs = self.single, self.pairs
        for base, word in free.items():
            if votes := single.get(base):
                found.append(Match(word, votes))
            for other, votes in pairs.get(base, ()):
                if other in free:
                    found.append(Match(f"{word} + {free[other]}", votes))
        return found

    def _phrases_in(
        self, words: Sequence[str], bases: Sequence[str | None]
    ) -> tuple[list[Match], dict[str, str]]:
        """The phrases, and the known words outside them: base -> as written."""
        found: dict[tuple[str, ...], Match] = {}
        free: dict[str, str] = {}
        phrases, position, count = self.phrases, 0, len(bases)
        while position < count:
            base = bases[position]
            if base is None:
                position += 1
                continue
            length = 1
            is_place = position > 0 and words[position - 1] in _WHERE
            for rest, votes in phrases.get(base, ()):
                end = position + 1 + len(rest)
                if tuple(bases[position + 1 : end]) == rest:
                    length = end - position
                    _note(found, (base, *rest), " ".join(words[position:end]), votes, is_place)
                    break
            else:
                if is_place:
                    _note(found, (base,), words[position], self.single.get(base, ()), is_place)
                else:
                    free[base] = words[position]
            position += length
        # A word that is also told apart from its place counts in full, by itself.
        return [match for key, match in found.items() if key[0] not in free or key[1:]], free


def _note(
    found: dict[tuple[str, ...], Match],
    key: tuple[str, ...],
    words: str,
    votes: _Votes,
    is_place: bool,
) -> None:
    if not is_place:
        found[key] = Match(words, votes)
    elif key not in found:
        found[key] = Match(words, tuple((n, weight * _SHARE_OF_PLACE) for n, weight in votes))


def compile_lexicon(
    labels: Iterable[Label],
    terms: Iterable[Term],
    variants: Mapping[str, Sequence[str]] | None = None,
) -> Lexicon:
    """The lexicon of these rows; `variants` gives for a word the other ways of writing it.

    Terms of unknown labels and terms without a word are passed over: one wrong row of a government
    must not stop its messages. Of several weights of a term for a label the largest counts.
    """
    known = tuple(labels)
    numbers = {label.name: number for number, label in enumerate(known)}
    canonical = _canonical(variants or {})
    weights: dict[tuple[bool, tuple[str, ...]], dict[int, float]] = defaultdict(dict)
    for term in terms:
        key = _key(term.words, canonical)
        number = numbers.get(term.label)
        if number is None or not key[1]:
            continue
        weights[key][number] = max(weights[key].get(number, 0.0), term.weight)
    vocabulary = {word for _, words in weights for word in words}
    return Lexicon(
        labels=known,
        bases=_bases(vocabulary, canonical),
        single={w[0]: _votes(v) for (_, w), v in weights.items() if len(w) == 1},
        phrases=_phrases(weights),
        pairs=_pairs(weights),
        number_of=numbers,
    )


def _canonical(variants: Mapping[str, Sequence[str]]) -> dict[str, str]:
    canonical = {form: base for base, forms in variants.items() for form in forms}
    # A word that is a base of its own is never read as another one.
    return {form: base for form, base in canonical.items() if form not in variants}


def _key(words: str, canonical: Mapping[str, str]) -> tuple[bool, tuple[str, ...]]:
    """Whether the term is a pair, and its words."""
    is_pair = "+" in words
    found = tuple(canonical.get(word, word) for word in _WORD.findall(words.lower()))
    if is_pair:
        found = tuple(sorted(set(found)))
    return is_pair and len(found) > 1, found


def _bases(vocabulary: set[str], canonical: Mapping[str, str]) -> dict[str, str]:
    """Every form -> its base; a form that is itself a word of the lexicon stays that word."""
    bases = {word: word for word in vocabulary}
    for form, base in canonical.items():
        if base in vocabulary:
            bases.setdefault(form, base)
    for word, base in list(bases.items()):
        for ending in _ENDINGS:
            bases.setdefault(word + ending, base)
        if len(word) >= _SHORTEST_WITH_LIGHT_ENDING:
            for ending in _LIGHT_ENDINGS:
                bases.setdefault(word + ending, base)
    for word in vocabulary:
        if len(word) >= _SHORTEST_WITH_TYPO:
            for typo in _typos(word):
                bases.setdefault(typo, word)
    return bases


def _typos(word: str) -> Iterable[str]:
    """One letter left out or two swapped, behind the first letter."""
    for i in range(1, len(word)):
        yield word[:i] + word[i + 1 :]
        yield word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :]


def _votes(weights: Mapping[int, float]) -> _Votes:
    return tuple(sorted(weights.items()))


def _phrases(
    weights: Mapping[tuple[bool, tuple[str, ...]], Mapping[int, float]],
) -> dict[str, tuple[tuple[tuple[str, ...], _Votes], ...]]:
    """Phrases by their first word, the longest first.

    A phrase also carries what its words say by themselves for the labels that it speaks for:
    two words side by side must not weigh less than the same words apart.
    """
    phrases: dict[str, list[tuple[tuple[str, ...], _Votes]]] = defaultdict(list)
    for (is_pair, words), votes in weights.items():
        if is_pair or len(words) == 1:
            continue
        pair = weights.get((True, tuple(sorted(set(words)))), {})
        total = {number: max(weight, pair.get(number, 0.0)) for number, weight in votes.items()}
        for word in set(words):
            for number, weight in weights.get((False, (word,)), {}).items():
                if number in total:
                    total[number] += weight
        phrases[words[0]].append((words[1:], _votes(total)))
    return {
        first: tuple(sorted(rests, key=lambda rest: -len(rest[0])))
        for first, rests in phrases.items()
    }


def _pairs(
    weights: Mapping[tuple[bool, tuple[str, ...]], Mapping[int, float]],
) -> dict[str, tuple[tuple[str, _Votes], ...]]:
    """Pairs under that of their words which has fewer of them, so that few must be looked at."""
    all_pairs = [(words, votes) for (is_pair, words), votes in weights.items() if is_pair]
    crowd = Counter(word for words, _ in all_pairs for word in words)
    pairs: dict[str, list[tuple[str, _Votes]]] = defaultdict(list)
    for words, votes in all_pairs:
        rare, common = sorted(words, key=lambda word: (crowd[word], word))[:2]
        pairs[rare].append((common, _votes(votes)))
    return {word: tuple(others) for word, others in pairs.items()}
