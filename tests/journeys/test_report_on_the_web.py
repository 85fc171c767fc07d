"""A citizen reports on a small phone without scripts, follows the report, rates and objects."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Response, ViewportSize, expect
from sqlalchemy import select

from muara.casework import Answer, Casework
from store import agencies, queries
from store.case_models import FollowUpKind
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.models import attachments
from store.rights import ROLE_RIGHTS
from store.scope import SYSTEM
from tests import town
from tests.accessibility import faults
from tests.citizens_pages import HOLE, settings_with_pages
from tests.installation import Installation, running

OFFICER = replace(SYSTEM, actor="operator:1", rights=ROLE_RIGHTS["officer"])
MOST_BYTES = 150_000
PHONE: ViewportSize = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def office(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("citizens")
    shutil.copyfile(sqlite_template, folder / "muara.db")
    url = f"sqlite:///{folder / 'muara.db'}"
    with running(settings_with_pages(folder, url, reports_per_half_hour=500)) as opened:
        opened.add_operator("petugas", jurisdictions=["CTH"])
        yield opened


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A small, cheap phone that runs no script."""
    context = browser.new_context(locale="id-ID", java_script_enabled=False, viewport=PHONE)
    yield context.new_page()
    context.close()


def answer(office: Installation, number: str, round: int) -> None:
    """An officer hands the report on, and its agency answers."""
    casework, now = Casework(office.application), office.clock.now()
    with office.application.store.read() as connection:
        roads = agencies.agencies_of(SYSTEM, connection, "CTH")[0].id
        complaint = queries.complaint_by_tracking_id(SYSTEM, connection, number)
    if round == 1:
        said = Verification(
            title="Lubang", classification="complaint", is_oversight=False, is_secret=False
        )
        deed = Deed(key=f"{number}:verify", now=now)
        casework.verify(OFFICER, number, deed, said, agency_ids=[roads])
    with office.application.store.read() as connection:
        held = agencies.assignments_of(SYSTEM, connection, complaint.id)[0].id
    done = Answer(
        kind=FollowUpKind.SUBSTANTIVE_ANSWER,
        text=f"Sudah ditambal, putaran {round}.",
        what="Ditambal aspal",
        when="Jumat",
        who="Regu contoh",
        assignment_id=held,
    )
    casework.answer(OFFICER, number, Deed(key=f"{number}:answer:{round}", now=now), done)


def does_not_scroll_sideways(page: Page) -> None:
    """Without scripts the page cannot be asked: look at how wide its picture is."""
    picture = page.screenshot(full_page=True)
    width = int.from_bytes(picture[16:20], "big")
    assert width == PHONE["width"]


def test_a_citizen_reports_follows_rates_and_objects_without_scripts(
    plain: Page, office: Installation, tmp_path: Path
) -> None:
    photo = tmp_path / "lubang.jpg"
    photo.write_bytes(town.picture("sienna"))
    plain.goto(f"{office.url}/lapor")
    plain.get_by_label("Apa yang terjadi?").fill(HOLE)
    plain.get_by_label("Di mana?").fill("Depan pasar kota")
    plain.get_by_label("Nomor telepon atau e-mail").fill("0811")
    plain.get_by_role("button", name="Kirim laporan").click()
    expect(plain.get_by_role("alert")).to_contain_text("Belum terkirim")
    expect(plain.get_by_label("Apa yang terjadi?")).to_have_value(HOLE)
    plain.get_by_label("Nomor telepon atau e-mail").fill("0811-0000-1234")
    plain.get_by_label("Foto").set_input_files(photo)
    does_not_scroll_sideways(plain)
    plain.get_by_role("button", name="Kirim laporan").click()

    expect(plain.get_by_role("heading", level=1)).to_have_text("Laporan Anda kami terima")
    number, code = plain.locator("#number").inner_text(), plain.locator("#code").inner_text()
    does_not_scroll_sideways(plain)
    plain.reload()
    expect(plain.locator("#number")).to_have_text(number)

    plain.get_by_role("link", name="Lacak").first.click()
    plain.get_by_label("Nomor laporan").fill(number)
    plain.get_by_role("button", name="Lihat").click()
    expect(plain.get_by_role("status")).to_contain_text("Diterima")
    answer(office, number, 1)
    plain.get_by_label("Kode cek").fill(code)
    plain.get_by_role("button", name="Lihat").click()
    expect(plain.get_by_text("Sudah ditambal, putaran 1.")).to_be_visible()
    does_not_scroll_sideways(plain)

    plain.get_by_text("Belum selesai", exact=True).click()
    plain.get_by_label("Apa yang belum selesai?").fill("Baru satu dari dua lubang")
    plain.get_by_role("button", name="Buka kembali laporan").click()
    expect(plain.get_by_role("status")).to_contain_text("kami buka kembali")
    answer(office, number, 2)
    plain.reload()
    plain.get_by_label("4 Puas").check()
    plain.get_by_role("button", name="Sudah selesai, kirim penilaian").click()
    expect(plain.get_by_role("status")).to_contain_text("Terima kasih atas penilaian Anda")
    expect(plain.get_by_text("Anda memberi nilai 4")).to_be_visible()
    plain.get_by_role("button", name="Tutup halaman ini").click()
    expect(plain.get_by_label("Kode cek")).to_be_visible()


def test_a_citizen_points_at_the_place_and_finds_no_barrier(
    page: Page, office: Installation, tmp_path: Path
) -> None:
    page.context.grant_permissions(["geolocation"], origin=office.url)
    page.context.set_geolocation({"latitude": -7.150213, "longitude": 111.881724})
    weight: dict[str, int] = {}
    page.on("response", lambda response: weigh(response, weight))
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{office.url}/lapor")
    assert faults(page) == []
    page.get_by_label("Apa yang terjadi?").fill(HOLE)
    page.get_by_label("Foto").set_input_files(camera_photo(tmp_path))
    page.get_by_role("button", name="Pakai posisi saya").click()
    expect(page.get_by_role("status")).to_contain_text("-7.150213, 111.881724")
    page.get_by_role("button", name="Pilih di peta").click()
    page.locator(".map .leaflet-control-scale-line").wait_for()
    unmoved = page.locator(".leaflet-map-pane").get_attribute("style")
    page.locator("#map").press("ArrowRight")
    expect(page.locator(".leaflet-map-pane")).not_to_have_attribute("style", unmoved or "")
    page.locator("#map").press("Enter")
    expect(page.get_by_role("status")).not_to_contain_text("111.881724")
    assert faults(page) == []
    assert sum(weight.values()) < MOST_BYTES, weight
    page.get_by_role("button", name="Kirim laporan").click()
    number, code = page.locator("#number").inner_text(), page.locator("#code").inner_text()
    assert faults(page) == []
    page.get_by_role("button", name="Salin").click()
    expect(page.get_by_role("button", name="Sudah disalin")).to_be_visible()
    answer(office, number, 1)

    page.goto(f"{office.url}/lacak")
    assert faults(page) == []
    page.get_by_label("Nomor laporan").fill(number)
    page.get_by_label("Kode cek").fill(code)
    page.keyboard.press("Enter")
    page.get_by_text("Sudah ditambal").wait_for()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert faults(page) == []
    page.goto(f"{office.url}/privasi")
    assert faults(page) == []
    with office.application.store.read() as connection:
        complaint = queries.complaint_by_tracking_id(SYSTEM, connection, number)
        file = connection.execute(select(attachments).order_by(attachments.c.id.desc())).first()
    assert complaint.has_location
    assert file is not None
    assert file.size < MOST_BYTES * 10, "drawn smaller before it goes over a slow line"


def weigh(response: Response, weight: dict[str, int]) -> None:
    sizes = response.request.sizes()
    weight[response.url] = sizes["responseBodySize"] + sizes["responseHeadersSize"]


def camera_photo(folder: Path) -> Path:
    """As large as a phone takes them."""
    path = folder / "kamera.jpg"
    noise = Image.effect_noise((3000, 2000), 60)
    noise.convert("RGB").save(path, "JPEG", quality=92)
    assert path.stat().st_size > MOST_BYTES * 20
    return path


def test_the_form_is_filled_in_by_keyboard_alone(page: Page, office: Installation) -> None:
    page.goto(f"{office.url}/lapor")
    until = walker(page)
    until("text")
    page.keyboard.type("Lampu jalan depan balai desa Karang mati tiga malam")
    until("place")
    page.keyboard.type("Balai desa Karang")
    until("is_secret")
    page.keyboard.press("Space")
    until("button")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Laporan Anda kami terima")
    expect(page.get_by_text("Seluruh laporan ini dirahasiakan")).to_be_visible()


def walker(page: Page) -> Callable[[str], None]:
    """Goes on by Tab until the field with a name, or the main button; the trap is never met."""
    focused = """() => { const at = document.activeElement;
        return at.matches("button.main") ? "button" : at.name || at.tagName }"""

    def until(name: str) -> None:
        for _ in range(30):
            page.keyboard.press("Tab")
            met = page.evaluate(focused)
            assert met != "homepage"
            if met == name:
                return
        raise AssertionError(f"{name} is not reached by keyboard")

    return until
