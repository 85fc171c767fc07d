"""What words weigh for misconduct, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = 37

STEMS: Final[Mapping[int, str]] = {
    26: """
    pungl
    """,
    24: """
    amplop
    """,
    23: """
    kades
    """,
    22: """
    hakim otong
    """,
    21: """
    oknum uang
    """,
    18: """
    dana gawa jatah
    """,
    17: """
    borong calo dewan kuwu pala sekdes
    """,
    16: """
    audit his juta karcis ketua nepotism pukul rangkat suap
    """,
    15: """
    duit jabat jarang potong proyek staf
    """,
    14: """
    lurah nampar tarik tugas
    """,
    13: """
    asih minta nyata paksa palang pas raib tebus tilang transpar usut
    """,
    12: """
    ajual bumdes camat dinas gratifikas guru kas korup lab narik nila panitia psek rawat siaga
    tambah titip uruh
    """,
    11: """
    atur bayar carik dia dosen jual kudu mandor milih nahan nerima pungut ukur wajib
    """,
    10: """
    anggota bayan blt dalam kadus kalau kantor kasun kontraktor langsung lapak lapas lelang mulih
    nakes pake resep setor shub silum slop tanda tim
    """,
    9: """
    babinsa beking beras bidan calon curang dukung for honor inep izin judi kadis kapolsek kayu lah
    luarga mantr milik nawar operator pa paka palsu pegang pelic pesta polsek ribu rnah sendir
    tender ternak trus villag
    """,
    8: """
    angon apbdes asal away bidang enang fiktif formulir fotokopi hotel ijazah isinya jare kata ku
    kubur laptop lunas mabuk mark mulus ngada njaga officer parah pass pkh pribad sells sete sumbang
    suruh tawar timbang trs trucks untuk
    """,
    7: """
    aid antor ben bintang ditah etop gang2 him hutang kapala karangpacar kasih kondang laporan lebam
    lolos lulus main matera metu murid musyawarah ndamping nyakit oleh ortu p3k padahal ramik sate
    saudara sebelum sekretaris seleks selesa selingkuh seragam sim tapi tetep tni tuna umkm vaks
    yang
    """,
    6: """
    adanya adik agama anggaran aparat awas bantu beli bendahara biar bilang bought bukit cabul caleg
    cuma dapet desa diis dulu formalitas give hansip harus head iuran jelas jurag kader kalah kamar
    koperas kpps kupon lha lompok lpj malah menah mesin mojoranu nagih nilai nota nurun offic ongkos
    paid pasir persulit pilkades plat pns posyandu pp pulang sama satpol selembar semen sepi sisa
    sma subsid tang waktu wawancara
    """,
    5: """
    ajak aleg amar amuk2 ancam ancem aset asn at atet bagi2 bansos befor bengkok bk bukan dama dita
    dokter dukuh ebar edar garap garis gayam goblok goda hulu ikut inspector istri it itu2 kasim
    kaur ke kios mahasiswa maksa malam2 malu modin mudik mutas napa nduw neger ngabd ngaku nging
    nyewa oblos olahraga omong our pasien paspor pkk rampas rempu rsud rtua rusaha rw said samsat
    satupun sepupu setiap spbu suka sunat tabung tarif tau teacher the tiket tipis ulur undang up
    usir wajar wakaf wali
    """,
    4: """
    agen alir anggar antri any asked bako bambu bangun bangun2 beran bimbing biru blangko bolos bos
    clerk coffe deng dhuwit dipun etor foto geser go goreng halam hasil honorer ilegal itu jadi
    jalan2 jam kabid kacamat kamling karaok keeps kenal kilo kolot koordinas kwitans linmas live los
    luar marah2 menag mest minggu mlebu mobil mundur ngaj nggaw nsos nyiap nyuluh pak panjun past
    penta per pinggang pip pk pkm polic pona ppl prona public punya rjasama rmit rt rtani sambil
    satpam sebut sehat selalu sertifikas setengah shows smpn soal sopir spp takar tas tenaga tes
    tiktok to tutup until vitam waris warung works
    """,
    3: """
    a absen absens adek after alat almarhum aneh angkat anter aspal bala bawa berkas berupa besuk
    brib buku but delima diem doctor drivers dua eh formula free full gang gapura gedung get guard
    hand he hibah i iak2 ieun iku ilih ilik inta jaluk jang2 jerigen kabeh kana kebun kedah kelas kk
    komit korups kua kubang let lipat list liya luar2 mbah mesum miliar minimarket nama nambah
    negara nol nya orang paman pancen panen passport pay pemda phon pickup privat puncak pupuk
    puskesmas raba rangkap razia rekomendas rekrutmen remang2 rlintas rombong rpisah sakola sebagi
    seikhlas sejarah seko sembako semua senila sesuatu si sidak sidang sidodad sidorejo situ
    sosodoro struk sukses suplier surat tandatangan taneuh tanggung tebang tempat tentu they tiga
    tingkat today traktir trojalu ujian umbang urus us verifikas
    """,
    2: """
    acara administras akal aman ambung answers aplikas ari atlet atm badan bakt bantos bapak baureno
    begitu belakang belanja biaya bor bulog bup cat cepat chat cuek curiga dadi dapodik di dibag dlh
    driver dukcapil embang embung fasum favorit gapokt gara2 gitu het hoyong huni ibu2 ieu ikhlas
    imbal jalur jari jukir kafe kalimant kalisar kan kare kasar kasir kerjo kg kis komputer kontrak
    koordinator kunjung lagi lancar layak leceh legalisir lepas lewat lintas lorong m mahasisw makes
    mata mber meja merah motorbik neighbour nelay nemen nongol november nunggu oleh2 pada panta
    patients periksa pikun polis protes queu rahasia rapor rekam resm retribus rjalan rmain rowo
    rpus sana satpas sawat sedulur sekeluarga sensus sewa shop sjid sktm solar something stnk study
    suami supaya tani taru tekan terang timbun took tour traktor transport tulis tunjang turu ukul
    usaha villa vip wc
    """,
    -2: """
    adam adikku akan akun all along alsint alun2 alus am ambrol amen ampel an ana anakku angkut2
    antem antru anyar apa2 apakah are arek arus aula bahaya bakal balen baliho bangga banjarejo
    banjarsar banyu bapa barang bareng bea beberapa begin bengkel benih bentar berdir berita besok
    beton bio bis blok boiler bola bridg buah building bumi caba cabe cafe cah2 cair call can car
    card catering celurit cemplung center cerita cewek cfd cicil cocok cod com copot cor curanmor
    dandan dapil day dear demam denda depo diada dicek dicur do door dosa doubl down dsos duka
    dungbanteng dungdowo dunia elektronik elonong elpij endara entek erima error es euweuh evakuas
    fasilitas fast father film fire fotokop front futsal ganggu ganti garans garbag gerobak good
    googl gorong2 gosong goyang great gugur guling gunung harga hayam hayang here hewan hingga hitam
    hoax horeg how http https ibu iksa imbau inap irim isik istirahat itupun jakarta jaman jambat
    janj janji jarum jawaban jaya jodoh jorok kabage kabar kabur kaca kacau kadang kadipaten kakek
    kalitidu kami kampus kamu kanor kartu karyaw kasi kasus kaum kebut kema kene kerja keruh ketau
    ketib kids kmaren kopi kotor kpk kredit kritis kualitas kuat laksa lantar lapuk lari layanan
    lebar ledak ledok lek lemas leutik lho licin lift limit loker losok lowong magang mak makam make
    makmur mambu mancing maps market mas massal masyarakat medis minyakita monyet morning mushola
    nangis napas ncair nculi nembak nendang nerang next nger ngis nimpa njad njelas nolak nomor nov
    nutup obat obrak oksigen old ombak open organik padang paku panah parking paslon password patih
    patrol pecah pejal penuh peopl perbaik percaya petan ping pintar pkl plastik pm pom popok
    presiden provins ps pt pungpung pustu putr rabu raho raih rajekwes ramai rambu rang rawan ready
    reklam rel rental ribut river rmanen roda rtemu rtiga rubah rumah salam sampa sangka saran
    saratus saya sebar sedia segin selo sembuh sempit senen seneng sentuh seorang septictank sepuh
    serah serang sesak seuneu shm siapa sidik simpang situs snaker solus solusi someo sound sudirm
    sumberjo sumberrejo susu tabra tabrak tagih takjil tambakrejo tanggul tangk tangkap tanja tara
    tawon tawur tbc tebal tebing telen telpon tembus templek temu tentang terjad tertah test tgl
    this tikung timpa tindih tipu toto traffic travel trims truck tukang turut typo téh ujar umpuk
    umpul umroh umum upacara updat urang urea urug urut ve wafat walung want warnet waspada weeks
    wereng wilayah wisata wkwk would xx yah yesterday zebra zonas
    """,
    -3: """
    abis about ada admin again airnya akhir akses aktif alamat alih ambles anak2 angin angsur anti
    apar api arah asap asar asli avanza ayah bagus balap balita ban bapakku basi batik bawah bbm
    begal beliau bersih besar besi biasa bocah bongkar bro cabut canda collector come cuan cuka
    cukup d daftar dapur datang dbd debt debu dpt dump ebrang email emergency exampl fell gabah gaji
    galak gantung gelap gerak gigi gigit giling gorong gowo gratis halt hancur hanyut harap have
    hebat hijau hukum igd ijin imakasih indah indonesia internet jahit janda jatim jebak jepit jetak
    judes jujur kambing kandang keren korb kos kraj kuota kutu lajar larang lele lemot lepuh liar
    light lihat like limbah luap luka lupa maaf madu makin males mampir mampu mant mari masing massa
    mbal melon mimp miring mpp muka muntah musik musim ncegah ndopo near nego nenek ngen nib nipu
    njual nonaktif nuju numpang nyala ojek padam padi panggil panggon pangkal parang paud perkosa
    perlu pisau plafon promo pu pulsa rabies racun rapi rek renang rentenir reot report ringat rokok
    ronda roof rp rsetuju rtlh rubuh runtuh s salah salur sambong sapi sayur sebul sedikit sekitar
    semalem sempat siap sinyal sistem smk sosialisas spesialis sppt stasiun streetlight stunting
    suam surabaya surve t tahu tangan tanya telepon tembok tepat teras ther tiang tidur tikus tindak
    tiri tuh ubah uber udan uji ustadz veter video voli with you yth
    """,
    -4: """
    alasan alhamdulil ampun anjing antr arep awal bantosan banyak baunya beda bedah bengaw berat bit
    botol buat bupat cari catat cilok damkar dekat desember diri dm dompet fogging followers gagal
    hadiah halo hapus heula hub ig juga jutek kait kakak kaki kama kapal kemar klaim km kontra
    kosong kucing laku lalat lalu lanjut lantik liat liling listrik ly mampet mand mangkrak masak
    masjid matur mau mbali mbg menit modal muncul muter nabrak nant nasib ncur nding nggih nobody
    nonton nunggak on pabrik pagar pajak patah perum pesan pilkada pinggir prosedur pusat ramah
    rambut raya rbai rempat reses ring rpustaka rugi ruju sadar saja sar sarang sasar satu segera
    semalam sepeda serobot sore stadion strok syarat talok tanam tanpa tenan teriak tertib tiba2
    times tinda toko tol tower tp trucuk tuker tumbang tunda turun ular untung was yengat
    """,
    -5: """
    assalamualaikum atap baca bank batu bayi been bener blokir bocor bpn buang bully coba data enak
    gila hampir hari has hidup hormat hp informas jadwal jajan jebol jemput kabel ketik kirim kolam
    langka latih mah malam mantap marah mbok melat miras mlarat ngadu nuhun olak paket paving pju
    politik putus rasa reta retak rs ruko sabar saldo sebaga sebe sejak sekarat seminggu taman teman
    tengah wani
    """,
    -6: """
    amanah antar baik barus becek bisa bus cara celaka depan dp dprd gabung gelar hanya hati2 hilang
    inggal jantung jatuh jembat kak kurs lansia lanta liter makasih minal mogok muda mula ndidi nter
    numpuk panas panjang setahun sudah susah tadi tenggelam tetangga tk tolak ukim wa waduk wifi yuk
    """,
    -7: """
    alun amuk bagaima bolong buka cuti dima gant gas hubung is jauh jumat kena klik lama lambat
    loket lubang maling pindah pings rakyat rusak sih sosial sunga takut tau2 trotoar
    """,
    -8: """
    angkot aris butuh dong habis hamil ini jalan jang link min mohon pohon roboh sakit salut sampah
    tanggal telat toilet transfer ujung ya
    """,
    -9: """
    air anda banjir bau belum berapa darah hujan kaya lampu mati motor murah onli segala sekarang
    selamat
    """,
    -10: """
    kota kurang layan longsor
    """,
    -11: """
    ambruk banget bulan macet mahal sekal terima
    """,
    -12: """
    bakar kapan mana naik semoga usul
    """,
    -13: """
    apa tolong
    """,
}

BEGINNINGS: Final[Mapping[int, str]] = {
    13: """
    pungl
    """,
    12: """
    amplo
    """,
    11: """
    hakim kades offic otong
    """,
    10: """
    oknum uang
    """,
    9: """
    dana gawa jatah pala rangk setor
    """,
    8: """
    audit bidan boron calo dewan duit his juta karci ketua kuwu nepot pukul sekde suap
    """,
    7: """
    jabat jaran korup lurah nampa pas poton proye staf tanda tarik tugas
    """,
    6: """
    ajual asih atur bayar bumde camat carik dinas guru honor kas kudu lab minta narik nerim nila
    nyata paksa palan panit psek raib rawat siaga tebus tilan titip uruh usut
    """,
    5: """
    anggo bayan benta blt dalam dia dosen formu headm inep jenen jual kadus kalau kanto kapol kasun
    langs lapak lapas lelan luarg mando mantr milih mulih nahan nakes opera paka pake palsu pesta
    pungu resep shub silum slop tamba tim trus ukur villa wajib
    """,
    4: """
    angon apbde asal away babin bangu bekin beras calon dukun enang etop fikti for forma gang2 grati
    hotel ijaza isiny izin jare judi kadis kata kayu kontr ku kubur lah lapor lapto lulus lunas
    mabuk main mark mater milik mulus murid musya nawar ngada njaga pa pagaw parah pass pegan pelic
    pkh polse ponak priba ribu rnah sauda selin sells sendi sete sumba suruh tapi tawar tende terna
    timba trs untuk
    """,
    3: """
    absen adany adik agama aid ajak amar ancam ancem angga antor apara aset asn atet awas bagi2
    bantu beli ben benda biar bilan binta bough bukan bukit cabul caleg cuma curan dama dapet desa
    diis dita ditah dokte drive dukuh dulu ebar fotok give goblo goda hansi harus head him hutan
    iuran jelas jurag kader kalah kalen kamar karan kasih ke konda koord koper kpps kupon lebam lha
    lolos lompo lpj mahas malah malu menah mesin metu mojor mudik nagih ndamp nging nilai nota nurun
    nyaki olahr oleh ongko ortu our p3k padah paid pasir paspo penta persu plat pns posya pp pulan
    ramik rsud rw sama sate satpa satpo sebel sekre selek selem seles semen sepi serag setia sim
    sisa sma subsi takar tang tau tetep the tlogo tni trakt trans truck tuna ulur umkm up usir vaks
    wakaf waktu wawan yang
    """,
    2: """
    a agen aleg alir amuk2 antri any asked aspal at bako bambu banso bawa befor bengk beran berup
    besuk bimbi biru bk blang bolos bos clerk coffe delim deng dhuwi dipun edar etor foto free gapur
    garap garis gayam geser go goren guard halam hasil he hulu i ikut ilega inspe istri it itu itu2
    jadi jaluk jam kabag kabeh kabid kamli kana kapal karao kasim katar kaur keeps kenal kilo kios
    kk kolot kua kuita kwita let linma lipat list live los luar maksa mbah menag mest mesum mingg
    minim mlebu mobil modin mundu mutas nama napa nduw neger netra ngabd ngaj ngaku nggaw nol nsos
    nya nyewa nyiap nyulu oblos omong pak pance panen panju pasie past pay per pip pk pkk pkm polic
    pona ppl prona publi punca punya rampa rekom rekru rempu rjasa rmit rt rtani rtua rusah said
    sambi sampe sampu samsa satup sebut sehat sejar seko selal semua senil sepup serti sesua seten
    shows si sidan sidor skrip smpn soal sopir spbu spp stude suka sunat tabun tarif tas teach tenag
    tentu tes tiga tiket tikto tingk tipis to today tutup umban undan until vitam wajar wali waris
    warun works
    """,
    -2: """
    ada again airny akhir akses aktif alasa alham ampun angin anjin antr arah arep asli awal babat
    baca balit banja bank banya bapak basi batik batu bauny bawah bayi beda bedah been begal bener
    benga berat bersi besar bit bloki bocah bocor bongk botol buat bupat canda cari catat cewek
    cilok colle cuka damka data datan debu dekat desem diri dm dompe email foggi follo gagal galak
    gigi gigit gilin goron goyan hadia halo hampi hanyu hapus has hebat heula horma hub ig igd imaka
    indah infor inter inves jadwa jahit jajan jalan jawab jebak jebol jempu juga jutek kait kakak
    kaki kama kambi kemar kirim klaim km kolam korb kos koson kotor kraj kucin kuota lajar laku
    lalat lalu lanju lanti lele liar liat like lilin listr luka ly maaf mampe mand mant masak masji
    matur mau mbali mbg menit mlara modal mpp muka muncu munta musho musim muter nabra nant nasib
    ncur nding ndopo near nenek nggih nib nobod nonto nuhun numpa on pabri pagar pajak pangk paran
    patah perko perum pesan pisau pju polit prose pusat rabie ramah rapi rasa raya rbai remen rempa
    renan renda reot reses retak ring ringa ronda rpust rtlh rugi ruju ruko sadar saja salah saldo
    salur sapi sar sasar satu sebe sedik seger sejak sekit sekol semin sempa senen seped septi serob
    siste solus sore spesi stadi strok stunt sugih surve syara tabra talok tanam tanga tangk tanpa
    telep teman tenan tenga tepat teras teria terti ther tiang tiba2 times tingg toko tol tower tp
    trucu tuker tumba tunda turun uber uji ular untun veter wani was yenga yth
    """,
    -3: """
    alun amana antar assal atap bagai baik barus becek bisa bolon bpn buang buka bully bus cara
    celak coba cuti depan dp dprd enak gabun gant gelar gila habis hanya hari hati2 hidup hilan hp
    hubun ingga is jantu jatuh jumat kabel kak kena ketik klik kurs langk lansi latih liter luban
    mah makas malin manta massa mbok melat minal miras mogok muda mula ndidi ngadu nter numpu olak
    paket panas panja pavin pinda putus rakya rambu reta rs rusak sabar saran semal setah sih sudah
    sumbe sunga susah tadi taman tau2 tengg tetan tinda tk tolak troto ukim wa waduk wifi yuk
    """,
    -4: """
    air amuk anda angko aris bau berap butuh darah dima dong gas hamil ini jang jauh jemba kaya lama
    lamba lanta link loket mangk mati min mohon motor onli pangg pings pohon roboh sakit salut segal
    takut telat toile ujung ya
    """,
    -5: """
    ambru banji belum bulan hujan kota kuran lampu longs macet mahal murah sampa selam sosia tangg
    terim
    """,
    -6: """
    apa bakar bange kapan mana naik sekal semog tolon usul
    """,
    -7: """
    layan sekar
    """,
}
