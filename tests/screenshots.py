"""`make screenshots`: the main pages, with an invented week's reports, into docs/images."""

from __future__ import annotations

import json
import math
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from sqlalchemy import select

from channels.base import Source
from channels.twitter import TwitterSettings
from channels.web import WebSettings
from channels.whatsapp import WhatsAppSettings
from muara.casework import Answer, Casework
from muara.config import Settings
from muara.jobs import RunContext
from muara.pipeline import pack
from muara.schedule import all_jobs
from simulator.pictures import draw_photo
from store import agencies, ledger, queries, sending
from store.case_models import FollowUpKind
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.models import OutboxState, complaints
from store.rights import ROLE_RIGHTS
from store.scope import SYSTEM
from tests.browser import find_chromium
from tests.installation import NOWHERE, PAGE_ID, PASSWORD, Installation, running, settings_for
from tests.people import add_person
from tests.town import POINT, photo

_FOLDER = Path(__file__).parents[1] / "docs" / "images"
# A promise, since the pages allow nothing that a wait for an expression would have to evaluate.
_ALL_PICTURES_ARE_THERE = """Promise.all([...document.images].filter(image => !image.complete).map(
    image => new Promise(done => { image.onload = image.onerror = done; })
))"""
_DESK = {"width": 1366, "height": 768}
_PHONE = {"width": 390, "height": 844}
_OFFICER = replace(SYSTEM, actor="operator:1", rights=ROLE_RIGHTS["officer"])
_WHATSAPP = "6281100009000"
_ACCOUNT = "AC00000000000000000000000000000042"


@dataclass(frozen=True, slots=True)
class _Told:
    """What an invented citizen tells, some minutes after the one before; `scene` is a photo's."""

    minutes: float
    channel: str
    text: str
    scene: str = ""


_LAMP_AT_FIRST = "Lampu jalan di Dusun Karang Tengah mati sudah tiga malam"
_LAMP = "Lampu jalan di Dusun Karang Tengah mati sudah empat malam, tiangnya dekat pos ronda"
_HOLE = "Jalan Raya Contoh depan pasar berlubang besar, kemarin ada motor jatuh"
_LETTERS = "KTP saya sudah dua minggu belum jadi, katanya blangko habis. Mohon info"
_BY_TELEPHONE = "Penelepon: lampu Jl. Kenanga Contoh mati sejak kemarin, gelap dan rawan begal"
_WEEK = (
    _Told(0, "whatsapp", _HOLE, "road"),
    _Told(60 * 21, "page", "Air PDAM di Perum Griya Contoh keruh sejak Senin, tidak bisa masak"),
    _Told(60 * 4, "telegram", _LETTERS),
    _Told(60 * 20, "x", "saluran Jl. Melati Contoh mampet, tiap hujan meluber ke jalan", "flood"),
    _Told(60 * 23, "whatsapp", "Sampah TPS Desa Contoh seminggu tidak diangkut, bau", "rubbish"),
    _Told(60 * 3, "page", "Antre di Puskesmas Contoh dari jam 5, loket baru buka jam 9"),
    _Told(35, "telegram", "Atap SDN 2 Contoh bocor, dua kelas belajar di teras", "school"),
    _Told(20, "whatsapp", "Jembatan bambu Dusun Sumber miring, anak sekolah lewat situ", "bridge"),
    _Told(9, "x", "PJU sepanjang Jl. Kenanga Contoh mati, gelap sekali kalau malam", "lamp"),
    _Told(8, "telegram", "Mau tanya, syarat mengurus akta kelahiran apa saja ya?"),
    _Told(7, "page", "Lampu jalan Jl. Kenanga tidak menyala dari kemarin, rawan begal"),
    _Told(6, "whatsapp", "Banjir di Dusun Karang sudah masuk rumah, tolong perahu karet", "flood"),
    _Told(4, "whatsapp", "Pohon besar tumbang menutup Jalan Raya Sumber, tidak bisa lewat", "tree"),
)


def main() -> None:
    """Take every picture anew."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        settings = _four_channels(folder, f"sqlite:///{folder / 'muara.db'}")
        with running(settings) as opened:
            _prepare(opened)
            browser = playwright.chromium.launch(executable_path=find_chromium(playwright))
            with _signed_in(browser, opened, "petugas", _DESK) as page:
                _take(page, opened, "/", "queue")
                page.goto(f"{opened.url}/new")
                page.locator("[name=text]").fill(_BY_TELEPHONE)
                page.locator("#live dd").first.wait_for()
                _shoot(page, "new-report")
                _take(page, opened, f"/complaints/{_number_of(opened, _LAMP)}", "complaint")
            with _signed_in(browser, opened, "petugas", _DESK, dark=True) as page:
                _take(page, opened, "/", "queue-dark")
            with _signed_in(browser, opened, "penghubung", _PHONE) as page:
                _take(page, opened, "/today", "today")
            _take_citizens_pages(browser, opened)
            browser.close()
    print(f"The pictures are in {_FOLDER}.")  # noqa: T201 - a command's answer


def _four_channels(folder: Path, database_url: str) -> Settings:
    """One government with a number, a bot, a Page, an account and pages of its own."""
    plain = settings_for(folder, database_url)
    own = {name: plain.channels[name] for name in ("telegram", "page")}
    whatsapp = {
        "kind": "whatsapp",
        "jurisdiction": "CTH",
        "account_sid": _ACCOUNT,
        "auth_token": "an-invented-auth-token",
        "number": f"+{_WHATSAPP}",
        "api_url": NOWHERE,
    }
    twitter = {
        "kind": "twitter",
        "jurisdiction": "CTH",
        "user_id": "1700000000000000042",
        "bearer_token": "an-invented-bearer-token",
        "public_replies": "auto",
        "api_url": NOWHERE,
    }
    return settings_for(
        folder,
        database_url,
        jurisdictions={"CTH": plain.jurisdictions["CTH"]},
        not_configured={},
        channels=own
        | {
            "whatsapp": WhatsAppSettings.model_validate(whatsapp),
            "x": TwitterSettings.model_validate(twitter),
            "web": WebSettings(kind="web", jurisdiction="CTH"),
        },
    )


def _prepare(opened: Installation) -> None:
    files: dict[str, bytes] = {}
    for person, told in enumerate(_WEEK, start=40):
        opened.clock.move(timedelta(minutes=told.minutes))
        _WRITERS[told.channel](opened, person, told, files)
        _let_the_bot_speak(opened)
    _tell_of_the_lamp(opened, files)
    _let_the_bot_speak(opened)
    opened.fetch_media(files)
    _look_for_the_same(opened)
    opened.add_operator("petugas", jurisdictions=["CTH"])
    store = opened.application.store
    with store.read() as connection:
        roads = agencies.agencies_of(SYSTEM, connection, "CTH")[0].id
    add_person(store, "penghubung", "liaison_officer", agency_id=roads, jurisdictions=["CTH"])
    _hand_over(opened, _HOLE, "Jalan berlubang depan pasar", roads)


def _on_whatsapp(opened: Installation, person: int, told: _Told, files: dict[str, bytes]) -> None:
    sid = f"SM{person:032d}"
    said = {
        "MessageSid": sid,
        "AccountSid": _ACCOUNT,
        "MessageType": "image" if told.scene else "text",
        "From": f"whatsapp:+62811000012{person}",
        "To": f"whatsapp:+{_WHATSAPP}",
        "WaId": f"62811000012{person}",
        "ProfileName": "Warga Karangan",
        "Body": told.text,
        "NumMedia": "1" if told.scene else "0",
    }
    if told.scene:
        url = f"{NOWHERE}/2010-04-01/Accounts/{_ACCOUNT}/Messages/{sid}/Media/ME{person:032d}"
        said |= {"MediaUrl0": url, "MediaContentType0": "image/jpeg"}
        files[url] = draw_photo(told.scene, "", person)
    _deliver(opened, "whatsapp", Source.WEBHOOK, urlencode(said).encode(), _FORM)


_FORM = {"content-type": "application/x-www-form-urlencoded"}


def _on_telegram(opened: Installation, person: int, told: _Told, files: dict[str, bytes]) -> None:
    if told.scene:
        files[told.scene] = draw_photo(told.scene, "", person)
        said: dict[str, Any] = {"photo": photo(told.scene), "caption": told.text}
    else:
        said = {"text": told.text}
    _deliver(opened, "telegram", Source.WEBHOOK, opened.citizens.telegram(person, **said))


def _on_the_page(opened: Installation, person: int, told: _Told, _files: dict[str, bytes]) -> None:
    sender, page = {"id": f"{9_000_000_000_000_000 + person}"}, {"id": PAGE_ID}
    message = {"mid": f"m_{person}", "text": told.text}
    event = {"sender": sender, "recipient": page, "message": message}
    moment = {"timestamp": int(opened.clock.now().timestamp() * 1000)}
    _deliver(opened, "page", Source.WEBHOOK, opened.citizens.messenger(event | moment))


def _on_x(opened: Installation, person: int, told: _Told, files: dict[str, bytes]) -> None:
    author = f"17000000000000010{person}"
    post: dict[str, Any] = {
        "id": f"20280000000000003{person}",
        "conversation_id": f"20280000000000003{person}",
        "text": f"@kabcontoh {told.text}",
        "author_id": author,
        "created_at": f"{opened.clock.now():%Y-%m-%dT%H:%M:%S}.000Z",
    }
    included: dict[str, Any] = {
        "users": [{"id": author, "name": "Warga Karangan", "username": "warga_karangan"}]
    }
    if told.scene:
        key, url = f"3_{person}", f"{NOWHERE}/media/{person}.jpg"
        post |= {"attachments": {"media_keys": [key]}}
        included |= {"media": [{"media_key": key, "type": "photo", "url": url}]}
        files[url] = draw_photo(told.scene, "", person)
    page = {"data": [post], "includes": included, "meta": {"result_count": 1}}
    _deliver(opened, "x", Source.POLL, json.dumps(page).encode())


_WRITERS = {
    "whatsapp": _on_whatsapp,
    "telegram": _on_telegram,
    "page": _on_the_page,
    "x": _on_x,
}


def _deliver(
    opened: Installation,
    channel: str,
    source: Source,
    body: bytes,
    headers: Mapping[str, str] | None = None,
) -> None:
    """Into the ledger as the door and the pollers write it, and as far as it goes from there."""
    now = opened.clock.now()
    delivery = ledger.NewDelivery(
        channel=channel,
        source=source,
        received_at=now,
        day=now.date(),
        content=pack(body, headers),
    )
    store = opened.application.store
    with store.write() as connection:
        ledger.receive(store, connection, [delivery])
    opened.application.pipeline.drain()


def _tell_of_the_lamp(opened: Installation, files: dict[str, bytes]) -> None:
    """One story in several messages, edited once, with two photos and the place."""
    citizens, clock = opened.citizens, opened.clock
    clock.move(timedelta(minutes=5))
    _deliver(opened, "telegram", Source.WEBHOOK, citizens.telegram(1, text=_LAMP_AT_FIRST))
    lamp = citizens.latest
    _let_the_bot_speak(opened)
    clock.move(timedelta(minutes=1))
    album = {"media_group_id": "album"}
    for scene, number in (("lamp", 7), ("houses", 8)):
        files[f"lamp-{number}"] = draw_photo(scene, "", number)
    for message in (
        {"photo": photo("lamp-7"), "caption": "Ini fotonya", **album},
        {"photo": photo("lamp-8"), **album},
        {"location": POINT},
        {"edit": lamp, "text": _LAMP},
    ):
        _deliver(opened, "telegram", Source.WEBHOOK, citizens.telegram(1, **message))


def _let_the_bot_speak(opened: Installation) -> None:
    """What the bot says after a while of silence, and what the platforms would have taken."""
    opened.clock.move(timedelta(minutes=1.5))
    application, now = opened.application, opened.clock.now()
    application.gathering().go_on(lambda: False)
    with application.store.write() as connection:
        for row in queries.outbox_rows(SYSTEM, connection, states=[OutboxState.DUE]):
            if row.due_at <= now:
                sending.note_sent(SYSTEM, connection, row, f"sent-{row.id}".encode(), now)


def _look_for_the_same(opened: Installation) -> None:
    """The jobs that remember what is told and find who told the same before."""
    context = RunContext(fence=0, until=math.inf, ended=threading.Event())
    for job in all_jobs(opened.application):
        if job.name in ("index", "compare"):
            job.work(context)


def _hand_over(opened: Installation, text: str, title: str, agency: int) -> None:
    said = Verification(
        title=title, classification="complaint", is_oversight=False, is_secret=False
    )
    deed = Deed(key=title, now=opened.clock.now())
    number = _number_of(opened, text)
    Casework(opened.application).verify(_OFFICER, number, deed, said, agency_ids=[agency])


def _number_of(opened: Installation, text: str) -> str:
    with opened.application.store.read() as connection:
        query = select(complaints.c.tracking_id).where(complaints.c.summary.startswith(text[:40]))
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
        when="Selasa, 24 November 2026",
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
        locale="id-ID",
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
    page.evaluate(_ALL_PICTURES_ARE_THERE)
    page.screenshot(path=_FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
