"""The words by which people point at places: cues, positions, facilities; with chat spellings."""

from __future__ import annotations

from normalizer.gazetteer import DISTRICT, PROVINCE, REGENCY, VILLAGE


def _words(*groups: str) -> frozenset[str]:
    return frozenset(word for group in groups for word in group.split())


# --- cues: the name of an area of that level comes next -------------------------------------------
_DESA = _words(
    "désa",
    "desa ds dsa dess deso desae desane desaku pemdes kades kadesnya nagari gampong pekon",
    "kalurahan dese",
)
_KELURAHAN = _words(
    "kelurahan kel klurahan kelurhan kelurahn keluraha lurah lurahe kelurahane kell"
)
_KECAMATAN = _words(
    "kacamatan kecamatan kec kcmtn kcmatan kecamatn kcamatan kecmatan kecamtan kecamatane",
    "kecamatanya camat kapanewon kemantren distrik kecematan kecam kcm",
)
_KABUPATEN = _words(
    "kabupatén",
    "kabupaten kab kabupatn kbupaten kabupten kabpaten kbptn kabupatene pemkab bupati kabup",
)
_KOTA = _words("kota pemkot walikota kotamadya kodya kotane")
_PROVINSI = _words("provinsi prov propinsi prop provinsine pemprov gubernur")

AREA_CUES = {
    **dict.fromkeys(_DESA | _KELURAHAN, VILLAGE),
    **dict.fromkeys(_KECAMATAN, DISTRICT),
    **dict.fromkeys(_KABUPATEN | _KOTA, REGENCY),
    **dict.fromkeys(_PROVINSI, PROVINCE),
}
# Behind the name, in English.
ENGLISH = {"village": VILLAGE, "subdistrict": DISTRICT, "district": DISTRICT}
# Which of two areas of one name is meant: "kota Malang" or "kabupaten Malang".
KINDS = {
    **dict.fromkeys(_DESA, "desa"),
    **dict.fromkeys(_KELURAHAN, "kelurahan"),
    **dict.fromkeys(_KABUPATEN, "kab"),
    **dict.fromkeys(_KOTA, "kota"),
}
# May stand between a cue and its name: "desa kami Pacul", "desa kami yaitu desa Pacul".
FILLERS = _words("kami saya kita kula kulo abdi sini bernama namanya yaitu yakni adalah nama")

# Behind these a name may be that of a village or district even without a cue.
PLACE_PREPOSITIONS = _words(
    "in at near from around di ke dari nang ndek ning neng nek nyang wilayah daerah sekitar",
    "kawasan area lokasi teng ten wonten dugi saking seko soko teka ti dina kampung kampong kp",
    "lingkungan lingk wil drh arah alamat tkp warga wargane masyarakat wong orang urang jurusan",
    "menuju jalur dr dri d k",
)
# Behind these comes a person: "Pak Sukardi" is not the village of Sukardi.
TITLES = _words(
    "pak bu bapak ibu bpk mas mbak mba kang cak ning gus ustad ustadz kyai kiai haji hj mbah",
    "pakde bude lik om tante dek adik saudara sdr sdri nama bernama namanya dokter dr bidan guru",
    "an",
)

# Before these stands a person's name: "Sekar nama anak saya".
NAMING = _words("nama namaku namanya jeneng jenenge asma asmane ngaran ngaranna")
# "Gondang dan sekitarnya" is a place.
AROUND = _words("sekitar sekitarnya sekitare sekitaran sekelilingnya")

# Behind these comes the name of a business or a foundation, which is no place.
BUSINESSES = _words(
    "pt cv ud pd toko warung kios rm resto cafe depot bank pabrik gudang klinik kampus",
    "universitas univ ponpes pondok pesantren yayasan kelompok grup koperasi bumdes merk merek",
    "hotel salon apotek",
)

# --- what stands before a place and says whose it is ----------------------------------------------
HOME = _words(
    "warga wargane penduduk asal orang wong urang tinggal domisili ktp dari rumahku kelahiran",
    "asli dri dr saking seko from",
)
FAR = _words(
    "dibanding dibandingkan seperti kayak kyk beda perbatasan arah menuju jurusan tujuan pindahan",
    "pindah ke tetangga lewat via",
)
NOT = _words("bukan bkn dudu sanes selain kecuali lain")

# --- streets --------------------------------------------------------------------------------------
STREETS = _words("jl jln jalan jlan jalann dalan dalane  jalanraya jlraya")
STREET_KINDS = _words("raya poros lintas tembus protokol besar lingkar")
# Names of streets everywhere: heroes, presidents, virtues, flowers, birds, rivers, mountains.
STREET_NAMES = _words(
    """ahmad yani sudirman soedirman diponegoro gajah mada gajahmada hayam wuruk hayamwuruk
    veteran pahlawan pemuda merdeka proklamasi kartini cokroaminoto tjokroaminoto hasyim
    asyari wahid thamrin mh soekarno sukarno hatta suharto imam bonjol teuku umar cut nyak
    dien pattimura hasanuddin hasanudin sisingamangaraja urip sumoharjo oerip panglima polim
    monginsidi wolter supratman basuki rahmat rachmat sutomo soetomo wahidin ki hajar
    dewantara untung suropati suprapto slamet riyadi gatot subroto pb agus salim juanda dipati
    ukur otto iskandar asia afrika brawijaya airlangga erlangga majapahit kertajaya trunojoyo
    sawunggaling panji kusuma bhayangkara pancasila kemerdekaan perjuangan kebangsaan
    persatuan pembangunan pendidikan mawar melati anggrek kenanga cempaka dahlia flamboyan
    teratai kamboja bougenville tulip nusa rajawali garuda merpati kutilang cendrawasih elang
    merak nuri beo gelatik kepodang camar semeru bromo arjuno kelud merapi merbabu lawu kawi
    rinjani galunggung tangkuban brantas bengawan musi kapuas mahakam barito serayu ciliwung
    citarum citanduy siliwangi padjadjaran mangga rambutan durian salak manggis jambu delima
    nangka apel anggur beringin jati mahoni cemara akasia trembesi angsana kenari pinus pisang
    kelapa sawo masjid pesantren stasiun pasar sekolah kesehatan industri pelabuhan bandara
    taman makam wr lettu letda kapten mayor kolonel letjend letjen jend jenderal brigjen mt dr
    ir kh prof sultan pangeran raden rajekwesi lisman serma rachmad munginsidi ade irma""",
)

# --- details of an address ------------------------------------------------------------------------
GANGS = _words("gang gg gng geng gangg")
NUMBERS = _words("no nomor nomer nmr nomere")
BLOCKS = _words("blok blk bloke")
ESTATES = _words(
    "perum perumahan prum perumnas komplek kompleks griya cluster residence perumahane prm"
)
ESTATE_ENDS = _words(
    "asri indah permai damai sejahtera sentosa jaya baru lama regency residence park"
)
HAMLETS = _words("dusun dukuh dsn dkh dusune dukuhan padukuhan pedukuhan jorong kadus kasun")
KILOMETRES = _words("km kilometer")
RT_RW = _words("rt rw")

# "rt02", "rw5", "gg3", "km12": cue and number in one word.
GLUED = {
    f"{cue}{number:0{width}d}": (cue, str(number))
    for cue, last in (("rt", 99), ("rw", 50), ("gg", 40), ("km", 99), ("no", 250))
    for width in (1, 2, 3)
    for number in range(1, last + 1)
}

# --- landmarks ------------------------------------------------------------------------------------
POSITIONS = _words(
    "depan dpn depane belakang blkg blakang belakange sebelah sblh sebelahe samping smping dekat",
    "deket dkt dket seberang sebrang pojok pojokan ngarep ngarepe ngajeng mburi mburine cedhak",
    "cedak cedake gigir gigireun payuneun hareupeun tukangeun caket deukeut sekitar utara selatan",
    "timur barat utarae kidul lor wetan kulon kidule lore wetane kulone perempatan pertigaan",
    "simpang ujung",
)
CROSSINGS = _words(
    "simpang simpangan perempatan prapatan perempatane pertigaan protelon pertelon bundaran",
    "bunderan prempatan pertigaane simpanglima simpang3 simpang4 perlimaan parapatan",
)
# Named after a district as a rule …
DISTRICT_FACILITIES = _words("polsek kapolsek koramil kua puskesmas pkm danramil pusk uptd")
SCHOOLS = _words("sd sdn sdi smp smpn sma sman smk smkn mi min mts mtsn ma man tk paud")
# So often named after their district that even an everyday word is its name there.
NAMED_FACILITIES = DISTRICT_FACILITIES | SCHOOLS | {"stasiun", "terminal"}
# … or after any place.
FACILITIES = (
    CROSSINGS
    | DISTRICT_FACILITIES
    | SCHOOLS
    | _words(
        """pasar terminal stasiun setasiun jembatan kretek sasak jmbatan waduk bendungan embung
        dam sungai kali bengawan sd sdn sdi smp smpn sma sman smk smkn mi min mts mtsn ma man
        tk paud masjid mesjid musholla mushola musala langgar gereja pura klenteng kantor
        balai polres kodim rsud rs rumkit klinik pustu posyandu alun lapangan stadion gor
        taman pabrik gudang toko kios warung bank kampus universitas ponpes pondok pesantren
        rel gapura tugu monumen spbu pom indomaret alfamart indomart alfa makam kuburan tpa
        tps pelabuhan dermaga bandara pantai hutan alas lampu halte pos wisata candi goa
        pendopo perhutani flyover underpass"""
    )
)
# A facility's second word, where one word is not enough.
SECOND_WORDS = {
    **dict.fromkeys(("simpang", "simpangan"), _words("lima empat tiga 3 4 5 limo telu")),
    "lampu": _words("merah bangjo abang"),
    "balai": _words("desa rw dusun kota kelurahan kecamatan"),
    "kantor": _words("desa kelurahan kecamatan camat pos bupati lurah dinas pajak bpn"),
    "alun": _words("alun"),
    "pom": _words("bensin"),
    "pondok": _words("pesantren"),
    "pos": _words("ronda kamling polisi satpam"),
    "rel": _words("kereta ka sepur"),
}
# Common words that belong to the name of a landmark: "pasar kota", "masjid agung".
QUALIFIERS = _words("kota agung besar lama baru induk jami alun hewan sapi ikan buah pahing kliwon")

# --- abbreviations of areas -----------------------------------------------------------------------
PROVINCES = {
    **{"jatim": "35", "jateng": "33", "jabar": "32", "diy": "34", "jogja": "34", "yogya": "34"},
    **{"jogjakarta": "34", "yogyakarta": "34", "dki": "31", "jakarta": "31", "jkt": "31"},
    **{"banten": "36", "ntb": "52", "ntt": "53", "kalbar": "61", "kalteng": "62", "kalsel": "63"},
    **{"kaltim": "64", "kaltara": "65", "sulut": "71", "sulteng": "72", "sulsel": "73"},
    **{"sultra": "74", "sulbar": "76", "sumut": "12", "sumbar": "13", "sumsel": "16"},
    **{"babel": "19", "kepri": "21", "malut": "82", "papbar": "92"},
}
REGENCIES = {
    **{"bjn": "35.22", "bjngoro": "35.22", "bojonegara": "35.22", "bjgoro": "35.22"},
    **{"sby": "35.78", "sbya": "35.78", "suroboyo": "35.78", "jbg": "35.17", "mlg": "35.73"},
    **{"bdg": "32.73", "sda": "35.15", "lmg": "35.24", "lmgn": "35.24", "bpp": "64.71"},
    **{"btg": "64.74", "bwi": "35.10", "smg": "33.74", "smd": "64.72", "jkt": "31"},
}
# Names of regencies that are everyday words in lower case.
ORDINARY_REGENCIES = _words(
    "batu pati tegal buru palu solok bone bima lingga intan banjar siak serang demak ende alor",
    "agam bungo sigi kaur barru wajo dairi karo nias binjai langsa metro cilegon depok pare",
    "asahan mimika supiori tanah jaya puncak lima kepulauan kota kabupaten raya berau paser",
)
