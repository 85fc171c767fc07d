"""Every page passes axe-core, on a desk by day and on a phone by night."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import select, update
from starlette.routing import Route

from forwarder.destination import DestinationContext
from muara.app import Destination
from muara.casework import Answer, Casework
from muara.importing import add_upload
from muara.routing import Router
from muara.web import open311, public
from muara.web.pages import routes
from store import agencies, announcing
from store.case_models import FollowUpKind
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.changes import write_history
from store.models import complaints, operators
from store.rights import Right
from store.scope import SYSTEM
from tests import town
from tests.accessibility import faults, faults_on_a_phone
from tests.browser import watched_page
from tests.installation import NOWHERE, PASSWORD, Installation, running
from tests.open311_service import make_key, settings_with_open311
from tests.people import add_person
from tests.receiving import FINDABLE, InventedSettings

pytestmark = pytest.mark.browser

ADVERT = "jasa sedot WC murah 24 jam hubungi 0811-0000-1234"
LONG = "Lampu jalan di Dusun Karang mati sejak minggu lalu dan belum ada petugas yang datang"
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
    "/outbox/several?deed=drop",
    "/erasures",
    "/imports",
    "/imports/1",
    "/approvals",
    "/destinations",
    "/destinations/agensi",
    "/destinations/agensi/several",
    "/dispatches/1",
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
    "/privacy/deletion/code01",
    "/self/notices",
    "/self",
    "/self/keys",
    "/self/second-factor",
    "/settings",
    "/settings/agencies",
    "/settings/agencies/new",
    "/settings/agencies/1",
    "/settings/lexicon",
    "/settings/lexicon/agency/transport",
    "/settings/places",
    "/settings/replies",
    "/settings/replies/1",
    "/settings/replies/new",
    "/settings/templates",
    "/settings/days",
    "/settings/hours",
    "/settings/rules",
    "/settings/numbers",
    "/settings/open311",
    "/settings/governments",
    "/operators",
    "/operators/new",
    "/operators/1",
    "/operators/1/leave",
]
TO_GUESTS = ["/sign-in", "/sign-in/forgotten", "/sign-in/reset"]
NO_PAGES = {
    *("/healthz", "/readyz", "/metrics", "/news", "/events", "/bahasa/{language}"),
    *("/tampilan/{code}.css", "/tampilan/{code}/logo", "/self/second-factor/picture.svg"),
    *("/complaints/{tracking_id}/holder", "/imports/{batch_id}/progress"),
    *("/imports/{batch_id}/faults", "/media/{attachment_id}", "/media/{attachment_id}/thumbnail"),
    *("/work-files/{file_id}", "/work-files/{file_id}/thumbnail"),
    *("/lapor-entry/{tracking_id}/photos.zip", "/lapor-entry/{tracking_id}/photos/{number}"),
    *("/sign-in/oidc", "/sign-in/oidc/return"),
}
ELSEWHERE = {
    *TO_GUESTS,
    # in journeys of their own
    *("/sign-in/code", "/today", "/today/{tracking_id}", "/new/saved"),
    "/lapor-entry/{tracking_id}",
}
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
    _declare_destination(installation)
    for person, said in enumerate((ADVERT, "petugas", DANGER), start=51):
        installation.receive("telegram", installation.citizens.telegram(person, text=said))
    _answer_and_what_it_left(installation)
    Router(installation.application).route()
    _upload_workbook(installation)
    with installation.application.store.write() as connection:
        everything = sorted(right.value for right in Right)
        connection.execute(update(operators).values(more_rights=everything))
    return installation


def _declare_destination(installation: Installation) -> None:
    application = installation.application
    settings = InventedSettings(kind="invented", label="Dinas Contoh", url=NOWHERE)
    context = DestinationContext(name="agensi", now=installation.clock.now)
    adapter = FINDABLE.open(settings, context)
    application.destinations["agensi"] = Destination("agensi", settings, FINDABLE, adapter)
    announcing.switch_on(application.store)


def _answer_and_what_it_left(installation: Installation) -> None:
    application, now = installation.application, installation.clock.now()
    casework = Casework(application)
    with application.store.read() as connection:
        newest = select(complaints).order_by(complaints.c.id.desc()).limit(1)
        report = connection.execute(newest).one()
        agency = agencies.agencies_of(SYSTEM, connection, report.jurisdiction)[0].id
    person = add_person(application.store, "opd", "liaison_officer", agency_id=agency)
    seen = Verification(
        title="Kabel putus", classification="complaint", is_oversight=False, is_secret=False
    )
    at_once = Deed(key="verified", now=now)
    casework.verify(SYSTEM, report.tracking_id, at_once, seen, agency_ids=[agency])
    by = replace(SYSTEM, actor=f"operator:{person.id}", operator_id=person.id)
    said = Answer(kind=FollowUpKind.INITIAL_ANSWER, text="Kami cek.", needs_approval=True)
    casework.answer(by, report.tracking_id, Deed(key="waits", now=now), said)
    with application.store.write() as connection:  # what takes most words in the audit trail
        write_history(by, connection, "hand_over_disputed", now, complaint_id=report.id)


def _upload_workbook(installation: Installation) -> None:
    """A list with titles above its headers, behind a cover sheet."""
    book = openpyxl.Workbook()
    book.create_sheet("Sampul yang namanya panjang", 0)["A1"] = "Rekapitulasi"
    for row in (["REKAPITULASI 2026"], ["No", "Tgl", "Isi Laporan"], [1, "3/2/2026", LONG]):
        book.worksheets[1].append(row)
    content = io.BytesIO()
    book.save(content)
    add_upload(installation.application, SYSTEM, "CTH", "daftar.xlsx", content.getvalue())


def test_every_page_of_the_console_is_looked_at() -> None:
    served = [
        route
        for route in routes()
        if isinstance(route, Route)
        and "GET" in (route.methods or ())
        and not route.path.startswith(open311.PREFIX)
        and not public.is_for_citizens(route.path)
    ]
    addresses = [path.partition("?")[0].replace("/complaints", "/complaints/A") for path in PAGES]
    looked_at = {
        route.path for address in addresses for route in served if route.path_regex.match(address)
    }
    assert {route.path for route in served} - looked_at == NO_PAGES | ELSEWHERE


@pytest.fixture(params=LOOKS)
def looked_at(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page by day or night, wide or narrow."""
    scheme, width = request.param
    with watched_page(browser) as page:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 768})
        yield page


def all_faults(page: Page) -> list[str]:
    return [*faults(page), *faults_on_a_phone(page)]


@pytest.mark.timeout(400)  # sixty pages, on however slow a machine
def test_no_page_shuts_anybody_out(
    looked_at: Page, troubled: Installation, sign_in: Callable[[Page], None]
) -> None:
    found: dict[str, list[str]] = {}
    for path in TO_GUESTS:
        looked_at.goto(troubled.url + path)
        found[path] = all_faults(looked_at)
    sign_in(looked_at)
    first = looked_at.locator("a.title").last.get_attribute("href") or ""
    town.ask_to_be_forgotten(troubled, first.rpartition("/")[2], "code01")
    other = (looked_at.locator("a.title").first.get_attribute("href") or "").rpartition("/")[2]
    for path in PAGES:
        address = path.replace("/complaints", first).replace("OTHER", other)
        answered = looked_at.goto(troubled.url + address)
        assert answered is not None
        assert answered.ok, path
        looked_at.evaluate(
            "for (const one of document.querySelectorAll('details')) one.open = true"
        )
        found[path] = all_faults(looked_at)
    looked_at.context.clear_cookies()
    looked_at.goto(f"{troubled.url}/sign-in")
    looked_at.get_by_label("Nama pengguna").fill("opd")
    looked_at.get_by_label("Kata sandi").fill(PASSWORD)
    looked_at.keyboard.press("Enter")
    looked_at.wait_for_url("**/today")
    found["/today"] = all_faults(looked_at)
    assert {path: those for path, those in found.items() if those} == {}
