"""A page asks the database a bounded number of things, however much there is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from tests import town
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor

# BEGIN and ROLLBACK count too; the session is looked up in a transaction of its own.
_MOST_OF_A_LIST = 19
_MOST_OF_A_COMPLAINT = 29
_LISTS = ("/", "/?list=new", "/?list=all", "/?q=jalan")


@pytest.fixture
def installation(tmp_path: Path, sqlite_template: Path) -> Iterator[Installation]:
    shutil.copyfile(sqlite_template, tmp_path / "muara.db")
    with running(settings_for(tmp_path, f"sqlite:///{tmp_path / 'muara.db'}")) as opened:
        opened.add_operator("pengawas", role="supervisor")
        yield opened


@contextmanager
def _asked(engine: Engine) -> Iterator[list[str]]:
    """The statements that an engine is given meanwhile."""
    given: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        given.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield given
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _counts(installation: Installation, visitor: Visitor, paths: tuple[str, ...]) -> dict[str, int]:
    found = {}
    for path in paths:
        visitor.get(path)  # what is kept from then on is made at the first look
        with _asked(installation.application.store.engine) as given:
            assert visitor.get(path).status_code == 200, path
        found[path] = len(given)
    return found


def _write(installation: Installation, people: range, words: str) -> None:
    citizens = installation.citizens
    installation.receive("telegram", *(citizens.telegram(one, text=words) for one in people))
    installation.application.indexer().read_changed()


def test_lists_ask_no_more_of_many_complaints_than_of_one(installation: Installation) -> None:
    with Visitor(installation) as visitor:
        visitor.sign_in("pengawas")
        _write(installation, range(1, 2), town.HOLE)
        few = _counts(installation, visitor, _LISTS)
        _write(installation, range(2, 30), town.HOLE)
        many = _counts(installation, visitor, _LISTS)
    assert many == few
    assert max(many.values()) <= _MOST_OF_A_LIST


def test_a_complaint_asks_no_more_when_more_was_said(installation: Installation) -> None:
    with Visitor(installation) as visitor:
        visitor.sign_in("pengawas")
        _write(installation, range(1, 2), town.HOLE)
        (number,) = visitor.complaints()
        page = (f"/complaints/{number}",)
        little = _counts(installation, visitor, page)
        for words in ("Lubangnya makin dalam", "Tadi pagi ada yang jatuh", "Tolong segera"):
            _write(installation, range(1, 2), words)
        assert visitor.complaints() == [number]
        much = _counts(installation, visitor, page)
    assert much == little
    assert much[page[0]] <= _MOST_OF_A_COMPLAINT
