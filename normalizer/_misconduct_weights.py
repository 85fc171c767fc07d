"""What words weigh for misconduct, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = 40

STEMS: Final[Mapping[int, str]] = {
    27: """
    pungl
    """,
    22: """
    amplop
    """,
    21: """
    kades
    """,
    20: """
    gawa hakim oknum otong
    """,
    19: """
    dewan
    """,
    18: """
    pala sekdes uang
    """,
    17: """
    borong calo dana jabat jatah ketua potong rangkat suap
    """,
    16: """
    kadus proyek
    """,
    15: """
    kuwu minta panitia staf tebus tugas uruh wani
    """,
    14: """
    bumdes duit jarang juta karcis kas lurah miliar nepotism ogok psek pukul
    """,
    13: """
    asih audit calon carik kontraktor lab ngada pas sebelum tarik
    """,
    12: """
    beras bodong nampar raib selingkuh ttd villag
    """,
    11: """
    ajual atur bansos camat dinas guru his hotel kasi korup kudu langsung modin mutas nahan nakal
    narik nerima nyata operator palang sebut sendir tambah tilang usut wajib
    """,
    10: """
    antor apbdes bayar bidan dia gratifikas honorer jual kasun kwitans lapak lapas luarga main mesum
    milih milik nakes nila paka pake pungut rawat rempu sells setor siaga tanda ukur
    """,
    9: """
    adanya akal babinsa bayan beking bengkok cantik dosen dulu for fund judi kadis kalau kantor kata
    kayu lelang mandor mantr mulih pa paksa pelic pkk plat saur sete sopir tim titip transpar
    """,
    8: """
    anggota asal away beli bensin curang dalam dibag dukuh fiktif headmaster izin kader kapala
    kapolsek korups ku lah mulus musyawarah nawar only palsu parents pass pesta pkh pulang rabat
    shub silum sumbang suruh teacher tekan tender ternak trs trucks trus untuk yang
    """,
    7: """
    agama anggar angon awas bantos ben bendahara beran bilang booking didol dokter enang hutang inep
    inspector jelas jurag kalahir kasim kedah kua laporan lpj lunas mabuk mark matera menah nambah
    ndamping neger njaga nota nyewa offic ortu parah pegang polsek pribad ramik ribu rnah
    rtanggungjawab sanggup sekretaris semen seragam sibuk tang tapi tawar tetep the tipu tni ulur
    umkm
    """,
    6: """
    ajak akte anggaran aparat aset aspal bawa bidang bintang bisnis bk blt bukan dama dapet dead
    dhuwit driver dukung elip eriksa etop food formulir fotokopi gang2 hansip ijazah isinya iuran
    jare karangpacar kasih kayak kios kpps kubur lebam lha list lulus mesin metu nagih nanya ngaku
    nggaw nilai nyakit officer oleh ongkos p3k paid paspor phon pns praktek provins resep rtua sama
    saudara seleks selesa seribu setiap sim slop subsid suka tau they timbang transport tuna vaks
    waktu
    """,
    5: """
    acara adik agen aid ancem answers antara asked atet bade bagi bantu begitu bought bukit cabul
    cuma deng desa diis dita eluh gayam goblok he him istri jalan2 kamar karung kb ke keeps kenal
    kolot komis komit kondang koperas kupon laptop lauk lomba lompok mahasiswa malah malu mest
    mojoranu murid nduw nelpon ngaj nurun nyuluh oblos our padahal paha pasien pasir pp ppl punya
    rampas razia rt samsat sate satpol selalu selembar sepupu sertifikas setengah sma soal tabung
    tanggung tarif tunjuk ungkap wawancara yesal yo
    """,
    4: """
    adamel after agung aleg amuk2 ancam asks at bagi2 bahwa bako bangun bangun2 barang befor berupa
    biar biru blangko bolos bos bukt busuk caleg cigarettes curhat dalem delima deui ditah dugi edar
    erja etor every fisik formalitas foto garis geser give goda harus hasil head honor hulu ieun iku
    ilegal it itu2 kaur kontrak kontraseps koordinas linmas live lolos los luas map misk mlebu
    mundur napa ngabd nging nol omong orang pak pamarentah panen pang panjun penta per persulit
    pilkades pinggang polic posyandu praktik prona public rangking realisas receipt retribus rlintas
    rsud rtani rusaha rw said satpam satupun sejarah semua sepi sesuatu setahun spbu staff sunat
    surat takar tanah tas ti tiket tiktok tipis today tok ujian undang unless up urus usir utuh
    vitam wajar wakaf wali waris works
    """,
    3: """
    absen administras alat alir amar ari asn atm bambu berita besuk bimbing brib bulog clerk coffe
    diem dipun ebar formula full gapura garap get goreng guard gudang haji hak halam hand hibah ikut
    ilik isi jam jari kabid kacamat kamling kana karaok kare kebun kk kondis kuitansi lepas luar
    makan maksa malam2 marah2 masa mata meja menag merah meter minggu minimarket mobil month mudik
    nunggu nyiap olahraga omah pancen past patung pay peopl pip pkm program ptt puskesmas rangkap
    rapor rekomendas remang2 rjasama rmit rpanjang rpisah rsen sakola sambil santun satpas sawit
    seikhlas sembako shows si sisa sita skrips smpn something sosodoro spp stempel struk suami suara
    taneuh tani taru tebang teken tentu terbit tingg tingkat traktir uks us warung yampai
    """,
    2: """
    adek adil almarhum ambil ambung aneh angkut anter antri any aplikas asurans atas awal bala
    bawang belakang berkas bibit bocah bor buku bup but catat cek community cuek dagang dapodik
    desaku di dieu dino doctor drivers duga egat eh elola embang favorit formas gapokt gedung gesek
    go guna harbour health het iak2 ieu ilih imb ingg inta into itu jadi jaluk jang2 jati jerigen
    jukir juru kabeh kalah kalimant karang kasar kerjo kilo kuitans laku lapa leceh legalisir lempar
    let lewat lipat liya lks luar2 lumpur mahasisw makes maneh mang mawa motorbik mung ndaftar nelay
    nemen ngunc nongol november nsos nya oleh2 pada pagi parta passport patients pemda periksa
    pinjam polindes pona protes puncak queu rehab rekening rekrutmen rektur resm rjalan roda samping
    sana segitu sehat seko selisih sensus separo shop sidak sidorejo sinc sindir situ solar son
    spora stnk study supaya suplier talud tambak tandatangan tegur temen tempat tes tiba to tour
    trojalu tuanya tulis tunjang turu tutup ukul umbang until urang verifikas
    """,
    -2: """
    ac afternoon akan aktif al alam alas all along alsint alun2 alus am amen angkut2 angsur anjlok
    antru anyar apakah apek arek arus asli atau aula balen baliho bangga banjarejo banjarsar banyu
    bapa bapak2 basah bea beat beberapa begin bengkel benih bentar berapa berdir beris berta besok
    betek bimbel bio bising blok bocah2 boiler bojonegoro bolong bonus box bridg broken buah budak
    bumi bunga buru cafe cah2 call capek catering cctv cekik celurit center coblos cocok com copot
    cor cran cross cuci cucu damel damkar dan dandan dapat dapil darurat dateng days deh demam
    dengung depo deposit diada ding do domisil door dosa doubl duduk dungbanteng dunia edan
    elektronik endara ending error etir euweuh evakuas everywher fasilitas fast father final fire
    fotokop front futsal gagah gaji gaju gampang gan ganggu gant ganti garans garbag gatal gencet
    genset geprek gizi golok good gosong gratis grup gubernur gubuk gugur guling gunung harun hatiku
    have here hingga hit hitam horeg hormat horor how https ibu id iksa inap indomaret induk
    istirahat jagung jakarta janji jaring jatim jawab jelek jodoh jorok juara kabage kabar kadang
    kadipaten kalitidu kami kampany kampung kampus kangen kanor katering keluh kema keruh ketib kids
    kmaren kobra kolam kontak kopi kpk kredit kritis kuat kumat kumpul kuning kurb lahir lajar laksa
    lantar larang lari las layan layu lebam2 lebih leher lek lelet lemot lengkap lepuh leutik lift
    limpah lingkar loh loker losok lpg lupas mabok makam makanan make makmur mambu mampir mampu
    mancing mangkal mant masih masjid massal masyarakat mbuwang medis milu minyakita modus monyet
    morning mula mulut mushola napas nculi nembak nendang nerang ngam nger nih njad njero njual
    nomer nomor nov nsiun nting nuwun nyur oksigen omahku organik otw p pacar padang pagar paku
    panah parking paslon pecah pecel pejal perbaik percaya pijat pilih ping pintar pipa pirang plac
    plastik pln poli pom pondok popok pos presiden proses provider ps pt pungpung pusing pustu raho
    raih raja ramai rambu rang raseh rawan reklam rental report river rmanen rmis rtemu rubah rutin
    salam sangat saran saratus sawah sebar sedang sedia segera segin sehar sekilo selat sembarang
    sempit senen seneng sentuh seorang sepanjang septictank seru servis sesak setrum shm simpang sk
    smok snaker so solus status stok stop strategis subuh sudirm sulit sumberjo sumberrejo suwe
    takjil takon tambal tanggul tangk tangkap tanja tara tawur tbc tebal tebing telanjang telen
    telpon telur tembus temenku templek tenda terjad teror terpal tertah tgl this tikung timpa
    tindih tolak toto traffic trims truck tumpah two typo téh ubah ucap ugal ujan ujar umpuk umpul
    urea urug urutku ustadz utang ve video viral wafat wakil walung warnet watch wisata would yem
    yesterday you zebra zonas
    """,
    -3: """
    abis ada adikku again airnya akun alamat alih amat ambles ana anak2 anti apar api are arep asap
    asar avanza ayah bahaya ban bapakku bbm begal beliau besi bongkar caba can canda cemplung
    collector come cuan curanmor d dapur data debt dicur disin dm doa down dsos dump e ebrang
    emergency enak erima es exampl fell film gabah gais galak gantung gelap gerobak gorong2 goyang
    haha halt hancur harap hayam hebat hijau hoax http ijin indonesia internet isik istr jahit jaksa
    jaman jambat janj jarum jawaban jaya jebak jetak judes juga kaca kakek kali kamu kartu karyaw
    ketau kirim kontrol kotor kraj ktp kualitas kuli kunc kuota lanjut lapuk layanan layang lebar
    ledak ledok lemas lho liar licin light lihat like limbah lowong luap lumpuh lupa madu makin
    males marah mari market mas masing mau mbal melon mimp miring muka musik musim nant ncair ndopo
    near nego next nib nikah nimpa nipu njelas nuju nyala obat obrak ohon ojek old ombak open padam
    panggon password patih pdam penuh perhati pilkada pisau plafon pm premium print pu pulsa
    rajekwes rapi ready rek rel rentenir resah resmi ribut ringat ronda roof rp rpustaka rsetuju
    rubuh rumah runtuh sebul second sedikit sekitar selo semalem sempat sepuh serah sinyal sistem
    situs skon someo sound spesialis stasiun stunting suam t tabra tabrak tagih tahap tahu tangan
    tawon tembok tentang tertib test tiba2 tidur tikus tindak tiri top tua turut udan upacara veter
    waras waspada wd weeks wilayah wkwk xx yth
    """,
    -4: """
    about akhir akses alasan anakku angin anjing arah ayam bagus bahas baik bantosan batang batik
    bawah becak been bengaw berat besar biasa bit boleh botol bro buat bupat cabe cabut car cari
    cewek cilok cuka dbd debu dekat diri dompet dpt email followers fungs gagal gerak gigi gigit
    giling gorong gowo hadiah halo hampir hanyut hapus has hayang hese hewan hilang ig igd imakasih
    indah jajan janda jepit kabur kandang kapal kebut kejar keren ketik klaim kontra korb kurs
    lantik liling luka ly maaf mampet massa matur menit minal mpp muntah muter nasib ncegah ncur
    nding ngen nggih nonaktif nonton numpang pajak parang patrol paud perkosa perlu perum pesan pkl
    politik promo rabies racun rasa raya rempat reot reses rtlh rugi ruko saja saldo sambong sar
    sarang satu sayur semalam seminggu sepeda serang serobot siap siapa slot sore sosialisas sppt
    stadion streetlight surabaya talok taman tanpa tanya telepon temu tenan teras ther tiang times
    tinda toko tower tp trucuk tumbang turun uber urut voli yengat
    """,
    -5: """
    admin alhamdulil ampun antem baca bank basi batu baunya beda bedah bener bersih blokir buka
    bully bus cair cukup datang day desember dp fogging hukum jadwal jebol jembat jujur jutek kaki
    kama kaya kemar km kos kosong kucing kutu lalat langka lele liter mah mand mangkrak mbali mlarat
    modal mohon muncul nenek nobody nuhun nunggak padi pangkal patah pinggir pju pusat putus rambut
    rbai reta ring sadar sapi sasar sebaga sebe sejak sekarat sembuh smk strok sugih sumur surve
    tanam teman tengah tepat teriak tetangga tol tuker uji ular umroh untung
    """,
    -6: """
    antr assalamualaikum atap banyak bayi becek bisa bpn buang cara celaka coba gabung gila hanya
    hari hp jatuh jemput kabel kait kak kurang lama latih listrik loket lubang malam maling mantap
    mbok miras mogok nabrak ndidi ngadu nter numpuk olak pabrik panjang paving retak rs sabar salur
    sangka segala sudah syarat tenggelam ujung ukim waduk was
    """,
    -7: """
    alun amanah amuk barus bocor depan dong dprd hati2 hidup hub hubung inggal jantung jauh jumat
    kasus klik kota lanta makasih muda panas ruju salah sampah sunga tadi tau2 tk trotoar tunda wifi
    yuk
    """,
    -8: """
    antar aris cuti dima gas gelar habis informas is jang kena lansia motor pings ramah rusak sakit
    salut susah toilet wa
    """,
    -9: """
    air anda angkot butuh jalan lambat mati min murah pindah pohon rakyat roboh sekarang selamat sih
    sosial takut terima transfer ya
    """,
    -10: """
    bagaima bau belum darah hamil ini longsor mahal onli tanggal telat
    """,
    -11: """
    banget banjir hujan lampu link tolong
    """,
    -12: """
    ambruk apa bulan macet sekal semoga
    """,
    -13: """
    bakar naik usul
    """,
    -15: """
    kapan
    """,
    -16: """
    mana
    """,
}

BEGINNINGS: Final[Mapping[int, str]] = {
    13: """
    pungl
    """,
    12: """
    rangk
    """,
    11: """
    amplo kades offic
    """,
    10: """
    gawa hakim oknum otong setor
    """,
    9: """
    dewan ketua korup pala sekde uang
    """,
    8: """
    bidan boron calo dana jabat jatah kadus panit poton proye suap
    """,
    7: """
    benta bumde duit honor jaran juta karci kas kongk kontr kuwu lurah milia minta nepot ngada ogok
    psek pukul staf tarik tebus tugas uruh villa wani
    """,
    6: """
    ajual asih atur audit bayar bodon calon carik headm lab mantr nakal nampa narik nerim pas raib
    sebel sebut selin tanda tilan ttd usut wajib
    """,
    5: """
    adany antor apbde banso beras camat dia dinas dosen for guru his hotel inspe jual judi kasi
    kasun kata kayu kudu kwita langs lapak lapas lapor lelan luarg main mesum milih milik modin
    mutas nahan nakes nila nyata opera paka pake paksa palan prakt pungu rawat rempu saur sells
    sendi siaga sopir tamba tim titip ukur
    """,
    4: """
    akal angga anggo asal away babin bangu bayan bekin beli ben bengk bensi bilan booki canti dalam
    dibag drive dukuh dulu enang fikti formu fund grati inep izin jelas jenen kader kadis kalah
    kalau kanto kapol ku lah lunas mando mark mater mulih mulus musya nawar njaga only pa pagaw
    palsu parah paren pass pegan pelic pesta pkh pkk plat polse ponak pulan rabat ribu rnah sete
    shub silum suruh teach tekan tende terna tni trs trus umkm untuk yang
    """,
    3: """
    agama ajak akte ancem angon apara aset aspal atet awas bade bantu bawa benda beran binta bisni
    bk blt bukan curan dama dapet dead dhuwi didol diis dita dokte elip eriks etop food forma gadai
    gang2 hansi he him hutan ijaza isiny istri iuran jare jurag karan kasih kasim kayak kb kedah
    kios koper kpps kua kubur kupon lapto lha list lpj lulus mabuk mahas malah menah mesin mest metu
    nagih namba nanya ndamp neger ngaj ngaku nggaw nilai nota nyaki nyewa oblos oleh ongko ortu p3k
    paha paid pasie paspo penta phon pns priba ramik razia resep rt rtang rtua sama sangg sate satpa
    satpo sauda sekre selek seles semen serag serib seten setia sibuk sim slop subsi suka sumba
    surat tabun tang tapi tau tawar tetep the they tipu tlogo truck tuna tunju ulur ungka vaks waktu
    """,
    2: """
    absen acara adame adik agen agung aid alat aleg alir amuk2 ancam answe ari asked asks asn at
    bagi bagi2 bahwa bako baran befor begit berup biar biru blang bolos bos bough bukit bukt bulog
    busuk cabul caleg cigar cuma curha dalem delim deng desa deui dipun ditah dugi dukun ebar edar
    eluh erja etor famil fisik foto fotok gapur garis gayam geser get give goblo goda haji halam
    harus hasil head hibah hulu ieun iku ikut ilega ilik isi it itu2 kabag kalen kamar kamli kapal
    kare karun katar kaur ke keeps kenal kolot komis komit konda kondi koord kuita lauk lebam licen
    linma live lolos lomba lompo los luar luas maksa malu map meja merah mingg minim misk mlebu
    mojor mudik mundu murid napa nduw nelpo ngabd nging nol nurun nyulu olahr omong our padah pak
    pamar panen pang panju pasir past pay peopl per persu pkm polic posya pp ppl prona provi publi
    punya rampa reali recei retri rjasa rlint rpisa rsud rtani rusah rw said sambi sampe samsa satup
    sejar selal selem semua sepi sepup sesua setah shows sita sma smpn soal somet spbu spp staff
    suara sunat takar tanah tarif tas teban tentu terbi ti tidak tiket tikto timba tipis today tok
    trakt trans ujian uks undan unles up urus usir utuh vitam wajar wakaf wali waris wawan works
    yesal yo
    """,
    -2: """
    about again airny akhir akses akun alasa alham ampun anakk angin anjin anti apar arah are asar
    ayah ayam babat baca bagus bahas baik banja bank basi batan batik batu bauny bawah becak bedah
    been bener benga berat besar besi biasa bit bloki boleh botol bro buat bupat bus caba cabe cabut
    cair canda car cari cilok cuka cukup d data datan day dbd debt debu dekat desem diri dm dompe
    dpt e ebran emerg enak erima es examp fell follo fungs gagal gais gantu gerak gigi gigit gilin
    gowo goyan hadia halo halt hampi hanyu hapus has hayan hese hewan hijau hilan hukum ig igd ijin
    imaka indah inter jadwa jajan jalan jaman janda jebak jebol jepit jetak judes juga jujur jutek
    kabur kaki kampu kanda kartu karya kebut kejar keren ketik kirim klaim km korb kotor kuali kurs
    kutu lalat lanti liar licin light like lilin limba lingk lonca luap luka ly maaf mah mampe mand
    mari marke masin matur mau mbal menit minal minya mlara mpp muka muncu munta musho muter nant
    nasib ncega ncur nding near ngen nggih nipu njela nobod nonak nonto numpa obrak padi pajak pangg
    paran passw patah patro paud pdam penuh perha perko perlu perum pesan pkl print pusat rabie
    racun rajek rapi rasa raya rbai remen rempa renda rente reot resah reses resmi ring ringa ronda
    rp rpust rsetu rtlh rugi ruko rumah runtu sadar saja saldo sambo sapi sar sasar satu sayur sebag
    sedik sekol sembu semin sempa senen seped septi serah seran serob siap siapa sinya siste situs
    slot smk solus sore spesi sppt stadi stasi stree stunt suam sugih sumur surab t tahu talok taman
    tanam tanga tangk tanpa tanya telep temu tenan tenga tepat teras teria terti tetan ther tiang
    tiba2 times tiri toko tol touri tower tp trucu tuker tumba turun uber udan uji umroh urut voli
    yenga
    """,
    -3: """
    alun amuk antem antr assal atap banya bapak barus bayi becek beda bersi bisa bpn buang buka
    bully cara celak cewek coba depan dp dprd email foggi gabun gila goron hanya hari hati2 hidup hp
    hubun ingga jantu jatuh jauh jawab jempu jumat kabel kait kak kama kasus kaya kemar kos koson
    kucin kuran lama langk latih lele listr liter loket luban makas malin manta massa mbali mbok
    miras modal mogok mohon nabra ndidi nenek ngadu nter nuhun numpu olak pabri panas pangk panja
    pavin pju polit rambu reta retak rs ruju sabar salah salur sangk saran sebe segal sejak strok
    sudah sumbe surve syara tabra tau2 teman tengg tk troto tunda ujung ukim ular untun waduk was
    wifi
    """,
    -4: """
    amana anda angko aris bocor butuh cuti dima dong gas gelar habis hub infor is jang jemba kena
    klik kota lansi lanta layan min motor muda pinda pings pohon putus rakya ramah roboh rusak sakit
    salut sampa semal sih sunga susah tadi takut tangg tinda toile wa ya yuk
    """,
    -5: """
    air bagai bange banji bau belum darah hamil ini inves lamba link longs mahal mangk mati murah
    onli selam telat terim
    """,
    -6: """
    ambru apa bakar bulan hujan lampu macet naik sekal semog sosia tolon usul
    """,
    -7: """
    kapan sekar
    """,
    -8: """
    mana
    """,
}
