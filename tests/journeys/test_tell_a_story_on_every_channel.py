"""Citizens play their phones on four platforms: a story, its receipt, the answer, the objection.

One process of the product serves all of them. The phones are played side by side, so that the
pauses in which the bot waits for a citizen are waited for once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sqlalchemy import select

from muara.app import Application, open_application
from muara.casework import Answer, Casework
from simulator.server import RunningSimulator
from store import agencies
from store.case_models import FollowUpKind, assignments
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.models import complaints
from store.scope import SYSTEM
from tests.agency_desk import OFFICER
from tests.browser import watched_page
from tests.ports import free_port
from tests.simulated import (
    SECRETS,
    is_serving,
    process,
    settings_of,
    simulated_people,
    wait_for,
    write_config,
)

PLATFORMS = {"telegram": "telegram", "whatsapp": "twilio", "facebook": "graph", "x": "x"}
WEBHOOKS = ("whatsapp", "facebook")
SETTLE_SECONDS = 3
NUMBER = re.compile(r"\b[A-Z]{2,5}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
SECOND = "gelap sekali, anak-anak takut lewat situ"


@dataclass(frozen=True, slots=True)
class Product:
    """The running product's simulator, and its store as an officer's desk sees it."""

    simulator_url: str
    application: Application
    log: Path

    def number_of(self, channel: str) -> str:
        """The tracking id of the only complaint that came on a channel."""
        wanted = select(complaints.c.tracking_id).where(complaints.c.channel == channel)
        with self.application.store.read() as connection:
            (number,) = connection.execute(wanted).scalars()
        return str(number)

    def row(self, number: str) -> Any:
        wanted = select(complaints).where(complaints.c.tracking_id == number)
        with self.application.store.read() as connection:
            return connection.execute(wanted).one()

    def hand_on(self, number: str) -> None:
        """An officer verifies a complaint and gives it to an agency."""
        said = Verification(
            title="Lampu jalan", classification="complaint", is_oversight=False, is_secret=False
        )
        with self.application.store.read() as connection:
            agency = agencies.agencies_of(SYSTEM, connection, "CTH")[0].id
        deed = _deed(f"verify-{number}")
        Casework(self.application).verify(OFFICER, number, deed, said, agency_ids=[agency])

    def answer(self, number: str) -> None:
        """The agency has done something about it."""
        with self.application.store.read() as connection:
            wanted = select(assignments.c.id).where(
                assignments.c.complaint_id == self.row(number).id
            )
            assignment = connection.execute(wanted).scalar_one()
        answer = Answer(
            kind=FollowUpKind.SUBSTANTIVE_ANSWER,
            text="Lampu sudah menyala lagi.",
            what="Tiga lampu diganti",
            when="hari ini",
            who="Dinas Perhubungan",
            assignment_id=assignment,
        )
        Casework(self.application).answer(OFFICER, number, _deed(f"answer-{number}"), answer)


def _deed(key: str) -> Deed:
    return Deed(key=key, now=datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Phone:
    """One citizen's phone on one platform."""

    channel: str
    page: Page

    def write(self, *texts: str) -> None:
        for text in texts:
            before = self.sent.count()
            self.page.get_by_label("Tulis pesan").fill(text)
            self.page.keyboard.press("Enter")
            expect(self.sent).to_have_count(before + 1)

    def send_photo(self) -> None:
        before = self.sent.count()
        self.page.get_by_role("button", name="Foto", exact=True).click()
        self.page.get_by_role("button", name="Kirim foto").click()
        expect(self.sent).to_have_count(before + 1)

    def share_place(self, button: str = "Lokasi") -> None:
        before = self.sent.count()
        self.page.get_by_role("button", name=button).last.click()
        self.page.get_by_role("button", name="Bagikan").click()
        expect(self.sent).to_have_count(before + 1)

    def write_at(self, surface: str) -> None:
        """From now on write there."""
        self.page.get_by_text(surface, exact=True).first.click()

    def press(self, title: str) -> None:
        self.page.get_by_role("button", name=title, exact=True).last.click()

    def expect(self, words: str) -> None:
        """The bot has said something with these words."""
        expect(self.said.filter(has_text=words)).to_have_count(1)

    def count(self, words: str) -> int:
        return self.said.filter(has_text=words).count()

    @property
    def sent(self) -> Locator:
        return self.page.locator(".line.sent")

    @property
    def said(self) -> Locator:
        """The lines of the bot."""
        return self.page.locator(".line:not(.sent)")


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product as a process, with pauses for quick citizens."""
    folder = tmp_path_factory.mktemp("story")
    store = f"sqlite:///{folder / 'muara.db'}"
    port = free_port()
    log = folder / "serve.log"
    with RunningSimulator() as simulator, ExitStack() as stack:
        people = stack.enter_context(simulated_people(simulator))
        people.configure("x", rate_limits=False)
        config = write_config(
            folder,
            simulator.url,
            store,
            port=port,
            modes=dict.fromkeys(WEBHOOKS, "webhook"),
            dialogue={"settle_seconds": SETTLE_SECONDS, "answer_seconds": 60},
        )
        stack.enter_context(process(["serve", "--config", str(config)], log, **SECRETS))
        assert wait_for(lambda: is_serving(port)), log.read_text()
        hooks = f"http://127.0.0.1:{port}/hooks"
        people.point_webhooks({name: f"{hooks}/{name}" for name in WEBHOOKS})
        application = stack.enter_context(open_application(settings_of(config)))
        yield Product(simulator.url, application, log)


@pytest.fixture
def phones(product: Product, browser: Browser) -> Iterator[Callable[[str, str], Phone]]:
    """Opens a phone on a channel, whose citizen is named."""
    with ExitStack() as stack:

        def opened(channel: str, citizen: str) -> Phone:
            page = stack.enter_context(watched_page(browser))
            address = f"platform={PLATFORMS[channel]}&citizen={citizen}"
            page.goto(f"{product.simulator_url}/?{address}")
            return Phone(channel, page)

        yield opened


@pytest.mark.browser
def test_five_messages_are_one_complaint_that_is_answered_rated_and_opened_again(
    product: Product, phones: Callable[[str, str], Phone]
) -> None:
    everybody = [phones(channel, "warga-cerita") for channel in PLATFORMS]
    for phone in everybody:
        tell_story(phone)
    for phone in everybody:
        answer_questions(phone)
    for phone in everybody:
        phone.expect("Nomor laporan:")
        assert phone.count("Di mana tepatnya") == (phone.channel == "telegram")
        assert phone.count("Sejak kapan") == 1
        assert phone.count("Apa yang terjadi") == 0

    numbers = {phone.channel: product.number_of(phone.channel) for phone in everybody}
    for phone in everybody:
        number = numbers[phone.channel]
        assert number in phone.said.filter(has_text="Nomor laporan:").inner_text()
        assert product.row(number).attachment_count == 1
        product.hand_on(number)
        product.answer(number)
    for phone in everybody:
        phone.expect("Lampu sudah menyala lagi.")
        phone.write("cek")
    for phone in everybody:
        phone.expect("sudah dijawab")
        phone.write("4")
    for phone in everybody:
        phone.expect("Terima kasih atas penilaian Anda")
        phone.write("belum")
    for phone in everybody:
        phone.expect("kami buka kembali")
        case = product.row(numbers[phone.channel])
        assert (case.status, case.reopened_count) == ("in_progress", 1)


def tell_story(phone: Phone) -> None:
    """Five messages: a greeting, what is wrong, a photo, a place or more of it, the rest."""
    if phone.channel == "x":
        phone.write_at("Pesan langsung")
    phone.write("Selamat pagi", "lampu jalan mati")
    phone.send_photo()
    if phone.channel == "x":  # which has no places in direct messages
        phone.write("di Jalan Merdeka RT 03 depan pasar Desa Contoh")
    elif phone.channel != "telegram":  # where the bot will ask for it by a button
        phone.share_place()
    phone.write(*([SECOND] if phone.channel != "telegram" else [SECOND, "tolong ya pak"]))


def answer_questions(phone: Phone) -> None:
    """At most what is missing: the place where it was not told, and since when."""
    if phone.channel == "telegram":
        phone.expect("Di mana tepatnya")
        phone.share_place("Lokasi saya")
    phone.expect("Sejak kapan")
    if phone.channel in ("telegram", "facebook"):
        phone.press("Lewati")
    else:
        phone.write("sejak Senin malam")


@pytest.mark.browser
def test_in_public_little_is_said_and_the_rest_in_private_where_that_is_allowed(
    product: Product, phones: Callable[[str, str], Phone]
) -> None:
    comment, mention = phones("facebook", "warga-umum"), phones("x", "warga-umum")
    comment.write_at("Komentar")
    for phone in (comment, mention):
        phone.write("Air PDAM di Desa Contoh keruh sejak kemarin, tolong dicek")
    for phone in (comment, mention):
        expect(phone.said.filter(has_text="pukul")).to_have_count(1)
    in_public = comment.said.filter(has_text="pukul").inner_text()
    assert not NUMBER.search(in_public)
    assert not NUMBER.search(mention.said.inner_text())
    comment.expect("Nomor laporan:")
    (private,) = comment.said.filter(has_text="Nomor laporan:").all_inner_texts()
    assert "Messenger" in private
    assert NUMBER.search(private)
    assert comment.said.count() == 2
    assert mention.said.count() == 1
