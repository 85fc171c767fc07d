"""What words weigh for misconduct, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words of a breath must weigh together.
ENOUGH: Final = 35

STEMS: Final[Mapping[int, str]] = {
    26: """
    pungl
    """,
    25: """
    amplop kades
    """,
    22: """
    hakim otong uang
    """,
    20: """
    oknum
    """,
    19: """
    dana jatah
    """,
    18: """
    dewan duit gawa ketua
    """,
    17: """
    audit calo his jabat pala rangkat sekdes
    """,
    16: """
    borong jarang karcis kuwu nepotism proyek staf suap
    """,
    15: """
    juta lurah potong pukul tarik
    """,
    14: """
    kas nampar pas tilang tugas
    """,
    13: """
    dinas gratifikas minta nila nyata psek usut
    """,
    12: """
    ajual asih bumdes camat carik guru mark milih nahan nerima paksa panitia raib rawat tebus
    transpar uruh
    """,
    11: """
    bayar kadus korup kudu lab langsung lapas lebam narik shub siaga slop tambah titip ukur wajib
    """,
    10: """
    babinsa blt dalam ditah dosen jual kadis kalau kantor kasun kontraktor lapak lelang luarga
    mandor mulih nakes ndamping pa paka pake palang palsu pkh pungut sendir setor silum
    """,
    9: """
    anggota asal asn atur bayan beking beras bidan curang fiktif fotokopi inep izin judi kapolsek ku
    laptop mantr mulus murid nawar ngada operator pelic pns resep rnah sells sumbang tender tim trus
    untuk villag
    """,
    8: """
    angon apbdes away dia enang etop for honor karangpacar kata koperas kubur laporan lulus main
    matera milik officer oleh parah pass pesta polsek pribad ribu seragam sete suruh tanda timbang
    trs trucks
    """,
    7: """
    adik aid ajak anggaran ben biar bidang bintang desa dukung dulu formalitas formulir goda harus
    hotel ijazah jare jurag kader kapala kasih kondang lolos lpj lunas menah metu musyawarah nyakit
    offic ortu p3k padahal paid ramik sama saudara sebelum sim sisa tapi tawar tni tuna umkm up vaks
    """,
    6: """
    aleg ancam antor aparat atet awas bagi2 bantu beli bendahara bilang bukit cabul caleg dama dukuh
    give head hutang ikut jelas kalah kamar kayu kios kupon lompok mahasiswa maksa malah malu mesin
    neger nilai nota nurun ongkos paspor pegang persulit plat posyandu pp rmain rsen sate selesa
    selingkuh semen sepi sma suka tang tetep ulur wakaf wawancara yang
    """,
    5: """
    absen adanya agen amar ancem angkat asked at bambu bangun2 bansos befor bengkok bimbing bukan
    calon cuma diis dita dokter ebar edar etor gang2 garap garis gayam goblok hansip hasil hulu
    isinya istri iuran jam kasim kaur ke kilo kwitans lah lha linmas mabuk malam2 marah2 mest modin
    mojoranu mudik mukul mutas nagih nduw netral ngabd nyewa nyiap olahraga omong our pak pasir
    polic prona pulang rampas rempu rmit rsud rt rtua rw sambil samsat satpol setiap spbu subsid
    sunat tabung tau teacher ternak the tiket to undang usir waktu wali works
    """,
    4: """
    administras amuk2 anggar anter antri any aset atm bangun bawa besuk biru bk bolos bos clerk
    dapet dhuwit dipun dua formula foto gapura geser goreng hajat halam hibah honorer ilegal it itu2
    jalan2 kabeh kabid kamling kolot koordinas let list live los luar luar2 miliar minggu mobil
    mundur napa ngaj nging njaga nsos oblos orang pancen panen pasien past pinggang pip pk pkm ppl
    public puncak rangkap rekrutmen rjasama rtani satpam satupun seleks sepupu sertifikas shows
    sidang smpn soal sopir sukses takar tandatangan tarif tas tenaga tentu terang tes tiga today
    tutup ujian vitam warung
    """,
    3: """
    adek after almarhum ambung angkut ari aspal bagi bako brib buku coffe curiga dadi delima deng
    dicar diem doctor drivers duga eh embung free get go hand he i iak2 ibu2 ieun iku itu jaluk jari
    jerigen kacamat kasar kedah keeps kelas kenal kerjo kis komit korups kua kubang lancar legalisir
    lepas lipat liya menag mesum minimarket mlebu nama negara nelay nggaw nol nongol oleh2 paman
    panjun panta pay pemda penta per periksa pilkades privat protes punya puskesmas rapor rekomendas
    remang2 rombong rpisah rusaha said sehat seko selalu sembako sesuatu sidak sidodad sidorejo situ
    sosodoro struk suami taneuh tebang tiktok umbang urus wajar waris
    """,
    2: """
    a absens acara agama akal alat ambil answers antrian aplikas atlet badan bakt bala baru batas
    baureno be begitu belakang belanja berkas biaya bor bulog bup cat cepat cual cuek dagang dapodik
    di dino driver dukcapil embang fasum favorit fisik gang gapokt gara2 gedung gitu got het him
    hoyong ieu ikhlas ilih ilik imbal inta ipar jadi jalur jang2 jati jukir kafe kalimant kalisar
    kan karaok kasir kavling kb kebun kecil kg kontrak koordinator kuitans kunjung layak leceh lewat
    lorong m makes mata material mbah me merah motorbik neighbour ngaku ngop ngunc november nyalur
    pagi patients pickup pikun polis pona pupuk raba rahasia razia rekam retribus rjalan rowo rpus
    rtama sak sakola sana satpas sawat sebut sedulur sekeluarga semua sensus sertifikat setengah
    sewa si sjid sktm solar something spp stnk study supaya surat tanggung target tekan tempat terus
    they timbun tingkat tipis took tour traktor transport trojalu tulis tunjang turu ukul verifikas
    villa wc
    """,
    -2: """
    adam adikku again akan akun alih all along alsint alus ambulans amen an ana anakku angkut2
    angsur antem antr antru anyar apa2 apakah apek are arek arus aula ayah bagus bahaya balen baliho
    bangga banjarejo banjarsar banyu bapa barang bareng bea beberapa begin belajar bengkel bentar
    berita berta besar beton bikin bimbel bio bis blangko bocah2 bola bom bonus building bumi bunga
    buruk caba cabe cafe cair call car card catering cctv celurit cemplung cetak cewek cfd cilik
    cocok cod com copot cran crypto curanmor daftar dandan dapat darurat day days demam denda depo
    diada dicek dicur diri disin door dosa doubl down dsos duka dungdowo elonong elpij emergency
    endara error es euweuh evakuas fasilitas fast father fell fotokop gabah gaji gali ganggu ganti
    garans garbag gelap gital gizi good googl gorong gorong2 goyang gratis great grosir grup
    gubernur gugur guling gunung halt hayang here hingga hitam hoax horeg how http https hukum ikan
    iksa imakasih imbau inap irim isik istirahat itupun jahit jakarta jaksa jaman jambat janda janji
    jarum jawab jawaban jaya jodoh jorok kabage kaca kacau kadang kadipaten kakek kalitidu kami
    kamis kampus kamu kandang kanor karangagung kartu karyaw kasi kaum kebut kema kene kerja keruh
    ketib kids kilat kmaren komputer kontak kopi kotor kpk kualitas kuat kuli laksa lantar lapuk
    lari las lebih ledak lek lemot lho licin lift light lihat limbah lokal loker losok lowong lupa
    lupas madu mak makam makan make makmur mama mampir mampu mancing maps market masih massal
    masyarakat medis milu minyakita mkab monyet morning musik nangis napas ncair nculi nego nembak
    nerang next ngen nger nib nimpa nolak nov nter nuju nunggak obat obrak offli oksigen ombak open
    optik organik p padam padang paku panah panggil pangkal patih patrol paud pecah pejal perbaik
    percaya perhati perlu ping pintar pintu plastik pm poli pom popok presiden ps pungpung pustu
    putr rajekwes ramai rambu rang ready rel rental report ribut river rmanen ronda roof rtemu rtlh
    rubah rubuh rumah salam saran saratus saya sebar segin sekolahku selo sempit senen seneng sentuh
    seorang septictank serang serta sesak seuneu shm shop siap sidik simpang snaker solus someo
    sound stop streetlight sudirm sumberjo sumberrejo t tabra tabrak tagih takjil takon tambakrejo
    tambal tanggul tangkap tanja tara tawon tawur tbc tebal tebing telpon tembus templek tentang
    terjad teror tertah test tgl this tikung timpa tindih tipu tiri toto traffic travel trims truck
    typo téh ubah ujar ujung umpuk umroh upacara updat urang urea urug utang ve wafat walung want
    warnet wereng wilayah wisata wkwk would yah yatim zebra zonas
    """,
    -3: """
    abis about ada agustus airnya akses aktif alamat alhamdulil ambles ambrol ampel anak2 angin anti
    apar api arah asap asar asli assalamualaikum atau avanza balap balita ban bar basi bbm begal
    beliau berdir bersih besi biasa bocah bolak bongkar bro buruh cabut cah2 cicil collector come
    cor cuan cuka cukup dapur datang dbd debt debu dm dpt dugi dump dungbanteng dunia ebrang
    elektronik email exampl galak gantung gerak gigi gigit giling gowo hadiah hancur hanyut harap
    harga have hayam hebat hewan hijau igd ijin indah indonesia internet jatim jebak jepit jetak
    juga jujur kabur kakak kapal keren ketau km korb kos kraj kuota lajar larang layanan ledok lele
    lemas lepuh liar luap luka maaf makin males mari mas masing masu mau mbal melon mimp miring muka
    mulu muntah mushola musim muter nabrak near nenek njual nois nonaktif numpang nyala ojek pabrik
    pagar panggon parang patah penuh perkosa pilkada pinggir pisau rabies racun raho rbai rek reka
    reklam renang rentenir reot ring ringat rp rsetuju runtuh s saja salah salur sambong sampa sapi
    sar sasar sawah sayur sebaga sebul sedia sedikit sekitar sempat sinyal sistem smk sore sppt
    stasiun suam surabaya surve tahu tangan telepon tembok temu tepat teras teriak ther tidur tikus
    tindak toko tp tuh tumbang turut uber udan uji urut ustadz veter video voli waspada with you yuk
    """,
    -4: """
    admin akhir alasan ampun anjing arep aris awal bank bapakku baunya beda bedah been bengaw bit
    botol buat bupat can cari catat cerita cilok damkar data dekat desember dompet fogging gagal
    gelar halo hapus has heula hp hub ibu ig janj judes jutek kaki kama kambing kolam kontra kosong
    kucing kumpul kutu laku lalat lalu lanjut lebar liat like liling listrik ly mampet mand mant
    massa matur mbali mbg menit modal mpp muncul nant nasib ncur nding ndopo nggih nobody nonton
    nutup on padi pajak password perum pesan plafon promo pulsa pusat ramah rambut raya rempat reses
    reta rokok rpustaka rugi ruju ruko sabar sadar sarang satu segera semalam semalem serobot
    stadion strok stunting syarat talok tanam tanpa tanya teman tenan tengah tertib tiang tiba2
    times tinda tower trucuk tuker tunda turun ular untung was yengat
    """,
    -5: """
    baca banyak batik batu bawah bayi becek bener berat bisa blokir bocor bpn buang bully coba dp
    enak followers gila hampir hari hidup hormat informas inggal jadwal jajan jantung jatuh jebol
    jemput kabel kait kemar ketik kirim klaim kurs langka lantik latih liter mah makasih malam
    mantap marah masjid mbok melat miras mlarat ngadu olak paket panas paving pju politik prosedur
    putus rasa retak rs saldo sebe sejak sekarat seminggu sepeda spesialis sudah susah tol tolak
    wani
    """,
    -6: """
    amanah antar atap baik barus bus cara celaka cuti depan dprd gabung hanya hati2 jang jembat kak
    lansia lanta loket mangkrak minal mogok muda mula ndidi numpuk panjang pindah rusak setahun
    sosial sunga tadi taman tenggelam tetangga tk transfer trotoar ukim waduk wifi ya
    """,
    -7: """
    alun amuk bolong buka butuh dima gant hilang hubung jauh jumat kena klik lama lambat lubang
    maling pings rakyat sih takut wa
    """,
    -8: """
    angkot bagaima berapa dong gas habis hamil is jalan kaya min pohon sakit sampah tanggal tau2
    telat toilet
    """,
    -9: """
    anda banjir bau bulan darah hujan ini link mati mohon motor murah naik onli roboh salut segala
    selamat
    """,
    -10: """
    ambruk belum kota kurang lampu longsor macet mahal sekarang
    """,
    -11: """
    air banget layan sekal
    """,
    -12: """
    bakar kapan semoga usul
    """,
    -13: """
    apa mana terima tolong
    """,
}

BEGINNINGS: Final[Mapping[int, str]] = {
    13: """
    pungl
    """,
    12: """
    amplo kades offic
    """,
    11: """
    hakim otong uang
    """,
    10: """
    oknum rangk
    """,
    9: """
    dana dewan duit gawa jatah ketua setor
    """,
    8: """
    audit bidan boron calo his jabat jaran karci kuwu nepot pala proye pukul sekde staf suap
    """,
    7: """
    bayar juta kas korup lurah nampa pas poton tanda tarik tilan tugas
    """,
    6: """
    ajual asih bumde camat carik dinas guru honor kudu mantr mark milih minta nahan narik nerim nila
    nyata paksa panit psek raib rawat siaga tebus titip ukur uruh usut
    """,
    5: """
    anggo atur babin bayan benta blt dalam ditah dosen formu grati headm inep jenen jual kadis kadus
    kalau kanto kapol kasun lab langs lapak lapas lapor lebam lelan luarg mando mater mulih nakes
    ndamp opera pa paka pake palan palsu pkh pungu resep rnah sendi shub silum slop tamba tende
    untuk villa wajib
    """,
    4: """
    absen angga angon apbde asal asn away bangu bekin beras biar dia enang etop fikti for forma
    hotel ijaza izin jare judi kata kontr koper ku kubur lapto lulus main metu milik mulus murid
    nawar ngada oleh padah pagaw parah pass pelic pesta pns polse ponak priba ramik ribu sauda sebel
    sells serag sete sim sumba suruh tim tni trs trus up
    """,
    3: """
    adik aid ajak aleg ancam ancem antor antri apara atet awas bagi2 banso bantu beli ben benda
    bilan binta bukan bukit cabul caleg cuma curan dama desa diis dita dokte drive dukuh dukun dulu
    edar fotok give goda hansi harus hasil head hutan ikut isiny jelas jurag kader kalah kalen kamar
    karan kasih katar kayu kios konda koord kuita kupon kwita lha linma lolos lompo lpj lunas mahas
    maksa malah malu menah mesin modin mudik musya nagih neger netra nilai nota nurun nyaki nyewa
    olahr omong ongko ortu our p3k paid pasir paspo pegan penta persu plat posya pp pulan rmain rsen
    rsud rw sama sambi sate satpa satpo seles selin semen sepi sisa sma subsi suka takar tang tapi
    tau tawar teach tetep the timba trakt trans truck tuna ulur umkm usir vaks wakaf waktu wawan
    yang
    """,
    2: """
    adany agen amar amuk2 angka anter any aset asked aspal at atm bako bambu bawa befor bengk besuk
    bimbi biru bk bolos bos brib calon clerk coffe dapet delim dhuwi dicar dipun docto dua ebar etor
    foto gang2 gapur garap garis gayam geser get go goblo goren hajat halam he hibah hulu ibu2 ieun
    ilega istri it itu2 iuran jaluk jam kabag kabeh kabid kamli kapal kasim kaur ke kenal kilo kolot
    komit konsu kua lah let list live los luar luar2 mabok mabuk mest mesum milia mingg minim mlebu
    mobil mojor mukul mundu mutas nama napa nduw ngabd ngaj nggaw nging njaga nol nsos nyiap oblos
    pak paman pance panen panju pasie past pay pemda per pip pk pkm polic ppl prona publi punca
    punya rampa rapor rekom rekru reman rempu rjasa rmit rpisa rt rtani rtua rusah said sampe samsa
    satup seko selal selek sepup serti sesua setia shows sidak sidan sidor situ skrip smpn soal
    sopir spbu stude sukse sunat tabun taneu tarif tas teban tenag tentu teran terna tes tiga tiket
    tlogo to today tutup ujian umban undan vitam wali warun works
    """,
    -2: """
    akhir aktif alasa alham amble ampun angin anjin arep aris asli assal awal babat baca banja bank
    banya bapak basi batik batu bauny bayi becek beda bedah been begal belia bener benga berat bisa
    bit bloki bocah bongk botol bpn buang buat bupat cabut can cari catat cerit cewek cilok coba
    colle damka data debu dekat desem dm dompe dp dump email foggi gagal gelar gigi gigit goron
    goyan hadia halo hampi hanyu hapus harap harga hari has hebat heula horma hp hub ibu ig igd
    indah indon infor inter jadwa jalan janj jatim jawab jebol jempu judes juga jutek kait kakak
    kaki kama kambi kemar ketik kirim klaim km kolam korb kos koson kraj kucin kumpu kuota kurs kutu
    lajar laku lalat lalu lanju lanti laran lebar liat like lilin listr liter ly maaf mah mampe mand
    mant masji matur mau mbali mbg mbok melat menit mirin modal mpp muka muncu munta musho musim
    nabra nant nasib ncur nding ndopo nenek ngadu nggih nobod nonto numpa nutup olak on pabri padi
    pagar pajak panas paran passw patah perum pesan pju plafo pulsa pusat rabie ramah rasa raya rbai
    remen rempa renda reot reses reta retak ringa rokok rpust rugi ruju ruko sabar sadar salah saldo
    salur sapi sar sasar satu sawah sebe sedia sedik seger sejak sekol semin sempa senen seped septi
    serob siste smk solus sore spesi stadi strok stunt sudah sugih surab surve syara tabra talok
    tanam tanga tangk tanpa tanya teman tenan tenga tepat teria terti tiang tiba2 times tingg toko
    tol tower tp trucu tuh tuker tunda turun uji ular untun wani was yenga
    """,
    -3: """
    alun amana antar atap baik barus bawah bocor bolon buka bully bus butuh cara celak cuti depan
    dima dprd enak follo gabun gant gila habis hanya hati2 hidup hilan hubun ingga jajan jang jantu
    jatuh jauh jumat kabel kak kena klik langk lansi latih loket luban makas malin manta massa minal
    miras mlara mogok muda mula ndidi numpu paket pangg panja pavin pinda polit prose putus rakya
    rambu rs rusak saran semal setah sih sosia sumbe sunga susah tadi takut taman tengg tetan tk
    tolak troto ukim wa waduk wifi ya
    """,
    -4: """
    amuk anda angko bagai bau berap darah dong gas hamil hujan ini is jemba kaya lama lamba lanta
    mangk mati min mohon motor murah naik pings pohon roboh sakit salut tau2 telat tinda toile
    """,
    -5: """
    air ambru bange banji belum bulan kota kuran lampu link longs macet mahal onli sampa segal sekal
    selam tangg
    """,
    -6: """
    apa bakar kapan mana semog tolon usul
    """,
    -7: """
    sekar terim
    """,
    -8: """
    layan
    """,
}
