"""A page shows what somebody may do; the store asks again, whoever calls it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection

from store import changes, judgements, sending, similar, timetable
from store.casework import reach
from store.casework.deed import Deed
from store.errors import NotPermitted
from store.judgements import NewJudgement
from store.rights import Right
from store.scope import SYSTEM, Scope
from tests.desk import START, Desk, message

_JUDGED = NewJudgement(
    classification="complaint", topic=None, agency=None, place_code=None, urgency="low"
)
_DEED = Deed(key="k", now=START)
_DEEDS: dict[str, tuple[Right, Callable[[Scope, Connection], Any]]] = {
    "hides it": (
        Right.SEE_SECRET,
        lambda scope, at: reach.set_secret(scope, at, 1, _DEED, is_secret=True, reason="x"),
    ),
    "opens it": (
        Right.VERIFY,
        lambda scope, at: reach.set_secret(scope, at, 1, _DEED, is_secret=False, reason="x"),
    ),
    "judges": (Right.VERIFY, lambda scope, at: judgements.judge(scope, at, 1, _JUDGED, START)),
    "fetches a file": (
        Right.MODERATE,
        lambda scope, at: changes.retry_media(scope, at, 1, START),
    ),
    "pauses replies": (
        Right.MODERATE,
        lambda scope, at: changes.pause_public_replies(scope, at, 1, START, is_paused=True),
    ),
    "sends again": (Right.RETRY, lambda scope, at: sending.retry(scope, at, 1, START)),
    "drops": (Right.RETRY, lambda scope, at: sending.drop(scope, at, 1, START, "x")),
    "runs a job": (
        Right.RETRY,
        lambda scope, at: timetable.wish_run(scope, at, "seal", "all", START),
    ),
    "says the same": (Right.MERGE, lambda scope, at: similar.confirm_same(scope, at, 1, _DEED, 1)),
    "says two": (Right.MERGE, lambda scope, at: similar.reject_same(scope, at, 1, _DEED, 1)),
    "takes it back": (Right.MERGE, lambda scope, at: similar.undo_same(scope, at, 1, _DEED, 1)),
}


@pytest.mark.parametrize("deed", _DEEDS)
def test_the_store_asks_again_whether_somebody_may(desk: Desk, deed: str) -> None:
    desk.take(message("1"))
    right, do = _DEEDS[deed]
    with desk.store.write() as connection, pytest.raises(NotPermitted):
        do(SYSTEM.without(right), connection)
