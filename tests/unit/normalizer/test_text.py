"""Cleaning takes what no screen can show, and nothing else."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.text import clean, read
from tests.proportion import grows_in_proportion

any_text = st.text(st.characters(codec=None), max_size=200)


@given(any_text)
def test_any_text_is_cleaned_and_what_is_clean_stays(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(any_text)
def test_clean_text_can_be_encoded_stored_and_shown(text: str) -> None:
    cleaned = clean(text) or ""
    cleaned.encode("utf-8")
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [c for c in cleaned if unicodedata.category(c) == "Cc" and c not in "\t\n"]


@given(st.text("abc é\u0301ꦗꦮ🙏👩‍👩‍👧\n\t", max_size=80))
def test_nothing_that_can_be_shown_is_lost(text: str) -> None:
    assert (clean(text) or "") == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (None, None),
        ("", None),
        ("\x00\x07", None),
        ("a\x00b", "ab"),
        ("satu\r\ndua\rtiga\x85empat", "satu\ndua\ntiga\nempat"),
        ("satu\n\ndua\n", "satu\n\ndua\n"),
        ("satu\n\tdua\x0b\ntiga\x7f\n", "satu\n\tdua\ntiga\n"),
        ("e\u0301", "é"),
        ("\ud83d", "\ufffd"),
        ("👩‍👩‍👧 ꦗꦮ", "👩‍👩‍👧 ꦗꦮ"),
        ("  dua spasi  ", "  dua spasi  "),
    ],
)
def test_examples(text: str | None, cleaned: str | None) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize("piece", ["a", "\r", "\x00", "é", "e\u0301", "\ud800", "\x85\r\n"])
def test_a_very_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    started = time.thread_time()
    clean(piece * 300_000)
    assert time.thread_time() - started < 5


# --- the reading ------------------------------------------------------------------------------

# Letters next to everything that gets repaired, so that repairs meet each other.
mended = "â€™ Ã© ðŸ™\x8f Ã¢â‚¬â„¢ &amp; &amp;#39; &nbsp; \\n \\r\\n \\u00e9 \\ud83d"
styled = "é e\u0301 k\u0336 İ 👩‍👧 𝐉𝐚 ﬁ ① 8️⃣ 🅰🅱 “ ꦗꦮ 한 jalan 0811"
unseen = [" ", "\n", "\u200b", "\u200d", "\ufe0f", "\u202e", "\xa0", "\ud800", "\x00"]
pieces = st.sampled_from([*mended.split(" "), *styled.split(" "), *unseen])
odd_text = st.one_of(any_text, st.lists(pieces, max_size=20).map("".join))


@given(odd_text)
def test_every_code_point_of_the_shadow_knows_its_place_in_the_original(text: str) -> None:
    reading = read(text)
    assert reading.original == text
    assert len(reading.text) == len(reading.lower)
    if reading.origins is not None:
        assert len(reading.origins) == len(reading.text)
    spans = [reading.original_span(i, i + 1) for i in range(len(reading.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@given(odd_text, st.data())
def test_the_place_of_a_passage_holds_the_places_of_its_letters(
    text: str, data: st.DataObject
) -> None:
    reading = read(text)
    if not reading.text:
        return
    start = data.draw(st.integers(0, len(reading.text) - 1))
    end = data.draw(st.integers(start + 1, len(reading.text)))
    first, last = reading.original_span(start, end)
    assert first <= reading.original_span(start, start + 1)[0]
    assert last == reading.original_span(end - 1, end)[1]
    assert first < last


@given(st.text(" abcdefgåéñ.,!?0123456789🙏\n", max_size=30), pieces)
def test_a_passage_without_repair_is_the_original_itself(plain: str, odd: str) -> None:
    reading = read(f"{odd}§{plain}§{odd}")
    start = reading.text.index("§")
    end = reading.text.index("§", start + 1) + 1
    first, last = reading.original_span(start, end)
    assert reading.text[start:end] == reading.original[first:last] == f"§{plain}§"


@given(odd_text)
def test_no_control_half_character_or_broken_composition_is_left(text: str) -> None:
    shadow = read(text).text
    shadow.encode("utf-8")
    assert unicodedata.is_normalized("NFC", shadow)
    assert not [c for c in shadow if unicodedata.category(c) == "Cc" and c not in "\t\n"]


@given(odd_text)
def test_words_stand_where_their_spans_say(text: str) -> None:
    reading = read(text)
    assert len(reading.words) == len(reading.word_spans)
    assert reading.vocabulary == set(reading.words)
    for word, (start, end) in zip(reading.words, reading.word_spans, strict=True):
        assert word[0] == reading.lower[start]
        assert len(word) <= end - start


@pytest.mark.parametrize(
    ("original", "shadow"),
    [
        # mojibake: once, twice, with the last byte lost
        ("Itâ€™s", "It's"),
        ("cafÃ© â€“ enak", "café - enak"),
        ("matur nuwun ðŸ™\x8f", "matur nuwun 🙏"),
        ("gemes ðŸ˜¡ðŸ˜¡", "gemes 😡😡"),
        ("Ã¢â‚¬â„¢", "'"),
        ("â€œrusakâ€ parah", '"rusak" parah'),
        ("Â\xa0jalan", " jalan"),
        ("Ø§Ù„", "ال"),
        # entities: once and twice
        ("Tom &amp; Jerry", "Tom & Jerry"),
        ("jum&#39;at", "jum'at"),
        ("jum&#x27;at &quot;ya&quot;", 'jum\'at "ya"'),
        ("dua&nbsp;kata dan&nbsp tiga", "dua kata dan  tiga"),
        ("&amp;amp; &amp;#39;", "& '"),
        ("5 &lt; 6", "5 < 6"),
        # literal escapes
        (r"satu\ndua\r\ntiga\tempat", "satu\ndua\ntiga\tempat"),
        (r"satu\\ndua", "satu\ndua"),
        (r"sabar \ud83d\ude4f", "sabar 🙏"),
        # styled letters and digits
        ("𝐉𝐚𝐥𝐚𝐧 𝓻𝓾𝓼𝓪𝓴", "Jalan rusak"),
        ("ｒｕｓａｋ　ｐａｒａｈ", "rusak parah"),
        ("Ⓡⓤⓢⓐⓚ ᴘᴀʀᴀʜ ᵇᵃⁿᵍᵉᵗ", "Rusak parah banget"),
        ("🅁🅄🅂🄰🄺 🅟🅐🅡🅐🅗 🆁🆄🆂🅰🅺", "RUSAK PARAH RUSAK"),
        ("🇷 🇺 🇸 🇦 🇰", "R U S A K"),
        ("0️⃣8️⃣1️⃣1️⃣ ⓪⑧①① ➊➋ ٠٨", "0811 0811 12 08"),
        ("ﬁtnah 100 m²", "fitnah 100 m2"),
        # marks, spaces, signs without width
        ("r\u0336u\u0336s\u0336a\u0336k\u0336", "rusak"),
        ("e\u0301", "é"),
        ("ru\u200bs\u200dak ja\u00adlan \u202aini\u202c", "rusak jalan ini"),
        ("satu\xa0dua\u2009tiga", "satu dua tiga"),
        ("21–11−2026 “ya” ‘oke’", "21-11-2026 \"ya\" 'oke'"),
        ("a\x00b\r\nc\rd\u2028e", "ab\nc\nd\ne"),
        ("\ud83d", "\ufffd"),
    ],
)
def test_what_stands_in_the_way_of_understanding_is_repaired(original: str, shadow: str) -> None:
    assert read(original).text == shadow


@pytest.mark.parametrize(
    "text",
    [
        "🙏 ⚠️ 👩‍👩‍👧 🇮🇩 🅿️ ❤️‍🔥 👍🏽 🏴\U000e0067\U000e0062\U000e007f",
        "ꦗꦮ ꧋ ᮞᮥᮔ᮪ᮓ السلام نمی\u200cخواهم",
        "kafé… naïve Ärger ÉCOLE ™ ½ 30°",
        "C:\\temp ya\\tidak ¯\\_(ツ)_/¯ a & b; &tidak; ?a=1&copy=2",
        "baris satu\n\tbaris dua",
    ],
)
def test_what_is_right_stays_as_it_is(text: str) -> None:
    reading = read(text)
    assert reading.text == text
    assert reading.origins is None


def test_offsets_lead_back_over_every_repair() -> None:
    reading = read("jln &amp; got ru\u200bsak 𝐩𝐚𝐫𝐚𝐡 â€™8️⃣")
    start = reading.text.index("rusak")
    first, last = reading.original_span(start, start + 5)
    assert reading.original[first:last] == "ru\u200bsak"
    start = reading.text.index("&")
    assert reading.original_span(start, start + 1) == (4, 9)
    start = reading.text.index("8")
    first, last = reading.original_span(start, start + 1)
    assert reading.original[first:last] == "8️⃣"


@pytest.mark.parametrize(
    ("drawn_out", "word"),
    [
        ("tolooong", "tolong"),
        ("PARAAAAH", "parah"),
        ("maaaaf", "maaf"),
        ("mingggguuuu", "minggu"),
        ("kecelakaaaan", "kecelakaan"),
        ("saaaat", "saat"),
        ("nggaaaak", "nggak"),
        ("jeleeeekkkk", "jelek"),
        ("biiiilll", "bill"),
        ("baguuusss", "bagus"),
        ("1000000", "1000000"),
        ("III", "iii"),
        ("www", "www"),
        ("aaabbbcccdddeeefff", "abcdef"),
    ],
)
def test_drawn_out_words_are_read_as_their_spelling(drawn_out: str, word: str) -> None:
    assert read(f"ya {drawn_out} pak").words == ("ya", word, "pak")


heavy = "a é e\u0301 &amp; & &amp \\ \\n \\u00e9 â€™ Ã ðŸ ï¿½ \u0301 \u200b \u200d 8️⃣"


@pytest.mark.parametrize("piece", [*heavy.split(" "), *"𝐚🅰ﷺ한\u1100\x00\ud800"])
def test_a_very_long_text_is_read_in_a_time_that_grows_with_its_length(piece: str) -> None:
    def work(length: int) -> Callable[[], object]:
        text = piece * (length // len(piece))
        return lambda: read(text).words

    assert grows_in_proportion(work, 8_000)


def test_words_are_read_without_their_marks_and_kept_with_them() -> None:
    reading = read("Hésé nyapék, TÉH naék 45 rébu")
    assert reading.words == ("hese", "nyapek", "teh", "naek", "45", "rebu")
    assert reading.text == reading.original
