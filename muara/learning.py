"""What a government's own decisions teach: fits a model, checks it on later ones, and keeps it.

Sealed reports never teach. The check is by time: the model is fitted on the older decisions and
must do on the newest fifth no worse than what is used at present; a random split would flatter it.
scikit-learn is imported here only, inside the functions that fit.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from math import log
from pathlib import Path
from typing import Any, Protocol

from normalizer.lexicon import Lexicon
from normalizer.model import Feature, Head, LinearModel, Row, feature_names, load, save
from normalizer.text import read
from normalizer.topic import blended_shares, hints

AXES = ("topic", "agency")

_HELD_OUT = 0.2
# Fewer decisions than this on an axis teach nothing that could be checked.
_FEWEST = 50
_MOST_FEATURES = 20_000
# Weights kept per feature and axis, and the least that is kept, as a share of the largest of that
# axis; the others change no ranking and cost time in every message.
_MOST_WEIGHTS = 3
_LEAST_WEIGHT = 0.1
# What is tried when fitting: how closely the model follows the decisions, what makes its margins
# log-probabilities, how much the lexicon counts beside it, and how many decisions nobody foretells.
_STRENGTHS = (0.1, 0.3, 0.8)
_SCALES = (1.0, 1.5, 2.0, 2.6, 3.4, 4.5, 6.0, 8.0)
_SEED_SHARES = (0.0, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.4, 1.9)
_DOUBTS = (0.0, 0.03, 0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4)
# Fitted on so much of the decisions, judged on those up to the next cut, and the last on the rest.
_CUTS = (0.6, 0.8)
# A new model may lose so much on the check by chance alone.
_TOLERANCE = 0.005


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of a report; either answer may be missing. `decided_at` is aware."""

    text: str
    agency: str | None
    topic: str | None
    decided_at: datetime

    def answer(self, axis: str) -> str | None:
        """The decided label of `axis`."""
        return self.agency if axis == "agency" else self.topic


@dataclass(frozen=True, slots=True)
class Score:
    """How often suggestions were right; `calibration_error` is the expected one (0 is perfect)."""

    count: int
    accuracy: float
    macro_f1: float
    top_3: float
    calibration_error: float
    confident: float
    confident_accuracy: float


@dataclass(frozen=True, slots=True)
class AxisReport:
    """What was learnt on one axis, and the three scores on the held-out decisions."""

    decisions: int
    labels: int
    new: Score
    present: Score
    seed: Score


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one `muara learn`."""

    decisions: int
    repeated: int
    axes: Mapping[str, AxisReport]
    accepted: bool
    reason: str


class NothingToLearn(ValueError):
    """Too few decisions; the sentence says how many are needed."""


# --- decisions ----------------------------------------------------------------------------------


def read_decisions(lines: Iterable[str]) -> Iterator[Decision]:
    """The decisions in JSON lines; sealed reports, empty texts and undecided ones are left out.

    A line that is no decision is a `ValueError` which names it.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            if given.get("is_secret"):
                continue
            decision = Decision(
                text=str(given.get("text") or ""),
                agency=_name(given.get("agency")),
                topic=_name(given.get("topic")),
                decided_at=_moment(given.get("decided_at")),
            )
        except (ValueError, TypeError, AttributeError) as error:
            raise ValueError(f"Line {number} is no decision: {error}") from error
        if decision.text.strip() and (decision.agency or decision.topic):
            yield decision


def _name(value: object) -> str | None:
    return str(value).strip() or None if value is not None else None


def _moment(value: object) -> datetime:
    if not isinstance(value, str):
        raise ValueError("decided_at is missing")
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def once_each(decisions: Iterable[Decision]) -> list[Decision]:
    """In order of time, each text once: with the latest decision, at the time of the first.

    Copies on both sides of the split would let a model shine by remembering.
    """
    latest: dict[tuple[str, ...], Decision] = {}
    for decision in sorted(decisions, key=lambda decision: decision.decided_at):
        words = read(decision.text).words
        first = latest.get(words)
        at = decision.decided_at if first is None else first.decided_at
        latest[words] = replace(decision, decided_at=at)
    return sorted(latest.values(), key=lambda decision: decision.decided_at)


# --- learning -----------------------------------------------------------------------------------


def require_enough(unique: Sequence[Decision]) -> None:
    """`NothingToLearn` when these, each of another text, are too few."""
    if not any(sum(d.answer(axis) is not None for d in unique) >= _FEWEST for axis in AXES):
        raise NothingToLearn(f"Learning needs at least {_FEWEST} different decided reports.")


def learn(
    decisions: Iterable[Decision],
    lexicon: Lexicon,
    present: LinearModel | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[LinearModel, Report]:
    """The model fitted on all decisions, and how one fitted on the older ones did on the newest.

    `present` is the model in use. `NothingToLearn` when there are too few decisions.
    """
    given = list(decisions)
    unique = once_each(given)
    require_enough(unique)
    cut = round(len(unique) * (1 - _HELD_OUT))
    old, newest = unique[:cut], unique[cut:]
    tell("Fitting on the older decisions")
    trial = fit(old, lexicon)
    axes = {axis: _compare(axis, old, newest, lexicon, trial, present) for axis in trial.heads}
    accepted, reason = _judge(axes)
    tell("Fitting on all decisions")
    model = fit(unique, lexicon)
    report = Report(len(unique), len(given) - len(unique), axes, accepted, reason)
    return model, report


def _compare(
    axis: str,
    old: Sequence[Decision],
    newest: Sequence[Decision],
    lexicon: Lexicon,
    trial: LinearModel,
    present: LinearModel | None,
) -> AxisReport:
    seed = score(axis, newest, lexicon, None)
    return AxisReport(
        decisions=sum(decision.answer(axis) is not None for decision in (*old, *newest)),
        labels=len({decision.answer(axis) for decision in (*old, *newest)} - {None}),
        new=score(axis, newest, lexicon, trial),
        present=seed if present is None else score(axis, newest, lexicon, present),
        seed=seed,
    )


def _judge(axes: Mapping[str, AxisReport]) -> tuple[bool, str]:
    """Whether the new model is not worse on any axis, and the sentence that says so.

    Judged by the first suggestion and the first three together: one report less among the three
    must not throw away ten more that were right at once. The model at present may have learnt from
    the held-out decisions themselves; that can only make the judgement stricter.
    """
    for axis, report in axes.items():
        new, present = _usefulness(report.new), _usefulness(report.present)
        if new < present - _TOLERANCE:
            return False, f"Worse in {axis} ({new:.3f}, at present {present:.3f})."
    return True, "Not worse than at present on the newest decisions."


def _usefulness(score: Score) -> float:
    return (score.accuracy + score.top_3) / 2


def score(
    axis: str, decisions: Iterable[Decision], lexicon: Lexicon, model: LinearModel | None
) -> Score:
    """How well lexicon and model would have suggested what was decided."""
    judged: list[tuple[str, list[tuple[str, float]]]] = []
    for decision in decisions:
        answer = decision.answer(axis)
        if answer is not None:
            judged.append((answer, _suggested(axis, decision.text, lexicon, model)))
    same = {answer: _same(axis, answer, lexicon) for answer in {answer for answer, _ in judged}}
    # From here on a suggestion that is another name of the answer is the answer.
    named = [
        (answer, [(answer if name in same[answer] else name, share) for name, share in best])
        for answer, best in judged
    ]
    return summary(named)


def _suggested(
    axis: str, text: str, lexicon: Lexicon, model: LinearModel | None
) -> list[tuple[str, float]]:
    words = read(text).words
    _, points = lexicon.matches_and_points(words)
    scores = model.scores(words, hints(points, lexicon))[0] if model else []
    shares = blended_shares(axis, points, lexicon, model, scores)
    return sorted(shares.items(), key=lambda item: -item[1])[:3]


def _same(axis: str, answer: str, lexicon: Lexicon) -> set[str]:
    return {answer, *(label.name for label in lexicon.named(axis, answer))}


def summary(judged: Sequence[tuple[str, Sequence[tuple[str, float]]]]) -> Score:
    """The score of pairs (right answer, suggestions with their confidence, best first)."""
    count = len(judged)
    if not count:
        return Score(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    firsts = [
        (answer, best[0][0] if best else "", best[0][1] if best else 0.0) for answer, best in judged
    ]
    confident = [answer == first for answer, first, share in firsts if share >= 0.6]
    return Score(
        count=count,
        accuracy=sum(answer == first for answer, first, _ in firsts) / count,
        macro_f1=macro_f1([(answer, first) for answer, first, _ in firsts]),
        top_3=sum(answer in [name for name, _ in best[:3]] for answer, best in judged) / count,
        calibration_error=_calibration_error([(s, a == f) for a, f, s in firsts]),
        confident=len(confident) / count,
        confident_accuracy=sum(confident) / len(confident) if confident else 0.0,
    )


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean over the labels that occur as answers of their F1."""
    answers, given = Counter(a for a, _ in pairs), Counter(g for _, g in pairs)
    right = Counter(a for a, g in pairs if a == g)
    scores = [2 * right[label] / (answers[label] + given[label]) for label in answers]
    return sum(scores) / len(scores) if scores else 0.0


def _calibration_error(judged: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """The mean distance between confidence and share of right answers, over ten bins."""
    off = [0.0] * bins
    for share, is_right in judged:
        off[min(int(share * bins), bins - 1)] += share - is_right
    return sum(map(abs, off)) / len(judged)


# --- fitting ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Fitted:
    """One axis: scikit-learn's coefficients (labels x columns), and how to blend."""

    labels: tuple[str, ...]
    coefficients: Any
    intercepts: Any
    scale: float
    seed_share: float
    doubt: float
    examples: int
    names: Mapping[str, str]
    least_weight: float


def fit(decisions: Sequence[Decision], lexicon: Lexicon) -> LinearModel:
    """A model of the decisions, which are in order of time, each text once."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from scipy.sparse import hstack
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = [read(decision.text).words for decision in decisions]
    points = [lexicon.matches_and_points(found)[1] for found in words]
    vectorizer = TfidfVectorizer(
        analyzer=feature_names,
        sublinear_tf=True,
        min_df=2,
        max_features=_MOST_FEATURES,
    )
    hinter = DictVectorizer()
    table = hstack(
        [
            vectorizer.fit_transform(words),
            hinter.fit_transform([hints(found, lexicon) for found in points]),
        ]
    ).tocsr()
    fitted = {}
    for axis in AXES:
        answers = [decision.answer(axis) for decision in decisions]
        if (one := _fit_axis(axis, answers, table, points, lexicon)) is not None:
            fitted[axis] = one
    return _assembled(fitted, vectorizer, hinter)


def _fit_axis(
    axis: str,
    answers: Sequence[str | None],
    table: Any,
    points: Sequence[Sequence[float]],
    lexicon: Lexicon,
) -> _Fitted | None:
    """Coefficients for one axis; None when too little was decided on it."""
    import numpy

    rows = [row for row, answer in enumerate(answers) if answer is not None]
    spelled = _spellings(axis, [answer for answer in answers if answer is not None], lexicon)
    given = [spelled[answer] for answer in answers if answer is not None]
    if len(given) < _FEWEST or len(set(given)) < 2:
        return None
    table = table[numpy.array(rows)]
    names = _lexicon_names(axis, set(given), lexicon)
    chosen = _tuned(axis, given, table, [points[row] for row in rows], lexicon, names)
    strength, scale, seed_share, doubt = chosen
    estimator = _estimator(strength).fit(table, given)
    coefficients, intercepts = _both_ways(estimator)
    return _Fitted(
        labels=tuple(map(str, estimator.classes_)),
        coefficients=coefficients,
        intercepts=intercepts,
        scale=scale,
        seed_share=seed_share,
        doubt=doubt,
        examples=len(given),
        names=names,
        least_weight=float(abs(coefficients).max()) * _LEAST_WEIGHT,
    )


def _estimator(strength: float) -> Any:
    """A support vector machine: where decisions are noisy it ranks better than logistic regression.

    Its margins are made probabilities by the scale and the doubt that did best on later decisions.
    """
    from sklearn.svm import LinearSVC

    return LinearSVC(C=strength, random_state=0)


def _both_ways(estimator: Any) -> tuple[Any, Any]:
    """Coefficients and intercepts with a row for each label: of two, scikit-learn keeps one."""
    import numpy

    if len(estimator.classes_) > 2:
        return estimator.coef_, estimator.intercept_
    half, bias = estimator.coef_ / 2, estimator.intercept_ / 2
    return numpy.vstack([-half, half]), numpy.concatenate([-bias, bias])


def _spellings(axis: str, answers: Sequence[str], lexicon: Lexicon) -> dict[str, str]:
    """Each answer -> the commonest spelling of what it means.

    Two answers mean the same where the lexicon knows both as names of one label alone.
    """
    counts = Counter(answers)
    meaning = {}
    for answer in counts:
        labels = lexicon.named(axis, answer)
        meaning[answer] = labels[0].name if len(labels) == 1 else " ".join(answer.lower().split())
    spelling: dict[str, str] = {}
    for answer, _ in counts.most_common():
        spelling.setdefault(meaning[answer], answer)
    return {answer: spelling[meaning[answer]] for answer in counts}


def _lexicon_names(axis: str, answers: set[str], lexicon: Lexicon) -> dict[str, str]:
    """The lexicon's name -> the answer that means it.

    A shared name ("Dinas PUPR") takes all the labels that no other answer means.
    """
    known = {answer: lexicon.named(axis, answer) for answer in sorted(answers)}
    names: dict[str, str] = {}
    for answer, labels in sorted(known.items(), key=lambda item: len(item[1])):
        for label in labels:
            names.setdefault(label.name, answer)
    return names


def _tuned(
    axis: str,
    answers: Sequence[str],
    table: Any,
    points: Sequence[Sequence[float]],
    lexicon: Lexicon,
    names: Mapping[str, str],
) -> tuple[float, float, float, float]:
    """Strength, scale, seed share and doubt that did best on later parts of what may be seen."""
    ends = [round(len(answers) * cut) for cut in (*_CUTS, 1.0)]
    starts = [end for end in ends[:-1] if len(set(answers[:end])) > 1]
    spans = list(zip(starts, ends[-len(starts) :], strict=True)) if starts else []
    best = (float("inf"), (_STRENGTHS[1], _SCALES[0], 1.0, 0.0))
    for strength in _STRENGTHS if spans else ():
        trials = [_trial(strength, answers, table, points, names, *span) for span in spans]
        for scale, seed_share in [(a, b) for a in _SCALES for b in _SEED_SHARES]:
            shares = [
                share
                for trial in trials
                for share in trial.shares(axis, lexicon, scale, seed_share)
            ]
            for doubt in _DOUBTS:
                loss = _loss(shares, doubt, len(set(answers)))
                best = min(best, (loss, (strength, scale, seed_share, doubt)))
    return best[1]


@dataclass(frozen=True, slots=True)
class _Trial:
    """A model of older decisions, and what it says of the following ones."""

    head: Head
    scores: Sequence[Sequence[float]]
    points: Sequence[Sequence[float]]
    answers: Sequence[str]

    def shares(self, axis: str, lexicon: Lexicon, scale: float, seed_share: float) -> list[float]:
        """The probability that was given to each right answer."""
        head = replace(self.head, scale=scale, seed_share=seed_share)
        model = LinearModel({axis: head}, (), {})
        return [
            blended_shares(axis, found, lexicon, model, row).get(answer, 0.0)
            for found, row, answer in zip(self.points, self.scores, self.answers, strict=True)
        ]


def _trial(
    strength: float,
    answers: Sequence[str],
    table: Any,
    points: Sequence[Sequence[float]],
    names: Mapping[str, str],
    cut: int,
    end: int,
) -> _Trial:
    """Fitted on what stands before `cut`, to be judged on what stands from there to `end`."""
    estimator = _estimator(strength).fit(table[:cut], answers[:cut])
    coefficients, intercepts = _both_ways(estimator)
    return _Trial(
        head=Head(tuple(map(str, estimator.classes_)), examples=cut, names=names),
        scores=(table[cut:end] @ coefficients.T + intercepts).tolist(),
        points=points[cut:end],
        answers=answers[cut:end],
    )


def _loss(shares: Sequence[float], doubt: float, labels: int) -> float:
    sure, even = 1.0 - doubt, doubt / labels
    return -sum([log(max(sure * share + even, 1e-3)) for share in shares])


def _assembled(fitted: Mapping[str, _Fitted], vectorizer: Any, hinter: Any) -> LinearModel:
    heads: dict[str, Head] = {}
    intercepts: list[float] = []
    for axis, one in fitted.items():
        heads[axis] = Head(
            labels=one.labels,
            start=len(intercepts),
            scale=one.scale,
            seed_share=one.seed_share,
            doubt=one.doubt,
            examples=one.examples,
            names=one.names,
        )
        intercepts += [round(float(value), 4) for value in one.intercepts]
    words = list(vectorizer.get_feature_names_out())
    rows = [
        _row(fitted, heads, column) for column in range(len(words) + len(hinter.feature_names_))
    ]
    # A feature without weights stays: it shares in the length of a text.
    features: dict[str, Feature] = {
        str(word): (round(float(idf), 3), row)
        for word, idf, row in zip(words, vectorizer.idf_, rows, strict=False)
    }
    hint_rows = dict(zip(hinter.feature_names_, rows[len(words) :], strict=True))
    return LinearModel(heads, tuple(intercepts), features, hint_rows)


def _row(fitted: Mapping[str, _Fitted], heads: Mapping[str, Head], column: int) -> Row:
    """The largest weights of one feature, rounded, by number of label."""
    row: dict[int, float] = {}
    for axis, one in fitted.items():
        weights = abs(one.coefficients[:, column])
        for number in weights.argsort()[::-1][:_MOST_WEIGHTS].tolist():
            if weights[number] >= one.least_weight:
                row[heads[axis].start + number] = round(float(one.coefficients[number, column]), 3)
    return row


# --- keeping ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What is known of a kept model. `number` counts from 1."""

    number: int
    learned_at: datetime
    accepted: bool
    report: Mapping[str, Any]


class NoSuchModel(LookupError):
    """The shelf has no model of that number, or nothing to go back to."""


class Shelf(Protocol):
    """Where models are kept, and which of them is in use; number 0 is the lexicon alone."""

    @property
    def current(self) -> int: ...

    def cards(self) -> Sequence[ModelCard]: ...

    def show(self, number: int) -> ModelCard: ...

    def use(self, number: int) -> None: ...

    def back(self) -> int: ...


class ModelShelf:
    """Models kept in a folder, and which of them is in use; number 0 is the lexicon alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used = folder / "used"

    @property
    def current(self) -> int:
        """The number of the model in use; 0 where there is none."""
        history = self._history()
        return history[-1] if history else 0

    def load_current(self) -> LinearModel | None:
        """The model in use; `OSError` or `UnreadableModel` when its file is gone or spoilt."""
        return load(self._file(self.current)) if self.current else None

    def cards(self) -> tuple[ModelCard, ...]:
        """The kept models, the oldest first."""
        return tuple(self.show(number) for number in self._numbers())

    def show(self, number: int) -> ModelCard:
        """What is known of this model."""
        try:
            kept = json.loads(self._card(number).read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise NoSuchModel(f"There is no model {number}; see `muara models list`.") from error
        return ModelCard(
            number=number,
            learned_at=datetime.fromisoformat(kept["learned_at"]),
            accepted=bool(kept["accepted"]),
            report=kept["report"],
        )

    def add(self, model: LinearModel, report: Report, learned_at: datetime) -> int:
        """Keep a model under the next number, and use it if it was accepted."""
        self._folder.mkdir(parents=True, exist_ok=True)
        number = max(self._numbers(), default=0) + 1
        card = {
            "learned_at": learned_at.isoformat(),
            "accepted": report.accepted,
            "report": asdict(report),
        }
        save(model, self._file(number))
        _write(self._card(number), json.dumps(card, indent=1, ensure_ascii=False))
        if report.accepted:
            self.use(number)
        return number

    def use(self, number: int) -> None:
        """Use this model from now on."""
        if number != 0:
            self.show(number)
        if number != self.current:
            self._remember([*self._history(), number])

    def back(self) -> int:
        """Use the model that was in use before; its number."""
        history = self._history()
        if not history:
            raise NoSuchModel("There is no model before this one.")
        self._remember(history[:-1])
        return self.current

    def _history(self) -> list[int]:
        try:
            return [int(line) for line in self._used.read_text(encoding="ascii").split()]
        except FileNotFoundError:
            return []

    def _remember(self, history: Sequence[int]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        _write(self._used, "".join(f"{number}\n" for number in history))

    def _numbers(self) -> list[int]:
        return sorted(int(file.stem) for file in self._folder.glob("[0-9]*.json"))

    def _file(self, number: int) -> Path:
        return self._folder / f"{number:04}.model"

    def _card(self, number: int) -> Path:
        return self._folder / f"{number:04}.json"


def _write(path: Path, text: str) -> None:
    """Replace the file's content at once: a reader sees the old or the new, never a part."""
    partial = path.with_name(path.name + ".partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
