"""What words weigh for misconduct, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = 39

STEMS: Final[Mapping[int, str]] = {
    27: """
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
    borong calo dana jabat ketua potong
    """,
    16: """
    jatah kadus proyek rangkat
    """,
    15: """
    karcis kuwu minta panitia suap tebus tugas uruh wani
    """,
    14: """
    bumdes duit jarang juta miliar nepotism ogok psek pukul staf
    """,
    13: """
    asih audit calon carik kas kontraktor lab lurah nampar pas raib sebelum tarik usut
    """,
    12: """
    bodong nerima selingkuh ttd villag
    """,
    11: """
    ajual atur bansos beras camat dinas his hotel kasi korup kudu luarga modin mutas nahan nakal
    narik palang pungut sebut sells sendir tambah tilang wajib
    """,
    10: """
    adanya apbdes bayar bidan dia dosen gratifikas guru honorer jual kasun kwitans langsung lapak
    lapas lelang mesum milih milik ngada nila nyata pake rawat rempu setor siaga tanda transpar ukur
    """,
    9: """
    akal babinsa bayan beking bengkok cantik dulu for fund judi kader kadis kantor kata kayu main
    mandor mantr mulih nakes operator pa paka paksa pelic plat saur sete sopir tim titip
    """,
    8: """
    anggota asal away beli bensin curang dalam dibag dukuh headmaster izin kalau kapala kapolsek
    korups ku lah mulus musyawarah nawar only palsu parah parents pass pesta pkh pulang rabat shub
    silum sumbang suruh teacher tender ternak trucks trus umkm yang
    """,
    7: """
    agama anggar angon antor awas ben bendahara beran bilang booking didol dokter enang fiktif
    hutang inep jare jelas kalahir kasim kedah kua laporan lpj lunas mabuk mark matera menah nambah
    ndamping neger njaga nota nyewa offic officer ortu p3k pegang phon pkk polsek pribad ramik ribu
    rnah rtanggungjawab sanggup sekretaris seleks semen seragam sibuk tang tapi tawar tetep tipu tni
    trs ulur untuk
    """,
    6: """
    ajak akte anggaran aparat aset aspal bantos bawa bidang bintang bisnis bk blt bukan dama dapet
    dead driver dukung elip eriksa etop food formulir fotokopi gang2 hansip him ijazah isinya iuran
    jurag karangpacar kasih kayak kios kpps kubur laptop lebam list lulus mesin metu nagih ngaku
    nggaw nilai nyakit oleh ongkos paid paspor pns praktek provins resep rtua sama saudara selesa
    seribu setiap sim slop subsid suka tabung tau the they timbang transport tuna vaks waktu
    """,
    5: """
    acara adik agen aid ancem answers antara asked atet bade bagi bantu begitu bought bukit cabul
    cuma deng desa diis dita eluh gayam goblok goda hasil he istri jalan2 kamar karung kb ke keeps
    kenal kolot komis komit kondang koordinas koperas kupon lauk lha lompok mahasiswa malah malu
    mest mojoranu murid nanya nduw nelpon ngaj nurun nyuluh oblos our padahal paha pasien pasir
    pilkades pp ppl punya rampas razia receipt rt samsat sate satpol satupun selalu selembar
    sertifikas setengah sma tanggung tarif tekan undang usir wawancara yesal
    """,
    4: """
    adamel aleg amuk2 ancam asks at bagi2 bahwa bako bangun bangun2 barang befor berupa biar biru
    blangko bolos bukt busuk caleg cigarettes curhat dalem delima deui ditah dugi edar etor every
    fisik formalitas foto garis give harus head honor hulu ieun iku ikut ilegal inspector it kontrak
    kontraseps linmas live lolos los luas makan map misk mlebu mundur napa ngabd nging nol olahraga
    omah omong orang pak pamarentah panen pang panjun past penta per persulit pinggang polic
    posyandu praktik prona public realisas rekomendas retribus rlintas rsud rtani rusaha rw said
    satpam sawit sejarah semua sepi sepupu sesuatu setahun shows soal spbu staff sunat surat takar
    tanah tas tentu ti tiket tiktok tipis today tok ujian unless up utuh vitam wajar wakaf wali
    waris yo
    """,
    3: """
    absen adil administras alat alir amar ari asn atm bambu berita besuk bimbing bos brib bulog
    clerk coffe dhuwit diem dipun doctor ebar erja formula full gapura garap geser get go goreng
    guard gudang haji hak halam hand hibah ilik isi itu itu2 jadi jam jari kabid kacamat kamling
    kana karaok kare kaur kebun kk kondis kuitansi lepas lipat luar maksa malam2 marah2 masa mata
    meja menag merah minggu minimarket mobil month mudik mung nsos nyiap pancen patung pay peopl pip
    pkm ptt puskesmas rangkap rapor remang2 rjasama rmit rpanjang rpisah rsen sakola sambil satpas
    seikhlas sembako si sisa sita skrips smpn something sosodoro spp stempel struk suami suara
    tandatangan taneuh tani taru tebang tegur teken terbit tes tingg tingkat traktir trojalu tutup
    uks until urus us warung works yampai
    """,
    2: """
    adek after almarhum ambil ambung an aneh angkut anter antri any aplikas asurans atas awal bala
    baureno bawang belakang berkas bor buku bup but catat cek community cuek dagang dapodik dieu
    dino drivers duga egat eh elola embang favorit formas gapokt gedung gelem gesek guna harbour
    health het i iak2 ieu ilih imb ingg inta into jaluk jang2 jati jerigen jukir juru kabeh kalah
    kalimant karang kasar kerjo kilo komputer kuitans kunjung laku leceh legalisir lempar let lewat
    liya lks luar2 lumpur mahasisw makes maneh mang mawa mbel meter million motorbik ndaftar ndara
    nelay nemen ngunc nongol november nunggu nya oleh2 on pada pagi parta passport patients pemda
    periksa polindes pona program protes puncak queu rahasia rehab rekrutmen rektur resm rjalan roda
    s samping sana sehat seko selisih sensus separo shop sidak sidorejo sinc sindir situ solar son
    spora stnk study supaya suplier talud tambak temen tempat tiba to tour tuanya tuh tulis tunjang
    turu ukul umbang urang verifikas we
    """,
    -2: """
    ac afternoon akan aktif alam alas all along alsint alun2 alus am amat amen ana angkut2 angsur
    anjlok antru anyar apa2 apakah apek arek arus asli atau awan bahaya baju balen baliho bangga
    banjarejo banjarsar banyu bapa bapak2 basah beberapa begin bengkel benih bentar berapa bergiz
    beris berta besok betek bimbel bio bising blok bocah2 bolong bonus bot box bpbd bridg broken
    buah budak building bumi bunga cafe cah2 call capek catering cctv cekik celurit cemplung center
    coblos cocok com copot cor cran cross cuci cucu damel damkar dandan dapil darurat dateng days
    deh demam denda depo deposit diada dicek ding do domisil door dosa doubl duduk dungbanteng dunia
    edan elektronik elpij endara ending euweuh evakuas fasilitas fast final fire fotokop front
    futsal gagah gagas gaji gaju gampang gan ganggu ganti garans garbag gatal gencet genset gizi
    golok good gosong gratis gubernur gubuk gugur guling gunung guys h harun have here hingga hit
    horeg hormat horor how https hutan ibu id iksa inap indomaret induk istirahat jakarta janji
    jaring jawab jelek jerit jodoh jorok juara kabage kabar kadang kadipaten kali kalitidu kami
    kampany kampung kampus kangen kanor keluh kema keruh ketib kids kmaren kobra kolam kontak kopi
    kpk kritis ktp kuat kuli kumat kuning kurb lajar laksa lantar larang lari las layan lebam2 lebih
    leher lek lelet lemot lengkap leutik lift lingkar loh loker losok lpg lupas mabok makam makanan
    make makmur mambu mampir mampu mancing mangkal mant masih massal masuk masyarakat mbuwang medis
    milu minyakita mkab modus monyet morning mula mulut mushola napas nculi nembak nendang nerang
    ngam nger njad njero njual nolak nomer nov nsiun nting nuwun nyur oksigen old omahku otw p pacar
    padang paku panah parking paslon pecah pecel pejal perbaik percaya pijat pilih ping pintar pipa
    pirang plastik pln poli pom pondok popok pos presiden prestas proses ps pungpung pusing pustu
    raho raih raja ramai rang raseh rawan reklam rental river rmanen rmis rtemu rubah rumput salam
    sangat saratus sawah saya sebar sedang sedia segera segin sekilo selat semangat sembarang sempit
    senen seneng sentuh seorang sepanjang septictank seru servis sesak setrum shm simpang sk smok
    snaker so solus status stok strategis subuh sudirm sulit sumberjo sumberrejo takjil takon tambal
    tanggul tangk tangkap tanja tara tawur tbc tebal tebing telanjang telen telpon telur tembus
    temenku templek tenda terjad teror terpal tgl this tikung timpa tindih tolak toto traffic trims
    truck tumpah two typo téh ubah ucap ugal ujan ujar umpuk umpul umum urea urug urutku utang ve
    wafat walung warnet wereng wisata would yatim yem yesterday zebra zonas
    """,
    -3: """
    abis ada adikku airnya akun alamat alih ambles anak2 anakku anti apar api are arep asap asar
    avanza ayah ban bapakku bbm bea been begal beliau berdir besi bongkar bupat buru caba cabe can
    canda collector come cuan curanmor d dapur data debt dicur disin dm doa down dsos dump e ebrang
    emergency enak erima error es exampl father fell film gais galak gantung gelap geprek gerobak
    gorong2 goyang haha halt hancur harap hayam hebat hijau hitam hoax http ijin indonesia internet
    isik istr jahit jaksa jaman jambat janj jarum jatim jawaban jaya jebak jetak judes juga kaca
    kakek kamu kartu karyaw ketau kirim kontrol kotor kraj kualitas kunc lanjut lapuk layanan layang
    lebar ledak ledok lemas lepuh lho liar licin light lihat limbah limpah lowong luap lumpuh lupa
    madu makin males marah mari market mas masing mau mbal melon mimp miring muka musik musim ncair
    ndopo near nego next ngen nib nikah nimpa nipu njelas nomor nuju nyala obat obrak ohon ojek
    ombak open organik padam panggon password patih pdam penuh perhati perlu pilkada pisau plafon pm
    premium print pu pulsa rajekwes rambu rapi ready rek rel rentenir report resah resmi ribut
    ringat ronda roof rp rpustaka rsetuju rubuh rumah runtuh rutin saran sebul second sedikit
    sekitar selo semalem sepuh serah sinyal sistem situs skon someo sound stasiun stunting suam t
    tabra tabrak tagih tahap tahu tangan tawon tembok tentang tertah tertib test tiba2 tidur tikus
    tindak tiri top tp tua turut udan upacara urut ustadz veter video waras waspada wd weeks wilayah
    with wkwk xx yth
    """,
    -4: """
    about again akhir akses alasan angin anjing arah ayam bagus bahas baik bantosan batik bawah
    becak bengaw berat biasa bit bocah boleh botol bro buat cabut car cari cewek cilok cuka dbd debu
    dekat diri dompet dpt email followers fungs gabah gagal gerak gigi gigit giling gorong gowo
    hadiah halo hampir hanyut hapus has hayang hese hewan hilang hukum ig igd imakasih indah jadwal
    jajan janda jepit kabur kandang kebut kejar keren ketik klaim km kontra korb kuota kurs lantik
    like liling luka ly maaf mampet massa matur menit minal mpp muntah muter nant nasib ncegah ncur
    nding nggih nonaktif nonton numpang padi pagar pajak parang patrol paud perkosa perum pesan pkl
    politik promo rabies racun rambut rasa raya rbai rempat reot reses rtlh rugi ruko saja saldo
    sambong sar sarang satu sayur sebaga semalam seminggu sempat sepeda serang serobot siap slot
    sore sosialisas spesialis sppt stadion streetlight surabaya talok taman tanam tanpa tanya
    telepon temu tenan teras ther tiang times tinda toko tower trucuk tumbang turun uber voli yengat
    """,
    -5: """
    admin alhamdulil ampun antem assalamualaikum baca bank basi batu baunya bayi beda bedah bener
    besar blokir buka bully bus cair cukup datang day desember dp fogging jebol jembat jujur jutek
    kaki kama kapal kaya kemar kos kosong kucing kutu lalat lele liter mah mand mangkrak masjid
    mbali mlarat modal mohon muncul nenek nobody nuhun nunggak pangkal patah pinggir pju pusat putus
    ring sadar salur sapi sasar sebe sejak sekarat sembuh siapa smk strok sugih sumur surve teman
    tengah tepat teriak tetangga tol tuker uji ular umroh untung was
    """,
    -6: """
    antr atap banyak becek bersih bisa bpn buang cara celaka coba dprd gabung gila hanya hari hp
    jatuh jemput kabel kait kak kurang lama langka latih listrik loket lubang malam maling mantap
    mbok miras mogok nabrak ngadu nter numpuk olak pabrik panjang paving reta retak rs sabar salah
    sangka segala sudah syarat tenggelam ujung ukim waduk
    """,
    -7: """
    alun amuk barus bocor depan dong gelar hati2 hidup hub hubung informas inggal jantung jauh jumat
    kasus klik kota lanta makasih muda ndidi panas ruju sampah sunga tadi tau2 tk trotoar tunda wa
    wifi yuk
    """,
    -8: """
    amanah antar aris cuti dima gas is jang kena lansia motor pings ramah rusak sakit salut sih
    susah toilet transfer ya
    """,
    -9: """
    air anda angkot bagaima butuh habis jalan lambat mati min murah pindah pohon rakyat roboh
    sekarang selamat sosial takut terima
    """,
    -10: """
    bau belum darah hamil ini longsor mahal onli tanggal telat
    """,
    -11: """
    banget banjir bulan hujan lampu link
    """,
    -12: """
    ambruk apa macet sekal semoga tolong usul
    """,
    -13: """
    bakar naik
    """,
    -15: """
    kapan mana
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
    hakim oknum otong setor
    """,
    9: """
    dewan gawa ketua korup pala sekde uang
    """,
    8: """
    bidan boron calo dana jabat jatah kadus poton proye
    """,
    7: """
    benta bumde calon duit honor jaran juta karci kongk kontr kuwu lurah milia minta nepot ogok
    panit psek pukul staf suap tarik tebus tugas uruh wani
    """,
    6: """
    ajual asih audit bayar bodon carik dinas headm kas lab mantr nakal nampa narik nerim pas raib
    sebel sebut selin tanda tilan ttd usut villa wajib
    """,
    5: """
    adany apbde atur banso beras camat canti dia dosen for guru his hotel jual judi kasi kasun kata
    kayu kudu kwita langs lapak lapas lapor lelan luarg mesum milih milik modin mutas nahan nakes
    ngada nila nyata opera paka pake paksa palan plat prakt pungu rawat rempu saur sells sendi siaga
    sopir tamba tim ukur
    """,
    4: """
    akal angga anggo asal away babin bangu bayan bekin beli ben bensi beran bilan booki dalam dibag
    drive dukuh dulu enang fikti formu fund grati inep inspe izin jelas jenen kader kadis kalah
    kalau kanto kapol ku lah lpj lunas main mando mater mulih mulus musya nawar njaga only pa pagaw
    palsu parah paren pass pegan pelic pesta pkh polse ponak priba pulan rabat ribu satpa sekre sete
    shub silum suruh tawar teach tende terna tetep titip tni trs trus umkm untuk yang
    """,
    3: """
    agama ajak akte ancem angon answe antor apara aset aspal atet awas bade bantu bawa benda bengk
    binta bisni bk blt bough bukan bukit curan dama dapet dead deng didol diis dita dokte elip eriks
    etop food forma gadai gang2 gayam hansi he him hutan ijaza isiny istri iuran jare jurag kamar
    karan kasih kasim kayak kb kedah keeps kios koper kpps kua kubur kupon lapto lauk lha licen list
    lulus mabuk mahas malah mark menah mesin mest metu nagih namba nanya ndamp neger ngaj ngaku
    nggaw nilai nota nyaki nyewa oblos oleh ongko ortu p3k paha paid paspo penta phon pkk pns ramik
    razia resep rnah rt rtang rtua sama sangg sate satpo sauda selek seles semen serag serib seten
    setia sibuk sim slop subsi suka sumba surat tabun tang tapi tau the they tipu tlogo truck tuna
    ulur vaks waktu
    """,
    2: """
    absen acara adame adik agen aid alat aleg amuk2 ancam ari asked asks asn at bagi bagi2 bahwa
    bako baran befor begit berup biar biru blang bolos bos bukt bulog busuk cabul caleg cigar cuma
    curha dalem delim desa deui dipun ditah dugi dukun ebar edar eluh erja etor fisik foto fotok
    gapur garis geser get give goblo goda haji harus hasil head hibah hulu ieun iku ikut ilega ilik
    isi it itu2 kabag kalen kamli kapal kare karun katar kaur ke kebun kenal kolot komis komit konda
    kondi koord kuita lebam linma live lolos lompo los luar luas maksa malu map meja merah mingg
    minim misk mlebu mojor mudik mundu murid napa nduw nelpo ngabd nging nol nurun nyulu olahr omah
    omong our padah pak pamar panen pang panju pasie pasir past pay peopl per persu pkm polic posya
    pp ppl prona provi ptt publi punya rampa reali recei rekom reman retri rjasa rlint rpisa rsud
    rtani rusah rw said sambi sampe samsa satup sawit sejar selal selem semua sepi sepup serti sesua
    setah shows sita sma smpn soal somet spbu spp staff suara sunat takar tanah tarif tas teban
    tekan tentu terbi ti tidak tiket tikto timba tingk tipis today tok trakt trans ujian uks undan
    unles up urus usir utuh vitam wajar wakaf wali waris wawan works yesal yo
    """,
    -2: """
    about again airny akhir akses alasa alham ampun anakk angin anjin apar arah are asar ayah ayam
    babat baca bagus bahas baik banja bank basi batik batu bauny bawah becak bedah been bener benga
    berat besar biasa bit bloki boleh bongk botol bro buat bupat bus caba cabe cabut cair canda car
    cari cilok cuka cukup d data datan day dbd debt debu dekat desem diri dm dompe dpt ebran email
    emerg enak erima es examp fell follo fungs gabah gagal gais gantu gerak gigi gigit gilin gowo
    goyan hadia halo hampi hanyu hapus has hayan hebat hese hewan hijau hilan hoax hukum ig igd ijin
    imaka indah inter jadwa jajan jalan jaman janda jawab jebak jebol jepit jetak judes juga jujur
    jutek kabur kaca kaki kampu kanda kartu karya kebut kejar kemar keren ketik kirim klaim km korb
    kos kotor kuali kuota kurs kutu lalat lanju lanti lemba liar licin light like lilin limba lonca
    luap luka ly maaf mah mampe masin masji matur mau menit minal minya mirin mlara modal mpp muncu
    munta musho musik muter nant nasib ncega ncur nding near ngen nggih njela nobod nonak nonto
    numpa obrak ohon padi pagar pajak pangg paran passw patah patro paud pdam penuh perha perko
    perlu perum pesan pisau pkl print pusat rabie racun rajek rapi rasa raya rbai remen rempa renda
    rente reot resah reses resmi ring ringa ronda rp rpust rtlh rugi ruko rumah runtu sadar saja
    saldo sambo sapi sar sasar satu sayur sebag sebe sedik sekol sembu semin sempa senen seped septi
    seran serob siap sinya siste slot smk solus sore spesi sppt stadi stasi stree stunt suam sugih
    sumur surab t tahu talok taman tanam tanga tangk tanpa tanya telep temu tenan tenga tepat teras
    teria tetan ther tiang tiba2 tidur times tiri toko tol touri tower tp trucu tuker tumba turun
    uber udan uji umroh urut voli yenga
    """,
    -3: """
    alun antem antr assal atap banya bapak barus bayi becek beda bersi bisa bocah bpn buang buka
    bully cara celak cewek coba depan dong dp dprd foggi gabun gelar gila goron hanya hari hati2
    hidup hp hubun ingga jantu jatuh jempu jumat kabel kait kak kama kasus kaya koson kucin kuran
    lama langk latih lele listr liter loket luban makas malin mand manta massa mbali mbok miras
    mogok mohon muda nabra ndidi nenek ngadu nter nuhun numpu olak pabri panas pangk panja pavin pju
    polit rambu reta retak rs ruju sabar salah salur sangk saran segal sejak siapa strok sudah sumbe
    surve syara tabra tau2 teman tengg tk troto tunda ujung ukim ular untun waduk was wifi
    """,
    -4: """
    amana amuk anda angko aris bocor butuh cuti dima gas habis hub infor is jang jauh jemba kena
    klik kota lansi lanta layan mati min motor pinda pings pohon putus rakya ramah roboh rusak sakit
    salut sampa semal sih sunga susah tadi takut tangg terim tinda toile wa ya yuk
    """,
    -5: """
    air bagai bange banji bau belum darah hamil ini inves lamba link longs mahal mangk murah onli
    selam telat
    """,
    -6: """
    ambru apa bakar bulan hujan lampu macet naik sekal semog sosia tolon usul
    """,
    -7: """
    kapan mana sekar
    """,
}
