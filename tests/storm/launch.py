"""`muara` in a process that can be made to die at a chosen moment, or to carry a planted defect.

Only this launcher knows of it: it wraps functions of the product in its own process. Files in
`FOLDER/armed` name the moments at which the next process to pass shall die; it notes that in
`FOLDER/kills.jsonl` and kills itself with SIGKILL, so that nothing can be tidied up. A wrapper that
does not fit its function any more says so in `FOLDER/misfits.txt`, which ends the storm at once.

    python -m tests.storm.launch FOLDER NAME DEFECT|none muara's arguments …
"""

from __future__ import annotations

import asyncio
import dataclasses
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

from forwarder import central, outbox
from muara import app
from muara.cli import run
from muara.config import Settings
from muara.intake import GroupCommit
from muara.jobs import Timetable
from muara.polling import Poller
from store import ledger, sending, timetable
from tests.storm.moments import ARMED, KILLS, MISFITS, RUNS, Defect, Moment
from tests.storm.wrapping import MisfitError, Wrapping, change

# A sender that died is given up after 90 s in the product; a storm has no time for that.
_LEASE = timedelta(seconds=4)
_LOOK_AFTER = timedelta(seconds=1)
_BETWEEN_SECONDS = 0.2


class Launcher:
    """Wraps the product's functions in this process."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._wrap = Wrapping(self.give_up).wrap

    def die_if_armed(self, moment: Moment, **known: Any) -> None:
        """The end, when this moment is armed; exactly one process answers one arming."""
        try:
            (self._folder / ARMED / moment).unlink()
        except FileNotFoundError:
            return
        if moment is Moment.BEFORE_COMMIT:
            time.sleep(_BETWEEN_SECONDS)  # lets the early answer of the planted defect out
        self._note(KILLS, moment=moment, **known)
        os.kill(os.getpid(), signal.SIGKILL)

    def give_up(self, misfit: MisfitError) -> NoReturn:
        """Say what does not fit, and end this process at once: nothing is to be learnt from it."""
        told = "".join(traceback.format_exception(misfit))
        (self._folder / MISFITS).write_text(told, encoding="utf-8")
        os._exit(1)

    def watch(self) -> None:
        """Wrap whatever a storm wants to know or to hit."""
        self.shorten_waits()
        self.watch_door()
        self.watch_poller()
        self.watch_worker()
        self.watch_outbox()
        self.watch_timetable()

    def _note(self, file: str, **known: Any) -> None:
        line = {"at": datetime.now(UTC).isoformat(), "process": self._name, **known}
        descriptor = os.open(self._folder / file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.write(descriptor, json.dumps(line).encode() + b"\n")
        os.close(descriptor)

    def shorten_waits(self) -> None:
        change(outbox, "_LEASE", _LEASE)
        change(outbox, "_LOOK_AFTER", _LOOK_AFTER)

    def watch_door(self) -> None:
        def commit(original: Any, door: Any, batch: Sequence[Any]) -> None:
            self.die_if_armed(Moment.BEFORE_COMMIT)
            original(door, batch)
            self.die_if_armed(Moment.COMMITTED_NOT_ANSWERED, deliveries=len(batch))

        self._wrap(GroupCommit, "_commit", commit)

    def watch_poller(self) -> None:
        def keep(
            original: Any, poller: Any, page: Any, done: Any, *, version: int | None, **more: Any
        ) -> None:
            before = done["new"]
            original(poller, page, done, version=version, **more)
            if version is not None and done["new"] > before:
                self.die_if_armed(Moment.PAGE_STORED, rows=done["new"] - before)

        self._wrap(Poller, "_keep", keep)

    def watch_worker(self) -> None:
        def apply(original: Any, *arguments: Any) -> Any:
            complaint = original(*arguments)
            self.die_if_armed(Moment.MID_WORKER, item=arguments[-1].item.id)
            return complaint

        self._wrap(central, "apply", apply)

    def watch_outbox(self) -> None:
        def send(original: Any, box: Any, row: Any) -> Any:
            self.die_if_armed(Moment.ATTEMPT_COMMITTED, outbox=row.id)
            return original(box, row)

        def note_sent(original: Any, *arguments: Any, was_found: bool = False) -> None:
            if not was_found:
                self.die_if_armed(Moment.SENT_NOT_RECORDED, outbox=arguments[2].id)
            original(*arguments, was_found=was_found)

        self._wrap(outbox.Outbox, "_send", send)
        self._wrap(sending, "note_sent", note_sent)

    def watch_timetable(self) -> None:
        """Every slot that really runs is noted beside the product's own history."""
        started: dict[str, int] = {}

        def start(original: Any, table: Any, job: Any, fence: int, **more: Any) -> int | None:
            run_id: int | None = original(table, job, fence, **more)
            if run_id is not None:
                started[job.id] = run_id
            return run_id

        def work(original: Any, table: Any, job: Any, context: Any) -> Any:
            run_id = started[job.id]
            self._note(RUNS, event="began", job=job.id, run=run_id)
            outcome = original(table, job, context)
            self._note(RUNS, event="ended", job=job.id, run=run_id, outcome=outcome[0])
            return outcome

        self._wrap(Timetable, "_start", start)
        self._wrap(Timetable, "_work", work)

    # -- defects

    def plant(self, defect: Defect) -> None:
        plants: dict[Defect, Callable[[], None]] = {
            Defect.ANSWER_BEFORE_COMMIT: self._answer_before_commit,
            Defect.CURSOR_BEFORE_ROWS: self._cursor_before_rows,
            Defect.NO_UNIQUE_KEY: self._no_unique_key,
        }
        plants[defect]()

    def _answer_before_commit(self) -> None:
        under_way: set[asyncio.Task[None]] = set()

        async def write(original: Any, door: Any, delivery: Any) -> None:
            task = asyncio.create_task(original(door, delivery))
            under_way.add(task)
            task.add_done_callback(under_way.discard)

        self._wrap(GroupCommit, "write", write)

    def _cursor_before_rows(self) -> None:
        def keep(
            original: Any, poller: Any, page: Any, done: Any, *, version: int | None, **more: Any
        ) -> None:
            if version is not None and page.cursor is not None:
                channel, now = poller._rules.name, poller._clock.now()
                with poller._store.write() as connection:
                    timetable.move_cursor(
                        connection, channel, page.cursor, version=version, now=now
                    )
                if page.items:
                    self.die_if_armed(Moment.CURSOR_MOVED, channel=channel)
                page = dataclasses.replace(page, cursor=None)
            original(poller, page, done, version=version, **more)

        self._wrap(Poller, "_keep", keep)

    def _no_unique_key(self) -> None:
        def prepare(original: Any, settings: Settings) -> None:
            original(settings)
            store = app.open_store(settings)
            with store.write() as connection:
                connection.exec_driver_sql("DROP INDEX IF EXISTS uq_item_stored_identity")
            store.close()

        self._wrap(app, "prepare_store", prepare)
        # Nor does anybody look whether a message is there already.
        self._wrap(ledger, "versions", lambda _original, _, hashes: {each: [] for each in hashes})
        self._wrap(ledger, "known_contents", lambda _original, *_: {})
        self._wrap(ledger, "known_identities", lambda _original, *_: set())


def main() -> None:
    """Wrap, then be `muara`."""
    folder, name, defect, *arguments = sys.argv[1:]
    launcher = Launcher(Path(folder), name)
    try:
        if defect != "none":
            launcher.plant(Defect(defect))
        launcher.watch()
    except MisfitError as misfit:
        launcher.give_up(misfit)
    sys.argv = ["muara", *arguments]
    run()


if __name__ == "__main__":
    main()
