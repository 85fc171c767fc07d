"""What words weigh for report, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = 19

STEMS: Final[Mapping[int, str]] = {
    16: """
    minta
    """,
    15: """
    kapan padahal pungl setiap
    """,
    14: """
    berapa kartu sekal
    """,
    13: """
    honorer liar retak suruh tutup usul
    """,
    12: """
    bikin jadwal malah mohon parkir pas pasien proyek tambah
    """,
    11: """
    atau bau bayar biar bolong gelap jarang kena kios lansia mampet mati nutup paka rangkat rt surat
    tetangga tiang tolong x
    """,
    10: """
    ada air ambles bus dagang gali jalur kali licin lupas lurah ngen njaga numpuk pabrik parah pbb
    rabies sakola saran satpol selo taman tidak tolak wajib
    """,
    9: """
    airnya ambulans amuk asap bagaima bahaya belum beras diada gang gas isinya jebol kasih kebun
    korup kosong kotor lahan lalu lubang makam maling napa nelay numpang otong panitia perlu pungut
    rnah roboh sering tagih tamu tanah tilang trotoar tua umum
    """,
    8: """
    ambang arah asal bansos bawang beasiswa belakang bongkar bpjs budak buku calo calon can cara
    desa gawa gedung gorong hilang in kabeh kabel kades kadus kalau karcis kayu kontraktor kotak
    koyo larang liling loket mbok mest murid nakal orang pajak papan pemda penuh perbaik pindah
    pohon rokok seko snaker susu syarat tarif tarik the tipu tulis vaks warung zonas
    """,
    7: """
    ajar alangkah alat alun2 ana angkut antr atap atm bayi benerkeun bens besuk bising bocor borong
    bumdes cetak cewa cor coret cuma darah dewan dibag dokter dukuh e elupas erang isik kampung
    kayak kema kids kk knalpot kurang lab lapang lare latih leutik lewat light limbah lokasi luar
    maksa melon mesin muncul musim my napas ndara oknum omahku on palang pasar patah petan pings pip
    psek ptt raib rekam rel rempat rs rumah rw sebelum soal suam sumbang tanggul tani terus tgl ti
    tipis tong tuli uang uruh
    """,
    6: """
    adanya amplop anak ancur aneh antre apakah asih baliho bambu banya berdir bioskop broken buaya
    bulan byar cemplung copot cross data debu dicat dicur ecer geng has honor igd imb irigas it jare
    jatuh judi kandang karaok keruh kilo koperas kua lapas lemot lompok luka mana marak mbg minyak
    miras mung nama nanging narik ngada ngadu ogok onli padi pandeglang panggung pant pareum
    password pet pikir ping pirang pkk ponegoro potong prona pulau puskesmas putus rahu rantau razia
    rempu retribus ruang rubuh rugi rusak sak sapi sasar satu sebul sejak seleks sepert setor sunga
    takut tang tanggal tanglet tapi tikung timbang trans truk turun ugal ujian umkm usut yampai
    """,
    5: """
    a ae anak2 andu anjlok antor apa api asup baca bade badh bahasa bangjo bangka bangku batu baunya
    bawa begin bengkok berkas biaya bidan bilang bobol bocah boros brong camat campur comber copet
    dada dadi daftar dana dari dengar dermaga di diam dikit dinas do dobel down fabel gaju gawai
    gigit gonggong hamil het his hitam hoyong huruf hutan iki iku jagung jalan jambret jarak jauh
    jembat jentik jero kamar kamling kapal kedah keras keur km kudu kuring kutu lama lampu langka
    lapor layang lereskeun libur lift liwat lumpuh majenang masih mbah mbang mesum mobil muda mudik
    mungk muntah museum mushola mutas muter nakes nelpon ngaj ngaku ngan ngis nib nik niku nsiun
    nyuluh of one oplos our paeh pagar pangkal pecah pju plat poe poli ppdb pukul pupuk pusing racun
    rawan resah reta rikan rlintas rmohon rsud rusunawa sampah sawah school sd sdn sekdes selingkuh
    sempit sepanjang separo setir sok solo sosialisas spbu staf stiker stop subuh sulit supaya
    tambang taneuh tangga tanja tawon tawur teng tengkulak ternak tiba2 tiket toilet toko tp tps
    trus ubah urus villag walung websit wungkul
    """,
    4: """
    aid ajur akal akte alternatif an ancam angkot any apinya aplikas ari asat asin aspal at banjir
    bantos barang barudak becak becek begal belajar beliung bendung besi bisakah blok blt bolak
    bukak buny buta c daerah dapur darurat datang dicek dogs dokumen domisil dtks duit ecek eceng
    ekor elip embang eriksa etem everywher food for gawat getar gondok got gudang gunung guru halt
    hama hampir hanyut harus hijau i iklan ilih ilik infus ingin injeum is jam jatah jd jepit juga
    kacau kakek kalisar karangpacar karat kas kasi kaur keong ket ketua kitu kolong kompor koneng
    kontraseps kosan ktp lalat lambat lapuk las layan layanan lebar lebur legalisir lelet lemar
    lepas lingkar lumut macan magang mahasiswa malam2 malu mangkal mark mayor medi merah milik
    minimarket miring more mripat mulut naek nambah nanya nceng ndamping nerang ngaju ngunc nilai
    nipu njual njunta nonsubsid nsos nunggak offic oleh ongkos only pager paku panwas pasir pbg pdam
    pelic pertimbang phon pinggang pipa pkh plafon polsek polus pom portal posyandu proposal publik
    putar putih puting rambu rangkap rbatas remang report rhati rjalan rombong rtiga rumput rupuk
    sampa sanggar sarang satpas sdukcapil sebe sera sidorejo sinc sinyal sistem solar spanduk
    speaker speed spora sppt suami suap suara suka tabra tabung tahu tahun takon talud tanjung tawar
    teacher tebal telanjang telung tenan tenda tengah teror terpal tetep tiba tiktok tilu tindih
    titik tiyang tk toa traktor trayek tugas tumbang tunjuk two ukur ungkeun urug wajah wilayah
    would zebra
    """,
    3: """
    abal abot adam adamel adik aduan agama agen ajeng aki akses akta alas answers antara antri
    application asked asri atur awas bak balita bangsal bawah becus bedah begitu belatung bener
    berat berkal beton betul bidang biji bins blangko blk bocah2 bojonegoro bolehkah busuk butek
    bypass cah2 caina caleg car card carik cekik center cera cibinong cikalong clerk collector
    colong comal daptar daya debt denda desember diar dias digaj dima dip2 dita ditah doubl emos
    empat emper enam eror every fair faskes fee fiktif fitnah formulir full fund gajah ganti gara2
    gardu genteng gerak gerobak giling gilir gorong2 gunungkidul he headmaster horeg ide ieun ig
    ijazah ijin ilegal imunisas ingg insentif internet isi istri janji janji2 jarum jati jebak
    jendela jenguk jepara jorok kabupaten kacamat kagem kaget kantor kaporit karang kardus
    karimunjawa kasar kasur kawas kaya kb kebon kedip kemar kembali kidul kir kira kiruh kis kolam
    komit kompleks konek kontainer koramil krempyeng kuasa kulit kumuh kurb land lari layak leav
    legi lelang lemas lipat list live local longsor luap luarga lumpur lunas mahal make maksud
    malem2 mandir maneh mangga mantr market masu mata material mau mbur meh milih minal modin mogok
    munggah musholla musik musyawarah nagih nangis naros nataru ncuri ndaptar ndek nding near neduh
    nepotism nerima ngabd nger ni nimpa nonaktif nongkrong nyam nyapu nyebrang obat ocor odgj oli
    omah ortu paid pake pay pbi penta peopl perum pesta phk pintu pira pkl pleset pns pondok posko
    program property psr ptsl puasa purun rabat ramah rangking rbau rekrutmen remen rontgen ropos
    rpustaka rsyarat rtalit rtanya rtolong ruko rung salur sama sanca saya se sebentar segin sehat
    sejam selep selesa selip sempat seni sepinggang serum sesak setengah setingg sibuk sidik siri
    sirkuit sjid sk smk spp stnk study sudirm sumur surut susah swadaya tambak tangk tanpa tau2 tax
    tebang tebus telen telur tembakau tembok tempat tempel tenggelam terna tertib tetap they tidur
    tikus timbun timpa tindak too total tour tower traffic trash tuker tulisan tumpah turnamen udan
    uji ular ulat unggu untuk urang usir wakaf waris wau way wc we weeks wenang wisataw wit wonogir
    woy
    """,
    2: """
    ab absen add again agustus ajibarang aktif aktivas akun alamat alasan along alur ambrol ambruk
    ambung amen ancem andak angel anggap anggo anggota angsal antos apbdes apik aplikasi apotek arep
    arus asang asar asem atanap audit awi ayun bagendit bahu bahwa baik2 bakar bandar bandara banner
    bantu bantul bapak barangkal bari barista basah basi batam batr bawe behind belas ben bendahara
    benih bentak bentuk beritahu betah beurang beureum biang bibit bicara bintik bisnis bitu boat
    bodong boleh botol boyolal bpn bridg buah buang buat bubur buka bulog bunyi burns busa buses by
    cadang cafe campak canda catnya cepu cfd cikupa cipanas civil collaps combi come coret2 could
    cret cs cucu cuek curah curug cuti dahulu dalem damel dandan dander dangdos dapil daring days
    dead dengung depot desis dhet dhew dhuwit dia diaju dibel dibik dicet didik dieu diis dino dipun
    disko dodol does dong donk dosen dtsen dugi dump dusunku ebut ekos elem emang embong embung emis
    enom erempet esih etel etor etrum euweuh fasum ferry fishing fisik flyover fogging formalitas
    gadu gagal gambar gampang gang2 ganggu gantung gapokt gapura garap garbag garing gena gendong
    geni gerbang get getih geura give golok golong graha gratifikas gresik gubuk gusur hajat haji
    harbour hati2 health hent high hits hitung hongkong hotel hous hrs hulu ibunya identitas ieu ijo
    ikd imbal indramayu inta isa isyarat itupun iuran jaga jaluk jamaah jari jaspel jeblos jedag
    jedug jelas job jogging jpl junta jurang kabur kado kaki kalahir kalimant kambing kampany
    kampungku kancaku karawang kare karet kata katingal kawah kawin kecil kemah kenai keran ketau
    ketik kia kimia kira2 kolaka kominfo kompla koordinasi kotoran kraj kran kritis kuala kubur
    kuitans kuliah kuliner kurs kurung kusam kuwi kuwu kwitans labu labuh laki laktas langgan lantai
    lantar lapork laptop layu ledak lemah lempar leungeun libat lifeguard lihara lihat lingkung liya
    lobang logak login lomba lorong lowong lt lulus mabok mabuk majalengka mambu mandor manfaat
    mangkrak maning manis marah2 massal mawar mbali mecah mepet mesth metu minyakita mlebet mlebu
    modern mongkleng month mosok muat muka mulu mural musrenbang muter2 nahan nanga nara nate nawar
    ndatang nebang nelan nemen nempel nerbit ngair ngam niki njero nobody nol nolak nongol nota
    november nten nulis nunjuk nyalur nyeberang officer ohon omong operator oret pacit pagaw pajek
    palsu pam pamarentah pami pamit panjat panjun pantau papat paper parang parapat parents parit
    pariwisata paruh pasih passport patung paud pdhl pegaw perhati periksa pewar pihak pikun pintar
    pinuh plastic plastik pln pmi podo poek polic pona ponorogo pool ppl praktik prapat prem project
    prosedur protokol pudar pund purwakarta purwokerto puskesw queu raba raho rampas rapi rask raya
    rbai rbup rdeka rebah rebut refleks rehab relatives rem repair resik reyot rhaps ring ringan
    rmit robek rong rontok roti rpus rtas rtlh ruangan rute sabu saget saja samsat sapu satapak
    satupun saturday sbg sebaga sebaik sebetis sebut seenak seged segel segera segitu sekali2
    sekampung sekolah selama selembar sembarang semen semester seminggu semoga sempet semrawut
    sendir sengaja sensus sepat sepuluh sepur serabut serangga serius setaun setu shelter shub siaga
    sidodad sier siga simp sing sita siti situ sktm slem sman smok sobek sofa solus someo sopan
    squar stasiun status storag suggestion sukorejo sulsel sundays supados suplier swara swimming t
    takar taksih tali tanga tanggap taru tata tatu taun tebing tebu tegur teh tekstil tembaga tenaga
    tender tentu terbit tide tingg tok track tradisional trafo transport trs tugu tunanetra ugal2
    ujan ukim umuman umur uning until usaha utang utara utih utup walah warga warung2 watu web
    wereng wewenang which yala yesterday
    """,
    -2: """
    0 abai abis ac adeg adek adekku adhem adops agung ajual ajuk akikah almarhum amal ampe ampuh
    andi angkring angsur area asik asli auto b1 bahas baja bandang bang bapa belok beris berjal bi
    bina bismil bosku bpbd bubar bubuk bunga buntu bupati cak cangkul capa catat catering cerita
    cianjur cikarang cilik city claim congratulations contact crypto cuci dalam dama daripada dateng
    dbd debat deui disin dollars dompet eluh emas endam engk entu erups etawa fitr fix followers
    free gabah gacor goreng gowo grab grand gula guncang guruku gust guyur halus hayam hemat heran
    herbal home ikhlas ilang includ indomaret informasi inget innalillah investor jajar jember jgn
    jual juara jumat jumbo kanan kanor karyaw kaum kedir kering kg kliwon kondis kpr lagu lain laksa
    laku landlord lapar later lawan lebat lebih lele lilin lirik lo lodeh loh makan makin mantul
    maxw mbal melek mili miliar motorku ncair ncang ncitra ngaw nggih nggo njad njelasan ntar nyany
    nyata omel opening padang pancen past pedul penah pencet percaya pilih pinaring pinggir pinjol
    pitik plus pokok polis polres potens prediks premium provins puas puis putra radio rahasia rainy
    rampung rang rcuma reseller restu rhar ringat robot romp rsatu rtama rtp ruas rukun sambut sarap
    saratus sate satpam sedoyo selamet semeru serang sesuk sete simpang sir sisa stabil stadion
    start strik sukoharjo sulawes survey ta tahfidz tangkap tas tekan terjad testimon that
    tindaklanjut toto trading tuhan ujang ujar umk umroh ungkap untung up urutku utama was wd what
    who wonderful work yaa yayas
    """,
    -3: """
    abu acc adikku am amin anggar anter apaan awur baik balan bales ban banget bangsa bank bapak2
    bapakku batik becanda bekal bergiz berita bimbel bio bmkg bobotoh breaking bromo bund bunda
    caang cabang cabe calistung cantik capek capres cctv cheap check checking cilok click cual cuan
    cukup damkar daun denger deposit dhe did diem duri ekstrem enjang euy factory favorit festival
    final fire fixing futsal game ganteng ganti2 gata gelombang giat golput great greetings guys
    hadeh hangus happy hapunten harga hari hati hukum ikan iya jamin jempol jiwa join kadang
    kapolsek kartin katering kerja khusus komputer kos kost kota kowe kpk kuota kursus lagi lahir
    legal lengkap lila lisan liter lolos love ludes ma maaf makmur mant menar mikir million mobilku
    modal mundur ndapat ndopo news nikah njelas normal nuju obral oh oke ongkir opak open organik
    padat pak paman panggih panjang parta paving piala pilkada pisang protes putus2 rabu rambut rame
    ranginang renang resign ribu rnikah rob ronda rsia rsib sadar sadaya sae saldo sambil sandal
    sari sedang sedot sekeluarga sekolahku seluruh sepura seragam seret serta siapapun sidomulyo sih
    soreang sudah syukur tahap tahlil tangan tansah target tarkam td tema tembus temp tentang teras
    terjun testing tiga titip togel travel tuh turut ujung ulang umr utar via voli wah wrong yelidik
    yerah zaman
    """,
    -4: """
    aami acara adalah adem ah ahad ajak akak al ambil anam angkat aris arjasa bahagia bal barokah
    batas benar bentar biasa bis bonus cakep coba cod com curanmor dasar deres ding dini dlh dm
    doain dosa dpr dul elihara erima erintah evakuas fast fungs fup gada gais galon gembira geprek
    gercep guyon hadap hayu hingga hotmix hut idul indah informas ips isuk jaksa jawab jepang jne
    jomblo kaliangkrik kampus kangen kanop katamp keluh kenal kondang kucing kur lah lamp lamps
    ledeng listrik madu matematika maut min mitra mkab mula ndalu nerbang nkes nting nunggu ok
    orang2 pantura pinjem pompa pr quick rejek rejeki rekomendas riah rtemu rtosono sahabat sakit
    sana sangat sayang sebagi sebar seberang second sedaya sejarah sepakbola serah seru shar
    shipping si sim simpen sorry stok surya tanda taut tim tukang umpuk unit us vs wakil wal wanita
    waras weekend whol wisuda
    """,
    -5: """
    alih alus ampel anget anggur antusias babinsa baju bakt balas bali bantosan benca bohlam bpkb
    cari cek cinc cinta coklat delivery demam diber dicuc drakor ebrang email fixed gotong hahaha
    hanya imbau inbox ini jaya kaji kalah karya kiri klinik korsleting kredit lantik laporan lemes
    les limit limpah lol mah maju masing max nasi ndidi nemu netizen ngaji ngko notif otw pacar
    panggil pecel pekan pick pol prestas print puluh pusat ratus ready rebus relaw renovas royong
    rsen s1 sar sayur semangat sembuh seneng senin sholat siang sini slot surve tamp tanggung team
    telpon teman temenku tinjau turu walau waspada will your
    """,
    -6: """
    alam allah atas ayo bangga banting beli beres bersih bos chat coblos cocok cv deras detik dunia
    gitu2 grosir hadiah haru hatiku hidup hp hubung huhu hujan iseng istirahat iwak jakarta jang
    kirim kumpul kunc like m2 minat much nang nasional notaris nyoba ombak order pema pengalam pesen
    pu pupr rasa rcaya rubah salut sangka sekali sekitar sembah senang sepatu servis setuju sigap
    situs sumberagung surabaya tadi terang test today token tomorrow vote wa well ya
    """,
    -7: """
    admin akan akibat aman awar bagus berkah caba celaka damang dampak doak doanya dukung ekonom
    gubernur hadir ibu jalan2 jaman jernih jujur kavling kode kopi lancar liat lucu lupa lur mancing
    mari mulus ndaftar nitip nyebab panta pesan petak politis rental rumahmu sedia segala seki
    seorang sepakat sewa sido tempatmu tes video
    """,
    -8: """
    amanah antar apa2 bandung bupat es gabung gaes kang korups lamar langsung lokas mang politik
    presiden promo pulsa raih rumahku segar shm tol top urut ustadz
    """,
    -9: """
    akhir amat batin curhat dicar doa etes inggal kabar kasus ki lu mancur mantap mas negara nter
    privat siap so sorot transfer
    """,
    -10: """
    bun cepat cicil hehe indonesia klik paket rakyat rp sabar sedih timnas ucap viral
    """,
    -11: """
    besok deh dp enak grup jemput kak nego ngop nonton rapat say sosial temu
    """,
    -12: """
    anda bot eh hub jasa kontra milu murah skon
    """,
    -13: """
    dek dprd gelar mampir mimp nih wkwkwk yuk
    """,
    -14: """
    alhamdulil link nant wkwk
    """,
    -15: """
    garans kamu
    """,
    -16: """
    haha
    """,
    -17: """
    bro
    """,
}

BEGINNINGS: Final[Mapping[int, str]] = {
    10: """
    honor tamba
    """,
    9: """
    rangk
    """,
    8: """
    minta
    """,
    7: """
    berap kapan kartu layan padah pungl retak saran setia tutup
    """,
    6: """
    bau bikin bolon jadwa jaran liar malah mohon parki pas pasie proye surat suruh tetan tulis usul
    """,
    5: """
    ada air amble ambul amuk atau bagai bangk bayar belum bener beras biar bocah bus coret dagan
    gali gas gelap goron isiny jalur kali kasih kena kios koson kotor lahan lalu licin luban lupas
    lurah malin mampe mati napa nelay ngen njaga numpa numpu nutup pabri paka panit parah pbb perba
    rabie rt sakol satpo sekal selo tagih taman tanah tiang tidak tilan tolak tolon umum wajib warun
    x
    """,
    4: """
    airny alang alun2 amban ancur angku arah asal asap bahay banso bawan beasi belak bidan bisin
    bongk boron bpjs budak buku bulan bumde calo calon can cara cor cuma darah desa diada dibag
    dukuh e every gang gawa gedun hilan in jebol kabeh kabel kades kadus kalau kanda karan karci
    kayu kebun kotak koyo kuran lansi lapan laran limba loket lumpu makam mbok mesin mest minya
    murid musho muter my nakal nangi otong pajak pangk papan pemda penuh perlu petan pinda pohon ptt
    pungu puske rnah roboh rokok ruang rw sampa seko serin setor snake soal sumba susu syara tamu
    tarif tarik terna terus the ti tipis tipu troto tua vaks zonas
    """,
    3: """
    a adany ajar alat amplo ana anak anak2 aneh antr antre apaka api aplik asih atap atm bade badh
    balih bambu banya baran bauny bayi begin bengk bens berdi besuk biosk bobol bocor boros broke
    buaya byar cempl cetak cewa colle copet copot cross dada dadi dafta dana data debu dewan di diam
    dicat dicur dikit dinas dokte ecer elupa erang forma formu geng gigit gunun hamil has het hoyon
    huruf hutan igd iki imb iriga isik it jagun jambr janji jare jatuh jemba jero judi kakek kapal
    karao kayak kedah kema keruh kids kilo kk knalp koper kua kurin lab lama langk lapas lare latih
    lemot leres leuti lewat libur lift light lilin lingk lompo luar luka maksa mana mangk marak mbah
    mbg melon mesum minim miras mudik muncu mung mungk munta musim mutas nakes nama napas narik
    ndara nelpo ngada ngadu ngaj ngaku offic ogok oknum omahk on one onli padi paeh pagar palan pant
    pareu pasar passw patah pecah pet pikir ping pings pip piran pju pkk plat poli poneg poton prona
    propo psek pukul pulau pupuk rahu raib ranta razia rekam rel rempa rempu resah reta retri rmoho
    rs rubuh rugi rusak sak sapi sasar satu sebul sejak selek sempi separ sok staf stop suam sunga
    takut tang tangg tangl tani tanja tapi tawon tengk tgl tikun timba toile toko tong tps truk tuli
    turun uang ugal umkm uruh urus usut websi wungk yampa
    """,
    2: """
    adam adame aduan ae agama agen aid ajeng ajur akal akses akte alter an ancam andu anggo angko
    anjlo antor antri any apa apiny apote ari asat asin aspal astag asup at awas baca bahas bak
    bangj banji banta bantu barud batu bawa bawah becak becek becus bedah begal belaj beliu bendu
    berat besi beton biaya bilan bisak blang blok blt bolak boleh brong bukak buny busuk buta c
    caina camat campu card carik cekik cikal clerk colon comal combe daera dangd dapta dapur dari
    darur datan denga derma dicek digaj dita ditah do dobel dogs dokum domis down dtks duit ecek
    eceng ekor elip emban empat eriks eror etem fabel faske food for gaju gawai gawat gelan gerak
    getar gilir gondo gongg got gudan guru halt hama hampi hanyu harus hijau his hitam horeg i iklan
    iku ilih ilik indra infus ingg ingin injeu inter is jam jarak jarum jatah jauh jd jebak jenti
    jepar jepit jorok juga kacau kalis kamli kampu kanto karat karim kas kasi kasur katin kaur kaya
    keong keras ket ketua keur kira kiruh kitu km kolam kolon kompl kompo konek konen kongk konta
    kosan kriti ktp kuasa kudu kutu lalat lamba lampu lanta lapuk las lebar lebur leduk legi lelet
    lemar lepas leuwi liwat longs luap lumut macan magan mahas majen maksu malam malu mandi maneh
    mangg mantr marah mark marke masih mater mayor mbang medi merah milik mirin mogok more mripa
    muda mulut museu musik naek namba nanya naros nceng ncuri ndamp ndek ndeso nding near nepot
    neran ngaju ngan ngis ngunc nib nik niku nilai nimpa nipu njual njunt nonsu nsiun nsos nyam
    nyulu obat ocor odgj of oleh ongko only oplos orang ortu our pager paku panwa paran pasir pbg
    pbi pdam pelic perma perti perum pesta phon pintu pipa pira pkh pkl plafo plast poe polse polus
    pom pondo porta posko posya ppdb progr prope prose ptsl publi purwo pusin putar putih putin
    rabat racun ramah rawan rbata rbau rekru reman remen repor rhati rikan rjala rlint rombo rontg
    ropos rsud rsyar rtany rtiga rumpu rupuk rusun salur sangg sawah schoo sd sdn sdukc se sebe
    seben segin sekde seles selin semen sempa sepan sera sesek setir sibuk sidor sinc siste sjid
    solar solo spand spbu speak speed spora sport spp sppt stike stnk study suami suap subuh sugge
    suka sulit sumur supay swada tabra tabun tahu tahun takon talud taneu tanju tanpa tau2 tawar
    tawur tax teach tebal telan telen telun temba tembo tenda teng tenga teror terpa tetap tetep
    they tiba tiba2 tiket tikto tilu timbu tindi titik tiyan tk toa total tour tower tp traff trakt
    traye trus tugas tumba tumpa tunju turna two ubah ujian ukur ungke urang urug villa wajah walun
    wc wilay wisat would woy zebra
    """,
    -2: """
    aami acara adala adem adikk admin ah ahad ajak akak al alih alus am ambil anam andha anggu antar
    aris arjas bahag baik baju bal balas ban bange barok batas becan bekal benar benca biasa bimbe
    bis bohla bonus bromo bupat cabe cakep cari cctv cek cheap cilok cinc coba cod com cukup dalan
    damka dasar daun deliv demam depos deres dhe dicuc did ding dini dlh dm doain dolla dosa dpr
    drako dul duri ebran eliha erima erint evaku fast favor follo fungs fup futsa gada gais galon
    game gembi gepre gerce goton greet guyon guys hadap hadeh hahah hanya happy hati hayu hingg
    hotmi hut idul imbau impor inbox indah ini inves ips isuk jaksa jamin jawab jepan jne jombl kaji
    kalah kange kanop kapol karti katam keluh kenal klini kompu konda korsl kota kpk kredi kucin kur
    kursu lah lahir lamp lamps langs lanti leden lemba lemes lengk limit limpa lisan listr lolos
    ludes ma maaf madu mant masin matem maut max mikir milli min mitra mkab modal mula nasi ndalu
    ndapa ndidi nerba netiz ngaji nikah nkes notif nting nuju obral ok ongki paman pantu parta pilka
    pinar pinje pol pompa pr prest print produ profi prote puluh pusat rabu rame ratus rebus renan
    renov riah rnika ronda rsia rtemu rtoso s1 sahab sakit saldo sana sanga sar sayan sayur sebar
    seber secon sedan seday sedot seger sejar sekol selur seman semba senen sente sepat serag serah
    seret serta seru shar shipp shola si siang sih sim simpe slot sorry stok sumat surya tahap tahli
    tamp tanda tansa targe taut team telpo tema tembu temen tempa tengg teras terja testi tim tinja
    tuh tukan turu turut ujung umpuk unit us via voli vs wal walau wanit waras waspa weeke whol will
    wisud wrong your
    """,
    -3: """
    akan akiba alam allah aman ampel anget angka antus atas awar ayo babin bakt bali bangg banti
    beli beres bersi bos bpkb caba celak chat check coblo cocok cokla congr cv daman dampa deras
    detik diber doak doany dukun dunia ekono email fixed gitu2 grosi hadia haru hatik hidup hp hubun
    huhu hujan infor iseng istir iwak jajan jakar jang jaya jujur karya kavli kiri kirim kode kopi
    kumpu kunc lanca les like lol lucu lur m2 mah maju minat much mulus nang nasio ndaft nemu ngko
    nitip njela notar nyeba nyoba ombak order otw pacar pecel pekan pema penga pesen pick pu pupr
    quick rasa rcaya ready rekom relaw respo royon rsen rubah salut sedia seki sekit sembu senan
    senin seora seper serba servi setuj sewa sido sigap sini situs sosia surab surve tadi teran test
    today token tomor undan vote wa warto well ya
    """,
    -4: """
    akhir amana amat apa2 bagus bandu batin dicar doa es gabun gaes guber ibu ingga jaman jerni
    kabar kang kasus lamar liat lu lupa manci mancu mang manta mari negar panta pesan petak priva
    promo pulsa raih rejek renta rumah sangk segal segar sekar shm siap so teman tes tol top urut
    ustad video
    """,
    -5: """
    bapak besok bun cepat cicil curha deh dp enak etes grup hadir hehe indon kak ki klik mas nego
    ngop nter rakya rapat rp sabar say sedih sorot temu timna ucap viral
    """,
    -6: """
    anda bot cinta dprd eh gelar hub jasa jempu mampi milu mimp murah nih nonto paket presi sepak
    skon wkwkw yuk
    """,
    -7: """
    alham dek garan kamu link nant polit wkwk
    """,
    -8: """
    bro haha
    """,
}
