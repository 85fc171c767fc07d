"""What words weigh for report, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = 12

STEMS: Final[Mapping[int, str]] = {
    16: """
    minta
    """,
    15: """
    padahal
    """,
    14: """
    kapan setiap suruh
    """,
    13: """
    kali napa
    """,
    12: """
    bau berapa bikin honorer mati parkir pasien pipa proyek tutup
    """,
    11: """
    bayar kartu liar mohon pungl rangkat satpol sekal tidak tolong
    """,
    10: """
    ambles belum gas jarang kabel kena malah paka pas tetangga tiang
    """,
    9: """
    bagaima biar bolong gang gelap jadwal kios kurang licin liling lubang makam mesin nama ngen
    njaga nutup on pabrik pindah pohon pungut rabies seko selo soal surat terus tolak trotoar
    """,
    8: """
    air asap bahaya bansos bener borong bpjs calo cara dokter hilang honor isinya jebol kasih kayak
    kontraktor kosong lahan lapor latih loket lupas maling mampet murid otong parah retak rnah rokok
    rt tambah tapi tarif the tua usul wajib warung x
    """,
    7: """
    ada airnya ambang ambulans anak angkut arah atap atm banjir bawang belakang beras cuma dagang
    desa dibag erang gorong irigas jalur kades knalpot korup kotor lab lambat lansia lapang larang
    lurah merah mest mobil nakal ngadu orang padi panitia pasar pbb pirang putus raib roboh rusak rw
    sebelum sejak seleks seminggu sering susu syarat taman tanah tangga tani ugal umkm vaks
    """,
    6: """
    amplop amuk aneh antr asal at atau bantos bawa bayi bens bising bongkar buaya buku bumdes cewa
    cor debu elupas gawa isik kampung karaok kayu kema ketua kids kk kotak ktp lampu langka lapas
    lemot light luar main maksa marak my ndara numpuk oknum pajak palang patah penuh petan pip
    portal psek puskesmas retribus rumah sakola salah samsat sapi setor suam sunga tanggul tarik
    tilang tipis tipu toko uang ular umum wungkul yampai
    """,
    5: """
    ajur alun2 ancur angkot anjlok asih aspal bade bambu banya baunya berdir besuk blt broken brong
    budak bus byar calon cetak daftar dapur darah dari dermaga dewan dicur down ecer every gedung
    hamil harus iki iku ilih jalan jambret jelas jembat jentik judi kabeh kadus kaki kamling karcis
    kasi kebun kedah keruh kubur kuring lalu limbah lompok longsor luka lumpuh mahal mark mau mbg
    mesum miras miring muncul mung musim nanya nelay ngaj ngis nsiun numpang omahku ongkos pasir
    password pdam pet pings pkk plat pleset potong razia rel rempat rempu rhati rsud rumput rusunawa
    sampah saran sdn sebul stadion staf susah tanda tawon telanjang teng tengkulak ternak toa tong
    truk ujian ukur uruh urus zonas
    """,
    4: """
    adanya agen ajar alat amal an anak2 antri any asin bak baliho begal beliung bengkok besi bidan
    bisakah blok bocah bocor buang bulan busuk campur can comber coret cross di dinas dobel domisil
    duit dukuh e elip emper error faskes gaju ganggu gonggong got halt has het his hoyong hutan ijin
    ilik imb in infus is iuran jagung jam jarak jare jatuh jauh jorok kalau kandang karangpacar
    kasar kaur keras kilo kolam koperas kosan koyo kudu lama lapuk las layang lelet lewat libur
    lingkar liwat lulus lumut lunas mana mbok melon meter milih minyak mushola musik nakes narik
    nceng ndamping ngabd ngada nib nik njual oplos our paku pangkal papan pay pbg pecah polus pom
    property pupuk puting rahu rambu remang report resah rlintas rmohon roda rs ruang rubuh sama
    satpas school sd segin sekdes separo sesak sidorejo sinyal solo spanduk stnk sulit sumbang sumur
    tagih takut talud tamu taneuh tang tawar tax teacher tebal teras teror terpal ti tikung tikus
    timbang titik toilet tp tps tugas turun two usut villag wajah walung weeks
    """,
    3: """
    aduan agama aid alternatif ana ancam answers antor antre apakah api aplikas arep asat asked atur
    awas bahwa bangun barang baureno becak becek becus begitu bendung berkas biaya bidang blangko
    bolak boros burns c caina camat card clerk cret daerah dana datang diada digaj dokumen dukcapil
    eceng elem emang eriksa etrum everywher fabel full gagal garbag gardu gerak getar giling gondok
    guru haji hama hampir he hijau hitam ieun igd ingg internet isi istri itupun jarum jatah jero
    kadis kakek kalisar karat kawin kaya kedip km komit kompor kuasa kuning kurb lalat land layan
    lebar ledak lelang lepas maneh mangkal material melat minal minimarket mulu muter muter2 naik
    nangis napas ncuri nelpon nerang nerima ngaju ngaku nilai nipu nyeberang ocor of offic officer
    ohon onli only operator ortu pagar pamarentah panas pant pemda perhati pesta phk phon pinggang
    pju pkh pns poli posyandu ppdb ptsl ptt pukul raba rabat racun rangkap rawan rekrutmen reta
    rjalan rombong rpustaka rugi rupuk sak salur sampa sarang sawah saya se sebe selat selep selesa
    semak sendir sepanjang sepi setingg sibuk sidik sier simpang sinc sistem sman snaker sok solar
    sosialisas spbu speed spora spp sppt stop study suami suara subuh suka tambak tambang tanggal
    tanpa tata tau2 tebang tembakau tembok tenda tetep tgl they tiba tiba2 tingg to too tour traktor
    tuker tumpah udan ugal2 urug wc websit yth zebra
    """,
    2: """
    a ab about adak adik agar akses akte alas alasan ambrol amen angel anggo apotek asang audit baca
    bahu bakar balap bangka bangsal bantu baru basah beach been begin belajar belatung beliau
    bengkak beran berat berita beritahu beton bibit bilang bisnis block boat bodong bohlam bridg
    buny butek bypass carik cera collaps community daging damel dandan data daya denda dengung
    desember diam dima dita ditah do dosen doubl dusunku ekor embung engat erempet etem fiktif
    fishing fisik fogging for formulir fund gali ganti gara2 garis gawai genteng gerobak gigit
    gorong2 gratifikas gubuk gudang gugur gunung habis hajat hanyut hati2 headmaster health hebat
    high i id identitas ieu ig iklan insentif inspector izin janji jari jaspel jd jenguk jepit junta
    kakak kamar kami kantor kapal kaporit karet kas kasir kasur kata ketau kiruh kis komputer konser
    koramil kotoran krempyeng kuat kulit kumuh kurs laki langgar lanta lapa layak legalisir leutik
    lha lift lipat loker lorong lotot luap luarga mabok mabuk mambu mandor mangkrak mantr marah2
    mawar mbak mbang mlebu modern motong musrenbang mutas nambah naros nding near nimpa nongol nota
    nunggu nunjuk nurun nyalur nyata nyebrang nyuluh off oleh oli pa pacar pager palak palsu panjun
    pareum paruh paskib paspor passport paud pdhl perlu perum pkl plafon plastic pmi polsek ponegoro
    praktik prem program public pun putih queu ramah rampas rask rbai rbau rehab ringan rpus rtiga
    rungu sabu satu sebaik seenak seged segel segitu sejam sekampung selingkuh semalam sempit
    semrawut sepinggang sera sertifikat shop sing siri sjid sktm smok sofa someo status suap t tahu
    takar tebing tebu tebus tegur telen telung telur tenaga tender terna tertib tidur tilu tindak
    total tower traffic transport trayek trip trs trus tulis tumbang tunanetra ukim ulat unggu usaha
    usir utara utup was we wereng woy yala yo
    """,
    -2: """
    aami abu ac acc adalah adam again ajuk akikah alamat alih ampuh andi angsur arus asli atas aula
    awar b b1 bahas bakt bala bales bali bangsa batuk beli berjal bi bimbel bintang bit boleh bor
    bosku bumn bund bupati caang cabang cctv cerita cewek chat check checking cilik cod contoh
    crypto cuaca cv damkar daripada dateng dekat deng dia dicor disin dong dosa dsos dua duka dulu
    ekstrem eluh endam entu etawa evaluas foto fup futsal gacor gada ganteng gata gelombang gercep
    giat goreng grab gratis guruku hangus hibah hoax http hut idul imbau indah innalillah
    inspektorat jadi jawab jawaban jaya jemur jiwa jumbo kanan kapolsek karyaw kelas kenal khusus ki
    kilat kulkas lahir laku lanjut legal lihat lintas lodeh ly m makan mant matematika maxw mbal
    menit million min minggu minum modus mogok motor motorku ngapa nggih njelas njelasan nyebab
    obral ojek padat paksa pancen paripur pasang pecel pencet per percaya pijat pinjam plus polis
    ppn prediks provins puasa pupr putr rapi rawit rek resmi ringat rmanen rtama rtp sakit saratus
    sedot sehar sekilo seluruh semalem serem seret serta server siapapun sir smk subsid system ta
    target tekan teknis temp terima tetap thailand timur tindaklanjut tingkat titip toto tuhan
    tukang tutik ubah ulang undi unit up upacara urutku wabup wakil wali waras wisuda with wujud
    yayas yelidik yerah your
    """,
    -3: """
    adek akak alus am angka antusias asik baik balan balik bandang bang banget bapak2 bapakku
    barista batik belok bentar bersih bio bis bromo cair capek capres cat catering cilok cinc cocok
    contact curanmor dalam debat deres diem ding dini doain dollars dukung elektabilitas emas erima
    film final fixing followers galon gan gant geprek googl gotong grosir guys hadiah hadir hancur
    happy hari hati hingga ikan includ inget juga keluh keren kering kerja kg kos kpk kuota langsung
    lele lilin limpah liter lokas lomba mall mang masyarakat maut modal mulus nasional nemu ngaji
    normal ntar nuju nyala oke ongkir open organik parta pinggir pisang pol polres pr rabu ribu ruas
    s sahabat saldo sana sembah sembako senin serah sete siang sim slot sukses syukur tamp tangkap
    taut teh terjun tim togel token trading tsunam turut ujung umr ungkap vote walau wanita wilayah
    working
    """,
    -4: """
    acara ajak allah ambil anget anggur aris bal barus batin bekal benar benca beres biasa bonus
    bpkb cari cuan cukup dan deposit dlh doak doanya duri erintah etes fast festival gais grup gula
    hadap harga hatiku hp hubung hukum iya juara jumat kampus kanop kartin karya kiri klinik kopi
    korsleting kota kumpul kur kursus lagi lancar lantik limit listrik lolos ludes madu mobilku nang
    nasi night ojol order otw pesen pinjem politis potens print protes putra ratus rawat ready rebus
    royong rtemu rubah s1 sambil sangka sayang sebagi second sedih semangat seneng seragam shar si
    sih sisa stok surve tembus tentang timnas tinjau tuh umk undang wah wal waspada
    """,
    -5: """
    adikku admin akan akibat amanah bagus ban batas bpbd bunga caba cantik cek celaka cinta coblos
    com dampak detik ebrang fungs hahaha harap hehe ibu informas istirahat jakarta jernih kabar
    kredit lamar lengkap les like ma masing max ndidi ok panta pekan pilkada prestas puluh pusat
    rcaya rekomendas resep rsen sadar salut sangat sar sayur sedang sehat sekitar sembuh seorang
    sholat sigap sini sudah tahap tangan tanggung temenku terang testing tol untung viral will
    wkwkwk
    """,
    -6: """
    amat ayo babinsa bantosan cabe demam dicar ekonom email exampl gaes gubernur ikut ini jaman jang
    kang kasus kode korups maju mancur mula negara netizen ngop ombak panggil pick politik presiden
    promo pu renovas rental satpam sekarang senang sepakat servis sido situs skon surabaya tadi top
    transfer travel ustadz
    """,
    -7: """
    aman bos coba deras deui dunia es gabung kavling kunc lur mantap mari milu nitip nter nting
    nyoba past pengalam pesan petak pulsa rp segar sepatu setuju so sosial telpon test ucap warna
    weekend what ya
    """,
    -8: """
    antar baju bandung bun cicil dp hujan indonesia kirim klik liat lu ndaftar paket privat raih
    rasa relaw rumahmu seberang segala semoga seru sewa shm wa
    """,
    -9: """
    bot hanya jemput jujur kangen kontra lucu mah mancing mas mkab nego rakyat rapat sabar sedia
    teman tempatmu temu tes urut video
    """,
    -10: """
    akhir bupat cepat eh hidup jasa kak mampir nonton
    """,
    -11: """
    bangga garans gelar haha hub inggal siap wkwk
    """,
    -12: """
    anda besok deh enak maaf murah yuk
    """,
    -13: """
    dprd kamu nih
    """,
    -14: """
    alhamdulil mimp nant
    """,
    -15: """
    link
    """,
    -16: """
    bro
    """,
}

BEGINNINGS: Final[Mapping[int, str]] = {
    10: """
    honor
    """,
    8: """
    minta
    """,
    7: """
    kapan napa padah rangk setia suruh tamba
    """,
    6: """
    bau berap bikin kali mati parki pasie pipa proye pungl tidak tutup
    """,
    5: """
    amble bagai bayar belum gas gelap jadwa jaran kabel kartu kena kotor liar malah mesin mohon paka
    pas pohon pungu satpo surat tetan tiang tolon warun
    """,
    4: """
    air airny ambul asap atap bahay banso bener beras biar bolon boron bpjs calo cara dagan desa
    dibag dokte every gang goron hilan iriga isiny jebol kasih kayak kios koson kuran lab lahan
    lamba lapor laran latih layan licin loket luban lumpu lupas makam malin mampe merah murid nama
    ngen njaga nutup on otong pabri pangk panit parah pbb pinda rabie retak rnah roboh rokok rt
    sampa saran sekal seko selo soal syara taman tanah tani tapi tarif terus the tolak troto tua
    usul wajib x
    """,
    3: """
    ada ajur alun2 amban amplo amuk anak ancur aneh angku antr antri arah asal asih at atau atm
    bambu banji bawa bawan bayi belak bens besuk bidan bisin bocah bongk buaya buku bumde cewa colle
    cor coret cuma darah dari debu ecer elupa erang formu gawa isik jalur jelas jemba kabeh kades
    kanda karan karao kayu kebun kema ketua kids kk knalp koper kotak ktp kurin lalu lampu langk
    lansi lapan lapas lemot light lilin limba luar lurah main maksa marak mbg mest mesum minya mung
    musho muter my nakal nanya ndara ngadu ngaj numpu offic oknum omahk padi pajak palan pasar passw
    patah pdam penuh petan pip piran pkk plese porta psek puske raib rempa retri rsud ruang rusak rw
    sakol salah samsa sapi sejak selek semin serin setor simpa stadi staf suam sumba sunga susu
    tangg tarik tawon terna tilan tipis tipu toko truk uang ugal ular umkm umum vaks wungk yampa
    """,
    2: """
    adany agen ajar alat alter amal an anak2 angko anjlo any api aplik asin aspal atur bade bak
    balih bangk banya baran bauny becek becus begal beliu bendu bengk berdi berit besi bisak blok
    blt bocor bolak boros broke brong buang budak bulan bus busuk byar c calon campu can cetak combe
    cross dafta dana dapur derma dewan di dicur dinas dobel domis down duit dukca dukuh e elip emper
    eriks error faske gagal gaju gangg garba gedun getar gondo gongg got guru halt hama hamil harus
    has het his hitam hoyon hutan ijin iki iku ilih ilik imb in infus ingg is iuran jagun jam jambr
    janji jarak jare jatuh jauh jenti jorok judi kadus kakek kaki kalau kalis kamli karat karci
    kasar kasi kaur kawin kedah keras keruh kilo kolam kompo kosan koyo kriti kubur kudu kurb lalat
    lama lapuk las ledak lelet lepas lewat libur lingk liwat lompo longs luka lulus lumut lunas
    mahal malam mana mangk mantr mark mau mbok melon meter milih miras mirin mobil muncu musik musim
    nakes nangi napas narik nceng ncuri ndamp ndeso nelay neran ngabd ngada ngaju ngaku ngis nib nik
    nilai njual nsiun numpa nyebe ongko only oplos ortu our paku panas papan pasir pay pbg pecah
    pemda pet phon pings pju pkh plast plat pns poli polus pom posya poton ppdb prope ptsl pukul
    pupuk putin putus raba rabat racun rahu rawan razia rel reman rempu repor resah rhati rjala
    rlint rmoho roda rpust rs rubuh rumpu rusun salur sama sangg schoo sd sdn se sebel sebul segin
    sekde selat selep sendi sepan separ serti sesak sibuk sidor snake solar solo spand spbu speed
    stnk subuh suka sulit sumur susah tagih takut talud tamu tanda taneu tang tanpa tau2 tawar tax
    teach tebal telan temba tembo tenda teng tengk teras teror terpa tetep ti tikun tikus timba
    titik to toa toile tong tp tps trakt tugas tuker turun two ukur uruh urus usut villa wajah walun
    weeks zonas
    """,
    -2: """
    acara ajak akak allah amana ambil anget anggu angka aris bagus baik bal balan ban banda bange
    barus batas batik batin bekal belok benar benca beres bersi biasa bonus bpkb bunga caba canti
    capek cari cat cek check cinc cinta coblo com cuan cukup dan debat denge depos detik dini dlh
    doak doany duri emas erima erint etes fast festi film final fixin fungs gais gant goton grup
    gula hadap hadia hahah hancu harap harga hati hatik hingg hp hubun hukum ibu inves iya jakar
    jawab jerni juara jumat kabar kanop kapol karti keluh keren kg kiri klini kopi korsl kos kota
    kpk kredi kumpu kur kursu lagi lanca lanti lemba lengk les like limit limpa listr lokas lolos
    ludes ma madu mall mang masya max mulus nang nasi nasio ndidi night njela nuju ojol oke ongki
    order organ otw pekan pesen pilka pinje pisan pol poten print produ profi promo prote puluh
    putra rabu ratus rawat rcaya ready rebus royon rtemu ruas rubah s s1 sadar sahab saldo sambu
    sana sangk sayan secon sedih sehat sekit selam seman sembu senen senin serag serah sete shar si
    sih sim simpe sini sisa sosia stok sumbe surve tahap tanga taut teh tembu temen tenta teran
    terja timna tinja tsuna tuh ujung umk umr undan viral vote wah wal walau waspa wkwkw
    """,
    -3: """
    adikk akan akiba aman amat ayo babin bos bpbd bupat cabe celak dampa demam deras dicar dunia
    ebran ekono email es examp gabun gaes guber hadir hehe ikut infor ini istir jaman jang kang
    karya kasus kavli kode lamar lur maju mancu mari masin mula negar netiz ngop nitip nter nting ok
    ombak pangg panta past penga pesan petak pick prest pu pulsa pusat renov renta resep rp rsen
    rumah salut sanga sar sayur sebag sedan segar semba senan seora sepat servi setuj shola sido
    sigap situs skon sudah surab tadi telpo testi tol top trave untun ustad warna weeke what will
    """,
    -4: """
    antar baju bandu bot bun cicil coba deui dp hanya hujan indon jujur kange kirim klik kunc liat
    lu lucu mah manci mas milu mkab ndaft nego nyoba paket priva raih rapat rasa rekom relaw respo
    sabar seber sedia segal semog sepak seru sewa shm so tempa temu tes test ucap urut video wa ya
    """,
    -5: """
    akhir bangg bapak cepat eh garan gelar haha hidup hub ingga jasa jempu kak mampi nonto polit
    presi quick rakya sekol seper siap teman wkwk
    """,
    -6: """
    anda besok deh dprd enak kamu maaf manta murah sekar yuk
    """,
    -7: """
    alham link mimp nant nih
    """,
    -8: """
    bro
    """,
}
