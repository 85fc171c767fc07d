"""Complaint, wish or question: what the words say."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.classification import by_phrases, classify
from normalizer.inflection import forms
from normalizer.phrasebook import Found, Phrasebook
from normalizer.text import read

_FIXTURES = Path(__file__).parents[2] / "fixtures" / "normalizer"


@pytest.mark.parametrize(
    "text",
    [
        "mohon diperbaiki jalan rusak di desa kami",
        "kapan jalan ini diperbaiki?",
        "kenapa lampu mati terus?",
        "dalane rusak kabeh, wis suwe ora didandani",
        "jalan ka lembur ruksak, tos lami teu dilereskeun",
        "nobody repairs the potholes on our street",
        "dana talud 300 juta, wujudnya begini, ke mana sisanya pak kades?",
        "papan proyeknya hilang, duitnya ke mana ya?",
    ],
)
def test_what_is_broken_late_or_bad_is_a_complaint(text: str) -> None:
    assert classify(read(text)).type == "complaint"


@pytest.mark.parametrize(
    "text",
    [
        "mohon dibangun taman di kelurahan kami",
        "usul pak, alun-alun dikasih kran air minum",
        "semoga ke depan ada bus sekolah",
        "alangkah baiknya kalau tiap desa punya perpustakaan",
        "nek iso digawekno lapangan voli nang deso",
        "abdi gaduh usul, alun alun dipasihan mushola",
        "I suggest adding more benches in the park",
        "min request kran minum di terminal dong",
        "layak dicoba: pasar malam di lapangan atau alun-alun",
        "daripada bikin gapura baru, mending dananya buat perpustakaan",
    ],
)
def test_a_wish_for_the_future_is_an_aspiration(text: str) -> None:
    assert classify(read(text)).type == "aspiration"


@pytest.mark.parametrize(
    "text",
    [
        "bagaimana cara mengurus KTP",
        "syaratnya apa",
        "jam buka kantor dukcapil hari sabtu",
        "kapan pencairan bansos?",
        "biaya bikin SIM berapa",
        "piye carane ngurus akta kelahiran",
        "kumaha cara ngadamel KK anyar",
        "what documents do I need to register a business?",
        "boleh tau dasar hukum karcis masuk wisata?",
        "perbedaan SKU sama NIB apa ya, usaha lama",
    ],
)
def test_a_question_for_facts_is_an_information_request(text: str) -> None:
    assert classify(read(text)).type == "information_request"


@pytest.mark.parametrize("text", ["sampah berserakan dimana2", "syarat berubah tiap datang"])
def test_everywhere_and_changing_requirements_ask_nothing(text: str) -> None:
    assert classify(read(text)).type == "complaint"


def test_the_reason_names_the_group_and_the_words_of_the_message() -> None:
    assert classify(read("USUL min, alun-alun dikasih bangku")).because == ("proposal: usul",)


def test_numbers_that_a_gap_passes_over_are_not_repeated_in_the_reason() -> None:
    because = classify(read("mohon 0811-0000-1234 segera diperbaiki")).because
    assert because
    assert not any(character.isdigit() for reason in because for character in reason)


def test_nothing_said_is_a_complaint_of_low_confidence() -> None:
    nothing = classify(read(None))
    assert (nothing.type, nothing.because) == ("complaint", ())
    assert nothing.confidence < 0.6


def test_more_evidence_gives_more_confidence() -> None:
    little, much = classify(read("lampu mati")), classify(read("lampu mati sudah 3 bulan, kecewa"))
    assert little.confidence < much.confidence


@given(st.text())
def test_any_text_gets_a_type_and_a_confidence_between_0_and_1(text: str) -> None:
    classification = classify(read(text))
    assert classification.type in {"complaint", "aspiration", "information_request"}
    assert 0 < classification.confidence <= 1


@pytest.mark.parametrize(("name", "floor"), [("seen", 0.93), ("held_out", 0.93)])
def test_the_authored_messages_are_classified_well(name: str, floor: float) -> None:
    rows = _rows(name)
    right = [row for row in rows if classify(read(row["text"])).type == row["type"]]
    assert len(right) / len(rows) >= floor


def one_chapter(phrases: dict[str, str]) -> Callable[[Sequence[str]], list[Found]]:
    """Finds the phrases of a book with one chapter."""
    book = Phrasebook({"only": phrases})
    return lambda words: book.find(words).get("only", [])


def test_a_phrase_is_found_with_chat_spelling_suffix_gap_and_a_slip_of_the_finger() -> None:
    book = one_chapter({"late": "belum .. diperbaiki"})
    for text in ("blm diperbaiki", "belum juga ada yg diperbaikinya", "belom dipebaiki"):
        assert [found.meaning for found in book(read(text).words)] == ["late"]
    assert not book(read("belum satu dua tiga empat diperbaiki").words)


def test_a_choice_may_hold_several_words_and_go_on_in_the_next_line() -> None:
    book = one_chapter({"snake": "ular|babi_hutan|\n  macan masuk"})
    for text in ("ular masuk", "babi hutan masuk", "macan masuk"):
        assert [found.said for found in book(read(text).words)] == [text]
    assert not book(read("babi masuk").words)


def test_a_gap_at_the_end_of_a_line_goes_on_in_the_next() -> None:
    book = one_chapter({"late": "belum ..\n  diperbaiki"})
    assert [found.said for found in book(read("belum juga diperbaiki").words)] == [
        "belum diperbaiki"
    ]


@pytest.mark.parametrize(
    "form", ["digigit", "menggigit", "nggigit", "ngegigit", "kegigit", "kagigit", "gigitno"]
)
def test_a_verb_is_found_in_every_form(form: str) -> None:
    assert one_chapter({"bite": "*gigit"})((form,))


@pytest.mark.parametrize(
    ("root", "form"),
    [
        ("pukul", "memukul"),
        ("tusuk", "menusuk"),
        ("culik", "nyulik"),
        ("seret", "nyeret"),
        ("bacok", "pembacokan"),
        ("kejar", "ngejar"),
        ("ancam", "ngancam"),
        ("rampok", "ngrampok"),
        ("lindas", "melindas"),
    ],
)
def test_the_active_of_a_verb_changes_its_first_sound(root: str, form: str) -> None:
    assert form in forms(root)


def test_a_word_with_a_suffix_goes_on_as_the_word_without_it() -> None:
    book = one_chapter({"victim": "korban .. meninggal", "its": "korbannya"})
    assert {found.meaning for found in book(read("korbannya meninggal").words)} == {
        "victim",
        "its",
    }


_SAID = st.sampled_from(["ab", "cd", "ef", "jalan", "jalannya"])
_PLACE = st.one_of(
    st.sampled_from(["..", "..."]),
    st.lists(st.lists(_SAID, min_size=1, max_size=2).map("_".join), min_size=1, max_size=3).map(
        "|".join
    ),
)
# Two gaps, one after the other, are nothing that anybody writes.
_PHRASE = (
    st.lists(_PLACE, max_size=3)
    .flatmap(lambda places: _SAID.map(lambda last: " ".join([*places, last]).lstrip(". ")))
    .filter(lambda phrase: ".. .." not in phrase)
)


@given(st.lists(_PHRASE, max_size=6), st.lists(_SAID | st.just("zz"), max_size=12))
def test_phrases_are_found_together_as_each_would_be_by_itself(
    phrases: list[str], words: list[str]
) -> None:
    together = one_chapter({phrase: phrase for phrase in phrases})(words)
    alone = {(phrase, *span) for phrase in phrases for span in _spans(phrase, words)}
    assert {(found.meaning, found.start, found.end) for found in together} == alone


def _spans(phrase: str, words: list[str]) -> set[tuple[int, int]]:
    """Where a phrase stands, looked for place by place."""
    ways = {(start, start) for start in range(len(words))}
    for place in phrase.split():
        ways = {(start, after) for start, end in ways for after in _after(place, words, end)}
    return ways


def _after(place: str, words: list[str], end: int) -> set[int]:
    if place in ("..", "..."):
        return set(range(end, end + (4 if place == ".." else 9)))
    choices = [choice.split("_") for choice in place.split("|")]
    return {end + len(said) for said in choices if _is_said(said, words[end : end + len(said)])}


def _is_said(meant: list[str], words: list[str]) -> bool:
    return len(meant) == len(words) and all(
        word in (wanted, wanted + "nya") for wanted, word in zip(meant, words, strict=True)
    )


def test_a_word_of_its_own_is_no_slip_of_another() -> None:
    book = one_chapter({"attack": "penyerangan"})
    assert not book(read("lampu penerangan").words)


def test_the_number_of_phrases_found_grows_no_faster_than_the_text() -> None:
    book = one_chapter({"gap": "mohon ... mohon ... mohon, mohon .. mohon"})
    once, twice = (len(book(read("mohon " * count).words)) for count in (200, 400))
    assert once < twice <= 2.1 * once


@pytest.mark.long  # test_suggestions has megabytes through all steps each time
def test_a_megabyte_of_cues_is_read() -> None:
    assert classify(read("mohon diperbaiki usul berapa? " * 35_000)).because


def _rows(name: str) -> list[dict[str, str]]:
    lines = (_FIXTURES / f"phrases_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for line in lines if "type" in (row := json.loads(line))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("anggaran posyandu 40 juta yang ada cuma timbangan, sisanya dimakan siapa?", "complaint"),
        ("dana karang taruna ke mana, dikantongi siapa pak?", "complaint"),
        ("bidan narik 40 ribu untuk imunisasi yang mestinya gratis", "complaint"),
        ("kuota pupuk habis di kios", "complaint"),
        ("hotline PDAM tidak pernah diangkat", "complaint"),
        ("kuota PPDB berapa?", "information_request"),
        ("mau lapor pungli ke mana ya?", "information_request"),
        ("rumah sakit mana yang terima BPJS buat operasi mata", "information_request"),
        ("semoga ada wifi gratis di taman", "aspiration"),
        ("nyuwun supados wonten halte ing ngajeng pasar", "aspiration"),
        ("menawi saged mbok wonten puskesmas keliling", "aspiration"),
        ("upami tiasa mah aya taman baca di lembur", "aspiration"),
    ],
)
def test_mock_questions_what_was_due_for_nothing_and_polite_wishes(text: str, kind: str) -> None:
    assert classify(read(text)).type == kind


@pytest.mark.parametrize(
    "text",
    [
        "Apa memang truk sampah sekarang libur selamanya?",
        "Sejak kapan sekolah boleh menahan ijazah?",
        "Masa iya puskesmas tidak punya dokter gigi, kami harus ke mana?",
        "Siapa yang tanggung jawab kalau meteran muter terus padahal kran ditutup?",
    ],
)
def test_a_question_that_reproaches_is_a_complaint(text: str) -> None:
    assert classify(read(text)).type == "complaint"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("perpustakaan keliling mampir ke kampung kami juga dong", "aspiration"),
        ("rasanya desa kita sudah waktunya punya taman bermain sendiri", "aspiration"),
        ("KTP ilang prosese piye njih", "information_request"),
    ],
)
def test_a_wish_or_question_without_a_listed_phrase_is_told_by_its_words(
    text: str, kind: str
) -> None:
    assert by_phrases(read(text)).type == "complaint"
    told = classify(read(text))
    assert told.type == kind
    assert all(reason.startswith("leaning: ") for reason in told.because)
