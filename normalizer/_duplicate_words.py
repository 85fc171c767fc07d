"""Words for matching complaints: what is the same thing, what is common, what names a place.

Authored: Indonesian with its abbreviations, Javanese, Sundanese, some English. In lower case.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# --- words that say nothing about what happened where -------------------------------------------

STOP_WORDS = _set(
    # Indonesian: pronouns, particles, connectives, politeness
    "yang yg dan dn di ke dari dr dri untuk utk tuk buat dengan dgn dg pada pd dalam dlm "
    "oleh olh "
    "ini itu tsb tersebut adalah ialah ada tidak tdk tak gak ga gk g nggak ngga enggak "
    "kagak tiada "
    "bukan belum blm blum sudah sdh udah udh dah telah tlh akan akn sedang masih msh msih "
    "juga jg "
    "jga saja aja sj hanya cuma cuman lagi lg pun lah kah kok sih deh dong donk nih tuh loh "
    "lho ya "
    "yaa iya y pak bapak bpk pa bu ibu bund min admin mimin kak kakak kk mas mbak mb bang gan om "
    "saya sy aku ku gue gw kami kita kt kmi mereka dia ia beliau anda kamu kalian nya warga wrga "
    "masyarakat msyrkt masy tolong tlg tlong mohon mhn mohn minta harap harapan semoga moga "
    "supaya "
    "agar spy biar segera sgera sgr secepatnya cepat cpt terima kasih makasih trims "
    "terimakasih tks "
    "trimakasih thanks selamat slmt pagi siang sore malam assalamualaikum asalamualaikum "
    "waalaikum "
    "salam ass wr wb halo hallo hai permisi maaf mf izin ijin bantu bantuannya dibantu perhatian "
    "perhatikan diperhatikan perhatiannya karena krn karna krna sebab gara akibat akibatnya "
    "sehingga "
    "shg hingga sampai smp sampe smpai jadi jd jadinya maka lalu kemudian terus trs trus "
    "kalau kalo "
    "klo kl jika bila bagaimana gimana gmn kenapa knp mengapa kapan apa apakah siapa mana dimana "
    "dmn berapa banyak bnyk byk sangat sgt sekali skali bgt banget amat lebih lbh paling makin "
    "semakin seperti sprti spt kayak kyk kaya sama sm atau ato atw tapi tp tpi tetapi namun "
    "padahal "
    "pdhl walau meski meskipun setelah stlh sebelum sblm saat ketika waktu wktu sejak sjk "
    "sekitar "
    "skitar kurang oknum bisa bs bsa dapat dpt harus hrs mau mw ingin pengen perlu boleh "
    "tau tahu "
    "lihat liat lht lewat lwt melintas sini situ sana disini disitu disana para semua smua "
    "setiap "
    "tiap hari hr hri minggu mgg bulan bln tahun thn jam pukul tgl tanggal kemarin kmrn "
    "kemaren tadi "
    "td semalam sekarang skrg skrng skr lama dulu baru baruan barusan besok lusa kali x "
    "orang org "
    "lain beberapa bbrp satu dua tiga empat lima banyaknya bagian hal soal masalah mslh laporan "
    "lapor laporkan melaporkan melapor pengaduan aduan mengadu ngadu infokan informasi info "
    "laporin "
    "tindak lanjut tindakan ditindak ditindaklanjuti dinas pemerintah pemkab pemda bupati wakil "
    "kepala petugas pihak terkait instansi yth kepada hormat dengan ttg tentang agak cukup "
    "kondisi "
    "kondisinya keadaan daerah wilayah tempat lokasi lokasinya tepatnya tepat arah menuju antara "
    "pas persis depan dpn belakang blkg samping sebelah seberang dekat deket dkt sekitaran "
    "sekitarnya "
    "tengah pinggir ujung atas bawah dalam luar kanan kiri jalan jalanan jl jln jalannya jalanya "
    "raya jlan dalan margi mohonn segerakan perbaiki diperbaiki perbaikan perbaikin "
    "dibenerin benerin "
    "dibenahi benahi ditangani penanganan tangani penangananya respon direspon ditanggapi "
    "tanggapan "
    "sering sring selalu kadang terjadi kejadian kejadiannya bahaya berbahaya membahayakan rawan "
    "parah prah parahnya serius khawatir takut resah mengganggu terganggu ganggu menganggu "
    "meresahkan "
    "kasian kasihan pengguna pengendara kendaraan motor mobil sepeda anak anak2 bapak2 ibu2 "
    "lansia "
    "sudahi banyaknya mulai sih kepala desa ds rt rw kelurahan kel kecamatan kec kabupaten "
    "kab kota "
    "dusun dsn kampung kp no nomor gang gg blok blk km perum perumahan rumah rmh depannya "
    "lingkungan "
    # Javanese and Sundanese
    "iki iku kuwi kui ing ning neng nang nok saka soko karo lan wis wes uwis durung dereng "
    "sing ingkang "
    "ora gak mboten nek yen mergo amarga kulo kula aku awake dewe njih nggih nyuwun tulung "
    "pripun piye "
    "kapan wong tiyang akeh kathah sanget banget terus maneh malih wingi mau saiki sakniki "
    "esuk bengi "
    "ngarep mburi cedhak cerak cedak pinggir kiwa tengen omah griya ono ana wonten iso "
    "saged monggo "
    "nu teh mah ka ti di na jeung sareng aya teu henteu geus tos acan teuacan abdi kuring "
    "urang punten "
    "hatur nuhun mangga kumaha naha keur nuju pisan loba seueur ayeuna kamari payuneun "
    "deukeut tukang "
    # English
    "the a an is are was were in on at of to and or for with from my our we i it this that "
    "please help "
    "near front has have been not no very there here"
)

# --- the same thing by other words: the first of each line stands for all -----------------------

_SAME = (
    # roads
    "lubang lobang lubangnya berlubang bolong blubang berlobang lobangnya jeglong jeglongan "
    "njeglong "
    "jeglongan2 lubang2 lobang2 kubangan growong growongan legok ngalegok pothole potholes "
    "hole lubangan "
    "lubangi berlubang2 jlubang krowak krowok",
    "rusak rusaknya ancur hancur ajur ajor remuk ambyar ruksak risak rsk rusk rusaknye "
    "broken damaged "
    "kerusakan bubrah jelek ancurnya hancurnya rusakk rusakparah amburadul jebrod butut",
    "aspal diaspal pengaspalan aspalan beraspal asphalt hotmix mengelupas ngelupas "
    "terkelupas nglothok",
    "bergelombang gelombang gronjalan gronjal kriting keriting bumpy tidakrata grunjal gujlug",
    "ambles amblas amblong ambleg ambrol ambrolnya jebol turun njeblos kejeblos jeblos "
    "jugrug amblesnya",
    "licin lunyu leueur slippery becek blethok lumpur berlumpur lendut leutak",
    "trotoar pedestrian sidewalk troto",
    "jembatan kreteg jembatane jembatannya brug sasak bridge jmbtn jembtan",
    # light, power
    "lampu lampunya lampune lamp light lights pju penerangan pnerangan lampujalan lmpu "
    "damar lampu2 "
    "penerang bohlam",
    "mati padam pet pareum pejah matinya off padamnya matek pati ngak-nyala padem pedem out "
    "died mti "
    "peteng gelap poek gelapnya gulita",
    "listrik listriknya setrum listrike pln power electricity lstrk aliran kabel tiang "
    "konslet korslet",
    "lampu_merah trafficlight apill bangjo lampumerah traffic tl",
    # water
    "air banyu toya cai aer airnya banyune water pdam ledeng ledheng pam perumdam",
    "macet_air mengalir ngalir ngocor mili milih ngucur keluar seret kering asat saat",
    "keruh butek coklat bau_air kotor_air kiruh",
    "bocor bocornya bocoran kebocoran leak netes rembes rembesan",
    "banjir kebanjiran banjirnya tergenang genangan menggenang terendam kerendem meluap "
    "luber mbludak "
    "caah flood flooded flooding banjire klelep rob bah ngeclak kabanjiran ngagenang",
    "got selokan slokan saluran drainase gorong parit kalen solokan kalenan drain gotnya "
    "selokannya "
    "selokane peceren irigasi saluranair",
    "mampet mampetnya tersumbat buntu mandeg sumbat pampat kasumbat mandek clogged blocked "
    "dangkal "
    "pendangkalan sedimen",
    "sungai kali kalie walungan susukan river bengawan",
    "tanggul tebing plengsengan senderan talud bendungan tembok",
    "longsor longsornya longsoran urug landslide gugur",
    # waste
    "sampah smph sampahnya sampahe runtah uwuh garbage trash rubbish waste limbah sampah2 spah",
    "menumpuk numpuk tumpukan bertumpuk menggunung nggunung ngumpul berserakan berceceran "
    "tercecer "
    "numpuknya pating pabalatak piles",
    "diangkut angkut pengangkutan ngangkut dijupuk diambil ngambil diambilin diangkat "
    "dicandak collected "
    "dijemput",
    "bau bauk berbau baunya ambune mambu bosok busuk menyengat bacin smell stink smelly "
    "bau2 hangit bari",
    "bakar dibakar pembakaran membakar bakaran obong diobong ngobong diduruk burning "
    "bakarin asap asapnya "
    "kebul haseup smoke",
    "pabrik industri perusahaan pabriknya factory",
    # trees, animals
    "pohon pohonnya wit tangkal tree phn pepohonan dahan ranting kekayon witwitan",
    "tumbang roboh ambruk rubuh rubuhnya runtuh tumbangnya miring doyong condong ragrag "
    "fell fallen "
    "collapsed robohnya rungkad",
    "anjing asu kirik sato dog anjg",
    "nyamuk jentik dbd demam berdarah lemut reungit fogging",
    # traffic
    "macet kemacetan macetnya padat antrian_kendaraan jam_macet traffic_jam semrawut",
    "kecelakaan laka tabrakan tabrak ketabrak nabrak tertabrak ditabrak accident crash "
    "kacilakaan cilaka "
    "kecelakan tubrukan kesrempet",
    "jatuh jatoh tibo tiba terjatuh terjungkal terperosok kecemplung ceblok labuh dhawah "
    "kepleset "
    "terpeleset njungkel tisoledat jatuhnya",
    "parkir parkiran parker parkirnya parking jukir juruparkir",
    "truk truck trek tronton dump truknya trek2",
    "balap balapan trek-trekan ngebut kebut-kebutan racing liar",
    "terminal halte bus bis angkot",
    # order, crime
    "maling pencuri pencurian dicuri nyuri kemalingan dimaling colong nyolong dicolong "
    "thief stolen "
    "theft curanmor maok kecurian hilang ilang kehilangan",
    "begal pembegalan dibegal rampok perampokan dirampok jambret dijambret penjambretan",
    "tawuran keributan ribut gelut perkelahian berantem gaduh",
    "bising berisik brisik kebisingan rame gandeng noisy noise suara keras karaoke sound "
    "horeg musik",
    "miras mabuk mabok minuman judi togel sabung narkoba",
    "pungli pungutan dipungut liar_pungutan pemalakan dipalak palak dimintai uang duit "
    "dhuwit artos bayar "
    "membayar bayaran setoran tarif suap sogok",
    "kebakaran kobong kebakar terbakar kahuruan fire api geni seuneu",
    # services
    "ktp ektp e-ktp kk akta akte kia adminduk dukcapil disdukcapil capil",
    "puskesmas pkm pustu klinik posyandu",
    "rumahsakit rsud rs hospital igd ugd",
    "bpjs jkn kis",
    "dokter bidan perawat nakes doctor",
    "obat obatnya medicine",
    "antri antre antrian antrean ngantri queue",
    "sekolah skolah sakola sekolahan school",
    "guru kepsek pengajar teacher",
    "bansos bantuan blt pkh bpnt sembako bst bantuane",
    "pajak pbb samsat retribusi",
    "sinyal internet wifi jaringan",
    "pasar pasarnya peken market",
    "pedagang pkl lapak kios bakul dagangan",
    "ditolak menolak penolakan dipersulit dipingpong tolak ditolakn",
    "pelayanan layanan dilayani melayani pelayanannya service ngelayani",
    "lambat lelet lemot telat terlambat molor suwe lila slow",
    "galian tambang penambangan pengerukan urugan",
    "proyek pembangunan pekerjaan kontraktor dibangun bangunan",
    "pagar pembatas pengaman railing",
    "rambu marka zebra zebracross penyeberangan",
    "taman alun alun-alun lapangan rth",
    "gas lpg elpiji melon tabung",
    "odgj gila orgil ngamuk mengamuk edan stres depresi",
    "kekeringan kemarau kering asat dropping tangki",
    "kandang peternakan ternak ayam sapi babi",
    "anjlok anjlog amblek",
    "kabel kabelnya menjuntai kendor njuntai putus semrawut_kabel telkom telepon_kabel",
    "pupuk subsidi petani",
    "bbm pertalite solar spbu pom bensin",
)
SYNONYMS = {variant: names.split()[0] for names in reversed(_SAME) for variant in names.split()}

# --- what a complaint is about: two about different things are not the same  ---

_TOPICS = {
    "road": "lubang rusak aspal bergelombang ambles licin",
    "bridge": "jembatan",
    "light": "lampu",
    "power": "listrik",
    "signal": "lampu_merah rambu",
    "water": "air macet_air keruh",
    "flood": "banjir got mampet sungai tanggul",
    "slide": "longsor",
    "waste": "sampah menumpuk diangkut",
    "smoke": "bakar pabrik",
    "tree": "pohon",
    "animal": "anjing nyamuk",
    "traffic": "macet parkir truk balap",
    "accident": "kecelakaan",
    "crime": "maling begal tawuran miras",
    "noise": "bising",
    "bribe": "pungli",
    "fire": "kebakaran",
    "papers": "ktp",
    "health": "puskesmas rumahsakit bpjs dokter obat",
    "school": "guru",
    "aid": "bansos",
    "tax": "pajak",
    "network": "sinyal",
    "trade": "pedagang",
    "dig": "galian",
    "gas": "gas",
    "farm": "pupuk",
    "person": "odgj",
    "stable": "kandang",
    "cable": "kabel",
    "fuel": "bbm",
    "staff": "ditolak pelayanan lambat antri",
}
TOPICS = {word: topic for topic, words in _TOPICS.items() for word in words.split()}
# A light that is "mati", a road that is "rusak": these words alone say little of what.
WEAK_TOPICS = _set("rusak mati lambat ditolak pelayanan antri licin menumpuk diangkut macet_air")
# Topics of which one report tends to name the other's cause or effect.
RELATED = frozenset(
    frozenset(pair.split())
    for pair in (
        "road accident",
        "flood waste",
        "flood road",
        "light power",
        "light crime",
        "light accident",
        "tree power",
        "tree road",
        "smoke waste",
        "bridge road",
        "bridge accident",
        "signal accident",
        "signal traffic",
        "noise traffic",
        "noise crime",
        "bribe traffic",
        "bribe papers",
        "bribe staff",
        "staff papers",
        "staff health",
        "staff tax",
        "slide road",
        "slide flood",
        "accident traffic",
        "dig road",
        "dig traffic",
        "traffic road",
        "school bribe",
        "aid bribe",
        "water road",
        "trade traffic",
        "trade waste",
        "tree accident",
        "signal light",
        "power cable",
        "cable light",
        "cable tree",
        "cable network",
        "stable waste",
        "person crime",
        "bridge flood",
    )
)
# What happens at one moment: another day is another incident.
EVENTS = _set("kecelakaan kebakaran maling begal tawuran tumbang longsor jatuh")

# --- ordinary words that are neither topic nor name  ---

COMMON = _set(
    "gede gedhe besar bsr kecil cilik alit panjang pendek tinggi rendah dalamnya lebar "
    "sempit baik "
    "bagus buruk hitam putih merah kuning hijau biru penuh kosong tutup buka ditutup dibuka "
    "bikin "
    "membuat dibuat akses jalur utama umum publik fasilitas fasum sarana prasarana "
    "infrastruktur air "
    "hujan deras ujan udan musim kemarau panas dingin angin kencang pagi sore malam malem bengi "
    "sampai total semua seluruh sebagian kompleks komplek cluster area kawasan titik pertigaan "
    "perempatan simpang prapatan pertelon perlimaan bundaran tikungan belokan tanjakan turunan "
    "gerbang pintu masuk keluar dalam kiri kanan utara selatan timur barat lor kidul wetan kulon "
    "bayi balita remaja pemuda nenek kakek korban luka tewas meninggal nyawa celaka kena "
    "pernah kerap "
    "dibiarkan biarkan dibiarin terbengkalai mangkrak terbuka menganga lebih mengkhawatirkan "
    "memprihatinkan prihatin kecewa marah jengkel kesal emosi bosan capek lelah menunggu nunggu "
    "ditunggu janji dijanjikan bohong kerja kerjaan digaji gaji dana anggaran desanya "
    "rakyat bangsa "
    "sepanjang seputar meter m cm mtr kilo ribu rb juta jt hampir sekian ratusan puluhan kurang "
    "pengaduan aduan nasib nasibnya sosial kebersihan bersih kotor jorok kumuh sehat sakit "
    "penyakit "
    "pejalan kaki roda ban velg pecah velg patah copot hilang diganti ganti pasang dipasang "
    "terpasang "
    "hidup nyala menyala dinyalakan hidupkan normal lancar aman nyaman tenang usaha "
    "kegiatan aktivitas "
    "beraktivitas aktifitas berangkat pulang pergi datang kesana kesini balik mondar mandir "
    "lalulalang "
    "seminggu sebulan sehari setahun semingguan bertahun berbulan berminggu berhari lamanya "
    "hitungan "
    "pemukiman permukiman penduduk tetangga keluarga istri suami bapaknya ibunya adik kakak "
    "kawan "
    "teman saudara jemaah jamaah siswa murid pelajar mahasiswa pasien pembeli penjual kepanasan "
    "tolonglah mohonlah minimal maksimal padahal harusnya seharusnya mestinya tolongin segeralah "
    "pemerintahan kinerja camat lurah kades perangkat bpbd pupr dlh dishub dinkes polisi "
    "satpol pp "
    "damkar pemilik milik punya rumahnya rumahku tanah sawah kebun lahan ladang toko warung "
    "warungnya "
    "kantor kantornya gedung bangunan tembok dinding atap genteng lantai pipa pipanya "
    "meteran tagihan "
    "tagih rekening naik turun mahal murah harga malah justru mending sepertinya kayaknya "
    "keliatan "
    "terlihat nampak tampak terdengar katanya bilang bilangnya ngomong cerita foto video "
    "bukti berita "
    "viral sosmed grup wa fb ig nomer hp telepon telpon call center dihubungi hubungi "
    "jemput lewatin "
    "dilewati dilalui lalui melewati melalui ngelewatin liwat liwati nyebrang menyeberang "
    "berhenti "
    "jaga dijaga pengawasan patroli razia ditertibkan tertibkan ditegur tegur sanksi hukum "
    "dihukum "
    "laporannya udahlah sabar tunggu detik menit musibah bencana darurat evakuasi butuh "
    "membutuhkan "
    "dibutuhkan kekurangan stok persediaan bocah lare budak cah sekolah ngaji kerjo nyambut gawe "
    "mlaku numpak montor dalane dalan marginipun kabeh sedoyo sadaya sakampung sadesa sekampung "
    "sekeliling lingkup kanggo kangge ben supados cepet enggal gancang geura kudu kedah "
    "ulah aja ojo "
    "people road street house week days month year since yesterday already again still fix "
    "repair "
    "dari sampe lagi lagi2 masa masak terpaksa muter memutar putar balik lain lainnya "
    "lingkungannya "
    "bapakibu pengelola pengurus ketua anggota perwakilan bersama bareng sendiri sendirian "
    "menimbulkan menyebabkan mengakibatkan membuat bikin menjadi menghambat menutup "
    "menutupi nutup "
    "poros setapak tol provinsi nasional tani tembus alternatif paving cor dicor corcoran "
    "nutupi halangi menghalangi melintang melintangi terhalang jembatannya sungainya kalinya"
)

# --- words that announce a name of a place  ---

STREET_CUES = _set("jl jln jalan jlan jalanan dalan street margi jend jln2")
GANG_CUES = _set("gang gg lorong lrg gng")
VILLAGE_CUES = _set(
    "desa ds dusun dsn kelurahan kel kampung kp dukuh dkh pedukuhan padukuhan lingkungan "
    "lembur dusune "
    "deso ndeso nagari village kmpg desane kampong"
)
DISTRICT_CUES = _set("kecamatan kec kcmtn kecmtn")
ESTATE_CUES = _set("perum perumahan prum komplek kompleks griya puri cluster perumnas prmhn asrama")
LANDMARK_CUES = {
    name: kind
    for kind, names in {
        "primary school": "sd sdn sdit mi min",
        "junior school": "smp smpn mts mtsn",
        "senior school": "sma sman smk smkn ma man",
        "kindergarten": "tk paud",
        "mosque": "masjid mesjid mushola musholla langgar surau mushollah msjid masigit",
        "church": "gereja vihara pura klenteng",
        "clinic": "puskesmas pkm pustu klinik",
        "hospital": "rsud rs rumahsakit",
        "market": "pasar pasare",
        "bridge": "jembatan kreteg",
        "shop": "indomaret alfamart toko minimarket warung apotek apotik",
        "fuel": "spbu pom",
        "terminal": "terminal stasiun halte",
        "crossing": "simpang pertigaan perempatan prapatan bundaran pertelon",
        "park": "taman lapangan stadion gor",
        "bank": "bank bri bca bni mandiri",
        "office": "kantor",
        "pesantren": "pesantren ponpes pondok",
        "river": "sungai kali bengawan",
    }.items()
    for name in names.split()
}
PREPOSITIONS = _set(
    "di ning neng nang ing wonten dekat deket daerah wilayah arah ke menuju antara sekitar "
    "in near at "
    "dr dari tepatnya lokasi kawasan seputaran depan dpn samping belakang blkg sebelah seberang "
    "ngarep mburi payuneun"
)
# Titles and adjuncts in names of streets: "Jl Jend. Sudirman" is "Jl Sudirman".
TITLES = _set(
    "jend jenderal jendral jendr letjen mayjen brigjen kapten kapt mayor kolonel kol letkol "
    "dr drs ir "
    "prof kh h hj ki kyai kiai raya raden r sultan pangeran nyi hos mgr st lettu sersan "
    "serma a i ahmad "
    "achmad imam untung jalan jl"
) - _set("untung sultan imam")
# Parts of names that tell neighbours apart.
DIRECTIONS = _set("kulon wetan lor kidul utara selatan barat timur hilir hulu tonggoh girang")
# First words of names that say nothing without the second.
GENERIC_HEADS = _set(
    "sumber karang suko sido kedung kedhung banjar tanjung bukit griya taman puri mojo kali candi "
    "gunung batu muara kota pulo wates graha bumi pondok wisma permata villa vila citra "
    "jati tambak "
    "rawa nurul baitul panglima teuku imam kyai gajah hayam hasyim cut dewi nusa untung sultan "
    "pangeran kapten teluk halim suka maju mekar mulya sari margo marga wono sendang ngudi tegal "
    "karya bina dharma darma bangun purwo tirto argo sinar toko warung makan cahaya harapan rejo "
    "mulyo asri indah sekar tri panca tirta ujung kampung pasir cipta surya buana alam duta"
)
ALIASES = {
    "yani": "yani",
    "ay": "yani",
    "dipo": "diponegoro",
    "soedirman": "sudirman",
    "sudirmn": "sudirman",
    "dipanegara": "diponegoro",
    "pangsud": "sudirman",
    "tjokroaminoto": "cokroaminoto",
    "soekarno": "sukarno",
    "soetomo": "sutomo",
    "hasim": "hasyim",
    "wachid": "wahid",
}
ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}
# Numbers beside these count something and name no place.
COUNTED = _set(
    "hari hr hri minggu mgg bulan bln tahun thn jam menit mnt kali x orang org meter mtr m "
    "cm ribu rb "
    "juta jt rupiah persen kk keluarga unit buah titik pohon rumah dina dino poe days day "
    "weeks taun "
    "km2 ton kg liter lt kendaraan motor mobil anak siswa malam wib wita wit an nan am pm "
    "detik dus"
)
