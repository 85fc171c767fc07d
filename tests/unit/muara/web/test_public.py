"""What the citizens' pages read out of a request."""

from __future__ import annotations

import pytest

from muara.web.public import is_for_citizens, preferred_language


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "id"),
        ("id-ID,id;q=0.9,en-US;q=0.8,en;q=0.7", "id"),
        ("en-GB,en;q=0.9", "en"),
        ("in-ID", "id"),
        ("de,fr;q=0.9", "id"),
        ("de,en;q=0.5,id;q=0.4", "en"),
        ("en;q=0.2,id;q=0.9", "id"),
        ("en;q=x,id;q=0.1", "id"),
        ("en," * 5000, "en"),
        ("jv", "id"),
    ],
)
def test_the_language_is_what_the_browser_prefers_among_ours(accepted: str, language: str) -> None:
    assert preferred_language(accepted) == language


@pytest.mark.parametrize(
    ("path", "is_theirs"),
    [
        ("/lapor", True),
        ("/lapor/CTH", True),
        ("/lacak", True),
        ("/privasi/CTH", True),
        ("/laporan", False),
        ("//elsewhere.example/lapor", False),
        ("https://elsewhere.example/lapor", False),
        ("/", False),
        ("", False),
    ],
)
def test_which_pages_are_for_citizens(path: str, is_theirs: bool) -> None:
    assert is_for_citizens(path) is is_theirs
