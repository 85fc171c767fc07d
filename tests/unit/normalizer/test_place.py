"""A place is what the words say, in the jurisdiction first, and "unknown" wherever they do not."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.gazetteer import AREAS, Gazetteer, Nickname, load_gazetteer
from normalizer.place import Place, find_place
from normalizer.text import read
from tests.unit.normalizer import area_lists, place_quality

GAZETTEER = area_lists.gazetteer()


def place(text: str, jurisdiction: str = "35.22") -> Place:
    return find_place(read(text), GAZETTEER, jurisdiction=jurisdiction) or Place()


def code(text: str, jurisdiction: str = "35.22") -> str | None:
    return place(text, jurisdiction).code


# --- areas ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Lampu jalan di desa Pacul mati",
        "ds pacul banjir terus pak",
        "Ds.Pacul banjir",
        "DESA PACUL BANJIR LAGI",
        "nang deso pacul dalane ajur",
        "kades Pacul tidak pernah masuk",
        "balai desa pacul dikunci",
        "lokasi: kel/desa : Pacul",
        "desa kami Pacul belum ada air",
        "desa paacuull gelap",
        "gelap terus #DesaPacul",
        "street light in Pacul village is broken",
    ],
)
def test_a_cued_village_is_found(text: str) -> None:
    assert code(text) == "35.22.15.2002"


def test_a_village_comes_with_all_that_it_lies_in() -> None:
    found = place("lampu mati di desa Pacul")
    assert (found.province, found.regency) == ("Jawa Timur", "Kabupaten Bojonegoro")
    assert (found.district, found.village) == ("Bojonegoro", "Pacul")
    assert found.confidence == 0.9
    assert found.because == ("village cue: desa Pacul",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("desa ngumpakdalam rusak", "35.22.06.2013"),
        ("desa ngumpak dalem rusak", "35.22.06.2013"),
        ("desa ngumpak dalam rusak", "35.22.06.2013"),
        ("ds soemberredjo", "35.22.12.2006"),
        ("kelurahan ledokkulon", "35.22.15.1009"),
        ("desa kedungbndo", "35.22.13.2020"),
    ],
)
def test_a_misspelt_village_is_found(text: str, expected: str) -> None:
    found = place(text)
    assert found.code == expected
    assert found.confidence <= 0.9


def test_a_named_district_tells_villages_of_one_name_apart() -> None:
    assert code("ds Sukorejo kec Malo") == "35.22.17.2015"
    assert code("Ds. Sukorejo, Malo, Bojonegoro") == "35.22.17.2015"
    assert code("kec. tambakrejo desa sukorejo") == "35.22.02.2009"


def test_a_name_of_several_villages_gives_what_holds_them_all() -> None:
    found = place("desa sukorejo banjir")
    assert (found.code, found.village) == ("35.22", None)
    assert found.confidence <= 0.5
    assert "35.22.15.2003" in found.because[-1]


def test_a_part_of_the_name_gives_what_is_certain() -> None:
    assert code("kelurahan Ledok, sampah menumpuk") == "35.22.15"


def test_a_village_that_neither_its_district_nor_its_regency_has_is_sought_nowhere_else() -> None:
    assert code("kab jombang kec jogoroto desa kedungbonda banjir") == "35.17.19"


def test_a_chain_that_agrees_is_surer_than_one_that_does_not() -> None:
    alone = place("desa pacul banjir")
    agreeing = place("desa pacul kecamatan bojonegoro banjir")
    contradicting = place("desa pacul kecamatan dander banjir")
    assert agreeing.confidence > alone.confidence > contradicting.confidence


def test_a_village_right_before_its_district_needs_no_cue() -> None:
    assert code("alamat: dander, kec. Dander") == "35.22.06.2014"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("got mampet klepek sukosewu", "35.22.24.2004"),
        ("mati lampu dander ngumpakdalem", "35.22.06.2013"),
        ("Wedi Kapas krisis air", "35.22.14.2008"),
        ("desa sudah malo gelap", "35.22.17.2005"),
        ("Semen Kidul, dalan ajur", "35.22.24.2011"),
        ("di semen kidul sukosewu", "35.22.24.2011"),
    ],
)
def test_a_village_beside_its_district_or_in_two_words_is_found(text: str, expected: str) -> None:
    assert code(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "tolong kunci dander hilang",
        "banjir di pojok purwosari",
        "kampung baru dibangun",
        "aku wedi kapas habis",
        "klepek, banjir. Sukosewu aman",
    ],
)
def test_common_words_beside_a_district_are_no_village(text: str) -> None:
    assert place(text).village is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kecamatan dander butuh damkar", "35.22.06"),
        ("camat Balen tolong sidak", "35.22.13"),
        ("puskesmas dander antri", "35.22.06"),
        ("SMPN 1 Kapas pungli", "35.22.14"),
        ("kec. kota bojonegoro", "35.22.15"),
        ("kabupaten bojonegoro kapan maju", "35.22"),
        ("jalan di bojonegoro rusak", "35.22"),
        ("warga bjn kecewa", "35.22"),
    ],
)
def test_larger_areas_are_found(text: str, expected: str) -> None:
    assert code(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "desa sudah tiga hari mati lampu",
        "jalan desa baru dibangun sudah rusak",
        "desa yang miskin tidak dibantu",
        "warga desa baru saja kebanjiran",
        "di sudah banyak yang rusak",
        "yang baru sudah rusak",
        "di desa. Sudah berapa kali saya lapor",
        "Sudah lapor Yang kemarin Baru dijawab",
        "SUDAH RUSAK YANG BARU",
        "ke baru dari sudah di yang",
        "pak sumbang dana ke desa kami",
        "mohon desa kami dibantu",
        "kelurahan bisa bantu tidak",
    ],
)
def test_no_village_comes_from_a_common_word(text: str) -> None:
    assert place(text).village is None


def test_a_village_that_is_called_like_a_common_word_is_found_where_nothing_else_can_be_meant() -> (
    None
):
    assert code("Desa Sudah, Kecamatan Malo, banjir") == "35.22.17.2005"
    assert code("jalan rusak di desa Baru, mohon perbaikan") == "35.22.17.2006"


def test_a_name_without_a_cue_needs_a_capital_or_a_preposition() -> None:
    assert code("lampu mati di mojoranu") == "35.22.06.2008"
    assert code("jalan menuju Mojoranu gelap") == "35.22.06.2008"
    assert code("rt 03/02 mojoranu gelap") == "35.22.06.2008"
    assert code("mojoranu gelap terus") == "35.22.06.2008"
    assert code("kalau jetak beginian terus") is None
    assert code("Pak Jetak marah marah") is None
    assert code("utang di toko Jetak belum lunas") is None
    assert code("limbah CV Mojoranu Jaya bau") is None
    assert place("lampu mati di mojoranu").confidence < place("di desa mojoranu").confidence


def test_a_name_of_somebody_or_of_a_thing_is_no_place() -> None:
    assert code("Dander nama anak kami, di akta tertulis Dander Putri") is None
    assert code("Kata Pak Dander besok, tapi kemarin Dander bilang lain") is None
    assert code("Sumberejo dan angklung milik sekolah dicuri") is None


def test_two_places_and_what_lies_around_one_are_places() -> None:
    assert code("Sumberejo dan sekitarnya gelap") == "35.22.12"
    assert place("Sumberejo dan Balen gelap").code is not None
    assert code("anak saya bernama Budi, lampu di Dander mati") == "35.22.06"


def test_where_somebody_is_from_is_not_where_it_is() -> None:
    assert code("saya warga desa Pacul, jalan di desa Mojoranu rusak") == "35.22.06.2008"
    assert code("bukan di desa Pacul tapi di desa Mojoranu") == "35.22.06.2008"
    assert code("saya warga desa Pacul, jalannya rusak") == "35.22.15.2002"


def test_a_full_chain_leads_out_of_the_jurisdiction() -> None:
    text = "desa sumbermulyo kecamatan jogoroto kabupaten jombang"
    assert code(text) == "35.17.19.2007"
    assert code("kel dago kec coblong kota bandung", "32.04") == "32.73.02.1004"


def test_a_name_of_elsewhere_alone_does_not() -> None:
    assert code("desa sumbermulyo banjir") is None
    assert code("lampu mati di dago") is None
    assert code("saya kerja di surabaya") is None
    assert code("dibanding kabupaten jombang kita kalah") is None


@pytest.mark.parametrize(
    ("text", "jurisdiction", "expected"),
    [
        ("kemarin kena begal di Jogoroto Jombang, saya warga Bojonegoro", "35.22", "35.17.19"),
        ("Jogoroto, Jombang banjir", "35.22", "35.17.19"),
        ("angkot ngetem di Coblong, Bandung", "", "32.73.02"),
        ("jalan raya Jogoroto - Jombang macet", "35.22", None),
        ("beda dengan Jogoroto Jombang yang bersih", "35.22", None),
        ("saya warga Jogoroto Jombang, jalan di desa Pacul rusak", "35.22", "35.22.15.2002"),
    ],
)
def test_a_town_named_before_its_regency_is_there(
    text: str, jurisdiction: str, expected: str | None
) -> None:
    assert code(text, jurisdiction) == expected


def test_a_village_of_ours_is_meant_rather_than_a_regency_of_that_name_elsewhere() -> None:
    assert code("tawuran lagi di Jombang", "36.74") == "36.74.04.1006"
    assert code("tawuran lagi di Jombang", "35.17") == "35.17"
    assert code("I moved from Jombang, the street lights here are off", "36.74") is None


def test_everyday_words_before_their_district_or_with_capitals_name_a_village() -> None:
    assert code("longsor di sumber agung dander") == "35.22.06.2011"
    assert code("longsor di desa Sumber Agung") == "35.22.06.2011"
    assert place("lampu di jalan raya dander mati").village is None
    assert place("sumber air dander kotor").village is None


def test_of_two_regencies_with_one_name_ours_is_meant_unless_said_otherwise() -> None:
    assert code("bandung banjir", "32.04") == "32.04"
    assert code("kota bandung banjir", "32.04") == "32.73"
    assert code("kab bandung banjir", "32.73") == "32.04"
    assert code("bandung banjir", "") == "32"


def test_without_a_jurisdiction_a_cued_name_is_looked_for_in_the_country() -> None:
    assert code("kelurahan Dago, sampah", "") == "32.73.02.1004"
    assert code("desa sukorejo kec malo", "") == "35.22.17.2015"
    assert code("lampu mati di mojoranu", "") is None


def test_another_jurisdiction_may_be_asked_of_the_same_gazetteer() -> None:
    assert code("kel. api-api bontang", "64.74") == "64.74.01.1006"
    assert code("kel loktuan", "64.74") == "64.74.01.1003"
    assert code("di dukuh pakis banjir", "35.78") == "35.78.21"


def test_an_empty_gazetteer_knows_no_area_and_fails_at_nothing() -> None:
    text = "desa Pacul kec Bojonegoro kab Bojonegoro jatim bjn, Jl. Veteran no 5"
    found = find_place(read(text), Gazetteer(), jurisdiction="35.22")
    assert found is not None
    assert (found.code, found.street, found.detail) == (None, "Jl. Veteran", ("no 5",))


# --- points ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "-7.150000, 111.880000",
        "lokasi -7,1500 111,8800",
        "(-7.1500;111.8800)",
        "111.8800, -7.1500",
        "7.1500, 111.8800",
        "lat -7.15 long 111.88",
        "Latitude: -7.1500, Longitude: 111.8800",
        "lintang -7.15 bujur 111.88",
        "7°09'00.0\"S 111°52'48.0\"E",
        "LS 7° 9' 0\" BT 111° 52' 48\"",
        "7.15° LS, 111.88° BT",
        "7.15 LS 111.88 BT",
        "https://maps.google.com/?q=-7.15,111.88",
        "https://maps.google.com/maps?q=-7.15%2C111.88&z=17&hl=id",
        "https://www.google.com/maps/@-7.15,111.88,17z",
        "https://www.google.com/maps/place/x/@-7.1,111.8,17z/data=!8m2!3d-7.15!4d111.88",
        "https://www.google.com/maps/search/?api=1&query=-7.15,111.88",
        "https://www.google.com/maps/search/-7.15,+111.88",
        "https://www.google.com/maps/dir//-7.15,111.88/",
        "https://waze.com/ul?ll=-7.15%2C111.88&navigate=yes",
        "https://www.openstreetmap.org/#map=17/-7.15/111.88",
        "https://www.openstreetmap.org/?mlat=-7.15&mlon=111.88#map=12/-7.9/111.1",
        "https://maps.apple.com/?ll=-7.15,111.88",
        "geo:-7.15,111.88?z=17",
    ],
)
def test_a_point_is_read_from_the_text(text: str) -> None:
    found = place(f"jalan rusak {text} mohon dicek")
    assert found.latitude == pytest.approx(-7.15)
    assert found.longitude == pytest.approx(111.88)
    assert found.code is None


@pytest.mark.parametrize(
    "text",
    [
        "harga 7.500, 111.000 rupiah",
        "rp 1.500.000, 2.000.000",
        "48.8584, 2.2945",
        "nomor 3522.1234 5678.9012",
        "jam 07.30 sampai 11.30",
        "telp 0811-0000-1234, 0811-0000-5678",
        "https://maps.google.com/?q=48.85,2.29",
    ],
)
def test_other_numbers_are_no_point(text: str) -> None:
    assert place(text).latitude is None


def test_a_full_plus_code_is_decoded() -> None:
    found = place("lokasi 6P4HVVXJ+2Q ya")
    assert found.latitude == pytest.approx(-7.1024, abs=1e-3)
    assert found.longitude == pytest.approx(111.8819, abs=1e-3)


def test_a_short_plus_code_needs_the_centre_of_the_jurisdiction() -> None:
    text = read("lokasi VV2J+8M Bojonegoro")
    alone = find_place(text, GAZETTEER, jurisdiction="35.22")
    assert alone is not None
    assert alone.latitude is None
    assert "short Plus Code not resolved" in alone.because
    centre = {"bojonegoro": Nickname("bojonegoro", "35.22", -7.15, 111.88)}
    found = find_place(text, GAZETTEER, jurisdiction="35.22", nicknames=centre)
    assert found is not None
    assert found.latitude == pytest.approx(-7.1492, abs=1e-3)
    assert found.longitude == pytest.approx(111.8817, abs=1e-3)


def test_a_short_link_is_named_as_unresolved() -> None:
    found = place("ini lokasinya https://maps.app.goo.gl/AbC123")
    assert (found.code, found.latitude) == (None, None)
    assert found.because == ("short map link not resolved",)


def test_a_location_sent_along_counts_more_than_the_text() -> None:
    text = read("desa Pacul -7.5000, 111.5000")
    found = find_place(text, GAZETTEER, jurisdiction="35.22", point=(-7.15, 111.88))
    assert found is not None
    assert (found.latitude, found.longitude) == (-7.15, 111.88)
    assert found.code == "35.22.15.2002"


@pytest.mark.parametrize("point", [(math.nan, 1.0), (91.0, 1.0), (1.0, 181.0), (0.0, 0.0)])
def test_an_impossible_location_is_ignored(point: tuple[float, float]) -> None:
    assert find_place(read("lampu mati"), GAZETTEER, point=point) is None


# --- streets, details, landmarks, local names -----------------------------------------------------


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Jl. Panglima Sudirman no. 45 got mampet", "Jl. Panglima Sudirman"),
        ("jln veteran depan smp 1 lampu mati", "jln veteran"),
        ("jalan A. Yani macet", "jalan A. Yani"),
        ("jl diponegoro bojonegoro banjir", "jl diponegoro"),
        ("di Jl. 17 Agustus rusak", "Jl. 17 Agustus"),
        ("jalan raya dander rusak", "jalan raya dander"),
        ("jalan rusak parah sekali", None),
        ("jl berlubang di mana mana", None),
        ("jalan di depan pasar", None),
    ],
)
def test_a_street_ends_where_its_name_does(text: str, street: str | None) -> None:
    assert place(text).street == street


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("rt 02/05", ("rt 2", "rw 5")),
        ("RT03 RW01", ("rt 3", "rw 1")),
        ("rt. 3 rw. 10", ("rt 3", "rw 10")),
        ("gang 3", ("gang 3",)),
        ("gg. mawar", ("gang mawar",)),
        ("blok C2 no 12", ("blok c2", "no 12")),
        ("perumahan Griya Asri blok a/12", ("perumahan griya asri", "blok a12")),
        ("dsn krajan desa Pacul", ("dusun krajan",)),
        ("jl veteran km 7", ("km 7",)),
        ("nomor 081100001234", ()),
        ("no 5 jam", ()),
    ],
)
def test_parts_of_an_address_are_taken(text: str, detail: tuple[str, ...]) -> None:
    assert place(text).detail == detail


@pytest.mark.parametrize(
    ("text", "landmark"),
    [
        ("lampu mati depan pasar kota", "depan pasar kota"),
        ("banjir sebelah SDN 2", "sebelah SDN 2"),
        ("perempatan jetak macet", "perempatan jetak"),
        ("di simpang lima gelap", "simpang lima"),
        ("sampah di pasar banyak", None),
    ],
)
def test_a_landmark_is_taken_with_its_name(text: str, landmark: str | None) -> None:
    assert place(text).landmark == landmark


def test_a_local_name_stands_for_an_area_and_a_point() -> None:
    names = {
        "alun-alun": Nickname("alun-alun", "35.22.15", -7.15, 111.88),
        "pasar kota": Nickname("pasar kota", "35.22.15.1001"),
    }
    text = read("PKL di alun-alun bikin macet")
    found = find_place(text, GAZETTEER, jurisdiction="35.22", nicknames=names)
    assert found is not None
    assert (found.code, found.latitude) == ("35.22.15", -7.15)
    assert "local name: alun-alun" in found.because
    told = read("dekat pasar kota, desa Mojoranu")
    elsewhere = find_place(told, GAZETTEER, jurisdiction="35.22", nicknames=names)
    assert elsewhere is not None
    assert elsewhere.code == "35.22.06.2008"


@pytest.mark.parametrize("text", ["", "P", "halo min", "tolong pak lampu mati", "terima kasih 🙏"])
def test_a_message_without_a_place_has_none(text: str) -> None:
    assert find_place(read(text), GAZETTEER, jurisdiction="35.22") is None


# --- the lists of the whole country (put in place by scripts/bootstrap) ---------------------------


@pytest.fixture(scope="module")
def country() -> Gazetteer:
    gazetteer = load_gazetteer(AREAS)
    assert len(gazetteer.villages) > 60_000, "no area lists: run scripts/bootstrap"
    return gazetteer


def test_places_are_found_as_well_as_the_documentation_says(country: Gazetteer) -> None:
    scores = place_quality.scores(place_quality.HELD_OUT, country)
    assert min(scores[kind].precision for kind in ("village", "chain")) >= 0.98
    assert min(scores[kind].accuracy for kind in ("village", "chain", "district")) >= 0.96
    assert min(scores[kind].accuracy for kind in scores if kind.endswith("misspelt")) >= 0.85
    assert scores["nowhere"].villages == 0


# --- any text -------------------------------------------------------------------------------------

pieces = st.sampled_from(
    [
        *("desa", "ds.", "kec", "kab", "kota", "jl", "gang", "rt", "02", "/", ",", ".", "\n"),
        *("no", "blok", "Pacul", "pacul", "sukorejo", "malo", "bojonegoro", "sudah", "depan"),
        *("pasar", "km", "7", "-7.15", "111.88", "VV2J+8M", "https://maps.app.goo.gl/x", "°"),
    ]
)


@given(st.one_of(st.text(st.characters(codec=None)), st.lists(pieces).map(" ".join)))
def test_any_text_gives_a_place_that_holds_together(text: str) -> None:
    found = find_place(read(text), GAZETTEER, jurisdiction="35.22")
    if found is None:
        return
    assert 0 < found.confidence <= 1
    assert (found.latitude is None) == (found.longitude is None)
    if found.code:
        assert GAZETTEER.name_of(found.code) is not None
        assert (found.village is not None) == (len(found.code) == 13)
    else:
        assert found.province is None


@pytest.mark.parametrize(
    "piece",
    [
        *("desa ", "desa pacull ", "jl a. ", "rt 1/", "111.111,", "7° ", "-7.15 ", "VV2J+8M "),
        *("https://maps.google.com/?q=", "@-7.1,", "lat lat -7.1 ", "Ledok ", "ledok kulon kec "),
        *("a", "9", " ", ".", "\n", "kec malo desa sukorejo ", "pasar pasar ", "%2c+", "!3d1!4d1"),
    ],
)
def test_a_very_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    started = time.thread_time()
    find_place(read(piece * (250_000 // len(piece))), GAZETTEER, jurisdiction="35.22")
    assert time.thread_time() - started < 3
