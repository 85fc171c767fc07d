"""What the documentation says of the dialogue is what the code does and says."""

from __future__ import annotations

from tests.dialogue_pages import DIALOGUE, TEXTS, table_of_texts, with_picture


def test_the_picture_of_the_dialogue_is_todays() -> None:
    page = DIALOGUE.read_text(encoding="utf-8")
    assert with_picture(page) == page, "run `make dialogue-pages`"


def test_the_table_of_texts_for_review_is_todays() -> None:
    assert TEXTS.read_text(encoding="utf-8") == table_of_texts(), "run `make dialogue-pages`"
