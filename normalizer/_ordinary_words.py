"""Ordinary words of citizens for matching complaints: what says the same, what says nothing.

Unlike the synonyms of `_duplicate_words` these name no matter; two witnesses use the one or the
other. Authored: Indonesian as it is spoken and as it is written to offices, some Javanese and
Sundanese. In lower case. Words that name places are left out, for here they would name none.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# The first of each line stands for all.
_SAME = (
    # who
    "nenek simbah eyang simbok uti ninik nininya neneknya",
    "kakek engkong akik kakeknya",
    "siswa murid pelajar siswi siswanya muridnya siswa2 murid2 siswane muride",
    "bocah lare budak cah kanak bocah2 krucil",
    "sopir supir pengemudi driver kernet sopirnya sopire supirnya",
    "pengunjung wisatawan turis pelancong wisatawannya pengunjungnya",
    "satpam security sekuriti scurity penjaganya",
    "nelayan melaut pelaut nelayannya",
    "pemilik pemiliknya milik kepunyaan owner empunya",
    "pemuda remaja pemudi abg abege mudamudi anakmuda",
    "lelaki pria cowok laki lakilaki lanang",
    "perempuan wanita cewek wedok awewe",
    "polantas polisilalulintas lantas satlantas",
    "buruh karyawan pekerja kuli tukang pegawainya",
    "ojek ojol opang gojek grab maxim gojeg ojek2",
    "pendaki hiker pendakian",
    "jemaah jamaah umat makmum jamaahnya",
    "pendatang perantau",
    "pengurus takmir dkm panitia pengelola pengelolanya pengurusnya panitianya",
    "pacaran berduaan pasangan",
    "tunawisma gembel gelandangannya",
    # coming, going, standing
    "datang dateng tiba muncul nongol hadir teka rawuh ngetok kadatangan kedatangan",
    "kabur lari minggat melarikan dilarikan pelariannya",
    "berdiri didirikan mendirikan pendirian madeg",
    "mangkrak mandek terbengkalai terhenti mangkraknya tertunda telantar terlantar bengkalai",
    "duduk jongkok nongkrong nongki kongkow ngumpul2 kumpul2 berkumpul",
    "tidur turu nginap menginap rebahan istirahat",
    "dilewati dilewatin ngelewatin melewati dilalui melalui liwat lalui ngliwati",
    "muter memutar mutar putar berputar balik berbalik",
    "naik menumpang numpang menumpangi",
    "hilir mudik lalulalang lalang berseliweran wira wiri bolak",
    "terjebak kejebak terperangkap kejepit terjepit kegencet",
    "nyangkut tersangkut menyangkut kecantol",
    # doing to things
    "pakai dipakai memakai digunakan menggunakan pake dipake make gunakan nganggo dienggo dianggo "
    "pemakaian penggunaan dimanfaatkan memanfaatkan",
    "bawa dibawa membawa mbawa bawain dibawain nggowo digowo",
    "jual dijual menjual jualan berjualan adol ngedol penjualan dijualbelikan diperjualbelikan",
    "beli membeli dibeli tuku pembelian mborong belinya",
    "diminta meminta njaluk mintain permintaan mintanya menta",
    "paksa memaksa dipaksa maksa pemaksaan terpaksa",
    "kirim dikirim mengirim kirimin dikirimi ngirim pengiriman",
    "transfer ditransfer mentransfer tf ditf",
    "ganti diganti mengganti penggantian gantiin digantiin gantinya",
    "rugi kerugian merugi dirugikan merugikan ruginya",
    "buang dibuang membuang mbuang buangan ngabuang buangin dibuangin nguncalke",
    "lempar dilempar melempar lemparan pelemparan nyambit disambit dilempari",
    "dorong didorong mendorong nyorong ndorong",
    "tarik menarik menarikin",
    "gali menggali digali penggalian nggali",
    "bersih dibersihkan membersihkan pembersihan resik bersihin dibersihin bersihkan ngresiki",
    "periksa diperiksa cek dicek mengecek pengecekan sidak inspeksi ditinjau tinjau meninjau "
    "pemeriksaan peninjauan survei survey disurvei disurvey mengecek ngecek",
    "ukur diukur pengukuran mengukur",
    "cetak dicetak mencetak pencetakan nyetak print diprint ngeprint",
    "tertib ditertibkan tertibkan penertiban digusur gusur penggusuran menertibkan",
    "tegur ditegur menegur teguran dinasihati diperingatkan peringatan",
    "tangkap ditangkap menangkap ketangkap tertangkap diringkus diamankan dicekal dicokok",
    "umum diumumkan umumkan pengumuman sosialisasi disosialisasikan pemberitahuan diberitahu "
    "pemberitahuannya diberitahukan",
    "rapat musyawarah kumpulan pertemuan musdes rembug rembuk",
    "bagi dibagi dibagikan membagikan pembagian dibagiin bagi2 dibagi2",
    "kumpul dikumpulkan mengumpulkan terkumpul",
    "simpan disimpan menyimpan nyimpan menumpahkan",
    "tutupi menutupi ditutupi nutupi ketutupan tertutup ketutup menghalangi halangi terhalang "
    "menghadang ngalangi ngalingi",
    "ikat diikat mengikat tali talinya",
    "tanam ditanam menanam ditanami nandur ditanduri",
    "memasak dimasak",
    "tulis tulisan ditulis tertulis menulis tulisannya",
    "rekam direkam perekaman merekam",
    "proses diproses prosesnya tahap tahapan pemrosesan",
    "ajukan diajukan mengajukan pengajuan permohonan memohon dimohonkan",
    "verifikasi diverifikasi validasi divalidasi",
    "terbit diterbitkan menerbitkan penerbitan",
    "hubungi dihubungi menghubungi telepon telpon nelpon menelepon ditelpon ditelepon menelpon "
    "kontak dikontak call ngebel",
    # how things are
    "copot lepas terlepas coplok protol mprotol prothol dicopot ucul",
    "bengkok penyok melengkung peyot meliuk",
    "goyang bergoyang goyah gonjang getar bergetar getaran goyang2 berderit oglek",
    "pecah pecahan belah terbelah pecahnya",
    "patah tugel potel patahan",
    "mur baut murnya bautnya sekrup",
    "tumpah tumpahan ketumpahan tumpahnya ceceran",
    "sobek robek suwek bolongnya",
    "tajam lancip runcing",
    "basah kebasahan kuyup teles",
    "kering mengering garing",
    "mengecil kecil cilik alit menyusut susut",
    "penuh membludak membeludak kebak penuhnya desak2an berdesakan kapasitas",
    "sepi sunyi lengang",
    "panas kepanasan gerah sumuk hareudang",
    "dingin kedinginan",
    "kuat kowat tahan",
    "mahal kemahalan larang dimahalkan",
    "gratis cuma2 free",
    "palsu gadungan abal abal2 aspal2an",
    "curang dicurangi kecurangan ngakali diakali manipulasi dimanipulasi",
    "basi kedaluwarsa kadaluarsa kadaluwarsa expired",
    "angker mencekam menyeramkan serem seram ngeri",
    "liar tanpaizin",
    "separo separuh setengah sebagian sparo sepalih",
    # bodies and minds
    "gatal gatal2 gatel iritasi ruam bentol gatalgatal",
    "luka lecet berdarah lebam memar bonyok cedera terluka benjol bocorkepala tatu",
    "meninggal tewas wafat seda nyawa kematian almarhum almarhumah alm almh",
    "pingsan semaput",
    "batuk sesak ispa napas nafas mengi batuk2",
    "sakit sakitnya penyakit lara gering",
    "ketakutan sieun waswas trauma",
    "nangis menangis tangis ceurik",
    "ancam diancam mengancam ancaman intimidasi diintimidasi gertak digertak",
    "culik diculik penculikan menculik",
    "maki dimaki memaki umpat cacian hina dihina menghina dikatai",
    "ngaku mengaku mengatasnamakan ngatasnamain mengatasnamai menyamar berpura pura2 ngaku2",
    "gendong digendong menggendong dipapah dibopong ditandu",
    "pipis kencing buangair kebelet ngompol",
    "hamil bumil mengandung meteng",
    # things
    "excavator ekskavator eskavator exavator beko bego backhoe bekonya",
    "kaca jendela kacanya jendelanya",
    "papan plang plank papannya plangnya",
    "material puing reruntuhan bongkahan puingnya",
    "kerikil krikil split koral",
    "rumput semak ilalang alang belukar gulma suket jukut rumputnya",
    "padi gabah pari tandur tanduran",
    "plat nopol bernopol pelat platnya nomorpolisi",
    "hp handphone ponsel hape gawai gadget smartphone",
    "surat berkas dokumen suratnya berkasnya surat2",
    "kuitansi kwitansi nota struk kuitansinya",
    "tilang ditilang penilangan menilang",
    "makan makanan menu lauk nasi katering konsumsi makannya mangan",
    "karung sak",
    "jemuran cucian pakaian baju",
    "koper tas ransel",
    "helm helmnya",
    "belatung singgat",
    "ikan iwak",
    "keramba karamba kja jaring",
    "bahan materialnya",
    "alat peralatan perkakas alatnya",
    "barang barangnya perabotan",
    "balok kaso reng",
    "rongsok rongsokan barangbekas loak",
    "mesin diesel genset mesinnya mesine",
    "gergaji penggergajian gergajinya senso chainsaw",
    "ombak gelombanglaut",
    "abrasi erosi tergerus menggerus terkikis pengikisan kegerus gerusan",
    "upacara misa kebaktian ibadah ibadat homili khotbah salat sholat shalat solat",
    "lemari almari rak etalase",
    "rekening tabungan saldo",
    "lowongan lowker loker rekrutmen rekrut perekrutan",
    "phk dipecat pecat diberhentikan dirumahkan pemecatan",
    "demo unjukrasa demonstrasi berdemo",
    "pesangon uangpisah",
    "santunan duka",
    "lomba pertandingan turnamen kejuaraan",
    "ujian anbk ulangan tes utbk",
    "tegangan voltase watt daya spaning",
    "token pulsa kwh",
    "desis mendesis nyesss",
    "wisuda perpisahan pelepasan",
    # times
    "cina tionghoa",
    "jurusan rute trayek",
    "hitam item ireng",
    "keluarkan mengeluarkan keluarin ngeluarin dikeluarkan dikeluarin",
    "bikin membuat menyebabkan mengakibatkan menimbulkan dibikin gawe dibuat ngakibatin",
    "tagih nagih ditagih menagih penagihan nagihin",
    "nyeberang nyebrang menyeberang nyabrang menyebrang",
    "lawan melawan nglawan ngelawan",
    "dibiarkan dibiarin biarkan didiamkan diabaikan dicuekin membiarkan ngebiarin dijarke",
    "rokok merokok ngrokok ngerokok udud",
    "cuci nyuci mencuci dicuci cucian2",
    "ngajar mengajar ngajari diajar mengajari",
    "nolong menolong ditolong pertolongan nulungi",
    "tanya nanya ditanya nanyain menanyakan bertanya ditanyakan takon",
    "jawab dijawab jawaban menjawab njawab",
    "dengar denger kedengaran mendengar krungu",
    "nyetir menyetir nyopir mengemudi mengemudikan nyupir",
    "lelah capek capai kelelahan kecapekan letih",
    "kehabisan entek kentekan telas",
    "sempit ciut rupek menyempit penyempitan",
    "curam terjal nanjak",
    "tanaman taneman tetanduran palawija",
    "singkong ketela telo pohung ubi",
    "sewa menyewakan menyewa disewakan rental sewain nyewa",
    "delman kusir dokar andong sado",
    "penonton suporter",
    "plagiat menjiplak menjiplaknya plagiarisme nyontek",
    "tunda menunda penundaan ngulur",
    "terbang beterbangan mabur",
    "terapung mengapung ngambang ngapung",
    "mengajak ngajak diajak",
    "diantar ngantar mengantar antar diantarkan nganter dianter",
    "usir diusir mengusir ngusir",
    "dikasih kasih memberi diberi dikasi ngasih kasi maringi",
    "janji dijanjikan menjanjikan janjinya ngejanjiin",
    "bohong membohongi dibohongi ngapusi diapusi boong",
    "pindah dipindah dipindahkan memindahkan mindah relokasi direlokasi",
    "kumat kambuh",
    "sekarat kritis",
    "tebus menebus nebus tebusan",
    "teriak jerit menjerit diteriakin berteriak njerit",
    "tunggak nunggak menunggak tunggakan",
    "lunas dilunasi melunasi pelunasan",
    "pengembang developer pengembangnya depeloper",
    "fasum fasos fasilitas",
    "menyediakan disediakan sediakan tersedia penyediaan",
    "tepi bantaran bibir sempadan",
    "buka beroperasi operasi dibuka membuka bukanya",
    "kilometer kilo kilogram kg",
    "wisata piknik tamasya darmawisata rekreasi",
    "batal dibatalkan ditunda tunda",
    "bangun dibangun membangun mbangun dibangunkan",
    "jajan jajanan cilok cemilan camilan",
    "apotek farmasi apoteker",
    "subuh dini dinihari fajar",
    "malem malam2 semaleman semalaman malam2nya",
    "setahun setaun",
    "semingguan sepekan",
    "sebulan sebulanan",
)
ORDINARY = {variant: names.split()[0] for names in reversed(_SAME) for variant in names.split()}
# What chats are full of, and what letters to an office begin and end with.
FILLERS = _set(
    "wa bapa dipun kagem terusan diteruskan fwd "
    "puluh belas ratus seratus sepuluh sebelas ribuan ratusan puluhan belasan puluhannya "
    "satupun sehubungan perihal bersama bersamaan demikian demikianlah atas perkenankan "
    "perkenan berkenan kiranya sekiranya dimohon memohonkan tindaklanjuti menindaklanjuti "
    "ditindaklanjutin merespons kerjasamanya kerjasama hormat tembusan mewakili himbau "
    "himbauan imbau mengimbau kebijakan solusi solusinya kebijaksanaan bijak memperhatikan "
    "selaku sebagai menyampaikan sampaikan disampaikan memberitahukan mengeluhkan keluhan "
    "keluhkan dikeluhkan mengeluh ngeluh menyayangkan melaporkan bertindak turun tangan "
    "menindak menata mendata penjelasan kejelasan jelas dijelaskan konfirmasi mohonlah "
    "tolonglah bantulah bantuin tolongin mengadukan bermaksud perhatian sebelumnya ampun "
    "astaga astagfirullah waduh duh aduh anjir buset wkwk wkwkwk hadeh hadeuh please pls "
    "plis kek tuh sih mbok lha lah loh kan nih yak gt gitu gini begitu begini ntar nanti "
    "entar sono noh doang doank coba cobalah masa masak emang memang mmg emg katanya kata "
    "bilang pokoknya intinya biasanya biasa kayanya kayaknya ternyata rupanya entah mungkin "
    "apalagi bahkan adapun selain dll dsb dst misal misalnya yaitu yakni hendak lantas kini "
    "semenjak selama selagi sembari sambil jangan jgn udahan terus2an mulu melulu mlulu "
    "kelamaan kayak2 segitu segini gimana2 lgsg langsung sampean sampeyan jenengan "
    "njenengan panjenengan nuwun nyuwun matur suwun kersa ponika punika niku meniko "
    "mangkono pokoke jare jarene ceunah cenah kumaha iraha atuh euy lur dulur min uda udh "
    "alesan alasan alasannya kesini mendapat memperoleh mendapatkan lantaran gegara "
    "dikarenakan disebabkan imbas merasa tanpa bosku ndan komandan juragan kakak2 pakde "
    "bude gaes guys pemirsa sodara saudara hadirin ketahuan ketauan kelihatan keliatan "
    "terlihat nampak tampak dilihat melihat ngeliat ngelihat menyebut disebut disebutkan "
    "bernama namanya dinamakan rencananya rencana maksud maksudnya berulang kembali kerap "
    "acap acapkali kadang2 sebentar tiap2 sewaktu tatkala hingga2"
)
