"""Tries out whether a system takes complaints as the contract says: for whoever runs it.

It makes a case there that says in all its fields that it is a test.
"""

from __future__ import annotations

import io
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from PIL import Image

from forwarder.destination import (
    Action,
    Announces,
    Arrived,
    Attaches,
    CaseCopy,
    Checks,
    CopiedFile,
    Creates,
    Dispatch,
    Finding,
    Finds,
    PullsStatus,
    Updates,
)
from forwarder.errors import ForwardError

_SAYS = "Uji coba sambungan Muara / a test between systems: please ignore."
"""No word of it may sound like a matter that is sealed on arrival."""


def try_out(adapter: object, now: datetime, *, repeats_safely: bool) -> Iterator[Finding]:
    """Each step, as soon as it is done. What fails does not stop the steps that can do without."""
    trial = _Trial(_dispatch(now))
    if isinstance(adapter, Checks):
        yield from adapter.check()
    if isinstance(adapter, Announces):
        yield _step("announce", lambda: adapter.announce([trial.told(Action.ANNOUNCE)]))
        if repeats_safely:
            yield _step("repeat", lambda: adapter.announce([trial.told(Action.ANNOUNCE)]))
    if isinstance(adapter, Creates):
        yield _step("create", lambda: trial.create(adapter))
        if trial.arrived is None:
            return
        if repeats_safely:
            yield _step("repeat", lambda: trial.repeat(adapter))
    if isinstance(adapter, Finds):
        yield _step("find", lambda: trial.find(adapter))
    if isinstance(adapter, Updates):
        yield _step("update", lambda: adapter.update(trial.told(Action.UPDATE)))
    if isinstance(adapter, Attaches):
        yield _step("attach", lambda: adapter.attach(trial.told(Action.ATTACH)))
    if isinstance(adapter, PullsStatus):
        yield _step("pull", lambda: trial.pull(adapter))


class _NotAsAgreed(Exception):
    """It answered, and not what the contract says."""


def _step(name: str, do: Callable[[], object]) -> Finding:
    try:
        do()
    except (ForwardError, _NotAsAgreed) as error:
        return Finding(level="error", subject=name, message=str(error))
    return Finding(level="ok", subject=name, message="As agreed.")


@dataclass(slots=True)
class _Trial:
    """The one case that is tried out with."""

    dispatch: Dispatch
    arrived: Arrived | None = None

    def told(self, action: Action) -> Dispatch:
        number = self.arrived.foreign_id if self.arrived else None
        if action is Action.ATTACH:
            file = CopiedFile(id=1, name="test.jpg", mime_type="image/jpeg")
            return replace(
                self.dispatch,
                key=f"{self.dispatch.key}-file",
                action=action,
                foreign_id=number,
                file=file,
                open_file=lambda _file: _picture(),
            )
        key = self.dispatch.key if action is Action.ANNOUNCE else f"{self.dispatch.key}-{action}"
        event = "complaint_assigned" if action is Action.UPDATE else self.dispatch.event
        return replace(self.dispatch, key=key, action=action, event=event, foreign_id=number)

    def create(self, adapter: Creates) -> None:
        self.arrived = adapter.create(self.dispatch)

    def repeat(self, adapter: Creates) -> None:
        again = adapter.create(self.dispatch)
        if self.arrived is None or again.foreign_id != self.arrived.foreign_id:
            raise _NotAsAgreed("The same call with the same key made a second case.")

    def find(self, adapter: Finds) -> None:
        found = adapter.find(self.dispatch)
        if self.arrived is None or found is None or found.foreign_id != self.arrived.foreign_id:
            raise _NotAsAgreed("The case that was just made is not found.")

    def pull(self, adapter: PullsStatus) -> None:
        number = self.arrived.foreign_id if self.arrived else None
        if number is None:
            raise _NotAsAgreed("It gave no number to ask by.")
        if number not in {one.foreign_id for one in adapter.pull([number])}:
            raise _NotAsAgreed("It says nothing of the case that was just made.")


def _dispatch(now: datetime) -> Dispatch:
    mark = secrets.token_hex(4).upper()
    copy = CaseCopy(
        tracking_id=f"TEST-{mark[:4]}-{mark[4:]}",
        jurisdiction="TEST",
        government="Muara",
        status="new",
        opened_at=now,
        changed_at=now,
        title=_SAYS,
        texts=(_SAYS,),
        classification="complaint",
        place=_SAYS,
        latitude=0.0,
        longitude=0.0,
        incident_on=now.date(),
        is_test=True,
    )
    return Dispatch(
        key=f"test:{copy.tracking_id}",
        action=Action.CREATE,
        copy=copy,
        event="complaint_verified",
        at=now,
    )


def _picture() -> bytes:
    output = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(output, "JPEG")
    return output.getvalue()
