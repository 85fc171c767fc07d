"""Every page passes axe-core, on a desk by day and on a phone by night."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests import town
from tests.accessibility import faults
from tests.browser import watched_page
from tests.installation import Installation, running
from tests.open311_service import make_key, settings_with_open311

pytestmark = pytest.mark.browser

ADVERT = "jasa sedot WC murah 24 jam hubungi 0811-0000-1234"
DANGER = "Tolong! Kabel listrik putus di Jalan Melati, masih menyala, ada warga tersengat"
PAGES = [
    "/",
    "/?status=closed",
    "/?list=all&q=jalan&urgency=high&since=2026-11-01",
    "/?list=assigned",
    "/complaints",
    "/complaints/beside/OTHER",
    "/media/1/mask",
    "/unsorted",
    "/set-apart?everything=true",
    "/persons",
    "/ledger",
    "/ledger/telegram/2026-11-21/stored",
    "/outbox",
    "/erasures",
    "/imports",
    "/lapor-entry",
    "/lapor-batches",
    "/lapor-bookmarklet",
    "/new",
    "/new/social",
    "/suggestions",
    "/figures",
    "/channels",
    "/doctor",
    "/timetable",
    "/timetable/reconcile/telegram",
    "/audit",
    "/look-up",
    "/self/notices",
    "/self",
    "/self/keys",
    "/self/second-factor",
    "/settings",
    "/settings/agencies",
    "/settings/agencies/new",
    "/settings/lexicon",
    "/settings/lexicon/agency/transport",
    "/settings/places",
    "/settings/replies/new",
    "/settings/templates",
    "/settings/days",
    "/settings/hours",
    "/settings/rules",
    "/settings/numbers",
    "/settings/open311",
    "/settings/governments",
]
LOOKS = [
    pytest.param(("light", 1366), id="light-1366"),
    # `make test-long`: it takes as long again, and the rules are the same.
    pytest.param(("dark", 360), id="dark-360", marks=pytest.mark.long),
]


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory, morning: Any) -> Iterator[Installation]:
    """After `town.morning`, and open to other apps, so that every page has all that it can have."""
    folder = tmp_path_factory.mktemp("installation")
    shutil.copytree(morning.folder, folder, dirs_exist_ok=True)
    settings = settings_with_open311(folder, f"sqlite:///{folder / 'muara.db'}")
    with running(settings, morning.ended_at, morning.written) as opened:
        make_key(opened, "Aplikasi warga")
        yield opened


@pytest.fixture(scope="module")
def troubled(installation: Installation) -> Installation:
    """With something in every list."""
    town.outbox_trouble(installation)
    for person, said in enumerate((ADVERT, "petugas", DANGER), start=51):
        installation.receive("telegram", installation.citizens.telegram(person, text=said))
    return installation


@pytest.fixture(params=LOOKS)
def looked_at(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page by day or night, wide or narrow."""
    scheme, width = request.param
    with watched_page(browser) as page:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 768})
        yield page


@pytest.mark.timeout(400)  # sixty pages, on however slow a machine
def test_no_page_shuts_anybody_out(
    looked_at: Page, troubled: Installation, sign_in: Callable[[Page], None]
) -> None:
    found: dict[str, list[str]] = {}
    looked_at.goto(f"{troubled.url}/sign-in")
    found["/sign-in"] = faults(looked_at)
    sign_in(looked_at)
    first = looked_at.locator("a.title").last.get_attribute("href") or ""
    town.ask_to_be_forgotten(troubled, first.rpartition("/")[2], "code01")
    other = (looked_at.locator("a.title").first.get_attribute("href") or "").rpartition("/")[2]
    for path in PAGES:
        address = path.replace("/complaints", first).replace("OTHER", other)
        looked_at.goto(troubled.url + address)
        looked_at.evaluate(
            "for (const one of document.querySelectorAll('details')) one.open = true"
        )
        found[path] = faults(looked_at)
    assert {path: those for path, those in found.items() if those} == {}
