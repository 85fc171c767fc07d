"""Leadership among schedulers: one holder at a time, by the database's clock."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from datetime import timedelta

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
        self._ends_at = 0.0  # by the monotonic clock; never later than the database's
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="leadership", daemon=True)
        self.fence: int | None = None

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Stop leading and give the lease back, so that another can take it at once."""
        self._stopped.set()
        self._thread.join(timeout=self._duration.total_seconds())
        holder = self._holder
        if self.fence is None:
            return
        self._lose()
        try:
            with self._store.write() as connection:
                timetable.release_lease(connection, self._name, holder)
        except SQLAlchemyError as error:
            # It runs out by itself; what else stops now must not be held up.
            log.warning("lease_unreachable", lease=self._name, error=type(error).__name__)

    def _run(self) -> None:
        pause = self._duration.total_seconds() / 3
        while not self._stopped.is_set():
            try:
                self._try()
            except Exception as error:
                # This thread must go on, or nobody would lead any more.
                log.error("lease_failed", lease=self._name, error=type(error).__name__)
                self._lose()
            self._stopped.wait(pause)

    def _try(self) -> None:
        asked_at = time.monotonic()
        try:
            with self._store.write() as connection:
                fence = timetable.take_lease(connection, self._name, self._holder, self._duration)
        except SQLAlchemyError as error:
            log.warning("lease_unreachable", lease=self._name, error=type(error).__name__)
            self._lose_if_ended()
            return
        self._ends_at = asked_at + self._duration.total_seconds()
        if fence == self.fence:
            return
        if self.fence is not None:
            self._lose()
        elif fence is not None:
            self.fence = fence
            log.info("lease_gained", lease=self._name, fence=fence)
            self._gained(fence)

    def _lose_if_ended(self) -> None:
        """Whoever cannot reach the database leads on only while nobody else can have begun."""
        next_try = time.monotonic() + self._duration.total_seconds() / 3
        if self.fence is not None and next_try > self._ends_at:
            self._lose()

    def _lose(self) -> None:
        if self.fence is None:
            return
        log.info("lease_lost", lease=self._name, fence=self.fence)
        self.fence = None
        # Under another name: what runs on from this term can never pass for the next one's.
        self._holder = secrets.token_hex(8)
        self._lost()
