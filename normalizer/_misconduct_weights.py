"""What words weigh for misconduct, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = 38

STEMS: Final[Mapping[int, str]] = {
    25: """
    pungl
    """,
    24: """
    sekdes
    """,
    23: """
    amplop kades
    """,
    22: """
    dewan
    """,
    21: """
    gawa jabat ogok oknum
    """,
    20: """
    hakim otong pala
    """,
    19: """
    suap
    """,
    18: """
    calo dana jatah kadus kuwu officer potong
    """,
    17: """
    asih duit panitia uang
    """,
    16: """
    borong ketua lurah miliar narik proyek staf tarik titip
    """,
    15: """
    aid atur carik nepotism rangkat ttd tugas uruh villag wani
    """,
    14: """
    antor audit fund juta kas kasi kasun kontraktor milih minta ngada psek pukul setor wajib
    """,
    13: """
    bidan bodong bumdes karcis lab milik modin nampar paid paka sells sendir tebus
    """,
    12: """
    ajual babinsa bansos beran curang dapet dosen inspector kata kaur kayu luarga nerima pungut
    rawat selingkuh silum usut
    """,
    11: """
    anggota awas beras calon camat cantik dead didol dukuh fee give gratifikas jurag kantor kasim
    kudu kwitans lapas lauk list mojoranu mulus mutas offic operator raib receipt teacher tilang trs
    umkm
    """,
    10: """
    adanya ajak angon apbdes bambu bayan bintang dinas ditah driver dukung elip food guru headmaster
    hotel jual judi kader kasih korup main mark nakal nakes nambah nilai paksa palsu parents plat
    polsek rabat ramik saudara sopir suruh tambah tanda tawar tim tunjang tunjuk
    """,
    9: """
    agen anggaran bagi bantos bawa bayar bendahara booking cigarettes dhuwit dita isinya kadis
    kapala kedah kenal lapak lelang lpj mantr mesin mest mesum musyawarah nahan nila nyewa palang
    pasien paspor pelic pilkades pkh ppl pribad rempu ribu saur semen seragam siaga sim tekan ternak
    transpar
    """,
    8: """
    agama akal asal bantu beking bengkok bilang bought bukit doctor eh etop etor gang2 honorer
    ijazah jelas kpps laporan lha malu mandor matera meja murid njaga pesta pns praktek punya satpol
    sekretaris sertifikas shows shub sibuk sidak staff subsid tiktok timbang ulur wawancara
    """,
    7: """
    acara agung ancam ancem anggar atet bagi2 beli bensin bisnis brib cabul clerk dokter eluh eriksa
    fiktif fotokopi guard head hutang ingg kamar kapolsek ke kios korups linmas live lulus mahasiswa
    minimarket nagih nawar ndamping nggaw nota nyakit orang pa paha pamarentah panen pegang pkk
    polic provins public sate sembako sepi seribu sumbang sunat takar tang tni ujian ukur urus utuh
    """,
    6: """
    adik aleg alir away belakang bibit bidang bukt busuk caleg dama desaku developer dibag duga dulu
    enang full garap garis gesek geser goda hansip harbour ieun ilik irim izin karangpacar karung
    kerjo komit kuitansi lapang laptop lolos lompok metu misk mlebu mundur nging p3k parah pasir
    phon polis pp prona razia rsen rt rtanggungjawab rtua rusaha rw sanggup sesuatu setengah spbu
    stempel suka tabung tarif tempat tender timbun transport trucks tuna tungga waris works yesal yo
    """,
    5: """
    administras akte ambil answers aparat aset asup bangun berita berupa bimbing blt building coffe
    dalem delima desa ecer fisik formula formulir gapura honor ilegal inep istri jalan2 kolot
    kondang kubang line luas mabuk mata menag meter neger ngabd ngaku nongol nyata nyuluh oblos ortu
    pang panggil panjun pass pay periksa persulit rekomendas resep restaurant rjasama rmit rokok
    samsat satpam sawit selembar selisih sepupu si sisa slop tanggung tipu ungkap wakaf
    """,
    4: """
    alat almarhum amar ambung asn bako bala bangun2 barang ben beres besuk biar bolos bup cek
    community curhat desk dicek edar egat fishing formalitas foto gayam gedung guna haji hulu ilih
    inta itu2 iuran jarak kabid kacamat kalahir kamling kampungku karaok kb komis kondis kontrak
    koordinator kua kubur kunci kupon lapa leav lebam leceh lempar luar2 map masak mbg menah merah
    million motorbik nduw nemen ngunc nol nolak oleh2 ongkos pancen patung penta pinggang praktik
    protes rangking rask realisas rekam rekening rlintas rpus rtanah rusunawa santun satupun sehat
    seikhlas setahun shop sindir sma stok study tahu talud tanah taneuh taru tas tebang temen tentu
    tes tingg tour trojalu turu tutup uks undang unit wali warung yampai
    """,
    3: """
    adamel adil aneh asem aspal atas bk boat bor bpjs civil cut cv da dicar diis drivers ekor embang
    genteng goblok hadir halam half hand harus hasil health hibah ibu2 jari jukir kasar kilo
    komputer kontraseps koramil kunjung kuring lepas los luar marah2 mawa mobil nanya nurun omah
    operasional passport pinjam pompa pona prem queu rampas rangkap rapor remang2 roda rpanjang
    rpisah rtani sak satpas sd segitu seleks selep selesa sidewalk sir skrips son spora spp struk ta
    tambak tandatangan teken terbit tiket tipis tok traktor tuanya tulis urun vaks vitam wajar
    """,
    2: """
    absen absens adam adek ajar amuk2 antrian arep atm bak bakso balap bangku bens berkas besok
    bikin blangko bocah bulog cars cera cm coklat counter cual dagang dhew diam2 dino dulur ebar
    elola erintah favorit free gadu gapokt gelem goreng gudang hajat hak heula iak2 ikan imb ipar
    irigas isi jaga jaluk jati jenguk jerigen juru kabupaten kalah kapolres karang kasir kasur kebun
    keliar kk koordinas kuitans kur lipat lomba lumpur mahasisw makan maksa marah masa masuk mbah
    mbel mber minimal mudik ndaftar neighbor neighbour nelay nelpon ngaj ngis nsos ntol nyiap
    olahraga paguyub park parsel pasar patients penuh per pihak pintu pip polindes posyandu privat
    process prosedur ptsl pulang pupuk rekrutmen rektur remnya retribus rjalan rsud rtas run sakola
    sebut sedulur sejarah seko seng senila sensus separo servic sign sita soal sobek suara suplier
    suwun tahan tambang thousand tingkat traktir truk ukul umbang upt urang usir verifikas vip wife
    yatim yerah
    """,
    -2: """
    ac al alam alih allah alsint alun2 ambe ambulans anak2 ancur anga angsur anjlok antru apek
    application arek asin asli ayo badh baju bal baliho bangga bangsal banjarsar bank banyu bapa
    bapakku bara basah beasiswa bebas bedah bekas bengkel benih berkal betul bi bicara bis bising
    blok bocah2 boiler bojonegoro bonus bot bpkb buah bupat buru buruh butut c caah cabut cah2
    catering cctv celurit center cfd check checking cilik cod collaps cor cran cret cross crypto
    cucu daging damel dapur deposit diar dima doak domisil door dosa doubl drain dungbanteng
    dungdowo dunia ebut ekonom elektronik elem elpij emis endara entek error etel etir factory fast
    father fell festival film final fire flood gagah gaji gampang gant gatal gebang gempa gencet gg
    gilir gizi golok good goyang gram gugur gunung haha hahaha hai hallo hati hatiku hatur hektar
    help hit hitung hoax honda https id imunisas inap indomaret indonesia itupun jadian jaksa
    jambret jasa jatim jembata jerit jorok juara jurus kabage kaca kalirejo kambing kamis kampung
    kant karangagung kaum kavling kdrt kebut kering keruh ketau kids klakson kmaren kode kompor
    kontak kredit kuat kue kulkas kuota kurb kursus kurung laksa lancar land larang lari las layu
    lebam2 lebar lek lelet lemah lemot lengkap lepuh lewat liar light limit limpah lingkar lingkung
    lirik lokal lokas loos lpg luap m mabok magang maju mak makmur mambu mampir mampu mancing
    mangkal massal matematika mawar mbang mbuwang minyak minyakita mlarat modus motorku muat mulu
    mulut muntah2 musrenbang naros nasional ndak nelan nembak nerang ngaju njelas nomer non nunggu
    nyebab obrak ojol omahku optik orang2 order organik otw p padang paku panglima pareum pasang
    password pbg pengalam percaya perhati petas phk pijat pipa pirang pisah pisau pkl plac poli
    poros pos profit provider pt pu puasa pudar puing pula pungpung qurb rabu raho raja rambu ramp
    rampok rampung rapuh rawan rawuh rbaik rcaya rejected reklam rendam rentenir repair ribet river
    rmanen robek rombong roof rsalin rsetuju ruang rubah rutin se segar segin sekolahku semrawut
    senam send senen seneng senjata sentuh sepanjang sepihak sepuh serabut seru server servis setrum
    setuju shelter shm smok snaker solus status stop strategis students sugeng sugihwaras sumberjo
    suntik surup tagih tahap tahun tambal tamp tanggul tangk tanja tbc telantar telpon telung tembus
    temenku templek teng teror terpal tertib tetap thailand thanks tiarap timnas tinggi token toto
    trims tumbuh tumpah turut typo ugal ujan ujar ulan ulat umpuk ustadz wabup wafat walung wd
    wereng wire wisata wkwkwk yah youtub zebra zonas
    """,
    -3: """
    aktif alamat alas alus ampel anakku angkut2 anti apa2 arus asap asar avanza ayah bahaya baik
    banjarejo batik bawah beat bekal berdir beritahu berta besar betek biasa bimbel bongkar box
    broken bumi bun bunga caba canda cekik cewek cicil collector com copot cpns cuci dapil debt
    desember diam digaj download dpt dump e ebrang edan email erima es euweuh evakuas exampl fix
    front fungs futsal gais galak garans gelap genset gubuk guling halt hapus harga hayam hebat hent
    hewan hijau hitam home horeg huruf ibunya imakasih jakarta jambat janda janji jarum jawab
    jawaban jaya jembat kadipaten kali kalitidu kampus kandang katering keluh ketib klaim kopi kotor
    kpk kraj kritis kuning kurs lanjut lantar layanan layang ledak licin lift limbah losok lowong
    lucu luka lumpuh lupas madu males maling market masu medis milu mimp monyet mushola musim napas
    nasib ncair nceng nculi nding negara nemu ngam nimpa nipu njad nuju numpang ohon ojek pacar
    padam pajak paket panggon parang pecah pejal perkosa ping pinjol plafon plastik pom pondok
    premium print proses pulsa pusing rasa rel rental reot reses respon ronda rpustaka rtemu rumput
    runtuh sabtu sadar salam saratus sayang sebe second sedikit segala segera sekilo selasa selat
    semangat sembuh semester seminggu sempit seorang serah serobot sesak siap siri sistem skon solar
    sound spesialis start stasiun stunting subuh sudirm sulit sumberrejo tabra takjil takon talok
    taman tambakrejo tangkap tawon tawur telanjang telen teman tenda tepat terjad test tgl tiba2
    tidur tikung tikus toko tolak tp tuh tuker ubah ucap udan umpul upacara utup veter video wakil
    waras warnet waspada wilayah wkwk x yem
    """,
    -4: """
    akhir akses akun alasan ambrol angin angkat antem anyar api arah bahas banyak berat besi bocor
    bridg bus cabe cemplung cilok coba cuka dander darurat data demam denda dicur dm duduk dukun
    followers fotokop gagal gaju ganggu geprek grup h hese hilang hp http indah internet istr jang
    januar jebak jetak kama kartu kejar keren km kontra kontrol kosong kualitas kunc lele lemas
    libur liling loket ly maaf makam mampet mant maret mari massa mbal melon minal miring mohon mpp
    mudah muka muncul musik muter ncegah ndopo nenek nger nib nih nonaktif oksigen padi patih paud
    pdam perbaik perum pilkada promo rabies raih ramai rapi ready relokas rempat resah ribut ring
    ringat rp rubuh rumah sabar saldo sarang sasar sebar semalem sembarang septictank sinyal situs
    sosialisas sppt stadion sumur suwe tabrak tebing tembok temu tetangga tiang tindak tower tumbang
    turun uber uji umur untung upah urea wa xx
    """,
    -5: """
    airnya ambles ampun anjing antr ayam balas balen bantosan bapak basi batang bayi bengaw beris
    bersih bisa bit blokir bolak botol bpn buka bully cari cuan curanmor dbd debu dompet dprd
    gantung gerak gigi gigit giling gorong gowo hadiah halo hancur hanyut harap hati2 hukum ig ijin
    isik jahit jaman jemput jujur kakek kampany kapal ketik ktp kucing kurang kutu lalat lantik
    lapuk ledok lihat lupa modal muntah ncur nsiun nunggak nyala olak open panas pangkal patrol
    paving perlu pinggir pju politik pusat racun rajekwes rambut resmi ruko sambong sayur sekarat
    sekitar semalam sepeda serang sk tangan telepon teras times tinda tiri tol trucuk umroh utang
    voli yengat
    """,
    -6: """
    assalamualaikum barus batu batuk baunya beda bingung buang cair enak ganti gila hari jatuh jebol
    jepit judes kabel kabur kait kaki kembali kirim klik korb kos kota langka listrik liter mangkrak
    mbok mogok nonton nter numpuk ombak patah pesan putus raya rbai reta rugi ruju salur salut
    sangka sapi sar saran sedia slot sosial suam surve tanam tengah teriak tua tunda ujung ukim ular
    yth
    """,
    -7: """
    amanah atap becek buat car celaka cukup diri dp gabung gelar hidup igd ikut jadwal janj kasus
    lama lanta latih mand mantap matur mbali miras nabrak ngadu nuhun pabrik retak rs salah selo
    sunga tanya tenggelam tk wifi
    """,
    -8: """
    alhamdulil alun amuk angkot antar baca fogging jalan jantung jauh kabar lubang mahal motor muda
    panjang rakyat ramah roboh rusak sampah tau2 toilet waduk yuk
    """,
    -9: """
    depan gas hamil hub hubung hujan informas inggal jumat jutek kena lansia ndidi onli pindah strok
    susah takut
    """,
    -10: """
    air pings pohon selamat syarat tolong transfer trotoar
    """,
    -11: """
    ambruk bau butuh cuti darah lambat longsor macet mati murah sakit tanggal
    """,
    -12: """
    aris bakar banjir cara lampu link makasih semoga telat usul
    """,
    -13: """
    naik
    """,
    -14: """
    terima
    """,
}

BEGINNINGS: Final[Mapping[int, str]] = {
    17: """
    offic
    """,
    12: """
    amplo pungl sekde
    """,
    11: """
    dewan headm kades setor
    """,
    10: """
    gawa hakim jabat ogok oknum otong pala rangk
    """,
    9: """
    bidan calo dana inspe jatah kadus korup kuwu poton suap
    """,
    8: """
    asih boron duit ketua lurah milia narik panit proye staf tarik titip uang villa
    """,
    7: """
    aid antor atur audit benta carik drive fund juta karci kas kasi kasun kongk lab milih minta
    nepot ngada psek pukul selin sells tanda ttd tugas uruh wajib wani
    """,
    6: """
    ajual angga awas babin banso bayar beran bodon bumde dapet dead dosen fee honor kata kaur kayu
    kontr luarg mantr milik modin mulus mutas nampa nerim opera paid paka prakt pungu rawat sendi
    silum tebus umkm usut
    """,
    5: """
    adany agen ajak anggo angon apbde bambu bayan beras binta booki calon camat canti didol dinas
    dita ditah dukuh elip food formu give grati guru hotel jual judi jurag kader kanto kapol kasih
    kasim kedah kudu kwita lapas lauk lelan list main mark mojor nakal nakes nilai nyewa pagaw paksa
    palsu paren plat polse ppl rabat raib ramik recei sauda siaga sopir suruh tamba tawar teach
    tilan tim trs tunja tunju
    """,
    4: """
    agama akal asal bagi bangu bawa bekin beli benda bensi bilan bough brib bukit cigar clerk curan
    dhuwi docto eh etop etor fikti gang2 guard ijaza isiny jelas jenen kadis kenal koper kpps kuita
    lapak lapor lha licen lpj lulus mahas malu mando meja mesin mest mesum minim mundu murid musya
    nagih nahan namba nawar nggaw nila njaga pa palan pasie paspo pelic penta pesta pkh pkk pns
    ponak priba punya rempu ribu satpa satpo saur sekre semen serag serti shows shub sibuk sidak sim
    staff subsi takar tang tekan terna tikto timba ukur ulur wawan
    """,
    3: """
    acara adik agung akte aleg alir ancam ancem atet away bagi2 bantu belak bengk berup bibit bisni
    blt bukt busuk cabul caleg coffe dama desak devel dibag dokte duga dukun dulu eluh enang eriks
    full garap garis gesek geser goda hansi harbo head hutan ieun ilik inep ingg irim istri izin
    kalah kamar karan karun ke kerjo kios komit koord lapan lapto linma live lolos lompo luas mata
    mater metu misk mlebu ndamp neger nging nota nyaki oblos orang ortu p3k paha pamar panen parah
    pasir pass pay pegan phon polic polis pp prona publi razia resep resta rjasa rsen rt rtang rtua
    rusah rw sate selem selis sepi serib sesua seten si sisa spbu stemp suka sumba sunat tabun tarif
    tende timbu tni trakt truck tuna ujian urus utuh waris works yesal yo
    """,
    2: """
    absen accou adil admin alat almar amar ambil ambun answe apara aset asn aspal asup bako bala
    banto baran ben beres besuk biar bimbi bk bolos bpjs build bup cek commu curha cut cv dalem
    delim desa desk dicar dicek ecer edar egat ekor famil fishi fisik forma foto fotok gadai gapur
    gayam gedun guna haji harus hasil healt hulu ibu2 ilega ilih inta itu2 iuran jarak jukir kabag
    kabid kalen kalik kamli kapal karao katar kb kilo kolot komis konda kua kuban kubur kunci kunju
    kupon kurin lapa leav leceh lempa lepas line los luar2 mabuk map marah masak mawa mayor mbg
    menag menah merah meter milli nduw neigh nemen netra ngabd ngaku ngunc nol nolak nongo nyata
    nyulu oleh2 ongko pance pang panju passp patun perik persu pilka pinja prote provi punda queu
    rapor rask reali rekam reken rekom reman rlint rmit roda rokok rpanj rpus rtana rusun sak sampu
    samsa sangg santu satup sawit sehat seikh selek sepup setah shop sindi slop sma son spp stok
    struk stude study tahu talud tanah taneu taru tas teban tempa tentu tes tipis tipu tlogo tok
    tour trans troja tuany tulis tumpu tungg turu tutup uks undan ungka unit vitam wajar wakaf wali
    yampa
    """,
    -2: """
    airny akhir akses aktif akun alasa amble ambro anakk angin anjin antem antr anyar api arah asap
    avanz ayah ayam balas balen bangs banya basi batan batik beat benga berat berdi beris besi bisa
    bit bloki bocor bolak botol box bpn bridg bunga bus cabe canda cempl cewek check cicil cilok
    coba cuan cuka dande darur data dbd debt debu demam denda desem diam dicur digaj dm dprd duduk e
    ebran evaku fix flood follo fungs gagal gaju gangg gantu garan gelap gepre gerak gigi gigit
    gilin grup h hanyu harap hati2 hayam hese hijau hilan home hp http hukum ig ijin indah inter
    isik istr jahit jaman jamba janda jang janua jarum jaya jebak jetak kalit kama kampa kanda kartu
    kater kejar keren ketik km koson kotor ktp kuali kunc kurs lanju ledok lele lemas libur lihat
    lilin limba lingk loket lonca losok lowon lucu luka lupa ly maaf madu makam males mampe mant
    maret mari marke masu mbal melon mimp minal minya mirin modal mohon mpp mudah muka muncu musho
    musik muter nasib ncega nceng nculi ncur nding ndopo negar nenek nger nib nih nimpa nipu njela
    nonak nsiun numpa nyala ohon oksig open padam padi paket patih patro paud pdam perlu perum pinjo
    plast print promo pusat pusin rabie racun raih rajek ramai rapi ready rel relok remen rempa
    renda repai resah reses resmi respo ribut ring rp rtemu ruang rubuh rumah rumpu runtu sabar
    sadar salam saldo sambu sarat sasar sayur sebar sebe secon sedik seger sekil sembu senen septi
    seran siap sinya siste situs sk skon solus sound sppt stadi subuh sumur suwe takon taman tawon
    tebin telan teman tembo temu tenda teras terja tetan tiang tidur tikus times tiri toko tol tower
    tp trucu tumba turun ubah uber ucap uji umroh umur untun upah urea utang veter voli wa wakil
    waspa wilay x xx yenga
    """,
    -3: """
    amana ampun angka atap bahas banja barus batu batuk bauny bayi becek beda bersi bingu buang buat
    buka bully cair cari diri dompe enak gabun ganti gila goron gowo hadia halo hancu hari hidup igd
    ikut jadwa janj jatuh jawab jebol jemba jempu jepit judes jujur kabel kabur kait kaki kemba
    kirim klik korb kos kota kucin kuran kutu lalat lama langk lanti lapuk latih layan listr liter
    mand massa mbali mbok miras mogok motor munta nabra ngadu nonto nter numpu nungg olak ombak
    pabri panas pangk patah pavin perba pesan pju polit raya rbai reta ringa rs rugi ruju ruko salah
    salur salut sambo sangk sapi sar sedia sekar sekit selo seped slot suam tabra tanam tanga tangk
    telep tenga teria tk tua tunda ujung ukim ular wifi yth
    """,
    -4: """
    alham alun amuk angko antar assal baca bapak car celak cukup dp email foggi gelar hamil hub
    hubun ingga inves jantu jauh jumat jutek kabar kasus lansi luban mahal manta matur muda ndidi
    nuhun onli panja pinda putus rakya ramah rambu retak roboh rusak sampa semal strok sumbe sunga
    surve susah takut tanya tau2 tengg toile waduk yuk
    """,
    -5: """
    air ambru butuh cuti depan gas hujan infor kena lamba lanta longs macet mati murah pings pohon
    sakit saran selam sosia syara tangg tinda tolon troto
    """,
    -6: """
    aris bakar banji bau cara darah link makas mangk naik semog telat usul
    """,
    -7: """
    lampu terim
    """,
}
