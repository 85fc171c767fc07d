"""What words weigh for report, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = 18

STEMS: Final[Mapping[int, str]] = {
    17: """
    minta
    """,
    16: """
    setiap
    """,
    15: """
    kapan padahal pungl
    """,
    14: """
    bikin proyek sekal
    """,
    13: """
    berapa honorer kartu mati retak suruh tutup
    """,
    12: """
    liar parkir tetangga tolong
    """,
    11: """
    ada air bau bayar bolong jarang kabel kena kios mampet mohon nutup paka pas pasien rangkat surat
    tolak usul
    """,
    10: """
    ambles bagaima belum dagang gas gelap jadwal jalur kali lubang lupas malah numpuk pabrik pungut
    rt saran satpol selo tiang tidak wajib
    """,
    9: """
    ambulans amuk asap bansos bpjs calo gang gawa isinya jebol kasih kayak kotor lalu lansia licin
    lurah makam maling mesin napa njaga otong parah pbb pohon rabies roboh seko taman tanah tarik
    trotoar warung x
    """,
    8: """
    airnya alat ambang asal atau bahaya belakang beras bocor bus can cor desa diada dibag dokter
    gali gorong hilang irigas kades kadus kalau kayu kontraktor korup kosong kotak lahan lapang
    larang murid nakal ngen numpang on orang pajak panitia patah pemda penuh pindah pkk putus rnah
    rokok sakola sebelum sering soal tambah tarif the tilang tipu tua umum
    """,
    7: """
    amplop arah at atap atm bawang bising borong broken budak bumdes cewa coret cuma darah dukuh
    erang has honor isik kabeh kampung karcis kk knalpot koyo kurang lab lambat lampu lare leutik
    light limbah loket melon merah mest musim nama napas ndara nelay oknum palang pareum perbaik pip
    psek ptt raib rumput sejak seleks suam sumbang susu syarat takut tamu tanggul tani tapi terus
    tipis tong truk uang ugal umkm vaks
    """,
    6: """
    ana anak aneh angkot angkut antr apakah asih baliho bambu banjir bayi beasiswa benerkeun bens
    berdir besuk biar bocah bongkar buaya buku bulan byar calon cara cemplung copot dari debu dewan
    dicat dicur duit ecer elupas geng gigit harus igd iki in jatuh kamling karaok kebun kedah kema
    keruh kids kilo kua langka lapas lapor lokasi luar luka marak mbg mbok mesum meter miras mung my
    nanging narik ngada ngadu ogok omahku padi papan pasar password pet petan pings pipa pirang
    ponegoro portal potong pupuk rel rempu retribus ruang rubuh rumah rusak rw sapi sebul setor
    sunga ti tikung tuli tulis turun ujian uruh urus villag websit zonas
    """,
    5: """
    adanya ajur alangkah ancur anjlok antor antri arep aspal asup baca badh bantos banya baunya bawa
    bengkok bidan bilang boros brong camat cetak copet cross dada dadi dana dermaga di diam dinas
    down e every gedung guru halt hamil hutan it jalan jambret jare jauh jembat jentik judi kamar
    kandang kasi keras ketua koperas ktp kubur kuring lama latih layang lemot lewat libur lift
    liling lompok longsor luarga lumpuh majenang maksa mana mayor mbah mbang minimarket miring mobil
    muncul muntah mushola mutas muter nambah nanya nelpon ngaj ngan ngis nik nyeberang nyuluh onli
    oplos pagar pant pasir plat poli proposal pukul puskesmas racun rahu razia rbatas rempat resah
    rlintas rmohon rs rsud rugi sak sama sampah sasar satpas sd sekdes sempit separo sepert setir
    simpang snaker solar solo spbu staf subuh sumur tagih tambang taneuh tang tangga tanglet tawar
    tawon tawur telanjang tengkulak ternak tgl timbang toilet toko tp tps usut walung wungkul yampai
    """,
    4: """
    a adam adamel aduan ae agen akses akte alun2 ancam any api apinya aplikas asat asin atur bade
    bak bangjo bangka bangku barang batu bawah becek begal begin beliung bener besi biaya bisakah
    blok blt bolak bukak busuk c campur comal comber daftar dapur datang desember ditah dobel
    dokumen domisil ecek embang eriksa eror faskes food for gaju gawat getar gonggong gudang hama
    het his hitam hoyong huruf i ijin iku ilik imb jagung jam jarak jarum jepit jero jorok kakek
    kalisar karang karangpacar kaur keong kitu kolam kompor koneng kontainer kontraseps kran kudu
    lalat lapuk las layan lebar lebur lelet lepas lingkar liwat lumut maneh mark minyak more mripat
    naek nakes nara ndamping ndek ngabd ngaju ngaku ngunc nib nipu njual nunggak ocor of offic oleh
    ongkos only ortu our pager paku panwas pelic perlu pkh plafon polus pom posyandu ppdb pulau
    pusing putar putih puting rambu rawan rekam remang rhati rombong rupuk rusunawa salah sanggar
    sarang satu sawah school sdn se sebe selingkuh sendir sibuk sidorejo sinyal sistem sok spanduk
    speaker speed spora sppt stnk stop suap sulit supaya susah tabra talud tanggal tanjung teacher
    tebal tenan tenda teng teras teror terpal tiba tindih to toa traktor trus tugas tumbang ukur
    ungkeun urug wajah wilayah
    """,
    3: """
    abal add adik agama aid ajar akal aki akun alas alternatif ambruk anak2 andak answers antara
    antre apa ari asem asri awi badminton bangsal bantu barudak becak becus belajar belatung bendung
    berat berkas beton biang bidang bioskop blangko boat bulog buny butek bypass cah2 caina caleg
    card carik cekik cera clerk collector curug daerah darurat data debt denda diar dicek dita do
    dogs doubl eceng ekor elip emang emos emper enam etem everywher fabel flyover formulir gadu
    ganggu gapura gara2 garbag gardu gawai genteng gerak gerobak gilir gondok got gunung hajat haji
    hampir hanyut he hijau horeg ibunya ide ieu ilih infus ingg ingin insentif inta internet istri
    jaga janji jatah jati jebak jelas jenguk kacau kagem kantor kapal kaporit karat kardus kas kasar
    kasur kata kawin kb kedip kemar keur kimia kir kiruh km komit kompleks konek kosan kurb land
    langgar layanan legi lemar lipat list local luap luas lunas mahal malam malam2 mandir mangkal
    mantr market masih masu mata material mbur medi milih modin mulu mulut mungk musik musyawarah
    nagih nceng ncuri near nepotism nerang nilai nsiun nyebrang pamarentah pangkal paspor passport
    pay pbg pbi pecah pegaw penta perhati pesta phk phon pinggang pintu pira pju pkl pleset pns poe
    polsek pondok property ptsl purun queu rabat ramah rangkap rangking rbau remen report resik reta
    rjalan rontgen ropos rpus rpustaka rsyarat ruko sampa sebentar segin sejam selama selep semak
    sepanjang sepi sera serabut serum sesak setingg sidik sinc siri sk sman sosialisas spp study
    suami suara suka surut swara tabung tambak tanpa tata tau2 tax tebang telung tembakau tembok
    tempat tempel tenaga tengah tenggelam tetep they tiba2 tidur tikus tilu timbun timpa titik
    tiyang tk too tour tower transport trash trayek tuker tulisan tumpah tunjuk turnamen two ubah
    udan ugal2 uji ulat unggu urang utara wc weeks wisataw wit wonogir woy zebra
    """,
    2: """
    ab abot about absen ajeng ajibarang akta aktif aktivas alasan alun an ancem angel anggap anggo
    anggota angsal apik apotek application asang asar asked atanap atuh awas bahasa bahu bahwa bakar
    balap balita bandar bangun bantar barat bareng basah basi baut bedah befor behind belas ben
    bendahara bengkak beritahu berkal betah beurang bins bintik bisnis bk bocah2 bodong bohlam
    booking boyolal bridg buang buka bukan bukit bunyi burns buses cafe canda car center cepu cfd
    cipanas cokot collaps colong combi community coret2 cret cs cuek curah cuti dahulu dalem damel
    dapil daptar daring daya dengar dengung depot desis dhet dias dicet digaj dikit dima dino dip2
    dodol dosen dtks duduk dukcapil dusunku ebut elem elpij embung erempet esih eta etrum euweuh
    fasum fee fiktif fishing fisik fogging formalitas full fund gagal ganti gapokt gazebo gemiyen
    gendong geni get getih giling give golok golong gorong2 gratifikas gubuk gusur habis hati2
    headmaster health hibah hotel ibadah id identitas ieun ig ikd iklan imbal is isa isi isor itupun
    iuran jaluk jambat janji2 jaspel jd jendela jerigen job jogging junta jurang just kado kaget
    kakak kaki kalahir kambing kampany kare karet karimunjawa karung kasir kawah kaya ke kebon ket
    kominfo kompla koramil kors kotoran kraj krempyeng kuasa kuda kulit kumuh kwitans laki lantar
    lapork lari layak layu ledak legalisir lelang lemas leumpang leungeun lha lho libat lihara lihat
    liya lobang login lomba lorong los lt lulus lumpur mabok mabuk main majalengka make mandor
    mangkrak maning manis marah2 massal mau mawar mbali meh mepet mesth metu milik minal minyakita
    mlebet mlebu modern mogok month motong muat muda mudik munggah musholla musrenbang muter2 na
    nahan nangis naros nate ncing nding nduw nebang neduh nemen nerbit nerima ngair nger ni niku
    nimpa njero nobody nol nonaktif nongkrong nongol nota november nsos nulis nurun nyalur obat
    oblos officer ohon olak oli omah omong operator oret oyot pacit paeh pagaw pake palsu pami pamit
    panjun parapat paruh pasih patung paud pdam pdhl peopl pertimbang perum peta pewar pikun pintar
    plastic plastik pmi pool post ppl praktik prapat prem program psr pudar pund pungkur punk
    purwakarta purwokerto puskesw raba racing ramp rampas rantau rask rbup rebah refleks rehab
    reklam rekrutmen relatives rem repair reyot rikan ring ringan rmit robek roda rong rontok ropea
    rtiga ruju rung rungu rute sabu saget salur sanca satupun saya sdukcapil sebaik seenak seged
    segel sehat sekampung sekolah selat selesa sembarang semen sempet semrawut sensus sepihak
    sepinggang sepuluh serangga setengah shelter siaga sier simp sing sirkuit sisi situ sjid skrips
    sktm smk smok sofa someo sopan status sudirm sukorejo sumber supados swimming t tahun takar
    takon tali tanda tanggap tangk tanja taru taun tebu tebus teh tekstil telen tender terna tertib
    tiket tindak tingg total track traffic trafo trs tuanya tunanetra ukim ular umuman umur uning
    untuk usaha usir utang utup wakaf walah warga waris was watu wau we web wenang wereng wish yala
    yerang yo
    """,
    -2: """
    aami abis acc adeg adhem ajak akikah al almarhum alus amal ampuh angsur asik asli aula auto
    bahas balas bang bapak bapak2 benca bergiz berjal bi bina bio bismil bmkg bobotoh bola bor bosku
    bpbd bubuk bund bunuh bup cah calistung capa capek cat catat checking cilik claim cuaca cukup
    dama damkar dbd dek dekat denger deui diem ding disin dm dsos dulu elektabilitas eluh emas endam
    enjang entu erups etawa euy film followers gacor gan gata gelombang giat gital grab gram gratis
    gula guruku hahaha hancur hangus harap harga hati ibu2 ikhlas includ innalillah investor jalan2
    jamin jumbo kapolsek karnaval karyaw katering kaum kawan kering kg kliwon kos kue lagu later
    lebat lebih legal lewer lirik listrik lodeh makmur mana2 masyarakat maxw mbal melek melu miliar
    minum motor murub ncair ncang njad ntar oh ojek omel opening padang paman parsel pedul per
    percaya piala pijat pilih pinaring plus polis poll ppn prediks puas puis pupr putra radio rang
    rawat rekening reseller resign resm ribu ribut ringat robot rtp rukun sadar sadaya saratus
    satpam selamet sempat sesuk sir skck start strik subsid sumedang survey ta tansah taruh tekan
    temp tentang terjad tiga time tindaklanjut titip trading tsunam tuhan turu ujang umr ungkap unit
    up urutku utama veter wah wali want warna wd working yelidik yimp
    """,
    -3: """
    abu ac acara adalah adek ahli ajuk angka angkat angkring anter awur baja balan bales bandang
    banget bangsa bapakku barokah batas batik belok bentar berkah bimbel boleh breaking bromo bubar
    bunda bunga caang cabang cabe cantik catering cctv check cianjur cilok contact crypto cual cuan
    daripada dateng daun debat did dini dollars ebrang ekstrem elihara festival final fire fixing
    fup futsal gada game ganteng gercep golput great guyon happy hari hemat heran home hukum idul
    ikan indah indomaret informas inget iya jatinangor jaya jember jempol jiwa jumat kaliangkrik
    kanan kartin keluh kenal kerja khusus kondang kost kota kowe kpk kucing lagi lah lahir laku lila
    lilin liter lolos love ludes makin matematika maut mikir million min minat minggu mobilku modal
    much mundur nasi ndapat ndopo news ngaji njelas nkes nuju nyala obral oke open organik padat pak
    pancen panggih parta paving pencet pinggir pinjem pisang potens protes provins putus2 rambut
    rame renang rhar riah rsib rtama ruas rumahku rutin sakit saldo sandal sangat sari sedang sedot
    sekeluarga seluruh semalem seragam seret serta sete si siapapun sidomulyo sisa spot suatu sudah
    surya syukur tamp tangan tanggung tangkap target terjun testing tingkat tinjau togel tuban turut
    untung vs wakil who wisuda wujud yayas yerah
    """,
    -4: """
    alam ambil anggur aris atas baik ban banjar bekal beli benar bis bonus capres cek cerita chat
    cinc cod com curanmor dasar demam deposit deres diber dlh doain dosa dpr duri erima fast favorit
    gais geprek gotong greetings guys hadap hingga hp hut imbau jaksa jang jne join juara kadang
    kangen kanop karya katamp kedir klinik kopi kur kursus lemes limit lokas lol lupa ma madu masing
    max ndalu ndidi normal ok ongkir orang2 order panggil pantura pesen pol pr print pusat rabu
    rekomendas rnikah rob rsia rtemu sahabat sana sebagi serah siang sih slot stok surve tahap taut
    tembus today tuh ujung umk umpuk utar voli wal walau wanita waras weekend what
    """,
    -5: """
    admin akak am aman anget antusias babinsa baju bakt bal bangga banting bantosan beres biasa bos
    bpkb cari cinta coblos coklat dicuc drakor email erintah evakuas fungs galon grosir hanya ini
    iwak jawab jepang kalah kampus kang kiri korsleting kredit kuota lantik laporan limpah mula
    mulus nang netizen notif otw past pekan pick pilkada puluh ratus rcaya rebus renovas royong rsen
    s1 sayang seberang second sekitar semangat sembuh seneng senin seru shar sholat sido sini tadi
    telpon temenku tim timnas tomorrow travel vote waspada will your
    """,
    -6: """
    adem adikku akan alih allah amanah coba cv dampak deras detik doak doanya dukung dunia hadiah
    hadir hatiku hubung huhu istirahat jakarta jaman jernih kunc lamar lancar lengkap les like mah
    mancing mkab nasional nemu nting ombak pacar panta pecel pesan politis ready rubah salut sambil
    sangka sar sayur sembah sigap sim sumberagung surabaya teman terang test token ya
    """,
    -7: """
    akibat amat awar bali bersih caba celaka cicil cocok damang ekonom es gaes gubernur hidup hujan
    ibu kavling kirim kode korups kumpul langsung lucu lur m2 maju mang mantap mari mas nyebab nyoba
    pengalam politik prestas promo pu pulsa relaw rental sekali seorang sepakat sepatu servis setuju
    situs so tempatmu tes tol urut ustadz
    """,
    -8: """
    ayo bagus batin dicar doa gabung jujur kasus liat ndaftar negara nitip petak presiden raih rasa
    rumahmu segar senang sewa sorot top transfer video wa wkwkwk
    """,
    -9: """
    akhir antar apa2 bandung besok indonesia kabar lu mancur milu ngop paket privat rapat rp sabar
    sedia sedih segala shm viral
    """,
    -10: """
    bun bupat cepat hehe inggal jemput ki klik nego nonton nter say siap temu ucap
    """,
    -11: """
    dp enak etes kak kontra rakyat sosial
    """,
    -12: """
    bot deh dprd gelar grup hub jasa murah skon
    """,
    -13: """
    alhamdulil anda eh garans link mampir nant yuk
    """,
    -14: """
    mimp nih
    """,
    -15: """
    haha kamu wkwk
    """,
    -17: """
    bro
    """,
}

BEGINNINGS: Final[Mapping[int, str]] = {
    10: """
    honor
    """,
    9: """
    minta rangk
    """,
    8: """
    kapan setia tamba
    """,
    7: """
    bikin kartu padah proye pungl retak saran suruh tutup
    """,
    6: """
    ada bau berap bolon layan liar mampe mati mohon parki pas pasie surat tetan tolon
    """,
    5: """
    air amble bagai bayar belum bener dagan gas gawa gelap goron jadwa jalur jaran kabel kali kena
    kios kotor licin luban lupas makam malah malin mesin njaga numpu nutup pabri paka parah pohon
    pungu rt satpo selo taman tiang tidak tolak tulis usul wajib warun
    """,
    4: """
    airny alat amban ambul amuk ancur arah asal asap atap atau bahay bangk banso bawan belak beras
    bidan bocah bocor boron bpjs budak bumde bus calo can cor coret desa diada dibag dokte every
    gali gang has hilan iriga isiny jebol kades kadus kalau karan karci kasih kayak kayu kk knalp
    koson kotak kuran lab lahan lalu lamba lansi lapan laran limba loket lumpu lurah merah mest
    murid muter nakal nangi napa ngen numpa on otong pajak palan panit patah pbb pemda penuh perba
    pinda pkk ptt rabie rnah roboh rokok ruang sakol sampa sekal seko serin setor soal sumba syara
    tanah tangg tarif tarik terna terus the tilan tipu troto tua ugal umum vaks x
    """,
    3: """
    alang amplo ana anak aneh angko angku antr antri apaka aplik apote asih aspal at atm baca balih
    bambu banji banya bauny bayi beasi bengk bens berdi besuk biar bilan bisin bongk broke brong
    buaya buku bulan byar calon cara cempl cetak cewa copet copot cuma dada darah dari debu dewan di
    diam dicat dicur duit dukuh e ecer elupa erang formu gedun geng gigit halt harus igd iki in isik
    jambr janji jare jatuh jemba kabeh kamli kanda karao kebun kedah kema keruh kids kilo koper koyo
    ktp kua lama lampu langk lapas lare lemot leres leuti lewat light lompo luar luka maksa malam
    mangk marak mbg mbok melon mesum meter minya miras muncu mung musho musim my nama namba nanya
    napas narik ndara nelay nelpo ngada ngadu ngaj offic ogok oknum omahk padi pant papan pareu
    pasar pasir passw pet petan pings pip pipa piran poli poneg porta poton propo psek pupuk puske
    putus racun raib rbata rel rempa rempu resah retri rmoho rubuh rumpu rusak rw sapi sebul sejak
    selek separ simpa solar suam sumur sunga susu tagih takut tamu tani tapi tawon tengk ti tikun
    tipis toko tong tps truk tuli turun uang umkm uruh urus usut villa websi wungk yampa zonas
    """,
    2: """
    a adam adame adany adik aduan ae agama agen ajar ajur akal akses akte alter alun2 ambru ancam
    anggo anjlo antor antre any api apiny arep asat asin asup atur bade badh bak bangj bantu baran
    barud batu bawa bawah becak becek begal begin belaj beliu bendu berat berka besi beton biaya
    biosk bisak blok blt bolak boros bukak buny busuk c caina camat campu colle comal combe cross
    dadi daera dafta dana dapur darur datan derma desem dinas dita ditah dobel dogs dokum domis down
    ecek eceng ekor elip emang emban emper eriks eror fabel faske food for forma gaju garba gawat
    gelan getar gondo gongg gudan guru hama hamil hampi hanyu het hijau his hitam horeg hoyon huruf
    hutan i ijin iku ilih ilik imb ingin inter it jaga jagun jam jarak jarum jatah jauh jenti jepit
    jero jorok judi kacau kakek kalis kampu kanto karat kardu kas kasi kasur kaur kawin keong keras
    ketua kitu km kolam kompl kompo konek konen konta kosan kran kriti kubur kudu kurin lalat lanta
    lapor lapuk las latih lebar lebur leduk lelet lemar lepas libur lift lingk lipat liwat longs
    luarg lumut lunas mahal majen mana maneh mantr mark masih mater mayor mbah mbang medi milih
    mirin more mripa mulu mulut mungk munta mutas naek nakes nara nceng ncuri ndamp ndek ndeso nepot
    neran ngabd ngaju ngaku ngan ngis ngunc nib nik nilai nipu njual nyebe nyulu ocor of oleh ongko
    onli only oplos orang ortu our pagar pager paku pangk panwa paran pay pbg pecah pelic perlu
    perma pesta phk pju pkh plafo plast plat polus pom posya ppdb prakt pukul pulau purun purwo
    pusin putar putih putin rabat rahu rawan razia rbau rekam reman remen repor rhati rjala rlint
    rombo ropos rpust rs rsud rsyar rugi rupuk rusun sak salah sama sangg sasar satu sawah schoo sd
    sdn se sebe sebel seben segin sekde seles selin sempi setir sibuk sidor sinc siste snake sok
    solo spand spbu speak speed spora spp sppt staf stnk stop study suami suap subuh sugge suka
    sulit supay susah tabun talud taneu tang tangl tanju tanpa tawar tawur teach tebal telan telun
    temba tempe tenda teng teras teror terpa tgl tiba tikus tilu timba timbu tindi titik tiyan tk to
    toa toile too tour tp trakt trus tugas tumba turna two uji ukur ungke urang urug wajah walun wc
    weeks wilay wisat woy
    """,
    -2: """
    acara adala akak alam aman ambil anget anggu antus aris atas babin baik baja baju bal balan ban
    bange bangg banja barok batas bekal beli belok benar bis bonus bpkb bubar caban cabe capre cari
    cek cerit chat cilok cinc cod cokla com cual cuan dasar demam depos deres diber dicuc dlh doain
    dolla dosa dpr duri ekstr email erima erint evaku fast favor fire fungs fup gada gais gante
    gepre gerce golpu goton great greet grosi guyon guys hadap happy hingg hp hut idul imbau infor
    ini inves iya jaksa jang jaya jne join juara jumat kadan kang kange kanop kapol katam kedir
    keluh kerja kiri klini konda kopi korsl kota kowe kpk kucin kuota kur kursu lagi lah lahir laku
    lanti lemba lemes limit limpa liter lol lolos love lupa ma madu masin matem maut max mikir milli
    min modal much mudah mula mulus ndalu ndidi ndopo netiz njela nkes ok ongki order organ pantu
    parta past pesen pinje pol pr print produ profi prote puluh pusat rabu ratus rebus renov rnika
    rob royon rsen rsia rtama rtemu ruas s1 sahab sakit saldo sambi sana sanga sebag secon sedot
    semal seman sembu senen serag serah serba seru sete shar shola si siang sido sih simpe slot stok
    sudah surya tadi tahap tamp taut telpo tembu temen tempa terja testi tim timna today trave tuh
    turut umk umpuk utar voli vote wakil wal walau wanit waras waspa what wisud your
    """,
    -3: """
    adem adikk akan akiba alih allah am amana amat angka antar awar bakt bali banti beres biasa bos
    bupat caba celak check coba coblo cocok cv daman dampa deras detik doak doany drako dukun dunia
    ekono es gaes galon guber hadia hanya hatik hubun huhu hujan ibu istir iwak jakar jaman jawab
    jepan jerni karya kirim kode kredi kumpu kunc lamar lanca lengk les like lucu m2 mah maju manci
    mang mari mkab nang nasio ndaft nemu notif nting nyeba nyoba ombak otw pacar pangg panta pecel
    pekan penga pesan pick pilka prest promo pu rcaya ready rekom relaw rubah rumah salut sar sayan
    sayur seber seger sekit semba senin seora sepat servi setuj sigap sim sini situs so surab surve
    teran tes test token tomor ujung undan ustad warto will ya
    """,
    -4: """
    akhir ayo bagus bandu batin bersi besok cicil dicar doa gabun hadir hidup jujur kabar kasus
    kavli liat lur mancu mas negar nitip petak priva pulsa raih rasa renta respo rp sabar sangk
    sedia segal segar sekar sekol senan sepak seper sewa shm sorot sosia teman tol top urut video wa
    wkwkw
    """,
    -5: """
    apa2 bun cepat cinta etes hehe indon ingga kak ki klik lu milu nego ngop nonto nter paket presi
    quick rakya rapat say sedih siap temu ucap viral
    """,
    -6: """
    anda bapak bot deh dp dprd eh enak garan gelar grup hub jasa jempu link mampi manta murah nant
    polit skon yuk
    """,
    -7: """
    alham kamu mimp nih wkwk
    """,
    -8: """
    bro haha
    """,
}
