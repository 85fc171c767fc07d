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
    "oleh olh habis hbs abis usai selesai "
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
    "please help around two three been being they them their there he she you your but so when "
    "where what who how can could would should will just also all any some more most than then "
    "over under along near by into about after before every since again while because now "
    "near front has have been not no very there here"
)

# --- the same thing by other words: the first of each line stands for all -----------------------

_SAME = (
    # roads
    "lubang lobang lubangnya berlubang bolong blubang berlobang lobangnya jeglong jeglongan "
    "njeglong jeglongan2 lubang2 lobang2 kubangan growong growongan legok ngalegok pothole "
    "potholes hole holes lubangan lubangi berlubang2 jlubang krowak krowok lombang logak logakan "
    "bolong2 kubang menganga keropeng jeglang kowakan",
    "rusak rusaknya ancur hancur ajur ajor remuk ambyar ruksak risak rsk rusk rusaknye broken "
    "damaged kerusakan bubrah jelek ancurnya hancurnya rusakk rusakparah amburadul jebrod butut "
    "rosak bobrok awut reksak rusakna ajurjumur damage",
    "aspal diaspal pengaspalan aspalan beraspal asphalt hotmix mengelupas ngelupas terkelupas "
    "nglothok tambal ditambal tambalan penambalan tambalnya nglopeki",
    "bergelombang gelombang gronjalan gronjal kriting keriting bumpy tidakrata grunjal gujlug "
    "gruduk gradakan gerunjulan gerinjul",
    "ambles amblas amblong ambleg njeblos kejeblos jeblos jugrug amblesnya anjlok anjlog amblek "
    "amblesan mblesek amblasnya melesak sinkhole",
    "putus putusnya terputus pedot pedhot pegat",
    "ambrol ambrolnya jebol jebolnya njebol bobol jebrol ambrolan gugrug rompal gogrok ",
    "licin lunyu leueur slippery becek blethok lumpur berlumpur lendut leutak lunyune becyek mud",
    "trotoar pedestrian sidewalk troto kanstin",
    "paku ranjau pakunya nails",
    "polisi_tidur polisitidur garjitan speedbump",
    "manhole bakkontrol grill",
    "jembatan kreteg kretek jembatane jembatannya sasak bridge jmbtn jembtan jmbatan titian "
    "rawayan",
    # light, power
    "lampu lampunya lampune lamp light lights pju penerangan pnerangan lampujalan lmpu damar "
    "lampu2 penerang bohlam lampue streetlight streetlights lampuna pjunya",
    "mati padam pet pareum pejah matinya off padamnya matek pati ngak-nyala padem pedem out "
    "died mti mateni byarpet dead",
    "gelap peteng poek gelapnya gulita dedet pedhet petengan gelapgulita kegelapan remang dark "
    "poekeun mongkleng petheng",
    "listrik listriknya setrum listrike pln power electricity lstrk aliran konslet korslet "
    "pemadaman trafo gardu nyetrum kesetrum tersengat listrikna blackout",
    "kabel kabelnya menjuntai kendor njuntai telkom kabele "
    "semrawutkabel wire wires cable ngelewer nglewer ngulumbe klewer",
    "tiang tiangnya cagak tihang pole cagake tiange",
    "lampu_merah trafficlight apill bangjo lampumerah traffic tl bangjonya lampulalulintas",
    # water
    "air banyu toya cai aer airnya banyune water pdam ledeng ledheng pam perumdam kran keran "
    "krannya kerannya krane airpdam caina ",
    "macet_air mengalir ngalir ngocor mili milih ngucur seret asat ngaclak mijil",
    "keruh butek coklat kiruh buthek keruhnya butheg kiruhna",
    "bocor bocornya bocoran kebocoran leak rembes rembesan netes merembes muncrat nyembur "
    "menyembur trocoh leaking bocorbocor",
    "banjir kebanjiran banjirnya tergenang genangan menggenang terendam kerendem meluap luber "
    "mbludak caah flood flooded flooding banjire klelep rob bah ngeclak kabanjiran ngagenang "
    "banjirr leber meluber mbeludak kelelep kelem kekelem terrendam genang ngembeng "
    "banjirbandang banjirna kerendam terendamnya overflow luapan",
    "got selokan slokan saluran drainase gorong parit kalen solokan kalenan drain gotnya "
    "selokannya selokane peceren irigasi saluranair gorong2 sewer drainasenya salurannya wangan "
    "gote comberan ",
    "mampet mampetnya tersumbat buntu mandeg sumbat pampat kasumbat nyumbat clogged blocked "
    "dangkal "
    "pendangkalan sedimen buntet mampat tersumbatnya menyumbat kesumbat mandheg mampeus",
    "sungai kali kalie walungan susukan river bengawan sungainya kalinya kaline wahangan",
    "tanggul tebing plengsengan senderan talud bendungan waduk embung tanggulnya turap bronjong "
    "gawir plengsengannya talut tanggule ",
    "longsor longsornya longsoran urug landslide gugur longsore urugna",
    "kekeringan kemarau dropping tangki krisisair paceklik",
    # waste and what soils air and water
    "perpustakaan perpusda perpus perpusdes",
    "sampah smph sampahnya sampahe runtah uwuh garbage trash rubbish waste sampah2 spah sampahna "
    "tps tpa tpst kontainer sampahh sampae runtahna sampahku",
    "menumpuk numpuk tumpukan bertumpuk menggunung nggunung ngumpul berserakan berceceran tercecer "
    "numpuknya pating pabalatak piles tumpuk ngagunduk gundukan overload berceran "
    "numpukna pabalatakan",
    "diangkut angkut pengangkutan ngangkut dijupuk diambil ngambil diambilin diangkat dicandak "
    "collected dijemput pengambil diangkuti dijupuki dicokot dibuwang keangkut terangkut",
    "bau bauk berbau baunya ambune mambu bosok busuk menyengat bacin smell stink smelly bau2 "
    "amis hangit banger badeg baunna stinks mambune ambu baune mambue",
    "limbah limbahnya tercemar mencemari pencemaran cemar kotoran effluent polusi polluted "
    "tercemari limbahe dicemari pembuangan cemari pollution limbahna tinja",
    "debu berdebu debunya bledug bledhug ngebul kebul2 dust kekebul debune polusidebu",
    "bakar dibakar pembakaran membakar bakaran asep asepnya obong diobong ngobong diduruk burning "
    "bakarin asap burns burn burned burnt "
    "asapnya kebul haseup smoke ngobongi asape bakarsampah ngaduruk mbakar mbakari kepulan",
    "pabrik industri perusahaan pabriknya factory pabrike gudangnya ",
    # trees, animals
    "pohon pohonnya wit tangkal tree phn pepohonan dahan ranting kekayon witwitan pohonne wite "
    "pohone tangkalna trees",
    "tumbang roboh ambruk rubuh rubuhnya runtuh tumbangnya miring doyong condong ragrag fell "
    "fallen collapsed robohnya rungkad ambruknya ambruke rubuhe robohe rebah tumbange lapuk "
    "keropos "
    "kropos reyot gapuk rapuh rungkat rengat retak rapuk gapok dhoyong nyelendeh karat berkarat "
    "karatan karaten teyeng",
    "anjing asu kirik sato dog anjg dogs anjinge segawon rabies gogog",
    "kucing ucing monyet kethek kera munyuk",
    "ular oray ulo kobra sanca piton",
    "buaya baya boyo crocodile",
    "tawon vespa lebah odeng ",
    "nyamuk jentik dbd demam berdarah lemut reungit fogging dengue cikungunya chikungunya",
    "lalat laler laleur flies lalet",
    "tikus wereng hama ulat",
    # traffic
    "macet tersendat merayap kemacetan macetnya padat semrawut macete stuck",
    "kecelakaan laka senggol disenggol kesenggol nyenggol menyenggol tersambar "
    "tabrakan tabrak ketabrak nabrak tertabrak ditabrak accident crash kacilakaan "
    "cilaka kecelakan tubrukan kesrempet lakalantas kcelakaan kecelakaane tubruk nubruk "
    "menabrak keserempet terserempet kaserempet katabrak kecelakaannya ngglempang "
    "terlindas kelindes terguling ngguling terbalik njomplang nyungsep guling oleng kebalik "
    "ngguling2",
    "jatuh jatoh tibo terjatuh terjungkal terperosok kecemplung ceblok labuh dhawah kepleset "
    "terjerembab "
    "terpeleset njungkel tisoledat jatuhnya keblowok kejlungup kejeglong nggeblak tigebrus",
    "parkir parkiran parker parkirnya parking jukir juruparkir parkire prkir",
    "karcis tiket karcisnya karcise ticket",
    "truk truck tronton dump truknya trek2 dumptruck trek truke muatan odol tonase truk2 treuk",
    "balap balapan trek2an trek-trekan ngebut kebut-kebutan racing trektrekan kebutkebutan "
    "balapliar kebutan trekan drag",
    "terminal halte bus bis angkot shelter haltenya angkutan transjakarta tj busway brt "
    "mikrolet len lyn "
    "angdes angkudes",
    "rel palang perlintasan kereta sepur kai",
    # order, crime
    "maling pencuri pencurian dicuri nyuri kemalingan dimaling colong nyolong dicolong thief "
    "stolen theft curanmor maok kecurian gondol digondol bangsat "
    "copet pencopet "
    "kamalingan kecolongan robbery digasak dibobol mbobol malinge disikat digarong garong",
    "hilang lenyap ilang kehilangan raib leungit ical",
    "begal pembegalan dibegal rampok perampokan dirampok jambret dijambret penjambretan todong "
    "ditodong jambretan klitih",
    "tawuran ricuh kericuhan "
    "keributan ribut gelut perkelahian berantem gaduh bentrok dikeroyok pengeroyokan "
    "keroyokan kerusuhan rusuh brantem tonjok",
    "preman premanisme preman2 debtcollector ormas anjal",
    "bising berisik brisik kebisingan gandeng noisy noise suara keras karaoke sound horeg "
    "musik brong knalpot dangdut speaker toa bunyi berbunyi dengung berdengung mendengung "
    "berisiknya rebut berisike gandengna loud",
    "miras mabuk mabok minuman arak tuak ciu oplosan mabukmabukan minol alkohol ngombe mendem "
    "inuman mabuk2an mabok2an bir",
    "judi togel sabung jackpot judol perjudian dadu remi sabungayam ",
    "sapu disapu menyapu nyapu disapuin disaponi nyaponi",
    "narkoba nyabu sabu ganja narkotika pil koplo ",
    "prostitusi mesum pelacuran psk lokalisasi lonte remang2 remangremang michat esek",
    "pengemis ngamen pengemisnya gelandangan gepeng pengamen manusiasilver ngemis",
    "pungli pungutan dipungut memungut mungut pungut pemalakan dipalak palak dimintai suap sogok "
    "setoran disuap nyogok pungutanliar dipalaki digetok getok dipungli memeras diperas pemerasan "
    "jatah disunat sunat pemotongan "
    "pelicin uangpelicin menyunat nyunat dijaluki dipentai amplop "
    "",
    "bayar ongkos ongkosnya membayar bayaran uang duit dhuwit artos tarif iuran biaya dibayar "
    "sumbangan iurannya duwit pembayaran mbayar duite bayare mayar paid pay money",
    "kebakaran kobong kebakar terbakar kahuruan fire api geni seuneu kobongan apine kobongane "
    "kabakaran apinya damkar pemadam hurung ludes hangus gosong",
    "meledak ledakan njebluk mbledhos explosion",
    "keracunan karacunan mual muntah mutah mutaber",
    # services
    "ktp ektp e-ktp adminduk ktpnya ktpel ktpe",
    "kk kknya",
    "akta akte aktanya aktenya",
    "kia",
    "dukcapil disdukcapil capil ",
    "blanko kepengurusan mengurus ngurus urus pengurusan ngurusi",
    "puskesmas  pkm pustu klinik posyandu polindes puskesmasnya puskesmase",
    "rumahsakit rsud rs hospital igd ugd rsudnya",
    "bpjs jkn kis",
    "dokter bidan perawat nakes doctor dokternya bidannya suster mantri dokterna nurse",
    "obat obatnya medicine obate obatna",
    "ambulans ambulan ambulance",
    "stunting gizi malnutrisi kurus gizine",
    "antri antre antrian antrean ngantri queue ngantre antrine antriannya antreannya mengular",
    "sekolah skolah sakola sekolahan school sekolahane sekolahnya kelas",
    "guru kepsek pengajar teacher gurunya gurune guruna teachers",
    "bolos mbolos mangkir absen jarangmasuk bolosan alpa",
    "bully dibully bullying perundungan dirundung membully mbully dibuli buli rundung dipukul "
    "memukul mukul menampar tampar ditempeleng tempeleng nempeleng dijewer menjewer "
    "dicubit mencubit cubit nyubit nyubiti "
    "dipukuli dianiaya penganiayaan kekerasan ditampar bullied diantem digebuki digaplok",
    "gaji digaji gajian honor honornya upah insentif tpp gajinya salary gajine honorarium thr",
    "pip kip beasiswa",
    "ppdb zonasi spmb",
    "seragam buku lks komite spp",
    "bansos bantuan blt bst bantuane sembako bantuanne banpres bantuannya aid",
    "pkh",
    "bpnt rastra kks raskin",
    "cair dicairkan pencairan cairnya mencairkan nyair dicairke tercairkan",
    "salah_sasaran sasaran sasarane salahsasaran",
    "pajak pbb samsat pajeg sppt",
    "sinyal internet wifi jaringan blankspot signal wifinya internete",
    "tower menara bts provider towernya towere",
    "pasar pasarnya peken market pasare",
    "pedagang pkl lapak kios los bedak bakul dagangan kaki5 lapaknya kiosnya bakule vendors dagang",
    "ditolak nolak menolak penolakan dipersulit dipingpong tolak ditolakn dioper ditampik dilempar "
    "mbulet ribet",
    "pelayanan layanan dilayani melayani pelayanannya service ngelayani pelayanane loket "
    "ngaladenan diladenan pegawai petugasnya staff",
    "jutek judes nesu nesunesu sewot nyentak kasar galak bentak dibentak membentak marah2 ketus "
    "sengak sinis rude kurangajar nyolot arogan ",
    "lambat lelet lemot telat terlambat molor suwe lila slow ngaret lamban leled",
    "galian tambang penambangan galianc tambangnya mining tambange nambang penyedot trench "
    "trenches excavation ",
    "proyek pembangunan pekerjaan kontraktor rekanan pelaksana dibangun bangunan proyeknya proyeke "
    "pemborong",
    "tanah_sengketa sertifikat ptsl sertipikat serobot penyerobotan",
    "selutut lutut",
    "sepaha paha",
    "sepinggang pinggang",
    "mogok mogoknya",
    "pagar pembatas pengaman railing guardrail pembatasnya pager pagarnya dipagar dipagari "
    "memagari",
    "rambu marka zebra zebracross penyeberangan rambunya cermin tanda tandanya",
    "jpo jembatanpenyeberangan",
    "lift elevator lif eskalator liftnya",
    "lingkar ringroad outerring",
    "koridor kor",
    "website web situs webnya websitenya",
    "daftar mendaftar pendaftaran didaftar ndaftar",
    "taman rth lapangan tamannya tamane",
    "alun",
    "gas lpg elpiji melon tabung gasmelon lpg3",
    "minyak migor minyakita beras gula ",
    "odgj ngamuk mengamuk stres depresi gangguanjiwa wonggendeng ngamukan",
    "gila orgil edan gendeng gelo",
    "kandang peternakan ternak hewan ayam sapi babi kandangnya kandange wedhus kambing bebek pitik "
    "embe domba kandangna",
    "pupuk subsidi petani pupuke urea phonska",
    "bbm pertalite solar bensin pertamina pertamax",
    "spbu pom",
    "dipotong potong potongan dipotongi motong",
    "sumur sumurnya sumure",
    "kades lurah perades kasun pamong perangkat perangkatnya",
    "jenazah mayat mayit jasad layon",
    "tenggelam kelelap hanyut keli palid keleleb titeuleum kintir kelep",
    "makam kuburan pemakaman tpu pesarean kuburannya",
    "reklame baliho banner spanduk billboard",
    "atap genteng plafon langit2 atapnya payon plafonnya gentengnya roof eternit kenteng",
    "tutup terkunci dikunci digembok tergembok gembok ditutup tutupnya nutup closed tutupan",
    "uruk diuruk diurug pengurugan pengurukan urugan nguruk ngurug reklamasi pemadatan",
    "seleksi perades jabatan pengisian penjaringan carik",
    "ngelem punk lem anakjalanan nglem",
    "flyover underpass",
    "pangkas dipangkas memangkas pemangkasan dirampal dirapikan ditebang tebang penebangan nebang",
    "sim satpas",
    "calo makelar percaloan calonya",
    "angin beliung puting badai lesus putingbeliung angine topan",
    "rtlh gubuk huni rumahtidaklayakhuni gubug",
    "pelecehan dilecehkan pencabulan dicabuli cabul melecehkan perkosaan diperkosa rudapaksa kdrt",
    "penipuan ditipu tipu penipu nipu menipu tertipu ketipu bodong investasi arisan",
    "korupsi korup dikorupsi nilep ditilep tilep diselewengkan penyelewengan penggelapan fiktif "
    "digelapkan ngentit dikorup diembat ngembat korupsine",
    "ijazah ijazahnya",
    "vaksin imunisasi vaksinasi suntik",
    "petasan mercon kembangapi mercone",
    "layangan layang2",
    "orok janin",
    "bangli pembongkaran",
    "diare muntaber mencret",
    "stroke lumpuh difabel disabilitas",
    "oplos dioplos takaran takarannya literan",
    "meja kursi bangku mebeler mebel mebelair meubelair lesehan mejanya kursinya papantulis",
    "cor coran dicor corcoran beton betonan rabat paving pavingan pavingnya conblock pecah2 cornya",
    "bangkai bangkenya bathang bangke",
    "timbangan ditimbang nimbang",
    "cukai ilegal illegal",
    "gapura gapuro gerbang",
    "portal palangjalan diportal portalnya dipalang dipalangi palange",
    "keruk dikeruk normalisasi pengerukan dinormalisasi ngeruk",
    "ugal ugalugalan ugal2an nyerempet",
    "kafe cafe bar diskotik diskotek kelab resto restoran",
    "gagal puso panen gagalpanen",
    "dobel double ganda",
    "pentas orgen organ orkes elekton",
    "bongkar dibongkar membongkar bongkaran pembongkaran",
    "pasang dipasang memasang pemasangan terpasang pasangin ditambah nambah tambahan",
    "bayi balita anakkecil",
    "melahirkan lahiran persalinan bersalin ngelahirin",
    "bambu pring awi",
    "vandalisme corat coret coretan grafiti",
    "ngetem mangkal ngetemnya",
    "mancing strum racun putas",
    "tersesat linglung pikun kebingungan",
    "atm",
    "pengungsi ngungsi mengungsi pengungsian",
    "logistik makanan selimut",
    "perahu kapal feri ferry speedboat "
    "klotok kelotok jukung prau praon prahu praune tambangan getek sampan",
    "dermaga dermagane dermagana pier jetty",
    "retribusi ditarik tarikan narik salar",
    "hajatan mantu nikahan resepsi tenda kondangan hajatane",
    "kotor kumuh jorok kotornya reged rereged dekil joroknya kumuhnya kotore pesing",
    "ramah apresiasi memuaskan mantap terbaik salut mantul jempol",
    "toilet wc kakus toiletnya jamban mck",
    "sajam parang celurit arit golok senjata bedog pisau",
)
SYNONYMS = {variant: names.split()[0] for names in reversed(_SAME) for variant in names.split()}

# Neighbours that together are one thing; "" for a pair that says nothing.
_JOINED = {
    ("lampu", "merah"): "lampu_merah",
    ("lampu", "lalin"): "lampu_merah",
    ("lampu", "stopan"): "lampu_merah",
    ("lampu", "setopan"): "lampu_merah",
    ("lampu", "stop"): "lampu_merah",
    ("traffic", "light"): "lampu_merah",
    ("lampu", "lalu"): "lampu_merah",
    ("saluran", "air"): "got",
    ("rumah", "sakit"): "rumahsakit",
    ("tabung", "gas"): "gas",
    ("gas", "elpiji"): "gas",
    ("mati", "lampu"): "listrik",
    ("street", "light"): "lampu",
    ("air", "pdam"): "air",
    ("angin", "kencang"): "angin",
    ("trek", "trekan"): "balap",
    ("kebut", "kebutan"): "balap",
    ("polisi", "tidur"): "polisi_tidur",
    ("speed", "bump"): "polisi_tidur",
    ("remang", "remang"): "prostitusi",
    ("sound", "horeg"): "bising",
    ("kartu", "keluarga"): "kk",
    ("kaki", "lima"): "pedagang",
    ("salah", "sasaran"): "salah_sasaran",
    ("tepat", "sasaran"): "salah_sasaran",
    ("jarang", "masuk"): "bolos",
    ("jarang", "ngantor"): "bolos",
    ("pernah", "ngantor"): "bolos",
    ("pernah", "masuk"): "bolos",
    ("bengawan", "naik"): "banjir",
    ("sungai", "naik"): "banjir",
    ("kali", "naik"): "banjir",
    ("bengawan", "munggah"): "banjir",
    ("kali", "munggah"): "banjir",
    ("air", "hitam"): "limbah",
    ("airnya", "hitam"): "limbah",
    ("sungai", "hitam"): "limbah",
    ("warnanya", "hitam"): "limbah",
    ("banyune", "ireng"): "limbah",
    ("tanah", "kas"): "tkd",
    ("pintu", "air"): "pintu_air",
    ("poli", "mata"): "poli_mata",
    ("poli", "gigi"): "poli_gigi",
    ("poli", "anak"): "poli_anak",
    ("poli", "dalam"): "poli_dalam",
    ("poli", "kandungan"): "poli_kandungan",
    ("poli", "jantung"): "poli_jantung",
    ("poli", "saraf"): "poli_saraf",
    ("poli", "syaraf"): "poli_saraf",
    ("poli", "tht"): "poli_tht",
    ("poli", "bedah"): "poli_bedah",
    ("poli", "paru"): "poli_paru",
    ("poli", "umum"): "poli_umum",
    ("masuk", "angin"): "",
    ("angin", "ribut"): "angin",
    ("angin", "kenceng"): "angin",
    ("angin", "gede"): "angin",
    ("angin", "besar"): "angin",
    ("ring", "road"): "lingkar",
    ("jembatan", "penyeberangan"): "jpo",
    ("penyeberangan", "orang"): "",
    ("penyeberangan", "perahu"): "perahu",
    ("perahu", "penyeberangan"): "perahu",
    ("perahu", "tambangan"): "perahu",
    ("tambangan", "perahu"): "perahu",
    ("prau", "tambangan"): "perahu",
    ("tambangan", "prau"): "perahu",
    ("ayam", "potong"): "kandang",
    ("potong", "ayam"): "kandang",
    ("bayi", "dibuang"): "orok",
    ("bayi", "ditemukan"): "orok",
    ("buang", "bayi"): "orok",
    ("membuang", "bayi"): "orok",
    ("mbuang", "bayi"): "orok",
    ("kursi", "roda"): "kursi_roda",
    ("tanda", "tangan"): "tandatangan",
    ("tanda", "terima"): "kuitansi",
    ("air", "masuk"): "banjir",
    ("hujan", "masuk"): "banjir",
    ("air", "selutut"): "banjir",
    ("air", "sepaha"): "banjir",
    ("air", "sepinggang"): "banjir",
    ("air", "sedada"): "banjir",
    ("air", "setinggi"): "banjir",
    ("gas", "melon"): "gas",
    ("adu", "banteng"): "kecelakaan",
    ("sabung", "ayam"): "judi",
    ("adu", "ayam"): "judi",
    ("orang", "gila"): "odgj",
    ("gangguan", "jiwa"): "odgj",
    ("wong", "edan"): "odgj",
    ("uang", "pelicin"): "pungli",
    ("minta", "uang"): "pungli",
    ("minta", "tambahan"): "pungli",
    ("minta", "setoran"): "pungli",
    ("minta", "duit"): "pungli",
    ("njaluk", "duit"): "pungli",
    ("jembatan", "layang"): "flyover",
    ("anak", "jalanan"): "ngelem",
    ("manusia", "silver"): "pengemis",
    ("catatan", "sipil"): "dukcapil",
    ("tidak", "ramah"): "jutek",
    ("gak", "ramah"): "jutek",
    ("ga", "ramah"): "jutek",
    ("kurang", "ramah"): "jutek",
    ("ugal", "ugalan"): "ugal",
    ("orang", "hilang"): "tersesat",
    ("anak", "hilang"): "tersesat",
    ("tempat", "pembuangan"): "sampah",
    ("buang", "air"): "toilet",
    ("anjungan", "tunai"): "atm",
    ("mobil", "siaga"): "ambulans",
    ("mantri", "pasar"): "",
    ("lemari", "pendingin"): "kulkas",
    ("terbawa", "arus"): "tenggelam",
    ("kebawa", "arus"): "tenggelam",
    ("sakit", "perut"): "diare",
    ("unjuk", "rasa"): "demo",
    ("gardu", "tol"): "tol",
    ("hilang", "kontak"): "hilang_kontak",
    ("minuman", "keras"): "miras",
    ("telepon", "genggam"): "hp",
    ("tanda", "penduduk"): "ktp",
    ("lalu", "lintas"): "",
    ("jalan", "layang"): "flyover",
    ("becak", "motor"): "bentor",
    ("parkir", "liar"): "parkir",
    ("bangunan", "liar"): "bangli",
    ("tanpa", "cukai"): "cukai",
    ("gagal", "panen"): "gagal",
    ("kembang", "api"): "petasan",
    ("car", "free"): "cfd",
    ("gali", "lubang"): "galian",
    ("jago", "merah"): "kebakaran",
    ("debt", "collector"): "preman",
    ("kabel", "semrawut"): "kabel",
    ("kayu", "gede"): "pohon",
    ("kayu", "besar"): "pohon",
    ("banyu", "mlebu"): "banjir",
    ("banyune", "mlebu"): "banjir",
    ("airnya", "masuk"): "banjir",
    ("cai", "asup"): "banjir",
    ("tanpa", "imb"): "bangli",
    ("tanpa", "pbg"): "bangli",
    ("kabel", "listrik"): "kabel",
    ("kabel", "pln"): "kabel",
    ("ikan", "mati"): "limbah",
    ("iwak", "mati"): "limbah",
    ("potong", "hewan"): "rph",
    ("dinding", "penahan"): "tanggul",
    ("tembok", "penahan"): "tanggul",
    ("penahan", "tanah"): "tanggul",
    ("penahan", "tebing"): "tanggul",
    ("batu", "bara"): "batubara",
    ("saldo", "kosong"): "cair",
    ("saldo", "nol"): "cair",
    ("kali", "ini"): "",
    ("dimintai", "persetujuan"): "izin",
    ("dimintai", "izin"): "izin",
    ("dimintai", "tanda"): "izin",
    ("dimintai", "keterangan"): "",
    ("kali", "lipat"): "",
    ("gali", "kabel"): "galian",
}
# The same for many: what the pair comes to, words, and words that follow them.
_JOINTS = """
bolos: tidak tdk tak gak ga gk nggak ngga enggak ora ra mboten teu + datang dateng hadir teka teko
bolos: tidak tdk tak gak ga gk nggak ngga enggak ora ra mboten teu + ngantor nongol praktek praktik
bolos: tidak tdk tak gak ga gk nggak ngga enggak ora ra mboten teu + beroperasi narik narik2
bolos: jarang pernah + datang dateng hadir teka teko ngantor nongol praktek praktik
rusak: tidak tdk tak gak ga gk nggak ngga enggak ora ra mboten teu + berfungsi fungsi befungsi
macet_air: tidak tdk tak gak ga gk nggak ngga enggak ora ra mboten teu + keluar metu kaluar kluar
korupsi: tidak tdk gak ga nggak ngga ora kurang + transparan
tiang: tiang tiange cagak tihang + listrik pln telkom telepon telpon lampu pju
tak_terima: tidak tdk tak gak ga gk nggak ngga enggak ora belum blm blum durung + sampai sampe
tak_terima: tidak tdk tak gak ga gk nggak ngga enggak ora belum blm blum durung + nyampe nerima
tak_terima: tidak tdk tak gak ga gk nggak ngga enggak ora belum blm blum durung + menerima diterima
manhole: tutup penutup tutupe grill gril + got selokan saluran gorong drainase manhole
galian: sedot nyedot penyedot penyedotan tambang penambangan + pasir pasire
-: mohon minta butuh perlu mhn menunggu dimohon meminta + bantuan bantuannya
-: satu dua tiga empat lima enam tujuh sepuluh berapa brp beberapa bbrp berkali sekian + kali
-: setiap tiap pertama kedua ketiga lain banyak ratusan puluhan kali + kali
"""


def _joined() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for line in _JOINTS.strip().splitlines():
        canonical, words = line.split(": ")
        firsts, seconds = (side.split() for side in words.split(" + "))
        meant = canonical.removeprefix("-")
        found.update(dict.fromkeys(((a, b) for a in firsts for b in seconds), meant))
    return found


JOINED = _joined() | _JOINED

# --- what a complaint is about: two about different things are not the same  ---
# A word may stand for several matters: where the road has sunk, the slope may have slid.

_TOPICS = {
    "ferry": "perahu dermaga",
    "road": "lubang rusak aspal bergelombang ambles",
    "sidewalk": "trotoar",
    "nails": "paku",
    "bridge": "jembatan jpo",
    "light": "lampu gelap",
    "power": "listrik",
    "pole": "tiang",
    "cable": "kabel",
    "signal": "lampu_merah rambu",
    "water": "air macet_air keruh kekeringan pipa",
    "leak": "bocor",
    "flood": "banjir sungai tenggelam",
    "drain": "got mampet",
    "slide": "longsor ambles",
    "dyke": "tanggul",
    "waste": "sampah menumpuk diangkut",
    "pollution": "limbah debu",
    "smoke": "bakar",
    "tree": "pohon",
    "animal": "anjing kucing ular buaya tawon tikus",
    "mosquito": "nyamuk",
    "jam": "macet ngetem mogok",
    "parking": "parkir karcis",
    "truck": "truk",
    "race": "balap",
    "transport": "terminal",
    "rail": "rel",
    "accident": "kecelakaan",
    "theft": "maling begal hilang",
    "brawl": "tawuran preman",
    "liquor": "miras",
    "gambling": "judi",
    "drugs": "narkoba",
    "prostitution": "prostitusi",
    "begging": "pengemis",
    "noise": "bising",
    "bribe": "pungli bayar dipotong retribusi",
    "fire": "kebakaran",
    "blast": "meledak",
    "poisoning": "keracunan",
    "papers": "ktp kk akta kia dukcapil blanko",
    "health": "puskesmas rumahsakit bpjs dokter obat",
    "medicine": "obat",
    "ambulance": "ambulans",
    "malnutrition": "stunting",
    "school": "guru sekolah",
    "absence": "bolos mogok",
    "violence": "bully",
    "pay": "gaji",
    "fees": "seragam",
    "admission": "ppdb",
    "roof": "atap",
    "toilet": "toilet",
    "aid": "bansos pkh bpnt pip",
    "payout": "cair",
    "misaimed": "salah_sasaran",
    "tax": "pajak retribusi",
    "network": "sinyal",
    "mast": "tower",
    "trade": "pedagang",
    "dig": "galian",
    "gas": "gas",
    "prices": "minyak",
    "farm": "pupuk",
    "person": "odgj gila sajam",
    "stable": "kandang lalat",
    "fuel": "bbm spbu",
    "station": "spbu",
    "staff": "ditolak pelayanan lambat antri",
    "rudeness": "jutek",
    "drowning": "tenggelam jenazah",
    "grave": "makam",
    "billboard": "reklame",
    "land": "tanah_sengketa",
    "praise": "ramah",
    "wedding": "hajatan",
    "collapse": "tumbang ambrol putus",
    "dirt": "kotor",
    "closed": "tutup",
    "landfill": "uruk",
    "appointment": "seleksi",
    "glue": "ngelem",
    "licence": "sim",
    "touts": "calo",
    "storm": "angin",
    "housing": "rtlh",
    "abuse": "pelecehan",
    "fraud": "penipuan",
    "corruption": "korupsi",
    "certificate": "ijazah",
    "vaccine": "vaksin",
    "firecrackers": "petasan",
    "kites": "layangan",
    "illness": "diare keracunan",
    "pruning": "pangkas",
    "bumps": "polisi_tidur",
    "building": "bangli",
    "weights": "oplos",
    "furniture": "meja",
    "concrete": "cor",
    "carcass": "bangkai",
    "reckless": "ugal",
    "dredging": "keruk",
    "portal": "portal",
    "harvest": "gagal",
    "excise": "cukai",
    "vandalism": "vandalisme",
    "scales": "timbangan",
    "poaching": "mancing",
    "factory": "pabrik",
}
TOPICS: dict[str, frozenset[str]] = {
    word: frozenset(topic for topic, words in _TOPICS.items() if word in words.split())
    for words in _TOPICS.values()
    for word in words.split()
}
# A light that is "mati", a road that is "rusak": these words alone say little of what.
WEAK_TOPICS = _set(
    "gelap rusak mati lambat ditolak pelayanan antri licin menumpuk diangkut macet_air bayar "
    "sekolah dipotong tutup pangkas angin kotor tumbang cor meja keruk timbangan sumur "
    "aspal blanko bocor atap sungai terminal hilang putus gila"
)
# Where or with whom it happened rather than what: two of these agree little, and the matter
# beside them decides.
SETTINGS = _set(
    "bridge factory sidewalk school health aid papers tax transport stable farm prices land grave "
    "station trade"
)
# With these matters a district's name is that of its office.
AT_THE_OFFICE = _set("papers staff tax rudeness")
# Matters of which one report tends to name the other's cause or effect.
_KIN = """
road: accident flood slide bridge tree dig jam truck nails drain leak pollution
flood: waste slide bridge drain leak drowning
drain: waste pollution leak
light: power theft accident cable brawl prostitution race pole
power: tree cable blast fire
pole: cable tree accident network
dyke: flood slide road drain drowning collapse
cable: tree network
tree: accident slide rail
smoke: waste pollution fire
pollution: waste stable dig truck water smoke mosquito
waste: trade mosquito stable parking
bridge: accident slide
signal: accident jam
jam: accident parking trade truck road transport
parking: bribe trade brawl
noise: race liquor prostitution truck trade mast
race: jam brawl accident
accident: truck rail
theft: brawl person
liquor: brawl gambling prostitution drugs
bribe: trade closed papers staff school aid tax fees admission trade health brawl payout
staff: papers health tax rudeness absence medicine school ambulance
health: malnutrition medicine rudeness absence ambulance poisoning mosquito
school: absence violence pay fees admission roof toilet poisoning
aid: payout misaimed
fire: blast gas trade waste
person: brawl
leak: water gas roof
roof: flood
truck: dig
stable: pollution
water: leak
drowning: accident
fees: school
fuel: jam bribe weights
collapse: tree slide bridge roof flood storm housing accident power cable building road concrete
dirt: water waste animal road drain toilet trade flood pollution
ambulance: accident fire drowning
begging: jam signal
signal: trade
dig: collapse
wedding: closed jam noise road
closed: staff absence road health school papers jam
landfill: dig road flood truck
appointment: bribe corruption
glue: drugs liquor begging brawl
licence: bribe touts papers staff
touts: bribe papers staff health
storm: tree roof power fire housing
housing: aid tree roof
abuse: violence school
corruption: bribe aid staff road dig
certificate: fees bribe school
vaccine: health medicine
firecrackers: noise fire blast brawl
kites: power
illness: health water pollution mosquito
pruning: tree power cable
bumps: road accident race
weights: gas prices trade
furniture: school roof
concrete: road bridge bumps drain slide
carcass: pollution waste flood
reckless: accident race transport jam road
dredging: flood drain
portal: road jam
harvest: farm water flood mosquito animal
excise: trade
scales: weights health
poaching: flood pollution
tax: trade
prices: trade
gas: prices
"""


def _kin() -> frozenset[frozenset[str]]:
    lines = (line.split(": ") for line in _KIN.strip().splitlines())
    return frozenset(frozenset((one, other)) for one, rest in lines for other in rest.split())


RELATED = _kin()
# What happens at one moment: another day is another incident.
EVENTS = _set(
    "kecelakaan kebakaran maling hilang begal tawuran tumbang longsor jatuh meledak tenggelam "
    "keracunan "
    "jenazah angin orok"
)
# What lasts some days: a week later it is another one.
SPELLS = _set("banjir listrik macet antri pelayanan ditolak jutek bolos tutup bising bakar balap")
# Behind what happened, or behind one of the latter, it happened anew.
AGAIN = _set("lagi lg maneh maning deui")
HAPPENED = _set("ada terjadi kejadian ono aya")
# What was wrong was mended, already, is wrong anew, or still is.
MENDED = _set(
    "bersih sepi tertib bening bener benar normal surut lancar aktif beres rampung selesai nyala "
    "menyala murup hurung caang hidup ngalir mengalir mili ngocor tersambung sembuh kering rata "
    "mulus fixed repaired cleaned replaced emptied patched working dibersihkan ditertibkan "
    "disambung diperbaiki ditambal diganti diangkut ditangani disingkirkan dibetulkan dibenerin "
    "didandani diresiki diberesihan dibenerkeun"
)
# Others do so too who mend nothing.
NOT_MENDED = _set(
    "dilaporkan dilaporin dilapurke dilapor melapor melaporkan laporkan ngelaporin nglapurke "
    "ditegur menegur ngingetin diingatkan diingetin dijanjikan dijanjiin menjanjikan bilang "
    "dibilang dikasih ditelpon nelpon menelpon dihubungi menghubungi disampaikan menyampaikan "
    "disurvei disurvey dicek ngecek mengecek dilihat didatangi didata difoto diukur ditinjau "
    "ditunggu menunggu nunggu nungguin dicoba nyoba mencoba diminta minta meminta diajukan "
    "mengajukan ngajukan diurus ngurus mengurus dibayar bayar membayar dibiarkan dicueki dicuekin "
    "diberitahu disuruh dimarahi mengeluh ngadu mengadu meninggal didiamkan dirapatkan diusulkan "
    "mengusulkan mulai menjadi menutup ditutup merusak dirusak mengganggu memakan menimpa mati "
    "matang ngantuk nyaris nyampe nyampai"
)
ALREADY = _set(
    "sudah udah udh sdh dah sempat sempet wis wes geus tos already was been baru kemarin kmrn "
    "kemaren wingi kamari habis abis setelah bar bubar"
)
# Behind these "lagi" is "more" or "in".
MORE = _set("sekali apa siapa berapa mana hari minggu bulan tahun jam menit kapan tambah banyak")
RELAPSED = AGAIN | _set("again kambuh kumat")
ANEW = RELAPSED | _set("sekarang skrg kini saiki ayeuna now muncul kembali")
YEARS = _set("tahun thn taun year")
STILL = _set("masih msh isih tetap tetep keneh still belum blm durung acan")
# Whoever asks once more what they have asked, or goes back to what they told.
ONCE_MORE = _set("menindaklanjuti followup kelanjutan kelanjutannya")
ASKING = _set("tanya nanya nanyain menanyakan bertanya tanyakan takon nanyakeun lapor")
ASKED_AGAIN = AGAIN | _set("kembali again")
TOLD_BY_ME = _set(
    "adukan aduin laporkan laporin lapor tanyakan tanyain sampaikan ajukan sebut ceritakan"
)
# Whoever says that it is another one.
ANOTHER = _set("beda berbeda bukan dudu sanes sejen different")
# "Bukan yang pertama kali", "tidak beda dengan yang lalu".
NOT_ANOTHER = _set("pertama sepisan kahiji first tidak tdk gak ga gk nggak ora mboten teu")
THAN = _set("sama dengan dgn karo sareng yang yg sing nu lokasi tempat titik saluran from")
# When something happened, and since when it has been so.
MOMENTS = _set("tadi td mau barusan semalam pagi siang sore malam malem subuh bengi isuk peuting")
LASTING = _set("sejak sjk sudah sdh udah udh telah dah wis wes uwis mulai dari dr saka ti tos geus")
# Of one kind, yet never the same: who wants a family card wants no identity card.
RIVALS = (
    _set("ktp kk akta kia sim stnk bpkb skck npwp"),
    _set("anjing kucing ular buaya tawon tikus"),
    _set("alfamart indomaret superindo"),
    _set("maling begal"),
    _set(
        "poli_mata poli_gigi poli_anak poli_dalam poli_kandungan poli_jantung poli_saraf poli_tht "
        "poli_bedah poli_paru poli_umum"
    ),
)

# Things of one kind that synonyms do not tell apart: a line names the kind, then things that are
# never each other.
UNLIKE = """
stock: ayam pitik unggas | babi celeng | sapi lembu | kambing wedhus embe domba | bebek itik | puyuh
nurse: bidan bidannya | dokter doctor dokternya dokterna | perawat suster mantri nurse
pay: gaji upah honor honornya gajinya gajian insentif | thr
account: tagihan tagihannya rekening meteran | mati padam keruh butek ngalir mengalir netes bocor
parking: liar sembarangan bahu badan | tarif karcis tiket mahal narik ditarik bayar ongkos
part: atap atapnya genteng plafon langit2 | pagar pagarnya railing | toilet wc | lampu lampunya pju
part: lantai lantainya ubin keramik | dinding tembok | tangga
part: kursi bangku meja | ac | kipas | lift elevator liftnya eskalator | komputer
part: genset | tandon toren | lift
part: ayunan ayunannya | perosotan seluncuran | jungkat | wastafel | jendela
weir: pintu_air | tanggul tanggule tanggulnya
belonging: motor curanmor motornya beat vario scoopy mio supra nmax | dompet | hp handphone | laptop
belonging: mobil | kalung gelang cincin perhiasan | tas | helm | sepeda
deed: kelahiran | kematian | perkawinan perceraian
fee: seragam | lks buku | tour wisata piknik | perpisahan wisuda | spp komite gedung
aid: blt bst | pkh | bpnt | pip kip
pitch: voli voly | bola futsal | basket | tenis | bulutangkis badminton
wild: kucing ucing | monyet kera kethek munyuk
fertilizer: urea | phonska ponska npk | za
food: beras | telur telor | minyak migor minyakita | gula
motorcycle: beat | vario | scoopy | supra | nmax | mio | revo | vixion | aerox | pcx | verza | klx
"""
# These kinds tell something only beside their canonical word: an unpaid teacher parks nowhere.
ONLY_WITH = {"parking": "parkir"}
# What is wrong with a thing or happened there, in raw words: synonyms make one of what leans and
# what has fallen. A word may tell two; * is for all that comes to one canonical word.
ASPECTS = """
fight: tawuran keributan gaduh perkelahian berkelahi kelahi berantem brantem gelut bentrok
fight: bentrokan dikeroyok keroyokan
fight: pengeroyokan rusuh kerusuhan *bully *sajam ditusuk menusuk penusukan dibacok membacok
fight: pembacokan ditikam dibunuh bunuh membunuh pembunuhan carok memukul mukul menampar menonjok
fight: ricuh kericuhan ditonjok dihajar ditempeleng
abuse: *pelecehan
theft: *maling *begal *hilang copet dicopet pencopetan
gone: *hilang
accident: *kecelakaan *jatuh menghantam terjepit tergelincir melindas dilindas nglindes menyerempet
accident: tercebur kecebur nyemplung nyebur serempetan ringsek penyok tergeletak
dropped: *jatuh
snapped: *putus
fall: tumbang tumbange tumbangnya roboh robohnya robohe robohkan merobohkan ambruk ambruke ambruknya
fall: rubuh rubuhe runtuh ragrag rungkad collapsed fell fallen *ambrol *longsor menimpa nimpa
fall: tertimpa ketiban kejatuhan melintang
leaning: miring doyong dhoyong condong lapuk keropos kropos reyot rapuh gapuk retak rengat goyang
leaning: berkarat karatan
hanging: menjuntai njuntai kendor nglewer ngelewer klewer semrawut
bite: gigit digigit menggigit nggigit gigitan nyokot dicokot cakar dicakar mencakar sengat disengat
bite: nyengat dipatuk diserang menyerang nyerang attacked bitten bit
fire: kebakaran kobong kebakar terbakar kahuruan fire kobongan apinya kobongane
fire: kabakaran ludes hangus *meledak
smoke: *bakar
drowned: *tenggelam kelelep klelep mayat mayit
foundling: *orok
shock: kesetrum tersengat nyetrum kesetrom
poison: keracunan karacunan muntah muntah2 mutah mutaber *diare
broken: error eror bengkok terlepas laleupas
broken: *rusak *lubang *ambles *bergelombang *mati patah pecah copot lepas error macet retak pudar
broken: luntur
dark: *gelap menyala nyala
broken: *bangkai
dry: *macet_air *kekeringan menyusut kecil cilik alit
turbid: cacing cacingnya cacingan ulat ulatnya
turbid: *keruh *kotor *limbah berkutu kutu kutunya apek basi kuning kaporit berbusa hitam
turbid: hijau ijo lumut lumutan
leak: *bocor
flood: *banjir
clog: *mampet
smell: *bau
dust: *debu
slippery: *licin
lacking: kekurangan kurang
cheat: *oplos curang ngakali
piled: *menumpuk *kotor luber meluber mbludak meluap
uncollected: *diangkut
rise: naik
price: denda didenda rega regane regine regana *karcis mahal kemahalan harga tagihan dijual het
bill: tagihan catat pencatatan
pay: *bayar *retribusi *gaji
payout: *cair
bribe: *pungli dipotong kuitansi kwitansi
touts: *calo
queue: *antri *lambat
absent: *bolos
scarce: langka kelangkaan kosong habis entek
wish: usul usulan usulkan mengusulkan dipasang pasang pasangkan dipasangi dibuatkan dibangun
wish: dibangunkan
wish: pengadaan
excess: terlalu kebesaran kelamaan
prune: *pangkas dipotong rimbun menutupi nutupi menghalangi
race: *balap
noise: bising berisik brisik kebisingan gandeng noisy noise loud keras horeg musik musiknya brong
noise: knalpot
noise: toa berisiknya berisike gandengna bunyi berdengung gonggong menggonggong nggonggong
trade: pedagang pkl jualan berjualan dagang berdagang vendors
closed: *tutup disegel segel
cutoff: dicabut diputus disegel
neglect: terlantar telantar ditelantarkan diabaikan
full: penuh membludak membeludak kebak
gambling: *judi
liquor: *miras
drugs: *narkoba *ngelem
prostitution: *prostitusi
smoking: merokok rokok ngrokok udud
mistaken: salah keliru ketik malapraktik malpraktik malpraktek
dumped: buang dibuang membuang mbuang dibuwang ngabuang
unreceived: *tak_terima
wish: dicat cat pengecatan
rude: *jutek
reckless: *ugal ngebut
misaimed: *salah_sasaran
struck: dicoret coret dihapus nonaktif dinonaktifkan terdaftar terdata
stray: berkeliaran keliaran
jam: *macet
narrow: sempit pelebaran dilebarkan lebarkan diperlebar
"""
# Of two who tell unlike ones of these, both may tell of the same.
ASPECT_KIN = """
broken: dry dark leak leaning fall gone flood jam hanging dropped stray
fall: flood jam dropped gone closed
closed: absent queue jam broken scarce snapped prune fire accident flood
cutoff: closed dark dry bill broken
neglect: queue absent full lacking rude broken
full: dumped queue piled clog flood lacking absent uncollected smell turbid
smoking: absent
liquor: noise trade price drugs prostitution
drugs: trade price
prostitution: noise
mistaken: struck bill price rise unreceived payout
dumped: piled smell turbid smoke clog uncollected dust
unreceived: closed payout struck misaimed lacking dry scarce absent gone bribe pay
rise: broken dark
reckless: accident race
rude: queue absent uncollected fight
misaimed: struck
uncollected: absent
accident: jam
snapped: fall broken hanging dropped flood jam dry gone
dropped: hanging leaning gone
fire: smoke
flood: jam clog leak
dark: wish
leak: dry
clog: piled
piled: uncollected turbid
poison: turbid
pay: price rise bribe bill payout
price: rise bribe cheat
rise: flood bill
smell: piled turbid uncollected clog leak smoke drowned flood noise stray
dust: smoke broken noise smell
slippery: broken flood accident dropped clog piled smell
lacking: wish scarce dark broken gone absent queue dry accident
queue: broken excess absent jam payout gone
gone: scarce drowned
jam: narrow trade
trade: narrow
race: noise jam
scarce: queue
prune: leaning hanging dark
hanging: fall
theft: broken
trade: bribe
touts: bribe price
accident: wish
"""
# What tells so only of certain things: prices rise, but so does who boards a bus; water is black,
# and so are cars. Behind the = canonical words, one of which must be told.
_ONLY_OF = """
naik = harga bayar sewa air sungai banjir karcis retribusi pajak parkir listrik bbm gas minyak pupuk
kecil cilik alit menyusut = air macet_air gas sungai
hitam hijau ijo kuning = air sungai limbah got sumur banjir kolam
habis entek kosong = gas bbm obat pupuk minyak blanko vaksin stok persediaan air ktp darah oksigen
menyala nyala = lampu lampu_merah listrik gelap
diserang menyerang nyerang attacked = anjing kucing ular buaya tawon
buang = sampah limbah bangkai kotor bau orok kucing popok tinja debu
diangkut = sampah limbah menumpuk bau bangkai kotor
kurang kekurangan = air obat guru dokter lampu ambulans truk meja kursi buku alat
"""
ONLY_OF = {
    word: frozenset(things.split())
    for words, things in (line.split(" = ") for line in _ONLY_OF.strip().splitlines())
    for word in words.split()
}
# What endangers people: who tells only what has been wrong there all along tells nothing of it.
DANGERS = _set("fight abuse theft accident fall bite fire drowned shock poison")
# Who tells of one of these at all tells it plainly.
OUTRAGES = _set("fight drowned foundling")
# Only where somebody is told of is it a person who drowned.
PEOPLE = _set(
    "wisatawan pengunjung mahasiswa nelayan petani pria wanita perempuan lelaki adik kakak "
    "anak bocah balita bayi orang warga pemuda remaja pelajar siswa santri korban bapak ibu "
    "kakek nenek lansia pemancing wong uwong lare budak"
)
# Before what is only feared, or happens again and again.
FEARED = _set(
    "mau hampir meh rawan bakal akan takut khawatir dikhawatirkan nyaris bisa biso arep "
    "yen nek kalau kalo klo jika bila lamun mun "
    "bade sebelum jangan nunggu tunggu menunggu sering kerap asring banyak byk akeh berpotensi "
    "potensi "
    "mengancam"
)
# What each sender has of their own, of which two are never one.
OWN_PAPERS = _set(
    "ktp ektp e-ktp kk kartu akta akte kia sim stnk bpkb skck npwp sertifikat sertipikat ijazah "
    "rapor bpjs jkn kis bansos blt bst pkh bpnt pip kip bantuan tagihan pbb pajak rekening "
    "rujukan pensiun paspor sktm rtlh rutilahu ptsl nib pinjaman kur beasiswa kks rdkk"
)
BELONGINGS = _set(
    "motor mobil sepeda dompet hp handphone laptop tas helm kalung gelang cincin emas uang sapi "
    "kambing ayam burung"
)
# What is somebody's own with these matters only: that a motorcycle fell into a hole is not.
OWN_IN = {
    "maling": BELONGINGS,
    "hilang": BELONGINGS,
    "begal": BELONGINGS,
    "bully": _set("anak anakku adik adek putra putri cucu keponakan"),
}
# What stands between such a thing and its owner.
PAPER_ADJUNCTS = _set(
    "kelahiran kematian lahir mati nikah keluarga tanah rumah kesehatan pdam pln listrik air "
    "token bumi elektronik sembako sekolah milik punya beat vario honda yamaha el pbi gratis "
    "mandiri baru punyanya tahap dd"
)
ME = _set("saya sy aku ku gue gw kami kulo kula abdi kuring")
# Behind these stands the name of the one who writes, or of whose paper it is.
BEFORE_OWN_NAMES = ME | _set("ini nama namanya bernama an")
KINDRED = {
    name: names.split()[0]
    for names in (
        "ibu mamak emak mama mak biyung bu",
        "bapak ayah bpk bapa pak",
        "anak putra putri anake",
        "bayi",
        "istri bojo isteri pamajikan",
        "suami",
        "adik adek",
        "kakak mas mbak",
        "nenek mbah simbah",
        "kakek",
        "mertua",
        "keponakan ponakan",
        "paman pakde paklik om",
        "bibi bude bulik tante",
        "cucu putu",
        "orangtua ortu",
        "tetangga tonggo",
        "saudara sodara",
        "teman kawan",
    )
    for name in names.split()
}
# What is named after the one who has it.
HOLDINGS = _set(
    "rumah rumahnya rmh omah omahe griya griyane kandang kandange warung toko pabrik gudang "
    "bengkel tanah sawah kebun kos kontrakan milik"
)
BESIDE = _set(
    "depan dpn dekat deket dkt samping sebelah belakang blkg seberang sebrang sekitar ngarep "
    "ngajeng mburi pojok sanding cedhak cedak cerak utara selatan timur barat payuneun hareupeun "
    "tukangeun gigireun deukeut"
)
PERSON_TITLES = _set(
    "pak bpk bapak bu ibu mbah haji mas mbak kang mak mbok pakde bude lik yu ceu mang wak"
)
CROSSINGS = _set(
    "perempatan pertigaan simpang simpangan persimpangan prapatan pertelon perlimaan proliman "
    "bundaran tigaan"
)
# What may flow or not; of anything else, that it comes out is no lack of water.
FLOWING = _set("air got mampet bocor pipa sumur")
# Where one of these is the matter, things are only what it hit.
CAUSES = _set("tree fire flood storm accident blast")
# What is supplied: the water of a street and its electricity are two matters.
SUPPLIES = _set("water power network gas waste")
# How much, how long, since when: of no two words the one excludes the other.
DEGREES = _set(
    "total pol besar gede gedhe kecil dalam tinggi rendah berat ringan sedikit jarang sering "
    "pernah senin selasa rabu kamis jumat sabtu ahad seminggu sebulan sehari setahun lebar panjang "
    "penuh mendadak perlahan hampir nyaris meh hujan tadi"
)
# Who thanks for what is settled uses one of these.
THANKS = _set(
    "terima terimakasih trimakasih makasih makasi mksh trims tks thanks thank suwun nuhun "
    "alhamdulillah alhamdulilah mantap apresiasi akhirnya"
)
# These say how it is rather than what: a signal that "hilang" is not stolen, a bridge that fell
# is no dyke.
MANNERS = _set("theft corruption collapse leak dirt closed bribe concrete absence")

# --- ordinary words that are neither topic nor name  ---

COMMON = _set(
    # of the house, the body, the day
    "teras serambi emperan sisi usul usulan usulkan mengusulkan diusulkan "
    "kamar mandi bak galon ember pintu jendela meja kursi kasur baju celana sepatu "
    "tas makan minum makanan minuman beli membeli dibeli jual jualan "
    "menjual dijual belanja masak tidur bangun duduk berdiri lari bermain nonton baca "
    "tulis bicara cakap dengar lihat kepala tangan kaki mata muka perut dada punggung demam "
    "batuk pilek panas meriang pusing sesak napas hamil lahir melahirkan ibu ayah bapak adik kakak "
    "kakek nenek paman bibi ponakan cucu menantu mertua duda yatim dewasa "
    # doing and being
    "pakai dipakai memakai digunakan menggunakan gunakan menjadi dijadikan jadikan taruh ditaruh "
    "simpan disimpan bawa dibawa membawa ambil kasih dikasih memberi diberi berikan diberikan "
    "terima menerima diterima minta meminta diminta cari mencari dicari temukan ditemukan ketemu "
    "tinggal tinggalkan ditinggal ditinggalkan telantar terlantar ditelantarkan kembali "
    "dikembalikan "
    "pindah dipindah dipindahkan memindahkan kirim dikirim mengirim siapkan disiapkan siap isi "
    "diisi mengisi kosongkan sebarkan disebarkan menyebar sebar rusakkan tambah ditambah menambah "
    "kurangi dikurangi bongkar dibongkar membongkar gali digali menggali potongan cat dicat "
    "lebarkan dilebarkan pelebaran perlebar tutupi ditutupi buang dibuang membuang buangan "
    "bersihkan dibersihkan membersihkan sapu disapu cuci dicuci mencuci siram disiram rawat "
    "dirawat merawat perawatan urus diurus cek dicek mengecek periksa diperiksa ukur diukur survei "
    "disurvei survey catat dicatat daftar didaftar mendaftar pendaftaran data didata mendata "
    "pendataan tanda tangan foto difoto fotokopi video rekam kamera cctv laporin bilangin suruh "
    "disuruh menyuruh paksa dipaksa memaksa maksa ancam diancam mengancam usir diusir larang "
    "dilarang melarang larangan izinkan diizinkan perizinan ijin izin setuju persetujuan janji "
    "tanggung jawab tanggungjawab bertanggung peduli perduli acuh cuek diam diamkan didiamkan "
    "abaikan diabaikan mengabaikan tunda ditunda batal dibatalkan ulang diulang berulang kali "
    "turunnya naiknya harganya nilainya jumlah jumlahnya biaya biayanya gratis bayarnya "
    "korup korupsi dikorupsi fiktif mark up dipersulit dimudahkan mudah sulit susah gampang "
    # how
    "sering kadang jarang pernah selalu terus langsung cepat pelan perlahan mendadak tiba-tiba "
    "bersama ramai sepi sunyi terang cerah mendung basah kering lembab keras lembut tajam tumpul "
    "tebal tipis berat ringan kuat lemah bekas asli palsu benar salah betul keliru "
    "jelas tidakjelas layak tidaklayak aneh lucu bagusnya jeleknya separo separuh setengah sebelah "
    "lutut pinggang sepinggang selutut sepaha paha betis dewasa setinggi sedalam selebar "
    "sekabupaten sekecamatan sedesa seluruhnya seharian semalaman berhari-hari berbulan viral "
    "sebarluaskan waspada hati2 hatihati awas mendesak urgent penting genting gawat butuh "
    # who and what
    "pegawai karyawan buruh pekerja sopir supir kernet penumpang pejabat anggota dprd pns "
    "asn honorer tni polri aparat oknumnya pelaku pelakunya penadah saksi terduga tersangka "
    "pemudi karangtaruna takmir ustadz santri santriwati pengajian hajatan pesta acara nikah "
    "lomba pertandingan voli konser pawai lebaran puasa natal imlek agustusan "
    "mesin alat berat excavator eskavator ekskavator bego mobilnya motornya sepedanya gerobak "
    "becak "
    "ojek gojek grab taksi bensin setir spion kaca helm jaket dompet hpnya laptop uangnya "
    "poli poliklinik bangsal "
    "surat suratnya berkas berkasnya formulir stempel cap materai fotokopian antrean nomernya "
    "aplikasi online sistem server error gangguan jaringannya website situsnya akun password "
    "semen bata keramik papannya paralon "
    "tutupnya penutup besinya kayunya tiangnya atasnya bawahnya ujungnya pinggirnya tengahnya "
    "separonya dindingnya lantainya pondasi fondasi badan bahu median marka aspalnya jalurnya "
    "tanaman semak gulma eceng gondok popok plastik botol kaleng kardus "
    "berkeliaran keliaran berkeliarannya gigit digigit menggigit sengat disengat sarang sarangnya "
    "kandangnya telurnya bangkai matikan dimusnahkan musnahkan ditangkap tangkap menangkap kabur "
    "rawan2 resahkan maut terguling ngguling terbalik njomplang nyungsep oleng penyok remuk "
    "berdarah pingsan kritis sekarat dilarikan dievakuasi tertimpa ketiban kejatuhan nimpa menimpa "
    "tersangkut nyangkut kesetrum tertutup ketutup menutupnya terputus putusnya hampirnya nyaris "
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
    "dibutuhkan kekurangan stok persediaan bocah lare budak cah sekolah ngaji nyambut gawe "
    "mlaku numpak montor dalane dalan marginipun kabeh sedoyo sadaya sakampung sadesa sekampung "
    "sekeliling lingkup kanggo kangge ben supados cepet enggal gancang geura kudu kedah "
    "ulah aja ojo "
    "people road street house week days month year since yesterday already again still fix "
    "repair "
    "dari sampe lagi lagi2 masa masak terpaksa muter memutar putar balik lain lainnya "
    "lingkungannya "
    "bapakibu pengelola pengurus ketua anggota perwakilan bersama sendiri sendirian "
    "menimbulkan menyebabkan mengakibatkan membuat bikin menjadi menghambat menutup "
    "menutupi nutup "
    "poros setapak tol provinsi nasional tani tembus alternatif paving cor dicor corcoran "
    "liar syarat persyaratan tanya ban knalpot wajar parah2 nutupi halangi menghalangi melintang "
    "melintangi terhalang jembatannya sungainya kalinya penggilingan pemecah "
    "pengolahan ruas pengangkut"
)

# --- words that announce a name of a place  ---

STREET_CUES = _set("jl jln jalan jlan jalanan dalan street margi jend jln2")
GANG_CUES = _set("gang gg lorong lrg gng")
VILLAGE_CUES = _set("desa ds kelurahan kel deso ndeso nagari village desane kalurahan lurah kades")
HAMLET_CUES = _set(
    "dusun dsn kampung kp dukuh dkh pedukuhan padukuhan lingkungan lembur dusune kmpg kampong "
    "dukuhan lingk link babakan"
)
# First words of the names of estates, cues or not.
ESTATE_HEADS = _set(
    "griya puri cluster taman bumi graha villa wisma pondok komplek kompleks asrama"
)
DISTRICT_CUES = _set("kecamatan kec kcmtn kecmtn")
ESTATE_CUES = _set("perum perumahan prum komplek kompleks griya puri cluster perumnas prmhn asrama")
LANDMARK_CUES = {
    name: kind
    for kind, names in {
        "primary school": "sd sdn sdit sdi mi sdnegeri",
        "junior school": "smp smpn mts mtsn smpit",
        "senior school": "sma sman smk smkn ma man",
        "kindergarten": "tk paud",
        "campus": "kampus universitas univ stikes stai institut politeknik",
        "mosque": "masjid mesjid mushola musholla langgar surau mushollah msjid masigit mushalla",
        "church": "gereja vihara pura klenteng kelenteng",
        "clinic": "puskesmas pkm pustu klinik posyandu polindes",
        "hospital": "rsud rs rumahsakit rsi rsia",
        "market": "pasar pasare ps psr",
        "bridge": "jembatan kreteg kretek",
        "shop": "indomaret alfamart toko minimarket warung apotek apotik supermarket swalayan",
        "mall": "mall mal plaza ramayana transmart",
        "hotel": "hotel losmen penginapan",
        "fuel": "spbu pom",
        "terminal": "terminal halte shelter",
        "station": "stasiun",
        "crossing": "simpang pertigaan perempatan prapatan bundaran pertelon simpangan "
        "persimpangan perlimaan tigaan prapatane",
        "park": "taman lapangan stadion gor",
        "monument": "tugu monumen patung gapura",
        "bank": "bank bri bca bni mandiri",
        "office": "kantor balai balaidesa kantore",
        "police": "polsek mapolsek polres mapolres polresta polrestabes koramil kodim polsekta",
        "pesantren": "pesantren ponpes pondok",
        "river": "sungai kali bengawan",
        "reservoir": "waduk bendungan embung situ telaga danau",
        "dump": "tps tpa tpst",
        "cemetery": "makam kuburan tpu pemakaman",
        "factory": "pabrik gudang",
        "bend": "tanjakan turunan tikungan belokan pengkolan tanjakane tikungane",
        "beach": "pantai dermaga pelabuhan",
        "junction": "tol",
    }.items()
    for name in names.split()
}
# Ordinary words that are names behind the cue of a landmark: the Old Market, the Great Mosque.
LANDMARK_NAMES = _set(
    "al an nurul baitul at as ar baru lama kota besar induk atas bawah kliwon pahing pon wage legi "
    "desa hewan sapi ikan raya agung kecil tengah sentral rakyat barat timur utara selatan "
    "jami jamik kecamatan kelurahan kec kel bupati camat lurah pos pajak polisi buah burung sayur "
    "loak tradisional minggu senen rebo jumat tahu gula rokok semen kayu negeri"
)
# Words with which such a name begins; of the others each is a whole name.
LANDMARK_OPENERS = _set(
    "al an nurul baitul at as ar induk kecamatan kelurahan kec kel desa camat lurah"
)
# Of these a jurisdiction has one: who names none other means the same.
ONLY_ONES = {
    name: place
    for place, names in {
        "square": "alun alun2 alunalun",
        "registry": "disdukcapil dukcapil capil sipil adminduk",
        "tax office": "samsat",
        "licence office": "satpas",
        "flyover": "flyover underpass",
        "service mall": "mpp",
        "hall": "pendopo pemkab",
        "hospital": "rsud",
        "stadium": "stadion stadium",
        "sports hall": "gor",
        "waterworks": "perumdam",
    }.items()
    for name in names.split()
}
PREPOSITIONS = _set(
    "di ning neng nang ing wonten dekat deket daerah wilayah arah ke menuju antara sekitar "
    "in near at ka ti kana pas "
    "dr dari tepatnya lokasi kawasan seputaran depan dpn samping belakang blkg sebelah seberang "
    "ngarep mburi payuneun"
)
# Kinds of places and bodies that stand before their names and are no part of them.
KINDS_BEFORE_NAMES = _set(
    "bandara airport pelabuhan dermaga jorong gampong pekon gapoktan poktan kud koperasi bumdes "
    "bumdesa wisata objek obyek destinasi pemandian museum gedung aula musala musola musollah "
    "mushalla madrasah yayasan lapas rutan stadion puskeswan apartemen rusun rusunawa ruko dealer "
    "bengkel salon restoran resto rm warkop angkringan kedai kafe cafe pltu pltd gardu bendung "
    "danau telaga gerbang ruas jalur pergudangan "
)
# Titles and adjuncts in names of streets: "Jl Jend. Sudirman" is "Jl Sudirman".
TITLES = _set(
    "jend jenderal jendral jendr letjen letjend mayjen mayjend brigjen kapten kapt mayor kolonel "
    "kol letkol dr drs ir "
    "prof kh h hj ki kyai kiai raya raden r sultan pangeran nyi hos mgr st lettu sersan srsn "
    "serka serda serma a i w m s t wr ra rm mt hr tb hm ahmad "
    "achmad imam untung jalan jl"
) - _set("untung sultan imam")
# Parts of names that tell neighbours apart.
DIRECTIONS = _set("kulon wetan lor kidul utara selatan barat timur hilir hulu tonggoh girang")
# Villages whose names are ordinary words elsewhere.
VILLAGE_NAMES = _set("soko bareng kali karang sido kapas trate jati semen")
OPPOSITES = {"utara": "selatan", "selatan": "utara", "timur": "barat", "barat": "timur"}
SIDES = {
    "wetan": "timur",
    "kulon": "barat",
    "lor": "utara",
    "kidul": "selatan",
}
# Canonical words of places: where two agree on the place they say nothing of the matter.
PLACES = _set(
    "pertigaan perempatan simpang persimpangan bundaran gudang hotel mall plaza polsek polres "
    "gereja pesantren kampus indomaret alfamart minimarket "
    "rumahsakit puskesmas sekolah pasar terminal dukcapil kantor masjid sd sdn smp smpn sma sman "
    "smk kafe alun stasiun toko"
)
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
    "otista": "iskandardinata",
    "gatsu": "subroto",
    "suhat": "hatta",
    "cokro": "cokroaminoto",
    "soedirman": "sudirman",
    "sudirmn": "sudirman",
    "dipanegara": "diponegoro",
    "pangsud": "sudirman",
    "tjokroaminoto": "cokroaminoto",
    "kec": "kecamatan",
    "camat": "kecamatan",
    "lurah": "kelurahan",
    "kel": "kelurahan",
    "ds": "desa",
    "soekarno": "sukarno",
    "soetomo": "sutomo",
    "hasim": "hasyim",
    "sapi": "hewan",
    "kewan": "hewan",
    "jaran": "kuda",
    # Towns, as they stand behind the names and numbers of schools and offices.
    "bjn": "bojonegoro",
    "lmg": "lamongan",
    "tbn": "tuban",
    "gsk": "gresik",
    "sby": "surabaya",
    "sda": "sidoarjo",
    "mjk": "mojokerto",
    "jbg": "jombang",
    "ngw": "ngawi",
    "ngj": "nganjuk",
    "mlg": "malang",
    "kdr": "kediri",
    "bwi": "banyuwangi",
    "bkl": "bangkalan",
    "smg": "semarang",
    "jkt": "jakarta",
    "bdg": "bandung",
    "bks": "bekasi",
    "dpk": "depok",
    "bgr": "bogor",
    "tng": "tangerang",
    "jogja": "yogyakarta",
    "yogya": "yogyakarta",
    "yk": "yogyakarta",
    "mks": "makassar",
    "wachid": "wahid",
    "tjg": "tanjung",
    "tj": "tanjung",
    "gn": "gunung",
    "krg": "karang",
    "sbr": "sumber",
    "pdk": "pondok",
    "bkt": "bukit",
    "kdg": "kedung",
}
# First words of names that are left out at times: Teuku Umar, Griya Asri.
LEFT_OUT_HEADS = (
    TITLES
    | ESTATE_HEADS
    | _set(
        "oto gatot gunung panglima teuku cut imam kyai sultan pangeran untung dewi permata citra"
    )
)
TOWNS = _set(
    "bojonegoro lamongan tuban gresik surabaya sidoarjo mojokerto jombang ngawi nganjuk malang "
    "kediri banyuwangi bangkalan semarang jakarta bandung bekasi depok bogor tangerang yogyakarta "
    "makasar blora rembang madiun"
)
# Gang satu, RT tiga, nomor lima.
NUMBERS = {
    name: str(number)
    for number, names in enumerate(
        (
            "satu siji hiji",
            "dua loro kalih",
            "tiga telu tilu",
            "empat papat opat",
            "lima limo",
            "enam enem genep",
            "tujuh pitu",
            "delapan wolu dalapan",
            "sembilan songo salapan",
            "sepuluh sapuluh",
        ),
        start=1,
    )
    for name in names.split()
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
MONTHS = _set(
    "januari februari maret april mei juni juli agustus september oktober november desember"
)
# Numbers beside these count something and name no place.
COUNTED = _set(
    "hari hr hri minggu mgg bulan bln tahun thn jam menit mnt kali x orang org meter mtr m "
    "cm ribu rb "
    "juta jt rupiah persen kk keluarga unit buah titik pohon rumah dina dino poe days day "
    "weeks taun "
    "km2 ton kg liter lt kendaraan motor mobil anak siswa malam wib wita wit an nan am pm "
    "detik dus ribuan jutaan rbu jtan harian mingguan k kardus sak karung paket siswi murid mtr "
    "ekor"
)
