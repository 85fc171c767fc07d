"""The command line run as a technician runs it: a folder, a config.yaml, an environment."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import typer.main

from muara.app import open_store
from muara.cli import run
from muara.config import load_settings
from store.session import Store

# One command line for all tests: making its thirty commands takes longer than running one.
typer.main.get_command = cache(typer.main.get_command)

MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

_HEAD = """\
store:
  url: {url}
keys:
  master: ${{MUARA_MASTER_KEY}}
jurisdictions:
  CTH:
    name: Kabupaten Contoh
  UJI:
    name: Kabupaten Uji
    timezone: Asia/Makassar
channels:
"""
_TELEGRAM = """\
  {name}:
    kind: telegram
    jurisdiction: {jurisdiction}
    mode: {mode}
    bot_token: ${{TELEGRAM_BOT_TOKEN}}
    webhook_secret: ${{TELEGRAM_WEBHOOK_SECRET}}
    api_url: {api_url}
"""
SECRET = "a-secret-of-tests"
NOWHERE = "http://127.0.0.1:9"


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


@dataclass
class Installation:
    """A folder with a configuration, and its commands."""

    folder: Path
    store_url: str
    channels: list[str] = field(default_factory=list)
    environ: dict[str, str] = field(default_factory=dict)

    def add_telegram(
        self,
        name: str,
        api_url: str = NOWHERE,
        *,
        mode: str = "poll",
        jurisdiction: str = "CTH",
        token: str = "1234567:" + "A" * 35,
    ) -> None:
        """A bot in the configuration."""
        self.environ |= {"TELEGRAM_BOT_TOKEN": token, "TELEGRAM_WEBHOOK_SECRET": SECRET}
        values = {"name": name, "api_url": api_url, "mode": mode, "jurisdiction": jurisdiction}
        self.channels.append(_TELEGRAM.format(**values))

    def muara(self, *arguments: str | Path | int) -> Result:
        """Run one command in the folder."""
        text = _HEAD.format(url=self.store_url) + "".join(self.channels)
        (self.folder / "config.yaml").write_text(text, encoding="utf-8")
        environ = {"MUARA_MASTER_KEY": MASTER_KEY, **self.environ}
        return run_command(self.folder, *arguments, stdin=b"", **environ)

    def store(self) -> Store:
        """The store, opened beside the commands; the caller closes it."""
        settings = load_settings(
            self.folder / "config.yaml", {"MUARA_MASTER_KEY": MASTER_KEY, **self.environ}
        )
        return open_store(settings)


def run_command(
    folder: Path, *arguments: str | Path | int, stdin: bytes = b"", **environ: str
) -> Result:
    """Run `muara` in a configured folder, in this process: starting Python takes longer than it."""
    with ExitStack() as stack:
        stack.enter_context(contextlib.chdir(folder))
        stack.enter_context(_environ({"COLUMNS": "200", **environ}))
        stack.enter_context(_logging_restored())
        output = stack.enter_context(_terminal(contextlib.redirect_stdout))
        errors = stack.enter_context(_terminal(contextlib.redirect_stderr))
        stack.callback(setattr, sys, "argv", sys.argv)
        stack.callback(setattr, sys, "stdin", sys.stdin)
        stack.callback(gc.enable)  # `serve` turns it off until its imports are done
        stack.callback(gc.set_threshold, *gc.get_threshold())
        sys.argv = ["muara", *map(str, arguments)]
        sys.stdin = TextIOWrapper(BytesIO(stdin), encoding="utf-8")
        code = _exit_code()
    return Result(code, _text(output), _text(errors))


def _exit_code() -> int:
    try:
        run()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0


@contextmanager
def _terminal(redirect: Callable[[TextIOWrapper], Any]) -> Iterator[BytesIO]:
    """What is written to the stream that `redirect` leads here."""
    written = BytesIO()
    text = TextIOWrapper(written, encoding="utf-8", write_through=True)
    with redirect(text):
        yield written
    text.flush()
    text.detach()


def _text(written: BytesIO) -> str:
    return written.getvalue().decode()


@contextmanager
def _environ(changed: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(changed)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _logging_restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        logging.captureWarnings(False)
