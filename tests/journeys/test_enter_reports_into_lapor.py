"""Three reports are typed into a form like SP4N-LAPOR!'s, by keyboard alone, in few keystrokes."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

import pytest
from playwright.sync_api import Page, expect

from forwarder.base import REPLY
from forwarder.lapor import LaporSettings
from muara.casework import Casework
from store import queries
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.scope import SYSTEM
from tests import town
from tests.accessibility import faults
from tests.installation import Installation, running, settings_for

pytestmark = pytest.mark.browser

BY_HAND, BY_FORM_FILLER = 46, 16
"""Keys for one report, changing tabs included: at most."""
LONGEST = 30.0
"""Seconds that one report may take."""
KEY, MIND = 0.28, 1.35
"""Seconds for a key of somebody who is no typist, and for making up one's mind. Hands cannot be
measured here: they are counted by the keystroke-level model (Card, Moran and Newell, The
Keystroke-Level Model for User Performance Time with Interactive Systems, CACM 23(7), 1980)."""
SELECTORS = {
    "title": "#judul",
    "text": "#isi",
    "incident_on": "#tanggal",
    "place": "#lokasi",
    "agency": "#instansi",
    "category": "#kategori",
    "classification": "#klasifikasi",
    "anonymous": "#anonim",
    "secret": "#rahasia",
}
FIELDS = ("judul", "isi", "tanggal", "lokasi", "instansi", "kategori")
FORM = """<!doctype html><html lang="id"><title>Formulir</title><form method="post" action="/">
<label><input type="checkbox" id="anonim" name="anonim" autofocus> Anonim</label>
<label><input type="checkbox" id="rahasia" name="rahasia"> Rahasia</label>
<label>Judul <input id="judul" name="judul" required></label>
<label>Isi <textarea id="isi" name="isi" required></textarea></label>
<label>Tanggal kejadian <input id="tanggal" name="tanggal" required></label>
<label>Lokasi <input id="lokasi" name="lokasi"></label>
<label>Instansi <input id="instansi" name="instansi"></label>
<label>Kategori <input id="kategori" name="kategori"></label>
<label>Klasifikasi <select id="klasifikasi" name="klasifikasi">
<option>Pengaduan</option><option>Aspirasi</option><option>Permintaan Informasi</option>
</select></label>
<button id="kirim">Kirim</button></form></html>"""
SENT = """<!doctype html><html lang="id"><title>Terkirim</title>
<label>Tautan <input id="tautan" readonly autofocus value="{address}"></label></html>"""


@dataclass
class LaporLike:
    """A plain form in the manner of LAPOR's, which gives each report a number."""

    url: str = ""
    received: list[dict[str, str]] = field(default_factory=list)

    def take(self, form: dict[str, str]) -> str:
        self.received.append(form)
        return f"https://www.lapor.go.id/laporan/detil/{1234566 + len(self.received)}"


@pytest.fixture(scope="module")
def lapor() -> Iterator[LaporLike]:
    site = LaporLike()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(FORM if self.path == "/" else "")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            given = {name: values[0] for name, values in parse_qs(body).items()}
            self._say(SENT.format(address=escape(site.take(given))))

        def _say(self, page: str) -> None:
            content = page.encode()
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_address[1]}/"
    yield site
    server.shutdown()
    thread.join(timeout=10)
    server.server_close()


@pytest.fixture(scope="module")
def installation(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path, lapor: LaporLike
) -> Iterator[Installation]:
    """Three verified reports, the second of them secret."""
    folder = tmp_path_factory.mktemp("installation")
    shutil.copyfile(sqlite_template, folder / "muara.db")
    where = LaporSettings(kind="lapor", form_url=lapor.url, selectors=SELECTORS)
    settings = settings_for(
        folder,
        f"sqlite:///{folder / 'muara.db'}",
        destinations={"lapor": where},
    )
    with running(settings) as opened:
        opened.add_operator("petugas", jurisdictions=["CTH"])
        for number in (1, 2, 3):
            text = f"Lampu jalan nomor {number} di Dusun Karang Tengah mati sejak kemarin"
            opened.receive(
                "telegram",
                opened.citizens.telegram(number, text=text),
                opened.citizens.telegram(number, location=town.POINT),
            )
            verify(opened, number)
        yield opened


def verify(opened: Installation, number: int) -> None:
    said = Verification(
        title=f"Lampu jalan {number} mati",
        classification="complaint",
        is_oversight=False,
        is_secret=number == 2,
        topic="Perhubungan",
    )
    deed = Deed(key=f"verify-{number}", now=opened.clock.now())
    Casework(opened.application).verify(SYSTEM, tracking_id(opened, number), deed, said)


def tracking_id(opened: Installation, complaint_id: int) -> str:
    with opened.application.store.read() as connection:
        return str(queries.complaint(SYSTEM, connection, complaint_id).tracking_id)


@dataclass
class Hands:
    """Two tabs side by side, and how often a key was pressed; changing the tab is a press, too."""

    muara: Page
    form: Page
    count: int = 0
    keys: int = 0
    """The same, where `Control+V` is two keys, and so is changing the tab."""
    thoughts: int = 0

    @property
    def seconds(self) -> float:
        """How long a person takes for one report."""
        return self.keys * KEY + self.thoughts * MIND

    def think(self) -> None:
        self.thoughts += 1

    def press(self, page: Page, *keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)
            self.count += 1
            self.keys += 1 + key.count("+")

    def turn_to(self, page: Page) -> None:
        page.bring_to_front()
        self.count += 1
        self.keys += 2

    def begin(self, *, is_secret: bool = False) -> None:
        """Tick in both tabs; then the fields are there."""
        self.count = self.keys = self.thoughts = 0
        self.think()
        self.form.goto(self.form.url)
        self.form.locator("#anonim:focus").wait_for()
        self.turn_to(self.form)
        self.press(self.form, " ", "Tab", *([" "] if is_secret else []), "Tab")
        self.turn_to(self.muara)
        self.muara.locator("html.has-copies input[name=anonymous]:focus").wait_for()
        self.press(self.muara, " ", *(["Tab", " "] if is_secret else []))
        self.muara.locator("html.has-copies #field-title").wait_for()

    def copy(self, key: str, then: str) -> None:
        if key != "1":  # which was copied with the last tick
            self.think()
            self.press(self.muara, key)
        self.muara.locator(f'button[data-key="{key}"][data-copied]').wait_for()
        self.turn_to(self.form)
        self.press(self.form, "Control+V", then)

    def bring_the_number(self) -> None:
        """From the page that LAPOR shows at the end."""
        self.think()
        self.form.locator("#tautan:focus").wait_for()
        self.press(self.form, "Control+A", "Control+C")
        self.turn_to(self.muara)
        self.press(self.muara, "0", "Control+V")
        expect(self.muara.locator("#read")).to_contain_text("Terbaca: 123456")
        self.press(self.muara, "Enter")


def by_hand(hands: Hands, *, is_secret: bool) -> None:
    hands.begin(is_secret=is_secret)
    for key in "123456":
        hands.copy(key, "Tab")
        if key != "6":
            hands.turn_to(hands.muara)
    hands.think()
    hands.press(hands.form, "Tab", "Enter")  # past the kind: what it says is right
    hands.bring_the_number()


def by_form_filler(hands: Hands, bookmark: str) -> None:
    hands.begin()
    hands.think()
    hands.press(hands.muara, "9")
    hands.muara.locator('button[data-key="9"][data-copied]').wait_for()
    hands.turn_to(hands.form)
    hands.form.evaluate(bookmark)  # the bookmark's key
    hands.count += 1
    hands.keys += 2
    expect(hands.form.locator("#kategori")).to_have_value("Perhubungan")
    assert hands.form.url.endswith("/")  # it never sends
    hands.think()
    hands.press(hands.form, "Enter")
    hands.bring_the_number()


def test_where_the_browser_offers_no_clipboard_the_field_is_selected(
    page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    sign_in(page)
    number = tracking_id(installation, 1)
    page.goto(f"{installation.url}/lapor-entry/{number}?anonymous=true")
    page.locator("html.has-copies").wait_for(state="attached")
    page.keyboard.press("1")
    expect(page.locator("#copied")).to_contain_text("Judul")
    selected = page.evaluate(
        "(field => field.value.slice(field.selectionStart, field.selectionEnd))"
        "(document.getElementById('field-title'))"
    )
    assert selected == "Lampu jalan 1 mati"
    page.set_viewport_size({"width": 320, "height": 700})
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    for path in ("/lapor-batches", "/lapor-bookmarklet", f"/complaints/{number}"):
        page.goto(f"{installation.url}{path}")
        assert faults(page) == [], path


def test_three_reports_are_entered_by_keyboard(
    page: Page, installation: Installation, lapor: LaporLike, sign_in: Callable[[Page], None]
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(page)
    page.goto(f"{installation.url}/lapor-bookmarklet")
    link = page.get_by_role("link", name="Isi LAPOR").get_attribute("href") or ""
    form = page.context.new_page()
    form.goto(lapor.url)
    page.goto(f"{installation.url}/")
    page.locator("html.has-keys").wait_for(state="attached")
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.get_by_role("heading", name="Masukkan ke SP4N-LAPOR!").wait_for()
    assert faults(page) == []
    hands = Hands(page, form)

    by_hand(hands, is_secret=False)
    expect(page.get_by_text("Tersimpan dengan nomor LAPOR 1234567")).to_be_visible()
    assert hands.count <= BY_HAND
    assert say("by hand", hands) <= LONGEST

    by_hand(hands, is_secret=True)
    expect(page.get_by_text("Tersimpan dengan nomor LAPOR 1234568")).to_be_visible()
    assert hands.count <= BY_HAND

    by_form_filler(hands, unquote(link.removeprefix("javascript:")))
    expect(page.get_by_text("Tersimpan dengan nomor LAPOR 1234569")).to_be_visible()
    assert hands.count <= BY_FORM_FILLER
    assert say("with the form filler", hands) <= LONGEST
    expect(page.get_by_role("heading", name="Semua sudah di LAPOR")).to_be_visible()

    assert [one["judul"] for one in lapor.received] == [
        f"Lampu jalan {number} mati" for number in (1, 2, 3)
    ]
    assert all(one["anonim"] == "on" for one in lapor.received)
    assert [one.get("rahasia") for one in lapor.received] == [None, "on", None]
    for number, one in enumerate(lapor.received, start=1):
        assert all(one[name] for name in FIELDS)
        assert f"Lampu jalan nomor {number}" in one["isi"]
        assert f"nomor {1234566 + number}" in told(installation, number)


def say(way: str, hands: Hands) -> float:
    """Seconds for one report, which `pytest -s` shows."""
    print(f"{way}: {hands.keys} keys, {hands.thoughts} thoughts, {hands.seconds:.1f} s")  # noqa: T201
    return hands.seconds


def told(installation: Installation, complaint_id: int) -> str:
    """What the citizen reads about LAPOR."""
    store = installation.application.store
    with store.read() as connection:
        row = queries.complaint(SYSTEM, connection, complaint_id)
        sealer = queries.reporter_sealer(SYSTEM, connection, store.keyring, row.reporter_id)
        (reply,) = [
            one
            for one in queries.replies_to(SYSTEM, connection, complaint_id)
            if one.purpose == "forwarded"
        ]
        return str(json.loads(sealer.open(reply.sealed, REPLY))["text"])
