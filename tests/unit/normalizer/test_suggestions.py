"""All steps together: one message, every proposal, whatever the text is."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from muara.seed import seed_lexicon
from muara.understand_text import as_json
from normalizer.knowledge import DEFAULT, Knowledge
from normalizer.story import propose
from normalizer.suggestions import Asked, Circumstances, Suggestions, suggest, suggest_each
from normalizer.text import read
from tests.unit.normalizer import area_lists

SENT = datetime(2026, 11, 21, 3, 15, tzinfo=UTC)
KNOWN = Knowledge(
    version="test",
    jurisdiction="35.22",
    lexicon=seed_lexicon(),
    gazetteer=area_lists.gazetteer("35.22"),
)
HOLE = (
    "Selamat pagi min, jalan di desa Sumberrejo kec. Sumberejo berlubang, kemarin ada motor "
    "jatuh. Hubungi 0811-0000-1234"
)
GREETING = "Selamat pagi min"
any_text = st.text(st.characters(codec=None), max_size=120)


def understood(text: str, **circumstances: object) -> Suggestions:
    given_ = Circumstances(sent_at=SENT, **circumstances)  # type: ignore[arg-type]  # by name
    return suggest(read(text), KNOWN, given_)


def test_one_message_gets_every_proposal() -> None:
    found = understood(HOLE)

    assert max(found.language, key=lambda code: found.language[code]) == "id"
    assert found.verdict.is_report
    assert found.classification.type == "complaint"
    assert found.urgency.level == "medium"
    assert found.agencies[0].name.startswith("Dinas Pekerjaan Umum")
    assert found.place is not None
    assert found.place.code == "35.22.12.2006"
    assert found.incident is not None
    assert found.incident.date.isoformat() == "2026-11-20"
    assert [HOLE[r.start : r.end] for r in found.redactions] == ["0811-0000-1234"]
    assert not found.signs


@pytest.mark.parametrize(
    "text",
    [
        "nama saya Api Kebakaran Contoh, gudang kebakaran besar",
        "saya Sukarjo Kejebur dari Sukorejo, bapak saya kecebur sumur",
        "pak Njungkelwati ketubruk grandong, sirahe getihen",
        "motor pelat S 1234 AB nabrak bocah sampai patah",
        "tulisan nama jalan salah ejaan, harusnya Hayam Wuruk",
        "hubungi 0811 0000 1234, rumah mertua kemasukan ular",
        "nama saya Amplop Pungli Contoh, kades minta uang dana desa untuk proyek keponakannya",
    ],
)
def test_no_reason_holds_anything_of_a_person(text: str) -> None:
    found = understood(text)
    private = {"contoh", "kejebur", "sukarjo", "njungkelwati", "1234", "0811", "hayam", "wuruk"}
    spans = [(one.start, one.end) for one in found.redactions]
    spans += [(one.start, one.end) for one in found.hints]
    passages = [text[start:end] for start, end in spans]

    reasons = [found.urgency.reason, *found.classification.because]
    reasons += [reason for sign in found.signs for reason in sign.because]
    said = {word for reason in reasons for word in read(reason.partition(": ")[2]).words}

    assert found.urgency.reason
    assert said.isdisjoint(private.union(*(read(passage).words for passage in passages)))


@settings(max_examples=20)
@given(st.lists(any_text | st.sampled_from([HOLE, GREETING, "banjir " * 3_000]), max_size=40))
def test_messages_together_get_what_each_gets_alone(texts: list[str]) -> None:
    given_ = Circumstances(sent_at=SENT)
    together = suggest_each([Asked(text, KNOWN, given_) for text in texts])
    assert list(together) == [suggest(read(text), KNOWN, given_) for text in texts]


ADDRESSES = [
    "https://www.tiktok.com/@warga/video/7300000000000000001?is_from_webapp=1",
    "https://vt.tiktok.com/ZSabc/",
    "vt.tiktok.com/ZSabc/",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ&lc=UgzAAA",
    "www.contoh.id/slot/gacor/lurah-jual-bantuan",
    "bit.ly/pinjol-cair",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("form", ["{}\n\nTautan: {}", "{} {}"])
@pytest.mark.parametrize(
    "said",
    [
        "Pohon tumbang di depan kantor kecamatan Pacet",
        "Lampu jalan mati sudah seminggu",
        "Bagaimana cara urus KTP",
        "Wah keren banget ya",
    ],
)
def test_addresses_are_no_evidence_of_anything(said: str, form: str, address: str) -> None:
    with_address, alone = understood(form.format(said, address)), understood(said)
    assert with_address.signs == alone.signs
    assert with_address.verdict == alone.verdict
    assert with_address.classification == alone.classification
    assert with_address.urgency == alone.urgency
    assert with_address.topics == alone.topics


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lampu jalan mati", "35.22"),
        ("Lampu jalan mati di Desa Sumberrejo Kecamatan Sumberejo", "35.22.12.2006"),
        ("", "35.22"),
    ],
)
def test_the_name_of_a_tagged_place_says_where_when_the_words_do_not(text: str, code: str) -> None:
    tagged = Circumstances(place_name="Kabupaten Bojonegoro, Jawa Timur")
    found = suggest(read(text), KNOWN, tagged).place

    assert found is not None
    assert (found.code, found.latitude) == (code, None)


def test_an_address_alone_is_no_report_unless_something_is_shown_with_it() -> None:
    assert understood(ADDRESSES[0]).verdict.kind == "chatter"
    assert understood(f"Tautan: {ADDRESSES[0]}", has_attachment=True).verdict.is_report


def test_numbers_within_addresses_are_masked_as_ever() -> None:
    (phone,) = understood("hubungi https://wa.me/6281100001234").redactions
    assert phone.type == "phone"
    assert understood("hubungi http://contoh.id/?email=budi@contoh.id").redactions


@given(any_text, st.sampled_from(["direct", "comment"]))
def test_no_text_whatever_makes_it_fail(text: str, surface: str) -> None:
    for knowledge in (KNOWN, DEFAULT):
        found = suggest(read(text), knowledge, Circumstances(surface=surface, sent_at=SENT))
        json.dumps(as_json(found))
        for redaction in found.redactions:
            assert 0 <= redaction.start < redaction.end <= len(text)


@given(any_text)
def test_proposals_come_back_from_json_as_they_were(text: str) -> None:
    adapter = TypeAdapter(Suggestions)
    found = suggest(read(text.encode("utf-8", "replace").decode()), KNOWN)
    assert adapter.validate_json(adapter.dump_json(found)) == found


@pytest.mark.parametrize(
    "text",
    [
        "jalan rusak " * 90_000,
        "0" * 250_000,
        "desa " * 50_000,
        "\u202e" * 100_000 + "banjir",
        "aaaa" * 60_000,
    ],
    ids=["words", "digits", "cues", "right to left", "one letter"],
)
def test_a_megabyte_is_understood_like_anything_else(text: str) -> None:
    assert suggest(read(text), KNOWN).verdict.kind


# --- a story of several messages ------------------------------------------------------------


def test_a_story_is_about_what_its_reports_say() -> None:
    proposal = propose([understood(GREETING), understood(HOLE), understood("Terima kasih")])

    assert proposal.looks_like is None
    assert proposal.type == "complaint"
    assert proposal.place is not None
    assert proposal.place.village == "Sumberrejo"
    assert proposal.agencies[0].name.startswith("Dinas Pekerjaan Umum")


def test_a_story_of_greetings_says_what_it_is() -> None:
    assert propose([understood(GREETING)]).looks_like == "greeting"


def test_nothing_said_proposes_nothing() -> None:
    assert propose([]) == propose(())
    assert propose([]).urgency is None


def test_a_story_is_as_urgent_as_its_most_urgent_part() -> None:
    fire = understood("Kebakaran di pasar kota, api membesar, tolong")
    proposal = propose([understood(HOLE), fire])

    assert proposal.urgency is not None
    assert proposal.urgency.level == "high"


def test_an_emergency_in_the_form_of_news_makes_its_story_urgent() -> None:
    told = understood("Kamis (19/11) terjadi kebakaran di gudang")
    assert not told.verdict.is_report

    for said in ([understood(HOLE), told], [told]):
        proposal = propose(said)
        assert proposal.urgency is not None
        assert proposal.urgency.is_emergency
        assert proposal.looks_like is None


def test_of_two_that_are_urgent_the_emergency_leads() -> None:
    wind = understood("pohon besar sudah miring ke rumah saya")
    fire = understood("Kebakaran di pasar kota, api membesar, tolong")
    assert not wind.urgency.is_emergency
    assert propose([wind, fire]).urgency == fire.urgency
