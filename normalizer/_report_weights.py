"""What words weigh for report, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = 10

STEMS: Final[Mapping[int, str]] = {
    14: """
    minta padahal setiap suruh
    """,
    13: """
    bau napa sekal
    """,
    12: """
    kali kapan tetangga tutup
    """,
    11: """
    bikin kartu malah mati terus
    """,
    10: """
    bayar jarang kurang mohon paka parkir pasien pungl rnah tambah tolong
    """,
    9: """
    ambles bagaima belum gas honor honorer kabel liar lubang nama otong pindah proyek pungut rangkat
    selo soal the tiang tidak trotoar
    """,
    8: """
    ada air angkut bahaya bansos berapa biar bpjs dokter gelap kades kalau kena kios lapor licin
    loket maling ngadu njaga nutup on pajak pipa pohon rabies retak rokok seko tanah tapi tolak umum
    usul wajib warung
    """,
    7: """
    airnya arah asap atm bayi belakang bener bolong borong buaya calo cara desa erang gorong jebol
    kk kosong kotor lampu langka lansia larang latih liling lompok lupas lurah makam mampet mesin
    murid my ngen pabrik parah pas pasar pbb pdam pecah petan pp roboh rusak rw salah satpol sejak
    surat tangga tilang ugal vaks
    """,
    6: """
    ambulans amplop anak asal atap banjir bens bising blt buku bumdes cuma dagang elupas gang gila
    irigas isik isinya jalur karaok karcis kayak kayu ketua knalpot korup lab lahan lambat layan
    limbah lumpuh merah mest ndara nelay ngaj numpuk oknum orang palang penuh pip pirang plat putus
    raib rsud rt rumah sampah sapi seleks sore sumur taman tanda tarik tingg tipis toilet toko tua
    umkm urus x
    """,
    5: """
    ajur aneh anjing antr aspal babi bambu bantos bawa berdir bidan byar cewa darah dari debu dicur
    dobel down ecer gedung getar ilik jalan jam jambret jelas kabeh kema kids kilo kotak ktp kubur
    kuring lalu lama lapang lapas lewat light luar maksa marak mau miras miring mobil monyet mung
    nanya narik omahku padi pangkal password patah pet pkk portal rel rempat retribus ring sakola
    samsat sebe sebelum seminggu sering staf suam susah susu syarat tanggul tani tanpa tarif
    telanjang teror tong truk tugas turun uang uruh wungkul yampai
    """,
    4: """
    aduan agama agen ajar akun alun2 amal ambang amuk anak2 ancur apa apakah at atau banya beliung
    beras besuk bilang bulan bus caina cetak coret cross dana dapur dermaga dukcapil e error faskes
    for ganggu gawa genteng hamil hebat het hilang his hoyong i in is jadwal jarak jare jembat kaki
    kamling kampung kandang karangpacar kedah keruh koperas koyo lelet lemot liwat luka mahal main
    mark mbg milih minyak muncul musik nakes nceng ndamping ngabd nib nik numpang nyuluh onli oplos
    pa papan pasir pings pju polus pom potong psek pukul pupuk puting razia remang rhati rlintas
    rombong rumput sama saran sdn sebul selat separo sertifikat sesak setingg setor sewu solo
    spanduk spbu stadion stnk subuh sunga takut tang tawon teng tengkulak teras ternak terpal ther
    tiba2 tikung timbang to toa ujian ular wajah walung
    """,
    3: """
    adanya aid akses akte alat ancam angkot antre antri any api asat asih asin atur bade bahwa bak
    baliho balik bantu bapak barang baureno bawang becek becus begitu bekas bendung bengkok bidang
    bisakah blangko blok boros brong buang burns c camat campur can clerk comber cor daftar dewan di
    dibag dinas domisil eceng emang engat etem evening every everywher fabel gagal garbag gardu
    gondok guru hama hampir harus hewan hijau hitam igd iki ilih infus insentif istri itupun iuran
    jagung jari jarum jatah jatuh jauh jentik jero jorok judi kadis kalisar karat karet kasar kawin
    kebun keras kiruh km kolam komit kontraktor kosan kutu lalat lapuk layang ledak lelang libur
    lulus lumut maneh mantr mbok melat melon mulu mushola muter muter2 naik napas ncuri nelpon
    nerima ngaku ngis njual nsiun nyata ocor offic oli our pagar paku pay perum pesta phk pkh pns
    poli property ptsl puskesmas raba racun rahu ramah rambu rangkap rawan rbau rekrutmen report
    resah rjalan rpustaka rs rugi rupuk sak salur sampa satpas sawah saya school sd se segin sekdes
    selep semalam sempit sepihak sidorejo sier simpang sinyal sistem sman snaker solar sosialisas
    speed spp sppt stop study suami sulit sumbang tagih tambang tata tau2 tax tebal tgl they tikus
    tipu titik tour tp tps tuker tumbang ugal2 urug villag wc websit yala yth zonas
    """,
    2: """
    a ab about adam adik agar alasan alternatif amen ampe ana angel anggota antor aplikas apotek
    asang asked awas bahu bakar basah baunya bbm bebas bedah been begal belajar belatung beli
    bengkak berat beritahu berkas besi block bocor bohlam bolak bolos broken buat bulog bumi buny
    buru buruh busuk butek bypass calon card cera cm cret curiga daerah dahulu damel dandan dander
    data datang denda dengung desember digaj dikit dip2 disko dita ditah do dokumen dosen doubl duit
    dusunku elektronik elpij embung emper erempet etrum fiktif formulir free full gaju ganti gara2
    garis gawai gerak gerobak gigit giling gilir gonggong gorong2 got gratifikas gubuk gudang gugur
    gunung halam halt hanyut has hati2 hias hutan id identitas ig ijin imunisas inspector internet
    isi janji jaring jaspel jelek jemur jenguk jepit junta kafe kakak kakek kami kandan kare kasi
    kasir kasur kedip ketau kis komputer koramil kotoran krempyeng ku kuasa kuat kudu kumuh kurb
    langgar las lebar legalisir lepas leutik lha lima lingkar lipat longsor lorong lotot luap luarga
    lunas mabok mabuk mambu mana mandor mangkrak marah2 masa material mawar mbak mbang mesum meter
    minal motong nangis naros nawar nding near nerang ngada ngaju nilai nimpa nipu nobody nunggu
    nunjuk nurun nyebrang of off officer olahraga operator ortu pacar palak palsu panjun pareum
    paruh paskib paspor passport pdhl pemda perlu phon pilkades plafon plastic plastik pln pmi
    ponegoro prem public putih queu rampas rbai refleks reta ringan rmohon rtiga rungu rusa sarang
    sebut seenak seged segel segitu sekampung selesa selingkuh sembarang semua sendir sepi
    sepinggang shop sidik sinc siri sjid sktm smok sofa sok someo status suap suka t takar tanggal
    tawar teacher tebang teh telen telung tembakau tembok tenda tender terna tertib tetep teuku ti
    tilu too total tower traffic traktor transpar trayek trip trs trus tulis tumpah tunanetra two
    udan ukim ukur ulat umar usir usut utang utup was weeks wereng woy zebra
    """,
    -2: """
    0 aami ac admin ajuk alaikum alamat alus am angka anti antusias asli assalamu aula badan bali
    ban banget bapak2 bareng batik bintang bisa bisnis bit bmkg bumn calistung capa cerita chat
    cilik cinta cod contact crypto cuaca curanmor cv daripada daun deng dicor disin dm doain dollars
    dosa dsos duka dukung ekstrem endam entu evaluas favorit festival futsal gacor gada galon gata
    gelombang gercep giat grab guruku hangus hari hi hoax http ibu2 imbau indah induk inget
    innalillah inspektorat itu jamin jawab jual juga kamis kanan kapolres kapolsek kecil keep ki
    kopi korb kunci laksa lanjut legal lele lihat like ly makin males mant mata maut mbal mber menit
    miliar minggu modus mogok morning motorku nemu nenek ngapa nggih night nila ntar nyebab ojek
    ongkir operas padat pedul percaya pijat pinggir pisang polres pompa ppn prediks pria profil
    program pulang rapi rekening relokas reseller resm ribet ringat ronda rtp saratus sayur sebagi
    sedot sein sembuh seneng senin serta setahun siapapun slamet sound subsid sukses survey system
    tamp target teknis timur toto tutik ujar ulang umk unit vespa veter wah wakil walau week yelidik
    your
    """,
    -3: """
    acc akikah ampuh anget angsur arus asik awal b1 bagus balan bandang bang bantosan barista
    bengkel bentar beres bi bimbel bor bos bpbd bpkb bupati cabang cair capres checking cinc coblos
    cocok cukup dalam dateng debat dekat diem ding dini elektabilitas fast film followers gant
    ganteng googl gotong grosir hadap hadiah harga hati hingga includ jabat jaga jaya jiwa karung
    karyaw kenal kering kg khusus kode kota kpk lah lancar langsung liter lowong mall masih
    masyarakat minum motor nasional ngaji obral ojol pagi pencet plus pol punya pupr putr rabu rebus
    resmi royong ruas sana sedih sekilo semalem sepert seragam serah seret shar sholat si sisa situs
    slot so stok sudah syukur tangkap taut temp terang testing togel tq trading tsunam tuhan tunggu
    umr untung urutku wali wanita wilayah with
    """,
    -4: """
    akak allah amanah babinsa bal bapakku barus batas batin batuk belok bersih biasa bio bonus bromo
    capek cari cat celaka cilok com cuan dan deposit dulu duri eluh emas erima erintah etes gaes gan
    gratis grup guys hadir hai hancur happy harap hatur hello hub hubung hukum ibu informas jaman
    jernih juara kampus kanop keren kerja kiri kredit kumpul kur lagi lengkap lilin limit listrik ma
    madu max nang nasi ndaftar ndidi negara nyala ok oke open order otw parta per pesen pinjam
    pinjem politis potens protes provins puluh pusat ratus ready renang rmis rtama rtemu rubah s
    sadar saldo sangka sar sayang sembako sepatu seru sete sim sosial surve tangan tekan tembus
    thanks timnas token turut ucap undang ungkap wal waspada
    """,
    -5: """
    acara adikku ajak akan aman ambil anggar aris baik bekal cantik cek detik dlh doak doanya ebrang
    ekonom good gubernur gula hallo hehe hp istirahat iya jakarta jawaban jumat kabar kasus klinik
    korsleting kuota kursus lamar les lokas lolos lu ludes makan mancur mari masing met mobilku
    nitip nuju nuwun pilkada prestas pu resep sambil sangat satpam second sekarang sekitar semangat
    seorang sewa tanggung tol tuh vote will
    """,
    -6: """
    akibat ayo bunga dampak demam deui dicar email exampl gabung haha hahaha ikut ini jujur kontra
    kunc laku lantik maju mang nter nting ombak p panta pekan pesan petak politik presiden promo
    rcaya relaw renovas rental sabar salam salut senang sepakat servis sido sini sugeng telpon thank
    top transfer trims ustadz viral wa warna wkwkwk
    """,
    -7: """
    bot bun bupat caba cicil coba deras dunia es indonesia jang kangen kirim lur mantap netizen ngop
    nyoba panggil pengalam privat raih rekomendas rp rsen rumahmu segala segar sehat setuju skon
    surabaya tadi test travel weekend what ya
    """,
    -8: """
    akhir antar bandung hanya hujan jemput kak kang klik korups lucu mancing mas matur milu paket
    past pulsa rasa seberang semoga tempatmu tes
    """,
    -9: """
    assalamualaikum baju cepat dp eh hidup imakasih liat mah mkab mula nonton rakyat rapat sedia
    teman temu urut
    """,
    -10: """
    anda garans gelar inggal makasih nego nuhun selamat siap suwun terima video
    """,
    -11: """
    alhamdulil deh dprd jasa mampir shm wkwk you
    """,
    -12: """
    bangga enak maaf mimp nih yuk
    """,
    -13: """
    besok kamu link
    """,
    -14: """
    halo murah
    """,
    -15: """
    bro nant
    """,
}

BEGINNINGS: Final[Mapping[int, str]] = {
    9: """
    honor
    """,
    7: """
    minta padah setia suruh tamba
    """,
    6: """
    bau kali kapan napa rangk tetan tutup
    """,
    5: """
    amble bagai bayar bikin jaran kartu kuran layan liar luban malah mati mohon paka parki pasie
    pinda pungl rnah soal terus tolon
    """,
    4: """
    ada air angku asap bahay banso belak belum bener berap biar bidan bolon boron bpjs cara desa
    dokte gas gelap goron kabel kades kalau kena kios kotor lapor latih licin loket lumpu makam
    malin mampe mesin nama ngadu ngen njaga nutup on otong pabri pajak pangk parah pipa pohon pp
    proye pungu rabie retak rokok sampa satpo sejak sekal seko selo surat tanah tangg tapi the tiang
    tidak tingg tolak troto umum usul wajib warun
    """,
    3: """
    airny ambul amplo anak ancur antr arah asal aspal atap atm banji bayi bens bisin blt buaya buku
    bumde calo coret cuma dagan elupa erang formu gang gila ilik iriga isik isiny jalur jebol jemba
    kanda karan karao karci kayak kayu ketua kids kk knalp koson kotak kurin lab lahan lama lamba
    lampu langk lansi lapas laran light limba lompo luar lupas lurah marak merah mest mirin murid
    muter my nanya ndara nelay ngaj numpu oknum omahk padi palan pas pasar pbb pdam pecah penuh
    petan pip piran plat raib retri ring roboh rsud rt rusak rw salah samsa sapi saran selek serin
    sore stadi sumur susah susu taman tanda tani tanpa tarif tarik terna tilan tipis toile toko tua
    tugas uang ugal umkm urus vaks x
    """,
    2: """
    aduan agama agen ajar ajur akun alat alun2 amal amban amuk anak2 ancam aneh anggo anjin antre
    antri apa apaka api at atau babi balik bambu bangk bantu banya bawa becus begit bekas beliu
    bendu beras berdi berit besuk bilan blok bulan bus byar caina campu cetak cewa clerk colle combe
    cross dafta dana dapur darah dari debu derma di dibag dicur dobel down dukca e ecer emang error
    eveni every faske for gangg garba gawa gedun gente getar gondo hamil harus hebat het hilan his
    hitam hoyon i iki in infus insen is istri iuran jadwa jagun jam jambr janji jarak jare jarum
    jatuh jauh jelas jenti jorok kabeh kaki kalis kamli karat kasar kedah kema keras keruh kilo
    kolam komit koper koyo ktp kubur lalat lalu lapan lapuk lelet lemot lewat lilin liwat luka lumut
    mahal main maksa malam mantr mark mau mbg mbok melon milih minya miras monye mulu muncu mung
    musho musik nakes nangi narik nceng ncuri ndamp ndeso nelpo ngabd ngaku ngis nib nik numpa nungg
    nyulu offic onli oplos pa pagar papan pasir passw patah perum pet phk pings pju pkk plast polus
    pom porta poton psek pukul pupuk putin putus raba razia rel reman rempa repor resah rhati rlint
    rombo rumpu sak sakol salur sama schoo sdn se sebe sebul sekde selat semin separ sepih serti
    sesak setin setor sewu sidor simpa snake solo spand spbu spp sppt staf stnk suam subuh sumba
    sunga syara takut tang tau2 tawon tebal telan teng tengk teras teror terpa ther tiba2 tikun
    tikus timba tipu titik to toa tong tp truk tuker tumba turun ular urug uruh wajah walun wc websi
    wungk yala yampa zonas
    """,
    -2: """
    acara ajak akak akan allah amana ambil ampuh anget angga angka aris babin bagus baik bal balan
    barus batas batin batuk bekal belok benta bersi biasa bio bonus bpbd bromo bupat canti capek
    cari cat celak check cilok com cuan dan depos detik ding dini dlh doak doany dulu duri ebran
    eluh emas erima erint etes film gaes gan gant gante grosi grup guber gula guys hadap hadia hai
    hallo hancu happy harap hati hatur hehe hello hp hub hubun hukum ibu infor istir iya jaman jerni
    jiwa juara jumat kanop kapol karya keren kerja kiri korsl kpk kredi kumpu kuota kur kursu lagi
    lamar lanca lengk les limit listr lokas lu ludes ma madu makan mancu masin max motor nang nasi
    ndaft ndidi negar ngaji nuju nuwun obral ok oke open order otw pagi parta pence per pesen pilka
    pinja pinje poten prest profi promo prote provi puluh punya pusat quick ratus ready rebus renan
    renov resep rmis royon rtama rtemu ruas rubah rumah s sadar saldo sambi sambu sana sanga sangk
    sar sayan sebag secon sedih sekit semba seora sepat serag seru sete sewa shar shola si sim sisa
    so suara sudah sumbe swast tanga taut tekan tembu teran terja testi timna tinja togel token tq
    turut ucap undan ungka urutk vote wal waspa wilay will
    """,
    -3: """
    adikk akiba aman ayo bunga caba cek cicil coba dampa demam deras deui dicar dunia ekono email es
    examp gabun good haha hahah ikut indon ini jakar jang jujur kabar kasus kirim klini kunc laku
    lanti lolos lur maju mang mari met netiz ngop nitip nter nting ombak p pangg panta pekan pesan
    petak priva pu raih rcaya relaw renta rp rsen sabar salam salut segar sehat seman senan sepak
    servi sido sini sugen surab surve tadi telpo test tol top trave trims tuh ustad viral wa warna
    weeke what wkwkw
    """,
    -4: """
    akhir antar baju bandu bapak bot bun cepat eh hadir hanya hidup hujan imaka jawab kak kang kange
    klik liat lucu manci mas matur milu mkab mula nyoba past penga pulsa rakya rapat rasa rekom
    seber sedia segal sekol semog setuj skon tempa temu tes urut ya
    """,
    -5: """
    anda deh dp garan gelar ingga jasa jempu mah mampi manta nego nonto nuhun paket polit presi
    sekar selam shm siap suwun teman terim thank video
    """,
    -6: """
    alham assal bangg besok dprd enak link maaf makas mimp nih wkwk you yuk
    """,
    -7: """
    bro halo kamu murah nant
    """,
}
