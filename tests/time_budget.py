"""`--stop-after SECONDS`: the long tests fill a given time and no more, and say what they left."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import pytest


def add_option(parser: pytest.Parser) -> None:
    """Declare the option; for a conftest's `pytest_addoption`."""
    parser.addoption(
        "--stop-after",
        type=float,
        default=0,
        metavar="SECONDS",
        help="end after so many seconds, which is no failure; 0 runs all",
    )


def configure(config: pytest.Config) -> None:
    """Heed the option; for a conftest's `pytest_configure`."""
    seconds = config.getoption("--stop-after")
    if seconds and config.getoption("numprocesses", None):
        raise pytest.UsageError("--stop-after counts the tests of one process; leave out -n.")
    if seconds:
        config.pluginmanager.register(_TimeBudget(seconds))


class _TimeBudget:
    """Interrupts the test that runs when the time is over, as Ctrl-C does: fixtures are put away.

    What has failed before makes the run fail all the same.
    """

    def __init__(self, seconds: float) -> None:
        self._is_over = False
        self._left: list[str] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def _end(self) -> None:
        self._is_over = True
        os.kill(os.getpid(), signal.SIGINT)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        # Who starts us in the background of a script has us ignore it.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self._left = [item.nodeid for item in session.items]
        self._timer.start()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self._left.remove(nodeid)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Iterator[None]:
        """Whatever stumbles over the interruption was interrupted."""
        try:
            yield
        except Exception as error:
            if self._is_over:
                raise KeyboardInterrupt from error
            raise

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        self._timer.cancel()
        if self._is_over and session.exitstatus == pytest.ExitCode.INTERRUPTED:
            failed = session.testsfailed
            session.exitstatus = pytest.ExitCode.TESTS_FAILED if failed else pytest.ExitCode.OK

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for nodeid in self._left:
            terminalreporter.write_line(f"no time left for {nodeid}")
