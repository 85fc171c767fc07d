"""Signs that seal a report on arrival."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.signs import find_signs
from normalizer.text import read

_FIXTURES = Path(__file__).parents[2] / "fixtures" / "normalizer"


def _kinds(text: str) -> set[str]:
    return {sign.kind for sign in find_signs(read(text))}


@pytest.mark.parametrize(
    "text",
    [
        "oknum pegawai minta uang 150 ribu biar KTP cepat jadi",
        "disuruh bayar 50rb padahal gratis",
        "ada pungli di sekolah anak saya",
        "dana bansos dipotong kades",
        "pak lurah njaluk duit pelicin",
        "dijaluki amplop karo petugas",
        "abdi dipentaan artos ku petugas kecamatan",
        "the officer asked me for a bribe",
        "polisi minta damai di tempat, 86 katanya",
        "kades selingkuh dengan warga",
        "PNS main HP terus di jam kerja",
        "jual beli jabatan perangkat desa",
    ],
)
def test_bribes_extortion_and_misconduct_of_officials_are_oversight(text: str) -> None:
    assert "oversight" in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "bu kadus diam-diam menyewakan lapangan",
        "lapangan disewakan sama pak kadus",
        "kalau tidak kasih amplop tidak dilayani",
        "kantor desa kosong jam 10, perangkat entah kemana",
        "nu kenal petugas langsung dipanggil, antrian diserobot",
        "seleksi perangkat cuma formalitas",
    ],
)
def test_what_an_office_holder_does_or_favours_is_oversight(text: str) -> None:
    assert "oversight" in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "tolong kirim polisi, ada orang dipukuli di pasar",
        "pak kades, tolong lapangan desa dirapikan",
        "polisi tidur di gang kami terlalu tinggi",
        "bupati dulu janji waktu kampanye mau bangun pasar",
    ],
)
def test_who_is_called_upon_has_done_nothing(text: str) -> None:
    assert "oversight" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "jalan rusak parah di Desa Ngraho, lubangnya dalam",
        "air PDAM mati 5 hari",
        "lampu jalan mati sudah 2 minggu",
        "bayar PBB di mana",
        "bayar parkir mahal sekali",
        "jalan di depan SD berlubang, tolong diaspal",
        "pelayanan cepat, tidak ada pungli",
        "sampah menumpuk seminggu belum diangkut",
    ],
)
def test_ordinary_messages_are_not_sealed(text: str) -> None:
    assert not _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "anak saya umur 9 tahun dipukul guru",
        "siswi SMP dilecehkan di jalan sepi",
        "guru sejarah megang2 siswi di kelas",
        "saya masih kelas 8",
        "bocah SD disuruh ngemis",
        "balita gizi buruk belum ditangani",
        "umurku 15 taun, putus sekolah",
        "budak leutik diteunggeul ku bapana",
    ],
)
def test_a_child_who_suffers_or_writes_is_a_minor(text: str) -> None:
    assert "minor" in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "korban berusia kira 9 tahun",
        "cucunya 9th",
        "anakkk kami 9 thn",
        "my son is 9 yo",
        "a 9yo girl",
        "she is 9years old",
        "she is 9 y/o",
    ],
)
def test_an_age_counts_in_all_its_forms(text: str) -> None:
    assert "minor" in _kinds(text)


@pytest.mark.parametrize("text", ["umur saya 45 tahun", "anak buah mandor itu kabur", "dekat SD 1"])
def test_grown_ups_and_schools_are_no_minors(text: str) -> None:
    assert "minor" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "saya diancam preman kalau lapor lagi",
        "takut dibunuh pak",
        "kalau lapor lagi bakal habis kamu",
        "katanya saya mau dihabisi",
        "rumahnya mau dibakar",
        "jangan sebut nama saya nanti saya dicelakai",
        "aku diancem arep dipateni",
        "abdi diancam, sieun pak",
        "I was threatened by thugs",
    ],
)
def test_threats_and_the_fear_of_revenge_are_a_threat(text: str) -> None:
    assert "threat" in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "gas melon mau habis di pangkalan",
        "Blangko KTP katanya habis terus, sudah 3 bulan",
        "anggaran desa mau dihabiskan buat jalan-jalan",
    ],
)
def test_what_is_used_up_threatens_nobody(text: str) -> None:
    assert "threat" not in _kinds(text)


def test_mosquitoes_and_landslides_threaten_nobody_in_person() -> None:
    assert "threat" not in _kinds("warga diteror nyamuk tiap malam")
    assert "threat" not in _kinds("rumah terancam longsor")


@pytest.mark.parametrize(
    "text",
    [
        "bantuan kursi roda malah dikasih ke mertuanya pak RW",
        "rekening kelas saldonya nol, wali kelas ngeles terus",
    ],
)
def test_traces_of_misconduct_weigh_together(text: str) -> None:
    (sign,) = [sign for sign in find_signs(read(text)) if sign.kind == "oversight"]
    assert sign.because[0].startswith("suspicion: ")


@pytest.mark.parametrize(
    "text",
    [
        "pak lurah rajin tapi jalan kami belum kebagian aspal",
        "kapan pengumuman seleksi perangkat desa",
        "mahasiswa KKN di desa kami",
        "apa hukuman bagi penerima suap?",
    ],
)
def test_offices_and_money_in_ordinary_messages_are_no_suspicion(text: str) -> None:
    assert "oversight" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "harga cabai naik terus, pembeli diperas tengkulak",
        "tertipu arisan daring, uang 7 juta dibawa kabur teman",
        "temen kantor minjam uang 3 juta tidak dikembalikan",
        "layak dicoba: sehari tanpa mobil dinas dalam seminggu",
        "anggun sekali bu bupati pakai kebaya biru",
        "mohon maaf bu guru, anak saya tidak masuk karena demam",
        "tabung oksigen tinggal separo",
        "kalau ada pungli, lapornya ke siapa",
        "min minta tempat ngopi di taman pemkab",
    ],
)
def test_what_private_people_do_and_what_is_only_named_is_not_sealed(text: str) -> None:
    assert "oversight" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "pedagang diperas petugas pasar",
        "kami diperas tiap lewat pos",
        "uang tabungan dibawa kabur ketua koperasi desa",
        "guru sering tidak masuk, murid dibiarkan",
        "pegawai pemkab ngopi di jam kerja",
        "bantuan beras tinggal setengah waktu sampai",
    ],
)
def test_the_same_by_those_in_office_is_sealed(text: str) -> None:
    assert "oversight" in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "kantor dukcapil tutup jam berapa?",
        "mau tanya kantor kecamatan buka tutup jam berapa",
        "jam berapa puskesmas tutup ya",
        "kios jual pupuk subsidi di mana",
        "petani kesulitan beli pupuk, yang jual pupuk jauh",
    ],
)
def test_who_asks_when_an_office_closes_or_where_fertilizer_is_sold_is_not_sealed(
    text: str,
) -> None:
    assert "oversight" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "kantor kosong jam 9, pegawai pulang",
        "kantor desa tutup terus, jam berapa pun datang tidak ada orang",
        "PPL jual pupuk subsidi ke luar daerah, di mana pengawasannya",
        "kios jual pupuk subsidi di atas harga resmi",
    ],
)
def test_an_empty_office_and_fertilizer_sold_on_are_sealed(text: str) -> None:
    assert "oversight" in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "bapak tiri meniduri anaknya yang masih smp",
        "keponakan saya digauli pamannya",
        "pengasuh pondok menghamili santriwati",
        "bocah perempuan diajak tidur om nya",
        "my daughter, 13, was touched",
    ],
)
def test_abuse_of_a_child_in_veiled_words_is_sealed(text: str) -> None:
    assert "minor" in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "bocah diajak tidur di masjid",
        "lubang digali depan rumah anak saya",
        "the display was touched by students",
    ],
)
def test_what_only_sounds_like_abuse_of_a_child_is_not_sealed(text: str) -> None:
    assert "minor" not in _kinds(text)


def test_each_kind_is_given_once_with_its_reasons() -> None:
    signs = find_signs(read("pungli, suap, korupsi, amplop, sogok, pelicin, 86"))
    assert [sign.kind for sign in signs] == ["oversight"]
    assert 1 < len(signs[0].because) <= 5


def test_an_age_is_named_without_the_number() -> None:
    (sign,) = find_signs(read("umur saya 14 tahun"))
    assert (sign.kind, sign.because) == ("minor", ("age under 18",))


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    kinds = [sign.kind for sign in find_signs(read(text))]
    assert len(kinds) == len(set(kinds))


@pytest.mark.long  # test_suggestions has megabytes through all steps each time
def test_a_megabyte_of_officials_and_children_is_read() -> None:
    assert _kinds("kades mabuk anak dipukul umur " * 30_000) >= {"oversight", "minor"}


@pytest.mark.parametrize("name", ["seen", "held_out"])
@pytest.mark.parametrize("kind", ["oversight", "minor", "threat"])
def test_the_authored_messages_are_sealed(
    name: str, kind: str, record_property: Callable[[str, object], None]
) -> None:
    lines = (_FIXTURES / f"phrases_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    wanted = [row["text"] for row in rows if kind in row["signs"]]
    innocent = [row["text"] for row in rows if kind not in row["signs"]]
    sealed = sum(kind in _kinds(text) for text in wanted)
    in_vain = sum(kind in _kinds(text) for text in innocent)
    record_property("recall", round(sealed / len(wanted), 3))
    record_property("false", round(in_vain / len(innocent), 3))
    assert sealed >= 0.95 * len(wanted)
    assert in_vain <= 0.03 * len(innocent)


@pytest.mark.parametrize(
    "text",
    [
        "besuk di lapas mesti siapin 50 buat penjaga",
        "kena tilang dimintai 150, surat tilang ga dikasih",
        "pak kades rangkap jadi kontraktor",
    ],
)
def test_misconduct_that_no_phrase_tells_is_suspected_by_all_words_together(text: str) -> None:
    (sign,) = find_signs(read(text))
    assert sign.kind == "oversight"
    assert sign.because[0].startswith("leaning: ")


@pytest.mark.parametrize(
    "text",
    [
        "jahit seragam dinas pns cepat rapi",
        "ayam geprek 10rb gratis es teh depan kantor kelurahan",
        "uang bukan segalanya, tapi segalanya butuh uang",
        "Kejari Tahan Dua Tersangka Kasus Korupsi Dana Desa",
    ],
)
def test_adverts_sayings_and_news_of_money_and_offices_are_not_sealed(text: str) -> None:
    assert "oversight" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sudah sebulan sinyal di perumahan hilang tiap malam, padahal anak saya kuliah daring dan "
        "sering disuruh kumpul tugas lewat internet. Saya sampai pulang ke rumah orang tua hanya "
        "supaya dia bisa pakai wifi di sana.",
        "Sudah dua musim air irigasi tidak sampai ke sawah kami yang paling ujung. Kalau siang "
        "dibuka yang hulu, malam kami tunggu tetap tidak ada. Bapak saya terpaksa sewa pompa, beli "
        "solar, hasil panennya malah tidak menutup.",
        "The bins at the end of our lane have not been emptied for two weeks. The only truck that "
        "used to come was moved to another route, so the people here just leave the bags on the "
        "road and the dogs pull them open every night.",
    ],
)
def test_a_long_tale_of_an_ordinary_matter_leans_nowhere(text: str) -> None:
    assert "oversight" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "sejak ibunya jualan di luar kota, kalau malam bapak tirinya masuk kamar, anak itu umur 8, "
        "cerita ke saya sambil menangis, disuruh diam",
        "keponakan saya sering diraba ayah tirinya kalau ibunya jualan, dia takut pulang",
    ],
)
def test_a_child_harmed_at_home_is_no_matter_of_oversight(text: str) -> None:
    assert "minor" in _kinds(text)
    assert "oversight" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Pak Camat sigap sekali, warga terbantu",
        "petugas dukcapil ramah, KTP jadi dalam sepuluh menit tanpa bayar sepeser pun",
        "bangga punya lurah yang menolak amplop dari pengembang",
        "apresiasi untuk petugas damkar yang tidak minta imbalan",
        "Pak RW baru orangnya jujur, uang iuran diumumkan di grup tiap bulan",
        "nuhun pa camat, ngurus KK teu kedah mayar",
    ],
)
def test_who_praises_an_official_suspects_nobody(text: str) -> None:
    assert "oversight" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Pak Camat sigap kalau ada amplopnya",
        "bu bidan baik hati, tapi tiap melahirkan minta 500 ribu di luar BPJS",
        "petugas tidak mau terima berkas sebelum dikasih uang",
        "lurah kami rajin, rajin motong bantuan",
    ],
)
def test_scorn_in_the_words_of_praise_is_sealed(text: str) -> None:
    assert "oversight" in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Saya ditipu online 3 juta beli laptop, akun palsu",
        "ada yang mengaku petugas PDAM minta uang ke rumah, ternyata gadungan",
        "beli motor di facebook ternyata penjual palsu, uang 4 juta hilang",
        "uang kas masjid dicuri maling semalam",
        "guru dikeroyok wali murid di sekolah",
        "sopir angkot narik ongkos 10 ribu, biasanya 5",
    ],
)
def test_what_private_people_and_impostors_do_is_not_sealed(text: str) -> None:
    assert "oversight" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "ditipu calo CPNS lewat wa, setor 50 juta",
        "petugas mengaku bisa meloloskan anak saya, minta 10 juta, ternyata bohong",
        "uang bansos digondol ketua kelompok",
        "angkot ditarik 5 ribu sama petugas terminal",
    ],
)
def test_the_same_by_those_in_office_or_with_their_help_is_sealed(text: str) -> None:
    assert "oversight" in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "sesuai Permendagri 86/2017 usulan harus masuk musrenbang",
        "nomor antrian 86 lama sekali dipanggil",
        "loket pendaftaran RSUD tutup jam 10 pagi, saya telat lima menit",
        "jam 0800-1600 loket kosong",
        "apa sih gratifikasi itu, guru dikasih kado boleh",
        'baliho "Lawan Korupsi" di alun-alun roboh kena angin',
        "katanya di kota sebelah ada korupsi dana hibah",
        "kalau ada pungli melapor ke mana",
        "gaji guru honorer belum dibayar tiga bulan",
        "sapi mati mendadak, mohon mantri hewan",
    ],
)
def test_rules_counters_hearsay_and_questions_are_not_sealed(text: str) -> None:
    assert "oversight" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "polisi minta 86 di jalan",
        "jam 10 petugas loket sudah pulang semua",
        "mau lapor suap, kades kami terima uang dari kontraktor",
        "di kabupaten lain gratis, di sini kecamatan minta 100 ribu",
        "gaji honorer belum dibayar, dananya dipakai kepala dinas",
        "perpanjang SIM bayar 300, padahal resmi 75 ribu",
        "bikin akta kena 150 ribu di kecamatan",
    ],
)
def test_misconduct_beside_the_same_words_is_sealed(text: str) -> None:
    assert "oversight" in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "anak saya dipalak temannya tiap istirahat",
        "preman malak sopir di terminal tiap sore",
        "papan jembatan tinggal separuh, bahaya",
    ],
)
def test_the_wrongs_of_others_and_of_time_are_not_sealed_as_oversight(text: str) -> None:
    assert "oversight" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "they only give aid to his relatives",
        "wong timbangan njaluk satus saben truk liwat",
    ],
)
def test_favours_for_relatives_and_money_at_the_weighbridge_are_sealed(text: str) -> None:
    assert "oversight" in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "gaji saya dipotong majikan tiap bulan dan ijazah ditahan",
        "Anak saya dimintai uang kakak kelasnya tiap hari, kalau tidak kasih tasnya dibuang. Wali "
        "kelas cuma bilang nanti dibicarakan.",
    ],
)
def test_what_an_employer_or_fellow_pupils_take_is_not_sealed(text: str) -> None:
    assert "oversight" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "gaji saya sebagai honorer dipotong atasan saya, kepala dinas",
        "suami saya kerja di pabrik, dana desa dikorupsi terus",
        "saya buruh pabrik, pak kades minta uang 50 ribu untuk surat domisili",
    ],
)
def test_what_somebody_in_office_takes_from_a_worker_is_sealed(text: str) -> None:
    assert "oversight" in _kinds(text)


def test_in_a_long_tale_another_sentence_tells_of_no_official() -> None:
    police = "Bulan lalu rumah saya kemalingan, yang hilang laptop istri. Polisi sudah datang"
    assert "oversight" not in _kinds(
        f"{police} memotret dan mencatat, sampai sekarang kami belum dikabari."
    )
    taken = "Bulan lalu rumah saya kemalingan. Laptop istri diambil pegawai kelurahan"
    assert "oversight" in _kinds(f"{taken} dan sampai sekarang belum dikembalikan kepada kami.")


def test_offices_alone_are_no_suspicion() -> None:
    assert "oversight" not in _kinds("kepala puskesmas dan perawat di puskesmas ini hanya ramah")


def test_of_long_tales_few_are_sealed_in_vain(
    record_property: Callable[[str, object], None],
) -> None:
    lines = (_FIXTURES / "oversight_tales.jsonl").read_text(encoding="utf-8").splitlines()
    judged = [
        (row["oversight"], "oversight" in _kinds(row["text"])) for row in map(json.loads, lines)
    ]
    found, in_vain = judged.count((True, True)), judged.count((False, True))
    record_property("found", found)
    record_property("in_vain", in_vain)
    assert found >= 15
    assert in_vain <= 10  # of 36 that were written to be hard


@pytest.mark.parametrize(
    "text",
    [
        "mau lapor sampah dibakar tiap sore",
        "min mau lapor obat habis pak",
        "arep lapor obat habis",
    ],
)
def test_who_wants_to_report_something_threatens_nobody(text: str) -> None:
    assert "threat" not in _kinds(text)


def test_who_reports_a_threat_is_threatened() -> None:
    assert "threat" in _kinds("mau lapor, saya mau dibunuh tetangga")
    assert "threat" in _kinds("katanya kalau mau lapor saya bakal dihabisi")


def test_what_is_denied_leans_nowhere() -> None:
    assert _kinds("pelayanan di kelurahan tidak ada pungli tidak ada suap") == set()


def test_misconduct_in_rare_words_is_sealed(record_property: Callable[[str, object], None]) -> None:
    lines = (_FIXTURES / "leanings_seen.jsonl").read_text(encoding="utf-8").splitlines()
    judged = [
        (row["oversight"], "oversight" in _kinds(row["text"])) for row in map(json.loads, lines)
    ]
    recall = judged.count((True, True)) / sum(wanted for wanted, _ in judged)
    in_vain = judged.count((False, True)) / sum(not wanted for wanted, _ in judged)
    record_property("recall", round(recall, 3))
    record_property("false", round(in_vain, 3))
    # Fitted on them, but not to the last: what holds for other authors' words counts for more.
    assert recall >= 0.92
    assert in_vain <= 0.05


@pytest.mark.parametrize(
    "text",
    [
        "Dishub bilang urusan polisi, polisi bilang urusan dishub, truk tetap lewat kampung",
        "RSUD suruh ke BPJS, BPJS suruh ke RSUD, ibu saya belum dapat jadwal operasi",
        "the immigration office keeps saying the system is down, my permit ends soon",
    ],
)
def test_who_is_sent_from_office_to_office_is_not_sealed(text: str) -> None:
    assert "oversight" not in _kinds(text)
