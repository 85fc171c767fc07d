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
    padahal suruh
    """,
    14: """
    bau kapan setiap
    """,
    13: """
    bikin kali mati napa pungl
    """,
    12: """
    berapa parkir proyek tutup
    """,
    11: """
    bayar gelap honorer kartu liar mohon pasien satpol sekal tiang tidak tolong
    """,
    10: """
    ambles bagaima belum gas jadwal jarang kabel kena kios malah paka pas rangkat selo surat
    tetangga wajib
    """,
    9: """
    ambulans cara gang kurang lapor licin loket lubang makam maling mesin nama njaga nutup on pabrik
    pohon pungut retak taman the tolak trotoar usul
    """,
    8: """
    air airnya angkut asap bahaya bansos biar bolong borong bpjs calo dagang dokter gawa hilang
    honor irigas isinya jebol kasih kayak kontraktor kosong latih lupas lurah mampet murid otong
    parah pbb pindah rabies rnah roboh rokok rt rw sebelum sejak seko tambah tanah tarif terus tua
    warung x
    """,
    7: """
    ada ambang amuk anak arah asal atap atau atm banjir bawang belakang beras cewa cuma desa dibag
    elupas erang gorong jalur kades kk knalpot korup kotor lab lahan lambat lansia lapang larang
    limbah merah mest mobil nakal ngadu oknum orang panitia pasar patah penuh pipa pirang ptt putus
    rusak sakola seleks seminggu sering sumbang syarat tangga tani tapi tipu ugal umkm umum vaks
    """,
    6: """
    alat alun2 amplop aneh antr at bawa bayi bens bidan bising bongkar buaya buku bumdes cor halt
    isik kadus kampung karaok kayu kema ketua kids kotak ktp kuring lalu lampu lapas lemot light
    liling luar main marak my nanya ndara ngaj ngen numpang numpuk omahku padi pajak palang petan
    pip pkk portal potong psek puskesmas raib rempat retribus rsud rumah salah sapi setor suam susu
    tanggul tarik tilang tipis toko tong ular uruh urus villag wungkul yampai
    """,
    5: """
    ajur ancur angkot asih aspal bambu banya baunya berdir besuk broken brong budak bus byar calon
    can cetak daftar dapur darah dari debu dermaga dewan dicur down ecer every gedung gonggong hamil
    harus has iki jalan jambret jatuh jauh jelas jembat judi kabeh kalau kamling karcis kasi kebun
    kedah keruh kilo koperas kubur langka lompok longsor luka lumpuh maksa mbg mesum miras miring
    muncul mung musim mutas nelay ngabd ngada nyuluh ongkos pasir password pet pings plat pleset
    razia rel rempu rhati ruang rumput rusunawa sampah saran satpas sdn sebul soal staf subuh sunga
    tagih takut tanda tawon telanjang tengkulak ternak truk turun uang ujian ukur zonas
    """,
    4: """
    adamel adanya agen ajar akte amal an anak2 anjlok antri any asin bade bak baliho bantos begal
    beliung bener bengkok besi blt bocah bocor boros buang bulan busuk campur comber coret cross
    dana di dinas dobel domisil duit dukuh e emang emper faskes gaju ganggu getar got guru het his
    hoyong hutan ijin iku ilih ilik imb in infus is isi jagung jam jarak jare jentik kakek kandang
    karangpacar kaur kawin keras kontraseps kosan koyo kudu lama lapuk las lelet lewat libur lingkar
    liwat luarga lulus lumut lunas mana mark mbok melon meter minyak mushola muter nakes narik
    ndamping nelpon ngis nib nik njual of onli oplos our paku papan pbg pemda phon pju plafon polus
    pom ppdb pukul pupuk puting racun rahu rambu remang report resah rmohon roda rpustaka rs rubuh
    school sd sebe sekdes selingkuh separo sesak sibuk sinyal solo spanduk stnk suka sulit sumur
    susah talud tamu taneuh tang tawar teacher tebal teng teras teror terpal ti tikung tikus timbang
    titik toa toilet tp tps usut wajah walung
    """,
    3: """
    aduan agama aid akal alternatif ana ancam ancem answers antor antre apakah api aplikas arep asat
    asked atur bahwa bakar barang becak becek becus begitu bendung berat berita berkas biaya bidang
    bilang bisakah blok bolak burns butek bypass c caina camat card clerk cret daerah dalem datang
    desember diada diam dita ditah do dokumen dukcapil eceng elem elip eriksa etrum everywher fabel
    food gali garbag gerak gerobak giling gondok gudang hama hampir he hijau hitam ieun igd ingg
    internet iuran jarum jepit jero jorok kadis kakak kalahir kalisar kantor karat kasar kaya kedip
    km kolam komit kompor kuasa kuning kurb lalat langgar layan layang lebar ledak lelang lepas list
    mahal maneh mangkal material mau melat milih minal minimarket mulu musyawarah naik nangis napas
    nceng ncuri nerang nerima ngaju ngaku nilai nsiun nyeberang ocor offic officer ohon only ortu
    pagar pamarentah pangkal pant pay pecah perhati phk pinggang pkh pkl pns poli posyandu property
    ptsl raba rabat rangkap rawan rehab reta rjalan rlintas rombong rugi rupuk sak salur sama sampa
    sarang sawah saya se segin selat selep selesa semak sendir sepanjang setingg sidik sidorejo sier
    simpang sinc sistem sman snaker sok solar sosialisas spbu speed spora spp sppt stop study suami
    suap suara tambak tambang tanggal tanpa tata tau2 tax tebang telung tenda tetep tgl they tiba
    tiba2 tidur tilu tingg to too tour traktor tugas tuker tumbang tumpah two udan ugal2 urang urug
    wc websit weeks yth zebra
    """,
    2: """
    a ab about adik agar akses akun alas alasan ambrol ambung amen angel anggo apotek asang audit
    awas baca bahu balap bangka bangsal bangun bantu basah baureno beach begin belajar belatung
    beliau bengkak beton bibit bisnis blangko block boat bodong bohlam bridg bulog bumi buny cafe
    carik cera collaps community curiga dadi damel dandan data daya denda dengung digaj dima dosen
    doubl dugi dusunku ekor embung engat erempet etem etor fiktif fishing fisik fogging for formulir
    full fund gagal ganti gara2 gardu garis gawai genteng gigit gorong2 gratifikas gubuk gugur
    gunung habis haji hanyut hasil hati2 headmaster health hebat high i id identitas ieu ig iklan
    insentif inspector istri itupun izin jari jaspel jatah jd jedag jedug jenguk junta kamar kambing
    kapal kaporit karet karung kas kasir kasur kata ketau kiruh kis komputer konser koramil kotoran
    krempyeng kuat kulit kumuh kurs kwitans laki land lanta layak legalisir leutik lha lift lipat
    loker lorong lotot luap mabok mabuk mambu mandor mangkrak mantr marah2 mawar mbak mbang milik
    mlebu modern motong musrenbang muter2 nambah naros nding near nimpa nipu nomer nongol nota
    nunggu nunjuk nurun nyalur nyata nyebrang off oleh oli operator pa pager pake palak palsu panjun
    pareum paruh paskib paspor passport patung paud pdam pdhl peopl perlu perum pesta plastic pmi
    polsek ponegoro praktik prem public pun pustu putih queu ramah rampas rask rbai rbau rekrutmen
    ringan rpus rtiga ruju rungu sabilitas sabu satu sebaik seenak seged segel segitu sejam
    sekampung sempit semrawut sepi sepinggang sera sertifikat shop sidang sing siri sjid sktm smok
    sofa someo status tebing tebus tegur telen tembakau tembok tenaga tender terna tertib tindak
    total tower traffic transpar transport trayek trs trus tuanya tulis tunanetra tunjuk ukim ulat
    unggu usaha usir utara utup wafat waktu was wereng woy yala yo
    """,
    -2: """
    aami abis abu ac acc adalah adam again ajuk alamat alih ampuh anggar angsur anter arus asli aula
    awar b1 bahas bakt bales bangsa banyak batuk beli berjal bi bimbel bintang bio bit bmkg bor
    bosku bubuk bumn bund bupati caang cabang capa catering cctv cerita cewek chat check checking
    cilik cod contoh crypto cuaca cv damkar daripada dateng daun dekat disin doain dosa dsos dua
    dulu ekstrem elektabilitas eluh endam entu etawa evaluas favorit fup gacor gada gan gant ganteng
    gata gelombang gercep giat goreng grab guruku hangus hibah hoax http hut ibu2 idul imbau includ
    indah indomaret innalillah inspektorat jawaban jemur jiwa juga jumbo juta kan kapolsek karyaw
    kebut kenal kerja ki kilat ku kulkas lahir laku lanjut lebih legal ly m mall mant matematika
    maxw mbal million min minum modus mogok motor motorku ngaji ngapa nggih njelas njelasan nyala
    nyebab obral ojol padat pak paksa panas pancen paripur pasang pecel pencet per percaya pijat
    pinjam plus ppn prediks provins pupr rapi rawit rek rtama rtp sakit saratus sedot sehar seluruh
    semalem serem seret serta server siapapun sir sisa smk survey system ta tabrak tekan temp tetap
    thailand tindaklanjut tingkat toto tuhan tutik ubah undi unit upacara urutku wakil wali waras
    wisata with wujud yayas yelidik yerah your
    """,
    -3: """
    adek akikah alus am angka antusias asik atas baik balan balik bandang bang banget bapak2 bapakku
    barista batik batin belok benca bentar bersih bis bromo cair capek capres cat cilok cocok
    contact cuan curanmor dalam debat deng deres diem ding dollars dukung emas erima film final
    fixing followers futsal gais geprek googl grosir guys hadiah hancur happy harga hari hati hingga
    ikan inget jaya jumat kalah keluh keren kering khusus kondang kos kpk kuota lele lihat lilin
    liter lokas lomba ludes mang masyarakat maut menit minggu mulus nasional nemu normal ntar nuju
    oke ongkir open organik parta pinggir pinjem pisang polis pr rabu rame resmi ribu ruas rutin s
    sahabat sana sembako sete siang sukses syukur tamp tangkap target tentang terjun tiga tim togel
    token trading tsunam turut ujung umr undang ungkap up vote walau wanita wilayah wisuda working
    """,
    -4: """
    ajak akak alam allah ambil anget anggur aris bal ban barus bekal benar beres bonus bpkb bunga
    cinc cinta coblos com cukup dan deposit dini doak doanya duri erintah fast festival gotong grup
    gula hadap hadir hahaha harap hatiku hemat hubung hukum iya jaksa juara kanop kartin karya kg
    kiri kopi kumpul kur kursus lagi lancar lantik like limit lolos madu mobilku modal nang nasi
    ndopo night nkes order otw pesen pol politis potens print protes putra rawat ready rebus rnikah
    royong rtemu s1 saldo sambil sebagi sedang sedih semangat sembah sembuh seneng senin seragam
    serah shar si sih sim slot stok surve tangan tanggung taut teh tembus terang testing timnas tuh
    umk wah wal waspada wkwkwk
    """,
    -5: """
    adikku akan amanah bagus bali batas biasa boleh caba cantik cari cek dampak dlh ebrang email
    fungs gaes galon ibu ikut informas jakarta jernih kabar kampus klinik korsleting kota kredit
    lamar lengkap les limpah listrik ma max ndidi ok pacar panta pekan pilkada prestas puluh pusat
    ratus rcaya rekomendas resep rubah sadar sangat sangka sayang sayur second sehat sekitar seorang
    sholat sini sudah tahap temenku tinjau tol transfer untung viral will
    """,
    -6: """
    admin akibat aman amat ayo babinsa bantosan bpbd cabe celaka demam deras detik dunia etes exampl
    gubernur hehe hp ini istirahat jaman jang kang kode korups langsung maju mari masing negara
    netizen ngop ombak panggil pick politik presiden promo pu renovas rental rsen salut sar satpam
    sekarang senang sepakat servis sido sigap situs surabaya tadi telpon top travel ustadz weekend
    """,
    -7: """
    acara bos coba deui dicar doa ekonom es gabung kasus kavling kunc lu lur mancur mantap milu mula
    nitip nter nting nyoba past pengalam pesan petak pulsa rp segar semoga sepatu seru setuju so
    sosial ucap wa warna what ya
    """,
    -8: """
    baju bandung bot bun cicil hanya hujan kirim klik liat mancing mas privat raih rapat rasa
    rumahmu seberang segala sewa shm tempatmu tes test
    """,
    -9: """
    antar dp indonesia jemput jujur kangen kontra lucu mah mkab ndaftar nego paket relaw sedia skon
    teman temu urut video
    """,
    -10: """
    akhir bangga bupat hidup jasa kak mampir nonton rakyat sabar wkwk
    """,
    -11: """
    besok cepat eh garans gelar hub inggal maaf siap
    """,
    -12: """
    enak haha murah yuk
    """,
    -13: """
    anda deh dprd kamu
    """,
    -14: """
    alhamdulil mimp nant nih
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
    minta rangk
    """,
    7: """
    bau kapan padah setia suruh tamba
    """,
    6: """
    berap bikin kali kartu liar mati napa parki pasie proye pungl tidak tutup
    """,
    5: """
    amble bagai bayar belum gas gelap goron jadwa jaran kabel kena kios kotor lapor malah mohon paka
    pas pungu satpo selo surat tetan tiang tolon wajib warun
    """,
    4: """
    air airny ambul angku asap atap atau atm bahay banso beras biar bidan bolon boron bpjs calo cara
    dagan desa dibag dokte every gang gawa hilan iriga isiny jebol jemba kades kasih kayak koson
    kuran lab lahan lamba laran latih layan licin loket luban lumpu lupas lurah makam malin mampe
    mesin murid nama ngadu njaga nutup on otong pabri parah pbb pinda pipa pohon rabie retak rnah
    roboh rokok rt rw sampa saran sejak sekal seko setor sumba syara taman tanah tani tarif terus
    the tolak troto tua usul x
    """,
    3: """
    ada ajur alat alun2 amban amplo amuk anak ancur aneh antr antri arah asal asih at bambu banji
    bawa bawan bayi belak bens besuk bisin bocah bongk buaya buku bumde byar can cewa colle cor
    coret cuma darah dari debu elupa erang formu gedun halt isik jalur jambr jatuh jelas kabeh kadus
    kanda karan karao karci kayu kema ketua kids kk knalp koper kotak ktp kubur kurin lalu lampu
    langk lansi lapan lapas lemot light limba luar main maksa marak mbg merah mest mesum minya mung
    musho muter my nakal nanya ndara ngaj ngen numpa numpu offic oknum omahk padi pajak palan panit
    pasar passw patah penuh pet petan pip piran pkk plese porta poton psek ptt puske raib rel rempa
    retri rsud ruang rusak sakol salah sapi selek semin serin soal suam sunga susu takut tangg tapi
    tarik tawon terna tilan tipis tipu toko tong truk turun uang ugal ular umkm umum uruh urus vaks
    villa wungk yampa
    """,
    2: """
    adame adany agen ajar akal akte alter amal an anak2 anggo angko anjlo any api aplik asin aspal
    bade bak bakar balih bangk banya baran bauny becek becus begal beliu bendu bener bengk berdi
    berit besi biaya bilan bisak blok blt bocor bolak boros broke brong buang budak bulan bus busuk
    c calon camat campu cetak clerk combe cross dafta dana dapur derma dewan di dicur dinas dita
    dobel dokum domis down duit dukca dukuh e ecer elip emang emper eriks faske gaju gangg garba
    getar gondo gongg got gudan guru hama hamil harus has het his hitam hoyon hutan ijin iki iku
    ilih ilik imb in infus ingg inter is isi iuran jagun jam janji jarak jare jauh jenti jero jorok
    judi kakek kalau kalis kamli kanto karat kasar kasi kaur kawin kebun kedah keras keruh kilo
    kolam kompo kontr kosan koyo kriti kudu kurb lalat lama lanta lapuk las ledak lelet lepas lewat
    libur lingk liwat lompo longs luarg luka lulus lumut lunas malam mana mangk mantr mark mau mbok
    melon meter milih miras mirin mobil muncu musim mutas nakes nangi napas narik nceng ncuri ndamp
    ndeso nelay nelpo neran ngabd ngada ngaju ngaku ngis nib nik nilai njual nyebe nyulu ocor of
    ongko onli only oplos ortu our paku pangk papan pasir pay pbg pemda perha phon pings pju pkh
    plafo plast plat poli polus pom posya ppdb prakt prope ptsl pukul pupuk putin putus raba rabat
    racun rahu rawan razia reman rempu repor resah rhati rjala rlint rmoho roda rpust rs rubuh rumpu
    rusun salur sama sangg schoo sd sdn se sebe sebel sebul segin sekde selat selep selin sendi
    sepan separ sesak sibuk sidor simpa siste snake solar solo spand spbu speed staf stnk subuh suka
    sulit sumur susah tagih talud tamu tanda taneu tang tanpa tawar tax teach tebal telan temba teng
    tengk teras teror terpa tetep they ti tikun tikus timba titik to toa toile tp tps trakt tugas
    two ukur usut wajah walun websi weeks zonas
    """,
    -2: """
    adek ajak akak alam allah am amana ambil anget anggu angka antus aris bagus baik bal balan bali
    ban banda bang bange barus batas batik batin bekal belok benar benca beres bersi biasa boleh
    bonus bpkb bunga canti capre cari cat cek check cilok cinc cinta coblo cocok com conta cuan
    cukup dan debat denge depos dini dlh doak doany dolla duri ebran email emas erima erint fast
    festi final fixin fungs gais galon goton grup gula hadap hadia hahah hancu harap harga hati
    hatik hemat hingg hubun hukum ibu inves iya jakar jaksa jawab jaya jerni juara jumat kabar kanop
    kapol karti keluh keren kg kiri klini konda kopi kos kota kpk kredi kumpu kuota kur kursu lagi
    lanca lanti lemba lengk les like limit limpa listr liter lokas lolos lomba ma madu max modal
    nang nasi nasio ndidi ndopo night njela nkes nuju ongki open order organ otw panta pesen pilka
    pinje pisan pol poten print produ profi promo prote puluh putra rabu rame ratus rawat rcaya
    ready rebus resep rnika royon rtemu ruas rubah s s1 sadar saldo sana sanga sayan sebag secon
    sedan sedih sehat sekit selam seman sembu senen senin serag serah sete shar shola si sih sim
    simpe slot sosia stok sumbe tahap tamp tanga taut teh tembu temen teran terja tim timna tinja
    tsuna tuh ujung umk viral vote wah wal walau waspa weeke wisud wkwkw
    """,
    -3: """
    acara adikk akan akiba aman amat ayo babin bos bpbd bupat caba cabe celak dampa demam deras
    detik dicar dunia ekono es etes examp gaes guber hadir hehe hp ikut infor ini istir jaman jang
    kang karya kavli kode korsl lamar lur maju mancu mari masin negar netiz ngop nitip nter nting ok
    ombak pacar pangg past pekan pesan petak pick prest pu pulsa pusat renov renta rsen rumah salut
    sangk sar sayur segar seger semba senan seora sepat servi setuj sido sigap sini situs sudah
    surab surve tadi telpo tempa testi tol top trave untun ustad warna what will
    """,
    -4: """
    antar baju bandu bot bun cicil coba deui doa dp gabun hanya hujan indon jujur kange kasus kirim
    klik kunc liat lu lucu mah manci mas milu mula ndaft nego nyoba penga priva raih rapat rasa
    rekom relaw respo rp seber sedia segal semog sepak seru sewa shm so temu tes test ucap undan
    urut video wa ya
    """,
    -5: """
    akhir bangg besok cepat eh gelar hidup hub ingga jasa jempu kak maaf mampi mkab nonto paket
    polit presi quick rakya sabar sekol seper siap skon teman wkwk
    """,
    -6: """
    anda bapak deh dprd enak garan haha manta murah sekar yuk
    """,
    -7: """
    alham kamu link mimp nant nih
    """,
    -8: """
    bro
    """,
}
