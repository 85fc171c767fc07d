"""The moments at which a process can be made to die, and the defects that can be planted."""

from __future__ import annotations

from enum import StrEnum

ARMED = "armed"
KILLS = "kills.jsonl"
RUNS = "runs.jsonl"
MISFITS = "misfits.txt"


class Moment(StrEnum):
    """Where a crash hurts most. The last two exist for the planted defects."""

    COMMITTED_NOT_ANSWERED = "committed_not_answered"
    PAGE_STORED = "page_stored"
    MID_WORKER = "mid_worker"
    ATTEMPT_COMMITTED = "attempt_committed"
    SENT_NOT_RECORDED = "sent_not_recorded"
    BEFORE_COMMIT = "before_commit"
    CURSOR_MOVED = "cursor_moved"


FIVE_MOMENTS = tuple(Moment)[:5]


class Defect(StrEnum):
    """What a careless programmer might write."""

    ANSWER_BEFORE_COMMIT = "answer_before_commit"
    CURSOR_BEFORE_ROWS = "cursor_before_rows"
    NO_UNIQUE_KEY = "no_unique_key"
