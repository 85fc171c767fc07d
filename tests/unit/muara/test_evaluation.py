"""A labelled file is scored on every field that it has."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from muara.evaluation import (
    UnreadableLine,
    evaluate,
    kind_table,
    read_lines,
    table,
)
from muara.seed import seed_lexicon

_FOUND: dict[str, dict[str, Any]] = {
    "lampu": {
        "language": {"id": 0.9, "jv": 0.1},
        "is_report": True,
        "type": "complaint",
        "urgency": {"level": "low", "reason": "nothing urgent"},
        "incident_date": "2026-11-20",
        "place": {"code": "35.22.15.1001", "confidence": 0.9},
        "redactions": [{"type": "phone", "start": 6, "end": 10}],
        "topics": [{"name": "Perhubungan", "confidence": 0.8, "because": ["lampu"]}],
        "agencies": [
            {"name": "Dinas Sosial", "confidence": 0.7, "because": []},
            {"name": "Dinas Perhubungan", "confidence": 0.2, "because": ["lampu"]},
        ],
    },
    "halo": {
        "language": {"jv": 1.0},
        "is_report": False,
        "type": None,
        "urgency": {"level": "low", "reason": ""},
        "incident_date": None,
        "place": None,
        "redactions": [],
        "topics": [],
        "agencies": [],
    },
}


def understand(line: dict[str, Any]) -> Mapping[str, Any]:
    return _FOUND[line["text"]]


def measures(*lines: dict[str, Any]) -> Mapping[str, Mapping[str, float]]:
    return evaluate(lines, understand, seed_lexicon()).fields


def test_only_fields_that_are_labelled_are_scored() -> None:
    assert set(measures({"text": "lampu", "type": "complaint"})) == {"type"}


def test_plain_fields_have_accuracy_and_macro_f1() -> None:
    found = measures(
        {"text": "lampu", "language": "id", "is_report": True, "urgency": "high"},
        {"text": "halo", "language": "id", "is_report": True, "urgency": {"level": "low"}},
    )
    assert found["language"] == {"count": 2, "accuracy": 0.5, "macro_f1": pytest.approx(2 / 3)}
    assert found["is_report"]["accuracy"] == 0.5
    assert found["urgency"]["accuracy"] == 0.5


def test_saying_nothing_where_there_is_nothing_is_right() -> None:
    found = measures({"text": "halo", "incident_date": None, "place": None, "type": None})
    assert found["incident_date"]["accuracy"] == found["type"]["accuracy"] == 1.0
    assert found["place"]["accuracy"] == 1.0


def test_an_agency_may_be_called_by_any_of_its_names() -> None:
    found = measures({"text": "lampu", "agency": "DISHUB", "topic": "perhubungan"})
    assert found["agencies"]["accuracy"] == 0.0
    assert found["agencies"]["top_3"] == 1.0
    assert found["agencies"]["coverage_at_0.6"] == 1.0
    assert found["agencies"]["accuracy_at_0.6"] == 0.0
    assert found["topics"]["accuracy"] == 1.0


def test_one_of_several_right_agencies_is_enough() -> None:
    found = measures({"text": "lampu", "agencies": [{"name": "Dinsos"}, "Dishub"]})
    assert found["agencies"]["accuracy"] == 1.0


def test_places_have_precision_of_what_was_answered() -> None:
    found = measures(
        {"text": "lampu", "place": "35.22.15.1001"},
        {"text": "halo", "place": {"code": "35.22.15"}},
    )["place"]
    assert found == {"count": 2, "accuracy": 0.5, "answered": 0.5, "precision": 1.0, "recall": 0.5}


def test_spans_count_exactly_and_by_what_they_hide() -> None:
    evaluation = evaluate(
        [
            {
                "text": "lampu",
                "redactions": [
                    {"type": "phone", "start": 6, "end": 10},
                    {"type": "nik", "start": 7, "end": 9},
                    {"type": "nik", "start": 20, "end": 36},
                ],
            }
        ],
        understand,
        seed_lexicon(),
    )
    assert evaluation.fields["redactions"] == {
        "count": 3,
        "precision": 1.0,
        "recall": pytest.approx(1 / 3),
        "covered": pytest.approx(2 / 3),
    }
    assert evaluation.kinds["redactions"]["nik"]["covered"] == 0.5


def test_the_labels_are_hidden_from_what_is_measured() -> None:
    seen: list[dict[str, Any]] = []

    def spy(line: dict[str, Any]) -> Mapping[str, Any]:
        seen.append(line)
        return {}

    evaluate([{"text": "a", "agency": "Dishub", "sent_at": "2026-01-01"}], spy, seed_lexicon())
    assert seen == [{"text": "a", "sent_at": "2026-01-01"}]


def test_an_empty_file_is_scored_as_nothing() -> None:
    evaluation = evaluate([], understand, seed_lexicon())
    assert (evaluation.lines, evaluation.fields) == (0, {})
    assert table(evaluation) == [("FIELD", "COUNT", "MEASURES")]


def test_tables_show_fields_and_their_labels() -> None:
    evaluation = evaluate(
        [{"text": "lampu", "type": "complaint"}, {"text": "halo", "type": "complaint"}],
        understand,
        seed_lexicon(),
    )
    assert table(evaluation)[1][:2] == ("type", "2")
    assert kind_table(evaluation, "type")[1] == (
        "complaint",
        "2",
        "precision 1.000  recall 0.500",
    )
    assert json.loads(evaluation.as_json())["fields"]["type"]["accuracy"] == 0.5


def test_labelled_lines_are_read_and_bad_ones_named() -> None:
    assert list(read_lines(["", '{"text": "a"}'])) == [{"text": "a"}]
    for bad in ("{", "[]", "{}"):
        with pytest.raises(UnreadableLine, match="Line 2"):
            list(read_lines(['{"text": "a"}', bad]))
