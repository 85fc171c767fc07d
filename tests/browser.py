"""A real Chromium for the tests, driven by Playwright; fixtures `browser` and `page`.

`python -m tests.browser` makes sure that there is one, before the tests start side by side.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    Request,
    expect,
    sync_playwright,
)

from scripts import apt

# Chromium without a browser's window around it: pages are the same, at half of the work.
_SHELL = "chromium-headless-shell"
_NAMES = (_SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_HOW_TO_GET_ONE = (
    "The browser tests need a Chromium: install the package chromium (or Google Chrome), "
    "or run `.venv/bin/playwright install --with-deps chromium`."
)
_LAUNCH_OPTIONS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Pages live for seconds: what V8 does beside them pays off after they are gone.
    "--js-flags=--single-threaded",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)

# A busy machine takes its time; what never comes fails all the same.
expect.set_options(timeout=15_000)

# What cannot be done is said on the page; the console mentions its status, and so does htmx.
_REFUSED = re.compile(r"(a status of|Status Error Code) 409")


# Any address with a host that is not this machine.
_ELSEWHERE = re.compile(r"^\w+://(?!(127\.0\.0\.1|localhost)(:\d+)?(/|$))[^/]")


class NoBrowserError(Exception):
    """There is no Chromium to test with; says what to install."""


def find_chromium(playwright: Playwright) -> Path | None:
    """The machine's Chromium or Chrome, else the one that Playwright downloaded, else none."""
    installed = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if installed:
        return Path(installed)
    downloaded = Path(playwright.chromium.executable_path)
    return downloaded if downloaded.exists() else None


def launch(playwright: Playwright) -> Browser:
    """A headless Chromium that knows no other host than this one."""
    executable = find_chromium(playwright)
    if executable is None:
        raise NoBrowserError(_HOW_TO_GET_ONE)
    options = list(_LAUNCH_OPTIONS)
    if os.geteuid() == 0:
        options.append("--no-sandbox")  # Chromium refuses to sandbox root
    return playwright.chromium.launch(executable_path=executable, args=options)


class _Kept:
    """The Chromium of this process, while one test after the other wants it.

    Not for longer: while Playwright runs, no other event loop can in this thread.
    """

    def __init__(self) -> None:
        self._opened = ExitStack()
        self._browser: Browser | None = None

    def browser(self) -> Browser:
        if self._browser is None:
            playwright = self._opened.enter_context(sync_playwright())
            self._browser = launch(playwright)
            self._opened.callback(self._browser.close)
        return self._browser

    def close(self) -> None:
        self._browser = None
        self._opened.close()


_kept = _Kept()


@pytest.fixture
def browser() -> Browser:
    """A Chromium; tests that follow on each other share it, in whatever file they are."""
    return _kept.browser()


def close_unless_wanted(following: pytest.Item | None) -> None:
    """End the Chromium when the `following` test does not go on with it."""
    if following is None or "browser" not in getattr(following, "fixturenames", ()):
        _kept.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab of an Indonesian visitor; script errors and foreign requests fail the test."""
    with watched_page(browser) as tab:
        yield tab


@contextmanager
def watched_page(
    browser: Browser, refusals: Collection[int] = (), *, loses_network: bool = False
) -> Iterator[Page]:
    """A tab with cookies of its own; AssertionError at the end when anything was amiss in it.

    `refusals` are statuses that the test provokes: the browser tells of them as if of errors, and
    likewise of a network that the test takes away.
    """
    provoked = [f"the server responded with a status of {status}" for status in refusals]
    provoked += ["net::ERR_INTERNET_DISCONNECTED"] * loses_network
    context = browser.new_context(locale="id-ID", timezone_id="Asia/Jakarta")
    complaints: list[str] = []

    # Watched, not intercepted: an intercepted page has no cache. Nobody there is found anyway.
    def judge_request(request: Request) -> None:
        if _ELSEWHERE.match(request.url):
            complaints.append(f"The page asked for {request.url}")

    def judge_message(message: ConsoleMessage) -> None:
        is_refused = _REFUSED.search(message.text) is not None
        is_provoked = is_refused or any(words in message.text for words in provoked)
        if message.type == "error" and not is_provoked:
            complaints.append(message.text)

    context.on("request", judge_request)
    tab = context.new_page()
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("console", judge_message)
    try:
        yield tab
    finally:
        context.close()
    assert not complaints, "\n".join(complaints)


def main() -> int:
    """Sees to it that the tests find a Chromium; 1 and a sentence where that is impossible."""
    with sync_playwright() as playwright:
        if shutil.which(_SHELL) is None and apt.offers(_SHELL):
            apt.install(_SHELL)
        if find_chromium(playwright) is None:
            apt.install(_SHELL) or apt.install("chromium")
        if find_chromium(playwright) is None:
            print("Downloading a Chromium with Playwright", flush=True)
            command = [sys.executable, "-m", "playwright", "install", "chromium"]
            subprocess.run(command, stdin=subprocess.DEVNULL, check=False)
        try:
            launch(playwright).close()
        except NoBrowserError as error:
            print(error, file=sys.stderr)
            return 1
        except Error as error:  # found, but it does not start
            print(f"{error}\n{_HOW_TO_GET_ONE}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
