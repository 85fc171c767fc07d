"""The phone page: a person writes as a citizen and sees the replies, in a real browser."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
import requests
from playwright.sync_api import Page, expect

from simulator.phone import PLATFORM_VIEWS, SCENE_LABELS
from simulator.pictures import SCENES
from simulator.server import RunningSimulator
from simulator.settings import PLATFORMS


@pytest.fixture(scope="module")
def simulator() -> Iterator[RunningSimulator]:
    with RunningSimulator() as running:
        yield running


def reply(
    simulator: RunningSimulator, citizen: str, text: str, platform: str = "telegram", **more: Any
) -> None:
    async def act() -> None:
        simulator.world.note_reply(
            platform, citizen, text, to="1", text=text, surface="direct", **more
        )

    simulator.call(act())


def said_by_bot(simulator: RunningSimulator, citizen: str, *texts: str) -> list[str]:
    """Let the bot say something on Telegram; the texts."""
    token = simulator.world.settings.telegram.token
    chat = simulator.world.telegram.chats.private(simulator.world.person(citizen)).chat_id
    url = f"{simulator.url}/telegram/bot{token}/sendMessage"
    for text in texts:
        assert requests.post(url, json={"chat_id": chat, "text": text}, timeout=10).ok
    return list(texts)


def test_the_page_knows_all_platforms_and_scenes() -> None:
    assert tuple(view.name for view in PLATFORM_VIEWS) == PLATFORMS
    assert set(SCENE_LABELS) == set(SCENES)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_each_platform_has_its_page_in_indonesian(
    simulator: RunningSimulator, platform: str
) -> None:
    answer = requests.get(simulator.url, params={"platform": platform}, timeout=10)
    assert answer.status_code == 200
    assert 'lang="id"' in answer.text
    found = re.search(r'type="application/json">(.*?)</script>', answer.text)
    assert found is not None
    assert json.loads(unescape(found.group(1)))["platform"] == platform
    assert not re.search(r'(?:src|href)="(?:https?:)?//', answer.text)


def test_what_stands_in_the_address_is_escaped(simulator: RunningSimulator) -> None:
    parameters = {"citizen": '"><script>alert(1)</script>', "platform": "nonsense"}
    answer = requests.get(simulator.url, params=parameters, timeout=10)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


@pytest.mark.browser
def test_a_person_writes_edits_and_deletes_on_the_page(
    simulator: RunningSimulator, page: Page
) -> None:
    page.goto(f"{simulator.url}/?platform=telegram&citizen=warga-peramban")
    page.get_by_label("Tulis pesan").fill("jln rusak")
    page.get_by_role("button", name="Kirim", exact=True).click()
    line = page.locator(".line.sent")
    expect(line).to_contain_text("jln rusak")
    line.get_by_role("button", name="Ubah").click()
    page.get_by_label("Tulis pesan").fill("jalan rusak")
    page.get_by_role("button", name="Kirim", exact=True).click()
    expect(line).to_contain_text("diubah")
    expect(line).to_contain_text("jalan rusak")
    line.get_by_role("button", name="Hapus").click()
    expect(line).to_contain_text("Pesan dihapus")


@pytest.mark.browser
def test_a_person_sends_a_photo_and_a_place_and_presses_the_bots_button(
    simulator: RunningSimulator, page: Page
) -> None:
    page.goto(f"{simulator.url}/?platform=graph&citizen=warga-foto")
    page.get_by_role("button", name="Foto", exact=True).click()
    page.get_by_role("button", name="Kirim foto").click()
    expect(page.locator(".line.sent")).to_contain_text("[Foto]")
    page.get_by_role("button", name="Lokasi").click()
    page.get_by_role("button", name="Bagikan").click()
    expect(page.locator(".line.sent")).to_have_count(2)
    page.get_by_text("Komentar", exact=True).click()
    expect(page.get_by_role("button", name="Lokasi")).to_be_hidden()


@pytest.mark.browser
def test_replies_of_the_bot_appear_by_themselves(simulator: RunningSimulator, page: Page) -> None:
    page.goto(f"{simulator.url}/?platform=telegram&citizen=warga-tunggu")
    expect(page.locator("#lines")).to_be_attached()
    buttons = [{"title": "Ya", "payload": "YES"}]
    reply(simulator, "warga-tunggu", "<b>Sudah dicatat</b>", buttons=buttons)
    answer = page.locator(".line:not(.sent)")
    expect(answer).to_contain_text("<b>Sudah dicatat</b>")
    expect(answer.get_by_role("button", name="Ya")).to_be_visible()


@pytest.mark.browser
def test_a_pressed_button_reaches_the_bot(simulator: RunningSimulator, page: Page) -> None:
    bot = f"{simulator.url}/telegram/bot{simulator.world.settings.telegram.token}"
    page.goto(f"{simulator.url}/?platform=telegram&citizen=warga-tombol")
    page.get_by_label("Tulis pesan").fill("halo")
    page.keyboard.press("Enter")
    expect(page.locator(".line.sent")).to_have_count(1)
    [update] = requests.get(f"{bot}/getUpdates", timeout=10).json()["result"][-1:]
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "YES"}]]}
    message = {
        "chat_id": update["message"]["chat"]["id"],
        "text": "Benar?",
        "reply_markup": keyboard,
    }
    assert requests.post(f"{bot}/sendMessage", json=message, timeout=10).ok
    page.get_by_role("button", name="Ya").click()
    expect(page.locator("#problem")).to_be_hidden()
    offset = {"offset": update["update_id"] + 1, "timeout": 5}
    [pressed] = requests.get(f"{bot}/getUpdates", params=offset, timeout=10).json()["result"]
    assert pressed["callback_query"]["data"] == "YES"


@pytest.mark.browser
def test_a_keyboard_in_the_bots_question_sends_the_place_and_is_gone(
    simulator: RunningSimulator, page: Page
) -> None:
    citizen = "warga-lokasi"
    page.goto(f"{simulator.url}/?platform=telegram&citizen={citizen}")
    buttons = [{"title": "Lokasi saya", "sends": "place"}, {"title": "Lewati", "sends": "words"}]
    reply(simulator, citizen, "Di mana?", buttons=buttons)
    page.get_by_role("button", name="Lokasi saya").click()
    page.get_by_role("button", name="Bagikan").click()
    expect(page.locator(".line.sent")).to_contain_text("[Lokasi]")
    expect(page.get_by_role("button", name="Lokasi saya")).to_have_count(0)
    reply(simulator, citizen, "Kapan?", buttons=buttons[1:])
    page.get_by_role("button", name="Lewati").click()
    expect(page.locator(".line.sent").last).to_contain_text("Lewati")


@pytest.mark.browser
def test_a_person_quotes_the_bot_and_sends_voice_and_sticker(
    simulator: RunningSimulator, page: Page
) -> None:
    page.goto(f"{simulator.url}/?platform=telegram&citizen=warga-kutip")
    page.get_by_role("button", name="Pesan suara").click()
    page.get_by_role("button", name="Stiker").click()
    expect(page.locator(".line.sent")).to_have_count(2)
    expect(page.locator(".line.sent").first).to_contain_text("[Pesan suara]")
    [asked] = said_by_bot(simulator, "warga-kutip", "Petugas bertanya: rumah nomor berapa?")
    page.locator(".line", has_text=asked).get_by_role("button", name="Balas").click()
    page.get_by_label("Tulis pesan").fill("nomor 12")
    page.keyboard.press("Enter")
    expect(page.locator(".line.sent .quote")).to_have_text(asked)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("platform", "place", "elsewhere"),
    [("graph", "Komentar", "Messenger"), ("x", "Sebutan", "Pesan langsung")],
)
def test_a_person_writes_in_public_and_in_private(
    simulator: RunningSimulator, page: Page, platform: str, place: str, elsewhere: str
) -> None:
    page.goto(f"{simulator.url}/?platform={platform}&citizen=warga-tempat")
    for number, surface in enumerate((place, elsewhere), start=1):
        page.locator(".surfaces").get_by_text(surface, exact=True).click()
        page.get_by_label("Tulis pesan").fill(f"pesan {number}")
        page.keyboard.press("Enter")
        expect(page.locator(".line.sent")).to_have_count(number)
        expect(page.locator(".line.sent").last.locator(".foot")).to_contain_text(surface)


@pytest.mark.browser
def test_quick_replies_of_messenger_are_gone_with_the_next_line(
    simulator: RunningSimulator, page: Page
) -> None:
    page.goto(f"{simulator.url}/?platform=graph&citizen=warga-cepat")
    buttons = [{"title": "Lewati", "payload": "muara:skip:"}]
    reply(simulator, "warga-cepat", "Kapan?", platform="graph", buttons=buttons)
    expect(page.get_by_role("button", name="Lewati")).to_be_visible()
    page.get_by_role("button", name="Lewati").click()
    expect(page.locator(".line.sent")).to_contain_text("Lewati")
    expect(page.get_by_role("button", name="Lewati")).to_have_count(0)


@pytest.mark.browser
def test_a_crowd_writes_until_it_is_stopped(simulator: RunningSimulator, page: Page) -> None:
    page.goto(simulator.url)
    page.get_by_label("Pesan per menit").fill("600")
    page.get_by_role("button", name="Mulai").click()
    expect(page.get_by_text("warga sedang menulis")).to_be_visible()
    page.get_by_role("button", name="Hentikan").click()
    expect(page.get_by_text("Tidak ada yang menulis sendiri")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844), (360, 640)])
def test_the_page_fits_the_screen(
    simulator: RunningSimulator, page: Page, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    for platform in PLATFORMS:
        page.goto(f"{simulator.url}/?platform={platform}")
        expect(page.get_by_role("button", name="Kirim", exact=True)).to_be_in_viewport()
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth") <= width
        assert page.evaluate(f"{root}.scrollHeight") <= height
