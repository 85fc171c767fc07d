"""`make screenshots`: the main pages, with an invented morning's reports, into docs/images."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from sqlalchemy import select

from channels.web import WebSettings
from muara.casework import Answer, Casework
from store import agencies, queries
from store.case_models import FollowUpKind
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.models import complaints
from store.rights import ROLE_RIGHTS
from store.scope import SYSTEM
from tests import town
from tests.browser import find_chromium
from tests.installation import PASSWORD, Installation, running, settings_for
from tests.people import add_person

_FOLDER = Path(__file__).parents[1] / "docs" / "images"
_ALL_PICTURES_ARE_THERE = "[...document.images].every(image => image.complete)"
_DESK = {"width": 1366, "height": 768}
_PHONE = {"width": 390, "height": 844}
_OFFICER = replace(SYSTEM, actor="operator:1", rights=ROLE_RIGHTS["officer"])
_REPORTS = (
    "Jalan Raya Contoh depan pasar berlubang besar, kemarin ada motor jatuh",
    "Sampah di TPS Desa Contoh sudah seminggu tidak diangkut, baunya menyengat",
    "Mau tanya, syarat mengurus akta kelahiran apa saja ya?",
    "Kabel listrik putus di jalan depan SD Contoh, masih menyala, banyak anak lewat!",
    "Banjir di Dusun Karang sudah masuk rumah, tolong perahu karet",
)


def main() -> None:
    """Take every picture anew."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        url = f"sqlite:///{folder / 'muara.db'}"
        web = {"web": WebSettings(kind="web", jurisdiction="CTH")}
        settings = settings_for(folder, url, channels=settings_for(folder, url).channels | web)
        with running(settings) as opened:
            _prepare(opened)
            browser = playwright.chromium.launch(executable_path=find_chromium(playwright))
            with _signed_in(browser, opened, "petugas", _DESK) as page:
                _take(page, opened, "/", "queue")
                _take(page, opened, "/new", "new-report")
                page.goto(f"{opened.url}/")
                page.locator("main li.row a.title").filter(has_text="Lampu").first.click()
                page.locator("h1.tracking").wait_for()
                _shoot(page, "complaint")
            with _signed_in(browser, opened, "petugas", _DESK, dark=True) as page:
                _take(page, opened, "/", "queue-dark")
            with _signed_in(browser, opened, "penghubung", _PHONE) as page:
                _take(page, opened, "/today", "today")
            _take_citizens_pages(browser, opened)
            browser.close()
    print(f"The pictures are in {_FOLDER}.")  # noqa: T201 - a command's answer


def _prepare(opened: Installation) -> None:
    town.morning(opened)
    for person, text in enumerate(_REPORTS, start=40):
        opened.clock.move(timedelta(minutes=3))
        opened.receive("telegram", opened.citizens.telegram(person, text=text))
    opened.add_operator("petugas", jurisdictions=["CTH"])
    store = opened.application.store
    with store.read() as connection:
        roads = agencies.agencies_of(SYSTEM, connection, "CTH")[0].id
    add_person(store, "penghubung", "liaison_officer", agency_id=roads, jurisdictions=["CTH"])
    _hand_over_some(opened, roads)


def _hand_over_some(opened: Installation, agency: int) -> None:
    said = Verification(
        title="Jalan berlubang depan pasar",
        classification="complaint",
        is_oversight=False,
        is_secret=False,
    )
    deed = Deed(key="picture", now=opened.clock.now())
    Casework(opened.application).verify(
        _OFFICER, _number_of(opened, _REPORTS[0]), deed, said, agency_ids=[agency]
    )


def _number_of(opened: Installation, text: str) -> str:
    with opened.application.store.read() as connection:
        query = select(complaints.c.tracking_id).where(complaints.c.summary == text[:140])
        return str(connection.execute(query).scalar_one())


def _take_citizens_pages(browser: Browser, opened: Installation) -> None:
    """The form, and a report that has been answered, as their reporter sees them."""
    context = browser.new_context(viewport=_size(_PHONE), locale="id-ID")
    page = context.new_page()
    _take(page, opened, "/lapor", "lapor")
    page.locator("#text").fill("Lampu jalan di depan balai desa Karang mati sejak Senin")
    page.locator("button.main").click()
    number, code = page.locator("#number").inner_text(), page.locator("#code").inner_text()
    _answer(opened, number)
    page.goto(f"{opened.url}/lacak")
    page.locator("[name=number]").fill(number)
    page.locator("[name=code]").fill(code)
    page.locator("button.main").click()
    page.locator(".moments").wait_for()
    _shoot(page, "lacak")
    context.close()


def _answer(opened: Installation, number: str) -> None:
    casework, now = Casework(opened.application), opened.clock.now()
    with opened.application.store.read() as connection:
        agency = agencies.agencies_of(SYSTEM, connection, "CTH")[0].id
    said = Verification(
        title="Lampu jalan mati", classification="complaint", is_oversight=False, is_secret=False
    )
    casework.verify(_OFFICER, number, Deed(key="lamp", now=now), said, agency_ids=[agency])
    with opened.application.store.read() as connection:
        complaint = queries.complaint_by_tracking_id(SYSTEM, connection, number)
        held = agencies.assignments_of(SYSTEM, connection, complaint.id)[0].id
    opened.clock.move(timedelta(hours=5))
    answer = Answer(
        kind=FollowUpKind.SUBSTANTIVE_ANSWER,
        text="Terima kasih sudah memberi tahu. Lampunya sudah kami ganti dan menyala kembali.",
        what="Dua lampu dan satu sakelar diganti",
        when="Sabtu, 21 November 2026",
        who="Regu penerangan jalan",
        assignment_id=held,
    )
    now = opened.clock.now()
    casework.answer(_OFFICER, number, Deed(key="lamp-answer", now=now), answer)


def _size(size: dict[str, int]) -> ViewportSize:
    return {"width": size["width"], "height": size["height"]}


@contextmanager
def _signed_in(
    browser: Browser,
    opened: Installation,
    username: str,
    size: dict[str, int],
    *,
    dark: bool = False,
) -> Iterator[Page]:
    context = browser.new_context(
        viewport=_size(size),
        color_scheme="dark" if dark else "light",
    )
    page = context.new_page()
    page.goto(f"{opened.url}/sign-in")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("button.main").click()
    page.wait_for_load_state()
    yield page
    context.close()


def _take(page: Page, opened: Installation, path: str, name: str) -> None:
    page.goto(f"{opened.url}{path}")
    page.wait_for_load_state("load")
    _shoot(page, name)


def _shoot(page: Page, name: str) -> None:
    page.wait_for_function(_ALL_PICTURES_ARE_THERE)
    page.screenshot(path=_FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
