"""What words weigh for report, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = 10

STEMS: Final[Mapping[int, str]] = {
    15: """
    minta
    """,
    14: """
    padahal setiap suruh
    """,
    13: """
    bau napa
    """,
    12: """
    bikin kali kapan sekal tutup
    """,
    11: """
    kartu malah mati paka pasien tetangga
    """,
    10: """
    bagaima bayar gas jarang kurang mohon parkir proyek pungl rangkat tiang trotoar
    """,
    9: """
    ambles bansos belum berapa honor honorer kabel kades kena liar loket lubang nutup otong pas pipa
    pohon sebelum seko soal terus the tidak tolong
    """,
    8: """
    ada air bener biar bolong bpjs cara desa gang gelap kios kk lapor licin lupas lurah maling mesin
    njaga on pabrik parah petan pungut rabies retak rnah rokok satpol sejak selo tapi tolak usul
    vaks wajib warung
    """,
    7: """
    airnya angkut arah asal asap atm bahaya belakang borong buaya calo dagang dokter gorong irigas
    isinya jadwal jalur jebol kalau kayak kontraktor korup kosong kotor lab lampu lansia latih
    liling makam mampet murid nama ngadu ngen pasar pbb pdam pp roboh rt rumah rw seleks surat susah
    tambah tarif ugal umkm x
    """,
    6: """
    ambulans amplop anak antr atap atau banjir bantos bens buku bumdes cuma dibag elupas erang gila
    hilang karaok karcis kayu ketua knalpot kotak ktp lahan lambat lapang larang light limbah luar
    merah mest my ndara numpuk oknum orang pajak palang penuh pindah pip pirang plat putus raib
    retribus rusak sakola sapi sering sumur susu taman tanah tanda tangga tani tarik tilang tingg
    tipis toilet toko tua umum
    """,
    5: """
    agama ajur anak2 aneh anjing apa aspal at babi bambu banya baunya bawa bayi bidan bilang bising
    budak bulan byar cewa cor dapur darah dari debu dermaga dewan dicur dobel ecer gawa gedung harus
    ilik in isik jalan jam jambret jelas kabeh kema kids kilo kuring lalu langka lapas layan lewat
    lompok lumpuh maksa marak mesum miras miring mobil monyet muncul mung mushola nanya narik nelay
    ngaj numpang omahku oplos padi pangkal password patah pet pkk pleset portal puskesmas rel rempat
    rhati salah sampah samsat seminggu setor sore stadion staf suam tagih tamu tanggul teras toa
    tong truk tugas uang uruh urus usut wajah wungkul yampai zonas
    """,
    4: """
    aduan agen ajar alun2 amal ambang amuk ancur angkot antri apakah bade bantu beliung bengkok
    beras berdir besuk blt brong bus caina calon campur can cetak coret cross domisil down duit
    dukcapil e error every faskes for ganggu genteng getar guru hamil headmaster hebat het his
    hoyong ijin iki iku ilih imb infus is iuran jarak jare jarum jauh jembat kadus kaki kamling
    kampung karangpacar kasar kebun kedah keruh kolam koperas koyo kubur lelet lemot libur liwat
    longsor luka mahal main mana mark mau mbg melat melon milih musik musim nceng ndamping ngabd
    ngada ngis nib nik nsiun nyuluh ongkos pa panitia pasir pecah pings pju pom potong psek pukul
    pupuk puting razia remang report rlintas roda rsud rumput sama saran sdn sebul sebut sekdes
    selesa separo sesak setingg sewu solo spanduk spbu sppt stnk sunga syarat takut taneuh tang
    tanpa tawar tawon telanjang teng tengkulak ternak teror terpal ther ti tikung tikus timbang tp
    turun ujian ular villag walung
    """,
    3: """
    adanya akun alat an ana ancam antre any api asih asin atur bahwa bak bakar balap baliho barang
    baureno bawang bebas becek becus bendung berkas besi bidang bisakah blangko blok bocah bocor
    bolak boros broken buang bumi buru busuk c camat clerk comber dana data datang di diada dinas
    eceng elem etem evening everywher fabel gagal gaju garbag gardu gerak gondok got gunung halt
    hama hampir hewan hijau hitam i igd ingg insentif internet istri jagung jari jatuh jentik jero
    jorok judi kakak kalisar kandang karat kasi keras kiruh komit kosan kudu kutu lalat lama lapuk
    layang ledak lelang lingkar lumut lunas mbok meter minyak mulu muter muter2 nakes napas ncuri
    nelpon nerang ngaju ngaku nilai njual nyeberang offic onli only our pagar paku papan pay pbg
    pemda perhati phk phon pinggang pkh pns poli polus posyandu ppdb property ptsl ptt raba rabat
    racun rahu ramah rambu rangkap rawan rbau resah rjalan rmohon rombong rpustaka rs rugi rupuk
    said sak satpas saya school se sebe selep semak sempit sepi sepihak sibuk sidik sidorejo sier
    simpang sinc sinyal siri sistem sman snaker solar sosialisas speed spp stop study suami subuh
    suka sulit sumbang talud tambang tata tau2 tax tebal tebang tembok tetep tgl tiba2 tipu titik to
    total tour tps traktor trus tuker tumbang ugal2 ukur urug wc websit yala
    """,
    2: """
    ab about adam adik agar aid akses akte alasan alternatif ambrol amen angel anggota anjir antor
    apotek asang asat asked awas bahu bangka bangsal bangun bapak basah bbm bedah begal begin begitu
    bekas belajar belatung bengkak berat beton block bohlam bolos bongkar bulog buny burns butek
    bypass card cera cret cuek daftar damel dandan denda dengung desember digaj dita ditah do
    dokumen doubl dugi dusunku ekor elpij emang embung emper engat erempet eriksa etrum fiktif fisik
    formulir full fund gali ganti gara2 garis gawai gebrak gerobak gigit giling gonggong gorong2
    gratifikas gubuk gugur halam hanyut has hati2 hormat hutan id identitas ieu ieun ig imunisas isi
    itupun janji jaspel jatah jelek jenguk jepit junta kadis kakek kami kapal karet kas kasir kasur
    kawin kedip kenai ketau kis km komputer koramil kotoran krempyeng kua kuasa kubang kulit kumuh
    kurb langgar las layak lebar legalisir lepas leutik lha lift lipat loker lorong lotot luap lulus
    mabuk mambu mandor maneh mangkrak mantr marah2 masa material mawar mbak mbang minal modern
    motong mutas naik nangis naros nawar nding near nerima nimpa nipu nongol nota nunjuk nurun
    nyalur nyebrang obrol ocor of officer oli operator pacar pake palak palsu pamarentah panjun
    pareum paruh paskib paspor passport pdhl perlu perum pesta pihak pkl plafon plastic pmi ponegoro
    prem putih queu rampas rask rbai refleks rehab rekrutmen rempu reta ringan rtiga ruang rungu
    rusa sabu salur sampa sarang sawah sd sebaik seenak seged segel segin sekampung selat selingkuh
    semalam semen semrawut sendir sepinggang sertifikat sertipikat shop sjid sktm smok sofa someo
    status suara takar tanggal teacher tebus tegur telen telung telur tembakau tenaga tenda tender
    terbit terna tertib they tilu tindak too tower traffic transpar trayek trs tulis tumpah
    tunanetra two udan ukim ulat usir utang utup weeks wereng woy yo yth zebra
    """,
    -2: """
    aami abu ac acc ajuk akikah alamat alih alus am ampuh andi angka angsur area arus asli aula b
    badan bagi bakso bakt bali balik ban barista batik benar bisa bit bmkg bosku bupati cabang
    calistung capa cerita chat cilik cinta cod contact cpns crypto cuaca cv dalam dama deres disin
    dm doain dollars dong dosa dsos dua duka ekstrem eluh endam entu etawa evaluas favorit festival
    fixing followers fup gada galon gata gercep gigi goreng grab guruku hangus hari hi hibah hukum
    hut ibu2 imbau indah innalillah inspektorat itu jaga jamin jawab jaya jemur jual juga jumbo
    kader kamis kanan kapolres kapolsek karyaw kecil keep kelas ki kopi korb kunci lah legal lodeh
    ly makin mant masih matematika maut mbal menit minggu minum modus mogok morning motor motorku
    mulus nasib nemu nenek ngapa nggih night nya nyebab ojek operas padat paksa paripur pedul
    percaya pijat pol polres ppn prediks pria pupr putr rapi rawit renang reseller resmi ribet ribu
    ringat rtp sabtu sakit saratus sedot sekilo semalem sempat seneng serem seret serta siang
    siapapun smk subsid sukses survey system tahap tamp tangkap target teknis temp tiga timur titip
    toto tutik unit up upacara vespa veter waduk wakil wali waras week yayas yelidik yerah your
    """,
    -3: """
    adek admin alaikum amanah antusias asik assalamu b1 bandang bang banget bapak2 barus batuk
    bengkel bentar beres bersih bi bimbel bintang bor bpkb bund cair capres checking cilok cinc
    coblos cocok curanmor dateng debat dekat diem ding dini dukung dulu duri elektabilitas etes fast
    film final futsal gacor gant ganteng gelombang geprek googl gotong gratis grosir grup guys
    hancur harga hati hingga http includ inget jiwa kampus kanop kenal kering kerja khusus kode kos
    kota kpk kredit lancar langsung lanjut lihat limpah listrik liter lomba lowong mall masyarakat
    modal nasional ngaji ntar nyala obral ojol ongkir open organik pagi panen parta pasang pencet
    per pinggir pinjam pisang plus provins rabu rawat rebus ronda sana sayur sedih sehar sembako
    sepert serah sholat si sisa slot sudah syukur ta taut tekan terjun togel tq trading tsunam tuhan
    tunggu ulang umk umr ungkap urutku wah wanita wilayah with
    """,
    -4: """
    acara akak allah ambil anget aris babinsa bagus bal balan bantosan bapakku batas batin belok
    benca bio bis bonus bromo capek cari cat cek com cuan cukup dan deposit dicor doak emas erima
    gais gan hadap hadiah hadir hai happy harap hatur hello hubung ibu jakarta jawaban jernih juara
    jumat keren kg kiri kuota kur lagi laku lilin limit lolos ma madu max nang nasi ndaftar negara
    ok oke order pesen pinjem politis potens print protes ready rmis royong rtemu ruas rubah s s1
    sadar saldo sangka sar sayang senin seragam sih sim so sosial stok surve tangan tembus terang
    thanks tinjau token turut ucap undang wal waspada
    """,
    -5: """
    adikku ajak akan asalamualaikum baik bekal biasa caba cantik celaka demam detik dlh doanya
    ebrang erintah good gubernur gula hahaha hallo hatiku hehe hp informas istirahat iya jaman
    klinik korsleting kumpul kursus lamar lantik lengkap les like lokas ludes makan mancur mang
    masing mobilku mula ndidi nuju nuwun otw panta pekan pick pilkada prestas pu puluh pusat ratus
    rcaya resep rsen salut sambil sangat satpam sebagi second sedang sehat sekarang semangat sembuh
    seorang sete shar tanggung testing timnas tol top travel tuh untung viral vote will
    """,
    -6: """
    akibat aman amat bpbd bunga dampak deui dicar dunia ekonom email exampl gaes ini jang kabar
    kasus kavling met netizen nter nting ombak pesan politik presiden promo renovas rental sabar
    salam segar sekitar senang sepakat sido sugeng telpon tentang thank transfer trims ustadz wa
    wkwkwk
    """,
    -7: """
    ayo baju bos cicil deras es gabung ikut kirim lur maju mantap mari matur ngop nitip nyoba p
    panggil past pengalam petak rasa rekomendas rp semoga seru servis setuju sewa sini situs skon
    surabaya tadi test warna weekend what
    """,
    -8: """
    akhir antar bandung bot bun coba hanya hujan indonesia jujur kak kang kangen klik kontra korups
    kunc liat lu mancing milu paket privat raih rumahmu seberang segala sepatu tempatmu ya
    """,
    -9: """
    assalamualaikum bupat cepat dp eh jemput mah mas mkab nego pulsa rapat relaw sedia teman temu
    urut video you
    """,
    -10: """
    hidup imakasih lucu nuhun rakyat selamat shm siap tes
    """,
    -11: """
    garans gelar haha hub inggal jasa makasih mampir nonton suwun terima
    """,
    -12: """
    alhamdulil anda bangga enak maaf nih wkwk
    """,
    -13: """
    besok deh dprd murah
    """,
    -14: """
    kamu link nant yuk
    """,
    -15: """
    halo mimp
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
    minta
    """,
    7: """
    padah setia suruh
    """,
    6: """
    bau bikin kali kapan malah mati napa rangk tamba tutup
    """,
    5: """
    bagai bayar gas jaran kartu kuran liar luban mohon paka parki pasie proye pungl soal tetan tiang
    troto warun
    """,
    4: """
    ada air amble asap bahay banso belak belum bener berap biar bidan bolon boron bpjs cara desa
    gang gelap goron iriga isiny jadwa jebol kabel kades kayak kena kios kk koson kotor lab lapor
    layan licin loket lupas lurah makam malin mampe mesin nama ngen njaga nutup on otong pabri pangk
    parah pas petan pipa pohon pp pungu rabie retak rnah rokok rt satpo sejak sekal seko selo surat
    tapi terus the tidak tolak tolon usul vaks wajib
    """,
    3: """
    airny ambul amplo anak ancur aneh angku antr apa arah asal atap atau atm banji bayi bens bilan
    bisin buaya buku bumde calo colle coret cuma dagan darah debu dibag dokte ecer elupa erang every
    formu gedun gila hilan isik jalur jam jelas jemba kalau karan karao karci kayu ketua knalp kotak
    ktp lahan lamba lampu lansi lapan lapas laran latih lewat light limba luar lumpu marak merah
    mest mirin murid musho muter my ndara nelay ngadu ngaj numpu offic oknum omahk padi pajak palan
    pasar pbb pdam penuh pinda pip piran plat plese raib retri roboh rusak rw sakol salah sampa
    samsa sapi saran selek semin serin setor simpa stadi suam sumur susah susu taman tamu tanah
    tanda tani tarif tarik terna tilan tingg tipis toile toko truk tua tugas ugal umkm umum uruh x
    """,
    2: """
    aduan agama agen ajar ajur alat alun2 amal amban amuk anak2 anggo angko anjin antri apaka api
    asih asin aspal at babi bade balih bambu bangk bantu banya bauny bawa bawan becek becus beliu
    bendu beras berdi berit besuk blok blt bocah bocor brong budak bulan bus busuk byar c caina
    calon camat campu can cetak cewa clerk combe cor cross dana dapur dari datan derma dewan diada
    dicur dobel domis down duit dukca e error faske for gagal gaju gangg garba gawa gente getar
    gondo got gunun guru hama hamil harus headm hebat het hijau his hitam hoyon i igd ijin iki iku
    ilih ilik imb in infus insen is istri iuran jagun jambr jarak jare jarum jatuh jauh kabeh kadus
    kaki kamli kanda karat kasar kasi kebun kedah kema keras keruh kids kilo kolam koper kosan koyo
    kubur kudu kurin lalat lalu lama langk lapuk lelet lemot libur lilin liwat lompo longs luka
    mahal main maksa malam mana mangg mantr mark mau mbg mbok melat melon mesum meter milih minya
    miras monye mulu muncu mung musik musim nakes nangi nanya narik nceng ncuri ndamp ndeso nelpo
    ngabd ngada ngis nib nik nsiun numpa nyulu ongko onli only oplos our pa pagar paku panit papan
    pasir passw patah pbg pecah pet phk pings pju pkh pkk polus pom porta poton ppdb psek ptsl pukul
    pupuk puske putin putus raba rahu razia rel reman rempa repor resah rhati rlint rmoho roda rsud
    rumpu sak salur sama schoo sdn se sebel sebul sebut sekde seles separ sepih serti sesak setin
    sewu snake solo sore spand spbu sppt staf stnk suami subuh sumba sunga syara tagih takut talud
    taneu tang tangg tanpa tawar tawon tebal telan teng teras teror terpa ther ti tiba2 tikun tikus
    timba tipu titik to toa tong tp tps trakt tuker turun uang ukur ular urus usut villa wajah walun
    wungk yampa zonas
    """,
    -2: """
    acara adek ajak akak akan allah amana ambil anget angka aris asala asik babin bagus baik bal
    balan banda barus batas batin belok benca benta biasa bio bis bonus bromo bund cair canti capek
    capre cari cat cek celak check cilok cinc coblo cocok com cuan cukup dan debat depos detik dicor
    dini dlh doak doany dukun dulu duri emas erima etes film final gais gan googl grup guber gula
    hadap hadia hai hallo hancu happy harap harga hati hatik hatur hehe hello hubun ibu inves istir
    iya jakar jerni juara jumat kanop kapol karya keren kerin kerja kg kiri kode konsu korsl kos
    kota kpk kredi kucin kumpu kuota kur kursu lagi laku lamar lanti lengk like limit listr lokas
    lolos ludes ma madu makan mancu mang masin max modal motor nang nasi ndaft ndidi negar ngaji
    ntar nuju ok oke ongki open order otw pagi pekan pence pesen pick pilka pinja pinje pisan poten
    prest print profi prote provi pusat quick ratus rcaya ready rebus respo rmis royon rsen rtemu
    ruas rubah rumah s s1 sadar saldo sambi sambu sanga sar sayan sayur secon sedan sedih sehat
    seman semba senin seora seper serag serah sete shar shola si sih sim simpe sisa so stok sudah
    sumbe swast tanga taut tekan tembu teran terja timna tinja togel token tol tq trans tuh turut
    ucap undan ungka vote wal wanit waspa will
    """,
    -3: """
    adikk akiba aman amat ayo baju bekal bos bpbd bunga bupat caba dampa demam deras deui dicar
    dunia ebran ekono email erint es examp gaes good hahah hp infor ini jaman jang jawab kabar kasus
    kavli kirim klini les lur maju mari met mula netiz ngop nitip nter nting nuwun ombak p panta
    past penga pesan petak promo pu puluh rasa renov renta resep sabar salam salut sangk sebag segar
    sekit sembu semog senan servi sewa sido sini situs skon sugen surve telpo tenta test testi top
    trave trims untun ustad viral wa weeke what wkwkw
    """,
    -4: """
    akhir antar bandu bapak bot bun cepat cicil coba eh gabun hadir hanya hujan ikut indon jujur kak
    kang kange klik kunc liat lu manci mas matur milu nego nyoba pangg priva pulsa raih rekom relaw
    rp seber sedia segal sekol sepak sepat seru setuj surab tadi tempa temu urut warna ya
    """,
    -5: """
    dp garan gelar hidup hub imaka ingga jasa jempu lucu mah mampi manta mkab nonto nuhun paket
    polit presi rakya rapat sekar shm siap suwun teman terim tes thank video you
    """,
    -6: """
    alham anda assal bangg besok deh dprd enak haha maaf makas murah nih selam wkwk
    """,
    -7: """
    halo kamu link mimp nant yuk
    """,
    -8: """
    bro
    """,
}
