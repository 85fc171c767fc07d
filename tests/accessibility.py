"""What axe-core and a narrow screen say of the page that a browser shows."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
# A colour on its way to another one is nobody's choice.
_AT_REST = "Promise.allSettled(document.getAnimations().map(one => one.finished))"
_FAULTS = """axe.run({resultTypes: ['violations']}).then(found => found.violations.map(
    one => `${one.id}: ${one.nodes.map(node => node.target + ' ' + node.failureSummary)}`))"""


def faults(page: Page) -> list[str]:
    """What axe-core finds on the open page, and whether it must be scrolled sideways."""
    page.wait_for_load_state("load")  # its words are there before its colours
    page.evaluate(_AT_REST)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(_FAULTS)
    return [*found, *(["scrolls sideways"] if _scrolls_sideways(page) else [])]


def faults_on_a_phone(page: Page) -> list[str]:
    """Whether the open page, on the narrowest phone, must be scrolled sideways."""
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": 360, "height": size["height"]})
    is_too_wide = _scrolls_sideways(page)
    page.set_viewport_size(size)
    return ["scrolls sideways on a phone"] if is_too_wide else []


def _scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))
