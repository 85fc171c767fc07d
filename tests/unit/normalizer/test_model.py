"""A model is a frozen value, a file, and a sparse dot product."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from math import log, sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.model import (
    Head,
    LinearModel,
    UnreadableModel,
    feature_names,
    from_bytes,
    load,
    renamed,
    save,
    to_bytes,
)


@pytest.fixture
def model() -> LinearModel:
    return LinearModel(
        heads={
            "topic": Head(("jalan", "air"), 0, 1.3, 0.5, 120, {"Pekerjaan Umum": "jalan"}),
            "agency": Head(("DPU",), 2, 1.0, 1.0, 90),
        },
        intercepts=(0.1, -0.1, 0.0),
        features={"lubang": (2.0, {0: 1.5, 2: 0.5}), "air mati": (3.0, {1: 2.0})},
        hints={"agency:Dinas A": {2: 0.7}},
    )


def test_a_label_of_another_name_is_what_it_was(model: LinearModel) -> None:
    known = replace(model, heads={**model.heads, "agency": Head(("DPU", "B"), 2, names={"A": "B"})})
    other = renamed(known, "agency", {"DPU": "Dinas PU", "A": "A2", "Dinas A": "Dinas B"})
    assert other.heads["agency"] == Head(("Dinas PU", "B"), 2, names={"A2": "B"})
    assert other.heads["topic"] == model.heads["topic"]
    assert other.hints == {"agency:Dinas B": {2: 0.7}}
    assert renamed(known, "agency", {"DPU": "B"}) is known  # it has learnt both names
    assert renamed(known, "aspect", {"DPU": "x"}) is known


def test_features_are_words_and_neighbours() -> None:
    assert feature_names(["air", "mati", "lagi"]) == [
        "air",
        "mati",
        "lagi",
        "air mati",
        "mati lagi",
    ]


def test_long_numbers_are_no_features() -> None:
    assert feature_names(["gas", "3kg", "081100001234", "3522010101900001"]) == [
        "gas",
        "3kg",
        "gas 3kg",
    ]


def test_scores_are_the_sparse_product_of_tf_idf_and_weights(model: LinearModel) -> None:
    scores, evidence = model.scores(["lubang", "lubang", "air", "mati"], {})
    lubang, air = 2.0 * (1 + log(2)), 3.0
    norm = sqrt(lubang**2 + air**2)
    assert scores == pytest.approx(
        [0.1 + 1.5 * lubang / norm, -0.1 + 2.0 * air / norm, 0.5 * lubang / norm]
    )
    assert [name for name, _, _ in evidence] == ["lubang", "air mati"]


def test_the_lexicons_hints_are_weighed(model: LinearModel) -> None:
    scores, _ = model.scores([], {"agency:Dinas A": 0.5, "agency:unknown": 1.0})
    assert scores == pytest.approx([0.1, -0.1, 0.35])


def test_unknown_words_leave_the_intercepts(model: LinearModel) -> None:
    assert model.scores(["entah"], {}) == ([0.1, -0.1, 0.0], [])


def test_a_model_comes_back_from_its_file(model: LinearModel, tmp_path: Path) -> None:
    save(model, tmp_path / "1.model")
    assert load(tmp_path / "1.model") == model
    assert [file.name for file in tmp_path.iterdir()] == ["1.model"]


def test_the_same_model_gives_the_same_bytes(model: LinearModel) -> None:
    assert to_bytes(model) == to_bytes(from_bytes(to_bytes(model)))


def test_doubt_is_kept_and_a_file_without_it_has_none(model: LinearModel) -> None:
    doubtful = replace(
        model, heads={axis: replace(head, doubt=0.15) for axis, head in model.heads.items()}
    )
    content = json.loads(gzip.decompress(to_bytes(doubtful)))
    assert from_bytes(to_bytes(doubtful)) == doubtful
    for head in content["heads"].values():
        del head["doubt"]
    assert from_bytes(gzip.compress(json.dumps(content).encode())) == model


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", 99),
        ("intercepts", [0.0]),
        ("heads", {}),
        ("features", {"kata": [1.0, [7], [1.0]]}),
        ("features", {"kata": [1.0, [1, 2], [1.0]]}),
        ("features", {"kata": 3}),
        ("hints", None),
    ],
)
def test_a_file_that_does_not_fit_is_refused(model: LinearModel, key: str, value: object) -> None:
    content = json.loads(gzip.decompress(to_bytes(model)))
    content[key] = value
    with pytest.raises(UnreadableModel):
        from_bytes(gzip.compress(json.dumps(content).encode()))


@given(st.binary())
def test_any_bytes_are_a_model_or_refused(content: bytes) -> None:
    with pytest.raises(UnreadableModel):
        from_bytes(content)


def test_a_cut_file_is_refused(model: LinearModel) -> None:
    with pytest.raises(UnreadableModel):
        from_bytes(to_bytes(model)[:-20])
