"""Words that truly have a letter twice (or three times), so that shortening "maaaaf" gives "maaf".

Only words that people draw out need to be here; what is missing loses a letter, nothing worse.
"""

from __future__ import annotations


def _words(*groups: str) -> frozenset[str]:
    return frozenset(word for group in groups for word in group.split())


# Roman numerals of schools and hospitals, parts of web addresses.
WORDS_AS_THEY_ARE = _words("iii viii xiii xviii xxx xxxi www http https")

WORDS_WITH_DOUBLES = _words(
    # maaf, saat, manfaat, taat and their families
    """
    maaf maafkan maafin dimaafkan memaafkan maafnya saat saatnya sesaat disaat manfaat bermanfaat
    manfaatnya dimanfaatkan memanfaatkan pemanfaatan taat menaati ketaatan jumaat jamaah
    """,
    # -a + -an
    """
    keadaan pengadaan perbedaan keberadaan pekerjaan kecelakaan permintaan pemeriksaan pertanyaan
    kenyataan pernyataan perusahaan penggunaan kegunaan percobaan cobaan pembukaan keterbukaan
    kepercayaan perasaan kebiasaan penerimaan pembinaan binaan penyediaan persediaan kesediaan
    kemerdekaan kebudayaan kesengsaraan penderitaan pemerkosaan perkosaan penghinaan pelaksanaan
    perencanaan kesetiaan kekeluargaan kerajaan kemesraan kemanusiaan kewarganegaraan pemberdayaan
    pengelolaan pembelaan pedesaan perdesaan kekayaan kesamaan persamaan kebersamaan keutamaan
    keagamaan kesukaan bukaan permukaan kepekaan percintaan ciptaan penciptaan perkotaan jutaan
    pembacaan bacaan penataan kesejahteraan pemeliharaan peliharaan penyelenggaraan kesetaraan
    pembicaraan kebahagiaan kemuliaan kerahasiaan kekuasaan penguasaan kebinasaan celaan
    """,
    # other double vowels and glued prefixes
    """
    koordinasi koordinator berkoordinasi kooperatif google facebook booking poor pool keenam
    keempat seenaknya seenak seekor seember keesokan diinfokan diisi diizinkan diijinkan diingat
    diingatkan diinjak diintimidasi diinterogasi diikat diikuti uu ruu
    """,
    # double consonants of Indonesian, Javanese and Arabic words
    """
    minggu mingguan seminggu nggak enggak ngga engga nggih inggih monggo tinggi tinggal panggil
    manggil tunggu nunggu menunggu ditunggu ganggu mengganggu terganggu gangguan tanggung
    tanggungjawab tanggal tanggap tanggapan tanggapi ditanggapi tetangga anggota anggaran sanggup
    pinggir hingga sehingga ninggal meninggal unggah inggris bangga ngganggu nunggak menunggak
    langgar melanggar pelanggaran dilanggar pelanggan langganan nganggur pengangguran dianggap
    menganggap anggap punggung tunggal menggunakan menggenang menggantung nggawe nggolek linggis
    panggung penyelenggara tangga kanggo enggal singgah tersinggung singgung sungguh sesungguhnya
    allah wallahi billah alhamdulillah bismillah insyaallah masyaallah astaghfirullah subhanallah
    assalamualaikum assalamu innalillahi rasulullah abdullah muhammad ummat jannah sunnah mekkah
    makkah massa massal annisa
    """,
    # English words that turn up in Indonesian messages
    """
    all call calling bell bill billing full well hell hello tell kill still small wall mall install
    roll scroll pull skill chill fill off staff office coffee free feel feeling fee week weekend
    need see been seen keep green screen street speed meeting meet sleep deep agree three tree too
    good food room wood school cool fool tool soon look book door floor football loop foot blood
    miss pass class glass press express boss loss less process access address success business
    message cross stress progress happy app apps whatsapp supply apply support happen shopping
    error sorry hurry mirror current letter better matter bottle little battery twitter comment
    common accident account traffic different difficult effort middle add daddy channel connection
    annoying winner funny pizza
    """,
)
