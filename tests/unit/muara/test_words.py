"""Both languages say everything, and say it with the same blanks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import muara
from channels.base import Content, Surface
from forwarder.base import PUBLIC_NEWS, STATUS_PURPOSES
from muara.wishes import Heard, Word, read_plainly
from muara.words import CITIZEN_LANGUAGES, LANGUAGES, keys, line, lines, say
from store.errors import Why
from store.models import ComplaintStatus, MediaState, OutboxState, Outcome
from store.rights import ROLES

FOLDER = Path(muara.__file__).parent
_BLANK = re.compile(r"\{(\w+)\}")
FAMILIES = {
    "status": ComplaintStatus,
    "outcome": Outcome,
    "outbox": OutboxState,
    "media": MediaState,
    "surface": Surface,
    "content": Content,
    "role": ROLES,
    "case.trouble": Why,
}


def test_both_catalogues_have_the_same_keys() -> None:
    assert keys("id") == keys("en")


@pytest.mark.parametrize("domain", ["citizen", "muara"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_sorted_so_that_two_editors_seldom_meet(language: str, domain: str) -> None:
    source = (FOLDER / f"locale/{language}/LC_MESSAGES/{domain}.po").read_text(encoding="utf-8")
    listed = re.findall(r'^msgid "(.+)"$', source, re.MULTILINE)
    assert listed == sorted(listed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_could_not_be_sent_is_called_by_words(language: str) -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.py"))
    said = set(re.findall(r'(?:at_once\(|\bReply\(\s*purpose=)"(\w+)"', source))
    assert len(said) > 15
    purposes = said | {*STATUS_PURPOSES, PUBLIC_NEWS}
    assert {f"purpose.{one}" for one in purposes} - keys(language) == set()


def test_citizens_are_told_everything_in_indonesian_and_in_english() -> None:
    assert lines("id").keys() == lines("en").keys()


@pytest.mark.parametrize("language", CITIZEN_LANGUAGES)
def test_the_words_on_the_button_that_passes_a_question_over_do_so_when_they_are_typed(
    language: str,
) -> None:
    """Where buttons stand in the keyboard's place, pressing one types its words."""
    assert read_plainly(line(language, "button.skip")) == Heard(Word.SKIP)


def test_every_language_for_citizens_leaves_the_same_blanks() -> None:
    def blanks(text: str) -> list[str]:
        return sorted(set(_BLANK.findall(text)))

    for language in CITIZEN_LANGUAGES:
        for key, text in lines(language).items():
            assert blanks(text) == blanks(line("id", key)), (language, key)


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 day"), ("1", "1 day"), (0, "0 days"), ("1,001", "1,001 days")]
)
def test_english_says_one_of_one_and_several_of_others(count: object, words: str) -> None:
    assert say("en", "ledger.days", count=count) == words
    assert say("id", "ledger.days", count=count) == f"{count} hari"


def test_citizens_too_read_one_of_one() -> None:
    assert line("en", "track.wait", minutes=1).endswith("after 1 minute.")
    assert line("en", "track.wait", minutes=2).endswith("after 2 minutes.")
    assert line("jv", "track.wait", minutes=1) == line("id", "track.wait", minutes=1)


@pytest.mark.parametrize("domain", ["citizen", "muara"])
def test_no_english_text_counts_a_plural_without_its_singular(domain: str) -> None:
    """Constants that are never one may; so may values that are no count."""
    source = (FOLDER / f"locale/en/LC_MESSAGES/{domain}.po").read_text(encoding="utf-8")
    alone = re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', source, re.MULTILINE)
    counts = re.compile(r"\{(?:count|minutes|seconds|hours|days|most)\} (?:[a-z]+ ){0,2}?[a-z]+s\b")
    assert {key for key, text in alone if counts.search(text)} <= _NEVER_ONE


_NEVER_ONE = {
    "bulk.too_many",
    "fault.too_long",
    "fault.word_too_long",
    "figures.rated.lead",
    "figures.recent",
    "news.merge_many",
    "notice.title.many",
    "queue.many_new",
    "settings.templates.impossible",
    "settings.templates.window",
}


def test_both_languages_leave_the_same_blanks() -> None:
    def blanks(language: str, key: str) -> list[str]:
        return sorted(_BLANK.findall(say(language, key)))

    assert [key for key in keys("id") if blanks("id", key) != blanks("en", key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", FAMILIES)
def test_every_state_and_role_has_a_label(language: str, family: str) -> None:
    wanted = {f"{family}.{member}" for member in FAMILIES[family]}
    assert wanted - keys(language) == set()


def test_every_event_of_a_complaints_history_has_words() -> None:
    source = "\n".join(
        file.read_text(encoding="utf-8")
        for package in ("store", "forwarder")
        for file in (FOLDER.parent / package).glob("*.py")
    )
    events = set(
        re.findall(r'"((?:complaint|message|reply|gathering|earlier)_[a-z_]+)",\n', source)
    )
    assert len(events) > 5
    known = {key.removeprefix("history.") for key in keys("id") if key.startswith("history.")}
    assert "complaint_opened" in events
    assert {event for event in events if event.endswith("ed")} - known == set()


def test_every_key_that_a_template_or_page_names_exists() -> None:
    files = [*(FOLDER / "web/templates").rglob("*.html"), *(FOLDER / "web").rglob("*.py")]
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)
    named = set(re.findall(r"""\bt\(["']([a-z_.]+[a-z_])["']\s*[,)]""", source))
    assert len(named) > 100
    assert named - keys("id") == set()
