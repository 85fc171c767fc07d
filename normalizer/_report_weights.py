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
    kapan padahal setiap
    """,
    14: """
    bau suruh tutup
    """,
    13: """
    kali mati napa proyek pungl
    """,
    12: """
    berapa bikin honorer kartu liar parkir pasien sekal
    """,
    11: """
    bagaima bayar belum gelap paka pas rangkat satpol tetangga tiang tolong
    """,
    10: """
    ambles gas jarang kabel kena kios malah mohon pabrik selo surat tidak tolak usul wajib
    """,
    9: """
    air bansos dagang jadwal licin lubang makam maling mesin njaga nutup on otong parah pohon pungut
    rabies retak rnah rt taman the trotoar x
    """,
    8: """
    airnya ambulans amuk asap atau bahaya banjir belakang beras bolong borong calo cara cuma desa
    dokter gawa hilang isinya jalur jebol kasih kayak kontraktor kosong kotor lahan loket lupas
    lurah mampet murid nama ngadu orang pbb pindah pipa roboh rokok sebelum sejak seko syarat tambah
    tanah tarif tipu umum warung
    """,
    7: """
    ada ambang amplop anak antr arah asal atm bpjs buaya cewa dibag elupas erang gang gorong honor
    irigas kades kadus kayu kema ketua knalpot korup kotak kurang lab lambat lansia lapang lapas
    larang latih limbah merah mest nakal numpang ogok oknum padi pajak panitia patah penuh pirang
    ptt putus rusak sakola sapi seleks seminggu sering sumbang susu tangga tani tapi terus tilang
    tong tua ugal umkm vaks
    """,
    6: """
    ajur alat alun2 aneh angkut asih at bambu banya bawang bayi bens berdir besuk biar bising
    bongkar buku bumdes byar can cor coret gedung halt harus has isik jambret jatuh karaok kids kk
    lalu lampu lemot light liling luar marak mbg mobil my nanya ndara ngaj ngen numpuk omahku palang
    pasar password pet petan pip portal psek puskesmas raib retribus rumah setor soal suam takut
    tanggul tarik tipis toko turun uang uruh urus villag wungkul yampai
    """,
    5: """
    adanya agen ajar akte ancur angkot aspal atap bade bantos baunya bawa bidan blt bocor broken
    brong budak bus calon cetak daftar darah dari debu dermaga dewan dicur dobel down dukuh ecer
    every gonggong got hamil iki jalan jauh jelas jembat judi kabeh kalau kamling kampung karcis
    kasi kebun kedah keruh koperas ktp kua kuring lama langka lompok longsor luka maksa mesum miras
    miring muncul mung musim mutas muter narik nelay nelpon ngabd ngada ngis nyuluh ongkos pasir
    pings pkk plat potong pupuk razia rel rempat rempu rsud rubuh rumput rusunawa rw saran sd sdn
    sebul sempit separo staf suap subuh sunga susah tagih tawon telanjang teng tengkulak ternak
    teror tps truk ujian wajah zonas
    """,
    4: """
    adamel alternatif an anak2 anjlok antor antri any api asin bak bakar baliho bangka becak begal
    beliung bendung bener bengkok berkas besi biaya blok bocah bolak boros bulan busuk c camat
    campur comber cross dana di dita domisil duit dukcapil e emang gaju gudang guru hama het his
    hoyong hutan ijin iku ilih ilik imb in is isi jagung jarak jare jentik kakek kandang kaur kawin
    keras kilo kompor kontraseps kosan koyo kubur kudu lalat lapor lapuk las layan lebar lelet lewat
    libur lingkar liwat luarga lumpuh lumut main mana mbok melon meter minimarket minyak mushola
    nakes nceng ndamping nib nik njual of onli oplos our pagar paku pant papan pbg phon pinggang pju
    pkh plafon pleset pns polus pom pukul puting rabat racun rahu rambu remang report resah rhati
    rmohon rpustaka rs ruang salah sama sampah sarang satpas school segin sekdes selingkuh sendir
    shelter sibuk simpang sinyal solar solo spanduk stnk suka sumur talud tambang tamu tanda taneuh
    tang tawar teacher tebal teras terpal ti tidur tikung tikus timbang titik toa toilet tp tugas
    tumbang ukur ular usut walung
    """,
    3: """
    aduan agama aid akal amal ana ancam ancem answers antre apakah aplikas arep asat asked atur awas
    bahwa bangsal barang becek becus begin begitu berat berita beton bidang bilang bisakah blangko
    buang burns butek bypass caina card cera clerk copet cret daerah dalem dapur datang desember
    diada diam dicat digaj dinas ditah do dokumen doubl eceng elem elip emper eriksa etem etrum
    everywher fabel faskes food gali gara2 garbag gerak gerobak getar golong gondok hampir he
    headmaster hijau hitam ieu ieun infus ingg insentif internet istri itupun iuran jam jarum jatah
    jero jorok kadis kakak kalahir kalisar kantor karangpacar karat kas kasar kaya kedip ket kolam
    komit konek krempyeng langgar layang ledak lelang lepas lipat lulus lunas mahal maneh mangkal
    mark mau mawar milih mulu musyawarah muter2 napas ncuri near nerang nerima ngaju ngaku nilai
    nipu nunggak nunjuk nyeberang ocor offic officer only ortu pamarentah pangkal paspor pay pecah
    pesta phk pkl poli posyandu ppdb property ptsl raba rangkap rangking rawan rbau reta rjalan
    rlintas roda rugi rupuk sak salur sampa sawah saya se sekampung selat selep selesa semak
    sepanjang sera sesak setingg sidik sidorejo sier sinc sistem sman snaker sok spbu speed spora
    spp sppt stop study suami suara sulit tambak tanggal tanpa tata tau2 tax tebang telung tenda
    tetep tgl they tiba tiba2 tilu tingg to too total tour tower traktor tulis tumpah two ubah udan
    ugal2 urang urug usaha websit weeks
    """,
    2: """
    a ab about adak adik agar akses akun alas alasan ambrol ambung amen angel anggo apotek asang
    audit baca bahu balita bangku bangun bantu basah baureno beach belajar belatung beliau bisnis
    block boat bocah2 bodong bohlam bukan bukit bulog buny cafe car center community cuti dadi
    daging dahulu damel dandan data daya denda dengung dicek dima dosen dugi dusunku ekor elpij
    embung emis engat erempet eror fiktif fishing fisik fogging for formulir full fund gagal ganggu
    ganti gardu garis gawai genteng get gigit giling gorong2 gratifikas gubuk gugur gulita gunung
    habis hajat haji hal hanyut hasil hati2 health hebat high i id identitas ig igd iklan inspector
    janji jari jaspel jd jebak jedag jedug jenguk jepit junta kamar kambing kapal kaporit karang
    karet kasir kasur kata ketau kir kiruh km kompla komputer konser koramil kotoran kuasa kuat
    kulit kumuh kuning kurb kurs laki land lanta layak legalisir leutik lha lift list loker lorong
    lotot luap mabok mabuk mambu mandor mangkrak mantr marah2 material mbak mbang melat milik minal
    minyakita mlebu modern motong naik nambah nding nebang nimpa nonaktif nongol nota nsiun nurun
    nyalur nyata nyebrang ohon oleh oli operator pa pager pake palak palsu panjun pareum paruh
    paskib passport patung paud pdam pdhl pemda peopl perhati perlu perum plastic pmi polsek
    ponegoro praktik prem prosedur public pustu putih queu ramah rampas rask rbai rehab rekrutmen
    ringan rombong rontok rpus rtiga ruju rungu sabu samsat satu sebaik sebe seenak seged segel
    segitu sehat sejam sembarang semrawut sepi sepinggang sertifikat shop siaga siri sjid sktm smk
    smok sofa someo sosialisas status t tali tebing tebus tegur telen tembakau tembok tempat tenaga
    tender terna tertib tiket tindak traffic transport trayek trs trus tuanya tuker tunanetra tunjuk
    uji ukim ulat unggu usir utara was wc wereng woy yala yo zebra
    """,
    -2: """
    aami abu acc again alih ampuh anggar angkat angsur asli aula awar b1 bahas bakt balas balik bang
    bangsa bapak batuk beli berjal besar bi bimbel bintang bio bis bit bor bosku bromo bubuk bumn
    bund caang cabang cabe capa catering cctv cewek check checking cilik cod crypto cuaca cuci dama
    daripada dateng daun dbd dekat diber disin dosa dsos dulu ekstrem elektabilitas eluh endam entu
    etawa evaluas foto fup futsal gacor gada gan gant ganteng gata gercep giat goreng grab guruku
    hangus harga http includ indah indomaret inget innalillah inspektorat jamin jawab jawaban jiwa
    juga jumbo juta kan kanan kapolsek karyaw kenal ki kilat ku kucingku kulkas laku lanjut legal
    lekas lele lupa ly m makin mant masyarakat mbal million min minum modus mogok motorku nasib
    ncair ndapat ngapa nggih njad njelasan ntar nyebab obral ojol padat pak paksa pancen panjang
    paripur parsel pasang pedul percaya pijat plus polis prediks provins pun punya pupr rapi rawit
    rek rekening resm ribu ringat rtp sabtu sehar sekilo selamet seluruh sempat sendiri serem seret
    serta siapapun sir sisa sma sumpah surut system syukur ta tabrak tanya target taruh tekan temp
    terima tetap tiga tindaklanjut tingkat titip toto tuhan ungkap unit urutku want waras wd wilayah
    wisata with wujud yayas yelidik yerah your
    """,
    -3: """
    ac adek ajak ajuk akak akikah alus am angka anter arus asik atas auto balan bales bandang banget
    bapak2 bapakku barista batik benca bentar beres bergiz bunda cair capek cilok cinc cocok contact
    cuan curanmor dalam damkar debat deng deres diem ding dollars duri emas erima film final fixing
    followers gais gelombang geprek googl gotong grosir guys hadiah hancur happy hari hati hingga
    hubung hukum hut idul ikan imbau jaya kalah keluh keren kering kerja khusus kondang kost kuota
    lebih lilin liter ludes mall mang matematika maut menit minggu mobilku mulus nasional nemu ngaji
    njelas nkes normal nuju oke open organik panas parta paving pencet per pinggir pinjem pol putra
    rabu resmi rhar rtama rutin s sadar sahabat sakit saldo sedang sedot seneng sete tamp tangan
    tangkap teh tentang terjun tim togel trading tsunam tuh turut ujung umk umr undang up vote wah
    wakil walau wanita wisuda working
    """,
    -4: """
    alam ambil anget anggur antusias aris baik ban barus bekal belok benar bersih biasa bonus bpkb
    capres cari cat cek chat cinta coblos cukup deposit dini dlh doain doanya fast festival gula
    hadap hadir harap hatiku hemat informas iya jaksa juara jumat kartin karya kg kiri klinik kopi
    kos kpk kur kursus lagi limit lolos madu modal nang nasi ndopo night ongkir order pecel pesen
    pilkada pisang politis potens pr print protes rame ratus rawat ready rebus rnikah royong rtemu
    ruas s1 sambil sana sebagi sedih sembah sembako senin seragam serah shar sholat si sim slot
    surve taut tembus temenku terang testing timnas token wal
    """,
    -5: """
    adikku allah amanah babinsa bagus bal bali batas boleh bpbd bunga cantik com dampak dan demam
    drakor dukung ebrang email erintah evakuas fungs galon grup hahaha huhu ikut jakarta jaman
    jernih kabar kampus kang kanop korsleting kota kredit kumpul lahir lamar lantik lengkap les
    limpah listrik lokas ma masing max ndidi negara netizen ok otw pacar pekan prestas puluh pusat
    rcaya rekomendas resep sangat sar sayur second sekitar semangat sembuh senang siang sih sini
    stok sudah tahap tanggung tinjau travel untung voli waspada will wkwkwk
    """,
    -6: """
    acara admin akibat aman ayo bantosan batin bos caba cicil coba detik doak dunia ekonom etes
    exampl gaes hp ini istirahat jang kode korups lancar langsung like maju mari ngop nitip ombak
    panggil pick politik presiden promo renovas rental rsen rubah salut sangka satpam sayang
    sekarang seorang seru sido sigap surabaya telpon tes tol top transfer ustadz warna weekend
    """,
    -7: """
    amat baju celaka deras deui dicar doa es gabung gubernur hanya hehe ibu kavling kunc lu lur
    mancur mantap mula nter nting nyoba past pengalam pesan petak pu sepakat sepatu servis setuju
    situs so sosial tadi test urut viral wa what ya
    """,
    -8: """
    akan bandung bot bun hujan kangen kasus kirim klik liat lucu mah mancing mas milu panta pulsa
    raih rapat rasa rp rumahmu seberang sedia segar sewa shm tempatmu ucap
    """,
    -9: """
    antar dp indonesia jujur kontra mkab ndaftar paket privat relaw segala skon teman temu video
    """,
    -10: """
    akhir bangga besok bupat hidup jasa jemput kak mampir nego nonton rakyat sabar wkwk
    """,
    -11: """
    cepat garans gelar hub inggal
    """,
    -12: """
    enak haha murah siap yuk
    """,
    -13: """
    anda deh dprd eh nant
    """,
    -14: """
    kamu mimp nih
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
    berap bikin gelap kali kartu liar mati parki pasie proye
    """,
    5: """
    amble bagai bayar belum gas goron jaran kabel kena kios kotor malah mohon njaga nutup pabri paka
    pas pohon saran satpo sekal selo surat tetan tiang tidak tolak tolon usul wajib warun x
    """,
    4: """
    air airny ambul amuk asap atau atm bahay banji banso belak beras bidan bolon boron bpjs calo
    cara coret cuma dagan desa dibag dokte every gang gawa hilan iriga isiny jadwa jalur jebol jemba
    kasih kayak koson lab lahan lamba lapan laran latih layan licin loket luban lupas lurah makam
    malin mampe merah mesin murid muter nama ngadu on otong parah pbb penuh pinda pipa pungu rabie
    retak rnah roboh rokok rt sampa sejak seko setor sumba syara taman tanah tapi tarif the tipu
    troto tua umum vaks
    """,
    3: """
    ada ajur alat alun2 amban amplo anak ancur aneh angko angku antr antri arah asal asih aspal at
    atap bambu bangk bawan bayi bengk bens berdi besuk biar bisin bocah bocor bongk brong buaya buku
    bumde bus byar calon can cetak cewa colle cor debu elupa erang formu gedun halt harus has isik
    jambr jatuh jelas judi kabeh kades kadus kamli kanda karan karao kayu kema ketua kids kk knalp
    koper kotak ktp kua kuran kurin lalu lampu langk lansi lapas lapor lemot light limba luar lumpu
    maksa marak mbg mest mesum minya mirin mung musho musim my nakal nanya ndara ngaj ngen numpa
    numpu offic ogok oknum omahk padi pajak palan panit pasar passw patah pet petan pip piran porta
    poton psek ptt pupuk puske raib razia rel rempu retri rsud ruang rusak rw sakol sapi selek semin
    sempi serin simpa soal suam suap sunga susu takut tangg tani tarik tawon terna terus tilan tipis
    toko tong truk turun uang ugal umkm uruh urus villa wungk yampa
    """,
    2: """
    adame adany agen ajar akte alter an ana anak2 anggo anjlo antor any api aplik asin atur bade
    bahwa bak bakar balih banya baran bauny bawa becak becek becus begal beliu bendu bener berit
    besi biaya bilan bisak blok blt bolak boros broke budak bulan busuk butek bypas c camat campu
    clerk combe cross dafta dana dapur darah dari datan derma dewan di dicat dicur dinas dita dobel
    dokum domis down duit dukca dukuh e ecer elip emang emper eriks faske gaju gali garba getar
    gondo gongg got gudan guru hama hamil het his hitam hoyon hutan ijin iki iku ilih ilik imb in
    infus ingg inter is isi jagun jam janji jarak jare jauh jenti jero jorok kakek kalau kalis kanto
    karat karci kas kasar kasi kaur kawin kaya kebun kedah keras keruh kilo kolam kompo kosan koyo
    kriti kubur kudu lalat lama lapuk las lebar ledak lelet lewat libur lingk liwat lompo longs
    luarg luka lumut lunas main malam mana mangk mantr mark mbok melon meter milih miras mulu muncu
    mutas nakes narik nceng ncuri ndamp ndeso nelay nelpo neran ngabd ngada ngaju ngaku ngis nib nik
    nilai njual nungg nyebe nyulu ocor of ongko onli only oplos orang ortu our pagar paku pangk pant
    papan pasir pay pbg phon pings pju pkh pkk plafo plast plat plese pns poli polus pom posya prakt
    prope ptsl pukul putin putus rabat racun rahu rawan reman rempa repor resah rhati rjala rlint
    rmoho rpust rs rubuh rumpu rusun salah salur sama sangg schoo sd sdn se sebel sebul segin sekde
    selat selin separ sera sesak shelt sibuk sidor siste snake solar solo spand spbu speed staf stnk
    stop subuh suka sulit sumur susah tagih talud tamu tanda taneu tang tanpa tata tawar tax teach
    tebal telan temba teng tengk teras teror terpa tetep they ti tiba tikun tikus timba tingg titik
    to toa toile tp tps trakt tugas tumba two ukur ular usut wajah walun websi weeks zonas
    """,
    -2: """
    ajak akak alam allah ambil anget anggu antus aris babin bagus baik bal balan bali ban banda
    bange barus batas batik bekal belok benar benca beres bersi biasa boleh bonus bpkb canti capre
    cari cat cek chat check cilok cinta coblo cocok com cuan cukup damka dan debat demam depos dini
    dlh doain doany drako dukun duri ebran email emas erima erint evaku fast festi fixin fungs gais
    galon goton grosi grup gula hadap hahah hancu happy harap hari hati hatik hemat hingg hubun
    hukum infor iya jakar jaksa jawab juara jumat kabar kanop kapol karti keren kg kiri klini kopi
    kos kost kota kpk kucin kur kursu lagi lahir lanti lemba lengk les limit limpa listr liter lolos
    ma madu max modal nang nasi nasio ndidi ndopo negar nemu night njela nkes nuju ongki open order
    organ pacar pecel pekan pence pesen pilka pinje pisan pol poten pr print produ promo prote putra
    rabu rame ratus rawat rcaya ready rebus renov resep rnika royon rtemu ruas s s1 sadar sahab
    sakit saldo sana secon sedan sedih sekit selam seman sembu senen senin serag serah sete shar
    shola si siang siapa sih sim simpe sini slot sosia stok tamp taut teh tembu temen teran terja
    timna tinja token tsuna tuh turut ujung umk untun voli wah wal walau waspa weeke wisud wkwkw
    """,
    -3: """
    acara adikk akiba aman amana amat angka ayo batin bos bpbd bunga bupat caba celak cicil coba
    dampa deras detik dicar doa doak dunia ekono es etes examp gabun gaes guber hadir hehe hp huhu
    ibu ikut ini inves istir jaman jang jerni kang karya kode korsl kredi kumpu kunc lamar lanca
    like lur maju mari masin mula netiz ngop nitip nter nting nyoba ok ombak otw pangg past penga
    pesan petak pick prest pu puluh pusat renta rsen rubah rumah salut sanga sar sayan sayur sebag
    seger semba senan seora sepat seru servi setuj sido sigap situs sudah surab surve tadi tahap
    telpo tempa tes testi tol top trave undan urut ustad viral warna what will
    """,
    -4: """
    akan antar baju bandu bot bun deui dp hanya hujan indon jujur kange kasus kavli kirim klik liat
    lu lucu mah manci mancu mas milu ndaft panta priva pulsa raih rapat rasa rekom relaw respo rp
    sangk seber sedia segal segar sepak sewa shm so temu test ucap video wa ya
    """,
    -5: """
    akhir bangg besok cepat garan hidup ingga jasa kak mampi manta mkab nego nonto paket polit presi
    quick rakya sabar sekol seper skon teman wkwk
    """,
    -6: """
    anda bapak deh dprd enak gelar haha hub jempu murah sekar siap yuk
    """,
    -7: """
    alham eh kamu link mimp nant nih
    """,
    -8: """
    bro
    """,
}
