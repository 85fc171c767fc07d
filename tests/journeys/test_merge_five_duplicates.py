"""Five citizens tell of one lamp: an officer handles them as one, and each of them is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from store import similar
from store.models import complaints
from store.scope import SYSTEM
from tests.installation import Installation

pytestmark = pytest.mark.browser

SAME = "Lampu jalan Dusun Karang Tengah mati, gelap sekali"


def tell_of_the_lamp(installation: Installation) -> list[str]:
    """Five tracking ids, the first one's first; the others are proposed as the same."""
    with installation.application.store.read() as connection:
        known = set(connection.execute(select(complaints.c.id)).scalars())
    for person in range(70, 75):
        installation.receive("telegram", installation.citizens.telegram(person, text=SAME))
    now = installation.clock.now()
    with installation.application.store.write() as connection:
        rows = connection.execute(select(complaints).order_by(complaints.c.id)).all()
        told = [row for row in rows if row.id not in known]
        for other in told[1:]:
            similar.propose_same(
                SYSTEM, connection, other.id, told[0].id, score=0.9, why=["lampu"], now=now
            )
    return [row.tracking_id for row in told]


def test_an_officer_merges_five_duplicates_and_all_are_told_at_the_end(
    page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    leader, *others = tell_of_the_lamp(installation)
    sign_in(page)
    page.goto(f"{installation.url}/complaints/{leader}")

    # The first pair side by side, decided there.
    twin = page.get_by_role("region", name="Mungkin kejadian yang sama")
    twin.get_by_role("link", name="Bandingkan").first.click()
    expect(page.get_by_role("region", name=leader)).to_contain_text(SAME)
    beside = page.url.rpartition("/")[2]
    page.get_by_role("button", name=f"Gabungkan {beside} ke {leader}").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Digabung")

    # The other three at once, from the leading one.
    page.goto(f"{installation.url}/complaints/{leader}")
    boxes = page.get_by_role("group", name="Gabung sekaligus").get_by_role("checkbox")
    expect(boxes).to_have_count(3)
    for box in boxes.all():
        box.check()
    page.get_by_role("button", name="Gabungkan yang dipilih").click()
    expect(page.get_by_role("status").first).to_contain_text("Laporan digabungkan")
    folded = page.locator("details.merged")
    expect(folded).to_have_count(4)
    folded.first.locator("summary").first.click()
    expect(folded.first.get_by_text(SAME)).to_be_visible()

    # One answer for all of them.
    panel = page.get_by_role("region", name="Tindakan")
    panel.get_by_label("Terbuka").check()
    panel.get_by_role("button", name="Verifikasi saja").click()
    panel.get_by_text("Jawab", exact=True).click()
    answer = panel.locator("form[data-draft=answer]")
    answer.get_by_label("Kata-kata untuk pelapor").fill("Lampunya sudah menyala.")
    answer.get_by_label("Yang dilakukan").fill("Ganti lampu")
    answer.get_by_label("Kapan").fill("Sabtu pagi")
    answer.get_by_label("Oleh siapa").fill("Regu penerangan")
    answer.get_by_role("button", name="Kirim").click()
    expect(page.get_by_role("status").first).to_contain_text("pelapor diberi tahu")
    for number in (leader, *others):
        page.goto(f"{installation.url}/complaints/{number}")
        told = page.locator(".talk > ol .ours").filter(has_text="Lampunya sudah menyala.")
        expect(told).to_have_count(1)
        expect(told).to_contain_text(f"Jawaban atas laporan {number}")
