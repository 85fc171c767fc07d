"""Topics, agencies and aspects are suggested, with the words that spoke for them."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muara.seed import seed_lexicon
from normalizer.lexicon import Label, Lexicon, Term, compile_lexicon
from normalizer.model import Head, LinearModel
from normalizer.text import read
from normalizer.topic import Suggestions, TopicSuggestion, suggest

_FIXTURES = Path(__file__).parents[2] / "fixtures" / "normalizer"
_AUTHORED = _FIXTURES / "agencies.txt"


def understood(text: str, model: LinearModel | None = None) -> Suggestions:
    return suggest(read(text), seed_lexicon(), model)


def first(suggestions: tuple[TopicSuggestion, ...]) -> str | None:
    return suggestions[0].name if suggestions else None


@pytest.mark.parametrize(
    ("text", "agency", "topic"),
    [
        ("Jl depan pasar rusak parah", "roads", "public_works"),
        ("PJU mati sudah seminggu, gelap", "transport", "transport"),
        ("dalan jeglong kabeh pak", "roads", "public_works"),
        ("larahan numpuk ambune ora umum", "environment", "environment"),
        ("ngurus KTP gak jadi2", "civil_registry", "population"),
        ("bansos ga pernah dapat padahal miskin", "social", "social_welfare"),
        ("AIR PDAM MATI LAGI", "water_company", "energy"),
        ("listrik padam dari magrib", "power_company", "energy"),
        ("obat di puskesmas kosong terus", "health", "health"),
        ("kades korupsi dana desa", "inspectorate", "politics_and_law"),
        ("ada sarang tawon di atap", "fire", "public_order"),
        ("street light broken, very dark", "transport", "transport"),
    ],
)
def test_the_first_suggestion_is_the_agency_in_charge(text: str, agency: str, topic: str) -> None:
    found = understood(text)
    codes = {(label.axis, label.name): label.code for label in seed_lexicon().labels}
    assert codes["agency", str(first(found.agencies))] == agency
    assert codes["topic", str(first(found.topics))] == topic


def test_a_landmark_is_not_the_matter() -> None:
    assert first(understood("jalan berlubang di depan puskesmas").agencies) != "Dinas Kesehatan"


def test_words_of_the_message_tell_why() -> None:
    because = understood("Lampune dalan peteng").agencies[0].because
    assert because
    assert set(" ".join(because).split()) <= {"lampune", "dalan", "peteng"}


def test_no_word_no_suggestion() -> None:
    assert understood("halo selamat pagi") == Suggestions()
    assert understood("") == Suggestions()
    assert suggest(read("jalan rusak"), Lexicon()) == Suggestions()


def test_confidence_is_a_share_and_falls() -> None:
    found = understood("jalan rusak, sampah menumpuk dan lampu mati di desa kami").agencies
    shares = [suggestion.confidence for suggestion in found]
    assert len(shares) == 3
    assert shares == sorted(shares, reverse=True)
    assert 0 < sum(shares) <= 1.001


def test_one_weak_word_convinces_nobody() -> None:
    assert all(suggestion.confidence < 0.5 for suggestion in understood("anak").agencies)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("antri dari pagi, sudah tiga bulan belum jadi", "service_time"),
        ("petugasnya judes dan tidak ramah", "staff_conduct"),
        ("dimintai uang 200 ribu tanpa kwitansi", "cost_fairness"),
        ("sudah lapor berkali kali tidak ditanggapi", "complaint_handling"),
        ("syaratnya apa saja dan berkas apa yang dibawa", "service_requirements"),
        ("prosedurnya berbelit belit, bolak balik terus", "ease_of_procedure"),
        ("toilet rusak dan kursi tunggu patah", "facilities"),
        ("petugas salah input nama saya", "staff_competence"),
    ],
)
def test_the_aspect_of_service_is_a_second_axis(text: str, code: str) -> None:
    found = understood(text).aspect
    codes = {label.name: label.code for label in seed_lexicon().labels_of("aspect")}
    assert found is not None
    assert codes[found.name] == code


def a_model(**changes: object) -> LinearModel:
    head = Head(
        labels=("DPUPR", "Dishub"),
        examples=500,
        names={"Dinas Perhubungan": "Dishub"},
        **changes,  # type: ignore[arg-type]
    )
    return LinearModel({"agency": head}, (0.0, 0.0), {"gorengan": (1.0, {0: 6.0, 1: -6.0})})


def test_what_was_learnt_speaks_where_the_lexicon_is_silent() -> None:
    found = understood("gorengan", a_model()).agencies[0]
    assert (found.name, found.because) == ("DPUPR", ("gorengan",))
    assert found.confidence > 0.9


def test_the_lexicons_agency_is_called_as_decisions_call_it() -> None:
    found = understood("lampu jalan mati", a_model()).agencies
    assert found[0].name == "Dishub"
    assert "Dinas Perhubungan" not in [suggestion.name for suggestion in found]
    assert found[0].because


def test_the_lexicon_keeps_silent_where_its_share_is_nothing() -> None:
    found = understood("gorengan lampu jalan mati", a_model(seed_share=0.0)).agencies
    assert found[0].name == "DPUPR"


def test_doubt_leaves_the_order_and_lowers_the_confidence() -> None:
    sure = understood("gorengan", a_model()).agencies
    doubtful = understood("gorengan", a_model(doubt=0.2)).agencies
    assert doubtful[0].name == sure[0].name
    assert doubtful[0].confidence == pytest.approx(sure[0].confidence * 0.8 + 0.1, abs=0.002)


def test_an_axis_that_was_not_learnt_is_suggested_by_the_lexicon() -> None:
    text = "lampu jalan mati"
    assert understood(text, a_model()).topics == understood(text).topics


def test_a_model_that_learnt_nothing_suggests_what_the_lexicon_does_alone() -> None:
    nothing = LinearModel({}, (), {})
    rows = (_FIXTURES / "agencies_seen.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(row)["text"] for row in rows]
    assert len(texts) > 100
    assert [text for text in texts if understood(text, nothing) != understood(text)] == []


@given(st.text(), st.booleans())
def test_any_text_is_answered(text: str, is_learnt: bool) -> None:
    found = understood(text, a_model() if is_learnt else None)
    for suggestion in (*found.topics, *found.agencies):
        assert 0 < suggestion.confidence <= 1


@pytest.mark.parametrize("text", ["\ud800 jalan", "\x00", "شارع مكسور", "jalan " * 200_000])
def test_odd_and_long_texts_are_answered(text: str) -> None:
    assert isinstance(understood(text), Suggestions)


@pytest.mark.parametrize(
    ("half", "axis", "least", "least_of_three"),
    [(0, "agency", 0.8, 0.9), (1, "agency", 0.75, 0.88), (1, "topic", 0.8, 0.9)],
)
def test_authored_texts_are_told_apart(
    half: int, axis: str, least: float, least_of_three: float
) -> None:
    names = {(label.axis, label.code): label.name for label in seed_lexicon().labels}
    lines = _AUTHORED.read_text(encoding="utf-8").splitlines()
    rows = [line.split("|", 2) for line in lines]
    rows = [row for row in rows if zlib.crc32(row[2].encode()) % 2 == half]
    first_is_right = any_is_right = 0
    for agency, topic, text in rows:
        found = understood(text)
        answer = names[axis, agency if axis == "agency" else topic]
        best = found.agencies if axis == "agency" else found.topics
        first_is_right += first(best) == answer
        any_is_right += answer in [suggestion.name for suggestion in best]
    assert first_is_right / len(rows) >= least
    assert any_is_right / len(rows) >= least_of_three


def test_words_beside_a_matter_speak_for_its_agency_without_being_terms() -> None:
    labels = [Label("agency", "Roads", "roads"), Label("agency", "Lamps", "lamps")]
    terms = [Term("agency", "Lamps", "lampu", 1.0)]
    lexicon = compile_lexicon(labels, terms, associations={"velg": {"roads": 4.0, "gone": 9.0}})
    found = suggest(read("lampu, velg, velg"), lexicon).agencies
    assert [(one.name, one.because) for one in found] == [
        ("Roads", ("velg",)),
        ("Lamps", ("lampu",)),
    ]


def test_few_words_beside_a_matter_say_nothing_alone() -> None:
    labels = [Label("agency", "Roads", "roads")]
    lexicon = compile_lexicon(labels, [], associations={"velg": {"roads": 4.0}})
    assert suggest(read("velg"), lexicon) == Suggestions()


@pytest.mark.parametrize(
    ("name", "least", "least_of_three"),
    [("agencies_seen", 0.88, 0.95), ("urgency_seen", 0.78, 0.9)],
)
def test_texts_of_other_authors_are_told_apart(
    name: str, least: float, least_of_three: float
) -> None:
    lines = (_FIXTURES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if "agency" in row]
    first_is_right = any_is_right = 0
    for row in rows:
        best = understood(row["text"]).agencies
        # As people call them: "Dinas PUPR" means several of ours.
        answers = {label.name for label in seed_lexicon().named("agency", row["agency"])}
        assert answers
        first_is_right += first(best) in answers
        any_is_right += not answers.isdisjoint(suggestion.name for suggestion in best)
    assert first_is_right / len(rows) >= least
    assert any_is_right / len(rows) >= least_of_three


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The drain beside the school is blocked and smells", "roads"),
        ("There is no tap water in our lane since Monday", "water_company"),
        ("An electric pole is about to fall on our house", "power_company"),
        ("my electricity bill doubled", "power_company"),
        ("The sidewalk is broken, my mother fell", "roads"),
        ("The streetlight outside has been off for a week", "transport"),
        ("garbage was not collected for two weeks", "environment"),
        ("the name on my son's birth certificate is wrong", "civil_registry"),
        ("my scooter was stolen from the guesthouse", "police"),
        ("when will my land certificate be finished", "land_office"),
        ("there is a big snake in the bathroom", "fire"),
        ("my neighbour hits his wife and kids", "women_and_children"),
        ("a loud karaoke bar next to us", "civil_order"),
    ],
)
def test_english_words_of_common_matters_name_the_agency(text: str, code: str) -> None:
    assert first(understood(text).agencies) == seed_name(code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("asap dari ruko kosong, tadinya dikira bakar sampah, sekarang jendelanya merah", "fire"),
        ("kartu ibu tidak aktif waktu kontrol jantung, padahal gaji dipotong", "health_insurance"),
        ("tiap subuh bau telur busuk dari pabrik, anak batuk, dokter bilang alergi", "environment"),
        ("cuti dari pabrik tiga kali cuma untuk ganti satu huruf akta anak", "civil_registry"),
        ("petugas KB tidak datang, suntik KB habis di lapangan", "women_and_children"),
        ("keponakan umur 15 dipaksa nikah", "women_and_children"),
        ("IPAL klinik bocor ke sawah", "environment"),
        ("rega beras mundhak terus ing pasar", "trade"),
        ("Situs pelayanan kabupaten nggak bisa dibuka", "information"),
        ("situs pemda tidak bisa diakses dari hp", "information"),
        ("situs purbakala tidak terawat, papan namanya hilang", "tourism"),
        ("situs ditutup pagar, pengunjung tidak bisa masuk", "tourism"),
    ],
)
def test_the_matter_names_the_agency_and_no_word_beside_it(text: str, code: str) -> None:
    assert first(understood(text).agencies) == seed_name(code)


def test_words_that_stand_in_every_message_are_no_evidence() -> None:
    words = read("our every has was for no can yang kami dia his").words
    assert [votes for _, votes in seed_lexicon().associations(words) if votes] == []


def test_a_long_message_of_many_matters_is_answered_with_less_confidence() -> None:
    many = "lampu jalan mati, sampah menumpuk, pdam keruh, puskesmas antri, guru bolos"
    filler = " begitu keadaan yang kami alami di sini setiap waktu sejak dulu" * 3
    assert understood(many + ", jalan rusak, jalan berlubang" + filler).agencies[0].confidence < 0.8


def seed_name(code: str) -> str:
    (name,) = (label.name for label in seed_lexicon().labels_of("agency") if label.code == code)
    return name
