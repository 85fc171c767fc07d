"""An officer speaks with a citizen in the bot's stead, and gives the conversation back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from store import queries, sending
from store.models import OutboxState
from store.scope import SYSTEM
from tests.installation import Installation

pytestmark = pytest.mark.browser


def test_an_officer_takes_over_from_the_bot_and_gives_back(
    page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    sign_in(page)
    page.get_by_role("main").get_by_role("listitem").last.get_by_role("link").click()
    panel = page.get_by_role("region", name="Tindakan")
    panel.get_by_text("Bicara dengan pelapor").click()
    panel.get_by_role("button", name="Ambil alih dari bot").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Bot diam dalam percakapan ini")
    page.wait_for_load_state()  # until then its script hears no key, and the server puts words in

    # Words at hand, changed and sent; the citizen's side shows them where they were said.
    form = panel.locator("form[data-draft=say]")
    form.get_by_label("Balasan siap pakai").select_option(label="Minta lokasi")
    form.get_by_role("button", name="Sisipkan").press("Enter")
    expect(form.locator("textarea")).to_be_focused()
    page.keyboard.type(" Terima kasih.")
    form.get_by_role("button", name="Kirim").press("Enter")
    said = page.locator(".talk > ol > li.ours").last
    expect(said).to_contain_text("Di mana tepatnya?")
    expect(said).to_contain_text("Terima kasih.")
    expect(said.locator(".delivery")).to_have_attribute("data-state", "due")

    # It did not arrive: the officer sees why, and sends it again from here.
    with installation.application.store.write() as connection:
        rows = queries.outbox_rows(SYSTEM, connection, states=[OutboxState.DUE])
        mine = next(row for row in rows if row.purpose == "message")
        now = installation.clock.now()
        sending.note_dead(SYSTEM, connection, mine, now, error="blocked_by_citizen")
    page.reload()
    expect(said.locator(".delivery")).to_contain_text("pelapor memblokir")
    said.get_by_role("button", name="Kirim ulang").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Balasan dikirim ulang")
    expect(said.locator(".delivery")).to_have_attribute("data-state", "due")

    panel.get_by_role("button", name="Kembalikan ke bot").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Bot menjawab lagi")
