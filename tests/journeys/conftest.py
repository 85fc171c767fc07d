"""What every journey starts from: an installation after a busy morning, and an officer."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from store.rights import Right
from tests import town
from tests.installation import PASSWORD, Installation, running, settings_for


@pytest.fixture(scope="module")
def installation(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> Iterator[Installation]:
    """One regency's installation after `town.morning`, for the journeys of one file."""
    folder = tmp_path_factory.mktemp("installation")
    shutil.copyfile(sqlite_template, folder / "muara.db")
    with running(settings_for(folder, f"sqlite:///{folder / 'muara.db'}")) as opened:
        town.morning(opened)
        more = [Right.READ_AUDIT, Right.REVEAL_IDENTITY]
        opened.add_operator("petugas", jurisdictions=["CTH"], more_rights=more)
        yield opened


@pytest.fixture
def sign_in(installation: Installation) -> Callable[[Page], None]:
    """Signs the officer in with the keyboard alone, and stops at the queue."""

    def do(page: Page) -> None:
        page.goto(f"{installation.url}/")
        page.get_by_label("Nama pengguna").press_sequentially("petugas")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Laporan", exact=True).wait_for()

    return do
