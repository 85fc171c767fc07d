"""Canned replies: their blanks, their order, and how they come into what was typed."""

from __future__ import annotations

import re

import pytest

from muara.drafting import CannedReply, insert_reply
from muara.seed import seed_replies

ASK = CannedReply(
    id=7, title="Foto", purpose="question", language="id", is_of_topic=False, text="Kirim foto."
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"text": "", "canned": "7"}, {"text": "Kirim foto."}),
        ({"text": "Halo. ", "canned": "7"}, {"text": "Halo.\nKirim foto."}),
        ({"question": "", "canned": "7"}, {"question": "Kirim foto."}),
        ({"text": "Halo", "canned": ""}, {"text": "Halo"}),
        ({"text": "Halo", "canned": "8"}, {"text": "Halo"}),
        ({"text": "Halo"}, {"text": "Halo"}),
    ],
)
def test_a_reply_at_hand_comes_below_what_was_typed(
    words: dict[str, str], expected: dict[str, str]
) -> None:
    assert insert_reply(words, [ASK]) == expected


def test_the_seed_says_the_same_in_both_languages_and_promises_nothing() -> None:
    replies = list(seed_replies())
    by_language = {
        language: [(r["purpose"], r["topic"]) for r in replies if r["language"] == language]
        for language in ("id", "en")
    }
    assert len(by_language["id"]) == 12
    assert by_language["id"] == by_language["en"]
    for reply in replies:
        assert set(re.findall(r"\{(\w*)\}", reply["body"])) <= {"tracking_id", "agency", "title"}
        assert not re.search(r"segera|dijamin|pasti|100 ?%|immediately|guarantee", reply["body"])
