"""Leadership among schedulers: one holder at a time, by the database's clock."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from muara.log import get_logger
from store import timetable
from store.session import Store

log = get_logger(__name__)


class Leadership:
    """Keeps trying for a lease in a thread of its own, and renews it while it is held."""

    def __init__(
        self,
        store: Store,
        name: str,
        duration: timedelta,
        *,
        gained: Callable[[int], None],
        lost: Callable[[], None],
    ) -> None:
        """`gained` is called with the fence, `lost` when another may lead; both in our thread."""
        self._store = store
        self._name = name
        self._duration = duration
        self._gained = gained
        self._lost = lost
        self._holder = secrets.token_hex(8)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="leadership", daemon=True)
        self.fence: int | None = None

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Stop leading and give the lease back, so that another can take it at once."""
        self._stopped.set()
        self._thread.join(timeout=self._duration.total_seconds())
        if self.fence is not None:
            self._lose()
            with self._store.write() as connection:
                timetable.release_lease(connection, self._name, self._holder)

    def guard(self, connection: Connection) -> None:
        """Raise `LeaseLost` in a writing transaction when another leads by now."""
        timetable.check_fence(connection, self._name, self.fence or 0)

    def _run(self) -> None:
        pause = self._duration.total_seconds() / 3
        while not self._stopped.is_set():
            self._try()
            self._stopped.wait(pause)

    def _try(self) -> None:
        try:
            with self._store.write() as connection:
                fence = timetable.take_lease(connection, self._name, self._holder, self._duration)
        except SQLAlchemyError as error:
            # Whoever cannot reach the database cannot know whether it still leads.
            log.warning("lease_unreachable", error=type(error).__name__)
            fence = None
        if fence == self.fence:
            return
        if self.fence is not None:
            self._lose()
        if fence is not None:
            self.fence = fence
            log.info("lease_gained", lease=self._name, fence=fence)
            self._gained(fence)

    def _lose(self) -> None:
        log.info("lease_lost", lease=self._name, fence=self.fence)
        self.fence = None
        self._lost()
