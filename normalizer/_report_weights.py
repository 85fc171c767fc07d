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
    bau kapan suruh tutup
    """,
    13: """
    bikin kali mati napa pungl
    """,
    12: """
    berapa honorer kartu parkir pasien proyek
    """,
    11: """
    bayar gelap jarang liar paka rangkat satpol sekal tiang tolong
    """,
    10: """
    ambles bagaima belum gas kabel kena kios malah mohon pas selo surat tetangga tidak tolak usul
    wajib
    """,
    9: """
    air bahaya bansos cara dagang jadwal kayak licin lubang makam maling mesin njaga nutup on otong
    pabrik parah pindah pohon pungut retak rt taman the trotoar warung x
    """,
    8: """
    airnya ambulans amuk asap atau belakang bolong calo cuma dibag dokter gang gawa hilang isinya
    jebol kades kasih kontraktor kosong lahan latih loket lupas lurah mampet murid nama ngadu orang
    pbb pipa rabies rnah roboh rokok sebelum sejak seko syarat tambah tapi tarif
    """,
    7: """
    ada ambang amplop arah asal atap atm banjir bawang beras borong bpjs cewa desa elupas erang
    gorong halt honor irigas isik jalur kadus kema ketua kk knalpot korup kotak kotor kurang lab
    lambat lansia lapang lapas larang limbah merah mest nakal numpang oknum padi panitia pasar patah
    penuh pirang putus rusak rw sakola sapi seleks seminggu sering sumbang tanah tangga tani terus
    tipu tong tua ugal umkm umum vaks
    """,
    6: """
    ajur alat alun2 anak aneh angkut antr at bambu bayi bens berdir besuk biar bidan bising bongkar
    buaya buku bumdes byar can cor harus jelas kabeh kampung karaok kayu kids lalu lampu light
    liling luar marak mobil my nanya ndara ngaj ngen numpuk ogok omahku pajak palang pet petan pip
    portal potong psek ptt puskesmas raib retribus rumah setor suam susu takut tanggul tarik tilang
    tipis toko turun uruh urus villag wungkul yampai
    """,
    5: """
    adanya ajar akte ancur angkot asih aspal bade bantos banya baunya blt bocor broken brong budak
    bus cetak cross daftar darah dari debu dermaga dewan dicur down ecer every gedung hamil has iki
    jalan jambret jatuh jauh jembat judi kalau kamling karcis kasi kebun kedah keruh kilo koperas
    ktp kua kubur kuring langka lapor lemot libur lompok longsor luka main maksa mbg mesum miras
    miring muncul mung musim mutas narik nelay ngabd ngada ngis nyuluh ongkos pasir password pings
    plat pleset razia rel rempat rempu rsud ruang rubuh rumput sampah saran sdn sebul sempit separo
    soal staf subuh sumur sunga susah tagih tanda tawon telanjang teng tengkulak ternak tps truk
    uang ujian ukur ular wajah zonas
    """,
    4: """
    adamel agen an anak2 anjlok antri any asin bak baliho bawa begal beliung bener bengkok besi
    biaya bocah bolak boros bulan busuk c calon camat campur comber coret dana dapur di dobel duit
    dukuh e emang faskes gaju gonggong got guru het his hoyong hutan ijin iku ilih ilik imb in is
    isi jagung jarak jare jentik kandang kaur kawin keras kontraseps koyo kudu lalat lama lapuk las
    layan layang lebar lelet lewat lingkar liwat luarga lulus lumpuh lunas mana mbok melon meter
    minyak mushola muter nakes nceng ndamping nelpon nib nik njual onli oplos our paku pant papan
    pbg pemda pju pkh plafon pns polus pom ppdb pupuk puting rabat racun rahu rawan remang report
    resah rmohon rpustaka rs rusunawa salah sama sarang satpas school sd sebe sekdes selingkuh
    sendir sinyal solar solo spanduk stnk suka sulit talud tambang tamu taneuh tang tawar teacher
    tebal teras teror terpal ti tidur tikung tikus timbang titik toa toilet tp usut walung
    """,
    3: """
    aduan agama aid akal alternatif amal ana ancam ancem answers antor antre api aplikas arep asat
    asked atur awas bahwa bakar bangsal barang becak becek becus begitu bendung berat berita berkas
    beton bidang bilang bisakah blangko blok buang burns butek bypass caina card clerk copet cret
    daerah dalem datang desember diada dinas dita ditah do dokumen domisil doubl dukcapil eceng elem
    elip emper eriksa etem everywher food gali gara2 garbag gerak getar gondok gudang hama hampir he
    hijau hitam ieun infus ingg insentif internet istri jam jarum jatah jero jorok kadis kakak kakek
    kalahir kalisar kantor karangpacar karat kasar kaya kedip ket km kolam komit kompor konek kosan
    krempyeng kuning land ledak lelang lepas lipat list lumut mahal maneh mangkal mark mau mawar
    milih minal minimarket mulu musyawarah muter2 napas ncuri nerang nerima ngaju ngaku nilai
    nunggak nyeberang ocor of offic officer only ortu pagar pamarentah pangkal pay pecah phon
    pinggang pkk pkl poli posyandu property ptsl pukul raba rambu rangkap rekrutmen reta rhati
    rjalan rlintas roda rombong rugi rupuk salur sampa sawah saya se segin selat selep selesa semak
    sepanjang sepi sera sesak setingg sibuk sidik sidorejo sier simpang sinc sistem sman snaker sok
    spbu speed spora spp sppt stop study suami suara tambak tanggal tanpa tata tau2 tax tebang
    telung tenda tetep tgl they tiba tiba2 tilu tingg to too total tour traktor tugas tuker tulis
    tumbang tumpah two udan urang urug usaha websit weeks zebra
    """,
    2: """
    a ab about adak adik agar akses akun alas alasan ambrol ambung amen angel anggo apakah apotek
    asang audit baca bahu balap bangka bangku bangun bantu basah baureno beach been begin belajar
    belatung beliau bibit bisnis bk block boat bodong bohlam bukan bukit bulog buny cafe car carik
    center cera community curiga cuti dadi daging dahulu damel dandan data daya denda dengung diam
    digaj dima dosen dugi dusunku ekor elpij embung engat erempet eror etrum fabel fiktif fishing
    fisik fogging for formulir full fund gagal ganggu ganti gardu garis gawai genteng gerobak gigit
    giling gorong2 gratifikas gubuk gugur gulita gunung habis hajat haji hanyut hasil hati2
    headmaster health hebat high i id identitas ieu ig igd iklan inspector itupun iuran janji jari
    jaspel jd jebak jedag jedug jenguk jepit junta kamar kambing kapal kaporit karang karet karung
    kas kasir kasur kata ketau kir kiruh kompla komputer konser koramil kotoran kuasa kuat kulit
    kumuh kurb kurs laki langgar lanta layak legalisir leutik lha lift loker lorong lotot luap mabok
    mabuk mambu mandor mangkrak mantr marah2 material mbak mbang melat milik minyakita mlebu modern
    motong musrenbang naik nambah nangis nding near nimpa nipu nonaktif nongol nota nsiun nunjuk
    nurun nyalur nyata nyebrang ohon oleh oli operator pa pager pake palak palsu panjun pareum paruh
    paskib paspor passport patung paud pdam pdhl peopl perhati perlu perum pesta phk plastic pmi
    polsek ponegoro praktik prem prosedur pustu putih queu ramah rampas rask rbai rbau rehab ringan
    rmit rpus rtiga rungu sak samsat satu sebaik seenak seged segel segitu sehat sejam sekampung
    sembarang semrawut sepinggang shop siaga sing siri sjid sktm smok sofa someo sosialisas status
    suap tali tebing tebu tebus tegur telen tembakau tembok tempat tenaga tender terna tertib tiket
    tindak tower traffic transport trayek trs trus tuanya tunanetra tunjuk ugal2 uji ukim ulat usir
    utara was wc we wereng woy yala yo
    """,
    -2: """
    aami abu acc adalah again ajuk alih ampuh angka angsur anter arus asli aula awar b1 bahas bakt
    balas balik bangsa banyak bapak batuk beli berjal besar bi bimbel bintang bio bis bit bmkg bor
    bosku bromo bumn bund bunda caang cabang capa catering cctv cerita cewek check checking cilik
    cod cpns crypto cuaca dama daripada dateng daun dbd dekat deng diber diem disin dong dosa dsos
    dulu ekstrem elektabilitas eluh endam entu etawa evakuas evaluas favorit followers foto fup
    futsal gacor gada gan gant ganteng gata gelombang gercep giat goreng grab guruku hangus hoax
    http indah indomaret innalillah inspektorat jamin jawab jawaban jiwa juga juta kan kanan
    kapolsek karyaw kenal kerja ki kilat ku kulkas laku lanjut lebih legal ly m mall masyarakat maut
    mbal million min minggu minum modus mogok ncair ngapa nggih njad ntar nyebab obral ojol padat
    pak paksa pancen panjang paripur parsel pasang pecel pedul per percaya pijat pinjam plus polis
    prediks pria provins pun punya pupr rapi rawit rek resm rhar rtama rtp rutin saratus sehar
    selamet seluruh semalem sempat serem seret serta server sir sisa sma smk surut system syukur ta
    tabrak tangkap tanya target taruh tekan temp terima terjun tetap thailand tiga tindaklanjut
    tingkat toto tuhan undi unit urutku wali want waras wd wilayah wisata with wujud yayas yelidik
    yerah your
    """,
    -3: """
    ac adek akikah alus am angkat asik atas auto baik balan bales bandang bang banget bapak2 bapakku
    barista batik bekal benca bentar bergiz cair capek cat cilok cocok contact cuan cukup curanmor
    dalam debat deres ding doain dollars emas erima film final gais geprek googl gotong grosir guys
    hadiah hancur happy harga hari hati hingga hubung hukum hut idul ikan imbau includ inget jaya
    juara jumat kalah keluh keren kering khusus kondang kos kpk kuota lele lilin liter ludes mang
    matematika menit mobilku mulus nasional nemu ngaji njelas nkes normal nuju oke organik parta
    pencet pinggir pinjem pol pr rabu rawat resmi ribu ruas s sadar sahabat sakit saldo sedang sedot
    seneng seragam siapapun tamp tangan taut teh tentang tim togel trading tsunam tuh turut ujung
    umk umr undang ungkap up vote wah wakil walau wanita wisuda working
    """,
    -4: """
    ajak akak alam ambil anget anggur antusias aris bagus ban barus batas belok benar beres bersih
    bonus bpkb capres cari chat cinc cinta coblos dan deposit dini dlh doanya drakor duri fast
    festival fixing fungs grup gula hadap hadir hahaha harap hatiku hemat iya jaksa kanop kartin
    karya kg kiri klinik kopi kur kursus lagi lahir limit lokas lolos lomba madu max modal nang nasi
    ndopo night ongkir open order otw panas pesen pisang politis potens print protes putra rame
    ratus rebus rnikah royong rtemu s1 sambil sana sebagi second sedih sembah sembako senin serah
    sete shar si sih sim slot stok surve tanggung tembus temenku terang testing timnas tinjau token
    """,
    -5: """
    adikku allah amanah babinsa bal bali biasa boleh bpbd bunga caba cantik cek com dampak demam
    dukung ebrang email erintah gaes galon huhu ikut informas jakarta jernih kabar kampus kang
    korsleting kota kredit kumpul lamar langsung lantik lengkap les like limpah listrik ma masing
    ndidi negara netizen ok pacar panggil pekan pilkada prestas puluh pusat rcaya ready rekomendas
    resep sangat sar sekitar semangat sembuh seorang sholat siang sini sudah tahap tol transfer
    untung viral wal waspada will wkwkwk
    """,
    -6: """
    acara admin akibat aman amat ayo bantosan batin cabe cicil coba detik doa doak dunia etes exampl
    gubernur hp ini istirahat jaman jang kode korups lancar maju mari ngop nitip ombak pesan pick
    politik presiden promo renovas rsen rubah salut sangka satpam sayang sayur sekarang senang sido
    sigap surabaya telpon top travel ustadz weekend
    """,
    -7: """
    akan baju bos celaka deras deui dicar ekonom es gabung hanya hehe ibu kavling kunc liat lu lur
    mancur mantap mula nter nting nyoba past pengalam petak pu rental rp segar sepakat sepatu seru
    servis setuju situs sosial tadi test urut wa warna what ya
    """,
    -8: """
    bandung bot bun hujan jemput kangen kasus kirim klik lucu mah mancing mas milu panta privat
    pulsa raih rapat rasa rumahmu seberang sewa shm so tempatmu tes ucap
    """,
    -9: """
    antar dp indonesia jujur kontra mkab ndaftar nego paket relaw sedia segala teman temu video
    """,
    -10: """
    akhir bupat hidup jasa kak mampir nonton rakyat sabar skon wkwk
    """,
    -11: """
    bangga besok cepat gelar hub inggal
    """,
    -12: """
    dprd enak garans haha murah siap yuk
    """,
    -13: """
    anda deh eh nant nih
    """,
    -14: """
    kamu mimp
    """,
    -15: """
    alhamdulil link
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
    minta rangk tamba
    """,
    7: """
    bau kapan napa padah pungl setia suruh tutup
    """,
    6: """
    berap bikin kali kartu liar mati parki pasie proye tidak
    """,
    5: """
    amble bagai bayar belum cara gas gelap goron jaran kabel kena kios kotor malah mohon njaga nutup
    on pabri paka parah pas pungu retak satpo sekal selo surat tetan tiang tolak tolon usul wajib
    warun x
    """,
    4: """
    ada air airny ambul amuk asap atap atau atm bahay banji banso belak beras bidan bolon boron bpjs
    calo cuma dagan desa dibag dokte every gang gawa hilan iriga isiny jadwa jalur jebol kades kasih
    kayak koson lahan lamba lapan laran latih layan licin loket luban lupas lurah makam malin mampe
    mesin murid nama ngadu otong pbb penuh pinda pipa pohon rabie rnah roboh rokok rt rw sampa saran
    sejak seko setor sumba syara taman tanah tani tapi tarif terus the troto tua umum vaks
    """,
    3: """
    ajur alat alun2 amban amplo anak ancur aneh angku antr antri arah asal asih at bambu bawan bayi
    bengk bens berdi besuk biar bisin bocah bongk brong buaya buku bumde byar can cetak cewa colle
    cor coret dari debu elupa erang gedun halt harus has isik jambr jatuh jelas jemba kabeh kadus
    kanda karan karao kayu kebun kema ketua kids kk knalp koper kotak ktp kua kuran kurin lab lalu
    lampu langk lansi lapas lapor lemot light limba longs luar lumpu maksa marak mbg merah mest
    mesum minya mirin mung musho musim muter my nakal nanya ndara nelay ngaj ngen numpa numpu offic
    ogok oknum omahk padi pajak palan panit pasar passw patah pet petan pip piran plat porta poton
    psek ptt puske raib razia rel retri rsud ruang rusak sakol sapi selek semin serin simpa soal
    suam sunga susu takut tangg tarik tawon tengk terna tilan tipis tipu toko tong truk turun uang
    ugal ular umkm uruh urus villa wungk yampa
    """,
    2: """
    adame adany agen ajar akte alter an anak2 anggo angko anjlo any api aplik asin aspal atur bade
    bahwa bak bakar balih bangk banya baran bauny bawa becek becus begal beliu bendu bener berit
    besi biaya bilan bisak blok blt bocor bolak boros broke budak bulan bus busuk c calon camat
    campu clerk combe cross daera dafta dana dapur darah derma dewan di dicur dinas dita dobel dokum
    domis down duit dukca dukuh e ecer elip emang emper eriks faske formu gaju garba getar gondo
    gongg got gudan guru hama hamil het his hitam hoyon hutan ijin iki iku ilih ilik imb in ingg is
    isi jagun jam janji jarak jare jauh jenti jorok judi kakek kalau kalis kamli kanto karat karci
    kasar kasi kaur kawin kaya kedah keras keruh kilo kolam kompo kosan koyo kriti kubur kudu lalat
    lama lapuk las lebar ledak lelet lepas lewat libur lingk liwat lompo luarg luka lulus lumut
    lunas main malam mana mangk mantr mark mbok melon meter minal miras muncu mutas nakes nangi
    narik nceng ncuri ndamp ndeso nelpo neran ngabd ngada ngaju ngaku ngis nib nik nilai njual nungg
    nyebe nyulu ocor of ongko onli only oplos orang ortu our paku pangk pant papan pasir pay pbg
    pecah pemda phon pings pju pkh pkk plafo plast plese pns poli polus pom posya ppdb prakt prope
    pukul pupuk putin putus rabat racun rahu rawan reman rempa rempu repor resah rhati rjala rlint
    rmoho rpust rs rubuh rumpu rusun salah salur sama sangg schoo sd sdn se sebe sebel sebul segin
    sekde selin sempi sendi separ sera sesak setin sibuk sidor siste snake solar solo spand spbu
    speed staf stnk subuh suka sulit sumur susah tagih talud tamu tanda taneu tang tanpa tawar tax
    teach tebal telan temba teng teras teror terpa tetep they ti tiba tikun tikus timba titik to toa
    toile tp tps trakt tugas tumba two ukur usut wajah walun websi weeks zonas
    """,
    -2: """
    ajak akak alam allah am ambil anget anggu antus aris atas bagus baik bal balan bales bali ban
    banda bange barus batas batik bekal belok benar benca beres bersi biasa boleh bonus bpkb canti
    capek capre cari cat cek chat check cilok cinc cinta coblo cocok com conta cuan cukup dan debat
    demam denge depos dini dlh doain doany dolla drako dukun duri ebran email erima erint fast festi
    fixin fungs gais galon goton grosi grup gula hadap hadia hahah hancu happy harap harga hati
    hatik hemat hingg hubun hukum inves iya jakar jaksa jawab jaya jerni juara jumat kabar kanop
    kapol karti keluh keren kg kiri klini konda kopi kos kota kucin kumpu kur kursu lagi lahir lamar
    lanti lemba lengk like limit limpa listr liter lokas lolos lomba ma madu max modal nang nasi
    nasio ndidi ndopo negar night njela nkes nuju ongki open order organ otw pacar panas pekan pence
    pesen pilka pinje pisan pol poten pr print produ profi promo prote putra rabu rame ratus rawat
    rcaya ready rebus resep rnika royon rtemu ruas rumah s s1 sadar saldo sana sanga secon sedan
    sedih sekit selam seman sembu senen senin serag serah sete shar shola si siang siapa sih sim
    simpe sini slot sosia stok tahap taut teh tembu temen teran terja tim timna tinja token tol tuh
    turut ujung umk viral vote wah wal walau waspa weeke wisud wkwkw
    """,
    -3: """
    acara adikk akan akiba aman amana amat angka ayo babin batin bos bpbd bunga bupat caba cabe
    celak cicil coba dampa deras detik dicar doa doak dunia ekono es etes examp gabun gaes guber
    hadir hehe hp huhu ibu ikut infor ini istir jaman jang kang karya kavli kode korsl kredi kunc
    lanca les lur maju mancu mari masin mula netiz ngop nitip nter nting nyoba ok ombak pangg past
    penga pesan petak pick prest pu puluh pusat renov renta rsen rubah salut sangk sar sayan sayur
    sebag seger semba senan seora sepat seru servi sido sigap situs sudah surab surve tadi telpo
    tempa test testi top trave undan untun ustad wa warna what will
    """,
    -4: """
    antar baju bandu bot bun deui dp hanya hujan indon jujur kange kasus kirim klik liat lu lucu mah
    manci mas milu ndaft panta priva pulsa raih rapat rasa rekom relaw respo rp seber sedia segal
    segar sekol sepak setuj sewa shm so temu tes ucap urut ya
    """,
    -5: """
    akhir bangg cepat hidup ingga jasa jempu kak mampi manta mkab nego nonto paket polit presi quick
    rakya sabar seper skon teman video wkwk
    """,
    -6: """
    anda bapak besok deh dprd eh enak garan gelar haha hub murah sekar siap yuk
    """,
    -7: """
    alham kamu link mimp nant nih
    """,
    -8: """
    bro
    """,
}
