"""The words by which people say when something happened: Indonesian, Javanese, Sundanese, English.

Authored for complaints as they are typed on phones: abbreviations, spoken forms and misspellings
stand beside the proper ones. All are in lower case, elongations already shortened.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# --- months -----------------------------------------------------------------------------------

_MONTHS = (
    "januari jan january januwari janwari jnuari",
    "februari feb february pebruari peb pebruwari febuari pebuari febr februwari",
    "maret mar mrt march maart",
    "april apr aprl avril",
    "mei may mey mai",
    "juni jun june juny",
    "juli jul july july",
    "agustus agu agt ags agst agus agust august aug agustusan gustus agutus",
    "september sep sept sptember septembr",
    "oktober okt october oct oktobr oktobe",
    "november nov nop nopember novembr nopembr nofember",
    "desember des dec december dsember desembr disember",
)


def _misspelled(name: str) -> set[str]:
    """`name` with one letter lost, doubled, or two neighbours swapped."""
    cuts = [(name[:i], name[i:]) for i in range(1, len(name))]
    lost = {left + right[1:] for left, right in cuts}
    doubled = {left + right[0] + right for left, right in cuts}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    return lost | doubled | swapped


def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, names in enumerate(_MONTHS, 1):
        for name in names.split():
            if len(name) >= 7:
                found.update(dict.fromkeys(_misspelled(name), number))
    for number, names in enumerate(_MONTHS, 1):
        found.update(dict.fromkeys(names.split(), number))
    return found


MONTHS = _months()

# --- days of the week, Monday is 0; "minggu" is Sunday or a week and decided in context ---------

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "senin senen snin sennin senien monday snen",
            "selasa slasa salasa seloso slaso sloso tuesday selassa",
            "rabu rebo rebu wednesday robu",
            "kamis kemis kms thursday kmis kamiss",
            "jumat jum jumaat jummat jemuah jemuwah jumuah jumaah jemat jmt jmat juma friday jumt",
            "sabtu setu sebtu saptu sbtu saturday septu stu sabtuu",
            "minggu ahad ngahad mingu sunday akad minggon mnggu",
        )
    )
    for name in names.split()
}
SUNDAY_OR_WEEK = _set("minggu mingu mnggu")

# --- parts of the day: the name, and the hour at which each has begun ---------------------------

PARTS = {
    name: part
    for part, names in {
        "early": "dini subuh shubuh sbh sahur fajar dinihari subuhan parak bangun",
        "morning": "pagi pg pgi isuk esuk enjing enjang morning pagian isukisuk pagipagi esok",
        "noon": "siang sing siank awan beurang dzuhur zuhur duhur dhuhur lohor luhur noon siyang "
        "dzuhuran jumatan zhuhur",
        "afternoon": "sore sor sorean ashar asar petang afternoon sonten burit ashr asr",
        "dusk": "maghrib magrib mahrib mgrb magriban maghriban magrip maghrb",
        "evening": "malam malem mlm mlam bengi wengi dalu peuting isya isyak isa evening night "
        "malamnya mlem malm tarawih taraweh isyaan peting malang2",
    }.items()
    for name in names.split()
}
PART_STARTS = {"early": 0, "morning": 5, "noon": 11, "afternoon": 15, "dusk": 18, "evening": 18}
PRAYERS = _set(
    "subuh shubuh dzuhur zuhur duhur dhuhur lohor luhur ashar asar maghrib magrib mahrib mgrb "
    "isya isyak isa jumatan tarawih taraweh magrip sahur zhuhur magriban subuhan isyaan"
)
# Parts that say "this past one" with the Javanese "mau", which in Indonesian means "want".
JAVANESE_PARTS = _set("esuk isuk bengi wengi awan sore enjing dalu subuh")
AROUND_PRAYER = _set(
    "habis abis hbs hbis bada bakda setelah stlh sesudah selesai usai sehabis bar sawise rampung "
    "menjelang jelang pas waktu sebelum sblm saat parantos da after lepas ba ketika sekitar seusai"
)
NIGHT = _set("malam malem mlm mlam bengi wengi dalu peuting mlem")

# --- today, last night, yesterday ---------------------------------------------------------------

EARLIER = _set(
    "tadi td tdi tadii barusan brusan barusn wau mau dekmau mandan tadinya baruan brsn ndak "
    "barusaja baruaja"
) - _set("ndak mandan")
NOW = _set("sekarang skrg skrng skr skrang saiki sakniki ayeuna kiwari now sakiki saniki skg")
LAST_NIGHT = _set(
    "semalam semalem smalam smlm semlm semalaman tadimalam tdmlm mambengi maubengi wingibengi "
    "mbengi mambengine smalem semaleman dekbengi"
)
YESTERDAY = _set(
    "kemarin kmrn kmren kemaren kmarin kmrin kemrin kemarn kemren kmaren wingi kamari yesterday "
    "kmaen kemari kmr kemarinn kmrnn kamarin kemain kmarn yesterdays kamarina wingine kamariya"
)
BEFORE_YESTERDAY = _set(
    "mangkukna wingenane wingenan wingenanipun winginane winginan winginanipun kelmarin mangkukan "
    "lusa"
)
THIS = _set("ini iki ieu niki ne today this nih puniki punika meniki menika")
DAY_WORDS = _set("hari hr hri dina dino ndina ndino dinten poe day days har hary")

# --- spans --------------------------------------------------------------------------------------

UNITS = {
    name: unit
    for unit, names in {
        "minute": "menit mnt mnit minute minutes min",
        "hour": "jam hour hours hours jm",
        "day": "hari hr hri har dina dino ndina ndino dinten poe day days malam malem mlm harian "
        "hrian bengi harinan nights",
        "week": "minggu mgg mggu mg pekan week weeks mingguan mnggu peken minggon mingu",
        "month": "bulan bln bulanan sasi wulan month months bl blan bulann",
        "year": "tahun thn th taun tahunan year years thun warsa",
    }.items()
    for name in names.split()
}
SINGLE = {
    "sehari": (1, "day"),
    "sedino": (1, "day"),
    "sedina": (1, "day"),
    "sedinten": (1, "day"),
    "sapoe": (1, "day"),
    "seminggu": (1, "week"),
    "semingguan": (1, "week"),
    "smnggu": (1, "week"),
    "semnggu": (1, "week"),
    "sminggu": (1, "week"),
    "saminggu": (1, "week"),
    "sakminggu": (1, "week"),
    "sepekan": (1, "week"),
    "sapekan": (1, "week"),
    "sebulan": (1, "month"),
    "sebulanan": (1, "month"),
    "sabulan": (1, "month"),
    "saksasi": (1, "month"),
    "sewulan": (1, "month"),
    "sakwulan": (1, "month"),
    "sbulan": (1, "month"),
    "setahun": (1, "year"),
    "setaun": (1, "year"),
    "sataun": (1, "year"),
    "setahunan": (1, "year"),
    "sejam": (1, "hour"),
    "sajam": (1, "hour"),
    "sakjam": (1, "hour"),
}
NUMBERS = {
    name: number
    for number, names in {
        1: "satu one sa sak siji sahiji hiji setunggal an a",
        2: "dua dwi rong loro kalih duo two dua2",
        3: "tiga telu telung tilu tigang three tga tlung",
        4: "empat papat patang opat sekawan four ampat",
        5: "lima limang gangsal five limo",
        6: "enam nem enem genep six anam",
        7: "tujuh pitu pitung seven tuju",
        8: "delapan wolu wolung dalapan eight lapan",
        9: "sembilan songo sangang salapan nine",
        10: "sepuluh sapuluh ten puluh sedasa",
        11: "sebelas sewelas sawelas eleven",
    }.items()
    for name in names.split()
}
NUMBERS.pop("puluh")
HALF = _set("setengah stgh stengah setengahan satengah")

PAST = _set(
    "lalu lalau llu kemarin kmrn kmren kemaren kmarin kmrin kmaren silam kepungkur kapungkur "
    "kepengker kebelakang kaliwat kalangkung kliwat kapengker katukang wingi kamari ago yl lepas "
    "tukang lampau yll kemrin kemren kmr wau wingine"
)
THAT = _set("yang yg ingkang sing nu yng ig")
LASTING = _set(
    "sudah sdh udah udh dah wis wes uwis geus tos sampun already selama slama sejak sjk semenjak "
    "hampir hmpir hampr hmpr lebih lbh mulai wiwit ket kit kawit saprak since for past kurang "
    "meh ampir dr dari genap sekitar kira kiranya nyaris sudh suda sda parantos telah tlah tlh "
    "ampun last over nearly jalan udahan uda sekiranya"
)
LASTING_AFTER = _set(
    "terakhir trakhir belakangan blakangan ini iki ieu nih lebih an full lbh penuh "
    "berturut nonstop beruntun"
)
SINCE = _set(
    "sejak sjk semenjak sedari dari dr mulai wiwit ket kit kawit saprak since from ti tikamari "
    "awit mulane mlai sejk sjak sedri"
)
UNTIL = _set(
    "sampai sampe smp smpai ampe hingga hngga nganti tekan nepi dugi until till s/d sd sampek "
    "sampk smpe dumugi tumekan sampei"
)
RANGE = UNTIL | _set("s dan - to ke")

# --- what speaks against ------------------------------------------------------------------------

FUTURE = _set(
    "besok bsk besuk sesuk nanti nti nnti ntar akan bakal depan dpn mendatang lusa isuk2 isukan "
    "mangke engke tomorrow next will mengko mbesuk benjing rencana rencananya sebelum sblm "
    "paling lambat deadline tempo batas jadwal dijadwalkan mendatangi selambat menjelang before "
    "direncanakan dilaksanakan diadakan berlangsung kedepan maksimal undangan agenda"
) - _set("mendatangi isuk2")
EVERY = _set(
    "setiap stiap tiap tiap2 saben saban sering seringkali selalu biasa biasanya kadang unggal "
    "every kerap sok kdg kadangkala rutin"
)
WHENEVER = _set("kalau kalo klo kl nek yen mun lamun upami whenever")
EVERY_AFTER = _set("sekali skali sepisan per kali x")
VAGUE = _set(
    "dulu dahulu lama lawas suwe lami sering selalu bertahun berbulan berminggu berhari berulang "
    "biyen kapungkur berkali saben setiap tiap kerap bertaun"
)
# Dates of papers, births and promises.
DOCUMENTS = _set(
    "lahir ttl kelahiran lahirnya sk surat perbup perda permen kepmen perpres pp uu skck kontrak "
    "berlaku expired exp kadaluarsa kedaluwarsa kadaluwarsa terbit diterbitkan terbitan "
    "ditandatangani akta akte born versi nomor sertifikat ijazah bertanggal tertanggal ber tmt "
    "dob edaran faktur kwitansi pelantikan stnk nik nip kk"
)
_YEARS_OLD = _set("umur umurnya usia usianya berumur berusia umure")
AGES = _YEARS_OLD | _set(
    "hamil kandungan aged old kontrak garansi "
    "bayi balita dalam per masa tenor cicilan angsuran penjara durasi denda"
)
AGE = _YEARS_OLD | _set("umurna yuswa yuswane")
# Of whom an age is told, and whose they are.
PERSONS = _set(
    "anak anakku anaknya bocah balita bayi siswa siswi murid adik adikku kakak nenek kakek mbah "
    "ibu ibuku bapak ayah istri suami teman temanku perempuan wanita pria lelaki gadis cewek cowok "
    "remaja budak lare orok keponakan cucu pemuda janda kelas sekelas boy girl child"
)
WHOSE = _set("saya sy aku kami kita gue abdi kula kulo kuring nya laki2")
NOT_DONE = _set(
    "belum blm belom tidak tdk tak ga gak nggak ngga ndak ora durung dereng mboten teu acan not "
    "lebih lamanya sudah lalu"
)
# How long these are to take is known before.
WORKS = _set("proyek projek pengerjaan pelaksanaan pembangunan target estimasi")
LIVED = _set(
    "tinggal menempati bekerja kerja menjabat mengabdi honorer menjadi jadi berdiri jualan "
    "berjualan dagang nikah menikah menetap ngontrak domisili berdomisili menghuni mengajar pensiun"
)
AHEAD_AFTER = _set("lagi lg kedepan ke depan sekali skali maneh deui mendatang kerja")
STREETS = _set(
    "jl jln jalan jalanan gang gg stadion lapangan univ universitas tugu taman smp smk sma sd "
    "perumahan monumen gedung rsud rs gor pasar terminal stasiun kampung desa kel kec bu pak "
    "street untag sekolah plaza bundaran alun jembatan raya "
    "kecamatan kelurahan dusun dsn ds kabupaten kota stadion mall"
)
NOT_DATES = _set("rt rw rtrw no nomer nomor blok blk km rp gang gg kode id tiket pasal ayat ruko")
EVENTS_OF_THE_YEAR = _set(
    "pemilu pilkada lebaran pilkades puasa ramadhan corona covid musim natal pilpres pandemi "
    "idul haji kemarau pileg tahunbaru janji fitri adha idulfitri iduladha imlek nyepi waisak"
)
# They have no day of their own in the calendar.
MOVING_FEASTS = _set("takbiran takbir islam hijriah hijriyah galungan kurban qurban paskah")
# These have: month and day. "baru" is read behind "tahun".
FEASTS = {
    "baru": (1, 1),
    "tahunbaru": (1, 1),
    "natal": (12, 25),
    "natalan": (12, 25),
}
GREETINGS = _set("selamat slmt slamat met selamet sugeng wilujeng good asalamualaikum")
OPENING = _set(
    "buka bukanya tutup tutupnya operasional jadwal jadwalnya pelayanan layanan kerja dibuka "
    "ditutup istirahat maksimal batas open closed jam2 masuk pulang"
)
TIMETABLES = _set("buka bukanya operasional jadwal jadwalnya jadwale libur")
# With one of these, "now" or a bare clock time tells no day of an incident.
NOT_ONE_DAY = (
    VAGUE
    | EVERY
    | TIMETABLES
    | EVENTS_OF_THE_YEAR - _set("janji musim haji")
    | _set("kapan apakah info informasi tanya nanya when")
)

# --- what speaks for --------------------------------------------------------------------------

HAPPENED = _set(
    "kejadian kejadiannya terjadi terjadinya peristiwa peristiwanya insiden insidennya kronologi "
    "kronologinya musibah kejadianya kejadiane kadadian happened occurred incident kejadianna "
    "kejadian2 terjadilah kejadiannya bermula awalnya mulanya"
)
TROUBLES = _set(
    # breaking, failing
    "rusak ancur hancur ajur ambrol ambrolnya roboh ambruk rubuh runtuh ambles amblas jebol retak "
    "pecah bocor patah putus tumbang copot lepas miring bolong lubang berlubang jeglong ruksak "
    "mati padam pet mampet macet error trouble gangguan off pareum pejah konslet meledak njebluk "
    "mbledhos tersumbat buntu meluap luber banjir kebanjiran tergenang genangan longsor terendam "
    "kebakaran terbakar kobong kebakar kabakaran angin puting gempa erosi ambrolan jatuh njeglong "
    # not working or not coming
    "tidak tdk gak ga nggak ngga enggak gk g ora ra mboten teu henteu tak kagak no not belum blm "
    "blum durung dereng acan teuacan mandek berhenti mogok tutup kosong habis telat terlambat "
    "seret keruh bau mengalir ngalir ngocor mili nyala menyala diangkut diambil dibuang menumpuk "
    "numpuk menggunung berserakan kotor hitam asap "
    # harm to people
    "kecelakaan tabrakan tabrak tertabrak ditabrak laka jatuh terjatuh terperosok kejeblos tewas "
    "meninggal luka korban tenggelam hanyut keracunan dirampok dibegal begal maling kemalingan "
    "dicuri curanmor hilang kehilangan ilang jambret dijambret tawuran dipukul dipukuli dikeroyok "
    "ditusuk diancam dimintai dipungut diminta ditolak dimarahi dibentak diusir ditilang ditipu "
    "pungli ditagih dipaksa dilecehkan diperas digigit hujan digusur dibongkar dipotong dirusak "
    "accident broken dead flooded stolen fire fell crash hit"
)
REPORTS = _set(
    "lapor laporan laporkan melapor melaporkan dilaporkan aduan adukan mengadu mengadukan ngadu "
    "pengaduan chat wa telpon telepon telp menghubungi hubungi dihubungi dijanjikan janji janjinya "
    "dijawab dibalas balas respon direspon ditanggapi jawaban kirim mengirim dikirim posting "
    "konfirmasi laporanku lapuran reported disurvei survei disurvey survey dicek ngecek janjine "
    "bilangnya katanya lpor ngelapor nglapor kulaporkan kulapor ngelaporin dilaporin"
)
OWN_REPORTS = _set(
    "lapor laporan laporkan melapor melaporkan dilaporkan aduan adukan mengadu mengadukan ngadu "
    "pengaduan menghubungi hubungi telpon telepon telp chat wa reported nglapor ngelapor dilaporin"
)
INTENDS = _set(
    "mau ingin hendak izin ijin pengen pingin mohon numpang minta nak arep badhe bade ajeng want "
    "mw pgn ngin kepada"
)
SURELY = _set(
    "sudah sdh udah udh dah wis wes geus tos sampun pernah telah prnh already uda sudh suda"
)
ALREADY = SURELY | _set("kami saya sy aku")
# What was written earlier, and whose it is said to be: "laporan saya yang tanggal 2".
EARLIER_REPORTS = _set(
    "laporan laporanku laporannya aduan aduanku aduannya pengaduan surat suratku chat keluhan "
    "keluhanku"
)
MY = _set(
    "saya sy aku kami kita kula kulo abdi ku yang yg pada per tersebut sebelumnya kemarin "
    "kirim kirimkan dikirim sampaikan tulis buat"
)
BUT = _set(
    "tapi tp tpi tetapi namun padahal pdhl ternyata trnyata but nanging ning ngan tetapii cuma "
    "karena krn karna soalnya sedangkan"
)

DATE_CUES = _set("tgl tanggal tggl tanggl tgal tnggal tg tangal tanggaling ptanggal date tnggl")
IN_LISTS_OF_DATES = frozenset(("dan", "hari", *DATE_CUES, *WEEKDAYS, *MONTHS))
CLOCK_CUES = _set("jam pukul pkl pk jm tabuh at pkul jam2 pukull kira2")

TRIGGERS = frozenset(
    (
        *MONTHS,
        *WEEKDAYS,
        *EARLIER,
        *NOW,
        *LAST_NIGHT,
        *YESTERDAY,
        *BEFORE_YESTERDAY,
        *THIS,
        *UNITS,
        *SINGLE,
        *DATE_CUES,
        *PARTS,
        *(
            "malming",
            "mlming",
            "malmingan",
            "last",
            "today",
            "tonight",
            *FEASTS,
            "jam",
            "pukul",
            "pkl",
        ),
        *("sejak", "sedari", "semenjak", "sjk", "since", "awal", "akhir", "pertengahan", "tahun"),
    )
)
