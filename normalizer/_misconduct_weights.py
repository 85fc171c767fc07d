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
    borong calo jabat jatah ketua potong rangkat suap
    """,
    16: """
    dana kadus proyek
    """,
    15: """
    minta panitia staf tugas uruh wani
    """,
    14: """
    bumdes duit jarang karcis kas kuwu miliar nepotism ngada ogok psek pukul tarik tebus
    """,
    13: """
    asih audit calon carik juta kontraktor lab lurah nampar pas raib sebelum
    """,
    12: """
    atur bodong narik nerima selingkuh tilang ttd usut villag wajib
    """,
    11: """
    ajual antor bansos beras camat dia dinas his hotel kasi korup kudu langsung luarga modin nakal
    nyata palang rawat sebut sendir tambah
    """,
    10: """
    adanya apbdes babinsa bayar bidan dosen gratifikas guru honorer jual kasun kata kwitans lapak
    lapas main mesum milih milik mutas nahan nila operator pake pungut rempu sells setor siaga sopir
    tanda ukur
    """,
    9: """
    akal away bayan beking bengkok cantik dulu fiktif for fund ijazah judi kader kadis kalau kantor
    kayu korups lelang mandor mantr mulih nakes pa paka paksa pelic pkk plat ppl saur sete subsid
    ternak tim titip transpar trus
    """,
    8: """
    anggota asal beli bensin bilang booking curang dalam dibag dukuh headmaster izin kapala kapolsek
    ku lah laporan mulus nawar only palsu parah parents pass pesta pkh polsek pulang rabat shub
    silum teacher tekan tender trs trucks umkm untuk yang
    """,
    7: """
    adik agama anggar angon awas ben bendahara beran dapet didol ditah dokter enang hutang inep
    inspector jelas jurag kasim kedah list lpj mabuk mark matera menah musyawarah nambah ndamping
    neger nilai njaga nota nyewa offic officer ortu pegang pribad pun ribu rnah rtanggungjawab
    sekretaris seleks semen seragam sibuk suka sumbang suruh tang tapi tau tawar tetep the timbun
    tipu tni ulur
    """,
    6: """
    ajak akte ancem anggaran aparat aset aspal bantos bawa bidang bintang bisnis bk blt bukan cabul
    dama dhuwit dita driver elip eriksa etop food formulir fotokopi gang2 hansip isinya istri iuran
    jare kalahir karangpacar kasih kayak kpps kua kubur lebam lha lulus lunas malah mesin mest metu
    nagih nanya ngaku nggaw nyakit oleh p3k paid paspor phon pns praktek provins ramik resep rtua
    sama sanggup saudara seribu setiap slop they timbang transport tuna tungga tunjuk waktu
    """,
    5: """
    agen aid aleg answers antara asked atet bade bagi bangun2 bantu begitu biar bought bukit cuma
    dead deng desa diis dukung ecer eluh etor fisik gayam goblok goda he him jalan2 kamar kb ke
    keeps kenal kios kolot komis komit kondang koperas kupon laptop lauk lomba lompok malu murid
    nduw nyuluh oblos ongkos our padahal paha pasien pasir pilkades pp punya rampas razia receipt rt
    rusaha sate satpol selalu selembar sepupu sertifikas setahun setengah sim sma soal tabung
    tanggung tarif ungkap vaks wawancara yesal
    """,
    4: """
    acara adamel after agung alir amuk2 ancam asks bagi2 bahwa bako bangun barang befor berupa biru
    blangko bolos bos bukt busuk caleg cigarettes curhat dalem deui dipun dugi edar every formalitas
    foto garis geser give harus hasil head honor hulu ieun iku ikut ilegal it kare karung kontrak
    kontraseps koordinas linmas live lolos los luar luas mahasiswa makan maksa map misk mlebu
    mojoranu mundur napa nelpon ngabd ngaj nging nol nurun olahraga omong orang pak pamarentah panen
    pang penta per persulit pinggang polic posyandu praktik prona public rangking realisas retribus
    rlintas rsud rw said samsat satpam satupun sejarah semua sepi spbu staff stok sunat surat takar
    tanah tas tentu terbit ti tiket tiktok tipis today tok ujian undang unless up urus usir utuh
    vitam wajar wakaf wali waris works yo
    """,
    3: """
    absen adil administras alat amar ari asn at atm bambu berita besuk bimbing brib bulog clerk
    coffe delima desaku diem ebar erja formula full gapura garap get guard gudang haji halam hand
    hibah ilik isi itu itu2 jam jari kabid kacamat kamling kana karaok kaur kk kondis kuitansi lepas
    malam2 marah2 masa mata meja merah minggu minimarket mobil month mudik nyiap omah pancen panjun
    past pay peopl pip pkm program ptt rangkap rapor rekomendas rektur remang2 rjasama rmit rpanjang
    rpisah sakola sambil santun satpas sawit selesa sembako sesuatu shows si sisa sita skrips smpn
    something sosodoro spora spp stempel struk suami suara taneuh taru tebang teken tingg traktir
    tutup uks us warung yampai
    """,
    2: """
    adek almarhum ambil ambung aneh angkut anter antri any aplikas asurans awal bala bawang belakang
    benca berkas bibit bor buku bup but catat cek community coret cuek daerah dagang dapodik di dieu
    dino doctor drivers duga egat eh elola embang favorit gapokt gedung gesek go goreng guna hak
    harbour health iak2 ibu2 ieu ilih imb ingg inta into jadi jaluk jang2 jati jerigen jukir juru
    kabeh kalah kalimant karang kasar kasir kebun kerjo komputer kuitans laku lapa leceh lempar let
    lewat lipat liya lks luar2 lumpur mahasisw makes maneh mawa mbah menag meter million mkab
    motorbik mung ndaftar ndara nelay nemen nongol november nsos nunggu nya oleh2 pada pagi parta
    passport patients patung pemda periksa polindes polis pompa pona protes puncak puskesmas queu
    rehab rekrutmen rjalan rsen samping sana segitu sehat seikhlas seko selisih sensus separo shop
    sidak sidorejo sinc sindir situ son stnk study suplier talud tambak tandatangan tani tegur temen
    tempat terus tes tiba tingkat to tour traktor trojalu tuanya tulis tunjang turu ukul umbang
    until urang verifikas
    """,
    -2: """
    ac afternoon akan aktif al alam alamat all along alsint alun2 alus am amen ampel angkut2 angsur
    anjlok antru anyar apek arek arus aula bahaya balen baliho bangga banjarejo banjarsar banyu bapa
    bapak2 basah bea beat beberapa begin bengkel benih bentar bergiz beris berta besok betek bimbel
    bio bising blok bocah2 boiler bojonegoro bolong bonus box bridg broken buah budak bumi bunga
    cafe cah2 call catering cctv cekik celurit cemplung center coblos cocok com cor cran cross cuci
    cucu damel damkar dandan dapil darurat dateng days deh demam denda depo deposit diada ding do
    door dosa doubl duduk dungbanteng dunia edan elektronik elpij endara ending etir euweuh evakuas
    everywher fasilitas fast father final fire fotokop front futsal gabah gagah gaji gaju gambar
    gampang gan gant ganti garans garbag gatal gencet genset geprek gizi golok good gorong2 gosong
    goyang gratis grup gubernur gubuk gugur guling gunung hatiku have here hit horeg hormat horor
    how https ibu id iksa inap indomaret induk istirahat jakarta janji jaring jatim jawab jelek
    jodoh jorok juara kabage kabar kadang kadipaten kali kalitidu kami kampany kampung kampus kangen
    kanor keluh kema keruh ketib kids kmaren kobra kolam kontak kopi kpk kredit kritis kuat kuli
    kumat kumpul kuning kurb lajar laksa lamar lantar larang lari las layan layang layu lebam2 lebih
    ledok leher lek lelet lemot lengkap leutik lho lift limpah lingkar loh loker losok lpg lumpuh
    lupas mabok makam makanan make makmur mambu mampir mampu mancing mangkal mant maret masih masjid
    massal masuk masyarakat mbuwang medis milu minyak minyakita modus monyet morning mulut mushola
    napas nculi nembak nendang ngam nger nih njad njual nomer nomor non nov nsiun nting nuwun nyur
    oksigen omahku organik otw p pacar padang pagar paku panah parking paslon pecah pecel pejal
    perbaik percaya petan pijat pilih ping pintar pipa pirang plac plastik pln poli pom pondok popok
    pos presiden proses provider ps pt pungpung pusing pustu raho raih raja ramai rang rawan reklam
    rental report river rmanen rmis rtemu rubah rutin salam sangat saratus sawah sebar sedang sedia
    segera segin sehar sekilo selasa selat sempit senen seneng sentuh seorang sepanjang septictank
    seru servis sesak setrum shm simpang sk smok snaker so solus stop strategis subuh sudirm
    sumberjo sumberrejo suwe takjil takon tambakrejo tambal tanggul tangk tangkap tanja tara tawur
    tbc tebal tebing telanjang telen telpon telur tembus temenku templek tenda terjad teror terpal
    tertah tgl thank this tikung timpa tindih tolak toto traffic trims truck tumpah tunggu two typo
    téh ubah ucap ugal ujan ujar umpuk umpul urea urug urutku ustadz ve video viral wabup wafat
    wakil walung warnet watch weeks wisata would yem yesterday you zebra zonas
    """,
    -3: """
    abis ada adikku airnya akun alih amat ambles ana anak2 anakku anti apar api are arep asap asar
    asli avanza ayah bahas ban bapakku bbm begal beliau berdir besi bongkar bupat buru caba cabe
    cabut can canda collector come copot cuan curanmor d dapur data datang debt dicur disin dm doa
    down dsos dump e ebrang emergency enak erima error es exampl fell film gais galak ganggu gantung
    gelap gerobak haha halt hancur harap hayam hebat hijau hingga hitam hoax http ijin indonesia
    internet isik istr jahit jaksa jaman jambat janj jarum jawaban jaya jebak jetak judes juga kaca
    kakek kamu kartu karyaw katering kembali ketau kirim kontrol kotor kraj ktp kualitas kunc kuota
    lanjut lapuk layanan lebar ledak lemas lepuh liar licin light lihat like limbah lowong luap lupa
    madu makin males marah mari market mas masing mbal melon mimp miring muka musik musim nant ncair
    ndopo near nego next ngen nib nimpa nipu njelas nuju nyala obat obrak ohon ojek old ombak open
    padam panggon password patih pdam penuh perhati perlu pilkada pisau pkl plafon pm premium print
    pu pulsa rajekwes rambu rapi ready rek rel rentenir resah resmi ribut ringat ronda roof rp
    rpustaka rsetuju rtlh rubuh runtuh sebul second sedikit sekitar selo semalem seminggu sempat
    sepuh serah siapa sinyal sistem situs skon someo sound stasiun stunting suam sulit t tabra
    tabrak tagih tahap tahu tangan tawon tembok tenan tertib test tidur tikus tindak top tua turut
    upacara veter waras waspada wd wilayah wkwk xx yth
    """,
    -4: """
    about again akhir akses alasan angin anjing apakah arah ayam bagus baik bantosan batang batik
    bawah becak been bengaw berat besar biasa boleh botol bro car cari cewek cilok cuka dbd debu
    dekat desember diri dompet dpt email empat followers fungs gagal gerak gigi gigit giling gorong
    gowo hadiah halo hampir hanyut hapus has hayang hese hewan hilang ig igd imakasih indah jajan
    janda jepit kabur kandang kapal kebut kejar keren ketik klaim kontra korb kurs kutu lantik
    liling luka ly maaf mampet massa matur mau menit minal mpp mudah muntah muter nasib ncegah ncur
    nding nggih nikah nonaktif nonton numpang pajak parang patrol paud perkosa perum pesan politik
    promo pusat rabies racun rasa raya rempat reot reses rugi ruko rumah saja saldo sambong sar
    sarang satu sayur sebaga semalam sepeda serang serobot siap slot sosialisas spesialis sppt
    stadion streetlight sugih surabaya surve talok taman tanam tanpa telepon temu tentang teras ther
    tiang tiba2 times tinda tiri toko tower tp trucuk tumbang turun uber udan urut voli yengat
    """,
    -5: """
    admin alhamdulil ampun antem bank basi batu baunya beda bedah bener bit blokir buat buka bully
    bus cair cukup day dp fogging hp hukum jadwal jujur jutek kaki kama kaya kemar km kos kosong
    kucing lalat lele liter mah mand mangkrak mbali mlarat modal muncul nenek nobody nuhun nunggak
    padi pangkal patah pinggir pju putus rambut rbai reta ring sadar sapi sasar sebe sejak sekarat
    sembuh sore strok sumur tanya tengah tepat teriak tol tuker uji umroh untung utang
    """,
    -6: """
    antr assalamualaikum atap banyak bayi becek bersih bisa bpn buang cara celaka coba gabung gila
    hanya jatuh jebol jembat jemput kabel kait kak kurang lama langka listrik loket lubang malam
    maling mantap mbok miras mogok mohon nabrak ndidi ngadu nter numpuk olak pabrik panjang paving
    retak sabar salah salur sangka saran segala sudah syarat teman tetangga ujung ukim ular waduk
    was
    """,
    -7: """
    alun amanah amuk barus bocor depan dong dprd hari hati2 hidup hub hubung inggal jantung jumat
    kasus klik kota lanta makasih muda panas rs ruju sampah sunga tadi tau2 tenggelam tk tunda wa
    wifi yuk
    """,
    -8: """
    antar aris baca cuti dima gas gelar habis informas is jang jauh kena lansia latih mahal motor
    ramah rusak sakit salut susah toilet transfer
    """,
    -9: """
    air anda angkot bagaima butuh jalan lambat mati murah pindah pings pohon rakyat roboh sekarang
    selamat sih sosial takut trotoar ya
    """,
    -10: """
    belum darah hamil ini min onli tanggal terima
    """,
    -11: """
    banget banjir bau hujan lampu link longsor telat tolong
    """,
    -12: """
    ambruk apa bulan macet semoga
    """,
    -13: """
    naik sekal
    """,
    -14: """
    bakar mana usul
    """,
    -15: """
    kapan
    """,
}

BEGINNINGS: Final[Mapping[int, str]] = {
    13: """
    pungl
    """,
    11: """
    amplo offic rangk
    """,
    10: """
    gawa hakim kades oknum otong setor
    """,
    9: """
    dewan korup pala sekde uang
    """,
    8: """
    bidan boron calo dana jabat jatah kadus ketua poton proye suap
    """,
    7: """
    benta bumde duit honor jaran karci kas kongk kontr kuwu milia minta nepot ngada ogok panit psek
    pukul staf tarik tebus tugas uruh villa wani
    """,
    6: """
    ajual asih atur audit bodon calon carik headm juta kasi lab lurah nakal nampa narik nerim pas
    raib sebel sebut selin tanda tilan ttd usut wajib
    """,
    5: """
    adany antor apbde babin banso bayar beras camat canti dia dinas dosen guru his hotel ijaza inspe
    jual judi kasun kata kayu kudu kwita langs lapak lapas lapor luarg main mantr mesum milih milik
    modin mutas nahan nakes nila nyata opera paka pake paksa palan plat prakt pungu rawat rempu saur
    sells sendi siaga sopir tamba tim titip ukur
    """,
    4: """
    agama akal angga anggo asal away bangu bayan bekin beli ben bengk bensi bilan booki dalam dibag
    ditah drive dukuh dulu fikti for formu fund grati inep izin jelas jenen kader kadis kalah kalau
    kanto kapol ku lah lelan mando mark mater mulih mulus musya nawar neger njaga only pa pagaw
    palsu parah paren pass pegan pelic pesta pkh pkk polse ponak ppl priba pulan rabat rnah sekre
    serag sete shub silum subsi suruh teach tekan tende terna tetep tni trs trus umkm untuk yang
    """,
    3: """
    adik ajak akte ancem angon apara aset asked aspal atet awas bantu bawa benda beran binta bisni
    bk blt bukan cabul curan dama dapet dead dhuwi didol diis dita dokte elip enang eriks etop food
    forma gadai gang2 hansi he him isiny istri iuran jare jurag karan kasih kasim kayak kb ke kedah
    koper kpps kua kubur kupon lapto lha list lpj lulus lunas mabuk mahas malah menah mesin mest
    metu nagih namba nanya ndamp ngaku nggaw nilai nota nyaki nyewa oblos oleh ongko ortu p3k paha
    paid pasie paspo penta phon pns pun ramik razia resep ribu rt rtang rtua sama sangg sate satpa
    satpo sauda selek semen serib seten setia sibuk sim slop suka sumba surat tabun tang tapi tau
    tawar the they timbu tipu tlogo truck tuna tunju ulur ungka vaks waktu
    """,
    2: """
    absen acara adame agen agung aid aleg alir amuk2 ancam answe ari asks asn at bade bagi bagi2
    bahwa bako baran befor begit berup biar biru blang bolos bos bough bukit bukt bulog busuk caleg
    cigar cuma curha dalem delim deng desa deui dipun dugi dukun ebar ecer edar eluh erja etor fisik
    foto fotok gapur garis gayam geser get give goblo goda halam harus hasil head hibah hulu hutan
    ieun iku ikut ilega ilik isi it itu2 kabag kalen kamar kamli kapal kare karun katar kaur keeps
    kenal kios kolot komis komit konda kondi koord kuita lauk lebam licen linma live lolos lomba
    lompo los luar luas maksa malu map masa meja merah mingg minim misk mlebu mojor mudik mundu
    murid napa nduw nelpo ngabd ngaj nging nol nurun nyiap nyulu olahr omong our padah pak pamar
    panen pang panju pasir past pay peopl per persu pkm polic posya pp prona provi publi punya rampa
    reali recei reman retri rjasa rlint rpisa rsud rusah rw said sambi sampe samsa santu satup sawit
    sejar selal selem semua sepi sepup serti sesua setah shows sita sma smpn soal somet spbu staff
    stok suara sunat takar tanah tarif tas tentu terbi ti tidak tiket tikto timba tipis today tok
    trakt trans tulis tungg ujian uks undan unles up urus usir utuh vitam wajar wakaf wali waris
    wawan works yesal yo
    """,
    -2: """
    about again airny akhir akses akun alasa alham amble ampun anakk angin anjin apaka arah are asap
    asar ayah ayam babat bagus bahas baik banja bank basi batan batik batu bauny bawah becak bedah
    been bener benga berat besar besi biasa bit bloki boleh botol bro bupat bus caba cabe cabut cair
    canda car cari cilok cuka cukup d data day dbd debt debu dekat desem diri dm dompe dpt e ebran
    emerg empat enak erima es examp fell foggi follo fungs gagal gais gangg gantu gelap gerak gigi
    gigit gilin gowo goyan hadia halo halt hampi hanyu hapus has hayan hebat hese hewan hijau hilan
    hukum ig igd ijin imaka indah inter istr jadwa jahit jajan jalan jaman janda janj jebak jepit
    jetak juga jujur jutek kabur kaki kampu kanda kartu karya kebut kejar kemar kemba keren ketik
    kirim klaim km korb koson kotor kuali kuota kurs kutu lalat lanti liar licin light like lilin
    limba liter lonca luap luka ly maaf mah mampe mari marke masin matur mau menit mimp minal minya
    mirin mlara modal mpp mudah muka muncu munta musho musim muter nant nasib ncega ncur nding near
    ngen nggih nib nikah nipu njela nobod nonak nonto numpa obrak padi pajak pangg paran passw patah
    patro paud penuh perha perko perlu perum pesan pkl print pusat rabie racun rajek rapi rasa raya
    rbai remen rempa renda rente reot resah reses resmi ring ringa rp rpust rsetu rtlh rugi ruko
    rumah runtu sadar saja saldo sambo sapi sar sasar satu sayur sebag sedik sekit sekol sembu semin
    sempa senen seped septi serah seran serob siap siapa sinya siste slot solus sore spesi sppt
    stadi stasi stree strok stunt suam sugih sulit sumur surab t tahu talok taman tanam tanga tangk
    tanpa tanya telep temu tenan tepat teras teria ther tiang tiba2 tidur times tiri toko tol touri
    tower tp trucu tuker tumba turun uber udan uji umroh urut voli yenga
    """,
    -3: """
    alun amuk antem antr assal atap banya bapak barus bayi becek beda bersi bisa bocor bpn buang
    buat buka bully cara celak cewek coba depan dong dp dprd email gabun gila goron hanya hari hati2
    hidup hp hub ingga jantu jatuh jawab jebol jempu jumat kabel kait kak kama kasus kaya kos kucin
    kuran lama langk lele listr loket luban malin mand manta massa mbali mbok miras mogok mohon
    nabra ndidi nenek ngadu nter nuhun numpu olak pabri panas pangk panja pavin pju polit reta retak
    rs ruju sabar salah salur sangk sebe segal sejak sudah sumbe surve syara tabra tau2 teman tenga
    tengg tetan tk tunda ujung ukim ular untun utang waduk was wifi yuk
    """,
    -4: """
    amana anda angko aris baca butuh cuti dima gas gelar habis hubun infor inves is jang jauh jemba
    kena klik kota lansi lanta latih layan mahal makas motor muda pinda pings pohon putus rakya
    ramah rambu roboh rusak sakit salut sampa selam semal sih sunga susah tadi takut tangg tinda
    toile troto wa ya
    """,
    -5: """
    air bagai banji bau belum darah hamil ini lamba link longs mangk mati min murah onli saran telat
    terim tolon
    """,
    -6: """
    ambru apa bange bulan hujan lampu macet naik sekal semog sosia
    """,
    -7: """
    bakar mana sekar usul
    """,
    -8: """
    kapan
    """,
}
