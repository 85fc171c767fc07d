"""Whether something is missing is decided from facts: a table of what is known and what follows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muara.gaps import Facts, Gap, decide

NOW = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)


def ago(hours: float) -> datetime:
    return NOW - timedelta(hours=hours)


def gaps(**facts: Any) -> set[Gap]:
    return {one.gap for one in decide(Facts(now=NOW, **facts)) if one.level == "error"}


@pytest.mark.parametrize(
    ("what", "facts", "follows"),
    [
        ("nothing is known yet", {}, set()),
        # re-reads find something
        ("one stray find", {"recovered": [1, 0, 0]}, set()),
        ("two re-reads in a row find one", {"recovered": [1, 1]}, {Gap.MISSED}),
        ("two of three", {"recovered": [0, 1, 2]}, {Gap.MISSED}),
        ("what was found long ago is over", {"recovered": [0, 0, 0, 9, 9]}, set()),
        ("many at once", {"recovered": [5]}, {Gap.MISSED}),
        (
            "it stands while no webhook has come since",
            {
                "recovered": [0, 0, 0],
                "last_webhook": ago(5),
                "last_recovered": ago(2),
                "stood": frozenset({Gap.MISSED}),
            },
            {Gap.MISSED},
        ),
        (
            "it stands while the newest two found something",
            {
                "recovered": [0, 1, 0],
                "last_webhook": ago(0),
                "last_recovered": ago(1),
                "stood": frozenset({Gap.MISSED}),
            },
            {Gap.MISSED},
        ),
        (
            "webhooks come again and re-reads find nothing",
            {
                "recovered": [0, 0, 4],
                "last_webhook": ago(0.1),
                "last_recovered": ago(1),
                "settled": 1,
                "stood": frozenset({Gap.MISSED}),
            },
            set(),
        ),
        # webhooks arrive, and nothing is stored
        ("four are too few to say", {"webhooks": 4}, set()),
        ("five, and none settled", {"webhooks": 5}, {Gap.UNSETTLED}),
        ("five, one of them settled", {"webhooks": 5, "settled": 1}, set()),
        ("none arrives: it stands", {"stood": frozenset({Gap.UNSETTLED})}, {Gap.UNSETTLED}),
        (
            "one is settled: it is over",
            {"webhooks": 9, "settled": 1, "stood": frozenset({Gap.UNSETTLED})},
            set(),
        ),
        # silence
        ("quiet by habit", {"speaks_in": [0, 1, 0, 2], "last_message": ago(9)}, set()),
        (
            "never quiet at this hour",
            {"speaks_in": [9, 8, 7], "last_message": ago(3)},
            {Gap.SILENT},
        ),
        ("not quiet long enough", {"speaks_in": [9, 8, 7], "last_message": ago(2.9)}, set()),
        ("two weeks are no habit", {"speaks_in": [90, 80], "last_message": ago(9)}, set()),
        ("one storm is no habit", {"speaks_in": [900, 2, 3, 1], "last_message": ago(9)}, set()),
        (
            "one holiday ends none",
            {"speaks_in": [0, 8, 9, 8], "last_message": ago(9)},
            {Gap.SILENT},
        ),
        ("a channel that never spoke", {"speaks_in": [0, 0, 0]}, set()),
        (
            "the night does not end it",
            {"speaks_in": [0, 0, 0], "last_message": ago(9), "stood": frozenset({Gap.SILENT})},
            {Gap.SILENT},
        ),
        (
            "a message ends it",
            {"speaks_in": [9, 9, 9], "last_message": ago(0), "stood": frozenset({Gap.SILENT})},
            set(),
        ),
        # polls that are too old
        ("half of a day", {"keeps": timedelta(days=1), "last_poll": ago(12)}, {Gap.UNREAD}),
        ("less than half", {"keeps": timedelta(days=1), "last_poll": ago(11.9)}, set()),
        ("a platform that keeps for years", {"last_poll": ago(999)}, set()),
        # what the platform holds back
        ("some wait, nothing has failed", {"waits_at_platform": 3}, set()),
        (
            "some wait because of a failure just now",
            {"waits_at_platform": 1, "failed_at": ago(0.2)},
            {Gap.UNDELIVERED},
        ),
        ("a failure of yesterday", {"waits_at_platform": 1, "failed_at": ago(20)}, set()),
        (
            "it stands until none waits",
            {"waits_at_platform": 1, "stood": frozenset({Gap.UNDELIVERED})},
            {Gap.UNDELIVERED},
        ),
        ("none waits: over", {"failed_at": ago(0), "stood": frozenset({Gap.UNDELIVERED})}, set()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_known_decides(what: str, facts: dict[str, Any], follows: set[Gap]) -> None:
    del what
    assert gaps(**facts) == follows


counts = st.lists(st.integers(0, 50), max_size=5)


@given(recovered=counts, weeks=counts, webhooks=st.integers(0, 99), settled=st.integers(0, 99))
def test_there_is_one_verdict_on_each_gap_and_none_falls_out_of_the_blue(
    recovered: list[int], weeks: list[int], webhooks: int, settled: int
) -> None:
    facts = Facts(now=NOW, recovered=recovered, speaks_in=weeks, webhooks=webhooks, settled=settled)
    found = decide(facts)
    assert [one.gap for one in found] == list(Gap)
    if not any(recovered[:3]):
        assert found[0].level == "ok"
    if settled:
        assert found[1].level == "ok"
    assert [one.level for one in found[2:]] == ["ok"] * 3


@given(weeks=counts, extra=st.lists(st.integers(0, 20), min_size=5, max_size=5))
def test_a_channel_that_speaks_more_is_never_less_suspicious_when_it_falls_silent(
    weeks: list[int], extra: list[int]
) -> None:
    more = [count + extra[number] for number, count in enumerate(weeks)]
    quiet = {"last_message": ago(4)}
    assert gaps(speaks_in=weeks, **quiet) <= gaps(speaks_in=more, **quiet)
