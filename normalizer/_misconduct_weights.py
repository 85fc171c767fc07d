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
    23: """
    amplop sekdes
    """,
    22: """
    dewan kades
    """,
    21: """
    gawa
    """,
    20: """
    hakim jabat ogok oknum
    """,
    19: """
    otong pala
    """,
    18: """
    calo dana kuwu potong suap
    """,
    17: """
    asih duit jatah kadus ketua officer panitia tarik uang
    """,
    16: """
    borong lurah miliar narik staf
    """,
    15: """
    aid atur carik nepotism proyek titip ttd tugas uruh villag wani
    """,
    14: """
    antor audit fund juta kasi kasun kontraktor milih minta ngada psek pukul rangkat setor wajib
    """,
    13: """
    bidan bodong bumdes karcis kas lab milik nampar paid paka sells sendir tebus
    """,
    12: """
    babinsa bansos beran curang dapet dosen inspector kata kayu luarga modin nerima rawat selingkuh
    silum usut
    """,
    11: """
    ajual anggota awas beras calon camat dead didol dukuh fee give gratifikas guru jurag kantor
    kasim kaur kudu kwitans lapas lauk mojoranu mulus mutas offic operator pungut raib receipt tanda
    teacher tilang trs umkm
    """,
    10: """
    adanya ajak angon apbdes bayan bintang cantik dinas driver dukung elip food headmaster hotel
    jual judi kader kasih korup list main mark nakal nakes nambah nilai paksa palsu parents plat
    polsek rabat ramik saudara sopir suruh tambah tawar tim tunjang tunjuk
    """,
    9: """
    agen bambu bantos bawa bendahara booking cigarettes dhuwit dita ditah isinya kadis kapala kedah
    kenal lapak laporan lelang lpj mantr mesin mest mesum nahan nila nyewa palang pasien paspor
    pelic pilkades pkh ppl pribad rempu ribu saur seragam siaga sim tekan ternak transpar
    """,
    8: """
    akal anggar anggaran asal bagi bantu bayar beking bengkok bilang bought bukit doctor eh etop
    etor gang2 honorer ijazah jelas kpps lha malu matera meja murid musyawarah njaga pesta pns
    praktek punya satpol sekretaris semen sertifikas shows shub sibuk sidak staff subsid tiktok
    timbang ulur wawancara
    """,
    7: """
    acara agama agung ancem atet bagi2 beli bensin bisnis brib cabul clerk dokter dulu eluh eriksa
    fiktif fotokopi guard head hutang ingg kamar kapolsek ke kios korups lapang linmas live lulus
    mahasiswa mandor minimarket nagih nawar ndamping nggaw nota nyakit orang pa paha pamarentah
    panen pegang pkk polic provins public sate sepi seribu sumbang sunat takar tni tungga ukur urus
    """,
    6: """
    adik alir ancam away belakang bidang bukt busuk caleg dama desaku developer dibag duga enang
    full garap garis gesek geser goda hansip harbour ilik inep irim izin karangpacar karung kerjo
    komit kuitansi laptop lolos lompok metu misk mlebu mundur nging p3k parah pasir phon polis prona
    razia restaurant rt rtanggungjawab rtua rusaha rw sembako sesuatu setengah spbu stempel suka
    tang tarif tempat tender timbun transport trucks tuna ujian undang utuh waris works yesal yo
    """,
    5: """
    administras akte aleg ambil answers aparat aset asup bangun berita berupa bibit bimbing blt
    building coffe delima desa ecer fisik formula formulir gapura ieun istri jalan2 jarak kolot
    kondang kubang line luas mabuk mata menag meter neger ngabd nongol nyata nyuluh oblos ortu pang
    panggil panjun pass pay periksa persulit pp rekomendas resep rjasama rmit rsen samsat sanggup
    satpam sawit selembar selisih sepupu si sisa slop tabung tanggung tipu ungkap wakaf
    """,
    4: """
    alat almarhum amar ambung asn bako bala bangun2 barang ben beres besuk biar bolos bup cek
    community curhat cv dalem desk dicek edar egat fishing formalitas foto gayam gedung guna haji
    honor hulu ilegal ilih inta itu2 iuran kabid kalahir kamling kampungku karaok kb komis kondis
    kontrak koordinator kua kubur kunci kupon lapa leav lebam leceh lempar luar2 map masak mbg menah
    merah million motorbik nduw nemen ngaku ngunc nol nolak oleh2 ongkos pancen patung penta
    pinggang praktik protes rangking rask realisas rekening rlintas rokok rpus rtanah rusunawa
    santun satupun sehat seikhlas setahun shop sindir sma spp stok study tahu talud tanah taneuh
    taru tas temen tentu tes tingg tour trojalu turu tutup uks wali warung yampai
    """,
    3: """
    adamel adil aneh asem aspal atas balap bk boat bor bpjs civil cut da dagang dicar diis drivers
    ekor embang genteng goblok halam half hand harus hasil health hibah ibu2 jari jerigen jukir
    kacamat kasar kilo komputer kontraseps koramil kunjung kuring lepas los luar marah2 mawa mobil
    nanya nurun omah operasional passport pinjam pintu pompa pona prem queu rampas rangkap rapor
    rekam remang2 roda rpanjang rpisah rtani sak satpas segitu seleks selep selesa sidewalk sir
    skrips son spora struk ta tambak tandatangan tebang teken terbit tiket tipis tok traktor tuanya
    tulis unit urun vaks vitam wajar
    """,
    2: """
    absen absens adam adek ajar amuk2 antrian arep ari atm bak bakso bangku bens berkas besok bikin
    blangko bocah bulog cars cm coklat counter cual dhew diam2 dino dulur ebar elola erintah favorit
    free gapokt gelem goreng gudang hadir hajat hak heula huni iak2 ikan imb ipar irigas isi jaga
    jaluk jenguk juru kabupaten kalah kapolres karang kasir kasur kebun keliar kk koordinas kuitans
    kur lipat lomba lumpur mahasisw makan maksa marah masa masuk mbah mbel mber minimal mudik
    ndaftar neighbor neighbour nelay nelpon ngaj ngis nsos ntol nyiap paguyub park parsel patients
    penuh per pihak pip polindes posyandu privat process prosedur ptsl pulang pupuk rektur remnya
    retribus rjalan rsud rtas sakola sd sebut sedulur sejarah seko seng senila sensus separo servic
    sign sita soal sobek suara suplier suwun tahan thousand tingkat traktir truk ukul umbang upt
    urang usir verifikas vip wife yatim yerah
    """,
    -2: """
    ac al alam alih allah alsint alun2 ambe anak2 ancur anga angsur antru apek application asin asli
    ayo badh baju bal baliho bangga bangsal banjarsar bank banyu bapa bapakku bara basah bea
    beasiswa bebas bedah bekas bengkel benih betul bi bicara bising blok bocah2 boiler bojonegoro
    bonus bot bpkb buah bupat buru buruh butut c caah cabut cah2 catering cctv celurit center cfd
    check checking cilik cod collaps cor cran cret cross crypto cucu daging damel dapur deposit diar
    dima doak domisil door dosa doubl drain dungbanteng dungdowo dunia ebut ekonom elektronik elem
    elpij emis endara entek error etel etir factory fast father fell festival film final fire flood
    front gagah gaji gampang gant gebang gempa gencet gg gilir golok good goyang gugur gunung haha
    hahaha hai hallo hati hatiku hatur hektar help hit hitung hoax honda https huruf id imunisas
    inap indomaret indonesia itupun jadian jambret jasa jatim jembata jerit jorok juara jurus kabage
    kaca kali kalirejo kambing kamis kampung kampus kant karangagung kaum kavling kdrt kebut kering
    keruh ketau kids klakson kmaren kode kompor kontak kredit kuasa kuat kue kulkas kuota kurb
    kursus kurung laksa lancar land larang lari las layanan layu lebam2 lebar ledak lek lelet lemah
    lemot lepuh lewat liar light limit limpah lingkar lingkung lokal lokas loos lpg luap m mabok
    magang maju mak makmur mambu mampir mampu mancing mangkal massal matematika mawar mbang mbuwang
    milu minyak minyakita mlarat modus motorku muat mulu mulut muntah2 naros nasional ndak nelan
    nembak nerang ngaju njelas nomer nomor non nunggu obrak ojol omahku order organik otw p padang
    paku panglima pareum pasang password pbg pengalam percaya perhati petas phk pijat pipa pirang
    pisah pisau pkl plac poli poros pos profit provider pt pu puasa puing pula pungpung qurb rabu
    raho raja rambu ramp rampok rampung rapuh rawan rawuh rbaik rcaya rejected reklam rendam rental
    rentenir repair ribet river rmanen robek rombong roof rsalin rsetuju ruang rutin screaming se
    segin sekolahku semrawut senam send senen seneng senjata sentuh sepanjang sepihak sepuh seru
    server servis setrum setuju shelter shm smok solus start status stop strategis students sugeng
    sugihwaras sumberjo surup tagih tahap tahun tambal tamp tanggul tangk tanja tbc tebal telantar
    telpon tembus temenku templek teng teror terpal tertah tertib tetap thailand thanks tiarap
    timnas tinggi token trims tumbuh tumpah turut typo ugal ujan ujar ulan ulat umpuk ustadz utup
    wabup wafat walung wd wereng wire wisata wkwkwk yah youtub zebra zonas
    """,
    -3: """
    aktif alamat alas alus ampel anakku angkut2 anti apa2 arus asap asar avanza ayah bahaya baik
    banjarejo batik bawah beat bekal berat berdir beris beritahu berta besar betek biasa bimbel bis
    bongkar box broken bumi bun bunga caba canda cekik cewek cicil collector com copot cpns cuci
    dapil debt desember diam digaj download dpt dump e ebrang edan email erima es euweuh evakuas
    exampl fix fungs futsal gais galak garans gatal gelap genset gubuk guling halt hapus harga hayam
    hebat hent hewan hijau hitam home horeg ibunya imakasih jakarta jaksa jambat janda janji jarum
    jawab jawaban jaya jembat kadipaten kalitidu kandang katering keluh ketib klaim kopi kotor kpk
    kraj kritis kuning kurs lanjut lantar layang lengkap licin lift limbah losok lowong lucu luka
    lumpuh lupas madu makam maling market masu medis mimp monyet mushola musim napas nasib ncair
    nceng nculi nding negara ngam nimpa nipu njad nuju numpang ohon ojek optik pacar padam pajak
    panggon parang pecah pejal perkosa ping pinjol plafon plastik pom pondok premium print proses
    pulsa pusing rasa rel reot reses respon ronda rpustaka rtemu rumput runtuh sabtu sadar salam
    saratus sayang second sedikit segala segera sekilo selasa selat semangat sembuh semester
    seminggu sempit seorang serah serobot sesak siap siri sistem skon solar sound spesialis stasiun
    stunting subuh sudirm sulit sumberrejo tabra takjil takon talok taman tambakrejo tangkap tawon
    tawur telanjang telen telung teman tenda tepat terjad test tgl tiba2 tidur tikung tikus tindak
    tolak toto tp tuh tuker ubah ucap udan umpul upacara veter video wakil waras warnet waspada
    wilayah wkwk x yem
    """,
    -4: """
    akhir akses akun alasan ambrol angin angkat anjing antem anyar api arah bahas balen banyak
    bersih besi bocor botol bridg bus cabe cemplung cilok coba cuka dander darurat data demam denda
    dicur dm dompet duduk dukun followers fotokop gagal gaju ganggu geprek grup h hese hilang hp
    http indah internet istr jahit jang januar jebak jetak kama kartu kejar keren km kontrol kosong
    ktp kualitas kunc lele lemas libur liling loket ly maaf males mampet mant maret mari massa mbal
    melon minal miring mohon mpp mudah muka muncul musik muter ncegah ndopo nenek nger nib nih
    nonaktif oksigen padi patih paud pdam perbaik perum pilkada promo rabies raih ramai rapi ready
    relokas rempat resah ribut ring ringat rp rubuh rumah sabar saldo sarang sasar sebar sebe selo
    semalem sembarang septictank sinyal situs sosialisas sppt stadion sumur suwe tabrak tebing
    tembok temu tetangga tiang tiri toko tower tumbang turun uber uji umur untung upah urea wa xx
    """,
    -5: """
    airnya ambles ampun antr ayam balas bantosan bapak basi batang bayi bengaw bisa bit blokir bolak
    bpn buka bully cari cuan curanmor dbd debu dprd ganti gantung gerak gigi gigit giling gorong
    gowo hadiah halo hancur hanyut harap hati2 hukum ig ijin isik jaman jemput jujur kakek kampany
    kapal kembali ketik klik kontra kucing kurang kutu lalat lantik lapuk ledok lihat lupa mangkrak
    modal muntah ncur nonton nsiun nunggak nyala olak ombak open panas pangkal patrol paving perlu
    pinggir pju politik pusat racun rajekwes rambut resmi ruko sambong sangka sayur sekarat sekitar
    semalam sepeda serang sk tangan telepon teras teriak times tinda tol trucuk umroh utang voli
    yengat yth
    """,
    -6: """
    assalamualaikum barus batu batuk baunya beda bingung buang cair enak gila hari hidup igd jatuh
    jebol jepit judes kabel kabur kait kaki kirim korb kos kota langka listrik liter mbok mogok nter
    numpuk patah pesan putus raya rbai reta rugi ruju salur sapi sar saran sedia slot sosial suam
    surve tanam tengah tua tunda ujung ukim ular wifi
    """,
    -7: """
    amanah atap becek buat car celaka cukup diri dp gabung gelar ikut jadwal janj kasus lama lanta
    latih mand mantap matur mbali miras nabrak ngadu nuhun pabrik ramah retak rs salah salut sunga
    tanya tenggelam tk
    """,
    -8: """
    alhamdulil alun amuk angkot antar baca fogging jalan jantung jauh kabar lubang mahal motor muda
    panjang rakyat roboh rusak sampah toilet waduk yuk
    """,
    -9: """
    depan gas hamil hub hubung hujan informas inggal jumat jutek kena lansia ndidi onli pindah pohon
    strok susah takut tau2
    """,
    -10: """
    air pings sakit selamat syarat tolong transfer trotoar
    """,
    -11: """
    ambruk bau butuh cara cuti darah lambat lampu longsor macet makasih mati murah tanggal
    """,
    -12: """
    aris bakar banjir link semoga telat usul
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
    pungl
    """,
    11: """
    amplo dewan headm kades sekde setor
    """,
    10: """
    gawa hakim jabat ogok oknum rangk
    """,
    9: """
    bidan calo dana inspe jatah kadus kuwu otong pala poton suap
    """,
    8: """
    asih boron duit ketua korup lurah milia narik panit staf tanda tarik titip uang villa
    """,
    7: """
    aid antor atur audit benta carik fund juta kas kasi kasun kongk lab milih minta nepot ngada
    proye psek pukul selin sells ttd tugas uruh wajib wani
    """,
    6: """
    ajual awas babin banso bayar beran bodon bumde dapet dosen drive fee honor karci kata kaur kayu
    kontr luarg mantr milik modin mutas nampa nerim opera paid paka pungu rawat sendi silum tebus
    usut
    """,
    5: """
    adany ajak angga anggo angon apbde bambu bayan beras binta calon camat canti dead didol dinas
    dita ditah dukuh elip food formu give grati guru hotel jual judi jurag kader kanto kapol kasih
    kasim kedah kudu kwita lapas lapor lauk lelan list main mark mojor mulus nakal nakes nilai nyewa
    pagaw paksa palsu paren plat polse ppl prakt rabat raib ramik recei sauda sim sopir suruh tamba
    tawar teach tilan tim trs tunja tunju umkm
    """,
    4: """
    agama agen akal asal bagi bangu bawa bekin benda bensi bilan booki bough brib bukit cigar curan
    dhuwi docto eh etop etor fikti gang2 guard ijaza isiny jelas jenen kadis kenal koper kpps kuita
    lapak lha licen lpj lulus mahas malu mando meja mesin mest mesum minim mundu murid musya nahan
    namba nawar nggaw nila njaga pa palan pasie paspo pelic penta pesta pkh pkk pns ponak priba
    punya rempu ribu satpa satpo saur sekre semen serag serti shows shub siaga sibuk sidak staff
    subsi takar tekan terna tikto timba ulur wawan
    """,
    3: """
    acara adik agung akte aleg alir ancam ancem atet away bagi2 bantu belak beli bengk berup bibit
    bisni blt bukt busuk cabul caleg clerk coffe dama desak devel dibag dokte duga dukun dulu eluh
    enang eriks full garap garis gesek geser goda hansi harbo head hutan ieun ilik inep ingg irim
    istri izin kalah kamar karan karun ke kerjo kios komit koord lapan lapto linma live lolos lompo
    luas mata mater metu misk mlebu nagih ndamp nging nota nyaki orang ortu p3k paha pamar panen
    parah pasir pay pegan perik phon pilka polic polis pp prona publi razia resep resta rjasa rsen
    rt rtang rtua rusah rw sate selem selis sepi serib sesua seten si sisa spbu stemp suka sumba
    sunat tabun tang tarif tende timbu tni trakt truck tuna ujian ukur undan urus utuh waris works
    yesal yo
    """,
    2: """
    absen accou adil admin alat almar amar ambil ambun answe antri apara aset asn aspal asup bako
    bala banto baran ben beres besuk biar bimbi bk boat bolos bpjs build bup cek commu curha cut cv
    dalem delim desa desk dicar dicek ecer edar egat ekor famil fishi fisik forma foto fotok gadai
    gapur gayam gedun guna haji harus hasil healt hulu ibu2 ilega ilih inta itu2 iuran jarak jukir
    kabag kabid kalen kalik kamli kapal karao katar kb kilo kolot komis konda kua kuban kubur kunci
    kunju kupon lapa leav leceh lempa lepas line los luar2 mabuk map marah masak mawa mayor mbg
    menag menah merah meter milli nduw neger neigh nemen netra ngabd ngaku ngunc nol nolak nongo
    nyata nyulu oblos oleh2 ongko pance pang panju pass passp patun persu pinja prote provi punda
    rapor rask reali rekam reken rekom reman rlint rmit roda rokok rpanj rpus rtana rusun sak sampu
    samsa sangg santu satup sawit sehat seikh selek sepup setah shop sindi slop sma son spp stok
    struk stude study tahu talud tanah taneu taru tas teban teken temen tempa tentu tes tipis tipu
    tlogo tok tour trans troja tuany tulis tumpu tungg turu tutup uks ungka unit vitam wajar wakaf
    wali yampa
    """,
    -2: """
    airny akhir akses aktif akun alasa amble ambro angin anjin antem antr anyar apa2 api arah avanz
    ayah ayam balas balen bangs banya basi batan batik beat benga berat berdi beris bersi besi bisa
    bit bloki bocor bolak botol box bpn bridg bunga bus cabe cempl cewek check cilok coba cuan cuka
    dande darur data dbd debt debu demam denda desem diam dicur digaj dm dompe dprd duduk e ebran
    evaku fix flood follo fungs gagal gaju gangg gantu garan gepre gerak gigi gigit gilin grup h
    hadia halo hanyu harap hati2 hayam hebat hese hijau hilan home hp http hukum ig ijin indah inter
    isik istr jahit jaman jamba janda jang janua jarum jebak jetak kalit kama kampa kanda kartu
    kater kejar kemba keren ketik km koson kotor ktp kuali kunc kurs lanju ledok lele lemas libur
    lilin limba lingk loket lonca losok lowon lucu luka lupa ly maaf madu makam males mampe mant
    maret mari masu mbal melon mimp minal minya mirin modal mohon mpp mudah muka muncu musho musik
    muter nasib ncega nceng nculi ncur nding ndopo nenek nger nib nih nimpa nipu njela nonak nsiun
    numpa nyala ohon oksig open padam padi patih patro paud pavin pdam perlu perum plast print pusat
    pusin rabie racun raih rajek ramai rapi ready rel relok remen rempa renda repai resah reses
    resmi respo ribut ring rp rtemu ruang rubuh rumah rumpu runtu sabar sadar salam saldo sambu
    sarat sasar sayur sebar sebe secon sedik seger sekil sekit selo sembu senen seped septi seran
    sinya siste situs sk skon solus sound sppt stadi sumur suwe takon tawon tebin telan telep teman
    tembo temu tenda teras terja tetan tiang tidur tikus times tiri toko tol tolak tower tp trucu
    tumba turun ubah uber uji umur untun upah urea utang veter voli wa wakil waspa wilay x xx yenga
    """,
    -3: """
    amana ampun angka atap bahas banja barus batu batuk bauny bayi becek beda bingu buang buat buka
    bully cair cari diri dp enak gabun ganti gila goron gowo hancu hari hidup igd ikut jadwa janj
    jatuh jawab jebol jemba jempu jepit judes jujur kabel kabur kait kaki kasus kirim klik korb kos
    kota kucin kuran kutu lalat lama langk lanti lapuk latih layan lihat listr liter mand massa
    mbali mbok miras mogok motor munta nabra ngadu nonto nter numpu nungg olak ombak pabri panas
    pangk patah perba pesan pju polit raya rbai reta ringa rs rugi ruju ruko salah salur salut sambo
    sangk sapi sar sedia sekar slot suam tabra tanam tanga tangk tenga teria tk tua tunda ujung ukim
    ular umroh wifi yth
    """,
    -4: """
    alham alun amuk angko antar assal baca bapak car celak cukup email foggi gelar hamil hub hubun
    ingga inves jantu jauh jumat jutek kabar lansi luban mahal manta matur muda ndidi nuhun onli
    panja pinda putus rakya ramah rambu retak roboh rusak sampa semal strok sumbe sunga surve susah
    takut tanya tau2 tengg toile waduk yuk
    """,
    -5: """
    air ambru bau butuh cuti darah depan gas hujan infor kena lamba lanta longs macet mati murah
    pings pohon sakit saran selam sosia syara tangg tinda tolon troto
    """,
    -6: """
    aris bakar banji cara lampu link makas mangk naik semog telat usul
    """,
    -7: """
    terim
    """,
}
