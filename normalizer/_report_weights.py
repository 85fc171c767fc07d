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
    padahal
    """,
    14: """
    bau kapan setiap suruh
    """,
    13: """
    bikin kali mati napa pungl tutup
    """,
    12: """
    berapa parkir pasien proyek
    """,
    11: """
    bayar gelap honorer jarang kartu liar satpol sekal tiang tidak tolong
    """,
    10: """
    ambles bagaima belum gas kabel kena malah mohon paka pas rangkat selo surat tetangga tolak wajib
    """,
    9: """
    bansos biar bpjs cara gang jadwal kios lapor licin loket lubang makam maling mesin nama njaga
    nutup on pabrik pindah pohon pungut retak taman the trotoar usul x
    """,
    8: """
    air airnya ambulans angkut asap bahaya bolong borong calo dagang desa dokter gawa hilang honor
    irigas isinya jebol kasih kayak kontraktor kosong lupas lurah mampet murid ngadu otong parah pbb
    pipa rabies rnah roboh rokok rt sebelum sejak seko syarat tambah tarif terus warung
    """,
    7: """
    ada ambang amuk anak arah asal atap atau atm banjir bawang belakang beras cewa cuma dibag elupas
    erang gorong halt jalur kades kk knalpot korup kotak kotor kurang lab lahan lambat lansia lapang
    lapas larang latih limbah merah mest mobil nakal oknum orang panitia pasar patah penuh pirang
    ptt putus rusak rw sapi seleks seminggu sering sumbang tanah tangga tani tapi tilang tipu tua
    ugal umkm umum vaks
    """,
    6: """
    alat alun2 amplop aneh antr at bawa bayi bens bidan bising bongkar buaya buku bumdes can cor
    isik kadus kampung karaok kayu kema ketua kids ktp lalu lampu lemot light liling luar marak my
    nanya ndara ngaj ngen numpang numpuk omahku padi pajak palang petan pip portal potong psek
    puskesmas raib retribus rsud rumah sakola sampah setor suam sunga susu tanggul tarik tipis toko
    tong uang uruh urus villag wungkul yampai
    """,
    5: """
    ajar ajur akte ancur angkot asih aspal bade bambu bantos banya baunya berdir besuk bocor broken
    brong budak bulan bus byar cetak cross dari debu dermaga dewan dicur down ecer every gedung
    gonggong harus has iki iku jalan jambret jatuh jauh jelas jembat judi kabeh kamling karcis kasi
    kebun kedah keruh kilo koperas kubur kuring langka lompok longsor luka main maksa mbg mesum
    miras miring muncul mung musim mutas nelay ngabd nyuluh ongkos pasir password pet pings plat
    pleset razia rel rempat rempu rumput saran satpas sdn sebul separo soal staf subuh sumur susah
    tagih takut tanda tawon telanjang tengkulak ternak truk turun ujian ukur ular wajah zonas
    """,
    4: """
    adanya agen an anak2 anjlok antri any asin bak bakar baliho begal beliung bener bengkok besi blt
    bocah bolak boros busuk c calon camat campur comber coret daftar dana dapur darah di dita dobel
    domisil duit dukuh e emang eriksa faskes gaju getar got guru hamil het his hoyong hutan ijin
    ilih ilik imb in is isi jagung jam jarak jare jentik kakek kalau kandang karangpacar kaur kawin
    keras kontraseps kosan koyo lapuk las layan lelet lewat libur lingkar liwat luarga lulus lumpuh
    lumut lunas mana mark mbok melon meter minyak mushola muter nakes narik nceng ndamping nelpon
    ngada ngis nib nik njual of onli oplos our paku pant papan pbg pemda phon pju plafon polus pom
    ppdb pupuk puting racun rahu rambu remang report resah rhati rjalan rmohon rpustaka rs ruang
    rubuh rusunawa salah sd sebe sekdes selingkuh sendir sibuk sinyal solo spanduk stnk suka talud
    tamu taneuh tang tawar teacher tebal teng teras teror terpal ti tikung tikus timbang titik toa
    toilet tp tps two usut walung weeks
    """,
    3: """
    adamel aduan agama aid akal alternatif amal ana ancam ancem answers antor antre apakah api
    aplikas arep asat asked atur bahwa bangsal barang becak becek becus begin begitu bendung berat
    berita berkas biaya bidang bilang bisakah blok buang burns butek bypass caina card clerk cret
    daerah dalem datang desember diada diam dinas ditah do dokumen dukcapil eceng elem elip emper
    etrum everywher fabel food gali gara2 garbag gerobak giling gondok gudang hama hampir he hijau
    hitam ieun infus ingg insentif internet iuran jarum jatah jero jorok kadis kalahir kalisar
    kantor karat kasar kaya kedip km kolam komit kompor krempyeng kuasa kudu kuning lalat lama land
    langgar layang lebar ledak lelang lepas list mahal maneh mangkal material mau milih minal
    minimarket mulu musyawarah nangis napas ncuri nerang nerima ngaju ngaku nilai nipu nyeberang
    ocor offic officer only ortu pa pagar pamarentah pangkal pay pecah pinggang pkh pkk pkl pns poli
    posyandu property ptsl pukul raba rabat rangkap rawan rbau rehab reta rlintas roda rombong rugi
    rupuk sak salur sama sampa sarang sawah saya school se segin selat selep selesa semak sepanjang
    sepi sera sesak setingg sidik sidorejo sier simpang sinc sistem sman snaker sok solar sosialisas
    spbu speed spora spp sppt stop study suami suap suara sulit tambak tambang tanggal tanpa tata
    tau2 tax tebang telung tembakau tenda tetep tgl they tiba tiba2 tidur tilu tingg to too tour
    traktor tugas tuker tulis tumbang tumpah udan ugal2 urang urug wc websit zebra
    """,
    2: """
    a ab about adak adik agar akses akun alas alasan ambrol ambung amen angel anggo apotek asang
    audit awas baca bahu balap bangka bangku bangun bantu basah baureno beach belajar belatung
    beliau beton bibit bisnis bk blangko block boat bodong bohlam bukan bukit bulog bumi buny cafe
    car carik center cera community curiga cuti dadi daging damel dandan data daya denda dengung
    digaj dima dosen doubl dugi dusunku ekor embung engat erempet etem fiktif fishing fisik fogging
    for formulir full fund gagal ganggu ganti gardu garis gawai genteng gerak gigit gorong2
    gratifikas gubuk gugur gunung habis hajat haji hanyut hasil hati2 headmaster health hebat high i
    id identitas ieu ig igd iklan inspector istri itupun janji jari jaspel jd jebak jedag jedug
    jenguk jepit junta kakak kamar kambing kapal kaporit karet karung kas kasir kasur kata ketau
    kiruh komputer konser koramil kotoran kuat kulit kumuh kurb kurs kwitans laki lanta layak
    legalisir leutik lha lift lipat loker lorong lotot luap luas mabok mabuk mambu mandor mangkrak
    mantr marah2 mawar mbak mbang melat milik mlebu modern motong musrenbang muter2 naik nambah
    naros nding near nimpa nomer nongol nota nsiun nunggu nunjuk nurun nyalur nyata nyebrang ohon
    oleh oli operator pager pake palak palsu panjun pareum paruh paskib paspor passport patung paud
    pdam pdhl peopl perhati perlu perum pesta phk plastic pmi polsek ponegoro praktik prem prosedur
    public pun pustu putih queu ramah rampas rask rbai rekrutmen ringan rpus rtiga ruju rungu
    sabilitas sabu satu sebaik seenak seged segel segitu sehat sejam sekampung sembarang sempit
    semrawut sepinggang shop sing siri sjid sktm smok sofa someo status t tali tebing tebu tebus
    tegur telen tembok tempat tenaga tender terna tertib tindak total tower traffic transport trayek
    trs trus tuanya tunanetra tunjuk ukim ulat usaha usir utara utup was wereng woy yala yo
    """,
    -2: """
    aami abu ac acc adalah again ajuk alih ampuh angsur anter arus asli aula awar b1 bahas bakt
    balas bales bangsa banyak bapak batuk beli berjal berta besar bi bimbel bintang bio bis bit bmkg
    bor bosku bromo bubuk bumn bund bupati caang cabang cangkul capa catering cctv cerita chat check
    checking cilik cod contoh crypto cuaca cv dama daripada dateng daun dbd dekat diber disin doain
    dosa dsos dulu ekstrem elektabilitas eluh endam entu etawa evakuas evaluas foto fup gacor gada
    gan gant ganteng gata gelombang gercep giat goreng grab guruku hangus hoax http ibu2 includ
    indah indomaret innalillah inspektorat jamin jawaban jemur jiwa juga jumbo juta kalah kan kanan
    kapolsek karyaw kenal kerja ki kilat ku kulkas laku lanjut lebih legal lekas lihat ly m mall
    mant masyarakat maxw mbal million min minum modus mogok motorku ncair ngapa nggih njad njelasan
    nyala nyebab obral ojol operas padat pak paksa panas pancen panjang paripur parsel pasang pecel
    pedul per percaya pijat pinjam plus polis ppn prediks provins pupr rapi rawit rek ribu rtama rtp
    saratus sedot sehar selamet seluruh semalem sempat serem seret serta server siapapun sir sisa
    smk surut system ta tabrak target tekan temp terima tetap thailand tindaklanjut tingkat toto
    tuhan ujung unit upacara urutku wakil wali waras wisata with wujud yayas yelidik yerah your
    """,
    -3: """
    adek akak akikah alus am angka asik atas balan balik bandang bang banget bapak2 bapakku barista
    batik benca bentar cair capek capres cat cilok cinc cocok contact cuan curanmor dalam damkar
    debat deng deres diem ding dollars dukung emas erima erintah film final fixing followers futsal
    gais geprek googl gotong grosir guys hadiah hancur happy harga hari hati hingga hubung hut idul
    ikan imbau inget jaya juara jumat keluh kering khusus kondang kos kpk kuota lele lilin liter
    ludes mang matematika maut menit minggu modal mulus nasional nemu ngaji njelas normal ntar nuju
    oke organik parta pencet pinggir pinjem pisang pol rabu rawat resmi ruas rutin s sahabat sakit
    saldo sana sedang seragam serah syukur tamp tangan tangkap taut tentang terjun tiga tim togel
    token trading tsunam turut umk umr undang ungkap up vote walau wanita wilayah wisuda working
    """,
    -4: """
    ajak alam ambil anget anggur antusias aris baik bal ban barus batas bekal belok benar beres
    bersih bonus bpkb bunga cinta coblos cukup deposit dini doanya duri fast festival grup gula
    hadap hadir hahaha harap hatiku hemat hukum iya jaksa kanop kartin karya keren kg kiri klinik
    kopi kur kursus lagi lahir limit lokas lolos lomba madu mobilku nang nasi ndopo night nkes
    ongkir open order otw pesen politis potens pr print protes putra rame ready rebus rnikah royong
    rtemu s1 sadar sambil sedih semangat sembah sembako seneng senin sete shar si sih sim slot stok
    surve tanggung teh tembus terang testing timnas tuh wah wal
    """,
    -5: """
    adikku akan allah amanah babinsa bagus bali biasa boleh bpbd caba cantik cari cek com dampak dan
    demam dlh ebrang email fungs gaes galon ikut informas jakarta jernih kabar kampus kang
    korsleting korups kota kredit kumpul lamar lancar lantik lengkap les like limpah listrik ma max
    ndidi negara ok pacar panta pekan pilkada prestas puluh pusat ratus rcaya rekomendas resep rubah
    sangat sangka sayang sayur sebagi second sekitar sembuh seorang sholat siang sini sudah tahap
    temenku tinjau tol transfer untung viral waspada will wkwkwk
    """,
    -6: """
    acara admin akibat amat ayo bantosan batin cabe celaka coba detik doak dunia ekonom etes exampl
    gubernur hp ini istirahat jaman jang kode langsung maju mari masing netizen ngop nitip ombak
    panggil pesan pick politik presiden promo pu renovas rental rsen salut sar satpam sekarang
    senang servis sido sigap situs surabaya telpon top travel ustadz weekend
    """,
    -7: """
    aman baju bos cicil deras deui dicar doa es gabung hehe ibu kasus kavling kunc lu lur mancur
    mantap milu mula nter nting nyoba past pengalam petak pulsa rp segar sepakat sepatu seru setuju
    so sosial tadi urut wa warna what ya
    """,
    -8: """
    bandung bot bun dp hanya hujan kangen kirim klik liat mah mancing mas privat raih rapat rasa
    rumahmu seberang sewa shm tes test ucap
    """,
    -9: """
    antar indonesia jemput jujur kontra lucu mkab ndaftar nego paket rakyat relaw sedia segala skon
    teman tempatmu temu video
    """,
    -10: """
    akhir bangga bupat hidup jasa kak mampir nonton sabar wkwk
    """,
    -11: """
    besok cepat eh garans gelar hub inggal siap
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
    amble bagai bayar belum gas gelap goron jaran kabel kena kios kotor lapor loket malah mohon
    nutup paka pas pungu satpo selo surat taman tetan tiang tolak tolon usul wajib warun
    """,
    4: """
    air airny ambul angku asap atap atau atm bahay banso beras biar bidan bolon boron bpjs calo cara
    cuma dagan desa dibag dokte every gang gawa hilan iriga isiny jadwa jalur jebol jemba kasih
    kayak koson lab lahan lamba laran latih layan licin luban lupas lurah makam malin mampe mesin
    murid nama ngadu njaga on otong pabri parah pbb pinda pipa pohon rabie retak rnah roboh rokok rt
    rw sampa saran sejak sekal seko setor sumba syara tanah tani tapi tarif terus the troto tua umum
    vaks x
    """,
    3: """
    ada ajur alat alun2 amban amplo amuk anak ancur aneh antr antri arah asal asih aspal at bambu
    banji bawa bawan bayi belak bens berdi besuk bisin bocah bongk brong buaya buku bumde byar can
    cetak cewa colle cor coret dari debu ecer elupa erang gedun halt harus has isik jambr jatuh
    jelas kabeh kades kadus kanda karan karao kayu kebun kema ketua kids kk knalp koper kotak ktp
    kubur kuran kurin lalu lampu langk lansi lapan lapas lemot light limba luar lumpu main maksa
    marak mbg merah mest mesum minya mung musho musim muter my nakal nanya ndara nelay ngaj ngen
    numpa numpu offic oknum omahk padi pajak palan panit pasar passw patah penuh pet petan pip piran
    plese porta poton psek ptt puske raib razia rel retri rsud ruang rusak sakol sapi selek semin
    serin simpa soal suam sunga susu takut tangg tarik tawon terna tilan tipis tipu toko tong truk
    turun uang ugal ular umkm uruh urus villa wungk yampa
    """,
    2: """
    adame adany aduan agen ajar akal akte alter an anak2 anggo angko anjlo any api aplik asin atur
    bade bahwa bak bakar balih bangk banya baran bauny becek becus begal beliu bendu bener bengk
    berit besi biaya bilan bisak blok blt bocor bolak boros broke buang budak bulan bus busuk c
    calon camat campu clerk combe cross daera dafta dana dapur darah datan derma dewan di dicur
    dinas dita dobel domis down duit dukca dukuh e elip emang emper eriks faske formu gaju garba
    getar gondo gongg got gudan guru hama hamil het his hitam hoyon hutan ijin iki iku ilih ilik imb
    in infus ingg inter is isi iuran jagun jam janji jarak jare jauh jenti jorok judi kakek kalau
    kalis kamli kanto karat karci kasar kasi kaur kawin kedah keras keruh kilo kolam kompo kontr
    kosan koyo kriti kudu lalat lama lapuk las ledak lelet lepas lewat libur lingk liwat lompo longs
    luarg luka lulus lumut lunas malam mana mangk mantr mark mater mau mbok melon meter milih miras
    mirin mobil muncu mutas nakes nangi narik nceng ncuri ndamp ndeso nelpo neran ngabd ngada ngaju
    ngaku ngis nib nik nilai njual nungg nyebe nyulu ocor of ongko onli only oplos orang ortu our
    paku pangk pant papan pasir pay pbg pecah pemda phon pings pju pkh pkk plafo plast plat pns poli
    polus pom posya ppdb prakt prope ptsl pukul pupuk putin putus rabat racun rahu rawan reman rempa
    rempu repor resah rhati rjala rlint rmoho rpust rs rubuh rumpu rusun salah salur sama sangg
    schoo sd sdn se sebe sebel sebul segin sekde selat selin sendi separ sera sesak sibuk sidor
    siste snake solar solo spand spbu speed staf stnk subuh suka sulit sumur susah tagih talud tamu
    tanda taneu tang tanpa tawar tax teach tebal telan temba teng tengk teras teror terpa they ti
    tiba tikun tikus timba titik to toa toile tp tps trakt tugas two ukur usut wajah walun websi
    weeks zonas
    """,
    -2: """
    ajak akak alam allah am ambil anget anggu angka antus aris bagus baik bal balan bali ban banda
    barus batas batik bekal belok benar benca beres bersi biasa boleh bonus bpkb bunga canti capre
    cari cat cek check cilok cinc cinta coblo cocok com conta cuan cukup dan debat demam denge depos
    dini dlh doany dolla duri ebran email emas erima erint fast festi fixin fungs gais galon goton
    grosi grup gula hadap hadia hahah hancu happy harap harga hati hatik hemat hingg hubun hukum
    inves iya jakar jaksa jawab jaya jerni juara jumat kabar kanop kapol karti keren kg kiri klini
    konda kopi kos kota kpk kredi kucin kur kursu lagi lahir lanti lemba lengk les limit limpa listr
    liter lokas lolos lomba ma madu matem max modal nang nasi nasio ndidi ndopo negar night njela
    nkes nuju oke ongki open order organ otw panta pence pesen pilka pinje pisan pol poten pr prest
    print produ profi promo prote puluh putra rabu rame ratus rawat rcaya ready rebus renov resep
    rnika royon rtemu ruas s s1 sadar saldo sana sanga sayan secon sedan sedih sekit selam seman
    sembu senen senin serag serah sete shar shola si siang sih sim simpe slot sosia stok sumbe tamp
    tanga taut teh tembu temen teran terja tim timna tinja tol tsuna tuh turut ujung umk up viral
    wah wal walau waspa weeke wisud wkwkw
    """,
    -3: """
    acara adikk akan akiba aman amana amat ayo babin batin bos bpbd bupat caba cabe celak coba dampa
    deras detik dicar doa doak dunia ekono es etes examp gabun gaes guber hadir hehe hp ibu ikut
    infor ini istir jaman jang kang karya kavli kode korsl kumpu lamar lanca like lur maju mancu
    mari masin netiz ngop nitip nter nting nyoba ok ombak pacar pangg past pekan penga pesan pick pu
    pulsa pusat renta rsen rubah rumah salut sangk sar sayur sebag seger semba senan seora sepat
    seru servi setuj sido sigap sini situs sudah surab surve tadi tahap telpo tempa testi top trave
    undan untun ustad wa warna what will
    """,
    -4: """
    antar baju bandu bot bun cicil deui dp hanya hujan indon jujur kange kasus kirim klik kunc liat
    lu lucu mah manci mas milu mula ndaft nego petak priva raih rapat rasa rekom relaw respo rp
    seber sedia segal segar sepak sewa shm so temu tes test ucap urut video ya
    """,
    -5: """
    akhir bangg besok cepat eh gelar hidup hub ingga jasa jempu kak mampi mkab nonto paket polit
    presi quick rakya sabar sekol seper siap skon teman wkwk
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
