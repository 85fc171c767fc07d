"""What words weigh for misconduct, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = 39

STEMS: Final[Mapping[int, str]] = {
    24: """
    pungl
    """,
    22: """
    amplop
    """,
    21: """
    kades
    """,
    20: """
    oknum otong
    """,
    19: """
    dewan hakim
    """,
    18: """
    gawa ketua pala sekdes uang
    """,
    17: """
    borong calo jabat rangkat
    """,
    16: """
    dana jatah
    """,
    15: """
    kadus karcis minta panitia potong proyek staf tebus wani
    """,
    14: """
    bumdes calon duit jarang juta kontraktor kuwu lab nepotism psek pukul suap tarik tugas
    """,
    13: """
    asih audit carik kas lurah miliar nampar paksa pas raib tambah
    """,
    12: """
    ajual beras bodong his tilang usut
    """,
    11: """
    camat dinas dulu hotel kasi korup kudu mandor milik nakal narik nerima ngada nyata palang pungut
    rawat sebut sells sendir siaga transpar uruh villag
    """,
    10: """
    adanya atur bansos bayar bidan dia fund gratifikas guru jual judi kantor kasun kwitans langsung
    lapas lelang main mesum milih modin nahan nakes nila paka pake rempu sebelum setor tanda ukur
    """,
    9: """
    anggota apbdes babinsa bayan beking bengkok bensin cantik dosen honorer kadis kalau kata kayu
    korups mulih only operator pa palsu pelic plat saur sete silum ternak tim titip wajib
    """,
    8: """
    agama away beli beran curang dalam dibag dukuh fiktif for headmaster izin kader kapolsek ku lah
    lapak luarga mantr mulus musyawarah nawar officer parents pass pegang pesta pkh polsek pribad
    pulang rabat ribu semen shub sumbang suruh tawar teacher tender timbang trs trucks trus umkm
    yang
    """,
    7: """
    anggar angon antor awas bantos ben bilang blt dokter dukung enang etop formulir fotokopi gang2
    hansip hutang inep jare jelas kapala karangpacar kedah laporan lulus lunas mabuk mark menah
    nambah ndamping neger njaga nyewa offic ortu p3k paid parah phon pns ramik rnah rtanggungjawab
    sanggup sekretaris seragam sibuk slop sopir tetep tipu tni tuna untuk
    """,
    6: """
    aid ajak anggaran answers aparat asal aspal atet bade bawa bendahara bidang bintang bisnis bukan
    bukit cabul dapet didol elip eriksa goblok he him ijazah isinya iuran jurag kasih kayak kios
    kondang kpps kubur laptop lebam lha lpj matera mesin metu nagih ngaj nggaw nilai nota nyakit
    oblos oleh ongkos padahal paspor pkk praktek provins resep rtua sama sate satpol saudara seleks
    selesa seribu setengah setiap sim sma subsid tang tau transport ulur vaks waktu wawancara
    """,
    5: """
    acara adik agen ancem antara aset asked asn at bagi bangun2 bantu begitu bk bolos bought busuk
    cuma dama deng desa diis ebar eluh formalitas gayam geser give goda honor kamar kasim ke keeps
    kenal kolot koperas kupon lauk lompok mahasiswa malah malu mest mojoranu murid nduw ngaku nging
    nurun omong our paha panen pasien pasir per pilkades punya rampas razia receipt rt rw said
    samsat satupun selembar selingkuh sertifikas suka tabung tapi tarif tekan the tiket usir wakaf
    yesal
    """,
    4: """
    absen aleg amar amuk2 ancam bagi2 bahwa bako bangun befor berupa biar biru caleg delima deui
    dipun dita ditah driver dugi edar every fisik garis harus head hulu iku ikut ilegal inspector
    istri it jadi jalan2 kalah kamling komis koordinas kua linmas live lolos los luas makan malam2
    map minggu misk mlebu mudik mundur mutas nanya napa ngabd nol olahraga pak pamarentah panjun pay
    penta persulit pinggang pip pkm polic posyandu pp ppl praktik prona public realisas rekomendas
    remang2 retribus rjasama rsud rtani rusaha satpam sawit sejarah selalu semua sepi sepupu sesuatu
    setahun shows soal spbu sunat surat takar tanah tanggung tas tentu ti tiktok today tok ujian
    undang unless up utuh vitam wajar wali waris yo
    """,
    3: """
    administras akal alat alir ambil ari bala barang berita besuk bimbing blangko bos brib but clerk
    coffe dhuwit doctor elola erja etor full gapura garap get go goreng guard haji hak halam hand
    hasil hibah ieun ilik itu2 jaluk jam jari jerigen kabid kacamat kana karaok kare kaur kebun
    kerjo kk komit kondis lempar lepas let lipat luar lumpur maksa marah2 masa mata meja menag merah
    meter minimarket mobil month mung nsos nya nyiap omah orang pancen past puskesmas rangkap rapor
    rlintas rmit rpisah rsen sakola satpas seko sembako si sisa sita skrips smpn something sosodoro
    spora spp stempel struk suami suara talud taneuh tebang tegur teken terbit tingkat tipis to
    traktir trojalu tunjang tutup until urus us warung works yampai
    """,
    2: """
    adek adil after almarhum ambung an aneh angkat anter antri any aplikas atas atm balap bali bambu
    baru baureno belakang berkas bor bukt buku bup catat cek community cuek dagang dapodik di diem
    dieu dino drivers eh embang favorit formas formula foto gang gapokt gedung guna harbour health i
    iak2 ibu2 ieu ilih imb ingg inta itu jang2 jati jukir kabeh kalimant kan karung kasar kb kerja
    kilo klinik komputer kontrak kubang kuitans laku leceh legalisir lewat list liya lks lorong
    luar2 mahasisw makes mang mawa mbah mbel motorbik nelay nemen ngunc nongol november nyuluh oleh2
    pada parta passport patients pemda pickup pikun pintu pk polindes pona program protes puncak
    queu rahasia rask rekrutmen rektur resm rjalan rmain rowo rpus sambil samping sana sebagi sehat
    selisih senila sensus separo sidak sidorejo sinc sindir situ solar son stnk study supaya suplier
    tandatangan tani taru temen tempat tenaga terus tes they tiba tingg tour traktor tuanya tunggu
    turu ukul umbang verifikas vip
    """,
    -2: """
    ac afternoon akan alas all along alsint alun2 alus am amat amen ampel angkut2 angsur anjlok
    antru anyar apa2 apakah apek arek arep arus atau aula baju balen baliho ban bangga banjarsar
    banyu bapa bebas beberapa begin bengkel benih bentar berapa berta besok bimbel bio bis bising
    blok bocah2 bom bonus bot box bpbd bridg buah budak building bumi buru cafe call capek card
    catering cctv cekik celurit cemplung center cfd cicil coblos cocok com copot cran cross cuci d
    damel dandan dapat dapil darurat days deh demam denda depo deposit diada dicek ding do door
    doubl duduk duka dungbanteng dunia elektronik elpij endara entek erintah error evakuas everywher
    fasilitas fast father final fire fotokop front futsal gagas gaji gaju gampang gan ganggu ganti
    garans garbag gatal gelap gencet golok good gosong great gubernur gubuk gugur guling gunung guys
    h haha harga harun have here hingga hit hitam hitung horeg hormat how http https ibu iksa imbau
    inap indomaret induk istirahat istr jahit jakarta jaksa jambat janji jaring jarum jaya jelek
    jodoh jorok juara kabage kabar kadang kadipaten kali kalitidu kampany kampung kampus kangen
    kanor karangagung keluh keruh ketib kids kmaren kobra kolam kontak kopi kotor kpk kritis ktp
    kuat kuli kumat kumpul kuning kurb laksa lanjut larang lari las layan lebam2 lebih ledok leher
    lek lelet lengkap lepuh leutik libur lift lingkar loh loker losok lpg lupas makam make makmur
    mambu mampir mampu mancing mangkal masih massal masu masuk masyarakat mbuwang medis milu
    minyakita mkab modus monyet morning mulut mushola napas nculi nego nembak nendang ngam nger nih
    nikah nimpa njad njero njual nolak nomer nomor nov nsiun nuwun nyur of oksigen old open organik
    otw p pacar padang paku panah parking paslon pecah pecel pejal peopl perbaik percaya pijat ping
    pintar pipa pirang plastik pln pm poli pom pondok popok premium presiden proses ps pt pungpung
    pusing pustu raho raih raja ramai rang rawan reklam rental report river rmanen rmis rokok rtemu
    rubah salam sangat sangka saratus sawah saya sebar second sedia segin sehar sekilo sekolahku
    selat selo seminggu sempit senen seneng sentuh seorang sepanjang septictank seru servis sesak
    setrum seuneu shm simpang situs smok snaker so solus status stok stop strategis subuh sudirm
    sumberjo sumberrejo suwe tabra tahun takjil takon tambakrejo tambal tanggul tangk tangkap tanja
    tara tawur tbc tebing telanjang telen telpon tembok tembus temenku templek tenda terjad teror
    terpal tertib test tgl this tikung timpa tindih tolak toto traffic trims truck tua tumpah two
    typo téh ubah ucap ugal ujan ujar umpuk umpul upacara upah urang urea urug urutku utang ve wafat
    walung want warnet wd weeks wereng would yah yatim yem yesterday zebra zonas
    """,
    -3: """
    abis adikku again airnya aktif akun alamat alasan alih ambles ana anak2 anakku anti apar api are
    asap asar asli avanza ayah bahaya baik banjarejo bapakku bbm bea been begal beliau berdir beris
    besi biasa bongkar caba cabe cabut cah2 can canda collector come cor cuan cuka curanmor damkar
    dapur dbd debt dicur disin dosa down dpt dsos dump e ebrang emergency erima es euweuh exampl
    fell film gabah gagal gais galak gantung geprek gerak gerobak giling gorong2 goyang gratis halt
    hancur harap has hayam hebat hewan hijau horor ijin indah indonesia internet isik janj jatim
    jawaban jebak jetak judes kabur kaca kamu karyaw kebut ketau kraj kunc lajar lantar lapuk
    layanan layang lebar ledak lemas lemot lho liar licin light lihat limbah lowong luap luka lumpuh
    lupa madu makin males mant marah mari market mas masing mau mbal melon mimp miring muka musik
    musim nant ncair ncegah ndopo near next ngen nib nipu njelas nonaktif nuju nyala obat obrak ohon
    ojek omahku ombak padam panggon pangkal parang password patih pdam perhati perlu pilkada pisau
    pkl plafon print pu pulsa rajekwes rambu ready rek rel reot resah resmi ribut ringat ronda roof
    rp rsetuju rtlh rubuh rumah runtuh saja saran sayur sebul sedang sedikit sekitar semalem sepuh
    serah siap sinyal sistem sk smk someo sound stasiun suam t tabrak tagih tahap tahu tangan tawon
    temu tentang teras tertah ther tidur tikus tindak top truk turut uber urut ustadz veter video
    waras waspada wilayah with wkwk xx yth
    """,
    -4: """
    about ada akhir akses alhamdulil angin anjing arah ayam bagus bahas bank bantosan batik bawah
    becak bener bengaw berat bit bocah boleh botol bro buat bupat car cari cewek cilok data datang
    debu diri dm dompet email enak fogging followers fungs gigi gigit gorong gowo hadiah halo hampir
    hanyut hapus hilang hoax hukum ig igd imakasih jadwal jajan jaman jepit juga kakek kaki kambing
    kandang kartu kasus keren ketik klaim km kontra korb kualitas kuota like liling ly maaf mampet
    massa matur menit minal muntah muter nasib ncur nding nggih nonton numpang padi pagar pajak
    patah patrol paud penuh perkosa perum pesan politik promo rabies rambut rapi rasa raya rbai
    rempat rentenir reses rpustaka rugi ruju ruko saldo sambong sapi sar sarang satu semalam sempat
    sepeda serang serobot slot sore sosialisas spesialis sppt stadion streetlight stunting surabaya
    surve talok tanam tanpa tanya telepon tenan tiang tiba2 times tinda tiri toko tol tower tp
    trucuk tuker tumbang udan voli yengat
    """,
    -5: """
    admin ampun antem antr assalamualaikum atap baca basi batu baunya bayi bedah bersih besar blokir
    bully bus cair coba cukup day dekat desember gant hayang hp janda jebol jemput jujur jutek kama
    kapal kaya kemar kos kosong kucing kutu lalat lantik lele liter mah maling mand mangkrak mantap
    masjid mbali mlarat modal mpp muncul nabrak nenek nobody nuhun nunggak olak paving pinggir pju
    pusat putus racun ring sadar salur sasar sebaga sebe sejak sekarat sembuh siapa strok sudah
    sumur syarat teman tengah tepat teriak tetangga uji ular umroh untung was
    """,
    -6: """
    banyak becek beda bisa bpn buang buka cara celaka dp gabung gila hanya hari hati2 hidup informas
    jantung jatuh jembat kabel kait kak kirim lama langka lanta latih listrik loket lubang mbok
    miras mogok mohon ngadu nter numpuk pabrik panjang reta retak sabar salah segala segera taman
    tenggelam turun ukim waduk wifi
    """,
    -7: """
    alun antar barus bocor cuti depan dong dprd gelar hub hubung inggal is jumat klik kurang makasih
    malam muda ndidi panas ramah rs sunga tadi tau2 tk trotoar tunda wa yuk
    """,
    -8: """
    amanah amuk anda angkot aris butuh dima gas habis jang jauh kena lansia pindah pings roboh rusak
    sakit salut toilet ujung
    """,
    -9: """
    air bagaima jalan lambat min motor murah pohon rakyat sampah selamat sih sosial susah takut
    tanggal terima transfer ya
    """,
    -10: """
    bau belum darah hamil ini kota longsor mahal mati onli telat
    """,
    -11: """
    ambruk banget banjir bulan hujan lampu link macet sekarang
    """,
    -12: """
    sekal semoga tolong usul
    """,
    -13: """
    bakar naik
    """,
    -14: """
    apa kapan
    """,
    -15: """
    mana
    """,
}

BEGINNINGS: Final[Mapping[int, str]] = {
    12: """
    pungl
    """,
    11: """
    amplo kades offic
    """,
    10: """
    hakim korup oknum otong rangk
    """,
    9: """
    dewan gawa ketua pala sekde setor uang
    """,
    8: """
    bidan boron calo dana jabat jatah
    """,
    7: """
    benta bumde calon duit honor jaran juta kadus karci kongk kuwu lab minta nepot panit poton proye
    psek pukul staf suap tarik tebus tugas wani
    """,
    6: """
    ajual asih audit bayar bodon carik dinas headm his hotel kas kontr lurah milia nampa narik nerim
    paksa palan pas raib tamba tanda tilan usut villa
    """,
    5: """
    adany atur banso beras camat canti dia dosen dulu formu fund guru jual judi kanto kasi kasun
    kata kudu kwita langs lapas lapor lelan main mando mantr mesum milih milik modin nahan nakal
    nakes ngada nila nyata paka pake prakt pungu rawat rempu saur sebel sebut sells sendi siaga tim
    titip ukur uruh wajib
    """,
    4: """
    agama angga anggo apbde away babin bangu bayan bekin beli ben bensi beran dalam dibag dukuh
    fikti for grati inep izin jenen kader kadis kalau kapol kayu kedah ku lah lapak luarg lulus
    lunas mark mater mulih mulus musya nawar ndamp njaga only opera pa pagaw palsu parah paren pass
    pegan pelic pesta pkh plat polse ponak priba pulan rabat ribu satpa semen serag sete shub silum
    slop sumba suruh tawar teach tende terna tetep tipu trs trus umkm yang
    """,
    3: """
    acara adik aid ajak angon answe antor apara asal aset aspal atet awas bade bantu bawa benda
    bengk bilan binta bisni blt bough bukan bukit cabul cuma curan dapet deng didol dokte drive
    dukun ebar elip eluh enang eriks etop forma fotok gang2 gayam goblo goda hansi he him hutan
    ijaza inspe isiny iuran jare jelas jurag kamar karan kasih kasim kayak kios konda koord koper
    kpps kubur kupon lapto lha licen lpj mabuk mahas menah mesin mest metu murid nagih namba neger
    ngaj ngaku nggaw nilai nota nyaki nyewa oblos oleh ongko ortu p3k padah paid pasir paspo penta
    phon pkk pns punya ramik razia resep rnah rtang rtua said sama sangg sate satpo sauda sekre
    selek selem seles selin serib seten setia sibuk sim sma sopir subsi surat tabun tang tapi tau
    the timba tlogo tni trans truck tuna ulur untuk vaks waktu wawan
    """,
    2: """
    absen agen aleg alir amar amuk2 ancam ancem asked asn at bagi bagi2 bahwa bako befor begit berup
    biar biru bk blang bolos bos busuk caleg dama delim desa deui diis dipun dita ditah dugi edar
    erja etor fisik gapur garis geser get give go guard haji halam harus head hibah hulu ieun iku
    ikut ilega ilik istri it itu2 jadi kabag kalah kalen kamli kana katar ke keeps kenal kolot komis
    komit kua kuita lauk lebam linma live lolos lompo los luar luas maksa malah malu map meja menag
    mingg minim misk mlebu mojor mudik mundu mutas nanya napa nduw ngabd nging nol nurun nya olahr
    omah omong our paha pak pamar panen panju pasie past pay per persu pip pkm polic posya pp ppl
    prona provi publi rampa reali recei rekom reman retri rjasa rlint rsen rsud rt rtani rusah rw
    sampe sampu samsa satup sawit sejar selal semua sepi sepup serti sesua setah shows si sita smpn
    soal somet spbu spp stemp suara suka sunat takar tanah tarif tas teban tekan tentu terbi ti
    tidak tiket tikto tingk tipis today tok trakt ujian undan unles up urus usir utuh vitam wajar
    wakaf wali waris works yesal yo
    """,
    -2: """
    about ada airny akhir akses akun alasa alham ampun anak2 anakk angin anjin antem arah asar ayam
    babat baca bagus bahas baik banja bank basi batik batu bauny bawah becak bedah bener benga berat
    besar biasa bit bloki boleh bongk botol bro buat bupat bus caba cabe cabut cair can canda car
    cari cilok cuka data datan day dbd debt debu dekat desem diri dm dompe dpt ebran email emerg
    enak erima fell foggi follo fungs gagal gais galak gant gantu gigi gigit gilin gowo goyan hadia
    halo hampi hanyu hapus has hayan hijau hilan hoax hukum ig igd ijin imaka indah inter jadwa
    jajan jalan jaman janda jawab jebak jepit jetak juga jujur jutek kabur kaca kaki kambi kampu
    kanda kartu karya kasus kebut kemar keren ketik klaim km korb kotor kuali kuota kutu lalat lele
    liar licin like lilin limba lonca luap luka ly maaf mah males mampe masin masji matur mau menit
    minal minya mirin modal mpp muka muncu munta musim muter nant nasib ncega ncur nding ndopo near
    ngen nggih nib njela nobod nonak nonto numpa nungg obrak ohon padi pagar pajak pangg pangk paran
    passw patah patro paud penuh perha perko perlu perum pesan pisau pkl polit print pusat rabie
    racun rajek rapi rasa raya rbai remen rempa renda rente reot reses resmi ring ringa ronda rpust
    rtlh rugi ruju ruko rumah runtu sadar saja saldo sambo sapi sar sasar satu sayur sebe sebul
    sedik sekol sempa senen seped septi seran serob siap siapa sinya siste slot smk solus sore spesi
    sppt stadi stasi stree strok stunt sugih sumur surab surve t tabra tagih talok tanam tanga tangk
    tanpa tanya telep temu tenan tenga tepat teras teria tetan ther tiang tiba2 tidur times tiri
    toko tol touri tower tp trucu tuker tumba uber udan uji umroh untun voli was yenga yth
    """,
    -3: """
    alun antr assal atap banya bapak barus bayi becek beda bersi bisa bocah bpn buang buka bully
    cara celak cewek coba cukup cuti depan dong dp dprd gabun gelar gila goron hanya hari hati2
    hidup hp hub infor ingga is jantu jatuh jebol jempu jumat kabel kait kak kama kaya kirim klik
    kos koson kucin kuran lama langk lanti latih listr liter loket luban makas malin mand manta
    massa mbali mbok miras mlara mogok mohon nabra ndidi nenek ngadu nter nuhun numpu olak pabri
    panas panja pavin pju rambu reta retak rs sabar salah salur saran segal seger sejak semal sembu
    sudah sumbe syara tadi taman tau2 teman tengg tk troto tunda turun ukim ular wa waduk wifi yuk
    """,
    -4: """
    air amana amuk anda angko aris bagai bocor butuh dima gas habis hubun inves jang jauh jemba kena
    lamba lansi lanta layan motor muda pinda pings pohon putus rakya ramah roboh rusak sakit salut
    sih sunga susah takut tinda toile ujung ya
    """,
    -5: """
    bange banji bau belum bulan darah hamil ini kota link longs mahal mangk mati min murah onli
    sampa selam tangg telat terim
    """,
    -6: """
    ambru bakar hujan lampu macet naik sekal semog sosia tolon usul
    """,
    -7: """
    apa kapan mana
    """,
    -8: """
    sekar
    """,
}
