"""What words weigh for report, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = 13

STEMS: Final[Mapping[int, str]] = {
    16: """
    minta
    """,
    15: """
    padahal setiap
    """,
    14: """
    kapan suruh tutup
    """,
    13: """
    mati napa proyek pungl
    """,
    12: """
    berapa bikin honorer kartu liar parkir pasien retak sekal
    """,
    11: """
    bagaima bau bayar gelap jarang kali pas rangkat satpol tetangga tiang tolong
    """,
    10: """
    ambles belum bolong gas kabel kena kios malah mampet mohon numpuk pabrik paka selo surat tidak
    tolak usul wajib
    """,
    9: """
    air bahaya bansos dagang gawa jadwal licin lubang makam maling mesin njaga nutup on otong parah
    pohon pungut rabies rnah rt taman trotoar x
    """,
    8: """
    airnya ambulans amuk asap atau belakang beras borong calo cara cuma desa dokter gali hilang
    isinya jalur jebol kasih kayak kontraktor kosong kotor lahan loket lupas lurah murid nama ngadu
    orang pareum pbb pindah roboh rokok sebelum seko syarat tambah tanah tarif the tipu umum warung
    """,
    7: """
    ada ambang amplop anak angkut antr arah asal atm banjir bocor bpjs broken cewa dibag elupas
    erang gang gorong honor irigas isik kades kadus kema ketua kk knalpot korup kotak kurang lab
    lambat lansia lapang larang latih limbah maneh merah mest nakal numpang ogok oknum padi pajak
    panitia patah penuh perbaik pipa pirang ptt putus rusak sakola sapi sejak seleks sering sumbang
    susu tangga tani tapi terus tilang tong tua umkm vaks
    """,
    6: """
    ajur alat alun2 aneh asih aspal at banya bawang bayi bens berdir besuk biar bising bongkar buaya
    buku bumdes bus can cor gedung halt has jatuh karaok kayu kids kuring lalu lampu lapas lemot
    light liling luar marak mbg mobil my nanya ndara ngen omahku palang pasar password petan pip
    portal psek puskesmas raib retribus rumah seminggu setor soal suam sunga tanggul tarik tipis
    turun uang ugal uruh urus villag wungkul yampai
    """,
    5: """
    adanya ajar akte ancur angkot atap bade bambu baunya bidan brong budak byar calon cetak comber
    coret cross darah dari debu dermaga dewan dicur dobel down dukuh ecer every gonggong got hamil
    harus ilik jambret jauh jelas jembat judi kabeh kalau kamling kampung karcis kasi kebun kedah
    keruh kilo koperas ktp kua lama langka lapor lompok longsor luka maksa mesum miras miring muncul
    mung musim muter narik nelay nelpon ngabd ngada ngaj ngis ongkos pasir pet pings pkk plat potong
    pupuk razia rel rempat rempu rsud rubuh rumput rw sampah saran sdn sebul sempit separo staf suap
    subuh susah tagih takut tawon telanjang teng tengkulak ternak teror toko truk ujian wajah zonas
    """,
    4: """
    agen an anjlok antor antri any asin bak bakar baliho bangka bantos bawa becak begal beliung
    bengkok berkas besi biaya bisakah blok blt bocah bolak boros bulan busuk c camat campur daftar
    dana di dita domisil duit dukcapil e emang for gaju getar gudang guru het his hoyong hutan ijin
    iki iku ilih imb in infus it jagung jalan jarak jare jentik kakek kandang karangpacar kaur kawin
    keras kompor kontraseps kosan koyo kubur kudu lalat lapuk las layan lebar lelet lewat libur
    lingkar liwat luarga lumpuh lumut main mana mbok melon meter minimarket minyak mushola mutas
    nakes nanging nceng ndamping nib nik njual nyeberang nyuluh of onli oplos our pagar paku pant
    papan phon pinggang pju pkh plafon pns polus pom pukul puting rabat racun remang report resah
    rhati rjalan rmohon rpustaka rs ruang rusunawa salah sama sarang satpas school sd segin sekdes
    selat selingkuh sendir shelter sibuk simpang sinyal solar solo spanduk stnk suka sumur talud
    tambang tamu tanda taneuh tang tawar teacher tebal teras terpal ti tikung tikus timbang titik
    toa toilet tps tugas tumbang ukur ular usut walung
    """,
    3: """
    adamel aduan agama aid akal alternatif ana anak2 ancam ancem anggo answers antre apakah api
    aplikas arep asat asked atur awas bahwa bangsal barang becek becus begin begitu bendung berat
    berita beton bidang bilang blangko buang burns butek bypass caina card cera clerk copet cret
    daerah dalem dapur datang desember diada diam dicat digaj dinas ditah do dokumen doubl eceng
    elem elip emper eriksa everywher fabel faskes food gara2 garbag gerobak golong gondok hama
    hampir hanyut he hijau hitam identitas ieu ieun ingg insentif internet is isi istri itupun jam
    jarum jatah jenguk jero jorok kadis kakak kalahir kalisar kantor kapal kaporit karat kas kasar
    kaya kedip ket kiruh kolam komit konek kuning langgar layang ledak lelang lipat luap lulus lunas
    mahal mangkal mark material melat milih mulu musyawarah muter2 napas ncuri near nerang nerima
    ngaju ngaku nilai nipu nunggak nunjuk ocor offic officer only ortu pangkal paspor pay pbg pecah
    perhati pesta phk pkl pleset poli posyandu ppdb praktik property ptsl raba rahu rambu rangkap
    rangking rawan rbau rehab reta rlintas roda rugi rupuk sak salur sampa sawah se selep selesa
    semak sepanjang sera sesak sidik sidorejo sier sinc sistem sman snaker spbu speed spora spp sppt
    stop study suami suara sulit tambak tanggal tanpa tata tau2 tax telung tenaga tetep tgl they
    tiba tiba2 tidur tilu tingg to too tour tower tp traktor tulis tumpah tunjuk two ubah udan ugal2
    urang urug usaha websit weeks zebra
    """,
    2: """
    ab about adak adik agar akses akun alas alasan amal ambrol ambung amen angel apotek asang asar
    baca bahu bangku bangun bantu basah baureno beach bebas belajar belatung beliau bener bisnis bk
    block boat bocah2 bodong bohlam bridg bukan bulog buny cafe car carik cemplung center collaps
    community cuat dadi daging dahulu damel dandan data daya denda dengung dicek dicor dima dosen
    dump dusunku ekor elpij embung emis engat erempet eror etem etrum fiktif fishing fisik fogging
    formulir full fund gagal ganggu ganti gardu garis gawai genteng gerak get gigit giling gorong2
    gratifikas gubuk gugur habis hajat haji hal hasil hati2 headmaster health hebat high i id ig igd
    iklan inspector iuran janji jari jaspel jd jedag jedug jepit jerigen junta kamar kambing karang
    kare karet kasir kasur kata kir km kompla komputer konser koramil kotoran krempyeng kuasa kuat
    kulit kumuh kurb kurs laki land layak legalisir lepas leutik lha lift list loker lorong lotot
    lumpur mabok mabuk mambu mandor mangkrak mantr marah2 mau mawar mbak mbang milik minal minyakita
    mlebu modern motong naik nambah nding nebang nimpa nobody nonaktif nongol nota nsiun nurun
    nyalur nyebrang off ohon oleh oli operator pager pake palak palsu pamarentah panjun paruh paskib
    passport patung paud pdam pdhl pemda peopl perlu perum plastic pmi polsek ponegoro prem prosedur
    pustu putih queu ramah rampas rask rbai rekrutmen repair ringan rombong rontok rpus rtiga ruju
    rungu sabu samsat satu saya sebaik sebe seenak seged segel segitu sehat sejam sekampung
    sembarang semrawut sepinggang sertifikat setingg shop siaga sing siri sjid sktm smk smok sofa
    sok someo sosialisas status tebang tebing tebus tegur telen tembakau tembok tempat tenda tender
    tenggelam terna tertib tiket tindak total traffic transport trayek trs trus tuanya tuker
    tunanetra uji ukim ulat usir utara utup was wc wereng woy yala yo
    """,
    -2: """
    aami abu acc alih ampuh anggar angsur arus asli aula awar b1 badan bahas bakt balas balik bang
    bangsa bapak batuk beli berjal besar bi bimbel bintang bio bis bit bosku bromo bubuk bumn bund
    bup cabang cabe capa catering cctv check checking cilik claim cod crypto cuaca cuci cv dama
    daripada dateng daun dbd dekat deng diber diem disin dsos ekstrem elektabilitas eluh endam entu
    etawa evaluas favorit fixing foto fup gacor gada gan ganteng gata gercep giat goreng grab guruku
    hangus harga http includ indah indomaret inget innalillah inspektorat jamin jawab jawaban jiwa
    juga jumbo juta kan kanan kapolsek karnaval karyaw keep kenal kering ki kilat ku kucingku kulkas
    laku lamp lanjut legal lekas lele lupa ly m makin mant masyarakat mbal million min minum modus
    mogok motor motorku nasib ncair ndapat ngapa nggih njad njelasan ntar nyebab obral ojol padat
    pak paksa panas pancen panjang paripur parsel parta pasang percaya pijat plus polis prediks pria
    pupr rapi rawit rek resm ribu ringat rtp sabtu sehar sekilo seluruh sempat sendiri serem seret
    serta siapapun sir sisa sma sumpah system ta tabrak tanya target taruh tekan temp terjun tetap
    tiga tindaklanjut tingkat titip toto tuhan ulang ungkap unit upacara urutku utuh wali want waras
    wd wilayah wisata with working wujud yayas yelidik yerah your
    """,
    -3: """
    ac adek ajak ajuk akak akikah alus am angka angkat anter asik atas auto balan bales bandang
    banget bapak2 bapakku barista batik benca bentar bergiz bor bunda caang cair capek cat cilok
    cinc cocok contact cuan curanmor dalam damkar debat deres ding dini dollars dosa dulu emas erima
    film final followers futsal gais gant gelombang geprek googl gotong grosir guys hadiah hancur
    happy hari hati hingga hubung hukum hut idul ikan imbau jaya kalah keluh keren kerja khusus
    kondang kost kpk kuota lebih lilin liter ludes mall mang matematika maut menit minggu mobilku
    mulus nasional nemu ngaji njelas nkes normal nuju nyala oke open organik paving pencet per
    pinggir pinjem pisang pun putra rabu rame rawat resmi rhar rtama ruas rutin s sadar sahabat
    saldo sedang sedot sekarang selamet seneng sete si surut syukur tamp tangan tangkap teh tentang
    tim togel trading tsunam tuh turut ujung umk umr undang up vote wakil walau wanita wisuda
    """,
    -4: """
    alam ambil anget anggur antusias aris baik bal barus batas bekal belok benar beres boleh bonus
    bpkb capres cek chat cinta coblos com cukup deposit dlh doain duri fast festival gula hadap
    hadir harap hatiku hemat informas iya jaksa juara jumat kartin karya kg klinik kopi kos kota kur
    kursus lagi limit lolos madu modal nang nasi ndopo night ongkir pecel pesen pilkada pol potens
    pr print protes ratus ready rebus rekomendas rnikah royong rtemu s1 sakit sambil sana sebagi
    second sedih sekitar sembah sembako senin seragam serah shar sholat sim slot surve tanggung taut
    tembus temenku terang testing timnas token wah wal
    """,
    -5: """
    adikku allah amanah babinsa bagus bali ban biasa bunga cantik cari dampak dan demam doanya
    drakor dukung ebrang email erintah evakuas fungs galon grup hahaha huhu ikut jakarta jaman
    jernih kabar kampus kang kanop kiri korsleting kredit lahir lamar lantik lengkap les limpah
    listrik lokas ma masing max ndidi negara ok order pacar panggil pekan politis prestas puluh
    pusat rcaya resep salut sangat sar sayur semangat sembuh siang sih sini stok sudah tahap tinjau
    travel untung ustadz voli waspada will wkwkwk
    """,
    -6: """
    acara admin akibat ayo bantosan batin bersih bos bpbd caba cicil coba detik doak dunia ekonom es
    etes exampl gaes hp ini istirahat jang kode korups kumpul langsung like mari netizen ngop nitip
    ombak otw pick politik presiden promo renovas rsen rubah sangka satpam sayang senang seorang
    sepakat sido sigap surabaya tadi telpon tes tol top transfer weekend what
    """,
    -7: """
    akan aman amat baju celaka deras dicar doa gabung gubernur hanya hehe ibu kavling kunc lancar lu
    lur maju mancur mantap mula nter nting nyoba past pengalam pesan petak pu rental rumahmu sepatu
    seru servis setuju situs sosial tempatmu urut viral wa warna ya
    """,
    -8: """
    bandung bot hujan kangen kasus kirim klik liat lucu mah mas milu panta pulsa raih rapat rasa
    relaw rp seberang sedia segala segar sewa shm so teman test
    """,
    -9: """
    antar besok bun dp indonesia jujur kontra mancing mkab ndaftar nego paket privat rakyat temu
    ucap video
    """,
    -10: """
    akhir bangga bupat hidup jemput kak mampir nonton sabar skon wkwk
    """,
    -11: """
    cepat gelar hub inggal jasa
    """,
    -12: """
    enak garans haha murah siap yuk
    """,
    -13: """
    alhamdulil anda deh dprd eh nant
    """,
    -14: """
    kamu mimp nih
    """,
    -15: """
    link
    """,
    -16: """
    bro
    """,
}

BEGINNINGS: Final[Mapping[int, str]] = {
    9: """
    honor
    """,
    8: """
    minta rangk tamba
    """,
    7: """
    kapan napa padah pungl setia suruh tutup
    """,
    6: """
    berap bikin kartu liar mati parki pasie proye retak
    """,
    5: """
    amble bagai bau bayar belum bolon gas gelap goron jaran kabel kali kena kios kotor licin luban
    malah mampe mohon njaga numpu nutup on pabri paka pas pungu saran satpo sekal selo surat tetan
    tiang tidak tolak tolon usul wajib warun x
    """,
    4: """
    air airny amban ambul amuk ancur angku asap atau atm bahay banji banso belak bener beras bidan
    bocor boron bpjs calo cara coret cuma dagan desa dibag dokte every gali gawa hilan iriga isiny
    jadwa jalur jebol kasih kayak koson lab lahan lamba laran latih layan loket lupas lurah makam
    malin merah mesin murid muter nama ngadu otong parah pareu pbb penuh pinda pohon rabie rnah
    roboh rokok rt rusak sampa sejak seko setor sumba syara taman tanah tarif terna the tipu troto
    tua umum vaks
    """,
    3: """
    ada ajur alat alun2 amplo anak aneh angko antr antri arah asal asih aspal at atap bambu bangk
    bawan bayi bengk bens berdi besuk biar bisin bocah bongk broke brong buaya buku bumde bus byar
    calon can cetak cewa colle cor dari debu dewan elupa erang formu gang gedun halt harus has isik
    jambr jatuh jelas jemba kabeh kades kadus kamli kanda karan karao kayu kebun kema ketua kids kk
    knalp koper kotak ktp kua kuran kurin lalu lampu langk lansi lapan lapas lapor lemot light limba
    longs luar luka lumpu maksa maneh marak mbg mest mesum minya mirin mung musho musim my nakal
    nanya ndara ngada ngaj ngen numpa offic ogok oknum omahk padi pajak palan panit pasar pasir
    passw patah perba pet petan pip pipa piran porta poton psek ptt pupuk puske raib razia rel rempu
    retri rsud ruang rw sakol sapi selek semin sempi serin simpa soal suam suap sunga susu tagih
    takut tangg tani tapi tarik tawon terus tilan tipis toko tong truk turun uang ugal umkm uruh
    urus villa wungk yampa
    """,
    2: """
    adame adany agen ajar akte alter an anak2 ancam ancem anggo anjlo antor any api aplik asat asin
    atur bade bahwa bak bakar balih banya baran bauny bawa becak becus begal beliu berit besi biaya
    bilan bisak blok blt bolak boros budak bulan busuk c caina camat campu clerk combe cross dafta
    dana darah datan derma di dicat dicur dinas dita dobel dokum domis down duit dukca dukuh e ecer
    elip emang emper eriks faske for gaju getar gondo gongg got gudan guru hama hamil het his hitam
    hoyon hutan ijin iki iku ilih ilik imb in infus ingg inter isi it jagun jam janji jarak jare
    jauh jenti jorok judi kakek kalau kalis kanto karat karci kas kasar kasi kaur kawin kaya kedah
    keras keruh kilo kolam komit kompo kosan koyo kriti kubur kudu lalat lama lapuk las lebar ledak
    lelet lewat libur lingk liwat lompo luarg lumut main malam mana mangk mantr mark mbok melon
    meter milih miras mulu muncu mutas nakes nangi narik nceng ncuri ndamp ndeso nelay nelpo neran
    nerim ngabd ngaju ngaku ngis nib nik nilai njual nungg nyebe nyulu ocor of ongko onli only oplos
    orang ortu our pagar paku pangk pant papan pay pbg pecah phon pings pju pkh pkk plafo plast plat
    plese pns poli polus pom posya prakt prope ptsl pukul putin putus rabat racun rahu rawan reman
    rempa repor resah rhati rjala rlint rmoho rpust rs rubuh rumpu rusun salah salur sama sangg
    schoo sd sdn se sebel sebul segin sekde selat selin separ sera sesak shelt sibuk sidor sinc
    siste snake solar solo spand spbu speed staf stnk stop subuh suka sulit sumur susah talud tamu
    tanda taneu tang tanpa tata tawar tax teach tebal telan temba teng tengk teras teror terpa tetep
    they ti tiba tiba2 tikun tikus timba tingg titik to toa toile tp tps trakt tugas tumba two udan
    ukur ular usut wajah walun websi weeks zonas
    """,
    -2: """
    ajak akak alam ambil anget anggu antus aris babin bagus baik bal balan bales bali ban banda
    bange barus batas batik bekal belok benar benca beres biasa boleh bonus bor bpkb canti capek
    capre cari cat cek chat check cilok cinta coblo cocok com cuan cukup damka dampa dan debat demam
    depos dini dlh doain doany drako dukun duri ebran email emas erima erint evaku fast festi fungs
    gais galon goton grosi gula hadap hahah hancu happy harap hati hatik hemat hingg hubun hukum
    idul iya jakar jaksa jawab jerni juara jumat kanop kapol karti keren kg kiri klini kopi kos kost
    kota kpk kuota kur kursu lagi lahir lanti lemba lengk les limit limpa listr liter lolos ma madu
    mang masin max modal mulus nang nasi nasio ndidi ndopo negar nemu night njela nkes nuju ongki
    open order organ pacar pecel pekan pence pesen pilka pinje pisan pol poten pr print produ promo
    prote putra rabu rame ratus rawat rcaya ready rebus renov resep rnika royon rtemu ruas rumah s
    s1 sadar sahab sakit saldo sana sanga secon sedan sedih sekit selam seman sembu senen senin
    serag serah sete shar shola si siang siapa sih sim simpe sini slot sosia stok sudah surut tamp
    taut teh tembu temen tempa teran terja timna tinja token trave tuh turut ujung umk untun up voli
    wah wal walau waspa weeke wisud wkwkw
    """,
    -3: """
    acara adikk akiba allah aman amana amat angka ayo batin bersi bos bpbd bunga bupat caba celak
    cicil coba deras detik dicar doa doak dunia ekono es etes examp gabun gaes grup guber hadir hp
    huhu ikut infor ini inves istir jaman jang kabar kang karya kode korsl kredi kumpu kunc lamar
    lanca like lur maju mari mula netiz ngop nitip nter nting nyoba ok ombak otw pangg past penga
    pesan petak pick prest puluh pusat renta rsen rubah salut sar sayan sayur sebag seger semba
    senan seora sepat servi setuj sido sigap situs surab surve tadi tahap telpo tes testi tol top
    undan urut ustad viral warna what will
    """,
    -4: """
    akan antar baju bandu besok bot bun dp hanya hehe hujan ibu indon jujur kange kasus kavli kirim
    klik liat lu lucu mah manci mancu mas milu mkab ndaft panta priva pu pulsa raih rapat rasa rekom
    relaw respo rp sangk seber sedia segal segar sepak seru sewa shm so temu test ucap video wa ya
    """,
    -5: """
    akhir bangg cepat hidup ingga jasa kak mampi manta nego nonto paket polit presi quick rakya
    sabar sekar sekol seper skon teman wkwk
    """,
    -6: """
    alham anda bapak deh dprd eh enak garan gelar haha hub jempu murah siap yuk
    """,
    -7: """
    kamu link mimp nant nih
    """,
    -8: """
    bro
    """,
}
