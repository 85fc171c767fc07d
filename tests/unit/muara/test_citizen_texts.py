"""What citizens read: no promise that nobody can keep, and short enough to be read and sent."""

from __future__ import annotations

import re

import pytest

from channels.registry import channel_type, kinds
from muara.words import CITIZEN_LANGUAGES, line, lines

TEXTS = [(language, key) for language in CITIZEN_LANGUAGES for key in sorted(lines(language))]
_TOO_MUCH = re.compile(
    r"\b(segera|secepatnya|dijamin|menjamin|pasti|100 ?%|immediately|guarantee\w*|certainly"
    r"|enggal-enggal|tamtu)(?!\w)",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"rahasia|secre|wados|pengawas|supervis|inspe[ck]t|polisi|pulisi|police|ancam|threat",
    re.IGNORECASE,
)
_LONG = {
    "government": "Pemerintah Kabupaten Contoh Raya Utara",
    "privacy": "https://aduan.contohrayautara.go.id/privasi",
    "tracking_id": "CTHRU-7K4M-92QX",
    "code": "7K4M92",
    "agency": "Dinas Pekerjaan Umum, Bina Marga dan Penataan Ruang",
    "day": "Selasa, 24 November",
    "numbers": "112 (darurat), 113 (pemadam), 119 (ambulans), 110 (polisi)",
    "time": "10.00.00",
}
_BY_PEOPLE = {"news.answer", "news.message", "news.progress", "news.question"}
"""Their length is an operator's, and checked when they are written."""


def test_no_text_promises_what_nobody_can_keep() -> None:
    assert [text for text in TEXTS if _TOO_MUCH.search(line(*text))] == []


@pytest.mark.parametrize("language", CITIZEN_LANGUAGES)
@pytest.mark.parametrize("key", ["threat_noted", "private_acknowledgement"])
def test_who_reads_along_on_the_phone_learns_of_no_secret(language: str, key: str) -> None:
    assert _TELLING.search(line(language, key)) is None


@pytest.mark.parametrize("language", CITIZEN_LANGUAGES)
def test_a_greeting_is_read_at_a_glance(language: str) -> None:
    for key in ("greeting", "greeting_without_link"):
        assert len(filled(language, key)) <= 300


@pytest.mark.parametrize("kind", kinds())
def test_every_text_fits_every_platform_that_takes_replies(kind: str) -> None:
    rules = channel_type(kind).rules
    longest = {True: rules.max_length, False: rules.direct_length or rules.max_length}
    too_long = [
        (language, key)
        for language, key in TEXTS
        if key not in _BY_PEOPLE and len(filled(language, key)) > longest[_is_public(key)]
    ]
    assert too_long == []


def _is_public(key: str) -> bool:
    return key.startswith(("public_", "news.in_public_"))


def filled(language: str, key: str) -> str:
    """With long values in its blanks."""
    text = line(language, key)
    return re.sub(r"\{(\w+)\}", lambda blank: _LONG.get(blank[1], "kata " * 8), text)


@pytest.mark.parametrize("language", [one for one in CITIZEN_LANGUAGES if one not in ("id", "en")])
def test_a_further_language_says_nothing_that_indonesian_does_not(language: str) -> None:
    assert lines(language).keys() <= lines("id").keys()
