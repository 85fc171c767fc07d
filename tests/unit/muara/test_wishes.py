"""What citizens say in words of their own, as a whole message."""

import pytest

from muara.wishes import Word, read_plainly


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("Statusnya gimana ya pak?", Word.STATUS),
        ("laporan saya gimana min", Word.STATUS),
        ("bagaimana perkembangannya?", Word.STATUS),
        ("sudah sampai mana ya bu", Word.STATUS),
        ("Any update?", Word.STATUS),
        ("piye kabare laporanku", Word.STATUS),
        ("Saya mau bicara dengan petugas", Word.PERSON),
        ("tolong sambungkan ke petugas", Word.PERSON),
        ("I want to talk to a person.", Word.PERSON),
        ("kurang tahu pak", Word.SKIP),
        ("I don't know", Word.SKIP),
        ("durung", Word.NOT_YET),
        ("wes rampung", Word.YES),
    ],
)
def test_a_question_or_an_answer_in_plain_words_is_understood(said: str, word: Word) -> None:
    heard = read_plainly(said)
    assert heard is not None
    assert heard.word is word


@pytest.mark.parametrize(
    "said",
    [
        "statusnya tanah desa gimana",
        "petugas tidak mau bicara dengan warga",
        "gimana laporan keuangan desa",
        "ada kabar jembatan roboh",
        "jalan sampai mana saja yang diaspal",
        "air PDAM sudah sampai mana-mana keruh",
        "lupa bawa KTP ditolak puskesmas",
        "kurang tahu siapa yang buang sampah di kali",
    ],
)
def test_the_same_words_within_a_story_are_none(said: str) -> None:
    assert read_plainly(said) is None
