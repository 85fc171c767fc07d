"""Decisions teach; a worse model is not used; one step leads back."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from muara import learning
from muara.commands import evaluate, learn, models
from muara.learning import (
    AxisReport,
    Decision,
    ModelShelf,
    NoSuchModel,
    NothingToLearn,
    Report,
    Score,
)
from muara.seed import seed_lexicon
from normalizer.model import LinearModel, load
from normalizer.text import read
from normalizer.topic import suggest

_START = datetime(2026, 1, 1, tzinfo=UTC)

# The words of an invented town, which no lexicon knows.
_MATTERS = {
    "Dinas Kincir": ["kincir", "baling", "putaran", "blarak", "mercu"],
    "DISHUB": ["gayor", "tlatar", "lampu jalan", "pentil", "brojol"],
    "Dinas Lumbung": ["lumbung", "ceplik", "gedhek", "tampah", "kerocok"],
}
_FILLERS = ["mohon", "pak", "sudah", "lama", "di", "kami", "tolong", "sekali", "lagi", "min"]


def decisions(count: int, seed: int = 1, noise: float = 0.0) -> list[Decision]:
    chance = random.Random(seed)  # noqa: S311
    made = []
    for number in range(count):
        agency = chance.choice(list(_MATTERS))
        words = chance.sample(_MATTERS[agency], 2) + chance.sample(_FILLERS, 5)
        chance.shuffle(words)
        if chance.random() < noise:
            agency = chance.choice(list(_MATTERS))
        moment = _START + timedelta(hours=number)
        made.append(Decision(" ".join(words), agency, None, moment))
    return made


def line(**fields: object) -> str:
    known = {"text": "jalan rusak", "agency": "DPU", "decided_at": "2026-01-02T03:04:05+07:00"}
    return json.dumps(known | fields)


def test_decisions_are_read_from_json_lines() -> None:
    (decision,) = learning.read_decisions(["", line(topic="Jalan", unknown=1)])
    assert (decision.text, decision.agency, decision.topic) == ("jalan rusak", "DPU", "Jalan")
    assert decision.decided_at == datetime(2026, 1, 1, 20, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize("fields", [{"is_secret": True}, {"text": " "}, {"agency": None}])
def test_sealed_empty_and_undecided_reports_never_teach(fields: dict[str, object]) -> None:
    assert list(learning.read_decisions([line(**fields)])) == []


@pytest.mark.parametrize("text", ["{", "[]", line(decided_at=None), line(decided_at="kemarin")])
def test_a_line_that_is_no_decision_is_named(text: str) -> None:
    with pytest.raises(ValueError, match="Line 2"):
        list(learning.read_decisions([line(), text]))


def test_a_repeated_text_teaches_once_with_its_latest_decision() -> None:
    first = Decision("Jalan rusak!", "A", None, _START)
    again = Decision("jalan  RUSAK", "B", None, _START + timedelta(days=9))
    other = Decision("air mati", "C", None, _START + timedelta(days=1))
    assert learning.once_each([again, other, first]) == [
        replace(again, decided_at=_START),
        other,
    ]


def test_too_few_decisions_teach_nothing() -> None:
    with pytest.raises(NothingToLearn, match="at least 50"):
        learning.learn(decisions(40), seed_lexicon())


def test_a_model_learns_what_the_lexicon_does_not_know() -> None:
    model, report = learning.learn(decisions(300), seed_lexicon())
    measured = report.axes["agency"]
    assert report.accepted
    assert measured.seed.accuracy < 0.4
    assert measured.new.accuracy > 0.95
    assert measured.new.calibration_error < 0.15
    found = suggest(read("gedhek ceplik"), seed_lexicon(), model).agencies[0]
    assert found.name == "Dinas Lumbung"
    assert set(found.because) <= {"gedhek", "ceplik", "gedhek ceplik"}


def test_decisions_that_contradict_each_other_teach_doubt() -> None:
    plain = learning.fit(learning.once_each(decisions(300)), seed_lexicon()).heads["agency"]
    noisy = learning.fit(learning.once_each(decisions(300, noise=0.4)), seed_lexicon())
    assert plain.doubt < noisy.heads["agency"].doubt
    found = suggest(read("gedhek ceplik"), seed_lexicon(), noisy).agencies[0]
    assert (found.name, found.confidence < 0.95) == ("Dinas Lumbung", True)


def test_the_newest_fifth_is_held_out_and_the_model_learns_from_all() -> None:
    model, report = learning.learn(decisions(200), seed_lexicon())
    assert report.axes["agency"].new.count == round(report.decisions * 0.2)
    assert model.heads["agency"].examples == report.decisions


def test_labels_are_named_as_decisions_name_them() -> None:
    model = learning.fit(learning.once_each(decisions(150)), seed_lexicon())
    assert "DISHUB" in model.heads["agency"].labels
    assert model.heads["agency"].names["Dinas Perhubungan"] == "DISHUB"
    found = suggest(read("PJU padam gelap"), seed_lexicon(), model).agencies
    assert found[0].name == "DISHUB"


def test_two_spellings_of_one_agency_are_one_label() -> None:
    made = decisions(150)
    mixed = [
        replace(d, agency="Dinas Perhubungan") if d.agency == "DISHUB" and i % 3 == 0 else d
        for i, d in enumerate(made)
    ]
    model = learning.fit(learning.once_each(mixed), seed_lexicon())
    assert set(model.heads["agency"].labels) == set(_MATTERS)


def test_a_shared_name_takes_what_no_other_answer_means() -> None:
    made = [
        replace(d, agency="Dinas PUPR") if d.agency == "Dinas Kincir" else d for d in decisions(150)
    ]
    names = learning.fit(learning.once_each(made), seed_lexicon()).heads["agency"].names
    assert names["Dinas Pekerjaan Umum Bina Marga dan Penataan Ruang"] == "Dinas PUPR"
    assert names["Dinas Pekerjaan Umum Sumber Daya Air"] == "Dinas PUPR"


def test_two_labels_are_enough() -> None:
    made = [d for d in decisions(200) if d.agency != "DISHUB"]
    model, report = learning.learn(made, seed_lexicon())
    assert report.axes["agency"].new.accuracy > 0.9
    assert len(model.heads["agency"].labels) == 2


def test_a_worse_model_is_not_accepted() -> None:
    good = learning.fit(learning.once_each(decisions(300)), seed_lexicon())
    # Old decisions at random, the newest ones sensible: what is learnt anew is worse than before.
    spoilt = decisions(160, seed=2, noise=1.0)
    sound = [
        replace(d, decided_at=d.decided_at + timedelta(days=99)) for d in decisions(40, seed=3)
    ]
    _, report = learning.learn([*spoilt, *sound], seed_lexicon(), good)
    assert not report.accepted
    assert "agency" in report.reason


def test_prediction_agrees_with_what_was_fitted() -> None:
    made = learning.once_each(decisions(200))
    model = learning.fit(made, seed_lexicon())
    assert learning.score("agency", made, seed_lexicon(), model).accuracy > 0.97


# --- the shelf ----------------------------------------------------------------------------------


def a_report(*, accepted: bool) -> Report:
    score = Score(10, 0.7, 0.6, 0.9, 0.05, 0.5, 0.9)
    axes = {"agency": AxisReport(50, 3, score, score, score)}
    return Report(50, 2, axes, accepted, "Because.")


@pytest.fixture
def model() -> LinearModel:
    return learning.fit(learning.once_each(decisions(80)), seed_lexicon())


def test_an_empty_shelf_uses_the_lexicon_alone(tmp_path: Path) -> None:
    shelf = ModelShelf(tmp_path / "none")
    assert (shelf.current, shelf.cards(), shelf.load_current()) == (0, (), None)


def test_accepted_models_are_used_and_others_kept(tmp_path: Path, model: LinearModel) -> None:
    shelf = ModelShelf(tmp_path)
    assert shelf.add(model, a_report(accepted=True), _START) == 1
    assert shelf.add(model, a_report(accepted=False), _START) == 2
    assert shelf.current == 1
    assert [(card.number, card.accepted) for card in shelf.cards()] == [(1, True), (2, False)]
    assert shelf.load_current() == load(tmp_path / "0001.model")


def test_one_step_leads_back_to_what_was_used_before(tmp_path: Path, model: LinearModel) -> None:
    shelf = ModelShelf(tmp_path)
    for _ in range(2):
        shelf.add(model, a_report(accepted=True), _START)
    assert (shelf.back(), shelf.current) == (1, 1)
    assert shelf.back() == 0
    with pytest.raises(NoSuchModel):
        shelf.back()


def test_a_model_that_is_not_there_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(NoSuchModel, match="no model 4"):
        ModelShelf(tmp_path).use(4)


# --- the commands -------------------------------------------------------------------------------


@pytest.fixture
def app() -> typer.Typer:
    app = typer.Typer()
    for command in (learn, models, evaluate):
        command.register(app)
    return app


@pytest.fixture
def taught(tmp_path: Path) -> Path:
    file = tmp_path / "decisions.jsonl"
    lines = [
        json.dumps({"text": d.text, "agency": d.agency, "decided_at": d.decided_at.isoformat()})
        for d in decisions(150)
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_the_commands_learn_show_and_go_back(
    app: typer.Typer, taught: Path, tmp_path: Path
) -> None:
    shelf = ["--models", str(tmp_path / "models")]

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, [*arguments, *shelf])
        assert result.exit_code == 0, result.output
        return result.output

    assert "Model 1 is in use." in run("learn", str(taught))
    assert "*  1" in run("models", "list")
    assert json.loads(run("models", "show"))["report"]["decisions"] == 150
    assert "agencies" in run("evaluate", str(taught))
    assert (
        json.loads(run("evaluate", str(taught), "--json"))["fields"]["agencies"]["accuracy"] > 0.9
    )
    assert "Dinas Lumbung" in run("evaluate", str(taught), "--kinds", "agencies")
    assert "lexicon suggests alone" in run("models", "back")
    assert "Model 1" in run("models", "use", "1")


@pytest.mark.parametrize(
    "arguments",
    [["learn", "{here}/none"], ["models", "use", "9"], ["models", "show", "9"], ["models", "back"]],
)
def test_what_cannot_be_done_is_bad_usage(
    app: typer.Typer, tmp_path: Path, arguments: list[str]
) -> None:
    given = [argument.replace("{here}", str(tmp_path)) for argument in arguments]
    result = CliRunner().invoke(app, [*given, "--models", str(tmp_path / "models")])
    assert result.exit_code == 2
