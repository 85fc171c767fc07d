"""Reports are told from greetings, thanks, spam, adverts, opinions, tests and talk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer import _leanings
from normalizer._report_words import MEANINGS, PAIRS
from normalizer.report import Verdict, judge
from normalizer.text import read
from tests.proportion import grows_in_proportion

FIXTURES = Path(__file__).parents[2] / "fixtures" / "normalizer"


def verdict(text: str) -> Verdict:
    return judge(read(text))


@pytest.mark.parametrize("half", ["report_seen", "report_held_out", "leanings_seen"])
def test_reports_are_found_among_everything_else(
    half: str, record_property: Callable[[str, object], None]
) -> None:
    lines = (FIXTURES / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    judged = [(row["is_report"], verdict(row["text"]).is_report) for row in rows]
    f1 = 2 * judged.count((True, True)) / (sum(a for a, _ in judged) + sum(b for _, b in judged))
    record_property("f1", round(f1, 3))
    assert len(rows) >= 190
    assert f1 >= 0.95


@pytest.mark.parametrize(
    "text",
    [
        "lampu mati di pasar kota",
        "banjir min",
        "air mati",
        "P\nmin jalan depan sd rusak",
        "test, mau lapor sampah belum diangkut",
        "assalamualaikum wr wb. selamat pagi pak, pdam di tempat kami keruh. terima kasih",
        "makasih min lampunya sudah nyala tapi jalannya masih rusak",
        "laporan saya kok belum ditindak",
        "mohon maaf pak, banyak anak tidak masuk sekolah karena jembatannya putus",
        "mohon maaf, lampu gang mati. ini nomor saya 0811-0000-1234",
    ],
)
def test_short_reports_with_or_without_courtesies_are_reports(text: str) -> None:
    assert verdict(text).kind == "report"


@pytest.mark.parametrize(
    "text",
    [
        "Selamat pagi, mau lapor",
        "Nuwun sewu, badhe lapor",
        "Punten, bade lapor min",
        "Wilujeng siang, abdi hoyong ngalaporkeun",
    ],
)
def test_who_only_says_that_they_will_report_has_reported_nothing_yet(text: str) -> None:
    assert not verdict(text).is_report


@pytest.mark.parametrize(
    "text",
    [
        "anjing jalan ini rusak terus",
        "GOBLOK KALIAN SEMUA AIR PDAM MATI TERUS",
        "jancok dalane ajur kabeh",
        "terima kasih pak bupati jalannya bagus sekali buat kolam lele",
        "mantap pak, lampu jalan mati terus jadi hemat listrik 👏👏 wkwkwk",
    ],
)
def test_anger_capitals_and_scorn_never_unmake_a_report(text: str) -> None:
    assert verdict(text).is_report


@pytest.mark.parametrize(
    "text",
    [
        "mohon info syarat mengurus akta kelahiran",
        "jam buka dukcapil hari sabtu min?",
        "usul pak, tolong dibangun halte di depan smk",
        "where can I renew my id card?",
        "siapa kepala dinas pertanian sekarang?",
        "samsat keliling hari ini di mana aja",
        "boleh tau dasar hukum retribusi kios pasar",
        "how do I get a birth certificate legalised?",
        "adakah kuota mudik gratis ke semarang",
        "pengen banget ada velodrom di kota kita",
        "mbok menawi saged, kampung kula dipunparingi lampu taman",
        "makasih mobil pintarnya, anak-anak suka. Kalau bisa datang tiap minggu",
    ],
)
def test_questions_and_wishes_to_offices_are_reports_in_the_wide_sense(text: str) -> None:
    assert verdict(text).is_report


@pytest.mark.parametrize(
    "text",
    [
        "warung sebelah jadi tempat judi slot pak tolong dirazia",
        "saya diteror pinjol ilegal, harus lapor kemana",
        "pupuk subsidi dijual mahal oleh kios",
        "ada yang ngaku anak saya, katanya hp rusak lalu minta transfer, penipuan ini pak",
        "warung depan sekolah dipakai main maxwin tiap malam, tolong dirazia",
        "banyak pedagang jualan di trotoar, pejalan kaki susah lewat",
    ],
)
def test_a_complaint_about_gambling_loans_or_trade_is_neither_spam_nor_advert(text: str) -> None:
    assert verdict(text).is_report


@pytest.mark.parametrize(
    "text",
    [
        "jalan sudah rusak parah sejak dua bulan lalu dan mobil tidak bisa lewat, terima kasih",
        "apakah aduan saya sudah ditangani? terima kasih",
        "petugas sudah datang tapi lampunya masih mati, terima kasih",
    ],
)
def test_thanks_in_or_after_a_report_do_not_settle_it(text: str) -> None:
    assert verdict(text).is_report


@pytest.mark.parametrize(
    "text",
    [
        "petugas lapas jual kamar",
        "rekrutmen tenaga honorer isinya keponakan pejabat semua",
        "bibit jagung bantuan ternyata dijual di toko ketuanya",
    ],
)
def test_misconduct_told_in_the_words_of_trade_and_kin_is_a_report(text: str) -> None:
    assert verdict(text).is_report


@pytest.mark.parametrize(
    "text", ["banjir masuk rumah", "lampu jalan mati", "berkas saya belum selesai di kecamatan"]
)
def test_good_wishes_around_a_report_unmake_none(text: str) -> None:
    letter = (
        "assalamualaikum wr wb selamat pagi bapak ibu admin yang saya hormati, perkenalkan saya"
        f" warga. {text}. terima kasih banyak atas perhatiannya semoga sehat dan sukses selalu"
    )
    assert verdict(letter).is_report


@pytest.mark.parametrize(
    "text",
    [
        "Mau tanya, syarat mengurus akta kelahiran apa saja ya?",
        "perawatnya ketus waktu ditanya baik-baik",
        "Akta kelahiran anak diajukan online statusnya masih diproses 20 hari",
    ],
)
def test_words_of_talk_do_not_hide_who_calls_on_an_office(text: str) -> None:
    assert verdict(text).is_report


def test_swear_words_lean_no_way() -> None:
    assert {_leanings.report(read(word)) for word in MEANINGS["swear"]} == {
        _leanings.report(read(""))
    }


@pytest.mark.parametrize(
    "text",
    [
        "menerima pasang cctv rumah kantor",
        "kontrakan 3 kamar dekat stasiun kosong",
        "Dicari investor untuk proyek perumahan bagi hasil 20 persen",
    ],
)
def test_who_opens_like_a_seller_sells(text: str) -> None:
    assert verdict(text).kind == "advert"


def test_a_stray_word_of_news_beside_a_trouble_is_a_report() -> None:
    assert verdict("gedung olahraga bocor pas turnamen").is_report


def test_a_trouble_that_the_wares_cure_is_an_advert() -> None:
    assert verdict("ATAP BOCOR? Kami ahlinya! Garansi 5 tahun").kind == "advert"


def test_trouble_told_among_friends_is_talk() -> None:
    assert verdict("listrik mati, jadi inget jaman kecil main petak umpet").kind == "chatter"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("P", "greeting"),
        ("halo min", "greeting"),
        ("selamat pagi admin", "greeting"),
        ("sampurasun kang", "greeting"),
        ("makasih min sudah diperbaiki", "thanks"),
        ("matur nuwun pak sampun murub lampune", "thanks"),
        ("SLOT GACOR maxwin daftar sekarang", "spam"),
        ("sl0t g4c0r depo 10k", "spam"),
        ("g a c o r parah pola rtp live", "spam"),
        ("jasa sedot WC murah 24 jam hubungi 0811-0000-1234", "advert"),
        ("open PO kue nastar 65rb minat wa", "advert"),
        ("Bupati Resmikan Pasar Baru Di Kecamatan Kota", "opinion"),
        ("semangat pak bupati 💪", "opinion"),
        ("tes 123", "test"),
        ("coba", "test"),
        ("wkwkwk", "chatter"),
        ("ok", "chatter"),
        ("Selamat menempuh hidup baru semoga sakinah mawaddah warahmah", "chatter"),
        ("sebarkan ke 10 grup jangan diputus", "chatter"),
        ("maaf salah kirim", "chatter"),
        ("gas bosku pola malam maxwin terus, nggak bohong", "spam"),
        ("Pak ini Budi, HP rusak ini nomor baruku, tolong transferin 300 ribu dulu", "spam"),
        ("Vaksin itu rencana elit global, sebarkan sebelum dihapus", "chatter"),
        ("bumi datar, semua pemerintah dunia bohong", "opinion"),
        ("partai itu cuma cari proyek, jangan dipilih lagi", "opinion"),
        ("mohon maaf bu, Adi hari ini izin tidak masuk sekolah karena demam", "chatter"),
        ("👍👍", "empty"),
        ("", "empty"),
    ],
)
def test_what_is_not_a_report_is_named(text: str, kind: str) -> None:
    assert (verdict(text).is_report, verdict(text).kind) == (False, kind)


@pytest.mark.parametrize(
    "text",
    [
        "KOTA BARU - Seorang pengendara tewas setelah menabrak truk, Selasa (24/11).",
        '"Kami sedih melihat jalan rusak ini," ujar Kepala Dinas saat meninjau lokasi.',
        "Banjir menerjang tiga desa, ratusan rumah terendam. Tim SAR gabungan dikerahkan.",
        "DPRD Soroti Banyaknya Jalan Rusak, Minta Pemkab Tambah Anggaran",
    ],
)
def test_what_has_the_form_of_news_is_news_whatever_it_tells(text: str) -> None:
    assert verdict(text).kind == "opinion"


@pytest.mark.parametrize(
    "text",
    [
        "Banjir di desa kami, ratusan rumah terendam, tolong kirim perahu",
        "min polisi kok diam saja, sudah ada yang tewas di tikungan ini",
        "warga mengeluhkan bau limbah, mohon dinas turun",
    ],
)
def test_who_speaks_or_asks_reports_even_in_the_words_of_news(text: str) -> None:
    assert verdict(text).is_report


@pytest.mark.parametrize(
    "text",
    [
        "Terima kasih damkar sudah mengevakuasi ular dari dapur saya",
        "Kami ucapkan terima kasih atas perbaikan jalan poros desa",
        "wah cepet banget, lapor semalem paginya langsung ditambal. jempol buat PUPR",
        "Alhamdulillah KTP sudah jadi, hanya 1 hari. Terima kasih dukcapil",
    ],
)
def test_thanks_or_joy_over_a_deed_are_thanks(text: str) -> None:
    assert verdict(text).kind == "thanks"


@pytest.mark.parametrize(
    "text",
    [
        "makasih lampunya sudah diperbaiki, tadi malam mati lagi",
        "terima kasih sudah diaspal, sekarang selokannya mampet",
        "matur nuwun sampun didandosi, nanging saiki bolong maneh",
        "hatur nuhun tos dilereskeun, ayeuna pareum deui",
        "thank you for fixing it, now it is broken again",
        "Terima kasih sudah diterima laporan saya. Sekarang ada orang tenggelam di waduk",
    ],
)
def test_whoever_thanks_and_says_that_it_is_broken_again_reports(text: str) -> None:
    assert verdict(text).is_report


@pytest.mark.parametrize(
    "text",
    [
        "terima kasih yang kemarin mati sekarang nyala lagi",
        "terima kasih sudah dibersihkan, sekarang kali tidak bau lagi",
        "makasih ya, sekarang macet sudah teratasi",
        "hatur nuhun, ayeuna caang",
    ],
)
def test_what_works_again_is_thanked_for(text: str) -> None:
    assert verdict(text).kind == "thanks"


@pytest.mark.parametrize(
    "text",
    [
        "terima kasih PLN sudah mematikan listrik tiap hari",
        "makasih lho pak sudah tidak mengalir 3 hari airnya",
        "terima kasih sudah membiarkan jalan kami rusak",
    ],
)
def test_thanks_in_scorn_are_reports(text: str) -> None:
    assert verdict(text).is_report


@pytest.mark.parametrize(
    "text", ["up", "sama min", "di tempat saya juga", "bener banget", "podo min", "same here"]
)
def test_joining_in_under_a_report_is_a_me_too(text: str) -> None:
    assert judge(read(text), surface="comment", is_reply=True).kind == "me_too"


def test_joining_in_with_a_matter_of_ones_own_is_a_report() -> None:
    joined = judge(read("sama min, di rt 5 juga lampunya mati"), surface="comment", is_reply=True)
    assert joined.kind == "report"


@pytest.mark.parametrize(
    ("content", "surface", "is_report"),
    [
        ("image", "direct", True),
        ("audio", "direct", True),
        ("location", "direct", True),
        ("sticker", "direct", False),
        ("image", "comment", False),
    ],
)
def test_what_comes_without_words_is_a_report_where_it_shows_something_to_us_alone(
    content: str, surface: str, is_report: bool
) -> None:
    attached = content != "location"
    judged = judge(read(None), surface=surface, content=content, has_attachment=attached)
    assert judged.is_report is is_report


def test_the_reason_names_words_but_no_numbers() -> None:
    reason = verdict("jasa sedot wc 0811-0000-1234 murah hubungi 081100001234").reason
    assert "sedot" in reason
    assert not any(c.isdigit() for c in reason)


@given(st.text(st.characters(codec=None), max_size=300), st.booleans(), st.booleans())
def test_any_text_gets_a_verdict_with_a_reason(text: str, attached: bool, reply: bool) -> None:
    judged = judge(read(text), has_attachment=attached, is_reply=reply)
    assert judged.is_report == (judged.kind == "report")
    assert 0.5 <= judged.confidence <= 1
    assert judged.reason


def test_word_lists_can_be_found_by_the_reading() -> None:
    words = [word for words in MEANINGS.values() for word in words] + [w for p in PAIRS for w in p]
    assert [word for word in words if read(word).words != (word,)] == []
    assert [pair for pair in PAIRS if len(pair) != 2] == []


@pytest.mark.parametrize("piece", ["a", "a ", "di", "rusak ", "1", "é", "\ud800", "A b ", "ke2"])
def test_four_times_the_text_takes_four_times_the_time(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        reading = read(piece * (size // len(piece)))
        _ = reading.words, reading.vocabulary  # read once for all steps
        return lambda: judge(reading)

    assert grows_in_proportion(work, 15_000)


@pytest.mark.parametrize(
    "text",
    [
        "puskesmas gak mau jemput suami saya yang kejang hebat di rumah",
        "kakak ipar ngamuk bawa parang, kami sembunyi di kamar mandi",
        "semua murid muntah-muntah habis makan bekal, mukanya pucat biru",
        "hatur nuhun, aya budak kacemplung kana sumur",
        "mau pamit, barusan minum racun",
    ],
)
def test_an_emergency_in_the_words_of_talk_is_a_report(text: str) -> None:
    assert verdict(text).is_report


@pytest.mark.parametrize(
    "text",
    [
        "Akibat Korsleting, Tiga Kios di Pasar Baru Ludes Terbakar",
        "tolong doakan paman kami yang kecelakaan, semoga cepat pulih",
        "kucing saya lahiran 3 gemes banget",
    ],
)
def test_a_danger_elsewhere_and_a_birth_among_cats_are_none(text: str) -> None:
    assert not verdict(text).is_report


@pytest.mark.parametrize(
    "text",
    [
        "Petugas kecamatan minta rokok dua bungkus tiap legalisir, padahal katanya gratis",
        "camat minta setoran tiap kegiatan di desa",
        "pak lurah ikut nagih hutang warga",
    ],
)
def test_misconduct_in_the_form_of_news_or_beside_a_word_of_it_is_a_report(text: str) -> None:
    assert verdict(text).is_report


@pytest.mark.parametrize(
    "text", ["siapa presiden pertama indonesia", "how do i get over my ex", "pengen makan bakso"]
)
def test_questions_and_wishes_to_nobody_in_office_are_none(text: str) -> None:
    assert not verdict(text).is_report


def test_talk_of_graft_in_general_is_opinion() -> None:
    assert verdict("menurutku semua partai sama aja, ujungnya korupsi").kind == "opinion"


@pytest.mark.parametrize(
    "text",
    [
        "My neighbour hits his wife every night",
        "My bicycle was stolen last night",
        "An electric pole is leaning over our roof",
        "A karaoke bar keeps us awake until 4 am",
        "Boys race motorcycles every Saturday night",
        "loud music keeps my kids awake",
    ],
)
def test_english_reports_of_common_matters_are_reports(text: str) -> None:
    assert verdict(text).is_report


@pytest.mark.parametrize(
    "text",
    ["good night everyone", "my neighbour is so nice, we had dinner last night"],
)
def test_english_talk_of_the_night_is_no_report(text: str) -> None:
    assert not verdict(text).is_report


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("dompet coklat jatuh di sekitar pasar, bagi yang nemu mohon kabari", "chatter"),
        (
            "ditemukan kunci motor di parkiran masjid, yang merasa kehilangan silakan ambil",
            "chatter",
        ),
        ("cintaku bagai jalan kabupaten, berlubang di mana mana haha", "chatter"),
        ("Puisi hujan: genangan di jalanan menyimpan namamu", "chatter"),
        ("Tugas geografi: jelaskan penyebab banjir rob di pesisir", "chatter"),
        ("Mengundang warga hadir jalan sehat hari Minggu, start lapangan desa", "chatter"),
        ("paket jne saya nyangkut di gudang", "chatter"),
        ("jual rompi dishub dan seragam satpol, bisa grosir", "advert"),
    ],
)
def test_notes_verse_homework_invitations_and_trade_are_no_reports(text: str, kind: str) -> None:
    assert verdict(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "anak saya hilang di pasar, pakai baju merah, yang menemukan hubungi saya",
        "yang menemukan motor saya dicuri di pasar tolong polisi bantu",
        "jalan berlubang kayak puisi tak selesai, kapan diperbaiki pak",
        "undangan rapat warga soal bansos tidak dibagikan ke kami, pak RT pilih kasih",
        "undangan nyoblos keluarga saya tidak diantar petugas",
        "pelatihan gratis dari dinas kok diminta bayar sertifikat",
        "beli token listrik kena biaya admin dobel di kantor pos",
        "tuli ya pemda",
        "ni lampu hidup mati hidup mati terus",
        "pegawai dinas kampanye bagi kaos calon di kantor",
        "uang kembalian di minimarket diganti permen",
        "Apakah ada donor darah bulan ini?",
        "Boleh pinjam tenda BPBD untuk acara kampung?",
    ],
)
def test_reports_in_the_words_of_notes_invitations_and_trade_are_reports(text: str) -> None:
    assert verdict(text).is_report


@pytest.mark.parametrize(
    "text",
    [
        "SEBARKAN!! Info valid dari grup sebelah, besok ATM ditarik pajak. Kirim ke 10 grup",
        "minum rebusan daun sirsak bisa menyembuhkan gula. Bagikan agar banyak yang tertolong",
        "kirim doa ini ke 20 orang malam ini, jangan diputus",
    ],
)
def test_what_is_to_be_handed_on_is_no_report(text: str) -> None:
    assert not judge(read(text)).is_report


@pytest.mark.parametrize(
    "text",
    [
        "petugas kirim foto KTP saya ke grup warga, tolong dicek",
        "mohon dibantu share agar bupati tahu, jembatan ke sekolah miring",
    ],
)
def test_what_is_handed_on_and_pleads_is_a_report(text: str) -> None:
    assert judge(read(text)).is_report


@pytest.mark.parametrize(
    ("text", "is_report"),
    [
        ("tadi sore ada carok di Kwanyar", True),
        ("last night a tree fell in Sukorejo", True),
        ("kamari urug deukeut Cigugur", True),
        ("telpon 110 ga diangkat terus", True),
        ("call center 119 sibuk dari pagi", True),
        ("panitera minta salam tempel biar sidang cepet", True),
        ("petugas sidang njaluk amplop ben cepet", True),
        ("matur nuwun pak, dalan ngarep omah wis dadi kali", True),
        ("makasih pak, gang kami sudah jadi kubangan kerbau", True),
        ("makasih pak, gang kami sudah jadi mulus", False),
        ("terima kasih, sudah jadi kali ini lancar", False),
        ("kemarin aku jatuh dari motor hehe", False),
        ("saya 112 orang", False),
        ("gempa dahsyat guncang Turki, ribuan tewas", False),
    ],
)
def test_dangers_dead_lines_demands_and_scornful_thanks_are_reports(
    text: str, is_report: bool
) -> None:
    assert judge(read(text)).is_report == is_report


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("telp saya +62 811 0000 1122", "chatter"),
        ("Kontak istri saya 081100001122", "chatter"),
        ("wa: 0811-0000-1122 aktif", "chatter"),
        ("got mampet di RT 3, hubungi saya di 081100001122", "report"),
        ("jual sawah murah, hubungi saya 081100001122", "advert"),
        ("order kue lebaran wa 0811 0000 1122", "advert"),
    ],
)
def test_who_tells_where_to_reach_them_sells_nothing(text: str, kind: str) -> None:
    assert judge(read(text)).kind == kind
