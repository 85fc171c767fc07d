"""By which marks a text reads like news, whatever it is about.

A flood in a newspaper and a flood in front of somebody's house are told with the same words. What
tells them apart is the form: a dateline, a day with its date, a speaker who is quoted by office,
victims with their age, an institution as the one who acts, and nobody who says "I" or "please".
"""

from __future__ import annotations

import re
from itertools import islice

from normalizer._word_lists import listed
from normalizer.text import Reading

# A report in a newspaper shows its form at the beginning.
_LETTERS_READ = 1_500
_WORDS_READ = 200

_DAY = r"(?:[Ss]enin|[Ss]elasa|[Rr]abu|[Kk]amis|[Jj]um'?at|[Ss]abtu|[Mm]inggu|[Aa]had)"
_DATELINE = re.compile(
    r"\W{0,8}(?:[A-Z][A-Z.]{2,19}(?: [A-Z.]{2,14}){0,2}|[A-Z][a-z]{2,15})"
    r"(?:, ?[\w. ]{3,30}| ?\([A-Za-z. ]{3,20}\))? ?(?:--|[-–—|]) ?[\"“A-Z]"
)
_DATED = re.compile(
    rf"\b{_DAY}(?: (?:pagi|siang|sore|petang|malam|dini hari))?,? ?"
    r"\(\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?\)"
)
_QUOTED_SPEAKER = re.compile(
    r"[\"”'’],? ?(?:kata|ujar|tutur|ungkap|jelas|terang|tegas|imbuh|tambah|papar|sebut|ucap|beber)"
    r"(?:nya)?\b|\b(?:[Kk]ata|ujar|tutur|ungkap|jelas|terang|tegas|imbuh|papar) "
    r"(?:Kepala|Kapolres|Kapolsek|Kasat|Kasi|Kabid|Camat|Bupati|Wakil|Sekda|Direktur|Ketua|"
    r"Kadis|Gubernur|Menteri|Presiden|Wali|Dandim|Danramil|Humas|Kadin[a-z]+|Jubir|Plt|Sekdin|Kasat[a-z]*|AKP|AKBP|Iptu|Kompol|Bripka)\b"
)
_HEADLINE_SPEAKER = re.compile(
    r"(?:\A|[,.] )(?:[Pp]edagang|[Ww]arga|[Bb]upati|Wabup|DPRD|Kadis|Kapolres|BMKG|BPBD|"
    r"[Pp]engamat|[Pp]etani|Dinas|Pemkab|Polisi|Sekda|Gubernur) ?: "
)
_FOUND = re.compile(
    r"\bditemukan (?:dalam keadaan |dalam kondisi |sudah |telah )?"
    r"(?:selamat|tewas|meninggal|tak bernyawa|mengapung|membusuk|lemas|gantung)\b"
)
_AGED = re.compile(r"\b[A-Z][\w.]{0,15} ?\(\d{2}\)|\([A-Z]{1,4}[,/ ] ?\d{2}\)|\bberusia \d{2}\b")
_COUNTED = re.compile(
    r"\b(?:Dua|Tiga|Empat|Lima|Enam|Tujuh|Delapan|Sembilan|Sepuluh|Puluhan|Ratusan|Ribuan|Belasan)"
    r" (?:Kecamatan|Desa|Rumah|Warga|Orang|Kios|Hektare|Siswa|Korban|Kendaraan|Kepala)\b"
)
_OUTLET = re.compile(
    r"\b\w{3,20}\.(?:com|co\.id|id|net|news)\b ?[-–—,|]|\bdetikcom\b|\b[Ss]umber ?: "
)
_SIGNED = re.compile(r"\(\w{2,4}/\w{2,4}\)")
_LABEL = re.compile(
    r"\W{0,8}(?:VIDEO|Video|FOTO|Foto|BREAKING|Breaking|BERITA|Berita|INFO|TERKINI|Terkini|VIRAL|"
    r"Viral|HEBOH|Heboh|Detik-detik|HOT NEWS|LIVE|UPDATE|Update|RILIS|Siaran)\b[^.]{0,12}[:!|-]"
    r"|\W{0,8}(?:Viral|Heboh|Detik-[Dd]etik|Geger|Miris|Kronologi|Tragis|Ngeri)[!,]? [A-Z]"
)
# It cannot be without one.
_OF_OUTLETS = frozenset(["com", "co", "id", "net", "news", "detikcom", "sumber"])
# Forms with words that each cannot be without, in lower case.
_FORMS_OF_WORDS = (
    (
        listed("""
            kata ujar tutur ungkap jelas terang tegas imbuh tambah papar sebut ucap beber
            katanya ujarnya tuturnya ungkapnya jelasnya terangnya tegasnya imbuhnya tambahnya
            paparnya sebutnya ucapnya bebernya
        """),
        _QUOTED_SPEAKER,
    ),
    (frozenset(["ditemukan"]), _FOUND),
)
_COUNTS = listed("""
    dua tiga empat lima enam tujuh delapan sembilan sepuluh puluhan ratusan ribuan belasan
""")
_QUOTATION = re.compile(r"[\"“”][^\"“”]{0,600}[\"“”]")

# Verbs and nouns of reporters, which those whom it happened to do not use.
_REPORTERS_WORDS = listed("""
    menerjang diterjang melanda dilanda menewaskan menghantam menyapu meluluhlantakkan menimpa
    meringkus mengamankan diamankan membekuk menggerebek digerebek menggagalkan menyita disita
    mengungkap terungkap menetapkan ditetapkan mengimbau menegaskan menuturkan mengungkapkan
    memaparkan membeberkan menyebutkan menambahkan membenarkan menginstruksikan menargetkan
    mengklaim menyoroti soroti menyikapi menanggapi merespons digegerkan dihebohkan geger
    dikejutkan sontak berlarian gabungan diusulkan persen pengusaha disepakati pengelola maut vs
    sar ditemukan ludes dilalap karambol beruntun korsleting korban tewas jasad evakuasi
    dievakuasi dilarikan pelaku
    terduga tersangka saksi penyidik penyelidikan penyidikan kejadian peristiwa insiden nahas
    kronologi tkp mapolres mapolsek barang bukti kerugian ditaksir diperkirakan diduga dugaan
    terpantau pantauan sedikitnya sebanyak tercatat mencapai menyusul pasalnya diketahui
    dilaporkan dikabarkan disebut terkait sementara itu sambutannya acara dihadiri kegiatan
    menghadiri peringatan pendopo jajaran forkopimda rombongan didampingi dilansir dikutip
    mengutip miliar triliun pekan resmi pengamat dikebut keterangan menyatakan dikonfirmasi awak
    media wartawan redaksi reporter editor
""")
_CROWDS = listed("ratusan puluhan ribuan belasan sejumlah seorang sebuah sekelompok sepasang")
_MARKS_ALONE = listed("""
    dilansir dikutip mengutip menewaskan menerjang forkopimda maut reporter editor redaksi wartawan
""")
_REPORTED_SPEECH = listed("""
    mengatakan menuturkan menjelaskan menyebut menyebutkan mengungkapkan menyampaikan menegaskan
    membenarkan mengaku menambahkan mengimbau memastikan menyatakan menilai berharap mengeluhkan
    mengeluh meminta menyayangkan menyoroti mengapresiasi mengajak mengingatkan menyambut
    ujar ujarnya tutur tuturnya ungkap ungkapnya katanya imbuhnya jelasnya tegasnya terangnya
    tambahnya paparnya pungkasnya
""")
_TELLING = _REPORTERS_WORDS | _CROWDS | _MARKS_ALONE | _REPORTED_SPEECH

# An institution in the first words, and what headlines let it do.
_ACTORS = listed("""
    polisi polres polsek polda satlantas satreskrim satnarkoba satpol tni kodim dandim kapolres
    kapolsek pemkab pemkot pemprov pemda pemerintah bupati wabup walikota gubernur presiden
    menteri kementerian dprd dpr kpk kejari kejaksaan jaksa hakim pengadilan bpbd basarnas bmkg
    pln pdam dinkes dinas dishub disdik dispendik dinsos dukcapil disdukcapil dlh pupr bawaslu kpu
    warga petani nelayan mahasiswa pedagang siswa guru ibu pria wanita remaja pemuda bocah nenek
    kakek pelajar sopir pengendara pemotor truk bus mobil kebakaran banjir longsor gempa harga
    bulog bpom ormas kemenag pertamina sekda camat kades bank tim petugas relawan damkar
""")
_HEADLINE_VERBS = listed("""
    tangkap ringkus bekuk gerebek amankan sita razia ungkap bongkar tahan vonis tuntut periksa
    tinjau gelar bangun perbaiki bagi bagikan salurkan serahkan siapkan alokasikan anggarkan
    kucurkan gelontorkan resmikan luncurkan lantik kukuhkan imbau himbau ingatkan minta desak
    soroti sorot tegaskan pastikan ajak dorong targetkan genjot kebut gencarkan canangkan terima
    raih sabet borong juara sambut kunjungi hadiri pantau awasi tertibkan segel tutup buka
    evakuasi temukan tewas tewaskan tabrak hantam terjang landa rendam seruduk tewasnya protes
    demo geruduk tolak blokade blokir keluhkan panen rayakan peringati naik turun anjlok meroket
    tembus melonjak capai usut selidiki dalami tetapkan kembali bakal akan segera siagakan
    kerahkan terjunkan kirim prediksi beri berikan dampingi latih bekali rekrut hibahkan
    optimalkan maksimalkan perketat perkuat tambah pangkas hapus bebaskan gratiskan jamin tanam
    bersihkan gotong cek sidak turunkan tampung ditangkap diringkus dibekuk diamankan ditemukan
    dievakuasi dihentikan digelar diresmikan dilantik dituntut divonis ditahan dibuka dibongkar
""")

# Somebody speaks for themselves or speaks to an office, or the tone is that of talk.
_SPEAKING = listed("""
    saya sy aku ku kami kita gue gua gw kulo kula abdi urang kuring i my our we me please tolong
    tlg tulung mohon mhn min mimin admin pak bu mas mbak kak bang kang dong deh nih sih kok yg gak
    ga nggak ngga gk tdk blm udah udh dah banget bgt wkwk woi tp krn dgn gimana gmn piye lho toh
    iki ora ra teu pisan ieu kapan kenapa kumaha kmrn sdh jgn kalo klo kl
""")


def news_marks(reading: Reading) -> int:
    """How many marks of news the text bears; three or more and it is hardly anything else.

    A dateline, a dated day, a quoted speaker, an outlet or a label such as "Video:" is worth two;
    reporters' words, crowds, reported speech and ages one each (their words at most three).
    Speaking for oneself or to somebody, outside of quotations, takes two away.
    """
    text = reading.text[:_LETTERS_READ]
    words = reading.words[:_WORDS_READ]
    marks = 2 * ((_DATELINE.match(text) is not None) + (_LABEL.match(text) is not None))
    vocabulary = reading.vocabulary
    marks += 2 * _forms(text, may_name_outlet=not vocabulary.isdisjoint(_OF_OUTLETS))
    for needed, form in _FORMS_OF_WORDS:
        if not vocabulary.isdisjoint(needed) and form.search(text):
            marks += 2
    telling = vocabulary & _TELLING
    if telling:
        marks += min(3, len(_REPORTERS_WORDS & telling)) + len(_MARKS_ALONE & telling)
        # The few telling ones first: `words` may be many.
        marks += not (_CROWDS.isdisjoint(telling) or _CROWDS.isdisjoint(words))
        marks += not (_REPORTED_SPEECH.isdisjoint(telling) or _REPORTED_SPEECH.isdisjoint(words))
    marks += ("(" in text or "berusia" in text) and _AGED.search(text) is not None
    marks += not vocabulary.isdisjoint(_COUNTS) and _COUNTED.search(text) is not None
    marks += 2 * _institution_acts(words)
    if marks and _speaks(reading, text):
        marks -= 2
    return max(0, marks)


def _forms(text: str, *, may_name_outlet: bool) -> int:
    """How many of three forms stand in `text`; each searched for only where it may, for speed."""
    forms = 0
    is_signed = False
    if "(" in text:
        forms += _DATED.search(text) is not None
        is_signed = "/" in text and _SIGNED.search(text) is not None
    if ":" in text:
        forms += _HEADLINE_SPEAKER.search(text) is not None
    if is_signed or (may_name_outlet and _OUTLET.search(text) is not None):
        forms += 1
    return forms


def _institution_acts(words: tuple[str, ...]) -> bool:
    """Whether the text begins like a headline: an institution and what it does, plainly."""
    if words and words[0] in _HEADLINE_VERBS and not _ACTORS.isdisjoint(words[1:6]):
        return True
    for at, word in enumerate(words[:3]):
        if word in _ACTORS:
            return any(
                verb in _HEADLINE_VERBS or (verb.endswith("kan") and verb[:2] not in ("di", "me"))
                for verb in islice(words, at + 1, at + 4)
            )
    return False


def _speaks(reading: Reading, text: str) -> bool:
    if _SPEAKING.isdisjoint(reading.vocabulary):
        return False
    if '"' not in text and "“" not in text and "”" not in text:
        return True
    unquoted = _QUOTATION.sub(" ", text).lower()
    return not _SPEAKING.isdisjoint(re.findall(r"\w+", unquoted))
