"""An officer signs in, opens a complaint, looks at its photos and finds the place."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import town
from tests.installation import Installation

pytestmark = pytest.mark.browser


def test_an_officer_reads_a_complaint_with_its_photos_and_place(
    page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    sign_in(page)
    rows = page.locator("main li.row")
    expect(rows).to_have_count(4)
    expect(rows.first.locator("img.thumb")).to_have_js_property("complete", True)
    rows.first.get_by_role("link").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"CTH-\w{4}-\w{4}"))
    expect(page.get_by_text(town.LAMP_EDITED, exact=True)).to_be_visible()
    older = page.get_by_text("sudah tiga malam")
    expect(older).to_be_hidden()
    page.get_by_text("Diedit 1x, lihat versi lama").click()
    expect(older).to_be_visible()
    expect(page.get_by_text("nomor telepon disembunyikan")).to_be_visible()
    expect(page.get_by_text("Nama disembunyikan", exact=True)).to_be_visible()

    photos = page.get_by_role("link", name="open larger").or_(
        page.get_by_role("link", name="buka lebih besar")
    )
    expect(photos).to_have_count(2)
    photos.first.click()
    viewer = page.get_by_role("dialog")
    expect(viewer.get_by_role("img", name="Foto 1/2")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(viewer.get_by_role("img", name="Foto 2/2")).to_be_visible()
    page.keyboard.press("r")
    expect(viewer.locator("img")).to_have_css("rotate", "90deg")
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    expect(photos.first).to_be_focused()

    place = page.locator(".places")
    expect(place).to_contain_text("-7.15021, 111.88172")
    map_link = place.get_by_role("link", name="Buka di aplikasi peta")
    expect(map_link).to_have_attribute("href", "geo:-7.15021,111.88172")
    place.scroll_into_view_if_needed()  # the map is fetched when one gets near it
    expect(page.locator("[data-map] path")).to_be_visible()

    # With the keys turned off, no letter turns a picture.
    opened = page.url
    page.goto(f"{installation.url}/self/keys")
    page.get_by_label("Pakai pintasan").uncheck()
    page.get_by_role("button", name="Simpan").press("Enter")
    expect(page.get_by_text("Tersimpan.", exact=True)).to_be_visible()
    page.goto(opened)
    photos.first.click()
    page.keyboard.press("ArrowRight")
    expect(viewer.get_by_role("img", name="Foto 2/2")).to_be_visible()
    page.keyboard.press("r")
    expect(viewer.locator("img")).to_have_css("rotate", "0deg")


def test_an_officer_on_a_phone_reads_without_scripts_and_without_scrolling_sideways(
    page: Page, sign_in: Callable[[Page], None]
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.route(re.compile(r"/static/.*\.js$"), lambda route: route.fulfill(body=""))
    sign_in(page)
    page.locator("main li.row").first.get_by_role("link").click()
    page.wait_for_load_state()  # styles too
    expect(page.get_by_text(town.LAMP_EDITED, exact=True)).to_be_visible()
    expect(page.locator("#lapor")).to_contain_text("Verifikasi dulu")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
