"""The documentation names what there is: commands, log events, metrics, statuses, Make targets."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
import typer.main

from muara.cli import app
from muara.web import metrics
from store.models import ComplaintStatus, MediaState, OutboxState, Outcome

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
PRODUCT = ("channels", "normalizer", "store", "forwarder", "muara")
LOG_METHODS = {"debug", "info", "warning", "error", "exception", "critical"}


def read(*names: str) -> str:
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


def make_targets() -> list[str]:
    return re.findall(r"^([a-z][a-z-]*):", read("Makefile"), re.MULTILINE)


@pytest.mark.parametrize("target", make_targets())
def test_every_make_target_is_explained_to_contributors(target: str) -> None:
    assert re.search(rf"`make {target}\b(?!-)", read("README.md", "CONTRIBUTING.md"))


def names_of_commands(command: object, path: str) -> list[str]:
    """All leaves of the command tree, such as "muara outbox list"."""
    children: dict[str, object] = getattr(command, "commands", {})
    if not children:
        return [path]
    return [leaf for name, c in children.items() for leaf in names_of_commands(c, f"{path} {name}")]


@pytest.mark.parametrize("command", names_of_commands(typer.main.get_command(app), "muara"))
def test_every_command_is_documented(command: str) -> None:
    assert command in " ".join(read(*map(str, PAGES)).split())


@cache
def product_source() -> dict[Path, str]:
    files = [file for package in PRODUCT for file in (ROOT / package).rglob("*.py")]
    return {file: file.read_text(encoding="utf-8") for file in files}


def log_events() -> list[str]:
    """The event words of all calls such as `log.warning("batch_failed", …)`."""
    found = set()
    for source in product_source().values():
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr=method), args=[ast.Constant(value=str(word)), *_]
                ) if method in LOG_METHODS and re.fullmatch(r"[a-z0-9_]+", word):
                    found.add(word)
    return sorted(found)


def test_every_log_event_is_explained_to_the_technician() -> None:
    """One test for all: each worker would read the whole product to make one of each event."""
    events, explained = log_events(), read("docs/operating.md")
    assert "batch_failed" in events
    assert [event for event in events if f"`{event}`" not in explained] == []


@pytest.mark.parametrize("metric", metrics.NAMES)
def test_every_metric_is_explained_to_the_technician(metric: str) -> None:
    assert f"`{metric}`" in read("docs/operating.md")


@pytest.mark.parametrize("status", ComplaintStatus)
def test_every_status_has_a_label_in_both_languages(status: ComplaintStatus) -> None:
    for language in ("id", "en"):
        catalogue = read(f"muara/locale/{language}/LC_MESSAGES/muara.po")
        assert re.search(rf'^msgid "status[._]{status}"\nmsgstr "\S', catalogue, re.MULTILINE)


def glossary(heading: str) -> set[str]:
    section = read("docs/glossary.md").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))


def test_the_glossary_lists_the_statuses_outcomes_and_states_of_the_code() -> None:
    assert glossary("Statuses of a complaint") == set(ComplaintStatus)
    assert glossary("Outcomes of what was received") == set(Outcome)
    assert glossary("States of what is to leave") == set(OutboxState)
    assert glossary("States of a picture or file") == set(MediaState)


@pytest.mark.parametrize("word", sorted(glossary("Things")))
def test_a_word_of_the_glossary_is_a_word_of_the_code(word: str) -> None:
    assert any(re.search(rf"\b{word}\b", source) for source in product_source().values())


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, in the manner of forges."""
    headings = re.findall(r"^#+ +(.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_within_the_documentation_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\((?!\w+:)<?([^)\s>]+)>?\)", text):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or target.suffix != ".md" or anchor in anchors(target), link
