"""What words weigh for misconduct, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = 39

STEMS: Final[Mapping[int, str]] = {
    26: """
    pungl
    """,
    22: """
    amplop kades
    """,
    20: """
    hakim oknum otong
    """,
    19: """
    dewan gawa
    """,
    18: """
    pala sekdes uang
    """,
    17: """
    borong calo jabat ketua potong
    """,
    16: """
    dana jatah kadus proyek rangkat
    """,
    15: """
    panitia tebus tugas wani
    """,
    14: """
    audit bumdes duit jarang juta karcis kuwu miliar minta nepotism psek pukul staf suap tarik uruh
    """,
    13: """
    asih bodong calon carik kas kontraktor lab lurah nampar paksa pas raib
    """,
    12: """
    sebelum selingkuh usut villag
    """,
    11: """
    ajual atur bansos beras camat dinas dulu his hotel kasi kudu modin mutas nahan nakal narik
    nerima nila nyata palang pungut rawat sebut sells sendir tambah tilang wajib
    """,
    10: """
    adanya apbdes bayar bidan dia dosen gratifikas guru jual kasun korup kwitans langsung lapak
    lapas lelang luarga mandor mesum milih milik ngada paka pake rempu setor siaga tanda transpar
    ukur
    """,
    9: """
    akal babinsa bayan beking bengkok bensin cantik for fund honorer judi kader kadis kalau kantor
    kata kayu korups main mantr mulih nakes operator pa pelic plat saur sete shub silum ternak tim
    titip
    """,
    8: """
    anggota asal away curang dalam dibag dukuh fiktif izin kapala kapolsek ku lah mulus musyawarah
    nawar only palsu parents pass pesta pkh pribad pulang rabat semen sumbang suruh tawar teacher
    tender trucks trus umkm untuk yang
    """,
    7: """
    agama anggar angon antor awas beli ben beran bilang booking dokter dukung enang fotokopi
    headmaster hutang inep iuran jelas kalahir kedah laporan lulus lunas mabuk mark matera nambah
    ndamping neger njaga nota offic officer ortu p3k parah pegang phon polsek ramik resep ribu rnah
    rtanggungjawab sanggup sekretaris seragam sibuk slop sopir tetep timbang tipu tni trs ulur waktu
    """,
    6: """
    ajak akte anggaran aparat aspal bantos bawa bendahara bidang bintang bisnis bk blt bukan dapet
    dead didol dita driver elip eriksa etop food formulir gang2 hansip him ijazah isinya jare jurag
    karangpacar kasih kasim kayak kios kpps kubur laptop lebam lha list lpj menah mesin metu nagih
    ngaj nggaw nilai nyakit nyewa oblos ongkos padahal paid pasir paspor pkk pns praktek provins rt
    rtua sama sate saudara seleks selesa seribu setengah sim subsid suka tang tapi tau the they
    transport tuna
    """,
    5: """
    acara agen aid ancem answers antara aset asked atet bade bagi bantu begitu bought bukit busuk
    cabul cuma dalem dama deng desa diis eluh gayam goblok he honor kamar karung kb ke keeps kenal
    kolot komis komit koperas kupon lauk lompok malah malu mest mojoranu murid nanya nduw ngaku
    nyuluh oleh our paha pasien per pp punya razia receipt rw satpol selembar sertifikas setiap sma
    soal tabung tanggung tarif tekan usir vaks wawancara yesal
    """,
    4: """
    adamel adik alat aleg amuk2 ancam asks at bagi2 bahwa bako bangun2 barang befor berupa biar biru
    blangko bolos caleg cigarettes curhat delima deui ditah dugi edar etor every fisik formalitas
    foto garis geser get give goda harus hasil head hulu ieun iku ikut ilegal inspector istri it
    jadi jalan2 kondang kontrak koordinas kua linmas live lolos los luas mahasiswa makan map misk
    mlebu mundur napa nelpon ngabd nging nol nurun olahraga omong orang pak pamarentah panen panjun
    past pay penta persulit pilkades pinggang polic posyandu ppl praktik prona public rampas
    realisas rekomendas retribus rsud rtani rusaha said samsat satpam satupun sawit sejarah selalu
    semua sepi sepupu sesuatu setahun shows spbu sunat surat takar tanah tas tentu ti tiket tiktok
    tipis today tok ujian undang unless up urus utuh vitam wajar wakaf wali waris works yo
    """,
    3: """
    absen administras alir amar ambil ari asn atm bangun berita bimbing bos brib bulog clerk coffe
    dhuwit dipun doctor ebar erja formula full gapura garap go goreng guard haji hak halam hand
    hibah ilik isi itu itu2 jam jari kabid kacamat kamling kana karaok kare kaur kebun kk kondis
    kontraseps lempar lepas lipat luar maksa malam2 marah2 masa mata meja menag merah minggu
    minimarket mobil month mudik mung nongol nsos nya nyiap omah pancen peopl pip pkm program ptt
    rapor remang2 rjasama rlintas rmit rpanjang rpisah rsen sakola sambil satpas seikhlas sembako si
    sita skrips smpn something sosodoro spp stempel struk suami suara taneuh tebang tegur teken
    terbit tes tingg tingkat traktir trojalu until us warung yampai
    """,
    2: """
    adek adil after almarhum ambung an aneh angkat anter antri any aplikas asurans atas bala bambu
    baureno bawang belakang berkas besuk bor bukt buku bup but catat cek community cuek dagang
    dapodik diem dieu dino dlh drivers eh elola embang favorit formas gang gapokt gedung gelem gesek
    gudang guna harbour health hoyong i iak2 ieu ilih imb ingg inta into jaluk jang2 jati jenguk
    jerigen jukir juru kabeh kalah kalimant kasar kerja kerjo kilo komputer kunjung laku leceh
    legalisir let lewat liya lks luar2 lumpur mahasisw makes mang mawa meter million motorbik ndara
    nelay nemen ngunc november nunggu oleh2 on pada pagi panta parta passport patients patung pemda
    periksa pk polindes pona protes puncak puskesmas queu rahasia rangkap rehab rekrutmen rektur
    resm rjalan roda rowo s sana sehat seko selisih sensus separo shop sidak sidorejo sinc sindir
    sisa situ solar son spora stnk study supaya suplier talud tandatangan tani taru temen tempat
    tiba to tour tuanya tuh tulis tunjang turu tutup ukul umbang urang verifikas we
    """,
    -2: """
    afternoon akan aktif alam alas all along alsint alun2 alus am amat amen ampel ana angkut2 angsur
    anjlok antru anyar apa2 apakah apek apotek arek arus asli atau aula bahaya baju balen baliho ban
    bangga banjarejo banjarsar banyu bapa bebas beberapa begin bengkel benih bentar berapa beris
    berta besok betek bimbel bio bising blok bocah2 boiler bolong bonus bot box bpbd bridg broken
    buah budak building bumi cafe call catering cctv cekik celurit center cfd cicil coblos cocok com
    copot cor cran cross cuci damel dandan dapat dapil darurat days deh demam denda depo deposit
    diada dicek ding do domisil door doubl duduk dungbanteng dunia edan elektronik elpij endara
    ending erang euweuh evakuas fasilitas fast final fire fotokop front futsal gagah gagas gaji gaju
    gampang gan ganggu gant ganti garans garbag gatal gencet genset gerobak gizi golok good gosong
    gratis gubernur gubuk gugur guling gunung guys h harun have hektar here hingga hit horeg hormat
    horor how http https hutan ibu id iksa inap indomaret induk inspektorat istirahat jakarta jaring
    jelek jerit jodoh jorok juara kabage kabar kadang kadipaten kali kalitidu kami kampany kampung
    kampus kangen kanor keluh kema keruh ketib kids kmaren kobra kolam kontak kopi kotor kpk kritis
    ktp kuat kuli kumat kumpul kuning kurb lahir laksa lantar larang lari las layan lebam2 lebih
    ledok leher lek lelet lengkap leutik lho libur lift lingkar loh loker losok lpg makam makanan
    makmur mama mambu mampir mampu mancing mangkal mant masih massal masuk masyarakat mbuwang medis
    milu minyakita mkab modus monyet morning mulut mushola napas nculi nembak nendang nerang ngam
    nger nih nikah njad njero njual nolak nomer nov nsiun nting nuwun nyur oksigen omahku otw p
    pacar padang paku panah parking paslon pecah pecel pejal perbaik percaya pijat pilih ping pintar
    pipa pirang plastik pln poli pom pondok popok presiden prestas ps pungpung punk pusing pustu
    putih raho raja ramai rang raseh rawan reklam rental river rmanen rmis rokok rtemu rtiga rubah
    sangat saran saratus sawah sebar sedia segera segin sehar sekilo selat sempit senen seneng
    sentuh seorang sepanjang septictank seru servis sesak setrum shm simpang situs smok snaker so
    solus status stok stop strategis subuh sudirm sumberjo sumberrejo tabra takjil takon tambakrejo
    tambal tanggul tangk tangkap tanja tara tawur tbc tebal tebing telanjang telen telpon telur
    tembus temenku templek tenda terjad teror terpal tertib tgl this tikung timpa tindih tolak toto
    traffic trims truck truk tua tumpah two typo téh ubah ucap ugal ujan ujar umpuk umpul umum
    upacara urea urug urutku ustadz utang ve wafat wakil walung warnet watch wd wereng wisata would
    yatim yem yesterday zebra zonas
    """,
    -3: """
    abis ada adikku airnya akun alamat alasan alih ambles anak2 anakku anti apar api are arep asap
    asar avanza ayah bapakku bbm bea been begal beliau berdir besi bongkar buru cabe cah2 can canda
    cemplung collector come cuan curanmor d damkar dapur data dbd debt dicur disin doa dosa down dpt
    dsos dump e ebrang emergency erima error es exampl father fell film gais galak gantung gelap
    geprek giling gorong2 goyang haha halt hancur harap hayam hebat hewan hijau hitam hoax ijin
    indonesia internet isik istr jahit jaksa jambat janj janji jarum jatim jawaban jaya jebak jetak
    judes kaca kakek kamu kartu karyaw kebut ketau kirim kontrol kraj kualitas kunc lajar lanjut
    lapuk layanan layang lebar ledak lemas lemot lepuh liar licin light lihat limbah limpah lowong
    luap lumpuh lupa lupas madu makin males marah mari market mas masing mbal melon mimp minal
    miring muka musik musim ncair ncegah ndopo near nego next ngen nib nimpa nipu njelas nomor nuju
    nyala obat obrak ohon ojek old ombak open organik padam panggon password patih pdam perhati
    perlu pilkada pisau plafon pm premium print pu pulsa raih rajekwes rambu rapi ready rek rel
    rentenir report resah resmi ribut ringat ronda roof rp rpustaka rsetuju rtlh rubuh rumah runtuh
    rutin salam sebul second sedang sedikit sekitar selo semalem seminggu sepuh serah sinyal sistem
    sk skon someo sosialisas sound stasiun stunting suam tabrak tagih tahap tahu tangan tawon tembok
    tentang teras tertah test tikus tindak tiri top turut udan urut veter video waras waspada weeks
    wilayah with wkwk xx yth
    """,
    -4: """
    about again akhir akses alhamdulil ampun angin anjing arah ayam bagus bahas baik bantosan batik
    bawah becak bener bengaw biasa bocah boleh botol bro buat bupat caba cabut cair car cewek cilok
    cuka datang debu dekat diri dm dompet email enak followers fungs gabah gagal gerak gigi gigit
    gorong gowo hadiah hampir hanyut hapus has hayang hilang hukum ig igd imakasih indah jajan jaman
    jepit juga kabur kambing kapal keren ketik klaim km kontra korb kuota kurs kutu like liling luka
    ly maaf mampet massa matur mau menit modal muntah muter nant nasib ncur nding nggih nonaktif
    nonton numpang padi pagar pajak parang patrol paud penuh perkosa perum pesan pkl politik promo
    rabies rambut rasa raya rbai rempat reot reses rugi saja saldo sambong sangka sar sarang satu
    sayur sebaga semalam sempat sepeda serang serobot siap smk sore spesialis sppt stadion
    streetlight surabaya surve t talok taman tanam tanpa tanya telepon temu tenan tetangga ther
    tiang tiba2 tidur times tinda toko tower tp trucuk tumbang uber voli yengat
    """,
    -5: """
    admin antem assalamualaikum atap baca bank basi batu baunya bayi beda bedah berat bersih besar
    bit blokir buka bully bus cari cukup day desember dp fogging halo hp jadwal janda jebol jembat
    jujur jutek kait kaki kama kandang kasus kaya kemar kos kosong kucing lalat lantik lele liter
    mah malam mand mangkrak masjid mbali mlarat mpp muncul nabrak nenek nobody nuhun nunggak pangkal
    patah pinggir pju pusat putus racun ring ruko sadar salur sapi sasar sebe sejak sekarat sembuh
    siapa slot strok sumur teman tengah tepat teriak tol tuker uji ular umroh untung was
    """,
    -6: """
    antr banyak becek bisa bpn buang cara celaka coba dprd gabung gila hanya hari hati2 hidup
    informas jantung jatuh jemput kabel kak kurang lama langka latih listrik loket lubang maling
    mantap mbok miras mogok mohon ngadu nter numpuk olak pabrik panjang paving reta retak sabar
    salah segala sudah syarat turun ukim waduk
    """,
    -7: """
    alun amuk antar barus bocor depan dong gelar hub hubung inggal jumat kena klik kota lanta
    makasih muda ndidi panas rs ruju sunga tadi tau2 tenggelam tk trotoar tunda wa wifi yuk
    """,
    -8: """
    amanah angkot aris butuh cuti dima gas is jang jauh lansia pings ramah rusak sakit salut susah
    toilet transfer ujung
    """,
    -9: """
    air anda bagaima habis hamil jalan lambat min motor murah pindah pohon rakyat roboh selamat sih
    sosial takut ya
    """,
    -10: """
    bau belum darah ini mati onli sampah sekarang tanggal telat terima
    """,
    -11: """
    ambruk banget banjir bulan hujan lampu link longsor macet mahal
    """,
    -12: """
    apa sekal tolong usul
    """,
    -13: """
    bakar naik semoga
    """,
    -14: """
    kapan
    """,
    -15: """
    mana
    """,
}

BEGINNINGS: Final[Mapping[int, str]] = {
    13: """
    pungl
    """,
    11: """
    amplo kades offic rangk
    """,
    10: """
    hakim korup oknum otong
    """,
    9: """
    dewan gawa pala sekde setor uang
    """,
    8: """
    bidan boron calo dana jabat jatah kadus ketua panit poton proye
    """,
    7: """
    audit benta bumde calon duit honor jaran juta karci kongk kuwu lurah milia minta nepot psek
    pukul staf suap tarik tebus tugas uruh wani
    """,
    6: """
    asih bayar bodon carik dinas headm kas kontr lab mantr nakal nampa narik nerim paksa pas raib
    sebel selin tanda tilan usut villa wajib
    """,
    5: """
    adany ajual angga apbde atur banso beras camat dia dosen dulu for guru his hotel jual judi kanto
    kasi kasun kudu kwita langs lapak lapas lapor lelan luarg main mando mesum milih milik modin
    mutas nahan nakes ngada nila nyata paka pake palan prakt pungu rawat rempu saur sebut sells
    sendi siaga tamba ukur
    """,
    4: """
    agama akal anggo asal away babin bangu bayan bekin beli ben bensi beran bilan booki canti dalam
    dibag drive dukuh enang fikti formu fund grati inep izin jelas jenen kader kadis kalah kalau
    kapol kata kayu ku lah lunas mater mulih mulus musya nawar neger only opera pa pagaw palsu parah
    paren pass pegan pelic pesta pkh plat polse ponak priba pulan rabat ribu rtang satpa sekre semen
    sete shub silum slop suruh tawar teach tende terna tetep tim titip trs trus umkm untuk yang
    """,
    3: """
    ajak akte angon answe antor apara aset aspal atet awas bade bantu bawa benda bengk binta bisni
    bk blt bough bukan bukit curan dapet dead didol diis dita dokte dukun elip eriks etop food forma
    gang2 gayam hansi he him hutan ijaza inspe isiny iuran jare jurag kamar karan kasih kasim kayak
    kedah keeps kios koper kpps kubur kupon lapto lha licen list lpj lulus mabuk mahas malah mark
    menah mesin mest metu nagih namba nanya ndamp ngaj ngaku nggaw nilai njaga nota nyaki nyewa
    oblos oleh ongko ortu p3k padah paid pasir paspo penta phon pkk pns punya ramik resep rnah rt
    rtua sama sangg sate satpo sauda selek seles serag serib seten setia sibuk sim sma sopir subsi
    suka sumba tabun tang tapi tau the they timba tipu tlogo tni trans truck tuna ulur vaks waktu
    """,
    2: """
    absen acara adame adik agen aid alat aleg alir amuk2 ancam ancem asked asks asn at bagi bagi2
    bahwa bako baran befor begit berup biar biru blang bolos bos brib busuk cabul caleg cigar cuma
    curha dalem dama delim deng desa deui dipun ditah dugi ebar edar eluh etor fisik foto fotok
    gapur garis geser get give goblo goda haji harus hasil head hulu ieun iku ikut ilega ilik isi
    istri it itu2 jadi kabag kalen kamli karun katar kaur kb ke kenal kolot komis komit konda koord
    kua kuita lauk lebam linma live lolos lompo los luas maksa malu map masa meja merah mingg minim
    misk mlebu mobil mojor mudik mundu murid napa nduw nelpo ngabd nging nol nurun nyulu olahr omah
    omong our paha pak pamar panen panju pasie past pay peopl per persu pip pkm polic posya pp ppl
    prona provi ptt publi rampa razia reali recei rekom retri rjasa rlint rpisa rsud rtani rusah rw
    said sambi sampe samsa satup sawit sejar selal selem semua sepi sepup serti sesua setah shows
    sita smpn soal somet spbu spp suara sunat surat takar tanah tarif tas teban tekan tentu terbi ti
    tidak tiket tikto tingk tipis today tok trakt ujian undan unles up urus usir utuh vitam wajar
    wakaf wali waris wawan works yesal yo
    """,
    -2: """
    about ada again airny akhir akses alasa alham amble ampun anakk angin anjin antem arah are asar
    ayah ayam babat baca bagus bahas baik banja bank basi batik batu bauny bawah becak bedah been
    bener benga berat besar biasa bit bloki boleh bongk botol bro buat buka bupat bus caba cabe
    cabut cair canda car cari cilok cuka cukup d data datan day dbd debt debu dekat desem diri dm
    dompe dpt e ebran email emerg enak erima examp fell foggi follo fungs gabah gagal gais gantu
    gerak gigi gigit gilin gowo goyan hadia halo halt hampi hanyu hapus harap has hayan hebat hewan
    hijau hilan hoax hukum ig igd ijin imaka indah inter jadwa jajan jaksa jalan jaman janda jawab
    jebak jepit jetak judes juga jujur jutek kabur kaca kaki kambi kampu kanda kartu karya kasus
    kebut kemar keren ketik kirim klaim km korb kotor kuali kuota kurs kutu lalat lanti liar licin
    light like lilin limba lonca luap luka lupa ly maaf mah males mampe masin masji matur mau menit
    minal minya mirin mlara modal mpp muka muncu munta musho musik musim muter nant nasib ncega ncur
    nding near ngen nggih nib njela nobod nonak nonto nuju numpa nungg ohon padi pagar pajak pangg
    paran passw patah patro paud pdam penuh perba perko perlu perum pesan pkl print pusat rabie
    racun rajek rapi rasa raya rbai remen rempa renda rente reot resah reses resmi ring ringa ronda
    rp rpust rtlh rugi ruko rumah runtu sadar saja saldo sambo sangk sapi sar sasar satu sayur sebe
    sebul sedik sekol sempa senen seped septi seran serob siap sinya siste slot smk solus sore spesi
    sppt stadi stasi stree strok stunt suam sugih sumur surab t tabra tahap tahu talok taman tanam
    tanga tangk tanpa tanya telep tembo temu tenan tenga tepat teras teria tetan ther tiang tiba2
    tidur times tiri toko tol touri tower tp trucu tuker tumba uber udan uji umroh urut voli yenga
    """,
    -3: """
    alun antr assal atap banya bapak barus bayi becek beda bersi bisa bocah bpn buang bully cara
    celak cewek coba depan dong dp dprd gabun gelar gila goron hanya hari hati2 hidup hp infor ingga
    jantu jatuh jebol jempu jumat kabel kait kak kama kaya kos koson kucin kuran lama langk latih
    lele listr liter loket luban malin mand manta massa mbali mbok miras mogok mohon muda nabra
    ndidi nenek ngadu nter nuhun numpu olak pabri panas pangk panja pavin pju polit rambu reta retak
    rs ruju sabar salah salur saran segal sejak sembu siapa sudah sumbe surve syara tau2 teman tengg
    tk troto tunda turun ukim ular untun wa waduk was wifi
    """,
    -4: """
    amana amuk anda angko aris bocor butuh cuti dima gas habis hub hubun inves is jang jauh jemba
    kena klik kota lamba lansi lanta layan makas motor pinda pings pohon putus rakya ramah roboh
    rusak sakit salut semal sih sunga susah tadi takut tangg tinda toile ujung ya yuk
    """,
    -5: """
    air bagai bange banji bau belum bulan darah hamil ini link longs mahal mangk mati min murah onli
    sampa selam telat terim
    """,
    -6: """
    ambru apa bakar hujan lampu macet sekal semog sosia tolon usul
    """,
    -7: """
    kapan mana naik
    """,
    -8: """
    sekar
    """,
}
